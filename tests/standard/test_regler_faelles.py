"""The rules many messages share, and the table of contents: each rule broken, or nearly broken."""

from __future__ import annotations

import importlib
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.standard import byggere_opfoelgning as byg
from tests.standard.byggere_opfoelgning import (
    BOSTED,
    EJER,
    KOMMUNE,
    KOORDINATOR,
    MYNDIGHED,
    NU,
    TEAMMEDLEM,
    UDEN_CVR,
    UDFOERER,
    VEJ,
    bestilling,
    bilag,
    borger,
    dagsorden,
    forretningskvittering,
    fund,
    indskrivning,
    kontrakt,
    kontrakt_svar,
    netvaerksmoede,
    noegle,
    referat,
    statusnotat,
    tilbud,
    tilbud_svar,
    transportkvittering,
)

from samarbejde_schema.findings import Stage
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.modelling.shape import shape_of
from samarbejde_schema.primitives import Cpr, lexical
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1 import indhold
from samarbejde_schema.standard.v1.faelles import regler_bilag as rb
from samarbejde_schema.standard.v1.faelles import regler_konvolut as rk
from samarbejde_schema.standard.v1.faelles import regler_maal as rm
from samarbejde_schema.standard.v1.faelles import regler_person as rp
from samarbejde_schema.standard.v1.faelles import regler_sam as rs
from samarbejde_schema.standard.v1.faelles import regler_stemme as rst
from samarbejde_schema.standard.v1.faelles.bilag import Bilagsindhold, SaerskiltBilag
from samarbejde_schema.standard.v1.faelles.borger import Borgerhenvisning, Identifikation
from samarbejde_schema.standard.v1.faelles.konvolut import Borgerorientering, Leverandoer, Organisation, Part
from samarbejde_schema.standard.v1.faelles.opfoelgning import Fravaer, Moededeltager
from samarbejde_schema.standard.v1.faelles.vurdering import KomplekseUdfordringer, TemaVurdering
from samarbejde_schema.standard.v1.faelles.ydelse import Betaling, Starttid, Ydelse
from samarbejde_schema.standard.v1.indhold import ENTRIES
from samarbejde_schema.standard.v1.kodelister.konvolut import UDEN_SYSTEMADRESSE, Beskedtype, Rolle
from samarbejde_schema.standard.v1.statusnotat import VaesentligAendring
from samarbejde_schema.validation.rule import Rule
from samarbejde_schema.validation.run import judge

MODULER = (rk, rb, rp, rst, rm, rs)
REGLER = [r for modul in MODULER for r in vars(modul).values() if isinstance(r, Rule)]
PLIGT, RAAD, FEJL, OPLYSNING = (
    ("warning", "pligt"), ("warning", "anbefaling"), ("error", "gyldighed"), ("info", "oplysning"),
)  # fmt: skip
MIB = 1024 * 1024
UGE = timedelta(days=7)


def _part(rolle: str, organisation: Organisation = KOMMUNE) -> Part:
    return Part(rolle=rolle, organisation=organisation)


def _orientering(rolle: str) -> Borgerorientering:
    return Borgerorientering(modtagerrolle=rolle, kanal="BREV", dato=date(2026, 11, 2))


def _fil(byte: int) -> Bilagsindhold:
    """An inline file of so many bytes: base64 writes three in four characters and pads the last."""
    hele, rest = divmod(byte, 3)
    return Bilagsindhold(indlejret="AAAA" * hele + {0: "", 1: "AA==", 2: "AAA="}[rest])


def _person(**identifikation: str) -> Identifikation:
    return Identifikation(**identifikation)


def _paa_krisecenter(**felter: Any) -> dict[str, Any]:
    return {"ydelse": (Ydelse(id=noegle(21), fritekst="Ophold", paragraf="SEL_109"),)} | felter


def _med_maal(*maal: str) -> Besked:
    return bestilling(
        ydelse=(Ydelse(id=noegle(21), fritekst="Støtte", paragraf="SEL_107", indsatsmaal_ref=maal),)
    )


def _tavs(aarsag: str) -> dict[str, str]:
    return {"fravaersaarsag": aarsag}


def _tema(tema: str, undertema: str | None = None, funktionsevne: str | None = None) -> TemaVurdering:
    return TemaVurdering(tema=tema, undertema=undertema, funktionsevne=funktionsevne, beskrivelse="I ord.")


FRA_1990 = borger(identifikation=_person(cpr="0504909995"))
UDEN_NAVN_2009 = borger(identifikation=_person(pseudonym="borger-1"), foedselsaar=2009)
SNAREST = Starttid(tidspunktskode="SNAREST")
HENVISNING = Bilagsindhold(henvisning="Indberetning 2026-117")
FOR_SIG = Bilagsindhold(saerskilt=SaerskiltBilag(noegle="UERG", krypteret_sha256="0" * 64))
STED = Organisation(navn="Krisecentret", cvr="90000012", adresse=VEJ)
EJER_MED_ADRESSE = Organisation(navn="Fonden", cvr="90000020", adresse=VEJ)
SVAER = KomplekseUdfordringer(karakteristik=("SVAER_INDDRAGELSE",), begrundelse="Trækker sig fra samtaler.")
FALSK_CVR = Organisation(navn="Et sted", cvr="90000005")
FALSK_GLN = Organisation(navn="Et sted", cvr="90000004", gln="5798000000011")
TILBAGE = "TILBAGETRAEKNING_AF_OPSIGELSE"

