"""Rules are values; their weight follows the profiles; a crash is never a yes."""

import pytest
from tests.toy import TOY
from tests.toy.hire import each_once
from tests.toy.parts import Bike
from tests.toy.sample import hire
from tests.toy.shared import head_is_complete, in_register

from samarbejde_schema.errors import StandardError
from samarbejde_schema.findings import Kind, Outcome, Severity, Stage
from samarbejde_schema.validation.rule import BOER, GYLDIGHED, SKAL, Breaches, at, clause, rule
from samarbejde_schema.validation.run import CRASHED, judge

TWICE = (Bike(number=7, price="1.00"), Bike(number=7, price="1.00"))


@pytest.mark.parametrize(
    ("profiles", "severity", "kind", "outcome"),
    [
        (("GRUND",), Severity.WARNING, Kind.ANBEFALING, Outcome.OK),
        (("SOFT",), Severity.WARNING, Kind.ANBEFALING, Outcome.OK),
        (("GRUND", "HARD"), Severity.ERROR, Kind.GYLDIGHED, Outcome.FAILED),
    ],
)
def test_the_strictest_claimed_profile_wins(
    profiles: tuple[str, ...], severity: Severity, kind: Kind, outcome: Outcome
) -> None:
    judged = judge(hire(bike=TWICE), [each_once], profiles=profiles)
    finding = judged.findings[0]
    assert (finding.severity, finding.kind, judged.outcome) == (severity, kind, outcome)
    assert finding.pointer == "/bike/1/number"
    assert finding.xpath == "/s:Hire/s:Bike[2]/s:Number"
    assert finding.requirement == ("R1",)


def test_clauses_weigh_and_speak_for_themselves() -> None:
    message = hire(case_id=None, sender={"role": "SHOP"})
    plain = judge(message, [head_is_complete], profiles=())
    assert [(f.pointer, f.severity) for f in plain.findings] == [("/head/sender/name", Severity.INFO)]
    cased = judge(message, [head_is_complete], profiles=("CASED",))
    assert [f.kind for f in cased.findings] == [Kind.OPLYSNING, Kind.PLIGT]
    assert [f.owed_by for f in cased.findings] == [None, "SHOP"]
    assert cased.outcome is Outcome.OK


def test_a_rule_without_its_context_is_not_judged() -> None:
    judged = judge(hire(), [in_register], profiles=(), context=None, stage=Stage.REGISTER)
    assert judged.not_judged == ("T-3",)
    assert judged.findings == ()


def _rule(judge_: object) -> object:
    return rule("T-9", da="a", en="b", demand=BOER, messages=("hire",), source="toy")(judge_)  # type: ignore[arg-type]


def test_a_crashed_rule_is_undecided_and_quotes_nothing() -> None:
    def crashing(message: object) -> Breaches:
        """Går i stykker."""
        raise ValueError("0504909995")

    def misplaced(message: object) -> Breaches:
        """Peger på et felt, der ikke findes."""
        yield at("bike", 0, "nowhere")

    def misnamed(message: object) -> Breaches:
        """Nævner et led, der ikke findes."""
        yield at("bike", clause="nowhere")

    for broken in (crashing, misplaced, misnamed):
        judged = judge(hire(), [_rule(broken)], profiles=())  # type: ignore[list-item]
        assert judged.outcome is Outcome.UNDECIDED
        assert [f.rule_id for f in judged.findings] == [CRASHED]
        assert "0504909995" not in repr(judged)


def test_a_rule_must_say_what_it_is() -> None:
    def silent(message: object) -> Breaches:
        return ()

    with pytest.raises(StandardError):
        _rule(silent)
    with pytest.raises(StandardError):
        clause("x", da="a", en="b", demand=SKAL)
    with pytest.raises(StandardError):
        rule("T-9", da="a", demand=BOER, messages=(), source="toy")
    with pytest.raises(StandardError):
        rule("T-9", messages=(), source="toy")


def test_extra_rules_make_a_new_catalogue() -> None:
    def never(message: object) -> Breaches:
        """Aldrig i orden."""
        yield at()

    own = rule("OWN-1", da="a", en="b", demand=SKAL, kind=GYLDIGHED, messages=("hire",), source="toy")(never)
    stricter = TOY.with_rules(own)
    assert own in stricter.rules("hire")
    assert own not in TOY.rules("hire")
    clash = rule("T-1", da="a", en="b", demand=BOER, messages=("hire",), source="toy")(never)
    with pytest.raises(StandardError):
        TOY.with_rules(clash)


@pytest.mark.parametrize(
    "odd",
    [{"messages": ("hyre",)}, {"demand": {"NOBODY": BOER}}, {"level": Stage.FORM}],
)
def test_an_extra_rule_that_could_never_fire_is_refused(odd: dict[str, object]) -> None:
    def never(message: object) -> Breaches:
        """Aldrig i orden."""
        yield at()

    facts: dict[str, object] = {
        "da": "a",
        "en": "b",
        "demand": BOER,
        "messages": ("hire",),
        "source": "toy",
        **odd,
    }
    with pytest.raises(StandardError):
        TOY.with_rules(rule("OWN-1", **facts)(never))  # type: ignore[arg-type]
    good = rule("OWN-1", da="a", en="b", demand=BOER, messages=("hire",), source="toy")(never)
    with pytest.raises(StandardError):
        TOY.with_rules(good, good)
