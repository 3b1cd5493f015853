"""Region A fra indsatsen begynder, til der er gjort op.

Et helt eksempel::

    from samarbejde_schema.standard.v1.proces.forloeb_efter import BEGYNDELSE

    assert BEGYNDELSE[0].text == "dagen for indflytning er aftalt"

Rækkerne læses højt som i :mod:`.forloeb`, der samler dem. Kilde: ``process.md``, region A.
"""

from __future__ import annotations

from ....process import Row, Tid, on
from ..kodelister.ffb import Opfoelgningsresultat
from ..kodelister.justering import Tillaegsart
from ..kodelister.match import Indskrivningsfase, KontraktSvarEmne, KontraktSvarkode
from ..kodelister.opfoelgning import Beslutning, Ophoersaarsag
from ..opsigelse import Opsigelse
from .betingelser import (
    INDSATSEN_VAR_BEGYNDT,
    INDSATSEN_VAR_IKKE_BEGYNDT,
    KONTRAKT_MANGLER,
    KONTRAKT_TIL_UNDERSKRIFT,
    MODPARTEN,
    NY_KOMMUNE,
    PLAN_MED_MAAL,
    PLAN_UDEN_MAAL,
    PLUDSELIGT,
    SAMME_KOMMUNE,
    TILLAEG_TIL_SVAR,
    dagen_er_kommet,
    der_er_gjort_op,
    opsigelsen_er_trukket,
    slutdatoen_er_naaet,
    traekkes_tilbage,
)
from .forloeb_foer import KONTRAKT, TRAEKKES
from .tilstande import (
    AFSLUTTET,
    AFSOEGNING,
    AFTALE_UNDER_INDGAAELSE,
    AFTALT,
    AKTIV,
    AKTOER,
    BEGGE,
    BESTILT,
    FRAVALGT,
    INDKALDER,
    INDSKRIVNING_PLANLAGT,
    INTET_MATCH,
    JUSTERING,
    KENDT,
    MATCH_FUNDET,
    MATCH_UNDER_AFKLARING,
    MYNDIGHED,
    OPSAGT,
    TILBUD_AFGIVET,
    UDFOERER,
    UDSKREVET,
)

PLANLAGT, GENNEMFOERT = Indskrivningsfase.PLANLAGT, Indskrivningsfase.GENNEMFOERT
FORTSAET, AENDRE = Beslutning.FORTSAET, Beslutning.AENDRE
AFSLUT, AFVENTER = Beslutning.AFSLUT, Beslutning.AFVENTER_MYNDIGHED
TIL_NY = Opfoelgningsresultat.AFSLUT_OG_VISITER_TIL_NY
IKKE_TIL_NY = (None, *(resultat for resultat in Opfoelgningsresultat if resultat is not TIL_NY))
UDLOEB = Ophoersaarsag.UDLOEB
EFTERREGULERING = Tillaegsart.EFTERREGULERING
OPSIGELSEN = KontraktSvarEmne.TILBAGETRAEKNING_AF_OPSIGELSE
SVAR_PAA_TILLAEG = on("kontraktSvar", vedroerer=KontraktSvarEmne.TILLAEG)
JA_TIL_AT_FORTSAETTE = on("kontraktSvar", vedroerer=OPSIGELSEN, svar=KontraktSvarkode.UNDERSKREVET)
NEJ_TIL_AT_FORTSAETTE = on("kontraktSvar", vedroerer=OPSIGELSEN, svar=KontraktSvarkode.AFVIST)
AF_OPSIGELSE = traekkes_tilbage("opsigelsen trækkes tilbage", Opsigelse)

