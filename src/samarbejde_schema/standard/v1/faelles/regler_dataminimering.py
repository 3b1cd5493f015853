"""FR-605: beskeder, der ikke handler om en bestemt borger, rummer heller ikke et personnummer i en tekst.

Et helt eksempel::

    from datetime import date

    from samarbejde_schema.standard.v1.faelles.regler_dataminimering import ligner_personnummer

    i_dag = date(2026, 11, 2)
    assert ligner_personnummer("Tal med 020160-9995 om pladsen.", i_dag)
    assert not ligner_personnummer("Bostedet Engen, P-nummer 1003456789", i_dag)

Beskederne M32–M38 har ingen felter til en borger. Tilbage er det, et menneske kan skrive i en tekst, og det
ser reglen efter. Hvad der regnes for et personnummer, står ved :func:`ligner_personnummer`; reglen siger kun,
hvor det stod. Kilder: 003:465; databeskyttelsesforordningen art. 5; CPR-kontoret om personnummerets opbygning
og om numre uden kontrolciffer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache

from ....modelling.element import Element
from ....modelling.shape import shape_of
from ....modelling.walk import Place, values_of
from ....primitives import Lexical, PNummer, lexical
from ....validation.rule import GYLDIGHED, SKAL, Breaches, at, rule
from ..indhold import UDEN_BORGER
from .hverdage import dansk_dato
from .konvolut import Konvolutbesked
from .regler_person import foedselsdato
from .typer import Navnerum, Udvidelsesnavn

_P_NUMMER = lexical(PNummer)
_UDVIDELSENS_NAVNE = (lexical(Navnerum), lexical(Udvidelsesnavn))
_STREG = "[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]"
_MELLEMRUM = r"[^\S\r\n]?"
_USYNLIGE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Tegn, der ikke ses: de følger med, når der kopieres fra en netside, og deler ikke et nummer."""
_TI_CIFRE = re.compile(
    rf"(?<![\d+])(?<!\d[.,])(\d{{6}})({_MELLEMRUM}{_STREG}?{_MELLEMRUM})(\d{{4}})(?!\d|[.,]\d{{1,2}}(?!\d))"
)
_DAG_FOR_SIG = re.compile(
    rf"(?<![\d./-])(\d\d)([ .\u00a0/])(\d\d)\2(\d\d){_MELLEMRUM}{_STREG}{_MELLEMRUM}(\d{{4}})"
    rf"(?!\d|{_STREG}\d)"
)
_ERSTATNING = re.compile(rf"(?<![\dA-Za-z])\d{{6}}{_STREG}?\d[A-Z]{{2}}\d(?![\dA-Za-z])")
_GRUPPE_FOER, _GRUPPE_EFTER = re.compile(rf"\d(?:{_STREG}|\.)\Z"), re.compile(rf"{_STREG}\d")
_KALDT_P_NUMMER = re.compile(
    r"\b(?:p[-. ]?(?:nr|nummer|nummeret|numre|numrene)|produktionsenhed\w*)(?: er)?[.: \u00a0]*\Z",
    re.IGNORECASE,
)
_FORAN = 40
"""Så mange tegn foran et nummer ses der på: det er nok til at kalde det et P-nummer."""
_CPR_VAEGTE = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_AELDSTE = date(1900, 1, 1)


def ligner_personnummer(tekst: str, dag: date, p_numre: Collection[str] = ()) -> bool:
    """Om der står noget i teksten, som må regnes for et personnummer.

    Det gør der, når alt dette holder:

    1. Ti cifre ud i ét, eller seks og fire med højst en streg og et mellemrum på hver side imellem, eller en
       dag med mellemrum, punktummer eller skråstreger, en streg og fire cifre. Usynlige tegn tæller ikke.
    2. De er ikke en del af et længere tal: intet ciffer, intet plus og ingen decimaler støder op til dem. Er
       de delt i to, hænger de heller ikke ved en streg sammen med flere cifre, som i ``2026-010203-1234``.
    3. De seks første er en dato, der findes, og med det syvende ciffer en fødselsdag fra 1900 til ``dag``.
    4. De er ikke et P-nummer. Et P-nummer skrives ud i ét, begynder med 1 og er kaldt et P-nummer eller en
       produktionsenhed lige foran, eller står i ``p_numre``, beskedens egne. P-numre begynder i dag med 10 og
       har intet kontrolciffer; uden andre tegn er et sådant tal kun et personnummer, når modulus 11 passer,
       for personnumre uden kontrolciffer er alene uddelt til fødselsdage den 1. januar.

    Et erstatningspersonnummer, syv cifre, to store bogstaver og et ciffer, tæller også. Et kontonummer eller
    et andet tal på ti cifre kan tilfældigt ligne; skriv det da i grupper.
    """
    tekst = _USYNLIGE.sub("", tekst)
    if _ERSTATNING.search(tekst):
        return True
    if any(_er_foedselsdag("".join(f.group(1, 3, 4, 5)), dag) for f in _DAG_FOR_SIG.finditer(tekst)):
        return True
    return any(_er_personnummer(tekst, fundet, dag, p_numre) for fundet in _TI_CIFRE.finditer(tekst))


