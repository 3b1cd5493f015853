"""Forløbets regler om mål: hvem der ejer dem, hvordan de hænger sammen, og at status når dem alle.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.maal import status_paa_alle_maal

    list(status_paa_alle_maal.judge(statusnotat, forloeb))

Myndigheden ejer indsatsmålene, udføreren delmålene. Kilder: 000:118-154, 000:189-191, 000:217-222, 000:306.
"""

from __future__ import annotations

from ....findings import Stage
from ....process import Forloeb
from ....validation.rule import BOER, GYLDIGHED, PLIGT, SKAL, Breaches, NotJudged, at, clause, rule
from ..bestilling import Bestilling
from ..bestilling_justering import BestillingJustering
from ..delmaalsplan import Delmaalsplan
from ..faelles.maal import ArtefaktRef
from ..handleplan import Handleplan
from ..indsatsmaal_opdatering import IndsatsmaalOpdatering
from ..kodelister.konvolut import Rolle
from ..kodelister.opfoelgning import Maalstatus, Opfoelgningstype
from ..statusnotat import Statusnotat
from .opslag import UDFOERERE
from .opslag_maal import (
    delmaal_i_kraft,
    indsatsmaal_i,
    maal_i_kraft,
    nyeste_handleplan,
)


@rule(
    "FR-129",
    da="Giv målet en anden prioritet: et andet aktivt mål i forløbet har den allerede.",
    en="Give the goal another priority: another active goal of the forløb has it already.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("indsatsmaalOpdatering",),
    requirements=("R062",),
    fields=("indsatsmaal.prioritet",),
    source="000:148",
)
def prioriteten_er_ledig(besked: IndsatsmaalOpdatering, forloeb: Forloeb) -> Breaches:
    """Fokus skærpes, når målene prioriteres (000:148), og to mål kan ikke begge være det første.

    En opdatering bærer tit kun nogle af målene; her ses den sammen med de aktive mål, den ikke nævner. At
    beskedens egne mål har hver sin prioritet, har samme nummer og bedømmes på beskeden alene.
    """
    egne = {maal.id for maal in besked.indsatsmaal}
    kendte = maal_i_kraft(besked, forloeb.before)
    optaget = {et.prioritet for noegle, et in kendte.items() if et.aktivt and noegle not in egne}
    for i, maal in enumerate(besked.indsatsmaal):
        if maal.status is Maalstatus.AKTIV and maal.prioritet is not None and maal.prioritet in optaget:
            yield at("indsatsmaal", i, "prioritet")