# fmt: off
BEGYNDELSE = (
    Row(AFTALT, on("indskrivning", fase=PLANLAGT), UDFOERER, None, INDSKRIVNING_PLANLAGT, "",
        "dagen for indflytning er aftalt", awaited=True),
    Row(AFTALT, on("indskrivning", fase=GENNEMFOERT), UDFOERER, dagen_er_kommet, AKTIV, "",
        "borgeren er begyndt", awaited=True),
    Row(INDSKRIVNING_PLANLAGT, on("indskrivning", fase=PLANLAGT, replacing=True), UDFOERER, None,
        INDSKRIVNING_PLANLAGT, "", "dagen for indflytning flyttes"),
    Row(INDSKRIVNING_PLANLAGT, on("indskrivning", fase=GENNEMFOERT), UDFOERER, dagen_er_kommet, AKTIV,
        "", "borgeren er begyndt", awaited=True),
    *(
        row
        for fra in (AFTALT, INDSKRIVNING_PLANLAGT)
        for row in (
            Row(fra, on("handleplan"), MYNDIGHED, None, fra, "FR-412",
                "myndigheden sender handleplanen"),
            Row(fra, on("delmaalsplan"), UDFOERER, None, fra, "",
                "udføreren sender delmålene, før borgeren er begyndt"),
            Row(fra, on("dagsorden"), INDKALDER, None, fra, "",
                "der indkaldes, før borgeren er begyndt"),
            Row(fra, on("opsigelse"), BEGGE, None, OPSAGT, "FR-501",
                "aftalen siges op, før borgeren er begyndt"),
        )
    ),
)
"""Fra underskrift til indflytning."""


def _undervejs(fra: str, hvornaar: str) -> tuple[Row, ...]:
    """Det, der kan komme og ikke flytter noget, så længe indsatsen leveres."""
    return (
        Row(fra, on("delmaalsplan"), UDFOERER, None, fra, "FR-414",
            f"udføreren sender delmålene{hvornaar}"),
        Row(fra, on("dagsorden"), INDKALDER, None, fra, "",
            f"der indkaldes til opfølgning{hvornaar}"),
        Row(fra, on("aktoerAnmodning"), MYNDIGHED, None, fra, "FR-301",
            f"en anden aktør spørges{hvornaar}"),
        Row(fra, on("aktoerOpfoelgning"), AKTOER, None, fra, "",
            f"en anden aktør svarer{hvornaar}"),
        Row(fra, on("statusnotat"), UDFOERER, None, fra, "",
            f"udføreren giver status{hvornaar}"),
        Row(fra, on("aendringsmeddelelse"), UDFOERER, None, fra, "FR-411",
            f"udføreren melder en ændring{hvornaar}"),
        Row(fra, on("kontrakttillaeg"), UDFOERER, None, fra, "FR-213, FR-206",
            f"udføreren sender et tillæg{hvornaar}"),
        Row(fra, SVAR_PAA_TILLAEG, MYNDIGHED, TILLAEG_TIL_SVAR, fra, "FR-209, FR-127",
            f"myndigheden svarer på tillægget{hvornaar}"),
    )


