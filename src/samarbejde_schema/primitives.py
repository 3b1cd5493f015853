"""The smallest values: how a date, an amount or a CPR number is written, and what Python sees of it.

A complete example::

    from samarbejde_schema.primitives import Beloeb, Dato, lexical

    assert lexical(Dato).matches("2024-02-29")
    assert not lexical(Dato).matches("2023-02-29")
    assert lexical(Beloeb).parse("1234.50") == Decimal("1234.50")

Each type is ``Annotated[<python type>, Lexical(...)]``. The :class:`Lexical` is the one description of the
type: pydantic, JSON Schema, XSD and the documentation are all printed from it. On the wire everything but
integers and booleans is a string that must match the pattern as a whole before it is converted; in Python
the ready value (a ``date``, a ``Decimal``) is taken as well.

Patterns are written in the part of regular expressions that Rust, Python, ECMAScript, .NET and XSD share:
classes of ASCII characters, groups, alternatives and counts; never ``\\d``, look-ahead or anchors.

Sources: ``spec/shared-types.md`` (simple types); CPR-kontoret on modulus 11; RFC 3339 for offsets.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, get_args
from uuid import UUID

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core import core_schema as cs

CONTROLS = ((0x00, 0x09), (0x0B, 0x1F), (0x7F, 0x9F), (0xFFFE, 0xFFFF))
"""Characters no text may hold: control characters but line feed, and what XML 1.0 cannot carry."""
LINE_ENDS = ((0x0A, 0x0A), (0x2028, 0x2029))
"""Characters a text on one line may not hold either."""


@dataclass(frozen=True, eq=False)
class Lexical:
    """How one simple type is written.

    ``pattern`` is matched as a whole; text types have ``forbidden`` characters (inclusive code point ranges)
    instead. Lengths count code points. ``da`` and ``en`` complete the sentence "the field must be …".
    ``sensitive`` values are masked wherever a model is shown.
    """

    name: str
    da: str
    en: str
    base: Literal["string", "integer", "boolean"] = "string"
    pattern: str | None = None
    forbidden: tuple[tuple[int, int], ...] = ()
    min_length: int | None = None
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    sensitive: bool = True
    to_python: Callable[[str], Any] | None = None
    to_wire: Callable[[Any], Any] | None = None
    example: str = ""

    @property
    def multiline(self) -> bool:
        """Whether a value may hold line breaks."""
        return bool(self.forbidden) and not any(low <= 0x0A <= high for low, high in self.forbidden)

    def regex(self, escape: Callable[[int], str] | None = None) -> str | None:
        """The pattern without anchors; ``escape`` writes one forbidden code point (default ``\\uXXXX``)."""
        if self.forbidden:
            write = escape or (lambda point: f"\\u{point:04X}")
            inner = "".join(
                write(low) if low == high else f"{write(low)}-{write(high)}" for low, high in self.forbidden
            )
            return f"[^{inner}]*"
        return self.pattern

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.regex() or "", re.DOTALL)

    def matches(self, text: str) -> bool:
        """Whether a wire string is of this type."""
        if self.base != "string":
            raise TypeError(f"{self.name} is not written as a string")
        if self.min_length is not None and len(text) < self.min_length:
            return False
        if self.max_length is not None and len(text) > self.max_length:
            return False
        return self.regex() is None or self._compiled.fullmatch(text) is not None

    def parse(self, text: str) -> Any:
        """The Python value of a wire string; :class:`ValueError` when it is not of this type."""
        if not self.matches(text):
            raise ValueError(f"not a {self.name}")
        return self.to_python(text) if self.to_python else text

    def core_schema(self) -> CoreSchema:
        """The validator: wire strings are matched and then converted; in Python, ready values are taken too."""
        if self.base == "boolean":
            return cs.bool_schema(strict=True)
        if self.base == "integer":
            return cs.int_schema(strict=True, ge=self.minimum, le=self.maximum)
        regex = self.regex()
        text = cs.str_schema(
            pattern=None if regex is None else f"^(?:{regex})$",
            min_length=self.min_length,
            max_length=self.max_length,
            strict=True,
        )
        wire: CoreSchema = text
        if self.to_python is not None:
            wire = cs.no_info_after_validator_function(self.to_python, text)
        if self.to_wire is None:
            return wire
        return cs.json_or_python_schema(
            json_schema=wire,
            python_schema=cs.no_info_before_validator_function(self.to_wire, wire),
            serialization=_serializer(self),
        )

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.core_schema()


def lexical(annotated: Any) -> Lexical:
    """The :class:`Lexical` of one of the types below."""
    for mark in get_args(annotated)[1:]:
        if isinstance(mark, Lexical):
            return mark
    raise TypeError(f"{annotated!r} is not a primitive of this library")


def _date_to_wire(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value


def _instant_to_wire(value: Any) -> Any:
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None or value.microsecond:
        raise PydanticCustomError("lexical", "instant without offset, or with a fraction of a second")
    text = value.isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text


_CENT = Decimal("0.01")


def _decimal_to_wire(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
        return value
    amount = Decimal(value)
    if not amount.is_finite() or amount != (exact := amount.quantize(_CENT)):
        raise PydanticCustomError("lexical", "more than two decimals")
    return str(abs(exact)) if exact == 0 else str(exact)


def _uuid_to_wire(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value


def _serializer(kind: Lexical) -> cs.SerSchema | None:
    if kind.to_python is Decimal:
        return cs.to_string_ser_schema()
    if kind.to_python == date.fromisoformat:
        return cs.simple_ser_schema("date")
    if kind.to_python == datetime.fromisoformat:
        return cs.simple_ser_schema("datetime")
    return None


_YEAR_MONTH_DAY = (
    "((19|20|21)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|02-(0[1-9]|1[0-9]|2[0-8]))"
    "|((19|21)(0[48]|[2468][048]|[13579][26])|20([02468][048]|[13579][26]))-02-29)"
)
_OFFSET = "(Z|[+-](0[1-9]|1[0-3]):[0-5][0-9]|[+-]00:(0[1-9]|[1-5][0-9])|[+-]14:00)"
_CPR_DAY = (
    "((0[1-9]|[12][0-9]|3[01])(0[13578]|1[02])|(0[1-9]|[12][0-9]|30)(0[469]|11)|(0[1-9]|1[0-9]|2[0-8])02)"
)


def _text(name: str, most: int, da: str, en: str, *, lines: bool, example: str) -> Lexical:
    forbidden = CONTROLS if lines else tuple(sorted(CONTROLS + LINE_ENDS))
    return Lexical(
        name, da, en, forbidden=forbidden, min_length=1, max_length=most, example=example
    )  # fmt: skip


def _integer(name: str, low: int, high: int, da: str, en: str, *, example: str) -> Lexical:
    return Lexical(
        name, da, en, base="integer", minimum=low, maximum=high, sensitive=False, example=example
    )  # fmt: skip


TEKST = _text(
    "Tekst", 4000, "en tekst på 1–4000 tegn uden styretegn", "a text of 1–4000 characters without control characters",
    lines=True, example="Borgeren ønsker ro på om aftenen.",
)  # fmt: skip
LINJE = _text(
    "Linje", 200, "en tekst på 1–200 tegn uden linjeskift", "a text of 1–200 characters without line breaks",
    lines=False, example="Kort tekst på én linje",
)  # fmt: skip
BELOEB = Lexical(
    "Beloeb", "et beløb i kroner med præcis to decimaler, fx 1234.50",
    "an amount in DKK with exactly two decimals, such as 1234.50",
    pattern=r"(-?(0\.(0[1-9]|[1-9][0-9])|[1-9][0-9]{0,9}\.[0-9]{2})|0\.00)",
    to_python=Decimal, to_wire=_decimal_to_wire, sensitive=False, example="1234.50",
)  # fmt: skip
HELTAL = _integer(
    "Heltal", 0, 2147483647, "et helt tal fra 0 til 2147483647", "an integer from 0 to 2147483647", example="3"
)

Tekst = Annotated[str, TEKST]
LangTekst = Annotated[str, _text(
    "LangTekst", 16000, "en tekst på 1–16000 tegn uden styretegn",
    "a text of 1–16000 characters without control characters", lines=True, example="Borgeren trives bedst med ro.",
)]  # fmt: skip
Linje = Annotated[str, LINJE]
Titel = Annotated[str, _text(
    "Titel", 120, "en overskrift på 1–120 tegn uden linjeskift", "a title of 1–120 characters without line breaks",
    lines=False, example="Tryg i egen bolig",
)]  # fmt: skip
Navn = Annotated[str, _text(
    "Navn", 140, "et navn på 1–140 tegn uden linjeskift", "a name of 1–140 characters without line breaks",
    lines=False, example="Åse Sørensen",
)]  # fmt: skip
Dato = Annotated[date, Lexical(
    "Dato", "en dato, der findes, skrevet ÅÅÅÅ-MM-DD (1900–2199)", "an existing date written YYYY-MM-DD (1900–2199)",
    pattern=_YEAR_MONTH_DAY, to_python=date.fromisoformat, to_wire=_date_to_wire, sensitive=False,
    example="2026-11-02",
)]  # fmt: skip
Tidspunkt = Annotated[datetime, Lexical(
    "Tidspunkt", "et tidspunkt skrevet ÅÅÅÅ-MM-DDTtt:mm:ss med Z eller forskydning, fx 2026-11-02T09:30:00+01:00",
    "an instant written YYYY-MM-DDThh:mm:ss with Z or an offset, such as 2026-11-02T09:30:00+01:00",
    pattern=f"{_YEAR_MONTH_DAY}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]{_OFFSET}",
    to_python=datetime.fromisoformat, to_wire=_instant_to_wire, sensitive=False,
    example="2026-11-02T09:30:00+01:00",
)]  # fmt: skip
Klokkeslaet = Annotated[str, Lexical(
    "Klokkeslaet", "et klokkeslæt skrevet tt:mm", "a time of day written hh:mm",
    pattern="([01][0-9]|2[0-3]):[0-5][0-9]", sensitive=False, example="09:30",
)]  # fmt: skip
Varighed = Annotated[str, Lexical(
    "Varighed", "en varighed i dage, uger, måneder eller år, fx P3M", "a duration in days, weeks, months or years, such as P3M",
    pattern="P[1-9][0-9]{0,2}[DWMY]", sensitive=False, example="P3M",
)]  # fmt: skip
Beloeb = Annotated[Decimal, BELOEB]
Antal2 = Annotated[Decimal, Lexical(
    "Antal2", "en mængde med præcis to decimaler, fx 37.00", "a quantity with exactly two decimals, such as 37.00",
    pattern=r"(0|[1-9][0-9]{0,6})\.[0-9]{2}", to_python=Decimal, to_wire=_decimal_to_wire, sensitive=False,
    example="37.00",
)]  # fmt: skip
Procent = Annotated[Decimal, Lexical(
    "Procent", "en procent med præcis to decimaler, fx 97.50", "a percentage with exactly two decimals, such as 97.50",
    pattern=r"(-?(0\.(0[1-9]|[1-9][0-9])|[1-9][0-9]{0,3}\.[0-9]{2})|0\.00)",
    to_python=Decimal, to_wire=_decimal_to_wire, sensitive=False, example="97.50",
)]  # fmt: skip
Heltal = Annotated[int, HELTAL]
Aarstal = Annotated[int, _integer(
    "Aarstal", 1990, 2199, "et årstal fra 1990 til 2199", "a year from 1990 to 2199", example="2026"
)]  # fmt: skip
Boolsk = Annotated[bool, Lexical("Boolsk", "true eller false", "true or false", base="boolean", example="true")]
Uuid = Annotated[str, Lexical(
    "Uuid", "en nøgle (UUID) med små bogstaver", "a lower-case UUID",
    pattern="[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", to_wire=_uuid_to_wire, sensitive=False,
    example="5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10",
)]  # fmt: skip
Cpr = Annotated[str, Lexical(
    "Cpr", "et personnummer: ti cifre med en dato, der findes", "a CPR number: ten digits with an existing date",
    pattern=f"({_CPR_DAY}[0-9]{{6}}|2902((0[48]|[2468][048]|[13579][26])[0-9]{{4}}|00[4-9][0-9]{{3}}))",
    example="0201609995",
)]  # fmt: skip
ErstatningsCpr = Annotated[str, Lexical(
    "ErstatningsCpr", "et erstatningspersonnummer: syv cifre, to store bogstaver og et ciffer",
    "a replacement CPR number: seven digits, two capital letters and a digit",
    pattern="[0-9]{7}[A-Z]{2}[0-9]", example="0201601AB5",
)]  # fmt: skip
Pseudonym = Annotated[str, Lexical(
    "Pseudonym", "en navnløs nøgle på 8–64 bogstaver, cifre og bindestreger",
    "a nameless key of 8–64 letters, digits and hyphens", pattern="[A-Za-z0-9-]{8,64}", example="borger-7f3a91",
)]  # fmt: skip
Cvr = Annotated[str, Lexical(
    "Cvr", "et CVR-nummer på otte cifre", "a CVR number of eight digits", pattern="[0-9]{8}", sensitive=False,
    example="90000004",
)]  # fmt: skip
PNummer = Annotated[str, Lexical(
    "PNummer", "et P-nummer på ti cifre", "a P number of ten digits", pattern="[0-9]{10}", sensitive=False,
    example="1003456789",
)]  # fmt: skip
Gln = Annotated[str, Lexical(
    "Gln", "et EAN-nummer på tretten cifre", "a GLN of thirteen digits", pattern="[0-9]{13}", sensitive=False,
    example="5798000000018",
)]  # fmt: skip
Sor = Annotated[str, Lexical(
    "Sor", "en SOR-kode på 11–20 cifre", "a SOR code of 11–20 digits", pattern="[0-9]{11,20}", sensitive=False,
    example="12345678901",
)]  # fmt: skip
TilbudsportalId = Annotated[str, Lexical(
    "TilbudsportalId", "tilbuddets nøgle på Tilbudsportalen: 1–36 bogstaver, cifre og bindestreger",
    "the key on Tilbudsportalen: 1–36 letters, digits and hyphens", pattern="[A-Za-z0-9-]{1,36}", sensitive=False,
    example="TP-10452",
)]  # fmt: skip
Telefon = Annotated[str, Lexical(
    "Telefon", "et telefonnummer med landekode, fx +4520304050", "a telephone number with country code, such as +4520304050",
    pattern=r"\+[1-9][0-9]{7,14}", example="+4520304050",
)]  # fmt: skip
Email = Annotated[str, Lexical(
    "Email", "en mailadresse på 3–254 tegn med ét @ og uden mellemrum", "a mail address of 3–254 characters with one @ and no blanks",
    pattern="[!-?A-~]+@[!-?A-~]+", min_length=3, max_length=254, example="kontakt@example.dk",
)]  # fmt: skip
Url = Annotated[str, Lexical(
    "Url", "en adresse, der begynder med https://", "an address that begins with https://",
    pattern="https://[!-~]{1,400}", example="https://example.dk/tilbud",
)]  # fmt: skip
Sprogkode = Annotated[str, Lexical(
    "Sprogkode", "en sprogkode på to eller tre små bogstaver", "a language code of two or three lower-case letters",
    pattern="[a-z]{2,3}", example="da",
)]  # fmt: skip
Sha256 = Annotated[str, Lexical(
    "Sha256", "et SHA-256-fingeraftryk: 64 små hexadecimale cifre", "a SHA-256 digest: 64 lower-case hexadecimal digits",
    pattern="[0-9a-f]{64}", sensitive=False, example="0" * 64,
)]  # fmt: skip
Base64 = Annotated[str, Lexical(
    "Base64", "base64 med udfyldning og uden linjeskift, højst 1 MiB indhold", "base64 with padding and no line breaks, at most 1 MiB of content",
    pattern="([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)", min_length=4, max_length=1398104,
    example="UERG",
)]  # fmt: skip
KleEmne = Annotated[str, Lexical(
    "KleEmne", "et KLE-emne skrevet 00.00.00", "a KLE subject written 00.00.00",
    pattern=r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}", sensitive=False, example="27.57.08",
)]  # fmt: skip
KleFacet = Annotated[str, Lexical(
    "KleFacet", "en KLE-handlingsfacet: et stort bogstav og to cifre", "a KLE facet: a capital letter and two digits",
    pattern="[A-ZÆØÅ][0-9]{2}", sensitive=False, example="G01",
)]  # fmt: skip
Version = Annotated[int, _integer(
    "Version", 1, 9999, "et versionsnummer fra 1 til 9999", "a version number from 1 to 9999", example="1"
)]  # fmt: skip
Skemaversion = Annotated[str, Lexical(
    "Skemaversion", "en skemaversion skrevet major.minor, fx 1.0", "a schema version written major.minor, such as 1.0",
    pattern=r"[1-9][0-9]{0,2}\.[0-9]{1,3}", sensitive=False, example="1.0",
)]  # fmt: skip


def narrowed(kind: Lexical, name: str, da: str, en: str, **changes: Any) -> Lexical:
    """A narrower type made from a wider one, with a name and a sentence of its own."""
    return replace(kind, name=name, da=da, en=en, **changes)
