"""Single sentences about a citizen's everyday life, a provider's house and the terms of a placement.

A complete example::

    from random import Random

    from samarbejde_schema.testing.stories import words

    Random(7).choice(words.NEEDS)
"""

from __future__ import annotations

GROUPS = ("ANGST", "DEPRESSION", "HJEMLOESHED", "SOCIAL_ISOLATION", "ALKOHOLMISBRUG")
NIGHTS = "Natdækningen er større, end afgørelsen giver plads til."
PURPOSES = (
    "At borgeren får en tryg hverdag og kan flytte i egen bolig.",
    "At borgeren holder det, der er vundet, og har nogen omkring sig.",
    "At borgeren får ro nok til at arbejde med det, borgeren selv vil.",
    "At borgeren igen kan stå for sit eget hjem og sin egen dag.",
    "At borgeren får et fast sted at være og folk, der bliver.",
)
NEEDS = (
    "Borgeren har brug for nogen i nærheden hele døgnet, fast struktur og få, kendte voksne.",
    "Borgeren klarer meget selv, men skal mødes hver dag for at komme i gang og holde fast.",
    "Borgeren bliver let overvældet og har brug for små trin, forudsigelighed og ro.",
    "Borgeren søger kontakt om natten og har brug for, at nogen svarer, så uroen ikke vokser.",
    "Borgeren kan bo alene, når der er hjælp til mad, økonomi og til at komme ud ad døren.",
)
COURSES = (
    "Borgeren har boet i egen bolig med støtte i to år; det seneste halve år er støtten øget tre gange.",
    "Borgeren kommer fra en længere indlæggelse, og bostøtte i hjemmet slår ikke længere til.",
    "Borgeren har boet hos sin mor, som ikke længere kan hjælpe.",
    "Borgeren har skiftet bolig fire gange på tre år og er sagt op to gange på grund af naboklager.",
    "Borgeren har boet på herberg siden efteråret og har selv bedt om hjælp til at komme videre.",
)
STRENGTHS = (
    "Holder af musik og af at lave mad til andre, og husker aftaler, der er skrevet ned.",
    "Er god med hænderne, har humor og en søster, der gerne vil være med.",
    "Ved, hvad der virker, og siger til, når noget er for meget.",
    "Er tålmodig med dyr, læser meget og er vellidt af naboerne.",
    "Har tidligere været tømrer, kan følge en tegning og hjælper gerne andre.",
)
ASSESSMENTS = (
    "Borgeren har moderate vanskeligheder i hverdagen, mest når dagene er uden struktur, og vil selv videre.",
    "Udredningen peger på angst og udtrætning; når dagen er forudsigelig, klarer borgeren det meste selv.",
    "Borgeren mestrer de praktiske ting, men mister overblikket, når flere ting kræver svar på samme tid.",
    "Vanskelighederne er størst i samværet med andre; med få, kendte personer er de små.",
)
LEAST = (
    "Støtte i eget hjem er prøvet i seks måneder og slog ikke til om natten.",
    "Et mindre tilbud er prøvet; borgeren kom ikke ud af sengen uden personale i huset.",
    "Bostøtte ti timer om ugen er prøvet og gav to indlæggelser på et halvt år.",
)
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
CRITERIA = (
    "Når borgeren klarer sig med støtte i eget hjem i tre måneder.",
    "Når målene er nået, og borgeren har en bolig, der kan betales.",
    "Når borgeren i et halvt år har haft en stabil hverdag uden indlæggelser.",
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
