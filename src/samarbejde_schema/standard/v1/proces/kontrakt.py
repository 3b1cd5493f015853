"""Region C, kontrakten: fra udkast over tillæg til ophør, for hver kontrakt for sig.

Et helt eksempel::

    from samarbejde_schema.process import markdown
    from samarbejde_schema.standard.v1.proces.kontrakt import REGION_C

    print(markdown(REGION_C))

En foreløbig aftale har ingen kontrakt at hedde efter. Indtil kontrakten kommer, hedder den efter udføreren;
den kontrakt, udføreren sender, overtager dens plads. Kilde: ``process.md``, region C.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from ....process import PRESENT, Guard, Region, Row, Situation, Tid, guard, on
from ..bestilling import Bestilling
from ..faelles.konvolut import Konvolutbesked
from ..indskrivning import Indskrivning
from ..kodelister.justering import Tillaegsart
from ..kodelister.match import Bestillingsart, Indgang, KontraktSvarEmne, KontraktSvarkode
from ..kontrakt import Kontrakt
from ..kontrakt_svar import KontraktSvar
from ..kontrakttillaeg import Kontrakttillaeg
from ..opsigelse import Opsigelse
from ..udskrivning import Udskrivning
from .betingelser import (
    MODPARTEN,
    PLUDSELIGT,
    TILLAEG_TIL_SVAR,
    der_udskrives,
    opsigelsen_er_trukket,
    traekkes_tilbage,
)
from .forloeb_efter import JA_TIL_AT_FORTSAETTE
from .forloeb_foer import AFVISNING, OENSKE_OM_AENDRING, TRAEKKES, UNDERSKRIFT
from .opslag import cvr_numre, dagen_efter, faelles_udfoerer, nyeste_hos
from .tilstande import (
    AFTALE_UNDER_INDGAAELSE,
    AFVIST,
    AKTIV,
    BEGGE,
    BESTILT,
    FORELOEBIG,
    INDGAAET,
    JUSTERING,
    KONTRAKT,
    MYNDIGHED,
    OPHOERT,
    OPSAGT,
    SENDT,
    TILLAEG_SENDT,
    UDFOERER,
    UDKAST,
    A,
    C,
)


def kontraktnoegler(besked: Konvolutbesked, kendte: Collection[str]) -> tuple[str, ...]:
    """De kontrakter, en besked hører til; en indskrivning kun, når den bygger på en foreløbig aftale.

    En opsigelse, der ikke nævner kontrakten, og en udskrivning angår alle kontrakter med udføreren.
    """
    if isinstance(besked, (Kontrakt, Kontrakttillaeg)):
        return (besked.kontrakt_id,)
    if isinstance(besked, KontraktSvar):
        return (besked.kontrakt_ref.id,)
    if isinstance(besked, Opsigelse) and besked.kontrakt_ref is not None:
        return (besked.kontrakt_ref.id,)
    if isinstance(besked, (Opsigelse, Udskrivning)):
        return tuple(kendte)
    if isinstance(besked, Indskrivning) and besked.foreloebig_aftale is not None:
        return (_foreloebig(besked),)
    return ()


def overtager(besked: Konvolutbesked) -> str | None:
    """Den foreløbige aftale, en kontrakt overtager pladsen fra."""
    return _foreloebig(besked) if isinstance(besked, Kontrakt) else None


def _foreloebig(besked: Konvolutbesked) -> str:
    return f"foreløbig aftale {besked.konvolut.afsender.organisation.cvr}"


@guard("der er sagt ja, indsatsen er bestilt endeligt, eller den er allerede i gang")
def der_er_grundlag(s: Situation) -> bool:
    """En kontrakt bygger på et ja, en endelig bestilling eller en indsats, der er i gang."""
    besked = s.message if s.message is not None else s.own.last
    if not isinstance(besked, Konvolutbesked):
        return False
    if isinstance(besked, Kontrakt) and besked.indgang is Indgang.IGANGVAERENDE:
        return True
    forloeb = s.beside(A)
    if forloeb == BESTILT:
        bestilling = next(nyeste_hos(Bestilling, cvr_numre(besked), s.log), None)
        return bestilling is not None and bestilling.art is Bestillingsart.ENDELIG
    return forloeb in (AFTALE_UNDER_INDGAAELSE, AKTIV, JUSTERING)


@guard("ingen kontrakt er sendt")
def ingen_kontrakt_er_sendt(s: Situation) -> bool:
    """Er kontrakten sendt eller underskrevet, er aftalen ikke længere foreløbig."""
    if s.message is None:
        return True
    sendte = nyeste_hos(Kontrakt, cvr_numre(s.message), s.log)
    return not any(s.state_of(C, kontrakt.kontrakt_id) in (SENDT, INDGAAET) for kontrakt in sendte)


@guard("det er en ny udgave")
def det_er_en_ny_udgave(s: Situation) -> bool:
    """En afvist kontrakt kan sendes igen som en ny udgave."""
    sidste = s.own.newest(Kontrakt)
    return s.message is None or sidste is None or s.message.version > sidste.version


def kontrakten_udloeber(s: Situation) -> datetime | None:
    """Når den aftalte sidste dag er gået."""
    kontrakt = s.own.newest(Kontrakt)
    return None if kontrakt is None else dagen_efter(kontrakt.slutdato)


@guard("aftalen er indgået uden for systemet")
def aftalen_kendes_ikke_her(s: Situation) -> bool:
    """En indsats, der var i gang, kan have en kontrakt, som aldrig er sendt her; dens vilkår er ukendte."""
    besked = s.message
    if not isinstance(besked, Konvolutbesked) or s.beside(A) not in (AKTIV, JUSTERING, OPSAGT):
        return False
    return next(nyeste_hos(Kontrakt, cvr_numre(besked), s.log), None) is None


def opsigelsen_er_traadt_i_kraft(s: Situation) -> datetime | None:
    """Når den dag, aftalen ophører, er gået."""
    opsigelse = s.own.newest(Opsigelse)
    return None if opsigelse is None else dagen_efter(opsigelse.ophoersdato)


HOS_UDFOEREREN = Guard("kontrakten er med den udfører", lambda s: s.message is None or faelles_udfoerer(s))
AF_KONTRAKT = traekkes_tilbage("kontrakten trækkes tilbage", Kontrakt)
AF_TILLAEG = traekkes_tilbage("tillægget trækkes tilbage", Kontrakttillaeg)
TILLAEG_UNDERSKREVET = on(
    "kontraktSvar", vedroerer=KontraktSvarEmne.TILLAEG, svar=KontraktSvarkode.UNDERSKREVET
)
TILLAEG_IKKE_UNDERSKREVET = on(
    "kontraktSvar",
    vedroerer=KontraktSvarEmne.TILLAEG,
    svar=(KontraktSvarkode.AENDRING_OENSKES, KontraktSvarkode.AFVIST),
)

# fmt: off
REGION_C = Region(
    name=C,
    label="Kontrakt",
    states=KONTRAKT,
    initial=UDKAST,
    final=(AFVIST, OPHOERT),
    rows=(
        Row(UDKAST, on("kontrakt"), UDFOERER, der_er_grundlag, SENDT, "FR-213",
            "udføreren sender kontrakten", awaited=True),
        Row(UDKAST, on("indskrivning", foreloebig_aftale=PRESENT), UDFOERER, ingen_kontrakt_er_sendt,
            FORELOEBIG, "FR-214", "borgeren begynder på en foreløbig aftale"),
        Row(FORELOEBIG, on("kontrakt"), UDFOERER, None, SENDT, "FR-214",
            "kontrakten kommer efter den foreløbige aftale", awaited=True),
        Row(SENDT, on("kontrakt", replacing=True), UDFOERER, None, SENDT, "",
            "udføreren retter kontrakten"),
        Row(UDKAST, on("kontrakttillaeg"), UDFOERER, aftalen_kendes_ikke_her, TILLAEG_SENDT, "FR-213",
            "udføreren sender et tillæg til en kontrakt, der ikke er sendt her"),
        Row(UDKAST, on("opsigelse"), BEGGE, aftalen_kendes_ikke_her, OPSAGT, "FR-501",
            "en kontrakt, der ikke er sendt her, siges op"),
        Row(FORELOEBIG, on("opsigelse"), BEGGE, HOS_UDFOEREREN, OPSAGT, "",
            "den foreløbige aftale siges op"),
        Row(FORELOEBIG, on("udskrivning"), BEGGE, der_udskrives, OPHOERT, "",
            "indsatsen er slut, før kontrakten kom"),
        Row(SENDT, UNDERSKRIFT, MYNDIGHED, None, INDGAAET, "FR-209, FR-210",
            "myndigheden skriver under", awaited=True),
        Row(SENDT, OENSKE_OM_AENDRING, MYNDIGHED, None, UDKAST, "FR-127",
            "myndigheden ønsker kontrakten ændret", awaited=True),
        Row(SENDT, AFVISNING, MYNDIGHED, None, AFVIST, "FR-127",
            "myndigheden afviser kontrakten", awaited=True),
        Row(SENDT, TRAEKKES, UDFOERER, AF_KONTRAKT, UDKAST, "FR-026",
            "udføreren trækker kontrakten tilbage"),
        Row(SENDT, on("udskrivning", aarsag=PLUDSELIGT), BEGGE, der_udskrives, OPHOERT, "",
            "indsatsen er endt, før kontrakten blev underskrevet"),
        Row(INDGAAET, on("kontrakttillaeg"), UDFOERER, None, TILLAEG_SENDT, "FR-213, FR-206",
            "udføreren sender et tillæg"),
        Row(INDGAAET, on("opsigelse"), BEGGE, HOS_UDFOEREREN, OPSAGT, "FR-501",
            "kontrakten siges op"),
        Row(INDGAAET, on("udskrivning"), BEGGE, der_udskrives, OPHOERT, "",
            "indsatsen er slut"),
        Row(INDGAAET, Tid("den aftalte slutdato er gået", kontrakten_udloeber), (), None, OPHOERT, "",
            "kontrakten er udløbet"),
        Row(TILLAEG_SENDT, on("kontrakttillaeg", replacing=True), UDFOERER, None, TILLAEG_SENDT, "",
            "udføreren retter tillægget"),
        Row(TILLAEG_SENDT, TILLAEG_UNDERSKREVET, MYNDIGHED, None, INDGAAET, "FR-209, FR-210",
            "myndigheden skriver under, og den nye udgave gælder", awaited=True),
        Row(TILLAEG_SENDT, TILLAEG_IKKE_UNDERSKREVET, MYNDIGHED, None, INDGAAET, "FR-127",
            "myndigheden skriver ikke under, og kontrakten gælder som hidtil", awaited=True),
        Row(TILLAEG_SENDT, TRAEKKES, UDFOERER, AF_TILLAEG, INDGAAET, "FR-026",
            "udføreren trækker tillægget tilbage, og kontrakten gælder som hidtil"),
        Row(TILLAEG_SENDT, on("opsigelse"), BEGGE, HOS_UDFOEREREN, OPSAGT, "FR-501",
            "kontrakten siges op; tillægget falder bort, hvis det ikke underskrives"),
        Row(TILLAEG_SENDT, on("udskrivning"), BEGGE, der_udskrives, OPHOERT, "",
            "indsatsen er slut"),
        Row(OPSAGT, on("kontrakttillaeg"), UDFOERER, None, OPSAGT, "FR-213",
            "vilkårene i opsigelsesperioden ændres"),
        Row(OPSAGT, on("kontraktSvar", vedroerer=KontraktSvarEmne.TILLAEG), MYNDIGHED, TILLAEG_TIL_SVAR,
            OPSAGT, "FR-209, FR-127", "myndigheden svarer på tillægget i opsigelsesperioden"),
        Row(OPSAGT, on("opsigelse", replacing=True), BEGGE, None, OPSAGT, "FR-501",
            "den, der sagde op, retter opsigelsen"),
        *(
            Row(OPSAGT, JA_TIL_AT_FORTSAETTE, modpart, opsigelsen_er_trukket(af), INDGAAET, "FR-506",
                "parterne er enige om at fortsætte", awaited=True)
            for af, modpart in MODPARTEN
        ),
        Row(OPSAGT, on("udskrivning"), BEGGE, der_udskrives, OPHOERT, "",
            "indsatsen er slut"),
        Row(OPSAGT, Tid("den dag, aftalen ophører, er gået", opsigelsen_er_traadt_i_kraft), (), None,
            OPHOERT, "", "kontrakten er ophørt"),
        Row(OPHOERT, on("kontrakttillaeg", art=Tillaegsart.EFTERREGULERING), UDFOERER, None, OPHOERT,
            "FR-213", "der efterreguleres"),
        Row(OPHOERT, on("kontraktSvar", vedroerer=KontraktSvarEmne.TILLAEG), MYNDIGHED, TILLAEG_TIL_SVAR,
            OPHOERT, "FR-209, FR-127", "myndigheden svarer på efterreguleringen"),
        Row(AFVIST, on("kontrakt", replacing=True), UDFOERER, None, SENDT, "",
            "parterne begynder forfra med en rettet kontrakt"),
        Row(AFVIST, on("kontrakt", replacing=False), UDFOERER, det_er_en_ny_udgave, SENDT, "FR-213",
            "parterne begynder forfra med en ny udgave"),
    ),
    keys=kontraktnoegler,
    adopts=overtager,
)
# fmt: on
"""Region C: én maskine for hver kontrakt."""
