"""Det, der ikke kan komme: for hver tilstand hver besked fra hver afsender, der ikke har en række."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.standard.byggere_opfoelgning import KOORDINATOR, MYNDIGHED, UDFOERER, noegle
from tests.standard.samtaler import AKTOER, BYGGERE, Scene, Trin, beskeder, foelg
from tests.standard.scener_forloeb import SCENER as FORLOEB
from tests.standard.scener_kernen import SCENER as KERNEN

from samarbejde_schema.findings import Stage
from samarbejde_schema.process import Course, Entry, Fate, On, follow
from samarbejde_schema.standard.v1.faelles.konvolut import Konvolutbesked, Part
from samarbejde_schema.standard.v1.forloebsregler.konvolut import passer_i_forloebet
from samarbejde_schema.standard.v1.indhold import ENTRIES
from samarbejde_schema.standard.v1.proces import PROCES
from samarbejde_schema.validation.run import judge

EJEREN = Part(rolle="DRIFTSHERRE", organisation=UDFOERER.organisation)
PARTER = {part.rolle.value: part for part in (MYNDIGHED, UDFOERER, EJEREN, KOORDINATOR, AKTOER)}
AFSENDERE = {entry.type: entry.senders for entry in ENTRIES}
NY_SAMTALE = noegle(77)


def _steder() -> dict[str, Scene]:
    """For hver tilstand i region A, B og C den første samtale, der efterlader noget i den."""
    fundne: dict[str, Scene] = {}
    for scene in (*KERNEN, *FORLOEB):
        for (region, _), tilstand in foelg(*scene.samtale, dage=scene.dage).states.items():
            fundne.setdefault(f"{region} {tilstand}", scene)
    return fundne


STEDER = _steder()


def _foelg(scene: Scene, sidste: Trin) -> Course:
    skrevet = beskeder(*scene.samtale, sidste)
    return follow(PROCES, [Entry(besked) for besked in skrevet], now=skrevet[-1].konvolut.afsendt)


def _proever(scene: Scene) -> list[tuple[str, str, Trin]]:
    """Hver besked fra hver afsender, i samme samtale og i en ny."""
    proever = []
    for type in PROCES.types:
        if type not in BYGGERE or type == "annullering":
            continue
        for rolle in AFSENDERE[type]:
            if rolle not in PARTER:
                continue
            til = UDFOERER if rolle in ("MYNDIGHED", "KOORDINATOR") else MYNDIGHED
            parter = {"afsender": PARTER[rolle], "modtager": (til,)}
            proever += [
                (type, rolle, Trin(type, {**parter, **andet}, max(scene.dage, 1)))
                for andet in ({}, {"samtale_id": NY_SAMTALE})
            ]
    return proever


def _har_raekke(type: str, rolle: str, tilstande: dict[str, str]) -> bool:
    """Om nogen række i nogen af tilstandene nævner beskeden og afsenderen, uanset betingelsen."""
    return any(
        isinstance(row.event, On) and row.event.type == type and rolle in row.sender
        for region, tilstand in tilstande.items()
        for row in PROCES.region(region).rows_from(tilstand)
    )


@pytest.mark.parametrize("sted", STEDER)
def test_uden_en_raekke_siger_fr_005_til(sted: str) -> None:
    scene = STEDER[sted]
    forbudte = 0
    for type, rolle, sidste in _proever(scene):
        forloeb = _foelg(scene, sidste)
        udsyn, trin = forloeb.view(-1), forloeb.steps[-1]
        if _har_raekke(type, rolle, dict(udsyn.states)):
            continue
        forbudte += 1
        assert udsyn.allowed is (type in PROCES.anytime), (type, rolle)
        assert all(move.before == move.after for move in trin.moves)
        if udsyn.allowed:
            continue
        assert (trin.fate is Fate.NO_ROW) is (type in PROCES.binding)
        doemt = judge(
            trin.message, [passer_i_forloebet], profiles=("GRUND",), context=udsyn, stage=Stage.FORLOEB
        )
        assert [fund.rule_id for fund in doemt.findings] == ["FR-005"]
        assert rolle not in {r for e in udsyn.expected if e.type == type for r in e.roles}
    assert forbudte > 0


def test_hver_tilstand_er_proevet() -> None:
    alle = {f"{r.name} {s.name}" for r in PROCES.regions[:3] for s in r.states if s.name != r.initial}
    assert alle <= STEDER.keys()


@pytest.mark.parametrize("sted", STEDER)
def test_en_rettelse_kan_altid_komme(sted: str) -> None:
    scene = STEDER[sted]
    skrevet = beskeder(*scene.samtale)
    if not skrevet:
        return
    for nummer, besked in enumerate(skrevet):
        konvolut = besked.konvolut.model_copy(
            update={
                "besked_id": noegle(5000 + nummer),
                "erstatter": besked.konvolut.besked_id,
                "afsendt": skrevet[-1].konvolut.afsendt + timedelta(hours=1),
            }
        )
        rettet = besked.model_copy(update={"konvolut": konvolut})
        forloeb = follow(PROCES, [Entry(b) for b in (*skrevet, rettet)], now=skrevet[-1].konvolut.afsendt)
        if forloeb.steps[nummer].fate in (Fate.COUNTS, Fate.REPLACED):
            assert forloeb.view(-1).allowed


def _foer_og_efter(*samtale: Any) -> tuple[dict[Any, str], dict[Any, str]]:
    skrevet: list[Konvolutbesked] = beskeder(*samtale)
    sidst = skrevet[-1].konvolut.afsendt
    return (
        dict(follow(PROCES, [Entry(b) for b in skrevet[:-1]], now=sidst).states),
        dict(follow(PROCES, [Entry(b) for b in skrevet], now=sidst).states),
    )


@pytest.mark.parametrize("type", ["egenbetalingOplysninger", "haendelsesUnderretning", "forbesoegAftale"])
@pytest.mark.parametrize("sted", [sted for sted in STEDER if sted.startswith("A ")])
def test_det_der_kan_komme_naar_som_helst_flytter_intet(sted: str, type: str) -> None:
    scene = STEDER[sted]
    if type == "forbesoegAftale" and sted in ("A AFSOEGNING", "A MATCH_UNDER_AFKLARING", "A MATCH_FUNDET"):
        return
    sidste = Trin(type, {}, max(scene.dage, 1))
    assert _foelg(scene, sidste).view(-1).allowed
    foer, efter = _foer_og_efter(*scene.samtale, sidste)
    assert foer == efter
