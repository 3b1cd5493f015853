"""Det, der skyldes, når det er besluttet at ændre indsatsen: mål, delmål, handleplan og tillæg.

Et helt eksempel, hvor ``referat`` er fra mødet, og ``course`` er forløbet, som det står::

    from samarbejde_schema.standard.v1.proces.justering import skyldigt

    skyldigt(referat, course.log).delmaal      # dagen, fra hvilken delmålene har været skyldige

Først lægger myndigheden mål eller bestilling om, eller det aftales, at intet ændres; så følger udførerens
delmål, handleplanen, når der er en, og et tillæg, når vilkårene ændres. De tre sidste er pligter og holder
ikke indsatsen tilbage. Kilde: ``process.md``, "What is owed in JUSTERING"; 000:296-309.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from ....process import Log
from ..bestilling_justering import BestillingJustering
from ..delmaalsplan import Delmaalsplan
from ..faelles.hverdage import dansk_dato
from ..faelles.konvolut import Konvolutbesked
from ..handleplan import Handleplan
from ..indsatsmaal_opdatering import IndsatsmaalOpdatering
from ..kodelister.justering import Planstatus
from ..kodelister.match import KontraktSvarEmne
from ..kodelister.opfoelgning import Beslutning, Justeringsbehov
from ..kontrakt_svar import KontraktSvar
from ..kontrakttillaeg import Kontrakttillaeg
from ..referat import Referat
from .opslag import cvr_numre, er_trukket, nyeste_hos, samme_hus

K = TypeVar("K", bound=Konvolutbesked)
LAGT_OM = (IndsatsmaalOpdatering, BestillingJustering, Handleplan)


class Skyldigt(NamedTuple):
    """Hvad der mangler efter et møde, og fra hvilken dag; ``None`` for det, der ikke skyldes."""

    maal: date | None = None
    delmaal: date | None = None
    handleplan: date | None = None
    tillaeg: date | None = None
    underskrift: date | None = None


def skyldigt(referat: Referat, log: Log, ny: Konvolutbesked | None = None) -> Skyldigt:
    """Hvad der mangler efter mødet hos referatets udførere; ``ny`` er en besked, der dømmes lige nu."""
    return _Siden(referat, log, ny).skyldigt()


class _Siden:
    """Det, der er sket siden mødet."""

    def __init__(self, referat: Referat, log: Log, ny: Konvolutbesked | None) -> None:
        self.referat, self.log, self.ny = referat, log, ny
        self.fra = referat.konvolut.afsendt
        self.cvr = samme_hus(cvr_numre(referat), log)

    def _efter(self, kind: type[K], fra: datetime) -> Iterator[K]:
        """Beskederne af en slags efter et tidspunkt, nyeste først."""
        if isinstance(self.ny, kind) and self.ny.konvolut.afsendt > fra:
            yield self.ny
        for besked in nyeste_hos(kind, self.cvr, self.log):
            if besked.konvolut.afsendt <= fra:
                return
            if not er_trukket(besked, self.log):
                yield besked

    def _nyeste(self, kind: type[K], fra: datetime) -> K | None:
        return next(self._efter(kind, fra), None)

    def skyldigt(self) -> Skyldigt:
        lagt_om = self._lagt_om()
        if lagt_om is None:
            uaendret = any(r.beslutning is Beslutning.FORTSAET for r in self._efter(Referat, self.fra))
            return Skyldigt(maal=None if uaendret else dansk_dato(self.fra))
        delmaal = self._nyeste(Delmaalsplan, lagt_om)
        tillaeg, underskrift = self._vilkaar()
        return Skyldigt(
            delmaal=dansk_dato(lagt_om) if delmaal is None else None,
            handleplan=self._handleplan(),
            tillaeg=tillaeg,
            underskrift=underskrift,
        )

    def _lagt_om(self) -> datetime | None:
        """Hvornår mål eller bestilling sidst blev lagt om."""
        fundne = [
            besked.konvolut.afsendt
            for kind in LAGT_OM
            for besked in self._efter(kind, self.fra)
            if not isinstance(besked, Handleplan) or har_maal(besked)
        ]
        return max(fundne, default=None)

    def _handleplan(self) -> date | None:
        """En plan, der er udarbejdet, skal følge med."""
        plan = next(nyeste_hos(Handleplan, self.cvr, self.log), None)
        if plan is None or plan.planstatus is not Planstatus.UDARBEJDET:
            return None
        return dansk_dato(self.fra) if self._nyeste(Handleplan, self.fra) is None else None

    def _vilkaar(self) -> tuple[date | None, date | None]:
        """Et tillæg skyldes, når bestillingen er lagt om eller taksten skal ændres; og så et svar på det."""
        ny = self._nyeste(BestillingJustering, self.fra)
        fra = self.fra if ny is None else ny.konvolut.afsendt
        if ny is None and Justeringsbehov.TAKST not in self.referat.justeringsbehov:
            return None, None
        tillaeg = self._nyeste(Kontrakttillaeg, fra)
        if tillaeg is None:
            return dansk_dato(fra), None
        svar = self._efter(KontraktSvar, tillaeg.konvolut.afsendt)
        besvaret = any(et.vedroerer is KontraktSvarEmne.TILLAEG for et in svar)
        return None, None if besvaret else dansk_dato(tillaeg.konvolut.afsendt)


def har_maal(plan: Handleplan) -> bool:
    """Om planen er udarbejdet og har mål i sig."""
    return plan.planstatus is Planstatus.UDARBEJDET and bool(plan.maal)
