"""摸排统计表: the survey table of 32 columns by village, and who could not be counted."""

from liushou.documents.frontmatter import Audience
from liushou.documents.language.chinese import full_date
from liushou.exchange.books.model import Head, Sheet, Value, Workbook
from liushou.rounding import rounded
from liushou.screens.books.exporting import Exporting
from liushou.stats.summary.discreet import Discreet
from liushou.stats.survey_checks import NO_VILLAGE, mismatches
from liushou.stats.survey_columns import columns_of
from liushou.stats.survey_table import Incomplete, SurveyTable, survey_table
from liushou.stats.survey_words import BALANCED, explained, title_of
from liushou.store.paths import path_of

_LONG_LABEL = 6
_ROUNDED = "公开发布的人数按5取整，合计与分项分别取整，相加不一定相等。"
_SIGNED = "填表人：　　　　　　　　　复核人：　　　　　　　　　单位负责人：　　　　　　　　　填报日期："


def survey(exporting: Exporting) -> Workbook:
    """The official table of all children as of the day; see survey_book."""
    found = survey_table(exporting.store, exporting.day)
    if exporting.audience == "public":
        # Only what is published needs a solver.
        from liushou.stats.disclosure.survey import told_survey

        found = told_survey(found, Discreet(exporting.store).village)
    return survey_book(found, exporting.store.unit.unit.name, exporting.audience)


def survey_book(found: SurveyTable, unit: str, audience: Audience) -> Workbook:
    """A survey table; children whom it cannot count are named to readers inside the unit only.

    For the public every count is to the nearest five (safety.md, "Privacy").
    """
    sheets = [_table(found, unit, audience)]
    if found.incomplete and audience == "internal":
        sheets.append(_left_out(found.incomplete))
    return Workbook(f"{unit}{title_of(found.definition)}", tuple(sheets))


def _table(found: SurveyTable, unit: str, audience: Audience) -> Sheet:
    public = audience == "public"

    def counts(of: tuple[int, ...]) -> tuple[Value, ...]:
        return tuple(rounded(count) if public else count for count in of)

    notes = (
        explained(found),
        _checked(found, public=public),
        _lacking(found, audience),
        _SIGNED,
    )
    return Sheet(
        name="统计表",
        title=title_of(found.definition),
        heads=(
            Head("村\n栏次", width=14, look="centred"),
            *(
                Head(f"{one.label}\n{one.number}", one.group, width=_width(one.label), look="number")
                for one in columns_of(found.definition.key)
            ),
        ),
        rows=tuple((row.village or NO_VILLAGE, *counts(row.counts)) for row in found.rows),
        line=(f"填报单位：{unit}", f"统计截至{full_date(found.on)}　单位：名"),
        total=("合计", *counts(found.total)),
        notes=tuple(filter(None, notes)),
        frozen_columns=1,
    )


def _width(label: str) -> int:
    """Narrow, and wider for the long labels, so that their lines break well."""
    return 7 if len(label) > _LONG_LABEL else 5


def _checked(found: SurveyTable, *, public: bool) -> str:
    """Whether the equations of the form hold, in every row."""
    if public:
        return _ROUNDED
    wrong = [one.words for one in mismatches(found)]
    return f"以下平衡关系不成立，请核对：{'；'.join(wrong)}。" if wrong else BALANCED


def _lacking(found: SurveyTable, audience: Audience) -> str:
    if not found.incomplete or audience == "public":
        return ""
    where = "，名单见第二张表" if audience == "internal" else ""
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
            Head("写在哪个文件", width=30),
        ),
        rows=tuple(
            (
                number, one.id, one.name, one.class_label, one.village, "、".join(one.lacks),
                path_of("child", one.id),
            )
            for number, one in enumerate(children, start=1)
        ),
        landscape=True,
    )  # fmt: skip
