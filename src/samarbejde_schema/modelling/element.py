"""The bases every model is built on: ``Element``, ``Choice`` and ``Besked``.

A complete example, with nothing of the standard in it::

    class Lampe(Besked, fixed={"type": "LAMPE"}):
        \"\"\"En lampe.\"\"\"

        type: Annotated[Linje, about("hvad det er", "valg")]
        watt: Annotated[Heltal, about("hvor stærk", "valg")]

    lampe = Lampe(type="LAMPE", watt=40)

Models are immutable. In Python they are built with Python names and ready values; from bytes they are read
with wire names and nothing is coerced. A model that cannot be built raises
:class:`~samarbejde_schema.errors.LocalError` with findings: pydantic's own error, which quotes the value, is
never let out. ``repr`` and ``str`` show technical fields only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar, Self, TypeVar
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from ..errors import LocalError
from .envelope import Envelope
from .shape import Shape, shape_of
from .structure import findings_of


class Element(BaseModel):
    """A type of the standard: named fields in a fixed order."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=False,
        serialize_by_alias=True,
        extra="forbid",
        frozen=True,
        strict=False,
        defer_build=True,
        hide_input_in_errors=True,
        ser_json_inf_nan="null",
    )

    def __init__(self, **data: Any) -> None:
        findings = None
        try:
            self.__pydantic_validator__.validate_python(data, self_instance=self)
        except ValidationError as error:
            findings = findings_of(error, shape_of(type(self)), by_name=True)
        if findings is not None:
            data.clear()
            raise LocalError(_sentence(type(self).__name__, findings), findings)

    # Tells pydantic that this is still its own kind of __init__, so that nested models are built in Rust.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    @classmethod
    def model_validate(cls, obj: Any, **_: Any) -> Self:
        """Build from a mapping of Python names, or hand an instance back.

        Raises :class:`~samarbejde_schema.errors.LocalError` as the constructor does.
        """
        if isinstance(obj, cls):
            return obj
        if not isinstance(obj, Mapping):
            obj = None
            raise LocalError(f"{cls.__name__} bygges af navngivne felter")
        values = dict(obj)
        obj = None
        return _built(cls, values)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **_: Any) -> Self:
        """Not offered: bytes are read with :func:`samarbejde_schema.read`, which judges all of them."""
        del json_data
        raise LocalError("bytes læses med samarbejde_schema.read")

    @classmethod
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:
        """Not offered: a model that nobody judged must not exist."""
        values.clear()
        raise LocalError("modeller bygges med konstruktøren")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values for some fields, judged like every model."""
        values = {**self.__dict__, **(update or {})}
        update = None
        return _built(type(self), values)

    def copy(self, **_: Any) -> Self:
        """Not offered: pydantic's old copy does not judge; use :meth:`model_copy`."""
        _.clear()
        raise LocalError("brug model_copy")

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("__"):
            super().__setattr__(name, value)
            return
        del name, value
        raise LocalError("modeller ændres ikke; brug model_copy(update={...})")

    def __delattr__(self, name: str) -> None:
        del name
        raise LocalError("modeller ændres ikke; brug model_copy(update={...})")

    @classmethod
    def shape(cls) -> Shape:
        """The one description that schemas, codec and documentation are printed from."""
        return shape_of(cls)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        for field in shape_of(type(self)).fields:
            value = self.__dict__.get(field.name)
            if value is None or value == ():
                continue
            yield field.name, value if not field.sensitive else _HIDDEN

    def __str__(self) -> str:
        return repr(self)


E = TypeVar("E", bound="Element")


def _built(cls: type[E], values: dict[str, Any]) -> E:
    """Build, and leave no value in our frames when that fails: errors are shown with their locals."""
    try:
        return cls(**values)
    except LocalError as refusal:
        error = LocalError(str(refusal), refusal.findings)
    values.clear()
    raise error


class _Hidden:
    def __repr__(self) -> str:
        return "<skjult>"


_HIDDEN = _Hidden()


def _sentence(name: str, findings: Any) -> str:
    shown = "; ".join(f"{f.rule_id} {f.pointer or '/'}: {f.text_da}" for f in findings[:5])
    return f"{name} kan ikke bygges: {shown}"


