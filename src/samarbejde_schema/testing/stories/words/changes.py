"""Changes between meetings: what is seen, what it means, what is done for now, and what is agreed.

A complete example::

    change = CHANGES[0]
    change.seen, change.meanwhile, change.adjusted

A change reads on: the provider reports it, the meeting speaks of it, and the order is adjusted by it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """One change. ``cause`` is a key of the list of causes; ``adjusted`` is what, from what and to what."""

    cause: str
    seen: str
    means: str
    meanwhile: str
    voice: str
    goals: str
    adjusted: tuple[str, str, str]
    rate: str


CHANGES: tuple[ChangeWords, ...] = (
    ChangeWords(
        "FUNKTIONSEVNE_AENDRET",
        "Borgeren sover igen dårligt og har bedt om følgeskab til alle aftaler.",
        "Der kan ikke arbejdes med målene, som de er sat, før der er ro om natten.",
        "Kontaktpersonen er mødt ind om aftenen i de sidste to uger.",
        "Jeg kan ikke mere lige nu.",
        "Fristerne flyttes, så der er tid til at få ro på natten først.",
        ("Nattevagt", "Sovende nattevagt", "Vågen nattevagt fire nætter om ugen"),
        "Taksten ønskes regnet om med vågen nattevagt fire nætter om ugen.",
    ),
    ChangeWords(
        "FREMGANG_MAAL_NAAET",
        "Borgeren klarer nu indkøb, mad og post uden hjælp og siger fra, når der bliver fulgt for tæt op.",
        "Støtten er blevet større end behovet, og borgeren oplever den som kontrol.",
        "Vi har efter aftale med borgeren sat de to faste besøg om formiddagen på pause.",
        "Nu kan I godt slippe mig lidt.",
        "Målene gøres sværere, så de passer til det, borgeren nu kan.",
        ("Individuel støtte", "Ti timer om ugen", "Seks timer om ugen"),
        "Taksten ønskes regnet om med seks timers individuel støtte om ugen.",
    ),
    ChangeWords(
        "FUNKTIONSEVNE_AENDRET",
        "Borgeren er faldet to gange på badeværelset og tør ikke længere gå i bad alene.",
        "Målet om at klare den personlige hygiejne kan ikke nås, før fysioterapeuten har set på balancen.",
        "Der er sat et greb op, og borgeren bliver fulgt i bad hver anden dag.",
        "Jeg vil helst ikke falde igen.",
        "Et skridt lægges ind før de andre: at borgeren igen er tryg på badeværelset.",
        ("Hjælp til bad", "Ingen fast hjælp", "Følgeskab hver anden dag"),
        "Taksten ønskes regnet om med følgeskab i bad hver anden dag.",
    ),
    ChangeWords(
        "INGEN_UDVIKLING",
        "Borgeren er holdt op med at komme på værkstedet og bliver liggende til over middag de fleste dage.",
        "Målet om at være blandt andre er gået i stå, og stemningen smitter af på de andre mål.",
        "Kontaktpersonen banker på klokken ni og følger med ned til morgenmaden.",
        "Det er ikke, fordi jeg ikke vil. Det er bare tungt.",
        "Målene samles om at få dagen i gang, og resten venter.",
        ("Støtte om morgenen", "Ved behov", "En halv time hver morgen"),
        "Taksten ønskes regnet om med en halv times støtte hver morgen.",
    ),
)  # fmt: skip

INCIDENTS = (
    ("FORSVUNDET",
     "Borgeren var væk fra tilbuddet natten over og kom selv tilbage om morgenen.",
     "Vi har talt med borgeren og aftalt, at der ringes, når planer ændres."),
    ("BEKYMRENDE_FORHOLD",
     "Borgeren blev truet af en tidligere bekendt, som ventede ved indgangen.",
     "Politiet er orienteret, og borgeren bliver fulgt til bussen i den næste tid."),
    ("UTH_INDBERETTET",
     "Borgeren fik dobbelt aftenmedicin ved en fejl og sov tungt til næste dag.",
     "Lægevagten blev ringet op med det samme, og doseringen kontrolleres nu af to."),
    ("ALVORLIG_HAENDELSE",
     "Der var brand i en gryde i borgerens tekøkken; ingen kom til skade.",
     "Der er sat komfurvagt op, og borgeren og kontaktpersonen laver mad sammen den første uge."),
)  # fmt: skip
"""What kind of event it was (a key), what happened, and what was done about it."""
