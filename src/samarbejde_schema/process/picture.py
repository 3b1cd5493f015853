"""The picture that some messages give: the state of every instance, computed from the messages that count.

A complete example::

    picture = fold(PROCESS, acts)
    picture.states("loan")                      # {"book 7": "LENT"}
    picture.look(act)                           # which rows would take one more message, without taking it

A picture is made by going through the acts once, oldest first. A message that replaces another stands at the
other's place, as if it had come first; when it came, only rows that speak of it may move something once
more. A message that its sender has recalled or all its receivers have voided is left out; until then it only
moves no instance of those that have. The calendar is asked for the instances a message touches, and
for all of them in :meth:`Picture.close`. Cost: linear in the acts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from ..modelling.element import Besked
from .log import Entry, Log, envelope_value, type_name
from .machine import Region, Row, Tid
from .situation import Situation
from .table import Process


class Fate(StrEnum):
    """Whether a message counts, and if not, why."""

    COUNTS = "counts"
    REPLACED = "replaced"
    REJECTED = "rejected"
    RECALLED = "recalled"
    CROSSED = "crossed"
    NO_ROW = "no_row"
    REFUSED = "refused"
    DUPLICATE = "duplicate"
    OUTSIDE = "outside"
    AMBIGUOUS = "ambiguous"


@dataclass(slots=True)
class Act:
    """One message as the process sees it. ``fate`` and ``by`` (an id) may change when later messages come.

    ``voids`` and ``recalls`` are the id of the message it takes out, when it may; ``subject`` is the message
    it speaks of, whose instances it belongs to.
    """

    entry: Entry
    id: str
    type: str
    role: str
    party: str
    receivers: frozenset[str]
    sent: datetime
    last_seen: str | None
    replaces: str | None
    voids: str | None
    recalls: str | None = None
    subject: Besked | None = None
    moving: bool = True
    fate: Fate = Fate.COUNTS
    by: str | None = None

    @property
    def takes_out(self) -> bool:
        """Whether it takes another message out, for one party or for all."""
        return self.voids is not None or self.recalls is not None


@dataclass(frozen=True, slots=True)
class Move:
    """What one message did to one instance; without ``row`` nothing, and ``before`` equals ``after``."""

    region: str
    key: str
    before: str
    after: str
    row: Row | None


@dataclass(frozen=True, slots=True)
class Lapse:
    """What the calendar did to one instance, and from which instant."""

    at: datetime
    region: str
    key: str
    before: str
    after: str
    row: Row


@dataclass(frozen=True, slots=True)
class Instance:
    """One region for one key. ``since`` is ``None`` until its first row; ``came_from`` is its last state."""

    region: Region
    key: str
    state: str
    since: datetime | None = None
    came_from: str | None = None
    own: Log = field(default_factory=Log)


@dataclass(frozen=True, slots=True)
class Look:
    """What a message would meet: the instance as the calendar left it, and the row that would take it."""

    instance: Instance
    row: Row | None
    lapses: tuple[Lapse, ...]
    adopted: str | None


class Picture:
    """The states that the acts so far give. It is the :class:`~.situation.World` of guards."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.log = Log()
        self.lapses: list[Lapse] = []
        self.acts: dict[str, Act] = {}
        self.rejected: dict[str, str] = {}
        self.refusals: dict[str, dict[str, str]] = {}
        """For each message that receivers have rejected: which parties, and with which message."""
        self.replaced: dict[str, str] = {}
        self.subjects: dict[str, Besked] = {}
        """For the id of a message that speaks of another: the message it speaks of."""
        self.firsts: dict[str, str] = {}
        """For the id of a message that took another's place: the id of the first message in that place."""
        self.latest: tuple[Move, ...] = ()
        self._instances: dict[str, dict[str, Instance]] = {region.name: {} for region in process.regions}

    def keys(self, region: str, message: Any) -> tuple[str, ...]:
        """The instances of a region that a message belongs to; empty when it takes no such message."""
        table = self.process.region(region)
        if type_name(message) not in table.types:
            return ()
        subject = self.subjects.get(envelope_value(message, "id"))
        if subject is not None:
            return self.keys(region, subject)
        if self.process.about(message) is not None:
            return ()  # it speaks of a message nobody knows
        known = self._instances[region].keys()
        taken = table.inherits(message, self.log, known) if table.inherits is not None else None
        named = table.keys(message, known) if taken is None else taken
        return tuple(dict.fromkeys(self.firsts.get(key, key) for key in named)) if self.firsts else named

    def state(self, region: str, key: str) -> str:
        """The state of an instance; the region's initial state when there is none."""
        found = self._instances[region].get(key)
        return self.process.region(region).initial if found is None else found.state

    def states(self, region: str) -> Mapping[str, str]:
        """Every instance of a region that has begun, with its state."""
        return {i.key: i.state for i in self._instances[region].values() if i.since is not None}

    def instances(self) -> Iterator[Instance]:
        """Every instance that has begun, region by region."""
        for region in self._instances.values():
            yield from (instance for instance in region.values() if instance.since is not None)

    def situation(self, instance: Instance, at: datetime, message: Any = None) -> Situation:
        """What a guard is asked with."""
        return Situation(
            region=instance.region.name,
            key=instance.key,
            state=instance.state,
            since=instance.since,
            at=at,
            message=message,
            own=instance.own,
            parameters=self.process.parameters,
            world=self,
            came_from=instance.came_from,
        )

    def original(self, act: Act) -> Act | None:
        """The message that ``act`` takes the place of: of its type, from its sender, and counting."""
        found = self.acts.get(act.replaces) if act.replaces is not None else None
        return found if found is not None and (found.type, found.party) == (act.type, act.party) else None

    def is_rejected(self, id: str, party: str) -> bool:
        """Whether a message counts no longer, or no longer for this party."""
        return id in self.rejected or party in self.refusals.get(id, ())

    def look(self, act: Act, *, replacing: bool | None = None) -> tuple[Look, ...]:
        """The instances ``act`` belongs to and the rows that would take it; nothing is changed."""
        original = self.original(act)
        if original is not None:
            self.firsts.setdefault(act.id, self.firsts.get(original.id, original.id))
        if replacing is None:
            replacing = original is not None
        message, looks = act.entry.message, []
        if act.subject is not None:
            self.subjects[act.id] = act.subject
        for region in self.process.regions:
            for key in self.keys(region.name, message):
                if region.party is not None and self.is_rejected(act.id, region.party(key)):
                    continue
                instance, adopted = self._find(region, key, message)
                instance, lapses = self._settled(instance, act.sent, message)
                situation = self.situation(instance, act.sent, message)
                rows = region.rows_from(instance.state)
                row = next((row for row in rows if row.takes(situation, replacing=replacing)), None)
                looks.append(Look(instance, row, lapses, adopted))
        return tuple(looks)

    def add(self, act: Act) -> None:
        """Take one more act that replaces nothing and takes nothing out."""
        self.acts[act.id] = act
        self._take(act, act.sent, replacing=False)

    def close(self, now: datetime) -> tuple[Instance, ...]:
        """Let the calendar run to ``now``; every instance, with those only the calendar knows of."""
        waiting = []
        for region in self.process.regions:
            for instance in tuple(self._instances[region.name].values()):
                if instance.since is not None:
                    self._settle(instance, now)
            if region.waiting is not None:
                opened = self._settle(Instance(region, region.waiting, region.initial), now)
                waiting += [opened] if opened.since is None else []
        return (*self.instances(), *waiting)

    def _find(self, region: Region, key: str, message: Any) -> tuple[Instance, str | None]:
        known = self._instances[region.name]
        found = known.get(key) or Instance(region, key, region.initial)
        adopted = region.adopts(message) if region.adopts is not None and found.since is None else None
        if adopted is not None and adopted in known:
            return replace(known[adopted], key=key), adopted
        return found, None

    def _settled(self, instance: Instance, at: datetime, message: Any) -> tuple[Instance, tuple[Lapse, ...]]:
        """The instance after every calendar row that applies by ``at``, earliest first."""
        lapses: list[Lapse] = []
        while True:
            situation = self.situation(instance, at, message)
            due = [
                (instant, row)
                for row in instance.region.rows_from(instance.state)
                if isinstance(row.event, Tid) and row.open(situation)
                if (instant := row.event.due(situation)) is not None and instant <= at
            ]
            if not due:
                return instance, tuple(lapses)
            instant, row = min(due, key=lambda pair: pair[0])
            name = instance.region.name
            lapses.append(Lapse(instant, name, instance.key, instance.state, row.target, row))
            instance = replace(instance, state=row.target, since=instant, came_from=instance.state)

    def _settle(self, instance: Instance, at: datetime) -> Instance:
        settled, lapses = self._settled(instance, at, None)
        if lapses:
            self._instances[settled.region.name][settled.key] = settled
            self.lapses += lapses
        return settled

    def _take(self, act: Act, at: datetime, *, replacing: bool, also: tuple[str, ...] = ()) -> None:
        """Move what ``act`` moves; ``replacing``: it stands in the log already, at another's place."""
        looks = self.look(replace(act, sent=at), replacing=replacing)
        moves = []
        for look in looks:
            row = look.row if act.moving else None
            moves.append(self._commit(look, row, None if replacing else act.entry, at))
        if not replacing:
            self.log = self.log.plus(act.entry, also)
        self.latest = tuple(moves)

    def _commit(self, look: Look, row: Row | None, entry: Entry | None, at: datetime) -> Move:
        found, region = look.instance, look.instance.region
        known = self._instances[region.name]
        own = found.own if entry is None else found.own.plus(entry)
        move = Move(region.name, found.key, found.state, row.target if row else found.state, row)
        if row is None and (found.key not in known or known[found.key].since is None):
            # Nothing has begun: neither the calendar nor a provisional instance is used up.
            asleep = known.get(found.key) or Instance(region, found.key, region.initial)
            known[found.key] = replace(asleep, own=own)
            return move
        self.lapses += look.lapses
        if look.adopted is not None:
            known.pop(look.adopted, None)
        since = at if row is not None and (row.target != row.source or found.since is None) else found.since
        came_from = found.came_from if move.after == found.state else found.state
        known[found.key] = replace(found, state=move.after, since=since, came_from=came_from, own=own)
        return move


