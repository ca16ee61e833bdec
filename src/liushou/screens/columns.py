"""The columns of `list --columns`: any field of the archives, by its label or key."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liushou.errors import UsageError
from liushou.records.fields import Record
from liushou.records.kinds import BY_NAME, KindName
from liushou.records.lookup import Lookup, UnknownFieldError, lookup
from liushou.records.present import Presenter
from liushou.records.reveal import Plain, as_plain
from liushou.screens.rows import Listing, text_of
from liushou.store.load import Store

_BETWEEN = re.compile("[,，、]")


def fields_named(option: str, words: Sequence[str], kind: KindName, store: Store) -> tuple[Lookup, ...]:
    """The fields that an option names, several divided by commas. Raises UsageError."""
    names = [name.strip() for word in words for name in _BETWEEN.split(word) if name.strip()]
    try:
        return tuple(lookup(name, BY_NAME[kind].model, store.unit.min_away_months) for name in names)
    except UnknownFieldError as error:
        end = "" if error.message.endswith("？") else "。"
        raise UsageError(f"{option}：{error.message}{end}") from None


@dataclass(frozen=True, slots=True)
class Columns:
    """What `list` shows of each record on `day`, masked by the marks of the fields unless `reveal`."""

    fields: tuple[Lookup, ...]
    day: date
    presenter: Presenter

    def listing(self, records: Sequence[Record]) -> Listing:
        """The records as `list` shows them: cells of text, and values by key as JSON has them."""
        return Listing(
            heads=[field.label for field in self.fields],
            texts=[[self._text(field, record) for field in self.fields] for record in records],
            rows=[{field.key: self._plain(field, record) for field in self.fields} for record in records],
            numbers=tuple(
                position for position, field in enumerate(self.fields) if self._is_number(field, records)
            ),
        )

    def _text(self, field: Lookup, record: Record) -> str:
        values = field.values(record, self.day)
        if field.info is None or field.key == "id":
            return "、".join(text_of(value) for value in values)
        joint = "；" if field.info.part is not None else "、"
        return joint.join(self.presenter.text(field.info, value) for value in values)

    def _plain(self, field: Lookup, record: Record) -> Plain:
        mark = field.info.mark if field.info else None
        reveal = self.presenter.reveal
        values = [as_plain(each, mark, reveal=reveal) for each in field.values(record, self.day)]
        return values if field.several else next(iter(values), None)

    def _is_number(self, field: Lookup, records: Sequence[Record]) -> bool:
        values = [value for record in records for value in field.values(record, self.day)]
        return bool(values) and all(type(value) in (int, float) for value in values)
