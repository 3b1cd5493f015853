"""Faglige vurderinger: temaer, niveauer, målgrupper, diagnoser og risiko.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.vurdering import Stoettebehov

    behov = Stoettebehov(foer="2", efter="3", begrundelse="Nætterne er blevet svære.")
    assert behov.efter == "3"
"""

from typing import Annotated

from ....modelling.element import Element
from ....modelling.marks import about
from ....primitives import Boolsk, Dato, LangTekst, Linje, Navn, Tekst, Uuid
from ..kodelister.ffb import FfbMaalgruppe, FfbTema, FfbUndertema, Funktionsevneniveau, Stoettebehovsniveau
from ..kodelister.match import KompleksKarakteristik, Risikoart
from ..kodelister.opfoelgning import Kilde
from .konvolut import Kontaktperson


class TemaVurdering(Element):
    """En vurdering af ét tema i borgerens liv, i ord og om muligt med et niveau.

    Niveauet for funktionsevne gives kun for undertemaer under aktivitet og deltagelse (FR-108).
    """

    tema: Annotated[FfbTema, about("det overordnede tema", "000:200-202")]
    undertema: Annotated[
        FfbUndertema | None,
        about("undertemaet; hører til temaet", "000:329-331", "FR-117"),
    ] = None
    funktionsevne: Annotated[
        Funktionsevneniveau | None,
        about("niveau; kun under aktivitet og deltagelse", "000:204", "FR-108"),
    ] = None
    beskrivelse: Annotated[Tekst, about("vurderingen i ord", "000:198")]
    kilde: Annotated[
        tuple[Kilde, ...],
        about("hvem oplysningen kommer fra", "000:205", "FR-410", "FR-020", many=(0, 5)),
    ] = ()
    vurderet_dato: Annotated[Dato | None, about("hvornår", "KL")] = None
    vurderet_af: Annotated[Kontaktperson | None, about("af hvem", "KL")] = None


class Niveauaendring(Element):
    """Hvordan borgerens funktionsevne har flyttet sig på ét undertema siden sidst."""

    undertema: Annotated[FfbUndertema, about("hvor funktionsevnen er set på", "000:282-284")]
    foer: Annotated[Funktionsevneniveau | None, about("niveau før", "000:204")] = None
    efter: Annotated[Funktionsevneniveau, about("niveau nu", "000:204", "FR-409")]
    giver_anledning_til: Annotated[Tekst | None, about("hvad ændringen bør føre til", "000:204")] = None


class Stoettebehov(Element):
    """Hvor megen støtte borgeren har brug for nu, og hvad der var før."""

    foer: Annotated[Stoettebehovsniveau | None, about("støttebehov før", "000:209-211")] = None
    efter: Annotated[Stoettebehovsniveau, about("støttebehov nu", "000:209-211", "FR-409")]
    begrundelse: Annotated[Tekst | None, about("hvorfor", "000:211")] = None


class MaalgruppeAngivelse(Element):
    """En målgruppe fra Fælles Faglige Begreber, på det laveste niveau, man kender.

    Højst én er borgerens primære (FR-102).
    """

    maalgruppe: Annotated[FfbMaalgruppe, about("målgruppen på laveste niveau", "000:78", "FR-102")]
    primaer: Annotated[Boolsk | None, about("om den er borgerens primære", "KL", "FR-102")] = None
    fritekst: Annotated[Linje | None, about("tillæg til koden", "D24")] = None


class Diagnose(Element):
    """En diagnose, stillet af andre, gengivet her, når det er nødvendigt for indsatsen.

    Kodesættet er ikke standardens; koden læses som den tekst, den er.
    """

    tekst: Annotated[Linje, about("diagnosen i ord", "KL")]
    kode: Annotated[Linje | None, about("diagnosekode fra andet kodesæt", "KL")] = None
    stillet_af: Annotated[Navn | None, about("hvem der har stillet den", "KL")] = None
    dato: Annotated[Dato | None, about("hvornår", "KL")] = None
    bilag_ref: Annotated[Uuid | None, about("dokumentet, den står i", "KL", "FR-036")] = None


class FagligVurdering(Element):
    """Sagsbehandlerens samlede faglige vurdering, i ord eller som bilag; mindst én af delene (FR-031)."""

    tekst: Annotated[LangTekst | None, about("vurderingen i ord", "000:102", "FR-031")] = None
    bilag_ref: Annotated[
        tuple[Uuid, ...], about("eller som bilag", "000:102", "FR-031", "FR-036", many=(0, 5))
    ] = ()
    foreloebig: Annotated[Boolsk | None, about("om udredningen endnu ikke er færdig", "000:139-141")] = None


class KomplekseUdfordringer(Element):
    """Kendetegn ved borgere med særligt komplekse udfordringer.

    Begrundelsen skal hvile på behov og adfærd, ikke på diagnosen alene (FR-111).
    """

    karakteristik: Annotated[
        tuple[KompleksKarakteristik, ...],
        about("kendetegn fra listen", "004:52-72", "FR-111", "FR-020", many=(1, 11)),
    ]
    begrundelse: Annotated[Tekst, about("behov og adfærd, ikke kun diagnose", "004:32-40", "FR-111")]
    vurderet_dato: Annotated[Dato | None, about("hvornår vurderet", "004:38")] = None


class Risikoforhold(Element):
    """Noget, personalet skal vide for borgerens, andre borgeres og deres egen sikkerhed."""

    art: Annotated[Risikoart, about("hvad risikoen angår", "004:62-66")]
    beskrivelse: Annotated[Tekst, about("hvad man skal vide og gøre", "004:62-66")]
