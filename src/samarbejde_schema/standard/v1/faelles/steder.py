"""Hvor det, flere beskeder deler, står i den enkelte besked: ydelser, mål og leverandør.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.steder import ydelsesfelt
    from samarbejde_schema.standard.v1.kodelister.konvolut import Beskedtype

    assert ydelsesfelt(Beskedtype.BESTILLING) == "ydelse"
    assert ydelsesfelt(Beskedtype.FORESPOERGSEL) == "oensket_ydelse"

Navnene er dem i Python. Reglerne spørger her, så de kan skrives én gang for alle de beskeder, de gælder.
"""

from ..kodelister.konvolut import Beskedtype

_MAAL = {Beskedtype.HANDLEPLAN: "maal", Beskedtype.BESTILLING_JUSTERING: "maal_justering"}
_YDELSER = {Beskedtype.FORESPOERGSEL: "oensket_ydelse"}
_LEVERANDOER = {
    Beskedtype.TILBUD: "leverandoer",
    Beskedtype.KONTRAKT: "leverandoer",
    Beskedtype.KONTRAKTTILLAEG: "ny_part",
}
_KOEBER = {Beskedtype.KONTRAKT: "koeber", Beskedtype.KONTRAKTTILLAEG: "ny_koeber"}


def ydelsesfelt(beskedtype: Beskedtype) -> str:
    """Feltet med ydelser i en besked, der har nogen."""
    return _YDELSER.get(beskedtype, "ydelse")


def maalfelt(beskedtype: Beskedtype) -> str:
    """Feltet med indsatsmål i en besked, der har nogen."""
    return _MAAL.get(beskedtype, "indsatsmaal")


def leverandoerfelt(beskedtype: Beskedtype) -> str | None:
    """Feltet med leverandøren; ``None``, når beskeden ikke har en."""
    return _LEVERANDOER.get(beskedtype)


def koeberfelt(beskedtype: Beskedtype) -> str | None:
    """Feltet med køberen; ``None``, når beskeden ikke har en."""
    return _KOEBER.get(beskedtype)
