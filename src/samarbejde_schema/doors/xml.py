"""The door for XML: XML 1.0 with namespaces in UTF-8, elements and text and nothing else.

A complete example::

    opened = strict_xml(b'<Borger xmlns="urn:x"><Navn>Bodil</Navn></Borger>')
    assert opened.tree == ["urn:x Borger", None, [["urn:x Navn", "Bodil", None]]]

A node is ``[name, text, children]``: the name with its namespace and one blank before it (no blank without a
namespace), the text (``""`` when empty, ``None`` beside children), the children or ``None``.

Refused: DTD (before expat is handed a byte of it), entities, comments, processing instructions, attributes
other than xmlns, text between elements, control characters but LF in values (also as references), text that
is not NFC, declarations other than version 1.0 and UTF-8, and whatever passes a limit. Prefixes, CDATA,
character references, ``standalone`` and white space between elements are let in.

The parser is expat from the standard library. Its first run builds the tree; where that run or a look at the
raw bytes leaves a doubt, :mod:`.examine` reads the document again, exactly and with places. Sources: XML 1.0
and Namespaces in XML 1.0 (W3C); ``design/architecture.md``, "The wire".
"""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat

from .examine import DOCTYPE, examine, new_parser
from .limits import LIMITS, Limits
from .text import Opened, fault_of, form_finding, is_clean, trouble_of

Node = list[Any]
"""``[name, text, children]``."""
Names = dict[str, Any]
"""The names a parser has met; the missing prefix of a default namespace is among them as ``None``."""
_BLANKS = " \t\r\n"
_REFERENCE = re.compile(rb"&(?:#|[a-z]++;[\x80-\xff])")
"""A character reference, or an entity before a character that it could compose with."""
_START = re.compile(rb"[ \t\r\n]*+<[^\0]")
"""What begins otherwise could make expat guess another encoding."""
_SHORTEST = 4
"""No element has fewer bytes than ``<a/>``."""
_BETWEEN = '"'


class _Doubt(Exception):  # noqa: N818 - not an error: a closer look will tell
    """The first run met something the door may have to refuse."""


def strict_xml(data: bytes, limits: Limits = LIMITS) -> Opened:
    """Open one document as nested lists. Never raises on bytes.

    Cost is linear in the bytes, memory bounded by ``limits`` beyond a small multiple of them.
    """
    if len(data) > limits.bytes:
        return Opened(None, (form_finding("FORM-STOERRELSE", None, limits),))
    tree: Node | None = None
    names: Names = {}
    if _START.match(data) and not _is_crowded(data, limits) and DOCTYPE not in data:
        tree = _parsed(data, limits, names)
        if tree is not None and _is_plain(tree, data, names, limits):
            return Opened(tree, ())
    if findings := trouble_of(data) or examine(data, limits):
        return Opened(None, findings)
    if tree is None and (tree := _parsed(data, limits, names)) is None:
        return Opened(None, (form_finding("FORM-XML"),))
    return Opened(tree, ())


def _parsed(data: bytes, limits: Limits, names: Names) -> Node | None:
    """The tree, or ``None`` when expat refuses or something met needs a closer look; collects the names."""
    parser = new_parser(data, names)
    document: Node = ["", "", None]
    start, end, text = _handlers(document, limits)
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.CommentHandler = parser.ProcessingInstructionHandler = parser.StartDoctypeDeclHandler = _doubt
    parser.XmlDeclHandler = _declaration
    spaces: list[Any] = []
    parser.StartNamespaceDeclHandler = lambda *declared: spaces.append(declared)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, _Doubt):
        return None
    if len(spaces) > limits.namespaces:
        return None
    root: Node = document[2][0]
    return root


def _handlers(document: Node, limits: Limits) -> tuple[Any, Any, Any]:
    """The three handlers that build the tree. What they do is done for every element: they do little."""
    depth = limits.depth
    top = document
    above: list[Node] = []
    push, pop = above.append, above.pop

    def start(name: str, attributes: list[str]) -> None:
        nonlocal top
        if attributes:
            raise _Doubt
        node: Node = [name, "", None]
        if top[2] is None:
            if len(above) > depth or top[1].strip(_BLANKS):
                raise _Doubt
            top[1] = None
            top[2] = [node]
        else:
            top[2].append(node)
        push(top)
        top = node

    def end(_: str) -> None:
        nonlocal top
        top = pop()

    def text(piece: str) -> None:
        if top[2] is None:
            top[1] += piece
        elif piece.strip(_BLANKS):
            raise _Doubt

    return start, end, text


def _doubt(*_: object) -> None:
    raise _Doubt


def _declaration(version: str, encoding: str | None, _: int) -> None:
    if version != "1.0" or (encoding is not None and encoding.upper() != "UTF-8"):
        raise _Doubt


def _is_crowded(data: bytes, limits: Limits) -> bool:
    """Whether there may be too many elements or attributes to keep; every start tag has its own ``<``."""
    if len(data) <= _SHORTEST * limits.members:
        return False
    if data.count(b"=") > limits.members:
        return True
    starts = data.count(b"<")
    if starts > limits.members and b"<!" not in data and b"<?" not in data[2:]:
        starts -= data.count(b"</")
    return starts > limits.members


def _is_plain(tree: Node, data: bytes, names: Names, limits: Limits) -> bool:
    """Whether a parsed document certainly keeps every rule of this door."""
    if len(data) > limits.text or max(map(len, filter(None, names)), default=0) > limits.name:
        return False
    if data.count(b"<") > limits.items and _has_long_list(tree, limits.items):
        return False
    if b"\t" not in data and b"[" not in data and not _REFERENCE.search(data) and is_clean(data):
        return True
    return fault_of(_BETWEEN.join([*filter(None, names), *_values(tree)])) is None


def _has_long_list(tree: Node, most: int) -> bool:
    """Whether any element has more children than a list may have items."""
    nodes = [tree]
    for node in nodes:
        children = node[2] or ()
        if len(children) > most:
            return True
        nodes += [child for child in children if child[2] is not None]
    return False


def _values(tree: Node) -> list[str]:
    """The text of every element without children."""
    found: list[str] = []
    nodes = [tree]
    for node in nodes:
        if node[2] is None:
            found.append(node[1])
        else:
            nodes += node[2]
    return found
