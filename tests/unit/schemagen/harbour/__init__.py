"""A standard for a harbour, with everything a printer can meet. It shares nothing with the shelf."""

from samarbejde_schema.catalogue.catalogue import Catalogue
from samarbejde_schema.catalogue.profile import Profile
from samarbejde_schema.catalogue.release import Entry, Release

from .parts import ENVELOPE

RELEASE = Release(
    name="harbour",
    namespace="urn:harbour",
    versions=("1.0", "1.2", "1.10"),
    envelope=ENVELOPE,
    package="tests.unit.schemagen.harbour",
    entries=(
        Entry(
            "P1", "booking", "BOOKING", "Booking", "booking", ("SKIPPER",), ("MASTER",),
            ("notice", "receipt"), ("A",),
        ),
        Entry("P3", "receipt", "RECEIPT", "Receipt", "receipt", ("MASTER",), ("SKIPPER",)),
        Entry("P2", "notice", "NOTICE", "Notice", "notice", ("MASTER",), ("SKIPPER",), since="1.10"),
    ),
    shared_rules=("shared",),
    profiles=(
        Profile("STORM", "storm | gale", "When it <blows>.", "toy:16"),
        Profile("ICE", "ice", "", "toy:16"),
    ),
    code_modules=("codes",),
    glosses="english.json",
)  # fmt: skip
HARBOUR = Catalogue(releases=(RELEASE,))
