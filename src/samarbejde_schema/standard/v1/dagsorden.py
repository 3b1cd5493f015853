"""M12 Dagsorden: indkaldelsen til et møde, og hvad der skal tales om.

Et helt eksempel, hvor ``kommunen`` og ``bostedet`` er parter, ``sag`` kommunens sag og ``forloeb`` en nøgle::

    from datetime import UTC, date, datetime
    from uuid import uuid4

    from samarbejde_schema.standard.v1.dagsorden import Dagsorden

    dagsorden = Dagsorden.ny(
        profil=("GRUND",), fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=forloeb, afsender=kommunen, modtager=(bostedet,), myndighedssag=sag,
        dagsorden_id=uuid4(), moedetype="STATUSMOEDE", opfoelgningstype="TRE_MAANEDERS",
        moedetidspunkt=datetime(2026, 12, 2, 9, 30, tzinfo=UTC), sted="Rådhuset, lokale 4",
        punkt=({"punkt_id": uuid4(), "type": "MAALSTATUS"}, {"punkt_id": uuid4(), "type": "NAESTE_MOEDE"}),
        oensket_materiale=({"beskrivelse": "Status på målene", "leveringsfrist": date(2026, 11, 25)},),
        borger_kan_invitere=("INGEN_BEGRAENSNING",),
    )

Beskeden flyttes eller aflyses med en ny dagsorden, der erstatter den gamle, og siger det i ``moedestatus``.
Kilder: 000:105, 000:214, 000:245-270; 003:365-367.
"""

from collections.abc import Iterator
from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Linje, Tekst, Tidspunkt, Titel, Uuid
from ...validation.rule import BOER, PLIGT, SKAL, Breach, Breaches, Clause, at, clause, rule
from .faelles.borger import Borgerhenvisning
from .faelles.hverdage import dansk_dato
from .faelles.konvolut import Konvolutbesked
from .faelles.opfoelgning import Moededeltager
from .kodelister.ffb import FfbTema
from .kodelister.konvolut import Beskedtype, Rolle
from .kodelister.opfoelgning import (
    BorgerInvitation,
    Dagsordenspunkttype,
    Moedestatus,
    Moedetype,
    Opfoelgningstype,
)


class Dagsordenspunkt(Element):
    """Ét punkt på dagsordenen. Referatet henviser til punktet med dets nøgle (FR-421)."""

    punkt_id: Annotated[Uuid, about("punktets nøgle", "000:245")]
    type: Annotated[Dagsordenspunkttype, about("hvad punktet er", "000:247-257", "FR-401")]
    titel: Annotated[Titel | None, about("overskrift", "000:245")] = None
    livstema: Annotated[
        tuple[FfbTema, ...],
        about("de livstemaer, der gennemgås", "000:248", "FR-020", many=(0, 11)),
    ] = ()
    foreslaaet_af: Annotated[Rolle | None, about("hvem der foreslår punktet", "003:366", "FR-708")] = None


class OensketMateriale(Element):
    """Noget, udføreren bedes levere, så alle kan nå at læse det før mødet."""

    beskrivelse: Annotated[Linje, about("hvad der ønskes", "000:261")]
    leveringsfrist: Annotated[Dato, about("inden hvornår", "000:261-263", "FR-401", "FR-404")]


