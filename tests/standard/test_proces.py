"""Processen for kernens beskeder: hver række er gået igennem, og svarene passer med kataloget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests.standard.byggere_faelleskommunalt import ALLE as FAELLES
from tests.standard.byggere_opfoelgning import (
    BOSTED,
    EJER,
    KOORDINATOR,
    MYNDIGHED,
    TEAMMEDLEM,
    UDFOERER,
    noegle,
)
from tests.standard.byggere_samarbejde import ALLE as SAM
from tests.standard.samtaler import (
    AARET_EFTER,
    AFSLUT,
    ANMODNING,
    BYGGERE,
    DAGSORDEN,
    ENDELIG,
    FORELOEBIG,
    FORHANDLING,
    FORTSAET,
    I_GANG,
    IND,
    JA,
    JUSTERING,
    KAN_IKKE,
    KONTRAKT,
    KONTRAKTEN,
    NEJ,
    OPFOELGNING,
    PLANLAGT_IND,
    STATUS,
    TIL_AFTALE,
    TIL_AFTALT,
    TIL_TILBUD,
    TILBUD,
    TILBUDSNOEGLE,
    UNDERSKRIFT,
    M,
    Scene,
    Trin,
    a,
    b,
    beskeder,
    c,
    foelg,
    med,
    plan,
    retter,
    trin,
)
from tests.standard.scener_forloeb import SCENER as FORLOEB
from tests.standard.scener_kernen import SCENER as KERNEN

from samarbejde_schema.modelling.codes import CodeList
from samarbejde_schema.modelling.shape import shape_of
from samarbejde_schema.process import Course, Entry, Fate, On, Region, Row, follow, markdown, mermaid
from samarbejde_schema.standard.v1.faelles.konvolut import Organisation, Part
from samarbejde_schema.standard.v1.faelles.maal import ArtefaktRef
from samarbejde_schema.standard.v1.faelles.opfoelgning import (
    Opfoelgningsplan,
    Opfoelgningstid,
)
from samarbejde_schema.standard.v1.indhold import ENTRIES
from samarbejde_schema.standard.v1.kontrakt import Kontrakt
from samarbejde_schema.standard.v1.proces import PROCES, Procesparametre
from samarbejde_schema.standard.v1.proces.opslag import midnat
from samarbejde_schema.standard.v1.referat import NaesteMoede

TYPER = {entry.type: entry for entry in ENTRIES}
SCENER = (*KERNEN, *FORLOEB)
NAVNE = [scene.navn for scene in SCENER]


@pytest.mark.parametrize("scene", SCENER, ids=NAVNE)
def test_samtalen_foerer_til_det_rigtige(scene: Scene) -> None:
    forloeb = foelg(*scene.samtale, dage=scene.dage)
    assert (a(forloeb), b(forloeb)) == (scene.a, scene.b)
    assert scene.c is None or c(forloeb) == scene.c
    assert tuple(n for n, step in enumerate(forloeb.steps, 1) if not step.allowed) == scene.ulovlig
    if scene.tur is not None:
        assert forloeb.turn == scene.tur


def test_hver_raekke_er_gaaet_igennem() -> None:
    gaaet: set[int] = set()
    for scene in SCENER:
        forloeb = foelg(*scene.samtale, dage=scene.dage)
        gaaet |= {id(move.row) for step in forloeb.steps for move in step.moves if move.row is not None}
        gaaet |= {id(lapse.row) for lapse in forloeb.lapses}
    alle = [(region.name, row) for region in PROCES.regions[:3] for row in region.rows]
    assert [f"{navn}: {row.source} {row.text}" for navn, row in alle if id(row) not in gaaet] == []


UDEN_RAEKKER = {"egenbetalingOplysninger": "M07 oplyser kun og kan komme når som helst i region A"}
UDEN_TILSTAND = {
    "ledergrupperapport": "M32 sammenfatter og venter intet svar",
    "ledigePladserOversigt": "M33 er et øjebliksbillede",
    "ledighedsAfstemning": "M34 er et spørgsmål og et svar; FR-601 ser efter den",
    "transportkvittering": "M39 er kvitteringen for en aflevering og har ingen konvolut",
    "forretningskvittering": "M40 AFVIST tager en besked ud og flytter intet selv",
    "haendelsesUnderretning": "M42 underretter og kan komme når som helst",
}
"""De beskeder, ingen maskine har rækker for, og hvorfor."""
FLYTTER_INTET = {region: {"annullering"} for region in ("B", "D", "E1", "E2")}
"""Annulleres en fejl, regnes hver tilstand om; kun A og C har rækker for det, der trækkes tilbage."""


def raekker() -> list[tuple[Region, Row, On]]:
    return [(r, row, row.event) for r in PROCES.regions for row in r.rows if isinstance(row.event, On)]


class TestKataloget:
    def test_svarene_kan_komme(self) -> None:
        for navn in PROCES.types:
            svar = set(TYPER[navn].answered_by) & set(PROCES.types)
            assert svar <= PROCES.after(navn), navn

    def test_alle_beskeder_i_en_region_er_med(self) -> None:
        i_regioner = {entry.type for entry in ENTRIES if entry.regions}
        assert i_regioner - UDEN_RAEKKER.keys() == set(PROCES.types)
        for region in PROCES.regions:
            i_kataloget = {entry.type for entry in ENTRIES if region.name in entry.regions}
            ventet = i_kataloget - UDEN_RAEKKER.keys() - FLYTTER_INTET.get(region.name, set())
            assert region.types - {"kontraktSvar"} == ventet - {"kontraktSvar"}, region.name
            assert "kontraktSvar" in region.types or region.name not in ("A", "B", "C")

    def test_hver_besked_er_i_en_region_eller_er_uden_tilstand(self) -> None:
        uden = {entry.type for entry in ENTRIES} - set(PROCES.types)
        assert uden == UDEN_RAEKKER.keys() | UDEN_TILSTAND.keys()

    def test_afsenderne_maa_sende(self) -> None:
        for _, row, event in raekker():
            assert set(row.sender) <= set(TYPER[event.type].senders), row

    def test_betingelserne_taler_om_felter_og_koder_der_findes(self) -> None:
        for _, row, event in raekker():
            felter = shape_of(type((BYGGERE | SAM | FAELLES)[event.type]())).by_name
            for navn, vaerdier in event.where:
                codes = felter[navn].codes
                koder = [vaerdi for vaerdi in vaerdier if isinstance(vaerdi, CodeList)]
                assert all(codes is not None and isinstance(kode, codes) for kode in koder), row

    def test_reglerne_findes_og_staar_rigtigt(self) -> None:
        for region in PROCES.regions:
            for row in region.rows:
                assert all(regel.startswith("FR-") for regel in row.rule.split(", ") if regel)
                assert row.text
                assert not row.text.endswith(".")

    def test_tegningerne_kan_laves(self) -> None:
        for region in PROCES.regions:
            assert mermaid(region).count(" --> ") == len(region.rows) + 1 + len(region.final)
            assert markdown(region).count("\n") == len(region.rows) + 2


class TestNoegler:
    def test_hvert_tilbud_har_sit_forloeb_og_sin_rolle(self) -> None:
        anden = Part(rolle="DRIFTSHERRE", organisation=EJER)
        forloeb = foelg(ANMODNING, med(ANMODNING, modtager=(anden,)), KAN_IKKE)
        assert forloeb.states == {("A", TILBUDSNOEGLE): "INTET_MATCH", ("A", "90000020"): "BESTILT"}
        assert forloeb.turn == ("DRIFTSHERRE",)

    def test_den_ene_udfoerers_afvisning_lader_den_andens_bestilling_staa(self) -> None:
        anden = Part(rolle="DRIFTSHERRE", organisation=EJER)
        begge = med(ANMODNING, modtager=(UDFOERER, anden))
        nej, heller_ikke = (
            trin("forretningskvittering", kode="AFVIST", svar_paa=1, afsender=part)
            for part in (anden, UDFOERER)
        )
        assert foelg(begge, nej).states == {("A", TILBUDSNOEGLE): "BESTILT"}
        assert foelg(begge, nej, TILBUD).states == {("A", TILBUDSNOEGLE): "TILBUD_AFGIVET"}
        forloeb = foelg(begge, nej, med(TILBUD, afsender=anden))
        assert [led.fate for led in forloeb.steps] == [Fate.COUNTS, Fate.COUNTS, Fate.NO_ROW]
        ingen = foelg(begge, nej, heller_ikke)
        assert (ingen.states, ingen.steps[0].fate) == ({}, Fate.REJECTED)

    @pytest.mark.parametrize("foerst", [True, False])
    def test_et_udeladt_p_nummer_er_det_kendte_tilbud(self, foerst: bool) -> None:
        uden = Part(rolle="UDFOERER", organisation=Organisation(navn="Bostedet Enghaven", cvr="90000012"))
        til, fra = (uden, UDFOERER) if foerst else (UDFOERER, uden)
        forloeb = foelg(med(ANMODNING, modtager=(til,)), med(TILBUD, afsender=fra), med(JA, modtager=(fra,)))
        noeglen = "90000012" if foerst else TILBUDSNOEGLE
        assert forloeb.states == {("A", noeglen): "AFTALE_UNDER_INDGAAELSE"}

    def test_to_tilbud_hos_samme_udfoerer_er_to(self) -> None:
        andet = Part(rolle="UDFOERER", organisation=BOSTED.model_copy(update={"p_nummer": "1003456790"}))
        forloeb = foelg(ANMODNING, med(ANMODNING, modtager=(andet,)))
        assert len(forloeb.states) == 2

    def test_et_netvaerksmoede_uden_udfoerer_roerer_kun_opfoelgningen(self) -> None:
        moede = med(DAGSORDEN, afsender=KOORDINATOR, modtager=(TEAMMEDLEM,), moedetype="NETVAERKSMOEDE")
        assert foelg(moede).states == {("B", OPFOELGNING): "INDKALDT"}

    def test_en_foreloebig_aftale_bliver_til_kontrakten(self) -> None:
        forloeb = foelg(ENDELIG, FORELOEBIG)
        assert c(forloeb, "foreløbig aftale 90000012") == "FORELOEBIG"
        senere = foelg(ENDELIG, FORELOEBIG, KONTRAKTEN)
        assert [noegle for region, noegle in senere.states if region == "C"] == [KONTRAKT]

    def test_en_sendt_kontrakt_goer_aftalen_fast(self) -> None:
        forloeb = foelg(ENDELIG, KONTRAKTEN, FORELOEBIG)
        assert [noegle for region, noegle in forloeb.states if region == "C"] == [KONTRAKT]
        assert c(forloeb) == "SENDT"


class TestTilsagn:
    def test_uden_en_raekke_taeller_de_ikke(self) -> None:
        forloeb = foelg(TILBUD)
        assert forloeb.steps[0].fate is Fate.NO_ROW
        assert forloeb.states == {}

    def test_andre_taeller_og_flytter_intet(self) -> None:
        forloeb = foelg(IND)
        assert forloeb.steps[0].counts
        assert len(forloeb.log) == 1

    def test_en_kontrakt_skal_have_et_grundlag(self) -> None:
        forloeb = foelg(ANMODNING, KONTRAKTEN)
        assert forloeb.steps[1].fate is Fate.NO_ROW
        assert [(e.type, e.region) for e in forloeb.view(1).expected] == [
            ("tilbud", "A"),
            ("indskrivning", "A"),
            ("handleplan", "A"),
            ("annullering", "A"),
            ("udskrivning", "A"),
            ("indskrivning", "C"),
        ]

    def test_en_underskrift_paa_noget_ukendt_taeller_ikke(self) -> None:
        ukendt = med(UNDERSKRIFT, kontrakt_ref=ArtefaktRef(id=noegle(99)))
        assert foelg(*TIL_AFTALE, ukendt).steps[2].fate is Fate.NO_ROW

    def test_en_afvisning_tager_beskeden_ud(self) -> None:
        afvist = trin(
            "forretningskvittering", kode="AFVIST", svar_paa=2, afsender=MYNDIGHED, modtager=(UDFOERER,)
        )
        forloeb = foelg(*TIL_TILBUD, afvist)
        assert forloeb.steps[1].fate is Fate.REJECTED
        assert a(forloeb) == "BESTILT"
        modtaget = trin(
            "forretningskvittering", kode="MODTAGET", svar_paa=2, afsender=MYNDIGHED, modtager=(UDFOERER,)
        )
        assert a(foelg(*TIL_TILBUD, modtaget)) == "TILBUD_AFGIVET"


class TestKrydsende:
    """Myndighedens besked står, uanset hvilken der kom først (FR-027)."""

    @pytest.mark.parametrize(
        ("foer", "myndigheden", "udfoereren", "tilstand"),
        [
            (TIL_TILBUD, JA, retter(TILBUD, 2), "AFTALE_UNDER_INDGAAELSE"),
            (TIL_TILBUD, NEJ, retter(TILBUD, 2), "FRAVALGT"),
            (TIL_TILBUD, FORHANDLING, retter(TILBUD, 2), "BESTILT"),
            ((ANMODNING,), retter(ANMODNING, 1), TILBUD, "BESTILT"),
            (TIL_AFTALE, UNDERSKRIFT, retter(KONTRAKTEN, 2, version=2), "AFTALT"),
        ],
    )
    def test_myndighedens_staar(
        self, foer: tuple[Trin, ...], myndigheden: Trin, udfoereren: Trin, tilstand: str
    ) -> None:
        set_ = len(foer)
        m, u = med(myndigheden, senest_set=set_), med(udfoereren, senest_set=set_)
        for par, taber in (((m, u), 1), ((u, m), 0)):
            forloeb = foelg(*foer, *par)
            assert a(forloeb) == tilstand
            assert forloeb.steps[set_ + taber].fate is Fate.CROSSED
            assert forloeb.view(set_ + taber).conflict is forloeb.steps[set_ + 1 - taber].message
            assert forloeb.steps[set_ + 1 - taber].counts

    def test_den_underskrevne_kontrakt_er_den_der_staar(self) -> None:
        rettet = med(retter(KONTRAKTEN, 2, formaal="Noget andet."), senest_set=2)
        forloeb = foelg(*TIL_AFTALE, rettet, med(UNDERSKRIFT, senest_set=2))
        kontrakt = forloeb.log.newest(Kontrakt)
        assert kontrakt is not None
        assert kontrakt.formaal == "Ro om natten."

    def test_opfoelgning_krydser_uden_at_nogen_taber(self) -> None:
        forloeb = foelg(I_GANG, DAGSORDEN, med(FORTSAET, senest_set=2), med(STATUS, senest_set=2))
        assert all(step.counts and step.allowed for step in forloeb.steps)
        assert forloeb.view(3).crossing == (forloeb.steps[2].message,)


def naeste(forloeb: Course, regel: str = "FR-407") -> date | None:
    return next((frist.due for frist in forloeb.deadlines if frist.rule == regel), None)


def skyldes(forloeb: Course, region: str = "B") -> list[tuple[str, date, bool]]:
    return [(f.what_da, f.due, f.overdue) for f in forloeb.deadlines if f.region == region]


class TestNaesteOpfoelgning:
    """Næste opfølgning følger af referatet, ellers af planen."""

    def i_gang(self, *, plan: Opfoelgningsplan | None = None, **indskrevet: Any) -> tuple[Trin, ...]:
        return ENDELIG, med(KONTRAKTEN, opfoelgningsplan=plan), UNDERSKRIFT, med(IND, **indskrevet)

    @pytest.mark.parametrize(
        ("naar", "dag"),
        [
            ({"hver": "P12M"}, date(2027, 12, 1)),
            ({"senest": date(2027, 6, 30)}, date(2027, 6, 30)),
            ({"fravalgt": "Borgeren ønsker det ikke."}, None),
        ],
    )
    def test_planen(self, naar: dict[str, Any], dag: date | None) -> None:
        assert naeste(foelg(*self.i_gang(plan=plan(**naar)))) == dag

    def test_indskrivningens_foerste_opfoelgning(self) -> None:
        tid = Opfoelgningstid(hver="P3M")
        foerste = foelg(*self.i_gang(foerste_opfoelgning=tid))
        assert naeste(foerste, "FR-408") == date(2027, 3, 1)
        assert naeste(foerste) is None
        senere = (
            *self.i_gang(plan=plan(hver="P12M"), foerste_opfoelgning=tid),
            med(FORTSAET, naeste_moede=None),
        )
        assert naeste(foelg(*senere)) == date(2027, 11, 2)

    def test_bestillingens_plan_gaelder_uden_en_i_kontrakten(self) -> None:
        oensket = plan(hver="P6M").planlagt
        samtale = self.i_gang()
        assert naeste(foelg(med(ENDELIG, opfoelgning=oensket), *samtale[1:])) == date(2027, 6, 1)

    def test_start_er_kontraktens_naar_indskrivningen_ikke_kendes(self) -> None:
        kontrakt = med(KONTRAKTEN, indgang="IGANGVAERENDE", opfoelgningsplan=plan(hver="P12M"))
        assert naeste(foelg(kontrakt)) == date(2027, 12, 1)

    @pytest.mark.parametrize(
        ("aftalt", "dag"),
        [
            ({"senest": date(2027, 9, 1)}, date(2027, 9, 1)),
            ({"tidspunkt": datetime.fromisoformat("2027-08-31T23:30:00Z")}, date(2027, 9, 1)),
            ({"intet_begrundelse": "Indsatsen slutter."}, None),
        ],
    )
    def test_referatet_gaar_forud(self, aftalt: dict[str, Any], dag: date | None) -> None:
        referat = med(FORTSAET, naeste_moede=NaesteMoede(**aftalt))
        assert naeste(foelg(*self.i_gang(plan=plan(hver="P12M")), referat)) == dag

    def test_en_indkaldelse_afloeser_den_og_en_aflysning_giver_den_igen(self) -> None:
        samtale = self.i_gang(plan=plan(hver="P12M"))
        indkaldt = med(DAGSORDEN, moedetidspunkt=AARET_EFTER)
        assert naeste(foelg(*samtale, indkaldt)) is None
        aflyst = foelg(*samtale, indkaldt, retter(indkaldt, 5, moedestatus="AFLYST"), dage=300)
        assert [(f.key, f.due) for f in aflyst.deadlines if f.rule == "FR-407"] == [
            (OPFOELGNING, date(2027, 12, 1))
        ]
        assert b(aflyst) == "PLANLAGT"
        assert b(aflyst, "næste") is None

    def test_den_planlaegges_otte_uger_foer_og_det_er_myndighedens_tur(self) -> None:
        samtale = self.i_gang(plan=plan(senest=date(2027, 6, 30)))
        tidligt, i_tide = (foelg(*samtale, dage=dage) for dage in (100, 160))
        assert b(tidligt, "næste") is None
        assert tidligt.turn == ()
        assert b(i_tide, "næste") == "PLANLAGT"
        assert i_tide.turn == M
        assert i_tide.lapses[-1].at == midnat(date(2027, 5, 5))
        hurtigere = replace(PROCES.parameters, planlaegning="P1W")
        assert b(foelg(*samtale, dage=160, parameters=hurtigere), "næste") is None

    @pytest.mark.parametrize(
        "slutter", [AFSLUT, trin("referat", opfoelgningsresultat="AFSLUT_OG_VISITER_TIL_NY")]
    )
    def test_naar_indsatsen_skal_slutte_planlaegges_intet_og_opsigelsen_udestaar(self, slutter: Trin) -> None:
        samtale = self.i_gang(plan=plan(hver="P12M"))
        dagen = med(slutter, forventet_afslutning=date(2027, 3, 31), naeste_moede=None)
        forloeb = foelg(*samtale, dagen)
        assert naeste(forloeb) is None
        delmaal = ("Send delmålsplanen", date(2026, 12, 31), False)
        assert skyldes(forloeb, "A") == [
            delmaal,
            ("Opsigelse udestår: indsatsen skal slutte", date(2027, 3, 31), False),
        ]
        assert b(foelg(*samtale, dagen, dage=600), "næste") is None
        assert skyldes(foelg(*samtale, med(slutter, naeste_moede=None)), "A") == [delmaal]
        fortsat = foelg(*samtale, dagen, med(FORTSAET, naeste_moede=None))
        assert naeste(fortsat) == date(2027, 11, 2)
        assert skyldes(fortsat, "A") == [delmaal]

    def test_et_moede_om_justering_er_ikke_den_planlagte_opfoelgning(self) -> None:
        samtale = (*self.i_gang(plan=plan(senest=date(2027, 6, 30))), med(JUSTERING, dage=160))
        assert b(foelg(*samtale)) == "JUSTERING_AFTALT"


class TestFrister:
    @pytest.mark.parametrize(
        ("samtale", "fristen"),
        [
            (
                (med(ANMODNING, svarfrist=date(2026, 11, 10)),),
                ("A", "UDFOERER", "FR-124", date(2026, 11, 10)),
            ),
            (TIL_TILBUD, ("A", "MYNDIGHED", "FR-125", date(2026, 11, 20))),
            (TIL_AFTALT, ("A", "UDFOERER", "", date(2026, 12, 4))),
            (
                (*TIL_AFTALT, med(PLANLAGT_IND, indflytningsdato=date(2026, 12, 3))),
                ("A", "UDFOERER", "", date(2026, 12, 8)),
            ),
            ((ENDELIG, FORELOEBIG), ("C", "UDFOERER", "FR-214", date(2026, 12, 4))),
            ((I_GANG, DAGSORDEN), ("B", "UDFOERER", "FR-404", date(2026, 12, 1))),
            ((I_GANG, DAGSORDEN), ("B", "MYNDIGHED", "", date(2026, 12, 15))),
            ((I_GANG, DAGSORDEN, STATUS), ("B", "MYNDIGHED", "", date(2026, 12, 15))),
            (
                (I_GANG, med(FORTSAET, bemaerkningsfrist=date(2026, 11, 9))),
                ("B", "UDFOERER", "", date(2026, 11, 9)),
            ),
            ((I_GANG, JUSTERING), ("B", "MYNDIGHED", "", date(2027, 2, 2))),
            (
                (ENDELIG, med(KONTRAKTEN, slutdato=date(2028, 1, 31)), UNDERSKRIFT),
                ("C", "MYNDIGHED", "", date(2028, 1, 31)),
            ),
        ],
    )
    def test_fristen_staar_der(self, samtale: tuple[Trin, ...], fristen: tuple[str, str, str, date]) -> None:
        forloeb = foelg(*samtale)
        assert fristen in [(f.region, f.role, f.rule, f.due) for f in forloeb.deadlines]
        assert not any(f.overdue for f in forloeb.deadlines)

    def test_en_overskreden_frist_er_overskredet(self) -> None:
        forloeb = foelg(I_GANG, DAGSORDEN, dage=60)
        assert [(f.rule, f.due, f.overdue) for f in forloeb.deadlines] == [
            ("FR-416", date(2026, 12, 15), True),
            ("FR-405", date(2026, 12, 29), True),
        ]

    def test_referatet_er_foerst_for_sent_den_aftalte_tid_efter_moedet(self) -> None:
        samtale = (I_GANG, DAGSORDEN, med(STATUS, dage=1))
        hold, send = ("Hold mødet", date(2026, 12, 15)), ("Send referatet", date(2026, 12, 29))
        dage = (date(2026, 12, 15) - beskeder(*samtale)[-1].konvolut.afsendt.date()).days
        assert skyldes(foelg(*samtale)) == [(*hold, False)]
        assert skyldes(foelg(*samtale, dage=dage + 1)) == [(*send, False)]
        assert skyldes(foelg(*samtale, dage=dage + 15)) == [(*send, True)]

    def test_bemaerkninger_er_en_ret_og_forsvinder_med_fristen(self) -> None:
        samtale = (I_GANG, med(FORTSAET, bemaerkningsfrist=date(2026, 11, 9), naeste_moede=None))
        naeste_aar = date(2027, 11, 2)
        assert [f[1] for f in skyldes(foelg(*samtale))] == [date(2026, 11, 9), naeste_aar]
        assert [f[1] for f in skyldes(foelg(*samtale, dage=20))] == [naeste_aar]

    def test_uden_en_plan_foelges_der_op_en_gang_om_aaret(self) -> None:
        """000:214: statusmøde holdes som udgangspunkt én gang årligt, også når ingen har skrevet det."""
        udenplan = med(FORTSAET, naeste_moede=None)
        assert naeste(foelg(I_GANG, udenplan), "FR-407") == date(2027, 11, 2)

    @pytest.mark.parametrize(("type", "dag"), [("AARLIG", date(2026, 12, 15)), ("LOEBENDE_AFTALT", None)])
    def test_et_aarligt_notat_skyldes_uden_en_frist_i_dagsordenen(self, type: str, dag: date | None) -> None:
        forloeb = foelg(I_GANG, med(DAGSORDEN, opfoelgningstype=type, oensket_materiale=()))
        assert naeste(forloeb, "FR-404") == dag

    def test_svarfristen_foelger_det_der_sidst_blev_bedt_om(self) -> None:
        frist = med(ANMODNING, svarfrist=date(2026, 11, 10))
        ny_frist = med(FORHANDLING, svarfrist=date(2026, 11, 15))
        assert [f.due for f in foelg(frist, TILBUD, ny_frist).deadlines] == [date(2026, 11, 15)]
        assert [f.due for f in foelg(frist, TILBUD, FORHANDLING).deadlines] == []
        rettet = retter(frist, 1, svarfrist=date(2026, 11, 12))
        assert [f.due for f in foelg(frist, TILBUD, rettet).deadlines] == [date(2026, 11, 12)]
        udloebet = foelg(frist, TILBUD, dage=30)
        assert a(udloebet) == "BESTILT"
        assert udloebet.deadlines == ()

    def test_statusnotatet_skyldes_ikke_naar_det_er_kommet(self) -> None:
        forloeb = foelg(I_GANG, DAGSORDEN, STATUS)
        assert "FR-404" not in [f.rule for f in forloeb.deadlines]


class TestKalender:
    @pytest.mark.parametrize(
        ("dag", "oejeblik"),
        [
            (date(2026, 7, 1), "2026-06-30T22:00:00+00:00"),
            (date(2026, 12, 1), "2026-11-30T23:00:00+00:00"),
            (date(2026, 3, 29), "2026-03-28T23:00:00+00:00"),
            (date(2026, 3, 30), "2026-03-29T22:00:00+00:00"),
            (date(2026, 10, 25), "2026-10-24T22:00:00+00:00"),
            (date(2026, 10, 26), "2026-10-25T23:00:00+00:00"),
        ],
    )
    def test_dagen_begynder_i_danmark(self, dag: date, oejeblik: str) -> None:
        assert midnat(dag).isoformat() == oejeblik

    def test_et_tilbud_gaelder_til_dagens_ende(self) -> None:
        sidst = datetime.fromisoformat("2026-11-20T22:59:59+00:00")
        entries = [Entry(besked) for besked in beskeder(*TIL_TILBUD)]
        assert a(follow(PROCES, entries, now=sidst)) == "TILBUD_AFGIVET"
        assert a(follow(PROCES, entries, now=sidst + timedelta(seconds=1))) == "BESTILT"

    def test_andre_frister_kan_aftales(self) -> None:
        hurtige = Procesparametre(fravalgt="P1M", kontrakt_efter_foreloebig_aftale="P14D")
        assert a(foelg(*TIL_TILBUD, NEJ, dage=32, parameters=hurtige)) == "AFSLUTTET"
        forloeb = foelg(ENDELIG, FORELOEBIG, parameters=hurtige)
        assert forloeb.deadlines[0].due == date(2026, 11, 18)


def test_raekkefoelgen_af_lange_forloeb_koster_lineaert() -> None:
    """Fem gange så mange opfølgninger, talt i opslag og ikke i sekunder."""
    opslag: list[int] = []

    def talt(keys: Callable[..., tuple[str, ...]]) -> Callable[..., tuple[str, ...]]:
        def kaldt(besked: Any, kendte: Any) -> tuple[str, ...]:
            opslag.append(1)
            return keys(besked, kendte)

        return kaldt

    regioner = tuple(replace(region, keys=talt(region.keys)) for region in PROCES.regions)
    antal = []
    for gange in (5, 25):
        opslag.clear()
        runder = [
            med(ét, samtale_id=noegle(5000 + n)) for n in range(gange) for ét in (DAGSORDEN, STATUS, FORTSAET)
        ]
        foelg(I_GANG, *runder, regions=regioner)
        antal.append(len(opslag))
    assert antal[1] <= 5 * antal[0]
