"""Citizens' backgrounds: what has happened, what is needed, what they can, and what is hoped for.

A complete example::

    from samarbejde_schema.testing.stories.words import BACKGROUNDS

    background = BACKGROUNDS[0]
    background.course, background.need, background.purpose

A background reads on, from the inquiry to the contract.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Background:
    """One citizen. ``group`` is a key of the list of target groups; ``least`` says why less is not enough."""

    group: str
    course: str
    need: str
    strengths: str
    assessment: str
    least: str
    purpose: str
    criterion: str


BACKGROUNDS: tuple[Background, ...] = (
    Background(
        "ANGST",
        "Borgeren har boet i egen bolig med støtte i to år; det seneste halve år er støtten øget tre gange.",
        "Borgeren har brug for nogen i nærheden hele døgnet, fast struktur og få, kendte voksne.",
        "Holder af musik og af at lave mad til andre, og husker aftaler, der er skrevet ned.",
        "Udredningen peger på angst og udtrætning; er dagen forudsigelig, klarer borgeren det meste.",
        "Støtte i eget hjem er prøvet i seks måneder og slog ikke til om natten.",
        "At borgeren får en tryg hverdag og kan flytte i egen bolig.",
        "Når borgeren klarer sig med støtte i eget hjem i tre måneder.",
    ),
    Background(
        "DEPRESSION",
        "Borgeren kommer fra en længere indlæggelse, og bostøtte i hjemmet slår ikke længere til.",
        "Borgeren klarer meget selv, men skal mødes hver dag for at komme i gang og holde fast.",
        "Ved, hvad der virker, og siger til, når noget er for meget.",
        "Borgeren har moderate vanskeligheder i hverdagen, mest på dage uden struktur, og vil selv videre.",
        "Bostøtte ti timer om ugen er prøvet og gav to indlæggelser på et halvt år.",
        "At borgeren holder det, der er vundet, og har nogen omkring sig.",
        "Når borgeren i et halvt år har haft en stabil hverdag uden indlæggelser.",
    ),
    Background(
        "SOCIAL_ISOLATION",
        "Borgeren har boet hos sin mor, som ikke længere kan hjælpe.",
        "Borgeren bliver let overvældet og har brug for små trin, forudsigelighed og ro.",
        "Er tålmodig med dyr, læser meget og er vellidt af naboerne.",
        "Vanskelighederne er størst i samværet med andre; med få, kendte personer er de små.",
        "Et mindre tilbud er prøvet; borgeren kom ikke ud af sengen uden personale i huset.",
        "At borgeren får ro nok til at arbejde med det, borgeren selv vil.",
        "Når målene er nået, og borgeren har et hjem, der kan holdes med støtte.",
    ),
    Background(
        "HJEMLOESHED",
        "Borgeren har boet på herberg siden efteråret og har selv bedt om hjælp til at komme videre.",
        "Borgeren kan bo alene, når der er hjælp til mad, økonomi og til at komme ud ad døren.",
        "Har tidligere været tømrer, kan følge en tegning og hjælper gerne andre.",
        "Borgeren mestrer det praktiske, men mister overblikket, når flere ting kræver svar på samme tid.",
        "Egen bolig med støtte er prøvet to gange og endte med opsigelse efter få måneder.",
        "At borgeren igen kan stå for sit eget hjem og sin egen dag.",
        "Når borgeren har en bolig, der kan betales, og har boet i den i tre måneder.",
    ),
    Background(
        "ALKOHOLMISBRUG",
        "Borgeren har skiftet bolig fire gange på tre år og er sagt op to gange på grund af naboklager.",
        "Borgeren søger kontakt om natten og har brug for, at nogen svarer, så uroen ikke vokser.",
        "Er god med hænderne, har humor og en søster, der gerne vil være med.",
        "Borgeren drikker, når ensomheden er størst; i selskab med kendte mennesker fylder det ikke.",
        "Misbrugsbehandling med støtte i hjemmet er prøvet i et år og faldt til jorden i weekenderne.",
        "At borgeren får et fast sted at være og folk, der bliver.",
        "Når borgeren har haft tre rolige måneder og selv siger, at det er tid.",
    ),
)
