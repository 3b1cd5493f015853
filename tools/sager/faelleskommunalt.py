"""Sager om beskederne mellem kommunerne: FR-603, FR-605 og FR-607 til FR-609.

Et fuldt eksempel::

    from tools.sager.faelleskommunalt import SAGER

    assert {sag.regel for sag in SAGER} == {"FR-603", "FR-605", "FR-607", "FR-608", "FR-609"}
"""

from __future__ import annotations

from .sag import FEJL, PLIGT, RAAD, UD, Sag

MIDT = {"konvolut.profil": ["GRUND", "MIDT"]}
SAMME_DAG = {"hoeringsfrist": "2027-01-04", "politiskBeslutningDato": "2027-01-04"}
"""Sidste dag for svar er dagen, hvor det besluttes."""
UDVIDELSE = {"navnerum": "urn:fjordby:tilvalg", "navn": "note", "vaerdi": "Se 251248-4916"}
OVERSIGT, AFSTEMNING = "ledigePladserOversigt", "ledighedsAfstemning"
INDBERETNING, OPSAMLING = "takststigningsindberetning", "dassosOpsamling"
HOERING, SVAR = "strukturaendringHoering", "hoeringsSvar"
RAPPORT = "ledergrupperapport"


def beloeb(foer: str, efter: str, procent: str) -> dict[str, str]:
    """En stigning, som den er regnet."""
    return {"foer.beloeb": foer, "efter.beloeb": efter, "stigningPct": procent}


