"""The door for XML: what it refuses, what it must let in, and that the quick and the exact reading agree."""

from __future__ import annotations

import gc
import tracemalloc
from typing import Any
from xml.parsers import expat

import pytest

from samarbejde_schema.doors import examine as examine_module
from samarbejde_schema.doors.examine import examine
from samarbejde_schema.doors.limits import LIMITS
from samarbejde_schema.doors.text import trouble_of
from samarbejde_schema.doors.xml import strict_xml

LAUGHTER = "".join(f'<!ENTITY a{i + 1} "&a{i};&a{i};&a{i};&a{i};">' for i in range(30))
LAUGHS = f'<!DOCTYPE r [<!ENTITY a0 "ha">{LAUGHTER}]><r>&a30;</r>'
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

BAD: dict[str, tuple[str | bytes, list[str]]] = {
    # well-formedness
    "truncated between": ("<r><a>x</a>", ["FORM-AFKORTET"]),
    "truncated in a tag": ("<r><a", ["FORM-AFKORTET"]),
    "truncated in CDATA": ("<r><![CDATA[x</r>", ["FORM-AFKORTET"]),
    "only a declaration": ('<?xml version="1.0"?>', ["FORM-AFKORTET"]),
    "tags crossed": ("<r><a><b></a></b></r>", ["FORM-XML"]),
    "a case crossed": ("<r><A></a></r>", ["FORM-XML"]),
    "two roots": ("<r/><r/>", ["FORM-XML"]),
    "text before the root": ("hej <r/>", ["FORM-XML"]),
    "text after the root": ("<r/> hej", ["FORM-XML"]),
    "a bare ampersand": ("<r>Hansen & Søn</r>", ["FORM-XML"]),
    "a bare less-than": ("<r>1 < 2</r>", ["FORM-XML"]),
    "a CDATA end in text": ("<r>a ]]> b</r>", ["FORM-XML"]),
    # declaration
    "XML 1.1": ('<?xml version="1.1"?><r/>', ["FORM-ERKLAERING"]),
    "another encoding": ('<?xml version="1.0" encoding="ISO-8859-1"?><r/>', ["FORM-ERKLAERING"]),
    "UTF-16 by word only": ('<?xml version="1.0" encoding="UTF-16"?><r/>', ["FORM-ERKLAERING"]),
    "an unknown encoding": ('<?xml version="1.0" encoding="KLINGON"?><r/>', ["FORM-ERKLAERING"]),
    "a late declaration": ('\n<?xml version="1.0"?><r/>', ["FORM-ERKLAERING"]),
    "two declarations": ('<?xml version="1.0"?><?xml version="1.0"?><r/>', ["FORM-ERKLAERING"]),
    # DTD and entities
    "a DTD": ("<!DOCTYPE r><r/>", ["FORM-DTD"]),
    "a DTD after the declaration": ('<?xml version="1.0"?>\n<!DOCTYPE r SYSTEM "r.dtd"><r/>', ["FORM-DTD"]),
    "an external entity": (
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
        ["FORM-DTD"],
    ),
    "a billion laughs": (LAUGHS, ["FORM-DTD"]),
    "a comment and a DTD": (f"<!-- x -->{LAUGHS}", ["FORM-KOMMENTAR", "FORM-DTD"]),
    "a DTD after the root": ("<r/><!DOCTYPE r>", ["FORM-XML"]),
    "a DTD inside": ("<r><!DOCTYPE r></r>", ["FORM-XML"]),
    "an undeclared entity": ("<r>&aelig;</r>", ["FORM-ENTITET"]),
    "an undeclared entity, not standalone": (
        '<?xml version="1.0" standalone="no"?><r>&x;</r>',
        ["FORM-ENTITET"],
    ),
    # comments and instructions
    "a comment": ("<r><!-- x --><a/></r>", ["FORM-KOMMENTAR"]),
    "a comment in a value": ("<r><Cpr>0201<!-- x -->609995</Cpr></r>", ["FORM-KOMMENTAR"]),
    "a comment before the root": ("<!-- x --><r/>", ["FORM-KOMMENTAR"]),
    "a comment after the root": ("<r/><!-- x -->", ["FORM-KOMMENTAR"]),
    "an instruction": ("<r><?do it?></r>", ["FORM-INSTRUKTION"]),
    "a style sheet": ('<?xml-stylesheet href="x.xsl"?><r/>', ["FORM-INSTRUKTION"]),
    "an instruction after the root": ("<r/><?x?>", ["FORM-INSTRUKTION"]),
    # attributes and namespaces
    "an attribute": ('<r><a b="1">x</a></r>', ["FORM-ATTRIBUT"]),
    "an attribute on the root": ('<r b="1"/>', ["FORM-ATTRIBUT"]),
    "an attribute twice": ('<r b="1" b="2"/>', ["FORM-ATTRIBUT"]),
    "xml:lang": ('<r xml:lang="da">x</r>', ["FORM-ATTRIBUT"]),
    "xsi:type": (f'<r {XSI}><a xsi:type="b">x</a></r>', ["FORM-ATTRIBUT"]),
    "xsi:nil": (f'<r {XSI}><a xsi:nil="true"/></r>', ["FORM-ATTRIBUT"]),
    "xsi:schemaLocation": (f'<r {XSI} xsi:schemaLocation="urn:x x.xsd"/>', ["FORM-ATTRIBUT"]),
    "an unknown prefix": ("<s:r/>", ["FORM-PRAEFIKS"]),
    "a prefix undeclared": ('<r xmlns:s=""/>', ["FORM-PRAEFIKS"]),
    "the prefix xml taken": ('<r xmlns:xml="urn:x"/>', ["FORM-PRAEFIKS"]),
    # mixed content
    "text before a child": ("<r>x<a/></r>", ["FORM-BLANDET"]),
    "text after a child": ("<r><a/>x</r>", ["FORM-BLANDET"]),
    "text between children": ("<r>\n<a/>\n x \n<b/>\n</r>", ["FORM-BLANDET"]),
    "CDATA between children": ("<r><a/><![CDATA[x]]><b/></r>", ["FORM-BLANDET"]),
    "a no-break space between": ("<r><a/>\u00a0<b/></r>", ["FORM-BLANDET"]),
    "a reference between": ("<r><a/>&#65;<b/></r>", ["FORM-BLANDET"]),
    # characters
    "CR as a reference": ("<r>x&#13;y</r>", ["FORM-STYRETEGN"]),
    "CR as a hexadecimal reference": ("<r>x&#xD;y</r>", ["FORM-STYRETEGN"]),
    "a tab": ("<r>x\ty</r>", ["FORM-STYRETEGN"]),
    "a tab as a reference": ("<r>x&#9;y</r>", ["FORM-STYRETEGN"]),
    "only a tab": ("<r><a>\t</a></r>", ["FORM-STYRETEGN"]),
    "NUL": ("<r>x\x00y</r>", ["FORM-STYRETEGN"]),
    "NUL as a reference": ("<r>x&#0;y</r>", ["FORM-STYRETEGN"]),
    "C0": ("<r>x\x01y</r>", ["FORM-STYRETEGN"]),
    "DEL": ("<r>x\x7fy</r>", ["FORM-STYRETEGN"]),
    "C1": ("<r>x\x85y</r>", ["FORM-STYRETEGN"]),
    "C1 as a reference": ("<r>x&#x85;y</r>", ["FORM-STYRETEGN"]),
    "a noncharacter": ("<r>x\uffffy</r>", ["FORM-STYRETEGN"]),
    "a surrogate as a reference": ("<r>x&#xD800;y</r>", ["FORM-STYRETEGN"]),
    "not NFC": ("<r>Ga\u030ard</r>", ["FORM-NFC"]),
    "not NFC, by reference": ("<r>Ga&#x30A;rd</r>", ["FORM-NFC"]),
    "not NFC, across CDATA": ("<r>Ga<![CDATA[\u030ard]]></r>", ["FORM-NFC"]),
    "not NFC, out of CDATA": ("<r><![CDATA[Ga]]>\u030ard</r>", ["FORM-NFC"]),
    "not NFC, after an entity": ("<r>1 &lt;\u0338 2</r>", ["FORM-NFC"]),
    "not NFC in a name": ("<r><Ga\u030ard>x</Ga\u030ard></r>", ["FORM-NFC"]),
    # limits
    "too deep": ("<a>" * 34 + "</a>" * 34, ["FORM-DYBDE"]),
    "hopelessly deep": ("<a>" * 100_000, ["FORM-DYBDE"]),
    "too many items": ("<r>" + "<a>x</a>" * 2_001 + "</r>", ["FORM-LISTE"]),
    "too many elements": (
        "<r>" + "".join(f"<a{i}>x</a{i}>" for i in range(10_001)) + "</r>",
        ["FORM-ANTAL"],
    ),
    "ends hidden in CDATA": (
        "<r><a><![CDATA[" + "</" * 20_000 + "]]></a>" + "".join(f"<a{i}/>" for i in range(10_001)) + "</r>",
        ["FORM-ANTAL"],
    ),
    "too long a name": (f"<r><{'n' * 129}>x</{'n' * 129}></r>", ["FORM-NAVN"]),
    "too long a text": ("<r>" + "x" * 1_500_001 + "</r>", ["FORM-TEKST"]),
    "too many namespaces": (
        "<r " + " ".join(f'xmlns:n{i}="urn:{i}"' for i in range(201)) + "/>",
        ["FORM-NAVNERUM"],
    ),
    "too many namespaces in all": (
        "<r>" + "".join(f'<a xmlns="urn:{i}"/>' for i in range(201)) + "</r>",
        ["FORM-NAVNERUM"],
    ),
    "too many attributes": ("<r " + " ".join(f'a{i}="1"' for i in range(20_000)) + "/>", ["FORM-ATTRIBUT"]),
    "too large": (b"<r>" + b"x" * 5 * 1024 * 1024 + b"</r>", ["FORM-STOERRELSE"]),
}

