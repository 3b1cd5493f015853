"""Forløbets regler om kontrakt, underskrift, udgaver og indskrivning.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.kontrakt import fingeraftrykket_passer

    list(fingeraftrykket_passer.judge(kontrakt_svar, forloeb))

Kilder: 000:93-94, 000:309, 000:352; KL; D37.
"""

from datetime import date

from ....findings import Stage
from ....process import Forloeb, Log, later
from ....validation.rule import BOER, GYLDIGHED, SKAL, Breaches, NotJudged, at, clause, rule
from ..indskrivning import Indskrivning
from ..kodelister.match import (
    Indgang,
    Indskrivningsfase,
    KontraktSvarEmne,
    KontraktSvarkode,
)
from ..kontrakt import Kontrakt
from ..kontrakt_svar import KontraktSvar
from ..kontrakttillaeg import Kontrakttillaeg
from .opslag import hos_udfoereren, i_dag, nyeste, sendt, taeller
from .opslag_kontrakt import kontraktens_bestilling, udgave_i_kraft
from .parametre import parametre_af

_UDEN_KONTRAKT = frozenset({Indgang.IGANGVAERENDE, Indgang.SELVMOEDER})


@rule(
    "FR-210",
    da="Underskriften passer ikke til den kontrakt, der blev sendt. Beregn fingeraftrykket af filen, præcis "
    "som I fik den, og svar igen.",
    en="The signature does not fit the contract that was sent. Compute the digest of the file exactly as you "
    "received it, and answer again.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.FORLOEB,
    messages=("kontraktSvar",),
    fields=("kontraktDigest",),
    source="valg",
)
def fingeraftrykket_passer(besked: KontraktSvar, forloeb: Forloeb) -> Breaches:
    """Underskriften gælder netop de bytes, udføreren sendte: filen, eller indholdet af den signerede besked
    (D37).

    Det gælder kontrakten og et tillæg til den. Er det skrevet om, så det siger det samme med andre bytes,
    passer fingeraftrykket ikke. Kendes bytene ikke, kan reglen ikke bedømmes.
    """
    if besked.kontrakt_digest is None:
        return
    svar_paa = besked.konvolut.svar_paa
    kendt = None if svar_paa is None else forloeb.before.digest(svar_paa)
    if kendt is None:
        raise NotJudged
    if besked.kontrakt_digest != kendt:
        yield at("kontrakt_digest")


@rule(
    "FR-212",
    da="Gentag bestillingens formål i kontrakten, så begge arbejder mod det samme.",
    en="Repeat the purpose of the order in the contract, so that both work towards the same.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("kontrakt",),
    requirements=("R144",),
    fields=("formaal",),
    source="000:352",
)
def formaalet_gaar_igen(besked: Kontrakt, forloeb: Forloeb) -> Breaches:
    """Den gode udskrivning begynder ved indskrivningen: er formålet tydeligt, ses det også, når det er nået
    (000:351-353).

    Kontrakten må gerne sige mere end bestillingen; store bogstaver, mellemrum og sluttegn er ligegyldige.
    En igangværende indsats kan mangle en bestilling at gentage.
    """
    bestilling = kontraktens_bestilling(besked, forloeb.before)
    if bestilling is None:
        if besked.indgang is Indgang.IGANGVAERENDE:
            return
        raise NotJudged
    if _ordene(bestilling.indsatsformaal) not in _ordene(besked.formaal):
        yield at("formaal")


def _ordene(tekst: str) -> str:
    return " ".join(tekst.casefold().split()).rstrip(".!:; ")


