"""``samarbejde example``: a ready-made message of any type, in either form and three sizes."""

import pytest

from samarbejde_schema import STANDARD, check, read, write

from .calls import as_json, process, samarbejde

SIZES = {"minimal": ("--minimal",), "typical": (), "full": ("--full",)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize("name", STANDARD.types)
def test_every_type_in_both_forms_and_every_size(name: str, form: str, size: str) -> None:
    answer = samarbejde("example", name, "--form", form, *SIZES[size])
    assert (answer.code, answer.err) == (0, "")
    report = check(answer.raw)
    assert (report.type, report.form, report.ok) == (name, form, True)
    assert size == "minimal" or report.findings == ()


def test_the_name_is_read_whatever_its_case_and_json_is_the_form() -> None:
    answer = samarbejde("example", "TILBUDSVAR")
    assert answer.raw == samarbejde("example", "tilbudSvar", "--form", "json").raw


def test_letters_are_letters_and_not_escapes() -> None:
    text = samarbejde("example", "bestilling", "--full").out
    assert "\\u" not in text
    assert all(letter in text for letter in "æøåÆØÅ")


def test_pretty_by_itself_and_compact_when_asked() -> None:
    compact = samarbejde("example", "bestilling", "--full", "--compact")
    pretty = samarbejde("example", "bestilling", "--full")
    assert compact.raw == write(read(pretty.raw))
    assert len(compact.raw) < len(pretty.raw)


def test_what_it_writes_can_be_checked_in_a_pipe() -> None:
    answer = as_json("-", stdin=samarbejde("example", "kontrakt", "--form", "xml").raw)
    assert answer.code == 0
    assert [(file["type"], file["verdict"], file["findings"]) for file in answer.files] == [
        ("kontrakt", "valid", [])
    ]


@pytest.mark.parametrize(
    "arguments", [("example",), ("example", "brev"), ("example", "tilbud", "--form", "pdf")]
)
def test_what_it_cannot_do_is_told_as_usage(arguments: tuple[str, ...]) -> None:
    answer = samarbejde(*arguments)
    assert (answer.code, answer.raw) == (2, b"")
    assert answer.err


def test_as_a_process() -> None:
    done = process("example", "referat", "--full")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == samarbejde("example", "referat", "--full").raw
