"""M23 Udskrivning: indsatsen er slut, og der gøres status.

Et helt eksempel, hvor ``bostedet`` og ``kommunen`` er parter, ``kontrakt`` er kontrakten, og ``maal`` er
målets nøgle::

    from datetime import date

    from samarbejde_schema.standard.v1.udskrivning import Udskrivning

    om, sidste_dag = kontrakt.konvolut, date(2026, 10, 31)
    udskrivning = Udskrivning.ny(
        profil=om.profil, fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=om.forloeb_id, afsender=bostedet, modtager=(kommunen,),
        udskrivningsdato=sidste_dag, aarsag="MAAL_NAAET",
        slutstatus=(
            {"maal_ref": maal, "arbejdet_med_maalet": "Faste aftener.", "maalopfyldelse": "NAAET"},
        ),
        ydelse_afslutning=tuple({"ydelse_ref": y.id, "slutdato": sidste_dag} for y in kontrakt.ydelse),
        stoettebehov_efter="1",
        borgerens_stemme={"egne_ord": "Tak for kaffe. Jeg kommer og hilser på."},
    )
    assert len(udskrivning.ydelse_afslutning) == len(kontrakt.ydelse)

At alle ydelser er lukket, og alle mål har en slutstatus, er FR-505, og at regningen kommer i tide, er FR-208;
begge dømmes med forløbet. At der er sagt noget om hvert mål, er FR-417.
Kilder: 000:211, 000:350-362.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Beloeb, Dato, Tekst, Uuid
from ...validation.rule import GYLDIGHED, SKAL, Breaches, at, rule
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import Maalstatuslinje
from .faelles.opfoelgning import Moedeaftale
from .kodelister.ffb import Stoettebehovsniveau
from .kodelister.konvolut import Beskedtype, Rolle
from .kodelister.opfoelgning import Ophoersaarsag


class YdelseAfslutning(Element):
    """Hvornår én ydelse slutter; nogle kan slutte før den sidste dag."""

    ydelse_ref: Annotated[Uuid, about("ydelsen", "000:361", "FR-505")]
    slutdato: Annotated[Dato, about("ydelsens sidste dag", "000:361")]


class Udskrivning(Konvolutbesked, beskedtype=Beskedtype.UDSKRIVNING):
    """Indsatsens afslutning: hvornår, hvorfor, hvor målene nåede til, og hvad der mangler (M23).

    Sendes af udføreren til myndigheden, når den sidste dag er kommet, som regel efter en opsigelse eller
    når kontrakten løber ud. Er borgeren død eller udeblevet, eller er udføreren gået konkurs, kan
    myndigheden sende den. Slutstatus viser, hvad indsatsen førte til, og overleveringen hjælper det næste
    tilbud i gang (000:353, 000:361). Beskeden kræver intet svar; det, der mangler, står som restopgaver.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    udskrivningsdato: Annotated[Dato, about("borgerens sidste dag i indsatsen", "000:361", "FR-505")]
    aarsag: Annotated[Ophoersaarsag, about("hvorfor indsatsen slutter", "000:353", "FR-505", "FR-507")]
    slutstatus: Annotated[
        tuple[Maalstatuslinje, ...],
        about("hvor hvert mål nåede til", "000:353", "FR-505", "FR-417", many=(0, 130)),
    ] = ()
    ydelse_afslutning: Annotated[
        tuple[YdelseAfslutning, ...], about("hvornår hver ydelse slutter", "000:361", "FR-505", many=(0, 30))
    ] = ()
    stoettebehov_efter: Annotated[
        Stoettebehovsniveau | None, about("støttebehov ved afslutning", "000:211")
    ] = None
    overlevering: Annotated[
        Tekst | None, about("hvad det næste tilbud bør vide, aftalt med borgeren", "000:361")
    ] = None
    egenbetaling_ophoer: Annotated[Dato | None, about("sidste dag, borgeren selv betaler for", "000:114")] = (
        None
    )
    restopgave: Annotated[
        tuple[Moedeaftale, ...], about("hvad der mangler, og hvem der gør det", "000:361", many=(0, 20))
    ] = ()
    slutafregningsdato: Annotated[Dato | None, about("hvornår der er gjort op", "000:361", "FR-208")] = None
    efterregulering: Annotated[
        Beloeb | None, about("beløb, der skal reguleres; minus, når køber skal have penge tilbage", "KL")
    ] = None
    borgerens_stemme: Annotated[
        BorgerensStemme | None, about("borgerens syn på afslutningen", "000:361", "FR-115")
    ] = None


_MYNDIGHEDEN_UDSKRIVER = frozenset({Ophoersaarsag.DOED, Ophoersaarsag.KONKURS, Ophoersaarsag.UDEBLIVELSE})


@rule(
    "FR-507",
    da="Lad udføreren udskrive: myndigheden gør det kun ved død, konkurs og udeblivelse.",
    en="Let the provider discharge: the authority does so only after death, bankruptcy or non-appearance.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=("udskrivning",),
    fields=("aarsag", "konvolut.afsender.rolle"),
    source="praksis",
)
def hvem_der_udskriver(besked: Udskrivning) -> Breaches:
    """Udføreren ved, hvornår borgeren holdt sidste dag, og gør status på målene; derfor udskriver udføreren.

    Kun når der ikke er nogen borger eller nogen udfører at spørge, kan myndigheden lukke forløbet selv:
    når borgeren er død eller udeblevet, eller udføreren er gået konkurs.
    """
    myndigheden = besked.konvolut.afsender.rolle is Rolle.MYNDIGHED
    if myndigheden and besked.aarsag not in _MYNDIGHEDEN_UDSKRIVER:
        yield at("aarsag")
