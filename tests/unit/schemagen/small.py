"""Standards of a few lines, made in a test."""

import sys
from dataclasses import replace
from itertools import count
from types import ModuleType

from samarbejde_schema.catalogue.release import Entry
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.schemagen.edition import Edition

from .harbour import RELEASE

_NUMBERS = count(1)


def small(*classes: type, entries: tuple[Entry, ...] = ()) -> Edition:
    """An edition of a release whose one module holds these classes; each Besked is a message."""
    package = f"small_standard_{next(_NUMBERS)}"
    module = ModuleType(f"{package}.all")
    for cls in classes:
        cls.__module__ = module.__name__
        setattr(module, cls.__name__, cls)
    sys.modules[module.__name__] = module
    found = entries or tuple(
        Entry(f"S{i}", cls.__name__.lower(), cls.__name__.upper(), cls.__name__, "all", (), ())
        for i, cls in enumerate(classes)
        if issubclass(cls, Besked)
    )
    release = replace(
        RELEASE,
        name="small",
        package=package,
        entries=found,
        shared_rules=(),
        code_modules=("all",),
        glosses=None,
    )
    return Edition(release, "1.0")
