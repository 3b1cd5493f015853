"""Meetings and deadlines of the cases as an iCalendar file (RFC 5545), to be read by any calendar.

A complete example::

    print(calendar(pile.views).decode())

Needs the extra ``calendar``. A meeting keeps its key when it is moved or cancelled, so that a calendar which
has read an earlier file corrects its entry (``UID``, ``SEQUENCE``). A deadline is an entry of a whole day,
which makes nobody busy. Roles, kinds of meetings, what is owed and dates are written; no name, no place and
no text of a message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, timedelta
from hashlib import sha256
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ..process import Deadline
from ..standard.v1.proces.kalender import Moede, moeder
from .course import View
from .stopped import Stopped

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//samarbejde-schema//samarbejde forloeb//DA"
MISSING = "Kalenderfiler kræver tilvalget: pip install 'samarbejde-schema[calendar]'"
_SHORT = 8


def calendar(views: Iterable[View], *, lang: str = "da") -> bytes:
    """The calendar of some cases; the same courses at the same moment give the same bytes.

    Raises :class:`Stopped` where the extra is not installed.
    """
    if find_spec("icalendar") is None:
        raise Stopped(MISSING)
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    for view in views:
        for event in _events(view, lang):
            made.add_component(event)
    return bytes(made.to_ical())


def _events(view: View, lang: str) -> Iterator[Event]:
    for meeting in moeder(view.course):
        yield _meeting(view, meeting)
    for deadline in view.course.deadlines:
        yield _deadline(view, deadline, lang)


def _meeting(view: View, meeting: Moede) -> Event:
    event = _event(view, f"{meeting.noegle}@forloeb")
    event.add("dtstart", meeting.tidspunkt.astimezone(UTC))
    event.add("sequence", meeting.udgave)
    event.add("status", "CANCELLED" if meeting.aflyst else "CONFIRMED")
    event.add("summary", f"{meeting.titel.capitalize()} ({_case(view)})")
    return event


def _deadline(view: View, deadline: Deadline, lang: str) -> Event:
    what = deadline.what_en if lang == "en" else deadline.what_da
    named = (view.conversation.case or "", deadline.region, deadline.key, deadline.rule, deadline.what_en)
    event = _event(view, f"{sha256(repr(named).encode()).hexdigest()[:32]}@frist")
    event.add("dtstart", deadline.due)
    event.add("dtend", deadline.due + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"{view.role(deadline.role, lang)}: {what} ({_case(view)})")
    if deadline.rule:
        event.add("description", deadline.rule)
    return event


def _event(view: View, uid: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", view.course.now.astimezone(UTC))
    return event


def _case(view: View) -> str:
    case = view.conversation.case
    return "uden forløb" if case is None else f"forløb {case[:_SHORT]}"
