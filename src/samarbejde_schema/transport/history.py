"""The messages of one case, as the process reads them, from the store.

A complete example::

    histories = Histories(catalogue)
    with store.peek() as session:
        entries = histories.entries(session, case_id)
    follow(process_of(catalogue), entries, now=now).states

A message counts for its sender once a receipt says OK, and for its receiver when it was accepted. The models
of the newest messages are kept, so that a case is not read anew for each message that comes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Container
from threading import Lock

from ..catalogue.catalogue import Catalogue
from ..exchange.conversation import process_of
from ..exchange.reading import read
from ..modelling.element import Besked
from ..process.log import Entry
from ..security.jws import payload_of
from .store import Kept, Row, Session

KEPT_MODELS = 512
"""How many models are held, newest used last; a model is some fifty times its bytes."""


class Histories:
    """Reads cases for the process. Safe for several threads."""

    def __init__(self, catalogue: Catalogue, size: int = KEPT_MODELS) -> None:
        self._catalogue = catalogue
        self._size = size
        self._models: OrderedDict[str, Besked] = OrderedDict()
        self._lock = Lock()

    def entries(
        self, session: Session, case: str | None, *, in_flight: bool = False, named: Container[str] = ()
    ) -> tuple[Entry, ...]:
        """What counts in a case, in order of acceptance.

        ``in_flight`` adds our own messages whose receipt has not come: the program that writes the next one
        knows of them. ``named`` adds those of ours whose id it contains: a peer that names our message has
        received it, even when the receipt got lost.
        """
        if case is None:
            return ()
        kept = session.log.of_case(case)
        return tuple(
            self.entry(one)
            for one in kept
            if one.counts
            or (in_flight and one.in_flight)
            or (one.direction == "ud" and one.message_id in named)
        )

    def spoken_of(
        self, session: Session, besked: Besked, cvr: str, *, in_flight: bool = False
    ) -> tuple[Entry, ...]:
        """What a message without a case speaks of or replaces: an organisation's own message without a case.

        Nothing gathers such messages, and nobody takes back or corrects another's (FR-009, FR-026).
        ``in_flight`` is as for :meth:`entries`.
        """
        if self._catalogue.release.process is None:
            return ()
        replaced = self._catalogue.release.envelope.value(besked, "replaces")
        wanted = dict.fromkeys((process_of(self._catalogue).about(besked), replaced))
        found = (session.log.find(cvr, key) for key in wanted if key is not None)
        return tuple(
            self.entry(one)
            for one in found
            if one is not None
            and one.case_id is None
            and one.jws
            and (one.counts or (in_flight and one.in_flight))
        )

    def entry(self, kept: Kept) -> Entry:
        """One message with its digest."""
        with self._lock:
            model = self._models.pop(kept.digest, None)
        if model is None:
            model = read(payload_of(kept.jws), self._catalogue)
        with self._lock:
            self._models[kept.digest] = model
            while len(self._models) > self._size:
                self._models.popitem(last=False)
        return Entry(model, kept.digest)

    def lets_in(self, session: Session, case: str, cvr: str) -> bool:
        """Whether an organisation may speak in a case: it sent or received something in it, or nothing of the
        case lies here.

        To know a case's number gives nobody a part in it. Forgotten messages vouch for nobody.
        """
        kept = session.log.of_case(case)
        if not kept or any(one.sender == cvr for one in kept):
            return True
        names = self._catalogue.release.envelope
        return any(
            names.address(part)[0] == cvr
            for one in kept
            for part in names.value(self.entry(one).message, "receivers")
        )

    def is_rejection(self, session: Session, row: Row) -> bool:
        """Whether a row of the outbox is an M40 about a message that does not count here.

        Such a message was rejected when it came, and nobody here has anything more to decide about it.
        """
        kept = session.log.find(row.sender, row.message_id)
        if kept is None or kept.type != self._catalogue.receipts.business or not kept.jws:
            return False
        about = self._catalogue.release.envelope.value(self.entry(kept).message, "reply_to")
        rejected = None if about is None else session.log.find(row.receiver, about)
        return rejected is not None and rejected.direction == "ind" and not rejected.counts

    def lies_here(self, session: Session, besked: Besked) -> bool:
        """Whether a message confirms the deletion of something that its sender took back, and that can still
        be read here.

        It answers what was taken back, or the message that took it back. What nobody took back is not asked
        about: a law may require that it is kept.
        """
        key, names = self._catalogue.receipts.deleted(besked), self._catalogue.release.envelope
        if key is None:
            return False
        for part in names.value(besked, "receivers"):
            cvr = names.address(part)[0] or ""
            answered = session.log.find(cvr, key)
            if answered is None or not answered.jws:
                continue
            recalls = process_of(self._catalogue).recalls
            recalled = recalls(self.entry(answered).message)
            if recalled is not None:
                kept = session.log.find(cvr, recalled)
                if kept is not None and kept.jws:
                    return True
            elif any(recalls(one.message) == key for one in self.entries(session, answered.case_id)):
                return True
        return False

    def forget(self, digest: str) -> None:
        """Let go of a message that is being deleted."""
        with self._lock:
            self._models.pop(digest, None)
