"""Reglerne på niveauet ``register``: hvad konteksten ved, og hvad reglerne siger, når den ikke ved det.

Brud og næsten-brud på hver regel ligger i ``fixtures/register``; her prøves det, en fil ikke kan sige: en
kontekst, der udtrykkeligt er tom, andre parametre, og hvordan konteksten laves af beskeder.
"""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.standard.byggere import bestilling, kontrakt, noegle, part, takst, udfoerer
from tools.sager.sag import UD, aendret

import samarbejde_schema
from samarbejde_schema.codec.json import from_json, to_tree, tree_to_json
from samarbejde_schema.errors import LocalError
from samarbejde_schema.exchange.conversation import contexts_of, converse, view_of
from samarbejde_schema.exchange.reading import check, write
from samarbejde_schema.findings import Outcome, Stage, Verdict
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.process import Entry
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1 import RELEASE
from samarbejde_schema.standard.v1.forloebsregler.parametre import parametre_af
from samarbejde_schema.standard.v1.kodelister.faelleskommunalt import Stigningsgrundlag
from samarbejde_schema.standard.v1.kodelister.konvolut import Rolle
from samarbejde_schema.standard.v1.kodelister.lov import Lovparagraf
from samarbejde_schema.standard.v1.kontekst import Kontekst
from samarbejde_schema.standard.v1.registerregler.opslag import er_doegntilbud
from samarbejde_schema.standard.v1.registerregler.takster import stiger_for_meget

EKSEMPLER = Path(samarbejde_schema.__file__).parent / "standard" / "v1" / "eksempler"
PARAMETRE = Kontekst().parametre


def eksempel(type: str, **aendring: Any) -> Any:
    """Standardens typiske eksempel med ændringer; to understregninger er et punktum i stien."""
    trae = json.loads((EKSEMPLER / f"{type}.typisk.json").read_bytes())
    stier = {sti.replace("__", "."): vaerdi for sti, vaerdi in aendring.items()}
    laest = from_json(tree_to_json(aendret(trae, stier)), STANDARD.model(type))
    assert laest.model is not None, laest.findings
    return laest.model


def fund(besked: Besked, kontekst: Kontekst | None, regel: str) -> list[str]:
    """Hvad reglen siger: alvor og sted; ``?`` når den ikke er bedømt."""
    rapport = check(besked, STANDARD, contexts={Stage.REGISTER: kontekst})
    egne = [f"{f.severity} {f.pointer}" for f in rapport.findings if f.rule_id == regel]
    return egne + ["?"] * rapport.not_judged.count(regel)


# --- konteksten -------------------------------------------------------------------------------------------


def test_en_kontekst_uden_beskeder_ved_ingenting() -> None:
    tom = Kontekst.af([])
    assert tom == Kontekst()
    assert (tom.samtykker, tom.kontrakter, tom.opsamlinger) == (None, None, None)


def test_en_kontekst_laegges_til_det_der_vides_ved_siden_af() -> None:
    foerst = Kontekst.af([eksempel("samtykkeerklaering")], Kontekst(dato=date(2026, 1, 1)))
    begge = Kontekst.af([eksempel("samtykkeerklaering"), eksempel("ledighedsAfstemning")], foerst)
    assert begge.samtykker is not None
    assert (len(begge.samtykker), begge.dato) == (2, date(2026, 1, 1))
    assert begge.afstemninger is not None
    assert begge.indberetninger is None


def test_den_rettede_den_annullerede_og_den_afviste_taeller_ikke() -> None:
    samtykke = eksempel("samtykkeerklaering")
    egen, nyt = samtykke.konvolut.besked_id, noegle(901)
    rettelse = eksempel("samtykkeerklaering", konvolut__beskedId=nyt, konvolut__erstatter=egen)
    assert Kontekst.af([samtykke, rettelse]).samtykker == (rettelse,)
    konvolut = to_tree(samtykke)["konvolut"]
    annulleret = eksempel("annullering", annulleretBeskedRef=egen, konvolut__afsender=konvolut["afsender"])
    uden = Kontekst.af([annulleret, samtykke])
    assert (uden.samtykker, uden.bortfaldne) == ((), {samtykke.samtykke_id})
    nej = {"kode": "AFVIST", "konvolut__svarPaa": egen, "begrundelse": "Forkert borger."}
    alle = [
        eksempel("forretningskvittering", **nej, konvolut__beskedId=noegle(910 + i), konvolut__afsender=part)
        for i, part in enumerate(konvolut["modtager"])
    ]
    assert Kontekst.af([samtykke, alle[-1]]).samtykker == (samtykke,)
    assert Kontekst.af([samtykke, *alle]).samtykker == ()


