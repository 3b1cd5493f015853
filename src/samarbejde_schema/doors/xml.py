"""The door for XML: XML 1.0 with namespaces in UTF-8, elements and text and nothing else.

A complete example::

    opened = strict_xml(b'<Borger xmlns="urn:x"><Navn>Bodil</Navn></Borger>')
    assert opened.tree.tag == "{urn:x}Borger"
    assert opened.tree[0].text == "Bodil"

The tree is an ``xml.etree.ElementTree.Element``: names stand as ``{namespace}name``, an element has children
or text, and an empty one has the text ``None``.

Refused: DTD (before expat is handed a byte of it), entities, comments, processing instructions, attributes
other than xmlns, text between elements, control characters but LF in values (also as references), text that
is not NFC, declarations other than version 1.0 and UTF-8, and whatever passes a limit. Prefixes, CDATA,
character references, ``standalone`` and white space between elements are let in.

The parser is expat from the standard library, which builds the tree in C. A look at the raw bytes and one
sweep over the tree then show for nearly every good document that nothing can be wrong with it; where they
leave a doubt, :mod:`.examine` reads the document again, exactly and with places. Sources: XML 1.0 and
Namespaces in XML 1.0 (W3C); ``design/architecture.md``, "The wire".
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, XMLParser

from .examine import examine
from .limits import LIMITS, Limits
from .text import Opened, fault_of, form_finding, is_clean, trouble_of

__all__ = ["Element", "Opened", "strict_xml"]

_REFERENCE = re.compile(rb"&(?:#|[a-z]++;[\x80-\xff])")
"""A character reference, or an entity before a character that it could compose with."""
_START = re.compile(
    rb"""(?:<\?xml[ ]version=(?:"1\.0"|'1\.0')(?:[ ]encoding=(?:"UTF-8"|'UTF-8'|"utf-8"|'utf-8'))?[ ]?\?>)?
    [ \t\r\n]*+<[^\0!?]""",
    re.VERBOSE,
)
"""How nearly every document begins: an ordinary declaration or none, then the root."""
_DECLARATION = re.compile(rb"""xmlns(?::[A-Za-z_][A-Za-z0-9_.-]{0,62})?="[!#-%'-;=?-z|~]{1,200}\"""")
"""An ordinary declaration. Every name below it carries its URI, so its length is bounded before parsing."""
_SHORTEST = 4
"""No element has fewer bytes than ``<a/>``."""
_BETWEEN = '"'
_BLANKS = " \t\r\n"


def strict_xml(data: bytes, limits: Limits = LIMITS) -> Opened:
    """Open one document as an element tree. Never raises on bytes.

    Cost is linear in the bytes, memory bounded by ``limits`` beyond a small multiple of them.
    """
    if len(data) > limits.bytes:
        return Opened(None, (form_finding("FORM-STOERRELSE", None, limits),))
    if _looks_ordinary(data, limits):
        tree = _parsed(data)
        if tree is not None and _is_plain(tree, data, limits):
            return Opened(tree, ())
    if findings := trouble_of(data) or examine(data, limits):
        return Opened(None, findings)
    tree = _parsed(data)
    return Opened(None, (form_finding("FORM-XML"),)) if tree is None else Opened(tree, ())


def _looks_ordinary(data: bytes, limits: Limits) -> bool:
    """Whether the document may be parsed at once: nothing but elements and text, and not too many of them."""
    start = _START.match(data)
    return (
        start is not None
        and (b"!" not in data or b"<!" not in data)
        and data.find(b"<?", 1) < 0
        and data.count(b"xmlns") == len(_DECLARATION.findall(data)) <= limits.namespaces
        and not _is_crowded(data, limits)
    )


def _parsed(data: bytes) -> Element | None:
    """The tree, or ``None`` when expat refuses."""
    parser = XMLParser(encoding="UTF-8")
    try:
        parser.feed(data)
        root: Element = parser.close()
    except ParseError:
        return None
    return root


def _is_crowded(data: bytes, limits: Limits) -> bool:
    """Whether there may be too many elements or attributes to keep; every start tag has its own ``<``."""
    if len(data) <= _SHORTEST * limits.members:
        return False
    return data.count(b"=") > limits.members or data.count(b"<") - data.count(b"</") > limits.members


def _is_plain(tree: Element, data: bytes, limits: Limits) -> bool:
    """Whether a parsed document certainly keeps every rule of this door."""
    names: set[str] = set()
    if len(data) > limits.text or not _is_ordinary(tree, names, limits) or max(map(len, names)) > limits.name:
        return False
    if b"\t" not in data and not _REFERENCE.search(data) and is_clean(data):
        return True
    values = (element.text for element in tree.iter() if element.text is not None and not len(element))
    return fault_of(_BETWEEN.join([*names, *values])) is None


def _is_ordinary(root: Element, names: set[str], limits: Limits) -> bool:
    """Whether depth and lists are within bounds, no attribute stands anywhere and no text between elements.

    Goes level by level; collects the names.
    """
    level, depth = [root], 0
    while level:
        depth += 1
        below: list[Element] = []
        for element in level:
            names.add(element.tag)
            tail = element.tail
            if (tail is not None and tail.strip(_BLANKS)) or element.keys():
                return False
            if count := len(element):
                text = element.text
                if count > limits.items or (text is not None and text.strip(_BLANKS)):
                    return False
                below += element
        level = below
    return depth <= limits.depth
