"""A hostile template in the store's own folder is refused or stopped, and shows nothing."""

import os
from pathlib import Path

import pytest
from tests.commands.conftest import DAY, Run

HEAD = "---\ntitle: 表\nof: child\n---\n第一行\n"
BODIES = {
    "classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals": "{{ child.__init__.__globals__ }}",
    "a file": "{% include '/etc/passwd' %}",
    "outside": "{% include '../liushou.yaml' %}",
    "outside again": "{% import '../../secret.md' as s %}",
    "itself": "{% include '坏.md' %}",
    "a long loop": "{% for i in range(10**9) %}{{ i }}{% endfor %}",
    "loops": "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "a macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "much text": "{{ 'x' * 10**9 }}",
    "a wide format": "{{ '%1000000000d' % 1 }}",
    "a wide format filter": "{{ '%1000000000d' | format(1) }}",
    "deep": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "deep blocks": "{% if 1 %}" * 2000 + "{% endif %}" * 2000,
    "a power": "{{ 10 ** (10 ** 10) }}",
    "wordwrap": "{{ ('a ' * 9) | wordwrap(1) | indent(10**9) }}",
}


@pytest.mark.parametrize("form", ["md", "docx"])
@pytest.mark.parametrize("name", BODIES)
def test_it_is_stopped_with_its_line(liushou: Run, small: Path, name: str, form: str) -> None:
    (small / "templates").mkdir()
    (small / "templates/坏.md").write_text(HEAD + BODIES[name] + "\n", encoding="utf-8")
    target = small / f"文书.{form}"
    done = liushou("-C", small, "render", "坏", "c-1", "-o", target, "--on", DAY)
    assert done.status in (1, 2), done
    assert "坏" in done.err
    assert "root:" not in done.err
    assert not target.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
@pytest.mark.parametrize("target", ["/etc/passwd", "../liushou.yaml", "/dev/zero"])
def test_a_link_is_no_template(liushou: Run, small: Path, target: str) -> None:
    (small / "templates").mkdir()
    (small / "templates/坏.md").symlink_to(target)
    done = liushou("-C", small, "render", "坏", "c-1", "--on", DAY)
    assert done.status == 2
    assert "没有名为“坏”的模板" in done.err
    assert "坏" not in liushou("-C", small, "templates").out


@pytest.mark.parametrize("word", ["../secret", "/etc/passwd", "..\\secret", "a/b", "坏\n", "CON\x00"])
def test_no_name_of_a_template_leads_out(liushou: Run, small: Path, word: str) -> None:
    (small / "secret.md").write_text(HEAD, encoding="utf-8")
    done = liushou("-C", small / "data", "render", word, "c-1", "--on", DAY)
    assert done.status == 2
    assert done.out == ""
