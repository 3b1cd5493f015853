"""What a reply says of a message, and the whole way of one, without a network."""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samarbejde_schema.catalogue.receipts import Answer, Facts, Head
from samarbejde_schema.errors import LocalError, UntrustedError
from samarbejde_schema.exchange.problems import PROBLEMS, problem, problem_json
from samarbejde_schema.security.codes import TEXTS as SECURITY
from samarbejde_schema.transport import http
from samarbejde_schema.transport.flow import (
    Outcome,
    Packet,
    Result,
    Send,
    Wait,
    attempt,
    deliver,
    judged,
    request_of,
)
from samarbejde_schema.transport.http import JOSE, PROBLEM, NoReply, Reply, Request
from samarbejde_schema.transport.schedule import Schedule

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ID = "0d3b5a52-6a2c-4f0e-9b7e-3d1f6f3f1a11"
PACKET = Packet("https://havblik.example/beskeder", ID, b"header.key.iv.text.tag")
FACTS = Facts(ID, "0" * 64, "90000004", "90000012", NOW, Answer.OK, (), Head(1, "0" * 64))
SIGNED = {f"receipt:{answer.value}".encode(): replace(FACTS, answer=answer) for answer in Answer}
OK, WARNING, ERROR = SIGNED
STATUSES = (200, 201, 202, 204, 301, 302, 307, 308, 400, 401, 404, 409, 413, 415, 422, 429, 500, 502, 503)
OWN_CODES = {*http.TEXTS, *PROBLEMS, *SECURITY}
SECRET = "0201609995"


def verify(body: bytes) -> Facts:
    if body not in SIGNED:
        raise UntrustedError("SIK-SIGNATUR", "Signaturen passer ikke.")
    return SIGNED[body]


def judge(status: int, body: bytes = b"", kind: str | None = JOSE, **headers: str) -> Result:
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return judged(
        Reply(status, fields | ({"content-type": kind} if kind else {}), body), verify, NOW, first=True
    )


def told(code: str, status: int | None = None, **headers: str) -> Result:
    found = problem(code)
    return judge(status or found.status, problem_json(found), PROBLEM, **headers)


class TestTheRequest:
    def test_it_is_one_post_of_the_sealed_bytes(self) -> None:
        request = request_of(PACKET)
        assert (request.method, request.url, request.body) == ("POST", PACKET.endpoint, PACKET.jwe)
        assert request.headers["content-type"] == "application/jose"
        assert request.headers["accept"] == "application/jose, application/problem+json"

    def test_the_digest_is_that_of_the_exact_bytes(self) -> None:
        value = request_of(PACKET).headers["content-digest"]
        assert value.startswith("sha-256=:") and value.endswith(":")
        assert b64decode(value[9:-1], validate=True) == sha256(PACKET.jwe).digest()

    @pytest.mark.parametrize(("name", "quoted"), [(ID, f'"{ID}"'), ('a"b\\c', '"a\\"b\\\\c"')])
    def test_the_key_is_the_message_id_as_a_quoted_string(self, name: str, quoted: str) -> None:
        assert request_of(replace(PACKET, message_id=name)).headers["idempotency-key"] == quoted

    @pytest.mark.parametrize("name", ["", "a\nb", "a\x00", "æ", "x" * 256, "a\n"])
    def test_an_id_that_cannot_stand_in_a_field_is_refused_before_anything_is_sent(self, name: str) -> None:
        with pytest.raises(LocalError):
            request_of(replace(PACKET, message_id=name))

    def test_a_settled_row_has_nothing_to_send(self) -> None:
        with pytest.raises(LocalError):
            next(attempt(replace(PACKET, jwe=None), verify=verify, clock=lambda: NOW))

    def test_the_url_is_the_registers_alone(self) -> None:
        assert ID not in request_of(PACKET).url

    def test_nothing_of_the_message_shows(self) -> None:
        result = Result(Outcome.DELIVERED, None, FACTS, b"receipt bytes")
        shown = repr((PACKET, request_of(PACKET), Send(request_of(PACKET)), result))
        assert "header.key" not in shown and "receipt bytes" not in shown