GOOD: dict[str, tuple[str, list[Any]]] = {
    "empty": ("<r/>", ["r", "", None]),
    "empty with an end": ("<r></r>", ["r", "", None]),
    "text": ("<r>Rødgrød – “nu” 😀</r>", ["r", "Rødgrød – “nu” 😀", None]),
    "a declaration": ('<?xml version="1.0" encoding="UTF-8"?>\n<r>x</r>\n', ["r", "x", None]),
    "lower case, standalone": (
        "<?xml version='1.0' encoding='utf-8' standalone='yes'?><r/>",
        ["r", "", None],
    ),
    "not standalone": ('<?xml version="1.0" standalone="no"?><r/>', ["r", "", None]),
    "white space between": (
        "<r>\r\n\t<a>x</a>\n  <b> y </b>\r\n</r>",
        ["r", None, [["a", "x", None], ["b", " y ", None]]],
    ),
    "white space in an element without children": ("<r>\n  \n</r>", ["r", "\n  \n", None]),
    "line ends in a value": ("<r>x\r\ny\rz\n</r>", ["r", "x\ny\nz\n", None]),
    "the default namespace": (
        '<r xmlns="urn:x"><a>y</a></r>',
        ["urn:x r", None, [["urn:x a", "y", None]]],
    ),
    "a prefix": ('<p:r xmlns:p="urn:x"><p:a/></p:r>', ["urn:x r", None, [["urn:x a", "", None]]]),
    "prefixes that change": (
        '<r xmlns="urn:x"><a xmlns="">y</a><q:a xmlns:q="urn:x" >z</q:a></r>',
        ["urn:x r", None, [["a", "y", None], ["urn:x a", "z", None]]],
    ),
    "xsi declared but not used": (f"<r {XSI}>x</r>", ["r", "x", None]),
    "CDATA": ("<r><![CDATA[a < b & c]]></r>", ["r", "a < b & c", None]),
    "CDATA in pieces": ("<r>a<![CDATA[b]]>c<![CDATA[]]></r>", ["r", "abc", None]),
    "CDATA that looks like markup": (
        "<r><a><![CDATA[<!DOCTYPE x [<!ENTITY y 'z'>]><!-- x --><?y?></]]></a></r>",
        ["r", None, [["a", "<!DOCTYPE x [<!ENTITY y 'z'>]><!-- x --><?y?></", None]]],
    ),
    "blank CDATA between": ("<r><a/><![CDATA[ ]]><b/></r>", ["r", None, [["a", "", None], ["b", "", None]]]),
    "references": ("<r>&#230;&#xF8;&#xE5;&#10;&#x1F600;</r>", ["r", "æøå\n😀", None]),
    "the five entities": ("<r>&amp;&lt;&gt;&quot;&apos;</r>", ["r", "&<>\"'", None]),
    "an ampersand and a dash": ("<r>Hansen &amp; Søn – nu</r>", ["r", "Hansen & Søn – nu", None]),
    "a dash after an entity": ("<r>&amp;– nu</r>", ["r", "&– nu", None]),
    "a mark first in a value": ("<r>\u0338x</r>", ["r", "\u0338x", None]),
    "equals signs": ("<r>a=b==</r>", ["r", "a=b==", None]),
    "exactly as deep as allowed": ("<a>" * 33 + "</a>" * 33, []),
    "exactly as many items": ("<r>" + "<a>x</a>" * 2_000 + "<b/></r>", []),
    "exactly as many elements": ("<r>" + "".join(f"<a{i}>x</a{i}>" for i in range(10_000)) + "</r>", []),
    "exactly as many empty elements": ("<r>" + "".join(f"<a{i}/>" for i in range(10_000)) + "</r>", []),
    "exactly as long a name": (f"<r><{'ø' * 128}/></r>", ["r", None, [["ø" * 128, "", None]]]),
    "a long name of a namespace": (f'<r xmlns="urn:{"x" * 196}"/>', [f"urn:{'x' * 196} r", "", None]),
    "exactly as long a text": ("<r>" + "ø" * 1_500_000 + "</r>", ["r", "ø" * 1_500_000, None]),
    "exactly as many namespaces": (
        "<r " + " ".join(f'xmlns:n{i}="urn:{i}"' for i in range(200)) + "/>",
        ["r", "", None],
    ),
}


