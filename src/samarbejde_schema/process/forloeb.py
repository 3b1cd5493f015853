"""Follow a process: from the messages of one case to its states, whose turn it is, and what is owed.

A complete example::

    entries = in_order_of_sending(Entry(message, source=name) for name, message in files)
    for case, own in by_case(entries).items():
        course = follow(PROCESS, own, now=now)
        course.states, course.turn, course.next, course.deadlines

Entries come in the order of acceptance. Each message is judged in the picture its sender had: everything up
to the message the sender names as last seen, and the sender's own after it. Without that name, and when it is
unknown, the sender is taken to have seen everything. Legality is judged once, when a message comes; states
are computed anew whenever a message is replaced or voided. Two contested messages that crossed each other
conflict when they do not come to the same in either order; then the message of the role that stands holds
and the other counts no longer, whichever came first. Cost: linear in the messages of the case, and one more
pass for each message that is replaced, voided or crossed, or whose sender had not seen the newest: a case in
which every message names an old one costs the square.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from ..errors import LocalError
from ..modelling.element import Besked
from .course import Course, Expected, Forloeb, Step
from .deadlines import Deadline, Duty
from .log import Entry, Log, envelope_value, party_roles, sender_role, sent_at, type_name
from .machine import On
from .picture import Act, Fate, Instance, Look, Move, Picture, fold
from .situation import Situation
from .table import Process

__all__ = [
    "Course",
    "Entry",
    "Expected",
    "Forloeb",
    "Log",
    "Step",
    "by_case",
    "follow",
    "in_order_of_sending",
]

Accepts = Callable[[Besked, Forloeb], bool]
"""Whether a message counts, when other rules than the table have a say; its ``log`` is what counts so far."""


def in_order_of_sending(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The order for files, whose acceptance nobody recorded: by the instant of sending, then by id.

    Documents without an envelope come first.
    """

    def place(entry: Entry) -> tuple[datetime, str]:
        sent = envelope_value(entry.message, "sent")
        return sent or datetime.min.replace(tzinfo=UTC), envelope_value(entry.message, "id") or ""

    return tuple(sorted(entries, key=place))


def _ambiguous(process: Process, entries: Iterable[Entry]) -> frozenset[tuple[str, str]]:
    """The parties and keys of which one party gave one key to different contents.

    The same message in another form is no other.
    """
    first: dict[tuple[str, str], Besked] = {}
    found = set()
    for entry in entries:
        key = envelope_value(entry.message, "id")
        if key is None:
            continue
        own = process.party(envelope_value(entry.message, "sender")), key
        if first.setdefault(own, entry.message) != entry.message:
            found.add(own)
    return frozenset(found)


def by_case(entries: Iterable[Entry]) -> dict[str | None, tuple[Entry, ...]]:
    """The entries of each case, in the same order; ``None`` stands for those that name no case.

    A message without a case belongs to the case of the message it answers, if that is among the entries.
    """
    known: dict[str | None, str | None] = {}
    cases: dict[str | None, list[Entry]] = {}
    for entry in entries:
        case = envelope_value(entry.message, "case") or known.get(envelope_value(entry.message, "reply_to"))
        known.setdefault(envelope_value(entry.message, "id"), case)
        cases.setdefault(case, []).append(entry)
    return {case: tuple(own) for case, own in cases.items()}


def follow(
    process: Process,
    entries: Sequence[Entry],
    *,
    now: datetime,
    accepts: Accepts | None = None,
    context: Any = None,
) -> Course:
    """Where the case stands at ``now`` (with offset) after ``entries``, in order of acceptance.

    ``accepts`` may refuse a message for another reason than the table; it is asked once, in order, for each
    message the table lets through, and a refused message does not count. ``context`` is handed on to the
    rules in every :class:`Forloeb`. Entries of two cases raise
    :class:`~samarbejde_schema.errors.LocalError`: see :func:`by_case`.
    """
    if len({case for e in entries if (case := envelope_value(e.message, "case")) is not None}) > 1:
        raise LocalError("follow takes the messages of one case; by_case tells them apart")
    run = _Run(process, now, accepts, context)
    run.ambiguous = _ambiguous(process, entries)
    for entry in entries:
        run.take(entry)
    return run.course()


