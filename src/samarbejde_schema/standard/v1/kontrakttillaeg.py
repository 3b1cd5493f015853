"""M21 Kontrakttillaeg: udføreren sender en ny udgave af kontrakten.

Et helt eksempel, hvor ``kontrakt`` er den kontrakt, der gælder, og udføreren selv har sendt::

    from datetime import date

    from samarbejde_schema.standard.v1.kontrakttillaeg import Kontrakttillaeg

    om = kontrakt.konvolut
    tillaeg = Kontrakttillaeg.ny(
        profil=om.profil, fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=om.forloeb_id, afsender=om.afsender, modtager=om.modtager,
        kontrakt_id=kontrakt.kontrakt_id, version=kontrakt.version + 1,
        art="VILKAAR",
        aendret_vilkaar=({"hvad": "Nattevagt", "fra": "Vågen", "til": "Sovende"},),
        ydelse=kontrakt.ydelse,
        gaelder_fra=date(2026, 10, 1),
    )
    assert tillaeg.version == 2

At udgaven er den næste, er FR-213, og at en ny takst først gælder, når tillægget er underskrevet, er FR-206;
begge dømmes med forløbet. Takstens beregning er FR-201 i :mod:`.faelles.regler_takst`.
Kilder: 000:109, 000:296-299, 000:309; 004:114-122.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst, Uuid, Version
from ...validation.rule import GYLDIGHED, SKAL, Breaches, at, clause, rule
from .faelles.aendring import Aendring
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked, Leverandoer, Organisation
from .faelles.ydelse import Takst, Ydelse
from .kodelister.justering import Tillaegsart
from .kodelister.konvolut import Beskedtype


class Kontrakttillaeg(Konvolutbesked, beskedtype=Beskedtype.KONTRAKTTILLAEG):
    """Et tillæg til kontrakten: ny takst, nye vilkår, ny part eller en efterregulering (M21).

    Sendes af udføreren til myndigheden, når takst eller vilkår er ændret, fx efter en justeret bestilling,
    eller når den ene part skifter (000:309). Tillægget er kontraktens næste udgave og viser både, hvad der
    ændres, og hvordan ydelser og takster ser ud bagefter. Myndigheden underskriver med et svar på kontrakt;
    indtil da gælder den forrige udgave.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    kontrakt_id: Annotated[Uuid, about("den kontrakt, tillægget hører til", "000:309", "FR-003")]
    version: Annotated[
        Version, about("kontraktens nye udgave: én mere end den, der gælder", "000:309", "FR-213")
    ]
    art: Annotated[Tillaegsart, about("takst, vilkår, partsskifte, efterregulering", "000:309", "FR-216")]
    aendret_vilkaar: Annotated[
        tuple[Aendring, ...], about("hvad der ændres, i ord", "000:309", "FR-216", many=(0, 50))
    ] = ()
    ydelse: Annotated[
        tuple[Ydelse, ...],
        about(
            "alle ydelser efter ændringen; udeladt = ydelserne er uændrede", "000:309", "FR-030", many=(0, 30)
        ),
    ] = ()
    takst: Annotated[
        tuple[Takst, ...],
        about(
            "alle takster efter ændringen; udeladt = taksterne er uændrede",
            "000:309",
            "FR-206",
            "FR-201",
            "FR-216",
            many=(0, 30),
        ),
    ] = ()
    ny_part: Annotated[Leverandoer | None, about("ny leverandør ved partsskifte", "praksis", "FR-216")] = None
    ny_koeber: Annotated[
        Organisation | None, about("ny køber ved partsskifte", "praksis", "FR-216", "FR-023")
    ] = None
    gaelder_fra: Annotated[Dato, about("fra hvornår tillægget gælder", "000:309", "FR-206")]
    begrundelse: Annotated[Tekst | None, about("hvorfor kontrakten ændres", "000:309")] = None
    bilag_ref: Annotated[
        tuple[Uuid, ...], about("tillægget som dokument (KONTRAKT_PDF)", "000:309", "FR-036", many=(0, 5))
    ] = ()


_MED_TAKST = frozenset({Tillaegsart.TAKST, Tillaegsart.TAKST_OG_VILKAAR})
_MED_VILKAAR = frozenset({Tillaegsart.VILKAAR, Tillaegsart.TAKST_OG_VILKAAR})


@rule(
    "FR-216",
    clauses=(
        clause(
            "takst",
            da="Skriv taksterne efter ændringen, eller vælg en anden art.",
            en="State the tariffs after the change, or choose another kind of addendum.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "vilkaar",
            da="Skriv, hvilke vilkår der ændres, eller vælg en anden art.",
            en="State which terms change, or choose another kind of addendum.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "part",
            da="Skriv den nye leverandør eller den nye køber, eller vælg en anden art.",
            en="State the new supplier or the new buyer, or choose another kind of addendum.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=("kontrakttillaeg",),
    requirements=("R135",),
    fields=("art", "takst", "aendretVilkaar", "nyPart", "nyKoeber"),
    source="000:309",
)
def tillaegget_siger_det_det_handler_om(besked: Kontrakttillaeg) -> Breaches:
    """Et tillæg skal rumme det, arten lover, for det er det, myndigheden skriver under på (000:309).

    En ny takst viser taksterne, nye vilkår siger, hvad der ændres, og et partsskifte navngiver den nye
    leverandør eller køber. Ændres både takst og vilkår, skal begge dele være der. En efterregulering kan
    nøjes med sin begrundelse eller sit dokument.
    """
    art = besked.art
    if art in _MED_TAKST and not besked.takst:
        yield at("takst", clause="takst")
    if art in _MED_VILKAAR and not besked.aendret_vilkaar:
        yield at("aendret_vilkaar", clause="vilkaar")
    if art is Tillaegsart.PARTSSKIFTE and besked.ny_part is None and besked.ny_koeber is None:
        yield at("ny_part", clause="part")
