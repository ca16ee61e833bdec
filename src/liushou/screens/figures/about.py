"""What stands over figures: whose they are, of which term and day, of which part of the children."""

from dataclasses import dataclass
from datetime import date

from liushou.documents.language.chinese import full_date
from liushou.screens.figures.shared import version_line
from liushou.stats.population import WHOLE, Part

CHILDREN = "留守儿童"


@dataclass(frozen=True, slots=True)
class About:
    """Whose figures: `term` as people say it, `people` who is counted."""

    unit: str
    term: str
    on: date
    population: int
    part: Part = WHOLE
    revision: str | None = None
    people: str = CHILDREN

    @property
    def internal(self) -> str:
        """Said wherever people are named."""
        return f"内部资料，含{'儿童' if self.people == CHILDREN else '个人'}姓名，请勿外传"

    @property
    def source(self) -> str:
        """The line under a chart."""
        return f"{self.unit}，截至{self.on}"

    def title(self, what: str = "") -> tuple[str, ...]:
        """The lines over a table on a terminal: whose, what, of which part."""
        part = f"统计范围：{self.part.told}（{self.people} {self.population} 人）" if self.part else ""
        about = f"{self.unit}　{self.term}（截至 {self.on}）"
        return tuple(line for line in (about, what, part) if line)

    def head(self, *, names: bool = False) -> tuple[str, ...]:
        """The lines under the title of a page; `names`: it names people."""
        lines = [f"{self.unit}　{self.term}", f"统计截至{full_date(self.on)}"]
        within = f"统计范围：{self.part.told}，其中{self.people}" if self.part else f"统计范围内{self.people}"
        lines.append(f"{within} {self.population} 人")
        if names:
            lines.append(self.internal)
        return tuple(lines)

    def foot(self) -> tuple[str, ...]:
        """What the figures were counted from."""
        return (version_line(self.revision),) if self.revision else ()
