"""Samtaler om afsøgning, mål, tillæg og øvrige aktører: FR-003 til FR-429.

Et fuldt eksempel::

    from tools.sager.forloeb_justering import SAMTALER

    assert any(samtale.regel == "FR-415" for samtale in SAMTALER)

Indsatsen er i gang fra den 1. december 2026 efter bestilling, kontrakt, underskrift og indflytning, eller som
en igangværende indsats med kontrakt og underskrift.
"""

from __future__ import annotations

from .forloeb_moeder import BEGYNDT, INDKALDT
from .sag import FEJL, PLIGT, RAAD, UD, Som, noegle
from .samtale import OPFOELGNING, Samtale, Trin, send

SPURGT = send("forespoergsel")
MATCHET = send("matchSvar", 2)
INTET = send("matchSvar", 2, {
    "samletVurdering": "INTET", "maalgruppeMatch": "NEJ", "faellesMaalgruppe": UD,
    "begrundelse": "Huset er for uroligt om natten."})  # fmt: skip
BESTILT_BART = send("bestilling", 4, {"begrundelseUdenForespoergsel": UD})
BESTILT = send("bestilling")
FLYTTET_IND = send("indskrivning", 29, {"fase": "GENNEMFOERT"})


def i_gang(**bestilling: object) -> tuple[Trin, ...]:
    """Bestilt, aftalt og flyttet ind; ``bestilling`` er ændringer af bestillingen, med understreg for punktum."""
    aendret = {felt.replace("_", "."): vaerdi for felt, vaerdi in bestilling.items()}
    return (send("bestilling", 0, aendret), send("kontrakt", 8), send("kontraktSvar", 10), FLYTTET_IND)


AKTIV = i_gang()
TO_MAAL = {"indsatsmaal.+": Som("indsatsmaal.0", {"id": noegle(12), "prioritet": 2})}
MED_TO_MAAL = (send("bestilling", 0, TO_MAAL), *AKTIV[1:])
PLAN = send("delmaalsplan", 40)
SPOERGER = {"konvolut.samtaleId": OPFOELGNING, "moedeRef": noegle(41)}
NY_PRIS = {
    "takst.0.beloeb": "2100.00", "takst.0.beregningsgrundlag": UD,
    "takst.0.beregningsHenvisning": "Bilag 2 til kontrakten"}  # fmt: skip
JA_TIL_TILLAEG = {"vedroerer": "TILLAEG", "kontraktRef.version": 2}


def tillaeg(dag: float, fra: str, **felter: object) -> Trin:
    """Et tillæg med en ny takst fra en dag."""
    return send("kontrakttillaeg", dag, {**NY_PRIS, "takst.0.gyldigFra": fra, "gaelderFra": fra, **felter})


