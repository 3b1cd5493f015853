"""M22 Opsigelse: en af parterne siger kontrakten op.

Et helt eksempel, hvor ``kontrakt`` er kontrakten, og ``kommunen`` og ``bostedet`` er parter::

    from datetime import date

    from samarbejde_schema.standard.v1.opsigelse import Opsigelse

    om = kontrakt.konvolut
    opsigelse = Opsigelse.ny(
        profil=om.profil, fortrolighed="FOELSOM", behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        forloeb_id=om.forloeb_id, afsender=kommunen, modtager=(bostedet,),
        kontrakt_ref={"id": kontrakt.kontrakt_id},
        opsigende_part="KOEBER", opsagt_dato=date(2026, 9, 15), ophoersdato=date(2026, 10, 31),
        aarsag="MAAL_NAAET", kontraktvilkaar="Punkt 8.1",
        levering_i_perioden="Indsatsen leveres uændret til sidste dag.",
        dialog_afholdt={"afholdt": True, "dato": date(2026, 9, 8)},
        borgerens_stemme={"egne_ord": "Nu er jeg klar til min egen lejlighed."},
    )
    assert opsigelse.dialog_afholdt.afholdt

At varslet holder, er FR-501, at lejemålet består, er FR-503, og at leveringen i perioden er aftalt, er
FR-508; de dømmes med forløbet, hvor kontrakten er. En opsigelse trækkes tilbage med en annullering (M41), som
den anden part skal sige ja til.
Kilder: 000:350-362.
"""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Linje, Tekst
from ...validation.rule import BOER, GYLDIGHED, SKAL, Breaches, at, clause, rule
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import ArtefaktRef
from .kodelister.konvolut import Beskedtype, Rolle
from .kodelister.match import Kontraktpart
from .kodelister.opfoelgning import Ophoersaarsag


class Dialog(Element):
    """Parternes samtale om, at indsatsen skal ende: om den er holdt, hvornår, og hvad der kom ud af den."""

    afholdt: Annotated[Boolsk, about("om parterne har talt sammen", "000:361", "FR-502")]
    dato: Annotated[Dato | None, about("hvornår", "000:361")] = None
    bemaerkning: Annotated[Tekst | None, about("hvad parterne nåede frem til", "000:361")] = None


class Opsigelse(Konvolutbesked, beskedtype=Beskedtype.OPSIGELSE):
    """En parts opsigelse af kontrakten, med varsel og grund (M22).

    Sendes af myndigheden eller udføreren til den anden part, helst efter at de har talt sammen: dialog er
    det vigtigste, når et forløb skal afvikles godt (000:361). Opsigelsen nævner det punkt i kontrakten,
    den bygger på, og hvad der leveres, indtil det ophører (000:356-358). Et lejemål siges aldrig op
    herigennem. Følges af en udskrivning på den sidste dag.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    kontrakt_ref: Annotated[ArtefaktRef | None, about("den kontrakt, der siges op", "000:356", "FR-501")] = (
        None
    )
    opsigende_part: Annotated[
        Kontraktpart, about("om køber eller leverandør siger op", "000:356", "FR-501", "FR-509")
    ]
    opsagt_dato: Annotated[Dato, about("hvilken dag der siges op", "000:356", "FR-501")]
    ophoersdato: Annotated[Dato, about("sidste dag efter opsigelsen", "000:356", "FR-501")]
    aarsag: Annotated[Ophoersaarsag, about("hvorfor indsatsen skal ende", "000:353", "FR-501")]
    begrundelse: Annotated[Tekst | None, about("grunden uddybet", "000:361")] = None
    kontraktvilkaar: Annotated[
        Linje | None, about("det punkt i kontrakten, opsigelsen bygger på", "000:356", "FR-501")
    ] = None
    levering_i_perioden: Annotated[
        Tekst | None, about("hvad der leveres, indtil det ophører", "000:357", "FR-508")
    ] = None
    aftalt_kortere_varsel: Annotated[
        Boolsk | None, about("om parterne er enige om kortere varsel", "000:356", "FR-501")
    ] = None
    dialog_afholdt: Annotated[
        Dialog | None, about("om parterne har talt sammen først", "000:361", "FR-502")
    ] = None
    lejeforhold_beroeres_ikke: Annotated[
        Boolsk | None,
        about(
            "om lejemålet består; altid ja i en almen bolig (almenboligloven § 105)", "ABL § 105", "FR-503"
        ),
    ] = None
    naeste_tilbud: Annotated[Tekst | None, about("hvad der skal ske med borgeren bagefter", "000:353")] = None
    borgerens_stemme: Annotated[
        BorgerensStemme | None, about("borgerens syn på, at indsatsen slutter", "000:361")
    ] = None


@rule(
    "FR-502",
    clauses=(
        clause(
            "mangler",
            da="Skriv, om parterne har talt sammen om, at indsatsen skal ende.",
            en="State whether the parties have talked about the ending.",
            demand=BOER,
        ),
        clause(
            "ikke-holdt",
            da="Tal sammen om, hvordan indsatsen slutter, og skriv det, når det er sket.",
            en="Talk together about how the service is to end, and record it when it is done.",
            demand=BOER,
        ),
    ),
    messages=("opsigelse",),
    requirements=("R152",),
    fields=("dialogAfholdt", "dialogAfholdt.afholdt"),
    source="000:361",
)
def parterne_har_talt_sammen(besked: Opsigelse) -> Breaches:
    """Dialog er det vigtigste i udskrivningen: så afvikles aftalen til gavn for alle parter (000:361-362).

    Den er holdt og noteret, når der står, at parterne har talt sammen. En opsigelse uden dialog gælder, men
    der gøres opmærksom på den. Når borgeren er død, er der ingen afslutning at tale om.
    """
    if besked.aarsag is Ophoersaarsag.DOED:
        return
    if besked.dialog_afholdt is None:
        yield at("dialog_afholdt", clause="mangler")
    elif not besked.dialog_afholdt.afholdt:
        yield at("dialog_afholdt", "afholdt", clause="ikke-holdt")


@rule(
    "FR-509",
    da="Ret den opsigende part: myndigheden siger op som køber, udføreren som leverandør.",
    en="Correct the party giving notice: the authority gives notice as buyer, the provider as supplier.",
    demand=SKAL,
    kind=GYLDIGHED,
    messages=("opsigelse",),
    requirements=("R147",),
    fields=("opsigendePart",),
    source="000:356",
)
def parten_siger_selv_op(besked: Opsigelse) -> Breaches:
    """Varslet er ikke det samme for de to parter (000:356), så opsigelsen siger, hvis varsel den bygger på.

    Ingen siger op på den andens vegne: den opsigende part er den, der sender.
    """
    koeber = besked.konvolut.afsender.rolle is Rolle.MYNDIGHED
    if koeber != (besked.opsigende_part is Kontraktpart.KOEBER):
        yield at("opsigende_part")
