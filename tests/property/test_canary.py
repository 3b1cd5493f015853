"""Canary sweep: a citizen's number, name and diagnosis in every field and every key, and no trace of them outside.

Every leaf of every document of the finished conversation is replaced by each canary in turn, every object gets a
member named by one, and every text of XML likewise. Nothing of it may be found in findings, reports, errors, the
frames of the package, logs at DEBUG, warnings, reprs, or what the command line prints in any format.
"""

from __future__ import annotations

import json
import logging
import re
import traceback
import warnings
from copy import deepcopy
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from samarbejde_schema import STANDARD, InvalidError, LocalError, check, read, write
from samarbejde_schema.cli.main import samarbejde
from samarbejde_schema.codec.json import to_tree
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.standard.v1.faelles.konvolut import Konvolutbesked

from .makers import places

CPR = "0504909989"
NAME = "Kanarius Fuglsang"
DIAGNOSIS = "Kanarieneuropati"
CANARIES = (CPR, NAME, DIAGNOSIS)
ORDER = str(
    Path(__file__).parents[2] / "fixtures" / "forloeb" / "midlertidigt-botilbud" / "01-bestilling.json"
)
STORY = sorted((Path(__file__).parents[2] / "fixtures" / "forloeb" / "midlertidigt-botilbud").glob("0*"))


def trees() -> list[tuple[str, dict[str, Any]]]:
    """The documents of the story as plain trees."""
    return [(path.stem, to_tree(read(path.read_bytes()))) for path in STORY]


def others() -> list[tuple[str, dict[str, Any]]]:
    """A typical message of every type the story does not tell, as plain trees."""
    told = {root_of(stem) for stem, _ in trees()}
    examples = resources.files(STANDARD.release.package) / "eksempler"
    found = []
    for entry in STANDARD.release.entries:
        if entry.class_name not in told and entry.number != "M39":
            stem = "x" + re.sub("([A-Z])", r"-\1", entry.class_name).lower()
            found.append((stem, to_tree(read((examples / f"{entry.type}.typisk.json").read_bytes()))))
    return found


def root_of(stem: str) -> str:
    """The name of the root element behind a file name."""
    return "".join(part.capitalize() for part in stem.split("-")[1:])


def silent(*said: object) -> None:
    """Nothing of a canary may be in any of these."""
    for text in map(str, said):
        for canary in CANARIES:
            assert canary not in text
            assert canary.split()[0] not in text


def planted(tree: dict[str, Any]) -> list[dict[str, Any]]:
    """Copies of the tree: each leaf in turn a canary, each object in turn with a strange member."""
    made = []
    for number, (container, key) in enumerate(places(tree)):
        old = container[key]
        if isinstance(old, dict):
            old[f"k{CPR}"] = NAME
            made.append(deepcopy(tree))
            del old[f"k{CPR}"]
        elif not isinstance(old, list):
            container[key] = CANARIES[number % 3]
            made.append(deepcopy(tree))
            container[key] = old
    return made


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> Any:
    """The root logger at DEBUG, and every warning kept; both are searched when the test ends."""
    caplog.set_level(logging.DEBUG)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    silent(caplog.text, *(warning.message for warning in caught))


@pytest.mark.parametrize(
    ("stem", "tree"), [*trees(), *others()], ids=lambda value: value if isinstance(value, str) else ""
)
def test_reports_and_errors_are_silent_in_both_forms(stem: str, tree: dict[str, Any]) -> None:
    assert len(planted(tree)) > 20
    for broken in planted(tree):
        for data in (json.dumps(broken, ensure_ascii=False).encode(), xml_of(stem, broken)):
            report = check(data, profiles=("GRUND", "NORD", "MIDT", "SAM"))
            silent(repr(report), *((f.text_da, f.text_en, f.pointer, f.xpath) for f in report.findings))
            if report.errors:
                told(lambda data=data: read(data), report.type)


def told(call: Any, type: str | None) -> None:
    """What an exception tells: its text, its chain, and the locals of the package's frames."""
    try:
        message = call()
    except (InvalidError, LocalError) as error:
        assert error.__cause__ is None
        assert error.__context__ is None
        told_by = traceback.TracebackException.from_exception(error, capture_locals=True)
        frames = [frame for frame in told_by.stack if "samarbejde_schema" in frame.filename]
        silent(str(error), repr(error), *(text for f in frames for text in (f.locals or {}).values()))
    else:
        assert isinstance(message, Besked)
        silent(repr(message), str(message))


def xml_of(stem: str, tree: dict[str, Any]) -> bytes:
    """A tree as XML, whatever stands in it."""

    def element(name: str, value: Any) -> str:
        if isinstance(value, list):
            return "".join(element(name, item) for item in value)
        if isinstance(value, dict):
            inner = "".join(element(key, item) for key, item in value.items())
        else:
            inner = str(value).lower() if isinstance(value, bool) else str(value)
            inner = inner.replace("&", "&amp;").replace("<", "&lt;")
        return f"<{name[:1].upper()}{name[1:]}>{inner}</{name[:1].upper()}{name[1:]}>"

    root = root_of(stem)
    return (
        element(root, tree).replace(f"<{root}>", f'<{root} xmlns="{STANDARD.release.namespace}">', 1).encode()
    )


