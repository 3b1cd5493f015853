"""Fristerne: hvem der skylder hvad inden hvornår og siden hvornår, så længe en tilstand varer.

Et helt eksempel::

    from samarbejde_schema.standard.v1.proces.frister import FRISTER

    assert FRISTER[0].rule == "FR-124"          # tilbuddet skal komme inden svarfristen

En frist er den sidste dag, der er i tide. Den forsvinder, når det skyldige er kommet. Det, ingen besked kan
vise er gjort, og det, man har ret til, står kun, til dagen er gået. Fristen for at slette oplysninger efter
et nej (FR-114) er en regel og står ikke her. Rækkerne står i :mod:`.frister_aftale`,
:mod:`.frister_indsats` og :mod:`.frister_opfoelgning`.
"""

from __future__ import annotations

from .frister_aftale import FRISTER_AFTALE
from .frister_indsats import FRISTER_INDSATS
from .frister_opfoelgning import FRISTER_B

FRISTER = (*FRISTER_AFTALE, *FRISTER_INDSATS, *FRISTER_B)
"""Fristerne i region A, B og C."""
