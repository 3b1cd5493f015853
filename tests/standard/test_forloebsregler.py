"""Forløbets regler: for hver regel en samtale, der bryder den, og en, der kommer tæt på.

Forløbet bygges i hånden af beskederne, så reglerne prøves uden processens tabeller; til sidst prøves et par
samtaler med den rigtige proces.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.standard.byggere_opfoelgning import (
    BOSTED,
    EJER,
    KOMMUNE,
    MAAL,
    NU,
    UDFOERER,
    bestilling,
    bilag,
    dagsorden,
    forretningskvittering,
    indskrivning,
    kontrakt,
    kontrakt_svar,
    netvaerksmoede,
    noegle,
    referat,
    statusnotat,
    tilbud,
    tilbud_svar,
)

from samarbejde_schema.findings import Outcome, Stage
from samarbejde_schema.modelling.shape import shape_of
from samarbejde_schema.process import Entry, Forloeb, Log, follow
from samarbejde_schema.process.log import type_name
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.dagsorden import OensketMateriale
from samarbejde_schema.standard.v1.faelles.aftale import AftaleStatuslinje
from samarbejde_schema.standard.v1.faelles.borger import BorgerensStemme, Borgerhenvisning, Identifikation
from samarbejde_schema.standard.v1.faelles.konvolut import Borgerorientering, Organisation, Part
from samarbejde_schema.standard.v1.faelles.maal import (
    ArtefaktRef,
    FremtidigtMaal,
    Maalbeslutning,
    Maalstatuslinje,
)
from samarbejde_schema.standard.v1.faelles.opfoelgning import (
    Fravaer,
    Moedeaftale,
    Moededeltager,
    Opfoelgningsplan,
    Opfoelgningstid,
    Periode,
    PlanlagtOpfoelgning,
)
from samarbejde_schema.standard.v1.faelles.vurdering import (
    KomplekseUdfordringer,
    Niveauaendring,
    TemaVurdering,
)
from samarbejde_schema.standard.v1.faelles.ydelse import Starttid
from samarbejde_schema.standard.v1.forloebsregler.opslag import (
    Maal,
    bestillingen,
    dagsordenen,
    efter,
    maal_i_kraft,
    notater,
    opfoelgningstypen,
    samme_udfoerer,
    taeller,
)
from samarbejde_schema.standard.v1.forloebsregler.parametre import PARAMETRE
from samarbejde_schema.standard.v1.kontrakt import Vilkaarhenvisning
from samarbejde_schema.standard.v1.proces import PROCES
from samarbejde_schema.standard.v1.referat import NaesteMoede, Punktreferat
from samarbejde_schema.validation.rule import Rule
from samarbejde_schema.validation.run import judge

REGLER = {rule.id: rule for entry in STANDARD.entries for rule in STANDARD.rules(entry.type, Stage.FORLOEB)}
DAG = timedelta(days=1)
HENVISNING = Borgerhenvisning(identifikation=Identifikation(cpr="2512484916"))
AKTOER = Part(rolle="AKTOER", organisation=EJER)
MIDT, SAM = ("GRUND", "MIDT"), ("GRUND", "SAM")
UBEDOEMT = ["kan ikke bedømmes"]


class Sag:
    """Et forløb, der vokser en besked ad gangen; hver får sin egen nøgle og sendes på sin dag."""

    def __init__(self) -> None:
        self.poster: list[Entry] = []

    def __call__(
        self, bygger: Callable[..., Any], dag: float = 0, digest: str | None = None, **felter: Any
    ) -> Any:
        sendt = NU + dag * DAG
        fast = {"besked_id": noegle(100 + len(self.poster)), "afsendt": sendt, "udloeber": sendt + 7 * DAG}
        besked = bygger(**fast | felter)
        self.poster.append(Entry(besked, digest))
        return besked

    def forloeb(self, besked: Any, **felter: Any) -> Forloeb:
        """Forløbet, som reglerne får det, når netop denne besked bedømmes."""
        plads = next(i for i, post in enumerate(self.poster) if post.message is besked)
        fast = {"before": log(self.poster[:plads]), "log": log(self.poster), "now": NU + 10 * DAG}
        return Forloeb(**fast | felter)

    def fund(self, regel: str, besked: Any, *profiler: str, **felter: Any) -> list[str]:
        """Hvad reglen siger om beskeden: led, slags og sted; ``felter`` er dem i forløbet."""
        forloeb = self.forloeb(besked, **felter)
        dom = judge(besked, [REGLER[regel]], profiles=profiler, context=forloeb, stage=Stage.FORLOEB)
        assert dom.outcome is not Outcome.UNDECIDED, dom.findings
        led = {clause.da: re.sub("-.*", "", name) or "-" for name, clause in REGLER[regel].clauses.items()}
        fundet = [f"{led[f.text_da]} {f.kind} {f.pointer}" for f in dom.findings]
        return fundet + UBEDOEMT * len(dom.not_judged)


def log(poster: list[Entry]) -> Log:
    """Loggen: en rettelse står på den rettede beskeds plads."""
    pladser: list[tuple[Entry, list[str]]] = []
    for post in poster:
        konvolut: Any = post.message.konvolut  # type: ignore[attr-defined]
        for i, (gammel, navne) in enumerate(pladser):
            if konvolut.erstatter in (_id(gammel), *navne):
                pladser[i] = (post, [*navne, _id(gammel)])
                break
        else:
            pladser.append((post, []))
    fundet = Log()
    for post, navne in pladser:
        fundet = fundet.plus(post, navne)
    return fundet


def _id(post: Entry) -> str:
    return str(post.message.konvolut.besked_id)  # type: ignore[attr-defined]


def kl(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, 11, tzinfo=UTC)


def med_tilbud(**felter: Any) -> tuple[Sag, Any, Any]:
    """En bestilling og tilbuddet på den; ``felter`` er bestillingens."""
    sag = Sag()
    bestilt = sag(bestilling, **felter)
    return sag, bestilt, sag(tilbud, 1, svar_paa=bestilt.konvolut.besked_id)


def med_kontrakt(**felter: Any) -> tuple[Sag, Any]:
    """En endelig bestilling og en kontrakt på den; ``felter`` er kontraktens."""
    sag = Sag()
    bestilt = sag(bestilling)
    return sag, sag(kontrakt, 1, svar_paa=bestilt.konvolut.besked_id, **felter)


def linje(nummer: int = 11, **felter: Any) -> Maalstatuslinje:
    return Maalstatuslinje(maal_ref=noegle(nummer), **felter)


# --- erklæringerne -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("regel", REGLER.values(), ids=REGLER)
def test_enhver_regel_siger_det_kort_og_om_felter_der_findes(regel: Rule) -> None:
    for led in regel.clauses.values():
        assert len(led.da) <= 200 >= len(led.en)
    for sti in regel.fields:
        assert any(_findes(STANDARD.model(navn), sti) for navn in regel.messages), sti


def _findes(model: Any, sti: str) -> bool:
    for trin in sti.split("."):
        felt = None if model is None else shape_of(model).by_wire.get(trin)
        if felt is None:
            return False
        model = felt.element
    return True


def test_enhver_regel_har_sin_proeve() -> None:
    proever = " ".join(name for name in globals() if name.startswith("test_fr_"))
    assert {f"FR-{nummer}" for nummer in re.findall(r"\d{3}", proever)} >= REGLER.keys()


# --- konvolutten -------------------------------------------------------------------------------------------


def test_fr_003_svaret() -> None:
    sag, bestilt, foerste = med_tilbud()
    assert sag.fund("FR-003", foerste) == []
    ukendt = sag(tilbud, svar_paa=noegle(999))
    assert sag.fund("FR-003", ukendt) == ["svar gyldighed /konvolut/svarPaa"]
    svar_paa_bestilling = sag(tilbud_svar, svar_paa=bestilt.konvolut.besked_id)
    assert sag.fund("FR-003", svar_paa_bestilling) == ["svar gyldighed /konvolut/svarPaa"]
    assert sag.fund("FR-003", sag(tilbud_svar, svar_paa=foerste.konvolut.besked_id)) == []
    notat = sag(statusnotat, svar_paa=bestilt.konvolut.besked_id)
    assert sag.fund("FR-003", notat) == ["svar anbefaling /konvolut/svarPaa"]
    assert sag.fund("FR-003", sag(statusnotat)) == []


def test_fr_003_svaret_paa_en_rettet_besked_findes_paa_begge_noegler() -> None:
    sag, bestilt, _ = med_tilbud()
    rettet = sag(bestilling, 2, erstatter=bestilt.konvolut.besked_id, version=2)
    for svar_paa in (bestilt, rettet):
        assert sag.fund("FR-003", sag(tilbud, 3, svar_paa=svar_paa.konvolut.besked_id)) == []


def test_fr_003_henvisningerne() -> None:
    sag, bestilt, _ = med_tilbud(version=2)
    til = {"svar_paa": bestilt.konvolut.besked_id}
    fremmed = sag(tilbud, bestilling_ref=ArtefaktRef(id=noegle(999)), **til)
    assert sag.fund("FR-003", fremmed) == ["henvisning gyldighed /bestillingRef/id"]
    for_ny = sag(tilbud, bestilling_ref=ArtefaktRef(id=noegle(44), version=3), **til)
    assert sag.fund("FR-003", for_ny) == ["henvisning gyldighed /bestillingRef/version"]
    aeldre = sag(tilbud, bestilling_ref=ArtefaktRef(id=noegle(44), version=1), **til)
    assert sag.fund("FR-003", aeldre) == []
    ja = sag(tilbud_svar, svar_paa=aeldre.konvolut.besked_id, tilbud_ref=noegle(999))
    assert sag.fund("FR-003", ja) == ["henvisning gyldighed /tilbudRef"]
    assert sag.fund("FR-003", sag(kontrakt, tilbud_ref=noegle(999))) == ["henvisning gyldighed /tilbudRef"]
    assert sag.fund("FR-003", sag(kontrakt, tilbud_ref=noegle(45))) == []
    assert sag.fund("FR-003", sag(kontrakt)) == []


def test_fr_003_referatets_dagsorden_er_et_godt_raad() -> None:
    sag = Sag()
    sag(dagsorden)
    assert sag.fund("FR-003", sag(referat, dagsorden_ref=noegle(41))) == []
    assert sag.fund("FR-003", sag(referat, dagsorden_ref=noegle(999))) == [
        "henvisning anbefaling /dagsordenRef"
    ]
    assert sag.fund("FR-003", sag(referat)) == []


def test_fr_003_svar_paa_andet_end_en_kontrakt() -> None:
    sag, aftalt = med_kontrakt()
    ja = sag(kontrakt_svar, svar_paa=aftalt.konvolut.besked_id)
    assert sag.fund("FR-003", ja) == []
    tillaeg = sag(kontrakt_svar, svar_paa=aftalt.konvolut.besked_id, vedroerer="TILLAEG")
    assert sag.fund("FR-003", tillaeg) == ["svar gyldighed /vedroerer"]
    ukendt = sag(kontrakt_svar, svar_paa=noegle(999), vedroerer="TILBAGETRAEKNING_AF_OPSIGELSE")
    assert sag.fund("FR-003", ukendt) == UBEDOEMT


def test_fr_005_raekkefoelgen_binder_kun_dem_der_forpligter() -> None:
    sag, bestilt, tilbudt = med_tilbud()
    assert sag.fund("FR-005", tilbudt, allowed=False) == ["raekkefoelge gyldighed /konvolut/beskedtype"]
    assert sag.fund("FR-005", bestilt, allowed=False) == ["raekkefoelge anbefaling /konvolut/beskedtype"]
    assert sag.fund("FR-005", tilbudt) == []


def test_fr_009_en_rettelse_retter_sin_egen_slags() -> None:
    sag, bestilt, tilbudt = med_tilbud()
    kvitteret = sag(forretningskvittering, svar_paa=bestilt.konvolut.besked_id)
    for erstatter in (bestilt.konvolut.besked_id, kvitteret.konvolut.besked_id, noegle(999)):
        rettelse = sag(tilbud, 2, erstatter=erstatter)
        assert sag.fund("FR-009", rettelse) == ["- gyldighed /konvolut/erstatter"]
    anden = Part(rolle="UDFOERER", organisation=EJER)
    fremmed = sag(tilbud, 3, erstatter=tilbudt.konvolut.besked_id, afsender=anden)
    assert sag.fund("FR-009", fremmed) == ["- gyldighed /konvolut/erstatter"]


def test_fr_009_fra_samme_organisation_i_anden_rolle() -> None:
    sag, _, tilbudt = med_tilbud()
    driftsherre = Part(rolle="DRIFTSHERRE", organisation=BOSTED)
    rettelse = sag(tilbud, 2, erstatter=tilbudt.konvolut.besked_id, afsender=driftsherre)
    assert sag.fund("FR-009", rettelse) == []
    assert sag.fund("FR-009", sag(tilbud, 3)) == []


def test_fr_022_kvitteringen_foelger_beskeden() -> None:
    sag, bestilt, _ = med_tilbud()
    til = {"svar_paa": bestilt.konvolut.besked_id}
    for forloeb_id in (None, noegle(999)):
        kvittering = sag(forretningskvittering, forloeb_id=forloeb_id, **til)
        assert sag.fund("FR-022", kvittering) == ["- gyldighed /konvolut/forloebId"]
    assert sag.fund("FR-022", sag(forretningskvittering, **til)) == []
    assert sag.fund("FR-022", sag(forretningskvittering, svar_paa=noegle(999))) == UBEDOEMT
    assert sag.fund("FR-022", sag(forretningskvittering, svar_paa=None)) == UBEDOEMT


def test_fr_027_myndighedens_besked_gaelder() -> None:
    sag, bestilt, tilbudt = med_tilbud()
    assert sag.fund("FR-027", tilbudt, conflict=bestilt) == ["- gyldighed "]
    assert sag.fund("FR-027", tilbudt, crossing=(bestilt,)) == []


def test_fr_028_ingen_kvittering_for_en_kvittering() -> None:
    sag, bestilt, _ = med_tilbud()
    foerste = sag(forretningskvittering, svar_paa=bestilt.konvolut.besked_id)
    anden = sag(forretningskvittering, svar_paa=foerste.konvolut.besked_id)
    assert sag.fund("FR-028", anden) == ["- gyldighed /konvolut/svarPaa"]
    assert sag.fund("FR-003", anden) == []
    assert sag.fund("FR-028", foerste) == []
    ukendt = sag(forretningskvittering, svar_paa=noegle(999))
    assert sag.fund("FR-003", ukendt) == ["svar anbefaling /konvolut/svarPaa"]


def test_fr_032_foerste_gang_siges_det_hvem_det_handler_om() -> None:
    sag = Sag()
    foerste = sag(dagsorden)
    assert sag.fund("FR-032", foerste) == ["- anbefaling /borgerRef"]
    assert sag.fund("FR-032", sag(dagsorden, 1)) == []
    ny_modtager = sag(dagsorden, 2, modtager=(UDFOERER, AKTOER))
    assert sag.fund("FR-032", ny_modtager) == ["- anbefaling /borgerRef"]
    assert sag.fund("FR-032", sag(dagsorden, 3, modtager=(UDFOERER, AKTOER))) == []


def test_fr_032_naevnt_eller_kendt_som_afsender() -> None:
    sag = Sag()
    assert sag.fund("FR-032", sag(dagsorden, borger_ref=HENVISNING)) == []
    assert sag.fund("FR-032", sag(statusnotat, 1)) == []


# --- bestilling, tilbud og svar ----------------------------------------------------------------------------


def test_fr_101_og_fr_116_uden_forespoergsel_siges_det_hvorfor_og_hvad_der_gik_forud() -> None:
    sag = Sag()
    bar = sag(bestilling)
    assert sag.fund("FR-101", bar) == ["- anbefaling /begrundelseUdenForespoergsel"]
    assert sag.fund("FR-116", bar) == ["- anbefaling /sagsforloeb"]
    fuld = sag(bestilling, begrundelse_uden_forespoergsel="Det haster.", sagsforloeb="Kendt siden 2019.")
    assert sag.fund("FR-101", fuld) == sag.fund("FR-116", fuld) == []


@pytest.mark.parametrize("dage", [30, 31])
def test_fr_114_paamindelse_om_sletning(dage: int) -> None:
    sag, bestilt, _ = med_tilbud()
    nej = sag(tilbud, 2, svar_paa=bestilt.konvolut.besked_id, art="KAN_IKKE_TILBYDE", ydelse=())
    afslag = sag(tilbud_svar, 2, svar="AFSLAG")
    now = NU + (2 + dage) * DAG
    assert sag.fund("FR-114", nej, now=now) == []  # forløbet gik videre
    assert sag.fund("FR-114", afslag, now=now) == (["- anbefaling /svar"] if dage == 31 else [])
    assert sag.fund("FR-114", bestilt, now=now) == []


def test_fr_114_det_sidste_ord_er_kan_ikke_tilbyde() -> None:
    sag = Sag()
    bestilt = sag(bestilling)
    nej = sag(tilbud, 1, art="KAN_IKKE_TILBYDE", svar_paa=bestilt.konvolut.besked_id)
    now = NU + 60 * DAG
    assert sag.fund("FR-114", nej, now=now) == ["- anbefaling /art"]
    sag(forretningskvittering, 2, svar_paa=bestilt.konvolut.besked_id)
    sag(bestilling, 3, modtager=(Part(rolle="UDFOERER", organisation=EJER),))
    assert sag.fund("FR-114", nej, now=now) == ["- anbefaling /art"]
    sag(forretningskvittering, 4, svar_paa=bestilt.konvolut.besked_id, slettet_bekraeftet=True)
    assert sag.fund("FR-114", nej, now=now) == []


def test_fr_114_et_rettet_nej_minder_ikke_om_noget() -> None:
    sag = Sag()
    nej = sag(tilbud, 1, art="KAN_IKKE_TILBYDE")
    sag(tilbud, 2, erstatter=nej.konvolut.besked_id)
    assert sag.fund("FR-114", nej, now=NU + 60 * DAG) == []


ANMODNING = {"art": "TILBUDSANMODNING", "svarfrist": date(2026, 11, 9)}


def test_fr_124_svarfristen() -> None:
    assert NU.date() == date(2026, 11, 2)
    sag, bestilt, i_tide = med_tilbud(**ANMODNING)
    til = {"svar_paa": bestilt.konvolut.besked_id}
    assert sag.fund("FR-124", bestilt) == sag.fund("FR-124", i_tide) == []
    assert sag.fund("FR-124", sag(tilbud, 7, **til)) == []
    assert sag.fund("FR-124", sag(tilbud, 8, **til)) == ["sent anbefaling /konvolut/afsendt"]
    assert sag.fund("FR-124", sag(tilbud, 8, erstatter=i_tide.konvolut.besked_id, **til)) == []


def test_fr_124_forhandlingens_frist_afloeser_bestillingens() -> None:
    sag, _, foerste = med_tilbud(**ANMODNING)
    oensket = {"svar": "FORHANDLING", "svar_paa": foerste.konvolut.besked_id}
    ny_frist = sag(tilbud_svar, 2, svarfrist=date(2026, 11, 16), **oensket)
    uden_frist = sag(tilbud_svar, 2, **oensket)
    assert sag.fund("FR-124", sag(tilbud, 14, svar_paa=ny_frist.konvolut.besked_id)) == []
    for_sent = sag(tilbud, 15, svar_paa=ny_frist.konvolut.besked_id)
    assert sag.fund("FR-124", for_sent) == ["sent anbefaling /konvolut/afsendt"]
    assert sag.fund("FR-124", sag(tilbud, 99, svar_paa=uden_frist.konvolut.besked_id)) == []


def test_fr_124_kun_ved_tilbudsanmodning_og_kun_naar_bestillingen_kendes() -> None:
    sag = Sag()
    assert sag.fund("FR-124", sag(bestilling)) == []
    endelig = sag(bestilling, svarfrist=date(2026, 11, 9))
    assert sag.fund("FR-124", endelig) == ["art anbefaling /svarfrist"]
    assert sag.fund("FR-124", sag(tilbud, 99, svar_paa=endelig.konvolut.besked_id)) == []
    assert sag.fund("FR-124", sag(tilbud, bestilling_ref=ArtefaktRef(id=noegle(999)))) == UBEDOEMT
    assert sag.fund("FR-124", sag(tilbud, 99, svar_paa=noegle(999))) == []


@pytest.mark.parametrize(
    ("bygger", "felter"),
    [(tilbud, {"art": "KAN_IKKE_TILBYDE"}), (kontrakt, {}), (indskrivning, {"foreloebig_aftale": "Straks."})],
)
def test_fr_124_en_frist_der_gaar_uden_svar(bygger: Callable[..., Any], felter: dict[str, Any]) -> None:
    sag = Sag()
    bestilt = sag(bestilling, **ANMODNING)
    sag(tilbud, 1, bestilling_ref=ArtefaktRef(id=noegle(999)))
    sag(kontrakt, 1, afsender=Part(rolle="UDFOERER", organisation=EJER))
    assert sag.fund("FR-124", bestilt, now=NU + 7 * DAG) == []
    assert sag.fund("FR-124", bestilt, now=NU + 8 * DAG) == ["mangler anbefaling /svarfrist"]
    sag(bygger, 9, **felter)
    assert sag.fund("FR-124", bestilt, now=NU + 9 * DAG) == []


def test_fr_124_en_rettet_bestilling_har_ingen_frist_mere() -> None:
    sag = Sag()
    bestilt = sag(bestilling, **ANMODNING)
    sag(bestilling, 1, erstatter=bestilt.konvolut.besked_id)
    assert sag.fund("FR-124", bestilt, now=NU + 8 * DAG) == []


@pytest.mark.parametrize(("dag", "fundet"), [(7, []), (8, ["- anbefaling /svar"])])
def test_fr_125_ja_mens_tilbuddet_staar(dag: int, fundet: list[str]) -> None:
    sag = Sag()
    staar = sag(tilbud, gyldig_til=date(2026, 11, 9))
    assert sag.fund("FR-125", sag(tilbud_svar, dag)) == fundet
    assert sag.fund("FR-125", sag(tilbud_svar, 99, svar="AFSLAG")) == []
    assert sag.fund("FR-125", sag(tilbud_svar, tilbud_ref=noegle(999))) == UBEDOEMT
    assert sag.fund("FR-125", staar) == []


def test_fr_128_komplekse_udfordringer_kalder_paa_kompetencer_og_faciliteter() -> None:
    komplekst = KomplekseUdfordringer(karakteristik=("TIDLIGERE_VISO",), begrundelse="Mange skift.")
    sag, _, bart = med_tilbud(komplekse_udfordringer=komplekst)
    steder = ("/kompetencer", "/faciliteter")
    assert sag.fund("FR-128", bart) == [f"- anbefaling {sted}" for sted in steder]
    assert sag.fund("FR-128", bart, *MIDT) == [f"- pligt {sted}" for sted in steder]
    halvt = sag(tilbud, kompetencer="Erfarne pædagoger.")
    assert sag.fund("FR-128", halvt) == ["- anbefaling /faciliteter"]
    assert sag.fund("FR-128", sag(tilbud, kompetencer="Ja.", faciliteter="Ja.")) == []
    assert sag.fund("FR-128", sag(tilbud, art="KAN_IKKE_TILBYDE")) == []
    assert sag.fund("FR-128", sag(tilbud, bestilling_ref=ArtefaktRef(id=noegle(999)))) == UBEDOEMT


def test_fr_128_en_almindelig_bestilling_kraever_det_ikke() -> None:
    sag, _, bart = med_tilbud()
    assert sag.fund("FR-128", bart, *MIDT) == []


@pytest.mark.parametrize(("dag", "fundet"), [(2, []), (1, ["- anbefaling /indsatsmaal/0/frist"])])
def test_fr_130_fristen_ligger_efter_begyndelsen(dag: int, fundet: list[str]) -> None:
    maal = MAAL.model_copy(update={"startdato": date(2026, 12, 1), "frist": date(2026, 12, dag)})
    sag = Sag()
    assert sag.fund("FR-130", sag(bestilling, indsatsmaal=(maal, MAAL))) == fundet


def test_fr_415_indsatsmaal_er_myndighedens() -> None:
    sag = Sag()
    assert sag.fund("FR-415", sag(bestilling)) == []
    assert sag.fund("FR-415", sag(bestilling, afsender=UDFOERER)) == ["- gyldighed /indsatsmaal"]


# --- kontrakt og indskrivning ------------------------------------------------------------------------------


def test_fr_210_fingeraftrykket_er_kontraktens() -> None:
    sag = Sag()
    kendt, ukendt = sag(kontrakt, digest="a" * 64), sag(kontrakt)
    til = {"svar_paa": kendt.konvolut.besked_id}
    assert sag.fund("FR-210", sag(kontrakt_svar, kontrakt_digest="a" * 64, **til)) == []
    forkert = sag(kontrakt_svar, kontrakt_digest="b" * 64, **til)
    assert sag.fund("FR-210", forkert) == ["- gyldighed /kontraktDigest"]
    assert sag.fund("FR-210", sag(kontrakt_svar, **til)) == []
    kun_model = sag(kontrakt_svar, kontrakt_digest="a" * 64, svar_paa=ukendt.konvolut.besked_id)
    assert sag.fund("FR-210", kun_model) == UBEDOEMT
    assert sag.fund("FR-210", sag(kontrakt_svar, kontrakt_digest="a" * 64, svar_paa=None)) == UBEDOEMT


def test_fr_210_en_underskrift_paa_en_rettet_kontrakt_gaelder_ikke_den_nye() -> None:
    sag = Sag()
    gammel = sag(kontrakt, digest="a" * 64)
    sag(kontrakt, 1, digest="b" * 64, erstatter=gammel.konvolut.besked_id)
    ja = sag(kontrakt_svar, 2, svar_paa=gammel.konvolut.besked_id, kontrakt_digest="a" * 64)
    assert sag.fund("FR-210", ja) == ["- gyldighed /kontraktDigest"]


@pytest.mark.parametrize(
    ("formaal", "fundet"),
    [
        ("Ro om natten.", []),
        ("Formålet er ro  om natten, og at dagene lykkes.", []),
        ("Ro om dagen.", ["- anbefaling /formaal"]),
    ],
)
def test_fr_212_formaalet_gaar_igen(formaal: str, fundet: list[str]) -> None:
    sag, bestilt, tilbudt = med_tilbud()
    ja = sag(tilbud_svar, 2, svar_paa=tilbudt.konvolut.besked_id)
    for vej in (
        {"bestilling_ref": ArtefaktRef(id=bestilt.bestilling_id)},
        {"tilbud_ref": tilbudt.tilbud_id},
        {"svar_paa": ja.konvolut.besked_id},
        {"svar_paa": bestilt.konvolut.besked_id},
        {},
    ):
        assert sag.fund("FR-212", sag(kontrakt, 3, formaal=formaal, **vej)) == fundet


def test_fr_212_uden_bestilling_er_der_intet_at_gentage() -> None:
    sag = Sag()
    assert sag.fund("FR-212", sag(kontrakt)) == UBEDOEMT
    assert sag.fund("FR-212", sag(kontrakt, indgang="IGANGVAERENDE")) == []


def test_fr_213_en_ny_kontrakt_er_version_et() -> None:
    sag = Sag()
    foerste = sag(kontrakt)
    assert sag.fund("FR-213", foerste) == []
    anden = sag(kontrakt, version=2)
    assert sag.fund("FR-213", anden) == ["- gyldighed /version"]
    rettelse = sag(kontrakt, version=2, erstatter=foerste.konvolut.besked_id)
    assert sag.fund("FR-213", rettelse) == []


@pytest.mark.parametrize(
    ("svar", "version", "fundet"),
    [
        ("AFVIST", 2, []),
        ("AENDRING_OENSKES", 2, []),
        ("UNDERSKREVET", 2, ["- gyldighed /version"]),
        ("AFVIST", 3, ["- gyldighed /version"]),
    ],
)
def test_fr_213_efter_et_nej_taelles_videre(svar: str, version: int, fundet: list[str]) -> None:
    sag = Sag()
    sag(kontrakt)
    sag(kontrakt_svar, svar=svar)
    assert sag.fund("FR-213", sag(kontrakt, version=version)) == fundet


STRAKS = {"fase": "GENNEMFOERT", "foreloebig_aftale": "Begynder straks."}


def test_fr_214_kontrakten_foelger_den_foreloebige_aftale() -> None:
    sag = Sag()
    begyndt = sag(indskrivning, **STRAKS)
    assert sag.fund("FR-214", begyndt, now=NU + 30 * DAG) == []
    assert sag.fund("FR-214", begyndt, now=NU + 31 * DAG) == ["mangler anbefaling /foreloebigAftale"]
    sen = sag(kontrakt, 31)
    assert sag.fund("FR-214", sen) == ["sent anbefaling /konvolut/afsendt"]
    assert sag.fund("FR-214", begyndt, now=NU + 31 * DAG) == []
    assert sag.fund("FR-214", sag(kontrakt, 40)) == []


def test_fr_214_i_tide_eller_uden_foreloebig_aftale() -> None:
    sag = Sag()
    sag(indskrivning, **STRAKS)
    assert sag.fund("FR-214", sag(kontrakt, 30)) == []
    sag = Sag()
    planlagt = sag(indskrivning)
    assert sag.fund("FR-214", planlagt, now=NU + 99 * DAG) == []
    assert sag.fund("FR-214", sag(kontrakt, 99)) == []


def test_fr_220_indskrevet_paa_en_aftale() -> None:
    sag, aftalt = med_kontrakt()
    uden = sag(indskrivning, 2, fase="GENNEMFOERT")
    assert sag.fund("FR-220", uden) == ["- anbefaling /foreloebigAftale"]
    assert sag.fund("FR-220", sag(indskrivning, 2)) == []
    sag(kontrakt_svar, 3, svar="AENDRING_OENSKES", svar_paa=aftalt.konvolut.besked_id)
    assert sag.fund("FR-220", sag(indskrivning, 4, fase="GENNEMFOERT")) == ["- anbefaling /foreloebigAftale"]
    sag(kontrakt_svar, 5, svar_paa=aftalt.konvolut.besked_id)
    assert sag.fund("FR-220", sag(indskrivning, 6, fase="GENNEMFOERT")) == []


@pytest.mark.parametrize(
    "felter", [{"foreloebig_aftale": "Straks."}, {"indgang": "IGANGVAERENDE"}, {"indgang": "SELVMOEDER"}]
)
def test_fr_220_andre_veje_ind(felter: dict[str, Any]) -> None:
    sag = Sag()
    assert sag.fund("FR-220", sag(indskrivning, fase="GENNEMFOERT", **felter)) == []
    assert sag.fund("FR-220", sag(indskrivning, fase="GENNEMFOERT")) == []
    ny = sag(
        indskrivning, fase="GENNEMFOERT", indgang="NY", afsender=Part(rolle="UDFOERER", organisation=EJER)
    )
    assert sag.fund("FR-220", ny) == ["- anbefaling /foreloebigAftale"]


def test_fr_220_en_igangvaerende_indsats_med_kontrakt() -> None:
    sag = Sag()
    sag(kontrakt, indgang="IGANGVAERENDE")
    assert sag.fund("FR-220", sag(indskrivning, fase="GENNEMFOERT")) == []


# --- opfølgningen ------------------------------------------------------------------------------------------

ANDET_MAAL = MAAL.model_copy(update={"id": noegle(12)})


def test_fr_402_hvert_aktivt_maal_er_med() -> None:
    sag = Sag()
    foreslaaet = MAAL.model_copy(update={"id": noegle(13), "status": "FORESLAAET"})
    sag(bestilling, indsatsmaal=(MAAL, ANDET_MAAL, foreslaaet))
    assert sag.fund("FR-402", sag(statusnotat)) == ["- pligt /maalstatus"]
    assert sag.fund("FR-402", sag(statusnotat, maalstatus=(linje(11), linje(12), linje(99)))) == []
    assert sag.fund("FR-402", sag(statusnotat, opfoelgningstype="EKSTRAORDINAER")) == []


def test_fr_402_moedet_kan_tage_et_maal_ud_og_saette_det_i_kraft_igen() -> None:
    sag = Sag()
    sag(bestilling, indsatsmaal=(MAAL, ANDET_MAAL))
    naaet = Maalbeslutning(maal_ref=noegle(12), status="NAAET", efter_maal_naaet="AFSLUT")
    sag(referat, maalbeslutning=(naaet, Maalbeslutning(maal_ref=noegle(11))))
    assert sag.fund("FR-402", sag(statusnotat)) == []
    sag(referat, fremtidigt_maal=(FremtidigtMaal(maal_ref=noegle(12), behandling="AENDRET"),))
    assert sag.fund("FR-402", sag(statusnotat)) == ["- pligt /maalstatus"]
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
    assert sag.fund("FR-402", sag(statusnotat)) == ["- pligt /maalstatus"]
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


TRE_MAANEDER = Opfoelgningsplan(
    planlagt=(
        PlanlagtOpfoelgning(
            plan_id=noegle(71), type="TRE_MAANEDERS", naar=Opfoelgningstid(fravalgt="Kendt.")
        ),
    )
)


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


# --- Samarbejdsmodellen ------------------------------------------------------------------------------------

INGEN = {"deltager": (Moededeltager(rolle="TEAMMEDLEM"),)}


def test_fr_701_borgeren_er_indbudt() -> None:
    sag = Sag()
    uden = sag(netvaerksmoede, **INGEN)
    assert sag.fund("FR-701", uden, *SAM) == ["indbudt pligt /deltager"]
    assert sag.fund("FR-701", uden) == []
    assert sag.fund("FR-701", sag(netvaerksmoede), *SAM) == []
    brev = Borgerorientering(modtagerrolle="BORGER", kanal="BREV", dato=NU.date())
    assert sag.fund("FR-701", sag(netvaerksmoede, borger_orientering=(brev,), **INGEN), *SAM) == []
    assert sag.fund("FR-701", sag(netvaerksmoede, moedestatus="AFLYST", **INGEN), *SAM) == []
    assert sag.fund("FR-701", sag(dagsorden, **INGEN), *SAM) == []


def test_fr_701_borgerens_fravaer_begrundes() -> None:
    sag = Sag()
    felter = {"moedetype": "NETVAERKSMOEDE", **INGEN}
    assert sag.fund("FR-701", sag(referat, **felter), *SAM) == ["fravaer pligt /fravaer"]
    syg = Fravaer(rolle="BORGER", begrundelse="Var syg.")
    assert sag.fund("FR-701", sag(referat, fravaer=(syg,), **felter), *SAM) == []
    assert sag.fund("FR-701", sag(referat, moedetype="NETVAERKSMOEDE"), *SAM) == []


def test_fr_702_aftaler_har_en_dag() -> None:
    sag = Sag()
    med = Moedeaftale(hvad="Ringe til bostøtten", hvem=("Koordinator",), hvornaar=date(2026, 12, 1))
    uden = Moedeaftale(hvad="Ringe til bostøtten", hvem=("Koordinator",))
    felter = {"moedetype": "NETVAERKSMOEDE", "aftale": (med, uden)}
    assert sag.fund("FR-702", sag(referat, **felter), *SAM) == ["- pligt /aftale/1/hvornaar"]
    assert sag.fund("FR-702", sag(referat, **felter)) == []
    assert sag.fund("FR-702", sag(referat, aftale=(uden,)), *SAM) == []


def test_fr_709_hver_aaben_aftale_har_status() -> None:
    sag = Sag()

    def netmoede(**status: str) -> Any:
        linjer = tuple(AftaleStatuslinje(aftale_ref=noegle(int(n[1:])), status=s) for n, s in status.items())
        return sag(referat, moedetype="NETVAERKSMOEDE", aftale_status=linjer)

    foerste = netmoede(a81="DELVIST_OVERHOLDT", a82="OVERHOLDT", a83="BORTFALDET")
    assert sag.fund("FR-709", foerste, *SAM) == []
    glemt = netmoede(a82="OVERHOLDT")
    assert sag.fund("FR-709", glemt, *SAM) == ["- pligt /aftaleStatus"]
    assert sag.fund("FR-709", glemt) == []
    assert sag.fund("FR-709", netmoede(a81="OVERHOLDT"), *SAM) == []
    assert sag.fund("FR-709", netmoede(), *SAM) == []
    assert sag.fund("FR-709", sag(referat), *SAM) == []


# --- med processen -----------------------------------------------------------------------------------------


def doemt(sag: Sag, *profiler: str, dage: float = 0) -> list[list[str]]:
    """Hvad alle regler siger om hver besked, når forløbet følges af den rigtige proces."""
    course = follow(PROCES, sag.poster, now=NU + dage * DAG)
    fund = []
    for i, trin in enumerate(course.steps):
        regler = STANDARD.rules(type_name(trin.message), Stage.FORLOEB)
        dom = judge(trin.message, regler, profiles=profiler, context=course.view(i), stage=Stage.FORLOEB)
        assert dom.outcome is not Outcome.UNDECIDED
        fund.append([f"{f.rule_id} {f.kind} {f.pointer}" for f in dom.findings] + list(dom.not_judged))
    return fund


def svarer(sag: Sag, bygger: Callable[..., Any], dag: float, **felter: Any) -> Any:
    """Et svar på den nyeste besked, som også er den nyeste, afsenderen har set."""
    sidst = _id(sag.poster[-1])
    return sag(bygger, dag, **{"svar_paa": sidst, "senest_set": sidst} | felter)


def test_et_helt_forloeb_er_i_orden() -> None:
    sag = Sag()
    sag(bestilling, begrundelse_uden_forespoergsel="Kendt.", sagsforloeb="Kendt siden 2019.", **ANMODNING)
    svarer(sag, tilbud, 2, gyldig_til=date(2026, 12, 1))
    svarer(sag, tilbud_svar, 3)
    svarer(sag, kontrakt, 4, digest="a" * 64, opfoelgningsplan=TRE_MAANEDER)
    svarer(sag, kontrakt_svar, 5, kontrakt_digest="a" * 64)
    svarer(sag, indskrivning, 31, fase="GENNEMFOERT", svar_paa=None)
    materiale = OensketMateriale(beskrivelse="Status", leveringsfrist=date(2027, 10, 20))
    indkaldt = svarer(
        sag, dagsorden, 330, svar_paa=None, moedetidspunkt=NU + 360 * DAG, oensket_materiale=(materiale,)
    )
    svarer(sag, statusnotat, 351)
    punkter = tuple(Punktreferat(punkt_ref=punkt.punkt_id, tekst="Talt om.") for punkt in indkaldt.punkt)
    holdt = {"moede_start": NU + 360 * DAG, "naeste_moede": NaesteMoede(senest=date(2028, 10, 1))}
    svarer(sag, referat, 361, punktreferat=punkter, dagsorden_ref=indkaldt.dagsorden_id, **holdt)
    assert doemt(sag, *SAM, *MIDT, dage=400) == [[]] * 9


def test_et_tilbud_uden_bestilling_afvises() -> None:
    sag = Sag()
    sag(tilbud, borger_ref=HENVISNING)
    assert doemt(sag) == [
        [
            "FR-003 gyldighed /konvolut/svarPaa",
            "FR-003 gyldighed /bestillingRef/id",
            "FR-005 gyldighed /konvolut/beskedtype",
            "FR-124",
            "FR-128",
        ]
    ]


@pytest.mark.parametrize("udfoereren_foerst", [True, False])
def test_fr_027_et_rettet_tilbud_krydser_myndighedens_ja(udfoereren_foerst: bool) -> None:
    sag = Sag()
    bestilt = sag(bestilling, begrundelse_uden_forespoergsel="Kendt.", sagsforloeb="Kendt siden 2019.")
    foerste = svarer(sag, tilbud, 1)
    set_foer = {"senest_set": foerste.konvolut.besked_id}

    def rettelse() -> None:
        sag(tilbud, 2, svar_paa=bestilt.konvolut.besked_id, erstatter=foerste.konvolut.besked_id, **set_foer)

    def ja() -> None:
        sag(tilbud_svar, 2, svar_paa=foerste.konvolut.besked_id, **set_foer)

    for send in (rettelse, ja) if udfoereren_foerst else (ja, rettelse):
        send()
    fund = [[], [], ["FR-027 gyldighed "], []] if udfoereren_foerst else [[], [], [], ["FR-027 gyldighed "]]
    assert doemt(sag) == fund


# --- opslagene ---------------------------------------------------------------------------------------------


def test_et_nej_tager_bestillingens_maal_ud_af_kraft() -> None:
    sag, _, tilbudt = med_tilbud()
    notat = sag(statusnotat)
    assert maal_i_kraft(notat, sag.forloeb(notat).log) == {
        noegle(11): Maal(kilde=noegle(44), aktivt=True, vurderet=date(2026, 11, 2))
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
