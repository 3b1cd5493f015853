"""Regler om mennesker og organisationer: at numrene passer, og at borgerens oplysninger beskyttes.

Et helt eksempel::

    from datetime import date

    from samarbejde_schema.standard.v1.faelles.regler_person import foedselsdato

    assert foedselsdato("0201609995") == date(1960, 1, 2)

Reglerne ser på numre, adresser og det, der deles, men siger aldrig, hvad der stod: en finding viser stedet.
Kilder: CPR-kontoret om personnummerets opbygning og modulus 11; dk-core om CVR og GLN; 000:53.
"""

import operator
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from ....modelling.walk import values_of
from ....primitives import Cvr, Gln, lexical
from ....validation.rule import BOER, GYLDIGHED, KAN, SKAL, Breach, Breaches, at, clause, rule
from ..indhold import ENTRIES, MED_KONVOLUT, OM_BORGER
from ..kodelister.konvolut import Behandlingsgrundlag, Beskedtype, Fortrolighed, Rolle
from ..kodelister.lov import Lovparagraf
from .hverdage import dansk_dato
from .konvolut import Konvolutbesked, Part
from .steder import koeberfelt, leverandoerfelt, ydelsesfelt

_ALLE = tuple(entry.type for entry in ENTRIES)
_UDEN_SAMTYKKE = ("samtykkeerklaering", "samtykkeTilbagekaldelse")
_CVR, _GLN = lexical(Cvr), lexical(Gln)
_CPR_VAEGTE = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_CVR_VAEGTE = (2, 7, 6, 5, 4, 3, 2, 1)
_GLN_VAEGTE = (1, 3) * 6 + (1,)
_MYNDIGHEDSALDER = 18


def foedselsdato(cpr: str) -> date:
    """Fødselsdatoen i et velformet personnummer; syvende ciffer og årstallet giver århundredet.

    Datoen er til hjælp for regler om alder, ikke en oplysning, man kan bygge en afgørelse på. Kilde:
    CPR-kontoret om personnummerets opbygning.
    """
    aar, syvende = int(cpr[4:6]), int(cpr[6])
    if syvende <= 3:
        aarhundrede = 1900
    elif syvende == 4 or syvende == 9:
        aarhundrede = 2000 if aar <= 36 else 1900
    else:
        aarhundrede = 2000 if aar <= 57 else 1800
    return date(aarhundrede + aar, int(cpr[2:4]), int(cpr[:2]))


def _sum(vaegte: tuple[int, ...], cifre: str) -> int:
    """Cifrene ganget med hver sin vægt og lagt sammen."""
    tal: int = sum(map(operator.mul, vaegte, map(int, cifre)))
    return tal


@lru_cache(maxsize=4096)
def _cvr_passer(cvr: str) -> bool:
    return _sum(_CVR_VAEGTE, cvr) % 11 == 0


@lru_cache(maxsize=4096)
def _gln_passer(gln: str) -> bool:
    return _sum(_GLN_VAEGTE, gln) % 10 == 0


@rule(
    "FR-011",
    da="Se efter, om personnummeret er rigtigt: kontrolcifret passer ikke, men nummeret kan være gyldigt.",
    en="Check the CPR number: the check digit does not fit, but it may well be a valid number.",
    demand=KAN,
    messages=OM_BORGER,
    fields=("borger.identifikation.cpr", "borgerRef.identifikation.cpr"),
    source="cpr.dk",
)
def personnummerets_kontrolciffer(besked: Konvolutbesked) -> Breaches:
    """Siden 2007 uddeles personnumre, som ikke følger modulus 11, og de er fuldt gyldige (CPR-kontoret).

    Derfor afvises et nummer aldrig for det; reglen hjælper kun den, der har tastet forkert.
    """
    felter = vars(besked)
    felt = "borger" if "borger" in felter else "borger_ref"
    person = felter.get(felt)
    cpr = None if person is None else person.identifikation.cpr
    if cpr is not None and _sum(_CPR_VAEGTE, cpr) % 11:
        yield at(felt, "identifikation", "cpr")


