"""Forløbets regler om Samarbejdsmodellens møder og koordinator; de gælder, når profilen SAM er lovet.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.sam import status_paa_aabne_aftaler

    list(status_paa_aabne_aftaler.judge(referat, forloeb))

Kilder: 003:226, 003:298, 003:365-373, 003:396-404.
"""

from __future__ import annotations

from ....findings import Stage
from ....process import Forloeb, Log
from ....validation.rule import PLIGT, SKAL, Breaches, NotJudged, at, clause, rule
from ..dagsorden import Dagsorden
from ..faelles.hverdage import dansk_dato
from ..kodelister.konvolut import Rolle
from ..kodelister.opfoelgning import Maalstatus, Moedestatus, Moedetype
from ..koordinatorudpegning import Koordinatorudpegning
from ..maal_og_aftaleskema import MaalOgAftaleskema
from ..referat import Referat
from .opslag import i_dag, nyeste, sendt, taeller
from .opslag_sam import (
    aabne_aftaler,
    afloeser,
    er_koordinator,
    moededag,
    netvaerksmoeder,
    samme_koordinator,
    skemaet,
    uafloeste,
    udpegede,
)


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
        clause(
            "koordinator",
            da="Udpeg en koordinator: borgeren har ingen den dag, netværksmødet holdes.",
            en="Appoint a coordinator: the citizen has none on the day of the network meeting.",
            demand={"SAM": SKAL},
            kind=PLIGT,
            owes=Rolle.MYNDIGHED.value,
        ),
        clause(
            "to",
            da="Afslut den tidligere koordinators udpegning, eller skriv, at den nye afløser.",
            en="End the appointment of the earlier coordinator, or state that the new one takes over.",
            demand={"SAM": SKAL},
            kind=PLIGT,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("dagsorden", "referat", "koordinatorudpegning"),
    requirements=("R201", "R211", "R221"),
    fields=(
        "deltager.rolle",
        "konvolut.borgerOrientering.modtagerrolle",
        "fravaer.rolle",
        "koordinator",
        "moedetidspunkt",
        "moedeStart",
    ),
    source="003:298, 226",
)
def borgeren_i_centrum(besked: Dagsorden | Referat | Koordinatorudpegning, forloeb: Forloeb) -> Breaches:
    """Borgeren er i centrum på netværksmøderne, de holdes sammen med borgeren (003:226, 365-366), og borgeren
    har én fast koordinator (003:298-299).

    Dagsordenen indbyder derfor altid borgeren, og var borgeren ikke med, siger referatet hvorfor; et aflyst
    møde skylder ingenting. Den dag, mødet holdes, er der udpeget en koordinator. En ny koordinator begynder,
    når den tidligeres udpegning er sluttet, eller når udpegningen siger, hvem der afløses.
    """
    if isinstance(besked, Koordinatorudpegning):
        if _endnu_en(besked, forloeb.before):
            yield at("koordinator", clause="to")
        return
    if besked.moedetype is not Moedetype.NETVAERKSMOEDE:
        return
    if isinstance(besked, Referat):
        sted, dag, holdes = "moede_start", moededag(besked), True
    else:
        sted, dag = "moedetidspunkt", dansk_dato(besked.moedetidspunkt)
        holdes = besked.moedestatus is not Moedestatus.AFLYST
    if holdes and not any(er_koordinator(en, dag) for en in udpegede(forloeb.before)):
        yield at(sted, clause="koordinator")
    yield from _borgeren(besked)


def _borgeren(besked: Dagsorden | Referat) -> Breaches:
    """Om borgeren er indbudt, eller det er sagt, hvorfor borgeren ikke var med."""
    if any(deltager.rolle is Rolle.BORGER for deltager in besked.deltager):
        return
    if isinstance(besked, Referat):
        if Rolle.BORGER not in {fravaer.rolle for fravaer in besked.fravaer}:
            yield at("fravaer", clause="fravaer")
    elif besked.moedestatus is not Moedestatus.AFLYST and Rolle.BORGER not in {
        orientering.modtagerrolle for orientering in besked.konvolut.borger_orientering
    }:
        yield at("deltager", clause="indbudt")


def _endnu_en(besked: Koordinatorudpegning, log: Log) -> bool:
    """Om en anden koordinators udpegning gælder, mens denne gør."""
    rettet = None if besked.konvolut.erstatter is None else log.by_id(besked.konvolut.erstatter)
    return any(
        (anden.til is None or besked.fra <= anden.til) and (besked.til is None or anden.fra <= besked.til)
        for anden in uafloeste(log)
        if anden is not rettet and not samme_koordinator(besked, anden) and not afloeser(besked, anden)
    )


