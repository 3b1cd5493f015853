"""How large a case may grow by what one organisation sends, and what is then refused, and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.standard import byggere
from tests.standard.byggere_afsoegning import annullering, haendelses_underretning
from tests.standard.byggere_opfoelgning import forretningskvittering
from tests.unit.transport.exchanges import CASE, Both, kept, quiet_order, rows, sealed, two, verified

from samarbejde_schema.catalogue.receipts import Answer
from samarbejde_schema.errors import LocalError
from samarbejde_schema.exchange.problems import FINDINGS
from samarbejde_schema.process import forloeb
from samarbejde_schema.transport import extent

TOWN, PROVIDER = byggere.part(), byggere.udfoerer()
FIRST = byggere.noegle(100)


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with two(tmp_path) as made:
        yield made


def order(number: int, **changes: Any) -> Any:
    return quiet_order(besked_id=byggere.noegle(number), **changes)


def event(number: int, **changes: Any) -> Any:
    return haendelses_underretning(besked_id=byggere.noegle(number), **changes)


def annulment(number: int, of: int, **changes: Any) -> Any:
    fixed = {"besked_id": byggere.noegle(number), "annulleret_besked_ref": byggere.noegle(of)}
    return annullering(**fixed | changes)


def told(both: Both, message: Any) -> tuple[int, list[tuple[str, str | None]]]:
    """How the provider answers the municipality: the status, and rules with places."""
    reply = both.posted(both.bosted, sealed(both, message))
    facts = verified(both, reply.body, message, message.konvolut.besked_id)
    assert (facts.answer is Answer.ERROR) is (reply.status != 201)
    if reply.status != 201:
        return reply.status, [(one.rule_id, one.pointer) for one in facts.faults]
    taken = kept(both.bosted, both.kommune, message.konvolut.besked_id)
    assert taken is not None
    return (201, []) if taken.counts else (201, [("M40", None)])


FULL = (422, [("AFL-OMFANG", "/konvolut/forloebId")])
OLD = (422, [("AFL-SENESTSET", "/konvolut/senestSet")])
TAKEN: tuple[int, list[Any]] = (201, [])


def in_case(both: Both) -> int:
    with both.bosted.store.peek() as session:
        return len(session.log.of_case(CASE))


# --- messages ---------------------------------------------------------------------------------------------


def test_an_organisation_has_room_for_so_many_messages_in_a_case(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extent, "MESSAGES", 3)
    assert [told(both, order(100 + n)) for n in range(4)] == [TAKEN, TAKEN, TAKEN, FULL]
    assert in_case(both) == 3
    assert told(both, order(104, forloeb_id=byggere.noegle(5))) == TAKEN  # another case
    both.bosted.put(event(105))  # the provider's own room is untouched
    assert told(both, order(102)) == TAKEN  # the same bytes get the receipt they got


def test_a_mistake_can_be_annulled_in_a_full_case(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extent, "MESSAGES", 1)
    assert told(both, order(100)) == TAKEN
    assert told(both, annulment(101, of=999)) == FULL  # it takes nothing out
    assert told(both, annulment(102, of=100)) == TAKEN


def test_receipts_are_counted_apart(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extent, "MESSAGES", 1)
    assert told(both, order(100)) == TAKEN
    receipt = {"svar_paa": FIRST, "afsender": PROVIDER, "modtager": (TOWN,)}
    both.bosted.put(forretningskvittering(besked_id=byggere.noegle(200), **receipt), event(300))
    with pytest.raises(LocalError, match="AFL-OMFANG"):
        both.bosted.put(event(301))
    with pytest.raises(LocalError, match="AFL-OMFANG"):
        both.bosted.put(forretningskvittering(besked_id=byggere.noegle(201), **receipt))


def test_what_we_send_is_bounded_as_the_receiver_bounds_it(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extent, "MESSAGES", 2)
    with pytest.raises(LocalError, match="AFL-OMFANG") as caught:
        both.kommune.put(*(order(100 + n) for n in range(3)))
    assert [(one.rule_id, one.pointer) for one in caught.value.findings] == [FULL[1][0]]
    assert rows(both.kommune) == ()
    both.kommune.put(order(100), order(101))
    assert both.kommune.put(order(101)) == (byggere.noegle(101),)  # put before: nothing new


def test_forgotten_messages_leave_room(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extent, "MESSAGES", 2)
    assert [told(both, order(100 + n)) for n in range(2)] == [TAKEN, TAKEN]
    both.bosted.forget("90000004", FIRST)
    assert [told(both, order(102 + n)) for n in range(2)] == [TAKEN, FULL]


def test_a_dry_run_says_so(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extent, "MESSAGES", 1)
    assert told(both, order(100)) == TAKEN
    report = both.bosted.validate(both.bosted.opened(sealed(both, order(101))))
    assert [one.rule_id for one in report.errors] == ["AFL-OMFANG"]


# --- what makes the case be gone through again ------------------------------------------------------------


def test_annulments_and_corrections_share_a_bound(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extent, "AGAIN", 7)
    assert [told(both, order(100 + n)) for n in range(2)] == [TAKEN, TAKEN]
    assert told(both, order(102, erstatter=FIRST)) == TAKEN  # 3 again
    assert told(both, annulment(103, of=101)) == TAKEN  # 4 again
    assert told(both, annulment(104, of=102)) == FULL
    assert told(both, order(105, erstatter=byggere.noegle(102))) == FULL
    assert told(both, order(106)) == TAKEN  # what costs nothing more than itself
    with pytest.raises(LocalError, match="AFL-OMFANG"):
        both.kommune.put(
            order(100), order(101), annulment(103, of=100), annulment(104, of=101), annulment(105, of=103)
        )


def test_an_old_picture_of_the_case_is_refused_until_it_is_renewed(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(both, order(100)) == TAKEN
    both.bosted.put(byggere.tilbud(besked_id=byggere.noegle(200), svar_paa=FIRST, senest_set=FIRST))
    both.bosted.deliver()
    monkeypatch.setattr(extent, "AGAIN", 18)
    assert told(both, order(101, senest_set=FIRST)) == TAKEN  # it crossed the offer: six times three
    assert told(both, order(102, senest_set=FIRST)) == OLD
    assert told(both, order(102, senest_set=byggere.noegle(200))) == TAKEN


def test_an_old_picture_of_ours_is_refused_before_it_is_sent(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    both.kommune.put(order(100))
    both.kommune.deliver()
    both.bosted.put(byggere.tilbud(besked_id=byggere.noegle(200), svar_paa=FIRST, senest_set=FIRST))
    both.bosted.deliver()
    monkeypatch.setattr(extent, "AGAIN", 18)
    both.kommune.put(order(101, senest_set=FIRST))
    with pytest.raises(LocalError, match="AFL-SENESTSET"):
        both.kommune.put(order(102, senest_set=FIRST))


# --- what it costs ----------------------------------------------------------------------------------------


def test_a_flood_of_annulments_costs_no_more_than_the_bound(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: how many messages the engine goes through again for the last one that comes."""
    monkeypatch.setattr(extent, "AGAIN", 100)
    fold, again = forloeb.fold, []
    for n in range(15):
        assert told(both, order(100 + n)) == TAKEN
    answers = [told(both, annulment(200 + n, of=100 + n)) for n in range(10)]
    assert answers[:5] == [TAKEN] * 5
    assert answers[5:] == [FULL] * 5

    def counted(process: Any, acts: Any) -> Any:
        again.append(len(acts))
        return fold(process, acts)

    monkeypatch.setattr(forloeb, "fold", counted)
    assert told(both, order(300)) == TAKEN
    assert 0 < sum(again) <= 100


def test_each_refusal_has_a_text() -> None:
    assert {extent.TOO_MUCH, extent.TOO_OLD} == set(extent.PLACES) <= set(FINDINGS)
