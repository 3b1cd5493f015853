"""M29 MaalOgAftaleskema: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Linje, Navn, Tekst, Uuid, Version
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .kodelister.ffb import FfbTema
from .kodelister.konvolut import Beskedtype, Rolle
from .kodelister.match import Sektor
from .kodelister.opfoelgning import Maalstatus
from .kodelister.samarbejde import Aftalestatus, Behovskategori, KonkretBehov


class Behov(Element):
    """MANGLER."""

    behov_id: Annotated[Uuid, about("behovets nøgle", "003:87")]
    kategori: Annotated[Behovskategori, about("kategori", "003:87-100")]
    konkret_behov: Annotated[
        tuple[KonkretBehov, ...], about("konkret behov", "003:94-98", "FR-020", many=(0, 10))
    ] = ()
    tema: Annotated[tuple[FfbTema, ...], about("FFB-tema", "003:513", "FR-020", many=(0, 11))] = ()
    beskrivelse: Annotated[Tekst | None, about("i ord", "003:94")] = None
    oensket_af_borger: Annotated[Boolsk, about("ønsker borgeren hjælp til det", "003:107-108", "FR-704")]


class SamMaal(Element):
    """MANGLER."""

    maal_id: Annotated[Uuid, about("målets nøgle", "003:371")]
    tekst: Annotated[Tekst, about("målet", "003:371")]
    formuleret_af: Annotated[
        tuple[Rolle, ...], about("hvem der har formuleret det", "003:227", "FR-717", "FR-020", many=(1, 5))
    ]
    status: Annotated[Maalstatus, about("hvor målet er", "003:403")]


class Ansvarlig(Element):
    """MANGLER."""

    rolle: Annotated[Rolle, about("borger, medlem eller koordinator", "003:218-220", "FR-706")]
    medlem_ref: Annotated[Uuid | None, about("teammedlemmet", "003:397")] = None
    navn: Annotated[Navn | None, about("navn", "003:397")] = None


class Aftale(Element):
    """MANGLER."""

    aftale_id: Annotated[Uuid, about("aftalens nøgle", "003:397")]
    handling: Annotated[Tekst, about("hvad der skal gøres", "003:396", "FR-702")]
    ansvarlig: Annotated[
        tuple[Ansvarlig, ...],
        about("hvem der er ansvarlige", "003:397", "FR-702", "FR-705", "FR-706", many=(1, 10)),
    ]
    frist: Annotated[Dato | None, about("inden hvornår", "003:397")] = None
    opfoelgningsdato: Annotated[Dato, about("hvornår der følges op", "003:397", "FR-702")]
    opfoelgningsmaade: Annotated[Linje, about("hvordan der følges op", "003:397", "FR-702")]
    maal_ref: Annotated[Uuid | None, about("målet", "003:396")] = None
    behov_ref: Annotated[Uuid | None, about("behovet", "003:107", "FR-704")] = None
    metode: Annotated[Linje | None, about("metode", "003:209")] = None
    sektor: Annotated[Sektor | None, about("sektor eller forvaltning", "003:410-412")] = None
    indgaaet_med: Annotated[
        tuple[Rolle, ...], about("hvem aftalen er indgået med", "003:227", "FR-717", "FR-020", many=(0, 10))
    ] = ()
    status: Annotated[Aftalestatus, about("hvor aftalen er", "003:404")]


class Enighed(Element):
    """MANGLER."""

    medlem_ref: Annotated[Uuid, about("teammedlemmet", "003:253-254")]
    enig: Annotated[Boolsk, about("enig", "003:253-254")]
    bemaerkning: Annotated[Tekst | None, about("hvad man er uenig i", "003:253-254")] = None


class MaalOgAftaleskema(Konvolutbesked, beskedtype=Beskedtype.MAAL_OG_AFTALESKEMA):
    """MANGLER."""

    borger: Annotated[Borgerhenvisning, about("hvem det angår", "003:371")]
    skema_id: Annotated[Uuid, about("skemaets nøgle", "003:371", "FR-720")]
    version: Annotated[Version, about("udgave", "003:371")]
    moede_ref: Annotated[Uuid | None, about("referatet af mødet", "003:371", "FR-702")] = None
    maal_og_droemme: Annotated[Tekst, about("borgerens mål og drømme", "003:115-117")]
    muligheder: Annotated[Tekst | None, about("muligheder", "003:217")] = None
    ressourcer: Annotated[Tekst | None, about("ressourcer", "003:217")] = None
    behov: Annotated[tuple[Behov, ...], about("behov", "003:87-108", "FR-704", many=(0, 40))] = ()
    maal: Annotated[tuple[SamMaal, ...], about("målene", "003:371", "FR-717", many=(1, 20))]
    aftale: Annotated[
        tuple[Aftale, ...],
        about("de forpligtende aftaler", "003:372-397", "FR-702", "FR-705", "FR-706", many=(1, 60)),
    ]
    enighed: Annotated[tuple[Enighed, ...], about("hvem der er enige", "003:253-254", many=(0, 40))] = ()
    borgerens_stemme: Annotated[
        BorgerensStemme | None, about("borgerens egne ord", "003:205-207", "FR-711")
    ] = None
