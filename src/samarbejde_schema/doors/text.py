"""What a door can answer, what characters a document may hold, and what kind of file it is at all.

A complete example::

    form, findings = form_of(data)
    if findings:
        ...          # FORM-TOM, FORM-BOM, FORM-UTF16, FORM-TEGNSAET, FORM-AFKORTET or FORM-UKENDT-FORM

Every finding of a door has its text in :data:`TEXTS`. The texts say what to do and hold nothing of the
document, not even the name of a field; the place is told by line and column.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ..findings import Finding, Kind, Severity
from .limits import LIMITS, Limits

Form = Literal["json", "xml"]
Place = tuple[int, int]
"""Line and column, both counted from 1; columns count characters (code points)."""

_SENTENCES: dict[str, tuple[str, str]] = {
    "FORM-TOM": (
        "Filen er tom. Send beskeden igen.",
        "The file is empty. Send the message again.",
    ),
    "FORM-BOM": (
        "Filen begynder med et byte order mark (BOM). Gem den som UTF-8 uden BOM.",
        "The file begins with a byte order mark (BOM). Save it as UTF-8 without one.",
    ),
    "FORM-UTF16": (
        "Filen er skrevet i UTF-16 eller UTF-32. Gem den som UTF-8 uden BOM.",
        "The file is written in UTF-16 or UTF-32. Save it as UTF-8 without a BOM.",
    ),
    "FORM-TEGNSAET": (
        "Filen er ikke UTF-8. Ofte er æ, ø og å gemt som ISO-8859-1 eller Windows-1252: gem den som UTF-8.",
        "The file is not UTF-8. Often letters were saved as ISO-8859-1 or Windows-1252: save it as UTF-8.",
    ),
    "FORM-UKENDT-FORM": (
        "Filen er hverken JSON eller XML. En besked begynder med { (JSON) eller < (XML).",
        "The file is neither JSON nor XML. A message begins with { (JSON) or < (XML).",
    ),
    "FORM-AFKORTET": (
        "Filen hører op midt i beskeden. Overfør eller eksportér den igen, så hele filen kommer med.",
        "The file ends in the middle of the message. Transfer or export it again, so that all of it comes.",
    ),
    "FORM-STOERRELSE": (
        "Filen er større end {most} byte. Gør beskeden mindre, eller lad store bilag rejse for sig.",
        "The file is larger than {most} bytes. Make it smaller, or let large attachments travel apart.",
    ),
    "FORM-DYBDE": (
        "Her ligger mere end {most} grupper inden i hinanden. Ingen besked er så dyb; ret programmet.",
        "More than {most} groups lie inside one another here. No message is that deep; mend its program.",
    ),
    "FORM-ANTAL": (
        "Beskeden har mere end {most} felter. Del oplysningerne på flere beskeder.",
        "The message has more than {most} fields. Divide it into several messages.",
    ),
    "FORM-LISTE": (
        "Listen har mere end {most} elementer. Gør den kortere, eller del den på flere beskeder.",
        "The list has more than {most} items. Make it shorter, or divide it between several messages.",
    ),
    "FORM-NAVN": (
        "Feltets navn er længere end {most} tegn. Brug standardens feltnavne.",
        "The name of the field is longer than {most} characters. Use the field names of the standard.",
    ),
    "FORM-TEKST": (
        "Værdien er længere end {most} tegn. Gør teksten kortere, eller vedlæg den som bilag.",
        "The value is longer than {most} characters. Make it shorter, or attach it as a document.",
    ),
    "FORM-STYRETEGN": (
        "Her står et tegn, som ikke må bruges, fx tabulator eller vognretur. Fjern det; linjeskift er LF.",
        "A character that may not be used stands here, such as tab or carriage return. Lines end in LF.",
    ),
    "FORM-NFC": (
        "Teksten er ikke i Unicode-normalform NFC, fx er å skrevet som a og en løs ring. Omform den til NFC.",
        "The text is not in Unicode normal form NFC: å may be an a with a loose ring. Convert it to NFC.",
    ),
    "FORM-JSON": (
        "Herfra er filen ikke gyldig JSON. Se efter komma, kolon, anførselstegn og parentes lige før stedet.",
        "From here the file is not valid JSON. Look for a comma, colon, quote or bracket just before it.",
    ),
    "FORM-LINJESKIFT": (
        "Her er et linjeskift midt i en JSON-tekst. Skriv det som \\n, eller find det glemte anførselstegn.",
        "There is a raw line break inside a JSON text. Write it as \\n, or look for a forgotten quote.",
    ),
    "FORM-TOP": (
        "En besked i JSON er ét objekt: den begynder med { og slutter med }.",
        "A message in JSON is one object: it begins with { and ends with }.",
    ),
    "FORM-DUBLET": (
        "Samme felt står to gange i samme objekt. Behold det ene; flere værdier skrives som en liste.",
        "The same field stands twice in one object. Keep one of them; several values are written as a list.",
    ),
    "FORM-NULL": (
        "null bruges ikke. Udelad feltet, når der ikke er noget at oplyse.",
        "null is not used. Leave the field out when there is nothing to tell.",
    ),
    "FORM-TAL": (
        "Tal er hele tal på højst {most} cifre uden decimaler, eksponent, plus, -0 eller nul foran.",
        "Numbers are integers of at most {most} digits: no fraction, exponent, plus, -0 or leading zero.",
    ),
    "FORM-SURROGAT": (
        "Her står et halvt surrogatpar (\\uD800–\\uDFFF). Skriv hele tegnet, gerne direkte i UTF-8.",
        "Half a surrogate pair stands here (\\uD800–\\uDFFF). Write the whole character, best in UTF-8.",
    ),
    "FORM-KOMMENTAR": (
        "Kommentarer må ikke stå i en besked. Fjern kommentaren.",
        "A message may not hold comments. Remove the comment.",
    ),
    "FORM-XML": (
        "Her er filen ikke velformet XML. Se efter slutmærker; i tekst skrives & som &amp; og < som &lt;.",
        "Here the file is not well-formed XML. Look for end tags; in text & is written &amp; and < is &lt;.",
    ),
    "FORM-ERKLAERING": (
        "XML-erklæringen må kun nævne version 1.0 og tegnsættet UTF-8 og skal stå først i filen.",
        "The XML declaration may only name version 1.0 and the encoding UTF-8, and must stand first.",
    ),
    "FORM-DTD": (
        "En besked må ikke have en DTD (<!DOCTYPE …>). Fjern den.",
        "A message may not have a DTD (<!DOCTYPE …>). Remove it.",
    ),
    "FORM-ENTITET": (
        "Her står en ukendt entitet. Brug kun &amp;, &lt;, &gt;, &quot;, &apos; eller tegnet selv.",
        "An unknown entity stands here. Use only &amp;, &lt;, &gt;, &quot;, &apos; or the character.",
    ),
    "FORM-INSTRUKTION": (
        "Behandlingsinstruktioner (<?…?>) må ikke stå i en besked. Fjern instruktionen.",
        "A message may not hold processing instructions (<?…?>). Remove the instruction.",
    ),
    "FORM-ATTRIBUT": (
        "Fjern attributten; kun xmlns må stå her. Det gælder også xsi:type, xsi:nil og xsi:schemaLocation.",
        "Remove the attribute; only xmlns may stand here. So too xsi:type, xsi:nil and xsi:schemaLocation.",
    ),
    "FORM-BLANDET": (
        "Her står tekst mellem elementer. Flyt teksten ind i det element, den hører til.",
        "There is text between elements here. Move it into the element it belongs to.",
    ),
    "FORM-PRAEFIKS": (
        "Navnerummets præfiks er ikke erklæret. Skriv xmlns med standardens navnerum på rodelementet.",
        "The namespace prefix is not declared. Declare the standard's namespace on the root element.",
    ),
    "FORM-XMLNS": (
        "Ret navnerummet: en URI på højst {most} almindelige tegn, og et præfiks af bogstaver og cifre.",
        "Mend the namespace: a URI of at most {most} plain characters, a prefix of letters and digits.",
    ),
    "FORM-NAVNERUM": (
        "Filen erklærer mere end {most} navnerum. Erklær standardens navnerum én gang, på rodelementet.",
        "The file declares more than {most} namespaces. Declare the standard's once, on the root element.",
    ),
}
_MOST = {
    "FORM-STOERRELSE": "bytes", "FORM-DYBDE": "depth", "FORM-ANTAL": "members", "FORM-LISTE": "items",
    "FORM-NAVN": "name", "FORM-TEKST": "text", "FORM-TAL": "digits", "FORM-NAVNERUM": "namespaces",
    "FORM-XMLNS": "namespace",
}  # fmt: skip
"""The limit that ``{most}`` stands for."""


def _texts(rule_id: str, limits: Limits = LIMITS) -> tuple[str, str]:
    da, en = _SENTENCES[rule_id]
    if rule_id not in _MOST:
        return da, en
    most = getattr(limits, _MOST[rule_id])
    return da.format(most=most), en.format(most=most)


TEXTS: dict[str, tuple[str, str]] = {rule_id: _texts(rule_id) for rule_id in _SENTENCES}
"""The ids of the doors with their Danish and English text, under the limits that hold by default."""

_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_C1 = re.compile(rb"\xc2[\x80-\x9f]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_FIRST = re.compile(rb"[\0\xef\xbb\xbf\xfe\xff \t\r\n]*+([^\0])", re.DOTALL)
_BLANK = re.compile(rb"[ \t\r\n]*+\Z")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a door let in. ``findings`` is empty if and only if ``tree`` is there.

    The tree of :func:`~.json.strict_json` is plain Python values, that of :func:`~.xml.strict_xml` nested
    lists. It holds the citizen's values, so ``repr`` does not show it.
    """

    tree: Any
    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        return f"Opened(findings={len(self.findings)})"


