"""Region C, kontrakten: fra udkast til ophør, for hver kontrakt for sig.

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

from ....process import PRESENT, Region, Row, Situation, Tid, guard, on
from ..bestilling import Bestilling
from ..faelles.konvolut import Konvolutbesked
from ..indskrivning import Indskrivning
from ..kodelister.match import Bestillingsart, Indgang, KontraktSvarEmne, KontraktSvarkode
from ..kontrakt import Kontrakt
from ..kontrakt_svar import KontraktSvar
from .opslag import cvr_numre, dagen_efter, nyeste_hos
from .tilstande import (
    AFTALE_UNDER_INDGAAELSE,
    AFVIST,
    AKTIV,
    BESTILT,
    FORELOEBIG,
    INDGAAET,
    JUSTERING,
    KONTRAKT,
    MYNDIGHED,
    OPHOERT,
    SENDT,
    UDFOERER,
    UDKAST,
    A,
    C,
)


def kontraktnoegler(besked: Konvolutbesked, kendte: Collection[str]) -> tuple[str, ...]:
    """Den kontrakt, en besked hører til; en indskrivning kun, når den bygger på en foreløbig aftale."""
    if isinstance(besked, Kontrakt):
        return (besked.kontrakt_id,)
    if isinstance(besked, KontraktSvar):
        return (besked.kontrakt_ref.id,)
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


UNDERSKRIFT = on("kontraktSvar", vedroerer=KontraktSvarEmne.KONTRAKT, svar=KontraktSvarkode.UNDERSKREVET)
OENSKE_OM_AENDRING = on(
    "kontraktSvar", vedroerer=KontraktSvarEmne.KONTRAKT, svar=KontraktSvarkode.AENDRING_OENSKES
)
AFVISNING = on("kontraktSvar", vedroerer=KontraktSvarEmne.KONTRAKT, svar=KontraktSvarkode.AFVIST)

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
        Row(SENDT, UNDERSKRIFT, MYNDIGHED, None, INDGAAET, "FR-209, FR-210",
            "myndigheden skriver under", awaited=True),
        Row(SENDT, OENSKE_OM_AENDRING, MYNDIGHED, None, UDKAST, "FR-127",
            "myndigheden ønsker kontrakten ændret", awaited=True),
        Row(SENDT, AFVISNING, MYNDIGHED, None, AFVIST, "FR-127",
            "myndigheden afviser kontrakten", awaited=True),
        Row(INDGAAET, Tid("den aftalte slutdato er gået", kontrakten_udloeber), (), None, OPHOERT, "",
            "kontrakten er udløbet"),
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
