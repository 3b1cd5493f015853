"""Regler, som bestilling, tilbud, svar og kontrakt deler: perioder, målgrupper, paragraffer og koder.

Et fuldt eksempel::

    from samarbejde_schema.standard.v1.faelles.regler_aftale import begrundet_svar

    steder = [brud.place for brud in begrundet_svar.judge(tilbud_svar)]
    # (("begrundelse",),) når svaret er nej, og der ikke står hvorfor

Hvad der plejer at høre sammen af paragraf, ydelse og tilbudstype, står i :mod:`..kodelister.lov`; reglerne
her spørger kun tabellen. Reglerne ser på de felter, en besked har: kun bestillingen har ``tilbudstype`` og
``diagnose``, og kun den og forespørgslen har ``komplekseUdfordringer``.
"""

import re
from datetime import date
from typing import Any, Protocol

from ....modelling.element import Besked
from ....modelling.walk import values_of
from ....validation.rule import (
    BOER,
    GYLDIGHED,
    PLIGT,
    SKAL,
    Breach,
    Breaches,
    at,
    clause,
    rule,
)
from ..kodelister.ffb import FfbTilbudstype, FfbYdelse, er_blad
from ..kodelister.lov import TILBUDSTYPER, YDELSER, passer_tilbudstype, passer_ydelse
from ..kodelister.match import KontraktSvarkode, Tilbudssvar
from .opfoelgning import Periode
from .steder import ydelsesfelt
from .vurdering import Diagnose, KomplekseUdfordringer, MaalgruppeAngivelse
from .ydelse import Ydelse


class _MedMaalgruppe(Protocol):
    """En besked, der siger borgerens målgrupper."""

    @property
    def maalgruppe(self) -> tuple[MaalgruppeAngivelse, ...]: ...


class _MedKompleksitet(Protocol):
    """En besked, der kan sige, at borgeren har komplekse udfordringer."""

    @property
    def komplekse_udfordringer(self) -> KomplekseUdfordringer | None: ...


class _MedSvar(Protocol):
    """En besked, der svarer ja eller noget andet."""

    @property
    def svar(self) -> Tilbudssvar | KontraktSvarkode: ...
    @property
    def begrundelse(self) -> str | None: ...


@rule(
    "FR-034",
    da="Sidste dag ligger før første dag. Ret datoerne, så de følger efter hinanden.",
    en="The last day is before the first. Correct the dates so that they follow each other.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=(
        "forespoergsel",
        "bestilling",
        "tilbud",
        "kontrakt",
        "statusnotat",
        "bestillingJustering",
        "kontrakttillaeg",
        "samtykkeerklaering",
        "koordinatorudpegning",
        "resultatdokumentation",
        "ledergrupperapport",
        "takststigningsindberetning",
    ),
    fields=(
        "bevilling.periode.til",
        "periode.til",
        "foer.periode.til",
        "efter.periode.til",
        "oensketYdelse.slutdato",
        "ydelse.slutdato",
        "slutdato",
        "gyldigTil",
        "til",
    ),
    source="praksis",
)
def datoer_i_orden(besked: Besked) -> Breaches:
    """Et tidsrum slutter ikke, før det begynder; begge dage er med, så de må gerne være den samme dag.

    Reglen ser på alle perioder i beskeden, på hver ydelses ``startdato`` og ``slutdato``, på kontraktens
    egne, på den dag, et samtykke er givet, og den, det gælder til, og på en koordinators dage.
    """
    for sted, periode in values_of(besked, Periode):
        if periode.til is not None and periode.til < periode.fra:
            yield Breach((*sted, "til"))
    felter = vars(besked)
    for liste in ("ydelse", "oensket_ydelse"):
        for i, ydelse in enumerate(felter.get(liste, ())):
            if _bagvendt(ydelse.startdato, ydelse.slutdato):
                yield at(liste, i, "slutdato")
    for foerste, sidste in _DAGE:
        if _bagvendt(felter.get(foerste), felter.get(sidste)):
            yield at(sidste)


_DAGE = (("startdato", "slutdato"), ("afgivet_dato", "gyldig_til"), ("fra", "til"))


def _bagvendt(start: date | None, slut: date | None) -> bool:
    return start is not None and slut is not None and slut < start


