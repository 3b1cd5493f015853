"""M32 Ledergrupperapport: det samlede billede, uden et eneste menneske i.

Et helt eksempel::

    from datetime import date

    from samarbejde_schema.standard.v1.ledergrupperapport import Ledergrupperapport

    kommune = {"navn": "Fjordby Kommune", "cvr": "90000004"}
    rapport = Ledergrupperapport.ny(
        profil=("SAM",),
        fortrolighed="ALMINDELIG",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender={"rolle": "LEDERGRUPPE", "organisation": kommune},
        modtager=({"rolle": "DIREKTION", "organisation": kommune},),
        niveau="LEDERGRUPPE",
        periode={"fra": date(2026, 1, 1), "til": date(2026, 6, 30)},
        ledergruppe=({"forvaltning": "Voksen og handicap", "sektor": "SOCIAL"},
                     {"forvaltning": "Sundhed og Omsorg", "sektor": "OMSORG"}),
        antal_forloeb=18,
        aktivitet=({"navn": "Netværksmøder", "antal": 41},),
    )
    assert rapport.konvolut.forloeb_id is None

Reglen om små tal (FR-606) står i :mod:`.faelles.regler_tal`. Kilder: 003:118-170, 003:292, 003:461-488.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Heltal, Linje, Procent, Tekst
from ...validation.rule import PLIGT, SKAL, Breaches, at, rule
from .faelles.konvolut import Konvolutbesked
from .faelles.opfoelgning import Periode
from .faelles.taelling import Taelling
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Sektor
from .kodelister.samarbejde import Kerneelement, Kernevaerdi, Opfyldelsesgrad, Rapportniveau


class Gruppemedlem(Element):
    """En plads i ledergruppen, nævnt ved forvaltning og sektor og aldrig ved navn."""

    forvaltning: Annotated[Linje, about("forvaltning, sektor eller afdeling", "003:461", "FR-718")]
    sektor: Annotated[Sektor, about("sektor", "003:461", "FR-718")]


class Kerneelementstatus(Element):
    """Hvor langt ét af modellens seks kerneelementer er. De hænger sammen og undværer ikke hinanden."""

    kerneelement: Annotated[Kerneelement, about("hvilket kerneelement", "003:129-134")]
    opfyldelse: Annotated[Opfyldelsesgrad, about("hvor langt det er", "003:292")]
    bemaerkning: Annotated[Tekst | None, about("hvad der mangler, eller hvad der lykkes", "003:292")] = None


class Ledergrupperapport(Konvolutbesked, beskedtype=Beskedtype.LEDERGRUPPERAPPORT):
    """Aktiviteter og resultater i Samarbejdsmodellen, talt sammen på tværs af forløb (M32).

    Koordinatoren samler tal til ledergruppen, og ledergruppen rapporterer til direktion og politikere
    (003:463-466). Rapporten handler om mange forløb og har derfor intet ``forloeb_id``, og ingen type i den
    kan rumme en borger; er et tal så lille, at nogen kunne kendes på det, udelades det (FR-606). Ledergruppen
    bruger den til at prioritere ressourcer og holde fast i modellen.
    """

    niveau: Annotated[Rapportniveau, about("fra koordinator eller fra ledergruppe", "003:465")]
    periode: Annotated[Periode, about("den periode, der ses på", "003:465", "FR-034")]
    ledergruppe: Annotated[
        tuple[Gruppemedlem, ...],
        about("de forvaltninger og sektorer, gruppen består af", "003:461-463", "FR-718", many=(0, 40)),
    ] = ()
    antal_forloeb: Annotated[Heltal, about("hvor mange forløb rapporten bygger på", "003:465", "FR-606")]
    aktivitet: Annotated[
        tuple[Taelling, ...], about("aktiviteter i tal, fx netværksmøder", "003:465", "FR-606", many=(0, 40))
    ] = ()
    resultat: Annotated[
        tuple[Taelling, ...], about("resultater i tal, fx nåede mål", "003:465", "FR-606", many=(0, 40))
    ] = ()
    andel_udredt: Annotated[
        Procent | None, about("andel af borgerne, der er udredt, i procent", "003:154", "FR-606")
    ] = None
    effekt: Annotated[
        tuple[Taelling, ...],
        about(
            "effekt i tal, fx borgere, der oplever sammenhæng", "003:118-120, 158-164", "FR-606", many=(0, 20)
        ),
    ] = ()
    kerneelement: Annotated[
        tuple[Kerneelementstatus, ...],
        about("hvor langt hvert af de seks kerneelementer er", "003:129-134, 292", "FR-703", many=(0, 6)),
    ] = ()
    kernevaerdi: Annotated[
        tuple[Kernevaerdi, ...],
        about("de kerneværdier, der er i fokus", "003:138-145", "FR-020", many=(0, 3)),
    ] = ()
    ressourceprioritering: Annotated[
        Tekst | None, about("hvordan ressourcerne er eller bør være prioriteret", "003:463")
    ] = None
    afsat_tid: Annotated[Tekst | None, about("den tid, der er sat af til fagpersonerne", "003:486-488")] = (
        None
    )
    samarbejdsaftale: Annotated[
        Linje | None, about("den aftale, samarbejdet på tværs bygger på", "003:166-167")
    ] = None
    kompetenceudvikling: Annotated[
        Tekst | None, about("procedurer og kurser, der holder fast i modellen", "003:170-172")
    ] = None
    udfordring: Annotated[
        tuple[Tekst, ...], about("det, der er svært; ingen personer", "003:465", many=(0, 20))
    ] = ()
    anbefaling: Annotated[tuple[Tekst, ...], about("det, modtageren bør gøre", "003:465", many=(0, 20))] = ()


@rule(
    "FR-718",
    da="Nævn mindst to forvaltninger eller sektorer i ledergruppen: den går på tværs.",
    en="Name at least two administrations or sectors in the leadership group: it is cross-cutting.",
    demand={"SAM": SKAL},
    kind=PLIGT,
    messages=("ledergrupperapport",),
    requirements=("R235",),
    fields=("ledergruppe.forvaltning", "ledergruppe.sektor", "niveau"),
    source="003:461",
)
def ledergruppen_gaar_paa_tvaers(besked: Ledergrupperapport) -> Breaches:
    """Ledergruppen består af ledere fra de forvaltninger og sektorer, der er med i samarbejdet (003:461-463).

    To er det mindste, for at noget kan gå på tværs. En koordinators tal til ledergruppen behøver ikke
    fortælle gruppen, hvem den selv er; nævnes den, gælder kravet også dér.
    """
    if besked.niveau is Rapportniveau.KOORDINATOR and not besked.ledergruppe:
        return
    forvaltninger = {medlem.forvaltning for medlem in besked.ledergruppe}
    sektorer = {medlem.sektor for medlem in besked.ledergruppe}
    if max(len(forvaltninger), len(sektorer)) < 2:
        yield at("ledergruppe")
