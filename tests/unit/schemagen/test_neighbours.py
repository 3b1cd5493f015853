"""A minor version only adds."""

from typing import Annotated, Any

import pytest

from samarbejde_schema.modelling.codes import CodeList, codes
from samarbejde_schema.modelling.element import Besked, Choice, Element
from samarbejde_schema.modelling.marks import about
from samarbejde_schema.primitives import HELTAL, LINJE, Linje, Tekst, narrowed
from samarbejde_schema.schemagen.edition import Edition, editions
from samarbejde_schema.schemagen.neighbours import neighbours

from .harbour import HARBOUR
from .small import small

FEW = narrowed(HELTAL, "Few", "få", "few", minimum=1, maximum=9)
WORD = narrowed(LINJE, "Word", "et ord", "a word", forbidden=(), pattern="[a-z]+")


def code_list(*keys: str, open: bool = True) -> type[CodeList]:
    members: Any = {f"K{key}": (key, key.lower()) for key in keys}
    made = CodeList("Letter", members)
    made.__doc__ = "Letters."
    return codes(source="toy", open=open)(made)


LETTERS = code_list("A")


def standard(letters: type[CodeList], base: type[Element] = Element, **fields: Any) -> Edition:
    """An edition whose one message holds a part with these fields: an annotation and a default each."""
    annotations = {name: annotation for name, (annotation, _) in fields.items()}
    defaults = {name: default for name, (_, default) in fields.items() if default is not ...}
    made: Any = type("Part", (base,), {"__doc__": "A part.", "__annotations__": annotations, **defaults})

    class Post(Besked):
        """A post."""

        part: Annotated[made, about("part", "toy")]

    return small(Post, letters)


def word(kind: Any = Linje, **more: Any) -> Any:
    return Annotated[kind, about("word", "toy", **more)]


def test_the_harbour_only_adds() -> None:
    first, second, newest = editions(HARBOUR)
    assert neighbours(first, second) == neighbours(second, newest) == neighbours(first, newest) == ()


def test_the_harbour_backwards_takes_back() -> None:
    first, second, newest = editions(HARBOUR)
    back = neighbours(newest, first)
    assert "notice: the message is gone" in back
    assert "booking/boat/log: the field is gone" in back
    assert "booking/boat/rig: values are gone: WING" in back
    assert neighbours(second, first) == (
        "booking/cover/flag: the field is gone",
        "booking/boat/skipper/unknown: the field is gone",
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            {"a": (word(), ...)},
            {"a": (word(), ...), "b": (word(), ...)},
            "post/part/b: a new field is mandatory",
        ),
        ({"a": (word(), ...), "b": (word(), ...)}, {"b": (word(), ...), "a": (word(), ...)}, "another order"),
        ({"a": (word(Linje | None), None)}, {"a": (word(), ...)}, "must stand 1 times"),
        ({"a": (word(), ...)}, {"a": (word(tuple[Linje, ...], many=(1, 2)), ...)}, "a list on one side only"),
        (
            {"a": (word(tuple[Linje, ...], many=(1, 5)), ...)},
            {"a": (word(tuple[Linje, ...], many=(1, 4)), ...)},
            "may stand 4 times",
        ),
        ({"a": (word(Tekst), ...)}, {"a": (word(Linje), ...)}, "narrower"),
        ({"a": (word(Annotated[int, HELTAL]), ...)}, {"a": (word(Annotated[int, FEW]), ...)}, "narrower"),
        ({"a": (word(), ...)}, {"a": (word(Annotated[str, WORD]), ...)}, "narrower"),
        ({"a": (word(), ...)}, {"a": (word(Annotated[int, HELTAL]), ...)}, "narrower"),
    ],
)
def test_what_a_minor_version_may_not_do(old: dict[str, Any], new: dict[str, Any], said: str) -> None:
    (found,) = neighbours(standard(LETTERS, **old), standard(LETTERS, **new))
    assert said in found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"a": (word(), ...)}, {"a": (word(), ...), "b": (word(Linje | None), None)}),
        ({"a": (word(), ...)}, {"a": (word(Linje | None), None)}),
        ({"a": (word(Linje), ...)}, {"a": (word(Tekst), ...)}),
        ({"a": (word(Annotated[int, FEW]), ...)}, {"a": (word(Annotated[int, HELTAL]), ...)}),
        (
            {"a": (word(tuple[Linje, ...], many=(1, 5)), ...)},
            {"a": (word(tuple[Linje, ...], many=(0, 6)), ())},
        ),
    ],
)
def test_what_a_minor_version_may_do(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert neighbours(standard(LETTERS, **old), standard(LETTERS, **new)) == ()


def test_code_lists_grow_only_when_open() -> None:
    def step(old: type[CodeList], new: type[CodeList]) -> tuple[str, ...]:
        return neighbours(standard(old, a=(word(old), ...)), standard(new, a=(word(new), ...)))

    assert step(code_list("A"), code_list("A", "B")) == ()
    assert step(code_list("A", "B"), code_list("B")) == ("post/part/a: values are gone: A",)
    closed = step(code_list("A", open=False), code_list("A", "B", open=False))
    assert closed == ("Letter: a closed code list gains values",)


def test_a_choice_stays_a_choice() -> None:
    fields: dict[str, Any] = {"a": (word(Linje | None), None), "b": (word(Linje | None), None)}
    found = neighbours(standard(LETTERS, **fields), standard(LETTERS, Choice, **fields))
    assert found == ("post/part: a choice on one side only",)


def test_constants_stay() -> None:
    class Post(Besked, fixed={"text": "x"}):
        """A post."""

        text: Annotated[Linje, about("text", "toy")]

    old = small(Post)
    new = small(type("Post", (Post,), {"__doc__": "A post."}, fixed={"text": "y"}))
    assert neighbours(old, new) == ("post: its constants have changed",)
