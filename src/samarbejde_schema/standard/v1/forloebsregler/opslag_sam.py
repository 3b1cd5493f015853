"""Opslag i et forløb med Samarbejdsmodellen: koordinator, mål- og aftaleskema, åbne aftaler og team.

Et helt eksempel::

    skema = skemaet(forloeb.before)
    mangler = aabne_aftaler(forloeb.before)

Modellen følger borgeren og ikke en udfører, så her ses der på hele forløbet.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ....process import Log
from ..aftale_opfoelgning import AftaleOpfoelgning
from ..faelles.hverdage import dansk_dato
from ..faelles.konvolut import Konvolutbesked, Organisation
from ..kodelister.opfoelgning import Moedetype
from ..kodelister.samarbejde import Aftalestatus
from ..koordinatorudpegning import Koordinatorudpegning
from ..maal_og_aftaleskema import MaalOgAftaleskema
from ..referat import Referat
from ..teamsammensaetning import Teamsammensaetning
from .opslag import nyeste

LUKKET = frozenset({Aftalestatus.OVERHOLDT, Aftalestatus.BORTFALDET})
"""Status, efter hvilke der ikke følges op på en aftale."""


def netvaerksmoeder(log: Log) -> Iterator[Referat]:
    """Referaterne af netværksmøder, det nyeste først."""
    return (r for r in log.newest_first(Referat) if r.moedetype is Moedetype.NETVAERKSMOEDE)


def samme_koordinator(en: Koordinatorudpegning, to: Koordinatorudpegning) -> bool:
    """Om to udpegninger gælder samme person i samme organisation."""
    samme_sted = en.koordinator_organisation.cvr == to.koordinator_organisation.cvr
    return samme_sted and _navnet(en.koordinator.navn) == _navnet(to.koordinator.navn)


def _navnet(navn: str) -> str:
    return " ".join(navn.casefold().split())


def afloeser(ny: Koordinatorudpegning, gammel: Koordinatorudpegning) -> bool:
    """Om den nye udpegning selv siger, at den tager den gamle koordinators plads."""
    naevnt = ny.afloeser_for
    return naevnt is not None and _navnet(gammel.koordinator.navn) in _navnet(naevnt)


def udpegede(log: Log) -> list[Koordinatorudpegning]:
    """Hver koordinators nyeste udpegning, den nyeste først, også når en anden afløser."""
    nyeste_for_hver: list[Koordinatorudpegning] = []
    for udpegning in log.newest_first(Koordinatorudpegning):
        if not any(samme_koordinator(ny, udpegning) for ny in nyeste_for_hver):
            nyeste_for_hver.append(udpegning)
    return nyeste_for_hver


def uafloeste(log: Log) -> list[Koordinatorudpegning]:
    """Hver koordinators nyeste udpegning, når ingen nyere siger, at den afløser."""
    alle = udpegede(log)
    return [en for i, en in enumerate(alle) if not any(afloeser(ny, en) for ny in alle[:i])]


def er_koordinator(udpegning: Koordinatorudpegning, dag: date) -> bool:
    """Om udpegningen gælder den dag; begge dage er med."""
    return udpegning.fra <= dag and (udpegning.til is None or dag <= udpegning.til)


def skemaet(log: Log, undtagen: str | None = None) -> MaalOgAftaleskema | None:
    """Det mål- og aftaleskema, der gælder; ``undtagen`` er nøglen på en besked, der rettes."""
    rettet = None if undtagen is None else log.by_id(undtagen)
    return nyeste(skema for skema in log.newest_first(MaalOgAftaleskema) if skema is not rettet)


def aabne_aftaler(log: Log, undtagen: str | None = None) -> set[str]:
    """Nøglerne på de aftaler, der endnu ikke er overholdt eller bortfaldet.

    Aftalerne er dem i det gældende skema og dem, et møde har givet status på. Den nyeste status gælder, om
    den kommer fra skemaet, et netværksmøde eller koordinatorens opfølgning. ``undtagen`` er nøglen på en
    besked, der rettes.
    """
    status: dict[str, Aftalestatus] = {}
    rettet = None if undtagen is None else log.by_id(undtagen)
    skema: set[str] = set()
    for post in log:
        besked = post.message
        if besked is rettet:
            continue
        if isinstance(besked, MaalOgAftaleskema):
            nye = {aftale.aftale_id: aftale.status for aftale in besked.aftale}
            status = {n: hvor for n, hvor in status.items() if n not in skema or n in nye} | nye
            skema = set(nye)
        elif isinstance(besked, (Referat, AftaleOpfoelgning)):
            status |= {linje.aftale_ref: linje.status for linje in besked.aftale_status}
    return {aftale for aftale, hvor in status.items() if hvor not in LUKKET}


def moededag(besked: Referat) -> date:
    """Den danske dato, mødet begyndte."""
    return dansk_dato(besked.moede_start)


def teamets_organisationer(log: Log) -> list[Organisation]:
    """De organisationer med CVR-nummer, det nyeste team har medlemmer fra."""
    team = nyeste(log.newest_first(Teamsammensaetning))
    medlemmer = () if team is None else team.medlem
    return [m.organisation for m in medlemmer if m.organisation is not None and m.organisation.cvr]


def naar_frem(organisation: Organisation, besked: Konvolutbesked) -> bool:
    """Om organisationen er blandt beskedens afsender og modtagere."""
    parter = (besked.konvolut.afsender, *besked.konvolut.modtager)
    return any(part.organisation.cvr == organisation.cvr for part in parter)
