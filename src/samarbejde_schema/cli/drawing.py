"""What ``samarbejde forloeb`` draws instead of telling: a diagram, or a calendar.

A complete example::

    sys.stdout.buffer.write(drawing(pile, "mermaid", "da"))
"""

from __future__ import annotations

from .pile import Pile

DRAWN = ("mermaid", "ics")


def drawing(pile: Pile, form: str, lang: str) -> bytes:
    """The courses of a pile in one of :data:`DRAWN`.

    One case is a diagram alone; several are a Markdown page with a diagram for each, since a Mermaid file
    holds one. Raises :class:`~samarbejde_schema.cli.stopped.Stopped` where a form needs an extra that is not
    installed.
    """
    if form == "ics":
        from .calendar import calendar

        return calendar(pile.views, lang=lang)
    from .sequence import sequence

    drawn = [sequence(view, lang) for view in pile.views]
    if len(drawn) == 1:
        return drawn[0].encode()
    return "\n".join(f"```mermaid\n{one}```\n" for one in drawn).encode()
