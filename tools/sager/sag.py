"""Hvad en sag er: et gyldigt dokument, en lille ændring og det, der skal siges om resultatet.

Et fuldt eksempel::

    from tools.sager.sag import FEJL, UD, Sag, aendret

    sag = Sag("FR-218", "kontrakt", "ingen-maal", {"indsatsmaalRef": UD}, FEJL("/indsatsmaalRef"))
    sag.dom                                   # "invalid"
    aendret({"a": [{"b": 1}]}, {"a.0.b": 2})  # {"a": [{"b": 2}]}

Stier er feltnavne fra ledningen med punktum imellem; et tal er en plads på en liste, og ``+`` er pladsen efter
den sidste. :data:`UD` fjerner feltet, og :class:`Som` er en kopi af noget i dokumentet, ændret på sin side.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Literal

Form = Literal["json", "xml"]
Aendring = Mapping[str, Any]


@dataclass(frozen=True)
class Fund:
    """Ét fund, som det skal se ud: sted (JSON Pointer), alvor og slags."""

    sti: str
    alvor: str
    slags: str


def _slags(alvor: str, slags: str) -> Any:
    return lambda *stier: tuple(Fund(sti, alvor, slags) for sti in stier)


FEJL = _slags("error", "gyldighed")
PLIGT = _slags("warning", "pligt")
RAAD = _slags("warning", "anbefaling")
OPLYSNING = _slags("info", "oplysning")
"""De fire vægte en regel kan have; hver laver fund af stier."""


class _Ud:
    """Mærket for et felt, der ikke skal være der."""


UD = _Ud()


@dataclass(frozen=True)
class Som:
    """En kopi af det, der står på stien, med ændringer."""

    sti: str
    aendring: Aendring


@dataclass(frozen=True)
class Sag:
    """Ét dokument: reglen det er lavet til, typen, et navn, ændringen og fundene (ingen: det er kun tæt på).

    ``ogsaa`` er andre regler, der har noget at sige; alle er nævnt. ``gemt`` er falsk for et dokument, der er
    for stort til at ligge i arkivet; det laves, når prøven kører. ``grund`` er bestillingen, netværksmødet
    eller en anden bygger end typens egen.
    """

    regel: str
    type: str
    navn: str
    aendring: Aendring
    fund: tuple[Fund, ...] = ()
    ogsaa: tuple[str, ...] = ()
    form: Form = "json"
    grund: str = ""
    gemt: bool = True

    @property
    def dom(self) -> str:
        """Den dom, fundene fører til; de andre reglers fund afviser aldrig i disse tabeller."""
        return "invalid" if any(fund.alvor == "error" for fund in self.fund) else "valid"

    @property
    def sti(self) -> str:
        """Filens sted under ``fixtures``, uden endelse."""
        return f"regler/{self.type}/{'bryder' if self.fund else 'naesten'}/{self.regel}-{self.navn}"


def aendret(dokument: Any, aendring: Aendring) -> Any:
    """En kopi af dokumentet med ændringerne, udført i den rækkefølge, de står."""
    ny = deepcopy(dokument)
    for sti, vaerdi in aendring.items():
        *vej, sidste = sti.split(".")
        if isinstance(vaerdi, Som):
            vaerdi = aendret(_paa(ny, vaerdi.sti.split(".")), vaerdi.aendring)
        _saet(_paa(ny, vej), sidste, deepcopy(vaerdi))
    return ny


def _paa(her: Any, vej: list[str]) -> Any:
    """Det, der står på vejen; en gruppe, der mangler, laves."""
    for trin in vej:
        her = her[int(trin)] if isinstance(her, list) else her.setdefault(trin, {})
    return her


def _saet(her: Any, trin: str, vaerdi: Any) -> None:
    if isinstance(vaerdi, _Ud):
        if isinstance(her, list):
            del her[int(trin)]
        else:
            her.pop(trin, None)
    elif trin == "+":
        her.append(vaerdi)
    elif isinstance(her, list):
        her[int(trin)] = vaerdi
    else:
        her[trin] = vaerdi


def noegle(nummer: int) -> str:
    """En nøgle, der er til at kende igen."""
    return f"00000000-0000-4000-8000-{nummer:012d}"


KOMMUNE = {"navn": "Fjordby Kommune", "cvr": "90000004"}
BOSTED = {"navn": "Bostedet Engen", "cvr": "90000012", "pNummer": "1003456789"}
FOND = {"navn": "Fonden Engen", "cvr": "90000020"}
VEJ = {"adresselinje": ["Prøvevej 1"], "postnummer": "9000", "by": "Fjordby"}
"""En opdigtet adresse."""


def part(rolle: str, organisation: Mapping[str, Any] = KOMMUNE, **felter: Any) -> dict[str, Any]:
    """En afsender eller modtager."""
    return {"rolle": rolle, "organisation": {**organisation, **felter}}


def bilag(**felter: Any) -> dict[str, Any]:
    """Et lille vedlagt dokument uden helbredsoplysninger."""
    return {
        "id": noegle(31), "type": "ANDET", "titel": "Et dokument", "mimetype": "application/pdf", "stoerrelse": 3,
        "sha256": "0" * 64, "indhold": {"indlejret": "UERG"}, "helbredsoplysning": False,
    } | felter  # fmt: skip
