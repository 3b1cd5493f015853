"""A message about the wrong citizen: its sender annuls it, both delete it, and the receiver confirms that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.standard import byggere
from tests.standard.byggere_afsoegning import annullering
from tests.standard.byggere_opfoelgning import forretningskvittering
from tests.unit.transport.exchanges import CASE, Both, inbox, kept, quiet_order, rows, sealed, two

from samarbejde_schema.errors import LocalError
from samarbejde_schema.standard import STANDARD

ORDER = quiet_order()
KEY = ORDER.konvolut.besked_id
ANNULMENT = byggere.noegle(851)
TOWN = "90000004"


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with two(tmp_path) as made:
        yield made


def annulment(of: str = KEY, number: int = 851, **changes: Any) -> Any:
    fixed = {"besked_id": byggere.noegle(number), "forloeb_id": CASE, "annulleret_besked_ref": of}
    parts = {"afsender": ORDER.konvolut.afsender, "modtager": ORDER.konvolut.modtager}
    reason = {"aarsag": "FORKERT_BORGER", "begrundelse": "Det er en anden borger."}
    return annullering(**fixed | parts | reason | changes)


def confirmation(answers: str = ANNULMENT, **changes: Any) -> Any:
    fixed = {"besked_id": byggere.noegle(852), "forloeb_id": CASE, "svar_paa": answers}
    parts = {"afsender": ORDER.konvolut.modtager[0], "modtager": (ORDER.konvolut.afsender,)}
    return forretningskvittering(**fixed | parts | {"slettet_bekraeftet": True} | changes)


def sent(both: Both, *messages: Any) -> None:
    """From the municipality to the provider, a minute apart."""
    for message in messages:
        both.clock.advance(timedelta(minutes=1))
        assert both.kommune.put(_now(both, message))
        assert [done.state for done in both.kommune.deliver()] == ["leveret"]


def _now(both: Both, message: Any) -> Any:
    """The same message, sent now; the order keeps its time."""
    if message is ORDER:
        return message
    envelope = message.konvolut.model_copy(update={"afsendt": both.clock().astimezone(byggere.NU.tzinfo)})
    return message.model_copy(update={"konvolut": envelope})


def given(both: Both) -> list[tuple[str, bool]]:
    """What the provider's application is handed, and whether it counts."""
    found = []
    while True:
        with both.bosted.next() as incoming:
            if incoming is None:
                return found
            found.append((incoming.message_id, incoming.counts))


# --- what the application is handed -----------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["FORKERT_BORGER", "FEJLSENDT", "DUBLET"])
def test_what_was_annulled_before_it_was_read_does_not_count(both: Both, reason: str) -> None:
    sent(both, ORDER, annulment(aarsag=reason))
    assert [row.counts for row in inbox(both.bosted)] == [False, True]
    assert given(both) == [(KEY, False), (ANNULMENT, True)]


def test_what_was_withdrawn_was_real_and_counts(both: Both) -> None:
    sent(both, ORDER, annulment(aarsag="TRUKKET_TILBAGE"))
    assert given(both) == [(KEY, True), (ANNULMENT, True)]


def test_what_was_read_stays_as_it_was_read(both: Both) -> None:
    sent(both, ORDER)
    assert given(both) == [(KEY, True)]
    sent(both, annulment())
    assert given(both) == [(ANNULMENT, True)]
    assert [row.counts for row in inbox(both.bosted)] == [True, True]


def test_what_was_given_back_is_handed_out_anew_as_it_stands_now(both: Both) -> None:
    sent(both, ORDER)
    with pytest.raises(ZeroDivisionError), both.bosted.next():
        raise ZeroDivisionError
    sent(both, annulment())
    assert given(both) == [(KEY, False), (ANNULMENT, True)]


def test_an_annulment_that_is_annulled_itself_takes_nothing_away(both: Both) -> None:
    sent(both, ORDER, annulment())
    sent(both, annulment(ANNULMENT, 853, aarsag="FEJLSENDT"))
    assert given(both) == [(KEY, True), (ANNULMENT, False), (byggere.noegle(853), True)]


