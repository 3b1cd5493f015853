"""Sager om justering og afslutning: FR-216, FR-411 til FR-413, FR-502, FR-507 og FR-719, og de fælles regler her.

Et fuldt eksempel::

    from tools.sager.justering import SAGER

    brud = [sag for sag in SAGER if sag.type == "opsigelse" and sag.fund]
"""

from __future__ import annotations

from .sag import BOSTED, FEJL, OPLYSNING, PLIGT, RAAD, UD, Sag, Som, bilag, noegle, part

SAM = {"konvolut.profil": ["GRUND", "SAM"]}
UDEN_DOKUMENTATION = {"bilagRef": UD, "konvolut.bilag": UD}
FRA_MYNDIGHEDEN = {"konvolut.afsender": part("MYNDIGHED"), "konvolut.modtager": [part("UDFOERER", BOSTED)]}
SAMTYKKE = {"konvolut.behandlingsgrundlag": "SAMTYKKE"}
VEDLAGT = {"konvolut.bilag": [bilag(type="STATUSNOTAT_PDF")]}
NY_KOEBER = {"navn": "Fjordby og Klitby Kommune", "cvr": "90000063", "kommunekode": "0851"}
NY_LEVERANDOER = {"driftsherre": {"navn": "Fonden Havrosen", "cvr": "90000055"}}
UDEN_INDHOLD = {"takst": UD, "aendretVilkaar": UD, "ydelse": UD}
INTET_SAGT = {"slutstatus": [{"maalRef": noegle(11)}]}
IKKE_LAVET = {"formaal": UD, "indsats": UD, "forventetVarighed": UD, "saerligtForhold": UD}


def orienteret(rolle: str) -> dict[str, list[dict[str, str]]]:
    """Hvem der har fået planen uden om systemerne."""
    return {"konvolut.borgerOrientering": [{"modtagerrolle": rolle, "kanal": "BREV", "dato": "2026-11-02"}]}


