"""Two branches' texts of one archive, merged: what stands in the file, line by line."""

import pytest

from liushou.history.merging.held import ABSENT
from liushou.history.merging.texts import MergedText, merged_text
from liushou.records.activity import Activity
from liushou.records.child import Child
from liushou.records.fields import Record
from liushou.records.term import Term
from liushou.yamltext.reader import read
from tests.commands.git_repository import needs_git
from tests.history.merging.taken import taken

pytestmark = needs_git

BASE = """\
# 建档：何老师
id: c-1
name: 田小禾
phone: "15400010000"   # 爷爷的手机
ethnicity: '汉族'

parents:
  - relation: 父亲
    name: 田大山
    phone: "15400020000"
  - relation: 母亲
    name: 何小梅
interests: [画画, 唱歌]
records:
  - {date: 2026-10-10, kind: 谈心, by: v-1}
  - date: 2026-10-12
    kind: 家访
    by: v-1  # 和校长同去
notes: |
  话少。
  爱画画。
"""
LAST = "    by: v-1  # 和校长同去\n"


def merge(ours: str, theirs: str, base: str = BASE, model: type[Record] = Child) -> MergedText:
    found = merged_text(model, base.encode(), ours.encode(), theirs.encode())
    assert found is not None
    return found


def changed(*pairs: tuple[str, str], text: str = BASE) -> str:
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def clean(ours: str, theirs: str, base: str = BASE, model: type[Record] = Child) -> str:
    found = merge(ours, theirs, base, model)
    assert found.is_clean
    return found.data.decode()


def test_neighbouring_lines_changed_by_two_people_keep_their_comments_and_quotes() -> None:
    phone = ('"15400010000"   # 爷爷的手机', '"15400010001" # 换号')
    ethnicity = ("'汉族'", "'苗族'   # 随母亲")
    assert clean(changed(phone), changed(ethnicity)) == changed(phone, ethnicity)


def test_records_added_by_two_people_stand_in_date_order_as_each_wrote_them() -> None:
    first = "  - {date: 2026-11-01, kind: 谈心, by: '何老师'}\n"
    second = '  - date: 2026-11-03   # 在门口\n    kind: 家访\n    note: "没进门"\n'
    third = "  # 下月再谈\n  - {date: 2026-11-09, kind: 谈心, by: v-1}\n"
    ours, theirs = changed((LAST, LAST + first + third)), changed((LAST, LAST + second))
    assert clean(ours, theirs) == changed((LAST, LAST + first + second + third))


def test_two_fields_put_at_one_place_are_both_there() -> None:
    ours = changed(("interests:", "guardianship: 较好\ninterests:"))
    theirs = changed(("interests:", "siblings: [c-2] # 弟弟\ninterests:"))
    found = clean(ours, theirs)
    assert found == changed(("interests:", "guardianship: 较好\nsiblings: [c-2] # 弟弟\ninterests:"))


def test_words_added_to_one_list_in_brackets_are_both_there() -> None:
    ours, theirs = changed(("唱歌]", "唱歌, 书法]")), changed(("唱歌]", "唱歌, 象棋]"))
    assert clean(ours, theirs) == changed(("唱歌]", "唱歌, 书法, 象棋]"))


def test_a_comment_that_had_to_leave_its_line_stands_above_it() -> None:
    ours = changed(("唱歌]", "唱歌, 书法] # 十月问的"))
    theirs = changed(("唱歌]", "唱歌, 象棋] # 十一月问的"))
    assert clean(ours, theirs) == changed(
        ("interests: [画画, 唱歌]", "# 十一月问的\ninterests: [画画, 唱歌, 书法, 象棋] # 十月问的")
    )


def test_a_comment_reworded_by_both_is_there_in_both_wordings() -> None:
    ours, theirs = changed(("# 爷爷的手机", "# 奶奶的手机")), changed(("# 爷爷的手机", "# 外公的手机"))
    found = clean(ours, theirs)
    assert found == changed(
        ('phone: "15400010000"   # 爷爷的手机', '# 外公的手机\nphone: "15400010000"   # 奶奶的手机')
    )


def test_a_comment_taken_away_by_one_does_not_come_back() -> None:
    ours = changed(("# 建档：何老师\n", ""), ("'汉族'", "'苗族'"))
    theirs = changed(('"15400010000"   # 爷爷的手机', '"15400010001"'))
    assert clean(ours, theirs) == changed(
        ("# 建档：何老师\n", ""), ("'汉族'", "'苗族'"), ('"15400010000"   # 爷爷的手机', '"15400010001"')
    )


