"""M42 HaendelsesUnderretning: udføreren fortæller myndigheden om en alvorlig hændelse eller et forhold.

Et helt eksempel, hvor ``kommunen`` og ``bostedet`` er parter, og ``bestilling`` er i samme forløb::

    from datetime import date

    from samarbejde_schema.standard.v1.haendelses_underretning import HaendelsesUnderretning

    underretning = HaendelsesUnderretning.ny(
        profil=("GRUND",), fortrolighed="FOELSOM", behandlingsgrundlag="RETLIG_FORPLIGTELSE",
        forloeb_id=bestilling.konvolut.forloeb_id, afsender=bostedet, modtager=(kommunen,),
        kategori="INDLAEGGELSE", dato=date(2026, 10, 3),
        beskrivelse="Faldt på trappen og er indlagt til i morgen.",
        foranstaltning="Kontaktpersonen var med i bilen, og søsteren har fået besked.",
    )
    assert underretning.kategori.label == "indlæggelse"

Indberetninger om magtanvendelse og utilsigtede hændelser har deres egen lovbestemte vej. Her står højst deres
nummer, og et bilag kan kun være en henvisning (FR-033). Kilder: 000:369-370; socialtilsynslovens § 12,
stk. 2, nr. 6.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Linje, Tekst
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .kodelister.justering import Haendelseskategori
from .kodelister.konvolut import Beskedtype


class HaendelsesUnderretning(Konvolutbesked, beskedtype=Beskedtype.HAENDELSES_UNDERRETNING):
    """Udførerens besked om noget, myndigheden bør vide med det samme (M42).

    Sendes af udføreren eller driftsherren til den kommune, der har borgeren, når der er bekymrende forhold,
    eller der er sket noget alvorligt. Den erstatter hverken indberetningen til socialtilsyn eller andre
    myndigheder (000:369-370) eller en melding om, at indsatsen bør ændres. Der svares ikke; myndigheden
    handler efter sin egen vurdering, for eksempel med et møde.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "000:369", "FR-032")] = None
    kategori: Annotated[
        Haendelseskategori, about("hvad slags hændelse eller forhold", "socialtilsynsloven § 12(2) nr. 6")
    ]
    dato: Annotated[Dato, about("hvornår det skete eller blev set", "socialtilsynsloven § 12(2) nr. 6")]
    beskrivelse: Annotated[Tekst, about("hvad der er sket", "socialtilsynsloven § 12(2) nr. 6")]
    foranstaltning: Annotated[
        Tekst | None,
        about("hvad der er gjort for borgeren og andre", "socialtilsynsloven § 12(2) nr. 6"),
    ] = None
    indberetningsnummer: Annotated[
        tuple[Linje, ...],
        about("nummer på indberetning, der er sendt andet sted", "000:369-370", many=(0, 5)),
    ] = ()
