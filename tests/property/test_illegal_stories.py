"""For every forbidden transition an illegal story: what has no row where the case stands is told by FR-005.

Every story is told up to each of its messages. At each state it passes through, one message of every type
that the tables have no row for there is sent on: it is taken from another story and put into this case. None
of this is kept as files: there are hundreds of them, and they are told again each run.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, cached_property
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest

from samarbejde_schema import STANDARD, read
from samarbejde_schema.codec.json import to_tree, tree_to_json
from samarbejde_schema.exchange.conversation import Told, converse
from samarbejde_schema.findings import Severity
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
        return [one for one in told if one.message.konvolut.forloeb_id == told[-1].message.konvolut.forloeb_id]

    @property
    def messages(self) -> list[Konvolutbesked]:
        return [letter.message for letter in self.letters]

    @property
    def at(self) -> datetime:
        sent = self.story.letters[self.length - 1].message.konvolut.afsendt
        return sent + timedelta(days=self.days, minutes=1)

    @cached_property
    def course(self) -> Course:
        entries = [Entry(one.message, sha256(one.data).hexdigest(), one.name) for one in self.letters]
        return follow(PROCES, entries, now=self.at)

    @property
    def picture(self) -> object:
        """What can matter for a message that comes next: every state, and the one of the conversation."""
        states = self.course.states
        here = states.get(("B", self.conversation))
        return frozenset((region, state) for (region, _), state in states.items()), here


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
    for name in ("svarPaa", "erstatter", "senestSet"):
        envelope.pop(name, None)
    parts = {part["rolle"]: part for one in here for part in _parts(one)}
    envelope["afsender"] = parts.get(envelope["afsender"]["rolle"], envelope["afsender"])
    envelope["modtager"] = [parts.get(part["rolle"], part) for part in envelope["modtager"]]
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

    A transition is excused when another region takes the message in every picture in which it is tried.
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


def test_counts() -> None:
    found, excused = tried()
    shown = {triple for one in found for triple in one.shows}
    print(len(FORBIDDEN), len(shown), len(found), len(excused), len(prefixes()))
    reached = {(r, s) for r, s, _ in shown | excused}
    print("UNREACHED", sorted({(r, s) for r, s, _ in FORBIDDEN}-reached))
    for t in sorted(FORBIDDEN - shown): print(t, t in excused)
    assert 0
