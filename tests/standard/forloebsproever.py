"""Forløb til prøver: en sag, der vokser en besked ad gangen, og hvad en regel siger om én af dem.

Forløbet bygges i hånden af beskederne, så reglerne kan prøves uden processens tabeller; ``doemt`` følger i
stedet den rigtige proces.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.standard.byggere_opfoelgning import EJER, NU, bestilling, kontrakt, noegle, tilbud

from samarbejde_schema.findings import Outcome, Stage
from samarbejde_schema.process import Entry, Forloeb, Log, follow
from samarbejde_schema.process.log import envelope_value, type_name
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.faelles.borger import Borgerhenvisning, Identifikation
from samarbejde_schema.standard.v1.faelles.konvolut import Part
from samarbejde_schema.standard.v1.faelles.maal import Maalstatuslinje
from samarbejde_schema.standard.v1.faelles.opfoelgning import (
    Opfoelgningsplan,
    Opfoelgningstid,
    PlanlagtOpfoelgning,
)
from samarbejde_schema.standard.v1.proces import PROCES
from samarbejde_schema.validation.run import judge

REGLER = {rule.id: rule for entry in STANDARD.entries for rule in STANDARD.rules(entry.type, Stage.FORLOEB)}
DAG = timedelta(days=1)
HENVISNING = Borgerhenvisning(identifikation=Identifikation(cpr="2512484916"))
AKTOER = Part(rolle="AKTOER", organisation=EJER)
MIDT, SAM = ("GRUND", "MIDT"), ("GRUND", "SAM")
UBEDOEMT = ["kan ikke bedømmes"]


class Sag:
    """Et forløb, der vokser en besked ad gangen; hver får sin egen nøgle og sendes på sin dag."""

    def __init__(self) -> None:
        self.poster: list[Entry] = []

    def __call__(
        self, bygger: Callable[..., Any], dag: float = 0, digest: str | None = None, **felter: Any
    ) -> Any:
        sendt = NU + dag * DAG
        fast = {"besked_id": noegle(100 + len(self.poster)), "afsendt": sendt, "udloeber": sendt + 7 * DAG}
        besked = bygger(**fast | felter)
        self.poster.append(Entry(besked, digest))
        return besked

    def forloeb(self, besked: Any, **felter: Any) -> Forloeb:
        """Forløbet, som reglerne får det, når netop denne besked bedømmes."""
        plads = next(i for i, post in enumerate(self.poster) if post.message is besked)
        fast = {"before": log(self.poster[:plads]), "log": log(self.poster), "now": NU + 10 * DAG}
        return Forloeb(**fast | felter)

    def fund(self, regel: str, besked: Any, *profiler: str, **felter: Any) -> list[str]:
        """Hvad reglen siger om beskeden: led, slags og sted; ``felter`` er dem i forløbet."""
        forloeb = self.forloeb(besked, **felter)
        dom = judge(besked, [REGLER[regel]], profiles=profiler, context=forloeb, stage=Stage.FORLOEB)
        assert dom.outcome is not Outcome.UNDECIDED or dom.not_judged, dom.findings
        led = {clause.da: re.sub("-.*", "", name) or "-" for name, clause in REGLER[regel].clauses.items()}
        fundet = [f"{led[f.text_da]} {f.kind} {f.pointer}" for f in dom.findings]
        return fundet + UBEDOEMT * len(dom.not_judged)


def log(poster: list[Entry]) -> Log:
    """Loggen: en rettelse står på den rettede beskeds plads."""
    pladser: list[tuple[Entry, list[str]]] = []
    for post in poster:
        erstatter = envelope_value(post.message, "replaces")
        for i, (gammel, navne) in enumerate(pladser):
            if erstatter in (besked_id(gammel), *navne):
                pladser[i] = (post, [*navne, besked_id(gammel)])
                break
        else:
            pladser.append((post, []))
    fundet = Log()
    for post, navne in pladser:
        fundet = fundet.plus(post, navne)
    return fundet


def besked_id(post: Entry) -> str:
    """Nøglen på beskeden i en post."""
    return str(envelope_value(post.message, "id"))


def kl(dag: date) -> datetime:
    """Klokken 11 UTC den dag."""
    return datetime(dag.year, dag.month, dag.day, 11, tzinfo=UTC)


def med_tilbud(**felter: Any) -> tuple[Sag, Any, Any]:
    """En bestilling og tilbuddet på den; ``felter`` er bestillingens."""
    sag = Sag()
    bestilt = sag(bestilling, **felter)
    return sag, bestilt, sag(tilbud, 1, svar_paa=bestilt.konvolut.besked_id)


def med_kontrakt(**felter: Any) -> tuple[Sag, Any]:
    """En endelig bestilling og en kontrakt på den; ``felter`` er kontraktens."""
    sag = Sag()
    bestilt = sag(bestilling)
    return sag, sag(kontrakt, 1, svar_paa=bestilt.konvolut.besked_id, **felter)


def linje(nummer: int = 11, **felter: Any) -> Maalstatuslinje:
    """En linje om et mål; ``nummer`` er nøglens."""
    return Maalstatuslinje(maal_ref=noegle(nummer), **felter)


def doemt(sag: Sag, *profiler: str, dage: float = 0) -> list[list[str]]:
    """Hvad alle regler siger om hver besked, når forløbet følges af den rigtige proces."""
    course = follow(PROCES, sag.poster, now=NU + dage * DAG)
    fund = []
    for i, trin in enumerate(course.steps):
        regler = STANDARD.rules(type_name(trin.message), Stage.FORLOEB)
        dom = judge(trin.message, regler, profiles=profiler, context=course.view(i), stage=Stage.FORLOEB)
        assert dom.outcome is not Outcome.UNDECIDED
        fund.append([f"{f.rule_id} {f.kind} {f.pointer}" for f in dom.findings] + list(dom.not_judged))
    return fund


def svarer(sag: Sag, bygger: Callable[..., Any], dag: float, **felter: Any) -> Any:
    """Et svar på den nyeste besked, som også er den nyeste, afsenderen har set."""
    sidst = besked_id(sag.poster[-1])
    return sag(bygger, dag, **{"svar_paa": sidst, "senest_set": sidst} | felter)


ANMODNING = {"art": "TILBUDSANMODNING", "svarfrist": date(2026, 11, 9)}
TRE_MAANEDER = Opfoelgningsplan(
    planlagt=(
        PlanlagtOpfoelgning(
            plan_id=noegle(71), type="TRE_MAANEDERS", naar=Opfoelgningstid(fravalgt="Kendt.")
        ),
    )
)
