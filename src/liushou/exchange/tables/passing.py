"""Why a row below a head is none of the table: a total, a note, an example, nothing."""

import re
import unicodedata
from collections.abc import Sequence
from typing import ClassVar

from liushou.cells import Cell, text_of
from liushou.exchange.columns.column import NOT_TAKEN
from liushou.exchange.tables.found import FoundColumn
from liushou.exchange.tables.headings import solid
from liushou.exchange.tables.titles import class_alone

_TOTAL = re.compile(
    r"(?:本页|全校|全班|全镇|全村|各班|男生?|女生?|.{1,8}[班级校学村组乡镇])?(?:合计|总计|小计|共计|累计|总数|总人数)(?:人数)?[:：]?(?:共?\d*[人名]?)?"
    r"|(?:全班|班级|年级)?(?:平均分?|均分|最高分|最低分|及格率|优秀率|及格人数|优秀人数|参考人数|低分率)[:：]?"
    r"|共\d+[人名]|(?:本班|全校)?共(?:有|计)?\d+[人名].{0,6}"
)
_NOTE = re.compile(
    r"[（(]?(?:填表|填写|制表|审核|复核|填报|负责|校长|经办|报送|单位|联系人|联系电话|日期|时间|说明|备注|附注|注意?|附)"
    r"[^:：]{0,8}[:：)）]|(?:说明|备注|注意?)[0-9一二三.、]|以上|本表|此表|注\d"
)
_EXAMPLE = re.compile(r"[（(]?(?:例|示例|样例|范例|例如|举例|填写示例|填表示例)(?:[）):：].*)?")
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{2,8}[·•][\u3400-\u9fff]{1,12}")
_PLAIN_NAME = re.compile(r"[\u3400-\u9fff]{1,3}(?![计数分率人名明注项单例如均字章])[\u3400-\u9fff]")
"""A name that ends like no other word in its place; most rows need not be looked at more closely."""
_NO_NAME = re.compile("(?:说明|备注|事项|名单|签字|签名|签章|盖章|公章)$")
_SENTENCE = re.compile("[:：，。；！？]")
_COUNTING = re.compile(r"[（(]?(?:\d{1,3}|[甲乙丙丁戊己庚辛壬癸])[）)]?")
_NUMBER = re.compile(r"\d+(?:\.0)?[.、]?")
_LONG = 12


class Passing:
    """Tells of a line of cells why it is passed over; for the columns `left` to `right` of a sheet."""

    EMPTY: ClassVar[str] = "空行"
    HEAD: ClassVar[str] = "重复的表头"
    HIDDEN: ClassVar[str] = "隐藏的行"
    TOTAL: ClassVar[str] = "合计"
    NOTE: ClassVar[str] = "说明"
    EXAMPLE: ClassVar[str] = "示例"
    CLASS: ClassVar[str] = "班级小标题"
    COUNT: ClassVar[str] = "栏次"
    OTHER: ClassVar[str] = "别的表"

    def __init__(self, columns: Sequence[FoundColumn], left: int, right: int, wide: frozenset[int]) -> None:
        self.left, self.right, self.wide = left, right, wide
        self.name = next((column.place for column in columns if column.target == "name"), None)
        self.taken = frozenset(column.place for column in columns if column.target not in (None, NOT_TAKEN))
        self.known = frozenset(column.place for column in columns if column.target == NOT_TAKEN)
        self.headings = {column.place: solid(column.heading.rpartition("·")[2]) for column in columns}

    def why(self, number: int, line: Sequence[Cell]) -> str | None:
        """Why the line is passed over, in Chinese; None for a row of the table."""
        name = "" if self.name is None else line[self.name]
        first = line[self.left]
        example = type(first) is str and "例" in first
        if type(name) is str and _PLAIN_NAME.fullmatch(name) and not example and number not in self.wide:
            return None
        return self._looked_at(number, line, _plain(name))

    def single(self, line: Sequence[Cell]) -> str:
        """The first cell that says something, as a text."""
        return next((text_of(cell) for cell in line[self.left : self.right] if cell != ""), "")

    def _looked_at(self, number: int, line: Sequence[Cell], name: str) -> str | None:
        said = [(place, _plain(line[place])) for place in range(self.left, self.right) if line[place] != ""]
        if not said:
            return self.EMPTY
        if self._is_total(said, name):
            return self.TOTAL
        if self._is_head(said):
            return self.HEAD
        if self._is_count(said):
            return self.COUNT
        if _EXAMPLE.fullmatch(said[0][1]) or _EXAMPLE.fullmatch(name):
            return self.EXAMPLE
        if all(place in self.known and _NUMBER.fullmatch(text) for place, text in said):
            return self.EMPTY
        if len(said) == 1:
            return self._alone(number, *said[0])
        is_note = _NOTE.match(said[0][1]) and not _NAME.fullmatch(name)
        return self.NOTE if is_note and (self.name is None or not name or _SENTENCE.search(name)) else None

    def _is_total(self, said: list[tuple[int, str]], name: str) -> bool:
        """A total stands where a name or a number would, or before them."""
        end = self.left + 1 if self.name is None else self.name
        sums = any(_TOTAL.fullmatch(text) for place, text in said if place <= max(end, said[0][0]))
        return sums and (not name or _TOTAL.fullmatch(name) is not None or not _NAME.fullmatch(name))

    def _is_head(self, said: list[tuple[int, str]]) -> bool:
        same = sum(self.headings.get(place) == solid(text) for place, text in said)
        return same >= 2 and 2 * same >= len(said)

    def _is_count(self, said: list[tuple[int, str]]) -> bool:
        """栏次: 1 2 3 4 below the headings."""
        if len(said) < 3 or not all(_COUNTING.fullmatch(text) for _, text in said):
            return False
        numbers = [int(digits) for _, text in said if (digits := text.strip("（()）")).isdecimal()]
        return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True

    def _alone(self, number: int, place: int, text: str) -> str | None:
        """One cell only: a name is a row, all else that is no cell of a column is a line between rows."""
        if class_alone(text):
            return self.CLASS
        if place == self.name:
            is_name = _NAME.fullmatch(text) and not _NO_NAME.search(text)
            return None if is_name and number not in self.wide else self.NOTE
        long = len(text) > _LONG or _SENTENCE.search(text) or _NOTE.match(text)
        return self.NOTE if long or number in self.wide or place not in self.taken else None


def _plain(cell: Cell) -> str:
    return "".join(unicodedata.normalize("NFKC", text_of(cell)).split()) if cell != "" else ""
