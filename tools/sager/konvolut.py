"""Sager om konvolutten, personer og de regler, alle beskeder deler: FR-002 til FR-036.

Et fuldt eksempel::

    from tools.sager.konvolut import SAGER

    brud = [sag for sag in SAGER if sag.regel == "FR-012" and sag.fund]
"""

from __future__ import annotations

from .sag import BOSTED, FEJL, FOND, OPLYSNING, RAAD, UD, VEJ, Sag, Som, bilag, noegle, part

MIB = 1024 * 1024
TILBAGE = "TILBAGETRAEKNING_AF_OPSIGELSE"
NETVAERK = {"moedetype": "NETVAERKSMOEDE", "opfoelgningstype": UD}
UTH = bilag(type="UTH", indhold={"henvisning": "Indberetning 2026-117"})
BLOT_HENVIST = bilag(indhold={"henvisning": "Ligger i journalen"})
KRISECENTER = {"paragraf": "SEL_109", "ydelseskode": "AKUT_OPHOLD"}


def fil(byte: int) -> dict[str, object]:
    """Et bilag med så mange byte inde i beskeden; hver tre byte skrives med fire tegn."""
    hele, rest = divmod(byte, 3)
    return bilag(indhold={"indlejret": "AAAA" * hele + ("", "AA==", "AAA=")[rest]})


