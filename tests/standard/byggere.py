"""Små byggere til prøver: hver giver noget gyldigt, som ingen regel har noget at sige til.

Et fuldt eksempel::

    from tests.standard.byggere import bestilling, maal

    besked = bestilling(indsatsmaal=(maal(frist=None),))      # kun fristen mangler

En bygger tager felterne under Python-navn; det, der gives, står. Beskeder tager også konvoluttens felter.
Samme kald giver samme besked, og beskederne passer sammen til ét forløb.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, TypeVar

from samarbejde_schema.modelling.element import Element
from samarbejde_schema.standard.v1.bestilling import Bestilling
from samarbejde_schema.standard.v1.faelles.borger import Borger, BorgerensStemme, Identifikation
from samarbejde_schema.standard.v1.faelles.konvolut import (
    Kontaktperson,
    Konvolutbesked,
    Leverandoer,
    Organisation,
    Part,
    Sagsreference,
)
from samarbejde_schema.standard.v1.faelles.maal import Accept, ArtefaktRef, Indikator, Indsatsmaal
from samarbejde_schema.standard.v1.faelles.opfoelgning import (
    Opfoelgningsplan,
    Opfoelgningstid,
    PlanlagtOpfoelgning,
)
from samarbejde_schema.standard.v1.faelles.vurdering import (
    FagligVurdering,
    KomplekseUdfordringer,
    MaalgruppeAngivelse,
)
from samarbejde_schema.standard.v1.faelles.ydelse import (
    Betaling,
    Metode,
    Omfang,
    Omkostning,
    Starttid,
    Takst,
    Takstberegning,
    Ydelse,
)
from samarbejde_schema.standard.v1.indskrivning import Indskrivning
from samarbejde_schema.standard.v1.kontrakt import (
    Afregning,
    Kontrakt,
    Opsigelsesvarsel,
    Udskrivningsgrundlag,
    Vilkaarhenvisning,
)
from samarbejde_schema.standard.v1.kontrakt_svar import KontraktSvar
from samarbejde_schema.standard.v1.tilbud import Tilbud
from samarbejde_schema.standard.v1.tilbud_svar import TilbudSvar

E = TypeVar("E", bound=Element)
B = TypeVar("B", bound=Konvolutbesked)

NU = datetime(2026, 11, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))
"""Hvornår alt er sendt, når intet andet er sagt: mandag den 2. november 2026, vintertid."""


def noegle(nummer: int) -> str:
    """En nøgle, der er til at kende igen: den ender på nummeret."""
    return f"00000000-0000-4000-8000-{nummer:012d}"


def noegler() -> Callable[[], str]:
    """En kilde til nye nøgler, der altid giver de samme i samme rækkefølge."""
    return map(noegle, itertools.count(9001)).__next__


FORLOEB, SAMTALE, BESKED = noegle(1), noegle(2), noegle(3)
MAAL, YDELSE, BESTILLING, TILBUD, KONTRAKT, PLAN = (noegle(nummer) for nummer in range(11, 17))


def _bygget(klasse: type[E], felter: dict[str, Any], **fast: Any) -> E:
    return klasse(**fast | felter)


def organisation(**felter: Any) -> Organisation:
    """Fjordby Kommune: en kommune, der ikke findes, med et CVR-nummer, der går op."""
    return _bygget(Organisation, felter, navn="Fjordby Kommune", cvr="90000004", kommunekode="0851")


def part(**felter: Any) -> Part:
    """Myndigheden."""
    return _bygget(Part, felter, rolle="MYNDIGHED", organisation=organisation())


def udfoerer(**felter: Any) -> Part:
    """Bostedet, der leverer."""
    return _bygget(Part, felter, rolle="UDFOERER", organisation=bosted())


def bosted(**felter: Any) -> Organisation:
    """Bostedet Engen."""
    return _bygget(
        Organisation,
        felter,
        navn="Bostedet Engen",
        cvr="90000012",
        p_nummer="1003456789",
        tilbudsportal_id="TP-10452",
    )


def leverandoer(**felter: Any) -> Leverandoer:
    """Fonden Engen, der driver bostedet."""
    ejer = Organisation(navn="Fonden Engen", cvr="90000020", driftsherretype="FOND")
    return _bygget(Leverandoer, felter, driftsherre=ejer, tilbud=bosted())


def kontaktperson(**felter: Any) -> Kontaktperson:
    """En sagsbehandler."""
    return _bygget(Kontaktperson, felter, navn="Birte Holm", funktion="SAGSBEHANDLER")


def borger(**felter: Any) -> Borger:
    """En voksen borger med personnummer (en testperson)."""
    return _bygget(
        Borger,
        felter,
        identifikation=Identifikation(cpr="2512484916"),
        adressebeskyttet=False,
        handlekommune="0851",
    )


def indikator(**felter: Any) -> Indikator:
    """Noget, der kan tælles, fra et udgangspunkt til en målværdi."""
    return _bygget(Indikator, felter, navn="Natlige opkald", udgangspunkt="5 om ugen", maalvaerdi="1 om ugen")


def maal(**felter: Any) -> Indsatsmaal:
    """Et aktivt, primært og SMART mål under aktivitet og deltagelse."""
    return _bygget(
        Indsatsmaal,
        felter,
        id=MAAL,
        version=1,
        titel="Tryg om natten",
        beskrivelse="At sove i egen bolig uden at tilkalde hjælp.",
        borgerens_formulering="Jeg vil kunne sove.",
        art="UDVIKLING",
        maaltype="UDVIKLE_FUNKTIONSEVNE",
        primaert_undertema="VARETAGE_EGEN_SUNDHED",
        forventet_funktionsevne="1",
        primaert=True,
        prioritet=1,
        startdato=date(2026, 12, 1),
        frist=date(2027, 12, 1),
        begrundelse="Uro om natten slider på dagene.",
        ansvarlig=kontaktperson(),
        maalemetode="Opkald tælles hver uge.",
        indikator=(indikator(),),
        accept=(Accept(rolle="BORGER", accepteret=True),),
        realismevurdering="Med en fast aftenrutine kan det nås på et år.",
        status="AKTIV",
    )


def ydelse(**felter: Any) -> Ydelse:
    """Et midlertidigt ophold, der arbejder med målet."""
    return _bygget(
        Ydelse,
        felter,
        id=YDELSE,
        ydelseskode="MIDLERTIDIGT_OPHOLD",
        paragraf="SEL_107",
        startdato=date(2026, 12, 1),
        omfang=Omfang(antal=Decimal(7), enhed="DOEGN", pr="UGE"),
        indsatsmaal_ref=(MAAL,),
    )


def maalgruppe(**felter: Any) -> MaalgruppeAngivelse:
    """Borgerens primære målgruppe, på laveste niveau."""
    return _bygget(MaalgruppeAngivelse, felter, maalgruppe="ANGST", primaer=True)


def kompleks(**felter: Any) -> KomplekseUdfordringer:
    """To kendetegn og en begrundelse i behov og adfærd."""
    return _bygget(
        KomplekseUdfordringer,
        felter,
        karakteristik=("HOEJ_KOMPLEKSITET_OVER_TID", "OMFATTENDE_STOETTE"),
        begrundelse="Borgeren trækker sig fra al hjælp, når hverdagen skifter.",
    )


def beregning(**felter: Any) -> Takstberegning:
    """Et regnestykke, der giver præcis 2.000 kr.: 6.935.000 / (10 × 365 × 0,95)."""
    return _bygget(
        Takstberegning,
        felter,
        direkte_omkostning=(Omkostning(art="LOEN", beloeb=Decimal(6570000)),),
        indirekte_omkostning=(Omkostning(art="LEDELSE_ADMINISTRATION", beloeb=Decimal(365000)),),
        pladser=10,
        enhedsdage=365,
        belaegningsprocent=Decimal(95),
    )


def takst(**felter: Any) -> Takst:
    """Hovedydelsens takst med sit regnestykke."""
    return _bygget(
        Takst,
        felter,
        ydelse_ref=YDELSE,
        ydelsestype="HOVEDYDELSE",
        beloeb=Decimal(2000),
        enhed="DOEGN",
        prisniveau_aar=2026,
        beregningsgrundlag=beregning(),
    )


def opfoelgningsplan(**felter: Any) -> Opfoelgningsplan:
    """En årlig opfølgning på de tre emner, der skal med."""
    aarlig = PlanlagtOpfoelgning(plan_id=PLAN, type="AARLIG", naar=Opfoelgningstid(hver="P12M"))
    return _bygget(
        Opfoelgningsplan, felter, planlagt=(aarlig,), emne=("OEKONOMI", "UDVIKLING", "FUNKTIONSNIVEAU")
    )


def henvisning(emne: str) -> Vilkaarhenvisning:
    """Et vilkår, der står i standardkontrakten."""
    return Vilkaarhenvisning(emne=emne, dokument="Standardkontrakt, version 2.0")


def ny(klasse: type[B], fra: Part, til: Part, felter: dict[str, Any], **fast: Any) -> B:
    """En besked af en klasse med en konvolut, der er i orden; ``felter`` vinder over ``fast``."""
    konvolut = {
        "profil": ("GRUND",),
        "fortrolighed": "FOELSOM",
        "behandlingsgrundlag": "MYNDIGHEDSOPGAVE",
        "forloeb_id": FORLOEB,
        "samtale_id": SAMTALE,
        "afsender": fra,
        "modtager": (til,),
        "myndighedssag": Sagsreference(sagsnummer="2026-1042"),
    }
    return klasse.ny(nu=felter.pop("nu", NU), noegle=noegler(), **konvolut | fast | felter)


def bestilling(**felter: Any) -> Bestilling:
    """En endelig bestilling af et midlertidigt ophold."""
    return ny(
        Bestilling,
        part(),
        udfoerer(),
        felter,
        bestilling_id=BESTILLING,
        version=1,
        art="ENDELIG",
        borger=borger(),
        indsatsformaal="At leve trygt i egen bolig.",
        indsatsmaal=(maal(),),
        maalgruppe=(maalgruppe(),),
        ydelse=(ydelse(),),
        tilbudstype="MIDLERTIDIGT_BOTILBUD_TIL_VOKSNE",
        faglig_vurdering=FagligVurdering(tekst="Uro om natten fylder mest."),
        borgerens_stemme=BorgerensStemme(egne_ord="Jeg vil kunne sove."),
        ressourcer="Holder af orden og af at lave mad til andre.",
        oensket_start=Starttid(dato=date(2026, 12, 1)),
        mindst_indgribende_begrundelse="Støtte i eget hjem er prøvet og slog ikke til.",
        betaling=Betaling(gln="2100000000005"),
        myndighedskontakt=kontaktperson(),
    )


def tilbud(**felter: Any) -> Tilbud:
    """Et fuldt tilbud på bestillingen."""
    return ny(
        Tilbud,
        udfoerer(),
        part(),
        felter,
        svar_paa=BESKED,
        tilbud_id=TILBUD,
        bestilling_ref=ArtefaktRef(id=BESTILLING, version=1),
        art="TILBUD",
        leverandoer=leverandoer(),
        ydelse=(ydelse(),),
        metode=(Metode(navn="Kognitiv tilgang", evidensniveau="DOKUMENTERET"),),
        faglighed="Pædagoger og en sygeplejerske om natten.",
        takst=(takst(),),
    )


def tilbud_svar(**felter: Any) -> TilbudSvar:
    """Et ja til tilbuddet."""
    return ny(TilbudSvar, part(), udfoerer(), felter, svar_paa=BESKED, tilbud_ref=TILBUD, svar="ACCEPT")


def kontrakt(**felter: Any) -> Kontrakt:
    """En kontrakt, hvor alt det, der bør aftales, er aftalt."""
    return ny(
        Kontrakt,
        udfoerer(),
        part(),
        felter,
        kontrakt_id=KONTRAKT,
        version=1,
        skabelon="KL_STANDARD_UDENFOR_RAMMEAFTALE",
        koeber=organisation(),
        leverandoer=leverandoer(),
        borger=borger(),
        tilbud_ref=TILBUD,
        formaal="At leve trygt i egen bolig.",
        indsatsmaal_ref=(ArtefaktRef(id=MAAL, version=1),),
        ydelse=(ydelse(),),
        takst=(takst(),),
        startdato=date(2026, 12, 1),
        opfoelgningsplan=opfoelgningsplan(),
        afregning=Afregning(form="BAGUD", betalingsfrist_dage=30),
        opsigelsesvarsel=(
            Opsigelsesvarsel(part="KOEBER", varsel="P30D", til="UDGANGEN_AF_MAANED"),
            Opsigelsesvarsel(part="LEVERANDOER", varsel="P3M", til="UDGANGEN_AF_MAANED"),
        ),
        levering_i_opsigelsesperiode="Indsatsen leveres uændret til sidste dag.",
        vilkaar_ved_manglende_levering="Der betales ikke for dage uden indsats.",
        udskrivningsgrundlag=Udskrivningsgrundlag(afslutningskriterie=("Borgeren sover uden hjælp.",)),
        stoettebehov="3",
    )


def kontrakt_svar(**felter: Any) -> KontraktSvar:
    """Myndighedens underskrift på kontrakten."""
    return ny(
        KontraktSvar,
        part(),
        udfoerer(),
        felter,
        svar_paa=BESKED,
        vedroerer="KONTRAKT",
        kontrakt_ref=ArtefaktRef(id=KONTRAKT, version=1),
        svar="UNDERSKREVET",
        kontrakt_digest="0" * 64,
        underskriver=kontaktperson(funktion="AFTALEANSVARLIG"),
        dato=date(2026, 11, 2),
    )


def indskrivning(**felter: Any) -> Indskrivning:
    """En planlagt indskrivning."""
    return ny(
        Indskrivning,
        udfoerer(),
        part(),
        felter,
        borger=borger(),
        fase="PLANLAGT",
        indflytningsdato=date(2026, 12, 1),
    )


ALLE: dict[str, Callable[..., Konvolutbesked]] = {
    "bestilling": bestilling,
    "tilbud": tilbud,
    "tilbudSvar": tilbud_svar,
    "kontrakt": kontrakt,
    "kontraktSvar": kontrakt_svar,
    "indskrivning": indskrivning,
}
"""Én bygger for hver besked om match og aftale."""
