"""M26 Koordinatorudpegning: borgeren får én fast koordinator på tværs af sektorer.

Et helt eksempel, hvor ``kommunen`` er part::

    from datetime import date

    from samarbejde_schema.standard.v1.koordinatorudpegning import Koordinatorudpegning

    udpegning = Koordinatorudpegning.ny(
        profil=("SAM",),
        forloeb_id="5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10",
        fortrolighed="FOELSOM",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender=kommunen,
        modtager=({"rolle": "KOORDINATOR", "organisation": {"navn": "Fjordby Kommune", "cvr": "90000004"}},),
        borger={"identifikation": {"pseudonym": "borger-7f3a91"}},
        koordinator={"navn": "Lone Kragh", "telefon": "+4520304080"},
        koordinator_organisation={"navn": "Fjordby Kommune, Sundhed og Omsorg"},
        fra=date(2026, 11, 9),
        egnethedsvurdering={"kan_profitere": True, "behov_for_saerskilt_tilbud": False},
        maalgruppe=({"maalgruppe": "SOCIAL_ISOLATION", "primaer": True},),
        omraade=("SOCIAL", "SUNDHED"),
        borgerens_stemme={"egne_ord": "Jeg vil gerne nøjes med ét telefonnummer."},
    )
    assert udpegning.til is None

At borgerens stemme er med (FR-711), står i :mod:`.faelles.regler_sam`. Kilder: 003:4-15, 003:44-56,
003:298-324, 003:354, 003:363-365.
"""

from datetime import date
from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Heltal, Linje, Tekst
from ...validation.rule import BOER, GYLDIGHED, KAN, SKAL, Breaches, NotJudged, at, rule
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Kontaktperson, Konvolutbesked, Organisation
from .faelles.regler_person import foedselsdato
from .faelles.vurdering import MaalgruppeAngivelse
from .kodelister.ffb import FfbMaalgruppe, er_under
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Sektor


class Egnethedsvurdering(Element):
    """Om Samarbejdsmodellen er det rette for borgeren, eller om der er brug for noget andet.

    Modellen er for den, der kan indgå i den og have gavn af den. Er behovet så stort, at borgeren i
    virkeligheden mangler en plejehjemsplads eller omfattende bostøtte, hjælper koordinering ikke i sig selv
    (003:53-56); bruges modellen alligevel, siger begrundelsen hvorfor.
    """

    kan_profitere: Annotated[
        Boolsk, about("om borgeren kan indgå i modellen og have gavn af den", "003:53-54", "FR-712")
    ]
    behov_for_saerskilt_tilbud: Annotated[
        Boolsk,
        about("om der reelt er brug for fx plejehjem eller omfattende bostøtte", "003:54-56", "FR-712"),
    ]
    begrundelse: Annotated[
        Tekst | None, about("hvorfor; nødvendig, når modellen bruges alligevel", "003:53-56", "FR-712")
    ] = None


class Koordinatorudpegning(Konvolutbesked, beskedtype=Beskedtype.KOORDINATORUDPEGNING):
    """Myndigheden udpeger den koordinator, der følger borgeren gennem hele forløbet (M26).

    Med udpegningen begynder forløbet i Samarbejdsmodellen. Den sendes til koordinatoren, og når borgeren har
    givet samtykke også til teamet; borgeren får besked på anden måde. Koordinatoren arbejder tæt sammen med
    borgeren, fortæller om forløbet og følger op (003:298-301). Der er én ad gangen: skiftes der, sendes en ny
    udpegning med, hvem der afløses, og det, der gives videre (003:354). Uden afløser slutter forløbet, når
    den sidste dag er gået.
    """

    borger: Annotated[Borgerhenvisning, about("hvem det angår", "003:298")]
    koordinator: Annotated[
        Kontaktperson, about("koordinatoren, som borgeren kan ringe til", "003:298", "FR-701")
    ]
    koordinator_organisation: Annotated[Organisation, about("hvor koordinatoren er ansat", "003:298")]
    fra: Annotated[Dato, about("fra hvornår", "003:298", "FR-701")]
    til: Annotated[
        Dato | None, about("sidste dag, når det er aftalt, at koordinatoren holder op", "003:298")
    ] = None
    afloeser_for: Annotated[Linje | None, about("navnet på den tidligere koordinator", "003:298")] = None
    overlevering: Annotated[
        Tekst | None, about("det, den nye koordinator bør vide fra den gamle", "003:354")
    ] = None
    egnethedsvurdering: Annotated[
        Egnethedsvurdering, about("om borgeren kan have gavn af modellen", "003:53-56", "FR-712")
    ]
    maalgruppe: Annotated[
        tuple[MaalgruppeAngivelse, ...],
        about("borgerens målgrupper, fx hjemløshed eller misbrug", "003:44-45", "FR-716", many=(0, 20)),
    ] = ()
    socialt_udsat_aeldre: Annotated[
        Boolsk | None, about("om borgeren er i målgruppen socialt udsatte ældre", "003:4-7", "FR-710")
    ] = None
    omraade: Annotated[
        tuple[Sektor, ...],
        about("de områder, der koordineres på tværs af", "003:13-15", "FR-020", many=(0, 10)),
    ] = ()
    planlagt_antal_moeder: Annotated[
        Heltal | None,
        about("hvor mange netværksmøder man regner med; borgerens behov afgør", "003:363-365"),
    ] = None
    borgerens_stemme: Annotated[
        BorgerensStemme | None, about("borgerens syn på at få en koordinator", "003:220", "FR-711")
    ] = None


