"""A template has no way to Python, to files, or to the end of the machine's patience."""

from datetime import date
from pathlib import Path

import pytest

from liushou.documents.blocks import Paragraph, text_of_runs
from liushou.documents.errors import TemplateError
from liushou.documents.language import budget
from tests.documents.writing import blocks, write


@pytest.mark.parametrize(
    "body",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ c.__init__.__globals__ }}",
        "{{ c['__class__'] }}",
        "{{ ''['__class__'] }}",
        "{{ d.__class__ }}",
        "{{ d.today() }}",
        "{{ range.__class__ }}",
        "{{ self.__init__ }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ loop }}",
        "{{ cycler }}",
        "{{ lipsum() }}",
        "{{ c.update({'a': 1}) }}",
        "{{ names.append('x') }}",
        "{{ names.__add__ }}",
        "{{ 'a'.format(1) }}",
        "{{ '{:9999999999}'.format(1) }}",
        "{{ '%s' % names }}",
        "{{ t | safe }}",
        "{{ t | attr('__class__') }}",
        "{{ t | map(attribute='__class__') | list }}",
        "{{ t | xmlattr }}",
        "{{ t | tojson }}",
        "{% import 'os' as os %}",
        "{% include '../secret.md' %}",
        "{% include '/etc/passwd' %}",
        "{% include 'nothing' %}",
        "{% do names.append(1) %}",
    ],
)
def test_no_way_out(tmp_path: Path, body: str) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "secret.md").write_text("---\ntitle: x\nof: term\n---\n秘密", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        blocks(folder, f"第一行\n{body}\n", c={"a": 2}, d=date(2026, 9, 1), names=["甲"], t="文")
    assert caught.value.template == "draft"
    assert caught.value.line in (5, 6)


LONG = "{% for i in range(90000) %}" + "甲" * 500 + "{% endfor %}"
GROWING = "{% set ns = namespace(t=START) %}{% for i in range(60) %}{% set ns.t = STEP %}{% endfor %}"


def growing(start: str, step: str) -> str:
    """A value that doubles sixty times."""
    return GROWING.replace("START", start).replace("STEP", step)


@pytest.mark.parametrize(
    "body",
    [
        "{% for i in range(10 ** 9) %}{% endfor %}",
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% macro m() %}{% for i in range(9) %}{{ m() }}{% endfor %}{% endmacro %}{{ m() }}",
        LONG,
        "{% macro m() %}" + LONG + "{% endmacro %}{% set x = m() %}",
        "{{ 'a' * 10 ** 9 }}",
        "{{ [1] * 10 ** 9 }}",
        "{{ 10 ** (10 ** 10) }}",
        "{{ (10 ** 30 + 1) * 2 }}",
        "{{ 'a' | center(10 ** 9) }}",
        "{{ 'a'.ljust(10 ** 9) }}",
        "{{ ('a' * 2) | batch(10 ** 9, 'x') }}",
        growing("'甲乙'", "ns.t ~ ns.t"),
        growing("'甲乙'", "ns.t + ns.t"),
        growing("[1, 2]", "ns.t + ns.t"),
        growing("'甲甲'", "ns.t | replace('甲', '甲甲甲')"),
        "{{ [names] * 3 }}",
        "{{ range(99999) | map('string') | join('甲乙丙丁戊己庚辛壬癸') }}",
    ],
)
def test_nothing_grows_without_end(tmp_path: Path, body: str) -> None:
    with pytest.raises(TemplateError):
        blocks(tmp_path, body, names=["甲"])


def test_the_document_itself_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liushou.documents.render.MAX_OUTPUT", 100)
    with pytest.raises(TemplateError, match="5 MiB"):
        blocks(tmp_path, "{% for i in range(200) %}{{ i }}{% endfor %}")


def test_a_rendering_within_the_limits_starts_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MAX_STEPS", 30)
    body = "{% for i in range(20) %}{{ i }}{% endfor %}"
    assert blocks(tmp_path, body) == blocks(tmp_path, body)


def test_a_linked_template_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    outside = write(tmp_path, "秘密", name="secret")
    try:
        (folder / "secret.md").symlink_to(outside)
    except OSError:
        pytest.skip("this system does not let us make links")
    with pytest.raises(TemplateError, match=r"没有“secret\.md”"):
        blocks(folder, "{% include 'secret.md' %}")


def test_fields_come_before_methods_of_the_same_name(tmp_path: Path) -> None:
    body = "{{ c.items | join }}{{ c.values }}{{ c['from'] }}{{ c.from }}"
    (paragraph,) = blocks(tmp_path, body, c={"items": ["甲", "乙"], "values": 3, "from": "丙"})
    assert isinstance(paragraph, Paragraph)
    assert text_of_runs(paragraph.runs) == "甲、乙3丙丙"


def test_templates_may_share_macros(tmp_path: Path) -> None:
    write(tmp_path, "{% macro two(x) %}{{ x }}{{ x }}{% endmacro %}", name="shared")
    (paragraph,) = blocks(tmp_path, "{% import 'shared.md' as s %}\n{{ s.two(t) }}", t="*甲*")
    assert isinstance(paragraph, Paragraph)
    assert text_of_runs(paragraph.runs) == "*甲**甲*"