@rule(
    "FR-102",
    clauses=(
        clause(
            "antal",
            da="Højst én målgruppe kan være borgerens primære. Vælg den, der vejer tungest.",
            en="At most one target group can be the primary one. Choose the one that weighs most.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "blad",
            da="Vælg målgruppen på laveste niveau, så matchet bliver så præcist som muligt.",
            en="Choose the target group at the lowest level, so that the match is as precise as possible.",
            demand=BOER,
        ),
    ),
    messages=("forespoergsel", "bestilling", "koordinatorudpegning"),
    requirements=("R004",),
    fields=("maalgruppe.primaer", "maalgruppe.maalgruppe"),
    source="000:78; KL",
)
def maalgrupper(besked: _MedMaalgruppe) -> Breaches:
    """Matchet mellem borger og tilbud begynder med målgruppen (000:78), og borgeren har højst én primær (KL).

    Den første primære målgruppe står; bruddet vises ved hver af de følgende. En kode på laveste niveau siger
    mest og vælges, hvor den findes.
    """
    primaer = False
    for i, angivelse in enumerate(besked.maalgruppe):
        if angivelse.primaer:
            if primaer:
                yield at("maalgruppe", i, "primaer", clause="antal")
            primaer = True
        if not er_blad(angivelse.maalgruppe):
            yield at("maalgruppe", i, "maalgruppe", clause="blad")


@rule(
    "FR-110",
    clauses=(
        clause(
            "ydelse",
            da="Se efter, om paragraf og ydelse hører sammen; det gør de som regel ikke.",
            en="Check whether the section and the service belong together; usually they do not.",
            demand=BOER,
        ),
        clause(
            "tilbudstype",
            da="Se efter, om tilbudstypen passer: ingen af ydelsernes paragraffer hører som regel til den.",
            en="Check the type of facility: no section of the services usually belongs to it.",
            demand=BOER,
        ),
    ),
    messages=("forespoergsel", "bestilling", "tilbud", "kontrakt"),
    fields=(
        "ydelse.paragraf",
        "ydelse.ydelseskode",
        "oensketYdelse.paragraf",
        "oensketYdelse.ydelseskode",
        "tilbudstype",
    ),
    source="KL",
)
def paragraf_passer(besked: Any) -> Breaches:
    """Paragraf, ydelse og tilbudstype følges som regel ad; ellers er en af dem ofte tastet forkert (KL).

    Kun bestemmelser og koder, tabellen kender, dømmes, og et bredere led i træet passer, når det dækker et,
    der passer. Tilbudstypen passer, når den kan høre til mindst én af ydelsernes paragraffer.
    """
    felt = ydelsesfelt(besked.konvolut.beskedtype)
    ydelser: tuple[Ydelse, ...] = getattr(besked, felt)
    for i, ydelse in enumerate(ydelser):
        kode = ydelse.ydelseskode
        if kode is not None and not passer_ydelse(ydelse.paragraf, kode):
            yield at(felt, i, "paragraf", clause="ydelse")
    tilbudstype: FfbTilbudstype | None = vars(besked).get("tilbudstype")
    if tilbudstype is not None and not any(
        passer_tilbudstype(ydelse.paragraf, tilbudstype) for ydelse in ydelser
    ):
        yield at("tilbudstype", clause="tilbudstype")


_FAERREST_KENDETEGN = 2
_DIAGNOSEKODE = re.compile(r"\bd?[a-z][0-9]{2}(?:\.?[0-9]{1,3})?\b")
_SMAAORD = re.compile(
    r"\b(?:af|alene|at|borger(?:en|ens)?|da|den|der|diagnose(?:n|r)?|diagnosticeret|en|er|et|for|fordi|fået|grund"
    r"|grundet|han|har|hun|i|icd|jf|jfr|jævnfør|kun|lider|med|og|på|samt|som|stillet|til|ved)\b|[\W\d_]"
)


@rule(
    "FR-111",
    clauses=(
        clause(
            "kendetegn",
            da="Komplekse udfordringer kendes på flere kendetegn sammen. Nævn mindst to.",
            en="Complex needs show in several characteristics together. Name at least two.",
            demand=BOER,
        ),
        clause(
            "diagnose",
            da="En diagnose er ikke grund nok i sig selv. Beskriv borgerens behov og adfærd.",
            en="A diagnosis alone is not reason enough. Describe the needs and the behaviour of the citizen.",
            demand={"MIDT": SKAL},
            kind=GYLDIGHED,
        ),
    ),
    messages=("forespoergsel", "bestilling"),
    requirements=("R249", "R250", "R252"),
    fields=("komplekseUdfordringer.karakteristik", "komplekseUdfordringer.begrundelse", "diagnose"),
    source="004:32-50",
)
def komplekse_udfordringer(besked: _MedKompleksitet) -> Breaches:
    """Behov og adfærd afgør, om udfordringerne er komplekse; en diagnose i sig selv gør ikke (004:32-50).

    Mindst to forskellige kendetegn bør nævnes. En begrundelse består kun af en diagnose, når der intet er
    tilbage, efter at bestillingens diagnoser, diagnosekoder og almindelige småord er taget ud; en maskine
    kan ikke se mere end det, så resten er et fagligt skøn. En forespørgsel nævner ingen diagnoser for sig,
    så dér er det diagnosekoderne, der kendes.
    """
    kompleks = besked.komplekse_udfordringer
    if kompleks is None:
        return
    if len(set(kompleks.karakteristik)) < _FAERREST_KENDETEGN:
        yield at("komplekse_udfordringer", "karakteristik", clause="kendetegn")
    if _kun_diagnose(kompleks.begrundelse, vars(besked).get("diagnose", ())):
        yield at("komplekse_udfordringer", "begrundelse", clause="diagnose")


