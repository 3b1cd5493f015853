"""What goes wrong in a server room: clocks, certificates, lists, disks, and a receiver that is gone for weeks.

Whatever it is, the sender is told the truth: delivered, refused with a signature, or not known yet.
"""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select

from samarbejde_schema import DeliveryError
from samarbejde_schema.catalogue.receipts import Answer
from samarbejde_schema.exchange.problems import read_code
from samarbejde_schema.security.certificates import Certificate
from samarbejde_schema.security.keys import Keyring
from samarbejde_schema.security.revocation import Listed
from samarbejde_schema.testing.authority import Issued
from samarbejde_schema.testing.clock import Clock
from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.transport.flow import Packet, request_of
from samarbejde_schema.transport.http import NoReply, Reply, Request, Wire
from samarbejde_schema.transport.opening import read_trust, read_vault
from samarbejde_schema.transport.participant import Participant
from samarbejde_schema.transport.settings import Settings
from samarbejde_schema.transport.store import Row, Store
from samarbejde_schema.transport.store.tables import AUDIT
from samarbejde_schema.transport.worker import Delivery

from . import story
from .pair import Named, Pair, audit_faults, facts_of, next_due, pair, read_all, rows_of
from .sizes import TROUBLES
from .story import BOSTED, KOMMUNE, PARTICIPANTS

pytestmark = pytest.mark.parametrize("round_", range(TROUBLES))

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FIRST: Named = (KOMMUNE, story.message_id(0, 0))
"""The message most of these send."""


class Line:
    """A wire that can be cut, or lose the replies; it remembers what was sent."""

    def __init__(self, inner: Wire) -> None:
        self.inner = inner
        self.cut = self.losing = False
        self.bodies: list[bytes] = []
        self.replies: list[Reply] = []

    def send(self, request: Request) -> Reply | NoReply:
        """What gets through."""
        self.bodies.append(request.body)
        if self.cut:
            return NoReply("AFL-FORBINDELSE")
        reply = self.inner.send(request)
        assert isinstance(reply, Reply)
        self.replies.append(reply)
        return NoReply("AFL-TIDSFRIST") if self.losing else reply


@pytest.fixture
def two(tmp_path: Path, keys: KeyPool, round_: int) -> Iterator[Pair]:
    """Both, with a line between them."""
    with pair(tmp_path, keys=keys, between=Line, seed=round_) as both:
        yield both


def line(participant: Participant) -> Line:
    """The line of a participant."""
    assert isinstance(participant.wire, Line)
    return participant.wire


def only(participant: Participant) -> Row:
    """The only row of an outbox."""
    (row,) = rows_of(participant)
    return row


def events(participant: Participant) -> list[str]:
    """What the audit log tells of, in order."""
    with participant.store.peek() as session:
        return list(session.connection.execute(select(AUDIT.c.event).order_by(AUDIT.c.number)).scalars())


def books(participant: Participant) -> tuple[int, int, int, int]:
    """How much a store holds."""
    with participant.store.peek() as session:
        inbox = len(session.inbox.rows(limit=1000))
        return session.log.size(), session.audit.head().number, inbox, len(session.outbox.rows(limit=1000))


def own_clock(participant: Participant, start: datetime) -> Clock:
    """A clock that only this participant goes by."""
    clock = Clock(start)
    participant.clock = participant.worker.clock = clock
    return clock


def tries(two: Pair, *, until: datetime) -> list[tuple[datetime, Delivery]]:
    """Every try of the municipality until a moment, with its time; the clock stands there afterwards."""
    made: list[tuple[datetime, Delivery]] = []
    while True:
        made += [(two.clock(), one) for one in two.kommune.deliver()]
        due = next_due(two.kommune)
        if not isinstance(due, datetime) or due > until:
            two.clock.advance(max(until - two.clock(), timedelta()))
            return made
        two.clock.advance(due - two.clock())


# A receiver that is gone


