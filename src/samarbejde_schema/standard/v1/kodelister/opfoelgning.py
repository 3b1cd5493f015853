"""Kodelister om mål, opfølgning, justering og afslutning.

Et helt eksempel::

    from samarbejde_schema.standard.v1.kodelister.opfoelgning import Beslutning, Maalstatus

    assert Beslutning.FORTSAET.label == "fortsæt"
    assert Maalstatus("NAAET") is Maalstatus.NAAET
"""

from __future__ import annotations

from ....modelling.codes import CodeList, codes


@codes(source="000:118-139")
class Indsatsmaalsart(CodeList):
    """Hvad et indsatsmål sigter mod: udvikling, fastholdelse, at begrænse et tab eller at afklare."""

    UDVIKLING = "UDVIKLING", "udvikling"
    FASTHOLDELSE = "FASTHOLDELSE", "fastholdelse"
    BEGRAENSE_TAB = "BEGRAENSE_TAB", "begrænse tab"
    AFKLARING = "AFKLARING", "afklaring"


@codes(source="000:353")
class Maalstatus(CodeList):
    """Hvor et mål er i sit liv, fra foreslået til nået, opgivet eller erstattet."""

    FORESLAAET = "FORESLAAET", "foreslået"
    AKTIV = "AKTIV", "aktivt"
    NAAET = "NAAET", "nået"
    DELVIST_NAAET = "DELVIST_NAAET", "delvist nået"
    IKKE_NAAET = "IKKE_NAAET", "ikke nået"
    OPGIVET = "OPGIVET", "opgivet"
    ERSTATTET = "ERSTATTET", "erstattet"


@codes(source="000:321")
class Maalopfyldelse(CodeList):
    """Hvor langt målet er nået ved en opfølgning."""

    NAAET = "NAAET", "nået"
    DELVIST_NAAET = "DELVIST_NAAET", "delvist nået"
    IKKE_NAAET = "IKKE_NAAET", "ikke nået"
    KAN_IKKE_VURDERES = "KAN_IKKE_VURDERES", "kan ikke vurderes"


@codes(source="000:153-154")
class Udvikling(CodeList):
    """Hvilken vej det er gået siden sidst."""

    FREMGANG = "FREMGANG", "fremgang"
    INGEN_UDVIKLING = "INGEN_UDVIKLING", "ingen udvikling"
    TILBAGEGANG = "TILBAGEGANG", "tilbagegang"
    KAN_IKKE_VURDERES = "KAN_IKKE_VURDERES", "kan ikke vurderes"


@codes(source="000:195")
class Virkning(CodeList):
    """Om indsatsen virker, som den skulle."""

    OENSKET = "OENSKET", "ønsket virkning"
    DELVIS = "DELVIS", "delvis virkning"
    INGEN = "INGEN", "ingen virkning"
    NEGATIV = "NEGATIV", "modsat virkning"
    KAN_IKKE_VURDERES = "KAN_IKKE_VURDERES", "kan ikke vurderes"


@codes(source="000:223")
class Maalbehandling(CodeList):
    """Hvad der sker med et mål efter opfølgningen."""

    UAENDRET = "UAENDRET", "uændret"
    AENDRET = "AENDRET", "ændret"
    NYT = "NYT", "nyt"
    UDGAAR = "UDGAAR", "udgår"


@codes(source="000:353")
class EfterMaalNaaet(CodeList):
    """Hvad der sker, når et mål er nået."""

    NYT_INDSATSMAAL = "NYT_INDSATSMAAL", "nyt indsatsmål"
    ANDEN_INDSATS = "ANDEN_INDSATS", "anden indsats"
    AFSLUT = "AFSLUT", "afslut"


@codes(source="KL; 000:205")
class Kilde(CodeList):
    """Hvem en oplysning kommer fra, og hvem der eventuelt har støttet borgeren i at give den."""

    BORGER = "BORGER", "borger"
    SAGSBEHANDLER = "SAGSBEHANDLER", "sagsbehandler"
    UDFOERER = "UDFOERER", "udfører"
    PAAROERENDE_ALENE = "PAAROERENDE_ALENE", "pårørende alene"
    BORGER_STOETTET_AF_MEDARBEJDER = "BORGER_STOETTET_AF_MEDARBEJDER", "borger støttet af medarbejder"
    BORGER_STOETTET_AF_PAAROERENDE = "BORGER_STOETTET_AF_PAAROERENDE", "borger støttet af pårørende"
    ANDRE = "ANDRE", "andre"


