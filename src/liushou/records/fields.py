"""What a field of a record says about itself: label, description and how sensitive it is.

Written once, beside the field; the JSON Schema, tables, differences, masks and documents read it here.
"""

from collections.abc import Mapping
from enum import StrEnum
from inspect import get_annotations
from typing import Any, Never, Self, dataclass_transform

MARK = "x-sensitivity"


class Sensitivity(StrEnum):
    """Why a field is kept from other readers (safety.md, "Privacy")."""

    NAME = "name"
    """People's names: shown inside the unit, 王某 to others, never sealed."""
    IDENT = "ident"
    """Id and student numbers."""
    CONTACT = "contact"
    """Phones, addresses, workplaces."""
    CARE = "care"
    """Notes of talks, cases, plans, details of health."""
    STATUS = "status"
    """A family's situation, guardianship, categories, aid, conduct, ranks."""


NAME, IDENT, CONTACT, CARE, STATUS = Sensitivity

HIDDEN = frozenset({IDENT, CONTACT, CARE})
"""Marks whose values lists, messages and logs show masked even inside the unit (unless --reveal)."""


class Field:
    """What one field says of itself; `key` is its name in the file, `annotation` its type as written."""

    __slots__ = ("annotation", "default", "description", "key", "label", "mark", "required")

    def __init__(
        self, label: str, description: str, mark: Sensitivity | None, *, required: bool, default: Any
    ) -> None:
        self.label = label
        self.description = description or label
        self.mark = mark
        self.required = required
        self.default = default
        self.key = ""
        self.annotation: Any = None


def required(label: str, description: str = "", mark: Sensitivity | None = None) -> Any:
    """A field every record of the kind has."""
    return Field(label, description, mark, required=True, default=None)


def optional(label: str, description: str = "", mark: Sensitivity | None = None, default: Any = None) -> Any:
    """A field that may be missing; it is then `default`."""
    return Field(label, description, mark, required=False, default=default)


def many(label: str, description: str = "", mark: Sensitivity | None = None) -> Any:
    """A list that may be missing; it is then empty."""
    return optional(label, description, mark, default=())


@dataclass_transform(kw_only_default=True, frozen_default=True)
class _Model(type):
    """The class of the classes of records: takes the fields out of the class body."""

    model_fields: Mapping[str, Field]
    """The fields by attribute, in the order of the file."""

    def __init__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> None:
        super().__init__(name, bases, body)
        found: dict[str, Field] = {}
        for attribute, annotation in get_annotations(cls).items():
            field = body[attribute]
            field.key, field.annotation = attribute.rstrip("_"), annotation
            found[attribute] = field
            delattr(cls, attribute)
        cls.model_fields = found


class Record(metaclass=_Model):
    """Base of every record and part of one: strict, frozen, unknown keys refused.

    An attribute that would be a Python keyword ends in an underscore (`from_`, `with_`, `class_`);
    the key in the file has none. Constructing one holds the values, given by their keys, to the types
    of the fields; pydantic_core.ValidationError says what is wrong.

    The validators are pydantic's (pydantic_core), the classes are our own: they are made in a tenth of
    the time, and a command that reads no file need not load a validator at all (`records.core`).
    """

    # The names under which pydantic_core keeps what belongs to an instance.
    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")

    def __init__(self, **values: Any) -> None:
        from liushou.records.core import validator_of

        validator_of(type(self)).validate_python(values, self_instance=self)

    @classmethod
    def model_validate(cls, value: object) -> Self:
        """The record of a file's values; pydantic_core.ValidationError says all that is wrong."""
        from liushou.records.core import validator_of

        record: Self = validator_of(cls).validate_python(value)
        return record

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """A record of values that are known to be right, by their keys; what is left out has its default."""
        return cls._of(
            {name: values.get(field.key, field.default) for name, field in cls.model_fields.items()}
        )

    def model_copy(self, update: Mapping[str, Any] | None = None) -> Self:
        """The record with other values, by attribute, which are taken as they are."""
        return self._of({**self.__dict__, **(update or {})})

    def model_dump(
        self,
        *,
        include: frozenset[str] | set[str] | None = None,
        exclude: frozenset[str] | set[str] | None = None,
        exclude_none: bool = False,
        exclude_defaults: bool = False,
    ) -> dict[str, Any]:
        """The values as a file has them, by key; `include` and `exclude` are attributes of this record."""
        from liushou.records.core import serializer_of

        plain: dict[str, Any] = serializer_of(type(self)).to_python(
            self,
            include=None if include is None else set(include),
            exclude=None if exclude is None else set(exclude),
            exclude_none=exclude_none,
            exclude_defaults=exclude_defaults,
        )
        return plain

    def model_dump_json(self, *, exclude_none: bool = False) -> str:
        """As model_dump, as JSON."""
        from liushou.records.core import serializer_of

        return serializer_of(type(self)).to_json(self, exclude_none=exclude_none).decode()

    @classmethod
    def _of(cls, values: dict[str, Any]) -> Self:
        record = cls.__new__(cls)
        put = object.__setattr__
        put(record, "__dict__", values)
        put(record, "__pydantic_fields_set__", set(values))
        put(record, "__pydantic_extra__", None)
        put(record, "__pydantic_private__", None)
        return record

    def __setattr__(self, name: str, value: object) -> Never:
        raise ValueError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> Never:
        raise ValueError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.__dict__)


def _restored(model: type[Record], values: dict[str, Any]) -> Record:
    return model._of(values)  # noqa: SLF001 - the other half of __reduce__
