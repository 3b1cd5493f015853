"""Hostile bytes: nothing raises, nothing leaks, quick and exact reading agree, and cost stays linear."""

from __future__ import annotations

import json
import re
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import jiter
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from samarbejde_schema.doors.examine import examine
from samarbejde_schema.doors.json import strict_json
from samarbejde_schema.doors.limits import LIMITS
from samarbejde_schema.doors.positions import locate
from samarbejde_schema.doors.scan import scan
from samarbejde_schema.doors.text import TEXTS, Opened, form_of, trouble_of
from samarbejde_schema.doors.xml import strict_xml
from samarbejde_schema.findings import Finding

LATER = {"FORM-JSON", "FORM-AFKORTET"}
SMALL = LIMITS.lower(depth=3, members=12, items=4, name=6, text=12, digits=3, namespaces=2)

json_words = st.sampled_from([
    "{", "}", "[", "]", ",", ":", '"a"', '"b"', '"a":', '"\\u0061"', '"', "\\", "0", "-0", "12", "1.5", "1e3",
    "null", "true", "fals", "/", "\\ud800", "\\ude00", "\\t", "\t", "\n", " ", "\x7f", "\x85", "é", "e\u0301",
    "\u0338", "–",
])  # fmt: skip
xml_words = st.sampled_from([
    "<a>", "</a>", "<b>", "</b>", "<c/>", "<", ">", "/", "&amp;", "&lt;", "&#9;", "&#x301;", "&x;", "x", "e",
    "<![CDATA[", "]]>", "<!--", "-->", "<?x", "?>", "<!DOCTYPE a>", ' b="1"', ' xmlns="u"', "\t", "\n", "\r",
    "\x7f", "\x85", "\u0338", "\u0301", "–", "é",
])  # fmt: skip
values = st.recursive(
    st.one_of(
        st.text(max_size=8),
        st.integers(-(10**20), 10**20),
        st.booleans(),
        st.none(),
        st.floats(allow_nan=False),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=6), st.dictionaries(st.text(max_size=8), inner, max_size=6)
    ),
    max_leaves=12,
)


ORDER = {
    "konvolut": {
        "beskedtype": "BESTILLING",
        "profil": ["GRUND", "NORD"],
        "afsendt": "2026-11-02T09:30:00+01:00",
    },
    "borger": {"cpr": "0201609995", "navn": "Åse – prøve"},
    "ydelse": [{"antal": "7.50", "antalBorgere": n, "noter": ["Rødgrød \n", "ro & hvile"]} for n in range(3)],
}
JSON_ORDER = json.dumps(ORDER, ensure_ascii=False, indent=1).encode()
XML_ORDER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Bestilling xmlns="urn:x">\n <Borger><Cpr>0201609995</Cpr>'
    "<Navn>Åse – prøve</Navn></Borger>\n <Note>ro &amp; hvile</Note><Note><![CDATA[a < b]]></Note>"
    "\n</Bestilling>"
).encode()


def check(opened: Opened) -> Opened:
    """What holds for every answer of a door."""
    assert (opened.tree is None) == bool(opened.findings)
    for finding in opened.findings:
        check_finding(finding)
    return opened


def check_finding(finding: Finding) -> None:
    """A finding says one of our own sentences and holds nothing else but numbers."""
    assert finding.path == ()
    known = TEXTS[finding.rule_id]
    for said, text in zip((finding.text_da, finding.text_en), known, strict=True):
        assert re.sub("[0-9]+", "0", said) == re.sub("[0-9]+", "0", text)


@given(st.one_of(st.binary(max_size=60), st.text(max_size=40).map(str.encode)))
def test_no_bytes_make_a_door_raise(data: bytes) -> None:
    form, findings = form_of(data)
    for finding in findings:
        check_finding(finding)
    assert form in ("json", "xml", None)
    check(strict_json(data))
    check(strict_xml(data))


@given(st.sampled_from([JSON_ORDER, XML_ORDER]), st.data())
def test_a_real_document_after_an_accident(order: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(order)))
    length = data.draw(st.integers(0, 20))
    broken = order[:start] + data.draw(st.binary(max_size=4)) + order[start + length :]
    form_of(broken)
    for opened in (check(strict_json(broken)), check(strict_xml(broken))):
        for finding in opened.findings:
            assert finding.line is None or 1 <= finding.line <= broken.count(b"\n") + broken.count(b"\r") + 1


@given(st.lists(json_words, max_size=25).map("".join))
@example('{"a":"é\u0338"}')
@example('{"a":"\\ud800\\ude00"}')
def test_json_by_two_readings(text: str) -> None:
    for data in (text.encode(), f'{{"a":{text}}}'.encode(), f'{{"a":"{text}"}}'.encode()):
        for limits in (LIMITS, SMALL):
            agree_in_json(data, limits)


@given(values)
def test_json_values_by_two_readings(value: Any) -> None:
    for ascii_only in (True, False):
        try:
            data = json.dumps({"a": value}, ensure_ascii=ascii_only).encode()
        except UnicodeEncodeError:
            continue
        for limits in (LIMITS, SMALL):
            agree_in_json(data, limits)


def agree_in_json(data: bytes, limits: Any) -> None:
    opened = check(strict_json(data, limits))
    exact = trouble_of(data) or scan(data, limits)
    assert opened.findings == exact
    try:
        parsed = jiter.from_json(data, catch_duplicate_keys=True, allow_inf_nan=False)
    except ValueError:
        assert exact
    else:
        assert not {f.rule_id for f in exact} & LATER
        assert opened.tree is None or opened.tree == parsed


