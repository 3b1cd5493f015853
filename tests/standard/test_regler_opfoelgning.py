"""The messages of follow-up and the receipts: their fields, and for every rule of theirs what breaks it."""

from __future__ import annotations

import importlib
import re
import textwrap
from datetime import date, timedelta
from types import ModuleType
from typing import Any

import pytest
from tests.standard import byggere_opfoelgning as byg
from tests.standard.byggere_opfoelgning import (
    NU,
    dagsorden,
    fund,
    netvaerksmoede,
    noegle,
    referat,
    statusnotat,
)

from samarbejde_schema.errors import LocalError
from samarbejde_schema.findings import Kind, Stage
from samarbejde_schema.modelling.element import Besked, Element
from samarbejde_schema.modelling.shape import Field, shape_of
from samarbejde_schema.standard.v1 import dagsorden as m12
from samarbejde_schema.standard.v1 import forretningskvittering as m40
from samarbejde_schema.standard.v1 import indhold
from samarbejde_schema.standard.v1 import referat as m16
from samarbejde_schema.standard.v1 import statusnotat as m15
from samarbejde_schema.standard.v1 import transportkvittering as m39
from samarbejde_schema.standard.v1.dagsorden import Dagsordenspunkt, OensketMateriale
from samarbejde_schema.standard.v1.faelles import (
    regler_bilag,
    regler_konvolut,
    regler_maal,
    regler_person,
    regler_sam,
    regler_stemme,
)
from samarbejde_schema.standard.v1.faelles.bilag import Bilagsindhold
from samarbejde_schema.standard.v1.faelles.kvittering import Fejl
from samarbejde_schema.standard.v1.faelles.maal import Maalbeslutning, Maalforslag, Maalstatuslinje
from samarbejde_schema.standard.v1.faelles.opfoelgning import Fravaer, Moededeltager
from samarbejde_schema.standard.v1.faelles.vurdering import Niveauaendring, Stoettebehov
from samarbejde_schema.standard.v1.referat import NaesteMoede
from samarbejde_schema.standard.v1.statusnotat import Anbefalingslinje
from samarbejde_schema.validation.rule import Rule
from samarbejde_schema.validation.run import judge

MODULER = (m12, m15, m16, m39, m40)
DELTE = (regler_konvolut, regler_bilag, regler_maal, regler_person, regler_stemme, regler_sam)

# Wire names in wire order: one (no mark), perhaps (?), repeated (*least-most).
FELTER: dict[type[Element], str] = {
    m12.Dagsorden: (
        "konvolut borgerRef? dagsordenId moedetype moedestatus? opfoelgningstype? planRef? moedetidspunkt "
        "sted punkt*1-40 oensketMateriale*0-20 borgerKanInvitere*0-10 borgerKanInvitereTekst? deltager*0-40 "
        "borgersPunkt*0-20 udarbejdetMed*0-10 tolk? bemaerkning?"
    ),
    m12.Dagsordenspunkt: "punktId type titel? livstema*0-11 foreslaaetAf?",
    m12.OensketMateriale: "beskrivelse leveringsfrist",
    m15.Statusnotat: (
        "konvolut borgerRef? statusnotatId opfoelgningstype periode skabelon? dagsordenRef? planRef? "
        "maalstatus*1-130 livssituation? vaesentligAendring*0-30 funktionsevneaendring*0-70 "
        "temaVurdering*0-70 stoettebehov? leveretIndsats*0-30 anbefaling*0-30 forslagTilMaal*0-30 "
        "afslutningsforslag? borgerensStemme borgerHarMedvirket? udarbejdetAf bemaerkninger? "
        "kvalitetsopfoelgning*0-10 oekonomiopfoelgning? bilagRef*0-20"
    ),
    m15.VaesentligAendring: "tema undertema? beskrivelse betydningForIndsatsen?",
    m15.LeveretIndsats: "ydelseRef omfang? afvigelse?",
    m15.Anbefalingslinje: "ydelseRef? anbefaling begrundelse?",
    m16.Referat: (
        "konvolut borgerRef? referatId moedetype dagsordenRef? moedeStart moedeSlut? deltager*1-40 "
        "fravaer*0-10 punktreferat*1-40 beslutning opfoelgningsresultat? indsatsvurdering? "
        "indsatsvurderingBegrundelse? maalbeslutning*0-30 fremtidigtMaal*0-30 borgerensStemme? uenighed*0-10 "
        "aftale*0-40 aftaleStatus*0-100 justeringsbehov*0-4 stoettebehovEfter? aftaleforhold? "
        "forventetAfslutning? efterfoelgendeIndsats? naesteMoede? bemaerkningsfrist? opfoelgningMed*0-10"
    ),
    m16.Punktreferat: "punktRef? type? tekst",
    m16.NaesteMoede: "tidspunkt? senest? intetBegrundelse?",
    m39.Transportkvittering: (
        "beskedtype beskedId? indreDigest afsenderCvr modtagerCvr tid kode fejl*0-200 auditHoved"
    ),
    m40.Forretningskvittering: "konvolut kode kvitteringstype begrundelse? fejl*0-200 slettetBekraeftet?",
}


