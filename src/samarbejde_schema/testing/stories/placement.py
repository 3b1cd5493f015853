"""One placement from the first word to the last: every scene there is, and those of the ending.

A complete example::

    from random import Random

    from samarbejde_schema.testing.stories.placement import Placement
    from samarbejde_schema.testing.stories.teller import Teller

    teller = Teller(Random(7))
    placement = Placement(teller, teller.cast.provider)
    placement.begin()                           # from inquiry to subgoals
    placement.meet("TRE_MAANEDERS")
    notice = placement.give_notice("MAAL_NAAET")
    placement.discharge(notice)
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ...process import later
from ...standard.v1.annullering import Annullering
from ...standard.v1.egenbetaling_oplysninger import EgenbetalingOplysninger, Egenbetalingspost
from ...standard.v1.faelles.konvolut import Konvolutbesked
from ...standard.v1.faelles.maal import ArtefaktRef, Maalstatuslinje
from ...standard.v1.faelles.opfoelgning import Moededeltager
from ...standard.v1.forbesoeg_aftale import ForbesoegAftale
from ...standard.v1.forretningskvittering import Forretningskvittering
from ...standard.v1.haendelses_underretning import HaendelsesUnderretning
from ...standard.v1.kontrakt_svar import KontraktSvar
from ...standard.v1.opsigelse import Dialog, Opsigelse
from ...standard.v1.udskrivning import Udskrivning, YdelseAfslutning
from . import words
from .followup import FollowUp
from .making import filled, of


class Placement(FollowUp):
    """One citizen at one provider."""

    def begin(self) -> None:
        """The ordinary beginning, from inquiry to the first subgoals."""
        self.inquire()
        self.match()
        self.order()
        self.offer()
        self.accept()
        self.agree()
        self.move_in()
        self.set_subgoals()

    def propose_visit(self, **fields: Any) -> ForbesoegAftale:
        """The authority proposes that the citizen sees the place."""
        self.teller.wait(days=2)
        self.visit_id = self.teller.key()
        said = self._visit() | {"status": "FORESLAAET"}
        first: dict[str, Any] = {"goes_with": self.inquiry} if self.inquiry is not None else {}
        return self.teller.send(
            ForbesoegAftale, self.authority, self.provider, borger_ref=None, **first | said | fields
        )

    def confirm_visit(self, proposed: ForbesoegAftale, **fields: Any) -> ForbesoegAftale:
        """The provider confirms when and where."""
        self.teller.wait(days=2)
        said = self._visit() | {"status": "BEKRAEFTET"}
        return self.teller.send(
            ForbesoegAftale, self.provider, self.authority, answers=proposed, **said | fields
        )

    def _visit(self) -> dict[str, Any]:
        return {
            "forbesoeg_id": self.visit_id,
            "forbesoegstype": "BORGER_BESOEGER_NYT_TILBUD",
            "tidspunkt": self.teller.meeting(self.teller.today + timedelta(days=7), 13),
            "sted": f"{self.provider.organisation.navn}, hovedindgangen",
            "deltager": (
                of(Moededeltager, rolle="BORGER"),
                of(Moededeltager, rolle="MYNDIGHED", navn=self.caseworker.navn),
            ),
            "formaal": self.say(words.VISITS),
        }

    def tell_own_payment(self, **fields: Any) -> EgenbetalingOplysninger:
        """The provider says what the citizen may have to pay for."""
        self.teller.wait(days=1)
        said: dict[str, Any] = {
            "boligtype": "PAR107",
            "post": (
                of(
                    Egenbetalingspost, art="KOST", beloeb=Decimal("2450.00"), pr="MAANED", kan_fravaelges=True
                ),
                of(Egenbetalingspost, art="VASK", beloeb=Decimal("180.00"), pr="MAANED", kan_fravaelges=True),
            ),
            "gaeldende_fra": self.start,
        }
        return self.teller.send(EgenbetalingOplysninger, self.provider, self.authority, **said | fields)

    def tell_incident(self, **fields: Any) -> HaendelsesUnderretning:
        """The provider tells of something that happened."""
        self.teller.wait(days=self.teller.rng.randrange(5, 20))
        category, happened, done = self.teller.rng.choice(words.INCIDENTS)
        said: dict[str, Any] = {
            "kategori": category,
            "dato": self.teller.today,
            "beskrivelse": happened,
            "foranstaltning": done,
        }
        return self.teller.send(HaendelsesUnderretning, self.provider, self.authority, **said | fields)

    # The ending

    def give_notice(
        self, cause: str = "MAAL_NAAET", *, by: str = "MYNDIGHED", ends: date | None = None, **fields: Any
    ) -> Opsigelse:
        """One party gives notice, to the end of the month that the contract asks for."""
        self.teller.wait(days=self.teller.rng.randrange(5, 20))
        buys = by == "MYNDIGHED"
        length = "P30D" if buys else "P3M"
        last = ends or _month_end(later(self.teller.today, length))
        sender, receiver = (self.authority, self.provider) if buys else (self.provider, self.authority)
        said: dict[str, Any] = {
            "kontrakt_ref": of(ArtefaktRef, id=self.contract_id),
            "opsigende_part": "KOEBER" if buys else "LEVERANDOER",
            "opsagt_dato": self.teller.today,
            "ophoersdato": last,
            "aarsag": cause,
            "kontraktvilkaar": "§ 9, stk. 1" if buys else "§ 9, stk. 2",
            "levering_i_perioden": "Ydelsen leveres uændret, indtil indsatsen ophører.",
            "dialog_afholdt": of(Dialog, afholdt=True, dato=self.teller.today - timedelta(days=2)),
            "borgerens_stemme": self.voice(self.say(words.LAST_WORDS)),
        }
        return self.teller.send(Opsigelse, sender, receiver, goes_with=self.contract, **said | fields)

    def discharge(
        self, notice: Opsigelse | None = None, *, on: date | None = None, **fields: Any
    ) -> Udskrivning:
        """The provider reports the last day, with the status of every goal."""
        day = on or (notice.ophoersdato if notice is not None else self.teller.today)
        self.teller.wait_until(day)
        said: dict[str, Any] = {
            "udskrivningsdato": day,
            "aarsag": notice.aarsag if notice is not None else "MAAL_NAAET",
            "slutstatus": tuple(self._last_lines()),
            "ydelse_afslutning": (of(YdelseAfslutning, ydelse_ref=self.service.id, slutdato=day),),
            "stoettebehov_efter": "1",
            "overlevering": self.say(words.HANDED_OVER),
            "egenbetaling_ophoer": day,
            "slutafregningsdato": later(day, "P1M"),
            "borgerens_stemme": self.voice(self.say(words.LAST_WORDS)),
        }
        first: dict[str, Any] = {"answers": notice} if notice is not None else {"goes_with": self.contract}
        return self.teller.send(Udskrivning, self.provider, self.authority, **filled(first | said | fields))

    def discharge_by_authority(self, cause: str, **fields: Any) -> Udskrivning:
        """The authority reports the last day, where the provider cannot or does not."""
        said: dict[str, Any] = {"udskrivningsdato": self.teller.today, "aarsag": cause}
        first: dict[str, Any] = {"goes_with": self.contract}
        return self.teller.send(Udskrivning, self.authority, self.provider, **filled(first | said | fields))

    def agree_to_withdrawal(self, annulled: Annullering, **fields: Any) -> KontraktSvar:
        """The provider agrees that the authority's notice is withdrawn."""
        self.teller.wait(days=2)
        said: dict[str, Any] = {
            "vedroerer": "TILBAGETRAEKNING_AF_OPSIGELSE",
            "kontrakt_ref": of(ArtefaktRef, id=self.contract_id, version=self.contract_version),
            "svar": "UNDERSKREVET",
            "underskriver": self.contact,
            "dato": self.teller.today,
        }
        return self.teller.send(
            KontraktSvar, self.provider, self.authority, answers=annulled, **said | fields
        )

    def reject(self, received: Konvolutbesked, **fields: Any) -> Forretningskvittering:
        """The provider rejects a message that is not for it."""
        self.teller.wait(days=1)
        said: dict[str, Any] = {
            "kode": "AFVIST",
            "kvitteringstype": "FORRETNING",
            "begrundelse": "Beskeden er til et andet tilbud med næsten samme navn.",
        }
        return self.teller.send(
            Forretningskvittering, self.provider, self.authority, answers=received, **said | fields
        )

    def confirm_deletion(self, annulled: Annullering, **fields: Any) -> Forretningskvittering:
        """The provider confirms that what it should never have had is deleted."""
        self.teller.wait(days=1)
        said: dict[str, Any] = {
            "kode": "MODTAGET",
            "kvitteringstype": "FORRETNING",
            "slettet_bekraeftet": True,
        }
        return self.teller.send(
            Forretningskvittering, self.provider, self.authority, answers=annulled, **said | fields
        )

    @staticmethod
    def rent() -> tuple[Egenbetalingspost, ...]:
        """What a tenant pays for a flat of his own."""
        return (
            of(Egenbetalingspost, art="HUSLEJE", beloeb=Decimal("6250.00"), pr="MAANED"),
            of(Egenbetalingspost, art="VARME", beloeb=Decimal("540.00"), pr="MAANED"),
        )

    def _worked(self, key: str) -> str:
        goal = self.goal_words.get(key)
        return self.say(words.WORKED_ON) if goal is None else goal.worked

    def _last_lines(self) -> list[Maalstatuslinje]:
        return [
            of(
                Maalstatuslinje,
                maal_ref=key,
                arbejdet_med_maalet=self._worked(key),
                maalopfyldelse="NAAET",
                udvikling="FREMGANG",
                virkning="OENSKET",
            )
            for key in (*(goal.id for goal in self.goals), *(sub.id for sub in self.subgoals))
        ]


def _month_end(day: date) -> date:
    return later(day.replace(day=1), "P1M") - timedelta(days=1)
