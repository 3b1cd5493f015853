"""M08 Kontrakt: udføreren skriver aftalen ned og sender den til myndigheden.

Et fuldt eksempel, hvor ``svar`` er myndighedens ja og ``bestilling`` og ``tilbud`` det, der gik forud::

    from datetime import date

    from samarbejde_schema.standard.v1.kontrakt import Kontrakt

    kontrakt = svar.besvar(
        Kontrakt,
        fortrolighed="FOELSOM",
        behandlingsgrundlag="KONTRAKT",
        kontrakt_id="7a1e5c1c-7c61-4b3f-9d0e-2f6c1f1f9d33",
        version=1,
        koeber=svar.konvolut.afsender.organisation,
        leverandoer=tilbud.leverandoer,
        borger=bestilling.borger,
        formaal=bestilling.indsatsformaal,
        indsatsmaal_ref=tuple({"id": maal.id} for maal in bestilling.indsatsmaal),
        ydelse=tilbud.ydelse,
        takst=tilbud.takst,
        startdato=date(2026, 12, 1),
    )
    assert kontrakt.formaal == bestilling.indsatsformaal

Et vilkår kan stå i beskeden, eller ``vilkaarHenvisning`` siger, hvor det står; reglerne her godtager begge
dele. Regler, der deles med tilbuddet, står i :mod:`.faelles.regler_aftale` og :mod:`.faelles.regler_takst`.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Dato, Heltal, Linje, Tekst, Uuid, Varighed, Version
from ...validation.rule import BOER, GYLDIGHED, KAN, PLIGT, SKAL, Breaches, Clause, at, clause, rule
from .faelles.borger import Borger
from .faelles.konvolut import Konvolutbesked, Leverandoer, Organisation
from .faelles.maal import ArtefaktRef
from .faelles.opfoelgning import Opfoelgningsplan
from .faelles.ydelse import Betaling, Takst, Ydelse
from .kodelister.ffb import Stoettebehovsniveau
from .kodelister.geografi import Kommune
from .kodelister.konvolut import Beskedtype
from .kodelister.match import (
    Afregningsform,
    Indgang,
    Kontraktpart,
    Kontraktskabelon,
    Periodeenhed,
    Takstregulering,
    Varselsanker,
    Vilkaarsemne,
)
from .kodelister.opfoelgning import Opfoelgningsemne

_HENVISES = ("FR-203", "FR-204", "FR-205", "FR-207", "FR-219")


class Afregning(Element):
    """Hvordan der betales: forud eller bagud, hvor tit, med hvilken frist og hvorhen."""

    form: Annotated[Afregningsform, about("forud eller bagud", "KL")]
    hyppighed: Annotated[Periodeenhed | None, about("hvor tit", "KL")] = None
    betalingsfrist_dage: Annotated[Heltal | None, about("dage efter faktura", "KL", "FR-207")] = None
    betaling: Annotated[Betaling | None, about("hvor regningen sendes", "KL")] = None


class Opsigelsesvarsel(Element):
    """Hvor lang tid i forvejen en part skal sige op, og hvilken dag varslet løber til."""

    part: Annotated[Kontraktpart, about("køber eller leverandør", "000:356", "FR-203")]
    varsel: Annotated[Varighed, about("varslets længde", "000:356", "FR-501")]
    til: Annotated[Varselsanker, about("regnet til dag, månedsskifte m.v.", "praksis")]
    punkt: Annotated[Linje | None, about("kontraktens punkt", "000:356", "FR-501")] = None


class Udskrivningsgrundlag(Element):
    """Hvornår indsatsen ikke længere er den rette. Den gode udskrivning begynder ved indskrivningen."""

    formaal: Annotated[Tekst | None, about("hvad der skal være opnået", "000:352")] = None
    afslutningskriterie: Annotated[
        tuple[Tekst, ...],
        about("hvornår indsatsen ikke er den rette længere", "000:352-353", many=(1, 10)),
    ]


class Vilkaarhenvisning(Element):
    """Et vilkår, der står i et andet dokument, fx i KL's standardkontrakt."""

    emne: Annotated[Vilkaarsemne, about("hvad henvisningen dækker", "000:358")]
    dokument: Annotated[Linje, about("hvilket dokument", "000:358")]
    punkt: Annotated[Linje | None, about("hvilket punkt", "000:356")] = None


