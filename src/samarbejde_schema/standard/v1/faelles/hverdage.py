"""Hverdage, danske helligdage og dansk dato: regnestykket bag korte frister.

Et fuldt eksempel::

    from datetime import date
    from samarbejde_schema.standard.v1.faelles.hverdage import efter_hverdage, er_hverdag, paaskedag

    assert paaskedag(2026) == date(2026, 4, 5)
    assert not er_hverdag(date(2026, 4, 6))                                # 2. påskedag
    assert efter_hverdage(date(2026, 4, 1), 3) == date(2026, 4, 9)          # hen over påsken

En hverdag er mandag til fredag, når dagen ikke er en dansk helligdag (``spec/rules.md``). Helligdagene er
nytårsdag, skærtorsdag, langfredag, påskedag, 2. påskedag, Kristi himmelfartsdag, pinsedag, 2. pinsedag og
de to juledage; store bededag hører med til og med 2023, hvor den blev afskaffet (lov nr. 214 af 6. marts
2023). Grundlovsdag, juleaftensdag og nytårsaftensdag er ikke helligdage og tæller som hverdage, selv om mange
holder lukket: en frist skal være den samme hos begge parter, uanset hvem der har fri.

Modulet læser hverken ur eller tidszonedata: sommertid følger reglen, der har gjaldt i EU siden 1996.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

_DAG = timedelta(days=1)
_FRA_PAASKE = (-3, -2, 0, 1, 39, 49, 50)
_STORE_BEDEDAG = 26
_SIDSTE_STORE_BEDEDAG = 2023
_LOERDAG = 5


def paaskedag(aar: int) -> date:
    """Påskedag i den gregorianske kalender for et årstal 1583–9999 (Butchers metode)."""
    a, b, c = aar % 19, aar // 100, aar % 100
    epakt = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    ugedag = (32 + 2 * (b % 4) + 2 * (c // 4) - epakt - c % 4) % 7
    m = (a + 11 * epakt + 22 * ugedag) // 451
    maaned, dag = divmod(epakt + ugedag - 7 * m + 114, 31)
    return date(aar, maaned, dag + 1)


@lru_cache(maxsize=64)
def helligdage(aar: int) -> frozenset[date]:
    """Årets danske helligdage, også dem, der falder på en søndag."""
    paaske = paaskedag(aar)
    spring = (*_FRA_PAASKE, _STORE_BEDEDAG) if aar <= _SIDSTE_STORE_BEDEDAG else _FRA_PAASKE
    faste = (date(aar, 1, 1), date(aar, 12, 25), date(aar, 12, 26))
    return frozenset((*faste, *(paaske + dage * _DAG for dage in spring)))


def er_hverdag(dag: date) -> bool:
    """Om dagen er mandag til fredag og ikke en helligdag."""
    return dag.weekday() < _LOERDAG and dag not in helligdage(dag.year)


def efter_hverdage(dag: date, antal: int) -> date:
    """Den hverdag, der ligger ``antal`` (mindst 1) hverdage efter ``dag``; dagen selv tæller ikke med."""
    if antal < 1:
        raise ValueError("antal hverdage er mindst 1")
    while antal:
        dag += _DAG
        antal -= er_hverdag(dag)
    return dag


def dansk_dato(tidspunkt: datetime) -> date:
    """Datoen i Danmark på et tidspunkt med forskydning; ``ValueError`` uden forskydning."""
    if tidspunkt.tzinfo is None:
        raise ValueError("tidspunktet mangler forskydning")
    utc = tidspunkt.astimezone(UTC)
    sommer = _skifte(utc.year, 3) <= utc < _skifte(utc.year, 10)
    return (utc + timedelta(hours=2 if sommer else 1)).date()


def _skifte(aar: int, maaned: int) -> datetime:
    """Sidste søndag i en måned med 31 dage, klokken 01:00 UTC."""
    sidste = datetime(aar, maaned, 31, 1, tzinfo=UTC)
    return sidste - ((sidste.weekday() + 1) % 7) * _DAG