_TIDLIG_ALDERDOM = 50


@rule(
    "FR-710",
    da="Se efter, om borgeren er i målgruppen: alderssvækkelse ses sjældent, før man er 50.",
    en="Check that the citizen is in the target group: age-related frailty is rare before 50.",
    demand={"SAM": KAN},
    messages=("koordinatorudpegning",),
    requirements=("R157", "R159"),
    fields=("socialtUdsatAeldre", "borger.identifikation.cpr", "fra"),
    source="003:10",
)
def borgeren_er_endnu_ung(besked: Koordinatorudpegning) -> Breaches:
    """Socialt udsatte oplever alderssvækkelse tidligt, typisk fra 50-årsalderen (003:10-12).

    Alderen er et tegn og ingen grænse: livet kan have slidt hårdere end årene, og derfor er det kun en
    oplysning. Den regnes den dag, koordinatoren begynder. Uden personnummer kendes alderen ikke, og reglen
    bedømmes ikke.
    """
    if not besked.socialt_udsat_aeldre:
        return
    if (cpr := besked.borger.identifikation.cpr) is None:
        raise NotJudged
    if _alder(foedselsdato(cpr), besked.fra) < _TIDLIG_ALDERDOM:
        yield at("socialt_udsat_aeldre")


def _alder(foedt: date, dag: date) -> int:
    return dag.year - foedt.year - ((dag.month, dag.day) < (foedt.month, foedt.day))


@rule(
    "FR-712",
    da="Skriv, hvorfor modellen bruges, når borgeren ikke kan have gavn af den eller har brug for andet.",
    en="Say why the model is used when the citizen cannot benefit from it or needs something else.",
    demand={"SAM": SKAL},
    kind=GYLDIGHED,
    messages=("koordinatorudpegning",),
    requirements=("R164", "R165"),
    fields=(
        "egnethedsvurdering.kanProfitere",
        "egnethedsvurdering.behovForSaerskiltTilbud",
        "egnethedsvurdering.begrundelse",
    ),
    source="003:53-56",
)
def modellen_er_den_rette(besked: Koordinatorudpegning) -> Breaches:
    """Modellen er for borgere, der kan indgå i den, og som ikke reelt mangler et særskilt tilbud (003:53-56).

    Vurderingen er et skøn, så et andet svar spærrer ikke for at begynde. Men så skal grunden stå der, for
    ellers kan en koordinator komme i stedet for den hjælp, der er brug for.
    """
    vurdering = besked.egnethedsvurdering
    rette = vurdering.kan_profitere and not vurdering.behov_for_saerskilt_tilbud
    if not rette and vurdering.begrundelse is None:
        yield at("egnethedsvurdering", "begrundelse")


_MODELLENS_MAALGRUPPER = (FfbMaalgruppe.SOCIALT_PROBLEM, FfbMaalgruppe.PSYKISKE_VANSKELIGHEDER)


@rule(
    "FR-716",
    da="Skriv den målgruppe, borgeren er i: et socialt problem eller psykiske vanskeligheder.",
    en="State the citizen's target group: a social problem or mental difficulties.",
    demand={"SAM": BOER},
    messages=("koordinatorudpegning",),
    requirements=("R161",),
    fields=("maalgruppe.maalgruppe",),
    source="003:44",
)
def maalgruppen_er_modellens(besked: Koordinatorudpegning) -> Breaches:
    """Modellen er for dem, der har eller har haft sociale problemer (003:43-45).

    Det kan være hjemløshed, misbrug eller psykisk sårbarhed. Mindst én målgruppe ligger derfor under socialt
    problem eller psykiske vanskeligheder i Fælles Faglige Begreber; andre målgrupper er velkomne ved siden
    af.
    """
    if not any(
        er_under(angivelse.maalgruppe, gren)
        for angivelse in besked.maalgruppe
        for gren in _MODELLENS_MAALGRUPPER
    ):
        yield at("maalgruppe")