SAGER = (
    Sag("FR-002", "bestilling", "udfoereren-bestiller", {"konvolut.afsender": part("UDFOERER", BOSTED)},
        FEJL("/konvolut/afsender/rolle")),
    Sag("FR-002", "dagsorden", "koordinatoren-indkalder-til-statusmoede",
        {"konvolut.afsender.rolle": "KOORDINATOR"}, FEJL("/konvolut/afsender/rolle"), form="xml"),
    Sag("FR-002", "kontraktSvar", "udfoereren-underskriver",
        {"konvolut.afsender": part("UDFOERER", BOSTED), "konvolut.modtager": [part("MYNDIGHED")]},
        FEJL("/konvolut/afsender/rolle")),
    Sag("FR-002", "forretningskvittering", "borgeren-kvitterer", {"konvolut.afsender.rolle": "BORGER"},
        FEJL("/konvolut/afsender/rolle")),
    Sag("FR-002", "dagsorden", "koordinatoren-indkalder-til-netvaerksmoede",
        {"konvolut.afsender.rolle": "KOORDINATOR", **NETVAERK}),
    Sag("FR-002", "kontraktSvar", "udfoereren-svarer-paa-tilbagetrukket-opsigelse",
        {"vedroerer": TILBAGE, "konvolut.afsender": part("UDFOERER", BOSTED),
         "konvolut.modtager": [part("MYNDIGHED")]}),
    Sag("FR-002", "statusnotat", "driftsherren-sender-for-tilbuddet",
        {"konvolut.afsender": part("DRIFTSHERRE", FOND)}, form="xml"),

    Sag("FR-007", "tilbudSvar", "udloeber-i-samme-oejeblik",
        {"konvolut.udloeber": "2026-11-02T09:30:00+01:00"}, FEJL("/konvolut/udloeber")),
    Sag("FR-007", "referat", "et-sekund-mere-end-syv-dage",
        {"konvolut.udloeber": "2026-11-09T09:30:01+01:00"}, FEJL("/konvolut/udloeber"), form="xml"),
    Sag("FR-007", "tilbudSvar", "praecis-syv-dage-i-en-anden-tidszone",
        {"konvolut.udloeber": "2026-11-09T08:30:00Z"}),

    Sag("FR-008", "tilbud", "siger-ikke-hvad-der-svares-paa", {"konvolut.svarPaa": UD},
        FEJL("/konvolut/svarPaa")),
    Sag("FR-008", "tilbudSvar", "siger-ikke-hvad-der-svares-paa", {"konvolut.svarPaa": UD},
        FEJL("/konvolut/svarPaa"), form="xml"),
    Sag("FR-008", "kontraktSvar", "siger-ikke-hvad-der-svares-paa", {"konvolut.svarPaa": UD},
        FEJL("/konvolut/svarPaa")),
    Sag("FR-008", "forretningskvittering", "siger-ikke-hvad-der-kvitteres-for", {"konvolut.svarPaa": UD},
        FEJL("/konvolut/svarPaa")),
    Sag("FR-008", "tilbudSvar", "svarer-paa-noget-ingen-kender", {"konvolut.svarPaa": noegle(999)}),
    Sag("FR-008", "kontrakt", "en-kontrakt-behoever-ikke-vaere-svar", {"konvolut.svarPaa": noegle(999)}),

    Sag("FR-011", "bestilling", "kontrolcifret-passer-ikke",
        {"borger.identifikation": {"cpr": "0201609995"}}, OPLYSNING("/borger/identifikation/cpr")),
    Sag("FR-011", "referat", "kontrolcifret-passer-ikke-i-henvisningen",
        {"borgerRef": {"identifikation": {"cpr": "0504909989"}}}, OPLYSNING("/borgerRef/identifikation/cpr"),
        form="xml"),
    Sag("FR-011", "bestilling", "erstatningspersonnummer",
        {"borger.identifikation": {"erstatningsCpr": "0201601AB5"}}),
    Sag("FR-011", "referat", "kontrolcifret-passer",
        {"borgerRef": {"identifikation": {"cpr": "2512484916"}}}),

    Sag("FR-012", "kontrakt", "et-ciffer-forkert-i-cvr-og-ean",
        {"konvolut.modtager.0.organisation.cvr": "90000005", "koeber.gln": "5798000000019"},
        FEJL("/konvolut/modtager/0/organisation/cvr", "/koeber/gln")),
    Sag("FR-012", "transportkvittering", "udstederens-cvr-passer-ikke", {"modtagerCvr": "90000005"},
        FEJL("/modtagerCvr"), form="xml"),
    Sag("FR-012", "bestilling", "sagens-ejer-og-regningens-ean-passer-ikke",
        {"konvolut.myndighedssag.ejerCvr": "90000005", "betaling.gln": "5798000000011"},
        FEJL("/konvolut/myndighedssag/ejerCvr", "/betaling/gln")),
    Sag("FR-012", "transportkvittering", "et-andet-nummer-der-passer", {"modtagerCvr": "90000020"}),
    Sag("FR-012", "tilbud", "et-p-nummer-har-intet-kontrolciffer",
        {"leverandoer.tilbud.pNummer": "1003456788"}),
    Sag("FR-012", "bestilling", "et-ean-der-passer", {"betaling.gln": "5798000000018"}, form="xml"),

    Sag("FR-013", "bestilling", "dagen-foer-18-aar",
        {"borger.identifikation": {"cpr": "0504909995"}, "oensketStart": {"dato": "2008-04-04"}},
        RAAD("/borger/identifikation/cpr"), ogsaa=("FR-011",)),
    Sag("FR-013", "kontrakt", "foedt-17-aar-foer-start",
        {"borger.identifikation": {"pseudonym": "borger-7f3a91"}, "borger.foedselsaar": 2009},
        RAAD("/borger/foedselsaar")),
    Sag("FR-013", "indskrivning", "17-aar-ved-indflytning",
        {"borger.identifikation": {"cpr": "0504909995"}, "indflytningsdato": "2008-04-04"},
        RAAD("/borger/identifikation/cpr"), ogsaa=("FR-011",), form="xml"),
    Sag("FR-013", "bestilling", "starter-paa-18-aars-dagen",
        {"borger.identifikation": {"cpr": "0504909995"}, "oensketStart": {"dato": "2008-04-05"}},
        ogsaa=("FR-011",)),
    Sag("FR-013", "kontrakt", "kan-vaere-fyldt-18",
        {"borger.identifikation": {"pseudonym": "borger-7f3a91"}, "borger.foedselsaar": 2008}),

    Sag("FR-014", "kontrakt", "koeber-og-driftsherre-er-den-samme",
        {"leverandoer.driftsherre.cvr": "90000004"}, OPLYSNING("/leverandoer/driftsherre/cvr")),
    Sag("FR-014", "kontrakt", "samme-navn-og-andet-nummer",
        {"leverandoer.driftsherre.navn": "Fjordby Kommune", "leverandoer.tilbud.cvr": "90000004"}),

    Sag("FR-015", "referat", "helbredsoplysning-uden-hvorfor",
        {"konvolut.bilag": [bilag(), bilag(id=noegle(32), helbredsoplysning=True)]},
        RAAD("/konvolut/bilag/1/noedvendigFor")),
    Sag("FR-015", "referat", "helbredsoplysning-med-hvorfor",
        {"konvolut.bilag": [bilag(helbredsoplysning=True, noedvendigFor="Medicin om natten")]}, form="xml"),

    Sag("FR-016", "dagsorden", "samtykke-uden-henvisning", {"konvolut.behandlingsgrundlag": "SAMTYKKE"},
        FEJL("/konvolut/samtykkeRef")),
    Sag("FR-016", "dagsorden", "samtykke-med-henvisning",
        {"konvolut.behandlingsgrundlag": "SAMTYKKE", "konvolut.samtykkeRef": [noegle(7)]}, form="xml"),
    Sag("FR-016", "statusnotat", "andet-grundlag", {"konvolut.behandlingsgrundlag": "KONTRAKT"}),

    Sag("FR-017", "tilbud", "kun-fortrolig", {"konvolut.fortrolighed": "FORTROLIG"},
        FEJL("/konvolut/fortrolighed")),
    Sag("FR-017", "forretningskvittering", "en-kvittering-handler-ikke-om-borgeren",
        {"konvolut.fortrolighed": "FORTROLIG"}),

    Sag("FR-018", "bestilling", "uden-sagsnummer", {"konvolut.myndighedssag": UD},
        FEJL("/konvolut/myndighedssag"), form="xml"),
    Sag("FR-018", "referat", "statusmoede-uden-sagsnummer", {"konvolut.myndighedssag": UD},
        FEJL("/konvolut/myndighedssag")),
    Sag("FR-018", "referat", "netvaerksmoede-uden-sagsnummer",
        {"konvolut.myndighedssag": UD, "moedetype": "NETVAERKSMOEDE"}),

    Sag("FR-020", "dagsorden", "samme-profil-to-gange", {"konvolut.profil": ["GRUND", "NORD", "GRUND"]},
        FEJL("/konvolut/profil/2")),
    Sag("FR-020", "bestilling", "samme-maal-to-gange", {"ydelse.0.indsatsmaalRef.+": noegle(11)},
        FEJL("/ydelse/0/indsatsmaalRef/1"), form="xml"),
    Sag("FR-020", "referat", "samme-justering-to-gange",
        {"justeringsbehov": ["MAAL", "TAKST", "MAAL", "TAKST"]},
        FEJL("/justeringsbehov/2", "/justeringsbehov/3")),
    Sag("FR-020", "dagsorden", "samme-modtager-to-gange",
        {"konvolut.modtager": [part("UDFOERER", BOSTED), part("AKTOER", FOND), part("UDFOERER", BOSTED)]},
        FEJL("/konvolut/modtager/2")),
    Sag("FR-020", "kontrakt", "samme-maal-to-gange", {"indsatsmaalRef.+": Som("indsatsmaalRef.0", {})},
        FEJL("/indsatsmaalRef/1")),
    Sag("FR-020", "dagsorden", "samme-ord-to-gange", {"borgersPunkt": ["Om natten", "Om natten"]}),
    Sag("FR-020", "dagsorden", "samme-organisation-i-to-roller",
        {"konvolut.modtager": [part("UDFOERER", BOSTED), part("AKTOER", BOSTED)]}, form="xml"),

    Sag("FR-021", "bestilling", "beskyttet-adresse-staar-der",
        {"borger.adresse": VEJ, "borger.adressebeskyttet": True}, FEJL("/borger/adresse")),
    Sag("FR-021", "kontrakt", "krisecentrets-adresse",
        {f"ydelse.0.{felt}": kode for felt, kode in KRISECENTER.items()} | {"leverandoer.tilbud.adresse": VEJ},
        FEJL("/leverandoer/tilbud/adresse")),
    Sag("FR-021", "indskrivning", "boligen-er-et-krisecenter",
        {"lovgrundlag": "SEL_109", "boligadresse": VEJ}, FEJL("/boligadresse"), form="xml"),
    Sag("FR-021", "tilbud", "krisecentret-tilbyder-en-plads",
        {f"ydelse.0.{felt}": kode for felt, kode in KRISECENTER.items()}
        | {"leverandoer.tilbud.adresse": VEJ, "konvolut.afsender.organisation.adresse": VEJ},
        FEJL("/leverandoer/tilbud/adresse", "/konvolut/afsender/organisation/adresse")),
    Sag("FR-021", "tilbud", "et-andet-tilbud-har-en-adresse",
        {"leverandoer.tilbud.adresse": VEJ, "konvolut.afsender.organisation.adresse": VEJ}, form="xml"),
    Sag("FR-021", "indskrivning", "den-nye-bolig-til-myndigheden",
        {"borger.adressebeskyttet": True, "boligadresse": VEJ}),
    Sag("FR-021", "bestilling", "en-adresse-der-ikke-er-beskyttet", {"borger.adresse": VEJ}, form="xml"),
    Sag("FR-021", "kontrakt", "krisecentrets-driftsherre-har-en-adresse",
        {f"ydelse.0.{felt}": kode for felt, kode in KRISECENTER.items()}
        | {"leverandoer.driftsherre.adresse": VEJ}),

    Sag("FR-022", "statusnotat", "forloebet-er-ikke-naevnt", {"konvolut.forloebId": UD},
        FEJL("/konvolut/forloebId")),
    Sag("FR-022", "forretningskvittering", "kvitteringen-foelger-sin-besked", {"konvolut.forloebId": UD}),

    Sag("FR-023", "dagsorden", "afsender-og-modtager-uden-cvr",
        {"konvolut.afsender.organisation.cvr": UD, "konvolut.modtager.0.organisation.cvr": UD},
        FEJL("/konvolut/afsender/organisation/cvr", "/konvolut/modtager/0/organisation/cvr")),
    Sag("FR-023", "kontrakt", "koeber-og-driftsherre-uden-cvr",
        {"koeber.cvr": UD, "leverandoer.driftsherre.cvr": UD},
        FEJL("/koeber/cvr", "/leverandoer/driftsherre/cvr"), form="xml"),
    Sag("FR-023", "tilbud", "driftsherre-uden-cvr", {"leverandoer.driftsherre.cvr": UD},
        FEJL("/leverandoer/driftsherre/cvr")),
    Sag("FR-023", "kontrakt", "tilbuddet-selv-uden-cvr", {"leverandoer.tilbud.cvr": UD}),

    Sag("FR-024", "dagsorden", "udfoereren-er-ikke-borger",
        {"konvolut.borgerOrientering": [
            {"modtagerrolle": "BORGER", "kanal": "DIGITAL_POST", "dato": "2026-11-02"},
            {"modtagerrolle": "UDFOERER", "kanal": "BREV", "dato": "2026-11-02"}]},
        FEJL("/konvolut/borgerOrientering/1/modtagerrolle")),
    Sag("FR-024", "dagsorden", "civilsamfundet-orienteres",
        {"konvolut.borgerOrientering": [
            {"modtagerrolle": "CIVILSAMFUND", "kanal": "MOEDE", "dato": "2026-11-02"}]}, form="xml"),

    Sag("FR-025", "bestilling", "myndigheden-bestiller-hos-myndigheden",
        {"konvolut.modtager": [part("MYNDIGHED")]}, FEJL("/konvolut/modtager/0/rolle")),
    Sag("FR-025", "dagsorden", "borgeren-som-modtager",
        {"konvolut.modtager.+": part("BORGER")},
        FEJL("/konvolut/modtager/1/rolle"), form="xml"),
    Sag("FR-025", "kontraktSvar", "svaret-gaar-til-egen-side",
        {"konvolut.modtager": [part("MYNDIGHED")]}, FEJL("/konvolut/modtager/0/rolle")),
    Sag("FR-025", "forretningskvittering", "politikere-sender-ingen-beskeder",
        {"konvolut.modtager.0.rolle": "POLITISK_NIVEAU"}, FEJL("/konvolut/modtager/0/rolle")),
    Sag("FR-025", "dagsorden", "flere-slags-modtagere",
        {"konvolut.modtager": [
            part("UDFOERER", BOSTED), part("AKTOER", BOSTED), part("TEAMMEDLEM", FOND)]}),
    Sag("FR-025", "bestilling", "driftsherren-for-tilbuddet",
        {"konvolut.modtager": [part("DRIFTSHERRE", FOND)]}, form="xml"),

    Sag("FR-028", "forretningskvittering", "afvist-uden-hvorfor", {"kode": "AFVIST"}, FEJL("/begrundelse")),
    Sag("FR-028", "forretningskvittering", "fejlet-uden-hvorfor", {"kode": "FEJLET"}, FEJL("/begrundelse"),
        form="xml"),
    Sag("FR-028", "forretningskvittering", "afvist-med-begrundelse",
        {"kode": "AFVIST", "begrundelse": "Borgeren er ikke kendt her."}),
    Sag("FR-028", "forretningskvittering", "fejlet-med-den-brudte-regel",
        {"kode": "FEJLET", "fejl": [
            {"regelId": "FR-012", "sti": "/koeber/cvr", "alvor": "FEJL", "tekst": "Ret CVR-nummeret."}]}),

    Sag("FR-030", "bestilling", "hverken-kode-eller-ord",
        {"ydelse.+": Som("ydelse.0", {"ydelseskode": UD, "paragraf": "SEL_97"})}, FEJL("/ydelse/1")),
    Sag("FR-030", "bestilling", "kun-ord-hvor-der-ingen-kode-er",
        {"ydelse.+": Som("ydelse.0", {"ydelseskode": UD, "paragraf": "SEL_97", "fritekst": "Ledsagelse"})},
        form="xml"),

    Sag("FR-033", "referat", "et-almindeligt-bilag-kun-henvist", {"konvolut.bilag": [bilag(), BLOT_HENVIST]},
        FEJL("/konvolut/bilag/1/indhold/henvisning")),
    Sag("FR-033", "statusnotat", "indberetning-om-magt-vedlagt",
        {"konvolut.bilag": [bilag(type="MAGTANVENDELSE")]}, FEJL("/konvolut/bilag/0/indhold"), form="xml"),
    Sag("FR-033", "statusnotat", "utilsigtet-haendelse-kun-henvist", {"konvolut.bilag": [UTH, bilag()]}),

    Sag("FR-035", "referat", "en-byte-mere-end-en-mebibyte", {"konvolut.bilag": [fil(MIB - 2), fil(3)]},
        FEJL("/konvolut/bilag"), gemt=False),
    Sag("FR-035", "referat", "praecis-en-mebibyte", {"konvolut.bilag": [fil(MIB - 2), fil(2)]}, gemt=False),

    Sag("FR-036", "kontrakt", "kontrakten-er-ikke-vedlagt",
        {"bilagRef": [noegle(31), noegle(32)], "konvolut.bilag": [bilag(type="KONTRAKT_PDF")]},
        FEJL("/bilagRef/1")),
    Sag("FR-036", "bestilling", "diagnosens-dokument-mangler",
        {"diagnose": [{"tekst": "Autisme", "bilagRef": noegle(32)}], "konvolut.bilag": [bilag()]},
        FEJL("/diagnose/0/bilagRef"), form="xml"),
    Sag("FR-036", "statusnotat", "notatet-er-vedlagt",
        {"bilagRef": [noegle(31)], "konvolut.bilag": [bilag(type="STATUSNOTAT_PDF")]}, form="xml"),
    Sag("FR-036", "kontrakt", "et-bilag-ingen-henviser-til", {"konvolut.bilag": [bilag()]}),
)  # fmt: skip
"""Hvert brud står før det, der kommer tæt på."""
