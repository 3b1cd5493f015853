"""The participant register: its form, who may sign it, no way back, and who is found in it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.unit.security.house import pool
from tests.unit.security.trusted import NOW, authority, kommune

from samarbejde_schema.errors import LocalError, UntrustedError
from samarbejde_schema.security import jws
from samarbejde_schema.security.jws import Typ
from samarbejde_schema.security.register import Entry, Pinned, Register, read_register, write_register
from samarbejde_schema.security.revocation import Listed
from samarbejde_schema.testing.authority import Authority, Bad, Issued
from samarbejde_schema.testing.clock import START

ISSUER = "90000128"
DAY, SECOND, MICRO = timedelta(days=1), timedelta(seconds=1), timedelta(microseconds=1)


def issuer() -> Issued:
    return authority().organisation(ISSUER, name="Registret", key=pool().rsa("registret"))


def entry(**changes: Any) -> Entry:
    made = kommune().entry(
        role="MYNDIGHED", endpoint="https://fjordby.example/beskeder", types=["TILBUD", "STATUSNOTAT"]
    )
    return replace(made, **changes)


def register(*entries: Entry, **changes: Any) -> Register:
    return replace(Register(7, "test", NOW, NOW + 30 * DAY, entries or (entry(),)), **changes)


def read(data: bytes, now: datetime = NOW, **changes: Any) -> Register:
    made = {
        "anchors": authority().anchors,
        "revocation": authority().revocation(),
        "authority_cvr": ISSUER,
        "now": now,
    }
    return read_register(data, **{**made, **changes})


def refused(data: bytes, now: datetime = NOW, code: str = "SIK-REGISTER", **changes: Any) -> None:
    with pytest.raises(UntrustedError) as caught:
        read(data, now, **changes)
    assert caught.value.code == code
    assert caught.value.__cause__ is None and caught.value.__context__ is None


def tree_of(made: Register) -> dict[str, Any]:
    """What stands in a register as it is signed."""
    data = write_register(made, issuer().key, NOW)
    return json.loads(jws.verify(data, typ=Typ.REGISTER, trust_chain=lambda *_: None, now=NOW).payload)


def signed(tree: object, **changes: Any) -> bytes:
    """Any JSON, signed as a register is."""
    payload = tree if isinstance(tree, bytes) else json.dumps(tree, ensure_ascii=False).encode()
    made = {"key": issuer().key, "typ": Typ.REGISTER, "cty": "application/json", "now": NOW}
    return jws.sign(payload, **{**made, **changes})


# --- the file


def test_what_is_written_is_read() -> None:
    whole = register(
        entry(),
        entry(role=None, unit="1003456789", name="Åse & søn", types=(), versions=("1.0", "1.1")),
        entry(role=None, endpoint="http://127.0.0.1:8701/beskeder", signing=(), encryption=()),
        entry(role="UDFOERER", endpoint="http://[::1]:8701"),
    )
    back = read(write_register(whole, issuer().key, NOW))
    assert back == whole
    assert back.entries[0].signing[0] == Pinned(
        kommune().certificate.thumbprint, START, START + timedelta(days=1095)
    )


def test_the_members_of_the_file_are_a_promise() -> None:
    tree = tree_of(register(entry(unit="1003456789")))
    assert {name: tree[name] for name in ("version", "miljoe", "udstedt", "udloeber")} == {
        "version": 7,
        "miljoe": "test",
        "udstedt": "2026-03-02T10:00:00Z",
        "udloeber": "2026-04-01T10:00:00Z",
    }
    (one,) = tree["deltagere"]
    assert set(one) == {
        "cvr", "rolle", "pNummer", "miljoe", "navn", "endepunkt", "beskedtyper", "skemaversioner",
        "underskrift", "kryptering",
    }  # fmt: skip
    assert set(one["underskrift"][0]) == {"aftryk", "fra", "til"}


def test_a_version_may_only_grow() -> None:
    data = write_register(register(), issuer().key, NOW)
    assert read(data, newer_than=None).version == 7
    assert read(data, newer_than=6).version == 7
    refused(data, newer_than=7)
    refused(data, newer_than=8)


def test_it_expires() -> None:
    data = write_register(register(), issuer().key, NOW)
    end = NOW + 30 * DAY
    assert read(data, end - MICRO).expires == end
    refused(data, end)


def test_it_is_not_read_long_before_it_is_issued() -> None:
    data = write_register(register(), issuer().key, NOW - DAY)
    assert read(data, NOW - timedelta(minutes=5)).issued == NOW
    refused(data, NOW - timedelta(minutes=5) - SECOND)


def test_it_is_for_one_environment() -> None:
    production = Authority(START, environment="produktion", keys=pool())
    there = production.organisation(ISSUER, key=pool().rsa("registret"))
    mine = replace(entry(), environment="produktion")
    data = write_register(register(mine, environment="produktion"), there.key, NOW)
    assert read(data, anchors=production.anchors).environment == "produktion"
    refused(data, code="SIK-KAEDE")
    crossed = write_register(register(mine, environment="produktion"), issuer().key, NOW)
    refused(crossed)
    with pytest.raises(LocalError, match="andet miljø"):
        write_register(register(entry(), replace(mine, role=None)), issuer().key, NOW)


# --- who signs it


def test_only_the_issuer_of_registers_signs_one() -> None:
    refused(write_register(register(), kommune().key, NOW))
    refused(write_register(register(), issuer().key, NOW), authority_cvr="90000004")


@pytest.mark.parametrize("shape", Bad)
def test_it_is_not_signed_with_any_bad_certificate(shape: Bad) -> None:
    forged = authority().bad(shape, ISSUER)
    with pytest.raises(UntrustedError) as caught:
        read(signed(tree_of(register()), key=forged.loose))
    assert caught.value.code in {shape.code, "SIK-HOVED"}


def test_a_revoked_issuer_signs_no_more() -> None:
    one = issuer()
    data = write_register(register(), one.key, NOW)
    refused(data, code="SIK-SPAERRET", revocation=authority().revocation([one]))
    refused(data, code="SIK-SPAERRELISTE", revocation=Listed(frozenset(), NOW - DAY))


def test_another_kind_of_signed_document_is_no_register() -> None:
    refused(signed(tree_of(register()), typ=Typ.DELTAGER), code="SIK-TYPE")
    refused(signed(tree_of(register()), typ=Typ.BESKED), code="SIK-TYPE")


def test_changed_bytes_are_refused() -> None:
    head, payload, signature = write_register(register(), issuer().key, NOW).split(b".")
    for place in range(0, len(payload), 97):
        changed = bytearray(payload)
        changed[place] = ord("A") if changed[place] != ord("A") else ord("B")
        with pytest.raises(UntrustedError):
            read(b".".join([head, bytes(changed), signature]))


# --- its form


def changed(path: str, value: Any) -> bytes:
    """A register in which one value is another; ``...`` leaves the member out."""
    tree = tree_of(register(entry(unit="1003456789")))
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place: Any = tree
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return signed(tree)


ONE = "deltagere/0"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *((name, ...) for name in ("version", "miljoe", "udstedt", "udloeber", "deltagere")),
        *((name, "x") for name in ("version", "miljoe", "udstedt", "udloeber", "deltagere", "andet")),
        ("version", 0),
        ("version", True),
        ("version", "7"),
        ("miljoe", "Test"),
        ("udloeber", "2026-03-02T10:00:00Z"),
        ("udloeber", "2027-03-02T10:00:00"),
        ("udloeber", "2027-03-02"),
        ("deltagere", {}),
        ("deltagere", ["x"]),
        *(
            (f"{ONE}/{name}", ...)
            for name in ("cvr", "navn", "endepunkt", "underskrift", "kryptering", "miljoe")
        ),
        (f"{ONE}/andet", "x"),
        (f"{ONE}/cvr", "90000005"),
        (f"{ONE}/cvr", "90000012"),
        (f"{ONE}/cvr", 90000004),
        (f"{ONE}/rolle", "Myndighed"),
        (f"{ONE}/rolle", ""),
        (f"{ONE}/rolle", ["MYNDIGHED"]),
        (f"{ONE}/pNummer", "123"),
        (f"{ONE}/navn", ""),
        (f"{ONE}/navn", "to\nlinjer"),
        (f"{ONE}/endepunkt", "http://fjordby.example/beskeder"),
        (f"{ONE}/endepunkt", "https://bruger:kode@fjordby.example/"),
        (f"{ONE}/endepunkt", "https://fjordby.example/?cpr=1"),
        (f"{ONE}/endepunkt", "https://fjordby.example/#a"),
        (f"{ONE}/endepunkt", "https://fjordby.example\n"),
        (f"{ONE}/endepunkt", "https://fjordby.example:0/"),
        (f"{ONE}/endepunkt", "http://127.0.0.1.fjordby.example/"),
        (f"{ONE}/endepunkt", "ftp://fjordby.example/"),
        (f"{ONE}/endepunkt", "https://"),
        (f"{ONE}/miljoe", "produktion"),
        (f"{ONE}/beskedtyper", ["TILBUD", "TILBUD"]),
        (f"{ONE}/beskedtyper", ["tilbud"]),
        (f"{ONE}/beskedtyper", "TILBUD"),
        (f"{ONE}/skemaversioner", ["1"]),
        (f"{ONE}/underskrift/0", "x"),
        (f"{ONE}/underskrift/0/aftryk", "A" * 42),
        (f"{ONE}/underskrift/0/aftryk", "A" * 42 + "B"),
        (f"{ONE}/underskrift/0/aftryk", "æ" * 43),
        (f"{ONE}/underskrift/0/til", "2025-01-01T00:00:00Z"),
        (f"{ONE}/underskrift/0/andet", "x"),
        (f"{ONE}/kryptering/0", "AAAA"),
        (f"{ONE}/kryptering/0", "æ"),
        (f"{ONE}/kryptering/0", ""),
    ],
)
def test_a_register_of_another_form_is_refused(path: str, value: Any) -> None:
    refused(changed(path, value))


def test_hardly_json_is_refused() -> None:
    for payload in (b"[]", b"{", b'{"version":1,"version":2}', b"\xff", b"{" * 100):
        refused(signed(payload))


def test_a_certificate_to_encrypt_to_is_the_participants_own() -> None:
    theirs = authority().organisation("90000012", key=pool().rsa("formen"))
    unfit = [authority().bad(shape).chain[0] for shape in (Bad.EMPLOYEE, Bad.POLICY_38, Bad.RSA_2048)]
    unfit += [authority().issuing, theirs.chain[0], b"intet"]
    for der in unfit:
        with pytest.raises(LocalError, match="krypteringscertifikat"):
            write_register(register(entry(encryption=(der,))), issuer().key, NOW)


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (lambda: register(entry(), entry(name="En anden")), "samme CVR-nummer"),
        (lambda: register(version=0), "versionen"),
        (lambda: register(environment="prod"), "miljøet"),
        (lambda: register(expires=NOW), "udløbe"),
        (lambda: register(expires=datetime(2027, 1, 1)), "tidszone"),
        (lambda: register(entry(name="A\u030ase")), "NFC"),
        (lambda: register(entry(name="\ud800")), "ikke tekst"),
        (lambda: register(entry(endpoint="http://fjordby.example")), "https-adresse"),
        (
            lambda: register(
                entry(endpoint="http://localhost:1", environment="produktion"), environment="produktion"
            ),
            "kun bruges i test",
        ),
    ],
)
def test_a_register_that_nobody_would_read_is_not_written(made, text: str) -> None:
    with pytest.raises(LocalError, match=text) as caught:
        write_register(made(), issuer().key, NOW)
    assert caught.value.__cause__ is None


def test_a_thousand_participants_fit() -> None:
    many = tuple(entry(role=None, unit=f"{number:010}") for number in range(1000))
    data = write_register(register(*many), issuer().key, NOW)
    assert len(read(data).entries) == 1000


# --- who is found


def test_the_most_specific_entry_wins() -> None:
    def at(role: str | None, unit: str | None) -> Entry:
        return entry(role=role, unit=unit, name=f"{role} {unit}")

    house, other = "1003456789", "1003456797"
    entries = (at("UDFOERER", house), at(None, house), at("UDFOERER", None), at(None, None))
    places = [("UDFOERER", house), ("MYNDIGHED", house), ("UDFOERER", other), ("MYNDIGHED", other)]
    for order in (entries, entries[::-1]):
        whole = register(*order)
        assert [whole.find("90000004", *place) for place in places] == list(entries)
        assert whole.find("90000004", "UDFOERER") == entries[2]
        assert whole.find("90000004", "MYNDIGHED") == entries[3]
    assert register(entries[0]).find("90000004", "UDFOERER") is None
    assert register(entries[2]).find("90000012", "UDFOERER") is None


def test_two_certificates_hold_beside_each_other_for_thirty_days() -> None:
    old, new = (
        authority().organisation("90000004", valid=period, key=pool().rsa("formen"))
        for period in ((START, START + 60 * DAY), (START + 30 * DAY, START + 300 * DAY))
    )
    pinned = old.entry().signing + new.entry().signing
    both = register(entry(signing=pinned, encryption=(new.chain[0], old.chain[0])), expires=NOW + 900 * DAY)
    held = read(write_register(both, issuer().key, NOW))
    old_id, new_id = (one.thumbprint for one in pinned)

    def at(day: int) -> tuple[bool, bool, bytes | None]:
        now = START + day * DAY
        (one,) = held.entries
        accepts = [held.accepts("90000004", thumbprint, now) for thumbprint in (old_id, new_id)]
        return (*accepts, one.encryption_at(now))

    assert at(29) == (True, False, old.chain[0])
    assert at(30) == at(60) == (True, True, new.chain[0])
    assert at(61) == (False, True, new.chain[0])
    assert at(301) == (False, False, None)


def test_a_certificate_is_accepted_for_its_own_organisation_while_the_register_lasts() -> None:
    held, mine = register(), kommune().certificate.thumbprint
    assert held.accepts("90000004", mine, NOW) and held.member("90000004", mine, NOW) == "Fjordby Kommune"
    assert not held.accepts("90000012", mine, NOW)
    assert not held.accepts("90000004", "A" * 43, NOW)
    assert held.accepts("90000004", mine, held.expires - MICRO)
    assert not held.accepts("90000004", mine, held.expires)


def test_nothing_of_a_participant_is_shown_with_the_register() -> None:
    assert "Fjordby" not in repr(register())
