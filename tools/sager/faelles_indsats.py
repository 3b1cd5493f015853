"""Sager om de fælles regler i beskeder om justering, afslutning, samarbejde og det fælleskommunale.

Et fuldt eksempel::

    from tools.sager.faelles_indsats import SAGER

    brud = [sag for sag in SAGER if sag.type == "handleplan" and sag.fund]

Reglerne i beskeder om afsøgning og øvrige aktører står i :mod:`.faelles`.
"""

from __future__ import annotations

from typing import Any

from .aftale import MIDT, TAVS
from .sag import BOSTED, FEJL, FOND, OPLYSNING, PLIGT, RAAD, UD, Sag, Som, bilag, noegle, part

UDEN_NUMMER = {"navn": "Et navn uden nummer"}
TAKST = "takst.0"
REGNESTYKKE = f"{TAKST}.beregningsgrundlag"


def nyt_maal(liste: str, nummer: int, **felter: Any) -> Som:
    """Endnu et mål som det første på listen, med egen nøgle og prioritet."""
    return Som(f"{liste}.0", {"id": noegle(nummer), "prioritet": nummer} | felter)


def kort_maal(nummer: int, **felter: Any) -> dict[str, Any]:
    """Et aktivt, primært mål, der kun er sagt i to linjer."""
    return {
        "id": noegle(nummer), "version": 1, "titel": "Et mål mere", "beskrivelse": "Sagt i to linjer.",
        "art": "UDVIKLING", "primaert": True, "prioritet": nummer, "status": "AKTIV",
    } | felter  # fmt: skip