@given(st.lists(xml_words, max_size=20).map("".join))
@example("<a>&lt;\u0338</a>")
@example("<a>e<![CDATA[\u0301]]></a>")
def test_xml_by_two_readings(text: str) -> None:
    for data in (text.encode(), f"<a>{text}</a>".encode(), f"<a><b>{text}</b><b/></a>".encode()):
        for limits in (LIMITS, SMALL):
            opened = check(strict_xml(data, limits))
            assert opened.findings == (trouble_of(data) or examine(data, limits))


JSON_GROWTH: dict[str, Callable[[int], bytes]] = {
    "brackets": lambda n: b'{"a":' + b"[" * n,
    "escapes": lambda n: b'{"a":"' + b"\\n" * n + b'"}',
    "escaped quotes without an end": lambda n: b'{"a":"' + b'\\"' * n,
    "backslashes": lambda n: b'{"a":"' + b"\\" * (2 * n) + b'"}',
    "strings": lambda n: b'{"a":[' + b'"",' * n + b'""]}',
    "empty objects": lambda n: b'{"a":[' + b"{}," * n + b"{}]}",
    "names": lambda n: b"{" + b",".join(b'"%d":1' % i for i in range(n // 3)) + b"}",
    "digits": lambda n: b'{"a":' + b"1" * n + b"}",
    "white space": lambda n: b" " * n + b"{}",
    "minus zeros in a text": lambda n: b'{"a":0,"b":"' + b" -0" * n + b'"}',
    "marks": lambda n: ('{"a":"e' + "\u0301" * n + "\u0323" * n + '"}').encode(),
    "marks on letters": lambda n: ('{"a":"' + "\u00e9\u0323" * n + '"}').encode(),
    "prose": lambda n: b'{"a":"' + "æbler, ".encode() * n + b'"}',
}
XML_GROWTH: dict[str, Callable[[int], bytes]] = {
    "open tags": lambda n: b"<a>" * n,
    "empty elements": lambda n: b"<r>" + b"<a/>" * n + b"</r>",
    "line ends": lambda n: b"<r>" + b"\r\n" * n + b"</r>",
    "references": lambda n: b"<r>" + b"&#230;" * n + b"</r>",
    "entities": lambda n: b"<r>" + b"&amp;" * n + b"</r>",
    "CDATA": lambda n: b"<r>" + b"<![CDATA[x]]>" * n + b"</r>",
    "CDATA between": lambda n: b"<r><a/><![CDATA[" + b">" * n + b"]]></r>",
    "attributes": lambda n: b"<r " + b" ".join(b'a%d="1"' % i for i in range(n // 4)) + b"/>",
    "namespaces": lambda n: b"<r " + b" ".join(b'xmlns:a%d="u"' % i for i in range(n // 4)) + b"/>",
    "comments": lambda n: b"<r>" + b"<!--x-->" * n + b"</r>",
    "text between": lambda n: b"<r>" + b"<a/>x" * n + b"</r>",
    "a long name": lambda n: b"<" + b"a" * n + b"/>",
    "an open tag": lambda n: b"<r " + b"a" * n,
    "declarations": lambda n: b"<!DOCTYPE r [" + b'<!ENTITY a "b">' * n + b"]><r/>",
    "declarations in CDATA": lambda n: b"<r><![CDATA[" + b"<!DOCTYPE " * n + b"]]></r>",
    "marks": lambda n: ("<r>e" + "\u0301" * n + "\u0323" * n + "</r>").encode(),
}
CASES = {f"json {name}": (strict_json, make) for name, make in JSON_GROWTH.items()} | {
    f"xml {name}": (strict_xml, make) for name, make in XML_GROWTH.items()
}


@pytest.mark.parametrize(("door", "make"), CASES.values(), ids=CASES)
def test_cost_grows_with_the_bytes_and_not_with_their_square(
    door: Callable[[bytes], Opened], make: Any
) -> None:
    """Sixteen times the bytes may cost some sixteen times as much; the square would be 256 times."""
    documents = make(8_000), make(128_000)
    assert len(documents[1]) <= LIMITS.bytes
    small, large = (min(cost(door, data) for _ in range(5)) for data in documents)
    assert large < 90 * max(small, 20_000)


def cost(door: Callable[[bytes], Opened], data: bytes) -> int:
    """Processor time in nanoseconds."""
    start = time.process_time_ns()
    check(door(data))
    return time.process_time_ns() - start


@pytest.mark.parametrize(("door", "make"), CASES.values(), ids=CASES)
def test_looking_up_places_grows_with_the_bytes_too(door: Callable[[bytes], Opened], make: Any) -> None:
    form = "json" if door is strict_json else "xml"

    def look_up(data: bytes) -> int:
        start = time.process_time_ns()
        locate(data, form, [("a",), ("a", 3, "b"), ("r", "a")])
        return time.process_time_ns() - start

    small, large = (min(look_up(make(size)) for _ in range(3)) for size in (4_000, 64_000))
    assert large < 90 * max(small, 20_000)


@pytest.mark.parametrize(("door", "make"), CASES.values(), ids=CASES)
def test_memory_stays_a_small_multiple_of_the_bytes(door: Callable[[bytes], Opened], make: Any) -> None:
    data = make(64_000)
    tracemalloc.start()
    try:
        door(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20 * len(data) + 1_000_000
