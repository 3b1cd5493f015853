"""Det, tabellerne slår op: hvem en besked hører til hos, og hvad der er aftalt om næste opfølgning.

Et helt eksempel::

    from datetime import date

    from samarbejde_schema.standard.v1.proces.opslag import midnat

    assert midnat(date(2026, 7, 1)).isoformat() == "2026-06-30T22:00:00+00:00"

En frist "er overskredet", når dagen er gået i Danmark; en dag "er nået", når den begynder i Danmark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple, TypeVar

from ....process import Log, Situation, later
from ..aendringsmeddelelse import Aendringsmeddelelse
from ..aktoer_anmodning import AktoerAnmodning
from ..aktoer_opfoelgning import AktoerOpfoelgning
from ..annullering import Annullering
from ..bestilling import Bestilling
from ..dagsorden import Dagsorden
from ..faelles.hverdage import dansk_dato
from ..faelles.konvolut import Konvolutbesked, Part
from ..faelles.opfoelgning import Opfoelgningstid, PlanlagtOpfoelgning
from ..faelles.parametre import PARAMETRE
from ..indskrivning import Indskrivning
from ..kodelister.ffb import Opfoelgningsresultat
from ..kodelister.justering import Tillaegsart
from ..kodelister.konvolut import Annulleringsaarsag
from ..kodelister.match import KontraktSvarEmne, KontraktSvarkode
from ..kodelister.opfoelgning import Beslutning, Moedestatus, Moedetype, Opfoelgningstype
from ..kontrakt import Kontrakt
from ..kontrakt_svar import KontraktSvar
from ..kontrakttillaeg import Kontrakttillaeg
from ..referat import NaesteMoede, Referat
from .tilstande import AKTIV, JUSTERING, MYNDIGHED, PLANLAGT, UDFOERER, A, B

K = TypeVar("K", bound=Konvolutbesked)

NAESTE = "næste"
"""Nøglen på den opfølgning, som kun kalenderen har åbnet."""


def midnat(dag: date) -> datetime:
    """Det øjeblik, dagen begynder i Danmark."""
    vinter = datetime.combine(dag, time(), UTC) - timedelta(hours=1)
    sommer = vinter - timedelta(hours=1)
    return sommer if dansk_dato(sommer) == dag else vinter


def dagen_efter(dag: date | None) -> datetime | None:
    """Det øjeblik, dagen er gået; ``None`` uden en dag."""
    return None if dag is None else midnat(dag + timedelta(days=1))


def sendt(besked: Konvolutbesked) -> date:
    """Den danske dato, beskeden blev sendt."""
    return dansk_dato(besked.konvolut.afsendt)


def part(nogen: Part) -> str:
    """Hvem en part er: CVR-nummeret, og om organisationen er udfører eller andet.

    Udfører og driftsherre er den samme part; en kommune kan være myndighed og udfører på én gang og er da to.
    """
    side = UDFOERER[0] if nogen.rolle.value in UDFOERER else nogen.rolle.value
    return f"{nogen.organisation.cvr} {side}"


def samme_afsender(en: Konvolutbesked, anden: Konvolutbesked) -> bool:
    """Om de to beskeder er sendt af samme part."""
    return part(en.konvolut.afsender) == part(anden.konvolut.afsender)


def er_trukket(besked: Konvolutbesked, log: Log) -> bool:
    """Om den, der sendte beskeden, har trukket den tilbage."""
    return any(
        annullering.aarsag is Annulleringsaarsag.TRUKKET_TILBAGE
        and log.by_id(annullering.annulleret_besked_ref) is besked
        and samme_afsender(annullering, besked)
        for annullering in log.newest_first(Annullering)
    )


def i_kraft(kind: type[K], s: Situation) -> K | None:
    """Instansens nyeste besked af en slags, som ikke er trukket tilbage."""
    return next((besked for besked in s.own.newest_first(kind) if not er_trukket(besked, s.log)), None)


def ubesvaret_tillaeg(s: Situation) -> Kontrakttillaeg | None:
    """Det nyeste tillæg, der ligger til svar: til den kontrakt, der svares på, ellers til en hvilken som
    helst.
    """
    kontrakt = s.message.kontrakt_ref.id if isinstance(s.message, KontraktSvar) else None
    for tillaeg in s.own.newest_first(Kontrakttillaeg):
        if kontrakt in (None, tillaeg.kontrakt_id):
            besvaret = svaret_paa(tillaeg, s.own) is not None or er_trukket(tillaeg, s.log)
            return None if besvaret else tillaeg
    return None


def svaret_paa(tillaeg: Kontrakttillaeg, log: Log) -> KontraktSvar | None:
    """Svaret på et tillæg: det nyeste om kontraktens tillæg, som er sendt efter det."""
    for svar in log.newest_first(KontraktSvar):
        if svar.konvolut.afsendt < tillaeg.konvolut.afsendt:
            return None
        if svar.vedroerer is KontraktSvarEmne.TILLAEG and svar.kontrakt_ref.id == tillaeg.kontrakt_id:
            return svar
    return None


def noeglens_part(noegle: str) -> str:
    """Den part, hvis tilbud en nøgle i region A er: en afvisning derfra lader de andre udføreres stå."""
    return f"{noegle.partition('/')[0]} {UDFOERER[0]}"


def udfoererne(besked: Konvolutbesked) -> tuple[Part, ...]:
    """De parter i en besked, der er udfører eller driftsherre."""
    parter = (besked.konvolut.afsender, *besked.konvolut.modtager)
    return tuple(nogen for nogen in parter if nogen.rolle.value in UDFOERER)


def cvr_numre(besked: Konvolutbesked) -> frozenset[str]:
    """CVR-numrene på beskedens udførere."""
    return frozenset(nogen.organisation.cvr for nogen in udfoererne(besked) if nogen.organisation.cvr)


def nyeste_hos(kind: type[K], cvr: Collection[str], log: Log) -> Iterator[K]:
    """Beskederne af en slags med en af de udførere, nyeste først."""
    return (besked for besked in log.newest_first(kind) if not cvr_numre(besked).isdisjoint(cvr))


def faelles_udfoerer(s: Situation) -> bool:
    """Om den besked, der spørges med, hører til hos et af de samme tilbud som det, instansen rummer."""
    egne = set(s.keys_in(A, s.message))
    return any(not egne.isdisjoint(s.keys_in(A, entry.message)) for entry in s.own)


def partsskifter(log: Log) -> Iterator[Kontrakttillaeg]:
    """De underskrevne tillæg, hvor en ny leverandør træder i en andens sted; nyeste først."""
    for tillaeg in log.newest_first(Kontrakttillaeg):
        if tillaeg.art is Tillaegsart.PARTSSKIFTE and tillaeg.ny_part is not None:
            svar = svaret_paa(tillaeg, log)
            if svar is not None and svar.svar is KontraktSvarkode.UNDERSKREVET:
                yield tillaeg


def nye_cvr_numre(tillaeg: Kontrakttillaeg) -> frozenset[str]:
    """CVR-numrene på den nye leverandør."""
    ny = tillaeg.ny_part
    parter = () if ny is None else (ny.driftsherre, ny.tilbud)
    return frozenset(en.cvr for en in parter if en is not None and en.cvr is not None)


def samme_hus(cvr: Collection[str], log: Log) -> frozenset[str]:
    """CVR-numrene og dem, der har taget deres plads."""
    alle = frozenset(cvr)
    for tillaeg in reversed([*partsskifter(log)]):
        if not alle.isdisjoint(cvr_numre(tillaeg)):
            alle |= nye_cvr_numre(tillaeg)
    return alle


def arvede_noegler(besked: Konvolutbesked, log: Log, kendte: Collection[str]) -> tuple[str, ...] | None:
    """Det tilbud, hvis plads beskedens udfører har taget fra den dag, partsskiftet gælder."""
    for tillaeg in partsskifter(log):
        nye = nye_cvr_numre(tillaeg) - cvr_numre(tillaeg)
        if tillaeg.gaelder_fra <= sendt(besked) and not nye.isdisjoint(cvr_numre(besked)):
            return arvede_noegler(tillaeg, log, kendte) or tilbudsnoegler(tillaeg, kendte)
    return None


def tilbudsnoegler(besked: Konvolutbesked, kendte: Collection[str]) -> tuple[str, ...]:
    """De tilbud, en besked hører til hos: udførerens CVR-nummer og, hvor det er oplyst, P-nummeret.

    Det, en anden aktør bliver spurgt om og svarer, angår alle tilbud i forløbet. Den ene part kan udelade
    P-nummeret. Uden det menes det eneste kendte tilbud hos udføreren; med det menes
    et tilbud, der hidtil kun var kendt på CVR-nummeret.
    """
    if isinstance(besked, (AktoerAnmodning, AktoerOpfoelgning)):
        return tuple(kendte)
    fundne = []
    for nogen in udfoererne(besked):
        cvr, p_nummer = str(nogen.organisation.cvr), nogen.organisation.p_nummer
        noegle = cvr if p_nummer is None else f"{cvr}/{p_nummer}"
        egne = [kendt for kendt in kendte if kendt.partition("/")[0] == cvr]
        eneste = len(egne) == 1 and (p_nummer is None or egne == [cvr])
        fundne.append(egne[0] if eneste and noegle not in egne else noegle)
    return tuple(dict.fromkeys(fundne))


class Naeste(NamedTuple):
    """Næste opfølgning: den dag, den senest skal holdes, og om det er den efter tre måneder."""

    dag: date
    efter_tre_maaneder: bool = False


def ekstraordinaere(log: Log) -> frozenset[str]:
    """De samtaler, der begyndte med en ændring eller et spørgsmål og ikke er den planlagte opfølgning."""
    meldte = {besked.konvolut.samtale_id for besked in log.newest_first(Aendringsmeddelelse)}
    spurgte = {besked.konvolut.samtale_id for besked in log.newest_first(AktoerAnmodning)}
    if spurgte:
        spurgte -= {besked.konvolut.samtale_id for besked in log.newest_first(Dagsorden)}
    return frozenset(meldte | spurgte)


def naeste_opfoelgning(s: Situation) -> Naeste | None:
    """Næste opfølgning for de udførere, hvor indsatsen er i gang.

    ``None`` for en ekstraordinær opfølgning, når intet er aftalt, når der allerede er indkaldt, når en aflyst
    opfølgning venter på ny dag, og når det er besluttet, at indsatsen skal slutte.
    """
    ekstra = ekstraordinaere(s.log)
    if s.key in ekstra:
        return None
    andre = (st for noegle, st in s.states_in(B).items() if noegle != NAESTE and noegle not in ekstra)
    if s.key == NAESTE and PLANLAGT in andre:
        return None
    aktive = {noegle.partition("/")[0] for noegle, st in s.states_in(A).items() if st in (AKTIV, JUSTERING)}
    huse = [samme_hus({cvr}, s.log) for cvr in sorted(aktive)]
    if s.message is not None:
        huse = [hus for hus in huse if not hus.isdisjoint(cvr_numre(s.message))]
    fundne = [naeste for hus in huse if (naeste := _naeste_hos(hus, s.log)) is not None]
    return min(fundne, default=None)


def skal_slutte(nyeste_foerst: Iterable[Referat]) -> Referat | None:
    """Myndighedens nyeste referat, når det besluttede, at indsatsen skal slutte eller afløses af en ny."""
    for referat in nyeste_foerst:
        if referat.konvolut.afsender.rolle.value in MYNDIGHED:
            ny = referat.opfoelgningsresultat is Opfoelgningsresultat.AFSLUT_OG_VISITER_TIL_NY
            return referat if ny or referat.beslutning is Beslutning.AFSLUT else None
    return None


def _naeste_hos(cvr: Collection[str], log: Log) -> Naeste | None:
    if skal_slutte(nyeste_hos(Referat, cvr, log)) is not None:
        return None
    moede, aftalt = _sidste_moede(cvr, log)
    indkaldte = nyeste_hos(Dagsorden, cvr, log)
    indkaldt = next((d for d in indkaldte if d.moedetype is Moedetype.STATUSMOEDE), None)
    if (
        indkaldt is not None
        and indkaldt.moedestatus is not Moedestatus.AFLYST
        and (moede is None or indkaldt.moedetidspunkt > moede.moede_start)
    ):
        return None
    if aftalt is not None:
        dag = dansk_dato(aftalt.tidspunkt) if aftalt.tidspunkt is not None else aftalt.senest
        return None if dag is None else Naeste(dag)
    return _efter_planen(None if moede is None else dansk_dato(moede.moede_start), cvr, log)


def _sidste_moede(cvr: Collection[str], log: Log) -> tuple[Referat | None, NaesteMoede | None]:
    """Det seneste statusmøde, og hvad der siden da er aftalt om det næste."""
    aftalt: NaesteMoede | None = None
    for referat in nyeste_hos(Referat, cvr, log):
        if referat.moedetype in (Moedetype.STATUSMOEDE, Moedetype.JUSTERINGSMOEDE):
            aftalt = aftalt or referat.naeste_moede
        if referat.moedetype is Moedetype.STATUSMOEDE:
            return referat, aftalt
    return None, aftalt


def _efter_planen(moede: date | None, cvr: Collection[str], log: Log) -> Naeste | None:
    """Den tidligste dag i opfølgningsplanen, regnet fra sidste møde, ellers fra indflytning eller start.

    Er intet planlagt, holdes statusmøde én gang årligt som udgangspunkt (000:214).
    """
    kontrakt = next(nyeste_hos(Kontrakt, cvr, log), None)
    indskrivning = next(nyeste_hos(Indskrivning, cvr, log), None)
    start = moede
    if start is None and indskrivning is not None:
        start = indskrivning.indflytningsdato
    if start is None and kontrakt is not None:
        start = kontrakt.startdato
    tre = Opfoelgningstype.TRE_MAANEDERS
    planen = _planen(kontrakt, cvr, log)
    planlagt = [
        (_dagen(plan.naar, start, moede), plan.type is tre)
        for plan in planen
        if moede is None or plan.type is not tre
    ]
    if start is not None and not planen:
        planlagt.append((later(start, PARAMETRE.aarlig_opfoelgning), False))
    if moede is None and indskrivning is not None and indskrivning.foerste_opfoelgning is not None:
        planlagt.append((_dagen(indskrivning.foerste_opfoelgning, start, None), True))
    return min((Naeste(dag, er_tre) for dag, er_tre in planlagt if dag is not None), default=None)


def _planen(kontrakt: Kontrakt | None, cvr: Collection[str], log: Log) -> tuple[PlanlagtOpfoelgning, ...]:
    if kontrakt is not None and kontrakt.opfoelgningsplan is not None:
        return kontrakt.opfoelgningsplan.planlagt
    bestilling = next(nyeste_hos(Bestilling, cvr, log), None)
    return () if bestilling is None else bestilling.opfoelgning


def _dagen(naar: Opfoelgningstid, start: date | None, moede: date | None) -> date | None:
    if naar.senest is not None:
        return naar.senest if moede is None or naar.senest > moede else None
    return later(start, naar.hver) if naar.hver is not None and start is not None else None


def i_dag(s: Situation) -> date:
    """Den danske dato, der spørges om."""
    return dansk_dato(s.at)


def indtil_da(dag: date | None, s: Situation) -> date | None:
    """Dagen, til den er gået."""
    return None if dag is None or dag < i_dag(s) else dag
