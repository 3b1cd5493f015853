"""The door for JSON: RFC 8259 in UTF-8, and stricter where the standard is.

A complete example::

    opened = strict_json(b'{"konvolut": {"beskedtype": "BESTILLING"}}')
    assert opened.tree == {"konvolut": {"beskedtype": "BESTILLING"}}
    assert [f.rule_id for f in strict_json(b'{"a": null}').findings] == ["FORM-NULL"]

Refused: anything but an object at the top, duplicate keys (however they are escaped), ``null``, numbers
other than ``0`` and ``-?[1-9][0-9]*``, lone surrogates, control characters but LF (also escaped), text that
is not NFC, comments, a byte order mark, and whatever passes a limit.

The document is read by jiter; a few quick passes then show for nearly every good document that nothing can be
wrong with it. Where they do not, :mod:`.scan` reads it token by token and decides: it is slower, exact, and
knows where everything stands. Sources: RFC 8259; ``design/architecture.md``, "The wire".
"""

from __future__ import annotations

import re
from typing import Any

import jiter

from .limits import LIMITS, Limits
from .scan import scan
from .text import Opened, fault_of, form_finding, is_clean, trouble_of

__all__ = ["Opened", "strict_json"]

_MINUS_ZERO = re.compile(rb"-0(?<=[:,\[ \t\r\n]-0)")
_ESCAPE = re.compile(rb"\\[^n\"\\/]")
"""Any escape but those of line feed, quote, backslash and slash: only then do values differ from bytes."""
_BETWEEN = '"'
"""Stands between joined strings: a character that composes with nothing and is no fault."""


def strict_json(data: bytes, limits: Limits = LIMITS) -> Opened:
    """Open one document. The tree is dicts, lists, strings, integers and booleans. Never raises on bytes.

    Cost is linear in the bytes, memory bounded by ``limits`` beyond a small multiple of them.
    """
    if len(data) > limits.bytes:
        return Opened(None, (form_finding("FORM-STOERRELSE", None, limits),))
    tree = None
    if not _is_crowded(data, limits):
        tree = _parsed(data)
        if tree is not None and _is_plain(tree, data, limits):
            return Opened(tree, ())
    if findings := trouble_of(data) or scan(data, limits):
        return Opened(None, findings)
    if tree is None and (tree := _parsed(data)) is None:
        return Opened(None, (form_finding("FORM-JSON"),))
    return Opened(tree, ())


def _parsed(data: bytes) -> Any:
    """The tree, or ``None`` when jiter refuses; its message may quote a key and goes no further."""
    try:
        return jiter.from_json(data, cache_mode="keys", catch_duplicate_keys=True, allow_inf_nan=False)
    except ValueError:
        return None


def _is_crowded(data: bytes, limits: Limits) -> bool:
    """Whether there may be too many values to build a tree of.

    Every value that is not a list follows a comma or opens an object. Commas in texts are counted only when
    that is needed: split at the quotes, every second piece lies outside strings.
    """
    if len(data) <= 2 * limits.members:
        return False  # no value is shorter than a digit and a comma
    if data.count(b",") + data.count(b"{") + data.count(b"[") <= limits.members:
        return False
    if b"\\" in data:
        data = data.replace(rb"\\", b"").replace(rb"\"", b"")
    pieces = data.split(b'"', 4 * limits.members + 4)
    outside = b"".join(pieces[::2])
    return outside.count(b",") + outside.count(b"{") + outside.count(b"[") > limits.members


def _is_plain(tree: Any, data: bytes, limits: Limits) -> bool:
    """Whether a parsed document certainly keeps every rule of this door."""
    if type(tree) is not dict or len(data) > limits.text:
        return False
    names: set[str] = set()
    if not _is_ordinary(tree, data, names, limits) or max(map(len, names), default=0) > limits.name:
        return False
    if not (b"\\" in data and _ESCAPE.search(data)) and is_clean(data):
        return True
    return fault_of(_BETWEEN.join(_texts(tree, names))) is None


def _is_ordinary(tree: Any, data: bytes, names: set[str], limits: Limits) -> bool:
    """Whether depth, lists and numbers are within bounds and no value is null; collects the names.

    Goes level by level; strings, by far the most values, are passed over where they stand.
    """
    level, depth, numbers = [tree], 0, []
    while level:
        depth += 1
        below: list[Any] = []
        for node in level:
            if type(node) is dict:
                names.update(node)
                for value in node.values():
                    if type(value) is not str:
                        below.append(value)  # noqa: PERF401 - a generator is slower for so few
            elif type(node) is list:
                if len(node) > limits.items:
                    return False
                for value in node:
                    if type(value) is not str:
                        below.append(value)  # noqa: PERF401 - as above
            else:
                numbers.append(node)
        level = below
    return depth <= limits.depth and _are_ordinary(numbers, data, 10**limits.digits)


def _are_ordinary(numbers: list[Any], data: bytes, end: int) -> bool:
    """Whether these are booleans and integers that were not written ``-0``."""
    zero = False
    for number in numbers:
        if type(number) is int:
            if not -end < number < end:
                return False
            zero = zero or number == 0
        elif type(number) is not bool:
            return False
    return not (zero and _MINUS_ZERO.search(data))


def _texts(tree: Any, names: set[str]) -> list[str]:
    """Every name and every string value."""
    found = list(names)
    nodes = [tree]
    for node in nodes:
        for value in node.values() if type(node) is dict else node:
            if type(value) is str:
                found.append(value)
            elif type(value) is dict or type(value) is list:
                nodes.append(value)
    return found
