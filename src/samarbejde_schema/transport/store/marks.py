"""Numbers that never run backwards and never mean two things, kept so that a restart forgets none.

A complete example::

    with store.begin() as session:
        newest = session.marks.raised("register", register.version, "0" * 64)
    if not newest:
        ...                                    # somebody handed us an old register again, or another one

Source: ``design/security.md``, Certificates: "rollback refused".
"""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select, update

from .tables import MARKS
from .work import Work

_FIND = select(MARKS.c.number, MARKS.c.digest).where(MARKS.c.name == bindparam("mark"))
_SET = (
    update(MARKS)
    .where(MARKS.c.name == bindparam("mark"))
    .values(number=bindparam("higher"), digest=bindparam("sum"))
)
_NEW = insert(MARKS)


class Marks:
    """The marks in one transaction."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    def raised(self, name: str, number: int, digest: str) -> bool:
        """Whether a number is the highest that this name has had, and stands for the content it had then.

        ``digest`` is the SHA-256 of the content (64 hexadecimal digits). A higher number is kept.
        """
        highest = self._work.first(_FIND, mark=name)
        if highest is None:
            self._work.insert(_NEW, name=name, number=number, digest=digest)
            return True
        if number > highest.number:
            self._work.update(_SET, mark=name, higher=number, sum=digest)
            return True
        return (number, digest) == (highest.number, highest.digest)
