"""Samtaler om forespørgsel, tilbud, kontrakt og indskrivning: FR-002 til FR-220.

Et fuldt eksempel::

    from tools.sager.forloeb import SAMTALER

    ulovlige = [samtale.navn for samtale in SAMTALER if samtale.taeller_ikke]

Hvor en samtale ender, er læst af ``process.md``: A er forløbet, C kontrakten.
"""

from __future__ import annotations

from .sag import BOSTED, FEJL, FOND, OPLYSNING, PLIGT, RAAD, UD, Som, noegle, part
from .samtale import OMSKREVET, Samtale, send

ANMODNING = {"art": "TILBUDSANMODNING"}
MIDT = {"konvolut.profil": ["GRUND", "MIDT"]}
KAN_IKKE = {"art": "KAN_IKKE_TILBYDE", "begrundelse": "Ingen ledig plads før foråret."}
NEJ = {"svar": "AFSLAG", "begrundelse": "Borgeren valgte et andet sted."}
FORHANDLING = {"svar": "FORHANDLING", "begrundelse": "Taksten er for høj."}
KOMPLEKS = {"komplekseUdfordringer": {
    "karakteristik": ["HOEJ_KOMPLEKSITET_OVER_TID", "OMFATTENDE_STOETTE"],
    "begrundelse": "Trækker sig fra al hjælp, når hverdagen skifter."}}  # fmt: skip
FLYTTET_IND = {"fase": "GENNEMFOERT"}
FORELOEBIG = {"foreloebigAftale": "Døgnophold til samme takst som i tilbuddet."}
RETTET_SVAR = {"svar": "AENDRING_OENSKES", "begrundelse": "Varslet er for langt.", "kontraktDigest": UD}
FRA_BOSTED = {"konvolut.afsender": part("UDFOERER", BOSTED), "konvolut.modtager": [part("MYNDIGHED")]}
TIL_BOSTED = {"konvolut.afsender": part("MYNDIGHED"), "konvolut.modtager": [part("UDFOERER", BOSTED)]}

BESTILT = send("bestilling")
TILBUDT = send("tilbud", 3)
JA = send("tilbudSvar", 5)
KONTRAKT = send("kontrakt", 8)
UNDERSKREVET = send("kontraktSvar", 10)