class Kontrakt(Konvolutbesked, beskedtype=Beskedtype.KONTRAKT):
    """Aftalen mellem køber og leverandør om indsatsen til én borger.

    Køber er altid en kommune; leverandøren er driftsherren med det tilbud, der leverer. Kontrakten siger,
    hvad der leveres, til hvilken pris, hvordan der følges op, og hvordan den ender. En indsats, der
    allerede er i gang, får sin kontrakt med ``indgang`` IGANGVAERENDE; et tillæg får næste versionsnummer.
    """

    kontrakt_id: Annotated[Uuid, about("kontraktens nøgle", "000:115")]
    version: Annotated[
        Version, about("kontraktens udgave; 1, og én mere ved hvert tillæg", "000:309", "FR-213")
    ]
    indgang: Annotated[
        Indgang | None, about("ny eller igangværende indsats; udeladt = ny", "praksis", "FR-202", "FR-218")
    ] = None
    skabelon: Annotated[
        Kontraktskabelon | None, about("hvilken standardkontrakt", "004:92; 000:358", "FR-202")
    ] = None
    skabelonversion: Annotated[Linje | None, about("skabelonens udgave", "004:92")] = None
    koeber: Annotated[Organisation, about("køber, altid en kommune", "000:52", "FR-014", "FR-023")]
    leverandoer: Annotated[Leverandoer, about("driftsherre og tilbud", "000:115", "FR-014", "FR-109")]
    borger: Annotated[Borger, about("borgeren", "000:45", "FR-021")]
    betalingskommune: Annotated[Kommune | None, about("kun hvis en anden end køber betaler", "rsl § 9 c")] = (
        None
    )
    tilbud_ref: Annotated[Uuid | None, about("det accepterede tilbud", "000:93", "FR-003")] = None
    bestilling_ref: Annotated[ArtefaktRef | None, about("bestillingen", "000:104")] = None
    formaal: Annotated[Tekst, about("indsatsens formål", "000:352", "FR-212")]
    indsatsmaal_ref: Annotated[
        tuple[ArtefaktRef, ...], about("de aftalte mål", "000:276", "FR-218", many=(0, 30))
    ] = ()
    ydelse: Annotated[
        tuple[Ydelse, ...],
        about("de aftalte ydelser", "000:46", "FR-217", "FR-110", "FR-122", "FR-215", many=(1, 30)),
    ]
    takst: Annotated[tuple[Takst, ...], about("de aftalte takster", "004:114", "FR-201", many=(1, 30))]
    startdato: Annotated[Dato, about("indsatsen begynder", "000:94", "FR-034")]
    slutdato: Annotated[Dato | None, about("indsatsen slutter, hvis det er aftalt", "praksis", "FR-034")] = (
        None
    )
    opfoelgningsplan: Annotated[
        Opfoelgningsplan | None,
        about("hvornår og hvordan der følges op", "000:214; 004:104", "FR-205", "FR-219"),
    ] = None
    afregning: Annotated[Afregning | None, about("hvordan der afregnes", "KL", "FR-207")] = None
    takstregulering: Annotated[Takstregulering | None, about("hvordan taksten følger med", "KL")] = None
    opsigelsesvarsel: Annotated[
        tuple[Opsigelsesvarsel, ...], about("varsel for hver part", "000:356", "FR-203", many=(0, 2))
    ] = ()
    levering_i_opsigelsesperiode: Annotated[
        Tekst | None, about("hvad der leveres, indtil det ophører", "000:357", "FR-203")
    ] = None
    vilkaar_ved_manglende_levering: Annotated[
        Tekst | None, about("hvad der gælder, hvis der ikke kan leveres", "000:357-358", "FR-203")
    ] = None
    udskrivningsgrundlag: Annotated[
        Udskrivningsgrundlag | None,
        about("hvornår indsatsen ikke er den rette længere", "000:351-353", "FR-204"),
    ] = None
    fravaersvilkaar: Annotated[Tekst | None, about("vilkår ved indlæggelse og fravær", "praksis")] = None
    ophoer_ved_doed: Annotated[Tekst | None, about("hvad der gælder ved død", "praksis")] = None
    efterregulering_ved_lukning: Annotated[Tekst | None, about("regulering, når pladser lukkes", "KL")] = None
    forsikring: Annotated[Tekst | None, about("hvad der gælder om forsikring", "KL")] = None
    databeskyttelse: Annotated[Tekst | None, about("behandling af personoplysninger", "KL")] = None
    tvister: Annotated[Tekst | None, about("hvordan uenighed løses", "KL")] = None
    saerligt_vilkaar: Annotated[tuple[Tekst, ...], about("andre vilkår", "praksis", many=(0, 20))] = ()
    vilkaar_henvisning: Annotated[
        tuple[Vilkaarhenvisning, ...],
        about("vilkår, der står i et andet dokument", "000:358", *_HENVISES, many=(0, 20)),
    ] = ()
    stoettebehov: Annotated[
        Stoettebehovsniveau | None, about("støttebehov, som taksten bygger på", "004:180", "FR-215")
    ] = None
    bilag_ref: Annotated[
        tuple[Uuid, ...], about("kontrakten som dokument (KONTRAKT_PDF)", "000:115", "FR-036", many=(0, 5))
    ] = ()


