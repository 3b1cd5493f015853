"""Betingelserne i region A: hvornår en række i forløbets tabel gælder, og hvornår kalenderen flytter noget.

Et helt eksempel::

    from samarbejde_schema.standard.v1.proces.betingelser import dagen_er_kommet

    assert dagen_er_kommet.label == "dagen er kommet"

En betingelse spørges med den besked, der dømmes, eller uden besked, når der spørges om, hvad der kan komme;
da svarer den, om nogen besked kunne gøre det. Kilde: ``process.md``, region A.
"""

from __future__ import annotations

from datetime import date, datetime

from ....process import Guard, Situation, guard, later
from ..annullering import Annullering
from ..bestilling import Bestilling
from ..faelles.hverdage import dansk_dato
from ..faelles.konvolut import Konvolutbesked
from ..forespoergsel import Forespoergsel
from ..indskrivning import Indskrivning
from ..kodelister.afsoegning import Matchvurdering
from ..kodelister.match import Bestillingsart, Indskrivningsfase, Tilbudsart
from ..kodelister.opfoelgning import Ophoersaarsag
from ..kontrakt import Kontrakt
from ..kontrakt_svar import KontraktSvar
from ..match_svar import MatchSvar
from ..opsigelse import Opsigelse
from ..tilbud import Tilbud
from ..tilbud_svar import TilbudSvar
from ..udskrivning import Udskrivning
from .justering import har_maal
from .opslag import (
    cvr_numre,
    dagen_efter,
    er_trukket,
    faelles_udfoerer,
    i_dag,
    i_kraft,
    midnat,
    nyeste_hos,
    samme_afsender,
    sendt,
    ubesvaret_tillaeg,
)
from .tilstande import (
    AFTALT,
    INDGAAET,
    INDSKRIVNING_PLANLAGT,
    MYNDIGHED,
    OPHOERT,
    OPSAGT,
    SENDT,
    TILLAEG_SENDT,
    UDFOERER,
    A,
    C,
)


@guard("bestillingen er endelig")
def bestillingen_er_endelig(s: Situation) -> bool:
    """En endelig bestilling kan besvares med en kontrakt med det samme."""
    bestilling = s.own.newest(Bestilling)
    return bestilling is not None and bestilling.art is Bestillingsart.ENDELIG


@guard("tilbuddets frist er udløbet")
def tilbuddet_er_udloebet(s: Situation) -> bool:
    """Et tilbud, der faldt for sin frist, kan stadig tages imod; FR-125 siger, at det er for sent."""
    tilbud, svar = i_kraft(Tilbud, s), s.own.newest(TilbudSvar)
    if tilbud is None or tilbud.art is not Tilbudsart.TILBUD or tilbud.gyldig_til is None:
        return False
    besvaret = svar is not None and svar.konvolut.afsendt > tilbud.konvolut.afsendt
    return not besvaret and tilbud.gyldig_til < i_dag(s)


@guard("udføreren har sagt, at det ikke kan tilbydes")
def der_er_sagt_nej(s: Situation) -> bool:
    """Det sene tilbud svarer på en bestilling, som udføreren før sagde nej til."""
    tilbud = s.own.newest(Tilbud)
    return tilbud is not None and tilbud.art is Tilbudsart.KAN_IKKE_TILBYDE


def kontraktens_tilstand(s: Situation) -> str | None:
    """Tilstanden i region C for den kontrakt, der svares på, ellers den nyeste; ``None`` uden kontrakt."""
    if isinstance(s.message, KontraktSvar):
        return s.state_of(C, s.message.kontrakt_ref.id)
    kontrakt = s.own.newest(Kontrakt)
    return None if kontrakt is None else s.state_of(C, kontrakt.kontrakt_id)


