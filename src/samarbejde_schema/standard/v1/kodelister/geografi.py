"""Kodelister om geografi: kommuner og regioner.

Et helt eksempel::

    from datetime import date

    from samarbejde_schema.standard.v1.kodelister.geografi import Kommune, Region

    assert Kommune("0851").label == "Aalborg"
    assert Kommune.KOMMUNE_0851.parent == Region.REGION_1081
    assert not Region.REGION_1084.valid_on(date(2027, 1, 1))
"""

from __future__ import annotations

from ....modelling.codes import CodeList, codes


@codes(source="Danmarks Statistik")
class Region(CodeList):
    """De fem regioner.

    Region Hovedstaden og Region Sjælland bliver til Region Østdanmark den 1. januar 2027; den får sin
    værdi, når koden er offentliggjort, og feltet udelades indtil da. En besked fra 2026 nævner stadig sin
    region, også når den læses senere: koden bedømmes på beskedens dag (FR-019).
    """

    REGION_1081 = "1081", "Region Nordjylland"
    REGION_1082 = "1082", "Region Midtjylland"
    REGION_1083 = "1083", "Region Syddanmark"
    REGION_1084 = "1084", "Region Hovedstaden", None, "2026-12-31"
    REGION_1085 = "1085", "Region Sjælland", None, "2026-12-31"