_UDEN_KL = (None, Kontraktskabelon.ANDEN)
_OPFOELGNINGSEMNER = frozenset(
    {Opfoelgningsemne.OEKONOMI, Opfoelgningsemne.UDVIKLING, Opfoelgningsemne.FUNKTIONSNIVEAU}
)
_PLIGT_I_MIDT = {"GRUND": BOER, "MIDT": SKAL}


def _henviste(besked: Kontrakt) -> set[Vilkaarsemne]:
    """De emner, hvor kontrakten henviser til et andet dokument."""
    return {henvisning.emne for henvisning in besked.vilkaar_henvisning}


def _vilkaar(navn: str, da: str, en: str) -> Clause:
    """Et vilkår, der bør stå i enhver kontrakt og skyldes i MIDT."""
    return clause(navn, da=da, en=en, demand=_PLIGT_I_MIDT, kind=PLIGT)


@rule(
    "FR-014",
    da="Køber og driftsherre er den samme. Se efter, om det er ment.",
    en="Buyer and owner are the same. Check that it is meant.",
    demand=KAN,
    messages=("kontrakt",),
    requirements=("R010",),
    fields=("koeber.cvr", "leverandoer.driftsherre.cvr"),
    source="000:50",
)
def to_parter(besked: Kontrakt) -> Breaches:
    """Der handles mellem region og kommune og mellem kommuner (000:50-52); det andet er blot værd at vide."""
    if besked.koeber.cvr is not None and besked.koeber.cvr == besked.leverandoer.driftsherre.cvr:
        yield at("leverandoer", "driftsherre", "cvr")


@rule(
    "FR-202",
    da="Brug KL's standardkontrakt til nye kontrakter, og skriv hvilken i skabelon.",
    en="Use the standard contract of KL for new contracts, and say which one in skabelon.",
    demand={"GRUND": KAN, "NORD": BOER, "MIDT": SKAL},
    kind=PLIGT,
    messages=("kontrakt",),
    requirements=("R151", "R267"),
    fields=("skabelon", "indgang"),
    source="004:92; 000:358",
)
def standardkontrakt(besked: Kontrakt) -> Breaches:
    """Standardkontrakten gør vilkår ens: NORD anbefaler den (000:358), MIDT bruger kun den til nye (004:92).

    En indsats, der allerede er i gang (``indgang`` IGANGVAERENDE), kan have en ældre.
    """
    if besked.indgang is not Indgang.IGANGVAERENDE and besked.skabelon in _UDEN_KL:
        yield at("skabelon")


