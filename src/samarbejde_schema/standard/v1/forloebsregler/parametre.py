"""De frister og mellemrum, som forløbets regler regner med, samlet ét sted (D3).

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.parametre import PARAMETRE

    assert PARAMETRE.aarlig_opfoelgning == "P12M"
    assert PARAMETRE.tolerance == "P3M"

Reglerne læser ``PARAMETRE`` her; et andet sæt kan ikke gives med, når et forløb bedømmes. Alle er varigheder,
skrevet som på ledningen. Måneder og år er kalendermåneder og kalenderår (D29).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parametre:
    """Et sæt frister.

    ``aarlig_opfoelgning`` er det længste mellemrum mellem to årlige opfølgninger (000:214),
    ``maalvurdering`` det længste mellemrum mellem to vurderinger af et indsatsmål (000:127), og
    ``tolerance`` det, der må lægges til dem begge. ``kontrakt_efter_foreloebig_aftale`` er tiden, fra en
    foreløbig aftale er sendt, til kontrakten er (KL). ``sletning_efter_nej`` er tiden fra et nej, til
    borgerens oplysninger ikke længere bruges hos den, der fik dem; indtil da kan et sent tilbud stadig
    komme.
    """

    aarlig_opfoelgning: str = "P12M"
    maalvurdering: str = "P12M"
    tolerance: str = "P3M"
    kontrakt_efter_foreloebig_aftale: str = "P30D"
    sletning_efter_nej: str = "P30D"


PARAMETRE = Parametre()
"""De frister, reglerne regner med."""
