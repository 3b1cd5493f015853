"""Reglerne om takster, der stiger, og om de indberetninger, der samles op hvert halvår.

Et helt eksempel: fem procent er endnu ikke for meget, og en øre mere er::

    from decimal import Decimal

    from samarbejde_schema.standard.v1.registerregler.takster import stiger_for_meget

    graense = Decimal("5.00")
    assert not stiger_for_meget(Decimal("2000.00"), Decimal("2100.00"), graense)
    assert stiger_for_meget(Decimal("2000.00"), Decimal("2100.01"), graense)

Grænsen, hvad den regnes af, modtagerne og halvårenes frist er foreløbige og står i parametrene (D3).
Kilder: 004:124-140.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ....findings import Stage
from ....process import later
from ....validation.rule import BOER, KAN, PLIGT, SKAL, Breach, Breaches, NotJudged, at, clause, rule
from ..faelles.hverdage import dansk_dato
from ..kodelister.faelleskommunalt import Halvaar, Stigningsgrundlag
from ..kodelister.konvolut import Beskedtype
from ..kontekst import Kontekst
from .opslag import er, er_doegntilbud, konteksten

if TYPE_CHECKING:
    from ..dassos_opsamling import DassosOpsamling
    from ..faelles.konvolut import Konvolutbesked, Leverandoer, Organisation
    from ..faelles.ydelse import Takst
    from ..kontrakt import Kontrakt
    from ..kontrakttillaeg import Kontrakttillaeg
    from ..takststigningsindberetning import Takststigningsindberetning

_MIDT_BOER = {"GRUND": KAN, "MIDT": BOER}
_MIDT_PLIGT = {"GRUND": BOER, "MIDT": SKAL}


def stiger_for_meget(foer: Decimal, efter: Decimal, graense: Decimal) -> bool:
    """Om stigningen i procent er strengt større end grænsen; der regnes uden afrunding."""
    return efter * 100 > foer * (100 + graense)


@rule(
    "FR-602",
    clauses=(
        clause(
            "indberettes",
            da="Indberet stigningen: taksten på et bo- eller døgntilbud stiger mere end den aftalte grænse.",
            en="Report the increase: the rate of a residential service rises above the agreed threshold.",
            demand=_MIDT_BOER,
        ),
        clause(
            "modtager",
            da="Send indberetningen til den, der er aftalt, normalt socialtilsynet.",
            en="Send the report to the receiver agreed on, normally the social supervision.",
            demand=_MIDT_BOER,
        ),
    ),
    level=Stage.REGISTER,
    messages=("kontrakttillaeg", "takststigningsindberetning"),
    requirements=("R271", "R273"),
    fields=("takst.beloeb", "stigningPct", "konvolut.modtager"),
    source="004:124-140",
)
def stor_stigning_indberettes(besked: "Konvolutbesked", kontekst: Kontekst) -> Breaches:
    """Udgiftsstigninger på bo- og døgntilbud over fem procent indberettes til socialtilsynet (004:124-132).

    Et tillægs takster holdes op mod den seneste udgave af kontrakten før tillægget. Præcis fem procent er
    ikke over. Stiger en takst mere, findes en indberetning om tilbuddet, hvis nye periode rummer den dag,
    tillægget gælder fra. Grænsen, modtageren, og om der regnes af hver takst eller af den samlede udgift,
    står i parametrene, for principperne er foreløbige (004:136-140). En indberetning over grænsen går til en
    af de aftalte modtagere.
    """
    kendt = konteksten(kontekst)
    if er(besked, Beskedtype.TAKSTSTIGNINGSINDBERETNING):
        if not _naar_frem(besked, kendt):
            yield at("konvolut", "modtager", clause="modtager")
        return
    yield from _i_tillaegget(besked, kendt)


def _naar_frem(besked: Any, kendt: Kontekst) -> bool:
    """Om indberetningen går til en, der er aftalt, eller ikke behøvede at være sendt."""
    behoever = besked.stigning_pct > kendt.parametre.stigningsgraense and er_doegntilbud(
        besked.tilbudstype, ()
    )
    roller = {modtager.rolle for modtager in besked.konvolut.modtager}
    return not behoever or not roller.isdisjoint(kendt.parametre.indberetning_modtagere)


def _i_tillaegget(besked: Any, kendt: Kontekst) -> Breaches:
    if not besked.takst:
        return
    udgaver = _tidligere(besked, kendt)
    ydelser = next((udgave.ydelse for udgave in (besked, *udgaver) if udgave.ydelse), ())
    if ydelser and not er_doegntilbud(None, (ydelse.paragraf for ydelse in ydelser)):
        return
    gamle = next((udgave.takst for udgave in udgaver if udgave.takst), ())
    if not gamle or not ydelser:
        raise NotJudged
    stigninger = list(_stigninger(besked.takst, gamle, kendt))
    if not stigninger:
        return
    if kendt.indberetninger is None:
        raise NotJudged
    if not any(_handler_om(indberetning, besked, udgaver) for indberetning in kendt.indberetninger):
        yield from stigninger


def _tidligere(besked: "Kontrakttillaeg", kendt: Kontekst) -> "list[Kontrakt | Kontrakttillaeg]":
    """Kontraktens udgaver før tillægget, nyeste først."""
    udgaver = [
        udgave
        for udgave in kendt.kontrakter or ()
        if udgave.kontrakt_id == besked.kontrakt_id and udgave.version < besked.version
    ]
    return sorted(udgaver, key=lambda udgave: udgave.version, reverse=True)


def _stigninger(nye: "Sequence[Takst]", gamle: "Sequence[Takst]", kendt: Kontekst) -> Iterator[Breach]:
    """De takster, der stiger for meget, eller hele rækken, når der regnes af den samlede udgift."""
    graense = kendt.parametre.stigningsgraense
    if kendt.parametre.stigningsgrundlag is Stigningsgrundlag.SAMLET_UDGIFT:
        if len({takst.enhed for takst in (*nye, *gamle)}) > 1:
            raise NotJudged
        if stiger_for_meget(_sum(gamle), _sum(nye), graense):
            yield at("takst", clause="indberettes")
        return
    for i, ny in enumerate(nye):
        gammel = _modsvarende(ny, gamle)
        if gammel is not None and stiger_for_meget(gammel.beloeb, ny.beloeb, graense):
            yield at("takst", i, "beloeb", clause="indberettes")


def _sum(takster: "Sequence[Takst]") -> Decimal:
    return sum((takst.beloeb for takst in takster), Decimal(0))


def _modsvarende(ny: "Takst", gamle: "Sequence[Takst]") -> "Takst | None":
    """Den gamle takst for det samme: samme ydelse, ellers den eneste af samme slags pr. samme enhed."""
    slags = [g for g in gamle if (g.ydelsestype, g.enhed) == (ny.ydelsestype, ny.enhed)]
    samme = [g for g in slags if g.ydelse_ref is not None and g.ydelse_ref == ny.ydelse_ref]
    fundne = samme or slags
    return fundne[0] if len(fundne) == 1 else None


def _handler_om(
    indberetning: "Takststigningsindberetning", besked: "Kontrakttillaeg", udgaver: Sequence[Any]
) -> bool:
    periode = indberetning.efter.periode
    if not periode.fra <= besked.gaelder_fra <= (periode.til or date.max):
        return False
    kontrakt: Leverandoer | None = next(
        (udgave.leverandoer for udgave in udgaver if er(udgave, Beskedtype.KONTRAKT)), None
    )
    if kontrakt is None:
        return _samme(indberetning.tilbud, besked.konvolut.afsender.organisation)
    return _samme(indberetning.tilbud, kontrakt.tilbud or kontrakt.driftsherre)


def _samme(en: "Organisation", anden: "Organisation") -> bool:
    """Om det er det samme tilbud: nøglen på Tilbudsportalen, ellers P-nummeret, ellers CVR-nummeret."""
    for navn in ("tilbudsportal_id", "p_nummer", "cvr"):
        noegler = (getattr(en, navn), getattr(anden, navn))
        if None not in noegler:
            return bool(noegler[0] == noegler[1])
    return False


@rule(
    "FR-604",
    clauses=(
        clause(
            "to-gange",
            da="Saml hver indberetning op én gang; denne står også i en anden opsamling.",
            en="Collect each report once; this one stands in another collection too.",
            demand=_MIDT_PLIGT,
            kind=PLIGT,
        ),
        clause(
            "mangler",
            da="Tag alle halvårets indberetninger med; mindst én står ikke i nogen opsamling.",
            en="Include every report of the half-year; at least one stands in no collection.",
            demand=_MIDT_PLIGT,
            kind=PLIGT,
        ),
        clause(
            "halvaar",
            da="Saml op én gang for hvert halvår; dette halvår er allerede samlet op.",
            en="Collect once for each half-year; this half-year has been collected already.",
            demand=_MIDT_PLIGT,
            kind=PLIGT,
        ),
        clause(
            "frist",
            da="Send opsamlingen inden fristen efter halvåret, så der kan samles op to gange om året.",
            en="Send the collection in the time set after the half-year, so that two a year are possible.",
            demand=_MIDT_PLIGT,
            kind=PLIGT,
        ),
    ),
    level=Stage.REGISTER,
    messages=("dassosOpsamling",),
    requirements=("R272",),
    fields=("indberetningRef", "aar", "halvaar"),
    source="004:132-134",
)
def hver_indberetning_samles_op_en_gang(besked: "DassosOpsamling", kontekst: Kontekst) -> Breaches:
    """Indberetningerne drøftes to gange om året (004:132-134), så hver hører til ét halvårs opsamling.

    En indberetning hører til det halvår, den er sendt i. Er det samlet op, står den i netop én opsamling.
    Fristen efter halvårets udløb står i parametrene; en rettelse, fx med dagen for drøftelsen, kommer senere
    og bedømmes ikke på den. Kender konteksten hverken indberetninger eller andre opsamlinger, er kun fristen
    bedømt.
    """
    kendt = konteksten(kontekst)
    egne = (besked.konvolut.besked_id, besked.konvolut.erstatter)
    andre = [o for o in kendt.opsamlinger or () if o.konvolut.besked_id not in egne]
    frist = later(_udloebet(besked), kendt.parametre.halvaarsfrist)
    if besked.konvolut.erstatter is None and kendt.dag(besked) >= frist:
        yield at("halvaar", clause="frist")
    if any((o.aar, o.halvaar) == (besked.aar, besked.halvaar) for o in andre):
        yield at("halvaar", clause="halvaar")
    optaget = {noegle for opsamling in andre for noegle in opsamling.indberetning_ref}
    for i, noegle in enumerate(besked.indberetning_ref):
        if noegle in optaget:
            yield at("indberetning_ref", i, clause="to-gange")
    if kendt.indberetninger is None:
        raise NotJudged
    optaget.update(besked.indberetning_ref)
    if any(_i_halvaaret(m, besked) and m.konvolut.besked_id not in optaget for m in kendt.indberetninger):
        yield at("indberetning_ref", clause="mangler")


def _udloebet(besked: "DassosOpsamling") -> date:
    """Den første dag efter det halvår, der samles op på."""
    return date(besked.aar, 7, 1) if besked.halvaar is Halvaar.FOERSTE else date(besked.aar + 1, 1, 1)


def _i_halvaaret(indberetning: "Takststigningsindberetning", besked: "DassosOpsamling") -> bool:
    dag = dansk_dato(indberetning.konvolut.afsendt)
    halvaar = Halvaar.FOERSTE if dag.month <= 6 else Halvaar.ANDET_HALVAAR
    return (dag.year, halvaar) == (besked.aar, besked.halvaar)
