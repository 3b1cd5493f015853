"""The simple types of the standard: how a date, an amount or a CPR number is written.

A complete example::

    assert lexical(Dato).parse("2024-02-29") == date(2024, 2, 29)
    assert not lexical(Cpr).matches("3102609995")

Sources: the shared types of the specification; CPR-kontoret on modulus 11; RFC 3339 on offsets.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from .lexical import (
    Lexical,
    date_to_wire,
    decimal_to_wire,
    instant_to_wire,
    integer_type,
    text_type,
    uuid_to_wire,
)

_YEAR_MONTH_DAY = (
    "((19|20|21)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|02-(0[1-9]|1[0-9]|2[0-8]))"
    "|((19|21)(0[48]|[2468][048]|[13579][26])|20([02468][048]|[13579][26]))-02-29)"
)
_OFFSET = "(Z|[+-](0[1-9]|1[0-3]):[0-5][0-9]|[+-]00:(0[1-9]|[1-5][0-9])|[+-]14:00)"
_CPR_DAY = (
    "((0[1-9]|[12][0-9]|3[01])(0[13578]|1[02])|(0[1-9]|[12][0-9]|30)(0[469]|11)|(0[1-9]|1[0-9]|2[0-8])02)"
)


TEKST = text_type(
    "Tekst",
    4000,
    "en tekst på 1–4000 tegn uden styretegn",
    "a text of 1–4000 characters without control characters",
    lines=True,
    example="Borgeren ønsker ro på om aftenen.",
)
LINJE = text_type(
    "Linje",
    200,
    "en tekst på 1–200 tegn uden linjeskift",
    "a text of 1–200 characters without line breaks",
    lines=False,
    example="Kort tekst på én linje",
)
BELOEB = Lexical(
    "Beloeb",
    "et beløb i kroner med præcis to decimaler, fx 1234.50",
    "an amount in DKK with exactly two decimals, such as 1234.50",
    pattern=r"(-?(0\.(0[1-9]|[1-9][0-9])|[1-9][0-9]{0,9}\.[0-9]{2})|0\.00)",
    to_python=Decimal,
    to_wire=decimal_to_wire,
    sensitive=False,
    example="1234.50",
)
HELTAL = integer_type(
    "Heltal",
    0,
    2147483647,
    "et helt tal fra 0 til 2147483647",
    "an integer from 0 to 2147483647",
    example="3",
)

Tekst = Annotated[str, TEKST]
LangTekst = Annotated[
    str,
    text_type(
        "LangTekst",
        16000,
        "en tekst på 1–16000 tegn uden styretegn",
        "a text of 1–16000 characters without control characters",
        lines=True,
        example="Borgeren trives bedst med ro.",
    ),
]
Linje = Annotated[str, LINJE]
Titel = Annotated[
    str,
    text_type(
        "Titel",
        120,
        "en overskrift på 1–120 tegn uden linjeskift",
        "a title of 1–120 characters without line breaks",
        lines=False,
        example="Tryg i egen bolig",
    ),
]
Navn = Annotated[
    str,
    text_type(
        "Navn",
        140,
        "et navn på 1–140 tegn uden linjeskift",
        "a name of 1–140 characters without line breaks",
        lines=False,
        example="Åse Sørensen",
    ),
]
Dato = Annotated[
    date,
    Lexical(
        "Dato",
        "en dato, der findes, skrevet ÅÅÅÅ-MM-DD (1900–2199)",
        "an existing date written YYYY-MM-DD (1900–2199)",
        pattern=_YEAR_MONTH_DAY,
        to_python=date.fromisoformat,
        to_wire=date_to_wire,
        sensitive=False,
        example="2026-11-02",
    ),
]
Tidspunkt = Annotated[
    datetime,
    Lexical(
        "Tidspunkt",
        "et tidspunkt skrevet ÅÅÅÅ-MM-DDTtt:mm:ss med Z eller forskydning, fx 2026-11-02T09:30:00+01:00",
        "an instant written YYYY-MM-DDThh:mm:ss with Z or an offset, such as 2026-11-02T09:30:00+01:00",
        pattern=f"{_YEAR_MONTH_DAY}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]{_OFFSET}",
        to_python=datetime.fromisoformat,
        to_wire=instant_to_wire,
        sensitive=False,
        example="2026-11-02T09:30:00+01:00",
    ),
]
Klokkeslaet = Annotated[
    str,
    Lexical(
        "Klokkeslaet",
        "et klokkeslæt skrevet tt:mm",
        "a time of day written hh:mm",
        pattern="([01][0-9]|2[0-3]):[0-5][0-9]",
        sensitive=False,
        example="09:30",
    ),
]
Varighed = Annotated[
    str,
    Lexical(
        "Varighed",
        "en varighed i dage, uger, måneder eller år, fx P3M",
        "a duration in days, weeks, months or years, such as P3M",
        pattern="P[1-9][0-9]{0,2}[DWMY]",
        sensitive=False,
        example="P3M",
    ),
]
Beloeb = Annotated[Decimal, BELOEB]
Antal2 = Annotated[
    Decimal,
    Lexical(
        "Antal2",
        "en mængde med præcis to decimaler, fx 37.00",
        "a quantity with exactly two decimals, such as 37.00",
        pattern=r"(0|[1-9][0-9]{0,6})\.[0-9]{2}",
        to_python=Decimal,
        to_wire=decimal_to_wire,
        sensitive=False,
        example="37.00",
    ),
]
Procent = Annotated[
    Decimal,
    Lexical(
        "Procent",
        "en procent med præcis to decimaler, fx 97.50",
        "a percentage with exactly two decimals, such as 97.50",
        pattern=r"(-?(0\.(0[1-9]|[1-9][0-9])|[1-9][0-9]{0,3}\.[0-9]{2})|0\.00)",
        to_python=Decimal,
        to_wire=decimal_to_wire,
        sensitive=False,
        example="97.50",
    ),
]
Heltal = Annotated[int, HELTAL]
Aarstal = Annotated[
    int,
    integer_type(
        "Aarstal", 1990, 2199, "et årstal fra 1990 til 2199", "a year from 1990 to 2199", example="2026"
    ),
]
Boolsk = Annotated[
    bool, Lexical("Boolsk", "true eller false", "true or false", base="boolean", example="true")
]
Uuid = Annotated[
    str,
    Lexical(
        "Uuid",
        "en nøgle (UUID) med små bogstaver",
        "a lower-case UUID",
        pattern="[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        to_wire=uuid_to_wire,
        sensitive=False,
        example="5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10",
    ),
]
Cpr = Annotated[
    str,
    Lexical(
        "Cpr",
        "et personnummer: ti cifre med en dato, der findes",
        "a CPR number: ten digits with an existing date",
        pattern=f"({_CPR_DAY}[0-9]{{6}}|2902((0[48]|[2468][048]|[13579][26])[0-9]{{4}}|00[4-9][0-9]{{3}}))",
        example="0201609995",
    ),
]
ErstatningsCpr = Annotated[
    str,
    Lexical(
        "ErstatningsCpr",
        "et erstatningspersonnummer: syv cifre, to store bogstaver og et ciffer",
        "a replacement CPR number: seven digits, two capital letters and a digit",
        pattern="[0-9]{7}[A-Z]{2}[0-9]",
        example="0201601AB5",
    ),
]
Pseudonym = Annotated[
    str,
    Lexical(
        "Pseudonym",
        "en navnløs nøgle på 8–64 bogstaver, cifre og bindestreger",
        "a nameless key of 8–64 letters, digits and hyphens",
        pattern="[A-Za-z0-9-]{8,64}",
        example="borger-7f3a91",
    ),
]
Cvr = Annotated[
    str,
    Lexical(
        "Cvr",
        "et CVR-nummer på otte cifre",
        "a CVR number of eight digits",
        pattern="[0-9]{8}",
        sensitive=False,
        example="90000004",
    ),
]
PNummer = Annotated[
    str,
    Lexical(
        "PNummer",
        "et P-nummer på ti cifre",
        "a P number of ten digits",
        pattern="[0-9]{10}",
        sensitive=False,
        example="1003456789",
    ),
]
Gln = Annotated[
    str,
    Lexical(
        "Gln",
        "et EAN-nummer på tretten cifre",
        "a GLN of thirteen digits",
        pattern="[0-9]{13}",
        sensitive=False,
        example="5798000000018",
    ),
]
Sor = Annotated[
    str,
    Lexical(
        "Sor",
        "en SOR-kode på 11–20 cifre",
        "a SOR code of 11–20 digits",
        pattern="[0-9]{11,20}",
        sensitive=False,
        example="12345678901",
    ),
]
TilbudsportalId = Annotated[
    str,
    Lexical(
        "TilbudsportalId",
        "tilbuddets nøgle på Tilbudsportalen: 1–36 bogstaver, cifre og bindestreger",
        "the key on Tilbudsportalen: 1–36 letters, digits and hyphens",
        pattern="[A-Za-z0-9-]{1,36}",
        sensitive=False,
        example="TP-10452",
    ),
]
Telefon = Annotated[
    str,
    Lexical(
        "Telefon",
        "et telefonnummer med landekode, fx +4520304050",
        "a telephone number with country code, such as +4520304050",
        pattern=r"\+[1-9][0-9]{7,14}",
        example="+4520304050",
    ),
]
Email = Annotated[
    str,
    Lexical(
        "Email",
        "en mailadresse på 3–254 tegn med ét @ og uden mellemrum",
        "a mail address of 3–254 characters with one @ and no blanks",
        pattern="[!-?A-~]+@[!-?A-~]+",
        min_length=3,
        max_length=254,
        example="kontakt@example.dk",
    ),
]
Url = Annotated[
    str,
    Lexical(
        "Url",
        "en adresse, der begynder med https://",
        "an address that begins with https://",
        pattern="https://[!-~]{1,400}",
        example="https://example.dk/tilbud",
    ),
]
Sprogkode = Annotated[
    str,
    Lexical(
        "Sprogkode",
        "en sprogkode på to eller tre små bogstaver",
        "a language code of two or three lower-case letters",
        pattern="[a-z]{2,3}",
        example="da",
    ),
]
Sha256 = Annotated[
    str,
    Lexical(
        "Sha256",
        "et SHA-256-fingeraftryk: 64 små hexadecimale cifre",
        "a SHA-256 digest: 64 lower-case hexadecimal digits",
        pattern="[0-9a-f]{64}",
        sensitive=False,
        example="0" * 64,
    ),
]
Base64 = Annotated[
    str,
    Lexical(
        "Base64",
        "base64 med udfyldning og uden linjeskift, højst 1 MiB indhold",
        "base64 with padding and no line breaks, at most 1 MiB of content",
        pattern="([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)",
        min_length=4,
        max_length=1398104,
        example="UERG",
    ),
]
KleEmne = Annotated[
    str,
    Lexical(
        "KleEmne",
        "et KLE-emne skrevet 00.00.00",
        "a KLE subject written 00.00.00",
        pattern=r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}",
        sensitive=False,
        example="27.57.08",
    ),
]
KleFacet = Annotated[
    str,
    Lexical(
        "KleFacet",
        "en KLE-handlingsfacet: et stort bogstav og to cifre",
        "a KLE facet: a capital letter and two digits",
        pattern="[A-ZÆØÅ][0-9]{2}",
        sensitive=False,
        example="G01",
    ),
]
Version = Annotated[
    int,
    integer_type(
        "Version", 1, 9999, "et versionsnummer fra 1 til 9999", "a version number from 1 to 9999", example="1"
    ),
]
Skemaversion = Annotated[
    str,
    Lexical(
        "Skemaversion",
        "en skemaversion skrevet major.minor, fx 1.0",
        "a schema version written major.minor, such as 1.0",
        pattern=r"[1-9][0-9]{0,2}\.[0-9]{1,3}",
        sensitive=False,
        example="1.0",
    ),
]
