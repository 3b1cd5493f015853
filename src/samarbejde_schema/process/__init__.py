"""The process engine: a table of transitions, a log of messages, and where that leaves a case.

A complete example::

    from samarbejde_schema.process import Entry, Process, Region, Row, State, follow, on

    process = Process(types=("loan", "handback"), regions=(Region(...),), party=lambda part: part.name)
    course = follow(process, [Entry(loan), Entry(handback)], now=now)
    course.states, course.turn, course.next, course.deadlines

The engine knows no message by name: a standard declares its rows, keys, guards and duties, and the engine
follows them. It reads no clock; ``now`` is handed in.

- :mod:`.machine` the table: regions, states, rows, guards
- :mod:`.table` the whole process of a standard as one value
- :mod:`.log` the messages that count, by class and by id
- :mod:`.situation` what a guard is asked with
- :mod:`.picture` states computed from messages
- :mod:`.forloeb` following a case message by message
- :mod:`.course` what that gives
- :mod:`.deadlines` who owes what by when
- :mod:`.draw` the table as a diagram and as a table to read
"""

from .course import Course, Expected, Forloeb, Step
from .deadlines import Deadline, Duty, earlier, later
from .draw import markdown, mermaid
from .forloeb import by_case, follow, in_order_of_sending
from .log import Entry, Log
from .machine import PRESENT, Guard, On, Region, Row, State, Tid, guard, on
from .picture import Fate, Lapse, Move
from .situation import Situation
from .table import Process

__all__ = [
    "PRESENT",
    "Course",
    "Deadline",
    "Duty",
    "Entry",
    "Expected",
    "Fate",
    "Forloeb",
    "Guard",
    "Lapse",
    "Log",
    "Move",
    "On",
    "Process",
    "Region",
    "Row",
    "Situation",
    "State",
    "Step",
    "Tid",
    "by_case",
    "earlier",
    "follow",
    "guard",
    "in_order_of_sending",
    "later",
    "markdown",
    "mermaid",
    "on",
]
