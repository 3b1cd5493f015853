"""Samtaler om dagsorden, statusnotat og referat: FR-003, FR-032 og FR-403 til FR-424.

Et fuldt eksempel::

    from tools.sager.forloeb_moeder import SAMTALER

    assert all(samtale.trin[0].type == "kontrakt" for samtale in SAMTALER if samtale.regel == "FR-404")

Indsatsen er i gang: første besked er kontrakten, anden myndighedens underskrift. Mødet ligger 30 dage efter
dagsordenen, så en dagsorden på dag 300 indkalder til dag 330, den 28. september 2027.
"""

from __future__ import annotations

from .sag import BOSTED, FOND, PLIGT, RAAD, UD, noegle, part
from .samtale import Samtale, send

I_GANG = {"indgang": "IGANGVAERENDE"}
KONTRAKT = send("kontrakt", 0, I_GANG)
UNDERSKREVET = send("kontraktSvar", 2)
BEGYNDT = (KONTRAKT, UNDERSKREVET)
INDKALDT = send("dagsorden", 300)
NOTAT = send("statusnotat", 320)
EFTER_MOEDET = "2027-09-28T12:00:00+01:00"
LOEBENDE = {"opfoelgningstype": "LOEBENDE_AFTALT"}
TRE_MAANEDER = {"opfoelgningstype": "TRE_MAANEDERS"}
UDEN_MATERIALE = {"oensketMateriale": UD}
KAN_IKKE = {"borgerensStemme": {"fravaersaarsag": "KAN_IKKE_UDTRYKKE_SIG"}}
BORGEREN_MANGLER = {
    "deltager": [{"rolle": "MYNDIGHED"}, {"rolle": "UDFOERER"}],
    "fravaer": [{"rolle": "BORGER", "begrundelse": "Havde ikke kræfter til det."}],
}
HENVISNING = {"borgerRef": {"identifikation": {"cpr": "2512484916"}}}

