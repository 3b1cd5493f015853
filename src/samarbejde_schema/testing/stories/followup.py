"""The scenes while the work goes on: agenda, other actors, status, minutes and what is adjusted.

A complete example::

    from random import Random

    from samarbejde_schema.testing.stories.placement import Placement
    from samarbejde_schema.testing.stories.teller import Teller

    teller = Teller(Random(7))
    placement = Placement(teller, teller.cast.provider)
    placement.begin()
    placement.meet("TRE_MAANEDERS")             # agenda, status and minutes of one follow-up
    reported = placement.report()
    placement.change_goals(reported)
    placement.set_subgoals()
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from ...process import later
from ...standard.v1.aendringsmeddelelse import Aendringsmeddelelse
from ...standard.v1.aktoer_anmodning import AktoerAnmodning
from ...standard.v1.aktoer_opfoelgning import AktoerOpfoelgning
from ...standard.v1.bestilling_justering import BestillingJustering
from ...standard.v1.dagsorden import Dagsorden, Dagsordenspunkt, OensketMateriale
from ...standard.v1.faelles.aendring import Aendring
from ...standard.v1.faelles.maal import (
    ArtefaktRef,
    FremtidigtMaal,
    Maalbeslutning,
    Maalforslag,
    Maalstatuslinje,
)
from ...standard.v1.faelles.opfoelgning import Moedeaftale, Moededeltager, Periode
from ...standard.v1.faelles.vurdering import Niveauaendring, Stoettebehov
from ...standard.v1.handleplan import Handleplan, SaerligtForhold
from ...standard.v1.indsatsmaal_opdatering import IndsatsmaalOpdatering
from ...standard.v1.kontrakttillaeg import Kontrakttillaeg
from ...standard.v1.referat import NaesteMoede, Punktreferat, Referat
from ...standard.v1.statusnotat import Anbefalingslinje, LeveretIndsats, Statusnotat
from . import words
from .beginning import Beginning
from .making import filled, of

POINTS = ("MAALSTATUS", "LIVSTEMAER", "VIDERE_FORLOEB", "INDSATS_FAERDIG", "NAESTE_MOEDE")


class FollowUp(Beginning):
    """The scenes of follow-up and adjustment; each takes the message's fields to change."""

    last_meeting: datetime | None = None
    reported = False
    """Whether a change has been reported that the parties have not met about."""

    def meet(self, kind: str = "TRE_MAANEDERS", *, on: date | None = None, **minutes: Any) -> Referat:
        """One follow-up: agenda, status in time, and minutes; ``minutes`` are fields of the minutes."""
        agenda = self.convene(kind, on=on)
        status = self.status(agenda)
        return self.write_minutes(agenda, status, **minutes)

    def convene(self, kind: str = "TRE_MAANEDERS", *, on: date | None = None, **fields: Any) -> Dagsorden:
        """The authority convenes four weeks before the meeting."""
        day = on or self._due(kind)
        self.teller.wait_until(day - timedelta(days=28))
        moment = self.teller.meeting(max(day, self.teller.today + timedelta(days=14)))
        said: dict[str, Any] = {
            "dagsorden_id": self.teller.key(),
            "moedetype": "STATUSMOEDE",
            "opfoelgningstype": kind,
            "plan_ref": self.plans.get(kind),
            "moedetidspunkt": moment,
            "sted": self.provider.organisation.navn + ", mødelokalet",
            "punkt": tuple(of(Dagsordenspunkt, punkt_id=self.teller.key(), type=point) for point in POINTS),
            "oensket_materiale": (
                of(
                    OensketMateriale,
                    beskrivelse="Statusnotat med status på alle mål",
                    leveringsfrist=moment.date() - timedelta(days=5),
                ),
            ),
            "borger_kan_invitere": ("INGEN_BEGRAENSNING",),
            "deltager": self.present(),
            "borgers_punkt": (self.say(words.OWN_POINTS),),
            "borger_orientering": self.told("BREV"),
        }
        if kind == "EKSTRAORDINAER":
            said.pop("plan_ref")
        return self.teller.send(Dagsorden, self.authority, self.provider, **filled(said | fields))

    def _due(self, kind: str) -> date:
        if kind == "TRE_MAANEDERS":
            return later(self.start, "P3M")
        since = self.start if self.last_meeting is None else self.last_meeting.date()
        return later(since, "P12M") if kind == "AARLIG" else self.teller.today + timedelta(days=30)

    def present(self) -> tuple[Moededeltager, ...]:
        """Everybody at an ordinary meeting."""
        return (
            of(Moededeltager, rolle="BORGER", navn=str(self.teller.cast.citizen_name.fornavn)),
            of(Moededeltager, rolle="MYNDIGHED", navn=self.caseworker.navn),
            of(Moededeltager, rolle="UDFOERER", navn=self.contact.navn),
        )

    def ask_actor(self, agenda: Dagsorden, **fields: Any) -> AktoerAnmodning:
        """The authority asks another actor in the citizen's life for what it has seen."""
        said: dict[str, Any] = {
            "borger_ref": self.teller.cast.reference(),
            "aktoertype": "AKTIVITETSTILBUD",
            "oplysningstype": ("HVERDAG_OG_TRIVSEL", "BESKAEFTIGELSE"),
            "oenskede_oplysninger": self.say(words.ASKED),
            "hjemmel": "UDEN_SAMTYKKE_RSL_11C",
            "moede_ref": agenda.dagsorden_id,
            "frist": agenda.moedetidspunkt.date() - timedelta(days=7),
        }
        cast = self.teller.cast
        return self.teller.send(
            AktoerAnmodning, self.authority, cast.actor, goes_with=agenda, **said | fields
        )

    def actor_answers(self, asked: AktoerAnmodning, **fields: Any) -> AktoerOpfoelgning:
        """The actor answers."""
        self.teller.wait(days=4)
        said: dict[str, Any] = {
            "borger_ref": self.teller.cast.reference(),
            "aktoertype": asked.aktoertype,
            "opfoelgning": self.say(words.SEEN),
            "dato": self.teller.today,
            "kontakt": self.teller.cast.person(),
        }
        cast = self.teller.cast
        return self.teller.send(AktoerOpfoelgning, cast.actor, self.authority, answers=asked, **said | fields)

    def status(self, agenda: Dagsorden | None = None, *, kind: str = "", **fields: Any) -> Statusnotat:
        """The provider's status note, by the deadline of the agenda."""
        if agenda is not None and agenda.oensket_materiale:
            deadline = agenda.oensket_materiale[0].leveringsfrist
            self.teller.wait_until(deadline - timedelta(days=self.teller.rng.randrange(4, 8)))
        type_ = kind or (agenda.opfoelgningstype if agenda is not None else None) or "LOEBENDE_AFTALT"
        since = self.start if self.last_meeting is None else self.last_meeting.date()
        said: dict[str, Any] = {
            "statusnotat_id": self.teller.key(),
            "opfoelgningstype": type_,
            "periode": of(Periode, fra=min(since, self.teller.today), til=self.teller.today),
            "skabelon": "VUM_STATUSNOTAT",
            "dagsorden_ref": agenda.dagsorden_id if agenda is not None else None,
            "plan_ref": agenda.plan_ref if agenda is not None else None,
            "maalstatus": self._goal_lines(),
            "livssituation": self.change.seen if self.reported else self.say(words.LIFE),
            "funktionsevneaendring": self._changes(),
            "stoettebehov": self._support(),
            "leveret_indsats": (of(LeveretIndsats, ydelse_ref=self.service.id, omfang=self.service.omfang),),
            "anbefaling": (self._recommended(),),
            "forslag_til_maal": self._proposals(),
            "borgerens_stemme": self.voice(),
            "borger_har_medvirket": "AKTIVT",
            "udarbejdet_af": self.contact,
        }
        first: dict[str, Any] = {"answers": agenda} if agenda is not None else {}
        return self.teller.send(Statusnotat, self.provider, self.authority, **filled(first | said | fields))

    def _goal_lines(self) -> tuple[Maalstatuslinje, ...]:
        lines = []
        for goal in self.goals:
            said = self.goal_words[goal.id]
            better = self.teller.rng.random() < 0.7
            lines.append(
                of(
                    Maalstatuslinje,
                    maal_ref=goal.id,
                    arbejdet_med_maalet=said.worked if better else said.stalled,
                    maalopfyldelse="DELVIST_NAAET" if better else "IKKE_NAAET",
                    opfyldelsesprocent=self.teller.rng.randrange(40, 80) if better else 10,
                    udvikling="FREMGANG" if better else "INGEN_UDVIKLING",
                    talvaerdi=(f"{said.then if better else said.now} {said.unit}",),
                    virkning="OENSKET" if better else "DELVIS",
                )
            )
        lines.extend(
            of(
                Maalstatuslinje,
                maal_ref=sub.id,
                arbejdet_med_maalet=self.say(words.WORKED_ON),
                maalopfyldelse="DELVIST_NAAET",
                udvikling="FREMGANG",
                talvaerdi=("tre gange om ugen",),
            )
            for sub in self.subgoals
        )
        return tuple(lines)

    def _support(self) -> Stoettebehov:
        if not self.reported:
            return of(Stoettebehov, foer="2", efter="2", begrundelse="Behovet er det samme.")
        better = self.change.cause == "FREMGANG_MAAL_NAAET"
        return of(Stoettebehov, foer="2", efter="1" if better else "3", begrundelse=self.change.means)

    def _recommended(self) -> Anbefalingslinje:
        if self.reported:
            return of(Anbefalingslinje, anbefaling="AENDRE", begrundelse=self.change.means)
        why = "Målene kan nås, og borgeren er i gang med dem."
        return of(Anbefalingslinje, anbefaling="FORTSAETTE", begrundelse=why)

    def _changes(self) -> tuple[Niveauaendring, ...]:
        goal = self.goals[0]
        return (of(Niveauaendring, undertema=goal.primaert_undertema, foer="3", efter="2"),)

    def _proposals(self) -> tuple[Maalforslag, ...]:
        goal = self.goals[0]
        return (
            of(
                Maalforslag,
                titel=goal.titel,
                beskrivelse=goal.beskrivelse,
                foreslaaet_af="UDFOERER",
                erstatter_maal_ref=goal.id,
                begrundelse="Målet går videre, som det er.",
                undertema=goal.primaert_undertema,
            ),
        )

    def write_minutes(
        self, agenda: Dagsorden, status: Statusnotat, *, decision: str = "FORTSAET", **fields: Any
    ) -> Referat:
        """The authority's minutes of the meeting that ``agenda`` convened, some days after it."""
        moment = agenda.moedetidspunkt
        self.teller.wait_until(moment.date() + timedelta(days=self.teller.rng.randrange(1, 6)))
        self.last_meeting, self.reported = moment, False
        said: dict[str, Any] = {
            "referat_id": self.teller.key(),
            "moedetype": agenda.moedetype,
            "dagsorden_ref": agenda.dagsorden_id,
            "moede_start": moment,
            "moede_slut": moment + timedelta(minutes=75),
            "deltager": self.present(),
            "punktreferat": tuple(self._minuted(point, decision) for point in agenda.punkt),
            **self._decided(decision),
            "borgerens_stemme": self.voice(),
            "aftale": (self._agreed(),),
            "naeste_moede": of(NaesteMoede, senest=later(moment.date(), "P12M")),
            "bemaerkningsfrist": self.teller.today + timedelta(days=14),
            "borger_orientering": self.told("DIGITAL_POST"),
            "answers": status,
        }
        return self.teller.send(Referat, self.authority, self.provider, **filled(said | fields))

    def _decided(self, decision: str) -> dict[str, Any]:
        goes_on = decision == "FORTSAET"
        return {
            "beslutning": decision,
            "opfoelgningsresultat": "FORTSAETTELSE" if goes_on else None,
            "indsatsvurdering": "RETTE_INDSATS" if goes_on else "ANDEN_INDSATS",
            "justeringsbehov": ("MAAL",) if decision == "AENDRE" else None,
            "maalbeslutning": tuple(
                of(Maalbeslutning, maal_ref=goal.id, status=goal.status) for goal in self.goals
            ),
            "fremtidigt_maal": tuple(
                of(FremtidigtMaal, maal_ref=goal.id, behandling="UAENDRET") for goal in self.goals
            ),
        }

    def _agreed(self) -> Moedeaftale:
        when = self.teller.today + timedelta(days=14)
        return of(Moedeaftale, hvad=self.say(words.AGREED), hvem=("kontaktpersonen",), hvornaar=when)

    def _minuted(self, point: Dagsordenspunkt, decision: str) -> Punktreferat:
        text = self.say(words.SAID.get(str(point.type)) or words.AHEAD[decision])
        return of(Punktreferat, punkt_ref=point.punkt_id, type=point.type, tekst=text)

    # Adjustment

    def report(self, **fields: Any) -> Aendringsmeddelelse:
        """The provider reports a change between meetings."""
        self.teller.wait(days=self.teller.rng.randrange(10, 30))
        self.reported = True
        said: dict[str, Any] = {
            "art": "AENDRING",
            "aarsag": (self.change.cause,),
            "beskrivelse": self.change.seen,
            "konsekvens": self.change.means,
            "konstateret_dato": self.teller.today - timedelta(days=3),
            "hastegrad": "NORMAL",
            "maal_ref": (self.goals[0].id,),
            "midlertidig_foranstaltning": self.change.meanwhile,
            "borgerens_stemme": self.voice(self.change.voice),
        }
        return self.teller.send(Aendringsmeddelelse, self.provider, self.authority, **said | fields)

    def change_goals(self, answers: Any = None, **fields: Any) -> IndsatsmaalOpdatering:
        """The authority sends new versions of its goals, and perhaps a new one."""
        self.teller.wait(days=self.teller.rng.randrange(3, 9))
        self.goals = [
            goal.model_copy(update={"version": goal.version + 1, "frist": later(self.teller.today, "P9M")})
            for goal in self.goals
        ]
        said: dict[str, Any] = {
            "indsatsmaal": tuple(self.goals),
            "aarsag": self.change.goals,
            "borgerens_stemme": self.voice(),
            "gaelder_fra": self.teller.today,
        }
        return self.teller.send(
            IndsatsmaalOpdatering, self.authority, self.provider, answers=answers, **said | fields
        )

    def adjust_order(
        self, answers: Any = None, *, reason: str = "NY_TAKST", **fields: Any
    ) -> BestillingJustering:
        """The authority adjusts what it ordered."""
        self.teller.wait(days=self.teller.rng.randrange(3, 9))
        what, before, after = self.change.adjusted
        version = 2 if self.ordered is None else self.ordered.version + 1
        said: dict[str, Any] = {
            "bestilling_ref": of(ArtefaktRef, id=self.order_id, version=version),
            "anledning": reason,
            "aendring": (of(Aendring, hvad=what, fra=before, til=after),),
            "ydelse": (self.service,),
            "takst_anmodning": self.change.rate,
            "gaelder_fra": later(self.teller.today, "P1M").replace(day=1),
            "svarfrist": self.teller.today + timedelta(days=14),
        }
        return self.teller.send(
            BestillingJustering, self.authority, self.provider, answers=answers, **said | fields
        )

    def plan(self, answers: Any = None, **fields: Any) -> Handleplan:
        """The authority sends the parts of the citizen's plan that the provider needs."""
        self.plan_version += 1
        self.teller.wait(days=self.teller.rng.randrange(2, 9))
        said: dict[str, Any] = {
            "handleplan_id": self.plan_id,
            "version": self.plan_version,
            "planstatus": "UDARBEJDET",
            "uddrag": True,
            "formaal": self.purpose,
            "indsats": self.say(words.SUPPORT),
            "forventet_varighed": "Et år, med opfølgning efter tre måneder.",
            "saerligt_forhold": (
                of(SaerligtForhold, emne="BESKAEFTIGELSE", beskrivelse="Værkstedet tre formiddage om ugen."),
            ),
            "maal": tuple(self.goals),
            "borgerens_stemme": self.voice(),
            "medforfatter": ("BORGER",),
            "dato": self.teller.today,
            "borger_orientering": self.told("DIGITAL_POST"),
        }
        return self.teller.send(Handleplan, self.authority, self.provider, answers=answers, **said | fields)

    def addendum(
        self, answers: Any = None, *, by: Decimal = Decimal("0.97"), **fields: Any
    ) -> Kontrakttillaeg:
        """The provider sends an addendum: a new rate, ``by`` times the old cost, from a later day."""
        self.teller.wait(days=self.teller.rng.randrange(3, 9))
        old = self.rate.beregningsgrundlag
        assert old is not None
        assert old.aarsbeloeb is not None
        day = later(self.teller.today, "P2M").replace(day=1)
        self.rate = self.rate_of((old.aarsbeloeb * by).quantize(Decimal("0.01")), gyldig_fra=day)
        said: dict[str, Any] = {
            "kontrakt_id": self.contract_id,
            "version": self.contract_version + 1,
            "art": "TAKST",
            "takst": (self.rate,),
            "ydelse": (self.service,),
            "gaelder_fra": day,
            "begrundelse": f"{self.change.adjusted[0]} er ændret efter aftale.",
        }
        first: dict[str, Any] = {"answers": answers} if answers is not None else {"goes_with": self.contract}
        return self.teller.send(
            Kontrakttillaeg, self.provider, self.authority, **filled(first | said | fields)
        )