Brud = tuple[Rule, Besked, list[str], tuple[str, str]]

KONVOLUTTEN_BRYDER: list[Brud] = [
    (rk.afsenderens_rolle, bestilling(afsender=UDFOERER), ["/konvolut/afsender/rolle"], FEJL),
    (rk.afsenderens_rolle, statusnotat(afsender=MYNDIGHED), ["/konvolut/afsender/rolle"], FEJL),
    (rk.afsenderens_rolle, dagsorden(afsender=KOORDINATOR), ["/konvolut/afsender/rolle"], FEJL),
    (rk.afsenderens_rolle, referat(afsender=KOORDINATOR), ["/konvolut/afsender/rolle"], FEJL),
    (rk.afsenderens_rolle, kontrakt_svar(afsender=UDFOERER), ["/konvolut/afsender/rolle"], FEJL),
    (
        rk.afsenderens_rolle,
        forretningskvittering(afsender=_part("BORGER")),
        ["/konvolut/afsender/rolle"],
        FEJL,
    ),
    (rk.udloebet_passer_med_afsendelsen, dagsorden(udloeber=NU), ["/konvolut/udloeber"], FEJL),
    (
        rk.udloebet_passer_med_afsendelsen,
        dagsorden(udloeber=NU + UGE + timedelta(seconds=1)),
        ["/konvolut/udloeber"],
        FEJL,
    ),
    (rk.svaret_siger_hvad_det_svarer_paa, tilbud(svar_paa=None), ["/konvolut/svarPaa"], FEJL),
    (rk.svaret_siger_hvad_det_svarer_paa, tilbud_svar(svar_paa=None), ["/konvolut/svarPaa"], FEJL),
    (rk.svaret_siger_hvad_det_svarer_paa, kontrakt_svar(svar_paa=None), ["/konvolut/svarPaa"], FEJL),
    (rk.svaret_siger_hvad_det_svarer_paa, forretningskvittering(svar_paa=None), ["/konvolut/svarPaa"], FEJL),
    (rk.myndighedens_sag, bestilling(myndighedssag=None), ["/konvolut/myndighedssag"], FEJL),
    (rk.myndighedens_sag, referat(myndighedssag=None), ["/konvolut/myndighedssag"], FEJL),
    (rk.forloebet_er_naevnt, statusnotat(forloeb_id=None), ["/konvolut/forloebId"], FEJL),
    (
        rk.hvem_der_orienteres,
        dagsorden(borger_orientering=(_orientering("BORGER"), _orientering("UDFOERER"))),
        ["/konvolut/borgerOrientering/1/modtagerrolle"],
        FEJL,
    ),
    (
        rk.modtagernes_roller,
        dagsorden(modtager=(UDFOERER, _part("BORGER"), _part("DASSOS"))),
        ["/konvolut/modtager/1/rolle", "/konvolut/modtager/2/rolle"],
        FEJL,
    ),
    (rk.modtagernes_roller, bestilling(modtager=(MYNDIGHED,)), ["/konvolut/modtager/0/rolle"], FEJL),
    (rk.modtagernes_roller, kontrakt_svar(modtager=(MYNDIGHED,)), ["/konvolut/modtager/0/rolle"], FEJL),
    (
        rk.modtagernes_roller,
        kontrakt_svar(vedroerer=TILBAGE, afsender=UDFOERER, modtager=(_part("DRIFTSHERRE"),)),
        ["/konvolut/modtager/0/rolle"],
        FEJL,
    ),
    (
        rk.modtagernes_roller,
        forretningskvittering(modtager=(_part("POLITISK_NIVEAU"),)),
        ["/konvolut/modtager/0/rolle"],
        FEJL,
    ),
    (
        rb.indberetninger_sendes_ikke,
        referat(bilag=(bilag(), bilag(indhold=HENVISNING))),
        ["/konvolut/bilag/1/indhold/henvisning"],
        FEJL,
    ),
    (
        rb.indberetninger_sendes_ikke,
        referat(bilag=(bilag(type="MAGTANVENDELSE"), bilag(type="UTH", indhold=FOR_SIG))),
        ["/konvolut/bilag/0/indhold", "/konvolut/bilag/1/indhold"],
        FEJL,
    ),
    (
        rb.bilaget_er_med,
        bestilling(
            bilag=(bilag(),),
            faglig_vurdering={"bilag_ref": (noegle(31), noegle(32))},
            diagnose=(
                {"tekst": "Autisme", "bilag_ref": noegle(31)},
                {"tekst": "ADHD", "bilag_ref": noegle(33)},
            ),
        ),
        ["/fagligVurdering/bilagRef/1", "/diagnose/1/bilagRef"],
        FEJL,
    ),
    (rb.bilaget_er_med, statusnotat(bilag_ref=(noegle(31),)), ["/bilagRef/0"], FEJL),
    (rb.bilaget_er_med, kontrakt(bilag_ref=(noegle(32),), bilag=(bilag(),)), ["/bilagRef/0"], FEJL),
    (
        rb.indlejrede_filer_fylder_lidt,
        referat(bilag=(bilag(indhold=_fil(MIB - 2)), bilag(indhold=_fil(3)))),
        ["/konvolut/bilag"],
        FEJL,
    ),
]

