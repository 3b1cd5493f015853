"""The way out: what is prepared opens at its receiver, and nothing is sealed that would be refused."""

from __future__ import annotations

import traceback
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from tests.standard import byggere, byggere_opfoelgning
from tests.unit.exchange.post import (
    AUTHORITY,
    BOSTED,
    FONDEN,
    KOMMUNE,
    NOW,
    REGISTER,
    TRUST,
    entry,
    register,
    sealed,
)

from samarbejde_schema.errors import LocalError
from samarbejde_schema.exchange import outbound
from samarbejde_schema.exchange.conversation import view_of
from samarbejde_schema.exchange.inbound import decide, receive
from samarbejde_schema.exchange.outbound import Prepared, held, prepare
from samarbejde_schema.exchange.reading import write
from samarbejde_schema.findings import Outcome, Stage
from samarbejde_schema.security.jwe import kid_of
from samarbejde_schema.security.jws import Typ, open_signed
from samarbejde_schema.security.keys import Keyring, key_id
from samarbejde_schema.security.register import Entry
from samarbejde_schema.security.revocation import Listed
from samarbejde_schema.security.trust import Trust
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.faelles.bilag import Bilagsindhold
from samarbejde_schema.standard.v1.faelles.konvolut import Organisation, Part

ORDER = byggere.bestilling()


def entry_of(register: Any, cvr: str) -> Entry:
    return next(one for one in register.entries if one.cvr == cvr)


def with_bosted(**changes: Any) -> Any:
    """The register with another entry for the provider."""
    changed = tuple(replace(e, **changes) if e.cvr == BOSTED.cvr else e for e in REGISTER.entries)
    return register(entries=changed)


@pytest.mark.parametrize("form", ["json", "xml"])
def test_what_is_prepared_opens_at_its_receiver(form: Any) -> None:
    prepared = prepare(ORDER, **KOMMUNE.sending(form=form))
    assert prepared.payload == write(ORDER, STANDARD, form=form)
    assert prepared.digest == sha256(prepared.payload).hexdigest()
    assert (prepared.type, prepared.sender) == ("bestilling", KOMMUNE.cvr)
    assert (prepared.id, prepared.case_id) == (ORDER.konvolut.besked_id, byggere.FORLOEB)
    assert (prepared.sent, prepared.expires) == (ORDER.konvolut.afsendt, ORDER.konvolut.udloeber)
    (parcel,) = prepared.parcels
    assert (parcel.receiver, parcel.role, parcel.unit) == (BOSTED.cvr, "UDFOERER", "1003456789")
    assert parcel.endpoint == entry_of(REGISTER, BOSTED.cvr).endpoint
    signed = open_signed(prepared.jws, trust=TRUST, typ=Typ.BESKED, now=NOW)
    assert (signed.payload, signed.cty) == (prepared.payload, f"application/{form}")
    received = receive(parcel.jwe, **BOSTED.receiving(), now=NOW)
    assert (received.jws, received.reading.besked) == (prepared.jws, ORDER)
    assert decide(received, known=None, history=(), catalogue=STANDARD, host=BOSTED.host, now=NOW).counts


def test_what_stops_nothing_is_told() -> None:
    prepared = prepare(byggere.bestilling(ressourcer=None), **KOMMUNE.sending())
    assert [f.rule_id for f in prepared.report.warnings] == ["FR-120"]
    assert prepared.report.outcomes[Stage.MODTAGELSE] is Outcome.OK


def test_every_context_given_is_judged() -> None:
    offer = byggere.tilbud(besked_id=byggere.noegle(7))
    prepare(offer, **BOSTED.sending())
    alone = {Stage.FORLOEB: view_of((), offer, STANDARD, now=NOW)}
    with pytest.raises(LocalError) as refused:
        prepare(offer, **BOSTED.sending(contexts=alone))
    assert {"FR-003", "FR-005"} <= {f.rule_id for f in refused.value.findings}
    order = byggere.bestilling(besked_id=byggere.BESKED)
    case = {Stage.FORLOEB: view_of([entry(order)], offer, STANDARD, now=NOW)}
    assert prepare(offer, **BOSTED.sending(contexts=case)).report.outcomes[Stage.FORLOEB] is Outcome.OK


# --- several receivers --------------------------------------------------------------------------------------

AKTOER = Part(rolle="AKTOER", organisation=Organisation(navn="Fonden Engen", cvr=FONDEN.cvr))


def agenda(*receivers: Part, **changes: Any) -> Any:
    given = {"afsender": byggere.part(), "modtager": receivers, "myndighedssag": None}
    return byggere_opfoelgning.dagsorden(**given | changes)


