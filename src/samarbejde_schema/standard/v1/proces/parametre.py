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

    Om match: ``match_afklares`` er den tid efter svarfristen, en udfører har til at afklare et match,
    ``match_fundet`` den tid, et match må ligge stille, og ``intet_match`` den tid, en sag uden match må ligge
    stille, før den regnes for fravalgt; ``fravalgt`` er tiden, før den derefter lukkes.

    Om opfølgning: ``planlaegning`` er, hvor lang tid før en aftalt opfølgning den skal planlægges.
    ``statusnotat_mangler`` er tiden efter et møde, hvor der ikke var bestilt noget notat, til det mangler,
    når intet er kommet. ``cyklus_efter_moede`` er tiden fra et møde, hvor intet skulle ændres, til
    opfølgningen er slut, og ``justering`` tiden fra et møde om justering. ``referat_efter_moede`` er tiden
    fra et møde, til referatet skal være sendt, ``meddelelse_besvares`` tiden fra en ændringsmeddelelse, til
    den skal være besvaret, og ``delmaalsplan`` tiden fra nye mål eller en ny indsats, til udføreren skal have
    lagt delmålene om.

    Om aftalen: ``kontrakt_efter_foreloebig_aftale`` er tiden, fra en foreløbig aftale er sendt, til
    kontrakten skal være der, og ``indskrivning_meldes_hverdage`` antallet af hverdage (mindst 1) fra borgeren
    begynder, til det skal være meldt. ``udskrivning_melding`` er, hvor længe efter ophøret udskrivningen er i
    tide, ``slutafregning`` den tid efter udskrivningen, der skal være gjort op, og ``sletning_hverdage``
    antallet af hverdage, til det skal være bekræftet, at en besked om en forkert borger er slettet.

    Om Samarbejdsmodellen: ``samtykke_bortfaldet`` er den tid, et forløb må stå uden samtykke, og
    ``samarbejde_stille`` den tid, det må ligge stille, før det lukkes.
    """

    match_afklares: str = "P30D"
    match_fundet: str = "P180D"
    intet_match: str = "P30D"
    fravalgt: str = "P6M"
    planlaegning: str = PARAMETRE.planlaegningsfrist
    statusnotat_mangler: str = "P60D"
    cyklus_efter_moede: str = "P30D"
    justering: str = "P90D"
    meddelelse_besvares: str = "P14D"
    delmaalsplan: str = "P30D"
    kontrakt_efter_foreloebig_aftale: str = PARAMETRE.kontrakt_efter_foreloebig_aftale
    referat_efter_moede: str = "P14D"
    indskrivning_meldes_hverdage: int = 3
    udskrivning_melding: str = "P7D"
    slutafregning: str = PARAMETRE.slutafregning
    sletning_hverdage: int = 3
    samtykke_bortfaldet: str = "P6M"
    samarbejde_stille: str = "P12M"
