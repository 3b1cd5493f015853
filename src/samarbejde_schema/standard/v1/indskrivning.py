"""M10 Indskrivning: udføreren fortæller, at borgeren er på vej ind eller er begyndt.

Et fuldt eksempel, hvor ``kontrakt`` er den kontrakt, udføreren selv har sendt::

    from datetime import date

    from samarbejde_schema.standard.v1.indskrivning import Indskrivning

    om = kontrakt.konvolut
    indskrivning = Indskrivning.ny(
        profil=om.profil,
        samtale_id=om.samtale_id,
        forloeb_id=om.forloeb_id,
        fortrolighed="FOELSOM",
        behandlingsgrundlag="KONTRAKT",
        afsender=om.afsender,
        modtager=om.modtager,
        borger=kontrakt.borger,
        fase="PLANLAGT",
        indflytningsdato=date(2026, 12, 1),
    )
    assert indskrivning.borger == kontrakt.borger
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst
from ...validation.rule import PLIGT, SKAL, Breaches, at, rule
from .faelles.borger import Borger
from .faelles.hverdage import dansk_dato, efter_hverdage
from .faelles.konvolut import Adresse, Kontaktperson, Konvolutbesked
from .faelles.opfoelgning import Opfoelgningstid
from .kodelister.konvolut import Beskedtype
from .kodelister.lov import Lovparagraf
from .kodelister.match import Indgang, Indskrivningsfase


class Indskrivning(Konvolutbesked, beskedtype=Beskedtype.INDSKRIVNING):
    """Indsatsens begyndelse: den er planlagt, eller den er gennemført.

    Som regel er kontrakten på plads først. Haster det, siger ``foreloebigAftale``, hvad parterne er enige om
    indtil da. En borger, der allerede er i indsatsen, eller som selv er mødt op (SEL § 110), kommer ind i
    forløbet med ``indgang``. Også en indsats uden indflytning har en indflytningsdato: den første dag.
    """

    borger: Annotated[Borger, about("borgeren", "000:94", "FR-021")]
    fase: Annotated[Indskrivningsfase, about("planlagt eller gennemført", "000:94")]
    indgang: Annotated[
        Indgang | None, about("ny, igangværende eller selvmøder; udeladt = ny", "SEL § 110", "FR-211")
    ] = None
    foreloebig_aftale: Annotated[
        Tekst | None, about("aftalen, når kontrakten endnu ikke er på plads", "KL", "FR-214")
    ] = None
    indflytningsdato: Annotated[
        Dato, about("første dag, også for indsats uden indflytning", "000:226", "FR-211")
    ]
    kontaktperson_for_borger: Annotated[
        Kontaktperson | None,
        about("borgerens kontaktperson", "000:62"),
    ] = None
    foerste_opfoelgning: Annotated[
        Opfoelgningstid | None, about("tre måneders-opfølgning, eller fravalgt", "000:226", "FR-408")
    ] = None
    indskrivningsaktivitet: Annotated[
        tuple[Tekst, ...], about("hvad der er planlagt", "000:94", many=(0, 20))
    ] = ()
    boligadresse: Annotated[Adresse | None, about("borgerens nye adresse", "praksis", "FR-021")] = None
    lovgrundlag: Annotated[Lovparagraf | None, about("bestemmelsen, især for selvmødere", "SEL § 110")] = None
    overlevering: Annotated[Tekst | None, about("fra tidligere tilbud", "000:85")] = None


_SELVMOEDER_HVERDAGE = 3


@rule(
    "FR-211",
    da="Beskeden kom for sent. Giv fremover kommunen besked inden tre hverdage, når borgeren selv er mødt "
    "op.",
    en="The message came late. In future, tell the municipality within three working days when the citizen "
    "has come without referral.",
    demand=SKAL,
    kind=PLIGT,
    messages=("indskrivning",),
    fields=("indgang", "indflytningsdato", "konvolut.afsendt"),
    source="SEL § 110",
)
def selvmoeder(besked: Indskrivning) -> Breaches:
    """Lederen optager selv borgeren og underretter handlekommunen inden tre hverdage (SEL § 110).

    Fristen er den tredje hverdag efter indflytningsdatoen, hele dagen med; afsendelsen regnes i dansk tid.
    Hverdage er mandag til fredag uden helligdage, og grundlovsdag tæller som hverdag. En rettelse
    (``erstatter``) kommer altid senere end det, den retter, og bedømmes ikke.
    """
    if besked.indgang is not Indgang.SELVMOEDER or besked.konvolut.erstatter is not None:
        return
    if dansk_dato(besked.konvolut.afsendt) > efter_hverdage(besked.indflytningsdato, _SELVMOEDER_HVERDAGE):
        yield at("indflytningsdato")
