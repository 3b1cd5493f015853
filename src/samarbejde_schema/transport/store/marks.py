"""Numbers that must never run backwards, kept so that a restart forgets none.

A complete example::

    with store.begin() as session:
        highest = session.marks.raised("register", register.version)
    if highest > register.version:
        ...                                    # somebody handed us an old register again

Source: ``design/security.md``, Certificates: "rollback refused".
"""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select, update

from .tables import MARKS
from .work import Work

_FIND = select(MARKS.c.number).where(MARKS.c.name == bindparam("mark"))
_SET = update(MARKS).where(MARKS.c.name == bindparam("mark")).values(number=bindparam("higher"))
_NEW = insert(MARKS)


class Marks:
    """The marks in one transaction."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    def raised(self, name: str, number: int) -> int:
        """The highest number that this name has had, this one included."""
        highest = self._work.value(_FIND, mark=name)
        if highest is None:
            self._work.insert(_NEW, name=name, number=number)
            return number
        if number > highest:
            self._work.update(_SET, mark=name, higher=number)
        return max(int(highest), number)
