"""Regler om tal i beskeder uden borgere: så få mennesker, at nogen kunne kendes, tælles ikke op.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.regler_tal import SMAA_TAL, smaa_tal_udelades

    assert SMAA_TAL == 5
    assert smaa_tal_udelades.messages == ("ledergrupperapport", "strukturaendringHoering")

Beskeder på ledelses- og kommuneniveau har ingen plads til en borger, men et lille tal kan røbe én alligevel.
Kilder: databeskyttelsesforordningen; 003:465.
"""

from collections.abc import Iterator
from typing import Any

from ....validation.rule import BOER, Breach, Breaches, at, clause, rule
from ..kodelister.konvolut import Beskedtype
from .parametre import PARAMETRE

SMAA_TAL = PARAMETRE.smaa_tal
"""Det mindste tal om personer, der kan stå."""


@rule(
    "FR-606",
    clauses=(
        clause(
            "tal",
            da="Udelad tallet: der er færre end fem, og nogen kunne kendes på det.",
            en="Leave the number out: there are fewer than five, and someone could be recognised.",
            demand=BOER,
        ),
        clause(
            "andel",
            da="Udelad andelen: den viser, at der er færre end fem.",
            en="Leave the share out: it shows that there are fewer than five.",
            demand=BOER,
        ),
        clause(
            "forloeb",
            da="Slå perioder eller områder sammen: rapporten bygger på færre end fem forløb.",
            en="Combine periods or areas: the report rests on fewer than five courses.",
            demand=BOER,
        ),
    ),
    messages=("ledergrupperapport", "strukturaendringHoering"),
    requirements=("R237",),
    fields=(
        "antalForloeb",
        "aktivitet.antal",
        "resultat.antal",
        "effekt.antal",
        "andelUdredt",
        "beroertKommune.antal",
    ),
    source="GDPR",
)
def smaa_tal_udelades(besked: Any) -> Breaches:
    """Tæller man færre end fem, kan den, der kender området, regne ud, hvem det er.

    Et udeladt tal læses som for lille og ikke som nul. Grænsen er et valg (:data:`SMAA_TAL`). Antallet af
    forløb kan ikke udelades; er det selv for lille, er det rapporten, der er for smal. Andelen, der er
    udredt, måles på det antal, den svarer til. Pladser på et tilbud er ikke personer og må gerne være få.
    """
    if besked.konvolut.beskedtype is not Beskedtype.LEDERGRUPPERAPPORT:
        yield from _for_smaa(besked, "beroert_kommune")
        return
    if besked.antal_forloeb < SMAA_TAL:
        yield at("antal_forloeb", clause="forloeb")
    for felt in ("aktivitet", "resultat", "effekt"):
        yield from _for_smaa(besked, felt)
    andel = besked.andel_udredt
    if andel is not None and round(besked.antal_forloeb * andel / 100) < SMAA_TAL:
        yield at("andel_udredt", clause="andel")


def _for_smaa(besked: Any, felt: str) -> Iterator[Breach]:
    """De tællinger på en liste, der burde være udeladt."""
    for i, taelling in enumerate(getattr(besked, felt)):
        if taelling.antal is not None and taelling.antal < SMAA_TAL:
            yield at(felt, i, "antal", clause="tal")
