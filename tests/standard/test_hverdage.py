"""Hverdage og dansk dato: påsken flytter sig, store bededag er afskaffet, og uret stilles om."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from samarbejde_schema.standard.v1.faelles.hverdage import (
    dansk_dato,
    efter_hverdage,
    er_hverdag,
    helligdage,
    paaskedag,
)


@pytest.mark.parametrize(
    ("aar", "dag"),
    [
        (1954, date(1954, 4, 18)), (1981, date(1981, 4, 19)), (2008, date(2008, 3, 23)),
        (2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)), (2285, date(2285, 3, 22)),
    ],
)  # fmt: skip
def test_paasken_ligger_hvor_den_skal(aar: int, dag: date) -> None:
    assert paaskedag(aar) == dag


def test_paasken_er_altid_en_soendag_om_foraaret() -> None:
    dage = [paaskedag(aar) for aar in range(1900, 2200)]
    assert {dag.isoweekday() for dag in dage} == {7}
    assert all((3, 22) <= (dag.month, dag.day) <= (4, 25) for dag in dage)


def test_aarets_helligdage() -> None:
    assert sorted(helligdage(2026)) == [
        date(2026, 1, 1), date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 5), date(2026, 4, 6),
        date(2026, 5, 14), date(2026, 5, 24), date(2026, 5, 25), date(2026, 12, 25), date(2026, 12, 26),
    ]  # fmt: skip


def test_store_bededag_er_afskaffet_fra_2024() -> None:
    assert not er_hverdag(date(2023, 5, 5))
    assert er_hverdag(date(2024, 4, 26))
    assert (len(helligdage(2023)), len(helligdage(2024))) == (11, 10)


@pytest.mark.parametrize(
    "dag", [date(2026, 6, 5), date(2026, 12, 24), date(2026, 12, 31), date(2026, 5, 1), date(2026, 5, 15)]
)
def test_dage_hvor_mange_holder_fri_er_hverdage(dag: date) -> None:
    assert er_hverdag(dag)


@pytest.mark.parametrize(
    ("fra", "antal", "til"),
    [
        (date(2026, 11, 2), 3, date(2026, 11, 5)),
        (date(2026, 11, 5), 3, date(2026, 11, 10)),
        (date(2026, 11, 7), 1, date(2026, 11, 9)),
        (date(2026, 4, 1), 3, date(2026, 4, 9)),
        (date(2026, 12, 30), 3, date(2027, 1, 5)),
    ],
)
def test_hverdage_taelles_fra_dagen_efter(fra: date, antal: int, til: date) -> None:
    assert efter_hverdage(fra, antal) == til


def test_ingen_hverdage_er_ikke_en_frist() -> None:
    with pytest.raises(ValueError, match="mindst 1"):
        efter_hverdage(date(2026, 11, 2), 0)


@pytest.mark.parametrize(
    ("tidspunkt", "dag"),
    [
        (datetime(2026, 1, 31, 22, 59, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2026, 7, 31, 21, 59, 59, tzinfo=UTC), date(2026, 7, 31)),
        (datetime(2026, 7, 31, 22, 0, tzinfo=UTC), date(2026, 8, 1)),
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 11, 2, 1, 0, tzinfo=timezone(timedelta(hours=14))), date(2026, 11, 1)),
    ],
)
def test_datoen_er_den_danske(tidspunkt: datetime, dag: date) -> None:
    assert dansk_dato(tidspunkt) == dag


def test_et_tidspunkt_uden_forskydning_er_ikke_til_at_dele_med_andre() -> None:
    with pytest.raises(ValueError, match="forskydning"):
        dansk_dato(datetime(2026, 11, 2, 9, 30))
