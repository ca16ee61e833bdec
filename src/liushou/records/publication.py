"""公开发布: what was published of a term, so that what is published later does not give it away."""

from typing import Annotated

from liushou.records.fields import Record, many, optional, required
from liushou.records.types import LIST, Day, Id, TermId, Text, Whole


class PublishedGroup(Record):
    """A group and how many were published to be in it."""

    name: Text = required("组别", "如 朝阳村")
    count: Whole = required("人数", "公布的人数，5 的倍数")


class PublishedTable(Record):
    """The groups of one breakdown."""

    by: Text = required("分组", "统计的分组，如 village（村）、sex（性别）")
    groups: Annotated[tuple[PublishedGroup, ...], LIST] = required("各组", "各组公布的人数")


class PublishedRow(Record):
    """A row of a cross table."""

    name: Text = required("组别", "第一个分组里的一组")
    counts: Annotated[tuple[Whole, ...], LIST] = required("各栏", "依第二个分组各组的次序")


class PublishedShare(Record):
    """An indicator."""

    name: Text = required("指标", "指标名称")
    numerator: Whole = required("完成", "公布的完成数")
    denominator: Whole = required("应完成", "公布的应完成数")


class Publication(Record):
    """One publication (data/published/<id>.yaml): the figures as they were published, nothing exact."""

    id: Id = required("编号", "与文件名相同")
    term: TermId = required("学期", "统计的学期")
    as_of: Day = required("统计截至", "统计到哪一天")
    revision: Text | None = optional("档案版本", "当时档案的 git 版本")
    file_digest: Text | None = optional("文件校验值", "写成文件时，文件的 SHA-256")
    population: Whole = required("总人数", "公布的总人数")
    tables: Annotated[tuple[PublishedTable, ...], LIST] = many("分组人数", "按一个分组的人数；交叉表的合计")
    cells: Annotated[tuple[PublishedRow, ...], LIST] = many("交叉表", "按两个分组的人数")
    indicators: Annotated[tuple[PublishedShare, ...], LIST] = many("指标", "公布的指标")