class TestWhatSettles:
    @pytest.mark.parametrize("status", [200, 201, 202, 299])
    @pytest.mark.parametrize("body", [OK, WARNING])
    def test_a_receipt_in_a_2xx_is_delivery(self, status: int, body: bytes) -> None:
        assert judge(status, body) == Result(Outcome.DELIVERED, None, SIGNED[body], body)

    @pytest.mark.parametrize("status", STATUSES)
    def test_a_signed_refusal_settles_whatever_the_status(self, status: int) -> None:
        assert judge(status, ERROR) == Result(Outcome.REFUSED, None, SIGNED[ERROR], ERROR)

    @pytest.mark.parametrize("code", ["AFL-STOERRELSE", "AFL-MEDIETYPE"])
    def test_our_own_413_and_415_settle(self, code: str) -> None:
        assert told(code) == Result(Outcome.REFUSED, code)

    @pytest.mark.parametrize("code", ["AFL-STOERRELSE", "AFL-MEDIETYPE"])
    def test_they_do_not_once_an_earlier_try_may_have_arrived(self, code: str) -> None:
        """Nobody has signed them, and the message may have been taken though its receipt was lost."""
        found = problem(code)
        reply = Reply(found.status, {"content-type": PROBLEM}, problem_json(found))
        assert judged(reply, verify, NOW) == Result(Outcome.RETRY, code)
        lost = Journey(NoReply("AFL-TIDSFRIST"), reply, Reply(201, {"content-type": JOSE}, OK))
        assert lost.result.outcome is Outcome.DELIVERED
        assert Journey(reply).result == Result(Outcome.REFUSED, code)

    @pytest.mark.parametrize(
        "kind", [None, "text/plain", "application/jose; charset=utf-8", "APPLICATION/JOSE"]
    )
    def test_what_a_proxy_made_of_the_media_type_does_not_matter_to_a_signature(self, kind) -> None:
        assert judge(201, OK, kind).outcome is Outcome.DELIVERED


