"""The texts to begin with: what the fast reader takes, what lies beside it, and the fields of the sample."""

import re
from pathlib import Path

_SAMPLE = Path(__file__).resolve().parents[1] / "data"
_FIELD = re.compile(r"\n(?=[a-z_])")
_LONGEST_FIELD = 300

_BY_HAND = (
    "a: 1\nb: 二\nc:\nd: ~\ne: null\nf: true\ng: 1.5\nh: -3\n",
    "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n",
    "a:\n- b\n- c: 1\n  d: 2\n-   e: 3\n    f: 4\ng: 5\n",
    "a:\n  - b: 1\n    c:\n      - 2\n      - 3\n  - d:\n      e: 4\n",
    "a:\n  - b:\n    - 1\n    c:\n    - 2\n",
    "# 注\na: 1 # 注\n\n  # 注\nb:\n  # 注\n  - 1\n   \nc: 2\n",
    'a: "x y"\nb: \'x y\'\nc: "12:30"\nd: 12:30\ne: http://a.b/c#d\n',
    'a: [1, 二, "3"]\nb: {c: 1, d: [2, 三]}\ne: []\nf: {}\n',
    "a:\n  [b, c,\n   d]\ne: [f,\n  g]\nh:\n  - i:\n      [j]\n",
    'a:\n  - {b: 1, c: 二}\n  - {d: "5.0", e: 2026-09-01}\n  - [f, g]\nh: [{i: 1}, {j: 2, k: 三}]\n',
    "a: |\n  一\n  b: 2\nc: >-\n  三\n\nd: 四\n  五\n",
    'a: "一\n  二"\nb: [c,\n  {d: 1}]\n? e\n: f\n',
    "a: 甲 [乙，丙\nb: {c: 1}\nd: 甲] 乙\ne: 甲，乙\n",
    "名字: 小满\n记录:\n  - 日期: 2026-09-01\n",
)


def seeds() -> list[str]:
    """Small texts, in an order that is always the same."""
    fields = {f"{field.rstrip()}\n" for text in archives() for field in _FIELD.split(text)}
    return [*_BY_HAND, *sorted(field for field in fields if len(field) <= _LONGEST_FIELD)]


def archives() -> list[str]:
    """The whole archives of the sample."""
    return [path.read_text(encoding="utf-8") for path in sorted(_SAMPLE.glob("*/*.yaml"))]
