"""What is wrong with an XML document, and where: the exact reading behind the door for XML.

A complete example::

    findings = examine(b'<a b="1"><!-- hm --></a>')
    assert [(f.rule_id, f.column) for f in findings] == [("FORM-ATTRIBUT", 1), ("FORM-KOMMENTAR", 10)]

expat reads the document and every event is judged. Faults that leave the rest readable are collected, so that
one reading tells several of them; where expat gives up or a limit is passed, reading stops. A DTD stops it
before expat is handed a byte of it, so that no entity is ever declared. Cost: linear in the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from ..findings import Finding
from .limits import LIMITS, Limits
from .text import fault_of, form_finding, places_of

DOCTYPE = b"<!DOCTYPE"
BETWEEN = "\x01"
"""What expat puts between namespace and name: a character that no document can hold."""
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""Characters that XML 1.0 cannot carry."""
_BLANKS = " \t\r\n"
_PREFIX = re.compile("[A-Za-z_][A-Za-z0-9_.-]{0,62}")
_URI = re.compile("[!#-%'-;=?-z|~]*")
"""What a declaration may say: a prefix that every reader takes, a URI without what separates names."""
_ERRORS = {
    expat.errors.codes[message]: rule_id
    for message, rule_id in (
        (expat.errors.XML_ERROR_NO_ELEMENTS, "FORM-AFKORTET"),
        (expat.errors.XML_ERROR_UNCLOSED_TOKEN, "FORM-AFKORTET"),
        (expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION, "FORM-AFKORTET"),
        (expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE, "FORM-ATTRIBUT"),
        (expat.errors.XML_ERROR_UNDEFINED_ENTITY, "FORM-ENTITET"),
        (expat.errors.XML_ERROR_BAD_CHAR_REF, "FORM-STYRETEGN"),
        (expat.errors.XML_ERROR_MISPLACED_XML_PI, "FORM-ERKLAERING"),
        (expat.errors.XML_ERROR_XML_DECL, "FORM-ERKLAERING"),
        (expat.errors.XML_ERROR_UNKNOWN_ENCODING, "FORM-ERKLAERING"),
        (expat.errors.XML_ERROR_INCORRECT_ENCODING, "FORM-ERKLAERING"),
        (expat.errors.XML_ERROR_UNBOUND_PREFIX, "FORM-PRAEFIKS"),
        (expat.errors.XML_ERROR_UNDECLARING_PREFIX, "FORM-PRAEFIKS"),
        (expat.errors.XML_ERROR_RESERVED_PREFIX_XML, "FORM-PRAEFIKS"),
        (expat.errors.XML_ERROR_RESERVED_PREFIX_XMLNS, "FORM-PRAEFIKS"),
        (expat.errors.XML_ERROR_RESERVED_NAMESPACE_URI, "FORM-PRAEFIKS"),
    )
}
"""What expat's errors are called here; any other is FORM-XML. Its own texts go no further."""


class _Stop(Exception):  # noqa: N818 - not an error: the rest cannot be read
    """Reading ends here."""


def new_parser(data: bytes, names: dict[str, Any] | None = None) -> expat.XMLParserType:
    """A parser for one document: UTF-8 whatever the document says, names with namespace, text in one piece.

    ``names`` is filled with every name met, which makes reading quicker; without it no name is kept.
    """
    parser = expat.ParserCreate("UTF-8", BETWEEN, names)
    parser.ordered_attributes = True
    if len(data) > parser.buffer_size:
        parser.buffer_size = len(data)
    parser.buffer_text = True
    return parser


def feed(parser: expat.XMLParserType, data: bytes, has_root: Callable[[], bool]) -> bool:
    """Parse a document; false when a DTD begins before the root, and then nothing of it was parsed.

    A DTD can stand nowhere else: later, the same characters are text in CDATA, or an error.
    """
    at = data.find(DOCTYPE)
    if at < 0:
        parser.Parse(data, True)
        return True
    parser.Parse(data[:at], False)
    if not has_root():
        return False
    parser.Parse(data[at:], True)
    return True


