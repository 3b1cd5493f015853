"""FR-115: borgerens egne ord hører med, og mangler de, kan sagen vise hvorfor.

Et helt eksempel, hvor ``bestilling`` gengiver, hvad borgeren selv har sagt::

    from samarbejde_schema.standard.v1.faelles.regler_stemme import borgerens_egne_ord

    assert list(borgerens_egne_ord.judge(bestilling)) == []

Kilder: 000:138; 003:205; 004:60.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ....validation.rule import BOER, Breaches, at, rule
from ..kodelister.ffb import FfbTema, Funktionsevneniveau
from ..kodelister.konvolut import Beskedtype, Rolle
from ..kodelister.match import Hastegrad, KompleksKarakteristik
from ..kodelister.opfoelgning import Medvirken, Opfoelgningstype, Ophoersaarsag, StemmeFravaer

_SVAERT_NEDSAT = frozenset({Funktionsevneniveau.NIVEAU_3, Funktionsevneniveau.NIVEAU_4})
_MED_EN_ANDEN = frozenset({Medvirken.IKKE_MULIGT, Medvirken.GENNEM_ANDEN})
_TALER_FOR_BORGEREN = frozenset({Rolle.VAERGE, Rolle.PAAROERENDE, Rolle.REPRAESENTANT})
_ER_IKKE_DER = frozenset({Ophoersaarsag.DOED, Ophoersaarsag.UDEBLIVELSE})


@rule(
    "FR-115",
    da="Borgerens ord mangler. Spørg borgeren eller den, der taler for borgeren, eller lad beskeden vise, "
    "hvorfor de ikke er her.",
    en="The citizen's words are missing. Ask the citizen or who speaks for the citizen, or let the message "
    "show why they are not here.",
    demand=BOER,
    messages=(
        "forespoergsel",
        "bestilling",
        "statusnotat",
        "indsatsmaalOpdatering",
        "handleplan",
        "udskrivning",
    ),
    requirements=("R020", "R257"),
    fields=("borgerensStemme", "borgerensStemme.fravaersaarsag"),
    source="000:138; 003:205",
)
def borgerens_egne_ord(besked: Any) -> Breaches:
    """Målene er borgerens, og derfor hører borgerens egne ord med (000:138; 003:205).

    Ønsker borgeren ikke at sige noget, er det et svar, og det bliver hørt. Mangler ordene af andre grunde,
    bør grunden kunne genfindes i beskeden: at borgeren er svær at inddrage (004:60) eller har svært ved at
    kommunikere, at en anden taler for borgeren, at det haster, eller at borgeren ikke har kunnet medvirke.
    Er borgeren død eller udeblevet, spørges der ikke.
    """
    stemme = besked.borgerens_stemme
    aarsag = None if stemme is None else stemme.fravaersaarsag
    if stemme is not None and (aarsag is None or aarsag is StemmeFravaer.OENSKER_IKKE):
        return
    beskedtype = besked.konvolut.beskedtype
    if beskedtype is Beskedtype.UDSKRIVNING and besked.aarsag in _ER_IKKE_DER:
        return
    if aarsag is None:
        yield at("borgerens_stemme")
    elif not (_HASTER if aarsag is StemmeFravaer.IKKE_NAAET_AKUT else _KAN_IKKE)[beskedtype](besked):
        yield at("borgerens_stemme", "fravaersaarsag")


def _akut(besked: Any) -> bool:
    return besked.hastegrad is Hastegrad.AKUT


def _intet(besked: Any) -> bool:
    """Beskeden har ikke noget felt, der kan vise grunden."""
    return False


def _svaert_ved_at_kommunikere(besked: Any) -> bool:
    return any(
        vurdering.tema is FfbTema.KOMMUNIKATION and vurdering.funktionsevne in _SVAERT_NEDSAT
        for vurdering in besked.tema_vurdering
    )


def _svaer_at_inddrage(besked: Any) -> bool:
    komplekse = besked.komplekse_udfordringer
    svaer = komplekse is not None and KompleksKarakteristik.SVAER_INDDRAGELSE in komplekse.karakteristik
    return svaer or _svaert_ved_at_kommunikere(besked)


def _en_anden_medvirkede(besked: Any) -> bool:
    return besked.borger_har_medvirket in _MED_EN_ANDEN or _svaert_ved_at_kommunikere(besked)


def _en_anden_sagde_ja(besked: Any) -> bool:
    return any(
        accept.accepteret and accept.rolle in _TALER_FOR_BORGEREN
        for maal in besked.indsatsmaal
        for accept in maal.accept
    )


def _en_anden_skrev_med(besked: Any) -> bool:
    return not _TALER_FOR_BORGEREN.isdisjoint(besked.medforfatter)


_Grund = Callable[[Any], bool]

_HASTER: Mapping[Beskedtype, _Grund] = {
    Beskedtype.FORESPOERGSEL: _akut,
    Beskedtype.BESTILLING: _akut,
    Beskedtype.STATUSNOTAT: lambda besked: besked.opfoelgningstype is Opfoelgningstype.EKSTRAORDINAER,
    Beskedtype.INDSATSMAAL_OPDATERING: _intet,
    Beskedtype.HANDLEPLAN: _intet,
    Beskedtype.UDSKRIVNING: lambda besked: besked.aarsag is Ophoersaarsag.KONKURS,
}
"""Hvad der i hver besked viser, at det hastede."""

_KAN_IKKE: Mapping[Beskedtype, _Grund] = {
    Beskedtype.FORESPOERGSEL: _svaer_at_inddrage,
    Beskedtype.BESTILLING: _svaer_at_inddrage,
    Beskedtype.STATUSNOTAT: _en_anden_medvirkede,
    Beskedtype.INDSATSMAAL_OPDATERING: _en_anden_sagde_ja,
    Beskedtype.HANDLEPLAN: _en_anden_skrev_med,
    Beskedtype.UDSKRIVNING: _intet,
}
"""Hvad der i hver besked viser, at borgeren ikke selv kan sige det."""