KONVOLUTTEN_HOLDER: list[tuple[Rule, Besked]] = [
    (rk.afsenderens_rolle, netvaerksmoede(afsender=KOORDINATOR)),
    (rk.afsenderens_rolle, referat(afsender=KOORDINATOR, moedetype="NETVAERKSMOEDE")),
    (rk.afsenderens_rolle, statusnotat(afsender=_part("DRIFTSHERRE", EJER))),
    (rk.afsenderens_rolle, kontrakt_svar(afsender=UDFOERER, modtager=(MYNDIGHED,), vedroerer=TILBAGE)),
    (rk.afsenderens_rolle, kontrakt_svar(vedroerer=TILBAGE)),
    (rk.afsenderens_rolle, forretningskvittering(afsender=_part("SOCIALTILSYN"))),
    (rk.udloebet_passer_med_afsendelsen, dagsorden(udloeber=NU + UGE)),
    (rk.udloebet_passer_med_afsendelsen, dagsorden(udloeber=(NU + UGE).astimezone(UTC))),
    (rk.udloebet_passer_med_afsendelsen, dagsorden(udloeber=NU + timedelta(seconds=1))),
    (rk.svaret_siger_hvad_det_svarer_paa, tilbud()),
    (rk.myndighedens_sag, referat(myndighedssag=None, moedetype="NETVAERKSMOEDE")),
    (rk.myndighedens_sag, referat(myndighedssag=None, moedetype="NETVAERKSMOEDE", afsender=KOORDINATOR)),
    (rk.myndighedens_sag, bestilling()),
    (rk.forloebet_er_naevnt, dagsorden()),
    (
        rk.hvem_der_orienteres,
        dagsorden(borger_orientering=(_orientering("CIVILSAMFUND"), _orientering("TEAMMEDLEM"))),
    ),
    (rk.modtagernes_roller, dagsorden(modtager=(UDFOERER, _part("AKTOER"), TEAMMEDLEM))),
    (rk.modtagernes_roller, kontrakt_svar(vedroerer=TILBAGE, afsender=UDFOERER, modtager=(MYNDIGHED,))),
    (rk.modtagernes_roller, bestilling(modtager=(_part("DRIFTSHERRE", EJER),))),
    (rb.indberetninger_sendes_ikke, referat(bilag=(bilag(type="UTH", indhold=HENVISNING), bilag()))),
    (rb.bilaget_er_med, bestilling()),
    (rb.bilaget_er_med, statusnotat(bilag=(bilag(),))),
    (rb.bilaget_er_med, kontrakt(bilag_ref=(noegle(31),), bilag=(bilag(type="KONTRAKT_PDF"),))),
    (
        rb.bilaget_er_med,
        bestilling(diagnose=({"tekst": "Autisme", "bilag_ref": noegle(31)},), bilag=(bilag(),)),
    ),
    (
        rb.indlejrede_filer_fylder_lidt,
        referat(bilag=(bilag(indhold=_fil(MIB - 2)), bilag(indhold=_fil(2)), bilag(indhold=FOR_SIG))),
    ),
    (rb.indlejrede_filer_fylder_lidt, referat(bilag=(bilag(indhold=_fil(MIB)),))),
]

