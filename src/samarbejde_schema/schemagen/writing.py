r"""How printouts are written down: JSON and XML as bytes that are always the same, prose in one line.

A complete example::

    json_bytes({"navn": "Åse"})                                # '{\n  "navn": "Åse"\n}\n' in UTF-8
    xml_bytes(tag("xs:schema", tag("xs:include", schemaLocation="faelles.xsd"), version="1.0"))

UTF-8, line feeds, two spaces a level, a line feed at the end. Nothing is sorted here: each printer knows
where order has a meaning.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic.alias_generators import to_camel

_ROLE = re.compile(r":[a-z]+(?::[a-z]+)?:`~?(?:[^`]*[.<])?([^`<>.]+)>?`")
_LITERAL = re.compile(r"``([^`]+)``")
_PYTHON_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_WRITTEN_AS_REFERENCE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_XML_NAMES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def json_bytes(value: Any) -> bytes:
    """A value as JSON."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def prose(doc: str, *, literal: str = "") -> str:
    """A docstring as running text in one line; ``literal`` stands around what was set as code.

    A field that the docstring calls by its Python name is called by its wire name: that is what readers of a
    printout see.
    """

    def shown(found: re.Match[str]) -> str:
        name = found.group(1)
        return literal + (to_camel(name) if _PYTHON_NAME.fullmatch(name) else name) + literal

    text = _ROLE.sub(r"``\1``", inspect.cleandoc(doc))
    return " ".join(_LITERAL.sub(shown, text).split())


@dataclass(frozen=True, slots=True)
class Tag:
    """An XML element: a name with its prefix, attributes in order, and either children or text."""

    name: str
    attributes: Mapping[str, str]
    children: tuple[Tag, ...] = ()
    text: str = ""


def tag(name: str, /, *children: Tag | None, text: str = "", **attributes: str | None) -> Tag:
    """An element; children and attributes that are ``None`` are left out."""
    return Tag(
        name,
        {key: value for key, value in attributes.items() if value is not None},
        tuple(child for child in children if child is not None),
        text,
    )


def xml_bytes(root: Tag) -> bytes:
    """A tree as XML 1.0. An element that holds nothing but one text, however deep, stands on one line."""
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(_lines(root, "")) + "\n").encode()


def _lines(element: Tag, margin: str) -> Iterator[str]:
    if (line := _line(element)) is not None:
        yield margin + line
        return
    yield f"{margin}<{_start(element)}>"
    for child in element.children:
        yield from _lines(child, margin + "  ")
    yield f"{margin}</{element.name}>"


def _line(element: Tag) -> str | None:
    if not element.children and not element.text:
        return f"<{_start(element)}/>"
    if not element.children:
        inside: str | None = _escaped(element.text)
    elif len(element.children) == 1 and (element.children[0].text or element.children[0].children):
        inside = _line(element.children[0]) if not element.attributes else None
    else:
        inside = None
    return None if inside is None else f"<{_start(element)}>{inside}</{element.name}>"


def _start(element: Tag) -> str:
    return element.name + "".join(f' {key}="{_escaped(value)}"' for key, value in element.attributes.items())


def _escaped(text: str) -> str:
    text = "".join(_XML_NAMES.get(char, char) for char in text)
    return _WRITTEN_AS_REFERENCE.sub(lambda found: f"&#x{ord(found.group()):X};", text)


def cell(text: str) -> str:
    """Prose that Markdown shows as it is, also in a table."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; the cells are taken as they are."""
    head = list(columns)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def anchor(heading: str) -> str:
    """The anchor that readers of Markdown give a heading of letters, digits and hyphens."""
    return heading.lower()
