"""The messages of a case as the process reads them: which of them count, and the models that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.standard import byggere
from tests.unit.transport.exchanges import CASE, JSON, NOW, Both, quiet_order, two

from samarbejde_schema.exchange.reading import write
from samarbejde_schema.security.jws import Typ, sign
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.transport import history
from samarbejde_schema.transport.history import Histories
from samarbejde_schema.transport.store import Kept

US, THEM = "90000004", "90000012"


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with two(tmp_path) as made:
        yield made


def add(both: Both, number: int, **changes: Any) -> Kept:
    """A message of ours or theirs in the municipality's log."""
    payload = write(quiet_order(besked_id=byggere.noegle(number)), STANDARD)
    given = {
        "direction": "ud",
        "sender": US,
        "message_id": byggere.noegle(number),
        "type": "bestilling",
        "case_id": CASE,
        "digest": sha256(payload).hexdigest(),
        "jws": sign(payload, key=both.kommune.ring.signing(NOW), typ=Typ.BESKED, cty=JSON, now=NOW),
        "at": NOW + timedelta(seconds=number),
        "counts": False,
        "in_flight": False,
    }
    kept = Kept(**given | changes)
    with both.kommune.store.begin() as session:
        session.log.add(kept)
    return kept


def numbers(both: Both, **asked: Any) -> list[int]:
    with both.kommune.store.peek() as session:
        entries = both.kommune.histories.entries(session, asked.pop("case", CASE), **asked)
    return [int(entry.message.konvolut.besked_id[-3:]) for entry in entries]  # type: ignore[attr-defined]


def test_what_counts_and_what_may_be_counted_too(both: Both) -> None:
    add(both, 101, counts=True)
    add(both, 102, in_flight=True)
    add(both, 103)  # ours, refused or given up
    add(both, 104, direction="ind", sender=THEM, counts=True)
    add(both, 105, direction="ind", sender=THEM)  # theirs, rejected
    add(both, 106, case_id=byggere.noegle(2), counts=True)
    add(both, 107, case_id=None, counts=True)
    assert numbers(both) == [101, 104]
    assert numbers(both, in_flight=True) == [101, 102, 104]
    named = {byggere.noegle(number) for number in range(101, 107)}
    assert numbers(both, named=named) == [101, 102, 103, 104]
    assert numbers(both, case=byggere.noegle(2), in_flight=True) == [106]
    assert numbers(both, case=None) == []
    assert numbers(both, case="ukendt") == []


def test_what_is_forgotten_is_not_there(both: Both) -> None:
    add(both, 101, counts=True)
    add(both, 102, counts=True)
    with both.kommune.store.begin() as session:
        session.log.forget(US, byggere.noegle(101))
    assert numbers(both) == [102]


def test_an_entry_has_the_digest_of_its_bytes(both: Both) -> None:
    kept = add(both, 101, counts=True)
    entry = both.kommune.histories.entry(kept)
    assert entry.digest == kept.digest
    assert entry.message == quiet_order(besked_id=byggere.noegle(101))


def test_the_newest_models_are_kept_and_no_more(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    read, asked = history.read, list[bytes]()
    monkeypatch.setattr(history, "read", lambda data, catalogue: asked.append(data) or read(data, catalogue))
    kept = [add(both, 101 + i, counts=True) for i in range(3)]
    histories = Histories(STANDARD, size=2)
    for one in (kept[0], kept[1], kept[0], kept[2], kept[0], kept[1]):
        histories.entry(one)
    assert len(asked) == 4  # the second was forgotten when the third came
    histories.forget(kept[1].digest)
    histories.forget("ukendt")
    histories.entry(kept[1])
    assert len(asked) == 5


def test_several_threads_may_read(both: Both) -> None:
    kept = [add(both, 101 + i, counts=True) for i in range(4)]
    histories, found = Histories(STANDARD, size=2), list[Any]()

    def read() -> None:
        found.extend(histories.entry(one).message for one in kept * 5)

    threads = [Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(found) == 80
