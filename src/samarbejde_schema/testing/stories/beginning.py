"""The beginning of a placement: the scenes from inquiry to move-in and the first subgoals.

A complete example::

    from random import Random

    from samarbejde_schema.testing.stories.placement import Placement
    from samarbejde_schema.testing.stories.teller import Teller

    teller = Teller(Random(7))
    placement = Placement(teller, teller.cast.provider)
    placement.inquire()
    placement.match()
    placement.order()
    placement.offer()
    placement.accept()
    placement.agree()               # contract and signature
    placement.move_in()

Every scene sends one message or two, moves the calendar and gives the message back. What a scene needs it
reads from the placement; what it makes it leaves there. Keyword arguments of a scene change its message.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ...process import later
from ...standard.v1.bestilling import Bestilling
from ...standard.v1.delmaalsplan import Delmaalsplan
from ...standard.v1.faelles.konvolut import Kontaktperson
from ...standard.v1.faelles.maal import ArtefaktRef, Delmaal, Indsatsmaal
from ...standard.v1.faelles.opfoelgning import Opfoelgningstid
from ...standard.v1.faelles.vurdering import FagligVurdering, MaalgruppeAngivelse
from ...standard.v1.faelles.ydelse import (
    Betaling,
    Metode,
    Starttid,
)
from ...standard.v1.forespoergsel import Forespoergsel
from ...standard.v1.indskrivning import Indskrivning
from ...standard.v1.kontrakt import (
    Afregning,
    Kontrakt,
    Opsigelsesvarsel,
    Udskrivningsgrundlag,
)
from ...standard.v1.kontrakt_svar import KontraktSvar
from ...standard.v1.match_svar import MatchSvar
from ...standard.v1.tilbud import Tilbud
from ...standard.v1.tilbud_svar import TilbudSvar
from . import words
from .making import filled, of
from .matter import Matter


class Beginning(Matter):
    """One citizen at one provider: the scenes up to the day the work has begun."""

    def inquire(self, **fields: Any) -> Forespoergsel:
        """The authority asks whether the provider could be the right one, with a pseudonym."""
        said: dict[str, Any] = {
            "borger": self.teller.cast.citizen(known=False),
            "maalgruppe": (of(MaalgruppeAngivelse, maalgruppe=self.group(), primaer=True),),
            "oensket_ydelse": (self.service.model_copy(update={"indsatsmaal_ref": ()}),),
            "resume_af_behov": self.background.need,
            "sagsforloeb": self.background.course,
            "svarfrist": self.teller.today + timedelta(days=21),
            "ressourcer": self.background.strengths,
            "oensket_start": of(Starttid, dato=self.start),
            "hastegrad": "NORMAL",
            "borgerens_stemme": self.voice(),
        }
        self.inquiry = self.teller.send(Forespoergsel, self.authority, self.provider, **said | fields)
        return self.inquiry

    def match(self, verdict: str = "MATCH", **fields: Any) -> MatchSvar:
        """The provider says whether it fits."""
        assert self.inquiry is not None
        self.teller.wait(days=self.teller.rng.randrange(3, 9))
        fits = verdict in ("MATCH", "DELVIST")
        said: dict[str, Any] = {
            "borger_ref": None,
            "tilbud": self.provider.organisation,
            "samlet_vurdering": verdict,
            "maalgruppe_match": "JA" if fits else "NEJ",
            "faelles_maalgruppe": tuple(m.maalgruppe for m in self.inquiry.maalgruppe) if fits else (),
            "metode_match": "JA" if fits else "DELVIST",
            "fysiske_rammer_match": "JA",
            "begrundelse": None if verdict == "MATCH" else self.say(words.WHY_NOT[verdict]),
            "ledig_fra": of(Starttid, dato=self.start) if fits else None,
            "metode": (of(Metode, navn=self.method),),
            "faciliteter": self.rooms,
            "kompetencer": self.skills,
        }
        return self.teller.send(
            MatchSvar, self.provider, self.authority, answers=self.inquiry, **filled(said | fields)
        )

    def order(self, *, final: bool = False, **fields: Any) -> Bestilling:
        """The authority orders: asks for an offer, or orders outright."""
        self.teller.wait(days=self.teller.rng.randrange(2, 8))
        said: dict[str, Any] = {
            "bestilling_id": self.order_id,
            "version": 1,
            "art": "ENDELIG" if final else "TILBUDSANMODNING",
            "hastegrad": "NORMAL",
            "begrundelse_uden_forespoergsel": (None if self.inquiry else self.say(words.DIRECT)),
            "borger": self.teller.cast.citizen(known=final),
            "indsatsformaal": self.purpose,
            "indsatsmaal": tuple(self.goals),
            "maalgruppe": (of(MaalgruppeAngivelse, maalgruppe=self.group(), primaer=True),),
            "ydelse": (self.service,),
            "tilbudstype": self.kind,
            "faglig_vurdering": of(FagligVurdering, tekst=self.background.assessment),
            "borgerens_stemme": self.voice(),
            "ressourcer": self.background.strengths,
            "sagsforloeb": self.background.course,
            "oensket_start": of(Starttid, dato=self.start),
            "opfoelgning": self.planned().planlagt,
            "afslutningskriterie": (self.background.criterion,),
            "mindst_indgribende_begrundelse": self.background.least,
            "betaling": of(Betaling, gln=self.authority.organisation.gln),
            "svarfrist": None if final else self.teller.today + timedelta(days=21),
            "myndighedskontakt": self.caseworker,
        }
        if self.inquiry is not None:
            fields.setdefault("goes_with", self.inquiry)
        self.ordered = self.teller.send(Bestilling, self.authority, self.provider, **filled(said | fields))
        return self.ordered

    def offer(self, *, to: Any = None, at_once: bool = False, **fields: Any) -> Tilbud:
        """The provider makes an offer on the order, or on a wish to negotiate."""
        assert self.ordered is not None
        self.teller.wait(days=0 if at_once else self.teller.rng.randrange(3, 10))
        said: dict[str, Any] = {
            "tilbud_id": self.offer_id,
            "bestilling_ref": of(ArtefaktRef, id=self.order_id, version=self.ordered.version),
            "art": "TILBUD",
            "leverandoer": self.supplier,
            "ydelse": (self.service,),
            "metode": (of(Metode, navn=self.method, evidensniveau="DOKUMENTERET"),),
            "faglighed": f"Vi arbejder med {self.method} og drøfter hver borger på et ugentligt møde.",
            "kompetencer": self.skills,
            "faciliteter": self.rooms,
            "takst": (self.rate,),
            "tidligste_start": of(Starttid, dato=self.start),
            "gyldig_til": self.teller.today + timedelta(days=30),
        }
        self.offered = self.teller.send(
            Tilbud, self.provider, self.authority, answers=to or self.ordered, **said | fields
        )
        return self.offered

    def accept(self, answer: str = "ACCEPT", **fields: Any) -> TilbudSvar:
        """The authority answers the offer."""
        assert self.offered is not None
        self.teller.wait(days=self.teller.rng.randrange(2, 6))
        said: dict[str, Any] = {
            "borger_ref": self.teller.cast.reference() if answer == "ACCEPT" else None,
            "tilbud_ref": self.offer_id,
            "svar": answer,
            "begrundelse": None if answer == "ACCEPT" else words.NIGHTS,
        }
        self.accepted = self.teller.send(
            TilbudSvar, self.authority, self.provider, answers=self.offered, **filled(said | fields)
        )
        return self.accepted

    # Contract and move-in

    def agree(self, **fields: Any) -> Kontrakt:
        """The provider sends the contract, and the authority signs it."""
        contract = self.draw_up(**fields)
        self.sign(contract)
        return contract

    def draw_up(self, **fields: Any) -> Kontrakt:
        """The provider sends the contract."""
        self.teller.wait(days=self.teller.rng.randrange(2, 7))
        said: dict[str, Any] = {
            "kontrakt_id": self.contract_id,
            "version": 1,
            "skabelon": "KL_STANDARD_UDENFOR_RAMMEAFTALE",
            "koeber": self.authority.organisation,
            "leverandoer": self.supplier,
            "borger": self.teller.cast.citizen(),
            "tilbud_ref": self.offer_id if self.offered is not None else None,
            "bestilling_ref": of(ArtefaktRef, id=self.order_id) if self.ordered is not None else None,
            "formaal": self.purpose,
            "indsatsmaal_ref": tuple(
                of(ArtefaktRef, id=goal.id, version=goal.version) for goal in self.goals
            ),
            "ydelse": (self.service,),
            "takst": (self.rate,),
            "startdato": self.start,
            "slutdato": self.end,
            "opfoelgningsplan": self.planned(),
            "afregning": of(Afregning, form="BAGUD", hyppighed="MAANED", betalingsfrist_dage=30),
            "opsigelsesvarsel": (
                self._notice("KOEBER", "P30D", "§ 9, stk. 1"),
                self._notice("LEVERANDOER", "P3M", "§ 9, stk. 2"),
            ),
            "levering_i_opsigelsesperiode": "Ydelsen leveres uændret, indtil indsatsen ophører.",
            "vilkaar_ved_manglende_levering": "Taksten nedsættes forholdsmæssigt for det, der ikke leveres.",
            "udskrivningsgrundlag": of(
                Udskrivningsgrundlag,
                afslutningskriterie=(self.background.criterion,),
            ),
            "stoettebehov": "2",
        }
        within = self.accepted or self.ordered
        if within is not None:
            fields.setdefault("answers", within)
        self.contract = self.teller.send(Kontrakt, self.provider, self.authority, **filled(said | fields))
        return self.contract

    @staticmethod
    def _notice(party: str, length: str, clause: str) -> Opsigelsesvarsel:
        return of(Opsigelsesvarsel, part=party, varsel=length, til="UDGANGEN_AF_MAANED", punkt=clause)

    def sign(self, signed: Any, *, topic: str = "KONTRAKT", **fields: Any) -> KontraktSvar:
        """The authority signs a contract or an addendum, with the fingerprint of its exact bytes."""
        self.teller.wait(days=self.teller.rng.randrange(1, 5))
        said: dict[str, Any] = {
            "vedroerer": topic,
            "kontrakt_ref": of(ArtefaktRef, id=self.contract_id, version=signed.version),
            "svar": "UNDERSKREVET",
            "kontrakt_digest": self.teller.digest(signed),
            "underskriver": self.teller.cast.person("LEDER"),
            "dato": self.teller.today,
        }
        answer = self.teller.send(
            KontraktSvar, self.authority, self.provider, answers=signed, **said | fields
        )
        self.contract_version = signed.version
        return answer

    def refuse(self, sent: Kontrakt, answer: str, why: str) -> KontraktSvar:
        """The authority does not sign: it wants something else in the contract, or nothing of it at all."""
        self.teller.wait(days=self.teller.rng.randrange(1, 5))
        return self.teller.send(
            KontraktSvar,
            self.authority,
            self.provider,
            answers=sent,
            vedroerer="KONTRAKT",
            kontrakt_ref=of(ArtefaktRef, id=self.contract_id, version=sent.version),
            svar=answer,
            begrundelse=why,
            dato=self.teller.today,
        )

    def move_in(self, *, planned: bool = False, **fields: Any) -> Indskrivning:
        """The citizen begins: the day is announced, if wished, and reported when it has come."""
        said: dict[str, Any] = {
            "borger": self.teller.cast.citizen(),
            "fase": "GENNEMFOERT",
            "indflytningsdato": self.start,
            "kontaktperson_for_borger": self.contact,
            "foerste_opfoelgning": of(Opfoelgningstid, senest=later(self.start, "P3M")),
            "lovgrundlag": self.paragraph,
        }
        first: dict[str, Any] = {"goes_with": self.contract} if self.contract is not None else {}
        if planned:
            self.teller.wait(days=2)
            plan = self.teller.send(
                Indskrivning, self.provider, self.authority, **first | said | fields | {"fase": "PLANLAGT"}
            )
            first = {"goes_with": plan}
        self.teller.wait_until(self.start)
        return self.teller.send(Indskrivning, self.provider, self.authority, **first | said | fields)

    def set_subgoals(self, **fields: Any) -> Delmaalsplan:
        """The provider makes subgoals of the goals, or new versions of them."""
        self.teller.wait(days=self.teller.rng.randrange(5, 15))
        self.subgoals_version += 1
        if self.subgoals_version == 1 or any(
            goal.id not in {sub.indsatsmaal_ref for sub in self.subgoals} for goal in self.goals
        ):
            self.subgoals = [
                self._subgoal(goal, step, n)
                for goal in self.goals
                for n, step in enumerate(self.goal_words[goal.id].steps, 1)
            ]
        else:
            self.subgoals = [sub.model_copy(update={"version": sub.version + 1}) for sub in self.subgoals]
        said: dict[str, Any] = {
            "plan_id": self.subgoal_plan_id,
            "version": self.subgoals_version,
            "delmaal": tuple(self.subgoals),
            "borgerens_stemme": self.voice(),
            "borger_orientering": self.told(),
        }
        if self.plan_version:
            said["handleplan_ref"] = of(ArtefaktRef, id=self.plan_id, version=self.plan_version)
        return self.teller.send(Delmaalsplan, self.provider, self.authority, **said | fields)

    def _subgoal(self, goal: Indsatsmaal, step: str, number: int) -> Delmaal:
        return of(
            Delmaal,
            id=self.teller.key(),
            version=1,
            indsatsmaal_ref=goal.id,
            beskrivelse=step,
            borgerens_formulering=goal.borgerens_formulering,
            metode=(self.method,),
            ansvarlig=of(Kontaktperson, navn=self.contact.navn, funktion="KONTAKTPERSON"),
            startdato=self.start,
            frist=later(self.start, f"P{3 * number}M"),
            raekkefoelge=number,
            status="AKTIV",
        )