@codes(source="004:60")
class StemmeFravaer(CodeList):
    """Hvorfor borgerens eget syn ikke står i beskeden."""

    OENSKER_IKKE = "OENSKER_IKKE", "borgeren ønsker det ikke"
    KAN_IKKE_UDTRYKKE_SIG = "KAN_IKKE_UDTRYKKE_SIG", "borgeren kan ikke udtrykke sig"
    IKKE_NAAET_AKUT = "IKKE_NAAET_AKUT", "ikke nået, fordi det hastede"


@codes(source="000:76")
class Medvirken(CodeList):
    """Hvordan borgeren har medvirket til notatet."""

    AKTIVT = "AKTIVT", "medvirket aktivt"
    DELVIST = "DELVIST", "medvirket delvist"
    GENNEM_ANDEN = "GENNEM_ANDEN", "gennem værge eller anden"
    OENSKER_IKKE = "OENSKER_IKKE", "ønskede ikke"
    IKKE_MULIGT = "IKKE_MULIGT", "ikke muligt"


@codes(source="000:205-230")
class Opfoelgningstype(CodeList):
    """Hvilken slags opfølgning det er."""

    TRE_MAANEDERS = "TRE_MAANEDERS", "tre måneders-opfølgning"
    AARLIG = "AARLIG", "årlig opfølgning"
    LOEBENDE_AFTALT = "LOEBENDE_AFTALT", "aftalt løbende opfølgning"
    EKSTRAORDINAER = "EKSTRAORDINAER", "ekstraordinær opfølgning"


@codes(source="004:104; 000:209")
class Opfoelgningsemne(CodeList):
    """Hvad der følges op på."""

    MAAL = "MAAL", "mål"
    LIVSTEMAER = "LIVSTEMAER", "livstemaer"
    OEKONOMI = "OEKONOMI", "økonomi"
    UDVIKLING = "UDVIKLING", "borgerens udvikling"
    FUNKTIONSNIVEAU = "FUNKTIONSNIVEAU", "funktionsniveau"
    AFTALEFORHOLD = "AFTALEFORHOLD", "aftaleforhold"


@codes(source="000:290-299; 003:362")
class Moedetype(CodeList):
    """Hvilket møde der er tale om."""

    STATUSMOEDE = "STATUSMOEDE", "statusmøde"
    JUSTERINGSMOEDE = "JUSTERINGSMOEDE", "møde om justering"
    NETVAERKSMOEDE = "NETVAERKSMOEDE", "netværksmøde"
    OPSTARTSMOEDE = "OPSTARTSMOEDE", "opstartsmøde"
    UDSKRIVNINGSMOEDE = "UDSKRIVNINGSMOEDE", "udskrivningsmøde"


@codes(source="praksis")
class Moedestatus(CodeList):
    """Om mødet er indkaldt, flyttet eller aflyst."""

    INDKALDT = "INDKALDT", "indkaldt"
    FLYTTET = "FLYTTET", "flyttet"
    AFLYST = "AFLYST", "aflyst"


@codes(source="000:247-257")
class Dagsordenspunkttype(CodeList):
    """Hvad et punkt på dagsordenen handler om."""

    MAALSTATUS = "MAALSTATUS", "status på mål"
    LIVSTEMAER = "LIVSTEMAER", "status på livstemaer"
    VIDERE_FORLOEB = "VIDERE_FORLOEB", "det videre forløb"
    INDSATS_FAERDIG = "INDSATS_FAERDIG", "hvornår er indsatsen færdig"
    NAESTE_MOEDE = "NAESTE_MOEDE", "næste møde"
    AFTALEFORHOLD = "AFTALEFORHOLD", "aftaleforhold"
    ANDET = "ANDET", "andet"


