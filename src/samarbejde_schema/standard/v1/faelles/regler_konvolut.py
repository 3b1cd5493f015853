"""Regler om konvolutten: hvem må sende hvad til hvem, hvornår, i hvilken sag og med hvilke bilag.

Et helt eksempel, hvor ``bestilling`` er sendt af en myndighed::

    from samarbejde_schema.standard.v1.faelles.regler_konvolut import afsenderens_rolle

    assert list(afsenderens_rolle.judge(bestilling)) == []

Hvem der må sende og modtage, læses af indholdsfortegnelsen (:mod:`..indhold`) og står kun der. Regler, der
kræver modtagetidspunkt eller identitet, står i :mod:`.regler_modtagelse`.
"""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Any

from ....modelling.element import Element
from ....modelling.shape import shape_of
from ....modelling.walk import Place, values_of
from ....validation.rule import GYLDIGHED, SKAL, Breaches, at, clause, rule
from ..indhold import ENTRIES, MED_KONVOLUT, OM_BORGER
from ..kodelister.konvolut import UDEN_SYSTEMADRESSE, Beskedtype, Bilagstype, Rolle
from ..kodelister.match import KontraktSvarEmne
from ..kodelister.opfoelgning import Moedetype
from .konvolut import Konvolutbesked

_AFSENDERE = {entry.code: frozenset(entry.senders) for entry in ENTRIES}
_MODTAGERE = {entry.code: frozenset(entry.receivers) for entry in ENTRIES}
_UDFOERER = frozenset({Rolle.UDFOERER, Rolle.DRIFTSHERRE})
_MOEDEBESKEDER = frozenset({Beskedtype.DAGSORDEN, Beskedtype.REFERAT})
_STRAKS, _LEVETID = timedelta(), timedelta(days=7)
_ET_MIB = 1024 * 1024
_ORIENTERES = UDEN_SYSTEMADRESSE | {Rolle.CIVILSAMFUND, Rolle.TEAMMEDLEM}
_KUN_HENVISNING = frozenset({Bilagstype.MAGTANVENDELSE, Bilagstype.UTH})


