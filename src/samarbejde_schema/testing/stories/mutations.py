"""Stories with one thing wrong, and the rule that says so.

A complete example::

    from random import Random

    from samarbejde_schema.testing.stories import tell
    from samarbejde_schema.testing.stories.mutations import mutated

    for wrong in mutated(tell("akut-start", seed=7), Random(7)):
        wrong.name, wrong.rule      # the file that was changed, and the rule it now breaks
        wrong.letters               # all files of the story, as (name, bytes)

A mutation changes one message of a story a little, as systems get it wrong: a field that is left out, a code
that is misspelt, a digest of other bytes. What is promised is that the changed file gets a finding of the
rule named when the story is judged as a whole; later files may get findings too, since a message that is
invalid does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from ...codec.json import from_json, to_tree, tree_to_json
from ...exchange.reading import write
from ...standard import STANDARD
from .library import Story
from .mistakes import MUTATIONS, Mutation
from .teller import Letter


@dataclass(frozen=True, slots=True)
class Wrong:
    """A story with one thing wrong: the rule, the file it was done to, and all files."""

    rule: str
    name: str
    letters: tuple[tuple[str, bytes], ...]


def mutated(story: Story, rng: Random) -> Iterator[Wrong]:
    """The story once for each mutation it has a place for, in an order and at places that chance chooses."""
    order = rng.sample(MUTATIONS, len(MUTATIONS))
    for mutation in order:
        places = list(range(len(story.letters)))
        rng.shuffle(places)
        for place in places:
            changed = _changed(story.letters[place], mutation)
            if changed is not None:
                files = [(letter.name, letter.data) for letter in story.letters]
                files[place] = changed
                yield Wrong(mutation.rule, changed[0], tuple(files))
                break


def _changed(letter: Letter, mutation: Mutation) -> tuple[str, bytes] | None:
    """The file with the mutation done to it; ``None`` where there is nothing to change.

    What is still a message keeps its form; what is none any more is written in JSON.
    """
    entry = STANDARD.entry_of(letter.message)
    if mutation.types and entry.type not in mutation.types:
        return None
    tree = to_tree(letter.message)
    if not mutation.change(tree):
        return None
    data = tree_to_json(tree)
    read = from_json(data, STANDARD.model(entry.type))
    stem, _, form = letter.name.rpartition(".")
    if read.model is None:
        return f"{stem}.json", data
    return letter.name, write(read.model, STANDARD, form="xml" if form == "xml" else "json", pretty=True)
