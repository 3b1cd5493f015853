"""Indsatsmål, delmål og det, der siges og besluttes om dem.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.maal import Indsatsmaal

    maal = Indsatsmaal(
        id="5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10",
        version=1,
        titel="Tryg om natten",
        beskrivelse="Borgeren sover i egen bolig uden at tilkalde hjælp.",
        art="UDVIKLING",
        status="AKTIV",
    )
    assert maal.version == 1

Henvisninger mellem mål går altid på målets nøgle, aldrig på titlen.
"""

from typing import Annotated

from ....modelling.element import Element
from ....modelling.marks import about
from ....primitives import Boolsk, Dato, Heltal, Linje, Tekst, Titel, Uuid, Varighed, Version
from ..kodelister.ffb import FfbUndertema, Funktionsevneniveau, Maaltype
from ..kodelister.konvolut import Rolle
from ..kodelister.opfoelgning import (
    EfterMaalNaaet,
    Indsatsmaalsart,
    Maalbehandling,
    Maalopfyldelse,
    Maalstatus,
    Udvikling,
    Virkning,
)
from .konvolut import Kontaktperson
from .typer import Opfyldelsesprocent


class Indikator(Element):
    """Det, man ser på, for at vide om et mål nærmer sig: hvordan det er i dag, og hvordan det skal blive."""

    navn: Annotated[Linje, about("hvad der måles", "000:172")]
    udgangspunkt: Annotated[Linje | None, about("hvordan det er i dag", "000:174", "FR-105")] = None
    maalvaerdi: Annotated[Linje | None, about("hvordan det skal være", "000:174", "FR-105")] = None
    enhed: Annotated[Linje | None, about("enhed", "000:172")] = None
    maaletidspunkt: Annotated[Dato | None, about("hvornår der måles", "000:173")] = None
    hyppighed: Annotated[Varighed | None, about("hvor tit", "000:173")] = None


class Accept(Element):
    """Om en part bakker op om et mål, og hvilken del af arbejdet parten selv tager."""

    rolle: Annotated[Rolle, about("hvem", "000:177")]
    accepteret: Annotated[Boolsk, about("bakker op", "000:177", "FR-105")]
    dato: Annotated[Dato | None, about("hvornår", "000:177")] = None
    giver_mening: Annotated[Boolsk | None, about("giver målet mening for parten", "000:178")] = None
    rolle_i_maalet: Annotated[Tekst | None, about("partens egen rolle og ansvar", "000:179")] = None


