"""The settings file: what stands in it, and every mistake told in Danish with the name to look for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from samarbejde_schema.errors import LocalError
from samarbejde_schema.transport.layout import Trusted, settings_text
from samarbejde_schema.transport.settings import Settings

WHOLE = """\
environment = "test"
name = "Fjordby Kommune"
cvr = "90000004"
roles = ["MYNDIGHED", "KOORDINATOR"]
endpoint = "http://127.0.0.1:8701/beskeder"

[keys]
files = ["noegle.pem", "/hemmeligt/gammel.p12"]
store = "lager.key"
password_env = "FJORDBY_KODEORD"

[trust]
roots = "../roedder.pem"
register = "register.jws"
register_cvr = "90000101"
revoked = "spaerrede.json"

[store]
file = "samarbejde.sqlite"

[network]
listen = "127.0.0.1:8701"
allow_loopback = true
allow_private = true
"""


def written(folder: Path, text: str | bytes = WHOLE) -> Path:
    file = folder / "samarbejde.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_everything_is_read_and_files_are_relative_to_it(tmp_path: Path) -> None:
    file = written(tmp_path)
    assert (
        Settings.read(tmp_path)
        == Settings.read(tmp_path / "samarbejde.toml")
        == Settings(
            environment="test",
            name="Fjordby Kommune",
            cvr="90000004",
            roles=("MYNDIGHED", "KOORDINATOR"),
            endpoint="http://127.0.0.1:8701/beskeder",
            key_files=(tmp_path / "noegle.pem", Path("/hemmeligt/gammel.p12")),
            store_key=tmp_path / "lager.key",
            password_env="FJORDBY_KODEORD",
            roots=tmp_path / "../roedder.pem",
            register=tmp_path / "register.jws",
            register_cvr="90000101",
            revoked=tmp_path / "spaerrede.json",
            store=tmp_path / "samarbejde.sqlite",
            listen="127.0.0.1:8701",
            allow_loopback=True,
            allow_private=True,
            file=file,
        )
    )


def test_what_may_be_left_out_is_the_careful_choice(tmp_path: Path) -> None:
    text = WHOLE.replace('password_env = "FJORDBY_KODEORD"\n', "").partition("[network]")[0]
    for given in (text, text + "[network]\n"):
        written(tmp_path, given)
        read = Settings.read(tmp_path)
        assert (read.password_env, read.listen) == (None, "127.0.0.1:0")
        assert (read.allow_loopback, read.allow_private) == (False, False)


def test_a_file_with_a_byte_order_mark_and_windows_lines_is_read(tmp_path: Path) -> None:
    written(tmp_path, b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert Settings.read(tmp_path).name == "Fjordby Kommune"


REQUIRED = {
    "environment": 'environment = "test"\n',
    "name": 'name = "Fjordby Kommune"\n',
    "cvr": '\ncvr = "90000004"\n',
    "roles": 'roles = ["MYNDIGHED", "KOORDINATOR"]\n',
    "endpoint": 'endpoint = "http://127.0.0.1:8701/beskeder"\n',
    "keys.files": 'files = ["noegle.pem", "/hemmeligt/gammel.p12"]\n',
    "keys.store": 'store = "lager.key"\n',
    "trust.roots": 'roots = "../roedder.pem"\n',
    "trust.register": 'register = "register.jws"\n',
    "trust.register_cvr": 'register_cvr = "90000101"\n',
    "trust.revoked": 'revoked = "spaerrede.json"\n',
    "store.file": 'file = "samarbejde.sqlite"\n',
}


@pytest.mark.parametrize(("name", "line"), REQUIRED.items(), ids=REQUIRED)
def test_what_is_missing_is_named(tmp_path: Path, name: str, line: str) -> None:
    assert WHOLE.count(line) == 1
    written(tmp_path, WHOLE.replace(line, "\n"))
    with pytest.raises(LocalError) as caught:
        Settings.read(tmp_path)
    assert str(caught.value) == f"opsætningen mangler {name}"


@pytest.mark.parametrize("table", ["keys", "trust", "store"])
def test_a_missing_table_is_told_by_its_first_name(tmp_path: Path, table: str) -> None:
    begin, _, rest = WHOLE.partition(f"[{table}]")
    _, _, after = rest.partition("\n[")
    written(tmp_path, f"{begin}[{after}")
    with pytest.raises(LocalError, match=rf"^opsætningen mangler {table}\."):
        Settings.read(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"test"', '"prod"', "opsætningen: environment er test eller produktion"),
        ('"test"', '"Test"', "opsætningen: environment er test eller produktion"),
        ('cvr = "90000004"', "cvr = 90000004", "opsætningen: cvr skal være en tekst"),
        ('["MYNDIGHED", "KOORDINATOR"]', '"MYNDIGHED"', "opsætningen: roles skal være en liste af tekster"),
        ('["MYNDIGHED", "KOORDINATOR"]', "[]", "opsætningen: roles er en liste af tekster med mindst én"),
        ('["MYNDIGHED", "KOORDINATOR"]', "[1]", "opsætningen: roles er en liste af tekster med mindst én"),
        ('["MYNDIGHED", "KOORDINATOR"]', '[""]', "opsætningen: roles er en liste af tekster med mindst én"),
        ('["noegle.pem", "/hemmeligt/gammel.p12"]', "[]",
         "opsætningen: keys.files er en liste af tekster med mindst én"),
        ("allow_loopback = true", 'allow_loopback = "ja"',
         "opsætningen: network.allow_loopback skal være true eller false"),
        ("allow_private = true", "allow_private = 1",
         "opsætningen: network.allow_private skal være true eller false"),
        ("allow_private = true", "allow_privat = true",
         "opsætningen: i [network] står et navn, der ikke findes; de kendte er listen, allow_loopback, allow_private"),
        ('store = "lager.key"', 'store = "lager.key"\nkodeord = "0504909989"',
         "opsætningen: i [keys] står et navn, der ikke findes; de kendte er files, store, password_env"),
        ("[store]", "[[store]]", "opsætningen: i [store] står et navn, der ikke findes; de kendte er file"),
        ('environment = "test"', 'environment = "test"\nstorage = "x"',
         "opsætningen kender environment, name, cvr, roles, endpoint og [keys], [trust], [store], [network]"),
        ("[network]", "[net]",
         "opsætningen kender environment, name, cvr, roles, endpoint og [keys], [trust], [store], [network]"),
        ("[network]", "[network", "samarbejde.toml er ikke TOML"),
        ('cvr = "90000004"', 'cvr = "90000004"\ncvr = "90000012"', "samarbejde.toml er ikke TOML"),
        ('cvr = "90000004"', "cvr = 90000004kr", "samarbejde.toml er ikke TOML"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_name_and_without_its_value(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert WHOLE.count(old) == 1
    written(tmp_path, WHOLE.replace(old, new))
    with pytest.raises(LocalError) as caught:
        Settings.read(tmp_path)
    assert str(caught.value) == told
    assert caught.value.__cause__ is caught.value.__context__ is None


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "anden.toml", tmp_path / "mappe" / "samarbejde.toml"):
        with pytest.raises(LocalError) as caught:
            Settings.read(place)
        assert str(caught.value) == "mappen har ingen opsætning; den hedder samarbejde.toml"
    written(tmp_path, WHOLE.replace("Fjordby", "Fjørdby").encode("latin-1"))
    with pytest.raises(LocalError, match=r"^opsætningen er ikke skrevet i UTF-8$"):
        Settings.read(tmp_path)


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="who may do everything may read everything"
)
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    written(tmp_path).chmod(0)
    with pytest.raises(LocalError, match=r"^opsætningen kunne ikke læses$"):
        Settings.read(tmp_path)


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    (tmp_path / "samarbejde.toml").mkdir()
    with pytest.raises(LocalError, match=r"^opsætningen kunne ikke læses$"):
        Settings.read(tmp_path)


def test_what_the_layout_writes_is_read(tmp_path: Path) -> None:
    home = tmp_path / "verden"
    trusted = Trusted(home / "roedder.pem", home / "register.jws", "90000101", home / "spaerrede.json")
    text = settings_text(
        tmp_path, trusted, environment="test", name='Den "gamle" \\ Skole\x7f', cvr="90000004",
        roles=("MYNDIGHED",), endpoint="http://127.0.0.1:8701/beskeder", password_env="KODE",
    )  # fmt: skip
    written(tmp_path, text)
    read = Settings.read(tmp_path)
    assert (read.name, read.roles, read.password_env) == ('Den "gamle" \\ Skole\x7f', ("MYNDIGHED",), "KODE")
    assert (read.listen, read.allow_loopback, read.allow_private) == ("127.0.0.1:8701", True, False)
    assert read.register.resolve() == (home / "register.jws").resolve()
