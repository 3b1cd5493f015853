"""M41: en fejl tages ud, og alt regnes om; det, der trækkes tilbage, bliver stående og har egne rækker."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.standard.byggere_opfoelgning import EJER, MYNDIGHED, NU, UDFOERER, noegle
from tests.standard.samtaler import (
    ANMODNING,
    DAGSORDEN,
    ENDELIG,
    I_GANG,
    IND,
    JA,
    KONTRAKT,
    KONTRAKTEN,
    OPFOELGNING,
    STATUS,
    TIL_AFTALE,
    TIL_AFTALT,
    TIL_TILBUD,
    TILBUD,
    TILBUDSNOEGLE,
    UNDERSKRIFT,
    a,
    b,
    beskeder,
    c,
    fejl,
    foelg,
    fra,
    med,
    retter,
    trin,
    trukket,
)

from samarbejde_schema.process import Entry, Fate, by_case, follow
from samarbejde_schema.standard.v1.faelles.konvolut import Leverandoer, Part
from samarbejde_schema.standard.v1.opsigelse import Opsigelse
from samarbejde_schema.standard.v1.proces import PROCES
from samarbejde_schema.standard.v1.tilbud import Tilbud

FEJL = ("FEJLSENDT", "FORKERT_BORGER", "DUBLET", "ANDET")
OPSIG = trin("opsigelse")
FORTSAETTER = fra(
    UDFOERER,
    MYNDIGHED,
    trin("kontraktSvar", vedroerer="TILBAGETRAEKNING_AF_OPSIGELSE", svar="UNDERSKREVET"),
)
I_DRIFT = (*TIL_AFTALT, IND)


class TestFejl:
    @pytest.mark.parametrize("aarsag", FEJL)
    def test_tilstanden_er_som_foer_beskeden(self, aarsag: str) -> None:
        for foer, ny, af in (
            ((ANMODNING,), TILBUD, "UDFOERER"),
            (TIL_TILBUD, JA, "MYNDIGHED"),
            ((ENDELIG,), KONTRAKTEN, "UDFOERER"),
            (TIL_AFTALE, UNDERSKRIFT, "MYNDIGHED"),
            (TIL_AFTALT, IND, "UDFOERER"),
            (I_DRIFT, OPSIG, "MYNDIGHED"),
            ((I_GANG, DAGSORDEN), STATUS, "UDFOERER"),
            ((I_GANG,), DAGSORDEN, "MYNDIGHED"),
        ):
            forloeb = foelg(*foer, ny, fejl(len(foer) + 1, af, aarsag))
            assert forloeb.states == foelg(*foer).states
            assert forloeb.steps[len(foer)].fate is Fate.RECALLED
            assert forloeb.steps[-1].allowed
            assert forloeb.turn == foelg(*foer).turn

    def test_beskeden_er_ude_af_loggen(self) -> None:
        forloeb = foelg(*TIL_TILBUD, fejl(2, "UDFOERER"))
        assert forloeb.log.newest(Tilbud) is None
        assert forloeb.view(2).before.newest(Tilbud) is not None

    def test_en_anden_parts_annullering_tager_intet_ud(self) -> None:
        forloeb = foelg(*TIL_TILBUD, fejl(2, "MYNDIGHED"))
        assert a(forloeb) == "TILBUD_AFGIVET"
        assert [led.allowed for led in forloeb.steps] == [True, True, False]

    def test_driftsherren_er_samme_part_som_udfoereren(self) -> None:
        ejer = Part(rolle="DRIFTSHERRE", organisation=UDFOERER.organisation)
        assert a(foelg(*TIL_TILBUD, med(fejl(2, "UDFOERER"), afsender=ejer))) == "BESTILT"
        fremmed = Part(rolle="UDFOERER", organisation=EJER)
        assert a(foelg(*TIL_TILBUD, med(fejl(2, "UDFOERER"), afsender=fremmed))) == "TILBUD_AFGIVET"

    def test_en_fejl_hos_den_ene_udfoerer_lader_den_anden_vaere(self) -> None:
        anden = Part(rolle="UDFOERER", organisation=EJER)
        til_anden = med(ANMODNING, modtager=(anden,))
        forloeb = foelg(ANMODNING, til_anden, med(fejl(2), modtager=(anden,)))
        assert forloeb.states == {("A", TILBUDSNOEGLE): "BESTILT", ("A", "90000020"): "ANNULLERET"}

    def test_kontrakten_og_opfoelgningen_er_der_ikke_mere(self) -> None:
        forloeb = foelg(ENDELIG, KONTRAKTEN, fejl(2, "UDFOERER"))
        assert c(forloeb) is None
        assert ("C", KONTRAKT) not in forloeb.states
        assert b(foelg(I_GANG, DAGSORDEN, fejl(2)), OPFOELGNING) is None


class TestTilbagetraekning:
    def test_den_trukne_besked_bliver_staaende(self) -> None:
        forloeb = foelg(*TIL_TILBUD, trukket(2, "UDFOERER"))
        assert forloeb.log.newest(Tilbud) is not None
        assert [led.fate for led in forloeb.steps] == [Fate.COUNTS] * 3

    def test_noget_der_ikke_kan_traekkes_tilbage(self) -> None:
        forloeb = foelg(I_GANG, STATUS, trukket(2, "UDFOERER"))
        assert not forloeb.steps[2].allowed
        assert b(forloeb) == "STATUS_MODTAGET"

    def test_opsigelsen_gaelder_til_modparten_siger_ja(self) -> None:
        samtale = (*I_DRIFT, OPSIG, trukket(5))
        forloeb = foelg(*samtale)
        assert (a(forloeb), forloeb.turn) == ("OPSAGT", ("UDFOERER",))
        assert forloeb.log.newest(Opsigelse) is not None
        assert {e.type for e in forloeb.next if e.awaited} == {"kontraktSvar", "udskrivning"}
        enige = foelg(*samtale, FORTSAETTER)
        assert (a(enige), c(enige), enige.turn) == ("AKTIV", "INDGAAET", ())

    def test_at_traekke_tilbage_kan_selv_vaere_en_fejl(self) -> None:
        forloeb = foelg(*TIL_TILBUD, trukket(2, "UDFOERER"), fejl(3, "UDFOERER"))
        assert a(forloeb) == "TILBUD_AFGIVET"

    def test_en_ny_opsigelse_efter_enighed(self) -> None:
        forloeb = foelg(*I_DRIFT, OPSIG, trukket(5), FORTSAETTER, OPSIG)
        assert (a(forloeb), c(forloeb)) == ("OPSAGT", "OPSAGT")
        assert not foelg(*I_DRIFT, OPSIG, trukket(5), FORTSAETTER, OPSIG, FORTSAETTER).steps[-1].allowed

    def test_en_rettet_opsigelse_traekkes_tilbage(self) -> None:
        for nummer in (5, 6):
            samtale = (*I_DRIFT, OPSIG, retter(OPSIG, 5), trukket(nummer), FORTSAETTER)
            assert a(foelg(*samtale)) == "AKTIV"


class TestKrydsende:
    """Myndighedens tilsagn står, når udføreren trækker sig uden at have set det (FR-027)."""

    @pytest.mark.parametrize(
        ("foer", "myndigheden", "tilstand"),
        [(TIL_TILBUD, JA, "AFTALE_UNDER_INDGAAELSE"), (TIL_AFTALE, UNDERSKRIFT, "AFTALT")],
    )
    def test_ja_krydser_en_tilbagetraekning(
        self, foer: tuple[Any, ...], myndigheden: Any, tilstand: str
    ) -> None:
        sidst = len(foer)
        m, u = (med(ét, senest_set=sidst) for ét in (myndigheden, trukket(sidst, "UDFOERER")))
        for par, taber in (((m, u), 1), ((u, m), 0)):
            forloeb = foelg(*foer, *par)
            assert a(forloeb) == tilstand
            assert forloeb.steps[sidst + taber].fate is Fate.CROSSED
            assert forloeb.steps[sidst + 1 - taber].counts

    def test_to_opsigelser_krydser_og_myndighedens_staar(self) -> None:
        m = med(OPSIG, senest_set=4)
        u = med(fra(UDFOERER, MYNDIGHED, OPSIG, opsigende_part="LEVERANDOER"), senest_set=4)
        for par, taber in (((m, u), 1), ((u, m), 0)):
            forloeb = foelg(*I_DRIFT, *par)
            assert a(forloeb) == "OPSAGT"
            assert forloeb.steps[4 + taber].fate is Fate.CROSSED

    def test_et_tillaeg_og_en_opsigelse_gaar_sammen(self) -> None:
        tillaeg = med(trin("kontrakttillaeg"), senest_set=4)
        forloeb = foelg(*I_DRIFT, med(OPSIG, senest_set=4), tillaeg)
        assert all(led.counts and led.allowed for led in forloeb.steps)
        assert c(forloeb) == "OPSAGT"

    def test_hvem_der_ikke_havde_set_annulleringen(self) -> None:
        samtale = (*TIL_TILBUD, fejl(2, "UDFOERER"))
        forloeb = foelg(*samtale, med(JA, senest_set=2))
        assert forloeb.view(3).allowed
        assert forloeb.view(3).crossing == (forloeb.steps[2].message,)
        assert a(forloeb) == "BESTILT"
        assert foelg(*samtale, med(JA, senest_set=3)).steps[3].fate is Fate.NO_ROW


def test_raekkefoelgen_i_filer_er_lige_meget() -> None:
    """Den samme samtale, læst fra filer i en hvilken som helst orden, ender samme sted."""
    skrevet = beskeder(*I_DRIFT, OPSIG, trukket(5), FORTSAETTER)
    entries = [Entry(besked) for besked in skrevet]
    ((noeglen, egne),) = by_case(entries).items()
    assert noeglen == noegle(1)
    assert follow(PROCES, egne, now=NU).states == foelg(*I_DRIFT, OPSIG, trukket(5), FORTSAETTER).states


class TestPartsskifte:
    """En ny leverandør tager den gamles plads fra den dag, tillægget gælder."""

    NY = Part(rolle="UDFOERER", organisation=EJER)
    SKIFTE = trin(
        "kontrakttillaeg",
        art="PARTSSKIFTE",
        ny_part=Leverandoer(driftsherre=EJER),
        gaelder_fra=date(2026, 12, 8),
    )
    JA_TAK = trin("kontraktSvar", vedroerer="TILLAEG", svar="UNDERSKREVET")

    def fra_den_nye(self, type: str, dage: float, **felter: Any) -> Any:
        return med(fra(self.NY, MYNDIGHED, trin(type)), dage, **felter)

    def test_den_nye_fortsaetter_forloebet(self) -> None:
        status = self.fra_den_nye("statusnotat", 3)
        forloeb = foelg(*I_DRIFT, self.SKIFTE, self.JA_TAK, status)
        assert {noegle for region, noegle in forloeb.states if region == "A"} == {TILBUDSNOEGLE}
        assert (a(forloeb), b(forloeb)) == ("AKTIV", "STATUS_MODTAGET")

    def test_foer_dagen_og_uden_underskrift_er_den_nye_en_anden(self) -> None:
        for samtale in ((self.SKIFTE, self.JA_TAK), (self.SKIFTE,)):
            status = self.fra_den_nye("statusnotat", 0.5 if len(samtale) == 2 else 9)
            assert ("A", "90000020") in foelg(*I_DRIFT, *samtale, status).states

    def test_den_nye_kan_sige_op_og_udskrive(self) -> None:
        opsig = self.fra_den_nye("opsigelse", 3, opsigende_part="LEVERANDOER", kontrakt_ref=None)
        opsagt = foelg(*I_DRIFT, self.SKIFTE, self.JA_TAK, opsig)
        assert (a(opsagt), c(opsagt)) == ("OPSAGT", "OPSAGT")
        ud = self.fra_den_nye("udskrivning", 1)
        udskrevet = foelg(*I_DRIFT, self.SKIFTE, self.JA_TAK, opsig, ud)
        assert (a(udskrevet), c(udskrevet)) == ("UDSKREVET", "OPHOERT")

    def test_den_naeste_opfoelgning_er_den_nyes(self) -> None:
        moede = med(trin("referat"), 3, modtager=(self.NY,))
        forloeb = foelg(*I_DRIFT, self.SKIFTE, self.JA_TAK, moede)
        assert [f.due for f in forloeb.deadlines if f.rule == "FR-407"] == [date(2027, 11, 1)]
