"""Eksemplet på en kodemapping, læst med standardens egne kodelister."""

from datetime import date
from pathlib import Path

import pytest

from samarbejde_schema.catalogue.kodemapping import Kodemapping
from samarbejde_schema.errors import LocalError
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.kodelister.ffb import FfbYdelse
from samarbejde_schema.standard.v1.kodelister.geografi import Region
from samarbejde_schema.standard.v1.kodelister.match import Hastegrad

FIL = Path(__file__).parents[2] / "fixtures" / "kodemapping" / "opdigtet-journal.json"
MAPPING = Kodemapping.load(FIL.read_bytes(), STANDARD)
HAST, YDELSE, VARE, REGION = (
    "urn:example:journal-fjord:hast",
    "urn:example:journal-fjord:ydelse",
    "urn:example:fakturering-aa:vare",
    "urn:example:journal-fjord:region",
)
I_DAG, NYTAAR = date(2026, 12, 31), date(2027, 1, 1)


def test_hast_begge_veje() -> None:
    assert MAPPING.lists == ("FfbYdelse", "Hastegrad", "Region")
    assert MAPPING.foreign(Hastegrad.AKUT, on=I_DAG).display == "Akut"
    assert MAPPING.foreign(Hastegrad.NORMAL, on=I_DAG).code == "2", "den foretrukne"
    assert MAPPING.ours("Hastegrad", HAST, "3", on=I_DAG) is Hastegrad.NORMAL


def test_en_ydelse_har_en_kode_i_hvert_system_og_skifter_ved_nytaar() -> None:
    trivsel = FfbYdelse.STOETTE_TIL_PSYKISK_TRIVSEL
    assert [kode.system for kode in MAPPING.all_foreign(trivsel, on=I_DAG)] == [YDELSE, VARE]
    with pytest.raises(LocalError, match="flere"):
        MAPPING.foreign(trivsel, on=I_DAG)
    assert MAPPING.foreign(trivsel, on=I_DAG, system=YDELSE).code == "S-410"
    assert MAPPING.foreign(trivsel, on=NYTAAR, system=YDELSE).code == "S-411"
    assert MAPPING.ours("FfbYdelse", YDELSE, "S-420", on=I_DAG) is FfbYdelse.STOETTE_TIL_SUNDHED
    assert len(MAPPING.all_ours("FfbYdelse", VARE, "85-T", on=I_DAG)) == 2


def test_en_region_der_ikke_findes_mere_svarer_ikke_til_noget() -> None:
    assert MAPPING.foreign(Region.REGION_1084, on=I_DAG).code == "H"
    assert MAPPING.all_foreign(Region.REGION_1084, on=NYTAAR) == ()
    assert MAPPING.all_ours("Region", REGION, "H", on=NYTAAR) == ()
    assert Region.REGION_1084 not in MAPPING.missing(Region, on=NYTAAR)
