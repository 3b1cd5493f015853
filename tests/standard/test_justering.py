"""Justering og afslutning: det, et enkelt dokument ikke siger om reglerne, og at eksemplerne er én historie."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from tools import fixtures

from samarbejde_schema import check, write
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.bestilling_justering import BestillingJustering
from samarbejde_schema.standard.v1.delmaalsplan import Delmaalsplan
from samarbejde_schema.standard.v1.faelles.konvolut import Borgerorientering, Konvolutbesked
from samarbejde_schema.standard.v1.handleplan import borgeren_er_medforfatter, planen_naar_borgeren
from samarbejde_schema.standard.v1.kodelister.justering import Planstatus, Tillaegsart
from samarbejde_schema.standard.v1.kodelister.konvolut import UDEN_SYSTEMADRESSE, Bilagstype, Rolle
from samarbejde_schema.standard.v1.kodelister.opfoelgning import Ophoersaarsag
from samarbejde_schema.standard.v1.kontrakttillaeg import Kontrakttillaeg

from .byggere import NU, noegler, part, udfoerer
from .byggere_justering import (
    ALLE,
    aendringsmeddelelse,
    bestilling_justering,
    dokumentation,
    handleplan,
    indsatsmaal_opdatering,
    kontrakttillaeg,
    opsigelse,
    udskrivning,
)

PROFILER = ("GRUND", "NORD", "MIDT", "SAM")
SVAR: dict[str, Any] = {
    "nu": NU,
    "noegle": noegler(),
    "fortrolighed": "FOELSOM",
    "behandlingsgrundlag": "MYNDIGHEDSOPGAVE",
}


def steder(besked: Besked, regel: str) -> list[str]:
    """Hvor en regel har noget at sige, under alle profiler."""
    report = check(write(besked), profiles=PROFILER)
    return [fund.pointer for fund in report.findings if fund.rule_id == regel]


@pytest.mark.parametrize("type_", ALLE)
def test_byggerne_bryder_ingen_regel_i_nogen_profil(type_: str) -> None:
    besked = ALLE[type_]()
    assert check(write(besked), profiles=PROFILER).findings == ()
    assert STANDARD.entry_of(besked).type == type_


# --- reglerne, kode for kode --------------------------------------------------------------------------------


TOMT = {
    Tillaegsart.TAKST: ["/takst"],
    Tillaegsart.VILKAAR: ["/aendretVilkaar"],
    Tillaegsart.TAKST_OG_VILKAAR: ["/aendretVilkaar", "/takst"],
    Tillaegsart.PARTSSKIFTE: ["/nyPart"],
    Tillaegsart.EFTERREGULERING: [],
}
"""Hvad et tillæg uden indhold mangler."""


@pytest.mark.parametrize("art", Tillaegsart)
def test_hvad_et_tomt_tillaeg_mangler(art: Tillaegsart) -> None:
    tomt = kontrakttillaeg(art=art, takst=(), aendret_vilkaar=(), ydelse=())
    assert sorted(steder(tomt, "FR-216")) == TOMT[art]


@pytest.mark.parametrize("type_", Bilagstype)
def test_kun_dokumentation_for_aendringen_taeller_uden_henvisning(type_: Bilagstype) -> None:
    besked = aendringsmeddelelse(bilag_ref=(), bilag=(dokumentation(type=type_),))
    vist = type_ is Bilagstype.DOKUMENTATION_AENDRING
    assert steder(besked, "FR-411") == ([] if vist else ["/bilagRef"])


@pytest.mark.parametrize("rolle", sorted(UDEN_SYSTEMADRESSE))
def test_kun_borger_og_vaerge_faar_planen(rolle: Rolle) -> None:
    orientering = Borgerorientering(modtagerrolle=rolle, kanal="BREV", dato=date(2026, 11, 2))
    besked = handleplan(borger_orientering=(orientering,))
    givet = rolle in (Rolle.BORGER, Rolle.VAERGE)
    assert steder(besked, "FR-412") == ([] if givet else ["/konvolut/borgerOrientering"])


def test_det_er_nok_at_en_af_flere_er_borgeren() -> None:
    alle = tuple(
        Borgerorientering(modtagerrolle=rolle, kanal="BREV", dato=date(2026, 11, 2))
        for rolle in ("PAAROERENDE", "BORGER")
    )
    assert list(planen_naar_borgeren.judge(handleplan(borger_orientering=alle))) == []


@pytest.mark.parametrize("status", Planstatus)
def test_kun_en_plan_der_er_lavet_skylder_sit_indhold(status: Planstatus) -> None:
    tom = handleplan(
        planstatus=status,
        formaal=None,
        indsats=None,
        forventet_varighed=None,
        saerligt_forhold=(),
        medforfatter=(),
        borger_orientering=(),
    )
    lavet = status is Planstatus.UDARBEJDET
    assert sorted(steder(tom, "FR-413")) == (
        ["/formaal", "/forventetVarighed", "/indsats", "/saerligtForhold"] if lavet else []
    )
    assert bool(steder(tom, "FR-412")) == lavet
    assert bool(steder(tom, "FR-719")) == lavet


def test_medforfatteren_bedoemmes_kun_i_samarbejdsmodellen() -> None:
    alene = write(handleplan(medforfatter=("MYNDIGHED",)))
    for profil in ("GRUND", "NORD", "MIDT"):
        assert check(alene, profiles=(profil,)).findings == ()
    assert [f.rule_id for f in check(alene, profiles=("SAM",)).findings] == [borgeren_er_medforfatter.id]


@pytest.mark.parametrize("aarsag", Ophoersaarsag)
def test_hvem_der_maa_udskrive(aarsag: Ophoersaarsag) -> None:
    fra_udfoerer = udskrivning(aarsag=aarsag)
    fra_myndighed = udskrivning(aarsag=aarsag, afsender=part(), modtager=(udfoerer(),))
    assert steder(fra_udfoerer, "FR-507") == []
    tilladt = aarsag.value in ("DOED", "KONKURS", "UDEBLIVELSE")
    assert steder(fra_myndighed, "FR-507") == ([] if tilladt else ["/aarsag"])


def test_dialogen_er_et_raad_og_aldrig_en_afvisning() -> None:
    report = check(write(opsigelse(dialog_afholdt=None)), profiles=PROFILER)
    assert report.ok
    assert [(f.rule_id, f.severity.value) for f in report.findings] == [("FR-502", "warning")]


# --- hvem der svarer på hvad --------------------------------------------------------------------------------


def test_en_melding_foerer_til_justering_og_tillaeg() -> None:
    melding = aendringsmeddelelse()
    justering = melding.besvar(
        BestillingJustering, **SVAR, **_indhold(bestilling_justering()), myndighedssag=_sag(melding)
    )
    tillaeg = justering.besvar(Kontrakttillaeg, **SVAR, **_indhold(kontrakttillaeg()))
    for svar, paa in ((justering, melding), (tillaeg, justering)):
        assert svar.konvolut.svar_paa == svar.konvolut.senest_set == paa.konvolut.besked_id
        assert svar.konvolut.samtale_id == melding.konvolut.samtale_id
        assert svar.konvolut.afsender == paa.konvolut.modtager[0]
        assert check(write(svar), profiles=PROFILER).findings == ()


def test_nye_maal_foerer_til_en_ny_delmaalsplan() -> None:
    nye = indsatsmaal_opdatering()
    plan = nye.besvar(Delmaalsplan, **SVAR, **_indhold(ALLE["delmaalsplan"]()))
    assert plan.konvolut.modtager[0] == nye.konvolut.afsender
    assert {ét.indsatsmaal_ref for ét in plan.delmaal} <= {ét.id for ét in nye.indsatsmaal}


def _indhold(besked: Konvolutbesked) -> dict[str, Any]:
    """Beskedens egne felter."""
    return {navn: vaerdi for navn, vaerdi in besked if navn != "konvolut"}


def _sag(besked: Konvolutbesked) -> Any:
    return besked.konvolut.myndighedssag


# --- de typiske eksempler er én historie --------------------------------------------------------------------

HISTORIE = (
    "handleplan",
    "delmaalsplan",
    "aendringsmeddelelse",
    "indsatsmaalOpdatering",
    "bestillingJustering",
    "kontrakttillaeg",
    "opsigelse",
    "udskrivning",
)
"""Rækkefølgen i den typiske historie, fra den nye handleplan til sidste dag."""


def typisk(type_: str) -> Any:
    """Et typisk eksempel som almindelige værdier."""
    return json.loads(fixtures.examples()[type_, "typisk"])


def test_historien_gaar_fremad_og_hver_part_har_set_det_nyeste() -> None:
    konvolutter = [typisk(type_)["konvolut"] for type_ in ("referat", *HISTORIE)]
    sendt = [konvolut["afsendt"] for konvolut in konvolutter]
    assert sendt == sorted(sendt)
    assert {konvolut["forloebId"] for konvolut in konvolutter} == {konvolutter[0]["forloebId"]}
    for i, konvolut in enumerate(konvolutter[2:], 2):
        egen = konvolut["afsender"]["rolle"]
        andres = [k["beskedId"] for k in konvolutter[:i] if k["afsender"]["rolle"] != egen]
        assert konvolut["senestSet"] == andres[-1]


def test_svarene_passer_med_kataloget() -> None:
    typer = {typisk(type_)["konvolut"]["beskedId"]: type_ for type_ in HISTORIE}
    svar = [(type_, typisk(type_)["konvolut"].get("svarPaa")) for type_ in HISTORIE]
    par = {(type_, typer[paa]) for type_, paa in svar if paa is not None}
    assert par == {
        ("delmaalsplan", "handleplan"),
        ("indsatsmaalOpdatering", "aendringsmeddelelse"),
        ("bestillingJustering", "aendringsmeddelelse"),
        ("kontrakttillaeg", "bestillingJustering"),
        ("udskrivning", "opsigelse"),
    }
    for type_, paa in par:
        assert type_ in STANDARD.entry(paa).answered_by


def test_historiens_maal_ydelser_og_kontrakt_er_de_samme_hele_vejen() -> None:
    plan, slut = typisk("handleplan"), typisk("udskrivning")
    maal = [ét["id"] for ét in plan["maal"]]
    assert {ét["indsatsmaalRef"] for ét in typisk("delmaalsplan")["delmaal"]} == set(maal)
    assert typisk("delmaalsplan")["handleplanRef"] == {"id": plan["handleplanId"], "version": plan["version"]}
    assert [ét["maalRef"] for ét in slut["slutstatus"]] == maal
    nye = typisk("indsatsmaalOpdatering")["indsatsmaal"]
    gamle = {ét["id"]: ét["version"] for ét in plan["maal"]}
    assert all(ét["version"] == gamle[ét["id"]] + 1 for ét in nye)
    assert typisk("kontrakttillaeg")["ydelse"] == typisk("bestillingJustering")["ydelse"]
    ydelser = [ét["id"] for ét in typisk("kontrakt")["ydelse"]]
    assert [ét["ydelseRef"] for ét in slut["ydelseAfslutning"]] == ydelser
    kontrakt = typisk("kontrakt")["kontraktId"]
    assert typisk("kontrakttillaeg")["kontraktId"] == typisk("opsigelse")["kontraktRef"]["id"] == kontrakt
    assert typisk("bestillingJustering")["bestillingRef"]["id"] == typisk("bestilling")["bestillingId"]