def test_en_fremmed_kan_ikke_tage_et_samtykke_bort() -> None:
    samtykke = eksempel("samtykkeerklaering")
    egen = samtykke.konvolut.besked_id
    fremmed = {"konvolut__afsender__organisation": {"navn": "Fremmed", "cvr": "90000098"}}
    for besked in (
        eksempel("samtykkeerklaering", konvolut__beskedId=noegle(901), konvolut__erstatter=egen, **fremmed),
        eksempel("annullering", annulleretBeskedRef=egen, **fremmed),
        eksempel(
            "forretningskvittering", kode="AFVIST", konvolut__svarPaa=egen, begrundelse="Nej.", **fremmed
        ),
    ):
        samtykker = Kontekst.af([samtykke, besked]).samtykker
        assert samtykker is not None
        assert samtykke in samtykker


def test_en_kontekst_siger_kun_hvor_meget_den_rummer() -> None:
    kontekst = Kontekst.af([eksempel("samtykkeerklaering"), bestilling()])
    assert repr(kontekst) == "Kontekst(samtykker=1, tilbagekaldelser=0, bestilt=1)"
    assert "2512484916" not in repr(kontekst) + str(kontekst)


def test_en_kontekst_kan_sendes_til_en_anden_proces() -> None:
    kontekst = Kontekst.af([eksempel("samtykkeerklaering")])
    assert pickle.loads(pickle.dumps(kontekst)) == kontekst


def test_indgangen_tager_en_kontekst() -> None:
    besked = eksempel("netvaerkskort")
    kontekst = Kontekst.af([eksempel("samtykkeerklaering")])
    assert samarbejde_schema.check(besked).outcomes[Stage.REGISTER] is Outcome.NOT_REQUESTED
    assert samarbejde_schema.check(besked, context=kontekst).outcomes[Stage.REGISTER] is Outcome.OK
    uden = samarbejde_schema.check(besked, context=Kontekst())
    assert (uden.outcomes[Stage.REGISTER], uden.verdict) == (Outcome.UNDECIDED, Verdict.UNDECIDED)


# --- samtykke ---------------------------------------------------------------------------------------------


def test_at_der_ingen_samtykker_er_er_noget_andet_end_ikke_at_vide_det() -> None:
    besked = eksempel("netvaerkskort", konvolut__samtykkeRef=UD)
    assert fund(besked, Kontekst(), "FR-302") == ["?"]
    assert fund(besked, None, "FR-302") == ["?"]
    ingen = Kontekst(samtykker=())
    assert fund(besked, ingen, "FR-302") == ["error /konvolut/modtager/0", "error /konvolut/modtager/1"]


def test_et_ukendt_samtykke_kan_daekke_resten() -> None:
    besked = eksempel("netvaerkskort")
    to = [besked.konvolut.samtykke_ref[0], noegle(903)]
    nogle = Kontekst.af([eksempel("samtykkeerklaering", **{"mellemHvem.2": UD})])
    assert fund(besked, nogle, "FR-302") == ["error /konvolut/modtager/1"]
    assert fund(eksempel("netvaerkskort", konvolut__samtykkeRef=to), nogle, "FR-302") == ["?"]


def test_den_dag_der_spoerges_om_kan_vaere_en_anden() -> None:
    besked = eksempel("netvaerkskort")
    kontekst = Kontekst.af([eksempel("samtykkeerklaering")])
    assert fund(besked, kontekst, "FR-304") == []
    efter = replace(kontekst, dato=date(2026, 4, 15))
    assert fund(besked, efter, "FR-304") == ["error /konvolut/samtykkeRef/0"]
    assert fund(besked, replace(kontekst, dato=date(2026, 4, 14)), "FR-304") == []


