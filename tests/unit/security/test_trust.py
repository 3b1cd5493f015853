"""Whom to trust: every shape of a certificate, the register, revocation, and environments kept apart."""

from __future__ import annotations

import traceback
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from tests.unit.security.house import pool
from tests.unit.security.trusted import NOW, authority, kommune, listing, trusting

from samarbejde_schema.errors import LocalError, UntrustedError
from samarbejde_schema.security.codes import TEXTS
from samarbejde_schema.security.participants import Pinned
from samarbejde_schema.security.revocation import Listed, Status
from samarbejde_schema.security.trust import Anchors, Signer, Trust
from samarbejde_schema.testing.authority import Authority, Bad, Good, Issued
from samarbejde_schema.testing.clock import START

DAY, MICRO = timedelta(days=1), timedelta(microseconds=1)


def code_of(trust: Trust, issued: Issued, now: datetime) -> str | None:
    try:
        trust.accept(issued.chain, now)
    except UntrustedError as error:
        assert str(error) == TEXTS[error.code][0]
        assert error.__cause__ is None and error.__context__ is None
        return error.code
    return None


@pytest.mark.parametrize("shape", Good)
def test_every_good_shape_is_accepted(shape: Good) -> None:
    key = None if shape is Good.RSA_4096 else pool().rsa("formen")
    issued = authority().organisation("90000012", name="Havblik", shape=shape, key=key)
    assert trusting(issued).accept(issued.chain, NOW) == Signer(
        "90000012", issued.certificate.thumbprint, "Fjordby Kommune", issued.certificate.not_after
    )


@pytest.mark.parametrize("shape", Bad)
def test_every_bad_shape_is_refused_even_when_it_is_registered(shape: Bad) -> None:
    issued = authority().bad(shape)
    assert code_of(trusting(issued), issued, NOW) == shape.code


def test_refused_is_refused_with_every_warning_off_and_on(recwarn) -> None:
    for shape in Bad:
        code_of(trusting(), authority().bad(shape), NOW)
    assert list(recwarn) == []


def test_an_employees_name_reaches_no_text_and_no_frame() -> None:
    issued = authority().bad(Bad.EMPLOYEE, name="Kanarie Kanariesen")
    with pytest.raises(UntrustedError) as caught:
        trusting(issued).accept(issued.chain, NOW)
    shown = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    ours = [
        frame for frame in traceback.walk_tb(caught.tb) if "samarbejde_schema" in frame[0].f_code.co_filename
    ]
    assert "Kanarie" not in str(caught.value)
    assert all(b"Kanarie" not in str(frame.f_locals).encode() for frame, _ in ours)
    assert "SIK-MEDARBEJDER" in shown or "medarbejder" in shown


# --- the register


def test_who_is_not_in_the_register_is_not_accepted() -> None:
    assert code_of(trusting(), kommune(), NOW) == "SIK-REGISTER"
    other = listing(kommune(), cvr="90000012")
    assert code_of(trusting(register=other), kommune(), NOW) == "SIK-REGISTER"


def test_another_certificate_of_the_same_organisation_is_not_accepted() -> None:
    newer = authority().organisation("90000004", key=pool().rsa("formen"))
    assert code_of(trusting(kommune()), newer, NOW) == "SIK-REGISTER"
    assert code_of(trusting(kommune(), newer), newer, NOW) is None
    assert code_of(trusting(kommune(), newer), kommune(), NOW) is None


def test_the_time_of_the_entry_counts_beside_that_of_the_certificate() -> None:
    base = listing(kommune())
    pinned = Pinned(kommune().certificate.thumbprint, NOW, NOW + DAY)
    entry = replace(base.entries[0], signing=(pinned,))
    trust = trusting(register=replace(base, entries=(entry,)))
    judged = [code_of(trust, kommune(), at) for at in (NOW - MICRO, NOW, NOW + DAY, NOW + DAY + MICRO)]
    assert judged == ["SIK-REGISTER", None, None, "SIK-REGISTER"]


def test_an_expired_register_accepts_nobody() -> None:
    trust = trusting(register=replace(listing(kommune()), expires=NOW + DAY))
    assert code_of(trust, kommune(), NOW + DAY - MICRO) is None
    assert code_of(trust, kommune(), NOW + DAY) == "SIK-REGISTER"


# --- revocation


class Says:
    def __init__(self, **statuses: Status) -> None:
        self.statuses = statuses

    def status(self, certificate, now) -> Status:
        return self.statuses["issuer" if certificate.is_authority else "leaf"]