def test_gone_for_days(two: Pair) -> None:
    """Tried for 72 hours, then called ``uafklaret`` and tried daily; it comes back in time and gets it."""
    two.kommune.put(story.telling(0)[0])
    begun = two.clock()
    line(two.kommune).cut = True
    made = tries(two, until=begun + 5 * DAY)
    early = [at for at, one in made if one.state == "klar"]
    late = [at for at, one in made if one.state == "uafklaret"]
    assert len(made) == len(early) + len(late)
    assert max(early) < begun + 72 * HOUR <= min(late)
    assert min(late) == begun + 72 * HOUR, "a last try is made at the border"
    assert all(after - before <= HOUR for before, after in pairwise(early))
    assert [after - before for before, after in pairwise(late)] == [DAY] * (len(late) - 1)
    assert {one.code for _, one in made} == {"AFL-FORBINDELSE"}
    assert (only(two.kommune).state, only(two.kommune).code) == ("uafklaret", "AFL-FORBINDELSE")
    line(two.kommune).cut = False
    last = tries(two, until=two.clock() + DAY)
    assert [one.state for _, one in last] == ["leveret"]
    assert len(set(line(two.kommune).bodies)) == 1
    assert two.faults([FIRST]) == []
    assert set(events(two.kommune)) == {"afsendt", "uafklaret", "leveret"}


def test_gone_until_it_has_expired(two: Pair) -> None:
    """A receiver that never had it answers with a signed refusal; nobody is left in doubt."""
    two.kommune.put(story.telling(0)[0])
    begun = two.clock()
    line(two.kommune).cut = True
    tries(two, until=begun + 10 * DAY)
    line(two.kommune).cut = False
    made = tries(two, until=begun + 12 * DAY)
    assert [one.state for _, one in made] == ["afvist"]
    facts = made[0][1].facts
    assert facts is not None
    assert (facts.answer, [fault.rule_id for fault in facts.faults]) == (Answer.ERROR, ["FR-007"])
    assert facts_of(two.kommune, only(two.kommune)) == facts
    assert two.bosted.store.verify(facts.head) is None
    assert read_all(two.bosted) == []
    assert not two.kommune.forloeb(story.case_id(0)).states
    assert audit_faults(two.by_cvr.values()) == []


def test_taken_but_the_receipt_lost_until_it_has_expired(two: Pair) -> None:
    """A receiver that has it answers with the receipt it gave the first time, weeks later."""
    two.kommune.put(story.telling(0)[0])
    begun = two.clock()
    line(two.kommune).losing = True
    made = tries(two, until=begun + 20 * DAY)
    assert made[-1][1].state == "uafklaret"
    taken = books(two.bosted)
    line(two.kommune).losing = False
    made = tries(two, until=begun + 22 * DAY)
    assert [one.state for _, one in made] == ["leveret"]
    assert {reply.body for reply in line(two.kommune).replies} == {only(two.kommune).receipt}
    assert books(two.bosted) == taken == (1, 1, 1, 0)
    assert two.faults([FIRST]) == []


def test_gone_for_good(two: Pair) -> None:
    """Thirty days after the message expired it is given up, and its sealed bytes are gone."""
    two.kommune.put(story.telling(0)[0])
    begun = two.clock()
    line(two.kommune).cut = True
    made = tries(two, until=begun + 60 * DAY)
    given_up = [at for at, one in made if one.state == "opgivet"]
    assert given_up == [begun + 37 * DAY]
    assert made[-1][1].code == "AFL-FORBINDELSE"
    assert only(two.kommune).state == "opgivet"
    assert next_due(two.kommune) is None
    assert events(two.kommune)[-1] == "opgivet"
    assert two.kommune.store.verify() is None


def held_back(two: Pair, *, refused: bool) -> None:
    """A first message that is refused or given up, and a correction of another case's kind behind it."""
    early = two.clock() - 6 * DAY - 23 * HOUR
    two.kommune.put(story.order(0, 1, at=early), story.order(1, 1))
    two.kommune.put(story.order(0, 2))
    if refused:
        line(two.kommune).cut = True
        tries(two, until=two.clock() + 3 * HOUR)
        line(two.kommune).cut = False
        tries(two, until=two.clock() + 2 * DAY)
    else:
        blocked = {rows_of(two.kommune)[0].id}
        inner = line(two.kommune)
        assert blocked
        first = f'"{story.order_id(0)}"'

        class Blocking(Line):
            def send(self, request: Request) -> Reply | NoReply:
                self.cut = request.headers["idempotency-key"] == first
                return super().send(request)

        two.kommune.wire = Blocking(inner.inner)
        tries(two, until=two.clock() + 32 * DAY)


