"""M01 Forespoergsel: myndigheden spørger en udfører, om tilbuddet kan passe til en borger.

Et helt eksempel, hvor ``kommunen`` og ``bostedet`` er parter::

    from uuid import uuid4

    from samarbejde_schema.standard.v1.forespoergsel import Forespoergsel

    forespoergsel = Forespoergsel.ny(
        profil=("GRUND",), fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=uuid4(), afsender=kommunen, modtager=(bostedet,),
        borger={"identifikation": {"pseudonym": "borger-7f3a91"}, "adressebeskyttet": False,
                "handlekommune": "0851"},
        aldersinterval="FRA_25_TIL_39",
        maalgruppe=({"maalgruppe": "ANGST", "primaer": True},),
        oensket_ydelse=({"id": uuid4(), "ydelseskode": "MIDLERTIDIGT_OPHOLD", "paragraf": "SEL_107"},),
        resume_af_behov="Støtte hele døgnet, mest om natten.",
        sagsforloeb="Kendt af kommunen siden 2023; støtte i eget hjem slog ikke til.",
        krav_til_fysiske_rammer=({"krav": "STILLE_OMGIVELSER"},),
        borgerens_stemme={"egne_ord": "Jeg vil bo et sted, hvor der er stille."},
    )
    assert forespoergsel.borger.identifikation.cpr is None

Spørges flere udførere, sendes én besked til hver, så ingen ser, hvem der ellers er spurgt; forløbet er det
samme. Reglerne om målgrupper, ydelser og komplekse udfordringer deles med bestillingen og står i
:mod:`.faelles.regler_aftale`. Kilder: 000:74-87, 000:93, 000:98; 004:11-12.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Linje, Tekst
from ...validation.rule import BOER, Breaches, at, rule
from .faelles.borger import Borger, BorgerensStemme
from .faelles.konvolut import Konvolutbesked
from .faelles.vurdering import KomplekseUdfordringer, MaalgruppeAngivelse, TemaVurdering
from .faelles.ydelse import FysiskKrav, Starttid, Ydelse
from .kodelister.afsoegning import Aldersinterval
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Hastegrad


class Forespoergsel(Konvolutbesked, beskedtype=Beskedtype.FORESPOERGSEL):
    """Myndighedens spørgsmål til en udfører: kan I noget, der passer til denne borger? (M01)

    Sendes af myndigheden, når den sammen med borgeren afsøger muligheder (000:74-76), med én besked til hver
    udfører. Her er det, der skal til for at vurdere målgruppe, metoder og fysiske rammer (000:78-83), og ikke
    mere: borgeren har en navnløs nøgle, til det er nødvendigt at vide, hvem det er (000:98). Besvares med et
    :class:`~.match_svar.MatchSvar`; passer det, følger en bestilling.
    """

    borger: Annotated[Borger, about("borgeren, normalt kun med pseudonym", "000:86, 98", "FR-010")]
    identificeret_begrundelse: Annotated[
        Tekst | None,
        about("hvorfor borgeren nævnes med personnummer allerede nu", "000:98", "FR-010"),
    ] = None
    aldersinterval: Annotated[Aldersinterval | None, about("alder uden fødselsdato", "000:53")] = None
    maalgruppe: Annotated[
        tuple[MaalgruppeAngivelse, ...], about("borgerens målgrupper", "000:78", "FR-102", many=(1, 20))
    ]
    oensket_ydelse: Annotated[
        tuple[Ydelse, ...], about("de ydelser, der søges", "000:93", "FR-030", many=(1, 20))
    ]
    resume_af_behov: Annotated[Tekst, about("kort om behovet for støtte", "000:75")]
    sagsforloeb: Annotated[
        Tekst | None, about("kort om sagens forløb, så udfører kan vurdere", "000:85-86", "FR-116")
    ] = None
    svarfrist: Annotated[Dato | None, about("senest hvornår svar ønskes", "praksis")] = None
    tema_vurdering: Annotated[
        tuple[TemaVurdering, ...], about("funktionsevne og forhold", "000:75", "FR-108", many=(0, 70))
    ] = ()
    ressourcer: Annotated[Tekst | None, about("borgerens ressourcer", "000:80")] = None
    krav_til_metode: Annotated[tuple[Linje, ...], about("metoder, der ønskes", "000:80", many=(0, 10))] = ()
    krav_til_fysiske_rammer: Annotated[
        tuple[FysiskKrav, ...], about("krav til bolig og omgivelser", "000:82-83", many=(0, 10))
    ] = ()
    geografi: Annotated[
        tuple[Linje, ...], about("ønsket område, fx by eller kommune", "praksis", many=(0, 5))
    ] = ()
    oensket_start: Annotated[Starttid | None, about("hvornår der ønskes start", "praksis")] = None
    komplekse_udfordringer: Annotated[
        KomplekseUdfordringer | None, about("særlige kendetegn", "004:11-72", "FR-111")
    ] = None
    hastegrad: Annotated[Hastegrad | None, about("almindelig eller akut", "004:52")] = None
    borgerens_stemme: Annotated[BorgerensStemme | None, about("borgerens ønsker", "000:76", "FR-115")] = None
    bemaerkning: Annotated[Tekst | None, about("andet", "praksis")] = None


@rule(
    "FR-010",
    da="Brug et pseudonym for borgeren, eller skriv, hvorfor personnummeret er nødvendigt allerede nu.",
    en="Use a pseudonym for the citizen, or state why the personal number is necessary already now.",
    demand=BOER,
    messages=("forespoergsel",),
    requirements=("R036",),
    fields=(
        "borger.identifikation.cpr",
        "borger.identifikation.erstatningsCpr",
        "borger.identifikation.pseudonym",
        "identificeretBegrundelse",
    ),
    source="000:98",
)
def borgeren_er_navnloes(besked: Forespoergsel) -> Breaches:
    """Der sendes det nødvendige og ikke mere (000:98).

    Mange udførere kan blive spurgt, og kun én bliver valgt. Målgruppe, behov og ønsker er nok til at vurdere
    et match, så de andre behøver aldrig få at vide, hvem borgeren er. Kender udføreren borgeren i forvejen,
    eller skal en gammel sag slås op, siger begrundelsen det.
    """
    if besked.identificeret_begrundelse is not None:
        return
    hvem = besked.borger.identifikation
    if hvem.cpr is not None:
        yield at("borger", "identifikation", "cpr")
    elif hvem.erstatnings_cpr is not None:
        yield at("borger", "identifikation", "erstatnings_cpr")
