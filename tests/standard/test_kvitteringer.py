"""The shelf's two receipts: what is written is read back, whatever the facts; a rejection keeps our own rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.standard import byggere, byggere_opfoelgning

from samarbejde_schema.catalogue.receipts import Answer, Facts, Fault, Head
from samarbejde_schema.errors import LocalError
from samarbejde_schema.exchange.reading import check, examine, write
from samarbejde_schema.findings import Severity, Stage
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.faelles.konvolut import Kontaktperson, Organisation, Part
from samarbejde_schema.standard.v1.kodelister.konvolut import Rolle
from samarbejde_schema.standard.v1.kvitteringer import EGEN_REGEL, FLEST_FEJL, KVITTERINGER
from samarbejde_schema.validation.reception import Reception

NU = byggere.NU
BRUD = Fault("FR-005", "/konvolut/beskedtype", Severity.ERROR, "Se, hvor forløbet er.")
DIGEST = "0" * 64


def facts(**changes: Any) -> Facts:
    given: dict[str, Any] = {
        "message_id": byggere.BESKED, "digest": DIGEST, "sender": "90000004", "receiver": "90000012",
        "at": NU, "answer": Answer.OK, "faults": (), "head": Head(17, "f" * 64),
    }  # fmt: skip
    return Facts(**given | changes)


HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
POINTERS = st.lists(
    st.sampled_from(["konvolut", "modtager", "0", "17", "<ukendt>"]), min_size=1, max_size=8
).map(lambda steps: "".join(f"/{step}" for step in steps))
TEXTS = st.sampled_from(["Ret nummeret.", "Skriv, hvorfor æ, ø og å ikke er med.", "x" * 200])
FAULTS = st.lists(
    st.builds(
        Fault,
        st.sampled_from(["FR-012", "FORM-TOM", "SKEMA-RAEKKEFOELGE", "AFL-MODTAGER", "INTERN-REGEL"]),
        st.none() | POINTERS,
        st.sampled_from(list(Severity)),
        TEXTS,
    ),
    max_size=FLEST_FEJL,
).map(tuple)
ALL_FACTS = st.builds(
    Facts,
    message_id=st.none() | st.uuids().map(str),
    digest=HEX,
    sender=st.sampled_from(["90000004", "90000020"]),
    receiver=st.sampled_from(["90000012", "90000039"]),
    at=st.datetimes(datetime(2024, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)).map(
        lambda at: at.replace(microsecond=0)
    ),
    answer=st.sampled_from(list(Answer)),
    faults=FAULTS,
    head=st.builds(Head, st.integers(1, 2**31 - 1), HEX),
)


@given(ALL_FACTS)
def test_a_transport_receipt_is_read_as_it_was_written_also_over_the_wire(given: Facts) -> None:
    message = KVITTERINGER.write(given)
    assert KVITTERINGER.read(message) == given
    for form in ("json", "xml"):
        reading = examine(write(message, STANDARD, form=form), STANDARD)
        assert reading.besked is not None
        assert not reading.report.errors
        assert KVITTERINGER.read(reading.besked) == given


def test_the_types_are_those_of_the_catalogue() -> None:
    assert STANDARD.receipts is KVITTERINGER
    assert STANDARD.entry(KVITTERINGER.transport).number == "M39"
    assert STANDARD.entry(KVITTERINGER.business).number == "M40"


def test_the_time_is_written_in_whole_seconds() -> None:
    odd = NU.replace(microsecond=123456)
    assert KVITTERINGER.read(KVITTERINGER.write(facts(at=odd))).at == NU


@pytest.mark.parametrize(
    "changes",
    [
        {"digest": "0" * 63},
        {"digest": "A" * 64},
        {"sender": "1234567"},
        {"message_id": "ikke en nøgle"},
        {"at": NU.replace(tzinfo=None)},
        {"head": Head(-1, "f" * 64)},
    ],
)
def test_facts_of_another_form_make_no_receipt(changes: dict[str, Any]) -> None:
    with pytest.raises(LocalError):
        KVITTERINGER.write(facts(**changes))


def test_only_a_transport_receipt_is_read_as_one() -> None:
    with pytest.raises(LocalError):
        KVITTERINGER.read(byggere.bestilling())


@pytest.mark.parametrize(
    ("fault", "written"),
    [
        (Fault("FJORDBY-1", None, Severity.INFO, "x"), (EGEN_REGEL, None, "x")),
        (Fault("FJORD-1", None, Severity.INFO, "to\n\nlinjer "), ("FJORD-1", None, "to linjer")),
        (Fault("FJORD-1", None, Severity.INFO, "x" * 300), ("FJORD-1", None, "x" * 200)),
        (Fault("FJORD-1", None, Severity.INFO, "\x07"), ("FJORD-1", None, "Reglen er brudt.")),
        (Fault("FJORD-1", None, Severity.INFO, ""), ("FJORD-1", None, "Reglen er brudt.")),
        (Fault("FJORD-1", "/a/B/c", Severity.INFO, "x"), ("FJORD-1", "/a", "x")),
        (Fault("FJORD-1", "/Navn Navnesen", Severity.INFO, "x"), ("FJORD-1", None, "x")),
        (Fault("FJORD-1", "/a" * 101, Severity.INFO, "x"), ("FJORD-1", "/a" * 100, "x")),
    ],
)  # fmt: skip
def test_what_a_local_rule_says_is_fitted_into_a_receipt(
    fault: Fault, written: tuple[str, str | None, str]
) -> None:
    for fejl in (
        KVITTERINGER.read(KVITTERINGER.write(facts(faults=(fault,)))).faults,
        [
            Fault(f.regel_id, f.sti, Severity.INFO, f.tekst)
            for f in KVITTERINGER.reject(byggere.bestilling(), [fault], nu=NU).fejl
        ],
    ):
        assert [(one.rule_id, one.pointer, one.text) for one in fejl] == [written]


def test_at_most_two_hundred_faults_are_told() -> None:
    many = [BRUD] * (FLEST_FEJL + 1)
    assert len(KVITTERINGER.read(KVITTERINGER.write(facts(faults=tuple(many)))).faults) == FLEST_FEJL
    assert len(KVITTERINGER.reject(byggere.bestilling(), many, nu=NU).fejl) == FLEST_FEJL


# --- M40 --------------------------------------------------------------------------------------------------


def rejected(message: Besked, receiver: int = 0) -> Any:
    return KVITTERINGER.reject(message, [BRUD], receiver=receiver, nu=NU, noegle=byggere.noegler())


def keeps_our_rules(receipt: Besked, by: str) -> None:
    """What the sender of the rejected message will find: nothing at all."""
    contexts = {Stage.MODTAGELSE: Reception(NU, by, DIGEST)}
    report = check(receipt, STANDARD, contexts=contexts, profiles=("NORD", "MIDT", "SAM"))
    assert report.ok
    assert report.findings == ()


ALLE = {**byggere_opfoelgning.ALLE, **byggere.ALLE}
BESKEDER = {
    name: build for name, build in ALLE.items() if name not in (KVITTERINGER.transport, KVITTERINGER.business)
}


@pytest.mark.parametrize("name", BESKEDER)
def test_every_message_can_be_rejected_by_its_receiver(name: str) -> None:
    message: Any = BESKEDER[name]()
    receipt = rejected(message)
    his, its = message.konvolut, receipt.konvolut
    assert (receipt.kode, receipt.kvitteringstype) == ("AFVIST", "TEKNISK")
    assert (its.svar_paa, its.senest_set) == (his.besked_id, his.besked_id)
    assert (its.forloeb_id, its.samtale_id) == (his.forloeb_id, his.samtale_id)
    assert its.afsender.rolle is his.modtager[0].rolle
    assert its.afsender.organisation.cvr == his.modtager[0].organisation.cvr
    assert its.modtager[0].organisation.cvr == his.afsender.organisation.cvr
    assert [fejl.regel_id for fejl in receipt.fejl] == ["FR-005"]
    assert receipt.begrundelse
    keeps_our_rules(receipt, his.modtager[0].organisation.cvr)


def test_the_receiver_that_rejects_is_the_sender_of_the_rejection() -> None:
    ejer = Part(rolle="DRIFTSHERRE", organisation=Organisation(navn="Fonden Engen", cvr="90000020"))
    receipt = rejected(byggere.bestilling(modtager=(byggere.udfoerer(), ejer)), receiver=1)
    assert receipt.konvolut.afsender == ejer


def test_the_same_call_gives_the_same_message() -> None:
    assert rejected(byggere.bestilling()) == rejected(byggere.bestilling())
    assert rejected(byggere.bestilling()).konvolut.afsendt == NU


def test_what_is_wrong_in_the_message_is_not_repeated_in_its_rejection() -> None:
    """Numbers that do not add up, repeated profiles, consents and roles that cannot be: none comes back."""
    skaev = Organisation(navn="Fjordby Kommune", cvr="90000004", gln="5790000000000", kommunekode="0851")
    message = byggere.bestilling(
        afsender=Part(
            rolle=Rolle.BORGER, organisation=skaev, kontaktperson=(Kontaktperson(navn="Birte Holm"),)
        ),
        profil=("GRUND", "GRUND"),
        behandlingsgrundlag="SAMTYKKE",
        samtykke_ref=(byggere.noegle(7), byggere.noegle(7)),
    )
    found = {finding.rule_id for finding in check(message, STANDARD).errors}
    assert {"FR-002", "FR-012", "FR-020"} <= found
    receipt = rejected(message)
    keeps_our_rules(receipt, "90000012")
    assert receipt.konvolut.modtager[0].rolle is Rolle.MYNDIGHED
    assert receipt.konvolut.modtager[0].kontaktperson == ()


@pytest.mark.parametrize("rolle", [Rolle.DIREKTION, Rolle.BORGER, Rolle.AKTOER, Rolle.MYNDIGHED])
def test_the_rejection_goes_to_a_role_that_can_get_it(rolle: Rolle) -> None:
    message = byggere.tilbud(afsender=Part(rolle=rolle, organisation=byggere.bosted()))
    keeps_our_rules(rejected(message), "90000004")


@pytest.mark.parametrize(
    "build", [byggere_opfoelgning.forretningskvittering, byggere_opfoelgning.transportkvittering]
)
def test_a_receipt_is_never_rejected(build: Any) -> None:
    with pytest.raises(LocalError):
        rejected(build())


def test_an_older_offset_changes_nothing() -> None:
    other = NU.astimezone(timezone(timedelta(hours=-3)))
    assert KVITTERINGER.read(KVITTERINGER.write(facts(at=other))).at == NU
