"""FR-201: taksten bygger på et åbent regnestykke, og regnestykket går op.

Et fuldt eksempel::

    from decimal import Decimal

    from samarbejde_schema.standard.v1.faelles.regler_takst import stemmer
    from samarbejde_schema.standard.v1.faelles.ydelse import Takstberegning

    grundlag = Takstberegning(
        direkte_omkostning=({"art": "LOEN", "beloeb": Decimal("6570000.00")},),
        indirekte_omkostning=({"art": "LEDELSE_ADMINISTRATION", "beloeb": Decimal("365000.00")},),
        pladser=10,
        enhedsdage=365,
        belaegningsprocent=Decimal("95.00"),
    )
    assert stemmer(grundlag, Decimal("2000.00"))        # 6.935.000 / (10 × 365 × 0,95)
    assert not stemmer(grundlag, Decimal("2001.01"))

Der ganges op i stedet for at dele, så intet rundes: en forskel på præcis én krone går an, en øre mere ikke.
"""

from decimal import Context, Decimal, localcontext
from typing import Protocol

from ....validation.rule import BOER, PLIGT, SKAL, Breaches, at, clause, rule
from ..kodelister.match import Takstydelsestype
from .ydelse import Takst, Takstberegning

TOLERANCE = 1
"""Så mange kroner må takst og regnestykke afvige, for en takst rundes ofte til hele kroner."""

_HUNDREDE = Decimal(100)
_EKSAKT = Context(prec=60)  # det største produkt, felterne tillader, har under 40 cifre


class _MedTakster(Protocol):
    """En besked med takster."""

    @property
    def takst(self) -> tuple[Takst, ...]: ...


@rule(
    "FR-201",
    clauses=(
        clause(
            "grundlag",
            da="Vis, hvordan taksten er regnet ud, eller henvis til beregningen.",
            en="Show how the rate was calculated, or refer to the calculation.",
            demand={"GRUND": BOER, "MIDT": SKAL},
            kind=PLIGT,
        ),
        clause(
            "regnestykke",
            da="Taksten passer ikke med sit regnestykke. Ret en af dem, så de højst afviger én krone.",
            en="The rate does not agree with its calculation. Correct one of them to within one krone.",
            demand=BOER,
        ),
        clause(
            "belaegning",
            da="Begrund, hvorfor der regnes med en belægning på over 100 procent.",
            en="Give the reason why an occupancy above 100 per cent is assumed.",
            demand=BOER,
        ),
    ),
    messages=("tilbud", "kontrakt", "kontrakttillaeg"),
    requirements=("R270", "R286"),
    fields=(
        "takst.beloeb",
        "takst.beregningsgrundlag",
        "takst.beregningsHenvisning",
        "takst.beregningsgrundlag.belaegningsprocent",
        "takst.beregningsgrundlag.takstPrEnhed",
    ),
    source="004:114-122",
)
def gennemsigtig_takst(besked: _MedTakster) -> Breaches:
    """Der afregnes kun efter takster med et åbent og gennemsigtigt beregningsgrundlag (004:114-122).

    Enhver takst har derfor en beregning eller en henvisning til den; en beregning uden et eneste årsbeløb
    tæller ikke. Hovedydelsens takst regnes efter: direkte og indirekte omkostninger, plus eller minus
    efterregulering, delt med pladser gange enhedsdage gange belægning. Fortegnet på en efterregulering er
    ikke lagt fast, så begge prøves. Er omkostningerne ikke delt op, bruges årsbeløbet, som rummer
    efterreguleringen. Mangler der et tal, regnes der ikke efter, men den oplyste ``takstPrEnhed`` skal
    stadig passe. En forudsat belægning på over 100 procent begrundes (BEK 61/2023 § 10).
    """
    for i, takst in enumerate(besked.takst):
        grundlag = takst.beregningsgrundlag
        if takst.beregnings_henvisning is None and (grundlag is None or not _har_beloeb(grundlag)):
            yield at("takst", i, "beregningsgrundlag", clause="grundlag")
        if grundlag is None:
            continue
        belaegning = grundlag.belaegningsprocent
        if belaegning is not None and belaegning > _HUNDREDE and grundlag.begrundelse is None:
            yield at("takst", i, "beregningsgrundlag", "belaegningsprocent", clause="belaegning")
        if takst.ydelsestype is Takstydelsestype.HOVEDYDELSE:
            if stemmer(grundlag, takst.beloeb) is False:
                yield at("takst", i, "beloeb", clause="regnestykke")
            elif _afviger(grundlag.takst_pr_enhed, takst.beloeb):
                yield at("takst", i, "beregningsgrundlag", "takst_pr_enhed", clause="regnestykke")


def stemmer(grundlag: Takstberegning, takst: Decimal) -> bool | None:
    """Om taksten passer med regnestykket inden for :data:`TOLERANCE`; ``None``, når et tal mangler."""
    taellere = _taellere(grundlag)
    belaegning, pladser, enhedsdage = grundlag.belaegningsprocent, grundlag.pladser, grundlag.enhedsdage
    if not taellere or not pladser or not enhedsdage or belaegning is None or belaegning <= 0:
        return None
    with localcontext(_EKSAKT):
        hundrededele = belaegning * pladser * enhedsdage
        forskelle = (abs(takst * hundrededele - _HUNDREDE * taeller) for taeller in taellere)
        return min(forskelle) <= TOLERANCE * hundrededele


def _taellere(grundlag: Takstberegning) -> tuple[Decimal, ...]:
    """Det, der deles: årets omkostninger med efterregulering, med begge fortegn, når der er en."""
    poster = (*grundlag.direkte_omkostning, *grundlag.indirekte_omkostning)
    if not poster:
        return () if grundlag.aarsbeloeb is None else (grundlag.aarsbeloeb,)
    omkostninger = sum((post.beloeb for post in poster), Decimal(0))
    if not grundlag.efterregulering_beloeb:
        return (omkostninger,)
    return (omkostninger + grundlag.efterregulering_beloeb, omkostninger - grundlag.efterregulering_beloeb)


def _har_beloeb(grundlag: Takstberegning) -> bool:
    return bool(
        grundlag.direkte_omkostning or grundlag.indirekte_omkostning or grundlag.aarsbeloeb is not None
    )


def _afviger(oplyst: Decimal | None, takst: Decimal) -> bool:
    return oplyst is not None and abs(oplyst - takst) > TOLERANCE
