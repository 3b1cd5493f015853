"""Inquiry, match, visit, self-payment, other actors, cancellation and events: fields, rules and answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from types import ModuleType
from typing import Any

import pytest
from tests.standard import byggere
from tests.standard.byggere_afsoegning import (
    ALLE,
    FORBESOEG,
    PSEUDONYM,
    aktoer_anmodning,
    aktoer_opfoelgning,
    annullering,
    borger_ref,
    egenbetaling_oplysninger,
    forbesoeg_aftale,
    forespoergsel,
    haendelses_underretning,
    match_svar,
)
from tests.standard.byggere_opfoelgning import bilag

from samarbejde_schema import check, write
from samarbejde_schema.catalogue.release import rules_in
from samarbejde_schema.errors import LocalError
from samarbejde_schema.findings import Finding, Kind
from samarbejde_schema.modelling.element import Besked, Element
from samarbejde_schema.modelling.shape import Field, shape_of
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1 import aktoer_anmodning as m13
from samarbejde_schema.standard.v1 import aktoer_opfoelgning as m14
from samarbejde_schema.standard.v1 import annullering as m41
from samarbejde_schema.standard.v1 import egenbetaling_oplysninger as m07
from samarbejde_schema.standard.v1 import forbesoeg_aftale as m03
from samarbejde_schema.standard.v1 import forespoergsel as m01
from samarbejde_schema.standard.v1 import haendelses_underretning as m42
from samarbejde_schema.standard.v1 import match_svar as m02
from samarbejde_schema.standard.v1.faelles.bilag import Bilagsindhold
from samarbejde_schema.standard.v1.faelles.borger import Identifikation
from samarbejde_schema.standard.v1.indhold import ENTRIES
from samarbejde_schema.standard.v1.kodelister.afsoegning import (
    Aldersinterval,
    Forbesoegsstatus,
    Matchgrad,
    Matchvurdering,
)
from samarbejde_schema.standard.v1.kodelister.konvolut import Annulleringsaarsag
from samarbejde_schema.validation.rule import Rule
from samarbejde_schema.validation.run import judge

MODULER = (m01, m02, m03, m07, m13, m14, m41, m42)
REGLER: dict[str, Rule] = {regel.id: regel for modul in MODULER for regel in rules_in(modul)}
PROFILER = ("GRUND", "NORD", "MIDT", "SAM")
CPR = "2512484916"

# Wire names in wire order: one (no mark), perhaps (?), repeated (*least-most).
FELTER: dict[type[Element], str] = {
    m01.Forespoergsel: (
        "konvolut borger identificeretBegrundelse? aldersinterval? maalgruppe*1-20 oensketYdelse*1-20 "
        "resumeAfBehov sagsforloeb? svarfrist? temaVurdering*0-70 ressourcer? kravTilMetode*0-10 "
        "kravTilFysiskeRammer*0-10 geografi*0-5 oensketStart? komplekseUdfordringer? hastegrad? "
        "borgerensStemme? bemaerkning?"
    ),
    m02.MatchSvar: (
        "konvolut borgerRef? tilbud samletVurdering maalgruppeMatch faellesMaalgruppe*0-20 metodeMatch? "
        "fysiskeRammerMatch? begrundelse? ledigFra? forslagTilForbesoeg? metode*0-20 faciliteter? "
        "kompetencer? indikativTakst*0-10 oenskedeOplysninger?"
    ),
    m03.ForbesoegAftale: (
        "konvolut borgerRef? forbesoegId forbesoegstype status tidspunkt? sted? deltager*0-20 formaal? "
        "transport? tolk? resultat? borgerensStemme?"
    ),
    m07.EgenbetalingOplysninger: (
        "konvolut borgerRef? boligtype post*1-30 gaeldendeFra boligareal? servicepakke? bilagRef*0-20 "
        "bemaerkning?"
    ),
    m07.Egenbetalingspost: "art beloeb pr kanFravaelges?",
    m13.AktoerAnmodning: (
        "konvolut borgerRef aktoertype oplysningstype*1-20 oenskedeOplysninger hjemmel moedeRef? frist?"
    ),
    m14.AktoerOpfoelgning: "konvolut borgerRef aktoertype opfoelgning dato kontakt? temaVurdering*0-70",
    m41.Annullering: "konvolut annulleretBeskedRef aarsag begrundelse?",
    m42.HaendelsesUnderretning: (
        "konvolut borgerRef? kategori dato beskrivelse foranstaltning? indberetningsnummer*0-5"
    ),
}


def _som_tekst(felt: Field) -> str:
    if felt.many:
        return f"{felt.wire}*{felt.low}-{felt.high}"
    return felt.wire if felt.low else f"{felt.wire}?"


def fundet(besked: Besked, regel: str) -> list[Finding]:
    """What one rule says about a message that is judged alone."""
    return list(judge(besked, [REGLER[regel]], profiles=("GRUND",)).findings)


def led(besked: Besked, regel: str) -> list[tuple[str, str]]:
    """The places a rule points to, with its Danish text."""
    return [(fund.pointer, fund.text_da) for fund in fundet(besked, regel)]


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


def test_the_rules_that_live_here() -> None:
    assert {regel.id: (regel.messages, regel.source) for regel in REGLER.values()} == {
        "FR-010": (("forespoergsel",), "000:98"),
        "FR-118": (("matchSvar",), "000:78-85"),
        "FR-119": (("matchSvar",), "000:79-82"),
        "FR-126": (("forbesoegAftale",), "000:89-91"),
    }


@pytest.mark.parametrize("type", ALLE)
def test_the_builders_make_what_no_rule_of_any_profile_objects_to(type: str) -> None:
    report = check(write(ALLE[type]()), profiles=PROFILER)
    assert (report.findings, report.not_judged) == ((), ())
    assert report.type == type


@pytest.mark.parametrize("type", ALLE)
def test_a_builder_makes_the_same_message_twice(type: str) -> None:
    assert write(ALLE[type]()) == write(ALLE[type]())


BEGGE_NUMRE = [{"cpr": CPR}, {"erstatnings_cpr": "0201601AB5"}]


@pytest.mark.parametrize("hvem", BEGGE_NUMRE, ids=lambda hvem: next(iter(hvem)))
def test_an_inquiry_names_the_citizen_only_with_a_reason(hvem: dict[str, str]) -> None:
    borger = byggere.borger(identifikation=Identifikation(**hvem))
    (fund,) = fundet(forespoergsel(borger=borger), "FR-010")
    assert fund.kind is Kind.ANBEFALING
    assert fund.path[:2] == ("borger", "identifikation")
    assert not fundet(forespoergsel(borger=borger, identificeret_begrundelse="Boede hos jer før."), "FR-010")


def test_the_finding_about_a_number_does_not_repeat_it() -> None:
    borger = byggere.borger(identifikation=Identifikation(cpr=CPR))
    (fund,) = fundet(forespoergsel(borger=borger), "FR-010")
    assert CPR not in repr(fund) + fund.text_da + fund.text_en


def test_a_pseudonym_needs_no_reason() -> None:
    assert forespoergsel().borger.identifikation == PSEUDONYM
    assert not fundet(forespoergsel(identificeret_begrundelse=None), "FR-010")


ANDET_END_MATCH = [vurdering for vurdering in Matchvurdering if vurdering is not Matchvurdering.MATCH]


@pytest.mark.parametrize("vurdering", ANDET_END_MATCH)
@pytest.mark.parametrize("grad", Matchgrad)
def test_anything_but_a_match_gives_its_reason_and_nothing_more(
    vurdering: Matchvurdering, grad: Matchgrad
) -> None:
    svar = {"samlet_vurdering": vurdering, "maalgruppe_match": grad, "faelles_maalgruppe": ()}
    assert [f.pointer for f in fundet(match_svar(**svar), "FR-118")] == ["/begrundelse"]
    assert not fundet(match_svar(**svar, begrundelse="Pladsen er først ledig til maj."), "FR-118")


@pytest.mark.parametrize("grad", Matchgrad)
def test_a_match_rests_on_the_target_group(grad: Matchgrad) -> None:
    steder = [f.pointer for f in fundet(match_svar(maalgruppe_match=grad, begrundelse="Ja."), "FR-118")]
    assert steder == ([] if grad is Matchgrad.JA else ["/maalgruppeMatch"])


def test_an_answer_that_breaks_the_rule_about_match_is_invalid() -> None:
    report = check(write(match_svar(faelles_maalgruppe=())))
    assert not report.ok
    assert [(f.rule_id, f.kind) for f in report.errors] == [("FR-118", Kind.GYLDIGHED)]


@pytest.mark.parametrize("vurdering", Matchvurdering)
@pytest.mark.parametrize("maalgruppe", Matchgrad)
def test_who_need_not_judge_methods_and_surroundings(
    vurdering: Matchvurdering, maalgruppe: Matchgrad
) -> None:
    svar = match_svar(
        samlet_vurdering=vurdering,
        maalgruppe_match=maalgruppe,
        begrundelse="Det står her.",
        metode_match=None,
        fysiske_rammer_match="IKKE_VURDERET",
    )
    fritaget = vurdering is Matchvurdering.AFVENTER or maalgruppe is Matchgrad.NEJ
    forventet = [] if fritaget else ["/fysiskeRammerMatch", "/metodeMatch"]
    assert sorted(f.pointer for f in fundet(svar, "FR-119")) == forventet


@pytest.mark.parametrize("grad", [Matchgrad.JA, Matchgrad.DELVIST, Matchgrad.NEJ])
def test_a_judgement_is_a_judgement_whatever_it_says(grad: Matchgrad) -> None:
    assert not fundet(match_svar(metode_match=grad, fysiske_rammer_match=grad), "FR-119")


@pytest.mark.parametrize("status", Forbesoegsstatus)
def test_what_each_status_of_a_visit_needs(status: Forbesoegsstatus) -> None:
    tomt = forbesoeg_aftale(status=status, tidspunkt=None, sted=None)
    assert sorted(f.pointer for f in fundet(tomt, "FR-126")) == {
        Forbesoegsstatus.BEKRAEFTET: ["/sted", "/tidspunkt"],
        Forbesoegsstatus.AFHOLDT: ["/resultat"],
    }.get(status, [])


@pytest.mark.parametrize(
    "tekst",
    [
        "Se forbesøget.",
        "se mødet",
        "SE REFERATET",
        "Jf. besøget den 10. september.",
        "jf forbesøg",
        "Jævnfør samtalen.",
        "Som aftalt.",
        "Som drøftet ved besøget i går.",
        "Der henvises til besøget.",
    ],
)
def test_a_result_that_only_refers_is_no_result(tekst: str) -> None:
    ((sted, sagt),) = led(forbesoeg_aftale(status="AFHOLDT", resultat=tekst), "FR-126")
    assert sted == "/resultat"
    assert tekst not in sagt


@pytest.mark.parametrize(
    "tekst",
    [
        "Senere besøg er unødvendigt; hun vil bo her.",
        "Seng og lampe passer i værelset.",
        "Hun vil gerne bo her.",
        "Jfr er ikke en forkortelse, vi bruger.",
        "Som barn boede hun ved åen, og haven mindede hende om den.",
        "Se hende i haven var at se en anden, friere udgave af hende.",
        "Nej.",
    ],
)
def test_a_result_that_says_something_stands(tekst: str) -> None:
    assert not led(forbesoeg_aftale(status="AFHOLDT", resultat=tekst), "FR-126")


def test_a_reference_is_no_result_before_the_visit_either() -> None:
    assert [sted for sted, _ in led(forbesoeg_aftale(resultat="Se mødet."), "FR-126")] == ["/resultat"]


SVAR: list[tuple[Callable[..., Any], type[Any], dict[str, Any]]] = [
    (forespoergsel, m02.MatchSvar, {
        "tilbud": byggere.bosted(), "samlet_vurdering": "AFVENTER", "maalgruppe_match": "IKKE_VURDERET",
        "begrundelse": "Vi mangler udredningen.",
    }),
    (forbesoeg_aftale, m03.ForbesoegAftale, {
        "forbesoeg_id": FORBESOEG, "forbesoegstype": "BORGER_BESOEGER_NYT_TILBUD", "status": "AFLYST",
    }),
    (aktoer_anmodning, m14.AktoerOpfoelgning, {
        "borger_ref": borger_ref(), "aktoertype": "STU", "opfoelgning": "Det går godt.",
        "dato": date(2026, 11, 20),
    }),
]  # fmt: skip


@pytest.mark.parametrize(
    ("byg", "svartype", "felter"), SVAR, ids=lambda value: getattr(value, "__name__", "")
)
def test_an_answer_goes_back_to_who_asked(
    byg: Callable[..., Any], svartype: type[Any], felter: dict[str, Any]
) -> None:
    spurgt = byg()
    svar = spurgt.besvar(
        svartype, nu=byggere.NU, noegle=byggere.noegler(), fortrolighed="FOELSOM",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE", **felter,
    )  # fmt: skip
    assert svar.konvolut.svar_paa == spurgt.konvolut.besked_id
    assert svar.konvolut.samtale_id == spurgt.konvolut.samtale_id
    assert svar.konvolut.modtager == (spurgt.konvolut.afsender,)
    assert check(write(svar)).ok
    lagt = next(e for e in ENTRIES if e.type == STANDARD.entry_of(spurgt).type)
    assert STANDARD.entry_of(svar).type in lagt.answered_by


@pytest.mark.parametrize("byg", [match_svar, aktoer_opfoelgning], ids=lambda byg: byg.__name__)
def test_an_answer_without_what_it_answers_is_advised_only(byg: Callable[..., Besked]) -> None:
    report = check(write(byg(svar_paa=None)))
    assert report.ok
    assert [(f.rule_id, f.kind) for f in report.findings] == [("FR-008", Kind.ANBEFALING)]


def test_a_cancellation_names_one_message_and_a_known_reason() -> None:
    for aarsag in Annulleringsaarsag:
        assert check(write(annullering(aarsag=aarsag))).ok
    with pytest.raises(LocalError) as fejl:
        annullering(aarsag="FORTRUDT")
    assert [f.pointer for f in fejl.value.findings] == ["/aarsag"]


def test_every_sender_of_a_message_can_cancel_it() -> None:
    kan_annullere = set(next(e for e in ENTRIES if e.type == "annullering").senders)
    kvitteringer = ("transportkvittering", "forretningskvittering")
    assert {rolle for e in ENTRIES if e.type not in kvitteringer for rolle in e.senders} <= kan_annullere


def test_what_a_citizen_pays_is_at_least_one_thing() -> None:
    with pytest.raises(LocalError) as fejl:
        egenbetaling_oplysninger(post=())
    assert [f.pointer for f in fejl.value.findings] == ["/post"]


@pytest.mark.parametrize("type", ["MAGTANVENDELSE", "UTH"])
def test_an_event_refers_to_a_report_and_never_carries_it(type: str) -> None:
    henvist = bilag(type=type, indhold=Bilagsindhold(henvisning="Nummer 2026-31"))
    assert check(write(haendelses_underretning(bilag=(henvist,)))).ok
    report = check(write(haendelses_underretning(bilag=(bilag(type=type),))))
    assert [f.rule_id for f in report.errors] == ["FR-033"]


def test_the_age_intervals_leave_no_gap_among_adults() -> None:
    graenser = [
        [int(tal) for tal in interval.value.split("_") if tal.isdigit()] for interval in Aldersinterval
    ]
    assert graenser[0][0] == 18
    assert len(graenser[-1]) == 1
    assert all(foer[1] + 1 == efter[0] for foer, efter in pairwise(graenser))
