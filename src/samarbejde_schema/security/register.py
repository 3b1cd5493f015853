"""The participant register as a signed file: written by one organisation, read by every participant.

A complete example::

    data = write_register(register, key, now)
    register = read_register(data, anchors, revocation, authority_cvr="90000128", now=now, newer_than=41)
    assert register.version == 42

The file is a JWS of the type ``samarbejde-register+jws`` over JSON, signed with an organisation's certificate
under the same roots; every participant knows that organisation by its CVR number. It has a version, and an
older one is never taken for a newer; it expires; it is for one environment, and so is every entry in it.
Every member is named here and no other is taken, so that nobody believes in a restriction that is not read.
Values and lookups: :mod:`.participants`. Source: ``design/security.md``, "Certificates".
"""

from __future__ import annotations

import json
import re
from binascii import b2a_base64
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, TypeVar

from ..doors.json import strict_json
from ..doors.limits import Limits
from ..errors import Error, LocalError
from ..primitives import Navn, PNummer, Skemaversion, Tidspunkt, lexical
from .certificates import Certificate, is_cvr
from .codes import outcome, untrusted
from .encoding import from_base64, from_base64url
from .jws import AHEAD, PAYLOAD, Typ, sign, verify
from .keys import Key
from .participants import ENVIRONMENTS, Entry, Pinned, Register
from .revocation import Revocation
from .trust import Anchors, accept_organisation

__all__ = ["Entry", "Pinned", "Register", "content_digest", "read_register", "write_register"]

T = TypeVar("T")

DOOR = Limits(bytes=PAYLOAD, depth=5, members=200_000, items=10_000, name=32, text=22_000, findings=1)
"""How large a register may be: 5 MiB, some thousand participants. It is opened after its signature held."""
CERTIFICATES = 20
"""The most certificates of each sort in an entry."""
_JSON = "application/json"
_HEAD = {"version", "miljoe", "udstedt", "udloeber", "deltagere"}
_ENTRY = {"cvr", "miljoe", "navn", "endepunkt", "beskedtyper", "skemaversioner", "underskrift", "kryptering"}
_OPTIONAL = {"rolle", "pNummer"}
_PINNED = {"aftryk", "fra", "til"}
_CODE = re.compile(r"[A-Z][A-Z0-9_]{0,63}")
_ENDPOINT = re.compile(
    r"(https://[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?|http://(localhost|127\.0\.0\.1|\[::1\]))"
    r"(:[1-9][0-9]{0,4})?(/[A-Za-z0-9._~-]{1,100}){0,10}/?"
)
"""Where to send: https, or in test http on the own machine; no user, query or fragment."""


class _FormError(ValueError):
    """What is wrong with a register, in Danish; for its issuer, never for its readers."""


def write_register(register: Register, key: Key, now: datetime) -> bytes:
    """The register as a file signed with ``key`` at ``now`` (with offset); times lose fractions of a second.

    Raises :class:`~samarbejde_schema.errors.LocalError`, with a text that says what is wrong, for a register
    that a reader would refuse, and as :func:`.jws.sign` does.
    """
    try:
        payload = json.dumps(_tree(register), ensure_ascii=False, separators=(",", ":")).encode()
        _register(payload)
    except _FormError as error:
        raise LocalError(f"Deltagerregisteret kan ikke skrives: {error}") from None
    except UnicodeEncodeError:
        raise LocalError("Deltagerregisteret kan ikke skrives: et navn er ikke tekst.") from None
    return sign(payload, key=key, typ=Typ.REGISTER, cty=_JSON, now=now)


def content_digest(register: Register) -> str:
    """SHA-256 (hexadecimal) of what a register says, whoever signed it and when."""
    return sha256(json.dumps(_tree(register)).encode()).hexdigest()


