"""Det, der bærer et krav, bærer det: tages det ud af standarden, kan det ses på det, der viser kravet.

Tabellen over krav (``docs/reference/sporbarhed.csv``) siger, hvad der bærer hvert af dem, og hvad der viser
det. Her prøves begge dele: alt vises af noget, og for krav, der skal opfyldes, bygges standarden om uden
bæreren, og så læses dokumentet ikke længere, eller der siges noget andet om det.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.standard import byggere
from tests.standard.uden_baerer import uden
from tools import regel_fixtures
from tools.baerere import STATE, Held, Witnesses, documents, examined, held_of
from tools.sporbarhed import TABLE, Krav, read

from samarbejde_schema.codec.json import to_tree, tree_to_json
from samarbejde_schema.exchange.reading import check, examine
from samarbejde_schema.findings import Stage
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.modelling.shape import Field, shape_of
from samarbejde_schema.modelling.walk import values_of
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.validation.reception import Reception

ROOT = Path(__file__).resolve().parents[2]
HER = "tests/standard/test_baerere.py::"
KRAV = read(ROOT / TABLE)
BAARET = [krav for krav in KRAV if krav.carriers]
SKAL = [krav for krav in BAARET if krav.strength == "SKAL"]
VIDNER = Witnesses(STANDARD, ROOT)
katalog_uden = cache(uden)


def navngivet(krav: list[Krav]) -> list[Any]:
    return [pytest.param(et, id=et.id) for et in krav]


def vises_af(krav: Krav, baerer: str) -> list[str]:
    """Det, der viser bæreren, dokumenter før prøver."""
    fundet = [vist for vist in krav.shown_by.split() if VIDNER.shows(vist, baerer)]
    return sorted(fundet, key=lambda vist: "::" in vist)


@pytest.mark.parametrize("krav", navngivet(BAARET))
def test_hver_baerer_vises(krav: Krav) -> None:
    """Hver bærer findes i et af de dokumenter eller nævnes i en af de prøver, der står ud for kravet."""
    assert [baerer for baerer in krav.carriers.split() if not vises_af(krav, baerer)] == []


@pytest.mark.parametrize("krav", navngivet(BAARET))
def test_alt_hvad_der_vises_viser_noget(krav: Krav) -> None:
    baerere = krav.carriers.split()
    blinde = [
        vist
        for vist in krav.shown_by.split()
        if not any(VIDNER.shows(vist, baerer) for baerer in baerere)
        and not Path(vist).name.startswith(tuple(baerere))  # et dokument, der næsten bryder reglen
        and "::" not in vist
    ]
    assert blinde == []


# --- taget ud ---------------------------------------------------------------------------------------------


def falder(vist: str, baerer: str) -> bool:
    """Om det, der vises, ændrer sig, når bæreren er taget ud af standarden."""
    foer, efter = VIDNER.held(vist), Witnesses(katalog_uden(baerer), ROOT).held(vist)
    if baerer.startswith(STATE):
        tilstand = baerer.removeprefix(STATE)
        return tilstand in foer.states and tilstand not in efter.states
    if baerer.startswith("FR-"):
        return baerer in foer.rules and baerer not in efter.rules and efter.fields == foer.fields
    return efter.fields < foer.fields


@pytest.mark.parametrize("krav", navngivet(SKAL))
def test_uden_baereren_falder_proeven(krav: Krav) -> None:
    """Alle krav, der skal opfyldes, og alt, der bærer dem og vises af et dokument."""
    for baerer in krav.carriers.split():
        vist = vises_af(krav, baerer)[0]
        if not vist.startswith(HER):  # prøverne herfra tager selv bæreren ud
            assert falder(vist, baerer), f"{baerer} kan tages ud, uden at det ses på {vist}"


BESKED, FORLOEB_MAPPE = "fixtures/besked", "fixtures/forloeb/bryder"
UDVALGTE = [
    # regler: dokumentet bryder reglen, og uden den siges der intet
    ("R003", "FR-025", "fixtures/regler/bestilling/bryder/FR-025-myndigheden-bestiller-hos-myndigheden.json"),
    ("R021", "FR-118", "fixtures/regler/matchSvar/bryder/FR-118-ingen-maalgruppe-til-faelles.json"),
    ("R187", "FR-719", "fixtures/regler/handleplan/bryder/FR-719-borgeren-skrev-ikke-med.json"),
    ("R249", "FR-111", "fixtures/regler/bestilling/bryder/FR-111-kun-en-diagnose-i-midt.json"),
    ("R243", "FR-302", "fixtures/register/netvaerkskort/bryder/FR-302-hjemmeteamet-er-ikke-med.json"),
    ("R283", "FR-601", "fixtures/register/bestilling/bryder/FR-601-privat-botilbud-uden-afstemning.json"),
    ("R206", "FR-720", f"{FORLOEB_MAPPE}/FR-720-endnu-et-skema"),
    ("R136", "FR-416", f"{FORLOEB_MAPPE}/FR-416-moedet-er-gaaet-og-notatet-kom-ikke"),
    # felter, der ikke kan udelades, og felter, der kan: uden dem kender standarden ikke dokumentet
    ("R049", "bestilling.indsatsformaal", f"{BESKED}/bestilling/gyldig/typisk.json"),
    ("R109", "aendringsmeddelelse.beskrivelse", f"{BESKED}/aendringsmeddelelse/gyldig/typisk.json"),
    ("R164", "Egnethedsvurdering.kanProfitere", f"{BESKED}/koordinatorudpegning/gyldig/typisk.json"),
    ("R176", "maalOgAftaleskema.maalOgDroemme", f"{BESKED}/maalOgAftaleskema/gyldig/typisk.json"),
    ("R227", "Aftale.opfoelgningsdato", f"{BESKED}/maalOgAftaleskema/gyldig/typisk.json"),
    ("R103", "referat.fremtidigtMaal", f"{BESKED}/referat/gyldig/typisk.json"),
    ("R139", "statusnotat.vaesentligAendring", f"{BESKED}/statusnotat/gyldig/fuld.json"),
    ("R232", "resultatdokumentation.aktivitet", f"{BESKED}/resultatdokumentation/gyldig/typisk.json"),
    # koder og kodelister
    ("R113", "Dagsordenspunkttype.MAALSTATUS", f"{BESKED}/dagsorden/gyldig/typisk.json"),
    ("R094", "Opfoelgningstype", f"{BESKED}/dagsorden/gyldig/typisk.json"),
    # tilstande
    ("R026", "tilstand:MATCH_FUNDET", "fixtures/forloeb/flere-forespoergsler"),
    ("R154", "tilstand:AFSLUTTET", f"{FORLOEB_MAPPE}/FR-208-en-regulering-der-aldrig-blev-gjort-op"),
]
"""Tyve krav, der skal opfyldes, hvert med en bærer og det dokument, der viser den."""


@pytest.mark.parametrize(("krav", "baerer", "vist"), UDVALGTE, ids=[f"{a}-{b}" for a, b, _ in UDVALGTE])
def test_tyve_krav_uden_deres_baerer(krav: str, baerer: str, vist: str) -> None:
    linje = next(et for et in SKAL if et.id == krav)
    assert baerer in linje.carriers.split()
    assert VIDNER.shows(vist, baerer)
    katalog = katalog_uden(baerer)
    if baerer.startswith(STATE):
        tilstand = baerer.removeprefix(STATE)
        assert tilstand in VIDNER.held(vist).states
        assert tilstand not in Witnesses(katalog, ROOT).held(vist).states
    elif baerer.startswith("FR-"):
        assert all(regel.id != baerer for regel in katalog.all_rules())
        foer, efter = VIDNER.held(vist), Witnesses(katalog, ROOT).held(vist)
        assert foer.rules - efter.rules == {baerer}
    else:
        reading = examined(ROOT / vist, katalog)
        assert reading.besked is None
        fundet = {finding.rule_id for finding in reading.report.findings}
        assert fundet == {"SKEMA-KODE" if baerer.partition(".")[0] in VIDNER.codes else "SKEMA-UKENDT"}


def test_de_udvalgte_er_tyve_forskellige() -> None:
    assert len({krav for krav, _, _ in UDVALGTE}) == 20


def test_det_der_ikke_viser_baereren_falder_ikke() -> None:
    bestilling = f"{BESKED}/bestilling/gyldig/minimal.json"
    for baerer in ("FR-118", "matchSvar.begrundelse", "Matchgrad.JA", "tilstand:MATCH_FUNDET"):
        assert not falder(bestilling, baerer)


def test_intet_andet_forsvinder_end_det_der_tages_ud() -> None:
    """Kataloget uden en regel har alle de andre, og det uden et felt læser alt, der ikke har feltet."""
    uden_en = {regel.id for regel in katalog_uden("FR-118").all_rules()}
    assert uden_en == {regel.id for regel in STANDARD.all_rules()} - {"FR-118"}
    referat = f"{BESKED}/referat/gyldig/typisk.json"
    assert Witnesses(katalog_uden("statusnotat.bemaerkninger"), ROOT).held(referat) == VIDNER.held(referat)


# --- felter, der ikke kan udelades ------------------------------------------------------------------------

OBLIGATORISKE = [
    (krav.id, baerer)
    for krav in SKAL
    for baerer in krav.carriers.split()
    if "." in baerer and baerer.partition(".")[0] in VIDNER.shapes
    and VIDNER.shapes[VIDNER.place(baerer)[0]].by_wire[VIDNER.place(baerer)[1]].low > 0
]  # fmt: skip


@pytest.mark.parametrize(("krav", "baerer"), OBLIGATORISKE, ids=[f"{a}-{b}" for a, b in OBLIGATORISKE])
def test_et_felt_der_skal_staa_der_kan_ikke_udelades(krav: str, baerer: str) -> None:
    linje = next(et for et in SKAL if et.id == krav)
    besked = next(b for vist in vises_af(linje, baerer) for b in beskeder(vist) if har(b, baerer))
    trae = to_tree(besked)
    assert uden_feltet(trae, shape_of(type(besked)).fields, VIDNER.place(baerer), besked_navn(besked))
    laest = examine(tree_to_json(trae), STANDARD, rules=False)
    assert {finding.rule_id for finding in laest.report.findings} == {"SKEMA-MANGLER"}


def beskeder(vist: str) -> Iterator[Besked]:
    """Beskeden i et dokument, eller beskederne i en samtale."""
    sti = ROOT / vist
    for fil in documents(sti) if sti.is_dir() else [sti]:
        besked = examined(fil, STANDARD).besked
        assert besked is not None
        yield besked


def har(besked: Besked, baerer: str) -> bool:
    return VIDNER.place(baerer) in held_of(besked).fields


def besked_navn(besked: Besked) -> str:
    return STANDARD.entry_of(besked).type


def uden_feltet(trae: Any, felter: tuple[Field, ...], sted: tuple[str, str], ejer: str) -> bool:
    """Fjern feltet det første sted, det står; sandt, når det stod der."""
    if ejer == sted[0]:
        return trae.pop(sted[1], None) is not None
    for felt in felter:
        if felt.element is None or felt.wire not in trae:
            continue
        for del_ in trae[felt.wire] if felt.many else [trae[felt.wire]]:
            form = shape_of(felt.element)
            if uden_feltet(del_, form.fields, sted, form.name):
                return True
    return False


# --- det, som intet dokument i fixtures viser -------------------------------------------------------------


@pytest.mark.parametrize(
    ("type", "kode"),
    [
        ("aendringsmeddelelse", "Aendringsaarsag.KAN_IKKE_LEVERE"),
        ("aendringsmeddelelse", "Aendringsaarsag.MAAL_KAN_IKKE_FOELGES"),
        ("aendringsmeddelelse", "Aendringsaarsag.PLUDSELIG_AENDRING_BEHOV"),
        ("aktoerAnmodning", "Aktoertype.KOMMUNE"),
        ("aktoerAnmodning", "Aktoertype.REGION"),
        ("bestilling", "Bilagstype.PSYKIATRI_MATERIALE"),
        ("bestilling", "Bilagstype.VISO_RAPPORT"),
        ("bestilling", "Driftsherretype.NON_PROFIT"),
        ("bestilling", "Driftsherretype.PRIVAT"),
        ("bestilling", "FfbTema.FYSISKE_FUNKTIONER"),
        ("bestilling", "FfbTema.KOMMUNIKATION"),
        ("bestilling", "FfbTema.MOBILITET"),
        ("bestilling", "FfbTema.SOCIALE_FORHOLD"),
        ("bestilling", "KompleksKarakteristik.HOEJ_KOMPLEKSITET_OVER_TID"),
        ("bestilling", "KompleksKarakteristik.MAGTANVENDELSE_VOLDSOM"),
        ("bestilling", "KompleksKarakteristik.RAADGIVNING_MYNDIGHED"),
        ("bestilling", "KompleksKarakteristik.RESSOURCEKRAEVENDE"),
        ("bestilling", "KompleksKarakteristik.SELVSKADE_UDAD_FARLIG"),
        ("bestilling", "KompleksKarakteristik.SVAER_INDDRAGELSE"),
        ("bestilling", "KompleksKarakteristik.TIDLIGERE_VISO"),
        ("bestilling", "KompleksKarakteristik.VANSKELIGT_SAMARBEJDE"),
        ("bestilling", "KontaktFunktion.OPFOELGNINGSANSVARLIG"),
        ("forbesoegAftale", "Forbesoegstype.TILBUD_BESOEGER_BORGER"),
        ("forespoergsel", "FysiskRammeKrav.SKAERMET_BOLIG"),
        ("haendelsesUnderretning", "Haendelseskategori.MAGTANVENDELSE_INDBERETTET"),
        ("ledergrupperapport", "Rolle.POLITISK_NIVEAU"),
        ("maalOgAftaleskema", "Behovskategori.PERSONALEKOMPETENCER_OPSOEGENDE"),
        ("maalOgAftaleskema", "Behovskategori.TVAERFAGLIG_KOORDINERING"),
        ("maalOgAftaleskema", "Behovskategori.VEJLEDNING_FORMIDLING_FOELGESKAB"),
        ("resultatdokumentation", "Effektindikator.HELHEDSORIENTERET_INDSATS"),
        ("statusnotat", "Udvikling.INGEN_UDVIKLING"),
        ("strukturaendringHoering", "Strukturaendring.LUKNING"),
    ],
)
def test_en_kode_der_baerer_et_krav_kan_staa_i_beskeden(type: str, kode: str) -> None:
    liste, _, navn = kode.partition(".")
    vaerdi = VIDNER.codes[liste][navn]
    eksempel = (ROOT / f"{BESKED}/{type}/gyldig/fuld.json").read_bytes()
    besked = examine(eksempel, STANDARD, rules=False).besked
    assert besked is not None
    steder = values_of(besked, VIDNER.codes[liste])
    trae = json.loads(eksempel)
    saet(trae, besked, steder[0][0], vaerdi.value)
    laest = examine(tree_to_json(trae), STANDARD, rules=False)
    assert laest.besked is not None
    assert [v for _, v in values_of(laest.besked, VIDNER.codes[liste])].count(vaerdi) > [
        v for _, v in steder
    ].count(vaerdi)
    assert examine(tree_to_json(trae), katalog_uden(kode), rules=False).besked is None


@pytest.mark.parametrize(
    ("type", "rolle"),
    [
        ("forbesoegAftale", "AKTOER"),
        ("indsatsmaalOpdatering", "UDFOERER"),
        ("aendringsmeddelelse", "MYNDIGHED"),
        ("statusnotat", "MYNDIGHED"),
        ("aftaleOpfoelgning", "UDFOERER"),
    ],
)
def test_kun_den_rette_rolle_sender(type: str, rolle: str) -> None:
    """FR-002: beskeden afvises, når den kommer fra en anden end den, kravet siger."""
    trae = json.loads((ROOT / f"{BESKED}/{type}/gyldig/typisk.json").read_bytes())
    assert "FR-002" not in {f.rule_id for f in examine(tree_to_json(trae), STANDARD).report.findings}
    trae["konvolut"]["afsender"]["rolle"] = rolle
    assert "FR-002" in {f.rule_id for f in examine(tree_to_json(trae), STANDARD).report.findings}
    uden_den = examine(tree_to_json(trae), katalog_uden("FR-002")).report
    assert "FR-002" not in {f.rule_id for f in uden_den.findings}


def test_fr_001_den_der_sender_har_underskrevet() -> None:
    """FR-001 bedømmes ved modtagelsen, som intet dokument rummer."""
    besked = byggere.bestilling()
    fremmed = {Stage.MODTAGELSE: Reception(at=byggere.NU, signer="90000012", digest="0" * 64)}
    assert "FR-001" in {f.rule_id for f in check(besked, STANDARD, contexts=fremmed).findings}
    uden_den = check(besked, katalog_uden("FR-001"), contexts=fremmed)
    assert "FR-001" not in {f.rule_id for f in uden_den.findings}


def test_fr_035_bilag_i_beskeden_har_en_graense() -> None:
    """Et dokument så stort ligger ikke i fixtures; det laves af sagerne."""
    sag = next(sag for sag in regel_fixtures.SAGER if sag.regel == "FR-035" and sag.fund)
    data = regel_fixtures.document_of(sag)
    assert "FR-035" in {finding.rule_id for finding in examine(data, STANDARD).report.findings}
    uden_den = examine(data, katalog_uden("FR-035")).report
    assert "FR-035" not in {finding.rule_id for finding in uden_den.findings}


def saet(trae: Any, element: Any, sted: tuple[str | int, ...], vaerdi: str) -> None:
    """Skriv en værdi på et sted, der er sagt med Python-navne."""
    for trin in sted[:-1]:
        trae = trae[trin if isinstance(trin, int) else shape_of(type(element)).by_name[trin].wire]
        element = element[trin] if isinstance(trin, int) else getattr(element, trin)
    sidste = sted[-1]
    trae[sidste if isinstance(sidste, int) else shape_of(type(element)).by_name[sidste].wire] = vaerdi


# --- og den anden vej: alt i standarden peger tilbage -----------------------------------------------------

DOKUMENT = re.compile(r"(000|003|004):[\d, -]+")
NAVNGIVNE = (
    "praksis", "valg", "GDPR", "dk-core", "cpr.dk", "000 titel",
    "KL", "KL SF2900", "SF2900", "CPR", "CPR-loven", "værgemålsloven", "Ankestyrelsen 47-22",
)  # fmt: skip
"""Kilder, der er nævnt ved navn: vores egne valg, KL's og de fælles modeller, og love uden paragraf."""
LOVE = (
    "SEL", "ABL", "BEK", "VEJ", "rsl", "fvl.", "GDPR", "rentelov", "socialtilsynsloven",
    "databeskyttelsesforordningen",
)  # fmt: skip
"""Love og vejledninger, som nævnes med paragraf, artikel, nummer eller punkt."""


