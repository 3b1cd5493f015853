"""Forløbets regler om konvolutten: rækkefølge, rettelser og beskeder, der krydser hinanden.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.konvolut import passer_i_forloebet

    list(passer_i_forloebet.judge(tilbud, forloeb))

Kilder: 000:36, 000:45, 000:367; D35.
"""

from collections.abc import Iterable

from ....findings import Stage
from ....process import Forloeb, Log
from ....process.log import type_name
from ....validation.rule import (
    BOER,
    GYLDIGHED,
    SKAL,
    Breaches,
    Clause,
    NotJudged,
    at,
    clause,
    rule,
)
from ..annullering import Annullering
from ..faelles.konvolut import Konvolutbesked, Part
from ..forretningskvittering import Forretningskvittering
from ..indhold import ENTRIES, MED_KONVOLUT
from .opslag import kendes_ikke, samme_afsender

FORPLIGTENDE = frozenset({"tilbud", "tilbudSvar", "kontrakt", "kontraktSvar", "kontrakttillaeg", "opsigelse"})
"""Beskeder, der binder en part: kun de afvises, når det, de bygger på, mangler."""

_I_PROCESSEN = tuple(entry.type for entry in ENTRIES if entry.number <= "M38" or entry.number == "M41")


_BINDENDE = "ved tilbud, kontrakt, svar på dem, tillæg og opsigelse"


_MED_BORGERREF = tuple(
    entry.type
    for entry in ENTRIES
    if entry.number in {"M02", "M03", "M05", "M06", "M07", "M09", "M42"} or "M11" <= entry.number <= "M23"
)


def bindende_eller_ej(navn: str, da: str, en: str) -> tuple[Clause, Clause]:
    """Samme krav to gange: gyldighed for de beskeder, der binder, og et godt råd for de andre."""
    return (
        clause(navn, da=da, en=en, demand=SKAL, kind=GYLDIGHED, when=_BINDENDE),
        clause(f"{navn}-boer", da=da, en=en, demand=BOER, when="ellers"),
    )


def leddet(navn: str, besked: Konvolutbesked) -> str:
    """Det af de to led, der gælder for beskeden."""
    return navn if type_name(besked) in FORPLIGTENDE else f"{navn}-boer"


@rule(
    "FR-004",
    da="Find ud af, hvilken besked der er den rigtige: en anden med samme nøgle har et andet indhold.",
    en="Find out which message is the right one: another with the same key has other content.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.FORLOEB,
    messages=MED_KONVOLUT,
    fields=("konvolut.beskedId",),
    source="valg",
)
def noeglen_er_kun_brugt_en_gang(besked: Konvolutbesked, forloeb: Forloeb) -> Breaches:
    """En nøgle hører til én besked: to med samme nøgle og forskelligt indhold kan ikke begge være ægte.

    Er de fra samme afsender, tæller ingen af dem, før det er afklaret; er de fra hver sin, tæller den, der
    kom først. Den samme besked to gange, også i den anden form, er i orden og tæller én gang. Om nøglen er
    brugt uden for forløbet, afgøres ved modtagelsen.
    """
    if forloeb.ambiguous:
        yield at("konvolut", "besked_id")


@rule(
    "FR-005",
    clauses=bindende_eller_ej(
        "raekkefoelge",
        "Se, hvor forløbet er, og hvad der kan komme nu: denne besked passer ikke ind her.",
        "See where the forløb stands and what may come now: this message does not fit in here.",
    ),
    level=Stage.FORLOEB,
    messages=_I_PROCESSEN,
    requirements=("R155",),
    fields=("konvolut.beskedtype", "konvolut.senestSet"),
    source="000:367",
)
def passer_i_forloebet(besked: Konvolutbesked, forloeb: Forloeb) -> Breaches:
    """Et forløb har en gang fra match over aftale og opfølgning til afslutning (000:367), og hver besked
    sin plads.

    Beskeden bedømmes efter det, afsenderen vidste: alt til og med den besked, ``senestSet`` nævner, og
    afsenderens egne. Kun beskeder, der binder en part, afvises; de andre tæller, men flytter ingenting.
    """
    if not forloeb.allowed:
        if kendes_ikke(besked, forloeb):
            raise NotJudged
        yield at("konvolut", "beskedtype", clause=leddet("raekkefoelge", besked))


