"""Forløbets regler om opsigelse og udskrivning: varsel, lejemål, levering til det sidste, og at alt bliver
gjort færdigt.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.afslutning import varslet_er_holdt

    assert varslet_er_holdt.id == "FR-501"
    assert varslet_er_holdt.messages == ("opsigelse",)

Kilder: 000:351-362; SEL § 174; almenboligloven § 105.
"""

from __future__ import annotations

from ....findings import Stage
from ....process import Forloeb, Log, later
from ....validation.rule import BOER, GYLDIGHED, PLIGT, SKAL, Breaches, NotJudged, at, clause, rule
from ..egenbetaling_oplysninger import EgenbetalingOplysninger
from ..kodelister.afsoegning import Boligtype
from ..kodelister.lov import Lovparagraf
from ..kodelister.match import Vilkaarsemne
from ..kodelister.opfoelgning import Ophoersaarsag
from ..kontrakt import Kontrakt
from ..opsigelse import Opsigelse
from ..udskrivning import Udskrivning
from .opslag import hos_udfoereren, i_dag, nyeste, taeller
from .opslag_kontrakt import henviser, kontrakten, tidligste_ophoer, varslet, ydelser_i_kraft
from .opslag_maal import maal_i_kraft
from .parametre import parametre_af

UDEN_VARSEL = frozenset({Ophoersaarsag.DOED, Ophoersaarsag.KONKURS})
"""Årsager, hvor intet varsel kan holdes (FR-501)."""
_STRAKS = frozenset({Ophoersaarsag.MISLIGHOLDELSE, Ophoersaarsag.GODKENDELSE_BORTFALDET})
"""Årsager, hvor det almindelige varsel ikke gælder; opsigelsen bygger på kontraktens punkt om dem."""

UDEN_AFVIKLING = UDEN_VARSEL | {Ophoersaarsag.UDEBLIVELSE}
"""Årsager, hvor indsatsen er slut, før den kan gøres færdig (FR-505)."""