def read(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def nested(element: Any) -> list[Any]:
    """An element as ``[name, text, children]``: a blank after the namespace, text or children."""
    children = [nested(child) for child in element] or None
    name = element.tag.removeprefix("{").replace("}", " ")
    return [name, None if children else element.text or "", children]


@pytest.mark.parametrize(("text", "expected"), BAD.values(), ids=BAD)
def test_refused(text: str | bytes, expected: list[str]) -> None:
    opened = strict_xml(read(text))
    assert opened.tree is None
    assert [f.rule_id for f in opened.findings] == expected


@pytest.mark.parametrize(("text", "tree"), GOOD.values(), ids=GOOD)
def test_let_in(text: str, tree: list[Any]) -> None:
    opened = strict_xml(text.encode())
    assert opened.findings == ()
    if tree:
        assert nested(opened.tree) == tree


@pytest.mark.parametrize(("text", "tree"), GOOD.values(), ids=GOOD)
def test_the_exact_reading_lets_in_what_the_quick_one_does(text: str, tree: list[Any]) -> None:
    assert trouble_of(text.encode()) == ()
    assert examine(text.encode()) == ()


def test_no_byte_of_a_dtd_reaches_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    fed: list[bytes] = []

    class Watched:
        def __init__(self, parser: Any) -> None:
            object.__setattr__(self, "parser", parser)

        def __getattr__(self, name: str) -> Any:
            return getattr(self.parser, name)

        def __setattr__(self, name: str, value: Any) -> None:
            setattr(self.parser, name, value)

        def Parse(self, data: bytes, final: bool) -> int:  # noqa: N802 - as expat has it
            fed.append(data)
            return int(self.parser.Parse(data, final))

    class Module:
        def __getattr__(self, name: str) -> Any:
            return getattr(expat, name)

        def ParserCreate(self, *args: Any) -> Watched:  # noqa: N802 - as expat has it
            return Watched(expat.ParserCreate(*args))

    monkeypatch.setattr(examine_module, "expat", Module())
    opened = strict_xml(b'<?xml version="1.0"?>\n' + LAUGHS.encode())
    assert [(f.rule_id, f.line, f.column) for f in opened.findings] == [("FORM-DTD", 2, 1)]
    assert fed
    assert all(b"<!" not in piece for piece in fed)


def test_several_faults_are_told_at_once_with_their_places() -> None:
    text = (
        '<?xml version="1.0"?>\n<r a="1">\n  <!-- hm -->\n  <æ b="2">x</æ> løs <c>Ga\u030ard</c>\n'
        "  <d>&#9;</d>\n  <?x?>\n</r>"
    )
    found = [(f.rule_id, f.line, f.column) for f in strict_xml(text.encode()).findings]
    assert found == [
        ("FORM-ATTRIBUT", 2, 1),
        ("FORM-KOMMENTAR", 3, 3),
        ("FORM-ATTRIBUT", 4, 3),
        ("FORM-BLANDET", 4, 18),
        ("FORM-NFC", 4, 22),
        ("FORM-STYRETEGN", 5, 3),
        ("FORM-INSTRUKTION", 6, 3),
    ]


def test_only_so_many_faults_are_told() -> None:
    data = b"<r>" + b"<!-- x -->" * 1_000 + b"</r>"
    assert len(strict_xml(data).findings) == LIMITS.findings
    assert len(strict_xml(data, LIMITS.lower(findings=3)).findings) == 3


def test_the_place_of_a_parse_error() -> None:
    (finding,) = strict_xml("<r>\r\n  <å>x</å>\r\n  <b>y</c>\r\n</r>".encode()).findings
    assert (finding.rule_id, finding.line) == ("FORM-XML", 3)


@pytest.mark.parametrize(
    "lower", [{"depth": 1}, {"members": 2}, {"items": 1}, {"name": 1}, {"text": 1}, {"namespaces": 1}]
)
def test_lowered_limits_are_obeyed(lower: dict[str, int]) -> None:
    data = b'<r xmlns="urn:x" xmlns:y="urn:y"><aa>xx</aa><aa/><b><c>1</c></b></r>'
    assert strict_xml(data).findings == ()
    assert strict_xml(data, LIMITS.lower(**lower)).findings != ()


def test_a_document_exactly_as_large_as_allowed() -> None:
    small = LIMITS.lower(bytes=100)
    data = b"<r/>".ljust(100)
    assert nested(strict_xml(data, small).tree) == ["r", "", None]
    assert [f.rule_id for f in strict_xml(data + b" ", small).findings] == ["FORM-STOERRELSE"]


@pytest.mark.parametrize("text", ["<r><a>x</a></r>", '<r a="1"><!-- x -->y<a/></r>', "<r><a></r>"])
def test_nothing_of_a_document_is_left_for_the_garbage_collector(text: str) -> None:
    strict_xml(text.encode())
    gc.collect()
    gc.disable()
    try:
        strict_xml(text.encode())
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "declared",
    ['xmlns="urn:' + "x" * 197 + '"', 'xmlns:a="urn x"', 'xmlns:a="urn}x"', 'xmlns:a="%%%&#10;"', 'xmlns:æ="urn:x"',
     f'xmlns:{"a" * 64}="urn:x"', "xmlns:a='\"'", 'xmlns:a="&lt;"'],
)  # fmt: skip
def test_a_namespace_is_a_short_plain_name(declared: str) -> None:
    for text in (f"<r {declared}/>", f"<r {declared}><![CDATA[x]]></r>", f"<r><a {declared}/></r>"):
        assert [f.rule_id for f in strict_xml(text.encode()).findings] == ["FORM-XMLNS"]


def test_a_long_namespace_is_not_multiplied_by_the_names_below_it() -> None:
    names = "".join(f"<B{i}/>" for i in range(5000))
    tracemalloc.start()
    try:
        opened = strict_xml(f'<r><A xmlns="{"u" * 200_000}">{names}</A></r>'.encode())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [f.rule_id for f in opened.findings] == ["FORM-XMLNS"]
    assert peak < 20_000_000
