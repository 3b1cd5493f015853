r"""Patterns as JSON Schema and XSD write them, made from the one description of a simple type.

A complete example::

    whole_match("[0-9]{4}")           # "^(?:[0-9]{4})$"
    xsd_pattern(lexical(Titel))       # "[^\t\n\r…]*", with the forbidden characters XML can carry
    integer_pattern(1990, 2199)       # "199[0-9]|2[0-1][0-9]{2}"

The schema languages share a small part of regular expressions. A pattern outside it would mean different
things to different validators, so it is refused here, when the standard is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..errors import StandardError
from ..primitives import Lexical

_XML_CHARACTERS = ((0x09, 0x0A), (0x0D, 0x0D), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
_TOKEN = re.compile(
    r"(?P<group>\((?:\?:|(?!\?)))|(?P<class>\[\^?(?:\\.|[^\\\[\]])+\])|(?P<escape>\\[.*+?(){}\[\]|\\^])"
    r"|(?P<count>[*+?]|\{[0-9]+(?:,[0-9]*)?\})|(?P<plain>[^\\\[\](){}*+?.^$]|\))",
    re.DOTALL,
)
_OPENING = ("(", "(?:", "|")
_CLASS_ESCAPES = frozenset("\\[]^-.*+?(){}|")
_CLASS_OPERATORS = ("&&", "--", "~~")
_XSD_NAMES = {0x09: "\\t", 0x0A: "\\n", 0x0D: "\\r"}


def whole_match(pattern: str) -> str:
    """A pattern for engines that look anywhere in a text; JSON Schema's ``pattern`` is one of them."""
    xsd_syntax(pattern)
    return f"^(?:{pattern})$"


def xsd_pattern(kind: Lexical) -> str | None:
    """The pattern of a simple type in XSD, which always matches as a whole; ``None`` for any text."""
    if kind.base == "boolean":
        return "true|false"
    if kind.base == "integer":
        if kind.minimum is None or kind.maximum is None:
            raise StandardError(f"the integer type {kind.name} needs a least and a greatest value")
        return xsd_syntax(integer_pattern(kind.minimum, kind.maximum))
    if kind.forbidden:
        carried = _carried(kind.forbidden)
        return replace(kind, forbidden=carried).regex(_xsd_character) if carried else None
    return None if kind.pattern is None else xsd_syntax(kind.pattern)