def test_en_part_uden_cvr_kendes_paa_navn_og_rolle() -> None:
    uden = {"navn": "åkandens HJEMMETEAM", "rolle": "TEAMMEDLEM"}
    besked = eksempel("netvaerkskort")
    daekket = Kontekst.af([eksempel("samtykkeerklaering", **{"mellemHvem.2": uden})])
    assert fund(besked, daekket, "FR-302") == []
    i_en_anden_rolle = Kontekst.af(
        [eksempel("samtykkeerklaering", **{"mellemHvem.2": {**uden, "rolle": "AKTOER"}})]
    )
    assert fund(besked, i_en_anden_rolle, "FR-302") == ["error /konvolut/modtager/1"]


def test_et_andet_p_nummer_er_en_anden_part() -> None:
    sti = "mellemHvem.2.organisation.pNummer"
    besked = eksempel("netvaerkskort")
    andet = Kontekst.af([eksempel("samtykkeerklaering", **{sti: "1009000999"})])
    assert fund(besked, andet, "FR-302") == ["error /konvolut/modtager/1"]
    hele = Kontekst.af([eksempel("samtykkeerklaering", **{sti: UD})])
    assert fund(besked, hele, "FR-302") == []


# --- parametre --------------------------------------------------------------------------------------------


def test_fornyelsen_er_en_parameter() -> None:
    besked = eksempel("netvaerkskort")
    samtykker = Kontekst.af([eksempel("samtykkeerklaering", afgivetDato="2024-10-01")])
    assert fund(besked, samtykker, "FR-306") == []
    strengere = replace(samtykker, parametre=replace(PARAMETRE, samtykke_fornyes="P6M"))
    assert fund(besked, strengere, "FR-306") == ["info /konvolut/samtykkeRef/0"]


def test_modtagere_og_graense_er_parametre() -> None:
    besked = eksempel("takststigningsindberetning", **{"konvolut.modtager.0": UD})
    assert fund(besked, Kontekst(), "FR-602") == ["warning /konvolut/modtager"]
    til_sekretariatet = replace(PARAMETRE, indberetning_modtagere=(Rolle.SEKRETARIAT,))
    assert fund(besked, Kontekst(parametre=til_sekretariatet), "FR-602") == []
    hoejere = replace(PARAMETRE, stigningsgraense=Decimal("7.50"))
    assert fund(besked, Kontekst(parametre=hoejere), "FR-602") == []


def test_halvaarets_frist_er_en_parameter() -> None:
    opsamling = eksempel("dassosOpsamling")
    kontekst = Kontekst(indberetninger=(eksempel("takststigningsindberetning"),))
    assert fund(opsamling, kontekst, "FR-604") == []
    senere = eksempel("dassosOpsamling", konvolut__afsendt="2025-08-01T09:00:00Z")
    assert fund(senere, kontekst, "FR-604") == []
    kort = replace(kontekst, parametre=replace(PARAMETRE, halvaarsfrist="P1M"))
    assert fund(senere, kort, "FR-604") == ["warning /halvaar"]


def test_forloebets_regler_ser_de_parametre_der_er_givet() -> None:
    aftalt = Kontekst(parametre=replace(PARAMETRE, kontrakt_efter_foreloebig_aftale="P60D"))
    besked = bestilling()
    nu = besked.konvolut.afsendt
    givet = view_of([], besked, STANDARD, now=nu, context=aftalt)
    assert parametre_af(givet).kontrakt_efter_foreloebig_aftale == "P60D"
    assert parametre_af(view_of([], besked, STANDARD, now=nu)) is PARAMETRE


# --- takster ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("foer", "efter", "svar"),
    [
        ("1000.00", "1050.00", False),
        ("1000.00", "1050.01", True),
        ("999.99", "1049.98", False),
        ("999.99", "1049.99", True),
        ("0.00", "0.01", True),
        ("0.00", "0.00", False),
        ("1000.00", "900.00", False),
    ],
)
def test_stigningen_regnes_uden_afrunding(foer: str, efter: str, svar: bool) -> None:
    assert stiger_for_meget(Decimal(foer), Decimal(efter), Decimal("5.00")) is svar


