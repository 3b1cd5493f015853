"""Hvad en samtale er: beskeder, der følger efter hinanden, og det, der skal siges om dem.

Et fuldt eksempel::

    from tools.sager.sag import FEJL, noegle
    from tools.sager.samtale import Samtale, send

    trin = (send("bestilling"), send("tilbud", 3, {"konvolut.svarPaa": noegle(999)}))
    Samtale("FR-003", "svar-uden-spoergsmaal", trin, fund={"02": FEJL("/konvolut/svarPaa")})

Et trin er en gyldig besked, sendt så mange dage efter den 2. november 2026. Nøgler, svar, tidspunkter og
fingeraftryk passer sammen af sig selv; et trins egen ændring står altid.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

from .sag import UD, Form, Fund, noegle

BEGYNDER = datetime(2026, 11, 2, 9, 30, tzinfo=timezone(timedelta(hours=1)))
OPFOELGNING = noegle(4)
"""Den ombæring (samtale), møderne hører til."""


class Fingeraftryk:
    """Et fingeraftryk, der regnes ud, når kontrakten er skrevet."""


DIGEST = Fingeraftryk()
"""Af den kontrakt eller det tillæg, der står før, byte for byte."""
OMSKREVET = Fingeraftryk()
"""Af samme kontrakt, skrevet om uden indrykning: den siger det samme med andre bytes."""

SVARER_PAA = {
    "matchSvar": ("forespoergsel",),
    "aktoerOpfoelgning": ("aktoerAnmodning",),
    "tilbud": ("tilbudSvar", "bestilling"),
    "tilbudSvar": ("tilbud",),
    "kontrakt": ("tilbudSvar", "bestilling"),
    "kontraktSvar": ("kontrakt", "kontrakttillaeg"),
}
MED_XML = frozenset({"tilbud", "kontrakt", "referat"})
"""Typer, der skrives i XML, når intet andet er sagt."""


@dataclass(frozen=True)
class Trin:
    """Én besked: typen, dagen (regnet fra :data:`BEGYNDER`), ændringen, formen og byggeren."""

    type: str
    dag: float
    egen: Mapping[str, Any]
    grund: str
    form: Form

    @property
    def filnavn(self) -> str:
        """Typen med bindestreg, som den står i filens navn."""
        return re.sub("[A-Z]", lambda stort: "-" + stort.group().lower(), self.type)

    @property
    def sendt(self) -> datetime:
        """Hvornår beskeden er sendt."""
        return BEGYNDER + timedelta(days=self.dag)

    def aendring(self, nummer: int, trin: Sequence[Trin]) -> dict[str, Any]:
        """Alt, der ændres i byggerens besked, når den er nummer så og så (fra 1) i samtalen."""
        foer = trin[: nummer - 1]
        return {
            "konvolut.beskedId": noegle(100 + nummer),
            "konvolut.afsendt": self.sendt.isoformat(),
            "konvolut.udloeber": (self.sendt + timedelta(days=7)).isoformat(),
            **_svaret(self, foer),
            **_indholdet(self, foer),
            **self.egen,
        }


def send(
    type: str,
    dag: float = 0,
    egen: Mapping[str, Any] | None = None,
    *,
    grund: str = "",
    form: Form | None = None,
) -> Trin:
    """Et trin i en samtale."""
    return Trin(type, dag, egen or {}, grund, form or ("xml" if type in MED_XML else "json"))


def _svaret(her: Trin, foer: Sequence[Trin]) -> dict[str, Any]:
    """Det, der svares på: den nyeste besked, som typen kan være svar på."""
    mulige = [n for n, trin in enumerate(foer, 1) if trin.type in SVARER_PAA.get(her.type, ())]
    return {"konvolut.svarPaa": noegle(100 + mulige[-1])} if mulige else {}


def _indholdet(her: Trin, foer: Sequence[Trin]) -> dict[str, Any]:
    """Det i indholdet, der skal passe med resten af samtalen."""
    typer = {trin.type for trin in foer}
    navne = _navne(her.type) if her.type in MOEDER else {}
    if her.type == "bestilling":
        return {
            "begrundelseUdenForespoergsel": "Borgeren har selv valgt stedet.",
            "sagsforloeb": "Har boet alene i to år.",
        }
    if her.type == "kontrakt":
        plan = {"planId": noegle(17), "type": "TRE_MAANEDERS", "naar": {"hver": "P3M"}}
        uden_tilbud = {} if "tilbud" in typer else {"tilbudRef": UD}
        return {"opfoelgningsplan.planlagt.+": plan, **uden_tilbud}
    if her.type == "kontraktSvar":
        return {"kontraktDigest": DIGEST, "dato": her.sendt.date().isoformat()}
    if her.type == "indskrivning":
        return {"foersteOpfoelgning": {"hver": "P3M"}}
    if her.type == "dagsorden":
        moede = her.sendt + timedelta(days=30)
        frist = (moede - timedelta(days=1)).date().isoformat()
        return {"moedetidspunkt": moede.isoformat(), "oensketMateriale.0.leveringsfrist": frist, **navne}
    if her.type == "referat":
        return {**_moedet(her, foer), **navne}
    return navne


MOEDER = frozenset({"dagsorden", "statusnotat", "referat"})


def _navne(type: str) -> dict[str, Any]:
    """Samme bosted som i aftalen, og mødernes egen ombæring."""
    bostedet = "afsender" if type == "statusnotat" else "modtager.0"
    return {"konvolut.samtaleId": OPFOELGNING, f"konvolut.{bostedet}.organisation.navn": "Bostedet Engen"}


def _moedet(her: Trin, foer: Sequence[Trin]) -> dict[str, Any]:
    """Mødets tid, et år til det næste, og hvert af dagsordenens punkter."""
    indkaldt = [trin for trin in foer if trin.type == "dagsorden"]
    moede = indkaldt[-1].sendt + timedelta(days=30) if indkaldt else her.sendt - timedelta(hours=3)
    punkter = ("MAALSTATUS", "LIVSTEMAER", "VIDERE_FORLOEB", "INDSATS_FAERDIG", "NAESTE_MOEDE")
    naeste = date(moede.year + 1, moede.month, min(moede.day, 28))
    return {
        "moedeStart": moede.isoformat(),
        "naesteMoede": {"senest": naeste.isoformat()},
        "punktreferat": [{"type": punkt, "tekst": "Vi talte om det."} for punkt in punkter],
    }


@dataclass(frozen=True)
class Samtale:
    """En samtale: reglen den er lavet til, et navn, trinene og det, der skal siges.

    Nøglerne i ``fund`` og ``ogsaa`` og numrene i ``ude`` og ``taeller_ikke`` er filernes tocifrede numre.
    ``ogsaa`` er andre regler, der har noget at sige; alle er nævnt. ``ude`` er beskeder, der er ugyldige alene
    og ikke hører med i forløbet, ``taeller_ikke`` dem, forløbet ikke regner med. ``tilstande`` er, hvor hver
    region ender. ``nu`` er det øjeblik, der spørges om.
    """

    regel: str
    navn: str
    trin: tuple[Trin, ...]
    fund: Mapping[str, tuple[Fund, ...]] = field(default_factory=dict)
    ogsaa: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ude: tuple[str, ...] = ()
    taeller_ikke: tuple[str, ...] = ()
    tilstande: Mapping[str, str] = field(default_factory=dict)
    nu: str = BEGYNDER.isoformat()

    @property
    def sti(self) -> str:
        """Mappens sted under ``fixtures``."""
        return f"forloeb/{'bryder' if self.fund else 'naesten'}/{self.regel}-{self.navn}"