def test_one_signature_and_a_parcel_for_each_receiver() -> None:
    prepared = prepare(agenda(byggere.udfoerer(), AKTOER), **KOMMUNE.sending())
    assert [(p.receiver, p.role) for p in prepared.parcels] == [
        (BOSTED.cvr, "UDFOERER"),
        (FONDEN.cvr, "AKTOER"),
    ]
    assert len({p.jwe for p in prepared.parcels}) == 2
    for place, (parcel, office) in enumerate(zip(prepared.parcels, (BOSTED, FONDEN), strict=True)):
        received = receive(parcel.jwe, **office.receiving(), now=NOW)
        assert (received.jws, received.place, received.refusals) == (prepared.jws, place, ())


def test_the_most_specific_entry_of_the_register_is_used() -> None:
    unit = replace(
        entry_of(REGISTER, BOSTED.cvr), role="UDFOERER", unit="1003456789", endpoint="https://enhed.example/"
    )
    (parcel,) = prepare(
        ORDER, **KOMMUNE.sending(register=register(entries=(*REGISTER.entries, unit)))
    ).parcels
    assert parcel.endpoint == "https://enhed.example/"


def test_the_newest_certificate_that_is_valid_is_encrypted_to() -> None:
    def issued(start: timedelta, end: timedelta) -> Any:
        return AUTHORITY.organisation(BOSTED.cvr, valid=(NOW + start, NOW + end), key=BOSTED.issued.private)

    day = timedelta(days=1)
    coming, today, older = issued(day, 9 * day), issued(-day, 9 * day), issued(-9 * day, day)
    ders = tuple(one.chain[0] for one in (coming, today, older))
    (parcel,) = prepare(ORDER, **KOMMUNE.sending(register=with_bosted(encryption=ders))).parcels
    assert receive(parcel.jwe, **BOSTED.receiving(ring=Keyring((today.key,))), now=NOW).problem is None
    assert receive(parcel.jwe, **BOSTED.receiving(ring=Keyring((older.key,))), now=NOW).problem is not None


# --- revoked certificates -----------------------------------------------------------------------------------

NEWER = AUTHORITY.organisation(
    BOSTED.cvr, valid=(NOW - timedelta(hours=1), NOW + timedelta(days=9)), key=BOSTED.issued.private
)
BOTH = with_bosted(encryption=(NEWER.chain[0], BOSTED.issued.chain[0]))


def revoking(*issued: Any, lasts: timedelta = timedelta(days=1), **changes: Any) -> Trust:
    revoked = frozenset(key_id(one.key) for one in issued)
    return replace(TRUST, revocation=Listed(revoked, NOW + lasts), **changes)


def test_a_revoked_certificate_is_passed_over_for_the_next() -> None:
    (parcel,) = prepare(ORDER, **KOMMUNE.sending(trust=revoking(NEWER, register=BOTH))).parcels
    assert kid_of(parcel.jwe) == key_id(BOSTED.issued.key)


def test_nothing_is_sealed_to_a_receiver_whose_certificates_are_revoked() -> None:
    with pytest.raises(LocalError) as refused:
        prepare(ORDER, **KOMMUNE.sending(trust=revoking(NEWER, BOSTED.issued, register=BOTH)))
    assert [f.rule_id for f in refused.value.findings] == ["AFL-SPAERRET"]


def test_nothing_is_sealed_while_nobody_knows_what_is_revoked() -> None:
    with pytest.raises(LocalError, match="Listen over spærrede certifikater"):
        prepare(ORDER, **KOMMUNE.sending(trust=revoking(lasts=timedelta(seconds=-1))))


def test_a_parcel_is_held_when_its_certificate_is_not_known_to_hold() -> None:
    (parcel,) = prepare(ORDER, **KOMMUNE.sending(register=BOTH)).parcels
    unlisted = with_bosted(encryption=BOSTED.issued.chain[:1])
    for trust, code in (
        (revoking(register=BOTH), None),
        (revoking(BOSTED.issued, register=BOTH), None),
        (revoking(NEWER, register=BOTH), "SIK-SPAERRET"),
        (revoking(NEWER, register=BOTH, lasts=timedelta(seconds=-1)), "SIK-SPAERRET"),
        (revoking(register=BOTH, lasts=timedelta(seconds=-1)), "SIK-SPAERRELISTE"),
        (revoking(register=unlisted), "SIK-REGISTER"),
        (revoking(register=register(entries=())), "SIK-REGISTER"),
    ):
        assert held(parcel, trust, NOW) == code
    assert held(parcel, revoking(register=BOTH, lasts=timedelta(days=99)), NOW + timedelta(days=20)) is None
    assert held(replace(parcel, jwe=b"ikke en pakke"), revoking(register=BOTH), NOW) == "SIK-REGISTER"


