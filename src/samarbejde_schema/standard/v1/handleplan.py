"""M20 Handleplan: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Tekst, Uuid, Version
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import Indsatsmaal
from .kodelister.justering import Handleplansemne, Planstatus
from .kodelister.konvolut import Beskedtype, Rolle


class SaerligtForhold(Element):
    """MANGLER."""

    emne: Annotated[Handleplansemne, about("hvad det angår", "SEL § 141(3)")]
    beskrivelse: Annotated[Tekst, about("forholdet", "SEL § 141(3)")]


class Handleplan(Konvolutbesked, beskedtype=Beskedtype.HANDLEPLAN):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    handleplan_id: Annotated[Uuid, about("handleplanens nøgle", "000:302")]
    version: Annotated[Version, about("handleplanens udgave", "000:302")]
    planstatus: Annotated[Planstatus, about("om der er en plan", "SEL § 141", "FR-413")]
    uddrag: Annotated[Boolsk, about("om kun relevante dele er med", "SEL § 141(5)")]
    helhedsorienteret_plan: Annotated[
        Boolsk | None, about("om den er en del af en helhedsorienteret plan", "SEL § 141(7)")
    ] = None
    formaal: Annotated[Tekst | None, about("formålet med indsatsen", "SEL § 141(3)", "FR-413")] = None
    indsats: Annotated[Tekst | None, about("den nødvendige indsats", "SEL § 141(3)", "FR-413")] = None
    forventet_varighed: Annotated[Tekst | None, about("forventet varighed", "SEL § 141(3)", "FR-413")] = None
    saerligt_forhold: Annotated[
        tuple[SaerligtForhold, ...],
        about("bolig, beskæftigelse, hjælp m.v.", "SEL § 141(3)", "FR-413", many=(0, 20)),
    ] = ()
    maal: Annotated[tuple[Indsatsmaal, ...], about("målene", "000:302-308", many=(0, 30))] = ()
    borgerens_stemme: Annotated[BorgerensStemme, about("borgerens syn", "SEL § 141(4); 003:155", "FR-115")]
    medforfatter: Annotated[
        tuple[Rolle, ...],
        about("hvem planen er lavet sammen med", "003:155-157", "FR-719", "FR-020", many=(0, 10)),
    ] = ()
    borger_har_underskrevet: Annotated[Boolsk | None, about("om borgeren har skrevet under", "praksis")] = (
        None
    )
    dato: Annotated[Dato, about("planens dato", "000:302")]
