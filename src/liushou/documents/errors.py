"""What can go wrong with a template or with the data it needs."""

from collections.abc import Iterable

from liushou.errors import LiushouError, Status


class TemplateError(LiushouError):
    """A template is wrong: which one, in which line, and what (with what was probably meant)."""

    def __init__(self, template: str, line: int | None, problem: str) -> None:
        place = f"模板 {template}" + (f" 第 {line} 行" if line else "")
        super().__init__(f"{place}：{problem}" + ("" if problem.endswith(("。", "？")) else "。"))
        self.template = template
        self.line = line
        self.problem = problem


class MissingData(LiushouError):  # noqa: N818
    """Fields that a template names under `needs` are empty."""

    status = Status.FINDINGS

    def __init__(self, title: str, fields: Iterable[str], labels: Iterable[str]) -> None:
        self.fields = tuple(fields)
        self.labels = tuple(labels)
        shown = "、".join(
            label if label == field else f"{label}（{field}）"
            for field, label in zip(self.fields, self.labels, strict=True)
        )
        super().__init__(f"“{title}”还缺：{shown}。请补填；要留空打印，请加 --allow-missing。")


def meant(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: ，是否想写“phone”？; nothing where no name is near."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, sorted(known), scorer=fuzz.ratio, score_cutoff=60)
    return f"，是否想写“{found[0]}”？" if found else ""
