"""Forløbets regler om konvolut, aftale og kontrakt: en samtale, der bryder reglen, og en, der kommer tæt
på.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.standard.byggere_afsoegning import haendelses_underretning, match_svar
from tests.standard.byggere_justering import aendringsmeddelelse, delmaalsplan, kontrakttillaeg, opsigelse
from tests.standard.byggere_opfoelgning import (
    BOSTED,
    EJER,
    MAAL,
    NU,
    UDFOERER,
    bestilling,
    dagsorden,
    forretningskvittering,
    indskrivning,
    kontrakt,
    kontrakt_svar,
    noegle,
    referat,
    statusnotat,
    tilbud,
    tilbud_svar,
)
from tests.standard.forloebsproever import (
    AKTOER,
    ANMODNING,
    DAG,
    HENVISNING,
    MIDT,
    REGLER,
    SAM,
    TRE_MAANEDER,
    UBEDOEMT,
    Sag,
    doemt,
    med_kontrakt,
    med_tilbud,
    svarer,
)

from samarbejde_schema.modelling.shape import shape_of
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.dagsorden import OensketMateriale
from samarbejde_schema.standard.v1.faelles.konvolut import Part
from samarbejde_schema.standard.v1.faelles.maal import ArtefaktRef
from samarbejde_schema.standard.v1.faelles.vurdering import KomplekseUdfordringer
from samarbejde_schema.standard.v1.forloebsregler.parametre import PARAMETRE
from samarbejde_schema.standard.v1.kontekst import Kontekst
from samarbejde_schema.standard.v1.referat import NaesteMoede, Punktreferat
from samarbejde_schema.validation.rule import Rule

# --- erklæringerne ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("regel", REGLER.values(), ids=REGLER)
def test_enhver_regel_siger_det_kort_og_om_felter_der_findes(regel: Rule) -> None:
    for led in regel.clauses.values():
        assert len(led.da) <= 200 >= len(led.en)
    for sti in regel.fields:
        assert any(_findes(STANDARD.model(navn), sti) for navn in regel.messages), sti


@pytest.mark.parametrize("regel", REGLER.values(), ids=REGLER)
def test_samme_ord_med_to_vaegte_siger_hvornaar(regel: Rule) -> None:
    led = list(regel.clauses.values())
    delte = [et for et in led if sum(et.da == andet.da for andet in led) > 1]
    assert all(et.when for et in delte)
    assert len({(et.da, et.when) for et in led}) == len(led)


def _findes(model: Any, sti: str) -> bool:
    for trin in sti.split("."):
        felt = None if model is None else shape_of(model).by_wire.get(trin)
        if felt is None:
            return False
        model = felt.element
    return True


def test_enhver_regel_har_sin_proeve() -> None:
    filer = Path(__file__).parent.glob("test_forloebsregler*.py")
    proever = re.findall(r"^def test_(fr_.*?)\(", "\n".join(map(Path.read_text, filer)), re.MULTILINE)
    nummereret = {f"FR-{nummer}" for navn in proever for nummer in re.findall(r"fr_(\d{3})", navn)}
    assert nummereret >= REGLER.keys()


# --- konvolutten --------------------------------------------------------------------------------------------


def test_fr_003_svaret() -> None:
    sag, bestilt, foerste = med_tilbud()
    assert sag.fund("FR-003", foerste) == []
    ukendt = sag(tilbud, svar_paa=noegle(999))
    assert sag.fund("FR-003", ukendt) == ["svar gyldighed /konvolut/svarPaa"]
    svar_paa_bestilling = sag(tilbud_svar, svar_paa=bestilt.konvolut.besked_id)
    assert sag.fund("FR-003", svar_paa_bestilling) == ["svar gyldighed /konvolut/svarPaa"]
    assert sag.fund("FR-003", sag(tilbud_svar, svar_paa=foerste.konvolut.besked_id)) == []
    notat = sag(statusnotat, svar_paa=bestilt.konvolut.besked_id)
    assert sag.fund("FR-003", notat) == ["svar anbefaling /konvolut/svarPaa"]
    assert sag.fund("FR-003", sag(statusnotat)) == []


def test_fr_003_svaret_paa_en_rettet_besked_findes_paa_begge_noegler() -> None:
    sag, bestilt, _ = med_tilbud()
    rettet = sag(bestilling, 2, erstatter=bestilt.konvolut.besked_id, version=2)
    for svar_paa in (bestilt, rettet):
        assert sag.fund("FR-003", sag(tilbud, 3, svar_paa=svar_paa.konvolut.besked_id)) == []


def test_fr_003_henvisningerne() -> None:
    sag, bestilt, _ = med_tilbud(version=2)
    til = {"svar_paa": bestilt.konvolut.besked_id}
    fremmed = sag(tilbud, bestilling_ref=ArtefaktRef(id=noegle(999)), **til)
    assert sag.fund("FR-003", fremmed) == ["henvisning gyldighed /bestillingRef/id"]
    for_ny = sag(tilbud, bestilling_ref=ArtefaktRef(id=noegle(44), version=3), **til)
    assert sag.fund("FR-003", for_ny) == ["udgave gyldighed /bestillingRef/version"]
    aeldre = sag(tilbud, bestilling_ref=ArtefaktRef(id=noegle(44), version=1), **til)
    assert sag.fund("FR-003", aeldre) == []
    ja = sag(tilbud_svar, svar_paa=aeldre.konvolut.besked_id, tilbud_ref=noegle(999))
    assert sag.fund("FR-003", ja) == ["henvisning gyldighed /tilbudRef"]
    assert sag.fund("FR-003", sag(kontrakt, tilbud_ref=noegle(999))) == ["henvisning gyldighed /tilbudRef"]
    assert sag.fund("FR-003", sag(kontrakt, tilbud_ref=noegle(45))) == []
    assert sag.fund("FR-003", sag(kontrakt)) == []


def test_fr_003_referatets_dagsorden_er_et_godt_raad() -> None:
    sag = Sag()
    sag(dagsorden)
    assert sag.fund("FR-003", sag(referat, dagsorden_ref=noegle(41))) == []
    assert sag.fund("FR-003", sag(referat, dagsorden_ref=noegle(999))) == [
        "henvisning anbefaling /dagsordenRef"
    ]
    assert sag.fund("FR-003", sag(referat)) == []


def test_fr_003_svar_paa_andet_end_en_kontrakt() -> None:
    sag, aftalt = med_kontrakt()
    ja = sag(kontrakt_svar, svar_paa=aftalt.konvolut.besked_id)
    assert sag.fund("FR-003", ja) == []
    tillaeg = sag(kontrakt_svar, svar_paa=aftalt.konvolut.besked_id, vedroerer="TILLAEG")
    assert sag.fund("FR-003", tillaeg) == ["vedroerer gyldighed /vedroerer"]
    ukendt = sag(kontrakt_svar, svar_paa=noegle(999), vedroerer="TILBAGETRAEKNING_AF_OPSIGELSE")
    assert sag.fund("FR-003", ukendt) == ["svar gyldighed /konvolut/svarPaa"]


def test_fr_004_samme_noegle_og_et_andet_indhold() -> None:
    sag, _, tilbudt = med_tilbud()
    assert sag.fund("FR-004", tilbudt, ambiguous=True) == ["- gyldighed /konvolut/beskedId"]
    assert sag.fund("FR-004", tilbudt) == []


def test_fr_005_raekkefoelgen_binder_kun_dem_der_forpligter() -> None:
    sag, bestilt, tilbudt = med_tilbud()
    assert sag.fund("FR-005", tilbudt, allowed=False) == ["raekkefoelge gyldighed /konvolut/beskedtype"]
    assert sag.fund("FR-005", bestilt, allowed=False) == ["raekkefoelge anbefaling /konvolut/beskedtype"]
    assert sag.fund("FR-005", tilbudt) == []


@pytest.mark.parametrize("bygger", [kontrakttillaeg, opsigelse])
def test_fr_005_ogsaa_tillaeg_og_opsigelse_binder(bygger: Callable[..., Any]) -> None:
    sag = Sag()
    sendt = sag(bygger)
    assert sag.fund("FR-005", sendt, allowed=False) == ["raekkefoelge gyldighed /konvolut/beskedtype"]
    assert sag.fund("FR-027", sendt, conflict=sendt) == ["- gyldighed "]


def test_fr_009_en_rettelse_retter_sin_egen_slags() -> None:
    sag, bestilt, tilbudt = med_tilbud()
    kvitteret = sag(forretningskvittering, svar_paa=bestilt.konvolut.besked_id)
    for erstatter in (bestilt.konvolut.besked_id, kvitteret.konvolut.besked_id, noegle(999)):
        rettelse = sag(tilbud, 2, erstatter=erstatter)
        assert sag.fund("FR-009", rettelse) == ["- gyldighed /konvolut/erstatter"]
    anden = Part(rolle="UDFOERER", organisation=EJER)
    fremmed = sag(tilbud, 3, erstatter=tilbudt.konvolut.besked_id, afsender=anden)
    assert sag.fund("FR-009", fremmed) == ["- gyldighed /konvolut/erstatter"]


def test_fr_009_fra_samme_organisation_i_anden_rolle() -> None:
    sag, _, tilbudt = med_tilbud()
    driftsherre = Part(rolle="DRIFTSHERRE", organisation=BOSTED)
    rettelse = sag(tilbud, 2, erstatter=tilbudt.konvolut.besked_id, afsender=driftsherre)
    assert sag.fund("FR-009", rettelse) == []
    assert sag.fund("FR-009", sag(tilbud, 3)) == []


def test_fr_022_kvitteringen_foelger_beskeden() -> None:
    sag, bestilt, _ = med_tilbud()
    til = {"svar_paa": bestilt.konvolut.besked_id}
    for forloeb_id in (None, noegle(999)):
        kvittering = sag(forretningskvittering, forloeb_id=forloeb_id, **til)
        assert sag.fund("FR-022", kvittering) == ["- gyldighed /konvolut/forloebId"]
    assert sag.fund("FR-022", sag(forretningskvittering, **til)) == []
    assert sag.fund("FR-022", sag(forretningskvittering, svar_paa=noegle(999))) == UBEDOEMT
    assert sag.fund("FR-022", sag(forretningskvittering, svar_paa=None)) == UBEDOEMT


def test_fr_027_myndighedens_besked_gaelder() -> None:
    sag, bestilt, tilbudt = med_tilbud()
    assert sag.fund("FR-027", tilbudt, conflict=bestilt) == ["- gyldighed "]
    assert sag.fund("FR-027", tilbudt, crossing=(bestilt,)) == []


def test_fr_028_ingen_kvittering_for_en_kvittering() -> None:
    sag, bestilt, _ = med_tilbud()
    foerste = sag(forretningskvittering, svar_paa=bestilt.konvolut.besked_id)
    anden = sag(forretningskvittering, svar_paa=foerste.konvolut.besked_id)
    assert sag.fund("FR-028", anden) == ["- gyldighed /konvolut/svarPaa"]
    assert sag.fund("FR-003", anden) == []
    assert sag.fund("FR-028", foerste) == []
    ukendt = sag(forretningskvittering, svar_paa=noegle(999))
    assert sag.fund("FR-003", ukendt) == ["svar anbefaling /konvolut/svarPaa"]


def test_fr_032_foerste_gang_siges_det_hvem_det_handler_om() -> None:
    sag = Sag()
    foerste = sag(dagsorden)
    assert sag.fund("FR-032", foerste) == ["- anbefaling /borgerRef"]
    assert sag.fund("FR-032", sag(dagsorden, 1)) == []
    ny_modtager = sag(dagsorden, 2, modtager=(UDFOERER, AKTOER))
    assert sag.fund("FR-032", ny_modtager) == ["- anbefaling /borgerRef"]
    assert sag.fund("FR-032", sag(dagsorden, 3, modtager=(UDFOERER, AKTOER))) == []


@pytest.mark.parametrize("bygger", [match_svar, delmaalsplan, aendringsmeddelelse, haendelses_underretning])
def test_fr_032_gaelder_ogsaa_de_andre_beskeder(bygger: Callable[..., Any]) -> None:
    sag = Sag()
    assert sag.fund("FR-032", sag(bygger)) == ["- anbefaling /borgerRef"]
    assert sag.fund("FR-032", sag(bygger)) == []


def test_fr_032_naevnt_eller_kendt_som_afsender() -> None:
    sag = Sag()
    assert sag.fund("FR-032", sag(dagsorden, borger_ref=HENVISNING)) == []
    assert sag.fund("FR-032", sag(statusnotat, 1)) == []


# --- bestilling, tilbud og svar -----------------------------------------------------------------------------


def test_fr_101_og_fr_116_uden_forespoergsel_siges_det_hvorfor_og_hvad_der_gik_forud() -> None:
    sag = Sag()
    bar = sag(bestilling)
    assert sag.fund("FR-101", bar) == ["- anbefaling /begrundelseUdenForespoergsel"]
    assert sag.fund("FR-116", bar) == ["- anbefaling /sagsforloeb"]
    fuld = sag(bestilling, begrundelse_uden_forespoergsel="Det haster.", sagsforloeb="Kendt siden 2019.")
    assert sag.fund("FR-101", fuld) == sag.fund("FR-116", fuld) == []


@pytest.mark.parametrize("dage", [30, 31])
def test_fr_114_paamindelse_om_sletning(dage: int) -> None:
    sag, bestilt, _ = med_tilbud()
    nej = sag(tilbud, 2, svar_paa=bestilt.konvolut.besked_id, art="KAN_IKKE_TILBYDE", ydelse=())
    afslag = sag(tilbud_svar, 2, svar="AFSLAG")
    now = NU + (2 + dage) * DAG
    assert sag.fund("FR-114", nej, now=now) == []  # forløbet gik videre
    assert sag.fund("FR-114", afslag, now=now) == (["- anbefaling /svar"] if dage == 31 else [])
    assert sag.fund("FR-114", bestilt, now=now) == []


def test_fr_114_fristen_er_en_parameter() -> None:
    sag, _, _ = med_tilbud()
    afslag = sag(tilbud_svar, 2, svar="AFSLAG")
    kort = Kontekst(parametre=replace(PARAMETRE, sletning_efter_nej="P10D"))
    now = NU + 13 * DAG
    assert sag.fund("FR-114", afslag, now=now) == []
    assert sag.fund("FR-114", afslag, now=now, context=kort) == ["- anbefaling /svar"]


def test_fr_114_det_sidste_ord_er_kan_ikke_tilbyde() -> None:
    sag = Sag()
    bestilt = sag(bestilling)
    nej = sag(tilbud, 1, art="KAN_IKKE_TILBYDE", svar_paa=bestilt.konvolut.besked_id)
    now = NU + 60 * DAG
    assert sag.fund("FR-114", nej, now=now) == ["- anbefaling /art"]
    sag(forretningskvittering, 2, svar_paa=bestilt.konvolut.besked_id)
    sag(bestilling, 3, modtager=(Part(rolle="UDFOERER", organisation=EJER),))
    assert sag.fund("FR-114", nej, now=now) == ["- anbefaling /art"]
    sag(forretningskvittering, 4, svar_paa=bestilt.konvolut.besked_id, slettet_bekraeftet=True)
    assert sag.fund("FR-114", nej, now=now) == []


def test_fr_114_et_rettet_nej_minder_ikke_om_noget() -> None:
    sag = Sag()
    nej = sag(tilbud, 1, art="KAN_IKKE_TILBYDE")
    sag(tilbud, 2, erstatter=nej.konvolut.besked_id)
    assert sag.fund("FR-114", nej, now=NU + 60 * DAG) == []


def test_fr_124_svarfristen() -> None:
    assert NU.date() == date(2026, 11, 2)
    sag, bestilt, i_tide = med_tilbud(**ANMODNING)
    til = {"svar_paa": bestilt.konvolut.besked_id}
    assert sag.fund("FR-124", bestilt) == sag.fund("FR-124", i_tide) == []
    assert sag.fund("FR-124", sag(tilbud, 7, **til)) == []
    assert sag.fund("FR-124", sag(tilbud, 8, **til)) == ["sent anbefaling /konvolut/afsendt"]
    assert sag.fund("FR-124", sag(tilbud, 8, erstatter=i_tide.konvolut.besked_id, **til)) == []


def test_fr_124_forhandlingens_frist_afloeser_bestillingens() -> None:
    sag, _, foerste = med_tilbud(**ANMODNING)
    oensket = {"svar": "FORHANDLING", "svar_paa": foerste.konvolut.besked_id}
    ny_frist = sag(tilbud_svar, 2, svarfrist=date(2026, 11, 16), **oensket)
    uden_frist = sag(tilbud_svar, 2, **oensket)
    assert sag.fund("FR-124", sag(tilbud, 14, svar_paa=ny_frist.konvolut.besked_id)) == []
    for_sent = sag(tilbud, 15, svar_paa=ny_frist.konvolut.besked_id)
    assert sag.fund("FR-124", for_sent) == ["sent anbefaling /konvolut/afsendt"]
    assert sag.fund("FR-124", sag(tilbud, 99, svar_paa=uden_frist.konvolut.besked_id)) == []


def test_fr_124_kun_ved_tilbudsanmodning_og_kun_naar_bestillingen_kendes() -> None:
    sag = Sag()
    assert sag.fund("FR-124", sag(bestilling)) == []
    endelig = sag(bestilling, svarfrist=date(2026, 11, 9))
    assert sag.fund("FR-124", endelig) == ["art anbefaling /svarfrist"]
    assert sag.fund("FR-124", sag(tilbud, 99, svar_paa=endelig.konvolut.besked_id)) == []
    assert sag.fund("FR-124", sag(tilbud, bestilling_ref=ArtefaktRef(id=noegle(999)))) == UBEDOEMT
    assert sag.fund("FR-124", sag(tilbud, 99, svar_paa=noegle(999))) == []


@pytest.mark.parametrize(
    ("bygger", "felter"),
    [(tilbud, {"art": "KAN_IKKE_TILBYDE"}), (kontrakt, {}), (indskrivning, {"foreloebig_aftale": "Straks."})],
)
def test_fr_124_en_frist_der_gaar_uden_svar(bygger: Callable[..., Any], felter: dict[str, Any]) -> None:
    sag = Sag()
    bestilt = sag(bestilling, **ANMODNING)
    sag(tilbud, 1, bestilling_ref=ArtefaktRef(id=noegle(999)))
    sag(kontrakt, 1, afsender=Part(rolle="UDFOERER", organisation=EJER))
    assert sag.fund("FR-124", bestilt, now=NU + 7 * DAG) == []
    assert sag.fund("FR-124", bestilt, now=NU + 8 * DAG) == ["mangler anbefaling /svarfrist"]
    sag(bygger, 9, **felter)
    assert sag.fund("FR-124", bestilt, now=NU + 9 * DAG) == []


def test_fr_124_en_rettet_bestilling_har_ingen_frist_mere() -> None:
    sag = Sag()
    bestilt = sag(bestilling, **ANMODNING)
    sag(bestilling, 1, erstatter=bestilt.konvolut.besked_id)
    assert sag.fund("FR-124", bestilt, now=NU + 8 * DAG) == []


@pytest.mark.parametrize(("dag", "fundet"), [(7, []), (8, ["- anbefaling /svar"])])
def test_fr_125_ja_mens_tilbuddet_staar(dag: int, fundet: list[str]) -> None:
    sag = Sag()
    staar = sag(tilbud, gyldig_til=date(2026, 11, 9))
    assert sag.fund("FR-125", sag(tilbud_svar, dag)) == fundet
    assert sag.fund("FR-125", sag(tilbud_svar, 99, svar="AFSLAG")) == []
    assert sag.fund("FR-125", sag(tilbud_svar, tilbud_ref=noegle(999))) == UBEDOEMT
    assert sag.fund("FR-125", staar) == []


def test_fr_128_komplekse_udfordringer_kalder_paa_kompetencer_og_faciliteter() -> None:
    komplekst = KomplekseUdfordringer(karakteristik=("TIDLIGERE_VISO",), begrundelse="Mange skift.")
    sag, _, bart = med_tilbud(komplekse_udfordringer=komplekst)
    steder = ("kompetencer", "faciliteter")
    assert sag.fund("FR-128", bart) == [f"{sted} anbefaling /{sted}" for sted in steder]
    assert sag.fund("FR-128", bart, *MIDT) == [f"{sted} pligt /{sted}" for sted in steder]
    halvt = sag(tilbud, kompetencer="Erfarne pædagoger.")
    assert sag.fund("FR-128", halvt) == ["faciliteter anbefaling /faciliteter"]
    assert sag.fund("FR-128", sag(tilbud, kompetencer="Ja.", faciliteter="Ja.")) == []
    assert sag.fund("FR-128", sag(tilbud, art="KAN_IKKE_TILBYDE")) == []
    assert sag.fund("FR-128", sag(tilbud, bestilling_ref=ArtefaktRef(id=noegle(999)))) == UBEDOEMT


def test_fr_128_en_almindelig_bestilling_kraever_det_ikke() -> None:
    sag, _, bart = med_tilbud()
    assert sag.fund("FR-128", bart, *MIDT) == []


@pytest.mark.parametrize(("dag", "fundet"), [(2, []), (1, ["start anbefaling /indsatsmaal/0/frist"])])
def test_fr_130_fristen_ligger_efter_begyndelsen(dag: int, fundet: list[str]) -> None:
    maal = MAAL.model_copy(update={"startdato": date(2026, 12, 1), "frist": date(2026, 12, dag)})
    sag = Sag()
    assert sag.fund("FR-130", sag(bestilling, indsatsmaal=(maal, MAAL))) == fundet


def test_fr_415_indsatsmaal_er_myndighedens() -> None:
    sag = Sag()
    assert sag.fund("FR-415", sag(bestilling)) == []
    assert sag.fund("FR-415", sag(bestilling, afsender=UDFOERER)) == ["indsatsmaal gyldighed /indsatsmaal"]


# --- kontrakt og indskrivning -------------------------------------------------------------------------------


def test_fr_210_fingeraftrykket_er_kontraktens() -> None:
    sag = Sag()
    kendt, ukendt = sag(kontrakt, digest="a" * 64), sag(kontrakt)
    til = {"svar_paa": kendt.konvolut.besked_id}
    assert sag.fund("FR-210", sag(kontrakt_svar, kontrakt_digest="a" * 64, **til)) == []
    forkert = sag(kontrakt_svar, kontrakt_digest="b" * 64, **til)
    assert sag.fund("FR-210", forkert) == ["- gyldighed /kontraktDigest"]
    assert sag.fund("FR-210", sag(kontrakt_svar, **til)) == []
    kun_model = sag(kontrakt_svar, kontrakt_digest="a" * 64, svar_paa=ukendt.konvolut.besked_id)
    assert sag.fund("FR-210", kun_model) == UBEDOEMT
    assert sag.fund("FR-210", sag(kontrakt_svar, kontrakt_digest="a" * 64, svar_paa=None)) == UBEDOEMT


def test_fr_210_en_underskrift_paa_en_rettet_kontrakt_gaelder_ikke_den_nye() -> None:
    sag = Sag()
    gammel = sag(kontrakt, digest="a" * 64)
    sag(kontrakt, 1, digest="b" * 64, erstatter=gammel.konvolut.besked_id)
    ja = sag(kontrakt_svar, 2, svar_paa=gammel.konvolut.besked_id, kontrakt_digest="a" * 64)
    assert sag.fund("FR-210", ja) == ["- gyldighed /kontraktDigest"]


@pytest.mark.parametrize(
    ("formaal", "fundet"),
    [
        ("Ro om natten.", []),
        ("Formålet er ro  om natten, og at dagene lykkes.", []),
        ("Ro om dagen.", ["- anbefaling /formaal"]),
    ],
)
def test_fr_212_formaalet_gaar_igen(formaal: str, fundet: list[str]) -> None:
    sag, bestilt, tilbudt = med_tilbud()
    ja = sag(tilbud_svar, 2, svar_paa=tilbudt.konvolut.besked_id)
    for vej in (
        {"bestilling_ref": ArtefaktRef(id=bestilt.bestilling_id)},
        {"tilbud_ref": tilbudt.tilbud_id},
        {"svar_paa": ja.konvolut.besked_id},
        {"svar_paa": bestilt.konvolut.besked_id},
        {},
    ):
        assert sag.fund("FR-212", sag(kontrakt, 3, formaal=formaal, **vej)) == fundet


def test_fr_212_uden_bestilling_er_der_intet_at_gentage() -> None:
    sag = Sag()
    assert sag.fund("FR-212", sag(kontrakt)) == UBEDOEMT
    assert sag.fund("FR-212", sag(kontrakt, indgang="IGANGVAERENDE")) == []


def test_fr_213_en_ny_kontrakt_er_version_et() -> None:
    sag = Sag()
    foerste = sag(kontrakt)
    assert sag.fund("FR-213", foerste) == []
    anden = sag(kontrakt, version=2)
    assert sag.fund("FR-213", anden) == ["ny gyldighed /version"]
    rettelse = sag(kontrakt, version=2, erstatter=foerste.konvolut.besked_id)
    assert sag.fund("FR-213", rettelse) == []


@pytest.mark.parametrize(
    ("svar", "version", "fundet"),
    [
        ("AFVIST", 2, []),
        ("AENDRING_OENSKES", 2, []),
        ("UNDERSKREVET", 2, ["ny gyldighed /version"]),
        ("AFVIST", 3, ["retur gyldighed /version"]),
    ],
)
def test_fr_213_efter_et_nej_taelles_videre(svar: str, version: int, fundet: list[str]) -> None:
    sag = Sag()
    sag(kontrakt)
    sag(kontrakt_svar, svar=svar)
    assert sag.fund("FR-213", sag(kontrakt, version=version)) == fundet


STRAKS = {"fase": "GENNEMFOERT", "foreloebig_aftale": "Begynder straks."}


def test_fr_214_kontrakten_foelger_den_foreloebige_aftale() -> None:
    sag = Sag()
    begyndt = sag(indskrivning, **STRAKS)
    assert sag.fund("FR-214", begyndt, now=NU + 30 * DAG) == []
    assert sag.fund("FR-214", begyndt, now=NU + 31 * DAG) == ["mangler anbefaling /foreloebigAftale"]
    sen = sag(kontrakt, 31)
    assert sag.fund("FR-214", sen) == ["sent anbefaling /konvolut/afsendt"]
    assert sag.fund("FR-214", begyndt, now=NU + 31 * DAG) == []
    assert sag.fund("FR-214", sag(kontrakt, 40)) == []


def test_fr_214_i_tide_eller_uden_foreloebig_aftale() -> None:
    sag = Sag()
    sag(indskrivning, **STRAKS)
    assert sag.fund("FR-214", sag(kontrakt, 30)) == []
    sag = Sag()
    planlagt = sag(indskrivning)
    assert sag.fund("FR-214", planlagt, now=NU + 99 * DAG) == []
    assert sag.fund("FR-214", sag(kontrakt, 99)) == []


def test_fr_220_indskrevet_paa_en_aftale() -> None:
    sag, aftalt = med_kontrakt()
    uden = sag(indskrivning, 2, fase="GENNEMFOERT")
    assert sag.fund("FR-220", uden) == ["- anbefaling /foreloebigAftale"]
    assert sag.fund("FR-220", sag(indskrivning, 2)) == []
    sag(kontrakt_svar, 3, svar="AENDRING_OENSKES", svar_paa=aftalt.konvolut.besked_id)
    assert sag.fund("FR-220", sag(indskrivning, 4, fase="GENNEMFOERT")) == ["- anbefaling /foreloebigAftale"]
    sag(kontrakt_svar, 5, svar_paa=aftalt.konvolut.besked_id)
    assert sag.fund("FR-220", sag(indskrivning, 6, fase="GENNEMFOERT")) == []


@pytest.mark.parametrize(
    "felter", [{"foreloebig_aftale": "Straks."}, {"indgang": "IGANGVAERENDE"}, {"indgang": "SELVMOEDER"}]
)
def test_fr_220_andre_veje_ind(felter: dict[str, Any]) -> None:
    sag = Sag()
    assert sag.fund("FR-220", sag(indskrivning, fase="GENNEMFOERT", **felter)) == []
    assert sag.fund("FR-220", sag(indskrivning, fase="GENNEMFOERT")) == []
    ny = sag(
        indskrivning, fase="GENNEMFOERT", indgang="NY", afsender=Part(rolle="UDFOERER", organisation=EJER)
    )
    assert sag.fund("FR-220", ny) == ["- anbefaling /foreloebigAftale"]


def test_fr_220_en_igangvaerende_indsats_med_kontrakt() -> None:
    sag = Sag()
    sag(kontrakt, indgang="IGANGVAERENDE")
    assert sag.fund("FR-220", sag(indskrivning, fase="GENNEMFOERT")) == []


# --- med processen ------------------------------------------------------------------------------------------


def test_et_helt_forloeb_er_i_orden() -> None:
    sag = Sag()
    sag(bestilling, begrundelse_uden_forespoergsel="Kendt.", sagsforloeb="Kendt siden 2019.", **ANMODNING)
    svarer(sag, tilbud, 2, gyldig_til=date(2026, 12, 1))
    svarer(sag, tilbud_svar, 3)
    svarer(sag, kontrakt, 4, digest="a" * 64, opfoelgningsplan=TRE_MAANEDER)
    svarer(sag, kontrakt_svar, 5, kontrakt_digest="a" * 64)
    svarer(sag, indskrivning, 31, fase="GENNEMFOERT", svar_paa=None)
    materiale = OensketMateriale(beskrivelse="Status", leveringsfrist=date(2027, 10, 20))
    indkaldt = svarer(
        sag, dagsorden, 330, svar_paa=None, moedetidspunkt=NU + 360 * DAG, oensket_materiale=(materiale,)
    )
    svarer(sag, statusnotat, 351)
    punkter = tuple(Punktreferat(punkt_ref=punkt.punkt_id, tekst="Talt om.") for punkt in indkaldt.punkt)
    holdt = {"moede_start": NU + 360 * DAG, "naeste_moede": NaesteMoede(senest=date(2028, 10, 1))}
    svarer(sag, referat, 361, punktreferat=punkter, dagsorden_ref=indkaldt.dagsorden_id, **holdt)
    assert doemt(sag, *SAM, *MIDT, dage=400) == [[]] * 9


def test_et_tilbud_uden_bestilling_afvises() -> None:
    sag = Sag()
    sag(tilbud, borger_ref=HENVISNING)
    assert doemt(sag) == [
        [
            "FR-003 gyldighed /konvolut/svarPaa",
            "FR-003 gyldighed /bestillingRef/id",
            "FR-005 gyldighed /konvolut/beskedtype",
            "FR-124",
            "FR-128",
        ]
    ]


@pytest.mark.parametrize("udfoereren_foerst", [True, False])
def test_fr_027_et_rettet_tilbud_krydser_myndighedens_ja(udfoereren_foerst: bool) -> None:
    sag = Sag()
    bestilt = sag(bestilling, begrundelse_uden_forespoergsel="Kendt.", sagsforloeb="Kendt siden 2019.")
    foerste = svarer(sag, tilbud, 1)
    set_foer = {"senest_set": foerste.konvolut.besked_id}

    def rettelse() -> None:
        sag(tilbud, 2, svar_paa=bestilt.konvolut.besked_id, erstatter=foerste.konvolut.besked_id, **set_foer)

    def ja() -> None:
        sag(tilbud_svar, 2, svar_paa=foerste.konvolut.besked_id, **set_foer)

    for send in (rettelse, ja) if udfoereren_foerst else (ja, rettelse):
        send()
    fund = [[], [], ["FR-027 gyldighed "], []] if udfoereren_foerst else [[], [], [], ["FR-027 gyldighed "]]
    assert doemt(sag) == fund
