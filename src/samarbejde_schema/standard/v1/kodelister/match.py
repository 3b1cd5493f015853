"""Kodelister om borgerens situation, bestillingen, tilbuddet og kontrakten.

Et helt eksempel::

    from samarbejde_schema.standard.v1.kodelister.match import Enhed, Hastegrad

    assert Hastegrad.AKUT.label == "akut"
    assert Enhed("DOEGN") is Enhed.DOEGN
"""

from __future__ import annotations

from ....modelling.codes import CodeList, codes


@codes(source="000:47")
class Indsatskarakter(CodeList):
    """Hvad indsatsen er i sit væsen: forebyggende, udredende, støttende eller udviklende."""

    FOREBYGGENDE = "FOREBYGGENDE", "forebyggende"
    UDREDENDE = "UDREDENDE", "udredende"
    STOETTENDE = "STOETTENDE", "støttende"
    UDVIKLENDE = "UDVIKLENDE", "udviklende"


@codes(source="004:52")
class Hastegrad(CodeList):
    """Hvor meget det haster."""

    NORMAL = "NORMAL", "almindelig"
    AKUT = "AKUT", "akut"


@codes(source="000:82-83", open=True)
class FysiskRammeKrav(CodeList):
    """Hvad boligen og omgivelserne skal kunne, for at borgeren trives og er tryg."""

    SKAERMET_BOLIG = "SKAERMET_BOLIG", "skærmet bolig"
    EGEN_BOLIG = "EGEN_BOLIG", "egen bolig"
    KOERESTOLSEGNET = "KOERESTOLSEGNET", "egnet til kørestol"
    STILLE_OMGIVELSER = "STILLE_OMGIVELSER", "stille omgivelser"
    UDEAREAL = "UDEAREAL", "adgang til udeareal"
    NAER_FAMILIE = "NAER_FAMILIE", "nær familie eller netværk"
    SIKRING = "SIKRING", "sikring af bygning"
    ANDET = "ANDET", "andet"


@codes(source="000:81")
class Evidensniveau(CodeList):
    """Hvor godt man ved, at en metode virker."""

    DOKUMENTERET = "DOKUMENTERET", "dokumenteret virkning"
    LOVENDE = "LOVENDE", "lovende praksis"
    ERFARINGSBASERET = "ERFARINGSBASERET", "bygger på erfaring"
    IKKE_BELYST = "IKKE_BELYST", "ikke belyst"


@codes(source="D18")
class Bestillingsart(CodeList):
    """Om bestillingen beder om et tilbud eller er endelig."""

    TILBUDSANMODNING = "TILBUDSANMODNING", "anmodning om tilbud"
    ENDELIG = "ENDELIG", "endelig bestilling"


@codes(source="praksis")
class Starttidspunkt(CodeList):
    """Hvornår indsatsen kan begynde, når der ikke er en dato."""

    SNAREST = "SNAREST", "snarest muligt"
    EFTER_AFTALE = "EFTER_AFTALE", "efter aftale"


@codes(source="004:52-72")
class KompleksKarakteristik(CodeList):
    """Kendetegn ved komplekse udfordringer. Ét kendetegn er sjældent nok; billedet er det samlede."""

    AKUTTE_TILBUDSSKIFT = "AKUTTE_TILBUDSSKIFT", "akutte og uforberedte tilbudsskift"
    HOEJ_KOMPLEKSITET_OVER_TID = "HOEJ_KOMPLEKSITET_OVER_TID", "høj kompleksitet over tid"
    TIDLIGERE_VISO = "TIDLIGERE_VISO", "tidligere VISO-forløb"
    MANGE_SKIFT_UDEN_BEDRING = "MANGE_SKIFT_UDEN_BEDRING", "mange skift uden bedring"
    SVAER_INDDRAGELSE = "SVAER_INDDRAGELSE", "svært at inddrage borgeren"
    SELVSKADE_UDAD_FARLIG = "SELVSKADE_UDAD_FARLIG", "selvskade, udadreagerende eller farlig adfærd"
    OMFATTENDE_STOETTE = "OMFATTENDE_STOETTE", "omfattende støttebehov"
    MAGTANVENDELSE_VOLDSOM = "MAGTANVENDELSE_VOLDSOM", "magtanvendelser eller voldsomme episoder"
    RAADGIVNING_MYNDIGHED = "RAADGIVNING_MYNDIGHED", "behov for rådgivning på myndighedsniveau"
    VANSKELIGT_SAMARBEJDE = "VANSKELIGT_SAMARBEJDE", "vanskelige samarbejder"
    RESSOURCEKRAEVENDE = "RESSOURCEKRAEVENDE", "ressourcekrævende sagsforløb"


