"""Regler, der venter på beskeder, standarden endnu ikke har: de er sagt, men kan ikke bedømmes endnu.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.senere import ny_takst_efter_tillaegget

    assert ny_takst_efter_tillaegget.id == "FR-206"
    assert ny_takst_efter_tillaegget.messages == ("kontraktSvar",)

Hvor den ventede besked er uden betydning, er reglen overholdt; hvor den afgør sagen, er reglen ikke bedømt,
og det står i rapporten. Kilder: 000:309, 000:356; databeskyttelsesforordningen.
"""

from ....findings import Stage
from ....process import Forloeb
from ....validation.rule import GYLDIGHED, PLIGT, SKAL, Breaches, NotJudged, rule
from ..forretningskvittering import Forretningskvittering
from ..kodelister.match import KontraktSvarEmne
from ..kontrakt_svar import KontraktSvar


@rule(
    "FR-029",
    da="Bekræft inden tre hverdage, at beskeden om den forkerte borger er slettet.",
    en="Confirm within three working days that the message about the wrong citizen has been deleted.",
    demand=SKAL,
    kind=PLIGT,
    level=Stage.FORLOEB,
    messages=("forretningskvittering",),
    fields=("slettetBekraeftet",),
    source="GDPR",
)
def sletning_er_bekraeftet(besked: Forretningskvittering, forloeb: Forloeb) -> Breaches:
    """Er en besked sendt om en forkert borger, sletter hver modtager den og siger det til afsenderen.

    Fristen regnes fra annulleringen (M41), som standarden får senere. Et svar på en besked, forløbet kender,
    er ikke et svar på en annullering; ellers kan reglen ikke bedømmes.
    """
    svar_paa = besked.konvolut.svar_paa
    if besked.slettet_bekraeftet and (svar_paa is None or forloeb.before.by_id(svar_paa) is None):
        raise NotJudged
    return ()


@rule(
    "FR-206",
    da="Lad den nye takst gælde fra en dag efter, at tillægget er skrevet under.",
    en="Let the new rate apply from a day after the addendum has been signed.",
    demand=SKAL,
    kind=PLIGT,
    level=Stage.FORLOEB,
    messages=("kontraktSvar",),
    fields=("vedroerer", "dato"),
    owes="UDFOERER",
    source="000:309",
)
def ny_takst_efter_tillaegget(besked: KontraktSvar, forloeb: Forloeb) -> Breaches:
    """Ved ændret takst opdateres også kontrakten (000:309), og først når tillægget er skrevet under, gælder
    den nye takst; pris- og lønfremskrivning er undtaget.

    Tillægget (M21) får standarden senere; et svar på et tillæg kan derfor ikke bedømmes endnu.
    """
    if besked.vedroerer is KontraktSvarEmne.TILLAEG:
        raise NotJudged
    return ()


@rule(
    "FR-506",
    da="En tilbagetrukket opsigelse gælder først, når den anden part har sagt ja.",
    en="A withdrawn notice takes effect only when the other party has said yes.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.FORLOEB,
    messages=("kontraktSvar",),
    fields=("vedroerer",),
    source="000:356",
)
def tilbagetraekning_kraever_ja(besked: KontraktSvar, forloeb: Forloeb) -> Breaches:
    """Opsigelsen sker på vilkår, parterne er enige om (000:356); den ene kan ikke alene trække den tilbage.

    Opsigelsen (M22) og dens tilbagetrækning (M41) får standarden senere; indtil da kan reglen ikke bedømmes.
    """
    if besked.vedroerer is KontraktSvarEmne.TILBAGETRAEKNING_AF_OPSIGELSE:
        raise NotJudged
    return ()
