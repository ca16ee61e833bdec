"""Words of the command line to values of a record, each at its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from liushou.care.own_words import own_words
from liushou.care.setting.changing import change_to, without
from liushou.care.setting.people import People
from liushou.care.setting.places import place_of
from liushou.care.setting.typed import Typing
from liushou.care.setting.words import parse_word
from liushou.findings import Path
from liushou.records.fields import Record
from liushou.yamltext.amend import Edit
from liushou.yamltext.edit_values import applied
from liushou.yamltext.scalars import Value

Values = dict[str, Value]
NOBODY = People()


@dataclass(frozen=True, slots=True)
class Assignment:
    """One value at its place. `value` None takes away what stands there.

    An index behind the last item of a list is a new item. `written` is the path as it was written, `told`
    says in Chinese what was taken for another word or name.
    """

    path: Path
    value: Value
    written: str = ""
    told: tuple[str, ...] = ()


def assigned(
    model: type[Record], words: Sequence[str], now: Values | None = None, people: People = NOBODY
) -> tuple[Assignment, ...]:
    """The assignments that the words `路径=值` say, one after the other, for a record with the values `now`.

    Without `now` for a new record. Raises UsageError for a word that cannot be understood.
    """
    values = {} if now is None else now
    found = []
    for word in words:
        parsed = parse_word(word)
        path = place_of(model, values, parsed, people)
        typing = Typing(model, people)
        text = own_words(parsed.text)
        value = typing.value(path, text) if text else None
        found.append(Assignment(path, value, parsed.written, tuple(typing.told)))
        values = _made(model, values, found[-1])
    return tuple(found)


def assembled(model: type[Record], assignments: Iterable[Assignment], onto: Values | None = None) -> Values:
    """The values of a record with all assignments made; of a new one where nothing is given."""
    values = {} if onto is None else onto
    for assignment in assignments:
        values = _made(model, values, assignment)
    return values


def edit_of(model: type[Record], values: Values, assignment: Assignment) -> Edit | None:
    """The edit that makes an assignment; None where the values are so already.

    Raises UsageError where a required field would go.
    """
    if assignment.value is None:
        return without(model, values, assignment.path)
    return change_to(model, values, assignment.path, assignment.value)


def _made(model: type[Record], values: Values, assignment: Assignment) -> Values:
    edit = edit_of(model, values, assignment)
    return values if edit is None else applied(values, edit)
