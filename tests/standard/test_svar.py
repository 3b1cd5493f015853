"""Grafen af svar: intet navn hænger, alt kan nås og forlades, og begge veje siger det samme."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.standard.byggere_afsoegning import annullering
from tests.standard.byggere_faelleskommunalt import hoering, hoeringssvar
from tests.standard.byggere_opfoelgning import bestilling, noegle

from samarbejde_schema.findings import Stage
from samarbejde_schema.process import Entry, Fate, On, by_case, follow
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.indhold import ENTRIES
from samarbejde_schema.standard.v1.proces import PROCES
from samarbejde_schema.standard.v1.proces.svar import BESVARES_MED, SVARER_PAA

TYPER = {entry.type: entry for entry in ENTRIES}
PAR = [(spurgt, svar) for spurgt, alle in BESVARES_MED.items() for svar in sorted(alle)]
I_PROCESSEN = [(spurgt, svar) for spurgt, svar in PAR if {spurgt, svar} <= set(PROCES.types)]


def test_intet_navn_haenger() -> None:
    assert {navn for par in PAR for navn in par} <= TYPER.keys()
    assert set(PROCES.types) <= TYPER.keys()
    assert {entry.number for entry in ENTRIES} == {f"M{nummer:02}" for nummer in range(1, 43)}
    kendte = {region.name for region in PROCES.regions}
    assert {navn for entry in ENTRIES for navn in entry.regions} <= kendte


def test_ingen_regel_haenger() -> None:
    regler = {
        regel.id for entry in ENTRIES for niveau in Stage for regel in STANDARD.rules(entry.type, niveau)
    }
    raekker = {id for region in PROCES.regions for row in region.rows for id in row.rule.split(", ") if id}
    frister = {frist.rule for frist in PROCES.duties if frist.rule}
    assert (raekker | frister) - regler == set()


def test_begge_veje_siger_det_samme() -> None:
    assert {(spurgt, svar) for svar, alle in SVARER_PAA.items() for spurgt in alle} == set(PAR)
    for type in PROCES.types:
        assert {svar for svar in PROCES.types if type in PROCES.before(svar)} == PROCES.after(type)


@pytest.mark.parametrize(("spurgt", "svar"), I_PROCESSEN)
def test_et_svar_kan_komme_efter_det_der_svares_paa(spurgt: str, svar: str) -> None:
    assert svar in PROCES.after(spurgt)
    assert spurgt in PROCES.before(svar)


@pytest.mark.parametrize(("spurgt", "svar"), PAR)
def test_den_der_svarer_fik_beskeden_og_svarer_den_der_sendte(spurgt: str, svar: str) -> None:
    assert set(TYPER[svar].senders) & set(TYPER[spurgt].receivers)
    assert set(TYPER[svar].receivers) & set(TYPER[spurgt].senders)


def test_hver_besked_kan_naas() -> None:
    """Hver type har en række fra en tilstand, der kan nås ved beskeder og kalender."""
    naaet = set()
    for region in PROCES.regions:
        tilstande, foer = {region.initial}, 0
        while len(tilstande) > foer:
            foer = len(tilstande)
            tilstande |= {row.target for row in region.rows if row.source in tilstande}
        assert tilstande == {tilstand.name for tilstand in region.states}
        naaet |= {row.event.type for row in region.rows if isinstance(row.event, On)}
    assert naaet == set(PROCES.types)


def test_hver_tilstand_kan_forlades_eller_er_den_sidste() -> None:
    for region in PROCES.regions:
        for tilstand in region.states:
            videre = [row for row in region.rows_from(tilstand.name) if row.target != tilstand.name]
            assert videre or tilstand.name in region.final, (region.name, tilstand.name)


def test_fra_hver_tilstand_kan_man_naa_en_sidste() -> None:
    for region in PROCES.regions:
        for tilstand in region.states:
            naaet = {tilstand.name}
            for _ in region.states:
                naaet |= {row.target for row in region.rows if row.source in naaet}
            assert naaet & set(region.final), (region.name, tilstand.name)


def test_beskeder_uden_forloeb_foelges_for_sig() -> None:
    """Det fælleskommunale har intet forløb; det følges samlet og blander sig ikke i en borgers sag."""
    spurgt = hoering()
    svar = hoeringssvar(besked_id=noegle(901), afsendt=spurgt.konvolut.afsendt + timedelta(days=1))
    sag = bestilling()
    sager = by_case([Entry(sag), Entry(spurgt), Entry(svar)])
    assert set(sager) == {None, sag.konvolut.forloeb_id}
    assert [entry.message for entry in sager[None]] == [spurgt, svar]
    forloeb = follow(PROCES, sager[None], now=svar.konvolut.afsendt)
    assert forloeb.states == {("E2", spurgt.hoering_id): "I_HOERING"}
    assert all(led.allowed and led.counts for led in forloeb.steps)
    fejl = annullering(
        besked_id=noegle(902),
        forloeb_id=None,
        annulleret_besked_ref=spurgt.konvolut.besked_id,
        afsender=spurgt.konvolut.afsender,
        afsendt=svar.konvolut.afsendt + timedelta(days=1),
    )
    annulleret = follow(PROCES, [*sager[None], Entry(fejl)], now=fejl.konvolut.afsendt)
    assert annulleret.states == {}
    assert [led.fate for led in annulleret.steps] == [Fate.RECALLED, Fate.COUNTS, Fate.COUNTS]
