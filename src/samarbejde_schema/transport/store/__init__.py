"""The store: what a participant has sent and received, and what is under way, behind one port.

A complete example::

    from samarbejde_schema.security.vault import Vault

    with Store.open("lager.sqlite", Vault(Vault.new_key())) as store:
        with store.begin() as session:                # one transaction: all of it, or nothing
            head = session.audit.append("alarm", now, message_id=None, sender="90000004", receiver=None,
                                        digest=None, code="FR-004")
        with store.peek() as session:
            assert session.audit.head() == head and session.audit.verify() is None

:mod:`.store` opens it and makes transactions; :mod:`.log`, :mod:`.inbox`, :mod:`.outbox` and :mod:`.audit`
are what a session holds; :mod:`.values` are the values that go in and out; :mod:`.tables` is the one
description of the database, and :mod:`.sqlite` everything that holds for SQLite only.
Source: ``design/delivery.md``, "Store", and ``design/security.md``, "Personal data".
"""

from .audit import Audit
from .inbox import Inbox
from .log import Log
from .outbox import Outbox
from .store import Session, Store
from .values import AuditFault, InboxRow, Item, Kept, Row, Settled

__all__ = [
    "Audit",
    "AuditFault",
    "Inbox",
    "InboxRow",
    "Item",
    "Kept",
    "Log",
    "Outbox",
    "Row",
    "Session",
    "Settled",
    "Store",
]