def form_finding(rule_id: str, place: Place | None = None, limits: Limits = LIMITS) -> Finding:
    """One of the findings of :data:`TEXTS`, at a line and column where they are known."""
    da, en = _texts(rule_id, limits)
    line, column = place or (None, None)
    return Finding(rule_id, (), da, en, Severity.ERROR, Kind.FORM, line=line, column=column)


def form_of(data: bytes) -> tuple[Form | None, tuple[Finding, ...]]:
    """Whether a document is JSON or XML, told from its first character, and what is wrong with the file.

    With findings there is nothing to open; the form is told all the same where it can be guessed.
    """
    told = _FIRST.match(data)
    form: Form | None = None
    if told is not None and told[1] in b"{[<":
        form = "xml" if told[1] == b"<" else "json"
    findings = trouble_of(data)
    if not findings and form is None:
        findings = (form_finding("FORM-UKENDT-FORM", (1, 1)),)
    return form, findings


def trouble_of(data: bytes) -> tuple[Finding, ...]:
    """Trouble with the file as such: empty, byte order mark, UTF-16, not UTF-8, cut inside a character."""
    if _BLANK.match(data):
        return (form_finding("FORM-TOM"),)
    if data.startswith(_UTF16) or b"\0" in data[:4]:
        return (form_finding("FORM-UTF16", (1, 1)),)
    if data.startswith(b"\xef\xbb\xbf"):
        return (form_finding("FORM-BOM", (1, 1)),)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        cut = error.end == len(data) and error.reason == "unexpected end of data"
        start = error.start
    else:
        return ()
    place = places_of(data, [start])[start]
    return (form_finding("FORM-AFKORTET" if cut else "FORM-TEGNSAET", place),)


