"""Opslag i et forløb om kontrakten: hvilken udgave, hvilke ydelser og takster og hvilket varsel der gælder.

Et helt eksempel::

    aftalt = kontrakten(None, statusnotat, forloeb.before)
    assert udgave_i_kraft(aftalt.kontrakt_id, forloeb.before) == 1

    maaned = Opsigelsesvarsel(part="KOEBER", varsel="P1M", til="UDGANGEN_AF_MAANED")
    assert tidligste_ophoer(date(2026, 11, 2), maaned) == date(2026, 12, 31)

Et tillæg gælder, når myndigheden har skrevet det under. En kontrakt, der ikke er indgået her, har ukendte
vilkår, og opslagene giver ``None``.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from ....process import Log, later
from ..bestilling import Bestilling
from ..faelles.konvolut import Konvolutbesked
from ..faelles.maal import ArtefaktRef
from ..faelles.ydelse import Takst, Ydelse
from ..kodelister.match import (
    Kontraktpart,
    KontraktSvarEmne,
    KontraktSvarkode,
    Varselsanker,
    Vilkaarsemne,
)
from ..kontrakt import Kontrakt, Opsigelsesvarsel
from ..kontrakt_svar import KontraktSvar
from ..kontrakttillaeg import Kontrakttillaeg
from ..tilbud import Tilbud
from ..tilbud_svar import TilbudSvar
from .opslag import bestillingen, hos_udfoereren, nyeste, tilbuddet


def kontrakten(ref: ArtefaktRef | str | None, besked: Konvolutbesked, log: Log) -> Kontrakt | None:
    """Kontrakten med nøglen, ellers, når ingen er nævnt, den nyeste hos beskedens udfører."""
    if ref is None:
        return nyeste(hos_udfoereren(Kontrakt, besked, log))
    noegle = ref if isinstance(ref, str) else ref.id
    return nyeste(k for k in log.newest_first(Kontrakt) if k.kontrakt_id == noegle)


def kontraktens_tilbud(besked: Kontrakt, log: Log) -> Tilbud | None:
    """Tilbuddet bag kontrakten: det nævnte, ellers det, myndigheden har svaret på i det, der svares på."""
    spurgt = None if besked.konvolut.svar_paa is None else log.by_id(besked.konvolut.svar_paa)
    svaret = spurgt.tilbud_ref if isinstance(spurgt, TilbudSvar) else None
    return tilbuddet(besked.tilbud_ref, log) or tilbuddet(svaret, log)


def kontraktens_bestilling(besked: Kontrakt, log: Log) -> Bestilling | None:
    """Bestillingen bag kontrakten: den nævnte, tilbuddets, den, der svares på, ellers udførerens nyeste."""
    if besked.bestilling_ref is not None:
        return bestillingen(besked.bestilling_ref, log)
    if (tilbud := kontraktens_tilbud(besked, log)) is not None:
        return bestillingen(tilbud.bestilling_ref, log)
    spurgt = None if besked.konvolut.svar_paa is None else log.by_id(besked.konvolut.svar_paa)
    return spurgt if isinstance(spurgt, Bestilling) else nyeste(hos_udfoereren(Bestilling, besked, log))


def underskriften(besked: Kontrakt | Kontrakttillaeg, log: Log) -> KontraktSvar | None:
    """Myndighedens underskrift på netop denne kontrakt eller dette tillæg."""
    return nyeste(
        svar
        for svar in log.newest_first(KontraktSvar)
        if svar.konvolut.svar_paa == besked.konvolut.besked_id
        and svar.svar is KontraktSvarkode.UNDERSKREVET
        and svar.vedroerer is not KontraktSvarEmne.TILBAGETRAEKNING_AF_OPSIGELSE
    )


def tillaeg_i_kraft(noegle: str, log: Log) -> list[Kontrakttillaeg]:
    """De underskrevne tillæg til kontrakten med nøglen, det nyeste først."""
    tillaeg = (t for t in log.newest_first(Kontrakttillaeg) if t.kontrakt_id == noegle)
    return [et for et in tillaeg if underskriften(et, log) is not None]


def udgave_i_kraft(noegle: str, log: Log) -> int | None:
    """Den udgave af kontrakten med nøglen, der gælder; ``None``, når dens vilkår er ukendte."""
    kendte = [t.version for t in tillaeg_i_kraft(noegle, log)]
    kendte += [k.version for k in log.newest_first(Kontrakt) if k.kontrakt_id == noegle]
    return max(kendte, default=None)


def ydelser_i_kraft(kontrakt: Kontrakt, log: Log) -> tuple[Ydelse, ...]:
    """De aftalte ydelser, som det nyeste tillæg, der nævner ydelser, har dem, ellers som kontrakten."""
    tillaeg = tillaeg_i_kraft(kontrakt.kontrakt_id, log)
    return next((t.ydelse for t in tillaeg if t.ydelse), kontrakt.ydelse)


def takster_i_kraft(noegle: str, log: Log) -> tuple[Takst, ...]:
    """De aftalte takster, som det nyeste tillæg, der nævner takster, har dem, ellers som kontrakten."""
    tillaeg = tillaeg_i_kraft(noegle, log)
    kontrakt = nyeste(k for k in log.newest_first(Kontrakt) if k.kontrakt_id == noegle)
    return next((t.takst for t in tillaeg if t.takst), () if kontrakt is None else kontrakt.takst)


def henviser(kontrakt: Kontrakt, emne: Vilkaarsemne) -> bool:
    """Om kontrakten siger, at et vilkår står i et andet dokument."""
    return any(henvisning.emne is emne for henvisning in kontrakt.vilkaar_henvisning)


def varslet(kontrakt: Kontrakt, part: Kontraktpart, log: Log) -> Opsigelsesvarsel | None:
    """Partens opsigelsesvarsel; ``None``, når det ikke kan læses, eller et tillæg kan have ændret det."""
    for tillaeg in tillaeg_i_kraft(kontrakt.kontrakt_id, log):
        if any("varsel" in aendring.hvad.casefold() for aendring in tillaeg.aendret_vilkaar):
            return None
    return next((varsel for varsel in kontrakt.opsigelsesvarsel if varsel.part is part), None)


def tidligste_ophoer(opsagt: date, varsel: Opsigelsesvarsel) -> date:
    """Den første dag, en opsigelse kan virke til, i kalendermåneder og frem til varslets anker."""
    dag = later(opsagt, varsel.varsel)
    if varsel.til is Varselsanker.UDGANGEN_AF_UGE:
        return dag + timedelta(days=6 - dag.weekday())
    if varsel.til is Varselsanker.UDGANGEN_AF_MAANED:
        return dag.replace(day=monthrange(dag.year, dag.month)[1])
    return dag