# --- nothing is sealed --------------------------------------------------------------------------------------

OTHER_ROLE = agenda(
    byggere.udfoerer(), Part(rolle="AKTOER", organisation=Organisation(navn="X", cvr="90000039"))
)


@pytest.mark.parametrize(
    ("message", "given", "rules"),
    [
        (byggere.bestilling(afsender=byggere.udfoerer()), {}, {"FR-001", "FR-002"}),
        (byggere.bestilling(udloeber=byggere.NU), {}, {"FR-007"}),
        (ORDER, {"now": NOW + timedelta(days=8)}, {"FR-007"}),
        (ORDER, {"now": NOW - timedelta(minutes=7)}, {"FR-006"}),
        (ORDER, {"ring": BOSTED.ring}, {"FR-001"}),
        (OTHER_ROLE, {}, {"AFL-REGISTER"}),
        (ORDER, {"register": with_bosted(types=("TILBUD",))}, {"AFL-TAGER-IKKE"}),
        (ORDER, {"register": with_bosted(versions=("1.1",))}, {"AFL-TAGER-IKKE"}),
        (ORDER, {"register": with_bosted(encryption=())}, {"AFL-KRYPTERING"}),
        (ORDER, {"register": register(expires=NOW - timedelta(seconds=1))}, set()),
        (ORDER, {"ring": Keyring(())}, set()),
        (ORDER, {"form": "yaml"}, set()),
        (byggere_opfoelgning.transportkvittering(), {}, set()),
        (byggere.part(), {}, set()),
        (b"{}", {}, {"BESKED-UKENDT"}),
    ],
)  # fmt: skip
def test_what_would_be_refused_is_not_sealed(
    message: Any, given: dict[str, Any], rules: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("sign", "encrypt"):
        monkeypatch.setattr(outbound, name, lambda *_, **__: pytest.fail("sealed all the same"))
    with pytest.raises(LocalError) as refused:
        prepare(message, **KOMMUNE.sending(**given))
    assert {f.rule_id for f in refused.value.findings} == rules
    assert str(refused.value)


def test_the_place_of_the_receiver_is_told() -> None:
    with pytest.raises(LocalError) as refused:
        prepare(OTHER_ROLE, **KOMMUNE.sending())
    assert [f.pointer for f in refused.value.findings] == ["/konvolut/modtager/1"]
    assert "AFL-REGISTER /konvolut/modtager/1" in str(refused.value)


def test_a_message_that_passes_a_limit_of_the_door_is_not_sent() -> None:
    content = Bilagsindhold(indlejret="A" * 400_000)
    files = tuple(
        byggere_opfoelgning.bilag(id=byggere.noegle(n), indhold=content, stoerrelse=300_000)
        for n in range(100, 114)
    )
    with pytest.raises(LocalError) as refused:
        prepare(byggere.bestilling(bilag=files), **KOMMUNE.sending())
    assert [f.rule_id for f in refused.value.findings] == ["FORM-STOERRELSE"]


def test_nothing_of_a_citizen_is_in_an_error_or_its_frames() -> None:
    canary = "Kanarius Fuglsang"
    message = byggere.bestilling(
        ressourcer=canary, indsatsformaal=canary, afsender=byggere.udfoerer(), borger=byggere.borger()
    )
    for given in ({}, {"form": "xml"}, {"register": register(expires=NOW - timedelta(days=1))}):
        try:
            prepare(message, **KOMMUNE.sending(**given))
        except LocalError as error:
            assert error.__cause__ is None
            assert error.__context__ is None
            frames = traceback.TracebackException.from_exception(error, capture_locals=True).stack
            ours = [frame for frame in frames if "samarbejde_schema" in frame.filename]
            said = " ".join((str(error), *(text for f in ours for text in (f.locals or {}).values())))
            assert "Kanarius" not in said
            assert "2512484916" not in said
        else:
            pytest.fail("it was prepared")


def test_nothing_of_a_citizen_is_shown_of_what_is_prepared() -> None:
    prepared = prepare(byggere.bestilling(ressourcer="Kanarius Fuglsang"), **KOMMUNE.sending())
    assert isinstance(prepared, Prepared)
    for secret in (
        "Kanarius",
        "2512484916",
        prepared.jws.decode()[:40],
        prepared.parcels[0].jwe.decode()[:40],
    ):
        assert secret not in repr(prepared)


def test_the_same_message_is_another_parcel_with_the_same_digest() -> None:
    one, two = (prepare(ORDER, **KOMMUNE.sending()) for _ in range(2))
    assert one.digest == two.digest
    assert one.parcels[0].jwe != two.parcels[0].jwe
    assert receive(sealed(ORDER), **BOSTED.receiving(), now=NOW).signed.digest == one.digest
