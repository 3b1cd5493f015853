"""``samarbejde forloeb --format mermaid|ics``: a case as a diagram and as a calendar."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from samarbejde_schema import read, write
from samarbejde_schema.cli import calendar as ours
from tests.cli.calls import BAD_OFFER, CASE, ORDER, Answer, samarbejde

AGENDA = next(CASE.glob("*dagsorden*"))


def drawn(form: str, *files: str | Path, at: str = "2026-05-05") -> Answer:
    return samarbejde("forloeb", *files, "--at", at, "--format", form)


def events(answer: Answer) -> list[Event]:
    return [event for event in Calendar.from_ical(answer.raw).walk("VEVENT") if isinstance(event, Event)]


def moved(folder: Path, **changes: object) -> Path:
    """The agenda sent once more in another version."""
    tree = json.loads(write(read(AGENDA.read_bytes()), form="json"))
    tree["konvolut"]["erstatter"] = tree["konvolut"]["beskedId"]
    tree["konvolut"]["beskedId"] = "0b0e3f7a-1d5a-4f7e-9c7e-5f1d4f0f0a01"
    tree["konvolut"]["afsendt"] = "2026-04-10T09:00:00+02:00"
    tree["konvolut"]["udloeber"] = "2026-04-17T09:00:00+02:00"
    tree |= changes
    path = folder / "ny-dagsorden.json"
    path.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_diagram_shows_who_sent_what_and_where_it_left_the_case() -> None:
    answer = drawn("mermaid", CASE)
    lines = answer.out.splitlines()
    assert (answer.code, answer.err, lines[0]) == (0, "", "sequenceDiagram")
    assert "    MYNDIGHED->>UDFOERER: 2026-01-12 Bestilling" in lines
    assert "    Note over MYNDIGHED,UDFOERER: Forløb: KENDT → BESTILT" in lines
    assert any("2026-03-06 Opfølgning: INGEN → PLANLAGT" in line for line in lines), "the calendar's moves"


def test_a_message_that_does_not_count_is_crossed_out(tmp_path: Path) -> None:
    lines = drawn("mermaid", *sorted(CASE.iterdir()), moved(tmp_path)).out.splitlines()
    assert sum("--x" in line for line in lines) == 1, "the agenda that was replaced"
    assert sum("Dagsorden" in line for line in lines) == 2


def test_several_providers_are_told_apart_and_a_single_one_has_no_number() -> None:
    notes = drawn("mermaid", CASE.parent / "flere-forespoergsler").out.splitlines()
    asked = [line.partition(": ")[2] for line in notes if line.endswith(": KENDT → AFSOEGNING")]
    assert len(set(asked)) == len(asked) == 3
    assert any(line.endswith(": Forløb: AKTIV") for line in drawn("mermaid", CASE).out.splitlines())


def test_two_units_of_one_provider_are_told_apart(tmp_path: Path) -> None:
    for number in (0, 1):
        tree = json.loads(ORDER.read_bytes())
        (to,) = tree["konvolut"]["modtager"]
        to["organisation"]["pNummer"] = f"100000000{number}"
        tree["konvolut"]["beskedId"] = f"0b0e3f7a-1d5a-4f7e-9c7e-5f1d4f0f0a1{number}"
        tree["bestillingId"] = f"0b0e3f7a-1d5a-4f7e-9c7e-5f1d4f0f0a2{number}"
        (tmp_path / f"{number}.json").write_text(json.dumps(tree), encoding="utf-8")
    notes = [line for line in drawn("mermaid", tmp_path).out.splitlines() if "KENDT → BESTILT" in line]
    assert len(set(notes)) == len(notes) == 2


def test_two_cases_make_a_page_with_two_diagrams(tmp_path: Path) -> None:
    tree = json.loads(ORDER.read_bytes())
    tree["konvolut"] |= {
        "forloebId": "0b0e3f7a-1d5a-4f7e-9c7e-5f1d4f0f0a02",
        "beskedId": "0b0e3f7a-1d5a-4f7e-9c7e-5f1d4f0f0a03",
    }
    other = tmp_path / "en-anden.json"
    other.write_text(json.dumps(tree), encoding="utf-8")
    assert drawn("mermaid", ORDER, other).out.count("```mermaid\nsequenceDiagram\n") == 2


def test_a_calendar_has_the_meeting_and_the_deadlines() -> None:
    answer = drawn("ics", CASE, at="2026-04-10")
    assert (answer.code, answer.err) == (0, "")
    found = events(answer)
    (meeting,) = [event for event in found if str(event["UID"]).endswith("@forloeb")]
    assert meeting.decoded("DTSTART") == datetime(2026, 4, 29, 8, tzinfo=UTC)
    assert (str(meeting["STATUS"]), meeting["SEQUENCE"]) == ("CONFIRMED", 0)
    days = {str(event["SUMMARY"]): event.decoded("DTSTART") for event in found if event is not meeting}
    assert days["udfører: Send statusnotatet (forløb a1191138)"] == date(2026, 4, 24)
    assert all(str(event["TRANSP"]) == "TRANSPARENT" for event in found if event is not meeting)


@pytest.mark.parametrize(("status", "said"), [("FLYTTET", "CONFIRMED"), ("AFLYST", "CANCELLED")])
def test_a_meeting_that_is_changed_keeps_its_entry(tmp_path: Path, status: str, said: str) -> None:
    changed = moved(tmp_path, moedestatus=status, moedetidspunkt="2026-05-01T10:00:00+02:00")
    before = events(drawn("ics", CASE, at="2026-04-10"))
    after = events(drawn("ics", *sorted(CASE.iterdir()), changed, at="2026-04-11"))
    first, second = (
        next(event for event in found if str(event["UID"]).endswith("@forloeb")) for found in (before, after)
    )
    assert str(first["UID"]) == str(second["UID"])
    assert (second["SEQUENCE"], str(second["STATUS"])) == (1, said)
    assert second.decoded("DTSTART") == datetime(2026, 5, 1, 8, tzinfo=UTC)


def test_the_same_question_gives_the_same_bytes() -> None:
    assert drawn("ics", CASE).raw == drawn("ics", CASE).raw


def test_nothing_of_a_message_is_drawn() -> None:
    texts = {
        value
        for path in CASE.iterdir()
        if path.suffix == ".json"
        for value in _texts({k: v for k, v in json.loads(path.read_bytes()).items() if k != "konvolut"})
    }
    shown = drawn("ics", CASE).out.replace("\r\n ", "") + drawn("mermaid", CASE).out
    assert len(texts) > 50
    assert [text for text in texts if len(text) > 12 and " " in text and text in shown] == []


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def test_documents_with_faults_still_give_the_exit_code() -> None:
    assert drawn("mermaid", CASE, BAD_OFFER).code == 1


@pytest.mark.parametrize("form", ["mermaid", "ics"])
def test_that_documents_are_not_drawn_is_said_beside_the_drawing(form: str) -> None:
    answer = drawn(form, CASE, BAD_OFFER)
    assert answer.err.startswith("samarbejde: 1 af dokumenterne tæller ikke med og er ikke tegnet;")
    assert answer.raw == drawn(form, CASE).raw


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ours, "find_spec", lambda name: None)
    answer = drawn("ics", CASE)
    assert (answer.code, answer.raw) == (3, b"")
    assert "samarbejde-schema[calendar]" in answer.err
