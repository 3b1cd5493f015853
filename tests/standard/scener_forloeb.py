"""Samtaler, der går de øvrige rækker igennem: søgning, tilbagetrækning, justering, ophør og fejl."""

from __future__ import annotations

from datetime import date

from .byggere_opfoelgning import MYNDIGHED, UDFOERER, noegle
from .samtaler import (
    AENDRE,
    AFSLUT,
    ANMODNING,
    DAGSORDEN,
    ENDELIG,
    FORELOEBIG,
    FORTSAET,
    I_GANG,
    IND,
    JA,
    JUSTERING,
    KAN_IKKE,
    KONTRAKTEN,
    PLANLAGT_IND,
    STATUS,
    TIL_AFTALE,
    TIL_AFTALT,
    TIL_TILBUD,
    TILBUD,
    UNDERSKRIFT,
    M,
    Scene,
    U,
    fejl,
    fra,
    med,
    retter,
    trin,
    trukket,
)

FORESPOERGSEL = trin("forespoergsel")
MATCH, DELVIST, INTET, AFVENT = (
    trin("matchSvar", samlet_vurdering=svar) for svar in ("MATCH", "DELVIST", "INTET", "AFVENTER")
)
BESOEG = trin("forbesoegAftale")
DELMAAL, MELDING, NYE_MAAL = trin("delmaalsplan"), trin("aendringsmeddelelse"), trin("indsatsmaalOpdatering")
NY_BESTILLING, PLAN, TILLAEG = trin("bestillingJustering"), trin("handleplan"), trin("kontrakttillaeg")
PLAN_UDEN = trin("handleplan", maal=())
SPOERG, SVAR = trin("aktoerAnmodning"), trin("aktoerOpfoelgning")
OPSIG = trin("opsigelse")
OPSIG_U = fra(UDFOERER, MYNDIGHED, OPSIG, opsigende_part="LEVERANDOER")
UD = trin("udskrivning")
UD_NU = trin("udskrivning", udskrivningsdato=date(2026, 11, 20))
DOED = trin("udskrivning", aarsag="DOED")
DOED_M = fra(MYNDIGHED, UDFOERER, DOED)
UDLOEB = trin("udskrivning", aarsag="UDLOEB")
JA_TILLAEG, NEJ_TILLAEG = (
    trin("kontraktSvar", vedroerer="TILLAEG", svar=svar) for svar in ("UNDERSKREVET", "AFVIST")
)
FORTSAETTER, FORTSAETTER_IKKE = (
    trin("kontraktSvar", vedroerer="TILBAGETRAEKNING_AF_OPSIGELSE", svar=svar)
    for svar in ("UNDERSKREVET", "AFVIST")
)
FRA_U = {"afsender": UDFOERER, "modtager": (MYNDIGHED,)}
EFTERREGULERING = med(TILLAEG, art="EFTERREGULERING")
KORT = med(KONTRAKTEN, slutdato=date(2026, 12, 20))
I_DRIFT = (*TIL_AFTALT, IND)
TIL_JUSTERING = (*I_DRIFT, AENDRE)
SAGT_OP = (*I_DRIFT, OPSIG)
UDSKREVET = (*SAGT_OP, UD)
NY_SAMTALE = {"samtale_id": noegle(4)}

