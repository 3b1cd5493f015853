"""Regler om indsatsmål: primære mål, SMART, FFB-felterne, borgerens egne ord og rækkefølgen.

Et fuldt eksempel::

    from samarbejde_schema.standard.v1.faelles.regler_indsatsmaal import er_smart

    steder = [brud.place for brud in er_smart.judge(bestilling)]
    # (("indsatsmaal", 0, "realismevurdering"), ("indsatsmaal", 0, "frist"))

Reglerne gælder bestillingen og de nye udgaver af mål i en opdatering, og nogle af dem også handleplanens mål.
FR-105, FR-106, FR-107, FR-112 og FR-129 ser kun på mål, der stadig arbejdes med: et mål, der er nået, ikke
nået, opgivet eller erstattet, er med for sammenhængens skyld og skal ikke gøres færdigt.
"""

from collections.abc import Iterator
from typing import Any, Protocol

from ....validation.rule import BOER, KAN, PLIGT, SKAL, Breaches, at, clause, rule
from ..kodelister.ffb import FfbUndertema, er_aktivitet_og_deltagelse
from ..kodelister.konvolut import Beskedtype
from ..kodelister.opfoelgning import Indsatsmaalsart, Maalstatus, StemmeFravaer
from .konvolut import Konvolut
from .maal import Indsatsmaal
from .smart import Bogstav, mangler
from .steder import maalfelt
from .vurdering import FagligVurdering


class _MedMaal(Protocol):
    """En besked med indsatsmål i feltet ``indsatsmaal``."""

    @property
    def konvolut(self) -> Konvolut: ...
    @property
    def indsatsmaal(self) -> tuple[Indsatsmaal, ...]: ...


_AFSLUTTEDE = frozenset({Maalstatus.NAAET, Maalstatus.IKKE_NAAET, Maalstatus.OPGIVET, Maalstatus.ERSTATTET})
_FLEST_PRIMAERE = 3


def _levende(maalene: tuple[Indsatsmaal, ...]) -> Iterator[tuple[int, Indsatsmaal]]:
    """De mål, der stadig arbejdes med, med deres plads."""
    return ((i, maal) for i, maal in enumerate(maalene) if maal.status not in _AFSLUTTEDE)


@rule(
    "FR-104",
    da="Vælg ét til tre primære mål blandt de aktive, så alle arbejder i samme retning.",
    en="Choose one to three primary goals among the active ones, so that all work in the same direction.",
    demand=BOER,
    messages=("bestilling", "indsatsmaalOpdatering"),
    requirements=("R063",),
    fields=("indsatsmaal.primaert", "indsatsmaal.status"),
    source="000:150",
)
def primaere_maal(besked: _MedMaal) -> Breaches:
    """Der kan være meget at tage fat på; med ét til tre primære mål holder alle den samme retning (000:150).

    Kun mål med status AKTIV tæller. Har intet eller mere end tre aktive mål ``primaert``, gøres der opmærksom
    på det ved listen af mål. En opdatering kan nøjes med de mål, der ændres, så den kan have for mange
    primære, men ikke for få.
    """
    primaere = sum(maal.primaert is True and maal.status is Maalstatus.AKTIV for maal in besked.indsatsmaal)
    if primaere > _FLEST_PRIMAERE or (not primaere and besked.konvolut.beskedtype is Beskedtype.BESTILLING):
        yield at("indsatsmaal")


_SMARTE_FELTER = (
    "begrundelse",
    "ansvarlig",
    "maalemetode",
    "indikator",
    "indikator.udgangspunkt",
    "indikator.maalvaerdi",
    "accept",
    "accept.accepteret",
    "realismevurdering",
    "frist",
)


