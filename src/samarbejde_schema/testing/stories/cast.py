"""The cast of a story: organisations, people and a citizen, all of them invented.

A complete example::

    cast = Cast(Random(7))
    cast.authority.organisation.navn        # "Fjordby Kommune"
    cast.provider.rolle                     # Rolle.UDFOERER
    cast.person("LEDER").navn

Numbers of organisations pass their check digits and lie in a range kept for tests; personal numbers are those
of published test persons. The same chance gives the same cast.
"""

from __future__ import annotations

from functools import cache
from random import Random

from ...standard.v1.faelles.borger import Borger, Borgerhenvisning, Identifikation, Personnavn
from ...standard.v1.faelles.konvolut import Kontaktperson, Leverandoer, Organisation, Part
from .making import of

TEST_PERSONS = (
    "0201609995",
    "0201609996",
    "0504909995",
    "0504909989",
    "0201919990",
    "0201919996",
    "0201919995",
)
"""Personal numbers of test persons; they belong to nobody."""

AUTHORITIES = (
    ("Fjordby Kommune", "0851"),
    ("Nordlund Kommune", "0813"),
    ("Sundager Kommune", "0787"),
    ("Strandholt Kommune", "0840"),
    ("Engelsborg Kommune", "0751"),
    ("Hedeager Kommune", "0657"),
)
PROVIDERS = (
    "Bostedet Åkanden", "Botilbuddet Solgården", "Bofællesskabet Birkely", "Bostedet Havblik",
    "Bocentret Lindehuset", "Botilbuddet Skovbrynet", "Bostedet Kildevæld", "Bofællesskabet Mosegården",
)  # fmt: skip
OWNERS = ("Fonden Åbredden", "Foreningen Fælleshjem", "Selskabet Trivsel ApS", "Fonden Nordlys")
ACTORS = ("Aktivitetshuset Værftet", "Værkstedet Bøgen", "Psykiatrisk Klinik Øst", "Kursuscentret Broen")
VOLUNTEERS = ("Værestedet Lygten", "Besøgsvennerne Fjordby", "Natcaféen Ankeret")
FIRST = (
    "Birte",
    "Søren",
    "Mette",
    "Jens",
    "Ayse",
    "Karen",
    "Lars",
    "Hanne",
    "Omar",
    "Gitte",
    "Poul",
    "Nanna",
)
LAST = (
    "Østergaard",
    "Kjær",
    "Holm",
    "Lindgaard",
    "Bach",
    "Thorup",
    "Yilmaz",
    "Krog",
    "Dalsgaard",
    "Vestager",
)
CITIZENS = ("Anders", "Bodil", "Carsten", "Dorte", "Erik", "Fatima", "Grethe", "Henrik", "Inger", "Jamal")
POSTS = {
    "SAGSBEHANDLER": "Rådgiver",
    "LEDER": "Afdelingsleder",
    "KONTAKTPERSON": "Kontaktperson",
    "KOORDINATOR": "Koordinator",
    "OEKONOMI": "Økonomimedarbejder",
    "VISITATOR": "Visitator",
    "ANDEN": "Medarbejder",
}


@cache
def invented_cvr() -> tuple[str, ...]:
    """Numbers of organisations in the range for tests that pass modulus 11 (weights 2 7 6 5 4 3 2 1)."""
    numbers = (f"{number:08d}" for number in range(90_000_000, 90_002_000))
    weights = (2, 7, 6, 5, 4, 3, 2, 1)
    return tuple(n for n in numbers if sum(w * int(d) for w, d in zip(weights, n, strict=True)) % 11 == 0)


def gln(number: int) -> str:
    """An invented location number with its check digit (modulus 10, weights 1 and 3)."""
    body = f"579800{number:06d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-total % 10}"


