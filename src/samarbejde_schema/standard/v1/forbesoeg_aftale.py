"""M03 ForbesoegAftale: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Boolsk, Linje, Tekst, Tidspunkt, Uuid
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.opfoelgning import Moededeltager
from .kodelister.afsoegning import Forbesoegsstatus, Forbesoegstype
from .kodelister.konvolut import Beskedtype


class ForbesoegAftale(Konvolutbesked, beskedtype=Beskedtype.FORBESOEG_AFTALE):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    forbesoeg_id: Annotated[Uuid, about("besøgets nøgle", "praksis")]
    forbesoegstype: Annotated[Forbesoegstype, about("hvem der besøger hvem", "000:90-91")]
    status: Annotated[Forbesoegsstatus, about("foreslået, bekræftet, aflyst, afholdt", "000:89")]
    tidspunkt: Annotated[Tidspunkt | None, about("hvornår", "000:89", "FR-126")] = None
    sted: Annotated[Linje | None, about("hvor", "000:89", "FR-126")] = None
    deltager: Annotated[tuple[Moededeltager, ...], about("hvem der er med", "000:90", many=(0, 20))] = ()
    formaal: Annotated[Tekst | None, about("hvad man vil se", "000:89")] = None
    transport: Annotated[Tekst | None, about("befordring", "praksis")] = None
    tolk: Annotated[Boolsk | None, about("om der skal tolk med", "praksis")] = None
    resultat: Annotated[Tekst | None, about("hvad besøget viste", "000:89", "FR-126")] = None
    borgerens_stemme: Annotated[BorgerensStemme | None, about("borgerens oplevelse", "000:74")] = None
