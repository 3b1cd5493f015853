r"""The generated reference in Markdown: messages, rules, code lists, simple types and the process.

A complete example::

    pages = reference(edition, diagrams={"Forløb": "stateDiagram-v2\n  …"})
    pages["beskeder/bestilling.md"]

Pages are printed from the same shapes and rules as the schemas, in Danish, for the caseworker and the
developer who map a record to a message. Paths are relative to the folder of the reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..catalogue.release import Entry
from ..modelling.codes import CodeList, info_of
from ..modelling.shape import Field, Shape
from ..primitives import Lexical
from .constants import Constants, constants
from .edition import Edition, name_of
from .markdown_rules import rules_page, weight
from .messages_json import answers, json_path, xsd_path
from .rules_json import messages_of
from .writing import anchor, cell, prose, table

NOTICE = "<!-- Skrevet af programmet ud fra standarden; ret dér, ikke her. -->"


def reference(
    edition: Edition, diagrams: Mapping[str, str] | None = None, tables: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Every page of the reference of an edition, by path.

    ``diagrams`` are the Mermaid texts of the process by their heading, and ``tables`` what else to print
    under a diagram, in Markdown, by the same heading.
    """
    pages = {
        "index.md": _index(edition, bool(diagrams)),
        "regler.md": rules_page(edition),
        "kodelister.md": _codes_page(edition),
        "typer.md": _types_page(edition),
    }
    if diagrams:
        pages["proces.md"] = _process_page(diagrams, tables or {})
    pages |= {f"beskeder/{entry.type}.md": _message_page(edition, entry) for entry in edition.entries}
    return {path: _page(parts) for path, parts in sorted(pages.items())}


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join((NOTICE, *parts)) + "\n"


def _index(edition: Edition, process: bool) -> Iterator[str]:
    yield f"# Opslag, udgave {edition.version}"
    yield f"Navnerum `{edition.release.namespace}`. Status: {edition.status}."
    rows = (
        (
            entry.number,
            f"[{cell(entry.label)}](beskeder/{entry.type}.md)",
            ", ".join(entry.senders),
            ", ".join(entry.receivers),
            _links(edition, entry.answered_by, "beskeder/"),
        )
        for entry in edition.entries
    )
    yield table(("nr.", "besked", "afsender", "modtager", "besvares med"), rows)
    others = [
        "[Regler](regler.md): hvad der skal gælde ud over felterne, og hvor tungt det vejer",
        "[Kodelister](kodelister.md): de koder, felterne kan have",
        "[Simple typer](typer.md): hvordan datoer, beløb og tekster skrives",
    ]
    if process:
        others.append("[Proces](proces.md): hvad der kan komme hvornår")
    yield "\n".join(f"- {line}" for line in others)


def _links(edition: Edition, types: Iterable[str], folder: str = "") -> str:
    labels = {entry.type: entry.label for entry in edition.entries}
    return ", ".join(f"[{cell(labels[name])}]({folder}{name}.md)" for name in types) or "–"


def _message_page(edition: Edition, entry: Entry) -> Iterator[str]:
    root, *parts = edition.below(edition.root(entry))
    yield f"# {entry.number} {entry.label}"
    yield cell(prose(root.doc, literal="`"))
    yield "\n".join(f"- {line}" for line in _facts(edition, entry))
    yield "## Felter"
    yield _fields(edition, root)
    if parts:
        yield "## Dele"
    for part in parts:
        yield f"### {part.name}"
        yield cell(prose(part.doc, literal="`")) + (" Netop ét af felterne står der." if part.choice else "")
        yield _fields(edition, part)
    rules = [rule for rule in edition.rules if entry.type in messages_of(edition, rule)]
    if rules:
        yield "## Regler"
        rows = (
            (_rule_link(rule.id), rule.level.value, cell(clause.da), weight(clause, ()))
            for rule in rules
            for clause in rule.clauses.values()
        )
        yield table(("regel", "niveau", "tekst", "vægt i grundprofilen"), rows)