def read_register(
    data: bytes,
    anchors: Anchors,
    revocation: Revocation,
    authority_cvr: str,
    now: datetime,
    newer_than: int | None = None,
) -> Register:
    """The register in a signed file.

    ``authority_cvr`` is the organisation that issues registers here, ``now`` has an offset. ``newer_than`` is
    the version that is held already: that one, and any older, is refused. Raises
    :class:`~samarbejde_schema.errors.UntrustedError`: as :func:`.jws.verify` and :meth:`.trust.Trust.accept`
    do, and ``SIK-REGISTER`` for another signer, a form that is not this one, another environment, a version
    that is not newer, and a register that has expired or is issued more than five minutes ahead.
    """
    result = outcome(_read, data, anchors, revocation, authority_cvr, now)
    if isinstance(result, Error):
        del data
        raise result
    if newer_than is not None and result.version <= newer_than:
        raise untrusted("SIK-REGISTER")
    return result


def _read(
    data: bytes, anchors: Anchors, revocation: Revocation, authority_cvr: str, now: datetime
) -> Register:
    def authority(chain: tuple[bytes, ...], at: datetime) -> None:
        if accept_organisation(chain, anchors, revocation, at).cvr != authority_cvr:
            raise untrusted("SIK-REGISTER")

    signed = verify(data, typ=Typ.REGISTER, trust_chain=authority, now=now)
    try:
        register = _register(signed.payload)
    except _FormError:
        raise untrusted("SIK-REGISTER") from None
    if register.environment != anchors.environment or not register.issued - AHEAD <= now < register.expires:
        raise untrusted("SIK-REGISTER")
    return register


def _tree(register: Register) -> dict[str, Any]:
    """The register as JSON has it."""
    return {
        "version": register.version,
        "miljoe": register.environment,
        "udstedt": _written(register.issued),
        "udloeber": _written(register.expires),
        "deltagere": list(map(_entry_tree, register.entries)),
    }


def _entry_tree(entry: Entry) -> dict[str, Any]:
    place = {"rolle": entry.role, "pNummer": entry.unit}
    return {
        "cvr": entry.cvr,
        **{name: value for name, value in place.items() if value is not None},
        "miljoe": entry.environment,
        "navn": entry.name,
        "endepunkt": entry.endpoint,
        "beskedtyper": list(entry.types),
        "skemaversioner": list(entry.versions),
        "underskrift": [
            {"aftryk": one.thumbprint, "fra": _written(one.valid_from), "til": _written(one.valid_to)}
            for one in map(Pinned._make, entry.signing)
        ],
        "kryptering": [b2a_base64(der, newline=False).decode() for der in entry.encryption],
    }


def _written(instant: datetime) -> str:
    if instant.tzinfo is None:
        raise _FormError("et tidspunkt mangler tidszone.")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _register(payload: bytes) -> Register:
    """The register that these bytes are; the one place that says what a register may hold."""
    tree = strict_json(payload, DOOR).tree
    if tree is None:
        raise _FormError("filen er for stor, eller et navn er ikke tekst på Unicodes sammensatte form (NFC).")
    _members(tree, _HEAD)
    environment, version = tree["miljoe"], tree["version"]
    if environment not in ENVIRONMENTS:
        raise _FormError("miljøet skal være test eller produktion.")
    if type(version) is not int or version < 1:
        raise _FormError("versionen skal være et helt tal fra 1 og op.")
    issued, expires = _instant(tree["udstedt"]), _instant(tree["udloeber"])
    if issued >= expires:
        raise _FormError("det skal udløbe, efter at det er udstedt.")
    entries = _several(tree["deltagere"], _entry, DOOR.items)
    if len({entry.key for entry in entries}) != len(entries):
        raise _FormError("to deltagere har samme CVR-nummer, rolle og P-nummer.")
    if any(entry.environment != environment for entry in entries):
        raise _FormError("en deltager hører til et andet miljø end registeret.")
    return Register(version, environment, issued, expires, entries)


