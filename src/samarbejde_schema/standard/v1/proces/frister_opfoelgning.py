"""Fristerne i region B: næste opfølgning, statusnotat, møde, referat, andre aktørers svar og justeringen.

Et helt eksempel::

    from samarbejde_schema.standard.v1.proces.frister_opfoelgning import FRISTER_B

    assert FRISTER_B[0].rule == "FR-407"

Samlet og forklaret i :mod:`.frister`.
"""

from __future__ import annotations

from datetime import date

from ....process import Duty, Situation, later
from ..aendringsmeddelelse import Aendringsmeddelelse
from ..aktoer_anmodning import AktoerAnmodning
from ..aktoer_opfoelgning import AktoerOpfoelgning
from ..dagsorden import Dagsorden
from ..faelles.hverdage import dansk_dato
from ..kodelister.opfoelgning import Moedetype, Opfoelgningstype
from ..referat import Referat
from ..statusnotat import Statusnotat
from .opslag import er_trukket, indtil_da, naeste_opfoelgning, part, sendt
from .tilstande import (
    AFHOLDT,
    AKTOER,
    INDKALDER,
    INDKALDT,
    INGEN,
    JUSTERING_AFTALT,
    MYNDIGHED,
    PLANLAGT,
    STATUS_MANGLER,
    STATUS_MODTAGET,
    UDFOERER,
    B,
)


def naeste_planlagte(s: Situation) -> date | None:
    """Den dag, næste opfølgning senest skal holdes, når det ikke er den efter tre måneder."""
    naeste = naeste_opfoelgning(s)
    return None if naeste is None or naeste.efter_tre_maaneder else naeste.dag


def efter_tre_maaneder(s: Situation) -> date | None:
    """Den dag, den aftalte opfølgning efter tre måneder senest skal holdes, når den er den næste."""
    naeste = naeste_opfoelgning(s)
    return naeste.dag if naeste is not None and naeste.efter_tre_maaneder else None


def statusnotatet_skal_komme(s: Situation) -> date | None:
    """Den seneste leveringsfrist i dagsordenen, indtil notatet er kommet; som i FR-404.

    Til et årligt statusmøde skyldes notatet også uden en frist: det er i tide, når det kommer før mødet, så
    mødedagen er den sidste.
    """
    dagsorden = s.own.newest(Dagsorden)
    if dagsorden is None or s.own.newest(Statusnotat) is not None:
        return None
    aarlig = dagsorden.opfoelgningstype is Opfoelgningstype.AARLIG
    skyldes = aarlig and dagsorden.moedetype is Moedetype.STATUSMOEDE
    frister = [materiale.leveringsfrist for materiale in dagsorden.oensket_materiale]
    return max(frister, default=moededagen(s) if skyldes else None)


def moededagen(s: Situation) -> date | None:
    """Mødets dag."""
    dagsorden = s.own.newest(Dagsorden)
    return None if dagsorden is None else dansk_dato(dagsorden.moedetidspunkt)


def moedet_skal_holdes(s: Situation) -> date | None:
    """Mødets dag, til den er gået: derefter kan kun referatet vise, om mødet blev holdt."""
    return indtil_da(moededagen(s), s)


def referatet_skal_sendes(s: Situation) -> date | None:
    """Den aftalte tid efter mødet, når mødetidspunktet er nået."""
    dagsorden = s.own.newest(Dagsorden)
    if dagsorden is None or s.at < dagsorden.moedetidspunkt:
        return None
    return later(dansk_dato(dagsorden.moedetidspunkt), s.parameters.referat_efter_moede)


def bemaerkningsfristen(s: Situation) -> date | None:
    """Fristen for bemærkninger til det nyeste referat, til den er gået: bemærkninger er en ret."""
    referat = s.own.newest(Referat)
    return None if referat is None else indtil_da(referat.bemaerkningsfrist, s)


def justeringen_skal_paa_plads(s: Situation) -> date | None:
    """Den aftalte tid efter mødet om justering."""
    return None if s.since is None else later(dansk_dato(s.since), s.parameters.justering)


def meddelelsen(s: Situation) -> Aendringsmeddelelse | None:
    """Den ændringsmeddelelse, opfølgningen begyndte med."""
    return s.own.newest(Aendringsmeddelelse)


