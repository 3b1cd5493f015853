"""Regler om vedhæftede dokumenter: at de er med, fylder lidt, og at indberetninger går deres egen vej.

Et helt eksempel, hvor ``bestilling`` kun henviser til bilag, der er med i beskeden::

    from samarbejde_schema.standard.v1.faelles.regler_bilag import bilaget_er_med

    assert list(bilaget_er_med.judge(bestilling)) == []

At et bilag med helbredsoplysninger siger, hvad det er nødvendigt for, er FR-015 i :mod:`.regler_person`.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from ....modelling.element import Element
from ....modelling.shape import shape_of
from ....modelling.walk import Place, values_of
from ....validation.rule import GYLDIGHED, SKAL, Breaches, at, clause, rule
from ..indhold import MED_KONVOLUT, OM_BORGER
from ..kodelister.konvolut import Bilagstype
from .konvolut import Konvolutbesked

_ET_MIB = 1024 * 1024
_KUN_HENVISNING = frozenset({Bilagstype.MAGTANVENDELSE, Bilagstype.UTH})


@rule(
    "FR-033",
    clauses=(
        clause(
            "fil",
            da="Vedlæg filen: en henvisning uden fil bruges kun ved magtanvendelse og utilsigtede hændelser.",
            en="Attach the file: a reference without one is only for use of force and adverse events.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "henvisning",
            da="Send kun en henvisning: indberetningen selv har sin egen lovbestemte vej.",
            en="Send a reference only: the report itself has a statutory way of its own.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=OM_BORGER,
    requirements=("R156",),
    fields=("konvolut.bilag.indhold.henvisning", "konvolut.bilag.type"),
    source="000:369",
)
def indberetninger_sendes_ikke(besked: Konvolutbesked) -> Breaches:
    """Magtanvendelse og utilsigtede hændelser indberettes efter deres egne regler (000:369-370).

    Her nævnes de kun, så modtageren ved, hvor de findes. Alle andre bilag er selve dokumentet.
    """
    for i, bilag in enumerate(besked.konvolut.bilag):
        henvist = bilag.indhold.henvisning is not None
        if henvist and bilag.type not in _KUN_HENVISNING:
            yield at("konvolut", "bilag", i, "indhold", "henvisning", clause="fil")
        elif not henvist and bilag.type in _KUN_HENVISNING:
            yield at("konvolut", "bilag", i, "indhold", clause="henvisning")


@rule(
    "FR-036",
    da="Henvis til et bilag, der er med i beskeden: nøglen findes ikke blandt konvoluttens bilag.",
    en="Refer to an attachment of this message: the key is not among those of the envelope.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=(
        "bestilling",
        "egenbetalingOplysninger",
        "kontrakt",
        "statusnotat",
        "aendringsmeddelelse",
        "kontrakttillaeg",
        "samtykkeerklaering",
    ),
    fields=("bilagRef", "fagligVurdering.bilagRef", "diagnose.bilagRef", "konvolut.bilag.id"),
    source="valg",
)
def bilaget_er_med(besked: Konvolutbesked) -> Breaches:
    """Modtageren skal kunne åbne det, der henvises til: hvert ``bilagRef`` peger på et bilag i beskeden."""
    vedlagt = {bilag.id for bilag in besked.konvolut.bilag}
    for sted, noegle in _henvisninger(besked):
        if noegle not in vedlagt:
            yield at(*sted)


def _henvisninger(besked: Konvolutbesked) -> Iterator[tuple[Place, str]]:
    """Hvert ``bilag_ref`` i beskeden, med sit sted."""
    element: Any
    for klasse in _henvisende(type(besked)):
        for sted, element in [((), besked)] if klasse is type(besked) else values_of(besked, klasse):
            noegler = element.bilag_ref
            if isinstance(noegler, tuple):
                yield from (((*sted, "bilag_ref", i), noegle) for i, noegle in enumerate(noegler))
            elif noegler is not None:
                yield (*sted, "bilag_ref"), noegler


@cache
def _henvisende(klasse: type[Element]) -> tuple[type[Element], ...]:
    """De klasser i beskeden, der har et felt ``bilag_ref``; findes én gang for hver beskedtype."""
    fundet = [klasse] if any(felt.name == "bilag_ref" for felt in shape_of(klasse).fields) else []
    for felt in shape_of(klasse).fields:
        if felt.element is not None:
            fundet += _henvisende(felt.element)
    return tuple(dict.fromkeys(fundet))


@rule(
    "FR-035",
    da="Lad store filer rejse for sig: filer inde i beskeden må tilsammen fylde højst 1 MiB.",
    en="Let large files travel apart: files inside the message may take at most 1 MiB in all.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=MED_KONVOLUT,
    requirements=("R038",),
    fields=("konvolut.bilag.indhold.indlejret",),
    source="valg",
)
def indlejrede_filer_fylder_lidt(besked: Konvolutbesked) -> Breaches:
    """En besked skal kunne læses, kontrolleres og gemmes hurtigt; store filer sendes krypteret ved siden af.

    Størrelsen regnes af indholdet selv, ikke af det, bilaget siger om sig.
    """
    fylder = 0
    for bilag in besked.konvolut.bilag:
        if (fil := bilag.indhold.indlejret) is not None:
            fylder += len(fil) // 4 * 3 - fil.endswith("=") - fil.endswith("==")
    if fylder > _ET_MIB:
        yield at("konvolut", "bilag")
