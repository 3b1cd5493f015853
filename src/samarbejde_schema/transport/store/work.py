"""One transaction at work: statements go through here, so that reading stays reading and tests can stop it.

A complete example::

    work.insert(insert(LOG), sender="90000004", ...)
    row = work.first(select(LOG).where(LOG.c.seq == bindparam("seq")), seq=1)

Statements are built once, as constants with bound parameters, and SQLAlchemy keeps what it made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, Row
from sqlalchemy.sql.dml import Delete, Insert, Update

from ...errors import LocalError
from ...security.vault import Vault

Crash = Callable[[str], None]
"""Told the name of each point at which a test may let the process die."""


class Work:
    """The connection of a session, and what its parts share."""

    __slots__ = ("connection", "crash", "removed", "vault", "writing")

    def __init__(self, connection: Connection, vault: Vault, crash: Crash, *, writing: bool) -> None:
        self.connection, self.vault, self.crash, self.writing = connection, vault, crash, writing
        self.removed = False
        """Whether content was deleted for good, so that no copy may stay behind."""

    def insert(self, statement: Insert, **values: Any) -> int:
        """Write one row; its number, where the database gives it one."""
        result = self._write("insert", statement, values)
        key = result.inserted_primary_key
        number = key[0] if key else None
        return number if isinstance(number, int) else 0

    def update(self, statement: Update, **values: Any) -> int:
        """Change rows; how many."""
        return int(self._write("update", statement, values).rowcount)

    def changed(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        """Change rows with a statement that returns them."""
        return list(self._write("update", statement, values))

    def delete(self, statement: Delete, **values: Any) -> int:
        """Remove rows; how many. What was in them is overwritten."""
        return int(self._write("delete", statement, values).rowcount)

    def first(self, statement: Executable, **values: Any) -> Row[Any] | None:
        """The first row, or ``None``."""
        return self.connection.execute(statement, values).first()

    def all(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        """Every row."""
        return self.connection.execute(statement, values).all()

    def value(self, statement: Executable, **values: Any) -> Any:
        """The first value of the first row, or ``None``."""
        return self.connection.execute(statement, values).scalar()

    def _write(self, what: str, statement: Executable, values: dict[str, Any]) -> Any:
        if not self.writing:
            raise LocalError("lageret er åbnet for at læse; brug begin() for at skrive")
        self.crash(f"before-{what}")
        result = self.connection.execute(statement, values)
        self.crash(f"after-{what}")
        return result
