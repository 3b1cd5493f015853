"""Maskine D, Samarbejdsmodellen: fra koordinatoren udpeges, til forløbet slutter; én for hvert forløb.

Et helt eksempel::

    from samarbejde_schema.process import mermaid
    from samarbejde_schema.standard.v1.proces.samarbejde import REGION_D

    print(mermaid(REGION_D))

Rækkefølgen er den sædvanlige og ikke et krav: borgeren sætter retningen (003:205-207). Samtykket kan gives,
før koordinatoren er udpeget, og netværkskort og team kan komme i hver sin orden. Kalder borgeren samtykket
tilbage, så teamet ikke længere er dækket, ligger samarbejdet stille; et nyt samtykke fører tilbage til det
sted, det var nået (:attr:`~.....process.Situation.came_from`). Kilder: ``process.md``, maskine D;
003:205-212, 003:298-466.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from functools import partial

from ....process import Duty, Guard, Region, Row, Situation, State, Tid, guard, later, on
from ....process.machine import PRESENT
from ..dagsorden import Dagsorden
from ..faelles.hverdage import dansk_dato
from ..faelles.konvolut import Konvolutbesked
from ..kodelister.konvolut import Profil, Rolle
from ..kodelister.opfoelgning import Moedetype
from ..kodelister.samtykke import Tilbagekaldelsesomfang
from ..referat import Referat
from ..samtykke_tilbagekaldelse import SamtykkeTilbagekaldelse
from ..samtykkeerklaering import Samtykkeerklaering
from ..udskrivning import Udskrivning
from .opslag import dagen_efter, midnat
from .samarbejde_opslag import (
    koordinatorens_sidste_dag,
    naeste_netvaerksmoede,
    naeste_opfoelgningsdato,
    samtykker_i_kraft,
    samtykket_udloeber,
    teamet_er_daekket,
)
from .tilstande import BEGGE, INDKALDER, MYNDIGHED

D = "D"

KOORDINATOR = (Rolle.KOORDINATOR.value,)
KOORDINATOR_FOERST = (*KOORDINATOR, *MYNDIGHED)
"""Koordinatoren, som samarbejder med borgeren (003:298-301); myndigheden, hvor der ingen er endnu."""
MELDER_STATUS = tuple(
    rolle.value for rolle in (Rolle.KOORDINATOR, Rolle.TEAMMEDLEM, Rolle.AKTOER, Rolle.CIVILSAMFUND)
)
"""Koordinatoren og, om deres egne aftaler, de andre i teamet."""

BEGYNDT = "BEGYNDT"
KOORDINATOR_UDPEGET = "KOORDINATOR_UDPEGET"
NETVAERK_KORTLAGT = "NETVAERK_KORTLAGT"
SAMTYKKE_AFGIVET = "SAMTYKKE_AFGIVET"
TEAM_NEDSAT = "TEAM_NEDSAT"
FOERSTE_MOEDE_HOLDT = "FOERSTE_MOEDE_HOLDT"
AFTALT_SAM = "AFTALT_SAM"
OPFOELGNING_SAM = "OPFOELGNING_SAM"
SAMTYKKE_BORTFALDET = "SAMTYKKE_BORTFALDET"
AFSLUTTET_SAM = "AFSLUTTET_SAM"

SAMARBEJDE = (
    State(BEGYNDT, "borgeren har ingen koordinator endnu"),
    State(KOORDINATOR_UDPEGET, "borgeren har fået en koordinator"),
    State(NETVAERK_KORTLAGT, "borgeren og koordinatoren har kortlagt netværket"),
    State(SAMTYKKE_AFGIVET, "borgeren har sagt ja til, at parterne taler sammen"),
    State(TEAM_NEDSAT, "borgeren har valgt sit team"),
    State(FOERSTE_MOEDE_HOLDT, "det første netværksmøde er holdt, og skemaet mangler"),
    State(AFTALT_SAM, "mål og aftaler er på plads"),
    State(OPFOELGNING_SAM, "aftalerne følges op"),
    State(SAMTYKKE_BORTFALDET, "samtykket er kaldt tilbage, og teamet holder pause"),
    State(AFSLUTTET_SAM, "forløbet i Samarbejdsmodellen er slut"),
)

UNDERVEJS = (
    KOORDINATOR_UDPEGET,
    NETVAERK_KORTLAGT,
    SAMTYKKE_AFGIVET,
    TEAM_NEDSAT,
    FOERSTE_MOEDE_HOLDT,
    AFTALT_SAM,
    OPFOELGNING_SAM,
)
"""De tilstande, borgeren kan kalde sit samtykke tilbage i."""
AABNE = (*UNDERVEJS, SAMTYKKE_BORTFALDET)
"""Alle, hvor der er en koordinator, og forløbet ikke er slut."""


def forloebsnoegle(besked: Konvolutbesked, kendte: Collection[str]) -> tuple[str, ...]:
    """Forløbet, når beskeden hører til Samarbejdsmodellen.

    Et samtykke kan bruges i alle profiler; det åbner kun et forløb her, når det lover SAM. Møder hører kun
    til, når det er netværksmøder, og de og udskrivningen kun i et forløb, der er begyndt her.
    """
    noegle = str(besked.konvolut.forloeb_id)
    if isinstance(besked, (Samtykkeerklaering, SamtykkeTilbagekaldelse)):
        hoerer_til = noegle in kendte or Profil.SAM in besked.konvolut.profil
    elif isinstance(besked, (Dagsorden, Referat)):
        hoerer_til = noegle in kendte and besked.moedetype is Moedetype.NETVAERKSMOEDE
    else:
        hoerer_til = noegle in kendte or not isinstance(besked, Udskrivning)
    return (noegle,) if hoerer_til else ()


class _KomFra(Guard):
    """Samarbejdet var nået til bestemte tilstande, før det gik i stå; to af slagsen udelukker hinanden."""

    def excludes(self, other: Guard) -> bool:
        return (isinstance(other, _KomFra) and other.label != self.label) or super().excludes(other)


def kom_fra(*tilstande: str) -> Guard:
    """Betingelsen for at vende tilbage: den tilstand, samtykket bortfaldt i, er en af disse."""
    tekst = next(tilstand.text for tilstand in SAMARBEJDE if tilstand.name == tilstande[-1])
    return _KomFra(f"før pausen: {tekst}", lambda s: s.came_from in tilstande)


@guard("borgeren har allerede givet samtykke")
def samtykke_er_givet(s: Situation) -> bool:
    """Et samtykke kan komme, før koordinatoren er udpeget."""
    return any(True for _ in samtykker_i_kraft(s))


INTET_SAMTYKKE = samtykke_er_givet.otherwise("borgeren har ikke givet samtykke endnu")
INGEN_INDKALDELSE = Guard("der er ikke indkaldt endnu", lambda s: s.own.newest(Dagsorden) is None)
STADIG_DAEKKET = Guard("andre samtykker dækker stadig teamet", teamet_er_daekket)
IKKE_DAEKKET = STADIG_DAEKKET.otherwise("intet andet samtykke dækker teamet")


def koordinatoren_holder_op(s: Situation) -> datetime | None:
    """Når koordinatorens sidste dag er gået, og ingen afløser er udpeget."""
    return dagen_efter(koordinatorens_sidste_dag(s))


def ligger_stille(s: Situation) -> datetime | None:
    """Når intet er sket i den aftalte tid, efter at koordinatoren blev udpeget."""
    return None if s.quiet_since is None else _efter(s.quiet_since, s.parameters.samarbejde_stille)


def intet_nyt_samtykke(s: Situation) -> datetime | None:
    """Når samtykket har været væk i den aftalte tid."""
    return None if s.since is None else _efter(s.since, s.parameters.samtykke_bortfaldet)


def _efter(fra: datetime, tid: str) -> datetime:
    return midnat(later(dansk_dato(fra), tid))


def _foer(s: Situation, anden: datetime | None) -> bool:
    holder_op = koordinatoren_holder_op(s)
    return holder_op is not None and (anden is None or holder_op <= anden)


HOLDER_OP_FOER_STILHED = Guard("koordinatorens sidste dag kommer først", lambda s: _foer(s, ligger_stille(s)))
STILHED_FOERST = HOLDER_OP_FOER_STILHED.otherwise("koordinatoren holder ikke op forinden")
HOLDER_OP_I_PAUSEN = Guard(
    "koordinatorens sidste dag kommer først", lambda s: _foer(s, intet_nyt_samtykke(s))
)
PAUSEN_FOERST = HOLDER_OP_I_PAUSEN.otherwise("koordinatoren holder ikke op forinden")

_ny = partial(on, replacing=False)
"""En besked, der ikke retter en anden; en rettelse står, hvor den rettede stod, og flytter ikke to gange."""
SAMTYKKE, UDPEGNING, KORT, TEAM, SKEMA = (
    _ny(type)
    for type in (
        "samtykkeerklaering",
        "koordinatorudpegning",
        "netvaerkskort",
        "teamsammensaetning",
        "maalOgAftaleskema",
    )
)
STATUS, RESULTAT, UDSKRIVNING = (
    _ny(type) for type in ("aftaleOpfoelgning", "resultatdokumentation", "udskrivning")
)
INDKALDELSE, MOEDE = (_ny(type, moedetype=Moedetype.NETVAERKSMOEDE) for type in ("dagsorden", "referat"))
HELT = _ny("samtykkeTilbagekaldelse", omfang=Tilbagekaldelsesomfang.HELT)
DELVIST = _ny("samtykkeTilbagekaldelse", omfang=Tilbagekaldelsesomfang.DELVIST)


def _bliver(tilstand: str, *, moeder: bool = False, regel: str = "") -> tuple[Row, ...]:
    """De rækker, der gælder hele vejen fra samtykket: nyt samtykke, ny koordinator, nyt kort, nyt team."""
    return (
        Row(tilstand, SAMTYKKE, INDKALDER, None, tilstand, "FR-303", "borgeren giver et nyt samtykke"),
        Row(tilstand, UDPEGNING, MYNDIGHED, None, tilstand, "FR-701", "koordinatoren skiftes"),
        Row(tilstand, KORT, KOORDINATOR, None, tilstand, "FR-302, FR-713", "netværkskortet ændres"),
        Row(tilstand, TEAM, KOORDINATOR, None, tilstand, "FR-302, FR-713", "teamet ændres"),
        *(
            (
                Row(
                    tilstand,
                    INDKALDELSE,
                    INDKALDER,
                    None,
                    tilstand,
                    "FR-302",
                    "der indkaldes til netværksmøde",
                ),
                Row(tilstand, MOEDE, INDKALDER, None, tilstand, regel, "et netværksmøde holdes"),
            )
            if moeder
            else ()
        ),
    )


def _tilbage(tilstand: str) -> tuple[Row, ...]:
    """Borgeren kalder samtykket tilbage, helt eller for nogle; før der er givet et, kan intet andet dække."""
    foer_samtykket = tilstand in (KOORDINATOR_UDPEGET, NETVAERK_KORTLAGT)
    stadig = Row(
        tilstand,
        HELT,
        INDKALDER,
        STADIG_DAEKKET,
        tilstand,
        "FR-305",
        "borgeren kalder ét samtykke tilbage; et andet gælder stadig",
    )
    return (
        Row(tilstand, HELT, INDKALDER, None if foer_samtykket else IKKE_DAEKKET, SAMTYKKE_BORTFALDET,
            "FR-305", "borgeren kalder samtykket tilbage, og teamet må ikke længere tale sammen"),
        *(() if foer_samtykket else (stadig,)),
        Row(tilstand, DELVIST, INDKALDER, None, tilstand, "FR-305",
            "borgeren kalder samtykket tilbage for nogle af parterne"),
    )  # fmt: skip


def _slutter(tilstand: str) -> tuple[Row, ...]:
    """Udskrivning eller koordinatorens sidste dag slutter forløbet; i to tilstande er der en frist mere."""
    foerst = {KOORDINATOR_UDPEGET: HOLDER_OP_FOER_STILHED, SAMTYKKE_BORTFALDET: HOLDER_OP_I_PAUSEN}
    sidste_dag = Tid("koordinatorens sidste dag er gået", koordinatoren_holder_op)
    return (
        Row(tilstand, UDSKRIVNING, BEGGE, None, AFSLUTTET_SAM, "", "indsatsen slutter"),
        Row(tilstand, sidste_dag, (), foerst.get(tilstand), AFSLUTTET_SAM, "FR-701",
            "koordinatoren holder op uden en afløser"),
    )  # fmt: skip


def _vender_tilbage(til: str, *fra: str) -> Row:
    text = "borgeren siger ja igen, og samarbejdet fortsætter"
    return Row(
        SAMTYKKE_BORTFALDET, SAMTYKKE, INDKALDER, kom_fra(*fra, til), til, "FR-303", text, awaited=True
    )


# fmt: off
REGION_D = Region(
    name=D,
    label="Samarbejdsmodellen",
    states=SAMARBEJDE,
    initial=BEGYNDT,
    final=(AFSLUTTET_SAM,),
    rows=(
        # Koordinator, netværk og samtykke
        Row(BEGYNDT, UDPEGNING, MYNDIGHED, INTET_SAMTYKKE, KOORDINATOR_UDPEGET, "FR-712",
            "borgeren får en koordinator"),
        Row(BEGYNDT, UDPEGNING, MYNDIGHED, samtykke_er_givet, SAMTYKKE_AFGIVET, "FR-712",
            "borgeren, der allerede har sagt ja, får en koordinator"),
        Row(BEGYNDT, SAMTYKKE, INDKALDER, None, BEGYNDT, "FR-303",
            "borgeren giver samtykke, før koordinatoren er udpeget"),
        Row(BEGYNDT, HELT, INDKALDER, None, BEGYNDT, "FR-305",
            "borgeren kalder samtykket tilbage, før koordinatoren er udpeget"),
        Row(BEGYNDT, DELVIST, INDKALDER, None, BEGYNDT, "FR-305",
            "borgeren kalder samtykket tilbage for nogle af parterne"),
        Row(BEGYNDT, UDSKRIVNING, BEGGE, None, AFSLUTTET_SAM, "",
            "indsatsen slutter, før modellen kom i gang"),
        Row(KOORDINATOR_UDPEGET, KORT, KOORDINATOR, None, NETVAERK_KORTLAGT, "FR-302, FR-713",
            "borgeren og koordinatoren kortlægger netværket; før samtykket er det kun til borgeren"),
        Row(KOORDINATOR_UDPEGET, SAMTYKKE, INDKALDER, None, SAMTYKKE_AFGIVET, "FR-303",
            "borgeren giver samtykke", awaited=True),
        Row(KOORDINATOR_UDPEGET, _ny("koordinatorudpegning", til=None), MYNDIGHED, None, KOORDINATOR_UDPEGET,
            "FR-701", "koordinatoren skiftes"),
        Row(KOORDINATOR_UDPEGET, _ny("koordinatorudpegning", til=PRESENT, afloeser_for=PRESENT), MYNDIGHED,
            None, KOORDINATOR_UDPEGET, "FR-701", "koordinatoren afløses for en tid"),
        Row(KOORDINATOR_UDPEGET, _ny("koordinatorudpegning", til=PRESENT, afloeser_for=None), MYNDIGHED,
            None, AFSLUTTET_SAM, "", "det bliver ikke til noget, og koordinatoren holder op"),
        Row(KOORDINATOR_UDPEGET, Tid("intet er sket i den aftalte tid", ligger_stille), (), STILHED_FOERST,
            AFSLUTTET_SAM, "", "forløbet lukkes"),
        Row(NETVAERK_KORTLAGT, SAMTYKKE, INDKALDER, None, SAMTYKKE_AFGIVET, "FR-303",
            "borgeren giver samtykke", awaited=True),
        Row(NETVAERK_KORTLAGT, KORT, KOORDINATOR, None, NETVAERK_KORTLAGT, "FR-302, FR-713",
            "netværkskortet ændres"),
        Row(NETVAERK_KORTLAGT, UDPEGNING, MYNDIGHED, None, NETVAERK_KORTLAGT, "FR-701",
            "koordinatoren skiftes"),
        # Team, første møde og aftaler
        *(row for row in _bliver(SAMTYKKE_AFGIVET) if row.event is not TEAM),
        Row(SAMTYKKE_AFGIVET, TEAM, KOORDINATOR, None, TEAM_NEDSAT, "FR-302, FR-713",
            "borgeren vælger sit team", awaited=True),
        *_bliver(TEAM_NEDSAT),
        Row(TEAM_NEDSAT, INDKALDELSE, INDKALDER, None, TEAM_NEDSAT, "FR-302",
            "der indkaldes til det første netværksmøde", awaited=INGEN_INDKALDELSE),
        Row(TEAM_NEDSAT, MOEDE, INDKALDER, None, FOERSTE_MOEDE_HOLDT, "FR-701",
            "det første netværksmøde er holdt", awaited=True),
        Row(TEAM_NEDSAT, SKEMA, KOORDINATOR, None, AFTALT_SAM, "FR-302, FR-704, FR-717",
            "skemaet udfyldes på det første møde", awaited=True),
        *_bliver(FOERSTE_MOEDE_HOLDT, moeder=True, regel="FR-702"),
        Row(FOERSTE_MOEDE_HOLDT, SKEMA, KOORDINATOR, None, AFTALT_SAM, "FR-702, FR-704, FR-717",
            "mål og aftaler skrives ned", awaited=True),
        *_bliver(AFTALT_SAM),
        Row(AFTALT_SAM, SKEMA, KOORDINATOR, None, AFTALT_SAM, "FR-720",
            "mål og aftaler ændres"),
        Row(AFTALT_SAM, STATUS, MELDER_STATUS, None, OPFOELGNING_SAM, "FR-302",
            "aftalerne følges op"),
        Row(AFTALT_SAM, RESULTAT, KOORDINATOR, None, OPFOELGNING_SAM, "FR-302",
            "resultaterne skrives ned"),
        Row(AFTALT_SAM, INDKALDELSE, INDKALDER, None, OPFOELGNING_SAM, "FR-302",
            "der indkaldes til næste netværksmøde"),
        Row(AFTALT_SAM, MOEDE, INDKALDER, None, OPFOELGNING_SAM, "FR-709",
            "næste netværksmøde er holdt"),
        *_bliver(OPFOELGNING_SAM, moeder=True, regel="FR-709"),
        Row(OPFOELGNING_SAM, SKEMA, KOORDINATOR, None, OPFOELGNING_SAM, "FR-720",
            "mål og aftaler ændres"),
        Row(OPFOELGNING_SAM, STATUS, MELDER_STATUS, None, OPFOELGNING_SAM, "FR-302",
            "aftalerne følges op"),
        Row(OPFOELGNING_SAM, RESULTAT, KOORDINATOR, None, OPFOELGNING_SAM, "FR-302",
            "resultaterne skrives ned"),
        # Samtykket kaldes tilbage og gives igen
        *(row for tilstand in UNDERVEJS for row in _tilbage(tilstand)),
        _vender_tilbage(SAMTYKKE_AFGIVET, KOORDINATOR_UDPEGET, NETVAERK_KORTLAGT),
        *(_vender_tilbage(til) for til in (TEAM_NEDSAT, FOERSTE_MOEDE_HOLDT, AFTALT_SAM, OPFOELGNING_SAM)),
        Row(SAMTYKKE_BORTFALDET, UDPEGNING, MYNDIGHED, None, SAMTYKKE_BORTFALDET, "FR-302, FR-701",
            "koordinatoren skiftes; kun koordinatoren får besked"),
        Row(SAMTYKKE_BORTFALDET, Tid("der er ikke kommet et nyt samtykke i den aftalte tid",
            intet_nyt_samtykke), (), PAUSEN_FOERST, AFSLUTTET_SAM, "", "forløbet lukkes"),
        # Slut
        *(row for tilstand in AABNE for row in _slutter(tilstand)),
    ),
    keys=forloebsnoegle,
)
# fmt: on
"""Region D: én maskine for hvert forløb i Samarbejdsmodellen."""


def skemaet_skal_komme(s: Situation) -> date | None:
    """Skemaet udfyldes på det første netværksmøde og er i tide, når det kommer sammen med referatet."""
    moeder = (r for r in s.own.all(Referat) if r.moedetype is Moedetype.NETVAERKSMOEDE)
    foerste = next(moeder, None)
    if foerste is None:
        return None
    return later(dansk_dato(foerste.moede_start), s.parameters.referat_efter_moede)


def pausen_slutter(s: Situation) -> date | None:
    """Den aftalte tid efter, at samtykket blev kaldt tilbage."""
    return None if s.since is None else later(dansk_dato(s.since), s.parameters.samtykke_bortfaldet)


# fmt: off
FRISTER_D = (
    Duty(D, (FOERSTE_MOEDE_HOLDT,), KOORDINATOR, "FR-702", "003:371-373",
        "Send mål- og aftaleskemaet fra det første netværksmøde",
        "Send the goal and agreement form from the first network meeting", skemaet_skal_komme),
    Duty(D, (AFTALT_SAM, OPFOELGNING_SAM), KOORDINATOR, "", "003:397, 404",
        "Følg op på aftalerne i mål- og aftaleskemaet",
        "Follow up on the agreements of the goal and agreement form", naeste_opfoelgningsdato),
    Duty(D, UNDERVEJS[2:], KOORDINATOR_FOERST, "FR-304", "003:518; rsl § 11 a",
        "Samtykket udløber: spørg borgeren, om det skal gives igen",
        "The consent expires: ask the citizen whether to give it again", samtykket_udloeber),
    Duty(D, (SAMTYKKE_BORTFALDET,), KOORDINATOR_FOERST, "", "praksis",
        "Aftal med borgeren, om samarbejdet skal fortsætte",
        "Agree with the citizen whether the cooperation is to go on", pausen_slutter),
    Duty(D, AABNE, MYNDIGHED, "FR-701", "003:298",
        "Udpeg en ny koordinator, før den nuværende holder op",
        "Name a new coordinator before the present one leaves", koordinatorens_sidste_dag),
    Duty(D, (AFTALT_SAM, OPFOELGNING_SAM), KOORDINATOR_FOERST, "FR-425", "003:363, 403",
        "Hold det næste netværksmøde, som det er aftalt", "Hold the next network meeting as agreed",
        naeste_netvaerksmoede),
)
# fmt: on
"""Fristerne i Samarbejdsmodellen."""
