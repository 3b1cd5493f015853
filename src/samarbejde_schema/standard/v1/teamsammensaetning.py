"""M28 Teamsammensaetning: det team, borgeren har valgt sammen med koordinatoren.

Et helt eksempel::

    from datetime import date
    from uuid import uuid4

    from samarbejde_schema.standard.v1.teamsammensaetning import Teamsammensaetning

    kommune = {"navn": "Fjordby Kommune", "cvr": "90000004"}
    team = Teamsammensaetning.ny(
        profil=("SAM",),
        forloeb_id=uuid4(),
        fortrolighed="FOELSOM",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender={"rolle": "KOORDINATOR", "organisation": kommune},
        modtager=({"rolle": "MYNDIGHED", "organisation": kommune},),
        borger={"identifikation": {"pseudonym": "borger-7f3a91"}},
        version=1,
        medlem=(
            {"medlem_id": uuid4(), "navn": "Birgitte Søe", "type": "FAGPERSON", "sektor": "SUNDHED"},
            {"medlem_id": uuid4(), "navn": "Edith Åberg", "type": "PRIVAT_NETVAERK",
             "oensket_af_borger": True},
        ),
        valgt_af=("BORGER", "KOORDINATOR"),
        gaelder_fra=date(2026, 11, 23),
        borgerens_stemme={"egne_ord": "Det er mit hold."},
    )
    assert len(team.medlem) == 2

Reglerne om borgerens valg og ønsker (FR-711, FR-713, FR-714) står i :mod:`.faelles.regler_sam`; her står
kun den, der gælder teamet alene. Kilder: 003:169, 003:212, 003:330-358.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Linje, Navn, Tekst, Uuid, Version
from ...validation.rule import BOER, Breaches, at, rule
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked, Organisation
from .kodelister.konvolut import Beskedtype, Rolle
from .kodelister.match import Sektor
from .kodelister.samarbejde import Teammedlemstype


class Teammedlem(Element):
    """Én i teamet, og hvad vedkommende hjælper borgeren med.

    Nøglen gælder kun i dette forløb. Sektor og lov er med, fordi medlemmerne kan arbejde efter forskellige
    regler, og det er lettere at tale om, når det kan ses (003:238-241).
    """

    medlem_id: Annotated[Uuid, about("medlemmets nøgle i forløbet, som aftaler henviser til", "003:345")]
    navn: Annotated[Navn, about("navn", "003:330")]
    type: Annotated[
        Teammedlemstype, about("fagperson, civilsamfund eller privat netværk", "003:346-348", "FR-714")
    ]
    organisation: Annotated[Organisation | None, about("hvor medlemmet kommer fra", "003:346", "FR-302")] = (
        None
    )
    sektor: Annotated[Sektor | None, about("sektor eller forvaltning", "003:410-412", "FR-707")] = None
    lovgrundlag: Annotated[Linje | None, about("den lov, medlemmet arbejder efter", "003:238-241")] = None
    opgave: Annotated[Tekst | None, about("hvad medlemmet hjælper borgeren med", "003:310-311")] = None
    oensket_af_borger: Annotated[
        Boolsk | None,
        about("om borgeren ønsker medlemmet; altid for andre end fagpersoner", "003:347-348", "FR-714"),
    ] = None


class Teamsammensaetning(Konvolutbesked, beskedtype=Beskedtype.TEAMSAMMENSAETNING):
    """Borgeren har valgt sit tværfaglige team sammen med koordinatoren (M28).

    Sendes af koordinatoren til teamet og myndigheden, når borgeren har givet samtykke (M24), og igen i en ny
    udgave, hver gang nogen kommer til eller går ud. Teamet er ingen fast enhed, men skifter fra borger til
    borger (003:345-346), og borgeren kan altid tage nogen ud (003:212). Med teamet på plads kan det første
    netværksmøde holdes.
    """

    borger: Annotated[Borgerhenvisning, about("hvem det angår", "003:330")]
    version: Annotated[Version, about("teamets udgave", "003:345")]
    medlem: Annotated[
        tuple[Teammedlem, ...],
        about("alle, der er med i teamet nu", "003:330", "FR-302", "FR-707", "FR-714", many=(2, 40)),
    ]
    valgt_af: Annotated[
        tuple[Rolle, ...],
        about("hvem der har valgt teamet; borgeren er altid med", "003:330", "FR-713", "FR-020", many=(1, 5)),
    ]
    gaelder_fra: Annotated[Dato, about("fra hvornår", "003:345")]
    udtraadt: Annotated[
        tuple[Navn, ...], about("dem, der er gået ud siden sidste udgave", "003:212", many=(0, 40))
    ] = ()
    borgerens_stemme: Annotated[
        BorgerensStemme | None, about("borgerens syn på sit team", "003:330", "FR-711")
    ] = None


_SUNDHED = frozenset({Sektor.SUNDHED, Sektor.PSYKIATRI})


@rule(
    "FR-707",
    da="Overvej med borgeren, hvem fra sundhedsområdet der skal være med i teamet.",
    en="Consider with the citizen who from the health sector should be on the team.",
    demand={"SAM": BOER},
    messages=("teamsammensaetning",),
    requirements=("R191",),
    fields=("medlem.sektor",),
    source="003:169",
)
def sundhed_er_med(besked: Teamsammensaetning) -> Breaches:
    """Modellen skal skabe et samarbejde med sundhedsområdet (003:169), hvor målgruppen har store behov.

    Et medlem fra sundhed eller psykiatri er nok. Vil borgeren ikke have nogen derfra med, er det borgerens
    valg, og bemærkningen kan blive stående.
    """
    if not any(medlem.sektor in _SUNDHED for medlem in besked.medlem):
        yield at("medlem")
