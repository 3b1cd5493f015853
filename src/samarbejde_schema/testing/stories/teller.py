"""The teller of a story: keeps the calendar and the keys, writes envelopes, and remembers who has read what.

A complete example::

    from random import Random

    from samarbejde_schema.standard.v1.egenbetaling_oplysninger import EgenbetalingOplysninger
    from samarbejde_schema.testing.stories.teller import Teller

    teller = Teller(Random(7), profiles=("GRUND",))
    cast = teller.cast
    teller.wait(days=5)
    food = {"art": "KOST", "beloeb": "2450.00", "pr": "MAANED"}
    sent = teller.send(
        EgenbetalingOplysninger, cast.provider, cast.authority,
        boligtype="PAR107", gaeldende_fra=teller.today, post=(food,),
    )
    assert len(teller.digest(sent)) == 64       # SHA-256 of the bytes that were sent

Messages go out on working days in office hours. Each is written the moment it is sent, in JSON or XML as
chance has it, so that a signature can speak of its exact bytes. The same chance gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from hashlib import sha256
from random import Random
from typing import Any, Literal, TypeVar
from uuid import UUID

from ...exchange.reading import write
from ...standard import STANDARD
from ...standard.v1.faelles.hverdage import dansk_dato, er_hverdag
from ...standard.v1.faelles.konvolut import Konvolutbesked, Part, Sagsreference
from ...standard.v1.indhold import OM_BORGER
from .cast import Cast
from .making import of
from .words import BACKGROUNDS

K = TypeVar("K", bound=Konvolutbesked)
Form = Literal["json", "xml"]

START = date(2026, 1, 12)
"""The earliest day a story begins; all of it lies in one price level, and chance moves it by some weeks."""
FORMS: tuple[Form, ...] = ("json", "xml")
MORNING, EVENING = time(8, 30), time(15, 30)


@dataclass(frozen=True, slots=True)
class Letter:
    """One message of a story: its file name, the message and its exact bytes."""

    name: str
    message: Konvolutbesked
    data: bytes
    received_by: tuple[str, ...]
    """CVR numbers of the receivers."""


class Teller:
    """Tells one story; plots call it in order of time."""

    def __init__(self, rng: Random, *, profiles: Iterable[str] = ("GRUND",), start: date = START) -> None:
        self.rng = rng
        self.cast = Cast(rng)
        self.background = rng.choice(BACKGROUNDS)
        self.profiles = tuple(profiles)
        self.letters: list[Letter] = []
        self.case = self.key()
        self.case_number = f"{start.year}-{rng.randrange(1000, 9999)}"
        self.about_citizen = True
        self._met: set[str] = set()
        self._now = datetime.combine(start, MORNING, _offset(start))
        self.wait(days=rng.randrange(28))

    def begin_case(self) -> str:
        """A new case of the same citizen; the key of the old one."""
        old, self.case = self.case, self.key()
        self._met.clear()
        return old

    @property
    def now(self) -> datetime:
        """The moment the story has come to."""
        return self._now

    @property
    def today(self) -> date:
        """The Danish day the story has come to."""
        return dansk_dato(self._now)

    def key(self) -> str:
        """A new key (UUID version 4), by chance."""
        return str(UUID(int=self.rng.getrandbits(128), version=4))

    def pick(self, *choices: Any) -> Any:
        """One of the choices."""
        return self.rng.choice(choices)

    def wait(self, days: int = 0, minutes: int = 0) -> date:
        """Let time pass; the story goes on in office hours of a working day. The day it then is."""
        moment = self._now + timedelta(days=days, minutes=minutes)
        day, clock = moment.date(), moment.time()
        if clock > EVENING:
            day, clock = day + timedelta(days=1), MORNING
        while not er_hverdag(day):
            day, clock = day + timedelta(days=1), MORNING
        self._now = datetime.combine(day, clock, _offset(day))
        return day

    def wait_until(self, day: date) -> date:
        """Go on to a day, or to the first working day after it; never back."""
        return self.wait(days=max(0, (day - self._now.date()).days))

    def meeting(self, day: date, hour: int = 10) -> datetime:
        """An instant in office hours on a day, or on the first working day after it."""
        while not er_hverdag(day):
            day += timedelta(days=1)
        return datetime.combine(day, time(hour), _offset(day))

    def send(
        self,
        kind: type[K],
        sender: Part,
        *receivers: Part,
        answers: Konvolutbesked | None = None,
        goes_with: Konvolutbesked | None = None,
        replaces: Konvolutbesked | None = None,
        unseen: Iterable[Konvolutbesked] = (),
        written: Form | None = None,
        **fields: Any,
    ) -> K:
        """Send a message, and give it back.

        ``answers`` is what it answers and ``goes_with`` what it belongs together with; either gives the key
        of the conversation. ``replaces`` is what it corrects, ``unseen`` what the sender has not read yet,
        for messages that cross. ``fields`` are the message's own and, where the story wants it otherwise, the
        envelope's.
        """
        self.wait(minutes=self.rng.randrange(2, 40))
        within = answers or goes_with or replaces
        envelope: dict[str, Any] = {
            "profil": self.profiles,
            "afsender": sender,
            "modtager": receivers,
            "samtale_id": within.konvolut.samtale_id if within is not None else self.key(),
            "svar_paa": answers.konvolut.besked_id if answers is not None else None,
            "erstatter": replaces.konvolut.besked_id if replaces is not None else None,
            **self._purpose(kind, sender, unseen),
        }
        message = kind.ny(
            nu=self._now,
            noegle=self.key,
            **{name: value for name, value in envelope.items() if value is not None and name not in fields},
            **self._introduced(kind, receivers, fields),
            **fields,
        )
        chosen: Form = written if written is not None else self.rng.choice(FORMS)
        self._post(message, chosen)
        return message

    def digest(self, message: Konvolutbesked) -> str:
        """The SHA-256 of a message's exact bytes; ``KeyError`` for a message of another story."""
        return sha256(self._letter(message).data).hexdigest()

    def _letter(self, message: Konvolutbesked) -> Letter:
        return {one.message.konvolut.besked_id: one for one in self.letters}[message.konvolut.besked_id]

    def _purpose(
        self, kind: type[Konvolutbesked], sender: Part, unseen: Iterable[Konvolutbesked]
    ) -> dict[str, Any]:
        """What the envelope says of the case, and what the sender has seen of it."""
        if not self.about_citizen or _type(kind) not in {*OM_BORGER, "annullering", "forretningskvittering"}:
            return {"fortrolighed": "ALMINDELIG", "behandlingsgrundlag": "MYNDIGHEDSOPGAVE"}
        found: dict[str, Any] = {
            "forloeb_id": self.case,
            "fortrolighed": "FOELSOM",
            "behandlingsgrundlag": "MYNDIGHEDSOPGAVE",
            "senest_set": self._newest_seen(sender, {m.konvolut.besked_id for m in unseen}),
        }
        if sender.rolle == "MYNDIGHED":
            found["myndighedssag"] = of(
                Sagsreference, sagsnummer=self.case_number, ejer_cvr=sender.organisation.cvr
            )
        return found

    def _introduced(
        self, kind: type[Konvolutbesked], receivers: Iterable[Part], fields: dict[str, Any]
    ) -> dict[str, Any]:
        """The citizen, where a receiver meets the case for the first time (FR-032)."""
        new = {str(part.organisation.cvr) for part in receivers} - self._met
        self._met |= new
        if new and "borger_ref" in kind.model_fields and "borger_ref" not in fields:
            return {"borger_ref": self.cast.reference()}
        return {}

    def _newest_seen(self, sender: Part, unseen: set[str]) -> str | None:
        own = str(sender.organisation.cvr)
        for letter in reversed(self.letters):
            envelope = letter.message.konvolut
            known = own in letter.received_by and envelope.besked_id not in unseen
            if known and envelope.forloeb_id == self.case:
                return envelope.besked_id
        return None

    def _post(self, message: Konvolutbesked, form: Form) -> None:
        number = len(self.letters) + 1
        name = message.konvolut.beskedtype.value.lower().replace("_", "-")
        receivers = tuple(str(part.organisation.cvr) for part in message.konvolut.modtager)
        data = write(message, STANDARD, form=form, pretty=True)
        self.letters.append(Letter(f"{number:02}-{name}.{form}", message, data, receivers))


def _type(kind: type[Konvolutbesked]) -> str:
    return kind.__name__[:1].lower() + kind.__name__[1:]


def _offset(day: date) -> timezone:
    """The offset in Denmark at noon of a day."""
    noon = datetime.combine(day, time(12), UTC)
    summer = _last_sunday(day.year, 3) <= noon.date() < _last_sunday(day.year, 10)
    return timezone(timedelta(hours=2 if summer else 1))


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
