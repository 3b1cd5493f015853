"""M37 StrukturaendringHoering: et bo- eller døgntilbud påtænkes lukket, ommærket eller etableret.

Et helt eksempel, hvor ``kommunen`` ejer tilbuddet::

    from datetime import date
    from uuid import uuid4

    from samarbejde_schema.standard.v1.strukturaendring_hoering import StrukturaendringHoering

    klitby = {"rolle": "SAMARBEJDSKOMMUNE", "organisation": {"navn": "Klitby Kommune", "cvr": "90000012"}}
    hoering = StrukturaendringHoering.ny(
        profil=("GRUND", "MIDT"), fortrolighed="ALMINDELIG", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender=kommunen, modtager=(klitby,), hoering_id=uuid4(), fase="I_HOERING", art="LUKNING",
        tilbud={"navn": "Bostedet Engen", "cvr": "90000004"}, pladser=14,
        tilbudstype="LAENGEREVARENDE_BOTILBUD_TIL_VOKSNE",
        beroert_kommune=({"kommune": "0851", "antal": 9}, {"kommune": "0860"}),
        begrundelse="Halvdelen af pladserne har stået tomme i to år.",
        hoeringsfrist=date(2027, 1, 15), politisk_beslutning_dato=date(2027, 2, 9),
    )
    assert hoering.beroert_kommune[1].antal is None       # under fem borgere: tallet udelades

Naboer får besked, før der er besluttet noget, så de kan sige, hvad de selv har brug for. Kilder: 004:192-242.
"""

from datetime import date
from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Dato, Heltal, Tekst, Uuid
from ...validation.rule import BOER, PLIGT, SKAL, Breaches, at, rule
from .faelles.hverdage import dansk_dato
from .faelles.konvolut import Konvolutbesked, Organisation
from .kodelister.faelleskommunalt import Etableringsform, Hoeringsfase, Partnerskabstype, Strukturaendring
from .kodelister.ffb import FfbTilbudstype
from .kodelister.geografi import Kommune
from .kodelister.konvolut import Beskedtype

_BESLUTTET = frozenset({Hoeringsfase.POLITISK_BESLUTTET, Hoeringsfase.GENNEMFOERT})


class Kommuneantal(Element):
    """Hvor mange borgere én kommune har i tilbuddet.

    Kommunen nævnes, så den ved, at den er berørt. Er der færre end fem, udelades tallet: så få kan genkendes.
    """

    kommune: Annotated[Kommune, about("den kommune, der har borgere i tilbuddet", "004:198")]
    antal: Annotated[
        Heltal | None, about("antal borgere; udelades, når der er under fem", "004:198", "FR-606")
    ] = None


class StrukturaendringHoering(Konvolutbesked, beskedtype=Beskedtype.STRUKTURAENDRING_HOERING):
    """Høringen af andre kommuner, før et bo- eller døgntilbud ændres, og hvad der siden blev af den (M37).

    Sendes af driftsherren eller myndigheden til samarbejdskommunerne, DASSOS og sekretariatet: først når
    ændringen er i høring, og igen når den er besluttet, gennemført eller opgivet. Alle beskeder om samme
    ændring har samme ``hoering_id``, og hver ny ``fase`` er en ny besked; kun en rettelse erstatter en anden.
    Modtagerne svarer inden høringsfristen (M38), og den skal ligge før den politiske beslutning (FR-603).
    """

    hoering_id: Annotated[Uuid, about("høringens nøgle, den samme i alle faser", "004:192")]
    fase: Annotated[
        Hoeringsfase, about("i høring, besluttet, gennemført eller opgivet", "004:192-206", "FR-603")
    ]
    art: Annotated[Strukturaendring, about("lukning, ommærkning eller etablering", "004:192-224")]
    tilbud: Annotated[Organisation, about("det tilbud, det handler om", "004:192")]
    tilbudstype: Annotated[FfbTilbudstype, about("hvad slags tilbud det er", "004:192-196")]
    pladser: Annotated[Heltal, about("antal pladser, der ændres", "004:192")]
    beroert_kommune: Annotated[
        tuple[Kommuneantal, ...],
        about("hvor mange borgere fra hver kommune", "004:198", "FR-606", many=(0, 98)),
    ] = ()
    begrundelse: Annotated[Tekst, about("hvorfor, uden oplysninger om borgere", "004:192", "FR-605")]
    hoeringsfrist: Annotated[Dato, about("sidste dag for svar", "004:198", "FR-603")]
    politisk_beslutning_dato: Annotated[
        Dato | None, about("dagen for den planlagte eller trufne beslutning", "004:200-204", "FR-603")
    ] = None
    gennemfoert_dato: Annotated[Dato | None, about("hvornår ændringen træder i kraft", "004:192")] = None
    oekonomi: Annotated[Tekst | None, about("hvad ændringen betyder for økonomien", "004:192", "FR-605")] = (
        None
    )
    alternativ: Annotated[
        tuple[Tekst, ...],
        about("andre muligheder, der er overvejet", "004:208-228", "FR-605", many=(0, 10)),
    ] = ()
    etableringsform: Annotated[
        Etableringsform | None, about("ved etablering: hvordan kommunerne går sammen", "004:216-224")
    ] = None
    partnerskabstype: Annotated[
        Partnerskabstype | None,
        about("ved etablering med andre sektorer: hvilket partnerskab", "004:230-242"),
    ] = None


@rule(
    "FR-603",
    da="Lad høringen slutte før den dag, den politiske beslutning træffes.",
    en="Let the hearing end before the day of the political decision.",
    demand={"GRUND": BOER, "MIDT": SKAL},
    kind=PLIGT,
    messages=("strukturaendringHoering",),
    requirements=("R278",),
    fields=("hoeringsfrist", "politiskBeslutningDato", "fase"),
    source="004:192",
)
def hoeringen_slutter_foer_beslutningen(besked: StrukturaendringHoering) -> Breaches:
    """En lukning eller ommærkning drøftes på tværs af kommunerne, før den besluttes lokalt (004:192-206).

    Sidste dag for svar ligger derfor før beslutningens dag; samme dag er for sent. Er der besluttet noget
    uden en dato, regnes beslutningen senest truffet den dag, beskeden er sendt. En plan, der er opgivet,
    skylder ingenting.
    """
    beslutning = _besluttes(besked)
    if beslutning is not None and besked.hoeringsfrist >= beslutning:
        yield at("hoeringsfrist")


def _besluttes(besked: StrukturaendringHoering) -> date | None:
    """Dagen for beslutningen; er den truffet uden dato, den dag, beskeden er sendt."""
    if besked.fase is Hoeringsfase.OPGIVET:
        return None
    if besked.politisk_beslutning_dato is None and besked.fase in _BESLUTTET:
        return dansk_dato(besked.konvolut.afsendt)
    return besked.politisk_beslutning_dato
