"""Taking a register into use: never an older one than before, and never another one of the same version.

A complete example::

    take_into_use(trust.register, store)       # UntrustedError if it were older than one used with this store

What has been in use is kept in the store, so that a restart forgets nothing. Source: ``design/security.md``,
"Certificates".
"""

from __future__ import annotations

from ..security.codes import untrusted
from ..security.register import Register, content_digest
from .store import Store


def take_into_use(register: Register, store: Store) -> None:
    """Note that a register is in use with a store.

    Raises :class:`~samarbejde_schema.errors.UntrustedError` (``SIK-REGISTER``) for an older one than was ever
    used with it, and for one of the same version that says something else; and
    :class:`~samarbejde_schema.errors.DeliveryError` when the store cannot be used.
    """
    with store.begin() as session:
        newest = session.marks.raised("register", register.version, content_digest(register))
    if not newest:
        raise untrusted("SIK-REGISTER")
