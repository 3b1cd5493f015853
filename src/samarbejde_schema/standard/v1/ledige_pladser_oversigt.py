"""M33 LedigePladserOversigt: hvilke tilbud der har plads lige nu.

Et helt eksempel, hvor ``bostedet`` er udføreren og ``kommunen`` den, der samler overblikket::

    from datetime import UTC, datetime

    from samarbejde_schema.standard.v1.ledige_pladser_oversigt import LedigePladserOversigt

    oversigt = LedigePladserOversigt.ny(
        profil=("GRUND", "MIDT"), fortrolighed="ALMINDELIG", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender=bostedet, modtager=(kommunen,), opgjort_tid=datetime(2026, 11, 2, 8, tzinfo=UTC),
        post=({
            "tilbud": {"navn": "Bostedet Engen", "tilbudsportal_id": "TP-10452"},
            "tilbudstype": "MIDLERTIDIGT_BOTILBUD_TIL_VOKSNE", "paragraf": ("SEL_107",),
            "pladser_i_alt": 14, "ledige": 2, "reserverede": 1,
        },),
    )
    assert oversigt.konvolut.forloeb_id is None       # der er ingen borger i en oversigt

Oversigten handler om pladser og aldrig om dem, der bor på dem. Kilder: 004:80-84, 004:244-252, 004:298-302.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Beloeb, Dato, Heltal, Tekst, Tidspunkt
from ...validation.rule import BOER, Breaches, at, rule
from .faelles.konvolut import Konvolutbesked, Organisation
from .kodelister.ffb import FfbMaalgruppe, FfbTilbudstype
from .kodelister.konvolut import Beskedtype
from .kodelister.lov import Lovparagraf
from .kodelister.match import Enhed


class Pladspost(Element):
    """Pladserne af én slags i ét tilbud: hvor mange der er, og hvor mange af dem der kan bruges nu.

    En plads, der venter på en bestemt borger, er reserveret og ikke ledig. Har tilbuddet pladser efter flere
    bestemmelser, som ikke kan bruges i flæng, får hver slags sin egen linje.
    """

    tilbud: Annotated[
        Organisation, about("tilbuddet, gerne med nøglen på Tilbudsportalen", "004:298", "FR-109")
    ]
    tilbudstype: Annotated[FfbTilbudstype, about("hvad det er for et tilbud", "004:298")]
    paragraf: Annotated[
        tuple[Lovparagraf, ...],
        about("de bestemmelser, pladserne kan bruges efter", "004:298", "FR-020", many=(1, 5)),
    ]
    maalgruppe: Annotated[
        tuple[FfbMaalgruppe, ...],
        about("hvem pladserne er godkendt til", "004:298", "FR-020", many=(0, 20)),
    ] = ()
    pladser_i_alt: Annotated[
        Heltal, about("alle pladser af denne slags, også de optagne", "004:298", "FR-607")
    ]
    ledige: Annotated[Heltal, about("pladser, der kan bestilles nu", "004:298", "FR-607")]
    reserverede: Annotated[
        Heltal | None,
        about("tomme pladser, der er lovet væk; de tælles ikke med som ledige", "004:298", "FR-607"),
    ] = None
    ledig_fra: Annotated[Dato | None, about("den dag, den første plads kan bruges", "004:298")] = None
    takst: Annotated[Beloeb | None, about("prisen pr. enhed, i kroner", "004:298")] = None
    takst_enhed: Annotated[Enhed | None, about("den enhed, taksten gælder, fx døgn", "004:298")] = None
    venteliste: Annotated[Heltal | None, about("hvor mange der venter på en plads", "004:298")] = None


class LedigePladserOversigt(Konvolutbesked, beskedtype=Beskedtype.LEDIGE_PLADSER_OVERSIGT):
    """Et øjebliksbillede af ledige pladser til det fælles overblik (M33).

    Sendes af et tilbud eller dets driftsherre til rammeaftalesekretariatet og kommunerne, hver gang
    overblikket skal være nyt; en ny oversigt afløser den forrige, når ``opgjort_tid`` er senere. Kommunerne
    slår op i den, når de afstemmer ledige pladser før et køb (M34), og den besvares ikke.
    """

    opgjort_tid: Annotated[Tidspunkt, about("det øjeblik, tallene gjaldt", "004:298")]
    post: Annotated[
        tuple[Pladspost, ...], about("ét tilbud og én pladstype pr. linje", "004:298", many=(1, 500))
    ]
    bemaerkning: Annotated[Tekst | None, about("andet, uden oplysninger om borgere", "004:298", "FR-605")] = (
        None
    )


@rule(
    "FR-607",
    da="Ret tallene: ledige og reserverede pladser er tilsammen flere, end der er i alt.",
    en="Correct the numbers: free and reserved places together are more than there are in all.",
    demand=BOER,
    messages=("ledigePladserOversigt",),
    requirements=("R287",),
    fields=("post.ledige", "post.reserverede", "post.pladserIAlt"),
    source="004:298",
)
def pladserne_gaar_op(besked: LedigePladserOversigt) -> Breaches:
    """Et fælles overblik er kun noget værd, når tallene kan passe (004:298-302).

    En tom plads er enten ledig eller reserveret, aldrig begge dele. Er der flere tomme pladser end pladser i
    alt, er der talt dobbelt, eller et af tallene er gammelt. En reservation, der ikke er oplyst, tæller nul.
    """
    for i, post in enumerate(besked.post):
        if post.ledige + (post.reserverede or 0) > post.pladser_i_alt:
            yield at("post", i, "ledige")