class Dagsorden(Konvolutbesked, beskedtype=Beskedtype.DAGSORDEN):
    """Myndighedens indkaldelse til et møde om borgerens forløb (M12).

    Sendes af myndigheden, eller af koordinatoren for et netværksmøde, til udføreren og andre organisationer
    om borgeren; borgeren selv får besked på anden måde, og det noteres i ``borger_orientering``. Udløses af
    opfølgningsplanen, af en melding om ændring eller af eget initiativ, og besvares med et statusnotat.
    """

    borger_ref: Annotated[
        Borgerhenvisning | None,
        about("hvem det handler om", "praksis", "FR-032"),
    ] = None
    dagsorden_id: Annotated[Uuid, about("dagsordenens nøgle", "000:105")]
    moedetype: Annotated[Moedetype, about("hvilket møde", "000:290-299")]
    moedestatus: Annotated[
        Moedestatus | None,
        about("indkaldt, flyttet eller aflyst; udeladt = indkaldt", "praksis"),
    ] = None
    opfoelgningstype: Annotated[
        Opfoelgningstype | None,
        about("hvilken opfølgning", "000:205-230", "FR-401"),
    ] = None
    plan_ref: Annotated[Uuid | None, about("punktet i opfølgningsplanen", "000:214")] = None
    moedetidspunkt: Annotated[Tidspunkt, about("hvornår", "000:260", "FR-401")]
    sted: Annotated[Linje, about("hvor, eller på skærm", "000:260")]
    punkt: Annotated[
        tuple[Dagsordenspunkt, ...],
        about("punkterne", "000:245-257", "FR-401", many=(1, 40)),
    ]
    oensket_materiale: Annotated[
        tuple[OensketMateriale, ...],
        about("hvad udfører skal levere inden", "000:261-263", "FR-401", many=(0, 20)),
    ] = ()
    borger_kan_invitere: Annotated[
        tuple[BorgerInvitation, ...],
        about("hvem borgeren kan tage med", "000:264", "FR-401", "FR-020", many=(0, 10)),
    ] = ()
    borger_kan_invitere_tekst: Annotated[Tekst | None, about("det samme i ord", "000:264")] = None
    deltager: Annotated[
        tuple[Moededeltager, ...],
        about("hvem der er indbudt", "000:291", "FR-715", many=(0, 40)),
    ] = ()
    borgers_punkt: Annotated[
        tuple[Tekst, ...],
        about("hvad borgeren vil tale om", "003:365-367", "FR-708", many=(0, 20)),
    ] = ()
    udarbejdet_med: Annotated[
        tuple[Rolle, ...],
        about("hvem dagsordenen er lavet sammen med", "003:223, 365", "FR-715", "FR-020", many=(0, 10)),
    ] = ()
    tolk: Annotated[Boolsk | None, about("om der er tolk", "praksis")] = None
    bemaerkning: Annotated[Tekst | None, about("andet", "004:162")] = None


STATUSMOEDETS_PUNKTER = frozenset(
    {
        Dagsordenspunkttype.MAALSTATUS,
        Dagsordenspunkttype.LIVSTEMAER,
        Dagsordenspunkttype.VIDERE_FORLOEB,
        Dagsordenspunkttype.INDSATS_FAERDIG,
        Dagsordenspunkttype.NAESTE_MOEDE,
    }
)
"""De fem slags punkter, et statusmøde skal nå omkring; rækkefølgen er fri, og andre punkter er velkomne."""


def _aarlig_eller_ej(navn: str, da: str, en: str) -> tuple[Clause, Clause]:
    """Samme krav to gange: noget, man skylder ved den årlige opfølgning, og et godt råd ved de andre."""
    return (
        clause(f"{navn}-aarlig", da=da, en=en, demand=SKAL, kind=PLIGT, when="ved årlig opfølgning"),
        clause(navn, da=da, en=en, demand=BOER, when="ellers"),
    )


