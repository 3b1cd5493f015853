"""The rows that are timed inside one process: reading and writing, with every check we make included."""

from __future__ import annotations

from samarbejde_schema import check, write

from . import peers
from .clock import Work, race
from .documents import Documents
from .table import Result


def json_in(docs: Documents, seconds: float) -> Result:
    """JSON bytes → verdict."""
    ways = {
        "jsonschema-rs": peers.jsonschema_rs_in(docs),
        "jsonschema": peers.jsonschema_in(docs),
    }
    for work in ways.values():
        assert work() is True
    return _row(
        ("JSON-in", "JSON bytes → verdict", "pydantic-core", 1.8),
        peers.pydantic_in(docs),
        lambda: check(docs.json),
        ways,
        seconds,
    )


def xml_in(docs: Documents, seconds: float) -> Result:
    """XML bytes → verdict."""
    limit = peers.lxml_in(docs)
    theirs = peers.pydantic_xml_in(docs)
    assert limit() is True
    assert peers.same_content(theirs()) == peers.same_content(docs.besked)
    return _row(
        ("XML-in", "XML bytes → verdict", "lxml parse + XSD", 2.5),
        limit,
        lambda: check(docs.xml),
        {"pydantic-xml": theirs},
        seconds,
    )


def xml_out(docs: Documents, seconds: float) -> Result:
    """Model → XML bytes."""
    theirs = peers.pydantic_xml_out(docs)
    assert len(theirs()) >= len(docs.xml) // 2
    return _row(
        ("XML-out", "model → XML bytes", "lxml tostring of a ready tree", 8),
        peers.lxml_out(docs),
        lambda: write(docs.besked, form="xml"),
        {"pydantic-xml": theirs},
        seconds,
    )


def json_out(docs: Documents, seconds: float) -> Result:
    """Model → JSON bytes."""
    limit = peers.pydantic_out(docs)
    assert limit() == docs.json
    return _row(
        ("JSON-out", "model → JSON bytes", "pydantic to_json", 1.2),
        limit,
        lambda: write(docs.besked, form="json"),
        {},
        seconds,
    )


def _row(
    head: tuple[str, str, str, float], limit: Work, ours: Work, others: dict[str, Work], seconds: float
) -> Result:
    name, work, limit_name, goal = head
    medians = race({limit_name: limit, "we": ours, **others}, seconds=seconds)
    return Result(
        name=name,
        work=work,
        limit=limit_name,
        limit_seconds=medians[limit_name],
        our_seconds=medians["we"],
        goal=goal,
        others={other: medians[other] for other in others},
    )