class Cast:
    """Everybody in one story. Parts are made once and are the same through the story."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        names = [f"{first} {last}" for first in FIRST for last in LAST]
        self._names = iter(rng.sample(names, len(names)))
        self._numbers = iter(rng.sample(invented_cvr()[10:], 40))
        (name, code), *others = rng.sample(AUTHORITIES, len(AUTHORITIES))
        self.authority = self._part("MYNDIGHED", name, kommunekode=code, gln=gln(rng.randrange(10**6)))
        self.neighbours = tuple(
            self._part("SAMARBEJDSKOMMUNE", other, kommunekode=near) for other, near in others
        )
        """Other municipalities of the same cooperation."""
        self.providers = tuple(self._provider(provider) for provider in rng.sample(PROVIDERS, 4))
        """Providers that may be asked; the first is the story's own."""
        self.provider = self.providers[0]
        self.coordinator = self._part(
            "KOORDINATOR", name, number=self.authority.organisation.cvr, post="KOORDINATOR"
        )
        self.actor = self._part("AKTOER", rng.choice(ACTORS))
        self.volunteers = self._part("CIVILSAMFUND", rng.choice(VOLUNTEERS))
        self.member = self._part("TEAMMEDLEM", "Sygeplejen i " + name.removesuffix(" Kommune"))
        self.secretariat = self._part("SEKRETARIAT", "Rammeaftalesekretariatet Midtfjord")
        self.steering = self._part("DASSOS", "Styregruppen for det sociale område")
        self.inspection = self._part("SOCIALTILSYN", "Socialtilsyn Midtfjord")
        self.leaders = self._part("LEDERGRUPPE", name, number=self.authority.organisation.cvr, post="LEDER")
        self.directors = self._part("DIREKTION", name, number=self.authority.organisation.cvr, post="LEDER")
        self.citizen_name = of(Personnavn, fornavn=rng.choice(CITIZENS), efternavn=rng.choice(LAST))
        self.cpr = rng.choice(TEST_PERSONS)
        self.pseudonym = f"borger-{rng.randrange(16**6):06x}"
        self.birth_year = 1900 + int(self.cpr[4:6])
        self.citizen_contact = self.person("KONTAKTPERSON")

    def succeed(self, heir: Part) -> None:
        """Another municipality takes the authority's place, as after a merger."""
        self.authority = of(
            Part, rolle="MYNDIGHED", organisation=heir.organisation, kontaktperson=heir.kontaktperson
        )

    def person(self, function: str = "SAGSBEHANDLER") -> Kontaktperson:
        """Somebody invented who can be asked about ``function``; nobody else in the story has the name."""
        rng = self._rng
        return of(
            Kontaktperson,
            navn=next(self._names),
            stilling=POSTS.get(function, POSTS["ANDEN"]),
            funktion=function,
            telefon=f"+45203040{rng.randrange(100):02d}",
        )

    def owner(self, provider: Part | None = None, *, kind: str = "KOMMUNAL") -> Leverandoer:
        """Who owns a provider's place, and the place itself; the same provider always has the same owner."""
        unit = (provider or self.provider).organisation
        if kind == "KOMMUNAL":
            host = self.neighbours[0].organisation
            owner = host.model_copy(update={"driftsherretype": "KOMMUNAL"})
            owner = of(
                Organisation, navn=host.navn, cvr=host.cvr, kommunekode=host.kommunekode, driftsherretype=kind
            )
        else:
            number = invented_cvr()[int(str(unit.cvr)[-3:]) % 9]
            owner = of(Organisation, navn=OWNERS[int(number) % len(OWNERS)], cvr=number, driftsherretype=kind)
        return of(Leverandoer, driftsherre=owner, tilbud=unit)

    def host(self, provider: Part | None = None, *, kind: str = "KOMMUNAL") -> Part:
        """The owner of a provider's place, in the role in which owners write."""
        owner = self.owner(provider, kind=kind).driftsherre
        return of(Part, rolle="DRIFTSHERRE", organisation=owner, kontaktperson=(self.person("LEDER"),))

    def private(self, provider: Part, kind: str = "FOND") -> Part:
        """A provider as it is when a fund or a company owns it."""
        unit = provider.organisation
        return of(
            Part,
            rolle=provider.rolle,
            organisation=of(
                Organisation,
                navn=unit.navn,
                cvr=unit.cvr,
                p_nummer=unit.p_nummer,
                tilbudsportal_id=unit.tilbudsportal_id,
                kommunekode=unit.kommunekode,
                driftsherretype=kind,
            ),
            kontaktperson=provider.kontaktperson,
        )

    def citizen(self, *, known: bool = True, **more: object) -> Borger:
        """The citizen, by personal number and name or by pseudonym alone."""
        identity = of(Identifikation, cpr=self.cpr) if known else of(Identifikation, pseudonym=self.pseudonym)
        named = {"navn": self.citizen_name} if known else {"foedselsaar": self.birth_year}
        fields = {
            "identifikation": identity,
            "adressebeskyttet": False,
            "tolkebehov": False,
            "handlekommune": self.authority.organisation.kommunekode,
            **named,
            **more,
        }
        return of(Borger, **fields)

    def reference(self, *, known: bool = True) -> Borgerhenvisning:
        """Whom a message is about, as a receiver first meets the case."""
        if known:
            return of(
                Borgerhenvisning, identifikation=of(Identifikation, cpr=self.cpr), navn=self.citizen_name
            )
        return of(Borgerhenvisning, identifikation=of(Identifikation, pseudonym=self.pseudonym))

    def _provider(self, name: str) -> Part:
        number = self._rng.randrange(10**6)
        return self._part(
            "UDFOERER",
            name,
            post="LEDER",
            p_nummer=f"1009{number:06d}",
            tilbudsportal_id=f"TP-{10_000 + number % 90_000}",
            driftsherretype="KOMMUNAL",
            kommunekode=self.authority.organisation.kommunekode,
        )

    def _part(
        self, role: str, name: str, *, number: str | None = None, post: str = "SAGSBEHANDLER", **more: object
    ) -> Part:
        organisation = of(Organisation, navn=name, cvr=number or next(self._numbers), **more)
        return of(Part, rolle=role, organisation=organisation, kontaktperson=(self.person(post),))