def test_den_samlede_udgift_kan_vaere_grundlaget() -> None:
    gammel = kontrakt(takst=(takst(), takst(ydelsestype="TILLAEGSYDELSE", beloeb=Decimal(1000))))
    nye = [
        {"ydelsestype": "HOVEDYDELSE", "beloeb": "2050.00", "enhed": "DOEGN", "prisniveauAar": 2026},
        {"ydelsestype": "TILLAEGSYDELSE", "beloeb": "1100.00", "enhed": "DOEGN", "prisniveauAar": 2026},
    ]
    tillaeg = eksempel(
        "kontrakttillaeg",
        kontraktId=gammel.kontrakt_id,
        art="TAKST",
        takst=nye,
        ydelse=UD,
        konvolut__profil=["GRUND"],
    )
    kendt = Kontekst(kontrakter=(gammel,), indberetninger=())
    assert fund(tillaeg, kendt, "FR-602") == ["info /takst/1/beloeb"]
    samlet = replace(PARAMETRE, stigningsgrundlag=Stigningsgrundlag.SAMLET_UDGIFT)
    assert fund(tillaeg, replace(kendt, parametre=samlet), "FR-602") == [], (
        "3.000 til 3.150 er præcis fem procent"
    )
    nye[1]["beloeb"] = "1100.01"
    dyrere = eksempel(
        "kontrakttillaeg",
        kontraktId=gammel.kontrakt_id,
        art="TAKST",
        takst=nye,
        ydelse=UD,
        konvolut__profil=["GRUND"],
    )
    assert fund(dyrere, replace(kendt, parametre=samlet), "FR-602") == ["info /takst"]


def test_den_seneste_udgave_af_kontrakten_er_den_der_gjaldt() -> None:
    gammel = kontrakt()
    felter = {"kontraktId": gammel.kontrakt_id, "art": "TAKST", "ydelse": UD, "konvolut__profil": ["GRUND"]}
    ny = {"ydelsestype": "HOVEDYDELSE", "enhed": "DOEGN", "prisniveauAar": 2026}
    andet = eksempel("kontrakttillaeg", version=2, takst=[{**ny, "beloeb": "2100.00"}], **felter)
    tredje = eksempel("kontrakttillaeg", version=3, takst=[{**ny, "beloeb": "2200.00"}], **felter)
    kendt = Kontekst(kontrakter=(andet, gammel), indberetninger=())
    assert fund(tredje, kendt, "FR-602") == [], "fra 2.100 til 2.200 er under fem procent"
    assert fund(tredje, replace(kendt, kontrakter=(gammel,)), "FR-602") == ["info /takst/0/beloeb"]
    assert fund(tredje, Kontekst(indberetninger=()), "FR-602") == ["?"]


def test_bo_og_doegntilbud() -> None:
    assert er_doegntilbud(None, [Lovparagraf.SEL_85, Lovparagraf.ABL_105])
    assert not er_doegntilbud(None, [])


# --- Tilbudsportalen --------------------------------------------------------------------------------------


def test_registret_afgoer_hvad_paragraffen_ikke_kan() -> None:
    uden = eksempel("kontrakt", **{"leverandoer.tilbud.tilbudsportalId": UD})
    bestilt = Kontekst.af([eksempel("bestilling")])
    assert fund(uden, bestilt, "FR-109") == ["?"]
    staar_der = replace(bestilt, tilbudsportal=frozenset({"1009000120"}))
    assert fund(uden, staar_der, "FR-109") == ["warning /leverandoer/tilbud"]
    assert fund(uden, replace(bestilt, tilbudsportal=frozenset()), "FR-109") == []


def test_uden_bestillingen_vides_det_ikke_om_det_hastede() -> None:
    felter = {"ydelse.0.paragraf": "SEL_107", "leverandoer.tilbud.tilbudsportalId": UD}
    assert fund(eksempel("kontrakt", **felter), Kontekst(), "FR-109") == ["?"]
    akut = Kontekst.af([eksempel("bestilling", hastegrad="AKUT")])
    assert fund(eksempel("kontrakt", **felter), akut, "FR-109") == []


def test_en_oversigt_viser_baade_det_der_mangler_og_det_der_ikke_kan_vides() -> None:
    oversigt = eksempel(
        "ledigePladserOversigt",
        **{
            "post.0.tilbud.tilbudsportalId": UD,
            "post.1.tilbud.tilbudsportalId": UD,
            "post.1.paragraf": ["SEL_85"],
        },
    )
    assert fund(oversigt, Kontekst(), "FR-109") == ["warning /post/0/tilbud", "?"]


