"""Forløbets regler om Samarbejdsmodellens redskaber: samtykke, netværkskort og mål- og aftaleskema.

De gælder, når profilen SAM er lovet.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.sam_redskaber import kun_et_skema

    assert kun_et_skema.id == "FR-720"
    assert kun_et_skema.messages == ("maalOgAftaleskema",)

Kilder: 003:252-254, 003:292, 003:434-435, 003:508-513.
"""

from __future__ import annotations

from ....findings import Stage
from ....process import Forloeb, Log
from ....validation.rule import BOER, GYLDIGHED, PLIGT, SKAL, Breaches, at, clause, rule
from ..faelles.hverdage import dansk_dato
from ..kodelister.konvolut import Rolle
from ..kodelister.opfoelgning import Ophoersaarsag
from ..kodelister.samarbejde import Kerneelement
from ..kodelister.samtykke import Tilbagekaldelsesomfang
from ..ledergrupperapport import Ledergrupperapport
from ..maal_og_aftaleskema import MaalOgAftaleskema
from ..netvaerkskort import Netvaerkskort
from ..resultatdokumentation import Resultatdokumentation
from ..samtykke_tilbagekaldelse import SamtykkeTilbagekaldelse
from ..samtykkeerklaering import Samtykkeerklaering
from ..udskrivning import Udskrivning
from .opslag import nyeste, taeller
from .opslag_sam import naar_frem, skemaet, teamets_organisationer, uafloeste

_BORGERSIDEN = frozenset({Rolle.BORGER, Rolle.VAERGE})