PLUDSELIGT = (Ophoersaarsag.DOED, Ophoersaarsag.KONKURS, Ophoersaarsag.UDEBLIVELSE)
"""Det, der ender en indsats uden opsigelse, og som begge parter kan melde (FR-507)."""
PAA_PLADS = (INDGAAET, TILLAEG_SENDT, OPSAGT, OPHOERT)
KONTRAKT_TIL_UNDERSKRIFT = Guard(
    "kontrakten ligger til underskrift", lambda s: kontraktens_tilstand(s) == SENDT
)
INGEN_TIL_UNDERSKRIFT = KONTRAKT_TIL_UNDERSKRIFT.otherwise("ingen kontrakt ligger til underskrift")
KONTRAKT_MANGLER = Guard(
    "kontrakten er ikke på plads endnu", lambda s: kontraktens_tilstand(s) not in PAA_PLADS
)
HAR_TILBUD = Guard("der er et tilbud i forløbet", lambda s: i_kraft(Tilbud, s) is not None)
INTET_TILBUD = HAR_TILBUD.otherwise("der er intet tilbud i forløbet")
TILLAEG_TIL_SVAR = Guard("et tillæg ligger til svar", lambda s: ubesvaret_tillaeg(s) is not None)


@guard("dagen er kommet")
def dagen_er_kommet(s: Situation) -> bool:
    """En indskrivning er først gennemført, når indflytningsdatoen er nået."""
    return s.message is None or s.message.indflytningsdato <= sendt(s.message)


@guard("den aftalte slutdato er nået")
def slutdatoen_er_naaet(s: Situation) -> bool:
    """Uden en kontrakt, der er kendt her, kan slutdatoen ikke holdes op mod noget."""
    kontrakt = s.own.newest(Kontrakt)
    if kontrakt is None and isinstance(s.message, Konvolutbesked):
        kontrakt = next(nyeste_hos(Kontrakt, cvr_numre(s.message), s.log), None)
    if kontrakt is None:
        return True
    return kontrakt.slutdato is not None and kontrakt.slutdato <= i_dag(s)


@guard("udskrivningen er hos den udfører og gælder")
def der_udskrives(s: Situation) -> bool:
    """En udskrivning, forløbet ikke kan tage imod endnu, ender hverken kontrakt eller opfølgning."""
    if not isinstance(s.message, Udskrivning):
        return True
    if not faelles_udfoerer(s):
        return False
    if s.message.aarsag is Ophoersaarsag.UDLOEB and slutdatoen_er_naaet.holds(s):
        return True
    return s.message.aarsag in PLUDSELIGT or s.beside(A) == OPSAGT


NY_KOMMUNE = Guard(
    "borgeren får en ny handlekommune",
    lambda s: s.message is None or s.message.aarsag is Ophoersaarsag.NY_HANDLEKOMMUNE,
)
SAMME_KOMMUNE = Guard(
    "borgeren beholder sin handlekommune",
    lambda s: s.message is None or s.message.aarsag is not Ophoersaarsag.NY_HANDLEKOMMUNE,
    opposite=NY_KOMMUNE,
)
PLAN_MED_MAAL = Guard(
    "planen er udarbejdet, og der er mål i den",
    lambda s: s.message is None or har_maal(s.message),
)
PLAN_UDEN_MAAL = PLAN_MED_MAAL.otherwise("der er ingen mål i planen")


def traekkes_tilbage(label: str, *klasser: type[Konvolutbesked]) -> Guard:
    """Den besked, der trækkes tilbage, er af en af klasserne, og den, der gør det, sendte den."""

    def holder(s: Situation) -> bool:
        if not isinstance(s.message, Annullering):
            return any(i_kraft(klasse, s) is not None for klasse in klasser)
        trukket = s.log.by_id(s.message.annulleret_besked_ref)
        return isinstance(trukket, klasser) and samme_afsender(trukket, s.message)

    return Guard(label, holder)


@guard("intet andet er tilbage")
def intet_er_tilbage(s: Situation) -> bool:
    """Kun når alt, der er sendt, er annulleret, er hele forløbet det."""
    return s.message is None or all(isinstance(entry.message, Annullering) for entry in s.own)


def opsigelsen_er_trukket(af: tuple[str, ...]) -> Guard:
    """Den opsigelse, der gælder, er trukket tilbage af den part, der sagde op."""

    def holder(s: Situation) -> bool:
        opsigelse = s.own.newest(Opsigelse)
        if opsigelse is None or opsigelse.konvolut.afsender.rolle.value not in af:
            return False
        return er_trukket(opsigelse, s.log)

    hvem = "myndigheden" if af == MYNDIGHED else "udføreren"
    return Guard(f"{hvem} har trukket sin opsigelse tilbage", holder)


