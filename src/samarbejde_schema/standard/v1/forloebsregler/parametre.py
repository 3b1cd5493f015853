"""De tal og frister, et forløb bedømmes med: dem i konteksten, ellers standardens egne.

Et helt eksempel, hvor en aftale giver kontrakten længere tid::

    from dataclasses import replace

    from samarbejde_schema.standard.v1.forloebsregler.parametre import PARAMETRE, parametre_i
    from samarbejde_schema.standard.v1.kontekst import Kontekst

    aftalt = Kontekst(parametre=replace(PARAMETRE, kontrakt_efter_foreloebig_aftale="P60D"))
    assert parametre_i(aftalt).kontrakt_efter_foreloebig_aftale == "P60D"
    assert parametre_i(None) is PARAMETRE
"""

from typing import Any

from ....process import Forloeb
from ..faelles.parametre import PARAMETRE, Parametre

__all__ = ["PARAMETRE", "Parametre", "parametre_af", "parametre_i"]


def parametre_i(kontekst: Any) -> Parametre:
    """De parametre, en kontekst bærer; ``PARAMETRE``, når den er ``None`` eller ingen bærer."""
    fundet = getattr(kontekst, "parametre", None)
    return fundet if isinstance(fundet, Parametre) else PARAMETRE


def parametre_af(forloeb: Forloeb) -> Parametre:
    """De parametre, et forløb bedømmes med; ``PARAMETRE``, når ingen andre er givet."""
    return parametre_i(forloeb.context)
