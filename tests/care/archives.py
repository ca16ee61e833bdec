"""An archive as it reads once edits have been made in its text."""

from collections.abc import Iterable
from typing import TypeVar

from liushou.records.fields import Record
from liushou.records.reveal import as_values
from liushou.records.validate import build
from liushou.store.drafts import Amendment
from liushou.yamltext.amend import amended
from liushou.yamltext.emit import dump
from liushou.yamltext.reader import read

R = TypeVar("R", bound=Record)


def amended_record(record: R, drafts: Iterable[Amendment]) -> R:
    """The record written down, edited and read again."""
    data = dump(as_values(record, reveal=True)).encode()
    for draft in drafts:
        data = amended(data, draft.edits)
    value = read(data).value
    assert value is not None
    found = build(type(record), value)
    assert isinstance(found, type(record)), found
    return found