@rule(
    "FR-002",
    clauses=(
        clause(
            "rolle",
            da="Ret afsenderens rolle: den rolle sender ikke denne slags besked.",
            en="Correct the sender's role: that role does not send this kind of message.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "netvaerksmoede",
            da="Lad myndigheden sende: koordinatoren indkalder og refererer kun netværksmøder.",
            en="Let the authority send it: the coordinator convenes and reports network meetings only.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "tilbagetrukket",
            da="Lad myndigheden svare: udføreren svarer kun, når en opsigelse trækkes tilbage.",
            en="Let the authority answer: the provider answers only when a notice is withdrawn.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=MED_KONVOLUT,
    requirements=("R003", "R007", "R065", "R124", "R212"),
    fields=("konvolut.afsender.rolle",),
    source="000:36",
)
def afsenderens_rolle(besked: Any) -> Breaches:
    """Hver part har sit ansvar: myndigheden bestiller og indkalder, udføreren tilbyder (000:36-37).

    Koordinatoren sender kun dagsorden og referat for netværksmøder (003:299), og udføreren sender kun svar på
    kontrakt, når myndigheden har trukket en opsigelse tilbage.
    """
    konvolut = besked.konvolut
    rolle, beskedtype = konvolut.afsender.rolle, konvolut.beskedtype
    led = ""
    if rolle not in _AFSENDERE[beskedtype]:
        led = "rolle"
    elif rolle is Rolle.KOORDINATOR and beskedtype in _MOEDEBESKEDER:
        led = "" if besked.moedetype is Moedetype.NETVAERKSMOEDE else "netvaerksmoede"
    elif rolle in _UDFOERER and beskedtype is Beskedtype.KONTRAKT_SVAR:
        led = "" if besked.vedroerer is KontraktSvarEmne.TILBAGETRAEKNING_AF_OPSIGELSE else "tilbagetrukket"
    if led:
        yield at("konvolut", "afsender", "rolle", clause=led)


@rule(
    "FR-007",
    da="Sæt udløbet efter afsendelsen og højst syv dage efter den.",
    en="Set the expiry after the time of sending and at most seven days after it.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=MED_KONVOLUT,
    fields=("konvolut.udloeber", "konvolut.afsendt"),
    source="valg",
)
def udloebet_passer_med_afsendelsen(besked: Konvolutbesked) -> Breaches:
    """Den del af FR-007, som beskeden selv afgør: udløbet ligger efter afsendelsen og inden for syv dage."""
    konvolut = besked.konvolut
    if not _STRAKS < konvolut.udloeber - konvolut.afsendt <= _LEVETID:
        yield at("konvolut", "udloeber")


@rule(
    "FR-008",
    da="Skriv, hvilken besked der svares på.",
    en="State which message this one answers.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=("tilbud", "tilbudSvar", "kontraktSvar", "forretningskvittering"),
    requirements=("R027",),
    fields=("konvolut.svarPaa",),
    source="000:85",
)
def svaret_siger_hvad_det_svarer_paa(besked: Konvolutbesked) -> Breaches:
    """Et tilbud, en accept, en underskrift og en kvittering giver kun mening sammen med det, de svarer på.

    Oplysninger går begge veje (000:85), og begge parter skal kunne følge tråden tilbage.
    """
    if besked.konvolut.svar_paa is None:
        yield at("konvolut", "svar_paa")


@rule(
    "FR-018",
    da="Skriv myndighedens sagsnummer.",
    en="State the authority's case number.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=("bestilling", "referat"),
    fields=("konvolut.myndighedssag",),
    source="KL",
)
def myndighedens_sag(besked: Any) -> Breaches:
    """Bestilling og referat hører til en sag hos myndigheden, og udføreren skal kunne nævne den (KL).

    Et referat af et netværksmøde går på tværs af flere myndigheders sager og behøver ikke én af dem.
    """
    konvolut = besked.konvolut
    if konvolut.myndighedssag is not None or konvolut.afsender.rolle is not Rolle.MYNDIGHED:
        return
    if konvolut.beskedtype is Beskedtype.BESTILLING or besked.moedetype is not Moedetype.NETVAERKSMOEDE:
        yield at("konvolut", "myndighedssag")


@rule(
    "FR-022",
    da="Skriv forløbets nøgle: beskeden hører til én borgers forløb.",
    en="State the key of the forløb: the message belongs to one citizen's forløb.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=OM_BORGER,
    requirements=("R006", "R056", "R215"),
    fields=("konvolut.forloebId",),
    source="000:45",
)
def forloebet_er_naevnt(besked: Konvolutbesked) -> Breaches:
    """Et forløb handler om én borger og dennes behov (000:45-46); nøglen holder beskederne om det sammen."""
    if besked.konvolut.forloeb_id is None:
        yield at("konvolut", "forloeb_id")


@rule(
    "FR-024",
    da="Nævn her kun borger, værge, pårørende, repræsentant, civilsamfund eller teammedlem.",
    en="Name only citizen, guardian, relative, representative, civil society or team member here.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=OM_BORGER,
    requirements=("R133",),
    fields=("konvolut.borgerOrientering.modtagerrolle",),
    source="valg",
)
def hvem_der_orienteres(besked: Konvolutbesked) -> Breaches:
    """Orientering uden om systemerne er for dem, der ingen systemadresse har; alle andre er modtagere."""
    for i, orientering in enumerate(besked.konvolut.borger_orientering):
        if orientering.modtagerrolle not in _ORIENTERES:
            yield at("konvolut", "borger_orientering", i, "modtagerrolle")


@rule(
    "FR-025",
    clauses=(
        clause(
            "rolle",
            da="Ret modtagerens rolle: den rolle får ikke denne slags besked.",
            en="Correct the receiver's role: that role does not get this kind of message.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "person",
            da="Brug borgerOrientering: borger, værge, pårørende og repræsentant har ingen systemadresse.",
            en="Use borgerOrientering: citizen, guardian, relative and representative are no receivers.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "modpart",
            da="Send svaret til den anden part i kontrakten.",
            en="Send the answer to the other party of the contract.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=MED_KONVOLUT,
    requirements=("R003", "R118"),
    fields=("konvolut.modtager.rolle",),
    source="000:259",
)
def modtagernes_roller(besked: Konvolutbesked) -> Breaches:
    """Beskeder går til den, der skal handle på dem (000:259), og altid til en organisation.

    Mennesker får besked på anden måde, og det noteres i konvolutten. Et svar på en kontrakt går til den
    anden part.
    """
    konvolut = besked.konvolut
    beskedtype = konvolut.beskedtype
    maa_modtage = _MODTAGERE[beskedtype]
    modpart = beskedtype is Beskedtype.KONTRAKT_SVAR
    for i, modtager in enumerate(konvolut.modtager):
        rolle = modtager.rolle
        if rolle not in maa_modtage:
            led = "person" if rolle in UDEN_SYSTEMADRESSE else "rolle"
            yield at("konvolut", "modtager", i, "rolle", clause=led)
        elif modpart and (rolle in _UDFOERER) == (konvolut.afsender.rolle in _UDFOERER):
            yield at("konvolut", "modtager", i, "rolle", clause="modpart")


@rule(
    "FR-033",
    clauses=(
        clause(
            "fil",
            da="Vedlæg filen: en henvisning uden fil bruges kun ved magtanvendelse og utilsigtede hændelser.",
            en="Attach the file: a reference without one is only for use of force and adverse events.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "henvisning",
            da="Send kun en henvisning: indberetningen selv har sin egen lovbestemte vej.",
            en="Send a reference only: the report itself has a statutory way of its own.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=OM_BORGER,
    requirements=("R156",),
    fields=("konvolut.bilag.indhold.henvisning", "konvolut.bilag.type"),
    source="000:369",
)
def indberetninger_sendes_ikke(besked: Konvolutbesked) -> Breaches:
    """Magtanvendelse og utilsigtede hændelser indberettes efter deres egne regler (000:369-370).

    Her nævnes de kun, så modtageren ved, hvor de findes. Alle andre bilag er selve dokumentet.
    """
    for i, bilag in enumerate(besked.konvolut.bilag):
        henvist = bilag.indhold.henvisning is not None
        if henvist and bilag.type not in _KUN_HENVISNING:
            yield at("konvolut", "bilag", i, "indhold", "henvisning", clause="fil")
        elif not henvist and bilag.type in _KUN_HENVISNING:
            yield at("konvolut", "bilag", i, "indhold", clause="henvisning")


@rule(
    "FR-036",
    da="Henvis til et bilag, der er med i beskeden: nøglen findes ikke blandt konvoluttens bilag.",
    en="Refer to an attachment of this message: the key is not among those of the envelope.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=("bestilling", "kontrakt", "statusnotat"),
    fields=("bilagRef", "fagligVurdering.bilagRef", "diagnose.bilagRef", "konvolut.bilag.id"),
    source="valg",
)
def bilaget_er_med(besked: Konvolutbesked) -> Breaches:
    """Modtageren skal kunne åbne det, der henvises til: hvert ``bilagRef`` peger på et bilag i beskeden."""
    vedlagt = {bilag.id for bilag in besked.konvolut.bilag}
    for sted, noegle in _henvisninger(besked):
        if noegle not in vedlagt:
            yield at(*sted)


def _henvisninger(besked: Konvolutbesked) -> Iterator[tuple[Place, str]]:
    """Hvert ``bilag_ref`` i beskeden, med sit sted."""
    element: Any
    for klasse in _henvisende(type(besked)):
        for sted, element in [((), besked)] if klasse is type(besked) else values_of(besked, klasse):
            noegler = element.bilag_ref
            if isinstance(noegler, tuple):
                yield from (((*sted, "bilag_ref", i), noegle) for i, noegle in enumerate(noegler))
            elif noegler is not None:
                yield (*sted, "bilag_ref"), noegler


@cache
def _henvisende(klasse: type[Element]) -> tuple[type[Element], ...]:
    """De klasser i beskeden, der har et felt ``bilag_ref``; findes én gang for hver beskedtype."""
    fundet = [klasse] if any(felt.name == "bilag_ref" for felt in shape_of(klasse).fields) else []
    for felt in shape_of(klasse).fields:
        if felt.element is not None:
            fundet += _henvisende(felt.element)
    return tuple(dict.fromkeys(fundet))


@rule(
    "FR-035",
    da="Lad store filer rejse for sig: filer inde i beskeden må tilsammen fylde højst 1 MiB.",
    en="Let large files travel apart: files inside the message may take at most 1 MiB in all.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=MED_KONVOLUT,
    requirements=("R038",),
    fields=("konvolut.bilag.indhold.indlejret",),
    source="valg",
)
def indlejrede_filer_fylder_lidt(besked: Konvolutbesked) -> Breaches:
    """En besked skal kunne læses, kontrolleres og gemmes hurtigt; store filer sendes krypteret ved siden af.

    Størrelsen regnes af indholdet selv, ikke af det, bilaget siger om sig.
    """
    fylder = 0
    for bilag in besked.konvolut.bilag:
        if (fil := bilag.indhold.indlejret) is not None:
            fylder += len(fil) // 4 * 3 - fil.endswith("=") - fil.endswith("==")
    if fylder > _ET_MIB:
        yield at("konvolut", "bilag")