SOEGNING = (
    Scene("forespørgsel", (FORESPOERGSEL,), a="AFSOEGNING", tur=U),
    Scene("forespørgsel rettes", (FORESPOERGSEL, retter(FORESPOERGSEL, 1)), a="AFSOEGNING", tur=U),
    Scene("match", (FORESPOERGSEL, MATCH), a="MATCH_FUNDET", tur=M),
    Scene("venter", (FORESPOERGSEL, AFVENT), a="MATCH_UNDER_AFKLARING", tur=U),
    Scene("besøg før svar", (FORESPOERGSEL, BESOEG), a="MATCH_UNDER_AFKLARING"),
    Scene("intet match", (FORESPOERGSEL, INTET), a="INTET_MATCH", tur=()),
    Scene("bestilling uden at vente", (FORESPOERGSEL, ANMODNING), a="BESTILT", tur=U),
    Scene("svarfristen går", (FORESPOERGSEL,), a="INTET_MATCH", dage=20),
    Scene("forespørgsel trækkes tilbage", (FORESPOERGSEL, trukket(1)), a="FRAVALGT"),
    Scene(
        "forespørgsel rettes under afklaring",
        (FORESPOERGSEL, AFVENT, retter(FORESPOERGSEL, 1)),
        a="MATCH_UNDER_AFKLARING",
    ),
    Scene("besøg under afklaring", (FORESPOERGSEL, AFVENT, BESOEG), a="MATCH_UNDER_AFKLARING"),
    Scene("venter stadig", (FORESPOERGSEL, AFVENT, AFVENT), a="MATCH_UNDER_AFKLARING"),
    Scene("delvist match efter afklaring", (FORESPOERGSEL, AFVENT, DELVIST), a="MATCH_FUNDET"),
    Scene("intet efter afklaring", (FORESPOERGSEL, AFVENT, INTET), a="INTET_MATCH"),
    Scene("bestilling under afklaring", (FORESPOERGSEL, AFVENT, ANMODNING), a="BESTILT"),
    Scene("aldrig afklaret", (FORESPOERGSEL, AFVENT), a="INTET_MATCH", dage=45),
    Scene("trukket under afklaring", (FORESPOERGSEL, AFVENT, trukket(1)), a="FRAVALGT"),
    Scene("besøg efter match", (FORESPOERGSEL, MATCH, BESOEG), a="MATCH_FUNDET"),
    Scene("match rettes", (FORESPOERGSEL, MATCH, retter(DELVIST, 2)), a="MATCH_FUNDET"),
    Scene("match rettes til intet", (FORESPOERGSEL, MATCH, retter(INTET, 2)), a="INTET_MATCH"),
    Scene(
        "det første svar rettes til intet, det andet stod",
        (FORESPOERGSEL, AFVENT, MATCH, retter(INTET, 2)),
        a="INTET_MATCH",
    ),
    Scene(
        "det første svar rettes til venter, det andet stod",
        (FORESPOERGSEL, INTET, MATCH, retter(AFVENT, 2)),
        a="MATCH_UNDER_AFKLARING",
    ),
    Scene("bestilling efter match", (FORESPOERGSEL, MATCH, ANMODNING), a="BESTILT"),
    Scene("match trækkes tilbage", (FORESPOERGSEL, MATCH, trukket(2, "UDFOERER")), a="FRAVALGT"),
    Scene("forespørgsel trækkes efter match", (FORESPOERGSEL, MATCH, trukket(1)), a="FRAVALGT"),
    Scene(
        "en anden kan ikke trække forespørgslen",
        (FORESPOERGSEL, MATCH, trukket(1, "UDFOERER")),
        a="MATCH_FUNDET",
        ulovlig=(3,),
    ),
    Scene("et halvt år efter match", (FORESPOERGSEL, MATCH), a="FRAVALGT", dage=181),
    Scene("spørger igen", (FORESPOERGSEL, INTET, FORESPOERGSEL), a="AFSOEGNING"),
    Scene("kan alligevel matche", (FORESPOERGSEL, INTET, MATCH), a="MATCH_FUNDET"),
    Scene("fravalgt og spurgt igen", (FORESPOERGSEL, trukket(1), FORESPOERGSEL), a="AFSOEGNING"),
    Scene("tilbud uden bestilling", (FORESPOERGSEL, INTET, TILBUD), a="INTET_MATCH", ulovlig=(3,)),
)

