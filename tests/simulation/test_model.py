"""Two participants against a reference of a few dictionaries: hypothesis looks for a story where they differ.

The municipality sends orders and corrections of them, over a wire whose every fault hypothesis chooses; the
provider reads them, drops them half-way, and sends what it must. Clocks jump in both directions, stores are
closed and opened again, old requests come back. After each step the books must say what the reference says.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text

from samarbejde_schema import STANDARD, LocalError
from samarbejde_schema.catalogue.receipts import Answer, Head
from samarbejde_schema.exchange.arrival import Host
from samarbejde_schema.security.keys import Keyring
from samarbejde_schema.security.trust import Trust
from samarbejde_schema.security.vault import Vault
from samarbejde_schema.testing.clock import Clock
from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.testing.wire import DirectWire
from samarbejde_schema.testing.world import World
from samarbejde_schema.transport.http import NoReply, Reply, Request
from samarbejde_schema.transport.opening import read_ring, read_trust, read_vault
from samarbejde_schema.transport.participant import Participant
from samarbejde_schema.transport.settings import Settings
from samarbejde_schema.transport.store import Row, Store

from . import story
from .pair import facts_of, next_due, rows_of
from .sizes import STEPS
from .story import BOSTED, KOMMUNE, PARTICIPANTS

USUAL = 5_000
"""From so many steps on, what matters most must have happened at least once."""
PER_STORY = 50
"""How many steps hypothesis takes in one story."""
EVERY = 5
"""After so many steps the whole of both audit logs is checked again."""
CASES, MOST_WAITING = 3, 3
JUMPS = (1, 30, 200, 3600, 86_400, 4 * 86_400, 40 * 86_400, -1, -240, -3600, -86_400)
"""Seconds."""
BEGIN, DAY = story.times()[0], timedelta(days=1)
EARLIEST, LATEST = BEGIN - 20 * DAY, BEGIN + 200 * DAY
"""Register and certificates hold from before the one until well after the other."""
KEPT = timedelta(days=31)
"""How long after its expiry the receipt of a message is kept."""
SKEW = timedelta(minutes=5)
"""How far a signature may come from the future."""

WAYS = ("mark", "transaction", "raise", "raise in transaction")
FAULTS = ("ok", "lost_request", "lost_reply", "twice", "late", "garbled", "cut", "503", "html", "302", "413")


@dataclass
class Sent:
    """What the reference knows of one message."""

    case: int
    version: int
    at: datetime
    expires: datetime
    request: Request | None = None
    status: int | None = None
    receipt: bytes | None = None
    receipted: datetime | None = None
    receipts: set[bytes] = field(default_factory=set)
    """Every receipt that was given: more than one only when the first was dropped."""
    dropped: bool = False
    """The receiver keeps only the hash of it."""
    effects: int = 0
    state: str = "klar"
    """``klar`` while it may be tried, ``leveret``, ``afvist`` or ``opgivet``."""
    handled: bool = False


@dataclass
class Reference:
    """The dictionaries."""

    sent: dict[str, Sent] = field(default_factory=dict)
    queue: list[str] = field(default_factory=list)
    spoilt: set[int] = field(default_factory=set)
    """Cases where something was refused or given up, so that later messages may be refused too."""

    def of_case(self, case: int) -> list[str]:
        """The ids of a case in the order in which they were put."""
        return [key for key, one in self.sent.items() if one.case == case]

    def first_unread(self) -> set[str]:
        """What the program may be given next: the oldest unread of each case."""
        found: dict[int, str] = {}
        for key in self.queue:
            found.setdefault(self.sent[key].case, key)
        return set(found.values())

    def in_flight(self) -> set[str]:
        """What may be on the wire: the oldest unsettled of each case that nothing has stopped."""
        found = set()
        for case in range(CASES):
            for key in self.of_case(case):
                one = self.sent[key]
                if one.state in ("afvist", "opgivet") and not one.handled:
                    break
                if one.state == "klar":
                    found.add(key)
                    break
        return found


class ScriptedWire:
    """The wire of the municipality: each request meets the next fault of the script."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.script: list[str] = []

    def send(self, request: Request) -> Reply | NoReply:
        """Carry a request as the script says."""
        machine, fault = self.machine, self.script.pop(0) if self.script else "ok"
        Machine.seen[fault] += 1
        key = request.headers["idempotency-key"].strip('"')
        assert key in machine.model.in_flight(), "sent out of turn"
        one = machine.model.sent[key]
        assert one.request in (None, request), "not the same bytes as before"
        first, one.request = one.request is None, request
        if fault == "lost_request":
            return NoReply("AFL-TIDSFRIST")
        if fault == "late":
            machine.late.append(key)
            return NoReply("AFL-TIDSFRIST")
        if fault in ("503", "html", "302"):
            status, kind = {
                "503": (503, "text/plain"),
                "html": (400, "text/html"),
                "302": (302, "text/html"),
            }[fault]
            return Reply(status, {"content-type": kind, "location": "https://andre.example/"}, b"<html>")
        if fault == "413":
            if first:  # later it may have been taken before
                one.state = "afvist"
                machine.model.spoilt.add(one.case)
            body = b'{"code":"AFL-STOERRELSE","status":413}'
            return Reply(413, {"content-type": "application/problem+json"}, body)
        reply = machine.arrive(key)
        if fault == "twice":
            reply = machine.arrive(key)
        if fault == "lost_reply":
            return NoReply("AFL-FORBINDELSE")
        if fault in ("garbled", "cut"):
            body = reply.body[:-9] if fault == "cut" else reply.body[:-9] + b"A" * 9
            return Reply(reply.status, reply.headers, body)
        if machine.believes(one, reply):
            one.state = "leveret" if one.status == 201 else "afvist"
            if one.status != 201:
                machine.model.spoilt.add(one.case)
        return reply


