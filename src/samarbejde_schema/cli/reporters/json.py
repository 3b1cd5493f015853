"""JSON: one object, written document by document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TextIO

from ..judging import Judged
from . import Reporter, judged_as_dict


class _Json:
    def __init__(self, out: TextIO) -> None:
        self.out = out
        self.count = 0
        self.encode = json.JSONEncoder(ensure_ascii=False).encode

    def start(self) -> None:
        self.out.write('{"files": [')

    def file(self, judged: Judged) -> None:
        self.out.write((",\n" if self.count else "\n") + self.encode(judged_as_dict(judged)))
        self.count += 1

    def end(self, summary: Mapping[str, int], **more: Any) -> None:
        tail = "".join(f', "{name}": {self.encode(value)}' for name, value in more.items())
        self.out.write(f'\n], "summary": {self.encode(dict(summary))}{tail}}}\n')


def make(*, lang: str, out: TextIO) -> Reporter:
    """The JSON reporter; both languages are always in it."""
    return _Json(out)
