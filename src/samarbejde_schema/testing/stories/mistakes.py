"""The ways to spoil a message: one small change each, and the rule that says what is wrong.

A complete example::

    from samarbejde_schema.codec.json import to_tree
    from samarbejde_schema.testing.stories import tell
    from samarbejde_schema.testing.stories.mistakes import MUTATIONS

    mistake = MUTATIONS[0]
    tree = to_tree(tell("konkurs", seed=7).letters[0].message)
    assert mistake.rule == "SKEMA-UKENDT"
    assert mistake.change(tree)         # in place; whether there was something to change

A change is one that systems and people make: a field left out, a code misspelt, a reference to something
else, a receiver that should not have had it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Tree = dict[str, Any]
Change = Callable[[Tree], bool]
"""Changes a tree in place; says whether there was something to change."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One way to go wrong: the rule that says so, the message types it is done to (all when empty)."""

    rule: str
    types: tuple[str, ...]
    change: Change


def _without(*path: str) -> Change:
    def change(tree: Tree) -> bool:
        found = _inner(tree, path)
        return found is not None and found.pop(path[-1], None) is not None

    return change


def _with(value: Any, *path: str) -> Change:
    def change(tree: Tree) -> bool:
        found = _inner(tree, path)
        if found is None or found.get(path[-1]) in (None, value):
            return False
        found[path[-1]] = value
        return True

    return change


def _added(value: Any, *path: str) -> Change:
    def change(tree: Tree) -> bool:
        found = _inner(tree, path)
        if found is None or path[-1] in found:
            return False
        found[path[-1]] = value
        return True

    return change


def _twice(*path: str) -> Change:
    def change(tree: Tree) -> bool:
        found = _inner(tree, path)
        values = None if found is None else found.get(path[-1])
        if not values:
            return False
        values.append(values[0])
        return True

    return change


def _inner(tree: Tree, path: tuple[str, ...]) -> Tree | None:
    """The object that holds the last step; of a list its first member."""
    here: Any = tree
    for step in path[:-1]:
        here = here.get(step) if isinstance(here, dict) else None
        if isinstance(here, list):
            here = here[0] if here else None
    return here if isinstance(here, dict) else None


def _no_signer(tree: Tree) -> bool:
    signs = tree["vedroerer"] in ("KONTRAKT", "TILLAEG") and tree["svar"] == "UNDERSKREVET"
    return signs and tree.pop("underskriver", None) is not None


def _no_primary_goal(tree: Tree) -> bool:
    for goal in tree["indsatsmaal"]:
        goal["primaert"] = False
    return True


def _no_life_situation(tree: Tree) -> bool:
    yearly = tree["opfoelgningstype"] == "AARLIG" and "bilagRef" not in tree
    return yearly and tree.pop("livssituation", None) is not None


def _denied_match(tree: Tree) -> bool:
    fits: bool = tree["samletVurdering"] == "MATCH"
    if fits:
        tree["maalgruppeMatch"] = "NEJ"
    return fits


def _no_remark(tree: Tree) -> bool:
    return tree["holdning"] != "INGEN_BEMAERKNING" and tree.pop("tekst", None) is not None


def _no_reason(tree: Tree) -> bool:
    return tree["kode"] == "AFVIST" and tree.pop("begrundelse", None) is not None


def _network_without_citizen(tree: Tree) -> bool:
    return tree["moedetype"] == "NETVAERKSMOEDE" and tree.pop("udarbejdetMed", None) is not None


def _dreamt_up_by_others(tree: Tree) -> bool:
    tree["maal"][0]["formuleretAf"] = ["KOORDINATOR"]
    return True


def _too_few_core_elements(tree: Tree) -> bool:
    return bool(tree.get("kerneelement")) and bool(tree["kerneelement"].pop())


def _too_many_vacant(tree: Tree) -> bool:
    tree["post"][0]["ledige"] = tree["post"][0]["pladserIAlt"] + 1
    return True


def _goals_forgotten(tree: Tree) -> bool:
    return (
        tree["aarsag"] not in ("DOED", "KONKURS", "UDEBLIVELSE") and tree.pop("slutstatus", None) is not None
    )


def _future_forgotten(tree: Tree) -> bool:
    goes_on = tree["moedetype"] == "STATUSMOEDE" and tree["beslutning"] in ("FORTSAET", "AENDRE")
    return goes_on and tree.pop("fremtidigtMaal", None) is not None


def _unheard(tree: Tree) -> bool:
    meeting = tree["moedetype"] == "STATUSMOEDE"
    return meeting and tree.pop("borgerensStemme", None) is not None


def _not_given_yet(tree: Tree) -> bool:
    tree["afgivetDato"] = "2036-01-01"
    tree.pop("gyldigTil", None)
    return True


def _unwanted(tree: Tree) -> bool:
    private = [person for person in tree["person"] if person["type"] == "PRIVAT_NETVAERK"]
    for person in private:
        person["oenskesInddraget"] = False
    return bool(private)


def _stranger(tree: Tree) -> bool:
    """One receiver more, whom the citizen's consent does not name."""
    role = "AKTOER"
    stranger = {"rolle": role, "organisation": {"navn": "Fysioterapien ved Torvet", "cvr": "90000039"}}
    tree["konvolut"]["modtager"].append(stranger)
    return True


def _named_in_text(path: str) -> Change:
    def change(tree: Tree) -> bool:
        tree[path] = "Se sagen om borgeren med 251248-4916."
        return True

    return change


