"""How much a door lets in.

A complete example::

    small = LIMITS.lower(bytes=64 * 1024, members=500)
    opened = strict_json(data, small)

The numbers are the ones of the security profile; configuration can only lower them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from ..errors import LocalError


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of everything. What stands exactly at a limit is let in.

    ``bytes`` counts the whole document. ``depth`` counts groups inside one another: objects and lists in
    JSON, elements with children in XML. ``members`` counts every value below the root that is not a list
    with something in it, which is the number of elements of the XML form. ``items`` counts the values of one
    list, in XML the siblings of one name. ``name`` counts the characters of a key or local element name,
    ``text`` those of one value, ``digits`` those of a number. ``namespaces`` counts xmlns declarations,
    ``namespace`` the characters of one of them.
    ``findings`` is how many faults are told before the door stops looking.
    """

    bytes: int = 5 * 1024 * 1024
    depth: int = 32
    members: int = 10_000
    items: int = 2_000
    name: int = 128
    text: int = 1_500_000
    digits: int = 18
    namespaces: int = 200
    namespace: int = 200
    findings: int = 20

    def lower(self, **changes: int) -> Limits:
        """The same limits with some of them lower.

        Raises :class:`~samarbejde_schema.errors.LocalError` for a name that is no limit, a value below 1 and
        a value above the one that holds now.
        """
        known = {field.name for field in fields(self)}
        for name, value in changes.items():
            if name not in known:
                raise LocalError(f"{name} is not a limit")
            if value < 1:
                raise LocalError(f"the limit {name} must be at least 1")
            if value > getattr(self, name):
                raise LocalError(f"the limit {name} can only be lowered, to at most {getattr(self, name)}")
        return replace(self, **changes)


LIMITS = Limits()
"""The limits that hold unless somebody lowers them."""
