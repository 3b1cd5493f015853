"""A standard of a few lines for a bicycle hire: what the engines are tested with. It shares nothing with the shelf."""

from datetime import timedelta

from samarbejde_schema.catalogue.catalogue import Catalogue
from samarbejde_schema.catalogue.profile import Profile
from samarbejde_schema.catalogue.release import Entry, Release

from .parts import ENVELOPE

RELEASE = Release(
    name="toy",
    namespace="urn:toy",
    versions=("1.0",),
    envelope=ENVELOPE,
    package="tests.toy",
    entries=(
        Entry("T1", "hire", "HIRE", "Leje", "hire", ("SHOP",), ("CLIENT",), ("handback",)),
        Entry("T2", "handback", "HANDBACK", "Aflevering", "handback", ("CLIENT",), ("SHOP",)),
        Entry("T3", "slip", "SLIP", "Seddel", "slip", ("SHOP",), ("CLIENT",)),
    ),
    shared_rules=("shared",),
    profiles=(Profile("HARD", "hård", "", "toy"), Profile("CASED", "sag", "", "toy")),
    code_modules=("parts",),
)
TOY = Catalogue(releases=(RELEASE,))
DAY = timedelta(days=1)