JUSTERING = (
    Sag("FR-016", "opsigelse", "samtykke-uden-henvisning", {"konvolut.behandlingsgrundlag": "SAMTYKKE"},
        FEJL("/konvolut/samtykkeRef")),

    Sag("FR-018", "bestillingJustering", "uden-sagsnummer", {"konvolut.myndighedssag": UD},
        FEJL("/konvolut/myndighedssag")),
    Sag("FR-018", "handleplan", "uden-sagsnummer", {"konvolut.myndighedssag": UD},
        FEJL("/konvolut/myndighedssag"), form="xml"),
    Sag("FR-018", "indsatsmaalOpdatering", "maalene-kan-naevnes-uden-sag", {"konvolut.myndighedssag": UD}),

    Sag("FR-020", "handleplan", "borgeren-to-gange", {"medforfatter": ["BORGER", "VAERGE", "BORGER"]},
        FEJL("/medforfatter/2")),
    Sag("FR-020", "aendringsmeddelelse", "samme-maal-to-gange", {"maalRef.+": noegle(11)},
        FEJL("/maalRef/1"), form="xml"),
    Sag("FR-020", "aendringsmeddelelse", "to-slags-aarsager",
        {"aarsag": ["PLUDSELIG_AENDRING_BEHOV", "BORGERS_OENSKE"]}),

    Sag("FR-022", "udskrivning", "forloebet-er-ikke-naevnt", {"konvolut.forloebId": UD},
        FEJL("/konvolut/forloebId")),

    Sag("FR-023", "kontrakttillaeg", "ny-koeber-og-ny-driftsherre-uden-cvr",
        {"nyKoeber": UDEN_NUMMER, "nyPart": {"driftsherre": UDEN_NUMMER, "tilbud": BOSTED}},
        FEJL("/nyKoeber/cvr", "/nyPart/driftsherre/cvr")),
    Sag("FR-023", "kontrakttillaeg", "det-nye-tilbud-uden-cvr",
        {"nyPart": {"driftsherre": FOND, "tilbud": UDEN_NUMMER}}, form="xml"),

    Sag("FR-025", "opsigelse", "myndigheden-siger-op-over-for-sig-selv",
        {"konvolut.modtager": [part("MYNDIGHED")]}, FEJL("/konvolut/modtager/0/rolle")),
    Sag("FR-025", "udskrivning", "udfoereren-udskriver-til-driftsherren",
        {"konvolut.modtager": [part("DRIFTSHERRE", FOND)]}, FEJL("/konvolut/modtager/0/rolle"), form="xml"),
    Sag("FR-025", "opsigelse", "leverandoeren-siger-op-over-for-myndigheden",
        {"opsigendePart": "LEVERANDOER", "konvolut.afsender": part("DRIFTSHERRE", FOND),
         "konvolut.modtager": [part("MYNDIGHED")]}),

    Sag("FR-030", "kontrakttillaeg", "hverken-kode-eller-ord",
        {"ydelse.0.ydelseskode": UD, "ydelse.0.fritekst": UD}, FEJL("/ydelse/0")),
    Sag("FR-030", "bestillingJustering", "hverken-kode-eller-ord",
        {"ydelse.0.ydelseskode": UD, "ydelse.0.fritekst": UD}, FEJL("/ydelse/0"), form="xml"),
    Sag("FR-030", "bestillingJustering", "kun-ord", {"ydelse.0.ydelseskode": UD}),
    Sag("FR-030", "kontrakttillaeg", "ydelserne-er-de-samme", {"ydelse": UD}, form="xml"),

    Sag("FR-036", "aendringsmeddelelse", "dokumentationen-er-ikke-vedlagt", {"bilagRef": [noegle(32)]},
        FEJL("/bilagRef/0")),
    Sag("FR-036", "kontrakttillaeg", "tillaegget-er-vedlagt",
        {"bilagRef": [noegle(31)], "konvolut.bilag": [bilag(type="KONTRAKT_PDF")]}, form="xml"),

    Sag("FR-103", "bestillingJustering", "ydelsen-naevner-intet-maal", {"ydelse.0.indsatsmaalRef": UD},
        RAAD("/ydelse/0/indsatsmaalRef")),
    Sag("FR-103", "bestillingJustering", "maalet-staar-i-bestillingen",
        {"ydelse.0.indsatsmaalRef": [noegle(99)]}, form="xml"),

    Sag("FR-104", "indsatsmaalOpdatering", "fire-primaere-maal",
        {"indsatsmaal": [kort_maal(nummer) for nummer in (11, 12, 13, 14)]}, RAAD("/indsatsmaal"),
        ogsaa=("FR-105", "FR-107", "FR-112")),
    Sag("FR-104", "indsatsmaalOpdatering", "det-primaere-maal-aendres-ikke", {"indsatsmaal.0.primaert": False},
        form="xml"),

    Sag("FR-105", "handleplan", "tidsafgraenset-hvornaar", {"maal.0.frist": UD}, RAAD("/maal/0/frist")),
    Sag("FR-105", "indsatsmaalOpdatering", "maalbart-fra-hvad",
        {"indsatsmaal.0.indikator.0.udgangspunkt": UD},
        RAAD("/indsatsmaal/0/indikator/0/udgangspunkt"), form="xml"),
    Sag("FR-105", "handleplan", "et-naaet-maal-goeres-ikke-faerdigt",
        {"maal.+": nyt_maal("maal", 12, status="NAAET", frist=UD)}, form="xml"),

    Sag("FR-106", "indsatsmaalOpdatering", "afklaring-uden-niveau",
        {"indsatsmaal.0.art": "AFKLARING", "indsatsmaal.0.forventetFunktionsevne": UD},
        OPLYSNING("/indsatsmaal/0")),
    Sag("FR-106", "indsatsmaalOpdatering", "fuldt-beskrevet-afklaring",
        {"indsatsmaal.0.art": "AFKLARING"}, form="xml"),

    Sag("FR-107", "indsatsmaalOpdatering", "niveau-mangler-i-midt",
        MIDT | {"indsatsmaal.0.forventetFunktionsevne": UD},
        PLIGT("/indsatsmaal/0/forventetFunktionsevne")),
    Sag("FR-107", "handleplan", "handleplanen-er-til-borgeren", MIDT | {"maal.0.maaltype": UD}, form="xml"),

    Sag("FR-112", "handleplan", "uden-borgerens-ord", {"maal.0.borgerensFormulering": UD},
        RAAD("/maal/0/borgerensFormulering")),
    Sag("FR-112", "indsatsmaalOpdatering", "uden-borgerens-ord",
        {"indsatsmaal.0.borgerensFormulering": UD}, RAAD("/indsatsmaal/0/borgerensFormulering"), form="xml"),
    Sag("FR-112", "indsatsmaalOpdatering", "borgeren-oensker-ikke-at-sige-noget",
        {"indsatsmaal.0.borgerensFormulering": UD, TAVS: {"fravaersaarsag": "OENSKER_IKKE"}}),
    Sag("FR-112", "handleplan", "et-opgivet-maal-uden-borgerens-ord",
        {"maal.+": nyt_maal("maal", 12, status="OPGIVET", borgerensFormulering=UD)}),

    Sag("FR-115", "udskrivning", "uden-borgerens-ord", {TAVS: UD}, RAAD("/borgerensStemme")),
    Sag("FR-115", "udskrivning", "ikke-naaet-men-var-ventet", {TAVS: {"fravaersaarsag": "IKKE_NAAET_AKUT"}},
        RAAD("/borgerensStemme/fravaersaarsag"), form="xml"),
    Sag("FR-115", "handleplan", "kan-ikke-sige-det-og-ingen-skrev-med",
        {TAVS: {"fravaersaarsag": "KAN_IKKE_UDTRYKKE_SIG"}}, RAAD("/borgerensStemme/fravaersaarsag")),
    Sag("FR-115", "indsatsmaalOpdatering", "en-opdatering-haster-ikke",
        {TAVS: {"fravaersaarsag": "IKKE_NAAET_AKUT"}}, RAAD("/borgerensStemme/fravaersaarsag")),
    Sag("FR-115", "udskrivning", "borgeren-er-doed", {TAVS: UD, "aarsag": "DOED"}),
    Sag("FR-115", "udskrivning", "tilbuddet-gik-konkurs",
        {TAVS: {"fravaersaarsag": "IKKE_NAAET_AKUT"}, "aarsag": "KONKURS"}, form="xml"),
    Sag("FR-115", "handleplan", "vaergen-skrev-med",
        {TAVS: {"fravaersaarsag": "KAN_IKKE_UDTRYKKE_SIG"}, "medforfatter": ["BORGER", "VAERGE"]}, form="xml"),
    Sag("FR-115", "indsatsmaalOpdatering", "vaergen-sagde-ja",
        {TAVS: {"fravaersaarsag": "KAN_IKKE_UDTRYKKE_SIG"},
         "indsatsmaal.0.accept.+": {"rolle": "VAERGE", "accepteret": True}}),

    Sag("FR-129", "indsatsmaalOpdatering", "to-maal-med-samme-prioritet",
        {"indsatsmaal.+": nyt_maal("indsatsmaal", 12, prioritet=1)}, RAAD("/indsatsmaal/1/prioritet")),
    Sag("FR-129", "indsatsmaalOpdatering", "to-maal-hver-sin-plads",
        {"indsatsmaal.+": nyt_maal("indsatsmaal", 12)}, form="xml"),

    Sag("FR-201", "kontrakttillaeg", "den-nye-takst-uden-grundlag-i-midt", MIDT | {REGNESTYKKE: UD},
        PLIGT("/takst/0/beregningsgrundlag")),
    Sag("FR-201", "kontrakttillaeg", "den-nye-takst-stemmer-ikke", {f"{TAKST}.beloeb": "2001.01"},
        RAAD("/takst/0/beloeb"), form="xml"),
    Sag("FR-201", "kontrakttillaeg", "den-nye-takst-er-henvist",
        MIDT | {REGNESTYKKE: UD, f"{TAKST}.beregningsHenvisning": "Takstblad 2027"}),

    Sag("FR-417", "udskrivning", "intet-om-maalet",
        {"slutstatus.0.arbejdetMedMaalet": UD, "slutstatus.0.maalopfyldelse": UD}, PLIGT("/slutstatus/0")),
    Sag("FR-417", "udskrivning", "kun-at-maalet-er-naaet", {"slutstatus.0.arbejdetMedMaalet": UD}, form="xml"),
)  # fmt: skip
"""Justering og afslutning."""