TILBAGE = (
    Scene("handleplan på bestilling", (ANMODNING, PLAN), a="BESTILT"),
    Scene("bestilling trækkes", (ANMODNING, trukket(1)), a="FRAVALGT"),
    Scene("tilbud trækkes", (*TIL_TILBUD, trukket(2, "UDFOERER")), a="BESTILT", tur=U),
    Scene("bestilling trækkes efter tilbud", (*TIL_TILBUD, trukket(1)), a="FRAVALGT"),
    Scene(
        "et trukket tilbud kan ikke tages imod",
        (*TIL_TILBUD, trukket(2, "UDFOERER"), med(JA, dage=40)),
        a="BESTILT",
        ulovlig=(4,),
    ),
    Scene("handleplan før kontrakt", (*TIL_TILBUD, JA, PLAN), a="AFTALE_UNDER_INDGAAELSE"),
    Scene(
        "kontrakten trækkes",
        (*TIL_AFTALE, trukket(2, "UDFOERER")),
        a="AFSOEGNING",
        c="UDKAST",
    ),
    Scene("bestillingen trækkes efter kontrakten", (*TIL_AFTALE, trukket(1)), a="AFSOEGNING", c="SENDT"),
    Scene("alt var en fejl", (ANMODNING, fejl(1)), a="ANNULLERET"),
    Scene("alt var en fejl, begge to", (*TIL_TILBUD, fejl(1), fejl(2, "UDFOERER")), a="ANNULLERET"),
    Scene("kun tilbuddet var en fejl", (*TIL_TILBUD, fejl(2, "UDFOERER")), a="BESTILT", tur=U),
    Scene("annulleret og bestilt igen", (ANMODNING, fejl(1), ANMODNING), a="BESTILT"),
    Scene("annulleret og spurgt igen", (ANMODNING, fejl(1), FORESPOERGSEL), a="AFSOEGNING"),
    Scene("annulleringen var selv en fejl", (ANMODNING, fejl(1), fejl(2)), a="BESTILT"),
    Scene("en andens besked annulleres ikke", (ANMODNING, fejl(1, "UDFOERER")), a="BESTILT", ulovlig=(2,)),
    Scene("en ukendt besked annulleres ikke", (ANMODNING, fejl(8)), a="BESTILT", ulovlig=(2,)),
    Scene(
        "en rettelse annulleres",
        (ANMODNING, TILBUD, retter(KAN_IKKE, 2), fejl(3, "UDFOERER")),
        a="TILBUD_AFGIVET",
    ),
    Scene("alt annulleret efter fravalg", (ANMODNING, fejl(1), DOED), a="ANNULLERET", ulovlig=(3,)),
)

INDGANGE = (
    *(
        Scene(f"først {ét.type}", (ét,), a="AKTIV", b=tilstand)
        for ét, tilstand in (
            (DELMAAL, None),
            (MELDING, "PLANLAGT"),
            (NYE_MAAL, None),
            (NY_BESTILLING, None),
            (PLAN, None),
        )
    ),
    Scene(
        "en aktør spørges i noget, der kun er varslet",
        (PLANLAGT_IND, SPOERG),
        a="AKTIV",
        b="PLANLAGT",
        ulovlig=(1,),
    ),
    Scene("en aktør svarer i noget, der kun er varslet", (PLANLAGT_IND, SVAR), a="AKTIV", ulovlig=(1,)),
    Scene("handleplan efter aftalen", (*TIL_AFTALT, PLAN), a="AFTALT"),
    Scene("delmål efter aftalen", (*TIL_AFTALT, DELMAAL), a="AFTALT"),
    Scene("handleplan efter planlagt start", (*TIL_AFTALT, PLANLAGT_IND, PLAN), a="INDSKRIVNING_PLANLAGT"),
    Scene("delmål efter planlagt start", (*TIL_AFTALT, PLANLAGT_IND, DELMAAL), a="INDSKRIVNING_PLANLAGT"),
    Scene("opsagt før start", (*TIL_AFTALT, OPSIG), a="OPSAGT", c="OPSAGT"),
    Scene("opsagt før planlagt start", (*TIL_AFTALT, PLANLAGT_IND, OPSIG), a="OPSAGT", c="OPSAGT"),
)

