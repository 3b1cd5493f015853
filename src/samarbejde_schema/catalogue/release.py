"""A release: one major version of a standard, declared as a value.

A complete example::

    RELEASE = Release(
        name="v1",
        namespace="urn:samarbejde-schema:v1",
        versions=("1.0",),
        envelope=ENVELOPE,
        package="samarbejde_schema.standard.v1",
        entries=(Entry("M04", "bestilling", "BESTILLING", "Bestilling", "bestilling", ...), ...),
        shared_rules=("faelles.regler_konvolut", ...),
        forloeb_rules=("forloebsregler.aftale", ...),
        register_rules=("registerregler.koder", ...),
        code_modules=("kodelister.konvolut", ...),
        process="proces",
        receipts="kvitteringer",
        surroundings="kontekst",
        glosses="kodelister/engelsk.json",
    )

Message classes and rules live in modules under ``package`` and are imported when first asked for, so that
a program that reads one type pays for one type.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType

from ..errors import StandardError
from ..findings import Stage
from ..modelling.codes import CodeList
from ..modelling.element import Besked
from ..modelling.envelope import Envelope
from ..validation.rule import BASE_PROFILE, Rule
from .profile import Profile


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table of contents.

    ``number`` is the catalogue number, ``type`` the name in lowerCamelCase, ``code`` the wire value that
    says the type, ``module`` the module under the release's package that holds the class. ``senders`` and
    ``receivers`` are roles; ``answered_by`` names types; ``since`` is the minor version that brought it.
    """

    number: str
    type: str
    code: str
    label: str
    module: str
    senders: tuple[str, ...]
    receivers: tuple[str, ...]
    answered_by: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    since: str = "1.0"

    @property
    def class_name(self) -> str:
        """The class, which is also the XML root element."""
        return self.type[:1].upper() + self.type[1:]


@dataclass(frozen=True)
class Release:
    """One major version: its table of contents, its envelope, its rules and its process.

    ``versions`` are the minors it can read and write, oldest first. ``shared_rules`` names modules with rules
    of several messages; the rules of one message stand in its own module. ``forloeb_rules`` and
    ``register_rules`` name modules that are loaded only when their level is judged, because they know many
    messages. ``process``, ``receipts`` and ``surroundings`` name the modules that hold the one value of their
    kind. ``glosses`` names a JSON file in the package that says in English what code lists and values mean.
    """

    name: str
    namespace: str
    versions: tuple[str, ...]
    envelope: Envelope
    package: str
    entries: tuple[Entry, ...]
    shared_rules: tuple[str, ...] = ()
    forloeb_rules: tuple[str, ...] = ()
    register_rules: tuple[str, ...] = ()
    profiles: tuple[Profile, ...] = ()
    code_modules: tuple[str, ...] = ()
    process: str | None = None
    receipts: str | None = None
    surroundings: str | None = None
    glosses: str | None = None
    status: str = "udkast"

    def __post_init__(self) -> None:
        types = [entry.type for entry in self.entries]
        if len(set(types)) != len(types) or len({e.code for e in self.entries}) != len(types):
            raise StandardError("two entries share a type or a code")
        for entry in self.entries:
            if unknown := set(entry.answered_by) - set(types):
                raise StandardError(f"{entry.type} is answered by unknown types: {sorted(unknown)}")

    def __hash__(self) -> int:
        return hash((self.package, self.versions))

    def module(self, name: str) -> ModuleType:
        """A module of the release's package, imported when first asked for."""
        return import_module(f"{self.package}.{name}")

    def model(self, entry: Entry) -> type[Besked]:
        """The message class of an entry."""
        cls = getattr(self.module(entry.module), entry.class_name, None)
        if not isinstance(cls, type) or not issubclass(cls, Besked):
            raise StandardError(f"{entry.module} lacks the message class {entry.class_name}")
        return cls

    def own_rules(self, entry: Entry) -> tuple[Rule, ...]:
        """The rules that stand beside the message's fields."""
        return tuple(rules_in(self.module(entry.module)))

    def rules_of_level(self, level: Stage) -> tuple[Rule, ...]:
        """The rules of one level that stand outside the messages' own modules."""
        own = {Stage.FORLOEB: self.forloeb_rules, Stage.REGISTER: self.register_rules}
        modules = self.shared_rules + own.get(level, ())
        return tuple(r for name in modules for r in rules_in(self.module(name)) if r.level is level)

    def code_lists(self) -> tuple[type[CodeList], ...]:
        """Every code list of the release, in the order of its modules."""
        return tuple(
            value
            for name in self.code_modules
            for value in vars(self.module(name)).values()
            if isinstance(value, type) and issubclass(value, CodeList) and value.__module__.endswith(name)
        )

    def english(self) -> Mapping[str, Mapping[str, str]]:
        """What code lists mean in English: by list, and there by value; the list's own under ``""``.

        Proper names have none. Read from the package when first asked for.
        """
        return _glosses(self.package, self.glosses)


@cache
def _glosses(package: str, name: str | None) -> Mapping[str, Mapping[str, str]]:
    from importlib.resources import files

    if name is None:
        return {}
    found: dict[str, dict[str, str]] = json.loads(files(package).joinpath(name).read_bytes())
    return found


def rules_in(module: ModuleType) -> Iterator[Rule]:
    """The rules a module defines, in the order they stand."""
    return (value for value in vars(module).values() if isinstance(value, Rule))


@cache
def rules_for(release: Release, entry: Entry, level: Stage) -> tuple[Rule, ...]:
    """The rules of one message at one level, by id; :class:`StandardError` for an undeclared profile."""
    candidates = (*release.own_rules(entry), *release.rules_of_level(level))
    rules = [r for r in candidates if r.level is level and entry.type in r.messages]
    known = {BASE_PROFILE, *(profile.name for profile in release.profiles)}
    for rule in rules:
        if unknown := {name for clause in rule.clauses.values() for name in clause.demand} - known:
            raise StandardError(f"{rule.id} weighs under undeclared profiles: {', '.join(sorted(unknown))}")
    return tuple(sorted(rules, key=lambda r: r.id))
