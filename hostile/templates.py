"""Templates of a unit that would run, loop or read what is none of their business."""

from pathlib import Path

from hostile.case import FINE, WRONG, Build, Case, outside_of
from hostile.store import put

_FRONT = "---\ntitle: 甲\nof: child\n---\n"


def _template(body: str | bytes) -> Build:
    text = body if isinstance(body, bytes) else f"{_FRONT}{body}\n".encode()
    return lambda root: put(root / "templates/x.md", text)


def _linked(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates/x.md").symlink_to(outside_of(root) / "secret.yaml")


def _styles(root: Path) -> None:
    put(root / "templates/styles.docx", b"PK\x03\x04" + bytes(3000))


_BODIES: dict[str, str | bytes] = {
    "way to Python": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "way to Python by a filter": "{{ '' | attr('__class__') }}",
    "way to Python by a global": "{{ range.__globals__ }}{{ self.__init__ }}{{ cycler.__init__ }}",
    "endless loop": "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
    "endless macro": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "template that includes itself": "{% include 'x.md' %}",
    "include of a file outside": "{% include '../../outside/secret.yaml' %}{% include '/etc/passwd' %}",
    "text without end": "{{ 'x' * 10 ** 9 }}",
    "number without end": "{{ 9 ** 9 ** 9 }}",
    "range without end": "{% for a in range(10 ** 12) %}x{% endfor %}",
    "doubled text": "{% set a = namespace(x='长') %}"
    "{% for i in range(64) %}{% set a.x = a.x ~ a.x %}{% endfor %}",
    "width without end": "{{ '%1000000000s' % 'x' }}{{ '{:1000000000}'.format(1) }}",
    "brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "quotes of Markdown": "> " * 20_000 + "x",
    "lists of Markdown": "- " * 20_000 + "x",
    "stars of Markdown": "*a " * 40_000,
    "brackets of Markdown": "[" * 60_000,
    "links of Markdown": "![x](file:///etc/passwd) <script>alert(1)</script> [x](javascript:alert(1))",
    "table of Markdown": "|a" * 20_000 + "|\n" + "|-" * 20_000 + "|",
    "not UTF-8": b"---\n\xff\xfe\n",
    "larger than may be": b"x" * 300_000,
    "front matter with a tag": b"---\ntitle: !!python/object:os.system x\n---\n",
    "front matter of 200000 levels": b"---\ntitle: " + b"[" * 200_000 + b"\n---\n",
}
_RENDERED, _DEEP = "<!DOCTYPE html>", "层数太多"
_SAYS = {
    "way to Python": "不得使用对象内部",
    "way to Python by a filter": "没有名为“attr”的过滤器",
    "way to Python by a global": "不得使用对象内部",
    "endless loop": "超过 200000 次",
    "endless macro": _DEEP,
    "template that includes itself": _DEEP,
    "include of a file outside": "模板文件夹里没有",
    "text without end": "只用于数字",
    "range without end": "range 的范围太大",
    "doubled text": "文字太长",
    "width without end": "只用于数字",
    "brackets": _DEEP,
    "not UTF-8": "不是 UTF-8",
    "larger than may be": "超过 256 KiB",
    "front matter with a tag": "不能用 YAML 的标签",
    "front matter of 200000 levels": "嵌套超过 32 层",
    "table of Markdown": "最多 60 栏",
}
"""All others are rendered."""
CASES: tuple[Case, ...] = tuple(
    Case(f"templates/{name}", build, ("render", "x", "c-1", "--format", "html"), says, statuses, alone=alone)
    for name, build, says, statuses, alone in (
        *(
            (name, _template(body), _SAYS.get(name, _RENDERED), (WRONG if name in _SAYS else FINE,), False)
            for name, body in _BODIES.items()
        ),
        ("link outside", _linked, "没有名为", (WRONG,), False),
        ("styles that are none", _styles, "没有名为", (WRONG,), False),
    )
)