class _Run:
    """The messages of one case as they come in, one by one."""

    def __init__(self, process: Process, now: datetime, accepts: Accepts | None, context: Any = None) -> None:
        self.process = process
        self.now = now
        self.accepts = accepts
        self.context = context
        self.picture = Picture(process)
        self.acts: list[Act] = []
        self.places: dict[str, int] = {}
        self.ambiguous: frozenset[tuple[str, str]] = frozenset()
        """Parties and keys of several different messages: none of them can be told from the right one."""
        self.owners: dict[str, str] = {}
        """The party that used a key first. Nobody else's message takes anything from that one."""
        self.told: list[tuple[Entry, Act | None, tuple[Move, ...], Forloeb]] = []

    def take(self, entry: Entry) -> None:
        """Judge one message and let it move what it moves."""
        act = self._act(entry)
        ambiguous = act is not None and self._is_ambiguous(act)
        if act is None or ambiguous or act.id in self.places:
            if act is not None:
                act.fate, act.by = (Fate.AMBIGUOUS if ambiguous else Fate.DUPLICATE), act.id
            log = self.picture.log
            unplaced = Forloeb(log, log, self.now, ambiguous=ambiguous, context=self.context)
            self.told.append((entry, act, (), unplaced))
            return
        hidden = self._hidden(act)
        view = fold(self.process, self._without(hidden)) if hidden else self.picture
        looks = view.look(act)
        forloeb = self._judged(act, view, looks, hidden)
        if not forloeb.allowed and act.type in self.process.binding:
            act.fate = Fate.NO_ROW
        elif self.accepts is not None and not self.accepts(act.entry.message, forloeb):
            act.fate = Fate.REFUSED
        elif any(look.row for look in looks):
            self._settle_conflicts(act, hidden)
        act.moving = forloeb.allowed
        self.places[act.id] = len(self.acts)
        self.acts.append(act)
        self.told.append((entry, act, self._moved(act, looks), forloeb))

    def _is_ambiguous(self, act: Act) -> bool:
        """Whether the sender gave the key to several contents, or another party had used it before."""
        first = self.owners.setdefault(act.id, act.party)
        return first != act.party or (act.party, act.id) in self.ambiguous

    def _act(self, entry: Entry) -> Act | None:
        """The message as the process sees it; ``None`` for a document without an envelope."""
        message, envelope = entry.message, type(entry.message).envelope
        if envelope is None:
            return None
        party = self.process.party
        act = Act(
            entry=entry,
            id=envelope_value(message, "id"),
            type=type_name(message),
            role=sender_role(message),
            party=party(envelope_value(message, "sender")),
            receivers=frozenset(party(part) for part in envelope_value(message, "receivers")),
            sent=sent_at(message),
            last_seen=envelope_value(message, "last_seen"),
            replaces=envelope_value(message, "replaces"),
            voids=None,
        )
        if (voided := self._earlier(self.process.voids(message))) and act.party in voided.receivers:
            act.voids = voided.id if voided.type not in self.process.lasting else None
        if (recalled := self._earlier(self.process.recalls(message))) and act.party == recalled.party:
            act.recalls = recalled.id
        if (about := self._earlier(self.process.about(message))) is not None:
            act.subject = about.subject or about.entry.message
        return act

    def _earlier(self, key: str | None) -> Act | None:
        """The message with this id, when it has come already."""
        return self.acts[self.places[key]] if key is not None and key in self.places else None

    def _hidden(self, act: Act) -> tuple[Act, ...]:
        """The messages of others that the sender had not seen and that could make a difference."""
        seen = self.places.get(act.last_seen, len(self.acts)) if act.last_seen is not None else len(self.acts)
        return tuple(
            other
            for other in self.acts[seen + 1 :]
            if other.party != act.party
            and other.fate is Fate.COUNTS
            and (other.type in self.process.types or other.takes_out)
        )

    def _without(self, hidden: Sequence[Act]) -> list[Act]:
        left_out = {act.id for act in hidden}
        return [act for act in self.acts if act.id not in left_out]

    def _judged(self, act: Act, view: Picture, looks: Sequence[Look], hidden: Sequence[Act]) -> Forloeb:
        """Whether the message may come in the picture its sender had, and what could have come instead."""
        free = act.type not in self.process.types or act.type in self.process.anytime or act.takes_out
        states: dict[str, str] = {}
        for look in looks:
            states.setdefault(look.instance.region.name, look.instance.state)
        allowed = free or any(look.row for look in looks) or view.original(act) is not None
        here = [look.instance for look in looks]
        return Forloeb(
            before=view.log,
            log=self.picture.log,
            now=self.now,
            states=states,
            allowed=allowed,
            expected=() if allowed else self._awaited(view, here, act.sent),
            crossing=tuple(other.entry.message for other in hidden if act.party in other.receivers),
            context=self.context,
        )

    def _settle_conflicts(self, act: Act, hidden: Sequence[Act]) -> None:
        """Take the losers of conflicts with crossing messages out of what counts."""
        contested, stands = self.process.contested, self.process.stands
        for other in hidden:
            if not (act.type in contested and other.type in contested and other.moving):
                continue
            if act.takes_out or other.takes_out:
                continue  # what was a mistake is no commitment
            if self.picture.is_rejected(other.id, act.party) or act.party not in other.receivers:
                continue
            if not self._conflict(act, other):
                continue
            if act.role in stands and other.role not in stands:
                other.fate, other.by = Fate.CROSSED, act.id
                self.picture = fold(self.process, self.acts)
            else:
                act.fate, act.by = Fate.CROSSED, other.id
                return

    def _conflict(self, one: Act, other: Act) -> bool:
        """Whether two messages come to something else in one order than in the other."""
        base = self._without([other])
        outcomes = [self._outcome(base, *pair) for pair in ((one, other), (other, one))]
        return None in outcomes or outcomes[0] != outcomes[1]

    def _outcome(self, base: Sequence[Act], first: Act, second: Act) -> Any:
        """The states after both messages; ``None`` when the second has no row after the first."""
        if not any(look.row for look in fold(self.process, [*base, first]).look(second)):
            return None
        both = fold(self.process, [*base, first, second])
        return {(i.region.name, i.key): i.state for i in both.instances()}

    def _moved(self, act: Act, looks: Sequence[Look]) -> tuple[Move, ...]:
        """Bring the picture up to date with the act that was added last; what it moved."""
        still = tuple(_still(look) for look in looks)
        if act.fate is not Fate.COUNTS:
            return still
        if not act.takes_out and self.picture.original(act) is None:
            self.picture.add(act)
            return self.picture.latest
        before = {(look.instance.region.name, look.instance.key): look.instance.state for look in looks}
        self.picture = fold(self.process, self.acts)
        latest = {(move.region, move.key): move for move in self.picture.latest}
        return tuple(
            Move(*at, state, self.picture.state(*at), latest[at].row if at in latest else None)
            for at, state in before.items()
        )

    def course(self) -> Course:
        """Where the case stands when all messages have come."""
        picture = self.picture
        instances = picture.close(self.now)
        begun = tuple(picture.instances())
        open_ones = [i for i in begun if i.state not in i.region.final] or begun or self._unopened()
        expected = _expected(picture, open_ones, self.now)
        awaited = [one for one in expected if one.awaited]
        owns = {(i.region.name, i.key): i.own for i in begun}
        turn = [role for one in awaited for role in self._likely(one.roles, owns.get((one.region, one.key)))]
        return Course(
            steps=tuple(self._step(*told) for told in self.told),
            states={(i.region.name, i.key): i.state for i in begun},
            turn=tuple(dict.fromkeys(turn)),
            next=(*awaited, *(one for one in expected if not one.awaited)),
            deadlines=tuple(
                sorted(self._deadlines(picture, instances, self.now), key=lambda deadline: deadline.due)
            ),
            lapses=tuple(sorted(picture.lapses, key=lambda lapse: lapse.at)),
            log=picture.log,
            now=self.now,
            views=tuple(self._view(act, forloeb) for _, act, _, forloeb in self.told),
        )

    def _unopened(self) -> tuple[Instance, ...]:
        """What stands when nothing has come yet: every region in its initial state."""
        return tuple(Instance(region, "", region.initial) for region in self.process.regions)

    def _likely(self, roles: tuple[str, ...], own: Log | None) -> tuple[str, ...]:
        """Of several roles that could act, those that are parties of the instance or case, if any are."""
        if len(roles) == 1:
            return roles
        log = own if own is not None and len(own) else self.picture.log
        in_play = {role for entry in log for role in party_roles(entry.message)}
        return tuple(role for role in roles if role in in_play) or roles

    def _awaited(self, view: Picture, instances: Sequence[Instance], at: datetime) -> tuple[Expected, ...]:
        """What could have come instead of a message out of turn, and by when what was awaited."""
        owed = tuple(self._deadlines(view, instances, at))

        def due(one: Expected) -> date | None:
            here = (d.due for d in owed if (d.region, d.key) == (one.region, one.key) and d.role in one.roles)
            return min(here, default=None) if one.awaited else None

        return tuple(replace(one, due=due(one)) for one in _expected(view, instances, at))

    def _deadlines(self, picture: Picture, instances: Sequence[Instance], at: datetime) -> Iterable[Deadline]:
        today = self.process.day(at)
        for instance in instances:
            for duty in self.process.duties:
                if duty.region != instance.region.name or instance.state not in duty.states:
                    continue
                situation = picture.situation(instance, at)
                due = duty.due(situation)
                if due is not None:
                    yield Deadline(
                        due=due,
                        what_da=duty.what_da,
                        what_en=duty.what_en,
                        role=self._likely(duty.roles, instance.own)[0],
                        rule=duty.rule,
                        region=duty.region,
                        key=instance.key,
                        source=duty.source,
                        overdue=today > due,
                        since=self._since(duty, situation),
                    )

    def _since(self, duty: Duty, situation: Situation) -> date | None:
        if duty.since is not None:
            return duty.since(situation)
        return None if situation.since is None else self.process.day(situation.since)

    def _step(self, entry: Entry, act: Act | None, moves: tuple[Move, ...], forloeb: Forloeb) -> Step:
        fate, by = (Fate.OUTSIDE, None) if act is None else (act.fate, act.by)
        if act is not None and fate is Fate.COUNTS:
            if act.id in self.picture.rejected:
                by = self.picture.rejected[act.id]
                recalled = self.acts[self.places[by]].recalls == act.id
                fate = Fate.RECALLED if recalled else Fate.REJECTED
            elif act.id in self.picture.replaced:
                fate, by = Fate.REPLACED, self.picture.replaced[act.id]
        return Step(entry.message, entry.source, moves, forloeb.allowed, fate, by)

    def _view(self, act: Act | None, forloeb: Forloeb) -> Forloeb:
        if act is None or act.fate is not Fate.CROSSED or act.by is None:
            return forloeb
        return replace(forloeb, conflict=self.acts[self.places[act.by]].entry.message)


def _expected(picture: Picture, instances: Iterable[Instance], at: datetime) -> tuple[Expected, ...]:
    """What may come in these instances, in table order.

    Each type comes once for an instance; twice, when the process waits for it from some of the roles only. A
    correction may come at any time and is not listed for that reason alone.
    """
    found: list[Expected] = []
    for instance in instances:
        situation, region = picture.situation(instance, at), instance.region.name
        named: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
        for row in instance.region.rows_from(instance.state):
            if not isinstance(row.event, On) or row.event.replacing or not row.open(situation):
                continue
            waited, other = named.setdefault(row.event.type, ({}, {}))
            (waited if row.awaits(situation) else other).update(dict.fromkeys(row.sender))
        for name, (waited, other) in named.items():
            for roles, awaited in ((waited, True), ({r: None for r in other if r not in waited}, False)):
                if roles:
                    one = Expected(name, tuple(roles), region, instance.state, instance.key, awaited)
                    found.append(one)
    return tuple(found)


def _still(look: Look) -> Move:
    return Move(look.instance.region.name, look.instance.key, look.instance.state, look.instance.state, None)
