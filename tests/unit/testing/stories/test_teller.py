"""The teller keeps the calendar, the keys and who has read what."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from random import Random

import pytest

from samarbejde_schema import read
from samarbejde_schema.errors import LocalError
from samarbejde_schema.standard.v1.faelles.hverdage import dansk_dato, er_hverdag
from samarbejde_schema.testing.stories.cast import TEST_PERSONS, Cast, gln, invented_cvr
from samarbejde_schema.testing.stories.placement import Placement
from samarbejde_schema.testing.stories.teller import Teller

SEEDS = range(40)


@pytest.mark.parametrize("seed", SEEDS)
def test_letters_go_out_in_order_on_working_days_in_office_hours(seed: int) -> None:
    teller = Teller(Random(seed))
    placement = Placement(teller, teller.cast.provider)
    placement.begin()
    placement.meet("TRE_MAANEDERS")
    sent = [letter.message.konvolut.afsendt for letter in teller.letters]
    assert sent == sorted(sent)
    assert len(set(sent)) == len(sent)
    assert all(er_hverdag(dansk_dato(moment)) for moment in sent)
    assert all(8 <= moment.hour < 17 for moment in sent)
    assert all(moment.utcoffset() in (timedelta(hours=1), timedelta(hours=2)) for moment in sent)


def test_time_does_not_go_back() -> None:
    teller = Teller(Random(1))
    before = teller.now
    teller.wait_until(teller.today - timedelta(days=30))
    assert teller.now == before
    assert teller.wait(days=1) > before.date()


def test_a_meeting_falls_on_a_working_day() -> None:
    saturday = date(2026, 5, 2)
    assert Teller(Random(1)).meeting(saturday).date() == date(2026, 5, 4)


def test_the_offset_is_that_of_the_day() -> None:
    teller = Teller(Random(1))
    assert teller.meeting(date(2026, 3, 27)).utcoffset() == timedelta(hours=1)
    assert teller.meeting(date(2026, 3, 30)).utcoffset() == timedelta(hours=2)
    assert teller.meeting(date(2026, 10, 23)).utcoffset() == timedelta(hours=2)
    assert teller.meeting(date(2026, 10, 26)).utcoffset() == timedelta(hours=1)


def test_a_digest_is_of_the_bytes_that_were_sent() -> None:
    teller = Teller(Random(1))
    sent = Placement(teller, teller.cast.provider).inquire()
    (letter,) = teller.letters
    assert teller.digest(sent) == sha256(letter.data).hexdigest()
    assert read(letter.data) == sent


def test_a_receiver_learns_who_the_citizen_is_once_in_each_case() -> None:
    """The citizen is introduced where a receiver first meets the case, and not again (FR-032)."""
    teller = Teller(Random(1))
    placement = Placement(teller, teller.cast.provider)
    first, second = placement.report(), placement.report()
    assert first.borger_ref is not None
    assert second.borger_ref is None
    old = teller.case
    assert teller.begin_case() == old
    assert placement.report().borger_ref is not None


def test_senest_set_is_what_the_sender_has_received_and_read() -> None:
    teller = Teller(Random(1))
    placement = Placement(teller, teller.cast.provider)
    order = placement.order()
    assert order.konvolut.senest_set is None
    correction = placement.order(replaces=order, version=2)
    offer = placement.offer(unseen=(correction,))
    assert offer.konvolut.senest_set == order.konvolut.besked_id
    assert placement.offer().konvolut.senest_set == correction.konvolut.besked_id


def test_a_message_that_cannot_be_built_is_an_error_and_is_not_sent() -> None:
    teller = Teller(Random(1))
    with pytest.raises(LocalError):
        Placement(teller, teller.cast.provider).inquire(hastegrad="I_GAAR")
    assert teller.letters == []


# The cast


@pytest.mark.parametrize("seed", SEEDS)
def test_the_cast_is_invented_and_nobody_is_two(seed: int) -> None:
    cast = Cast(Random(seed))
    assert cast.cpr in TEST_PERSONS
    numbers = [
        str(part.organisation.cvr) for part in (cast.authority, *cast.neighbours, *cast.providers, cast.actor)
    ]
    assert len(set(numbers)) == len(numbers)
    assert set(numbers) <= set(invented_cvr())
    names = [cast.person().navn for _ in range(60)]
    assert len(set(names)) == len(names)
    assert cast.coordinator.organisation.cvr == cast.authority.organisation.cvr


def test_numbers_of_organisations_pass_modulus_11_and_lie_in_the_range_for_tests() -> None:
    weights = (2, 7, 6, 5, 4, 3, 2, 1)
    assert len(invented_cvr()) > 100
    for number in invented_cvr():
        assert number.startswith("9000")
        assert sum(w * int(d) for w, d in zip(weights, number, strict=True)) % 11 == 0


@pytest.mark.parametrize("number", [0, 1, 42, 999_999])
def test_location_numbers_pass_modulus_10(number: int) -> None:
    digits = [int(digit) for digit in gln(number)]
    assert len(digits) == 13
    assert sum(d * (3 if place % 2 else 1) for place, d in enumerate(digits)) % 10 == 0


def test_the_heir_of_an_authority_writes_in_its_place() -> None:
    teller = Teller(Random(1))
    heir = teller.cast.neighbours[1]
    teller.cast.succeed(heir)
    sent = Placement(teller, teller.cast.provider).order()
    assert sent.konvolut.afsender.organisation == heir.organisation
    assert str(sent.konvolut.afsender.rolle) == "MYNDIGHED"
