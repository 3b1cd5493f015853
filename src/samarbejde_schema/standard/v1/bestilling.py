"""M04 Bestilling: myndigheden beder en udfører om et tilbud eller bestiller en indsats endeligt.

Et fuldt eksempel::

    from datetime import date

    from samarbejde_schema.standard.v1.bestilling import Bestilling

    NOEGLE = "5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10"
    bestilling = Bestilling.ny(
        profil=("GRUND",),
        forloeb_id=NOEGLE,
        fortrolighed="FOELSOM",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        myndighedssag={"sagsnummer": "2026-1042"},
        afsender={"rolle": "MYNDIGHED", "organisation": {"navn": "Fjordby Kommune", "cvr": "90000004"}},
        modtager=({"rolle": "UDFOERER", "organisation": {"navn": "Bostedet Engen", "cvr": "90000012"}},),
        bestilling_id=NOEGLE,
        version=1,
        art="TILBUDSANMODNING",
        borger={"identifikation": {"pseudonym": "borger-7f3a91"}, "adressebeskyttet": False,
                "handlekommune": "0851"},
        indsatsformaal="At leve trygt i egen bolig.",
        indsatsmaal=({"id": NOEGLE, "version": 1, "titel": "Tryg om natten", "status": "AKTIV",
                      "beskrivelse": "At sove uden at tilkalde hjælp.", "art": "UDVIKLING"},),
        ydelse=({"id": NOEGLE, "ydelseskode": "STOETTE_TIL_PSYKISK_TRIVSEL", "paragraf": "SEL_85"},),
        faglig_vurdering={"tekst": "Uro om natten er det, der fylder mest."},
        borgerens_stemme={"egne_ord": "Jeg vil gerne kunne sove."},
        oensket_start={"dato": date(2026, 12, 1)},
        myndighedskontakt={"navn": "Birte Holm"},
    )
    assert bestilling.indsatsmaal[0].titel == "Tryg om natten"

Reglerne om de enkelte indsatsmål står i :mod:`.faelles.regler_indsatsmaal`, reglerne om målgrupper,
paragraffer, koder og komplekse udfordringer i :mod:`.faelles.regler_aftale`; her står de, der kun gælder en
bestilling.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Linje, Tekst, Uuid, Version
from ...validation.rule import BOER, GYLDIGHED, KAN, SKAL, Breaches, at, clause, rule
from .faelles.borger import Borger, BorgerensStemme
from .faelles.konvolut import Kontaktperson, Konvolutbesked, Organisation
from .faelles.maal import Indsatsmaal
from .faelles.opfoelgning import Periode, PlanlagtOpfoelgning
from .faelles.typer import Beskedref
from .faelles.vurdering import (
    Diagnose,
    FagligVurdering,
    KomplekseUdfordringer,
    MaalgruppeAngivelse,
    Risikoforhold,
    TemaVurdering,
)
from .faelles.ydelse import Betaling, Starttid, Ydelse
from .kodelister.ffb import FfbTema, FfbTilbudstype, Stoettebehovsniveau
from .kodelister.konvolut import Beskedtype
from .kodelister.lov import Lovparagraf
from .kodelister.match import Aktoertype, Bestillingsart, Hastegrad
from .kodelister.opfoelgning import Indsatsmaalsart, Ophoersaarsag, Statusform


class Bevilling(Element):
    """Den afgørelse, bestillingen bygger på: hvornår den er truffet, og hvor længe den gælder."""

    afgoerelsesdato: Annotated[Dato, about("hvornår afgørelsen er truffet", "praksis")]
    periode: Annotated[Periode | None, about("bevilget fra og til", "praksis", "FR-034")] = None


class Fortsaettelse(Element):
    """Det forløb, bestillingen afløser, så udføreren kan bygge videre på det, der allerede er lært."""

    forloeb_id: Annotated[Uuid, about("det tidligere forløb", "000:353")]
    aarsag: Annotated[Ophoersaarsag | None, about("hvorfor det afløses", "000:353")] = None


class Samarbejdspart(Element):
    """En anden myndighed eller indsats om borgeren, som udføreren kommer til at møde."""

    organisation: Annotated[Organisation, about("hvem", "000:266")]
    aktoertype: Annotated[Aktoertype | None, about("hvilken slags aktør parten er", "000:266")] = None
    koordinerende: Annotated[Boolsk | None, about("om parten koordinerer", "KL")] = None
    indsats: Annotated[Tekst | None, about("hvad parten gør", "KL")] = None


class Bestilling(Konvolutbesked, beskedtype=Beskedtype.BESTILLING):
    """Myndigheden bestiller en indsats til en borger: formål, mål, ydelser og det, udføreren skal vide.

    Bestillingen sendes, når der er et match, eller når udføreren er kendt i forvejen. Med arten
    TILBUDSANMODNING beder myndigheden om et tilbud, og borgeren kan stadig være uden navn; med ENDELIG er
    bestillingen bindende, og udføreren kan svare med en kontrakt med det samme. Målene er myndighedens, men
    sættes sammen med borgeren, hvis egne ord altid har deres plads her.
    """

    bestilling_id: Annotated[Uuid, about("bestillingens nøgle", "000:104")]
    version: Annotated[Version, about("bestillingens udgave", "000:109")]
    art: Annotated[
        Bestillingsart, about("anmodning om tilbud eller endelig bestilling", "000:93", "FR-121", "FR-124")
    ]
    hastegrad: Annotated[Hastegrad | None, about("almindelig eller akut", "004:52")] = None
    begrundelse_uden_forespoergsel: Annotated[
        Tekst | None, about("hvorfor der ikke er spurgt først", "praksis", "FR-101")
    ] = None
    borger: Annotated[
        Borger,
        about(
            "borgeren, med handlekommune; pseudonym er nok ved TILBUDSANMODNING",
            "000:85-86",
            "FR-121",
            "FR-021",
        ),
    ]
    indsatsformaal: Annotated[Tekst, about("det overordnede formål", "000:122")]
    indsatsmaal: Annotated[
        tuple[Indsatsmaal, ...],
        about(
            "indsatsmålene",
            "000:123",
            "FR-104",
            "FR-105",
            "FR-106",
            "FR-107",
            "FR-112",
            "FR-129",
            many=(1, 30),
        ),
    ]
    maalgruppe: Annotated[
        tuple[MaalgruppeAngivelse, ...],
        about("borgerens målgrupper", "000:78", "FR-102", "FR-122", many=(0, 20)),
    ] = ()
    ydelse: Annotated[
        tuple[Ydelse, ...],
        about("de ydelser, der bestilles", "000:104", "FR-103", "FR-110", "FR-122", many=(1, 30)),
    ]
    tilbudstype: Annotated[
        FfbTilbudstype | None,
        about("tilbuddets art", "004:146", "FR-110", "FR-122"),
    ] = None
    faglig_vurdering: Annotated[FagligVurdering, about("den faglige vurdering", "000:102", "FR-031")]
    stoettebehov: Annotated[Stoettebehovsniveau | None, about("støttebehov", "000:209")] = None
    stoettebehov_begrundelse: Annotated[Tekst | None, about("hvorfor", "000:209")] = None
    borgerens_stemme: Annotated[BorgerensStemme, about("borgerens mål, ønsker og syn", "000:138", "FR-115")]
    ressourcer: Annotated[Tekst | None, about("borgerens ressourcer", "000:80", "FR-120")] = None
    sagsforloeb: Annotated[Tekst | None, about("kort om sagens forløb", "000:85-86", "FR-116")] = None
    tema_vurdering: Annotated[
        tuple[TemaVurdering, ...],
        about("funktionsevne og forhold", "000:198-202", "FR-108", many=(0, 70)),
    ] = ()
    diagnose: Annotated[tuple[Diagnose, ...], about("kun når det er nødvendigt", "000:98", many=(0, 20))] = ()
    risikoforhold: Annotated[
        tuple[Risikoforhold, ...],
        about(
            "hvad personalet skal vide for at passe på borgeren, andre og sig selv", "004:62-66", many=(0, 20)
        ),
    ] = ()
    magtanvendelsesafgoerelse: Annotated[
        tuple[Linje, ...],
        about("afgørelser efter SEL §§ 124 ff.; kun henvisning", "000:369", many=(0, 10)),
    ] = ()
    komplekse_udfordringer: Annotated[
        KomplekseUdfordringer | None, about("særlige kendetegn", "004:48-72", "FR-111")
    ] = None
    oensket_start: Annotated[Starttid, about("dato eller snarest", "praksis")]
    opfoelgning: Annotated[
        tuple[PlanlagtOpfoelgning, ...],
        about("ønsket opfølgning", "000:214", "FR-407", many=(0, 10)),
    ] = ()
    oensket_statusform: Annotated[Statusform | None, about("hvordan status ønskes", "000:278")] = None
    livstema: Annotated[
        tuple[FfbTema, ...],
        about("livstemaer, der ønskes fulgt", "000:248", "FR-020", many=(0, 11)),
    ] = ()
    afslutningskriterie: Annotated[
        tuple[Tekst, ...],
        about("hvornår indsatsen ikke længere er den rette", "000:351-353", many=(0, 10)),
    ] = ()
    mindst_indgribende_begrundelse: Annotated[
        Tekst | None, about("hvorfor det ikke kan være mindre indgribende", "004:98-102", "FR-113")
    ] = None
    bevilling: Annotated[Bevilling | None, about("den afgørelse, bestillingen bygger på", "praksis")] = None
    borgers_valg: Annotated[
        Boolsk | None, about("om borgeren selv har valgt tilbuddet", "SEL §§ 103–108")
    ] = None
    fortsaetter_fra: Annotated[Fortsaettelse | None, about("det forløb, dette afløser", "000:353")] = None
    samarbejdspart: Annotated[
        tuple[Samarbejdspart, ...],
        about("andre myndigheder og indsatser om borgeren", "000:266", many=(0, 20)),
    ] = ()
    ledigheds_afstemning_ref: Annotated[
        Beskedref | None, about("afstemningen af ledige pladser (M34)", "004:244", "FR-601")
    ] = None
    betaling: Annotated[Betaling | None, about("hvor regningen sendes", "KL", "FR-121")] = None
    svarfrist: Annotated[
        Dato | None, about("frist for tilbud; kun ved TILBUDSANMODNING", "praksis", "FR-124")
    ] = None
    myndighedskontakt: Annotated[Kontaktperson, about("hvem udfører taler med", "000:62")]
    bemaerkning: Annotated[Tekst | None, about("andet", "004:162")] = None


_UDEN_NAVN = frozenset({Lovparagraf.SEL_101_A, Lovparagraf.SEL_109})


@rule(
    "FR-031",
    da="Skriv den faglige vurdering, eller henvis til det bilag, den står i.",
    en="Write the professional assessment, or refer to the attachment that holds it.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=("bestilling",),
    requirements=("R037",),
    fields=("fagligVurdering.tekst", "fagligVurdering.bilagRef", "konvolut.bilag.id"),
    source="000:102",
)
def faglig_vurdering_er_der(besked: Bestilling) -> Breaches:
    """Den faglige vurdering er det første, myndigheden leverer (000:102): i ord eller som bilag.

    Et bilag tæller kun, når det er med i beskeden, så udføreren kan læse det.
    """
    vurdering = besked.faglig_vurdering
    if vurdering.tekst is None and not _er_vedlagt(besked, vurdering.bilag_ref):
        yield at("faglig_vurdering")


def _er_vedlagt(besked: Bestilling, noegler: tuple[str, ...]) -> bool:
    """Om mindst ét af bilagene er med i beskeden."""
    return any(bilag.id in noegler for bilag in besked.konvolut.bilag)


@rule(
    "FR-113",
    da="Skriv, hvorfor hjælpen ikke kan gribe mindre ind, og hvordan den øger det, borgeren selv kan.",
    en="Say why the help cannot be less intrusive, and how it builds on what the citizen can do.",
    demand={"GRUND": KAN, "MIDT": BOER},
    messages=("bestilling",),
    requirements=("R268",),
    fields=("mindstIndgribendeBegrundelse", "indsatsmaal.art"),
    source="004:98-102",
)
def mindst_indgribende(besked: Bestilling) -> Breaches:
    """Hjælpen griber mindst muligt ind og øger det, borgeren selv kan (004:98-102); her står hvordan.

    Et mål om fastholdelse giver aldrig anledning til en bemærkning: for nogle borgere er det et godt
    resultat, at intet går tabt. Reglen ser derfor kun efter begrundelsen, når mindst ét mål sigter mod
    andet end fastholdelse.
    """
    if besked.mindst_indgribende_begrundelse is None and any(
        maal.art is not Indsatsmaalsart.FASTHOLDELSE for maal in besked.indsatsmaal
    ):
        yield at("mindst_indgribende_begrundelse")


@rule(
    "FR-120",
    da="Beskriv borgerens ressourcer, så udføreren kan bygge videre på dem.",
    en="Describe the resources of the citizen, so that the provider can build on them.",
    demand=BOER,
    messages=("bestilling",),
    requirements=("R022",),
    fields=("ressourcer",),
    source="000:80",
)
def ressourcer_er_beskrevet(besked: Bestilling) -> Breaches:
    """Et godt match ser på, om både behov og ressourcer passer til tilbuddets metoder (000:79-80)."""
    if besked.ressourcer is None:
        yield at("ressourcer")


@rule(
    "FR-121",
    clauses=(
        clause(
            "identifikation",
            da="En endelig bestilling skal have borgerens personnummer eller erstatningspersonnummer.",
            en="A final order must carry the citizen's CPR number or replacement CPR number.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "betaling",
            da="Skriv det EAN-nummer (gln), regningen skal sendes til.",
            en="State the GLN that invoices are to be sent to.",
            demand=BOER,
        ),
    ),
    messages=("bestilling",),
    requirements=("R028",),
    fields=("art", "borger.identifikation", "ydelse.paragraf", "betaling.gln"),
    source="000:98",
)
def endelig_bestilling(besked: Bestilling) -> Breaches:
    """Først en endelig bestilling bærer borgerens identitet: indtil da er et pseudonym nok (000:98; D12).

    Anonym stofmisbrugsbehandling (SEL § 101 a) og ophold på krisecenter (SEL § 109) er undtaget, også når
    bestillingen rummer andre ydelser, for ellers ville den anonyme del blive kendt. Med en endelig bestilling
    bør udføreren også vide, hvor regningen skal hen.
    """
    if besked.art is not Bestillingsart.ENDELIG:
        return
    if besked.borger.identifikation.pseudonym is not None and not any(
        ydelse.paragraf in _UDEN_NAVN for ydelse in besked.ydelse
    ):
        yield at("borger", "identifikation", clause="identifikation")
    if besked.betaling is None:
        yield at("betaling", clause="betaling")
    elif besked.betaling.gln is None:
        yield at("betaling", "gln", clause="betaling")
