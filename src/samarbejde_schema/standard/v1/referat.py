"""M16 Referat: hvad mødet viste, og hvad der blev besluttet.

Et helt eksempel, hvor ``statusnotat`` lå til grund for mødet, og ``sag`` er kommunens sag::

    from datetime import UTC, date, datetime, timedelta
    from uuid import uuid4

    from samarbejde_schema.standard.v1.referat import Referat

    moedet = datetime(2026, 12, 2, 9, 30, tzinfo=UTC)
    referat = statusnotat.besvar(
        Referat,
        nu=moedet + timedelta(hours=5), myndighedssag=sag,
        fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        referat_id=uuid4(), moedetype="STATUSMOEDE", moede_start=moedet,
        deltager=({"rolle": "BORGER"}, {"rolle": "MYNDIGHED"}, {"rolle": "UDFOERER"}),
        punktreferat=({"tekst": "Vi talte om nætterne."},), beslutning="AFVENTER_MYNDIGHED",
        borgerens_stemme={"egne_ord": "Et godt møde."}, naeste_moede={"senest": date(2027, 11, 1)},
    )

Kilder: 000:107, 000:197, 000:223, 000:290-299, 000:353; 003:223, 003:403.
"""

from typing import Annotated

from ...modelling.element import Choice, Element
from ...modelling.marks import about
from ...primitives import Dato, Tekst, Tidspunkt, Uuid
from ...validation.rule import BOER, PLIGT, SKAL, Breaches, at, clause, rule
from .faelles.aftale import AftaleStatuslinje
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import FremtidigtMaal, Maalbeslutning
from .faelles.opfoelgning import Fravaer, Moedeaftale, Moededeltager
from .kodelister.ffb import Opfoelgningsresultat, Stoettebehovsniveau
from .kodelister.konvolut import Beskedtype, Rolle
from .kodelister.opfoelgning import (
    Beslutning,
    Dagsordenspunkttype,
    Indsatsvurdering,
    Justeringsbehov,
    Maalstatus,
    Moedetype,
)


class Punktreferat(Element):
    """Hvad der blev sagt om ét punkt; uden henvisning til dagsordenen, når punktet først kom op på mødet."""

    punkt_ref: Annotated[Uuid | None, about("dagsordenens punkt", "000:291", "FR-421")] = None
    type: Annotated[Dagsordenspunkttype | None, about("punktets art", "000:247-257")] = None
    tekst: Annotated[Tekst, about("referat", "000:291")]


class NaesteMoede(Choice):
    """Hvornår der mødes igen: et aftalt tidspunkt, senest en dag, eller grunden til, at der ikke gør."""

    tidspunkt: Annotated[Tidspunkt | None, about("aftalt tidspunkt", "000:257")] = None
    senest: Annotated[Dato | None, about("senest en dato", "000:257")] = None
    intet_begrundelse: Annotated[
        Tekst | None,
        about("hvorfor der ikke mødes igen", "000:257", "FR-425"),
    ] = None


