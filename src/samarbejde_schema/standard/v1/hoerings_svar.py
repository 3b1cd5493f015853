"""M38 HoeringsSvar: hvad en kommune eller styregruppen mener om det, der er sendt til dem.

Et helt eksempel, hvor ``kommunen`` er den, der har sendt høringen::

    from uuid import uuid4

    from samarbejde_schema.standard.v1.hoerings_svar import HoeringsSvar

    klitby = {"rolle": "SAMARBEJDSKOMMUNE", "organisation": {"navn": "Klitby Kommune", "cvr": "90000012"}}
    svar = HoeringsSvar.ny(
        profil=("GRUND", "MIDT"), fortrolighed="ALMINDELIG", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender=klitby, modtager=(kommunen,), svar_paa=uuid4(), hoering_ref=uuid4(),
        holdning="INDSIGELSE", tekst="Vi har selv brug for to af pladserne i 2027.", eget_behov=2,
    )

Svaret kommer inden høringsfristen; også et svar uden bemærkninger er et svar. Kilder: 004:14-16, 004:192-214.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Heltal, Tekst, Uuid
from ...validation.rule import GYLDIGHED, SKAL, Breaches, at, rule
from .faelles.konvolut import Konvolutbesked
from .kodelister.faelleskommunalt import Holdning
from .kodelister.konvolut import Beskedtype


class HoeringsSvar(Konvolutbesked, beskedtype=Beskedtype.HOERINGS_SVAR):
    """Svaret på en høring om et tilbuds fremtid eller på en opsamling af takststigninger (M38).

    En samarbejdskommune svarer den, der har sendt høringen (M37), og kan samtidig sige, hvor mange af
    pladserne den selv har brug for. DASSOS svarer både på høringer og på opsamlinger (M36). Svaret ligger til
    grund for den lokale politiske beslutning og besvares ikke.
    """

    hoering_ref: Annotated[
        Uuid, about("høringens nøgle, eller beskednøglen på opsamlingen (M36)", "004:198", "FR-003")
    ]
    holdning: Annotated[Holdning, about("ingen bemærkning, bemærkning eller indsigelse", "004:198", "FR-609")]
    tekst: Annotated[
        Tekst | None,
        about("svaret i ord; skal stå, når der er noget at bemærke", "004:198", "FR-605", "FR-609"),
    ] = None
    eget_behov: Annotated[
        Heltal | None, about("hvor mange af pladserne man selv har brug for", "004:208-228")
    ] = None


@rule(
    "FR-609",
    da="Skriv, hvad bemærkningen eller indsigelsen går ud på.",
    en="State what the remark or objection is about.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=("hoeringsSvar",),
    requirements=("R248",),
    fields=("tekst", "holdning"),
    source="004:198",
)
def en_indsigelse_har_ord(besked: HoeringsSvar) -> Breaches:
    """Tilbud drøftes på tværs, før der besluttes noget (004:192-206), og den, der drøfter, siger hvad.

    Den, der har en bemærkning eller en indsigelse, siger derfor hvilken. Ingen bemærkning kræver ingen ord.
    """
    if besked.holdning is not Holdning.INGEN_BEMAERKNING and besked.tekst is None:
        yield at("tekst")
