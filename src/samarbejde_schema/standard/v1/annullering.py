"""M41 Annullering: en besked trækkes tilbage af den, der sendte den.

Et helt eksempel, hvor ``bestilling`` er sendt til det forkerte sted::

    from samarbejde_schema.standard.v1.annullering import Annullering

    annullering = Annullering.ny(
        profil=bestilling.konvolut.profil, fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=bestilling.konvolut.forloeb_id, samtale_id=bestilling.konvolut.samtale_id,
        afsender=bestilling.konvolut.afsender, modtager=bestilling.konvolut.modtager,
        annulleret_besked_ref=bestilling.konvolut.besked_id, aarsag="FEJLSENDT",
        begrundelse="Bestillingen var til naboteamet.",
    )
    assert annullering.konvolut.besked_id != annullering.annulleret_besked_ref

Er indholdet forkert, men beskeden til de rette, sendes en ny, der ``erstatter`` den gamle; det er ikke en
annullering. Kilder: standardens eget valg; databeskyttelsesforordningen om sletning.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Tekst
from .faelles.konvolut import Konvolutbesked
from .faelles.typer import Beskedref
from .kodelister.konvolut import Annulleringsaarsag, Beskedtype


class Annullering(Konvolutbesked, beskedtype=Beskedtype.ANNULLERING):
    """Afsenderens besked om, at en tidligere besked ikke længere gælder (M41).

    Sendes af den, der sendte beskeden, til alle, der fik den; ingen anden kan trække den tilbage (FR-026).
    Forløbet regnes, som om beskeden aldrig var kommet. Kun når noget rigtigt trækkes tilbage
    (TRUKKET_TILBAGE), bliver den stående i loggen, og forløbet går videre derfra. Hver modtager kvitterer, og
    gjaldt det en forkert borger, bekræfter kvitteringen, at oplysningerne er slettet (FR-029).
    """

    annulleret_besked_ref: Annotated[
        Beskedref, about("nøglen på den besked, der annulleres", "valg", "FR-026")
    ]
    aarsag: Annotated[Annulleringsaarsag, about("hvorfor", "valg", "FR-029")]
    begrundelse: Annotated[Tekst | None, about("uddybning, uden at gentage det forkerte", "valg")] = None
