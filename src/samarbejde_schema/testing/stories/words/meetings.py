"""What is said at meetings, before them and after them.

A complete example::

    from random import Random

    from samarbejde_schema.testing.stories import words

    Random(7).choice(words.SAID["MAALSTATUS"])
"""

from __future__ import annotations

SAID: dict[str, tuple[str, ...]] = {
    "MAALSTATUS": (
        "Målene blev gennemgået ét for ét ud fra statusnotatet; borgeren kunne kende billedet.",
        "Kontaktpersonen fortalte om hvert mål, og borgeren rettede undervejs.",
        "Der er fremgang på det ene mål; det andet trækker ud, og alle er enige om hvorfor.",
    ),
    "LIVSTEMAER": (
        "Kontakten til familien og kræfterne i hverdagen fyldte mest.",
        "Økonomien er faldet til ro, mens helbredet fylder mere end sidst.",
        "Borgeren vil gerne have flere at være sammen med i weekenden.",
    ),
    "INDSATS_FAERDIG": (
        "Indsatsen er færdig, når borgeren har klaret sig i tre måneder med mindre støtte end nu.",
        "Borgeren regner selv med at kunne flytte om et års tid; det vil de andre gerne tro på.",
    ),
    "NAESTE_MOEDE": (
        "Næste møde holdes senest om et år; borgeren kan bede om det før.",
        "Der mødes igen senest om et år, og kontaktpersonen ringer, hvis noget ændrer sig.",
    ),
    "AFTALEFORHOLD": ("Kontrakt og takst er uændrede.",),
    "ANDET": (
        "Parterne talte om, hvad der skal til nu, og hvem der gør hvad.",
        "Borgeren fortalte først, og derefter blev de næste skridt lagt sammen.",
    ),
}
"""What the minutes say of each kind of point but the way ahead."""
AHEAD: dict[str, tuple[str, ...]] = {
    "FORTSAET": (
        "Indsatsen går videre, som den er, og kontaktpersonen holder fast i ugeplanen.",
        "Parterne fortsætter ad samme vej og ser på timetallet igen næste gang.",
    ),
    "AENDRE": (
        "Indsatsen ændres, så den svarer til det, der er sket; myndigheden skriver, hvordan.",
        "Parterne er enige om, at det, der var aftalt, ikke længere passer, og at det skal gøres om.",
    ),
    "AFSLUT": (
        "Det er ikke længere den rette indsats; der siges op, når et andet sted er fundet.",
        "Parterne er enige om, at borgeren skal videre, og at det ikke skal trække ud.",
    ),
}
"""What they say of the way ahead, by what was decided."""

OWN_POINTS = (
    "At tale om weekenderne.",
    "At jeg gerne vil have min egen nøgle til vaskeriet.",
    "Om jeg må have kat.",
    "At min bror kan komme med til næste møde.",
)
AGREED = (
    "Weekenderne planlægges torsdag.",
    "Borgeren og kontaktpersonen ringer sammen til boligselskabet.",
    "Der holdes øje med søvnen i en måned, og det skrives i kalenderen.",
)
ASKED = (
    "Hvordan går det på værkstedet, og hvad kan I se er blevet lettere?",
    "Hvor ofte kommer borgeren, og hvad er borgeren glad for at lave?",
)
SEEN = (
    "Kommer tre formiddage om ugen, møder til tiden og har fået en fast plads.",
    "Har været der elleve gange siden april; bliver længere end i begyndelsen og spiser med.",
)
WORKED_ON = (
    "Der er arbejdet med delmålet hver uge.",
    "Der er arbejdet med delmålet, når dagen var til det, og borgeren har selv taget det op.",
)
LAST_WORDS = (
    "Tak for nu. Jeg kan godt.",
    "Jeg er klar, når bare der er nogen, jeg kan ringe til.",
    "Det bliver mærkeligt at flytte, men jeg glæder mig.",
)
