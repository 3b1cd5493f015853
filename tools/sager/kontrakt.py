"""Sager om takst, kontrakt, underskrift og indskrivning: FR-201 til FR-219.

Et fuldt eksempel::

    from tools.sager.kontrakt import SAGER

    assert all(sag.regel.startswith("FR-2") for sag in SAGER)
"""

from __future__ import annotations

from typing import Any

from .aftale import MIDT, NORD
from .sag import FEJL, OPLYSNING, PLIGT, RAAD, UD, Sag, Som, noegle

TAKST = "takst.0"
REGNESTYKKE = f"{TAKST}.beregningsgrundlag"
SEL_110 = {"indgang": "SELVMOEDER", "lovgrundlag": "SEL_110", "indflytningsdato": "2026-04-01"}
"""Onsdag før påske: hverdagene efter er den 7., 8. og 9. april."""


def henvist(*emner: str) -> list[dict[str, str]]:
    """Vilkår, der står i standardkontrakten."""
    return [{"emne": emne, "dokument": "Standardkontrakt, version 2.0"} for emne in emner]


def sendt(tid: str, udloeber: str) -> dict[str, Any]:
    """Et andet afsendelsestidspunkt."""
    return {"konvolut.afsendt": tid, "konvolut.udloeber": udloeber}


