"""Forløbets regler om at trække en besked tilbage: hvem der kan, hvem der sletter, og hvornår en
tilbagetrukket opsigelse gælder.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.annullering import annullerer_sin_egen

    assert annullerer_sin_egen.id == "FR-026"
    assert annullerer_sin_egen.messages == ("annullering",)

Kilder: 000:356; databeskyttelsesforordningen; D38.
"""

from __future__ import annotations

from datetime import date

from ....findings import Stage
from ....process import Forloeb, Log
from ....validation.rule import BOER, GYLDIGHED, PLIGT, SKAL, Breaches, Clause, NotJudged, at, clause, rule
from ..annullering import Annullering
from ..faelles.hverdage import efter_hverdage
from ..faelles.konvolut import Konvolutbesked, Part
from ..forretningskvittering import Forretningskvittering
from ..kodelister.konvolut import Annulleringsaarsag, Rolle
from ..kodelister.match import KontraktSvarEmne
from ..kontrakt_svar import KontraktSvar
from ..opsigelse import Opsigelse
from .opslag import i_dag, nyeste, samme_afsender, samme_part, sendt, taeller, trukket_tilbage

HVERDAGE_TIL_SLETNING = 3
"""Så mange hverdage efter annulleringen skal sletningen være bekræftet (FR-029)."""

_MODTAGERE = (
    Rolle.MYNDIGHED,
    Rolle.UDFOERER,
    Rolle.DRIFTSHERRE,
    Rolle.KOORDINATOR,
    Rolle.TEAMMEDLEM,
    Rolle.CIVILSAMFUND,
    Rolle.AKTOER,
)