def meddelelsen_skal_besvares(s: Situation) -> date | None:
    """Den aftalte tid efter en ændringsmeddelelse, som ingen har svaret på endnu."""
    meddelelse = meddelelsen(s)
    if meddelelse is None or s.own.newest(Dagsorden) is not None:
        return None
    return later(sendt(meddelelse), s.parameters.meddelelse_besvares)


def meldt(s: Situation) -> date | None:
    """Dagen, ændringen blev meldt."""
    meddelelse = meddelelsen(s)
    return None if meddelelse is None else sendt(meddelelse)


def ubesvarede(s: Situation) -> list[AktoerAnmodning]:
    """De anmodninger til andre aktører, som mindst én af dem ikke har svaret på; ældste først."""
    svar = s.own.all(AktoerOpfoelgning)
    return [
        anmodning
        for anmodning in s.own.all(AktoerAnmodning)
        if not er_trukket(anmodning, s.log)
        and any(
            not any(
                et.konvolut.afsendt > anmodning.konvolut.afsendt and part(et.konvolut.afsender) == part(den)
                for et in svar
            )
            for den in anmodning.konvolut.modtager
        )
    ]


def aktoeren_skal_svare(s: Situation) -> date | None:
    """Den tidligste frist, en anden aktør har fået."""
    return min((a.frist for a in ubesvarede(s) if a.frist is not None), default=None)


def aktoeren_blev_spurgt(s: Situation) -> date | None:
    """Dagen, den aktør blev spurgt, som har den tidligste frist."""
    frist = aktoeren_skal_svare(s)
    return next((sendt(a) for a in ubesvarede(s) if a.frist == frist), None)


def indkaldt(s: Situation) -> date | None:
    """Dagen, der blev indkaldt."""
    dagsorden = s.own.newest(Dagsorden)
    return None if dagsorden is None else sendt(dagsorden)


# fmt: off
FRISTER_B = (
    Duty(B, (INGEN, PLANLAGT), INDKALDER, "FR-407", "000:214",
        "Hold næste opfølgning", "Hold the next follow-up", naeste_planlagte),
    Duty(B, (INGEN, PLANLAGT), INDKALDER, "FR-408", "000:226",
        "Hold den aftalte opfølgning efter tre måneder", "Hold the agreed follow-up after three months",
        efter_tre_maaneder),
    Duty(B, (PLANLAGT,), MYNDIGHED, "", "000:229-239",
        "Svar på ændringsmeddelelsen: indkald til møde, eller læg mål eller bestilling om",
        "Answer the change notice: call a meeting, or revise goals or order", meddelelsen_skal_besvares,
        since=meldt),
    Duty(B, (PLANLAGT, INDKALDT, STATUS_MODTAGET, AFHOLDT), AKTOER, "FR-423", "000:266",
        "Svar på det, myndigheden har spurgt om", "Answer what the authority has asked", aktoeren_skal_svare,
        since=aktoeren_blev_spurgt),
    Duty(B, (INDKALDT,), UDFOERER, "FR-404", "000:269, 312",
        "Send statusnotatet", "Send the status report", statusnotatet_skal_komme, since=indkaldt),
    Duty(B, (STATUS_MANGLER,), UDFOERER, "FR-416", "000:312",
        "Send statusnotatet, som manglede ved mødet",
        "Send the status report that was missing at the meeting", moededagen, since=indkaldt),
    Duty(B, (INDKALDT, STATUS_MODTAGET), INDKALDER, "", "000:107, 260",
        "Hold mødet", "Hold the meeting", moedet_skal_holdes, since=indkaldt),
    Duty(B, (INDKALDT, STATUS_MODTAGET, STATUS_MANGLER), INDKALDER, "FR-405", "000:107, 260",
        "Send referatet", "Send the minutes", referatet_skal_sendes, since=moededagen),
    Duty(B, (AFHOLDT, JUSTERING_AFTALT), UDFOERER, "", "praksis",
        "Send bemærkninger til referatet, hvis der er nogen", "Send remarks to the minutes, if any",
        bemaerkningsfristen),
    Duty(B, (JUSTERING_AFTALT,), MYNDIGHED, "", "000:296-308",
        "Få justeringen på plads", "Settle the adjustment", justeringen_skal_paa_plads),
)
# fmt: on
"""Fristerne for hver opfølgning."""
