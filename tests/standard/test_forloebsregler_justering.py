"""Forløbets regler om afsøgning, mål, tillæg og annullering: en samtale, der bryder reglen, og en, der kommer
tæt på.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from tests.standard.byggere import (
    MAAL,
    NU,
    PLAN,
    bestilling,
    kontrakt,
    kontrakt_svar,
    maal,
    noegle,
    part,
    takst,
    tilbud,
    tilbud_svar,
    udfoerer,
    ydelse,
)
from tests.standard.byggere_afsoegning import (
    aktoer,
    aktoer_anmodning,
    aktoer_opfoelgning,
    annullering,
    forespoergsel,
    match_svar,
)
from tests.standard.byggere_faelleskommunalt import hoering, hoeringssvar, opsamling
from tests.standard.byggere_justering import (
    bestilling_justering,
    delmaal,
    delmaalsplan,
    handleplan,
    indsatsmaal_opdatering,
    kontrakttillaeg,
    opsigelse,
)
from tests.standard.byggere_opfoelgning import dagsorden, forretningskvittering, referat, statusnotat
from tests.standard.forloebsproever import DAG, REGLER, UBEDOEMT, Sag, linje

from samarbejde_schema.findings import Kind, Stage
from samarbejde_schema.standard.v1.faelles.konvolut import Organisation
from samarbejde_schema.standard.v1.faelles.maal import ArtefaktRef
from samarbejde_schema.standard.v1.forloebsregler.opslag_maal import delmaal_i_kraft, maal_i_kraft
from samarbejde_schema.standard.v1.referat import Maalbeslutning
from samarbejde_schema.validation.run import judge

FOND = Organisation(navn="Fonden Engen", cvr="90000020")
ANDET = noegle(18)


def id_paa(besked: Any) -> str:
    """Beskedens nøgle."""
    return str(besked.konvolut.besked_id)


# --- svar og henvisninger -----------------------------------------------------------------------------------


def test_fr_003_et_match_svarer_paa_en_forespoergsel() -> None:
    sag = Sag()
    spurgt = sag(forespoergsel)
    assert sag.fund("FR-003", sag(match_svar, svar_paa=id_paa(spurgt))) == []
    for svar_paa in (noegle(999), id_paa(sag(bestilling))):
        fund = sag.fund("FR-003", sag(match_svar, svar_paa=svar_paa))
        assert fund == ["svar anbefaling /konvolut/svarPaa"]


def test_fr_003_en_aktoer_svarer_paa_en_anmodning() -> None:
    sag = Sag()
    spurgt = sag(aktoer_anmodning)
    assert sag.fund("FR-003", sag(aktoer_opfoelgning, svar_paa=id_paa(spurgt))) == []
    fremmed = sag(aktoer_opfoelgning, svar_paa=noegle(999))
    assert sag.fund("FR-003", fremmed) == ["svar anbefaling /konvolut/svarPaa"]


def test_fr_003_tillaeg_og_opsigelse_af_en_kendt_kontrakt() -> None:
    sag = Sag()
    assert sag.fund("FR-003", sag(kontrakttillaeg)) == UBEDOEMT
    assert sag.fund("FR-003", sag(opsigelse)) == UBEDOEMT
    sag(kontrakt)
    assert sag.fund("FR-003", sag(kontrakttillaeg)) == sag.fund("FR-003", sag(opsigelse)) == []
    assert sag.fund("FR-003", sag(opsigelse, kontrakt_ref=None)) == []
    tillaeg = sag(kontrakttillaeg, kontrakt_id=noegle(999))
    assert sag.fund("FR-003", tillaeg) == ["henvisning gyldighed /kontraktId"]
    opsagt = sag(opsigelse, kontrakt_ref=ArtefaktRef(id=noegle(999)))
    assert sag.fund("FR-003", opsagt) == ["henvisning gyldighed /kontraktRef/id"]


def test_fr_003_en_opsigelse_kan_svare_paa_alt_der_er_sendt() -> None:
    sag = Sag()
    aftalt = sag(kontrakt)
    assert sag.fund("FR-003", sag(opsigelse, svar_paa=id_paa(aftalt))) == []
    ukendt = sag(opsigelse, svar_paa=noegle(999))
    assert sag.fund("FR-003", ukendt) == ["svar gyldighed /konvolut/svarPaa"]


def test_fr_003_underskriften_paa_et_tillaeg() -> None:
    sag = Sag()
    aftalt, tillaeg = sag(kontrakt), sag(kontrakttillaeg)
    ja = sag(kontrakt_svar, svar_paa=id_paa(tillaeg), vedroerer="TILLAEG")
    assert sag.fund("FR-003", ja) == []
    forkert = sag(kontrakt_svar, svar_paa=id_paa(aftalt), vedroerer="TILLAEG")
    assert sag.fund("FR-003", forkert) == ["vedroerer gyldighed /vedroerer"]


def test_fr_003_svar_paa_en_tilbagetrukket_opsigelse() -> None:
    sag = Sag()
    opsagt = sag(opsigelse)
    trukket = sag(annullering, annulleret_besked_ref=id_paa(opsagt), aarsag="TRUKKET_TILBAGE")
    felter = {"vedroerer": "TILBAGETRAEKNING_AF_OPSIGELSE"}
    for spurgt in (opsagt, trukket):
        assert sag.fund("FR-003", sag(kontrakt_svar, svar_paa=id_paa(spurgt), **felter)) == []


def test_fr_003_hoeringssvaret_naevner_hoeringen_eller_opsamlingen() -> None:
    sag = Sag()
    hoert, samlet = sag(hoering), sag(opsamling)
    for spurgt, ref in ((hoert, hoert.hoering_id), (samlet, id_paa(samlet))):
        svar = sag(hoeringssvar, svar_paa=id_paa(spurgt), hoering_ref=ref)
        assert sag.fund("FR-003", svar) == []
    fremmed = sag(hoeringssvar, svar_paa=id_paa(hoert), hoering_ref=noegle(999))
    assert sag.fund("FR-003", fremmed) == ["henvisning anbefaling /hoeringRef"]


# --- at trække en besked tilbage ----------------------------------------------------------------------------


def test_fr_022_annulleringen_foelger_sin_besked() -> None:
    sag = Sag()
    bestilt = sag(bestilling)
    assert sag.fund("FR-022", sag(annullering, annulleret_besked_ref=id_paa(bestilt))) == []
    uden = sag(annullering, annulleret_besked_ref=id_paa(bestilt), forloeb_id=None)
    assert sag.fund("FR-022", uden) == ["- gyldighed /konvolut/forloebId"]
    assert sag.fund("FR-022", sag(annullering, annulleret_besked_ref=noegle(999))) == UBEDOEMT


def test_fr_026_kun_afsenderen_annullerer() -> None:
    sag = Sag()
    bestilt, tilbudt = sag(bestilling), sag(tilbud)
    assert sag.fund("FR-026", sag(annullering, annulleret_besked_ref=id_paa(bestilt))) == []
    fremmed = sag(annullering, annulleret_besked_ref=id_paa(tilbudt))
    assert sag.fund("FR-026", fremmed) == ["afsender gyldighed /konvolut/afsender"]
    anden_rolle = sag(annullering, annulleret_besked_ref=id_paa(bestilt), afsender=part(rolle="KOORDINATOR"))
    assert sag.fund("FR-026", anden_rolle) == ["afsender gyldighed /konvolut/afsender"]
    ukendt = sag(annullering, annulleret_besked_ref=noegle(999))
    assert sag.fund("FR-026", ukendt) == ["ukendt gyldighed /annulleretBeskedRef"]


def skyldige(sag: Sag, besked: Any, now: datetime) -> dict[str, str | None]:
    """Hvem der skylder at bekræfte en sletning, efter sted."""
    forloeb = sag.forloeb(besked, now=now)
    dom = judge(besked, [REGLER["FR-029"]], profiles=(), context=forloeb, stage=Stage.FORLOEB)
    assert {fund.kind for fund in dom.findings} <= {Kind.PLIGT}
    return {fund.pointer: fund.owed_by for fund in dom.findings}


def test_fr_029_hver_modtager_bekraefter_sletningen() -> None:
    """Sendt mandag den 2. november 2026: sidste dag er torsdag den 5."""
    sag = Sag()
    begge = (udfoerer(), part(rolle="AKTOER", organisation=FOND))
    bestilt = sag(bestilling, modtager=begge)
    slettes = sag(annullering, annulleret_besked_ref=id_paa(bestilt), aarsag="FORKERT_BORGER", modtager=begge)
    torsdag, fredag = NU + 3 * DAG, NU + 4 * DAG
    assert skyldige(sag, slettes, torsdag) == {}
    steder = ("/konvolut/modtager/0", "/konvolut/modtager/1")
    assert skyldige(sag, slettes, fredag) == dict(zip(steder, ("UDFOERER", "AKTOER"), strict=True))
    sag(forretningskvittering, 1, svar_paa=id_paa(slettes), slettet_bekraeftet=True)
    assert skyldige(sag, slettes, fredag) == {steder[1]: "AKTOER"}


@pytest.mark.parametrize(("dag", "fundet"), [(3, []), (4, ["sent pligt /konvolut/afsendt"])])
def test_fr_029_en_sen_bekraeftelse(dag: int, fundet: list[str]) -> None:
    sag = Sag()
    bestilt = sag(bestilling)
    slettes = sag(annullering, annulleret_besked_ref=id_paa(bestilt), aarsag="FORKERT_BORGER")
    for svar_paa in (slettes, bestilt):
        felter = {"svar_paa": id_paa(svar_paa), "slettet_bekraeftet": True}
        assert sag.fund("FR-029", sag(forretningskvittering, dag, **felter)) == fundet
    uden = sag(forretningskvittering, dag, svar_paa=id_paa(slettes))
    assert sag.fund("FR-029", uden) == []
    assert sag.fund("FR-029", slettes) == []


def test_fr_029_andre_aarsager_kraever_ingen_sletning() -> None:
    sag = Sag()
    bestilt = sag(bestilling)
    dublet = sag(annullering, annulleret_besked_ref=id_paa(bestilt), aarsag="DUBLET")
    assert sag.fund("FR-029", dublet) == []


def test_fr_037_annulleringen_naar_dem_der_fik_beskeden() -> None:
    sag = Sag()
    begge = (udfoerer(), part(rolle="AKTOER", organisation=FOND))
    bestilt = sag(bestilling, modtager=begge)
    en = sag(annullering, annulleret_besked_ref=id_paa(bestilt))
    assert sag.fund("FR-037", en) == ["- anbefaling /konvolut/modtager"]
    assert sag.fund("FR-037", sag(annullering, annulleret_besked_ref=id_paa(bestilt), modtager=begge)) == []
    assert sag.fund("FR-037", sag(annullering, annulleret_besked_ref=noegle(999))) == UBEDOEMT


# --- afsøgning ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("svar", "fundet"),
    [
        ("MATCH", []),
        ("DELVIST", []),
        ("INTET", ["- anbefaling /begrundelseUdenForespoergsel"]),
        ("AFVENTER", ["- anbefaling /begrundelseUdenForespoergsel"]),
    ],
)
def test_fr_101_bestillingen_foelger_et_match(svar: str, fundet: list[str]) -> None:
    sag = Sag()
    sag(forespoergsel)
    sag(match_svar, samlet_vurdering=svar)
    assert sag.fund("FR-101", sag(bestilling)) == fundet
    assert sag.fund("FR-101", sag(bestilling, begrundelse_uden_forespoergsel="Det haster.")) == []


def test_fr_101_et_andet_tilbuds_match_taeller_ikke() -> None:
    sag = Sag()
    andet = part(rolle="UDFOERER", organisation=FOND)
    sag(match_svar, afsender=andet, tilbud=FOND)
    assert sag.fund("FR-101", sag(bestilling)) == ["- anbefaling /begrundelseUdenForespoergsel"]
    driftsherre = part(rolle="DRIFTSHERRE", organisation=FOND)
    sag(match_svar, afsender=driftsherre)
    assert sag.fund("FR-101", sag(bestilling)) == []


def test_fr_116_forespoergslen_fortaeller_sagens_forloeb() -> None:
    sag = Sag()
    assert sag.fund("FR-116", sag(bestilling)) == ["- anbefaling /sagsforloeb"]
    assert sag.fund("FR-116", sag(forespoergsel, sagsforloeb=None)) == ["- anbefaling /sagsforloeb"]
    assert sag.fund("FR-116", sag(forespoergsel)) == []
    assert sag.fund("FR-116", sag(bestilling)) == []


@pytest.mark.parametrize("dage", [30, 31])
def test_fr_114_intet_match_og_en_tilbagetrukket_forespoergsel(dage: int) -> None:
    sag = Sag()
    spurgt = sag(forespoergsel, svarfrist=None)
    now = NU + (dage + 1) * DAG
    assert sag.fund("FR-114", spurgt, now=now) == []
    intet = sag(match_svar, 1, samlet_vurdering="INTET", svar_paa=id_paa(spurgt))
    assert sag.fund("FR-114", intet, now=now) == (["- anbefaling /samletVurdering"] if dage == 31 else [])
    sag(annullering, 1, annulleret_besked_ref=id_paa(spurgt), aarsag="TRUKKET_TILBAGE")
    assert sag.fund("FR-114", spurgt, now=now) == (["- anbefaling /borger"] if dage == 31 else [])
    sag(forretningskvittering, 2, svar_paa=id_paa(spurgt), slettet_bekraeftet=True)
    assert sag.fund("FR-114", spurgt, now=now) == sag.fund("FR-114", intet, now=now) == []


@pytest.mark.parametrize("dage", [30, 31])
def test_fr_114_ingen_svarede_paa_forespoergslen(dage: int) -> None:
    sag = Sag()
    spurgt = sag(forespoergsel, svarfrist=date(2026, 11, 9))
    now = NU + (7 + dage) * DAG
    assert sag.fund("FR-114", spurgt, now=now) == (["- anbefaling /svarfrist"] if dage == 31 else [])
    sag(match_svar, 20)
    assert sag.fund("FR-114", spurgt, now=now) == []


# --- mål ----------------------------------------------------------------------------------------------------


def test_maalene_kommer_ogsaa_fra_opdatering_justering_og_handleplan() -> None:
    sag = Sag()
    sag(bestilling)
    sag(indsatsmaal_opdatering, 1, indsatsmaal=(maal(version=2, status="NAAET"), maal(id=ANDET)))
    sag(bestilling_justering, 2, maal_justering=(maal(id=noegle(19)),))
    sag(handleplan, 3, maal=(maal(), maal(id=noegle(20))))
    sag(handleplan, 4, planstatus="TILBUDT_AFSLAAET", maal=(maal(id=noegle(99)),))
    notat = sag(statusnotat, 5)
    fundet = maal_i_kraft(notat, sag.forloeb(notat).before)
    assert {n for n, et in fundet.items() if et.aktivt} == {ANDET, noegle(19), noegle(20)}
    assert fundet[MAAL].version == 2


def test_delmaal_kommer_fra_den_nyeste_plan_og_kan_afsluttes_paa_et_moede() -> None:
    sag = Sag()
    sag(delmaalsplan, delmaal=(delmaal(id=noegle(71)), delmaal(id=noegle(72))))
    sag(delmaalsplan, 1, version=2, delmaal=(delmaal(id=noegle(72)), delmaal(id=noegle(73))))
    sag(referat, 2, maalbeslutning=(Maalbeslutning(maal_ref=noegle(73), status="NAAET"),))
    notat = sag(statusnotat, 3)
    assert set(delmaal_i_kraft(notat, sag.forloeb(notat).before)) == {noegle(72)}


def test_fr_129_to_aktive_maal_har_ikke_samme_prioritet() -> None:
    sag = Sag()
    sag(bestilling, indsatsmaal=(maal(prioritet=1), maal(id=ANDET, prioritet=2)))
    optaget = sag(indsatsmaal_opdatering, indsatsmaal=(maal(version=2, prioritet=2),))
    assert sag.fund("FR-129", optaget) == ["- anbefaling /indsatsmaal/0/prioritet"]
    sag.poster.pop()
    byttet = (maal(version=2, prioritet=2), maal(id=ANDET, version=2, prioritet=1))
    assert sag.fund("FR-129", sag(indsatsmaal_opdatering, indsatsmaal=byttet)) == []


@pytest.mark.parametrize(
    ("felter", "fundet"),
    [
        ({"frist": date(2027, 6, 1)}, []),
        ({"frist": date(2027, 6, 2)}, ["delmaal anbefaling /delmaal/0/frist"]),
        ({"frist": date(2026, 12, 1)}, ["start anbefaling /delmaal/0/frist"]),
        ({"frist": None}, []),
    ],
)
def test_fr_130_delmaalets_frist(felter: dict[str, Any], fundet: list[str]) -> None:
    sag = Sag()
    sag(bestilling, indsatsmaal=(maal(frist=date(2027, 6, 1)),))
    assert sag.fund("FR-130", sag(delmaalsplan, delmaal=(delmaal(**felter),))) == fundet


def test_fr_130_en_opdateret_frist() -> None:
    sag = Sag()
    forkert = maal(startdato=date(2027, 1, 1), frist=date(2027, 1, 1))
    opdateret = sag(indsatsmaal_opdatering, indsatsmaal=(forkert,))
    assert sag.fund("FR-130", opdateret) == ["start anbefaling /indsatsmaal/0/frist"]


def test_fr_402_ogsaa_opdaterede_maal_og_delmaal() -> None:
    sag = Sag()
    sag(bestilling)
    sag(indsatsmaal_opdatering, indsatsmaal=(maal(id=ANDET),))
    begge = (linje(11), linje(18))
    assert sag.fund("FR-402", sag(statusnotat)) == ["indsatsmaal pligt /maalstatus"]
    assert sag.fund("FR-402", sag(statusnotat, maalstatus=begge)) == []
    sag(delmaalsplan)
    uden = sag(statusnotat, maalstatus=begge)
    assert sag.fund("FR-402", uden) == ["delmaal anbefaling /maalstatus"]
    assert sag.fund("FR-402", sag(statusnotat, maalstatus=(*begge, linje(61)))) == []


def test_fr_402_delmaal_til_et_naaet_maal_kan_udelades() -> None:
    sag = Sag()
    sag(bestilling, indsatsmaal=(maal(), maal(id=ANDET, status="NAAET")))
    sag(delmaalsplan, delmaal=(delmaal(indsatsmaal_ref=ANDET),))
    assert sag.fund("FR-402", sag(statusnotat)) == []


def test_fr_414_delmaalene_bygger_paa_den_nyeste_handleplan() -> None:
    sag = Sag()
    assert sag.fund("FR-414", sag(delmaalsplan)) == []
    plan = sag(handleplan, version=2)
    ref = {v: ArtefaktRef(id=plan.handleplan_id, version=v) for v in (None, 1, 2)}
    assert sag.fund("FR-414", sag(delmaalsplan)) == ["- anbefaling /handleplanRef"]
    assert sag.fund("FR-414", sag(delmaalsplan, handleplan_ref=ref[1])) == ["- anbefaling /handleplanRef"]
    for version in (None, 2):
        assert sag.fund("FR-414", sag(delmaalsplan, handleplan_ref=ref[version])) == []
    hver = sag(delmaalsplan, delmaal=(delmaal(handleplan_ref=ref[2]),))
    assert sag.fund("FR-414", hver) == []
    gammel = sag(delmaalsplan, handleplan_ref=ref[2], delmaal=(delmaal(handleplan_ref=ref[1]),))
    assert sag.fund("FR-414", gammel) == ["- anbefaling /delmaal/0/handleplanRef"]


def test_fr_414_en_afslaaet_handleplan_er_der_intet_i() -> None:
    sag = Sag()
    sag(handleplan, planstatus="TILBUDT_AFSLAAET")
    assert sag.fund("FR-414", sag(delmaalsplan)) == []


@pytest.mark.parametrize(
    ("bygger", "felter", "sted"),
    [
        (indsatsmaal_opdatering, {}, "indsatsmaal"),
        (bestilling_justering, {"maal_justering": (maal(version=2),)}, "maalJustering"),
        (handleplan, {}, "maal"),
    ],
)
def test_fr_415_indsatsmaal_kommer_fra_myndigheden(bygger: Any, felter: dict[str, Any], sted: str) -> None:
    sag = Sag()
    assert sag.fund("FR-415", sag(bygger, **felter)) == []
    fremmed = sag(bygger, afsender=udfoerer(), **felter)
    assert sag.fund("FR-415", fremmed) == [f"indsatsmaal gyldighed /{sted}"]


def test_fr_415_en_justering_uden_maal_har_ingen_ejer() -> None:
    sag = Sag()
    assert sag.fund("FR-415", sag(bestilling_justering, afsender=udfoerer())) == []


def test_fr_415_delmaal_er_udfoererens_og_hoerer_til_et_aktivt_maal() -> None:
    sag = Sag()
    assert sag.fund("FR-415", sag(delmaalsplan)) == UBEDOEMT
    sag(bestilling, indsatsmaal=(maal(), maal(id=ANDET, status="NAAET")))
    assert sag.fund("FR-415", sag(delmaalsplan)) == []
    fremmed = sag(delmaalsplan, afsender=part(), modtager=(udfoerer(),))
    assert sag.fund("FR-415", fremmed) == ["delmaal gyldighed /delmaal"]
    for ref in (ANDET, noegle(999)):
        plan = sag(delmaalsplan, delmaal=(delmaal(indsatsmaal_ref=ref),))
        assert sag.fund("FR-415", plan) == ["ukendt anbefaling /delmaal/0/indsatsmaalRef"]
    afsluttet = sag(delmaalsplan, delmaal=(delmaal(indsatsmaal_ref=ANDET, status="NAAET"),))
    assert sag.fund("FR-415", afsluttet) == []


def test_fr_424_en_opdatering_er_en_vurdering() -> None:
    sag = Sag()
    sag(bestilling, indsatsmaal=(maal(senest_vurderet=date(2025, 8, 1)),))
    sent = sag(indsatsmaal_opdatering, indsatsmaal=(maal(version=2),))
    assert sag.fund("FR-424", sent) == ["- anbefaling /indsatsmaal"]
    assert sag.fund("FR-424", sag(indsatsmaal_opdatering, 1, indsatsmaal=(maal(version=3),))) == []


def test_fr_427_status_paa_maal_der_er_kendt() -> None:
    sag = Sag()
    assert sag.fund("FR-427", sag(statusnotat)) == UBEDOEMT
    sag(bestilling, indsatsmaal=(maal(status="NAAET"),))
    sag(delmaalsplan, delmaal=(delmaal(status="OPGIVET"),))
    notat = sag(statusnotat, maalstatus=(linje(11), linje(61), linje(999)))
    assert sag.fund("FR-427", notat) == ["- anbefaling /maalstatus/2/maalRef"]


# --- opfølgning ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("frist", "fundet"),
    [(date(2026, 12, 1), []), (date(2026, 12, 2), ["- anbefaling /frist"]), (None, [])],
)
def test_fr_423_fristen_er_foer_moedet(frist: date | None, fundet: list[str]) -> None:
    sag = Sag()
    indkaldt = sag(dagsorden)
    for ref in ({"moede_ref": noegle(41)}, {"moede_ref": None}):
        anmodet = sag(aktoer_anmodning, frist=frist, samtale_id=noegle(2), **ref)
        assert sag.fund("FR-423", anmodet) == fundet
    sag(dagsorden, 1, moedestatus="AFLYST", erstatter=id_paa(indkaldt))
    sen = sag(aktoer_anmodning, 2, frist=date(2027, 1, 1), moede_ref=noegle(41))
    assert sag.fund("FR-423", sen) == []


def test_fr_423_uden_kendt_moede() -> None:
    sag = Sag()
    ukendt = sag(aktoer_anmodning, frist=date(2027, 1, 1), moede_ref=noegle(41))
    assert sag.fund("FR-423", ukendt) == UBEDOEMT
    assert sag.fund("FR-423", sag(aktoer_anmodning, frist=date(2027, 1, 1), moede_ref=None)) == []


def test_fr_428_indkaldt_efter_planen() -> None:
    sag = Sag()
    assert sag.fund("FR-428", sag(dagsorden, plan_ref=PLAN)) == UBEDOEMT
    sag(kontrakt)
    for bygger in (dagsorden, statusnotat):
        assert sag.fund("FR-428", sag(bygger, plan_ref=PLAN)) == sag.fund("FR-428", sag(bygger)) == []
        assert sag.fund("FR-428", sag(bygger, plan_ref=noegle(999))) == ["- anbefaling /planRef"]


def test_fr_429_aktoeren_har_svaret() -> None:
    sag = Sag()
    anmodet = sag(aktoer_anmodning, frist=date(2026, 11, 9))
    assert sag.fund("FR-429", anmodet, now=NU + 7 * DAG) == []
    assert sag.fund("FR-429", anmodet, now=NU + 8 * DAG) == ["- anbefaling /frist"]
    sag(aktoer_opfoelgning, 9, svar_paa=noegle(999))
    assert sag.fund("FR-429", anmodet, now=NU + 9 * DAG) == ["- anbefaling /frist"]
    sag(aktoer_opfoelgning, 9, svar_paa=None, samtale_id=anmodet.konvolut.samtale_id)
    assert sag.fund("FR-429", anmodet, now=NU + 9 * DAG) == []
    assert anmodet.konvolut.modtager[0].organisation.cvr == aktoer().organisation.cvr


# --- tillæg -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fra", "regulering", "fundet"),
    [
        (date(2026, 11, 3), "FAST", []),
        (date(2026, 11, 2), "FAST", ["tillaeg pligt /takst/0"]),
        (date(2026, 1, 1), "PL_FREMSKRIVNING", []),
    ],
)
def test_fr_206_tillaegget_ser_frem(fra: date, regulering: str, fundet: list[str]) -> None:
    sag = Sag()
    sag(kontrakt)
    ny = takst(beloeb=2100, gyldig_fra=fra, regulering=regulering)
    assert sag.fund("FR-206", sag(kontrakttillaeg, takst=(ny,))) == fundet
    uden_dag = takst(beloeb=2100, regulering=regulering)
    assert sag.fund("FR-206", sag(kontrakttillaeg, takst=(uden_dag,), gaelder_fra=fra)) == fundet
    samme = takst(gyldig_fra=date(2026, 1, 1))
    assert sag.fund("FR-206", sag(kontrakttillaeg, takst=(samme,), gaelder_fra=fra)) == []


@pytest.mark.parametrize(
    ("dato", "fundet"), [(date(2026, 12, 31), []), (date(2027, 1, 1), ["underskrift pligt /dato"])]
)
def test_fr_206_underskriften_kommer_foer_taksten(dato: date, fundet: list[str]) -> None:
    sag = Sag()
    sag(kontrakt)
    tillaeg = sag(kontrakttillaeg, takst=(takst(beloeb=2100, gyldig_fra=date(2027, 1, 1)),))
    til = {"svar_paa": id_paa(tillaeg), "vedroerer": "TILLAEG"}
    ja = sag(kontrakt_svar, dato=dato, **til)
    assert sag.fund("FR-206", ja) == fundet
    forloeb = sag.forloeb(ja)
    dom = judge(ja, [REGLER["FR-206"]], profiles=(), context=forloeb, stage=Stage.FORLOEB)
    assert {fund.owed_by for fund in dom.findings} <= {"UDFOERER"}
    assert sag.fund("FR-206", sag(kontrakt_svar, dato=dato, **til | {"svar": "AFVIST"})) == []
    ukendt = sag(kontrakt_svar, dato=dato, **til | {"svar_paa": noegle(999)})
    assert sag.fund("FR-206", ukendt) == UBEDOEMT


def test_fr_210_fingeraftrykket_er_tillaeggets() -> None:
    sag = Sag()
    tillaeg = sag(kontrakttillaeg, digest="a" * 64)
    til = {"svar_paa": id_paa(tillaeg), "vedroerer": "TILLAEG"}
    assert sag.fund("FR-210", sag(kontrakt_svar, kontrakt_digest="a" * 64, **til)) == []
    forkert = sag(kontrakt_svar, kontrakt_digest="b" * 64, **til)
    assert sag.fund("FR-210", forkert) == ["- gyldighed /kontraktDigest"]


def test_fr_213_tillaegget_taeller_videre_fra_det_der_gaelder() -> None:
    sag = Sag()
    assert sag.fund("FR-213", sag(kontrakttillaeg)) == UBEDOEMT
    sag(kontrakt)
    tillaeg = sag(kontrakttillaeg)
    assert sag.fund("FR-213", tillaeg) == []
    assert sag.fund("FR-213", sag(kontrakttillaeg, version=3)) == ["tillaeg gyldighed /version"]
    sag(kontrakt_svar, svar_paa=id_paa(tillaeg), vedroerer="TILLAEG")
    assert sag.fund("FR-213", sag(kontrakttillaeg, version=2)) == ["tillaeg gyldighed /version"]
    assert sag.fund("FR-213", sag(kontrakttillaeg, version=3)) == []
    rettelse = sag(kontrakttillaeg, version=2, erstatter=id_paa(tillaeg))
    assert sag.fund("FR-213", rettelse) == []


def test_fr_213_et_tillaeg_uden_underskrift_gaelder_ikke() -> None:
    sag = Sag()
    sag(kontrakt)
    foerste = sag(kontrakttillaeg)
    sag(kontrakt_svar, svar_paa=id_paa(foerste), vedroerer="TILLAEG", svar="AFVIST")
    assert sag.fund("FR-213", sag(kontrakttillaeg, version=2)) == []


def test_fr_221_kontraktens_ydelser_er_de_tilbudte() -> None:
    sag = Sag()
    assert sag.fund("FR-221", sag(kontrakt)) == UBEDOEMT
    sag(bestilling, ydelse=(ydelse(), ydelse(id=ANDET)))
    for tilbud_ref in (None, noegle(14)):
        uden = sag(kontrakt, tilbud_ref=tilbud_ref)
        assert sag.fund("FR-221", uden) == ["mangler anbefaling /ydelse"]
    sag(tilbud)
    assert sag.fund("FR-221", sag(kontrakt)) == []
    ja = sag(tilbud_svar)
    assert sag.fund("FR-221", sag(kontrakt, tilbud_ref=None, svar_paa=id_paa(ja))) == []
    ny = sag(kontrakt, ydelse=(ydelse(), ydelse(id=noegle(19))))
    assert sag.fund("FR-221", ny) == ["ny anbefaling /ydelse/1/id"]


def test_fr_221_tillaeggets_ydelser_er_kontraktens_eller_justeringens() -> None:
    sag = Sag()
    assert sag.fund("FR-221", sag(kontrakttillaeg)) == UBEDOEMT
    assert sag.fund("FR-221", sag(kontrakttillaeg, ydelse=())) == []
    sag(kontrakt)
    assert sag.fund("FR-221", sag(kontrakttillaeg)) == []
    flere = {"ydelse": (ydelse(), ydelse(id=ANDET))}
    assert sag.fund("FR-221", sag(kontrakttillaeg, **flere)) == ["ny anbefaling /ydelse/1/id"]
    sag(bestilling_justering, **flere)
    assert sag.fund("FR-221", sag(kontrakttillaeg, **flere)) == []
    assert sag.fund("FR-221", sag(kontrakttillaeg)) == ["mangler anbefaling /ydelse"]