@rule(
    "FR-009",
    da="Lad erstatter pege på en besked af samme type, som I selv har sendt i forløbet.",
    en="Let erstatter name a message of the same type that you have sent in this forløb yourself.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.FORLOEB,
    messages=MED_KONVOLUT,
    fields=("konvolut.erstatter",),
    source="valg",
)
def retter_sin_egen(besked: Konvolutbesked, forloeb: Forloeb) -> Breaches:
    """En rettelse tager den gamle beskeds plads, så den skal være af samme slags og fra samme organisation.

    Organisationen er den med samme CVR-nummer i samme rolle; udfører og driftsherre er den samme. En besked,
    der er afvist, tæller ikke og kan ikke rettes: send en ny i stedet.
    """
    if (erstatter := besked.konvolut.erstatter) is None:
        return
    rettet = forloeb.before.by_id(erstatter)
    if not isinstance(rettet, type(besked)) or not samme_afsender(rettet, besked):
        yield at("konvolut", "erstatter")


@rule(
    "FR-022",
    da="Skriv samme forløb som den besked, det gælder; udelad det, hvis den ikke nævner noget.",
    en="State the same forløb as the message it is about; leave it out if that names none.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.FORLOEB,
    messages=("forretningskvittering", "annullering"),
    requirements=("R006",),
    fields=("konvolut.forloebId",),
    source="000:45",
)
def foelger_sin_besked(besked: Forretningskvittering | Annullering, forloeb: Forloeb) -> Breaches:
    """En kvittering eller annullering hører til samme forløb som det, den gælder, så begge ligger i samme
    sag (000:45).
    """
    noegle = besked.annulleret_besked_ref if isinstance(besked, Annullering) else besked.konvolut.svar_paa
    gaelder = None if noegle is None else forloeb.before.by_id(noegle)
    if not isinstance(gaelder, Konvolutbesked):
        raise NotJudged
    if besked.konvolut.forloeb_id != gaelder.konvolut.forloeb_id:
        yield at("konvolut", "forloeb_id")


@rule(
    "FR-027",
    da="Myndighedens besked krydsede denne og gælder. Læs den, og svar på ny, hvis der er mere at sige.",
    en="The authority's message crossed this one and stands. Read it, and answer anew if there is "
    "more to say.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.FORLOEB,
    messages=("annullering", "bestilling", *sorted(FORPLIGTENDE)),
    fields=("konvolut.senestSet",),
    source="valg",
)
def krydset_af_myndigheden(besked: Konvolutbesked, forloeb: Forloeb) -> Breaches:
    """Når to beskeder er sendt uden kendskab til hinanden og ikke kan gælde begge to, er det myndighedens,
    der gælder.

    Det er myndigheden og borgeren, der i sidste ende afgør, hvad der skal ske (000:122, 220; D35). Den
    anden besked er der ikke noget i vejen med: den kom bare for sent, og afsenderen får besked om det.
    """
    if forloeb.conflict is not None:
        yield at()


@rule(
    "FR-028",
    da="Send ikke kvittering for en kvittering.",
    en="Do not send a receipt for a receipt.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.FORLOEB,
    messages=("forretningskvittering",),
    requirements=("R027",),
    fields=("konvolut.svarPaa",),
    source="SF2900",
)
def ingen_kvittering_for_en_kvittering(besked: Forretningskvittering, forloeb: Forloeb) -> Breaches:
    """To systemer, der kvitterer for hinandens kvitteringer, bliver aldrig færdige.

    Reglen om, at en afvisning begrundes, har samme nummer og bedømmes på kvitteringen alene.
    """
    svar_paa = besked.konvolut.svar_paa
    if svar_paa is not None and isinstance(forloeb.before.by_id(svar_paa), Forretningskvittering):
        yield at("konvolut", "svar_paa")


@rule(
    "FR-032",
    da="Skriv, hvem beskeden handler om: en af modtagerne har ikke set forløbet før.",
    en="State whom the message is about: one of the receivers has not met this forløb before.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=_MED_BORGERREF,
    fields=("borgerRef", "konvolut.modtager"),
    source="praksis",
)
def hvem_det_handler_om(besked: Konvolutbesked, forloeb: Forloeb) -> Breaches:
    """Første gang en modtager møder forløbet, er forløbets nøgle ikke nok til at finde borgeren.

    En modtager kender forløbet, når organisationen i samme rolle har fået eller sendt en besked i det.
    Bagefter kan borgeren udelades, så personnummeret ikke sendes oftere end nødvendigt.
    """
    if getattr(besked, "borger_ref", None) is None and _moeder_nogen_forloebet(besked, forloeb.before):
        yield at("borger_ref")


def _moeder_nogen_forloebet(besked: Konvolutbesked, log: Log) -> bool:
    """Om en af modtagerne hverken har sendt eller fået noget i forløbet før."""
    nye = set(_hvem(besked.konvolut.modtager))
    for post in log:
        if isinstance(post.message, Konvolutbesked):
            konvolut = post.message.konvolut
            nye.difference_update(_hvem((konvolut.afsender, *konvolut.modtager)))
        if not nye:
            return False
    return True


def _hvem(parter: Iterable[Part]) -> list[tuple[str | None, str]]:
    return [(part.organisation.cvr, part.rolle) for part in parter]