def _facts(edition: Edition, entry: Entry) -> Iterator[str]:
    yield f"Type `{entry.type}`, rodelement `{entry.class_name}`, siden udgave {entry.since}"
    for path, value in _paths(edition, edition.root(entry), constants(edition, entry)):
        yield f"`{path}` er altid `{value}`"
    yield f"Afsender: {', '.join(entry.senders)}"
    yield f"Modtager: {', '.join(entry.receivers)}"
    yield f"Besvares med: {_links(edition, entry.answered_by)}"
    yield f"Svarer på: {_links(edition, answers(edition, entry))}"
    if entry.regions:
        yield f"Regioner i processen: {', '.join(entry.regions)}"
    yield f"Skemaer: `{json_path(entry)}`, `{xsd_path(entry)}`"


def _paths(edition: Edition, shape: Shape, fixed: Constants) -> Iterator[tuple[str, str]]:
    for name, value in fixed.items():
        field = shape.by_name[name]
        if isinstance(value, str):
            yield field.wire, value
        elif field.element is not None:
            for path, inner in _paths(edition, edition.shape(field.element), value):
                yield f"{field.wire}.{path}", inner


def _fields(edition: Edition, shape: Shape) -> str:
    known = {rule.id for rule in edition.rules}
    rows = ((field.wire, *_type(field), *_about(field, known)) for field in shape.fields)
    return table(("felt", "type", "kodeliste", "antal", "regler", "beskrivelse", "kilde"), rows)


def _type(field: Field) -> tuple[str, str]:
    """The type and the code list of a field, as links."""
    name = name_of(field.type)
    if field.codes is not None:
        return "kode", f"[{name}](../kodelister.md#{anchor(name)})"
    page = "" if field.element is not None else "../typer.md"
    return f"[{name}]({page}#{anchor(name)})", ""


def _about(field: Field, known: set[str]) -> Sequence[str]:
    rules = (_rule_link(name) if name in known else name for name in field.about.rules)
    return f"{field.low}..{field.high}", ", ".join(rules), cell(field.about.text), cell(field.about.source)


def _rule_link(name: str) -> str:
    return f"[{name}](../regler.md#{anchor(name)})"


def _codes_page(edition: Edition) -> Iterator[str]:
    yield "# Kodelister"
    yield "Åbne lister kan få flere koder i en mindre udgave, lukkede kan ikke. En ukendt kode afvises altid."
    for codes in edition.code_lists:
        yield from _codes(edition, codes)


def _codes(edition: Edition, codes: type[CodeList]) -> Iterator[str]:
    info, english = info_of(codes), edition.release.english().get(codes.__name__, {})
    yield f"## {codes.__name__}"
    kind = "Åben" if info.open else "Lukket"
    gloss = f" På engelsk: {cell(english[''])}." if "" in english else ""
    yield f"{cell(prose(codes.__doc__ or '', literal='`'))} {kind} liste. Kilde: {cell(info.source)}.{gloss}"
    members = edition.members(codes)
    columns = ["kode", "betyder"]
    rows = [[f"`{member.value}`", cell(member.label)] for member in members]
    if any(member.value in english for member in members):
        columns.append("på engelsk")
        for row, member in zip(rows, members, strict=True):
            row.append(cell(english.get(member.value, "")))
    if any(member.valid_from or member.valid_to for member in members):
        columns += ["gyldig fra", "gyldig til"]
        for row, member in zip(rows, members, strict=True):
            row += [day.isoformat() if day else "" for day in (member.valid_from, member.valid_to)]
    if any(member.parent for member in members):
        columns.append("under")
        for row, member in zip(rows, members, strict=True):
            row.append(f"`{member.parent}`" if member.parent else "")
    yield table(columns, rows)


def _types_page(edition: Edition) -> Iterator[str]:
    yield "# Simple typer"
    yield "Alt skrives som tekst, undtagen hele tal og `true`/`false` i JSON."
    for kind in edition.types.values():
        if isinstance(kind, Lexical):
            yield f"## {kind.name}"
            hidden = " Vises ikke i fund og logge." if kind.sensitive else ""
            yield cell(f"Her skal stå {kind.da}.") + hidden
            lines = [f"Eksempel: `{kind.example}`"] if kind.example else []
            lines += [f"Mønster: `{kind.pattern}`"] if kind.pattern else []
            if lines:
                yield "\n".join(f"- {line}" for line in lines)


def _process_page(diagrams: Mapping[str, str], tables: Mapping[str, str]) -> Iterator[str]:
    yield "# Proces"
    for name, text in diagrams.items():
        yield f"## {name}"
        yield f"```mermaid\n{text.strip()}\n```"
        if name in tables:
            yield tables[name].strip()