@rule(
    "FR-105",
    clauses=(
        clause(
            "specifikt",
            da="SMART, specifikt: skriv, hvorfor I vil nå målet, og hvem der er kontaktperson for det.",
            en="SMART, specific: say why the goal matters and who is the contact person for it.",
            demand=BOER,
        ),
        clause(
            "maalbart",
            da="SMART, målbart: skriv, hvordan det måles, fra hvilket udgangspunkt og til hvilken målværdi.",
            en="SMART, measurable: say how it is measured, from which baseline and to which target.",
            demand=BOER,
        ),
        clause(
            "accepteret",
            da="SMART, accepteret: skriv, hvem der bakker op, og tal med den, der endnu ikke gør det.",
            en="SMART, accepted: say who supports the goal, and talk with anybody who does not yet.",
            demand=BOER,
        ),
        clause(
            "realistisk",
            da="SMART, realistisk: skriv, om I tror på, at målet kan nås i den afsatte tid.",
            en="SMART, realistic: say whether you believe that the goal can be reached in the time set.",
            demand=BOER,
        ),
        clause(
            "tidsafgraenset",
            da="SMART, tidsafgrænset: skriv, hvornår målet skal være nået.",
            en="SMART, time-bound: say when the goal is to be reached.",
            demand=BOER,
        ),
    ),
    messages=("bestilling", "indsatsmaalOpdatering", "handleplan"),
    requirements=("R061", "R068", "R069", "R070", "R071", "R074", "R076", "R077", "R080", "R084"),
    fields=tuple(f"{liste}.{felt}" for liste in ("indsatsmaal", "maal") for felt in _SMARTE_FELTER),
    source="000:145-191",
)
def er_smart(besked: Any) -> Breaches:
    """Et SMART mål er tydeligt nok til at skabe forandring (000:145-191); hvert bogstav bedømmes for sig.

    Hvad der skal til for hvert bogstav, siger :mod:`.smart`: begrundelse og kontaktperson, målemetode og
    indikatorer med udgangspunkt og målværdi, parter, der bakker op, en vurdering af, om det kan nås, og en
    frist. Hvert felt, der mangler, nævnes for sig. Penge, medarbejdere, fremmende og hæmmende faktorer
    er gode at tage med, men mangler ikke, når der ikke er noget at sige. Afsluttede mål ses der ikke på.
    """
    liste = maalfelt(besked.konvolut.beskedtype)
    for i, maal in _levende(getattr(besked, liste)):
        for bogstav in Bogstav:
            for mangel in mangler(maal, bogstav):
                yield at(liste, i, *mangel.felt, clause=bogstav.noegle)


@rule(
    "FR-106",
    clauses=(
        clause(
            "maal",
            da="Målet er en afklaring: måltype, undertema og niveau må vente, til I ved mere.",
            en="The goal is to clarify: type, sub-theme and level may wait until more is known.",
            demand=KAN,
        ),
        clause(
            "udredning",
            da="Vurderingen er foreløbig. Overvej, om en afklaring skal være et af målene.",
            en="The assessment is provisional. Consider whether one of the goals should be to clarify.",
            demand=KAN,
        ),
    ),
    messages=("bestilling", "indsatsmaalOpdatering"),
    requirements=("R059",),
    fields=(
        "indsatsmaal.art",
        "indsatsmaal.maaltype",
        "indsatsmaal.primaertUndertema",
        "indsatsmaal.forventetFunktionsevne",
        "fagligVurdering.foreloebig",
    ),
    source="000:139",
)
def afklaring(besked: _MedMaal) -> Breaches:
    """Når målet er at afklare behovet, findes der endnu ikke en fuld udredning (000:139-141).

    Reglen er en oplysning, aldrig et krav. Den fortæller modtageren, at et afklaringsmål med vilje kan mangle
    måltype, undertema og forventet niveau (FR-107 spørger ikke efter dem), og den gør opmærksom på en
    foreløbig vurdering i en bestilling, hvor intet mål er en afklaring.
    """
    afklares = False
    for i, maal in _levende(besked.indsatsmaal):
        if maal.art is Indsatsmaalsart.AFKLARING:
            afklares = True
            if None in (maal.maaltype, maal.primaert_undertema, maal.forventet_funktionsevne):
                yield at("indsatsmaal", i, clause="maal")
    vurdering: FagligVurdering | None = vars(besked).get("faglig_vurdering")
    if vurdering is not None and vurdering.foreloebig and not afklares:
        yield at("faglig_vurdering", "foreloebig", clause="udredning")


_FFB = {"GRUND": BOER, "MIDT": SKAL}
_AKTIVITET_OG_DELTAGELSE = frozenset(kode for kode in FfbUndertema if er_aktivitet_og_deltagelse(kode))


