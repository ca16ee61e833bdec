"""What `erase` is about to do, and what is left to the person, as rows and lines."""

from collections.abc import Iterable, Iterator, Sequence

from liushou.care.erasing.plan import Erased
from liushou.care.erasing.stub import counts_of, kind_of
from liushou.records.keeping import Kept
from liushou.records.volunteer import Volunteer
from liushou.store.mentions import Mentioned

HEADS = ("编号", "姓名", "种类", "从", "到", "原因", "档案里有")
_SHOWN_LINES = 5


def rows(what: Iterable[Erased]) -> list[tuple[str, ...]]:
    """A row for each archive: by this the person sees whether it is the right one."""
    return [
        (
            one.record.id,
            one.record.name,
            kind_of(one.record),
            *_months(one.record),
            one.why,
            _counts(one.record),
        )
        for one in what
    ]


def left_lines(found: Mentioned) -> Iterator[str]:
    """Where files still speak of those whose archives are erased, which only a person can change."""
    if found.found:
        yield "下面这些地方还提到本人（姓名、证件号或电话），程序不能替您改写，请逐处看过："
    for one in found.found:
        yield f"  {one.path}{_lines(one.lines)}"
    if found.sealed:
        yield f"另有 {found.sealed} 个文件里有密封的内容，没有看里面。"
    if found.unread:
        yield f"另有 {found.unread} 个文件不是文字（如照片、docx、xlsx）或太大，没有看里面，请自己翻一翻。"


def after_lines(what: Sequence[Erased], *, in_git: bool) -> Iterator[str]:
    """What is told once the archives are gone."""
    yield f"以前学期的统计从此少了这 {len(what)} 份档案；活动、签到里的编号还在，人次不变。"
    if in_git:
        yield "git 的历史里还有删除的内容：提交以后，请按 docs/个人信息.md“从历史里清除”一章处理。"
    yield "别人电脑上的档案库、备份、导出的表格、印好的材料里也可能有：请一并处理。"


def _months(record: Kept) -> tuple[str, str]:
    first, last = (
        (record.joined_on, record.left_on)
        if isinstance(record, Volunteer)
        else (record.registered_on, record.closed_on)
    )
    return first.isoformat(), last.isoformat() if last else ""


def _counts(record: Kept) -> str:
    acts = () if isinstance(record, Volunteer) else record.records
    others = {
        what: count for what, count in counts_of(record).items() if what not in {one.kind for one in acts}
    }
    told = {"帮扶记录": len(acts), **others} if acts else others
    return "、".join(f"{what} {count}" for what, count in told.items())


def _lines(numbers: Sequence[int]) -> str:
    if not numbers:
        return "（文件名）"
    more = " 等" if len(numbers) > _SHOWN_LINES else ""
    return f"：第 {'、'.join(map(str, numbers[:_SHOWN_LINES]))} 行{more}"
