"""Samtaler om at trække en besked tilbage, om opsigelse og om udskrivning: FR-003, FR-026 til FR-037 og FR-208
til FR-508.

Et fuldt eksempel::

    from tools.sager.forloeb_afslutning import SAMTALER

    assert any(samtale.regel == "FR-501" for samtale in SAMTALER)

Kontrakten lader køber opsige med 30 dage til en måneds udgang: opsagt den 2. december 2026 kan den tidligst
ophøre den 31. januar 2027.
"""

from __future__ import annotations

from .forloeb import BESTILT, FRA_BOSTED, TILBUDT
from .forloeb_justering import AKTIV
from .forloeb_moeder import BEGYNDT, HENVISNING, KONTRAKT
from .sag import BOSTED, FEJL, FOND, PLIGT, RAAD, UD, Aendring, noegle, part
from .samtale import Samtale, Trin, send

BEGGE = [part("UDFOERER", BOSTED), part("AKTOER", FOND)]


def annullerer(dag: float, nummer: int, aarsag: str = "FEJLSENDT", egen: Aendring | None = None) -> Trin:
    """Beskeden med nummeret i samtalen annulleres."""
    return send(
        "annullering", dag, {"annulleretBeskedRef": noegle(100 + nummer), "aarsag": aarsag, **(egen or {})}
    )


def slettet(dag: float, nummer: int) -> Trin:
    """Bostedet bekræfter sletningen som svar på beskeden med nummeret."""
    return send("forretningskvittering", dag, {
        "konvolut.svarPaa": noegle(100 + nummer), "kode": "AFLEVERET", "slettetBekraeftet": True})  # fmt: skip


def opsiger(dag: float = 30, opsagt: str = "2026-12-02", til: str = "2027-01-31", **felter: object) -> Trin:
    """Køber siger op."""
    return send("opsigelse", dag, {"opsagtDato": opsagt, "ophoersdato": til, **felter})


OPSAGT = opsiger()
PAA_OPSIGELSEN = {
    "vedroerer": "TILBAGETRAEKNING_AF_OPSIGELSE", "kontraktDigest": UD, "konvolut.svarPaa": noegle(103)}  # fmt: skip
SLUTTER = (*AKTIV, opsiger(60, "2027-01-01"))