UNDERVEJS = (
    *(
        Scene(f"{ét.type} {hvor}", (*samtale, ét), a=tilstand, b=opfoelgning.get(ét.type))
        for hvor, samtale, tilstand, opfoelgning in (
            (
                "undervejs",
                I_DRIFT,
                "AKTIV",
                {"aendringsmeddelelse": "PLANLAGT", "aktoerAnmodning": "PLANLAGT"},
            ),
            (
                "under justering",
                TIL_JUSTERING,
                "JUSTERING",
                dict.fromkeys(
                    (
                        "delmaalsplan",
                        "aktoerAnmodning",
                        "aktoerOpfoelgning",
                        "statusnotat",
                        "aendringsmeddelelse",
                        "kontrakttillaeg",
                        "dagsorden",
                    ),
                    "AFHOLDT",
                ),
            ),
            (
                "i opsigelsesperioden",
                SAGT_OP,
                "OPSAGT",
                {"aendringsmeddelelse": "PLANLAGT", "aktoerAnmodning": "PLANLAGT"},
            ),
        )
        for ét in (DELMAAL, SPOERG, SVAR, MELDING, TILLAEG)
    ),
    Scene("status i opsigelsesperioden", (*SAGT_OP, STATUS), a="OPSAGT", b="STATUS_MODTAGET"),
    Scene("dagsorden i opsigelsesperioden", (*SAGT_OP, DAGSORDEN), a="OPSAGT", b="INDKALDT"),
    Scene("møde i opsigelsesperioden", (*SAGT_OP, FORTSAET), a="OPSAGT", b="AFHOLDT"),
    *(
        Scene(f"{ét.type} i opsigelsesperioden", (*SAGT_OP, ét), a="OPSAGT")
        for ét in (NYE_MAAL, NY_BESTILLING, PLAN)
    ),
    *(Scene(f"{ét.type} undervejs", (*I_DRIFT, ét), a="AKTIV") for ét in (NYE_MAAL, NY_BESTILLING, PLAN)),
    *(
        Scene(f"tillæg besvaret {hvor}", (*samtale, TILLAEG, JA_TILLAEG), a=tilstand, b=b, c=c)
        for hvor, samtale, tilstand, b, c in (
            ("undervejs", I_DRIFT, "AKTIV", None, "INDGAAET"),
            ("under justering", TIL_JUSTERING, "JUSTERING", "AFHOLDT", "INDGAAET"),
            ("i opsigelsesperioden", SAGT_OP, "OPSAGT", None, "OPSAGT"),
        )
    ),
    Scene("tillæg sendt", (*I_DRIFT, TILLAEG), a="AKTIV", c="TILLAEG_SENDT", tur=M),
    Scene("tillæg rettet", (*I_DRIFT, TILLAEG, retter(TILLAEG, 5)), a="AKTIV", c="TILLAEG_SENDT"),
    Scene("tillæg afvist", (*I_DRIFT, TILLAEG, NEJ_TILLAEG), a="AKTIV", c="INDGAAET"),
    Scene("tillæg trukket", (*I_DRIFT, TILLAEG, trukket(5, "UDFOERER")), a="AKTIV", c="INDGAAET"),
    Scene("tillæg besvaret to gange", (*I_DRIFT, TILLAEG, JA_TILLAEG, JA_TILLAEG), a="AKTIV", ulovlig=(7,)),
    Scene(
        "tillæg til en kontrakt, der ikke er sendt her",
        (I_GANG, TILLAEG),
        a="AKTIV",
        c="TILLAEG_SENDT",
    ),
    Scene("opsagt uden en kontrakt her", (I_GANG, OPSIG), a="OPSAGT", c="OPSAGT"),
    Scene(
        "udskrevet ved aftalens udløb",
        (ENDELIG, KORT, UNDERSKRIFT, IND, med(UDLOEB, dage=25)),
        a="UDSKREVET",
        c="OPHOERT",
    ),
    Scene(
        "udskrevet før aftalens udløb",
        (ENDELIG, KORT, UNDERSKRIFT, IND, UDLOEB),
        a="AKTIV",
        c="INDGAAET",
        ulovlig=(5,),
    ),
    Scene(
        "udskrevet ved udløb under justering",
        (ENDELIG, KORT, UNDERSKRIFT, IND, AENDRE, med(UDLOEB, dage=25)),
        a="UDSKREVET",
        b="AFSLUTTET_CYKLUS",
    ),
)