class Indsatsmaal(Element):
    """Et mål for indsatsen, som myndigheden har sat sammen med borgeren.

    Målet ejes af myndigheden: kun den ændrer det, og hver ændring giver en ny ``version`` under samme
    ``id``. Felterne følger SMART (specifikt, målbart, accepteret, realistisk, tidsafgrænset; FR-105).
    Afklaringsmål kan mangle måltype, niveau og tema, mens udredningen er i gang (FR-106).
    """

    id: Annotated[Uuid, about("målets nøgle gennem alle udgaver", "000:123")]
    version: Annotated[Version, about("målets udgave", "000:127")]
    titel: Annotated[Titel, about("målet i én linje", "000:163")]
    beskrivelse: Annotated[Tekst, about("hvad der skal opnås", "000:165", "FR-105")]
    borgerens_formulering: Annotated[
        Tekst | None,
        about("målet med borgerens ord", "000:138", "FR-112"),
    ] = None
    art: Annotated[
        Indsatsmaalsart,
        about("udvikling, fastholdelse, begrænse tab eller afklaring", "000:118, 139", "FR-106"),
    ]
    maaltype: Annotated[Maaltype | None, about("FFB-måltype", "KL", "FR-107")] = None
    primaert_undertema: Annotated[
        FfbUndertema | None,
        about("det undertema, målet først og fremmest angår", "KL", "FR-107"),
    ] = None
    sekundaert_undertema: Annotated[
        tuple[FfbUndertema, ...],
        about("andre undertemaer", "KL", "FR-020", many=(0, 10)),
    ] = ()
    forventet_funktionsevne: Annotated[
        Funktionsevneniveau | None,
        about("forventet niveau ved målet", "KL", "FR-107"),
    ] = None
    primaert: Annotated[Boolsk | None, about("om målet er ét af de primære", "000:150", "FR-104")] = None
    prioritet: Annotated[Heltal | None, about("rækkefølge, 1 er vigtigst", "000:148", "FR-129")] = None
    startdato: Annotated[Dato | None, about("fra hvornår", "000:189", "FR-130")] = None
    frist: Annotated[Dato | None, about("hvornår målet skal være nået", "000:189", "FR-105", "FR-130")] = None
    begrundelse: Annotated[Tekst | None, about("hvorfor vi vil opnå det", "000:166", "FR-105")] = None
    ansvarlig: Annotated[Kontaktperson | None, about("kontaktperson for målet", "000:167", "FR-105")] = None
    maalgruppe: Annotated[Linje | None, about("hvem målet gælder, hvis ikke kun borgeren", "000:168")] = None
    begrebsafklaring: Annotated[Tekst | None, about("hvad ordene i målet betyder", "000:169")] = None
    maalemetode: Annotated[Tekst | None, about("hvordan det måles", "000:172", "FR-105")] = None
    indikator: Annotated[
        tuple[Indikator, ...],
        about("det, der måles", "000:173-174", "FR-105", many=(0, 10)),
    ] = ()
    accept: Annotated[
        tuple[Accept, ...],
        about("hvem der bakker op", "000:177-179", "FR-105", many=(0, 10)),
    ] = ()
    realismevurdering: Annotated[
        Tekst | None, about("om vi tror på, at målet kan nås i tide", "000:183", "FR-105")
    ] = None
    ressourcer: Annotated[Tekst | None, about("penge og medarbejdere", "000:184")] = None
    fremmende_faktorer: Annotated[Tekst | None, about("hvad der støtter", "000:185")] = None
    haemmende_faktorer: Annotated[Tekst | None, about("hvad der modarbejder", "000:186")] = None
    vurdering_ref: Annotated[Uuid | None, about("den faglige vurdering, målet bygger på", "000:136")] = None
    senest_vurderet: Annotated[
        Dato | None,
        about("hvornår målet sidst blev genbesøgt", "000:127", "FR-424"),
    ] = None
    status: Annotated[Maalstatus, about("hvor målet er", "000:353")]


class ArtefaktRef(Element):
    """En henvisning til noget med udgaver, fx et mål eller en handleplan. Uden udgave menes den nyeste."""

    id: Annotated[Uuid, about("artefaktets nøgle", "D5")]
    version: Annotated[Version | None, about("udgaven; udeladt = den nyeste", "D5")] = None


class Delmaal(Element):
    """Et trin på vejen mod et indsatsmål.

    Delmål ejes af udføreren, som lægger dem sammen med borgeren; hvert delmål peger på ét indsatsmål
    (FR-415).
    """

    id: Annotated[Uuid, about("delmålets nøgle", "000:142")]
    version: Annotated[Version, about("delmålets udgave", "000:142")]
    indsatsmaal_ref: Annotated[Uuid, about("det indsatsmål, delmålet leder frem mod", "000:124", "FR-415")]
    beskrivelse: Annotated[Tekst, about("hvad der arbejdes med", "000:125")]
    borgerens_formulering: Annotated[Tekst | None, about("med borgerens ord", "000:138")] = None
    metode: Annotated[tuple[Linje, ...], about("hvordan der arbejdes", "000:80", many=(0, 5))] = ()
    ansvarlig: Annotated[Kontaktperson | None, about("hvem", "000:167")] = None
    startdato: Annotated[Dato | None, about("fra hvornår", "000:127", "FR-130")] = None
    frist: Annotated[Dato | None, about("hvornår nået", "000:191", "FR-130")] = None
    indikator: Annotated[tuple[Indikator, ...], about("det, der måles", "000:172", many=(0, 10))] = ()
    raekkefoelge: Annotated[Heltal | None, about("trin på vejen", "000:125")] = None
    forventet_bidrag: Annotated[
        Tekst | None,
        about("hvad det bidrager med til indsatsmålet", "000:125"),
    ] = None
    senest_vurderet: Annotated[Dato | None, about("sidst vurderet", "000:127")] = None
    status: Annotated[Maalstatus, about("hvor delmålet er", "000:127")]
    handleplan_ref: Annotated[
        ArtefaktRef | None,
        about("den handleplan, det bygger på", "000:306", "FR-414"),
    ] = None


