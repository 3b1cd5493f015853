"""What the printed schemas and lists say, piece by piece."""

import json
from pathlib import Path
from typing import Annotated, Any

import pytest
from lxml import etree
from tests.toy import TOY

from samarbejde_schema.catalogue.release import Entry
from samarbejde_schema.errors import StandardError
from samarbejde_schema.modelling.element import Besked, Element
from samarbejde_schema.modelling.marks import about
from samarbejde_schema.primitives import Linje
from samarbejde_schema.schemagen.artefacts import render
from samarbejde_schema.schemagen.edition import Edition, editions
from samarbejde_schema.schemagen.json_schema import message_schema
from samarbejde_schema.schemagen.rules_json import messages_of
from samarbejde_schema.schemagen.xsd import xsd_files
from samarbejde_schema.validation.rule import KAN, rule

from .conftest import Validators
from .harbour import HARBOUR
from .small import small

NEWEST = editions(HARBOUR)[-1]
XS = "{http://www.w3.org/2001/XMLSchema}"


def schema_of(type: str) -> dict[str, Any]:
    return message_schema(NEWEST, next(entry for entry in NEWEST.entries if entry.type == type))


def printed(path: str) -> Any:
    return json.loads(render(HARBOUR)[path])


def nodes(value: Any) -> list[dict[str, Any]]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return ([value] if isinstance(value, dict) else []) + [node for item in inner for node in nodes(item)]


def test_the_head_of_a_json_schema() -> None:
    schema = schema_of("booking")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:harbour:json:booking"
    assert schema["title"] == "Booking"
    assert schema["description"] == "A berth is booked. The cover says twice what it is."
    assert schema["required"] == ["cover", "boat"]
    assert schema["additionalProperties"] is False


def test_constants_lists_and_choices_in_json_schema() -> None:
    schema = schema_of("booking")
    constant = {"paper": {"const": "BOOKING"}}
    assert schema["properties"]["cover"]["$ref"] == "#/$defs/Cover"
    assert schema["properties"]["cover"]["properties"] == {**constant, "stamp": {"properties": constant}}
    boat = schema["properties"]["boat"]
    assert (boat["minItems"], boat["maxItems"], boat["items"]) == (1, 3, {"$ref": "#/$defs/Boat"})
    skipper = schema["$defs"]["Skipper"]
    assert (skipper["minProperties"], skipper["maxProperties"]) == (1, 1)
    assert "required" not in skipper
    assert schema["$defs"]["Boat"]["properties"]["skipper"]["minItems"] == 1
    assert "skipper" not in schema["$defs"]["Boat"]["required"]
    assert schema_of("receipt")["properties"]["paper"]["const"] == "RECEIPT"


def test_simple_types_in_json_schema() -> None:
    defs = schema_of("booking")["$defs"]
    assert defs["Depth"] == {
        "description": "Her skal stå en dybde.",
        "type": "integer",
        "minimum": -120,
        "maximum": 9,
    }
    assert defs["Klokkeslaet"]["pattern"] == "^(?:([01][0-9]|2[0-3]):[0-5][0-9])$"
    assert defs["Klokkeslaet"]["not"] == {"pattern": "\n"}
    assert "not" not in defs["Tekst"]
    assert defs["Rig"]["enum"] == ["SLOOP", "KETCH", "2", "WING"]
    assert defs["Cpr"]["x-foelsom"] is True
    assert "x-foelsom" not in defs["Paper"]
    assert defs["Boat"]["properties"]["name"]["x-regler"] == ["H-1", "H-9"]
    assert defs["Boat"]["properties"]["name"]["x-kilde"] == "toy:8"