@rule(
    "FR-401",
    clauses=(
        clause(
            "invitation",
            da="Skriv, hvem borgeren kan tage med til mødet, også når borgeren frit kan vælge.",
            en="State whom the citizen may bring to the meeting, also when the choice is free.",
            demand=SKAL,
            kind=PLIGT,
        ),
        *_aarlig_eller_ej(
            "punkter",
            "Tag alle fem punkter med: status på mål, livstemaer, det videre forløb, hvornår indsatsen er "
            "færdig, og næste møde.",
            "Include all five points: status of goals, life themes, the way ahead, when the service is done, "
            "and the next meeting.",
        ),
        *_aarlig_eller_ej(
            "materiale",
            "Skriv, hvilket materiale udføreren skal levere inden mødet, og hvornår.",
            "State which material the provider must deliver before the meeting, and by when.",
        ),
        *_aarlig_eller_ej(
            "frist",
            "Læg fristen for materialet før mødedagen, så alle kan nå at læse det.",
            "Set the deadline for the material before the day of the meeting, so that everybody can read it.",
        ),
        clause(
            "opfoelgningstype",
            da="Skriv opfølgningens slags: årlig, tre måneders, aftalt løbende eller ekstraordinær.",
            en="State the kind of follow-up: yearly, three months, agreed or extraordinary.",
            demand=BOER,
        ),
    ),
    messages=("dagsorden",),
    requirements=("R040", "R112", "R113", "R114", "R115", "R116", "R117", "R119", "R120", "R121"),
    fields=(
        "punkt.type",
        "oensketMateriale",
        "oensketMateriale.leveringsfrist",
        "opfoelgningstype",
        "borgerKanInvitere",
    ),
    source="000:245-264",
)
def statusmoedets_dagsorden(besked: Dagsorden) -> Breaches:
    """Et statusmøde forberedes, så borger, udfører og myndighed ved, hvad de skal tale om.

    Dagsordenen når omkring de fem punkter, siger, hvad udføreren skal levere før mødet, hvilken opfølgning
    det er, og hvem borgeren kan tage med, i kode eller i ord. Det sidste skyldes altid; resten skyldes ved
    den årlige opfølgning og er ellers et godt råd (000:245-264). Et aflyst møde skylder ingenting.
    """
    if besked.moedetype is not Moedetype.STATUSMOEDE or besked.moedestatus is Moedestatus.AFLYST:
        return
    if not besked.borger_kan_invitere and besked.borger_kan_invitere_tekst is None:
        yield at("borger_kan_invitere", clause="invitation")
    if besked.opfoelgningstype is None:
        yield at("opfoelgningstype", clause="opfoelgningstype")
    yield from _forberedelse(besked, "-aarlig" if besked.opfoelgningstype is Opfoelgningstype.AARLIG else "")


def _forberedelse(besked: Dagsorden, led: str) -> Iterator[Breach]:
    """Punkter og materiale; ``led`` vælger mellem det skyldige og det gode råd."""
    if not STATUSMOEDETS_PUNKTER.issubset([punkt.type for punkt in besked.punkt]):
        yield at("punkt", clause=f"punkter{led}")
    if not besked.oensket_materiale:
        yield at("oensket_materiale", clause=f"materiale{led}")
    moededag = dansk_dato(besked.moedetidspunkt)
    for i, materiale in enumerate(besked.oensket_materiale):
        if materiale.leveringsfrist >= moededag:
            yield at("oensket_materiale", i, "leveringsfrist", clause=f"frist{led}")


@rule(
    "FR-708",
    da="Giv plads til mindst ét punkt, som borgeren selv har bedt om.",
    en="Make room for at least one point that the citizen has asked for.",
    demand={"SAM": BOER},
    messages=("dagsorden",),
    requirements=("R222",),
    fields=("borgersPunkt", "punkt.foreslaaetAf"),
    source="003:366",
)
def borgerens_eget_punkt(besked: Dagsorden) -> Breaches:
    """I Samarbejdsmodellen er det borgerens ønsker og behov, mødet handler om, og det kan ses på dagsordenen.

    Et punkt er borgerens, når det er foreslået af borgeren eller står under borgerens punkter (003:365-367).
    Et aflyst møde bedømmes ikke.
    """
    if besked.borgers_punkt or besked.moedestatus is Moedestatus.AFLYST:
        return
    if not any(punkt.foreslaaet_af is Rolle.BORGER for punkt in besked.punkt):
        yield at("borgers_punkt")