def kilder(source: str) -> Iterator[str]:
    return (del_.strip() for del_ in source.split(";"))


def linjer(tekst: str) -> Iterator[tuple[int, int]]:
    for stykke in tekst.split(","):
        fra, _, til = stykke.strip().partition("-")
        yield int(fra), int(til or fra)


def er_et_krav(kilde: str) -> bool:
    """Om et sted i et af de tre dokumenter er linjer, som et krav dækker."""
    dokument, _, tekst = kilde.partition(":")
    return any(
        krav.seed.startswith(dokument) and a <= d and c <= b
        for a, b in linjer(tekst)
        for krav in KRAV
        for c, d in linjer(krav.lines)
    )


def kendt(kilde: str) -> bool:
    """Om en kilde er et krav, et valg (D-nummer) eller en af dem, der er nævnt ved navn."""
    if DOKUMENT.fullmatch(kilde):
        return er_et_krav(kilde)
    lov, _, sted = kilde.partition(" ")
    return kilde in NAVNGIVNE or bool(re.fullmatch(r"D\d+", kilde)) or (lov in LOVE and sted != "")


def test_hver_regel_peger_paa_et_krav_eller_en_anden_kilde() -> None:
    """En regel uden krav skal have en kilde, der ikke er et af de tre dokumenter."""
    numre = {krav.id for krav in KRAV}
    assert [
        regel.id
        for regel in STANDARD.all_rules()
        if not set(regel.requirements) <= numre
        or (not regel.requirements and any(DOKUMENT.fullmatch(kilde) for kilde in kilder(regel.source)))
        or not all(kendt(kilde) for kilde in kilder(regel.source))
    ] == []


