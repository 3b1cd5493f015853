"""For every forbidden transition an illegal story: what has no row where the case stands is told by FR-005.

Every story is told up to each of its messages. At each state it passes through, one message of every type
that the tables have no row for there is sent on: it is taken from another story and put into this case. None
of this is kept as files: there are hundreds of them, and they are told again each run.
"""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest

from samarbejde_schema import STANDARD, read
from samarbejde_schema.codec.json import to_json, to_tree, tree_to_json
from samarbejde_schema.exchange.conversation import Told, converse
from samarbejde_schema.findings import Report, Severity
from samarbejde_schema.process import Course, Entry, Region, follow
from samarbejde_schema.process.machine import On
from samarbejde_schema.standard.v1.faelles.konvolut import Konvolutbesked
from samarbejde_schema.standard.v1.proces import PROCES
from samarbejde_schema.testing.stories import Story, plots, tell
from samarbejde_schema.testing.stories.teller import Letter

Tree = dict[str, Any]
Triple = tuple[str, str, str]
"""Region, state and message type."""

ALWAYS = PROCES.anytime | {"annullering"}
"""What may come at any time; to take back what never was is another rule's (FR-026)."""


def takes(region: Region, state: str, type: str) -> bool:
    """Whether a table has any row for a type in a state."""
    return any(isinstance(row.event, On) and row.event.type == type for row in region.rows_from(state))


FORBIDDEN: set[Triple] = {
    (region.name, state.name, type)
    for region in PROCES.regions
    for state in region.states
    for type in region.types - ALWAYS
    if not takes(region, state.name, type)
}


DELAYS = (0, 12, 45, 100, 200, 420)
"""Days after the last message of a prefix: the calendar moves a case too."""


@cache
def stories() -> tuple[Story, ...]:
    return tuple(tell(plot.name, seed=0) for plot in plots())


@cache
def donors() -> dict[str, tuple[Tree, ...]]:
    """A message of each type, as a tree; of some types one of each kind, since they belong to different regions."""
    found: dict[tuple[str, bool], Tree] = {}
    for story in stories():
        for letter in story.letters:
            tree = to_tree(letter.message)
            special = "foreloebigAftale" in tree or tree.get("moedetype") == "NETVAERKSMOEDE"
            found.setdefault((STANDARD.entry_of(letter.message).type, special), tree)
    return {
        type: tuple(tree for (own, _), tree in found.items() if own == type)
        for type in sorted(set(PROCES.types) - ALWAYS)
    }


@dataclass(frozen=True)
class Prefix:
    """A story told up to one of its messages, and some days after it: of its case, what has been sent.

    ``conversation`` is the one the next message will belong to.
    """

    story: Story
    length: int
    days: int
    conversation: str

    @property
    def letters(self) -> list[Letter]:
        told = self.story.letters[: self.length]
        return [
            one for one in told if one.message.konvolut.forloeb_id == told[-1].message.konvolut.forloeb_id
        ]

    @property
    def messages(self) -> list[Konvolutbesked]:
        return [letter.message for letter in self.letters]

    @property
    def at(self) -> datetime:
        sent = self.story.letters[self.length - 1].message.konvolut.afsendt
        return sent + timedelta(days=self.days, minutes=1)

    @property
    def course(self) -> Course:
        return course(self.story.name, self.length, self.days)

    @property
    def picture(self) -> object:
        """What can matter for a message that comes next: every state, and the one of the conversation."""
        states = self.course.states
        here = states.get(("B", self.conversation))
        return frozenset((region, state) for (region, _), state in states.items()), here


@cache
def course(name: str, length: int, days: int) -> Course:
    prefix = Prefix(next(story for story in stories() if story.name == name), length, days, "")
    entries = [Entry(one.message, sha256(one.data).hexdigest(), one.name) for one in prefix.letters]
    return follow(PROCES, entries, now=prefix.at)


