"""Sager om de fælles regler i beskeder om afsøgning, øvrige aktører, annullering og hændelser.

Et fuldt eksempel::

    from tools.sager.faelles import SAGER

    brud = [sag for sag in SAGER if sag.type == "forespoergsel" and sag.fund]

De samme regler i bestilling, kontrakt og opfølgning står i :mod:`.konvolut` og :mod:`.aftale`; i de øvrige nye
beskeder står de i :mod:`.faelles_indsats`.
"""

from __future__ import annotations

from .aftale import MIDT, TAVS, kompleks, tema
from .sag import BOSTED, FEJL, OPLYSNING, PLIGT, RAAD, UD, VEJ, Sag, Som, bilag, noegle, part

YDELSE = "oensketYdelse.0"
UTH = bilag(type="UTH", indhold={"henvisning": "Indberetning 2026-117"})
KRISECENTER = {f"{YDELSE}.paragraf": "SEL_109", f"{YDELSE}.ydelseskode": "AKUT_OPHOLD"}
EGET_CVR = {"navn": "Bostedet Engen", "cvr": "90000005"}

SAGER = (
    Sag("FR-002", "forespoergsel", "udfoereren-spoerger", {"konvolut.afsender": part("UDFOERER", BOSTED)},
        FEJL("/konvolut/afsender/rolle")),
    Sag("FR-002", "haendelsesUnderretning", "driftsherren-underretter",
        {"konvolut.afsender.rolle": "DRIFTSHERRE"}, form="xml"),

    Sag("FR-008", "matchSvar", "siger-ikke-hvad-der-svares-paa", {"konvolut.svarPaa": UD},
        RAAD("/konvolut/svarPaa")),
    Sag("FR-008", "aktoerOpfoelgning", "siger-ikke-hvad-der-svares-paa", {"konvolut.svarPaa": UD},
        RAAD("/konvolut/svarPaa"), form="xml"),
    Sag("FR-008", "forbesoegAftale", "et-forslag-er-ikke-et-svar", {"konvolut.svarPaa": UD}),

    Sag("FR-011", "haendelsesUnderretning", "kontrolcifret-passer-ikke",
        {"borgerRef": {"identifikation": {"cpr": "0504909995"}}}, OPLYSNING("/borgerRef/identifikation/cpr")),
    Sag("FR-011", "haendelsesUnderretning", "kontrolcifret-passer",
        {"borgerRef": {"identifikation": {"cpr": "2512484916"}}}, form="xml"),

    Sag("FR-012", "matchSvar", "tilbuddets-cvr-passer-ikke", {"tilbud": EGET_CVR}, FEJL("/tilbud/cvr")),
    Sag("FR-012", "matchSvar", "et-p-nummer-har-intet-kontrolciffer", {"tilbud.pNummer": "1003456788"},
        form="xml"),

    Sag("FR-013", "forespoergsel", "foedt-17-aar-foer-start", {"borger.foedselsaar": 2009},
        RAAD("/borger/foedselsaar")),
    Sag("FR-013", "forespoergsel", "foedt-17-aar-foer-afsendelsen",
        {"borger.foedselsaar": 2009, "oensketStart": UD}, RAAD("/borger/foedselsaar"), form="xml"),
    Sag("FR-013", "forespoergsel", "kan-vaere-fyldt-18", {"borger.foedselsaar": 2008}),

    Sag("FR-015", "aktoerOpfoelgning", "helbredsoplysning-uden-hvorfor",
        {"konvolut.bilag": [bilag(helbredsoplysning=True)]}, RAAD("/konvolut/bilag/0/noedvendigFor")),
    Sag("FR-015", "haendelsesUnderretning", "helbredsoplysning-med-hvorfor",
        {"konvolut.bilag": [bilag(helbredsoplysning=True, noedvendigFor="Medicinen de første dage")]},
        form="xml"),

    Sag("FR-016", "aktoerAnmodning", "samtykke-uden-henvisning",
        {"konvolut.behandlingsgrundlag": "SAMTYKKE", "konvolut.samtykkeRef": UD},
        FEJL("/konvolut/samtykkeRef")),
    Sag("FR-016", "aktoerAnmodning", "samtykke-med-henvisning", {"konvolut.behandlingsgrundlag": "SAMTYKKE"},
        form="xml"),

    Sag("FR-017", "haendelsesUnderretning", "kun-fortrolig", {"konvolut.fortrolighed": "FORTROLIG"},
        FEJL("/konvolut/fortrolighed")),
    Sag("FR-017", "annullering", "annulleringen-naevner-ingen", {"konvolut.fortrolighed": "ALMINDELIG"}),

    Sag("FR-020", "matchSvar", "samme-maalgruppe-to-gange", {"faellesMaalgruppe.+": "ANGST"},
        FEJL("/faellesMaalgruppe/1")),
    Sag("FR-020", "forespoergsel", "samme-metode-i-ord-to-gange",
        {"kravTilMetode": ["Faste rutiner", "Faste rutiner"]}, form="xml"),

    Sag("FR-021", "forespoergsel", "beskyttet-adresse-staar-der",
        {"borger.adresse": VEJ, "borger.adressebeskyttet": True}, FEJL("/borger/adresse")),
    Sag("FR-021", "forespoergsel", "krisecentrets-adresse",
        KRISECENTER | {"konvolut.modtager.0.organisation.adresse": VEJ},
        FEJL("/konvolut/modtager/0/organisation/adresse"), form="xml"),
    Sag("FR-021", "forespoergsel", "beskyttet-og-uden-adresse", {"borger.adressebeskyttet": True}),
    Sag("FR-021", "forespoergsel", "bostedets-adresse-er-ingen-hemmelighed",
        {"konvolut.modtager.0.organisation.adresse": VEJ}, form="xml"),

    Sag("FR-022", "haendelsesUnderretning", "forloebet-er-ikke-naevnt", {"konvolut.forloebId": UD},
        FEJL("/konvolut/forloebId")),
    Sag("FR-022", "annullering", "annulleringen-foelger-sin-besked", {"konvolut.forloebId": UD}, form="xml"),

    Sag("FR-023", "aktoerAnmodning", "skolen-uden-cvr", {"konvolut.modtager.0.organisation.cvr": UD},
        FEJL("/konvolut/modtager/0/organisation/cvr")),
    Sag("FR-023", "matchSvar", "tilbuddet-selv-uden-cvr", {"tilbud.cvr": UD}, form="xml"),

    Sag("FR-024", "forbesoegAftale", "myndigheden-er-ikke-borger",
        {"konvolut.borgerOrientering": [{"modtagerrolle": "MYNDIGHED", "kanal": "BREV", "dato": "2026-11-02"}]},
        FEJL("/konvolut/borgerOrientering/0/modtagerrolle")),
    Sag("FR-024", "forbesoegAftale", "borger-og-vaerge-faar-besked",
        {"konvolut.borgerOrientering": [
            {"modtagerrolle": "BORGER", "kanal": "MOEDE", "dato": "2026-11-02"},
            {"modtagerrolle": "VAERGE", "kanal": "DIGITAL_POST", "dato": "2026-11-02"}]}, form="xml"),

    Sag("FR-025", "forbesoegAftale", "besoeget-aftales-med-egen-side",
        {"konvolut.modtager": [part("DRIFTSHERRE", BOSTED)]}, FEJL("/konvolut/modtager/0/rolle")),
    Sag("FR-025", "aktoerAnmodning", "udfoereren-er-ikke-en-oevrig-aktoer",
        {"konvolut.modtager.0.rolle": "UDFOERER"}, FEJL("/konvolut/modtager/0/rolle"), form="xml"),
    Sag("FR-025", "forbesoegAftale", "myndigheden-foreslaar-udfoereren",
        {"konvolut.afsender": part("MYNDIGHED"), "konvolut.modtager": [part("UDFOERER", BOSTED)]}),

    Sag("FR-030", "forespoergsel", "hverken-kode-eller-ord",
        {"oensketYdelse.+": Som(YDELSE, {"id": noegle(22), "ydelseskode": UD})}, FEJL("/oensketYdelse/1")),
    Sag("FR-030", "forespoergsel", "kun-ord", {f"{YDELSE}.ydelseskode": UD, f"{YDELSE}.fritekst": "Ledsagelse"},
        form="xml"),

    Sag("FR-033", "haendelsesUnderretning", "indberetningen-vedlagt",
        {"konvolut.bilag": [bilag(type="UTH")]}, FEJL("/konvolut/bilag/0/indhold")),
    Sag("FR-033", "haendelsesUnderretning", "indberetningen-kun-henvist", {"konvolut.bilag": [UTH]},
        form="xml"),

    Sag("FR-036", "egenbetalingOplysninger", "lejekontrakten-er-ikke-vedlagt", {"bilagRef": [noegle(31)]},
        FEJL("/bilagRef/0")),
    Sag("FR-036", "egenbetalingOplysninger", "lejekontrakten-er-vedlagt",
        {"bilagRef": [noegle(31)], "konvolut.bilag": [bilag(type="BOLIGDOKUMENT")]}, form="xml"),

    Sag("FR-102", "forespoergsel", "to-primaere-maalgrupper",
        {"maalgruppe.+": {"maalgruppe": "DEPRESSION", "primaer": True}}, FEJL("/maalgruppe/1/primaer")),
    Sag("FR-102", "forespoergsel", "ikke-paa-laveste-niveau", {"maalgruppe.0.maalgruppe": "MISBRUG"},
        RAAD("/maalgruppe/0/maalgruppe"), form="xml"),
    Sag("FR-102", "forespoergsel", "to-hvoraf-en-er-primaer",
        {"maalgruppe.+": {"maalgruppe": "DEPRESSION", "primaer": False}}),

    Sag("FR-108", "aktoerOpfoelgning", "samtale-uden-niveau-i-midt",
        MIDT | {"temaVurdering": [tema("KOMMUNIKATION", "SAMTALE")]}, PLIGT("/temaVurdering/0/funktionsevne")),
    Sag("FR-108", "forespoergsel", "soevn-med-niveau",
        {"temaVurdering": [tema("SUNDHEDSFORHOLD", "SOEVN", "2")]}, RAAD("/temaVurdering/0/funktionsevne"),
        form="xml"),
    Sag("FR-108", "aktoerOpfoelgning", "samtale-med-niveau-og-soevn-uden",
        MIDT | {"temaVurdering": [tema("KOMMUNIKATION", "SAMTALE", "2"), tema("SUNDHEDSFORHOLD", "SOEVN")]}),

    Sag("FR-110", "forespoergsel", "ydelsen-hoerer-til-en-anden-paragraf", {f"{YDELSE}.paragraf": "SEL_104"},
        RAAD("/oensketYdelse/0/paragraf")),
    Sag("FR-110", "forespoergsel", "et-bredere-led-daekker", {f"{YDELSE}.ydelseskode": "OPHOLD"}, form="xml"),

    Sag("FR-111", "forespoergsel", "et-enkelt-kendetegn",
        {"komplekseUdfordringer": kompleks(karakteristik=["TIDLIGERE_VISO"])},
        RAAD("/komplekseUdfordringer/karakteristik")),
    Sag("FR-111", "forespoergsel", "kun-en-diagnosekode-i-midt",
        MIDT | {"komplekseUdfordringer": kompleks(begrundelse="Har diagnosen DF20.0.")},
        FEJL("/komplekseUdfordringer/begrundelse"), form="xml"),
    Sag("FR-111", "forespoergsel", "behov-og-adfaerd-i-midt", MIDT | {"komplekseUdfordringer": kompleks()}),

    Sag("FR-115", "forespoergsel", "uden-borgerens-ord", {TAVS: UD}, RAAD("/borgerensStemme")),
    Sag("FR-115", "forespoergsel", "ikke-naaet-men-haster-ikke",
        {TAVS: {"fravaersaarsag": "IKKE_NAAET_AKUT"}, "hastegrad": "NORMAL"},
        RAAD("/borgerensStemme/fravaersaarsag"), form="xml"),
    Sag("FR-115", "forespoergsel", "ikke-naaet-fordi-det-haster",
        {TAVS: {"fravaersaarsag": "IKKE_NAAET_AKUT"}, "hastegrad": "AKUT"}),
    Sag("FR-115", "forespoergsel", "svaer-at-inddrage",
        {TAVS: {"fravaersaarsag": "KAN_IKKE_UDTRYKKE_SIG"},
         "komplekseUdfordringer": kompleks(karakteristik=["SVAER_INDDRAGELSE", "TIDLIGERE_VISO"])}, form="xml"),

    Sag("FR-117", "aktoerOpfoelgning", "undertemaet-hoerer-til-et-andet-tema",
        {"temaVurdering": [tema("EGENOMSORG", "SAMTALE", "2")]}, FEJL("/temaVurdering/0/undertema")),
    Sag("FR-117", "forespoergsel", "undertemaet-under-sit-eget-tema",
        {"temaVurdering": [tema("KOMMUNIKATION", "SAMTALE", "2"), tema("EGENOMSORG")]}, form="xml"),
)  # fmt: skip
"""Hvert brud står før det, der kommer tæt på."""
