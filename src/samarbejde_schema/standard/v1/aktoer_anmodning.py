"""M13 AktoerAnmodning: myndigheden beder en øvrig aktør om sin opfølgning før et møde.

Et helt eksempel, hvor ``kommunen`` er part, ``sag`` kommunens sag og ``bestilling`` i samme forløb::

    from datetime import date

    from samarbejde_schema.standard.v1.aktoer_anmodning import AktoerAnmodning

    skolen = {"rolle": "AKTOER", "organisation": {"navn": "Fjordby STU", "cvr": "90000098"}}
    anmodning = AktoerAnmodning.ny(
        profil=("GRUND",), fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=bestilling.konvolut.forloeb_id, afsender=kommunen, modtager=(skolen,),
        myndighedssag=sag, samtykke_ref=("0d4f6a8e-1b7c-4f5e-9c3d-2a6b8e4f1c70",),
        borger_ref={"identifikation": bestilling.borger.identifikation},
        aktoertype="STU", oplysningstype=("UDDANNELSE", "HVERDAG_OG_TRIVSEL"),
        oenskede_oplysninger="Hvordan går dagene på skolen, og hvad hjælper?",
        hjemmel="SAMTYKKE_RSL_11A", frist=date(2026, 11, 25),
    )
    assert anmodning.konvolut.modtager[0].organisation.navn == "Fjordby STU"

Kilder: 000:266-267; retssikkerhedslovens §§ 11 a og 11 c.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst, Uuid
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Aktoertype
from .kodelister.samtykke import Oplysningshjemmel, Oplysningstype


class AktoerAnmodning(Konvolutbesked, beskedtype=Beskedtype.AKTOER_ANMODNING):
    """Myndighedens anmodning til en øvrig aktør i borgerens liv om at fortælle, hvordan det går (M13).

    Sendes af myndigheden, når et møde nærmer sig, til for eksempel STU, aktivitetstilbud eller behandling
    (000:266-267). Den siger, hvad der bedes om og på hvilket grundlag: bygger den på borgerens samtykke,
    henviser konvolutten til det, og det dækker både aktøren og oplysningerne (FR-301). Besvares med
    :class:`~.aktoer_opfoelgning.AktoerOpfoelgning`, i god tid før mødet (FR-423).
    """

    borger_ref: Annotated[Borgerhenvisning, about("hvem det handler om", "000:266")]
    aktoertype: Annotated[Aktoertype, about("hvad slags aktør der spørges", "000:266")]
    oplysningstype: Annotated[
        tuple[Oplysningstype, ...], about("hvad der bedes om", "000:266", "FR-301", "FR-020", many=(1, 20))
    ]
    oenskede_oplysninger: Annotated[Tekst, about("hvad der bedes om, i ord", "000:266")]
    hjemmel: Annotated[Oplysningshjemmel, about("på hvilket grundlag", "rsl §§ 11 a, 11 c", "FR-301")]
    moede_ref: Annotated[Uuid | None, about("dagsordenen for det møde, det er til", "000:266")] = None
    frist: Annotated[Dato | None, about("inden hvornår; før mødet", "000:266", "FR-423")] = None