JUSTERES = (
    Scene("nye mål", (*TIL_JUSTERING, NYE_MAAL), a="AKTIV", b="JUSTERING_AFTALT"),
    Scene("ny bestilling", (*TIL_JUSTERING, NY_BESTILLING), a="AKTIV", b="JUSTERING_AFTALT"),
    Scene("handleplan med mål", (*TIL_JUSTERING, PLAN), a="AKTIV", b="JUSTERING_AFTALT"),
    Scene("handleplan uden mål", (*TIL_JUSTERING, PLAN_UDEN), a="JUSTERING", b="JUSTERING_AFTALT"),
    Scene("nye mål og delmål", (*TIL_JUSTERING, NYE_MAAL, DELMAAL), a="AKTIV", b="AFSLUTTET_CYKLUS", tur=()),
    Scene(
        "delmål, mens tillægget mangler",
        (*TIL_JUSTERING, NY_BESTILLING, DELMAAL),
        a="AKTIV",
        b="JUSTERING_AFTALT",
    ),
    Scene(
        "tillæg, mens underskriften mangler",
        (*TIL_JUSTERING, NY_BESTILLING, DELMAAL, TILLAEG),
        a="AKTIV",
        b="JUSTERING_AFTALT",
    ),
    Scene(
        "hele justeringen",
        (*TIL_JUSTERING, NY_BESTILLING, DELMAAL, TILLAEG, JA_TILLAEG),
        a="AKTIV",
        b="AFSLUTTET_CYKLUS",
        c="INDGAAET",
    ),
    Scene(
        "delmål til sidst",
        (*TIL_JUSTERING, NY_BESTILLING, TILLAEG, JA_TILLAEG, DELMAAL),
        a="AKTIV",
        b="AFSLUTTET_CYKLUS",
        c="INDGAAET",
    ),
    Scene(
        "handleplanen mangler",
        (*I_DRIFT, PLAN, AENDRE, NYE_MAAL, DELMAAL),
        a="AKTIV",
        b="JUSTERING_AFTALT",
    ),
    Scene(
        "handleplan til sidst",
        (*I_DRIFT, PLAN, AENDRE, NYE_MAAL, DELMAAL, med(PLAN_UDEN, version=2)),
        a="AKTIV",
        b="AFSLUTTET_CYKLUS",
    ),
    Scene(
        "nye mål igen",
        (*TIL_JUSTERING, NYE_MAAL, NYE_MAAL),
        a="AKTIV",
        b="JUSTERING_AFTALT",
    ),
    Scene(
        "ny bestilling oven i nye mål",
        (*TIL_JUSTERING, NYE_MAAL, NY_BESTILLING),
        a="AKTIV",
        b="JUSTERING_AFTALT",
    ),
    Scene("delmål, og indsatsen fortsætter", (*I_DRIFT, FORTSAET, DELMAAL), a="AKTIV", b="AFSLUTTET_CYKLUS"),
    Scene(
        "sene delmål",
        (*I_DRIFT, FORTSAET, DELMAAL, DELMAAL),
        a="AKTIV",
        b="AFSLUTTET_CYKLUS",
    ),
    Scene("en ændring besvares med nye mål", (*I_DRIFT, MELDING, NYE_MAAL), a="AKTIV", b="AFSLUTTET_CYKLUS"),
    Scene(
        "en ændring besvares med ny bestilling",
        (*I_DRIFT, MELDING, NY_BESTILLING),
        a="AKTIV",
        b="AFSLUTTET_CYKLUS",
    ),
    Scene("en ændring besvares med handleplan", (*I_DRIFT, MELDING, PLAN), a="AKTIV", b="AFSLUTTET_CYKLUS"),
    Scene("en ændring indkaldes", (*I_DRIFT, MELDING, DAGSORDEN), a="AKTIV", b="INDKALDT"),
    Scene("en aktør spørges to gange", (*I_DRIFT, SPOERG, SPOERG), a="AKTIV", b="PLANLAGT"),
    Scene("en aktør svarer", (*I_DRIFT, SPOERG, SVAR), a="AKTIV", b="PLANLAGT"),
    Scene("en aktør efter indkaldelse", (I_GANG, DAGSORDEN, SPOERG, SVAR), a="AKTIV", b="INDKALDT"),
    Scene("en aktør efter status", (I_GANG, STATUS, SPOERG, SVAR), a="AKTIV", b="STATUS_MODTAGET"),
    Scene("en aktør efter mødet", (I_GANG, STATUS, FORTSAET, SVAR), a="AKTIV", b="AFHOLDT"),
    Scene("justering, og så sagt op", (*TIL_JUSTERING, OPSIG), a="OPSAGT", b="AFHOLDT"),
    Scene(
        "udskrevet efter justering", (*TIL_JUSTERING, JUSTERING, DOED), a="UDSKREVET", b="AFSLUTTET_CYKLUS"
    ),
    Scene("plan til justering, endnu en", (*TIL_JUSTERING, PLAN_UDEN, PLAN), a="AKTIV", b="JUSTERING_AFTALT"),
    Scene(
        "en ny plan lukker",
        (*TIL_JUSTERING, NYE_MAAL, PLAN_UDEN, DELMAAL),
        a="AKTIV",
        b="AFSLUTTET_CYKLUS",
    ),
    Scene(
        "et tillæg lukker uden svar, når det er trukket",
        (*TIL_JUSTERING, NYE_MAAL, TILLAEG, DELMAAL),
        a="AKTIV",
        b="AFSLUTTET_CYKLUS",
    ),
    Scene(
        "svaret kommer, mens delmålene mangler",
        (*TIL_JUSTERING, NY_BESTILLING, TILLAEG, JA_TILLAEG),
        a="AKTIV",
        b="JUSTERING_AFTALT",
    ),
)

