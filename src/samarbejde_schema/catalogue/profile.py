"""A profile: an agreement that a message may promise to follow, and under which rules weigh differently.

A complete example::

    MIDT = Profile("MIDT", "midtjyske principper", "Principper for køb og salg i Midtjylland.", "004")
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """One declaration: the wire value, the label, one sentence about it, and its source."""

    name: str
    label: str
    text: str
    source: str