KOMMUNER = (
    Sag("FR-002", "ledighedsAfstemning", "den-spurgte-kommune-spoerger-selv",
        {"konvolut.afsender.rolle": "SAMARBEJDSKOMMUNE", "konvolut.modtager.0.rolle": "MYNDIGHED"},
        FEJL("/konvolut/afsender/rolle")),
    Sag("FR-002", "ledighedsAfstemning", "den-spurgte-kommune-svarer",
        {"konvolut.afsender.rolle": "SAMARBEJDSKOMMUNE", "konvolut.modtager.0.rolle": "MYNDIGHED",
         "art": "SVAR", "svar": [{"kommune": "0860", "ledig": False}]}, form="xml"),

    Sag("FR-008", "hoeringsSvar", "siger-ikke-hvad-der-svares-paa", {"konvolut.svarPaa": UD},
        FEJL("/konvolut/svarPaa")),
    Sag("FR-008", "ledighedsAfstemning", "et-spoergsmaal-svarer-ikke-paa-noget", {"konvolut.svarPaa": UD},
        form="xml"),

    Sag("FR-012", "ledigePladserOversigt", "tilbuddets-ean-passer-ikke",
        {"post.0.tilbud.gln": "5798000000011"}, FEJL("/post/0/tilbud/gln")),
    Sag("FR-012", "strukturaendringHoering", "tilbuddets-ean-passer", {"tilbud.gln": "5798000000018"},
        form="xml"),

    Sag("FR-017", "strukturaendringHoering", "en-hoering-er-for-alle", {"konvolut.fortrolighed": "ALMINDELIG"}),

    Sag("FR-020", "dassosOpsamling", "samme-indberetning-to-gange",
        {"indberetningRef.+": Som("indberetningRef.0", {})}, FEJL("/indberetningRef/1")),
    Sag("FR-020", "ledighedsAfstemning", "samme-krav-i-ord-to-gange",
        {"soegekriterie": ["Vågen nattevagt", "Vågen nattevagt"]}, form="xml"),

    Sag("FR-022", "takststigningsindberetning", "en-takst-hoerer-ikke-til-et-forloeb",
        {"konvolut.forloebId": noegle(1)}, FEJL("/konvolut/forloebId")),
    Sag("FR-022", "hoeringsSvar", "en-hoering-hoerer-ikke-til-et-forloeb",
        {"konvolut.forloebId": noegle(1)}, FEJL("/konvolut/forloebId"), form="xml"),
    Sag("FR-022", "takststigningsindberetning", "samtalen-er-ikke-et-forloeb",
        {"konvolut.samtaleId": noegle(1)}),

    Sag("FR-025", "dassosOpsamling", "sekretariatet-samler-op-til-tilsynet",
        {"konvolut.modtager.0.rolle": "SOCIALTILSYN"}, FEJL("/konvolut/modtager/0/rolle")),
    Sag("FR-025", "strukturaendringHoering", "hoeringen-gaar-til-flere",
        {"konvolut.modtager.+": part("SEKRETARIAT", FOND)}, form="xml"),

    Sag("FR-034", "takststigningsindberetning", "perioden-gaar-baglaens",
        {"efter.periode.til": "2025-12-31"}, FEJL("/efter/periode/til")),
    Sag("FR-034", "takststigningsindberetning", "en-dag-lang-periode", {"efter.periode.til": "2026-01-01"},
        form="xml"),
)  # fmt: skip
"""Mellem kommunerne."""