SAGER = (
    Sag("FR-509", "opsigelse", "myndigheden-som-leverandoer", {"opsigendePart": "LEVERANDOER"},
        FEJL("/opsigendePart")),
    Sag("FR-509", "opsigelse", "som-koeber", {"opsigendePart": "KOEBER"}, form="xml"),
    Sag("FR-216", "kontrakttillaeg", "ny-takst-uden-takst", {"art": "TAKST", "takst": UD}, FEJL("/takst")),
    Sag("FR-216", "kontrakttillaeg", "nye-vilkaar-uden-vilkaar", {"art": "VILKAAR", "aendretVilkaar": UD},
        FEJL("/aendretVilkaar"), form="xml"),
    Sag("FR-216", "kontrakttillaeg", "begge-dele-og-ingen-af-dem", {"takst": UD, "aendretVilkaar": UD},
        FEJL("/takst", "/aendretVilkaar")),
    Sag("FR-216", "kontrakttillaeg", "partsskifte-uden-part", {"art": "PARTSSKIFTE"}, FEJL("/nyPart"),
        form="xml"),
    Sag("FR-216", "kontrakttillaeg", "en-ny-takst-aendrer-ikke-vilkaar", {"art": "TAKST", "aendretVilkaar": UD}),
    Sag("FR-216", "kontrakttillaeg", "nye-vilkaar-aendrer-ikke-taksten", {"art": "VILKAAR", "takst": UD}),
    Sag("FR-216", "kontrakttillaeg", "kun-ny-koeber",
        UDEN_INDHOLD | {"art": "PARTSSKIFTE", "nyKoeber": NY_KOEBER}, form="xml"),
    Sag("FR-216", "kontrakttillaeg", "kun-ny-leverandoer",
        UDEN_INDHOLD | {"art": "PARTSSKIFTE", "nyPart": NY_LEVERANDOER}),
    Sag("FR-216", "kontrakttillaeg", "en-efterregulering-skylder-det-ikke",
        UDEN_INDHOLD | {"art": "EFTERREGULERING"}, form="xml"),

    Sag("FR-411", "aendringsmeddelelse", "ingen-dokumentation", UDEN_DOKUMENTATION, OPLYSNING("/bilagRef")),
    Sag("FR-411", "aendringsmeddelelse", "et-andet-bilag-viser-ikke-aendringen",
        {"bilagRef": UD, "konvolut.bilag": [bilag()]}, OPLYSNING("/bilagRef"), form="xml"),
    Sag("FR-411", "aendringsmeddelelse", "ingen-dokumentation-og-det-haster",
        UDEN_DOKUMENTATION | {"hastegrad": "AKUT", "art": "KAN_IKKE_LEVERE", "aarsag": ["KAN_IKKE_LEVERE"]},
        OPLYSNING("/bilagRef")),
    Sag("FR-411", "aendringsmeddelelse", "vedlagt-uden-henvisning", {"bilagRef": UD}, form="xml"),
    Sag("FR-411", "aendringsmeddelelse", "henvist-til-et-notat",
        {"konvolut.bilag": [bilag(type="STATUSNOTAT_PDF")]}),

    Sag("FR-412", "handleplan", "borgeren-har-ikke-faaet-planen", {"konvolut.borgerOrientering": UD},
        PLIGT("/konvolut/borgerOrientering")),
    Sag("FR-412", "handleplan", "kun-en-paaroerende-har-faaet-den", orienteret("PAAROERENDE"),
        PLIGT("/konvolut/borgerOrientering"), form="xml"),
    Sag("FR-412", "handleplan", "vaergen-har-faaet-planen", orienteret("VAERGE")),
    Sag("FR-412", "handleplan", "borgeren-har-sagt-nej-til-en-plan",
        IKKE_LAVET | {"planstatus": "TILBUDT_AFSLAAET", "konvolut.borgerOrientering": UD}, form="xml"),

    Sag("FR-413", "handleplan", "intet-formaal", {"formaal": UD}, PLIGT("/formaal")),
    Sag("FR-413", "handleplan", "ingen-indsats-og-ingen-varighed", {"indsats": UD, "forventetVarighed": UD},
        PLIGT("/indsats", "/forventetVarighed"), form="xml"),
    Sag("FR-413", "handleplan", "ingen-saerlige-forhold-i-et-uddrag", {"saerligtForhold": UD},
        PLIGT("/saerligtForhold")),
    Sag("FR-413", "handleplan", "borgeren-er-ikke-omfattet", IKKE_LAVET | {"planstatus": "IKKE_OMFATTET"}),
    Sag("FR-413", "handleplan", "maalene-kan-mangle", {"maal": UD}, form="xml"),

    Sag("FR-502", "opsigelse", "staar-der-ikke-noget-om", {"dialogAfholdt": UD}, RAAD("/dialogAfholdt")),
    Sag("FR-502", "opsigelse", "dialogen-er-ikke-holdt", {"dialogAfholdt": {"afholdt": False}},
        RAAD("/dialogAfholdt/afholdt"), form="xml"),
    Sag("FR-502", "opsigelse", "borgeren-er-doed", {"dialogAfholdt": UD, "aarsag": "DOED"}),
    Sag("FR-502", "opsigelse", "holdt-uden-dato", {"dialogAfholdt": {"afholdt": True}}),
    Sag("FR-502", "opsigelse", "udfoererens-opsigelse-efter-dialog",
        {"konvolut.afsender": part("UDFOERER", BOSTED), "konvolut.modtager": [part("MYNDIGHED")],
         "opsigendePart": "LEVERANDOER", "aarsag": "LUKNING"}, form="xml"),

    Sag("FR-507", "udskrivning", "myndigheden-udskriver-fordi-maalet-er-naaet", FRA_MYNDIGHEDEN,
        FEJL("/aarsag")),
    Sag("FR-507", "udskrivning", "myndigheden-udskriver-ved-udloeb", FRA_MYNDIGHEDEN | {"aarsag": "UDLOEB"},
        FEJL("/aarsag"), form="xml"),
    Sag("FR-507", "udskrivning", "borgeren-er-doed", FRA_MYNDIGHEDEN | {"aarsag": "DOED", "borgerensStemme": UD}),
    Sag("FR-507", "udskrivning", "udfoereren-er-konkurs", FRA_MYNDIGHEDEN | {"aarsag": "KONKURS"}, form="xml"),
    Sag("FR-507", "udskrivning", "borgeren-er-udeblevet",
        FRA_MYNDIGHEDEN | {"aarsag": "UDEBLIVELSE", "borgerensStemme": UD}),
    Sag("FR-507", "udskrivning", "driftsherren-udskriver",
        {"konvolut.afsender": part("DRIFTSHERRE", BOSTED)}, form="xml"),

    Sag("FR-719", "handleplan", "borgeren-skrev-ikke-med", SAM | {"medforfatter": ["UDFOERER"]},
        PLIGT("/medforfatter")),
    Sag("FR-719", "handleplan", "ingen-skrev-med", SAM | {"medforfatter": UD}, PLIGT("/medforfatter"),
        form="xml"),
    Sag("FR-719", "handleplan", "borgeren-og-andre-skrev-med", SAM | {"medforfatter": ["UDFOERER", "BORGER"]}),
    Sag("FR-719", "handleplan", "der-er-ingen-plan",
        SAM | IKKE_LAVET | {"planstatus": "TILBUDT_AFSLAAET", "medforfatter": UD}, form="xml"),
    Sag("FR-719", "handleplan", "uden-for-samarbejdsmodellen-skriver-borgeren-ikke-med", {"medforfatter": UD}),

    Sag("FR-002", "delmaalsplan", "koordinatoren-laegger-ikke-delmaal",
        {"konvolut.afsender.rolle": "KOORDINATOR"}, FEJL("/konvolut/afsender/rolle")),
    Sag("FR-002", "delmaalsplan", "driftsherren-laegger-delmaal",
        {"konvolut.afsender": part("DRIFTSHERRE", BOSTED)}, form="xml"),
    Sag("FR-020", "aendringsmeddelelse", "samme-aarsag-to-gange", {"aarsag.+": "PLUDSELIG_AENDRING_BEHOV"},
        FEJL("/aarsag/1")),
    Sag("FR-020", "aendringsmeddelelse", "to-aarsager", {"aarsag.+": "BORGERS_OENSKE"}, form="xml"),
    Sag("FR-020", "handleplan", "samme-medforfatter-to-gange", {"medforfatter": ["BORGER", "BORGER"]},
        FEJL("/medforfatter/1")),
    Sag("FR-025", "opsigelse", "opsigelsen-sendes-til-egen-side",
        {"konvolut.modtager": [part("MYNDIGHED", NY_KOEBER)]}, FEJL("/konvolut/modtager/0/rolle")),
    Sag("FR-025", "opsigelse", "opsigelsen-sendes-til-driftsherren",
        {"konvolut.modtager.0.rolle": "DRIFTSHERRE"}, form="xml"),
    Sag("FR-030", "bestillingJustering", "den-aendrede-ydelse-har-intet-navn",
        {"ydelse.0.ydelseskode": UD, "ydelse.0.fritekst": UD}, FEJL("/ydelse/0")),
    Sag("FR-030", "bestillingJustering", "den-aendrede-ydelse-i-ord", {"ydelse.0.ydelseskode": UD}, form="xml"),
    Sag("FR-036", "aendringsmeddelelse", "dokumentationen-er-ikke-med", {"bilagRef": [noegle(32)]},
        FEJL("/bilagRef/0"), form="xml"),
    Sag("FR-103", "bestillingJustering", "den-aendrede-ydelse-har-intet-maal",
        {"ydelse.0.indsatsmaalRef": UD}, RAAD("/ydelse/0/indsatsmaalRef")),
    Sag("FR-103", "bestillingJustering", "kun-ny-takst",
        {"anledning": "NY_TAKST", "ydelse": UD, "takstAnmodning": "Samme takst for alle timer."}),
    Sag("FR-105", "handleplan", "planens-maal-har-ingen-frist", {"maal.0.frist": UD}, RAAD("/maal/0/frist")),
    Sag("FR-107", "indsatsmaalOpdatering", "den-nye-udgave-har-ingen-maaltype", {"indsatsmaal.0.maaltype": UD},
        RAAD("/indsatsmaal/0/maaltype")),
    Sag("FR-107", "indsatsmaalOpdatering", "et-lukket-maal-ses-der-ikke-paa",
        {"indsatsmaal.+": Som("indsatsmaal.0", {"id": noegle(12), "maaltype": UD, "status": "NAAET"})},
        form="xml"),
    Sag("FR-115", "udskrivning", "borgerens-syn-paa-afslutningen", {"borgerensStemme": UD},
        RAAD("/borgerensStemme"), form="xml"),
    Sag("FR-201", "kontrakttillaeg", "den-nye-takst-er-ikke-regnet-ud", {"takst.0.beregningsgrundlag": UD},
        RAAD("/takst/0/beregningsgrundlag")),
    Sag("FR-201", "kontrakttillaeg", "den-nye-takst-staar-i-takstbladet",
        {"takst.0.beregningsgrundlag": UD, "takst.0.beregningsHenvisning": "Takstblad 2027, side 3"},
        form="xml"),
    Sag("FR-417", "udskrivning", "intet-om-maalets-slutstatus", INTET_SAGT, PLIGT("/slutstatus/0")),
    Sag("FR-417", "udskrivning", "slutstatus-er-vedlagt", INTET_SAGT | VEDLAGT, form="xml"),
    Sag("FR-016", "indsatsmaalOpdatering", "samtykket-er-ikke-naevnt", SAMTYKKE,
        FEJL("/konvolut/samtykkeRef"), form="xml"),
)  # fmt: skip
"""Hvert brud står før det, der kommer tæt på."""
