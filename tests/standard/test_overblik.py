"""Overblikket: hvor forløbet står, hvad der mangler, og hvilke mål, vilkår og samtykker der gælder."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.standard import byggere_samarbejde
from tests.standard.byggere_opfoelgning import MAAL, NU, TAKST, YDELSE, noegle
from tests.standard.samtaler import (
    AENDRE,
    ANMODNING,
    DAGSORDEN,
    ENDELIG,
    FORELOEBIG,
    FORTSAET,
    I_GANG,
    IND,
    KONTRAKT,
    KONTRAKTEN,
    NEJ,
    TIL_AFTALT,
    TIL_TILBUD,
    TILBUDSNOEGLE,
    UNDERSKRIFT,
    foelg,
    med,
    retter,
    trin,
    trukket,
)

from samarbejde_schema.process import Entry, Log, follow
from samarbejde_schema.standard.v1.faelles.maal import ArtefaktRef, FremtidigtMaal, Maalbeslutning
from samarbejde_schema.standard.v1.faelles.samtykke import SamtykkePart
from samarbejde_schema.standard.v1.proces import PROCES
from samarbejde_schema.standard.v1.proces.overblik import (
    AktivtMaal,
    GaeldendeKontrakt,
    Overblik,
    aktive_samtykker,
    overblik,
)

I_DRIFT = (*TIL_AFTALT, IND)
TILLAEG = trin("kontrakttillaeg", gaelder_fra=date(2027, 1, 1))
JA_TILLAEG = trin("kontraktSvar", vedroerer="TILLAEG", kontrakt_ref=ArtefaktRef(id=KONTRAKT, version=2))
MAAL_2 = MAAL.model_copy(update={"version": 2, "frist": date(2028, 3, 1)})
MAAL_NY = MAAL.model_copy(update={"id": noegle(12)})


def stand(*samtale: Any, dage: float = 0) -> Overblik:
    return overblik(foelg(*samtale, dage=dage))


def maal(overblikket: Overblik) -> list[tuple[str, int]]:
    return [(et.id, et.version) for et in overblikket.maal]


class TestMangler:
    def test_hvad_der_ventes_paa_fra_hvem_og_hvornaar(self) -> None:
        (mangel,) = stand(*TIL_TILBUD).mangler
        assert (mangel.type, mangel.roller, mangel.region) == ("tilbudSvar", ("MYNDIGHED",), "A")
        assert mangel.noegle == TILBUDSNOEGLE
        assert mangel.senest == date(2026, 11, 20)

    def test_uden_en_frist_er_der_ingen_dag(self) -> None:
        assert {(m.type, m.senest) for m in stand(ANMODNING).mangler} == {("tilbud", None)}

    def test_det_forfaldne(self) -> None:
        forfaldent = stand(I_GANG, DAGSORDEN, dage=60)
        assert [frist.rule for frist in forfaldent.brudt] == ["FR-416", "FR-405"]
        assert stand(I_GANG, DAGSORDEN).brudt == ()

    def test_resten_er_forloebets(self) -> None:
        forloeb = foelg(*TIL_TILBUD)
        samlet = overblik(forloeb)
        assert (samlet.tur, samlet.mulige, samlet.frister) == (forloeb.turn, forloeb.next, forloeb.deadlines)
        assert samlet.tilstande == {("A", TILBUDSNOEGLE): "TILBUD_AFGIVET"}
        assert samlet.dag == date(2026, 11, 4)


class TestMaal:
    def test_bestillingens(self) -> None:
        (et,) = stand(*I_DRIFT).maal
        assert et == AktivtMaal(noegle(11), 1, TILBUDSNOEGLE, date(2026, 11, 3), MAAL)
        assert MAAL.titel not in repr(et)

    @pytest.mark.parametrize(
        ("besked", "felt"),
        [
            ("indsatsmaalOpdatering", "indsatsmaal"),
            ("bestillingJustering", "maal_justering"),
            ("handleplan", "maal"),
        ],
    )
    def test_den_nyeste_udgave_gaelder(self, besked: str, felt: str) -> None:
        nyt = trin(besked, **{felt: (MAAL_2, MAAL_NY)})
        assert maal(stand(*I_DRIFT, nyt)) == [(noegle(11), 2), (noegle(12), 1)]
        gammelt = trin(besked, **{felt: (MAAL,)})
        assert maal(stand(*I_DRIFT, nyt, gammelt)) == [(noegle(11), 2), (noegle(12), 1)]

    def test_en_ny_udgave_af_bestillingen_begynder_forfra(self) -> None:
        rettet = retter(ANMODNING, 1, version=2, indsatsmaal=(MAAL_NY,))
        assert maal(stand(ANMODNING, rettet)) == [(noegle(12), 1)]

    @pytest.mark.parametrize(
        "slutter",
        [
            {"maalbeslutning": (Maalbeslutning(maal_ref=noegle(11), status="NAAET"),)},
            {"fremtidigt_maal": (FremtidigtMaal(maal_ref=noegle(11), behandling="UDGAAR"),)},
        ],
    )
    def test_et_moede_slutter_et_maal(self, slutter: dict[str, Any]) -> None:
        moede = med(FORTSAET, **slutter)
        assert maal(stand(*I_DRIFT, moede)) == []
        igen = trin("indsatsmaalOpdatering", indsatsmaal=(MAAL_2,))
        assert maal(stand(*I_DRIFT, moede, igen)) == [(noegle(11), 2)]

    def test_et_moede_der_fortsaetter_maalet_slutter_det_ikke(self) -> None:
        uaendret = {
            "maalbeslutning": (
                Maalbeslutning(maal_ref=noegle(11), status="AKTIV"),
                Maalbeslutning(maal_ref=noegle(11)),
            )
        }
        assert maal(stand(*I_DRIFT, med(FORTSAET, **uaendret))) == [(noegle(11), 1)]

    def test_et_maal_der_ikke_er_aktivt_endnu(self) -> None:
        foreslaaet = MAAL.model_copy(update={"status": "FORESLAAET"})
        assert maal(stand(med(ANMODNING, indsatsmaal=(foreslaaet,)))) == []

    def test_hvor_der_er_sagt_nej_arbejdes_der_ikke(self) -> None:
        assert maal(stand(*TIL_TILBUD)) == [(noegle(11), 1)]
        assert maal(stand(*TIL_TILBUD, NEJ)) == []
        assert maal(stand(ANMODNING, trukket(1))) == []


class TestKontrakt:
    def test_den_underskrevne(self) -> None:
        (en,) = stand(*I_DRIFT).kontrakter
        assert en == GaeldendeKontrakt(KONTRAKT, "INDGAAET", 1, date(2026, 12, 1), (TAKST,), (YDELSE,))
        assert "2150" not in repr(en)
        assert stand(ENDELIG, KONTRAKTEN).kontrakter == ()

    def test_et_tillaeg_gaelder_fra_sin_dag_naar_det_er_underskrevet(self) -> None:
        sendt, underskrevet = (*I_DRIFT, TILLAEG), (*I_DRIFT, TILLAEG, JA_TILLAEG)
        (til_svar,) = stand(*sendt).kontrakter
        assert (til_svar.version, til_svar.til_svar, til_svar.takst) == (1, 2, (TAKST,))
        (paa_vej,) = stand(*underskrevet).kontrakter
        assert (paa_vej.version, paa_vej.paa_vej, paa_vej.til_svar) == (1, (2,), None)
        (gaelder,) = stand(*underskrevet, dage=30).kontrakter
        assert (gaelder.version, gaelder.gaelder_fra, gaelder.paa_vej) == (2, date(2027, 1, 1), ())
        assert [takst.gyldig_fra for takst in gaelder.takst] == [date(2027, 1, 1)]

    @pytest.mark.parametrize("svar", ["AFVIST", "AENDRING_OENSKES"])
    def test_et_tillaeg_der_ikke_er_underskrevet_gaelder_ikke(self, svar: str) -> None:
        (en,) = stand(*I_DRIFT, TILLAEG, med(JA_TILLAEG, svar=svar), dage=60).kontrakter
        assert (en.version, en.takst) == (1, (TAKST,))

    def test_et_tillaeg_om_vilkaar_lader_taksten_staa(self) -> None:
        vilkaar = med(TILLAEG, art="VILKAAR", takst=(), ydelse=())
        (en,) = stand(*I_DRIFT, vilkaar, JA_TILLAEG, dage=30).kontrakter
        assert (en.version, en.takst, en.ydelse) == (2, (TAKST,), (YDELSE,))

    def test_kun_de_takster_der_gaelder_paa_dagen(self) -> None:
        gammel = TAKST.model_copy(update={"gyldig_til": date(2026, 12, 31)})
        ny = TAKST.model_copy(update={"gyldig_fra": date(2027, 1, 1), "beloeb": Decimal(2200)})
        samtale = (ENDELIG, med(KONTRAKTEN, takst=(gammel, ny)), UNDERSKRIFT, IND)
        assert [t.beloeb for t in stand(*samtale).kontrakter[0].takst] == [Decimal(2150)]
        assert [t.beloeb for t in stand(*samtale, dage=40).kontrakter[0].takst] == [Decimal(2200)]

    def test_vilkaar_der_ikke_kendes_her(self) -> None:
        (foreloebig,) = stand(ENDELIG, FORELOEBIG).kontrakter
        assert (foreloebig.tilstand, foreloebig.version, foreloebig.takst) == ("FORELOEBIG", None, ())
        (ukendt,) = stand(I_GANG, TILLAEG, JA_TILLAEG, dage=60).kontrakter
        assert (ukendt.tilstand, ukendt.version, len(ukendt.takst)) == ("INDGAAET", 2, 1)


SAM = byggere_samarbejde.ALLE
I_DAG = NU.date()
SAMTYKKET = byggere_samarbejde.samtykkeerklaering()


def samtykker(*sendt: Any, dag: date = I_DAG) -> list[tuple[str, int]]:
    log = Log([Entry(besked) for besked in sendt])
    return [(et.id, len(et.parter)) for et in aktive_samtykker(log, dag)]


class TestSamtykke:
    def test_givet(self) -> None:
        alle = len(SAMTYKKET.mellem_hvem)
        assert samtykker(SAMTYKKET) == [(SAMTYKKET.samtykke_id, alle)]
        assert SAMTYKKET.mellem_hvem[0].navn not in repr(aktive_samtykker(Log([Entry(SAMTYKKET)]), NU.date()))

    def test_ikke_givet_endnu_og_udloebet(self) -> None:
        kort = SAMTYKKET.model_copy(update={"gyldig_til": date(2026, 12, 31)})
        assert samtykker(kort, dag=date(2026, 12, 31)) != []
        assert samtykker(kort, dag=date(2027, 1, 1)) == []
        assert samtykker(SAMTYKKET, dag=date(2000, 1, 1)) == []

    def test_kaldt_tilbage_og_givet_igen(self) -> None:
        helt = SAM["samtykkeTilbagekaldelse"](omfang="HELT", beroert_part=())
        assert samtykker(SAMTYKKET, helt) == []
        assert samtykker(helt, SAMTYKKET) != []
        assert samtykker(SAMTYKKET, helt, SAMTYKKET) != []

    def test_kaldt_delvist_tilbage(self) -> None:
        foerste, *andre = SAMTYKKET.mellem_hvem
        resten = [part for part in andre if part.organisation != foerste.organisation]
        delvist = SAM["samtykkeTilbagekaldelse"](omfang="DELVIST", beroert_part=(foerste,))
        assert samtykker(SAMTYKKET, delvist) == [(SAMTYKKET.samtykke_id, len(resten))]
        alle = SAM["samtykkeTilbagekaldelse"](omfang="DELVIST", beroert_part=SAMTYKKET.mellem_hvem)
        assert samtykker(SAMTYKKET, alle) == []

    def test_en_part_uden_cvr_kendes_paa_navnet(self) -> None:
        soester = SamtykkePart(navn="Borgerens søster")
        med_soester = SAMTYKKET.model_copy(update={"mellem_hvem": (*SAMTYKKET.mellem_hvem, soester)})
        delvist = SAM["samtykkeTilbagekaldelse"](omfang="DELVIST", beroert_part=(soester,))
        assert samtykker(med_soester, delvist) == samtykker(SAMTYKKET)

    def test_det_staar_i_overblikket(self) -> None:
        forloeb = follow(PROCES, [Entry(SAMTYKKET)], now=NU)
        assert [et.id for et in overblik(forloeb).samtykker] == [SAMTYKKET.samtykke_id]


def skyldes(*samtale: Any, dage: float = 0) -> set[tuple[str, str, str, date | None, date]]:
    frister = foelg(*samtale, dage=dage).deadlines
    return {(f.region, f.role, f.rule, f.since, f.due) for f in frister}


FORESPOERGSEL, AFVENT = trin("forespoergsel"), trin("matchSvar", samlet_vurdering="AFVENTER")
BESOEG = trin("forbesoegAftale", status="FORESLAAET")
MELDING, SPOERG, SVAR = trin("aendringsmeddelelse"), trin("aktoerAnmodning"), trin("aktoerOpfoelgning")
NYE_MAAL, DELMAAL, PLAN = trin("indsatsmaalOpdatering"), trin("delmaalsplan"), trin("handleplan")
NY_BESTILLING, OPSIG = trin("bestillingJustering"), trin("opsigelse")


class TestFrister:
    """Hvem der skylder hvad siden hvornår og inden hvornår."""

    @pytest.mark.parametrize(
        ("samtale", "frist"),
        [
            ((FORESPOERGSEL,), ("A", "UDFOERER", "", date(2026, 11, 3), date(2026, 11, 16))),
            ((FORESPOERGSEL, AFVENT), ("A", "UDFOERER", "", date(2026, 11, 3), date(2026, 12, 16))),
            (
                (FORESPOERGSEL, BESOEG),
                ("A", "MYNDIGHED", "", date(2026, 11, 4), date(2026, 11, 9)),
            ),
            (
                (ENDELIG, KONTRAKTEN),
                ("C", "MYNDIGHED", "FR-220", date(2026, 11, 4), date(2026, 12, 1)),
            ),
            (I_DRIFT, ("A", "UDFOERER", "", date(2026, 12, 1), date(2026, 12, 31))),
            (
                (*I_DRIFT, DELMAAL, NYE_MAAL),
                ("A", "UDFOERER", "", date(2026, 12, 7), date(2027, 1, 6)),
            ),
            (
                (*I_DRIFT, MELDING),
                ("B", "MYNDIGHED", "", date(2026, 12, 6), date(2026, 12, 20)),
            ),
            (
                (*I_DRIFT, med(SPOERG, frist=date(2026, 12, 18))),
                ("B", "AKTOER", "FR-423", date(2026, 12, 6), date(2026, 12, 18)),
            ),
            (
                (*I_DRIFT, AENDRE),
                ("A", "MYNDIGHED", "", date(2026, 12, 6), date(2027, 3, 6)),
            ),
            (
                (*I_DRIFT, PLAN, AENDRE, NYE_MAAL),
                ("A", "MYNDIGHED", "FR-412", date(2026, 12, 7), date(2027, 3, 7)),
            ),
            (
                (*I_DRIFT, AENDRE, NY_BESTILLING),
                ("A", "UDFOERER", "FR-206", date(2026, 12, 7), date(2027, 1, 1)),
            ),
            (
                (*I_DRIFT, med(AENDRE, justeringsbehov=("TAKST",)), NYE_MAAL),
                ("A", "UDFOERER", "FR-206", date(2026, 12, 6), date(2027, 3, 6)),
            ),
            (
                (*I_DRIFT, TILLAEG),
                ("C", "MYNDIGHED", "FR-206", date(2026, 12, 6), date(2027, 1, 1)),
            ),
            (
                (*I_DRIFT, OPSIG),
                ("A", "UDFOERER", "FR-508", date(2026, 12, 6), date(2027, 1, 31)),
            ),
            (
                (*I_DRIFT, OPSIG, trukket(5)),
                ("A", "UDFOERER", "FR-506", date(2026, 12, 7), date(2027, 1, 31)),
            ),
        ],
    )
    def test_fristen_staar_der(self, samtale: tuple[Any, ...], frist: Any) -> None:
        assert frist in skyldes(*samtale)

    @pytest.mark.parametrize(
        ("samtale", "hvad"),
        [
            (
                (FORESPOERGSEL, BESOEG, med(BESOEG, status="BEKRAEFTET")),
                "Bekræft eller aflys det foreslåede besøg",
            ),
            ((*I_DRIFT, DELMAAL), "Send delmålsplanen"),
            (
                (*I_DRIFT, med(SPOERG, frist=date(2026, 12, 18)), SVAR),
                "Svar på det, myndigheden har spurgt om",
            ),
            ((*I_DRIFT, PLAN, AENDRE, PLAN), "Send handleplanen, som den er efter justeringen"),
            ((*I_DRIFT, TILLAEG, JA_TILLAEG), "Svar på tillægget, før det skal gælde"),
            ((I_GANG,), "Send delmålsplanen"),
        ],
    )
    def test_den_er_vaek_naar_det_skyldige_er_kommet(self, samtale: tuple[Any, ...], hvad: str) -> None:
        assert hvad in {frist.what_da for frist in PROCES.duties}
        assert hvad not in {frist.what_da for frist in foelg(*samtale).deadlines}

    def test_udskrivningen_skyldes_naar_aftalen_er_slut(self) -> None:
        assert "FR-505" not in {frist[2] for frist in skyldes(*I_DRIFT, OPSIG, dage=50)}
        udskriv = ("A", "UDFOERER", "FR-505", date(2027, 1, 31), date(2027, 2, 7))
        assert udskriv in skyldes(*I_DRIFT, OPSIG, dage=58)
        kort = (ENDELIG, med(KONTRAKTEN, slutdato=date(2026, 12, 20)), UNDERSKRIFT, IND)
        udloebet = ("A", "UDFOERER", "FR-505", date(2026, 12, 20), date(2026, 12, 27))
        assert udloebet in skyldes(*kort, dage=20)

    def test_slutafregningen(self) -> None:
        ud = trin("udskrivning")
        assert ("A", "UDFOERER", "FR-208", date(2026, 12, 7), date(2028, 1, 31)) in skyldes(
            *I_DRIFT, OPSIG, ud
        )

    def test_en_besked_om_en_forkert_borger_slettes_paa_tre_hverdage(self) -> None:
        fejl = trin("annullering", annulleret_besked_ref=1, aarsag="FORKERT_BORGER")
        frist = ("A", "UDFOERER", "FR-029", date(2026, 11, 4), date(2026, 11, 9))
        assert skyldes(ANMODNING, fejl) == {frist}
        for svar_paa, slettet, tilbage in ((2, True, set()), (1, True, set()), (2, None, {frist})):
            kvittering = trin("forretningskvittering", svar_paa=svar_paa, slettet_bekraeftet=slettet)
            assert skyldes(ANMODNING, fejl, kvittering) == tilbage
        assert skyldes(ANMODNING, med(fejl, aarsag="FEJLSENDT")) == set()