@codes(source="000:264", open=True)
class BorgerInvitation(CodeList):
    """Hvem borgeren kan tage med til mødet."""

    INGEN_BEGRAENSNING = "INGEN_BEGRAENSNING", "hvem borgeren ønsker"
    PAAROERENDE = "PAAROERENDE", "pårørende"
    VAERGE = "VAERGE", "værge"
    BISIDDER = "BISIDDER", "bisidder"
    PARTSREPRAESENTANT = "PARTSREPRAESENTANT", "partsrepræsentant"
    FRIVILLIG = "FRIVILLIG", "frivillig"
    ANDET_TILBUD = "ANDET_TILBUD", "andet tilbud"
    ANDEN = "ANDEN", "anden"


@codes(source="000:278")
class Statusform(CodeList):
    """Om status gives i ord, i tal eller begge dele."""

    PROSA = "PROSA", "i ord"
    TAL = "TAL", "i tal"
    PROSA_OG_TAL = "PROSA_OG_TAL", "i ord og tal"


@codes(source="000:313, 338", open=True)
class Statusskabelon(CodeList):
    """Den skabelon, statusnotatet følger."""

    VUM_STATUSNOTAT = "VUM_STATUSNOTAT", "VUM-modellens statusnotat"
    LEVERANDOERENS = "LEVERANDOERENS", "leverandørens egen"
    ANDEN = "ANDEN", "anden"


@codes(source="000:285")
class Anbefaling(CodeList):
    """Hvad udfører anbefaler for indsatsen."""

    FORTSAETTE = "FORTSAETTE", "fortsætte"
    AENDRE = "AENDRE", "ændre"
    AFSLUTTE = "AFSLUTTE", "afslutte"


@codes(source="000:223, 296")
class Beslutning(CodeList):
    """Hvad der blev besluttet om indsatsen."""

    FORTSAET = "FORTSAET", "fortsæt"
    AENDRE = "AENDRE", "ændre"
    AFSLUT = "AFSLUT", "afslut"
    AFVENTER_MYNDIGHED = "AFVENTER_MYNDIGHED", "myndigheden træffer afgørelse senere"


@codes(source="000:197")
class Indsatsvurdering(CodeList):
    """Om indsatsen stadig er den rette."""

    RETTE_INDSATS = "RETTE_INDSATS", "den rette indsats"
    KAN_NEDTRAPPES = "KAN_NEDTRAPPES", "kan nedtrappes"
    SKAL_OPTRAPPES = "SKAL_OPTRAPPES", "skal optrappes"
    ANDEN_INDSATS = "ANDEN_INDSATS", "anden indsats"


@codes(source="000:298")
class Justeringsbehov(CodeList):
    """Hvad der skal justeres efter opfølgningen."""

    MAAL = "MAAL", "mål"
    YDELSE = "YDELSE", "ydelse"
    TAKST = "TAKST", "takst"
    RAMME = "RAMME", "rammer"


@codes(source="000:353-358", open=True)
class Ophoersaarsag(CodeList):
    """Hvorfor en indsats eller en kontrakt ophører."""

    MAAL_NAAET = "MAAL_NAAET", "målet er nået"
    IKKE_RETTE_INDSATS = "IKKE_RETTE_INDSATS", "ikke den rette indsats længere"
    ANDEN_INDSATS = "ANDEN_INDSATS", "anden indsats"
    BORGERS_OENSKE = "BORGERS_OENSKE", "borgerens ønske"
    MANGLENDE_LEVERING = "MANGLENDE_LEVERING", "manglende levering"
    MISLIGHOLDELSE = "MISLIGHOLDELSE", "misligholdelse"
    GODKENDELSE_BORTFALDET = "GODKENDELSE_BORTFALDET", "godkendelsen er bortfaldet"
    KONKURS = "KONKURS", "konkurs"
    LUKNING = "LUKNING", "lukning"
    FLYTNING = "FLYTNING", "flytning"
    NY_HANDLEKOMMUNE = "NY_HANDLEKOMMUNE", "ny handlekommune"
    UDEBLIVELSE = "UDEBLIVELSE", "borgeren er udeblevet"
    UDLOEB = "UDLOEB", "aftalt slutdato"
    DOED = "DOED", "død"
    ANDET = "ANDET", "andet"