class Choice(Element):
    """An element with exactly one member: an object with one key, an ``xs:choice``."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(value is not None for value in self.__dict__.values()) != 1:
            raise PydanticCustomError("choice", "exactly one member")
        return self

    @property
    def member(self) -> tuple[str, Any]:
        """The Python name and the value of the one member."""
        return next((name, value) for name, value in self.__dict__.items() if value is not None)


B = TypeVar("B", bound="Besked")


class Besked(Element):
    """A document type of its own: what a file or a delivery holds.

    The class argument ``fixed`` names fields (dotted Python names) whose value is a constant of the type, so
    that a document can say what it is: ``class Tilbud(Besked, fixed={"konvolut.beskedtype": "TILBUD"})``.
    """

    fixed: ClassVar[Mapping[tuple[str, ...], str]] = {}
    envelope: ClassVar[Envelope | None] = None

    def __init_subclass__(
        cls, *, fixed: Mapping[str, str] | None = None, envelope: Envelope | None = None, **kwargs: Any
    ) -> None:
        super().__init_subclass__(**kwargs)
        if fixed is not None:
            cls.fixed = {tuple(path.split(".")): str(value) for path, value in fixed.items()}
        if envelope is not None:
            cls.envelope = envelope

    @classmethod
    def ny(
        cls, *, nu: datetime | None = None, noegle: Callable[[], str] | None = None, **felter: Any
    ) -> Self:
        """A new message: key, type, version, conversation and times are filled in where they are not given.

        ``felter`` are fields of the message and of its envelope, all by Python name; a name that both have is
        the message's own. ``nu`` is the instant of sending (default: now, in UTC) and ``noegle`` makes new
        keys (default: random UUIDs); hand both in and the same call gives the same bytes. Raises
        :class:`~samarbejde_schema.errors.LocalError`.
        """
        names = cls.envelope
        if names is None:
            raise LocalError(f"{cls.__name__} har ingen konvolut")
        sent = (nu or datetime.now(UTC)).replace(microsecond=0)
        key = noegle or (lambda: str(uuid4()))
        envelope_class = cls.model_fields[names.field].annotation
        assert isinstance(envelope_class, type)
        assert issubclass(envelope_class, Element)
        known = shape_of(envelope_class).by_name.keys() - shape_of(cls).by_name.keys()
        inside = {name: felter.pop(name) for name in list(felter) if name in known}
        inside.setdefault(names.sent, sent)
        inside.setdefault(names.expires, sent + names.lifetime)
        for path, value in cls.fixed.items():
            inside.setdefault(path[-1], value)
        for name in (names.id, names.conversation):
            inside.setdefault(name, key())
        try:
            return cls(**{names.field: envelope_class(**inside)}, **felter)
        except LocalError as refusal:
            error = LocalError(str(refusal), refusal.findings)
        inside.clear()  # no value may be found in our frames when the error is shown with its locals
        felter.clear()
        raise error

    def besvar(self, svartype: type[B], **felter: Any) -> B:
        """An answer to this message: conversation, case, profiles and reference follow, the parties swap.

        Takes what :meth:`ny` takes; what is given in ``felter`` stands. The answer goes to the sender, from
        the first receiver unless ``afsender`` is given.
        """
        names = self.envelope
        envelope = names.of(self) if names is not None else None
        if names is None or envelope is None:
            raise LocalError(f"{type(self).__name__} har ingen konvolut at svare på")
        for name in (names.conversation, names.case, names.profiles):
            felter.setdefault(name, getattr(envelope, name))
        felter.setdefault(names.reply_to, getattr(envelope, names.id))
        felter.setdefault(names.last_seen, getattr(envelope, names.id))
        felter.setdefault(names.version, getattr(envelope, names.version))
        felter.setdefault(names.sender, getattr(envelope, names.receivers)[0])
        felter.setdefault(names.receivers, (getattr(envelope, names.sender),))
        try:
            return svartype.ny(**felter)
        except LocalError as refusal:
            error = LocalError(str(refusal), refusal.findings)
        felter.clear()
        raise error

    @model_validator(mode="after")
    def _constants(self) -> Self:
        for path, wanted in self.fixed.items():
            value: Any = self
            for step in path:
                value = getattr(value, step)
            if value != wanted:
                wire = tuple(to_camel(step) for step in path)
                raise PydanticCustomError("constant", "{where}", {"where": "/".join(wire)})
        return self
