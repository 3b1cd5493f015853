"""Forløbets regler om Samarbejdsmodellen: en samtale, der bryder reglen, og en, der kommer tæt på."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.standard.byggere import NU, noegle, organisation
from tests.standard.byggere_justering import udskrivning
from tests.standard.byggere_opfoelgning import KOORDINATOR, netvaerksmoede, referat
from tests.standard.byggere_samarbejde import (
    AFTALE,
    AKTOER,
    HELE_TEAMET,
    SAMMAAL,
    SKEMA,
    TEAMMEDLEM,
    aftale,
    aftale_opfoelgning,
    koordinatorudpegning,
    ledergrupperapport,
    maal_og_aftaleskema,
    netvaerkskort,
    resultatdokumentation,
    sammaal,
    samtykkeerklaering,
    teamsammensaetning,
)
from tests.standard.forloebsproever import DAG, SAM, UBEDOEMT, Sag

from samarbejde_schema.standard.v1.faelles.aftale import AftaleStatuslinje
from samarbejde_schema.standard.v1.faelles.konvolut import Borgerorientering, Kontaktperson
from samarbejde_schema.standard.v1.faelles.maal import ArtefaktRef, FremtidigtMaal
from samarbejde_schema.standard.v1.faelles.opfoelgning import Fravaer, Moedeaftale, Moededeltager
from samarbejde_schema.standard.v1.kodelister.samarbejde import Kerneelement
from samarbejde_schema.standard.v1.ledergrupperapport import Kerneelementstatus
from samarbejde_schema.standard.v1.referat import Maalbeslutning

UDEN_BORGER = {"deltager": (Moededeltager(rolle="TEAMMEDLEM"),)}
TOVE = Kontaktperson(navn="Tove Lind")


def id_paa(besked: Any) -> str:
    """Beskedens nøgle."""
    return str(besked.konvolut.besked_id)


def med_koordinator() -> Sag:
    """Et forløb, hvor borgeren har en koordinator."""
    sag = Sag()
    sag(koordinatorudpegning)
    return sag


def netmoede(sag: Sag, dag: float = 0, **felter: Any) -> Any:
    """Referatet af et netværksmøde, holdt tre timer før, det sendes."""
    fast = {"moedetype": "NETVAERKSMOEDE", "moede_start": NU + (dag - 0.125) * DAG, "referat_id": noegle(190)}
    return sag(referat, dag, **fast | felter)


def status(**aftaler: str) -> tuple[AftaleStatuslinje, ...]:
    """Status på aftaler; navnet er bogstavet ``a`` og nøglens nummer."""
    return tuple(AftaleStatuslinje(aftale_ref=noegle(int(n[1:])), status=s) for n, s in aftaler.items())


# --- møder og koordinator -----------------------------------------------------------------------------------


def test_fr_701_borgeren_er_indbudt() -> None:
    sag = med_koordinator()
    uden = sag(netvaerksmoede, **UDEN_BORGER)
    assert sag.fund("FR-701", uden, *SAM) == ["indbudt pligt /deltager"]
    assert sag.fund("FR-701", uden) == []
    assert sag.fund("FR-701", sag(netvaerksmoede), *SAM) == []
    brev = Borgerorientering(modtagerrolle="BORGER", kanal="BREV", dato=NU.date())
    orienteret = sag(netvaerksmoede, borger_orientering=(brev,), **UDEN_BORGER)
    assert sag.fund("FR-701", orienteret, *SAM) == []
    assert sag.fund("FR-701", sag(netvaerksmoede, moedestatus="AFLYST", **UDEN_BORGER), *SAM) == []
    statusmoede = sag(netvaerksmoede, moedetype="STATUSMOEDE", **UDEN_BORGER)
    assert sag.fund("FR-701", statusmoede, *SAM) == []


def test_fr_701_borgerens_fravaer_begrundes() -> None:
    sag = med_koordinator()
    assert sag.fund("FR-701", netmoede(sag, **UDEN_BORGER), *SAM) == ["fravaer pligt /fravaer"]
    syg = Fravaer(rolle="BORGER", begrundelse="Var syg.")
    assert sag.fund("FR-701", netmoede(sag, fravaer=(syg,), **UDEN_BORGER), *SAM) == []
    assert sag.fund("FR-701", netmoede(sag), *SAM) == []


def test_fr_701_en_koordinator_den_dag_moedet_holdes() -> None:
    sag = Sag()
    assert sag.fund("FR-701", netmoede(sag), *SAM) == ["koordinator pligt /moedeStart"]
    indkaldt = sag(netvaerksmoede)
    assert sag.fund("FR-701", indkaldt, *SAM) == ["koordinator pligt /moedetidspunkt"]
    assert sag.fund("FR-701", sag(netvaerksmoede, moedestatus="AFLYST"), *SAM) == []
    sag(koordinatorudpegning, til=date(2026, 11, 2))
    assert sag.fund("FR-701", netmoede(sag), *SAM) == []
    assert sag.fund("FR-701", netmoede(sag, 1), *SAM) == ["koordinator pligt /moedeStart"]


@pytest.mark.parametrize(
    ("gammel", "ny", "fundet"),
    [
        ({}, {}, ["to pligt /koordinator"]),
        ({"til": date(2026, 11, 1)}, {}, []),
        ({"til": date(2026, 11, 2)}, {}, ["to pligt /koordinator"]),
        ({"fra": date(2026, 12, 1)}, {"til": date(2026, 11, 30)}, []),
        ({}, {"afloeser_for": "Lone  kragh, Voksen og handicap"}, []),
        ({}, {"afloeser_for": "En anden"}, ["to pligt /koordinator"]),
        ({}, {"koordinator": Kontaktperson(navn="Lone Kragh")}, []),
    ],
)
def test_fr_701_een_koordinator_ad_gangen(
    gammel: dict[str, Any], ny: dict[str, Any], fundet: list[str]
) -> None:
    sag = Sag()
    sag(koordinatorudpegning, **{"fra": date(2026, 10, 1)} | gammel)
    udpeget = sag(koordinatorudpegning, **{"koordinator": TOVE} | ny)
    assert sag.fund("FR-701", udpeget, *SAM) == fundet


def test_fr_701_den_gamle_koordinator_er_der_til_den_nye_begynder() -> None:
    sag = Sag()
    sag(koordinatorudpegning)
    sag(koordinatorudpegning, koordinator=TOVE, fra=date(2026, 11, 12), afloeser_for="Lone Kragh")
    for dag in (9, 10):
        assert sag.fund("FR-701", netmoede(sag, dag), *SAM) == []
    endnu_en = sag(koordinatorudpegning, koordinator=Kontaktperson(navn="Ib Dam"), fra=date(2026, 11, 12))
    assert sag.fund("FR-701", endnu_en, *SAM) == ["to pligt /koordinator"]


def test_fr_701_en_rettet_udpegning_er_ikke_en_til() -> None:
    sag = Sag()
    forkert = sag(koordinatorudpegning)
    rettet = sag(koordinatorudpegning, koordinator=TOVE, erstatter=id_paa(forkert))
    assert sag.fund("FR-701", rettet, *SAM) == []


def test_fr_702_aftaler_har_en_dag() -> None:
    sag = Sag()
    med = Moedeaftale(hvad="Ringe til bostøtten", hvem=("Koordinator",), hvornaar=date(2026, 12, 1))
    uden = Moedeaftale(hvad="Ringe til bostøtten", hvem=("Koordinator",))
    sag(maal_og_aftaleskema)
    holdt = netmoede(sag, aftale=(med, uden))
    assert sag.fund("FR-702", holdt, *SAM) == ["hvornaar pligt /aftale/1/hvornaar"]
    assert sag.fund("FR-702", holdt) == []
    assert sag.fund("FR-702", sag(referat, aftale=(uden,)), *SAM) == []


def test_fr_702_skemaet_foelger_det_foerste_moede() -> None:
    sag = Sag()
    foerste, andet = netmoede(sag), netmoede(sag, 40)
    assert sag.fund("FR-702", foerste, *SAM, now=NU) == []
    assert sag.fund("FR-702", foerste, *SAM, now=NU + DAG) == ["skema pligt /moedeStart"]
    assert sag.fund("FR-702", andet, *SAM, now=NU + 50 * DAG) == []
    sag(maal_og_aftaleskema, 2)
    assert sag.fund("FR-702", foerste, *SAM, now=NU + DAG) == []


@pytest.mark.parametrize(("dag", "fundet"), [(40, []), (41, ["sent pligt /konvolut/afsendt"])])
def test_fr_702_skemaet_kommer_ikke_efter_det_andet_moede(dag: int, fundet: list[str]) -> None:
    sag = Sag()
    netmoede(sag)
    netmoede(sag, 40, referat_id=noegle(191))
    skema = sag(maal_og_aftaleskema, dag)
    assert sag.fund("FR-702", skema, *SAM) == fundet
    assert sag.fund("FR-702", sag(maal_og_aftaleskema, 60, version=2), *SAM) == []


def test_fr_702_skemaet_naevner_sit_moede() -> None:
    sag = Sag()
    holdt = netmoede(sag)
    for ref in (holdt.referat_id, id_paa(holdt), None):
        assert sag.fund("FR-702", sag(maal_og_aftaleskema, moede_ref=ref), *SAM) == []
    fremmed = sag(maal_og_aftaleskema, moede_ref=noegle(999))
    assert sag.fund("FR-702", fremmed, *SAM) == ["moede pligt /moedeRef"]


def test_fr_709_status_paa_aabne_aftaler() -> None:
    sag = Sag()
    assert sag.fund("FR-709", netmoede(sag), *SAM) == []
    sag(maal_og_aftaleskema, aftale=(aftale(), aftale(aftale_id=noegle(92), status="OVERHOLDT")))
    glemt = netmoede(sag, 30)
    assert sag.fund("FR-709", glemt, *SAM) == ["- pligt /aftaleStatus"]
    assert sag.fund("FR-709", glemt) == []
    givet = netmoede(sag, 30, aftale_status=status(a74="DELVIST_OVERHOLDT"))
    assert sag.fund("FR-709", givet, *SAM) == []
    assert sag.fund("FR-709", netmoede(sag, 40), *SAM) == ["- pligt /aftaleStatus"]
    sag(aftale_opfoelgning, 50)
    assert sag.fund("FR-709", netmoede(sag, 60), *SAM) == []
    assert noegle(74) == AFTALE


def test_fr_709_en_ny_udgave_af_skemaet_kan_udelade_en_aftale() -> None:
    sag = Sag()
    sag(maal_og_aftaleskema)
    rettes = netmoede(sag, 30, aftale_status=status(a74="IKKE_BEGYNDT", a93="IKKE_OVERHOLDT"))
    assert sag.fund("FR-709", netmoede(sag, 31, erstatter=id_paa(rettes)), *SAM) == ["- pligt /aftaleStatus"]
    sag(maal_og_aftaleskema, 32, version=2, aftale=(aftale(aftale_id=noegle(94), status="BORTFALDET"),))
    assert sag.fund("FR-709", netmoede(sag, 60), *SAM) == []
    netmoede(sag, 61, aftale_status=status(a93="IKKE_OVERHOLDT"))
    assert sag.fund("FR-709", netmoede(sag, 62), *SAM) == ["- pligt /aftaleStatus"]


def test_fr_721_borgerens_maal_genbesoeges() -> None:
    sag = Sag()
    assert sag.fund("FR-721", netmoede(sag), *SAM) == UBEDOEMT
    sag(maal_og_aftaleskema, maal=(sammaal(), sammaal(maal_id=noegle(95), status="NAAET")))
    assert sag.fund("FR-721", netmoede(sag), *SAM) == UBEDOEMT
    glemt = netmoede(sag, 30)
    assert sag.fund("FR-721", glemt, *SAM) == ["- pligt /maalbeslutning"]
    assert sag.fund("FR-721", glemt) == []
    fortsat = (FremtidigtMaal(maal_ref=SAMMAAL, behandling="UAENDRET"),)
    assert sag.fund("FR-721", netmoede(sag, 30, fremtidigt_maal=fortsat), *SAM) == []
    besluttet = (Maalbeslutning(maal_ref=SAMMAAL, status="AKTIV"),)
    assert sag.fund("FR-721", netmoede(sag, 30, maalbeslutning=besluttet), *SAM) == []
    assert sag.fund("FR-721", sag(referat, 30), *SAM) == []


# --- redskaberne --------------------------------------------------------------------------------------------


def test_fr_703_samtykke_og_netvaerkskort_hoerer_med() -> None:
    sag = Sag()
    skema = sag(maal_og_aftaleskema)
    assert sag.fund("FR-703", skema, *SAM) == ["samtykke pligt /skemaId", "netvaerkskort pligt /skemaId"]
    assert sag.fund("FR-703", skema) == []
    samtykket = sag(samtykkeerklaering, 1)
    assert sag.fund("FR-703", skema, *SAM) == ["netvaerkskort pligt /skemaId"]
    kortet = sag(netvaerkskort, 2)
    for besked in (skema, samtykket, kortet):
        assert sag.fund("FR-703", besked, *SAM) == []


def test_fr_703_forloebet_sluttede_uden_skema() -> None:
    sag = Sag()
    foerste, kortet = sag(samtykkeerklaering), sag(netvaerkskort)
    sidste = sag(samtykkeerklaering, 1)
    assert sag.fund("FR-703", sidste, *SAM) == []
    sag(udskrivning, 2)
    for besked in (sidste, kortet):
        assert sag.fund("FR-703", besked, *SAM) == ["skema pligt /borger"]
    assert sag.fund("FR-703", foerste, *SAM) == []


@pytest.mark.parametrize(("dag", "fundet"), [(1, []), (2, ["skema pligt /borger"])])
def test_fr_703_ingen_koordinator_mere(dag: int, fundet: list[str]) -> None:
    sag = Sag()
    sag(koordinatorudpegning, til=date(2026, 11, 3))
    samtykket = sag(samtykkeerklaering)
    assert sag.fund("FR-703", samtykket, *SAM, now=NU + dag * DAG) == fundet


def test_fr_703_rapporten_naevner_alle_kerneelementer() -> None:
    sag = Sag()
    alle = tuple(Kerneelementstatus(kerneelement=k, opfyldelse="DELVIST") for k in Kerneelement)
    assert sag.fund("FR-703", sag(ledergrupperapport, kerneelement=alle), *SAM) == []
    fem = sag(ledergrupperapport, kerneelement=alle[1:])
    assert sag.fund("FR-703", fem, *SAM) == ["kerneelement pligt /kerneelement"]


def test_fr_720_et_skema_ad_gangen() -> None:
    sag = Sag()
    foerste = sag(maal_og_aftaleskema)
    assert sag.fund("FR-720", foerste, *SAM) == []
    endnu_et = sag(maal_og_aftaleskema, skema_id=noegle(999))
    assert sag.fund("FR-720", endnu_et, *SAM) == ["et gyldighed /skemaId"]
    assert sag.fund("FR-720", endnu_et) == []
    sag.poster.pop()
    igen = sag(maal_og_aftaleskema)
    assert sag.fund("FR-720", igen, *SAM) == ["version gyldighed /version"]
    sag.poster.pop()
    assert sag.fund("FR-720", sag(maal_og_aftaleskema, erstatter=id_paa(foerste)), *SAM) == []
    assert sag.fund("FR-720", sag(maal_og_aftaleskema, version=2), *SAM) == []


GIVET = (Borgerorientering(modtagerrolle="BORGER", kanal="UDLEVERET", dato=NU.date()),)


def test_fr_722_borgeren_faar_skema_og_resultater() -> None:
    sag = Sag()
    for bygger, fundet in (
        (maal_og_aftaleskema, "borger pligt"),
        (resultatdokumentation, "resultat anbefaling"),
    ):
        uden = sag(bygger)
        assert sag.fund("FR-722", uden, *SAM) == [f"{fundet} /konvolut/borgerOrientering"]
        assert sag.fund("FR-722", uden) == []
        assert sag.fund("FR-722", sag(bygger, borger_orientering=GIVET), *SAM) == []


def test_fr_722_skemaet_naar_hele_teamet() -> None:
    sag = Sag()
    sag(teamsammensaetning)
    kun_en = sag(maal_og_aftaleskema, borger_orientering=GIVET, modtager=(TEAMMEDLEM,))
    assert sag.fund("FR-722", kun_en, *SAM) == ["team anbefaling /konvolut/modtager"]
    begge = sag(maal_og_aftaleskema, borger_orientering=GIVET, modtager=(TEAMMEDLEM, AKTOER))
    assert sag.fund("FR-722", begge, *SAM) == []
    resultat = sag(resultatdokumentation, borger_orientering=GIVET)
    assert sag.fund("FR-722", resultat, *SAM) == []
    assert {part.organisation.cvr for part in HELE_TEAMET} > {TEAMMEDLEM.organisation.cvr}


def test_fr_003_opfoelgningen_henviser_til_skemaet() -> None:
    sag = Sag()
    skema = sag(maal_og_aftaleskema)
    for bygger in (aftale_opfoelgning, resultatdokumentation):
        assert sag.fund("FR-003", sag(bygger)) == []
        ukendt = sag(bygger, skema_ref=ArtefaktRef(id=noegle(999)))
        assert sag.fund("FR-003", ukendt) == ["henvisning anbefaling /skemaRef/id"]
        for_ny = sag(bygger, skema_ref=ArtefaktRef(id=SKEMA, version=2))
        assert sag.fund("FR-003", for_ny) == ["udgave anbefaling /skemaRef/version"]
    forkert = sag(aftale_opfoelgning, svar_paa=id_paa(for_ny))
    assert sag.fund("FR-003", forkert) == ["svar anbefaling /konvolut/svarPaa"]
    assert sag.fund("FR-003", sag(aftale_opfoelgning, svar_paa=id_paa(skema))) == []
    assert KOORDINATOR.organisation.cvr == organisation().cvr
