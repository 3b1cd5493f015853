"""Sager om forespørgsel, match og forbesøg: FR-010, FR-118, FR-119 og FR-126.

Også hvad fælles regler siger om egenbetaling, øvrige aktører, annullering og hændelser.

Et fuldt eksempel::

    from tools.sager.afsoegning import SAGER

    assert {sag.type for sag in SAGER} >= {"forespoergsel", "matchSvar", "forbesoegAftale"}
"""

from __future__ import annotations

from typing import Any

from .sag import FEJL, FOND, PLIGT, RAAD, UD, Sag, bilag, noegle, part

MIDT = {"konvolut.profil": ["GRUND", "MIDT"]}
CPR = {"borger.identifikation": {"cpr": "2512484916"}}
AFHOLDT = {"status": "AFHOLDT"}
INDBERETNING = bilag(type="UTH", indhold={"henvisning": "Bostedets indberetninger, nummer 2026-31"})


def svar(vurdering: str, **felter: Any) -> dict[str, Any]:
    """Et svar med en anden vurdering end et match."""
    return {"samletVurdering": vurdering} | felter


def rammer(**felter: Any) -> dict[str, Any]:
    """Et delvist match, fordi rammerne kun passer til dels."""
    return (
        svar("DELVIST", fysiskeRammerMatch="DELVIST", begrundelse="Værelset er først ledigt til maj.")
        | felter
    )


