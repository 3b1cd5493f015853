"""Forløbets regler om, hvor tit der følges op: mellem årlige møder, efter tre måneder og på hvert mål.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.rytme import hvert_aar

    list(hvert_aar.judge(dagsorden, forloeb))

Mellemrum regnes i kalendermåneder fra sidste møde, ellers fra indflytningen (D29), og tolerancen lægges til.
Kilder: 000:127, 000:214-216, 000:226.
"""

from collections.abc import Iterable
from datetime import date

from ....findings import Stage
from ....process import Forloeb, Log, later
from ....validation.rule import BOER, KAN, Breach, Breaches, NotJudged, at, rule
from ..bestilling import Bestilling
from ..dagsorden import Dagsorden
from ..faelles.hverdage import dansk_dato
from ..faelles.opfoelgning import Opfoelgningsplan, PlanlagtOpfoelgning
from ..indsatsmaal_opdatering import IndsatsmaalOpdatering
from ..indskrivning import Indskrivning
from ..kodelister.match import Indgang, Vilkaarsemne
from ..kodelister.opfoelgning import Moedestatus, Moedetype, Opfoelgningstype
from ..kontrakt import Kontrakt
from ..referat import Referat
from ..statusnotat import Statusnotat
from .opslag import hos_udfoereren, med_tolerance, nyeste, opfoelgningstypen, sendt
from .opslag_maal import maal_i_kraft
from .parametre import Parametre, parametre_af

_MAASKE_AARLIG = frozenset({Opfoelgningstype.AARLIG, None})


@rule(
    "FR-407",
    da="Læg de årlige statusmøder tættere: der går mere end et år og den aftalte margen mellem dem.",
    en="Bring the yearly status meetings closer: more than a year and the agreed margin lie between them.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("bestilling", "kontrakt", "dagsorden", "referat"),
    requirements=("R099",),
    fields=(
        "opfoelgning.naar",
        "opfoelgningsplan.planlagt.naar",
        "moedetidspunkt",
        "moedeStart",
        "naesteMoede",
    ),
    source="000:214",
)
def hvert_aar(besked: Bestilling | Kontrakt | Dagsorden | Referat, forloeb: Forloeb) -> Breaches:
    """Statusmøde holdes som udgangspunkt én gang årligt (000:214-216).

    Det gælder både det, bestilling og kontrakt planlægger, og de møder, der indkaldes til og holdes. Tolv
    måneder og en margen på tre står i reglernes parametre. Et møde regnes for årligt, når intet siger
    andet. En årlig opfølgning, der er fravalgt med en begrundelse, bedømmes ikke.
    """
    tal = parametre_af(forloeb)
    if isinstance(besked, Bestilling):
        start = besked.oensket_start.dato or sendt(besked)
        for i, sted in _for_sent(besked.opfoelgning, max(start, sendt(besked)), tal):
            yield at("opfoelgning", i, "naar", sted)
    elif isinstance(besked, Kontrakt):
        if besked.opfoelgningsplan is not None:
            start = max(besked.startdato, sendt(besked))
            for i, sted in _for_sent(besked.opfoelgningsplan.planlagt, start, tal):
                yield at("opfoelgningsplan", "planlagt", i, "naar", sted)
    elif besked.moedetype is Moedetype.STATUSMOEDE:
        yield from _moedet(besked, forloeb.before, tal)


def _for_sent(planlagt: Iterable[PlanlagtOpfoelgning], start: date, tal: Parametre) -> list[tuple[int, str]]:
    """De årlige opfølgninger i en plan, der ligger for langt fra den forrige eller fra begyndelsen."""
    for_sent: list[tuple[int, str]] = []
    datoer: list[tuple[date, int]] = []
    for i, punkt in enumerate(planlagt):
        if punkt.type is not Opfoelgningstype.AARLIG:
            continue
        if punkt.naar.hver is not None and later(start, punkt.naar.hver) > _senest(start, tal):
            for_sent.append((i, "hver"))
        if punkt.naar.senest is not None:
            datoer.append((punkt.naar.senest, i))
    for dag, i in sorted(datoer):
        if dag > _senest(start, tal):
            for_sent.append((i, "senest"))
        start = dag
    return for_sent


