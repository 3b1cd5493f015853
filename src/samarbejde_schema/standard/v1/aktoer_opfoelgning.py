"""M14 AktoerOpfoelgning: en øvrig aktør fortæller, hvordan det går hos dem.

Et helt eksempel, hvor ``kommunen`` er part og ``bestilling`` i samme forløb::

    from datetime import date

    from samarbejde_schema.standard.v1.aktoer_anmodning import AktoerAnmodning
    from samarbejde_schema.standard.v1.aktoer_opfoelgning import AktoerOpfoelgning

    skolen = {"rolle": "AKTOER", "organisation": {"navn": "Fjordby STU", "cvr": "90000098"}}
    hvem = {"identifikation": bestilling.borger.identifikation}
    anmodning = AktoerAnmodning.ny(
        profil=("GRUND",), fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=bestilling.konvolut.forloeb_id, afsender=kommunen, modtager=(skolen,),
        borger_ref=hvem, aktoertype="STU", oplysningstype=("UDDANNELSE",), hjemmel="ANDEN_LOV",
        oenskede_oplysninger="Hvordan går dagene på skolen?",
    )
    opfoelgning = anmodning.besvar(
        AktoerOpfoelgning, fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        borger_ref=hvem, aktoertype="STU", dato=date(2026, 11, 20),
        opfoelgning="Kommer fire dage om ugen og er glad for værkstedet. Lange mandage er svære.",
    )
    assert opfoelgning.konvolut.svar_paa == anmodning.konvolut.besked_id

Kilder: 000:200, 000:266-267.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, LangTekst
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Kontaktperson, Konvolutbesked
from .faelles.vurdering import TemaVurdering
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Aktoertype


class AktoerOpfoelgning(Konvolutbesked, beskedtype=Beskedtype.AKTOER_OPFOELGNING):
    """En øvrig aktørs egen opfølgning, som myndigheden tager med til mødet (M14).

    Sendes af STU, aktivitetstilbud, behandling eller en anden aktør som svar på myndighedens anmodning
    (000:266-267). Der skrives kun om det, der er bedt om. Den går til myndigheden, som læser den sammen med
    udførerens statusnotat og afgør, hvad der skal frem på mødet. Der svares ikke.
    """

    borger_ref: Annotated[Borgerhenvisning, about("hvem det handler om", "000:266")]
    aktoertype: Annotated[Aktoertype, about("hvad slags aktør der skriver", "000:266")]
    opfoelgning: Annotated[LangTekst, about("hvordan det går, set fra aktøren", "000:266")]
    dato: Annotated[Dato, about("hvornår den er lavet", "000:266")]
    kontakt: Annotated[Kontaktperson | None, about("hvem man kan tale med", "000:266")] = None
    tema_vurdering: Annotated[
        tuple[TemaVurdering, ...], about("efter temaer", "000:200", "FR-108", many=(0, 70))
    ] = ()