def indsatsen_var_begyndt(s: Situation) -> bool:
    """Om indsatsen var begyndt, da den blev sagt op, eller er begyndt siden."""
    if s.came_from not in (AFTALT, INDSKRIVNING_PLANLAGT):
        return True
    opsigelse, indskrivning = s.own.newest(Opsigelse), s.own.newest(Indskrivning)
    return (
        opsigelse is not None
        and indskrivning is not None
        and indskrivning.konvolut.afsendt > opsigelse.konvolut.afsendt
        and indskrivning.fase is Indskrivningsfase.GENNEMFOERT
        and indskrivning.indflytningsdato <= i_dag(s)
    )


INDSATSEN_VAR_BEGYNDT = Guard("indsatsen var begyndt", indsatsen_var_begyndt)
INDSATSEN_VAR_IKKE_BEGYNDT = INDSATSEN_VAR_BEGYNDT.otherwise("indsatsen var ikke begyndt")
MODPARTEN = ((UDFOERER, MYNDIGHED), (MYNDIGHED, UDFOERER))
"""Den, der sagde op, og den, der skal svare på, at opsigelsen trækkes tilbage."""


def svarfristen_er_gaaet(s: Situation) -> datetime | None:
    """Når forespørgslens svarfrist er gået, uden at den er besvaret."""
    return _efter_svarfristen(s, "P0D")


def afklaringen_er_gaaet(s: Situation) -> datetime | None:
    """Den aftalte tid efter forespørgslens svarfrist, når matchet stadig ikke er afklaret."""
    return _efter_svarfristen(s, s.parameters.match_afklares)


def _efter_svarfristen(s: Situation, tid: str) -> datetime | None:
    forespoergsel, svar = i_kraft(Forespoergsel, s), s.own.newest(MatchSvar)
    if forespoergsel is None or forespoergsel.svarfrist is None:
        return None
    besvaret = svar is not None and svar.konvolut.afsendt > forespoergsel.konvolut.afsendt
    if svar is not None and besvaret and svar.samlet_vurdering is not Matchvurdering.AFVENTER:
        return None
    return _tidligst(dagen_efter(later(forespoergsel.svarfrist, tid)), s)


def _tidligst(oejeblik: datetime | None, s: Situation) -> datetime | None:
    """Ikke før tilstanden begyndte."""
    return oejeblik if oejeblik is None or s.since is None else max(oejeblik, s.since)


def tilbud_udloeber(s: Situation) -> datetime | None:
    """Når tilbuddets sidste dag er gået; uden en frist står tilbuddet ved magt."""
    tilbud = s.own.newest(Tilbud)
    return None if tilbud is None else dagen_efter(tilbud.gyldig_til)


def match_loeber_ud(s: Situation) -> datetime | None:
    """Når et match har ligget stille i den aftalte tid."""
    return _stille(s, s.parameters.match_fundet)


def intet_match_loeber_ud(s: Situation) -> datetime | None:
    """Når et forløb uden match har ligget stille i den aftalte tid."""
    return _stille(s, s.parameters.intet_match)


def fravalgt_loeber_ud(s: Situation) -> datetime | None:
    """Når et fravalgt forløb har ligget stille i den aftalte tid."""
    return _stille(s, s.parameters.fravalgt)


def _stille(s: Situation, tid: str) -> datetime | None:
    return None if s.quiet_since is None else midnat(later(dansk_dato(s.quiet_since), tid))


def slutafregningen(s: Situation) -> date | None:
    """Dagen, der skal være gjort op: den, udskrivningen siger, ellers den aftalte tid efter den."""
    udskrivning = s.own.newest(Udskrivning)
    if udskrivning is None:
        return None
    aftalt = udskrivning.slutafregningsdato
    return aftalt or later(udskrivning.udskrivningsdato, s.parameters.slutafregning)


def der_er_gjort_op(s: Situation) -> datetime | None:
    """Når dagen for slutafregning begynder."""
    dag = slutafregningen(s)
    return None if dag is None else _tidligst(midnat(dag), s)