@pytest.mark.parametrize("refused", [True, False], ids=["afvist", "opgivet"])
def test_a_stop_holds_back_what_comes_later_in_the_case(two: Pair, refused: bool) -> None:
    """Until the program has decided; other cases go on, and so does this one afterwards."""
    held_back(two, refused=refused)
    first, other, later = rows_of(two.kommune)
    assert (first.state, other.state, later.state) == ("afvist" if refused else "opgivet", "leveret", "klar")
    assert later.attempt == 0
    assert next_due(two.kommune) is None
    two.kommune.put(story.order(2, 1, at=two.clock()))
    two.settle()
    assert rows_of(two.kommune)[2].attempt == 0
    two.kommune.resume(first.id)
    assert events(two.kommune)[-1] == "frigivet"
    two.settle()
    *_, later, _ = rows_of(two.kommune)
    assert (later.message_id, later.attempt) == (story.order_id(0, 2), 1)
    assert later.state == ("leveret" if refused else "afvist"), "after 32 days the correction has expired too"
    assert audit_faults(two.by_cvr.values()) == []


# Clocks


def test_the_clock_jumps_forwards(two: Pair) -> None:
    """A month in the middle of a lease: the lease has run out, and the receiver tells of the expiry."""
    two.kommune.put(story.telling(0)[0], story.telling(1)[0])
    rows = two.kommune.worker.lease(1)
    two.bosted.receive(request_of(rows[0]))
    two.clock.advance(30 * DAY)
    two.settle()
    assert [row.state for row in rows_of(two.kommune)] == ["leveret", "afvist"]
    assert read_all(two.bosted) == [story.message_id(0, 0)]


def test_the_clock_jumps_backwards(two: Pair) -> None:
    """Half a day back while a message waits: it is delivered once, at the latest when the time comes again."""
    two.kommune.put(*(story.telling(case)[0] for case in range(3)))
    line(two.kommune).cut = True
    two.kommune.deliver()
    rows_before = rows_of(two.kommune)
    two.clock.advance(-12 * HOUR)
    line(two.kommune).cut = False
    assert two.kommune.deliver() == ()
    two.settle()
    assert two.clock() >= max(row.due for row in rows_before)
    assert two.faults([(KOMMUNE, story.message_id(case, 0)) for case in range(3)]) == []
    assert audit_faults(two.by_cvr.values()) == []


def test_the_receivers_clock_is_behind(two: Pair) -> None:
    """A message from the future is not taken; it is once the receiver's clock is right."""
    slow = own_clock(two.bosted, two.clock() - HOUR)
    two.kommune.put(story.telling(0)[0])
    two.kommune.deliver()
    assert (only(two.kommune).state, only(two.kommune).code) == ("klar", "SIK-TID")
    assert books(two.bosted) == (0, 0, 0, 0)
    slow.advance(HOUR)
    two.settle()
    assert two.faults([FIRST]) == []


def test_the_receivers_clock_is_ahead(two: Pair) -> None:
    """Its receipts come from the future: not believed until the clocks agree, and then the same one is."""
    fast = own_clock(two.bosted, two.clock() + HOUR)
    two.kommune.put(story.telling(0)[0])
    two.kommune.deliver()
    assert (only(two.kommune).state, only(two.kommune).code) == ("klar", "SIK-TID")
    assert books(two.bosted) == (1, 1, 1, 0)
    fast.advance(-HOUR)
    two.clock.advance(HOUR)
    two.settle()
    assert books(two.bosted) == (1, 1, 1, 0)
    assert two.faults([FIRST]) == []


# Certificates and lists


def renewed(two: Pair, cvr: str, issued: Issued, *older: Issued) -> None:
    """Let a participant sign with another certificate, listed in the register that everybody reads."""
    world, participant = two.exchange.world, two.by_cvr[cvr]
    place, _, roles = PARTICIPANTS[cvr]
    world.list(issued, roles=roles, endpoint=participant.endpoint)
    sealing = tuple(one.chain[0] for one in (issued, *older))
    world.renew([replace(e, encryption=sealing) if e.cvr == cvr else e for e in world.register.entries])
    ring = Keyring((issued.key, *(one.key for one in older)))
    participant.ring = ring
    participant._desk = replace(participant._desk, ring=ring)
    settings = Settings.read(world.folder / place)
    for one in two.by_cvr.values():
        one.trust = read_trust(settings, two.clock())


