"""Sager om bestilling, tilbud og svar: FR-031, FR-034 og FR-102 til FR-129.

Et fuldt eksempel::

    from tools.sager.aftale import SAGER

    assert {sag.type for sag in SAGER} >= {"bestilling", "tilbud", "tilbudSvar"}
"""

from __future__ import annotations

from typing import Any

from .sag import FEJL, OPLYSNING, PLIGT, RAAD, UD, Sag, Som, bilag, noegle

MIDT = {"konvolut.profil": ["GRUND", "MIDT"]}
NORD = {"konvolut.profil": ["GRUND", "NORD"]}
MAAL = "indsatsmaal.0"


def maal(nummer: int, **felter: Any) -> Som:
    """Endnu et mål som bestillingens, med egen nøgle og prioritet."""
    return Som(MAAL, {"id": noegle(nummer), "prioritet": nummer} | felter)


def tema(tema: str, undertema: str | None = None, funktionsevne: str | None = None) -> dict[str, str]:
    """En vurdering af ét tema."""
    felter = {
        "tema": tema,
        "undertema": undertema,
        "funktionsevne": funktionsevne,
        "beskrivelse": "Med egne ord.",
    }
    return {navn: vaerdi for navn, vaerdi in felter.items() if vaerdi is not None}


def kompleks(**felter: Any) -> dict[str, Any]:
    """To kendetegn og en begrundelse i behov og adfærd."""
    return {
        "karakteristik": ["HOEJ_KOMPLEKSITET_OVER_TID", "OMFATTENDE_STOETTE"],
        "begrundelse": "Trækker sig fra al hjælp, når hverdagen skifter.",
    } | felter  # fmt: skip


PSEUDONYM = {"borger.identifikation": {"pseudonym": "borger-7f3a91"}}
INTET_TILBUD = dict.fromkeys(("leverandoer", "ydelse", "metode", "faglighed", "takst"), UD)
TAVS = "borgerensStemme"

