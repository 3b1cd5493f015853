"""M25 SamtykkeTilbagekaldelse: borgeren tager sit samtykke tilbage, helt eller for nogle af parterne.

Et helt eksempel::

    from datetime import UTC, date, datetime

    from samarbejde_schema.standard.v1.samtykke_tilbagekaldelse import SamtykkeTilbagekaldelse

    NOEGLE = "5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10"
    kommune = {"navn": "Fjordby Kommune", "cvr": "90000004"}
    bosted = {"navn": "Bostedet Engen", "cvr": "90000012"}
    tilbagekaldelse = SamtykkeTilbagekaldelse.ny(
        profil=("SAM",),
        forloeb_id=NOEGLE,
        fortrolighed="FOELSOM",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender={"rolle": "KOORDINATOR", "organisation": kommune},
        modtager=({"rolle": "TEAMMEDLEM", "organisation": bosted},),
        samtykke_ref=NOEGLE,
        registreret_af={"organisation": kommune, "tidspunkt": datetime(2026, 12, 1, 9, tzinfo=UTC)},
        dato=date(2026, 12, 1),
        omfang="DELVIST",
        beroert_part=({"navn": "Bostedet Engen", "organisation": bosted},),
    )
    assert tilbagekaldelse.beroert_part[0].rolle is None

Regler, som samtykke og tilbagekaldelse deler, står i :mod:`.faelles.regler_sam`. Kilder: 003:212, 003:518;
fvl. § 28.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst, Uuid
from ...validation.rule import BOER, PLIGT, SKAL, Breaches, at, clause, rule
from .faelles.konvolut import Konvolutbesked
from .faelles.samtykke import Registrering, SamtykkePart
from .kodelister.konvolut import Beskedtype
from .kodelister.samtykke import Tilbagekaldelsesomfang


class SamtykkeTilbagekaldelse(Konvolutbesked, beskedtype=Beskedtype.SAMTYKKE_TILBAGEKALDELSE):
    """Borgeren siger fra: samtykket gælder ikke længere, eller ikke for de nævnte parter (M25).

    Noteres af koordinatoren eller myndigheden og sendes til alle, der fik samtykket, for de skal holde op med
    at dele. Borgeren beholder kontrollen over sit eget liv (003:212) og skylder ingen en grund. Kaldes det
    hele tilbage, og dækker intet andet samtykke teamet, ligger samarbejdet stille, til borgeren siger ja
    igen; det, der allerede er delt, hører stadig til sagen.
    """

    samtykke_ref: Annotated[Uuid, about("det samtykke, der kaldes tilbage: dets samtykkeId", "003:212")]
    registreret_af: Annotated[Registrering, about("den organisation, der har noteret det", "valg", "FR-305")]
    dato: Annotated[Dato, about("hvornår borgeren sagde fra", "fvl. § 28", "FR-304")]
    omfang: Annotated[Tilbagekaldelsesomfang, about("helt eller kun for nogle parter", "fvl. § 28", "FR-307")]
    beroert_part: Annotated[
        tuple[SamtykkePart, ...],
        about("de parter, der ikke længere er med, når det er delvist", "003:212", "FR-307", many=(0, 30)),
    ] = ()
    bemaerkning: Annotated[Tekst | None, about("det, borgeren ønsker sagt til modtagerne", "003:212")] = None


@rule(
    "FR-307",
    clauses=(
        clause(
            "delvist",
            da="Skriv, hvilke parter borgeren ikke længere vil dele med.",
            en="State with which parties the citizen no longer wants to share.",
            demand=SKAL,
            kind=PLIGT,
            when="når tilbagekaldelsen er delvis",
        ),
        clause(
            "helt",
            da="Tilbagekaldelsen gælder alle; fjern parterne, eller skriv, at den er delvis.",
            en="The withdrawal concerns everybody; remove the parties, or state that it is partial.",
            demand=BOER,
            when="når tilbagekaldelsen gælder det hele",
        ),
    ),
    messages=("samtykkeTilbagekaldelse",),
    requirements=("R196",),
    fields=("omfang", "beroertPart"),
    source="003:212",
)
def beroerte_parter(besked: SamtykkeTilbagekaldelse) -> Breaches:
    """Borgeren har kontrollen over sit liv (003:212): ingen må være i tvivl om, hvad der blev sagt fra til.

    En tilbagekaldelse afvises aldrig af den grund: den gælder, og det, der mangler, skyldes.
    """
    delvis = besked.omfang is Tilbagekaldelsesomfang.DELVIST
    if delvis and not besked.beroert_part:
        yield at("beroert_part", clause="delvist")
    if not delvis and besked.beroert_part:
        yield at("beroert_part", clause="helt")