def _entry(tree: Any) -> Entry:
    _members(tree, _ENTRY, _OPTIONAL)
    cvr = _text(tree["cvr"], is_cvr, "et CVR-nummer er ikke otte cifre efter modulus 11.")
    role, unit = tree.get("rolle"), tree.get("pNummer")
    if role is not None:
        _text(role, _CODE.fullmatch, "en rolle er ikke skrevet som en kode.")
    if unit is not None:
        _text(unit, lexical(PNummer).matches, "et P-nummer er ikke ti cifre.")
    environment = _text(tree["miljoe"], ENVIRONMENTS.__contains__, "et miljø er ikke test eller produktion.")
    return Entry(
        cvr=cvr,
        role=role,
        unit=unit,
        name=_text(tree["navn"], lexical(Navn).matches, "et navn er ikke 1–140 tegn på én linje."),
        endpoint=_endpoint(tree["endepunkt"], environment),
        types=_several(tree["beskedtyper"], _type, 100),
        versions=_several(tree["skemaversioner"], _version, 100),
        signing=_several(tree["underskrift"], _pinned, CERTIFICATES),
        encryption=_several(tree["kryptering"], lambda one: _encryption(one, cvr), CERTIFICATES),
        environment=environment,
    )


def _endpoint(value: Any, environment: str) -> str:
    endpoint = _text(value, _ENDPOINT.fullmatch, "et endepunkt er ikke en https-adresse uden ? og #.")
    if environment != "test" and not endpoint.startswith("https:"):
        raise _FormError("http på egen maskine kan kun bruges i test.")
    return endpoint


def _pinned(tree: Any) -> Pinned:
    _members(tree, _PINNED)
    thumbprint = _text(tree["aftryk"], _is_thumbprint, "et aftryk er ikke SHA-256 i base64url.")
    begin, end = _instant(tree["fra"]), _instant(tree["til"])
    if begin > end:
        raise _FormError("et certifikats periode slutter, før den begynder.")
    return Pinned(thumbprint, begin, end)


def _is_thumbprint(text: str) -> bool:
    return text.isascii() and len(from_base64url(text.encode()) or b"") == 32


def _encryption(text: Any, cvr: str) -> bytes:
    """A certificate to encrypt to: an organisation's, with the CVR number of the entry."""
    wrong = "et krypteringscertifikat er ikke et organisationscertifikat med deltagerens CVR-nummer."
    der = from_base64(_text(text, str.isascii, wrong).encode())
    certificate = outcome(Certificate.from_der, der or b"")
    if der is None or isinstance(certificate, Error):
        raise _FormError(wrong)
    if not (certificate.is_organisation and certificate.encrypts and certificate.cvr == cvr):
        raise _FormError(wrong)
    return der


def _type(value: Any) -> str:
    return _text(value, _CODE.fullmatch, "en beskedtype er ikke skrevet som en kode.")


def _version(value: Any) -> str:
    return _text(value, lexical(Skemaversion).matches, "en skemaversion er ikke skrevet som 1.0.")


def _instant(value: Any) -> datetime:
    instant = lexical(Tidspunkt)
    parsed = instant.parse(_text(value, instant.matches, "et tidspunkt er ikke skrevet med tidszone."))
    if not isinstance(parsed, datetime):
        raise _FormError("et tidspunkt er ikke skrevet med tidszone.")
    return parsed.astimezone(UTC)


def _text(value: Any, is_right: Callable[[str], object], wrong: str) -> str:
    if not isinstance(value, str) or not is_right(value):
        raise _FormError(wrong)
    return value


def _several(value: Any, read: Callable[[Any], T], most: int) -> tuple[T, ...]:
    """The values of a list, each another, at most so many."""
    if not isinstance(value, list) or len(value) > most:
        raise _FormError("en liste mangler, eller den er for lang.")
    found = tuple(map(read, value))
    if len(set(found)) != len(found):
        raise _FormError("noget står to gange i den samme liste.")
    return found


def _members(tree: Any, names: set[str], optional: frozenset[str] | set[str] = frozenset()) -> None:
    """Refuses what is not an object with exactly these members."""
    if not isinstance(tree, dict) or not names <= tree.keys() <= names | optional:
        raise _FormError("et felt mangler, eller der er et felt for meget.")