@rule(
    "FR-130",
    clauses=(
        clause(
            "start",
            da="Målets frist skal ligge efter startdatoen. Ret en af de to.",
            en="The deadline of the goal must lie after its start date. Correct one of the two.",
            demand=BOER,
        ),
        clause(
            "delmaal",
            da="Delmålets frist ligger efter indsatsmålets. Sæt den tidligere.",
            en="The deadline of the sub-goal lies after that of its goal. Set it earlier.",
            demand=BOER,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("bestilling", "delmaalsplan", "indsatsmaalOpdatering"),
    requirements=("R084", "R085"),
    fields=("indsatsmaal.frist", "indsatsmaal.startdato", "delmaal.frist", "delmaal.startdato"),
    source="000:189-191",
)
def frist_efter_start(
    besked: Bestilling | Delmaalsplan | IndsatsmaalOpdatering, forloeb: Forloeb
) -> Breaches:
    """Et mål er tidsafgrænset, når alle kan se, hvornår det begynder, og hvornår det skal være nået
    (000:189-191).

    Et delmål er et skridt på vejen (000:125) og nås derfor ikke senere end det indsatsmål, det leder frem
    mod; samme dag er i orden.
    """
    if not isinstance(besked, Delmaalsplan):
        for i, maal in enumerate(besked.indsatsmaal):
            if maal.startdato is not None and maal.frist is not None and maal.frist <= maal.startdato:
                yield at("indsatsmaal", i, "frist", clause="start")
        return
    kendte = maal_i_kraft(besked, forloeb.before)
    for i, delmaal in enumerate(besked.delmaal):
        if delmaal.frist is None:
            continue
        indsatsmaal = kendte.get(delmaal.indsatsmaal_ref)
        if delmaal.startdato is not None and delmaal.frist <= delmaal.startdato:
            yield at("delmaal", i, "frist", clause="start")
        elif indsatsmaal is not None and indsatsmaal.frist is not None and delmaal.frist > indsatsmaal.frist:
            yield at("delmaal", i, "frist", clause="delmaal")


@rule(
    "FR-402",
    clauses=(
        clause(
            "indsatsmaal",
            da="Tag alle aktive indsatsmål med: mindst ét af dem mangler.",
            en="Include every active goal: at least one of them is missing.",
            demand=SKAL,
            kind=PLIGT,
        ),
        clause(
            "delmaal",
            da="Tag også alle aktive delmål med: mindst ét af dem mangler.",
            en="Include every active sub-goal too: at least one of them is missing.",
            demand=BOER,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("statusnotat",),
    requirements=("R064", "R100", "R125"),
    fields=("maalstatus.maalRef",),
    source="000:217",
)
def status_paa_alle_maal(besked: Statusnotat, forloeb: Forloeb) -> Breaches:
    """Udføreren følger skriftligt op på de mål, der er aftalt, også når der ikke er sket noget
    (000:153-154, 217-219).

    De aktive indsatsmål er dem, myndigheden har sat ved bestilling, justering, opdatering eller handleplan,
    og som intet møde har afsluttet; uden bestilling kontraktens. Delmålene er dem i udførerens nyeste plan,
    når deres indsatsmål er aktivt. Til en ekstraordinær opfølgning er det nok med de mål, der er berørt.
    """
    if besked.opfoelgningstype is Opfoelgningstype.EKSTRAORDINAER:
        return
    maal = maal_i_kraft(besked, forloeb.before)
    if not maal:
        raise NotJudged
    omtalt = {linje.maal_ref for linje in besked.maalstatus}
    aktive = {noegle for noegle, et in maal.items() if et.aktivt}
    if not aktive <= omtalt:
        yield at("maalstatus", clause="indsatsmaal")
    delmaal = delmaal_i_kraft(besked, forloeb.before).values()
    if any(d.indsatsmaal_ref in aktive and d.id not in omtalt for d in delmaal):
        yield at("maalstatus", clause="delmaal")


@rule(
    "FR-414",
    da="Henvis til den nyeste udgave af borgerens handleplan; delmålene bygger på den.",
    en="Refer to the newest version of the citizen's action plan; the sub-goals build on it.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("delmaalsplan",),
    requirements=("R134",),
    fields=("handleplanRef", "delmaal.handleplanRef"),
    source="000:306",
)
def paa_den_nyeste_handleplan(besked: Delmaalsplan, forloeb: Forloeb) -> Breaches:
    """Udføreren lægger delmål på baggrund af de nye mål i borgerens handleplan (000:306-308).

    Har udføreren fået en handleplan, henviser delmålsplanen til den, eller hvert delmål gør; uden udgave
    menes den nyeste. En plan, borgeren har sagt nej til, er der intet at henvise til i.
    """
    plan = nyeste_handleplan(besked, forloeb.before)
    if plan is None:
        return
    egne = [(i, d.handleplan_ref) for i, d in enumerate(besked.delmaal) if d.handleplan_ref is not None]
    noedvendig = besked.handleplan_ref is not None or len(egne) < len(besked.delmaal)
    if noedvendig and not _er_nyeste(besked.handleplan_ref, plan):
        yield at("handleplan_ref")
    for i, ref in egne:
        if not _er_nyeste(ref, plan):
            yield at("delmaal", i, "handleplan_ref")


def _er_nyeste(ref: ArtefaktRef | None, plan: Handleplan) -> bool:
    return (
        ref is not None
        and ref.id == plan.handleplan_id
        and (ref.version is None or ref.version >= plan.version)
    )


@rule(
    "FR-415",
    clauses=(
        clause(
            "indsatsmaal",
            da="Indsatsmål opstilles af myndigheden. Foreslå målet i statusnotatet i stedet.",
            en="Goals are set by the authority. Suggest the goal in the status report instead.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "delmaal",
            da="Delmål opstilles af udføreren. Opdatér indsatsmålene i stedet.",
            en="Sub-goals are set by the provider. Update the goals instead.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "ukendt",
            da="Lad delmålet pege på et indsatsmål, der arbejdes med i forløbet.",
            en="Let the sub-goal name a goal that is being worked on in the forløb.",
            demand=BOER,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("bestilling", "delmaalsplan", "indsatsmaalOpdatering", "bestillingJustering", "handleplan"),
    requirements=("R005", "R050", "R051", "R057", "R060", "R102"),
    fields=(
        "indsatsmaal",
        "maalJustering",
        "maal",
        "delmaal.indsatsmaalRef",
        "konvolut.afsender.rolle",
    ),
    source="000:124, 142, 220",
)
def maalene_har_deres_ejer(
    besked: Bestilling | Delmaalsplan | IndsatsmaalOpdatering | BestillingJustering | Handleplan,
    forloeb: Forloeb,
) -> Breaches:
    """Myndigheden opstiller indsatsmålene sammen med borgeren, og udføreren delmålene (000:123-125, 142).

    Alle må foreslå; myndigheden og borgeren afgør (000:220-222). Hvert delmål leder frem mod et indsatsmål,
    der er aktivt; kendes forløbets mål ikke, kan det ikke bedømmes.
    """
    rolle = besked.konvolut.afsender.rolle
    if not isinstance(besked, Delmaalsplan):
        if indsatsmaal_i(besked) and rolle is not Rolle.MYNDIGHED:
            yield at(_MAALFELT.get(type(besked), "indsatsmaal"), clause="indsatsmaal")
        return
    if rolle not in UDFOERERE:
        yield at("delmaal", clause="delmaal")
    maal = maal_i_kraft(besked, forloeb.before)
    if not maal:
        raise NotJudged
    aktive = {noegle for noegle, et in maal.items() if et.aktivt}
    for i, delmaal in enumerate(besked.delmaal):
        if delmaal.status is Maalstatus.AKTIV and delmaal.indsatsmaal_ref not in aktive:
            yield at("delmaal", i, "indsatsmaal_ref", clause="ukendt")


_MAALFELT: dict[type, str] = {BestillingJustering: "maal_justering", Handleplan: "maal"}


@rule(
    "FR-427",
    da="Lad linjen pege på et indsatsmål eller delmål, forløbet kender.",
    en="Let the line name a goal or sub-goal that the forløb knows.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("statusnotat",),
    requirements=("R125",),
    fields=("maalstatus.maalRef",),
    source="000:276",
)
def status_paa_kendte_maal(besked: Statusnotat, forloeb: Forloeb) -> Breaches:
    """Status gives på de mål, der er aftalt (000:276); et mål, ingen kender, kan myndigheden ikke følge.

    Også mål, der er nået eller opgivet, er kendte. Et nyt mål foreslås under ``forslagTilMaal``.
    """
    kendte = maal_i_kraft(besked, forloeb.before).keys() | _alle_delmaal(besked, forloeb)
    if not kendte:
        raise NotJudged
    for i, linje in enumerate(besked.maalstatus):
        if linje.maal_ref not in kendte:
            yield at("maalstatus", i, "maal_ref")


def _alle_delmaal(besked: Statusnotat, forloeb: Forloeb) -> set[str]:
    planer = forloeb.before.all(Delmaalsplan)
    return {delmaal.id for plan in planer for delmaal in plan.delmaal}
