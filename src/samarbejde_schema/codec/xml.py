"""XML: the door's tree → model, and model → bytes.

A complete example::

    opened = strict_xml(data)                                  # samarbejde_schema.doors.xml
    read = from_xml(opened.tree, Bestilling, "urn:samarbejde-schema:v1")
    to_xml(read.model, "urn:samarbejde-schema:v1")

The plan of a class says, for every element name, its place in the sequence and what its text becomes. Names
outside the plan are kept with a ``?`` before them, which no wire name has, so that the model refuses them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any
from xml.etree.ElementTree import Element as XmlElement

from pydantic import ValidationError

from ..findings import Finding, Path
from ..modelling.element import Besked, Element
from ..modelling.shape import shape_of
from ..modelling.structure import MOST, structure_finding
from .json import to_tree
from .result import Read, judged, refused

_INTEGER = re.compile("0|-?[1-9][0-9]{0,18}")
_BLANKS = " \t\r\n"
_BOOLEAN = {"true": True, "false": False}


class _Step:
    """What one element name means inside one class."""

    __slots__ = ("below", "convert", "index", "many", "wire")

    def __init__(self, index: int, wire: str, many: bool, convert: Any, below: Any) -> None:
        self.index, self.wire, self.many, self.convert, self.below = index, wire, many, convert, below


Plan = dict[str, _Step]


@cache
def _plan(cls: type[Element], namespace: str) -> Plan:
    prefix = f"{{{namespace}}}" if namespace else ""
    plan: Plan = {}
    for index, field in enumerate(shape_of(cls).fields):
        below = _plan(field.element, namespace) if field.element is not None else None
        base = field.lexical.base if field.lexical is not None else "string"
        convert = {"integer": _integer, "boolean": _boolean}.get(base)
        plan[prefix + field.xml] = _Step(index, field.wire, field.many, convert, below)
    return plan


def _integer(text: str) -> Any:
    return int(text) if _INTEGER.fullmatch(text) else text


def _boolean(text: str) -> Any:
    return _BOOLEAN.get(text, text)


def from_xml(root: XmlElement, cls: type[Besked], namespace: str) -> Read:
    """Read one document of a known type; the root's own name is the caller's to judge."""
    shape = shape_of(cls)
    order: list[tuple[Path, Path]] = []
    tree = _object(root, _plan(cls, namespace), order, ())
    del order[MOST:]
    findings: list[Finding] = [structure_finding("SKEMA-RAEKKEFOELGE", p, shape.name) for p, _ in order]
    places = [place for _, place in order]
    try:
        model = cls.__pydantic_validator__.validate_python(tree, by_alias=True, by_name=False)
    except ValidationError as error:
        found = refused(error, shape)
        return judged(None, findings + list(found.findings), places + list(found.places))
    return judged(model, findings, places)


def _object(node: XmlElement, plan: Plan, order: list[tuple[Path, Path]], path: Path) -> Any:
    """The element as a dict by wire names.

    What stands out of order is noted in ``order``: its path, and its place, which says which of several
    elements of one name it is.
    """
    if not len(node):
        text = node.text
        return {} if text is None or not text.strip(_BLANKS) else text
    out: dict[str, Any] = {}
    last = -1
    for child in node:
        step = plan.get(child.tag)
        if step is None:
            out["?" + child.tag.rpartition("}")[2]] = True
            continue
        wire = step.wire
        at: Path = (*path, wire) if step.below is not None else path
        if step.many:
            items = out.setdefault(wire, [])
            at = (*at, len(items)) if step.below is not None else path
        if step.below is not None:
            value = _object(child, step.below, order, at)
        elif len(child):
            value = {}
        else:
            value = (child.text or "") if step.convert is None else step.convert(child.text or "")
        if step.index < last or (step.index == last and not step.many):
            one = (*path, wire, len(out[wire])) if step.many else (*path, wire)
            order.append((one, one if step.many or wire not in out else (*one, 1)))
        last = step.index
        if step.many:
            items.append(value)
        else:
            out[wire] = value
    return out


_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


@lru_cache(maxsize=4096)
def _tags(wire: str) -> tuple[str, str]:
    name = wire[:1].upper() + wire[1:]
    return f"<{name}>", f"</{name}>"


def to_xml(model: Besked, namespace: str, *, pretty: bool = False) -> bytes:
    """UTF-8 with the namespace as default; ``pretty`` indents elements by two, never text."""
    name = shape_of(type(model)).name
    parts = [_HEAD, f'<{name} xmlns="{namespace}">']
    if pretty:
        _emit_pretty(to_tree(model), parts, "\n  ")
        parts.append(f"\n</{name}>\n")
    else:
        _emit(to_tree(model), parts)
        parts.append(f"</{name}>")
    return "".join(parts).encode()


def _emit(tree: dict[str, Any], parts: list[str]) -> None:
    for wire, value in tree.items():
        start, end = _tags(wire)
        for item in value if type(value) is list else (value,):
            if type(item) is dict:
                parts.append(start)
                _emit(item, parts)
                parts.append(end)
            else:
                parts += (start, _text(item), end)


def _emit_pretty(tree: dict[str, Any], parts: list[str], indent: str) -> None:
    for wire, value in tree.items():
        start, end = _tags(wire)
        for item in value if type(value) is list else (value,):
            parts += (indent, start)
            if type(item) is dict:
                _emit_pretty(item, parts, indent + "  ")
                parts += (indent, end)
            else:
                parts += (_text(item), end)


def _text(value: Any) -> str:
    if type(value) is not str:
        return "true" if value is True else "false" if value is False else str(value)
    if "&" in value or "<" in value or ">" in value:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return value
