"""Version 1 af standarden: beskeder, kodelister, regler og processer mellem myndighed og udfører.

Her står kun indholdsfortegnelsen. Hver besked har sin egen fil, og det, flere beskeder deler, ligger i
``faelles``; ``kodelister`` rummer de kodede værdier, ``forloebsregler`` de regler, der ser på hele forløbet,
``registerregler`` dem, der skal vide noget uden for beskeden, og ``proces`` tabellerne over, hvem der kan
sende hvad hvornår.
"""

from ...catalogue.release import Release
from .faelles.konvolut import ENVELOPE
from .indhold import ENTRIES
from .profiler import PROFILER

RELEASE = Release(
    name="v1",
    namespace="urn:samarbejde-schema:v1",
    versions=("1.0",),
    envelope=ENVELOPE,
    package=__name__,
    entries=ENTRIES,
    shared_rules=(
        "faelles.regler_konvolut",
        "faelles.regler_bilag",
        "faelles.regler_modtagelse",
        "faelles.regler_person",
        "faelles.regler_stemme",
        "faelles.regler_maal",
        "faelles.regler_indsatsmaal",
        "faelles.regler_aftale",
        "faelles.regler_takst",
        "faelles.regler_sam",
        "faelles.regler_tal",
        "faelles.regler_dataminimering",
    ),
    forloeb_rules=(
        "forloebsregler.konvolut",
        "forloebsregler.henvisning",
        "forloebsregler.annullering",
        "forloebsregler.sletning",
        "forloebsregler.aftale",
        "forloebsregler.kontrakt",
        "forloebsregler.tillaeg",
        "forloebsregler.maal",
        "forloebsregler.opfoelgning",
        "forloebsregler.aktoerer",
        "forloebsregler.rytme",
        "forloebsregler.afslutning",
        "forloebsregler.sam",
        "forloebsregler.sam_redskaber",
    ),
    register_rules=(
        "registerregler.koder",
        "registerregler.samtykke",
        "registerregler.tilbud",
        "registerregler.takster",
    ),
    profiles=PROFILER,
    code_modules=(
        "kodelister.konvolut",
        "kodelister.afsoegning",
        "kodelister.match",
        "kodelister.opfoelgning",
        "kodelister.justering",
        "kodelister.samtykke",
        "kodelister.samarbejde",
        "kodelister.faelleskommunalt",
        "kodelister.lov",
        "kodelister.geografi",
        "kodelister.ffb",
    ),
    process="proces",
    receipts="kvitteringer",
    surroundings="kontekst",
    glosses="kodelister/engelsk.json",
)