def test_the_senders_certificate_expires_in_the_queue(two: Pair) -> None:
    """The code is shown at once; a new key does not change the frozen bytes; tried to the end, then given up."""
    authority, begun = two.exchange.world.authority, two.clock()
    name = PARTICIPANTS[KOMMUNE][1]
    short = authority.organisation(KOMMUNE, name=name, valid=(begun - DAY, begun + 2 * DAY))
    renewed(two, KOMMUNE, short)
    two.kommune.put(story.telling(0)[0])
    line(two.kommune).cut = True
    tries(two, until=begun + 2 * DAY + HOUR)
    line(two.kommune).cut = False
    made = tries(two, until=two.clock() + 2 * HOUR)
    assert {(one.state, one.code) for _, one in made} == {("klar", "SIK-UDLOEBET")}
    assert only(two.kommune).code == "SIK-UDLOEBET"
    renewed(two, KOMMUNE, authority.organisation(KOMMUNE, name=name), short)
    two.kommune.put(story.telling(1)[0])
    made = tries(two, until=begun + 40 * DAY)
    first, second = rows_of(two.kommune)
    assert (first.state, first.code) == ("opgivet", "SIK-UDLOEBET")
    assert second.state == "leveret"
    assert [one.state for _, one in made if one.row_id == first.id].count("uafklaret") > 30
    assert len(set(line(two.kommune).bodies)) == 2
    assert read_all(two.bosted) == [story.message_id(1, 0)]
    assert audit_faults(two.by_cvr.values()) == []


def test_the_receivers_key_is_renewed_while_a_message_waits(two: Pair) -> None:
    """Sealed to the old key, opened with it, receipted with the new one."""
    authority, begun = two.exchange.world.authority, two.clock()
    name = PARTICIPANTS[BOSTED][1]
    old = authority.organisation(BOSTED, name=name, valid=(begun - DAY, begun + 2 * DAY))
    renewed(two, BOSTED, old)
    two.kommune.put(story.telling(0)[0])
    line(two.kommune).cut = True
    tries(two, until=begun + 2 * DAY + HOUR)
    line(two.kommune).cut = False
    renewed(two, BOSTED, authority.organisation(BOSTED, name=name), old)
    two.settle()
    assert two.faults([FIRST]) == []


def test_the_list_of_revoked_certificates_is_out_of_date(two: Pair) -> None:
    """503 and when to come back; the message stays in the queue and nothing is kept."""
    two.kommune.put(story.telling(0)[0])
    trust = two.bosted.trust
    two.bosted.trust = replace(trust, revocation=Listed(frozenset(), two.clock() - HOUR))
    (delivery,) = two.kommune.deliver()
    (reply,) = line(two.kommune).replies
    assert (reply.status, read_code(reply.body)) == (503, "SIK-SPAERRELISTE")
    wait = timedelta(seconds=int(reply.headers["retry-after"]))
    assert (delivery.state, delivery.code) == ("klar", "SIK-SPAERRELISTE")
    assert delivery.due is not None
    assert delivery.due >= two.clock() + wait
    assert books(two.bosted) == (0, 0, 0, 0)
    two.bosted.trust = trust
    assert two.kommune.deliver() == ()
    two.settle()
    assert two.faults([FIRST]) == []


def test_the_senders_own_list_is_out_of_date(two: Pair) -> None:
    """Nothing leaves for a receiver whose certificate may be revoked; the message waits for a new list."""
    two.kommune.put(story.telling(0)[0])
    trust = two.kommune.trust
    two.kommune.trust = replace(trust, revocation=Listed(frozenset(), two.clock() - HOUR))
    (delivery,) = two.kommune.deliver()
    assert (delivery.state, delivery.code) == ("klar", "SIK-SPAERRELISTE")
    assert line(two.kommune).bodies == []
    two.kommune.trust = trust
    two.settle()
    assert two.faults([FIRST]) == []


def test_the_senders_own_list_runs_out_before_the_receipt_comes(two: Pair) -> None:
    """A receipt nobody can verify now settles nothing; the same receipt does, once the list is new."""
    two.kommune.put(story.telling(0)[0])
    trust, inner = two.kommune.trust, line(two.kommune).inner

    class Ageing:
        def send(self, request: Request) -> Reply | NoReply:
            two.kommune.trust = replace(trust, revocation=Listed(frozenset(), two.clock() - HOUR))
            return inner.send(request)

    line(two.kommune).inner = Ageing()
    (delivery,) = two.kommune.deliver()
    assert (delivery.state, delivery.code) == ("klar", "SIK-SPAERRELISTE")
    two.kommune.trust, line(two.kommune).inner = trust, inner
    two.settle()
    first, second = line(two.kommune).replies
    assert first.body == second.body
    assert two.faults([FIRST]) == []