def examine(data: bytes, limits: Limits = LIMITS) -> tuple[Finding, ...]:
    """The first faults of a document, in the order they are met; none when the door may let it in.

    ``data`` is UTF-8 without a byte order mark. Never raises.
    """
    examiner = _Examiner(data, limits)
    examiner.run()
    places = places_of(data, (offset for offset, _ in examiner.faults))
    return tuple(form_finding(rule_id, places[offset], limits) for offset, rule_id in examiner.faults)


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet."""

    offset: int
    text: list[str] = field(default_factory=list)
    children: dict[str, int] = field(default_factory=dict)
    """How many children of each name."""


class _Examiner:
    """The state of one reading."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.data, self.limits = data, limits
        self.faults: list[tuple[int, str]] = []
        self.open: list[_Open] = []
        self.known: set[str] = set()
        self.elements = self.namespaces = 0
        self.parser: Any = new_parser(data)

    def run(self) -> None:
        """Read to the end, or as far as it makes sense."""
        parser = self.parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = lambda _: self._fault("FORM-KOMMENTAR")
        parser.ProcessingInstructionHandler = lambda *_: self._fault("FORM-INSTRUKTION")
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = lambda *_: self._stop("FORM-DTD")
        parser.StartNamespaceDeclHandler = self._namespace
        try:
            if not feed(parser, self.data, lambda: self.elements > 0):
                self._fault("FORM-DTD", self.data.find(DOCTYPE))
        except expat.ExpatError as error:
            offset = parser.ErrorByteIndex
            self.faults.append((offset, self._error(error.code, offset)))
        except _Stop:
            pass
        del self.parser

    def _error(self, code: int, offset: int) -> str:
        here = self.data[offset : offset + 3]
        if _CONTROL.match(here):
            return "FORM-STYRETEGN"
        return _ERRORS.get(code, "FORM-XML")

    def _fault(self, rule_id: str, offset: int | None = None) -> None:
        self.faults.append((self.parser.CurrentByteIndex if offset is None else offset, rule_id))
        if len(self.faults) >= self.limits.findings:
            raise _Stop

    def _stop(self, rule_id: str) -> None:
        self._fault(rule_id)
        raise _Stop

    def _start(self, name: str, attributes: list[str]) -> None:
        self.elements += 1
        if self.elements - 1 > self.limits.members:
            self._stop("FORM-ANTAL")
        if self.open:
            self._child(self.open[-1], name)
        self.open.append(_Open(self.parser.CurrentByteIndex))
        if attributes:
            self._fault("FORM-ATTRIBUT")
        if name not in self.known:
            self._name(name.rpartition(BETWEEN)[2])
            self.known.add(name)

    def _child(self, parent: _Open, name: str) -> None:
        if not parent.children:
            if len(self.open) > self.limits.depth:
                self._stop("FORM-DYBDE")
            if "".join(parent.text).strip(_BLANKS):
                self._loose_text()
        parent.children[name] = count = parent.children.get(name, 0) + 1
        if count > self.limits.items:
            self._stop("FORM-LISTE")

    def _end(self, _: str) -> None:
        element = self.open.pop()
        if element.children:
            return
        value = "".join(element.text)
        fault = fault_of(value)
        if fault is None and len(value) > self.limits.text:
            fault = "FORM-TEKST"
        if fault is not None:
            self._fault(fault, element.offset)

    def _text(self, text: str) -> None:
        element = self.open[-1]
        if not element.children:
            element.text.append(text)
        elif text.strip(_BLANKS):
            self._loose_text()

    def _loose_text(self) -> None:
        """Text between elements; expat tells of it when it meets the markup behind it."""
        end = self.parser.CurrentByteIndex
        start = self.data.rfind(b">", 0, end) + 1
        self._fault("FORM-BLANDET", end - len(self.data[start:end].lstrip(b" \t\r\n")))

    def _name(self, name: str) -> None:
        fault = "FORM-NAVN" if len(name) > self.limits.name else fault_of(name)
        if fault is not None:
            self._fault(fault)

    def _declaration(self, version: str, encoding: str | None, _: int) -> None:
        if version != "1.0" or (encoding is not None and encoding.upper() != "UTF-8"):
            self._fault("FORM-ERKLAERING")

    def _namespace(self, prefix: str | None, uri: str | None) -> None:
        self.namespaces += 1
        plain = _PREFIX.fullmatch(prefix or "x") and _URI.fullmatch(uri or "")
        if not plain or len(uri or "") > self.limits.namespace:
            self._stop("FORM-XMLNS")  # every name below would carry it
        if self.namespaces > self.limits.namespaces:
            self._stop("FORM-NAVNERUM")