def _senest(sidst: date, tal: Parametre) -> date:
    return med_tolerance(sidst, tal.aarlig_opfoelgning, tal.tolerance)


def _moedet(besked: Dagsorden | Referat, log: Log, tal: Parametre) -> Iterable[Breach]:
    if isinstance(besked, Dagsorden):
        holdes = besked.moedestatus is not Moedestatus.AFLYST
        aarlig = besked.opfoelgningstype is Opfoelgningstype.AARLIG
        if holdes and aarlig and _for_laenge_siden(besked, dansk_dato(besked.moedetidspunkt), log, tal):
            yield at("moedetidspunkt")
        return
    dag = dansk_dato(besked.moede_start)
    if opfoelgningstypen(besked, log) in _MAASKE_AARLIG and _for_laenge_siden(besked, dag, log, tal):
        yield at("moede_start")
    naeste = besked.naeste_moede
    if naeste is not None and naeste.senest is not None and naeste.senest > _senest(dag, tal):
        yield at("naeste_moede", "senest")
    if (
        naeste is not None
        and naeste.tidspunkt is not None
        and dansk_dato(naeste.tidspunkt) > _senest(dag, tal)
    ):
        yield at("naeste_moede", "tidspunkt")


def _for_laenge_siden(besked: Dagsorden | Referat, dag: date, log: Log, tal: Parametre) -> bool:
    """Om mødet ligger for langt fra det sidste årlige møde, eller fra indflytningen, når der ikke er noget
    før.
    """
    moede = nyeste(
        referat
        for referat in hos_udfoereren(Referat, besked, log)
        if referat.moedetype is Moedetype.STATUSMOEDE
        and dansk_dato(referat.moede_start) < dag
        and opfoelgningstypen(referat, log) in _MAASKE_AARLIG
    )
    sidst = _begyndt(besked, log) if moede is None else dansk_dato(moede.moede_start)
    return sidst is not None and dag > _senest(sidst, tal)


def _begyndt(besked: Dagsorden | Referat, log: Log) -> date | None:
    """Dagen, der regnes fra; en indsats, der var i gang, regnes fra den dag, den blev taget ind.

    Hvilke møder der var holdt før, kender ingen her.
    """
    indskrivning = nyeste(hos_udfoereren(Indskrivning, besked, log))
    if indskrivning is not None:
        i_gang = indskrivning.indgang is Indgang.IGANGVAERENDE
        return sendt(indskrivning) if i_gang else indskrivning.indflytningsdato
    kontrakt = nyeste(hos_udfoereren(Kontrakt, besked, log))
    if kontrakt is None:
        return None
    return sendt(kontrakt) if kontrakt.indgang is Indgang.IGANGVAERENDE else kontrakt.startdato


@rule(
    "FR-408",
    da="Aftal en opfølgning efter tre måneder, eller skriv, at den er fravalgt og hvorfor.",
    en="Agree on a follow-up after three months, or state that it is waived and why.",
    demand=KAN,
    level=Stage.FORLOEB,
    messages=("kontrakt", "indskrivning"),
    requirements=("R104",),
    fields=("opfoelgningsplan.planlagt.type", "foersteOpfoelgning"),
    source="000:226",
)
def efter_tre_maaneder(besked: Kontrakt | Indskrivning, forloeb: Forloeb) -> Breaches:
    """Myndigheden og udføreren kan holde et møde tre måneder efter indflytning (000:226).

    Det er frivilligt, men værd at tage stilling til. Det kan stå i kontraktens plan eller ved
    indskrivningen; når indskrivningen er kommet, står bemærkningen dér. En indsats, der allerede var i
    gang, bedømmes ikke.
    """
    if besked.indgang is Indgang.IGANGVAERENDE:
        return
    if isinstance(besked, Indskrivning):
        kontrakter = hos_udfoereren(Kontrakt, besked, forloeb.before)
        if besked.foerste_opfoelgning is None and not any(map(_tre_maaneder_omtalt, kontrakter)):
            yield at("foerste_opfoelgning")
    elif (
        not _tre_maaneder_omtalt(besked) and nyeste(hos_udfoereren(Indskrivning, besked, forloeb.log)) is None
    ):
        yield at("opfoelgningsplan")


