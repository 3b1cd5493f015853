"""Processen: hvem der kan sende hvad hvornår, og hvor det efterlader sagen.

Et helt eksempel::

    from samarbejde_schema.process import Entry, follow
    from samarbejde_schema.standard.v1.proces import PROCES

    forloeb = follow(PROCES, [Entry(bestilling), Entry(tilbud)], now=nu)
    forloeb.states          # {("A", "90000012"): "TILBUD_AFGIVET"}
    forloeb.turn            # ("MYNDIGHED",)

Regionerne løber ved siden af hinanden: forløbet (A) for hvert tilbud, opfølgningen (B) for hver ombæring,
kontrakten (C) for hver kontrakt, Samarbejdsmodellen (D) for hvert forløb, og det fælleskommunale, som intet
forløb har: hver takststigning (E1) og hver høring om en strukturændring (E2). Kilde: ``process.md``.
"""

from ....process import Process
from ..annullering import Annullering
from ..faelles.hverdage import dansk_dato
from ..faelles.konvolut import Konvolutbesked
from ..forretningskvittering import Forretningskvittering
from ..indhold import ENTRIES
from ..kodelister.konvolut import Annulleringsaarsag, Forretningskvitteringskode
from .faelleskommunalt import FRISTER_E, REGION_E1, REGION_E2
from .forloeb import REGION_A
from .frister import FRISTER
from .kontrakt import REGION_C
from .opfoelgning import REGION_B
from .opslag import part
from .parametre import Procesparametre
from .samarbejde import FRISTER_D, REGION_D
from .tilstande import MYNDIGHED

__all__ = ["PROCES", "Procesparametre", "afviser", "annulleret"]

TILSAGN = frozenset({"tilbud", "tilbudSvar", "kontrakt", "kontraktSvar", "kontrakttillaeg", "opsigelse"})
"""Tilsagn: uden en række i processen tæller de ikke (FR-005)."""

NAAR_SOM_HELST = frozenset({"forbesoegAftale", "samtykkeerklaering", "samtykkeTilbagekaldelse"})
"""Det, der kan komme når som helst, også uden for sine rækker: besøg, samtykke og tilbagekaldelse."""

STAAR_FAST = frozenset({"samtykkeTilbagekaldelse"})
"""Det, ingen modtager kan afvise: borgerens nej gælder, også for dem, det rammer (fvl. § 28)."""


def afviser(besked: Konvolutbesked) -> str | None:
    """Den besked (besked-id), som en kvittering afviser, så den ikke længere tæller."""
    if isinstance(besked, Forretningskvittering) and besked.kode is Forretningskvitteringskode.AFVIST:
        return besked.konvolut.svar_paa
    return None


def annulleret(besked: Konvolutbesked) -> str | None:
    """Den besked (besked-id), som en annullering af en fejl tager ud, så den ikke længere tæller (D38).

    Det, der trækkes tilbage, bliver stående: at trække sig er en handling, ikke en fejl.
    """
    fejl = isinstance(besked, Annullering) and besked.aarsag is not Annulleringsaarsag.TRUKKET_TILBAGE
    return omtalt(besked) if fejl else None


def omtalt(besked: Konvolutbesked) -> str | None:
    """Den besked (besked-id), en annullering handler om; den hører til, hvor den besked hører til."""
    return besked.annulleret_besked_ref if isinstance(besked, Annullering) else None


_REGIONER = (REGION_A, REGION_B, REGION_C, REGION_D, REGION_E1, REGION_E2)
_TYPER = frozenset[str]().union(*(region.types for region in _REGIONER))

PROCES = Process(
    types=tuple(entry.type for entry in ENTRIES if entry.type in _TYPER),
    regions=_REGIONER,
    party=part,
    voids=afviser,
    recalls=annulleret,
    about=omtalt,
    lasting=STAAR_FAST,
    binding=TILSAGN,
    contested=TILSAGN | {"bestilling", "annullering"},
    anytime=NAAR_SOM_HELST,
    stands=MYNDIGHED,
    duties=(*FRISTER, *FRISTER_D, *FRISTER_E),
    day=dansk_dato,
    parameters=Procesparametre(),
)
"""Processen for alle beskeder. Andre frister: ``replace(PROCES, parameters=Procesparametre(...))``."""