@rule(
    "FR-107",
    clauses=(
        clause(
            "undertema",
            da="Giv målet ét primært undertema under aktivitet og deltagelse; andre kan være sekundære.",
            en="Give the goal one primary sub-theme under activity and participation.",
            demand=_FFB,
            kind=PLIGT,
        ),
        clause(
            "maaltype",
            da="Skriv måltypen: om funktionsevnen skal udvikles, fastholdes, eller et tab begrænses.",
            en="State the type of goal: to develop or keep the level of functioning, or to limit its loss.",
            demand=_FFB,
            kind=PLIGT,
        ),
        clause(
            "niveau",
            da="Skriv den funktionsevne, I forventer, når målet er nået.",
            en="State the level of functioning that you expect when the goal is reached.",
            demand=_FFB,
            kind=PLIGT,
        ),
    ),
    messages=("bestilling", "indsatsmaalOpdatering"),
    requirements=("R004",),
    fields=(
        "indsatsmaal.primaertUndertema",
        "indsatsmaal.maaltype",
        "indsatsmaal.forventetFunktionsevne",
    ),
    source="KL",
)
def ffb_maal(besked: _MedMaal) -> Breaches:
    """I Fælles Faglige Begreber har et indsatsmål ét primært undertema, en måltype og et forventet niveau
    (KL).

    Undertemaet skal ligge under aktivitet og deltagelse, for kun dér gives et niveau for funktionsevne.
    Afklaringsmål er undtaget (FR-106; 000:139-141), og afsluttede mål ses der ikke på.
    """
    for i, maal in _levende(besked.indsatsmaal):
        if maal.art is Indsatsmaalsart.AFKLARING:
            continue
        if maal.primaert_undertema not in _AKTIVITET_OG_DELTAGELSE:
            yield at("indsatsmaal", i, "primaert_undertema", clause="undertema")
        if maal.maaltype is None:
            yield at("indsatsmaal", i, "maaltype", clause="maaltype")
        if maal.forventet_funktionsevne is None:
            yield at("indsatsmaal", i, "forventet_funktionsevne", clause="niveau")


_INGEN_ORD = frozenset({StemmeFravaer.OENSKER_IKKE, StemmeFravaer.KAN_IKKE_UDTRYKKE_SIG})


@rule(
    "FR-112",
    da="Skriv målet, som borgeren selv siger det, eller lav det om, til det er borgerens mål.",
    en="Write the goal as the citizen puts it, or change it until it is the citizen's goal.",
    demand=BOER,
    messages=("bestilling", "indsatsmaalOpdatering", "handleplan"),
    requirements=("R058",),
    fields=("indsatsmaal.borgerensFormulering", "maal.borgerensFormulering"),
    source="000:138",
)
def borgerens_formulering(besked: Any) -> Breaches:
    """Alle mål er borgerens mål (000:138): hvert mål har borgerens egne ord ved siden af fagsprogets.

    Siger beskeden, at borgeren ikke ønsker at sige noget eller ikke kan udtrykke sig, kan ingen skrive ordene
    for borgeren; FR-115 ser efter, at grunden kan genfindes.
    """
    if besked.borgerens_stemme.fravaersaarsag in _INGEN_ORD:
        return
    liste = maalfelt(besked.konvolut.beskedtype)
    for i, maal in _levende(getattr(besked, liste)):
        if maal.borgerens_formulering is None:
            yield at(liste, i, "borgerens_formulering")


@rule(
    "FR-129",
    da="To mål har samme prioritet. Giv dem hver sit nummer, så rækkefølgen er til at følge.",
    en="Two goals have the same priority. Number them apart, so that the order can be followed.",
    demand=BOER,
    messages=("bestilling", "indsatsmaalOpdatering"),
    requirements=("R062",),
    fields=("indsatsmaal.prioritet",),
    source="000:148",
)
def prioritet_er_entydig(besked: _MedMaal) -> Breaches:
    """Målene skærpes ved at blive sat i rækkefølge (000:148), og så kan to af dem ikke have samme nummer.

    Kun mål med et nummer sammenlignes, og et afsluttet mål holder ikke sit nummer optaget. Bruddet vises
    ved det mål, der kommer sidst.
    """
    brugt: set[int] = set()
    for i, maal in _levende(besked.indsatsmaal):
        if maal.prioritet is None:
            continue
        if maal.prioritet in brugt:
            yield at("indsatsmaal", i, "prioritet")
        brugt.add(maal.prioritet)