_CONSENTS = ("samtykkeerklaering", "samtykkeTilbagekaldelse")
_TEAM = ("netvaerkskort", "teamsammensaetning", "maalOgAftaleskema", "resultatdokumentation")
_ANSWERS = ("tilbud", "tilbudSvar", "kontraktSvar", "hoeringsSvar")
_OTHER = "00000000-0000-4000-8000-000000000404"
MUTATIONS: tuple[Mutation, ...] = (
    Mutation("SKEMA-UKENDT", (), _added("x", "ukendtFelt")),
    Mutation("SKEMA-MANGLER", (), _without("konvolut", "afsendt")),
    Mutation("SKEMA-KODE", (), _with("FOELSOMT", "konvolut", "fortrolighed")),
    Mutation("SKEMA-SKRIVEMAADE", (), _with("i morgen", "konvolut", "udloeber")),
    Mutation("SKEMA-MANGLER", ("bestilling",), _without("indsatsformaal")),
    Mutation("FR-002", ("bestilling", "handleplan"), _with("UDFOERER", "konvolut", "afsender", "rolle")),
    Mutation("FR-003", _ANSWERS, _with(_OTHER, "konvolut", "svarPaa")),
    Mutation("FR-007", (), _with("2036-01-01T12:00:00+01:00", "konvolut", "udloeber")),
    Mutation("FR-008", _ANSWERS, _without("konvolut", "svarPaa")),
    Mutation("FR-012", (), _with("90000005", "konvolut", "afsender", "organisation", "cvr")),
    Mutation("FR-018", ("bestilling", "referat", "handleplan"), _without("konvolut", "myndighedssag")),
    Mutation("FR-020", (), _twice("konvolut", "profil")),
    Mutation("FR-023", (), _without("konvolut", "modtager", "organisation", "cvr")),
    Mutation("FR-030", ("bestilling", "tilbud", "kontrakt"), _without("ydelse", "ydelseskode")),
    Mutation("FR-034", ("statusnotat",), _with("1999-01-01", "periode", "til")),
    Mutation("FR-104", ("bestilling",), _no_primary_goal),
    Mutation("FR-105", ("bestilling",), _without("indsatsmaal", "frist")),
    Mutation("FR-112", ("bestilling",), _without("indsatsmaal", "borgerensFormulering")),
    Mutation("FR-118", ("matchSvar",), _denied_match),
    Mutation("FR-120", ("bestilling",), _without("ressourcer")),
    Mutation("FR-123", ("tilbud",), _without("leverandoer")),
    Mutation("FR-203", ("kontrakt",), _without("opsigelsesvarsel")),
    Mutation("FR-204", ("kontrakt",), _without("udskrivningsgrundlag")),
    Mutation("FR-209", ("kontraktSvar",), _no_signer),
    Mutation("FR-210", ("kontraktSvar",), _with("0" * 64, "kontraktDigest")),
    Mutation("FR-216", ("kontrakttillaeg",), _without("takst")),
    Mutation("FR-218", ("kontrakt",), _without("indsatsmaalRef")),
    Mutation("FR-401", ("dagsorden",), _without("borgerKanInvitere")),
    Mutation("FR-406", ("referat",), _future_forgotten),
    Mutation("FR-413", ("handleplan",), _without("indsats")),
    Mutation("FR-418", ("referat",), _unheard),
    Mutation("FR-419", ("statusnotat",), _no_life_situation),
    Mutation("FR-425", ("referat",), _without("naesteMoede")),
    Mutation("FR-502", ("opsigelse",), _without("dialogAfholdt")),
    Mutation("FR-026", ("annullering",), _with(_OTHER, "annulleretBeskedRef")),
    Mutation("FR-028", ("forretningskvittering",), _no_reason),
    Mutation("FR-302", _TEAM, _stranger),
    Mutation("FR-303", ("samtykkeerklaering",), _with(False, "oplystOmTilbagekaldelse")),
    Mutation("FR-304", ("samtykkeerklaering",), _not_given_yet),
    Mutation("FR-305", _CONSENTS, _with("90000039", "registreretAf", "organisation", "cvr")),
    Mutation("FR-505", ("udskrivning",), _goals_forgotten),
    Mutation("FR-605", ("strukturaendringHoering",), _named_in_text("begrundelse")),
    Mutation("FR-606", ("ledergrupperapport",), _with(3, "resultat", "antal")),
    Mutation("FR-607", ("ledigePladserOversigt",), _too_many_vacant),
    Mutation("FR-608", ("takststigningsindberetning",), _with("4.20", "stigningPct")),
    Mutation("FR-609", ("hoeringsSvar",), _no_remark),
    Mutation("FR-703", ("ledergrupperapport",), _too_few_core_elements),
    Mutation("FR-711", _TEAM, _without("borgerensStemme")),
    Mutation("FR-713", ("netvaerkskort",), _with(False, "udarbejdetMedBorger")),
    Mutation("FR-714", ("netvaerkskort",), _unwanted),
    Mutation("FR-715", ("dagsorden",), _network_without_citizen),
    Mutation("FR-717", ("maalOgAftaleskema",), _dreamt_up_by_others),
    Mutation("FR-718", ("ledergrupperapport",), _without("ledergruppe")),
    Mutation("FR-722", ("maalOgAftaleskema",), _without("konvolut", "borgerOrientering")),
)
"""The ways to go wrong. Each is done only where the field is there to be changed."""