def _kun_diagnose(begrundelse: str, diagnoser: tuple[Diagnose, ...]) -> bool:
    """Om der stod en diagnose, og der kun er småord tilbage uden den."""
    tekst = begrundelse.casefold()
    rest = tekst
    for diagnose in diagnoser:
        for navn in (diagnose.tekst, diagnose.kode):
            if navn is not None:
                rest = rest.replace(navn.casefold(), " ")
    rest = _DIAGNOSEKODE.sub(" ", rest)
    if rest == tekst:
        return False
    return not _SMAAORD.sub("", rest)


_FFB = {"GRUND": BOER, "MIDT": SKAL}
_YDELSESNAVNE = frozenset(kode.label.casefold() for kode in FfbYdelse)


@rule(
    "FR-122",
    clauses=(
        clause(
            "ydelse",
            da="Brug FFB-koden for ydelsen. Passer ingen af de mest præcise koder, kan en bredere bruges.",
            en="Use the FFB code of the service. If no precise code fits, a broader one will do.",
            demand=_FFB,
            kind=PLIGT,
        ),
        clause(
            "tilbudstype",
            da="Vælg FFB-koden for tilbudstypen.",
            en="Choose the FFB code of the type of facility.",
            demand=_FFB,
            kind=PLIGT,
        ),
        clause(
            "maalgruppe",
            da="Vælg FFB-koden for borgerens målgruppe.",
            en="Choose the FFB code of the citizen's target group.",
            demand=_FFB,
            kind=PLIGT,
        ),
    ),
    messages=("bestilling", "tilbud", "kontrakt"),
    requirements=("R004", "R274"),
    fields=("ydelse.ydelseskode", "ydelse.fritekst", "tilbudstype", "maalgruppe"),
    source="004:146-160",
)
def faelles_sprog(besked: Any) -> Breaches:
    """Et fælles sprog gør kvalitet til at sammenligne (004:146-160): hvor FFB har en kode, bruges den.

    En ydelse kræver en kode, når paragraffen har ydelser i FFB, eller når friteksten er en FFB-ydelses
    navn; uden for FFB (fx SEL §§ 85 a og 95–102) er fritekst nok. I bestillingen kræves målgruppen altid og
    tilbudstypen, når en af ydelsernes paragraffer har en.
    """
    for i, ydelse in enumerate(besked.ydelse):
        if ydelse.ydelseskode is None and (
            ydelse.paragraf in YDELSER or (ydelse.fritekst or "").casefold() in _YDELSESNAVNE
        ):
            yield at("ydelse", i, "ydelseskode", clause="ydelse")
    felter = vars(besked)
    if felter.get("tilbudstype", False) is None and any(
        ydelse.paragraf in TILBUDSTYPER for ydelse in besked.ydelse
    ):
        yield at("tilbudstype", clause="tilbudstype")
    if felter.get("maalgruppe") == ():
        yield at("maalgruppe", clause="maalgruppe")


_JA = frozenset({Tilbudssvar.ACCEPT, KontraktSvarkode.UNDERSKREVET})


@rule(
    "FR-127",
    da="Skriv en begrundelse, når svaret ikke er et ja, så den anden part kan komme videre.",
    en="Give the reason when the answer is not a yes, so that the other party can go on.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=("tilbudSvar", "kontraktSvar"),
    requirements=("R026",),
    fields=("svar", "begrundelse"),
    source="000:85",
)
def begrundet_svar(besked: _MedSvar) -> Breaches:
    """De rette oplysninger går begge veje (000:85): et nej eller et ønske om ændring siger altid hvorfor."""
    if besked.begrundelse is None and besked.svar not in _JA:
        yield at("begrundelse")
