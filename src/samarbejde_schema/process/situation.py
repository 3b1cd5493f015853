"""The situation a guard, a calendar event or a duty is asked in.

A complete example, a guard of a library::

    @guard("the reader has fewer than three books")
    def may_borrow(s: Situation) -> bool:
        return len(s.own.all(Loan)) - len(s.own.all(Handback)) < 3

``message`` is the message that is judged. It is ``None`` when the calendar is asked, and when the question is
"what may come next?"; a guard then answers whether *some* message could do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from .log import Log, sent_at


class World(Protocol):
    """Everything that is known at the moment of the question."""

    @property
    def log(self) -> Log:
        """The messages of the case that count."""
        ...

    def keys(self, region: str, message: Any) -> tuple[str, ...]:
        """The instances of a region that a message belongs to."""
        ...

    def state(self, region: str, key: str) -> str:
        """The state of an instance; the initial one when there is none."""
        ...

    def states(self, region: str) -> Mapping[str, str]:
        """Every instance of a region that has begun, with its state."""
        ...


@dataclass(frozen=True, slots=True)
class Situation:
    """One instance of one region at one moment.

    ``since`` is when the instance came into its state, ``None`` before its first row, and ``came_from`` the
    state it was in before; ``at`` is the moment asked about; ``own`` are the messages of this instance,
    ``log`` those of the whole case; ``parameters`` is the value the process was given.
    """

    region: str
    key: str
    state: str
    since: datetime | None
    at: datetime
    message: Any
    own: Log
    parameters: Any
    world: World
    came_from: str | None = None

    @property
    def log(self) -> Log:
        """The messages of the whole case that count."""
        return self.world.log

    @property
    def quiet_since(self) -> datetime | None:
        """The later of the newest message of this instance and the moment it came into its state."""
        moments = [self.since] if self.since is not None else []
        if self.own.last is not None:
            moments.append(sent_at(self.own.last))
        return max(moments, default=None)

    def state_of(self, region: str, key: str) -> str:
        """The state of another instance; the region's initial state when there is none."""
        return self.world.state(region, key)

    def keys_in(self, region: str, message: Any) -> tuple[str, ...]:
        """The instances of a region that a message belongs to."""
        return self.world.keys(region, message)

    def states_in(self, region: str) -> Mapping[str, str]:
        """Every instance of a region with its state."""
        return self.world.states(region)

    def beside(self, region: str) -> str | None:
        """The state of another region for the same message, or, without one, for the newest of this instance.

        ``None`` when the message does not belong to that region.
        """
        message = self.message if self.message is not None else self.own.last
        keys = self.world.keys(region, message) if message is not None else ()
        return self.world.state(region, keys[0]) if keys else None
