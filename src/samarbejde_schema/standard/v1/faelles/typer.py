"""Små typer, der er snævrere end grundtyperne: postnummer, filnavn, regelnummer og deres lige.

Et helt eksempel::

    from samarbejde_schema.primitives import lexical
    from samarbejde_schema.standard.v1.faelles.typer import Normering, Postnummer

    assert lexical(Postnummer).matches("9000")
    assert not lexical(Normering).matches("0:1")

Hver type har sit eget navn og sin egen sætning på dansk og engelsk, så at en fejl siger, hvad der skulle stå.
Mønstre holder sig til den del af regulære udtryk, som er beskrevet i :mod:`samarbejde_schema.primitives`.
"""

from decimal import Decimal
from typing import Annotated

from ....findings import UNKNOWN
from ....primitives import HELTAL, LINJE, Aarstal, Procent, Uuid, lexical, narrowed

BESKEDREF = narrowed(
    lexical(Uuid),
    "Beskedref",
    "nøglen (UUID) på en besked, med små bogstaver",
    "the lower-case UUID of a message",
)
AdresseUuid = Annotated[str, narrowed(
    lexical(Uuid), "AdresseUuid", "nøglen (UUID) på en adresse, med små bogstaver",
    "the lower-case UUID of an address", sensitive=True,
)]  # fmt: skip
"""Adressens nøgle i Danmarks Adresseregister; den siger, hvor nogen bor, og vises derfor ikke."""
Beskedref = Annotated[str, BESKEDREF]
"""En henvisning til en besked i forløbet."""

Postnummer = Annotated[str, narrowed(
    LINJE, "Postnummer", "et postnummer på fire cifre", "a postal code of four digits",
    pattern="[0-9]{4}", forbidden=(), min_length=None, max_length=None, example="9000",
)]  # fmt: skip
"""Et dansk postnummer."""

Foedselsaar = Annotated[int, narrowed(
    lexical(Aarstal), "Foedselsaar", "et fødselsår fra 1900 til 2199", "a year of birth from 1900 to 2199",
    minimum=1900, sensitive=True, example="1985",
)]  # fmt: skip
"""Et fødselsår. Det er en borgers oplysning og vises ikke; aftaleårstal begynder først i 1990."""

Navnerum = Annotated[str, narrowed(
    LINJE, "Navnerum", "en absolut URI på højst 200 tegn, fx urn:fjordby:tilvalg",
    "an absolute URI of at most 200 characters, such as urn:fjordby:tilvalg",
    pattern="[a-z][a-z0-9+.-]*:[!-~]+", forbidden=(), min_length=3, max_length=200,
    example="urn:fjordby:tilvalg",
)]  # fmt: skip
"""Hvem der ejer en lokal udvidelse."""

Udvidelsesnavn = Annotated[str, narrowed(
    LINJE, "Udvidelsesnavn", "et navn, der begynder med et bogstav, på 1–64 bogstaver og cifre",
    "a name that begins with a letter, of 1–64 letters and digits",
    pattern="[A-Za-z][A-Za-z0-9]{0,63}", forbidden=(), min_length=None, max_length=None,
    example="oensketEtage",
)]  # fmt: skip
"""Navnet på en lokal oplysning."""

Filnavn = Annotated[str, narrowed(
    LINJE, "Filnavn", "et filnavn på 1–200 tegn uden skråstreger og linjeskift",
    "a file name of 1–200 characters without slashes, backslashes or line breaks",
    forbidden=tuple(sorted((*LINJE.forbidden, (0x2F, 0x2F), (0x5C, 0x5C)))), example="afgørelse.pdf",
)]  # fmt: skip
"""Et filnavn uden mapper."""

Bilagsstoerrelse = Annotated[int, narrowed(
    HELTAL, "Bilagsstoerrelse", "en størrelse i byte fra 0 til 20971520 (20 MiB)",
    "a size in bytes from 0 to 20971520 (20 MiB)", maximum=20971520, example="3",
)]  # fmt: skip
"""En fils størrelse i byte, højst 20 MiB."""

Normering = Annotated[str, narrowed(
    LINJE, "Normering", "en normering skrevet medarbejdere:borgere, fx 2:1",
    "a staffing ratio written staff:citizens, such as 2:1",
    pattern="[1-9][0-9]?:[1-9][0-9]?", forbidden=(), min_length=None, max_length=None, example="2:1",
)]  # fmt: skip
"""Hvor mange medarbejdere der er til hvor mange borgere."""

Opfyldelsesprocent = Annotated[Decimal, narrowed(
    lexical(Procent), "Opfyldelsesprocent", "en procent fra 0.00 til 100.00 med præcis to decimaler",
    "a percentage from 0.00 to 100.00 with exactly two decimals",
    pattern=r"(([0-9]|[1-9][0-9])\.[0-9]{2}|100\.00)", sensitive=True, example="75.00",
)]  # fmt: skip
"""Hvor langt et mål er nået, i procent. Det er en borgers oplysning og vises ikke."""

RegelId = Annotated[str, narrowed(
    LINJE, "RegelId", "et regelnummer, fx FR-012", "a rule id, such as FR-012",
    pattern="[A-Z]{2,6}-[A-Z0-9-]{1,20}", forbidden=(), min_length=None, max_length=None, sensitive=False,
    example="FR-012",
)]  # fmt: skip
"""Nummeret på en regel."""

Sti = Annotated[str, narrowed(
    LINJE, "Sti", "en JSON Pointer af feltnavne og pladser i lister, fx /konvolut/modtager/0",
    "a JSON Pointer of field names and positions in lists, such as /konvolut/modtager/0",
    pattern=f"(/([a-z][A-Za-z0-9]{{0,63}}|0|[1-9][0-9]{{0,4}}|{UNKNOWN}))+", forbidden=(), max_length=200,
    sensitive=False, example="/konvolut/modtager/0",
)]  # fmt: skip
"""Et sted i en besked: feltnavne og pladser, aldrig værdier. Et ukendt navn står som ``<ukendt>``."""

Regeltekst = Annotated[str, narrowed(
    LINJE, "Regeltekst", "reglens faste tekst på 1–200 tegn uden linjeskift",
    "the rule's fixed text of 1–200 characters without line breaks",
    example="Ret CVR-nummeret: kontrolcifret passer ikke.",
)]  # fmt: skip
"""Reglens egen faste tekst; den rummer aldrig noget fra beskeden."""

Loebenummer = Annotated[int, narrowed(
    HELTAL, "Loebenummer", "et løbenummer fra 0 til 2147483647", "a serial number from 0 to 2147483647",
    example="17",
)]  # fmt: skip
"""Et nummer i en kæde."""
