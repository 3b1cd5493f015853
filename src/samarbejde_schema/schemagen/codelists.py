"""``codelists.json``: every code list with its values, labels and days of validity.

A complete example::

    code_lists(edition)["lists"][0]
    # {"name": "Hastegrad", "description": "…", "open": False, "source": "004:52",
    #  "english": "how urgent it is",
    #  "values": [{"key": "NORMAL", "label": "almindelig", "english": "ordinary"}, …]}

Lists stand by name, values in the order of the standard. ``english`` is a gloss for readers without Danish,
and nothing a system may rely on; ``gyldigFra`` and ``gyldigTil`` are days, both included, and ``parent`` is
the key of the value above; each is left out when there is none. An open list may gain values in a minor
version, a closed one may not; on the wire both are enumerations.
"""

from __future__ import annotations

from typing import Any

from ..modelling.codes import CodeList, info_of
from .edition import Edition
from .writing import prose


def code_lists(edition: Edition) -> dict[str, Any]:
    """The code lists of an edition."""
    return {"version": edition.version, "lists": [_list(edition, codes) for codes in edition.code_lists]}


def _list(edition: Edition, codes: type[CodeList]) -> dict[str, Any]:
    info = info_of(codes)
    english = edition.release.english().get(codes.__name__, {})
    return {
        "name": codes.__name__,
        "description": prose(codes.__doc__ or ""),
        **({"english": english[""]} if "" in english else {}),
        "open": info.open,
        "source": info.source,
        "values": [_value(member, english.get(member.value)) for member in edition.members(codes)],
    }


def _value(member: CodeList, english: str | None) -> dict[str, str]:
    value = {
        "key": member.value,
        "label": member.label,
        "english": english,
        "gyldigFra": member.valid_from.isoformat() if member.valid_from else None,
        "gyldigTil": member.valid_to.isoformat() if member.valid_to else None,
        "parent": member.parent,
    }
    return {key: text for key, text in value.items() if text is not None}