@rule(
    "FR-208",
    clauses=(
        clause(
            "sent",
            da="Gør op inden 12 måneder efter udskrivningen; et krav om betaling kan ellers være bortfaldet.",
            en="Settle within 12 months of the discharge; a claim for payment may otherwise have lapsed.",
            demand=BOER,
        ),
        clause(
            "mangler",
            da="Skriv, hvornår der er gjort op: fristen for at kræve betaling er gået.",
            en="State when accounts were settled: the time for claiming payment has passed.",
            demand=BOER,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("udskrivning",),
    fields=("slutafregningsdato", "udskrivningsdato"),
    source="SEL § 174(2)",
)
def gjort_op_i_tide(besked: Udskrivning, forloeb: Forloeb) -> Breaches:
    """Et krav om betaling skal rejses senest 12 måneder efter, at hjælpen er givet (SEL § 174, stk. 2).

    Fristen regnes fra udskrivningsdagen; tallet står i reglernes parametre. Er der et beløb at regulere,
    skrives en dag for opgørelsen; ellers kan den udelades.
    """
    frist = later(besked.udskrivningsdato, parametre_af(forloeb).slutafregning)
    if besked.slutafregningsdato is not None:
        if besked.slutafregningsdato > frist:
            yield at("slutafregningsdato", clause="sent")
    elif besked.efterregulering is not None and i_dag(forloeb) > frist and taeller(besked, forloeb):
        yield at("slutafregningsdato", clause="mangler")


@rule(
    "FR-501",
    clauses=(
        clause(
            "punkt",
            da="Skriv det punkt i kontrakten, opsigelsen bygger på.",
            en="State the clause of the contract that the notice is based on.",
            demand=SKAL,
            kind=PLIGT,
        ),
        clause(
            "varsel",
            da="Hold kontraktens varsel, eller skriv, at parterne er enige om et kortere.",
            en="Keep the notice period of the contract, or state that the parties agree on a shorter one.",
            demand=SKAL,
            kind=PLIGT,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("opsigelse",),
    requirements=("R147",),
    fields=("kontraktvilkaar", "ophoersdato", "opsagtDato", "opsigendePart", "aftaltKortereVarsel"),
    source="000:356",
)
def varslet_er_holdt(besked: Opsigelse, forloeb: Forloeb) -> Breaches:
    """En opsigelse sker på de præmisser, parterne er blevet enige om (000:356): kontraktens punkt om
    opsigelse og dens varsel.

    Varslet er den opsigende parts, regnet i kalendermåneder fra den dag, der siges op, og frem til ugens
    eller månedens udgang, når kontrakten siger det. Er parterne enige om et kortere varsel, er det præmissen.
    Død og konkurs har intet varsel, og ved misligholdelse og bortfaldet godkendelse tæller kontraktens punkt
    om det. Kendes kontrakten eller dens varsel ikke, eller kan et tillæg have ændret
    det, kan varslet ikke bedømmes.
    """
    if besked.aarsag in UDEN_VARSEL or besked.aftalt_kortere_varsel is True:
        return
    if besked.kontraktvilkaar is None:
        yield at("kontraktvilkaar", clause="punkt")
    if besked.aarsag in _STRAKS:
        return
    kontrakt = kontrakten(besked.kontrakt_ref, besked, forloeb.before)
    varsel = None if kontrakt is None else varslet(kontrakt, besked.opsigende_part, forloeb.before)
    if varsel is None:
        raise NotJudged
    if besked.ophoersdato < tidligste_ophoer(besked.opsagt_dato, varsel):
        yield at("ophoersdato", clause="varsel")


@rule(
    "FR-503",
    da="Skriv, at lejemålet består: boligen er en almen bolig, og lejen opsiges ikke sammen med pladsen.",
    en="State that the lease stands: the home is almen housing, and the notice does not end the lease.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.FORLOEB,
    messages=("opsigelse",),
    fields=("lejeforholdBeroeresIkke",),
    source="Ankestyrelsen 47-22",
)
def lejemaalet_bestaar(besked: Opsigelse, forloeb: Forloeb) -> Breaches:
    """I en almen bolig efter almenboligloven § 105 er lejemålet borgerens eget: en opsigelse af pladsen
    opsiger det aldrig (Ankestyrelsens principmeddelelse 47-22).

    Boligens art står i oplysningerne om egenbetaling, ellers i kontraktens lovgrundlag. Kendes ingen af dem,
    kan det ikke bedømmes.
    """
    if besked.lejeforhold_beroeres_ikke is True:
        return
    almen = _almen_bolig(besked, forloeb.before)
    if almen is None:
        raise NotJudged
    if almen:
        yield at("lejeforhold_beroeres_ikke")


def _almen_bolig(besked: Opsigelse, log: Log) -> bool | None:
    oplyst = nyeste(hos_udfoereren(EgenbetalingOplysninger, besked, log))
    if oplyst is not None:
        return oplyst.boligtype is Boligtype.ABL105
    kontrakt = kontrakten(besked.kontrakt_ref, besked, log)
    if kontrakt is None:
        return None
    return any(ydelse.paragraf is Lovparagraf.ABL_105 for ydelse in ydelser_i_kraft(kontrakt, log))


@rule(
    "FR-505",
    clauses=(
        clause(
            "ydelse",
            da="Skriv for hver aftalt ydelse, hvornår den slutter; mindst én mangler.",
            en="State for every agreed service when it ends; at least one is missing.",
            demand=SKAL,
            kind=PLIGT,
        ),
        clause(
            "maal",
            da="Giv slutstatus på hvert aktivt indsatsmål; mindst ét mangler.",
            en="Give the final status of every active goal; at least one is missing.",
            demand=SKAL,
            kind=PLIGT,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("udskrivning",),
    requirements=("R153",),
    fields=("ydelseAfslutning.ydelseRef", "slutstatus.maalRef", "udskrivningsdato"),
    source="000:361",
)
def alt_er_gjort_faerdigt(besked: Udskrivning, forloeb: Forloeb) -> Breaches:
    """Aftalegrundlaget afvikles bedst muligt (000:361-362), når hver ydelse får sin sidste dag og hvert mål
    sin slutstatus.

    Ved død, konkurs og udeblivelse er indsatsen slut, før den kan gøres færdig. En ydelse, der ifølge
    kontrakten er sluttet før udskrivningen, er allerede afsluttet. Kendes kontrakten eller målene ikke, kan
    det ikke bedømmes.
    """
    if besked.aarsag in UDEN_AFVIKLING:
        return
    ydelser = _aabne_ydelser(besked, forloeb.before)
    maal = maal_i_kraft(besked, forloeb.before)
    if ydelser is not None and not ydelser <= {linje.ydelse_ref for linje in besked.ydelse_afslutning}:
        yield at("ydelse_afslutning", clause="ydelse")
    aktive = {noegle for noegle, et in maal.items() if et.aktivt}
    if not aktive <= {linje.maal_ref for linje in besked.slutstatus}:
        yield at("slutstatus", clause="maal")
    if ydelser is None or not maal:
        raise NotJudged


def _aabne_ydelser(besked: Udskrivning, log: Log) -> set[str] | None:
    """Nøglerne på de aftalte ydelser, der ikke er sluttet før; ``None``, når kontrakten ikke kendes."""
    kontrakt = nyeste(hos_udfoereren(Kontrakt, besked, log))
    if kontrakt is None:
        return None
    return {
        ydelse.id
        for ydelse in ydelser_i_kraft(kontrakt, log)
        if ydelse.slutdato is None or ydelse.slutdato >= besked.udskrivningsdato
    }


@rule(
    "FR-508",
    da="Skriv, hvad der leveres, indtil indsatsen ophører; kontrakten siger det ikke.",
    en="State what is delivered until the service ends; the contract does not say.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("opsigelse",),
    requirements=("R149",),
    fields=("leveringIPerioden",),
    source="000:357",
)
def levering_til_det_sidste(besked: Opsigelse, forloeb: Forloeb) -> Breaches:
    """Det bør være klart, hvordan indsatsen leveres i opsigelsesperioden (000:357), i opsigelsen eller i
    kontrakten.

    Ophører indsatsen samme dag, er der ingen periode. Kendes kontrakten ikke, kan det ikke bedømmes.
    """
    if besked.levering_i_perioden is not None or besked.ophoersdato <= besked.opsagt_dato:
        return
    kontrakt = kontrakten(besked.kontrakt_ref, besked, forloeb.before)
    if kontrakt is None:
        raise NotJudged
    if not _siger_levering(kontrakt):
        yield at("levering_i_perioden")


def _siger_levering(kontrakt: Kontrakt) -> bool:
    henvist = henviser(kontrakt, Vilkaarsemne.LEVERING_I_OPSIGELSESPERIODE)
    return kontrakt.levering_i_opsigelsesperiode is not None or henvist
