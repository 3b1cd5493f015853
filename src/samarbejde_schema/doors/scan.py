"""What is wrong with a JSON document, and where: the exact reading behind the door for JSON.

A complete example::

    findings = scan(b'{"a": 1, "a": null}')
    assert [(f.rule_id, f.line, f.column) for f in findings] == [("FORM-DUBLET", 1, 10), ("FORM-NULL", 1, 15)]

The document is cut into tokens and followed with a stack. Faults inside a value (a number with a fraction, a
null, text that is not NFC) are collected, so that one reading tells several of them; where the grammar breaks
or a limit is passed, reading stops. Cost: linear in the bytes, and at most a few tokens per allowed value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from enum import Enum, auto

from ..findings import Finding
from .limits import LIMITS, Limits
from .text import fault_of, form_finding, places_of

STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
"""The pattern of a string, from quote to quote, for bytes that may be anything."""
TOKEN = re.compile(STRING + rb'|[{}\[\]:,]|[^ \t\n\r{}\[\]:,"]++|"', re.DOTALL)
"""One token; white space lies between them. A quote alone begins a string that never ends."""
NUMBER = re.compile(rb"0|-?[1-9][0-9]*+")
_NUMBER_LIKE = re.compile(rb"[-+.]?[0-9.]|-?(?:NaN|Infinity)\Z")
_LONE = re.compile("[\ud800-\udfff]")
UNENDING = b'"'
"""The token after which nothing can be told, and a search for more would begin again at every quote."""


class _Next(Enum):
    """What may come next."""

    VALUE = auto()
    FIRST_VALUE = auto()
    NAME = auto()
    FIRST_NAME = auto()
    COLON = auto()
    MORE = auto()
    NOTHING = auto()


class _Stop(Exception):  # noqa: N818 - not an error: the rest cannot be read
    """Reading ends here."""


def name_of(token: bytes) -> str:
    """The text of a string token; :class:`ValueError` when it is not well-formed."""
    if b"\\" not in token:
        return token[1:-1].decode()
    text: str = json.loads(token.decode(), strict=False)
    return text


def scan(data: bytes, limits: Limits = LIMITS) -> tuple[Finding, ...]:
    """The first faults of a document in the order they stand; none when the door may let it in.

    ``data`` is UTF-8 without a byte order mark. Never raises.
    """
    scanner = _Scanner(data, limits)
    scanner.run()
    places = places_of(data, (offset for offset, _ in scanner.faults))
    return tuple(form_finding(rule_id, places[offset], limits) for offset, rule_id in scanner.faults)


class _Scanner:
    """The state of one reading: what may come next, and the groups that are open."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.data, self.limits = data, limits
        self.faults: list[tuple[int, str]] = []
        self.next = _Next.VALUE
        self.open: list[set[str] | list[int]] = []
        """For an object the names seen so far, for a list how many values it has."""
        self.members = 0

    def run(self) -> None:
        """Read to the end, or as far as it makes sense."""
        turn: dict[_Next, Callable[[bytes, int], None]] = {
            _Next.VALUE: self._value,
            _Next.FIRST_VALUE: self._value,
            _Next.NAME: self._name,
            _Next.FIRST_NAME: self._name,
            _Next.COLON: self._colon,
            _Next.MORE: self._more,
            _Next.NOTHING: self._broken,
        }
        try:
            for match in TOKEN.finditer(self.data):
                turn[self.next](match[0], match.start())
            if self.next is not _Next.NOTHING:
                self._stop("FORM-AFKORTET", len(self.data))
        except _Stop:
            pass

    def _fault(self, rule_id: str, offset: int) -> None:
        self.faults.append((offset, rule_id))
        if len(self.faults) >= self.limits.findings:
            raise _Stop

    def _stop(self, rule_id: str, offset: int) -> None:
        self._fault(rule_id, offset)
        raise _Stop

    def _broken(self, token: bytes, offset: int) -> None:
        """A token that may not stand here; a bare word that touches the end was cut off."""
        cut = token == UNENDING or (
            bool(self.open) and offset + len(token) == len(self.data) and token[:1].isalnum()
        )
        if cut:
            self._stop("FORM-AFKORTET", len(self.data))
        self._stop("FORM-KOMMENTAR" if token.startswith((b"//", b"/*")) else "FORM-JSON", offset)

    def _value(self, token: bytes, offset: int) -> None:
        if token == b"]" and self.next is _Next.FIRST_VALUE:
            self._count(offset)
            self._close()
            return
        if not self.open and token != b"{":
            self._stop("FORM-TOP", offset)
        if token != b"[":
            self._count(offset)
        if self.open and isinstance(self.open[-1], list):
            self.open[-1][0] += 1
            if self.open[-1][0] > self.limits.items:
                self._stop("FORM-LISTE", offset)
        self.next = _Next.MORE
        if token in b"{[":
            self._open(token, offset)
        elif len(token) > 1 and token.startswith(b'"'):
            self._text(token, offset, self.limits.text, "FORM-TEKST")
        elif token not in (b"true", b"false"):
            self._scalar(token, offset)

    def _count(self, offset: int) -> None:
        self.members += bool(self.open)
        if self.members > self.limits.members:
            self._stop("FORM-ANTAL", offset)

    def _open(self, token: bytes, offset: int) -> None:
        if len(self.open) == self.limits.depth:
            self._stop("FORM-DYBDE", offset)
        if token == b"{":
            self.open.append(set())
            self.next = _Next.FIRST_NAME
        else:
            self.open.append([0])
            self.next = _Next.FIRST_VALUE

    def _close(self) -> None:
        self.open.pop()
        self.next = _Next.MORE if self.open else _Next.NOTHING

    def _scalar(self, token: bytes, offset: int) -> None:
        if token == b"null":
            self._fault("FORM-NULL", offset)
        elif not _NUMBER_LIKE.match(token):
            self._broken(token, offset)
        elif not NUMBER.fullmatch(token) or len(token.lstrip(b"-")) > self.limits.digits:
            self._fault("FORM-TAL", offset)

    def _name(self, token: bytes, offset: int) -> None:
        if token == b"}" and self.next is _Next.FIRST_NAME:
            self._close()
            return
        if not token.startswith(b'"') or token == UNENDING:
            self._broken(token, offset)
        name = self._text(token, offset, self.limits.name, "FORM-NAVN")
        seen = self.open[-1]
        if isinstance(seen, set) and name is not None:
            if name in seen:
                self._fault("FORM-DUBLET", offset)
            seen.add(name)
        self.next = _Next.COLON

    def _colon(self, token: bytes, offset: int) -> None:
        if token != b":":
            self._broken(token, offset)
        self.next = _Next.VALUE

    def _more(self, token: bytes, offset: int) -> None:
        inside = isinstance(self.open[-1], set)
        if token == b",":
            self.next = _Next.NAME if inside else _Next.VALUE
        elif token == (b"}" if inside else b"]"):
            self._close()
        else:
            self._broken(token, offset)

    def _text(self, token: bytes, offset: int, most: int, too_long: str) -> str | None:
        """Judge a string; its text, or ``None`` when it has an escape that does not exist."""
        try:
            text = name_of(token)
        except ValueError:
            self._fault("FORM-JSON", offset)
            return None
        if b"\n" in token:
            fault: str | None = "FORM-LINJESKIFT"
        else:
            fault = "FORM-SURROGAT" if _LONE.search(text) else fault_of(text)
        if fault is None and len(text) > most:
            fault = too_long
        if fault is not None:
            self._fault(fault, offset)
        return text