class Maalforslag(Element):
    """Et forslag til et nyt eller ændret indsatsmål. Alle må foreslå; myndigheden afgør."""

    titel: Annotated[Titel, about("forslaget i én linje", "000:220")]
    beskrivelse: Annotated[Tekst, about("hvad der foreslås", "000:220")]
    foreslaaet_af: Annotated[Rolle, about("hvem der foreslår", "000:220")]
    erstatter_maal_ref: Annotated[Uuid | None, about("målet, det træder i stedet for", "000:334")] = None
    begrundelse: Annotated[Tekst | None, about("hvorfor", "000:334")] = None
    undertema: Annotated[FfbUndertema | None, about("hvad det angår", "KL")] = None


class Maalstatuslinje(Element):
    """Hvordan det står til med ét mål siden sidst.

    Er der ikke arbejdet med målet, er grunden lige så vigtig som et resultat (FR-417).
    """

    maal_ref: Annotated[Uuid, about("indsatsmål eller delmål", "000:276", "FR-402")]
    arbejdet_med_maalet: Annotated[Tekst | None, about("hvordan der er arbejdet", "000:321", "FR-417")] = None
    ikke_arbejdet_med: Annotated[
        Tekst | None,
        about("begrundelse, hvis der ikke er arbejdet med målet", "000:153-154", "FR-417"),
    ] = None
    maalopfyldelse: Annotated[Maalopfyldelse | None, about("hvor langt målet er nået", "000:321-323")] = None
    opfyldelsesprocent: Annotated[
        Opfyldelsesprocent | None,
        about("i tal, hvis man måler sådan", "000:278"),
    ] = None
    udvikling: Annotated[Udvikling | None, about("retningen siden sidst", "000:153-154")] = None
    funktionsevne_efter: Annotated[Funktionsevneniveau | None, about("niveau nu", "000:321-323")] = None
    talvaerdi: Annotated[tuple[Linje, ...], about("målte tal med enhed", "000:278", many=(0, 10))] = ()
    virkning: Annotated[Virkning | None, about("om indsatsen virker", "000:195")] = None


class Maalbeslutning(Element):
    """Hvad der blev besluttet om ét mål på mødet."""

    maal_ref: Annotated[Uuid, about("målet", "000:353", "FR-504")]
    status: Annotated[Maalstatus | None, about("målets status efter mødet", "000:353")] = None
    efter_maal_naaet: Annotated[
        EfterMaalNaaet | None,
        about("hvad der sker, når målet er nået", "000:353", "FR-504"),
    ] = None
    begrundelse: Annotated[Tekst | None, about("hvorfor", "000:353")] = None


class FremtidigtMaal(Element):
    """Hvad der sker med ét mål fra nu af: fortsætter, ændres, er nyt eller udgår."""

    maal_ref: Annotated[Uuid | None, about("målet; udelades for et nyt mål uden nøgle", "000:223")] = None
    behandling: Annotated[Maalbehandling, about("hvad der sker med målet", "000:223")]
    beskrivelse: Annotated[Tekst | None, about("målet i ord, især når nyt eller ændret", "000:223")] = None
