"""Små, gyldige beskeder om Samarbejdsmodellen: ``netvaerkskort()`` er i orden, med et felt ændres netop det.

Et fuldt eksempel::

    from tests.standard.byggere_samarbejde import ALLE, TEAMMEDLEM, aftale, maal_og_aftaleskema

    skema = maal_og_aftaleskema(aftale=(aftale(handling="Går en tur."),), modtager=(TEAMMEDLEM,))
    assert sorted(ALLE)[0] == "aftaleOpfoelgning"

Hver bygger tager beskedens og konvoluttens felter under Python-navn. Samme kald giver samme besked, og
beskederne passer sammen til ét forløb: samtykket dækker alle, der nævnes her.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from samarbejde_schema.modelling.element import Element
from samarbejde_schema.standard.v1.aftale_opfoelgning import AftaleOpfoelgning
from samarbejde_schema.standard.v1.faelles.aftale import AftaleStatuslinje
from samarbejde_schema.standard.v1.faelles.borger import BorgerensStemme, Borgerhenvisning, Identifikation
from samarbejde_schema.standard.v1.faelles.konvolut import (
    Kontaktperson,
    Konvolutbesked,
    Organisation,
    Part,
)
from samarbejde_schema.standard.v1.faelles.maal import ArtefaktRef
from samarbejde_schema.standard.v1.faelles.opfoelgning import Periode
from samarbejde_schema.standard.v1.faelles.samtykke import Registrering, SamtykkePart
from samarbejde_schema.standard.v1.faelles.taelling import Taelling
from samarbejde_schema.standard.v1.faelles.vurdering import MaalgruppeAngivelse
from samarbejde_schema.standard.v1.koordinatorudpegning import Egnethedsvurdering, Koordinatorudpegning
from samarbejde_schema.standard.v1.ledergrupperapport import Gruppemedlem, Ledergrupperapport
from samarbejde_schema.standard.v1.maal_og_aftaleskema import (
    Aftale,
    Ansvarlig,
    Behov,
    MaalOgAftaleskema,
    SamMaal,
)
from samarbejde_schema.standard.v1.netvaerkskort import Netvaerkskort, Netvaerksperson
from samarbejde_schema.standard.v1.resultatdokumentation import Resultat, Resultatdokumentation
from samarbejde_schema.standard.v1.samtykke_tilbagekaldelse import SamtykkeTilbagekaldelse
from samarbejde_schema.standard.v1.samtykkeerklaering import Samtykkeerklaering
from samarbejde_schema.standard.v1.teamsammensaetning import Teammedlem, Teamsammensaetning

from .byggere import NU, noegle, ny, organisation, part

E = TypeVar("E", bound=Element)

SAMTYKKE, SKEMA, SAMMAAL, AFTALE, BEHOV = (noegle(nummer) for nummer in range(71, 76))
LONE, METTE, BIRGITTE, EDITH = (noegle(nummer) for nummer in range(81, 85))
"""Medlemmerne af teamet: koordinator, støtteperson, læge og søster."""

BOSTED = Organisation(navn="Bostedet Engen", cvr="90000012", p_nummer="1003456789")
HUS = Organisation(navn="Beboerhuset Kilden", cvr="90000047")
LAEGEHUS = Organisation(navn="Lægehuset ved Åen", cvr="90000055")
MYNDIGHED = part()
KOORDINATOR = part(rolle="KOORDINATOR")
TEAMMEDLEM = Part(rolle="TEAMMEDLEM", organisation=BOSTED)
CIVILSAMFUND = Part(rolle="CIVILSAMFUND", organisation=HUS)
AKTOER = Part(rolle="AKTOER", organisation=LAEGEHUS)
HELE_TEAMET = (TEAMMEDLEM, AKTOER, CIVILSAMFUND)
BORGER = Borgerhenvisning(identifikation=Identifikation(cpr="2512484916"))
EGNE_ORD = BorgerensStemme(egne_ord="Det er mit hold.")
I_DAG = NU.date()
SAM = {"profil": ("GRUND", "SAM")}
MED_SAMTYKKE = SAM | {"behandlingsgrundlag": "SAMTYKKE", "samtykke_ref": (SAMTYKKE,)}


def _bygget(klasse: type[E], felter: dict[str, Any], **fast: Any) -> E:
    return klasse(**fast | felter)


def registrering(**felter: Any) -> Registrering:
    """Kommunen noterede det, en time før det blev sendt."""
    return _bygget(Registrering, felter, organisation=organisation(), tidspunkt=NU.replace(hour=8))


def samtykkepart(fra: Part, **felter: Any) -> SamtykkePart:
    """En part i et samtykke, som den står i konvolutten."""
    fast = {"navn": fra.organisation.navn, "organisation": fra.organisation, "rolle": fra.rolle}
    return _bygget(SamtykkePart, felter, **fast)


def samtykkeerklaering(**felter: Any) -> Samtykkeerklaering:
    """Borgerens samtykke til hele teamet, uden en sidste dag."""
    parter = (MYNDIGHED, KOORDINATOR, *HELE_TEAMET)
    return ny(
        Samtykkeerklaering,
        KOORDINATOR,
        TEAMMEDLEM,
        felter,
        **SAM,
        borger=BORGER,
        samtykke_id=SAMTYKKE,
        registreret_af=registrering(),
        afgivet_af="BORGER",
        formaal="At teamet kan tale sammen om borgerens mål.",
        oplysningstype=("MAAL_OG_AFTALER", "HVERDAG_OG_TRIVSEL"),
        mellem_hvem=tuple(samtykkepart(en) for en in parter),
        retning="UDVEKSLE",
        afgivet_dato=I_DAG,
        form="SKRIFTLIG",
        oplyst_om_tilbagekaldelse=True,
        oplyst_om_konsekvens=True,
    )


def samtykke_tilbagekaldelse(**felter: Any) -> SamtykkeTilbagekaldelse:
    """Hele samtykket kaldes tilbage."""
    return ny(
        SamtykkeTilbagekaldelse,
        KOORDINATOR,
        TEAMMEDLEM,
        felter,
        **SAM,
        samtykke_ref=SAMTYKKE,
        registreret_af=registrering(),
        dato=I_DAG,
        omfang="HELT",
    )


def koordinatorudpegning(**felter: Any) -> Koordinatorudpegning:
    """Lone bliver koordinator for en borger i målgruppen."""
    return ny(
        Koordinatorudpegning,
        MYNDIGHED,
        KOORDINATOR,
        {"fra": I_DAG} | felter,
        **SAM,
        borger=BORGER,
        koordinator=Kontaktperson(navn="Lone Kragh"),
        koordinator_organisation=organisation(),
        egnethedsvurdering=Egnethedsvurdering(kan_profitere=True, behov_for_saerskilt_tilbud=False),
        maalgruppe=(MaalgruppeAngivelse(maalgruppe="SOCIAL_ISOLATION", primaer=True),),
        socialt_udsat_aeldre=True,
        borgerens_stemme=EGNE_ORD,
    )


def netvaerksperson(**felter: Any) -> Netvaerksperson:
    """Søsteren, som borgeren gerne vil have med."""
    return _bygget(
        Netvaerksperson,
        felter,
        navn="Edith Åberg",
        type="PRIVAT_NETVAERK",
        relation="søster",
        oenskes_inddraget=True,
    )


def netvaerkskort(**felter: Any) -> Netvaerkskort:
    """Et kort med søsteren og lægen."""
    laege = netvaerksperson(navn="Birgitte Søe", type="FAGPERSON", relation="læge")
    return ny(
        Netvaerkskort,
        KOORDINATOR,
        TEAMMEDLEM,
        felter,
        **MED_SAMTYKKE,
        borger=BORGER,
        version=1,
        person=(netvaerksperson(), laege),
        udarbejdet_med_borger=True,
        dato=I_DAG,
        borgerens_stemme=EGNE_ORD,
    )


def teammedlem(**felter: Any) -> Teammedlem:
    """Støttepersonen fra bostedet."""
    return _bygget(
        Teammedlem,
        felter,
        medlem_id=METTE,
        navn="Mette Kjærsgaard",
        type="FAGPERSON",
        organisation=BOSTED,
        sektor="SOCIAL",
    )


def teamsammensaetning(**felter: Any) -> Teamsammensaetning:
    """Et team med støtteperson, læge og søster, valgt af borgeren og koordinatoren."""
    laege = teammedlem(medlem_id=BIRGITTE, navn="Birgitte Søe", organisation=LAEGEHUS, sektor="SUNDHED")
    soester = Teammedlem(medlem_id=EDITH, navn="Edith Åberg", type="PRIVAT_NETVAERK", oensket_af_borger=True)
    return ny(
        Teamsammensaetning,
        KOORDINATOR,
        TEAMMEDLEM,
        felter,
        **MED_SAMTYKKE,
        borger=BORGER,
        version=1,
        medlem=(teammedlem(), laege, soester),
        valgt_af=("BORGER", "KOORDINATOR"),
        gaelder_fra=I_DAG,
        borgerens_stemme=EGNE_ORD,
    )


def behov(**felter: Any) -> Behov:
    """Et behov, borgeren ønsker hjælp til."""
    fast = {"behov_id": BEHOV, "kategori": "SOCIALT_NETVAERK_STOETTE", "oensket_af_borger": True}
    return _bygget(Behov, felter, **fast)


def sammaal(**felter: Any) -> SamMaal:
    """Et mål, borgeren har formuleret."""
    return _bygget(
        SamMaal,
        felter,
        maal_id=SAMMAAL,
        tekst="At være i sykredsen hver uge.",
        formuleret_af=("BORGER",),
        status="AKTIV",
    )


def aftale(**felter: Any) -> Aftale:
    """En aftale, som borgeren og støttepersonen deler."""
    return _bygget(
        Aftale,
        felter,
        aftale_id=AFTALE,
        handling="Går med til sykredsen de første to gange.",
        ansvarlig=(Ansvarlig(rolle="BORGER"), Ansvarlig(rolle="TEAMMEDLEM", medlem_ref=METTE)),
        opfoelgningsdato=date(2026, 12, 15),
        opfoelgningsmaade="Koordinatoren ringer.",
        maal_ref=SAMMAAL,
        behov_ref=BEHOV,
        indgaaet_med=("BORGER", "TEAMMEDLEM"),
        status="IKKE_BEGYNDT",
    )


def maal_og_aftaleskema(**felter: Any) -> MaalOgAftaleskema:
    """Skemaet fra det første netværksmøde: ét behov, ét mål og én aftale."""
    return ny(
        MaalOgAftaleskema,
        KOORDINATOR,
        TEAMMEDLEM,
        felter,
        **MED_SAMTYKKE,
        borger=BORGER,
        skema_id=SKEMA,
        version=1,
        maal_og_droemme="Jeg vil sy igen.",
        behov=(behov(),),
        maal=(sammaal(),),
        aftale=(aftale(),),
        borgerens_stemme=EGNE_ORD,
    )


def aftale_opfoelgning(**felter: Any) -> AftaleOpfoelgning:
    """Koordinatorens status på aftalen."""
    return ny(
        AftaleOpfoelgning,
        KOORDINATOR,
        TEAMMEDLEM,
        felter,
        **MED_SAMTYKKE,
        skema_ref=ArtefaktRef(id=SKEMA, version=1),
        aftale_status=(AftaleStatuslinje(aftale_ref=AFTALE, status="OVERHOLDT"),),
        dato=I_DAG,
        borgerens_stemme=EGNE_ORD,
    )


def resultatdokumentation(**felter: Any) -> Resultatdokumentation:
    """Resultatet for målet efter de første uger."""
    maalt = Resultat(maal_ref=SAMMAAL, maaledato=I_DAG, vaerdi="otte gange", kilde="BORGER")
    return ny(
        Resultatdokumentation,
        KOORDINATOR,
        TEAMMEDLEM,
        felter,
        **MED_SAMTYKKE,
        borger=BORGER,
        skema_ref=ArtefaktRef(id=SKEMA),
        periode=Periode(fra=date(2026, 9, 1), til=I_DAG),
        resultat=(maalt,),
        borgervendt_tekst="Du har været i sykredsen otte gange.",
        borgerens_stemme=EGNE_ORD,
    )


def ledergrupperapport(**felter: Any) -> Ledergrupperapport:
    """Ledergruppens rapport til direktionen."""
    grupper = (
        Gruppemedlem(forvaltning="Voksen og handicap", sektor="SOCIAL"),
        Gruppemedlem(forvaltning="Sundhed og Omsorg", sektor="OMSORG"),
    )
    return ny(
        Ledergrupperapport,
        part(rolle="LEDERGRUPPE"),
        part(rolle="DIREKTION"),
        felter,
        **SAM,
        fortrolighed="ALMINDELIG",
        forloeb_id=None,
        myndighedssag=None,
        niveau="LEDERGRUPPE",
        periode=Periode(fra=date(2026, 1, 1), til=date(2026, 6, 30)),
        ledergruppe=grupper,
        antal_forloeb=20,
        aktivitet=(Taelling(navn="Netværksmøder", antal=41),),
        resultat=(Taelling(navn="Mål, der er nået", antal=23),),
        effekt=(Taelling(navn="Borgere, der oplever sammenhæng", antal=14),),
        andel_udredt=Decimal(75),
    )


ALLE: dict[str, Callable[..., Konvolutbesked]] = {
    "samtykkeerklaering": samtykkeerklaering,
    "samtykkeTilbagekaldelse": samtykke_tilbagekaldelse,
    "koordinatorudpegning": koordinatorudpegning,
    "netvaerkskort": netvaerkskort,
    "teamsammensaetning": teamsammensaetning,
    "maalOgAftaleskema": maal_og_aftaleskema,
    "aftaleOpfoelgning": aftale_opfoelgning,
    "resultatdokumentation": resultatdokumentation,
    "ledergrupperapport": ledergrupperapport,
}
"""Én bygger for hver besked i Samarbejdsmodellen."""
