"""Vedhæftede dokumenter.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.bilag import Bilag, Bilagsindhold
    from samarbejde_schema.standard.v1.kodelister.konvolut import Bilagstype, Mimetype

    bilag = Bilag(
        id="5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10",
        type=Bilagstype.AFGOERELSE,
        titel="Afgørelse",
        mimetype=Mimetype.PDF,
        stoerrelse=3,
        sha256="0" * 64,
        indhold=Bilagsindhold(indlejret="UERG"),
        helbredsoplysning=False,
    )
    assert bilag.indhold.member == ("indlejret", "UERG")
"""

from typing import Annotated

from ....modelling.element import Choice, Element
from ....modelling.marks import about
from ....primitives import Base64, Boolsk, Dato, Linje, Sha256, Titel, Uuid
from ..kodelister.konvolut import Bilagstype, Mimetype
from .typer import Bilagsstoerrelse, Filnavn


class SaerskiltBilag(Element):
    """En fil, der rejser for sig, krypteret med en nøgle, der kun bruges til den."""

    noegle: Annotated[Base64, about("engangsnøgle til filen", "valg")]
    krypteret_sha256: Annotated[Sha256, about("fingeraftryk af den krypterede fil", "valg")]


class Bilagsindhold(Choice):
    """Hvor filen er: i beskeden, for sig selv, eller kun som en henvisning.

    Indlejrede filer må tilsammen fylde højst 1 MiB i en besked. En henvisning uden fil bruges alene til
    indberetninger om magtanvendelse og utilsigtede hændelser, som har deres egen lovbestemte vej (FR-033).
    """

    indlejret: Annotated[Base64 | None, about("filen selv", "valg")] = None
    saerskilt: Annotated[SaerskiltBilag | None, about("filen rejser for sig", "valg")] = None
    henvisning: Annotated[
        Linje | None,
        about("hvor dokumentet ligger; sendes ikke", "000:369", "FR-033"),
    ] = None


class Bilag(Element):
    """Et vedhæftet dokument med sit fingeraftryk, så modtageren kan se, at det er det rette.

    Felter, der hedder ``bilag_ref``, peger hertil (FR-036). Størrelse og fingeraftryk er dokumentets egne,
    også når der kun henvises til det. Rummer bilaget helbredsoplysninger, siges det, og hvad de er
    nødvendige for (FR-015): kun det nødvendige sendes.
    """

    id: Annotated[Uuid, about("bilagets nøgle", "000:103")]
    type: Annotated[Bilagstype, about("hvad det er", "000:103")]
    titel: Annotated[Titel, about("titel", "000:103")]
    filnavn: Annotated[Filnavn | None, about("filens navn", "praksis")] = None
    mimetype: Annotated[Mimetype, about("filens format", "valg")]
    stoerrelse: Annotated[
        Bilagsstoerrelse, about("dokumentets størrelse, også når der kun henvises til det", "valg")
    ]
    sha256: Annotated[Sha256, about("dokumentets fingeraftryk, også når der kun henvises til det", "valg")]
    indhold: Annotated[Bilagsindhold, about("indlejret eller for sig", "valg")]
    dato: Annotated[Dato | None, about("dokumentets dato", "praksis")] = None
    ophav: Annotated[Linje | None, about("hvem der har lavet det", "000:103")] = None
    helbredsoplysning: Annotated[
        Boolsk,
        about("om det rummer helbredsoplysninger", "databeskyttelsesforordningen art. 9", "FR-015"),
    ]
    noedvendig_for: Annotated[Linje | None, about("hvad det er nødvendigt for", "000:98", "FR-015")] = None
