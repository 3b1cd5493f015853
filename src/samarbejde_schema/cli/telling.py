"""A course as people read it: the timeline with every document's report, and where the case stands now.

A complete example::

    tell(read_together(sources, now=now), reporter)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..process import Deadline, Expected, Fate, Lapse, Move, Step
from .course import View
from .judging import Judged
from .overview import overview_as_text
from .pile import Pile
from .reporters.text import Text

WORDS = {
    "da": {
        "case": "Forløb",
        "no_case": "Dokumenter uden forløb",
        "timeline": "Tidslinje",
        "calendar": "Kalenderen",
        "from": "fra",
        "to": "til",
        "state": "Sådan står det den",
        "nothing": "intet er begyndt",
        "turn": "På tur",
        "nobody": "Ingen er på tur",
        "next": "Det kan komme nu",
        "or": "eller",
        "awaited": "ventes",
        "deadlines": "Frister",
        "overdue": "overskredet",
        "left_out": "Tæller ikke med i noget forløb",
        "later": "Sendt senere end det, der spørges om, og derfor ikke med",
        "unmoved": "ændrer intet",
        "instead": "her ventedes",
        "could": "her kunne komme",
        "by": "senest",
    },
    "en": {
        "case": "Case",
        "no_case": "Documents without a case",
        "timeline": "Timeline",
        "calendar": "The calendar",
        "from": "from",
        "to": "to",
        "state": "Where it stands on",
        "nothing": "nothing has begun",
        "turn": "Whose turn it is",
        "nobody": "It is nobody's turn",
        "next": "What may come now",
        "or": "or",
        "awaited": "awaited",
        "deadlines": "Deadlines",
        "overdue": "overdue",
        "left_out": "Counts in no case",
        "later": "Sent later than the moment asked about, and therefore left out",
        "unmoved": "changes nothing",
        "instead": "awaited here",
        "could": "could have come here",
        "by": "by",
    },
}
FATES = {
    "da": {
        Fate.REPLACED: "tæller ikke mere: en rettet besked har taget dens plads",
        Fate.REJECTED: "tæller ikke: modtageren har afvist den",
        Fate.RECALLED: "tæller ikke mere: afsenderen har annulleret den",
        Fate.CROSSED: "tæller ikke: den krydsede en besked, som går forud",
        Fate.NO_ROW: "tæller ikke: den kan ikke komme i denne tilstand",
        Fate.REFUSED: "tæller ikke: den bryder en regel om forløbet",
        Fate.DUPLICATE: "er sendt før og tæller kun én gang",
        Fate.OUTSIDE: "flytter ikke forløbet",
        Fate.AMBIGUOUS: "tæller ikke: en anden besked med samme nøgle har et andet indhold",
    },
    "en": {
        Fate.REPLACED: "counts no longer: a corrected message has taken its place",
        Fate.REJECTED: "does not count: the receiver has rejected it",
        Fate.RECALLED: "counts no longer: the sender has annulled it",
        Fate.CROSSED: "does not count: it crossed a message that takes precedence",
        Fate.NO_ROW: "does not count: it cannot come in this state",
        Fate.REFUSED: "does not count: it breaks a rule about the case",
        Fate.DUPLICATE: "was sent before and counts once",
        Fate.OUTSIDE: "does not move the case",
        Fate.AMBIGUOUS: "does not count: another message with the same key has other content",
    },
}


def tell(pile: Pile, reporter: Text) -> None:
    """Print every course, then the documents that stand in none."""
    for view in pile.views:
        _Telling(reporter, pile.read, view).whole()
    words = WORDS[reporter.lang]
    for title, documents in ((words["left_out"], pile.left_out), (words["later"], pile.later)):
        if documents:
            reporter.line(reporter.painted(title, "blue", bold=True))
            for one in documents:
                reporter.file(one, "  ")
            reporter.line("")


class _Telling:
    """One course, told to people."""

    def __init__(self, reporter: Text, judged: Sequence[Judged], view: View) -> None:
        self.reporter, self.judged, self.view = reporter, judged, view
        self.words, self.fates = WORDS[reporter.lang], FATES[reporter.lang]

    def whole(self) -> None:
        """The course from its first message to its deadlines."""
        view, words = self.view, self.words
        case = view.conversation.case
        self._title(f"{words['case']} {case}" if case is not None else words["no_case"])
        self._title(words["timeline"], "  ")
        for at, told, place in view.timeline:
            day = "" if at is None else view.process.day(at).isoformat()
            if isinstance(told, Lapse):
                self._line(f"    {day:<10}  {self._strong(words['calendar'])}")
                self._line(f"                {self._moved(told)}")
            else:
                self._step(day, told)
            if place is not None:
                self.reporter.file(self.judged[place], "                ")
        if case is not None or view.course.states:
            self._standing()
        self._line("")

    def _step(self, day: str, step: Step) -> None:
        view, words = self.view, self.words
        sender, receivers = view.parties(step)
        route = ""
        if sender is not None:
            route = f" {words['from']} {self._role(sender)} {words['to']} {self._roles(receivers)}"
        label = view.catalogue.entry(view.type_of(step)).label
        self._line(f"    {day:<10}  {self._strong(label)}{route}")
        moves = [self._moved(move) for move in step.moves if move.row is not None]
        done = (moves or [words["unmoved"]]) if step.counts else [self.fates[step.fate]]
        for line in (*done, *self._instead(step)):
            self._line(f"                {line}")

    def _instead(self, step: Step) -> Iterator[str]:
        """What was awaited, or could have come, where a message came out of turn: from whom, and by when."""
        for one in self.view.instead(step):
            label = self.view.catalogue.entry(one.type).label
            day = "" if one.due is None else f", {self.words['by']} {one.due.isoformat()}"
            said = self.words["instead" if one.awaited else "could"]
            yield f"{said}: {label} {self.words['from']} {self._any_of(one.roles)}{day}"

    def _moved(self, move: Move | Lapse) -> str:
        text = "" if move.row is None else f": {move.row.text}"
        change = move.before if move.before == move.after else f"{move.before} → {move.after}"
        return f"{self.view.name(move.region, move.key)} {change}{text}"

    def _standing(self) -> None:
        view, words, course = self.view, self.words, self.view.course
        self._title(f"{words['state']} {view.process.day(course.now).isoformat()}", "  ")
        for (region, key), state in course.states.items():
            table = view.process.region(region)
            self._line(f"    {self.view.name(region, key)}: {state} – {table.text(state)}")
        if not course.states:
            self._line(f"    {words['nothing']}")
        turn = f"{words['turn']}: {self._roles(course.turn)}" if course.turn else words["nobody"]
        self._title(turn, "  ")
        if course.next:
            self._title(words["next"], "  ")
        for line in self._expected(course.next):
            self._line(f"    {line}")
        if course.deadlines:
            self._title(words["deadlines"], "  ")
        for deadline in course.deadlines:
            self._line(f"    {self._deadline(deadline)}")
        for title, lines in overview_as_text(view, self.reporter.lang):
            self._title(title, "  ")
            for line in lines:
                self._line(f"    {line}")

    def _expected(self, found: Iterable[Expected]) -> Iterator[str]:
        """What may come, each message once, whichever part of the case it would move."""
        merged: dict[str, tuple[tuple[str, ...], bool]] = {}
        for one in found:
            roles, awaited = merged.get(one.type, ((), False))
            merged[one.type] = (*roles, *one.roles), awaited or one.awaited
        for type_name, (roles, awaited) in merged.items():
            label = self.view.catalogue.entry(type_name).label
            wait = f" ({self.words['awaited']})" if awaited else ""
            yield f"{label} {self.words['from']} {self._any_of(roles)}{wait}"

    def _deadline(self, deadline: Deadline) -> str:
        what = deadline.what_en if self.reporter.lang == "en" else deadline.what_da
        rule = f" ({deadline.rule})" if deadline.rule else ""
        late = f" – {self.reporter.painted(self.words['overdue'], 'red')}" if deadline.overdue else ""
        return f"{deadline.due.isoformat()}  {self._role(deadline.role)}: {what}{rule}{late}"

    def _role(self, role: str) -> str:
        return self.view.role(role, self.reporter.lang)

    def _roles(self, roles: Iterable[str]) -> str:
        return ", ".join(dict.fromkeys(self._role(role) for role in roles))

    def _any_of(self, roles: Iterable[str]) -> str:
        """The roles of whom any one may do it: ``A, B or C``."""
        *others, last = dict.fromkeys(self._role(role) for role in roles)
        return f"{', '.join(others)} {self.words['or']} {last}" if others else last

    def _strong(self, text: str) -> str:
        return self.reporter.painted(text, "white", bold=True)

    def _title(self, text: str, margin: str = "") -> None:
        self._line(margin + self.reporter.painted(text, "blue", bold=True))

    def _line(self, text: str) -> None:
        self.reporter.line(text)
