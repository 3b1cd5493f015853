"""What was settled once stays settled: after the receipt is gone, after a change of certificate, and for
whoever has no part in a case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.standard import byggere
from tests.unit.transport.exchanges import (
    CASE,
    POOL,
    Both,
    direct,
    events,
    inbox,
    quiet_order,
    rows,
    sealed,
    two,
    verified,
)

from samarbejde_schema.catalogue.receipts import Answer, Facts
from samarbejde_schema.errors import UntrustedError
from samarbejde_schema.exchange.arrival import Received
from samarbejde_schema.findings import Severity
from samarbejde_schema.security.jws import payload_of
from samarbejde_schema.security.keys import Keyring
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.faelles.konvolut import Organisation, Part
from samarbejde_schema.transport.flow import Outcome, Result
from samarbejde_schema.transport.http import Reply
from samarbejde_schema.transport.opening import read_trust
from samarbejde_schema.transport.settings import Settings
from samarbejde_schema.validation.rule import GYLDIGHED, SKAL, at, rule

ORDER = quiet_order()
KEY = ORDER.konvolut.besked_id
FONDEN = Part(rolle="UDFOERER", organisation=Organisation(navn="Fonden Engen", cvr="90000020"))


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with two(tmp_path, direct, "fonden") as made:
        yield made


def told(both: Both, reply: Reply, message: Any) -> Facts:
    return verified(both, reply.body, message, message.konvolut.besked_id)


# --- the receipt is gone ----------------------------------------------------------------------------------


def test_what_was_refused_is_never_taken_however_late(both: Both) -> None:
    """Sent far ahead of time, it would be in order on the day its receipt is no longer kept."""
    ahead = byggere.NU + timedelta(days=41)
    early = quiet_order(afsendt=ahead, udloeber=ahead + timedelta(days=6))
    jwe = sealed(both, early)
    first = told(both, both.posted(both.bosted, jwe), early)
    assert [fault.rule_id for fault in first.faults] == ["FR-006"]
    both.clock.advance(timedelta(days=41, hours=1))
    assert both.bosted.tidy() == 1
    reply = both.posted(both.bosted, jwe)
    facts = told(both, reply, early)
    assert (reply.status, facts.answer) == (422, Answer.ERROR)
    assert [fault.rule_id for fault in facts.faults] == ["AFL-AFVIST"]
    assert both.posted(both.bosted, jwe) == reply
    assert (events(both.bosted), inbox(both.bosted)) == (["naegtet"], ())
    assert both.bosted.store.verify(facts.head) is None


@pytest.mark.parametrize("later", [timedelta(), timedelta(days=8)])
def test_what_was_taken_is_receipted_however_late(both: Both, later: timedelta) -> None:
    """A clock that ran ahead while receipts were tidied away must not turn an acceptance into a refusal."""
    jwe = sealed(both, ORDER)
    first = told(both, both.posted(both.bosted, jwe), ORDER)
    real = both.bosted.clock
    both.bosted.clock = lambda: real() + timedelta(days=365)
    assert both.bosted.tidy() == 1
    both.bosted.clock = real
    both.clock.advance(later)
    reply = both.posted(both.bosted, jwe)
    facts = told(both, reply, ORDER)
    assert (reply.status, facts.answer, facts.at, facts.head) == (201, Answer.OK, first.at, first.head)
    assert both.posted(both.bosted, jwe) == reply
    assert (events(both.bosted), len(inbox(both.bosted))) == (["modtaget"], 1)
    both.clock.advance(timedelta(days=60))
    assert both.bosted.tidy() == 1
    assert both.posted(both.bosted, jwe).status == 201


# --- another certificate ----------------------------------------------------------------------------------


def test_after_a_change_of_certificate_a_receipt_is_signed_anew(both: Both) -> None:
    jwe = sealed(both, ORDER)
    first = both.posted(both.bosted, jwe)
    both.clock.advance(timedelta(hours=2))
    now = both.clock()
    new = both.world.authority.organisation(
        "90000012",
        name="Bostedet Engen",
        key=POOL.rsa("ny nøgle"),
        valid=(now - timedelta(hours=1), now + timedelta(days=900)),
    )
    both.world.list(new, roles=("UDFOERER", "DRIFTSHERRE"), endpoint=both.bosted.endpoint)
    for name in ("kommune", "bosted"):
        both.participants[name].trust = read_trust(Settings.read(both.folder / name), now)
    ring = Keyring((new.key, *both.bosted.ring.keys))
    both.bosted.ring = ring
    both.bosted._desk = replace(both.bosted._desk, ring=ring)
    with pytest.raises(UntrustedError):
        told(both, first, ORDER)
    again = both.posted(both.bosted, jwe)
    assert told(both, again, ORDER).answer is Answer.OK
    assert (again.status, payload_of(again.body)) == (first.status, payload_of(first.body))
    assert both.posted(both.bosted, jwe) == again
    assert events(both.bosted) == ["modtaget"]


# --- no part in the case ----------------------------------------------------------------------------------


def from_fonden(both: Both, **changes: Any) -> bytes:
    fonden = both.participants["fonden"]
    message = byggere.indskrivning(besked_id=byggere.noegle(666), afsender=FONDEN, **changes)
    return sealed(both, message, by=fonden.ring.signing(both.clock()), to=both.kommune)


def dry_run(both: Both, jwe: bytes) -> list[str]:
    received: Received = both.kommune.opened(jwe)
    report = both.kommune.validate(received)
    return [finding.rule_id for finding in report.findings if finding.severity is Severity.ERROR]


def test_to_know_a_case_gives_nobody_a_part_in_it(both: Both) -> None:
    both.kommune.put(ORDER)
    both.kommune.deliver()
    before = both.kommune.forloeb(CASE).states
    jwe = from_fonden(both)
    assert dry_run(both, jwe) == ["AFL-FORLOEB"]
    reply = both.posted(both.kommune, jwe)
    assert reply.status == 422
    assert b"AFL-FORLOEB" in payload_of(reply.body)
    assert (len(rows(both.kommune)), inbox(both.kommune)) == (1, ())
    assert both.kommune.forloeb(CASE).states == before
    assert both.posted(both.kommune, from_fonden(both, forloeb_id=byggere.noegle(5))).status == 201


def test_who_was_written_to_is_in_the_case_before_the_receipt_has_come(both: Both) -> None:
    both.kommune.put(quiet_order(modtager=(FONDEN, byggere.udfoerer())))
    assert both.posted(both.kommune, from_fonden(both)).status == 201


# --- a rejection of ours that is refused ------------------------------------------------------------------


def strict(both: Both) -> None:
    @rule(
        "EGEN-1", da="Egen.", en="Own.", demand=SKAL, kind=GYLDIGHED, messages=("bestilling",), source="valg"
    )
    def egen(besked: Any) -> Any:
        """Egen."""
        yield at("borger")

    both.open("bosted", STANDARD.with_rules(egen))


@pytest.mark.parametrize("given_up", [False, True])
def test_a_rejection_that_is_refused_holds_nothing_back(both: Both, given_up: bool) -> None:
    strict(both)
    both.posted(both.bosted, sealed(both, ORDER))
    worker = both.bosted.worker
    (row,) = worker.lease()
    result = Result(Outcome.REFUSED, "AFL-STOERRELSE")
    if given_up:
        both.clock.advance(timedelta(days=60))
        (row,) = worker.lease()
        result = Result(Outcome.RETRY, "AFL-TIDSFRIST")
    (delivery,) = worker.settle([(row, result)])
    assert delivery.state == ("opgivet" if given_up else "afvist")
    (row,) = rows(both.bosted)
    assert row.handled
    with both.bosted.store.peek() as session:
        kept = session.log.find("90000012", row.message_id)
    assert kept is not None
    assert (kept.counts, kept.in_flight) == (False, False)


def test_any_other_message_that_is_refused_waits_for_a_decision(both: Both) -> None:
    both.kommune.put(ORDER)
    (row,) = both.kommune.worker.lease()
    both.kommune.worker.settle([(row, Result(Outcome.REFUSED, "AFL-STOERRELSE"))])
    assert not rows(both.kommune)[0].handled