def _som_tekst(felt: Field) -> str:
    if felt.many:
        return f"{felt.wire}*{felt.low}-{felt.high}"
    return felt.wire if felt.low else f"{felt.wire}?"


@pytest.mark.parametrize("klasse", FELTER, ids=lambda klasse: klasse.__name__)
def test_every_field_stands_in_its_place(klasse: type[Element]) -> None:
    shape = shape_of(klasse)
    assert " ".join(map(_som_tekst, shape.fields)) == FELTER[klasse]
    assert shape.doc
    assert all(felt.about.text and felt.about.source for felt in shape.fields)


@pytest.mark.parametrize("modul", MODULER, ids=lambda modul: modul.__name__.rsplit(".", 1)[-1])
def test_no_type_is_forgotten(modul: ModuleType) -> None:
    egne = {
        v for v in vars(modul).values()
        if isinstance(v, type) and issubclass(v, Element) and v.__module__ == modul.__name__
    }  # fmt: skip
    assert egne <= set(FELTER)


def test_the_receipt_of_transport_has_no_envelope_and_says_what_it_is() -> None:
    kvittering = byg.transportkvittering()
    assert kvittering.envelope is None
    with pytest.raises(LocalError) as fejl:
        byg.transportkvittering(beskedtype="DAGSORDEN")
    assert [(f.rule_id, f.pointer) for f in fejl.value.findings] == [("SKEMA-KONSTANT", "/beskedtype")]


def test_an_answer_follows_the_conversation() -> None:
    indkaldelse = dagsorden()
    notat = indkaldelse.besvar(
        m15.Statusnotat, nu=NU, fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        statusnotat_id=noegle(42), opfoelgningstype="AARLIG", periode={"fra": date(2025, 11, 1)},
        maalstatus=({"maal_ref": noegle(11)},), borgerens_stemme=byg.EGNE_ORD, udarbejdet_af=byg.MEDARBEJDER,
    )  # fmt: skip
    assert notat.konvolut.svar_paa == indkaldelse.konvolut.besked_id
    assert notat.konvolut.afsender == byg.UDFOERER
    assert notat.konvolut.modtager == (byg.MYNDIGHED,)


@pytest.mark.parametrize("modul", [*MODULER, indhold, *DELTE], ids=lambda modul: modul.__name__)
def test_the_example_of_the_module_runs(modul: ModuleType) -> None:
    blok = re.search(r"::\n\n((?:    .*\n|\n)+)", str(modul.__doc__))
    assert blok is not None
    givet = {
        "kommunen": byg.MYNDIGHED, "bostedet": byg.UDFOERER, "sag": byg.SAG, "forloeb": noegle(1),
        "maal": noegle(11), "bestilling": byg.bestilling(), "dagsorden": dagsorden(),
        "statusnotat": statusnotat(),
    }  # fmt: skip
    exec(textwrap.dedent(blok[1]), givet)
    for navn, klasse in (("dagsorden", m12.Dagsorden), ("notat", m15.Statusnotat), ("referat", m16.Referat)):
        if isinstance(besked := givet.get(navn), klasse):
            egne = [
                r for r in vars(importlib.import_module(klasse.__module__)).values() if isinstance(r, Rule)
            ]
            fundet = judge(besked, egne, profiles=("GRUND",)).findings
            assert not [f for f in fundet if f.kind in (Kind.PLIGT, Kind.GYLDIGHED)]


