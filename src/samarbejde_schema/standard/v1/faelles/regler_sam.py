"""Regler fra Samarbejdsmodellen, som flere beskeder deler: samtykke, og borgeren i centrum for møderne.

Et helt eksempel, hvor ``dagsorden`` indkalder til et statusmøde::

    from samarbejde_schema.standard.v1.faelles.regler_sam import borgeren_er_med_til_netvaerksmoedet

    assert list(borgeren_er_med_til_netvaerksmoedet.judge(dagsorden)) == []

Reglerne gælder, når profilen SAM er lovet, medmindre andet er sagt. Regler, der kræver et register over
samtykker, er erklæret her og afgøres ikke, før registret findes. Kilder: 003:223, 003:365, 003:518.
"""

from typing import Any

from ....findings import Stage
from ....validation.rule import (
    BOER,
    GYLDIGHED,
    KAN,
    PLIGT,
    SKAL,
    Breaches,
    Clause,
    NotJudged,
    at,
    clause,
    rule,
)
from ..kodelister.konvolut import Beskedtype, Rolle
from ..kodelister.opfoelgning import Moedestatus, Moedetype


@rule(
    "FR-302",
    da="Send kun til dem, borgerens samtykke dækker; andre orienteres uden om beskeden.",
    en="Send only to those the citizen's consent covers; others are told outside the message.",
    demand={"GRUND": BOER, "SAM": SKAL},
    kind=GYLDIGHED,
    level=Stage.REGISTER,
    messages=("dagsorden", "referat"),
    requirements=("R205", "R243"),
    fields=("konvolut.modtager", "konvolut.samtykkeRef"),
    source="003:518",
)
def modtagerne_er_daekket_af_samtykke(besked: Any, register: Any) -> Breaches:
    """Borgeren afgør på et oplyst grundlag, hvem i teamet der må udveksle oplysninger (003:518-520).

    Reglen gælder beskeder til teamet, her netværksmødets dagsorden og referat. Orientering af borgeren selv
    kræver intet samtykke.
    """
    raise NotJudged


@rule(
    "FR-306",
    da="Overvej at forny samtykket: det er mere end tolv måneder gammelt.",
    en="Consider renewing the consent: it is more than twelve months old.",
    demand=KAN,
    level=Stage.REGISTER,
    messages=("dagsorden",),
    fields=("konvolut.samtykkeRef",),
    source="praksis",
)
def samtykket_er_nyt_nok(besked: Any, register: Any) -> Breaches:
    """Et samtykke taber ikke nødvendigvis sin gyldighed, men borgerens liv og team kan have ændret sig.

    De tolv måneder er en indstilling i profilen.
    """
    raise NotJudged


def _pligt(navn: str, da: str, en: str) -> Clause:
    return clause(navn, da=da, en=en, demand={"SAM": SKAL}, kind=PLIGT)


@rule(
    "FR-715",
    clauses=(
        _pligt(
            "planlagt",
            "Lav dagsordenen sammen med borgeren, og skriv det.",
            "Make the agenda together with the citizen, and say so.",
        ),
        _pligt(
            "indbudt",
            "Indbyd borgeren til netværksmødet, og nævn borgeren blandt deltagerne.",
            "Invite the citizen to the network meeting, and name the citizen among those invited.",
        ),
        _pligt(
            "fulgt-op",
            "Følg op på mødet sammen med borgeren, eller skriv under fravær, hvorfor det ikke gik.",
            "Follow up on the meeting with the citizen, or state under absence why it could not be done.",
        ),
    ),
    messages=("dagsorden", "referat"),
    requirements=("R200", "R220"),
    fields=("udarbejdetMed", "deltager.rolle", "opfoelgningMed", "fravaer.rolle"),
    source="003:223, 365",
)
def borgeren_er_med_til_netvaerksmoedet(besked: Any) -> Breaches:
    """Borgeren er med til at planlægge netværksmødet, er selv med og følger op bagefter (003:223, 365).

    Dagsordenen er lavet med borgeren og indbyder borgeren; referatet er fulgt op med borgeren, eller fravær
    siger hvorfor ikke. Et aflyst møde skylder ingenting.
    """
    if besked.moedetype is not Moedetype.NETVAERKSMOEDE:
        return
    if besked.konvolut.beskedtype is Beskedtype.REFERAT:
        if Rolle.BORGER not in besked.opfoelgning_med and not _naevner_borgeren(besked.fravaer):
            yield at("opfoelgning_med", clause="fulgt-op")
        return
    if besked.moedestatus is Moedestatus.AFLYST:
        return
    if Rolle.BORGER not in besked.udarbejdet_med:
        yield at("udarbejdet_med", clause="planlagt")
    if not _naevner_borgeren(besked.deltager):
        yield at("deltager", clause="indbudt")


def _naevner_borgeren(personer: Any) -> bool:
    return any(person.rolle is Rolle.BORGER for person in personer)