@rule(
    "FR-213",
    clauses=(
        clause(
            "ny",
            da="Skriv version 1: en ny kontrakt begynder forfra, og ændringer kommer som tillæg eller "
            "rettelse.",
            en="State version 1: a new contract starts there, and changes come as an addendum or a "
            "correction.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "retur",
            da="Giv kontrakten det næste versionsnummer efter den, der kom retur.",
            en="Give the contract the next version number after the one that was returned.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "tillaeg",
            da="Giv tillægget kontraktens næste versionsnummer efter det, der gælder.",
            en="Give the addendum the next version number of the contract after the one in force.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("kontrakt", "kontrakttillaeg"),
    requirements=("R135",),
    fields=("version",),
    source="000:309",
)
def kontraktens_udgaver(besked: Kontrakt | Kontrakttillaeg, forloeb: Forloeb) -> Breaches:
    """Kontraktens udgaver tælles, så parterne altid ved, hvilke vilkår og takster der gælder (000:309).

    En rettelse (``erstatter``) må have en højere version. Det må også den kontrakt, der sendes, efter at
    myndigheden har afvist eller bedt om ændringer: den har da én mere end den forrige. Et tillæg har én mere
    end den udgave, der gælder; et tillæg, der ikke blev skrevet under, gælder ikke. Er kontrakten ikke
    indgået her, kan dens udgave ikke kendes.
    """
    if isinstance(besked, Kontrakttillaeg):
        yield from _tillaeggets_udgave(besked, forloeb.before)
        return
    if besked.version == 1 or besked.konvolut.erstatter is not None:
        return
    forrige = nyeste(k for k in forloeb.before.newest_first(Kontrakt) if k.kontrakt_id == besked.kontrakt_id)
    if forrige is None or not _sendt_retur(besked, forloeb.before):
        yield at("version", clause="ny")
    elif besked.version != forrige.version + 1:
        yield at("version", clause="retur")


def _tillaeggets_udgave(besked: Kontrakttillaeg, log: Log) -> Breaches:
    gaelder = udgave_i_kraft(besked.kontrakt_id, log)
    if besked.konvolut.erstatter is not None:
        return
    if gaelder is None:
        raise NotJudged
    if besked.version != gaelder + 1:
        yield at("version", clause="tillaeg")


def _sendt_retur(besked: Kontrakt, log: Log) -> bool:
    """Om myndigheden har afvist kontrakten eller bedt om ændringer."""
    return any(
        svar.kontrakt_ref.id == besked.kontrakt_id
        and svar.vedroerer is KontraktSvarEmne.KONTRAKT
        and svar.svar is not KontraktSvarkode.UNDERSKREVET
        for svar in log.all(KontraktSvar)
    )


@rule(
    "FR-214",
    clauses=(
        clause(
            "mangler",
            da="Send kontrakten: der er gået for lang tid, siden den foreløbige aftale blev sendt.",
            en="Send the contract: too long has passed since the provisional agreement was sent.",
            demand=BOER,
        ),
        clause(
            "sent",
            da="Kontrakten kom sent. Send den fremover hurtigere efter den foreløbige aftale.",
            en="The contract came late. In future, send it sooner after the provisional agreement.",
            demand=BOER,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("indskrivning", "kontrakt"),
    requirements=("R034",),
    fields=("foreloebigAftale", "konvolut.afsendt"),
    source="000:93-94; KL",
)
def kontrakt_efter_foreloebig_aftale(besked: Indskrivning | Kontrakt, forloeb: Forloeb) -> Breaches:
    """Haster det, kan indsatsen begynde på en foreløbig aftale; kontrakten følger snarest (000:93-94; KL).

    Fristen er 30 dage, fra indskrivningen blev sendt; tallet står i reglernes parametre. Mangler kontrakten,
    står det ved indskrivningen; kommer den for sent, står det ved den. En rettelse af kontrakten bedømmes
    ikke.
    """
    if isinstance(besked, Indskrivning):
        if besked.foreloebig_aftale is None or not taeller(besked, forloeb):
            return
        if (
            i_dag(forloeb) > _fristen(besked, forloeb)
            and nyeste(hos_udfoereren(Kontrakt, besked, forloeb.log)) is None
        ):
            yield at("foreloebig_aftale", clause="mangler")
    elif (
        besked.konvolut.erstatter is None and nyeste(hos_udfoereren(Kontrakt, besked, forloeb.before)) is None
    ):
        indskrevet = [
            i for i in hos_udfoereren(Indskrivning, besked, forloeb.before) if i.foreloebig_aftale is not None
        ]
        if indskrevet and sendt(besked) > _fristen(indskrevet[-1], forloeb):
            yield at("konvolut", "afsendt", clause="sent")


def _fristen(besked: Indskrivning, forloeb: Forloeb) -> date:
    return later(sendt(besked), parametre_af(forloeb).kontrakt_efter_foreloebig_aftale)


@rule(
    "FR-220",
    da="Skriv den foreløbige aftale eller indgangen: her er ingen underskrevet kontrakt endnu.",
    en="State the provisional agreement or the way in: there is no signed contract yet.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("indskrivning",),
    requirements=("R034",),
    fields=("fase", "foreloebigAftale", "indgang"),
    source="000:93-94",
)
def indskrevet_paa_en_aftale(besked: Indskrivning, forloeb: Forloeb) -> Breaches:
    """Først indgås aftalen, og derefter planlægges indskrivningen (000:93-94).

    Er borgeren flyttet ind, er der derfor en underskrevet kontrakt, en foreløbig aftale, eller en indgang,
    der siger, at indsatsen var i gang, eller at borgeren selv mødte op. Det kan også være sagt i en
    tidligere indskrivning.
    """
    if besked.fase is Indskrivningsfase.GENNEMFOERT and not _paa_en_aftale(besked, forloeb.before):
        yield at("foreloebig_aftale")


def _paa_en_aftale(besked: Indskrivning, log: Log) -> bool:
    indskrivninger = (besked, *hos_udfoereren(Indskrivning, besked, log))
    if any(i.foreloebig_aftale is not None or i.indgang in _UDEN_KONTRAKT for i in indskrivninger):
        return True
    if any(k.indgang is Indgang.IGANGVAERENDE for k in hos_udfoereren(Kontrakt, besked, log)):
        return True
    return any(
        svar.vedroerer is KontraktSvarEmne.KONTRAKT and svar.svar is KontraktSvarkode.UNDERSKREVET
        for svar in hos_udfoereren(KontraktSvar, besked, log)
    )
