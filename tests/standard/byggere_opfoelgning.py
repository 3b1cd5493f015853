"""Små, gyldige beskeder til prøver: ``dagsorden()`` er i orden, ``dagsorden(sted=…)`` ændrer ét felt.

Hver bygger tager beskedens og konvoluttens felter under Python-navn. Samme kald giver samme besked.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, TypeVar

from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.standard.v1.bestilling import Bestilling
from samarbejde_schema.standard.v1.dagsorden import Dagsorden, Dagsordenspunkt, OensketMateriale
from samarbejde_schema.standard.v1.faelles.bilag import Bilag, Bilagsindhold
from samarbejde_schema.standard.v1.faelles.borger import Borger, BorgerensStemme, Identifikation
from samarbejde_schema.standard.v1.faelles.konvolut import (
    Adresse,
    Kontaktperson,
    Konvolutbesked,
    Leverandoer,
    Organisation,
    Part,
    Sagsreference,
)
from samarbejde_schema.standard.v1.faelles.kvittering import AuditHoved
from samarbejde_schema.standard.v1.faelles.maal import (
    ArtefaktRef,
    FremtidigtMaal,
    Indsatsmaal,
    Maalstatuslinje,
)
from samarbejde_schema.standard.v1.faelles.opfoelgning import Moededeltager, Periode
from samarbejde_schema.standard.v1.faelles.vurdering import FagligVurdering
from samarbejde_schema.standard.v1.faelles.ydelse import Starttid, Takst, Ydelse
from samarbejde_schema.standard.v1.forretningskvittering import Forretningskvittering
from samarbejde_schema.standard.v1.indskrivning import Indskrivning
from samarbejde_schema.standard.v1.kontrakt import Kontrakt
from samarbejde_schema.standard.v1.kontrakt_svar import KontraktSvar
from samarbejde_schema.standard.v1.referat import NaesteMoede, Punktreferat, Referat
from samarbejde_schema.standard.v1.statusnotat import Anbefalingslinje, Statusnotat
from samarbejde_schema.standard.v1.tilbud import Tilbud
from samarbejde_schema.standard.v1.tilbud_svar import TilbudSvar
from samarbejde_schema.standard.v1.transportkvittering import Transportkvittering
from samarbejde_schema.validation.rule import Rule
from samarbejde_schema.validation.run import judge

M = TypeVar("M", bound=Konvolutbesked)

NU = datetime(2026, 11, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))
"""Alle prøvers afsendelse."""


def noegle(nummer: int) -> str:
    """En nøgle, man kan kende igen."""
    return f"00000000-0000-4000-8000-{nummer:012d}"


def _noegler() -> Callable[[], str]:
    tal = itertools.count(9001)
    return lambda: noegle(next(tal))


VEJ = Adresse(adresselinje=("Prøvevej 1",), postnummer="9000", by="Fjordby")
KOMMUNE = Organisation(navn="Fjordby Kommune", cvr="90000004", kommunekode="0101")
BOSTED = Organisation(navn="Bostedet Enghaven", cvr="90000012", p_nummer="1003456789")
EJER = Organisation(navn="Fonden Enghaven", cvr="90000020")
UDEN_CVR = Organisation(navn="Et navn uden nummer")
MYNDIGHED = Part(rolle="MYNDIGHED", organisation=KOMMUNE)
UDFOERER = Part(rolle="UDFOERER", organisation=BOSTED)
KOORDINATOR = Part(rolle="KOORDINATOR", organisation=KOMMUNE)
TEAMMEDLEM = Part(rolle="TEAMMEDLEM", organisation=EJER)
SAG = Sagsreference(sagsnummer="27.57.08-G01-7", ejer_cvr="90000004")
EGNE_ORD = BorgerensStemme(egne_ord="Jeg vil gerne kunne sove om natten.")
MEDARBEJDER = Kontaktperson(navn="Ida Holm")
BORGER = Borger(identifikation=Identifikation(cpr="2512484916"), adressebeskyttet=False, handlekommune="0101")
YDELSE = Ydelse(id=noegle(21), fritekst="Støtte om natten", paragraf="SEL_107", indsatsmaal_ref=(noegle(11),))
TAKST = Takst(ydelsestype="HOVEDYDELSE", beloeb=Decimal(2150), enhed="DOEGN", prisniveau_aar=2026)
MAAL = Indsatsmaal(
    id=noegle(11), version=1, titel="Tryg om natten", beskrivelse="Sover uden at tilkalde hjælp.",
    art="UDVIKLING", status="AKTIV",
)  # fmt: skip


def bilag(**felter: Any) -> Bilag:
    """Et vedlagt dokument uden helbredsoplysninger."""
    return Bilag(
        **{
            "id": noegle(31), "type": "ANDET", "titel": "Et dokument", "mimetype": "application/pdf",
            "stoerrelse": 3, "sha256": "0" * 64, "indhold": Bilagsindhold(indlejret="UERG"),
            "helbredsoplysning": False,
        } | felter
    )  # fmt: skip


def borger(**felter: Any) -> Borger:
    """Den voksne borger, der bruges, ændret på enkelte felter."""
    fast = {"identifikation": BORGER.identifikation, "adressebeskyttet": False, "handlekommune": "0101"}
    return Borger(**fast | felter)


def _ny(klasse: type[M], afsender: Part, modtager: Part, fast: dict[str, Any], felter: dict[str, Any]) -> M:
    konvolut = {
        "profil": ("GRUND",), "fortrolighed": "FOELSOM", "behandlingsgrundlag": "MYNDIGHEDSOPGAVE",
        "forloeb_id": noegle(1), "samtale_id": noegle(2), "afsender": afsender, "modtager": (modtager,),
    }  # fmt: skip
    return klasse.ny(nu=NU, noegle=_noegler(), **konvolut | fast | felter)


def dagsorden(**felter: Any) -> Dagsorden:
    """Indkaldelsen til et årligt statusmøde, med alt, hvad den skylder."""
    punkter = ("MAALSTATUS", "LIVSTEMAER", "VIDERE_FORLOEB", "INDSATS_FAERDIG", "NAESTE_MOEDE")
    fast = {
        "dagsorden_id": noegle(41), "moedetype": "STATUSMOEDE", "opfoelgningstype": "AARLIG",
        "moedetidspunkt": NU + timedelta(days=30), "sted": "Rådhuset",
        "punkt": tuple(Dagsordenspunkt(punkt_id=noegle(50 + i), type=p) for i, p in enumerate(punkter)),
        "oensket_materiale": (OensketMateriale(beskrivelse="Statusnotat", leveringsfrist=date(2026, 12, 1)),),
        "borger_kan_invitere": ("INGEN_BEGRAENSNING",),
    }  # fmt: skip
    return _ny(Dagsorden, MYNDIGHED, UDFOERER, fast, felter)


def netvaerksmoede(**felter: Any) -> Dagsorden:
    """Indkaldelsen til et netværksmøde i Samarbejdsmodellen."""
    fast = {
        "profil": ("GRUND", "SAM"), "moedetype": "NETVAERKSMOEDE", "opfoelgningstype": None,
        "deltager": (Moededeltager(rolle="BORGER"),), "udarbejdet_med": ("BORGER",),
        "borgers_punkt": ("Om at komme ud",),
    }  # fmt: skip
    return dagsorden(**fast | felter)


def statusnotat(**felter: Any) -> Statusnotat:
    """Udførerens status til det årlige møde."""
    fast = {
        "statusnotat_id": noegle(42), "opfoelgningstype": "AARLIG", "skabelon": "VUM_STATUSNOTAT",
        "periode": Periode(fra=date(2025, 11, 1)),
        "maalstatus": (Maalstatuslinje(maal_ref=noegle(11), arbejdet_med_maalet="Faste aftaler."),),
        "livssituation": "Bor alene og klarer dagene selv.",
        "anbefaling": (Anbefalingslinje(anbefaling="FORTSAETTE"),),
        "borgerens_stemme": EGNE_ORD, "udarbejdet_af": MEDARBEJDER,
    }  # fmt: skip
    return _ny(Statusnotat, UDFOERER, MYNDIGHED, fast, felter)


def referat(**felter: Any) -> Referat:
    """Referatet af et statusmøde, hvor indsatsen fortsætter."""
    fast = {
        "referat_id": noegle(43), "moedetype": "STATUSMOEDE", "moede_start": NU - timedelta(hours=3),
        "deltager": tuple(Moededeltager(rolle=r) for r in ("BORGER", "MYNDIGHED", "UDFOERER")),
        "punktreferat": (Punktreferat(tekst="Vi talte om nætterne."),), "beslutning": "FORTSAET",
        "fremtidigt_maal": (FremtidigtMaal(maal_ref=noegle(11), behandling="UAENDRET"),),
        "borgerens_stemme": EGNE_ORD, "naeste_moede": NaesteMoede(senest=date(2027, 11, 1)),
        "myndighedssag": SAG,
    }  # fmt: skip
    return _ny(Referat, MYNDIGHED, UDFOERER, fast, felter)


def transportkvittering(**felter: Any) -> Transportkvittering:
    """Kvitteringen for en aflevering, der gik godt."""
    fast = {
        "beskedtype": "TRANSPORTKVITTERING", "besked_id": noegle(3), "indre_digest": "0" * 64,
        "afsender_cvr": "90000004", "modtager_cvr": "90000012", "tid": NU, "kode": "OK",
        "audit_hoved": AuditHoved(loebenr=17, hash="0" * 64),
    }  # fmt: skip
    return Transportkvittering(**fast | felter)


def forretningskvittering(**felter: Any) -> Forretningskvittering:
    """Udførerens kvittering for en besked fra myndigheden."""
    fast = {
        "svar_paa": noegle(3), "fortrolighed": "ALMINDELIG", "kode": "MODTAGET", "kvitteringstype": "TEKNISK",
    }  # fmt: skip
    return _ny(Forretningskvittering, UDFOERER, MYNDIGHED, fast, felter)


def bestilling(**felter: Any) -> Bestilling:
    """En bestilling af støtte om natten."""
    fast = {
        "bestilling_id": noegle(44), "version": 1, "art": "ENDELIG", "borger": BORGER,
        "indsatsformaal": "Ro om natten.", "indsatsmaal": (MAAL,), "ydelse": (YDELSE,),
        "faglig_vurdering": FagligVurdering(tekst="Nætterne er svære."), "borgerens_stemme": EGNE_ORD,
        "oensket_start": Starttid(dato=date(2026, 12, 1)), "myndighedskontakt": MEDARBEJDER,
        "myndighedssag": SAG,
    }  # fmt: skip
    return _ny(Bestilling, MYNDIGHED, UDFOERER, fast, felter)


def tilbud(**felter: Any) -> Tilbud:
    """Et tilbud på bestillingen."""
    fast = {
        "svar_paa": noegle(3), "tilbud_id": noegle(45), "bestilling_ref": ArtefaktRef(id=noegle(44)),
        "art": "TILBUD", "leverandoer": Leverandoer(driftsherre=EJER, tilbud=BOSTED), "ydelse": (YDELSE,),
    }  # fmt: skip
    return _ny(Tilbud, UDFOERER, MYNDIGHED, fast, felter)


def tilbud_svar(**felter: Any) -> TilbudSvar:
    """Et ja tak."""
    fast = {"svar_paa": noegle(3), "tilbud_ref": noegle(45), "svar": "ACCEPT"}
    return _ny(TilbudSvar, MYNDIGHED, UDFOERER, fast, felter)


def kontrakt(**felter: Any) -> Kontrakt:
    """En kontrakt om støtte om natten."""
    fast = {
        "kontrakt_id": noegle(46), "version": 1, "koeber": KOMMUNE,
        "leverandoer": Leverandoer(driftsherre=EJER, tilbud=BOSTED), "borger": BORGER,
        "formaal": "Ro om natten.", "ydelse": (YDELSE,), "takst": (TAKST,), "startdato": date(2026, 12, 1),
    }  # fmt: skip
    return _ny(Kontrakt, UDFOERER, MYNDIGHED, fast, felter)


def kontrakt_svar(**felter: Any) -> KontraktSvar:
    """Myndighedens underskrift."""
    fast = {
        "svar_paa": noegle(3), "vedroerer": "KONTRAKT", "kontrakt_ref": ArtefaktRef(id=noegle(46), version=1),
        "svar": "UNDERSKREVET", "dato": date(2026, 11, 2),
    }  # fmt: skip
    return _ny(KontraktSvar, MYNDIGHED, UDFOERER, fast, felter)


def indskrivning(**felter: Any) -> Indskrivning:
    """En planlagt indskrivning."""
    fast = {"borger": BORGER, "fase": "PLANLAGT", "indflytningsdato": date(2026, 12, 1)}
    return _ny(Indskrivning, UDFOERER, MYNDIGHED, fast, felter)


ALLE: dict[str, Callable[..., Besked]] = {
    "bestilling": bestilling,
    "tilbud": tilbud,
    "tilbudSvar": tilbud_svar,
    "kontrakt": kontrakt,
    "kontraktSvar": kontrakt_svar,
    "indskrivning": indskrivning,
    "dagsorden": dagsorden,
    "statusnotat": statusnotat,
    "referat": referat,
    "transportkvittering": transportkvittering,
    "forretningskvittering": forretningskvittering,
}
"""Én bygger for hver beskedtype; alle holder de fælles regler."""


def fund(regel: Rule, besked: Besked, *profiler: str) -> list[tuple[str, str, str, str]]:
    """Hvad reglen siger om beskeden: regel, sted, vægt og slags; også når en anden regel ville sige noget."""
    doemt = judge(besked, [regel], profiles=profiler or ("GRUND",), stage=regel.level)
    return [(f.rule_id, f.pointer, f.severity.value, f.kind.value) for f in doemt.findings]
