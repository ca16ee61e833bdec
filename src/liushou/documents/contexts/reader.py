"""What a reader may see of a record: every field as plain data, masked by its own mark.

`internal` sees everything. `superior` sees names as 王某, numbers and contacts masked, no notes of care.
`public` sees names as 王某 and nothing else that is marked. The marks are those of the models
(records/fields.py); there is no second list (safety.md, "Privacy").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain
from liushou.records.describe import FieldInfo, fields_of
from liushou.records.fields import Record, Sensitivity
from liushou.records.masks import mask
from liushou.store.load import Store


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of reader of the documents of a store."""

    store: Store
    audience: Audience

    def fields(self, record: Record) -> dict[str, Plain]:
        """All fields of a record by their key in the file; what is not there is None or an empty list."""
        return {
            key: self._value(getattr(record, info.attribute), info)
            for key, info in fields_of(type(record)).items()
        }

    def text(self, value: str | None, mark: Sensitivity | None) -> str | None:
        """A text of that sensitivity, masked or left out where this reader may not see it."""
        if value is None or mark is None or self.audience == "internal":
            return value
        if self.audience == "public" and mark is not Sensitivity.NAME:
            return None
        return mask(value, mark)

    def names(self, who: Iterable[str] | None) -> tuple[str, ...]:
        """The names behind `who`: helpers by name, who act in office; others masked for outsiders."""
        return tuple(self._name(each) for each in who or ())

    def _name(self, who: str) -> str:
        known = self.store.volunteers.get(who)
        return known.name if known else self.text(who, Sensitivity.NAME) or ""

    def _value(self, value: object, info: FieldInfo) -> Plain:
        empty: Plain = () if info.many else None
        if value is None or not self._visible(value, info):
            return empty
        if isinstance(value, tuple):
            return tuple(self._item(each, info) for each in value)
        return self._item(value, info)

    def _visible(self, value: object, info: FieldInfo) -> bool:
        """False for what is left out whole: figures and lists that cannot be masked as a text can."""
        if info.mark is None or info.mark is Sensitivity.NAME or self.audience == "internal":
            return True
        if info.mark is Sensitivity.STATUS:
            return self.audience == "superior"
        return isinstance(value, str)

    def _item(self, value: object, info: FieldInfo) -> Plain:
        if isinstance(value, Record):
            return self.fields(value)
        if isinstance(value, str):
            if info.many and info.mark is Sensitivity.NAME:
                return self._name(value)
            return self.text(value, info.mark)
        if isinstance(value, dict):
            return {str(key): number for key, number in value.items()}
        if isinstance(value, (bool, int, float, date)):
            return value
        raise TypeError(f"a record holds {type(value).__name__}")
