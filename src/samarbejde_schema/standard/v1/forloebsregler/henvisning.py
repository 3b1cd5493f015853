"""Forløbets regel om svar og henvisninger: de peger på noget, der er sendt, og som kan besvares sådan.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.henvisning import svar_og_henvisning

    list(svar_og_henvisning.judge(tilbud, forloeb))

Hvad en besked kan svare på, og hvad den kan besvares med, læses af indholdsfortegnelsen. Kilde: 000:85.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ....findings import Stage
from ....process import Forloeb, Log
from ....process.log import type_name
from ....validation.rule import GYLDIGHED, SKAL, Breaches, NotJudged, at, clause, rule
from ..aftale_opfoelgning import AftaleOpfoelgning
from ..dagsorden import Dagsorden
from ..dassos_opsamling import DassosOpsamling
from ..faelles.konvolut import Konvolutbesked
from ..forretningskvittering import Forretningskvittering
from ..hoerings_svar import HoeringsSvar
from ..indhold import ENTRIES
from ..kodelister.match import KontraktSvarEmne
from ..kontrakt import Kontrakt
from ..kontrakt_svar import KontraktSvar
from ..kontrakttillaeg import Kontrakttillaeg
from ..maal_og_aftaleskema import MaalOgAftaleskema
from ..opsigelse import Opsigelse
from ..referat import Referat
from ..resultatdokumentation import Resultatdokumentation
from ..strukturaendring_hoering import StrukturaendringHoering
from ..tilbud import Tilbud
from ..tilbud_svar import TilbudSvar
from .konvolut import bindende_eller_ej, leddet
from .opslag import bestillingen, hos_udfoereren, kendes_ikke, nyeste, tilbuddet
from .opslag_kontrakt import kontrakten

BESVARES_MED = {entry.type: frozenset(entry.answered_by) for entry in ENTRIES}
"""Hvilke typer der kan svare på hver type."""

_ER_SVAR = frozenset().union(*BESVARES_MED.values())
_EMNER = {
    KontraktSvarEmne.KONTRAKT: ("kontrakt",),
    KontraktSvarEmne.TILLAEG: ("kontrakttillaeg",),
    KontraktSvarEmne.TILBAGETRAEKNING_AF_OPSIGELSE: ("annullering", "opsigelse"),
}


@rule(
    "FR-003",
    clauses=(
        *bindende_eller_ej(
            "svar",
            "Lad svarPaa pege på en besked i forløbet, som denne besked kan være svar på.",
            "Let svarPaa name a message of the forløb that this message can answer.",
        ),
        *bindende_eller_ej(
            "henvisning",
            "Henvis til noget, der er sendt i forløbet; det, nøglen peger på, findes ikke her.",
            "Refer to something sent in this forløb; nothing here has this key.",
        ),
        *bindende_eller_ej(
            "udgave",
            "Henvis til en udgave, der er sendt.",
            "Refer to a version that has been sent.",
        ),
        clause(
            "vedroerer",
            da="Ret, hvad svaret vedrører: den besked, der svares på, er ikke af den slags.",
            en="Correct what the answer concerns: the message that is answered is not of that sort.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    level=Stage.FORLOEB,
    messages=(
        "matchSvar",
        "tilbud",
        "tilbudSvar",
        "kontrakt",
        "kontraktSvar",
        "aktoerOpfoelgning",
        "statusnotat",
        "referat",
        "kontrakttillaeg",
        "opsigelse",
        "aftaleOpfoelgning",
        "resultatdokumentation",
        "hoeringsSvar",
        "forretningskvittering",
    ),
    requirements=("R026",),
    fields=(
        "konvolut.svarPaa",
        "bestillingRef",
        "tilbudRef",
        "dagsordenRef",
        "vedroerer",
        "kontraktId",
        "kontraktRef",
        "skemaRef",
        "hoeringRef",
    ),
    source="000:85",
)
def svar_og_henvisning(besked: Konvolutbesked, forloeb: Forloeb) -> Breaches:
    """Udvekslingen går begge veje (000:85), og et svar er kun et svar, når det, der svares på, findes.

    Tilbud, kontrakt, svar på dem, tillæg og opsigelse binder den, der sender dem, og afvises uden det, de
    bygger på. De andre kan komme alligevel, for man kan indkalde i telefonen eller komme sent ind i et
    forløb. En henvisning til en ældre udgave er i orden. Et tillæg eller en opsigelse af en kontrakt, der
    ikke er indgået her, kan ikke bedømmes: dens vilkår kendes ikke. Det kan en besked uden forløb heller
    ikke, når den læses alene.
    """
    if kendes_ikke(besked, forloeb):
        raise NotJudged
    yield from _svaret(besked, forloeb.before)
    yield from _HENVISNINGER.get(type(besked), _ingen)(besked, forloeb.before)


def _svaret(besked: Konvolutbesked, log: Log) -> Breaches:
    """Om ``svarPaa`` peger på en besked, som denne type kan besvare."""
    if (svar_paa := besked.konvolut.svar_paa) is None:
        return
    spurgt = log.by_id(svar_paa)
    if isinstance(besked, Forretningskvittering) and isinstance(spurgt, Forretningskvittering):
        return  # det siger FR-028
    if spurgt is None or not _kan_besvare(besked, spurgt):
        yield at("konvolut", "svar_paa", clause=leddet("svar", besked))
    elif isinstance(besked, KontraktSvar) and type_name(spurgt) not in _EMNER[besked.vedroerer]:
        yield at("vedroerer", clause="vedroerer")


def _kan_besvare(besked: Konvolutbesked, spurgt: object) -> bool:
    """Om typen kan svare på den anden; en type, der ikke er svar på noget bestemt, kan svare på alt."""
    assert isinstance(spurgt, Konvolutbesked)
    typen = type_name(besked)
    return typen not in _ER_SVAR or typen in BESVARES_MED[type_name(spurgt)]


def _ingen(besked: Konvolutbesked, log: Log) -> Breaches:
    return ()


def _til_bestilling(besked: Tilbud, log: Log) -> Breaches:
    bestilling = bestillingen(besked.bestilling_ref, log)
    if bestilling is None:
        yield at("bestilling_ref", "id", clause="henvisning")
    elif (besked.bestilling_ref.version or 1) > bestilling.version:
        yield at("bestilling_ref", "version", clause="udgave")


def _til_tilbud(besked: TilbudSvar | Kontrakt, log: Log) -> Breaches:
    if besked.tilbud_ref is not None and tilbuddet(besked.tilbud_ref, log) is None:
        yield at("tilbud_ref", clause="henvisning")


def _til_dagsorden(besked: Referat, log: Log) -> Breaches:
    ref = besked.dagsorden_ref
    if ref is not None and all(d.dagsorden_id != ref for d in log.newest_first(Dagsorden)):
        yield at("dagsorden_ref", clause="henvisning-boer")


def _til_kontrakt(besked: Kontrakttillaeg | Opsigelse, log: Log) -> Breaches:
    ref = besked.kontrakt_id if isinstance(besked, Kontrakttillaeg) else besked.kontrakt_ref
    if ref is None or kontrakten(ref, besked, log) is not None:
        return
    if nyeste(hos_udfoereren(Kontrakt, besked, log)) is None:
        raise NotJudged
    if isinstance(besked, Kontrakttillaeg):
        yield at("kontrakt_id", clause="henvisning")
    else:
        yield at("kontrakt_ref", "id", clause="henvisning")


def _til_skema(besked: AftaleOpfoelgning | Resultatdokumentation, log: Log) -> Breaches:
    ref = besked.skema_ref
    udgaver = [s.version for s in log.newest_first(MaalOgAftaleskema) if s.skema_id == ref.id]
    if not udgaver:
        yield at("skema_ref", "id", clause="henvisning-boer")
    elif (ref.version or 1) > max(udgaver):
        yield at("skema_ref", "version", clause="udgave-boer")


def _til_hoering(besked: HoeringsSvar, log: Log) -> Breaches:
    ref = besked.hoering_ref
    hoeringer = log.newest_first(StrukturaendringHoering)
    if not isinstance(log.by_id(ref), DassosOpsamling) and all(h.hoering_id != ref for h in hoeringer):
        yield at("hoering_ref", clause="henvisning-boer")


_HENVISNINGER: Mapping[type, Callable[..., Breaches]] = {
    Tilbud: _til_bestilling,
    TilbudSvar: _til_tilbud,
    Kontrakt: _til_tilbud,
    Referat: _til_dagsorden,
    Kontrakttillaeg: _til_kontrakt,
    Opsigelse: _til_kontrakt,
    AftaleOpfoelgning: _til_skema,
    Resultatdokumentation: _til_skema,
    HoeringsSvar: _til_hoering,
}
