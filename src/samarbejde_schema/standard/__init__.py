"""The standard itself: declarations only, one major version to a folder."""

from ..catalogue.catalogue import Catalogue
from .v1 import RELEASE

STANDARD = Catalogue(releases=(RELEASE,))
"""The catalogue everything uses unless it is handed another one."""
