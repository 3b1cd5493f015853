"""Overblikket over et forløb: det, et fagsystem spørger om, regnet ud af det, der er sendt.

Et helt eksempel, hvor ``course`` er et forløb, som det står::

    from samarbejde_schema.standard.v1.proces.overblik import overblik

    stand = overblik(course)
    stand.tur                                             # ("MYNDIGHED",)
    [mangel.type for mangel in stand.mangler]             # ["tilbudSvar"]
    [(maal.id, maal.version) for maal in stand.maal]      # de mål, der arbejdes med
    [kontrakt.takst for kontrakt in stand.kontrakter]     # dagens takster, efter de underskrevne tillæg
    [samtykke.parter for samtykke in stand.samtykker]     # dem, borgeren lige nu har sagt ja til
    stand.brudt                                           # de pligter, hvis dag er gået

Alt gælder på den dag, forløbet er fulgt til. Intet her dømmer nogen: en pligt, der er brudt, er en frist, der
er gået, og reglen bag står ved den. Kilder: ``process.md``; 000:123-142, 000:309, 003:518-520.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ....process import Course, Deadline, Expected, Log
from ..bestilling import Bestilling
from ..bestilling_justering import BestillingJustering
from ..faelles.hverdage import dansk_dato
from ..faelles.maal import Indsatsmaal
from ..faelles.samtykke import SamtykkePart
from ..faelles.ydelse import Takst, Ydelse
from ..handleplan import Handleplan
from ..indsatsmaal_opdatering import IndsatsmaalOpdatering
from ..kodelister.match import KontraktSvarEmne, KontraktSvarkode
from ..kodelister.opfoelgning import Maalbehandling, Maalstatus
from ..kodelister.samtykke import Tilbagekaldelsesomfang
from ..kontrakt import Kontrakt
from ..kontrakt_svar import KontraktSvar
from ..kontrakttillaeg import Kontrakttillaeg
from ..referat import Referat
from ..samtykke_tilbagekaldelse import SamtykkeTilbagekaldelse
from ..samtykkeerklaering import Samtykkeerklaering
from .opslag import er_trukket, tilbudsnoegler
from .tilstande import (
    AFSLUTTET,
    ANNULLERET,
    FORELOEBIG,
    FRAVALGT,
    INDGAAET,
    INTET_MATCH,
    OPSAGT,
    TILLAEG_SENDT,
    UDSKREVET,
    A,
    C,
)


@dataclass(frozen=True, slots=True)
class Mangel:
    """Det, processen venter på: hvilken besked, fra hvem, hvor, og senest hvornår, når der er en dag."""

    type: str
    roller: tuple[str, ...]
    region: str
    noegle: str
    senest: date | None


@dataclass(frozen=True, slots=True)
class AktivtMaal:
    """Et indsatsmål, der arbejdes med hos et tilbud, i sin nyeste udgave; ``siden`` er dagen, den kom."""

    id: str
    version: int
    tilbud: str
    siden: date
    maal: Indsatsmaal = field(repr=False)


@dataclass(frozen=True, slots=True)
class GaeldendeKontrakt:
    """En kontrakt, der gælder, med den udgave, de ydelser og de takster, der gælder på dagen.

    ``version`` er ``None``, når kontrakten ikke er sendt her, eller aftalen kun er foreløbig: da kendes
    vilkårene ikke. ``til_svar`` er udgaven af et tillæg, der ligger til underskrift, og ``paa_vej`` dem, der
    er underskrevet, men først gælder senere.
    """

    id: str
    tilstand: str
    version: int | None
    gaelder_fra: date | None
    takst: tuple[Takst, ...] = field(repr=False)
    ydelse: tuple[Ydelse, ...] = field(repr=False)
    til_svar: int | None = None
    paa_vej: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AktivtSamtykke:
    """Et samtykke, der gælder, og de parter, det stadig dækker."""

    id: str
    gyldig_til: date | None
    parter: tuple[SamtykkePart, ...] = field(repr=False)
    samtykke: Samtykkeerklaering = field(repr=False)


@dataclass(frozen=True, slots=True)
class Overblik:
    """Hvor et forløb står på en dag.

    ``tilstande`` er efter region og nøgle, ``tur`` de roller, processen venter på, ``mulige`` de beskeder,
    der kan komme, ``mangler`` dem, der ventes på, før næste skridt; ``frister`` det, der skyldes, den
    tidligste først, og ``brudt`` dem, hvis dag er gået.
    """

    dag: date
    tilstande: Mapping[tuple[str, str], str]
    tur: tuple[str, ...]
    mulige: tuple[Expected, ...]
    mangler: tuple[Mangel, ...]
    frister: tuple[Deadline, ...]
    brudt: tuple[Deadline, ...]
    maal: tuple[AktivtMaal, ...]
    kontrakter: tuple[GaeldendeKontrakt, ...]
    samtykker: tuple[AktivtSamtykke, ...]


def overblik(forloeb: Course) -> Overblik:
    """Overblikket over et fulgt forløb."""
    dag = dansk_dato(forloeb.now)
    return Overblik(
        dag=dag,
        tilstande=forloeb.states,
        tur=forloeb.turn,
        mulige=forloeb.next,
        mangler=mangler(forloeb),
        frister=forloeb.deadlines,
        brudt=forloeb.overdue,
        maal=aktive_maal(forloeb),
        kontrakter=gaeldende_kontrakter(forloeb.log, forloeb.states, dag),
        samtykker=aktive_samtykker(forloeb.log, dag),
    )


def mangler(forloeb: Course) -> tuple[Mangel, ...]:
    """De beskeder, processen venter på, med den tidligste frist samme sted for en, der kan sende dem."""
    return tuple(
        Mangel(
            ventet.type,
            ventet.roles,
            ventet.region,
            ventet.key,
            min((f.due for f in forloeb.deadlines if _samme_sted(f, ventet)), default=None),
        )
        for ventet in forloeb.next
        if ventet.awaited
    )


def _samme_sted(frist: Deadline, ventet: Expected) -> bool:
    return (frist.region, frist.key) == (ventet.region, ventet.key) and frist.role in ventet.roles


UDEN_MAAL = frozenset({INTET_MATCH, FRAVALGT, UDSKREVET, AFSLUTTET, ANNULLERET})
"""De tilstande, hvor der ikke arbejdes med noget mål hos tilbuddet."""


def aktive_maal(forloeb: Course) -> tuple[AktivtMaal, ...]:
    """De indsatsmål, der arbejdes med, for hvert tilbud for sig.

    Et mål gælder i sin nyeste udgave fra bestilling, opdatering, justering eller handleplan, indtil et møde
    beslutter, at det er nået, opgivet eller udgår.
    """
    noegler = [noegle for region, noegle in forloeb.states if region == A]
    fundne: dict[tuple[str, str], AktivtMaal] = {}
    kilder: dict[tuple[str, str], str] = {}
    for entry in forloeb.log:
        besked = entry.message
        if not isinstance(besked, _OM_MAAL) or er_trukket(besked, forloeb.log):
            continue
        for tilbud in tilbudsnoegler(besked, noegler):
            if isinstance(besked, Referat):
                _besluttet(fundne, tilbud, besked)
            else:
                _fastsat(fundne, kilder, tilbud, besked)
    return tuple(
        maal
        for maal in fundne.values()
        if maal.maal.status is Maalstatus.AKTIV and forloeb.states.get((A, maal.tilbud)) not in UDEN_MAAL
    )


_Fastsaetter = Bestilling | IndsatsmaalOpdatering | BestillingJustering | Handleplan
_OM_MAAL = (Bestilling, IndsatsmaalOpdatering, BestillingJustering, Handleplan, Referat)


def _maal_i(besked: _Fastsaetter) -> tuple[Indsatsmaal, ...]:
    if isinstance(besked, Handleplan):
        return besked.maal
    return besked.maal_justering if isinstance(besked, BestillingJustering) else besked.indsatsmaal


def _fastsat(
    fundne: dict[tuple[str, str], AktivtMaal],
    kilder: dict[tuple[str, str], str],
    tilbud: str,
    besked: _Fastsaetter,
) -> None:
    """Myndigheden fastsætter mål; en ny udgave af en bestilling fastsætter dem alle på ny."""
    if isinstance(besked, Bestilling):
        for sted in [sted for sted, kilde in kilder.items() if kilde == besked.bestilling_id]:
            fundne.pop(sted, None)
            kilder.pop(sted)
    for maal in _maal_i(besked):
        sted = tilbud, maal.id
        if sted in fundne and fundne[sted].version > maal.version:
            continue
        fundne[sted] = AktivtMaal(maal.id, maal.version, tilbud, dansk_dato(besked.konvolut.afsendt), maal)
        if isinstance(besked, Bestilling):
            kilder[sted] = besked.bestilling_id


def _besluttet(fundne: dict[tuple[str, str], AktivtMaal], tilbud: str, besked: Referat) -> None:
    """Et møde kan slutte et mål; målet kommer igen, når myndigheden fastsætter det på ny."""
    slutter = {b.maal_ref for b in besked.maalbeslutning if b.status not in (None, Maalstatus.AKTIV)}
    slutter |= {
        f.maal_ref
        for f in besked.fremtidigt_maal
        if f.maal_ref is not None and f.behandling is Maalbehandling.UDGAAR
    }
    for noegle in slutter:
        fundne.pop((tilbud, noegle), None)


GAELDER = frozenset({FORELOEBIG, INDGAAET, TILLAEG_SENDT, OPSAGT})
"""De tilstande, hvor en kontrakt gælder."""


def gaeldende_kontrakter(
    log: Log, tilstande: Mapping[tuple[str, str], str], dag: date
) -> tuple[GaeldendeKontrakt, ...]:
    """De kontrakter, der gælder på dagen, med vilkårene efter de underskrevne tillæg."""
    return tuple(
        _vilkaarene(log, noegle, tilstand, dag)
        for (region, noegle), tilstand in tilstande.items()
        if region == C and tilstand in GAELDER
    )


def _vilkaarene(log: Log, noegle: str, tilstand: str, dag: date) -> GaeldendeKontrakt:
    kontrakt = next((k for k in log.newest_first(Kontrakt) if k.kontrakt_id == noegle), None)
    underskrevne = tuple(underskrevne_tillaeg(noegle, log))
    i_kraft = [tillaeg for tillaeg in underskrevne if tillaeg.gaelder_fra <= dag]
    version = None if kontrakt is None else kontrakt.version
    fra = None if kontrakt is None else kontrakt.startdato
    if i_kraft:
        version, fra = i_kraft[-1].version, i_kraft[-1].gaelder_fra
    nyeste_foerst = (*reversed(i_kraft), *(() if kontrakt is None else (kontrakt,)))
    ydelser = next((udgave.ydelse for udgave in nyeste_foerst if udgave.ydelse), ())
    takster = next((udgave.takst for udgave in nyeste_foerst if udgave.takst), ())
    aabent = next((t for t in log.newest_first(Kontrakttillaeg) if t.kontrakt_id == noegle), None)
    return GaeldendeKontrakt(
        id=noegle,
        tilstand=tilstand,
        version=version,
        gaelder_fra=fra,
        takst=tuple(takst for takst in takster if _gaelder(takst, dag)),
        ydelse=ydelser,
        til_svar=aabent.version if aabent is not None and tilstand == TILLAEG_SENDT else None,
        paa_vej=tuple(tillaeg.version for tillaeg in underskrevne if tillaeg.gaelder_fra > dag),
    )


def underskrevne_tillaeg(kontrakt_id: str, log: Log) -> Iterator[Kontrakttillaeg]:
    """Kontraktens tillæg, som myndigheden har skrevet under på, i den rækkefølge, de blev underskrevet."""
    tillaeg = [t for t in log.all(Kontrakttillaeg) if t.kontrakt_id == kontrakt_id]
    for svar in log.all(KontraktSvar):
        if svar.vedroerer is not KontraktSvarEmne.TILLAEG or svar.kontrakt_ref.id != kontrakt_id:
            continue
        if svar.svar is not KontraktSvarkode.UNDERSKREVET:
            continue
        sendte = [t for t in tillaeg if t.konvolut.afsendt < svar.konvolut.afsendt]
        naevnte = [t for t in sendte if t.version == svar.kontrakt_ref.version] or sendte
        yield from naevnte[-1:]


def _gaelder(takst: Takst, dag: date) -> bool:
    begyndt = takst.gyldig_fra is None or takst.gyldig_fra <= dag
    return begyndt and (takst.gyldig_til is None or dag <= takst.gyldig_til)


def aktive_samtykker(log: Log, dag: date) -> tuple[AktivtSamtykke, ...]:
    """De samtykker, der gælder på dagen: givet, ikke udløbet og ikke kaldt helt tilbage.

    Gives et samtykke igen under samme nøgle, er det det nyeste, der gælder.
    """
    fundne: dict[str, AktivtSamtykke] = {}
    for entry in log:
        besked = entry.message
        if isinstance(besked, Samtykkeerklaering):
            fundne[besked.samtykke_id] = AktivtSamtykke(
                besked.samtykke_id, besked.gyldig_til, besked.mellem_hvem, besked
            )
        elif isinstance(besked, SamtykkeTilbagekaldelse) and besked.samtykke_ref in fundne:
            _kaldt_tilbage(fundne, besked)
    return tuple(et for et in fundne.values() if _er_i_kraft(et.samtykke, dag))


def _kaldt_tilbage(fundne: dict[str, AktivtSamtykke], besked: SamtykkeTilbagekaldelse) -> None:
    gammelt = fundne.pop(besked.samtykke_ref)
    if besked.omfang is Tilbagekaldelsesomfang.HELT:
        return
    ude = [_hvem(part) for part in besked.beroert_part]
    parter = tuple(part for part in gammelt.parter if _hvem(part) not in ude)
    if parter:
        fundne[gammelt.id] = AktivtSamtykke(gammelt.id, gammelt.gyldig_til, parter, gammelt.samtykke)


def _hvem(part: SamtykkePart) -> tuple[str, str | None]:
    """En organisation kendes på sit CVR-nummer, andre på navn; rollen er den samme parts anden hat."""
    cvr = None if part.organisation is None else part.organisation.cvr
    return ("", cvr) if cvr is not None else (part.navn, None)


def _er_i_kraft(samtykke: Samtykkeerklaering, dag: date) -> bool:
    return samtykke.afgivet_dato <= dag and (samtykke.gyldig_til is None or dag <= samtykke.gyldig_til)