def test_a_sender_that_is_revoked_while_its_message_waits(two: Pair) -> None:
    """Not taken, and not believed later either."""
    two.kommune.put(story.telling(0)[0])
    leaf = two.kommune.ring.signing(two.clock()).chain[0]
    revoked = frozenset({Certificate.from_der(leaf).thumbprint})
    two.bosted.trust = replace(two.bosted.trust, revocation=Listed(revoked, two.clock() + 300 * DAY))
    made = tries(two, until=two.clock() + 40 * DAY)
    assert {one.code for _, one in made} == {"SIK-SPAERRET"}
    assert only(two.kommune).state == "opgivet"
    assert books(two.bosted) == (0, 0, 0, 0)


# Disks


@contextmanager
def pragma(store: Store, during: str, after: str) -> Iterator[None]:
    """Let the store's own connection have a limit for a while."""
    with store.begin() as session:
        session.connection.exec_driver_sql(f"PRAGMA {during}")
    try:
        yield
    finally:
        with store.peek() as session:
            session.connection.exec_driver_sql(f"PRAGMA {after}")


@contextmanager
def full(store: Store, path: Path) -> Iterator[None]:
    """The database may not grow by a single page."""
    with store.begin() as session:
        pages = session.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    with pragma(store, f"max_page_count = {pages}", "max_page_count = 1073741823"):
        yield


@contextmanager
def read_only(store: Store, path: Path) -> Iterator[None]:
    """Nothing may be written."""
    with pragma(store, "query_only = ON", "query_only = OFF"):
        yield


@contextmanager
def no_larger_files(store: Store, path: Path) -> Iterator[None]:
    """The system refuses to write past the end of what is there: a quota."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def locked(store: Store, path: Path) -> Iterator[None]:
    """Somebody else writes, and does not stop."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


Broken = Callable[[Store, Path], AbstractContextManager[None]]
DISKS = pytest.mark.parametrize("broken", [full, read_only, no_larger_files, locked])


def impatient(two: Pair, cvr: str) -> tuple[Participant, Path]:
    """A participant on a store that does not wait for others, and where it lies."""
    participant = two.by_cvr[cvr]
    settings = Settings.read(two.exchange.world.folder / PARTICIPANTS[cvr][0])
    participant.store.close()
    store = Store.open(settings.store, read_vault(settings), busy=0.05)
    participant.store = participant.worker.store = store
    return participant, settings.store


@DISKS
def test_the_receivers_disk(two: Pair, broken: Broken) -> None:
    """503 and when to come back; nothing of the message is there, and afterwards all of it, once."""
    receiver, path = impatient(two, BOSTED)
    two.kommune.put(*(story.telling(case)[0] for case in range(8)))
    before, inner = books(receiver), line(two.kommune).inner

    class Troubled:
        def send(self, request: Request) -> Reply | NoReply:
            with broken(receiver.store, path):
                return inner.send(request)

    line(two.kommune).inner = Troubled()
    made = two.kommune.deliver()
    line(two.kommune).inner = inner
    replies = list(line(two.kommune).replies)
    stopped = [reply for reply in replies if reply.status != 201]
    assert stopped
    assert {(reply.status, read_code(reply.body)) for reply in stopped} == {(503, "AFL-LAGER")}
    assert all(int(reply.headers["retry-after"]) > 0 for reply in stopped)
    taken = len(replies) - len(stopped)
    assert books(receiver) == (taken, taken, taken, 0)
    assert before == (0, 0, 0, 0)
    assert [one.state for one in made].count("klar") == len(stopped)
    assert receiver.store.verify() is None
    two.settle()
    assert two.faults([(KOMMUNE, story.message_id(case, 0)) for case in range(8)]) == []


@DISKS
def test_the_senders_disk(two: Pair, broken: Broken) -> None:
    """What could not be queued was not promised; a group is there whole or not at all."""
    sender, path = impatient(two, KOMMUNE)
    group = [story.telling(case)[0] for case in range(20)]
    with broken(sender.store, path), pytest.raises(DeliveryError) as told:
        sender.put(*group)
    assert told.value.code == "AFL-LAGER"
    assert told.value.__cause__ is None
    assert books(sender) == (0, 0, 0, 0)
    sender.put(*group)
    two.settle()
    assert two.faults([(KOMMUNE, story.message_id(case, 0)) for case in range(20)]) == []