PERSONER_BRYDER: list[Brud] = [
    (
        rp.personnummerets_kontrolciffer,
        bestilling(borger=borger(identifikation=_person(cpr="0201609995"))),
        ["/borger/identifikation/cpr"],
        OPLYSNING,
    ),
    (
        rp.personnummerets_kontrolciffer,
        referat(borger_ref=Borgerhenvisning(identifikation=_person(cpr="0504909989"))),
        ["/borgerRef/identifikation/cpr"],
        OPLYSNING,
    ),
    (
        rp.organisationernes_numre,
        kontrakt(koeber=FALSK_GLN, modtager=(_part("MYNDIGHED", FALSK_CVR),)),
        ["/konvolut/modtager/0/organisation/cvr", "/koeber/gln"],
        FEJL,
    ),
    (
        rp.organisationernes_numre,
        bestilling(
            betaling=Betaling(gln="5798000000019"), myndighedssag={"sagsnummer": "1", "ejer_cvr": "90000005"}
        ),
        ["/konvolut/myndighedssag/ejerCvr", "/betaling/gln"],
        FEJL,
    ),
    (rp.organisationernes_numre, transportkvittering(modtager_cvr="90000005"), ["/modtagerCvr"], FEJL),
    (
        rp.borgeren_er_voksen,
        bestilling(borger=FRA_1990, oensket_start=Starttid(dato=date(2008, 4, 4))),
        ["/borger/identifikation/cpr"],
        RAAD,
    ),
    (
        rp.borgeren_er_voksen,
        bestilling(borger=FRA_1990, oensket_start=SNAREST, afsendt=datetime(2008, 4, 4, 12, tzinfo=UTC)),
        ["/borger/identifikation/cpr"],
        RAAD,
    ),
    (
        rp.borgeren_er_voksen,
        kontrakt(borger=UDEN_NAVN_2009),
        ["/borger/foedselsaar"],
        RAAD,
    ),
    (
        rp.borgeren_er_voksen,
        indskrivning(borger=FRA_1990, indflytningsdato=date(2007, 12, 31)),
        ["/borger/identifikation/cpr"],
        RAAD,
    ),
    (
        rp.helbredsoplysninger_er_noedvendige,
        referat(
            bilag=(bilag(helbredsoplysning=True, noedvendig_for="Medicin"), bilag(helbredsoplysning=True))
        ),
        ["/konvolut/bilag/1/noedvendigFor"],
        RAAD,
    ),
    (
        rp.samtykket_kan_findes,
        netvaerksmoede(behandlingsgrundlag="SAMTYKKE"),
        ["/konvolut/samtykkeRef"],
        FEJL,
    ),
    (rp.om_en_borger_er_foelsomt, tilbud(fortrolighed="FORTROLIG"), ["/konvolut/fortrolighed"], FEJL),
    (
        rp.beskyttede_adresser,
        bestilling(borger=borger(adresse=VEJ, adressebeskyttet=True)),
        ["/borger/adresse"],
        FEJL,
    ),
    (
        rp.beskyttede_adresser,
        bestilling(**_paa_krisecenter(borger=borger(adresse=VEJ), modtager=(_part("UDFOERER", STED),))),
        ["/borger/adresse", "/konvolut/modtager/0/organisation/adresse"],
        FEJL,
    ),
    (
        rp.beskyttede_adresser,
        kontrakt(
            **_paa_krisecenter(
                leverandoer=Leverandoer(driftsherre=EJER, tilbud=STED), afsender=_part("UDFOERER", STED)
            )
        ),
        ["/leverandoer/tilbud/adresse", "/konvolut/afsender/organisation/adresse"],
        FEJL,
    ),
    (
        rp.beskyttede_adresser,
        tilbud(
            **_paa_krisecenter(
                leverandoer=Leverandoer(driftsherre=EJER, tilbud=STED), afsender=_part("UDFOERER", STED)
            )
        ),
        ["/leverandoer/tilbud/adresse", "/konvolut/afsender/organisation/adresse"],
        FEJL,
    ),
    (
        rp.beskyttede_adresser,
        indskrivning(lovgrundlag="SEL_109", boligadresse=VEJ),
        ["/boligadresse"],
        FEJL,
    ),
    (
        rp.parternes_cvr,
        dagsorden(afsender=_part("MYNDIGHED", UDEN_CVR), modtager=(UDFOERER, _part("AKTOER", UDEN_CVR))),
        ["/konvolut/afsender/organisation/cvr", "/konvolut/modtager/1/organisation/cvr"],
        FEJL,
    ),
    (
        rp.parternes_cvr,
        kontrakt(koeber=UDEN_CVR, leverandoer=Leverandoer(driftsherre=UDEN_CVR)),
        ["/koeber/cvr", "/leverandoer/driftsherre/cvr"],
        FEJL,
    ),
    (
        rp.parternes_cvr,
        tilbud(leverandoer=Leverandoer(driftsherre=UDEN_CVR, tilbud=BOSTED)),
        ["/leverandoer/driftsherre/cvr"],
        FEJL,
    ),
    *(
        (rst.borgerens_egne_ord, besked, ["/borgerensStemme/fravaersaarsag"], RAAD)
        for besked in (
            bestilling(borgerens_stemme=_tavs("IKKE_NAAET_AKUT")),
            bestilling(borgerens_stemme=_tavs("KAN_IKKE_UDTRYKKE_SIG"), hastegrad="AKUT"),
            bestilling(
                borgerens_stemme=_tavs("KAN_IKKE_UDTRYKKE_SIG"),
                tema_vurdering=(_tema("KOMMUNIKATION", "SAMTALE", "2"),),
            ),
            statusnotat(borgerens_stemme=_tavs("IKKE_NAAET_AKUT")),
            statusnotat(borgerens_stemme=_tavs("KAN_IKKE_UDTRYKKE_SIG"), borger_har_medvirket="AKTIVT"),
            statusnotat(borgerens_stemme=_tavs("KAN_IKKE_UDTRYKKE_SIG")),
        )
    ),
]

