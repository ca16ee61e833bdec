"""LS102: required fields, also those that are required, or forbidden, by the value of another."""

from collections.abc import Iterator
from datetime import date

from liushou.check.fields import Parts
from liushou.check.found import found
from liushou.check.rule import Hit, rule
from liushou.findings import Path
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.resident import Resident
from liushou.records.term import CalendarEntry
from liushou.records.unit import Duty
from liushou.records.volunteer import Volunteer
from liushou.store.load import Loaded

_CONDITIONAL = Parts(lambda model: model in (CalendarEntry, Duty))


@rule("LS102", "required-field", "error", Loaded)
def required_field(file: Loaded, _on: date) -> Iterator[Hit]:
    """必填的字段都有；不该有的时候没有。

    缺了出生日期、在册状态这些字段，就不知道孩子多大、还归谁管。
    不再在册（转出、毕业、结束）的要写 closed_on（不再在册的第一天），在册的不能写；
    帮扶人员除单位以外要写 sex（结对时要看）。

    坏例（儿童档案）：
        birth_date: null

    坏例（儿童档案）：
        status: 转出

    坏例（儿童档案）：
        status: 在册
        closed_on: 2026-07-01

    好例（儿童档案）：
        status: 转出
        closed_on: 2026-07-01

    怎样改：补上缺少的字段；在册的孩子删去 closed_on，或改正 status。
    """
    yield from found(file, "LS102")
    record = file.record
    if isinstance(record, (Child, Resident)):
        yield from _closing(record)
    elif isinstance(record, Volunteer) and record.sex is None and record.kind != "单位":
        yield _missing(("sex",), "缺少 sex（性别）：除单位以外都要写")
    if record is not None:
        for path, part in _CONDITIONAL.of(record):
            yield from _part(path, part)


def _closing(record: Child | Resident) -> Iterator[Hit]:
    if record.status != "在册" and record.closed_on is None:
        message = f"状态是“{record.status}”，缺少 closed_on（销档日期）：请写不再在册的第一天"
        yield _missing(("closed_on",), message)
    elif record.status == "在册" and record.closed_on is not None:
        message = "状态是“在册”，不应有 closed_on（销档日期）：请删去这一行，或改正 status"
        yield Hit(("closed_on",), message, at="key")


def _part(path: Path, part: Record) -> Iterator[Hit]:
    if isinstance(part, CalendarEntry) and (part.from_ is None) != (part.to is None):
        lacking, label = ("to", "结束") if part.to is None else ("from", "开始")
        yield _missing((*path, lacking), f"缺少 {lacking}（{label}）：from 和 to 要一起写")
    if isinstance(part, Duty) and not part.kind and part.activity is None:
        yield _missing((*path, "kind"), "缺少 kind（记录类别）或 activity（活动类别）：要写其中一个")
    if isinstance(part, Duty) and part.kind and part.activity is not None:
        message = "kind（记录类别）和 activity（活动类别）只能写一个：请分成两条职责"
        yield Hit((*path, "activity"), message, at="key")


def _missing(path: Path, message: str) -> Hit:
    return Hit(path, message, at="mapping")
