"""Kodelisterne: nøgler, etiketter, datoer, antal og de sammenhænge, regler spørger om."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from tests.standard.byggere import kontrakt, ydelse

from samarbejde_schema.exchange.reading import check
from samarbejde_schema.findings import Stage
from samarbejde_schema.modelling.codes import CodeList, info_of
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.faelles.konvolut import Organisation
from samarbejde_schema.standard.v1.kodelister import ffb, geografi, konvolut, lov
from samarbejde_schema.standard.v1.kodelister.ffb import (
    FfbMaalgruppe,
    FfbTema,
    FfbTilbudstype,
    FfbUndertema,
    FfbYdelse,
)
from samarbejde_schema.standard.v1.kodelister.geografi import Kommune, Region
from samarbejde_schema.standard.v1.kodelister.lov import Lovparagraf

MODULER = tuple(navn.rpartition(".")[2] for navn in STANDARD.release.code_modules)
GENNEMSET = Path(__file__).with_name("kodelister.txt")
ANTAL_LISTER = 124
UDEN_ENGELSK = {"Kommune", "Region"}
"""Lister, hvis værdier er egennavne."""
TEKNISKE = {
    "Annulleringsaarsag",
    "Profil",
    "Beskedtype",
    "Rolle",
    "Fortrolighed",
    "Behandlingsgrundlag",
    "Mimetype",
    "Transportkvitteringskode",
    "Forretningskvitteringskode",
    "Kvitteringstype",
    "Alvor",
}
UDEN_REST = {"Effektindikator", "Enhed", "KonkretBehov", "Lovparagraf", "Mimetype", "Oplysningstype"}
"""Åbne lister uden en værdi for resten: der står fri tekst ved siden af feltet."""
FORSTAVELSER = {"Kommune": "KOMMUNE_", "Region": "REGION_"}


def lister_i(modul: str) -> list[type[CodeList]]:
    indhold = vars(import_module(f"samarbejde_schema.standard.v1.kodelister.{modul}"))
    return [
        vaerdi
        for vaerdi in indhold.values()
        if isinstance(vaerdi, type) and issubclass(vaerdi, CodeList) and vaerdi.__module__.endswith(modul)
    ]


LISTER = {liste.__name__: liste for modul in MODULER for liste in lister_i(modul)}
alle_lister = pytest.mark.parametrize("liste", LISTER.values(), ids=LISTER)


def test_antal_lister() -> None:
    assert len(LISTER) == sum(len(lister_i(modul)) for modul in MODULER), "to lister har samme navn"
    assert len(LISTER) == ANTAL_LISTER


def gennemset() -> dict[str, list[str]]:
    """Hver liste i den gennemsete fil: første linje siger, hvad listen er; de næste er dens værdier."""
    tekst = "\n".join(
        linje for linje in GENNEMSET.read_text("utf-8").splitlines() if not linje.startswith("#")
    )
    afsnit = (stykke.strip("\n").split("\n") for stykke in tekst.split("\n\n") if stykke.strip())
    return {linjer[0].partition(",")[0]: linjer for linjer in afsnit}


@alle_lister
def test_listen_er_som_den_er_gennemset(liste: type[CodeList]) -> None:
    info = info_of(liste)
    linjer = [f"{liste.__name__}, {'åben' if info.open else 'lukket'}, {info.source}"]
    for vaerdi in liste:
        gaelder = vaerdi.valid_from or vaerdi.valid_to
        dage = f" [{vaerdi.valid_from or ''}..{vaerdi.valid_to or ''}]" if gaelder else ""
        linjer.append(f"  {vaerdi.value} = {vaerdi.label}{dage}")
    assert linjer == gennemset()[liste.__name__]


def test_ingen_liste_er_glemt_eller_tilbage() -> None:
    assert sorted(gennemset()) == sorted(LISTER)


def test_en_aaben_liste_har_en_udvej() -> None:
    """Åbne lister har en værdi for resten, eller feltet har ord ved siden af; de lukkede siger alt."""
    uden = {
        navn
        for navn, liste in LISTER.items()
        if info_of(liste).open and not {"ANDET", "ANDEN", "ANDEN_LOV"} & {vaerdi.value for vaerdi in liste}
    }
    assert uden == UDEN_REST


# --- på engelsk -------------------------------------------------------------------------------------------


def test_hver_liste_og_vaerdi_har_en_engelsk_glose() -> None:
    gloser = STANDARD.release.english()
    assert set(gloser) == set(LISTER)
    for navn, liste in LISTER.items():
        vaerdier = set() if navn in UDEN_ENGELSK else {vaerdi.value for vaerdi in liste}
        assert set(gloser[navn]) == {"", *vaerdier}, navn


def test_gloserne_er_ord_og_siger_hver_sit() -> None:
    for navn, gloser in STANDARD.release.english().items():
        tekster = [tekst for noegle, tekst in gloser.items() if noegle]
        assert len(set(tekster)) == len(tekster), navn
        for tekst in gloser.values():
            assert tekst == " ".join(tekst.split()) != ""
            assert not re.search("[æøåÆØÅ_.]", tekst), (navn, tekst)


@alle_lister
def test_listen_siger_hvad_den_er(liste: type[CodeList]) -> None:
    assert info_of(liste).source
    docstring = liste.__doc__ or ""
    assert docstring != CodeList.__doc__
    assert docstring.strip().endswith(".")


@alle_lister
def test_noegler_og_etiketter(liste: type[CodeList]) -> None:
    forstavelse = FORSTAVELSER.get(liste.__name__, "NIVEAU_")
    for vaerdi in liste:
        assert vaerdi.label == vaerdi.label.strip() != ""
        if liste is konvolut.Mimetype:
            assert re.fullmatch("[a-z]+/[a-z.-]+", vaerdi.value)
        elif vaerdi.value[0].isdigit():
            assert vaerdi.name == forstavelse + vaerdi.value
        else:
            assert vaerdi.name == vaerdi.value
            assert re.fullmatch("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*", vaerdi.value)


@alle_lister
def test_ingen_vaerdi_staar_to_gange(liste: type[CodeList]) -> None:
    assert len(liste.__members__) == len(list(liste)), "to navne for samme nøgle"
    assert len({vaerdi.label for vaerdi in liste}) == len(liste)


@alle_lister
def test_en_vaerdi_er_sin_noegle(liste: type[CodeList]) -> None:
    for vaerdi in liste:
        assert vaerdi == vaerdi.value
        assert {vaerdi.value: 1}[vaerdi] == 1
        assert liste(vaerdi.value) is vaerdi


def test_tekniske_lister() -> None:
    assert {navn for navn, liste in LISTER.items() if not info_of(liste).sensitive} == TEKNISKE | {
        liste.__name__ for liste in lister_i("faelleskommunalt")
    }, "tekniske lister og dem, der ikke handler om en borger"


def test_datoer() -> None:
    med_datoer = {
        vaerdi.value: (vaerdi.valid_from, vaerdi.valid_to)
        for liste in LISTER.values()
        for vaerdi in liste
        if vaerdi.valid_from or vaerdi.valid_to
    }
    assert med_datoer == {
        "1084": (None, date(2026, 12, 31)),
        "1085": (None, date(2026, 12, 31)),
        "AELDRELOVEN": (date(2025, 7, 1), None),
        "UNGESTOETTE": (date(2024, 1, 1), None),
    }
    assert Region.REGION_1084.valid_on(date(2026, 12, 31))
    assert not Region.REGION_1084.valid_on(date(2027, 1, 1))
    assert not Lovparagraf.AELDRELOVEN.valid_on(date(2025, 6, 30))


@pytest.mark.parametrize(
    ("afsendt", "region", "i_orden"),
    [
        ("2026-12-31T23:59:59+01:00", "1084", True),
        ("2026-12-31T22:59:59Z", "1085", True),
        ("2026-12-31T23:00:00Z", "1085", False),
        ("2027-01-01T00:00:00+01:00", "1084", False),
        ("2027-01-01T00:00:00+01:00", "1081", True),
        ("2026-12-31T20:00:00-05:00", "1084", False),
    ],
)
def test_regionerne_skifter_ved_nytaar_i_danmark(afsendt: str, region: str, i_orden: bool) -> None:
    """Fra 2027 nævnes Region Hovedstaden og Region Sjælland ikke; feltet udelades, og arkivet er i orden."""
    tid = datetime.fromisoformat(afsendt)
    besked = kontrakt(
        nu=tid, koeber=Organisation(navn="Regionen", cvr="90000004", regionskode=region), udloeber=tid
    )
    rapport = check(besked, STANDARD, contexts={Stage.REGISTER: None})
    fundet = [f.pointer for f in rapport.findings if f.rule_id == "FR-019"]
    assert fundet == ([] if i_orden else ["/koeber/regionskode"])
    assert "FR-019" not in rapport.not_judged


def test_ungestoette_og_aeldreloven_gaelder_fra_deres_dag() -> None:
    for paragraf, dag in (("UNGESTOETTE", date(2024, 1, 1)), ("AELDRELOVEN", date(2025, 7, 1))):
        for dage, fejl in ((-1, ["/ydelse/0/paragraf"]), (0, [])):
            tid = datetime(dag.year, dag.month, dag.day, 8, tzinfo=UTC) + timedelta(days=dage)
            besked = kontrakt(nu=tid, ydelse=(ydelse(paragraf=paragraf, ydelseskode=None, fritekst="Hjælp"),))
            rapport = check(besked, STANDARD, contexts={Stage.REGISTER: None})
            assert [f.pointer for f in rapport.findings if f.rule_id == "FR-019"] == fejl


def test_leddet_over_findes() -> None:
    over = {"FfbUndertema": FfbTema, "Kommune": Region}
    for navn, liste in LISTER.items():
        for vaerdi in liste:
            if vaerdi.parent is not None:
                assert over.get(navn, liste)(vaerdi.parent) is not vaerdi


def test_kommuner_i_hver_region() -> None:
    assert Counter(kommune.parent for kommune in Kommune) == {
        "1081": 11,
        "1082": 19,
        "1083": 22,
        "1084": 29,
        "1085": 17,
    }
    assert "0411" not in set(geografi.Kommune), "Christiansø er ikke en kommune"


def test_undertemaer_i_hvert_tema() -> None:
    assert Counter(ffb.tema_for(undertema) for undertema in FfbUndertema) == {
        FfbTema.MENTALE_FUNKTIONER: 12,
        FfbTema.SUNDHEDSFORHOLD: 8,
        FfbTema.FYSISKE_FUNKTIONER: 5,
        FfbTema.SOCIALE_FORHOLD: 8,
        FfbTema.RELATIONER: 3,
        FfbTema.KOMMUNIKATION: 4,
        FfbTema.MOBILITET: 4,
        FfbTema.EGENOMSORG: 9,
        FfbTema.SAMFUNDSLIV: 5,
        FfbTema.PRAKTISKE_OPGAVER: 6,
        FfbTema.OMGIVELSER: 3,
    }


def test_temaerne_deles_i_tre() -> None:
    dele = (ffb.AKTIVITET_OG_DELTAGELSE, ffb.FUNKTIONER_OG_FORHOLD, ffb.OMGIVELSESFAKTORER)
    assert sum(map(len, dele)) == 11
    assert frozenset().union(*dele) == set(FfbTema)


@pytest.mark.parametrize(
    ("kode", "svar"),
    [
        (FfbUndertema.SPISE, True),
        (FfbUndertema.LAVE_MAD, True),
        (FfbTema.MOBILITET, True),
        (FfbUndertema.SOEVN, False),
        (FfbUndertema.BOLIGOMRAADE, False),
        (FfbTema.SOCIALE_FORHOLD, False),
    ],
)
def test_aktivitet_og_deltagelse(kode: FfbTema | FfbUndertema, svar: bool) -> None:
    assert ffb.er_aktivitet_og_deltagelse(kode) is svar


@pytest.mark.parametrize(
    ("etiket", "noegle"),
    [
        ("Anvende kommunikationsudstyr- og teknikker", "ANVENDE_KOMMUNIKATIONSUDSTYR_OG_TEKNIKKER"),
        ("Bære, flytte og håndtere genstande", "BAERE_FLYTTE_OG_HAANDTERE_GENSTANDE"),
        ("Gå på toilettet", "GAA_PAA_TOILETTET"),
        ("Ændre og opretholde kropsstilling", "AENDRE_OG_OPRETHOLDE_KROPSSTILLING"),
        ("Økonomisk situation", "OEKONOMISK_SITUATION"),
    ],
)
def test_noegle_af_etiket(etiket: str, noegle: str) -> None:
    assert FfbUndertema(noegle).label == etiket


def test_blade() -> None:
    assert sum(map(ffb.er_blad, FfbMaalgruppe)) == 45
    assert ffb.er_blad(FfbMaalgruppe.AUTISMESPEKTRUM)
    assert ffb.er_blad(FfbMaalgruppe.HJEMLOESHED)
    for gren in (FfbMaalgruppe.SOCIALT_PROBLEM, FfbMaalgruppe.MISBRUG, FfbMaalgruppe.HJERNESKADE):
        assert not ffb.er_blad(gren)
    stoette = [y for y in FfbYdelse if ffb.er_under(y, FfbYdelse.SOCIALPAEDAGOGISK_STOETTE)]
    assert sum(map(ffb.er_blad, stoette)) == 14
    assert ffb.er_blad(FfbTilbudstype.MOBILT_TILBUD)


def test_under_en_gren() -> None:
    assert ffb.er_under(FfbMaalgruppe.DEMENS, FfbMaalgruppe.FUNKTIONSNEDSAETTELSE)
    assert ffb.er_under(FfbMaalgruppe.DEMENS, FfbMaalgruppe.DEMENS)
    assert not ffb.er_under(FfbMaalgruppe.FUNKTIONSNEDSAETTELSE, FfbMaalgruppe.DEMENS)
    assert not ffb.er_under(FfbMaalgruppe.DEMENS, FfbMaalgruppe.SOCIALT_PROBLEM)


@pytest.mark.parametrize(
    ("paragraf", "ydelse", "svar"),
    [
        (Lovparagraf.SEL_85, FfbYdelse.STOETTE_TIL_TRANSPORT, True),
        (Lovparagraf.SEL_85, FfbYdelse.KREATIV_AKTIVITET, False),
        (Lovparagraf.SEL_104, FfbYdelse.KREATIV_AKTIVITET, True),
        (Lovparagraf.SEL_107, FfbYdelse.LAENGEREVARENDE_OPHOLD, False),
        (Lovparagraf.SEL_107, FfbYdelse.OPHOLD, True),
        (Lovparagraf.SEL_110, FfbYdelse.AKUT_OPHOLD, True),
        (Lovparagraf.SEL_82_A, FfbYdelse.FOREBYGGENDE_HJAELP_OG_STOETTE, True),
        (
            Lovparagraf.SEL_82_D,
            FfbYdelse.GRUPPEBASERET_HJAELP_OG_STOETTE_ETABLERET_I_SAMARBEJDE_MED_FRIVILLIGE,
            True,
        ),
        (Lovparagraf.SEL_96, FfbYdelse.OPHOLD, True),
        (Lovparagraf.SEL_108, FfbYdelse.PAEDAGOGISK_UDREDNING, True),
    ],
)
def test_ydelsen_passer_til_bestemmelsen(paragraf: Lovparagraf, ydelse: FfbYdelse, svar: bool) -> None:
    assert lov.passer_ydelse(paragraf, ydelse) is svar


@pytest.mark.parametrize(
    ("paragraf", "tilbudstype", "svar"),
    [
        (Lovparagraf.SEL_108, FfbTilbudstype.SIKRET_LAENGEREVARENDE_BOTILBUD_TIL_VOKSNE, True),
        (Lovparagraf.SEL_108, FfbTilbudstype.BOTILBUD_TIL_VOKSNE, True),
        (Lovparagraf.SEL_108, FfbTilbudstype.MIDLERTIDIGT_BOTILBUD_TIL_VOKSNE, False),
        (Lovparagraf.SEL_85, FfbTilbudstype.ALMEN_AELDRE_OG_HANDICAPVENLIG_BOLIG, True),
        (Lovparagraf.SEL_104, FfbTilbudstype.BESKYTTET_BESKAEFTIGELSESTILBUD, False),
        (Lovparagraf.SEL_110, FfbTilbudstype.MIDLERTIDIGT_BOTILBUD_TIL_VOKSNE, True),
    ],
)
def test_tilbudstypen_passer_til_bestemmelsen(
    paragraf: Lovparagraf, tilbudstype: FfbTilbudstype, svar: bool
) -> None:
    assert lov.passer_tilbudstype(paragraf, tilbudstype) is svar


def test_roller_uden_systemadresse() -> None:
    assert len(konvolut.UDEN_SYSTEMADRESSE) == 4
    assert not konvolut.UDEN_SYSTEMADRESSE & konvolut.KUN_SOM_ORGANISATION
