"""Kodelister om ændringer, justering, handleplan, tillæg og hændelser: det, der sker, når noget flytter sig.

Et helt eksempel::

    from samarbejde_schema.standard.v1.kodelister.justering import Planstatus

    assert Planstatus.UDARBEJDET.label == "udarbejdet"

Kilder: 000:109, 000:153-160, 000:229-233, 000:309; SEL § 141; socialtilsynslovens § 12, stk. 2, nr. 6.
"""

from __future__ import annotations

from ....modelling.codes import CodeList, codes


@codes(source="000:109")
class Justeringsanledning(CodeList):
    """Hvad en justering af bestillingen handler om: indsatsen, taksten eller begge (000:109)."""

    NY_INDSATS = "NY_INDSATS", "ny indsats"
    NY_TAKST = "NY_TAKST", "ny takst"
    BEGGE = "BEGGE", "ny indsats og ny takst"


@codes(source="000:229-233")
class Aendringsart(CodeList):
    """Hvad udføreren melder: en ændring, et behov eller noget, der ikke kan leveres."""

    AENDRING = "AENDRING", "ændring hos borgeren"
    OPFOELGNINGSBEHOV = "OPFOELGNINGSBEHOV", "behov for opfølgning"
    KAN_IKKE_LEVERE = "KAN_IKKE_LEVERE", "kan ikke levere"


@codes(source="000:153-160, 229-233", open=True)
class Aendringsaarsag(CodeList):
    """Hvad der ligger bag en ændring: noget hos borgeren, ved målet eller hos udføreren.

    Også det gode tæller: et mål, der er nået, er en grund til at se på indsatsen igen (000:153-160).
    """

    MAAL_KAN_IKKE_FOELGES = "MAAL_KAN_IKKE_FOELGES", "der kan ikke arbejdes med målet"
    PLUDSELIG_AENDRING_BEHOV = "PLUDSELIG_AENDRING_BEHOV", "behov for pludselig ændring"
    FUNKTIONSEVNE_AENDRET = "FUNKTIONSEVNE_AENDRET", "ændret funktionsevne"
    FREMGANG_MAAL_NAAET = "FREMGANG_MAAL_NAAET", "fremgang, målet er nået"
    INGEN_UDVIKLING = "INGEN_UDVIKLING", "ingen udvikling"
    BORGERS_OENSKE = "BORGERS_OENSKE", "borgerens ønske"
    INDLAEGGELSE_FRAVAER = "INDLAEGGELSE_FRAVAER", "indlæggelse eller fravær"
    KAN_IKKE_LEVERE = "KAN_IKKE_LEVERE", "udfører kan ikke levere"
    OPFOELGNINGSBEHOV = "OPFOELGNINGSBEHOV", "behov for opfølgning"
    ANDET = "ANDET", "andet"


@codes(source="SEL § 141")
class Planstatus(CodeList):
    """Om borgeren har en handleplan, har sagt nej til en, eller ikke er omfattet."""

    UDARBEJDET = "UDARBEJDET", "udarbejdet"
    TILBUDT_AFSLAAET = "TILBUDT_AFSLAAET", "tilbudt, men afslået"
    IKKE_OMFATTET = "IKKE_OMFATTET", "ikke omfattet"


@codes(source="SEL § 141(3)")
class Handleplansemne(CodeList):
    """Det, et særligt forhold i handleplanen angår."""

    BOFORM = "BOFORM", "boform"
    BESKAEFTIGELSE = "BESKAEFTIGELSE", "beskæftigelse"
    PERSONLIG_HJAELP = "PERSONLIG_HJAELP", "personlig hjælp"
    BEHANDLING = "BEHANDLING", "behandling"
    HJAELPEMIDLER = "HJAELPEMIDLER", "hjælpemidler"
    ANDET = "ANDET", "andet"


@codes(source="000:309")
class Tillaegsart(CodeList):
    """Hvad et tillæg ændrer i kontrakten: takst, vilkår, part eller et tidligere års regnskab."""

    TAKST = "TAKST", "ændret takst"
    VILKAAR = "VILKAAR", "ændrede vilkår"
    TAKST_OG_VILKAAR = "TAKST_OG_VILKAAR", "ændret takst og ændrede vilkår"
    PARTSSKIFTE = "PARTSSKIFTE", "ny part"
    EFTERREGULERING = "EFTERREGULERING", "efterregulering"


@codes(source="socialtilsynsloven § 12(2) nr. 6", open=True)
class Haendelseskategori(CodeList):
    """Hvad slags hændelse der underrettes om.

    Magtanvendelse og utilsigtede hændelser indberettes efter deres egne regler; her siges kun, at det er sket
    (000:369-370).
    """

    BEKYMRENDE_FORHOLD = "BEKYMRENDE_FORHOLD", "bekymrende forhold"
    ALVORLIG_HAENDELSE = "ALVORLIG_HAENDELSE", "alvorlig hændelse"
    FORSVUNDET = "FORSVUNDET", "borgeren er væk"
    INDLAEGGELSE = "INDLAEGGELSE", "indlæggelse"
    ANHOLDELSE = "ANHOLDELSE", "anholdelse"
    DOEDSFALD = "DOEDSFALD", "dødsfald"
    MAGTANVENDELSE_INDBERETTET = "MAGTANVENDELSE_INDBERETTET", "magtanvendelse er indberettet"
    UTH_INDBERETTET = "UTH_INDBERETTET", "utilsigtet hændelse er indberettet"
    ANDET = "ANDET", "andet"
