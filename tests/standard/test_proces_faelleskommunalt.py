"""Takststigninger og høringer som proces: hver række, hver frist og det, der ingen række har."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from tests.standard.byggere_faelleskommunalt import (
    ALLE,
    DASSOS,
    EJER,
    HOERING,
    MYNDIGHED,
    NABO,
    NU,
    SEKRETARIAT,
    noegle,
)

from samarbejde_schema.process import Course, Entry, Fate, On, Process, Row, follow, markdown, mermaid
from samarbejde_schema.standard.v1.faelles.hverdage import dansk_dato
from samarbejde_schema.standard.v1.faelles.konvolut import Konvolutbesked, Organisation, Part
from samarbejde_schema.standard.v1.indhold import ENTRIES
from samarbejde_schema.standard.v1.proces.faelleskommunalt import FRISTER_E, REGION_E1, REGION_E2
from samarbejde_schema.standard.v1.proces.opslag import part

TYPER = ("takststigningsindberetning", "dassosOpsamling", "strukturaendringHoering", "hoeringsSvar")
PROCES = Process(
    types=TYPER, regions=(REGION_E1, REGION_E2), party=part, duties=FRISTER_E, day=dansk_dato
)  # fmt: skip
I_DAG = NU.date()
FRIST = I_DAG + timedelta(days=30)
"""Høringens sidste dag."""
ANDEN_NABO = Part(rolle="SAMARBEJDSKOMMUNE", organisation=Organisation(navn="Åby", cvr="90000098"))


@dataclass(frozen=True)
class Trin:
    """Én besked: typen, felterne, og hvor mange dage efter den forrige den sendes."""

    type: str
    felter: dict[str, Any]
    dage: float


def trin(type: str, dage: float = 1, **felter: Any) -> Trin:
    return Trin(type, felter, dage)


def b(nummer: int) -> str:
    """Nøglen på besked ``nummer``, talt fra 1."""
    return noegle(1000 + nummer)


def beskeder(*samtale: Trin) -> list[Konvolutbesked]:
    skrevet = []
    tid = NU
    for nummer, ét in enumerate(samtale, 1):
        tid += timedelta(days=ét.dage)
        felter = {"besked_id": b(nummer), "afsendt": tid, "udloeber": tid + timedelta(days=7)} | ét.felter
        besked = ALLE[ét.type](**felter)
        assert isinstance(besked, Konvolutbesked)
        skrevet.append(besked)
    return skrevet


def foelg(*samtale: Trin, dage: float = 0) -> Course:
    """Sagen, så mange dage efter den sidste besked."""
    skrevet = beskeder(*samtale)
    nu = skrevet[-1].konvolut.afsendt + timedelta(days=dage)
    return follow(PROCES, [Entry(besked) for besked in skrevet], now=nu)


def e1(forloeb: Course, nummer: int) -> str | None:
    return forloeb.states.get(("E1", b(nummer)))


def e2(forloeb: Course, hoering: str = HOERING) -> str | None:
    return forloeb.states.get(("E2", hoering))


def sidste(forloeb: Course) -> tuple[bool, Fate]:
    return forloeb.steps[-1].allowed, forloeb.steps[-1].fate


IND = trin("takststigningsindberetning")
"""En indberetning."""


def saml(*numre: int, dage: float = 1, **felter: Any) -> Trin:
    return trin("dassosOpsamling", dage, indberetning_ref=tuple(map(b, numre)), **felter)


def svar(ref: str = HOERING, afsender: Part = NABO, dage: float = 1) -> Trin:
    return trin("hoeringsSvar", dage, hoering_ref=ref, afsender=afsender)


def hoer(fase: str = "I_HOERING", dage: float = 1, **felter: Any) -> Trin:
    return trin("strukturaendringHoering", dage, fase=fase, **felter)


def retter(ét: Trin, nummer: int, **felter: Any) -> Trin:
    return Trin(ét.type, {**ét.felter, "erstatter": b(nummer), **felter}, ét.dage)


# Tabellerne


@pytest.mark.parametrize("region", [REGION_E1, REGION_E2], ids=lambda region: region.name)
def test_tabellerne_kan_laeses_og_tegnes(region: Any) -> None:
    assert all(row.text in markdown(region) for row in region.rows)
    assert all(state.name in mermaid(region) for state in region.states)


def test_tilstandene_er_dem_i_specifikationen() -> None:
    assert [s.name for s in REGION_E1.states] == ["REGISTRERET", "INDBERETTET", "OPSAMLET", "DROEFTET"]
    assert {s.name for s in REGION_E2.states} == {
        "UDKAST_HOERING", "I_HOERING", "HOERING_AFSLUTTET", "POLITISK_BESLUTTET", "GENNEMFOERT_STRUKTUR",
        "OPGIVET_STRUKTUR",
    }  # fmt: skip


def test_hver_besked_hoerer_til_de_regioner_kataloget_siger() -> None:
    regioner = {type: tuple(r.name for r in (REGION_E1, REGION_E2) if type in r.types) for type in TYPER}
    assert regioner == {entry.type: entry.regions for entry in ENTRIES if entry.type in TYPER}


def raekker() -> list[Row]:
    return [row for region in (REGION_E1, REGION_E2) for row in region.rows]


@pytest.mark.parametrize(
    "row", [row for row in raekker() if isinstance(row.event, On)], ids=lambda row: row.text
)
def test_ingen_raekke_lader_andre_sende_end_kataloget(row: Row) -> None:
    assert isinstance(row.event, On)
    entry = next(entry for entry in ENTRIES if entry.type == row.event.type)
    assert set(row.sender) <= set(entry.senders)


# E1


@pytest.mark.parametrize("afsender", [EJER, MYNDIGHED])
def test_en_stigning_fra_indberetning_til_droeftelse(afsender: Part) -> None:
    ind = trin("takststigningsindberetning", afsender=afsender)
    forloeb = foelg(ind)
    assert e1(forloeb, 1) == "INDBERETTET"
    assert forloeb.turn == ("SEKRETARIAT",)
    forloeb = foelg(ind, saml(1))
    assert (e1(forloeb, 1), e1(forloeb, 2)) == ("OPSAMLET", "OPSAMLET")
    forloeb = foelg(ind, saml(1), svar(b(2), DASSOS))
    assert (e1(forloeb, 1), e1(forloeb, 2), sidste(forloeb)) == ("OPSAMLET", "OPSAMLET", (True, Fate.COUNTS))
    forloeb = foelg(ind, saml(1), retter(saml(1), 2, droeftet_dato=I_DAG))
    assert (e1(forloeb, 1), e1(forloeb, 2)) == ("DROEFTET", "DROEFTET")


def test_hver_indberetning_gaar_sin_egen_vej() -> None:
    forloeb = foelg(IND, IND, IND, saml(1, 3))
    assert [e1(forloeb, nummer) for nummer in (1, 2, 3)] == ["OPSAMLET", "INDBERETTET", "OPSAMLET"]


def test_droeftelsens_dag_naas_i_danmark() -> None:
    dag = I_DAG + timedelta(days=10)
    samtale = (IND, saml(1, droeftet_dato=dag))
    assert e1(foelg(*samtale, dage=7), 1) == "OPSAMLET"
    assert e1(foelg(*samtale, dage=8), 1) == "DROEFTET"


def test_en_rettelse_der_kun_planlaegger_droeftelsen_flytter_intet_endnu() -> None:
    planlagt = retter(saml(1), 2, droeftet_dato=I_DAG + timedelta(days=20))
    assert e1(foelg(IND, saml(1), planlagt), 1) == "OPSAMLET"
    assert e1(foelg(IND, saml(1), retter(saml(1), 2)), 2) == "OPSAMLET"
    assert e1(foelg(IND, saml(1), planlagt, dage=20), 1) == "DROEFTET"


@pytest.mark.parametrize("naevnt", [1, 2, 3])
def test_en_rettet_indberetning_beholder_sin_noegle(naevnt: int) -> None:
    """Opsamlingen kan nævne indberetningen ved hvilken som helst af de nøgler, den har haft."""
    forloeb = foelg(IND, retter(IND, 1), retter(IND, 2), saml(naevnt))
    assert e1(forloeb, 1) == "OPSAMLET"
    assert [key for region, key in forloeb.states if region == "E1"] == [b(1), b(4)]
    assert [step.fate for step in forloeb.steps] == [Fate.REPLACED, Fate.REPLACED, Fate.COUNTS, Fate.COUNTS]


def test_en_indberetning_rettes_efter_opsamlingen() -> None:
    forloeb = foelg(IND, saml(1), retter(IND, 1))
    assert (e1(forloeb, 1), e1(forloeb, 3), sidste(forloeb)) == ("OPSAMLET", None, (True, Fate.COUNTS))


@pytest.mark.parametrize("naevnt", [2, 3])
def test_styregruppen_svarer_paa_opsamlingen_ogsaa_naar_den_er_rettet(naevnt: int) -> None:
    forloeb = foelg(IND, saml(1), retter(saml(1), 2), svar(b(naevnt), DASSOS))
    assert sidste(forloeb) == (True, Fate.COUNTS)
    flyttet = [(move.region, move.key) for move in forloeb.steps[-1].moves if move.row is not None]
    assert flyttet == [("E1", b(2))]


def test_styregruppen_maa_svare_efter_droeftelsen() -> None:
    forloeb = foelg(IND, saml(1, droeftet_dato=I_DAG), svar(b(2), DASSOS))
    assert (e1(forloeb, 2), sidste(forloeb)[0]) == ("DROEFTET", True)


def test_en_kommune_svarer_ikke_paa_en_opsamling() -> None:
    assert sidste(foelg(IND, saml(1), svar(b(2), NABO))) == (False, Fate.COUNTS)


def test_et_halvaar_uden_indberetninger_samles_ogsaa_op() -> None:
    forloeb = foelg(saml())
    assert (forloeb.states, sidste(forloeb)[0]) == ({("E1", b(1)): "OPSAMLET"}, True)


def test_en_indberetning_der_ikke_er_kommet_flyttes_ikke() -> None:
    forloeb = foelg(saml(7))
    assert forloeb.states == {("E1", b(1)): "OPSAMLET"}
    forloeb = foelg(saml(2), IND)
    assert e1(forloeb, 2) == "INDBERETTET"


def test_en_rettet_opsamling_kan_tage_flere_med_og_lade_andre_ude() -> None:
    forloeb = foelg(IND, saml(1), IND, retter(saml(3), 2))
    assert (e1(forloeb, 1), e1(forloeb, 3)) == ("INDBERETTET", "OPSAMLET")


def test_kun_sekretariatet_samler_op() -> None:
    assert sidste(foelg(IND, saml(1, afsender=EJER))) == (False, Fate.COUNTS)
    assert e1(foelg(IND, saml(1, afsender=EJER)), 1) == "INDBERETTET"


# E2


def test_en_hoering_fra_foerst_til_sidst() -> None:
    forloeb = foelg(hoer())
    assert (e2(forloeb), forloeb.turn) == ("I_HOERING", ("SAMARBEJDSKOMMUNE",))
    forloeb = foelg(hoer(), svar())
    assert (e2(forloeb), forloeb.turn, sidste(forloeb)[0]) == ("I_HOERING", (), True)
    forloeb = foelg(hoer(), svar(), dage=40)
    assert (e2(forloeb), forloeb.turn) == ("HOERING_AFSLUTTET", ("DRIFTSHERRE",))
    besluttet = (hoer(), svar(), hoer("POLITISK_BESLUTTET", dage=60))
    forloeb = foelg(*besluttet)
    assert (e2(forloeb), forloeb.turn) == ("POLITISK_BESLUTTET", ("DRIFTSHERRE",))
    forloeb = foelg(*besluttet, hoer("GENNEMFOERT", dage=90))
    assert (e2(forloeb), forloeb.turn) == ("GENNEMFOERT_STRUKTUR", ())


@pytest.mark.parametrize(
    "samtale",
    [
        (hoer(), hoer("OPGIVET")),
        (hoer(), hoer("OPGIVET", dage=60)),
        (hoer(), hoer("POLITISK_BESLUTTET", dage=60), hoer("OPGIVET")),
    ],
    ids=["i høring", "efter høringen", "efter beslutningen"],
)
def test_en_aendring_kan_opgives_til_den_er_gennemfoert(samtale: tuple[Trin, ...]) -> None:
    forloeb = foelg(*samtale)
    assert (e2(forloeb), sidste(forloeb)[0]) == ("OPGIVET_STRUKTUR", True)


def test_hoeringen_slutter_naar_fristens_dag_er_gaaet() -> None:
    assert e2(foelg(hoer(), dage=29)) == "I_HOERING"
    assert e2(foelg(hoer(), dage=30)) == "HOERING_AFSLUTTET"


def test_der_besluttes_foer_fristen() -> None:
    """Rækken findes, for det sker; FR-603 siger, at det ikke skulle."""
    forloeb = foelg(hoer(), hoer("POLITISK_BESLUTTET"))
    assert (e2(forloeb), sidste(forloeb)[0]) == ("POLITISK_BESLUTTET", True)
    move = forloeb.steps[-1].moves[0]
    assert move.row is not None
    assert move.row.rule == "FR-603"


def test_fristen_kan_flyttes_med_en_rettelse() -> None:
    senere = retter(hoer(), 1, hoeringsfrist=FRIST + timedelta(days=30))
    forloeb = foelg(hoer(), senere, dage=40)
    assert e2(forloeb) == "I_HOERING"
    forloeb = foelg(hoer(), Trin(senere.type, senere.felter, 35), svar())
    assert (e2(forloeb), sidste(forloeb)) == ("I_HOERING", (True, Fate.COUNTS))


def test_en_beslutning_kan_rettes() -> None:
    besluttet = hoer("POLITISK_BESLUTTET", dage=60)
    forloeb = foelg(hoer(), besluttet, retter(hoer("POLITISK_BESLUTTET"), 2, pladser=12))
    assert (e2(forloeb), sidste(forloeb)) == ("POLITISK_BESLUTTET", (True, Fate.COUNTS))


def test_et_svar_efter_fristen_taeller_men_kommer_for_sent() -> None:
    forloeb = foelg(hoer(), svar(dage=40))
    assert (e2(forloeb), sidste(forloeb)) == ("HOERING_AFSLUTTET", (False, Fate.COUNTS))
    ventet = {(one.type, one.roles, one.region) for one in forloeb.views[-1].expected}
    assert ("strukturaendringHoering", ("DRIFTSHERRE", "MYNDIGHED"), "E2") in ventet


@pytest.mark.parametrize("fase", ["POLITISK_BESLUTTET", "GENNEMFOERT", "OPGIVET"])
def test_intet_besluttes_uden_en_hoering(fase: str) -> None:
    forloeb = foelg(hoer(fase))
    assert (forloeb.states, sidste(forloeb)) == ({}, (False, Fate.COUNTS))


def test_to_hoeringer_loeber_hver_for_sig() -> None:
    anden = noegle(99)
    forloeb = foelg(hoer(), hoer(hoering_id=anden), hoer("OPGIVET", hoering_id=anden), svar())
    assert (e2(forloeb), e2(forloeb, anden)) == ("I_HOERING", "OPGIVET_STRUKTUR")


def test_en_kommune_kan_ikke_selv_slutte_en_hoering() -> None:
    assert sidste(foelg(hoer(), hoer("OPGIVET", afsender=NABO))) == (False, Fate.COUNTS)


def test_takster_og_hoeringer_forstyrrer_ikke_hinanden() -> None:
    forloeb = foelg(IND, hoer(), saml(1), svar(afsender=DASSOS), svar(b(3), DASSOS))
    assert forloeb.states == {
        ("E1", b(1)): "OPSAMLET", ("E1", b(3)): "OPSAMLET", ("E2", HOERING): "I_HOERING",
    }  # fmt: skip
    assert all(step.allowed for step in forloeb.steps)


# Frister


def frister(forloeb: Course) -> list[tuple[str, date, str, bool]]:
    return [(frist.what_en, frist.due, frist.role, frist.overdue) for frist in forloeb.deadlines]


SAMLES, DROEFTES, NAESTE, SVARES, BESLUTTES, GENNEMFOERES = (duty.what_en for duty in FRISTER_E)


@pytest.mark.parametrize(
    ("dage", "dag"),
    [
        (1, date(2027, 6, 30)),  # den 3. november
        (58, date(2027, 6, 30)),  # den 30. december
        (60, date(2027, 12, 31)),  # den 1. januar
        (239, date(2027, 12, 31)),  # den 29. juni
        (241, date(2028, 6, 30)),  # den 1. juli
    ],
)
def test_en_indberetning_samles_op_inden_udgangen_af_naeste_halvaar(dage: int, dag: date) -> None:
    forloeb = foelg(trin("takststigningsindberetning", dage))
    assert frister(forloeb) == [(SAMLES, dag, "SEKRETARIAT", False)]


def test_opsamlingens_frister_staar_en_gang() -> None:
    dag = I_DAG + timedelta(days=20)
    forloeb = foelg(IND, IND, saml(1, 2, droeftet_dato=dag))
    assert frister(forloeb) == [
        (DROEFTES, dag, "DASSOS", False),
        (NAESTE, date(2027, 12, 31), "SEKRETARIAT", False),
    ]


def test_naeste_opsamling_skyldes_ogsaa_efter_droeftelsen_og_kun_den_nyeste() -> None:
    foerste = saml(aar=2026, halvaar="FOERSTE", droeftet_dato=I_DAG)
    assert frister(foelg(foerste)) == [(NAESTE, date(2027, 6, 30), "SEKRETARIAT", False)]
    assert frister(foelg(foerste, saml())) == [(NAESTE, date(2027, 12, 31), "SEKRETARIAT", False)]
    assert frister(foelg(foerste, dage=400)) == [(NAESTE, date(2027, 6, 30), "SEKRETARIAT", True)]


def test_svar_skyldes_til_alle_har_svaret() -> None:
    to = hoer(modtager=(NABO, ANDEN_NABO, SEKRETARIAT))
    svarfrist = (SVARES, FRIST, "SAMARBEJDSKOMMUNE", False)
    beslutning = (BESLUTTES, I_DAG + timedelta(days=60), "DRIFTSHERRE", False)
    assert frister(foelg(to)) == [svarfrist, beslutning]
    assert frister(foelg(to, svar())) == [svarfrist, beslutning]
    assert frister(foelg(to, svar(), svar(afsender=ANDEN_NABO))) == [beslutning]
    assert frister(foelg(hoer(modtager=(SEKRETARIAT,)))) == [beslutning]
    assert foelg(to, svar()).turn == ("SAMARBEJDSKOMMUNE",)


def test_beslutning_og_gennemfoerelse_skyldes_den_dag_de_er_planlagt() -> None:
    assert frister(foelg(hoer(politisk_beslutning_dato=None), dage=40)) == []
    assert [frist[3] for frist in frister(foelg(hoer(), dage=100))] == [True]
    plan = date(2027, 6, 1)
    besluttet = hoer("POLITISK_BESLUTTET", dage=60, gennemfoert_dato=plan)
    assert frister(foelg(hoer(), besluttet)) == [(GENNEMFOERES, plan, "DRIFTSHERRE", False)]
    assert frister(foelg(hoer(), besluttet, hoer("GENNEMFOERT", dage=120))) == []


# Hele tabellen

SAMTALER = (
    (IND, retter(IND, 1), saml(2), svar(b(3), DASSOS), retter(saml(2), 3)),
    (IND, saml(1, droeftet_dato=I_DAG), svar(b(2), DASSOS)),
    (hoer(), retter(hoer(), 1), svar(), hoer("POLITISK_BESLUTTET", 60), hoer("GENNEMFOERT")),
    (hoer(), hoer("POLITISK_BESLUTTET"), hoer("OPGIVET")),
    (hoer(), hoer("OPGIVET")),
    (hoer(), hoer("OPGIVET", 60)),
)
"""Samtaler, der tilsammen går hver række igennem."""


def test_hver_raekke_er_gaaet_igennem() -> None:
    forloeb = [foelg(*samtale) for samtale in SAMTALER]
    moves = {move.row for ét in forloeb for step in ét.steps for move in step.moves}
    lapses = {lapse.row for ét in forloeb for lapse in ét.lapses}
    assert [row.text for row in raekker() if row not in moves | lapses] == []
