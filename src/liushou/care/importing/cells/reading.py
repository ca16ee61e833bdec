"""The one entry: a cell under a target to what it says; and the same for whole sheets, each cell once."""

from datetime import date
from functools import cache

from liushou.care.importing.cells.amounts import amount_said
from liushou.care.importing.cells.away import left_behind_said
from liushou.care.importing.cells.classes import class_label_said, class_said, grade_said
from liushou.care.importing.cells.days import day_said
from liushou.care.importing.cells.guardians import guardian_name_said, guardian_said
from liushou.care.importing.cells.numbers import id_number_said, student_number_said
from liushou.care.importing.cells.parents import both_names_said, both_places_said, place_said
from liushou.care.importing.cells.phones import both_phones_said, phone_said
from liushou.care.importing.cells.places import address_said
from liushou.care.importing.cells.plain import NONE, refuse_empty_words, says_nothing, seen_text
from liushou.care.importing.cells.said import MASKED_CELL, NOTHING, CellError, Context, Note, Said
from liushou.care.importing.cells.spot import Given, Reader, Spot
from liushou.care.importing.cells.terms import ethnicity_said, term_said, truth_said
from liushou.care.importing.cells.texts import list_said, name_said, term_id_said, text_said
from liushou.cells import Cell, lost_digits
from liushou.records.fields import Record
from liushou.records.masks import COVER

_LEFT_ALONE = "-"
"""The target of a column that is known and not taken."""
_MASKED = Said(notes=(Note(MASKED_CELL),))

_BY_TARGET: dict[str, Reader] = {
    "class_label": class_label_said,
    "homeroom": class_label_said,
    "left_behind": left_behind_said,
    "parents.name": both_names_said,
    "parents.phone": both_phones_said,
    "parents.workplace": both_places_said,
    "pairings.with": name_said,
    "helpers.with": name_said,
}
_BY_KEY: dict[str, Reader] = {
    "id_number": id_number_said,
    "student_number": student_number_said,
    "phone": phone_said,
    "employer_phone": phone_said,
    "name": name_said,
    "ethnicity": ethnicity_said,
    "grade": grade_said,
    "class": class_said,
    "term": term_id_said,
}


def said(model: type[Record], target: str, cell: Cell, context: Context) -> Said:
    """What a cell says under a target of the model; nothing where it is empty, a dash, or masked.

    Raises CellError where it cannot be taken, or may mean more than one thing.
    """
    if cell == "" or target == _LEFT_ALONE:
        return NOTHING
    if cell.__class__ is float and cell.is_integer() and not lost_digits(cell):
        cell = int(cell)
    text = seen_text(cell)
    if says_nothing(text):
        return NOTHING
    refuse_empty_words(text)
    if COVER in text:
        return _MASKED
    spot, read = _column(model, target)
    if text in NONE and read is not truth_said:
        return NOTHING
    return read(Given(spot, cell, text, context))


class Cells:
    """The cells of one import: a value that stands in a column many times is understood once."""

    def __init__(self, model: type[Record], context: Context) -> None:
        self._model = model
        self._context = context
        self._known: dict[tuple[str, type, Cell], Said | CellError] = {}

    def said(self, target: str, cell: Cell) -> Said:
        """As the function `said`. Raises CellError."""
        key = (target, cell.__class__, cell)
        found = self._known.get(key)
        if found is None:
            try:
                found = said(self._model, target, cell, self._context)
            except CellError as error:
                found = error
            self._known[key] = found
        if isinstance(found, CellError):
            raise CellError(found.reason)
        return found


@cache
def _column(model: type[Record], target: str) -> tuple[Spot, Reader]:
    spot = Spot(model, target)
    return spot, _BY_TARGET.get(target) or _reader(spot)


def _reader(spot: Spot) -> Reader:
    """How the cells of a column are understood, by the type of its field."""
    info = spot.info
    if info is None:
        return text_said
    if info.part is not None:
        return (
            guardian_said if spot.key == "guardians" else address_said if spot.key == "address" else text_said
        )
    if info.many:
        return list_said
    if spot.key == "name" and spot.parsed.first == "guardians":
        return guardian_name_said
    if spot.key == "workplace" and spot.parsed.first == "parents":
        return place_said
    if spot.key in _BY_KEY:
        return _BY_KEY[spot.key]
    if info.choices:
        return term_said
    readers: dict[object, Reader] = {
        date: day_said,
        bool: truth_said,
        int: amount_said,
        int | float: amount_said,
    }
    is_mark = spot.parsed.first == "scores" or spot.parsed.keys[-2:-1] == ("scores",)
    return amount_said if is_mark else readers.get(info.type, text_said)
