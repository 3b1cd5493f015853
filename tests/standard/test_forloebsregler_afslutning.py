"""Forløbets regler om opsigelse og udskrivning: en samtale, der bryder reglen, og en, der kommer tæt på."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.standard.byggere import (
    NU,
    bestilling,
    henvisning,
    kontrakt,
    kontrakt_svar,
    maal,
    noegle,
    part,
    udfoerer,
    ydelse,
)
from tests.standard.byggere_afsoegning import annullering, egenbetaling_oplysninger
from tests.standard.byggere_justering import kontrakttillaeg, opsigelse, udskrivning
from tests.standard.forloebsproever import DAG, UBEDOEMT, Sag

from samarbejde_schema.standard.v1.faelles.aendring import Aendring
from samarbejde_schema.standard.v1.faelles.maal import Maalstatuslinje
from samarbejde_schema.standard.v1.forloebsregler.opslag_kontrakt import tidligste_ophoer
from samarbejde_schema.standard.v1.kontrakt import Opsigelsesvarsel

ANDEN = noegle(18)


def id_paa(besked: Any) -> str:
    """Beskedens nøgle."""
    return str(besked.konvolut.besked_id)


# --- opsigelse ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("varsel", "til", "opsagt", "tidligst"),
    [
        ("P30D", "DAG_TIL_DAG", date(2026, 11, 2), date(2026, 12, 2)),
        ("P1M", "DAG_TIL_DAG", date(2027, 1, 31), date(2027, 2, 28)),
        ("P1M", "UDGANGEN_AF_MAANED", date(2027, 1, 31), date(2027, 2, 28)),
        ("P3M", "UDGANGEN_AF_MAANED", date(2026, 11, 2), date(2027, 2, 28)),
        ("P2W", "UDGANGEN_AF_UGE", date(2026, 11, 2), date(2026, 11, 22)),
        ("P6D", "UDGANGEN_AF_UGE", date(2026, 11, 2), date(2026, 11, 8)),
    ],
)
def test_varslet_regnes_til_sit_anker(varsel: str, til: str, opsagt: date, tidligst: date) -> None:
    aftalt = Opsigelsesvarsel(part="KOEBER", varsel=varsel, til=til)
    assert tidligste_ophoer(opsagt, aftalt) == tidligst


@pytest.mark.parametrize(
    ("ophoer", "fundet"),
    [(date(2026, 12, 31), []), (date(2026, 12, 30), ["varsel pligt /ophoersdato"])],
)
def test_fr_501_varslet_er_holdt(ophoer: date, fundet: list[str]) -> None:
    """Købers varsel er 30 dage til en måneds udgang: fra den 2. november til den 31. december."""
    sag = Sag()
    assert sag.fund("FR-501", sag(opsigelse, ophoersdato=ophoer)) == UBEDOEMT
    sag(kontrakt)
    for ref in ({}, {"kontrakt_ref": None}):
        assert sag.fund("FR-501", sag(opsigelse, ophoersdato=ophoer, **ref)) == fundet
    assert sag.fund("FR-501", sag(opsigelse, ophoersdato=ophoer, aftalt_kortere_varsel=True)) == []
    uenige = sag(opsigelse, ophoersdato=ophoer, aftalt_kortere_varsel=False)
    assert sag.fund("FR-501", uenige) == fundet
    for aarsag in ("DOED", "KONKURS"):
        assert sag.fund("FR-501", sag(opsigelse, ophoersdato=ophoer, aarsag=aarsag)) == []


def test_fr_501_leverandoerens_varsel_er_et_andet() -> None:
    sag = Sag()
    sag(kontrakt)
    felter = {"opsigende_part": "LEVERANDOER", "afsender": udfoerer(), "modtager": (part(),)}
    assert sag.fund("FR-501", sag(opsigelse, **felter)) == ["varsel pligt /ophoersdato"]
    assert sag.fund("FR-501", sag(opsigelse, ophoersdato=date(2027, 2, 28), **felter)) == []


def test_fr_501_kontraktens_punkt_er_naevnt() -> None:
    sag = Sag()
    sag(kontrakt)
    uden = sag(opsigelse, kontraktvilkaar=None)
    assert sag.fund("FR-501", uden) == ["punkt pligt /kontraktvilkaar"]
    assert sag.fund("FR-501", sag(opsigelse, kontraktvilkaar=None, aftalt_kortere_varsel=True)) == []


def test_fr_501_et_varsel_der_ikke_kan_laeses() -> None:
    sag = Sag()
    sag(kontrakt, opsigelsesvarsel=(), vilkaar_henvisning=(henvisning("OPSIGELSESVARSEL"),))
    uden = sag(opsigelse, kontraktvilkaar=None)
    assert sag.fund("FR-501", uden) == ["punkt pligt /kontraktvilkaar", *UBEDOEMT]


def test_fr_501_et_tillaeg_kan_have_aendret_varslet() -> None:
    sag = Sag()
    sag(kontrakt)
    aendret = (Aendring(hvad="Opsigelsesvarsel", fra="30 dage", til="tre måneder"),)
    tillaeg = sag(kontrakttillaeg, aendret_vilkaar=aendret)
    assert sag.fund("FR-501", sag(opsigelse)) == []
    sag(kontrakt_svar, svar_paa=id_paa(tillaeg), vedroerer="TILLAEG")
    assert sag.fund("FR-501", sag(opsigelse)) == UBEDOEMT


def test_fr_503_lejemaalet_i_en_almen_bolig_bestaar() -> None:
    sag = Sag()
    assert sag.fund("FR-503", sag(opsigelse)) == UBEDOEMT
    assert sag.fund("FR-503", sag(opsigelse, lejeforhold_beroeres_ikke=True)) == []
    sag(kontrakt)
    assert sag.fund("FR-503", sag(opsigelse)) == []
    sag(egenbetaling_oplysninger, boligtype="ABL105")
    for leje in (None, False):
        opsagt = sag(opsigelse, lejeforhold_beroeres_ikke=leje)
        assert sag.fund("FR-503", opsagt) == ["- gyldighed /lejeforholdBeroeresIkke"]
    assert sag.fund("FR-503", sag(opsigelse, lejeforhold_beroeres_ikke=True)) == []


def test_fr_503_kontraktens_lovgrundlag_er_nok() -> None:
    sag = Sag()
    sag(kontrakt, ydelse=(ydelse(paragraf="ABL_105"),))
    assert sag.fund("FR-503", sag(opsigelse)) == ["- gyldighed /lejeforholdBeroeresIkke"]
    sag(egenbetaling_oplysninger, boligtype="PAR107")
    assert sag.fund("FR-503", sag(opsigelse)) == []


def test_fr_506_en_opsigelse_traekkes_ikke_tilbage_af_anden_grund() -> None:
    sag = Sag()
    opsagt, bestilt = sag(opsigelse), sag(bestilling)
    for aarsag, fundet in (
        ("ANDET", ["aarsag gyldighed /aarsag"]),
        ("TRUKKET_TILBAGE", []),
        ("FEJLSENDT", []),
    ):
        assert sag.fund("FR-506", sag(annullering, annulleret_besked_ref=id_paa(opsagt), aarsag=aarsag)) == (
            fundet
        )
    assert sag.fund("FR-506", sag(annullering, annulleret_besked_ref=id_paa(bestilt), aarsag="ANDET")) == []


def test_fr_506_den_anden_part_siger_ja() -> None:
    sag = Sag()
    opsagt = sag(opsigelse)
    emne = {"vedroerer": "TILBAGETRAEKNING_AF_OPSIGELSE"}
    fra_udfoereren = {"afsender": udfoerer(), "modtager": (part(),)}
    for_tidligt = sag(kontrakt_svar, svar_paa=id_paa(opsagt), **emne, **fra_udfoereren)
    assert sag.fund("FR-506", for_tidligt) == ["ingen gyldighed /vedroerer"]
    trukket = sag(annullering, annulleret_besked_ref=id_paa(opsagt), aarsag="TRUKKET_TILBAGE")
    for spurgt in (opsagt, trukket):
        ja = sag(kontrakt_svar, svar_paa=id_paa(spurgt), **emne, **fra_udfoereren)
        assert sag.fund("FR-506", ja) == []
        eget = sag(kontrakt_svar, svar_paa=id_paa(spurgt), **emne)
        assert sag.fund("FR-506", eget) == ["part gyldighed /konvolut/afsender"]
    assert sag.fund("FR-506", sag(kontrakt_svar, svar_paa=id_paa(opsagt))) == []


def test_fr_506_en_anden_annullering_er_ingen_tilbagetraekning() -> None:
    sag = Sag()
    bestilt = sag(bestilling)
    trukket = sag(annullering, annulleret_besked_ref=id_paa(bestilt), aarsag="TRUKKET_TILBAGE")
    felter = {"vedroerer": "TILBAGETRAEKNING_AF_OPSIGELSE", "afsender": udfoerer()}
    svar = sag(kontrakt_svar, svar_paa=id_paa(trukket), **felter)
    assert sag.fund("FR-506", svar) == ["ingen gyldighed /vedroerer"]


def test_fr_508_levering_i_perioden() -> None:
    sag = Sag()
    uden = {"levering_i_perioden": None}
    assert sag.fund("FR-508", sag(opsigelse)) == []
    assert sag.fund("FR-508", sag(opsigelse, **uden)) == UBEDOEMT
    sag(kontrakt)
    assert sag.fund("FR-508", sag(opsigelse, **uden)) == []
    sag(kontrakt, levering_i_opsigelsesperiode=None)
    assert sag.fund("FR-508", sag(opsigelse, **uden)) == ["- anbefaling /leveringIPerioden"]
    samme_dag = sag(opsigelse, ophoersdato=date(2026, 11, 2), **uden)
    assert sag.fund("FR-508", samme_dag) == []
    henvist = (henvisning("LEVERING_I_OPSIGELSESPERIODE"),)
    sag(kontrakt, levering_i_opsigelsesperiode=None, vilkaar_henvisning=henvist)
    assert sag.fund("FR-508", sag(opsigelse, **uden)) == []


# --- udskrivning --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dag", "fundet"),
    [(date(2028, 1, 31), []), (date(2028, 2, 1), ["sent anbefaling /slutafregningsdato"])],
)
def test_fr_208_gjort_op_inden_et_aar(dag: date, fundet: list[str]) -> None:
    sag = Sag()
    assert sag.fund("FR-208", sag(udskrivning, slutafregningsdato=dag)) == fundet


def test_fr_208_en_regulering_uden_dag() -> None:
    sag = Sag()
    bar = sag(udskrivning, efterregulering=1200)
    frist = NU + (date(2028, 1, 31) - NU.date()).days * DAG
    assert sag.fund("FR-208", bar, now=frist) == []
    assert sag.fund("FR-208", bar, now=frist + DAG) == ["mangler anbefaling /slutafregningsdato"]
    assert sag.fund("FR-208", sag(udskrivning), now=frist + DAG) == []


def test_fr_505_hver_ydelse_og_hvert_maal_er_gjort_faerdigt() -> None:
    sag = Sag()
    assert sag.fund("FR-505", sag(udskrivning)) == UBEDOEMT
    sag(bestilling, indsatsmaal=(maal(), maal(id=ANDEN, status="OPGIVET")))
    sluttet = ydelse(id=ANDEN, slutdato=date(2026, 12, 31))
    sag(kontrakt, ydelse=(ydelse(), sluttet))
    assert sag.fund("FR-505", sag(udskrivning)) == []
    uden_ydelse = sag(udskrivning, ydelse_afslutning=())
    assert sag.fund("FR-505", uden_ydelse) == ["ydelse pligt /ydelseAfslutning"]
    andet = Maalstatuslinje(maal_ref=ANDEN, arbejdet_med_maalet="Faste aftener.")
    assert sag.fund("FR-505", sag(udskrivning, slutstatus=(andet,))) == ["maal pligt /slutstatus"]
    for aarsag in ("DOED", "KONKURS", "UDEBLIVELSE"):
        felter = {"aarsag": aarsag, "ydelse_afslutning": (), "slutstatus": ()}
        assert sag.fund("FR-505", sag(udskrivning, **felter)) == []


def test_fr_505_et_tillaeg_kan_have_flere_ydelser() -> None:
    sag = Sag()
    sag(bestilling)
    sag(kontrakt)
    tillaeg = sag(kontrakttillaeg, ydelse=(ydelse(), ydelse(id=ANDEN)))
    assert sag.fund("FR-505", sag(udskrivning)) == []
    sag(kontrakt_svar, svar_paa=id_paa(tillaeg), vedroerer="TILLAEG")
    assert sag.fund("FR-505", sag(udskrivning)) == ["ydelse pligt /ydelseAfslutning"]


def test_fr_505_det_der_kendes_bedoemmes() -> None:
    sag = Sag()
    sag(bestilling)
    assert sag.fund("FR-505", sag(udskrivning, slutstatus=())) == ["maal pligt /slutstatus", *UBEDOEMT]