@rule(
    "FR-203",
    clauses=(
        _vilkaar(
            "varsel",
            "Skriv opsigelsesvarslet for både køber og leverandør, eller henvis til det.",
            "State the period of notice of both buyer and provider, or refer to it.",
        ),
        _vilkaar(
            "levering",
            "Skriv, hvad der leveres i opsigelsesperioden, eller henvis til det.",
            "State what is delivered during the period of notice, or refer to it.",
        ),
        _vilkaar(
            "manglende_levering",
            "Skriv, hvad der gælder, hvis indsatsen ikke kan leveres, eller henvis til det.",
            "State what holds when the service cannot be delivered, or refer to it.",
        ),
    ),
    messages=("kontrakt",),
    requirements=("R148", "R149", "R150"),
    fields=(
        "opsigelsesvarsel",
        "leveringIOpsigelsesperiode",
        "vilkaarVedManglendeLevering",
        "vilkaarHenvisning.emne",
    ),
    source="000:356-358",
)
def opsigelsesvilkaar(besked: Kontrakt) -> Breaches:
    """En opsigelse er lettere at bære, når vilkårene er tydelige fra begyndelsen (000:356-358).

    Varslet siges for begge parter. Hvert af de tre vilkår står i kontrakten, eller ``vilkaarHenvisning``
    siger, hvor det står; en skabelon alene er ikke en henvisning, for varsler aftales fra sag til sag.
    """
    henvist = _henviste(besked)
    parter = {varsel.part for varsel in besked.opsigelsesvarsel}
    if len(parter) < len(Kontraktpart) and Vilkaarsemne.OPSIGELSESVARSEL not in henvist:
        yield at("opsigelsesvarsel", clause="varsel")
    levering = besked.levering_i_opsigelsesperiode
    if levering is None and Vilkaarsemne.LEVERING_I_OPSIGELSESPERIODE not in henvist:
        yield at("levering_i_opsigelsesperiode", clause="levering")
    if besked.vilkaar_ved_manglende_levering is None and Vilkaarsemne.MANGLENDE_LEVERING not in henvist:
        yield at("vilkaar_ved_manglende_levering", clause="manglende_levering")


@rule(
    "FR-204",
    da="Beskriv, hvornår indsatsen ikke længere er den rette, eller henvis til, hvor det står.",
    en="Describe when this is no longer the right service, or refer to where that stands.",
    demand=BOER,
    messages=("kontrakt",),
    requirements=("R143", "R145"),
    fields=("udskrivningsgrundlag", "vilkaarHenvisning.emne"),
    source="000:351",
)
def udskrivningsgrundlag_er_beskrevet(besked: Kontrakt) -> Breaches:
    """Den gode udskrivning begynder, når aftalen indgås, med et tydeligt grundlag (000:350-353)."""
    if besked.udskrivningsgrundlag is None and Vilkaarsemne.UDSKRIVNINGSGRUNDLAG not in _henviste(besked):
        yield at("udskrivningsgrundlag")


@rule(
    "FR-205",
    da="Aftal opfølgning på både økonomi, borgerens udvikling og funktionsniveau, og skriv emnerne i planen.",
    en="Agree on follow-up of economy, development and functioning; name the subjects in the plan.",
    demand=_PLIGT_I_MIDT,
    kind=PLIGT,
    messages=("kontrakt",),
    requirements=("R269",),
    fields=("opfoelgningsplan.emne", "vilkaarHenvisning.emne"),
    source="004:104-112",
)
def opfoelgningsemner(besked: Kontrakt) -> Breaches:
    """Med kontrakten aftales opfølgning på økonomi, udvikling og funktionsniveau (004:104-112).

    Planen nævner alle tre emner, eller kontrakten henviser til, hvor opfølgningen er aftalt. Uden nogen af
    delene mangler emnerne også; at planen selv mangler, er FR-219.
    """
    if Vilkaarsemne.OPFOELGNING in _henviste(besked):
        return
    if besked.opfoelgningsplan is None:
        yield at("opfoelgningsplan")
    elif not _OPFOELGNINGSEMNER.issubset(besked.opfoelgningsplan.emne):
        yield at("opfoelgningsplan", "emne")


