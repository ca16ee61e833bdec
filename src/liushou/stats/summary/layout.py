"""The layout of a summary file: its keys, and what may stand under each.

The terms of closed lists (indicators.md) are known by name: another would be counted and never shown.
"""

from collections.abc import Mapping
from functools import cache
from itertools import combinations
from typing import NotRequired, TypedDict, get_args

from pydantic_core import SchemaValidator
from pydantic_core import core_schema as cs

from liushou.records.types import LARGEST
from liushou.records.vocabulary import EVERY_LABELS, ActivityKind, CaseKind, CaseLevel
from liushou.stats.groups import SHARED
from liushou.stats.order import closed_groups
from liushou.stats.summary.counts import Tree
from liushou.stats.summary.model import DefinitionKind
from liushou.stats.survey_columns import COLUMNS

FORMAT, VERSION = "liushou-summary", 1
_COMMIT = r"\A(?:[0-9a-f]{40}|[0-9a-f]{64})\z"
_DAY = r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z"
_TERM = r"\A[0-9]{4}-[0-9]{4}-[12]\z"
_NUMBER = cs.int_schema(strict=True, ge=0, le=LARGEST)
_WORDS = cs.str_schema(strict=True)
_DAYS = cs.str_schema(strict=True, pattern=_DAY)


Numbers = dict[str, int]
Rows = dict[str, list[int]]


class ResidentsText(TypedDict):
    """The figures of residents."""

    population: int
    by_kind: Numbers
    by_village: dict[str, Numbers]
    needs: Numbers
    indicators: Rows
    duties: dict[str, Rows]


class FiguresText(TypedDict):
    """The figures (summary/figures.py)."""

    population: int
    heads: int
    indicators: Rows
    groups: dict[str, Numbers]
    crosses: dict[str, dict[str, Numbers]]
    duties: dict[str, Rows]
    unit_duties: dict[str, Rows]
    checklists: dict[str, Rows]
    cases: dict[str, Numbers]
    activities: Rows
    survey: dict[str, Rows]
    survey_left_out: Numbers
    canvassed: NotRequired[list[int]]
    residents: NotRequired[ResidentsText]


class UnitText(TypedDict):
    """The unit that counted."""

    name: str
    level: str
    parent: str | None
    region: str | None


class ArchivesText(TypedDict):
    """Which commit was counted."""

    commit: str
    day: str
    signed: bool | None


class SummaryText(TypedDict):
    """A summary as it stands in a file."""

    unit: UnitText
    term: str
    begins: str
    ends: str
    on: str
    definitions: dict[DefinitionKind, dict[str, str]]
    targets: dict[str, float]
    archives: ArchivesText | None
    figures: Tree
    lacking: list[str]
    repeated: int
    units: list["SummaryText"]


@cache
def validator() -> SchemaValidator:
    """What reads the bytes of a file and holds its layout: all but that its figures add up."""
    nested = cs.typed_dict_schema(_needed(_parts()), extra_behavior="forbid", ref="unit")
    whole: dict[str, cs.CoreSchema] = {
        "format": cs.literal_schema([FORMAT]),
        "version": cs.literal_schema([VERSION]),
        "program": _WORDS,
        **_parts(),
        "sha256": _WORDS,
    }
    return SchemaValidator(
        cs.definitions_schema(cs.typed_dict_schema(_needed(whole), extra_behavior="forbid"), [nested])
    )


