"""The table as a diagram (Mermaid) and as a table to read aloud (Markdown).

A complete example::

    print(mermaid(LOANS))
    print(markdown(LOANS))

Both are printed from the rows, in table order, so that they cannot drift from them. The words are Danish: the
readers are those who know the work.
"""

from __future__ import annotations

from collections.abc import Iterator

from .machine import On, Region, Row


def mermaid(region: Region) -> str:
    """A ``stateDiagram-v2`` with every state and every row of a region; ends with a line break."""
    return "\n".join(_diagram(region)) + "\n"


def _diagram(region: Region) -> Iterator[str]:
    yield "stateDiagram-v2"
    for state in region.states:
        yield f"    {state.name} : {_plain(f'{state.name} – {state.text}')}"
    yield f"    [*] --> {region.initial}"
    for row in region.rows:
        yield f"    {row.source} --> {row.target} : {_plain(_arrow(row))}"
    for name in region.final:
        yield f"    {name} --> [*]"


def _arrow(row: Row) -> str:
    guard = f" [{row.guard.label}]" if row.guard is not None else ""
    return event(row) + guard


def event(row: Row) -> str:
    """The event of a row in words: ``handback (state GOOD/WORN), erstatter`` or ``tid: a year``."""
    if not isinstance(row.event, On):
        return f"tid: {row.event.label}"
    fields = f" ({row.event.fields})" if row.event.where else ""
    replacing = {True: ", erstatter", False: ", første", None: ""}[row.event.replacing]
    return f"{row.event.type}{fields}{replacing}"


def _plain(text: str) -> str:
    """Without the characters Mermaid reads as its own."""
    for own, ours in ((":", " –"), (";", ","), ("#", ""), ("\n", " ")):
        text = text.replace(own, ours)
    return text


_HEAD = ("fra", "hændelse", "afsender", "betingelse", "til", "regel", "hvad der sker")


def markdown(region: Region) -> str:
    """Every row of a region as a Markdown table; ends with a line break."""
    lines = [_HEAD, tuple("---" for _ in _HEAD), *(_cells(row) for row in region.rows)]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.source,
        event(row),
        ", ".join(row.sender) or "–",
        row.guard.label if row.guard is not None else "–",
        "samme" if row.target == row.source else row.target,
        row.rule or "–",
        row.text,
    )
