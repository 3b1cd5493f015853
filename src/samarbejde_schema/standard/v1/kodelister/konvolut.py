"""Kodelister om konvolutten, kvitteringerne og rollerne.

Et helt eksempel::

    from samarbejde_schema.standard.v1.kodelister.konvolut import Beskedtype, Rolle, UDEN_SYSTEMADRESSE

    assert Beskedtype("BESTILLING").label == "Bestilling"
    assert Rolle.BORGER in UDEN_SYSTEMADRESSE
    assert Rolle.UDFOERER not in UDEN_SYSTEMADRESSE

Listerne er tekniske (``sensitive=False``), når en værdi intet siger om borgeren.
"""

from __future__ import annotations

from ....modelling.codes import CodeList, codes


@codes(source="D2", sensitive=False)
class Profil(CodeList):
    """De aftaler, en besked lover at følge. Grundprofilen gælder alle; de andre lægger krav oven i."""

    GRUND = "GRUND", "grundprofil"
    NORD = "NORD", "nordjysk samarbejde"
    MIDT = "MIDT", "midtjyske principper"
    SAM = "SAM", "Samarbejdsmodellen"


@codes(source="D5", sensitive=False)
class Beskedtype(CodeList):
    """Standardens beskeder, fra forespørgsel til underretning om hændelse."""

    FORESPOERGSEL = "FORESPOERGSEL", "Forespørgsel"
    MATCH_SVAR = "MATCH_SVAR", "Svar på forespørgsel"
    FORBESOEG_AFTALE = "FORBESOEG_AFTALE", "Aftale om forbesøg"
    BESTILLING = "BESTILLING", "Bestilling"
    TILBUD = "TILBUD", "Tilbud"
    TILBUD_SVAR = "TILBUD_SVAR", "Svar på tilbud"
    EGENBETALING_OPLYSNINGER = "EGENBETALING_OPLYSNINGER", "Oplysninger om egenbetaling"
    KONTRAKT = "KONTRAKT", "Kontrakt"
    KONTRAKT_SVAR = "KONTRAKT_SVAR", "Svar på kontrakt"
    INDSKRIVNING = "INDSKRIVNING", "Indskrivning"
    DELMAALSPLAN = "DELMAALSPLAN", "Delmålsplan"
    DAGSORDEN = "DAGSORDEN", "Dagsorden"
    AKTOER_ANMODNING = "AKTOER_ANMODNING", "Anmodning til øvrig aktør"
    AKTOER_OPFOELGNING = "AKTOER_OPFOELGNING", "Opfølgning fra øvrig aktør"
    STATUSNOTAT = "STATUSNOTAT", "Statusnotat"
    REFERAT = "REFERAT", "Referat"
    AENDRINGSMEDDELELSE = "AENDRINGSMEDDELELSE", "Meddelelse om ændring"
    INDSATSMAAL_OPDATERING = "INDSATSMAAL_OPDATERING", "Opdatering af indsatsmål"
    BESTILLING_JUSTERING = "BESTILLING_JUSTERING", "Justering af bestilling"
    HANDLEPLAN = "HANDLEPLAN", "Handleplan"
    KONTRAKTTILLAEG = "KONTRAKTTILLAEG", "Tillæg til kontrakt"
    OPSIGELSE = "OPSIGELSE", "Opsigelse"
    UDSKRIVNING = "UDSKRIVNING", "Udskrivning"
    SAMTYKKEERKLAERING = "SAMTYKKEERKLAERING", "Samtykkeerklæring"
    SAMTYKKE_TILBAGEKALDELSE = "SAMTYKKE_TILBAGEKALDELSE", "Tilbagekaldelse af samtykke"
    KOORDINATORUDPEGNING = "KOORDINATORUDPEGNING", "Udpegning af koordinator"
    NETVAERKSKORT = "NETVAERKSKORT", "Netværkskort"
    TEAMSAMMENSAETNING = "TEAMSAMMENSAETNING", "Teamets sammensætning"
    MAAL_OG_AFTALESKEMA = "MAAL_OG_AFTALESKEMA", "Mål- og aftaleskema"
    AFTALE_OPFOELGNING = "AFTALE_OPFOELGNING", "Opfølgning på aftaler"
    RESULTATDOKUMENTATION = "RESULTATDOKUMENTATION", "Dokumentation af resultater"
    LEDERGRUPPERAPPORT = "LEDERGRUPPERAPPORT", "Rapport til og fra ledergruppen"
    LEDIGE_PLADSER_OVERSIGT = "LEDIGE_PLADSER_OVERSIGT", "Oversigt over ledige pladser"
    LEDIGHEDS_AFSTEMNING = "LEDIGHEDS_AFSTEMNING", "Afstemning af ledige pladser"
    TAKSTSTIGNINGSINDBERETNING = "TAKSTSTIGNINGSINDBERETNING", "Indberetning af takststigning"
    DASSOS_OPSAMLING = "DASSOS_OPSAMLING", "Opsamling til DASSOS"
    STRUKTURAENDRING_HOERING = "STRUKTURAENDRING_HOERING", "Høring om lukning, ommærkning eller etablering"
    HOERINGS_SVAR = "HOERINGS_SVAR", "Høringssvar"
    TRANSPORTKVITTERING = "TRANSPORTKVITTERING", "Transportkvittering"
    FORRETNINGSKVITTERING = "FORRETNINGSKVITTERING", "Forretningskvittering"
    ANNULLERING = "ANNULLERING", "Annullering"
    HAENDELSES_UNDERRETNING = "HAENDELSES_UNDERRETNING", "Underretning om hændelse"