@pytest.mark.parametrize("type", [entry.type for entry in NEWEST.entries])
def test_a_json_schema_stands_alone_and_is_plain(type: str) -> None:
    schema = schema_of(type)
    assert list(schema["$defs"]) == sorted(schema["$defs"])
    used = {node["$ref"].removeprefix("#/$defs/") for node in nodes(schema) if "$ref" in node}
    assert used == set(schema["$defs"])
    for node in nodes(schema):
        assert not {"format", "uniqueItems", "$dynamicRef"} & set(node)
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
        if isinstance(node.get("pattern"), str):
            assert "\\d" not in node["pattern"]
            assert "(?=" not in node["pattern"]


def test_where_types_stand_in_xsd() -> None:
    files = {name: etree.fromstring(data) for name, data in xsd_files(NEWEST).items()}
    assert sorted(files) == ["booking.xsd", "faelles.xsd", "kodelister.xsd", "notice.xsd", "receipt.xsd"]
    names = {file: [part.get("name") for part in root if part.get("name")] for file, root in files.items()}
    assert names["kodelister.xsd"] == ["FlagType", "PaperType", "RigType"]
    assert {"CoverType", "StampType", "BoatType", "SkipperType", "DepthType"} <= set(names["faelles.xsd"])
    assert names["booking.xsd"] == [
        "Booking", "BookingType", "BookingCoverType", "BookingCoverPaperType", "BookingCoverStampType",
        "BookingCoverStampPaperType", "PictureType",
    ]  # fmt: skip
    for root in files.values():
        assert root.get("targetNamespace") == "urn:harbour"
        assert root.get("elementFormDefault") == "qualified"
        assert root.get("version") == "1.10"


def test_every_simple_type_restricts_a_string() -> None:
    bases = set()
    for data in xsd_files(NEWEST).values():
        for simple in etree.fromstring(data).iter(f"{XS}simpleType"):
            restriction = simple.find(f"{XS}restriction")
            assert restriction is not None
            bases.add(restriction.get("base"))
    assert bases == {"xs:string", "PaperType", "LinjeType"}


def test_white_space_is_kept_and_space_between_elements_is_not_content(newest: Validators) -> None:
    good = (
        '<Receipt xmlns="urn:harbour">\n <Paper>RECEIPT</Paper><Seal>§1</Seal> '
        "<Paid>0</Paid>\n<Paid>1</Paid>\n</Receipt>"
    )
    assert newest.xsd["receipt"].validate(etree.fromstring(good))
    for bad in (
        good.replace("RECEIPT<", " RECEIPT<"),
        good.replace("<Paid>0", "<Paid> 0"),
        good.replace(' xmlns="urn:harbour"', ""),
        good.replace("<Seal>§1</Seal>", ""),
        good.replace("<Paper>RECEIPT</Paper><Seal>§1</Seal>", "<Seal>§1</Seal><Paper>RECEIPT</Paper>"),
        good.replace("<Paid>1", "<Paid>2147483648"),
        good.replace("<Paid>1", '<Paid a="1">1'),
        good.replace("<Seal>", "x<Seal>"),
    ):
        assert not newest.xsd["receipt"].validate(etree.fromstring(bad)), bad


def test_types_that_would_clash_in_xsd_are_refused() -> None:
    class PostText(Element):
        """Has the name of the constant's own type."""

        a: Annotated[Linje, about("a", "toy")]

    class Post(Besked, fixed={"text": "x"}):
        """A post."""

        text: Annotated[Linje, about("text", "toy")]
        other: Annotated[PostText, about("other", "toy")]

    with pytest.raises(StandardError, match="PostTextType"):
        xsd_files(small(Post))


def test_a_message_cannot_take_the_name_of_a_shared_file() -> None:
    class Faelles(Besked):
        """A message with an unlucky name."""

        text: Annotated[Linje, about("text", "toy")]

    with pytest.raises(StandardError, match=r"faelles\.xsd"):
        xsd_files(small(Faelles, entries=(Entry("1", "faelles", "F", "F", "all", (), ()),)))


