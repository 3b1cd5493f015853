"""Forløbets regler om den enkelte opfølgning: statusnotatet til tiden, alle tre hørt, og et referat af hvert
punkt.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.opfoelgning import status_foer_moedet

    list(status_foer_moedet.judge(statusnotat, forloeb))

En opfølgning er beskederne i én ombæring (``samtaleId``): dagsorden, statusnotat og referat. Kilder:
000:204-205, 000:214-220, 000:269-291, 000:312.
"""

from ....findings import Stage
from ....process import Forloeb, Log
from ....validation.rule import (
    BOER,
    PLIGT,
    SKAL,
    Breaches,
    Clause,
    NotJudged,
    at,
    clause,
    rule,
)
from ..dagsorden import Dagsorden
from ..faelles.borger import BorgerensStemme
from ..faelles.hverdage import dansk_dato
from ..faelles.konvolut import Konvolutbesked
from ..faelles.maal import Maalstatuslinje
from ..kodelister.ffb import FfbTema, tema_for
from ..kodelister.konvolut import Bilagstype, Rolle
from ..kodelister.opfoelgning import (
    Kilde,
    Moedestatus,
    Moedetype,
    Opfoelgningstype,
    Statusform,
    StemmeFravaer,
)
from ..kontrakt import Kontrakt
from ..referat import Referat
from ..statusnotat import Statusnotat
from ..udskrivning import Udskrivning
from .opslag import (
    UDFOERERE,
    dagsordenen,
    efter,
    hos_udfoereren,
    notater,
    nyeste,
    samme_udfoerer,
    taeller,
)

_BORGERSIDEN = frozenset({Rolle.BORGER, Rolle.VAERGE})
_BORGEREN = frozenset(
    {Kilde.BORGER, Kilde.BORGER_STOETTET_AF_MEDARBEJDER, Kilde.BORGER_STOETTET_AF_PAAROERENDE}
)

_TALER_FOR_BORGEREN = frozenset({Rolle.PAAROERENDE, Rolle.REPRAESENTANT})


def _aarlig_eller_ej(navn: str, da: str, en: str, owes: str = "") -> tuple[Clause, Clause]:
    """Samme krav to gange: noget, man skylder ved den årlige opfølgning, og et godt råd ved de andre."""
    return (
        clause(
            f"{navn}-aarlig", da=da, en=en, demand=SKAL, kind=PLIGT, when="ved årlig opfølgning", owes=owes
        ),
        clause(navn, da=da, en=en, demand=BOER, when="ellers", owes=owes),
    )


def _led(navn: str, type: Opfoelgningstype | None) -> str:
    return f"{navn}-aarlig" if type is Opfoelgningstype.AARLIG else navn


def _vedlagt_som_dokument(besked: Statusnotat) -> bool:
    return any(bilag.type is Bilagstype.STATUSNOTAT_PDF for bilag in besked.konvolut.bilag)