@rule(
    "FR-702",
    clauses=(
        clause(
            "hvornaar",
            da="Skriv, hvornår det aftalte skal være gjort, eller hvornår der følges op.",
            en="State when what was agreed is to be done, or when it is followed up.",
            demand={"SAM": SKAL},
            kind=PLIGT,
        ),
        clause(
            "skema",
            da="Send mål- og aftaleskemaet: det udfyldes ved det første netværksmøde.",
            en="Send the goal and agreement form: it is filled in at the first network meeting.",
            demand={"SAM": SKAL},
            kind=PLIGT,
            owes=Rolle.KOORDINATOR.value,
        ),
        clause(
            "moede",
            da="Lad moedeRef pege på referatet af et netværksmøde i forløbet.",
            en="Let moedeRef name the minutes of a network meeting of this forløb.",
            demand={"SAM": SKAL},
            kind=PLIGT,
        ),
        clause(
            "sent",
            da="Skemaet kom efter det andet netværksmøde. Udfyld det fremover ved det første.",
            en="The form came after the second network meeting. In future, fill it in at the first.",
            demand={"SAM": SKAL},
            kind=PLIGT,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("referat", "maalOgAftaleskema"),
    requirements=("R223", "R226", "R227"),
    fields=("aftale.hvornaar", "moedeStart", "moedeRef", "konvolut.afsendt"),
    source="003:371, 396",
)
def aftalen_har_en_dag(besked: Referat | MaalOgAftaleskema, forloeb: Forloeb) -> Breaches:
    """Ved det første netværksmøde udfyldes mål- og aftaleskemaet (003:371-373), og teamet og borgeren
    aftaler, hvad der skal gøres, hvem der er ansvarlig, og hvornår der følges op (003:396-398).

    I skemaet står det altid for hver aftale; i et referat ses efter dagen. Mangler skemaet dagen efter, at
    referatet af det første møde er sendt, står det ved referatet, indtil skemaet kommer.
    """
    if isinstance(besked, MaalOgAftaleskema):
        yield from _skemaets_moede(besked, forloeb.before)
        return
    if besked.moedetype is not Moedetype.NETVAERKSMOEDE:
        return
    for i, aftale in enumerate(besked.aftale):
        if aftale.hvornaar is None:
            yield at("aftale", i, "hvornaar", clause="hvornaar")
    if skemaet(forloeb.log) is None and taeller(besked, forloeb) and i_dag(forloeb) > sendt(besked):
        foerste = min(moede.moede_start for moede in netvaerksmoeder(forloeb.log))
        if besked.moede_start == foerste:
            yield at("moede_start", clause="skema")


def _skemaets_moede(besked: MaalOgAftaleskema, log: Log) -> Breaches:
    moeder = list(netvaerksmoeder(log))
    ref = besked.moede_ref
    if ref is not None and not any(ref in (m.referat_id, m.konvolut.besked_id) for m in moeder):
        yield at("moede_ref", clause="moede")
    dage = {moededag(moede) for moede in moeder}
    if skemaet(log) is None and len(dage) > 1 and sendt(besked) > sorted(dage)[1]:
        yield at("konvolut", "afsendt", clause="sent")


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

    Aftalerne er dem i mål- og aftaleskemaet og dem, et tidligere møde har fulgt op på. En aftale er åben,
    indtil et møde, skemaet eller koordinatorens opfølgning siger, at den er overholdt eller bortfaldet.
    """
    if besked.moedetype is not Moedetype.NETVAERKSMOEDE:
        return
    aabne = aabne_aftaler(forloeb.before, besked.konvolut.erstatter)
    if not aabne <= {linje.aftale_ref for linje in besked.aftale_status}:
        yield at("aftale_status")


@rule(
    "FR-721",
    da="Genbesøg hvert af borgerens mål fra skemaet; mindst ét er ikke nævnt.",
    en="Revisit each of the citizen's goals of the form; at least one is not spoken of.",
    demand={"SAM": SKAL},
    kind=PLIGT,
    level=Stage.FORLOEB,
    messages=("referat",),
    requirements=("R228",),
    fields=("maalbeslutning.maalRef", "fremtidigtMaal.maalRef"),
    source="003:403",
)
def borgerens_maal_genbesoeges(besked: Referat, forloeb: Forloeb) -> Breaches:
    """Netværksmøderne holdes jævnligt, og borgerens mål genbesøges (003:403-404).

    Målene er de aktive i mål- og aftaleskemaet, som det var ved mødet. Et mål er genbesøgt, når referatet
    siger noget om det under ``maalbeslutning`` eller ``fremtidigtMaal``, også at det er uændret. Det første
    møde, hvor målene sættes, har intet skema før sig og kan ikke bedømmes.
    """
    if besked.moedetype is not Moedetype.NETVAERKSMOEDE:
        return
    skema = nyeste(s for s in forloeb.before.newest_first(MaalOgAftaleskema) if sendt(s) < moededag(besked))
    if skema is None:
        raise NotJudged
    aktive = {maal.maal_id for maal in skema.maal if maal.status is Maalstatus.AKTIV}
    omtalt = {linje.maal_ref for linje in besked.maalbeslutning}
    if not aktive <= omtalt | {linje.maal_ref for linje in besked.fremtidigt_maal}:
        yield at("maalbeslutning")