def test_the_code_lists() -> None:
    lists = printed("1.10/codelists.json")["lists"]
    assert [entry["name"] for entry in lists] == ["Flag", "Paper", "Rig"]
    assert lists[2] == {
        "name": "Rig",
        "description": "How a boat is rigged; SLOOP is the common one.",
        "open": True,
        "source": "toy:2",
        "values": [
            {"key": "SLOOP", "label": "sloop | one mast"},
            {"key": "KETCH", "label": "ketch", "gyldigFra": "2020-01-01", "gyldigTil": "2029-12-31"},
            {"key": "2", "label": "two <masts>", "parent": "KETCH"},
            {"key": "WING", "label": "wing sail"},
        ],
    }
    assert [entry["name"] for entry in printed("1.0/codelists.json")["lists"]] == ["Paper", "Rig"]


def test_code_lists_are_glossed_where_there_are_glosses() -> None:
    paper, rig = printed("1.0/codelists.json")["lists"]
    assert paper["english"] == "the <papers> of a boat"
    assert paper["values"][0] == {"key": "BOOKING", "label": "booking", "english": "a booking"}
    assert paper["values"][2] == {"key": "RECEIPT", "label": "receipt"}, "nobody said what it means"
    assert "english" not in rig


def test_the_rules() -> None:
    catalogue = printed("1.0/rules.json")
    storm = {"name": "STORM", "label": "storm | gale", "text": "When it <blows>.", "source": "toy:16"}
    assert catalogue["profiles"][0] == storm
    first, second, third = catalogue["rules"]
    assert first == {
        "id": "H-1",
        "level": "besked",
        "messages": ["booking"],
        "fields": ["boat.name"],
        "requirements": ["R1"],
        "source": "toy:12",
        "explanation": "En båd uden navn finder ingen.",
        "clauses": [
            {
                "name": "",
                "da": "Båden skal have <et> navn | et.",
                "en": "The boat must have a name.",
                "demand": {"GRUND": "BOER", "STORM": "SKAL"},
                "kind": "gyldighed",
            }
        ],
    }
    assert [clause["name"] for clause in second["clauses"]] == ["soon", "late"]
    assert "kind" not in second["clauses"][0]
    assert second["explanation"] == "Det gælder for alle, at papiret kommer før båden."
    assert (second["level"], third["level"]) == ("register", "modtagelse")
    assert printed("1.10/rules.json")["rules"][0]["messages"] == ["booking", "notice"]


def test_a_rule_about_a_message_that_does_not_exist() -> None:
    stray = rule("X-1", da="x", en="x", demand=KAN, messages=("boking",), source="x")
    with pytest.raises(StandardError, match="boking"):
        messages_of(NEWEST, stray(_nothing))


def _nothing(besked: object) -> Any:
    """Ingenting."""
    return ()


def test_the_messages() -> None:
    catalogue = printed("1.10/messages.json")
    assert catalogue["namespace"] == "urn:harbour"
    booking, receipt, notice = catalogue["messages"]
    assert booking == {
        "number": "P1",
        "type": "booking",
        "rootElement": "Booking",
        "beskedtype": "BOOKING",
        "label": "Booking",
        "senders": ["SKIPPER"],
        "receivers": ["MASTER"],
        "answeredBy": ["notice", "receipt"],
        "answers": [],
        "regions": ["A"],
        "since": "1.0",
        "schemas": {"json": "json/booking.schema.json", "xsd": "xsd/booking.xsd"},
    }
    assert receipt["answers"] == notice["answers"] == ["booking"]
    assert printed("1.0/messages.json")["messages"][0]["answeredBy"] == ["receipt"]
    paths = render(HARBOUR)
    for message in catalogue["messages"]:
        assert {f"1.10/{path}" for path in message["schemas"].values()} <= set(paths)


def test_another_standard_can_be_printed_too(tmp_path: Path) -> None:
    for path, data in render(TOY).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    edition: Edition = editions(TOY)[0]
    assert set(Validators(edition, tmp_path / "1.0").json) == {"hire", "handback", "slip"}