PLIGT, RAAD, FEJL, OPLYSNING = (
    ("warning", "pligt"), ("warning", "anbefaling"), ("error", "gyldighed"), ("info", "oplysning"),
)  # fmt: skip


def _roller(*roller: str) -> tuple[Moededeltager, ...]:
    return tuple(Moededeltager(rolle=rolle) for rolle in roller)


def _punkter(*typer: str) -> tuple[Dagsordenspunkt, ...]:
    return tuple(Dagsordenspunkt(punkt_id=noegle(50 + i), type=t) for i, t in enumerate(typer))


def _notat(*linjer: dict[str, Any], **felter: Any) -> m15.Statusnotat:
    return statusnotat(
        maalstatus=tuple(Maalstatuslinje(maal_ref=noegle(11 + i), **linje) for i, linje in enumerate(linjer)),
        **felter,
    )


def _raad(*raad: str, **felter: Any) -> m15.Statusnotat:
    return statusnotat(anbefaling=tuple(Anbefalingslinje(anbefaling=r) for r in raad), **felter)


def _funktionsevne(foer: str | None, efter: str, **felter: Any) -> m15.Statusnotat:
    return statusnotat(
        funktionsevneaendring=(Niveauaendring(undertema="SPISE", foer=foer, efter=efter),), **felter
    )


FRIST = OensketMateriale(
    beskrivelse="Statusnotat", leveringsfrist=date(2026, 12, 2)
)  # the day of the meeting
FIRE_PUNKTER = _punkter("MAALSTATUS", "LIVSTEMAER", "VIDERE_FORLOEB", "INDSATS_FAERDIG", "ANDET")
SEKS_PUNKTER = _punkter(
    "ANDET", "NAESTE_MOEDE", "INDSATS_FAERDIG", "VIDERE_FORLOEB", "LIVSTEMAER", "MAALSTATUS"
)
NOTATET = byg.bilag(type="STATUSNOTAT_PDF")
FORSLAG = Maalforslag(titel="Ud af huset", beskrivelse="Går til fællesspisning.", foreslaaet_af="UDFOERER")
NAAET = {"maalopfyldelse": "NAAET"}