def _tre_maaneder_omtalt(besked: Kontrakt) -> bool:
    """Om kontraktens plan tager stilling, eller planen står i et andet dokument."""
    if any(henvisning.emne is Vilkaarsemne.OPFOELGNING for henvisning in besked.vilkaar_henvisning):
        return True
    plan: Opfoelgningsplan | None = besked.opfoelgningsplan
    return plan is not None and any(p.type is Opfoelgningstype.TRE_MAANEDERS for p in plan.planlagt)


@rule(
    "FR-424",
    da="Vurder hvert aktivt indsatsmål mindst én gang om året; mindst ét er ikke vurderet i lang tid.",
    en="Assess every active goal at least once a year; at least one has not been assessed for long.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("statusnotat", "referat", "indsatsmaalOpdatering"),
    requirements=("R053",),
    fields=("maalstatus.maalRef", "maalbeslutning.maalRef", "fremtidigtMaal.maalRef", "indsatsmaal"),
    source="000:127",
)
def maal_vurderes_hvert_aar(
    besked: Statusnotat | Referat | IndsatsmaalOpdatering, forloeb: Forloeb
) -> Breaches:
    """Indsatsmål vurderes og genbesøges typisk en gang om året eller ved behov (000:127).

    Et mål er vurderet, da det blev bestilt eller opdateret, eller da det sidst blev vurderet ifølge
    myndigheden, og hver gang et statusnotat eller et møde siger noget om det. Tolv måneder og en margen på
    tre står i reglernes parametre.
    """
    maal = maal_i_kraft(besked, forloeb.before)
    if not maal:
        raise NotJudged
    tal = parametre_af(forloeb)
    dag = dansk_dato(besked.moede_start) if isinstance(besked, Referat) else sendt(besked)
    if any(
        et.aktivt and dag > med_tolerance(et.vurderet, tal.maalvurdering, tal.tolerance)
        for et in maal.values()
    ):
        yield at(_FELT.get(type(besked), "maalstatus"))


_FELT: dict[type, str] = {Referat: "fremtidigt_maal", IndsatsmaalOpdatering: "indsatsmaal"}


@rule(
    "FR-428",
    da="Lad planRef pege på en opfølgning, der er planlagt i kontrakten eller bestillingen.",
    en="Let planRef name a follow-up that is planned in the contract or the order.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("dagsorden", "statusnotat"),
    requirements=("R098",),
    fields=("planRef",),
    source="000:214",
)
def efter_planen(besked: Dagsorden | Statusnotat, forloeb: Forloeb) -> Breaches:
    """Myndigheden indkalder til statusmøder efter en aftalt tidsplan (000:214), og henvisningen viser,
    hvilken af dens opfølgninger det er.

    Står planen i et andet dokument, eller kendes hverken kontrakt eller bestilling, kan det ikke bedømmes.
    """
    if besked.plan_ref is None:
        return
    planer = [
        *(
            k.opfoelgningsplan.planlagt
            for k in hos_udfoereren(Kontrakt, besked, forloeb.before)
            if k.opfoelgningsplan is not None
        ),
        *(b.opfoelgning for b in hos_udfoereren(Bestilling, besked, forloeb.before)),
    ]
    planlagt = {punkt.plan_id for plan in planer for punkt in plan}
    if not planlagt:
        raise NotJudged
    if besked.plan_ref not in planlagt:
        yield at("plan_ref")
