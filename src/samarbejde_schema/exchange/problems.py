"""What a receiver answers over HTTP when it has nothing signed to say: problem documents (RFC 9457).

A complete example::

    found = problem("AFL-MEDIETYPE")
    assert (found.status, read_code(problem_json(found))) == (415, "AFL-MEDIETYPE")

Every code stands here: those that begin with ``AFL`` are about the delivery, those with ``SIK`` about trust
and come with the text of :mod:`samarbejde_schema.security.codes`. A problem says what to do and never what
stood in the message; where it speaks of a place, it is a JSON Pointer. It is not signed, because a stranger
gets no signature of ours, and so it settles nothing at the sender but 413 and 415. What is wrong with a
message that somebody we trust has signed is a finding instead, and travels in a receipt; those about the
delivery stand here too. Source: ``design/delivery.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..doors.json import strict_json
from ..doors.limits import LIMITS
from ..errors import DeliveryError, LocalError, UntrustedError
from ..findings import Finding, Kind, Path, Severity
from ..security.codes import TEXTS as SECURITY

MEDIA_TYPE = "application/problem+json"
"""The media type of a problem document (RFC 9457, section 6.1)."""
TYPE = "urn:samarbejde-schema:problem:"
"""Begins the ``type`` of every problem; the code follows."""
LARGEST = 64 * 1024
"""The most bytes of a peer's problem document that :func:`read_code` looks at."""
_DOOR = LIMITS.lower(bytes=LARGEST, depth=4, members=100, items=100, text=8192, findings=1)


@dataclass(frozen=True, slots=True)
class Problem:
    """One answer. ``status`` is the HTTP status, ``retry_after`` seconds until it may pay to come again.

    ``pointer`` is the place in the message it speaks of, a JSON Pointer, where there is one.
    """

    code: str
    status: int
    title_da: str
    text_da: str
    text_en: str
    retry_after: int | None = None
    pointer: str | None = None


def _known(*problems: Problem) -> Mapping[str, Problem]:
    return {problem.code: problem for problem in problems}