@cache
def prefixes() -> tuple[Prefix, ...]:
    """One prefix for each picture that some story comes to, at once or when time has passed."""
    found: dict[object, Prefix] = {}
    for days in DELAYS:
        for story in stories():
            for length in range(1, len(story.letters) + 1):
                conversations = {one.message.konvolut.samtale_id for one in story.letters[:length]}
                for conversation in sorted(conversations):
                    prefix = Prefix(story, length, days, conversation)
                    found.setdefault(prefix.picture, prefix)
    return tuple(found.values())


def transplanted(donor: Tree, prefix: Prefix) -> Konvolutbesked | None:
    """A message put into the case of a story; ``None`` where it cannot belong to one."""
    tree = deepcopy(donor)
    here = [to_tree(message) for message in prefix.messages]
    envelope, newest = tree["konvolut"], here[-1]["konvolut"]
    if ("forloebId" in envelope) != ("forloebId" in newest):
        return None
    for name in ("erstatter", "senestSet"):
        envelope.pop(name, None)
    if "svarPaa" in envelope:
        envelope["svarPaa"] = newest["beskedId"]
    parts = {part["rolle"]: part for one in here for part in _parts(one)}
    envelope["afsender"] = parts.get(envelope["afsender"]["rolle"], envelope["afsender"])
    receivers = [parts.get(part["rolle"], part) for part in envelope["modtager"]]
    envelope["modtager"] = [part for n, part in enumerate(receivers) if part not in receivers[:n]]
    envelope["beskedId"] = str(UUID(int=0xBAD, version=4))
    envelope["afsendt"] = prefix.at.isoformat()
    envelope["udloeber"] = (prefix.at + timedelta(days=7)).isoformat()
    envelope["samtaleId"] = prefix.conversation
    for name in ("forloebId", "profil"):
        envelope[name] = newest.get(name, envelope.get(name))
    if envelope["forloebId"] is None:
        del envelope["forloebId"]
    _same_subjects(tree, here)
    message = read(tree_to_json(tree))
    assert isinstance(message, Konvolutbesked)
    return message


def _parts(tree: Tree) -> list[Tree]:
    envelope = tree["konvolut"]
    return [envelope["afsender"], *envelope["modtager"]]


def _same_subjects(tree: Tree, here: list[Tree]) -> None:
    """Speak of the contract, the hearing and the report that the case knows."""
    for one in here:
        if "kontraktId" in one:
            if "kontraktId" in tree:
                tree["kontraktId"] = one["kontraktId"]
            if "kontraktRef" in tree:
                tree["kontraktRef"]["id"] = one["kontraktId"]
        if "hoeringId" in one:
            if "hoeringId" in tree:
                tree["hoeringId"] = one["hoeringId"]
            if "hoeringRef" in tree:
                tree["hoeringRef"] = one["hoeringId"]
        if one["konvolut"]["beskedtype"] == "TAKSTSTIGNINGSINDBERETNING" and "indberetningRef" in tree:
            tree["indberetningRef"] = [one["konvolut"]["beskedId"]]


def places(message: Konvolutbesked, course: Course) -> dict[str, set[str]]:
    """The states a message would be judged in, by region, as the tables and the states of the case have it."""
    type = STANDARD.entry_of(message).type
    found: dict[str, set[str]] = defaultdict(set)
    for region in PROCES.regions:
        if type not in region.types:
            continue
        known = {key: state for (name, key), state in course.states.items() if name == region.name}
        for key in (*region.keys(message, known), *filter(None, [region.waiting])):
            if key in known or key != region.waiting:
                found[region.name].add(known.get(key, region.initial))
    return found


@dataclass(frozen=True)
class Illegal:
    """A prefix, the message that does not fit there, and the forbidden transitions it shows."""

    prefix: Prefix
    type: str
    message: Konvolutbesked
    shows: frozenset[Triple]


@cache
def tried() -> tuple[tuple[Illegal, ...], set[Triple]]:
    """An illegal story for each forbidden transition that stories come to, and the transitions excused.

    A transition is excused when another region, or another place in the same region, takes the message in
    every picture in which it is tried: minutes belong to a follow-up in whatever state the case is.
    """
    found: list[Illegal] = []
    shown: set[Triple] = set()
    excused: set[Triple] = set()
    for prefix in prefixes():
        for type, donor in ((type, donor) for type, some in donors().items() for donor in some):
            message = transplanted(donor, prefix)
            if message is None:
                continue
            states = places(message, prefix.course)
            at = {(region, state, type) for region, here in states.items() for state in here}
            if not at <= FORBIDDEN:
                excused |= at & FORBIDDEN
            elif not at <= shown:
                shown |= at
                found.append(Illegal(prefix, type, message, frozenset(at)))
    return tuple(found), excused - shown


