"""The door for JSON: what it refuses, what it must let in, and that the quick and the exact reading agree."""

from __future__ import annotations

import json
from typing import Any

import pytest

from samarbejde_schema.doors.json import strict_json
from samarbejde_schema.doors.limits import LIMITS
from samarbejde_schema.doors.scan import scan
from samarbejde_schema.doors.text import trouble_of

BAD: dict[str, tuple[str | bytes, list[str]]] = {
    # the grammar
    "truncated in an object": ('{"a": 1', ["FORM-AFKORTET"]),
    "truncated after a name": ('{"a"', ["FORM-AFKORTET"]),
    "truncated in a string": ('{"a": "hej', ["FORM-AFKORTET"]),
    "truncated in a word": ('{"a": tru', ["FORM-AFKORTET"]),
    "truncated after an escape": ('{"a": "hej\\', ["FORM-AFKORTET"]),
    "a comma too many": ('{"a": 1,}', ["FORM-JSON"]),
    "a comma too few": ('{"a": 1 "b": 2}', ["FORM-JSON"]),
    "a comma too many in a list": ('{"a": [1,]}', ["FORM-JSON"]),
    "no colon": ('{"a" 1}', ["FORM-JSON"]),
    "wrong bracket": ('{"a": [1}}', ["FORM-JSON"]),
    "two documents": ('{"a": 1} {"b": 2}', ["FORM-JSON"]),
    "a name without quotes": ("{a: 1}", ["FORM-JSON"]),
    "single quotes": ("{'a': 1}", ["FORM-JSON"]),
    "a word that does not exist": ('{"a": ja}', ["FORM-JSON"]),
    "True as Python writes it": ('{"a": True}', ["FORM-JSON"]),
    "an escape that does not exist": ('{"a": "\\x41"}', ["FORM-JSON"]),
    "a short unicode escape": ('{"a": "\\u12"}', ["FORM-JSON"]),
    "a no-break space between": ('{"a":\u00a01}', ["FORM-JSON"]),
    "a comment to the line end": ('{"a": 1} // færdig', ["FORM-KOMMENTAR"]),
    "a comment in between": ('{/* her */"a": 1}', ["FORM-KOMMENTAR"]),
    # the top
    "a list": ("[1]", ["FORM-TOP"]),
    "a string": ('"hej"', ["FORM-TOP"]),
    "a number": ("12", ["FORM-TOP"]),
    "null alone": ("null", ["FORM-TOP"]),
    # names
    "duplicate": ('{"a": 1, "a": 2}', ["FORM-DUBLET"]),
    "duplicate, escaped": ('{"cpr": "1", "\\u0063pr": "2"}', ["FORM-DUBLET"]),
    "duplicate deep inside": ('{"x": [{"b": {"a": 1, "c": 2, "a": 1}}]}', ["FORM-DUBLET"]),
    "an empty name twice": ('{"": 1, "": 2}', ["FORM-DUBLET"]),
    # null and numbers
    "null": ('{"a": null}', ["FORM-NULL"]),
    "null in a list": ('{"a": ["x", null]}', ["FORM-NULL"]),
    "a fraction": ('{"a": 1.0}', ["FORM-TAL"]),
    "an exponent": ('{"a": 1e3}', ["FORM-TAL"]),
    "a capital exponent": ('{"a": 1E3}', ["FORM-TAL"]),
    "minus zero": ('{"a": -0}', ["FORM-TAL"]),
    "minus zero in a list": ('{"a": [0, -0]}', ["FORM-TAL"]),
    "minus zero on a line of its own": ('{"a":\n-0\n}', ["FORM-TAL"]),
    "leading zero": ('{"a": 01}', ["FORM-TAL"]),
    "plus": ('{"a": +1}', ["FORM-TAL"]),
    "a bare point": ('{"a": .5}', ["FORM-TAL"]),
    "NaN": ('{"a": NaN}', ["FORM-TAL"]),
    "Infinity": ('{"a": Infinity}', ["FORM-TAL"]),
    "minus Infinity": ('{"a": -Infinity}', ["FORM-TAL"]),
    "19 digits": ('{"a": 1234567890123456789}', ["FORM-TAL"]),
    "5 000 digits": ('{"a": ' + "9" * 5000 + "}", ["FORM-TAL"]),
    "Arabic digits": ('{"a": ١٢}', ["FORM-JSON"]),
    # characters
    "lone high surrogate": ('{"a": "\\ud83d"}', ["FORM-SURROGAT"]),
    "lone low surrogate": ('{"a": "\\ude00 x"}', ["FORM-SURROGAT"]),
    "surrogates swapped": ('{"a": "\\ude00\\ud83d"}', ["FORM-SURROGAT"]),
    "a surrogate in a name": ('{"\\ud83d": 1}', ["FORM-SURROGAT"]),
    "a raw line feed": ('{"a": "x\ny"}', ["FORM-LINJESKIFT"]),
    "a raw CRLF": ('{"a": "x\r\ny"}', ["FORM-LINJESKIFT"]),
    "a raw line feed in a name": ('{"x\ny": 1}', ["FORM-LINJESKIFT"]),
    "a raw tab": ('{"a": "x\ty"}', ["FORM-STYRETEGN"]),
    "a raw NUL": ('{"a": "x\x00y"}', ["FORM-STYRETEGN"]),
    "a tab, escaped": ('{"a": "x\\ty"}', ["FORM-STYRETEGN"]),
    "CR, escaped": ('{"a": "x\\r\\ny"}', ["FORM-STYRETEGN"]),
    "CR as a number": ('{"a": "x\\u000dy"}', ["FORM-STYRETEGN"]),
    "NUL, escaped": ('{"a": "x\\u0000y"}', ["FORM-STYRETEGN"]),
    "DEL": ('{"a": "x\x7fy"}', ["FORM-STYRETEGN"]),
    "C1": ('{"a": "x\x85y"}', ["FORM-STYRETEGN"]),
    "C1, escaped": ('{"a": "x\\u0085y"}', ["FORM-STYRETEGN"]),
    "a noncharacter": ('{"a": "x\uffffy"}', ["FORM-STYRETEGN"]),
    "a noncharacter, escaped": ('{"a": "x\\ufffey"}', ["FORM-STYRETEGN"]),
    "a control in a name": ('{"x\\u0001": 1}', ["FORM-STYRETEGN"]),
    "not NFC": ('{"a": "Ga\u030ard"}', ["FORM-NFC"]),
    "not NFC, escaped": ('{"a": "Ga\\u030ard"}', ["FORM-NFC"]),
    "not NFC, half escaped": ('{"a": "G\\u0061\u030ard"}', ["FORM-NFC"]),
    "not NFC after a line feed": ('{"a": "x\\ne\u0301"}', ["FORM-NFC"]),
    "not NFC in a name": ('{"Ga\u030ard": 1}', ["FORM-NFC"]),
    "marks in the wrong order": ('{"a": "x\u0301\u0323"}', ["FORM-NFC"]),
    # limits
    "too deep": ('{"a":' * 33 + "1" + "}" * 33, ["FORM-DYBDE"]),
    "lists too deep": ('{"a": ' + "[" * 32 + "]" * 32 + "}", ["FORM-DYBDE"]),
    "hopelessly deep": ('{"a":' * 100_000, ["FORM-DYBDE"]),
    "too many items": ('{"a": [' + "1," * 2_000 + "1]}", ["FORM-LISTE"]),
    "too many members": (
        "{" + ",".join(f'"k{i}": "æ"' for i in range(10_001)) + "}",
        ["FORM-ANTAL"],
    ),
    "too many empty lists": ("{" + ",".join(f'"k{i}": []' for i in range(10_001)) + "}", ["FORM-ANTAL"]),
    "too long a name": ('{"' + "n" * 129 + '": 1}', ["FORM-NAVN"]),
    "too long a text": ('{"a": "' + "x" * 1_500_001 + '"}', ["FORM-TEKST"]),
    "too large": (b'{"a": "' + b"x" * 5 * 1024 * 1024 + b'"}', ["FORM-STOERRELSE"]),
}

