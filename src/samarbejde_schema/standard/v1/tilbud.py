"""M05 Tilbud: udføreren svarer på en bestilling med et tilbud, eller siger, at der ikke kan tilbydes noget.

Et fuldt eksempel, hvor ``bestilling`` er den modtagne bestilling::

    from samarbejde_schema.standard.v1.tilbud import Tilbud

    tilbud = bestilling.besvar(
        Tilbud,
        fortrolighed="FOELSOM",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        tilbud_id="0c9d1f7e-2b57-4f0a-8a55-3f0f7f0c2b11",
        bestilling_ref={"id": bestilling.bestilling_id, "version": bestilling.version},
        art="KAN_IKKE_TILBYDE",
        begrundelse="Vi har ingen ledig plads i den skærmede afdeling før til foråret.",
    )
    assert tilbud.konvolut.svar_paa == bestilling.konvolut.besked_id

Reglerne om paragraffer, koder og takster deler tilbuddet med kontrakten: :mod:`.faelles.regler_aftale` og
:mod:`.faelles.regler_takst`.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Dato, Linje, Tekst, Uuid
from ...validation.rule import GYLDIGHED, SKAL, Breaches, at, clause, rule
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked, Leverandoer
from .faelles.maal import ArtefaktRef
from .faelles.opfoelgning import Opfoelgningsplan
from .faelles.ydelse import Metode, Starttid, Takst, Ydelse
from .kodelister.konvolut import Beskedtype
from .kodelister.match import SocialtilsynStatus, Tilbudsart


class Maalsvar(Element):
    """Hvordan udføreren vil arbejde med ét af bestillingens indsatsmål."""

    indsatsmaal_ref: Annotated[Uuid, about("målet", "000:123")]
    hvordan: Annotated[Tekst, about("hvordan der arbejdes", "000:123")]
    metode: Annotated[tuple[Linje, ...], about("med hvilken metode", "000:80", many=(0, 5))] = ()


class Tilbud(Konvolutbesked, beskedtype=Beskedtype.TILBUD):
    """Udføreren tilbyder en indsats til borgeren: hvem, hvad, hvordan og til hvilken pris.

    Tilbuddet svarer på en bestilling eller på myndighedens ønske om forhandling. Kan udføreren ikke tilbyde
    noget, er arten KAN_IKKE_TILBYDE, og begrundelsen hjælper myndigheden videre. Det, tilbuddet ikke
    omfatter, og det, der afviger fra bestillingen, siges åbent, så ingen bliver skuffet senere.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    tilbud_id: Annotated[Uuid, about("tilbuddets nøgle", "000:113")]
    bestilling_ref: Annotated[ArtefaktRef, about("bestillingen, der svares på", "000:93", "FR-003")]
    art: Annotated[Tilbudsart, about("tilbud, eller kan ikke tilbyde", "000:93", "FR-123")]
    begrundelse: Annotated[Tekst | None, about("hvorfor der ikke kan tilbydes", "praksis", "FR-123")] = None
    leverandoer: Annotated[
        Leverandoer | None, about("driftsherre og tilbud", "000:113", "FR-109", "FR-123")
    ] = None
    ydelse: Annotated[
        tuple[Ydelse, ...],
        about("de tilbudte ydelser", "000:87", "FR-123", "FR-110", "FR-122", many=(0, 30)),
    ] = ()
    metode: Annotated[tuple[Metode, ...], about("metoderne", "000:87", "FR-123", many=(0, 20))] = ()
    faglighed: Annotated[Tekst | None, about("tilbuddets faglighed", "000:86-87", "FR-123")] = None
    kompetencer: Annotated[Tekst | None, about("medarbejdernes kompetencer", "004:42-44", "FR-128")] = None
    faciliteter: Annotated[Tekst | None, about("de nødvendige faciliteter", "004:42-44", "FR-128")] = None
    fysiske_rammer: Annotated[Tekst | None, about("bolig og omgivelser", "000:81-83")] = None
    normering: Annotated[Linje | None, about("hvor mange medarbejdere", "004:64")] = None
    takst: Annotated[tuple[Takst, ...], about("taksterne", "004:114", "FR-123", "FR-201", many=(0, 30))] = ()
    maalsvar: Annotated[
        tuple[Maalsvar, ...],
        about("hvordan der vil blive arbejdet med hvert mål", "000:123", many=(0, 30)),
    ] = ()
    tidligste_start: Annotated[Starttid | None, about("hvornår der kan begyndes", "praksis")] = None
    indskrivningsforloeb: Annotated[
        tuple[Tekst, ...], about("hvordan indskrivningen kan foregå", "000:94", many=(0, 5))
    ] = ()
    forslag_til_opfoelgning: Annotated[
        Opfoelgningsplan | None, about("hvordan der kan følges op", "000:214")
    ] = None
    forbehold: Annotated[
        tuple[Tekst, ...], about("det, tilbuddet ikke omfatter", "praksis", many=(0, 10))
    ] = ()
    afvigelse: Annotated[
        tuple[Tekst, ...], about("afvigelser fra bestillingen", "praksis", many=(0, 10))
    ] = ()
    forbesoegsforslag: Annotated[Tekst | None, about("om et forbesøg", "000:89")] = None
    gyldig_til: Annotated[Dato | None, about("hvor længe tilbuddet står", "praksis", "FR-125")] = None
    socialtilsyn_status: Annotated[
        SocialtilsynStatus | None,
        about("hvor tilbuddet står hos socialtilsynet", "SEL § 14"),
    ] = None
    bemaerkning: Annotated[Tekst | None, about("andet", "004:162")] = None


_TILBUDDETS_DELE = ("leverandoer", "ydelse", "metode", "faglighed", "takst")


@rule(
    "FR-123",
    clauses=(
        clause(
            "tilbud",
            da="Udfyld feltet: et tilbud skal oplyse leverandør, ydelser, metoder, faglighed og takster.",
            en="Fill in this field: an offer must state provider, services, methods, expertise and rates.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "kan_ikke",
            da="Skriv, hvorfor I ikke kan tilbyde indsatsen, så myndigheden kan søge videre.",
            en="Say why you cannot offer the service, so that the authority can look elsewhere.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=("tilbud",),
    requirements=("R029",),
    fields=("art", *_TILBUDDETS_DELE, "begrundelse"),
    source="000:86-87",
)
def fuldt_tilbud(besked: Tilbud) -> Breaches:
    """Myndigheden skal kende tilbuddets indsatser, metoder og faglighed for at kunne svare (000:86-87).

    Et tilbud har derfor leverandør, mindst én ydelse, mindst én metode, faglighed og mindst én takst; hvert
    felt, der mangler, nævnes for sig. Kan der ikke tilbydes noget, er begrundelsen det, der kræves.
    """
    if besked.art is Tilbudsart.TILBUD:
        for felt in _TILBUDDETS_DELE:
            if not getattr(besked, felt):
                yield at(felt, clause="tilbud")
    elif besked.begrundelse is None:
        yield at("begrundelse", clause="kan_ikke")