@rule(
    "FR-026",
    clauses=(
        clause(
            "ukendt",
            da="Annullér en besked, der er sendt i forløbet og stadig tæller; denne findes ikke her.",
            en="Annul a message that was sent in this forløb and still counts; this one is not here.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "afsender",
            da="Bed afsenderen annullere beskeden; kun den organisation, der sendte den, kan, i samme rolle.",
            en="Ask the sender to annul the message; only the organisation that sent it can, in that role.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("annullering",),
    fields=("annulleretBeskedRef", "konvolut.afsender"),
    source="valg",
)
def annullerer_sin_egen(besked: Annullering, forloeb: Forloeb) -> Breaches:
    """En besked tilhører den, der sendte den; en anden kan bede om en rettelse, men ikke fjerne den.

    Organisationen er den med samme CVR-nummer i samme rolle; udfører og driftsherre er den samme. En besked,
    der allerede er annulleret eller afvist, tæller ikke og kan ikke annulleres igen.
    """
    annulleret = forloeb.before.by_id(besked.annulleret_besked_ref)
    if not isinstance(annulleret, Konvolutbesked):
        yield at("annulleret_besked_ref", clause="ukendt")
    elif not samme_afsender(annulleret, besked):
        yield at("konvolut", "afsender", clause="afsender")


def _skyldige() -> tuple[Clause, ...]:
    """Ét led for hver rolle, der kan have fået beskeden, så det kan ses, hvem der skylder."""
    return tuple(
        clause(
            rolle.value,
            da="Modtageren skylder at bekræfte, at beskeden om den forkerte borger er slettet.",
            en="The receiver owes to confirm that the message about the wrong citizen has been deleted.",
            demand=SKAL,
            kind=PLIGT,
            when=f"når modtageren er {rolle.label}",
            owes=rolle.value,
        )
        for rolle in _MODTAGERE
    )


@rule(
    "FR-029",
    clauses=(
        *_skyldige(),
        clause(
            "sent",
            da="Sletningen blev bekræftet for sent. Bekræft den fremover inden tre hverdage efter "
            "annulleringen.",
            en="The deletion was confirmed late. In future, confirm it within three working days of the "
            "cancellation.",
            demand=SKAL,
            kind=PLIGT,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("forretningskvittering", "annullering"),
    fields=("slettetBekraeftet", "aarsag", "konvolut.modtager"),
    source="GDPR",
)
def sletning_er_bekraeftet(besked: Forretningskvittering | Annullering, forloeb: Forloeb) -> Breaches:
    """Er en besked sendt om en forkert borger, sletter hver modtager den og siger det til afsenderen.

    Fristen er tre hverdage fra annulleringen; den sidste dag er med. Bekræftelsen er en forretningskvittering
    med ``slettetBekraeftet`` som svar på annulleringen eller på den annullerede besked. Mangler den, står det
    ved annulleringen for hver modtager, der skylder den; kommer den for sent, står det ved kvitteringen.
    """
    if isinstance(besked, Forretningskvittering):
        annullering = _slettes(besked, forloeb.before) if besked.slettet_bekraeftet else None
        if annullering is not None and sendt(besked) > _fristen(annullering):
            yield at("konvolut", "afsendt", clause="sent")
        return
    if besked.aarsag is not Annulleringsaarsag.FORKERT_BORGER or not taeller(besked, forloeb):
        return
    if i_dag(forloeb) > _fristen(besked):
        for i, modtager in enumerate(besked.konvolut.modtager):
            if modtager.rolle in _MODTAGERE and not _har_bekraeftet(modtager, besked, forloeb.log):
                yield at("konvolut", "modtager", i, clause=modtager.rolle.value)


def _fristen(besked: Annullering) -> date:
    return efter_hverdage(sendt(besked), HVERDAGE_TIL_SLETNING)


def _slettes(besked: Forretningskvittering, log: Log) -> Annullering | None:
    """Den annullering, en bekræftelse af sletning hører til."""
    svar_paa = besked.konvolut.svar_paa
    return nyeste(
        a
        for a in log.newest_first(Annullering)
        if a.aarsag is Annulleringsaarsag.FORKERT_BORGER
        and svar_paa in (a.konvolut.besked_id, a.annulleret_besked_ref)
    )


def _har_bekraeftet(modtager: Part, besked: Annullering, log: Log) -> bool:
    om = (besked.konvolut.besked_id, besked.annulleret_besked_ref)
    return any(
        kvittering.slettet_bekraeftet is True
        and kvittering.konvolut.svar_paa in om
        and samme_part(kvittering.konvolut.afsender, modtager)
        for kvittering in log.newest_first(Forretningskvittering)
    )


@rule(
    "FR-506",
    clauses=(
        clause(
            "aarsag",
            da="Træk opsigelsen tilbage med årsagen TRUKKET_TILBAGE, så den anden part kan svare.",
            en="Withdraw the notice with the reason TRUKKET_TILBAGE, so that the other party can answer.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "ingen",
            da="Svar på en tilbagetrukket opsigelse; ingen opsigelse i forløbet er trukket tilbage.",
            en="Answer a withdrawn notice; no notice of this forløb has been withdrawn.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "part",
            da="Vent på den anden parts svar: den, der selv trak opsigelsen tilbage, kan ikke svare på det.",
            en="Wait for the answer of the other party: whoever withdrew the notice cannot answer it.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("annullering", "kontraktSvar"),
    requirements=("R147",),
    fields=("aarsag", "vedroerer", "konvolut.afsender"),
    source="000:356",
)
def tilbagetraekning_kraever_ja(besked: Annullering | KontraktSvar, forloeb: Forloeb) -> Breaches:
    """Opsigelsen sker på vilkår, parterne er enige om (000:356); den ene kan ikke alene trække den tilbage.

    Tilbagetrækningen er en annullering med årsagen TRUKKET_TILBAGE, og først den anden parts svar lader
    aftalen leve videre (D38). En opsigelse, der er sendt ved en fejl, kan annulleres som enhver anden besked;
    ANDET siger ikke, at det var en fejl, og ville fjerne opsigelsen, uden at den anden part blev spurgt.
    """
    if isinstance(besked, Annullering):
        opsagt = isinstance(forloeb.before.by_id(besked.annulleret_besked_ref), Opsigelse)
        if opsagt and besked.aarsag is Annulleringsaarsag.ANDET:
            yield at("aarsag", clause="aarsag")
    elif besked.vedroerer is KontraktSvarEmne.TILBAGETRAEKNING_AF_OPSIGELSE:
        trukket = _trukket(besked, forloeb.before)
        if trukket is None:
            yield at("vedroerer", clause="ingen")
        elif samme_part(trukket.konvolut.afsender, besked.konvolut.afsender):
            yield at("konvolut", "afsender", clause="part")


def _trukket(besked: KontraktSvar, log: Log) -> Annullering | None:
    """Den tilbagetrækning af en opsigelse, der svares på."""
    svar_paa = besked.konvolut.svar_paa
    spurgt = None if svar_paa is None else log.by_id(svar_paa)
    if isinstance(spurgt, Opsigelse):
        return trukket_tilbage(spurgt, log)
    if not isinstance(spurgt, Annullering) or spurgt.aarsag is not Annulleringsaarsag.TRUKKET_TILBAGE:
        return None
    return spurgt if isinstance(log.by_id(spurgt.annulleret_besked_ref), Opsigelse) else None


@rule(
    "FR-037",
    da="Send annulleringen til alle, der fik beskeden; mindst én af dem mangler.",
    en="Send the annulment to everybody who got the message; at least one of them is missing.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("annullering",),
    fields=("konvolut.modtager",),
    source="GDPR",
)
def alle_faar_det_at_vide(besked: Annullering, forloeb: Forloeb) -> Breaches:
    """Den, der har fået en forkert besked, kan kun rette sig efter annulleringen, når den når frem.

    En kommune, der er både myndighed og udfører, er to modtagere: hver side får sin.
    """
    annulleret = forloeb.before.by_id(besked.annulleret_besked_ref)
    if not isinstance(annulleret, Konvolutbesked):
        raise NotJudged
    faar = besked.konvolut.modtager
    if not all(any(samme_part(fik, part) for part in faar) for fik in annulleret.konvolut.modtager):
        yield at("konvolut", "modtager")