@pytest.mark.parametrize(
    ("leaf", "issuer", "code"),
    [
        (Status.GOOD, Status.GOOD, None),
        (Status.REVOKED, Status.GOOD, "SIK-SPAERRET"),
        (Status.GOOD, Status.REVOKED, "SIK-SPAERRET"),
        (Status.UNKNOWN, Status.REVOKED, "SIK-SPAERRET"),
        (Status.UNKNOWN, Status.GOOD, "SIK-SPAERRELISTE"),
        (Status.GOOD, Status.UNKNOWN, "SIK-SPAERRELISTE"),
    ],
)
def test_leaf_and_issuer_are_asked_about(leaf, issuer, code) -> None:
    assert code_of(trusting(kommune(), revocation=Says(leaf=leaf, issuer=issuer)), kommune(), NOW) == code


def test_unknown_is_for_later_and_revoked_is_not() -> None:
    old = trusting(kommune(), revocation=Listed(frozenset(), NOW - DAY))
    with pytest.raises(UntrustedError) as caught:
        old.accept(kommune().chain, NOW)
    assert caught.value.later
    revoked = trusting(kommune(), revocation=authority().revocation([kommune()]))
    with pytest.raises(UntrustedError) as caught:
        revoked.accept(kommune().chain, NOW)
    assert not caught.value.later


def test_strangers_are_not_told_that_the_list_is_old() -> None:
    trust = trusting(revocation=Listed(frozenset(), NOW - DAY))
    assert code_of(trust, kommune(), NOW) == "SIK-REGISTER"


# --- time


def test_a_certificate_expires_although_it_was_accepted_before() -> None:
    issued = authority().organisation("90000004", valid=(START, START + DAY), key=pool().rsa("formen"))
    trust = trusting(issued)
    assert code_of(trust, issued, START + 2 * DAY) == "SIK-UDLOEBET"
    assert code_of(trust, issued, START) is None
    assert code_of(trust, issued, START + DAY) is None
    assert code_of(trust, issued, START + DAY + MICRO) == "SIK-UDLOEBET"
    assert code_of(trust, issued, START - MICRO) == "SIK-UDLOEBET"


def test_a_time_without_offset_is_our_own_mistake() -> None:
    with pytest.raises(LocalError, match="tidszone"):
        trusting(kommune()).accept(kommune().chain, datetime(2026, 3, 2))


# --- environments


def test_a_certificate_of_the_other_environment_is_refused() -> None:
    production = Authority(START, environment="produktion", keys=pool())
    real = production.organisation("90000004", key=pool().rsa("formen"))
    assert code_of(trusting(kommune(), real), real, NOW) == "SIK-KAEDE"
    there = Trust(
        production.anchors,
        replace(listing(kommune(), real), environment="produktion"),
        production.revocation(),
    )
    assert code_of(there, real, NOW) is None
    assert code_of(there, kommune(), NOW) == "SIK-KAEDE"


def test_register_and_roots_of_two_environments_do_not_meet() -> None:
    mixed = replace(listing(kommune()), environment="produktion")
    with pytest.raises(LocalError, match="Test og produktion må ikke blandes"):
        Trust(authority().anchors, mixed, authority().revocation())


def test_anchors_are_roots_of_a_known_environment() -> None:
    for environment, roots, text in [
        ("prod", (authority().root,), "Miljøet"),
        ("test", (), "ingen rodcertifikater"),
        ("test", (authority().root, authority().issuing), "rodcertifikater"),
        ("test", (kommune().chain[0],), "rodcertifikater"),
        ("test", (b"nej",), "rodcertifikater"),
    ]:
        with pytest.raises(LocalError, match=text):
            Anchors(environment, roots)


def test_a_root_whose_own_signature_is_broken_is_no_anchor() -> None:
    with pytest.raises(LocalError, match="rodcertifikater"):
        Anchors("test", (authority().root[:-1] + bytes([authority().root[-1] ^ 1]),))


def test_two_roots_while_one_takes_over_from_the_other() -> None:
    following = Authority(START, name="Næste", keys=pool())
    newer = following.organisation("90000004", key=pool().rsa("formen"))
    both = Anchors("test", (authority().root, following.root))
    trust = trusting(kommune(), newer, anchors=both)
    assert [code_of(trust, one, NOW) for one in (kommune(), newer)] == [None, None]


def test_nothing_of_a_certificate_is_shown() -> None:
    trust = trusting(kommune())
    assert "Fjordby" not in repr(trust) and r"\x" not in repr(trust)
