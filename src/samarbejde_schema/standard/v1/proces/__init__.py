"""Processen: hvem der kan sende hvad hvornår, og hvor det efterlader sagen.

Et helt eksempel::

    from samarbejde_schema.process import Entry, follow
    from samarbejde_schema.standard.v1.proces import PROCES

    forloeb = follow(PROCES, [Entry(bestilling), Entry(tilbud)], now=nu)
    forloeb.states          # {("A", "90000012"): "TILBUD_AFGIVET"}
    forloeb.turn            # ("MYNDIGHED",)

Tre regioner løber ved siden af hinanden: forløbet (A) for hvert tilbud, opfølgningen (B) for hver ombæring
og kontrakten (C) for hver kontrakt. Tabellerne rummer de rækker, som kernens beskeder eller kalenderen kan
udløse. Kilde: ``process.md``.
"""

from ....process import Process
from ..faelles.hverdage import dansk_dato
from ..faelles.konvolut import Konvolutbesked
from ..forretningskvittering import Forretningskvittering
from ..kodelister.konvolut import Forretningskvitteringskode
from .forloeb import REGION_A
from .frister import FRISTER
from .kontrakt import REGION_C
from .opfoelgning import REGION_B
from .opslag import part
from .parametre import Procesparametre
from .tilstande import MYNDIGHED

__all__ = ["PROCES", "Procesparametre", "afviser"]

TILSAGN = frozenset({"tilbud", "tilbudSvar", "kontrakt", "kontraktSvar"})
"""Tilsagn: uden en række i processen tæller de ikke (FR-005)."""


def afviser(besked: Konvolutbesked) -> str | None:
    """Den besked (besked-id), som en kvittering afviser, så den ikke længere tæller."""
    if isinstance(besked, Forretningskvittering) and besked.kode is Forretningskvitteringskode.AFVIST:
        return besked.konvolut.svar_paa
    return None


PROCES = Process(
    types=(
        "bestilling",
        "tilbud",
        "tilbudSvar",
        "kontrakt",
        "kontraktSvar",
        "indskrivning",
        "dagsorden",
        "statusnotat",
        "referat",
    ),
    regions=(REGION_A, REGION_B, REGION_C),
    party=part,
    voids=afviser,
    binding=TILSAGN,
    contested=TILSAGN | {"bestilling"},
    stands=MYNDIGHED,
    duties=FRISTER,
    day=dansk_dato,
    parameters=Procesparametre(),
)
"""Processen for kernens beskeder. Andre frister: ``replace(PROCES, parameters=Procesparametre(...))``."""