SAGER = (
    Sag("FR-010", "forespoergsel", "med-personnummer", CPR, RAAD("/borger/identifikation/cpr")),
    Sag("FR-010", "forespoergsel", "med-erstatningspersonnummer",
        {"borger.identifikation": {"erstatningsCpr": "0201601AB5"}},
        RAAD("/borger/identifikation/erstatningsCpr"), form="xml"),
    Sag("FR-010", "forespoergsel", "det-staar-hvorfor",
        CPR | {"identificeretBegrundelse": "Boede hos jer i 2019; se den gamle plan."}),
    Sag("FR-010", "forespoergsel", "navnet-er-ikke-nummeret",
        {"borger.navn": {"fornavn": "Nancy Ann", "efternavn": "Berggren"}}, form="xml"),

    Sag("FR-118", "matchSvar", "delvist-uden-begrundelse", svar("DELVIST"), FEJL("/begrundelse")),
    Sag("FR-118", "matchSvar", "intet-uden-begrundelse", svar("INTET", maalgruppeMatch="NEJ"),
        FEJL("/begrundelse"), form="xml"),
    Sag("FR-118", "matchSvar", "afventer-uden-begrundelse",
        svar("AFVENTER", maalgruppeMatch="IKKE_VURDERET", faellesMaalgruppe=UD), FEJL("/begrundelse")),
    Sag("FR-118", "matchSvar", "maalgruppen-passer-kun-delvist", {"maalgruppeMatch": "DELVIST"},
        FEJL("/maalgruppeMatch")),
    Sag("FR-118", "matchSvar", "maalgruppen-er-ikke-vurderet", {"maalgruppeMatch": "IKKE_VURDERET"},
        FEJL("/maalgruppeMatch"), form="xml"),
    Sag("FR-118", "matchSvar", "ingen-maalgruppe-til-faelles", {"faellesMaalgruppe": UD},
        FEJL("/faellesMaalgruppe")),
    Sag("FR-118", "matchSvar", "hverken-passer-eller-naevnt",
        {"maalgruppeMatch": "NEJ", "faellesMaalgruppe": UD}, FEJL("/maalgruppeMatch", "/faellesMaalgruppe")),
    Sag("FR-118", "matchSvar", "delvist-med-begrundelse", rammer(faellesMaalgruppe=UD)),
    Sag("FR-118", "matchSvar", "afventer-med-begrundelse",
        svar("AFVENTER", maalgruppeMatch="IKKE_VURDERET", faellesMaalgruppe=UD,
             begrundelse="Vi mangler udredningen."), form="xml"),
    Sag("FR-118", "matchSvar", "et-match-behoever-ingen-begrundelse", {"begrundelse": UD}),

    Sag("FR-119", "matchSvar", "metoder-og-rammer-mangler", {"metodeMatch": UD, "fysiskeRammerMatch": UD},
        RAAD("/metodeMatch", "/fysiskeRammerMatch")),
    Sag("FR-119", "matchSvar", "rammerne-er-ikke-vurderet", {"fysiskeRammerMatch": "IKKE_VURDERET"},
        RAAD("/fysiskeRammerMatch"), form="xml"),
    Sag("FR-119", "matchSvar", "delvist-uden-metoder", rammer(metodeMatch="IKKE_VURDERET"),
        RAAD("/metodeMatch")),
    Sag("FR-119", "matchSvar", "intet-men-maalgruppen-passer",
        svar("INTET", metodeMatch=UD, begrundelse="Der er ingen ledige pladser i år."), RAAD("/metodeMatch")),
    Sag("FR-119", "matchSvar", "metoderne-passer-ikke-og-det-er-vurderet", rammer(metodeMatch="NEJ")),
    Sag("FR-119", "matchSvar", "afventer-har-ikke-vurderet-noget",
        svar("AFVENTER", begrundelse="Vi mangler udredningen.", metodeMatch=UD,
             fysiskeRammerMatch="IKKE_VURDERET"), form="xml"),
    Sag("FR-119", "matchSvar", "forkert-maalgruppe-er-nok",
        svar("INTET", maalgruppeMatch="NEJ", faellesMaalgruppe=UD, metodeMatch=UD, fysiskeRammerMatch=UD,
             begrundelse="Vi tager kun imod unge.")),

    Sag("FR-126", "forbesoegAftale", "bekraeftet-uden-tid-og-sted", {"tidspunkt": UD, "sted": UD},
        RAAD("/tidspunkt", "/sted")),
    Sag("FR-126", "forbesoegAftale", "bekraeftet-uden-sted", {"sted": UD}, RAAD("/sted"), form="xml"),
    Sag("FR-126", "forbesoegAftale", "afholdt-uden-resultat", AFHOLDT, RAAD("/resultat")),
    Sag("FR-126", "forbesoegAftale", "resultatet-henviser-til-besoeget",
        AFHOLDT | {"resultat": "Se forbesøget."}, RAAD("/resultat")),
    Sag("FR-126", "forbesoegAftale", "resultatet-henviser-til-en-samtale",
        AFHOLDT | {"resultat": "Som aftalt ved vores møde i går."}, RAAD("/resultat"), form="xml"),
    Sag("FR-126", "forbesoegAftale", "foreslaaet-uden-tid-og-sted",
        {"status": "FORESLAAET", "tidspunkt": UD, "sted": UD}),
    Sag("FR-126", "forbesoegAftale", "aflyst-uden-tid-og-sted",
        {"status": "AFLYST", "tidspunkt": UD, "sted": UD}, form="xml"),
    Sag("FR-126", "forbesoegAftale", "afholdt-med-kort-resultat",
        AFHOLDT | {"resultat": "Senere besøg er unødvendigt; hun vil bo her.", "tidspunkt": UD, "sted": UD}),
    Sag("FR-126", "forbesoegAftale", "resultatet-begynder-med-se-og-siger-noget",
        AFHOLDT | {"resultat": "Se hende i haven var at se en anden, friere udgave af hende."}),

    Sag("FR-036", "egenbetalingOplysninger", "boligdokumentet-er-ikke-med", {"bilagRef": [noegle(31)]},
        FEJL("/bilagRef/0")),
    Sag("FR-036", "egenbetalingOplysninger", "boligdokumentet-ligger-ved",
        {"bilagRef": [noegle(31)], "konvolut.bilag": [bilag(type="BOLIGDOKUMENT")]}, form="xml"),
    Sag("FR-002", "egenbetalingOplysninger", "myndigheden-oplyser-ikke-sig-selv",
        {"konvolut.afsender.rolle": "MYNDIGHED"}, FEJL("/konvolut/afsender/rolle")),

    Sag("FR-025", "aktoerAnmodning", "sendt-til-udfoereren", {"konvolut.modtager": [part("UDFOERER", FOND)]},
        FEJL("/konvolut/modtager/0/rolle")),
    Sag("FR-025", "aktoerAnmodning", "sendt-til-to-aktoerer",
        {"konvolut.modtager.+": part("AKTOER", FOND)}, form="xml"),
    Sag("FR-020", "aktoerAnmodning", "bedt-om-det-samme-to-gange",
        {"oplysningstype": ["UDDANNELSE", "HVERDAG_OG_TRIVSEL", "UDDANNELSE"]}, FEJL("/oplysningstype/2")),

    Sag("FR-002", "aktoerOpfoelgning", "udfoereren-er-ingen-oevrig-aktoer",
        {"konvolut.afsender.rolle": "UDFOERER"}, FEJL("/konvolut/afsender/rolle"), form="xml"),
    Sag("FR-108", "aktoerOpfoelgning", "uden-niveau-i-midt",
        MIDT | {"temaVurdering": [{"tema": "EGENOMSORG", "undertema": "VARETAGE_EGEN_SUNDHED",
                                   "beskrivelse": "Tager sin medicin, når den bliver rakt frem."}]},
        PLIGT("/temaVurdering/0/funktionsevne")),
    Sag("FR-108", "aktoerOpfoelgning", "kun-et-tema-i-midt",
        MIDT | {"temaVurdering": [{"tema": "EGENOMSORG", "beskrivelse": "Klarer morgenen selv."}]}),

    Sag("FR-025", "annullering", "sendt-til-borgeren", {"konvolut.modtager.0.rolle": "BORGER"},
        FEJL("/konvolut/modtager/0/rolle")),
    Sag("FR-025", "annullering", "sendt-til-flere-modtagere",
        {"konvolut.modtager.+": part("AKTOER", FOND)}, form="xml"),

    Sag("FR-033", "haendelsesUnderretning", "indberetningen-selv-er-vedlagt",
        {"kategori": "UTH_INDBERETTET", "konvolut.bilag": [bilag(type="UTH")]},
        FEJL("/konvolut/bilag/0/indhold")),
    Sag("FR-033", "haendelsesUnderretning", "kun-en-henvisning-til-indberetningen",
        {"kategori": "UTH_INDBERETTET", "indberetningsnummer": ["2026-31"], "konvolut.bilag": [INDBERETNING]},
        form="xml"),
    Sag("FR-022", "haendelsesUnderretning", "uden-forloeb", {"konvolut.forloebId": UD},
        FEJL("/konvolut/forloebId")),
)  # fmt: skip
"""Hvert brud står før det, der kommer tæt på."""
