"""M30 AftaleOpfoelgning: hvordan det går med aftalerne mellem netværksmøderne.

Et helt eksempel::

    from datetime import date

    from samarbejde_schema.standard.v1.aftale_opfoelgning import AftaleOpfoelgning

    NOEGLE = "5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10"
    kommune = {"navn": "Fjordby Kommune", "cvr": "90000004"}
    opfoelgning = AftaleOpfoelgning.ny(
        profil=("SAM",),
        forloeb_id=NOEGLE,
        fortrolighed="FOELSOM",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender={"rolle": "KOORDINATOR", "organisation": kommune},
        modtager=({"rolle": "MYNDIGHED", "organisation": kommune},),
        skema_ref={"id": NOEGLE, "version": 1},
        aftale_status=({"aftale_ref": NOEGLE, "status": "DELVIST_OVERHOLDT",
                        "ny_frist": date(2027, 1, 15)},),
        dato=date(2026, 12, 15),
        borgerens_stemme={"egne_ord": "Den ene gang gik det."},
    )
    assert opfoelgning.aftale_status[0].ny_frist == date(2027, 1, 15)

At borgerens stemme er med (FR-711), står i :mod:`.faelles.regler_sam`. Kilder: 003:220, 003:249-251,
003:404-406.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato
from .faelles.aftale import AftaleStatuslinje
from .faelles.borger import BorgerensStemme
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import ArtefaktRef
from .kodelister.konvolut import Beskedtype


class AftaleOpfoelgning(Konvolutbesked, beskedtype=Beskedtype.AFTALE_OPFOELGNING):
    """Status på én eller flere aftaler fra mål- og aftaleskemaet, mellem møderne (M30).

    Koordinatoren følger løbende op på, om fagpersoner og borger holder, hvad de har lovet, og fortæller det
    til teamet (003:404-406); et medlem kan også selv melde om sine egne aftaler til koordinatoren. Bliver en
    aftale ikke holdt, er en ny frist og en bemærkning mere værd end en grund. Næste netværksmøde begynder
    her.
    """

    skema_ref: Annotated[ArtefaktRef, about("det mål- og aftaleskema, aftalerne står i", "003:404", "FR-003")]
    aftale_status: Annotated[
        tuple[AftaleStatuslinje, ...],
        about("hvordan det er gået med hver aftale", "003:404-406", many=(1, 60)),
    ]
    dato: Annotated[Dato, about("hvornår der er fulgt op", "003:404")]
    borgerens_stemme: Annotated[
        BorgerensStemme | None, about("hvordan borgeren synes, det går", "003:220", "FR-711")
    ] = None
