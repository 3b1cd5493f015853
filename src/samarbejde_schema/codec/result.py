"""What reading gives: a model, or findings with the raw place of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from ..findings import Finding, Path
from ..modelling.element import Besked
from ..modelling.shape import Shape
from ..modelling.structure import findings_of, raw_places


@dataclass(frozen=True, slots=True)
class Read:
    """A model, or why there is none.

    ``places`` holds, finding by finding, the path as it stands in the document, unknown names included. It
    serves to look up line and column and must not leave the library: a name can be a CPR number.
    """

    model: Besked | None
    findings: tuple[Finding, ...] = ()
    places: tuple[Path, ...] = field(default=(), repr=False)


def refused(error: ValidationError, shape: Shape) -> Read:
    """pydantic's verdict as a result; the error itself goes no further."""
    return Read(None, findings_of(error, shape), raw_places(error, shape))


def judged(model: Any, findings: list[Finding], places: list[Path]) -> Read:
    """A model that stands only when nothing else was found."""
    return Read(None if findings else model, tuple(findings), tuple(places))
