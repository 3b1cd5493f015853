"""M29 MaalOgAftaleskema: borgerens mål og drømme, og de aftaler, der skal føre derhen.

Et helt eksempel::

    from datetime import date

    from samarbejde_schema.standard.v1.maal_og_aftaleskema import MaalOgAftaleskema

    NOEGLE = "5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10"
    kommune = {"navn": "Fjordby Kommune", "cvr": "90000004"}
    aftale = {
        "aftale_id": NOEGLE, "handling": "Går med til sykredsen de første to gange.",
        "ansvarlig": ({"rolle": "BORGER"}, {"rolle": "TEAMMEDLEM", "navn": "Mette Kjærsgaard"}),
        "opfoelgningsdato": date(2026, 12, 15), "opfoelgningsmaade": "Koordinatoren ringer.",
        "maal_ref": NOEGLE, "indgaaet_med": ("BORGER",), "status": "IKKE_BEGYNDT",
    }
    skema = MaalOgAftaleskema.ny(
        profil=("SAM",),
        forloeb_id=NOEGLE,
        fortrolighed="FOELSOM",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender={"rolle": "KOORDINATOR", "organisation": kommune},
        modtager=({"rolle": "MYNDIGHED", "organisation": kommune},),
        borger={"identifikation": {"pseudonym": "borger-7f3a91"}},
        skema_id=NOEGLE,
        version=1,
        maal_og_droemme="Jeg vil sy igen og kende dem, jeg sidder ved siden af.",
        maal=({"maal_id": NOEGLE, "tekst": "At være i sykredsen hver uge.", "formuleret_af": ("BORGER",),
               "status": "AKTIV"},),
        aftale=(aftale,),
        borgerens_stemme={"egne_ord": "I dag var det mig, der bestemte."},
    )
    assert skema.aftale[0].ansvarlig[1].navn == "Mette Kjærsgaard"

At borgerens stemme er med (FR-711), står i :mod:`.faelles.regler_sam`. Kilder: 003:87-120, 003:205-228,
003:252-278, 003:371-412, 003:512-513.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Linje, Navn, Tekst, Uuid, Version
from ...validation.rule import BOER, GYLDIGHED, KAN, SKAL, Breaches, at, clause, rule
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .kodelister.ffb import FfbTema
from .kodelister.konvolut import Beskedtype, Rolle
from .kodelister.match import Sektor
from .kodelister.opfoelgning import Maalstatus
from .kodelister.samarbejde import Aftalestatus, Behovskategori, KonkretBehov


class Behov(Element):
    """Noget, borgeren kan have brug for hjælp til, og om borgeren ønsker hjælpen.

    Teamet kan nævne et behov, borgeren ikke vil have hjælp til endnu; der laves bare ingen aftale om det
    (003:106-108). Kategorien er en af syv, og et bestemt behov eller et FFB-tema kan sige mere.
    """

    behov_id: Annotated[Uuid, about("behovets nøgle, som aftaler henviser til", "003:87")]
    kategori: Annotated[Behovskategori, about("en af de syv slags behov", "003:87-100")]
    konkret_behov: Annotated[
        tuple[KonkretBehov, ...],
        about("helt konkret, hvad der er brug for", "003:94-98", "FR-020", many=(0, 10)),
    ] = ()
    tema: Annotated[tuple[FfbTema, ...], about("behovets FFB-temaer", "003:513", "FR-020", many=(0, 11))] = ()
    beskrivelse: Annotated[Tekst | None, about("behovet i ord", "003:94")] = None
    oensket_af_borger: Annotated[Boolsk, about("om borgeren ønsker hjælp til det", "003:107-108", "FR-704")]


class SamMaal(Element):
    """Et af borgerens egne mål, formuleret af borgeren, alene eller sammen med andre (003:205-207, 227).

    Det er ikke et indsatsmål: det ejes af borgeren og går på tværs af forvaltninger.
    """

    maal_id: Annotated[Uuid, about("målets nøgle gennem alle udgaver af skemaet", "003:371")]
    tekst: Annotated[Tekst, about("målet, helst med borgerens ord", "003:371")]
    formuleret_af: Annotated[
        tuple[Rolle, ...],
        about(
            "hvem der har formuleret det; borgeren er altid med", "003:227", "FR-717", "FR-020", many=(1, 5)
        ),
    ]
    status: Annotated[Maalstatus, about("hvor målet er", "003:403")]


class Ansvarlig(Element):
    """Én, der har lovet at gøre noget: borgeren selv, et medlem af teamet eller koordinatoren."""

    rolle: Annotated[Rolle, about("borger, teammedlem, koordinator eller en anden", "003:218-220", "FR-706")]
    medlem_ref: Annotated[Uuid | None, about("medlemmets nøgle i teamet (M28)", "003:397", "FR-705")] = None
    navn: Annotated[Navn | None, about("navn", "003:397")] = None


class Aftale(Element):
    """En forpligtende aftale: hvad der gøres, hvem der gør det, og hvornår og hvordan der følges op.

    De fire ting hører altid med (003:396-398). En aftale kan pege på det mål, den leder frem mod, og det
    behov, den svarer på.
    """

    aftale_id: Annotated[Uuid, about("aftalens nøgle gennem alle udgaver af skemaet", "003:397")]
    handling: Annotated[Tekst, about("hvad der skal gøres", "003:396", "FR-702")]
    ansvarlig: Annotated[
        tuple[Ansvarlig, ...],
        about("hvem der gør det; gerne borgeren selv", "003:397", "FR-702", "FR-705", "FR-706", many=(1, 10)),
    ]
    frist: Annotated[Dato | None, about("inden hvornår det skal være gjort", "003:397")] = None
    opfoelgningsdato: Annotated[Dato, about("hvornår der følges op", "003:397", "FR-702")]
    opfoelgningsmaade: Annotated[Linje, about("hvordan der følges op", "003:397", "FR-702")]
    maal_ref: Annotated[Uuid | None, about("det mål, aftalen leder frem mod", "003:396")] = None
    behov_ref: Annotated[Uuid | None, about("det behov, aftalen svarer på", "003:107", "FR-704")] = None
    metode: Annotated[Linje | None, about("hvordan der arbejdes, når det er en faglig metode", "003:209")] = (
        None
    )
    sektor: Annotated[
        Sektor | None, about("den sektor eller forvaltning, aftalen hører til", "003:410-412")
    ] = None
    indgaaet_med: Annotated[
        tuple[Rolle, ...],
        about(
            "hvem der har sagt ja til aftalen; borgeren er altid med",
            "003:227",
            "FR-717",
            "FR-020",
            many=(0, 10),
        ),
    ] = ()
    status: Annotated[Aftalestatus, about("hvor aftalen er", "003:404")]


class Enighed(Element):
    """Om et medlem af teamet er enig i mål og handlinger; uenighed skal kunne ses (003:252-254)."""

    medlem_ref: Annotated[Uuid, about("medlemmets nøgle i teamet (M28)", "003:253-254")]
    enig: Annotated[Boolsk, about("om medlemmet er enig", "003:253-254")]
    bemaerkning: Annotated[Tekst | None, about("hvad medlemmet er uenig i", "003:253-254")] = None


class MaalOgAftaleskema(Konvolutbesked, beskedtype=Beskedtype.MAAL_OG_AFTALESKEMA):
    """Borgerens mål og drømme og teamets forpligtende aftaler om at nå dem (M29).

    Udfyldes på det første netværksmøde og sendes af koordinatoren til hele teamet, så borger og fagpersoner
    har ét samlet overblik (003:371-373, 512-513); borgeren får det på anden måde. Hvert netværksmøde
    genbesøger målene, og ændres noget, sendes skemaet i en ny udgave under samme nøgle. Der er ét skema i
    forløbet (003:252). Mellem møderne følger koordinatoren op på aftalerne (M30), og resultaterne
    dokumenteres (M31).
    """

    borger: Annotated[Borgerhenvisning, about("hvem det angår", "003:371")]
    skema_id: Annotated[Uuid, about("skemaets nøgle gennem alle udgaver", "003:371", "FR-720")]
    version: Annotated[Version, about("skemaets udgave", "003:371")]
    moede_ref: Annotated[
        Uuid | None, about("det netværksmøde, skemaet er udfyldt på: referatets nøgle", "003:371", "FR-702")
    ] = None
    maal_og_droemme: Annotated[Tekst, about("hvad borgeren drømmer om og vil nå", "003:115-117")]
    muligheder: Annotated[Tekst | None, about("hvad der er muligt omkring borgeren lige nu", "003:217")] = (
        None
    )
    ressourcer: Annotated[Tekst | None, about("hvad borgeren selv kan og har", "003:217")] = None
    behov: Annotated[
        tuple[Behov, ...], about("hvad borgeren har brug for", "003:87-108", "FR-704", many=(0, 40))
    ] = ()
    maal: Annotated[tuple[SamMaal, ...], about("borgerens mål", "003:371", "FR-717", many=(1, 20))]
    aftale: Annotated[
        tuple[Aftale, ...],
        about("de forpligtende aftaler", "003:372-397", "FR-702", "FR-705", "FR-706", many=(1, 60)),
    ]
    enighed: Annotated[
        tuple[Enighed, ...], about("hvem i teamet der er enige", "003:253-254", many=(0, 40))
    ] = ()
    borgerens_stemme: Annotated[
        BorgerensStemme | None, about("borgerens egne ord om skemaet", "003:205-207", "FR-711")
    ] = None


@rule(
    "FR-704",
    da="Tag aftalen ud: den svarer på et behov, som borgeren ikke ønsker hjælp til.",
    en="Remove the agreement: it answers a need that the citizen does not want help with.",
    demand={"SAM": SKAL},
    kind=GYLDIGHED,
    messages=("maalOgAftaleskema",),
    requirements=("R175",),
    fields=("aftale.behovRef", "behov.oensketAfBorger"),
    source="003:107",
)
def kun_oenskede_behov(besked: MaalOgAftaleskema) -> Breaches:
    """Teamet hjælper i det omfang, borgeren ønsker det (003:106-108).

    Et behov, borgeren ikke vil have hjælp til, kan godt stå i skemaet, så man husker at spørge igen. Men der
    indgås ingen aftale om det.
    """
    uoenskede = {behov.behov_id for behov in besked.behov if not behov.oensket_af_borger}
    for i, aftale in enumerate(besked.aftale):
        if aftale.behov_ref in uoenskede:
            yield at("aftale", i, "behov_ref")


@rule(
    "FR-705",
    da="Fordel ansvaret: lad flere end én tage del i aftalerne.",
    en="Share the responsibility: let more than one person take part in the agreements.",
    demand={"SAM": BOER},
    messages=("maalOgAftaleskema",),
    requirements=("R208",),
    fields=("aftale.ansvarlig.rolle", "aftale.ansvarlig.medlemRef", "aftale.ansvarlig.navn"),
    source="003:273",
)
def ansvaret_er_fordelt(besked: MaalOgAftaleskema) -> Breaches:
    """Ejerskabet fordeles bredt på dem, der er med i borgerens forløb (003:272-278).

    Står én og samme person alene med alle aftaler, er det ikke et team, heller ikke når det er borgeren
    selv. Er der kun én aftale, siges der ikke noget.
    """
    if len(besked.aftale) > 1:
        ansvarlige = {_hvem(ansvarlig) for aftale in besked.aftale for ansvarlig in aftale.ansvarlig}
        if len(ansvarlige) == 1:
            yield at("aftale")


def _hvem(ansvarlig: Ansvarlig) -> object:
    """Hvem der menes: borgeren er én; andre kendes på nøgle, ellers navn, ellers rolle."""
    if ansvarlig.rolle is Rolle.BORGER:
        return ansvarlig.rolle
    return ansvarlig.medlem_ref or ansvarlig.navn or ansvarlig.rolle


@rule(
    "FR-706",
    da="Overvej en aftale, som borgeren selv er ansvarlig for.",
    en="Consider an agreement that the citizen is responsible for.",
    demand={"SAM": KAN},
    messages=("maalOgAftaleskema",),
    requirements=("R198", "R225"),
    fields=("aftale.ansvarlig.rolle",),
    source="003:377",
)
def borgeren_har_en_aftale(besked: MaalOgAftaleskema) -> Breaches:
    """Borgeren støttes i at handle selv, hvor det er muligt, og får ejerskab over forløbet.

    En lille aftale kan være nok (003:218-220, 377-378). Kan borgeren ikke tage en nu, er det i orden; det er
    kun en oplysning.
    """
    if not any(ansvarlig.rolle is Rolle.BORGER for aftale in besked.aftale for ansvarlig in aftale.ansvarlig):
        yield at("aftale")


@rule(
    "FR-717",
    clauses=(
        clause(
            "maal",
            da="Formulér målet sammen med borgeren, og skriv borgeren under formuleretAf.",
            en="Word the goal together with the citizen, and name the citizen under formuleretAf.",
            demand={"SAM": SKAL},
            kind=GYLDIGHED,
        ),
        clause(
            "aftale",
            da="Indgå aftalen med borgeren, og skriv borgeren under indgaaetMed.",
            en="Make the agreement with the citizen, and name the citizen under indgaaetMed.",
            demand={"SAM": SKAL},
            kind=GYLDIGHED,
        ),
    ),
    messages=("maalOgAftaleskema",),
    requirements=("R194", "R202"),
    fields=("maal.formuleretAf", "aftale.indgaaetMed"),
    source="003:227",
)
def borgeren_saetter_retningen(besked: MaalOgAftaleskema) -> Breaches:
    """Borgeren er med til at formulere hvert mål og indgå hver aftale (003:205-207, 227).

    Et mål, andre har skrevet for borgeren, kan stå i deres egen handleplan, men ikke her.
    """
    for i, maal in enumerate(besked.maal):
        if Rolle.BORGER not in maal.formuleret_af:
            yield at("maal", i, "formuleret_af", clause="maal")
    for i, aftale in enumerate(besked.aftale):
        if Rolle.BORGER not in aftale.indgaaet_med:
            yield at("aftale", i, "indgaaet_med", clause="aftale")
