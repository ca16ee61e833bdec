"""What Jinja raises, as TemplateError: template, line and a sentence in Chinese."""

import re
import traceback
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError
from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import SecurityError

from liushou.documents.errors import TemplateError, meant

FAILURES = (
    JinjaError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What an expression of a template can raise."""

_CHINESE = re.compile("[\u4e00-\u9fff]")
_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of statement block": "{%",
    "begin of print statement": "{{",
}
_SYNTAX = (
    (r"unexpected char '([\uff00-\uffef\u3000-\u303f“”‘’])'", "“{0}”是全角符号，标记里要用半角"),
    (r"unexpected char (?:\"'\"|'\"')", "引号没有成对"),
    (r"unexpected char '(.+)' at", "标记里不能有“{0}”"),
    (r"Encountered unknown tag 'end(\w+)'", "多了一个 {{% end{0} %}}，或它与前面的标记不成对"),
    (r"Encountered unknown tag '(\w+)'", "没有“{0}”这个标记，或它不该在这里"),
    (
        r"Unexpected end of template.*needs to be closed is '(\w+)'",
        "{{% {0} %}} 没有结束（缺 {{% end{0} %}}）",
    ),
    (r"Missing end of comment", "注释 {{# 没有结束（缺 #}}）"),
    (r"unexpected end of template", "标记没有写完"),
    (r"unexpected '([^']+)', expected '([^']+)'", "这里应是“{1}”，写的是“{0}”"),
    (r"expected token '([^']+)', got '([^']+)'", "这里应是“{0}”，写的是“{1}”"),
    (r"unexpected '([^']+)'", "这里不该有“{0}”"),
    (r"[Ee]xpected (?:an expression|name or number)", "这里缺少名称或值"),
)
_PLAIN = (
    (RecursionError, "宏或循环自己套自己，层数太多"),
    (MemoryError, "要写出的内容太大"),
    (ZeroDivisionError, "除数为 0"),
    (ArithmeticError, "数字超出了能计算的范围"),
    (TypeError, "值的类型不合（例如把空的、文字和数字放在一起运算），或参数不对"),
    (ValueError, "值不合这里的用法"),
)


def explained(error: Exception, template: str, environment: Environment) -> TemplateError:
    """The failure of rendering `template` as a TemplateError with the innermost place known."""
    if isinstance(error, TemplateSyntaxError):
        name = Path(error.filename or template).stem
        return TemplateError(name, error.lineno, _syntax(error.message or "", environment))
    name, line = _place(error, template)
    return TemplateError(name, line, _problem(error, environment))


def _place(error: Exception, template: str) -> tuple[str, int | None]:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".md")]
    return (Path(frames[-1].filename).stem, frames[-1].lineno) if frames else (template, None)


def _problem(error: Exception, environment: Environment) -> str:
    if isinstance(error, TemplateNotFound):
        return f"模板文件夹里没有“{error.name}”（只能引用模板文件夹里的文件）"
    if isinstance(error, JinjaError):
        if _CHINESE.search(str(error)):
            return str(error)
        if isinstance(error, SecurityError):
            return "模板不得使用对象内部的属性和方法"
        return _syntax(str(error), environment)
    if isinstance(error, OverflowError):
        return "range 的范围太大"
    return next((text for kind, text in _PLAIN if isinstance(error, kind)), "这里取不到值")


def _syntax(message: str, environment: Environment) -> str:
    for kind, label, known in (
        ("filter", "过滤器", environment.filters),
        ("test", "判断", environment.tests),
    ):
        found = re.match(rf"No {kind} named '(.+)'", message)
        if found:
            return f"没有名为“{found[1]}”的{label}{meant(found[1], known)}"
    for pattern, text in _SYNTAX:
        match = re.search(pattern, message)
        if match:
            return text.format(*(_TOKENS.get(token, token) for token in match.groups()))
    return "写法不对，请检查标记是否成对、括号和引号是否齐全"
