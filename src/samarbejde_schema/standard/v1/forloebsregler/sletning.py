"""Forløbets regel om at slette: borgerens oplysninger bliver ikke liggende hos et tilbud, der ikke skal bruge
dem.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.sletning import sletning_efter_et_nej

    list(sletning_efter_et_nej.judge(tilbud_svar, forloeb))

Kilde: databeskyttelsesforordningen art. 5.
"""

from __future__ import annotations

from collections.abc import Iterable

from ....findings import Stage
from ....process import Forloeb, later
from ....validation.rule import BOER, Breaches, at, rule
from ..annullering import Annullering
from ..bestilling import Bestilling
from ..faelles.konvolut import Konvolutbesked
from ..forespoergsel import Forespoergsel
from ..forretningskvittering import Forretningskvittering
from ..kodelister.afsoegning import Matchvurdering
from ..kodelister.match import Tilbudsart, Tilbudssvar
from ..match_svar import MatchSvar
from ..tilbud import Tilbud
from ..tilbud_svar import TilbudSvar
from .opslag import UDFOERERE, efter, i_dag, samme_udfoerer, sendt, taeller, trukket_tilbage
from .parametre import parametre_af


@rule(
    "FR-114",
    da="Slet borgerens oplysninger hos udføreren, nu hvor det ikke blev til noget her, medmindre loven "
    "kræver dem bevaret, og bekræft det med en kvittering.",
    en="Delete the citizen's data at the provider, now that nothing came of it here, unless the law "
    "requires them kept, and confirm it by a receipt.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("forespoergsel", "matchSvar", "bestilling", "tilbud", "tilbudSvar"),
    fields=("samletVurdering", "art", "svar", "svarfrist", "borger"),
    source="GDPR art. 5",
)
def sletning_efter_et_nej(
    besked: Forespoergsel | MatchSvar | Bestilling | Tilbud | TilbudSvar, forloeb: Forloeb
) -> Breaches:
    """Oplysninger om en borger gemmes ikke længere, end de bruges (databeskyttelsesforordningen art. 5).

    Det er en påmindelse. Den står ved den besked, der sagde nej: ”intet match”, ”kan ikke tilbyde” eller
    myndighedens afslag; og ved forespørgslen eller bestillingen, når myndigheden trak den tilbage, eller når
    ingen svarede på forespørgslen. Den kommer, når der er gået 30 dage (tallet står i reglernes parametre),
    uden at forløbet er gået videre hos samme udfører, for indtil da kan et sent tilbud stadig komme. Den
    forsvinder, når udføreren kvitterer med ``slettetBekraeftet``, eller forløbet går videre. Kræver loven,
    at noget bevares, skal det ikke slettes.
    """
    if not taeller(besked, forloeb):
        return
    if (sted := _et_nej(besked)) is not None:
        fra, bagefter = sendt(besked), list(efter(besked, forloeb.log))
    elif not isinstance(besked, (Forespoergsel, Bestilling)):
        return
    elif (trukket := trukket_tilbage(besked, forloeb.log)) is not None:
        sted, fra, bagefter = "borger", sendt(trukket), list(efter(trukket, forloeb.log))
    elif isinstance(besked, Forespoergsel) and besked.svarfrist is not None:
        sted, fra, bagefter = "svarfrist", besked.svarfrist, list(efter(besked, forloeb.log))
    else:
        return
    forbi = i_dag(forloeb) > later(fra, parametre_af(forloeb).sletning_efter_nej)
    if forbi and not _loest(besked, bagefter):
        yield at(sted)


def _et_nej(besked: Konvolutbesked) -> str | None:
    """Det felt, der siger nej."""
    if isinstance(besked, MatchSvar):
        return "samlet_vurdering" if besked.samlet_vurdering is Matchvurdering.INTET else None
    if isinstance(besked, Tilbud):
        return "art" if besked.art is Tilbudsart.KAN_IKKE_TILBYDE else None
    if isinstance(besked, TilbudSvar):
        return "svar" if besked.svar is Tilbudssvar.AFSLAG else None
    return None


def _loest(nej: Konvolutbesked, bagefter: Iterable[Konvolutbesked]) -> bool:
    """Om noget bagefter viser, at der er slettet, eller at forløbet gik videre hos samme udfører."""
    return any(
        samme_udfoerer(nej, senere)
        and not isinstance(senere, Annullering)
        and (not isinstance(senere, Forretningskvittering) or _er_slettet(senere))
        for senere in bagefter
    )


def _er_slettet(kvittering: Forretningskvittering) -> bool:
    return kvittering.slettet_bekraeftet is True and kvittering.konvolut.afsender.rolle in UDFOERERE
