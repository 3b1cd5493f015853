"""The pipeline from bytes to a verdict, on the toy standard."""

import json

import pytest
from tests.toy import TOY
from tests.toy.parts import Bike
from tests.toy.sample import hire
from tests.toy.slip import Slip

from samarbejde_schema.doors.limits import LIMITS
from samarbejde_schema.errors import InvalidError, LocalError
from samarbejde_schema.exchange.reading import check, examine, read, write
from samarbejde_schema.findings import Outcome, Severity, Stage, Verdict
from samarbejde_schema.validation.rule import SKAL, Breaches, at, rule

JSON = write(hire(), TOY)
XML = write(hire(), TOY, form="xml")


@pytest.mark.parametrize(
    "data", [JSON, XML, write(hire(), TOY, pretty=True), write(hire(), TOY, form="xml", pretty=True)]
)
def test_a_good_document_is_read_in_every_form(data: bytes) -> None:
    reading = examine(data, TOY)
    assert reading.report.verdict is Verdict.VALID
    assert reading.report.ok
    assert reading.besked == hire()
    assert (reading.report.type, reading.report.version) == ("hire", "1.0")
    assert reading.report.outcomes[Stage.BESKED] is Outcome.OK
    assert reading.report.outcomes[Stage.FORLOEB] is Outcome.NOT_REQUESTED
    assert read(data, TOY) == hire()


def test_a_document_without_an_envelope_says_its_type_at_the_top() -> None:
    slip = Slip(kind_code="SLIP", text="Værsgo")
    for form in ("json", "xml"):
        assert read(write(slip, TOY, form=form), TOY) == slip  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "rule_id", "failed"),
    [
        (b"", "FORM-TOM", Stage.FORM),
        (b"{", "FORM-AFKORTET", Stage.FORM),
        (b"[]", "FORM-TOP", Stage.FORM),
        (b"{}", "BESKED-UKENDT", Stage.IDENTITY),
        (b'{"head":{"kindCode":"OTHER"}}', "BESKED-TYPE", Stage.IDENTITY),
        (b'{"head":{"kindCode":7}}', "BESKED-UKENDT", Stage.IDENTITY),
        (b'{"head":{"kindCode":"HIRE","schemaVersion":"2.0"}}', "BESKED-VERSION", Stage.IDENTITY),
        (b'<Hire xmlns="urn:other"/>', "BESKED-NAVNERUM", Stage.IDENTITY),
        (b"<Hire/>", "BESKED-NAVNERUM", Stage.IDENTITY),
        (b'<hire xmlns="urn:toy"/>', "BESKED-ROD", Stage.IDENTITY),
        (b'<Other xmlns="urn:toy"/>', "BESKED-ROD", Stage.IDENTITY),
        (b'<x:Other xmlns:x="urn:other"/>', "BESKED-ROD", Stage.IDENTITY),
        (XML.replace(b">1.0<", b">9.9<"), "BESKED-VERSION", Stage.IDENTITY),
        (JSON.replace(b'"RED"', b'"GREEN"'), "SKEMA-KODE", Stage.STRUCTURE),
    ],
)
def test_the_stage_that_fails_is_told_and_later_ones_are_skipped(
    data: bytes, rule_id: str, failed: Stage
) -> None:
    report = check(data, TOY)
    assert [f.rule_id for f in report.findings] == [rule_id]
    assert report.verdict is Verdict.INVALID
    assert report.outcomes[failed] is Outcome.FAILED
    later = [Stage.FORM, Stage.IDENTITY, Stage.STRUCTURE, Stage.BESKED]
    assert all(report.outcomes[s] is Outcome.SKIPPED for s in later[later.index(failed) + 1 :])
    if failed is not Stage.STRUCTURE:
        assert (report.type, report.version) == (None, None)
    with pytest.raises(InvalidError) as caught:
        read(data, TOY)
    assert caught.value.report.findings == report.findings