SAGER = (
    Sag("FR-610", AFSTEMNING, "et-svar-uden-svar", {"art": "SVAR"}, RAAD("/svar")),
    Sag("FR-610", AFSTEMNING, "en-konklusion-uden-konklusion", {"art": "KONKLUSION"}, RAAD("/konklusion"),
        form="xml"),
    Sag("FR-610", AFSTEMNING, "et-svar", {"art": "SVAR", "svar": [{"kommune": "0860", "ledig": True}]}),
    Sag("FR-610", AFSTEMNING, "en-konklusion-uden-nye-svar",
        {"art": "KONKLUSION", "konklusion": "INGEN_EGNET_PLADS"}, form="xml"),
    Sag("FR-603", HOERING, "fristen-er-beslutningens-dag", SAMME_DAG, RAAD("/hoeringsfrist")),
    Sag("FR-603", HOERING, "det-skyldes-i-midtjylland", MIDT | SAMME_DAG, PLIGT("/hoeringsfrist"), form="xml"),
    Sag("FR-603", HOERING, "besluttet-foer-fristen-uden-dato",
        MIDT | {"fase": "POLITISK_BESLUTTET", "politiskBeslutningDato": UD}, PLIGT("/hoeringsfrist")),
    Sag("FR-603", HOERING, "besluttet-paa-sidste-dag-uden-dato",
        {"fase": "POLITISK_BESLUTTET", "politiskBeslutningDato": UD, "hoeringsfrist": "2026-11-02"},
        RAAD("/hoeringsfrist"), form="xml"),
    Sag("FR-603", HOERING, "dagen-foer-beslutningen", MIDT | SAMME_DAG | {"hoeringsfrist": "2027-01-03"}),
    Sag("FR-603", HOERING, "dagen-for-beslutningen-er-ikke-sat", MIDT | {"politiskBeslutningDato": UD},
        form="xml"),
    Sag("FR-603", HOERING, "opgivet-foer-der-blev-besluttet", MIDT | SAMME_DAG | {"fase": "OPGIVET"}),
    Sag("FR-603", HOERING, "besluttet-dagen-efter-fristen-uden-dato",
        {"fase": "GENNEMFOERT", "politiskBeslutningDato": UD, "hoeringsfrist": "2026-11-01"}),

    Sag("FR-605", RAPPORT, "i-en-udfordring", {"udfordring": ["251248-4916 mangler en bolig"]},
        FEJL("/udfordring/0")),
    Sag("FR-605", OVERSIGT, "i-bemaerkningen", {"bemaerkning": "Plads 4 er lovet til 251248-4916."},
        FEJL("/bemaerkning")),
    Sag("FR-605", AFSTEMNING, "i-et-kriterium", {"soegekriterie.+": "Kender 2512484916 i forvejen"},
        FEJL("/soegekriterie/1"), form="xml"),
    Sag("FR-605", AFSTEMNING, "i-et-svar",
        {"art": "SVAR", "svar": [{"kommune": "0860", "ledig": False, "begrundelse": "CPR251248 4916"}]},
        FEJL("/svar/0/begrundelse")),
    Sag("FR-605", INDBERETNING, "i-et-sagsnummer", {"konvolut.myndighedssag": {"sagsnummer": "2026-2512484916"}},
        FEJL("/konvolut/myndighedssag/sagsnummer")),
    Sag("FR-605", OPSAMLING, "i-en-udvidelse", {"konvolut.udvidelser": [UDVIDELSE]},
        FEJL("/konvolut/udvidelser/0/vaerdi"), form="xml"),
    Sag("FR-605", HOERING, "i-to-tekster",
        {"oekonomi": "Dyrest er 251248 - 4916.", "alternativ": ["Flyt 0201609995 til Klitby"]},
        FEJL("/oekonomi", "/alternativ/0")),
    Sag("FR-605", SVAR, "et-erstatningsnummer", {"tekst": "Det gælder 020160-1AB5."}, FEJL("/tekst")),
    Sag("FR-605", SVAR, "kaldt-et-p-nummer-men-kan-ikke-vaere-et", {"tekst": "P-nummer 2512484916"},
        FEJL("/tekst"), form="xml"),
    Sag("FR-605", SVAR, "begynder-med-ti-og-kontrolcifret-passer", {"tekst": "Om 1003381036"}, FEJL("/tekst")),
    Sag("FR-605", RAPPORT, "et-p-nummer-og-et-telefonnummer",
        {"udfordring": ["Produktionsenhed 1003381036 mangler folk", "Ring 20304050 om ugen 010126-070126"]},
        form="xml"),
    Sag("FR-605", OVERSIGT, "tilbuddets-p-nummer",
        {"bemaerkning": "P-nr. 1003381036 flytter. 1003388394 og 1003456789 bliver."}),
    Sag("FR-605", AFSTEMNING, "telefon-og-ean",
        {"soegekriterie": ["Ring +4520304050", "Faktura til EAN 5798000000018", "+3112345678"]}, form="xml"),
    Sag("FR-605", INDBERETNING, "datoer-og-beloeb",
        {"forklaring": "Fra 01.01.26 til 31.12.26 (010126-311226): 1.012.503.456 kr. eller 1012503456,50 kr."}),
    Sag("FR-605", OPSAMLING, "sagsnumre",
        {"droeftelsespunkt": ["Sag 2026-010260-1234 og 27.57.08-G01-7", "2026010260-1", "20260102601234"]},
        form="xml"),
    Sag("FR-605", HOERING, "en-dag-der-ikke-findes", {"begrundelse": "310260-1234 og 2902011234 og 000160-1234"}),
    Sag("FR-605", SVAR, "en-dag-der-ikke-er-kommet", {"tekst": "031126-4123 er i morgen."}),

    Sag("FR-607", OVERSIGT, "en-for-mange", {"post.0.ledige": 14}, RAAD("/post/0/ledige")),
    Sag("FR-607", OVERSIGT, "flere-ledige-end-pladser", {"post.0.ledige": 15, "post.0.reserverede": UD},
        RAAD("/post/0/ledige"), form="xml"),
    Sag("FR-607", OVERSIGT, "alle-er-tomme", {"post.0.ledige": 13}),
    Sag("FR-607", OVERSIGT, "alle-er-ledige", {"post.0.ledige": 14, "post.0.reserverede": UD}, form="xml"),

    Sag("FR-608", INDBERETNING, "en-hundrededel-for-lidt", {"stigningPct": "6.49"}, RAAD("/stigningPct")),
    Sag("FR-608", INDBERETNING, "en-halv-rundes-op", beloeb("2000.00", "2100.10", "5.00"),
        RAAD("/stigningPct"), form="xml"),
    Sag("FR-608", INDBERETNING, "et-fald-er-ingen-stigning", beloeb("2000.00", "1900.00", "5.00"),
        RAAD("/stigningPct")),
    Sag("FR-608", INDBERETNING, "en-halv-er-rundet-op", beloeb("2000.00", "2100.10", "5.01")),
    Sag("FR-608", INDBERETNING, "en-tredjedel", beloeb("3000.00", "3100.00", "3.33"), form="xml"),
    Sag("FR-608", INDBERETNING, "et-fald", beloeb("2000.00", "1900.00", "-5.00")),
    Sag("FR-608", INDBERETNING, "intet-at-regne-af", beloeb("0.00", "1900.00", "5.00"), form="xml"),

    Sag("FR-609", SVAR, "en-bemaerkning-uden-ord", {"tekst": UD}, FEJL("/tekst")),
    Sag("FR-609", SVAR, "en-indsigelse-uden-ord", {"tekst": UD, "holdning": "INDSIGELSE"}, FEJL("/tekst"),
        form="xml"),
    Sag("FR-609", SVAR, "ingen-bemaerkning", {"tekst": UD, "holdning": "INGEN_BEMAERKNING"}),
)  # fmt: skip
"""Brud og næsten-brud i de seks beskeder mellem kommunerne."""
