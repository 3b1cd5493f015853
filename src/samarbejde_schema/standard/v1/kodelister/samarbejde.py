"""Kodelister om Samarbejdsmodellen.

Et helt eksempel::

    from samarbejde_schema.standard.v1.kodelister.samarbejde import Aftalestatus

    assert Aftalestatus.OVERHOLDT.label == "overholdt"
"""

from __future__ import annotations

from ....modelling.codes import CodeList, codes


@codes(source="003:404-406")
class Aftalestatus(CodeList):
    """Hvor en aftale mellem borgeren og teamet er."""

    IKKE_BEGYNDT = "IKKE_BEGYNDT", "ikke begyndt"
    OVERHOLDT = "OVERHOLDT", "overholdt"
    DELVIST_OVERHOLDT = "DELVIST_OVERHOLDT", "delvist overholdt"
    IKKE_OVERHOLDT = "IKKE_OVERHOLDT", "ikke overholdt"
    BORTFALDET = "BORTFALDET", "bortfaldet"
