"""Ydelser, deres omfang og pris, og de rammer og metoder, de leveres med.

Et helt eksempel::

    from decimal import Decimal

    from samarbejde_schema.standard.v1.faelles.ydelse import Omfang

    omfang = Omfang(antal=Decimal("12.50"), enhed="TIME", pr="UGE")
    assert omfang.antal == Decimal("12.50")

Beløb er danske kroner med to decimaler; mængder og procenter har også altid to.
"""

from typing import Annotated

from ....modelling.element import Choice, Element
from ....modelling.marks import about
from ....primitives import Aarstal, Antal2, Beloeb, Boolsk, Dato, Gln, Heltal, Linje, Procent, Tekst, Uuid
from ..kodelister.ffb import FfbYdelse
from ..kodelister.lov import Lovparagraf
from ..kodelister.match import (
    Enhed,
    Evidensniveau,
    FysiskRammeKrav,
    Indsatskarakter,
    Leveringsform,
    Moms,
    Omkostningsart,
    Periodeenhed,
    Starttidspunkt,
    Takstregulering,
    Takstydelsestype,
)
from .konvolut import Kontaktperson
from .typer import Normering


class Omfang(Element):
    """Hvor meget der bestilles, tilbydes eller leveres, fx 37 timer pr. uge."""

    antal: Annotated[Antal2, about("mængden", "KL")]
    enhed: Annotated[Enhed, about("målt i", "KL")]
    pr: Annotated[Periodeenhed | None, about("pr. dag, uge, måned, år", "KL")] = None


class Ydelse(Element):
    """Noget, der skal leveres til borgeren.

    Ydelsen beholder sin nøgle fra bestilling over tilbud til kontrakt. Findes der en kode i Fælles Faglige
    Begreber, bruges den; ellers siges ydelsen i ord (FR-030). Paragraffen afgør, hvilke regler og aftaler
    der gælder.
    """

    id: Annotated[Uuid, about("ydelsens nøgle gennem bestilling, tilbud og kontrakt", "000:46")]
    ydelseskode: Annotated[
        FfbYdelse | None,
        about("FFB-ydelse, hvor der findes en kode", "004:146", "FR-030", "FR-122"),
    ] = None
    fritekst: Annotated[Linje | None, about("ydelsen i ord", "D24", "FR-030")] = None
    paragraf: Annotated[Lovparagraf, about("efter hvilken bestemmelse", "000:78", "FR-110", "FR-019")]
    indsatskarakter: Annotated[
        tuple[Indsatskarakter, ...],
        about("forebyggende, udredende, støttende, udviklende", "000:47", "FR-020", many=(0, 4)),
    ] = ()
    startdato: Annotated[Dato | None, about("fra hvornår", "KL", "FR-217")] = None
    slutdato: Annotated[Dato | None, about("til hvornår", "KL")] = None
    omfang: Annotated[Omfang | None, about("hvor meget", "KL", "FR-217")] = None
    normering: Annotated[Normering | None, about("medarbejdere pr. borger, fx 2:1", "004:64")] = None
    saerforanstaltning: Annotated[Boolsk | None, about("om det er en særforanstaltning", "004:64")] = None
    leveringsform: Annotated[
        tuple[Leveringsform, ...],
        about("hvordan ydelsen gives", "praksis", "FR-020", many=(0, 3)),
    ] = ()
    indsatsmaal_ref: Annotated[
        tuple[Uuid, ...],
        about("de mål, ydelsen arbejder med", "000:123", "FR-103", many=(0, 20)),
    ] = ()


class Omkostning(Element):
    """En post i takstberegningen: dens art og dens beløb for et helt år, i danske kroner."""

    art: Annotated[Omkostningsart, about("omkostningens art", "SEL § 174")]
    beloeb: Annotated[Beloeb, about("beløb for et år", "SEL § 174")]