BRYDER: list[tuple[Rule, Besked, str, tuple[str, str]]] = [
    (m12.statusmoedets_dagsorden, dagsorden(borger_kan_invitere=()), "/borgerKanInvitere", PLIGT),
    (
        m12.statusmoedets_dagsorden,
        dagsorden(borger_kan_invitere=(), opfoelgningstype="TRE_MAANEDERS"),
        "/borgerKanInvitere",
        PLIGT,
    ),
    (m12.statusmoedets_dagsorden, dagsorden(punkt=FIRE_PUNKTER), "/punkt", PLIGT),
    (
        m12.statusmoedets_dagsorden,
        dagsorden(punkt=FIRE_PUNKTER, opfoelgningstype="LOEBENDE_AFTALT"),
        "/punkt",
        RAAD,
    ),
    (m12.statusmoedets_dagsorden, dagsorden(oensket_materiale=()), "/oensketMateriale", PLIGT),
    (
        m12.statusmoedets_dagsorden,
        dagsorden(oensket_materiale=(), opfoelgningstype="EKSTRAORDINAER"),
        "/oensketMateriale",
        RAAD,
    ),
    (
        m12.statusmoedets_dagsorden,
        dagsorden(oensket_materiale=(FRIST,)),
        "/oensketMateriale/0/leveringsfrist",
        PLIGT,
    ),
    (
        m12.statusmoedets_dagsorden,
        dagsorden(oensket_materiale=(FRIST,), opfoelgningstype="TRE_MAANEDERS"),
        "/oensketMateriale/0/leveringsfrist",
        RAAD,
    ),
    (m12.statusmoedets_dagsorden, dagsorden(opfoelgningstype=None), "/opfoelgningstype", RAAD),
    (m12.borgerens_eget_punkt, netvaerksmoede(borgers_punkt=()), "/borgersPunkt", RAAD),
    (m15.stoettebehov_efter_aendring, _funktionsevne("2", "3"), "/stoettebehov", RAAD),
    (m15.stoettebehov_efter_aendring, _funktionsevne(None, "3"), "/stoettebehov", RAAD),
    (
        m15.stoettebehov_efter_aendring,
        _funktionsevne("2", "1", stoettebehov=Stoettebehov(efter="IKKE_VURDERET")),
        "/stoettebehov/efter",
        RAAD,
    ),
    (regler_maal.noget_om_hvert_maal, _notat(NAAET, {}), "/maalstatus/1", PLIGT),
    (regler_maal.noget_om_hvert_maal, _notat({}, bilag=(byg.bilag(),)), "/maalstatus/0", PLIGT),
    (m15.den_aarlige_status, statusnotat(livssituation=None), "/livssituation", PLIGT),
    (m15.den_aarlige_status, statusnotat(anbefaling=()), "/anbefaling", PLIGT),
    (m15.anbefalingen_foelges_op, _notat(NAAET, NAAET), "/forslagTilMaal", RAAD),
    (m15.anbefalingen_foelges_op, _raad("AFSLUTTE"), "/afslutningsforslag", RAAD),
    (m15.anbefalingen_foelges_op, _raad("FORTSAETTE", "AFSLUTTE"), "/afslutningsforslag", RAAD),
    (m15.skabelonen_fra_vum, statusnotat(skabelon=None), "/skabelon", OPLYSNING),
    (m15.skabelonen_fra_vum, statusnotat(skabelon="LEVERANDOERENS"), "/skabelon", OPLYSNING),
    (m16.efter_et_moede_med_parterne, referat(moede_start=NU + timedelta(seconds=1)), "/moedeStart", PLIGT),
    (m16.efter_et_moede_med_parterne, referat(moede_slut=NU + timedelta(hours=1)), "/moedeSlut", PLIGT),
    (
        m16.efter_et_moede_med_parterne,
        referat(deltager=_roller("BORGER", "UDFOERER", "KOORDINATOR")),
        "/deltager",
        PLIGT,
    ),
    (m16.efter_et_moede_med_parterne, referat(deltager=_roller("VAERGE", "MYNDIGHED")), "/deltager", PLIGT),
    (
        m16.efter_et_moede_med_parterne,
        referat(moedetype="JUSTERINGSMOEDE", deltager=_roller("MYNDIGHED", "BORGER")),
        "/deltager",
        PLIGT,
    ),
    (
        m16.efter_et_moede_med_parterne,
        referat(
            deltager=_roller("PAAROERENDE", "MYNDIGHED", "UDFOERER"),
            fravaer=(Fravaer(rolle="AKTOER", begrundelse="Syg."),),
        ),
        "/fravaer",
        PLIGT,
    ),
    (m16.fremtidige_maal, referat(fremtidigt_maal=()), "/fremtidigtMaal", PLIGT),
    (m16.fremtidige_maal, referat(fremtidigt_maal=(), beslutning="AENDRE"), "/fremtidigtMaal", PLIGT),
    (m16.borgerens_syn_paa_moedet, referat(borgerens_stemme=None), "/borgerensStemme", PLIGT),
    (m16.hvad_der_skal_justeres, referat(beslutning="AENDRE"), "/justeringsbehov", RAAD),
    (m16.naeste_moede_er_aftalt, referat(naeste_moede=None), "/naesteMoede", RAAD),
    (
        m16.naar_maalet_er_naaet,
        referat(
            maalbeslutning=(
                Maalbeslutning(maal_ref=noegle(11), status="AKTIV"),
                Maalbeslutning(maal_ref=noegle(12), status="NAAET"),
            )
        ),
        "/maalbeslutning/1/efterMaalNaaet",
        PLIGT,
    ),
    (m40.grunden_til_afvisning, byg.forretningskvittering(kode="AFVIST"), "/begrundelse", FEJL),
    (m40.grunden_til_afvisning, byg.forretningskvittering(kode="FEJLET"), "/begrundelse", FEJL),
]

