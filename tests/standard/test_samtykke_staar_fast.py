"""Borgerens nej står fast: hvem der kan tage et samtykke eller en tilbagekaldelse ud, og hvad der så gælder.

Hver prøve læser et helt forløb i Samarbejdsmodellen, som nogen prøver at lave om på bagefter.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from tests.standard.byggere import NU, noegle
from tests.standard.byggere_afsoegning import annullering
from tests.standard.byggere_opfoelgning import forretningskvittering
from tests.standard.byggere_samarbejde import (
    AKTOER,
    KOORDINATOR,
    MYNDIGHED,
    SAM,
    TEAMMEDLEM,
    aftale_opfoelgning,
    koordinatorudpegning,
    maal_og_aftaleskema,
    samtykke_tilbagekaldelse,
    samtykkeerklaering,
    teamsammensaetning,
)

from samarbejde_schema.codec.json import from_json, to_tree, tree_to_json
from samarbejde_schema.exchange.conversation import converse, course_of
from samarbejde_schema.exchange.reading import write
from samarbejde_schema.process import Entry
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.kontekst import Kontekst
from samarbejde_schema.standard.v1.samtykke_tilbagekaldelse import SamtykkeTilbagekaldelse

SAGT_FRA = date(2026, 11, 7)
TIL = (TEAMMEDLEM, AKTOER)


def paa(dag: int, bygger: Callable[..., Any], **felter: Any) -> Any:
    """Beskeden, sendt så mange dage inde i forløbet; dens nøgle følger dagen."""
    tid = NU + timedelta(days=dag)
    return bygger(
        **{"besked_id": noegle(700 + dag), "afsendt": tid, "udloeber": tid + timedelta(days=7)} | felter
    )


TIL_SKEMA = (
    paa(0, koordinatorudpegning),
    paa(1, samtykkeerklaering),
    paa(2, teamsammensaetning),
    paa(3, maal_og_aftaleskema),
)
NEJ = paa(5, samtykke_tilbagekaldelse, dato=SAGT_FRA, modtager=TIL)
OPFOELGNING = paa(10, aftale_opfoelgning)
KALDT_TILBAGE = {"FR-302", "FR-304"}


def afviser(besked: Any, fra: Any, dag: int = 6) -> Any:
    felter = {"svar_paa": besked.konvolut.besked_id, "afsender": fra, "modtager": (KOORDINATOR,)}
    sag = {"forloeb_id": besked.konvolut.forloeb_id, "samtale_id": besked.konvolut.samtale_id}
    return paa(dag, forretningskvittering, kode="AFVIST", begrundelse="Nej.", **felter, **sag, **SAM)


def annullerer(besked: Any, aarsag: str, fra: Any = KOORDINATOR, dag: int = 6) -> Any:
    felter = {"annulleret_besked_ref": besked.konvolut.besked_id, "aarsag": aarsag, "afsender": fra}
    return paa(dag, annullering, modtager=TIL, svar_paa=None, **felter, **SAM)


def fejl(*beskeder: Any) -> list[set[str]]:
    """De regler om gyldighed, hver besked bryder."""
    filer = [(str(i), write(besked, STANDARD)) for i, besked in enumerate(beskeder)]
    fortalt = converse(filer, STANDARD, now=NU + timedelta(days=30))
    return [{fund.rule_id for fund in laest.report.errors} for laest in fortalt.readings]


@pytest.mark.parametrize(
    "senere",
    [
        pytest.param((afviser(NEJ, TEAMMEDLEM),), id="én modtager afviser den"),
        pytest.param((afviser(NEJ, TEAMMEDLEM), afviser(NEJ, AKTOER, 7)), id="alle modtagere afviser den"),
        pytest.param((annullerer(NEJ, "TRUKKET_TILBAGE"),), id="afsenderen trækker den tilbage"),
        pytest.param((annullerer(NEJ, "FEJLSENDT", MYNDIGHED),), id="en anden rolle annullerer den"),
        pytest.param((annullerer(NEJ, "FEJLSENDT", TEAMMEDLEM),), id="en anden organisation annullerer den"),
    ],
)
def test_en_tilbagekaldelse_staar_fast(senere: tuple[Any, ...]) -> None:
    beskeder = (*TIL_SKEMA, NEJ, *senere, OPFOELGNING)
    assert fejl(*beskeder)[-1] == KALDT_TILBAGE
    assert NEJ in Kontekst.af(beskeder).tilbagekaldelser
    forloeb = course_of([Entry(besked) for besked in beskeder], STANDARD, now=NU)
    assert list(forloeb.states.values()) == ["SAMTYKKE_BORTFALDET"]


def test_en_tilbagekaldelse_der_var_en_fejl_kan_annulleres() -> None:
    assert fejl(*TIL_SKEMA, NEJ, annullerer(NEJ, "FEJLSENDT"), OPFOELGNING)[-1] == set()


def test_en_annullering_der_selv_er_annulleret_tager_intet_ud() -> None:
    foerst = annullerer(NEJ, "FEJLSENDT")
    beskeder = (*TIL_SKEMA, NEJ, foerst, annullerer(foerst, "FEJLSENDT", dag=7), OPFOELGNING)
    assert fejl(*beskeder)[-1] == KALDT_TILBAGE


@pytest.mark.parametrize("aarsag", ["TRUKKET_TILBAGE", "FEJLSENDT", "FORKERT_BORGER", "ANDET"])
def test_et_annulleret_samtykke_daekker_ingen(aarsag: str) -> None:
    """At det eneste samtykke er annulleret, er ikke det samme som ikke at vide, om der er ét."""
    samtykke = TIL_SKEMA[1]
    beskeder = (*TIL_SKEMA, annullerer(samtykke, aarsag), OPFOELGNING)
    assert fejl(*beskeder)[-1] == KALDT_TILBAGE
    uden = paa(11, aftale_opfoelgning, samtykke_ref=(), behandlingsgrundlag="MYNDIGHEDSOPGAVE")
    assert fejl(*beskeder[:-1], uden)[-1] == {"FR-302"}


def test_et_samtykke_der_blev_sendt_to_gange_gaelder_stadig() -> None:
    igen = paa(4, samtykkeerklaering)
    kontekst = Kontekst.af((*TIL_SKEMA, igen, annullerer(igen, "DUBLET")))
    assert (kontekst.samtykker, kontekst.bortfaldne) == ((TIL_SKEMA[1],), frozenset())


def test_en_tilbagekaldelse_af_et_ukendt_samtykke_ser_ikke_ud_som_om_den_virkede() -> None:
    nej = paa(5, samtykke_tilbagekaldelse, samtykke_ref=noegle(999))
    filer = [(str(i), write(besked, STANDARD)) for i, besked in enumerate((*TIL_SKEMA, nej))]
    rapport = converse(filer, STANDARD, now=NU + timedelta(days=30)).readings[-1].report
    assert (rapport.not_judged, rapport.errors) == (("FR-304",), ())


def test_en_tilbagekaldelse_kan_altid_sendes_hvad_den_end_henviser_til() -> None:
    udloebet = paa(4, samtykkeerklaering, samtykke_id=noegle(888), gyldig_til=date(2026, 11, 6))
    trae = to_tree(NEJ)
    trae["konvolut"]["samtykkeRef"] = [noegle(888)]
    nej = from_json(tree_to_json(trae), SamtykkeTilbagekaldelse).model
    assert fejl(*TIL_SKEMA, udloebet, nej, OPFOELGNING)[-2:] == [set(), KALDT_TILBAGE]


def test_det_der_er_taget_imod_bedoemmes_ikke_igen() -> None:
    """En tilbagekaldelse med en gammel dato laver ikke om på, hvad der var modtaget og kvitteret for."""
    gammel = paa(20, samtykke_tilbagekaldelse, dato=date(2026, 11, 1))
    poster = [Entry(besked) for besked in (*TIL_SKEMA, gammel)]
    forloeb = course_of(poster, STANDARD, now=NU, accepted=len(TIL_SKEMA))
    assert [trin.counts for trin in forloeb.steps] == [True] * 5
    assert list(forloeb.states.values()) == ["SAMTYKKE_BORTFALDET"]
    efter = [*poster, Entry(paa(21, aftale_opfoelgning))]
    assert not course_of(efter, STANDARD, now=NU, accepted=5).steps[-1].counts
