"""Transport receipts on the wire: written and signed by who received, verified by who sent.

A complete example::

    data = write_receipt(facts, catalogue, ring.signing(now), now)
    expected = Expected(message_id=facts.message_id, digest=facts.digest, sender=facts.sender,
                        receiver=facts.receiver, role="UDFOERER", unit=None)
    assert read_receipt(data, catalogue, trust, now, expected) == facts

A receipt is a plain JWS (never encrypted: nothing in it is about a citizen) with a kind of its own, so that a
message is never taken for a receipt. It proves one thing, and only for the message it names: a receipt for
other bytes, another sender, another receiver, or signed by anybody but the receiver in the role it was sent
to, is none: one organisation may have a system for each role. Source:
``design/delivery.md``, receipt M39.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..catalogue.catalogue import Catalogue
from ..catalogue.receipts import Answer, Facts
from ..doors.limits import LIMITS
from ..errors import Error, UntrustedError
from ..security.codes import outcome
from ..security.encoding import thumbprint
from ..security.jws import Typ, open_signed, payload_of, sign, signer_of
from ..security.keys import Key
from ..security.trust import Trust
from .reading import examine, write

CTY = "application/json"
"""The media type of every receipt."""
MISMATCH = "AFL-KVITTERING"
"""The code when a signed receipt is none for the message that was sent."""
MISMATCH_TEXT = (
    "Kvitteringen hører ikke til den besked, der blev sendt, eller kan ikke læses. Beskeden regnes ikke for "
    "afleveret, og den sendes igen."
)
"""What it says."""
MOST = 256 * 1024
"""The most bytes of a receipt, before it is signed: 200 faults of 500 characters, and room."""
_LIMITS = LIMITS.lower(bytes=MOST)


@dataclass(frozen=True, slots=True)
class Expected:
    """What a receipt has to say to be one: the message's id, the SHA-256 (hexadecimal) of its exact bytes,
    the CVR number of its sender, and of the receiver it was sent to CVR number, role and P-number if any.
    """

    message_id: str
    digest: str
    sender: str
    receiver: str
    role: str
    unit: str | None


def write_receipt(facts: Facts, catalogue: Catalogue, key: Key, now: datetime) -> bytes:
    """The receipt as a signed document (compact JWS); ``now`` (with offset) is the time of signing.

    Write it once and keep it: a repeat is answered with these bytes. Raises
    :class:`~samarbejde_schema.errors.LocalError` when the facts do not make a receipt, or the key fails.
    """
    payload = write(catalogue.receipts.write(facts), catalogue)
    return sign(payload, key=key, typ=Typ.KVITTERING, cty=CTY, now=now)


def signed_with(receipt: bytes, key: Key, now: datetime) -> bytes:
    """A receipt of our own store as this key signs it: the same bytes when the key has signed it before.

    After a change of certificate nobody believes the old signature any longer. What the receipt says stays
    the same. Raises :class:`~samarbejde_schema.errors.LocalError` when the key fails.
    """
    if signer_of(receipt) == thumbprint(key.chain[0]):
        return receipt
    return sign(payload_of(receipt), key=key, typ=Typ.KVITTERING, cty=CTY, now=now)


def read_receipt(data: bytes, catalogue: Catalogue, trust: Trust, now: datetime, expected: Expected) -> Facts:
    """What a signed receipt says of the message that was sent.

    Raises :class:`~samarbejde_schema.errors.UntrustedError`: with a code of trust when the signature does not
    hold, with :data:`MISMATCH` when it holds for something else than a receipt for this message from this
    receiver. A receipt without the message's id is one only when it says that the message could not be read.
    """
    facts = outcome(_verified, data, catalogue, trust, now, expected)
    if isinstance(facts, Error):
        del data
        raise facts
    return facts


def _verified(data: bytes, catalogue: Catalogue, trust: Trust, now: datetime, expected: Expected) -> Facts:
    signed = open_signed(data, trust=trust, typ=Typ.KVITTERING, now=now)
    receipts = catalogue.receipts
    reading = examine(signed.payload, catalogue, limits=_LIMITS, rules=False)
    if reading.besked is None or reading.report.form != "json" or reading.report.type != receipts.transport:
        raise UntrustedError(MISMATCH, MISMATCH_TEXT)
    facts = receipts.read(reading.besked)
    said = (facts.digest, facts.sender, facts.receiver, signed.signer.cvr)
    wanted = (expected.digest, expected.sender, expected.receiver, expected.receiver)
    thumbprint = signed.signer.thumbprint
    as_sent_to = trust.register.signs_as(expected.receiver, expected.role, expected.unit, thumbprint, now)
    unread = facts.message_id is None and facts.answer is Answer.ERROR
    if not as_sent_to or said != wanted or not (unread or facts.message_id == expected.message_id):
        raise UntrustedError(MISMATCH, MISMATCH_TEXT)
    return facts