def test_what_is_rejected_takes_nothing_away_and_stays_rejected(both: Both) -> None:
    """The first annulment names a message that nobody sent; the second does not make the first count."""
    sent(both, ORDER)
    unknown = _now(both, annulment(byggere.noegle(999), 850))
    assert both.posted(both.bosted, sealed(both, unknown)).status == 201
    assert [row.counts for row in inbox(both.bosted)] == [True, False]
    sent(both, annulment())
    assert given(both) == [(KEY, False), (byggere.noegle(850), False), (ANNULMENT, True)]


# --- the confirmation -------------------------------------------------------------------------------------


@pytest.mark.parametrize("answers", [ANNULMENT, KEY], ids=["the annulment", "the annulled message"])
def test_nobody_confirms_a_deletion_while_the_content_lies_here(both: Both, answers: str) -> None:
    sent(both, ORDER, annulment())
    with pytest.raises(LocalError, match="forget") as caught:
        both.bosted.put(_now(both, confirmation(answers)))
    assert caught.value.findings == ()
    assert rows(both.bosted) == ()
    found = kept(both.bosted, both.kommune, KEY)
    assert found is not None
    assert found.jws


def test_without_the_number_of_the_case_neither(both: Both) -> None:
    sent(both, ORDER, annulment())
    with pytest.raises(LocalError):
        both.bosted.put(_now(both, confirmation(forloeb_id=None)))
    assert rows(both.bosted) == ()


def test_what_is_deleted_is_confirmed_at_both_ends(both: Both) -> None:
    sent(both, ORDER, annulment())
    assert both.bosted.forget(TOWN, KEY)
    assert both.kommune.forget(TOWN, KEY)
    assert given(both) == [(ANNULMENT, True)]
    receipt = _now(both, confirmation())
    assert both.bosted.put(receipt) == (receipt.konvolut.besked_id,)
    assert [done.state for done in both.bosted.deliver()] == ["leveret"]
    with both.kommune.next() as incoming:
        assert incoming is not None
        assert (incoming.message_id, incoming.counts) == (receipt.konvolut.besked_id, True)
    assert both.bosted.put(receipt) == (receipt.konvolut.besked_id,)


def test_a_receipt_tells_what_it_says_was_deleted() -> None:
    deleted = STANDARD.receipts.deleted
    told = [deleted(one) for one in (confirmation(), confirmation(slettet_bekraeftet=False), ORDER)]
    assert told == [ANNULMENT, None, None]


@pytest.mark.parametrize("said", [None, False])
def test_a_receipt_that_confirms_nothing_may_come_at_once(both: Both, said: bool | None) -> None:
    sent(both, ORDER, annulment())
    assert both.bosted.put(_now(both, confirmation(slettet_bekraeftet=said)))


def test_what_was_not_annulled_is_no_business_of_this_check(both: Both) -> None:
    """After a no the law may require that something is kept (FR-114)."""
    sent(both, ORDER)
    assert both.bosted.put(_now(both, confirmation(KEY)))


# --- in which order ---------------------------------------------------------------------------------------


def test_an_annulment_of_what_is_forgotten_is_rejected(both: Both) -> None:
    sent(both, ORDER)
    assert both.bosted.forget(TOWN, KEY)
    sent(both, annulment())
    assert given(both) == [(ANNULMENT, False)]


def test_without_its_annulment_a_message_counts_again(both: Both) -> None:
    sent(both, ORDER)
    stood = both.bosted.forloeb(CASE).states
    assert stood
    sent(both, annulment())
    assert set(both.bosted.forloeb(CASE).states.values()) == {"ANNULLERET"}
    assert both.bosted.forget(TOWN, ANNULMENT)
    assert both.bosted.forloeb(CASE).states == stood


def test_what_is_forgotten_leaves_no_state(both: Both) -> None:
    sent(both, ORDER, annulment())
    assert both.bosted.forget(TOWN, KEY)
    assert both.bosted.forloeb(CASE).states == {}
