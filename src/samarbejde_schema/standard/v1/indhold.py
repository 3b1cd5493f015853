"""Standardens indholdsfortegnelse: hvilke beskeder der er, hvem der sender dem til hvem, og hvad der svares.

En ny besked er én linje her og én fil ved siden af. Alt andet om roller og svar læses af denne tabel::

    from samarbejde_schema.standard.v1.indhold import ENTRIES

    bestilling = next(entry for entry in ENTRIES if entry.number == "M04")
    assert bestilling.senders == ("MYNDIGHED",)
    assert "tilbud" in bestilling.answered_by

Nogle afsendere er kun med for ét formåls skyld, og regler holder dem til det: KOORDINATOR sender kun
dagsorden og referat for netværksmøder, udfører svarer kun på en kontrakt, når en opsigelse trækkes tilbage
(FR-002), og myndigheden udskriver kun ved død, konkurs og udeblivelse (FR-507).
Kilder: 000:36 om roller og ansvar, 000:85-115 om, hvem der sender hvad, 000:259 om modtagere.
"""

from __future__ import annotations

from ...catalogue.release import Entry
from .kodelister.konvolut import UDEN_SYSTEMADRESSE, Beskedtype, Rolle

MYNDIGHED = (Rolle.MYNDIGHED,)
UDFOERER = (Rolle.UDFOERER, Rolle.DRIFTSHERRE)
"""Udfører: det tilbud, der leverer, eller driftsherren bag."""

BEGGE_PARTER = (*MYNDIGHED, *UDFOERER)
"""Kontraktens to sider; et svar går altid til den anden (FR-025)."""

INDKALDERE = (*MYNDIGHED, Rolle.KOORDINATOR)
"""Dem, der holder møder."""

AKTOER = (Rolle.AKTOER,)
KOORDINATOR = (Rolle.KOORDINATOR,)
SEKRETARIAT = (Rolle.SEKRETARIAT,)
EJERE = (Rolle.DRIFTSHERRE, *MYNDIGHED)
"""Dem, der ejer eller driver et tilbud, og svarer for dets takster og fremtid."""

KOMMUNER = (*MYNDIGHED, Rolle.SAMARBEJDSKOMMUNE)
"""De kommuner, der afstemmer ledige pladser med hinanden."""

RESULTATETS_LAESERE = (*MYNDIGHED, Rolle.TEAMMEDLEM, *AKTOER)
TEAMET = (*RESULTATETS_LAESERE, Rolle.CIVILSAMFUND)
"""Dem i Samarbejdsmodellens team, der er organisationer, og myndigheden."""

DAEKKEDE = (*TEAMET, *KOORDINATOR)
"""Dem, et samtykke kan dække."""

INDKALDTE = (*UDFOERER, Rolle.AKTOER, Rolle.TEAMMEDLEM)
"""Dem, et møde kan indkalde som organisationer; borgeren og andre personer får besked uden for systemerne."""

ORGANISATIONER = tuple(rolle for rolle in Rolle if rolle not in UDEN_SYSTEMADRESSE)
"""Alle, der kan modtage en besked og derfor kvittere for den."""

_SENDER_KUN_KVITTERINGER = (Rolle.DIREKTION, Rolle.POLITISK_NIVEAU, Rolle.SOCIALTILSYN)
_SENDER_BESKEDER = tuple(rolle for rolle in ORGANISATIONER if rolle not in _SENDER_KUN_KVITTERINGER)
_KVITTERINGER = (Beskedtype.TRANSPORTKVITTERING, Beskedtype.FORRETNINGSKVITTERING)


def _entry(
    number: str,
    type: str,
    code: Beskedtype,
    senders: tuple[Rolle, ...],
    receivers: tuple[Rolle, ...],
    answers: tuple[str, ...] = (),
    regions: str | tuple[str, ...] = "",
) -> Entry:
    """Én linje; alt andet end en kvittering kan også besvares med en forretningskvittering."""
    return Entry(
        number=number,
        type=type,
        code=code.value,
        label=code.label,
        module=code.value.lower(),
        senders=tuple(rolle.value for rolle in senders),
        receivers=tuple(rolle.value for rolle in receivers),
        answered_by=answers if code in _KVITTERINGER else (*answers, "forretningskvittering"),
        regions=tuple(regions),
    )


