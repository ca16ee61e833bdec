"""A new record from what is given: what goes without saying is added, what is lacking is named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from liushou.care.creating.annotated import annotated
from liushou.care.creating.offered import EXAMPLES, offered
from liushou.care.creating.skeleton import skeleton
from liushou.care.creating.term_days import holding, no_term, put_days_off
from liushou.care.grades import stage_of
from liushou.errors import UsageError
from liushou.findings import Path, dotted
from liushou.identity import read_id_number
from liushou.records.describe import field_at
from liushou.records.fields import Record
from liushou.records.kinds import BY_NAME, KindName
from liushou.records.validate import build
from liushou.records.vocabulary import GRADES
from liushou.store.load import Store
from liushou.yamltext.scalars import Scalar, Value

Values = Mapping[str, Value]

_STATUS: Mapping[KindName, str] = {
    "child": "在册",
    "volunteer": "在岗",
    "activity": "计划",
    "resident": "在册",
}
_BEGUN: Mapping[KindName, str] = {
    "child": "registered_on",
    "volunteer": "joined_on",
    "resident": "registered_on",
}


@dataclass(frozen=True, slots=True)
class NewRecord:
    """The text of a new file, and what people have to know of what was filled in (in Chinese)."""

    text: str
    told: tuple[str, ...]


def new_record(
    store: Store, kind: KindName, record_id: str, given: Values, on: date, *, gaps: bool = False
) -> NewRecord:
    """The file of a new record with these values.

    Filled in where not given: status, the day of registration or joining, sex and birth date by a right id
    number, an activity's term, a term's holidays. With `gaps` the required fields that are lacking stand
    open in the text; else UsageError names them.
    """
    told: list[str] = []
    values: dict[str, Value] = {"id": record_id, **given}
    for key, value in _usual(kind, on).items():
        values.setdefault(key, value)
    _by_id_number(kind, values, told)
    _by_grade(values, told)
    if not gaps:
        _refuse_gaps(kind, values)
    if kind == "activity" and "term" not in values:
        values["term"] = _term_of(store, values, on)
    estimated = put_days_off(values) if kind == "term" else None
    text = skeleton(BY_NAME[kind].model, values, offered(kind), gaps=gaps)
    if estimated:
        text = annotated(text, "holidays", estimated)
        told.append(estimated)
    return NewRecord(text, tuple(told))


def _usual(kind: KindName, on: date) -> dict[str, Value]:
    usual: dict[str, Value] = {"parents": [], "guardians": []} if kind == "child" else {}
    if kind in _STATUS:
        usual["status"] = _STATUS[kind]
    if kind in _BEGUN:
        usual[_BEGUN[kind]] = on.isoformat()
    return usual


def _by_id_number(kind: KindName, values: dict[str, Value], told: list[str]) -> None:
    """GB 11643: digits 7 to 14 are the birth date, the 17th is odd for men."""
    number = values.get("id_number")
    read = read_id_number(number) if isinstance(number, str) and kind in ("child", "resident") else ""
    if isinstance(read, str):
        return
    found: dict[str, Scalar] = {"sex": read.sex, "birth_date": read.born.isoformat()}
    filled = [key for key in found if key not in values]
    values.update({key: found[key] for key in filled})
    if filled:
        names = "、".join(_named(BY_NAME[kind].model, (key,)) for key in filled)
        told.append(f"{names}按身份证号码填写。")


def _by_grade(values: dict[str, Value], told: list[str]) -> None:
    """Who is said to be in a grade is at school, at the stage it belongs to."""
    school = values.get("school")
    if not isinstance(school, dict):
        return
    grade = next((grade for grade in GRADES if grade == school.get("grade")), None)
    usual: dict[str, Value] = {"stage": stage_of(grade), "enrolled": True} if grade else {}
    filled = {key: value for key, value in usual.items() if key not in school}
    if grade and filled:
        values["school"] = {**school, **filled}
        words = {"stage": f"学段写作{stage_of(grade)}", "enrolled": "写作在学"}
        told.append(f"按年级（{grade}）{'、'.join(words[key] for key in filled)}。")


def _refuse_gaps(kind: KindName, values: Values) -> None:
    model = BY_NAME[kind].model
    built = build(model, dict(values))
    problems = () if isinstance(built, Record) else built
    lacks = [problem.path for problem in problems if problem.code == "LS102"]
    paths = [_named(model, path) for path in lacks if (kind, path) != ("activity", ("term",))]
    if paths:
        raise UsageError(f"还缺必填的 {'、'.join(paths)}。例：\n  {EXAMPLES[kind]}\n或加 -e 在编辑器里填写。")


def _named(model: type[Record], path: Path) -> str:
    """`school.stage（学段）`."""
    found = field_at(model, path)
    return f"{dotted(path)}（{found.label}）" if found else dotted(path)


def _term_of(store: Store, values: Values, on: date) -> str:
    when = values.get("when")
    first = when.get("from") if isinstance(when, dict) else None
    day = date.fromisoformat(first) if isinstance(first, str) else on
    term = holding(store, day)
    if term is None:
        raise UsageError(no_term(day))
    return term.id
