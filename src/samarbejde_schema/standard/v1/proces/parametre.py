"""De frister, processen regner med: de er aftalt, ikke naturlove, og kan være andre i en anden aftale (D3).

Et helt eksempel::

    from dataclasses import replace

    from samarbejde_schema.standard.v1.proces import PROCES, Procesparametre

    hurtigere = replace(PROCES, parameters=Procesparametre(cyklus_efter_moede="P14D"))
    assert PROCES.parameters.cyklus_efter_moede == "P30D"

Alle andre end hverdagene er varigheder, skrevet som på ledningen. Måneder og år er kalendermåneder og
kalenderår (D29).
"""

from dataclasses import dataclass

from ..forloebsregler.parametre import PARAMETRE


@dataclass(frozen=True, slots=True)
class Procesparametre:
    """Et sæt frister.

    ``intet_match`` er den tid, en sag uden match må ligge stille, før den regnes for fravalgt, og
    ``fravalgt`` den tid, før den derefter lukkes. ``planlaegning`` er, hvor lang tid før en aftalt opfølgning
    den skal planlægges. ``statusnotat_mangler`` er tiden efter et møde, hvor der ikke var bestilt noget
    notat, til det mangler, når intet er kommet. ``cyklus_efter_moede`` er tiden fra et møde, hvor intet
    skulle ændres, til opfølgningen er slut, og ``justering`` tiden fra et møde om justering.
    ``kontrakt_efter_foreloebig_aftale`` er tiden, fra en foreløbig aftale er sendt, til kontrakten skal være
    der. ``referat_efter_moede`` er tiden fra et møde, til referatet skal være sendt, og
    ``indskrivning_meldes_hverdage`` antallet af hverdage (mindst 1) fra borgeren begynder, til det skal være
    meldt.
    """

    intet_match: str = "P30D"
    fravalgt: str = "P6M"
    planlaegning: str = "P8W"
    statusnotat_mangler: str = "P60D"
    cyklus_efter_moede: str = "P30D"
    justering: str = "P90D"
    kontrakt_efter_foreloebig_aftale: str = PARAMETRE.kontrakt_efter_foreloebig_aftale
    referat_efter_moede: str = "P14D"
    indskrivning_meldes_hverdage: int = 3
