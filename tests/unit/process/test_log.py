"""A log never changes, knows its messages by class and by id, and grows at constant cost."""

from tests.toy.parts import Headed
from tests.toy.slip import Slip
from tests.unit.process.library import Desk, Handback, Loan, Wish, entries, key

from samarbejde_schema.process import Entry, Log


def test_messages_by_class_by_id_and_in_order() -> None:
    desk = Desk()
    wish, loan, second = desk.write(Wish), desk.write(Loan), desk.write(Wish, book=8)
    log = Log(entries(wish, loan, second))
    assert len(log) == 3
    assert [entry.source for entry in log] == ["1.json", "2.json", "3.json"]
    assert log.all(Wish) == (wish, second)
    assert log.newest(Wish) is second
    assert log.all(Headed) == (wish, loan, second)
    assert log.newest(Headed) is second
    assert list(log.newest_first(Wish)) == [second, wish]
    assert list(log.newest_first(Handback)) == []
    assert log.all(Handback) == ()
    assert log.newest(Handback) is None
    assert log.by_id(key(2)) is loan
    assert log.by_id(key(9)) is None
    assert log.last is second
    assert Log().last is None


def test_digests_are_known_or_not() -> None:
    desk = Desk()
    log = Log([Entry(desk.write(Wish), digest="ab" * 32), Entry(desk.write(Loan))])
    assert log.digest(key(1)) == "ab" * 32
    assert log.digest(key(2)) is None
    assert log.digest(key(3)) is None


def test_a_longer_log_leaves_the_shorter_alone_however_they_branch() -> None:
    desk = Desk()
    wish, loan, back = desk.write(Wish), desk.write(Loan), desk.write(Handback, condition="GOOD")
    base = Log(entries(wish))
    one, other = base.plus(Entry(loan)), base.plus(Entry(back))
    assert [len(base), len(one), len(other)] == [1, 2, 2]
    assert base.all(Headed) == (wish,)
    assert one.all(Headed) == (wish, loan)
    assert other.all(Headed) == (wish, back)
    assert base.by_id(key(2)) is None
    assert one.by_id(key(2)) is loan
    assert other.by_id(key(2)) is None
    assert other.by_id(key(1)) is wish
    assert base.last is wish


def test_the_message_that_took_a_place_is_found_under_the_old_id() -> None:
    desk = Desk()
    desk.write(Wish)
    corrected = desk.write(Wish, book=8)
    log = Log().plus(Entry(corrected, digest="cd" * 32), also=(key(1),))
    assert log.by_id(key(1)) is corrected
    assert log.digest(key(1)) == "cd" * 32


def test_a_document_without_an_envelope_has_no_id() -> None:
    log = Log([Entry(Slip(kind_code="SLIP", text="Hej"))])
    assert len(log) == 1
    assert repr(log) == "Log(1 messages)"
