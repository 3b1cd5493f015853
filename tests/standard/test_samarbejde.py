"""Samarbejdsmodellens beskeder: det, som en fil ved siden af en regel ikke kan vise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.standard.byggere import kontaktperson, maalgruppe, noegle
from tests.standard.byggere_opfoelgning import fund
from tests.standard.byggere_samarbejde import (
    ALLE,
    BIRGITTE,
    METTE,
    SAMTYKKE,
    aftale,
    koordinatorudpegning,
    ledergrupperapport,
    maal_og_aftaleskema,
    samtykke_tilbagekaldelse,
    samtykkeerklaering,
    teammedlem,
    teamsammensaetning,
)

from samarbejde_schema import STANDARD, check, read, write
from samarbejde_schema.modelling.shape import shape_of
from samarbejde_schema.primitives import Cpr, ErstatningsCpr, Pseudonym, lexical
from samarbejde_schema.standard.v1.faelles.borger import Borgerhenvisning, Identifikation
from samarbejde_schema.standard.v1.faelles.regler_sam import afsenderen_har_noteret_det
from samarbejde_schema.standard.v1.faelles.regler_tal import SMAA_TAL, smaa_tal_udelades
from samarbejde_schema.standard.v1.faelles.taelling import Taelling
from samarbejde_schema.standard.v1.kodelister.ffb import FfbMaalgruppe
from samarbejde_schema.standard.v1.kodelister.samarbejde import (
    Behovskategori,
    Kerneelement,
    Kernevaerdi,
    KonkretBehov,
    Teammedlemstype,
)
from samarbejde_schema.standard.v1.koordinatorudpegning import (
    borgeren_er_endnu_ung,
    maalgruppen_er_modellens,
)
from samarbejde_schema.standard.v1.maal_og_aftaleskema import Ansvarlig, ansvaret_er_fordelt
from samarbejde_schema.standard.v1.teamsammensaetning import sundhed_er_med
from samarbejde_schema.validation.rule import NotJudged

RAAD = ("warning", "anbefaling")


@pytest.mark.parametrize("type", ALLE)
@pytest.mark.parametrize("form", ["json", "xml"])
def test_byggerne_er_uden_en_eneste_bemaerkning(type: str, form: Any) -> None:
    rapport = check(write(ALLE[type](), form=form), profiles=("GRUND", "NORD", "MIDT", "SAM"))
    assert (rapport.type, rapport.findings, rapport.not_judged) == (type, (), ())


@pytest.mark.parametrize("type", ALLE)
def test_samme_kald_giver_samme_besked(type: str) -> None:
    assert write(ALLE[type]()) == write(ALLE[type]())


# --- Kodelisterne er kildens ---------------------------------------------------------------------------------


def test_listerne_har_det_antal_kilden_naevner() -> None:
    antal = {liste: len(list(liste)) for liste in (Behovskategori, Kerneelement, Kernevaerdi)}
    assert antal == {Behovskategori: 7, Kerneelement: 6, Kernevaerdi: 3}  # 003:87-100, 129-134, 143-145
    assert len(list(KonkretBehov)) == 16  # 003:94-98
    assert {kode.value for kode in Teammedlemstype} == {"FAGPERSON", "CIVILSAMFUND", "PRIVAT_NETVAERK"}


# --- Ingen personer i ledelsens tal --------------------------------------------------------------------------


def test_rapporten_har_ingen_plads_til_en_borger() -> None:
    krop = [felt for felt in shape_of(STANDARD.model("ledergrupperapport")).fields if felt.name != "konvolut"]
    dele = [del_ for felt in krop if felt.element is not None for del_ in shape_of(felt.element).walk()]
    felter = [*krop, *(felt for del_ in dele for felt in del_.fields)]
    assert {del_.name for del_ in dele} == {"Periode", "Gruppemedlem", "Taelling", "Kerneelementstatus"}
    for personlig in (Cpr, ErstatningsCpr, Pseudonym):
        assert lexical(personlig) not in {felt.lexical for felt in felter}


# --- FR-305, FR-303 ------------------------------------------------------------------------------------------


def test_tilbagekaldelsens_samtykke_er_beskedens_og_ikke_konvoluttens() -> None:
    besked = samtykke_tilbagekaldelse(samtykke_ref=noegle(177))
    assert (besked.samtykke_ref, besked.konvolut.samtykke_ref) == (noegle(177), ())
    assert read(write(besked)) == besked


def test_to_uden_nummer_er_ikke_den_samme() -> None:
    besked = samtykkeerklaering()
    uden = besked.konvolut.afsender.organisation.model_copy(update={"cvr": None})
    konvolut = besked.konvolut.model_copy(
        update={"afsender": besked.konvolut.afsender.model_copy(update={"organisation": uden})}
    )
    noteret = besked.registreret_af.model_copy(update={"organisation": uden})
    begge = besked.model_copy(update={"konvolut": konvolut, "registreret_af": noteret})
    assert [brud.place[0] for brud in afsenderen_har_noteret_det.judge(begge)] == ["registreret_af"]


# --- FR-710 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "hvem",
    [{"pseudonym": "borger-7f3a91"}, {"erstatnings_cpr": "0201601AB5"}],
    ids=["pseudonym", "erstatning"],
)
def test_uden_personnummer_kendes_alderen_ikke(hvem: dict[str, str]) -> None:
    borger = Borgerhenvisning(identifikation=Identifikation(**hvem))
    with pytest.raises(NotJudged):
        list(borgeren_er_endnu_ung.judge(koordinatorudpegning(borger=borger)))
    uden_for = koordinatorudpegning(borger=borger, socialt_udsat_aeldre=False)
    assert list(borgeren_er_endnu_ung.judge(uden_for)) == []


@pytest.mark.parametrize(("fra", "ung"), [(date(1998, 12, 24), True), (date(1998, 12, 25), False)])
def test_alderen_regnes_den_dag_koordinatoren_begynder(fra: date, ung: bool) -> None:
    assert bool(list(borgeren_er_endnu_ung.judge(koordinatorudpegning(fra=fra)))) is ung


# --- FR-716, FR-707 ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kode", list(FfbMaalgruppe), ids=lambda kode: kode.value)
def test_hver_maalgruppe_er_inde_eller_ude_efter_sin_gren(kode: FfbMaalgruppe) -> None:
    forfaedre = [kode]
    while forfaedre[-1].parent is not None:
        forfaedre.append(FfbMaalgruppe(forfaedre[-1].parent))
    inde = {"SOCIALT_PROBLEM", "PSYKISKE_VANSKELIGHEDER"} & {led.value for led in forfaedre}
    brud = list(
        maalgruppen_er_modellens.judge(koordinatorudpegning(maalgruppe=(maalgruppe(maalgruppe=kode),)))
    )
    assert bool(brud) is not bool(inde)


def test_en_sektor_der_ikke_er_sundhed_taeller_ikke() -> None:
    medlemmer = tuple(teammedlem(sektor=sektor) for sektor in ("OMSORG", None, "SOCIAL"))
    besked = teamsammensaetning(medlem=medlemmer)
    assert fund(sundhed_er_med, besked, "SAM") == [("FR-707", "/medlem", *RAAD)]
    assert fund(sundhed_er_med, besked, "GRUND") == []


# --- FR-705 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("foerste", "anden", "samme"),
    [
        ({"rolle": "BORGER"}, {"rolle": "BORGER", "navn": "Nancy"}, True),
        ({"rolle": "TEAMMEDLEM", "medlem_ref": METTE, "navn": "Mette"}, {"rolle": "AKTOER", "medlem_ref": METTE},
         True),
        ({"rolle": "TEAMMEDLEM", "medlem_ref": METTE}, {"rolle": "TEAMMEDLEM", "medlem_ref": BIRGITTE}, False),
        ({"rolle": "AKTOER", "navn": "Asger"}, {"rolle": "AKTOER", "navn": "Bodil"}, False),
        ({"rolle": "AKTOER"}, {"rolle": "KOORDINATOR"}, False),
        ({"rolle": "BORGER"}, {"rolle": "KOORDINATOR"}, False),
    ],
    ids=["borgeren", "samme-noegle", "to-noegler", "to-navne", "to-roller", "borger-og-koordinator"],
)  # fmt: skip
def test_hvem_der_er_den_samme(foerste: dict[str, str], anden: dict[str, str], samme: bool) -> None:
    aftaler = tuple(
        aftale(aftale_id=noegle(nummer), ansvarlig=(Ansvarlig(**hvem),))
        for nummer, hvem in ((74, foerste), (76, anden))
    )
    assert bool(list(ansvaret_er_fordelt.judge(maal_og_aftaleskema(aftale=aftaler)))) is samme


# --- FR-606 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("antal", "andel", "for_lille"),
    [
        (20, "25.00", False),
        (20, "24.00", False),
        (20, "20.00", True),
        (5, "100.00", False),
        (100, "0.00", True),
    ],
)
def test_andelen_maales_paa_det_antal_den_svarer_til(antal: int, andel: str, for_lille: bool) -> None:
    rapport = ledergrupperapport(antal_forloeb=antal, andel_udredt=Decimal(andel))
    brud = [brud.clause for brud in smaa_tal_udelades.judge(rapport)]
    assert brud == (["andel"] if for_lille else [])


@pytest.mark.parametrize("antal", [0, 1, SMAA_TAL - 1, SMAA_TAL, None])
@pytest.mark.parametrize("felt", ["aktivitet", "resultat", "effekt"])
def test_hvert_tal_for_sig(felt: str, antal: int | None) -> None:
    tal = (Taelling(navn="Møder", antal=50), Taelling(navn="Klager", antal=antal))
    fundet = fund(smaa_tal_udelades, ledergrupperapport(**{felt: tal}), "SAM")
    lille = antal is not None and antal < SMAA_TAL
    assert fundet == ([("FR-606", f"/{felt}/1/antal", *RAAD)] if lille else [])


# --- Intet om borgeren i det, der siges ----------------------------------------------------------------------


@pytest.mark.parametrize("type", ALLE)
def test_intet_om_borgeren_ses_udefra(type: str) -> None:
    besked = ALLE[type]()
    for hemmeligt in ("2512484916", "Det er mit hold", "Jeg vil sy igen", "Edith"):
        assert hemmeligt not in repr(besked)


def test_samtykket_kan_genfindes_i_beskederne_der_bygger_paa_det() -> None:
    bygger_paa = {type for type, byg in ALLE.items() if byg().konvolut.samtykke_ref == (SAMTYKKE,)}
    assert bygger_paa == {"netvaerkskort", "teamsammensaetning", "maalOgAftaleskema", "aftaleOpfoelgning",
                          "resultatdokumentation"}  # fmt: skip


def test_koordinatoren_er_et_menneske_man_kan_ringe_til() -> None:
    besked = koordinatorudpegning(koordinator=kontaktperson(telefon="+4520304080"))
    assert read(write(besked, form="xml")).koordinator.telefon == "+4520304080"
