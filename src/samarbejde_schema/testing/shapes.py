"""Every shape a certificate chain can have, good and bad, by name.

A complete example::

    for shape in Bad:
        issued = authority.bad(shape)
        ...                                  # accepting it raises UntrustedError with the code shape.code

A bad shape is an ordinary certificate with exactly one thing wrong. The names are Danish and ASCII, since
they stand in reports that vendors read. Source: ``design/security.md``, "Certificates".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from .issuing import CA_USES, CVR, LEAF_USES, OCES, OU, SERIAL, Plan, Rdns, Workshop


class Good(StrEnum):
    """The shapes that are accepted."""

    ORDINARY = "almindelig"
    POLICY_BELOW = "politik-under-buen"
    BOTH_POLICIES = "begge-politikker"
    CVR_FIRST = "cvr-foerst"
    CVR_LAST = "cvr-sidst"
    MULTI_VALUED = "flerdelt-navn"
    NON_REPUDIATION = "med-uafviselighed"
    KNOWN_EXTENSIONS = "med-kendte-udvidelser"
    RSA_4096 = "rsa-4096"


class Bad(StrEnum):
    """The shapes that are refused; ``code`` says with which code by :class:`..security.trust.Trust`.

    Inside a JWS a chain with a root in it does not come that far: the header is refused (``SIK-HOVED``).
    """

    EMPLOYEE = "medarbejder"
    PERSON = "person"
    NO_SERIAL = "uden-serienummer"
    TWO_SERIALS = "to-serienumre"
    NO_CVR = "uden-cvr"
    TWO_CVR = "to-cvr"
    SAME_CVR_TWICE = "samme-cvr-to-gange"
    FOREIGN_CVR = "udenlandsk-cvr"
    WRONG_CVR = "cvr-uden-modulus-11"
    PADDED_CVR = "cvr-med-mellemrum"
    NO_POLICY = "uden-politik"
    POLICY_370 = "politik-3.70"
    POLICY_38 = "politik-3.8"
    POLICY_ABOVE = "politik-over-buen"
    EXPIRED = "udloebet"
    NOT_YET = "endnu-ikke-gyldig"
    NOT_FOR_SIGNING = "forkert-noeglebrug"
    MAY_CERTIFY = "slutcertifikat-maa-udstede"
    IS_AN_AUTHORITY = "slutcertifikat-er-ca"
    RSA_2048 = "rsa-2048"
    EC = "elliptisk-kurve"
    PKCS1_LEAF = "pkcs1-signeret"
    SALT_20 = "salt-20"
    UNKNOWN_CRITICAL = "ukendt-kritisk-udvidelse"
    PKCS1_ISSUER = "pkcs1-signeret-udsteder"
    FOREIGN_ROOT = "fremmed-rod"
    FOREIGN_ISSUER = "fremmed-udsteder-samme-navn"
    BY_ROOT = "direkte-fra-roden"
    BY_ROOT_WITH_ISSUER = "direkte-fra-roden-med-udsteder"
    BY_LEAF = "udstedt-af-slutcertifikat"
    THREE_LEVELS = "for-lang-kaede"
    ISSUER_NOT_CA = "udsteder-uden-ca"
    ISSUER_MAY_NOT_CERTIFY = "udsteder-maa-ikke-udstede"
    ISSUER_EXPIRED = "udsteder-udloebet"
    ISSUER_CRITICAL = "udsteder-med-ukendt-kritisk"
    WITH_ROOT = "rod-i-kaeden"
    REVERSED = "omvendt-raekkefoelge"
    NO_ISSUER = "uden-udsteder"
    SELF_SIGNED = "selvsigneret"
    SELF_SIGNED_WITH_ISSUER = "selvsigneret-med-udsteder"
    CHANGED = "aendret"

    @property
    def code(self) -> str:
        """The code of :mod:`samarbejde_schema.security.codes` that the shape is refused with."""
        return _CODES.get(self, "SIK-KAEDE")


_CERTIFICATE = "SIK-CERTIFIKAT"
_CODES = {
    Bad.EMPLOYEE: "SIK-MEDARBEJDER",
    Bad.EXPIRED: "SIK-UDLOEBET",
    Bad.NOT_YET: "SIK-UDLOEBET",
    Bad.ISSUER_EXPIRED: "SIK-UDLOEBET",
    Bad.PERSON: _CERTIFICATE,
    Bad.NO_SERIAL: _CERTIFICATE,
    Bad.TWO_SERIALS: _CERTIFICATE,
    Bad.NO_CVR: _CERTIFICATE,
    Bad.TWO_CVR: _CERTIFICATE,
    Bad.SAME_CVR_TWICE: _CERTIFICATE,
    Bad.FOREIGN_CVR: _CERTIFICATE,
    Bad.WRONG_CVR: _CERTIFICATE,
    Bad.PADDED_CVR: _CERTIFICATE,
    Bad.NO_POLICY: _CERTIFICATE,
    Bad.POLICY_370: _CERTIFICATE,
    Bad.POLICY_38: _CERTIFICATE,
    Bad.POLICY_ABOVE: _CERTIFICATE,
    Bad.NOT_FOR_SIGNING: _CERTIFICATE,
    Bad.MAY_CERTIFY: _CERTIFICATE,
    Bad.IS_AN_AUTHORITY: _CERTIFICATE,
    Bad.RSA_2048: _CERTIFICATE,
    Bad.EC: _CERTIFICATE,
}

Change = Callable[[Workshop, Plan], Plan]
"""What makes an ordinary leaf into one of another shape."""
Chain = Callable[[Workshop, Plan], tuple[bytes, ...]]
"""How the chain of a leaf is made, where it is not the leaf and its issuer."""


def _without(rdns: Rdns, oid: x509.ObjectIdentifier) -> Rdns:
    return tuple(rdn for rdn in rdns if rdn[0][0] != oid)


def _value(rdns: Rdns, oid: x509.ObjectIdentifier) -> str:
    return next(value for rdn in rdns for kind, value in rdn if kind == oid)


def _attribute(oid: x509.ObjectIdentifier, *values: str) -> Change:
    """The attribute with these values instead of its one; ``{}`` stands for that one."""

    def change(_: Workshop, plan: Plan) -> Plan:
        was = _value(plan.subject, oid)
        added: Rdns = tuple(((oid, value.format(was)),) for value in values)
        return replace(plan, subject=_without(plan.subject, oid) + added)

    return change


def _kind(letter: str) -> Change:
    def change(_: Workshop, plan: Plan) -> Plan:
        was = _value(plan.subject, SERIAL)
        changed = was.replace("UI:DK-O:", f"UI:DK-{letter}:")
        return replace(plan, subject=(*_without(plan.subject, SERIAL), ((SERIAL, changed),)))

    return change


def _with(**changes: object) -> Change:
    return lambda _, plan: replace(plan, **changes)  # type: ignore[arg-type]


def _days(begin: int, end: int) -> Change:
    def change(workshop: Workshop, plan: Plan) -> Plan:
        return replace(
            plan,
            not_before=workshop.start + timedelta(days=begin),
            not_after=workshop.start + timedelta(days=end),
        )

    return change


def _multi_valued(_: Workshop, plan: Plan) -> Plan:
    """Everything but the organisation's name in one relative distinguished name."""
    together = tuple(pair for rdn in plan.subject for pair in rdn)
    return replace(plan, subject=(((OU, "Myndighed"),), together))


