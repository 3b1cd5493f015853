"""What a receiver answers over HTTP: a request is screened before anything is opened, and answered in bytes.

A complete example::

    problem = screened(request)
    if problem is not None:
        return reply_to(problem)                   # unsigned: nothing is signed for strangers
    return reply_to(settled)                       # the signed receipt, as it is stored
"""

from __future__ import annotations

import hmac
import re
from base64 import b64decode, b64encode
from hashlib import sha256

from ..exchange.problems import Problem, problem, problem_json
from .http import JOSE, PROBLEM, Reply, Request
from .store import Settled

BODY_LIMIT = 16 * 1024 * 1024
"""The most bytes of a sealed message that are read."""
_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/]{43}=):")


def content_digest(body: bytes) -> str:
    """The value of ``Content-Digest`` (RFC 9530) for a body."""
    return f"sha-256=:{b64encode(sha256(body).digest()).decode('ascii')}:"


def screened(request: Request) -> Problem | None:
    """Why a request is refused before it is opened: media type, size, digest; ``None`` when it is not."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != JOSE or request.headers.get("content-encoding", "identity") != "identity":
        return problem("AFL-MEDIETYPE")
    if len(request.body) > BODY_LIMIT:
        return problem("AFL-STOERRELSE")
    claimed = _DIGEST.fullmatch(request.headers.get("content-digest", ""))
    if claimed is None:
        return problem("AFL-DIGEST")
    if not hmac.compare_digest(b64decode(claimed[1]), sha256(request.body).digest()):
        return problem("AFL-DIGEST")
    return None


def reply_to(outcome: Problem | Settled) -> Reply:
    """The reply that tells an outcome: a problem document, or the stored receipt as it is."""
    if isinstance(outcome, Settled):
        headers = {"content-type": JOSE, "content-digest": content_digest(outcome.receipt)}
        return Reply(outcome.status, headers, outcome.receipt)
    headers = {"content-type": PROBLEM, "content-language": "da"}
    if outcome.retry_after is not None:
        headers["retry-after"] = str(outcome.retry_after)
    return Reply(outcome.status, headers, problem_json(outcome))
