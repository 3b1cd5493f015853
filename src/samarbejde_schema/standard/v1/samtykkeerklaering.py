"""M24 Samtykkeerklaering: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Tekst, Uuid
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.samtykke import Registrering, SamtykkePart
from .kodelister.konvolut import Beskedtype
from .kodelister.samtykke import Oplysningstype, SamtykkeAfgiver, SamtykkeForm, SamtykkeRetning


class Samtykkeerklaering(Konvolutbesked, beskedtype=Beskedtype.SAMTYKKEERKLAERING):
    """MANGLER."""

    borger: Annotated[Borgerhenvisning, about("hvem samtykket angår", "003:518")]
    samtykke_id: Annotated[Uuid, about("samtykkets nøgle", "003:518")]
    registreret_af: Annotated[
        Registrering, about("den organisation, der har noteret samtykket", "valg", "FR-305")
    ]
    afgivet_af: Annotated[SamtykkeAfgiver, about("hvem der har givet det", "003:518")]
    formaal: Annotated[Tekst, about("sagen og formålet", "VEJ 9330/2019 pkt. 117", "FR-303")]
    oplysningstype: Annotated[
        tuple[Oplysningstype, ...],
        about("hvilke oplysninger", "VEJ 9330/2019 pkt. 117", "FR-303", "FR-020", many=(1, 20)),
    ]
    mellem_hvem: Annotated[
        tuple[SamtykkePart, ...], about("mellem hvem", "003:519", "FR-302", "FR-303", many=(1, 30))
    ]
    retning: Annotated[SamtykkeRetning, about("indhente, videregive, udveksle", "rsl § 11 a")]
    afgivet_dato: Annotated[Dato, about("hvornår", "rsl § 11 a", "FR-304")]
    gyldig_til: Annotated[Dato | None, about("hvor længe", "rsl § 11 a", "FR-304", "FR-306")] = None
    form: Annotated[SamtykkeForm, about("skriftligt, mundtligt, digitalt", "rsl § 11 a")]
    oplyst_om_tilbagekaldelse: Annotated[
        Boolsk, about("borgeren ved, at det kan kaldes tilbage", "fvl. § 28", "FR-303")
    ]
    oplyst_om_konsekvens: Annotated[Boolsk, about("borgeren kender følgerne", "rsl § 12", "FR-303")]
    begraensning: Annotated[
        tuple[Tekst, ...], about("hvad samtykket ikke dækker", "003:519", many=(0, 10))
    ] = ()
    bilag_ref: Annotated[
        tuple[Uuid, ...], about("den underskrevne erklæring", "003:518", "FR-036", many=(0, 5))
    ] = ()
