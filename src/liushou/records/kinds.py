"""The kinds of file in a store: their folder, their model, what people call them."""

from dataclasses import dataclass
from typing import Literal

from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.erasure import Erasure
from liushou.records.fields import Record
from liushou.records.publication import Publication
from liushou.records.resident import Resident
from liushou.records.term import Term
from liushou.records.unit import Unit
from liushou.records.unsealing import Unsealing
from liushou.records.volunteer import Volunteer

KindName = Literal[
    "child", "volunteer", "activity", "term", "resident", "publication", "erasure", "unsealing", "unit"
]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: `folder` is under data/ (None for liushou.yaml), `label` its Chinese name."""

    name: KindName
    folder: str | None
    model: type[Record]
    label: str


KINDS: tuple[Kind, ...] = (
    Kind("unit", None, Unit, "单位设置"),
    Kind("child", "children", Child, "儿童档案"),
    Kind("volunteer", "volunteers", Volunteer, "帮扶人员"),
    Kind("activity", "activities", Activity, "活动方案"),
    Kind("term", "terms", Term, "学期计划"),
    Kind("resident", "residents", Resident, "留守妇女老人"),
    Kind("publication", "published", Publication, "公开发布"),
    Kind("erasure", "erased", Erasure, "删除登记"),
    Kind("unsealing", "unsealed", Unsealing, "解封登记"),
)
BY_NAME: dict[KindName, Kind] = {kind.name: kind for kind in KINDS}
BY_FOLDER: dict[str, Kind] = {kind.folder: kind for kind in KINDS if kind.folder is not None}