SAGER = (
    Sag("FR-031", "bestilling", "hverken-ord-eller-bilag", {"fagligVurdering": {"foreloebig": False}},
        FEJL("/fagligVurdering")),
    Sag("FR-031", "bestilling", "bilaget-er-ikke-med", {"fagligVurdering": {"bilagRef": [noegle(32)]}},
        FEJL("/fagligVurdering"), ogsaa=("FR-036",)),
    Sag("FR-031", "bestilling", "vurderingen-ligger-ved",
        {"fagligVurdering": {"bilagRef": [noegle(31)]}, "konvolut.bilag": [bilag(type="FAGLIG_VURDERING")]},
        form="xml"),

    Sag("FR-034", "bestilling", "bevillingen-slutter-foer-den-begynder",
        {"bevilling": {"afgoerelsesdato": "2026-10-01", "periode": {"fra": "2026-12-01", "til": "2026-11-30"}}},
        FEJL("/bevilling/periode/til")),
    Sag("FR-034", "bestilling", "ydelsen-slutter-foer-den-begynder", {"ydelse.0.slutdato": "2026-11-30"},
        FEJL("/ydelse/0/slutdato"), form="xml"),
    Sag("FR-034", "kontrakt", "kontrakten-slutter-foer-den-begynder", {"slutdato": "2026-11-30"},
        FEJL("/slutdato")),
    Sag("FR-034", "statusnotat", "perioden-gaar-baglaens", {"periode.til": "2025-10-31"},
        FEJL("/periode/til")),
    Sag("FR-034", "kontrakt", "begynder-og-slutter-samme-dag",
        {"slutdato": "2026-12-01", "ydelse.0.slutdato": "2026-12-01"}),
    Sag("FR-034", "statusnotat", "perioden-er-aaben", {"periode": {"fra": "2199-12-31"}}, form="xml"),

    Sag("FR-102", "bestilling", "to-primaere-maalgrupper",
        {"maalgruppe.+": {"maalgruppe": "DEPRESSION", "primaer": True}}, FEJL("/maalgruppe/1/primaer")),
    Sag("FR-102", "bestilling", "ikke-paa-laveste-niveau", {"maalgruppe.0.maalgruppe": "MISBRUG"},
        RAAD("/maalgruppe/0/maalgruppe")),
    Sag("FR-102", "bestilling", "en-primaer-af-flere",
        {"maalgruppe.0.primaer": False, "maalgruppe.+": {"maalgruppe": "DEPRESSION", "primaer": True}},
        form="xml"),

    Sag("FR-103", "bestilling", "ydelsen-naevner-intet-maal",
        {"ydelse.+": Som("ydelse.0", {"id": noegle(22), "indsatsmaalRef": UD})},
        RAAD("/ydelse/1/indsatsmaalRef")),
    Sag("FR-103", "bestilling", "maalet-staar-ikke-i-bestillingen",
        {"ydelse.0.indsatsmaalRef": [noegle(99)]}, RAAD("/ydelse/0/indsatsmaalRef"), form="xml"),
    Sag("FR-103", "bestilling", "et-af-to-maal-kendes",
        {"ydelse.0.indsatsmaalRef": [noegle(99), noegle(11)]}),

    Sag("FR-104", "bestilling", "intet-primaert-maal", {f"{MAAL}.primaert": False}, RAAD("/indsatsmaal")),
    Sag("FR-104", "bestilling", "fire-primaere-maal",
        {"bemaerkning": "Alle fire er lige vigtige."}, RAAD("/indsatsmaal"), grund="fire maal"),
    Sag("FR-104", "bestilling", "det-primaere-maal-er-kun-foreslaaet", {f"{MAAL}.status": "FORESLAAET"},
        RAAD("/indsatsmaal"), form="xml"),
    Sag("FR-104", "bestilling", "tre-aktive-primaere-og-et-der-er-naaet", {"indsatsmaal.3.status": "NAAET"},
        grund="fire maal"),

    Sag("FR-105", "bestilling", "specifikt-hvorfor-og-hvem",
        {f"{MAAL}.begrundelse": UD, f"{MAAL}.ansvarlig": UD},
        RAAD("/indsatsmaal/0/begrundelse", "/indsatsmaal/0/ansvarlig")),
    Sag("FR-105", "bestilling", "maalbart-metode-og-indikator",
        {f"{MAAL}.maalemetode": UD, f"{MAAL}.indikator": UD},
        RAAD("/indsatsmaal/0/maalemetode", "/indsatsmaal/0/indikator")),
    Sag("FR-105", "bestilling", "maalbart-fra-hvad-til-hvad",
        {f"{MAAL}.indikator.0.udgangspunkt": UD, f"{MAAL}.indikator.0.maalvaerdi": UD},
        RAAD("/indsatsmaal/0/indikator/0/udgangspunkt", "/indsatsmaal/0/indikator/0/maalvaerdi"),
        form="xml"),
    Sag("FR-105", "bestilling", "accepteret-en-siger-fra", {f"{MAAL}.accept.0.accepteret": False},
        RAAD("/indsatsmaal/0/accept/0/accepteret")),
    Sag("FR-105", "bestilling", "accepteret-ingen-er-spurgt", {f"{MAAL}.accept": UD},
        RAAD("/indsatsmaal/0/accept")),
    Sag("FR-105", "bestilling", "realistisk-tror-vi-paa-det", {f"{MAAL}.realismevurdering": UD},
        RAAD("/indsatsmaal/0/realismevurdering")),
    Sag("FR-105", "bestilling", "tidsafgraenset-hvornaar", {f"{MAAL}.frist": UD},
        RAAD("/indsatsmaal/0/frist")),
    Sag("FR-105", "bestilling", "et-afsluttet-maal-goeres-ikke-faerdigt",
        {"indsatsmaal.+": maal(12, status="ERSTATTET", frist=UD, accept=UD)}),

    Sag("FR-106", "bestilling", "afklaring-uden-niveau",
        {f"{MAAL}.art": "AFKLARING", f"{MAAL}.forventetFunktionsevne": UD}, OPLYSNING("/indsatsmaal/0")),
    Sag("FR-106", "bestilling", "foreloebig-vurdering-uden-afklaring", {"fagligVurdering.foreloebig": True},
        OPLYSNING("/fagligVurdering/foreloebig"), form="xml"),
    Sag("FR-106", "bestilling", "fuldt-beskrevet-afklaring",
        {f"{MAAL}.art": "AFKLARING", "fagligVurdering.foreloebig": True}),

    Sag("FR-107", "bestilling", "undertema-maaltype-og-niveau-mangler",
        {f"{MAAL}.primaertUndertema": UD, f"{MAAL}.maaltype": UD, f"{MAAL}.forventetFunktionsevne": UD},
        RAAD("/indsatsmaal/0/primaertUndertema", "/indsatsmaal/0/maaltype",
             "/indsatsmaal/0/forventetFunktionsevne")),
    Sag("FR-107", "bestilling", "soevn-er-ikke-aktivitet-og-deltagelse-i-midt",
        MIDT | {f"{MAAL}.primaertUndertema": "SOEVN"}, PLIGT("/indsatsmaal/0/primaertUndertema")),
    Sag("FR-107", "bestilling", "afklaring-maa-mangle-det-hele",
        MIDT | {f"{MAAL}.art": "AFKLARING", f"{MAAL}.primaertUndertema": UD, f"{MAAL}.maaltype": UD},
        ogsaa=("FR-106",), form="xml"),
    Sag("FR-107", "bestilling", "soevn-som-sekundaert-undertema",
        MIDT | {f"{MAAL}.sekundaertUndertema": ["SOEVN"]}),

    Sag("FR-108", "bestilling", "spise-uden-niveau", {"temaVurdering": [tema("EGENOMSORG", "SPISE")]},
        RAAD("/temaVurdering/0/funktionsevne")),
    Sag("FR-108", "statusnotat", "soevn-med-niveau-i-midt",
        MIDT | {"temaVurdering": [tema("SUNDHEDSFORHOLD", "SOEVN", "2"), tema("OMGIVELSER", None, "1")]},
        PLIGT("/temaVurdering/0/funktionsevne", "/temaVurdering/1/funktionsevne"), form="xml"),
    Sag("FR-108", "bestilling", "niveau-hvor-det-hoerer-hjemme",
        MIDT | {"temaVurdering": [
            tema("EGENOMSORG", "SPISE", "IKKE_VURDERET"), tema("EGENOMSORG"), tema("SUNDHEDSFORHOLD", "SOEVN")]}),

    Sag("FR-110", "bestilling", "ydelsen-hoerer-til-en-anden-paragraf",
        {"ydelse.0.ydelseskode": "LAENGEREVARENDE_OPHOLD"}, RAAD("/ydelse/0/paragraf")),
    Sag("FR-110", "tilbud", "paragraffen-er-tastet-forkert", {"ydelse.0.paragraf": "SEL_104"},
        RAAD("/ydelse/0/paragraf"), form="xml"),
    Sag("FR-110", "kontrakt", "paragraffen-er-tastet-forkert", {"ydelse.0.paragraf": "SEL_85"},
        RAAD("/ydelse/0/paragraf")),
    Sag("FR-110", "bestilling", "tilbudstypen-hoerer-til-en-anden-paragraf", {"tilbudstype": "MOBILT_TILBUD"},
        RAAD("/tilbudstype")),
    Sag("FR-110", "bestilling", "et-bredere-led-daekker", {"ydelse.0.ydelseskode": "OPHOLD"}),
    Sag("FR-110", "tilbud", "en-paragraf-uden-ydelser-i-ffb", {"ydelse.0.paragraf": "SEL_101"}),

    Sag("FR-111", "bestilling", "et-enkelt-kendetegn",
        {"komplekseUdfordringer": kompleks(karakteristik=["TIDLIGERE_VISO"])},
        RAAD("/komplekseUdfordringer/karakteristik")),
    Sag("FR-111", "bestilling", "kun-en-diagnose-i-midt",
        MIDT | {"diagnose": [{"tekst": "Paranoid skizofreni", "kode": "DF20.0"}],
                "komplekseUdfordringer": kompleks(begrundelse="Har diagnosen paranoid skizofreni (DF20.0).")},
        FEJL("/komplekseUdfordringer/begrundelse")),
    Sag("FR-111", "bestilling", "diagnose-og-adfaerd-i-midt",
        MIDT | {"diagnose": [{"tekst": "Paranoid skizofreni"}],
                "komplekseUdfordringer": kompleks(
                    begrundelse="Paranoid skizofreni; lukker sig inde i dagevis uden at spise.")}, form="xml"),
    Sag("FR-111", "bestilling", "kun-en-diagnose-uden-for-midt",
        NORD | {"diagnose": [{"tekst": "Skizofreni"}],
                "komplekseUdfordringer": kompleks(begrundelse="Skizofreni")}),

    Sag("FR-112", "bestilling", "uden-borgerens-ord", {f"{MAAL}.borgerensFormulering": UD},
        RAAD("/indsatsmaal/0/borgerensFormulering")),
    Sag("FR-112", "bestilling", "borgeren-kan-ikke-sige-det",
        {f"{MAAL}.borgerensFormulering": UD, TAVS: {"fravaersaarsag": "KAN_IKKE_UDTRYKKE_SIG"},
         "komplekseUdfordringer": {"karakteristik": ["SVAER_INDDRAGELSE", "OMFATTENDE_STOETTE"],
                                   "begrundelse": "Taler ikke og reagerer på nærvær."}}),
    Sag("FR-112", "bestilling", "et-opgivet-maal-uden-borgerens-ord",
        {"indsatsmaal.+": maal(12, status="OPGIVET", borgerensFormulering=UD)}, form="xml"),

    Sag("FR-113", "bestilling", "hvorfor-ikke-mindre-indgribende", {"mindstIndgribendeBegrundelse": UD},
        OPLYSNING("/mindstIndgribendeBegrundelse")),
    Sag("FR-113", "bestilling", "hvorfor-ikke-mindre-indgribende-i-midt",
        MIDT | {"mindstIndgribendeBegrundelse": UD}, RAAD("/mindstIndgribendeBegrundelse"), form="xml"),
    Sag("FR-113", "bestilling", "fastholdelse-advarer-aldrig",
        MIDT | {"mindstIndgribendeBegrundelse": UD, f"{MAAL}.art": "FASTHOLDELSE"}),

    Sag("FR-115", "bestilling", "ikke-naaet-men-haster-ikke", {TAVS: {"fravaersaarsag": "IKKE_NAAET_AKUT"}},
        RAAD("/borgerensStemme/fravaersaarsag")),
    Sag("FR-115", "statusnotat", "kan-ikke-sige-det-men-medvirkede",
        {TAVS: {"fravaersaarsag": "KAN_IKKE_UDTRYKKE_SIG"}, "borgerHarMedvirket": "AKTIVT"},
        RAAD("/borgerensStemme/fravaersaarsag"), form="xml"),
    Sag("FR-115", "bestilling", "et-nej-er-ogsaa-et-svar", {TAVS: {"fravaersaarsag": "OENSKER_IKKE"}}),
    Sag("FR-115", "statusnotat", "et-nej-er-ogsaa-et-svar",
        {TAVS: {"fravaersaarsag": "OENSKER_IKKE"}, "borgerHarMedvirket": "AKTIVT"}, form="xml"),
    Sag("FR-115", "bestilling", "ikke-naaet-fordi-det-haster",
        {TAVS: {"fravaersaarsag": "IKKE_NAAET_AKUT"}, "hastegrad": "AKUT"}),
    Sag("FR-115", "statusnotat", "gengivet-af-en-anden",
        {TAVS: {"gengivet": {"tekst": "Er tilfreds.", "gengivetAf": "UDFOERER"}}}),

    Sag("FR-117", "bestilling", "undertemaet-hoerer-til-et-andet-tema",
        {"temaVurdering": [tema("MOBILITET", "SPISE", "1")]}, FEJL("/temaVurdering/0/undertema")),
    Sag("FR-117", "statusnotat", "ogsaa-i-en-vaesentlig-aendring",
        {"vaesentligAendring": [
            {"tema": "SUNDHEDSFORHOLD", "undertema": "SPISE", "beskrivelse": "Har tabt sig."}]},
        FEJL("/vaesentligAendring/0/undertema"), form="xml"),
    Sag("FR-117", "bestilling", "undertemaet-under-sit-eget-tema",
        {"temaVurdering": [tema("EGENOMSORG", "SPISE", "1"), tema("MOBILITET")]}),

    Sag("FR-120", "bestilling", "ingen-ressourcer", {"ressourcer": UD}, RAAD("/ressourcer")),
    Sag("FR-120", "bestilling", "et-ord-er-nok", {"ressourcer": "Humor"}, form="xml"),

    Sag("FR-121", "bestilling", "endelig-med-pseudonym", PSEUDONYM, FEJL("/borger/identifikation")),
    Sag("FR-121", "bestilling", "endelig-uden-betaling", {"betaling": UD}, RAAD("/betaling"), form="xml"),
    Sag("FR-121", "bestilling", "betaling-uden-ean", {"betaling": {"kontonummer": "5380-107"}},
        RAAD("/betaling/gln")),
    Sag("FR-121", "bestilling", "pseudonym-i-anmodning-om-tilbud",
        PSEUDONYM | {"art": "TILBUDSANMODNING", "betaling": UD}),
    Sag("FR-121", "bestilling", "pseudonym-paa-krisecenter",
        PSEUDONYM | {"ydelse.0.paragraf": "SEL_109", "ydelse.0.ydelseskode": "AKUT_OPHOLD"}, form="xml"),

    Sag("FR-122", "bestilling", "ydelsen-har-en-kode",
        {"ydelse.0.ydelseskode": UD, "ydelse.0.fritekst": "Døgnplads"}, RAAD("/ydelse/0/ydelseskode")),
    Sag("FR-122", "tilbud", "ydelsen-har-en-kode-i-midt",
        MIDT | {"ydelse.0.ydelseskode": UD, "ydelse.0.fritekst": "Døgnplads"},
        PLIGT("/ydelse/0/ydelseskode")),
    Sag("FR-122", "kontrakt", "ydelsen-har-en-kode",
        {"ydelse.0.ydelseskode": UD, "ydelse.0.fritekst": "Døgnplads"}, RAAD("/ydelse/0/ydelseskode"),
        form="xml"),
    Sag("FR-122", "bestilling", "tilbudstypen-har-en-kode-i-midt", MIDT | {"tilbudstype": UD},
        PLIGT("/tilbudstype")),
    Sag("FR-122", "bestilling", "maalgruppen-mangler", {"maalgruppe": UD}, RAAD("/maalgruppe")),
    Sag("FR-122", "bestilling", "ord-hvor-ffb-ingen-kode-har",
        MIDT | {"ydelse.0.ydelseskode": UD, "ydelse.0.fritekst": "Ledsagelse", "ydelse.0.paragraf": "SEL_97",
                "tilbudstype": UD}),

    Sag("FR-123", "tilbud", "et-tomt-tilbud", INTET_TILBUD,
        FEJL("/leverandoer", "/ydelse", "/metode", "/faglighed", "/takst")),
    Sag("FR-123", "tilbud", "nej-uden-hvorfor", {"art": "KAN_IKKE_TILBYDE"}, FEJL("/begrundelse"),
        form="xml"),
    Sag("FR-123", "tilbud", "nej-med-hvorfor-og-intet-andet",
        INTET_TILBUD | {"art": "KAN_IKKE_TILBYDE", "begrundelse": "Ingen ledig plads før foråret."}),

    Sag("FR-127", "tilbudSvar", "nej-uden-hvorfor", {"svar": "AFSLAG"}, FEJL("/begrundelse")),
    Sag("FR-127", "tilbudSvar", "forhandling-uden-hvorfor", {"svar": "FORHANDLING"}, FEJL("/begrundelse")),
    Sag("FR-127", "kontraktSvar", "afvist-uden-hvorfor", {"svar": "AFVIST"}, FEJL("/begrundelse"),
        form="xml"),
    Sag("FR-127", "kontraktSvar", "aendring-oenskes-uden-hvorfor",
        {"svar": "AENDRING_OENSKES", "aendringsforslag": ["Kortere varsel"]}, FEJL("/begrundelse")),
    Sag("FR-127", "tilbudSvar", "ja-uden-hvorfor", {"oensketStart": {"dato": "2026-12-01"}}, form="xml"),
    Sag("FR-127", "kontraktSvar", "afvist-med-hvorfor",
        {"svar": "AFVIST", "begrundelse": "Varslet er for langt.", "kontraktDigest": UD, "underskriver": UD}),

    Sag("FR-129", "bestilling", "to-maal-med-samme-prioritet", {"indsatsmaal.+": maal(12, prioritet=1)},
        RAAD("/indsatsmaal/1/prioritet")),
    Sag("FR-129", "bestilling", "et-erstattet-maal-holder-ikke-pladsen",
        {"indsatsmaal.+": maal(12, prioritet=1, status="ERSTATTET")}, form="xml"),
)  # fmt: skip
"""Hvert brud står før det, der kommer tæt på."""
