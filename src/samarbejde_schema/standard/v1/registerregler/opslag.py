"""Opslag i konteksten: hvilken dag der spørges om, og om der er tale om et bo- eller døgntilbud.

Et helt eksempel::

    from samarbejde_schema.standard.v1.kodelister.lov import Lovparagraf
    from samarbejde_schema.standard.v1.registerregler.opslag import er_doegntilbud

    assert er_doegntilbud(None, [Lovparagraf.SEL_108])
    assert not er_doegntilbud(None, [Lovparagraf.SEL_104])
"""

from collections.abc import Iterable
from typing import Any

from ..kodelister.ffb import FfbTilbudstype, er_under
from ..kodelister.konvolut import Beskedtype
from ..kodelister.lov import Lovparagraf
from ..kontekst import Kontekst

_DOEGN = frozenset(
    {
        Lovparagraf.SEL_107,
        Lovparagraf.SEL_108,
        Lovparagraf.SEL_109,
        Lovparagraf.SEL_110,
        Lovparagraf.ABL_105,
    }
)
_BOTYPER = (FfbTilbudstype.BOTILBUD_TIL_VOKSNE, FfbTilbudstype.BOTILBUDSLIGNENDE_TILBUD)
_TOM = Kontekst()


def konteksten(kontekst: object) -> Kontekst:
    """Konteksten; en tom, når der ingen er."""
    return kontekst if isinstance(kontekst, Kontekst) else _TOM


def er_doegntilbud(tilbudstype: FfbTilbudstype | None, paragraffer: Iterable[Lovparagraf]) -> bool:
    """Om det er et bo- eller døgntilbud: tilbudstypen afgør det, ellers de bestemmelser, der gives efter."""
    if tilbudstype is not None:
        return any(er_under(tilbudstype, gren) for gren in _BOTYPER)
    return not _DOEGN.isdisjoint(paragraffer)


def er(besked: Any, type_: Beskedtype) -> bool:
    """Om beskeden er af typen."""
    return besked.konvolut.beskedtype is type_
