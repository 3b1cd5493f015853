"""Kodelister om Samarbejdsmodellen.

Et helt eksempel::

    from samarbejde_schema.standard.v1.kodelister.samarbejde import Aftalestatus

    assert Aftalestatus.OVERHOLDT.label == "overholdt"
"""

from __future__ import annotations

from ....modelling.codes import CodeList, codes


@codes(source="003:404-406")
class Aftalestatus(CodeList):
    """Hvor en aftale mellem borgeren og teamet er."""

    IKKE_BEGYNDT = "IKKE_BEGYNDT", "ikke begyndt"
    OVERHOLDT = "OVERHOLDT", "overholdt"
    DELVIST_OVERHOLDT = "DELVIST_OVERHOLDT", "delvist overholdt"
    IKKE_OVERHOLDT = "IKKE_OVERHOLDT", "ikke overholdt"
    BORTFALDET = "BORTFALDET", "bortfaldet"


@codes(source="003:129-134")
class Kerneelement(CodeList):
    """Samarbejdsmodellens seks kerneelementer."""

    KOORDINATOR = "KOORDINATOR", "ansvarlig tværgående koordinator"
    TVAERFAGLIGT_TEAM = "TVAERFAGLIGT_TEAM", "tværfagligt team om borgeren"
    TVAERFAGLIGE_MOEDER = "TVAERFAGLIGE_MOEDER", "tværfaglige møder med borgeren i centrum"
    FORPLIGTENDE_AFTALER = "FORPLIGTENDE_AFTALER", "forpligtende aftaler om mål og handlinger"
    RESULTATER = "RESULTATER", "resultater dokumenteres"
    LEDERGRUPPE = "LEDERGRUPPE", "tværgående ledergruppe"


@codes(source="003:143-145")
class Kernevaerdi(CodeList):
    """Samarbejdsmodellens tre kerneværdier."""

    RECOVERY = "RECOVERY", "recovery-orienteret tilgang"
    SAMMENHAENG_HELHED = "SAMMENHAENG_HELHED", "sammenhæng og helhed"
    EJERSKAB = "EJERSKAB", "øget ejerskab"


@codes(source="003:292")
class Opfyldelsesgrad(CodeList):
    """Hvor langt et kerneelement er."""

    OPFYLDT = "OPFYLDT", "opfyldt"
    DELVIST = "DELVIST", "delvist opfyldt"
    IKKE_OPFYLDT = "IKKE_OPFYLDT", "ikke opfyldt"


@codes(source="003:87-100")
class Behovskategori(CodeList):
    """De slags behov, en borger i målgruppen kan have."""

    PLEJE_PRAKTISK_HJAELP = "PLEJE_PRAKTISK_HJAELP", "pleje og praktisk hjælp"
    SOCIALT_NETVAERK_STOETTE = "SOCIALT_NETVAERK_STOETTE", "socialt netværk og støtte"
    BOLIG_OEKONOMI_ARBEJDE = "BOLIG_OEKONOMI_ARBEJDE", "bolig, økonomi og arbejdsmarked"
    TVAERFAGLIG_KOORDINERING = "TVAERFAGLIG_KOORDINERING", "tværfaglige og koordinerende indsatser"
    VEJLEDNING_FORMIDLING_FOELGESKAB = (
        "VEJLEDNING_FORMIDLING_FOELGESKAB",
        "vejledning, formidling og følgeskab",
    )
    BEHANDLING_HARM_REDUCTION_MESTRING = (
        "BEHANDLING_HARM_REDUCTION_MESTRING",
        "behandling, harm reduction og sygdomsmestring",
    )
    PERSONALEKOMPETENCER_OPSOEGENDE = (
        "PERSONALEKOMPETENCER_OPSOEGENDE",
        "personalets kompetencer og opsøgende indsatser",
    )


@codes(
    source="003:94-98",
    open=True,
)
class KonkretBehov(CodeList):
    """Et bestemt behov inden for en kategori."""

    SOMATISK_PLEJE = "SOMATISK_PLEJE", "somatisk pleje"
    PERSONLIG_PLEJE = "PERSONLIG_PLEJE", "personlig pleje"
    PRAKTISK_HJAELP = "PRAKTISK_HJAELP", "praktisk hjælp"
    MAD_MAALTIDER = "MAD_MAALTIDER", "mad og måltider"
    OMSORG_KOMMUNE = "OMSORG_KOMMUNE", "omsorg fra kommunen"
    OMSORG_CIVILSAMFUND = "OMSORG_CIVILSAMFUND", "omsorg fra civilsamfundet"
    EFTERVAERN_KOMMUNE = "EFTERVAERN_KOMMUNE", "efterværn fra kommunen"
    SOCIALE_FAERDIGHEDER = "SOCIALE_FAERDIGHEDER", "sociale færdigheder"
    PRAKTISKE_FAERDIGHEDER = "PRAKTISKE_FAERDIGHEDER", "praktiske færdigheder"
    RAADGIVNING_KOMMUNE = "RAADGIVNING_KOMMUNE", "rådgivning af kommunen"
    BEHANDLING_KOMMUNE = "BEHANDLING_KOMMUNE", "behandling af kommunen"
    BEHANDLING_REGION = "BEHANDLING_REGION", "behandling af regionen"
    TANDBEHANDLING_STOETTE = "TANDBEHANDLING_STOETTE", "støtte til tandbehandling"
    AKUTTILBUD_HOSPITALSOVERGANG = "AKUTTILBUD_HOSPITALSOVERGANG", "akuttilbud og overgang fra hospital"
    OVERNATNING = "OVERNATNING", "overnatning"
    BOLIGANSKAFFELSE = "BOLIGANSKAFFELSE", "hjælp til at finde bolig"


@codes(source="003:346-348")
class Teammedlemstype(CodeList):
    """Slags medlem af borgerens team eller netværk."""

    FAGPERSON = "FAGPERSON", "fagperson"
    CIVILSAMFUND = "CIVILSAMFUND", "civilsamfund"
    PRIVAT_NETVAERK = "PRIVAT_NETVAERK", "privat netværk"


@codes(source="003:516")
class Netvaerksrelevans(CodeList):
    """Hvor vigtig en person er for det, borgeren vil."""

    HOEJ = "HOEJ", "høj"
    MIDDEL = "MIDDEL", "middel"
    LAV = "LAV", "lav"


@codes(source="003:118-120, 158-164", open=True)
class Effektindikator(CodeList):
    """Det, man ser på, for at vide om indsatsen virker for borgeren."""

    MESTRING = "MESTRING", "mestring og kontrol over eget liv"
    LIVSSITUATION = "LIVSSITUATION", "livssituation"
    OPLEVET_SAMMENHAENG = "OPLEVET_SAMMENHAENG", "oplevet sammenhæng"
    TRIVSEL = "TRIVSEL", "trivsel"
    HELHEDSORIENTERET_INDSATS = "HELHEDSORIENTERET_INDSATS", "helhedsorienteret indsats"


@codes(source="003:465")
class Rapportniveau(CodeList):
    """Hvem en rapport går fra og til."""

    KOORDINATOR = "KOORDINATOR", "fra koordinator til ledergruppe"
    LEDERGRUPPE = "LEDERGRUPPE", "fra ledergruppe til direktion og politikere"