@codes(source="004:62-66", open=True)
class Risikoart(CodeList):
    """Hvad personalet skal vide for at passe på borgeren, andre og sig selv."""

    UDADREAGERENDE = "UDADREAGERENDE", "udadreagerende adfærd"
    SELVSKADE = "SELVSKADE", "selvskade"
    SELVMORD = "SELVMORD", "selvmordsrisiko"
    KRIMINALITET = "KRIMINALITET", "kriminalitet"
    RUSMIDLER = "RUSMIDLER", "rusmidler"
    BRAND = "BRAND", "brand"
    HELBRED = "HELBRED", "alvorligt helbredsforhold"
    TRUSSEL_MOD_BORGER = "TRUSSEL_MOD_BORGER", "trussel mod borgeren"
    ANDET = "ANDET", "andet"


@codes(source="000:103, 266; 003:6, 57", open=True)
class Aktoertype(CodeList):
    """Hvilken slags øvrig aktør der er i borgerens liv."""

    STU = "STU", "særligt tilrettelagt ungdomsuddannelse"
    AKTIVITETSTILBUD = "AKTIVITETSTILBUD", "aktivitetstilbud"
    REGION_PSYKIATRI = "REGION_PSYKIATRI", "region, psykiatri"
    VISO = "VISO", "VISO"
    KOMMUNE = "KOMMUNE", "kommune"
    REGION = "REGION", "region"
    SUNDHED = "SUNDHED", "sundhedsområdet"
    BESKAEFTIGELSE = "BESKAEFTIGELSE", "beskæftigelsesområdet"
    KRIMINALFORSORG = "KRIMINALFORSORG", "kriminalforsorg"
    RUSMIDDELBEHANDLING = "RUSMIDDELBEHANDLING", "rusmiddelbehandling"
    CIVILSAMFUND = "CIVILSAMFUND", "civilsamfund"
    ANDEN = "ANDEN", "anden"


@codes(source="003:13-15, 57-60", open=True)
class Sektor(CodeList):
    """Den sektor eller forvaltning, en indsats eller en deltager hører til."""

    SOCIAL = "SOCIAL", "socialområdet"
    SUNDHED = "SUNDHED", "sundhed"
    OMSORG = "OMSORG", "ældre og omsorg"
    BESKAEFTIGELSE = "BESKAEFTIGELSE", "beskæftigelse"
    BOLIG = "BOLIG", "bolig"
    PSYKIATRI = "PSYKIATRI", "psykiatri"
    UDDANNELSE = "UDDANNELSE", "uddannelse"
    KRIMINALFORSORG = "KRIMINALFORSORG", "kriminalforsorg"
    CIVILSAMFUND = "CIVILSAMFUND", "civilsamfund"
    ANDEN = "ANDEN", "anden"


@codes(source="003:515", open=True)
class Relationstype(CodeList):
    """Hvem en person er for borgeren."""

    AEGTEFAELLE_PARTNER = "AEGTEFAELLE_PARTNER", "ægtefælle eller partner"
    FORAELDER = "FORAELDER", "forælder"
    BARN = "BARN", "barn"
    SOESKENDE = "SOESKENDE", "søskende"
    ANDEN_FAMILIE = "ANDEN_FAMILIE", "anden familie"
    VEN = "VEN", "ven"
    NABO = "NABO", "nabo"
    PARTSREPRAESENTANT = "PARTSREPRAESENTANT", "partsrepræsentant"
    BISIDDER = "BISIDDER", "bisidder"
    FULDMAEGTIG = "FULDMAEGTIG", "fuldmægtig"
    ANDEN = "ANDEN", "anden"


@codes(source="værgemålsloven")
class Vaergemaalsform(CodeList):
    """Hvilken slags værgemål eller fremtidsfuldmagt borgeren har."""

    PAR5 = "PAR5", "værgemål efter § 5"
    PAR6 = "PAR6", "frataget den retlige handleevne, § 6"
    PAR7 = "PAR7", "samværgemål, § 7"
    FREMTIDSFULDMAGT = "FREMTIDSFULDMAGT", "fremtidsfuldmagt"


@codes(source="værgemålsloven")
class Vaergemaalsomfang(CodeList):
    """Hvad værgemålet dækker."""

    PERSONLIGE = "PERSONLIGE", "personlige forhold"
    OEKONOMISKE = "OEKONOMISKE", "økonomiske forhold"