@codes(source="000:36", sensitive=False)
class Rolle(CodeList):
    """Den rolle, en part optræder i: borgeren og de nærmeste, myndighed, udfører og de styrende led."""

    BORGER = "BORGER", "borger"
    VAERGE = "VAERGE", "værge eller fremtidsfuldmægtig"
    PAAROERENDE = "PAAROERENDE", "pårørende"
    REPRAESENTANT = "REPRAESENTANT", "partsrepræsentant eller bisidder"
    MYNDIGHED = "MYNDIGHED", "myndighed, køber"
    UDFOERER = "UDFOERER", "udfører, leverandør, tilbud"
    DRIFTSHERRE = "DRIFTSHERRE", "driftsherre"
    KOORDINATOR = "KOORDINATOR", "ansvarlig tværgående koordinator"
    TEAMMEDLEM = "TEAMMEDLEM", "medlem af det tværfaglige team"
    CIVILSAMFUND = "CIVILSAMFUND", "civilsamfund"
    AKTOER = "AKTOER", "øvrig aktør i borgerens liv"
    LEDERGRUPPE = "LEDERGRUPPE", "tværgående ledergruppe"
    DIREKTION = "DIREKTION", "direktion"
    POLITISK_NIVEAU = "POLITISK_NIVEAU", "politisk niveau"
    SOCIALTILSYN = "SOCIALTILSYN", "socialtilsyn"
    DASSOS = "DASSOS", "administrativ styregruppe"
    SEKRETARIAT = "SEKRETARIAT", "rammeaftalesekretariat"
    SAMARBEJDSKOMMUNE = "SAMARBEJDSKOMMUNE", "anden kommune i samarbejdet"


@codes(source="GDPR", sensitive=False)
class Fortrolighed(CodeList):
    """Hvor følsomt beskedens indhold er."""

    ALMINDELIG = "ALMINDELIG", "almindelig"
    FORTROLIG = "FORTROLIG", "fortrolig"
    FOELSOM = "FOELSOM", "følsom"


@codes(source="GDPR art. 6", sensitive=False)
class Behandlingsgrundlag(CodeList):
    """På hvilket grundlag oplysningerne deles, efter databeskyttelsesforordningens artikel 6."""

    MYNDIGHEDSOPGAVE = "MYNDIGHEDSOPGAVE", "myndighedsopgave"
    RETLIG_FORPLIGTELSE = "RETLIG_FORPLIGTELSE", "retlig forpligtelse"
    SAMTYKKE = "SAMTYKKE", "samtykke"
    KONTRAKT = "KONTRAKT", "kontrakt"


@codes(source="praksis", open=True)
class Orienteringskanal(CodeList):
    """Hvordan borger, værge eller andre uden systemadresse får beskeden."""

    DIGITAL_POST = "DIGITAL_POST", "Digital Post"
    BREV = "BREV", "brev"
    UDLEVERET = "UDLEVERET", "udleveret"
    MUNDTLIGT = "MUNDTLIGT", "mundtligt gennemgået"
    PORTAL = "PORTAL", "borgerportal"
    MOEDE = "MOEDE", "på møde"
    ANDEN = "ANDEN", "anden måde"


