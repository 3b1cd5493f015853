"""Regler om konvolutten: hvem må sende hvad til hvem, hvornår, i hvilken sag og i hvilket forløb.

Et helt eksempel, hvor ``bestilling`` er sendt af en myndighed::

    from samarbejde_schema.standard.v1.faelles.regler_konvolut import afsenderens_rolle

    assert list(afsenderens_rolle.judge(bestilling)) == []

Hvem der må sende og modtage, læses af indholdsfortegnelsen (:mod:`..indhold`) og står kun der. Regler, der
kræver modtagetidspunkt eller identitet, står i :mod:`.regler_modtagelse`, og reglerne om vedhæftede
dokumenter i :mod:`.regler_bilag`.
"""

from datetime import timedelta
from typing import Any

from ....validation.rule import BOER, GYLDIGHED, SKAL, Breaches, at, clause, rule
from ..indhold import ENTRIES, MED_KONVOLUT, OM_BORGER, UDEN_BORGER
from ..kodelister.konvolut import UDEN_SYSTEMADRESSE, Beskedtype, Rolle
from ..kodelister.match import KontraktSvarEmne
from ..kodelister.opfoelgning import Moedetype
from .konvolut import Konvolutbesked

_AFSENDERE = {entry.code: frozenset(entry.senders) for entry in ENTRIES}
_MODTAGERE = {entry.code: frozenset(entry.receivers) for entry in ENTRIES}
_UDFOERER = frozenset({Rolle.UDFOERER, Rolle.DRIFTSHERRE})
_NETVAERKSMOEDE = ("moedetype", Moedetype.NETVAERKSMOEDE.value, "netvaerksmoede")
_TILBAGETRUKKET = ("vedroerer", KontraktSvarEmne.TILBAGETRAEKNING_AF_OPSIGELSE.value, "tilbagetrukket")
_SENDER_KUN = {
    (Rolle.KOORDINATOR, Beskedtype.DAGSORDEN): _NETVAERKSMOEDE,
    (Rolle.KOORDINATOR, Beskedtype.REFERAT): _NETVAERKSMOEDE,
    (Rolle.UDFOERER, Beskedtype.KONTRAKT_SVAR): _TILBAGETRUKKET,
    (Rolle.DRIFTSHERRE, Beskedtype.KONTRAKT_SVAR): _TILBAGETRUKKET,
    (Rolle.SAMARBEJDSKOMMUNE, Beskedtype.LEDIGHEDS_AFSTEMNING): ("art", "SVAR", "afstemning"),
}
"""Det ene formål, en afsender har en besked til: feltet, den kode det skal have, og det led, der brydes."""

_TIL_KOORDINATOR = frozenset({Rolle.KOORDINATOR})
_GAAR_KUN_TIL = {
    (Rolle.KOORDINATOR, Beskedtype.LEDERGRUPPERAPPORT): frozenset({Rolle.LEDERGRUPPE}),
    (Rolle.LEDERGRUPPE, Beskedtype.LEDERGRUPPERAPPORT): frozenset({Rolle.DIREKTION, Rolle.POLITISK_NIVEAU}),
    (Rolle.TEAMMEDLEM, Beskedtype.AFTALE_OPFOELGNING): _TIL_KOORDINATOR,
    (Rolle.AKTOER, Beskedtype.AFTALE_OPFOELGNING): _TIL_KOORDINATOR,
    (Rolle.CIVILSAMFUND, Beskedtype.AFTALE_OPFOELGNING): _TIL_KOORDINATOR,
}
"""De modtagere, en besked går til fra netop den afsender, når det er færre end beskedens."""

_TIL_DEN_ANDEN = frozenset(
    {
        Beskedtype.FORBESOEG_AFTALE,
        Beskedtype.KONTRAKT_SVAR,
        Beskedtype.OPSIGELSE,
        Beskedtype.UDSKRIVNING,
    }
)
"""Beskeder, begge kontraktens sider sender, og som altid går til den anden side."""

_SVARER_GERNE = frozenset({Beskedtype.MATCH_SVAR, Beskedtype.AKTOER_OPFOELGNING})
_UDEN_FORLOEB = frozenset(entry.code for entry in ENTRIES if entry.type in UDEN_BORGER)
_UDEN_HAENDELSER = tuple(type for type in OM_BORGER if type != "haendelsesUnderretning")
_STRAKS, _LEVETID = timedelta(), timedelta(days=7)
_ORIENTERES = UDEN_SYSTEMADRESSE | {Rolle.CIVILSAMFUND, Rolle.TEAMMEDLEM}


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
        clause(
            "afstemning",
            da="Lad myndigheden spørge og konkludere: en anden kommune sender kun sit svar.",
            en="Let the authority ask and conclude: another municipality sends its answer only.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=MED_KONVOLUT,
    requirements=("R003", "R007", "R030", "R042", "R065", "R067", "R124", "R212", "R229"),
    fields=("konvolut.afsender.rolle",),
    source="000:36",
)
def afsenderens_rolle(besked: Any) -> Breaches:
    """Hver part har sit ansvar: myndigheden bestiller og indkalder, udføreren tilbyder (000:36-37).

    Koordinatoren sender kun dagsorden og referat for netværksmøder (003:299), udføreren sender kun svar på
    kontrakt, når myndigheden har trukket en opsigelse tilbage, og en kommune, der bliver spurgt om ledige
    pladser, sender kun sit svar (004:244-246).
    """
    konvolut = besked.konvolut
    rolle, beskedtype = konvolut.afsender.rolle, konvolut.beskedtype
    if rolle not in _AFSENDERE[beskedtype]:
        yield at("konvolut", "afsender", "rolle", clause="rolle")
    elif (kun := _SENDER_KUN.get((rolle, beskedtype))) is not None:
        felt, kode, led = kun
        if getattr(besked, felt) != kode:
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
    clauses=(
        clause(
            "gerne",
            da="Skriv gerne, hvilken besked der svares på, så tråden kan følges tilbage.",
            en="Please state which message this one answers, so that the thread can be followed.",
            demand=BOER,
        ),
    ),
    messages=(
        "matchSvar",
        "tilbud",
        "tilbudSvar",
        "kontraktSvar",
        "aktoerOpfoelgning",
        "hoeringsSvar",
        "forretningskvittering",
    ),
    requirements=("R027",),
    fields=("konvolut.svarPaa",),
    source="000:85",
)
def svaret_siger_hvad_det_svarer_paa(besked: Konvolutbesked) -> Breaches:
    """Et tilbud, en accept, en underskrift og en kvittering giver kun mening sammen med det, de svarer på.

    Oplysninger går begge veje (000:85), og begge parter skal kunne følge tråden tilbage. Det gælder også et
    svar på en høring. Et matchsvar og en aktørs opfølgning kan være svar på noget, der blev sagt i
    telefonen; de bør svare på en besked, men behøver det ikke.
    """
    konvolut = besked.konvolut
    if konvolut.svar_paa is None:
        yield at("konvolut", "svar_paa", clause="gerne" if konvolut.beskedtype in _SVARER_GERNE else "")


