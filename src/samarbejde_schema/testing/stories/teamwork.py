"""The scenes of the Samarbejdsmodel: one coordinator, one team and one form, as the citizen wants them.

A complete example::

    from random import Random

    from samarbejde_schema.testing.stories.teamwork import Teamwork
    from samarbejde_schema.testing.stories.teller import Teller

    team = Teamwork(Teller(Random(7), profiles=("GRUND", "SAM")))
    team.appoint()
    team.consent()
    team.draw_map()
    team.compose()
    team.fill_in(team.hold(team.convene()))     # network meeting, and the form filled in at it
    team.follow_up()

Every scene sends one message and gives it back. What goes to the team rests on the consent of
:meth:`Teamwork.consent`; a scene sends to those of the team that its kind of message may go to, and that the
citizen has not taken out again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from ...process import later
from ...standard.v1.dagsorden import Dagsorden, Dagsordenspunkt
from ...standard.v1.faelles.borger import BorgerensStemme
from ...standard.v1.faelles.konvolut import Borgerorientering, Konvolutbesked, Part
from ...standard.v1.faelles.maal import FremtidigtMaal
from ...standard.v1.faelles.opfoelgning import Moedeaftale, Moededeltager
from ...standard.v1.faelles.samtykke import Registrering, SamtykkePart
from ...standard.v1.faelles.vurdering import MaalgruppeAngivelse
from ...standard.v1.koordinatorudpegning import Egnethedsvurdering, Koordinatorudpegning
from ...standard.v1.maal_og_aftaleskema import MaalOgAftaleskema
from ...standard.v1.netvaerkskort import Netvaerkskort, Netvaerksperson
from ...standard.v1.referat import NaesteMoede, Punktreferat, Referat
from ...standard.v1.samtykke_tilbagekaldelse import SamtykkeTilbagekaldelse
from ...standard.v1.samtykkeerklaering import Samtykkeerklaering
from ...standard.v1.teamsammensaetning import Teammedlem, Teamsammensaetning
from . import words
from .agreements import RESULTS, Agreements, Member
from .making import of
from .teller import Teller

K = TypeVar("K", bound=Konvolutbesked)

CLEAN = "Skemaet skrives rent og sendes til teamet."
OLD_AGE = 50
"""The age from which somebody worn by life may belong to the target group (FR-710)."""


class Teamwork(Agreements):
    """One citizen's team, from the appointment of the coordinator on."""

    def __init__(self, teller: Teller) -> None:
        cast = teller.cast
        self.said = teller.rng.choice(words.TEAMWORK)
        super().__init__(teller, self._members(teller), self.said)
        self.coordinator = cast.coordinator
        self.person = self.coordinator.kontaktperson[0]
        self.consent_id, self.form_id = teller.key(), teller.key()
        self.map_version = self.team_version = self.form_version = 0
        self.first: Konvolutbesked | None = None

    def _members(self, teller: Teller) -> tuple[Member, ...]:
        cast, (name, relation, help_) = teller.cast, self.said.private
        return (
            Member(teller.key(), cast.person().navn, "hjemmesygeplejerske", "SUNDHED",
                   "Kommer om morgenen og ser til medicin og helbred.", cast.member),
            Member(teller.key(), cast.person().navn, "medarbejder på aktivitetsstedet", "SOCIAL",
                   "Holder en plads og siger til, når den ikke bliver brugt.", cast.actor),
            Member(teller.key(), cast.person().navn, "frivillig", "CIVILSAMFUND",
                   "Går med, når noget er nyt.", cast.volunteers),
            Member(teller.key(), name, relation, None, help_, None),
        )  # fmt: skip

    def hand_on(self) -> Koordinatorudpegning:
        """Another coordinator takes over what is under way."""
        old, self.person = self.person, self.teller.cast.person("KOORDINATOR")
        self.coordinator = self.coordinator.model_copy(update={"kontaktperson": (self.person,)})
        return self.appoint(
            afloeser_for=old.navn,
            overlevering="Ring før klokken ti, og spørg til katten først.",
            borgerens_stemme=self.voice("Jeg vil gerne møde hende, før hun begynder."),
        )

    # Who, and with whose leave

    def appoint(self, **fields: Any) -> Koordinatorudpegning:
        """The authority appoints the coordinator; before there is a consent, nobody else is told."""
        today = self.teller.today
        suitable = of(
            Egnethedsvurdering,
            kan_profitere=True,
            behov_for_saerskilt_tilbud=False,
            begrundelse="Borgeren holder sine aftaler, når hjælpen hænger sammen.",
        )
        said: dict[str, Any] = {
            "borger": self.teller.cast.reference(),
            "koordinator": self.person,
            "koordinator_organisation": self.coordinator.organisation,
            "fra": today,
            "egnethedsvurdering": suitable,
            "maalgruppe": (of(MaalgruppeAngivelse, maalgruppe="SOCIAL_ISOLATION", primaer=True),),
            "socialt_udsat_aeldre": True if today.year - self.teller.cast.birth_year > OLD_AGE else None,
            "omraade": ("SOCIAL", "SUNDHED", "CIVILSAMFUND"),
            "planlagt_antal_moeder": 4,
            "borgerens_stemme": self.voice("Bare der er én, jeg kan ringe til."),
        }
        sent = self._send(
            Koordinatorudpegning, said | fields, self.coordinator, sender=self.teller.cast.authority
        )
        self.first = self.first or sent
        return sent

    def consent(self, *parts: Part, **fields: Any) -> Samtykkeerklaering:
        """The citizen says who may talk together; the coordinator notes it and tells them."""
        self.teller.wait(days=self.teller.rng.randrange(2, 7))
        self.covered = parts or (self.teller.cast.authority, *self.team)
        named = (self.coordinator, *self.covered)
        said: dict[str, Any] = {
            "borger": self.teller.cast.reference(),
            "samtykke_id": self.consent_id,
            "registreret_af": self._noted(),
            "afgivet_af": "BORGER",
            "formaal": "At teamet kan tale sammen om borgerens mål, holde netværksmøder og følge op.",
            "oplysningstype": ("MAAL_OG_AFTALER", "HVERDAG_OG_TRIVSEL", "NETVAERK", "HELBRED"),
            "mellem_hvem": tuple(_named(part) for part in named),
            "retning": "UDVEKSLE",
            "afgivet_dato": self.teller.today,
            "gyldig_til": later(self.teller.today, "P1Y") - timedelta(days=1),
            "form": self.teller.pick("SKRIFTLIG", "DIGITAL", "MUNDTLIG_NOTERET"),
            "oplyst_om_tilbagekaldelse": True,
            "oplyst_om_konsekvens": True,
            "begraensning": ("Økonomien bliver mellem borgeren og kommunen.",),
        }
        return self._send(Samtykkeerklaering, said | fields, *self.covered)

    def withdraw(self, *parts: Part, **fields: Any) -> SamtykkeTilbagekaldelse:
        """The citizen takes the consent back, or takes ``parts`` out of it; all who had it are told."""
        self.teller.wait(days=self.teller.rng.randrange(5, 15))
        said: dict[str, Any] = {
            "samtykke_ref": self.consent_id,
            "registreret_af": self._noted(),
            "dato": self.teller.today,
            "omfang": "DELVIST" if parts else "HELT",
            "beroert_part": tuple(_named(part) for part in parts),
        }
        told = self.covered
        self.covered = tuple(part for part in told if parts and part not in parts)
        return self._send(SamtykkeTilbagekaldelse, said | fields, *told)

    def _noted(self) -> Registrering:
        return of(
            Registrering,
            organisation=self.coordinator.organisation,
            kontaktperson=self.person,
            tidspunkt=self.teller.now,
        )

    def draw_map(self, **fields: Any) -> Netvaerkskort:
        """The citizen and the coordinator draw who is around the citizen."""
        self.teller.wait(days=self.teller.rng.randrange(3, 10))
        self.map_version += 1
        said: dict[str, Any] = {
            "borger": self.teller.cast.reference(),
            "version": self.map_version,
            "person": tuple(
                of(
                    Netvaerksperson,
                    navn=member.name,
                    type=member.kind,
                    relation=member.relation,
                    relevans=self.teller.pick("HOEJ", "MIDDEL"),
                    oenskes_inddraget=True,
                    hjaelper_med=member.task,
                )
                for member in self.members
            ),
            "udarbejdet_med_borger": True,
            "dato": self.teller.today,
            "borgerens_stemme": self.voice("Der var flere, end jeg troede."),
        }
        return self._to_team(Netvaerkskort, said | fields, RESULTS)

    def compose(self, *, left: Sequence[str] = (), **fields: Any) -> Teamsammensaetning:
        """The citizen chooses the team; ``left`` are the names of those who went out since last time."""
        self.teller.wait(days=self.teller.rng.randrange(2, 8))
        self.team_version += 1
        said: dict[str, Any] = {
            "borger": self.teller.cast.reference(),
            "version": self.team_version,
            "medlem": tuple(_on_team(member) for member in self.members if member.name not in left),
            "valgt_af": ("BORGER", "KOORDINATOR"),
            "gaelder_fra": self.teller.today,
            "udtraadt": tuple(left),
            "borgerens_stemme": self.voice("Det er mit hold."),
        }
        return self._to_team(Teamsammensaetning, said | fields)

    # Meetings

    def convene(self, *, on: date | None = None, **fields: Any) -> Dagsorden:
        """The coordinator convenes the team, with an agenda made with the citizen."""
        if on is not None:
            self.teller.wait_until(on - timedelta(days=21))
        moment = self.teller.meeting(self.teller.today + timedelta(days=14), 13)
        said: dict[str, Any] = {
            "dagsorden_id": self.teller.key(),
            "moedetype": "NETVAERKSMOEDE",
            "moedetidspunkt": moment,
            "sted": self.teller.cast.actor.organisation.navn + ", mødelokalet",
            "punkt": tuple(
                of(Dagsordenspunkt, punkt_id=self.teller.key(), type=type_, titel=title, foreslaaet_af=whose)
                for type_, title, whose in (
                    ("ANDET", "Hvad vil du gerne?", "BORGER"),
                    ("MAALSTATUS", "Hvem gør hvad?", "KOORDINATOR"),
                    ("NAESTE_MOEDE", None, None),
                )
            ),
            "borgers_punkt": (self.teller.rng.choice(words.OWN_POINTS),),
            "deltager": self._present(),
            "udarbejdet_med": ("BORGER",),
            "borger_orientering": self.told("UDLEVERET"),
        }
        return self._to_meeting(Dagsorden, said | fields)

    def hold(self, agenda: Dagsorden, **fields: Any) -> Referat:
        """The network meeting and its minutes, with the status of every open agreement."""
        start = agenda.moedetidspunkt
        self.teller.wait_until(start.date() + timedelta(days=self.teller.rng.randrange(1, 4)))
        when = self.teller.today + timedelta(days=30)
        said: dict[str, Any] = {
            "referat_id": self.teller.key(),
            "moedetype": "NETVAERKSMOEDE",
            "dagsorden_ref": agenda.dagsorden_id,
            "moede_start": start,
            "moede_slut": start + timedelta(minutes=90),
            "deltager": self._present(),
            "punktreferat": tuple(self._minuted(point) for point in agenda.punkt),
            "beslutning": "FORTSAET",
            "aftale": (of(Moedeaftale, hvad=CLEAN, hvem=(self.person.navn,), hvornaar=when),),
            "aftale_status": self.lines() if self.form_version else (),
            "fremtidigt_maal": tuple(
                of(FremtidigtMaal, maal_ref=key, behandling="UAENDRET")
                for key in (self.goal_keys if self.form_version else ())
            ),
            "borgerens_stemme": self.voice(self.said.voice),
            "naeste_moede": of(NaesteMoede, senest=later(start.date(), "P3M")),
            "opfoelgning_med": ("BORGER",),
            "borger_orientering": self.told("UDLEVERET"),
            "goes_with": agenda,
        }
        return self._to_meeting(Referat, said | fields)

    def fill_in(self, held: Referat, **fields: Any) -> MaalOgAftaleskema:
        """The form of the network meeting: dreams, goals and who does what by when."""
        self.form_version += 1
        said = self.form(self.form_id, self.form_version) | {
            "moede_ref": held.referat_id,
            "borger": self.teller.cast.reference(),
            "borgerens_stemme": self.voice(self.said.voice),
            "borger_orientering": self.told("UDLEVERET"),
            "goes_with": held,
        }
        return self._to_team(MaalOgAftaleskema, said | fields)

    def _present(self) -> tuple[Moededeltager, ...]:
        people = (
            of(Moededeltager, rolle=member.role, navn=member.name, organisation=member.house)
            for member in self.members
            if member.part is None or member.part in self.covered
        )
        return (
            of(Moededeltager, rolle="BORGER", navn=str(self.teller.cast.citizen_name.fornavn)),
            of(Moededeltager, rolle="KOORDINATOR", navn=self.person.navn),
            *people,
        )

    def _minuted(self, point: Dagsordenspunkt) -> Punktreferat:
        went = " ".join(agreed.went for agreed in self.said.agreements)
        first = went if self.form_version else self.said.dream
        said = {"ANDET": first, "NAESTE_MOEDE": "Vi mødes igen inden tre måneder."}
        text = said.get(str(point.type)) or self.teller.rng.choice(words.SAID["ANDET"])
        return of(Punktreferat, punkt_ref=point.punkt_id, type=point.type, tekst=text)

    def voice(self, text: str) -> BorgerensStemme:
        """The citizen's own words."""
        return of(BorgerensStemme, egne_ord=text)

    def told(self, channel: str = "MUNDTLIGT") -> tuple[Borgerorientering, ...]:
        """That the citizen is told, today."""
        return (of(Borgerorientering, modtagerrolle="BORGER", kanal=channel, dato=self.teller.today),)


def _named(part: Part) -> SamtykkePart:
    return of(
        SamtykkePart, navn=part.organisation.navn, organisation=part.organisation, rolle=str(part.rolle)
    )


def _on_team(member: Member) -> Teammedlem:
    return of(
        Teammedlem,
        medlem_id=member.key,
        navn=member.name,
        type=member.kind,
        organisation=None if member.part is None else member.part.organisation,
        sektor=member.sector,
        opgave=member.task,
        oensket_af_borger=True,
    )
