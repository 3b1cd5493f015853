"""Reglerne om match og aftale: hver brydes ét sted, og hver har en nabo, der næsten bryder den."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from textwrap import dedent
from types import ModuleType

import pytest
from tests.standard.byggere import (
    ALLE,
    beregning,
    bestilling,
    borger,
    henvisning,
    indikator,
    indskrivning,
    kompleks,
    kontrakt,
    kontrakt_svar,
    leverandoer,
    maal,
    maalgruppe,
    noegle,
    opfoelgningsplan,
    organisation,
    takst,
    tilbud,
    tilbud_svar,
    ydelse,
)
from tests.standard.byggere_opfoelgning import bilag, statusnotat

from samarbejde_schema.catalogue.release import rules_in
from samarbejde_schema.findings import Finding, Kind, Outcome, Severity, Stage
from samarbejde_schema.modelling.shape import Shape, shape_of
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1 import bestilling as bestilling_modul
from samarbejde_schema.standard.v1 import indskrivning as indskrivning_modul
from samarbejde_schema.standard.v1 import kontrakt as kontrakt_modul
from samarbejde_schema.standard.v1 import kontrakt_svar as kontrakt_svar_modul
from samarbejde_schema.standard.v1 import tilbud as tilbud_modul
from samarbejde_schema.standard.v1 import tilbud_svar as tilbud_svar_modul
from samarbejde_schema.standard.v1.bestilling import Bevilling
from samarbejde_schema.standard.v1.faelles import (
    hverdage,
    regler_aftale,
    regler_indsatsmaal,
    regler_takst,
)
from samarbejde_schema.standard.v1.faelles.borger import Identifikation
from samarbejde_schema.standard.v1.faelles.konvolut import Konvolutbesked, Leverandoer
from samarbejde_schema.standard.v1.faelles.maal import Accept
from samarbejde_schema.standard.v1.faelles.opfoelgning import Periode
from samarbejde_schema.standard.v1.faelles.vurdering import Diagnose, FagligVurdering
from samarbejde_schema.standard.v1.faelles.ydelse import Betaling, Omfang, Omkostning, Takstberegning
from samarbejde_schema.standard.v1.kontrakt import Afregning, Opsigelsesvarsel
from samarbejde_schema.validation.rule import Rule
from samarbejde_schema.validation.run import judge

MODULER = (
    bestilling_modul, tilbud_modul, tilbud_svar_modul, kontrakt_modul, kontrakt_svar_modul,
    indskrivning_modul, regler_aftale, regler_indsatsmaal, regler_takst,
)  # fmt: skip
REGLER: dict[str, Rule] = {regel.id: regel for modul in MODULER for regel in rules_in(modul)}
PROFILER = ("GRUND", "NORD", "MIDT", "SAM")

GYLDIGHED, PLIGT, BOER, KAN = Kind.GYLDIGHED, Kind.PLIGT, Kind.ANBEFALING, Kind.OPLYSNING
ALVOR = {
    GYLDIGHED: Severity.ERROR,
    PLIGT: Severity.WARNING,
    BOER: Severity.WARNING,
    KAN: Severity.INFO,
}

Fund = tuple[tuple[str, Kind], ...]
Sag = tuple[str, str, Callable[[], Konvolutbesked], tuple[str, ...], Fund]


def fundet(besked: Konvolutbesked, regel: str, profiler: tuple[str, ...] = ()) -> list[Finding]:
    """Det, én regel siger om beskeden, når alle beskedens regler dømmer."""
    navn = type(besked).__name__
    dom = judge(besked, STANDARD.rules(navn[:1].lower() + navn[1:]), profiles=("GRUND", *profiler))
    assert dom.outcome is not Outcome.UNDECIDED
    return [fund for fund in dom.findings if fund.rule_id == regel]


def uden_kode(**felter: object) -> Konvolutbesked:
    """En bestilling, hvis ydelse er sagt i ord."""
    return bestilling(ydelse=(ydelse(**{"ydelseskode": None, "fritekst": "Støtte om natten"} | felter),))


def i_april(dag: int) -> datetime:
    """Middag en dag i april 2026, hvor påsken ligger."""
    return datetime(2026, 4, dag, 12, tzinfo=UTC)


BRUD: list[Sag] = [
    ("FR-014", "kommunen køber af sig selv",
     lambda: kontrakt(leverandoer=Leverandoer(driftsherre=organisation())), (),
     (("/leverandoer/driftsherre/cvr", KAN),)),
    ("FR-034", "bevillingens periode",
     lambda: bestilling(bevilling=Bevilling(
         afgoerelsesdato=date(2026, 10, 1),
         periode=Periode(fra=date(2026, 12, 1), til=date(2026, 11, 30)))), (),
     (("/bevilling/periode/til", GYLDIGHED),)),
    ("FR-034", "en ydelse i en bestilling",
     lambda: bestilling(ydelse=(ydelse(slutdato=date(2026, 11, 30)),)), (),
     (("/ydelse/0/slutdato", GYLDIGHED),)),
    ("FR-034", "kontraktens egne datoer", lambda: kontrakt(slutdato=date(2026, 11, 30)), (),
     (("/slutdato", GYLDIGHED),)),
    ("FR-034", "statusnotatets periode",
     lambda: statusnotat(periode=Periode(fra=date(2026, 11, 1), til=date(2025, 11, 1))), (),
     (("/periode/til", GYLDIGHED),)),
    ("FR-102", "to primære",
     lambda: bestilling(maalgruppe=(maalgruppe(), maalgruppe(maalgruppe="DEPRESSION"))), (),
     (("/maalgruppe/1/primaer", GYLDIGHED),)),
    ("FR-102", "et led, der har led under sig",
     lambda: bestilling(maalgruppe=(maalgruppe(maalgruppe="MISBRUG"),)), (),
     (("/maalgruppe/0/maalgruppe", BOER),)),
    ("FR-104", "intet primært", lambda: bestilling(indsatsmaal=(maal(primaert=False),)), (),
     (("/indsatsmaal", BOER),)),
    ("FR-104", "fire primære",
     lambda: bestilling(indsatsmaal=tuple(maal(id=noegle(i), prioritet=i) for i in (11, 12, 13, 14))), (),
     (("/indsatsmaal", BOER),)),
    ("FR-104", "det primære er ikke aktivt", lambda: bestilling(indsatsmaal=(maal(status="FORESLAAET"),)), (),
     (("/indsatsmaal", BOER),)),
    ("FR-105", "specifikt", lambda: bestilling(indsatsmaal=(maal(begrundelse=None, ansvarlig=None),)), (),
     (("/indsatsmaal/0/begrundelse", BOER), ("/indsatsmaal/0/ansvarlig", BOER))),
    ("FR-105", "målbart", lambda: bestilling(indsatsmaal=(maal(maalemetode=None, indikator=()),)), (),
     (("/indsatsmaal/0/maalemetode", BOER), ("/indsatsmaal/0/indikator", BOER))),
    ("FR-105", "målbart: indikatorens to ender",
     lambda: bestilling(indsatsmaal=(
         maal(indikator=(indikator(), indikator(udgangspunkt=None, maalvaerdi=None))),)), (),
     (("/indsatsmaal/0/indikator/1/udgangspunkt", BOER),
     ("/indsatsmaal/0/indikator/1/maalvaerdi", BOER))),
    ("FR-105", "accepteret: ingen spurgt", lambda: bestilling(indsatsmaal=(maal(accept=()),)), (),
     (("/indsatsmaal/0/accept", BOER),)),
    ("FR-105", "accepteret: en siger fra",
     lambda: bestilling(indsatsmaal=(maal(accept=(Accept(rolle="BORGER", accepteret=False),)),)), (),
     (("/indsatsmaal/0/accept/0/accepteret", BOER),)),
    ("FR-105", "realistisk", lambda: bestilling(indsatsmaal=(maal(realismevurdering=None),)), (),
     (("/indsatsmaal/0/realismevurdering", BOER),)),
    ("FR-105", "tidsafgrænset", lambda: bestilling(indsatsmaal=(maal(frist=None),)), (),
     (("/indsatsmaal/0/frist", BOER),)),
    ("FR-106", "afklaring uden niveau",
     lambda: bestilling(indsatsmaal=(maal(art="AFKLARING", forventet_funktionsevne=None),)), (),
     (("/indsatsmaal/0", KAN),)),
    ("FR-106", "foreløbig vurdering uden afklaring",
     lambda: bestilling(faglig_vurdering=FagligVurdering(tekst="Endnu ikke færdig.", foreloebig=True)), (),
     (("/fagligVurdering/foreloebig", KAN),)),
    ("FR-107", "felterne mangler",
     lambda: bestilling(indsatsmaal=(
         maal(primaert_undertema=None, maaltype=None, forventet_funktionsevne=None),)), (),
     (("/indsatsmaal/0/primaertUndertema", BOER), ("/indsatsmaal/0/maaltype", BOER),
      ("/indsatsmaal/0/forventetFunktionsevne", BOER))),
    ("FR-107", "undertemaet ligger uden for aktivitet og deltagelse",
     lambda: bestilling(indsatsmaal=(maal(primaert_undertema="SOEVN"),)), ("MIDT",),
     (("/indsatsmaal/0/primaertUndertema", PLIGT),)),
    ("FR-110", "ydelsen", lambda: bestilling(ydelse=(ydelse(ydelseskode="LAENGEREVARENDE_OPHOLD"),)), (),
     (("/ydelse/0/paragraf", BOER),)),
    ("FR-110", "ydelsen i et tilbud", lambda: tilbud(ydelse=(ydelse(), ydelse(paragraf="SEL_104"))), (),
     (("/ydelse/1/paragraf", BOER),)),
    ("FR-110", "ydelsen i en kontrakt", lambda: kontrakt(ydelse=(ydelse(paragraf="SEL_85"),)), (),
     (("/ydelse/0/paragraf", BOER),)),
    ("FR-110", "tilbudstypen",
     lambda: bestilling(tilbudstype="MOBILT_TILBUD"), (), (("/tilbudstype", BOER),)),
    ("FR-111", "ét kendetegn",
     lambda: bestilling(komplekse_udfordringer=kompleks(karakteristik=("TIDLIGERE_VISO",))), (),
     (("/komplekseUdfordringer/karakteristik", BOER),)),
    ("FR-111", "kun en diagnose", lambda: bestilling(
        diagnose=(Diagnose(tekst="Paranoid skizofreni", kode="DF20.0"),),
        komplekse_udfordringer=kompleks(begrundelse="Borgeren har diagnosen paranoid skizofreni (DF20.0).")),
     ("MIDT",), (("/komplekseUdfordringer/begrundelse", GYLDIGHED),)),
    ("FR-111", "kun en diagnosekode",
     lambda: bestilling(komplekse_udfordringer=kompleks(begrundelse="F84.1 og F70")), ("MIDT",),
     (("/komplekseUdfordringer/begrundelse", GYLDIGHED),)),
    ("FR-112", "uden borgerens ord", lambda: bestilling(indsatsmaal=(maal(borgerens_formulering=None),)), (),
     (("/indsatsmaal/0/borgerensFormulering", BOER),)),
    ("FR-113", "uden begrundelse", lambda: bestilling(mindst_indgribende_begrundelse=None), (),
     (("/mindstIndgribendeBegrundelse", KAN),)),
    ("FR-113", "uden begrundelse i MIDT, og kun ét mål er fastholdelse", lambda: bestilling(
        mindst_indgribende_begrundelse=None,
        indsatsmaal=(maal(art="FASTHOLDELSE"), maal(id=noegle(12), prioritet=2))), ("MIDT",),
     (("/mindstIndgribendeBegrundelse", BOER),)),
    ("FR-031", "en vurdering uden indhold",
     lambda: bestilling(faglig_vurdering={"foreloebig": True}), (), (("/fagligVurdering", GYLDIGHED),)),
    ("FR-031", "bilaget er ikke med",
     lambda: bestilling(faglig_vurdering={"bilag_ref": (noegle(77),)}, bilag=(bilag(),)), (),
     (("/fagligVurdering", GYLDIGHED),)),
    ("FR-120", "ressourcer mangler", lambda: bestilling(ressourcer=None), (), (("/ressourcer", BOER),)),
    ("FR-121", "endelig med pseudonym",
     lambda: bestilling(borger=borger(identifikation=Identifikation(pseudonym="borger-7f3a91"))), (),
     (("/borger/identifikation", GYLDIGHED),)),
    ("FR-121", "uden betaling", lambda: bestilling(betaling=None), (), (("/betaling", BOER),)),
    ("FR-121", "betaling uden EAN", lambda: bestilling(betaling=Betaling(kontonummer="4711")), (),
     (("/betaling/gln", BOER),)),
    ("FR-122", "ydelsen har en kode", uden_kode, (), (("/ydelse/0/ydelseskode", BOER),)),
    ("FR-122", "friteksten er kodens navn",
     lambda: uden_kode(paragraf="SEL_85_A", fritekst="støtte til etablering i bolig"), ("MIDT",),
     (("/ydelse/0/ydelseskode", PLIGT),)),
    ("FR-122", "tilbudstypen", lambda: bestilling(tilbudstype=None), ("MIDT",), (("/tilbudstype", PLIGT),)),
    ("FR-122", "målgruppen", lambda: bestilling(maalgruppe=()), (), (("/maalgruppe", BOER),)),
    ("FR-122", "et tilbud", lambda: tilbud(ydelse=(ydelse(ydelseskode=None, fritekst="Døgnplads"),)), (),
     (("/ydelse/0/ydelseskode", BOER),)),
    ("FR-122", "en kontrakt",
     lambda: kontrakt(ydelse=(ydelse(ydelseskode=None, fritekst="Døgnplads"),)), ("MIDT",),
     (("/ydelse/0/ydelseskode", PLIGT),)),
    ("FR-123", "et tomt tilbud",
     lambda: tilbud(leverandoer=None, ydelse=(), metode=(), faglighed=None, takst=()), (),
     tuple((f"/{felt}", GYLDIGHED) for felt in ("leverandoer", "ydelse", "metode", "faglighed", "takst"))),
    ("FR-123", "nej uden begrundelse",
     lambda: tilbud(art="KAN_IKKE_TILBYDE"), (), (("/begrundelse", GYLDIGHED),)),
    ("FR-127", "nej til et tilbud", lambda: tilbud_svar(svar="AFSLAG"), (), (("/begrundelse", GYLDIGHED),)),
    ("FR-127", "forhandling", lambda: tilbud_svar(svar="FORHANDLING", oensket_aendring=("Lavere takst",)), (),
     (("/begrundelse", GYLDIGHED),)),
    ("FR-127", "kontrakten ønskes ændret", lambda: kontrakt_svar(svar="AENDRING_OENSKES"), (),
     (("/begrundelse", GYLDIGHED),)),
    ("FR-129", "samme prioritet", lambda: bestilling(indsatsmaal=(maal(), maal(id=noegle(12)))), (),
     (("/indsatsmaal/1/prioritet", BOER),)),
    ("FR-201", "intet grundlag", lambda: kontrakt(takst=(takst(beregningsgrundlag=None),)), (),
     (("/takst/0/beregningsgrundlag", BOER),)),
    ("FR-201", "et tomt grundlag i MIDT", lambda: tilbud(takst=(takst(beregningsgrundlag=Takstberegning()),)),
     ("MIDT",), (("/takst/0/beregningsgrundlag", PLIGT),)),
    ("FR-201", "et tillæg uden grundlag",
     lambda: tilbud(takst=(takst(), takst(ydelsestype="TILLAEGSYDELSE", beregningsgrundlag=None))), (),
     (("/takst/1/beregningsgrundlag", BOER),)),
    ("FR-201", "en øre mere end en krone",
     lambda: kontrakt(takst=(takst(beloeb=Decimal("2001.01")),)), ("MIDT",),
     (("/takst/0/beloeb", BOER),)),
    ("FR-201", "efterreguleringen er glemt",
     lambda: kontrakt(takst=(takst(beregningsgrundlag=beregning(efterregulering_beloeb=Decimal(34675))),)),
     (),
     (("/takst/0/beloeb", BOER),)),
    ("FR-201", "årsbeløbet giver en anden takst", lambda: kontrakt(takst=(takst(beregningsgrundlag=beregning(
        direkte_omkostning=(), indirekte_omkostning=(), aarsbeloeb=Decimal(7300000))),)), (),
     (("/takst/0/beloeb", BOER),)),
    ("FR-201", "den oplyste udregning er en anden", lambda: kontrakt(
        takst=(takst(beregningsgrundlag=beregning(pladser=None, takst_pr_enhed=Decimal(1950))),)), (),
     (("/takst/0/beregningsgrundlag/takstPrEnhed", BOER),)),
    ("FR-201", "overbelægning uden begrundelse", lambda: kontrakt(
        takst=(takst(
            beloeb=Decimal(1900), beregningsgrundlag=beregning(belaegningsprocent=Decimal("100.01"))),)), (),
     (("/takst/0/beregningsgrundlag/belaegningsprocent", BOER),)),
    ("FR-202", "en anden skabelon", lambda: kontrakt(skabelon="ANDEN"), (), (("/skabelon", KAN),)),
    ("FR-202", "ingen skabelon i NORD", lambda: kontrakt(skabelon=None, indgang="NY"), ("NORD",),
     (("/skabelon", BOER),)),
    ("FR-202", "ingen skabelon i MIDT",
     lambda: kontrakt(skabelon=None), ("NORD", "MIDT"), (("/skabelon", PLIGT),)),
    ("FR-203", "kun den ene parts varsel", lambda: kontrakt(opsigelsesvarsel=tuple(
        Opsigelsesvarsel(part="KOEBER", varsel="P30D", til=til)
        for til in ("DAG_TIL_DAG", "UDGANGEN_AF_MAANED"))), (),
     (("/opsigelsesvarsel", BOER),)),
    ("FR-203", "hverken levering eller mangel", lambda: kontrakt(
        levering_i_opsigelsesperiode=None, vilkaar_ved_manglende_levering=None,
        vilkaar_henvisning=(henvisning("OPSIGELSESVARSEL"),)), ("MIDT",),
     (("/leveringIOpsigelsesperiode", PLIGT), ("/vilkaarVedManglendeLevering", PLIGT))),
    ("FR-204", "intet grundlag",
     lambda: kontrakt(udskrivningsgrundlag=None), (), (("/udskrivningsgrundlag", BOER),)),
    ("FR-205", "to af tre emner",
     lambda: kontrakt(opfoelgningsplan=opfoelgningsplan(emne=("OEKONOMI", "UDVIKLING", "MAAL"))), (),
     (("/opfoelgningsplan/emne", BOER),)),
    ("FR-205", "ingen plan i MIDT",
     lambda: kontrakt(opfoelgningsplan=None), ("MIDT",), (("/opfoelgningsplan", PLIGT),)),
    ("FR-207", "31 dage", lambda: kontrakt(afregning=Afregning(form="BAGUD", betalingsfrist_dage=31)), (),
     (("/afregning/betalingsfristDage", BOER),)),
    ("FR-209", "hverken fingeraftryk eller navn",
     lambda: kontrakt_svar(kontrakt_digest=None, underskriver=None), (),
     (("/kontraktDigest", GYLDIGHED), ("/underskriver", GYLDIGHED))),
    ("FR-209", "et tillæg uden fingeraftryk",
     lambda: kontrakt_svar(vedroerer="TILLAEG", kontrakt_digest=None), (),
     (("/kontraktDigest", GYLDIGHED),)),
    ("FR-211", "på fjerde hverdag",
     lambda: indskrivning(indgang="SELVMOEDER", indflytningsdato=date(2026, 4, 1), nu=i_april(10)), (),
     (("/indflytningsdato", PLIGT),)),
    ("FR-211", "efter midnat i Danmark",
     lambda: indskrivning(indgang="SELVMOEDER", indflytningsdato=date(2026, 4, 1),
                          nu=datetime(2026, 4, 9, 22, 30, tzinfo=UTC)), (),
     (("/indflytningsdato", PLIGT),)),
    ("FR-215", "hverken støttebehov eller omfang",
     lambda: kontrakt(stoettebehov=None, ydelse=(ydelse(), ydelse(omfang=None))), (),
     (("/stoettebehov", KAN), ("/ydelse/1/omfang", KAN))),
    ("FR-215", "støttebehov i MIDT",
     lambda: kontrakt(stoettebehov=None), ("MIDT",), (("/stoettebehov", BOER),)),
    ("FR-217", "hverken omfang eller dato",
     lambda: kontrakt(ydelse=(ydelse(omfang=None, startdato=None),)), (),
     (("/ydelse/0/omfang", BOER), ("/ydelse/0/startdato", BOER))),
    ("FR-218", "ingen mål", lambda: kontrakt(indsatsmaal_ref=()), (), (("/indsatsmaalRef", GYLDIGHED),)),
    ("FR-219", "ingen plan", lambda: kontrakt(opfoelgningsplan=None), (), (("/opfoelgningsplan", BOER),)),
]  # fmt: skip

NAESTEN: list[Sag] = [
    ("FR-014", "samme navn, andet nummer",
     lambda: kontrakt(leverandoer=Leverandoer(driftsherre=organisation(cvr="90000020"))), (), ()),
    ("FR-034", "begyndt og sluttet samme dag",
     lambda: kontrakt(slutdato=date(2026, 12, 1), ydelse=(ydelse(slutdato=date(2026, 12, 1)),)), (), ()),
    ("FR-034", "en slutdato uden startdato",
     lambda: bestilling(ydelse=(ydelse(startdato=None, slutdato=date(2020, 1, 1)),)), (), ()),
    ("FR-034", "en bevilling på én dag",
     lambda: bestilling(bevilling=Bevilling(afgoerelsesdato=date(2026, 12, 24),
                                            periode=Periode(fra=date(2026, 12, 1), til=date(2026, 12, 1)))),
     (), ()),
    ("FR-102", "én primær af flere", lambda: bestilling(
        maalgruppe=(maalgruppe(primaer=False), maalgruppe(maalgruppe="HJEMLOESHED"))), (), ()),
    ("FR-104", "tre primære aktive og et, der er nået", lambda: bestilling(indsatsmaal=(
        *(maal(id=noegle(i), prioritet=i) for i in (11, 12, 13)), maal(id=noegle(14), status="NAAET"))), (),
     ()),
    ("FR-105", "et afsluttet mål gøres ikke færdigt", lambda: bestilling(
        indsatsmaal=(maal(), maal(id=noegle(12), status="ERSTATTET", frist=None, accept=()))), (), ()),
    ("FR-105", "penge og støtte må mangle",
     lambda: bestilling(indsatsmaal=(
         maal(ressourcer=None, fremmende_faktorer=None, haemmende_faktorer=None),)), (), ()),
    ("FR-106", "en fuldt beskrevet afklaring og en foreløbig vurdering", lambda: bestilling(
        indsatsmaal=(maal(art="AFKLARING"),),
        faglig_vurdering=FagligVurdering(tekst="Endnu ikke færdig.", foreloebig=True)), (), ()),
    ("FR-106", "et udviklingsmål uden niveau", lambda: bestilling(
        indsatsmaal=(maal(forventet_funktionsevne=None),)), (), ()),
    ("FR-107", "afklaring uden felterne", lambda: bestilling(indsatsmaal=(
        maal(art="AFKLARING", primaert_undertema=None, maaltype=None, forventet_funktionsevne=None),)),
     ("MIDT",), ()),
    ("FR-107", "et sekundært undertema uden for aktivitet og deltagelse",
     lambda: bestilling(indsatsmaal=(maal(sekundaert_undertema=("SOEVN",)),)), ("MIDT",), ()),
    ("FR-110", "et bredere led og en ydelse, tabellen ikke kender",
     lambda: bestilling(ydelse=(ydelse(ydelseskode="OPHOLD"), ydelse(ydelseskode="PAEDAGOGISK_UDREDNING"))),
     (), ()),
    ("FR-110", "tilbudstypen hører til den anden ydelse", lambda: bestilling(ydelse=(
        ydelse(), ydelse(paragraf="SEL_104", ydelseskode="SOCIAL_AKTIVITET")),
        tilbudstype="AKTIVITETS_OG_SAMVAERSTILBUD"), (), ()),
    ("FR-110", "en paragraf, tabellen ikke kender",
     lambda: tilbud(ydelse=(ydelse(paragraf="SEL_101"),)), (), ()),
    ("FR-111", "diagnose og adfærd", lambda: bestilling(
        diagnose=(Diagnose(tekst="Skizofreni"),),
        komplekse_udfordringer=kompleks(begrundelse="Skizofreni; lukker sig inde i dagevis.")), ("MIDT",),
     ()),
    ("FR-111", "kun en diagnose uden for MIDT", lambda: bestilling(
        diagnose=(Diagnose(tekst="Skizofreni"),), komplekse_udfordringer=kompleks(begrundelse="Skizofreni")),
     ("NORD",), ()),
    ("FR-111", "småord uden en diagnose", lambda: bestilling(
        komplekse_udfordringer=kompleks(begrundelse="Borgeren er den, der er.")), ("MIDT",), ()),
    ("FR-112", "et afsluttet mål", lambda: bestilling(indsatsmaal=(
        maal(), maal(id=noegle(12), status="OPGIVET", borgerens_formulering=None))), (), ()),
    ("FR-113", "kun fastholdelse", lambda: bestilling(
        mindst_indgribende_begrundelse=None, indsatsmaal=(maal(art="FASTHOLDELSE"),)), ("MIDT",), ()),
    ("FR-031", "kun som bilag",
     lambda: bestilling(faglig_vurdering={"bilag_ref": (noegle(77), noegle(31))}, bilag=(bilag(),)), (), ()),
    ("FR-120", "ét ord er nok", lambda: bestilling(ressourcer="Humor"), (), ()),
    ("FR-121", "pseudonym i en anmodning om tilbud", lambda: bestilling(
        art="TILBUDSANMODNING", betaling=None,
        borger=borger(identifikation=Identifikation(pseudonym="borger-7f3a91"))), (), ()),
    ("FR-121", "pseudonym på krisecenter", lambda: bestilling(
        borger=borger(identifikation=Identifikation(pseudonym="borger-7f3a91")),
        ydelse=(ydelse(paragraf="SEL_109", ydelseskode="AKUT_OPHOLD"), ydelse())), (), ()),
    ("FR-121", "erstatningspersonnummer",
     lambda: bestilling(borger=borger(identifikation=Identifikation(erstatnings_cpr="0201601AB5"))), (), ()),
    ("FR-122", "uden for FFB er ord nok",
     lambda: uden_kode(paragraf="SEL_97", fritekst="Ledsagelse 15 timer om måneden"), ("MIDT",), ()),
    ("FR-122", "ingen tilbudstype for paragraffen", lambda: bestilling(
        tilbudstype=None, ydelse=(ydelse(paragraf="SEL_109", ydelseskode="AKUT_OPHOLD"),)), ("MIDT",), ()),
    ("FR-123", "nej uden andet end begrundelsen", lambda: tilbud(
        art="KAN_IKKE_TILBYDE", begrundelse="Ingen ledig plads.", leverandoer=None, ydelse=(), metode=(),
        faglighed=None, takst=()), (), ()),
    ("FR-127", "ja uden begrundelse", tilbud_svar, (), ()),
    ("FR-127", "afvist med begrundelse",
     lambda: kontrakt_svar(svar="AFVIST", begrundelse="Varslet er for langt."), (), ()),
    ("FR-129", "et erstattet mål og et uden nummer", lambda: bestilling(indsatsmaal=(
        maal(status="ERSTATTET"), maal(id=noegle(12)), maal(id=noegle(13), prioritet=None))), (), ()),
    ("FR-201", "præcis en krone", lambda: kontrakt(takst=(takst(beloeb=Decimal("2001.00")),)), ("MIDT",), ()),
    ("FR-201", "en henvisning i stedet", lambda: kontrakt(
        takst=(takst(beregningsgrundlag=None, beregnings_henvisning="Driftsherrens takstblad 2026"),)),
     ("MIDT",), ()),
    ("FR-201", "et underskud er regnet med", lambda: kontrakt(takst=(takst(
        beloeb=Decimal(2010), beregningsgrundlag=beregning(efterregulering_beloeb=Decimal(34675))),)), (),
     ()),
    ("FR-201", "et overskud er trukket fra", lambda: kontrakt(takst=(takst(
        beloeb=Decimal(1990), beregningsgrundlag=beregning(efterregulering_beloeb=Decimal(34675))),)), (),
     ()),
    ("FR-201", "et tal mangler, så der regnes ikke efter", lambda: kontrakt(takst=(takst(
        beloeb=Decimal(9999), beregningsgrundlag=beregning(enhedsdage=None)),)), ("MIDT",), ()),
    ("FR-201", "uden pladser deles der ikke", lambda: kontrakt(takst=(takst(
        beregningsgrundlag=beregning(pladser=0, belaegningsprocent=Decimal(0))),)), ("MIDT",), ()),
    ("FR-201", "et tillæg regnes ikke efter",
     lambda: kontrakt(takst=(takst(ydelsestype="TILLAEGSYDELSE", beloeb=Decimal(150)),)), ("MIDT",), ()),
    ("FR-201", "begrundet overbelægning", lambda: kontrakt(takst=(takst(
        beloeb=Decimal(1881), beregningsgrundlag=beregning(
            belaegningsprocent=Decimal(101), begrundelse="En gæsteplads er indregnet.")),)), (), ()),
    ("FR-202", "en indsats i gang", lambda: kontrakt(skabelon=None, indgang="IGANGVAERENDE"), ("MIDT",), ()),
    ("FR-202", "den anden standardkontrakt",
     lambda: kontrakt(skabelon="KL_STANDARD_RAMMEAFTALE"), ("MIDT",), ()),
    ("FR-203", "det hele står i standardkontrakten", lambda: kontrakt(
        opsigelsesvarsel=(), levering_i_opsigelsesperiode=None, vilkaar_ved_manglende_levering=None,
        vilkaar_henvisning=tuple(henvisning(emne) for emne in (
            "OPSIGELSESVARSEL", "LEVERING_I_OPSIGELSESPERIODE", "MANGLENDE_LEVERING"))), ("MIDT",), ()),
    ("FR-204", "henvist", lambda: kontrakt(
        udskrivningsgrundlag=None, vilkaar_henvisning=(henvisning("UDSKRIVNINGSGRUNDLAG"),)), (), ()),
    ("FR-205", "emnerne er henvist", lambda: kontrakt(
        opfoelgningsplan=opfoelgningsplan(emne=()), vilkaar_henvisning=(henvisning("OPFOELGNING"),)),
     ("MIDT",), ()),
    ("FR-205", "flere emner end de tre", lambda: kontrakt(opfoelgningsplan=opfoelgningsplan(
        emne=("MAAL", "FUNKTIONSNIVEAU", "UDVIKLING", "OEKONOMI"))), ("MIDT",), ()),
    ("FR-207", "30 dage", kontrakt, (), ()),
    ("FR-207", "ingen frist aftalt", lambda: kontrakt(afregning=Afregning(form="FORUD")), (), ()),
    ("FR-209", "ja til en tilbagetrukket opsigelse", lambda: kontrakt_svar(
        vedroerer="TILBAGETRAEKNING_AF_OPSIGELSE", kontrakt_digest=None, underskriver=None), (), ()),
    ("FR-209", "nej uden underskrift", lambda: kontrakt_svar(
        svar="AFVIST", begrundelse="Varslet er for langt.", kontrakt_digest=None, underskriver=None), (), ()),
    ("FR-211", "på tredje hverdag hen over påsken", lambda: indskrivning(
        indgang="SELVMOEDER", indflytningsdato=date(2026, 4, 1),
        nu=datetime(2026, 4, 9, 21, 59, 59, tzinfo=UTC)), (), ()),
    ("FR-211", "en rettelse kommer senere", lambda: indskrivning(
        indgang="SELVMOEDER", indflytningsdato=date(2026, 4, 1), nu=i_april(30), erstatter=noegle(3)),
     (), ()),
    ("FR-211", "ikke selvmøder",
     lambda: indskrivning(indflytningsdato=date(2026, 4, 1), nu=i_april(30)), (), ()),
    ("FR-215", "laveste støttebehov er også et", lambda: kontrakt(stoettebehov="0"), ("MIDT",), ()),
    ("FR-217", "et lille omfang", lambda: kontrakt(ydelse=(
        ydelse(omfang=Omfang(antal=Decimal("0.25"), enhed="TIME")),)), (), ()),
    ("FR-218", "en indsats i gang", lambda: kontrakt(indsatsmaal_ref=(), indgang="IGANGVAERENDE"), (), ()),
    ("FR-219", "henvist", lambda: kontrakt(
        opfoelgningsplan=None, vilkaar_henvisning=(henvisning("OPFOELGNING"),)), (), ()),
]  # fmt: skip


def _navne(sager: list[Sag]) -> list[str]:
    return [f"{regel} {navn}" for regel, navn, *_ in sager]


@pytest.mark.parametrize(
    ("regel", "besked", "profiler", "fund"), [(r, b, p, f) for r, _, b, p, f in BRUD], ids=_navne(BRUD)
)
def test_et_brud_vises_hvor_det_er(
    regel: str, besked: Callable[[], Konvolutbesked], profiler: tuple[str, ...], fund: Fund
) -> None:
    vist = fundet(besked(), regel, profiler)
    assert [(f.pointer, f.kind) for f in vist] == list(fund)
    assert [f.severity for f in vist] == [ALVOR[art] for _, art in fund]
    assert all(f.requirement == REGLER[regel].requirements for f in vist)


@pytest.mark.parametrize(
    ("regel", "besked", "profiler"), [(r, b, p) for r, _, b, p, _ in NAESTEN], ids=_navne(NAESTEN)
)
def test_det_der_naesten_er_et_brud_er_i_orden(
    regel: str, besked: Callable[[], Konvolutbesked], profiler: tuple[str, ...]
) -> None:
    assert fundet(besked(), regel, profiler) == []


@pytest.mark.parametrize("type_", ALLE)
def test_byggernes_beskeder_har_ingen_regel_noget_at_sige_til(type_: str) -> None:
    dom = judge(ALLE[type_](), STANDARD.rules(type_), profiles=PROFILER)
    assert [(f.rule_id, f.pointer) for f in dom.findings] == []
    assert (dom.outcome, dom.not_judged) == (Outcome.OK, ())


def test_hver_regel_og_hvert_led_er_proevet() -> None:
    proevede = {regel: set[str]() for regel, *_ in BRUD}
    for regel, _, besked, profiler, _ in BRUD:
        proevede[regel] |= {f.text_da for f in fundet(besked(), regel, profiler)}
    doemt = {nr: regel for nr, regel in REGLER.items() if regel.level is Stage.BESKED}
    assert proevede == {nr: {led.da for led in regel.clauses.values()} for nr, regel in doemt.items()}
    assert {regel for regel, *_ in NAESTEN} == set(doemt)


@pytest.mark.parametrize("regel", REGLER.values(), ids=list(REGLER))
def test_hver_regel_taler_kort_og_om_felter_der_findes(regel: Rule) -> None:
    for led in regel.clauses.values():
        assert 10 <= len(led.da) <= 200
        assert 10 <= len(led.en) <= 200
    assert regel.source
    assert regel.fields
    former = [shape_of(STANDARD.model(type_)) for type_ in regel.messages]
    for felt in regel.fields:
        assert any(_findes(form, felt) for form in former), felt


def _findes(form: Shape, felt: str) -> bool:
    foerste, _, resten = felt.partition(".")
    fundet_felt = form.by_wire.get(foerste)
    if fundet_felt is None:
        return False
    if not resten:
        return True
    return fundet_felt.element is not None and _findes(shape_of(fundet_felt.element), resten)


def test_smart_siger_et_bogstav_ad_gangen() -> None:
    tomt = maal(
        begrundelse=None,
        ansvarlig=None,
        maalemetode=None,
        indikator=(),
        accept=(),
        realismevurdering=None,
        frist=None,
    )
    vist = fundet(bestilling(indsatsmaal=(tomt,)), "FR-105")
    bogstaver = [f.text_da.removeprefix("SMART, ").split(":")[0] for f in vist]
    assert bogstaver == [
        "specifikt", "specifikt", "målbart", "målbart", "accepteret", "realistisk", "tidsafgrænset",
    ]  # fmt: skip


def test_taksten_regnes_ud_uden_afrunding() -> None:
    mest = Decimal("9999999999.99")
    store = beregning(
        direkte_omkostning=(Omkostning(art="LOEN", beloeb=mest),) * 50,
        indirekte_omkostning=(),
        pladser=2147483647,
        enhedsdage=2147483647,
        belaegningsprocent=Decimal("9999.99"),
    )
    assert regler_takst.stemmer(store, Decimal("1.00")) is True
    assert regler_takst.stemmer(store, Decimal("1.01")) is False


def test_regler_siger_intet_fra_beskeden() -> None:
    kanarie = "Kanariefugl-4711"
    besked = bestilling(
        diagnose=(Diagnose(tekst=kanarie),),
        komplekse_udfordringer=kompleks(karakteristik=("TIDLIGERE_VISO",), begrundelse=kanarie),
        indsatsmaal=(maal(titel=kanarie, frist=None, indikator=(indikator(navn=kanarie, maalvaerdi=None),)),),
        ydelse=(ydelse(ydelseskode=None, fritekst=kanarie, indsatsmaal_ref=()),),
    )
    dom = judge(besked, STANDARD.rules("bestilling"), profiles=PROFILER)
    assert len(dom.findings) >= 5
    assert kanarie not in repr(dom.findings)


@pytest.mark.parametrize("modul", [*MODULER, hverdage], ids=lambda modul: modul.__name__)
def test_modulets_eksempel_virker(modul: ModuleType) -> None:
    eksempel = re.search(r"Et fuldt eksempel[^\n]*::\n\n((?:(?:    [^\n]*)?\n)+)", modul.__doc__ or "")
    assert eksempel is not None
    ja = tilbud_svar()
    navne: dict[str, object] = {
        "bestilling": bestilling(), "tilbud": tilbud(), "svar": ja, "tilbud_svar": ja, "kontrakt": kontrakt(),
        "raa": b"kontraktens bytes",
    }  # fmt: skip
    exec(compile(dedent(eksempel[1]), modul.__name__, "exec"), navne)


def test_leverandoeren_er_den_samme_i_tilbud_og_kontrakt() -> None:
    assert tilbud().leverandoer == kontrakt().leverandoer == leverandoer()