@rule(
    "FR-403",
    clauses=(
        clause(
            "form",
            da="Giv status på målet i den form, kontrakten siger: i ord, i tal eller begge dele.",
            en="Report on the goal in the form the contract states: in words, in numbers, or both.",
            demand=BOER,
        ),
        clause(
            "livstema",
            da="Skriv om hvert livstema, kontrakten nævner; mindst ét mangler.",
            en="Write about every life theme the contract names; at least one is missing.",
            demand=BOER,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("statusnotat",),
    requirements=("R088", "R126", "R128"),
    fields=("maalstatus", "temaVurdering.tema", "funktionsevneaendring.undertema", "vaesentligAendring.tema"),
    source="000:278-284",
)
def status_som_aftalt(besked: Statusnotat, forloeb: Forloeb) -> Breaches:
    """Status gives i den aftalte form og om de aftalte livstemaer (000:276-284); mere end aftalt er
    velkomment.

    I ord er en beskrivelse; i tal er målte tal eller en procent. For et mål, der ikke er arbejdet med, er
    grunden nok. Et livstema er omtalt i temavurderingen, ved en ændret funktionsevne eller ved en væsentlig
    ændring. Ligger notatet ved som dokument, kan det stå der.
    """
    kontrakt = nyeste(hos_udfoereren(Kontrakt, besked, forloeb.before))
    if kontrakt is None:
        raise NotJudged
    plan = kontrakt.opfoelgningsplan
    if plan is None or _vedlagt_som_dokument(besked):
        return
    for i, linje in enumerate(besked.maalstatus):
        if not _i_formen(linje, plan.statusform):
            yield at("maalstatus", i, clause="form")
    if not set(plan.livstema) <= _omtalte_temaer(besked):
        yield at("tema_vurdering", clause="livstema")


def _i_formen(linje: Maalstatuslinje, form: Statusform | None) -> bool:
    if form is None or linje.ikke_arbejdet_med is not None:
        return True
    ord_mangler = form is not Statusform.TAL and linje.arbejdet_med_maalet is None
    tal_mangler = form is not Statusform.PROSA and not linje.talvaerdi and linje.opfyldelsesprocent is None
    return not (ord_mangler or tal_mangler)


def _omtalte_temaer(besked: Statusnotat) -> set[FfbTema]:
    temaer = {vurdering.tema for vurdering in besked.tema_vurdering}
    temaer |= {aendring.tema for aendring in besked.vaesentlig_aendring}
    return temaer | {tema_for(aendring.undertema) for aendring in besked.funktionsevneaendring}


@rule(
    "FR-404",
    clauses=(
        *_aarlig_eller_ej(
            "moede",
            "Statusnotatet kom efter mødet. Send det fremover i god tid, så borger og myndighed kan "
            "forberede sig.",
            "The status report came after the meeting. In future, send it early enough for citizen and "
            "authority to prepare.",
        ),
        *_aarlig_eller_ej(
            "frist",
            "Statusnotatet kom efter leveringsfristen. Aftal en ny frist, hvis I ikke kan nå det.",
            "The status report came after the delivery deadline. Agree on a new one if you cannot meet it.",
        ),
    ),
    level=Stage.FORLOEB,
    messages=("statusnotat",),
    requirements=("R123", "R136"),
    fields=("konvolut.afsendt", "opfoelgningstype"),
    source="000:312, 269",
)
def status_foer_moedet(besked: Statusnotat, forloeb: Forloeb) -> Breaches:
    """Myndigheden forbereder sig på udførerens tilbagemelding (000:269-270), så den kommer før mødet.

    Til den årlige opfølgning skyldes det, ellers er det et godt råd. Har dagsordenen flere
    leveringsfrister, er det den sidste, der tæller. Et notat, der kommer for sent, bliver stadig modtaget.
    En rettelse bedømmes ikke, og et aflyst møde sætter ingen frist.
    """
    if besked.konvolut.erstatter is not None:
        return
    dagsorden = dagsordenen(besked, forloeb.before)
    if dagsorden is None and besked.dagsorden_ref is not None:
        raise NotJudged
    if dagsorden is not None and dagsorden.moedestatus is Moedestatus.AFLYST:
        return
    if _efter_moedet(besked, dagsorden, forloeb.before):
        yield at("konvolut", "afsendt", clause=_led("moede", besked.opfoelgningstype))
    elif dagsorden is not None and dagsorden.oensket_materiale:
        frist = max(materiale.leveringsfrist for materiale in dagsorden.oensket_materiale)
        if dansk_dato(besked.konvolut.afsendt) > frist:
            yield at("konvolut", "afsendt", clause=_led("frist", besked.opfoelgningstype))


def _efter_moedet(besked: Statusnotat, dagsorden: Dagsorden | None, log: Log) -> bool:
    afsendt = besked.konvolut.afsendt
    if dagsorden is not None:
        return afsendt >= dagsorden.moedetidspunkt
    samtale = besked.konvolut.samtale_id
    moeder = (moede for moede in log.newest_first(Referat) if moede.konvolut.samtale_id == samtale)
    return any(m.moedetype is Moedetype.STATUSMOEDE and m.moede_start <= afsendt for m in moeder)


@rule(
    "FR-410",
    clauses=(
        clause(
            "borger",
            da="Hør borgeren eller den, der taler for borgeren: borgerens syn står hverken i referatet eller "
            "i statusnotatet.",
            en="Hear the citizen or who speaks for the citizen: the citizen's view is neither in the "
            "minutes nor in the status report.",
            demand=BOER,
        ),
        clause(
            "myndighed",
            da="Hør myndigheden: den var ikke med på mødet og er ikke kilde til nogen vurdering.",
            en="Hear the authority: it was not at the meeting and is not the source of any assessment.",
            demand=BOER,
        ),
        clause(
            "udfoerer",
            da="Hør udføreren: der er intet statusnotat, og udføreren var ikke med på mødet.",
            en="Hear the provider: there is no status report, and the provider was not at the meeting.",
            demand=BOER,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("statusnotat", "referat"),
    requirements=("R093",),
    fields=("deltager.rolle", "borgerensStemme", "temaVurdering.kilde"),
    source="000:204-205",
)
def alle_tre_er_hoert(besked: Statusnotat | Referat, forloeb: Forloeb) -> Breaches:
    """Opfølgning bygger på viden fra leverandør, myndighed og borger (000:204-205).

    Reglen bedømmes på referatet af et statusmøde, for dér kan hele opfølgningen ses. Borgeren er hørt ved
    at være med, selv eller ved sin værge, ved sit syn i referat eller statusnotat, som kilde til en
    vurdering, eller ved at være spurgt og ikke at ville. Kan borgeren ikke udtrykke sig, er det nok, at en
    pårørende eller repræsentant er med eller er kilden. Udføreren er hørt ved at være med eller ved et
    statusnotat.
    """
    if not isinstance(besked, Referat) or besked.moedetype is not Moedetype.STATUSMOEDE:
        return
    roller = {deltager.rolle for deltager in besked.deltager}
    status = notater(besked, forloeb.log)
    stemmer = [besked.borgerens_stemme, *(notat.borgerens_stemme for notat in status)]
    kilder = _kilder(status)
    hoert = not roller.isdisjoint(_BORGERSIDEN) or any(map(_hoert, stemmer)) or bool(kilder & _BORGEREN)
    andre = not roller.isdisjoint(_TALER_FOR_BORGEREN) or Kilde.PAAROERENDE_ALENE in kilder
    if not hoert and not (andre and any(map(_kan_ikke, stemmer))):
        yield at("borgerens_stemme", clause="borger")
    if Rolle.MYNDIGHED not in roller and Kilde.SAGSBEHANDLER not in kilder:
        yield at("deltager", clause="myndighed")
    if roller.isdisjoint(UDFOERERE) and not status:
        yield at("deltager", clause="udfoerer")


def _hoert(stemme: BorgerensStemme | None) -> bool:
    return stemme is not None and stemme.fravaersaarsag in {None, StemmeFravaer.OENSKER_IKKE}


def _kan_ikke(stemme: BorgerensStemme | None) -> bool:
    return stemme is not None and stemme.fravaersaarsag is StemmeFravaer.KAN_IKKE_UDTRYKKE_SIG


def _kilder(status: tuple[Statusnotat, ...]) -> set[Kilde]:
    return {kilde for notat in status for vurdering in notat.tema_vurdering for kilde in vurdering.kilde}


@rule(
    "FR-416",
    clauses=_aarlig_eller_ej(
        "mangler",
        "Udføreren skylder statusnotatet: mødet er holdt eller skulle være holdt. Bed om det.",
        "The provider owes the status report: the meeting has been held or was due. Ask for it.",
        owes=Rolle.UDFOERER.value,
    ),
    level=Stage.FORLOEB,
    messages=("dagsorden", "statusnotat", "referat"),
    requirements=("R123", "R136"),
    fields=("moedetidspunkt", "oensketMateriale", "moedeStart"),
    source="000:312",
)
def status_mangler(besked: Dagsorden | Statusnotat | Referat, forloeb: Forloeb) -> Breaches:
    """Udføreren leverer en skriftlig status til brug for det årlige statusmøde (000:312-313).

    Mangler den, når mødetidspunktet er gået, står det ved dagsordenen, indtil notatet kommer; et sent notat
    står så selv som sent (FR-404). Ved andre opfølgninger end den årlige gælder det, når dagsordenen beder
    om materiale. Er mødet holdt uden dagsorden, står det ved referatet. Et aflyst eller flyttet møde skylder
    intet, og heller ikke et møde, der lå efter udskrivningen.
    """
    if not taeller(besked, forloeb) or isinstance(besked, Statusnotat):
        return
    if besked.moedetype is not Moedetype.STATUSMOEDE or notater(besked, forloeb.log):
        return
    if isinstance(besked, Dagsorden):
        if _skulle_have_status(besked) and _er_gaaet(besked, forloeb):
            yield at("moedetidspunkt", clause=_led("mangler", besked.opfoelgningstype))
    elif dagsordenen(besked, forloeb.log) is None:
        yield at("moede_start", clause="mangler")


def _skulle_have_status(besked: Dagsorden) -> bool:
    aftalt = besked.opfoelgningstype is Opfoelgningstype.AARLIG or bool(besked.oensket_materiale)
    return aftalt and besked.moedestatus is not Moedestatus.AFLYST


def _er_gaaet(besked: Dagsorden, forloeb: Forloeb) -> bool:
    """Om mødetidspunktet er gået, og mødet ikke er flyttet, aflyst eller faldet bort ved udskrivning."""
    return besked.moedetidspunkt <= forloeb.now and not any(
        _loeser(senere, besked) for senere in efter(besked, forloeb.log)
    )


def _loeser(senere: Konvolutbesked, besked: Dagsorden) -> bool:
    if isinstance(senere, Dagsorden):
        return senere.dagsorden_id == besked.dagsorden_id
    udskrevet = isinstance(senere, Udskrivning) and senere.konvolut.afsendt <= besked.moedetidspunkt
    return udskrevet and samme_udfoerer(senere, besked)


@rule(
    "FR-421",
    da="Skriv referat af hvert punkt på dagsordenen; mindst ét punkt mangler.",
    en="Write minutes of every point on the agenda; at least one point is missing.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("referat",),
    requirements=("R131",),
    fields=("punktreferat.punktRef", "punktreferat.type"),
    source="000:291",
)
def hvert_punkt_er_refereret(besked: Referat, forloeb: Forloeb) -> Breaches:
    """På mødet gennemgås dagsordenen (000:291-293), og referatet viser, hvad der blev sagt om hvert punkt.

    Et punkt er refereret, når referatet nævner dets nøgle eller dets art; også at det blev sprunget over, kan
    skrives. Punkter, der først kom op på mødet, er velkomne.
    """
    dagsorden = dagsordenen(besked, forloeb.before)
    if dagsorden is None:
        if besked.dagsorden_ref is not None:
            raise NotJudged
        return
    noegler = {linje.punkt_ref for linje in besked.punktreferat}
    arter = {linje.type for linje in besked.punktreferat if linje.punkt_ref is None}
    if any(punkt.punkt_id not in noegler and punkt.type not in arter for punkt in dagsorden.punkt):
        yield at("punktreferat")