def _er_personnummer(tekst: str, fundet: re.Match[str], dag: date, p_numre: Collection[str]) -> bool:
    delt, cifre = bool(fundet[2]), f"{int(fundet[1] + fundet[3]):010}"
    foran = tekst[max(0, fundet.start() - _FORAN) : fundet.start()]
    if delt and (_GRUPPE_FOER.search(foran) or _GRUPPE_EFTER.match(tekst, fundet.end())):
        return False
    return _er_foedselsdag(cifre, dag) and (delt or not _er_p_nummer(cifre, foran, p_numre))


def _er_foedselsdag(cifre: str, dag: date) -> bool:
    try:
        foedt = foedselsdato(f"{int(cifre):010}")
    except ValueError:
        return False
    return _AELDSTE <= foedt <= dag


def _er_p_nummer(cifre: str, foran: str, p_numre: Collection[str]) -> bool:
    if not cifre.startswith("1"):
        return False
    if cifre in p_numre or _KALDT_P_NUMMER.search(foran):
        return True
    rest = sum(vaegt * int(ciffer) for vaegt, ciffer in zip(_CPR_VAEGTE, cifre, strict=True)) % 11
    return cifre.startswith("10") and rest != 0


def steder_med_personnummer(besked: Konvolutbesked) -> Iterator[Place]:
    """De tekster i beskeden, hvor der står noget, som må regnes for et personnummer.

    Der ses i al fri tekst, også navne, sagsnumre og titler, og i udvidelserne; ikke i felter med et nummer
    eller en kode af en bestemt slags, og ikke inde i vedhæftede filer.
    """
    dag = dansk_dato(besked.konvolut.afsendt)
    p_numre: frozenset[str] | None = None
    for slags in _tekster(type(besked)):
        for sted, tekst in values_of(besked, slags):
            if not ligner_personnummer(tekst, dag):
                continue
            if p_numre is None:
                p_numre = frozenset(nummer for _, nummer in values_of(besked, _P_NUMMER))
            if ligner_personnummer(tekst, dag, p_numre):
                yield sted


@cache
def _tekster(klasse: type[Element]) -> tuple[Lexical, ...]:
    """De slags tekst, en besked kan rumme; findes én gang for hver beskedtype."""
    slags = (felt.lexical for del_ in shape_of(klasse).walk() for felt in del_.fields)
    return tuple(
        dict.fromkeys(en for en in slags if en is not None and (en.forbidden or en in _UDVIDELSENS_NAVNE))
    )


@rule(
    "FR-605",
    da="Fjern nummeret: det ligner et personnummer, og beskeden må ikke handle om en bestemt borger.",
    en="Remove the number: it looks like a CPR number, and the message may not be about any one citizen.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=(*UDEN_BORGER, "forretningskvittering", "annullering"),
    requirements=("R237",),
    fields=(
        "bemaerkning",
        "soegekriterie",
        "begrundelse",
        "svar.begrundelse",
        "forklaring",
        "droeftelsespunkt",
        "oekonomi",
        "alternativ",
        "tekst",
        "konvolut.udvidelser.vaerdi",
    ),
    source="003:465; GDPR",
)
def ingen_personnumre_i_teksten(besked: Konvolutbesked) -> Breaches:
    """Ledelse, styregruppe og nabokommuner skal kende udviklingen, ikke borgerne (003:465; GDPR).

    Beskeden har ingen plads til en borger, men en tekst kan rumme alt; derfor ses hver fri tekst og hver
    udvidelse efter for ti cifre, der begynder med en mulig fødselsdag. P-numre, telefonnumre, datoer, beløb
    og sagsnumre tages ikke for personnumre, og felter til et bestemt slags nummer ses slet ikke efter. En
    kvittering eller annullering uden forløb hører til en af disse beskeder og ses efter som den.
    """
    if besked.konvolut.forloeb_id is not None:
        return
    for sted in steder_med_personnummer(besked):
        yield at(*sted)