HOLDER: list[tuple[Rule, Besked]] = [
    (m12.statusmoedets_dagsorden, dagsorden()),
    (m12.statusmoedets_dagsorden, dagsorden(punkt=SEKS_PUNKTER)),
    (
        m12.statusmoedets_dagsorden,
        dagsorden(borger_kan_invitere=(), borger_kan_invitere_tekst="Dem, du har lyst til."),
    ),
    (
        m12.statusmoedets_dagsorden,
        dagsorden(
            moedetype="OPSTARTSMOEDE", borger_kan_invitere=(), punkt=FIRE_PUNKTER, oensket_materiale=()
        ),
    ),
    (
        m12.statusmoedets_dagsorden,
        dagsorden(moedestatus="AFLYST", borger_kan_invitere=(), punkt=FIRE_PUNKTER, oensket_materiale=()),
    ),
    (m12.borgerens_eget_punkt, netvaerksmoede()),
    (
        m12.borgerens_eget_punkt,
        netvaerksmoede(
            borgers_punkt=(),
            punkt=(Dagsordenspunkt(punkt_id=noegle(50), type="ANDET", foreslaaet_af="BORGER"),),
        ),
    ),
    (m12.borgerens_eget_punkt, netvaerksmoede(borgers_punkt=(), moedestatus="AFLYST")),
    (m15.stoettebehov_efter_aendring, statusnotat()),
    (m15.stoettebehov_efter_aendring, _funktionsevne("2", "2")),
    (m15.stoettebehov_efter_aendring, _funktionsevne("IKKE_VURDERET", "2")),
    (m15.stoettebehov_efter_aendring, _funktionsevne("2", "IKKE_VURDERET")),
    (m15.stoettebehov_efter_aendring, _funktionsevne("2", "3", stoettebehov=Stoettebehov(efter="3"))),
    (regler_maal.noget_om_hvert_maal, _notat({"ikke_arbejdet_med": "Borgeren var indlagt."}, NAAET)),
    (regler_maal.noget_om_hvert_maal, _notat({"talvaerdi": ("3 nætter",)}, {"udvikling": "INGEN_UDVIKLING"})),
    (regler_maal.noget_om_hvert_maal, _notat({"opfyldelsesprocent": "50.00"}, {"virkning": "DELVIS"})),
    (regler_maal.noget_om_hvert_maal, _notat({"funktionsevne_efter": "0"})),
    (regler_maal.noget_om_hvert_maal, _notat({}, {}, bilag=(NOTATET,))),
    (m15.den_aarlige_status, statusnotat()),
    (m15.den_aarlige_status, statusnotat(livssituation=None, anbefaling=(), bilag=(NOTATET,))),
    (
        m15.den_aarlige_status,
        statusnotat(livssituation=None, anbefaling=(), opfoelgningstype="TRE_MAANEDERS"),
    ),
    (m15.anbefalingen_foelges_op, statusnotat(anbefaling=())),
    (m15.anbefalingen_foelges_op, _notat(NAAET, {"maalopfyldelse": "DELVIST_NAAET"})),
    (m15.anbefalingen_foelges_op, _notat(NAAET, forslag_til_maal=(FORSLAG,))),
    (m15.anbefalingen_foelges_op, _raad("AFSLUTTE", afslutningsforslag="Udgangen af marts.")),
    (m15.skabelonen_fra_vum, statusnotat()),
    (m16.efter_et_moede_med_parterne, referat()),
    (m16.efter_et_moede_med_parterne, referat(moede_slut=NU)),
    (m16.efter_et_moede_med_parterne, referat(deltager=_roller("VAERGE", "MYNDIGHED", "DRIFTSHERRE"))),
    (
        m16.efter_et_moede_med_parterne,
        referat(
            deltager=_roller("MYNDIGHED", "UDFOERER"),
            fravaer=(Fravaer(rolle="BORGER", begrundelse="Havde ikke kræfter til det."),),
        ),
    ),
    (
        m16.efter_et_moede_med_parterne,
        referat(moedetype="JUSTERINGSMOEDE", deltager=_roller("MYNDIGHED", "UDFOERER")),
    ),
    (m16.efter_et_moede_med_parterne, referat(moedetype="OPSTARTSMOEDE", deltager=_roller("BORGER"))),
    (m16.fremtidige_maal, referat()),
    (m16.fremtidige_maal, referat(fremtidigt_maal=(), beslutning="AFVENTER_MYNDIGHED")),
    (m16.fremtidige_maal, referat(fremtidigt_maal=(), moedetype="JUSTERINGSMOEDE")),
    (m16.borgerens_syn_paa_moedet, referat(borgerens_stemme={"fravaersaarsag": "OENSKER_IKKE"})),
    (m16.borgerens_syn_paa_moedet, referat(borgerens_stemme=None, moedetype="JUSTERINGSMOEDE")),
    (m16.hvad_der_skal_justeres, referat()),
    (m16.hvad_der_skal_justeres, referat(beslutning="AENDRE", justeringsbehov=("RAMME",))),
    (m16.naeste_moede_er_aftalt, referat(naeste_moede=NaesteMoede(intet_begrundelse="Indsatsen slutter."))),
    (
        m16.naar_maalet_er_naaet,
        referat(
            maalbeslutning=(
                Maalbeslutning(maal_ref=noegle(11), status="DELVIST_NAAET"),
                Maalbeslutning(maal_ref=noegle(12), status="NAAET", efter_maal_naaet="AFSLUT"),
            )
        ),
    ),
    (m40.grunden_til_afvisning, byg.forretningskvittering()),
    (m40.grunden_til_afvisning, byg.forretningskvittering(kode="AFVIST", begrundelse="Ikke vores borger.")),
    (
        m40.grunden_til_afvisning,
        byg.forretningskvittering(
            kode="FEJLET", fejl=(Fejl(regel_id="FR-012", alvor="FEJL", tekst="Ret CVR-nummeret."),)
        ),
    ),
]


