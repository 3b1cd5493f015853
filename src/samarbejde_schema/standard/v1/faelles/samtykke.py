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
    """MANGLER."""

    organisation: Annotated[Organisation, about("organisationen", "valg", "FR-305")]
    kontaktperson: Annotated[Kontaktperson | None, about("medarbejderen", "valg")] = None
    tidspunkt: Annotated[Tidspunkt, about("hvornår noteret", "valg")]


class SamtykkePart(Element):
    """MANGLER."""

    navn: Annotated[Navn, about("organisationens eller personens navn", "003:519")]
    organisation: Annotated[
        Organisation | None, about("organisationen, når den har CVR", "003:519", "FR-302")
    ] = None
    rolle: Annotated[Rolle | None, about("i hvilken rolle", "003:519")] = None
