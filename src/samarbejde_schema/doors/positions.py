r"""Where a path stands in the source: line and column, looked up only when there is something to tell.

A complete example::

    data = b'{\n  "borger": {"navn": "Bodil"}\n}'
    assert locate(data, "json", [("borger", "navn")]) == {("borger", "navn"): (2, 14)}

Paths are wire names and zero-based positions; an unknown name is given as it stands in the document. In JSON
the place is that of the key, or of the item in a list; in XML that of the start tag, where the wire name
``borger`` finds the element ``Borger`` and a position counts siblings of one name. A path that does not exist
has the place of its nearest ancestor that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from xml.parsers import expat

from ..findings import Path
from .examine import BETWEEN, feed, new_parser
from .limits import LIMITS
from .scan import STRING, name_of
from .text import Place, places_of

Tree = dict[str | int, "Tree"]
"""The wanted paths, step by step."""
Offsets = dict[Path, int]

_GAP = rb"[ \t\r\n,]*+"
_BLANK = rb"[ \t\r\n]*+"
_PLAIN = STRING + rb"|[^ \t\r\n{}\[\]:,\"]++"
_MEMBER = re.compile(
    _GAP + rb"(" + STRING + rb")" + _BLANK + rb":" + _BLANK + rb"(" + _PLAIN + rb")?", re.DOTALL
)
_VALUE = re.compile(_GAP + rb"((" + _PLAIN + rb")|[{\[])", re.DOTALL)
_TO_BRACKET = re.compile(rb"[^{}\[\]\"]*+(?:" + STRING + rb"[^{}\[\]\"]*+)*+[{}\[\]]", re.DOTALL)
_CLOSE = re.compile(_BLANK + rb"[}\]]")


def locate(data: bytes, form: str, paths: Iterable[Path]) -> dict[Path, Place]:
    """Line and column of each path, both from 1, columns in characters. Never raises, whatever the bytes are.

    ``form`` is ``"json"`` or ``"xml"``. A path is left out only when not even the document's root was found.
    One reading for all paths: linear in the bytes and in the length of the paths.
    """
    wanted = list(paths)
    offsets = (_in_xml if form == "xml" else _in_json)(data, _tree_of(wanted))
    nearest: Offsets = {}
    for path in wanted:
        ancestor = path
        while ancestor and ancestor not in offsets:
            ancestor = ancestor[:-1]
        if ancestor in offsets:
            nearest[path] = offsets[ancestor]
    places = places_of(data, nearest.values())
    return {path: places[offset] for path, offset in nearest.items()}


def _tree_of(paths: Iterable[Path]) -> Tree:
    root: Tree = {}
    for path in paths:
        node = root
        for step in path:
            node = node.setdefault(step, {})
    return root


class _Lost(Exception):  # noqa: N818 - not an error: what was found so far is the answer
    """The document is not what the door lets in; the search ends."""


class _Reader:
    """A walk through JSON that goes into what is wanted and steps over the rest, bracket by bracket."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.found: Offsets = {}

    def run(self, tree: Tree) -> Offsets:
        """The offset of every wanted key and item, as far as the document goes."""
        if (begin := _VALUE.match(self.data)) is not None:
            self.at = self.found[()] = begin.start(1)
            with suppress(_Lost):
                self._group(tree, ())
        return self.found

    def _group(self, wanted: Tree | None, path: Path) -> None:
        """An object or a list, from its bracket to its bracket."""
        opens = self.data[self.at : self.at + 1]
        if not wanted or opens not in (b"{", b"[") or len(path) > 2 * LIMITS.depth:
            self._skip()
            return
        self.at += 1
        if opens == b"{":
            self._members(wanted, path)
        else:
            self._items(wanted, path)
        if (close := _CLOSE.match(self.data, self.at)) is None:
            raise _Lost
        self.at = close.end()

    def _members(self, wanted: Tree, path: Path) -> None:
        while (member := _MEMBER.match(self.data, self.at)) is not None:
            try:
                step = name_of(member[1])
            except ValueError:
                raise _Lost from None
            below = wanted.get(step)
            if below is not None:
                self.found.setdefault((*path, step), member.start(1))
            self.at = member.end()
            if member[2] is None:
                self._group(below, (*path, step))

    def _items(self, wanted: Tree, path: Path) -> None:
        index = 0
        while (item := _VALUE.match(self.data, self.at)) is not None:
            below = wanted.get(index)
            if below is not None:
                self.found.setdefault((*path, index), item.start(1))
            self.at = item.end()
            if item[2] is None:
                self.at = item.start(1)
                self._group(below, (*path, index))
            index += 1

    def _skip(self) -> None:
        """Step over a value that begins with a bracket."""
        depth = 0
        while (step := _TO_BRACKET.match(self.data, self.at)) is not None:
            self.at = step.end()
            depth += 1 if self.data[self.at - 1] in b"{[" else -1
            if depth <= 0:
                return
        raise _Lost


def _in_json(data: bytes, tree: Tree) -> Offsets:
    return _Reader(data).run(tree)


class _Finder:
    """The handlers that follow an XML document."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.found: Offsets = {}
        self.open: list[tuple[list[tuple[Tree, Path]], dict[str, int]]] = []
        """For each open element what is wanted of it, under which paths, and its children so far by name."""
        self.skipped = 0
        """How many elements are open of which nothing is wanted."""

    def run(self, data: bytes) -> Offsets:
        """The offset of every wanted element, as far as the document goes."""
        parser = new_parser(data, {})

        def start(name: str, _: object) -> None:
            if self.skipped:
                self.skipped += 1
            else:
                self.start(name.rpartition(BETWEEN)[2], parser)

        parser.StartElementHandler = start
        parser.EndElementHandler = self.end
        with suppress(expat.ExpatError):
            feed(parser, data, lambda: bool(self.found))
        parser.StartElementHandler = None  # it holds the parser that holds it
        return self.found

    def start(self, name: str, parser: expat.XMLParserType) -> None:
        """Note an element where it is wanted."""
        if not self.open:
            self.found[()] = parser.CurrentByteIndex
            self.open.append(([(self.tree, ())], {}))
            return
        above, counts = self.open[-1]
        count = counts[name] = counts.get(name, -1) + 1
        here: list[tuple[Tree, Path]] = []
        for wanted, path in self._wanted(above, name, count):
            self.found.setdefault(path, parser.CurrentByteIndex)
            if wanted:
                here.append((wanted, path))
        if here:
            self.open.append((here, {}))
        else:
            self.skipped = 1

    def end(self, _: str) -> None:
        """Leave an element."""
        if self.skipped:
            self.skipped -= 1
        else:
            self.open.pop()

    def _wanted(self, above: list[tuple[Tree, Path]], name: str, count: int) -> Iterator[tuple[Tree, Path]]:
        """The wanted paths an element answers to: by its name, and by its position among its namesakes."""
        for tree, path in above:
            for step in {name: None, name[:1].lower() + name[1:]: None}:
                below = tree.get(step)
                if below is None:
                    continue
                if count == 0:
                    yield below, (*path, step)
                if count in below:
                    yield below[count], (*path, step, count)


def _in_xml(data: bytes, tree: Tree) -> Offsets:
    return _Finder(tree).run(data)
