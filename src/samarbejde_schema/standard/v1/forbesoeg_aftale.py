"""M03 ForbesoegAftale: parterne aftaler et besøg, før noget er bestilt, og noterer, hvad det viste.

Et helt eksempel, hvor ``kommunen`` og ``bostedet`` er parter::

    from datetime import UTC, datetime
    from uuid import uuid4

    from samarbejde_schema.standard.v1.forbesoeg_aftale import ForbesoegAftale

    forslag = ForbesoegAftale.ny(
        profil=("GRUND",), fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=uuid4(), afsender=bostedet, modtager=(kommunen,),
        forbesoeg_id=uuid4(), forbesoegstype="BORGER_BESOEGER_NYT_TILBUD", status="FORESLAAET",
        tidspunkt=datetime(2026, 9, 10, 13, tzinfo=UTC), sted="Bostedets køkken",
        formaal="At se værelset og møde dem, der er på arbejde om natten.",
    )
    ja = forslag.besvar(
        ForbesoegAftale, fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forbesoeg_id=forslag.forbesoeg_id, forbesoegstype=forslag.forbesoegstype, status="BEKRAEFTET",
        tidspunkt=forslag.tidspunkt, sted=forslag.sted,
    )
    assert ja.konvolut.svar_paa == forslag.konvolut.besked_id

Besøget beholder sin nøgle fra forslag til resultat; kun status skifter. Kilder: 000:89-91.
"""

import re
from typing import Annotated

from ...modelling.marks import about
from ...primitives import Boolsk, Linje, Tekst, Tidspunkt, Uuid
from ...validation.rule import BOER, Breaches, at, clause, rule
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.opfoelgning import Moededeltager
from .kodelister.afsoegning import Forbesoegsstatus, Forbesoegstype
from .kodelister.konvolut import Beskedtype


class ForbesoegAftale(Konvolutbesked, beskedtype=Beskedtype.FORBESOEG_AFTALE):
    """En aftale om, at borgeren besøger et muligt nyt tilbud, eller at tilbuddet besøger borgeren (M03).

    Sendes af myndigheden eller udføreren til den anden: den ene foreslår, den anden bekræfter eller aflyser,
    og bagefter noteres det, besøget viste. Hver gang er det en ny besked om det samme besøg. Et besøg er et
    godt supplement til det skriftlige (000:89-90) og træder aldrig i stedet for forespørgsel og bestilling.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    forbesoeg_id: Annotated[Uuid, about("besøgets nøgle; den samme fra forslag til resultat", "praksis")]
    forbesoegstype: Annotated[Forbesoegstype, about("hvem der besøger hvem", "000:90-91")]
    status: Annotated[Forbesoegsstatus, about("foreslået, bekræftet, aflyst, afholdt", "000:89", "FR-126")]
    tidspunkt: Annotated[Tidspunkt | None, about("hvornår", "000:89", "FR-126")] = None
    sted: Annotated[Linje | None, about("hvor", "000:89", "FR-126")] = None
    deltager: Annotated[tuple[Moededeltager, ...], about("hvem der er med", "000:90", many=(0, 20))] = ()
    formaal: Annotated[Tekst | None, about("hvad man vil se", "000:89")] = None
    transport: Annotated[Tekst | None, about("befordring", "praksis")] = None
    tolk: Annotated[Boolsk | None, about("om der skal tolk med", "praksis")] = None
    resultat: Annotated[Tekst | None, about("hvad besøget viste", "000:89", "FR-126")] = None
    borgerens_stemme: Annotated[
        BorgerensStemme | None, about("borgerens ønsker til besøget eller oplevelse af det", "000:74")
    ] = None


_HENVISER = re.compile(
    r"(se|jf\.?|jævnfør|som (talt|drøftet|aftalt|set|omtalt)|der henvises)\b", re.IGNORECASE
)
_ORD_I_EN_HENVISNING = 8
"""Så kort en tekst, der begynder med at henvise, siger intet selv; en længere må gerne begynde sådan."""


@rule(
    "FR-126",
    clauses=(
        clause(
            "tidspunkt",
            da="Skriv, hvornår det bekræftede besøg er.",
            en="State when the confirmed visit is.",
            demand=BOER,
        ),
        clause(
            "sted",
            da="Skriv, hvor det bekræftede besøg er.",
            en="State where the confirmed visit is.",
            demand=BOER,
        ),
        clause(
            "resultat",
            da="Skriv, hvad besøget viste.",
            en="State what the visit showed.",
            demand=BOER,
        ),
        clause(
            "henvisning",
            da="Skriv selve indholdet; henvis ikke blot til besøget eller til en samtale.",
            en="Write the content itself; do not merely refer to the visit or to a conversation.",
            demand=BOER,
        ),
    ),
    messages=("forbesoegAftale",),
    requirements=("R031",),
    fields=("status", "tidspunkt", "sted", "resultat"),
    source="000:89-91",
)
def besoeget_er_til_at_bruge(besked: ForbesoegAftale) -> Breaches:
    """En aftale om et besøg er konkret, og bagefter står det skrevet, hvad man så (000:89-91).

    Et bekræftet besøg har tid og sted. Et besøg, der har været holdt, har et resultat, som også den kan læse,
    der ikke var med: besøget supplerer det skriftlige og afløser det ikke, så ”se besøget” er intet resultat.
    """
    if besked.status is Forbesoegsstatus.BEKRAEFTET:
        if besked.tidspunkt is None:
            yield at("tidspunkt", clause="tidspunkt")
        if besked.sted is None:
            yield at("sted", clause="sted")
    if besked.resultat is None:
        if besked.status is Forbesoegsstatus.AFHOLDT:
            yield at("resultat", clause="resultat")
    elif _henviser_kun(besked.resultat):
        yield at("resultat", clause="henvisning")


def _henviser_kun(tekst: str) -> bool:
    """Om teksten er kort og begynder med at sende læseren et andet sted hen."""
    return _HENVISER.match(tekst) is not None and len(tekst.split()) <= _ORD_I_EN_HENVISNING