@pytest.mark.parametrize(("regel", "besked", "sted", "vaegt"), BRYDER)
def test_a_breach_is_found_where_it_is(
    regel: Rule, besked: Besked, sted: str, vaegt: tuple[str, str]
) -> None:
    assert fund(regel, besked, "SAM") == [(regel.id, sted, *vaegt)]


@pytest.mark.parametrize(("regel", "besked"), HOLDER)
def test_what_comes_close_is_no_breach(regel: Rule, besked: Besked) -> None:
    assert fund(regel, besked, "SAM") == []


def test_every_rule_has_both_a_breach_and_a_near_miss() -> None:
    egne = {r for modul in MODULER for r in vars(modul).values() if isinstance(r, Rule)}
    assert all(regel.level is Stage.BESKED for regel in egne)
    delt = {regler_maal.noget_om_hvert_maal}
    assert egne | delt == {case[0] for case in BRYDER}
    assert egne | delt == {case[0] for case in HOLDER}


def test_all_that_a_yearly_meeting_owes_is_said_at_once() -> None:
    tom = dagsorden(borger_kan_invitere=(), punkt=FIRE_PUNKTER, oensket_materiale=())
    steder = [sted for _, sted, *_ in fund(m12.statusmoedets_dagsorden, tom)]
    assert steder == ["/borgerKanInvitere", "/punkt", "/oensketMateriale"]


def test_the_point_of_the_citizen_belongs_to_the_samarbejdsmodel() -> None:
    assert fund(m12.borgerens_eget_punkt, dagsorden()) == []


def test_an_attached_report_may_also_travel_apart() -> None:
    for_sig = Bilagsindhold(saerskilt={"noegle": "UERG", "krypteret_sha256": "0" * 64})
    notat = _notat({}, bilag=(byg.bilag(type="STATUSNOTAT_PDF", indhold=for_sig),))
    assert fund(regler_maal.noget_om_hvert_maal, notat) == []