PERSONER_HOLDER: list[tuple[Rule, Besked]] = [
    (rp.personnummerets_kontrolciffer, bestilling()),
    (rp.personnummerets_kontrolciffer, referat()),
    (
        rp.personnummerets_kontrolciffer,
        bestilling(borger=borger(identifikation=_person(pseudonym="borger-1"))),
    ),
    (
        rp.personnummerets_kontrolciffer,
        bestilling(borger=borger(identifikation=_person(erstatnings_cpr="0201601AB5"))),
    ),
    (rp.organisationernes_numre, bestilling(betaling=Betaling(gln="5798000000018"))),
    (rp.organisationernes_numre, transportkvittering()),
    (rp.borgeren_er_voksen, bestilling()),
    (
        rp.borgeren_er_voksen,
        bestilling(borger=FRA_1990, oensket_start=Starttid(dato=date(2008, 4, 5))),
    ),
    (
        rp.borgeren_er_voksen,
        bestilling(borger=FRA_1990, oensket_start=SNAREST, afsendt=datetime(2008, 4, 5, 12, tzinfo=UTC)),
    ),
    (rp.borgeren_er_voksen, kontrakt(borger=UDEN_NAVN_2009, startdato=date(2027, 1, 1))),
    (rp.borgeren_er_voksen, kontrakt(borger=borger(identifikation=_person(pseudonym="borger-1")))),
    (rp.borgeren_er_voksen, indskrivning(borger=FRA_1990)),
    (rp.helbredsoplysninger_er_noedvendige, referat(bilag=(bilag(),))),
    (rp.samtykket_kan_findes, netvaerksmoede(behandlingsgrundlag="SAMTYKKE", samtykke_ref=(noegle(7),))),
    (rp.om_en_borger_er_foelsomt, tilbud()),
    (rp.beskyttede_adresser, bestilling(borger=borger(adresse=VEJ))),
    (rp.beskyttede_adresser, indskrivning(borger=borger(adressebeskyttet=True), boligadresse=VEJ)),
    (rp.beskyttede_adresser, bestilling(modtager=(_part("UDFOERER", STED),))),
    (rp.beskyttede_adresser, tilbud(leverandoer=Leverandoer(driftsherre=EJER, tilbud=STED))),
    (rp.beskyttede_adresser, tilbud(**_paa_krisecenter(leverandoer=None))),
    (
        rp.beskyttede_adresser,
        kontrakt(
            **_paa_krisecenter(
                leverandoer=Leverandoer(driftsherre=EJER_MED_ADRESSE, tilbud=BOSTED),
                afsender=_part("DRIFTSHERRE", EJER_MED_ADRESSE),
            )
        ),
    ),
    (rp.parternes_cvr, kontrakt(leverandoer=Leverandoer(driftsherre=EJER, tilbud=UDEN_CVR))),
    (rp.parternes_cvr, tilbud(leverandoer=None)),
    (rp.parternes_cvr, referat()),
    (rst.borgerens_egne_ord, bestilling()),
    (rst.borgerens_egne_ord, bestilling(borgerens_stemme=_tavs("IKKE_NAAET_AKUT"), hastegrad="AKUT")),
    (
        rst.borgerens_egne_ord,
        bestilling(borgerens_stemme=_tavs("KAN_IKKE_UDTRYKKE_SIG"), komplekse_udfordringer=SVAER),
    ),
    (rst.borgerens_egne_ord, bestilling(borgerens_stemme=_tavs("OENSKER_IKKE"))),
    (rst.borgerens_egne_ord, statusnotat(borgerens_stemme=_tavs("OENSKER_IKKE"))),
    (
        rst.borgerens_egne_ord,
        bestilling(
            borgerens_stemme=_tavs("KAN_IKKE_UDTRYKKE_SIG"),
            tema_vurdering=(_tema("KOMMUNIKATION", "SAMTALE", "3"),),
        ),
    ),
    (
        rst.borgerens_egne_ord,
        statusnotat(borgerens_stemme=_tavs("IKKE_NAAET_AKUT"), opfoelgningstype="EKSTRAORDINAER"),
    ),
    (
        rst.borgerens_egne_ord,
        statusnotat(borgerens_stemme=_tavs("OENSKER_IKKE"), borger_har_medvirket="AKTIVT"),
    ),
    (
        rst.borgerens_egne_ord,
        statusnotat(borgerens_stemme=_tavs("KAN_IKKE_UDTRYKKE_SIG"), borger_har_medvirket="GENNEM_ANDEN"),
    ),
    (
        rst.borgerens_egne_ord,
        statusnotat(borgerens_stemme={"gengivet": {"tekst": "Er tilfreds.", "gengivet_af": "UDFOERER"}}),
    ),
]

