"""The agreements of a team: the form they stand in, how they went, and what came of it.

A complete example::

    from random import Random

    from samarbejde_schema.testing.stories.cooperation import begun
    from samarbejde_schema.testing.stories.teller import Teller

    team = begun(Teller(Random(7), profiles=("GRUND", "SAM")))
    team.follow_up()            # the coordinator tells how the agreements went
    team.tell_own(0)            # a member tells of an agreement of its own
    team.document()             # results, told to the citizen too

This is the lower half of :class:`~.teamwork.Teamwork`: what is sent to whom, and what the form holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from ...process import later
from ...standard.v1.aftale_opfoelgning import AftaleOpfoelgning
from ...standard.v1.faelles.aftale import AftaleStatuslinje
from ...standard.v1.faelles.borger import BorgerensStemme
from ...standard.v1.faelles.konvolut import Borgerorientering, Konvolutbesked, Part
from ...standard.v1.faelles.maal import ArtefaktRef
from ...standard.v1.faelles.opfoelgning import Periode
from ...standard.v1.maal_og_aftaleskema import Aftale, Ansvarlig, Behov, Enighed, SamMaal
from ...standard.v1.resultatdokumentation import Effekt, Resultat, Resultatdokumentation
from .making import of
from .teller import Teller
from .words import TeamWords
from .words.teamwork import Agreed

K = TypeVar("K", bound=Konvolutbesked)

FORM = ("MYNDIGHED", "TEAMMEDLEM", "AKTOER", "CIVILSAMFUND")
"""The roles that team and form go to."""
RESULTS = ("MYNDIGHED", "TEAMMEDLEM", "AKTOER")
MEETING = ("TEAMMEDLEM", "AKTOER")
KINDS = {"TEAMMEDLEM": "FAGPERSON", "AKTOER": "FAGPERSON", "CIVILSAMFUND": "CIVILSAMFUND"}


@dataclass(frozen=True, slots=True)
class Member:
    """One of the team: key, name, relation to the citizen, sector, task, and the organisation if any."""

    key: str
    name: str
    relation: str
    sector: str | None
    task: str
    part: Part | None

    @property
    def role(self) -> str:
        """The role in which the member is at a meeting."""
        return "PAAROERENDE" if self.part is None else str(self.part.rolle)

    @property
    def kind(self) -> str:
        """A professional, the civil society or the citizen's own network."""
        return "PRIVAT_NETVAERK" if self.part is None else KINDS[self.role]

    @property
    def house(self) -> str | None:
        """Where the member comes from."""
        return None if self.part is None else str(self.part.organisation.navn)


