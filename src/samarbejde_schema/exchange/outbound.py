"""The way out: a message is checked as its receiver will check it, then written, signed and sealed.

A complete example::

    prepared = prepare(besked, catalogue, ring=ring, trust=trust, now=now)
    for parcel in prepared.parcels:
        outbox_row = (parcel.endpoint, parcel.jwe)

    prepared.digest        # SHA-256 of the exact bytes of the message, which every receipt names

Nothing is sealed unless everything is in order: the bytes that will travel are read again, judged by every
rule there is a context for, and must be one and the same message; the sender in it is the holder of the
certificate; every receiver stands in the register, takes the type and the version, and has a certificate to
encrypt to that is known not to be revoked. That is asked again by :func:`held` each time a parcel is about to
leave. One signature serves all receivers; each gets a parcel of its own. Pure: keys, trust and time
are handed in, and nothing is sent. Sources: ``design/security.md``, SP-1 and EP-1; ``design/delivery.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from pydantic.alias_generators import to_camel

from ..catalogue.catalogue import Catalogue
from ..errors import Error, LocalError
from ..findings import Finding, Report, Stage
from ..modelling.element import Besked
from ..security.certificates import Certificate
from ..security.codes import outcome, untrusted
from ..security.jwe import encrypt, kid_of
from ..security.jws import Typ, sign
from ..security.keys import Keyring
from ..security.register import Entry, Register
from ..security.trust import Trust
from ..validation.reception import Reception
from .problems import delivery_finding
from .reading import (
    NOT_WRITABLE,
    Contexts,
    Form,
    Reading,
    examine,
    examine_further,
    is_writable,
    write,
)

MEDIA_TYPES: dict[str, str] = {"json": "application/json", "xml": "application/xml"}
"""What the signature says of each form (``cty``)."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one receiver gets: the sealed message (a compact JWE), and where it goes.

    ``receiver``, ``role`` and ``unit`` are the CVR number, role and P-number as the message names them;
    ``endpoint`` is the address in the register.
    """

    receiver: str
    role: str
    unit: str | None
    endpoint: str
    jwe: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A message that is ready to be queued.

    ``payload`` are its exact bytes, ``digest`` their SHA-256 (64 hexadecimal digits) and ``jws`` the same
    bytes signed. ``report`` holds what is worth knowing though it stops nothing: duties, BØR and KAN.
    ``sender`` is the CVR number; ``sent`` and ``expires`` are the message's own times, with offset.
    """

    besked: Besked = field(repr=False)
    type: str
    id: str
    case_id: str | None
    sender: str
    sent: datetime
    expires: datetime
    payload: bytes = field(repr=False)
    digest: str
    jws: bytes = field(repr=False)
    parcels: tuple[Parcel, ...]
    report: Report = field(repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A message as it is going to travel: its exact bytes, and what was read in them."""

    payload: bytes = field(repr=False)
    form: Form
    besked: Besked = field(repr=False)
    reading: Reading = field(repr=False)


def draft(source: Besked | bytes, catalogue: Catalogue, *, form: Form = "json") -> Draft:
    """The bytes that are going to travel, as their receiver will read them; :func:`prepare` judges them.

    A model is written in ``form``; bytes travel as they are, in the form they have. Raises
    :class:`~samarbejde_schema.errors.LocalError`, with findings if there are any, for a document that is no
    message, and for one without an envelope.
    """
    result = outcome(_drafted, source, catalogue, form)
    del source
    if isinstance(result, Error):
        raise result
    return result


def _drafted(source: Besked | bytes, catalogue: Catalogue, form: Form) -> Draft:
    if isinstance(source, bytes):
        payload = source
    elif is_writable(source, catalogue):
        payload = write(source, catalogue, form=form)
    else:
        raise LocalError(f"{NOT_WRITABLE}, og kun dem med konvolut kan sendes")
    reading = examine(payload, catalogue, lines=False)
    besked, said = reading.besked, reading.report.form
    if besked is None:
        raise _refusal(REFUSED, reading.report.errors)
    if type(besked).envelope is None:
        raise LocalError("Kun beskeder med konvolut kan sendes.")
    if isinstance(source, Besked) and besked != source:
        raise LocalError("Beskeden er ikke sendt: den kan ikke skrives og læses igen uden at blive en anden.")
    return Draft(payload, "xml" if said == "xml" else "json", besked, reading)


def prepare(
    source: Besked | bytes | Draft,
    catalogue: Catalogue,
    *,
    ring: Keyring,
    trust: Trust,
    now: datetime,
    form: Form = "json",
    contexts: Contexts | None = None,
) -> Prepared:
    """Check a message, write it, sign it and seal it for each of its receivers.

    ``source`` and ``form`` are as for :func:`draft`, whose result may be given too. ``contexts`` gives what
    the rules of levels ``forloeb`` and ``register`` need; the level ``modtagelse`` is judged with ``now``
    (with offset) and the certificate that signs. Raises :class:`~samarbejde_schema.errors.LocalError`, with
    findings where there are any, when the message breaks a rule of validity or a receiver cannot be reached;
    then nothing has been sealed. A receiver whose certificate is revoked cannot be reached, and nobody can
    while the list of revoked certificates is too old.
    """
    given = source if isinstance(source, Draft) else draft(source, catalogue, form=form)
    del source
    result = outcome(_prepared, given, catalogue, ring, trust, now, contexts or {})
    if isinstance(result, Error):
        del given
        raise result
    return result


def _prepared(
    given: Draft, catalogue: Catalogue, ring: Keyring, trust: Trust, now: datetime, contexts: Contexts
) -> Prepared:
    key = ring.signing(now)
    digest = sha256(given.payload).hexdigest()
    ours = Certificate.from_der(key.chain[0]).cvr or ""
    wanted = {**contexts, Stage.MODTAGELSE: Reception(now, ours, digest)}
    report = examine_further(given.reading, given.payload, catalogue, contexts=wanted, lines=False).report
    if report.errors:
        raise _refusal(REFUSED, report.errors)
    _speak_for_role(given.besked, catalogue, trust.register, key.chain[0], now)
    receivers = _receivers(given.besked, catalogue, trust, now)
    jws = sign(given.payload, key=key, typ=Typ.BESKED, cty=MEDIA_TYPES[given.form], now=now)
    names = catalogue.release.envelope
    return Prepared(
        besked=given.besked,
        type=catalogue.entry_of(given.besked).type,
        id=names.value(given.besked, "id"),
        case_id=names.value(given.besked, "case"),
        sender=ours,
        sent=names.value(given.besked, "sent"),
        expires=names.value(given.besked, "expires"),
        payload=given.payload,
        digest=digest,
        jws=jws,
        parcels=tuple(one.parcel(jws) for one in receivers),
        report=report,
    )


REFUSED = "Beskeden er ikke sendt, fordi den ville blive afvist"


def _refusal(why: str, findings: Iterable[Finding]) -> LocalError:
    told = tuple(findings)
    shown = "; ".join(f"{f.rule_id} {f.pointer or '/'}: {f.text_da}" for f in told[:5])
    more = f" (og {len(told) - 5} mere)" if len(told) > 5 else ""
    return LocalError(f"{why}: {shown}{more}", told)


def _speak_for_role(
    besked: Besked, catalogue: Catalogue, register: Register, leaf: bytes, now: datetime
) -> None:
    """Refuse to sign in a role that the register does not give our certificate."""
    if not register.holds_at(now):
        raise LocalError("Deltagerregisteret er udløbet. Hent det nyeste, og send igen.")
    names, its = catalogue.release.envelope, Certificate.from_der(leaf)
    cvr, role, unit = names.address(names.value(besked, "sender"))
    if not register.signs_as(cvr or "", role, unit, its.thumbprint, now):
        path = (to_camel(names.field), to_camel(names.sender))
        raise _refusal(REFUSED, [delivery_finding("AFL-ROLLE", path, type(besked).__name__)])


@dataclass(frozen=True, slots=True)
class _Receiver:
    """A receiver that can be reached."""

    cvr: str
    role: str
    unit: str | None
    endpoint: str
    certificate: bytes = field(repr=False)

    def parcel(self, jws: bytes) -> Parcel:
        return Parcel(self.cvr, self.role, self.unit, self.endpoint, encrypt(jws, self.certificate))


def _receivers(besked: Besked, catalogue: Catalogue, trust: Trust, now: datetime) -> tuple[_Receiver, ...]:
    """Every receiver once, in the order of the message; refuses unless all of them can be reached."""
    names, type_ = catalogue.release.envelope, catalogue.entry_of(besked)
    version = str(names.value(besked, "version"))
    found: dict[tuple[str, str, str | None], _Receiver] = {}
    faults: list[Finding] = []
    for place, part in enumerate(names.value(besked, "receivers")):
        cvr, role, unit = names.address(part)
        entry = None if cvr is None else trust.register.find(cvr, role, unit)
        fault, certificate = _reachable(entry, type_.code, version, trust, now)
        if cvr is not None and entry is not None and certificate is not None:
            found[cvr, role, unit] = _Receiver(cvr, role, unit, entry.endpoint, certificate)
        else:
            path = (to_camel(names.field), to_camel(names.receivers), place)
            faults.append(delivery_finding(fault, path, type_.class_name))
    if faults:
        raise _refusal("Beskeden er ikke sendt, fordi ikke alle modtagere kan nås", faults)
    return tuple(found.values())


def _reachable(
    entry: Entry | None, code: str, version: str, trust: Trust, now: datetime
) -> tuple[str, bytes | None]:
    """What is in the way if there is no certificate, and the newest to encrypt to that holds if there is.

    Raises :class:`~samarbejde_schema.errors.LocalError` when nobody knows which certificates are revoked.
    """
    if entry is None:
        return "AFL-REGISTER", None
    if code not in entry.types or version not in entry.versions:
        return "AFL-TAGER-IKKE", None
    fault = "AFL-KRYPTERING"
    for certificate in entry.encryptions_at(now):
        revoked = trust.revoked(certificate, now)
        if revoked is None:
            return fault, certificate.der
        if revoked == "SIK-SPAERRELISTE":
            raise LocalError(str(untrusted(revoked)))
        fault = "AFL-SPAERRET"
    return fault, None


def held(parcel: Parcel, trust: Trust, now: datetime) -> str | None:
    """The code that says why a parcel must not leave at ``now`` (with offset); ``None`` when it may.

    Much may have happened since it was sealed: ``SIK-SPAERRET`` when its certificate is revoked,
    ``SIK-SPAERRELISTE`` when nobody knows, ``SIK-REGISTER`` when the receiver's entry no longer lists it. It
    may have expired meanwhile: its owner still opens what was encrypted to it. Never raises.
    """
    entry = trust.register.find(parcel.receiver, parcel.role, parcel.unit)
    certificate = None if entry is None else entry.encryption_of(kid_of(parcel.jwe))
    return "SIK-REGISTER" if certificate is None else trust.revoked(certificate, now)
