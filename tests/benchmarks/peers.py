"""What we compare with, each the fastest way its documentation shows, ready to be called many times."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any

import jsonschema_rs
from jsonschema import Draft202012Validator
from lxml import etree
from pydantic import BaseModel, StringConstraints, create_model
from pydantic_xml import BaseXmlModel, element

from samarbejde_schema.modelling.element import Element
from samarbejde_schema.modelling.shape import Field, shape_of

from .clock import Work
from .documents import Documents

NAMESPACE = "urn:samarbejde-schema:v1"
OWN_TYPES = {date.fromisoformat: date, datetime.fromisoformat: datetime, Decimal: Decimal}


def pydantic_in(docs: Documents) -> Work:
    """pydantic-core alone: the same model from the same bytes, without door and rules."""
    validator = type(docs.besked).__pydantic_validator__
    return lambda: validator.validate_json(docs.json, by_alias=True, by_name=False)


def pydantic_out(docs: Documents) -> Work:
    """pydantic-core alone: the same bytes from the same model."""
    serializer = type(docs.besked).__pydantic_serializer__
    return lambda: serializer.to_json(docs.besked, by_alias=True, exclude_defaults=True)


def jsonschema_in(docs: Documents) -> Work:
    """The reference implementation with the published schema; a verdict and no typed result."""
    validator = Draft202012Validator(json.loads(docs.json_schema.read_bytes()))
    return lambda: validator.is_valid(json.loads(docs.json))


def jsonschema_rs_in(docs: Documents) -> Work:
    """The validator in Rust with the published schema; a verdict and no typed result."""
    validator = jsonschema_rs.validator_for(json.loads(docs.json_schema.read_bytes()))
    return lambda: validator.is_valid(json.loads(docs.json))


def lxml_in(docs: Documents) -> Work:
    """lxml alone: parse, and validate against the published XSD; a verdict and no typed result."""
    schema = etree.XMLSchema(etree.parse(docs.xsd))
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return lambda: schema.validate(etree.fromstring(docs.xml, parser))


def lxml_out(docs: Documents) -> Work:
    """lxml alone: write a tree that is ready."""
    tree = etree.fromstring(docs.xml)
    return lambda: etree.tostring(tree, encoding="UTF-8", xml_declaration=True)


def pydantic_xml_in(docs: Documents) -> Work:
    """pydantic-xml with an equivalent model."""
    model = xml_model(type(docs.besked))
    return lambda: model.from_xml(docs.xml)


def pydantic_xml_out(docs: Documents) -> Work:
    """pydantic-xml with an equivalent model, from a message that is ready."""
    message = xml_model(type(docs.besked)).from_xml(docs.xml)
    return lambda: message.to_xml(encoding="UTF-8", exclude_none=True)


@cache
def xml_model(cls: type[Element]) -> type[BaseXmlModel]:
    """The same element as a pydantic-xml model: names, order, repetition and types, made from its shape.

    Texts keep their pattern and length; dates, instants, amounts, integers and booleans are pydantic's own
    types, and code lists are enumerations, as somebody who writes such a model by hand would have it.
    """
    base: Any = type("Base", (BaseXmlModel,), {}, tag=cls.__name__, nsmap={"": NAMESPACE})
    fields: dict[str, Any] = {field.name: _xml_field(field) for field in shape_of(cls).fields}
    made: Any = create_model(cls.__name__, __base__=base, **fields)
    made.__xml_tag__ = cls.__name__
    return made  # type: ignore[no-any-return]


def _xml_field(field: Field) -> tuple[Any, Any]:
    kind: Any = _xml_type(field)
    if field.many:
        return (list[kind], element(tag=field.xml, nsmap={"": NAMESPACE}, default_factory=list))
    if field.low == 0:
        return (kind | None, element(tag=field.xml, nsmap={"": NAMESPACE}, default=None))
    return (kind, element(tag=field.xml, nsmap={"": NAMESPACE}))


def _xml_type(field: Field) -> Any:
    if field.element is not None:
        return xml_model(field.element)
    if field.codes is not None:
        return Enum(field.codes.__name__, {member.name: member.value for member in field.codes}, type=str)
    lexical = field.lexical
    assert lexical is not None
    if lexical.base != "string":
        return int if lexical.base == "integer" else bool
    if lexical.to_python in OWN_TYPES:
        return OWN_TYPES[lexical.to_python]
    pattern = lexical.regex()
    return Annotated[
        str,
        StringConstraints(
            pattern=None if pattern is None else f"^(?:{pattern})$",
            min_length=lexical.min_length,
            max_length=lexical.max_length,
        ),
    ]


def same_content(model: BaseModel) -> int:
    """How many values a model holds, all the way down; equal for two models of one document."""
    total = 0
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, list | tuple) else [value]:
            if item is not None:
                total += same_content(item) if isinstance(item, BaseModel) else 1
    return total