SAMTALER = (
    Samtale("FR-003", "opsigelse-af-en-ukendt-kontrakt", (*BEGYNDT, opsiger(kontraktRef={"id": noegle(99)})),
        fund={"03": FEJL("/kontraktRef/id")}, taeller_ikke=("03",), tilstande={"A": "AKTIV", "C": "INDGAAET"}),

    Samtale("FR-026", "annullerer-noget-ingen-kender", (BESTILT, annullerer(1, 899)),
        fund={"02": FEJL("/annulleretBeskedRef")}, ogsaa={"02": ("FR-005",)}, taeller_ikke=("02",), tilstande={"A": "BESTILT"}),
    Samtale("FR-026", "myndigheden-annullerer-udfoererens-tilbud", (BESTILT, TILBUDT, annullerer(4, 2)),
        fund={"03": FEJL("/konvolut/afsender")}, ogsaa={"03": ("FR-005", "FR-037")}, taeller_ikke=("03",),
        tilstande={"A": "TILBUD_AFGIVET"}),
    Samtale("FR-026", "udfoereren-annullerer-sit-eget-tilbud",
        (BESTILT, TILBUDT, annullerer(4, 2, egen=FRA_BOSTED)),
        taeller_ikke=("02",), tilstande={"A": "BESTILT"}),

    Samtale("FR-029", "sletningen-er-ikke-bekraeftet-efter-tre-hverdage",
        (BESTILT, annullerer(1, 1, "FORKERT_BORGER")), fund={"02": PLIGT("/konvolut/modtager/0")},
        taeller_ikke=("01",), nu="2026-11-07T12:00:00+01:00"),
    Samtale("FR-029", "sletningen-blev-bekraeftet-for-sent",
        (BESTILT, annullerer(1, 1, "FORKERT_BORGER"), slettet(5, 2)),
        fund={"03": PLIGT("/konvolut/afsendt")}, taeller_ikke=("01",)),
    Samtale("FR-029", "sletningen-er-bekraeftet-paa-den-tredje-hverdag",
        (BESTILT, annullerer(1, 1, "FORKERT_BORGER"), slettet(4, 2)),
        taeller_ikke=("01",), nu="2026-11-20T12:00:00+01:00"),

    Samtale("FR-037", "annulleringen-naar-ikke-aktoeren",
        (*BEGYNDT, send("dagsorden", 300, HENVISNING | {"konvolut.modtager": BEGGE}), annullerer(301, 3)),
        fund={"04": RAAD("/konvolut/modtager")}, taeller_ikke=("03",)),
    Samtale("FR-037", "annulleringen-naar-begge",
        (*BEGYNDT, send("dagsorden", 300, HENVISNING | {"konvolut.modtager": BEGGE}),
         annullerer(301, 3, egen={"konvolut.modtager": BEGGE})),
        taeller_ikke=("03",)),

    Samtale("FR-208", "gjort-op-efter-mere-end-et-aar",
        (*SLUTTER, send("udskrivning", 90, {"slutafregningsdato": "2028-02-01"})),
        fund={"06": RAAD("/slutafregningsdato")}, tilstande={"A": "UDSKREVET"}),
    Samtale("FR-208", "en-regulering-der-aldrig-blev-gjort-op",
        (*SLUTTER, send("udskrivning", 90, {"efterregulering": "1200.00"})),
        fund={"06": RAAD("/slutafregningsdato")}, nu="2028-02-01T12:00:00+01:00"),
    Samtale("FR-208", "gjort-op-paa-aarsdagen",
        (*SLUTTER, send("udskrivning", 90, {"slutafregningsdato": "2028-01-31"})),
        tilstande={"A": "UDSKREVET"}),

    Samtale("FR-501", "opsigelsen-naevner-intet-punkt", (*BEGYNDT, opsiger(kontraktvilkaar=UD)),
        fund={"03": PLIGT("/kontraktvilkaar")}, tilstande={"A": "OPSAGT", "C": "OPSAGT"}),
    Samtale("FR-501", "varslet-er-en-dag-for-kort", (*BEGYNDT, opsiger(til="2027-01-30")),
        fund={"03": PLIGT("/ophoersdato")}, tilstande={"A": "OPSAGT", "C": "OPSAGT"}),
    Samtale("FR-501", "varslet-holdes-til-maanedens-udgang", (*BEGYNDT, OPSAGT),
        tilstande={"A": "OPSAGT", "C": "OPSAGT"}),
    Samtale("FR-501", "parterne-er-enige-om-et-kortere-varsel",
        (*BEGYNDT, opsiger(til="2026-12-15", kontraktvilkaar=UD, aftaltKortereVarsel=True)),
        tilstande={"A": "OPSAGT", "C": "OPSAGT"}),

    Samtale("FR-501", "ved-misligholdelse-gaelder-det-almindelige-varsel-ikke",
        (*BEGYNDT, opsiger(til="2026-12-04", aarsag="MISLIGHOLDELSE")),
        tilstande={"A": "OPSAGT", "C": "OPSAGT"}),

    Samtale("FR-503", "opsigelsen-siger-intet-om-lejemaalet",
        (*BEGYNDT, send("egenbetalingOplysninger", 10, {"boligtype": "ABL105"}), OPSAGT),
        fund={"04": FEJL("/lejeforholdBeroeresIkke")}, taeller_ikke=("04",),
        tilstande={"A": "AKTIV", "C": "INDGAAET"}),
    Samtale("FR-503", "lejemaalet-bestaar",
        (*BEGYNDT, send("egenbetalingOplysninger", 10, {"boligtype": "ABL105"}),
         opsiger(lejeforholdBeroeresIkke=True)),
        tilstande={"A": "OPSAGT", "C": "OPSAGT"}),

    Samtale("FR-505", "ydelsen-er-ikke-afsluttet", (*SLUTTER, send("udskrivning", 90, {"ydelseAfslutning": UD})),
        fund={"06": PLIGT("/ydelseAfslutning")}, tilstande={"A": "UDSKREVET"}),
    Samtale("FR-505", "ingen-slutstatus-paa-maalet", (*SLUTTER, send("udskrivning", 90, {"slutstatus": UD})),
        fund={"06": PLIGT("/slutstatus")}, tilstande={"A": "UDSKREVET"}),
    Samtale("FR-505", "borgeren-er-doed",
        (*AKTIV, send("udskrivning", 90, {"aarsag": "DOED", "ydelseAfslutning": UD, "slutstatus": UD})),
        tilstande={"A": "UDSKREVET"}),

    Samtale("FR-506", "opsigelsen-annulleres-af-anden-grund", (*BEGYNDT, OPSAGT, annullerer(40, 3, "ANDET")),
        fund={"04": FEJL("/aarsag")}, taeller_ikke=("04",), tilstande={"A": "OPSAGT", "C": "OPSAGT"}),
    Samtale("FR-506", "ja-til-at-traekke-noget-tilbage-der-staar",
        (*BEGYNDT, OPSAGT, send("kontraktSvar", 40, {**PAA_OPSIGELSEN, **FRA_BOSTED})),
        fund={"04": FEJL("/vedroerer")}, ogsaa={"04": ("FR-005",)}, taeller_ikke=("04",),
        tilstande={"A": "OPSAGT", "C": "OPSAGT"}),
    Samtale("FR-506", "siger-selv-ja-til-sin-egen-tilbagetraekning",
        (*BEGYNDT, OPSAGT, annullerer(40, 3, "TRUKKET_TILBAGE"), send("kontraktSvar", 41, PAA_OPSIGELSEN)),
        fund={"05": FEJL("/konvolut/afsender")}, ogsaa={"05": ("FR-005",)}, taeller_ikke=("05",),
        tilstande={"A": "OPSAGT", "C": "OPSAGT"}),
    Samtale("FR-506", "den-anden-part-siger-ja",
        (*BEGYNDT, OPSAGT, annullerer(40, 3, "TRUKKET_TILBAGE"),
         send("kontraktSvar", 41, {**PAA_OPSIGELSEN, **FRA_BOSTED})),
        tilstande={"A": "AKTIV", "C": "INDGAAET"}),

    Samtale("FR-508", "hverken-opsigelse-eller-kontrakt-siger-hvad-der-leveres",
        (send("kontrakt", 0, {**KONTRAKT.egen, "leveringIOpsigelsesperiode": UD}), BEGYNDT[1],
         opsiger(leveringIPerioden=UD)),
        fund={"03": RAAD("/leveringIPerioden")}, ogsaa={"01": ("FR-203",)}),
    Samtale("FR-508", "kontrakten-siger-hvad-der-leveres", (*BEGYNDT, opsiger(leveringIPerioden=UD))),
)  # fmt: skip
"""Samtalerne, regel for regel; brud før det, der kommer tæt på."""
