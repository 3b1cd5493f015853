"""Regler fra Samarbejdsmodellen, som flere beskeder deler: borgeren er i centrum og vælger selv.

Et helt eksempel, hvor ``dagsorden`` indkalder til et statusmøde::

    from samarbejde_schema.standard.v1.faelles.regler_sam import borgeren_er_med_til_netvaerksmoedet

    assert list(borgeren_er_med_til_netvaerksmoedet.judge(dagsorden)) == []

Reglerne gælder, når profilen SAM er lovet, medmindre andet er sagt. Reglerne om samtykke står i
:mod:`..registerregler.samtykke`. Kilder: 003:220, 003:223, 003:330, 003:347,
003:365, 003:515.
"""

from typing import Any

from ....validation.rule import (
    GYLDIGHED,
    PLIGT,
    SKAL,
    Breaches,
    Clause,
    at,
    clause,
    rule,
)
from ..kodelister.konvolut import Beskedtype, Rolle
from ..kodelister.opfoelgning import Moedestatus, Moedetype
from ..kodelister.samarbejde import Teammedlemstype


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
            "Indbyd borgeren til netværksmødet, og skriv det under deltager eller borgerOrientering.",
            "Invite the citizen to the network meeting, and state it under deltager or borgerOrientering.",
        ),
        _pligt(
            "fulgt-op",
            "Følg op på mødet sammen med borgeren, eller skriv under fravær, hvorfor det ikke gik.",
            "Follow up on the meeting with the citizen, or state under absence why it could not be done.",
        ),
    ),
    messages=("dagsorden", "referat"),
    requirements=("R200", "R220"),
    fields=(
        "udarbejdetMed",
        "deltager.rolle",
        "konvolut.borgerOrientering.modtagerrolle",
        "opfoelgningMed",
        "fravaer.rolle",
    ),
    source="003:223, 365",
)
def borgeren_er_med_til_netvaerksmoedet(besked: Any) -> Breaches:
    """Borgeren er med til at planlægge netværksmødet, er selv med og følger op bagefter (003:223, 365).

    Dagsordenen er lavet med borgeren og indbyder borgeren, som deltager eller ved den orientering, borgeren
    får; referatet er fulgt op med borgeren, eller fravær siger hvorfor ikke. Et aflyst møde skylder intet.
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
    orienteret = (nogen.modtagerrolle for nogen in besked.konvolut.borger_orientering)
    if not _naevner_borgeren(besked.deltager) and Rolle.BORGER not in orienteret:
        yield at("deltager", clause="indbudt")


def _naevner_borgeren(personer: Any) -> bool:
    return any(person.rolle is Rolle.BORGER for person in personer)


@rule(
    "FR-305",
    da="Lad den organisation, der har noteret det, sende beskeden: CVR-numrene skal være ens.",
    en="Let the organisation that recorded it send the message: the CVR numbers must be the same.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=("samtykkeerklaering", "samtykkeTilbagekaldelse"),
    fields=("registreretAf.organisation.cvr", "konvolut.afsender.organisation.cvr"),
    source="valg",
)
def afsenderen_har_noteret_det(besked: Any) -> Breaches:
    """Borgeren sender ikke selv beskeder, så afsenderen står inde for, hvad borgeren sagde (valg).

    Derfor kan man ikke sende et samtykke eller en tilbagekaldelse, som en anden organisation har noteret.
    """
    noteret = besked.registreret_af.organisation.cvr
    if noteret is None or noteret != besked.konvolut.afsender.organisation.cvr:
        yield at("registreret_af", "organisation", "cvr")


@rule(
    "FR-711",
    da="Skriv borgerens syn, eller hvorfor det ikke står her.",
    en="State the citizen's view, or why it is not here.",
    demand={"SAM": SKAL},
    kind=PLIGT,
    messages=(
        "koordinatorudpegning",
        "netvaerkskort",
        "teamsammensaetning",
        "maalOgAftaleskema",
        "aftaleOpfoelgning",
        "resultatdokumentation",
        "referat",
    ),
    requirements=("R199",),
    fields=("borgerensStemme",),
    source="003:220",
)
def borgerens_stemme_er_med(besked: Any) -> Breaches:
    """Borgeren inddrages i alle sider af forløbet (003:220-221), og det skal kunne læses hver gang.

    Egne ord er bedst, en andens gengivelse næstbedst; ellers siges, hvorfor stemmen mangler. Af referaterne
    er det netværksmødets, hvor borgeren er i centrum (003:226, 365-366). Når en i teamet melder om sin egen
    aftale, er det koordinatoren, der hører borgeren.
    """
    if vars(besked).get("moedetype") not in (None, Moedetype.NETVAERKSMOEDE):
        return
    konvolut = besked.konvolut
    om_aftaler = konvolut.beskedtype is Beskedtype.AFTALE_OPFOELGNING
    if om_aftaler and konvolut.afsender.rolle is not Rolle.KOORDINATOR:
        return
    if besked.borgerens_stemme is None:
        yield at("borgerens_stemme")


@rule(
    "FR-713",
    clauses=(
        clause(
            "kort",
            da="Lav netværkskortet sammen med borgeren, før det sendes.",
            en="Make the network map together with the citizen before it is sent.",
            demand={"SAM": SKAL},
            kind=GYLDIGHED,
        ),
        clause(
            "team",
            da="Lad borgeren vælge teamet, og skriv borgeren under valgtAf.",
            en="Let the citizen choose the team, and name the citizen under valgtAf.",
            demand={"SAM": SKAL},
            kind=GYLDIGHED,
        ),
    ),
    messages=("netvaerkskort", "teamsammensaetning"),
    requirements=("R214", "R242"),
    fields=("udarbejdetMedBorger", "valgtAf"),
    source="003:330, 515",
)
def borgeren_har_valgt(besked: Any) -> Breaches:
    """Borgeren kortlægger sit netværk og sammensætter sit team sammen med koordinatoren (003:330, 515).

    Et team, som andre har sat, er netop ikke det, modellen vil.
    """
    if besked.konvolut.beskedtype is Beskedtype.NETVAERKSKORT:
        if not besked.udarbejdet_med_borger:
            yield at("udarbejdet_med_borger", clause="kort")
    elif Rolle.BORGER not in besked.valgt_af:
        yield at("valgt_af", clause="team")


@rule(
    "FR-714",
    da="Tag personen ud, eller spørg borgeren: private og frivillige er kun med, når borgeren ønsker det.",
    en="Take the person out, or ask the citizen: private people and volunteers only if the citizen wishes.",
    demand={"SAM": SKAL},
    kind=GYLDIGHED,
    messages=("netvaerkskort", "teamsammensaetning"),
    requirements=("R216",),
    fields=("person.type", "person.oenskesInddraget", "medlem.type", "medlem.oensketAfBorger"),
    source="003:347",
)
def private_og_frivillige_er_oensket(besked: Any) -> Breaches:
    """Mennesker fra civilsamfund og eget netværk er med, fordi borgeren ønsker det (003:346-348).

    De har ikke selv bedt om at stå i en sag, så ønsker borgeren dem ikke med, sendes deres navne ikke. En
    fagperson kan stå på netværkskortet, også når borgeren helst er fri.
    """
    kort = besked.konvolut.beskedtype is Beskedtype.NETVAERKSKORT
    felt, oensket = ("person", "oenskes_inddraget") if kort else ("medlem", "oensket_af_borger")
    for i, nogen in enumerate(getattr(besked, felt)):
        if nogen.type is not Teammedlemstype.FAGPERSON and not getattr(nogen, oensket):
            yield at(felt, i, oensket)
