"""What every document may carry: its number, addressee and date, and the unit it comes from."""

from datetime import date

from liushou.documents.frontmatter import FrontMatter
from liushou.documents.plain import Plain
from liushou.records.describe import fields_of
from liushou.records.fields import Record
from liushou.records.unit import UnitInfo


def document_facts(
    about: FrontMatter, *, number: str | None = None, to: str | None = None, day: date | None = None
) -> dict[str, Plain]:
    """`document` of a context: 发文字号, 主送机关 and 成文日期; the template's own where not given."""
    return {"number": number or about.number, "to": to or about.to, "date": day}


def unit_facts(unit: UnitInfo) -> dict[str, Plain]:
    """`unit` of a context; `we` is how it calls itself: 我校, 我镇."""
    return {
        "name": unit.name,
        "level": unit.level,
        "parent": unit.parent,
        "hotline": unit.hotline,
        "we": _we(unit),
    }


def _we(unit: UnitInfo) -> str:
    if unit.level == "乡镇":
        place = unit.name.removesuffix("人民政府")
        return next((f"我{kind}" for kind in ("街道", "乡") if place.endswith(kind)), "我镇")
    return {"学校": "我校", "班级": "我班"}.get(unit.level, f"我{unit.level}")


def field_labels(prefix: str, model: type[Record]) -> dict[str, str]:
    """The Chinese name of every field of a record by its dotted name: `activity.when.from`."""
    labels: dict[str, str] = {}
    for key, info in fields_of(model).items():
        labels[f"{prefix}.{key}"] = info.label
        if info.part is not None and not info.many:
            labels |= field_labels(f"{prefix}.{key}", info.part)
    return labels