def test_an_entry_moved_by_one_and_changed_by_the_other() -> None:
    base = "phases:\n  - {name: 准备}\n  - {name: 走访}\n  - {name: 总结}\n"
    ours = "phases:\n  - {name: 走访}\n  - {name: 准备}\n  - {name: 总结}\n"
    theirs = changed(("{name: 准备}", "{name: 准备, lead: v-1} # 先开会"), text=base)
    found = clean(ours, theirs, base, Activity)
    assert "# 先开会" in found
    assert read(found.encode()).value == {
        "phases": [{"name": "走访"}, {"name": "准备", "lead": "v-1"}, {"name": "总结"}]
    }


def block(ours: str, theirs: str) -> str:
    return f"<<<<<<< 本机\n{ours}=======\n{theirs}>>>>>>> 对方\n"


def test_a_clash_is_a_block_of_its_line_and_all_else_is_merged() -> None:
    ours = changed(('"15400010000"   #', '"15400010001"   #'), (LAST, f"{LAST}  - {{date: 2026-11-01}}\n"))
    theirs = changed(('"15400010000"   #', '"15400010002"   #'), (LAST, f"{LAST}  - {{date: 2026-11-02}}\n"))
    found = merge(ours, theirs)
    lines = (f'phone: "1540001000{number}"   # 爷爷的手机\n' for number in "12")
    assert found.data.decode() == changed(
        ('phone: "15400010000"   # 爷爷的手机\n', block(*lines)),
        (LAST, f"{LAST}  - {{date: 2026-11-01}}\n  - {{date: 2026-11-02}}\n"),
    )
    assert [one.path for one in found.clashes] == [("phone",)]


def test_clashes_on_neighbouring_lines_are_a_block_each() -> None:
    ours = changed(('"15400010000"', '"15400010001"'), ("'汉族'", "'苗族'"))
    theirs = changed(('"15400010000"', '"15400010002"'), ("'汉族'", "'侗族' # 随母亲"))
    found = merge(ours, theirs).data.decode()
    assert block("ethnicity: '苗族'\n", "ethnicity: '侗族' # 随母亲\n") in found
    assert found.count("<<<<<<<") == 2


def test_a_text_of_several_lines_is_one_block() -> None:
    ours = changed(("  话少。\n", "  话多了。\n"), ("  爱画画。\n", "  爱画画。\n  爱唱歌。\n"))
    theirs = changed(("  话少。\n", "  话不多。\n"), ("  爱画画。\n", "  爱画画。\n  爱跳绳。\n"))
    found = merge(ours, theirs)
    assert found.data.decode().endswith(
        block("  话多了。\n  爱画画。\n  爱唱歌。\n", "  话不多。\n  爱画画。\n  爱跳绳。\n")
    )


@pytest.mark.parametrize("swapped", [False, True])
def test_an_entry_taken_away_here_and_changed_there_is_a_block_with_one_empty_side(swapped: bool) -> None:
    sides = [
        changed(("  - {date: 2026-10-10, kind: 谈心, by: v-1}\n", "")),
        changed(("谈心, by: v-1", "谈心, by: v-2")),
    ]
    found = merge(*(reversed(sides) if swapped else sides))
    line = "  - {date: 2026-10-10, kind: 谈心, by: v-2}\n"
    expected = block(line, "") if swapped else block("", line)
    assert found.data.decode() == changed(("  - {date: 2026-10-10, kind: 谈心, by: v-1}\n", expected))


def test_a_comment_on_a_line_taken_away_here_stays_with_what_the_other_side_has_there() -> None:
    base = changed(("'汉族'", "'汉族' # 身份证上"))
    ours = changed(("ethnicity: '汉族' # 身份证上\n", ""), ("唱歌]", "唱歌, 书法]"), text=base)
    theirs = changed(("'汉族'", "'苗族'"), ("唱歌]", "唱歌, 象棋]"), text=base)
    found = merge(ours, theirs, base)
    assert found.way == "edits"
    line = "ethnicity: '苗族' # 身份证上\n"
    expected = changed(("ethnicity: '汉族' # 身份证上\n", block("", line)), text=base)
    assert found.data.decode() == changed(("唱歌]", "唱歌, 书法, 象棋]"), text=expected)


def test_the_marks_are_as_long_as_git_asks() -> None:
    sides = (changed(("'汉族'", text)).encode() for text in ("苗族", "侗族"))
    found = merged_text(Child, BASE.encode(), *sides, size=9)
    assert found is not None
    assert b"\n<<<<<<<<< \xe6" in found.data
    assert b"\n=========\n" in found.data


def test_a_sentence_reworded_by_both_is_a_clash() -> None:
    base = "requirements:\n  - 帮扶教师每周到家里走访一次\n  - 每月与家长联系一次\n"
    ours = changed(("走访一次", "走访两次"), text=base)
    theirs = changed(("走访一次", "走访三次"), ("每月与", "每周与"), text=base)
    found = merge(ours, theirs, base, Activity)
    assert [one.path for one in found.clashes] == [("requirements", 0)]
    assert "  - 每周与家长联系一次\n" in found.data.decode()