class TestWhatIsTriedAgain:
    @pytest.mark.parametrize(
        "code", ["AFL-FORBINDELSE", "AFL-TIDSFRIST", "AFL-TLS", "AFL-SVAR-STOERRELSE", "AFL-ADRESSE"]
    )
    def test_no_reply(self, code: str) -> None:
        assert judged(NoReply(code), verify, NOW) == Result(Outcome.RETRY, code)

    @pytest.mark.parametrize("status", [s for s in STATUSES if not 200 <= s < 300])
    @pytest.mark.parametrize("body", [OK, WARNING])
    def test_a_receipt_that_says_ok_with_another_status(self, status: int, body: bytes) -> None:
        result = judge(status, body)
        assert (result.outcome, result.facts, result.receipt) == (Outcome.RETRY, None, None)

    @pytest.mark.parametrize("status", [200, 201, 204])
    def test_a_2xx_without_a_receipt(self, status: int) -> None:
        assert judge(status) == Result(Outcome.RETRY, "AFL-KVITTERING")
        assert judge(status, b"<html>OK</html>", "text/html") == Result(Outcome.RETRY, "AFL-KVITTERING")

    @pytest.mark.parametrize("code", ["AFL-KVITTERING", "SIK-SIGNATUR", "SIK-REGISTER"])
    def test_a_receipt_for_another_message_or_from_another_signer(self, code: str) -> None:
        def other(body: bytes) -> Facts:
            raise UntrustedError(code, "Ikke denne.")

        reply = Reply(201, {"content-type": JOSE}, OK)
        assert judged(reply, other, NOW) == Result(Outcome.RETRY, code)

    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    def test_a_redirect(self, status: int) -> None:
        result = judge(status, b"", None, location="https://elsewhere.example/")
        assert result == Result(Outcome.RETRY, "AFL-OMDIRIGERING")

    @pytest.mark.parametrize(
        ("status", "code"),
        [
            (400, "AFL-SVAR"),
            (403, "AFL-SVAR"),
            (413, "AFL-SVAR"),
            (415, "AFL-SVAR"),
            (422, "AFL-SVAR"),
            (409, "AFL-SVAR"),
            (429, "AFL-TRAVLT"),
            (500, "AFL-MODTAGERFEJL"),
            (503, "AFL-MODTAGERFEJL"),
            (100, "AFL-SVAR"),
            (999, "AFL-SVAR"),
        ],
    )
    def test_a_page_from_a_proxy(self, status: int, code: str) -> None:
        assert judge(status, b"<html>no</html>", "text/html") == Result(Outcome.RETRY, code)

    @pytest.mark.parametrize("code", sorted({*PROBLEMS, *SECURITY} - {"AFL-STOERRELSE", "AFL-MEDIETYPE"}))
    def test_our_other_problems_show_their_code(self, code: str) -> None:
        assert told(code) == Result(Outcome.RETRY, code)

    @pytest.mark.parametrize(
        ("code", "status"),
        [("AFL-STOERRELSE", 415), ("AFL-MEDIETYPE", 400), ("AFL-DIGEST", 413), ("SIK-SIGNATUR", 415)],
    )
    def test_a_code_with_the_status_of_another_settles_nothing(self, code: str, status: int) -> None:
        assert told(code, status).outcome is Outcome.RETRY

    def test_a_problem_document_under_another_media_type_is_not_believed(self) -> None:
        body = problem_json(problem("AFL-STOERRELSE"))
        assert judge(413, body, "application/json") == Result(Outcome.RETRY, "AFL-SVAR")

    @pytest.mark.parametrize(
        "document",
        [
            {"code": SECRET},
            {"code": "AFL-UKENDT", "detail": SECRET},
            {"title": SECRET, "status": 413},
            {"code": ["AFL-STOERRELSE"]},
            {"code": None},
            ["AFL-STOERRELSE"],
            "AFL-STOERRELSE",
        ],
    )
    def test_foreign_problem_documents_show_nothing(self, document) -> None:
        result = judge(413, json.dumps(document).encode(), PROBLEM)
        assert result == Result(Outcome.RETRY, "AFL-SVAR")
        assert SECRET not in repr(result)

    def test_a_large_or_doubled_problem_document_is_not_read(self) -> None:
        large = b'{"code":"AFL-STOERRELSE","detail":"' + b"x" * 70_000 + b'"}'
        doubled = b'{"code":"x","code":"AFL-STOERRELSE"}'
        assert judge(413, large, PROBLEM).outcome is judge(413, doubled, PROBLEM).outcome is Outcome.RETRY

    def test_a_body_too_large_for_a_receipt_is_not_verified(self) -> None:
        def never(body: bytes) -> Facts:
            raise AssertionError

        reply = Reply(201, {"content-type": JOSE}, b"x" * (1024 * 1024 + 1))
        assert judged(reply, never, NOW) == Result(Outcome.RETRY, "AFL-KVITTERING")

    def test_the_time_asked_for_is_kept(self) -> None:
        minute = timedelta(minutes=1)
        assert judge(503, b"", None, retry_after="60").retry_after == minute
        assert told("AFL-LAGER", retry_after="Mon, 02 Mar 2026 09:01:00 GMT").retry_after == minute
        assert judge(201, b"x", retry_after="60").retry_after == minute
        assert judge(503, b"", None, retry_after="soon").retry_after is None


@given(
    status=st.integers(100, 999),
    body=st.binary(max_size=200) | st.sampled_from([problem_json(problem(code)) for code in PROBLEMS]),
    kind=st.none() | st.sampled_from([JOSE, PROBLEM, "text/html"]) | st.text(max_size=30),
    wait=st.none() | st.text(max_size=30),
)
def test_no_bytes_raise_or_count_as_delivered(status, body, kind, wait) -> None:
    headers = {"content-type": kind, "retry-after": wait}
    reply = Reply(status, {name: value for name, value in headers.items() if value is not None}, body)
    result = judged(reply, verify, NOW, first=True)
    assert result.outcome in (Outcome.RETRY, Outcome.REFUSED)
    assert result.code in OWN_CODES
    assert result.facts is None and result.receipt is None
    if result.outcome is Outcome.REFUSED:
        assert (status, result.code) in {(413, "AFL-STOERRELSE"), (415, "AFL-MEDIETYPE")}


