"""A message with an envelope: easy to make, the same every time, and true to its type."""

import itertools
from datetime import UTC, datetime
from typing import Annotated, Any

import pytest

from samarbejde_schema.errors import LocalError
from samarbejde_schema.modelling.marks import about
from samarbejde_schema.modelling.shape import shape_of
from samarbejde_schema.primitives import Tekst
from samarbejde_schema.standard.v1.faelles.konvolut import Konvolut, Konvolutbesked, Organisation, Part
from samarbejde_schema.standard.v1.kodelister.konvolut import (
    Behandlingsgrundlag,
    Beskedtype,
    Fortrolighed,
    Profil,
    Rolle,
)

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def keys() -> Any:
    """A source of keys that gives the same keys every time."""
    return map("00000000-0000-4000-8000-{:012d}".format, itertools.count(1)).__next__


class Prik(Konvolutbesked, beskedtype=Beskedtype.BESTILLING):
    """Den mindste besked."""

    tekst: Annotated[Tekst, about("hvad der siges", "valg")]


class Svarprik(Konvolutbesked, beskedtype=Beskedtype.TILBUD):
    """Et lille svar."""

    tekst: Annotated[Tekst, about("hvad der svares", "valg")]


def part(rolle: Rolle, cvr: str) -> Part:
    return Part(rolle=rolle, organisation=Organisation(navn="Fjordby", cvr=cvr))


KOMMUNE, TILBUD = part(Rolle.MYNDIGHED, "90000004"), part(Rolle.UDFOERER, "99000007")
VALG = {"fortrolighed": Fortrolighed.FOELSOM, "behandlingsgrundlag": Behandlingsgrundlag.MYNDIGHEDSOPGAVE}


def prik(**felter: Any) -> Prik:
    wanted = {"profil": (Profil.GRUND,), "afsender": KOMMUNE, "modtager": (TILBUD,), "tekst": "Hej", **VALG}
    return Prik.ny(nu=NOW, noegle=keys(), **(wanted | felter))


def test_a_new_message_has_its_envelope_filled_in() -> None:
    envelope = prik().konvolut
    assert envelope.beskedtype is Beskedtype.BESTILLING
    assert envelope.skemaversion == "1.0"
    assert envelope.besked_id == "00000000-0000-4000-8000-000000000001"
    assert envelope.samtale_id == "00000000-0000-4000-8000-000000000002"
    assert envelope.afsendt == NOW
    assert (envelope.udloeber - NOW).days == 7
    assert (envelope.forloeb_id, envelope.svar_paa, envelope.bilag) == (None, None, ())


def test_the_same_time_and_keys_give_the_same_message() -> None:
    assert prik() == prik()
    assert prik() != prik(tekst="Farvel")


def test_what_is_given_stands() -> None:
    envelope = prik(skemaversion="1.1", samtale_id="00000000-0000-4000-8000-0000000000aa").konvolut
    assert envelope.skemaversion == "1.1"
    assert envelope.samtale_id == "00000000-0000-4000-8000-0000000000aa"


def test_an_answer_follows_what_it_answers() -> None:
    asked = prik(forloeb_id="00000000-0000-4000-8000-0000000000bb", skemaversion="1.1")
    answer = asked.besvar(Svarprik, nu=NOW, noegle=keys(), tekst="Ja", **VALG)
    again = asked.besvar(Svarprik, nu=NOW, noegle=keys(), tekst="Ja", **VALG)
    assert answer == again
    envelope = answer.konvolut
    assert envelope.beskedtype is Beskedtype.TILBUD
    assert (envelope.afsender, envelope.modtager) == (TILBUD, (KOMMUNE,))
    assert envelope.svar_paa == envelope.senest_set == asked.konvolut.besked_id
    for name in ("samtale_id", "forloeb_id", "profil", "skemaversion"):
        assert getattr(envelope, name) == getattr(asked.konvolut, name)


@pytest.mark.parametrize("name", ["profil", "fortrolighed", "behandlingsgrundlag", "afsender", "modtager"])
def test_the_choices_of_the_sender_are_never_made_for_him(name: str) -> None:
    given = {"profil": (Profil.GRUND,), "afsender": KOMMUNE, "modtager": (TILBUD,), "tekst": "Hej", **VALG}
    del given[name]
    with pytest.raises(LocalError) as caught:
        Prik.ny(nu=NOW, noegle=keys(), **given)
    assert [(f.rule_id, f.pointer) for f in caught.value.findings] == [("SKEMA-MANGLER", f"/{name}")]


def test_the_version_has_no_default_on_the_wire() -> None:
    assert shape_of(Konvolut).by_name["skemaversion"].low == 1
    assert Konvolut.model_fields["skemaversion"].is_required()


def test_a_message_says_what_it_is() -> None:
    assert Prik.fixed == {("konvolut", "beskedtype"): "BESTILLING"}
    assert Konvolutbesked.fixed == {}
    answer = prik().besvar(Svarprik, nu=NOW, noegle=keys(), tekst="Ja", **VALG)
    with pytest.raises(LocalError) as caught:
        Prik(konvolut=answer.konvolut, tekst="Hej")
    (finding,) = caught.value.findings
    assert (finding.rule_id, finding.pointer) == ("SKEMA-KONSTANT", "/konvolut/beskedtype")


def test_a_base_between_needs_no_type() -> None:
    class Mellem(Konvolutbesked):
        """Noget, to beskeder har til fælles."""

    class Nederst(Mellem, beskedtype=Beskedtype.REFERAT):
        """En af dem."""

    assert Mellem.fixed == {}
    assert Nederst.fixed == {("konvolut", "beskedtype"): "REFERAT"}
    assert [field.wire for field in shape_of(Nederst).fields] == ["konvolut"]