INDHOLDET_BRYDER: list[Brud] = [
    (rm.ydelse_har_maal, _med_maal(), ["/ydelse/0/indsatsmaalRef"], RAAD),
    (rm.ydelse_har_maal, _med_maal(noegle(99)), ["/ydelse/0/indsatsmaalRef"], RAAD),
    (rm.noget_om_hvert_maal, statusnotat(maalstatus=({"maal_ref": noegle(11)},)), ["/maalstatus/0"], PLIGT),
    (rm.ingen_gentagelser, dagsorden(profil=("GRUND", "NORD", "GRUND")), ["/konvolut/profil/2"], FEJL),
    (
        rm.ingen_gentagelser,
        bestilling(
            ydelse=(Ydelse(id=noegle(21), paragraf="SEL_107", indsatsmaal_ref=(noegle(11), noegle(11))),)
        ),
        ["/ydelse/0/indsatsmaalRef/1"],
        FEJL,
    ),
    (
        rm.ingen_gentagelser,
        referat(justeringsbehov=("MAAL", "TAKST", "MAAL", "TAKST")),
        ["/justeringsbehov/2", "/justeringsbehov/3"],
        FEJL,
    ),
    (
        rm.ingen_gentagelser,
        dagsorden(modtager=(UDFOERER, TEAMMEDLEM, UDFOERER)),
        ["/konvolut/modtager/2"],
        FEJL,
    ),
    (
        rm.ydelsen_er_naevnt,
        bestilling(ydelse=(byg.YDELSE, Ydelse(id=noegle(22), paragraf="SEL_107"))),
        ["/ydelse/1"],
        FEJL,
    ),
    (
        rm.funktionsevne_hvor_den_hoerer_hjemme,
        bestilling(tema_vurdering=(_tema("EGENOMSORG", "SPISE"),)),
        ["/temaVurdering/0/funktionsevne"],
        RAAD,
    ),
    (
        rm.funktionsevne_hvor_den_hoerer_hjemme,
        statusnotat(
            tema_vurdering=(
                _tema("OMGIVELSER", None, "1"),
                _tema("SUNDHEDSFORHOLD", "SOEVN", "IKKE_VURDERET"),
            )
        ),
        ["/temaVurdering/0/funktionsevne", "/temaVurdering/1/funktionsevne"],
        RAAD,
    ),
    (
        rm.undertema_hoerer_til_tema,
        statusnotat(
            tema_vurdering=(_tema("EGENOMSORG", "SOEVN"),),
            vaesentlig_aendring=(
                VaesentligAendring(tema="SUNDHEDSFORHOLD", undertema="SPISE", beskrivelse="Har tabt sig."),
            ),
        ),
        ["/temaVurdering/0/undertema", "/vaesentligAendring/0/undertema"],
        FEJL,
    ),
    (
        rm.undertema_hoerer_til_tema,
        bestilling(tema_vurdering=(_tema("MOBILITET", "SAMTALE", "1"),)),
        ["/temaVurdering/0/undertema"],
        FEJL,
    ),
    (
        rs.borgerens_stemme_er_med,
        referat(moedetype="NETVAERKSMOEDE", borgerens_stemme=None),
        ["/borgerensStemme"],
        PLIGT,
    ),
    (
        rs.borgeren_er_med_til_netvaerksmoedet,
        netvaerksmoede(udarbejdet_med=("KOORDINATOR",), deltager=(Moededeltager(rolle="VAERGE"),)),
        ["/udarbejdetMed", "/deltager"],
        PLIGT,
    ),
    (
        rs.borgeren_er_med_til_netvaerksmoedet,
        referat(moedetype="NETVAERKSMOEDE", fravaer=(Fravaer(rolle="AKTOER", begrundelse="Ferie."),)),
        ["/opfoelgningMed"],
        PLIGT,
    ),
]

