"""``samarbejde forloeb``: documents read together."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.cli.calls import BAD_OFFER, BROKEN, CASE, ORDER, Answer, samarbejde

DOCUMENTS = sorted(CASE.iterdir())
SIGNED_WRONGLY = BROKEN / "underskrift-paa-en-anden-kontrakt.json"
DAY = "2026-05-05"
TYPES = [
    "bestilling", "tilbud", "tilbudSvar", "kontrakt", "kontraktSvar", "indskrivning", "dagsorden",
    "statusnotat", "referat",
]  # fmt: skip


def forloeb(*arguments: str | Path, at: str = DAY, stdin: bytes = b"") -> Answer:
    answer = samarbejde("forloeb", *arguments, "--at", at, "--format", "json", stdin=stdin)
    assert answer.err == ""
    return answer


def only(answer: Answer) -> dict[str, Any]:
    """The one course of an answer."""
    (course,) = answer.json["forloeb"]
    return course


def states(course: dict[str, Any]) -> dict[str, str]:
    return {one["region"]: one["state"] for one in course["states"]}


def messages(course: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in course["timeline"] if one["event"] == "message"]


def test_a_whole_case_is_followed() -> None:
    answer = forloeb(CASE)
    course = only(answer)
    assert answer.code == 0
    assert {file["levels"]["forloeb"] for file in answer.files} == {"ok"}
    assert states(course) == {"A": "AKTIV", "B": "AFHOLDT", "C": "INDGAAET"}
    assert [one["type"] for one in messages(course)] == TYPES
    assert {one["fate"] for one in messages(course)} == {"counts"}
    assert [one["due"] for one in course["deadlines"]] == sorted(one["due"] for one in course["deadlines"])
    assert [one["at"][:10] for one in course["timeline"]] == sorted(
        one["at"][:10] for one in course["timeline"]
    )
    assert {"event", "at", "moves"} == set(
        next(one for one in course["timeline"] if one["event"] == "calendar")
    )


def test_the_order_of_files_does_not_matter() -> None:
    backwards = forloeb(*reversed(DOCUMENTS))
    assert [Path(file["file"]) for file in backwards.files] == DOCUMENTS[::-1]
    assert only(backwards) == only(forloeb(CASE))


@pytest.mark.parametrize(
    ("day", "state", "turn", "count"),
    [
        ("2026-01-12", "BESTILT", ["UDFOERER"], 1),
        ("2026-01-20", "TILBUD_AFGIVET", ["MYNDIGHED"], 2),
        ("2026-01-26", "AFTALE_UNDER_INDGAAELSE", ["MYNDIGHED"], 4),
        ("2026-01-28T14:19:59+01:00", "AFTALE_UNDER_INDGAAELSE", ["MYNDIGHED"], 4),
        ("2026-01-28T14:20:00+01:00", "AFTALT", ["UDFOERER"], 5),
    ],
)
def test_the_question_can_be_asked_of_any_day(day: str, state: str, turn: list[str], count: int) -> None:
    answer = forloeb(CASE, at=day)
    course = only(answer)
    assert states(course)["A"] == state
    assert course["turn"] == turn
    assert len(messages(course)) == count
    assert len(answer.json["later"]) == 9 - count
    assert answer.code == 0
    assert next(one for one in course["next"] if one["awaited"])["roles"][0] == turn[0]


def test_before_the_first_message_there_is_no_case() -> None:
    answer = forloeb(CASE, at="2025-12-31")
    assert answer.json["forloeb"] == []
    assert len(answer.json["later"]) == 9
    assert answer.code == 0


@pytest.mark.parametrize("day", ["2026-02-30", "i morgen", "2026-01-12T10:00:00", "05049099890504909989"])
def test_a_day_must_be_written_as_one(day: str) -> None:
    answer = samarbejde("forloeb", CASE, "--at", day)
    assert (answer.code, answer.raw) == (2, b"")
    assert "--at" in answer.err
    assert day not in answer.err


def test_what_is_wrong_only_in_the_conversation_is_found() -> None:
    answer = forloeb(*DOCUMENTS[:4], SIGNED_WRONGLY, at="2026-01-29")
    assert answer.code == 1
    assert answer.ids[-1] == "FR-210"
    assert answer.files[-1]["levels"]["besked"] == "ok"
    assert answer.files[-1]["levels"]["forloeb"] == "failed"
    course = only(answer)
    assert messages(course)[-1]["fate"] == "refused"
    assert states(course)["C"] == "SENDT"
    assert course["turn"] == ["MYNDIGHED"]


def test_the_digest_is_of_the_exact_bytes(tmp_path: Path) -> None:
    """A contract that says the same in other bytes is another contract to its signature."""
    path = tmp_path / "04-kontrakt.json"
    path.write_bytes(samarbejde("convert", CASE / "04-kontrakt.xml", "--to", "json").raw)
    answer = forloeb(*DOCUMENTS[:3], path, DOCUMENTS[4], at="2026-01-29")
    assert "FR-210" in answer.ids


def test_a_message_with_errors_does_not_count_and_that_is_said() -> None:
    answer = forloeb(ORDER, BAD_OFFER, at="2026-01-20")
    assert answer.code == 1
    assert answer.json["left_out"] == [str(BAD_OFFER)]
    assert answer.files[1]["levels"]["forloeb"] == "skipped"
    assert states(only(answer)) == {"A": "BESTILT"}
    text = samarbejde("forloeb", ORDER, BAD_OFFER, "--at", "2026-01-20").out
    assert "Tæller ikke med i noget forløb\n  " + str(BAD_OFFER) + ": 3 fejl" in text


def test_a_missing_file_leaves_the_question_open(tmp_path: Path) -> None:
    answer = forloeb(tmp_path / "borte.json", CASE)
    assert answer.code == 3
    assert answer.files[0]["verdict"] == "undecided"
    assert answer.json["left_out"] == [str(tmp_path / "borte.json")]
    assert states(only(answer))["A"] == "AKTIV"
    assert "Filen findes ikke" in samarbejde("forloeb", tmp_path / "borte.json").out


def test_an_empty_folder_is_undecided(tmp_path: Path) -> None:
    answer = forloeb(tmp_path)
    assert (answer.code, answer.ids, answer.json["forloeb"]) == (3, ["FIL-MAPPE"], [])


def other_case(tmp_path: Path) -> Path:
    """An order of another case, by other ids."""
    tree = json.loads(ORDER.read_bytes())
    for name in ("beskedId", "samtaleId", "forloebId"):
        tree["konvolut"][name] = "9" + tree["konvolut"][name][1:]
    path = tmp_path / "anden-sag.json"
    path.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    return path


def test_several_cases_are_told_one_after_the_other(tmp_path: Path) -> None:
    other = other_case(tmp_path)
    answer = forloeb(other, CASE)
    assert len(answer.json["forloeb"]) == 2
    assert sorted(len(messages(course)) for course in answer.json["forloeb"]) == [1, 9]
    text = samarbejde("forloeb", other, CASE, "--at", DAY).out
    assert len(re.findall(r"^Forløb [0-9a-f-]{36}$", text, re.MULTILINE)) == 2


def test_a_receipt_without_a_case_stands_beside(tmp_path: Path) -> None:
    receipt = tmp_path / "kvittering.json"
    receipt.write_bytes(samarbejde("example", "transportkvittering").raw)
    answer = forloeb(ORDER, receipt, at="2026-01-13")
    assert [course["forloebId"] is None for course in answer.json["forloeb"]] == [False, True]
    assert messages(answer.json["forloeb"][1])[0]["fate"] == "outside"
    text = samarbejde("forloeb", ORDER, receipt, "--at", "2026-01-13").out
    assert "Dokumenter uden forløb" in text
    assert text.count("Sådan står det den") == 1


def test_a_case_in_which_nothing_counts_says_so() -> None:
    answer = forloeb(CASE / "03-tilbud-svar.json")
    assert answer.code == 1
    assert "FR-005" in answer.ids
    assert only(answer)["states"] == []
    assert "intet er begyndt" in samarbejde("forloeb", CASE / "03-tilbud-svar.json").out


def test_a_message_that_was_given_twice_counts_once() -> None:
    answer = forloeb(ORDER, ORDER, at="2026-01-13")
    assert [one["fate"] for one in messages(only(answer))] == ["counts", "duplicate"]
    assert states(only(answer)) == {"A": "BESTILT"}


def test_a_stream_is_a_conversation_too() -> None:
    lines = b"".join(
        path.read_bytes().replace(b"\n", b"") + b"\n" for path in DOCUMENTS if path.suffix == ".json"
    )
    answer = forloeb("-", "--ndjson", stdin=lines)
    assert [file["file"] for file in answer.files] == ["-:1", "-:2", "-:3", "-:4", "-:5"]
    assert states(only(answer))["A"]


def test_text_tells_the_story() -> None:
    text = samarbejde("forloeb", CASE, "--at", DAY).out
    for said in (
        "Tidslinje",
        "2026-01-12  Bestilling fra myndighed til udfører",
        "Forløb BESTILT → TILBUD_AFGIVET: ",
        "Kalenderen",
        "02-tilbud.xml: i orden (tilbud 1.0, xml)",
        "Sådan står det den 2026-05-05",
        "Forløb: AKTIV – indsatsen er i gang",
        "Frister",
        "9 dokumenter: 9 i orden",
    ):
        assert said in text
    waiting = samarbejde("forloeb", CASE, "--at", "2026-01-20").out
    assert "På tur: myndighed" in waiting
    assert "Svar på tilbud fra myndighed (ventes)" in waiting
    assert "Sendt senere end det, der spørges om" in waiting


def test_the_story_is_told_in_english() -> None:
    text = samarbejde("forloeb", CASE, "--at", "2026-01-20", "--lang", "en").out
    for said in ("Timeline", "Whose turn it is: MYNDIGHED", "(awaited)", "Deadlines", "9 documents: 9 valid"):
        assert said in text


def test_an_overdue_answer_is_shown() -> None:
    course = only(forloeb(ORDER, at="2026-02-10"))
    assert course["deadlines"][0]["overdue"]
    assert "overskredet" in samarbejde("forloeb", ORDER, "--at", "2026-02-10").out


def test_without_a_day_the_clock_is_asked() -> None:
    answer = samarbejde("forloeb", CASE, "--format", "json")
    assert answer.code == 0
    assert answer.json["later"] == []
    assert only(answer)["at"] > "2026-05-04"


def test_the_other_formats_hold_the_findings() -> None:
    arguments = [*DOCUMENTS[:4], SIGNED_WRONGLY, "--at", "2026-01-29"]
    suite = ElementTree.fromstring(samarbejde("forloeb", *arguments, "--format", "junit").raw)
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("5", "1")
    annotations = samarbejde("forloeb", *arguments, "--format", "github").out
    assert "title=FR-210" in annotations


def test_strict_and_profile_mean_the_same_as_in_check() -> None:
    assert samarbejde("forloeb", ORDER, "--at", "2026-01-13", "--strict").code == 0
    assert samarbejde("forloeb", ORDER, "--profile", "UKENDT").code == 2


def test_the_number_of_a_unit_is_not_shown() -> None:
    """A production unit's number has ten digits, as a CPR number has."""
    assert "1009000012" in ORDER.read_text(encoding="utf-8")
    for form in ("text", "json"):
        assert "1009000012" not in samarbejde("forloeb", CASE, "--at", DAY, "--format", form).out


def test_out_of_turn_it_says_what_was_awaited_from_whom_and_by_when() -> None:
    answer_to_nothing = next(CASE.glob("03-*"))
    course = only(forloeb(ORDER, answer_to_nothing, at="2026-01-23"))
    order, answer = messages(course)
    assert (order["expected"], answer["allowed"]) == ([], False)
    assert [(one["type"], one["roles"], one["awaited"], one["due"]) for one in answer["expected"]] == [
        ("tilbud", ["UDFOERER", "DRIFTSHERRE"], True, "2026-01-26")
    ]
    told = samarbejde("forloeb", ORDER, answer_to_nothing, "--at", "2026-01-23").out
    assert "her ventedes: Tilbud fra udfører eller driftsherre, senest 2026-01-26" in told
