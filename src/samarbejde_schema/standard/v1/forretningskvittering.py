"""M40 Forretningskvittering: hvad der skete med en besked hos den, der fik den.

Et helt eksempel, hvor ``bestilling`` er den besked, der kvitteres for::

    from samarbejde_schema.standard.v1.forretningskvittering import Forretningskvittering

    kvittering = bestilling.besvar(
        Forretningskvittering,
        fortrolighed="ALMINDELIG", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        kode="AFVIST", kvitteringstype="FORRETNING",
        begrundelse="Vi har ikke det tilbud, der spørges til.",
    )

Kilder: KL SF2900; D21.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Boolsk, Tekst
from ...validation.rule import GYLDIGHED, SKAL, Breaches, at, rule
from .faelles.konvolut import Konvolutbesked
from .faelles.kvittering import Fejl
from .kodelister.konvolut import Beskedtype, Forretningskvitteringskode, Kvitteringstype


class Forretningskvittering(Konvolutbesked, beskedtype=Beskedtype.FORRETNINGSKVITTERING):
    """Modtagerens melding om, hvad der er sket med en besked (M40).

    Kan gives af enhver, der modtog beskeden, til den, der sendte den; ``svar_paa`` er beskeden. En afvist
    besked tæller ikke med i forløbet, men ingen tilstand afhænger af en accept. En kvittering kvitteres
    aldrig med en ny M40.
    """

    kode: Annotated[
        Forretningskvitteringskode,
        about("hvad der er sket med beskeden", "KL SF2900", "FR-028"),
    ]
    kvitteringstype: Annotated[Kvitteringstype, about("af systemet eller af et menneske", "KL SF2900")]
    begrundelse: Annotated[Tekst | None, about("hvorfor afvist", "KL SF2900", "FR-028")] = None
    fejl: Annotated[tuple[Fejl, ...], about("brudte regler", "D21", "FR-028", many=(0, 200))] = ()
    slettet_bekraeftet: Annotated[
        Boolsk | None,
        about("at den forkerte besked er slettet", "valg", "FR-029"),
    ] = None


_IKKE_TAGET_IMOD = frozenset({Forretningskvitteringskode.AFVIST, Forretningskvitteringskode.FEJLET})


@rule(
    "FR-028",
    da="Skriv, hvorfor beskeden er afvist eller fejlet: en begrundelse eller de regler, der er brudt.",
    en="State why the message was rejected or failed: a reason, or the rules that were broken.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=("forretningskvittering",),
    requirements=("R015", "R027"),
    fields=("begrundelse", "fejl", "kode"),
    source="SF2900",
)
def grunden_til_afvisning(besked: Forretningskvittering) -> Breaches:
    """En afsender, der får nej, skal kunne rette fejlen eller vælge en anden vej uden at ringe først.

    At en kvittering aldrig besvares med en ny, kan kun ses, hvor beskeden, der svares på, er kendt.
    """
    if besked.kode in _IKKE_TAGET_IMOD and besked.begrundelse is None and not besked.fejl:
        yield at("begrundelse")