class TestOneTry:
    def test_it_sends_once_and_ends(self) -> None:
        flow = attempt(PACKET, verify=verify, clock=lambda: NOW)
        assert next(flow) == Send(request_of(PACKET))
        with pytest.raises(StopIteration) as end:
            flow.send(Reply(201, {"content-type": JOSE}, OK))
        assert end.value.value.outcome is Outcome.DELIVERED

    def test_it_wants_to_be_told(self) -> None:
        flow = attempt(PACKET, verify=verify, clock=lambda: NOW)
        next(flow)
        with pytest.raises(LocalError):
            next(flow)


class Journey:
    """Drives a delivery: replies from a list, the last one for ever; time passes in waits alone."""

    def __init__(self, *replies: Reply | NoReply, days: float = 7, seed: int = 1) -> None:
        self.now, self.requests, self.waits = NOW, list[Request](), list[Wait]()
        self.result = self._run(list(replies), timedelta(days=days), seed)

    def _run(self, replies, life, seed) -> Result:
        flow = deliver(
            PACKET, queued=NOW, expires=NOW + life, verify=verify, clock=lambda: self.now, rng=Random(seed)
        )
        heard = None
        while True:
            try:
                step = flow.send(heard)
            except StopIteration as end:
                with pytest.raises(StopIteration):
                    next(flow)
                return end.value
            if isinstance(step, Wait):
                assert step.due == self.now + timedelta(seconds=step.seconds) and step.seconds >= 0
                self.waits.append(step)
                self.now, heard = step.due, None
            else:
                self.requests.append(step.request)
                heard = replies.pop(0) if len(replies) > 1 else replies[0]


SILENCE = NoReply("AFL-TIDSFRIST")
RECEIPT = Reply(201, {"content-type": JOSE}, OK)


class TestTheWholeWay:
    def test_delivered_at_once(self) -> None:
        journey = Journey(RECEIPT)
        assert (journey.result.outcome, journey.waits) == (Outcome.DELIVERED, [])

    def test_the_same_request_until_it_is_delivered(self) -> None:
        journey = Journey(SILENCE, Reply(503, {}, b""), Reply(201, {}, b""), RECEIPT)
        assert journey.result.outcome is Outcome.DELIVERED
        assert journey.requests == [request_of(PACKET)] * 4
        assert [wait.code for wait in journey.waits] == [
            "AFL-TIDSFRIST",
            "AFL-MODTAGERFEJL",
            "AFL-KVITTERING",
        ]
        assert {wait.state for wait in journey.waits} == {"klar"}

    def test_refused_on_the_second_try(self) -> None:
        journey = Journey(SILENCE, Reply(422, {"content-type": JOSE}, ERROR))
        assert (journey.result.outcome, len(journey.requests)) == (Outcome.REFUSED, 2)

    def test_the_receiver_may_ask_for_time(self) -> None:
        journey = Journey(Reply(503, {"retry-after": "600"}, b""), RECEIPT)
        assert [wait.seconds for wait in journey.waits] == [600]

    def test_nobody_ever_answers(self) -> None:
        journey = Journey(SILENCE, days=1)
        assert journey.result == Result(Outcome.GIVEN_UP, "AFL-TIDSFRIST")
        states = [wait.state for wait in journey.waits]
        assert states == sorted(states) and set(states) == {"klar", "uafklaret"}
        assert journey.now == NOW + timedelta(days=31)
        assert 24 <= states.count("klar") <= 200 and states.count("uafklaret") == 30

    @given(seed=st.integers(), silent=st.integers(0, 60))
    def test_a_late_receipt_is_as_good(self, seed: int, silent: int) -> None:
        journey = Journey(*[SILENCE] * silent, RECEIPT, seed=seed)
        assert journey.result.outcome is Outcome.DELIVERED
        assert len(journey.requests) == silent + 1

    def test_a_schedule_of_ones_own(self) -> None:
        second = timedelta(seconds=1)
        flow = deliver(
            PACKET,
            queued=NOW,
            expires=NOW - second,
            verify=verify,
            clock=lambda: NOW,
            rng=Random(1),
            schedule=Schedule(second, second, second, second, second),
        )
        next(flow)
        with pytest.raises(StopIteration) as end:
            flow.send(SILENCE)
        assert end.value.value.outcome is Outcome.GIVEN_UP


def test_every_code_of_ours_has_both_texts() -> None:
    assert all(len(text) == 2 and all(text) for text in http.TEXTS.values())
    assert not set(http.TEXTS) & set(PROBLEMS)
