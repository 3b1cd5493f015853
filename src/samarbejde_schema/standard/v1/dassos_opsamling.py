"""M36 DassosOpsamling: halvårets indberettede takststigninger, samlet til drøftelse.

Et helt eksempel, hvor ``indberetning`` er beskednøglen på en indberetning (M35)::

    from uuid import uuid4

    from samarbejde_schema.standard.v1.dassos_opsamling import DassosOpsamling

    indberetning = uuid4()
    fjord = {"navn": "Fjordregionens rammeaftale", "cvr": "90000047"}
    opsamling = DassosOpsamling.ny(
        profil=("GRUND", "MIDT"), fortrolighed="ALMINDELIG", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender={"rolle": "SEKRETARIAT", "organisation": fjord},
        modtager=({"rolle": "DASSOS", "organisation": fjord},),
        aar=2026, halvaar="FOERSTE", indberetning_ref=(indberetning,),
        statistik=({"navn": "Indberettede stigninger", "antal": 1},),
        droeftelsespunkt=("Hvad koster krav om vågen nattevagt?",),
    )

Hyppigheden er aftalt foreløbigt (004:136-140). Kilder: 004:86, 004:132-140.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Aarstal, Dato, Tekst, Uuid
from .faelles.konvolut import Konvolutbesked
from .faelles.taelling import Taelling
from .kodelister.faelleskommunalt import Halvaar
from .kodelister.konvolut import Beskedtype


class DassosOpsamling(Konvolutbesked, beskedtype=Beskedtype.DASSOS_OPSAMLING):
    """Opsamlingen af et halvårs takststigninger til den administrative styregruppe (M36).

    Sendes af rammeaftalesekretariatet til DASSOS to gange om året, også når intet er indberettet. Hver
    indberetning hører til i netop én opsamling (FR-604). Styregruppen kan svare (M38); er drøftelsen holdt,
    siges hvornår, enten fra begyndelsen eller i en opsamling, der erstatter den første.
    """

    aar: Annotated[Aarstal, about("det år, der samles op på", "004:134", "FR-604")]
    halvaar: Annotated[Halvaar, about("første eller andet halvår", "004:134", "FR-604")]
    indberetning_ref: Annotated[
        tuple[Uuid, ...],
        about(
            "beskednøglerne på halvårets indberetninger (M35)", "004:132", "FR-604", "FR-020", many=(0, 500)
        ),
    ] = ()
    statistik: Annotated[
        tuple[Taelling, ...], about("halvåret i tal, fx antal stigninger", "004:132", many=(0, 40))
    ] = ()
    droeftelsespunkt: Annotated[
        tuple[Tekst, ...],
        about("hvad styregruppen skal drøfte", "004:132-134", "FR-605", many=(0, 20)),
    ] = ()
    droeftet_dato: Annotated[
        Dato | None, about("den dag, drøftelsen er eller bliver holdt", "004:132-134")
    ] = None
