"""What `stats` is asked for: its words sorted into figures and conditions, its groupings, what clashes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from liushou.errors import UsageError
from liushou.stats.population import Part
from liushou.store.who import parted

_MOST_KEYS = 2
_CLASHES: Mapping[str, Mapping[str, str]] = {
    "--summary": dict.fromkeys(
        ("--publish", "--checklist", "--residents", "--trend", "--per", "--names", "指标名称", "筛选条件"),
        "汇总文件总是全部的数，只能再写 --term、--on、--at。",
    )
    | dict.fromkeys(("--format", "-o"), "汇总文件写到 --summary 后面的文件，只有一种格式。"),
    "--publish": {
        "筛选条件": "两张条件不同的表相减，会露出单个孩子。",
        "--names": "公开发布的表不列姓名。",
        "--trend": "请逐个学期发布。",
        "--checklist": "",
        "--residents": "",
    },
    "--checklist": dict.fromkeys(("--residents", "--trend", "--per", "指标名称"), ""),
    "--trend": {
        "--residents": "请逐个学期用 --term。",
        "--names": "要看某学期是哪几名儿童，请用 --term 和 --names。",
    },
}
"""What cannot stand beside a mode, and what to do instead; the first mode that is asked for is looked at."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The command line: `words` are figures by name and conditions, in any order."""

    words: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    per: str | None = None
    term: str | None = None
    names: bool = False
    on: str | None = None
    at: tuple[str, ...] = ()
    residents: bool = False
    trend: bool = False
    checklist: str | None = None
    summary: Path | None = None
    publish: bool = False
    dry_run: bool = False
    form: str | None = None
    output: Path | None = None

    @property
    def moment(self) -> str | None:
        """The one moment of the archives; None for now."""
        return self.at[0] if self.at else None

    def refuse_clashes(self) -> None:
        """Raise UsageError where two things are asked for that do not go together."""
        given = self._given()
        for mode, others in _CLASHES.items():
            for other, instead in others.items():
                if given[mode] and given[other]:
                    raise UsageError(
                        f"{mode} 和{_spaced(other)}不能同时用{f'：{instead}' if instead else '。'}"
                    )
        if len(self.at) > 1 and not self.trend:
            raise UsageError("一次只能看一个 --at；要比较几个版本，请加 --trend。")
        if self.dry_run and not self.publish:
            raise UsageError("--dry-run 只和 --publish 同用：别的统计不改档案库。")

    def _given(self) -> Mapping[str, bool]:
        figures, conditions = parted(self.words)
        return {
            "--summary": self.summary is not None,
            "--publish": self.publish,
            "--checklist": self.checklist is not None,
            "--residents": self.residents,
            "--trend": self.trend,
            "--per": self.per is not None,
            "--names": self.names,
            "--format": self.form is not None,
            "-o": self.output is not None,
            "指标名称": bool(figures),
            "筛选条件": bool(conditions or self.but),
        }

    def sorted(self, known: Collection[str]) -> tuple[tuple[str, ...], Part]:
        """The figures by name, and the part of the population that the conditions mean.

        `known` are names of figures, which are no conditions whatever signs they have in them.
        """
        figures, conditions = parted(self.words, known)
        return figures, Part(conditions, self.but)


def keys_of(per: str, labels: Mapping[str, str]) -> tuple[str, ...]:
    """The breakdowns that `--per` names by label or key, one or two. Raises UsageError."""
    by_label = {label: key for key, label in labels.items()}
    words = per.replace("，", ",").replace("、", ",").split(",")
    keys = tuple(by_label.get(word.strip(), word.strip()) for word in words)
    for key in keys:
        if key not in labels:
            # Only a name that is refused needs the library that compares words.
            from liushou.records.nearest import alike

            near = alike(key, tuple(labels.values()))
            hint = f"，是不是“{near}”？" if near else "；"
            raise UsageError(f"不能按“{key}”分组{hint}可以用：{'、'.join(labels.values())}。")
    if len(keys) > _MOST_KEYS:
        raise UsageError("最多按两个分组交叉统计。")
    if len(set(keys)) < len(keys):
        raise UsageError(f"交叉表要两个不同的分组，不能都是“{labels[keys[0]]}”。")
    return keys


def _spaced(other: str) -> str:
    return f" {other} " if other.startswith("-") else other
