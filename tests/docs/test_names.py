"""What the pages name exists: ids of findings, and files of this repository."""

from __future__ import annotations

import re

import pytest

from samarbejde_schema import STANDARD
from samarbejde_schema.cli import judging, sources
from samarbejde_schema.doors.text import TEXTS as FORM
from samarbejde_schema.exchange.identity import TEXTS as IDENTITY
from samarbejde_schema.exchange.problems import FINDINGS as DELIVERY
from samarbejde_schema.exchange.problems import PROBLEMS
from samarbejde_schema.exchange.receipts import MISMATCH
from samarbejde_schema.exchange.second_opinion import DISAGREES
from samarbejde_schema.modelling.structure import TEXTS as STRUCTURE
from samarbejde_schema.security.codes import TEXTS as TRUST
from samarbejde_schema.transport.committer import CLOSED
from samarbejde_schema.transport.http import TEXTS as WIRE
from samarbejde_schema.transport.store.sqlite import CODE as STORE
from samarbejde_schema.validation.run import CRASHED

from .pages import ROOT, WRITTEN, text_of

ID = re.compile(r"\b(?:FR|FORM|BESKED|SKEMA|FIL|INTERN|SIK|AFL)-[A-Z0-9]+(?:-[A-Z0-9]+)*\b")
FILE = re.compile(r"`((?:docs|fixtures|requirements|schemas|src|tests|tools)/[^`\s…*<>]*)`")
BY_HAND = [page for page in WRITTEN if not text_of(page).startswith("<!-- Skrevet af ")]


def known_ids() -> set[str]:
    rules = {rule.id for rule in STANDARD.all_rules()}
    ours = {DISAGREES, CRASHED, judging.CRASHED}
    delivery = {MISMATCH, STORE, CLOSED, *PROBLEMS, *DELIVERY, *WIRE, *TRUST}
    return rules | ours | delivery | {*FORM, *IDENTITY, *STRUCTURE, *sources.TROUBLE}


@pytest.mark.parametrize("page", [page for page in BY_HAND if ID.search(text_of(page))])
def test_every_id_on_a_page_exists(page: str) -> None:
    assert set(ID.findall(text_of(page))) - known_ids() == set()


@pytest.mark.parametrize("page", [page for page in BY_HAND if FILE.search(text_of(page))])
def test_every_file_on_a_page_exists(page: str) -> None:
    assert [name for name in FILE.findall(text_of(page)) if not (ROOT / name).exists()] == []