@rule(
    "FR-207",
    da="Sæt betalingsfristen til højst 30 dage efter fakturaen.",
    en="Set the time for payment to at most 30 days after the invoice.",
    demand=BOER,
    messages=("kontrakt",),
    fields=("afregning.betalingsfristDage",),
    source="rentelov § 3 b",
)
def betalingsfrist(besked: Kontrakt) -> Breaches:
    """Renteloven § 3 b sætter 30 dage efter fakturaen som det længste, der normalt kan aftales."""
    afregning = besked.afregning
    if afregning is not None and (afregning.betalingsfrist_dage or 0) > 30:
        yield at("afregning", "betalingsfrist_dage")


@rule(
    "FR-215",
    da="Skriv både støttebehov og omfang, så behov, indsats og pris kan ses i sammenhæng.",
    en="State both need for support and extent, so that need, service and price can be compared.",
    demand={"GRUND": KAN, "MIDT": BOER},
    messages=("kontrakt",),
    requirements=("R277",),
    fields=("stoettebehov", "ydelse.omfang", "takst"),
    source="004:180-186",
)
def sammenhaeng(besked: Kontrakt) -> Breaches:
    """Borgerens behov, indsatsens niveau og ressourcerne skal hænge synligt sammen (004:180-186).

    Taksten står altid i en kontrakt; her ses efter støttebehovet og efter hver ydelses omfang.
    """
    if besked.stoettebehov is None:
        yield at("stoettebehov")
    for i, ydelse in enumerate(besked.ydelse):
        if ydelse.omfang is None:
            yield at("ydelse", i, "omfang")


@rule(
    "FR-217",
    da="Skriv, hvor meget der leveres af ydelsen, og fra hvilken dato.",
    en="State how much of the service is delivered, and from which date.",
    demand=BOER,
    messages=("kontrakt",),
    fields=("ydelse.omfang", "ydelse.startdato"),
    source="KL",
)
def ydelsen_er_aftalt(besked: Kontrakt) -> Breaches:
    """I en kontrakt skal begge parter kunne se, hvor meget der leveres af hver ydelse og fra hvornår (KL)."""
    for i, ydelse in enumerate(besked.ydelse):
        if ydelse.omfang is None:
            yield at("ydelse", i, "omfang")
        if ydelse.startdato is None:
            yield at("ydelse", i, "startdato")


@rule(
    "FR-218",
    da="Nævn mindst ét af de indsatsmål, der er aftalt; udføreren skal senere gøre status på dem.",
    en="Name at least one of the goals agreed on; the provider is to report on them later.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=("kontrakt",),
    requirements=("R125",),
    fields=("indsatsmaalRef", "indgang"),
    source="000:276",
)
def aftalte_maal(besked: Kontrakt) -> Breaches:
    """Udføreren gør status på kontraktens mål (000:276); en igangværende indsats kan få sine mål bagefter."""
    if besked.indgang is not Indgang.IGANGVAERENDE and not besked.indsatsmaal_ref:
        yield at("indsatsmaal_ref")


@rule(
    "FR-219",
    da="Aftal, hvornår der følges op, i en opfølgningsplan, eller henvis til den.",
    en="Agree in a follow-up plan when to follow up, or refer to one.",
    demand=BOER,
    messages=("kontrakt",),
    requirements=("R098",),
    fields=("opfoelgningsplan", "vilkaarHenvisning.emne"),
    source="000:214",
)
def opfoelgning_er_planlagt(besked: Kontrakt) -> Breaches:
    """Statusmøder følger en aftalt tidsplan (000:214), og den lægges bedst, når kontrakten skrives."""
    if besked.opfoelgningsplan is None and Vilkaarsemne.OPFOELGNING not in _henviste(besked):
        yield at("opfoelgningsplan")