def test_models_are_silent_and_cannot_be_built_aloud() -> None:
    for _, tree in trees():
        message = read(json.dumps(tree).encode())
        fields = dict(message.__dict__)
        for name in fields:
            told(lambda m=message, n=name: type(m)(**{**m.__dict__, n: {CPR: NAME}}), None)
            told(lambda m=message, n=name: m.model_copy(update={n: DIAGNOSIS}), None)
        told(lambda m=message: type(m)(**m.__dict__, **{f"k{CPR}": NAME}), None)


def test_the_comfortable_ways_are_silent_too() -> None:
    """``ny``, ``besvar``, assignment, and the verbs given something else than they take."""
    order = read(STORY[0].read_bytes())
    assert isinstance(order, Konvolutbesked)
    wrong: dict[str, Any] = {
        "profil": ("GRUND",),
        "borger": CPR,
        "indsatsformaal": NAME,
        f"k{CPR}": DIAGNOSIS,
    }
    for call in (
        lambda: type(order).ny(**wrong),
        lambda: order.besvar(type(order), **wrong),
        lambda: setattr(order, "indsatsformaal", NAME),
        lambda: setattr(order, f"k{CPR}", NAME),
        lambda: delattr(order, f"k{CPR}"),
        lambda: order.copy(update={"version": CPR}),
        lambda: type(order).model_validate({"borger": CPR}),
        lambda: type(order).model_validate_json(f'{{"borger": "{CPR}"}}'),
        lambda: type(order).model_construct(borger=CPR),
        lambda: check(CPR),  # type: ignore[arg-type]
        lambda: read(CPR),  # type: ignore[arg-type]
        lambda: write(CPR),  # type: ignore[arg-type]
    ):
        with pytest.raises(LocalError):
            call()
        told(call, None)


RAW = [
    b'{"konvolut": {"beskedtype": "0504909989"}}',
    b'{"0504909989": 1, "0504909989": 2}',
    b'{"0504909989": null}',
    b'{"Kanarius Fuglsang": 1.5}',
    b'{"Kanarieneuropati": "\\ud800"}',
    b'{"Kanarieneuropati": "0504909989',
    b"\xef\xbb\xbf{}0504909989",
    '{"Kanarius Fuglsang": "æ"}'.encode("latin-1"),
    '{"Kanarius Fuglsang": 1}'.encode("utf-16"),
    b"0504909989",
    b"<K0504909989/>",
    b'<!DOCTYPE x [<!ENTITY Kanarieneuropati "0504909989">]><x>&Kanarieneuropati;</x>',
    b"<x>&Kanarieneuropati;</x>",
    b"<!-- 0504909989 --><x/>",
    b"<?Kanarieneuropati 0504909989?><x/>",
    b'<x Kanarieneuropati="0504909989"/>',
    b"<x>0504909989<y/></x>",
    b"<Bestilling xmlns='urn:Kanarieneuropati'/>",
    b"<Bestilling xmlns='urn:samarbejde-schema:v1'><Konvolut><Skemaversion>0504909989</Skemaversion></Konvolut></Bestilling>",
]


@pytest.mark.parametrize("data", RAW)
def test_trouble_with_the_file_itself_is_told_in_silence(data: bytes) -> None:
    report = check(data)
    assert report.errors
    silent(repr(report), *((f.text_da, f.text_en) for f in report.findings))
    told(lambda: read(data), None)


@pytest.mark.parametrize("form", ["text", "json", "junit", "github"])
def test_the_command_line_is_silent_in_every_format(form: str, tmp_path: Path) -> None:
    for number, data in enumerate(RAW):
        (tmp_path / f"raw-{number:02}.{'xml' if data.lstrip().startswith(b'<') else 'json'}").write_bytes(
            data
        )
    for stem, tree in [*trees(), *others()]:
        for number, broken in enumerate(planted(tree)[:: 7 if stem[0] != "x" else 29]):
            (tmp_path / f"{stem}-{number}.json").write_text(
                json.dumps(broken, ensure_ascii=False), encoding="utf-8"
            )
            (tmp_path / f"{stem}-{number}.xml").write_bytes(xml_of(stem, broken))
    result = CliRunner().invoke(
        samarbejde, ["check", str(tmp_path), "--format", form, "--profile", "MIDT"], standalone_mode=False
    )
    assert result.exception is None
    assert len(result.output) > 1000
    silent(result.output)
    told = [["forloeb", str(tmp_path), "--format", form] for form in ("text", "json", "mermaid", "ics")]
    runs = [
        *told,
        ["check", ORDER, "--context", str(tmp_path)],
        ["convert", str(tmp_path / "raw-05.json"), "--to", "xml"],
    ]
    for run in runs:
        result = CliRunner().invoke(samarbejde, run, standalone_mode=False)
        silent(result.output, repr(result.exception))