SAGER = (
    Sag("FR-201", "kontrakt", "intet-grundlag", {REGNESTYKKE: UD}, RAAD("/takst/0/beregningsgrundlag")),
    Sag("FR-201", "tilbud", "et-tomt-grundlag-i-midt", MIDT | {REGNESTYKKE: {}},
        PLIGT("/takst/0/beregningsgrundlag")),
    Sag("FR-201", "kontrakt", "en-oere-mere-end-en-krone", {f"{TAKST}.beloeb": "2001.01"},
        RAAD("/takst/0/beloeb"), form="xml"),
    Sag("FR-201", "kontrakt", "efterreguleringen-er-glemt",
        {f"{REGNESTYKKE}.efterreguleringBeloeb": "34675.00"}, RAAD("/takst/0/beloeb")),
    Sag("FR-201", "kontrakt", "overbelaegning-uden-begrundelse",
        {f"{TAKST}.beloeb": "1900.00", f"{REGNESTYKKE}.belaegningsprocent": "100.01"},
        RAAD("/takst/0/beregningsgrundlag/belaegningsprocent")),
    Sag("FR-201", "kontrakt", "praecis-en-krone", MIDT | {f"{TAKST}.beloeb": "2001.00"}),
    Sag("FR-201", "tilbud", "en-henvisning-i-stedet",
        MIDT | {REGNESTYKKE: UD, f"{TAKST}.beregningsHenvisning": "Takstblad 2026"}, form="xml"),
    Sag("FR-201", "kontrakt", "underskuddet-er-regnet-med",
        {f"{TAKST}.beloeb": "2010.00", f"{REGNESTYKKE}.efterreguleringBeloeb": "34675.00"}),

    Sag("FR-202", "kontrakt", "en-anden-skabelon", {"skabelon": "ANDEN"}, OPLYSNING("/skabelon")),
    Sag("FR-202", "kontrakt", "ingen-skabelon-i-nord", NORD | {"skabelon": UD}, RAAD("/skabelon"), form="xml"),
    Sag("FR-202", "kontrakt", "ingen-skabelon-i-midt", MIDT | {"skabelon": UD, "indgang": "NY"},
        PLIGT("/skabelon")),
    Sag("FR-202", "kontrakt", "en-aeldre-kontrakt-i-gang", MIDT | {"skabelon": UD, "indgang": "IGANGVAERENDE"}),

    Sag("FR-203", "kontrakt", "kun-den-ene-parts-varsel", {"opsigelsesvarsel.1": UD},
        RAAD("/opsigelsesvarsel")),
    Sag("FR-203", "kontrakt", "hverken-levering-eller-mangel-i-midt",
        MIDT | {"leveringIOpsigelsesperiode": UD, "vilkaarVedManglendeLevering": UD},
        PLIGT("/leveringIOpsigelsesperiode", "/vilkaarVedManglendeLevering"), form="xml"),
    Sag("FR-203", "kontrakt", "det-hele-er-henvist",
        MIDT | {"opsigelsesvarsel": UD, "leveringIOpsigelsesperiode": UD, "vilkaarVedManglendeLevering": UD,
                "vilkaarHenvisning": henvist(
                    "OPSIGELSESVARSEL", "LEVERING_I_OPSIGELSESPERIODE", "MANGLENDE_LEVERING")}),

    Sag("FR-204", "kontrakt", "intet-udskrivningsgrundlag", {"udskrivningsgrundlag": UD},
        RAAD("/udskrivningsgrundlag")),
    Sag("FR-204", "kontrakt", "udskrivningsgrundlaget-er-henvist",
        {"udskrivningsgrundlag": UD, "vilkaarHenvisning": henvist("UDSKRIVNINGSGRUNDLAG")}, form="xml"),

    Sag("FR-205", "kontrakt", "to-af-tre-emner",
        {"opfoelgningsplan.emne": ["OEKONOMI", "UDVIKLING", "MAAL"]}, RAAD("/opfoelgningsplan/emne")),
    Sag("FR-205", "kontrakt", "ingen-emner-i-midt", MIDT | {"opfoelgningsplan.emne": UD},
        PLIGT("/opfoelgningsplan/emne"), form="xml"),
    Sag("FR-205", "kontrakt", "emnerne-er-henvist",
        MIDT | {"opfoelgningsplan.emne": UD, "vilkaarHenvisning": henvist("OPFOELGNING")}),

    Sag("FR-207", "kontrakt", "31-dage", {"afregning.betalingsfristDage": 31},
        RAAD("/afregning/betalingsfristDage")),
    Sag("FR-207", "kontrakt", "ingen-frist-aftalt", {"afregning.betalingsfristDage": UD}, form="xml"),

    Sag("FR-209", "kontraktSvar", "hverken-fingeraftryk-eller-navn",
        {"kontraktDigest": UD, "underskriver": UD}, FEJL("/kontraktDigest", "/underskriver")),
    Sag("FR-209", "kontraktSvar", "et-tillaeg-uden-fingeraftryk",
        {"vedroerer": "TILLAEG", "kontraktDigest": UD}, FEJL("/kontraktDigest"), form="xml"),
    Sag("FR-209", "kontraktSvar", "en-tilbagetrukket-opsigelse-er-uden-dokument",
        {"vedroerer": "TILBAGETRAEKNING_AF_OPSIGELSE", "kontraktDigest": UD, "underskriver": UD}),

    Sag("FR-211", "indskrivning", "efter-midnat-den-tredje-hverdag",
        sendt("2026-04-09T22:30:00Z", "2026-04-16T22:30:00Z") | SEL_110, PLIGT("/indflytningsdato")),
    Sag("FR-211", "indskrivning", "foer-midnat-den-tredje-hverdag-over-paaske",
        sendt("2026-04-09T21:59:59Z", "2026-04-16T21:59:59Z") | SEL_110),
    Sag("FR-211", "indskrivning", "ikke-selv-moedt-op",
        sendt("2026-04-30T12:00:00Z", "2026-05-07T12:00:00Z") | {"indflytningsdato": "2026-04-01"}, form="xml"),

    Sag("FR-215", "kontrakt", "stoettebehov-er-ikke-naevnt", {"stoettebehov": UD}, OPLYSNING("/stoettebehov")),
    Sag("FR-215", "kontrakt", "omfang-er-ikke-naevnt-i-midt",
        MIDT | {"ydelse.+": Som("ydelse.0", {"id": noegle(22), "omfang": UD})}, RAAD("/ydelse/1/omfang"),
        ogsaa=("FR-217",), form="xml"),
    Sag("FR-215", "kontrakt", "laveste-stoettebehov-er-ogsaa-et", MIDT | {"stoettebehov": "0"}),

    Sag("FR-217", "kontrakt", "hverken-omfang-eller-startdato",
        {"ydelse.0.omfang": UD, "ydelse.0.startdato": UD}, RAAD("/ydelse/0/omfang", "/ydelse/0/startdato"),
        ogsaa=("FR-215",)),
    Sag("FR-217", "kontrakt", "et-lille-omfang", {"ydelse.0.omfang": {"antal": "0.25", "enhed": "TIME"}},
        form="xml"),

    Sag("FR-218", "kontrakt", "ingen-maal", {"indsatsmaalRef": UD}, FEJL("/indsatsmaalRef"), form="xml"),
    Sag("FR-218", "kontrakt", "en-indsats-i-gang-faar-maal-bagefter",
        {"indsatsmaalRef": UD, "indgang": "IGANGVAERENDE"}),

    Sag("FR-219", "kontrakt", "ingen-opfoelgningsplan", {"opfoelgningsplan": UD}, RAAD("/opfoelgningsplan"),
        ogsaa=("FR-205",)),
    Sag("FR-219", "kontrakt", "planen-er-henvist",
        {"opfoelgningsplan": UD, "vilkaarHenvisning": henvist("OPFOELGNING")}, form="xml"),
)  # fmt: skip
"""Hvert brud står før det, der kommer tæt på."""
