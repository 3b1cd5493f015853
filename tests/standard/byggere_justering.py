"""Byggere til justering og afslutning: delmål, melding om ændring, nye mål, tillæg, opsigelse, udskrivning.

Et fuldt eksempel::

    from tests.standard.byggere_justering import opsigelse

    besked = opsigelse(dialog_afholdt=None)      # kun dialogen mangler

De passer sammen med beskederne i :mod:`tests.standard.byggere`: samme forløb, mål, ydelse og kontrakt.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from samarbejde_schema.standard.v1.aendringsmeddelelse import Aendringsmeddelelse
from samarbejde_schema.standard.v1.bestilling_justering import BestillingJustering
from samarbejde_schema.standard.v1.delmaalsplan import Delmaalsplan
from samarbejde_schema.standard.v1.faelles.aendring import Aendring
from samarbejde_schema.standard.v1.faelles.bilag import Bilag, Bilagsindhold
from samarbejde_schema.standard.v1.faelles.borger import BorgerensStemme
from samarbejde_schema.standard.v1.faelles.konvolut import Borgerorientering, Konvolutbesked
from samarbejde_schema.standard.v1.faelles.maal import ArtefaktRef, Delmaal, Maalstatuslinje
from samarbejde_schema.standard.v1.faelles.ydelse import Ydelse
from samarbejde_schema.standard.v1.handleplan import Handleplan, SaerligtForhold
from samarbejde_schema.standard.v1.indsatsmaal_opdatering import IndsatsmaalOpdatering
from samarbejde_schema.standard.v1.kontrakttillaeg import Kontrakttillaeg
from samarbejde_schema.standard.v1.opsigelse import Dialog, Opsigelse
from samarbejde_schema.standard.v1.udskrivning import Udskrivning, YdelseAfslutning

from .byggere import (
    BESTILLING,
    KONTRAKT,
    MAAL,
    YDELSE,
    maal,
    noegle,
    ny,
    part,
    takst,
    udfoerer,
    ydelse,
)

DELMAAL, DELMAALSPLAN, HANDLEPLAN, BILAG = noegle(61), noegle(62), noegle(63), noegle(31)
EGNE_ORD = BorgerensStemme(egne_ord="Jeg vil selv være med til at bestemme.")
SIDSTE_DAG = date(2027, 1, 31)


def delmaal(**felter: Any) -> Delmaal:
    """Et aktivt delmål på vej mod målet."""
    fast = {
        "id": DELMAAL,
        "version": 1,
        "indsatsmaal_ref": MAAL,
        "beskrivelse": "At sove to nætter om ugen i egen seng.",
        "startdato": date(2026, 12, 1),
        "frist": date(2027, 3, 1),
        "status": "AKTIV",
    }
    return Delmaal(**fast | felter)


def delmaalsplan(**felter: Any) -> Delmaalsplan:
    """Udførerens plan med ét delmål."""
    return ny(
        Delmaalsplan,
        udfoerer(),
        part(),
        felter,
        plan_id=DELMAALSPLAN,
        version=1,
        delmaal=(delmaal(),),
        borgerens_stemme=EGNE_ORD,
    )


def dokumentation(**felter: Any) -> Bilag:
    """Et vedlagt dokument, der viser ændringen."""
    fast = {
        "id": BILAG,
        "type": "DOKUMENTATION_AENDRING",
        "titel": "Nattens prikker",
        "mimetype": "application/pdf",
        "stoerrelse": 3,
        "sha256": "0" * 64,
        "indhold": Bilagsindhold(indlejret="UERG"),
        "helbredsoplysning": False,
    }
    return Bilag(**fast | felter)


def aendringsmeddelelse(**felter: Any) -> Aendringsmeddelelse:
    """En melding om en ændring, med dokumentation."""
    return ny(
        Aendringsmeddelelse,
        udfoerer(),
        part(),
        felter,
        bilag=(dokumentation(),),
        art="AENDRING",
        aarsag=("PLUDSELIG_AENDRING_BEHOV",),
        beskrivelse="Borgeren sover kun to timer hver nat.",
        konsekvens="Nattevagten er vågen hver nat.",
        konstateret_dato=date(2026, 10, 30),
        bilag_ref=(BILAG,),
        maal_ref=(MAAL,),
        borgerens_stemme=EGNE_ORD,
    )


def indsatsmaal_opdatering(**felter: Any) -> IndsatsmaalOpdatering:
    """Næste udgave af målet, med længere frist."""
    return ny(
        IndsatsmaalOpdatering,
        part(),
        udfoerer(),
        felter,
        indsatsmaal=(maal(version=2, frist=date(2028, 3, 1)),),
        aarsag="Målet viste sig at tage længere tid.",
        borgerens_stemme=EGNE_ORD,
        gaelder_fra=date(2026, 12, 1),
    )


def ydelse_efter(**felter: Any) -> Ydelse:
    """Ydelsen, som den er, når natdækningen er ændret."""
    return ydelse(**{"fritekst": "ophold med sovende nattevagt"} | felter)


def bestilling_justering(**felter: Any) -> BestillingJustering:
    """En justering af natdækningen."""
    return ny(
        BestillingJustering,
        part(),
        udfoerer(),
        felter,
        bestilling_ref=ArtefaktRef(id=BESTILLING, version=2),
        anledning="NY_INDSATS",
        aendring=(Aendring(hvad="Nattevagt", fra="Vågen", til="Sovende"),),
        ydelse=(ydelse_efter(),),
        gaelder_fra=date(2027, 1, 1),
    )


def handleplan(**felter: Any) -> Handleplan:
    """En handleplan, lavet sammen med borgeren og givet til borgeren."""
    return ny(
        Handleplan,
        part(),
        udfoerer(),
        felter,
        borger_orientering=(
            Borgerorientering(modtagerrolle="BORGER", kanal="UDLEVERET", dato=date(2026, 11, 2)),
        ),
        handleplan_id=HANDLEPLAN,
        version=1,
        planstatus="UDARBEJDET",
        uddrag=True,
        formaal="At leve trygt i egen bolig.",
        indsats="Midlertidigt ophold med støtte om natten.",
        forventet_varighed="Et år",
        saerligt_forhold=(SaerligtForhold(emne="BOFORM", beskrivelse="Lejligheden beholdes."),),
        maal=(maal(),),
        borgerens_stemme=EGNE_ORD,
        medforfatter=("BORGER",),
        dato=date(2026, 11, 2),
    )


def kontrakttillaeg(**felter: Any) -> Kontrakttillaeg:
    """Et tillæg med ny takst og nye vilkår."""
    return ny(
        Kontrakttillaeg,
        udfoerer(),
        part(),
        felter,
        kontrakt_id=KONTRAKT,
        version=2,
        art="TAKST_OG_VILKAAR",
        aendret_vilkaar=(Aendring(hvad="Nattevagt", fra="Vågen", til="Sovende"),),
        ydelse=(ydelse_efter(),),
        takst=(takst(gyldig_fra=date(2027, 1, 1)),),
        gaelder_fra=date(2027, 1, 1),
        begrundelse="Nætterne er blevet rolige.",
    )


def opsigelse(**felter: Any) -> Opsigelse:
    """Købers opsigelse efter en samtale."""
    return ny(
        Opsigelse,
        part(),
        udfoerer(),
        felter,
        kontrakt_ref=ArtefaktRef(id=KONTRAKT, version=1),
        opsigende_part="KOEBER",
        opsagt_dato=date(2026, 11, 2),
        ophoersdato=SIDSTE_DAG,
        aarsag="MAAL_NAAET",
        kontraktvilkaar="Punkt 8.1",
        levering_i_perioden="Indsatsen leveres uændret til sidste dag.",
        dialog_afholdt=Dialog(afholdt=True, dato=date(2026, 10, 28)),
        borgerens_stemme=EGNE_ORD,
    )


def udskrivning(**felter: Any) -> Udskrivning:
    """Udførerens udskrivning, hvor målet er nået, og ydelsen er lukket."""
    return ny(
        Udskrivning,
        udfoerer(),
        part(),
        felter,
        udskrivningsdato=SIDSTE_DAG,
        aarsag="MAAL_NAAET",
        slutstatus=(
            Maalstatuslinje(maal_ref=MAAL, arbejdet_med_maalet="Faste aftener.", maalopfyldelse="NAAET"),
        ),
        ydelse_afslutning=(YdelseAfslutning(ydelse_ref=YDELSE, slutdato=SIDSTE_DAG),),
        stoettebehov_efter="1",
        borgerens_stemme=EGNE_ORD,
    )


ALLE: dict[str, Callable[..., Konvolutbesked]] = {
    "delmaalsplan": delmaalsplan,
    "aendringsmeddelelse": aendringsmeddelelse,
    "indsatsmaalOpdatering": indsatsmaal_opdatering,
    "bestillingJustering": bestilling_justering,
    "handleplan": handleplan,
    "kontrakttillaeg": kontrakttillaeg,
    "opsigelse": opsigelse,
    "udskrivning": udskrivning,
}
"""Én bygger for hver besked om justering og afslutning."""
