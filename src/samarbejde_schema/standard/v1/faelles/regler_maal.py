"""Regler om det faglige indhold: mål, temaer, ydelser og de koder, de er skrevet med.

Et helt eksempel, hvor ``statusnotat`` kun nævner undertemaer under deres eget tema::

    from samarbejde_schema.standard.v1.faelles.regler_maal import undertema_hoerer_til_tema

    assert list(undertema_hoerer_til_tema.judge(statusnotat)) == []

Temaer og undertemaer er dem fra Voksenudredningsmetoden og Fælles Faglige Begreber (000:40, 000:197-202).
At en kode gjaldt på dagen, bedømmes i :mod:`..registerregler.koder`.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from ....modelling.shape import Field, Shape
from ....modelling.walk import lists_of
from ....primitives import Uuid, lexical
from ....validation.rule import (
    BOER,
    GYLDIGHED,
    PLIGT,
    SKAL,
    Breach,
    Breaches,
    at,
    clause,
    rule,
)
from ..indhold import ENTRIES, MED_KONVOLUT
from ..kodelister.ffb import AKTIVITET_OG_DELTAGELSE, FfbUndertema, er_aktivitet_og_deltagelse
from ..kodelister.konvolut import Beskedtype, Bilagstype
from .maal import ArtefaktRef
from .steder import ydelsesfelt
from .typer import BESKEDREF

_ALLE = tuple(entry.type for entry in ENTRIES)
_UNDER_AKTIVITET_OG_DELTAGELSE = frozenset(filter(er_aktivitet_og_deltagelse, FfbUndertema))
_NOEGLER = frozenset({lexical(Uuid).name, BESKEDREF.name})
_OM_MAALET = (
    "arbejdetMedMaalet",
    "ikkeArbejdetMed",
    "maalopfyldelse",
    "opfyldelsesprocent",
    "udvikling",
    "funktionsevneEfter",
    "talvaerdi",
    "virkning",
)


@rule(
    "FR-020",
    clauses=(
        clause(
            "vaerdi",
            da="Skriv hver kode og hver henvisning én gang på listen.",
            en="Write each code and each reference once in the list.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "modtager",
            da="Nævn hver modtager én gang.",
            en="Name each receiver once.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=MED_KONVOLUT,
    fields=("konvolut.profil", "konvolut.samtykkeRef", "konvolut.modtager", "indsatsmaalRef"),
    source="valg",
)
def ingen_gentagelser(besked: Any) -> Breaches:
    """En liste af koder eller henvisninger er en mængde: at sige det samme to gange siger ikke mere.

    Reglen gælder alle lister af koder og nøgler og listen af modtagere, hvor samme organisation i samme rolle
    kun nævnes én gang.
    """
    for sted, felt, vaerdier in lists_of(besked):
        if len(vaerdier) > 1 and len(set(vaerdier)) < len(vaerdier) and _er_maengde(felt):
            yield from _gentaget(sted, vaerdier, "vaerdi")
    for navn in _artefakter(besked.shape()):
        henvisninger = [ref.id for ref in getattr(besked, navn)]
        if len(set(henvisninger)) < len(henvisninger):
            yield from _gentaget((navn,), henvisninger, "vaerdi")
    modtagere = besked.konvolut.modtager
    if len(modtagere) > 1:
        noegler = [(m.rolle, m.organisation.cvr, m.organisation.p_nummer) for m in modtagere]
        yield from _gentaget(("konvolut", "modtager"), noegler, "modtager")


@cache
def _artefakter(shape: Shape) -> tuple[str, ...]:
    """Beskedens egne lister af henvisninger til artefakter."""
    return tuple(felt.name for felt in shape.fields if felt.many and felt.type is ArtefaktRef)


def _er_maengde(felt: Field) -> bool:
    """Om feltet rummer koder eller nøgler; i fri tekst må det samme gerne stå to gange."""
    return felt.lexical is None or felt.lexical.name in _NOEGLER


def _gentaget(sted: tuple[str | int, ...], vaerdier: Sequence[Any], led: str) -> Iterator[Breach]:
    """Et brud for hver værdi, der har stået før på samme liste."""
    set_foer = set()
    for i, vaerdi in enumerate(vaerdier):
        if vaerdi in set_foer:
            yield at(*sted, i, clause=led)
        set_foer.add(vaerdi)


@rule(
    "FR-030",
    da="Skriv, hvad ydelsen er: vælg en kode, eller skriv det i ord, når der ikke findes en.",
    en="State what the service is: choose a code, or say it in words when there is none.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=(
        "forespoergsel",
        "bestilling",
        "tilbud",
        "kontrakt",
        "bestillingJustering",
        "kontrakttillaeg",
    ),
    requirements=("R274",),
    fields=("ydelse.ydelseskode", "ydelse.fritekst", "oensketYdelse.ydelseskode", "oensketYdelse.fritekst"),
    source="D24",
)
def ydelsen_er_naevnt(besked: Any) -> Breaches:
    """Koden er det fælles sprog (004:146); ord bruges, hvor Fælles Faglige Begreber ikke har en kode."""
    felt = ydelsesfelt(besked.konvolut.beskedtype)
    for i, ydelse in enumerate(getattr(besked, felt)):
        if ydelse.ydelseskode is None and ydelse.fritekst is None:
            yield at(felt, i)


@rule(
    "FR-103",
    da="Sig, hvilket indsatsmål ydelsen arbejder med: henvis til mindst ét af bestillingens mål.",
    en="Say which goal the service works towards: refer to at least one goal of the order.",
    demand=BOER,
    messages=("bestilling", "bestillingJustering"),
    requirements=("R050",),
    fields=("ydelse.indsatsmaalRef",),
    source="000:123",
)
def ydelse_har_maal(besked: Any) -> Breaches:
    """Målene lægger fast, hvad udføreren skal arbejde med (000:123), så hver ydelse peger på mindst ét.

    En henvisning til et mål, der ikke står i bestillingen, fortæller ikke udføreren noget og tæller ikke med.
    En justering kan henvise til bestillingens mål uden at gentage dem.
    """
    bestilling = besked.konvolut.beskedtype is Beskedtype.BESTILLING
    kendte = {maal.id for maal in besked.indsatsmaal} if bestilling else None
    for i, ydelse in enumerate(besked.ydelse):
        maal = ydelse.indsatsmaal_ref
        if not maal or (kendte is not None and kendte.isdisjoint(maal)):
            yield at("ydelse", i, "indsatsmaal_ref")


@rule(
    "FR-108",
    clauses=(
        clause(
            "mangler",
            da="Skriv niveauet for funktionsevne: undertemaet hører under aktivitet og deltagelse.",
            en="State the level of functional ability: the subtheme belongs to activity and participation.",
            demand={"GRUND": BOER, "MIDT": SKAL},
            kind=PLIGT,
        ),
        clause(
            "uden-for",
            da="Udelad niveauet her: funktionsevne gives kun under aktivitet og deltagelse.",
            en="Leave the level out: functional ability is stated only under activity and participation.",
            demand={"GRUND": BOER, "MIDT": SKAL},
            kind=PLIGT,
        ),
    ),
    messages=("forespoergsel", "bestilling", "aktoerOpfoelgning", "statusnotat"),
    requirements=("R091",),
    fields=("temaVurdering.funktionsevne",),
    source="KL",
)
def funktionsevne_hvor_den_hoerer_hjemme(besked: Any) -> Breaches:
    """Niveauerne 0–4 beskriver, hvad borgeren kan i sin hverdag, altså aktivitet og deltagelse (000:202-204).

    For kroppens funktioner, forhold og omgivelser siges vurderingen i ord. Et helt tema under aktivitet og
    deltagelse kan have et niveau, men behøver det ikke.
    """
    for i, vurdering in enumerate(besked.tema_vurdering):
        if vurdering.undertema in _UNDER_AKTIVITET_OG_DELTAGELSE:
            if vurdering.funktionsevne is None:
                yield at("tema_vurdering", i, "funktionsevne", clause="mangler")
        elif vurdering.funktionsevne is not None and (
            vurdering.undertema is not None or vurdering.tema not in AKTIVITET_OG_DELTAGELSE
        ):
            yield at("tema_vurdering", i, "funktionsevne", clause="uden-for")


@rule(
    "FR-117",
    da="Vælg et undertema, der hører til temaet, eller ret temaet.",
    en="Choose a subtheme that belongs to the theme, or correct the theme.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=("forespoergsel", "bestilling", "aktoerOpfoelgning", "statusnotat"),
    requirements=("R140",),
    fields=("temaVurdering.undertema", "vaesentligAendring.undertema"),
    source="KL",
)
def undertema_hoerer_til_tema(besked: Any) -> Breaches:
    """Hvert undertema hører til netop ét af de elleve temaer, så de to aldrig kan sige hver sit (KL)."""
    for i, vurdering in enumerate(besked.tema_vurdering):
        if vurdering.undertema is not None and vurdering.undertema.parent != vurdering.tema:
            yield at("tema_vurdering", i, "undertema")
    if besked.konvolut.beskedtype is not Beskedtype.STATUSNOTAT:
        return
    for i, aendring in enumerate(besked.vaesentlig_aendring):
        if aendring.undertema is not None and aendring.undertema.parent != aendring.tema:
            yield at("vaesentlig_aendring", i, "undertema")


@rule(
    "FR-417",
    da="Skriv, hvordan der er arbejdet med målet, eller hvorfor der ikke er; også når intet har ændret sig.",
    en="State how the goal was worked with, or why it was not; also when nothing has changed.",
    demand=SKAL,
    kind=PLIGT,
    messages=("statusnotat", "udskrivning"),
    requirements=("R064", "R138", "R142"),
    fields=(
        *(f"{liste}.{felt}" for liste in ("maalstatus", "slutstatus") for felt in _OM_MAALET),
        "konvolut.bilag.type",
    ),
    source="000:153, 276, 338",
)
def noget_om_hvert_maal(besked: Any) -> Breaches:
    """Dialogen om målene er løbende, både når der sker udvikling, og når der ikke gør (000:153-154).

    Et mål er omtalt, når der står noget i ord, en kode eller et tal om det, eller når notatet ligger ved som
    dokument, fordi udførerens system arbejder på den måde (000:338). Ved udskrivningen gælder det samme for
    hvert måls slutstatus.
    """
    if any(bilag.type is Bilagstype.STATUSNOTAT_PDF for bilag in besked.konvolut.bilag):
        return
    felt = "slutstatus" if besked.konvolut.beskedtype is Beskedtype.UDSKRIVNING else "maalstatus"
    for i, linje in enumerate(getattr(besked, felt)):
        if (
            linje.arbejdet_med_maalet is None
            and linje.ikke_arbejdet_med is None
            and linje.maalopfyldelse is None
            and linje.opfyldelsesprocent is None
            and linje.udvikling is None
            and linje.funktionsevne_efter is None
            and linje.virkning is None
            and not linje.talvaerdi
        ):
            yield at(felt, i)
