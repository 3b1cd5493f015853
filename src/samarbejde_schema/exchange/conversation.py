"""Conversations: documents read together, each judged alone and in the course of its case.

A complete example::

    told = converse([("01.json", first), ("02.xml", second)], STANDARD, now=now)
    told.readings[1].report.findings             # of levels besked, forloeb and register
    for conversation in told.conversations:
        conversation.case                        # the id the messages share
        conversation.course.states, conversation.course.turn, conversation.course.next

The way of the data: each document is examined alone; what is a message and breaks no rule of validity is put
in order of sending and followed through the process; then the rules of level ``forloeb`` judge each message
in the course that was found, and those of level ``register`` by what the messages themselves tell of
consents, contracts and the like. A message that such a rule rejects counts no longer than a rejected message
does. The clock is handed in, and nothing here opens a file.

Nobody asked for a register when a conversation is read: a rule of that level that lacks something is among
the report's ``not_judged``, the level is then ``not_requested``, and the verdict does not hang on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from ..catalogue.catalogue import Catalogue
from ..errors import LocalError, StandardError
from ..findings import Outcome, Severity, Stage
from ..modelling.element import Besked
from ..process.forloeb import Course, Entry, Forloeb, by_case, follow, in_order_of_sending
from ..process.table import Process
from ..validation.run import CRASHED, judge
from .reading import Contexts, Reading, claimed_profiles, examine, examine_further

Document = tuple[str, bytes]
"""A label, such as a file name, and the exact bytes."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One case: its course, and for each step the place of its document among those given."""

    case: str | None
    course: Course
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a pile of documents comes to.

    ``readings`` are in the order given. ``conversations`` stand in the order of their first message, those
    without a case last. ``left_out`` are the places of documents that no course holds, because they are
    invalid alone, and ``later`` of those that were sent after the moment asked about.
    """

    readings: tuple[Reading, ...]
    conversations: tuple[Conversation, ...]
    left_out: tuple[int, ...] = ()
    later: tuple[int, ...] = ()


def converse(
    documents: Iterable[Document],
    catalogue: Catalogue,
    *,
    now: datetime,
    until: datetime | None = None,
    profiles: Iterable[str] = (),
    context: Any = None,
) -> Told:
    """Read documents in either form and any order, and tell where each case stands.

    ``now`` (with offset) is the clock. A message that was sent later moves the clock on, since clocks differ;
    with ``until`` the question is where the cases stood then, and later messages are left out.
    ``profiles`` are claimed on top of those each message claims. ``context`` is what the rules are to know
    beside the documents; the standard says what it is. Never raises on bytes; raises
    :class:`~samarbejde_schema.errors.LocalError` for a time without offset.
    """
    if any(moment is not None and moment.tzinfo is None for moment in (now, until)):
        del documents
        raise LocalError("Tidspunktet skal have en tidszone. Ret programmet.")
    given, claimed = list(documents), tuple(profiles)
    readings = [examine(data, catalogue, profiles=claimed) for _, data in given]
    entries: dict[int, Entry] = {}
    later: list[int] = []
    for place, ((label, data), reading) in enumerate(zip(given, readings, strict=True)):
        if reading.besked is None or reading.report.errors:
            readings[place] = _not_followed(reading, Outcome.SKIPPED)
        elif until is not None and (sent := sent_at(reading.besked, catalogue)) is not None and sent > until:
            readings[place] = _not_followed(reading, Outcome.NOT_REQUESTED)
            later.append(place)
        else:
            entries[place] = Entry(reading.besked, sha256(data).hexdigest(), label)
    conversations = _conversations(entries, catalogue, now if until is None else until, claimed, context)
    for conversation in conversations:
        for step, place in enumerate(conversation.places):
            view = conversation.course.view(step)
            readings[place] = examine_in(view, readings[place], given[place][1], catalogue, profiles=claimed)
    left_out = (place for place in range(len(given)) if place not in entries and place not in later)
    return Told(tuple(readings), conversations, tuple(left_out), tuple(later))


def process_of(catalogue: Catalogue) -> Process:
    """The process of the catalogue's release; :class:`StandardError` when it has none, or more than one."""
    release = catalogue.release
    module = release.module(release.process) if release.process is not None else None
    named = vars(module).values() if module is not None else ()
    found = [value for value in named if isinstance(value, Process)]
    if len(found) != 1:
        raise StandardError(f"the release {release.name} needs one process, and has {len(found)}")
    return found[0]


