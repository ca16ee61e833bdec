"""What a survey table says of itself in words: whom it counts, how, and that its columns add up."""

from liushou.stats.survey_child import Definition
from liushou.stats.survey_columns import DEFINITIONS
from liushou.stats.survey_table import SurveyTable

BALANCED = (
    "平衡关系已核对：1＝2＋5＋8＝11至18栏之和＝19＋20＝21至25栏之和＝26至29栏之和＝30＋31＋32；"
    "2＝3＋4；5＝6＋7；8＝9＋10；13＋14＝24＋25。"
)
_OFFICIAL = "在册、不满16周岁、农村户籍，父母双方外出务工，或一方外出、另一方无监护能力的儿童"
_COUNTED_AS = (
    "在小学、初中就读的，不论年龄，计入第24、25栏，其余按周岁计入第21至23栏；由父亲或母亲照护的计入“亲属或其他”；"
    "“差”包括无人监护、父母或受托人监护能力不足。"
)
_NOBODY_AWAY = "父母没有一方外出的（如无父母照护），和双方外出的一起计入第2至4栏；"


def title_of(definition: Definition) -> str:
    """The title of the table."""
    return (
        "农村留守儿童统计表" if definition.key == "official" else f"留守儿童统计表（{DEFINITIONS['unit']}）"
    )


def counted_words(table: SurveyTable) -> str:
    """By whose definition the table counts, whom, and of which children only."""
    within = f"。只统计：{table.within}" if table.within else ""
    return _counted(table.definition) + within


def _counted(definition: Definition) -> str:
    label = DEFINITIONS[definition.key]
    if definition.key == "unit":
        types = "、".join(definition.counts)
        return f"{label}：在册儿童里留守类型为{types}的，不论年龄和户籍。这张表本单位自用，不作国家摸底的报表"
    months = f"，外出须满{definition.months}个月" if definition.months else ""
    return f"{label}：{_OFFICIAL}{months}"


def explained(table: SurveyTable) -> str:
    """Whom the table counts and how, as the note of a printed one says it."""
    nobody = "" if table.definition.key == "official" else _NOBODY_AWAY
    return f"说明：{counted_words(table)}。{nobody}{_COUNTED_AS}"
