"""M02 MatchSvar: udføreren svarer, om borgeren og tilbuddet passer sammen.

Et helt eksempel, hvor ``kommunen`` og ``bostedet`` er parter::

    from uuid import uuid4

    from samarbejde_schema.standard.v1.forespoergsel import Forespoergsel
    from samarbejde_schema.standard.v1.match_svar import MatchSvar

    forespoergsel = Forespoergsel.ny(
        profil=("GRUND",), fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=uuid4(), afsender=kommunen, modtager=(bostedet,),
        borger={"identifikation": {"pseudonym": "borger-7f3a91"}, "adressebeskyttet": False,
                "handlekommune": "0851"},
        maalgruppe=({"maalgruppe": "ANGST"},),
        oensket_ydelse=({"id": uuid4(), "ydelseskode": "MIDLERTIDIGT_OPHOLD", "paragraf": "SEL_107"},),
        resume_af_behov="Støtte hele døgnet, mest om natten.",
    )
    svar = forespoergsel.besvar(
        MatchSvar, fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        tilbud=bostedet.organisation, samlet_vurdering="DELVIST",
        maalgruppe_match="JA", faelles_maalgruppe=("ANGST",),
        metode_match="JA", fysiske_rammer_match="DELVIST",
        begrundelse="Værelset mod haven er roligt, men først ledigt til sommer.",
    )
    assert svar.konvolut.svar_paa == forespoergsel.konvolut.besked_id

Kilder: 000:74-93; 004:42.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Tekst
from ...validation.rule import BOER, GYLDIGHED, SKAL, Breaches, at, clause, rule
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked, Organisation
from .faelles.ydelse import Metode, Starttid, Takst
from .kodelister.afsoegning import Matchgrad, Matchvurdering
from .kodelister.ffb import FfbMaalgruppe
from .kodelister.konvolut import Beskedtype


class MatchSvar(Konvolutbesked, beskedtype=Beskedtype.MATCH_SVAR):
    """Udførerens svar på en forespørgsel: passer borger, ønsket ydelse og tilbud sammen? (M02)

    Sendes af udføreren eller driftsherren til myndigheden. Målgruppen kommer først; dernæst metoderne og de
    fysiske rammer (000:78-83). Svaret kan være et match, et delvist, intet, eller at noget mangler, før det
    kan vurderes; alt andet end et match begrundes. Passer det, kan parterne aftale et forbesøg, og
    myndigheden kan bede om et egentligt tilbud (000:89-93). Svaret forpligter ingen af dem.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    tilbud: Annotated[Organisation, about("det tilbud, svaret gælder", "000:78", "FR-109")]
    samlet_vurdering: Annotated[
        Matchvurdering, about("match, delvist, intet eller afventer", "000:93", "FR-118")
    ]
    maalgruppe_match: Annotated[
        Matchgrad, about("passer borgeren til tilbuddets målgruppe", "000:78-79", "FR-118")
    ]
    faelles_maalgruppe: Annotated[
        tuple[FfbMaalgruppe, ...],
        about(
            "de målgrupper, tilbuddet og borgeren har til fælles",
            "000:78-79",
            "FR-118",
            "FR-020",
            many=(0, 20),
        ),
    ] = ()
    metode_match: Annotated[
        Matchgrad | None, about("passer metoderne til behov og ressourcer", "000:79-80", "FR-119")
    ] = None
    fysiske_rammer_match: Annotated[
        Matchgrad | None, about("passer de fysiske rammer", "000:81-82", "FR-119")
    ] = None
    begrundelse: Annotated[
        Tekst | None, about("hvorfor; nødvendig ved andet end fuldt match", "000:85", "FR-118")
    ] = None
    ledig_fra: Annotated[Starttid | None, about("hvornår der er plads", "praksis")] = None
    forslag_til_forbesoeg: Annotated[
        Tekst | None, about("om et forbesøg vil hjælpe, og hvornår", "000:89")
    ] = None
    metode: Annotated[tuple[Metode, ...], about("tilbuddets metoder", "000:87", many=(0, 20))] = ()
    faciliteter: Annotated[Tekst | None, about("tilbuddets rammer", "004:42")] = None
    kompetencer: Annotated[Tekst | None, about("medarbejdernes kompetencer", "004:42")] = None
    indikativ_takst: Annotated[
        tuple[Takst, ...], about("foreløbig takst, uden at den binder", "praksis", many=(0, 10))
    ] = ()
    oenskede_oplysninger: Annotated[Tekst | None, about("hvad udfører mangler for at vurdere", "000:85")] = (
        None
    )


