"""The reference: every page is there, every link leads somewhere, and tables stay tables."""

import re
from pathlib import PurePosixPath

from samarbejde_schema.schemagen.edition import editions
from samarbejde_schema.schemagen.markdown import reference

from .harbour import HARBOUR

FIRST, _, NEWEST = editions(HARBOUR)
PAGES = reference(NEWEST, {"Bådens dag": "stateDiagram-v2\n  a --> b\n"}, {"Bådens dag": "| a | b |\n"})


def anchors(page: str) -> set[str]:
    return {line.lstrip("# ").lower().replace(" ", "-") for line in page.splitlines() if line.startswith("#")}


def test_the_pages() -> None:
    messages = ["beskeder/booking.md", "beskeder/notice.md", "beskeder/receipt.md"]
    assert list(PAGES) == [*messages, "index.md", "kodelister.md", "proces.md", "regler.md", "typer.md"]
    assert "proces.md" not in reference(FIRST)
    assert "beskeder/notice.md" not in reference(FIRST)
    assert all(page.endswith("\n") and not page.endswith("\n\n") for page in PAGES.values())


def test_every_link_leads_somewhere() -> None:
    links = 0
    for path, page in PAGES.items():
        for target, anchor in re.findall(r"\]\(([^)#]*)#?([^)]*)\)", re.sub("`[^`]*`", "", page)):
            there = PurePosixPath(path).parent / target if target else PurePosixPath(path)
            parts: list[str] = []
            for part in there.parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            found = PAGES["/".join(parts)]
            assert not anchor or anchor in anchors(found), (path, target, anchor)
            links += 1
    assert links > 60


def test_every_row_has_the_columns_of_its_head() -> None:
    for page in PAGES.values():
        for block in page.split("\n\n"):
            if block.startswith("|"):
                counts = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
                assert len(counts) == 1, block


def test_a_message_page_says_what_the_model_says() -> None:
    page = PAGES["beskeder/booking.md"]
    assert "# P1 Booking" in page
    assert "- `cover.paper` er altid `BOOKING`" in page
    assert "- `cover.stamp.paper` er altid `BOOKING`" in page
    assert "- Besvares med: [Notice](notice.md), [Receipt](receipt.md)" in page
    assert "| boat | [Boat](#boat) |  | 1..3 |  | boats | toy:11 |" in page
    assert "| rig | kode | [Rig](../kodelister.md#rig) | 1..2 |  | rigs | toy:8 |" in page
    assert (
        "| name | [Linje](../typer.md#linje) |  | 1..1 | [H-1](../regler.md#h-1), H-9 | name | toy:8 |"
        in page
    )
    assert "| draught | [Depth](../typer.md#depth) |  | 1..1 |  | draught \\| depth | toy:8 |" in page
    assert "A skipper is known in one way only. Netop ét af felterne står der." in page
    assert "The envelope of every paper of the `Booking` kind." in page
    assert (
        "| [H-1](../regler.md#h-1) | besked | Båden skal have &lt;et> navn \\| et. | advarsel (anbefaling) |"
        in page
    )


def test_the_rules_weigh_by_profile() -> None:
    page = PAGES["regler.md"]
    assert "| tekst | på engelsk | GRUND | STORM | ICE |" in page
    assert "| advarsel (anbefaling) | fejl (gyldighed) | advarsel (anbefaling) |" in page
    assert "| Papiret kom efter båden. | The paper came late. | – | advarsel (pligt) | – |" in page
    assert "| STORM | storm \\| gale | When it &lt;blows>. | toy:16 |" in page
    assert page.count("## H-2") == 1
    assert "- Niveau: register" in page
    assert "- Niveau: modtagelse" in page
    assert "kommer `før` båden" in page


def test_code_lists_show_days_and_parents_where_there_are_any() -> None:
    page = PAGES["kodelister.md"]
    assert "| kode | betyder | gyldig fra | gyldig til | under |" in page
    assert "| `KETCH` | ketch | 2020-01-01 | 2029-12-31 |  |" in page
    assert "| `2` | two &lt;masts> |  |  | `KETCH` |" in page
    assert "How a boat is rigged; `SLOOP` is the common one. Åben liste. Kilde: toy:2." in page
    assert "## Flag" not in reference(FIRST)["kodelister.md"]


def test_code_lists_are_glossed_where_there_are_glosses() -> None:
    page = PAGES["kodelister.md"]
    assert "Kilde: toy:1. På engelsk: the &lt;papers> of a boat." in page
    assert "| kode | betyder | på engelsk |\n| --- | --- | --- |\n| `BOOKING` | booking | a booking |" in page
    assert "| `NOTICE` | notice | a notice \\| a warning |" in page
    assert "| `RECEIPT` | receipt |  |" in page


def test_the_process_is_drawn() -> None:
    assert "## Bådens dag\n\n```mermaid\nstateDiagram-v2\n  a --> b\n```\n\n| a | b |\n" in PAGES["proces.md"]
