"""Rules of level ``register`` at reception: judged by what has been received in the case, and only by that."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import samarbejde_schema
from samarbejde_schema.catalogue.receipts import Answer
from samarbejde_schema.codec.json import from_json, tree_to_json
from samarbejde_schema.exchange.arrival import Decision, Host
from samarbejde_schema.exchange.inbound import decide, recognise
from samarbejde_schema.findings import Outcome, Stage
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.standard import STANDARD

from .post import entry, unsealed

EXAMPLES = Path(samarbejde_schema.__file__).parent / "standard" / "v1" / "eksempler"
TEAM = Host("90000012", frozenset({"TEAMMEDLEM"}))
NOW = datetime(2025, 4, 24, 11, 31, tzinfo=UTC)
"""A minute after the network map was sent."""


def example(type: str, without: int | None = None) -> Any:
    """The standard's own example; a consent without one of its parties."""
    tree = json.loads((EXAMPLES / f"{type}.typisk.json").read_bytes())
    if without is not None:
        del tree["mellemHvem"][without]
    return from_json(tree_to_json(tree), STANDARD.model(type)).model


def decided(message: Besked, *history: Besked) -> Decision:
    received = recognise(unsealed(message), host=TEAM, catalogue=STANDARD, now=NOW)
    assert received.refusals == ()
    entries = [entry(one) for one in history]
    return decide(received, known=None, history=entries, catalogue=STANDARD, host=TEAM, now=NOW)


def test_a_message_the_consent_does_not_cover_is_kept_and_rejected() -> None:
    decision = decided(example("netvaerkskort"), example("samtykkeerklaering", without=2))
    assert (decision.status, decision.keep, decision.counts) == (201, True, False)
    rejection: Any = decision.rejection
    told = [(fault.regel_id, fault.sti) for fault in rejection.fejl if fault.alvor == "FEJL"]
    assert told == [("FR-302", "/konvolut/modtager/1")]
    assert decision.course is not None
    assert [step.counts for step in decision.course.steps] == [True, False]


def test_a_message_the_consent_covers_counts() -> None:
    decision = decided(example("netvaerkskort"), example("samtykkeerklaering"))
    assert (decision.status, decision.counts, decision.rejection) == (201, True, None)
    assert decision.report.outcomes[Stage.REGISTER] is Outcome.OK


def test_what_the_receiver_has_not_been_told_is_not_held_against_the_sender() -> None:
    decision = decided(example("netvaerkskort"))
    assert (decision.status, decision.counts, decision.rejection) == (201, True, None)
    assert decision.report.outcomes[Stage.REGISTER] is Outcome.NOT_REQUESTED
    assert decision.report.not_judged[:1] == ("FR-302",)
    assert decision.answer is not Answer.ERROR
