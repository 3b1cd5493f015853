"""M20 Handleplan: borgerens plan, delt med den, der leverer indsatsen.

Et helt eksempel, hvor ``bestilling`` er forløbets bestilling, og ``kommunen`` og ``bostedet`` er parter::

    from datetime import date
    from uuid import uuid4

    from samarbejde_schema.standard.v1.handleplan import Handleplan

    om = bestilling.konvolut
    plan = Handleplan.ny(
        profil=om.profil, fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=om.forloeb_id, myndighedssag=om.myndighedssag,
        afsender=kommunen, modtager=(bostedet,),
        borger_orientering=({"modtagerrolle": "BORGER", "kanal": "UDLEVERET", "dato": date(2026, 6, 1)},),
        handleplan_id=uuid4(), version=1, planstatus="UDARBEJDET", uddrag=True,
        formaal="At bo trygt og bestemme selv.",
        indsats="Midlertidigt ophold med støtte om natten.",
        forventet_varighed="Et år",
        saerligt_forhold=({"emne": "BESKAEFTIGELSE", "beskrivelse": "Praktik i gartneriet om onsdagen."},),
        maal=bestilling.indsatsmaal,
        borgerens_stemme={"egne_ord": "Jeg vil have min egen dør."},
        medforfatter=("BORGER",),
        dato=date(2026, 5, 29),
    )
    assert plan.planstatus.label == "udarbejdet"

Målene i planen er samme slags mål som i bestillingen og bedømmes af FR-105 og FR-112
(:mod:`.faelles.regler_indsatsmaal`).
Kilder: 000:296-308; 003:155-157; serviceloven § 141.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Tekst, Uuid, Version
from ...validation.rule import PLIGT, SKAL, Breaches, at, clause, rule
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import Indsatsmaal
from .kodelister.justering import Handleplansemne, Planstatus
from .kodelister.konvolut import Beskedtype, Rolle


class SaerligtForhold(Element):
    """Et særligt forhold i borgerens liv, som planen skal tage hensyn til, fx bolig eller beskæftigelse."""

    emne: Annotated[Handleplansemne, about("hvad det angår", "SEL § 141(3)")]
    beskrivelse: Annotated[Tekst, about("forholdet, og hvad planen gør ved det", "SEL § 141(3)")]


class Handleplan(Konvolutbesked, beskedtype=Beskedtype.HANDLEPLAN):
    """Borgerens handleplan efter serviceloven, eller besked om, at der ikke er nogen (M20).

    Sendes af myndigheden til udføreren, når borgeren visiteres, og når planen er ændret efter et møde;
    borgeren får den på anden måde, og det noteres i ``borgerOrientering`` (000:302). Er borgeren ikke
    omfattet, eller har borgeren sagt nej, siger ``planstatus`` det, så ingen leder efter en plan, der
    ikke findes. Med ``uddrag`` er kun de dele med, som udføreren har brug for. Udføreren svarer med en
    delmålsplan, der bygger på planens mål (000:306-308).
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    handleplan_id: Annotated[Uuid, about("handleplanens nøgle gennem alle udgaver", "000:302")]
    version: Annotated[Version, about("handleplanens udgave", "000:302")]
    planstatus: Annotated[
        Planstatus, about("om der er en plan, eller hvorfor ikke", "SEL § 141", "FR-412", "FR-413", "FR-719")
    ]
    uddrag: Annotated[Boolsk, about("om kun de dele er med, som udføreren har brug for", "SEL § 141(5)")]
    helhedsorienteret_plan: Annotated[
        Boolsk | None, about("om den er en del af en helhedsorienteret plan", "SEL § 141(7)")
    ] = None
    formaal: Annotated[Tekst | None, about("formålet med indsatsen", "SEL § 141(3)", "FR-413")] = None
    indsats: Annotated[
        Tekst | None, about("den indsats, der er nødvendig for at nå formålet", "SEL § 141(3)", "FR-413")
    ] = None
    forventet_varighed: Annotated[
        Tekst | None, about("hvor længe indsatsen ventes at vare", "SEL § 141(3)", "FR-413")
    ] = None
    saerligt_forhold: Annotated[
        tuple[SaerligtForhold, ...],
        about(
            "bolig, beskæftigelse, personlig hjælp, behandling, hjælpemidler og andet",
            "SEL § 141(3)",
            "FR-413",
            many=(0, 20),
        ),
    ] = ()
    maal: Annotated[
        tuple[Indsatsmaal, ...],
        about("borgerens indsatsmål, som planen bygger på", "000:302-308", "FR-105", "FR-112", many=(0, 30)),
    ] = ()
    borgerens_stemme: Annotated[
        BorgerensStemme, about("borgerens syn på planen", "SEL § 141(4); 003:155", "FR-115")
    ]
    medforfatter: Annotated[
        tuple[Rolle, ...],
        about("hvem planen er lavet sammen med", "003:155-157", "FR-719", "FR-020", many=(0, 10)),
    ] = ()
    borger_har_underskrevet: Annotated[Boolsk | None, about("om borgeren har skrevet under", "praksis")] = (
        None
    )
    dato: Annotated[Dato, about("hvilken dag planen er fra", "000:302")]


