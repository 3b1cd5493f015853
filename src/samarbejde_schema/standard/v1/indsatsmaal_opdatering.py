"""M18 IndsatsmaalOpdatering: myndigheden ændrer indsatsmålene undervejs.

Et helt eksempel, hvor ``bestilling`` er forløbets bestilling, og ``kommunen`` og ``bostedet`` er parter::

    from datetime import date

    from samarbejde_schema.standard.v1.indsatsmaal_opdatering import IndsatsmaalOpdatering

    om, gammelt = bestilling.konvolut, bestilling.indsatsmaal[0]
    nyt = gammelt.model_copy(update={"version": gammelt.version + 1, "frist": date(2027, 4, 1)})
    opdatering = IndsatsmaalOpdatering.ny(
        profil=om.profil, fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=om.forloeb_id, myndighedssag=om.myndighedssag,
        afsender=kommunen, modtager=(bostedet,),
        indsatsmaal=(nyt,), aarsag="Et hospitalsophold har sat målet tilbage.",
        borgerens_stemme={"egne_ord": "Giv mig lidt længere tid, så skal jeg nok nå det."},
        gaelder_fra=date(2026, 10, 1),
    )
    assert opdatering.indsatsmaal[0].id == gammelt.id

Reglerne om målene (FR-104 til FR-107, FR-112 og FR-129) er de samme som i bestillingen og står i
:mod:`.faelles.regler_indsatsmaal`.
Kilder: 000:108, 000:127, 000:136-138, 000:220-222.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import Indsatsmaal
from .kodelister.konvolut import Beskedtype


class IndsatsmaalOpdatering(Konvolutbesked, beskedtype=Beskedtype.INDSATSMAAL_OPDATERING):
    """Nye udgaver af indsatsmålene, når indsatsen justeres, uden at bestillingen gør (M18).

    Sendes af myndigheden til udføreren, som regel efter et møde eller en melding om ændring. Et mål
    beholder sin nøgle og får næste udgave; et nyt mål får sin egen nøgle; et mål, der lukkes, sendes med
    sin nye status. Mål, der ikke er med, gælder uændret. Målene er myndighedens, men de bygger på en
    faglig vurdering og laves sammen med borgeren, hvis syn derfor altid har sin plads (000:136-138).
    Udføreren svarer med en ny delmålsplan.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    indsatsmaal: Annotated[
        tuple[Indsatsmaal, ...],
        about(
            "de mål, der er nye, ændrede eller afsluttede",
            "000:108",
            "FR-104",
            "FR-105",
            "FR-106",
            "FR-107",
            "FR-112",
            "FR-129",
            "FR-415",
            many=(1, 30),
        ),
    ]
    aarsag: Annotated[Tekst, about("hvorfor målene opdateres", "000:108")]
    borgerens_stemme: Annotated[
        BorgerensStemme, about("borgerens syn på de ændrede mål", "000:136", "FR-115")
    ]
    delmaal_konsekvens: Annotated[
        Tekst | None, about("hvad det betyder for udførerens delmål", "000:306")
    ] = None
    gaelder_fra: Annotated[Dato | None, about("fra hvornår; udeladt = straks", "000:108")] = None
