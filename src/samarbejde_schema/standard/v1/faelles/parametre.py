"""De tal og frister, som reglerne regner med, samlet ét sted (D3): aftalt for nu, og ikke naturlove.

Et helt eksempel, hvor en aftale har en højere grænse for takststigninger::

    from dataclasses import replace
    from decimal import Decimal

    from samarbejde_schema.standard.v1.faelles.parametre import PARAMETRE
    from samarbejde_schema.standard.v1.kontekst import Kontekst

    assert PARAMETRE.aarlig_opfoelgning == "P12M"
    aftalt = Kontekst(parametre=replace(PARAMETRE, stigningsgraense=Decimal("7.50")))
    assert aftalt.parametre.stigningsgraense > PARAMETRE.stigningsgraense

Et andet sæt gives med i :class:`~..kontekst.Kontekst`; uden gælder ``PARAMETRE``. Regler på niveauet
``besked`` ser kun beskeden og regner derfor altid med ``PARAMETRE``. Varigheder er skrevet som på ledningen;
måneder og år er kalendermåneder og kalenderår (D29). Kilder: 004:124-140 og ``rules.md``.
"""

from dataclasses import dataclass
from decimal import Decimal

from ..kodelister.faelleskommunalt import Stigningsgrundlag
from ..kodelister.konvolut import Rolle


@dataclass(frozen=True, slots=True)
class Parametre:
    """Et sæt tal og frister.

    Om opfølgning: ``aarlig_opfoelgning`` er det længste mellemrum mellem to årlige opfølgninger (000:214),
    ``maalvurdering`` det længste mellemrum mellem to vurderinger af et indsatsmål (000:127), og
    ``tolerance`` det, der må lægges til dem begge. ``planlaegningsfrist`` er, hvor lang tid før en
    opfølgning den skal være planlagt.

    Om aftalen: ``kontrakt_efter_foreloebig_aftale`` er tiden, fra en foreløbig aftale er sendt, til
    kontrakten er (KL). ``sletning_efter_nej`` er tiden fra et nej, til borgerens oplysninger ikke længere
    bruges hos den, der fik dem; indtil da kan et sent tilbud stadig komme. ``slutafregning`` er den tid, et
    krav om betaling skal være rejst inden for.

    Om samtykke: ``samtykke_fornyes`` er, hvor gammelt et samtykke kan blive, før det er værd at forny.

    Om det fælleskommunale: en takst på et bo- eller døgntilbud, der stiger mere end ``stigningsgraense``
    procent, indberettes (004:124) til en af rollerne i ``indberetning_modtagere``; ``stigningsgrundlag``
    siger, om stigningen regnes af hver takst eller af den samlede udgift. ``halvaarsfrist`` er tiden fra et
    halvårs udløb, til opsamlingen over det skal være sendt: skal der samles op to gange om året (004:134),
    må den ene være sendt, før den næste begynder. ``smaa_tal`` er det mindste antal personer, en statistik
    må nævne.
    """

    aarlig_opfoelgning: str = "P12M"
    maalvurdering: str = "P12M"
    tolerance: str = "P3M"
    planlaegningsfrist: str = "P8W"
    kontrakt_efter_foreloebig_aftale: str = "P30D"
    sletning_efter_nej: str = "P30D"
    slutafregning: str = "P12M"
    samtykke_fornyes: str = "P12M"
    stigningsgraense: Decimal = Decimal("5.00")
    stigningsgrundlag: Stigningsgrundlag = Stigningsgrundlag.TAKST
    indberetning_modtagere: tuple[Rolle, ...] = (Rolle.SOCIALTILSYN,)
    halvaarsfrist: str = "P6M"
    smaa_tal: int = 5


PARAMETRE = Parametre()
"""De tal og frister, reglerne regner med, når ingen andre er givet."""