@rule(
    "FR-703",
    clauses=(
        clause(
            "samtykke",
            da="Indhent borgerens samtykke: der er aftalt mål og handlinger uden en samtykkeerklæring.",
            en="Obtain the citizen's consent: goals and actions are agreed without a declaration of consent.",
            demand={"SAM": SKAL},
            kind=PLIGT,
        ),
        clause(
            "netvaerkskort",
            da="Lav netværkskortet med borgeren: der er aftalt mål og handlinger uden det.",
            en="Draw the network map with the citizen: goals and actions are agreed without it.",
            demand={"SAM": SKAL},
            kind=PLIGT,
        ),
        clause(
            "skema",
            da="Noter, hvorfor der ingen mål og aftaler er: forløbet er sluttet uden mål- og aftaleskema.",
            en="Note why there are no goals and agreements: the forløb ended without the form.",
            demand={"SAM": SKAL},
            kind=PLIGT,
            owes=Rolle.KOORDINATOR.value,
        ),
        clause(
            "kerneelement",
            da="Skriv om hvert af de seks kerneelementer; mindst ét mangler.",
            en="Write about each of the six core elements; at least one is missing.",
            demand={"SAM": SKAL},
            kind=PLIGT,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("samtykkeerklaering", "netvaerkskort", "maalOgAftaleskema", "ledergrupperapport"),
    requirements=("R210", "R239"),
    fields=("borger", "skemaId", "kerneelement.kerneelement"),
    source="003:292, 508",
)
def redskaberne_bruges(
    besked: Samtykkeerklaering | Netvaerkskort | MaalOgAftaleskema | Ledergrupperapport, forloeb: Forloeb
) -> Breaches:
    """Modellens redskaber bruges i hvert borgerforløb (003:508-509), og de seks kerneelementer forudsætter
    hinanden (003:292-294).

    Rækkefølgen er fri, så samtykke og netværkskort ses først efter, når mål- og aftaleskemaet er der; mangler
    de da, står det ved skemaet, indtil de kommer. Slutter forløbet uden skema, står det ved samtykket eller
    netværkskortet; døde eller udeblev borgeren, eller blev et samtykke kaldt helt tilbage, står grunden der
    allerede. Ledergruppens rapport skriver om alle seks kerneelementer, også dem, der ikke er opfyldt.
    """
    if isinstance(besked, Ledergrupperapport):
        if {linje.kerneelement for linje in besked.kerneelement} != set(Kerneelement):
            yield at("kerneelement", clause="kerneelement")
    elif not taeller(besked, forloeb):
        return
    elif isinstance(besked, MaalOgAftaleskema):
        if forloeb.log.newest(Samtykkeerklaering) is None:
            yield at("skema_id", clause="samtykke")
        if forloeb.log.newest(Netvaerkskort) is None:
            yield at("skema_id", clause="netvaerkskort")
    elif skemaet(forloeb.log) is not None or _grunden_staar_der(forloeb.log):
        return
    elif _sluttet(forloeb) and _er_sidst(besked, forloeb):
        yield at("borger", clause="skema")


def _sluttet(forloeb: Forloeb) -> bool:
    """Om forløbet er slut: borgeren er udskrevet, eller ingen er koordinator længere."""
    if forloeb.log.newest(Udskrivning) is not None:
        return True
    koordinatorer = uafloeste(forloeb.log)
    dag = dansk_dato(forloeb.now)
    return bool(koordinatorer) and all(k.til is not None and k.til < dag for k in koordinatorer)


def _grunden_staar_der(log: Log) -> bool:
    """Om det ses, hvorfor forløbet sluttede: borgeren er der ikke, eller intet samtykke er givet siden."""
    udskrivning, tilbage = log.newest(Udskrivning), log.newest(SamtykkeTilbagekaldelse)
    if udskrivning is not None and udskrivning.aarsag in (Ophoersaarsag.DOED, Ophoersaarsag.UDEBLIVELSE):
        return True
    if tilbage is None or tilbage.omfang is not Tilbagekaldelsesomfang.HELT:
        return False
    givet = log.newest(Samtykkeerklaering)
    return givet is None or givet.konvolut.afsendt < tilbage.konvolut.afsendt


def _er_sidst(besked: Samtykkeerklaering | Netvaerkskort, forloeb: Forloeb) -> bool:
    """Om dette er det nyeste af sin slags, så det samme kun står ét sted for hver."""
    fundet = nyeste(forloeb.log.newest_first(type(besked)))
    return fundet is not None and fundet.konvolut.besked_id == besked.konvolut.besked_id


@rule(
    "FR-720",
    clauses=(
        clause(
            "et",
            da="Send en ny udgave af forløbets skema i stedet for endnu et skema.",
            en="Send a new version of the form of this forløb instead of one form more.",
            demand={"SAM": SKAL},
            kind=GYLDIGHED,
        ),
        clause(
            "version",
            da="Giv skemaet en højere version end den, der gælder.",
            en="Give the form a higher version than the one in force.",
            demand={"SAM": SKAL},
            kind=GYLDIGHED,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("maalOgAftaleskema",),
    requirements=("R206", "R209"),
    fields=("skemaId", "version"),
    source="003:252",
)
def kun_et_skema(besked: MaalOgAftaleskema, forloeb: Forloeb) -> Breaches:
    """Borgeren og teamet har én fælles plan og retning (003:252-254), så et forløb har ét skema ad gangen.

    En ny udgave tager den gamles plads under samme nøgle. En rettelse af en udgave beholder dens version.
    """
    gaelder = skemaet(forloeb.before, besked.konvolut.erstatter)
    if gaelder is None:
        return
    if besked.skema_id != gaelder.skema_id:
        yield at("skema_id", clause="et")
    elif besked.version <= gaelder.version and besked.konvolut.erstatter is None:
        yield at("version", clause="version")


@rule(
    "FR-722",
    clauses=(
        clause(
            "borger",
            da="Giv borgeren skemaet, og skriv under borgerOrientering, hvordan.",
            en="Give the citizen the form, and state how under borgerOrientering.",
            demand={"SAM": SKAL},
            kind=PLIGT,
            when="ved mål- og aftaleskemaet",
        ),
        clause(
            "resultat",
            da="Giv borgeren resultaterne, og skriv under borgerOrientering, hvordan.",
            en="Give the citizen the results, and state how under borgerOrientering.",
            demand={"SAM": BOER},
            when="ved dokumentation af resultater",
        ),
        clause(
            "team",
            da="Send skemaet til alle i teamet, samtykket dækker; mindst én organisation mangler.",
            en="Send the form to all of the team whom the consent covers; at least one is missing.",
            demand={"SAM": BOER},
        ),
    ),
    level=Stage.FORLOEB,
    messages=("maalOgAftaleskema", "resultatdokumentation"),
    requirements=("R233", "R240"),
    fields=("konvolut.borgerOrientering.modtagerrolle", "konvolut.modtager"),
    source="003:512, 434",
)
def alle_har_overblikket(besked: MaalOgAftaleskema | Resultatdokumentation, forloeb: Forloeb) -> Breaches:
    """Skemaet giver både borgeren og fagpersonerne et samlet overblik (003:512-513), og borgeren hjælpes til
    at se fremgang og resultater (003:434-435).

    Borgeren får det uden for systemerne, selv eller ved sin værge. Teamet er det nyeste, forløbet kender; kun
    medlemmer med et CVR-nummer kan få en besked. At en modtager er dækket af et samtykke, siger FR-302, og
    den, samtykket ikke dækker, kan undværes.
    """
    orienteret = {orientering.modtagerrolle for orientering in besked.konvolut.borger_orientering}
    skema = isinstance(besked, MaalOgAftaleskema)
    if orienteret.isdisjoint(_BORGERSIDEN):
        yield at("konvolut", "borger_orientering", clause="borger" if skema else "resultat")
    if skema and not all(naar_frem(o, besked) for o in teamets_organisationer(forloeb.before)):
        yield at("konvolut", "modtager", clause="team")
