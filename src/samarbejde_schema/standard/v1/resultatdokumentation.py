"""M31 Resultatdokumentation: hvor langt borgeren er kommet mod sine egne mål.

Et helt eksempel::

    from datetime import date

    from samarbejde_schema.standard.v1.resultatdokumentation import Resultatdokumentation

    NOEGLE = "5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10"
    kommune = {"navn": "Fjordby Kommune", "cvr": "90000004"}
    dokumentation = Resultatdokumentation.ny(
        profil=("SAM",),
        forloeb_id=NOEGLE,
        fortrolighed="FOELSOM",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender={"rolle": "KOORDINATOR", "organisation": kommune},
        modtager=({"rolle": "MYNDIGHED", "organisation": kommune},),
        borger={"identifikation": {"pseudonym": "borger-7f3a91"}},
        skema_ref={"id": NOEGLE},
        periode={"fra": date(2026, 11, 1), "til": date(2027, 1, 31)},
        resultat=({"maal_ref": NOEGLE, "maaledato": date(2027, 1, 31), "vaerdi": "8 gange på 12 uger",
                   "kilde": "BORGER"},),
        borgervendt_tekst="Du har været i sykredsen otte gange. I begyndelsen var det nul.",
        borgerens_stemme={"egne_ord": "Jeg er stolt."},
    )
    assert dokumentation.resultat[0].kilde == "BORGER"

At borgerens stemme er med (FR-711), står i :mod:`.faelles.regler_sam`. Kilder: 003:118-120, 003:158-160,
003:228, 003:429-454.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Dato, Linje, Tekst, Uuid
from ...validation.rule import BOER, Breaches, at, rule
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import ArtefaktRef
from .faelles.opfoelgning import Periode
from .kodelister.konvolut import Beskedtype
from .kodelister.opfoelgning import Kilde
from .kodelister.samarbejde import Effektindikator


class Resultat(Element):
    """Én måling af ét mål på én dag. Flere målinger af samme mål viser udviklingen."""

    maal_ref: Annotated[Uuid, about("målets nøgle i mål- og aftaleskemaet", "003:429")]
    maaledato: Annotated[Dato, about("hvornår der er målt eller spurgt", "003:429")]
    vaerdi: Annotated[Linje, about("målingen, i ord eller tal med enhed", "003:429")]
    kilde: Annotated[Kilde, about("hvem oplysningen kommer fra", "003:429")]


class Effekt(Element):
    """Hvad forløbet betyder for borgerens liv, fx mestring og oplevet sammenhæng.

    Det er borgerens egen oplevelse, der tæller mest (003:118-120, 158-160); kilden viser, om den er det.
    """

    indikator: Annotated[Effektindikator, about("hvad der ses på", "003:118-120, 158")]
    vaerdi: Annotated[Linje, about("hvordan det går, i ord eller tal", "003:118-120")]
    kilde: Annotated[Kilde, about("hvem der siger det", "003:118-120", "FR-723")]


class Resultatdokumentation(Konvolutbesked, beskedtype=Beskedtype.RESULTATDOKUMENTATION):
    """Resultaterne af samarbejdet for borgeren, målt på borgerens egne mål (M31).

    Koordinatoren samler dem løbende og sender dem til myndigheden og teamet; borgeren får den tekst, der er
    skrevet til borgeren (003:434-435). Dokumentationen er til for, at borgeren kan se sin fremgang og sin
    egen del i den, og for at teamet kan rette indsatsen til (003:429-431, 447-448). Samlet uden navne når
    tallene ledergruppen (M32).
    """

    borger: Annotated[Borgerhenvisning, about("hvem det angår", "003:429")]
    skema_ref: Annotated[ArtefaktRef, about("det mål- og aftaleskema, målene står i", "003:429", "FR-003")]
    periode: Annotated[Periode, about("den periode, der ses på", "003:429", "FR-034")]
    resultat: Annotated[
        tuple[Resultat, ...], about("målingerne, gerne flere for hvert mål", "003:429-431", many=(1, 60))
    ]
    aktivitet: Annotated[
        tuple[Tekst, ...], about("hvad der er gjort i perioden", "003:430", many=(0, 40))
    ] = ()
    effekt: Annotated[
        tuple[Effekt, ...],
        about("mestring, livssituation og oplevet sammenhæng", "003:118-120, 158", many=(0, 10)),
    ] = ()
    borgervendt_tekst: Annotated[
        Tekst, about("det samme, skrevet til borgeren i et sprog, borgeren bruger", "003:434-435")
    ]
    borgerens_bidrag: Annotated[
        Tekst | None, about("hvad borgeren selv har gjort for, at det lykkes", "003:447-448")
    ] = None
    borgeroplevelse: Annotated[
        Tekst | None, about("om borgeren oplever, at indsatsen passer til behov og ønsker", "003:228")
    ] = None
    borgerens_stemme: Annotated[
        BorgerensStemme | None, about("borgerens egne ord om det, der er nået", "003:220", "FR-711")
    ] = None


_BORGERENS = frozenset({Effektindikator.LIVSSITUATION, Effektindikator.OPLEVET_SAMMENHAENG})
_BORGEREN = frozenset(
    {Kilde.BORGER, Kilde.BORGER_STOETTET_AF_MEDARBEJDER, Kilde.BORGER_STOETTET_AF_PAAROERENDE}
)
"""Borgeren selv, med eller uden støtte til at sige det."""


@rule(
    "FR-723",
    da="Lad borgeren selv sige, hvordan livssituationen og sammenhængen opleves.",
    en="Let the citizen say how the life situation and the coherence are experienced.",
    demand={"SAM": BOER},
    messages=("resultatdokumentation",),
    requirements=("R178", "R188"),
    fields=("effekt.indikator", "effekt.kilde"),
    source="003:119-120, 158-160",
)
def borgeren_siger_det_selv(besked: Resultatdokumentation) -> Breaches:
    """Om livssituationen er blevet bedre, og om indsatsen hænger sammen, er noget, borgeren oplever.

    Andres øjne er gode at have med, men for de to ting er kilden borgeren selv, gerne med støtte til at
    sige det (003:119-120, 158-160).
    """
    for i, effekt in enumerate(besked.effekt):
        if effekt.indikator in _BORGERENS and effekt.kilde not in _BORGEREN:
            yield at("effekt", i, "kilde")
