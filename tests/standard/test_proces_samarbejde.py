"""Maskine D for sig selv: hver række er gået igennem, og samtykket styrer, hvor man er."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.standard.byggere import noegle
from tests.standard.byggere_justering import udskrivning
from tests.standard.byggere_opfoelgning import netvaerksmoede, referat
from tests.standard.byggere_samarbejde import (
    AFTALE,
    AKTOER,
    ALLE,
    CIVILSAMFUND,
    KOORDINATOR,
    MYNDIGHED,
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
        Scene(
            "et udløbet samtykke først", (med(SAMTYKKE, gyldig_til=FOERSTE), UDPEGET), "KOORDINATOR_UDPEGET"
        ),
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
    assert [row.text for row in REGION_D.rows if id(row) not in gaaede] == []


@pytest.mark.parametrize("row", REGION_D.rows, ids=lambda row: f"{row.source}-{row.target}")
def test_afsenderne_er_katalogets(row: Row) -> None:
    if isinstance(row.event, On):
        entry = next(entry for entry in ENTRIES if entry.type == row.event.type)
        assert set(row.sender) <= {str(rolle) for rolle in entry.senders}


def test_tabellen_kan_tegnes_og_laeses() -> None:
    tegning, tabel = mermaid(REGION_D), markdown(REGION_D)
    for tilstand in SAMARBEJDE:
        assert tilstand.name in tegning
        assert tilstand.name in tabel


def test_to_steder_at_vende_tilbage_til_udelukker_hinanden() -> None:
    ét, andet = kom_fra("TEAM_NEDSAT"), kom_fra("AFTALT_SAM")
    frit = Guard("altid", lambda s: True)
    assert ét.excludes(andet)
    assert (ét & frit).excludes(andet)
    assert not ét.excludes(kom_fra("TEAM_NEDSAT"))
    assert not ét.excludes(frit)


# --- Samtykket ---------------------------------------------------------------------------------------------

TEAMETS = (KOORDINATOR, TEAMMEDLEM, AKTOER)


def _samtykke(nummer: int, *parter: Any, **felter: Any) -> Trin:
    mellem = tuple(samtykkepart(en) for en in parter)
    return med(SAMTYKKE, samtykke_id=noegle(nummer), mellem_hvem=mellem, **felter)


@pytest.mark.parametrize(
    ("andre", "tilstand"),
    [
        ((_samtykke(171, *TEAMETS),), "TEAM_NEDSAT"),
        ((_samtykke(171, TEAMMEDLEM), _samtykke(172, AKTOER)), "TEAM_NEDSAT"),
        ((_samtykke(171, TEAMMEDLEM),), "SAMTYKKE_BORTFALDET"),
        ((_samtykke(171, *TEAMETS, gyldig_til=FOERSTE),), "SAMTYKKE_BORTFALDET"),
        (
            (
                _samtykke(171, *TEAMETS),
                med(HELT, samtykke_ref=noegle(171), omfang="DELVIST", beroert_part=(samtykkepart(AKTOER),)),
            ),
            "SAMTYKKE_BORTFALDET",
        ),
        ((_samtykke(171, *TEAMETS), med(HELT, samtykke_ref=noegle(171))), "SAMTYKKE_BORTFALDET"),
    ],
    ids=["et-helt", "to-halve", "kun-et-halvt", "udloebet", "delvist-kaldt-tilbage", "ogsaa-kaldt-tilbage"],
)
def test_andre_samtykker_skal_daekke_hele_teamet(andre: tuple[Trin, ...], tilstand: str) -> None:
    assert d(foelg(*TIL["TEAM_NEDSAT"], *andre, HELT)) == tilstand


def test_et_medlem_uden_organisation_kraever_intet_samtykke() -> None:
    team = med(TEAM, medlem=(teammedlem(), teammedlem(navn="Edith Åberg", organisation=None)))
    assert d(foelg(UDPEGET, SAMTYKKE, team, _samtykke(171, TEAMMEDLEM), HELT)) == "TEAM_NEDSAT"


def test_uden_et_team_er_et_samtykke_nok() -> None:
    assert d(foelg(*TIL["SAMTYKKE_AFGIVET"], _samtykke(171, AKTOER), HELT)) == "SAMTYKKE_AFGIVET"


def test_samtykket_kan_kaldes_tilbage_to_gange_og_hver_gang_vende_tilbage_til_stedet() -> None:
    igen = med(HELT, samtykke_ref=noegle(171))
    et_tredje = med(SAMTYKKE, samtykke_id=noegle(172))
    vejen = (*TIL["AFTALT_SAM"], HELT, ET_TIL, STATUS, igen)
    assert d(foelg(*vejen)) == "SAMTYKKE_BORTFALDET"
    assert d(foelg(*vejen, et_tredje)) == "OPFOELGNING_SAM"


def test_en_ny_koordinator_i_pausen_glemmer_ikke_stedet() -> None:
    assert d(foelg(*TIL["AFTALT_SAM"], HELT, UDPEGET, ET_TIL)) == "AFTALT_SAM"


@pytest.mark.parametrize("besked", [KORT, TEAM, SKEMAET, STATUS, RESULTAT], ids=lambda ét: ét.type)
def test_i_pausen_gaar_intet_til_teamet(besked: Trin) -> None:
    forloeb = foelg(*TIL["AFTALT_SAM"], HELT, besked)
    assert not forloeb.steps[-1].allowed
    assert d(forloeb) == "SAMTYKKE_BORTFALDET"


# --- Hvad der hører til ------------------------------------------------------------------------------------


def test_et_samtykke_uden_for_modellen_aabner_intet() -> None:
    forloeb = foelg(med(SAMTYKKE, profil=("GRUND",)), med(HELT, profil=("GRUND",)))
    assert forloeb.states == {}
    assert all(step.allowed for step in forloeb.steps)


def test_et_samtykke_uden_profilen_taeller_med_i_et_forloeb_der_er_begyndt() -> None:
    assert d(foelg(UDPEGET, med(SAMTYKKE, profil=("GRUND",)))) == "SAMTYKKE_AFGIVET"


@pytest.mark.parametrize("foerst", [INDKALDT, MOEDE, SLUT], ids=lambda ét: ét.type)
def test_moeder_og_udskrivning_aabner_intet(foerst: Trin) -> None:
    assert foelg(foerst).states == {}


def test_et_statusmoede_er_ikke_modellens() -> None:
    status = med(MOEDE, moedetype="STATUSMOEDE", afsender=MYNDIGHED)
    assert d(foelg(*TIL["TEAM_NEDSAT"], status)) == "TEAM_NEDSAT"


@pytest.mark.parametrize(
    "samtale",
    [(KORT,), (UDPEGET, TEAM), (UDPEGET, SAMTYKKE, SKEMAET), (*TIL["TEAM_NEDSAT"], STATUS)],
    ids=["kort-uden-koordinator", "team-uden-samtykke", "skema-uden-team", "opfoelgning-uden-skema"],
)
def test_uden_en_raekke_flyttes_intet(samtale: tuple[Trin, ...]) -> None:
    forloeb, foer = foelg(*samtale), foelg(*samtale[:-1]) if len(samtale) > 1 else None
    assert not forloeb.steps[-1].allowed
    assert d(forloeb) == (None if foer is None else d(foer))


def test_en_rettelse_flytter_ikke_to_gange() -> None:
    kaldt_tilbage = (*TIL["AFTALT_SAM"], HELT, ET_TIL)
    rettet = med(HELT, erstatter=5, bemaerkning="Datoen var forkert.")
    forloeb = foelg(*kaldt_tilbage, rettet)
    assert d(forloeb) == "AFTALT_SAM"
    assert forloeb.steps[4].fate is Fate.REPLACED


def test_en_rettet_udpegning_lukker_ikke_forloebet() -> None:
    assert d(foelg(UDPEGET, med(UDPEGET, erstatter=1, til=date(2027, 6, 30)))) == "KOORDINATOR_UDPEGET"


def test_en_afloeser_holder_forloebet_aabent() -> None:
    til_november = med(UDPEGET, til=date(2026, 11, 30), afloeser_for="Per Østergård")
    assert d(foelg(*TIL["AFTALT_SAM"], til_november, UDPEGET, dage=60)) == "AFTALT_SAM"


def test_hvis_tur_det_er() -> None:
    assert foelg(UDPEGET).turn == ("MYNDIGHED", "KOORDINATOR")
    assert foelg(*TIL["SAMTYKKE_AFGIVET"]).turn == ("KOORDINATOR",)
    assert foelg(*TIL["FOERSTE_MOEDE_HOLDT"]).turn == ("KOORDINATOR",)
    assert foelg(*TIL["OPFOELGNING_SAM"]).turn == ()


# --- Frister -----------------------------------------------------------------------------------------------


def frister(forloeb: Course) -> dict[str, tuple[date, str]]:
    """Fristerne efter deres danske ord."""
    return {frist.what_da: (frist.due, frist.role) for frist in forloeb.deadlines}


SKEMA_MANGLER, FOELG_OP, UDLOEBER, FORTSAETTE, AFLOES, NAESTE_MOEDE = (frist.what_da for frist in FRISTER_D)


def test_skemaet_skyldes_efter_det_foerste_moede() -> None:
    forloeb = foelg(*TIL["FOERSTE_MOEDE_HOLDT"], dage=30)
    moedet = dansk_dato(beskeder(*TIL["FOERSTE_MOEDE_HOLDT"])[-1].moede_start)  # type: ignore[attr-defined]
    assert frister(forloeb)[SKEMA_MANGLER] == (moedet + timedelta(days=14), "KOORDINATOR")
    assert forloeb.deadlines[0].overdue
    assert SKEMA_MANGLER not in frister(foelg(*TIL["FOERSTE_MOEDE_HOLDT"], SKEMAET))


def _skema(*aftaler: Any) -> tuple[Trin, ...]:
    return (*TIL["TEAM_NEDSAT"], med(SKEMAET, aftale=aftaler))


def _linje(nummer: int, status: str, **felter: Any) -> AftaleStatuslinje:
    return AftaleStatuslinje(aftale_ref=noegle(nummer), status=status, **felter)


TO_AFTALER = _skema(
    aftale(opfoelgningsdato=date(2026, 12, 15)),
    aftale(aftale_id=noegle(175), opfoelgningsdato=date(2026, 12, 1)),
)


@pytest.mark.parametrize(
    ("linjer", "dage", "dag"),
    [
        ((), 0, date(2026, 12, 1)),
        ((_linje(175, "OVERHOLDT"),), 1, date(2026, 12, 15)),
        ((_linje(175, "IKKE_OVERHOLDT", ny_frist=date(2027, 1, 5)),), 1, date(2026, 12, 15)),
        ((_linje(175, "IKKE_OVERHOLDT"),), 1, date(2026, 12, 1)),
        ((_linje(175, "IKKE_OVERHOLDT"),), 30, date(2026, 12, 15)),
        ((_linje(175, "BORTFALDET"), _linje(74, "OVERHOLDT")), 1, None),
        ((_linje(175, "OVERHOLDT"), _linje(74, "DELVIST_OVERHOLDT", ny_frist=date(2027, 2, 1))), 1,
         date(2027, 2, 1)),
    ],
    ids=["den-foerste", "holdt", "ny-frist", "for-tidligt", "fulgt-op", "begge-lukket", "kun-den-nye"],
)  # fmt: skip
def test_naeste_opfoelgning_paa_aftalerne(
    linjer: tuple[AftaleStatuslinje, ...], dage: int, dag: date | None
) -> None:
    status = (med(STATUS, dage=dage, aftale_status=linjer),) if linjer else ()
    fundet = frister(foelg(*TO_AFTALER, *status)).get(FOELG_OP)
    assert fundet == (None if dag is None else (dag, "KOORDINATOR"))


def test_et_referat_kan_ogsaa_lukke_en_aftale() -> None:
    linjer = (_linje(175, "OVERHOLDT"), _linje(74, "OVERHOLDT"))
    assert noegle(74) == AFTALE
    assert FOELG_OP not in frister(foelg(*TO_AFTALER, med(MOEDE, aftale_status=linjer)))


def test_en_aftale_der_er_lukket_i_skemaet_foelges_ikke_op() -> None:
    assert FOELG_OP not in frister(foelg(*_skema(aftale(status="OVERHOLDT"))))


def test_samtykket_udloeber() -> None:
    juni, juli = date(2027, 6, 30), date(2027, 7, 31)
    kort = (UDPEGET, med(SAMTYKKE, gyldig_til=juni))
    assert frister(foelg(*kort))[UDLOEBER] == (juni, "KOORDINATOR")
    assert frister(foelg(*kort, med(ET_TIL, gyldig_til=juli)))[UDLOEBER][0] == juli
    assert UDLOEBER not in frister(foelg(*kort, ET_TIL))
    assert frister(foelg(*kort, _samtykke(171, TEAMMEDLEM)))[UDLOEBER][0] == juni
    assert frister(foelg(*kort, med(ET_TIL, gyldig_til=date(2027, 1, 1))))[UDLOEBER][0] == date(2027, 1, 1)
    assert UDLOEBER not in frister(foelg(UDPEGET, SAMTYKKE))


def test_det_aftalte_netvaerksmoede_skal_holdes() -> None:
    aftalt = med(MOEDE, naeste_moede={"senest": date(2027, 3, 1)})
    holdt = (*TIL["TEAM_NEDSAT"], aftalt, SKEMAET)
    naar = BYGGERE["dagsorden"]().moedetidspunkt  # type: ignore[attr-defined]
    assert frister(foelg(*holdt))[NAESTE_MOEDE] == (date(2027, 3, 1), "KOORDINATOR")
    assert NAESTE_MOEDE not in frister(foelg(*holdt, med(INDKALDT, moedetidspunkt=naar + timedelta(days=90))))
    aflyst = med(INDKALDT, moedetidspunkt=naar + timedelta(days=90), moedestatus="AFLYST")
    assert frister(foelg(*holdt, aflyst))[NAESTE_MOEDE][0] == date(2027, 3, 1)
    intet = med(MOEDE, naeste_moede={"intet_begrundelse": "Forløbet er ved at være slut."})
    assert NAESTE_MOEDE not in frister(foelg(*holdt, intet))


def test_pausen_har_en_frist() -> None:
    pause = TIL["SAMTYKKE_BORTFALDET"]
    dag = dansk_dato(beskeder(*pause)[-1].konvolut.afsendt)
    assert frister(foelg(*pause))[FORTSAETTE][0] == date(dag.year + 1, dag.month - 6, dag.day)
    kortere = Procesparametre(samtykke_bortfaldet="P10D")
    assert d(foelg(*pause, dage=12, parameters=kortere)) == "AFSLUTTET_SAM"


def test_stilheden_er_en_indstilling() -> None:
    assert d(foelg(UDPEGET, dage=12, parameters=Procesparametre(samarbejde_stille="P10D"))) == "AFSLUTTET_SAM"


def test_en_koordinator_der_holder_op_skal_afloeses() -> None:
    slutter = med(UDPEGET, til=date(2026, 12, 24))
    assert frister(foelg(slutter, SAMTYKKE))[AFLOES] == (date(2026, 12, 24), "MYNDIGHED")
    assert AFLOES not in frister(foelg(slutter, SAMTYKKE, UDPEGET))
