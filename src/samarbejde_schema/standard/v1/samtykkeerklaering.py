"""M24 Samtykkeerklaering: borgerens ja til, at bestemte parter må tale sammen om bestemte ting.

Et helt eksempel::

    from datetime import UTC, date, datetime

    from samarbejde_schema.standard.v1.samtykkeerklaering import Samtykkeerklaering

    NOEGLE = "5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10"
    kommune = {"navn": "Fjordby Kommune", "cvr": "90000004"}
    bosted = {"navn": "Bostedet Engen", "cvr": "90000012"}
    samtykke = Samtykkeerklaering.ny(
        profil=("SAM",),
        forloeb_id=NOEGLE,
        fortrolighed="FOELSOM",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        afsender={"rolle": "KOORDINATOR", "organisation": kommune},
        modtager=({"rolle": "TEAMMEDLEM", "organisation": bosted},),
        borger={"identifikation": {"pseudonym": "borger-7f3a91"}},
        samtykke_id=NOEGLE,
        registreret_af={"organisation": kommune, "tidspunkt": datetime(2026, 11, 2, 9, tzinfo=UTC)},
        afgivet_af="BORGER",
        formaal="At koordinator og bosted kan følge op på det, der aftales på netværksmøderne.",
        oplysningstype=("MAAL_OG_AFTALER", "HVERDAG_OG_TRIVSEL"),
        mellem_hvem=({"navn": "Bostedet Engen", "organisation": bosted},),
        retning="UDVEKSLE",
        afgivet_dato=date(2026, 11, 2),
        form="SKRIFTLIG",
        oplyst_om_tilbagekaldelse=True,
        oplyst_om_konsekvens=True,
    )
    assert samtykke.gyldig_til is None          # gælder, til det kaldes tilbage

At den, der noterer samtykket, også er den, der sender det (FR-305), står i :mod:`.faelles.regler_sam`; her
står kun det, der gælder samtykket alene. Kilder: 003:212, 003:518-520; rsl §§ 11 a og 12; fvl. § 28;
VEJ 9330/2019 pkt. 117.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Tekst, Uuid
from ...validation.rule import GYLDIGHED, SKAL, Breaches, at, clause, rule
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.samtykke import Registrering, SamtykkePart
from .kodelister.konvolut import Beskedtype
from .kodelister.samtykke import Oplysningstype, SamtykkeAfgiver, SamtykkeForm, SamtykkeRetning


class Samtykkeerklaering(Konvolutbesked, beskedtype=Beskedtype.SAMTYKKEERKLAERING):
    """Borgeren siger ja til, at de nævnte parter udveksler de nævnte oplysninger om borgeren (M24).

    Noteres af koordinatoren eller myndigheden, når borgeren har sagt ja, og sendes til dem, samtykket dækker,
    så alle ved, hvad de må. Borgeren vælger selv parterne og emnerne og kan altid kalde samtykket tilbage,
    helt eller for enkelte parter (M25). I Samarbejdsmodellen går beskeder om teamets arbejde kun til dem,
    samtykket dækker (003:518-520). Beskeden kan bruges i alle profiler, fx når en læge spørges om noget.
    """

    borger: Annotated[Borgerhenvisning, about("hvem samtykket angår", "003:518")]
    samtykke_id: Annotated[Uuid, about("samtykkets nøgle, som andre beskeder henviser til", "003:518")]
    registreret_af: Annotated[
        Registrering, about("den organisation, der har noteret samtykket", "valg", "FR-305")
    ]
    afgivet_af: Annotated[
        SamtykkeAfgiver, about("hvem der har givet det: borgeren selv, værge eller fuldmægtig", "003:518")
    ]
    formaal: Annotated[
        Tekst,
        about("hvad oplysningerne skal bruges til, og i hvilken sag", "VEJ 9330/2019 pkt. 117", "FR-303"),
    ]
    oplysningstype: Annotated[
        tuple[Oplysningstype, ...],
        about(
            "hvilke oplysninger der må deles",
            "VEJ 9330/2019 pkt. 117",
            "FR-303",
            "FR-020",
            many=(1, 20),
        ),
    ]
    mellem_hvem: Annotated[
        tuple[SamtykkePart, ...],
        about("hvem der må tale sammen", "003:519", "FR-302", "FR-303", many=(1, 30)),
    ]
    retning: Annotated[
        SamtykkeRetning, about("om der må hentes, gives eller udveksles begge veje", "rsl § 11 a")
    ]
    afgivet_dato: Annotated[Dato, about("hvornår borgeren sagde ja", "rsl § 11 a", "FR-304")]
    gyldig_til: Annotated[
        Dato | None,
        about(
            "sidste dag; udeladt, når det gælder, til det kaldes tilbage", "rsl § 11 a", "FR-304", "FR-306"
        ),
    ] = None
    form: Annotated[SamtykkeForm, about("skriftligt, mundtligt eller digitalt", "rsl § 11 a")]
    oplyst_om_tilbagekaldelse: Annotated[
        Boolsk, about("om borgeren ved, at det kan kaldes tilbage", "fvl. § 28", "FR-303")
    ]
    oplyst_om_konsekvens: Annotated[
        Boolsk, about("om borgeren kender følgerne af at sige ja eller nej", "rsl § 12", "FR-303")
    ]
    begraensning: Annotated[
        tuple[Tekst, ...],
        about("hvad samtykket ikke dækker, med borgerens ord", "003:519", many=(0, 10)),
    ] = ()
    bilag_ref: Annotated[
        tuple[Uuid, ...], about("den underskrevne erklæring", "003:518", "FR-036", many=(0, 5))
    ] = ()


@rule(
    "FR-303",
    clauses=(
        clause(
            "tilbagekaldelse",
            da="Fortæl borgeren, at samtykket kan kaldes tilbage, før det bruges, og notér det.",
            en="Tell the citizen, before the consent is used, that it can be withdrawn, and note it.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "konsekvens",
            da="Fortæl borgeren, hvad det betyder at sige ja og at sige nej, og notér det.",
            en="Tell the citizen what it means to consent and to refuse, and note it.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=("samtykkeerklaering",),
    requirements=("R243",),
    fields=(
        "formaal",
        "oplysningstype",
        "mellemHvem",
        "oplystOmTilbagekaldelse",
        "oplystOmKonsekvens",
    ),
    source="VEJ 9330/2019 pkt. 117",
)
def samtykket_er_oplyst(besked: Samtykkeerklaering) -> Breaches:
    """Et samtykke gives på et oplyst grundlag: det er et valg, borgeren kan gøre om (003:518-519).

    Sagen, oplysningerne og parterne er altid nævnt, for uden dem kan beskeden ikke skrives. Reglen ser
    derfor efter det sidste: at borgeren ved, at samtykket kan kaldes tilbage (fvl. § 28), og kender følgerne
    (rsl § 12). Er svaret nej til ét af dem, er det ikke et samtykke endnu.
    """
    if not besked.oplyst_om_tilbagekaldelse:
        yield at("oplyst_om_tilbagekaldelse", clause="tilbagekaldelse")
    if not besked.oplyst_om_konsekvens:
        yield at("oplyst_om_konsekvens", clause="konsekvens")
