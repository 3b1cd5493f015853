"""A catalogue: the releases a program knows and the extra rules it adds; an immutable value, handed in.

A complete example::

    catalogue = Catalogue(releases=(RELEASE,))
    catalogue.model("bestilling")
    catalogue.rules("bestilling", Stage.BESKED)
    strict = catalogue.with_rules(our_own_rule)      # a new catalogue; the old one is unchanged
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ..errors import LocalError, StandardError
from ..findings import LEVELS, Stage
from ..modelling.codes import CodeList
from ..modelling.element import Besked
from ..validation.rule import BASE_PROFILE, Rule
from .receipts import Receipts
from .release import Entry, Release, rules_for
from .surroundings import Surroundings


@dataclass(frozen=True)
class Catalogue:
    """What can be read, written and judged. ``releases`` are oldest first; the last one is written."""

    releases: tuple[Release, ...]
    extra_rules: tuple[Rule, ...] = ()

    @property
    def release(self) -> Release:
        """The release new messages are written in."""
        return self.releases[-1]

    @cached_property
    def _by_type(self) -> dict[str, Entry]:
        return {entry.type: entry for entry in self.release.entries}

    @cached_property
    def _by_lower(self) -> dict[str, Entry]:
        return {entry.type.lower(): entry for entry in self.release.entries}

    @cached_property
    def _by_code(self) -> dict[str, Entry]:
        return {entry.code: entry for entry in self.release.entries}

    @cached_property
    def _rules(self) -> dict[tuple[str, Stage], tuple[Rule, ...]]:
        return {}  # filled as types are first judged; what it holds never changes

    @property
    def types(self) -> tuple[str, ...]:
        """Every message type, in catalogue order."""
        return tuple(self._by_type)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The table of contents."""
        return self.release.entries

    def entry(self, type: str) -> Entry:
        """The entry of a type, whatever its case; :class:`LocalError` when there is none."""
        found = self._by_type.get(type) or self._by_lower.get(type.lower())
        if found is None:
            raise LocalError("beskedtypen findes ikke; kendte typer: " + ", ".join(self.types))
        return found

    def entry_by_code(self, code: str) -> Entry | None:
        """The entry whose wire value is ``code``."""
        return self._by_code.get(code)

    def entry_by_root(self, name: str) -> Entry | None:
        """The entry whose XML root element is ``name``."""
        return self._by_type.get(name[:1].lower() + name[1:]) if name[:1].isupper() else None

    def entry_of(self, message: Besked) -> Entry:
        """The entry of a model."""
        return self.entry(type(message).__name__)

    def model(self, type: str) -> type[Besked]:
        """The message class of a type."""
        return self.release.model(self.entry(type))

    def rules(self, type: str, level: Stage = Stage.BESKED) -> tuple[Rule, ...]:
        """The rules of one message at one level, extra rules last; the same tuple at every call."""
        known = self._rules.get((type, level))
        if known is None:
            entry = self.entry(type)
            own = rules_for(self.release, entry, level)
            extra = (r for r in self.extra_rules if r.level is level and entry.type in r.messages)
            known = self._rules[type, level] = (*own, *extra)
        return known

    def all_rules(self) -> tuple[Rule, ...]:
        """Every rule once, by id and level; :class:`StandardError` when two rules share both."""
        seen: dict[tuple[str, Stage], Rule] = {}
        for entry in self.entries:
            for level in LEVELS:
                for rule in self.rules(entry.type, level):
                    if seen.setdefault((rule.id, level), rule) is not rule:
                        raise StandardError(f"two rules are called {rule.id}")
        return tuple(seen[key] for key in sorted(seen))

    @cached_property
    def receipts(self) -> Receipts:
        """How the release writes its receipts; :class:`StandardError` unless it says so exactly once."""
        release = self.release
        module = release.module(release.receipts) if release.receipts is not None else None
        named = vars(module).values() if module is not None else ()
        found = [value for value in named if isinstance(value, Receipts)]
        if len(found) != 1:
            raise StandardError(f"the release {release.name} needs one Receipts, and has {len(found)}")
        return found[0]

    @cached_property
    def surroundings(self) -> Surroundings | None:
        """How the release makes the context of its rules; ``None`` when it names no module for it."""
        release = self.release
        if release.surroundings is None:
            return None
        named = vars(release.module(release.surroundings)).values()
        found = [value for value in named if isinstance(value, Surroundings)]
        if len(found) != 1:
            raise StandardError(f"the release {release.name} needs one Surroundings, and has {len(found)}")
        return found[0]

    def context(self, messages: Iterable[Besked], beside: Any = None) -> Any:
        """The context of rules of level ``register``, made of messages and of what is known ``beside`` them.

        A release without surroundings leaves it at what is known beside.
        """
        return beside if self.surroundings is None else self.surroundings.of(messages, beside)

    def code_lists(self) -> tuple[type[CodeList], ...]:
        """Every code list."""
        return self.release.code_lists()

    def with_rules(self, *rules: Rule) -> Catalogue:
        """A new catalogue that also judges by ``rules``; ids of ours may not be taken."""
        taken = {rule.id for rule in self.all_rules()}
        profiles = {BASE_PROFILE, *(profile.name for profile in self.release.profiles)}
        for rule in rules:
            if rule.id in taken:
                raise StandardError(f"the rule id {rule.id} is already taken")
            taken.add(rule.id)
            if strangers := set(rule.messages) - set(self.types):
                raise StandardError(f"{rule.id} speaks of unknown messages: {', '.join(sorted(strangers))}")
            if rule.level not in LEVELS:
                raise StandardError(f"{rule.id} has a level no rule can have")
            if {name for clause in rule.clauses.values() for name in clause.demand} - profiles:
                raise StandardError(f"{rule.id} weighs under undeclared profiles")
        return replace(self, extra_rules=(*self.extra_rules, *rules))
