"""Opslag i et forløb om mål: hvilke indsatsmål og delmål der er i kraft, og hvornår de sidst blev vurderet.

Et helt eksempel::

    maal = maal_i_kraft(statusnotat, forloeb.before)
    delmaal = delmaal_i_kraft(statusnotat, forloeb.before)

Indsatsmål er myndighedens og kommer med bestillingen, dens justering, opdateringer af målene og handleplanen;
den nyeste udgave gælder. Møderne kan afslutte dem. Delmål er udførerens og kommer med delmålsplanen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ....process import Log
from ..bestilling import Bestilling
from ..bestilling_justering import BestillingJustering
from ..delmaalsplan import Delmaalsplan
from ..faelles.hverdage import dansk_dato
from ..faelles.konvolut import Konvolutbesked
from ..faelles.maal import Delmaal, Indsatsmaal
from ..handleplan import Handleplan
from ..indsatsmaal_opdatering import IndsatsmaalOpdatering
from ..kodelister.justering import Planstatus
from ..kodelister.match import Tilbudsart, Tilbudssvar
from ..kodelister.opfoelgning import Maalbehandling, Maalstatus
from ..kontrakt import Kontrakt
from ..referat import Referat
from ..statusnotat import Statusnotat
from ..tilbud import Tilbud
from ..tilbud_svar import TilbudSvar
from .opslag import hos_udfoereren, samme_udfoerer, sendt, tilbuddet


@dataclass(frozen=True, slots=True)
class Maal:
    """Et indsatsmål, som forløbet kender det: hvorfra, om der arbejdes med det, og hvornår det sidst blev
    vurderet.

    Udgave, frist og prioritet er de nyeste, der er sagt; kendes målet kun af kontrakten, er de ukendte.
    """

    kilde: str
    aktivt: bool
    vurderet: date
    version: int = 0
    frist: date | None = None
    prioritet: int | None = None


_Sat = Bestilling | BestillingJustering | IndsatsmaalOpdatering | Handleplan


def indsatsmaal_i(besked: _Sat) -> tuple[Indsatsmaal, ...]:
    """De indsatsmål, beskeden selv bærer."""
    if isinstance(besked, BestillingJustering):
        return besked.maal_justering
    return besked.maal if isinstance(besked, Handleplan) else besked.indsatsmaal


def maal_i_kraft(besked: Konvolutbesked, log: Log) -> dict[str, Maal]:
    """Målene hos beskedens udfører, efter nøgle, som loggen har dem; tom, når ingen besked nævner nogen.

    Målene er dem i bestillingerne, ændret af det, myndigheden senere har opdateret, og det, der er besluttet
    på møder. En bestilling, der er sagt nej til, har ingen mål i kraft. Kendes ingen bestilling, er det
    kontraktens mål.
    """
    maal: dict[str, Maal] = {}
    nej: set[str] = set()
    for fundet in _om_maal(besked, log):
        if isinstance(fundet, Bestilling):
            nej.discard(fundet.bestilling_id)
            maal = {n: et for n, et in maal.items() if et.kilde != fundet.bestilling_id}
            _sat(maal, fundet, fundet.bestilling_id)
        elif isinstance(fundet, Kontrakt) and not maal:
            maal = {ref.id: Maal(fundet.kontrakt_id, True, sendt(fundet)) for ref in fundet.indsatsmaal_ref}
        elif isinstance(fundet, (BestillingJustering, IndsatsmaalOpdatering)) or _er_plan(fundet):
            _sat(maal, fundet, fundet.konvolut.besked_id)
        elif isinstance(fundet, Statusnotat):
            _vurderet(maal, {linje.maal_ref for linje in fundet.maalstatus}, sendt(fundet))
        elif isinstance(fundet, Referat):
            _besluttet(maal, fundet)
        else:
            _svaret(nej, fundet, log)
    return {noegle: et for noegle, et in maal.items() if et.kilde not in nej}


_OM_MAAL = (
    Statusnotat,
    Referat,
    Bestilling,
    BestillingJustering,
    IndsatsmaalOpdatering,
    Handleplan,
    Kontrakt,
    Tilbud,
    TilbudSvar,
)


def _om_maal(besked: Konvolutbesked, log: Log) -> Iterator[Konvolutbesked]:
    for post in log:
        if isinstance(post.message, _OM_MAAL) and samme_udfoerer(post.message, besked):
            yield post.message


def _er_plan(besked: Konvolutbesked) -> bool:
    return isinstance(besked, Handleplan) and besked.planstatus is Planstatus.UDARBEJDET


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


def _sat(maal: dict[str, Maal], besked: Konvolutbesked, kilde: str) -> None:
    """Sæt beskedens mål i kraft; en ældre udgave end den kendte ændrer ingenting."""
    assert isinstance(besked, _Sat)
    for et in indsatsmaal_i(besked):
        kendt = maal.get(et.id)
        if kendt is not None and et.version < kendt.version:
            continue
        vurderet = et.senest_vurderet or sendt(besked)
        maal[et.id] = Maal(
            kilde=kilde if kendt is None else kendt.kilde,
            aktivt=et.status is Maalstatus.AKTIV,
            vurderet=vurderet if kendt is None else max(vurderet, kendt.vurderet),
            version=et.version,
            frist=et.frist,
            prioritet=et.prioritet,
        )


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


def delmaal_i_kraft(besked: Konvolutbesked, log: Log) -> dict[str, Delmaal]:
    """De delmål, der arbejdes med hos beskedens udfører, efter nøgle.

    Planen sendes hel hver gang, så den nyeste udgave af hver plan gælder; et møde kan afslutte et delmål.
    """
    planer: dict[str, Delmaalsplan] = {}
    afsluttede: set[str] = set()
    for plan in hos_udfoereren(Delmaalsplan, besked, log):
        planer.setdefault(plan.plan_id, plan)
    for referat in hos_udfoereren(Referat, besked, log):
        afsluttede |= _afsluttede(referat)
    fundne = (delmaal for plan in planer.values() for delmaal in plan.delmaal)
    return {d.id: d for d in fundne if d.status is Maalstatus.AKTIV and d.id not in afsluttede}


def _afsluttede(besked: Referat) -> set[str]:
    besluttet = besked.maalbeslutning
    return {b.maal_ref for b in besluttet if b.status is not None and b.status is not Maalstatus.AKTIV}


def nyeste_handleplan(besked: Konvolutbesked, log: Log) -> Handleplan | None:
    """Den højeste udgave af den handleplan, der sidst er udarbejdet, så vidt udføreren har fået den."""
    planer = [p for p in hos_udfoereren(Handleplan, besked, log) if p.planstatus is Planstatus.UDARBEJDET]
    samme: Iterable[Handleplan] = (p for p in planer if p.handleplan_id == planer[0].handleplan_id)
    return max(samme, key=lambda plan: plan.version, default=None)
