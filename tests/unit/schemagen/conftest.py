"""The harbour's published schemas, loaded by the validators that the world uses."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from pydantic import ValidationError

from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.schemagen.artefacts import render
from samarbejde_schema.schemagen.edition import Edition, editions

from .documents import to_xml
from .harbour import HARBOUR

Judge = Callable[[dict[str, Any], bool], dict[str, bool]]


def accepts(model: type[Besked], data: bytes) -> bool:
    """What the model says of bytes that have passed the door."""
    try:
        model.__pydantic_validator__.validate_json(data, by_alias=True, by_name=False)
    except ValidationError:
        return False
    return True


class Validators:
    """Model, JSON Schema and XSD of every message of an edition."""

    def __init__(self, edition: Edition, folder: Path) -> None:
        self.edition = edition
        self.namespace = edition.release.namespace
        self.models = {entry.type: edition.release.model(entry) for entry in edition.entries}
        self.json, self.xsd = {}, {}
        for entry in edition.entries:
            schema = json.loads((folder / f"json/{entry.type}.schema.json").read_bytes())
            Draft202012Validator.check_schema(schema)
            self.json[entry.type] = Draft202012Validator(schema)
            self.xsd[entry.type] = etree.XMLSchema(etree.parse(folder / f"xsd/{entry.type}.xsd"))

    def verdicts(self, type: str, document: dict[str, Any], *, xml: bool = True) -> dict[str, bool]:
        """What each validator says; XSD is left out when XML cannot say the same as the document."""
        said = {
            "model": accepts(self.models[type], json.dumps(document).encode()),
            "json": self.json[type].is_valid(document),
        }
        written = to_xml(self.models[type].__name__, document, self.namespace) if xml else None
        if written is not None:
            said["xsd"] = self.xsd[type].validate(etree.fromstring(written))
        return said


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every artefact of the harbour."""
    folder = tmp_path_factory.mktemp("schemas")
    for path, data in render(HARBOUR).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="session")
def newest(published: Path) -> Validators:
    """The validators of the harbour's newest edition."""
    edition = editions(HARBOUR)[-1]
    return Validators(edition, published / edition.version)