GOOD: dict[str, str] = {
    "empty": "{}",
    "any order and white space": '\n\t{ "b" :\r\n [ ] , "a" : { } }\r\n',
    "every kind": '{"a": true, "b": false, "c": 0, "d": -1, "e": 10, "f": "", "g": [1, "2", {"h": 3}]}',
    "CRLF between tokens": '{\r\n"a":\r\n1\r\n}',
    "a line feed, escaped": '{"a": "x\\ny"}',
    "quotes and slashes": '{"a": "\\"\\\\\\/"}',
    "Danish letters": '{"a": "Rødgrød med fløde på Ærø"}',
    "Danish letters, escaped": '{"a": "R\\u00f8dgr\\u00D8d"}',
    "a dash and quotes": '{"a": "nærmere – “senere”…"}',
    "a smiley": '{"a": "😀"}',
    "a smiley, escaped": '{"a": "\\ud83d\\ude00"}',
    "an escaped backslash before u": '{"a": "\\\\u0301", "b": "e\\\\u0301"}',
    "a mark first in a value": '{"a": "\u0301x"}',
    "a mark first in a value, escaped": '{"a": "\\u0338x"}',
    "a sign that has no composed form": '{"a": "x\u0301"}',
    "the same name in two objects": '{"a": {"b": 1}, "c": {"b": 2}}',
    "names that differ in case": '{"a": 1, "A": 2}',
    "null, NaN and numbers as text": '{"a": "null", "b": "annulleret 1.0 -0 1e5, -0", "c": "NaN", "n": 0}',
    "brackets and commas as text": '{"a": "[[[{{{,,,:::", "b": "\\"[{"}',
    "a comment as text": '{"a": "// ikke /* en */ kommentar"}',
    "18 digits": '{"a": 999999999999999999, "b": -999999999999999999}',
    "a date with zeros": '{"a": "2026-01-02", "b": 0}',
    "exactly as deep as allowed": '{"a":' * 32 + '"x"' + "}" * 32,
    "as deep with a number": '{"a":' * 32 + "1" + "}" * 32,
    "exactly as many items": '{"a": [' + "1," * 1_999 + "1]}",
    "exactly as many members": "{" + ",".join(f'"k{i}": "{i}"' for i in range(10_000)) + "}",
    "exactly as many members in lists": '{"x": {'
    + ",".join(f'"k{i}": [{",".join(["1"] * 1_111)}]' for i in range(9))
    + "}}",
    "exactly as long a name": '{"' + "ø" * 128 + '": 1}',
    "exactly as long a text": '{"a": "' + "ø" * 1_500_000 + '"}',
    "many commas in a text": '{"a": "' + ", " * 20_000 + '", "b": "x\\"y,"}',
}


