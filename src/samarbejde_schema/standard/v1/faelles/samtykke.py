"""Det, samtykke og tilbagekaldelse deler: hvem der har noteret det, og hvilke parter det gælder.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.samtykke import SamtykkePart

    part = SamtykkePart(navn="Værestedet Lygten", rolle="CIVILSAMFUND")
    assert part.organisation is None
"""

from typing import Annotated

from ....modelling.element import Element
from ....modelling.marks import about
from ....primitives import Navn, Tidspunkt
from ..kodelister.konvolut import Rolle
from .konvolut import Kontaktperson, Organisation


class Registrering(Element):
    """Hvem der har noteret det, borgeren sagde, og hvornår.

    Borgeren sender ikke selv beskeder, så en organisation skriver ned og står inde for det. Det er altid den,
    der sender beskeden (FR-305).
    """

    organisation: Annotated[
        Organisation, about("organisationen; den samme som afsenderens", "valg", "FR-305")
    ]
    kontaktperson: Annotated[Kontaktperson | None, about("den medarbejder, borgeren talte med", "valg")] = (
        None
    )
    tidspunkt: Annotated[Tidspunkt, about("hvornår det blev noteret", "valg")]


class SamtykkePart(Element):
    """Én af dem, samtykket eller tilbagekaldelsen gælder: en organisation eller et menneske.

    Beskeder går mellem organisationer, så en part, der skal kunne få dem, har CVR-nummer. Uden rolle gælder
    samtykket organisationen i alle roller; mennesker uden organisation orienteres på anden måde.
    """

    navn: Annotated[Navn, about("organisationens eller personens navn", "003:519")]
    organisation: Annotated[
        Organisation | None, about("organisationen, når den har CVR", "003:519", "FR-302")
    ] = None
    rolle: Annotated[Rolle | None, about("i hvilken rolle", "003:519")] = None
