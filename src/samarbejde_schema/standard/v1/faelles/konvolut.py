"""Konvolutten om hver besked, og de parter, der står på den.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.konvolut import Organisation, Part
    from samarbejde_schema.standard.v1.kodelister.konvolut import Rolle

    kommune = Organisation(navn="Fjordby Kommune", cvr="90000004", kommunekode="0101")
    afsender = Part(rolle=Rolle.MYNDIGHED, organisation=kommune)
    assert afsender.organisation.cvr == "90000004"

En beskedklasse siger sin type og får resten herfra::

    class Bestilling(Konvolutbesked, beskedtype=Beskedtype.BESTILLING):
        ...

``Bestilling.ny(...)`` udfylder nøgle, type, udgave, samtale og tider; profil, fortrolighed og
behandlingsgrundlag er afsenderens valg og skal siges.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, ClassVar, Self

from ....errors import LocalError
from ....modelling.element import Besked, Element
from ....modelling.envelope import Envelope
from ....modelling.marks import about
from ....primitives import (
    Cvr,
    Dato,
    Email,
    Gln,
    KleEmne,
    KleFacet,
    Linje,
    Navn,
    PNummer,
    Skemaversion,
    Sor,
    Tekst,
    Telefon,
    Tidspunkt,
    TilbudsportalId,
    Uuid,
)
from ..kodelister.geografi import Kommune, Region
from ..kodelister.konvolut import (
    Behandlingsgrundlag,
    Beskedtype,
    Fortrolighed,
    Orienteringskanal,
    Profil,
    Rolle,
)
from ..kodelister.match import Driftsherretype, KontaktFunktion
from .bilag import Bilag
from .typer import AdresseUuid, Beskedref, Navnerum, Postnummer, Udvidelsesnavn


class Adresse(Element):
    """En postadresse. For en borger med adressebeskyttelse sendes den ikke (FR-021)."""

    adresselinje: Annotated[tuple[Linje, ...], about("vej, nummer, etage, dør", "praksis", many=(1, 3))]
    postnummer: Annotated[Postnummer | None, about("postnummer", "praksis")] = None
    by: Annotated[Navn | None, about("postdistrikt", "praksis")] = None
    adresse_uuid: Annotated[AdresseUuid | None, about("nøgle i Danmarks Adresseregister", "praksis")] = None


class Organisation(Element):
    """En myndighed, et tilbud, en driftsherre eller en anden organisation.

    Navnet er til mennesker; CVR-nummeret afgør, hvem der er tale om. Det kræves for parterne i konvolutten,
    for køber og for driftsherre (FR-023), og kontrolcifret skal passe (FR-012). P-nummeret peger på den
    enhed, der faktisk leverer.
    """

    navn: Annotated[Navn, about("organisationens navn", "000:50")]
    cvr: Annotated[
        Cvr | None,
        about(
            "CVR-nummer; altid for myndighed, udfører, driftsherre og i konvolutten",
            "000:50",
            "FR-012",
            "FR-023",
        ),
    ] = None
    p_nummer: Annotated[PNummer | None, about("den enhed, der faktisk leverer", "praksis")] = None
    gln: Annotated[Gln | None, about("EAN-nummer", "KL", "FR-012")] = None
    sor: Annotated[Sor | None, about("SOR-kode", "KL")] = None
    fk_org_uuid: Annotated[Uuid | None, about("nøgle i fælleskommunalt organisationsregister", "KL")] = None
    tilbudsportal_id: Annotated[
        TilbudsportalId | None,
        about("tilbuddets nøgle på Tilbudsportalen", "SEL § 14", "FR-109"),
    ] = None
    kommunekode: Annotated[
        Kommune | None,
        about("kommunen, hvis organisationen er eller ligger i en", "000:52"),
    ] = None
    regionskode: Annotated[Region | None, about("regionen, hvis organisationen er en", "000:32")] = None
    driftsherretype: Annotated[
        Driftsherretype | None,
        about("hvem der ejer tilbuddet", "000:52; 004:230-252"),
    ] = None
    adresse: Annotated[Adresse | None, about("postadresse", "praksis", "FR-021")] = None


class Leverandoer(Element):
    """Den, der leverer: driftsherren, som indgår kontrakten, og det tilbud, hvor borgeren får indsatsen.

    De to holdes ude fra hinanden, fordi aftale og betaling følger driftsherren, mens match, godkendelse og
    hverdag følger tilbuddet. Driver driftsherren kun ét tilbud, kan ``tilbud`` udelades.
    """

    driftsherre: Annotated[
        Organisation,
        about("den, der ejer og indgår kontrakten", "000 titel", "FR-023", "FR-014"),
    ]
    tilbud: Annotated[
        Organisation | None,
        about("det tilbud, der leverer (P-nummer, Tilbudsportalen)", "000:78", "FR-109"),
    ] = None


class Kontaktperson(Element):
    """Et menneske, man kan ringe til. Oplys kun arbejdstelefon og arbejdsmail for ansatte."""

    navn: Annotated[Navn, about("navn", "000:167")]
    stilling: Annotated[Linje | None, about("stilling", "praksis")] = None
    funktion: Annotated[
        KontaktFunktion | None,
        about("hvad man kan tale med vedkommende om", "000:55-56"),
    ] = None
    telefon: Annotated[Telefon | None, about("telefon", "praksis")] = None
    email: Annotated[Email | None, about("mail", "praksis")] = None
    enhed: Annotated[Navn | None, about("afdeling", "praksis")] = None


class Part(Element):
    """En afsender eller modtager: en organisation i en bestemt rolle.

    Samme kommune kan være myndighed i én besked og driftsherre i en anden; rollen siger, i hvilken egenskab
    den handler, og afgør, hvad den må sende og få (FR-002, FR-025). Borgere og pårørende er aldrig parter i
    transporten.
    """

    rolle: Annotated[Rolle, about("i hvilken rolle parten optræder", "000:36", "FR-002", "FR-025")]
    organisation: Annotated[Organisation, about("organisationen", "000:50", "FR-023")]
    kontaktperson: Annotated[
        tuple[Kontaktperson, ...],
        about("hvem man kan tale med", "000:62", many=(0, 10)),
    ] = ()


class System(Element):
    """Det fagsystem, beskeden er skrevet i. Til fejlsøgning mellem leverandører, ikke til sagsbehandling."""

    navn: Annotated[Navn, about("systemets navn", "000:338")]
    version: Annotated[Linje | None, about("systemets udgave", "000:338")] = None
    system_uuid: Annotated[Uuid | None, about("systemets nøgle", "KL")] = None


class Sagsreference(Element):
    """Sagens nummer hos den, der har sagen, så en modtager kan nævne det rigtige nummer tilbage."""

    sagsnummer: Annotated[Linje, about("sagens nummer hos ejeren", "KL")]
    ejer_cvr: Annotated[Cvr | None, about("hvem sagen hører til", "KL")] = None
    sag_uuid: Annotated[Uuid | None, about("sagens nøgle", "KL")] = None


class Borgerorientering(Element):
    """Hvordan borgeren, værgen eller en anden uden systemadresse får beskedens indhold at vide.

    Beskeder går mellem organisationer. Her noteres, hvem der orienteres på anden måde, hvordan og hvornår.
    """

    modtagerrolle: Annotated[
        Rolle,
        about("borger, værge eller en anden uden systemadresse", "000:302", "FR-024"),
    ]
    kanal: Annotated[Orienteringskanal, about("hvordan beskeden gives", "praksis")]
    dato: Annotated[Dato, about("hvornår den er eller bliver givet", "praksis")]


class Udvidelse(Element):
    """En lokal oplysning, som to parter har aftalt uden for standarden.

    Ingen regel bygger på den, og en modtager, der ikke kender navnerummet, kan se bort fra den. Brug den
    ikke til noget, der har sin egen plads i beskeden. I beskeder uden borger må den ikke rumme et
    personnummer (FR-605).
    """

    navnerum: Annotated[Navnerum, about("hvem der ejer udvidelsen", "003:522")]
    navn: Annotated[Udvidelsesnavn, about("feltets navn", "003:522")]
    vaerdi: Annotated[Tekst, about("feltets indhold; følsomt", "003:522", "FR-605")]


class Konvolut(Element):
    """Det, enhver besked bærer uden på indholdet: hvem, til hvem, hvornår, hvorfor og i hvilket forløb.

    ``besked_id`` er også værnet mod at behandle samme besked to gange. ``forloeb_id`` samler alt om én
    borgers forløb, ``samtale_id`` en enkelt ombæring i det. ``senest_set`` fortæller, hvad afsenderen
    vidste, da beskeden blev skrevet, så beskeder, der krydser hinanden, kan dømmes rimeligt (FR-005,
    FR-027).
    """

    besked_id: Annotated[
        Uuid,
        about("beskedens entydige nøgle, også nøgle mod dobbelt modtagelse", "000:85", "FR-004"),
    ]
    beskedtype: Annotated[Beskedtype, about("hvilken af de 42 beskeder", "000:368")]
    skemaversion: Annotated[
        Skemaversion,
        about("den udgave, beskeden er skrevet efter; modtageren skal have netop den på sin liste", "valg"),
    ]
    profil: Annotated[
        tuple[Profil, ...],
        about("de aftaler, beskeden lover at følge", "D2", "FR-020", many=(1, 4)),
    ]
    samtale_id: Annotated[
        Uuid,
        about("fælles for de beskeder, der hører til samme ombæring (fx én opfølgning)", "000:85"),
    ]
    forloeb_id: Annotated[
        Uuid | None,
        about("ét forløb for én borger; udelades i M32–M38", "000:45", "FR-022"),
    ] = None
    svar_paa: Annotated[
        Beskedref | None,
        about("den besked, der svares på", "000:85", "FR-008", "FR-003"),
    ] = None
    erstatter: Annotated[
        Beskedref | None,
        about("den besked, denne retter og træder i stedet for", "valg", "FR-009"),
    ] = None
    senest_set: Annotated[
        Beskedref | None,
        about("forløbets nyeste besked, som afsenderen havde modtaget", "valg", "FR-005", "FR-027"),
    ] = None
    afsendt: Annotated[Tidspunkt, about("hvornår beskeden blev afsendt", "000:107", "FR-006")]
    udloeber: Annotated[Tidspunkt, about("herefter modtages beskeden ikke første gang", "valg", "FR-007")]
    afsender: Annotated[Part, about("hvem der afsender", "000:36", "FR-001", "FR-002", "FR-023")]
    modtager: Annotated[
        tuple[Part, ...],
        about(
            "hvem der modtager; altid organisationer", "000:259", "FR-025", "FR-023", "FR-020", many=(1, 20)
        ),
    ]
    borger_orientering: Annotated[
        tuple[Borgerorientering, ...],
        about(
            "hvordan borger, værge eller andre uden systemadresse får beskeden",
            "000:302",
            "FR-024",
            many=(0, 10),
        ),
    ] = ()
    afsender_system: Annotated[System | None, about("afsenderens it-system", "000:338-340")] = None
    myndighedssag: Annotated[Sagsreference | None, about("kommunens sagsnummer", "KL", "FR-018")] = None
    kle_emne: Annotated[KleEmne | None, about("journalemne", "KL")] = None
    kle_facet: Annotated[KleFacet | None, about("handlingsfacet", "KL")] = None
    fortrolighed: Annotated[Fortrolighed, about("hvor følsomt indholdet er", "D13", "FR-017")]
    behandlingsgrundlag: Annotated[
        Behandlingsgrundlag,
        about("på hvilket grundlag oplysningerne deles", "fvl. § 28", "FR-016"),
    ]
    samtykke_ref: Annotated[
        tuple[Uuid, ...],
        about("de samtykker (M24), der bygges på", "003:518", "FR-016", "FR-301", many=(0, 20)),
    ] = ()
    bilag: Annotated[
        tuple[Bilag, ...],
        about("vedhæftede dokumenter", "000:103", "FR-015", many=(0, 20)),
    ] = ()
    udvidelser: Annotated[
        tuple[Udvidelse, ...],
        about("lokale oplysninger; læses ikke af regler", "003:191, 522", "FR-605", many=(0, 50)),
    ] = ()


ENVELOPE = Envelope(
    field="konvolut",
    id="besked_id",
    type="beskedtype",
    version="skemaversion",
    profiles="profil",
    conversation="samtale_id",
    case="forloeb_id",
    reply_to="svar_paa",
    replaces="erstatter",
    last_seen="senest_set",
    sent="afsendt",
    expires="udloeber",
    sender="afsender",
    receivers="modtager",
    role="rolle",
)
"""Hvor konvolutten har det, som maskineriet skal kende; en ny besked kan modtages i syv dage."""


class Konvolutbesked(Besked, envelope=ENVELOPE):
    """En besked med konvolut: alle på nær transportkvitteringen.

    En beskedklasse siger sin type som klasseargument, ``beskedtype=Beskedtype.BESTILLING``; konvolutten skal
    da bære netop den. En fælles mellemklasse udelader argumentet.
    """

    SKEMAVERSION: ClassVar[str] = "1.0"
    """Den udgave, :meth:`ny` skriver, når ingen anden er sagt. På ledningen skal udgaven altid stå."""

    konvolut: Annotated[Konvolut, about("hvem, til hvem, hvornår og i hvilket forløb", "000:85")]

    def __init_subclass__(cls, *, beskedtype: Beskedtype | None = None, **kwargs: Any) -> None:
        fixed = None if beskedtype is None else {"konvolut.beskedtype": beskedtype.value}
        super().__init_subclass__(fixed=fixed, **kwargs)

    @classmethod
    def ny(
        cls, *, nu: datetime | None = None, noegle: Callable[[], str] | None = None, **felter: Any
    ) -> Self:
        """En ny besked, hvor konvolutten er udfyldt, så langt det kan lade sig gøre.

        ``felter`` er beskedens og konvoluttens felter under Python-navn; ``profil``, ``fortrolighed``,
        ``behandlingsgrundlag``, ``afsender`` og ``modtager`` er afsenderens valg. ``nu`` er afsendelsens
        tidspunkt, og ``noegle`` laver nye nøgler; gives begge, giver samme kald samme besked. Rejser
        :class:`~samarbejde_schema.errors.LocalError`, når beskeden ikke kan bygges.
        """
        felter.setdefault("skemaversion", cls.SKEMAVERSION)
        try:
            return super().ny(nu=nu, noegle=noegle, **felter)
        except LocalError as afvist:
            fejl = LocalError(str(afvist), afvist.findings)
        felter.clear()
        raise fejl