@codes(source="Danmarks Statistik")
class Kommune(CodeList):
    """De 98 kommuner. ``parent`` er den region, kommunen ligger i til og med 2026.

    Kommunerne selv ændres ikke, når regionerne gør det i 2027; Christiansø er ikke en kommune.
    """

    KOMMUNE_0101 = "0101", "København", None, None, "1084"
    KOMMUNE_0147 = "0147", "Frederiksberg", None, None, "1084"
    KOMMUNE_0151 = "0151", "Ballerup", None, None, "1084"
    KOMMUNE_0153 = "0153", "Brøndby", None, None, "1084"
    KOMMUNE_0155 = "0155", "Dragør", None, None, "1084"
    KOMMUNE_0157 = "0157", "Gentofte", None, None, "1084"
    KOMMUNE_0159 = "0159", "Gladsaxe", None, None, "1084"
    KOMMUNE_0161 = "0161", "Glostrup", None, None, "1084"
    KOMMUNE_0163 = "0163", "Herlev", None, None, "1084"
    KOMMUNE_0165 = "0165", "Albertslund", None, None, "1084"
    KOMMUNE_0167 = "0167", "Hvidovre", None, None, "1084"
    KOMMUNE_0169 = "0169", "Høje-Taastrup", None, None, "1084"
    KOMMUNE_0173 = "0173", "Lyngby-Taarbæk", None, None, "1084"
    KOMMUNE_0175 = "0175", "Rødovre", None, None, "1084"
    KOMMUNE_0183 = "0183", "Ishøj", None, None, "1084"
    KOMMUNE_0185 = "0185", "Tårnby", None, None, "1084"
    KOMMUNE_0187 = "0187", "Vallensbæk", None, None, "1084"
    KOMMUNE_0190 = "0190", "Furesø", None, None, "1084"
    KOMMUNE_0201 = "0201", "Allerød", None, None, "1084"
    KOMMUNE_0210 = "0210", "Fredensborg", None, None, "1084"
    KOMMUNE_0217 = "0217", "Helsingør", None, None, "1084"
    KOMMUNE_0219 = "0219", "Hillerød", None, None, "1084"
    KOMMUNE_0223 = "0223", "Hørsholm", None, None, "1084"
    KOMMUNE_0230 = "0230", "Rudersdal", None, None, "1084"
    KOMMUNE_0240 = "0240", "Egedal", None, None, "1084"
    KOMMUNE_0250 = "0250", "Frederikssund", None, None, "1084"
    KOMMUNE_0253 = "0253", "Greve", None, None, "1085"
    KOMMUNE_0259 = "0259", "Køge", None, None, "1085"
    KOMMUNE_0260 = "0260", "Halsnæs", None, None, "1084"
    KOMMUNE_0265 = "0265", "Roskilde", None, None, "1085"
    KOMMUNE_0269 = "0269", "Solrød", None, None, "1085"
    KOMMUNE_0270 = "0270", "Gribskov", None, None, "1084"
    KOMMUNE_0306 = "0306", "Odsherred", None, None, "1085"
    KOMMUNE_0316 = "0316", "Holbæk", None, None, "1085"
    KOMMUNE_0320 = "0320", "Faxe", None, None, "1085"
    KOMMUNE_0326 = "0326", "Kalundborg", None, None, "1085"
    KOMMUNE_0329 = "0329", "Ringsted", None, None, "1085"
    KOMMUNE_0330 = "0330", "Slagelse", None, None, "1085"
    KOMMUNE_0336 = "0336", "Stevns", None, None, "1085"
    KOMMUNE_0340 = "0340", "Sorø", None, None, "1085"
    KOMMUNE_0350 = "0350", "Lejre", None, None, "1085"
    KOMMUNE_0360 = "0360", "Lolland", None, None, "1085"
    KOMMUNE_0370 = "0370", "Næstved", None, None, "1085"
    KOMMUNE_0376 = "0376", "Guldborgsund", None, None, "1085"
    KOMMUNE_0390 = "0390", "Vordingborg", None, None, "1085"
    KOMMUNE_0400 = "0400", "Bornholm", None, None, "1084"
    KOMMUNE_0410 = "0410", "Middelfart", None, None, "1083"
    KOMMUNE_0420 = "0420", "Assens", None, None, "1083"
    KOMMUNE_0430 = "0430", "Faaborg-Midtfyn", None, None, "1083"
    KOMMUNE_0440 = "0440", "Kerteminde", None, None, "1083"
    KOMMUNE_0450 = "0450", "Nyborg", None, None, "1083"
    KOMMUNE_0461 = "0461", "Odense", None, None, "1083"
    KOMMUNE_0479 = "0479", "Svendborg", None, None, "1083"
    KOMMUNE_0480 = "0480", "Nordfyns", None, None, "1083"
    KOMMUNE_0482 = "0482", "Langeland", None, None, "1083"
    KOMMUNE_0492 = "0492", "Ærø", None, None, "1083"
    KOMMUNE_0510 = "0510", "Haderslev", None, None, "1083"
    KOMMUNE_0530 = "0530", "Billund", None, None, "1083"
    KOMMUNE_0540 = "0540", "Sønderborg", None, None, "1083"
    KOMMUNE_0550 = "0550", "Tønder", None, None, "1083"
    KOMMUNE_0561 = "0561", "Esbjerg", None, None, "1083"
    KOMMUNE_0563 = "0563", "Fanø", None, None, "1083"
    KOMMUNE_0573 = "0573", "Varde", None, None, "1083"
    KOMMUNE_0575 = "0575", "Vejen", None, None, "1083"
    KOMMUNE_0580 = "0580", "Aabenraa", None, None, "1083"
    KOMMUNE_0607 = "0607", "Fredericia", None, None, "1083"
    KOMMUNE_0615 = "0615", "Horsens", None, None, "1082"
    KOMMUNE_0621 = "0621", "Kolding", None, None, "1083"
    KOMMUNE_0630 = "0630", "Vejle", None, None, "1083"
    KOMMUNE_0657 = "0657", "Herning", None, None, "1082"
    KOMMUNE_0661 = "0661", "Holstebro", None, None, "1082"
    KOMMUNE_0665 = "0665", "Lemvig", None, None, "1082"
    KOMMUNE_0671 = "0671", "Struer", None, None, "1082"
    KOMMUNE_0706 = "0706", "Syddjurs", None, None, "1082"
    KOMMUNE_0707 = "0707", "Norddjurs", None, None, "1082"
    KOMMUNE_0710 = "0710", "Favrskov", None, None, "1082"
    KOMMUNE_0727 = "0727", "Odder", None, None, "1082"
    KOMMUNE_0730 = "0730", "Randers", None, None, "1082"
    KOMMUNE_0740 = "0740", "Silkeborg", None, None, "1082"
    KOMMUNE_0741 = "0741", "Samsø", None, None, "1082"
    KOMMUNE_0746 = "0746", "Skanderborg", None, None, "1082"
    KOMMUNE_0751 = "0751", "Aarhus", None, None, "1082"
    KOMMUNE_0756 = "0756", "Ikast-Brande", None, None, "1082"
    KOMMUNE_0760 = "0760", "Ringkøbing-Skjern", None, None, "1082"
    KOMMUNE_0766 = "0766", "Hedensted", None, None, "1082"
    KOMMUNE_0773 = "0773", "Morsø", None, None, "1081"
    KOMMUNE_0779 = "0779", "Skive", None, None, "1082"
    KOMMUNE_0787 = "0787", "Thisted", None, None, "1081"
    KOMMUNE_0791 = "0791", "Viborg", None, None, "1082"
    KOMMUNE_0810 = "0810", "Brønderslev", None, None, "1081"
    KOMMUNE_0813 = "0813", "Frederikshavn", None, None, "1081"
    KOMMUNE_0820 = "0820", "Vesthimmerlands", None, None, "1081"
    KOMMUNE_0825 = "0825", "Læsø", None, None, "1081"
    KOMMUNE_0840 = "0840", "Rebild", None, None, "1081"
    KOMMUNE_0846 = "0846", "Mariagerfjord", None, None, "1081"
    KOMMUNE_0849 = "0849", "Jammerbugt", None, None, "1081"
    KOMMUNE_0851 = "0851", "Aalborg", None, None, "1081"
    KOMMUNE_0860 = "0860", "Hjørring", None, None, "1081"