def read(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


@pytest.mark.parametrize(("text", "expected"), BAD.values(), ids=BAD)
def test_refused(text: str | bytes, expected: list[str]) -> None:
    opened = strict_json(read(text))
    assert opened.tree is None
    assert [f.rule_id for f in opened.findings][: len(expected)] == expected


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_let_in(text: str) -> None:
    opened = strict_json(text.encode())
    assert opened.findings == ()
    assert opened.tree == json.loads(text)


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_the_exact_reading_lets_in_what_the_quick_one_does(text: str) -> None:
    assert trouble_of(text.encode()) == ()
    assert scan(text.encode()) == ()


def test_a_document_exactly_as_large_as_allowed() -> None:
    small = LIMITS.lower(bytes=100)
    data = b'{"a": 1}'.ljust(100)
    assert strict_json(data, small).tree == {"a": 1}
    assert [f.rule_id for f in strict_json(data + b" ", small).findings] == ["FORM-STOERRELSE"]


@pytest.mark.parametrize(
    "lower", [{"depth": 1}, {"members": 2}, {"items": 1}, {"name": 1}, {"text": 1}, {"digits": 1}]
)
def test_lowered_limits_are_obeyed(lower: dict[str, int]) -> None:
    data = b'{"aa": [11, "xx"], "b": {"c": 1}}'
    assert strict_json(data).findings == ()
    assert strict_json(data, LIMITS.lower(**lower)).findings != ()


def test_several_faults_are_told_at_once_with_their_places() -> None:
    text = '{\n  "navn": null,\n  "æøå": [1.5, null],\n  "navn": "Ga\u030ard",\n  "t": "\\t"\n}'
    found = [(f.rule_id, f.line, f.column) for f in strict_json(text.encode()).findings]
    assert found == [
        ("FORM-NULL", 2, 11),
        ("FORM-TAL", 3, 11),
        ("FORM-NULL", 3, 16),
        ("FORM-DUBLET", 4, 3),
        ("FORM-NFC", 4, 11),
        ("FORM-STYRETEGN", 5, 8),
    ]


def test_only_so_many_faults_are_told() -> None:
    data = b'{"a": [' + b"null," * 1_000 + b"null]}"
    assert len(strict_json(data).findings) == LIMITS.findings
    assert len(strict_json(data, LIMITS.lower(findings=3)).findings) == 3


def test_the_place_where_the_grammar_breaks() -> None:
    (finding,) = strict_json('{\r\n  "å": 1\r\n  "b": 2\r\n}'.encode()).findings
    assert (finding.rule_id, finding.line, finding.column) == ("FORM-JSON", 3, 3)


def test_the_place_of_a_cut_is_the_end() -> None:
    (finding,) = strict_json(b'{"a": 1,\n"b": "x').findings
    assert (finding.rule_id, finding.line, finding.column) == ("FORM-AFKORTET", 2, 8)


@pytest.mark.parametrize("text", [*GOOD.values(), *(t for t, _ in BAD.values())])
def test_nothing_is_let_in_that_the_parser_of_the_standard_library_refuses(text: str | bytes) -> None:
    opened = strict_json(read(text))
    if opened.tree is None:
        return
    seen: list[Any] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        seen.extend(pairs)
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    assert json.loads(read(text), object_pairs_hook=once, parse_float=pytest.fail) == opened.tree