INDHOLDET_HOLDER: list[tuple[Rule, Besked]] = [
    (rm.ydelse_har_maal, bestilling()),
    (rm.ydelse_har_maal, _med_maal(noegle(99), noegle(11))),
    (rm.noget_om_hvert_maal, statusnotat()),
    (rm.noget_om_hvert_maal, statusnotat(maalstatus=({"maal_ref": noegle(11), "virkning": "INGEN"},))),
    (rm.ingen_gentagelser, dagsorden(profil=("GRUND", "NORD", "MIDT", "SAM"))),
    (rm.ingen_gentagelser, dagsorden(borgers_punkt=("Vejret", "Vejret"))),
    (rm.ingen_gentagelser, dagsorden(modtager=(UDFOERER, _part("AKTOER", BOSTED), _part("UDFOERER", EJER)))),
    (rm.ingen_gentagelser, dagsorden(afsender=UDFOERER, modtager=(UDFOERER,))),
    (
        rm.ingen_gentagelser,
        bestilling(
            ydelse=(byg.YDELSE, Ydelse(id=noegle(22), paragraf="SEL_107", indsatsmaal_ref=(noegle(11),)))
        ),
    ),
    (
        rm.ydelsen_er_naevnt,
        bestilling(ydelse=(Ydelse(id=noegle(1), paragraf="SEL_107", ydelseskode="SERVICE"),)),
    ),
    (rm.ydelsen_er_naevnt, tilbud(ydelse=())),
    (
        rm.funktionsevne_hvor_den_hoerer_hjemme,
        bestilling(
            tema_vurdering=(
                _tema("EGENOMSORG", "SPISE", "IKKE_VURDERET"),
                _tema("EGENOMSORG", None, "2"),
                _tema("EGENOMSORG"),
                _tema("SUNDHEDSFORHOLD", "SOEVN"),
            )
        ),
    ),
    (
        rm.undertema_hoerer_til_tema,
        bestilling(tema_vurdering=(_tema("EGENOMSORG", "SPISE"), _tema("MOBILITET"))),
    ),
    (
        rm.undertema_hoerer_til_tema,
        statusnotat(
            vaesentlig_aendring=(
                VaesentligAendring(tema="SUNDHEDSFORHOLD", undertema="SOEVN", beskrivelse="Sover igen."),
                VaesentligAendring(tema="RELATIONER", beskrivelse="Har fået en ven."),
            )
        ),
    ),
    (rs.borgerens_stemme_er_med, referat(moedetype="NETVAERKSMOEDE")),
    (rs.borgerens_stemme_er_med, referat(moedetype="STATUSMOEDE", borgerens_stemme=None)),
    (rs.borgeren_er_med_til_netvaerksmoedet, netvaerksmoede()),
    (
        rs.borgeren_er_med_til_netvaerksmoedet,
        netvaerksmoede(udarbejdet_med=(), deltager=(), moedestatus="AFLYST"),
    ),
    (rs.borgeren_er_med_til_netvaerksmoedet, netvaerksmoede(moedetype="STATUSMOEDE", udarbejdet_med=())),
    (
        rs.borgeren_er_med_til_netvaerksmoedet,
        referat(moedetype="NETVAERKSMOEDE", opfoelgning_med=("KOORDINATOR", "BORGER")),
    ),
    (
        rs.borgeren_er_med_til_netvaerksmoedet,
        referat(moedetype="NETVAERKSMOEDE", fravaer=(Fravaer(rolle="BORGER", begrundelse="Var syg."),)),
    ),
]

BRYDER = KONVOLUTTEN_BRYDER + PERSONER_BRYDER + INDHOLDET_BRYDER
HOLDER = KONVOLUTTEN_HOLDER + PERSONER_HOLDER + INDHOLDET_HOLDER


@pytest.mark.parametrize(("regel", "besked", "steder", "vaegt"), BRYDER)
def test_a_breach_is_found_where_it_is(
    regel: Rule, besked: Besked, steder: list[str], vaegt: tuple[str, str]
) -> None:
    profiler = ("SAM",) if regel in vars(rs).values() else ("GRUND",)
    assert fund(regel, besked, *profiler) == [(regel.id, sted, *vaegt) for sted in steder]


@pytest.mark.parametrize(("regel", "besked"), HOLDER)
def test_what_comes_close_is_no_breach(regel: Rule, besked: Besked) -> None:
    assert fund(regel, besked, "SAM", "MIDT") == []


def test_every_rule_has_both_a_breach_and_a_near_miss() -> None:
    afgoeres = {regel for regel in REGLER if set(regel.messages) & set(byg.ALLE)}
    assert afgoeres == {case[0] for case in BRYDER}
    assert afgoeres == {case[0] for case in HOLDER}


@pytest.mark.parametrize("type_", byg.ALLE)
def test_a_good_message_keeps_every_shared_rule(type_: str) -> None:
    besked = byg.ALLE[type_]()
    regler = [r for r in REGLER if type_ in r.messages and r.level is Stage.BESKED]
    assert regler
    assert judge(besked, regler, profiles=("GRUND", "NORD", "MIDT", "SAM")).findings == ()


def test_the_level_of_functional_ability_is_owed_in_the_central_region() -> None:
    besked = bestilling(tema_vurdering=(_tema("EGENOMSORG", "SPISE"),))
    (brud,) = fund(rm.funktionsevne_hvor_den_hoerer_hjemme, besked, "MIDT")
    assert brud[2:] == PLIGT


def test_the_meeting_of_the_network_owes_nothing_outside_the_samarbejdsmodel() -> None:
    besked = netvaerksmoede(udarbejdet_med=(), deltager=(), profil=("GRUND",))
    assert fund(rs.borgeren_er_med_til_netvaerksmoedet, besked, "GRUND", "NORD", "MIDT") == []


