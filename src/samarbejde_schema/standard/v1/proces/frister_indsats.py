"""Fristerne, mens indsatsen leveres, justeres og slutter, og når en besked var en fejl.

Et helt eksempel::

    from samarbejde_schema.standard.v1.proces.frister_indsats import FRISTER_INDSATS

    assert FRISTER_INDSATS[-1].rule == "FR-029"     # sletning efter en besked om en forkert borger

Samlet og forklaret i :mod:`.frister`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ....process import Duty, Situation, later
from ..annullering import Annullering
from ..bestilling_justering import BestillingJustering
from ..delmaalsplan import Delmaalsplan
from ..faelles.hverdage import efter_hverdage
from ..faelles.konvolut import Konvolutbesked
from ..forretningskvittering import Forretningskvittering
from ..handleplan import Handleplan
from ..indsatsmaal_opdatering import IndsatsmaalOpdatering
from ..indskrivning import Indskrivning
from ..kodelister.konvolut import Annulleringsaarsag
from ..kodelister.match import Indgang, Indskrivningsfase
from ..kodelister.opfoelgning import Beslutning, Moedetype
from ..kontrakt import Kontrakt
from ..opsigelse import Opsigelse
from ..referat import Referat
from .betingelser import MODPARTEN, opsigelsen_er_trukket, slutafregningen
from .justering import Skyldigt, har_maal, skyldigt
from .opslag import er_trukket, i_dag, indtil_da, part, sendt, skal_slutte
from .tilstande import (
    AKTIV,
    AKTOER,
    FORLOEB,
    JUSTERING,
    JUSTERING_AFTALT,
    MYNDIGHED,
    OPSAGT,
    UDFOERER,
    UDSKREVET,
    A,
    B,
)


def opsigelsen_udestaar(s: Situation) -> date | None:
    """Den dag, indsatsen ventes afsluttet, når det nyeste møde besluttede, at den skal slutte."""
    referat = skal_slutte(s.own.newest_first(Referat))
    return None if referat is None else referat.forventet_afslutning


def delmaalene_mangler(s: Situation) -> date | None:
    """Dagen, fra hvilken delmålene skyldes: indflytningen, eller da mål eller bestilling blev ændret."""
    plan = s.own.newest(Delmaalsplan)
    aendret = _maalene_blev_aendret(s)
    if aendret is not None and (plan is None or plan.konvolut.afsendt < aendret.konvolut.afsendt):
        return sendt(aendret)
    indskrivning = s.own.newest(Indskrivning)
    if plan is not None or indskrivning is None or indskrivning.indgang is Indgang.IGANGVAERENDE:
        return None
    begyndt = indskrivning.fase is Indskrivningsfase.GENNEMFOERT
    return indskrivning.indflytningsdato if begyndt else None


def _maalene_blev_aendret(s: Situation) -> Konvolutbesked | None:
    """Det nyeste, der ændrede mål eller bestilling."""
    plan = next((plan for plan in s.own.newest_first(Handleplan) if har_maal(plan)), None)
    nye = (s.own.newest(IndsatsmaalOpdatering), s.own.newest(BestillingJustering), plan)
    fundne = [besked for besked in nye if besked is not None and not er_trukket(besked, s.log)]
    return max(fundne, key=lambda besked: besked.konvolut.afsendt, default=None)


def delmaalene_skal_komme(s: Situation) -> date | None:
    """Den aftalte tid efter den dag."""
    fra = delmaalene_mangler(s)
    return None if fra is None else later(fra, s.parameters.delmaalsplan)


def _justering(s: Situation) -> Skyldigt:
    """Hvad der skyldes efter det nyeste møde, der ændrede indsatsen."""
    for referat in s.own.newest_first(Referat):
        if referat.konvolut.afsender.rolle.value not in MYNDIGHED:
            continue
        if referat.beslutning is Beslutning.AENDRE or referat.moedetype is Moedetype.JUSTERINGSMOEDE:
            return skyldigt(referat, s.own)
    return Skyldigt()


def maalene_mangler(s: Situation) -> date | None:
    """Dagen, det blev besluttet at ændre indsatsen; ``None``, når et møde om justering tæller dagene."""
    if JUSTERING_AFTALT in s.states_in(B).values():
        return None
    return _justering(s).maal


def maalene_skal_laegges_om(s: Situation) -> date | None:
    """Den aftalte tid efter, at det blev besluttet at ændre indsatsen."""
    fra = maalene_mangler(s)
    return None if fra is None else later(fra, s.parameters.justering)


def handleplanen_mangler(s: Situation) -> date | None:
    """Dagen, fra hvilken handleplanen skyldes efter en justering."""
    return _justering(s).handleplan


def handleplanen_skal_komme(s: Situation) -> date | None:
    """Den aftalte tid efter mødet."""
    fra = handleplanen_mangler(s)
    return None if fra is None else later(fra, s.parameters.justering)


def tillaegget_mangler(s: Situation) -> date | None:
    """Dagen, fra hvilken et tillæg skyldes efter en justering."""
    return _justering(s).tillaeg


def tillaegget_skal_komme(s: Situation) -> date | None:
    """Den dag, den nye bestilling gælder fra, ellers den aftalte tid efter mødet."""
    fra = tillaegget_mangler(s)
    if fra is None:
        return None
    ny = s.own.newest(BestillingJustering)
    if ny is not None and sendt(ny) == fra:
        return ny.gaelder_fra
    return later(fra, s.parameters.justering)


def indsatsen_ophoerer(s: Situation) -> date | None:
    """Den sidste dag, der leveres, til den er gået."""
    opsigelse = s.own.newest(Opsigelse)
    return None if opsigelse is None else indtil_da(opsigelse.ophoersdato, s)


def aftalen_er_slut(s: Situation) -> date | None:
    """Den dag, aftalen ophørte, når den er kommet: opsagt eller løbet ud."""
    opsigelse, kontrakt = s.own.newest(Opsigelse), s.own.newest(Kontrakt)
    if s.state == OPSAGT:
        dag = None if opsigelse is None else opsigelse.ophoersdato
    else:
        dag = None if kontrakt is None else kontrakt.slutdato
    return dag if dag is not None and dag <= i_dag(s) else None


def borgeren_skal_udskrives(s: Situation) -> date | None:
    """Den aftalte tid efter den dag."""
    dag = aftalen_er_slut(s)
    return None if dag is None else later(dag, s.parameters.udskrivning_melding)


def tilbagetraekningen_skal_besvares(af: tuple[str, ...]) -> Callable[[Situation], date | None]:
    """Den dag, indsatsen ellers ophører, når parten har trukket sin opsigelse tilbage."""
    trukket = opsigelsen_er_trukket(af)

    def dag(s: Situation) -> date | None:
        opsigelse = s.own.newest(Opsigelse)
        return opsigelse.ophoersdato if opsigelse is not None and trukket.holds(s) else None

    return dag


def blev_trukket_tilbage(s: Situation) -> date | None:
    """Dagen, opsigelsen blev trukket tilbage."""
    annullering = s.own.newest(Annullering)
    return None if annullering is None else sendt(annullering)


def ubekraeftede(s: Situation, roller: tuple[str, ...]) -> Iterator[Annullering]:
    """De annulleringer af beskeder om en forkert borger, som en modtager i rollen ikke har bekræftet."""
    for annullering in s.own.newest_first(Annullering):
        if annullering.aarsag is not Annulleringsaarsag.FORKERT_BORGER:
            continue
        mangler = {part(den) for den in annullering.konvolut.modtager if den.rolle.value in roller}
        if mangler - _bekraeftet(annullering, s):
            yield annullering


def _bekraeftet(annullering: Annullering, s: Situation) -> set[str]:
    noegler = (annullering.konvolut.besked_id, annullering.annulleret_besked_ref)
    return {
        part(kvittering.konvolut.afsender)
        for kvittering in s.log.newest_first(Forretningskvittering)
        if kvittering.slettet_bekraeftet and kvittering.konvolut.svar_paa in noegler
    }


def det_forkerte_er_sendt(roller: tuple[str, ...]) -> Callable[[Situation], date | None]:
    """Dagen, den ældste ubekræftede annullering blev sendt."""
    return lambda s: min(map(sendt, ubekraeftede(s, roller)), default=None)


def sletningen_skal_bekraeftes(roller: tuple[str, ...]) -> Callable[[Situation], date | None]:
    """De aftalte hverdage efter den dag."""

    def dag(s: Situation) -> date | None:
        fra = det_forkerte_er_sendt(roller)(s)
        return None if fra is None else efter_hverdage(fra, s.parameters.sletning_hverdage)

    return dag


I_GANG = (AKTIV, JUSTERING, OPSAGT)
ALLE_TILSTANDE = tuple(tilstand.name for tilstand in FORLOEB)

# fmt: off
FRISTER_INDSATS = (
    Duty(A, (AKTIV, JUSTERING), MYNDIGHED, "", "praksis",
        "Opsigelse udestår: indsatsen skal slutte", "Notice is outstanding: the intervention is to end",
        opsigelsen_udestaar),
    Duty(A, I_GANG, UDFOERER, "", "000:124, 142",
        "Send delmålsplanen", "Send the plan of sub-goals", delmaalene_skal_komme, since=delmaalene_mangler),
    Duty(A, (JUSTERING,), MYNDIGHED, "", "000:296-308",
        "Læg mål eller bestilling om, eller aftal, at intet ændres",
        "Revise goals or order, or agree that nothing changes", maalene_skal_laegges_om,
        since=maalene_mangler),
    Duty(A, I_GANG, MYNDIGHED, "FR-412", "000:302",
        "Send handleplanen, som den er efter justeringen",
        "Send the action plan as it is after the adjustment", handleplanen_skal_komme,
        since=handleplanen_mangler),
    Duty(A, I_GANG, UDFOERER, "FR-206", "000:309",
        "Send et tillæg: vilkårene ændres", "Send an addendum: the terms change", tillaegget_skal_komme,
        since=tillaegget_mangler),
    Duty(A, (OPSAGT,), UDFOERER, "FR-508", "000:357",
        "Lever, til indsatsen ophører", "Deliver until the intervention ends", indsatsen_ophoerer),
    Duty(A, I_GANG, UDFOERER, "FR-505", "000:361",
        "Udskriv borgeren: aftalen er slut", "Discharge the citizen: the agreement has ended",
        borgeren_skal_udskrives, since=aftalen_er_slut),
    *(
        Duty(A, (OPSAGT,), modpart, "FR-506", "000:356",
            "Svar på, at opsigelsen er trukket tilbage", "Answer that the notice was withdrawn",
            tilbagetraekningen_skal_besvares(af), since=blev_trukket_tilbage)
        for af, modpart in MODPARTEN
    ),
    Duty(A, (UDSKREVET,), UDFOERER, "FR-208", "SEL § 174(2)",
        "Gør op, hvad der mangler at blive betalt", "Settle what remains to be paid", slutafregningen),
    *(
        Duty(A, ALLE_TILSTANDE, roller, "FR-029", "GDPR",
            "Bekræft, at beskeden om den forkerte borger er slettet",
            "Confirm that the message about the wrong citizen was deleted",
            sletningen_skal_bekraeftes(roller), since=det_forkerte_er_sendt(roller))
        for roller in (MYNDIGHED, UDFOERER, AKTOER)
    ),
)
# fmt: on
"""Fristerne, mens indsatsen leveres og slutter."""
