"""Filer, der ikke er en læselig besked: hvad der er galt, og hvor.

Et fuldt eksempel::

    from tools.sager.form import FILER

    assert all(fil.forventet["verdict"] == "invalid" for fil in FILER)

Alle er lavet af én besked, :data:`JSON` og :data:`XML`, hvor borgeren hedder Kanariefugl. Hverken navnet,
personnummeret eller andet fra filen må kunne ses i det, der siges om den.
"""

from __future__ import annotations

from .form_besked import FILER as _BESKED
from .form_json import FILER as _JSON
from .form_xml import FILER as _XML
from .grundlag import JSON, KANARIER, XML, Fil
from .tvillinger import TVILLINGER

FILER: tuple[Fil, ...] = (*_JSON, *_XML, *_BESKED)
"""Filerne i ``fixtures/form``."""

__all__ = ["FILER", "JSON", "KANARIER", "TVILLINGER", "XML", "Fil"]