SAMTALER = (
    Samtale("FR-003", "match-paa-en-ukendt-forespoergsel",
        (SPURGT, send("matchSvar", 2, {"konvolut.svarPaa": noegle(999)})),
        fund={"02": RAAD("/konvolut/svarPaa")}),
    Samtale("FR-003", "aktoeren-svarer-paa-en-ukendt-anmodning",
        (*BEGYNDT, INDKALDT, send("aktoerOpfoelgning", 305, {
            "konvolut.samtaleId": OPFOELGNING, "konvolut.svarPaa": noegle(999)})),
        fund={"04": RAAD("/konvolut/svarPaa")}),
    Samtale("FR-003", "tillaeg-til-en-ukendt-kontrakt",
        (*BEGYNDT, tillaeg(100, "2027-03-01", kontraktId=noegle(99))),
        fund={"03": FEJL("/kontraktId")}, taeller_ikke=("03",), tilstande={"A": "AKTIV", "C": "INDGAAET"}),
    Samtale("FR-003", "hoeringssvar-til-en-ukendt-hoering",
        (send("strukturaendringHoering"), send("hoeringsSvar", 3, {
            "konvolut.svarPaa": noegle(101), "hoeringRef": noegle(99)})),
        fund={"02": RAAD("/hoeringRef")}, ogsaa={"02": ("FR-005",)}),
    Samtale("FR-003", "hoeringssvar-til-hoeringen",
        (send("strukturaendringHoering"), send("hoeringsSvar", 3, {"konvolut.svarPaa": noegle(101)}))),
    Samtale("FR-003", "match-og-aktoer-svarer-paa-det-der-er-spurgt-om", (SPURGT, MATCHET)),

    Samtale("FR-101", "bestilt-hvor-der-ikke-var-noget-match", (SPURGT, INTET, BESTILT_BART),
        fund={"03": RAAD("/begrundelseUdenForespoergsel")}, tilstande={"A": "BESTILT"}),
    Samtale("FR-101", "bestilt-efter-et-match", (SPURGT, MATCHET, BESTILT_BART), tilstande={"A": "BESTILT"}),

    Samtale("FR-114", "en-maaned-efter-intet-match", (SPURGT, INTET),
        fund={"02": RAAD("/samletVurdering")}, nu="2026-12-05T12:00:00+01:00"),
    Samtale("FR-114", "ingen-svarede-paa-forespoergslen", (SPURGT,),
        fund={"01": RAAD("/svarfrist")}, nu="2026-12-17T12:00:00+01:00"),
    Samtale("FR-114", "en-maaned-efter-at-bestillingen-blev-trukket-tilbage",
        (BESTILT, send("annullering", 1, {"annulleretBeskedRef": noegle(101), "aarsag": "TRUKKET_TILBAGE"})),
        fund={"01": RAAD("/borger")}, tilstande={"A": "FRAVALGT"}, nu="2026-12-04T12:00:00+01:00"),
    Samtale("FR-114", "paa-den-tredivte-dag-efter-intet-match", (SPURGT, INTET), nu="2026-12-04T12:00:00+01:00"),
    Samtale("FR-114", "trukket-tilbage-og-slettet",
        (BESTILT, send("annullering", 1, {"annulleretBeskedRef": noegle(101), "aarsag": "TRUKKET_TILBAGE"}),
         send("forretningskvittering", 2, {
             "konvolut.svarPaa": noegle(102), "kode": "AFLEVERET", "slettetBekraeftet": True})),
        nu="2026-12-20T12:00:00+01:00"),

    Samtale("FR-116", "forespoergsel-uden-sagens-forloeb", (send("forespoergsel", 0, {"sagsforloeb": UD}),),
        fund={"01": RAAD("/sagsforloeb")}),
    Samtale("FR-116", "forespoergslen-har-fortalt-det",
        (SPURGT, MATCHET, send("bestilling", 4, {"sagsforloeb": UD}))),

    Samtale("FR-129", "to-maal-er-det-andet",
        (*MED_TO_MAAL, send("indsatsmaalOpdatering", 60, {"indsatsmaal.0.prioritet": 2})),
        fund={"05": RAAD("/indsatsmaal/0/prioritet")}),
    Samtale("FR-129", "maalene-bytter-plads",
        (*MED_TO_MAAL, send("indsatsmaalOpdatering", 60, {
            "indsatsmaal.0.prioritet": 2,
            "indsatsmaal.+": Som("indsatsmaal.0", {"id": noegle(12), "prioritet": 1})}))),

    Samtale("FR-130", "delmaalet-er-laengere-ude-end-maalet",
        (*AKTIV, send("delmaalsplan", 40, {"delmaal.0.frist": "2027-12-02"})),
        fund={"05": RAAD("/delmaal/0/frist")}),
    Samtale("FR-130", "delmaalet-slutter-samme-dag-som-maalet",
        (*AKTIV, send("delmaalsplan", 40, {"delmaal.0.frist": "2027-12-01"}))),

    Samtale("FR-206", "taksten-gaelder-fra-den-dag-tillaegget-sendes", (*BEGYNDT, tillaeg(100, "2027-02-10")),
        fund={"03": PLIGT("/takst/0")}, tilstande={"C": "TILLAEG_SENDT"}),
    Samtale("FR-206", "underskrevet-den-dag-taksten-begyndte",
        (*BEGYNDT, tillaeg(100, "2027-03-01"), send("kontraktSvar", 119, JA_TIL_TILLAEG)),
        fund={"04": PLIGT("/dato")}, tilstande={"A": "AKTIV", "C": "INDGAAET"}),
    Samtale("FR-206", "underskrevet-dagen-foer-taksten-begynder",
        (*BEGYNDT, tillaeg(100, "2027-03-02"), send("kontraktSvar", 119, JA_TIL_TILLAEG)),
        tilstande={"A": "AKTIV", "C": "INDGAAET"}),
    Samtale("FR-206", "fremskrevet-fra-nytaar",
        (*BEGYNDT, tillaeg(100, "2027-01-01", **{"takst.0.regulering": "PL_FREMSKRIVNING"}))),

    Samtale("FR-213", "tillaegget-springer-en-udgave-over", (*BEGYNDT, tillaeg(100, "2027-03-01", version=3)),
        fund={"03": FEJL("/version")}, taeller_ikke=("03",), tilstande={"A": "AKTIV", "C": "INDGAAET"}),
    Samtale("FR-213", "det-andet-tillaeg-taeller-videre",
        (*BEGYNDT, tillaeg(100, "2027-03-01"), send("kontraktSvar", 110, JA_TIL_TILLAEG),
         send("kontrakttillaeg", 200, {
             **NY_PRIS, "takst.0.beloeb": "2150.00", "takst.0.gyldigFra": "2027-07-01",
             "gaelderFra": "2027-07-01", "version": 3})),
        tilstande={"A": "AKTIV", "C": "TILLAEG_SENDT"}),

    Samtale("FR-221", "en-ydelse-ingen-har-bestilt",
        (BESTILT, send("kontrakt", 8, {"ydelse.+": Som("ydelse.0", {"id": noegle(99)})})),
        fund={"02": RAAD("/ydelse/1/id")}),
    Samtale("FR-221", "en-bestilt-ydelse-mangler",
        (send("bestilling", 0, {"ydelse.+": Som("ydelse.0", {"id": noegle(99)})}), send("kontrakt", 8)),
        fund={"02": RAAD("/ydelse")}),
    Samtale("FR-221", "tilbuddet-laegger-en-ydelse-til-og-der-siges-ja",
        (BESTILT, send("tilbud", 3, {"ydelse.+": Som("ydelse.0", {"id": noegle(99)})}), send("tilbudSvar", 5),
         send("kontrakt", 8, {"ydelse.+": Som("ydelse.0", {"id": noegle(99)})}))),

    Samtale("FR-402", "et-delmaal-er-glemt", (*AKTIV, PLAN, send("statusnotat", 120)),
        fund={"06": RAAD("/maalstatus")}),
    Samtale("FR-402", "baade-maal-og-delmaal",
        (*AKTIV, PLAN, send("statusnotat", 120, {
            "maalstatus.+": Som("maalstatus.0", {"maalRef": noegle(61)})}))),

    Samtale("FR-414", "delmaal-uden-den-nye-handleplan", (*AKTIV, send("handleplan", 35), PLAN),
        fund={"06": RAAD("/handleplanRef")}),
    Samtale("FR-414", "delmaalene-bygger-paa-den-nye-handleplan",
        (*AKTIV, send("handleplan", 35), send("delmaalsplan", 40, {
            "handleplanRef": {"id": noegle(63), "version": 1}}))),

    Samtale("FR-415", "delmaal-til-et-maal-ingen-kender",
        (*AKTIV, send("delmaalsplan", 40, {"delmaal.0.indsatsmaalRef": noegle(99)})),
        fund={"05": RAAD("/delmaal/0/indsatsmaalRef")}),
    Samtale("FR-415", "delmaal-til-et-maal-myndigheden-lige-har-sat",
        (*AKTIV, send("indsatsmaalOpdatering", 35, {
            "indsatsmaal.0": Som("indsatsmaal.0", {"id": noegle(12), "version": 1, "prioritet": 2})}),
         send("delmaalsplan", 40, {"delmaal.0.indsatsmaalRef": noegle(12)}))),

    Samtale("FR-423", "fristen-er-moededagen",
        (*BEGYNDT, INDKALDT, send("aktoerAnmodning", 302, SPOERGER | {"frist": "2027-09-28"})),
        fund={"04": RAAD("/frist")}),
    Samtale("FR-423", "fristen-er-dagen-foer-moedet",
        (*BEGYNDT, INDKALDT, send("aktoerAnmodning", 302, SPOERGER | {"frist": "2027-09-27"}))),

    Samtale("FR-424", "maalet-opdateres-efter-mere-end-femten-maaneder",
        (*i_gang(indsatsmaal_0_senestVurderet="2025-09-30"), send("indsatsmaalOpdatering", 60)),
        fund={"05": RAAD("/indsatsmaal")}),
    Samtale("FR-424", "maalet-opdateres-paa-den-sidste-dag",
        (*i_gang(indsatsmaal_0_senestVurderet="2025-10-01"), send("indsatsmaalOpdatering", 60))),

    Samtale("FR-427", "status-paa-et-maal-ingen-kender",
        (*AKTIV, send("statusnotat", 120, {"maalstatus.+": Som("maalstatus.0", {"maalRef": noegle(99)})})),
        fund={"05": RAAD("/maalstatus/1/maalRef")}),
    Samtale("FR-427", "status-paa-et-maal-der-er-naaet",
        (*i_gang(**{"indsatsmaal_+": Som("indsatsmaal.0", {
            "id": noegle(12), "prioritet": 2, "status": "NAAET"})}),
         send("statusnotat", 120, {"maalstatus.+": Som("maalstatus.0", {"maalRef": noegle(12)})}))),

    Samtale("FR-428", "indkaldt-efter-en-plan-der-ikke-findes",
        (*BEGYNDT, send("dagsorden", 300, {"planRef": noegle(99)})), fund={"03": RAAD("/planRef")}),
    Samtale("FR-428", "indkaldt-efter-kontraktens-plan",
        (*BEGYNDT, send("dagsorden", 300, {"planRef": noegle(16)}))),

    Samtale("FR-429", "aktoeren-har-ikke-svaret",
        (*BEGYNDT, INDKALDT, send("aktoerAnmodning", 302, SPOERGER | {"frist": "2027-09-20"})),
        fund={"04": RAAD("/frist")}, nu="2027-09-21T12:00:00+01:00"),
    Samtale("FR-429", "aktoeren-svarede-efter-fristen",
        (*BEGYNDT, INDKALDT, send("aktoerAnmodning", 302, SPOERGER | {"frist": "2027-09-20"}),
         send("aktoerOpfoelgning", 323, {"konvolut.samtaleId": OPFOELGNING})),
        nu="2027-09-22T12:00:00+01:00"),
)  # fmt: skip
"""Samtalerne, regel for regel; brud før det, der kommer tæt på."""
