"""``samarbejde rules``: the rules, or one of them with its explanation."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping

import click

from ..standard import STANDARD
from ..validation.rule import BASE_PROFILE, Clause, Rule
from . import options
from .danish import Refusal, command
from .exits import Exit
from .types import type_option

_GAP = re.compile(r"\{(?:what|rule|most)\}")
"""Where a text is filled with a fact of the standard when it is told."""
_DEMANDS = {"SKAL": "SKAL", "BOER": "BØR", "KAN": "KAN"}
_BEFORE = "Kommer før reglerne: en sådan fejl afviser altid dokumentet."
_FAULT = "Fortæller om en fejl i programmet eller skemaet; det siger intet om beskeden."
_ADDRESS = "Handler om, hvem beskeden er fra og til; en sådan fejl afviser beskeden."
_TRUST = "Handler om tillid: den, der afleverer, får ingen signeret kvittering, og der prøves igen."
_DELIVERY = "Handler om afleveringen, ikke om beskeden; der prøves igen, undtagen ved 413 og 415."
_OPEN = "Fortæller, at noget ikke kunne afgøres; det siger intet om beskeden."


@command(
    "rules",
    short_help="Vis reglerne.",
    examples=("samarbejde rules FR-104", "samarbejde rules --type tilbud", "samarbejde rules --format json"),
)
@click.argument("rule_id", required=False, metavar="[ID]")
@type_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="text|json",
    help="Listens form; udeladt er den text.",
)
@options.lang
def rules(rule_id: str | None, type_: str | None, form: str, lang: str) -> int:
    """Vis alle regler med vægt og tekst, eller én regel med forklaring, kilde og krav.

    Også det, der kan være galt, før reglerne bedømmes, forklares: FORM-…, BESKED-…, SKEMA-… og FIL-….
    """
    known = STANDARD.all_rules()
    if type_ is not None:
        known = tuple(rule for rule in known if type_ in rule.messages)
    if rule_id is not None:
        wanted = rule_id.upper()
        known = tuple(rule for rule in known if rule.id == wanted)
        if not known and form == "text" and (explained := _explained(wanted)) is not None:
            click.echo("\n".join((wanted, *(f"  {line}" for line in explained))))
            return Exit.OK
        if not known:
            raise Refusal("reglen findes ikke; «samarbejde rules» viser dem alle")
    if form == "json":
        _as_json({rule.id for rule in known})
    else:
        lines = (line for rule in known for line in (_whole(rule) if rule_id else _short(rule, lang)))
        click.echo("\n".join(lines))
    return Exit.OK


def _as_json(wanted: set[str]) -> None:
    """The rules as they stand in the published ``rules.json``."""
    from ..schemagen.edition import editions
    from ..schemagen.rules_json import rule_catalogue
    from ..schemagen.writing import json_bytes

    published = rule_catalogue(editions(STANDARD)[-1])
    chosen = [rule for rule in published["rules"] if rule["id"] in wanted]
    sys.stdout.buffer.write(json_bytes({**published, "rules": chosen}))


def _weight(clause: Clause) -> str:
    """``BØR; MIDT: SKAL (pligt)``: the demand in every profile, and the kind where it is SKAL."""
    parts = [
        (f"{profile}: " if profile != BASE_PROFILE else "") + _DEMANDS[demand.value]
        for profile, demand in sorted(clause.demand.items(), key=lambda item: item[0] != BASE_PROFILE)
    ]
    kind = f" ({clause.kind.value})" if clause.kind is not None else ""
    when = f", {clause.when}" if clause.when else ""
    return "; ".join(parts) + kind + when


def _short(rule: Rule, lang: str) -> Iterator[str]:
    for clause in rule.clauses.values():
        yield f"{rule.id:<7} {_weight(clause):<28} {clause.en if lang == 'en' else clause.da}"


def _whole(rule: Rule) -> Iterator[str]:
    yield rule.id
    for clause in rule.clauses.values():
        yield f"  {_weight(clause)}"
        yield f"    {clause.da}"
        yield f"    {clause.en}"
    yield f"  Forklaring: {rule.explanation.replace('``', '')}"
    yield f"  Niveau: {rule.level.value}"
    yield f"  Beskeder: {', '.join(rule.messages)}"
    if rule.fields:
        yield f"  Felter: {', '.join(rule.fields)}"
    yield f"  Kilde: {rule.source}"
    yield f"  Krav: {', '.join(rule.requirements) or '–'}"


def _explained(finding_id: str) -> tuple[str, ...] | None:
    """What a finding says that comes from no rule: form, identity, structure, or trouble with a file."""
    from ..doors.text import TEXTS as FORM
    from ..exchange.identity import TEXTS as IDENTITY
    from ..exchange.problems import FINDINGS, PROBLEMS
    from ..exchange.second_opinion import DISAGREEMENT, DISAGREES
    from ..modelling.structure import TEXTS as STRUCTURE
    from ..security.codes import TEXTS as TRUST
    from ..transport.http import TEXTS as WIRE
    from ..validation.run import CRASH as RULE_CRASH
    from ..validation.run import CRASHED as RULE_CRASHED
    from .judging import CRASH, CRASHED
    from .sources import TROUBLE

    tables: tuple[tuple[Mapping[str, tuple[str, str]], str], ...] = (
        (FORM, _BEFORE),
        (IDENTITY, _BEFORE),
        (STRUCTURE, _BEFORE),
        ({DISAGREES: DISAGREEMENT}, _FAULT),
        (FINDINGS, _ADDRESS),
        (TRUST, _TRUST),
        ({code: (one.text_da, one.text_en) for code, one in PROBLEMS.items()}, _DELIVERY),
        (WIRE, _DELIVERY),
        ({**TROUBLE, CRASHED: CRASH, RULE_CRASHED: RULE_CRASH}, _OPEN),
    )
    for texts, meaning in tables:
        if finding_id in texts:
            return (*(_GAP.sub("…", text) for text in texts[finding_id]), meaning)
    return None
