"""Opslag i et forløb: hvad en besked svarer på, hvilken ombæring den hører til, og hvilke mål der er i
kraft.

Et helt eksempel::

    bestilling = bestillingen(tilbud.bestilling_ref, forloeb.before)
    maal = maal_i_kraft(statusnotat, forloeb.before)

Et forløb kan have flere udførere; det, der hører til én af dem, findes ved udførerens CVR-nummer og, hvor
begge oplyser det, P-nummeret. Loggen rummer en rettelse på den rettede beskeds plads, så her er der aldrig
to udgaver af samme besked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from ....process import Forloeb, Log, later
from ..bestilling import Bestilling
from ..dagsorden import Dagsorden
from ..faelles.hverdage import dansk_dato
from ..faelles.konvolut import Konvolutbesked, Organisation
from ..faelles.maal import ArtefaktRef
from ..kodelister.konvolut import Rolle
from ..kodelister.match import Tilbudsart, Tilbudssvar
from ..kodelister.opfoelgning import Maalbehandling, Maalstatus, Moedetype, Opfoelgningstype
from ..kontrakt import Kontrakt
from ..referat import Referat
from ..statusnotat import Statusnotat
from ..tilbud import Tilbud
from ..tilbud_svar import TilbudSvar
from .parametre import PARAMETRE

B = TypeVar("B", bound=Konvolutbesked)

UDFOERERE = frozenset({Rolle.UDFOERER, Rolle.DRIFTSHERRE})
"""De roller, udføreren optræder i."""


def sendt(besked: Konvolutbesked) -> date:
    """Den danske dato, beskeden blev sendt."""
    return dansk_dato(besked.konvolut.afsendt)


def i_dag(forloeb: Forloeb) -> date:
    """Den danske dato, der spørges om."""
    return dansk_dato(forloeb.now)


def med_tolerance(dag: date, mellemrum: str) -> date:
    """Den sidste dag, der er i tide, når noget skal gentages med et mellemrum."""
    return later(later(dag, mellemrum), PARAMETRE.tolerance)


def taeller(besked: Konvolutbesked, forloeb: Forloeb) -> bool:
    """Om beskeden stadig tæller: den er hverken afvist eller rettet af en senere."""
    noegle = besked.konvolut.besked_id
    fundet = forloeb.log.by_id(noegle)
    return isinstance(fundet, Konvolutbesked) and fundet.konvolut.besked_id == noegle


def efter(besked: Konvolutbesked, log: Log) -> Iterator[Konvolutbesked]:
    """Det, der står efter beskeden i loggen, ældste først."""
    naaet = False
    for post in log:
        if naaet and isinstance(post.message, Konvolutbesked):
            yield post.message
        naaet = naaet or _er(post.message, besked)


def _er(fundet: object, besked: Konvolutbesked) -> bool:
    return isinstance(fundet, Konvolutbesked) and fundet.konvolut.besked_id == besked.konvolut.besked_id


def udfoererne(besked: Konvolutbesked) -> list[Organisation]:
    """De organisationer, der er udfører eller driftsherre i beskeden."""
    parter = (besked.konvolut.afsender, *besked.konvolut.modtager)
    return [part.organisation for part in parter if part.rolle in UDFOERERE]


def samme_udfoerer(besked: Konvolutbesked, anden: Konvolutbesked) -> bool:
    """Om de to beskeder har en udfører til fælles."""
    mulige = udfoererne(anden)
    return any(_samme(en, to) for en in udfoererne(besked) for to in mulige)


def _samme(en: Organisation, to: Organisation) -> bool:
    return en.cvr == to.cvr and (en.p_nummer == to.p_nummer or None in (en.p_nummer, to.p_nummer))


def hos_udfoereren(kind: type[B], besked: Konvolutbesked, log: Log) -> Iterator[B]:
    """Beskederne af en slags, der har udfører til fælles med ``besked``; nyeste først."""
    return (fundet for fundet in log.newest_first(kind) if samme_udfoerer(fundet, besked))


def nyeste(fundne: Iterable[B]) -> B | None:
    """Den første af beskederne, der står med den nyeste først, eller ``None``."""
    return next(iter(fundne), None)


def bestillingen(ref: ArtefaktRef | None, log: Log) -> Bestilling | None:
    """Den nyeste udgave af den bestilling, der henvises til."""
    return (
        None if ref is None else nyeste(b for b in log.newest_first(Bestilling) if b.bestilling_id == ref.id)
    )


def tilbuddet(noegle: str | None, log: Log) -> Tilbud | None:
    """Den nyeste udgave af tilbuddet med nøglen."""
    return None if noegle is None else nyeste(t for t in log.newest_first(Tilbud) if t.tilbud_id == noegle)


def dagsordenen(besked: Statusnotat | Referat, log: Log) -> Dagsorden | None:
    """Den nyeste udgave af den dagsorden, notatet eller referatet hører til, også når den er aflyst.

    Det er den, der henvises til eller svares på, ellers den i samme ombæring: for et referat samme slags
    møde, for et notat statusmødet.
    """
    alle = log.newest_first(Dagsorden)
    if (noegle := _naevnt(besked, log)) is not None:
        return nyeste(d for d in alle if d.dagsorden_id == noegle)
    samtale = besked.konvolut.samtale_id
    moedetype = besked.moedetype if isinstance(besked, Referat) else Moedetype.STATUSMOEDE
    return nyeste(d for d in alle if d.konvolut.samtale_id == samtale and d.moedetype is moedetype)


def _naevnt(besked: Statusnotat | Referat, log: Log) -> str | None:
    """Nøglen på den dagsorden, der henvises til eller svares på."""
    if besked.dagsorden_ref is not None:
        return besked.dagsorden_ref
    spurgt = None if besked.konvolut.svar_paa is None else log.by_id(besked.konvolut.svar_paa)
    return spurgt.dagsorden_id if isinstance(spurgt, Dagsorden) else None


def notater(besked: Dagsorden | Referat, log: Log) -> tuple[Statusnotat, ...]:
    """Statusnotaterne i samme ombæring som dagsordenen eller referatet, eller om samme dagsorden; nyeste
    først.
    """
    samtale = besked.konvolut.samtale_id
    dagsorden = besked.dagsorden_id if isinstance(besked, Dagsorden) else besked.dagsorden_ref
    return tuple(
        notat
        for notat in log.newest_first(Statusnotat)
        if notat.konvolut.samtale_id == samtale
        or (dagsorden is not None and _naevnt(notat, log) == dagsorden)
    )


def opfoelgningstypen(besked: Referat, log: Log) -> Opfoelgningstype | None:
    """Hvilken opfølgning mødet var, så vidt dagsordenen eller statusnotatet siger det."""
    dagsorden = dagsordenen(besked, log)
    if dagsorden is not None and dagsorden.opfoelgningstype is not None:
        return dagsorden.opfoelgningstype
    notat = nyeste(notater(besked, log))
    return None if notat is None else notat.opfoelgningstype


@dataclass(frozen=True, slots=True)
class Maal:
    """Et indsatsmål, som forløbet kender det: hvorfra, om der arbejdes med det, og hvornår det sidst blev
    vurderet.
    """

    kilde: str
    aktivt: bool
    vurderet: date


def maal_i_kraft(besked: Konvolutbesked, log: Log) -> dict[str, Maal]:
    """Målene hos beskedens udfører, efter nøgle, som loggen har dem; tom, når ingen besked nævner nogen.

    Målene er dem i bestillingerne, ændret af det, der senere er besluttet på møder. En bestilling, der er
    sagt nej til, har ingen mål i kraft. Kendes ingen bestilling, er det kontraktens mål.
    """
    maal: dict[str, Maal] = {}
    nej: set[str] = set()
    for fundet in _om_maal(besked, log):
        if isinstance(fundet, Bestilling):
            nej.discard(fundet.bestilling_id)
            maal = {n: et for n, et in maal.items() if et.kilde != fundet.bestilling_id} | _bestilte(fundet)
        elif isinstance(fundet, Kontrakt) and not maal:
            maal = {ref.id: Maal(fundet.kontrakt_id, True, sendt(fundet)) for ref in fundet.indsatsmaal_ref}
        elif isinstance(fundet, Statusnotat):
            _vurderet(maal, {linje.maal_ref for linje in fundet.maalstatus}, sendt(fundet))
        elif isinstance(fundet, Referat):
            _besluttet(maal, fundet)
        else:
            _svaret(nej, fundet, log)
    return {noegle: et for noegle, et in maal.items() if et.kilde not in nej}


_OM_MAAL = (Statusnotat, Referat, Bestilling, Kontrakt, Tilbud, TilbudSvar)


def _om_maal(besked: Konvolutbesked, log: Log) -> Iterator[Konvolutbesked]:
    for post in log:
        if isinstance(post.message, _OM_MAAL) and samme_udfoerer(post.message, besked):
            yield post.message


def _svaret(nej: set[str], besked: Konvolutbesked, log: Log) -> None:
    """Hold øje med de bestillinger, hvor det sidste ord om et tilbud er et nej."""
    if isinstance(besked, Tilbud):
        nej.discard(besked.bestilling_ref.id)
        if besked.art is Tilbudsart.KAN_IKKE_TILBYDE:
            nej.add(besked.bestilling_ref.id)
    elif isinstance(besked, TilbudSvar) and besked.svar is Tilbudssvar.AFSLAG:
        tilbud = tilbuddet(besked.tilbud_ref, log)
        if tilbud is not None:
            nej.add(tilbud.bestilling_ref.id)


def _bestilte(besked: Bestilling) -> dict[str, Maal]:
    return {
        maal.id: Maal(
            kilde=besked.bestilling_id,
            aktivt=maal.status is Maalstatus.AKTIV,
            vurderet=maal.senest_vurderet or sendt(besked),
        )
        for maal in besked.indsatsmaal
    }


def _vurderet(maal: dict[str, Maal], noegler: set[str], dag: date) -> None:
    for noegle in noegler & maal.keys():
        maal[noegle] = replace(maal[noegle], vurderet=dag)


def _besluttet(maal: dict[str, Maal], besked: Referat) -> None:
    dag = dansk_dato(besked.moede_start)
    for linje in besked.maalbeslutning:
        if linje.maal_ref in maal:
            aktivt = maal[linje.maal_ref].aktivt if linje.status is None else linje.status is Maalstatus.AKTIV
            maal[linje.maal_ref] = replace(maal[linje.maal_ref], aktivt=aktivt, vurderet=dag)
    for fremtid in besked.fremtidigt_maal:
        if fremtid.maal_ref in maal:
            aktivt = fremtid.behandling is not Maalbehandling.UDGAAR
            maal[fremtid.maal_ref] = replace(maal[fremtid.maal_ref], aktivt=aktivt, vurderet=dag)
