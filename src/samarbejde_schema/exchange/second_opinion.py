"""A second opinion: what the published schemas say of a document the library has judged.

A complete example::

    published = Published({"json/bestilling.schema.json": ..., "xsd/bestilling.xsd": ..., ...})
    finding = disagreement(reading, data, published)      # None when both say the same

The library never reads its own printouts but here, and only to catch itself: model, JSON Schema and XSD are
printed from one shape and must give one verdict on the structure of every document that gets past the door.
The texts of ``jsonschema`` and ``lxml`` quote the document and go no further than this module.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import StandardError
from ..findings import Finding, Kind, Outcome, Severity, Stage
from .reading import Reading

DISAGREES = "SKEMA-UENIGHED"
DISAGREEMENT = (
    "Det udgivne skema og biblioteket er ikke enige om beskedens struktur. Meld det som en fejl.",
    "The published schema and the library disagree about the structure. Please report it.",
)
"""What the finding says, in Danish and English."""


@dataclass(frozen=True)
class Published:
    """The published schema files of one version, by their path under the version's folder."""

    files: Mapping[str, bytes]
    _ready: dict[str, Any] = field(default_factory=dict, repr=False)

    def accepts_json(self, type: str, tree: Any) -> bool:
        """What the JSON Schema of a type says of a parsed document."""
        validator = self._ready.get(f"{type}.json")
        if validator is None:
            from jsonschema import Draft202012Validator

            validator = Draft202012Validator(json.loads(self._file(f"json/{type}.schema.json")))
            self._ready[f"{type}.json"] = validator
        return bool(validator.is_valid(tree))

    def accepts_xml(self, type: str, data: bytes) -> bool:
        """What the XSD of a type says of a document; one that lxml cannot read is not accepted."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        schema = self._ready.get(f"{type}.xsd")
        if schema is None:
            schema = self._ready[f"{type}.xsd"] = self._xsd(type)
        try:
            return bool(schema.validate(etree.fromstring(data, parser)))
        except etree.XMLSyntaxError:
            return False

    def _xsd(self, type: str) -> Any:
        from lxml import etree

        files = {name.rpartition("/")[2]: data for name, data in self.files.items() if name.endswith(".xsd")}

        class Included(etree.Resolver):
            def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:
                name = (system_url or "").rpartition("/")[2]
                return self.resolve_string(files[name], context) if name in files else None

        parser = etree.XMLParser(no_network=True)
        parser.resolvers.add(Included())
        return etree.XMLSchema(
            etree.fromstring(self._file(f"xsd/{type}.xsd"), parser, base_url=f"{type}.xsd")
        )

    def _file(self, name: str) -> bytes:
        if name not in self.files:
            raise StandardError(f"the published schemas lack {name}")
        return self.files[name]


def disagreement(reading: Reading, data: bytes, published: Published) -> Finding | None:
    """A finding when the published schema judges the structure otherwise than the model; else ``None``.

    Documents that did not get past door and identity have no second opinion: schemas cannot see those faults.
    """
    report = reading.report
    if report.type is None or report.outcomes.get(Stage.IDENTITY) is not Outcome.OK:
        return None
    ours = report.outcomes[Stage.STRUCTURE] is Outcome.OK
    if report.form == "json":
        theirs = published.accepts_json(report.type, reading.tree)
    else:
        theirs = published.accepts_xml(report.type, data)
    if ours == theirs:
        return None
    return Finding(
        rule_id=DISAGREES,
        path=(),
        text_da=DISAGREEMENT[0],
        text_en=DISAGREEMENT[1],
        severity=Severity.ERROR,
        kind=Kind.INTERN,
    )