@rule(
    "FR-018",
    da="Skriv myndighedens sagsnummer.",
    en="State the authority's case number.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=("bestilling", "referat", "bestillingJustering", "handleplan"),
    fields=("konvolut.myndighedssag",),
    source="KL",
)
def myndighedens_sag(besked: Any) -> Breaches:
    """Bestilling, justering, handleplan og referat hører til en sag hos myndigheden; udføreren skal kunne
    nævne den (KL).

    Et referat af et netværksmøde går på tværs af flere myndigheders sager og behøver ikke én af dem.
    """
    konvolut = besked.konvolut
    if konvolut.myndighedssag is not None or konvolut.afsender.rolle is not Rolle.MYNDIGHED:
        return
    if konvolut.beskedtype is not Beskedtype.REFERAT or besked.moedetype is not Moedetype.NETVAERKSMOEDE:
        yield at("konvolut", "myndighedssag")


@rule(
    "FR-022",
    da="Skriv forløbets nøgle: beskeden hører til én borgers forløb.",
    en="State the key of the forløb: the message belongs to one citizen's forløb.",
    demand=SKAL,
    kind=GYLDIGHED,
    clauses=(
        clause(
            "uden",
            da="Fjern forløbets nøgle: beskeden handler ikke om en borger og hører ikke til noget forløb.",
            en="Remove the key of the forløb: the message is not about a citizen and belongs to none.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=(*OM_BORGER, *UDEN_BORGER),
    requirements=("R006", "R056", "R215"),
    fields=("konvolut.forloebId",),
    source="000:45",
)
def forloebet_er_naevnt(besked: Konvolutbesked) -> Breaches:
    """Et forløb handler om én borger og dennes behov (000:45-46); nøglen holder beskederne om det sammen.

    Rapporter, oversigter, takster og høringer er ikke om en borger; en nøgle dér ville binde tal og planer
    til et menneske.
    """
    konvolut = besked.konvolut
    if konvolut.beskedtype in _UDEN_FORLOEB:
        if konvolut.forloeb_id is not None:
            yield at("konvolut", "forloeb_id", clause="uden")
    elif konvolut.forloeb_id is None:
        yield at("konvolut", "forloeb_id")


@rule(
    "FR-024",
    da="Nævn her kun borger, værge, pårørende, repræsentant, civilsamfund eller teammedlem.",
    en="Name only citizen, guardian, relative, representative, civil society or team member here.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=_UDEN_HAENDELSER,
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
            da="Send beskeden til den anden side: fra myndighed til udfører eller omvendt.",
            en="Send the message to the other side: from authority to provider or back.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "vej",
            da="Send beskeden til det næste led: fra din rolle går den ikke til den modtager.",
            en="Send the message to the next link: from your role it does not go to that receiver.",
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

    Mennesker får besked på anden måde, og det noteres i konvolutten. Et forbesøg, et svar på en kontrakt, en
    opsigelse og en udskrivning går til den anden side. I Samarbejdsmodellen går en rapport ét led ad gangen,
    fra koordinator til ledergruppe og derfra til direktion og politikere (003:465), og et medlem af teamet
    melder om sine aftaler til koordinatoren, som har det samlede billede.
    """
    konvolut = besked.konvolut
    beskedtype, afsender = konvolut.beskedtype, konvolut.afsender.rolle
    maa_modtage = _MODTAGERE[beskedtype]
    naeste = _GAAR_KUN_TIL.get((afsender, beskedtype), maa_modtage)
    modpart = beskedtype in _TIL_DEN_ANDEN
    for i, modtager in enumerate(konvolut.modtager):
        rolle = modtager.rolle
        led = ""
        if rolle not in maa_modtage:
            led = "person" if rolle in UDEN_SYSTEMADRESSE else "rolle"
        elif rolle not in naeste:
            led = "vej"
        elif modpart and (rolle in _UDFOERER) == (afsender in _UDFOERER):
            led = "modpart"
        if led:
            yield at("konvolut", "modtager", i, "rolle", clause=led)
