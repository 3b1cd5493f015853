"""Det fælleskommunale: en takststigning fra indberetning til drøftelse (E1) og en høring til dens ende (E2).

Et helt eksempel::

    from samarbejde_schema.process import markdown
    from samarbejde_schema.standard.v1.proces.faelleskommunalt import REGION_E1, REGION_E2

    print(markdown(REGION_E1))
    print(markdown(REGION_E2))

Beskederne har intet forløb. En indberetning hedder efter sin egen beskednøgle, og en rettelse efter den, den
retter; en opsamling hører til hos alle dem, den nævner, og har desuden sit eget sted, så også et halvår uden
indberetninger og styregruppens svar har noget at høre til. En høring hedder efter sit ``hoering_id``.

Et svar på en høring efter fristen har ingen række: det tæller, men FR-005 siger, at det kom for sent. Kilder:
``process.md``, maskinerne E1 og E2; 004:124-140, 004:192-206.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from ....process import Duty, Region, Row, Situation, State, Tid, guard, on
from ..dassos_opsamling import DassosOpsamling
from ..faelles.konvolut import Konvolutbesked
from ..hoerings_svar import HoeringsSvar
from ..kodelister.faelleskommunalt import Halvaar, Hoeringsfase
from ..kodelister.konvolut import Rolle
from ..strukturaendring_hoering import StrukturaendringHoering
from ..takststigningsindberetning import Takststigningsindberetning
from .opslag import dagen_efter, midnat, sendt

E1, E2 = "E1", "E2"

EJERE = (Rolle.DRIFTSHERRE.value, Rolle.MYNDIGHED.value)
"""Dem, der ejer eller driver et tilbud, og svarer for dets takster og fremtid."""
SEKRETARIAT = (Rolle.SEKRETARIAT.value,)
DASSOS = (Rolle.DASSOS.value,)
HOERTE = (Rolle.SAMARBEJDSKOMMUNE.value, *DASSOS)
"""Dem, der spørges i en høring, og som svarer."""

REGISTRERET = "REGISTRERET"
INDBERETTET = "INDBERETTET"
OPSAMLET = "OPSAMLET"
DROEFTET = "DROEFTET"

TAKSTSTIGNING = (
    State(REGISTRERET, "intet er indberettet endnu"),
    State(INDBERETTET, "stigningen er indberettet og skal med i næste opsamling"),
    State(OPSAMLET, "stigningen er samlet op og skal drøftes i styregruppen"),
    State(DROEFTET, "styregruppen har drøftet opsamlingen"),
)

UDKAST_HOERING = "UDKAST_HOERING"
I_HOERING = "I_HOERING"
HOERING_AFSLUTTET = "HOERING_AFSLUTTET"
POLITISK_BESLUTTET = "POLITISK_BESLUTTET"
GENNEMFOERT_STRUKTUR = "GENNEMFOERT_STRUKTUR"
OPGIVET_STRUKTUR = "OPGIVET_STRUKTUR"

STRUKTURAENDRING = (
    State(UDKAST_HOERING, "ændringen overvejes, og ingen er spurgt endnu"),
    State(I_HOERING, "de andre kommuner er spurgt og kan svare"),
    State(HOERING_AFSLUTTET, "fristen for svar er gået, og ændringen kan besluttes"),
    State(POLITISK_BESLUTTET, "ændringen er besluttet og skal gennemføres"),
    State(GENNEMFOERT_STRUKTUR, "ændringen er gennemført"),
    State(OPGIVET_STRUKTUR, "ændringen er opgivet"),
)


def stigningens_noegler(besked: Konvolutbesked, kendte: Collection[str]) -> tuple[str, ...]:
    """De indberetninger og den opsamling, en besked hører til hos.

    Styregruppens svar hører til hos opsamlingen; svarer den på en høring, findes der ingen opsamling med den
    nøgle, og svaret flytter intet her. En rettelse hedder efter det, den retter; det sørger maskineriet for.
    """
    if isinstance(besked, DassosOpsamling):
        return (besked.konvolut.besked_id, *besked.indberetning_ref)
    if isinstance(besked, HoeringsSvar):
        return (besked.hoering_ref,) if besked.konvolut.afsender.rolle is Rolle.DASSOS else ()
    return (besked.konvolut.besked_id,)


def hoeringens_noegler(besked: Konvolutbesked, kendte: Collection[str]) -> tuple[str, ...]:
    """Den høring, en besked hører til."""
    if isinstance(besked, HoeringsSvar):
        return (besked.hoering_ref,)
    return (besked.hoering_id,) if isinstance(besked, StrukturaendringHoering) else ()


@guard("det er opsamlingens eget sted")
def opsamlingens_eget_sted(s: Situation) -> bool:
    """En opsamling åbner sit eget sted; en indberetning, den nævner, skal være kommet."""
    return not isinstance(s.message, DassosOpsamling) or s.key not in s.message.indberetning_ref


def droeftelsens_dag_kommer(s: Situation) -> datetime | None:
    """Når dagen for drøftelsen begynder; ``None``, når den ikke er sat.

    Står dagen først i en rettet opsamling, og er den gået, er stigningen drøftet, straks rettelsen kommer.
    """
    dag = _droeftes(s)
    return None if dag is None else midnat(dag)


def hoeringsfristen_er_gaaet(s: Situation) -> datetime | None:
    """Når sidste dag for svar er gået."""
    hoering = s.own.newest(StrukturaendringHoering)
    return None if hoering is None else dagen_efter(hoering.hoeringsfrist)


@guard("nogen mangler at svare")
def nogen_mangler_at_svare(s: Situation) -> bool:
    """Mindst én af dem, der er spurgt, har ikke svaret."""
    hoering = s.own.newest(StrukturaendringHoering)
    if hoering is None:
        return False
    spurgte = {nogen.organisation.cvr for nogen in hoering.konvolut.modtager if nogen.rolle.value in HOERTE}
    return bool(spurgte - {svar.konvolut.afsender.organisation.cvr for svar in s.own.all(HoeringsSvar)})


def _droeftes(s: Situation) -> date | None:
    opsamling = s.own.newest(DassosOpsamling)
    return None if opsamling is None else opsamling.droeftet_dato


def _er_en_indberetning(s: Situation) -> bool:
    return s.own.newest(Takststigningsindberetning) is not None


def _halvaar(opsamling: DassosOpsamling) -> int:
    """Halvårets nummer; to halvår efter hinanden har numre efter hinanden."""
    return 2 * opsamling.aar + (opsamling.halvaar is Halvaar.ANDET_HALVAAR)


def _udgangen_af(halvaar: int) -> date:
    aar, andet = divmod(halvaar, 2)
    return date(aar, 12, 31) if andet else date(aar, 6, 30)


def indberetningen_samles_op(s: Situation) -> date | None:
    """Udgangen af halvåret efter det, hvor stigningen blev indberettet."""
    indberetning = s.own.newest(Takststigningsindberetning)
    if indberetning is None:
        return None
    dag = sendt(indberetning)
    return _udgangen_af(2 * dag.year + (dag.month > 6) + 1)


def opsamlingen_droeftes(s: Situation) -> date | None:
    """Dagen for drøftelsen; den står én gang, hos opsamlingen."""
    return None if _er_en_indberetning(s) else _droeftes(s)


def naeste_opsamling(s: Situation) -> date | None:
    """Udgangen af halvåret efter det næste, der samles op på; den står én gang, hos den nyeste opsamling."""
    egen = s.own.newest(DassosOpsamling)
    if egen is None or _er_en_indberetning(s):
        return None
    if any(_halvaar(anden) > _halvaar(egen) for anden in s.log.all(DassosOpsamling)):
        return None
    return _udgangen_af(_halvaar(egen) + 2)


def svarfristen(s: Situation) -> date | None:
    """Sidste dag for svar, så længe nogen mangler at svare."""
    hoering = s.own.newest(StrukturaendringHoering)
    return hoering.hoeringsfrist if hoering is not None and nogen_mangler_at_svare.holds(s) else None


def beslutningens_dag(s: Situation) -> date | None:
    """Dagen for den planlagte politiske beslutning."""
    hoering = s.own.newest(StrukturaendringHoering)
    return None if hoering is None else hoering.politisk_beslutning_dato


def gennemfoerelsens_dag(s: Situation) -> date | None:
    """Dagen, hvor ændringen efter planen træder i kraft."""
    hoering = s.own.newest(StrukturaendringHoering)
    return None if hoering is None else hoering.gennemfoert_dato


_IND, _SAML, _SVAR = "takststigningsindberetning", "dassosOpsamling", "hoeringsSvar"
BESLUTTET, GENNEMFOERT, OPGIVET = (
    on("strukturaendringHoering", fase=fase, replacing=False)
    for fase in (Hoeringsfase.POLITISK_BESLUTTET, Hoeringsfase.GENNEMFOERT, Hoeringsfase.OPGIVET)
)

# fmt: off
REGION_E1 = Region(
    name=E1,
    label="Takststigning",
    states=TAKSTSTIGNING,
    initial=REGISTRERET,
    final=(DROEFTET,),
    rows=(
        Row(REGISTRERET, on(_IND), EJERE, None, INDBERETTET, "FR-602",
            "stigningen indberettes"),
        Row(REGISTRERET, on(_SAML), SEKRETARIAT, opsamlingens_eget_sted, OPSAMLET, "FR-604",
            "halvårets indberetninger samles op"),
        Row(INDBERETTET, on(_IND, replacing=True), EJERE, None, INDBERETTET, "",
            "indberetningen rettes"),
        Row(INDBERETTET, on(_SAML), SEKRETARIAT, None, OPSAMLET, "FR-604",
            "indberetningen kommer med i en opsamling", awaited=True),
        Row(OPSAMLET, on(_SVAR), DASSOS, None, OPSAMLET, "",
            "styregruppen svarer på opsamlingen"),
        Row(OPSAMLET, on(_SAML, replacing=True), SEKRETARIAT, None, OPSAMLET, "",
            "opsamlingen rettes, eller dagen for drøftelsen kommer på"),
        Row(OPSAMLET, Tid("drøftelsens dag er nået", droeftelsens_dag_kommer), (), None, DROEFTET, "",
            "opsamlingen drøftes"),
        Row(DROEFTET, on(_SVAR), DASSOS, None, DROEFTET, "",
            "styregruppen svarer efter drøftelsen"),
    ),
    keys=stigningens_noegler,
)
"""Region E1: én maskine for hver indberettet takststigning og for hver opsamling."""

REGION_E2 = Region(
    name=E2,
    label="Strukturændring",
    states=STRUKTURAENDRING,
    initial=UDKAST_HOERING,
    final=(GENNEMFOERT_STRUKTUR, OPGIVET_STRUKTUR),
    rows=(
        Row(UDKAST_HOERING, on("strukturaendringHoering", fase=Hoeringsfase.I_HOERING), EJERE, None,
            I_HOERING, "FR-603", "ændringen sendes i høring"),
        Row(I_HOERING, on(_SVAR), HOERTE, None, I_HOERING, "",
            "en kommune eller styregruppen svarer", awaited=nogen_mangler_at_svare),
        Row(I_HOERING, on("strukturaendringHoering", fase=Hoeringsfase.I_HOERING, replacing=True), EJERE,
            None, I_HOERING, "", "høringen rettes, eller fristen flyttes"),
        Row(I_HOERING, Tid("høringsfristen er gået", hoeringsfristen_er_gaaet), (), None, HOERING_AFSLUTTET,
            "", "høringen er slut"),
        Row(I_HOERING, OPGIVET, EJERE, None, OPGIVET_STRUKTUR, "",
            "ændringen opgives"),
        Row(I_HOERING, BESLUTTET, EJERE, None, POLITISK_BESLUTTET, "FR-603",
            "der besluttes, før høringen er slut"),
        Row(HOERING_AFSLUTTET, BESLUTTET, EJERE, None, POLITISK_BESLUTTET, "FR-603",
            "ændringen besluttes", awaited=True),
        Row(HOERING_AFSLUTTET, OPGIVET, EJERE, None, OPGIVET_STRUKTUR, "",
            "ændringen opgives"),
        Row(POLITISK_BESLUTTET, GENNEMFOERT, EJERE, None, GENNEMFOERT_STRUKTUR, "",
            "ændringen er gennemført", awaited=True),
        Row(POLITISK_BESLUTTET, OPGIVET, EJERE, None, OPGIVET_STRUKTUR, "",
            "ændringen opgives, efter at den var besluttet"),
    ),
    keys=hoeringens_noegler,
)
"""Region E2: én maskine for hver høring."""

FRISTER_E = (
    Duty(E1, (INDBERETTET,), SEKRETARIAT, "FR-604", "004:132-134",
        "Tag indberetningen med i en opsamling", "Include the report in a collection",
        indberetningen_samles_op),
    Duty(E1, (OPSAMLET,), DASSOS, "", "004:132-134",
        "Drøft de indberettede takststigninger", "Discuss the reported increases", opsamlingen_droeftes),
    Duty(E1, (OPSAMLET, DROEFTET), SEKRETARIAT, "FR-604", "004:132-140",
        "Send næste halvårs opsamling", "Send the collection of the next half-year", naeste_opsamling),
    Duty(E2, (I_HOERING,), HOERTE, "", "004:192-206",
        "Svar på høringen", "Answer the hearing", svarfristen),
    Duty(E2, (I_HOERING, HOERING_AFSLUTTET), EJERE, "FR-603", "004:192-206",
        "Meld, hvad der er besluttet", "Report what was decided", beslutningens_dag),
    Duty(E2, (POLITISK_BESLUTTET,), EJERE, "", "004:192-206",
        "Meld, når ændringen er gennemført", "Report when the change is carried out", gennemfoerelsens_dag),
)
"""Fristerne i E1 og E2; at der samles op to gange om året, er aftalt foreløbigt (004:136-140)."""
# fmt: on