PROBLEMS: Mapping[str, Problem] = _known(
    Problem(
        "AFL-DIGEST",
        400,
        "Indholdet er ikke det, der blev sendt",
        "Feltet Content-Digest mangler eller passer ikke til indholdet. Sæt det til sha-256, og send igen.",
        "Content-Digest is missing or does not match the content. Set it with sha-256, and send again.",
    ),
    Problem(
        "AFL-NOEGLE",
        400,
        "Feltet Idempotency-Key passer ikke",
        "Feltet Idempotency-Key er ikke nøglen på den besked, der blev sendt. Sæt det til beskedens nøgle.",
        "Idempotency-Key is not the key of the message that was sent. Set it to the message's key.",
    ),
    Problem(
        "AFL-AFBRUDT",
        400,
        "Forsendelsen blev afbrudt",
        "Kun en del af beskeden kom frem. Send igen.",
        "Only a part of the message arrived. Send again.",
    ),
    Problem(
        "AFL-STI",
        404,
        "Adressen findes ikke",
        "Her er ingen modtager. Brug adressen i deltagerregisteret, og aflevér på /beskeder.",
        "There is no receiver here. Use the address in the participant register and deliver to /beskeder.",
    ),
    Problem(
        "AFL-METODE",
        405,
        "Metoden kan ikke bruges her",
        "Beskeder afleveres med POST, og oplysninger om modtageren hentes med GET.",
        "Messages are delivered with POST, and what the receiver takes is fetched with GET.",
    ),
    Problem(
        "AFL-TID",
        408,
        "Forsendelsen tog for lang tid",
        "Beskeden kom ikke frem inden for fristen. Send igen.",
        "The message did not arrive in time. Send again.",
        retry_after=10,
    ),
    Problem(
        "AFL-STOERRELSE",
        413,
        "Forsendelsen er for stor",
        "Forsendelsen fylder mere, end der tages imod her. Send store bilag for sig.",
        "The parcel is larger than what is taken here. Send large attachments apart.",
    ),
    Problem(
        "AFL-MEDIETYPE",
        415,
        "Medietypen tages ikke imod",
        "Aflevér beskeden krypteret, som application/jose, uden Content-Encoding.",
        "Deliver the message encrypted, as application/jose, without Content-Encoding.",
    ),
    Problem(
        "AFL-HOVEDER",
        431,
        "Felterne foran beskeden fylder for meget",
        "HTTP-felterne må tilsammen fylde højst 32 KiB. Fjern dem, der ikke behøves.",
        "The HTTP fields may take at most 32 KiB in all. Leave out those that are not needed.",
    ),
    Problem(
        "AFL-TRAVLT",
        429,
        "Der er for travlt",
        "Der kommer flere forsendelser, end der kan tages imod lige nu. Vent lidt, og send igen.",
        "More is delivered than can be taken right now. Wait a little and send again.",
        retry_after=10,
    ),
    Problem(
        "AFL-INTERN",
        500,
        "Noget gik galt hos modtageren",
        "Modtagerens program fejlede, og beskeden er ikke taget imod. Send igen.",
        "The receiver's program failed, and the message was not taken. Send again.",
        retry_after=60,
    ),
    Problem(
        "AFL-LUKKET",
        503,
        "Modtageren lukker ned",
        "Modtageren er ved at lukke ned, og beskeden er ikke taget imod. Send igen om lidt.",
        "The receiver is shutting down, and the message was not taken. Send again in a while.",
        retry_after=30,
    ),
    Problem(
        "AFL-LAGER",
        503,
        "Modtageren kan ikke gemme lige nu",
        "Beskeden kunne ikke gemmes hos modtageren og er ikke taget imod. Send igen.",
        "The message could not be stored at the receiver and was not taken. Send again.",
        retry_after=30,
    ),
    Problem(
        "AFL-CERTIFIKAT",
        503,
        "Modtageren kan ikke bruge sin egen nøgle lige nu",
        "Modtagerens nøgle kan hverken åbne eller underskrive nu, og beskeden er ikke taget imod. Send igen.",
        "The receiver's key can neither open nor sign right now, and the message was not taken. Send again.",
        retry_after=300,
    ),
)
"""Every problem of delivery, by its code."""

FINDINGS: Mapping[str, tuple[str, str]] = {
    "AFL-BESKEDTYPE": (
        "Aflevér en besked med konvolut. En transportkvittering er et svar og afleveres ikke for sig.",
        "Deliver a message with an envelope. A transport receipt is an answer and is not delivered apart.",
    ),
    "AFL-INDHOLDSTYPE": (
        "Skriv i underskriften (cty), om beskeden er JSON eller XML; det, der står, passer ikke.",
        "State in the signature (cty) whether the message is JSON or XML; what it says is not so.",
    ),
    "AFL-MODTAGER": (
        "Send beskeden til en af dens modtagere: den, der fik den, står der ikke i en rolle, der findes her.",
        "Send the message to one of its receivers: the one that got it is not named in a role served here.",
    ),
    "AFL-FORLOEB": (
        "Forløbet er andres, og I er ikke med i det. Bed en, der er med, om at skrive til jer først.",
        "The case is others', and you are not in it. Ask somebody who is in it to write to you first.",
    ),
    "AFL-OMFANG": (
        "Forløbet rummer ikke flere beskeder eller rettelser fra jer. Ring til modtageren, og begynd et nyt.",
        "The case holds no more messages or corrections of yours. Call the receiver, and begin a new one.",
    ),
    "AFL-SENESTSET": (
        "Beskeden bygger på et for gammelt billede af forløbet. Læs det nye, ret senestSet, og send igen.",
        "The message rests on too old a picture of the case. Read what is new, mend senestSet, send again.",
    ),
    "AFL-AFVIST": (
        "Netop denne besked er afvist før, og det gælder stadig. Ret den, og send den igen.",
        "This very message was refused before, and still is. Correct it, and send it again.",
    ),
    "AFL-REGISTER": (
        "Modtageren står ikke i deltagerregisteret i den rolle. Ret den, eller hent det nyeste register.",
        "The receiver is not in the participant register in that role. Correct it, or fetch the newest one.",
    ),
    "AFL-ROLLE": (
        "Deltagerregisteret giver ikke jeres certifikat den rolle. Ret rollen, eller få registeret rettet.",
        "The participant register does not give your certificate that role. Correct one of the two.",
    ),
    "AFL-TAGER-IKKE": (
        "Modtageren tager ikke imod denne beskedtype eller udgave. Aftal en anden vej med modtageren.",
        "The receiver does not take this message type or version. Agree on another way with the receiver.",
    ),
    "AFL-KRYPTERING": (
        "Modtageren har intet gyldigt certifikat at kryptere til. Hent det nyeste deltagerregister.",
        "The receiver has no valid certificate to encrypt to in the register. Fetch the newest register.",
    ),
    "AFL-SPAERRET": (
        "Modtagerens krypteringscertifikat er spærret. Hent det nyeste register, eller ring til modtageren.",
        "The receiver's certificate to encrypt to is revoked. Fetch the newest register, or call them.",
    ),
}
"""What is wrong with the delivery of a message that can be read: the id with its Danish and English text."""

