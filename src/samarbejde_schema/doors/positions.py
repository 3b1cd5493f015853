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

from collections.abc import Iterable, Iterator
from contextlib import suppress
from xml.parsers import expat

from ..findings import Path
from .examine import feed, new_parser
from .limits import LIMITS
from .scan import TOKEN, UNENDING, name_of
from .text import Place, places_of

Tree = dict[str | int, "Tree"]
"""The wanted paths, step by step."""
Offsets = dict[Path, int]


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


class _Group:
    """An object or a list that is open: what is wanted of it, and which value comes next."""

    __slots__ = ("index", "path", "wanted")

    def __init__(self, wanted: Tree | None, path: Path, index: int | None) -> None:
        self.wanted, self.path, self.index = wanted, path, index


def _in_json(data: bytes, tree: Tree) -> Offsets:
    """Follow the tokens, and keep the offset of every wanted key and item; what is broken ends the search."""
    found: Offsets = {}
    open_groups: list[_Group] = []
    wanted: Tree | None = tree
    path: Path = ()
    before = b""
    for match in TOKEN.finditer(data):
        token = match[0]
        if token in b",:":
            if token == b"," and open_groups and open_groups[-1].index is not None:
                open_groups[-1].index += 1
        elif token in b"}]":
            if open_groups:
                open_groups.pop()
        else:
            group = open_groups[-1] if open_groups else None
            if group is None:
                found.setdefault((), match.start())
            elif group.index is not None or before != b":":
                wanted, path = _step(group, token)
                if wanted is not None:
                    found.setdefault(path, match.start())
            if token == UNENDING or len(open_groups) > LIMITS.depth:
                break
            if token in b"{[":
                open_groups.append(_Group(wanted, path, 0 if token == b"[" else None))
        before = token
    return found


def _step(group: _Group, token: bytes) -> tuple[Tree | None, Path]:
    """What is wanted of the key or item that begins here, and its path."""
    if not group.wanted:
        return None, ()
    step: str | int | None = group.index
    if step is None:
        try:
            step = name_of(token)
        except ValueError:
            return None, ()
    wanted = group.wanted.get(step)
    return wanted, () if wanted is None else (*group.path, step)


class _Finder:
    """The handlers that follow an XML document."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.found: Offsets = {}
        self.open: list[tuple[list[tuple[Tree, Path]], dict[str, int]]] = []
        """For each open element what is wanted of it, under which paths, and its children so far by name."""

    def run(self, data: bytes) -> None:
        """Follow a document as far as it goes."""
        parser = new_parser(data)

        def start(name: str, _: object) -> None:
            self.start(name.rpartition(" ")[2], parser.CurrentByteIndex)

        parser.StartElementHandler = start
        parser.EndElementHandler = lambda _: self.open.pop()
        with suppress(expat.ExpatError):
            feed(parser, data, lambda: bool(self.found))
        parser.StartElementHandler = None  # it holds the parser that holds it

    def start(self, name: str, offset: int) -> None:
        """Note an element where it is wanted."""
        if not self.open:
            self.found[()] = offset
            self.open.append(([(self.tree, ())], {}))
            return
        above, counts = self.open[-1]
        here: list[tuple[Tree, Path]] = []
        if above:
            count = counts[name] = counts.get(name, -1) + 1
            for wanted, path in self._wanted(above, name, count):
                self.found.setdefault(path, offset)
                if wanted:
                    here.append((wanted, path))
        self.open.append((here, {}))

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
    finder = _Finder(tree)
    finder.run(data)
    return finder.found