@pytest.mark.parametrize(
    ("syvende", "aar", "foedt"),
    [
        (0, 0, 1900), (3, 99, 1999), (4, 0, 2000), (4, 36, 2036), (4, 37, 1937), (5, 57, 2057), (5, 58, 1858),
        (8, 0, 2000), (8, 99, 1899), (9, 36, 2036), (9, 37, 1937), (9, 99, 1999),
    ],
)  # fmt: skip
def test_the_century_follows_the_seventh_digit(syvende: int, aar: int, foedt: int) -> None:
    assert rp.foedselsdato(f"3112{aar:02}{syvende}000") == date(foedt, 12, 31)


def test_the_test_persons_have_their_birthdays() -> None:
    assert rp.foedselsdato("0201609995") == date(1960, 1, 2)
    assert rp.foedselsdato("2512484916") == date(1948, 12, 25)


def test_no_well_formed_number_is_without_a_day_of_birth() -> None:
    """Every year and seventh digit, on the last days of February."""
    for aar in range(100):
        for ciffer in range(10):
            for dag in ("2802", "2902"):
                cpr = f"{dag}{aar:02}{ciffer}000"
                if lexical(Cpr).matches(cpr):
                    assert rp.foedselsdato(cpr).strftime("%d%m%y") == cpr[:6]


@pytest.mark.parametrize("regel", REGLER, ids=lambda regel: f"{regel.id}-{regel.level}")
def test_a_rule_is_told_in_full(regel: Rule) -> None:
    assert set(regel.messages) <= set(STANDARD.types)
    assert all(re.fullmatch(r"R\d{3}", krav) for krav in regel.requirements)
    for led in regel.clauses.values():
        assert max(len(led.da), len(led.en)) <= 200
        assert led.da.endswith(".")
        assert led.en.endswith(".")
    for sti in regel.fields:
        assert any(_findes(STANDARD.model(type_), sti) for type_ in regel.messages), sti


def _findes(klasse: type[Besked], sti: str) -> bool:
    """Whether a dotted wire path leads to a field of the message's class."""
    felter = shape_of(klasse).by_wire
    for navn in sti.split("."):
        if navn not in felter:
            return False
        element = felter[navn].element
        felter = shape_of(element).by_wire if element is not None else {}
    return True


def test_the_table_of_contents_is_the_catalogue() -> None:
    assert [e.number for e in ENTRIES] == [f"M{n:02}" for n in range(1, 43)]
    svar = {e.number: [s for s in e.answered_by if s != "forretningskvittering"] for e in ENTRIES}
    nummer = {e.type: e.number for e in ENTRIES}
    assert {n: " ".join(nummer[type_] for type_ in s) for n, s in svar.items() if s} == {
        "M01": "M02", "M03": "M03", "M04": "M05 M08", "M05": "M06", "M06": "M08 M05", "M08": "M09",
        "M12": "M15", "M13": "M14", "M15": "M16", "M16": "M11 M21", "M17": "M12 M16 M18 M19", "M18": "M11",
        "M19": "M21", "M20": "M11", "M21": "M09", "M22": "M09 M23", "M29": "M30", "M34": "M34", "M36": "M38",
        "M37": "M38", "M41": "M09",
    }  # fmt: skip
    uden_kvittering = [e.type for e in ENTRIES if "forretningskvittering" not in e.answered_by]
    assert uden_kvittering == ["transportkvittering", "forretningskvittering"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.type)
def test_an_entry_names_its_class_its_code_and_known_roles(entry: Any) -> None:
    modul = importlib.import_module(f"{indhold.__package__}.{entry.module}")
    klasse = getattr(modul, entry.class_name)
    assert entry.code in klasse.fixed.values()
    assert Beskedtype(entry.code).label == entry.label
    roller = {Rolle(rolle) for rolle in (*entry.senders, *entry.receivers)}
    assert roller
    assert not roller & UDEN_SYSTEMADRESSE
    assert all(type(rolle) is str for rolle in (*entry.senders, *entry.receivers))


def test_the_groups_of_messages_follow_the_table() -> None:
    assert set(indhold.MED_KONVOLUT) == set(STANDARD.types) - {"transportkvittering"}
    uden_borger = {e.type for e in ENTRIES if "M32" <= e.number <= "M41"}
    assert set(indhold.OM_BORGER) == set(STANDARD.types) - uden_borger


def test_every_message_that_can_refer_to_an_attachment_is_judged() -> None:
    med_felt = {type_ for type_ in STANDARD.types if rb._henvisende(STANDARD.model(type_))}
    assert med_felt == set(rb.bilaget_er_med.messages)


@pytest.mark.parametrize("type_", STANDARD.types)
def test_two_weights_of_one_text_say_when(type_: str) -> None:
    for regel in STANDARD.rules(type_):
        led = [c for c in regel.clauses.values() if [d.da for d in regel.clauses.values()].count(c.da) > 1]
        if regel.level is Stage.BESKED:
            assert len({c.when for c in led} - {""}) >= bool(led) * 2
            assert all(c.when for c in led)
