"""A period of a duty in words: 上周, 10月, 四季度, 本学期."""

from datetime import date, timedelta

from liushou.dates import Every
from liushou.records.vocabulary import During

_WEEKS = {0: "本周", 7: "上周"}
_QUARTERS = ("一季度", "二季度", "三季度", "四季度")


def period_words(every: Every, first: date, on: date, during: During) -> str:
    """What people call on `on` the period that began on `first`, of a duty of that frequency."""
    if every == "day":
        return f"{first:%m-%d}"
    if every == "week":
        monday = on - timedelta(days=on.weekday())
        return _WEEKS.get((monday - first).days, f"{first:%m-%d}那周")
    if every == "month":
        return f"{first.month}月"
    if every == "quarter":
        return _QUARTERS[(first.month - 1) // 3]
    if every == "year":
        return "本学年"
    return "本假期" if during == "假期" else "本学期"