@rule(
    "FR-118",
    clauses=(
        clause(
            "begrundelse",
            da="Begrund svaret, når det er andet end et fuldt match.",
            en="Give the reason when the answer is other than a full match.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "maalgruppe",
            da="Svar kun match, når målgruppen passer; ellers er det et delvist match eller intet.",
            en="Answer match only when the target group fits; otherwise it is a partial match or none.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
        clause(
            "faelles",
            da="Skriv mindst én målgruppe, som borgeren og tilbuddet har til fælles.",
            en="State at least one target group that the citizen and the facility share.",
            demand=SKAL,
            kind=GYLDIGHED,
        ),
    ),
    messages=("matchSvar",),
    requirements=("R018", "R021"),
    fields=("samletVurdering", "maalgruppeMatch", "faellesMaalgruppe", "begrundelse"),
    source="000:78-85",
)
def matchet_haenger_sammen(besked: MatchSvar) -> Breaches:
    """Det første, der skal passe, er borgeren og tilbuddets målgruppe (000:78-79).

    Et fuldt match bygger derfor på, at målgruppen passer, og nævner mindst én, de har til fælles. Alle andre
    svar siger hvorfor, så myndigheden ved, om den skal give flere oplysninger, spørge igen eller lede et
    andet sted; de rette oplysninger går begge veje (000:85).
    """
    if besked.samlet_vurdering is not Matchvurdering.MATCH:
        if besked.begrundelse is None:
            yield at("begrundelse", clause="begrundelse")
        return
    if besked.maalgruppe_match is not Matchgrad.JA:
        yield at("maalgruppe_match", clause="maalgruppe")
    if not besked.faelles_maalgruppe:
        yield at("faelles_maalgruppe", clause="faelles")


_IKKE_SET_PAA = (None, Matchgrad.IKKE_VURDERET)


@rule(
    "FR-119",
    clauses=(
        clause(
            "metode",
            da="Skriv også, om metoderne passer til borgerens behov og ressourcer.",
            en="State also whether the methods fit the citizen's needs and resources.",
            demand=BOER,
        ),
        clause(
            "rammer",
            da="Skriv også, om de fysiske rammer passer til borgeren.",
            en="State also whether the physical surroundings fit the citizen.",
            demand=BOER,
        ),
    ),
    messages=("matchSvar",),
    requirements=("R022", "R024"),
    fields=("metodeMatch", "fysiskeRammerMatch", "maalgruppeMatch", "samletVurdering"),
    source="000:79-82",
)
def metoder_og_rammer_er_vurderet(besked: MatchSvar) -> Breaches:
    """Målgruppen er ikke nok: metoder og fysiske rammer afgør også, om borgeren trives (000:79-83).

    Den, der endnu ikke kan vurdere noget, og den, der siger nej, fordi målgruppen ikke passer, behøver ikke
    se på resten.
    """
    if besked.samlet_vurdering is Matchvurdering.AFVENTER or besked.maalgruppe_match is Matchgrad.NEJ:
        return
    if besked.metode_match in _IKKE_SET_PAA:
        yield at("metode_match", clause="metode")
    if besked.fysiske_rammer_match in _IKKE_SET_PAA:
        yield at("fysiske_rammer_match", clause="rammer")