@codes(source="000:55-56", open=True)
class KontaktFunktion(CodeList):
    """Hvad man kan tale med en kontaktperson om."""

    AFTALEANSVARLIG = "AFTALEANSVARLIG", "indgår aftaler om køb og salg"
    OPFOELGNINGSANSVARLIG = "OPFOELGNINGSANSVARLIG", "deltager i opfølgning"
    SAGSBEHANDLER = "SAGSBEHANDLER", "sagsbehandler"
    VISITATOR = "VISITATOR", "visitator"
    KONTAKTPERSON = "KONTAKTPERSON", "borgerens kontaktperson"
    LEDER = "LEDER", "leder"
    OEKONOMI = "OEKONOMI", "økonomi og afregning"
    KOORDINATOR = "KOORDINATOR", "tværgående koordinator"
    TEKNIK = "TEKNIK", "teknisk kontakt"
    ANDEN = "ANDEN", "anden"


@codes(source="000:52; 004:230-252")
class Driftsherretype(CodeList):
    """Hvem der ejer og driver tilbuddet."""

    KOMMUNAL = "KOMMUNAL", "kommunal"
    REGIONAL = "REGIONAL", "regional"
    SELVEJENDE = "SELVEJENDE", "selvejende"
    PRIVAT = "PRIVAT", "privat"
    FOND = "FOND", "fond"
    NON_PROFIT = "NON_PROFIT", "non-profit"


@codes(source="000:93")
class Tilbudsart(CodeList):
    """Om udfører tilbyder indsatsen eller ikke kan tilbyde den."""

    TILBUD = "TILBUD", "tilbud"
    KAN_IKKE_TILBYDE = "KAN_IKKE_TILBYDE", "kan ikke tilbyde"


@codes(source="000:93")
class Tilbudssvar(CodeList):
    """Myndighedens svar på et tilbud."""

    ACCEPT = "ACCEPT", "ja tak"
    AFSLAG = "AFSLAG", "nej tak"
    FORHANDLING = "FORHANDLING", "ønskes ændret"


@codes(source="SEL § 14")
class SocialtilsynStatus(CodeList):
    """Tilbuddets stilling hos socialtilsynet."""

    GODKENDT = "GODKENDT", "godkendt"
    SKAERPET_TILSYN = "SKAERPET_TILSYN", "skærpet tilsyn"
    PAABUD = "PAABUD", "påbud"
    IKKE_OMFATTET = "IKKE_OMFATTET", "ikke omfattet"


@codes(source="praksis")
class Leveringsform(CodeList):
    """Hvordan ydelsen gives: til én, i gruppe eller digitalt."""

    INDIVIDUEL = "INDIVIDUEL", "individuel"
    GRUPPE = "GRUPPE", "i gruppe"
    DIGITAL = "DIGITAL", "digital"


@codes(source="KL", open=True)
class Enhed(CodeList):
    """Den enhed, en mængde eller en takst er opgjort i."""

    DAG = "DAG", "dag"
    DOEGN = "DOEGN", "døgn"
    TIME = "TIME", "time"
    UGE = "UGE", "uge"
    MAANED = "MAANED", "måned"
    AAR = "AAR", "år"
    STK = "STK", "stykke"
    KM = "KM", "kilometer"


@codes(source="praksis")
class Periodeenhed(CodeList):
    """Den periode, en mængde eller et beløb gælder for."""

    ENGANG = "ENGANG", "én gang"
    DAG = "DAG", "dag"
    UGE = "UGE", "uge"
    MAANED = "MAANED", "måned"
    KVARTAL = "KVARTAL", "kvartal"
    AAR = "AAR", "år"


@codes(source="styringsaftaler")
class Takstydelsestype(CodeList):
    """Hvad taksten gælder: hovedydelsen, et tillæg, en forhandlet ændring eller en differentieret ydelse."""

    HOVEDYDELSE = "HOVEDYDELSE", "hovedydelse"
    TILLAEGSYDELSE = "TILLAEGSYDELSE", "tillægsydelse"
    FORHANDLET_AENDRING = "FORHANDLET_AENDRING", "forhandlet ændring"
    DIFFERENTIERET = "DIFFERENTIERET", "differentieret ydelse"


@codes(source="KL")
class Takstregulering(CodeList):
    """Hvordan taksten følger med tiden."""

    PL_FREMSKRIVNING = "PL_FREMSKRIVNING", "pris- og lønfremskrivning"
    FAST = "FAST", "fast"
    RAMMEAFTALE = "RAMMEAFTALE", "efter rammeaftalen"


@codes(source="praksis")
class Moms(CodeList):
    """Takstens forhold til moms."""

    FRITAGET = "FRITAGET", "momsfritaget"
    INKLUSIVE = "INKLUSIVE", "inklusive moms"
    EKSKLUSIVE = "EKSKLUSIVE", "eksklusive moms"


