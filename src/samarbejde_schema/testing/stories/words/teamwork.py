"""What a citizen wants of a team: dreams, goals, the people around, and what is agreed.

A complete example::

    wish = TEAMWORK[0]
    wish.dream, wish.goals[0], wish.agreements[0].done

A wish reads on: the form says it, the agreements serve it, and the results measure it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreed:
    """One agreement: what is done, which of the members it falls to, how it is followed up, how it went.

    ``by`` are places in the team: 0 the nurse, 1 the activity house, 2 the volunteers, 3 the private person;
    the citizen always takes part in it too when ``own``. ``goal`` is the place of the goal it leads to.
    """

    done: str
    by: int
    own: bool
    goal: int
    how: str
    went: str


@dataclass(frozen=True, slots=True)
class TeamWords:
    """One citizen's wish and what came of it.

    ``need`` is a key of the list of needs; ``private`` is a person: name, relation and what he or she does.
    """

    dream: str
    goals: tuple[str, ...]
    need: str
    needed: str
    private: tuple[str, str, str]
    agreements: tuple[Agreed, ...]
    measured: tuple[str, ...]
    told: str
    share: str
    voice: str
    proud: str


TEAMWORK: tuple[TeamWords, ...] = (
    TeamWords(
        "Jeg vil sy igen og kende dem, jeg sidder ved siden af.",
        ("At være i sykredsen hver uge.", "At have nogen at ringe til, når det er svært."),
        "SOCIALT_NETVAERK_STOETTE",
        "Nogen at følges med de første gange.",
        ("Edith Åberg", "søster", "Ringer hver søndag og tager gerne med til møder."),
        (
            Agreed("Går med til sykredsen de første to gange.", 2, True, 0,
                   "Koordinatoren ringer om fredagen.",
                   "Det gik begge gange; den tredje gang tog borgeren selv af sted."),
            Agreed("Ser på smerterne i hænderne og taler med lægen.", 0, False, 0,
                   "Svaret gives på næste møde.",
                   "Lægen har sat en ny behandling i gang."),
            Agreed("Ringer til sin søster, når aftenen er svær.", 3, True, 1,
                   "Vi taler om det på næste møde.",
                   "Søsteren fortæller, at de har talt sammen hver uge."),
        ),
        ("8 gange på 12 uger", "ringer selv hver uge"),
        "Du har været i sykredsen otte gange, og du ringer selv, når det er svært. Det var ingen gange før.",
        "Du tog selv af sted den tredje gang.",
        "I dag var det mig, der bestemte.",
        "Jeg er stolt.",
    ),
    TeamWords(
        "Jeg vil have et sted, der er mit, og slippe for at være bange om natten.",
        ("At bo fast det næste år.", "At sove om natten."),
        "BOLIG_OEKONOMI_ARBEJDE",
        "Hjælp til at finde en bolig, der kan betales, og til at blive i den.",
        ("Bent Rørdam", "gammel kollega", "Har en bil og vil gerne hjælpe med at flytte."),
        (
            Agreed("Skriver borgeren op til en bolig og følger med til fremvisning.", 1, True, 0,
                   "Koordinatoren spørger hver anden uge.",
                   "Borgeren er nummer fire på listen."),
            Agreed("Ser på søvnen og medicinen sammen med borgeren.", 0, False, 1,
                   "Der gøres status efter en måned.",
                   "Medicinen er flyttet til aften, og nætterne er roligere."),
            Agreed("Åbner dagcaféen en time før, så der er et sted at være fra klokken syv.", 2, False, 1,
                   "Caféen fortæller på næste møde.",
                   "Det bruges de fleste dage."),
        ),
        ("nummer fire på ventelisten", "fem hele nætter om ugen"),
        "Du er skrevet op, og der er kun tre foran dig. Du sover fem nætter om ugen; før var det to.",
        "Du kom til alle fremvisningerne.",
        "Jeg vil ikke love noget, men jeg prøver.",
        "Det er længe siden, jeg har sovet sådan.",
    ),
    TeamWords(
        "Jeg vil spille musik igen, og jeg vil drikke mindre uden at skulle stå på mål for det.",
        ("At spille med andre to gange om måneden.", "At have to dage om ugen uden at drikke."),
        "BEHANDLING_HARM_REDUCTION_MESTRING",
        "Hjælp til at skære ned i et tempo, der holder.",
        ("Kaj Nyborg", "nabo", "Har en guitar stående, som kan lånes."),
        (
            Agreed("Finder et øvelokale, hvor man kan komme, som man er.", 2, True, 0,
                   "Koordinatoren kommer forbi øvelokalet.",
                   "Lokalet er fundet, og der er spillet tre gange."),
            Agreed("Taler om mængder og dage uden pegefingre hver anden onsdag.", 0, True, 1,
                   "Borgeren fører selv kalender.",
                   "Der har været to dage uden i fire af seks uger."),
            Agreed("Holder plads på værkstedet, også når der har været en dårlig uge.", 1, False, 1,
                   "Værkstedet melder på næste møde.",
                   "Pladsen er der, og borgeren er kommet igen."),
        ),
        ("tre gange på to måneder", "to dage om ugen i fire af seks uger"),
        "Du har spillet tre gange med de andre, og du har holdt to dage om ugen i fire af seks uger.",
        "Du førte selv kalenderen, også de dage det ikke gik.",
        "I må gerne sige til, hvis jeg ikke kommer.",
        "Den ene gang klappede de.",
    ),
)  # fmt: skip
