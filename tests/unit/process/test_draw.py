"""The drawing and the table are the rows."""

from tests.unit.process.library import ACCOUNT, BOOK

from samarbejde_schema.process import markdown, mermaid


def test_the_diagram_has_every_state_and_every_row() -> None:
    assert mermaid(ACCOUNT) == (
        "stateDiagram-v2\n"
        "    FREE : FREE – nothing owed\n"
        "    OWING : OWING – something owed\n"
        "    SETTLED : SETTLED – paid\n"
        "    [*] --> FREE\n"
        "    FREE --> OWING : handback (condition LOST)\n"
        "    OWING --> SETTLED : payment [the book of the payment is lost]\n"
        "    SETTLED --> [*]\n"
    )
    assert "    LENT --> LATE : tid – the loan period has passed\n" in mermaid(BOOK)
    assert "    ASKED --> ASKED : wish, erstatter\n" in mermaid(BOOK)


def test_the_table_reads_aloud() -> None:
    lines = markdown(BOOK).splitlines()
    assert lines[0] == "| fra | hændelse | afsender | betingelse | til | regel | hvad der sker |"
    assert len(lines) == 2 + len(BOOK.rows)
    assert (
        "| ASKED | loan | LIBRARY | the reader has fewer books than allowed | LENT | L-1 | lent out |"
        in lines
    )
    assert "| ASKED | wish, erstatter | READER | – | samme | – | the reader corrects the wish |" in lines
    assert "| LENT | tid: the loan period has passed | – | – | LATE | L-2 | late |" in lines
