"""M22 Opsigelse: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Linje, Tekst
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import ArtefaktRef
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Kontraktpart
from .kodelister.opfoelgning import Ophoersaarsag


class Dialog(Element):
    """MANGLER."""

    afholdt: Annotated[Boolsk, about("om dialogen er holdt", "000:361", "FR-502")]
    dato: Annotated[Dato | None, about("hvornår", "000:361")] = None
    bemaerkning: Annotated[Tekst | None, about("hvad der blev sagt", "000:361")] = None


class Opsigelse(Konvolutbesked, beskedtype=Beskedtype.OPSIGELSE):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    kontrakt_ref: Annotated[ArtefaktRef | None, about("kontrakten", "000:356", "FR-501")] = None
    opsigende_part: Annotated[Kontraktpart, about("hvem der siger op", "000:356")]
    opsagt_dato: Annotated[Dato, about("hvornår der siges op", "000:356", "FR-501")]
    ophoersdato: Annotated[Dato, about("hvornår det ophører", "000:356", "FR-501")]
    aarsag: Annotated[Ophoersaarsag, about("hvorfor", "000:353")]
    begrundelse: Annotated[Tekst | None, about("uddybning", "000:361")] = None
    kontraktvilkaar: Annotated[
        Linje | None, about("det punkt i kontrakten, opsigelsen bygger på", "000:356", "FR-501")
    ] = None
    levering_i_perioden: Annotated[
        Tekst | None, about("hvad der leveres, indtil det ophører", "000:357", "FR-508")
    ] = None
    aftalt_kortere_varsel: Annotated[
        Boolsk | None, about("om parterne er enige om kortere varsel", "000:356", "FR-501")
    ] = None
    dialog_afholdt: Annotated[Dialog | None, about("om man har talt sammen", "000:361", "FR-502")] = None
    lejeforhold_beroeres_ikke: Annotated[
        Boolsk | None, about("om lejemålet består", "ABL § 105", "FR-503")
    ] = None
    naeste_tilbud: Annotated[Tekst | None, about("hvad der skal ske med borgeren", "000:353")] = None
    borgerens_stemme: Annotated[BorgerensStemme | None, about("borgerens syn", "000:361")] = None
