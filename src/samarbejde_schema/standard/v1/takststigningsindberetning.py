"""M35 Takststigningsindberetning: et døgn- eller botilbud er blevet dyrere.

Et helt eksempel, hvor ``kommunen`` er myndigheden, der betaler::

    from datetime import date
    from decimal import Decimal

    from samarbejde_schema.standard.v1.takststigningsindberetning import (
        Takststigningsindberetning,
        stigning,
    )

    tilsyn = {"rolle": "SOCIALTILSYN", "organisation": {"navn": "Socialtilsyn Fjord", "cvr": "90000039"}}
    indberetning = Takststigningsindberetning.ny(
        profil=("GRUND", "MIDT"), fortrolighed="ALMINDELIG", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender=kommunen, modtager=(tilsyn,), tilbud={"navn": "Bostedet Engen", "cvr": "90000012"},
        tilbudstype="LAENGEREVARENDE_BOTILBUD_TIL_VOKSNE",
        foer={"periode": {"fra": date(2025, 1, 1)}, "beloeb": Decimal("2000.00")},
        efter={"periode": {"fra": date(2026, 1, 1)}, "beloeb": Decimal("2130.00")},
        grundlag="TAKST", prisniveau="PL_RENSET", stigning_pct=Decimal("6.50"), aarsag=("NORMERING",),
    )
    assert stigning(indberetning.foer.beloeb, indberetning.efter.beloeb) == Decimal("6.50")

Fem procent er grænsen, indtil arbejdsgruppen har drøftet den færdig; den står derfor i profilen og ikke her
(FR-602). Kilder: 004:86, 004:114-140.
"""

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Beloeb, Procent, Tekst
from ...validation.rule import BOER, Breaches, at, rule
from .faelles.konvolut import Konvolutbesked, Organisation
from .faelles.opfoelgning import Periode
from .faelles.ydelse import Takstberegning
from .kodelister.faelleskommunalt import Prisniveau, Stigningsaarsag, Stigningsgrundlag
from .kodelister.ffb import FfbTilbudstype
from .kodelister.konvolut import Beskedtype

_HUNDREDE, _TO_DECIMALER = Decimal(100), Decimal("0.01")
_EKSAKT = Context(prec=40, rounding=ROUND_HALF_UP)  # beløb har højst tolv cifre


class Takstperiode(Element):
    """Hvad tilbuddet kostede i et tidsrum: en takst eller en samlet udgift, som ``grundlag`` siger."""

    periode: Annotated[Periode, about("det tidsrum, beløbet gælder", "004:124", "FR-034")]
    beloeb: Annotated[Beloeb, about("taksten eller udgiften i kroner", "004:124", "FR-608")]


class Takststigningsindberetning(Konvolutbesked, beskedtype=Beskedtype.TAKSTSTIGNINGSINDBERETNING):
    """Indberetningen af en udgiftsstigning i et døgn- eller botilbud (M35).

    Sendes af driftsherren eller den myndighed, der betaler, til socialtilsynet og sekretariatet, når
    stigningen er større end profilens grænse. Den besvares ikke; sekretariatet samler indberetningerne i en
    opsamling (M36), som drøftes to gange om året. Rettes den, erstatter en ny den gamle.
    """

    tilbud: Annotated[Organisation, about("det tilbud, der er blevet dyrere", "004:126")]
    tilbudstype: Annotated[FfbTilbudstype, about("hvad slags tilbud det er", "004:126")]
    foer: Annotated[Takstperiode, about("prisen før stigningen", "004:124")]
    efter: Annotated[Takstperiode, about("prisen efter stigningen", "004:124")]
    grundlag: Annotated[
        Stigningsgrundlag, about("om beløbene er en takst eller en samlet udgift", "004:124-132")
    ]
    prisniveau: Annotated[
        Prisniveau, about("om tallene er i løbende priser eller renset for pris og løn", "004:124-132")
    ]
    stigning_pct: Annotated[
        Procent, about("stigningen i procent af prisen før, med to decimaler", "004:132", "FR-602", "FR-608")
    ]
    aarsag: Annotated[
        tuple[Stigningsaarsag, ...],
        about("hvorfor prisen er steget, den vigtigste grund først", "004:124", "FR-020", many=(1, 5)),
    ]
    forklaring: Annotated[
        Tekst | None, about("grundene i ord, uden oplysninger om borgere", "004:124", "FR-605")
    ] = None
    beregning: Annotated[Takstberegning | None, about("hvordan den nye pris er regnet ud", "004:114-122")] = (
        None
    )


def stigning(foer: Decimal, efter: Decimal) -> Decimal | None:
    """Stigningen i procent af ``foer`` med to decimaler; ``None``, når ``foer`` ikke er over nul.

    En halv hundrededel rundes væk fra nul. Et fald er en negativ stigning.
    """
    if foer <= 0:
        return None
    with localcontext(_EKSAKT):
        return ((efter - foer) * _HUNDREDE / foer).quantize(_TO_DECIMALER)


@rule(
    "FR-608",
    da="Stigningen passer ikke med de to beløb. Regn den ud igen med to decimaler, eller ret et beløb.",
    en="The increase does not agree with the two amounts. Compute it again or correct an amount.",
    demand=BOER,
    messages=("takststigningsindberetning",),
    requirements=("R266", "R271"),
    fields=("stigningPct", "foer.beloeb", "efter.beloeb"),
    source="004:132",
)
def stigningen_er_regnet_rigtigt(besked: Takststigningsindberetning) -> Breaches:
    """En hundrededel procent kan afgøre, om en stigning er over grænsen; derfor regnes den efter (004:132).

    Stigningen er forskellen på de to beløb i procent af det første, rundet til to decimaler, så en halv
    hundrededel tæller opad. Er det første beløb ikke over nul, kan der ikke regnes, og reglen siger intet.
    """
    regnet = stigning(besked.foer.beloeb, besked.efter.beloeb)
    if regnet is not None and regnet != besked.stigning_pct:
        yield at("stigning_pct")