_MAA_FAA_PLANEN = frozenset({Rolle.BORGER, Rolle.VAERGE})


@rule(
    "FR-412",
    da="Giv borgeren eller værgen handleplanen, og skriv i borgerOrientering hvordan og hvornår.",
    en="Give the plan to the citizen or the guardian, and state in borgerOrientering how and when.",
    demand=SKAL,
    kind=PLIGT,
    messages=("handleplan",),
    requirements=("R133",),
    fields=("planstatus", "konvolut.borgerOrientering.modtagerrolle"),
    source="000:302; SEL § 141(5)",
)
def planen_naar_borgeren(besked: Handleplan) -> Breaches:
    """Handleplanen er borgerens: den sendes både til udføreren og til borgeren selv (000:302-303).

    At udføreren får den, følger af, hvem beskeden kan sendes til (FR-025). Borgeren eller værgen får den på
    anden måde, og det skal stå i konvolutten. Er der ingen plan, er der heller ikke noget at give.
    """
    if besked.planstatus is not Planstatus.UDARBEJDET:
        return
    if not any(en.modtagerrolle in _MAA_FAA_PLANEN for en in besked.konvolut.borger_orientering):
        yield at("konvolut", "borger_orientering")


@rule(
    "FR-413",
    clauses=(
        clause(
            "formaal",
            da="Skriv formålet med indsatsen: det hører til i en handleplan.",
            en="State the purpose of the effort: it belongs in an action plan.",
            demand=SKAL,
            kind=PLIGT,
        ),
        clause(
            "indsats",
            da="Skriv, hvilken indsats der er nødvendig for at nå formålet.",
            en="State the effort that is needed to reach the purpose.",
            demand=SKAL,
            kind=PLIGT,
        ),
        clause(
            "varighed",
            da="Skriv, hvor længe indsatsen ventes at vare.",
            en="State how long the effort is expected to last.",
            demand=SKAL,
            kind=PLIGT,
        ),
        clause(
            "forhold",
            da="Skriv de særlige forhold, planen tager hensyn til, fx bolig, beskæftigelse og behandling.",
            en="State the special conditions that the plan allows for, such as housing, work and treatment.",
            demand=SKAL,
            kind=PLIGT,
        ),
    ),
    messages=("handleplan",),
    fields=("planstatus", "formaal", "indsats", "forventetVarighed", "saerligtForhold"),
    source="SEL § 141(3)",
)
def planens_indhold(besked: Handleplan) -> Breaches:
    """En handleplan siger, hvad der skal opnås, hvad der skal til, hvor længe, og hvad der er særligt.

    Det er lovens eget indhold (serviceloven § 141, stk. 3), og det er det, udføreren bygger sine delmål på;
    et uddrag rummer det også. Er planen ikke lavet, fordi borgeren har sagt nej eller ikke er omfattet,
    skyldes ingenting.
    """
    if besked.planstatus is not Planstatus.UDARBEJDET:
        return
    if besked.formaal is None:
        yield at("formaal", clause="formaal")
    if besked.indsats is None:
        yield at("indsats", clause="indsats")
    if besked.forventet_varighed is None:
        yield at("forventet_varighed", clause="varighed")
    if not besked.saerligt_forhold:
        yield at("saerligt_forhold", clause="forhold")


@rule(
    "FR-719",
    da="Lav handleplanen sammen med borgeren, og nævn borgeren blandt medforfatterne.",
    en="Make the plan together with the citizen, and name the citizen among its co-authors.",
    demand={"SAM": SKAL},
    kind=PLIGT,
    messages=("handleplan",),
    requirements=("R187",),
    fields=("medforfatter", "planstatus"),
    source="003:155",
)
def borgeren_er_medforfatter(besked: Handleplan) -> Breaches:
    """I Samarbejdsmodellen laver borgeren planen sammen med de professionelle, ud fra egne mål og drømme.

    Det ses på medforfatterne (003:155-157). Reglen gælder kun, når der er lavet en plan: en borger, der har
    sagt nej til en, har ikke været med til at skrive den.
    """
    if besked.planstatus is Planstatus.UDARBEJDET and Rolle.BORGER not in besked.medforfatter:
        yield at("medforfatter")
