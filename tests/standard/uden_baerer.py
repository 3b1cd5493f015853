"""Standarden uden én af sine dele: et katalog, hvor en regel, et felt, en kode eller en tilstand er taget ud.

Et helt eksempel::

    katalog = uden("bestilling.indsatsformaal")
    assert "indsatsformaal" not in katalog.model("bestilling").shape().by_wire

Delen er væk for alvor: klasserne bygges om uden feltet eller koden, processens tabel uden tilstanden, og
reglen står ikke længere i kataloget. Alt andet er, som det var.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from types import ModuleType
from typing import Annotated, Any, get_args, get_origin

from tools.baerere import STATE, Witnesses

from samarbejde_schema.catalogue.catalogue import Catalogue
from samarbejde_schema.catalogue.release import Entry, Release
from samarbejde_schema.exchange.conversation import process_of
from samarbejde_schema.findings import Stage
from samarbejde_schema.modelling.codes import CodeList, codes, info_of
from samarbejde_schema.modelling.element import Besked, Choice, Element
from samarbejde_schema.modelling.shape import shape_of
from samarbejde_schema.process import Region
from samarbejde_schema.process.table import Process
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.validation.rule import Rule


@dataclass(frozen=True, eq=False)
class Uden(Release):
    """En udgave, hvor noget er taget ud; ``regel`` er nummeret, ``klasser`` giver de ombyggede beskeder."""

    regel: str = ""
    klasser: Callable[[type[Besked]], type[Besked]] | None = None
    processen: Process | None = None

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def model(self, entry: Entry) -> type[Besked]:
        """Beskedens klasse, bygget om, når det er den, der mangler noget."""
        klasse = super().model(entry)
        return klasse if self.klasser is None else self.klasser(klasse)

    def own_rules(self, entry: Entry) -> tuple[Rule, ...]:
        """Reglerne ved siden af beskedens felter, uden den, der er taget ud."""
        return tuple(regel for regel in super().own_rules(entry) if regel.id != self.regel)

    def rules_of_level(self, level: Stage) -> tuple[Rule, ...]:
        """Trinets øvrige regler, uden den, der er taget ud."""
        return tuple(regel for regel in super().rules_of_level(level) if regel.id != self.regel)

    def module(self, name: str) -> ModuleType:
        """Modulet; processens rummer den ombyggede proces, når der er en."""
        if self.processen is None or name != self.process:
            return super().module(name)
        modul = ModuleType(name)
        modul.PROCES = self.processen  # type: ignore[attr-defined]  # det eneste, der læses af det
        return modul


def uden(baerer: str) -> Catalogue:
    """Standarden uden det, en bærer nævner."""
    if baerer.startswith(STATE):
        return _katalog(processen=_uden_tilstand(baerer.removeprefix(STATE)))
    foerste, _, resten = baerer.partition(".")
    vidner = Witnesses(STANDARD, root=_INTET)
    if foerste in vidner.codes:
        liste = vidner.codes[foerste]
        return _katalog(klasser=_Ombygning(koder={liste: _uden_kode(liste, resten)}))
    if resten:
        return _katalog(klasser=_Ombygning(felt=vidner.place(baerer)))
    return _katalog(regel=baerer)


_INTET: Any = None


def _katalog(**andet: Any) -> Catalogue:
    udgave = STANDARD.release
    som_foer = {felt.name: getattr(udgave, felt.name) for felt in fields(udgave)}
    return replace(STANDARD, releases=(Uden(**som_foer, **andet),))


# --- felter og koder --------------------------------------------------------------------------------------


class _Ombygning:
    """Bygger hver besked om, der rummer feltet eller kodelisten; de andre er, som de var."""

    def __init__(
        self,
        felt: tuple[str, str] = ("", ""),
        koder: Mapping[type[CodeList], type[CodeList]] | None = None,
    ) -> None:
        self.felt, self.koder = felt, koder or {}
        self.bygget = cache(self._byg)

    def __call__(self, klasse: type[Besked]) -> type[Besked]:
        ny: type[Besked] = self.bygget(klasse)
        return ny

    def _byg(self, klasse: type[Element]) -> type[Element]:
        navn = klasse.__name__
        ejer = navn[0].lower() + navn[1:] if issubclass(klasse, Besked) else navn
        annoteringer: dict[str, Any] = {}
        krop: dict[str, Any] = {"__annotations__": annoteringer, "__doc__": klasse.__doc__}
        aendret = False
        for felt in shape_of(klasse).fields:
            if (ejer, felt.wire) == self.felt:
                aendret = True
                continue
            info = klasse.model_fields[felt.name]
            ny = self._type(info.annotation)
            aendret |= ny is not info.annotation
            annoteringer[felt.name] = Annotated[(ny, *info.metadata)]
            if not info.is_required():
                krop[felt.name] = info.default
        if not aendret:
            return klasse
        grund = next(base for base in (Choice, Besked, Element) if issubclass(klasse, base))
        fast = {"fixed": {".".join(sti): v for sti, v in klasse.fixed.items()}} if grund is Besked else {}
        return types.new_class(navn, (grund,), fast, lambda ns: ns.update(krop))

    def _type(self, annotering: Any) -> Any:
        """En felttype med de ombyggede klasser i; den samme, når der ingen er."""
        if isinstance(annotering, type) and issubclass(annotering, (Element, CodeList)):
            return self.koder.get(annotering, annotering) if issubclass(annotering, CodeList) else (
                self.bygget(annotering)
            )  # fmt: skip
        dele = get_args(annotering)
        nye = tuple(self._type(del_) for del_ in dele)
        if all(ny is del_ for ny, del_ in zip(nye, dele, strict=True)):
            return annotering
        if get_origin(annotering) is tuple:
            return tuple[nye]
        if get_origin(annotering) is Annotated:
            return Annotated[nye]
        return nye[0] | nye[1]


def _uden_kode(liste: type[CodeList], navn: str) -> type[CodeList]:
    """Kodelisten uden en værdi, eller uden alle på nær en opdigtet, når intet navn er nævnt."""
    kendte = liste.__members__.items()
    linjer: list[tuple[str, Any]] = [(n, (v.value, v.label)) for n, v in kendte if navn not in ("", n)]
    ny: Any = CodeList(liste.__name__, linjer or [("OPDIGTET", ("OPDIGTET", "findes ikke"))])
    info = info_of(liste)
    lavet: type[CodeList] = codes(source=info.source, open=info.open, sensitive=info.sensitive)(ny)
    return lavet


# --- tilstande --------------------------------------------------------------------------------------------


def _uden_tilstand(tilstand: str) -> Process:
    """Processen uden en tilstand; en region, der begynder i den, begynder uden navn."""
    proces = process_of(STANDARD)
    regioner = tuple(_beskaaret(region, tilstand) for region in proces.regions)
    naevnt = frozenset[str]().union(*(region.types for region in regioner))
    kendte = {region.name: {state.name for state in region.states} for region in regioner}
    pligter = (
        replace(pligt, states=tuple(s for s in pligt.states if s in kendte[pligt.region]))
        for pligt in proces.duties
    )
    return replace(
        proces,
        regions=regioner,
        types=tuple(t for t in proces.types if t in naevnt),
        binding=proces.binding & naevnt,
        contested=proces.contested & naevnt,
        anytime=proces.anytime & naevnt,
        duties=tuple(pligter),
    )


def _beskaaret(region: Region, tilstand: str) -> Region:
    """Regionen uden tilstanden og uden dem, der så hverken kan nås eller forlades."""
    navne = {state.name for state in region.states}
    if tilstand not in navne:
        return region
    if region.initial == tilstand:
        return _uden_navn(region)
    navne.discard(tilstand)
    foer: set[str] = set()
    while foer != navne:
        foer = set(navne)
        raekker = [r for r in region.rows if r.source in navne and r.target in navne]
        naaede = {region.initial} | {r.target for r in raekker if r.target != r.source}
        forlades = {r.source for r in raekker if r.target != r.source} | set(region.final)
        navne &= naaede & forlades
    return replace(
        region,
        states=tuple(state for state in region.states if state.name in navne),
        final=tuple(name for name in region.final if name in navne),
        rows=tuple(r for r in region.rows if r.source in navne and r.target in navne),
    )


def _uden_navn(region: Region) -> Region:
    """Regionen, hvor begyndelsen ikke har noget navn."""

    def om(navn: str) -> str:
        return "" if navn == region.initial else navn

    return replace(
        region,
        states=tuple(replace(state, name=om(state.name)) for state in region.states),
        initial="",
        final=tuple(om(navn) for navn in region.final),
        rows=tuple(replace(r, source=om(r.source), target=om(r.target)) for r in region.rows),
    )
