"""Messages without a case, such as what municipalities tell each other: their sender takes them back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.standard import byggere
from tests.standard.byggere_afsoegning import annullering
from tests.standard.byggere_faelleskommunalt import oversigt
from tests.unit.transport.exchanges import NOW, Both, direct, sealed, two

from samarbejde_schema.errors import LocalError

OPEN = {"forloeb_id": None, "myndighedssag": None, "profil": ("GRUND",), "fortrolighed": "ALMINDELIG"}
PROVIDER, TOWN = byggere.udfoerer(), byggere.part()


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with two(tmp_path) as participants:
        yield participants


def vacancies(number: int = 801, **changes: Any) -> Any:
    parts = {"afsender": PROVIDER, "modtager": (TOWN,)}
    return oversigt(**{"besked_id": byggere.noegle(number), "afsendt": NOW} | parts | changes)


def annulment(of: Any, **changes: Any) -> Any:
    fixed = {"besked_id": byggere.noegle(850), "afsendt": NOW, "annulleret_besked_ref": of.konvolut.besked_id}
    return annullering(**fixed | OPEN | {"afsender": PROVIDER, "modtager": (TOWN,)} | changes)


def counted(both: Both) -> list[bool]:
    """Whether each message the municipality is given counts, in order."""
    found = []
    while True:
        with both.kommune.next() as given:
            if given is None:
                return found
            found.append(given.counts)


def test_a_message_is_taken_back_and_another_corrected(both: Both) -> None:
    wrong, old = vacancies(), vacancies(802)
    new = vacancies(803, erstatter=old.konvolut.besked_id)
    both.bosted.put(wrong, old)
    both.bosted.put(annulment(wrong), new)
    assert {done.state for done in both.bosted.deliver()} == {"leveret"}
    assert counted(both) == [False, True, True, True]


def test_what_is_unknown_is_not_taken_back(both: Both) -> None:
    with pytest.raises(LocalError, match="FR-026"):
        both.bosted.put(annulment(vacancies()))
    with pytest.raises(LocalError, match="FR-009"):
        both.bosted.put(vacancies(803, erstatter=byggere.noegle(802)))


def test_nobody_takes_back_what_another_has_sent(tmp_path: Path) -> None:
    with two(tmp_path, direct, "fonden") as three:
        sent = vacancies()
        three.bosted.put(sent)
        three.bosted.deliver()
        fonden = byggere.udfoerer(organisation=byggere.organisation(navn="Fonden Engen", cvr="90000020"))
        key = three.participants["fonden"].ring.signing(NOW)
        jwe = sealed(three, annulment(sent, afsender=fonden), by=key, to=three.kommune)
        assert three.posted(three.kommune, jwe).status == 201
        assert counted(three) == [True, False]
