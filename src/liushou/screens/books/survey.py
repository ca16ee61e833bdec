"""摸排统计表: the official survey table of 32 columns by village, and who could not be counted."""

from liushou.documents.contexts.publicity import rounded
from liushou.documents.language.chinese import full_date
from liushou.exchange.books.model import Head, Sheet, Value, Workbook
from liushou.screens.books.exporting import Exporting
from liushou.stats.survey_columns import COLUMNS, unbalanced
from liushou.stats.survey_table import Incomplete, SurveyTable, survey_table

_TITLE = "农村留守儿童统计表"
_NO_VILLAGE = "村未填"
_LONG_LABEL = 6
_COUNTED = (
    "说明：统计对象为在册的不满16周岁农村留守儿童。在小学、初中就读的，不论年龄，计入第24、25栏，其余按周岁计入"
    "第21至23栏；由父亲或母亲照护的计入“亲属或其他”；“差”包括无人监护、父母或受托人监护能力不足。"
)
_BALANCED = (
    "平衡关系已核对：1＝2＋5＋8＝11至18栏之和＝19＋20＝21至25栏之和＝26至29栏之和＝30＋31＋32；"
    "2＝3＋4；5＝6＋7；8＝9＋10；13＋14＝24＋25。"
)
_ROUNDED = "公开发布的人数按5取整，合计与分项分别取整，相加不一定相等。"
_SIGNED = "填表人：　　　　　　　　　复核人：　　　　　　　　　单位负责人：　　　　　　　　　填报日期："


def survey(exporting: Exporting) -> Workbook:
    """The table as of the day; children whom it cannot count are named to readers inside the unit only.

    For the public every count is to the nearest five (safety.md, "Privacy").
    """
    found = survey_table(exporting.store, exporting.day)
    sheets = [_table(exporting, found)]
    if found.incomplete and exporting.audience == "internal":
        sheets.append(_left_out(found.incomplete))
    return Workbook(_title(exporting), tuple(sheets))


def _title(exporting: Exporting) -> str:
    return f"{exporting.store.unit.unit.name}{_TITLE}"


def _table(exporting: Exporting, found: SurveyTable) -> Sheet:
    public = exporting.audience == "public"

    def counts(of: tuple[int, ...]) -> tuple[Value, ...]:
        return tuple(rounded(count) if public else count for count in of)

    return Sheet(
        name="统计表",
        title=_TITLE,
        heads=(
            Head("村\n栏次", width=14, look="centred"),
            *(
                Head(f"{one.label}\n{one.number}", one.group, width=_width(one.label), look="number")
                for one in COLUMNS
            ),
        ),
        rows=tuple((row.village or _NO_VILLAGE, *counts(row.counts)) for row in found.rows),
        line=(
            f"填报单位：{exporting.store.unit.unit.name}",
            f"统计截至{full_date(exporting.day)}　单位：名",
        ),
        total=("合计", *counts(found.total)),
        notes=tuple(
            filter(None, (_COUNTED, _checked(found, public=public), _lacking(found, exporting), _SIGNED))
        ),
        frozen_columns=1,
    )


def _width(label: str) -> int:
    """Narrow, and wider for the long labels, so that their lines break well."""
    return 7 if len(label) > _LONG_LABEL else 5


def _checked(found: SurveyTable, *, public: bool) -> str:
    """Whether the equations of the form hold, in every row."""
    if public:
        return _ROUNDED
    rows = (*((row.village or _NO_VILLAGE, row.counts) for row in found.rows), ("合计", found.total))
    wrong = [f"{place}：{each}" for place, counts in rows for each in unbalanced(counts)]
    return f"以下平衡关系不成立，请核对：{'；'.join(wrong)}。" if wrong else _BALANCED


def _lacking(found: SurveyTable, exporting: Exporting) -> str:
    if not found.incomplete or exporting.audience == "public":
        return ""
    where = "，名单见第二张表" if exporting.audience == "internal" else ""
    return f"另有{len(found.incomplete)}名儿童档案内容不全，未列入本表{where}；补齐后请重新统计。"


def _left_out(children: tuple[Incomplete, ...]) -> Sheet:
    return Sheet(
        name="未列入名单",
        title="档案内容不全、未列入统计的儿童",
        heads=(
            Head("序号", width=6, look="number"),
            Head("编号", width=11, look="centred"),
            Head("姓名", width=12, look="centred"),
            Head("班级", width=14, look="centred"),
            Head("村", width=14, look="centred"),
            Head("缺少的内容", width=34, look="wrapped"),
        ),
        rows=tuple(
            (number, one.id, one.name, one.class_label, one.village, "、".join(one.lacks))
            for number, one in enumerate(children, start=1)
        ),
        landscape=False,
    )
