"""De fælles regler og alle 42 beskeder: hvilke de gælder, hvem der sender, og hvem der får.

Tabellerne her er skrevet af efter standardens grundlag og ikke efter koden: for hver regel de beskeder, den
gælder, og for hver besked dens afsendere og modtagere. Prøverne holder de to op mod hinanden.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from samarbejde_schema.catalogue.release import rules_in
from samarbejde_schema.findings import Stage
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.modelling.shape import Field, shape_of
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.faelles import regler_bilag, regler_konvolut, regler_person, steder
from samarbejde_schema.standard.v1.indhold import ENTRIES
from samarbejde_schema.standard.v1.kodelister.faelleskommunalt import Afstemningsart
from samarbejde_schema.standard.v1.kodelister.konvolut import UDEN_SYSTEMADRESSE, Beskedtype, Rolle
from samarbejde_schema.validation.rule import Rule

TYPE = {entry.number: entry.type for entry in ENTRIES}
NUMMER = {entry.type: entry.number for entry in ENTRIES}
MODULER = [STANDARD.release.module(navn) for navn in STANDARD.release.shared_rules]
REGLER = [regel for modul in MODULER for regel in rules_in(modul)]

KONVOLUT = "M01–M38, M40–M42"
BORGER = "M01–M31, M42"
GAELDER = {
    "FR-001": KONVOLUT, "FR-002": KONVOLUT, "FR-004": KONVOLUT, "FR-006": KONVOLUT, "FR-007": KONVOLUT,
    "FR-008": "M02, M05, M06, M09, M14, M38, M40", "FR-011": BORGER, "FR-012": "M01–M42",
    "FR-013": "M01, M04, M08, M10", "FR-015": BORGER, "FR-016": "M01–M23, M26–M31, M42", "FR-017": BORGER,
    "FR-018": "M04, M16, M19, M20", "FR-020": KONVOLUT,
    "FR-021": "M01, M04, M05, M08, M10", "FR-022": "M01–M38, M42", "FR-023": KONVOLUT, "FR-024": "M01–M31",
    "FR-025": KONVOLUT, "FR-030": "M01, M04, M05, M08, M19, M21", "FR-033": BORGER,
    "FR-034": "M01, M04, M05, M08, M15, M19, M21, M24, M26, M31, M32, M35", "FR-035": KONVOLUT,
    "FR-036": "M04, M07, M08, M15, M17, M21, M24",
    "FR-102": "M01, M04, M26", "FR-103": "M04, M19", "FR-104": "M04, M18", "FR-105": "M04, M18, M20",
    "FR-106": "M04, M18", "FR-107": "M04, M18", "FR-108": "M01, M04, M14, M15",
    "FR-110": "M01, M04, M05, M08", "FR-111": "M01, M04",
    "FR-112": "M04, M18, M20", "FR-115": "M01, M04, M15, M18, M20, M23", "FR-117": "M01, M04, M14, M15",
    "FR-122": "M04, M05, M08", "FR-127": "M06, M09", "FR-129": "M04, M18", "FR-201": "M05, M08, M21",
    "FR-305": "M24, M25", "FR-417": "M15, M23", "FR-605": "M32–M38, M40, M41", "FR-606": "M32, M37",
    "FR-711": "M16, M26–M31",
    "FR-713": "M27, M28", "FR-714": "M27, M28", "FR-715": "M12, M16",
}  # fmt: skip
"""De beskeder, hver fælles regel gælder. M39 har hverken konvolut eller lister at gentage noget i."""


def beskeder(tekst: str) -> set[str]:
    """Typerne bag ``M01–M03, M42``."""
    fundet: set[str] = set()
    for led in tekst.split(", "):
        fra, _, til = led.partition("–")
        fundet |= {TYPE[f"M{n:02}"] for n in range(int(fra[1:]), int((til or fra)[1:]) + 1)}
    return fundet


@pytest.mark.parametrize("regel", REGLER, ids=lambda regel: f"{regel.id}-{regel.level}")
def test_en_faelles_regel_gaelder_netop_sine_beskeder(regel: Rule) -> None:
    assert {NUMMER[type_] for type_ in regel.messages} == {NUMMER[t] for t in beskeder(GAELDER[regel.id])}
    assert len(set(regel.messages)) == len(regel.messages)


def test_hver_raekke_i_tabellen_er_en_regel() -> None:
    assert {regel.id for regel in REGLER} == set(GAELDER)


def egne_felter(type_: str) -> Iterator[tuple[str, Field]]:
    """De felter, en besked selv har, også i dele, som ingen anden besked bruger."""
    klasse = STANDARD.model(type_)
    videre: list[tuple[str, Any]] = [("", klasse)]
    for sted, element in videre:
        for felt in shape_of(element).fields:
            yield sted + felt.wire, felt
            if felt.element is not None and felt.element.__module__ == klasse.__module__:
                videre.append((f"{sted}{felt.wire}.", felt.element))


@pytest.mark.parametrize("type_", STANDARD.types)
def test_et_felt_naevner_kun_faelles_regler_der_gaelder_beskeden(type_: str) -> None:
    fremmede = [
        (sti, nr)
        for sti, felt in egne_felter(type_)
        for nr in felt.about.rules
        if nr in GAELDER and type_ not in beskeder(GAELDER[nr])
    ]
    assert fremmede == []


@pytest.mark.parametrize("regel", REGLER, ids=lambda regel: f"{regel.id}-{regel.level}")
def test_en_regels_felter_findes_i_en_af_dens_beskeder(regel: Rule) -> None:
    for sti in regel.fields:
        assert any(findes(STANDARD.model(type_), sti) for type_ in regel.messages), sti


def findes(klasse: type[Besked], sti: str) -> bool:
    """Om feltnavne med punktum imellem fører til et felt i beskeden."""
    felter = shape_of(klasse).by_wire
    for navn in sti.split("."):
        if navn not in felter:
            return False
        element = felter[navn].element
        felter = shape_of(element).by_wire if element is not None else {}
    return True


# --- hvem sender hvad til hvem ----------------------------------------------------------------------------

UD = "UDFOERER DRIFTSHERRE"
TEAM = "TEAMMEDLEM AKTOER MYNDIGHED CIVILSAMFUND"
VEJE = {
    "M01": [("MYNDIGHED", UD)],
    "M02": [(UD, "MYNDIGHED")],
    "M03": [("MYNDIGHED", UD), (UD, "MYNDIGHED")],
    "M04": [("MYNDIGHED", UD)],
    "M05": [(UD, "MYNDIGHED")],
    "M06": [("MYNDIGHED", UD)],
    "M07": [(UD, "MYNDIGHED")],
    "M08": [(UD, "MYNDIGHED")],
    "M09": [("MYNDIGHED", UD), (UD, "MYNDIGHED")],
    "M10": [(UD, "MYNDIGHED")],
    "M11": [(UD, "MYNDIGHED")],
    "M12": [("MYNDIGHED KOORDINATOR", f"{UD} AKTOER TEAMMEDLEM")],
    "M13": [("MYNDIGHED", "AKTOER")],
    "M14": [("AKTOER", "MYNDIGHED")],
    "M15": [(UD, "MYNDIGHED")],
    "M16": [("MYNDIGHED KOORDINATOR", f"{UD} AKTOER TEAMMEDLEM")],
    "M17": [(UD, "MYNDIGHED")],
    "M18": [("MYNDIGHED", UD)],
    "M19": [("MYNDIGHED", UD)],
    "M20": [("MYNDIGHED", UD)],
    "M21": [(UD, "MYNDIGHED")],
    "M22": [("MYNDIGHED", UD), (UD, "MYNDIGHED")],
    "M23": [("MYNDIGHED", UD), (UD, "MYNDIGHED")],
    "M24": [("MYNDIGHED KOORDINATOR", f"{TEAM} KOORDINATOR")],
    "M25": [("MYNDIGHED KOORDINATOR", f"{TEAM} KOORDINATOR")],
    "M26": [("MYNDIGHED", "KOORDINATOR TEAMMEDLEM AKTOER")],
    "M27": [("KOORDINATOR", "MYNDIGHED TEAMMEDLEM AKTOER")],
    "M28": [("KOORDINATOR", TEAM)],
    "M29": [("KOORDINATOR", TEAM)],
    "M30": [("KOORDINATOR", f"{TEAM} KOORDINATOR"), ("TEAMMEDLEM AKTOER CIVILSAMFUND", "KOORDINATOR")],
    "M31": [("KOORDINATOR", "MYNDIGHED TEAMMEDLEM AKTOER")],
    "M32": [("KOORDINATOR", "LEDERGRUPPE"), ("LEDERGRUPPE", "DIREKTION POLITISK_NIVEAU")],
    "M33": [(UD, "SEKRETARIAT MYNDIGHED")],
    "M34": [("MYNDIGHED SAMARBEJDSKOMMUNE", "MYNDIGHED SAMARBEJDSKOMMUNE SEKRETARIAT")],
    "M35": [("DRIFTSHERRE MYNDIGHED", "SOCIALTILSYN SEKRETARIAT")],
    "M36": [("SEKRETARIAT", "DASSOS")],
    "M37": [("DRIFTSHERRE MYNDIGHED", "SAMARBEJDSKOMMUNE DASSOS SEKRETARIAT")],
    "M38": [("SAMARBEJDSKOMMUNE DASSOS", "DRIFTSHERRE MYNDIGHED SEKRETARIAT")],
}
"""Fra hvem til hvem hver besked går, når dens ene formål er opfyldt."""

ET_FORMAAL = [
    ("M12", "KOORDINATOR", "moedetype", "NETVAERKSMOEDE"),
    ("M16", "KOORDINATOR", "moedetype", "NETVAERKSMOEDE"),
    ("M09", "UDFOERER", "vedroerer", "TILBAGETRAEKNING_AF_OPSIGELSE"),
    ("M09", "DRIFTSHERRE", "vedroerer", "TILBAGETRAEKNING_AF_OPSIGELSE"),
    ("M34", "SAMARBEJDSKOMMUNE", "art", "SVAR"),
]
"""Afsendere, der kun har beskeden til ét formål."""


def udkast(nummer: str, fra: str, til: str, **felter: str) -> Any:
    """Det af en besked, reglerne om roller ser: typen, rollerne og de felter, der siger formålet."""
    formaal = {felt: kode for nr, rolle, felt, kode in ET_FORMAAL if (nr, rolle) == (nummer, fra)}
    beskedtype = next(Beskedtype(entry.code) for entry in ENTRIES if entry.number == nummer)
    konvolut = SimpleNamespace(
        beskedtype=beskedtype,
        afsender=SimpleNamespace(rolle=Rolle(fra)),
        modtager=(SimpleNamespace(rolle=Rolle(til)),),
    )
    return SimpleNamespace(konvolut=konvolut, **formaal | felter)


def maa_sende(besked: Any) -> bool:
    return not list(regler_konvolut.afsenderens_rolle.judge(besked))


def maa_faa(besked: Any) -> bool:
    return not list(regler_konvolut.modtagernes_roller.judge(besked))


@pytest.mark.parametrize("nummer", VEJE)
def test_en_besked_gaar_netop_de_veje_den_skal(nummer: str) -> None:
    veje = {(fra, til) for f, t in VEJE[nummer] for fra in f.split() for til in t.split()}
    gaar = {
        (fra.value, til.value)
        for fra in Rolle
        for til in Rolle
        for besked in [udkast(nummer, fra.value, til.value)]
        if maa_sende(besked) and maa_faa(besked)
    }
    assert gaar == veje


@pytest.mark.parametrize("nummer", ["M40", "M41"])
def test_kvittering_og_annullering_gaar_mellem_organisationer(nummer: str) -> None:
    sender = {rolle for rolle in Rolle if maa_sende(udkast(nummer, rolle.value, "MYNDIGHED"))}
    faar = {rolle for rolle in Rolle if maa_faa(udkast(nummer, "MYNDIGHED", rolle.value))}
    organisationer = set(Rolle) - set(UDEN_SYSTEMADRESSE)
    kun_laesere = {Rolle.DIREKTION, Rolle.POLITISK_NIVEAU, Rolle.SOCIALTILSYN}
    sendere = organisationer - kun_laesere
    assert (sender, faar) == ((organisationer, sendere) if nummer == "M40" else (sendere, organisationer))


@pytest.mark.parametrize(("nummer", "fra", "felt", "kode"), ET_FORMAAL)
def test_en_afsender_med_ét_formaal_sender_ikke_til_andre(
    nummer: str, fra: str, felt: str, kode: str
) -> None:
    modtager = next(til for f, t in VEJE[nummer] if fra in f.split() for til in t.split())
    koder = next(f for f in shape_of(STANDARD.model(TYPE[nummer])).fields if f.name == felt).codes
    assert koder is not None
    tilladt = {k.value for k in koder if maa_sende(udkast(nummer, fra, modtager, **{felt: k.value}))}
    assert tilladt == {kode}


def test_koden_for_et_svar_om_ledige_pladser_er_den_reglen_kender() -> None:
    _, kode, _ = regler_konvolut._SENDER_KUN[Rolle.SAMARBEJDSKOMMUNE, Beskedtype.LEDIGHEDS_AFSTEMNING]
    assert kode == Afstemningsart.SVAR.value


# --- hvor det, beskederne deler, står ---------------------------------------------------------------------


def felt_med(type_: str, klasse: str) -> set[str]:
    """Navnene på de felter i beskeden selv, der har en del af den klasse."""
    felter = shape_of(STANDARD.model(type_)).fields
    return {felt.name for felt in felter if felt.element is not None and felt.element.__name__ == klasse}


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.number != "M39"], ids=lambda entry: entry.type)
def test_stederne_er_der_hvor_reglerne_leder(entry: Any) -> None:
    kode = Beskedtype(entry.code)
    assert felt_med(entry.type, "Ydelse") <= {steder.ydelsesfelt(kode)}
    assert felt_med(entry.type, "Indsatsmaal") <= {steder.maalfelt(kode)}
    assert felt_med(entry.type, "Leverandoer") == {steder.leverandoerfelt(kode)} - {None}
    assert (steder.koeberfelt(kode) is not None) == (entry.type in beskeder("M08, M21"))


@pytest.mark.parametrize("type_", sorted(beskeder(BORGER)))
def test_borgerens_nummer_staar_hvor_reglen_leder(type_: str) -> None:
    """FR-011 ser kun på beskedens egen borger; intet andet sted kan der stå et personnummer."""
    steder_ = {felt.name for felt in shape_of(STANDARD.model(type_)).fields if _rummer_cpr(felt)}
    assert steder_ <= {"borger"} or steder_ <= {"borger_ref"}


def _rummer_cpr(felt: Field) -> bool:
    if felt.element is None:
        return felt.wire == "cpr"
    return any(_rummer_cpr(under) for under in shape_of(felt.element).fields)


@pytest.mark.parametrize("type_", sorted(beskeder("M32–M38, M40, M41")))
def test_en_besked_uden_borger_kan_ikke_rumme_et_personnummer(type_: str) -> None:
    assert not any(_rummer_cpr(felt) for felt in shape_of(STANDARD.model(type_)).fields)


def test_alle_bilag_der_henvises_til_er_med() -> None:
    kan_henvise = {type_ for type_ in STANDARD.types if regler_bilag._henvisende(STANDARD.model(type_))}
    assert kan_henvise == set(regler_bilag.bilaget_er_med.messages)


def test_samtykket_selv_henviser_ikke_til_et_samtykke() -> None:
    doemte = {
        type_ for type_ in STANDARD.types for r in STANDARD.rules(type_, Stage.BESKED) if r.id == "FR-016"
    }
    assert doemte == set(regler_person.samtykket_kan_findes.messages)
    assert not doemte & beskeder("M24, M25")
