"""Goals as caseworkers write them: what is wished for, how it is measured, and what is done about it.

A complete example::

    from samarbejde_schema.testing.stories.words import GOALS

    GOALS[0].title, GOALS[0].own_words, GOALS[0].steps[0]

Everything is invented. A goal is put so that it can be measured, and so that the citizen can recognise it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoalWords:
    """One goal: ``sub_theme`` and ``second`` are keys of the sub-theme list, ``measure`` is what is counted.

    ``now`` and ``then`` are today's value and the wished one; ``steps`` become the provider's delmål;
    ``worked`` and ``stalled`` are what a status may say.
    """

    title: str
    text: str
    own_words: str
    reason: str
    method: str
    measure: str
    now: str
    then: str
    unit: str
    sub_theme: str
    second: str
    realism: str
    steps: tuple[str, ...]
    worked: str
    stalled: str


GOALS: tuple[GoalWords, ...] = (
    GoalWords(
        "Tryg om natten",
        "At borgeren sover i egen bolig mindst fem nætter om ugen uden at tilkalde hjælp.",
        "Jeg vil gerne kunne sove uden at være bange.",
        "Uro om natten gør dagene svære, både for borgeren og for de andre i huset.",
        "Nattevagten noterer opkald, og borgeren og kontaktpersonen gør dem op hver søndag.",
        "opkald om natten", "9", "2", "om ugen",
        "VARETAGE_EGEN_SUNDHED", "SOEVN",
        "Med en fast aftenrutine kan det nås; borgeren har klaret det før.",
        ("At borgeren og kontaktpersonen laver en aftenrutine og følger den fire aftener om ugen.",
         "At borgeren selv ringer til nattevagten, før uroen vokser."),
        "Aftenrutinen er lagt sammen med borgeren og følges de fleste aftener.",
        "To indlæggelser har brudt rytmen, så rutinen begynder forfra.",
    ),
    GoalWords(
        "Sund mad hver dag",
        "At borgeren selv laver varm mad mindst fire dage om ugen.",
        "Jeg vil kunne stå i mit eget køkken igen.",
        "Når maden glipper, går resten af dagen i stykker.",
        "Borgeren sætter kryds på køleskabet, og krydsene tælles sammen hver uge.",
        "varme måltider", "1", "4", "om ugen",
        "LAVE_MAD", "KOEBE_IND",
        "Borgeren holder af at lave mad og har klaret det før med støtte.",
        ("At borgeren laver en madplan hver mandag sammen med kontaktpersonen.",
         "At borgeren handler ind alene en gang om ugen."),
        "Madplanen hænger på køleskabet, og borgeren handler selv om mandagen.",
        "Appetitten har været dårlig, og maden er blevet leveret udefra.",
    ),
    GoalWords(
        "Styr på økonomien",
        "At borgeren betaler sine faste udgifter til tiden og har penge til hele måneden.",
        "Jeg vil ikke være bange for at åbne min post.",
        "Ubetalte regninger er det, der oftest får hverdagen til at vælte.",
        "Rykkere tælles hver måned sammen med borgeren.",
        "rykkere", "3", "0", "om måneden",
        "VARETAGE_OEKONOMI", "HAANDTERE_POST",
        "Med et fast møde om posten hver uge er det inden for rækkevidde.",
        ("At borgeren og kontaktpersonen åbner posten sammen hver torsdag.",
         "At borgeren lægger sine regninger til betaling i banken."),
        "Posten åbnes hver torsdag, og alle regninger er lagt til betaling.",
        "Borgeren har meldt fra til postmøderne i en periode.",
    ),
    GoalWords(
        "Kontakt til familien",
        "At borgeren ses med sin familie mindst en gang om ugen.",
        "Jeg savner min søster.",
        "Familien er det, borgeren selv siger giver mod på dagen.",
        "Besøg skrives i kalenderen og tælles op hver måned.",
        "besøg", "1", "4", "om måneden",
        "VARETAGE_RELATIONER_TIL_NETVAERK", "INDGAA_I_SAMSPIL_OG_KONTAKT",
        "Familien vil gerne, og turen er ikke lang.",
        ("At borgeren ringer og aftaler næste besøg.",
         "At borgeren selv tager bussen til familien."),
        "Borgeren har ringet selv, og besøgene er blevet en vane.",
        "Der har været sygdom i familien, så besøgene er få.",
    ),
    GoalWords(
        "Ud blandt andre",
        "At borgeren er med i en aktivitet uden for tilbuddet mindst to gange om ugen.",
        "Jeg vil have nogen at drikke kaffe med.",
        "Borgeren trækker sig og bliver nedtrykt, når dagene går alene.",
        "Deltagelsen noteres i ugeplanen og gøres op hver måned.",
        "gange", "0", "2", "om ugen",
        "DELTAGE_I_SOCIALE_FAELLESSKABER_OG_FRITIDSAKTIVITETER", "INTERESSER",
        "Der er et værksted i nærheden, som borgeren har talt om i årevis.",
        ("At borgeren besøger værkstedet sammen med kontaktpersonen.",
         "At borgeren kommer på værkstedet alene en formiddag om ugen."),
        "Borgeren er begyndt på værkstedet og har fået en fast plads.",
        "Det første besøg gik ikke, og borgeren har brug for en mindre start.",
    ),
    GoalWords(
        "Selv i bussen",
        "At borgeren selv tager bussen til sine faste aftaler.",
        "Jeg vil kunne komme ud, når jeg har lyst.",
        "Borgeren er afhængig af følgeskab og siger derfor ofte nej til aftaler.",
        "Ture alene tælles hver uge.",
        "ture alene", "0", "3", "om ugen",
        "FAERDES_MED_TRANSPORTMIDLER", "ORIENTERINGSEVNE",
        "Ruten er kort og den samme hver gang.",
        ("At borgeren tager bussen med kontaktpersonen to sæder bag sig.",
         "At borgeren tager bussen alene hjem."),
        "Borgeren tager nu bussen alene hjem fra sin faste aftale.",
        "En ændret rute har gjort borgeren utryg ved bussen igen.",
    ),
    GoalWords(
        "Rent hjem",
        "At borgeren holder sin lejlighed ren med én påmindelse om ugen.",
        "Jeg vil kunne invitere nogen indenfor.",
        "Rod og snavs får borgeren til at holde sig væk fra sit eget hjem.",
        "Påmindelser tælles hver uge.",
        "påmindelser", "6", "1", "om ugen",
        "GOERE_RENT", "PASSE_EJENDELE",
        "Borgeren ved godt hvordan og skal have rytmen tilbage.",
        ("At borgeren og kontaktpersonen gør badeværelset rent sammen hver fredag.",
         "At borgeren selv støvsuger sin stue."),
        "Badeværelset gøres rent hver fredag, og stuen holdes af borgeren selv.",
        "Borgeren har haft ondt i ryggen, så rengøringen er udskudt.",
    ),
    GoalWords(
        "Til tiden hos lægen",
        "At borgeren kommer til sine aftaler med læge og behandler.",
        "Jeg vil have det bedre i kroppen.",
        "Aftaler, der glipper, har ført til indlæggelser, som kunne være undgået.",
        "Fremmøde noteres og gøres op hver måned.",
        "aftaler holdt", "40 %", "90 %", "af aftalerne",
        "VARETAGE_EGEN_SUNDHED", "FYSISK_HELBRED",
        "Med en påmindelse aftenen før kommer borgeren de fleste gange.",
        ("At aftaler skrives på tavlen og nævnes aftenen før.",
         "At borgeren selv melder afbud, når det ikke går."),
        "Borgeren er kommet til alle sine aftaler i perioden.",
        "En behandler er stoppet, og den næste aftale lader vente på sig.",
    ),
)  # fmt: skip
