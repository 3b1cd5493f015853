"""The way in: sealed bytes from outside become a decision, in steps that never raise on what came.

A complete example::

    from samarbejde_schema.exchange.problems import problem_json

    received = receive(body, ring=ring, trust=trust, host=host, catalogue=catalogue, now=now)
    if received.problem is not None:
        answer = problem_json(received.problem)              # unsigned: nobody we trust has spoken
    else:
        decision = decide(received, known=None, history=(), catalogue=catalogue, host=host, now=now)
        decision.status, decision.answer                     # 201, Answer.OK
        decision.facts(at=now, head=head)                    # what the signed receipt says

The steps, each a function that a test can start from: :func:`unseal` (decrypt, verify), :func:`recognise`
(read it, and see whether it may be taken here and now), :func:`decide` (judge it in its case, with what the
store knows). Who signed is who is answered: until the signature holds nobody learns more than one code; from
then on every answer is a signed receipt to the signer, whoever the message says it is from. So a message
whose sender is not its signer (FR-001) is refused to the signer alone, under the signer's number, and touches
nothing of the organisation in whose name it was written: neither its ids nor its digests. The caller keys
what it stores by ``received.signed.signer.cvr``, never by what the message says.

=========================================================  ======  ========================================
what fails                                                 status  answer
=========================================================  ======  ========================================
decryption, signature, trust, the certificate's role       400     a problem document
revocation unknown, our own key cannot be used             503     a problem document, and when to come back
structure, version, kind, receiver; a rule with a part at  422     receipt ERROR
level ``modtagelse``; a business receipt that is not valid
a case of others, or without room (:func:`also_refused`);  422     receipt ERROR
a rejection that cannot be sent (:func:`untold`)
the id is used for other bytes                             409     receipt ERROR
nothing, or only duties, BØR and KAN                       201     receipt OK or WARNING
a rule of validity of the message or its case              201     receipt OK, and a message that rejects it
=========================================================  ======  ========================================

A rule of ours that crashes is told as a warning: what nobody could judge is not held against the sender.
Source: ``design/delivery.md``, the receipt table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from pydantic.alias_generators import to_camel

from ..catalogue.catalogue import Catalogue
from ..catalogue.receipts import Answer, Fault
from ..errors import DeliveryError, Error, LocalError, UntrustedError
from ..findings import Finding, Report, Stage
from ..modelling.element import Besked
from ..primitives import Uuid, lexical
from ..process.course import Course
from ..process.log import Entry
from ..security.codes import outcome
from ..security.jwe import decrypt
from ..security.jws import Signed, Typ, open_signed
from ..security.keys import Keyring
from ..security.trust import Signer, Trust
from ..validation.reception import Reception
from .arrival import Decision, Host, Received, Unsealed
from .conversation import course_of, examine_in
from .outbound import MEDIA_TYPES
from .problems import FINDINGS, Problem, delivery_finding, problem, problem_of
from .reading import Reading, examine, examine_further, placed

MOST_FAULTS = 200
"""How many faults an answer tells, errors first."""


def receive(
    body: bytes, *, ring: Keyring, trust: Trust, host: Host, catalogue: Catalogue, now: datetime
) -> Received:
    """What a delivery is, from its bytes alone; never raises on them. ``now`` has an offset, or
    :class:`~samarbejde_schema.errors.LocalError` is raised.

    ``body`` is a compact JWE of any size and content. Nothing is stored, so the same call twice is the same.
    """
    found = unseal(body, ring=ring, trust=trust, now=now)
    if isinstance(found, Problem):
        return Received(found)
    received = recognise(found, host=host, catalogue=catalogue, now=now)
    if not _speaks_for_role(received, trust, catalogue, now):
        return Received(problem("SIK-REGISTER"))
    return received


def _speaks_for_role(received: Received, trust: Trust, catalogue: Catalogue, now: datetime) -> bool:
    """Whether the certificate may sign for the role in the message.

    One organisation may buy with one system and provide with another. A message in somebody else's name is
    refused by its rule (FR-001) and is not asked here.
    """
    signed, reading = received.signed, received.reading
    besked = reading.besked if reading is not None else None
    if signed is None or besked is None or type(besked).envelope is None:
        return True
    names = catalogue.release.envelope
    cvr, role, unit = names.address(names.value(besked, "sender"))
    if cvr != signed.signer.cvr:
        return True
    return trust.register.signs_as(cvr, role, unit, signed.signer.thumbprint, now)


def unseal(body: bytes, *, ring: Keyring, trust: Trust, now: datetime) -> Unsealed | Problem:
    """The signed bytes in a sealed message, once signature, certificate and register hold.

    Raises :class:`~samarbejde_schema.errors.LocalError` for a time without offset, and for nothing else.
    """
    if now.tzinfo is None:
        del body
        raise LocalError("Tidspunktet skal have en tidszone. Ret programmet.")
    found = outcome(_unsealed, body, ring, trust, now)
    if isinstance(found, (UntrustedError, DeliveryError, LocalError)):
        return problem_of(found)
    if isinstance(found, Error):
        del body
        raise found
    return found


def _unsealed(body: bytes, ring: Keyring, trust: Trust, now: datetime) -> Unsealed:
    jws = decrypt(body, ring)
    return Unsealed(jws, open_signed(jws, trust=trust, typ=Typ.BESKED, now=now))


def recognise(unsealed: Unsealed, *, host: Host, catalogue: Catalogue, now: datetime) -> Received:
    """What the signed bytes are, and whether they may be taken here and now.

    The rules of levels ``besked`` and ``modtagelse`` are judged. ``now`` (with offset) is the moment of
    reception.
    """
    jws, signed = unsealed.jws, unsealed.signed
    reading = examine(signed.payload, catalogue, lines=False)
    besked, names = reading.besked, catalogue.release.envelope
    if besked is None:
        key = _key_in(reading.tree, catalogue)
        return Received(None, jws, signed, reading, key, refusals=reading.report.errors)
    place = _place(besked, catalogue, host)
    told = [] if MEDIA_TYPES[str(reading.report.form)] == signed.cty else ["AFL-INDHOLDSTYPE"]
    if type(besked).envelope is None:
        told.append("AFL-BESKEDTYPE")
    elif place is None:
        told.append("AFL-MODTAGER")
    where = (to_camel(names.field), to_camel(names.receivers))
    root = type(besked).__name__
    own = (delivery_finding(one, where if one == "AFL-MODTAGER" else (), root) for one in told)
    reading = replace(reading, report=_with(reading.report, own))
    reading = _on_arrival(reading, signed, catalogue, now, known=None)
    return Received(
        jws=jws,
        signed=signed,
        reading=reading,
        message_id=names.value(besked, "id"),
        case_id=names.value(besked, "case"),
        place=place,
        refusals=_unacceptable(reading, catalogue),
    )


def _place(besked: Besked, catalogue: Catalogue, host: Host) -> int | None:
    """Our place among the receivers: the first with our number in a role that is served here."""
    names = catalogue.release.envelope
    for place, part in enumerate(names.value(besked, "receivers") or ()):
        cvr, role, _ = names.address(part)
        if cvr == host.cvr and role in host.roles:
            return place
    return None


def _with(report: Report, findings: Iterable[Finding]) -> Report:
    return replace(report, findings=tuple(dict.fromkeys((*report.findings, *findings))))


def _on_arrival(
    reading: Reading, signed: Signed[Signer], catalogue: Catalogue, now: datetime, known: str | None
) -> Reading:
    """The reading after the rules of level ``modtagelse``."""
    contexts = {Stage.MODTAGELSE: Reception(now, signed.signer.cvr, signed.digest, known)}
    judged = examine_further(reading, signed.payload, catalogue, contexts=contexts, lines=False)
    return replace(judged, report=_with(judged.report, ()))


def _unacceptable(reading: Reading, catalogue: Catalogue) -> tuple[Finding, ...]:
    """The breaches that are answered at once, errors of delivery first among them.

    A rule with a part at level ``modtagelse`` is one of them, whichever part was broken; for a business
    receipt every rule is, since nobody answers a receipt with another.
    """
    type_ = str(reading.report.type)
    at_once = {rule.id for rule in catalogue.rules(type_, Stage.MODTAGELSE)} | FINDINGS.keys()
    every = type_ == catalogue.receipts.business
    return tuple(f for f in reading.report.errors if every or f.rule_id in at_once)


def _key_in(tree: Any, catalogue: Catalogue) -> str | None:
    """The id of a document that is no message, when one stands where ids stand."""
    names = catalogue.release.envelope
    steps = (to_camel(names.field), to_camel(names.id))
    said = None
    if isinstance(tree, dict):
        inside = tree.get(steps[0])
        said = inside.get(steps[1]) if isinstance(inside, dict) else None
    elif tree is not None:
        space = catalogue.release.namespace
        said = tree.findtext("/".join(f"{{{space}}}{step[:1].upper()}{step[1:]}" for step in steps))
    return said if isinstance(said, str) and lexical(Uuid).matches(said) else None


def decide(
    received: Received,
    *,
    known: str | None,
    history: Sequence[Entry],
    catalogue: Catalogue,
    host: Host,
    now: datetime,
    new_id: Callable[[], str] | None = None,
) -> Decision:
    """What to do with a message that has not been answered before.

    ``known`` is the digest of the message that has the same id already, from the same signer or in the same
    case, ``None`` without one; ``history`` what counts in the case, in order of acceptance. The same digest
    from the same signer is not asked about here: the stored receipt is the answer. ``now`` (with offset) and
    ``new_id``, which makes the id of a rejection (default: a random UUID), make the same call give the same
    decision. Raises :class:`~samarbejde_schema.errors.LocalError` for what has a problem and for a history
    of another case.
    """
    signed, reading = _opened(received)
    if reading.besked is not None and known not in (None, signed.digest):
        again = _on_arrival(reading, signed, catalogue, now, known)
        return _refused(409, received, again.report, _unacceptable(again, catalogue), host)
    if received.refusals or reading.besked is None:
        return _refused(422, received, reading.report, received.refusals, host)
    judged, course = _in_case(signed, reading, history, catalogue, now)
    if refusals := _unacceptable(judged, catalogue):
        ambiguous = course is not None and course.view(-1).ambiguous
        return _refused(409 if ambiguous else 422, received, judged.report, refusals, host)
    faults = _faults(judged.report.findings)
    rejection = None
    if judged.report.errors and judged.besked is not None:
        rejection = catalogue.receipts.reject(
            judged.besked, faults, receiver=received.place or 0, nu=now, noegle=new_id
        )
    return Decision(
        201,
        Answer.WARNING if rejection is None and judged.report.warnings else Answer.OK,
        () if rejection is not None else faults,
        received.message_id,
        signed.digest,
        signed.signer.cvr,
        host.cvr,
        rejection,
        course,
        judged.report,
    )


def also_refused(received: Received, rule_id: str, catalogue: Catalogue, name: str | None = None) -> Received:
    """What came, refused for one thing more: an id of :data:`.problems.FINDINGS` that the store knows of.

    ``name`` is the value of the envelope (``"case"``) it speaks of, ``None`` for the whole message. Raises
    what :func:`decide` raises.
    """
    _, reading = _opened(received)
    names, besked = catalogue.release.envelope, reading.besked
    where = () if name is None else (to_camel(names.field), to_camel(getattr(names, name)))
    finding = delivery_finding(rule_id, where, None if besked is None else type(besked).__name__)
    reading = replace(reading, report=_with(reading.report, [finding]))
    return replace(received, reading=reading, refusals=(finding, *received.refusals))


def untold(decision: Decision) -> Decision:
    """The same judgement as a refusal, for a message whose sender cannot be sent the rejection."""
    faults = _faults(decision.report.findings)
    return replace(decision, status=422, answer=Answer.ERROR, faults=faults, rejection=None)


def report_of(
    received: Received,
    *,
    history: Sequence[Entry],
    catalogue: Catalogue,
    now: datetime,
    known: str | None = None,
) -> Report:
    """Everything there is to say of a delivery, for a dry run; nothing is decided and no id is used.

    ``history``, ``now`` and ``known`` are as for :func:`decide`, which raises what this raises.
    """
    signed, reading = _opened(received)
    if reading.besked is not None and known not in (None, signed.digest):
        report = _on_arrival(reading, signed, catalogue, now, known).report
    elif received.refusals:
        report = reading.report
    else:
        report = _in_case(signed, reading, history, catalogue, now)[0].report
    return placed(report, signed.payload)


def _opened(received: Received) -> tuple[Signed[Signer], Reading]:
    if received.signed is None or received.reading is None:
        raise LocalError("a delivery with a problem is answered with it, and not decided on")
    return received.signed, received.reading


def _in_case(
    signed: Signed[Signer], reading: Reading, history: Sequence[Entry], catalogue: Catalogue, now: datetime
) -> tuple[Reading, Course | None]:
    """The reading after the rules of levels ``forloeb`` and ``register``, and the case with this message.

    A message that is invalid alone is not followed, as everywhere; nor is any without a process.
    """
    if reading.besked is None or reading.report.errors or catalogue.release.process is None:
        return reading, None
    entries = (*history, Entry(reading.besked, signed.digest))
    course = course_of(entries, catalogue, now=now, accepted=len(history))
    return examine_in(course.view(-1), reading, signed.payload, catalogue, lines=False), course


def _refused(
    status: Literal[409, 422], received: Received, report: Report, refusals: Sequence[Finding], host: Host
) -> Decision:
    signed, _ = _opened(received)
    return Decision(
        status,
        Answer.ERROR,
        _faults(refusals),
        received.message_id,
        signed.digest,
        signed.signer.cvr,
        host.cvr,
        report=report,
    )


def _faults(findings: Sequence[Finding]) -> tuple[Fault, ...]:
    return tuple(Fault.of(finding) for finding in findings[:MOST_FAULTS])