_TRUST = "Forsendelsen kunne ikke godkendes"
_LATER = "Forsendelsen kan ikke godkendes lige nu"
_WAIT = 300


def problem(
    code: str, *, status: int | None = None, retry_after: int | None = None, pointer: str | None = None
) -> Problem:
    """The problem with a code, with another status, waiting time (seconds) or place where one is given.

    Takes the codes of :data:`PROBLEMS` and those of trust. Raises
    :class:`~samarbejde_schema.errors.LocalError` for any other.
    """
    found = PROBLEMS.get(code)
    if found is None and code in SECURITY:
        found = Problem(code, 400, _TRUST, *SECURITY[code])
    if found is None:
        raise LocalError("der er intet problem med den kode")
    return replace(
        found,
        status=found.status if status is None else status,
        retry_after=found.retry_after if retry_after is None else retry_after,
        pointer=pointer,
    )


def problem_of(error: UntrustedError | DeliveryError | LocalError) -> Problem:
    """How an error of ours is answered; one that has no answer of its own is an ``AFL-INTERN``.

    What can be trusted later is a 503; a :class:`~samarbejde_schema.errors.LocalError` is a key of our own
    that cannot be used. The error's own text never travels.
    """
    if isinstance(error, LocalError):
        return problem("AFL-CERTIFIKAT")
    if error.code in SECURITY and isinstance(error, UntrustedError) and error.later:
        return replace(problem(error.code, status=503, retry_after=_WAIT), title_da=_LATER)
    known = error.code in SECURITY or error.code in PROBLEMS
    return problem(error.code if known else "AFL-INTERN")


def delivery_finding(rule_id: str, path: Path = (), root: str | None = None) -> Finding:
    """The finding with an id of :data:`FINDINGS`, an error of form; ``root`` is the message's root."""
    da, en = FINDINGS[rule_id]
    return Finding(rule_id, path, da, en, Severity.ERROR, Kind.FORM, root=root)


def problem_json(problem: Problem) -> bytes:
    """The problem as a document in UTF-8: ``type``, ``title``, ``status``, ``detail``, and members of ours.

    ``code`` is the code, ``detailEn`` the English text and ``pointer`` the place, where there is one. The
    caller writes ``Retry-After`` from :attr:`Problem.retry_after`.
    """
    document: dict[str, Any] = {
        "type": TYPE + problem.code,
        "title": problem.title_da,
        "status": problem.status,
        "detail": problem.text_da,
        "detailEn": problem.text_en,
        "code": problem.code,
    }
    if problem.pointer is not None:
        document["pointer"] = problem.pointer
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def read_code(document: bytes) -> str | None:
    """The code in a peer's problem document; ``None`` when there is none of ours.

    Never raises. Everything else in the document is a stranger's text and is not handed on.
    """
    tree = strict_json(document, _DOOR).tree
    code = tree.get("code") if isinstance(tree, dict) else None
    return code if isinstance(code, str) and (code in PROBLEMS or code in SECURITY) else None