ENTRIES: tuple[Entry, ...] = (
    _entry("M01", "forespoergsel", Beskedtype.FORESPOERGSEL, MYNDIGHED, UDFOERER, ("matchSvar",), "A"),
    _entry("M02", "matchSvar", Beskedtype.MATCH_SVAR, UDFOERER, MYNDIGHED, (), "A"),
    _entry(
        "M03",
        "forbesoegAftale",
        Beskedtype.FORBESOEG_AFTALE,
        BEGGE_PARTER,
        BEGGE_PARTER,
        ("forbesoegAftale",),
        "A",
    ),
    _entry("M04", "bestilling", Beskedtype.BESTILLING, MYNDIGHED, UDFOERER, ("tilbud", "kontrakt"), "A"),
    _entry("M05", "tilbud", Beskedtype.TILBUD, UDFOERER, MYNDIGHED, ("tilbudSvar",), "A"),
    _entry("M06", "tilbudSvar", Beskedtype.TILBUD_SVAR, MYNDIGHED, UDFOERER, ("kontrakt", "tilbud"), "A"),
    _entry(
        "M07", "egenbetalingOplysninger", Beskedtype.EGENBETALING_OPLYSNINGER, UDFOERER, MYNDIGHED, (), "A"
    ),
    _entry("M08", "kontrakt", Beskedtype.KONTRAKT, UDFOERER, MYNDIGHED, ("kontraktSvar",), "AC"),
    _entry("M09", "kontraktSvar", Beskedtype.KONTRAKT_SVAR, BEGGE_PARTER, BEGGE_PARTER, (), "ABC"),
    _entry("M10", "indskrivning", Beskedtype.INDSKRIVNING, UDFOERER, MYNDIGHED, (), "AC"),
    _entry("M11", "delmaalsplan", Beskedtype.DELMAALSPLAN, UDFOERER, MYNDIGHED, (), "AB"),
    _entry("M12", "dagsorden", Beskedtype.DAGSORDEN, INDKALDERE, INDKALDTE, ("statusnotat",), "ABD"),
    _entry(
        "M13", "aktoerAnmodning", Beskedtype.AKTOER_ANMODNING, MYNDIGHED, AKTOER, ("aktoerOpfoelgning",), "AB"
    ),
    _entry("M14", "aktoerOpfoelgning", Beskedtype.AKTOER_OPFOELGNING, AKTOER, MYNDIGHED, (), "AB"),
    _entry("M15", "statusnotat", Beskedtype.STATUSNOTAT, UDFOERER, MYNDIGHED, ("referat",), "AB"),
    _entry(
        "M16",
        "referat",
        Beskedtype.REFERAT,
        INDKALDERE,
        INDKALDTE,
        ("delmaalsplan", "kontrakttillaeg"),
        "ABD",
    ),
    _entry(
        "M17",
        "aendringsmeddelelse",
        Beskedtype.AENDRINGSMEDDELELSE,
        UDFOERER,
        MYNDIGHED,
        ("dagsorden", "referat", "indsatsmaalOpdatering", "bestillingJustering"),
        "AB",
    ),
    _entry(
        "M18",
        "indsatsmaalOpdatering",
        Beskedtype.INDSATSMAAL_OPDATERING,
        MYNDIGHED,
        UDFOERER,
        ("delmaalsplan",),
        "AB",
    ),
    _entry(
        "M19",
        "bestillingJustering",
        Beskedtype.BESTILLING_JUSTERING,
        MYNDIGHED,
        UDFOERER,
        ("kontrakttillaeg",),
        "AB",
    ),
    _entry("M20", "handleplan", Beskedtype.HANDLEPLAN, MYNDIGHED, UDFOERER, ("delmaalsplan",), "AB"),
    _entry(
        "M21", "kontrakttillaeg", Beskedtype.KONTRAKTTILLAEG, UDFOERER, MYNDIGHED, ("kontraktSvar",), "ABC"
    ),
    _entry(
        "M22",
        "opsigelse",
        Beskedtype.OPSIGELSE,
        BEGGE_PARTER,
        BEGGE_PARTER,
        ("kontraktSvar", "udskrivning"),
        "ABC",
    ),
    _entry("M23", "udskrivning", Beskedtype.UDSKRIVNING, BEGGE_PARTER, BEGGE_PARTER, (), "ABCD"),
    _entry("M24", "samtykkeerklaering", Beskedtype.SAMTYKKEERKLAERING, INDKALDERE, DAEKKEDE, (), "D"),
    _entry(
        "M25", "samtykkeTilbagekaldelse", Beskedtype.SAMTYKKE_TILBAGEKALDELSE, INDKALDERE, DAEKKEDE, (), "D"
    ),
    _entry(
        "M26",
        "koordinatorudpegning",
        Beskedtype.KOORDINATORUDPEGNING,
        MYNDIGHED,
        (*KOORDINATOR, Rolle.TEAMMEDLEM, *AKTOER),
        (),
        "D",
    ),
    _entry("M27", "netvaerkskort", Beskedtype.NETVAERKSKORT, KOORDINATOR, RESULTATETS_LAESERE, (), "D"),
    _entry("M28", "teamsammensaetning", Beskedtype.TEAMSAMMENSAETNING, KOORDINATOR, TEAMET, (), "D"),
    _entry(
        "M29",
        "maalOgAftaleskema",
        Beskedtype.MAAL_OG_AFTALESKEMA,
        KOORDINATOR,
        TEAMET,
        ("aftaleOpfoelgning",),
        "D",
    ),
    _entry(
        "M30",
        "aftaleOpfoelgning",
        Beskedtype.AFTALE_OPFOELGNING,
        (*KOORDINATOR, Rolle.TEAMMEDLEM, *AKTOER, Rolle.CIVILSAMFUND),
        (*TEAMET, *KOORDINATOR),
        (),
        "D",
    ),
    _entry(
        "M31",
        "resultatdokumentation",
        Beskedtype.RESULTATDOKUMENTATION,
        KOORDINATOR,
        RESULTATETS_LAESERE,
        (),
        "D",
    ),
    _entry(
        "M32",
        "ledergrupperapport",
        Beskedtype.LEDERGRUPPERAPPORT,
        (Rolle.LEDERGRUPPE, *KOORDINATOR),
        (Rolle.DIREKTION, Rolle.POLITISK_NIVEAU, Rolle.LEDERGRUPPE),
    ),
    _entry(
        "M33",
        "ledigePladserOversigt",
        Beskedtype.LEDIGE_PLADSER_OVERSIGT,
        UDFOERER,
        (*SEKRETARIAT, *MYNDIGHED),
    ),
    _entry(
        "M34",
        "ledighedsAfstemning",
        Beskedtype.LEDIGHEDS_AFSTEMNING,
        KOMMUNER,
        (*KOMMUNER, *SEKRETARIAT),
        ("ledighedsAfstemning",),
    ),
    _entry(
        "M35",
        "takststigningsindberetning",
        Beskedtype.TAKSTSTIGNINGSINDBERETNING,
        EJERE,
        (Rolle.SOCIALTILSYN, *SEKRETARIAT),
        (),
        ("E1",),
    ),
    _entry(
        "M36",
        "dassosOpsamling",
        Beskedtype.DASSOS_OPSAMLING,
        SEKRETARIAT,
        (Rolle.DASSOS,),
        ("hoeringsSvar",),
        ("E1",),
    ),
    _entry(
        "M37",
        "strukturaendringHoering",
        Beskedtype.STRUKTURAENDRING_HOERING,
        EJERE,
        (Rolle.SAMARBEJDSKOMMUNE, Rolle.DASSOS, *SEKRETARIAT),
        ("hoeringsSvar",),
        ("E2",),
    ),
    _entry(
        "M38",
        "hoeringsSvar",
        Beskedtype.HOERINGS_SVAR,
        (Rolle.SAMARBEJDSKOMMUNE, Rolle.DASSOS),
        (*EJERE, *SEKRETARIAT),
        (),
        ("E1", "E2"),
    ),
    _entry("M39", "transportkvittering", Beskedtype.TRANSPORTKVITTERING, ORGANISATIONER, ORGANISATIONER),
    _entry(
        "M40", "forretningskvittering", Beskedtype.FORRETNINGSKVITTERING, ORGANISATIONER, _SENDER_BESKEDER
    ),
    _entry(
        "M41",
        "annullering",
        Beskedtype.ANNULLERING,
        _SENDER_BESKEDER,
        ORGANISATIONER,
        ("kontraktSvar",),
        ("A", "B", "C", "D", "E1", "E2"),
    ),
    _entry("M42", "haendelsesUnderretning", Beskedtype.HAENDELSES_UNDERRETNING, UDFOERER, MYNDIGHED),
)
"""Beskederne i katalogets rækkefølge."""

MED_KONVOLUT = tuple(entry.type for entry in ENTRIES if entry.number != "M39")
"""De beskeder, der begynder med en konvolut: alle undtagen M39."""

OM_BORGER = tuple(entry.type for entry in ENTRIES if entry.number <= "M31" or entry.number == "M42")
"""De beskeder, der handler om en borger: M01–M31 og M42."""

UDEN_BORGER = tuple(entry.type for entry in ENTRIES if "M32" <= entry.number <= "M38")
"""De beskeder, ingen borger kan stå i: ledelsens og det fælles kommunale, M32–M38."""