def course_of(
    entries: Sequence[Entry],
    catalogue: Catalogue,
    *,
    now: datetime,
    profiles: Iterable[str] = (),
    context: Any = None,
    accepted: int = 0,
) -> Course:
    """Where one case stands after ``entries``, which are in the order they were accepted.

    A message sent after ``now`` (with offset) moves the clock on. A message that breaks a rule of validity of
    level ``forloeb`` or ``register`` does not count; ``profiles`` are claimed on top of those each message
    claims, and ``context`` is what the rules are to know beside the entries. The first ``accepted`` of them
    were judged when they came, and nothing that comes later makes them count less: they are not judged by
    those rules again. Raises
    :class:`~samarbejde_schema.errors.LocalError` for entries of several cases.
    """
    moved = max([now, *(sent for e in entries if (sent := sent_at(e.message, catalogue)) is not None)])
    before = frozenset(id(entry.message) for entry in entries[:accepted])
    accepts = _Accepts(catalogue, tuple(profiles), before)
    known = catalogue.context((entry.message for entry in entries), context)
    return follow(process_of(catalogue), entries, now=moved, accepts=accepts, context=known)


def contexts_of(view: Forloeb, catalogue: Catalogue) -> Contexts:
    """What the rules that see a message in its course need, by level."""
    contexts: dict[Stage, Any] = {Stage.FORLOEB: view}
    if catalogue.surroundings is not None:
        contexts[Stage.REGISTER] = view.context
    return contexts


def examine_in(
    view: Forloeb,
    reading: Reading,
    data: bytes,
    catalogue: Catalogue,
    *,
    profiles: Iterable[str] = (),
    lines: bool = True,
) -> Reading:
    """The reading after the rules of levels ``forloeb`` and ``register``, in the course the message is in.

    ``data`` are the bytes that were read. That a register does not tell enough is no lack of the message's.
    """
    contexts = contexts_of(view, catalogue)
    found = examine_further(reading, data, catalogue, profiles=profiles, contexts=contexts, lines=lines)
    report = found.report
    unknown = report.outcomes.get(Stage.REGISTER) is Outcome.UNDECIDED
    if not unknown or any(finding.rule_id == CRASHED for finding in report.findings):
        return found
    outcomes = {**report.outcomes, Stage.REGISTER: Outcome.NOT_REQUESTED}
    return replace(found, report=replace(report, outcomes=outcomes))


def view_of(
    history: Sequence[Entry],
    besked: Besked,
    catalogue: Catalogue,
    *,
    now: datetime,
    profiles: Iterable[str] = (),
    context: Any = None,
) -> Forloeb:
    """What the rules of level ``forloeb`` need to judge ``besked`` as the next message after ``history``.

    ``history`` is what has been accepted, and is not judged again.
    The rest is as for :func:`course_of`; :func:`contexts_of` gives it to the rules by level.
    """
    entries = (*history, Entry(besked))
    return course_of(
        entries, catalogue, now=now, profiles=profiles, context=context, accepted=len(history)
    ).view(-1)


def sent_at(besked: Besked, catalogue: Catalogue) -> datetime | None:
    """When a message was sent (with offset); ``None`` for a document without an envelope."""
    sent = catalogue.release.envelope.value(besked, "sent")
    return sent if isinstance(sent, datetime) else None


def _not_followed(reading: Reading, outcome: Outcome) -> Reading:
    report = reading.report
    return replace(reading, report=replace(report, outcomes={**report.outcomes, Stage.FORLOEB: outcome}))


def _conversations(
    entries: Mapping[int, Entry], catalogue: Catalogue, now: datetime, claimed: tuple[str, ...], context: Any
) -> tuple[Conversation, ...]:
    """Each case followed through the process, in the order of its first message.

    What belongs to no case, such as what municipalities tell each other, is known in every case.
    """
    places = {id(entry): place for place, entry in entries.items()}
    cases = by_case(in_order_of_sending(entries.values()))
    shared = catalogue.context((entry.message for entry in cases.get(None, ())), context)

    def course(case: str | None, own: Sequence[Entry]) -> Course:
        beside = context if case is None else shared
        return course_of(own, catalogue, now=now, profiles=claimed, context=beside)

    return tuple(
        Conversation(case, course(case, own), tuple(places[id(entry)] for entry in own))
        for case, own in sorted(cases.items(), key=lambda pair: pair[0] is None)
    )


@dataclass(frozen=True, slots=True)
class _Accepts:
    """Whether a message counts, as far as the rules of validity above level ``besked`` have a say."""

    catalogue: Catalogue
    claimed: tuple[str, ...]
    before: frozenset[int] = frozenset()
    """The identities of messages that were judged already, and accepted."""

    def __call__(self, besked: Besked, forloeb: Forloeb) -> bool:
        """Whether no rule of validity is broken."""
        if id(besked) in self.before:
            return True
        type_ = self.catalogue.entry_of(besked).type
        profiles = claimed_profiles(besked, self.catalogue, self.claimed)
        return not any(
            finding.severity is Severity.ERROR
            for level, known in contexts_of(forloeb, self.catalogue).items()
            for finding in judge(
                besked,
                self.catalogue.rules(type_, level),
                profiles=profiles,
                context=known,
                stage=level,
            ).findings
        )