class Referat(Konvolutbesked, beskedtype=Beskedtype.REFERAT):
    """Referatet af et møde, og de beslutninger, det førte til (M16).

    Sendes efter mødet af myndigheden, eller af koordinatoren for et netværksmøde, til dem, der var med som
    organisationer; borgeren får besked på anden måde. Bliver noget ændret, følger nye mål, en justeret
    bestilling og nye delmål.
    """

    borger_ref: Annotated[
        Borgerhenvisning | None,
        about("hvem det handler om", "praksis", "FR-032"),
    ] = None
    referat_id: Annotated[Uuid, about("referatets nøgle", "000:107")]
    moedetype: Annotated[Moedetype, about("hvilket møde", "000:290-299")]
    dagsorden_ref: Annotated[Uuid | None, about("dagsordenen", "000:107", "FR-003")] = None
    moede_start: Annotated[Tidspunkt, about("mødet begyndte", "000:107", "FR-405")]
    moede_slut: Annotated[Tidspunkt | None, about("mødet sluttede", "000:107", "FR-405")] = None
    deltager: Annotated[
        tuple[Moededeltager, ...],
        about("hvem der var med", "000:291", "FR-405", "FR-701", many=(1, 40)),
    ]
    fravaer: Annotated[
        tuple[Fravaer, ...],
        about("hvem der manglede, og hvorfor", "000:291", "FR-405", "FR-715", many=(0, 10)),
    ] = ()
    punktreferat: Annotated[
        tuple[Punktreferat, ...],
        about("referat for hvert punkt", "000:291", "FR-421", many=(1, 40)),
    ]
    beslutning: Annotated[
        Beslutning,
        about("hvad der blev besluttet om indsatsen", "000:223", "FR-406", "FR-422"),
    ]
    opfoelgningsresultat: Annotated[
        Opfoelgningsresultat | None,
        about("afgørelse, når den er truffet", "000:296-299"),
    ] = None
    indsatsvurdering: Annotated[
        Indsatsvurdering | None,
        about("om det er den rette indsats", "000:197"),
    ] = None
    indsatsvurdering_begrundelse: Annotated[Tekst | None, about("hvorfor", "000:197")] = None
    maalbeslutning: Annotated[
        tuple[Maalbeslutning, ...],
        about("beslutning om hvert mål", "000:353", "FR-504", many=(0, 30)),
    ] = ()
    fremtidigt_maal: Annotated[
        tuple[FremtidigtMaal, ...],
        about("de fremtidige mål", "000:223", "FR-406", many=(0, 30)),
    ] = ()
    borgerens_stemme: Annotated[
        BorgerensStemme | None,
        about("borgerens syn på mødet", "000:291; 003:226", "FR-418", "FR-711"),
    ] = None
    uenighed: Annotated[
        tuple[Tekst, ...],
        about("hvad der ikke er enighed om", "003:254", many=(0, 10)),
    ] = ()
    aftale: Annotated[
        tuple[Moedeaftale, ...],
        about("hvem gør hvad hvornår", "000:251", "FR-709", many=(0, 40)),
    ] = ()
    aftale_status: Annotated[
        tuple[AftaleStatuslinje, ...],
        about("status på aftaler fra mål- og aftaleskemaet", "003:403", "FR-709", many=(0, 100)),
    ] = ()
    justeringsbehov: Annotated[
        tuple[Justeringsbehov, ...],
        about("hvad der skal justeres", "000:298", "FR-422", "FR-020", many=(0, 4)),
    ] = ()
    stoettebehov_efter: Annotated[
        Stoettebehovsniveau | None,
        about("støttebehov efter mødet", "000:211"),
    ] = None
    aftaleforhold: Annotated[
        Tekst | None,
        about("aftaleforhold: kontrakt, takst, ydelser", "000:209"),
    ] = None
    forventet_afslutning: Annotated[
        Dato | None,
        about("hvornår indsatsen ventes færdig", "000:254"),
    ] = None
    efterfoelgende_indsats: Annotated[
        Tekst | None,
        about("hvad der skal træde i stedet", "000:254-256"),
    ] = None
    naeste_moede: Annotated[NaesteMoede | None, about("hvornår der mødes igen", "000:257", "FR-425")] = None
    bemaerkningsfrist: Annotated[
        Dato | None,
        about("frist for bemærkninger til referatet", "praksis"),
    ] = None
    opfoelgning_med: Annotated[
        tuple[Rolle, ...],
        about("hvem mødet er fulgt op sammen med", "003:223", "FR-715", "FR-020", many=(0, 10)),
    ] = ()


_UDFOERER = frozenset({Rolle.UDFOERER, Rolle.DRIFTSHERRE})
_BORGERSIDEN = frozenset({Rolle.BORGER, Rolle.VAERGE})
_MED_BEGGE_PARTER = frozenset({Moedetype.STATUSMOEDE, Moedetype.JUSTERINGSMOEDE})


@rule(
    "FR-405",
    clauses=(
        clause(
            "tid",
            da="Send referatet, når mødet er slut.",
            en="Send the minutes when the meeting is over.",
            demand=SKAL,
            kind=PLIGT,
        ),
        clause(
            "myndighed",
            da="Nævn myndigheden blandt deltagerne: mødet holdes mellem myndighed og udfører.",
            en="Name the authority among those present: the meeting is between authority and provider.",
            demand=SKAL,
            kind=PLIGT,
        ),
        clause(
            "udfoerer",
            da="Nævn udføreren blandt deltagerne: mødet holdes mellem myndighed og udfører.",
            en="Name the provider among those present: the meeting is between authority and provider.",
            demand=SKAL,
            kind=PLIGT,
        ),
        clause(
            "borger",
            da="Nævn borger eller værge blandt deltagerne, eller skriv grunden under fravær.",
            en="Name the citizen or guardian among those present, or state under absence why they were not.",
            demand=SKAL,
            kind=PLIGT,
        ),
    ),
    messages=("referat",),
    requirements=("R041", "R131", "R132"),
    fields=("moedeStart", "moedeSlut", "deltager.rolle", "fravaer.rolle"),
    source="000:107, 291-299",
)
def efter_et_moede_med_parterne(besked: Referat) -> Breaches:
    """Et referat fortæller om et møde, der er holdt, med dem, det angår.

    Til statusmødet er myndighed og udfører med og borgeren eller værgen; kunne de ikke, står grunden under
    fravær (000:291). Mødet om justering er mellem myndighed og udfører; andre er velkomne (000:296-299).
    """
    slut = besked.moede_start if besked.moede_slut is None else besked.moede_slut
    if besked.konvolut.afsendt < slut:
        yield at("moede_start" if besked.moede_slut is None else "moede_slut", clause="tid")
    if besked.moedetype not in _MED_BEGGE_PARTER:
        return
    roller = {deltager.rolle for deltager in besked.deltager}
    if Rolle.MYNDIGHED not in roller:
        yield at("deltager", clause="myndighed")
    if roller.isdisjoint(_UDFOERER):
        yield at("deltager", clause="udfoerer")
    if besked.moedetype is Moedetype.STATUSMOEDE:
        omtalt = roller.union(fravaer.rolle for fravaer in besked.fravaer)
        if omtalt.isdisjoint(_BORGERSIDEN):
            yield at("fravaer", clause="borger")


