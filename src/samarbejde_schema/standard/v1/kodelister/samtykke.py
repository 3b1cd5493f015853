"""Kodelister om samtykke og om det grundlag, oplysninger hentes på.

Et helt eksempel::

    from samarbejde_schema.standard.v1.kodelister.samtykke import SamtykkeRetning

    assert SamtykkeRetning.INDHENTE.label == "indhente"
"""

from __future__ import annotations

from ....modelling.codes import CodeList, codes


@codes(source="VEJ 9330/2019 pkt. 117", open=True)
class Oplysningstype(CodeList):
    """Slags oplysninger, der bedes om eller gives samtykke til."""

    SOCIALE_FORHOLD = "SOCIALE_FORHOLD", "sociale forhold"
    HELBRED = "HELBRED", "helbredsoplysninger"
    PSYKIATRI = "PSYKIATRI", "psykiatrisk behandling"
    RUSMIDLER = "RUSMIDLER", "rusmidler og behandling"
    BESKAEFTIGELSE = "BESKAEFTIGELSE", "beskæftigelse"
    UDDANNELSE = "UDDANNELSE", "uddannelse"
    OEKONOMI = "OEKONOMI", "økonomi"
    BOLIG = "BOLIG", "bolig"
    NETVAERK = "NETVAERK", "netværk og familie"
    STRAFBARE_FORHOLD = "STRAFBARE_FORHOLD", "strafbare forhold"
    MAAL_OG_AFTALER = "MAAL_OG_AFTALER", "mål og aftaler"
    HVERDAG_OG_TRIVSEL = "HVERDAG_OG_TRIVSEL", "hverdag og trivsel"


@codes(source="rsl §§ 11 a, 11 c")
class Oplysningshjemmel(CodeList):
    """Det grundlag, en øvrig aktør bedes om oplysninger på."""

    SAMTYKKE_RSL_11A = "SAMTYKKE_RSL_11A", "samtykke efter rsl § 11 a"
    UDEN_SAMTYKKE_RSL_11C = "UDEN_SAMTYKKE_RSL_11C", "uden samtykke efter rsl § 11 c"
    ANDEN_LOV = "ANDEN_LOV", "anden lov"


@codes(source="rsl § 11 a")
class SamtykkeAfgiver(CodeList):
    """Hvem der har givet samtykket."""

    BORGER = "BORGER", "borgeren"
    VAERGE = "VAERGE", "værgen"
    FULDMAEGTIG = "FULDMAEGTIG", "en fuldmægtig"


@codes(source="rsl § 11 a")
class SamtykkeRetning(CodeList):
    """Hvilken vej oplysningerne må gå."""

    INDHENTE = "INDHENTE", "indhente"
    VIDEREGIVE = "VIDEREGIVE", "videregive"
    UDVEKSLE = "UDVEKSLE", "udveksle begge veje"


@codes(source="rsl § 11 a")
class SamtykkeForm(CodeList):
    """Hvordan samtykket er givet."""

    SKRIFTLIG = "SKRIFTLIG", "skriftligt"
    MUNDTLIG_NOTERET = "MUNDTLIG_NOTERET", "mundtligt og noteret"
    DIGITAL = "DIGITAL", "digitalt"


@codes(source="fvl. § 28")
class Tilbagekaldelsesomfang(CodeList):
    """Om samtykket kaldes tilbage helt eller for nogle parter."""

    HELT = "HELT", "helt"
    DELVIST = "DELVIST", "delvist"
