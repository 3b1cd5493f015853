r"""The smallest values: how a date, an amount or a CPR number is written, and what Python sees of it.

A complete example::

    from decimal import Decimal

    from samarbejde_schema.primitives import Beloeb, Dato, lexical

    assert lexical(Dato).matches("2024-02-29")
    assert not lexical(Dato).matches("2023-02-29")
    assert lexical(Beloeb).parse("1234.50") == Decimal("1234.50")

Each type is ``Annotated[<python type>, Lexical(...)]``. The :class:`Lexical` is the one description of the
type: pydantic, JSON Schema, XSD and the documentation are all printed from it. On the wire everything but
integers and booleans is a string that must match the pattern as a whole before it is converted; in Python
the ready value (a ``date``, a ``Decimal``) is taken as well.

Patterns are written in the part of regular expressions that Rust, Python, ECMAScript, .NET and XSD share:
classes of ASCII characters, groups, alternatives and counts; never ``\d``, look-ahead or anchors.

Sources: ``spec/shared-types.md`` (simple types); CPR-kontoret on modulus 11; RFC 3339 for offsets.
"""

from .lexical import CONTROLS, LINE_ENDS, Lexical, lexical, narrowed
from .types import (
    BELOEB,
    HELTAL,
    LINJE,
    TEKST,
    Aarstal,
    Antal2,
    Base64,
    Beloeb,
    Boolsk,
    Cpr,
    Cvr,
    Dato,
    Email,
    ErstatningsCpr,
    Gln,
    Heltal,
    KleEmne,
    KleFacet,
    Klokkeslaet,
    LangTekst,
    Linje,
    Navn,
    PNummer,
    Procent,
    Pseudonym,
    Sha256,
    Skemaversion,
    Sor,
    Sprogkode,
    Tekst,
    Telefon,
    Tidspunkt,
    TilbudsportalId,
    Titel,
    Url,
    Uuid,
    Varighed,
    Version,
)

__all__ = [
    "BELOEB",
    "CONTROLS",
    "HELTAL",
    "LINE_ENDS",
    "LINJE",
    "TEKST",
    "Aarstal",
    "Antal2",
    "Base64",
    "Beloeb",
    "Boolsk",
    "Cpr",
    "Cvr",
    "Dato",
    "Email",
    "ErstatningsCpr",
    "Gln",
    "Heltal",
    "KleEmne",
    "KleFacet",
    "Klokkeslaet",
    "LangTekst",
    "Lexical",
    "Linje",
    "Navn",
    "PNummer",
    "Procent",
    "Pseudonym",
    "Sha256",
    "Skemaversion",
    "Sor",
    "Sprogkode",
    "Tekst",
    "Telefon",
    "Tidspunkt",
    "TilbudsportalId",
    "Titel",
    "Url",
    "Uuid",
    "Varighed",
    "Version",
    "lexical",
    "narrowed",
]