def _cvr_first(_: Workshop, plan: Plan) -> Plan:
    own = ((CVR, _value(plan.subject, CVR)),)
    return replace(plan, subject=(own, *_without(plan.subject, CVR)))


_UNKNOWN = (x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.208.999.1"), b"\x05\x00"), True)
_KNOWN = (
    (x509.SubjectAlternativeName([x509.RFC822Name("post@fjordby.example")]), False),
    (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), False),
    (x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.208.999.2"), b"\x05\x00"), False),
)

GOOD: dict[Good, Change] = {
    Good.ORDINARY: _with(),
    Good.POLICY_BELOW: _with(policies=(f"{OCES}.1",)),
    Good.BOTH_POLICIES: _with(policies=("1.2.208.169.1.2.1", f"{OCES}.1", OCES)),
    Good.CVR_FIRST: _cvr_first,
    Good.CVR_LAST: _attribute(CVR, "{}"),
    Good.MULTI_VALUED: _multi_valued,
    Good.NON_REPUDIATION: _with(uses=LEAF_USES | {"content_commitment"}),
    Good.KNOWN_EXTENSIONS: _with(extra=_KNOWN),
    Good.RSA_4096: lambda workshop, plan: replace(plan, key=workshop.keys.rsa("stor", 4096)),
}
"""How each good shape differs from the ordinary one."""

BAD_LEAVES: dict[Bad, Change] = {
    Bad.EMPLOYEE: _kind("E"),
    Bad.PERSON: _kind("P"),
    Bad.NO_SERIAL: _attribute(SERIAL),
    Bad.TWO_SERIALS: _attribute(SERIAL, "{}", "UI:DK-E:G:00000000-0000-4000-8000-000000000000"),
    Bad.NO_CVR: _attribute(CVR),
    Bad.TWO_CVR: _attribute(CVR, "{}", "NTRDK-90000128"),
    Bad.SAME_CVR_TWICE: _attribute(CVR, "{}", "{}"),
    Bad.FOREIGN_CVR: _attribute(CVR, "NTRSE-5561234567"),
    Bad.WRONG_CVR: _attribute(CVR, "NTRDK-90000005"),
    Bad.PADDED_CVR: _attribute(CVR, "{} "),
    Bad.NO_POLICY: _with(policies=()),
    Bad.POLICY_370: _with(policies=(f"{OCES}0",)),
    Bad.POLICY_38: _with(policies=("1.2.208.169.1.1.1.3.8",)),
    Bad.POLICY_ABOVE: _with(policies=("1.2.208.169.1.1.1.3",)),
    Bad.EXPIRED: _days(-30, -1),
    Bad.NOT_YET: _days(1, 30),
    Bad.NOT_FOR_SIGNING: _with(uses=frozenset({"key_encipherment"})),
    Bad.MAY_CERTIFY: _with(uses=LEAF_USES | {"key_cert_sign"}),
    Bad.IS_AN_AUTHORITY: _with(ca=True),
    Bad.RSA_2048: lambda workshop, plan: replace(plan, key=workshop.keys.rsa("lille", 2048)),
    Bad.EC: lambda workshop, plan: replace(plan, key=workshop.keys.ec("kurve")),
    Bad.PKCS1_LEAF: _with(salt=None),
    Bad.SALT_20: _with(salt=20),
    Bad.UNKNOWN_CRITICAL: _with(extra=(_UNKNOWN,)),
}
"""How each bad leaf differs from the ordinary one; its chain is an ordinary one."""


def _under(**changes: object) -> Chain:
    """The leaf under an issuing authority that differs from the right one, with the right one's key."""

    def chain(workshop: Workshop, plan: Plan) -> tuple[bytes, ...]:
        issuer = replace(workshop.issuing, **changes)  # type: ignore[arg-type]
        return workshop.issue(plan, issuer), workshop.issue(issuer, workshop.root)

    return chain


def _issuer_expired(workshop: Workshop, plan: Plan) -> tuple[bytes, ...]:
    end = workshop.start - timedelta(days=1)
    return _under(not_after=end)(workshop, replace(plan, not_before=end - timedelta(days=1)))


def _foreign_issuer(workshop: Workshop, plan: Plan) -> tuple[bytes, ...]:
    return workshop.issue(plan, workshop.imposter()), workshop.issuing_der


def _by_leaf(workshop: Workshop, plan: Plan) -> tuple[bytes, ...]:
    between = replace(plan, key=workshop.keys.rsa("mellemled"))
    return workshop.issue(plan, between), workshop.issue(between, workshop.issuing)


def _three_levels(workshop: Workshop, plan: Plan) -> tuple[bytes, ...]:
    below = workshop.authority("Underudsteder", days=(-100, 3650))
    return workshop.issue(plan, below), workshop.issue(below, workshop.issuing), workshop.issuing_der


def _changed(workshop: Workshop, plan: Plan) -> tuple[bytes, ...]:
    leaf, issuer = workshop.under_issuing(plan)
    return leaf[:-1] + bytes([leaf[-1] ^ 1]), issuer


BAD_CHAINS: dict[Bad, Chain] = {
    Bad.PKCS1_ISSUER: _under(salt=None),
    Bad.FOREIGN_ROOT: lambda workshop, plan: workshop.other("Fremmed").under_issuing(plan),
    Bad.FOREIGN_ISSUER: _foreign_issuer,
    Bad.BY_ROOT: lambda workshop, plan: (workshop.issue(plan, workshop.root),),
    Bad.BY_ROOT_WITH_ISSUER: lambda workshop, plan: (
        workshop.issue(plan, workshop.root),
        workshop.issuing_der,
    ),
    Bad.BY_LEAF: _by_leaf,
    Bad.THREE_LEVELS: _three_levels,
    Bad.ISSUER_NOT_CA: _under(ca=False),
    Bad.ISSUER_MAY_NOT_CERTIFY: _under(uses=CA_USES - {"key_cert_sign"}),
    Bad.ISSUER_EXPIRED: _issuer_expired,
    Bad.ISSUER_CRITICAL: _under(extra=(_UNKNOWN,)),
    Bad.WITH_ROOT: lambda workshop, plan: (*workshop.under_issuing(plan), workshop.root_der),
    Bad.REVERSED: lambda workshop, plan: workshop.under_issuing(plan)[::-1],
    Bad.NO_ISSUER: lambda workshop, plan: workshop.under_issuing(plan)[:1],
    Bad.SELF_SIGNED: lambda workshop, plan: (workshop.issue(plan, plan),),
    Bad.SELF_SIGNED_WITH_ISSUER: lambda workshop, plan: (workshop.issue(plan, plan), workshop.issuing_der),
    Bad.CHANGED: _changed,
}
"""How each bad chain is made for an ordinary leaf."""
