"""M11 Delmaalsplan: udførerens trin på vejen mod indsatsmålene.

Et helt eksempel, hvor ``referat`` er det modtagne referat og ``maal`` indsatsmålets nøgle::

    from datetime import date
    from uuid import uuid4

    from samarbejde_schema.standard.v1.delmaalsplan import Delmaalsplan

    plan = referat.besvar(
        Delmaalsplan,
        fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        plan_id=uuid4(), version=1,
        delmaal=(
            {
                "id": uuid4(), "version": 1, "indsatsmaal_ref": maal, "raekkefoelge": 1,
                "beskrivelse": "At sove i egen seng to nætter om ugen.",
                "borgerens_formulering": "Jeg vil prøve min egen seng.",
                "frist": date(2026, 9, 1), "status": "AKTIV",
            },
        ),
        borgerens_stemme={"egne_ord": "To nætter er nok til at begynde med."},
    )
    assert plan.konvolut.svar_paa == referat.konvolut.besked_id

Planen sendes hel hver gang: delmål, der ikke står i den nyeste udgave, arbejdes der ikke længere med. At et
delmål peger på et kendt indsatsmål, er FR-415, at dets frist ligger inden for målets, er FR-130, og at planen
bygger på den nyeste handleplan, er FR-414; de tre dømmes med forløbet.
Kilder: 000:124-131, 000:142-144, 000:306-308.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Tekst, Uuid, Version
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import ArtefaktRef, Delmaal
from .kodelister.konvolut import Beskedtype


class Delmaalsplan(Konvolutbesked, beskedtype=Beskedtype.DELMAALSPLAN):
    """Udførerens plan for, hvordan der arbejdes hen mod hvert indsatsmål (M11).

    Sendes af udføreren til myndigheden, når borgeren er begyndt, når indsatsmålene eller handleplanen er
    ændret, og når delmålene selv bliver det. Delmålene er udførerens arbejdsredskab, lagt sammen med
    borgeren, og viser undervejs, om indsatsen virker (000:129-131, 000:142-144). Borgeren får planen at vide
    på anden måde, og det noteres i ``borgerOrientering``. Planen kræver intet svar; den næste er en ny
    udgave under samme nøgle.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    plan_id: Annotated[Uuid, about("delmålsplanens nøgle gennem alle udgaver", "000:142")]
    version: Annotated[Version, about("planens udgave", "000:142")]
    delmaal: Annotated[
        tuple[Delmaal, ...],
        about("alle delmål, også dem, der ikke er ændret", "000:124", "FR-415", "FR-130", many=(1, 100)),
    ]
    handleplan_ref: Annotated[
        ArtefaktRef | None, about("handleplanen, når der er en", "000:306", "FR-414")
    ] = None
    aendringsbegrundelse: Annotated[
        Tekst | None, about("hvorfor planen er ændret siden sidste udgave", "000:142")
    ] = None
    borgerens_stemme: Annotated[BorgerensStemme | None, about("borgerens syn på delmålene", "000:138")] = None