UNDERVEJS = (
    *_undervejs(AKTIV, ""),
    Row(AKTIV, on("indsatsmaalOpdatering"), MYNDIGHED, None, AKTIV, "FR-415",
        "myndigheden opdaterer målene"),
    Row(AKTIV, on("bestillingJustering"), MYNDIGHED, None, AKTIV, "",
        "myndigheden justerer bestillingen"),
    Row(AKTIV, on("handleplan"), MYNDIGHED, None, AKTIV, "FR-412",
        "myndigheden sender handleplanen"),
    Row(AKTIV, on("referat", beslutning=(FORTSAET, AFVENTER)), MYNDIGHED, None, AKTIV, "",
        "indsatsen fortsætter"),
    Row(AKTIV, on("referat", beslutning=AENDRE), MYNDIGHED, None, JUSTERING, "",
        "indsatsen skal ændres"),
    Row(AKTIV, on("referat", beslutning=AFSLUT), MYNDIGHED, None, AKTIV, "",
        "indsatsen skal slutte; opsigelse udestår"),
    Row(AKTIV, on("tilbud"), UDFOERER, KONTRAKT_MANGLER, AKTIV, "",
        "tilbuddet kommer, mens kontrakten er på vej"),
    Row(AKTIV, on("tilbudSvar"), MYNDIGHED, KONTRAKT_MANGLER, AKTIV, "",
        "tilbuddet besvares, mens kontrakten er på vej"),
    Row(AKTIV, on("kontrakt"), UDFOERER, KONTRAKT_MANGLER, AKTIV, "",
        "kontrakten kommer, efter at indsatsen er begyndt"),
    Row(AKTIV, on("kontraktSvar", vedroerer=KONTRAKT), MYNDIGHED,
        KONTRAKT_TIL_UNDERSKRIFT, AKTIV, "", "kontrakten besvares, efter at indsatsen er begyndt"),
    Row(AKTIV, on("indskrivning", fase=GENNEMFOERT), UDFOERER, None, AKTIV, "",
        "indskrivningen meldes gennemført"),
    Row(AKTIV, on("opsigelse"), UDFOERER, None, OPSAGT, "FR-501",
        "udføreren siger op"),
    Row(AKTIV, on("opsigelse"), MYNDIGHED, SAMME_KOMMUNE, OPSAGT, "FR-501",
        "myndigheden siger op"),
    Row(AKTIV, on("opsigelse"), MYNDIGHED, NY_KOMMUNE, OPSAGT, "FR-501",
        "borgeren får en ny handlekommune, som bestiller i et nyt forløb"),
    Row(AKTIV, on("udskrivning", aarsag=UDLOEB), UDFOERER, slutdatoen_er_naaet, UDSKREVET, "FR-505",
        "aftalen er løbet ud"),
)
"""Mens indsatsen leveres."""

TILPASNING = (
    *_undervejs(JUSTERING, ", mens indsatsen justeres"),
    Row(JUSTERING, on("referat", beslutning=(AENDRE, AFVENTER), opfoelgningsresultat=IKKE_TIL_NY),
        MYNDIGHED, None, JUSTERING, "", "justeringen drøftes videre"),
    Row(JUSTERING, on("referat", beslutning=AFSLUT, opfoelgningsresultat=IKKE_TIL_NY), MYNDIGHED, None,
        JUSTERING, "", "indsatsen skal slutte; opsigelse udestår"),
    Row(JUSTERING, on("referat", beslutning=FORTSAET, opfoelgningsresultat=IKKE_TIL_NY), MYNDIGHED, None,
        AKTIV, "", "det aftales, at intet ændres", awaited=True),
    Row(JUSTERING, on("referat", opfoelgningsresultat=TIL_NY), MYNDIGHED, None, JUSTERING, "",
        "indsatsen afløses af en ny i et nyt forløb; opsigelse udestår"),
    Row(JUSTERING, on("indsatsmaalOpdatering"), MYNDIGHED, None, AKTIV, "FR-415",
        "målene er lagt om", awaited=True),
    Row(JUSTERING, on("bestillingJustering"), MYNDIGHED, None, AKTIV, "",
        "bestillingen er lagt om", awaited=True),
    Row(JUSTERING, on("handleplan"), MYNDIGHED, PLAN_MED_MAAL, AKTIV, "FR-412",
        "målene er lagt om i handleplanen", awaited=True),
    Row(JUSTERING, on("handleplan"), MYNDIGHED, PLAN_UDEN_MAAL, JUSTERING, "FR-412",
        "handleplanen kommer uden mål"),
    Row(JUSTERING, on("opsigelse"), BEGGE, None, OPSAGT, "FR-501",
        "en af parterne siger op"),
    Row(JUSTERING, on("udskrivning", aarsag=UDLOEB), UDFOERER, slutdatoen_er_naaet, UDSKREVET, "FR-505",
        "aftalen er løbet ud"),
)
"""Mens indsatsen justeres."""

