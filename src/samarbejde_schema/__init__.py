"""Documents about a citizen's placement, exchanged between Danish authorities and social-care providers.

A complete example::

    from pathlib import Path

    from samarbejde_schema import check, read, write

    data = Path("bestilling.json").read_bytes()
    report = check(data)
    for finding in report.findings:
        print(finding.rule_id, finding.pointer, finding.text_da)
    if report.ok:
        besked = read(data)
        xml = write(besked, form="xml")

The verbs are here; message classes are in ``samarbejde_schema.standard.v1.<besked>``, one file each.
Importing this module loads nothing heavy: what a verb needs is loaded when it is first called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from .errors import DeliveryError, Error, InvalidError, LocalError, StandardError, UntrustedError
from .findings import Finding, Kind, Outcome, Report, Severity, Stage, Verdict

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from .catalogue.catalogue import Catalogue
    from .modelling.element import Besked
    from .transport.participant import Participant
    from .transport.settings import Settings

    STANDARD: Catalogue
    """The default catalogue: message types, rules, code lists and process of the newest version."""

__all__ = [
    "STANDARD",
    "DeliveryError",
    "Error",
    "Finding",
    "InvalidError",
    "Kind",
    "LocalError",
    "Outcome",
    "Report",
    "Severity",
    "Stage",
    "StandardError",
    "UntrustedError",
    "Verdict",
    "check",
    "open_participant",
    "read",
    "write",
]


def __getattr__(name: str) -> Any:
    if name == "STANDARD":
        from .standard import STANDARD

        return STANDARD
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _standard() -> Catalogue:
    from .standard import STANDARD

    return STANDARD


def check(
    source: bytes | Besked,
    *,
    profiles: Iterable[str] = (),
    context: Any = None,
    contexts: Mapping[Stage, Any] | None = None,
    catalogue: Catalogue | None = None,
) -> Report:
    """Judge a document (bytes, JSON or XML) or a message model, and tell everything that is wrong with it.

    ``profiles`` are claimed on top of those in the envelope. ``context`` is what the rules of level
    ``register`` need to know of consents, contracts and rates: a ``Kontekst`` of
    :mod:`samarbejde_schema.standard.v1.kontekst`. ``contexts`` gives by level what any rules above level
    ``besked`` need; levels without one are ``not_requested``. Never raises on bytes.
    """
    from .exchange import reading

    if not reading.is_judgeable(source):
        del source
        raise LocalError(reading.NOT_JUDGEABLE)
    wanted = contexts if context is None else {**(contexts or {}), Stage.REGISTER: context}
    return reading.check(source, catalogue or _standard(), profiles=profiles, contexts=wanted)


def read(data: bytes, *, catalogue: Catalogue | None = None) -> Besked:
    """The typed message in a document, whichever form it has.

    Raises :class:`InvalidError` when form, identity or structure does not hold; rules are judged by
    :func:`check`.
    """
    from .exchange import reading

    if not reading.is_bytes(data):
        del data
        raise LocalError(reading.NOT_BYTES)
    found = reading.examine(data, catalogue or _standard(), rules=False)
    del data  # no frame of ours may hold the document when the error is shown with its locals
    return reading.message_of(found)


def write(
    besked: Besked,
    *,
    form: Literal["json", "xml"] = "json",
    pretty: bool = False,
    catalogue: Catalogue | None = None,
) -> bytes:
    """The message as bytes in UTF-8; ``pretty`` indents. Raises :class:`LocalError` for another form."""
    from .exchange import reading

    catalogue = catalogue or _standard()
    if not reading.is_writable(besked, catalogue):
        del besked
        raise LocalError(reading.NOT_WRITABLE)
    return reading.write(besked, catalogue, form=form, pretty=pretty)


def open_participant(
    settings: Path | Settings,
    *,
    catalogue: Catalogue | None = None,
    clock: Callable[[], datetime] | None = None,
) -> Participant:
    """The participant of a folder, of a settings file or of settings; close it when done.

    It puts, delivers, receives and reads sealed messages: see :mod:`samarbejde_schema.transport.participant`.
    ``clock`` gives an instant with offset (default: now). Raises :class:`LocalError` for a file that is
    missing or wrong, :class:`UntrustedError` for a register that cannot be trusted, and
    :class:`DeliveryError` for a store that cannot be used now.
    """
    from .transport import opening
    from .transport.settings import Settings

    said = settings if isinstance(settings, Settings) else Settings.read(settings)
    return opening.open_participant(said, catalogue or _standard(), clock=clock or opening.now)