@codes(source="valg", open=True, sensitive=False)
class Mimetype(CodeList):
    """Det format, et bilag er gemt i."""

    PDF = "application/pdf", "PDF"
    JPEG = "image/jpeg", "JPEG-billede"
    PNG = "image/png", "PNG-billede"
    TEKST = "text/plain", "ren tekst"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "regneark"
    ODT = "application/vnd.oasis.opendocument.text", "OpenDocument-tekst"


@codes(source="000:102-115, 239, 369", open=True)
class Bilagstype(CodeList):
    """Hvad et bilag er.

    Magtanvendelse og utilsigtede hændelser indberettes andetsteds, så her står kun en henvisning.
    """

    FAGLIG_VURDERING = "FAGLIG_VURDERING", "faglig vurdering"
    VUM_UDREDNING = "VUM_UDREDNING", "VUM-udredning"
    AFGOERELSE = "AFGOERELSE", "afgørelse"
    RISIKOVURDERING = "RISIKOVURDERING", "risikovurdering"
    VISO_RAPPORT = "VISO_RAPPORT", "VISO-rapport"
    PSYKIATRI_MATERIALE = "PSYKIATRI_MATERIALE", "materiale fra psykiatrien"
    LAEGEATTEST = "LAEGEATTEST", "lægeattest"
    BOLIGDOKUMENT = "BOLIGDOKUMENT", "boligdokument"
    DOKUMENTATION_AENDRING = "DOKUMENTATION_AENDRING", "dokumentation for ændring"
    STATUSNOTAT_PDF = "STATUSNOTAT_PDF", "statusnotat som dokument"
    KONTRAKT_PDF = "KONTRAKT_PDF", "kontrakt som dokument"
    HANDLEPLAN_PDF = "HANDLEPLAN_PDF", "handleplan som dokument"
    SAMTYKKE_PDF = "SAMTYKKE_PDF", "samtykke som dokument"
    MAGTANVENDELSE = "MAGTANVENDELSE", "magtanvendelse (kun henvisning)"
    UTH = "UTH", "utilsigtet hændelse (kun henvisning)"
    ANDET = "ANDET", "andet"


@codes(source="SF2900", sensitive=False)
class Transportkvitteringskode(CodeList):
    """Om modtagerens system kunne tage imod beskeden."""

    OK = "OK", "modtaget"
    ADVARSEL = "ADVARSEL", "modtaget med advarsel"
    FEJL = "FEJL", "ikke modtaget"


@codes(source="SF2900", sensitive=False)
class Forretningskvitteringskode(CodeList):
    """Hvad der er sket med beskeden hos modtageren."""

    MODTAGET = "MODTAGET", "modtaget"
    AFLEVERET = "AFLEVERET", "afleveret i fagsystemet"
    ACCEPTERET = "ACCEPTERET", "accepteret"
    AFVIST = "AFVIST", "afvist"
    FEJLET = "FEJLET", "fejlet hos modtageren"


@codes(source="SF2900", sensitive=False)
class Kvitteringstype(CodeList):
    """Om kvitteringen er givet af et system eller af et menneske."""

    TEKNISK = "TEKNISK", "af systemet"
    FORRETNING = "FORRETNING", "af et menneske"


@codes(source="D21", sensitive=False)
class Alvor(CodeList):
    """Hvor alvorligt et brud på en regel er: afvist, noteret eller nævnt."""

    FEJL = "FEJL", "fejl (gyldighed)"
    ADVARSEL = "ADVARSEL", "advarsel (BØR og pligt)"
    OPLYSNING = "OPLYSNING", "oplysning (KAN)"


@codes(source="valg", sensitive=False)
class Annulleringsaarsag(CodeList):
    """Hvorfor en besked trækkes tilbage."""

    FEJLSENDT = "FEJLSENDT", "fejlsendt"
    FORKERT_BORGER = "FORKERT_BORGER", "forkert borger"
    DUBLET = "DUBLET", "sendt to gange"
    TRUKKET_TILBAGE = "TRUKKET_TILBAGE", "trukket tilbage"
    ANDET = "ANDET", "andet"


UDEN_SYSTEMADRESSE = frozenset({Rolle.BORGER, Rolle.VAERGE, Rolle.PAAROERENDE, Rolle.REPRAESENTANT})
"""Roller, der aldrig står som afsender eller modtager: de er mennesker og nås gennem borgerOrientering."""

KUN_SOM_ORGANISATION = frozenset({Rolle.TEAMMEDLEM, Rolle.CIVILSAMFUND})
"""Roller, der kan stå som afsender eller modtager, når de er en organisation med CVR-nummer."""
