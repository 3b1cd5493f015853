"""M17 Aendringsmeddelelse: udføreren siger til, når noget har ændret sig.

Et helt eksempel, hvor ``bostedet`` og ``kommunen`` er parter, ``indskrivning`` hører til forløbet, og
``maal`` er det berørte måls nøgle::

    from datetime import date

    from samarbejde_schema.standard.v1.aendringsmeddelelse import Aendringsmeddelelse

    om = indskrivning.konvolut
    melding = Aendringsmeddelelse.ny(
        profil=om.profil, fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=om.forloeb_id, afsender=bostedet, modtager=(kommunen,),
        art="AENDRING", aarsag=("PLUDSELIG_AENDRING_BEHOV",),
        beskrivelse="Siden mandag sover borgeren kun to-tre timer hver nat.",
        konsekvens="Nattevagten er vågen hver nat, og turene om formiddagen er sat på pause.",
        konstateret_dato=date(2026, 3, 9), hastegrad="NORMAL", maal_ref=(maal,),
        borgerens_stemme={"egne_ord": "Jeg ligger og lytter efter naboen."},
    )

En hændelse, der blot skal kendes, og som intet ændrer i indsatsen, sendes som M42 HaendelsesUnderretning.
Kilder: 000:153-160, 000:220, 000:229-239.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst, Uuid
from ...validation.rule import KAN, Breaches, at, rule
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .kodelister.justering import Aendringsaarsag, Aendringsart
from .kodelister.konvolut import Beskedtype, Bilagstype
from .kodelister.match import Hastegrad


class Aendringsmeddelelse(Konvolutbesked, beskedtype=Beskedtype.AENDRINGSMEDDELELSE):
    """Udførerens melding om en ændring, der ikke kan vente til næste møde (M17).

    Sendes af udføreren til myndigheden, når der ikke kan arbejdes med målene, når indsatsen må ændres
    pludseligt, når der er brug for mere opfølgning end aftalt, eller når noget ikke kan leveres. At tage
    fat i myndigheden er udførerens ansvar (000:158-160, 000:229-233). Ændringen og dens konsekvens for
    indsatsen siges hver for sig, så myndigheden kan se, hvad der haster. Besvares med en indkaldelse, nye
    mål, en justeret bestilling eller et referat, der siger, at intet ændres.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    art: Annotated[Aendringsart, about("ændring, behov for opfølgning, kan ikke levere", "000:229-233")]
    aarsag: Annotated[
        tuple[Aendringsaarsag, ...], about("hvad der ligger bag", "000:158-160, 232", "FR-020", many=(1, 5))
    ]
    beskrivelse: Annotated[Tekst, about("hvad der er ændret, så tydeligt som muligt", "000:237", "FR-411")]
    konsekvens: Annotated[Tekst, about("hvad det betyder for indsatsen", "000:238", "FR-411")]
    konstateret_dato: Annotated[Dato, about("hvornår ændringen blev set", "000:235")]
    hastegrad: Annotated[Hastegrad | None, about("hvor meget det haster", "000:159")] = None
    bilag_ref: Annotated[
        tuple[Uuid, ...],
        about("de bilag, der viser ændringen, om muligt", "000:239", "FR-411", "FR-036", many=(0, 20)),
    ] = ()
    maal_ref: Annotated[
        tuple[Uuid, ...], about("de indsatsmål og delmål, der er berørt", "000:158", many=(0, 30))
    ] = ()
    forslag: Annotated[
        Tekst | None, about("hvad udføreren foreslår; myndighed og borger afgør", "000:220")
    ] = None
    midlertidig_foranstaltning: Annotated[
        Tekst | None, about("hvad der er gjort indtil videre", "praksis")
    ] = None
    borgerens_stemme: Annotated[BorgerensStemme | None, about("borgerens syn på ændringen", "000:138")] = None


@rule(
    "FR-411",
    da="Vedlæg dokumentation for ændringen, hvis det er muligt, og henvis til den.",
    en="Attach documentation of the change, if possible, and refer to it.",
    demand=KAN,
    messages=("aendringsmeddelelse",),
    requirements=("R107", "R111"),
    fields=("bilagRef", "konvolut.bilag.type"),
    source="000:237-239",
)
def dokumentation_for_aendringen(besked: Aendringsmeddelelse) -> Breaches:
    """Myndigheden kan handle hurtigere, når den kan se ændringen og ikke kun læse om den (000:235-239).

    Hvad der er ændret, og hvad det betyder for indsatsen, skal altid siges; dokumentation vises om muligt,
    så reglen oplyser blot. Et vedlagt bilag af arten dokumentation for ændring tæller også uden henvisning.
    """
    if not besked.bilag_ref and not any(
        bilag.type is Bilagstype.DOKUMENTATION_AENDRING for bilag in besked.konvolut.bilag
    ):
        yield at("bilag_ref")
