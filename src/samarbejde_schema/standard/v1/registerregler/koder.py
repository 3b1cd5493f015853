"""Reglen om koder i tid: hver kode gjaldt den dag, beskeden er fra.

Et helt eksempel, hvor ``bestilling`` er fra 2026::

    from samarbejde_schema.standard.v1.registerregler.koder import koden_gjaldt_paa_dagen

    assert list(koden_gjaldt_paa_dagen.judge(bestilling, None)) == []

Kilde: D7.
"""

from functools import cache
from typing import Any

from ....findings import Stage
from ....modelling.codes import CodeList
from ....modelling.element import Besked
from ....modelling.shape import shape_of
from ....modelling.walk import values_of
from ....validation.rule import GYLDIGHED, SKAL, Breaches, at, rule
from ..faelles.hverdage import dansk_dato
from ..indhold import ENTRIES

_ALLE = tuple(entry.type for entry in ENTRIES)


@rule(
    "FR-019",
    da="Vælg en kode, der gjaldt den dag, beskeden er fra.",
    en="Choose a code that was valid on the day of the message.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.REGISTER,
    messages=_ALLE,
    fields=("borger.handlekommune", "ydelse.paragraf", "konvolut.afsendt"),
    source="D7",
)
def koden_gjaldt_paa_dagen(besked: Any, kontekst: object) -> Breaches:
    """Kommuner lægges sammen, regioner ændres, og love får nye paragraffer; koden følger beskedens dag.

    Dagen er den danske dato, beskeden blev sendt, så en arkiveret besked ikke bliver forkert, fordi verden
    er gået videre. Reglen gælder alle kodede felter og kan altid afgøres af beskeden selv: Region Hovedstaden
    og Region Sjælland kan nævnes til og med 31. december 2026, ældreloven fra 1. juli 2025 og ungestøtte fra
    1. januar 2024. En kvittering for en overførsel har ingen koder, der skifter.
    """
    klasse: type[Besked] = type(besked)
    lister = _med_datoer(klasse)
    if not lister or klasse.envelope is None:
        return
    dag = dansk_dato(besked.konvolut.afsendt)
    for liste in lister:
        for sted, kode in values_of(besked, liste):
            if not kode.valid_on(dag):
                yield at(*sted)


@cache
def _med_datoer(klasse: type[Besked]) -> tuple[type[CodeList], ...]:
    """De kodelister i beskeden, der har mindst én værdi med en dato."""
    lister = dict.fromkeys(
        felt.codes for del_ in shape_of(klasse).walk() for felt in del_.fields if felt.codes is not None
    )
    return tuple(liste for liste in lister if any(kode.valid_from or kode.valid_to for kode in liste))