OPHOER = (
    Scene("opsagt", SAGT_OP, a="OPSAGT", c="OPSAGT", tur=U),
    Scene("opsagt af udføreren", (*I_DRIFT, OPSIG_U), a="OPSAGT", c="OPSAGT"),
    Scene("ny handlekommune", (*I_DRIFT, med(OPSIG, aarsag="NY_HANDLEKOMMUNE")), a="OPSAGT", c="OPSAGT"),
    Scene(
        "opsagt uden at nævne kontrakten", (*I_DRIFT, med(OPSIG, kontrakt_ref=None)), a="OPSAGT", c="OPSAGT"
    ),
    Scene("opsigelsen rettes", (*SAGT_OP, retter(OPSIG, 5)), a="OPSAGT", c="OPSAGT"),
    Scene("opsigelsen trækkes", (*SAGT_OP, trukket(5)), a="OPSAGT", c="OPSAGT"),
    Scene(
        "enige om at fortsætte", (*SAGT_OP, trukket(5), med(FORTSAETTER, **FRA_U)), a="AKTIV", c="INDGAAET"
    ),
    Scene(
        "udføreren trækker, myndigheden siger ja",
        (*I_DRIFT, OPSIG_U, trukket(5, "UDFOERER"), FORTSAETTER),
        a="AKTIV",
        c="INDGAAET",
    ),
    Scene(
        "enige om at begynde alligevel",
        (*TIL_AFTALT, OPSIG, trukket(4), med(FORTSAETTER, **FRA_U)),
        a="AFTALT",
        c="INDGAAET",
    ),
    Scene(
        "myndigheden siger ja til at begynde alligevel",
        (*TIL_AFTALT, OPSIG_U, trukket(4, "UDFOERER"), FORTSAETTER),
        a="AFTALT",
        c="INDGAAET",
    ),
    Scene(
        "udføreren holder fast",
        (*SAGT_OP, trukket(5), med(FORTSAETTER_IKKE, **FRA_U)),
        a="OPSAGT",
        c="OPSAGT",
    ),
    Scene(
        "myndigheden holder fast",
        (*I_DRIFT, OPSIG_U, trukket(5, "UDFOERER"), FORTSAETTER_IKKE),
        a="OPSAGT",
        c="OPSAGT",
    ),
    Scene(
        "ja uden at noget er trukket",
        (*SAGT_OP, med(FORTSAETTER, **FRA_U)),
        a="OPSAGT",
        c="OPSAGT",
        ulovlig=(6,),
    ),
    Scene(
        "den, der trak, kan ikke selv sige ja",
        (*SAGT_OP, trukket(5), FORTSAETTER),
        a="OPSAGT",
        c="OPSAGT",
        ulovlig=(7,),
    ),
    Scene(
        "begyndt i opsigelsesperioden, og så enige",
        (*TIL_AFTALT, OPSIG, med(IND, dage=30), trukket(4), med(FORTSAETTER, **FRA_U)),
        a="AKTIV",
        c="INDGAAET",
        ulovlig=(5,),
    ),
    Scene("udskrevet", UDSKREVET, a="UDSKREVET", c="OPHOERT", tur=()),
    Scene("død i opsigelsesperioden", (*SAGT_OP, DOED_M), a="UDSKREVET", c="OPHOERT"),
    Scene("ophørsdagen går", SAGT_OP, a="OPSAGT", c="OPHOERT", dage=100),
    *(
        Scene(f"død: {navn}", (*samtale, DOED_M), a="UDSKREVET", b=b, c=c)
        for navn, samtale, b, c in (
            ("afsøgning", (FORESPOERGSEL,), None, None),
            ("under afklaring", (FORESPOERGSEL, AFVENT), None, None),
            ("match", (FORESPOERGSEL, MATCH), None, None),
            ("intet match", (FORESPOERGSEL, INTET), None, None),
            ("fravalgt", (FORESPOERGSEL, trukket(1)), None, None),
            ("bestilt", (ANMODNING,), None, None),
            ("tilbud", TIL_TILBUD, None, None),
            ("kontrakt", TIL_AFTALE, None, "OPHOERT"),
            ("aftalt", TIL_AFTALT, None, "OPHOERT"),
            ("indskrivning planlagt", (*TIL_AFTALT, PLANLAGT_IND), None, "OPHOERT"),
            ("i gang", I_DRIFT, None, "OPHOERT"),
            ("under justering", TIL_JUSTERING, "AFSLUTTET_CYKLUS", "OPHOERT"),
            ("med tillæg", (*I_DRIFT, TILLAEG), None, "OPHOERT"),
            ("ukendt", (), None, None),
            ("meldt ændring", (*I_DRIFT, MELDING), "AFLYST", "OPHOERT"),
            ("indkaldt", (*TIL_AFTALT, DAGSORDEN), "AFLYST", "OPHOERT"),
            ("status modtaget", (I_GANG, STATUS), "AFLYST", None),
            ("status mangler", (I_GANG, DAGSORDEN, med(MELDING, dage=60, **NY_SAMTALE)), "AFLYST", None),
        )
    ),
    Scene("foreløbig aftale siges op", (ENDELIG, FORELOEBIG, med(OPSIG, kontrakt_ref=None)), a="OPSAGT"),
    Scene("foreløbig aftale ophører", (ENDELIG, FORELOEBIG, DOED), a="UDSKREVET"),
    Scene("tillæg falder bort ved opsigelse", (*I_DRIFT, TILLAEG, OPSIG), a="OPSAGT", c="OPSAGT"),
    Scene("sagt op, som mødet besluttede", (*I_DRIFT, AFSLUT, OPSIG), a="OPSAGT", b="AFSLUTTET_CYKLUS"),
    Scene("sene papirer", (*UDSKREVET, STATUS, FORTSAET, retter(UD, 6)), a="UDSKREVET", b="AFHOLDT"),
    Scene("efterregulering", (*UDSKREVET, EFTERREGULERING, JA_TILLAEG), a="UDSKREVET", c="OPHOERT"),
    Scene("borgeren kommer tilbage", (*UDSKREVET, ANMODNING), a="BESTILT"),
    Scene("gjort op", (*SAGT_OP, med(UD, slutafregningsdato=date(2027, 3, 1))), a="AFSLUTTET", dage=120),
    Scene("gjort op efter et år", (*SAGT_OP, UD), a="AFSLUTTET", dage=460),
    Scene(
        "sent efter lukning",
        (*SAGT_OP, UD, med(EFTERREGULERING, dage=460), JA_TILLAEG, retter(UD, 6)),
        a="AFSLUTTET",
        c="OPHOERT",
    ),
    Scene("aflyst, og indkaldt alligevel", (*I_DRIFT, MELDING, DOED, DAGSORDEN), a="UDSKREVET", b="INDKALDT"),
    Scene(
        "aflyst, og status alligevel", (*I_DRIFT, MELDING, DOED, STATUS), a="UDSKREVET", b="STATUS_MODTAGET"
    ),
    Scene("aflyst, og holdt alligevel", (*I_DRIFT, MELDING, DOED, FORTSAET), a="UDSKREVET", b="AFHOLDT"),
)

SCENER = (*SOEGNING, *TILBAGE, *INDGANGE, *UNDERVEJS, *JUSTERES, *OPHOER)
