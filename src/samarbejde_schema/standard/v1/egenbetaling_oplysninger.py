"""M07 EgenbetalingOplysninger: det, myndigheden skal vide om bolig og udgifter for at afgøre egenbetaling.

Et helt eksempel, hvor ``kommunen`` og ``bostedet`` er parter, og ``bestilling`` er i samme forløb::

    from datetime import date
    from decimal import Decimal

    from samarbejde_schema.standard.v1.egenbetaling_oplysninger import EgenbetalingOplysninger

    oplysninger = EgenbetalingOplysninger.ny(
        profil=("GRUND",), fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=bestilling.konvolut.forloeb_id, afsender=bostedet, modtager=(kommunen,),
        boligtype="PAR107", gaeldende_fra=date(2026, 10, 1), boligareal=Decimal("24.50"),
        post=(
            {"art": "BOLIGBETALING", "beloeb": Decimal("3150.00"), "pr": "MAANED", "kan_fravaelges": False},
            {"art": "KOST", "beloeb": Decimal("112.00"), "pr": "DAG", "kan_fravaelges": True},
        ),
    )
    assert oplysninger.post[1].kan_fravaelges

Boligdokumenter vedlægges i konvolutten som bilag af typen BOLIGDOKUMENT. Kilder: 000:114; SEL § 163 og BEK
1244/2017 om, hvad der kan kræves betaling for.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Antal2, Beloeb, Boolsk, Dato, Tekst, Uuid
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .kodelister.afsoegning import Boligtype, Egenbetalingsart
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Periodeenhed


class Egenbetalingspost(Element):
    """Én ting, borgeren kan komme til at betale for, hvad den koster, og om borgeren kan sige nej til den.

    Beløbet er i danske kroner for den periode, der står i ``pr``.
    """

    art: Annotated[Egenbetalingsart, about("hvad posten er", "000:114")]
    beloeb: Annotated[Beloeb, about("beløb i kroner for perioden", "000:114")]
    pr: Annotated[Periodeenhed, about("pr. dag, måned m.v.", "000:114")]
    kan_fravaelges: Annotated[Boolsk | None, about("om borgeren kan vælge det fra", "BEK 1244/2017")] = None


class EgenbetalingOplysninger(Konvolutbesked, beskedtype=Beskedtype.EGENBETALING_OPLYSNINGER):
    """Udførerens oplysninger om det, borgeren kan komme til at betale (M07).

    Sendes af udføreren eller driftsherren til myndigheden, når den skal afgøre egenbetaling, og igen når
    husleje eller priser ændres (000:114). Det er oplysninger og ingen opkrævning: myndigheden afgør, og
    boligens retlige art bestemmer, hvad der må betales for. Der svares ikke.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    boligtype: Annotated[Boligtype, about("boligens retlige art", "SEL § 163")]
    post: Annotated[
        tuple[Egenbetalingspost, ...], about("hvad borgeren kan komme til at betale", "000:114", many=(1, 30))
    ]
    gaeldende_fra: Annotated[Dato, about("fra hvornår beløbene gælder", "000:114")]
    boligareal: Annotated[Antal2 | None, about("boligens areal i m²", "000:114")] = None
    servicepakke: Annotated[Tekst | None, about("hvad der følger med af kost, vask m.v.", "praksis")] = None
    bilag_ref: Annotated[
        tuple[Uuid, ...], about("boligdokumenter (BOLIGDOKUMENT)", "000:114", "FR-036", many=(0, 20))
    ] = ()
    bemaerkning: Annotated[Tekst | None, about("andet", "praksis")] = None