class Agreements:
    """What a team has agreed, and the messages that follow it."""

    coordinator: Part
    consent_id: str
    form_id: str
    form_version: int
    first: Konvolutbesked | None

    def __init__(self, teller: Teller, members: tuple[Member, ...], said: TeamWords) -> None:
        self.teller, self.members, self.said = teller, members, said
        self.team = tuple(member.part for member in members if member.part is not None)
        self.covered: tuple[Part, ...] = ()
        """Whom the consent covers beside the coordinator."""
        self.goal_keys = [teller.key() for _ in said.goals]
        self.agreement_keys = [teller.key() for _ in said.agreements]
        self.need_key = teller.key()
        self.since = teller.today

    def form(self, key: str, version: int) -> dict[str, Any]:
        """What the form holds."""
        said = self.said
        return {
            "skema_id": key,
            "version": version,
            "maal_og_droemme": said.dream,
            "behov": (
                of(Behov, behov_id=self.need_key, kategori=said.need, beskrivelse=said.needed,
                   oensket_af_borger=True),
            ),
            "maal": tuple(
                of(SamMaal, maal_id=key, tekst=text, formuleret_af=("BORGER",), status="AKTIV")
                for key, text in zip(self.goal_keys, said.goals, strict=True)
            ),
            "aftale": tuple(self._agreement(n, agreed, version) for n, agreed in enumerate(said.agreements)),
            "enighed": tuple(of(Enighed, medlem_ref=member.key, enig=True) for member in self._still()),
        }  # fmt: skip

    def _still(self) -> list[Member]:
        return [member for member in self.members if member.part is None or member.part in self.covered]

    def _agreement(self, place: int, agreed: Agreed, version: int) -> Aftale:
        member = self.members[agreed.by]
        theirs = of(Ansvarlig, rolle=member.role, medlem_ref=member.key, navn=member.name)
        own = (of(Ansvarlig, rolle="BORGER"),) if agreed.own else ()
        return of(
            Aftale,
            aftale_id=self.agreement_keys[place],
            handling=agreed.done,
            ansvarlig=(*own, theirs),
            opfoelgningsdato=self.teller.today + timedelta(days=28),
            opfoelgningsmaade=agreed.how,
            maal_ref=self.goal_keys[agreed.goal],
            behov_ref=self.need_key,
            indgaaet_med=("BORGER", member.role),
            status="IKKE_BEGYNDT" if version == 1 else "DELVIST_OVERHOLDT",
        )

    def lines(
        self, *places: int, kept: str = "DELVIST_OVERHOLDT", comment: str = ""
    ) -> tuple[AftaleStatuslinje, ...]:
        """How the agreements at ``places`` went; all of them without any. ``comment`` is said of each."""
        return tuple(
            of(
                AftaleStatuslinje,
                aftale_ref=self.agreement_keys[place],
                status=kept,
                kommentar=comment or self.said.agreements[place].went,
                ny_frist=later(self.teller.today, "P1M") if kept == "DELVIST_OVERHOLDT" else None,
            )
            for place in places or range(len(self.agreement_keys))
        )

    def follow_up(self, *, kept: str = "DELVIST_OVERHOLDT", **fields: Any) -> AftaleOpfoelgning:
        """Between meetings the coordinator tells the team how the agreements go."""
        self.teller.wait(days=self.teller.rng.randrange(14, 28))
        return self._follow_up(self.coordinator, FORM, self.lines(kept=kept), **fields)

    def tell_own(self, place: int, **fields: Any) -> AftaleOpfoelgning:
        """A member tells the coordinator about the agreement at ``place``, which is the member's own."""
        self.teller.wait(days=self.teller.rng.randrange(7, 14))
        member = self.members[self.said.agreements[place].by]
        if member.part is None:
            raise ValueError("a private person sends no messages")
        lines = self.lines(place, kept="OVERHOLDT", comment="Det, vi sagde ja til, er gjort.")
        return self._follow_up(member.part, (), lines, **fields)

    def _follow_up(
        self, sender: Part, roles: tuple[str, ...], lines: tuple[AftaleStatuslinje, ...], **fields: Any
    ) -> AftaleOpfoelgning:
        said: dict[str, Any] = {
            "skema_ref": of(ArtefaktRef, id=self.form_id, version=self.form_version),
            "aftale_status": lines,
            "dato": self.teller.today,
            "borgerens_stemme": of(BorgerensStemme, egne_ord="Noget gik, og noget gik ikke. Det er ok."),
        }
        if roles:
            return self._to_team(AftaleOpfoelgning, said | fields, roles)
        covered = self._resting(said | fields)
        return self._send(AftaleOpfoelgning, covered, self.coordinator, sender=sender)

    def document(self, **fields: Any) -> Resultatdokumentation:
        """How far the citizen has come, measured by the citizen's own goals, and told to the citizen."""
        self.teller.wait(days=self.teller.rng.randrange(20, 40))
        said, today = self.said, self.teller.today
        measured = zip(self.goal_keys, said.measured, strict=True)
        held: dict[str, Any] = {
            "borger": self.teller.cast.reference(),
            "skema_ref": of(ArtefaktRef, id=self.form_id, version=self.form_version),
            "periode": of(Periode, fra=self.since, til=today),
            "resultat": tuple(self._result(key, today, value) for key, value in measured),
            "aktivitet": tuple(agreed.went for agreed in said.agreements),
            "effekt": (
                of(Effekt, indikator="MESTRING", vaerdi="tager selv det første skridt", kilde="BORGER"),
                of(Effekt, indikator="OPLEVET_SAMMENHAENG", vaerdi="slipper for at begynde forfra",
                   kilde="BORGER"),
            ),
            "borgervendt_tekst": said.told,
            "borgerens_bidrag": said.share,
            "borgerens_stemme": of(BorgerensStemme, egne_ord=said.proud),
            "borger_orientering": (
                of(Borgerorientering, modtagerrolle="BORGER", kanal="UDLEVERET", dato=today),
            ),
        }  # fmt: skip
        return self._to_team(Resultatdokumentation, held | fields, RESULTS)

    @staticmethod
    def _result(key: str, day: date, value: str) -> Resultat:
        return of(Resultat, maal_ref=key, maaledato=day, vaerdi=value, kilde="BORGER")

    # To whom

    def _to_team(self, kind: type[K], fields: dict[str, Any], roles: tuple[str, ...] = FORM) -> K:
        """Send to those of the team whom the consent covers and the kind of message may go to."""
        return self._send(kind, self._resting(fields), *self._covered(roles))

    def _to_meeting(self, kind: type[K], fields: dict[str, Any]) -> K:
        return self._to_team(kind, fields, MEETING)

    def _covered(self, roles: tuple[str, ...]) -> tuple[Part, ...]:
        return tuple(part for part in self.covered if str(part.rolle) in roles)

    def _resting(self, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields of a message that rests on the consent."""
        return {"behandlingsgrundlag": "SAMTYKKE", "samtykke_ref": (self.consent_id,)} | fields

    def _send(self, kind: type[K], fields: dict[str, Any], *receivers: Part, sender: Part | None = None) -> K:
        if not any(fields.get(name) for name in ("answers", "goes_with", "replaces")):
            fields = fields | {"goes_with": self.first}
        said = {name: value for name, value in fields.items() if value is not None}
        return self.teller.send(kind, sender or self.coordinator, *receivers, **said)
