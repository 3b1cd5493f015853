"""What the messages of a placement are made of: goals, services, prices, plans, and the citizen's words.

A complete example::

    from random import Random

    from samarbejde_schema.testing.stories.matter import Matter
    from samarbejde_schema.testing.stories.teller import Teller

    teller = Teller(Random(7))
    matter = Matter(teller, teller.cast.provider, owner="FOND", months=None)
    matter.goals[0].titel
    matter.rate.beloeb              # what the calculation comes to
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ...process import later
from ...standard.v1.bestilling import Bestilling
from ...standard.v1.faelles.borger import BorgerensStemme
from ...standard.v1.faelles.konvolut import Borgerorientering, Part
from ...standard.v1.faelles.maal import Accept, Delmaal, Indikator, Indsatsmaal
from ...standard.v1.faelles.opfoelgning import Opfoelgningsplan, Opfoelgningstid, PlanlagtOpfoelgning
from ...standard.v1.faelles.ydelse import Omfang, Omkostning, Takst, Takstberegning, Ydelse
from ...standard.v1.forespoergsel import Forespoergsel
from ...standard.v1.kontrakt import Kontrakt
from ...standard.v1.tilbud import Tilbud
from ...standard.v1.tilbud_svar import TilbudSvar
from . import words
from .making import of
from .teller import Teller
from .words import GoalWords

CENT = Decimal("0.01")
PRICES = 2026
"""The price level every rate is stated in."""


class Matter:
    """What the messages of one placement are made of, and what they have left behind."""

    inquiry: Forespoergsel | None = None
    ordered: Bestilling | None = None
    offered: Tilbud | None = None
    accepted: TilbudSvar | None = None
    contract: Kontrakt | None = None
    subgoals_version = contract_version = plan_version = 0

    def __init__(
        self,
        teller: Teller,
        provider: Part,
        *,
        owner: str = "KOMMUNAL",
        paragraph: str = "SEL_107",
        service: str = "MIDLERTIDIGT_OPHOLD",
        kind: str = "MIDLERTIDIGT_BOTILBUD_TIL_VOKSNE",
        goals: int = 2,
        months: int | None = 12,
    ) -> None:
        self.teller = teller
        self.provider = provider
        self.supplier = teller.cast.owner(provider, kind=owner)
        self.paragraph, self.service_code, self.kind = paragraph, service, kind
        self.months = months
        self.start = later(teller.today, "P2M").replace(day=1)
        rng = teller.rng
        self.goal_words: dict[str, GoalWords] = {}
        self.caseworker = teller.cast.person("SAGSBEHANDLER")
        self.contact = teller.cast.person("KONTAKTPERSON")
        self.background = teller.background
        self.purpose = self.background.purpose
        self.rooms, self.skills = rng.choice(words.ROOMS), rng.choice(words.SKILLS)
        self.method = rng.choice(words.METHODS)
        self.change = rng.choice(words.CHANGES)
        self.goals = [self.goal(n, text) for n, text in enumerate(rng.sample(words.GOALS, goals), 1)]
        self.service = self._service()
        self.rate = self.rate_of(self._cost())
        self.subgoals: list[Delmaal] = []
        self.plans = {"TRE_MAANEDERS": teller.key(), "AARLIG": teller.key()}
        self.match_id, self.offer_id, self.contract_id, self.order_id = (teller.key() for _ in range(4))
        self.subgoal_plan_id, self.plan_id, self.visit_id = (teller.key() for _ in range(3))

    @property
    def authority(self) -> Part:
        """Who buys."""
        return self.teller.cast.authority

    @property
    def end(self) -> date | None:
        """The last day that is agreed, if any."""
        return None if self.months is None else later(self.start, f"P{self.months}M") - timedelta(days=1)

    def goal(self, number: int, said: GoalWords, **changes: Any) -> Indsatsmaal:
        """A goal in words, accepted and measurable; ``number`` is its priority."""
        key = self.teller.key()
        self.goal_words[key] = said
        day = self.teller.today
        fields: dict[str, Any] = {
            "id": key,
            "version": 1,
            "titel": said.title,
            "beskrivelse": said.text,
            "borgerens_formulering": said.own_words,
            "art": "UDVIKLING",
            "maaltype": "UDVIKLE_FUNKTIONSEVNE",
            "primaert_undertema": said.sub_theme,
            "sekundaert_undertema": (said.second,),
            "forventet_funktionsevne": self.teller.pick("1", "2"),
            "primaert": True,
            "prioritet": number,
            "startdato": self.start,
            "frist": later(self.start, "P12M"),
            "begrundelse": said.reason,
            "ansvarlig": self.caseworker,
            "maalemetode": said.method,
            "indikator": (self._indicator(said),),
            "accept": (
                of(Accept, rolle="BORGER", accepteret=True, dato=day, giver_mening=True),
                of(Accept, rolle="MYNDIGHED", accepteret=True, dato=day),
            ),
            "realismevurdering": said.realism,
            "status": "AKTIV",
        }
        return of(Indsatsmaal, **fields | changes)

    def _indicator(self, said: GoalWords) -> Indikator:
        return of(
            Indikator,
            navn=said.measure,
            udgangspunkt=said.now,
            maalvaerdi=said.then,
            enhed=said.unit,
            maaletidspunkt=later(self.start, "P6M"),
            hyppighed="P1M",
        )

    def _service(self) -> Ydelse:
        return of(
            Ydelse,
            id=self.teller.key(),
            ydelseskode=self.service_code,
            paragraf=self.paragraph,
            indsatskarakter=("STOETTENDE", "UDVIKLENDE"),
            startdato=self.start,
            slutdato=self.end,
            omfang=of(Omfang, antal=Decimal(7), enhed="DOEGN", pr="UGE"),
            indsatsmaal_ref=tuple(goal.id for goal in self.goals),
        )

    def _cost(self) -> Decimal:
        return Decimal(self.teller.rng.randrange(1_600, 3_400)) * 365 * 10

    @staticmethod
    def yearly(daily: Decimal) -> Decimal:
        """The year's cost of ten places that comes to a daily rate."""
        return daily * 10 * 365 * Decimal("0.95")

    def rate_of(self, cost: Decimal, **changes: Any) -> Takst:
        """The rate a year's cost of ten places comes to, at 95 percent occupancy (FR-201)."""
        daily = (cost / (10 * 365 * Decimal("0.95"))).quantize(CENT, ROUND_HALF_UP)
        led = (cost * Decimal("0.06")).quantize(CENT, ROUND_HALF_UP)
        fields: dict[str, Any] = {
            "ydelse_ref": self.service.id,
            "ydelsestype": "HOVEDYDELSE",
            "beloeb": daily,
            "enhed": "DOEGN",
            "gyldig_fra": self.start,
            "prisniveau_aar": PRICES,
            "beregningsgrundlag": of(
                Takstberegning,
                direkte_omkostning=(of(Omkostning, art="LOEN", beloeb=cost - led),),
                indirekte_omkostning=(of(Omkostning, art="LEDELSE_ADMINISTRATION", beloeb=led),),
                pladser=10,
                enhedsdage=365,
                belaegningsprocent=Decimal(95),
                aarsbeloeb=cost,
                takst_pr_enhed=daily,
            ),
            "regulering": "PL_FREMSKRIVNING",
        }
        return of(Takst, **fields | changes)

    def say(self, choices: Sequence[str]) -> str:
        """One of the things that can be said."""
        return self.teller.rng.choice(choices)

    def voice(self, text: str = "") -> BorgerensStemme:
        """The citizen's own words."""
        return of(BorgerensStemme, egne_ord=text or self.say(words.VOICES))

    def told(self, channel: str = "MUNDTLIGT") -> tuple[Borgerorientering, ...]:
        """That the citizen is told, today."""
        return (of(Borgerorientering, modtagerrolle="BORGER", kanal=channel, dato=self.teller.today),)

    def group(self) -> str:
        """A målgruppe, as precise as the list has it."""
        return self.background.group

    def planned(self) -> Opfoelgningsplan:
        """Follow-up after three months and then every year."""
        return of(
            Opfoelgningsplan,
            planlagt=(
                of(
                    PlanlagtOpfoelgning,
                    plan_id=self.plans["TRE_MAANEDERS"],
                    type="TRE_MAANEDERS",
                    naar=of(Opfoelgningstid, senest=later(self.start, "P3M")),
                ),
                of(
                    PlanlagtOpfoelgning,
                    plan_id=self.plans["AARLIG"],
                    type="AARLIG",
                    naar=of(Opfoelgningstid, hver="P12M"),
                ),
            ),
            emne=("OEKONOMI", "UDVIKLING", "FUNKTIONSNIVEAU"),
            statusform="PROSA_OG_TAL",
            skabelon="VUM_STATUSNOTAT",
        )
