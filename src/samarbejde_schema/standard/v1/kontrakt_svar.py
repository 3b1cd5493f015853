"""M09 KontraktSvar: myndigheden underskriver en kontrakt, beder om ændringer eller afviser den.

Et fuldt eksempel, hvor ``kontrakt`` er den modtagne kontrakt og ``raa`` dens bytes, som de kom::

    from datetime import date
    from hashlib import sha256

    from samarbejde_schema.standard.v1.kontrakt_svar import KontraktSvar

    svar = kontrakt.besvar(
        KontraktSvar,
        fortrolighed="FOELSOM",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        vedroerer="KONTRAKT",
        kontrakt_ref={"id": kontrakt.kontrakt_id, "version": kontrakt.version},
        svar="UNDERSKREVET",
        kontrakt_digest=sha256(raa).hexdigest(),
        underskriver={"navn": "Birte Holm", "funktion": "AFTALEANSVARLIG"},
        dato=date(2026, 11, 16),
    )
    assert svar.konvolut.svar_paa == kontrakt.konvolut.besked_id

At et svar, der ikke er en underskrift, har en begrundelse, er FR-127 i :mod:`.faelles.regler_aftale`; at
fingeraftrykket passer med beskedens bytes, er FR-210 og dømmes med forløbet.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Sha256, Tekst
from ...validation.rule import GYLDIGHED, SKAL, Breaches, at, clause, rule
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Kontaktperson, Konvolutbesked
from .faelles.maal import ArtefaktRef
from .kodelister.konvolut import Beskedtype
from .kodelister.match import KontraktSvarEmne, KontraktSvarkode


class KontraktSvar(Konvolutbesked, beskedtype=Beskedtype.KONTRAKT_SVAR):
    """Svaret på en kontrakt, et tillæg eller en opsigelse, der ønskes trukket tilbage.

    Kontrakten underskrives to gange: udføreren ved at sende den, myndigheden ved at svare med
    fingeraftrykket af netop de bytes, der blev sendt (D37). Kun svaret på en tilbagetrukket opsigelse kan
    komme fra begge parter.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    vedroerer: Annotated[
        KontraktSvarEmne, about("kontrakt, tillæg eller tilbagetrukket opsigelse", "praksis", "FR-003")
    ]
    kontrakt_ref: Annotated[ArtefaktRef, about("kontrakten og dens udgave", "000:115")]
    svar: Annotated[
        KontraktSvarkode, about("underskrevet, ændring ønskes, afvist", "000:93", "FR-127", "FR-209")
    ]
    kontrakt_digest: Annotated[
        Sha256 | None,
        about(
            "fingeraftryk af de underskrevne bytes i den besked, der svares på", "valg", "FR-209", "FR-210"
        ),
    ] = None
    underskriver: Annotated[Kontaktperson | None, about("hvem der skriver under", "praksis", "FR-209")] = None
    dato: Annotated[Dato, about("hvornår", "praksis")]
    begrundelse: Annotated[
        Tekst | None, about("nødvendig, når der ikke skrives under", "praksis", "FR-127")
    ] = None
    aendringsforslag: Annotated[
        tuple[Tekst, ...], about("hvad der ønskes ændret", "praksis", many=(0, 20))
    ] = ()


_MED_UNDERSKRIFT = frozenset({KontraktSvarEmne.KONTRAKT, KontraktSvarEmne.TILLAEG})


@rule(
    "FR-209",
    clauses=(
        clause(
            "fingeraftryk",
            da="Skriv fingeraftrykket (kontraktDigest) af den besked, der skrives under på.",
            en="State the digest (kontraktDigest) of the message that is signed.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "underskriver",
            da="Skriv, hvem der underskriver på myndighedens vegne.",
            en="State who signs on behalf of the authority.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=("kontraktSvar",),
    fields=("vedroerer", "svar", "kontraktDigest", "underskriver"),
    source="valg",
)
def underskrift(besked: KontraktSvar) -> Breaches:
    """En underskrift skal kunne efterprøves: hvem skrev under, og på præcis hvilke bytes (D37).

    Det gælder kontrakter og tillæg. At tage imod en tilbagetrukket opsigelse er et ja uden dokument, så dér
    kræves ingen af delene.
    """
    if besked.svar is not KontraktSvarkode.UNDERSKREVET or besked.vedroerer not in _MED_UNDERSKRIFT:
        return
    if besked.kontrakt_digest is None:
        yield at("kontrakt_digest", clause="fingeraftryk")
    if besked.underskriver is None:
        yield at("underskriver", clause="underskriver")
