"""M39 Transportkvittering: modtagerens svar på en aflevering.

Et helt eksempel::

    from datetime import UTC, datetime

    from samarbejde_schema.standard.v1.transportkvittering import Transportkvittering

    kvittering = Transportkvittering(
        beskedtype="TRANSPORTKVITTERING",
        besked_id="5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10",
        indre_digest="0" * 64,
        afsender_cvr="90000004",
        modtager_cvr="90000012",
        tid=datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
        kode="OK",
        audit_hoved={"loebenr": 17, "hash": "0" * 64},
    )

Den er den eneste uden konvolut. Den er ikke en del af forløbet og kvitteres ikke selv.
Kilder: KL SF2900; D21.
"""

from typing import Annotated

from ...modelling.element import Besked
from ...modelling.marks import about
from ...primitives import Cvr, Sha256, Tidspunkt, Uuid
from .faelles.kvittering import AuditHoved, Fejl
from .kodelister.konvolut import Beskedtype, Transportkvitteringskode


class Transportkvittering(Besked, fixed={"beskedtype": Beskedtype.TRANSPORTKVITTERING}):
    """Om en aflevering kom frem og kunne tages imod (M39).

    Gives af den, der modtog, til den, der afleverede, og er underskrevet. ``OK`` og ``ADVARSEL`` betyder, at
    beskeden er gemt hos modtageren; ``FEJL``, at den ikke er. Kvitteringen rummer ingen oplysninger om
    borgeren.
    """

    beskedtype: Annotated[Beskedtype, about("at det er en kvittering", "valg")]
    besked_id: Annotated[Uuid | None, about("beskeden; udelades, når den ikke kan læses", "valg")] = None
    indre_digest: Annotated[Sha256, about("SHA-256 af beskedens bytes (JWS-payload)", "valg")]
    afsender_cvr: Annotated[Cvr, about("beskedens afsender", "valg", "FR-012")]
    modtager_cvr: Annotated[Cvr, about("kvitteringens udsteder", "valg", "FR-012")]
    tid: Annotated[Tidspunkt, about("hvornår modtaget", "valg")]
    kode: Annotated[Transportkvitteringskode, about("om det gik godt", "KL SF2900")]
    fejl: Annotated[tuple[Fejl, ...], about("hvad der er galt", "KL SF2900", many=(0, 200))] = ()
    audit_hoved: Annotated[AuditHoved, about("hovedet af udstederens kæde", "valg")]