def _carried(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The part of some character ranges that XML can carry; the rest can neither stand nor be named in it."""
    return tuple(
        (max(low, least), min(high, most))
        for low, high in ranges
        for least, most in _XML_CHARACTERS
        if max(low, least) <= min(high, most)
    )


def _xsd_character(point: int) -> str:
    if point in _XSD_NAMES:
        return _XSD_NAMES[point]
    return "\\" + chr(point) if chr(point) in _CLASS_ESCAPES else chr(point)


def xsd_syntax(pattern: str) -> str:
    r"""A pattern in XSD's syntax; :class:`StandardError` when it is outside the part all engines share.

    That part: plain characters, classes of characters and ranges, groups, alternatives, counts, and a
    backslash before a sign that has a meaning. Not: anchors, ``.``, ``\d`` and its like, look-around,
    references, lazy and possessive counts, set operations.

    libxml2 miscounts in patterns with groups or alternatives (``a{4}|a{3}b`` takes six of them). There, exact
    counts are written out, and the repetitions it is known to get wrong are refused.
    """
    tokens = list(_tokens(pattern))
    grouped = any(token in _OPENING for token, _ in tokens)
    outer = _has_outer_alternatives(tokens)
    written: list[str] = []
    depth = 0
    for token, kind in tokens:
        depth += (kind == "group") - (token == ")")
        if kind == "count":
            if not _trusted(token, written, outer or depth > 0, grouped):
                raise StandardError(f"libxml2 cannot be trusted to repeat {token} in {pattern!r}")
            exact = grouped and token[0] == "{" and "," not in token
            written += [written[-1]] * (int(token[1:-1]) - 1) if exact else [token]
        elif kind == "class":
            written.append(_xsd_class(token))
        else:
            written.append("(" if kind == "group" else token)
    try:
        return re.compile("".join(written)).pattern
    except re.error:
        raise StandardError(f"{pattern!r} is not a pattern") from None


def _trusted(count: str, written: list[str], inside: bool, grouped: bool) -> bool:
    """Whether libxml2 repeats the last sign written as it should.

    Found by comparing it with Python on thousands of small patterns over all short texts. ``inside`` says
    that the place is in a group or beside alternatives, ``grouped`` that the pattern has either.
    """
    if written[-1] == ")":
        return count == "?" or (count in ("*", "+") and not inside)
    if count[0] != "{" or not grouped:
        return True
    if "," not in count:
        return int(count[1:-1]) > 0
    before = written[-2] if len(written) > 1 else "|" if inside else ""
    return before not in ("(", "|", ")", "*", "+", "?")


def _has_outer_alternatives(tokens: list[tuple[str, str]]) -> bool:
    depth = 0
    for token, kind in tokens:
        depth += (kind == "group") - (token == ")")
        if token == "|" and depth == 0:
            return True
    return False


def _tokens(pattern: str) -> Iterator[tuple[str, str]]:
    """The signs of a pattern with their kinds; a count never follows nothing or another count."""
    place, countable = 0, False
    while place < len(pattern):
        found = _TOKEN.match(pattern, place)
        kind = found.lastgroup if found is not None else None
        if found is None or kind is None or (kind == "count" and not countable):
            raise StandardError(f"the pattern {pattern!r} is not understood by every validator (at {place})")
        yield found.group(), kind
        countable = kind != "count" and found.group() not in _OPENING
        place = found.end()


def _xsd_class(text: str) -> str:
    """A class with a hyphen at either end escaped: some readers of XSD take it for half a range."""
    head = "[^" if text.startswith("[^") else "["
    inner = text[len(head) : -1]
    strange = any(escaped not in _CLASS_ESCAPES for escaped in re.findall(r"\\(.)", inner, re.DOTALL))
    if strange or any(operator in inner for operator in _CLASS_OPERATORS):
        raise StandardError(f"the class {text!r} is not understood by every validator")
    if inner.startswith("-"):
        inner = "\\" + inner
    if inner.endswith("-") and not inner.endswith("\\-"):
        inner = inner[:-1] + "\\-"
    return f"{head}{inner}]"


def integer_pattern(low: int, high: int) -> str:
    """A pattern for exactly the integers from ``low`` to ``high`` written as JSON writes them.

    No leading zeros, no plus, no ``-0``. Raises :class:`ValueError` when the range is empty.
    """
    if low > high:
        raise ValueError("an empty range of integers")
    parts = []
    if low < 0:
        parts += [f"-({part})" for part in _naturals(max(1, -high), -low)]
    if high >= 0:
        parts += _naturals(max(0, low), high)
    return "|".join(parts)


def _naturals(low: int, high: int) -> list[str]:
    """Alternatives for the numbers from ``low`` (at least 0) to ``high``, by number of digits."""
    shorter: list[str] = []
    longer: list[str] = []
    full: list[int] = []
    for digits in range(len(str(low)), len(str(high)) + 1):
        least, most = (10 ** (digits - 1) if digits > 1 else 0), 10**digits - 1
        if digits > 1 and low <= least and most <= high:
            full.append(digits)
        else:
            part = _same_length(str(max(low, least)), str(min(high, most)))
            (longer if full else shorter).extend(part)
    middle = ["[1-9][0-9]" + _times(full[0] - 1, full[-1] - 1)] if full else []
    return shorter + middle + longer


def _same_length(low: str, high: str) -> list[str]:
    """Alternatives for the digit strings from ``low`` to ``high``, which are equally long."""
    if not low:
        return [""]
    if low[0] == high[0]:
        return [low[0] + rest for rest in _same_length(low[1:], high[1:])]
    tail = len(low) - 1
    first, last = int(low[0]), int(high[0])
    before, after = [], []
    if low[1:] != "0" * tail:
        before = [low[0] + rest for rest in _same_length(low[1:], "9" * tail)]
        first += 1
    if high[1:] != "9" * tail:
        after = [high[0] + rest for rest in _same_length("0" * tail, high[1:])]
        last -= 1
    between = []
    if first <= last:
        between = [(str(first) if first == last else f"[{first}-{last}]") + _digits(tail)]
    return before + between + after


def _digits(count: int) -> str:
    return "" if count == 0 else "[0-9]" + _times(count, count)


def _times(least: int, most: int) -> str:
    if least == most:
        return "" if least == 1 else f"{{{least}}}"
    return f"{{{least},{most}}}"