def places_of(data: bytes, offsets: Iterable[int]) -> dict[int, Place]:
    """Line and column of byte offsets that begin a character. LF, CR and CRLF each end one line.

    Linear in the bytes, however many offsets there are.
    """
    found: dict[int, Place] = {}
    line, column, last = 1, 1, 0
    for offset in sorted(set(offsets)):
        piece = data[last:offset].decode("utf-8", "replace")
        last = offset
        if "\r" in piece:
            piece = piece.replace("\r\n", "\n").replace("\r", "\n")
        if lines := piece.count("\n"):
            line += lines
            column = len(piece) - piece.rfind("\n")
        else:
            column += len(piece)
        found[offset] = line, column
    return found


def fault_of(text: str) -> str | None:
    """The id of what is wrong with the characters of one value or name, or ``None``."""
    if _FORBIDDEN.search(text):
        return "FORM-STYRETEGN"
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        return "FORM-NFC"
    return None


def is_clean(data: bytes) -> bool:
    """Whether a document is UTF-8 and no piece of it can have a fault beyond C0 controls.

    The answer is "certainly" or "perhaps not". A document is in NFC if its pieces are, as long as the
    characters between them compose with nothing. Below U+0300 everything is in NFC.
    """
    if b"\x7f" in data or (b"\xc2" in data and _C1.search(data)):
        return False
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    try:
        text.encode("latin-1")  # the cheapest way to see that every character is below U+0100
    except UnicodeEncodeError:
        return "\ufffe" not in text and "\uffff" not in text and unicodedata.is_normalized("NFC", text)
    return True
