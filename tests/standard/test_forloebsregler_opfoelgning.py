"""Forløbets regler om opfølgning: en samtale, der bryder reglen, og en, der kommer tæt på; og opslagene
bag.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.standard.byggere_justering import udskrivning
from tests.standard.byggere_opfoelgning import (
    BOSTED,
    EJER,
    KOMMUNE,
    MAAL,
    NU,
    bestilling,
    bilag,
    dagsorden,
    indskrivning,
    kontrakt,
    noegle,
    referat,
    statusnotat,
    tilbud,
    tilbud_svar,
)
from tests.standard.forloebsproever import (
    DAG,
    REGLER,
    TRE_MAANEDER,
    UBEDOEMT,
    Sag,
    kl,
    linje,
    med_tilbud,
)

from samarbejde_schema.findings import Kind, Stage
from samarbejde_schema.standard.v1.dagsorden import OensketMateriale
from samarbejde_schema.standard.v1.faelles.borger import BorgerensStemme
from samarbejde_schema.standard.v1.faelles.konvolut import Organisation, Part
from samarbejde_schema.standard.v1.faelles.maal import ArtefaktRef, FremtidigtMaal, Maalbeslutning
from samarbejde_schema.standard.v1.faelles.opfoelgning import (
    Moededeltager,
    Opfoelgningsplan,
    Opfoelgningstid,
    Periode,
    PlanlagtOpfoelgning,
)
from samarbejde_schema.standard.v1.faelles.vurdering import Niveauaendring, TemaVurdering
from samarbejde_schema.standard.v1.faelles.ydelse import Starttid
from samarbejde_schema.standard.v1.forloebsregler.opslag import (
    bestillingen,
    dagsordenen,
    efter,
    notater,
    opfoelgningstypen,
    samme_udfoerer,
    taeller,
)
from samarbejde_schema.standard.v1.forloebsregler.opslag_maal import Maal, maal_i_kraft
from samarbejde_schema.standard.v1.forloebsregler.parametre import PARAMETRE
from samarbejde_schema.standard.v1.kontrakt import Vilkaarhenvisning
from samarbejde_schema.standard.v1.referat import NaesteMoede, Punktreferat
from samarbejde_schema.validation.run import judge

# --- den enkelte opfølgning og rytmen -----------------------------------------------------------------------


ANDET_MAAL = MAAL.model_copy(update={"id": noegle(12)})


def test_fr_402_hvert_aktivt_maal_er_med() -> None:
    sag = Sag()
    foreslaaet = MAAL.model_copy(update={"id": noegle(13), "status": "FORESLAAET"})
    sag(bestilling, indsatsmaal=(MAAL, ANDET_MAAL, foreslaaet))
    assert sag.fund("FR-402", sag(statusnotat)) == ["indsatsmaal pligt /maalstatus"]
    assert sag.fund("FR-402", sag(statusnotat, maalstatus=(linje(11), linje(12), linje(99)))) == []
    assert sag.fund("FR-402", sag(statusnotat, opfoelgningstype="EKSTRAORDINAER")) == []


def test_fr_402_moedet_kan_tage_et_maal_ud_og_saette_det_i_kraft_igen() -> None:
    sag = Sag()
    sag(bestilling, indsatsmaal=(MAAL, ANDET_MAAL))
    naaet = Maalbeslutning(maal_ref=noegle(12), status="NAAET", efter_maal_naaet="AFSLUT")
    sag(referat, maalbeslutning=(naaet, Maalbeslutning(maal_ref=noegle(11))))
    assert sag.fund("FR-402", sag(statusnotat)) == []
    sag(referat, fremtidigt_maal=(FremtidigtMaal(maal_ref=noegle(12), behandling="AENDRET"),))
    assert sag.fund("FR-402", sag(statusnotat)) == ["indsatsmaal pligt /maalstatus"]
    sag(referat, fremtidigt_maal=(FremtidigtMaal(maal_ref=noegle(12), behandling="UDGAAR"),))
    assert sag.fund("FR-402", sag(statusnotat)) == []


def test_fr_402_uden_bestilling_er_det_kontraktens_maal() -> None:
    sag = Sag()
    assert sag.fund("FR-402", sag(statusnotat)) == UBEDOEMT
    sag(
        kontrakt,
        indgang="IGANGVAERENDE",
        indsatsmaal_ref=(ArtefaktRef(id=noegle(11)), ArtefaktRef(id=noegle(12))),
    )
    assert sag.fund("FR-402", sag(statusnotat)) == ["indsatsmaal pligt /maalstatus"]
    assert sag.fund("FR-402", sag(statusnotat, maalstatus=(linje(11), linje(12)))) == []


def aftalt_status(**plan: Any) -> Sag:
    """Et forløb, hvis kontrakt har en opfølgningsplan."""
    sag = Sag()
    aarlig = PlanlagtOpfoelgning(plan_id=noegle(71), type="AARLIG", naar=Opfoelgningstid(hver="P1Y"))
    sag(kontrakt, opfoelgningsplan=Opfoelgningsplan(planlagt=(aarlig,), **plan))
    return sag


ORD = linje(arbejdet_med_maalet="Faste aftaler.")
TAL = linje(talvaerdi=("4 opkald om ugen",))
PROCENT = linje(opfyldelsesprocent=Decimal("50.00"))
BEGGE = linje(arbejdet_med_maalet="Faste aftaler.", talvaerdi=("4 opkald om ugen",))
IKKE = linje(ikke_arbejdet_med="Borgeren var indlagt.")
KODE = linje(udvikling="FREMGANG")


@pytest.mark.parametrize(
    ("form", "brydere", "naesten"),
    [
        ("PROSA", (TAL, KODE), (ORD, BEGGE, IKKE)),
        ("TAL", (ORD, KODE), (TAL, PROCENT, BEGGE, IKKE)),
        ("PROSA_OG_TAL", (ORD, TAL, PROCENT), (BEGGE, IKKE)),
        (None, (), (KODE,)),
    ],
)
def test_fr_403_status_i_den_aftalte_form(
    form: str | None, brydere: tuple[Any, ...], naesten: tuple[Any, ...]
) -> None:
    sag = aftalt_status(statusform=form)
    for een in brydere:
        notat = sag(statusnotat, maalstatus=(BEGGE, een))
        assert sag.fund("FR-403", notat) == ["form anbefaling /maalstatus/1"]
    assert sag.fund("FR-403", sag(statusnotat, maalstatus=naesten)) == []


def test_fr_403_hvert_aftalt_livstema_er_omtalt() -> None:
    sag = aftalt_status(livstema=("SUNDHEDSFORHOLD", "RELATIONER"))
    relationer = TemaVurdering(tema="RELATIONER", beskrivelse="Ser sin bror igen.")
    soevn = Niveauaendring(undertema="SOEVN", efter="1")
    kun_det_ene = sag(statusnotat, tema_vurdering=(relationer,))
    assert sag.fund("FR-403", kun_det_ene) == ["livstema anbefaling /temaVurdering"]
    begge = sag(statusnotat, tema_vurdering=(relationer,), funktionsevneaendring=(soevn,))
    assert sag.fund("FR-403", begge) == []
    dokument = bilag(type="STATUSNOTAT_PDF")
    assert sag.fund("FR-403", sag(statusnotat, bilag=(dokument,))) == []


def test_fr_403_uden_kontrakt_kan_det_ikke_bedoemmes() -> None:
    sag = Sag()
    assert sag.fund("FR-403", sag(statusnotat)) == UBEDOEMT
    sag(kontrakt)
    assert sag.fund("FR-403", sag(statusnotat)) == []


@pytest.mark.parametrize(
    ("opfoelgning", "fundet"), [("AARLIG", "moede pligt"), ("LOEBENDE_AFTALT", "moede anbefaling")]
)
def test_fr_404_notatet_kommer_foer_moedet(opfoelgning: str, fundet: str) -> None:
    sag = Sag()
    indkaldt = sag(dagsorden, moedetidspunkt=NU + 3 * DAG, oensket_materiale=())
    felter = {"opfoelgningstype": opfoelgning}
    assert sag.fund("FR-404", sag(statusnotat, 2.9, **felter)) == []
    sent = sag(statusnotat, 3, **felter)
    assert sag.fund("FR-404", sent) == [f"{fundet} /konvolut/afsendt"]
    rettelse = sag(statusnotat, 4, erstatter=sent.konvolut.besked_id, **felter)
    assert sag.fund("FR-404", rettelse) == []
    sag(dagsorden, 5, moedestatus="AFLYST", erstatter=indkaldt.konvolut.besked_id)
    assert sag.fund("FR-404", sag(statusnotat, 6, **felter)) == []


@pytest.mark.parametrize(
    ("opfoelgning", "fundet"), [("AARLIG", "frist pligt"), ("TRE_MAANEDERS", "frist anbefaling")]
)
def test_fr_404_den_sidste_leveringsfrist_taeller(opfoelgning: str, fundet: str) -> None:
    sag = Sag()
    frister = tuple(
        OensketMateriale(beskrivelse="Materiale", leveringsfrist=date(2026, 11, dag)) for dag in (5, 9)
    )
    sag(dagsorden, oensket_materiale=frister)
    felter = {"opfoelgningstype": opfoelgning, "dagsorden_ref": noegle(41), "samtale_id": noegle(3)}
    assert sag.fund("FR-404", sag(statusnotat, 7, **felter)) == []
    assert sag.fund("FR-404", sag(statusnotat, 8, **felter)) == [f"{fundet} /konvolut/afsendt"]


def test_fr_404_uden_dagsorden() -> None:
    sag = Sag()
    assert sag.fund("FR-404", sag(statusnotat)) == []
    assert sag.fund("FR-404", sag(statusnotat, dagsorden_ref=noegle(41))) == UBEDOEMT
    sag(referat, 1, moede_start=NU)
    assert sag.fund("FR-404", sag(statusnotat, 2)) == ["moede pligt /konvolut/afsendt"]
    assert sag.fund("FR-404", sag(statusnotat, 2, samtale_id=noegle(3))) == []


def test_fr_407_planen_har_et_moede_om_aaret() -> None:
    sag = Sag()

    def plan(*tider: dict[str, Any], art: str = "AARLIG") -> tuple[PlanlagtOpfoelgning, ...]:
        return tuple(
            PlanlagtOpfoelgning(plan_id=noegle(71 + i), type=art, naar=Opfoelgningstid(**tid))
            for i, tid in enumerate(tider)
        )

    sjaelden = plan({"hver": "P15M"}, {"hver": "P16M"})
    assert sag.fund("FR-407", sag(bestilling, opfoelgning=sjaelden)) == [
        "- anbefaling /opfoelgning/1/naar/hver"
    ]
    spring = plan({"senest": date(2028, 3, 1)}, {"senest": date(2029, 6, 2)}, {"fravalgt": "Ønskes ikke."})
    start = Starttid(dato=date(2026, 12, 1))
    assert sag.fund("FR-407", sag(bestilling, opfoelgning=spring, oensket_start=start)) == [
        "- anbefaling /opfoelgning/1/naar/senest"
    ]
    snarest = Starttid(tidspunktskode="SNAREST")
    assert sag.fund("FR-407", sag(bestilling, opfoelgning=spring, oensket_start=snarest)) == [
        "- anbefaling /opfoelgning/0/naar/senest",
        "- anbefaling /opfoelgning/1/naar/senest",
    ]
    kontrakten = sag(kontrakt, opfoelgningsplan=Opfoelgningsplan(planlagt=sjaelden))
    assert sag.fund("FR-407", kontrakten) == ["- anbefaling /opfoelgningsplan/planlagt/1/naar/hver"]
    loebende = plan({"hver": "P3Y"}, art="LOEBENDE_AFTALT")
    assert sag.fund("FR-407", sag(kontrakt, opfoelgningsplan=Opfoelgningsplan(planlagt=loebende))) == []
    assert sag.fund("FR-407", sag(kontrakt)) == []


def moede(dag: date, **felter: Any) -> dict[str, Any]:
    """Felterne til et møde på en dag, i sin egen ombæring og uden aftale om det næste."""
    fast = {"moede_start": kl(dag), "samtale_id": noegle(dag.toordinal()), "naeste_moede": None}
    return fast | felter


def test_fr_407_hoejst_et_aar_mellem_moederne() -> None:
    sag = Sag()
    sag(referat, **moede(date(2025, 8, 2)))
    i_tide = moede(date(2026, 11, 2))
    assert sag.fund("FR-407", sag(referat, **i_tide)) == []
    sag.poster.pop()
    for_sent = sag(referat, 1, **moede(date(2026, 11, 3)))
    assert sag.fund("FR-407", for_sent) == ["- anbefaling /moedeStart"]
    sag.poster.pop()
    assert sag.fund("FR-407", sag(dagsorden, moedetidspunkt=kl(date(2026, 11, 2)))) == []
    sen = {"moedetidspunkt": kl(date(2026, 11, 3))}
    assert sag.fund("FR-407", sag(dagsorden, **sen)) == ["- anbefaling /moedetidspunkt"]
    assert sag.fund("FR-407", sag(dagsorden, moedestatus="AFLYST", **sen)) == []
    assert sag.fund("FR-407", sag(dagsorden, opfoelgningstype="LOEBENDE_AFTALT", **sen)) == []
    assert sag.fund("FR-407", sag(dagsorden, moedetype="OPSTARTSMOEDE", **sen)) == []


def test_fr_407_et_moede_af_anden_slags_taeller_ikke() -> None:
    sag = Sag()
    sag(indskrivning, indflytningsdato=date(2025, 5, 1))
    tidligt = moede(date(2025, 8, 1))
    sag(dagsorden, opfoelgningstype="TRE_MAANEDERS", samtale_id=tidligt["samtale_id"])
    tre = sag(referat, **tidligt)
    assert opfoelgningstypen(tre, sag.forloeb(tre).log) == "TRE_MAANEDERS"
    assert sag.fund("FR-407", sag(referat, **moede(date(2026, 8, 1)))) == []
    sag.poster.pop()
    assert sag.fund("FR-407", sag(referat, **moede(date(2026, 8, 2)))) == ["- anbefaling /moedeStart"]
    sag.poster.pop()
    sag(statusnotat, opfoelgningstype="EKSTRAORDINAER", samtale_id=noegle(88))
    assert sag.fund("FR-407", sag(referat, **moede(date(2027, 1, 1), samtale_id=noegle(88)))) == []


def test_fr_407_uden_tidligere_moede_regnes_fra_begyndelsen() -> None:
    sag = Sag()
    foerste = moede(date(2028, 3, 2))
    assert sag.fund("FR-407", sag(referat, **foerste)) == []
    sag.poster.pop()
    sag(kontrakt, startdato=date(2026, 12, 1))
    assert sag.fund("FR-407", sag(referat, **foerste)) == ["- anbefaling /moedeStart"]
    sag.poster.pop()
    sag(indskrivning, indflytningsdato=date(2026, 12, 2))
    assert sag.fund("FR-407", sag(referat, **foerste)) == []


@pytest.mark.parametrize(
    ("naeste", "fundet"),
    [
        ({"senest": date(2028, 2, 2)}, []),
        ({"senest": date(2028, 2, 3)}, ["- anbefaling /naesteMoede/senest"]),
        ({"tidspunkt": kl(date(2028, 2, 2))}, []),
        ({"tidspunkt": kl(date(2028, 2, 3))}, ["- anbefaling /naesteMoede/tidspunkt"]),
        ({"intet_begrundelse": "Indsatsen slutter."}, []),
    ],
)
def test_fr_407_det_naeste_moede(naeste: dict[str, Any], fundet: list[str]) -> None:
    sag = Sag()
    dette = moede(date(2026, 11, 2), naeste_moede=NaesteMoede(**naeste))
    assert sag.fund("FR-407", sag(referat, **dette)) == fundet


def test_fr_408_tag_stilling_til_tre_maaneders_opfoelgning() -> None:
    sag = Sag()
    bar = sag(kontrakt)
    assert sag.fund("FR-408", bar) == ["- oplysning /opfoelgningsplan"]
    uden = sag(indskrivning, 1)
    assert sag.fund("FR-408", uden) == ["- oplysning /foersteOpfoelgning"]
    assert sag.fund("FR-408", bar) == []  # nu står det ved indskrivningen
    assert sag.fund("FR-408", sag(indskrivning, foerste_opfoelgning=Opfoelgningstid(hver="P3M"))) == []
    assert sag.fund("FR-408", sag(indskrivning, indgang="IGANGVAERENDE")) == []


@pytest.mark.parametrize(
    "felter",
    [
        {"opfoelgningsplan": TRE_MAANEDER},
        {"vilkaar_henvisning": (Vilkaarhenvisning(emne="OPFOELGNING", dokument="Rammeaftalen"),)},
    ],
)
def test_fr_408_planen_i_kontrakten_er_nok(felter: dict[str, Any]) -> None:
    sag = Sag()
    assert sag.fund("FR-408", sag(kontrakt, **felter)) == []
    assert sag.fund("FR-408", sag(indskrivning)) == []


TIE = BorgerensStemme(fravaersaarsag="IKKE_NAAET_AKUT")
UVILLIG = BorgerensStemme(fravaersaarsag="OENSKER_IKKE")


def moede_med(*roller: str, **felter: Any) -> dict[str, Any]:
    return {"deltager": tuple(Moededeltager(rolle=rolle) for rolle in roller)} | felter


def test_fr_410_alle_tre_er_hoert() -> None:
    sag = Sag()
    alene = sag(referat, **moede_med("AKTOER", borgerens_stemme=TIE))
    assert sag.fund("FR-410", alene) == [
        "borger anbefaling /borgerensStemme",
        "myndighed anbefaling /deltager",
        "udfoerer anbefaling /deltager",
    ]
    uden_stemme = sag(referat, **moede_med("MYNDIGHED", "DRIFTSHERRE", borgerens_stemme=None))
    assert sag.fund("FR-410", uden_stemme) == ["borger anbefaling /borgerensStemme"]
    assert sag.fund("FR-410", sag(referat)) == []
    assert sag.fund("FR-410", sag(referat, moedetype="JUSTERINGSMOEDE", **moede_med("AKTOER"))) == []


@pytest.mark.parametrize(
    "felter",
    [
        moede_med("VAERGE", "MYNDIGHED", "UDFOERER", borgerens_stemme=TIE),
        moede_med("MYNDIGHED", "UDFOERER", borgerens_stemme=UVILLIG),
        moede_med("MYNDIGHED", "UDFOERER"),
    ],
)
def test_fr_410_borgeren_kan_hoeres_paa_flere_maader(felter: dict[str, Any]) -> None:
    sag = Sag()
    assert sag.fund("FR-410", sag(referat, **felter)) == []


def test_fr_410_statusnotatet_hoerer_med_til_opfoelgningen() -> None:
    sag = Sag()
    alene = sag(referat, **moede_med("AKTOER", borgerens_stemme=TIE))
    vurdering = TemaVurdering(
        tema="RELATIONER",
        beskrivelse="Ser sin bror.",
        kilde=("BORGER_STOETTET_AF_PAAROERENDE", "SAGSBEHANDLER"),
    )
    notat = sag(statusnotat, borgerens_stemme=TIE, tema_vurdering=(vurdering,))
    assert sag.fund("FR-410", alene) == sag.fund("FR-410", notat) == []


def passeret(opfoelgning: str, **felter: Any) -> tuple[Sag, Any]:
    """En indkaldelse, hvis møde er passeret på den dag, der spørges."""
    sag = Sag()
    return sag, sag(dagsorden, opfoelgningstype=opfoelgning, moedetidspunkt=NU + 5 * DAG, **felter)


@pytest.mark.parametrize(
    ("opfoelgning", "fundet"), [("AARLIG", "mangler pligt"), ("LOEBENDE_AFTALT", "mangler anbefaling")]
)
def test_fr_416_moedet_gik_uden_statusnotat(opfoelgning: str, fundet: str) -> None:
    sag, indkaldt = passeret(opfoelgning)
    assert sag.fund("FR-416", indkaldt, now=NU + 4.9 * DAG) == []
    assert sag.fund("FR-416", indkaldt) == [f"{fundet} /moedetidspunkt"]
    holdt = sag(referat, 6)
    assert sag.fund("FR-416", indkaldt) == [f"{fundet} /moedetidspunkt"]
    assert sag.fund("FR-416", holdt) == []  # det står ved dagsordenen
    sent = sag(statusnotat, 7)
    assert sag.fund("FR-416", indkaldt) == sag.fund("FR-416", sent) == []


def test_fr_416_det_er_udfoereren_der_skylder() -> None:
    sag, indkaldt = passeret("AARLIG")
    dom = judge(indkaldt, [REGLER["FR-416"]], profiles=(), context=sag.forloeb(indkaldt), stage=Stage.FORLOEB)
    assert [(fund.kind, fund.owed_by) for fund in dom.findings] == [(Kind.PLIGT, "UDFOERER")]


def test_fr_416_hvad_der_ikke_skyldes() -> None:
    intet = {"oensket_materiale": ()}
    for sag, indkaldt in (
        passeret("LOEBENDE_AFTALT", **intet),
        passeret("AARLIG", moedestatus="AFLYST"),
        passeret("AARLIG", moedetype="NETVAERKSMOEDE"),
    ):
        assert sag.fund("FR-416", indkaldt) == []
    sag, indkaldt = passeret("AARLIG", **intet)
    assert sag.fund("FR-416", indkaldt) == ["mangler pligt /moedetidspunkt"]


@pytest.mark.parametrize("rettelse", [True, False])
def test_fr_416_et_flyttet_moede_venter(rettelse: bool) -> None:
    sag, indkaldt = passeret("AARLIG")
    erstatter = {"erstatter": indkaldt.konvolut.besked_id} if rettelse else {}
    flyttet = sag(dagsorden, 1, moedestatus="FLYTTET", moedetidspunkt=NU + 30 * DAG, **erstatter)
    assert sag.fund("FR-416", indkaldt) == sag.fund("FR-416", flyttet) == []
    assert sag.fund("FR-416", flyttet, now=NU + 30 * DAG) == ["mangler pligt /moedetidspunkt"]


@pytest.mark.parametrize(("dag", "fundet"), [(4.9, []), (5.1, ["mangler pligt /moedetidspunkt"])])
def test_fr_416_et_moede_efter_udskrivningen_falder_bort(dag: float, fundet: list[str]) -> None:
    sag, indkaldt = passeret("AARLIG")
    sag(udskrivning, 1, afsender=Part(rolle="UDFOERER", organisation=EJER))
    sag(udskrivning, dag, aarsag="DOED")
    assert sag.fund("FR-416", indkaldt) == fundet


def test_fr_416_et_moede_uden_dagsorden() -> None:
    sag = Sag()
    holdt = sag(referat)
    assert sag.fund("FR-416", holdt) == ["mangler anbefaling /moedeStart"]
    sag(statusnotat, 1)
    assert sag.fund("FR-416", holdt) == []
    assert sag.fund("FR-416", sag(referat, moedetype="OPSTARTSMOEDE", samtale_id=noegle(3))) == []


def test_fr_421_hvert_punkt_er_refereret() -> None:
    sag = Sag()
    indkaldt = sag(dagsorden)
    alle = tuple(Punktreferat(punkt_ref=punkt.punkt_id, tekst="Talt om.") for punkt in indkaldt.punkt)
    assert sag.fund("FR-421", sag(referat, punktreferat=alle)) == []
    assert sag.fund("FR-421", sag(referat, punktreferat=alle[1:])) == ["- anbefaling /punktreferat"]
    efter_art = Punktreferat(type="MAALSTATUS", tekst="Talt om.")
    assert sag.fund("FR-421", sag(referat, punktreferat=(*alle[1:], efter_art))) == []
    andet_punkt = Punktreferat(punkt_ref=noegle(99), type="MAALSTATUS", tekst="Talt om.")
    assert sag.fund("FR-421", sag(referat, punktreferat=(*alle[1:], andet_punkt))) == [
        "- anbefaling /punktreferat"
    ]
    assert sag.fund("FR-421", sag(referat, moedetype="JUSTERINGSMOEDE")) == []
    assert sag.fund("FR-421", sag(referat, dagsorden_ref=noegle(99))) == UBEDOEMT


def test_fr_424_maal_vurderes_mindst_hvert_aar() -> None:
    sag = Sag()
    sag(bestilling, afsendt=kl(date(2025, 8, 2)), indsatsmaal=(MAAL, ANDET_MAAL))
    kun_det_ene = {"maalstatus": (linje(11, udvikling="FREMGANG"),)}
    assert sag.fund("FR-424", sag(statusnotat, **kun_det_ene)) == []
    assert sag.fund("FR-424", sag(statusnotat, 1, **kun_det_ene)) == ["- anbefaling /maalstatus"]
    sent = sag(referat, moede_start=kl(date(2026, 11, 3)))
    assert sag.fund("FR-424", sent) == ["- anbefaling /fremtidigtMaal"]
    begge = (linje(11, udvikling="FREMGANG"), linje(12, udvikling="FREMGANG"))
    sag(statusnotat, 1, maalstatus=begge)
    assert sag.fund("FR-424", sag(referat, 2, moede_start=kl(date(2026, 11, 4)))) == []


def test_fr_424_senest_vurderet_og_moedets_beslutninger() -> None:
    sag = Sag()
    assert sag.fund("FR-424", sag(statusnotat)) == UBEDOEMT
    gammelt = MAAL.model_copy(update={"senest_vurderet": date(2025, 8, 1)})
    sag(bestilling, indsatsmaal=(gammelt,))
    assert sag.fund("FR-424", sag(statusnotat)) == ["- anbefaling /maalstatus"]
    sag.poster.pop()
    sag(referat, moede_start=kl(date(2026, 2, 1)))
    assert sag.fund("FR-424", sag(statusnotat)) == []
    sag.poster.pop()
    sag(bestilling, indsatsmaal=(gammelt.model_copy(update={"status": "OPGIVET"}),))
    assert sag.fund("FR-424", sag(statusnotat)) == []


# --- opslagene ----------------------------------------------------------------------------------------------


def test_et_nej_tager_bestillingens_maal_ud_af_kraft() -> None:
    sag, _, tilbudt = med_tilbud()
    notat = sag(statusnotat)
    assert maal_i_kraft(notat, sag.forloeb(notat).log) == {
        noegle(11): Maal(kilde=noegle(44), aktivt=True, vurderet=date(2026, 11, 2), version=1)
    }
    sag(tilbud_svar, svar="AFSLAG", tilbud_ref=tilbudt.tilbud_id)
    assert maal_i_kraft(notat, sag.forloeb(notat).log) == {}
    sag(bestilling)
    assert set(maal_i_kraft(notat, sag.forloeb(notat).log)) == {noegle(11)}
    sag(tilbud, art="KAN_IKKE_TILBYDE")
    sag(tilbud_svar, svar="AFSLAG", tilbud_ref=noegle(999))
    assert maal_i_kraft(notat, sag.forloeb(notat).log) == {}
    sag(tilbud)
    assert set(maal_i_kraft(notat, sag.forloeb(notat).log)) == {noegle(11)}


def test_en_ny_udgave_af_bestillingen_afloeser_den_gamles_maal() -> None:
    sag = Sag()
    sag(bestilling, indsatsmaal=(MAAL, ANDET_MAAL))
    sag(bestilling, version=2, indsatsmaal=(ANDET_MAAL,))
    tredje = MAAL.model_copy(update={"id": noegle(13)})
    sag(bestilling, bestilling_id=noegle(999), indsatsmaal=(tredje,))
    sag(kontrakt, indsatsmaal_ref=(ArtefaktRef(id=noegle(14)),))
    notat = sag(statusnotat)
    assert set(maal_i_kraft(notat, sag.forloeb(notat).before)) == {noegle(12), noegle(13)}


@pytest.mark.parametrize(
    ("cvr", "p_nummer", "samme"),
    [
        (BOSTED.cvr, BOSTED.p_nummer, True),
        (BOSTED.cvr, None, True),
        (BOSTED.cvr, "1003456780", False),
        (EJER.cvr, BOSTED.p_nummer, False),
    ],
)
def test_udfoereren_kendes_paa_cvr_og_p_nummer(cvr: str, p_nummer: str | None, samme: bool) -> None:
    anden = Part(rolle="DRIFTSHERRE", organisation=Organisation(navn="Et bosted", cvr=cvr, p_nummer=p_nummer))
    assert samme_udfoerer(bestilling(), bestilling(modtager=(anden,))) is samme
    kommunen = Part(rolle="MYNDIGHED", organisation=KOMMUNE)
    assert not samme_udfoerer(bestilling(), bestilling(modtager=(kommunen,)))


def test_en_rettet_besked_taeller_ikke_men_findes_paa_sin_noegle() -> None:
    sag = Sag()
    gammel = sag(dagsorden)
    ny = sag(dagsorden, 1, erstatter=gammel.konvolut.besked_id, sted="På skærm")
    sidst = sag(statusnotat, 2)
    nu = sag.forloeb(sidst)
    assert [taeller(besked, nu) for besked in (gammel, ny, sidst)] == [False, True, True]
    assert list(efter(ny, nu.log)) == [sidst]
    assert dagsordenen(sidst, nu.before) is ny
    assert bestillingen(None, nu.log) is None


def test_notatet_svarer_paa_sin_dagsorden_ogsaa_fra_en_anden_ombaering() -> None:
    sag = Sag()
    spurgt = sag(dagsorden)
    sag(dagsorden, dagsorden_id=noegle(48), moedetype="JUSTERINGSMOEDE")
    notat = sag(statusnotat, svar_paa=spurgt.konvolut.besked_id, samtale_id=noegle(3))
    holdt = sag(referat, dagsorden_ref=noegle(41), samtale_id=noegle(4))
    forloeb = sag.forloeb(holdt)
    assert dagsordenen(notat, forloeb.log) is spurgt
    assert notater(spurgt, forloeb.log) == notater(holdt, forloeb.log) == (notat,)
    ude = sag(statusnotat, samtale_id=noegle(5))
    assert dagsordenen(ude, forloeb.log) is None


def test_fristerne_er_parametre() -> None:
    assert (PARAMETRE.aarlig_opfoelgning, PARAMETRE.maalvurdering, PARAMETRE.tolerance) == (
        "P12M",
        "P12M",
        "P3M",
    )
    assert Periode(fra=NU.date()).til is None