@rule(
    "FR-012",
    clauses=(
        clause(
            "cvr",
            da="Ret CVR-nummeret: kontrolcifret passer ikke.",
            en="Correct the CVR number: the check digit does not fit.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "gln",
            da="Ret EAN-nummeret: kontrolcifret passer ikke.",
            en="Correct the GLN: the check digit does not fit.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=_ALLE,
    fields=("konvolut.afsender.organisation.cvr", "konvolut.modtager.organisation.cvr"),
    source="dk-core",
)
def organisationernes_numre(besked: Any) -> Breaches:
    """Et CVR-nummer følger modulus 11 og et EAN-nummer modulus 10, så et forkert ciffer ses med det samme.

    Reglen gælder, hvor end i beskeden et af numrene står.
    """
    for sted, cvr in values_of(besked, _CVR):
        if not _cvr_passer(cvr):
            yield at(*sted, clause="cvr")
    for sted, gln in values_of(besked, _GLN):
        if not _gln_passer(gln):
            yield at(*sted, clause="gln")


@rule(
    "FR-013",
    da="Se efter, om borgeren er fyldt 18 år, når indsatsen begynder.",
    en="Check that the citizen is at least 18 when the service begins.",
    demand=BOER,
    messages=("forespoergsel", "bestilling", "kontrakt", "indskrivning"),
    requirements=("R012",),
    fields=("borger.identifikation.cpr", "borger.foedselsaar"),
    source="000:53",
)
def borgeren_er_voksen(besked: Any) -> Breaches:
    """Aftalerne gælder voksne (000:53). Alderen regnes den dag, indsatsen begynder.

    Er der ingen dato endnu, bruges dagen for afsendelsen. Kendes kun fødselsåret, siges der først noget, når
    borgeren med sikkerhed er under 18; en navnløs nøgle uden fødselsår bedømmes ikke.
    """
    borger = besked.borger
    start = _begynder(besked)
    if (cpr := borger.identifikation.cpr) is not None:
        foedt = foedselsdato(cpr)
        alder = start.year - foedt.year - ((start.month, start.day) < (foedt.month, foedt.day))
        if alder < _MYNDIGHEDSALDER:
            yield at("borger", "identifikation", "cpr")
    elif borger.foedselsaar is not None and start.year - borger.foedselsaar < _MYNDIGHEDSALDER:
        yield at("borger", "foedselsaar")


def _begynder(besked: Any) -> date:
    """Den dag, indsatsen begynder i en forespørgsel, bestilling, kontrakt eller indskrivning."""
    konvolut = besked.konvolut
    dag: date | None
    if konvolut.beskedtype is Beskedtype.KONTRAKT:
        dag = besked.startdato
    elif konvolut.beskedtype is Beskedtype.INDSKRIVNING:
        dag = besked.indflytningsdato
    else:
        start = besked.oensket_start
        dag = None if start is None else start.dato
    return dansk_dato(konvolut.afsendt) if dag is None else dag


@rule(
    "FR-015",
    da="Skriv, hvad bilaget er nødvendigt for, når det rummer helbredsoplysninger.",
    en="State what the attachment is necessary for when it holds health information.",
    demand=BOER,
    messages=OM_BORGER,
    requirements=("R036",),
    fields=("konvolut.bilag.noedvendigFor", "konvolut.bilag.helbredsoplysning"),
    source="000:98",
)
def helbredsoplysninger_er_noedvendige(besked: Konvolutbesked) -> Breaches:
    """Der sendes det nødvendige og ikke mere (000:98); den, der skriver hvorfor, har tænkt efter."""
    for i, bilag in enumerate(besked.konvolut.bilag):
        if bilag.helbredsoplysning and bilag.noedvendig_for is None:
            yield at("konvolut", "bilag", i, "noedvendig_for")


@rule(
    "FR-016",
    da="Henvis til det samtykke, oplysningerne deles på, eller ret behandlingsgrundlaget.",
    en="Refer to the consent that the information is shared on, or correct the legal basis.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=tuple(type for type in OM_BORGER if type not in _UDEN_SAMTYKKE),
    fields=("konvolut.samtykkeRef", "konvolut.behandlingsgrundlag"),
    source="fvl. § 28",
)
def samtykket_kan_findes(besked: Konvolutbesked) -> Breaches:
    """Et samtykke gælder bestemte oplysninger til bestemte parter, så beskeden siger hvilket (fvl. § 28).

    Erklæringen og tilbagekaldelsen er samtykket selv og henviser ikke til et andet.
    """
    konvolut = besked.konvolut
    if konvolut.behandlingsgrundlag is Behandlingsgrundlag.SAMTYKKE and not konvolut.samtykke_ref:
        yield at("konvolut", "samtykke_ref")


@rule(
    "FR-017",
    da="Sæt fortroligheden til FOELSOM: beskeden handler om en borger.",
    en="Set the confidentiality to FOELSOM: the message is about a citizen.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=OM_BORGER,
    fields=("konvolut.fortrolighed",),
    source="GDPR",
)
def om_en_borger_er_foelsomt(besked: Konvolutbesked) -> Breaches:
    """Alene det, at nogen har et forløb på det sociale område, er følsomt at vide om dem (GDPR art. 9)."""
    if besked.konvolut.fortrolighed is not Fortrolighed.FOELSOM:
        yield at("konvolut", "fortrolighed")


@rule(
    "FR-021",
    clauses=(
        clause(
            "beskyttet",
            da="Fjern borgerens adresse: navn og adresse er beskyttet.",
            en="Remove the citizen's address: name and address are protected.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "krisecenter",
            da="Fjern adressen: ved ophold på krisecenter sendes hverken borgerens eller stedets adresse.",
            en="Remove the address: for a crisis centre neither the citizen's nor the centre's is sent.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=("forespoergsel", "bestilling", "tilbud", "kontrakt", "indskrivning"),
    fields=(
        "borger.adresse",
        "boligadresse",
        "leverandoer.tilbud.adresse",
        "konvolut.afsender.organisation.adresse",
        "konvolut.modtager.organisation.adresse",
    ),
    source="CPR-loven",
)
def beskyttede_adresser(besked: Any) -> Breaches:
    """En beskyttet adresse kan være livsvigtig at holde hemmelig (CPR-loven).

    Er borgeren adressebeskyttet, står adressen ingen steder, på nær den nye bolig, som myndigheden skal kende
    fra indskrivningen. Ved ophold efter SEL § 109 står der slet ingen: borgeren bor på stedet, så også
    tilbuddets adresse røber, hvor det er, allerede når pladsen tilbydes.
    """
    krisecenter = _efter_par_109(besked)
    borger = vars(besked).get("borger")
    if borger is not None and borger.adresse is not None and (krisecenter or borger.adressebeskyttet):
        yield at("borger", "adresse", clause="krisecenter" if krisecenter else "beskyttet")
    if krisecenter:
        yield from _stedets_adresse(besked)


def _efter_par_109(besked: Any) -> bool:
    beskedtype = besked.konvolut.beskedtype
    if beskedtype is Beskedtype.INDSKRIVNING:
        return besked.lovgrundlag is Lovparagraf.SEL_109
    ydelser = getattr(besked, ydelsesfelt(beskedtype))
    return any(ydelse.paragraf is Lovparagraf.SEL_109 for ydelse in ydelser)


def _stedets_adresse(besked: Any) -> Iterator[Breach]:
    """De andre steder, hvor adressen på et krisecenter kan stå."""
    konvolut = besked.konvolut
    if konvolut.beskedtype is Beskedtype.INDSKRIVNING and besked.boligadresse is not None:
        yield at("boligadresse", clause="krisecenter")
    leverandoer = vars(besked).get("leverandoer")
    tilbud = None if leverandoer is None else leverandoer.tilbud
    if tilbud is not None and tilbud.adresse is not None:
        yield at("leverandoer", "tilbud", "adresse", clause="krisecenter")
    if _er_stedet(konvolut.afsender):
        yield at("konvolut", "afsender", "organisation", "adresse", clause="krisecenter")
    for i, modtager in enumerate(konvolut.modtager):
        if _er_stedet(modtager):
            yield at("konvolut", "modtager", i, "organisation", "adresse", clause="krisecenter")


def _er_stedet(part: Part) -> bool:
    """Om parten er det tilbud, borgeren bor på, og siger hvor det ligger."""
    return part.rolle is Rolle.UDFOERER and part.organisation.adresse is not None


@rule(
    "FR-023",
    da="Skriv organisationens CVR-nummer.",
    en="State the organisation's CVR number.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=MED_KONVOLUT,
    requirements=("R010",),
    fields=(
        "konvolut.afsender.organisation.cvr",
        "konvolut.modtager.organisation.cvr",
        "koeber.cvr",
        "leverandoer.driftsherre.cvr",
        "nyKoeber.cvr",
        "nyPart.driftsherre.cvr",
    ),
    source="000:50",
)
def parternes_cvr(besked: Any) -> Breaches:
    """Det er CVR-nummeret, der siger, hvem der handler med hvem (000:50-52); navnet er til mennesker.

    Det kræves af afsender og modtagere, af kontraktens køber og driftsherre og af dem, et tillæg sætter i
    deres sted.
    """
    konvolut = besked.konvolut
    if konvolut.afsender.organisation.cvr is None:
        yield at("konvolut", "afsender", "organisation", "cvr")
    for i, modtager in enumerate(konvolut.modtager):
        if modtager.organisation.cvr is None:
            yield at("konvolut", "modtager", i, "organisation", "cvr")
    felt = koeberfelt(konvolut.beskedtype)
    if felt and (koeber := getattr(besked, felt)) is not None and koeber.cvr is None:
        yield at(felt, "cvr")
    felt = leverandoerfelt(konvolut.beskedtype)
    if felt and (leverandoer := getattr(besked, felt)) is not None and leverandoer.driftsherre.cvr is None:
        yield at(felt, "driftsherre", "cvr")