@codes(source="SEL § 174", open=True)
class Omkostningsart(CodeList):
    """De omkostninger, en takst er regnet ud af."""

    LOEN = "LOEN", "løn"
    DRIFT = "DRIFT", "øvrig drift"
    BYGNING = "BYGNING", "bygninger"
    LEDELSE_ADMINISTRATION = "LEDELSE_ADMINISTRATION", "central ledelse og administration"
    TILSYN = "TILSYN", "tilsyn"
    IT = "IT", "it"
    UDVIKLING = "UDVIKLING", "udvikling"
    TJENESTEMANDSPENSION = "TJENESTEMANDSPENSION", "tjenestemandspension"
    AFSKRIVNING = "AFSKRIVNING", "afskrivning"
    FORRENTNING = "FORRENTNING", "forrentning"
    ANDET = "ANDET", "andet"


@codes(source="SEL § 110")
class Indgang(CodeList):
    """Hvordan borgeren er kommet ind i indsatsen."""

    NY = "NY", "ny indsats"
    IGANGVAERENDE = "IGANGVAERENDE", "allerede i gang"
    SELVMOEDER = "SELVMOEDER", "borgeren er selv mødt op"


@codes(source="004:92; 000:358", open=True)
class Kontraktskabelon(CodeList):
    """Den standardkontrakt, parterne har brugt."""

    KL_STANDARD_RAMMEAFTALE = "KL_STANDARD_RAMMEAFTALE", "KL's standardkontrakt inden for rammeaftale"
    KL_STANDARD_UDENFOR_RAMMEAFTALE = (
        "KL_STANDARD_UDENFOR_RAMMEAFTALE",
        "KL's standardkontrakt uden for rammeaftale",
    )
    ANDEN = "ANDEN", "anden"


@codes(source="000:356")
class Kontraktpart(CodeList):
    """Kontraktens to parter."""

    KOEBER = "KOEBER", "køber"
    LEVERANDOER = "LEVERANDOER", "leverandør"


@codes(source="praksis")
class Varselsanker(CodeList):
    """Hvilken dag et opsigelsesvarsel løber til."""

    DAG_TIL_DAG = "DAG_TIL_DAG", "fra dag til dag"
    UDGANGEN_AF_UGE = "UDGANGEN_AF_UGE", "til en uges udgang"
    UDGANGEN_AF_MAANED = "UDGANGEN_AF_MAANED", "til en måneds udgang"


@codes(source="000:356-358", open=True)
class Vilkaarsemne(CodeList):
    """Hvad et kontraktvilkår handler om."""

    OPSIGELSESVARSEL = "OPSIGELSESVARSEL", "opsigelsesvarsel"
    LEVERING_I_OPSIGELSESPERIODE = "LEVERING_I_OPSIGELSESPERIODE", "levering i opsigelsesperioden"
    MANGLENDE_LEVERING = "MANGLENDE_LEVERING", "manglende levering"
    UDSKRIVNINGSGRUNDLAG = "UDSKRIVNINGSGRUNDLAG", "udskrivningsgrundlag"
    OPFOELGNING = "OPFOELGNING", "opfølgning"
    AFREGNING = "AFREGNING", "afregning"
    TAKSTREGULERING = "TAKSTREGULERING", "takstregulering"
    FORSIKRING = "FORSIKRING", "forsikring"
    DATABESKYTTELSE = "DATABESKYTTELSE", "databeskyttelse"
    TVISTER = "TVISTER", "tvister"
    ANDET = "ANDET", "andet"


@codes(source="KL")
class Afregningsform(CodeList):
    """Om der betales forud eller bagud."""

    FORUD = "FORUD", "forud"
    BAGUD = "BAGUD", "bagud"


@codes(source="praksis")
class KontraktSvarEmne(CodeList):
    """Hvad svaret gælder: kontrakten, et tillæg eller en opsigelse, der ønskes trukket tilbage."""

    KONTRAKT = "KONTRAKT", "kontrakt"
    TILLAEG = "TILLAEG", "tillæg"
    TILBAGETRAEKNING_AF_OPSIGELSE = "TILBAGETRAEKNING_AF_OPSIGELSE", "tilbagetrækning af opsigelse"


@codes(source="000:93")
class KontraktSvarkode(CodeList):
    """Svaret på en kontrakt, et tillæg eller en opsigelse, der er trukket tilbage."""

    UNDERSKREVET = "UNDERSKREVET", "underskrevet eller accepteret"
    AENDRING_OENSKES = "AENDRING_OENSKES", "ændring ønskes"
    AFVIST = "AFVIST", "afvist"


@codes(source="000:94")
class Indskrivningsfase(CodeList):
    """Om indskrivningen er planlagt eller gennemført."""

    PLANLAGT = "PLANLAGT", "planlagt"
    GENNEMFOERT = "GENNEMFOERT", "gennemført"
