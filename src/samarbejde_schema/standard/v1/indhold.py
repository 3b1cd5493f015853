"""Standardens indholdsfortegnelse: hvilke beskeder der er, hvem der sender dem til hvem, og hvad der svares.

En ny besked er én linje her og én fil ved siden af. Alt andet om roller og svar læses af denne tabel::

    from samarbejde_schema.standard.v1.indhold import ENTRIES

    bestilling = ENTRIES[0]
    assert bestilling.senders == ("MYNDIGHED",)
    assert "tilbud" in bestilling.answered_by

To afsendere er kun med for ét formåls skyld, og FR-002 holder dem til det: KOORDINATOR sender kun dagsorden
og referat for netværksmøder, og udfører svarer kun på en kontrakt, når en opsigelse trækkes tilbage.
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
    regions: str = "",
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
    _entry("M04", "bestilling", Beskedtype.BESTILLING, MYNDIGHED, UDFOERER, ("tilbud", "kontrakt"), "A"),
    _entry("M05", "tilbud", Beskedtype.TILBUD, UDFOERER, MYNDIGHED, ("tilbudSvar",), "A"),
    _entry("M06", "tilbudSvar", Beskedtype.TILBUD_SVAR, MYNDIGHED, UDFOERER, ("kontrakt", "tilbud"), "A"),
    _entry("M08", "kontrakt", Beskedtype.KONTRAKT, UDFOERER, MYNDIGHED, ("kontraktSvar",), "AC"),
    _entry("M09", "kontraktSvar", Beskedtype.KONTRAKT_SVAR, BEGGE_PARTER, BEGGE_PARTER, (), "AC"),
    _entry("M10", "indskrivning", Beskedtype.INDSKRIVNING, UDFOERER, MYNDIGHED, (), "A"),
    _entry("M12", "dagsorden", Beskedtype.DAGSORDEN, INDKALDERE, INDKALDTE, ("statusnotat",), "ABD"),
    _entry("M15", "statusnotat", Beskedtype.STATUSNOTAT, UDFOERER, MYNDIGHED, ("referat",), "AB"),
    _entry("M16", "referat", Beskedtype.REFERAT, INDKALDERE, INDKALDTE, (), "ABD"),
    _entry("M39", "transportkvittering", Beskedtype.TRANSPORTKVITTERING, ORGANISATIONER, ORGANISATIONER),
    _entry(
        "M40", "forretningskvittering", Beskedtype.FORRETNINGSKVITTERING, ORGANISATIONER, _SENDER_BESKEDER
    ),
)
"""Kernens beskeder i katalogets rækkefølge."""

MED_KONVOLUT = tuple(entry.type for entry in ENTRIES if entry.number != "M39")
"""De beskeder, der begynder med en konvolut: alle undtagen M39."""

OM_BORGER = tuple(entry.type for entry in ENTRIES if entry.number <= "M31" or entry.number == "M42")
"""De beskeder, der handler om en borger: M01–M31 og M42."""
