"""Region A, forløbet: fra den første forespørgsel til afslutning, for hvert tilbud for sig.

Et helt eksempel::

    from samarbejde_schema.process import markdown
    from samarbejde_schema.standard.v1.proces.forloeb import REGION_A

    print(markdown(REGION_A))

Hver række læses højt: fra en tilstand, ved en besked fra en afsender, hvis betingelsen holder, til en
tilstand. Rækkens regler dømmes for sig og flytter intet. Et forløb kan begynde med en forespørgsel, med en
bestilling uden en forespørgsel forud, eller med en borger, der allerede er i tilbuddet. Rækkerne står i
:mod:`.forloeb_foer` og :mod:`.forloeb_efter`. Kilde: ``process.md``, region A.
"""

from __future__ import annotations

from ....process import Region
from .forloeb_efter import BEGYNDELSE, EFTER, OPHOER, TILPASNING, UNDERVEJS
from .forloeb_foer import AFTALE, SOEGNING, VEJE_IND
from .opslag import arvede_noegler, noeglens_part, tilbudsnoegler
from .tilstande import AFSLUTTET, ANNULLERET, FORLOEB, KENDT, A

REGION_A = Region(
    name=A,
    label="Forløb",
    states=FORLOEB,
    initial=KENDT,
    final=(AFSLUTTET, ANNULLERET),
    rows=(*VEJE_IND, *SOEGNING, *AFTALE, *BEGYNDELSE, *UNDERVEJS, *TILPASNING, *OPHOER, *EFTER),
    keys=tilbudsnoegler,
    inherits=arvede_noegler,
    party=noeglens_part,
)
"""Region A: én maskine for hvert tilbud i forløbet."""
