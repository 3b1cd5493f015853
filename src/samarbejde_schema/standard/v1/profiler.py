"""Profilerne: de aftaler, en besked kan love at følge. En ny aftale er én linje her og én i ``Profil``."""

from ...catalogue.profile import Profile
from .kodelister.konvolut import Profil

_OM = {
    Profil.GRUND: ("Det, alle følger, uanset hvor i landet de samarbejder.", "D2"),
    Profil.NORD: ("Målsætningerne for samarbejde mellem myndighed og driftsherre i Nordjylland.", "000"),
    Profil.MIDT: (
        "De midtjyske principper for kvalitet, effekt og økonomi ved køb og salg af indsatser.",
        "004",
    ),
    Profil.SAM: (
        "Samarbejdsmodellen for socialt udsatte ældre: koordinator, team og aftaler med borgeren.",
        "003",
    ),
}
PROFILER = tuple(Profile(profil.value, profil.label, tekst, kilde) for profil, (tekst, kilde) in _OM.items())