SAMTALER = (
    Samtale("FR-003", "notatet-svarer-paa-en-ukendt-dagsorden",
        (*BEGYNDT, send("statusnotat", 320, {"konvolut.svarPaa": noegle(999)})),
        fund={"03": RAAD("/konvolut/svarPaa")}),
    Samtale("FR-003", "referat-af-en-ukendt-dagsorden",
        (*BEGYNDT, NOTAT, send("referat", 330, {"dagsordenRef": noegle(99)})),
        fund={"04": RAAD("/dagsordenRef")}),

    Samtale("FR-032", "en-aktoer-har-ikke-set-forloebet-foer",
        (*BEGYNDT, send("dagsorden", 300, {
            "konvolut.modtager": [part("UDFOERER", BOSTED), part("AKTOER", FOND)]})),
        fund={"03": RAAD("/borgerRef")}),
    Samtale("FR-032", "aktoeren-faar-at-vide-hvem-det-er-og-kender-det-siden",
        (*BEGYNDT,
         send("dagsorden", 300, HENVISNING | {
             "konvolut.modtager": [part("UDFOERER", BOSTED), part("AKTOER", FOND)]}),
         NOTAT,
         send("referat", 330.25, {"konvolut.modtager": [part("UDFOERER", BOSTED), part("AKTOER", FOND)]}))),

    Samtale("FR-403", "kontrakten-siger-tal",
        (send("kontrakt", 0, I_GANG | {"opfoelgningsplan.statusform": "TAL"}), UNDERSKREVET, NOTAT),
        fund={"03": RAAD("/maalstatus/0")}),
    Samtale("FR-403", "et-aftalt-livstema-mangler",
        (send("kontrakt", 0, I_GANG | {"opfoelgningsplan.livstema": ["EGENOMSORG"]}), UNDERSKREVET, NOTAT),
        fund={"03": RAAD("/temaVurdering")}),
    Samtale("FR-403", "ord-og-tal-og-et-livstema-for-meget",
        (send("kontrakt", 0, I_GANG | {
            "opfoelgningsplan.statusform": "TAL", "opfoelgningsplan.livstema": ["EGENOMSORG"]}),
         UNDERSKREVET,
         send("statusnotat", 320, {
             "maalstatus.0.talvaerdi": ["3 nætter om ugen"],
             "vaesentligAendring": [
                 {"tema": "EGENOMSORG", "beskrivelse": "Spiser igen."},
                 {"tema": "RELATIONER", "beskrivelse": "Har fået en ven."}]}))),
    Samtale("FR-403", "grunden-er-nok-naar-der-ikke-er-arbejdet-med-maalet",
        (send("kontrakt", 0, I_GANG | {"opfoelgningsplan.statusform": "PROSA_OG_TAL"}), UNDERSKREVET,
         send("statusnotat", 320, {
             "maalstatus.0.arbejdetMedMaalet": UD, "maalstatus.0.ikkeArbejdetMed": "Var indlagt."}))),

    Samtale("FR-404", "notatet-kom-efter-moedet", (*BEGYNDT, INDKALDT, send("statusnotat", 331)),
        fund={"04": PLIGT("/konvolut/afsendt")}, tilstande={"A": "AKTIV", "B": "STATUS_MODTAGET"}),
    Samtale("FR-404", "notatet-kom-efter-fristen",
        (*BEGYNDT, send("dagsorden", 300, {"oensketMateriale.0.leveringsfrist": "2027-09-17"}), NOTAT),
        fund={"04": PLIGT("/konvolut/afsendt")}),
    Samtale("FR-404", "efter-tre-maaneder-er-det-et-godt-raad",
        (*BEGYNDT, send("dagsorden", 300, TRE_MAANEDER), send("statusnotat", 331, TRE_MAANEDER)),
        fund={"04": RAAD("/konvolut/afsendt")}),
    Samtale("FR-404", "loebende-opfoelgning-efter-fristen",
        (*BEGYNDT, send("dagsorden", 300, LOEBENDE | {"oensketMateriale.0.leveringsfrist": "2027-09-17"}),
         send("statusnotat", 320, LOEBENDE)),
        fund={"04": RAAD("/konvolut/afsendt")}),
    Samtale("FR-404", "paa-fristens-dag",
        (*BEGYNDT, send("dagsorden", 300, {"oensketMateriale.0.leveringsfrist": "2027-09-18"}), NOTAT),
        tilstande={"A": "AKTIV", "B": "STATUS_MODTAGET"}),

    Samtale("FR-407", "bestillingen-planlaegger-hver-sekstende-maaned",
        (send("bestilling", 0, {
            "opfoelgning": [{"planId": noegle(16), "type": "AARLIG", "naar": {"hver": "P16M"}}]}),),
        fund={"01": RAAD("/opfoelgning/0/naar/hver")}),
    Samtale("FR-407", "kontraktens-foerste-aarlige-moede-er-for-sent",
        (send("kontrakt", 0, I_GANG | {"opfoelgningsplan.planlagt.0.naar": {"senest": "2028-03-02"}}),),
        fund={"01": RAAD("/opfoelgningsplan/planlagt/0/naar/senest")}),
    Samtale("FR-407", "naeste-moede-er-for-sent",
        (*BEGYNDT, INDKALDT, NOTAT, send("referat", 330.25, {"naesteMoede": {"senest": "2028-12-29"}})),
        fund={"05": RAAD("/naesteMoede/senest")}),
    Samtale("FR-407", "femten-maaneder-er-inden-for-tolerancen",
        (send("bestilling", 0, {
            "opfoelgning": [{"planId": noegle(16), "type": "AARLIG", "naar": {"hver": "P15M"}}]}),)),
    Samtale("FR-407", "naeste-moede-paa-den-sidste-dag",
        (*BEGYNDT, INDKALDT, NOTAT, send("referat", 330.25, {"naesteMoede": {"senest": "2028-12-28"}}))),

    Samtale("FR-410", "borgerens-syn-kommer-ingen-steder-fra",
        (*BEGYNDT, INDKALDT, send("statusnotat", 320, KAN_IKKE | {"borgerHarMedvirket": "IKKE_MULIGT"}),
         send("referat", 330.25, BORGEREN_MANGLER | KAN_IKKE)),
        fund={"05": RAAD("/borgerensStemme")}),
    Samtale("FR-410", "myndigheden-er-ikke-hoert",
        (*BEGYNDT, INDKALDT, NOTAT,
         send("referat", 330.25, {"deltager": [{"rolle": "BORGER"}, {"rolle": "UDFOERER"}]})),
        fund={"05": RAAD("/deltager")}, ogsaa={"05": ("FR-405",)}),
    Samtale("FR-410", "udfoereren-er-ikke-hoert",
        (*BEGYNDT, send("dagsorden", 300, LOEBENDE | UDEN_MATERIALE),
         send("referat", 330.25, {"deltager": [{"rolle": "BORGER"}, {"rolle": "MYNDIGHED"}]})),
        fund={"04": RAAD("/deltager")}, ogsaa={"03": ("FR-401",), "04": ("FR-405",)}),
    Samtale("FR-410", "borgeren-kan-ikke-og-en-paaroerende-er-med",
        (*BEGYNDT, INDKALDT, send("statusnotat", 320, KAN_IKKE | {"borgerHarMedvirket": "IKKE_MULIGT"}),
         send("referat", 330.25, BORGEREN_MANGLER | KAN_IKKE | {"deltager": [
             {"rolle": "MYNDIGHED"}, {"rolle": "UDFOERER"}, {"rolle": "PAAROERENDE"}]}))),
    Samtale("FR-410", "borgeren-er-spurgt-og-oensker-det-ikke",
        (*BEGYNDT, INDKALDT,
         send("statusnotat", 320, KAN_IKKE | {"borgerHarMedvirket": "IKKE_MULIGT"}),
         send("referat", 330.25, BORGEREN_MANGLER | {"borgerensStemme": {"fravaersaarsag": "OENSKER_IKKE"}}))),

    Samtale("FR-416", "moedet-er-gaaet-og-notatet-kom-ikke", (*BEGYNDT, INDKALDT),
        fund={"03": PLIGT("/moedetidspunkt")}, tilstande={"A": "AKTIV", "B": "STATUS_MANGLER"},
        nu=EFTER_MOEDET),
    Samtale("FR-416", "bestilt-materiale-kom-ikke-til-en-loebende-opfoelgning",
        (*BEGYNDT, send("dagsorden", 300, LOEBENDE)), fund={"03": RAAD("/moedetidspunkt")}, nu=EFTER_MOEDET),
    Samtale("FR-416", "et-moede-uden-dagsorden-og-notat", (*BEGYNDT, send("referat", 330)),
        fund={"03": RAAD("/moedeStart")}),
    Samtale("FR-416", "moedet-er-ikke-gaaet-endnu", (*BEGYNDT, INDKALDT), nu="2027-09-28T09:29:00+01:00",
        tilstande={"A": "AKTIV", "B": "INDKALDT"}),
    Samtale("FR-416", "moedet-blev-aflyst",
        (*BEGYNDT, INDKALDT, send("dagsorden", 310, {
            "konvolut.erstatter": noegle(103), "moedestatus": "AFLYST",
            "moedetidspunkt": "2027-09-28T09:30:00+01:00"})),
        taeller_ikke=("03",), tilstande={"A": "AKTIV", "B": "PLANLAGT"}, nu=EFTER_MOEDET),

    Samtale("FR-421", "et-punkt-er-ikke-refereret",
        (*BEGYNDT, INDKALDT, NOTAT, send("referat", 330.25, {"punktreferat.4": UD})),
        fund={"05": RAAD("/punktreferat")}, tilstande={"A": "AKTIV", "B": "AFHOLDT"}),
    Samtale("FR-421", "et-punkt-refereret-ved-sin-noegle-og-et-nyt",
        (*BEGYNDT, INDKALDT, NOTAT,
         send("referat", 330.25, {
             "punktreferat.4": {"punktRef": noegle(54), "tekst": "Vi mødes igen til næste år."},
             "punktreferat.+": {"type": "ANDET", "tekst": "Et nyt punkt."}}))),

    Samtale("FR-424", "maalet-er-ikke-vurderet-i-over-femten-maaneder", (*BEGYNDT, send("statusnotat", 458)),
        fund={"03": RAAD("/maalstatus")}),
    Samtale("FR-424", "maalet-vurderes-paa-den-sidste-dag", (*BEGYNDT, send("statusnotat", 457))),
)  # fmt: skip
"""Samtalerne, regel for regel; brud før det, der kommer tæt på."""