def _take_out(picture: Picture, counting: Sequence[Act]) -> None:
    """Note what is taken out, newest word first: a word that was itself taken out takes nothing out."""
    receivers = {act.id: act.receivers for act in counting}
    for act in reversed(counting):
        if act.id in picture.rejected:
            continue
        if act.recalls is not None:
            picture.rejected.setdefault(act.recalls, act.id)
        if act.voids is not None:
            refused = picture.refusals.setdefault(act.voids, {})
            refused.setdefault(act.party, act.id)
            if receivers.get(act.voids, frozenset()) <= refused.keys():
                picture.rejected.setdefault(act.voids, next(iter(refused.values())))


def fold(process: Process, acts: Sequence[Act]) -> Picture:
    """The picture that ``acts`` give, in order of acceptance; those that do not count are left out."""
    picture = Picture(process)
    counting = [act for act in acts if act.fate is Fate.COUNTS]
    _take_out(picture, counting)
    standing = [act for act in counting if act.id not in picture.rejected]
    homes: dict[str, int] = {}
    holders: dict[int, list[Act]] = {}
    for place, act in enumerate(standing):
        original = picture.original(act)
        homes[act.id] = home = place if original is None else homes[original.id]
        if original is not None:
            picture.firsts[act.id] = standing[home].id
            picture.replaced[holders[home][-1].id] = act.id
        holders.setdefault(home, []).append(act)
        picture.acts[act.id] = act
    for place, act in enumerate(standing):
        if homes[act.id] == place:
            *old, holder = holders[place]
            picture._take(holder, act.sent, replacing=False, also=tuple(one.id for one in old))
        elif act.id not in picture.replaced:
            picture._take(act, act.sent, replacing=True)
    return picture
