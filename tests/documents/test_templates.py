"""Templates: found in the unit's folder first, listed, never outside."""

from pathlib import Path

import pytest

from liushou.documents.errors import TemplateError
from liushou.documents.templates import Template, find, listing, locate
from liushou.errors import UsageError
from liushou.resources import shipped_templates
from tests.documents.writing import HEAD, write


def test_the_units_own_template_comes_before_the_shipped_one(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    own.mkdir()
    shipped.mkdir()
    write(shipped, "旧", name="plan")
    write(shipped, "旧", name="letter")
    write(own, "新", name="plan")
    assert find("plan", [own, shipped]).body.strip() == "新"
    assert find("letter", [own, shipped]).body.strip() == "旧"
    found = listing([own, shipped])
    assert [each.name for each in found if isinstance(each, Template)] == ["letter", "plan"]


def test_front_matter_is_read_and_keeps_the_line_numbers(tmp_path: Path) -> None:
    lines = [
        "title: 家访通知",
        "of: [child, volunteer]",
        "page: form",
        "needs: [child.name]",
        "audience: public",
    ]
    head = "\n".join(["---", *lines, "---", ""])
    write(tmp_path, "正文\n", name="家访通知", head=head)
    found = find("家访通知", [tmp_path])
    assert found.about.title == "家访通知"
    assert found.about.of == ("child", "volunteer")
    assert (found.about.page, found.about.audience, found.about.needs) == ("form", "public", ("child.name",))
    assert found.body.split("\n").index("正文") == head.count("\n")


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    text = HEAD + "{% if true %}\n甲\n{% endif %}\n"
    (tmp_path / "draft.md").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert "\r" not in find("draft", [tmp_path]).body


def test_an_unknown_template_names_the_nearest(tmp_path: Path) -> None:
    write(tmp_path, "", name="activity-plan")
    with pytest.raises(UsageError, match="没有名为“activity-plna”的模板，是否想写“activity-plan”？"):
        find("activity-plna", [tmp_path])
    with pytest.raises(UsageError, match="现有：activity-plan"):
        find("x", [tmp_path])


@pytest.mark.parametrize("name", ["../draft", "sub/draft", "/etc/passwd", ".draft", "", "a" * 200, "draft\n"])
def test_names_that_lead_elsewhere_are_not_templates(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "templates"
    (folder / "sub").mkdir(parents=True)
    for place in (tmp_path, folder / "sub"):
        write(place, "")
    assert locate(name, [folder]) is None


def test_a_folder_named_as_a_template_is_not_one(tmp_path: Path) -> None:
    (tmp_path / "draft.md").mkdir()
    assert listing([tmp_path]) == ()


def test_a_missing_folder_has_no_templates(tmp_path: Path) -> None:
    assert listing([tmp_path / "none"]) == ()


@pytest.mark.parametrize(
    ("content", "words"), [(b"\xff\xfe\x00", "不是 UTF-8"), (b"a" * (256 * 1024 + 1), "超过 256 KiB")]
)
def test_a_file_that_is_no_text_or_too_large_is_told(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "draft.md").write_bytes(content)
    with pytest.raises(TemplateError, match=words):
        find("draft", [tmp_path])
    (error,) = listing([tmp_path])
    assert isinstance(error, TemplateError)


def test_what_ships_is_whole() -> None:
    found = listing([shipped_templates()])
    assert {each.name for each in found if isinstance(each, Template)} >= {"activity-plan", "term-report"}
    assert not [each for each in found if isinstance(each, TemplateError)]
