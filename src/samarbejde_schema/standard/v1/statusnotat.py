"""M15 Statusnotat: udførerens skriftlige opfølgning på målene.

Et helt eksempel, hvor ``dagsorden`` er indkaldelsen, og ``maal`` målets nøgle::

    from datetime import date
    from uuid import uuid4

    from samarbejde_schema.standard.v1.statusnotat import Statusnotat

    notat = dagsorden.besvar(
        Statusnotat,
        fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        statusnotat_id=uuid4(), opfoelgningstype="TRE_MAANEDERS", periode={"fra": date(2026, 9, 1)},
        maalstatus=({"maal_ref": maal, "udvikling": "FREMGANG"},),
        borgerens_stemme={"egne_ord": "Det går bedre om natten."},
        udarbejdet_af={"navn": "Ida Holm"},
    )

Notatet kan også vedlægges som dokument (bilagstypen STATUSNOTAT_PDF); så kan teksten om hvert mål stå der.
Kilder: 000:197-220, 000:273-288, 000:312-340.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Tekst, Uuid
from ...validation.rule import BOER, KAN, PLIGT, SKAL, Breaches, at, clause, rule
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Kontaktperson, Konvolutbesked
from .faelles.maal import Maalforslag, Maalstatuslinje
from .faelles.opfoelgning import Periode
from .faelles.vurdering import Niveauaendring, Stoettebehov, TemaVurdering
from .faelles.ydelse import Omfang
from .kodelister.ffb import FfbTema, FfbUndertema, Funktionsevneniveau, Stoettebehovsniveau
from .kodelister.konvolut import Beskedtype, Bilagstype
from .kodelister.opfoelgning import Anbefaling, Maalopfyldelse, Medvirken, Opfoelgningstype, Statusskabelon


class VaesentligAendring(Element):
    """En væsentlig ændring i borgerens situation, og hvad den betyder for indsatsen."""

    tema: Annotated[FfbTema, about("tema", "000:329")]
    undertema: Annotated[FfbUndertema | None, about("undertema", "000:329-331", "FR-117")] = None
    beskrivelse: Annotated[Tekst, about("ændringen", "000:325-329")]
    betydning_for_indsatsen: Annotated[Tekst | None, about("betydning for indsatsen", "000:328")] = None


class LeveretIndsats(Element):
    """Hvad der faktisk er leveret af én ydelse, og hvad der afveg fra det aftalte."""

    ydelse_ref: Annotated[Uuid, about("ydelsen", "000:46")]
    omfang: Annotated[Omfang | None, about("hvad der er leveret", "000:46")] = None
    afvigelse: Annotated[Tekst | None, about("hvad der er afveget og hvorfor", "000:46")] = None


class Anbefalingslinje(Element):
    """Udførerens anbefaling for én ydelse eller for hele indsatsen; myndigheden afgør."""

    ydelse_ref: Annotated[Uuid | None, about("indsatsen; udeladt = hele indsatsen", "000:285")] = None
    anbefaling: Annotated[Anbefaling, about("fortsætte, ændre, afslutte", "000:285", "FR-420")]
    begrundelse: Annotated[Tekst | None, about("hvorfor", "000:285")] = None


class Statusnotat(Konvolutbesked, beskedtype=Beskedtype.STATUSNOTAT):
    """Udførerens status på borgerens mål og situation (M15).

    Sendes af udføreren til myndigheden før mødet, efter opfølgningsplanen eller ved en ændring. Der siges
    noget om hvert mål, også når intet har flyttet sig. Besvares med et referat.
    """

    borger_ref: Annotated[
        Borgerhenvisning | None,
        about("hvem det handler om", "praksis", "FR-032"),
    ] = None
    statusnotat_id: Annotated[Uuid, about("notatets nøgle", "000:312")]
    opfoelgningstype: Annotated[Opfoelgningstype, about("til hvilken opfølgning", "000:312")]
    periode: Annotated[Periode, about("den periode, der ses på", "000:312", "FR-034")]
    skabelon: Annotated[Statusskabelon | None, about("hvilken skabelon", "000:313", "FR-426")] = None
    dagsorden_ref: Annotated[Uuid | None, about("dagsordenen", "000:261")] = None
    plan_ref: Annotated[Uuid | None, about("punktet i opfølgningsplanen", "000:214")] = None
    maalstatus: Annotated[
        tuple[Maalstatuslinje, ...],
        about("status på hvert mål", "000:276, 321", "FR-402", "FR-417", many=(1, 130)),
    ]
    livssituation: Annotated[
        Tekst | None,
        about("borgerens livssituation i forhold til målene", "000:279-281", "FR-419"),
    ] = None
    vaesentlig_aendring: Annotated[
        tuple[VaesentligAendring, ...],
        about("væsentlige ændringer", "000:325-331", many=(0, 30)),
    ] = ()
    funktionsevneaendring: Annotated[
        tuple[Niveauaendring, ...],
        about("ændringer i funktionsevne", "000:282-284", "FR-403", "FR-409", many=(0, 70)),
    ] = ()
    tema_vurdering: Annotated[
        tuple[TemaVurdering, ...],
        about("hele mennesket efter temaer", "000:197-202", "FR-108", many=(0, 70)),
    ] = ()
    stoettebehov: Annotated[
        Stoettebehov | None,
        about("støttebehov før og nu", "000:209-211", "FR-409"),
    ] = None
    leveret_indsats: Annotated[
        tuple[LeveretIndsats, ...],
        about("hvad der er leveret, og afvigelser", "000:46", many=(0, 30)),
    ] = ()
    anbefaling: Annotated[
        tuple[Anbefalingslinje, ...],
        about("anbefaling for hver indsats", "000:285-287", "FR-419", "FR-420", many=(0, 30)),
    ] = ()
    forslag_til_maal: Annotated[
        tuple[Maalforslag, ...],
        about("forslag til nye eller ændrede mål", "000:220, 334", "FR-420", many=(0, 30)),
    ] = ()
    afslutningsforslag: Annotated[Tekst | None, about("forslag til afslutning", "000:288", "FR-420")] = None
    borgerens_stemme: Annotated[BorgerensStemme, about("borgerens syn", "000:204", "FR-115")]
    borger_har_medvirket: Annotated[
        Medvirken | None,
        about("hvordan borgeren har medvirket", "000:76"),
    ] = None
    udarbejdet_af: Annotated[Kontaktperson, about("hvem der har skrevet", "000:338")]
    bemaerkninger: Annotated[Tekst | None, about("bemærkninger fra udfører", "000:333")] = None
    kvalitetsopfoelgning: Annotated[
        tuple[Tekst, ...],
        about("kvaliteten efter en fælles kvalitetsforståelse", "004:172-180", many=(0, 10)),
    ] = ()
    oekonomiopfoelgning: Annotated[Tekst | None, about("økonomi og ressourcer", "004:104, 180")] = None
    bilag_ref: Annotated[
        tuple[Uuid, ...],
        about("notatet som dokument (STATUSNOTAT_PDF)", "000:338", "FR-036", many=(0, 20)),
    ] = ()


def _vedlagt_som_dokument(besked: Statusnotat) -> bool:
    """Om notatet ligger ved som dokument, så teksten kan stå der (000:338)."""
    return any(bilag.type is Bilagstype.STATUSNOTAT_PDF for bilag in besked.konvolut.bilag)


@rule(
    "FR-409",
    da="Skriv støttebehovet nu, når funktionsevnen har ændret sig.",
    en="State the present need of support when the functional ability has changed.",
    demand=BOER,
    messages=("statusnotat",),
    requirements=("R096", "R097"),
    fields=("stoettebehov", "stoettebehov.efter", "funktionsevneaendring.efter"),
    source="000:210",
)
def stoettebehov_efter_aendring(besked: Statusnotat) -> Breaches:
    """En ændret funktionsevne er først til at handle på, når man ved, hvad den gør ved støttebehovet.

    Et niveau, der er det samme før og nu, er ingen ændring, og et niveau, der ikke er vurderet, kan ikke
    sammenlignes. Er støttebehovet heller ikke vurderet, mangler det stadig (000:209-211).
    """
    uvurderet = Funktionsevneniveau.IKKE_VURDERET
    if not any(
        linje.efter is not uvurderet and linje.foer is not uvurderet and linje.foer is not linje.efter
        for linje in besked.funktionsevneaendring
    ):
        return
    if besked.stoettebehov is None:
        yield at("stoettebehov")
    elif besked.stoettebehov.efter is Stoettebehovsniveau.IKKE_VURDERET:
        yield at("stoettebehov", "efter")


@rule(
    "FR-419",
    clauses=(
        clause(
            "livssituation",
            da="Beskriv borgerens livssituation i forhold til målene, eller vedlæg notatet som dokument.",
            en="Describe the citizen's situation in relation to the goals, or attach the report.",
            demand=SKAL,
            kind=PLIGT,
        ),
        clause(
            "anbefaling",
            da="Anbefal at fortsætte, ændre eller afslutte indsatsen, eller vedlæg notatet som dokument.",
            en="Recommend whether the service should go on, change or end, or attach the report.",
            demand=SKAL,
            kind=PLIGT,
        ),
    ),
    messages=("statusnotat",),
    requirements=("R127", "R129"),
    fields=("livssituation", "anbefaling", "konvolut.bilag.type"),
    source="000:279-287",
)
def den_aarlige_status(besked: Statusnotat) -> Breaches:
    """Til det årlige statusmøde skylder udføreren mere end målene: livssituationen og en anbefaling.

    Det er grundlaget for, at borger og myndighed kan vælge vejen frem (000:279-287). Ligger notatet ved som
    dokument, kan det stå der.
    """
    if besked.opfoelgningstype is not Opfoelgningstype.AARLIG or _vedlagt_som_dokument(besked):
        return
    if besked.livssituation is None:
        yield at("livssituation", clause="livssituation")
    if not besked.anbefaling:
        yield at("anbefaling", clause="anbefaling")


@rule(
    "FR-420",
    clauses=(
        clause(
            "fortsaet",
            da="Alle mål er nået, og indsatsen skal gå videre. Foreslå, hvad der så arbejdes med, også når "
            "noget blot skal fastholdes.",
            en="Every goal has been reached, and the service is to go on. Suggest what to work on next, "
            "also when something is only to be kept.",
            demand=BOER,
        ),
        clause(
            "afslut",
            da="Skriv, hvordan indsatsen foreslås afsluttet.",
            en="State how the service is suggested to end.",
            demand=BOER,
        ),
    ),
    messages=("statusnotat",),
    requirements=("R101", "R130"),
    fields=("anbefaling.anbefaling", "forslagTilMaal", "afslutningsforslag", "maalstatus.maalopfyldelse"),
    source="000:288",
)
def anbefalingen_foelges_op(besked: Statusnotat) -> Breaches:
    """En anbefaling er mere værd, når den siger, hvad der så skal ske (000:288).

    Skal indsatsen fortsætte eller ændres, er der mål, som ikke er nået endnu, eller forslag til nye. Skal den
    afsluttes, er der et forslag til hvordan.
    """
    raad = {linje.anbefaling for linje in besked.anbefaling}
    if not raad:
        return
    videre = Anbefaling.FORTSAETTE in raad or Anbefaling.AENDRE in raad
    if videre and not besked.forslag_til_maal and _alle_maal_er_naaet(besked):
        yield at("forslag_til_maal", clause="fortsaet")
    if Anbefaling.AFSLUTTE in raad and besked.afslutningsforslag is None:
        yield at("afslutningsforslag", clause="afslut")


def _alle_maal_er_naaet(besked: Statusnotat) -> bool:
    return all(linje.maalopfyldelse is Maalopfyldelse.NAAET for linje in besked.maalstatus)


@rule(
    "FR-426",
    da="VUM-modellens statusnotat er den skabelon, der anbefales.",
    en="The VUM status report is the recommended template.",
    demand=KAN,
    messages=("statusnotat",),
    requirements=("R137",),
    fields=("skabelon",),
    source="000:313",
)
def skabelonen_fra_vum(besked: Statusnotat) -> Breaches:
    """Når alle skriver efter samme tænkning, kan notater læses og sammenlignes på tværs (000:313-315).

    Udførerens egen skabelon er i orden; reglen oplyser blot.
    """
    if besked.skabelon is not Statusskabelon.VUM_STATUSNOTAT:
        yield at("skabelon")
