"""Kodelister om det, kommunerne er fælles om: ledige pladser, takster og høringer.

Et helt eksempel::

    from samarbejde_schema.standard.v1.kodelister.faelleskommunalt import Halvaar

    assert Halvaar.FOERSTE.label == "første halvår"
"""

from __future__ import annotations

from ....modelling.codes import CodeList, codes


@codes(source="004:244", sensitive=False)
class Afstemningsart(CodeList):
    """Om en afstemning af ledige pladser er et spørgsmål, et svar eller en konklusion."""

    SPOERGSMAAL = "SPOERGSMAAL", "spørgsmål"
    SVAR = "SVAR", "svar"
    KONKLUSION = "KONKLUSION", "konklusion"


@codes(source="004:244, 298", sensitive=False)
class Afstemningskilde(CodeList):
    """Hvor der er søgt efter en ledig plads."""

    OVERSIGT = "OVERSIGT", "oversigt over ledige pladser"
    TILBUDSPORTAL = "TILBUDSPORTAL", "Tilbudsportalen"
    DIREKTE_HENVENDELSE = "DIREKTE_HENVENDELSE", "direkte henvendelse"


@codes(source="004:244", sensitive=False)
class Afstemningskonklusion(CodeList):
    """Hvad afstemningen af ledige pladser viste."""

    KOMMUNAL_PLADS_FUNDET = "KOMMUNAL_PLADS_FUNDET", "egnet kommunal plads fundet"
    INGEN_EGNET_PLADS = "INGEN_EGNET_PLADS", "ingen egnet plads"
    INGEN_LEDIG_PLADS = "INGEN_LEDIG_PLADS", "ingen ledig plads"


@codes(source="004:124", sensitive=False)
class Stigningsgrundlag(CodeList):
    """Hvad stigningen er regnet af."""

    TAKST = "TAKST", "takst"
    SAMLET_UDGIFT = "SAMLET_UDGIFT", "samlet udgift"


@codes(source="004:124", sensitive=False)
class Prisniveau(CodeList):
    """Om tallene er i løbende priser eller renset for pris- og lønudvikling."""

    LOEBENDE = "LOEBENDE", "løbende priser"
    PL_RENSET = "PL_RENSET", "renset for pris- og lønudvikling"


@codes(source="praksis", open=True, sensitive=False)
class Stigningsaarsag(CodeList):
    """Hvorfor taksten er steget."""

    STOETTEBEHOV = "STOETTEBEHOV", "ændret støttebehov"
    NORMERING = "NORMERING", "ændret normering"
    LOEN = "LOEN", "lønudvikling"
    BELAEGNING = "BELAEGNING", "lavere belægning"
    BYGNING = "BYGNING", "bygning og inventar"
    EFTERREGULERING = "EFTERREGULERING", "efterregulering"
    KRAV_FRA_TILSYN = "KRAV_FRA_TILSYN", "krav fra tilsyn"
    ANDET = "ANDET", "andet"


@codes(source="004:134", sensitive=False)
class Halvaar(CodeList):
    """Hvilket halvår der samles op på."""

    FOERSTE = "FOERSTE", "første halvår"
    ANDET_HALVAAR = "ANDET_HALVAAR", "andet halvår"


@codes(source="004:192-224", sensitive=False)
class Strukturaendring(CodeList):
    """Hvad der påtænkes med et tilbud."""

    LUKNING = "LUKNING", "lukning"
    OMMAERKNING = "OMMAERKNING", "ommærkning"
    ETABLERING = "ETABLERING", "etablering"


@codes(source="004:192-206", sensitive=False)
class Hoeringsfase(CodeList):
    """Hvor langt en høring og beslutningen bagefter er."""

    I_HOERING = "I_HOERING", "i høring"
    POLITISK_BESLUTTET = "POLITISK_BESLUTTET", "politisk besluttet"
    GENNEMFOERT = "GENNEMFOERT", "gennemført"
    OPGIVET = "OPGIVET", "opgivet"


@codes(source="004:216-224", open=True, sensitive=False)
class Etableringsform(CodeList):
    """Hvordan nye pladser kan etableres i fællesskab."""

    PARAGRAF_60_SELSKAB = "PARAGRAF_60_SELSKAB", "§ 60-selskab"
    UNDERSKUDSGARANTI = "UNDERSKUDSGARANTI", "økonomisk underskudsgaranti"
    BEDRE_KAPACITETSUDNYTTELSE = "BEDRE_KAPACITETSUDNYTTELSE", "bedre brug af eksisterende kapacitet"
    ANDEN = "ANDEN", "anden"


@codes(source="004:230-242", sensitive=False)
class Partnerskabstype(CodeList):
    """Hvad slags partnerskab pladser etableres i."""

    OPS = "OPS", "offentligt-privat samarbejde"
    OPP = "OPP", "offentligt-privat partnerskab"
    FOND = "FOND", "fond"
    NON_PROFIT = "NON_PROFIT", "non-profit-organisation"


@codes(source="004:198", sensitive=False)
class Holdning(CodeList):
    """Om den, der svarer, har noget imod det, der er i høring."""

    INGEN_BEMAERKNING = "INGEN_BEMAERKNING", "ingen bemærkning"
    BEMAERKNING = "BEMAERKNING", "bemærkning"
    INDSIGELSE = "INDSIGELSE", "indsigelse"
