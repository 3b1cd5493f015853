"""Forløbets regler om bestilling, tilbud og svar: hvad der gik forud, hvilke frister der gælder, og hvem
der ejer målene.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.aftale import svarfristen

    list(svarfristen.judge(tilbud, forloeb))

Kilder: 000:85-94, 000:122-124, 000:189-191; 004:42-44; databeskyttelsesforordningen art. 5.
"""

from datetime import date

from ....findings import Stage
from ....process import Forloeb, Log, later
from ....validation.rule import BOER, GYLDIGHED, PLIGT, SKAL, Breaches, NotJudged, at, clause, rule
from ..bestilling import Bestilling
from ..faelles.konvolut import Konvolutbesked
from ..forretningskvittering import Forretningskvittering
from ..indskrivning import Indskrivning
from ..kodelister.konvolut import Rolle
from ..kodelister.match import Bestillingsart, Tilbudsart, Tilbudssvar
from ..kontrakt import Kontrakt
from ..tilbud import Tilbud
from ..tilbud_svar import TilbudSvar
from .opslag import (
    UDFOERERE,
    bestillingen,
    efter,
    i_dag,
    samme_udfoerer,
    sendt,
    taeller,
    tilbuddet,
)
from .parametre import PARAMETRE


@rule(
    "FR-101",
    da="Skriv, hvorfor der ikke er spurgt om et match først.",
    en="State why no inquiry about a match went before.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("bestilling",),
    requirements=("R033",),
    fields=("begrundelseUdenForespoergsel",),
    source="000:93",
)
def efter_et_match(besked: Bestilling, forloeb: Forloeb) -> Breaches:
    """Myndigheden beder om et egentligt tilbud, når borger, ydelse og tilbud passer sammen (000:93-94).

    Haster det, eller er udføreren kendt i forvejen, siger begrundelsen det. Forespørgsel og svar på den
    findes ikke som beskeder i denne udgave, så her er begrundelsen det eneste, der kan vise, hvordan valget
    er truffet.
    """
    if besked.begrundelse_uden_forespoergsel is None:
        yield at("begrundelse_uden_forespoergsel")


@rule(
    "FR-114",
    da="Slet borgerens oplysninger hos udføreren, nu hvor svaret blev nej, medmindre loven kræver dem "
    "bevaret, og bekræft det med en kvittering.",
    en="Delete the citizen's data at the provider, now that the answer was no, unless the law requires them "
    "kept, and confirm it by a receipt.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("bestilling", "tilbud", "tilbudSvar"),
    fields=("art", "svar"),
    source="GDPR art. 5",
)
def sletning_efter_et_nej(besked: Bestilling | Tilbud | TilbudSvar, forloeb: Forloeb) -> Breaches:
    """Oplysninger om en borger gemmes ikke længere, end de bruges (databeskyttelsesforordningen art. 5).

    Det er en påmindelse. Den står ved den besked, der sagde nej: udførerens ”kan ikke tilbyde” eller
    myndighedens afslag. Den kommer, når der er gået 30 dage (tallet står i reglernes parametre), uden
    at forløbet er gået videre hos samme udfører, for indtil da kan et sent tilbud stadig komme. Den
    forsvinder, når udføreren kvitterer med ``slettetBekraeftet``, eller forløbet går videre. Kræver loven,
    at noget bevares, skal det ikke slettes.
    """
    if not _et_nej(besked) or not taeller(besked, forloeb):
        return
    if i_dag(forloeb) <= later(sendt(besked), PARAMETRE.sletning_efter_nej):
        return
    if not any(_loest(besked, senere) for senere in efter(besked, forloeb.log)):
        yield at("art" if isinstance(besked, Tilbud) else "svar")


def _et_nej(besked: Konvolutbesked) -> bool:
    if isinstance(besked, Tilbud):
        return besked.art is Tilbudsart.KAN_IKKE_TILBYDE
    return isinstance(besked, TilbudSvar) and besked.svar is Tilbudssvar.AFSLAG


def _loest(nej: Konvolutbesked, senere: Konvolutbesked) -> bool:
    """Om en senere besked viser, at der er slettet, eller at forløbet gik videre hos samme udfører."""
    if not samme_udfoerer(nej, senere):
        return False
    if isinstance(senere, Forretningskvittering):
        return senere.slettet_bekraeftet is True and senere.konvolut.afsender.rolle in UDFOERERE
    return True


