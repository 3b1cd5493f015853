"""Regler, som først kan afgøres ved modtagelsen: hvem underskrev, hvornår kom den, og er nøglen brugt før.

Et helt eksempel, hvor ``bestilling`` er modtaget ``nu``::

    from datetime import timedelta

    from samarbejde_schema.standard.v1.faelles.regler_modtagelse import ikke_udloebet
    from samarbejde_schema.validation.reception import Reception

    udloeber = bestilling.konvolut.udloeber
    i_tide = Reception(at=udloeber, signer="90000004", digest="0" * 64)
    for_sent = Reception(at=udloeber + timedelta(seconds=1), signer="90000004", digest="0" * 64)
    assert list(ikke_udloebet.judge(bestilling, i_tide)) == []
    assert len(list(ikke_udloebet.judge(bestilling, for_sent))) == 1

Et brud her besvares straks med en transportkvittering og aldrig med M40: beskeden er ikke taget imod.
"""

from datetime import timedelta

from ....findings import Stage
from ....validation.reception import Reception
from ....validation.rule import GYLDIGHED, SKAL, Breaches, NotJudged, at, rule
from ..indhold import MED_KONVOLUT
from .konvolut import Konvolutbesked

_UR_FORAN = timedelta(minutes=5)


def _kendt(modtagelse: object) -> Reception:
    """Modtagelsen; uden den kan reglen ikke afgøres."""
    if not isinstance(modtagelse, Reception):
        raise NotJudged
    return modtagelse


@rule(
    "FR-001",
    da="Underskriv med et certifikat, der hører til afsenderens CVR-nummer.",
    en="Sign with a certificate that belongs to the sender's CVR number.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.MODTAGELSE,
    messages=MED_KONVOLUT,
    requirements=("R001",),
    fields=("konvolut.afsender.organisation.cvr",),
    source="valg",
)
def certifikatets_cvr(besked: Konvolutbesked, modtagelse: Reception) -> Breaches:
    """Den, der står som afsender, har også underskrevet; ellers kunne enhver skrive i en andens navn.

    Kvitteringen går til den, der underskrev, og siger intet til den, der blev skrevet i navnet på.
    """
    if besked.konvolut.afsender.organisation.cvr != _kendt(modtagelse).signer:
        yield at("konvolut", "afsender", "organisation", "cvr")


@rule(
    "FR-004",
    da="Giv beskeden sin egen nøgle: nøglen er brugt til en anden besked.",
    en="Give the message a key of its own: this one was used for another message.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.MODTAGELSE,
    messages=MED_KONVOLUT,
    fields=("konvolut.beskedId",),
    source="valg",
)
def noeglen_er_ubrugt(besked: Konvolutbesked, modtagelse: Reception) -> Breaches:
    """Samme besked må gerne komme to gange og får så samme kvittering; to beskeder må aldrig dele nøgle.

    Det er den samme besked, når dens bytes er de samme, også når den er krypteret på ny.
    """
    if _kendt(modtagelse).known not in (None, modtagelse.digest):
        yield at("konvolut", "besked_id")


@rule(
    "FR-006",
    da="Ret afsendelsens tidspunkt: det ligger mere end fem minutter ude i fremtiden.",
    en="Correct the time of sending: it lies more than five minutes ahead.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.MODTAGELSE,
    messages=MED_KONVOLUT,
    fields=("konvolut.afsendt",),
    source="valg",
)
def ikke_sendt_i_fremtiden(besked: Konvolutbesked, modtagelse: Reception) -> Breaches:
    """Frister regnes fra afsendelsen, så et ur, der går forkert, må ikke kunne flytte dem."""
    if besked.konvolut.afsendt - _kendt(modtagelse).at > _UR_FORAN:
        yield at("konvolut", "afsendt")


@rule(
    "FR-007",
    da="Send beskeden igen med ny nøgle og nye tider: den er udløbet.",
    en="Send the message again with a new key and new times: it has expired.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.MODTAGELSE,
    messages=MED_KONVOLUT,
    fields=("konvolut.udloeber",),
    source="valg",
)
def ikke_udloebet(besked: Konvolutbesked, modtagelse: Reception) -> Breaches:
    """En gammel besked kan ikke sendes ind igen af en fremmed: efter udløb modtages den ikke første gang.

    En besked, der allerede er modtaget, må gerne komme igen senere, fordi kvitteringen gik tabt.
    """
    foerste_gang = _kendt(modtagelse).known != modtagelse.digest
    if foerste_gang and modtagelse.at > besked.konvolut.udloeber:
        yield at("konvolut", "udloeber")
