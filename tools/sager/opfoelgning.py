"""Sager om dagsorden, statusnotat og referat: FR-401 til FR-426, FR-504, FR-708 og FR-715.

Et fuldt eksempel::

    from tools.sager.opfoelgning import SAGER

    assert {sag.type for sag in SAGER} == {"dagsorden", "statusnotat", "referat"}
"""

from __future__ import annotations

from .sag import OPLYSNING, PLIGT, RAAD, UD, Sag, Som, bilag, noegle

SAM = {"konvolut.profil": ["GRUND", "SAM"]}
TRE_MAANEDER = {"opfoelgningstype": "TRE_MAANEDERS"}
PAA_DAGEN = {"oensketMateriale.0.leveringsfrist": "2026-12-02"}
"""Materialet skal først være der samme dag som mødet."""
NETVAERK = SAM | {"moedetype": "NETVAERKSMOEDE"}
VEDLAGT = {"konvolut.bilag": [bilag(type="STATUSNOTAT_PDF")]}
UDEN_ORD = {"maalstatus.0.arbejdetMedMaalet": UD}


def roller(*navne: str) -> dict[str, list[dict[str, str]]]:
    """Dem, der var med."""
    return {"deltager": [{"rolle": navn} for navn in navne]}


def ikke_med(rolle: str) -> dict[str, list[dict[str, str]]]:
    """En, der ikke var med, og hvorfor."""
    return {"fravaer": [{"rolle": rolle, "begrundelse": "Havde ikke kræfter til det."}]}


def besluttet(status: str, **felter: str) -> dict[str, list[dict[str, str]]]:
    """En beslutning om målet."""
    return {"maalbeslutning": [{"maalRef": noegle(11), "status": status, **felter}]}


