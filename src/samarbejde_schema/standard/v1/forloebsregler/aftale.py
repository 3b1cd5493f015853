"""Forløbets regler om bestilling, tilbud og svar: hvad der gik forud, og hvilke frister der gælder.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.aftale import svarfristen

    list(svarfristen.judge(tilbud, forloeb))

Kilder: 000:85-94; 004:42-44.
"""

from datetime import date

from ....findings import Stage
from ....process import Forloeb, Log
from ....validation.rule import BOER, PLIGT, SKAL, Breaches, NotJudged, at, clause, rule
from ..bestilling import Bestilling
from ..forespoergsel import Forespoergsel
from ..indskrivning import Indskrivning
from ..kodelister.afsoegning import Matchvurdering
from ..kodelister.match import Bestillingsart, Tilbudsart, Tilbudssvar
from ..kontrakt import Kontrakt
from ..match_svar import MatchSvar
from ..tilbud import Tilbud
from ..tilbud_svar import TilbudSvar
from .opslag import (
    bestillingen,
    efter,
    hos_udfoereren,
    i_dag,
    nyeste,
    samme_organisation,
    samme_udfoerer,
    sendt,
    taeller,
    tilbuddet,
    udfoererne,
)


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

    Det har samme tilbud sagt i sit seneste svar på en forespørgsel: match eller delvist match. Haster det,
    eller er udføreren kendt i forvejen, siger begrundelsen det i stedet.
    """
    if besked.begrundelse_uden_forespoergsel is None:
        svar = nyeste(svar for svar in forloeb.before.newest_first(MatchSvar) if _om_tilbuddet(svar, besked))
        if svar is None or svar.samlet_vurdering not in _PASSER:
            yield at("begrundelse_uden_forespoergsel")


_PASSER = frozenset({Matchvurdering.MATCH, Matchvurdering.DELVIST})


def _om_tilbuddet(svar: MatchSvar, besked: Bestilling) -> bool:
    """Om svaret gælder det tilbud, der bestilles hos; driftsherren kan have svaret for det."""
    return samme_udfoerer(svar, besked) or any(samme_organisation(svar.tilbud, u) for u in udfoererne(besked))


@rule(
    "FR-116",
    da="Beskriv sagens forløb kort: udføreren har ikke fået det fortalt før.",
    en="Describe the course of the case briefly: the provider has not been told it before.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("forespoergsel", "bestilling"),
    requirements=("R028",),
    fields=("sagsforloeb",),
    source="000:85-86",
)
def sagens_forloeb(besked: Forespoergsel | Bestilling, forloeb: Forloeb) -> Breaches:
    """Udføreren skal have de nødvendige oplysninger om borgeren og borgerens sagsforløb (000:85-86).

    Forespørgslen fortæller det; gik der ingen forespørgsel forud hos samme udfører, gør bestillingen.
    """
    if besked.sagsforloeb is not None:
        return
    spurgt = nyeste(hos_udfoereren(Forespoergsel, besked, forloeb.before))
    if isinstance(besked, Forespoergsel) or spurgt is None:
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
