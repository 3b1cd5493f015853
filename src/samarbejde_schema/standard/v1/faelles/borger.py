"""Borgeren, menneskene omkring borgeren, og borgerens egen stemme.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.borger import Borger, BorgerensStemme, Identifikation

    borger = Borger(
        identifikation=Identifikation(cpr="0201609995"), adressebeskyttet=False, handlekommune="0101"
    )
    stemme = BorgerensStemme(egne_ord="Jeg vil gerne kunne være alene hjemme om aftenen.")
    assert "0201609995" not in repr(borger)
"""

from typing import Annotated

from ....modelling.element import Choice, Element
from ....modelling.marks import about
from ....primitives import Boolsk, Cpr, Email, ErstatningsCpr, Navn, Pseudonym, Sprogkode, Tekst, Telefon
from ..kodelister.geografi import Kommune
from ..kodelister.konvolut import Rolle
from ..kodelister.match import Relationstype, Sektor, Vaergemaalsform, Vaergemaalsomfang
from ..kodelister.opfoelgning import StemmeFravaer
from .konvolut import Adresse
from .typer import Foedselsaar


class Identifikation(Choice):
    """Hvem borgeren er: personnummer, erstatningspersonnummer eller en navnløs nøgle.

    Den navnløse nøgle dannes af myndigheden og bruges, til det er nødvendigt at vide, hvem borgeren er
    (FR-010).
    """

    cpr: Annotated[Cpr | None, about("personnummer", "000:86", "FR-011")] = None
    erstatnings_cpr: Annotated[ErstatningsCpr | None, about("erstatningspersonnummer", "KL", "FR-011")] = None
    pseudonym: Annotated[Pseudonym | None, about("navnløs nøgle", "000:98", "FR-010")] = None


class Personnavn(Element):
    """Et menneskes navn, delt som i CPR."""

    fornavn: Annotated[Navn, about("fornavn(e)", "CPR")]
    mellemnavn: Annotated[Navn | None, about("mellemnavn", "CPR")] = None
    efternavn: Annotated[Navn | None, about("efternavn", "CPR")] = None


class Vaerge(Element):
    """En værge eller fremtidsfuldmægtig, og hvad værgemålet dækker."""

    navn: Annotated[Personnavn, about("værgens navn", "000:291")]
    form: Annotated[Vaergemaalsform, about("hvilken slags værgemål", "værgemålsloven")]
    omfang: Annotated[
        tuple[Vaergemaalsomfang, ...],
        about("hvad værgemålet dækker", "værgemålsloven", "FR-020", many=(0, 2)),
    ] = ()
    telefon: Annotated[Telefon | None, about("telefon", "praksis")] = None
    email: Annotated[Email | None, about("mail", "praksis")] = None


class Relation(Element):
    """Et menneske, der betyder noget for borgeren: pårørende, bisidder eller partsrepræsentant."""

    navn: Annotated[Personnavn, about("navn", "004:70")]
    relation: Annotated[Relationstype, about("hvem vedkommende er for borgeren", "003:515-517")]
    telefon: Annotated[Telefon | None, about("telefon", "praksis")] = None
    bemaerkning: Annotated[Tekst | None, about("hvad man bør vide", "praksis")] = None


class Borger(Element):
    """Borgeren, som beskeden handler om.

    Handlekommunen skal altid stå her; betalings- og bopælskommune kun, når de er en anden
    (retssikkerhedslovens §§ 9 og 9 c). Er navn og adresse beskyttet, udelades adressen (FR-021). Er
    personnummeret ikke med, fortæller fødselsåret, at borgeren er voksen (FR-013).
    """

    identifikation: Annotated[Identifikation, about("hvem borgeren er", "000:86", "FR-010", "FR-121")]
    navn: Annotated[Personnavn | None, about("borgerens navn", "KL")] = None
    foedselsaar: Annotated[
        Foedselsaar | None,
        about("bruges, når personnummeret ikke er med", "000:53", "FR-013"),
    ] = None
    adresse: Annotated[Adresse | None, about("borgerens adresse", "KL", "FR-021")] = None
    adressebeskyttet: Annotated[Boolsk, about("om navn og adresse er beskyttet", "CPR-loven", "FR-021")]
    telefon: Annotated[Telefon | None, about("telefon", "KL")] = None
    email: Annotated[Email | None, about("mail", "KL")] = None
    sprog: Annotated[Sprogkode | None, about("borgerens sprog", "praksis")] = None
    tolkebehov: Annotated[Boolsk | None, about("om der skal tolk til", "praksis")] = None
    handlekommune: Annotated[Kommune, about("den kommune, der handler i sagen", "rsl § 9", "FR-019")]
    betalingskommune: Annotated[
        Kommune | None,
        about("kun hvis en anden kommune betaler", "rsl § 9 c"),
    ] = None
    bopaelskommune: Annotated[Kommune | None, about("hvor borgeren bor", "rsl § 9")] = None
    vaerge: Annotated[tuple[Vaerge, ...], about("værger og fremtidsfuldmægtige", "000:291", many=(0, 5))] = ()
    paaroerende: Annotated[
        tuple[Relation, ...],
        about("pårørende, som borgeren ønsker nævnt", "004:70", many=(0, 20)),
    ] = ()
    repraesentant: Annotated[
        tuple[Relation, ...],
        about("partsrepræsentant eller bisidder", "fvl. § 8", many=(0, 5)),
    ] = ()
    kendt_i: Annotated[
        tuple[Sektor, ...],
        about("hvor borgeren allerede er kendt", "003:57-60", "FR-020", many=(0, 10)),
    ] = ()


class Borgerhenvisning(Element):
    """Kort om, hvem beskeden handler om, til den, der møder forløbet første gang.

    Senere beskeder til samme modtager kan nøjes med forløbets nøgle (FR-032).
    """

    identifikation: Annotated[
        Identifikation,
        about("hvem beskeden handler om, første gang modtageren ser forløbet", "praksis", "FR-032"),
    ]
    navn: Annotated[Personnavn | None, about("borgerens navn", "praksis")] = None


class Gengivelse(Element):
    """Borgerens syn, fortalt videre af en anden, og hvem det er."""

    tekst: Annotated[Tekst, about("borgerens syn", "000:76")]
    gengivet_af: Annotated[Rolle, about("hvem der gengiver", "000:76")]


class BorgerensStemme(Choice):
    """Borgerens eget syn på sagen: med egne ord, gengivet af en anden, eller grunden til, at det ikke er her.

    Der er med vilje ingen måde at lade feltet stå tomt på: mangler stemmen, siges hvorfor (FR-115).
    """

    egne_ord: Annotated[Tekst | None, about("borgerens egne ord", "000:138; 003:205")] = None
    gengivet: Annotated[Gengivelse | None, about("borgerens syn, gengivet af en anden", "000:76")] = None
    fravaersaarsag: Annotated[
        StemmeFravaer | None,
        about("hvorfor borgerens syn ikke står her", "004:60", "FR-115"),
    ] = None