# --- forløb og modtagelse ---------------------------------------------------------------------------------

NU = datetime(2025, 7, 1, tzinfo=UTC)


def fortalt(*beskeder: Besked, context: Any = None) -> Any:
    filer = [(f"{n}.json", write(besked, STANDARD)) for n, besked in enumerate(beskeder)]
    return converse(filer, STANDARD, now=NU, context=context)


def test_et_forloeb_kender_sine_egne_samtykker() -> None:
    kort = eksempel("netvaerkskort")
    alene = fortalt(kort).readings[0].report
    assert "FR-302" in alene.not_judged
    assert alene.outcomes[Stage.REGISTER] is Outcome.NOT_REQUESTED
    assert alene.verdict is not Verdict.UNDECIDED
    med = fortalt(eksempel("samtykkeerklaering"), kort).readings[1].report
    assert (med.outcomes[Stage.REGISTER], med.not_judged) == (Outcome.OK, ())


def test_en_besked_uden_gyldigt_samtykke_taeller_ikke_i_forloebet() -> None:
    kort, samtykke = eksempel("netvaerkskort"), eksempel("samtykkeerklaering", **{"mellemHvem.2": UD})
    told = fortalt(samtykke, kort)
    rapport = told.readings[1].report
    assert rapport.outcomes[Stage.REGISTER] is Outcome.FAILED
    assert rapport.verdict is Verdict.INVALID
    assert [f.rule_id for f in rapport.errors] == ["FR-302"]
    (samtale,) = told.conversations
    assert [skridt.counts for skridt in samtale.course.steps] == [True, False]


def test_det_kommunerne_siger_til_hinanden_er_kendt_i_hvert_forloeb() -> None:
    afstemning = eksempel(
        "ledighedsAfstemning", art="KONKLUSION", konklusion="INGEN_LEDIG_PLADS", afstemtDato="2025-03-03"
    )
    privat = udfoerer()
    organisation = privat.organisation.model_copy(update={"driftsherretype": "PRIVAT"})
    besked = bestilling(
        nu=datetime(2025, 3, 4, 9, tzinfo=UTC),
        modtager=(part(rolle="UDFOERER", organisation=organisation),),
        ledigheds_afstemning_ref=afstemning.konvolut.besked_id,
    )
    told = fortalt(afstemning, besked)
    assert "FR-601" not in told.readings[1].report.not_judged
    assert "FR-601" in fortalt(besked).readings[0].report.not_judged
    ved_siden_af = Kontekst(afstemninger=(afstemning,))
    assert "FR-601" not in fortalt(besked, context=ved_siden_af).readings[0].report.not_judged


def test_et_andet_forloebs_samtykke_er_ikke_kendt_her() -> None:
    andet = eksempel("samtykkeerklaering", konvolut__forloebId=noegle(904))
    rapport = fortalt(andet, eksempel("netvaerkskort")).readings[1].report
    assert "FR-302" in rapport.not_judged


def test_det_der_bedoemmes_i_et_forloeb_gives_videre_til_afsendelsen() -> None:
    samtykke, kort = eksempel("samtykkeerklaering"), eksempel("netvaerkskort")
    forloeb = view_of([Entry(samtykke)], kort, STANDARD, now=NU)
    kontekster = contexts_of(forloeb, STANDARD)
    assert kontekster[Stage.FORLOEB] is forloeb
    assert kontekster[Stage.REGISTER].samtykker == (samtykke,)


def test_reglerne_laeses_foerst_naar_de_skal_bruges() -> None:
    uden = {regel.id for regel in STANDARD.rules("netvaerkskort", Stage.BESKED)}
    assert not uden & {regel.id for regel in STANDARD.rules("netvaerkskort", Stage.REGISTER)}
    assert all(navn.startswith("registerregler.") for navn in RELEASE.register_rules)


@pytest.mark.parametrize(
    ("contexts", "said"),
    [({Stage.REGISTER: []}, "STANDARD.context"), ({"register": None}, "Stage.REGISTER")],
)
def test_a_context_of_another_kind_is_refused_plainly(contexts: Any, said: str) -> None:
    besked = bestilling()
    for source in (besked, write(besked, STANDARD)):
        with pytest.raises(LocalError, match=said):
            check(source, STANDARD, contexts=contexts)