@cache
def trusted(settings: Settings) -> tuple[Keyring, Trust, Vault]:
    """What the files of a participant say; a key takes a tenth of a second to read, so it is read once."""
    return read_ring(settings), read_trust(settings, BEGIN), read_vault(settings)


class Machine(RuleBasedStateMachine):
    """The story, step by step."""

    world: World
    seen: Counter[str]
    """What has happened, over all stories."""

    @initialize()
    def begin(self) -> None:
        """Fresh stores in the one world."""
        self.clock = Clock(BEGIN)
        self.model = Reference()
        self.late: list[str] = []
        self.heads: dict[str, Head] = {}
        self.handlers: dict[str, object] = {}
        self.by_cvr: dict[str, Participant] = {}
        self.wire = ScriptedWire(self)
        for cvr in PARTICIPANTS:
            for file in self.folder(cvr).glob("*.sqlite*"):
                file.unlink()
            self.open(cvr)
        with self.bosted.store.begin() as session:
            session.connection.execute(text("CREATE TABLE virkning (besked_id TEXT NOT NULL) STRICT"))

    def folder(self, cvr: str) -> Path:
        """Where a participant lives."""
        return self.world.folder / PARTICIPANTS[cvr][0]

    def open(self, cvr: str) -> None:
        """Open a participant, as at the start of its program."""
        settings = Settings.read(self.folder(cvr))
        ring, trust, vault = trusted(settings)
        one = Participant(
            host=Host(cvr, frozenset(settings.roles)),
            name=settings.name,
            endpoint=settings.endpoint,
            ring=ring,
            trust=trust,
            store=Store.open(settings.store, vault),
            catalogue=STANDARD,
            clock=self.clock,
            rng=Random(len(self.model.sent)),
        )
        self.by_cvr[cvr] = one
        self.handlers[one.endpoint.rpartition("/")[0]] = one.receive
        one.wire = self.wire if cvr == KOMMUNE else DirectWire(self.handlers)  # type: ignore[arg-type]

    @property
    def kommune(self) -> Participant:
        """The municipality."""
        return self.by_cvr[KOMMUNE]

    @property
    def bosted(self) -> Participant:
        """The provider."""
        return self.by_cvr[BOSTED]

    # What happens

    def put_one(self, case: int) -> None:
        """An order, or the next correction of it."""
        version = len(self.model.of_case(case)) + 1
        at = self.clock().replace(microsecond=0)
        try:
            (key,) = self.kommune.put(story.order(case, version, at=at))
        except LocalError:
            assert case in self.model.spoilt or self.earlier_in_time(case, at), "put refused for no reason"
            return
        assert key == story.order_id(case, version)
        self.model.sent[key] = Sent(case, version, at, at + story.LIFE)

    def earlier_in_time(self, case: int, at: datetime) -> bool:
        """Whether a clock that ran backwards puts a correction before what it corrects."""
        return any(self.model.sent[key].at > at for key in self.model.of_case(case))

    @precondition(lambda self: self.model.sent)
    @rule(data=st.data())
    def put_again(self, data: st.DataObject) -> None:
        """The same message again changes nothing."""
        key = data.draw(st.sampled_from(sorted(self.model.sent)))
        one = self.model.sent[key]
        assert self.kommune.put(story.order(one.case, one.version, at=one.at)) == (key,)

    @rule(
        cases=st.lists(st.integers(0, CASES - 1), max_size=3),
        faults=st.lists(st.sampled_from(FAULTS), min_size=1, max_size=8),
        rounds=st.integers(1, 3),
    )
    def exchange(self, cases: list[int], faults: list[str], rounds: int) -> None:
        """Messages are put and sent, each request with a fault or none, once or until the next tries."""
        for case in cases:
            if sum(self.model.sent[key].state == "klar" for key in self.model.of_case(case)) < MOST_WAITING:
                self.put_one(case)
        self.deliver(faults, rounds)

    def deliver(self, faults: list[str], rounds: int) -> None:
        """What is due is sent."""
        self.wire.script = [*faults]
        for number in range(rounds):
            if number:
                self.until_the_next_try()
            for delivery in self.kommune.deliver():
                if delivery.state == "opgivet":
                    self.model.sent[delivery.message_id].state = "opgivet"
                    self.model.spoilt.add(self.model.sent[delivery.message_id].case)
            Machine.seen["rejection"] += len(self.bosted.deliver())
        self.wire.script = []

    def until_the_next_try(self) -> None:
        """Time passes until something is due."""
        due = next_due(self.kommune)
        if isinstance(due, datetime):
            self.clock.advance(max(due - self.clock(), timedelta()))

    @precondition(lambda self: any(one.request for one in self.model.sent.values()))
    @rule(data=st.data(), times=st.integers(1, 3))
    def old_requests(self, data: st.DataObject, times: int) -> None:
        """Requests that were thought lost, or that somebody in between sends again."""
        for _ in range(times):
            known = sorted(key for key, one in self.model.sent.items() if one.request)
            key = data.draw(st.sampled_from(self.late or known))
            if key in self.late:
                self.late.remove(key)
            self.arrive(key)

    def arrive(self, key: str) -> Reply:
        """A request comes to the provider; the reference says what it must answer."""
        one = self.model.sent[key]
        assert one.request is not None
        reply = self.bosted.receive(one.request)
        Machine.seen[str(reply.status)] += 1
        now = self.clock()
        if one.at > now + SKEW:
            assert reply.status == 400, "taken from the future"
        elif one.dropped:  # said once more, and kept again
            assert reply.status == one.status, "another answer than the first time"
            one.dropped, one.receipt, one.receipted = False, reply.body, now
            one.receipts.add(reply.body)
        elif one.receipt is not None:
            assert (reply.status, reply.body) == (one.status, one.receipt), "another receipt"
        else:
            one.status, one.receipt, one.receipted = reply.status, reply.body, now
            one.receipts.add(reply.body)
            if now > one.expires:
                assert reply.status == 422, "taken after it has expired"
            elif reply.status == 201:
                self.model.queue.append(key)
            else:
                assert one.case in self.model.spoilt, "refused for no reason"
        return reply

    def believes(self, one: Sent, reply: Reply) -> bool:
        """Whether a reply is a receipt that can be verified now: not one that was signed in the future."""
        return (
            reply.body == one.receipt and one.receipted is not None and one.receipted <= self.clock() + SKEW
        )

    @rule(ways=st.lists(st.sampled_from(WAYS), min_size=1, max_size=4))
    def read(self, ways: list[str]) -> None:
        """The provider's program reads."""
        for way in ways:
            self.read_one(way)

    def read_one(self, way: str) -> None:
        """The next message is read, and the program perhaps fails."""
        allowed = self.model.first_unread()
        try:
            with self.bosted.next() as incoming:
                if incoming is None:
                    return
                key = incoming.message_id
                assert key in allowed, "out of order, or read before"
                Machine.seen[way] += 1
                if way == "raise":
                    raise ProgramError
                if "transaction" in way:
                    with incoming.transaction() as connection:
                        connection.execute(text("INSERT INTO virkning VALUES (:key)"), {"key": key})
                        if "raise" in way:
                            raise ProgramError
                else:
                    with self.bosted.store.begin() as session:
                        session.connection.execute(text("INSERT INTO virkning VALUES (:key)"), {"key": key})
        except ProgramError:
            return
        self.model.queue.remove(key)
        self.model.sent[key].effects += 1

    @precondition(lambda self: any(self.stopped()))
    @rule(data=st.data())
    def resume(self, data: st.DataObject) -> None:
        """The program decides that a case goes on."""
        row = data.draw(st.sampled_from([row.message_id for row in self.stopped()]))
        self.kommune.resume(next(one.id for one in self.stopped() if one.message_id == row))
        self.model.sent[row].handled = True

    def stopped(self) -> list[Row]:
        """Rows that hold back their case."""
        return [
            row for row in rows_of(self.kommune) if row.state in ("afvist", "opgivet") and not row.handled
        ]

    @rule(seconds=st.sampled_from(JUMPS))
    def clock_jumps(self, seconds: int) -> None:
        """Time passes, or somebody sets the clock, forwards or back."""
        by = timedelta(seconds=seconds)
        if EARLIEST < self.clock() + by < LATEST:
            self.clock.advance(by)

    @rule(cvr=st.sampled_from(tuple(PARTICIPANTS)))
    def restart(self, cvr: str) -> None:
        """A program ends and begins again."""
        self.by_cvr[cvr].close()
        self.open(cvr)

    @rule()
    def tidy(self) -> None:
        """The provider lets go of receipts that nobody can ask for any more."""
        kept = {
            key: max(one.expires, one.receipted) + KEPT
            for key, one in self.model.sent.items()
            if one.receipted
        }
        old = {
            key for key, until in kept.items() if until < self.clock() and not self.model.sent[key].dropped
        }
        assert self.bosted.tidy() >= len(old)
        for key in old:
            self.model.sent[key].dropped = True

    # What always holds

    @invariant()
    def the_outbox_says_what_the_reference_says(self) -> None:
        """Every message once, in a state that is true, with the receipt the receiver gave."""
        Machine.seen["steps"] += 1
        if not hasattr(self, "model"):
            return
        rows = rows_of(self.kommune)
        assert [row.message_id for row in rows] == list(self.model.sent)
        for row in rows:
            Machine.seen[row.state] += 1
            one = self.model.sent[row.message_id]
            state = "klar" if row.state in ("klar", "sender", "uafklaret") else row.state
            assert state == one.state, f"version {one.version} is {row.state}, not {one.state}"
            assert row.handled == one.handled
            assert row.receipt is None or row.receipt in one.receipts
            assert (row.receipt is not None) or row.state != "leveret"

    @invariant()
    def the_receiver_keeps_what_was_taken(self) -> None:
        """Once each, in the order of the case, and offered once; effects as often as they were made."""
        if not hasattr(self, "model"):
            return
        taken = Counter(key for key, one in self.model.sent.items() if one.status == 201)
        with self.bosted.store.peek() as session:
            offered = [row for row in session.inbox.rows(limit=10_000) if row.sender == KOMMUNE]
            effects = Counter(session.connection.execute(text("SELECT besked_id FROM virkning")).scalars())
        assert Counter(row.message_id for row in offered) == taken
        assert effects == Counter({key: one.effects for key, one in self.model.sent.items() if one.effects})
        assert max(effects.values(), default=0) <= 1
        assert {row.message_id for row in offered if row.read is None} == set(self.model.queue)

    @invariant()
    def the_chains_are_whole(self) -> None:
        """And hold the last head that was seen of them."""
        if not hasattr(self, "model") or Machine.seen["steps"] % EVERY:
            return
        for cvr, one in self.by_cvr.items():
            assert one.store.verify(self.heads.get(cvr)) is None
            with one.store.peek() as session:
                self.heads[cvr] = session.audit.head()

    def teardown(self) -> None:
        """Let everything come to rest: nothing is lost, and nobody is left in doubt."""
        if not hasattr(self, "model"):
            return
        try:
            self._rest()
        finally:
            for one in self.by_cvr.values():
                one.close()

    def _moments(self) -> Iterator[datetime]:
        """When something was sent or receipted."""
        for one in self.model.sent.values():
            yield from (at for at in (one.at, one.receipted) if at is not None)

    def _rest(self) -> None:
        self.clock.advance(max([self.clock(), *self._moments()]) - self.clock())
        self.late.clear()
        for _ in range(200):
            self.deliver(["ok"], 1)
            for row in self.stopped():
                self.kommune.resume(row.id)
                self.model.sent[row.message_id].handled = True
            due = next_due(self.kommune)
            if due is None:
                break
            self.until_the_next_try()
        for _ in range(1000):
            before = len(self.model.queue)
            if not before:
                break
            self.read_one("mark")
            if len(self.model.queue) == before:  # what a program gave back waits for a while
                self.clock.advance(timedelta(hours=1))
        assert not self.model.queue
        for check in (
            self.the_outbox_says_what_the_reference_says,
            self.the_receiver_keeps_what_was_taken,
            self.the_chains_are_whole,
        ):
            check()
        for row in rows_of(self.kommune):
            one = self.model.sent[row.message_id]
            assert one.state in ("leveret", "afvist", "opgivet")
            assert one.effects == (one.status == 201)
            if row.receipt is not None:
                answer = facts_of(self.kommune, row).answer
                assert (answer is Answer.ERROR) == (one.state == "afvist")


class ProgramError(Exception):
    """The program could not handle a message."""


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """A folder in memory where there is one: what a disk keeps is proven elsewhere."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def test_the_books_say_what_the_reference_says(quick_folder: Path, keys: KeyPool) -> None:
    """As many stories as the size asks for."""
    world = World.create(quick_folder / "verden", keys=keys, clock=Clock(BEGIN - 30 * DAY))
    for place, name, roles in PARTICIPANTS.values():
        cvr = next(one for one, (folder, _, _) in PARTICIPANTS.items() if folder == place)
        world.add(place, cvr=cvr, name=name, roles=roles, endpoint=f"https://{place}.example/beskeder")
    Machine.world, Machine.seen = world, Counter()
    try:
        run_state_machine_as_test(
            Machine,
            settings=settings(
                max_examples=max(STEPS // PER_STORY, 1),
                stateful_step_count=PER_STORY,
                deadline=None,
                phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        shutil.rmtree(world.folder, ignore_errors=True)
    wanted = {"201", "422", "leveret", "afvist", "lost_request", "lost_reply", "mark", "raise"}
    assert STEPS < USUAL or not wanted - Machine.seen.keys(), Machine.seen