@rule(
    "FR-116",
    da="Beskriv sagens forløb kort: der gik ingen forespørgsel forud, som kunne fortælle det.",
    en="Describe the course of the case briefly: no inquiry went before that could have told it.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("bestilling",),
    requirements=("R028",),
    fields=("sagsforloeb",),
    source="000:85-86",
)
def sagens_forloeb(besked: Bestilling, forloeb: Forloeb) -> Breaches:
    """Udføreren skal have de nødvendige oplysninger om borgeren og borgerens sagsforløb (000:85-86).

    Forespørgslen, der kunne have fortalt det, findes ikke som besked i denne udgave, så bestillingen gør det.
    """
    if besked.sagsforloeb is None:
        yield at("sagsforloeb")


@rule(
    "FR-124",
    clauses=(
        clause(
            "art",
            da="Sæt kun svarfrist, når der bedes om et tilbud; en endelig bestilling har ingen.",
            en="Set a svarfrist only when an offer is asked for; a final order has none.",
            demand=BOER,
        ),
        clause(
            "sent",
            da="Tilbuddet kom efter svarfristen. Aftal en ny frist med myndigheden, hvis I ikke kan nå den.",
            en="The offer came after the svarfrist. Agree on a new one with the authority if need be.",
            demand=BOER,
        ),
        clause(
            "mangler",
            da="Spørg udføreren, eller bestil et andet sted: svarfristen er gået uden et tilbud.",
            en="Ask the provider, or order elsewhere: the svarfrist has passed without an offer.",
            demand=BOER,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("bestilling", "tilbud"),
    fields=("svarfrist", "art", "konvolut.afsendt"),
    source="praksis",
)
def svarfristen(besked: Bestilling | Tilbud, forloeb: Forloeb) -> Breaches:
    """En borger venter på svaret, så begge parter bør holde den frist, der er sat; hele dagen er med, i
    dansk tid.

    Svarer tilbuddet på et ønske om forhandling, er det forhandlingens frist, der gælder. En rettelse af et
    tilbud kommer altid senere end det, den retter, og bedømmes ikke.
    """
    if isinstance(besked, Bestilling):
        if besked.svarfrist is None:
            return
        if besked.art is Bestillingsart.ENDELIG:
            yield at("svarfrist", clause="art")
        elif i_dag(forloeb) > besked.svarfrist and not _afgjort(besked, forloeb):
            yield at("svarfrist", clause="mangler")
    elif besked.konvolut.erstatter is None:
        frist = _fristen(besked, forloeb.before)
        if frist is not None and sendt(besked) > frist:
            yield at("konvolut", "afsendt", clause="sent")


def _afgjort(besked: Bestilling, forloeb: Forloeb) -> bool:
    """Om bestillingen ikke tæller mere, har fået svar, eller parterne er gået videre uden et tilbud."""
    if not taeller(besked, forloeb):
        return True
    for senere in efter(besked, forloeb.log):
        if isinstance(senere, Tilbud) and senere.bestilling_ref.id == besked.bestilling_id:
            return True
        if isinstance(senere, (Kontrakt, Indskrivning)) and samme_udfoerer(besked, senere):
            return True
    return False


def _fristen(besked: Tilbud, log: Log) -> date | None:
    svar_paa = besked.konvolut.svar_paa
    spurgt = None if svar_paa is None else log.by_id(svar_paa)
    if isinstance(spurgt, TilbudSvar):
        return spurgt.svarfrist
    bestilling = spurgt if isinstance(spurgt, Bestilling) else bestillingen(besked.bestilling_ref, log)
    if bestilling is None:
        raise NotJudged
    return bestilling.svarfrist if bestilling.art is Bestillingsart.TILBUDSANMODNING else None


@rule(
    "FR-125",
    da="Bed udføreren bekræfte, at tilbuddet gælder endnu: det stod kun til og med gyldigTil.",
    en="Ask the provider to confirm that the offer still stands: it stood until gyldigTil.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("tilbud", "tilbudSvar"),
    fields=("svar", "gyldigTil"),
    source="praksis",
)
def tilbuddet_staar_endnu(besked: Tilbud | TilbudSvar, forloeb: Forloeb) -> Breaches:
    """Et tilbud står til og med den dag, det selv siger; bagefter kan pladsen være givet til en anden.

    Et sent ja er ikke ugyldigt, for udføreren kan stadig sende en kontrakt. Reglen bedømmes på svaret.
    """
    if not isinstance(besked, TilbudSvar) or besked.svar is not Tilbudssvar.ACCEPT:
        return
    tilbud = tilbuddet(besked.tilbud_ref, forloeb.before)
    if tilbud is None:
        raise NotJudged
    if tilbud.gyldig_til is not None and sendt(besked) > tilbud.gyldig_til:
        yield at("svar")


@rule(
    "FR-128",
    clauses=(
        clause(
            "kompetencer",
            da="Beskriv medarbejdernes kompetencer: bestillingen gælder en borger med komplekse "
            "udfordringer.",
            en="Describe the competences of the staff: the order is for a citizen with complex challenges.",
            demand={"GRUND": BOER, "MIDT": SKAL},
            kind=PLIGT,
        ),
        clause(
            "faciliteter",
            da="Beskriv de nødvendige faciliteter: bestillingen gælder en borger med komplekse udfordringer.",
            en="Describe the facilities that are needed: the order is for a citizen with complex challenges.",
            demand={"GRUND": BOER, "MIDT": SKAL},
            kind=PLIGT,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("tilbud",),
    requirements=("R251",),
    fields=("kompetencer", "faciliteter"),
    source="004:42-44",
)
def tilbud_ved_komplekse_udfordringer(besked: Tilbud, forloeb: Forloeb) -> Breaches:
    """Er udfordringerne komplekse, skal tilbuddet have de faciliteter og kompetencer, der er nødvendige
    (004:42-44).

    Myndigheden kan kun vurdere det, når tilbuddet skriver det. Kan der ikke tilbydes noget, bedømmes det
    ikke.
    """
    if besked.art is not Tilbudsart.TILBUD:
        return
    bestilling = bestillingen(besked.bestilling_ref, forloeb.before)
    if bestilling is None:
        raise NotJudged
    if bestilling.komplekse_udfordringer is None:
        return
    if besked.kompetencer is None:
        yield at("kompetencer", clause="kompetencer")
    if besked.faciliteter is None:
        yield at("faciliteter", clause="faciliteter")


@rule(
    "FR-130",
    da="Målets frist skal ligge efter startdatoen. Ret en af de to.",
    en="The deadline of the goal must lie after its start date. Correct one of the two.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("bestilling",),
    requirements=("R084",),
    fields=("indsatsmaal.frist", "indsatsmaal.startdato"),
    source="000:189-191",
)
def frist_efter_start(besked: Bestilling, forloeb: Forloeb) -> Breaches:
    """Et mål er tidsafgrænset, når alle kan se, hvornår det begynder, og hvornår det skal være nået
    (000:189-191).

    At et delmåls frist ikke ligger efter indsatsmålets, bedømmes, når delmålsplanen findes som besked.
    """
    for i, maal in enumerate(besked.indsatsmaal):
        if maal.startdato is not None and maal.frist is not None and maal.frist <= maal.startdato:
            yield at("indsatsmaal", i, "frist")


@rule(
    "FR-415",
    da="Indsatsmål opstilles af myndigheden. Foreslå målet i statusnotatet i stedet.",
    en="Goals are set by the authority. Suggest the goal in the status report instead.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.FORLOEB,
    messages=("bestilling",),
    requirements=("R005", "R050", "R057", "R102"),
    fields=("indsatsmaal", "konvolut.afsender.rolle"),
    source="000:124, 142, 220",
)
def maalene_er_myndighedens(besked: Bestilling, forloeb: Forloeb) -> Breaches:
    """Myndigheden opstiller indsatsmålene sammen med borgeren, og udføreren delmålene (000:123-125, 142).

    Alle må foreslå; myndigheden og borgeren afgør (000:220-222). At delmål kun kommer fra udføreren og hører
    til et kendt mål, bedømmes, når delmålsplanen findes som besked.
    """
    if besked.konvolut.afsender.rolle is not Rolle.MYNDIGHED:
        yield at("indsatsmaal")
