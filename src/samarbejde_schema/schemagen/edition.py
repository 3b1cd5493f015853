"""An edition: one minor version of a release, seen as its readers see it.

A complete example::

    for edition in editions(catalogue):
        for entry in edition.entries:
            shape = edition.root(entry)      # only what this minor has
            print(edition.version, entry.type, [field.wire for field in shape.fields])

A field, a message or a code value says which minor brought it; an older edition is the same standard with
everything newer left out. Every printer prints an edition, so that no printer needs to know of versions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..catalogue.catalogue import Catalogue
from ..catalogue.release import Entry, Release, rules_for
from ..errors import StandardError
from ..findings import LEVELS
from ..modelling.codes import CodeList
from ..modelling.element import Element
from ..modelling.shape import Shape, shape_of
from ..primitives import Lexical
from ..validation.rule import Rule

DRAFT, PUBLISHED = "udkast", "udgivet"
"""What a manifest says of an edition: it may still change, or it may not."""

Type = Lexical | type[CodeList] | type[Element]


def minor(version: str) -> tuple[int, ...]:
    """``"1.10"`` as ``(1, 10)``: versions compare as numbers, never as text."""
    try:
        return tuple(int(part) for part in version.split("."))
    except ValueError:
        raise StandardError(f"{version!r} is not a version written major.minor") from None


def editions(catalogue: Catalogue) -> tuple[Edition, ...]:
    """Every edition of every release, oldest first. Rules a catalogue adds stand in its newest release."""
    return tuple(
        Edition(release, version, catalogue.extra_rules if release is catalogue.release else ())
        for release in catalogue.releases
        for version in release.versions
    )


@dataclass(frozen=True)
class Edition:
    """One minor version of one release."""

    release: Release
    version: str
    extra_rules: tuple[Rule, ...] = ()

    def __hash__(self) -> int:
        return hash((self.release, self.version))

    @property
    def status(self) -> str:
        """``udkast`` or ``udgivet``; all but a release's newest minor are published."""
        return self.release.status if self.version == self.release.versions[-1] else PUBLISHED

    def has(self, since: str) -> bool:
        """Whether something brought by the minor ``since`` is in this edition."""
        return minor(since) <= minor(self.version)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The messages, in catalogue order; an answer that is newer than the edition is left out."""
        here = [entry for entry in self.release.entries if self.has(entry.since)]
        types = {entry.type for entry in here}
        return tuple(
            replace(entry, answered_by=tuple(answer for answer in entry.answered_by if answer in types))
            for entry in here
        )

    def shape(self, cls: type[Element]) -> Shape:
        """The shape of a class with the fields of this edition."""
        whole = shape_of(cls)
        shape = replace(whole, fields=tuple(f for f in whole.fields if self.has(f.about.since)))
        if shape.choice and any(field.many or field.low for field in shape.fields):
            raise StandardError(f"{shape.name} is a choice: its members are optional and stand once")
        return shape

    def root(self, entry: Entry) -> Shape:
        """The shape of a message."""
        return self.shape(self.release.model(entry))

    def below(self, shape: Shape) -> tuple[Shape, ...]:
        """A shape of this edition and everything under it, each once, parents before children."""
        seen = {shape.cls: shape}
        queue = [shape]
        while queue:
            for field in queue.pop(0).fields:
                if field.element is not None and field.element not in seen:
                    seen[field.element] = self.shape(field.element)
                    queue.append(seen[field.element])
        return tuple(seen.values())

    def members(self, codes: type[CodeList]) -> tuple[CodeList, ...]:
        """The values of a code list, in the order they are declared."""
        return tuple(member for member in codes if self.has(member.since))

    @cached_property
    def code_lists(self) -> tuple[type[CodeList], ...]:
        """The code lists that have values in this edition, by name."""
        here = filter(self.members, self.release.code_lists())
        return tuple(sorted(here, key=lambda codes: codes.__name__))

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that speak of messages of this edition, by id and level; a rule may have two levels."""
        found: dict[tuple[str, int], Rule] = {}
        for entry in self.entries:
            for rank, level in enumerate(LEVELS):
                extra = [r for r in self.extra_rules if r.level is level and entry.type in r.messages]
                for rule in (*rules_for(self.release, entry, level), *extra):
                    if not self.has(rule.since):
                        continue
                    if found.setdefault((rule.id, rank), rule) is not rule:
                        raise StandardError(f"two rules are called {rule.id}")
        return tuple(found[key] for key in sorted(found))

    @cached_property
    def users(self) -> Mapping[type[Element], tuple[str, ...]]:
        """Which messages an element class stands in."""
        users: dict[type[Element], list[str]] = {}
        for entry in self.entries:
            for shape in self.below(self.root(entry)):
                users.setdefault(shape.cls, []).append(entry.type)
        return {cls: tuple(types) for cls, types in users.items()}

    @cached_property
    def types(self) -> Mapping[str, Type]:
        """Every type of the edition by its name, in order of names.

        Raises :class:`StandardError` when two types share a name, for schemas know types by nothing else, and
        when a field has a code list that the release does not list.
        """
        listed = set(self.release.code_lists())
        named: dict[str, Type] = {}
        for kind in (*self.code_lists, *self._used()):
            if named.setdefault(name_of(kind), kind) != kind:
                raise StandardError(f"two types are called {name_of(kind)}")
            if isinstance(kind, type) and issubclass(kind, CodeList) and kind not in listed:
                raise StandardError(f"{name_of(kind)} stands in none of the release's code modules")
        return dict(sorted(named.items()))

    def _used(self) -> Iterator[Type]:
        for cls in self.users:
            yield cls
            yield from (field.type for field in self.shape(cls).fields if field.element is None)


def name_of(kind: Type) -> str:
    """The name of a type: what a schema and a reader know it by."""
    return kind.name if isinstance(kind, Lexical) else kind.__name__
