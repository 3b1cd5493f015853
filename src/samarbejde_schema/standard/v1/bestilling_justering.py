"""M19 BestillingJustering: myndigheden ændrer det, der er bestilt.

Et helt eksempel, hvor ``bestilling`` er forløbets bestilling, og ``kommunen`` og ``bostedet`` er parter::

    from datetime import date

    from samarbejde_schema.standard.v1.bestilling_justering import BestillingJustering

    om = bestilling.konvolut
    justering = BestillingJustering.ny(
        profil=om.profil, fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=om.forloeb_id, myndighedssag=om.myndighedssag,
        afsender=kommunen, modtager=(bostedet,),
        bestilling_ref={"id": bestilling.bestilling_id, "version": bestilling.version + 1},
        anledning="NY_INDSATS",
        aendring=({"hvad": "Nattevagt", "fra": "Vågen", "til": "Sovende"},),
        ydelse=bestilling.ydelse,
        gaelder_fra=date(2026, 10, 1), svarfrist=date(2026, 9, 15),
    )
    assert justering.bestilling_ref.id == bestilling.bestilling_id

Er det kun målene, der ændres, sendes M18 IndsatsmaalOpdatering.
Kilder: 000:109, 000:296-299.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst
from .faelles.aendring import Aendring
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import ArtefaktRef, Indsatsmaal
from .faelles.ydelse import Ydelse
from .kodelister.justering import Justeringsanledning
from .kodelister.konvolut import Beskedtype


class BestillingJustering(Konvolutbesked, beskedtype=Beskedtype.BESTILLING_JUSTERING):
    """En ny udgave af bestillingen, når indsats eller takst er forhandlet igen (M19).

    Sendes af myndigheden til udføreren, når der efter et møde, et statusnotat eller en melding om ændring
    er brug for mere, mindre eller andet end bestilt, eventuelt med justerede mål (000:109). Ændringen siges
    i ord, og ydelserne efter ændringen står alle sammen, så ingen behøver lægge to beskeder sammen.
    Udføreren svarer med et tillæg til kontrakten, når vilkår eller takst ændres; først når det er
    underskrevet, gælder de nye vilkår.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    bestilling_ref: Annotated[ArtefaktRef, about("bestillingen og dens nye udgave", "000:109")]
    anledning: Annotated[Justeringsanledning, about("ny indsats, ny takst eller begge", "000:109")]
    aendring: Annotated[tuple[Aendring, ...], about("hvad der ændres, i ord", "000:109", many=(1, 50))]
    ydelse: Annotated[
        tuple[Ydelse, ...],
        about(
            "alle ydelser efter ændringen; udeladt = ydelserne er uændrede",
            "000:109",
            "FR-030",
            "FR-103",
            many=(0, 30),
        ),
    ] = ()
    takst_anmodning: Annotated[Tekst | None, about("hvad myndigheden ønsker om taksten", "000:109")] = None
    maal_justering: Annotated[
        tuple[Indsatsmaal, ...],
        about("nye udgaver af de mål, der justeres", "000:109", "FR-415", many=(0, 30)),
    ] = ()
    gaelder_fra: Annotated[Dato, about("fra hvornår ændringen ønskes", "000:109")]
    svarfrist: Annotated[Dato | None, about("hvornår der ønskes svar", "praksis")] = None
