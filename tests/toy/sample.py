"""Ready-made toy messages."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from .hire import Hire
from .parts import Bike, Client, Colour, Party

NOW = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)


def keys(start: int = 1) -> Any:
    """A source of keys that gives the same ones every time."""
    numbers = count(start)
    return lambda: f"00000000-0000-4000-8000-{next(numbers):012d}"


def hire(**changes: Any) -> Hire:
    """A full hire; ``changes`` replace fields of the message or its envelope."""
    fields: dict[str, Any] = {
        "schema_version": "1.0",
        "profile": ("GRUND",),
        "case_id": keys(900)(),
        "sender": Party(role="SHOP", name="Hjul & Kæde"),
        "receiver": (Party(role="CLIENT"),),
        "client": Client(cpr="0201609995"),
        "bike": (
            Bike(
                number=7, colour=Colour.RED, price=Decimal("99.50"), note=("Klokken <ringer> & ringer\nhøjt",)
            ),
            Bike(number=8, electric=True, price=Decimal("0.00"), since=date(2024, 2, 29)),
        ),
        "wish": "En cykel med støtteben, tak – gerne rød.",
    }
    return Hire.ny(nu=NOW, noegle=keys(), **{**fields, **changes})