class Takstberegning(Element):
    """Hvordan en takst er regnet ud: årets omkostninger, pladser, belægning og efterregulering.

    Beløb er i danske kroner. Belægningen er i procent af pladserne; over 100 kræver en begrundelse.
    """

    direkte_omkostning: Annotated[
        tuple[Omkostning, ...],
        about("direkte omkostninger", "SEL § 174", "FR-201", many=(0, 50)),
    ] = ()
    indirekte_omkostning: Annotated[
        tuple[Omkostning, ...],
        about("indirekte omkostninger", "SEL § 174", "FR-201", many=(0, 50)),
    ] = ()
    pladser: Annotated[Heltal | None, about("antal pladser", "praksis", "FR-201")] = None
    belaegningsprocent: Annotated[
        Procent | None,
        about("forudsat belægning; over 100 kræver begrundelse", "BEK 61/2023 § 10", "FR-201"),
    ] = None
    enhedsdage: Annotated[Heltal | None, about("dage eller enheder om året", "praksis")] = None
    efterregulering_aar: Annotated[Aarstal | None, about("år, der efterreguleres for", "praksis")] = None
    efterregulering_beloeb: Annotated[
        Beloeb | None,
        about("over- eller underskud, der indregnes", "praksis", "FR-201"),
    ] = None
    aarsbeloeb: Annotated[Beloeb | None, about("takstgrundlaget for et år", "praksis")] = None
    takst_pr_enhed: Annotated[Beloeb | None, about("den udregnede takst", "praksis", "FR-201")] = None
    begrundelse: Annotated[Tekst | None, about("bemærkninger til beregningen", "004:114")] = None


class Takst(Element):
    """Prisen for en enhed af en ydelse, i danske kroner og i et bestemt års priser.

    Beregningen vises her eller der henvises til den (FR-201); aftaler om regulering siger, hvordan prisen
    følger med (FR-206).
    """

    ydelse_ref: Annotated[Uuid | None, about("ydelsen, taksten gælder", "004:114")] = None
    ydelsestype: Annotated[Takstydelsestype, about("hovedydelse eller tillæg", "praksis")]
    beloeb: Annotated[Beloeb, about("pris pr. enhed", "004:114", "FR-201")]
    enhed: Annotated[Enhed, about("enheden", "004:114")]
    gyldig_fra: Annotated[Dato | None, about("fra hvornår", "000:309", "FR-206")] = None
    gyldig_til: Annotated[Dato | None, about("til hvornår", "000:309")] = None
    prisniveau_aar: Annotated[Aarstal, about("prisniveau", "praksis")]
    beregningsgrundlag: Annotated[
        Takstberegning | None,
        about("hvordan taksten er regnet ud", "004:114-122", "FR-201"),
    ] = None
    beregnings_henvisning: Annotated[
        Linje | None,
        about("hvor beregningen findes", "004:114-122", "FR-201"),
    ] = None
    moms: Annotated[Moms | None, about("momsforhold", "praksis")] = None
    regulering: Annotated[Takstregulering | None, about("hvordan taksten følger med", "KL", "FR-206")] = None


class Starttid(Choice):
    """Hvornår noget skal begynde: på en dato, snarest eller efter aftale."""

    dato: Annotated[Dato | None, about("en dato", "KL")] = None
    tidspunktskode: Annotated[Starttidspunkt | None, about("snarest eller efter aftale", "praksis")] = None


class Metode(Element):
    """En faglig metode og hvor godt dens virkning er belyst."""

    navn: Annotated[Linje, about("metodens navn", "000:80")]
    evidensniveau: Annotated[Evidensniveau | None, about("hvor godt den er belyst", "000:81")] = None
    evidenskilde: Annotated[Linje | None, about("hvor det står", "000:81")] = None
    beskrivelse: Annotated[Tekst | None, about("hvordan den bruges", "000:87")] = None


class FysiskKrav(Element):
    """Et krav til de fysiske rammer, for eksempel egnethed til kørestol."""

    krav: Annotated[FysiskRammeKrav, about("hvad de fysiske rammer skal kunne", "000:82-83")]
    beskrivelse: Annotated[Tekst | None, about("uddybning", "000:82-83")] = None


class Betaling(Element):
    """Hvor regningen sendes hen, og hvem der kan svare på spørgsmål om den."""

    gln: Annotated[Gln | None, about("hvor regningen sendes hen", "KL", "FR-121")] = None
    kontonummer: Annotated[Linje | None, about("kontering hos køber", "KL")] = None
    kontakt: Annotated[Kontaktperson | None, about("spørgsmål om regning", "KL")] = None
