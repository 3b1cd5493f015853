"""Beskederne mellem kommunerne: hvad reglerne regner, og hvad der ligner et personnummer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from time import process_time

import pytest
from tests.standard.byggere_faelleskommunalt import (
    ALLE,
    DASSOS,
    EJER,
    NABO,
    NU,
    SEKRETARIAT,
    hoering,
    indberetning,
    opsamling,
    oversigt,
)
from tests.standard.byggere_opfoelgning import fund

from samarbejde_schema import STANDARD, check, read, write
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.standard.v1.faelles.konvolut import Organisation, Part
from samarbejde_schema.standard.v1.faelles.regler_dataminimering import (
    ingen_personnumre_i_teksten,
    ligner_personnummer,
)
from samarbejde_schema.standard.v1.hoerings_svar import HoeringsSvar
from samarbejde_schema.standard.v1.kodelister.faelleskommunalt import Hoeringsfase
from samarbejde_schema.standard.v1.strukturaendring_hoering import hoeringen_slutter_foer_beslutningen
from samarbejde_schema.standard.v1.takststigningsindberetning import stigning

I_DAG = date(2026, 11, 2)


@pytest.mark.parametrize("type", ALLE)
def test_byggerne_bryder_intet_i_nogen_profil(type: str) -> None:
    report = check(write(ALLE[type]()), profiles=("GRUND", "NORD", "MIDT", "SAM"))
    assert (report.type, report.findings) == (type, ())


@pytest.mark.parametrize("type", ALLE)
def test_samme_kald_giver_samme_besked_i_begge_former(type: str) -> None:
    besked = ALLE[type]()
    assert write(besked) == write(ALLE[type]())
    assert read(write(besked, form="xml")) == besked


@pytest.mark.parametrize(
    ("foer", "efter", "procent"),
    [
        ("2000.00", "2100.00", "5.00"),
        ("2000.00", "2100.20", "5.01"),
        ("2000.00", "2100.10", "5.01"),  # 5,005: en halv rundes op
        ("2000.00", "2100.09", "5.00"),  # 5,0045
        ("2000.00", "1899.90", "-5.01"),  # og væk fra nul, når det falder
        ("1920.00", "2050.00", "6.77"),
        ("0.01", "9999999999.99", "99999999999800.00"),
        ("2000.00", "2000.00", "0.00"),
        ("2000.00", "0.00", "-100.00"),
    ],
)
def test_stigningen_regnes_med_to_decimaler(foer: str, efter: str, procent: str) -> None:
    regnet = stigning(Decimal(foer), Decimal(efter))
    assert regnet == Decimal(procent)
    assert str(regnet) == procent


@pytest.mark.parametrize("foer", ["0.00", "-1.00"])
def test_uden_et_beloeb_over_nul_er_der_intet_at_regne(foer: str) -> None:
    assert stigning(Decimal(foer), Decimal("10.00")) is None


@pytest.mark.parametrize(
    "tekst",
    [
        "020160-9995",
        "0201609995",
        "020160 9995",
        "020160 - 9995",
        "020160\u20139995",
        "020160\u00a09995",
        "cpr0201609995",
        "CPR:0201609995.",
        "(0201609995)",
        "0201609995, 0201609996",
        "0201609995/0201609996",
        "0201609995,0201609996",
        "sag 2026-0201609995",
        "0201609995-2026",
        "2512484916",
        "\u0662\u0665\u0661\u0662\u0664\u0668\u0664\u0669\u0661\u0666",  # samme cifre i en anden skrift
        "290200-4123",  # 2000 var et skudår
        "021126-4123",  # født i dag
        "010100-0123",  # 1900
        "P-nummer 2512484916",  # intet P-nummer begynder med 2
        "P-nummer 100338-1036",  # og intet skrives delt
        "1003381036",  # begynder som et P-nummer, men er født 10. marts 1938, og kontrolcifret passer
        "1112501234",  # P-numre begynder med 10
        "020160-1AB5",
        "0201601AB5",
        "Ring 20304050 om 020160-9995",
        "02 01 60-9995",
        "02.01.60-9995",
        "02/01/60 - 9995",
        "020160\u202f9995",  # smalle mellemrum fra en tekstbehandling
        "020160\u2009-\u20099995",
        "020160\t9995",  # kopieret fra en tabel
        "020160\u00ad-9995",  # og fra en netside
        "020160\u200b9995",
        "0201\ufeff609995",
        "020160\uff0d9995",
    ],
)
def test_det_ligner_et_personnummer(tekst: str) -> None:
    assert ligner_personnummer(tekst, I_DAG)
    assert ligner_personnummer(f"Det handler om {tekst} og pladsen.", I_DAG)


@pytest.mark.parametrize(
    "tekst",
    [
        "+4520304050",
        "+3112345678",
        "20 30 40 50",
        "EAN 5798000000018",
        "CVR 90000004",
        "1003388394",  # 10. marts 2038 er ikke kommet
        "1003456789",  # en dag, der findes, men kontrolcifret passer ikke: et P-nummer
        "1013456789",  # der er ingen måned 13
        "P-nr. 1003381036",
        "P-nummer: 1003381036",
        "p nummer 1003381036",
        "P-nummeret er 1003381036",
        "produktionsenheden 1003381036",
        "2026-11-02",
        "02.11.2026 kl. 09.30",
        "010126-311226",
        "02112026",
        "1.012.503.456 kr.",
        "1012503456,50 kr.",
        "1012503456.5",
        "0,0201609995",
        "2026-010260-1234",
        "010260-1234-5",
        "27.010260-1234",
        "27.57.08-G01-7",
        "20260102601234",
        "310260-1234",
        "290201-1234",
        "001260-1234",
        "011360-1234",
        "031126-4123",  # født i morgen
        "010158-5123",  # 1858: ingen lever længere
        "020160--9995",
        "020160_9995",
        "020160\n9995",
        "02016-09995",
        "02 01 60 99 95",
        "02.01.60 9995",
        "02.01/60-9995",
        "31.02.60-9995",
        "1.02.01.60-9995",
        "02.01.60-9995-1",
        "01.02.26-31.03.26",
        "5cf0201601AB5",
        "0201601ab5",
        "00000000-0000-4000-8000-000201609995",
    ],
)
def test_det_ligner_ikke_et_personnummer(tekst: str) -> None:
    assert not ligner_personnummer(tekst, I_DAG)
    assert not ligner_personnummer(f"Det handler om {tekst} og pladsen.", I_DAG)


def test_en_lang_tekst_ses_igennem_paa_kort_tid() -> None:
    """Tiden følger tekstens længde, også når hvert nummer må ses an; med kvadratet tager det minutter."""
    begyndt = process_time()
    assert not ligner_personnummer("310260-1234 010260-1234-5 031126-4123 " * 6_000, I_DAG)
    assert process_time() - begyndt < 10


def test_alle_dage_findes_ogsaa_skuddagen() -> None:
    """Hver dag i hver måned kan være en fødselsdag; den 30. februar kan ikke."""
    dage = [f"{dag:02}{maaned:02}84-9995" for maaned in range(14) for dag in range(33)]
    assert sum(ligner_personnummer(nummer, I_DAG) for nummer in dage) == 366
    assert sum(ligner_personnummer(nummer.replace("84-", "85-"), I_DAG) for nummer in dage) == 365


def test_tilbuddets_eget_p_nummer_maa_naevnes() -> None:
    tal = "1003381036"
    egen = Part(rolle="DRIFTSHERRE", organisation=Organisation(navn="Ejer", cvr="90000020", p_nummer=tal))
    uden, med = oversigt(bemaerkning=f"Se {tal}."), oversigt(bemaerkning=f"Se {tal}.", afsender=egen)
    assert fund(ingen_personnumre_i_teksten, uden) == [("FR-605", "/bemaerkning", "error", "gyldighed")]
    assert fund(ingen_personnumre_i_teksten, med) == []


def test_et_personnummer_i_et_felt_til_p_numre_er_ikke_en_undskyldning() -> None:
    """Feltet selv ses ikke efter, men teksten gør."""
    tal = "2512484916"
    egen = Part(rolle="DRIFTSHERRE", organisation=Organisation(navn="Ejer", cvr="90000020", p_nummer=tal))
    assert fund(ingen_personnumre_i_teksten, oversigt(afsender=egen)) == []
    assert [sted for _, sted, *_ in fund(ingen_personnumre_i_teksten, oversigt(afsender=egen, bemaerkning=tal))] == [
        "/bemaerkning"
    ]  # fmt: skip


def test_dagen_er_den_danske_dag_for_afsendelsen() -> None:
    """Den, der er født den 3. november, er det i Danmark, mens det endnu er den 2. i London."""
    tekst = "031126-4123"
    foer = oversigt(bemaerkning=tekst, afsendt=datetime(2026, 11, 2, 22, 59, tzinfo=UTC))
    efter = oversigt(bemaerkning=tekst, afsendt=datetime(2026, 11, 2, 23, 0, tzinfo=UTC))
    assert [len(fund(ingen_personnumre_i_teksten, besked)) for besked in (foer, efter)] == [0, 1]


@pytest.mark.parametrize(("fase", "brud"), list(zip(Hoeringsfase, (0, 1, 1, 0), strict=True)))
def test_uden_en_dato_er_beslutningen_senest_i_dag(fase: Hoeringsfase, brud: int) -> None:
    besked = hoering(fase=fase, politisk_beslutning_dato=None)
    assert len(fund(hoeringen_slutter_foer_beslutningen, besked)) == brud


@pytest.mark.parametrize(
    ("kald", "svarer", "faar"), [(hoering, NABO, EJER), (opsamling, DASSOS, SEKRETARIAT)]
)
def test_svaret_gaar_til_den_der_spurgte(kald: Callable[..., Besked], svarer: Part, faar: Part) -> None:
    spurgt = kald()
    noegle = getattr(spurgt, "hoering_id", None) or spurgt.konvolut.besked_id
    svar = spurgt.besvar(
        HoeringsSvar, nu=NU, fortrolighed="ALMINDELIG", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        hoering_ref=noegle, holdning="INGEN_BEMAERKNING",
    )  # fmt: skip
    assert svar.konvolut.svar_paa == spurgt.konvolut.besked_id
    assert (svar.konvolut.afsender, svar.konvolut.modtager) == (svarer, (faar,))
    assert check(write(svar)).findings == ()


def test_intet_i_et_fund_roeber_hvad_der_stod() -> None:
    hemmeligt = "2512484916"
    report = check(write(indberetning(forklaring=f"For {hemmeligt}")))
    assert [f.rule_id for f in report.findings] == ["FR-605"]
    assert hemmeligt not in repr(report) + str(report.findings[0])


def test_reglen_gaelder_netop_de_syv_beskeder_og_det_der_kan_hoere_til_dem() -> None:
    med = {type for type in STANDARD.types if any(regel.id == "FR-605" for regel in STANDARD.rules(type))}
    assert med == {*ALLE, "ledergrupperapport", "forretningskvittering", "annullering"}
