"""Kodelisten over bestemmelser, og hvilke ydelser og tilbudstyper der plejer at høre til dem.

Et helt eksempel::

    from samarbejde_schema.standard.v1.kodelister.ffb import FfbTilbudstype, FfbYdelse
    from samarbejde_schema.standard.v1.kodelister.lov import Lovparagraf, passer_tilbudstype, passer_ydelse

    assert passer_ydelse(Lovparagraf.SEL_85, FfbYdelse.STOETTE_TIL_TRANSPORT)
    assert not passer_ydelse(Lovparagraf.SEL_104, FfbYdelse.STOETTE_TIL_TRANSPORT)
    assert not passer_tilbudstype(Lovparagraf.SEL_108, FfbTilbudstype.MOBILT_TILBUD)

Tabellerne samler, hvad serviceloven, almenboligloven og FFB siger hver for sig. De siger det sædvanlige,
ikke det eneste lovlige: et brud er et godt råd (BØR) og aldrig en grund til at afvise.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ....modelling.codes import CodeList, codes
from .ffb import FfbTilbudstype, FfbTrae, FfbYdelse, er_under


@codes(source="serviceloven; almenboligloven; sundhedsloven; ældreloven; barnets lov", open=True)
class Lovparagraf(CodeList):
    """Den bestemmelse, en ydelse gives efter. En kode bedømmes på beskedens dato (FR-019)."""

    SEL_82_A = "SEL_82_A", "SEL § 82 a, gruppebaseret hjælp og støtte"
    SEL_82_B = "SEL_82_B", "SEL § 82 b, individuel tidsbegrænset socialpædagogisk hjælp og støtte"
    SEL_82_C = "SEL_82_C", "SEL § 82 c, sociale akuttilbud"
    SEL_82_D = "SEL_82_D", "SEL § 82 d, hjælp og støtte i samarbejde med frivillige"
    SEL_83 = "SEL_83", "SEL § 83, personlig og praktisk hjælp, madservice"
    SEL_83_A = "SEL_83_A", "SEL § 83 a, rehabiliteringsforløb"
    SEL_84 = "SEL_84", "SEL § 84, afløsning og aflastning"
    SEL_85 = "SEL_85", "SEL § 85, socialpædagogisk støtte"
    SEL_85_A = "SEL_85_A", "SEL § 85 a, bostøtte til borgere i hjemløshed"
    SEL_86 = "SEL_86", "SEL § 86, genoptræning og vedligeholdelsestræning"
    SEL_95 = "SEL_95", "SEL § 95, kontant tilskud til hjælpere"
    SEL_96 = "SEL_96", "SEL § 96, borgerstyret personlig assistance"
    SEL_97 = "SEL_97", "SEL § 97, ledsageordning"
    SEL_98 = "SEL_98", "SEL § 98, kontaktperson for døvblinde"
    SEL_99 = "SEL_99", "SEL § 99, støtte- og kontaktperson"
    SEL_100 = "SEL_100", "SEL § 100, merudgifter"
    SEL_101 = "SEL_101", "SEL § 101, social behandling af stofmisbrug"
    SEL_101_A = "SEL_101_A", "SEL § 101 a, anonym behandling af stofmisbrug"
    SEL_102 = "SEL_102", "SEL § 102, behandling af særlig karakter"
    SEL_103 = "SEL_103", "SEL § 103, beskyttet beskæftigelse"
    SEL_104 = "SEL_104", "SEL § 104, aktivitets- og samværstilbud"
    SEL_105 = "SEL_105", "SEL § 105, løn og befordring ved §§ 103 og 104"
    SEL_107 = "SEL_107", "SEL § 107, midlertidigt botilbud"
    SEL_108 = "SEL_108", "SEL § 108, længerevarende botilbud"
    SEL_109 = "SEL_109", "SEL § 109, krisecenter"
    SEL_110 = "SEL_110", "SEL § 110, forsorgshjem og herberg"
    SEL_141 = "SEL_141", "SEL § 141, handleplan"
    ABL_105 = "ABL_105", "almenboligloven § 105, almen ældre- og handicapbolig"
    ABL_115 = "ABL_115", "almenboligloven § 115, anvisning af almen bolig"
    SUL_141 = "SUL_141", "sundhedsloven § 141, alkoholbehandling"
    AELDRELOVEN = "AELDRELOVEN", "ældreloven, helhedspleje", "2025-07-01"
    UNGESTOETTE = "UNGESTOETTE", "barnets lov, ungestøtte, støtte til unge på 18–22 år", "2024-01-01"


YDELSER: Mapping[Lovparagraf, frozenset[FfbYdelse]] = MappingProxyType(
    {
        Lovparagraf.SEL_82_A: frozenset({FfbYdelse.GRUPPEBASERET_HJAELP_OG_STOETTE}),
        Lovparagraf.SEL_82_B: frozenset(
            {FfbYdelse.INDIVIDUEL_TIDSBEGRAENSET_SOCIALPAEDAGOGISK_HJAELP_OG_STOETTE}
        ),
        Lovparagraf.SEL_82_C: frozenset({FfbYdelse.AKUT_RAADGIVNING_OMSORG_OG_STOETTE}),
        Lovparagraf.SEL_82_D: frozenset({FfbYdelse.HJAELP_OG_STOETTE_ETABLERET_I_SAMARBEJDE_MED_FRIVILLIGE}),
        Lovparagraf.SEL_85: frozenset({FfbYdelse.SOCIALPAEDAGOGISK_STOETTE}),
        Lovparagraf.SEL_103: frozenset({FfbYdelse.BESKYTTET_BESKAEFTIGELSE}),
        Lovparagraf.SEL_104: frozenset({FfbYdelse.AKTIVITET_OG_SAMVAER}),
        Lovparagraf.SEL_107: frozenset({FfbYdelse.MIDLERTIDIGT_OPHOLD}),
        Lovparagraf.SEL_108: frozenset({FfbYdelse.LAENGEREVARENDE_OPHOLD}),
        Lovparagraf.SEL_109: frozenset({FfbYdelse.AKUT_OPHOLD}),
        Lovparagraf.SEL_110: frozenset({FfbYdelse.AKUT_OPHOLD, FfbYdelse.MIDLERTIDIGT_OPHOLD}),
    }
)
"""De grene af ydelsestræet, en bestemmelse plejer at dække; bestemmelser uden ydelse i FFB står her ikke."""

TILBUDSTYPER: Mapping[Lovparagraf, frozenset[FfbTilbudstype]] = MappingProxyType(
    {
        Lovparagraf.SEL_82_A: frozenset({FfbTilbudstype.MOBILT_TILBUD}),
        Lovparagraf.SEL_82_C: frozenset({FfbTilbudstype.SOCIALT_AKUTTILBUD}),
        Lovparagraf.SEL_85: frozenset(
            {FfbTilbudstype.MOBILT_TILBUD, FfbTilbudstype.BOTILBUDSLIGNENDE_TILBUD}
        ),
        Lovparagraf.SEL_103: frozenset({FfbTilbudstype.BESKYTTET_BESKAEFTIGELSESTILBUD}),
        Lovparagraf.SEL_104: frozenset({FfbTilbudstype.AKTIVITETS_OG_SAMVAERSTILBUD}),
        Lovparagraf.SEL_107: frozenset({FfbTilbudstype.MIDLERTIDIGT_BOTILBUD_TIL_VOKSNE}),
        Lovparagraf.SEL_108: frozenset({FfbTilbudstype.LAENGEREVARENDE_BOTILBUD_TIL_VOKSNE}),
        Lovparagraf.ABL_105: frozenset({FfbTilbudstype.ALMEN_AELDRE_OG_HANDICAPVENLIG_BOLIG}),
    }
)
"""De grene af tilbudstyperne, en bestemmelse plejer at høre til."""

_KENDTE_YDELSER = frozenset().union(*YDELSER.values())
_KENDTE_TILBUDSTYPER = frozenset().union(*TILBUDSTYPER.values())


def _samme_gren(kode: FfbTrae, grene: frozenset[FfbTrae]) -> bool:
    """Om koden ligger på, under eller over en af grenene; over, fordi et bredere led også dækker den."""
    return any(er_under(kode, gren) or er_under(gren, kode) for gren in grene)


@cache
def passer_ydelse(paragraf: Lovparagraf, ydelse: FfbYdelse) -> bool:
    """Om ydelsen plejer at gives efter bestemmelsen (FR-110).

    Bestemmelser og ydelser, som tabellen ikke kender, kan ikke bedømmes og passer altid.
    """
    if paragraf not in YDELSER or not _samme_gren(ydelse, _KENDTE_YDELSER):
        return True
    return _samme_gren(ydelse, YDELSER[paragraf])


@cache
def passer_tilbudstype(paragraf: Lovparagraf, tilbudstype: FfbTilbudstype) -> bool:
    """Om tilbudstypen plejer at høre til bestemmelsen (FR-110).

    Bestemmelser og tilbudstyper, som tabellen ikke kender, kan ikke bedømmes og passer altid.
    """
    if paragraf not in TILBUDSTYPER or not _samme_gren(tilbudstype, _KENDTE_TILBUDSTYPER):
        return True
    return _samme_gren(tilbudstype, TILBUDSTYPER[paragraf])