def test_findings_know_line_and_column_in_both_forms() -> None:
    pretty = write(hire(), TOY, pretty=True).decode()
    broken = pretty.replace('"cpr": "0201609995"', '"cpr": "3201609995"')
    (finding,) = check(broken.encode(), TOY).findings
    assert (finding.pointer, finding.xpath) == ("/client/cpr", "/s:Hire/s:Client/s:Cpr")
    lines = broken.splitlines()
    assert finding.line is not None and finding.column is not None
    assert lines[finding.line - 1][finding.column - 1 :].startswith('"cpr"')
    xml = write(hire(), TOY, form="xml", pretty=True).decode().replace(">0201609995<", ">3201609995<")
    (finding,) = check(xml.encode(), TOY).findings
    assert finding.line is not None and finding.column is not None
    assert xml.splitlines()[finding.line - 1][finding.column - 1 :].startswith("<Cpr>")


def test_an_unknown_name_is_placed_but_not_told() -> None:
    tree = json.loads(JSON)
    tree["bike"][1]["k0504909995"] = "0504909995"
    text = json.dumps(tree, indent=1)
    report = check(text.encode(), TOY)
    (finding,) = report.findings
    assert finding.pointer == "/bike/1/<ukendt>"
    assert finding.line is not None
    assert "k0504909995" in text.splitlines()[finding.line - 1]
    assert "0504909995" not in repr(report)


def test_rules_run_on_bytes_and_on_models_alike() -> None:
    message = hire(bike=(Bike(number=7, price="1.00"), Bike(number=7, price="1.00")))
    for source in (message, write(message, TOY), write(message, TOY, form="xml")):
        plain = check(source, TOY)
        assert [(f.rule_id, f.severity) for f in plain.findings] == [("T-1", Severity.WARNING)]
        assert plain.ok
        hard = check(source, TOY, profiles=("HARD",))
        assert not hard.ok
        assert hard.outcomes[Stage.BESKED] is Outcome.FAILED


def test_a_level_with_its_context_runs_and_without_it_is_not_requested() -> None:
    with_register = check(JSON, TOY, contexts={Stage.REGISTER: {"bikes"}})
    assert with_register.outcomes[Stage.REGISTER] is Outcome.OK
    assert with_register.not_judged == ()
    lacking = check(JSON, TOY, contexts={Stage.REGISTER: None})
    assert lacking.not_judged == ("T-3",)


def test_a_crashed_rule_leaves_the_document_undecided() -> None:
    def crashing(message: object) -> Breaches:
        """Går i stykker."""
        yield at("nowhere")

    broken = rule("X-1", da="a", en="b", demand=SKAL, kind=_kind(), messages=("hire",), source="toy")(
        crashing
    )
    report = check(JSON, TOY.with_rules(broken))
    assert report.verdict is Verdict.UNDECIDED
    assert not report.ok
    with pytest.raises(InvalidError):
        report.raise_for_errors()


def _kind() -> object:
    from samarbejde_schema.findings import Kind

    return Kind.GYLDIGHED


def test_limits_act_before_anything_is_looked_at() -> None:
    report = check(b" " * (LIMITS.bytes + 1), TOY)
    assert [f.rule_id for f in report.findings] == ["FORM-STOERRELSE"]


def test_a_report_has_no_truth_value() -> None:
    with pytest.raises(TypeError):
        bool(check(JSON, TOY))


def test_another_form_is_refused() -> None:
    with pytest.raises(LocalError):
        write(hire(), TOY, form="yaml")  # type: ignore[arg-type]


def test_a_level_at_which_nothing_could_be_judged_is_undecided() -> None:
    report = check(JSON, TOY, contexts={Stage.REGISTER: None})
    assert report.outcomes[Stage.REGISTER] is Outcome.UNDECIDED
    assert report.verdict is Verdict.UNDECIDED


@pytest.mark.parametrize("profiles", ["HARD", ["NOBODY"], ["HARD", "0504909989"]])
def test_profiles_are_a_list_of_known_ones(profiles: object) -> None:
    for source in (JSON, hire()):
        with pytest.raises(LocalError) as caught:
            check(source, TOY, profiles=profiles)  # type: ignore[arg-type]
        assert "0504909989" not in str(caught.value)


def test_only_bytes_and_messages_are_judged() -> None:
    with pytest.raises(LocalError):
        check("0504909989", TOY)  # type: ignore[arg-type]
