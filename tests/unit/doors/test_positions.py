"""Line and column of a path, in both forms, and of its nearest ancestor where it does not exist."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samarbejde_schema.doors.positions import locate
from samarbejde_schema.findings import UNKNOWN, Path

JSON = """{
  "konvolut": {"beskedtype": "BESTILLING", "profil": ["GRUND", "NORD"]},
  "æble": 1,
  "indsatsmaal": [
    {"titel": "Tryg", "maal": [[1, 2], [3]]},
    {"titel": "Rolig",
     "kode": "x\\"{[,:y", "b\\u00e5d": {"navn": "å"} }
  ]
}""".encode()
XML = """<?xml version="1.0" encoding="UTF-8"?>
<s:Bestilling xmlns:s="urn:x">
  <s:Konvolut><s:Beskedtype>BESTILLING</s:Beskedtype><s:Profil>GRUND</s:Profil>
    <s:Profil>NORD</s:Profil></s:Konvolut>
  <æble>1</æble>
  <s:Indsatsmaal><s:Titel>Tryg</s:Titel></s:Indsatsmaal>
  <s:Indsatsmaal>
    <s:Titel>æøå</s:Titel><s:Maal/><fremmed>x</fremmed>
  </s:Indsatsmaal>
</s:Bestilling>""".encode()

IN_JSON: list[tuple[Path, tuple[int, int]]] = [
    ((), (1, 1)),
    (("konvolut",), (2, 3)),
    (("konvolut", "beskedtype"), (2, 16)),
    (("konvolut", "profil", 1), (2, 64)),
    (("æble",), (3, 3)),
    (("indsatsmaal",), (4, 3)),
    (("indsatsmaal", 0), (5, 5)),
    (("indsatsmaal", 0, "maal", 0, 1), (5, 36)),
    (("indsatsmaal", 0, "maal", 1, 0), (5, 41)),
    (("indsatsmaal", 1, "kode"), (7, 6)),
    (("indsatsmaal", 1, "båd", "navn"), (7, 39)),
    # what is not there has the place of what is
    (("indsatsmaal", 1, "mangler"), (6, 5)),
    (("indsatsmaal", 7, "titel"), (4, 3)),
    (("indsatsmaal", "titel"), (4, 3)),
    (("konvolut", 0), (2, 3)),
    (("mangler", "helt"), (1, 1)),
    ((UNKNOWN,), (1, 1)),
]
IN_XML: list[tuple[Path, tuple[int, int]]] = [
    ((), (2, 1)),
    (("konvolut",), (3, 3)),
    (("konvolut", "beskedtype"), (3, 15)),
    (("konvolut", "profil"), (3, 54)),
    (("konvolut", "profil", 0), (3, 54)),
    (("konvolut", "profil", 1), (4, 5)),
    (("æble",), (5, 3)),
    (("indsatsmaal", 0, "titel"), (6, 18)),
    (("indsatsmaal", 1), (7, 3)),
    (("indsatsmaal", 1, "titel"), (8, 5)),
    (("indsatsmaal", 1, "maal"), (8, 27)),
    (("indsatsmaal", 1, "fremmed"), (8, 36)),
    (("indsatsmaal", 1, "Maal"), (8, 27)),
    (("indsatsmaal", "titel"), (6, 18)),
    # what is not there has the place of what is
    (("indsatsmaal", 1, "mangler"), (7, 3)),
    (("indsatsmaal", 0, "maal"), (6, 3)),
    (("indsatsmaal", 7, "titel"), (6, 3)),
    (("mangler", "helt"), (2, 1)),
    ((UNKNOWN,), (2, 1)),
]


@pytest.mark.parametrize(("path", "place"), IN_JSON)
def test_in_json(path: Path, place: tuple[int, int]) -> None:
    assert locate(JSON, "json", [path]) == {path: place}


@pytest.mark.parametrize(("path", "place"), IN_XML)
def test_in_xml(path: Path, place: tuple[int, int]) -> None:
    assert locate(XML, "xml", [path]) == {path: place}


def test_all_at_once_is_the_same() -> None:
    assert locate(JSON, "json", [path for path, _ in IN_JSON]) == dict(IN_JSON)
    assert locate(XML, "xml", [path for path, _ in IN_XML]) == dict(IN_XML)


def test_a_broken_document_is_followed_as_far_as_it_goes() -> None:
    assert locate(b'{"a": 1, "b": [1, ', "json", [("a",), ("b", 1), ("b", 5)]) == {
        ("a",): (1, 2),
        ("b", 1): (1, 10),
        ("b", 5): (1, 10),
    }
    assert locate(b"<r><a/><b>", "xml", [("b",), ("c",)]) == {("b",): (1, 8), ("c",): (1, 1)}
    assert locate(b"", "json", [("a",)]) == {}
    assert locate(b"", "xml", [("a",)]) == {}


def test_a_dtd_is_not_read() -> None:
    assert locate(b'<!DOCTYPE r [<!ENTITY a "b">]><r/>', "xml", [()]) == {}


def test_the_first_of_two_equal_keys_is_meant() -> None:
    assert locate(b'{"a": 1, "a": {"b": 2}}', "json", [("a",), ("a", "b")])[("a",)] == (1, 2)


steps = st.one_of(st.text(max_size=3), st.integers(0, 3), st.sampled_from(["a", "b", "borger"]))
paths = st.lists(st.lists(steps, max_size=4).map(tuple), max_size=5)
pieces = st.sampled_from(
    [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"a"',
        '"b"',
        '"',
        "\\",
        "1",
        "null",
        "<a>",
        "</a>",
        "<b/>",
        "<",
        ">",
        "æ",
        "\n",
        " ",
    ]
)


@given(st.lists(pieces, max_size=30).map("".join), paths)
def test_never_raises(text: str, wanted: list[Path]) -> None:
    for form in ("json", "xml"):
        for data in (text.encode(), text.encode("latin-1")):
            for line, column in locate(data, form, wanted).values():
                assert line >= 1
                assert column >= 1
