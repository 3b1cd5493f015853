"""M34 LedighedsAfstemning: har en anden kommune en plads, før der købes hos regionen eller en privat?

Et helt eksempel, hvor ``kommunen`` er den, der søger::

    from datetime import date

    from samarbejde_schema.standard.v1.ledigheds_afstemning import LedighedsAfstemning

    klitby = {"rolle": "SAMARBEJDSKOMMUNE", "organisation": {"navn": "Klitby Kommune", "cvr": "90000012"}}
    spoergsmaal = LedighedsAfstemning.ny(
        profil=("GRUND", "MIDT"), fortrolighed="ALMINDELIG", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender=kommunen, modtager=(klitby,), art="SPOERGSMAAL", afstemt_dato=date(2026, 11, 2),
        tilbudstype="MIDLERTIDIGT_BOTILBUD_TIL_VOKSNE", kilde=("OVERSIGT", "DIREKTE_HENVENDELSE"),
        soegekriterie=("Vågen nattevagt", "Kan tage imod inden for en måned"),
    )

Der søges efter en plads, ikke for en bestemt borger: kriterierne siger, hvad pladsen skal kunne, og rummer
ingen oplysninger om, hvem den er til (FR-605). Kilder: 004:80-84, 004:208-228, 004:244-252.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Tekst, Uuid
from ...validation.rule import BOER, Breaches, at, clause, rule
from .faelles.konvolut import Konvolutbesked
from .kodelister.faelleskommunalt import Afstemningsart, Afstemningskilde, Afstemningskonklusion
from .kodelister.ffb import FfbMaalgruppe, FfbTilbudstype
from .kodelister.geografi import Kommune
from .kodelister.konvolut import Beskedtype


class Afstemningssvar(Element):
    """Én kommunes svar: om den har en ledig plads, og om pladsen kan det, der er brug for.

    Ledig og egnet er to spørgsmål. En plads, der er ledig, men ikke egnet, siges med en begrundelse, så det
    kan ses, hvad der mangler af tilbud på tværs af kommunerne.
    """

    kommune: Annotated[Kommune, about("den kommune, der svarer", "004:248")]
    ledig: Annotated[Boolsk, about("om der er en ledig plads", "004:246")]
    egnet: Annotated[Boolsk | None, about("om den ledige plads passer til behovet", "004:224-228")] = None
    begrundelse: Annotated[
        Tekst | None, about("hvorfor pladsen ikke er ledig eller egnet", "004:246", "FR-605")
    ] = None


class LedighedsAfstemning(Konvolutbesked, beskedtype=Beskedtype.LEDIGHEDS_AFSTEMNING):
    """Afstemningen af ledige bo- og døgntilbud i andre kommuner (M34).

    En myndighed spørger de andre kommuner, før den køber hos regionen eller en privat; en kommune svarer med
    en afstemning af arten SVAR, der svarer på spørgsmålet. Når der er svar nok, eller når oversigten (M33)
    allerede viser det, sender myndigheden sin konklusion til sekretariatet. En bestilling af et bo- eller
    døgntilbud, der ikke er kommunalt, henviser til den (FR-601).
    """

    art: Annotated[Afstemningsart, about("spørgsmål, svar eller konklusion", "004:244")]
    afstemt_dato: Annotated[
        Dato, about("den dag, spørgsmålet, svaret eller konklusionen gælder", "004:244", "FR-601")
    ]
    tilbudstype: Annotated[FfbTilbudstype, about("hvad slags plads der søges", "004:244")]
    maalgruppe: Annotated[
        tuple[FfbMaalgruppe, ...],
        about("hvilke målgrupper pladsen skal kunne tage imod", "004:244", "FR-020", many=(0, 20)),
    ] = ()
    soegekriterie: Annotated[
        tuple[Tekst, ...],
        about("andre krav til pladsen, uden personoplysninger", "004:244", "FR-605", many=(0, 10)),
    ] = ()
    kilde: Annotated[
        tuple[Afstemningskilde, ...], about("hvor der er søgt", "004:244, 298", "FR-020", many=(1, 3))
    ]
    oversigt_ref: Annotated[
        tuple[Uuid, ...],
        about("beskednøglerne på de oversigter (M33), der er set på", "004:298", "FR-020", many=(0, 20)),
    ] = ()
    svar: Annotated[
        tuple[Afstemningssvar, ...],
        about("eget svar, eller i en konklusion alle kommunernes", "004:244", "FR-610", many=(0, 98)),
    ] = ()
    konklusion: Annotated[
        Afstemningskonklusion | None,
        about("hvad afstemningen viste; står i konklusionen", "004:244", "FR-601", "FR-610"),
    ] = None
    begrundelse: Annotated[Tekst | None, about("hvorfor konklusionen blev sådan", "004:244", "FR-605")] = None


@rule(
    "FR-610",
    clauses=(
        clause(
            "svar",
            da="Skriv svaret: om kommunen har en ledig plads, og om den er egnet.",
            en="State the answer: whether the municipality has a vacant place, and whether it is suitable.",
            demand=BOER,
        ),
        clause(
            "konklusion",
            da="Skriv konklusionen: hvad afstemningen af ledige pladser viste.",
            en="State the conclusion: what the comparison of vacant places showed.",
            demand=BOER,
        ),
    ),
    messages=("ledighedsAfstemning",),
    requirements=("R283",),
    fields=("art", "svar", "konklusion"),
    source="004:244-246",
)
def svaret_svarer(besked: LedighedsAfstemning) -> Breaches:
    """En afstemning skal kunne bruges af den, der spurgte: et svar svarer, og en konklusion konkluderer.

    Uden konklusion kan en bestilling ikke bygge på afstemningen (FR-601; 004:244-246).
    """
    if besked.art is Afstemningsart.SVAR and not besked.svar:
        yield at("svar", clause="svar")
    if besked.art is Afstemningsart.KONKLUSION and besked.konklusion is None:
        yield at("konklusion", clause="konklusion")
