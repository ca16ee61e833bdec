"""What the lines above a table and the name of its sheet say of all its rows: a class, a term, a year."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from liushou.exchange.columns.column import Kind
from liushou.terms import is_term_id, written_term

_NUMERAL = "[一二三四五六七八九]"
_CLASS = re.compile(
    rf"(?<![\d{_NUMERAL[1:-1]}])(?:(?:{_NUMERAL}|[1-9]|初[一二三]|高[一二三])(?:年级)?[.-]?\(?(?:{_NUMERAL}|十[一二三四五六]?|\d{{1,2}})\)?"
    rf"|[1-9](?:0[1-9]|1\d)|[大中小](?:{_NUMERAL}|\(?\d\)?)?)班(?![会级主子车队委])"
)
_GRADE = re.compile(
    rf"(?<!{_NUMERAL})(?:{_NUMERAL}|初[一二三]|高[一二三]|[1-9])年级|(?:初|高)[一二三](?![0-9(一-龥])"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_TERM = re.compile(
    r"20\d\d[-—–~至/]20\d\d学年度?第?[一二12上下]学?期|20\d\d年?[春秋]季?(?:学期)?|20\d\d-20\d\d-[12]"
)
_RECORD_KINDS = (
    "谈心",
    "家访",
    "走访",
    "慰问",
    "亲情电话",
    "亲情视频",
    "心理辅导",
    "课业辅导",
    "家长联系",
    "家访",
)
_WORDS: Mapping[Kind, str] = {
    "children": "花名册|留守儿童(?:信息|登记|情况|台账|名册|名单|统计)",
    "volunteers": "志愿者|帮扶人员|教师名册|爱心妈妈|代理家长名",
    "residents": "(?:留守|空巢|独居)(?:老人|老年人|妇女)|^(?:老人|妇女)$",
    "records": "记录|谈话|家访|谈心",
    "attendance": "签到|考勤|到场|出勤",
    "grades": "成绩|分数|考试",
}
_CHILDREN = re.compile("儿童|学生")
_RESIDENT_KINDS = {"妇女": "留守妇女", "老人": "留守老人", "老年人": "留守老人"}


@dataclass(frozen=True, slots=True)
class Titles:
    """The lines above a table, and last the name of its sheet."""

    lines: tuple[str, ...]

    def own(self) -> "Titles":
        """Only the lines, without the name of the sheet."""
        return Titles(self.lines[:-1])

    def class_label(self) -> str | None:
        """The class that the lines name, as it stands there; None for none or several."""
        return self._one(_CLASS)

    def grade(self) -> str | None:
        """The grade that the lines name."""
        return self._one(_GRADE)

    def term(self) -> str | None:
        """The id of the term that the lines name."""
        found = (self._one(_TERM) or "").strip()
        return found if is_term_id(found) else written_term(found)

    def record_kind(self) -> str | None:
        """The kind of record that the lines name, if but one."""
        said = {kind for kind in _RECORD_KINDS for line in self.lines if kind in line}
        return said.pop() if len(said) == 1 else None

    def year_of(self, month: int) -> int | None:
        """The year in which a month of these rows lies, as far as the lines tell."""
        term = self.term()
        if term is not None:
            first = int(term[:4])
            return first if month >= 8 else first + 1
        years = {int(year) for line in self.lines for year in _YEAR.findall(_plain(line))}
        return years.pop() if len(years) == 1 else None

    def resident_kind(self) -> str | None:
        """留守妇女 or 留守老人, where the lines name but one; the line nearest to the rows goes first."""
        for line in reversed(self.lines):
            said = {kind for word, kind in _RESIDENT_KINDS.items() if word in line}
            if said:
                return said.pop() if len(said) == 1 else None
        return None

    def of_residents(self) -> bool:
        """True if the lines are of 留守老人 or 留守妇女; one that names children too says nothing."""
        for line in reversed(self.lines):
            residents, children = bool(re.search(_WORDS["residents"], line)), bool(_CHILDREN.search(line))
            if residents != children:
                return residents
        return False

    def speaks_of(self, kind: Kind) -> bool:
        """True if the lines call the table one of this kind."""
        return any(re.search(_WORDS[kind], line) for line in self.lines)

    def _one(self, form: re.Pattern[str]) -> str | None:
        """What the lines say in this form: of the first line that says it, if it says but one thing."""
        for line in self.lines:
            said = list(dict.fromkeys(found.group() for found in form.finditer(_plain(line))))
            if said:
                return said[0] if len(said) == 1 else None
        return None


def class_alone(text: str) -> str | None:
    """The class that a line is, and nothing else: 五（2）班, 五年级2班学生."""
    plain = _plain(text)
    found = _CLASS.match(plain)
    rest = plain[found.end() :] if found else plain
    return (
        found.group()
        if found and re.fullmatch(r"[:：]?(?:学生|儿童|留守儿童)?(?:\(?共?\d+[名人]\)?)?", rest)
        else None
    )


def titles_of(sheet: str, lines: Sequence[Iterable[str]]) -> Titles:
    """The titles of a table: the texts of each line above it, and the sheet's name ("" in a text file)."""
    return Titles((*(text for line in lines for text in line if text), sheet))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
