"""Opslag i et forløb: hvad en besked svarer på, og hvilken ombæring og udfører den hører til.

Et helt eksempel::

    bestilling = bestillingen(tilbud.bestilling_ref, forloeb.before)
    dagsorden = dagsordenen(statusnotat, forloeb.before)

Et forløb kan have flere udførere; det, der hører til én af dem, findes ved udførerens CVR-nummer og, hvor
begge oplyser det, P-nummeret. Loggen rummer en rettelse på den rettede beskeds plads, så her er der aldrig
to udgaver af samme besked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from ....process import Forloeb, Log, later
from ..annullering import Annullering
from ..bestilling import Bestilling
from ..dagsorden import Dagsorden
from ..faelles.hverdage import dansk_dato
from ..faelles.konvolut import Konvolutbesked, Organisation, Part
from ..faelles.maal import ArtefaktRef
from ..kodelister.konvolut import Annulleringsaarsag, Rolle
from ..kodelister.opfoelgning import Moedetype, Opfoelgningstype
from ..referat import Referat
from ..statusnotat import Statusnotat
from ..tilbud import Tilbud

B = TypeVar("B", bound=Konvolutbesked)

UDFOERERE = frozenset({Rolle.UDFOERER, Rolle.DRIFTSHERRE})
"""De roller, udføreren optræder i."""


def sendt(besked: Konvolutbesked) -> date:
    """Den danske dato, beskeden blev sendt."""
    return dansk_dato(besked.konvolut.afsendt)


def i_dag(forloeb: Forloeb) -> date:
    """Den danske dato, der spørges om."""
    return dansk_dato(forloeb.now)


def med_tolerance(dag: date, mellemrum: str, tolerance: str) -> date:
    """Den sidste dag, der er i tide, når noget skal gentages med et mellemrum."""
    return later(later(dag, mellemrum), tolerance)


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


def samme_part(en: Part, to: Part) -> bool:
    """Om to parter er den samme: samme CVR-nummer på samme side.

    En kommune kan være myndighed og udfører på én gang og er da to.
    """
    samme_side = (en.rolle in UDFOERERE) == (to.rolle in UDFOERERE)
    return samme_side and en.organisation.cvr == to.organisation.cvr


def samme_afsender(en: Konvolutbesked, to: Konvolutbesked) -> bool:
    """Om de to beskeder er fra samme organisation i samme rolle, som processen kender en afsender på.

    Udfører og driftsherre er den samme rolle; en koordinator og myndigheden i samme kommune er to.
    """
    fra, ogsaa = en.konvolut.afsender, to.konvolut.afsender
    samme_rolle = fra.rolle is ogsaa.rolle or {fra.rolle, ogsaa.rolle} <= set(UDFOERERE)
    return samme_rolle and fra.organisation.cvr == ogsaa.organisation.cvr


def udfoererne(besked: Konvolutbesked) -> list[Organisation]:
    """De organisationer, der er udfører eller driftsherre i beskeden."""
    parter = (besked.konvolut.afsender, *besked.konvolut.modtager)
    return [part.organisation for part in parter if part.rolle in UDFOERERE]


def samme_udfoerer(besked: Konvolutbesked, anden: Konvolutbesked) -> bool:
    """Om de to beskeder har en udfører til fælles."""
    mulige = udfoererne(anden)
    return any(samme_organisation(en, to) for en in udfoererne(besked) for to in mulige)


def samme_organisation(en: Organisation, to: Organisation) -> bool:
    """Om CVR-nummeret er det samme og P-nummeret, hvor begge oplyser det."""
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


def trukket_tilbage(besked: Konvolutbesked, log: Log) -> Annullering | None:
    """Den besked, der har trukket denne tilbage; den tilbagetrukne bliver stående i loggen."""
    return nyeste(
        fundet
        for fundet in log.newest_first(Annullering)
        if fundet.aarsag is Annulleringsaarsag.TRUKKET_TILBAGE
        and fundet.annulleret_besked_ref == besked.konvolut.besked_id
    )


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


def kendes_ikke(besked: Konvolutbesked, forloeb: Forloeb) -> bool:
    """Om intet af det, beskeden hører sammen med, er kendt: en besked uden borger, læst alene.

    Ledelsens og det fælleskommunale har intet forløb, der samler dem; en modtager ser hver for sig, og kun
    den, der læser dem sammen, kan sige, hvad der gik forud.
    """
    return besked.konvolut.forloeb_id is None and not len(forloeb.before)
