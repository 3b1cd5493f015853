"""Forløbets regler om netværksmøder i Samarbejdsmodellen; de gælder, når profilen SAM er lovet.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.sam import status_paa_aabne_aftaler

    list(status_paa_aabne_aftaler.judge(referat, forloeb))

Det, der hører til koordinatorens udpegning og til mål- og aftaleskemaet, bedømmes, når de beskeder findes.
Kilder: 003:226, 003:298, 003:365-366, 003:396-404.
"""

from ....findings import Stage
from ....process import Forloeb
from ....validation.rule import PLIGT, SKAL, Breaches, at, clause, rule
from ..dagsorden import Dagsorden
from ..kodelister.konvolut import Rolle
from ..kodelister.opfoelgning import Moedestatus, Moedetype
from ..kodelister.samarbejde import Aftalestatus
from ..referat import Referat

_LUKKET = frozenset({Aftalestatus.OVERHOLDT, Aftalestatus.BORTFALDET})


@rule(
    "FR-701",
    clauses=(
        clause(
            "indbudt",
            da="Indbyd borgeren til netværksmødet, og skriv det under deltager eller borgerOrientering.",
            en="Invite the citizen to the network meeting, and state it under deltager or borgerOrientering.",
            demand={"SAM": SKAL},
            kind=PLIGT,
        ),
        clause(
            "fravaer",
            da="Skriv under fravær, hvorfor borgeren ikke var med til netværksmødet.",
            en="State under absence why the citizen was not at the network meeting.",
            demand={"SAM": SKAL},
            kind=PLIGT,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("dagsorden", "referat"),
    requirements=("R201", "R211", "R221"),
    fields=("deltager.rolle", "konvolut.borgerOrientering.modtagerrolle", "fravaer.rolle"),
    source="003:298, 226",
)
def borgeren_i_centrum(besked: Dagsorden | Referat, forloeb: Forloeb) -> Breaches:
    """Borgeren er i centrum på netværksmøderne, og de holdes sammen med borgeren (003:226, 365-366).

    Dagsordenen indbyder derfor altid borgeren, og var borgeren ikke med, siger referatet hvorfor. Et aflyst
    møde skylder ingenting. At der er præcis én aktiv koordinator, bedømmes, når udpegningen findes som
    besked.
    """
    if besked.moedetype is not Moedetype.NETVAERKSMOEDE:
        return
    if any(deltager.rolle is Rolle.BORGER for deltager in besked.deltager):
        return
    if isinstance(besked, Referat):
        if Rolle.BORGER not in {fravaer.rolle for fravaer in besked.fravaer}:
            yield at("fravaer", clause="fravaer")
    elif besked.moedestatus is not Moedestatus.AFLYST and Rolle.BORGER not in {
        orientering.modtagerrolle for orientering in besked.konvolut.borger_orientering
    }:
        yield at("deltager", clause="indbudt")


@rule(
    "FR-702",
    da="Skriv, hvornår det aftalte skal være gjort, eller hvornår der følges op.",
    en="State when what was agreed is to be done, or when it is followed up.",
    demand={"SAM": SKAL},
    kind=PLIGT,
    level=Stage.FORLOEB,
    messages=("referat",),
    requirements=("R226",),
    fields=("aftale.hvornaar",),
    source="003:371, 396",
)
def aftalen_har_en_dag(besked: Referat, forloeb: Forloeb) -> Breaches:
    """Teamet og borgeren aftaler, hvad der skal gøres, hvem der er ansvarlig, og hvornår der følges op
    (003:396-398).

    Hvad og hvem står altid i en aftale fra et møde; her ses efter dagen. Mål- og aftaleskemaet, som hører
    til det første netværksmøde, bedømmes, når det findes som besked.
    """
    if besked.moedetype is Moedetype.NETVAERKSMOEDE:
        for i, aftale in enumerate(besked.aftale):
            if aftale.hvornaar is None:
                yield at("aftale", i, "hvornaar")


@rule(
    "FR-709",
    da="Giv status på hver åben aftale fra de tidligere møder; mindst én mangler.",
    en="Give the status of every open agreement from earlier meetings; at least one is missing.",
    demand={"SAM": SKAL},
    kind=PLIGT,
    level=Stage.FORLOEB,
    messages=("referat",),
    requirements=("R228",),
    fields=("aftaleStatus.aftaleRef", "aftaleStatus.status"),
    source="003:403",
)
def status_paa_aabne_aftaler(besked: Referat, forloeb: Forloeb) -> Breaches:
    """På hvert netværksmøde følges der op på de aftaler, der er indgået (003:403-404).

    En aftale er åben, indtil et referat siger, at den er overholdt eller bortfaldet. Aftaler, der kun står
    i mål- og aftaleskemaet, kendes først, når det findes som besked.
    """
    if besked.moedetype is not Moedetype.NETVAERKSMOEDE:
        return
    status = {
        linje.aftale_ref: linje.status
        for referat in forloeb.before.all(Referat)
        if referat.konvolut.besked_id != besked.konvolut.erstatter
        for linje in referat.aftale_status
    }
    aabne = {aftale for aftale, hvor in status.items() if hvor not in _LUKKET}
    if not aabne <= {linje.aftale_ref for linje in besked.aftale_status}:
        yield at("aftale_status")
