"""Gyldige beskeder mellem kommunerne til prøver: ``opsamling()`` er i orden, ``opsamling(aar=2027)`` er en anden.

Et fuldt eksempel::

    from tests.standard.byggere_faelleskommunalt import hoering

    besked = hoering(fase="OPGIVET")          # samme høring, som nu er opgivet

Hver bygger tager beskedens og konvoluttens felter under Python-navn. Samme kald giver samme besked, og
beskederne hænger sammen: opsamlingen nævner indberetningen, og svaret hører til høringen.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.standard.v1.dassos_opsamling import DassosOpsamling
from samarbejde_schema.standard.v1.faelles.konvolut import Konvolutbesked, Organisation, Part
from samarbejde_schema.standard.v1.faelles.opfoelgning import Periode
from samarbejde_schema.standard.v1.hoerings_svar import HoeringsSvar
from samarbejde_schema.standard.v1.ledige_pladser_oversigt import LedigePladserOversigt, Pladspost
from samarbejde_schema.standard.v1.ledigheds_afstemning import LedighedsAfstemning
from samarbejde_schema.standard.v1.strukturaendring_hoering import StrukturaendringHoering
from samarbejde_schema.standard.v1.takststigningsindberetning import Takstperiode, Takststigningsindberetning

from .byggere import NU, bosted, noegle, noegler

M = TypeVar("M", bound=Konvolutbesked)

FJORDBY = Organisation(navn="Fjordby Kommune", cvr="90000004", kommunekode="0851")
KLITBY = Organisation(navn="Klitby Kommune", cvr="90000047", kommunekode="0860")
TILBUD = bosted()
MYNDIGHED = Part(rolle="MYNDIGHED", organisation=FJORDBY)
EJER = Part(rolle="DRIFTSHERRE", organisation=FJORDBY)
NABO = Part(rolle="SAMARBEJDSKOMMUNE", organisation=KLITBY)
TILSYN = Part(rolle="SOCIALTILSYN", organisation=Organisation(navn="Socialtilsyn Fjord", cvr="90000055"))
SEKRETARIAT = Part(rolle="SEKRETARIAT", organisation=Organisation(navn="Rammeaftalen", cvr="90000063"))
DASSOS = Part(rolle="DASSOS", organisation=Organisation(navn="Styregruppen", cvr="90000071"))

HOERING, INDBERETNING, OPSAMLING = noegle(71), noegle(72), noegle(73)
"""Høringens nøgle og beskednøglerne på indberetningen og opsamlingen."""
TILBUDSTYPE = "LAENGEREVARENDE_BOTILBUD_TIL_VOKSNE"
I_DAG = NU.date()


def _ny(klasse: type[M], afsender: Part, modtager: Part, fast: dict[str, Any], felter: dict[str, Any]) -> M:
    konvolut = {
        "profil": ("GRUND",), "fortrolighed": "ALMINDELIG", "behandlingsgrundlag": "MYNDIGHEDSOPGAVE",
        "samtale_id": noegle(70), "afsender": afsender, "modtager": (modtager,),
    }  # fmt: skip
    return klasse.ny(nu=NU, noegle=noegler(), **konvolut | fast | felter)


def oversigt(**felter: Any) -> LedigePladserOversigt:
    """Fjorten pladser, hvoraf to er ledige og én er lovet væk."""
    post = Pladspost(
        tilbud=TILBUD,
        tilbudstype=TILBUDSTYPE,
        paragraf=("SEL_108",),
        pladser_i_alt=14,
        ledige=2,
        reserverede=1,
    )
    fast = {"opgjort_tid": NU - timedelta(hours=1), "post": (post,)}
    return _ny(LedigePladserOversigt, EJER, SEKRETARIAT, fast, felter)


def afstemning(**felter: Any) -> LedighedsAfstemning:
    """Et spørgsmål til nabokommunen."""
    fast = {
        "art": "SPOERGSMAAL", "afstemt_dato": I_DAG, "tilbudstype": TILBUDSTYPE,
        "kilde": ("DIREKTE_HENVENDELSE",), "soegekriterie": ("Vågen nattevagt",),
    }  # fmt: skip
    return _ny(LedighedsAfstemning, MYNDIGHED, NABO, fast, felter)


def indberetning(**felter: Any) -> Takststigningsindberetning:
    """En takst, der stiger seks en halv procent."""
    fast = {
        "besked_id": INDBERETNING, "tilbud": TILBUD, "tilbudstype": TILBUDSTYPE,
        "foer": Takstperiode(periode=Periode(fra=date(2025, 1, 1)), beloeb=Decimal("2000.00")),
        "efter": Takstperiode(periode=Periode(fra=date(2026, 1, 1)), beloeb=Decimal("2130.00")),
        "grundlag": "TAKST", "prisniveau": "PL_RENSET", "stigning_pct": Decimal("6.50"),
        "aarsag": ("NORMERING",),
    }  # fmt: skip
    return _ny(Takststigningsindberetning, EJER, SEKRETARIAT, fast, felter)


def opsamling(**felter: Any) -> DassosOpsamling:
    """Opsamlingen på andet halvår 2026, med den ene indberetning."""
    fast = {
        "besked_id": OPSAMLING, "aar": 2026, "halvaar": "ANDET_HALVAAR", "indberetning_ref": (INDBERETNING,),
    }  # fmt: skip
    return _ny(DassosOpsamling, SEKRETARIAT, DASSOS, fast, felter)


def hoering(**felter: Any) -> StrukturaendringHoering:
    """En lukning i høring i en måned, før den besluttes."""
    fast = {
        "hoering_id": HOERING, "fase": "I_HOERING", "art": "LUKNING", "tilbud": TILBUD,
        "tilbudstype": TILBUDSTYPE, "pladser": 14, "begrundelse": "Halvdelen af pladserne står tomme.",
        "hoeringsfrist": I_DAG + timedelta(days=30),
        "politisk_beslutning_dato": I_DAG + timedelta(days=60),
    }  # fmt: skip
    return _ny(StrukturaendringHoering, EJER, NABO, fast, felter)


def hoeringssvar(**felter: Any) -> HoeringsSvar:
    """Nabokommunens bemærkning."""
    fast = {
        "svar_paa": noegle(74), "hoering_ref": HOERING, "holdning": "BEMAERKNING",
        "tekst": "Vi har brug for to af pladserne.", "eget_behov": 2,
    }  # fmt: skip
    return _ny(HoeringsSvar, NABO, EJER, fast, felter)


ALLE: dict[str, Callable[..., Besked]] = {
    "ledigePladserOversigt": oversigt,
    "ledighedsAfstemning": afstemning,
    "takststigningsindberetning": indberetning,
    "dassosOpsamling": opsamling,
    "strukturaendringHoering": hoering,
    "hoeringsSvar": hoeringssvar,
}
"""Én bygger for hver beskedtype mellem kommunerne."""