def told(one: Illegal) -> tuple[Told, Report]:
    """The illegal story, judged as a whole, and the report of its last message."""
    story = one.prefix.story
    files = [(letter.name, letter.data) for letter in story.letters[: one.prefix.length]]
    together = converse([*files, ("ulovlig.json", to_json(one.message))], STANDARD, now=one.prefix.at)
    return together, together.readings[-1].report


def case_of(together: Told, place: int) -> tuple[Course, int]:
    """The course a document is in, and its step there."""
    return next(
        (one.course, one.places.index(place)) for one in together.conversations if place in one.places
    )


CASES = [
    pytest.param(one, id=f"{one.type}-{'-'.join(sorted(state for _, state, _ in one.shows))}")
    for one in tried()[0]
]


@pytest.mark.parametrize("one", CASES)
def test_a_message_that_has_no_row_is_told_so_and_moves_nothing(one: Illegal) -> None:
    together, report = told(one)
    place = one.prefix.length
    binding = one.type in PROCES.binding
    assert place not in together.left_out, [f.rule_id for f in report.errors]
    found = [finding for finding in report.findings if finding.rule_id == "FR-005"]
    assert [(f.severity, f.pointer) for f in found] == [
        (Severity.ERROR if binding else Severity.WARNING, "/konvolut/beskedtype")
    ]
    course, step = case_of(together, place)
    assert course.states == one.prefix.course.states
    assert not course.steps[step].allowed
    if binding:
        assert course.steps[step].fate.value == "no_row"


@pytest.mark.parametrize("one", CASES)
def test_what_was_expected_is_what_the_tables_have_rows_for(one: Illegal) -> None:
    course, step = case_of(told(one)[0], one.prefix.length)
    expected = course.view(step).expected
    assert one.type not in {other.type for other in expected}
    assert all(takes(PROCES.region(other.region), other.state, other.type) for other in expected)
    free = [
        row
        for region, state, _ in one.shows
        for row in PROCES.region(region).rows_from(state)
        if isinstance(row.event, On) and row.guard is None and row.event.replacing is not True
    ]
    assert expected or not free


UNTOLD = {
    ("B", "INGEN"): "what opens no follow-up belongs to none when it stands alone",
    ("C", "FORELOEBIG"): "an agreement for the time being has no contract that others could name",
    ("D", "NETVAERK_KORTLAGT"): "no lawful story sends the map before the consent: nobody may have it",
    ("E1", "REGISTRERET"): "a rise begins with its report",
    ("E1", "INDBERETTET"): "an answer belongs to the collection and not to the report",
    ("E1", "OPSAMLET"): "a report is a rise of its own",
    ("E1", "DROEFTET"): "a report is a rise of its own",
}
"""States in which nothing more can be tried, and why."""
ONLY_FIRST = {
    ("C", "indskrivning"): "a move-in belongs to an agreement for the time being and to no contract",
    ("D", "dagsorden"): "meetings before the appointment belong to no team",
    ("D", "referat"): "meetings before the appointment belong to no team",
}
"""Types that belong to a region only in some states, and why."""


def test_every_forbidden_transition_is_tried_or_cannot_be() -> None:
    found, excused = tried()
    shown = {triple for one in found for triple in one.shows}
    left = {
        (region, state, type)
        for region, state, type in FORBIDDEN - shown - excused
        if (region, state) not in UNTOLD and (region, type) not in ONLY_FIRST
    }
    assert left == set()
    assert len(found) > 180
    assert len(shown) > 200
    assert {type for _, _, type in shown} >= PROCES.binding
    assert {region for region, _, _ in shown} == {region.name for region in PROCES.regions} - {"E1"}
