"""Kvitteringerne, som de står på ledningen: M39 for hver aflevering, og M40, når en besked afvises.

Et helt eksempel, hvor ``bestilling`` er en besked, der er modtaget ``nu``::

    from samarbejde_schema.catalogue.receipts import Answer, Facts, Fault, Head
    from samarbejde_schema.findings import Severity
    from samarbejde_schema.standard.v1.kvitteringer import KVITTERINGER

    facts = Facts(
        message_id=bestilling.konvolut.besked_id, digest="0" * 64, sender="90000004", receiver="90000012",
        at=nu, answer=Answer.OK, faults=(), head=Head(17, "0" * 64),
    )
    assert KVITTERINGER.read(KVITTERINGER.write(facts)) == facts

    brud = Fault("FR-005", "/konvolut/beskedtype", Severity.ERROR, "Se, hvor forløbet er.")
    afvisning = KVITTERINGER.reject(bestilling, [brud], nu=nu)
    assert afvisning.konvolut.svar_paa == bestilling.konvolut.besked_id

Her, og kun her, oversættes mellem motorens ord og standardens koder. En kvittering siger regel, sted og
reglens egen tekst, aldrig noget af det, der stod. Kilder: KL SF2900; D21; ``design/delivery.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from ...catalogue.receipts import Answer, Facts, Fault, Head, Receipts
from ...errors import LocalError
from ...findings import Severity
from ...modelling.element import Besked
from ...primitives import lexical
from .faelles.konvolut import Konvolutbesked, Organisation, Part
from .faelles.kvittering import AuditHoved, Fejl
from .faelles.typer import RegelId, Regeltekst, Sti
from .forretningskvittering import Forretningskvittering
from .indhold import ENTRIES
from .kodelister.konvolut import (
    Alvor,
    Behandlingsgrundlag,
    Beskedtype,
    Forretningskvitteringskode,
    Fortrolighed,
    Kvitteringstype,
    Rolle,
    Transportkvitteringskode,
)
from .transportkvittering import Transportkvittering

FLEST_FEJL = 200
"""Så mange brud kan stå i én kvittering; de værste står først."""

EGEN_REGEL = "EGEN-REGEL"
"""Står i stedet for nummeret på en lokal regel, hvis nummer ikke kan skrives i en kvittering."""

_BEGRUNDELSE = (
    "Beskeden bryder regler, der skal være opfyldt, og tæller ikke med i forløbet. Reglerne står under fejl. "
    "Ret dem, og send beskeden igen med en ny nøgle."
)
"""Det, en afvisning fra systemet siger, så et menneske ved, hvad der skal ske nu."""

_TEKST = "Reglen er brudt."
_ALVOR = {
    Severity.ERROR: Alvor.FEJL,
    Severity.WARNING: Alvor.ADVARSEL,
    Severity.INFO: Alvor.OPLYSNING,
}
_SEVERITY = {alvor: severity for severity, alvor in _ALVOR.items()}
_AFSENDERE = {entry.code: entry.senders for entry in ENTRIES}
_MODTAGERE = {entry.code: entry.receivers for entry in ENTRIES}


def _fejl(fault: Fault) -> Fejl:
    """Et brud, som det kan stå i en kvittering, også når en lokal regel har et nummer eller en tekst for
    sig selv.
    """
    tekst = " ".join(fault.text.split())[:200]
    return Fejl(
        regel_id=fault.rule_id if lexical(RegelId).matches(fault.rule_id) else EGEN_REGEL,
        sti=_sti(fault.pointer),
        alvor=_ALVOR[fault.severity],
        tekst=tekst if lexical(Regeltekst).matches(tekst) else _TEKST,
    )


def _sti(pointer: str | None) -> str | None:
    """Stedet, eller det nærmeste sted omkring det, der kan skrives."""
    while pointer and not lexical(Sti).matches(pointer):
        pointer = pointer.rpartition("/")[0]
    return pointer or None


def _skriv(facts: Facts) -> Transportkvittering:
    """Kvitteringen for en aflevering; tiden skrives i hele sekunder.

    Rejser :class:`~samarbejde_schema.errors.LocalError`, når et nummer, en sum eller en tid ikke har
    standardens form.
    """
    return Transportkvittering(
        beskedtype=Beskedtype.TRANSPORTKVITTERING,
        besked_id=facts.message_id,
        indre_digest=facts.digest,
        afsender_cvr=facts.sender,
        modtager_cvr=facts.receiver,
        tid=facts.at.replace(microsecond=0),
        kode=Transportkvitteringskode(facts.answer.value),
        fejl=tuple(_fejl(fault) for fault in facts.faults[:FLEST_FEJL]),
        audit_hoved=AuditHoved(loebenr=facts.head.number, hash=facts.head.hash),
    )


def _laes(besked: Besked) -> Facts:
    """Det, kvitteringen siger; :class:`~samarbejde_schema.errors.LocalError` for enhver anden besked."""
    if not isinstance(besked, Transportkvittering):
        raise LocalError("kun en transportkvittering kan læses som kvittering for en aflevering")
    return Facts(
        message_id=besked.besked_id,
        digest=besked.indre_digest,
        sender=besked.afsender_cvr,
        receiver=besked.modtager_cvr,
        at=besked.tid,
        answer=Answer(besked.kode.value),
        faults=tuple(Fault(f.regel_id, f.sti, _SEVERITY[f.alvor], f.tekst) for f in besked.fejl),
        head=Head(besked.audit_hoved.loebenr, besked.audit_hoved.hash),
    )


def _afvis(
    message: Besked,
    faults: Sequence[Fault],
    *,
    receiver: int = 0,
    nu: datetime | None = None,
    noegle: Callable[[], str] | None = None,
) -> Forretningskvittering:
    """Afvisningen (M40) fra den af beskedens modtagere, der står på pladsen ``receiver``.

    Den nævner kun parternes rolle, navn, CVR- og P-nummer, så at et forkert nummer i den afviste besked ikke
    gør kvitteringen forkert. Den er almindelig, fordi den intet rummer om borgeren, og systemet giver den som
    led i at løse opgaven. Den, der afviser, har netop set den afviste besked.
    """
    if not isinstance(message, Konvolutbesked) or isinstance(message, Forretningskvittering):
        raise LocalError("kun en besked med konvolut, som ikke selv er en kvittering, kan afvises")
    konvolut = message.konvolut
    return message.besvar(
        Forretningskvittering,
        nu=nu,
        noegle=noegle,
        profil=tuple(dict.fromkeys(konvolut.profil)),
        afsender=_part(konvolut.modtager[receiver], konvolut.modtager[receiver].rolle),
        modtager=(_part(konvolut.afsender, _rolle_hos_afsender(message)),),
        fortrolighed=Fortrolighed.ALMINDELIG,
        behandlingsgrundlag=Behandlingsgrundlag.MYNDIGHEDSOPGAVE,
        kode=Forretningskvitteringskode.AFVIST,
        kvitteringstype=Kvitteringstype.TEKNISK,
        begrundelse=_BEGRUNDELSE,
        fejl=tuple(_fejl(fault) for fault in faults[:FLEST_FEJL]),
    )


def _part(part: Part, rolle: Rolle) -> Part:
    """Parten med det, der skal til for at finde den, og ikke mere."""
    org = part.organisation
    kun = Organisation(navn=org.navn, cvr=org.cvr, p_nummer=org.p_nummer)
    return Part(rolle=rolle, organisation=kun)


def _rolle_hos_afsender(message: Konvolutbesked) -> Rolle:
    """Den rolle, kvitteringen sendes til: afsenderens egen, når den kan få en kvittering, ellers den rolle,
    der skulle have sendt beskeden.
    """
    rolle = message.konvolut.afsender.rolle
    if rolle in _MODTAGERE[Beskedtype.FORRETNINGSKVITTERING]:
        return rolle
    return Rolle(_AFSENDERE[message.konvolut.beskedtype][0])


def _slettet(besked: Besked) -> str | None:
    """Den besked (besked-id), som en bekræftelse af sletning svarer på; ``None`` for alt andet (FR-029)."""
    if isinstance(besked, Forretningskvittering) and besked.slettet_bekraeftet:
        return besked.konvolut.svar_paa
    return None


KVITTERINGER = Receipts(
    transport="transportkvittering",
    business="forretningskvittering",
    write=_skriv,
    read=_laes,
    reject=_afvis,
    deleted=_slettet,
)
"""Hvordan standarden skriver sine kvitteringer."""
