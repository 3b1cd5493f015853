"""M27 Netvaerkskort: de mennesker om borgeren, det er værd at have med.

Et helt eksempel::

    from datetime import date

    from samarbejde_schema.standard.v1.netvaerkskort import Netvaerkskort

    kommune = {"navn": "Fjordby Kommune", "cvr": "90000004"}
    kort = Netvaerkskort.ny(
        profil=("SAM",),
        forloeb_id="5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10",
        fortrolighed="FOELSOM",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender={"rolle": "KOORDINATOR", "organisation": kommune},
        modtager=({"rolle": "MYNDIGHED", "organisation": kommune},),
        borger={"identifikation": {"pseudonym": "borger-7f3a91"}},
        version=1,
        person=(
            {"navn": "Hjemmesygeplejersken", "type": "FAGPERSON", "oenskes_inddraget": True},
            {"navn": "Edith Åberg", "type": "PRIVAT_NETVAERK", "relation": "søster",
             "oenskes_inddraget": True},
        ),
        udarbejdet_med_borger=True,
        dato=date(2026, 11, 16),
        borgerens_stemme={"egne_ord": "Der var flere, end jeg troede."},
    )
    assert kort.person[1].relation == "søster"

Reglerne om borgerens medvirken og ønsker (FR-711, FR-713, FR-714) står i :mod:`.faelles.regler_sam`.
Kilder: 003:310-311, 003:346-348, 003:515-517.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Linje, Navn, Tekst, Telefon, Version
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .kodelister.konvolut import Beskedtype
from .kodelister.samarbejde import Netvaerksrelevans, Teammedlemstype


class Netvaerksperson(Element):
    """Et menneske på kortet: en fagperson, en fra civilsamfundet eller en fra borgerens eget netværk.

    Navnet kan være en funktion, hvis det er nok. Fagpersoner kan stå her, også når borgeren ikke ønsker dem
    med; private og frivillige kun, når borgeren ønsker det (FR-714), for de har ikke selv bedt om at stå her.
    """

    navn: Annotated[Navn, about("navn eller funktion", "003:515")]
    type: Annotated[
        Teammedlemstype, about("fagperson, civilsamfund eller privat netværk", "003:346-348", "FR-714")
    ]
    relation: Annotated[Linje | None, about("hvem vedkommende er for borgeren", "003:516")] = None
    relevans: Annotated[
        Netvaerksrelevans | None, about("hvor vigtig vedkommende er for det, borgeren vil", "003:516")
    ] = None
    oenskes_inddraget: Annotated[Boolsk, about("om borgeren ønsker vedkommende med", "003:347-348", "FR-714")]
    hjaelper_med: Annotated[
        Tekst | None, about("hvad vedkommende kan hjælpe med, så borgeren har overblik", "003:310-311")
    ] = None
    telefon: Annotated[
        Telefon | None, about("telefon; kun når vedkommende har sagt ja til det", "003:310-311")
    ] = None


class Netvaerkskort(Konvolutbesked, beskedtype=Beskedtype.NETVAERKSKORT):
    """Borgeren og koordinatoren kortlægger, hvem der er om borgeren, og hvem der bør være med (M27).

    Kortet er et redskab til at vælge teamet (M28) og kan laves før eller efter det. Koordinatoren sender det
    til dem, borgerens samtykke dækker, i nye udgaver, når netværket ændrer sig. Det hører til forløbet og
    skifter med borgeren; der findes ingen fælles liste over personer (003:345-346).
    """

    borger: Annotated[Borgerhenvisning, about("hvem det angår", "003:515")]
    version: Annotated[Version, about("kortets udgave", "003:515")]
    person: Annotated[
        tuple[Netvaerksperson, ...], about("personerne på kortet", "003:515-517", "FR-714", many=(1, 60))
    ]
    udarbejdet_med_borger: Annotated[
        Boolsk, about("om kortet er lavet sammen med borgeren", "003:515", "FR-713")
    ]
    dato: Annotated[Dato, about("hvornår kortet er lavet", "003:515")]
    borgerens_stemme: Annotated[
        BorgerensStemme | None, about("borgerens syn på sit netværk", "003:220", "FR-711")
    ] = None