@DISKS
def test_the_senders_disk_when_the_receipt_comes(two: Pair, broken: Broken) -> None:
    """The receipt could not be kept: the same bytes are sent again, and the same receipt comes."""
    sender, path = impatient(two, KOMMUNE)
    sender.put(*(story.telling(case)[0] for case in range(3)))
    inner, failed = line(sender).inner, []

    class Breaking:
        def send(self, request: Request) -> Reply | NoReply:
            reply = inner.send(request)
            if not failed:
                context = broken(sender.store, path)
                context.__enter__()
                failed.append(context)
            return reply

    sender.wire = Breaking()
    if broken is full:
        with sender.store.begin() as session:  # so that a settled row needs another page
            session.connection.exec_driver_sql("CREATE TABLE fyld (x BLOB)")
    try:
        try:
            sender.deliver()
        except DeliveryError as error:
            assert error.code == "AFL-LAGER"
        else:
            assert broken is full, "a receipt may find room in what is free"
    finally:
        failed[0].__exit__(None, None, None)
    sender.wire = Line(inner)
    two.clock.advance(timedelta(minutes=4))
    two.settle()
    assert two.faults([(KOMMUNE, story.message_id(case, 0)) for case in range(3)]) == []
    assert books(two.bosted) == (3, 3, 3, 0)


# What is so old that its receipt is no longer kept


def test_a_replay_after_the_receipt_was_dropped(two: Pair) -> None:
    """Weeks after everybody has stopped trying only the hash is left: the same bytes have no effect."""
    two.kommune.put(story.telling(0)[0])
    two.settle()
    sealed = line(two.kommune).bodies[0]
    two.clock.advance(60 * DAY)
    assert two.bosted.tidy() == 1
    assert read_all(two.bosted) == [story.message_id(0, 0)]
    before = books(two.bosted)
    replies = [
        two.bosted.receive(request_of(Packet(two.bosted.endpoint, story.message_id(0, 0), sealed)))
        for _ in range(2)
    ]
    assert books(two.bosted) == before
    assert read_all(two.bosted) == []
    assert two.bosted.store.verify() is None
    assert {reply.status for reply in replies} == {201}, "it was taken, and nobody may sign that it was not"
    assert len({reply.body for reply in replies}) == 1


def test_a_replay_of_what_was_refused(two: Pair) -> None:
    """What was refused stays refused, also when the receipt that says so is gone and a clock runs backwards."""
    two.kommune.put(story.telling(0)[0])
    line(two.kommune).cut = True
    begun = two.clock()
    tries(two, until=begun + 8 * DAY)
    line(two.kommune).cut = False
    two.settle()
    assert only(two.kommune).state == "afvist"
    sealed = line(two.kommune).bodies[-1]
    two.clock.advance(60 * DAY)
    assert two.bosted.tidy() == 1
    for at in (begun + HOUR, begun + 70 * DAY):
        own_clock(two.bosted, at)
        reply = two.bosted.receive(request_of(Packet(two.bosted.endpoint, story.message_id(0, 0), sealed)))
        assert reply.status == 422
    assert books(two.bosted)[0] == 0
    assert read_all(two.bosted) == []


def test_a_retry_on_the_very_last_day(two: Pair) -> None:
    """The receiver tidies every day, and still has the receipt when the sender tries for the last time."""
    two.kommune.put(story.telling(0)[0])
    begun = two.clock()
    line(two.kommune).losing = True
    for day in range(1, 37):
        tries(two, until=begun + day * DAY)
        assert two.bosted.tidy() == 0
    line(two.kommune).losing = False
    tries(two, until=begun + 37 * DAY)
    assert two.faults([FIRST]) == []


def test_a_sender_that_slept_for_too_long(two: Pair) -> None:
    """The receiver took the message and has dropped the receipt: it never signs that it refused it."""
    two.kommune.put(story.telling(0)[0])
    line(two.kommune).losing = True
    two.kommune.deliver()
    assert read_all(two.bosted) == [FIRST[1]]
    two.clock.advance(45 * DAY)
    assert two.bosted.tidy() == 1
    line(two.kommune).losing = False
    two.kommune.deliver()
    assert only(two.kommune).state == "leveret"
    assert two.faults([FIRST]) == []
    assert read_all(two.bosted) == []
