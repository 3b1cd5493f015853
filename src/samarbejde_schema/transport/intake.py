"""What a receiver answers over HTTP: a request is screened before anything is opened, and answered in bytes.

A complete example::

    problem = screened(request)
    if problem is not None:
        reply = reply_to(problem)                  # unsigned: nothing is signed for strangers
    else:
        reply = reply_to(settled)                  # the signed receipt, as it is stored

Sources: RFC 9530 (Content-Digest), RFC 9651 (structured fields); ``design/delivery.md``, "HTTP profile".
"""

from __future__ import annotations

import hmac
import re
from base64 import b64decode, b64encode
from hashlib import sha256

from ..exchange.arrival import Received
from ..exchange.problems import Problem, problem, problem_json
from .http import JOSE, PROBLEM, Reply, Request
from .store import Settled

BODY_LIMIT = 16 * 1024 * 1024
"""The most bytes of a sealed message that are read."""
_LISTED = re.compile(r"[ \t]*([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/=]*):[ \t]*")
"""A member of Content-Digest: an algorithm and a byte sequence, without parameters."""
_SHA_256 = re.compile(r"[A-Za-z0-9+/]{43}=")


def content_digest(body: bytes) -> str:
    """The value of ``Content-Digest`` (RFC 9530) for a body."""
    return f"sha-256=:{b64encode(sha256(body).digest()).decode('ascii')}:"


def screened(request: Request) -> Problem | None:
    """Why a request is refused before it is opened: media type, size, digest; ``None`` when it is not."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if media_type != JOSE or encoding != "identity":
        return problem("AFL-MEDIETYPE")
    if len(request.body) > BODY_LIMIT:
        return problem("AFL-STOERRELSE")
    claimed = _claimed(request.headers.get("content-digest", ""))
    if claimed is None or not hmac.compare_digest(claimed, sha256(request.body).digest()):
        return problem("AFL-DIGEST")
    return None


def keyed(request: Request, received: Received) -> Problem | None:
    """Why an opened message is refused for its ``Idempotency-Key``; ``None`` when it is not.

    A key that is there must be the message's id, as a string of structured fields or without quotes. The id
    in the signed message is what counts, so a request without a key, and a message whose id cannot be read,
    pass.
    """
    said = request.headers.get("idempotency-key")
    if said is None or received.message_id is None:
        return None
    good = (received.message_id, f'"{received.message_id}"')
    return None if said.strip() in good else problem("AFL-NOEGLE")


def _claimed(field: str) -> bytes | None:
    """The SHA-256 in a Content-Digest field; ``None`` without one, and for a field that is not well formed.

    Other algorithms may stand beside it and are passed over. Of two, the last counts (RFC 9651, 3.2).
    """
    listed = [_LISTED.fullmatch(member) for member in field.split(",")]
    claimed = None
    for member in listed:
        if member is None:
            return None
        if member[1] == "sha-256":
            claimed = member[2]
    return b64decode(claimed) if claimed is not None and _SHA_256.fullmatch(claimed) else None


def reply_to(outcome: Problem | Settled) -> Reply:
    """The reply that tells an outcome: a problem document, or the stored receipt as it is."""
    if isinstance(outcome, Settled):
        headers = {"content-type": JOSE, "content-digest": content_digest(outcome.receipt)}
        return Reply(outcome.status, headers, outcome.receipt)
    headers = {"content-type": PROBLEM, "content-language": "da"}
    if outcome.retry_after is not None:
        headers["retry-after"] = str(outcome.retry_after)
    return Reply(outcome.status, headers, problem_json(outcome))
