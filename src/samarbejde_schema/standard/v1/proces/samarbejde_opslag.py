"""Det, Samarbejdsmodellens tabel slår op: hvilke samtykker der gælder, og hvilke aftaler der skal følges op.

Et helt eksempel med en aftale, der ikke er fulgt op på endnu::

    from datetime import date

    from samarbejde_schema.standard.v1.maal_og_aftaleskema import Aftale
    from samarbejde_schema.standard.v1.proces.samarbejde_opslag import foelges_op

    aftale = Aftale(
        aftale_id="5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10", handling="Går med til sykredsen.",
        ansvarlig=({"rolle": "BORGER"},), opfoelgningsdato=date(2026, 12, 15),
        opfoelgningsmaade="Koordinatoren ringer.", status="IKKE_BEGYNDT",
    )
    assert foelges_op(aftale, None, None) == date(2026, 12, 15)

Et samtykke er i kraft, til det kaldes helt tilbage, eller dets sidste dag er gået; er det kaldt delvist
tilbage, dækker det færre. En part kendes på sit CVR-nummer. Kilder: 003:212, 003:403-406, 003:518-520.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ....process import Situation
from ..aftale_opfoelgning import AftaleOpfoelgning
from ..dagsorden import Dagsorden
from ..faelles.aftale import AftaleStatuslinje
from ..faelles.hverdage import dansk_dato
from ..faelles.konvolut import Organisation
from ..kodelister.opfoelgning import Moedestatus
from ..kodelister.samarbejde import Aftalestatus
from ..kodelister.samtykke import Tilbagekaldelsesomfang
from ..koordinatorudpegning import Koordinatorudpegning
from ..maal_og_aftaleskema import Aftale, MaalOgAftaleskema
from ..referat import Referat
from ..samtykke_tilbagekaldelse import SamtykkeTilbagekaldelse
from ..samtykkeerklaering import Samtykkeerklaering
from ..teamsammensaetning import Teamsammensaetning
from .opslag import i_dag, sendt

_LUKKET = frozenset({Aftalestatus.OVERHOLDT, Aftalestatus.BORTFALDET})
"""En aftale, der ikke skal følges op igen."""


def samtykker_i_kraft(s: Situation) -> Iterator[Samtykkeerklaering]:
    """De samtykker, der gælder på dagen, når den besked, der spørges om, er talt med."""
    return (
        samtykke
        for samtykke in ikke_kaldt_tilbage(s)
        if samtykke.gyldig_til is None or samtykke.gyldig_til >= i_dag(s)
    )


def ikke_kaldt_tilbage(s: Situation) -> Iterator[Samtykkeerklaering]:
    """De samtykker, borgeren ikke har kaldt helt tilbage, også de udløbne, ældste først."""
    helt = {t.samtykke_ref for t in _tilbagekaldelser(s) if t.omfang is Tilbagekaldelsesomfang.HELT}
    return (samtykke for samtykke in s.own.all(Samtykkeerklaering) if samtykke.samtykke_id not in helt)


def _tilbagekaldelser(s: Situation) -> tuple[SamtykkeTilbagekaldelse, ...]:
    kendte = s.own.all(SamtykkeTilbagekaldelse)
    return (*kendte, s.message) if isinstance(s.message, SamtykkeTilbagekaldelse) else kendte


def daekkede(samtykke: Samtykkeerklaering, s: Situation) -> frozenset[str]:
    """CVR-numrene på dem, samtykket dækker, når de delvise tilbagekaldelser er trukket fra."""
    fra = (t.beroert_part for t in _tilbagekaldelser(s) if t.samtykke_ref == samtykke.samtykke_id)
    ude = {part for parter in fra for part in _numre(p.organisation for p in parter)}
    return _numre(part.organisation for part in samtykke.mellem_hvem) - ude


def _numre(organisationer: Iterable[Organisation | None]) -> frozenset[str]:
    return frozenset(en.cvr for en in organisationer if en is not None and en.cvr is not None)


def teamet_er_daekket(s: Situation) -> bool:
    """Om samtykkerne i kraft tilsammen dækker teamets organisationer; uden et team er ét samtykke nok."""
    i_kraft = tuple(samtykker_i_kraft(s))
    team = s.own.newest(Teamsammensaetning)
    if team is None or not i_kraft:
        return bool(i_kraft)
    daekket = frozenset[str]().union(*(daekkede(samtykke, s) for samtykke in i_kraft))
    return _numre(medlem.organisation for medlem in team.medlem) <= daekket


def samtykket_udloeber(s: Situation) -> date | None:
    """Den tidligste sidste dag blandt de samtykker, intet nyere samtykke har afløst."""
    samtykker = tuple(ikke_kaldt_tilbage(s))
    dage = [
        samtykke.gyldig_til
        for plads, samtykke in enumerate(samtykker)
        if samtykke.gyldig_til is not None
        and not any(_afloeser(senere, samtykke, s) for senere in samtykker[plads + 1 :])
    ]
    return min(dage, default=None)


def _afloeser(senere: Samtykkeerklaering, samtykke: Samtykkeerklaering, s: Situation) -> bool:
    """Om et senere samtykke dækker de samme og gælder længere."""
    if senere.gyldig_til is not None and samtykke.gyldig_til is not None:
        laengere = senere.gyldig_til > samtykke.gyldig_til
    else:
        laengere = senere.gyldig_til is None
    return laengere and daekkede(samtykke, s) <= daekkede(senere, s)


def koordinatorens_sidste_dag(s: Situation) -> date | None:
    """Den nyeste udpegnings sidste dag; en afløser har sin egen udpegning."""
    udpegning = s.own.newest(Koordinatorudpegning)
    return None if udpegning is None else udpegning.til


def naeste_netvaerksmoede(s: Situation) -> date | None:
    """Den dag, det seneste netværksmøde aftalte til det næste, indtil der er indkaldt til et."""
    referat, dagsorden = s.own.newest(Referat), s.own.newest(Dagsorden)
    aftalt = None if referat is None else referat.naeste_moede
    if referat is None or aftalt is None:
        return None
    if (
        dagsorden is not None
        and dagsorden.moedestatus is not Moedestatus.AFLYST
        and dagsorden.moedetidspunkt > referat.moede_start
    ):
        return None
    return aftalt.senest if aftalt.tidspunkt is None else dansk_dato(aftalt.tidspunkt)


def naeste_opfoelgningsdato(s: Situation) -> date | None:
    """Den første dag, en åben aftale i skemaet skal følges op."""
    skema = s.own.newest(MaalOgAftaleskema)
    if skema is None:
        return None
    senest = _nyeste_status(s)
    dage = (foelges_op(aftale, *senest.get(aftale.aftale_id, (None, None))) for aftale in skema.aftale)
    return min((dag for dag in dage if dag is not None), default=None)


def _nyeste_status(s: Situation) -> dict[str, tuple[AftaleStatuslinje, date]]:
    """Den nyeste status på hver aftale, og hvilken dag den blev sendt, fra opfølgninger og referater."""
    fundet: dict[str, tuple[AftaleStatuslinje, date]] = {}
    beskeder = (entry.message for entry in s.own)
    for besked in (b for b in beskeder if isinstance(b, (AftaleOpfoelgning, Referat))):
        for linje in besked.aftale_status:
            fundet[linje.aftale_ref] = linje, sendt(besked)
    return fundet


def foelges_op(aftale: Aftale, linje: AftaleStatuslinje | None, dag: date | None) -> date | None:
    """Hvornår aftalen skal følges op; ``None``, når den er lukket, eller der er fulgt op."""
    if aftale.status in _LUKKET or (linje is not None and linje.status in _LUKKET):
        return None
    if linje is not None and linje.ny_frist is not None:
        return linje.ny_frist
    if dag is not None and dag >= aftale.opfoelgningsdato:
        return None
    return aftale.opfoelgningsdato
