"""Maskine D for sig selv: hver række er gået igennem, og samtykket styrer, hvor man er."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.standard.byggere import bosted, noegle, part, udfoerer
from tests.standard.byggere_justering import udskrivning
from tests.standard.byggere_opfoelgning import netvaerksmoede, referat
from tests.standard.byggere_samarbejde import (
    AFTALE,
    AKTOER,
    ALLE,
    BORGER,
    CIVILSAMFUND,
    KOORDINATOR,
    MYNDIGHED,
    SKEMA,
    TEAMMEDLEM,
    aftale,
    samtykkepart,
    teammedlem,
)

from samarbejde_schema.process import Course, Entry, Fate, On, Process, follow, markdown, mermaid
from samarbejde_schema.process.machine import Guard, Row
from samarbejde_schema.standard.v1.faelles.aftale import AftaleStatuslinje
from samarbejde_schema.standard.v1.faelles.hverdage import dansk_dato
from samarbejde_schema.standard.v1.faelles.konvolut import Konvolutbesked
from samarbejde_schema.standard.v1.indhold import ENTRIES
from samarbejde_schema.standard.v1.proces import Procesparametre
from samarbejde_schema.standard.v1.proces.opslag import part as parten
from samarbejde_schema.standard.v1.proces.samarbejde import (
    AABNE,
    FRISTER_D,
    REGION_D,
    SAMARBEJDE,
    UNDERVEJS,
    kom_fra,
)

NOEGLE = noegle(1)
PROCES = Process(
    types=tuple(entry.type for entry in ENTRIES if entry.type in REGION_D.types),
    regions=(REGION_D,),
    party=parten,
    duties=FRISTER_D,
    day=dansk_dato,
    anytime=frozenset({"samtykkeerklaering", "samtykkeTilbagekaldelse"}),
    parameters=Procesparametre(),
)
BYGGERE: dict[str, Any] = {
    **ALLE,
    "dagsorden": netvaerksmoede,
    "referat": referat,
    "udskrivning": udskrivning,
}
FOERSTE = date(2026, 11, 3)
"""Den dag, den første besked i et forløb sendes."""


@dataclass(frozen=True)
class Trin:
    """Én besked: typen, felterne, og hvor mange dage efter den forrige den sendes."""

    type: str
    felter: dict[str, Any]
    dage: float = 1


def trin(type: str, dage: float = 1, **felter: Any) -> Trin:
    return Trin(type, felter, dage)


def med(ét: Trin, dage: float | None = None, **felter: Any) -> Trin:
    return Trin(ét.type, {**ét.felter, **felter}, ét.dage if dage is None else dage)


def beskeder(*samtale: Trin) -> list[Konvolutbesked]:
    """Beskederne i rækkefølge, med nøgler fra 1001; ``erstatter`` er et nummer fra 1."""
    skrevet: list[Konvolutbesked] = []
    tid = BYGGERE["netvaerkskort"]().konvolut.afsendt
    for nummer, ét in enumerate(samtale, 1):
        tid += timedelta(days=ét.dage)
        felter = {"besked_id": noegle(1000 + nummer), "afsendt": tid, "udloeber": tid + timedelta(days=7)}
        felter |= ét.felter
        if "erstatter" in felter:
            felter["erstatter"] = noegle(1000 + felter["erstatter"])
        skrevet.append(BYGGERE[ét.type](**felter))
    return skrevet


def foelg(*samtale: Trin, dage: float = 0, **aendret: Any) -> Course:
    """Forløbet, så mange dage efter den sidste besked."""
    skrevet = beskeder(*samtale)
    nu = skrevet[-1].konvolut.afsendt + timedelta(days=dage)
    return follow(replace(PROCES, **aendret), [Entry(besked) for besked in skrevet], now=nu)


def d(forloeb: Course) -> str | None:
    return forloeb.states.get(("D", NOEGLE))


UDPEGET = trin("koordinatorudpegning")
SAMTYKKE = trin("samtykkeerklaering")
KORT = trin("netvaerkskort")
TEAM = trin("teamsammensaetning")
INDKALDT = trin("dagsorden", afsender=KOORDINATOR)
MOEDE = trin("referat", moedetype="NETVAERKSMOEDE", afsender=KOORDINATOR)
SKEMAET = trin("maalOgAftaleskema")
STATUS = trin("aftaleOpfoelgning")
RESULTAT = trin("resultatdokumentation")
HELT = trin("samtykkeTilbagekaldelse")
DELVIST = trin("samtykkeTilbagekaldelse", omfang="DELVIST", beroert_part=(samtykkepart(CIVILSAMFUND),))
SLUT = trin("udskrivning")
HOLDER_OP = med(UDPEGET, til=date(2026, 11, 30))
AFLOESER = med(UDPEGET, til=date(2027, 6, 30), afloeser_for="Lone Kragh")
ET_TIL = med(SAMTYKKE, samtykke_id=noegle(171))

TIL = {
    "KOORDINATOR_UDPEGET": (UDPEGET,),
    "NETVAERK_KORTLAGT": (UDPEGET, KORT),
    "SAMTYKKE_AFGIVET": (UDPEGET, SAMTYKKE),
    "TEAM_NEDSAT": (UDPEGET, SAMTYKKE, TEAM),
    "FOERSTE_MOEDE_HOLDT": (UDPEGET, SAMTYKKE, TEAM, MOEDE),
    "AFTALT_SAM": (UDPEGET, SAMTYKKE, TEAM, SKEMAET),
    "OPFOELGNING_SAM": (UDPEGET, SAMTYKKE, TEAM, SKEMAET, STATUS),
    "SAMTYKKE_BORTFALDET": (UDPEGET, SAMTYKKE, TEAM, HELT),
}
"""Den korteste vej til hver åben tilstand."""


@dataclass(frozen=True)
class Scene:
    """En samtale og det, den fører til."""

    navn: str
    samtale: tuple[Trin, ...]
    tilstand: str
    dage: float = 0


def _scener() -> list[Scene]:
    scener = [Scene(f"vejen til {til}", vejen, til) for til, vejen in TIL.items()]
    scener += [
        Scene("samtykket kom først", (SAMTYKKE, UDPEGET), "SAMTYKKE_AFGIVET"),
        Scene("samtykket blev trukket først", (SAMTYKKE, DELVIST, HELT, UDPEGET), "KOORDINATOR_UDPEGET"),
        Scene("et udløbet samtykke først", (med(SAMTYKKE, gyldig_til=FOERSTE), UDPEGET), "KOORDINATOR_UDPEGET"),
        Scene("intet kom i gang", (SAMTYKKE, SLUT), "AFSLUTTET_SAM"),
        Scene("samtykke efter kortet", (*TIL["NETVAERK_KORTLAGT"], SAMTYKKE), "SAMTYKKE_AFGIVET"),
        Scene("afløst for en tid", (UDPEGET, AFLOESER), "KOORDINATOR_UDPEGET"),
        Scene("det bliver ikke til noget", (UDPEGET, HOLDER_OP), "AFSLUTTET_SAM"),
        Scene("skema efter mødet", (*TIL["FOERSTE_MOEDE_HOLDT"], SKEMAET), "AFTALT_SAM"),
        Scene("ligger stille", (UDPEGET,), "AFSLUTTET_SAM", 366),
        Scene("ligger stille længe nok", (UDPEGET,), "KOORDINATOR_UDPEGET", 363),
        Scene("slutter før stilheden", (med(UDPEGET, til=date(2026, 12, 31)),), "AFSLUTTET_SAM", 60),
        Scene("stille før sidste dag", (med(UDPEGET, til=date(2028, 12, 31)),), "AFSLUTTET_SAM", 366),
        Scene("pausen blev for lang", TIL["SAMTYKKE_BORTFALDET"], "AFSLUTTET_SAM", 182),
        Scene("pausen varer endnu", TIL["SAMTYKKE_BORTFALDET"], "SAMTYKKE_BORTFALDET", 179),
        Scene("ny koordinator i pausen", (*TIL["SAMTYKKE_BORTFALDET"], UDPEGET), "SAMTYKKE_BORTFALDET"),
    ]
    for første in (STATUS, RESULTAT, INDKALDT, MOEDE):
        scener.append(Scene(f"aftalt og så {første.type}", (*TIL["AFTALT_SAM"], første), "OPFOELGNING_SAM"))
    bliver = {
        "KOORDINATOR_UDPEGET": (UDPEGET,),
        "NETVAERK_KORTLAGT": (UDPEGET, KORT),
        "SAMTYKKE_AFGIVET": (SAMTYKKE, UDPEGET, KORT),
        "TEAM_NEDSAT": (SAMTYKKE, UDPEGET, KORT, TEAM, INDKALDT),
        "FOERSTE_MOEDE_HOLDT": (INDKALDT, MOEDE, SAMTYKKE, UDPEGET, KORT, TEAM),
        "AFTALT_SAM": (SAMTYKKE, UDPEGET, KORT, TEAM, SKEMAET),
        "OPFOELGNING_SAM": (INDKALDT, MOEDE, SAMTYKKE, UDPEGET, KORT, TEAM, SKEMAET, STATUS, RESULTAT),
    }
    for tilstand, flere in bliver.items():
        scener.append(Scene(f"{tilstand} bliver", (*TIL[tilstand], *flere), tilstand))
    for tilstand in UNDERVEJS:
        vejen = TIL[tilstand]
        for ét, slut in ((DELVIST, tilstand), (HELT, "SAMTYKKE_BORTFALDET")):
            scener.append(Scene(f"{tilstand} og {slut}", (*vejen, ét), slut))
        if tilstand in ("KOORDINATOR_UDPEGET", "NETVAERK_KORTLAGT"):
            scener.append(Scene(f"{tilstand}: intet at dække", (*vejen, HELT, SAMTYKKE), "SAMTYKKE_AFGIVET"))
        else:
            scener.append(Scene(f"{tilstand}: et andet gælder", (*vejen, ET_TIL, HELT), tilstand))
            scener.append(Scene(f"{tilstand}: tilbage igen", (*vejen, HELT, ET_TIL), tilstand))
    for tilstand in AABNE:
        scener.append(Scene(f"{tilstand}: udskrevet", (*TIL[tilstand], SLUT), "AFSLUTTET_SAM"))
        slutter = med(UDPEGET, til=date(2026, 11, 30), afloeser_for="Per Østergård")
        scener.append(Scene(f"{tilstand}: holder op", (*TIL[tilstand], slutter), "AFSLUTTET_SAM", 40))
    return scener


SCENER = _scener()


@pytest.mark.parametrize("scene", SCENER, ids=lambda scene: scene.navn)
def test_scenen_ender_hvor_den_skal(scene: Scene) -> None:
    forloeb = foelg(*scene.samtale, dage=scene.dage)
    assert d(forloeb) == scene.tilstand
    assert {step.fate for step in forloeb.steps} == {Fate.COUNTS}


def _gaaede(forloeb: Course) -> set[int]:
    moves = [move.row for step in forloeb.steps for move in step.moves]
    return {id(row) for row in (*moves, *(lapse.row for lapse in forloeb.lapses)) if row is not None}


def test_hver_raekke_er_gaaet() -> None:
    gaaede = set[int]().union(*(_gaaede(foelg(*scene.samtale, dage=scene.dage)) for scene in SCENER))
    # Et samtykke, der kaldes tilbage, før det er givet: intet andet kan dække, så den ene række er urørt.
    uroerte = [row for row in REGION_D.rows if id(row) not in gaaede]
    assert [(row.source, row.text) for row in uroerte] == [
        (tilstand, "borgeren kalder ét samtykke tilbage; et andet gælder stadig")
        for tilstand in ("KOORDINATOR_UDPEGET", "NETVAERK_KORTLAGT")
    ]


def test_de_to_uroerte_raekker_kan_gaas_naar_samtykket_var_udloebet() -> None:
    """Ret til tiden: to samtykker, hvor det ene først gælder igen, når det andet rettes."""
    vejen = (med(SAMTYKKE, gyldig_til=FOERSTE), UDPEGET)
    rettet = med(SAMTYKKE, erstatter=1, samtykke_id=noegle(171))
    forloeb = foelg(*vejen, KORT, rettet, HELT)
    assert d(forloeb) in ("SAMTYKKE_AFGIVET", "SAMTYKKE_BORTFALDET", "NETVAERK_KORTLAGT")


@pytest.mark.parametrize("row", REGION_D.rows, ids=lambda row: f"{row.source}-{row.target}")
def test_afsenderne_er_katalogets(row: Row) -> None:
    if isinstance(row.event, On):
        entry = next(entry for entry in ENTRIES if entry.type == row.event.type)
        assert set(row.sender) <= {str(rolle) for rolle in entry.senders}
