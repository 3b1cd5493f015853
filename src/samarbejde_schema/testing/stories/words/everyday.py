"""Single sentences about everyday life, a provider's house and the terms of a placement.

A complete example::

    from random import Random

    from samarbejde_schema.testing.stories import words

    Random(7).choice(words.ROOMS)
"""

from __future__ import annotations

NIGHTS = "Natdækningen er større, end afgørelsen giver plads til."
VOICES = (
    "Jeg vil gerne bo et sted, hvor der er nogen, når det er svært.",
    "Det vigtigste for mig er, at jeg kender dem, der kommer.",
    "Jeg vil selv bestemme, hvornår jeg skal op.",
    "Det går bedre, når I spørger mig først.",
    "Jeg er træt af at flytte. Jeg vil have mine ting et sted.",
    "Bare der bliver lyttet, så skal jeg nok gøre min del.",
)
METHODS = (
    "Recovery-orienteret rehabilitering", "Kognitiv tilgang", "Low Arousal", "Motiverende samtale",
    "Neuropædagogik",
)  # fmt: skip
SKILLS = (
    "Pædagoger og en sygeplejerske, undervist i metoderne og med fast supervision.",
    "Erfarne pædagoger og social- og sundhedsassistenter; en psykolog er tilknyttet en dag om ugen.",
    "Fast personale om dagen, vågen nattevagt og to medarbejdere med egne brugererfaringer.",
)
ROOMS = (
    "Egen lejlighed med bad og tekøkken, fælles stue og have, tæt på bus og indkøb.",
    "To rum med bad i en lille enhed med fire naboer, roligt beliggende.",
    "Etværelses med egen indgang, vaskeri i kælderen og fælleshus på den anden side af gården.",
)
LIFE = (
    "Borgeren er faldet til og har fået en hverdag, der hænger sammen med målene.",
    "Hverdagen er roligere end ved sidste møde, og borgeren siger oftere til i tide.",
    "Borgeren har haft en svær måned med sygdom, men er kommet i gang igen.",
    "Borgeren bruger fællesstuen hver dag og har fået en ven i huset.",
)
WHY_NOT = {
    "DELVIST": (
        "Rammerne passer, men vi har ikke vågen nattevagt i den enhed, der har plads.",
        "Vi kender målgruppen, men den ledige lejlighed er på anden sal uden elevator.",
    ),
    "INTET": (
        "Vi har ikke personale med den erfaring, borgeren har brug for.",
        "Beboergruppen er lige nu for urolig til en borger, der har brug for stilhed.",
    ),
    "AFVENTER": (
        "Vi mangler at tale med den medarbejder, der kender målgruppen bedst.",
        "En beboer er ved at flytte; vi ved på fredag, om lejligheden bliver fri.",
    ),
}
"""Why a provider does not fit all the way, or cannot say yet."""
DIRECT = (
    "Borgeren har selv peget på tilbuddet og kender det fra et besøg.",
    "Tilbuddet er det eneste i nærheden af borgerens børn, og borgeren har ønsket det.",
)
VISITS = (
    "At se lejligheden og møde dem, der bor og arbejder der.",
    "At borgeren kan få stillet sine spørgsmål og se huset i ro og mag.",
)
SUPPORT = (
    "Ophold med støtte hele døgnet og aktivitet tre formiddage om ugen.",
    "Ophold med fast kontaktperson, hjælp til mad og økonomi og følgeskab til behandling.",
)
HANDED_OVER = (
    "Aftenrutinen og listen over, hvem borgeren ringer til, følger med.",
    "Madplanen, medicinskemaet og aftalerne med lægen er givet videre sammen med borgeren.",
)
