"""Hvad der svares på hvad, begge veje.

Et helt eksempel::

    from samarbejde_schema.standard.v1.proces.svar import BESVARES_MED, SVARER_PAA

    assert "tilbud" in BESVARES_MED["bestilling"]
    assert SVARER_PAA["tilbud"] == {"bestilling", "tilbudSvar"}

Begge læses af indholdsfortegnelsen, så de ikke kan sige hver sit. En forretningskvittering kan svare på alt
andet end en kvittering. Kilde: 000:85.
"""

from ..indhold import ENTRIES

BESVARES_MED = {entry.type: frozenset(entry.answered_by) for entry in ENTRIES}
"""For hver besked dem, der kan svare på den."""

SVARER_PAA = {
    entry.type: frozenset(anden.type for anden in ENTRIES if entry.type in anden.answered_by)
    for entry in ENTRIES
}
"""For hver besked dem, den kan være svar på."""