OPHOER = (
    *_undervejs(OPSAGT, " i opsigelsesperioden"),
    Row(OPSAGT, on("referat"), INDKALDER, None, OPSAGT, "",
        "møde i opsigelsesperioden"),
    Row(OPSAGT, on("indsatsmaalOpdatering"), MYNDIGHED, None, OPSAGT, "FR-415",
        "myndigheden opdaterer målene i opsigelsesperioden"),
    Row(OPSAGT, on("bestillingJustering"), MYNDIGHED, None, OPSAGT, "",
        "myndigheden justerer bestillingen i opsigelsesperioden"),
    Row(OPSAGT, on("handleplan"), MYNDIGHED, None, OPSAGT, "FR-412",
        "myndigheden sender handleplanen i opsigelsesperioden"),
    Row(OPSAGT, on("opsigelse", replacing=True), BEGGE, None, OPSAGT, "FR-501",
        "den, der sagde op, retter opsigelsen"),
    Row(OPSAGT, TRAEKKES, BEGGE, AF_OPSIGELSE, OPSAGT, "FR-506",
        "opsigelsen ønskes trukket tilbage; den anden part skal svare"),
    *(
        row
        for af, modpart in MODPARTEN
        for row in (
            Row(OPSAGT, JA_TIL_AT_FORTSAETTE, modpart, opsigelsen_er_trukket(af) & INDSATSEN_VAR_BEGYNDT,
                AKTIV, "FR-506", "parterne er enige om at fortsætte", awaited=True),
            Row(OPSAGT, JA_TIL_AT_FORTSAETTE, modpart, opsigelsen_er_trukket(af) & INDSATSEN_VAR_IKKE_BEGYNDT,
                AFTALT, "FR-506", "parterne er enige om at begynde alligevel", awaited=True),
            Row(OPSAGT, NEJ_TIL_AT_FORTSAETTE, modpart, opsigelsen_er_trukket(af), OPSAGT, "FR-127",
                "den anden part holder fast i opsigelsen"),
        )
    ),
    Row(OPSAGT, on("udskrivning"), UDFOERER, None, UDSKREVET, "FR-505",
        "borgeren er udskrevet", awaited=True),
    Row(OPSAGT, on("udskrivning", aarsag=PLUDSELIGT), MYNDIGHED, None, UDSKREVET, "FR-507",
        "indsatsen er endt før tiden"),
    *(
        Row(fra, on("udskrivning", aarsag=PLUDSELIGT), BEGGE, None, UDSKREVET, "FR-507",
            "indsatsen kan ikke fortsætte")
        for fra in (
            KENDT, AFSOEGNING, MATCH_UNDER_AFKLARING, MATCH_FUNDET, INTET_MATCH, FRAVALGT, BESTILT,
            TILBUD_AFGIVET, AFTALE_UNDER_INDGAAELSE, AFTALT, INDSKRIVNING_PLANLAGT, AKTIV, JUSTERING,
        )
    ),
)
"""Opsigelse og udskrivning, også den, ingen kunne vide."""


def _sene_papirer(fra: str) -> tuple[Row, ...]:
    return (
        Row(fra, on("statusnotat"), UDFOERER, None, fra, "", "sene papirer"),
        Row(fra, on("referat"), INDKALDER, None, fra, "", "sene papirer"),
        Row(fra, on("udskrivning", replacing=True), BEGGE, None, fra, "FR-505",
            "udskrivningen rettes"),
        Row(fra, on("kontrakttillaeg", art=EFTERREGULERING), UDFOERER, None, fra, "FR-213",
            "der efterreguleres"),
        Row(fra, SVAR_PAA_TILLAEG, MYNDIGHED, TILLAEG_TIL_SVAR, fra, "FR-209, FR-127",
            "myndigheden svarer på efterreguleringen"),
    )


EFTER = (
    *_sene_papirer(UDSKREVET),
    Row(UDSKREVET, on("bestilling"), MYNDIGHED, None, BESTILT, "FR-101",
        "borgeren kommer tilbage"),
    Row(UDSKREVET, Tid("dagen for slutafregning er nået", der_er_gjort_op), (), None, AFSLUTTET, "FR-208",
        "der er gjort op"),
    *_sene_papirer(AFSLUTTET),
)
"""Efter udskrivningen."""
# fmt: on