SAMARBEJDE = (
    Sag("FR-002", "netvaerkskort", "myndigheden-tegner-ikke-kortet", {"konvolut.afsender.rolle": "MYNDIGHED"},
        FEJL("/konvolut/afsender/rolle")),
    Sag("FR-002", "aftaleOpfoelgning", "et-medlem-melder-om-sin-aftale",
        {"konvolut.afsender": part("TEAMMEDLEM", BOSTED), "konvolut.modtager": [part("KOORDINATOR")]},
        form="xml"),

    Sag("FR-011", "samtykkeerklaering", "kontrolcifret-passer-ikke",
        {"borger.identifikation": {"cpr": "0504909989"}}, OPLYSNING("/borger/identifikation/cpr")),
    Sag("FR-011", "netvaerkskort", "et-erstatningspersonnummer",
        {"borger.identifikation": {"erstatningsCpr": "0201601AB5"}}, form="xml"),

    Sag("FR-012", "samtykkeTilbagekaldelse", "en-beroert-parts-cvr-passer-ikke",
        {"omfang": "DELVIST",
         "beroertPart": [{"navn": "Et værested", "organisation": {"navn": "Et værested", "cvr": "90000005"}}]},
        FEJL("/beroertPart/0/organisation/cvr")),
    Sag("FR-012", "teamsammensaetning", "et-medlem-uden-cvr", {"medlem.0.organisation.cvr": UD}, form="xml"),

    Sag("FR-016", "maalOgAftaleskema", "samtykke-uden-henvisning", {"konvolut.samtykkeRef": UD},
        FEJL("/konvolut/samtykkeRef"), form="xml"),
    Sag("FR-016", "samtykkeerklaering", "samtykket-selv-henviser-ikke",
        {"konvolut.behandlingsgrundlag": "SAMTYKKE"}),
    Sag("FR-016", "samtykkeTilbagekaldelse", "tilbagekaldelsen-henviser-ikke",
        {"konvolut.behandlingsgrundlag": "SAMTYKKE"}, form="xml"),

    Sag("FR-017", "netvaerkskort", "kun-fortrolig", {"konvolut.fortrolighed": "FORTROLIG"},
        FEJL("/konvolut/fortrolighed")),
    Sag("FR-017", "ledergrupperapport", "tal-er-ikke-om-en-borger", {"konvolut.fortrolighed": "FORTROLIG"},
        form="xml"),

    Sag("FR-020", "teamsammensaetning", "borgeren-to-gange",
        {"valgtAf": ["BORGER", "KOORDINATOR", "BORGER"]}, FEJL("/valgtAf/2")),
    Sag("FR-020", "teamsammensaetning", "to-med-samme-navn-er-gaaet-ud",
        {"udtraadt": ["Anne Holm", "Anne Holm"]}, form="xml"),

    Sag("FR-022", "aftaleOpfoelgning", "forloebet-er-ikke-naevnt", {"konvolut.forloebId": UD},
        FEJL("/konvolut/forloebId")),
    Sag("FR-022", "ledergrupperapport", "en-rapport-hoerer-ikke-til-et-forloeb",
        {"konvolut.forloebId": noegle(1)}, FEJL("/konvolut/forloebId"), form="xml"),

    Sag("FR-024", "koordinatorudpegning", "koordinatoren-er-modtager",
        {"konvolut.borgerOrientering": [
            {"modtagerrolle": "KOORDINATOR", "kanal": "MOEDE", "dato": "2026-11-02"}]},
        FEJL("/konvolut/borgerOrientering/0/modtagerrolle")),
    Sag("FR-024", "koordinatorudpegning", "et-medlem-uden-system",
        {"konvolut.borgerOrientering": [
            {"modtagerrolle": "TEAMMEDLEM", "kanal": "MOEDE", "dato": "2026-11-02"}]}, form="xml"),

    Sag("FR-025", "aftaleOpfoelgning", "et-medlem-melder-til-et-andet-medlem",
        {"konvolut.afsender": part("AKTOER", FOND)}, FEJL("/konvolut/modtager/0/rolle")),
    Sag("FR-025", "ledergrupperapport", "koordinatoren-springer-ledergruppen-over",
        {"konvolut.afsender.rolle": "KOORDINATOR", "niveau": "KOORDINATOR"},
        FEJL("/konvolut/modtager/0/rolle"), form="xml"),
    Sag("FR-025", "ledergrupperapport", "ledergruppen-rapporterer-til-sig-selv",
        {"konvolut.modtager.0.rolle": "LEDERGRUPPE"}, FEJL("/konvolut/modtager/0/rolle")),
    Sag("FR-025", "ledergrupperapport", "koordinatoren-rapporterer-til-ledergruppen",
        {"konvolut.afsender.rolle": "KOORDINATOR", "niveau": "KOORDINATOR",
         "konvolut.modtager.0.rolle": "LEDERGRUPPE"}),
    Sag("FR-025", "ledergrupperapport", "ledergruppen-rapporterer-til-politikerne",
        {"konvolut.modtager.+": part("POLITISK_NIVEAU")}, form="xml"),
    Sag("FR-025", "aftaleOpfoelgning", "koordinatoren-melder-til-teamet",
        {"konvolut.modtager.+": part("CIVILSAMFUND", FOND)}),

    Sag("FR-034", "resultatdokumentation", "perioden-gaar-baglaens", {"periode.til": "2026-08-31"},
        FEJL("/periode/til")),
    Sag("FR-034", "ledergrupperapport", "perioden-gaar-baglaens", {"periode.til": "2025-12-31"},
        FEJL("/periode/til"), form="xml"),
    Sag("FR-034", "resultatdokumentation", "en-enkelt-dag", {"periode.til": "2026-09-01"}, form="xml"),

    Sag("FR-036", "samtykkeerklaering", "erklaeringen-er-ikke-vedlagt", {"bilagRef": [noegle(31)]},
        FEJL("/bilagRef/0")),
    Sag("FR-036", "samtykkeerklaering", "erklaeringen-er-vedlagt",
        {"bilagRef": [noegle(31)], "konvolut.bilag": [bilag(type="SAMTYKKE_PDF")]}, form="xml"),

    Sag("FR-102", "koordinatorudpegning", "to-primaere-maalgrupper",
        {"maalgruppe.+": {"maalgruppe": "DEPRESSION", "primaer": True}}, FEJL("/maalgruppe/1/primaer")),
    Sag("FR-102", "koordinatorudpegning", "en-primaer-og-en-til",
        {"maalgruppe.+": {"maalgruppe": "DEPRESSION"}}, form="xml"),
)  # fmt: skip
"""Samarbejdsmodellen."""

SAGER = (*JUSTERING, *SAMARBEJDE, *KOMMUNER)
"""Hvert brud står før det, der kommer tæt på."""