@rule(
    "FR-406",
    da="Skriv de fremtidige mål, som borger, myndighed og udfører aftalte på mødet.",
    en="State the future goals that citizen, authority and provider agreed on at the meeting.",
    demand=SKAL,
    kind=PLIGT,
    messages=("referat",),
    requirements=("R103",),
    fields=("fremtidigtMaal", "beslutning"),
    source="000:223",
)
def fremtidige_maal(besked: Referat) -> Breaches:
    """Fortsætter indsatsen, også i ændret form, er det på statusmødet, målene for den aftales (000:223)."""
    if besked.moedetype is not Moedetype.STATUSMOEDE or besked.fremtidigt_maal:
        return
    if besked.beslutning is Beslutning.FORTSAET or besked.beslutning is Beslutning.AENDRE:
        yield at("fremtidigt_maal")


@rule(
    "FR-418",
    da="Skriv borgerens syn på mødet, eller hvorfor det ikke står her.",
    en="State the citizen's view of the meeting, or why it is not here.",
    demand=SKAL,
    kind=PLIGT,
    messages=("referat",),
    requirements=("R131",),
    fields=("borgerensStemme",),
    source="000:291",
)
def borgerens_syn_paa_moedet(besked: Referat) -> Breaches:
    """Statusmødet holdes med borgeren, og referatet viser det (000:291).

    Borgerens egne ord er bedst, en andens gengivelse næstbedst; ellers siges, hvorfor de mangler.
    """
    if besked.moedetype is Moedetype.STATUSMOEDE and besked.borgerens_stemme is None:
        yield at("borgerens_stemme")


@rule(
    "FR-422",
    da="Skriv, hvad der skal justeres: mål, ydelse, takst eller rammer.",
    en="State what is to be adjusted: goals, service, price or setting.",
    demand=BOER,
    messages=("referat",),
    requirements=("R132",),
    fields=("justeringsbehov", "beslutning"),
    source="000:298",
)
def hvad_der_skal_justeres(besked: Referat) -> Breaches:
    """En beslutning om at ændre sætter først andre i gang, når den siger hvad (000:296-299)."""
    if besked.beslutning is Beslutning.AENDRE and not besked.justeringsbehov:
        yield at("justeringsbehov")


@rule(
    "FR-425",
    da="Skriv, hvornår der mødes igen, eller hvorfor der ikke gør.",
    en="State when the next meeting is, or why there is none.",
    demand=BOER,
    messages=("referat",),
    requirements=("R117",),
    fields=("naesteMoede",),
    source="000:257",
)
def naeste_moede_er_aftalt(besked: Referat) -> Breaches:
    """Ingen bør gå fra et møde uden at vide, hvornår man ses igen (000:257)."""
    if besked.naeste_moede is None:
        yield at("naeste_moede")


@rule(
    "FR-504",
    da="Vælg, hvad der sker, nu hvor målet er nået: et nyt mål, en anden indsats eller afslutning. Skal det "
    "nåede fastholdes, er målet stadig aktivt.",
    en="Choose what follows now that the goal is reached: a new goal, another service, or an ending. If it "
    "is to be kept up, the goal is still active.",
    demand=SKAL,
    kind=PLIGT,
    messages=("referat",),
    requirements=("R146",),
    fields=("maalbeslutning.status", "maalbeslutning.efterMaalNaaet"),
    source="000:353",
)
def naar_maalet_er_naaet(besked: Referat) -> Breaches:
    """Et nået mål er et vendepunkt: nyt mål, anden indsats eller farvel; valget skrives (000:353).

    Et netværksmøde genbesøger borgerens egne mål og vælger ingen indsats, så dér skyldes valget ikke.
    """
    if besked.moedetype is Moedetype.NETVAERKSMOEDE:
        return
    for i, maal in enumerate(besked.maalbeslutning):
        if maal.status is Maalstatus.NAAET and maal.efter_maal_naaet is None:
            yield at("maalbeslutning", i, "efter_maal_naaet")