def test_hvert_felt_peger_paa_et_krav_eller_en_anden_kilde() -> None:
    """Alle felter, ikke kun dem, der skal stå der."""
    assert [
        f"{navn}.{felt.wire}: {felt.about.source}"
        for navn, form in VIDNER.shapes.items()
        for felt in form.fields
        if not all(kendt(kilde) for kilde in kilder(felt.about.source))
    ] == []


@pytest.mark.parametrize("kilde", ["000:1", "003:9999", "D", "SEL", "bare fordi", "", "000:"])
def test_en_kilde_der_ikke_siger_noget_er_ikke_nok(kilde: str) -> None:
    assert not kendt(kilde)


def test_et_vidne_siger_kun_det_der_staar_der() -> None:
    """Et dokument viser ikke en regel, det holder, et felt, det ikke har, eller en tilstand."""
    vist = f"{BESKED}/dagsorden/gyldig/minimal.json"
    assert VIDNER.held(vist) != Held()
    for baerer in ("FR-401", "dagsorden.tolk", "Moedetype.NETVAERKSMOEDE", "tilstand:INDKALDT", "FfbTema"):
        assert not VIDNER.shows(vist, baerer)
    assert not VIDNER.shows("tests/standard/test_baerere.py::test_der_ikke_findes", "FR-401")
