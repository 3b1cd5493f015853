"""The kind of file, its characters, and every text a door can answer with."""

from __future__ import annotations

import pytest

from samarbejde_schema.doors.json import strict_json
from samarbejde_schema.doors.limits import LIMITS
from samarbejde_schema.doors.text import TEXTS, fault_of, form_finding, form_of, is_clean, places_of
from samarbejde_schema.doors.xml import strict_xml
from samarbejde_schema.findings import Kind, Severity

JSON = '{"navn": "Åse Sørensen"}'
XML = '<?xml version="1.0"?>\n<Navn>Åse Sørensen</Navn>'

GOOD = [
    (JSON.encode(), "json"),
    (b" \r\n\t" + JSON.encode(), "json"),
    (XML.encode(), "xml"),
    (b"\n<Navn/>", "xml"),
    (b"[1]", "json"),
]
TROUBLE = {
    "empty": (b"", None, "FORM-TOM"),
    "blank": (b" \r\n\t \n", None, "FORM-TOM"),
    "prose": (b"Hej, her er min bestilling", None, "FORM-UKENDT-FORM"),
    "zip": (b"PK\x03\x04abcd", None, "FORM-UKENDT-FORM"),
    "a bare word": (b"null", None, "FORM-UKENDT-FORM"),
    "BOM json": (b"\xef\xbb\xbf" + JSON.encode(), "json", "FORM-BOM"),
    "BOM xml": (b"\xef\xbb\xbf" + XML.encode(), "xml", "FORM-BOM"),
    "UTF-16 LE with BOM": (JSON.encode("utf-16"), "json", "FORM-UTF16"),
    "UTF-16 BE with BOM": (b"\xfe\xff" + JSON.encode("utf-16-be"), "json", "FORM-UTF16"),
    "UTF-16 LE": (JSON.encode("utf-16-le"), "json", "FORM-UTF16"),
    "UTF-16 BE": (XML.encode("utf-16-be"), "xml", "FORM-UTF16"),
    "UTF-32 LE with BOM": (JSON.encode("utf-32"), "json", "FORM-UTF16"),
    "UTF-32 BE": (XML.encode("utf-32-be"), "xml", "FORM-UTF16"),
    "Latin-1 json": (JSON.encode("latin-1"), "json", "FORM-TEGNSAET"),
    "Latin-1 xml": (
        b'<?xml version="1.0" encoding="ISO-8859-1"?>\n<Navn>\xc5se</Navn>',
        "xml",
        "FORM-TEGNSAET",
    ),
    "a surrogate in UTF-8": (b'{"a": "\xed\xa0\x80"}', "json", "FORM-TEGNSAET"),
    "an overlong slash": (b'{"a": "\xc0\xaf"}', "json", "FORM-TEGNSAET"),
    "cut inside a letter": (JSON.encode()[:11], "json", "FORM-AFKORTET"),
}


@pytest.mark.parametrize(("data", "form"), GOOD)
def test_the_form_is_told_from_the_first_character(data: bytes, form: str) -> None:
    assert form_of(data) == (form, ())


@pytest.mark.parametrize(("data", "form", "rule_id"), TROUBLE.values(), ids=TROUBLE)
def test_file_trouble_is_named_before_anything_else(data: bytes, form: str | None, rule_id: str) -> None:
    told, findings = form_of(data)
    assert told == form
    assert [f.rule_id for f in findings] == [rule_id]
    if rule_id != "FORM-UKENDT-FORM":
        for door in (strict_json, strict_xml):
            opened = door(data)
            assert opened.tree is None
            assert opened.findings[0].rule_id == rule_id


def test_the_place_of_a_wrong_byte() -> None:
    data = '{\n  "åb": "'.encode() + b'\xe6"}'
    (finding,) = form_of(data)[1]
    assert (finding.rule_id, finding.line, finding.column) == ("FORM-TEGNSAET", 2, 10)


def test_places_count_characters_and_every_kind_of_line_end() -> None:
    data = "æ\nøå\r\nx\ry😀z".encode()
    offsets = {letter: data.index(letter.encode()) for letter in "æåxyz"}
    places = places_of(data, offsets.values())
    assert {letter: places[offset] for letter, offset in offsets.items()} == {
        "æ": (1, 1),
        "å": (2, 2),
        "x": (3, 1),
        "y": (4, 1),
        "z": (4, 3),
    }


@pytest.mark.parametrize("rule_id", TEXTS)
def test_texts_are_short_in_both_languages_and_complete(rule_id: str) -> None:
    assert rule_id.startswith("FORM-")
    for text in TEXTS[rule_id]:
        assert 20 <= len(text) <= 200
        assert text.endswith(".")
        assert "{most}" not in text
    finding = form_finding(rule_id, (3, 4))
    assert (finding.severity, finding.kind) == (Severity.ERROR, Kind.FORM)
    assert (finding.text_da, finding.text_en) == TEXTS[rule_id]
    assert (finding.path, finding.line, finding.column) == ((), 3, 4)


def test_a_text_names_the_limit_that_holds() -> None:
    assert str(LIMITS.depth) in form_finding("FORM-DYBDE").text_da
    assert "mere end 7 " in form_finding("FORM-DYBDE", None, LIMITS.lower(depth=7)).text_da


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Rødgrød med fløde – “smør” på 😀\nny linje", None),
        ("\u2028 og \u00a0", None),
        ("e\u0301", "FORM-NFC"),
        ("\u212b", "FORM-NFC"),
        ("\u0301 først", None),
        ("a\tb", "FORM-STYRETEGN"),
        ("a\rb", "FORM-STYRETEGN"),
        ("a\x00b", "FORM-STYRETEGN"),
        ("a\x7fb", "FORM-STYRETEGN"),
        ("a\x85b", "FORM-STYRETEGN"),
        ("a\ufffeb", "FORM-STYRETEGN"),
        ("a\uffff", "FORM-STYRETEGN"),
    ],
)
def test_the_characters_of_a_value(text: str, fault: str | None) -> None:
    assert fault_of(text) == fault
    if not any(c < " " for c in text):
        assert is_clean(text.encode()) == (fault is None)


def test_what_was_opened_does_not_show_itself() -> None:
    assert "0201609995" not in repr(strict_json(b'{"cpr": "0201609995"}'))
    assert "0201609995" not in repr(strict_xml(b"<Cpr>0201609995</Cpr>"))
