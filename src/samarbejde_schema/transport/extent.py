"""How large a case may grow by what one organisation sends, so that nobody can make it costly for the others.

A complete example::

    with store.peek() as session:
        code = exceeded(session, besked, history=(), catalogue=catalogue)     # the first of its case
    if code is not None:
        refusal = delivery_finding(code)

Every message is judged in its whole case, inside the transaction that settles it. Without a bound one peer
could make that take minutes for each message. So each organisation has its own room in a case: what one uses
up is not taken from another, and a message that costs no more than itself is not refused for what others
cost.
"""

from __future__ import annotations

from collections.abc import Sequence

from pydantic.alias_generators import to_camel

from ..catalogue.catalogue import Catalogue
from ..errors import LocalError
from ..exchange.conversation import process_of
from ..exchange.outbound import REFUSED
from ..exchange.problems import delivery_finding
from ..modelling.element import Besked
from ..process.burden import burdens
from ..process.log import Entry
from .store import Session

MESSAGES = 2_000
"""How many messages one organisation may have lying in one case: four a week for ten years.

Business receipts (M40) are counted apart, and as many of them may lie there: whoever sends rubbish must not
use up what another has to reject it with. What takes a message out or replaces it is bounded by
:data:`AGAIN` alone, so that a mistake can be annulled in a full case too. Forgotten messages do not count.
"""
AGAIN = 25_000
"""How many messages may have to be gone through again because of what one organisation sends in a case.

An annulment, a correction and a rejection of a message that counts cost as many as came before them; so does
a message whose sender had not seen what others sent, and five times as many for each contested message it
crossed. That is five hundred of them in a case of 50 messages and a dozen in one of 2 000: some two seconds.
"""

TOO_MUCH, TOO_OLD = "AFL-OMFANG", "AFL-SENESTSET"
PLACES = {TOO_MUCH: "case", TOO_OLD: "last_seen"}
"""Which value of the envelope each refusal speaks of."""


def exceeded(session: Session, besked: Besked, history: Sequence[Entry], catalogue: Catalogue) -> str | None:
    """The code a message is refused with because its case has become too large; ``None`` when it is not.

    ``history`` is what it is to be judged with. Costs one count and one look at each message. A message
    without a case has nothing that can grow.
    """
    names = catalogue.release.envelope
    case, type_ = names.value(besked, "case"), catalogue.entry_of(besked).type
    if case is None or catalogue.release.process is None:
        return None
    cvr = _cvr(besked, catalogue)
    found = burdens(process_of(catalogue), (*history, Entry(besked)))
    own, before = found[-1], found[:-1]
    used = sum(b.again for b, e in zip(before, history, strict=True) if _cvr(e.message, catalogue) == cvr)
    if own.taken and used + own.taken > AGAIN:
        return TOO_MUCH
    if own.unseen and used + own.again > AGAIN:
        return TOO_OLD
    if own.taken:
        return None
    business = catalogue.receipts.business
    lying = session.log.count(case, cvr, business, rest=type_ != business)
    return TOO_MUCH if lying >= MESSAGES else None


def keep_within(session: Session, besked: Besked, history: Sequence[Entry], catalogue: Catalogue) -> None:
    """Refuse a message of ours that :func:`exceeded` speaks against, as its receiver would.

    Raises :class:`~samarbejde_schema.errors.LocalError` with the finding.
    """
    code = exceeded(session, besked, history, catalogue)
    if code is None:
        return
    names = catalogue.release.envelope
    where = (to_camel(names.field), to_camel(getattr(names, PLACES[code])))
    finding = delivery_finding(code, where, type(besked).__name__)
    raise LocalError(f"{REFUSED}: {finding.rule_id} {finding.pointer}: {finding.text_da}", (finding,))


def _cvr(besked: Besked, catalogue: Catalogue) -> str:
    names = catalogue.release.envelope
    return names.address(names.value(besked, "sender"))[0] or ""
