"""What goes wrong around a message, as exceptions.

::

    Error
    ├── InvalidError     a caller asked for a valid message and the report says otherwise
    ├── LocalError       we, or the program that calls us, broke the rules: a model that cannot be built
    ├── UntrustedError   a signature, decryption, certificate or policy does not hold
    ├── DeliveryError    the network or the peer
    └── StandardError    the standard contradicts itself; raised when a release is built

What is wrong *with a message* is never an exception by itself but a finding in a report
(:mod:`samarbejde_schema.findings`); :class:`InvalidError` only wraps such a report when somebody asks for it.
No error carries a value from a message.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Protocol


class Remark(Protocol):
    """What an error needs to know of a finding; this floor lies below the findings."""

    @property
    def rule_id(self) -> str:
        """The id of the rule."""

    @property
    def pointer(self) -> str:
        """Where, as a JSON Pointer."""

    @property
    def text_da(self) -> str:
        """What is wrong, in Danish."""


class Remarks(Protocol):
    """What an error needs to know of a report."""

    @property
    def errors(self) -> Sequence[Remark]:
        """The findings that make the message invalid."""


class Error(Exception):
    """The root of everything this library raises on purpose."""


class InvalidError(Error):
    """The message is not valid. ``report`` (a :class:`samarbejde_schema.findings.Report`) says why."""

    def __init__(self, report: Remarks) -> None:
        self.report: Any = report
        shown = [f"{f.rule_id} {f.pointer or '/'}: {f.text_da}" for f in report.errors[:5]]
        more = len(report.errors) - len(shown)
        tail = f" (og {more} mere)" if more > 0 else ""
        super().__init__("; ".join(shown) + tail if shown else "beskeden kunne ikke afgøres")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.report,)


class LocalError(Error):
    """Our own side broke the rules. ``findings`` says where, when the mistake was in a message."""

    def __init__(self, message: str, findings: Sequence[Remark] = ()) -> None:
        self.findings = tuple(findings)
        super().__init__(message)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.findings)


class UntrustedError(Error):
    """A signature, decryption, certificate or policy does not hold.

    ``code`` is one of the codes of :mod:`samarbejde_schema.security.codes` (such as ``SIK-SIGNATUR``); the
    text is that code's own and carries nothing from outside. ``later`` says that the same bytes may be
    trusted once something on our side is mended: no valid list of revocations.
    """

    def __init__(self, code: str, message: str, *, later: bool = False) -> None:
        self.code = code
        self.later = later
        super().__init__(message)

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(type(self), later=self.later), (self.code, str(self))


class DeliveryError(Error):
    """The network, the peer or the store failed. ``code`` says how, in one of our own words."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.code, str(self))


class StandardError(Error):
    """The standard contradicts itself: two rules with one id, a reply to a type that does not exist, ..."""
