"""Kodelister om afsøgning, match, forbesøg og egenbetaling: det, parterne siger, før noget er bestilt.

Et helt eksempel::

    from samarbejde_schema.standard.v1.kodelister.afsoegning import Matchvurdering

    assert Matchvurdering.INTET.label == "intet match"

Kilder: 000:74-93 om match og forbesøg; 000:114 og SEL § 163 om egenbetaling.
"""

from __future__ import annotations

from ....modelling.codes import CodeList, codes


@codes(source="praksis")
class Aldersinterval(CodeList):
    """Borgerens alder i store træk, så en udfører kan vurdere et match uden at kende fødselsdagen.

    Målgrupper i tilbud følger ofte alder; den første grænse er 18 år, for standarden handler om voksne
    (000:53).
    """

    FRA_18_TIL_24 = "FRA_18_TIL_24", "18–24 år"
    FRA_25_TIL_39 = "FRA_25_TIL_39", "25–39 år"
    FRA_40_TIL_49 = "FRA_40_TIL_49", "40–49 år"
    FRA_50_TIL_66 = "FRA_50_TIL_66", "50–66 år"
    FRA_67 = "FRA_67", "67 år og derover"


@codes(source="000:74-93")
class Matchvurdering(CodeList):
    """Tilbuddets samlede svar på, om borgeren og tilbuddet passer sammen.

    Alt andet end et fuldt match begrundes (FR-118). ``AFVENTER`` er et svar, der kommer mere efter, når
    udføreren har fået det, den mangler.
    """

    MATCH = "MATCH", "match"
    DELVIST = "DELVIST", "delvist match"
    INTET = "INTET", "intet match"
    AFVENTER = "AFVENTER", "kan endnu ikke vurderes"


@codes(source="000:78-83")
class Matchgrad(CodeList):
    """Hvor godt ét forhold passer: målgruppen, metoderne eller de fysiske rammer."""

    JA = "JA", "ja"
    DELVIST = "DELVIST", "delvist"
    NEJ = "NEJ", "nej"
    IKKE_VURDERET = "IKKE_VURDERET", "ikke vurderet"


@codes(source="000:90")
class Forbesoegstype(CodeList):
    """Hvem der besøger hvem, før noget aftales: begge veje er lige gode (000:90-91)."""

    BORGER_BESOEGER_NYT_TILBUD = "BORGER_BESOEGER_NYT_TILBUD", "borger besøger nyt tilbud"
    TILBUD_BESOEGER_BORGER = "TILBUD_BESOEGER_BORGER", "tilbud besøger borger"


@codes(source="000:89")
class Forbesoegsstatus(CodeList):
    """Hvor langt et forbesøg er, fra forslag til afholdt; hver ny status er en ny besked om samme besøg."""

    FORESLAAET = "FORESLAAET", "foreslået"
    BEKRAEFTET = "BEKRAEFTET", "bekræftet"
    AFLYST = "AFLYST", "aflyst"
    AFHOLDT = "AFHOLDT", "afholdt"


@codes(source="SEL § 163")
class Boligtype(CodeList):
    """Boligens retlige art; den afgør, hvad borgeren kan komme til at betale for (SEL § 163).

    ``ANDEN`` er borgerens egen bolig eller en bolig efter andre regler.
    """

    PAR107 = "PAR107", "SEL § 107"
    PAR108 = "PAR108", "SEL § 108"
    PAR109 = "PAR109", "SEL § 109"
    PAR110 = "PAR110", "SEL § 110"
    ABL105 = "ABL105", "almenboliglovens § 105"
    ANDEN = "ANDEN", "anden bolig"


@codes(source="000:114", open=True)
class Egenbetalingsart(CodeList):
    """Hvad borgeren kan komme til at betale for: boligen, forbruget, maden og det, der kan vælges til."""

    HUSLEJE = "HUSLEJE", "husleje"
    BOLIGBETALING = "BOLIGBETALING", "boligbetaling"
    EL = "EL", "el"
    VARME = "VARME", "varme"
    VAND = "VAND", "vand"
    KOST = "KOST", "kost"
    VASK = "VASK", "vask"
    RENGOERING = "RENGOERING", "rengøring"
    TRANSPORT = "TRANSPORT", "transport"
    INDSKUD = "INDSKUD", "indskud"
    ANDET = "ANDET", "andet"