SAMTALER = (
    Samtale("FR-002", "udfoereren-bestiller-hos-sig-selv",
        (send("bestilling", 0, {"konvolut.afsender": part("UDFOERER", BOSTED)}), TILBUDT),
        fund={"01": FEJL("/konvolut/afsender/rolle")}, ogsaa={"02": ("FR-003", "FR-005", "FR-032")},
        ude=("01",), taeller_ikke=("02",)),

    Samtale("FR-003", "svar-uden-spoergsmaal", (BESTILT, send("tilbud", 3, {"konvolut.svarPaa": noegle(999)})),
        fund={"02": FEJL("/konvolut/svarPaa")}, taeller_ikke=("02",), tilstande={"A": "BESTILT"}),
    Samtale("FR-003", "svar-paa-den-forkerte-besked",
        (BESTILT, TILBUDT, send("tilbudSvar", 5, {"konvolut.svarPaa": noegle(101)})),
        fund={"03": FEJL("/konvolut/svarPaa")}, taeller_ikke=("03",), tilstande={"A": "TILBUD_AFGIVET"}),
    Samtale("FR-003", "tilbud-paa-en-ukendt-bestilling",
        (BESTILT, send("tilbud", 3, {"bestillingRef.id": noegle(99)})),
        fund={"02": FEJL("/bestillingRef/id")}, taeller_ikke=("02",), tilstande={"A": "BESTILT"}),
    Samtale("FR-003", "tilbud-paa-en-udgave-ingen-har-sendt",
        (BESTILT, send("tilbud", 3, {"bestillingRef.version": 2})),
        fund={"02": FEJL("/bestillingRef/version")}, taeller_ikke=("02",)),
    Samtale("FR-003", "ja-til-et-ukendt-tilbud",
        (BESTILT, TILBUDT, send("tilbudSvar", 5, {"tilbudRef": noegle(99)})),
        fund={"03": FEJL("/tilbudRef")}, taeller_ikke=("03",), tilstande={"A": "TILBUD_AFGIVET"}),
    Samtale("FR-003", "underskrift-paa-et-tillaeg-der-er-en-kontrakt",
        (BESTILT, KONTRAKT, send("kontraktSvar", 10, {"vedroerer": "TILLAEG"})),
        fund={"03": FEJL("/vedroerer")}, ogsaa={"03": ("FR-005",)}, taeller_ikke=("03",),
        tilstande={"A": "AFTALE_UNDER_INDGAAELSE", "C": "SENDT"}),
    Samtale("FR-003", "nyt-tilbud-efter-forhandling",
        (BESTILT, TILBUDT, send("tilbudSvar", 5, FORHANDLING), send("tilbud", 7, {"tilbudId": noegle(24)})),
        tilstande={"A": "TILBUD_AFGIVET"}),
    Samtale("FR-003", "kontrakten-svarer-paa-en-endelig-bestilling", (BESTILT, KONTRAKT),
        tilstande={"A": "AFTALE_UNDER_INDGAAELSE", "C": "SENDT"}),

    Samtale("FR-004", "samme-noegle-andet-indhold",
        (BESTILT, TILBUDT, send("tilbud", 3, {"konvolut.beskedId": noegle(102), "faglighed": "Noget andet."})),
        fund={"02": FEJL("/konvolut/beskedId"), "03": FEJL("/konvolut/beskedId")}, taeller_ikke=("02", "03"),
        tilstande={"A": "BESTILT"}),
    Samtale("FR-004", "samme-besked-to-gange",
        (BESTILT, TILBUDT, send("tilbud", 3, {"konvolut.beskedId": noegle(102)}, form="json")),
        taeller_ikke=("03",), tilstande={"A": "TILBUD_AFGIVET"}),

    Samtale("FR-005", "nej-efter-et-ja", (BESTILT, TILBUDT, JA, send("tilbudSvar", 6, NEJ)),
        fund={"04": FEJL("/konvolut/beskedtype")}, taeller_ikke=("04",),
        tilstande={"A": "AFTALE_UNDER_INDGAAELSE"}),
    Samtale("FR-005", "kontrakt-foer-svaret-paa-tilbuddet",
        (send("bestilling", 0, ANMODNING), TILBUDT, KONTRAKT),
        fund={"03": FEJL("/konvolut/beskedtype")}, taeller_ikke=("03",), tilstande={"A": "TILBUD_AFGIVET"}),
    Samtale("FR-005", "underskrift-paa-en-afvist-kontrakt",
        (BESTILT, KONTRAKT,
         send("kontraktSvar", 10, {"svar": "AFVIST", "begrundelse": "Varslet er for langt.", "kontraktDigest": UD}),
         send("kontraktSvar", 11)),
        fund={"04": FEJL("/konvolut/beskedtype")}, taeller_ikke=("04",),
        tilstande={"A": "BESTILT", "C": "AFVIST"}),
    Samtale("FR-005", "ja-til-et-tilbud-der-er-afvist",
        (BESTILT, TILBUDT,
         send("forretningskvittering", 4, {
             "konvolut.svarPaa": noegle(102), "kode": "AFVIST", "begrundelse": "Forkert borger.", **TIL_BOSTED}),
         JA),
        fund={"04": FEJL("/konvolut/beskedtype")}, ogsaa={"04": ("FR-003",)}, taeller_ikke=("02", "04"),
        tilstande={"A": "BESTILT"}),
    Samtale("FR-005", "indskrevet-foer-der-er-svaret", (BESTILT, send("indskrivning", 1)),
        fund={"02": RAAD("/konvolut/beskedtype")}, tilstande={"A": "BESTILT"}),
    Samtale("FR-005", "et-sent-tilbud-efter-et-nej",
        (BESTILT, send("tilbud", 3, KAN_IKKE), send("tilbud", 20, {"tilbudId": noegle(24)})),
        tilstande={"A": "TILBUD_AFGIVET"}),
    Samtale("FR-005", "indkaldt-foer-indflytning",
        (BESTILT, KONTRAKT, UNDERSKREVET, send("dagsorden", 12, {"moedetype": "OPSTARTSMOEDE"})),
        tilstande={"A": "AFTALT", "C": "INDGAAET"}),

    Samtale("FR-009", "ukendt-forgaenger", (BESTILT, send("tilbud", 3, {"konvolut.erstatter": noegle(999)})),
        fund={"02": FEJL("/konvolut/erstatter")}, taeller_ikke=("02",), tilstande={"A": "BESTILT"}),
    Samtale("FR-009", "retter-en-anden-slags-besked",
        (BESTILT, TILBUDT, JA, send("kontrakt", 8, {"konvolut.erstatter": noegle(102)})),
        fund={"04": FEJL("/konvolut/erstatter")}, taeller_ikke=("04",),
        tilstande={"A": "AFTALE_UNDER_INDGAAELSE"}),
    Samtale("FR-009", "retter-en-andens-bestilling",
        (BESTILT, send("bestilling", 2, {
            "konvolut.erstatter": noegle(101), "konvolut.afsender": part("MYNDIGHED", FOND), "version": 2})),
        fund={"02": FEJL("/konvolut/erstatter")}, ogsaa={"02": ("FR-005",)}, taeller_ikke=("02",)),
    Samtale("FR-009", "retter-sin-egen-bestilling",
        (BESTILT, send("bestilling", 2, {"konvolut.erstatter": noegle(101), "version": 2}), TILBUDT),
        taeller_ikke=("01",), tilstande={"A": "TILBUD_AFGIVET"}),

    Samtale("FR-022", "kvitteringen-siger-ikke-hvilket-forloeb",
        (BESTILT, send("forretningskvittering", 1, {"konvolut.svarPaa": noegle(101), "konvolut.forloebId": UD})),
        fund={"02": FEJL("/konvolut/forloebId")}, taeller_ikke=("02",)),
    Samtale("FR-022", "kvitteringen-foelger-sin-besked",
        (BESTILT, send("forretningskvittering", 1, {"konvolut.svarPaa": noegle(101)}))),

    Samtale("FR-027", "tilbuddet-rettes-mens-der-siges-ja",
        (BESTILT, TILBUDT,
         send("tilbudSvar", 5, {"konvolut.senestSet": noegle(102)}),
         send("tilbud", 5.1, {
             "konvolut.senestSet": noegle(101), "konvolut.svarPaa": noegle(101),
             "konvolut.erstatter": noegle(102)})),
        fund={"04": FEJL("")}, taeller_ikke=("04",), tilstande={"A": "AFTALE_UNDER_INDGAAELSE"}),
    Samtale("FR-027", "bestillingen-rettes-mens-tilbuddet-er-paa-vej",
        (BESTILT,
         send("tilbud", 3, {"konvolut.senestSet": noegle(101)}),
         send("bestilling", 3.1, {"konvolut.erstatter": noegle(101), "version": 2,
                               "konvolut.senestSet": noegle(101)})),
        fund={"02": FEJL("")}, taeller_ikke=("01", "02"), tilstande={"A": "BESTILT"}),
    Samtale("FR-027", "set-foer-der-siges-ja",
        (BESTILT, TILBUDT,
         send("tilbud", 4, {"konvolut.erstatter": noegle(102)}),
         send("tilbudSvar", 5, {"konvolut.senestSet": noegle(103)})),
        taeller_ikke=("02",), tilstande={"A": "AFTALE_UNDER_INDGAAELSE"}),

    Samtale("FR-028", "kvittering-for-en-kvittering",
        (BESTILT, send("forretningskvittering", 1, {"konvolut.svarPaa": noegle(101)}),
         send("forretningskvittering", 2, {"konvolut.svarPaa": noegle(102), **TIL_BOSTED})),
        fund={"03": FEJL("/konvolut/svarPaa")}, taeller_ikke=("03",)),
    Samtale("FR-028", "to-kvitteringer-for-samme-besked",
        (BESTILT, send("forretningskvittering", 1, {"konvolut.svarPaa": noegle(101)}),
         send("forretningskvittering", 2, {
             "konvolut.svarPaa": noegle(101), "kode": "ACCEPTERET", "kvitteringstype": "FORRETNING"}))),

    Samtale("FR-101", "uden-at-have-spurgt-foerst",
        (send("bestilling", 0, {"begrundelseUdenForespoergsel": UD}),),
        fund={"01": RAAD("/begrundelseUdenForespoergsel")}, tilstande={"A": "BESTILT"}),
    Samtale("FR-101", "borgeren-havde-selv-valgt", (BESTILT,), tilstande={"A": "BESTILT"}),

    Samtale("FR-114", "en-maaned-efter-kan-ikke-tilbyde", (BESTILT, send("tilbud", 3, KAN_IKKE)),
        fund={"02": RAAD("/art")}, tilstande={"A": "FRAVALGT"}, nu="2026-12-06T12:00:00+01:00"),
    Samtale("FR-114", "en-maaned-efter-afslaget", (BESTILT, TILBUDT, send("tilbudSvar", 5, NEJ)),
        fund={"03": RAAD("/svar")}, tilstande={"A": "FRAVALGT"}, nu="2026-12-08T12:00:00+01:00"),
    Samtale("FR-114", "paa-den-tredivte-dag", (BESTILT, TILBUDT, send("tilbudSvar", 5, NEJ)),
        tilstande={"A": "FRAVALGT"}, nu="2026-12-07T12:00:00+01:00"),
    Samtale("FR-114", "slettet-og-bekraeftet",
        (BESTILT, send("tilbud", 3, KAN_IKKE),
         send("forretningskvittering", 9, {
             "konvolut.svarPaa": noegle(101), "kode": "AFLEVERET", "slettetBekraeftet": True})),
        nu="2026-12-20T12:00:00+01:00"),

    Samtale("FR-116", "uden-sagens-forloeb", (send("bestilling", 0, {"sagsforloeb": UD}),),
        fund={"01": RAAD("/sagsforloeb")}),
    Samtale("FR-116", "sagens-forloeb-i-en-saetning",
        (send("bestilling", 0, {"sagsforloeb": "Flyttede hjemmefra i foråret."}),)),

    Samtale("FR-124", "svarfrist-i-en-endelig-bestilling", (send("bestilling", 0, {"svarfrist": "2026-11-20"}),),
        fund={"01": RAAD("/svarfrist")}),
    Samtale("FR-124", "tilbuddet-kom-dagen-efter-fristen",
        (send("bestilling", 0, {**ANMODNING, "svarfrist": "2026-11-04"}), TILBUDT),
        fund={"02": RAAD("/konvolut/afsendt")}, tilstande={"A": "TILBUD_AFGIVET"}),
    Samtale("FR-124", "fristen-gik-uden-et-tilbud",
        (send("bestilling", 0, {**ANMODNING, "svarfrist": "2026-11-04"}),),
        fund={"01": RAAD("/svarfrist")}, tilstande={"A": "BESTILT"}, nu="2026-11-05T00:30:00+01:00"),
    Samtale("FR-124", "sidste-dag-hele-dagen",
        (send("bestilling", 0, {**ANMODNING, "svarfrist": "2026-11-05"}), send("tilbud", 3.6))),
    Samtale("FR-124", "fristen-er-i-dag",
        (send("bestilling", 0, {**ANMODNING, "svarfrist": "2026-11-04"}),), nu="2026-11-04T23:59:00+01:00"),

    Samtale("FR-125", "ja-efter-tilbuddets-sidste-dag",
        (BESTILT, send("tilbud", 3, {"gyldigTil": "2026-11-06"}), JA),
        fund={"03": RAAD("/svar")}, tilstande={"A": "AFTALE_UNDER_INDGAAELSE"}),
    Samtale("FR-125", "ja-paa-tilbuddets-sidste-dag",
        (BESTILT, send("tilbud", 3, {"gyldigTil": "2026-11-07"}), JA),
        tilstande={"A": "AFTALE_UNDER_INDGAAELSE"}),

    Samtale("FR-128", "komplekse-udfordringer-og-intet-om-kompetencer", (send("bestilling", 0, KOMPLEKS), TILBUDT),
        fund={"02": RAAD("/kompetencer", "/faciliteter")}),
    Samtale("FR-128", "komplekse-udfordringer-og-intet-om-faciliteter-i-midt",
        (send("bestilling", 0, KOMPLEKS), send("tilbud", 3, {**MIDT, "kompetencer": "To sygeplejersker."})),
        fund={"02": PLIGT("/faciliteter")}),
    Samtale("FR-128", "kompetencer-og-faciliteter-er-beskrevet",
        (send("bestilling", 0, KOMPLEKS),
         send("tilbud", 3, {**MIDT, "kompetencer": "To sygeplejersker.", "faciliteter": "Egen indgang."}))),
    Samtale("FR-128", "kan-ikke-tilbyde-ved-komplekse-udfordringer",
        (send("bestilling", 0, KOMPLEKS), send("tilbud", 3, {**MIDT, **KAN_IKKE}))),

    Samtale("FR-130", "fristen-er-startdagen",
        (send("bestilling", 0, {"indsatsmaal.0.frist": "2026-12-01"}),),
        fund={"01": RAAD("/indsatsmaal/0/frist")}),
    Samtale("FR-130", "fristen-er-dagen-efter", (send("bestilling", 0, {"indsatsmaal.0.frist": "2026-12-02"}),)),

    Samtale("FR-210", "forkert-fingeraftryk",
        (BESTILT, KONTRAKT, send("kontraktSvar", 10, {"kontraktDigest": "0" * 64})),
        fund={"03": FEJL("/kontraktDigest")}, taeller_ikke=("03",),
        tilstande={"A": "AFTALE_UNDER_INDGAAELSE", "C": "SENDT"}),
    Samtale("FR-210", "kontrakten-er-skrevet-om-foer-underskriften",
        (BESTILT, KONTRAKT, send("kontraktSvar", 10, {"kontraktDigest": OMSKREVET})),
        fund={"03": FEJL("/kontraktDigest")}, taeller_ikke=("03",),
        tilstande={"A": "AFTALE_UNDER_INDGAAELSE", "C": "SENDT"}),
    Samtale("FR-210", "underskrevet-paa-de-rette-bytes", (BESTILT, TILBUDT, JA, KONTRAKT, UNDERSKREVET),
        tilstande={"A": "AFTALT", "C": "INDGAAET"}),

    Samtale("FR-212", "et-andet-formaal-i-kontrakten",
        (BESTILT, send("kontrakt", 8, {"formaal": "At få tag over hovedet."})), fund={"02": RAAD("/formaal")}),
    Samtale("FR-212", "bestillingens-formaal-og-mere-til",
        (BESTILT, send("kontrakt", 8, {"formaal": "Formålet er  AT leve trygt\ni egen bolig, nær familien."}))),

    Samtale("FR-213", "en-ny-kontrakt-begynder-paa-to", (BESTILT, send("kontrakt", 8, {"version": 2})),
        fund={"02": FEJL("/version")}, taeller_ikke=("02",), tilstande={"A": "BESTILT"}),
    Samtale("FR-213", "rettet-kontrakt-har-udgave-to",
        (BESTILT, KONTRAKT, send("kontrakt", 9, {"konvolut.erstatter": noegle(102), "version": 2})),
        taeller_ikke=("02",), tilstande={"A": "AFTALE_UNDER_INDGAAELSE", "C": "SENDT"}),
    Samtale("FR-213", "ny-udgave-efter-oenske-om-aendring",
        (BESTILT, KONTRAKT, send("kontraktSvar", 10, RETTET_SVAR), send("kontrakt", 12, {"version": 2})),
        tilstande={"A": "AFTALE_UNDER_INDGAAELSE", "C": "SENDT"}),
    Samtale("FR-213", "udgave-tre-efter-at-udgave-et-kom-retur",
        (BESTILT, KONTRAKT, send("kontraktSvar", 10, RETTET_SVAR), send("kontrakt", 12, {"version": 3})),
        fund={"04": FEJL("/version")}, taeller_ikke=("04",),
        tilstande={"A": "AFTALE_UNDER_INDGAAELSE", "C": "UDKAST"}),

    Samtale("FR-214", "kontrakten-mangler-efter-en-maaned", (BESTILT, send("indskrivning", 1, FORELOEBIG)),
        fund={"02": RAAD("/foreloebigAftale")}, tilstande={"A": "AKTIV", "C": "FORELOEBIG"},
        nu="2026-12-04T12:00:00+01:00"),
    Samtale("FR-214", "kontrakten-kom-efter-en-maaned",
        (BESTILT, send("indskrivning", 1, FORELOEBIG), send("kontrakt", 32)),
        fund={"03": RAAD("/konvolut/afsendt")}, tilstande={"A": "AKTIV", "C": "SENDT"}),
    Samtale("FR-214", "kontrakten-kom-paa-den-tredivte-dag",
        (BESTILT, send("indskrivning", 1, FORELOEBIG), send("kontrakt", 31)),
        tilstande={"A": "AKTIV", "C": "SENDT"}),

    Samtale("FR-220", "flyttet-ind-uden-underskrift", (BESTILT, KONTRAKT, send("indskrivning", 29, FLYTTET_IND)),
        fund={"03": RAAD("/foreloebigAftale")}, tilstande={"A": "AKTIV", "C": "SENDT"}),
    Samtale("FR-220", "flyttet-ind-paa-en-foreloebig-aftale",
        (BESTILT, KONTRAKT, send("indskrivning", 29, FLYTTET_IND | FORELOEBIG)),
        tilstande={"A": "AKTIV", "C": "SENDT"}),
    Samtale("FR-220", "flyttet-ind-efter-underskriften",
        (BESTILT, KONTRAKT, UNDERSKREVET, send("indskrivning", 29, FLYTTET_IND)),
        tilstande={"A": "AKTIV", "C": "INDGAAET"}),

    Samtale("FR-402", "et-aktivt-maal-er-glemt",
        (send("bestilling", 0, {"indsatsmaal.+": Som("indsatsmaal.0", {"id": noegle(12), "prioritet": 2})}),
         KONTRAKT, UNDERSKREVET, send("indskrivning", 29, FLYTTET_IND), send("statusnotat", 120)),
        fund={"05": PLIGT("/maalstatus")}),
    Samtale("FR-402", "det-andet-maal-er-naaet",
        (send("bestilling", 0, {
            "indsatsmaal.+": Som("indsatsmaal.0", {"id": noegle(12), "prioritet": 2, "status": "NAAET"})}),
         KONTRAKT, UNDERSKREVET, send("indskrivning", 29, FLYTTET_IND), send("statusnotat", 120))),
    Samtale("FR-402", "ekstraordinaert-kun-det-beroerte-maal",
        (send("bestilling", 0, {"indsatsmaal.+": Som("indsatsmaal.0", {"id": noegle(12), "prioritet": 2})}),
         KONTRAKT, UNDERSKREVET, send("indskrivning", 29, FLYTTET_IND),
         send("statusnotat", 120, {"opfoelgningstype": "EKSTRAORDINAER"}))),

    Samtale("FR-408", "tre-maaneder-er-ikke-naevnt",
        (BESTILT, send("kontrakt", 8, {"opfoelgningsplan.planlagt.1": UD})),
        fund={"02": OPLYSNING("/opfoelgningsplan")}),
    Samtale("FR-408", "heller-ikke-ved-indskrivningen",
        (BESTILT, send("kontrakt", 8, {"opfoelgningsplan.planlagt.1": UD}), UNDERSKREVET,
         send("indskrivning", 29, FLYTTET_IND | {"foersteOpfoelgning": UD})),
        fund={"04": OPLYSNING("/foersteOpfoelgning")}),
    Samtale("FR-408", "fravalgt-med-begrundelse",
        (BESTILT, send("kontrakt", 8, {"opfoelgningsplan.planlagt.1": UD}), UNDERSKREVET,
         send("indskrivning", 29, FLYTTET_IND | {
             "foersteOpfoelgning": {"fravalgt": "Borgeren ønsker ro til at falde til."}}))),
    Samtale("FR-415", "udfoereren-foreslaar-et-maal-i-statusnotatet",
        (BESTILT, KONTRAKT, UNDERSKREVET, send("indskrivning", 29, FLYTTET_IND),
         send("statusnotat", 120, {"forslagTilMaal": [
             {"titel": "Ud af huset", "beskrivelse": "Går til fællesspisning.", "foreslaaetAf": "UDFOERER"}]}))),

)  # fmt: skip
"""Samtalerne, regel for regel; brud før det, der kommer tæt på."""
