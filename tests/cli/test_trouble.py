"""Trouble with the file itself is named plainly, before anything else, and never with what stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import OFFER, ORDER, as_json, samarbejde

NAMESPACE = b"urn:samarbejde-schema:v1"
JSON, XML = ORDER.read_bytes(), OFFER.read_bytes()
TROUBLE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "FORM-TOM"),
    "blank": (b" \n\t\n", "FORM-TOM"),
    "bom": (b"\xef\xbb\xbf" + JSON, "FORM-BOM"),
    "bom-xml": (b"\xef\xbb\xbf" + XML, "FORM-BOM"),
    "utf-16": (JSON.decode().encode("utf-16"), "FORM-UTF16"),
    "latin-1": (JSON.decode().encode("latin-1", "replace"), "FORM-TEGNSAET"),
    "dtd": (b'<!DOCTYPE Tilbud [<!ENTITY a "0504909989">]><Tilbud>&a;</Tilbud>', "FORM-DTD"),
    "namespace": (XML.replace(NAMESPACE, b"urn:0504909989"), "BESKED-NAVNERUM"),
    "root": (
        b"<T0504909989" + XML.partition(b"<Tilbud")[2].rpartition(b"</")[0] + b"</T0504909989>",
        "BESKED-ROD",
    ),
    "truncated": (XML[:4000], "FORM-AFKORTET"),
    "truncated-json": (JSON[:4000], "FORM-AFKORTET"),
    "no-message": (b'{"navn": "0504909989"}', "BESKED-UKENDT"),
    "no-document": (b"0504909989", "FORM-UKENDT-FORM"),
    "unknown-type": (JSON.replace(b'"BESTILLING"', b'"0504909989"', 1), "BESKED-TYPE"),
    "unknown-version": (JSON.replace(b'"skemaversion": "1.0"', b'"skemaversion": "9.9"'), "BESKED-VERSION"),
    "unknown-version-xml": (XML.replace(b"<Skemaversion>1.0<", b"<Skemaversion>9.9<"), "BESKED-VERSION"),
}
"""Each file with the one id that names its trouble."""


@pytest.mark.parametrize("name", TROUBLE)
def test_trouble_is_invalid_and_has_one_name(name: str, tmp_path: Path) -> None:
    data, rule_id = TROUBLE[name]
    path = tmp_path / "fil"
    path.write_bytes(data)
    answer = as_json(path)
    file = answer.files[0]
    assert (answer.code, file["verdict"]) == (1, "invalid")
    assert (file["type"], file["version"]) == (None, None)
    assert answer.ids == [rule_id]
    assert file["levels"]["besked"] == "skipped"
    for form in ("text", "json", "junit", "github"):
        told = samarbejde("check", path, "--format", form)
        assert told.code == 1
        assert rule_id in told.out
        assert "0504909989" not in told.out + told.err


def test_what_is_named_can_be_looked_up(tmp_path: Path) -> None:
    for name, (data, _) in TROUBLE.items():
        path = tmp_path / name
        path.write_bytes(data)
        found = as_json(path).ids[0]
        assert samarbejde("rules", found).code == 0, found