def test_a_plan_made_on_two_branches_is_one() -> None:
    ours = "id: 2026-2027-2\nbegins: 2027-02-22\ntitle: 春季计划\ngoals:\n  - {indicator: 家访, target: 90}\n"
    theirs = (
        "id: 2026-2027-2\nbegins: 2027-02-22\nguidance: 一个不少\ngoals:\n  - {indicator: 谈心, target: 80}\n"
    )
    found = merge(ours, theirs, "", Term)
    assert found.is_clean
    assert read(found.data).value == {
        "id": "2026-2027-2",
        "begins": "2027-02-22",
        "title": "春季计划",
        "guidance": "一个不少",
        "goals": [{"indicator": "家访", "target": 90}, {"indicator": "谈心", "target": 80}],
    }


@pytest.mark.parametrize(
    ("base", "theirs", "are_two"),
    [
        (BASE, changed(("id: c-1", "id: c-2")), True),
        ("", changed(("name: 田小禾", "name: 石小满")), True),
        ("", changed(("name: 田小禾", "name: 石小满"), text=f"birth_date: 2015-01-01\n{BASE}"), False),
        ("", changed(("'汉族'", "'苗族'")), False),
        (BASE, changed(("name: 田小禾", "name: 田禾")), False),
    ],
)
def test_two_archives_are_never_mixed(base: str, theirs: str, are_two: bool) -> None:
    ours = changed(("'汉族'", "'侗族'"), text=BASE)
    if "birth_date" in theirs:
        ours = f"birth_date: 2015-01-01\n{ours}"
    found = merge(ours, theirs, base)
    assert (found.way == "two archives") == are_two
    if are_two:
        assert (found.data.decode(), found.is_clean) == (ours, False)


def test_line_ends_mark_and_the_missing_last_break() -> None:
    theirs = changed(("'汉族'", "'苗族'"))
    ours = changed(('"15400010000"', '"15400010001"')).removesuffix("\n").replace("\n", "\r\n")
    found = merged_text(Child, BASE.encode(), b"\xef\xbb\xbf" + ours.encode(), theirs.encode())
    expected = changed(('"15400010000"', '"15400010001"'), ("'汉族'", "'苗族'")).replace("\n", "\r\n")
    assert found is not None
    assert found.data == b"\xef\xbb\xbf" + expected.encode()


def test_only_the_line_ends_of_ours_changed() -> None:
    theirs = changed(("'汉族'", "'苗族'"))
    found = merged_text(Child, BASE.encode(), BASE.replace("\n", "\r\n").encode(), theirs.encode())
    assert found == MergedText(theirs.replace("\n", "\r\n").encode(), (), "unchanged")


def test_where_no_text_is_found_all_lines_of_both_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liushou.history.merging.drafts.Drafts._is_good", lambda *_: False)
    ours = changed(("'汉族'", "'苗族'"), ("[画画, 唱歌]", "[画画]"))
    theirs = changed(("'汉族'", "'侗族'"), ("话少", "话多"))
    found = merge(ours, theirs)
    assert (found.way, found.is_clean) == ("undecided", False)
    both = changed(("[画画, 唱歌]", "[画画]"), ("话少", "话多"))
    for side, text in (("<", "'苗族'"), (">", "'侗族'")):
        assert taken(found.data, side).decode() == changed(("'汉族'", text), text=both)
    apart = merge(changed(("'汉族'", "'苗族'")), changed(("话少", "话多")))
    assert not apart.is_clean
    assert apart.data.count(b"<<<<<<<") == 2


def test_what_stands_between_marks_in_the_base_was_never_decided() -> None:
    """git's own merge of the versions that two branches have in common, with the marks it left."""
    none, first, second, third = (f'phone: "1540001000{number}"\n' for number in range(4))
    text = BASE.replace("   # 爷爷的手机", "")
    base = changed((none, f"<<<<<<<<< 一边\n{first}=========\n{second}>>>>>>>>> 另一边\n"), text=text)
    ours = changed((none, first), ("'汉族'", "'苗族'"), text=text)
    theirs = changed((none, third), ("[画画, 唱歌]", "[画画]"), text=text)
    found = merge(ours, theirs, base)
    assert [(one.path, one.base) for one in found.clashes] == [(("phone",), ABSENT)]
    assert block(first, third) in found.data.decode()
    agreed = clean(ours.replace(first, third), theirs, base)
    assert agreed == changed(("'汉族'", "'苗族'"), text=theirs)


@pytest.mark.parametrize("data", [b"", b"a: [\n", b"\xff\n", b"<<<<<<< a\n"])
def test_what_cannot_be_read_is_left_to_git(data: bytes) -> None:
    assert merged_text(Child, BASE.encode(), data, b"id: c-1\n") is None
    assert merged_text(Child, BASE.encode(), b"id: c-1\n", data) is None
    assert data == b"" or merged_text(Child, data, b"id: c-1\n", BASE.encode()) is None