def _parts() -> dict[str, cs.CoreSchema]:
    name = cs.str_schema(strict=True, min_length=1)
    unit = {"name": name, "level": name, "parent": cs.nullable_schema(_WORDS)}
    commit = cs.str_schema(strict=True, pattern=_COMMIT)
    signed = cs.nullable_schema(cs.bool_schema(strict=True))
    kinds = cs.literal_schema([*get_args(DefinitionKind)])
    target = cs.float_schema(strict=True, ge=0, allow_inf_nan=False)
    return {
        "unit": _whole({**unit, "region": cs.nullable_schema(_WORDS)}),
        "term": cs.str_schema(strict=True, pattern=_TERM),
        "begins": _DAYS,
        "ends": _DAYS,
        "on": _DAYS,
        "definitions": cs.dict_schema(kinds, cs.dict_schema(_WORDS, _WORDS)),
        "targets": cs.dict_schema(_WORDS, target),
        "archives": cs.nullable_schema(_whole({"commit": commit, "day": _DAYS, "signed": signed})),
        "figures": _figures(),
        "lacking": cs.list_schema(name),
        "repeated": _NUMBER,
        "units": cs.list_schema(cs.definition_reference_schema("unit")),
    }


def _figures() -> cs.CoreSchema:
    """See summary/figures.py for what each part says."""
    # Which groups there are is held by sums.py, for the groups once and so for all their crosses.
    numbers = cs.dict_schema(_WORDS, _NUMBER)
    named = dict.fromkeys(SHARED, numbers)
    crossed = {f"{one},{other}": cs.dict_schema(_WORDS, numbers) for one, other in combinations(SHARED, 2)}
    definition = cs.literal_schema(["official", "unit"])
    fields: dict[str, cs.CoreSchema] = {
        "population": _NUMBER,
        "heads": _NUMBER,
        "indicators": cs.dict_schema(_WORDS, _row(2)),
        "groups": _whole(named),
        "crosses": _whole(crossed),
        "duties": _owed(3),
        "unit_duties": _owed(2),
        "checklists": cs.dict_schema(_WORDS, cs.dict_schema(_WORDS, _row(2))),
        "cases": _cases(),
        "activities": cs.dict_schema(cs.literal_schema([*get_args(ActivityKind)]), _row(4)),
        "survey": cs.dict_schema(definition, cs.dict_schema(_WORDS, _row(len(COLUMNS)))),
        "survey_left_out": cs.dict_schema(definition, _NUMBER),
    }
    return cs.typed_dict_schema(
        {
            **_needed(fields),
            "canvassed": cs.typed_dict_field(_row(2), required=False),
            "residents": cs.typed_dict_field(_residents(), required=False),
        },
        extra_behavior="forbid",
    )


def _cases() -> cs.CoreSchema:
    kinds, levels = cs.literal_schema([*get_args(CaseKind)]), cs.literal_schema([*get_args(CaseLevel)])
    return _whole(
        {
            "state": _whole({"open": _NUMBER, "closed": _NUMBER}),
            "by_kind": cs.dict_schema(kinds, _NUMBER),
            "by_level": cs.dict_schema(levels, _NUMBER),
        }
    )


def _residents() -> cs.CoreSchema:
    kinds = cs.dict_schema(_closed("resident_kind"), _NUMBER)
    return _whole(
        {
            "population": _NUMBER,
            "by_kind": kinds,
            "by_village": cs.dict_schema(_WORDS, kinds),
            "needs": cs.dict_schema(_closed("need"), _NUMBER),
            "indicators": cs.dict_schema(_WORDS, _row(2)),
            "duties": _owed(3),
        }
    )


def _owed(length: int) -> cs.CoreSchema:
    """Duties by how often they are owed, then by name."""
    return cs.dict_schema(cs.literal_schema([*EVERY_LABELS]), cs.dict_schema(_WORDS, _row(length)))


def _row(length: int) -> cs.CoreSchema:
    return cs.list_schema(_NUMBER, min_length=length, max_length=length, strict=True)


def _closed(by: str) -> cs.CoreSchema:
    return cs.literal_schema([*(closed_groups(by) or ())])


def _whole(fields: Mapping[str, cs.CoreSchema]) -> cs.CoreSchema:
    return cs.typed_dict_schema(_needed(fields), extra_behavior="forbid")


def _needed(fields: Mapping[str, cs.CoreSchema]) -> dict[str, cs.TypedDictField]:
    return {name: cs.typed_dict_field(schema, required=True) for name, schema in fields.items()}
