"""Kodelister om det, kommunerne er fælles om: ledige pladser, takster og høringer.

Et helt eksempel::

    from samarbejde_schema.standard.v1.kodelister.faelleskommunalt import Halvaar

    assert Halvaar.FOERSTE.label == "første halvår"

Ingen af listerne siger noget om en borger. Kilder: 004:114-140 om takster, 004:192-242 om ændringer af tilbud
og 004:244-302 om ledige pladser.
"""

from __future__ import annotations

from ....modelling.codes import CodeList, codes


@codes(source="004:244", sensitive=False)
class Afstemningsart(CodeList):
    """Om en afstemning af ledige pladser er et spørgsmål, et svar eller en konklusion.

    Myndigheden spørger og konkluderer; en anden kommune svarer. En bestilling bygger på en konklusion
    (FR-601).
    """

    SPOERGSMAAL = "SPOERGSMAAL", "spørgsmål"
    SVAR = "SVAR", "svar"
    KONKLUSION = "KONKLUSION", "konklusion"


@codes(source="004:244, 298", sensitive=False)
class Afstemningskilde(CodeList):
    """Hvor der er søgt efter en ledig plads: i overblikket, på Tilbudsportalen eller ved at spørge."""

    OVERSIGT = "OVERSIGT", "oversigt over ledige pladser"
    TILBUDSPORTAL = "TILBUDSPORTAL", "Tilbudsportalen"
    DIREKTE_HENVENDELSE = "DIREKTE_HENVENDELSE", "direkte henvendelse"


@codes(source="004:244", sensitive=False)
class Afstemningskonklusion(CodeList):
    """Hvad afstemningen af ledige pladser viste.

    Er en plads ledig, men kan den ikke det, der er brug for, er der ingen egnet plads; ellers ingen ledig.
    """

    KOMMUNAL_PLADS_FUNDET = "KOMMUNAL_PLADS_FUNDET", "egnet kommunal plads fundet"
    INGEN_EGNET_PLADS = "INGEN_EGNET_PLADS", "ingen egnet plads"
    INGEN_LEDIG_PLADS = "INGEN_LEDIG_PLADS", "ingen ledig plads"


@codes(source="004:124", sensitive=False)
class Stigningsgrundlag(CodeList):
    """Hvad stigningen er regnet af: tilbuddets takst eller det, tilbuddet koster i alt.

    Kilden taler om udgiftsstigninger uden at sige hvilke, så indberetningen siger det (004:124-140).
    """

    TAKST = "TAKST", "takst"
    SAMLET_UDGIFT = "SAMLET_UDGIFT", "samlet udgift"


@codes(source="004:124", sensitive=False)
class Prisniveau(CodeList):
    """Om tallene er i løbende priser eller renset for pris- og lønudvikling.

    Det er ikke lagt fast, hvilke tal grænsen gælder, så indberetningen siger, hvilke den bruger
    (004:136-140).
    """

    LOEBENDE = "LOEBENDE", "løbende priser"
    PL_RENSET = "PL_RENSET", "renset for pris- og lønudvikling"


@codes(source="praksis", open=True, sensitive=False)
class Stigningsaarsag(CodeList):
    """Hvorfor taksten eller udgiften er steget. Listen kan vokse; ellers bruges ANDET og en forklaring."""

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
    """Hvilket halvår der samles op på: januar til juni eller juli til december."""

    FOERSTE = "FOERSTE", "første halvår"
    ANDET_HALVAAR = "ANDET_HALVAAR", "andet halvår"


@codes(source="004:192-224", sensitive=False)
class Strukturaendring(CodeList):
    """Hvad der påtænkes med et bo- eller døgntilbud.

    At ommærke er at bruge pladserne til noget andet, fx en anden målgruppe eller efter en anden bestemmelse.
    """

    LUKNING = "LUKNING", "lukning"
    OMMAERKNING = "OMMAERKNING", "ommærkning"
    ETABLERING = "ETABLERING", "etablering"


@codes(source="004:192-206", sensitive=False)
class Hoeringsfase(CodeList):
    """Hvor langt sagen er: i høring, så besluttet lokalt, til sidst gennemført, eller undervejs opgivet."""

    I_HOERING = "I_HOERING", "i høring"
    POLITISK_BESLUTTET = "POLITISK_BESLUTTET", "politisk besluttet"
    GENNEMFOERT = "GENNEMFOERT", "gennemført"
    OPGIVET = "OPGIVET", "opgivet"


@codes(source="004:216-224", open=True, sensitive=False)
class Etableringsform(CodeList):
    """Hvordan kommuner kan gå sammen om pladser, så udbuddet svarer til behovet. Listen kan vokse."""

    PARAGRAF_60_SELSKAB = "PARAGRAF_60_SELSKAB", "§ 60-selskab"
    UNDERSKUDSGARANTI = "UNDERSKUDSGARANTI", "økonomisk underskudsgaranti"
    BEDRE_KAPACITETSUDNYTTELSE = "BEDRE_KAPACITETSUDNYTTELSE", "bedre brug af eksisterende kapacitet"
    ANDEN = "ANDEN", "anden"


@codes(source="004:230-242", sensitive=False)
class Partnerskabstype(CodeList):
    """Hvilket partnerskab med andre sektorer pladser etableres i."""

    OPS = "OPS", "offentligt-privat samarbejde"
    OPP = "OPP", "offentligt-privat partnerskab"
    FOND = "FOND", "fond"
    NON_PROFIT = "NON_PROFIT", "non-profit-organisation"


@codes(source="004:198", sensitive=False)
class Holdning(CodeList):
    """Hvad den, der svarer, mener om det, der er sendt: intet, noget at føje til, eller noget imod."""

    INGEN_BEMAERKNING = "INGEN_BEMAERKNING", "ingen bemærkning"
    BEMAERKNING = "BEMAERKNING", "bemærkning"
    INDSIGELSE = "INDSIGELSE", "indsigelse"
