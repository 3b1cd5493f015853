"""Model, JSON Schema and XSD give one verdict on every document that gets past the door.

2 000 generated and mutated messages a run; ``SAMARBEJDE_PROPERTY_MESSAGES=20000`` for more.
"""

from __future__ import annotations

import json
import os
import random
from copy import deepcopy
from typing import Any

import pytest
from lxml import etree

from samarbejde_schema import STANDARD
from samarbejde_schema.codec.json import from_json, to_json, to_tree
from samarbejde_schema.codec.xml import from_xml, to_xml
from samarbejde_schema.doors.json import strict_json
from samarbejde_schema.doors.xml import strict_xml
from samarbejde_schema.exchange.second_opinion import Published
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.modelling.shape import shape_of
from samarbejde_schema.schemagen.artefacts import render

from .makers import Maker, places

MESSAGES = int(os.environ.get("SAMARBEJDE_PROPERTY_MESSAGES", "2000"))
EACH = -(-MESSAGES // len(STANDARD.types))
NAMESPACE = STANDARD.release.namespace


@pytest.fixture(scope="module")
def published() -> Published:
    """The schemas as they would be published now."""
    prefix = STANDARD.release.versions[-1] + "/"
    return Published(
        {
            path.removeprefix(prefix): data
            for path, data in render(STANDARD).items()
            if path.startswith(prefix)
        }
    )


def _xml(name: str, tree: dict[str, Any]) -> bytes | None:
    """A tree as XML, by a writer of the test's own; ``None`` where XML cannot say the same."""
    if any(container[key] == [] or container[key] == {} for container, key in places(tree)):
        return None

    def element(name: str, value: Any) -> str:
        tag = name[:1].upper() + name[1:]
        if isinstance(value, dict):
            inner = "".join(
                element(k, item) for k, v in value.items() for item in (v if isinstance(v, list) else [v])
            )
        else:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            inner = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f"<{tag}>{inner}</{tag}>"

    if any(
        isinstance(item, list)
        for container, _ in places(tree)
        if isinstance(container, list)
        for item in container
    ):
        return None
    if any(
        not key[:1].isalpha() or not key.isalnum()
        for container, key in places(tree)
        if isinstance(container, dict)
    ):
        return None
    return element(name, tree).replace(f"<{name}>", f'<{name} xmlns="{NAMESPACE}">', 1).encode()


def _same_in_xml(changed: str) -> bool:
    """Whether the XML twin must get the verdict of the JSON: capitals and types of values differ between them."""
    return changed not in ("case", "swap", "empty", "type")


@pytest.mark.parametrize("kind", STANDARD.types)
def test_three_validators_agree(kind: str, published: Published) -> None:
    model = STANDARD.model(kind)
    shape = shape_of(model)
    seen = {True: 0, False: 0}
    for seed in range(EACH):
        maker = Maker(seed)
        tree, changed = maker.document(shape), "nothing"
        if seed % 4:
            tree, changed = maker.mutant(tree)
        where = f"{kind}, seed {seed}, {changed}"
        verdict = _json_agrees(tree, kind, model, published, where)
        if verdict is None:
            continue
        seen[verdict] += 1
        if changed == "nothing":
            assert verdict, where
        xml = _xml(shape.name, tree)
        if xml is not None:
            said = _xml_agrees(xml, kind, model, published, where)
            if said is not None and _same_in_xml(changed):
                assert said == verdict, where
    assert seen[True] > EACH // 5
    assert seen[False] > EACH // 5


@pytest.mark.parametrize("kind", STANDARD.types)
def test_codec_and_xsd_agree_on_what_only_xml_can_get_wrong(kind: str, published: Published) -> None:
    """Order, repetition, strangers, empty elements, children in leaves, text beside elements, prefixes, blanks."""
    model = STANDARD.model(kind)
    shape = shape_of(model)
    refused = 0
    for seed in range(EACH // 2):
        maker = Maker(10_000 + seed)
        written = _xml(shape.name, maker.document(shape))
        if written is None:
            continue
        root = etree.fromstring(written)
        done = _mutate_xml(root, maker.random)
        said = _xml_agrees(etree.tostring(root), kind, model, published, f"{kind}, seed {seed}, {done}")
        refused += said is False
    assert refused > EACH // 10


def _mutate_xml(root: etree._Element, chance: random.Random) -> str:
    """One change to an XML document that no JSON document could show; what was done."""
    elements = [element for element in root.iter() if element is not root]
    one, other = chance.choice(elements), chance.choice(elements)
    parent = one.getparent()
    assert parent is not None
    done = chance.choice(
        ["swap", "twice", "move", "empty", "child", "text", "blank", "rename", "foreign", "prefix"]
    )
    if done == "swap":
        sibling = chance.choice(list(parent))
        first, second = parent.index(one), parent.index(sibling)
        parent[first], parent[second] = deepcopy(sibling), deepcopy(one)
    elif done == "twice":
        parent.insert(parent.index(one), deepcopy(one))
    elif done == "move" and other not in list(one.iter()):
        other.append(deepcopy(one))
    elif done == "empty":
        one.text = None
        one[:] = []
    elif done == "child":
        etree.SubElement(one, one.tag).text = "x"
    elif done == "text":
        one.text = (one.text or "") + "x"
    elif done == "blank":
        one.text = " " + (one.text or "")
        one.tail = "\n  "
    elif done == "rename":
        local = etree.QName(one).localname
        one.tag = f"{{{NAMESPACE}}}{chance.choice([local.lower(), local[:1].lower() + local[1:], local + 'X', 'Navn'])}"
    elif done == "foreign":
        one.tag = f"{{urn:andet}}{etree.QName(one).localname}"
    elif done == "prefix":
        etree.cleanup_namespaces(root, top_nsmap={"p": NAMESPACE})
    return done


def _json_agrees(
    tree: dict[str, Any], kind: str, model: type[Besked], published: Published, where: str
) -> bool | None:
    """One verdict of model and JSON Schema; ``None`` when the door refuses."""
    data = json.dumps(tree, ensure_ascii=False).encode()
    opened = strict_json(data)
    if opened.tree is None:
        return None
    read = from_json(data, model)
    assert (read.model is not None) == published.accepts_json(kind, opened.tree), where
    if read.model is not None:
        _comes_back(read.model, model, where)
    return read.model is not None


def _xml_agrees(data: bytes, kind: str, model: type[Besked], published: Published, where: str) -> bool | None:
    """One verdict of codec and XSD; ``None`` when the door refuses."""
    opened = strict_xml(data)
    if opened.tree is None:
        return None
    read = from_xml(opened.tree, model, NAMESPACE)
    assert (read.model is not None) == published.accepts_xml(kind, data), where
    return read.model is not None


def _comes_back(message: Besked, model: type[Besked], where: str) -> None:
    """JSON → model → XML → model → JSON is the identity on bytes of our own writing."""
    written = to_json(message)
    again = from_json(written, model).model
    assert again == message, where
    xml = to_xml(message, NAMESPACE)
    opened = strict_xml(xml)
    assert opened.tree is not None, where
    through = from_xml(opened.tree, model, NAMESPACE).model
    assert through == message, where
    assert to_json(through) == written, where
    assert to_tree(through) == strict_json(written).tree, where
