"""SMART som et syn på et mål: for hvert bogstav, om målet er klart nok, og hvad der ellers mangler.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.maal import Indsatsmaal
    from samarbejde_schema.standard.v1.faelles.smart import Bogstav, smart

    maal = Indsatsmaal(
        id="5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10",
        version=1,
        titel="Tryg om natten",
        beskrivelse="Borgeren sover i egen bolig uden at tilkalde hjælp.",
        art="UDVIKLING",
        status="AKTIV",
        frist="2027-05-01",
    )
    syn = smart(maal)
    assert syn[Bogstav.TIDSAFGRAENSET].opfyldt
    assert [mangel.felt for mangel in syn[Bogstav.REALISTISK].mangler] == [("realismevurdering",)]
    assert not syn.opfyldt

Synet er regnet ud af målets egne felter og står ingen steder selv: det bliver aldrig gammelt og fylder
intet på ledningen. FR-105 siger det samme som råd, når en besked prøves. En mangel siger, hvad der mangler,
og gengiver intet af det, der står. Kilde: 000:145-191.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from .maal import Indsatsmaal


class Bogstav(Enum):
    """De fem bogstaver i SMART, med det spørgsmål, hvert af dem stiller (000:163-191)."""

    SPECIFIKT = "specifikt", "Ved alle, hvad der skal opnås, hvorfor, og hvem der er kontaktperson?"
    MAALBART = "maalbart", "Kan I se, hvornår målet er nået?"
    ACCEPTERET = "accepteret", "Bakker de, der er med, op om målet?"
    REALISTISK = "realistisk", "Tror I på, at målet kan nås i den afsatte tid?"
    TIDSAFGRAENSET = "tidsafgraenset", "Er det aftalt, hvornår målet skal være nået?"

    def __init__(self, noegle: str, spoergsmaal: str) -> None:
        self.noegle = noegle
        self.spoergsmaal = spoergsmaal


@dataclass(frozen=True, slots=True)
class Mangel:
    """Det, der mangler: stedet i målet (navne i Python og pladser), og hvad der skal til, på to sprog."""

    felt: tuple[str | int, ...]
    da: str
    en: str


@dataclass(frozen=True, slots=True)
class Svar:
    """Svaret for ét bogstav."""

    bogstav: Bogstav
    mangler: tuple[Mangel, ...]

    @property
    def opfyldt(self) -> bool:
        """Om intet mangler."""
        return not self.mangler


@dataclass(frozen=True, slots=True)
class Smart:
    """Synet på ét mål: fem svar i bogstavernes rækkefølge."""

    maal_id: str
    version: int
    svar: tuple[Svar, ...]

    def __getitem__(self, bogstav: Bogstav) -> Svar:
        return self.svar[tuple(Bogstav).index(bogstav)]

    def __iter__(self) -> Iterator[Svar]:
        return iter(self.svar)

    @property
    def opfyldt(self) -> bool:
        """Om målet er SMART i alle fem bogstaver."""
        return all(svar.opfyldt for svar in self.svar)


_FELTER: Mapping[Bogstav, tuple[tuple[str, str, str], ...]] = {
    Bogstav.SPECIFIKT: (
        ("begrundelse", "hvorfor I vil nå målet", "why the goal matters"),
        ("ansvarlig", "hvem der er kontaktperson for målet", "who is the contact person for the goal"),
    ),
    Bogstav.MAALBART: (
        ("maalemetode", "hvordan det måles", "how it is measured"),
        ("indikator", "hvad der måles", "what is measured"),
    ),
    Bogstav.ACCEPTERET: (("accept", "hvem der bakker op om målet", "who supports the goal"),),
    Bogstav.REALISTISK: (
        ("realismevurdering", "om I tror på, at målet kan nås", "whether the goal is thought reachable"),
    ),
    Bogstav.TIDSAFGRAENSET: (("frist", "hvornår målet skal være nået", "when the goal is to be reached"),),
}
_INDIKATOR = (
    ("udgangspunkt", "hvordan det er i dag", "how it is today"),
    ("maalvaerdi", "hvordan det skal blive", "how it is to become"),
)
_SIGER_FRA = ("en, der er med, bakker ikke op om målet endnu", "somebody does not support the goal yet")


def smart(maal: Indsatsmaal) -> Smart:
    """Se et mål igennem for de fem bogstaver.

    Specifikt: titel og beskrivelse står altid; begrundelse og kontaktperson skal med. Målbart: målemetode og
    mindst én indikator, hver med udgangspunkt og målværdi. Accepteret: mindst én part bakker op, og ingen af
    de nævnte siger fra. Realistisk: en vurdering af, om det kan nås. Tidsafgrænset: en frist.
    """
    return Smart(maal.id, maal.version, tuple(Svar(b, tuple(mangler(maal, b))) for b in Bogstav))


def mangler(maal: Indsatsmaal, bogstav: Bogstav) -> Iterator[Mangel]:
    """Det, der mangler for ét bogstav, med stedet i målet."""
    for felt, da, en in _FELTER[bogstav]:
        if not getattr(maal, felt):
            yield Mangel((felt,), da, en)
    if bogstav is Bogstav.MAALBART:
        for i, indikator in enumerate(maal.indikator):
            for felt, da, en in _INDIKATOR:
                if getattr(indikator, felt) is None:
                    yield Mangel(("indikator", i, felt), da, en)
    if bogstav is Bogstav.ACCEPTERET:
        for i, accept in enumerate(maal.accept):
            if not accept.accepteret:
                yield Mangel(("accept", i, "accepteret"), *_SIGER_FRA)