SAGER = (
    Sag("FR-401", "dagsorden", "hvem-kan-borgeren-tage-med", {"borgerKanInvitere": UD},
        PLIGT("/borgerKanInvitere")),
    Sag("FR-401", "dagsorden", "hvem-kan-borgeren-tage-med-efter-tre-maaneder",
        TRE_MAANEDER | {"borgerKanInvitere": UD}, PLIGT("/borgerKanInvitere"), form="xml"),
    Sag("FR-401", "dagsorden", "fire-af-fem-punkter", {"punkt.4": UD}, PLIGT("/punkt")),
    Sag("FR-401", "dagsorden", "fire-af-fem-punkter-loebende",
        {"opfoelgningstype": "LOEBENDE_AFTALT", "punkt.4": UD}, RAAD("/punkt")),
    Sag("FR-401", "dagsorden", "intet-oensket-materiale", {"oensketMateriale": UD}, PLIGT("/oensketMateriale")),
    Sag("FR-401", "dagsorden", "intet-oensket-materiale-efter-tre-maaneder",
        TRE_MAANEDER | {"oensketMateriale": UD}, RAAD("/oensketMateriale")),
    Sag("FR-401", "dagsorden", "materialet-kommer-paa-moededagen", PAA_DAGEN,
        PLIGT("/oensketMateriale/0/leveringsfrist"), form="xml"),
    Sag("FR-401", "dagsorden", "materialet-kommer-paa-moededagen-ekstraordinaert",
        PAA_DAGEN | {"opfoelgningstype": "EKSTRAORDINAER"}, RAAD("/oensketMateriale/0/leveringsfrist")),
    Sag("FR-401", "dagsorden", "dagen-foer-i-danmark", {"moedetidspunkt": "2026-12-01T23:30:00Z",
        "oensketMateriale.0.leveringsfrist": "2026-12-01"}),
    Sag("FR-401", "dagsorden", "hvilken-opfoelgning", {"opfoelgningstype": UD}, RAAD("/opfoelgningstype")),
    Sag("FR-401", "dagsorden", "sagt-i-ord-og-med-et-punkt-mere",
        {"borgerKanInvitere": UD, "borgerKanInvitereTekst": "Dem, du har lyst til.",
         "punkt.+": {"punktId": noegle(59), "type": "ANDET"}}),
    Sag("FR-401", "dagsorden", "et-opstartsmoede-skylder-det-ikke",
        {"moedetype": "OPSTARTSMOEDE", "borgerKanInvitere": UD, "oensketMateriale": UD, "punkt.4": UD},
        form="xml"),
    Sag("FR-401", "dagsorden", "et-aflyst-moede-skylder-intet",
        {"moedestatus": "AFLYST", "borgerKanInvitere": UD, "oensketMateriale": UD, "punkt.4": UD}),

    Sag("FR-405", "referat", "sendt-foer-moedet", {"moedeStart": "2026-11-02T09:30:01+01:00"},
        PLIGT("/moedeStart")),
    Sag("FR-405", "referat", "sendt-foer-moedet-var-slut", {"moedeSlut": "2026-11-02T10:00:00+01:00"},
        PLIGT("/moedeSlut")),
    Sag("FR-405", "referat", "myndigheden-var-der-ikke", roller("BORGER", "UDFOERER"), PLIGT("/deltager"),
        form="xml"),
    Sag("FR-405", "referat", "udfoereren-var-der-ikke-til-justering",
        {"moedetype": "JUSTERINGSMOEDE", **roller("BORGER", "MYNDIGHED")}, PLIGT("/deltager")),
    Sag("FR-405", "referat", "borgeren-var-der-ikke-og-ingen-siger-hvorfor",
        {**roller("MYNDIGHED", "UDFOERER", "PAAROERENDE"), **ikke_med("AKTOER")}, PLIGT("/fravaer")),
    Sag("FR-405", "referat", "borgeren-var-der-ikke-og-det-staar-hvorfor",
        {**roller("MYNDIGHED", "DRIFTSHERRE"), **ikke_med("BORGER"),
         "moedeSlut": "2026-11-02T09:30:00+01:00"}),
    Sag("FR-405", "referat", "vaergen-var-der", roller("MYNDIGHED", "UDFOERER", "VAERGE"), form="xml"),
    Sag("FR-405", "referat", "et-justeringsmoede-kan-holdes-uden-borgeren",
        {"moedetype": "JUSTERINGSMOEDE", **roller("MYNDIGHED", "UDFOERER")}),

    Sag("FR-406", "referat", "fortsaetter-uden-maal", {"fremtidigtMaal": UD}, PLIGT("/fremtidigtMaal")),
    Sag("FR-406", "referat", "aendres-uden-maal",
        {"fremtidigtMaal": UD, "beslutning": "AENDRE", "justeringsbehov": ["MAAL"]}, PLIGT("/fremtidigtMaal"),
        form="xml"),
    Sag("FR-406", "referat", "slutter-uden-maal", {"fremtidigtMaal": UD, "beslutning": "AFSLUT"}),
    Sag("FR-406", "referat", "myndigheden-afgoer-det-senere",
        {"fremtidigtMaal": UD, "beslutning": "AFVENTER_MYNDIGHED"}),

    Sag("FR-409", "statusnotat", "funktionsevnen-er-faldet",
        {"funktionsevneaendring": [{"undertema": "SPISE", "foer": "2", "efter": "3"}]}, RAAD("/stoettebehov")),
    Sag("FR-409", "statusnotat", "stoettebehovet-er-ikke-vurderet",
        {"funktionsevneaendring": [{"undertema": "SPISE", "foer": "2", "efter": "1"}],
         "stoettebehov": {"efter": "IKKE_VURDERET"}}, RAAD("/stoettebehov/efter"), form="xml"),
    Sag("FR-409", "statusnotat", "niveauet-er-det-samme",
        {"funktionsevneaendring": [{"undertema": "SPISE", "foer": "2", "efter": "2"}]}),
    Sag("FR-409", "statusnotat", "stoettebehovet-er-vurderet",
        {"funktionsevneaendring": [{"undertema": "SPISE", "foer": "2", "efter": "3"}],
         "stoettebehov": {"efter": "3"}}),

    Sag("FR-417", "statusnotat", "intet-om-det-andet-maal", {"maalstatus.+": {"maalRef": noegle(12)}},
        PLIGT("/maalstatus/1")),
    Sag("FR-417", "statusnotat", "et-andet-bilag-taeller-ikke", UDEN_ORD | {"konvolut.bilag": [bilag()]},
        PLIGT("/maalstatus/0"), form="xml"),
    Sag("FR-417", "statusnotat", "hvorfor-der-ikke-er-arbejdet-med-maalet",
        UDEN_ORD | {"maalstatus.0.ikkeArbejdetMed": "Borgeren var indlagt."}),
    Sag("FR-417", "statusnotat", "kun-et-tal", UDEN_ORD | {"maalstatus.0.talvaerdi": ["3 nætter"]}),
    Sag("FR-417", "statusnotat", "notatet-er-vedlagt", UDEN_ORD | VEDLAGT, form="xml"),

    Sag("FR-418", "referat", "borgerens-syn-mangler", {"borgerensStemme": UD}, PLIGT("/borgerensStemme")),
    Sag("FR-418", "referat", "borgeren-oenskede-ikke-at-sige-noget",
        {"borgerensStemme": {"fravaersaarsag": "OENSKER_IKKE"}}, form="xml"),
    Sag("FR-418", "referat", "et-opstartsmoede", {"borgerensStemme": UD, "moedetype": "OPSTARTSMOEDE"}),

    Sag("FR-419", "statusnotat", "livssituation-og-anbefaling-mangler", {"livssituation": UD, "anbefaling": UD},
        PLIGT("/livssituation", "/anbefaling")),
    Sag("FR-419", "statusnotat", "efter-tre-maaneder",
        TRE_MAANEDER | {"livssituation": UD, "anbefaling": UD}, form="xml"),
    Sag("FR-419", "statusnotat", "notatet-er-vedlagt", VEDLAGT | {"livssituation": UD, "anbefaling": UD}),

    Sag("FR-420", "statusnotat", "alle-maal-er-naaet-og-der-skal-fortsaettes",
        {"maalstatus.0.maalopfyldelse": "NAAET"}, RAAD("/forslagTilMaal")),
    Sag("FR-420", "statusnotat", "afslutte-uden-at-sige-hvordan", {"anbefaling.0.anbefaling": "AFSLUTTE"},
        RAAD("/afslutningsforslag"), form="xml"),
    Sag("FR-420", "statusnotat", "et-maal-gaar-videre",
        {"maalstatus.0.maalopfyldelse": "NAAET",
         "maalstatus.+": Som("maalstatus.0", {"maalRef": noegle(12), "maalopfyldelse": "DELVIST_NAAET"})}),
    Sag("FR-420", "statusnotat", "et-nyt-maal-er-foreslaaet",
        {"maalstatus.0.maalopfyldelse": "NAAET", "forslagTilMaal": [
            {"titel": "Ud af huset", "beskrivelse": "Går til fællesspisning.", "foreslaaetAf": "BORGER"}]}),
    Sag("FR-420", "statusnotat", "afslutte-og-hvordan",
        {"anbefaling.0.anbefaling": "AFSLUTTE", "afslutningsforslag": "Med udgangen af marts."}),

    Sag("FR-422", "referat", "hvad-skal-justeres", {"beslutning": "AENDRE"}, RAAD("/justeringsbehov")),
    Sag("FR-422", "referat", "rammerne-skal-justeres", {"beslutning": "AENDRE", "justeringsbehov": ["RAMME"]},
        form="xml"),

    Sag("FR-425", "referat", "hvornaar-moedes-vi-igen", {"naesteMoede": UD}, RAAD("/naesteMoede")),
    Sag("FR-425", "referat", "vi-moedes-ikke-igen",
        {"naesteMoede": {"intetBegrundelse": "Indsatsen slutter."}}, form="xml"),

    Sag("FR-426", "statusnotat", "ingen-skabelon", {"skabelon": UD}, OPLYSNING("/skabelon")),
    Sag("FR-426", "statusnotat", "leverandoerens-egen-skabelon", {"skabelon": "LEVERANDOERENS"},
        OPLYSNING("/skabelon"), form="xml"),
    Sag("FR-426", "statusnotat", "vum-skabelonen-i-en-anden-opfoelgning", TRE_MAANEDER),

    Sag("FR-504", "referat", "hvad-nu-hvor-maalet-er-naaet", besluttet("NAAET"),
        PLIGT("/maalbeslutning/0/efterMaalNaaet")),
    Sag("FR-504", "referat", "maalet-er-delvist-naaet", besluttet("DELVIST_NAAET"), form="xml"),
    Sag("FR-504", "referat", "naaet-og-et-nyt-maal", besluttet("NAAET", efterMaalNaaet="NYT_INDSATSMAAL")),

    Sag("FR-504", "referat", "et-netvaerksmoede-vaelger-ingen-indsats",
        NETVAERK | besluttet("NAAET") | {"opfoelgningMed": ["BORGER"]}, form="xml"),

    Sag("FR-708", "dagsorden", "intet-punkt-fra-borgeren", {"borgersPunkt": UD}, RAAD("/borgersPunkt"),
        grund="netvaerksmoede"),
    Sag("FR-708", "dagsorden", "borgeren-har-foreslaaet-et-punkt",
        {"borgersPunkt": UD, "punkt.0.foreslaaetAf": "BORGER"}, grund="netvaerksmoede", form="xml"),
    Sag("FR-708", "dagsorden", "uden-for-samarbejdsmodellen",
        {"borgersPunkt": UD, "konvolut.profil": ["GRUND"]}, grund="netvaerksmoede"),

    Sag("FR-715", "dagsorden", "hverken-planlagt-med-eller-indbudt",
        {"udarbejdetMed": ["KOORDINATOR"], "deltager": [{"rolle": "VAERGE"}]},
        PLIGT("/udarbejdetMed", "/deltager"), grund="netvaerksmoede"),
    Sag("FR-715", "referat", "ikke-fulgt-op-med-borgeren", NETVAERK | ikke_med("AKTOER"),
        PLIGT("/opfoelgningMed"), form="xml"),
    Sag("FR-715", "dagsorden", "borgeren-er-indbudt-uden-om-systemerne",
        {"deltager": [{"rolle": "KOORDINATOR"}], "konvolut.borgerOrientering": [
            {"modtagerrolle": "BORGER", "kanal": "UDLEVERET", "dato": "2026-11-02"}]}, grund="netvaerksmoede"),
    Sag("FR-715", "dagsorden", "et-aflyst-netvaerksmoede",
        {"udarbejdetMed": UD, "deltager": UD, "moedestatus": "AFLYST"}, grund="netvaerksmoede"),
    Sag("FR-715", "referat", "fravaer-siger-hvorfor",
        NETVAERK | ikke_med("BORGER") | roller("KOORDINATOR", "MYNDIGHED")),
    Sag("FR-715", "referat", "fulgt-op-med-borgeren", NETVAERK | {"opfoelgningMed": ["KOORDINATOR", "BORGER"]}),
)  # fmt: skip
"""Hvert brud står før det, der kommer tæt på."""
