"""A mutant put into the running program: the function that is there gets the code of the mutant."""

import ast
import importlib
from types import CodeType, FunctionType

from codemutants.made import Mutant


def place(mutant: Mutant, text: str) -> None:
    """Let the function that everybody has imported do what `text` says.

    Raises:
        LookupError: when there is no such function.
        ValueError: when the mutant uses other names of the function around it.
    """
    module = importlib.import_module(mutant.module)
    function = _function(vars(module), mutant.qualname)
    found = _code(compile(text, str(mutant.file), "exec"), mutant.qualname)
    function.__code__ = found
    was, now = (_defaults(source, mutant.qualname) for source in (mutant.whole.code, text))
    if was != now:
        # Made when a function is defined; mutmut changes only those that are a name or a literal.
        positional, named = now
        function.__defaults__ = tuple(eval(one, vars(module)) for one in positional) or None
        function.__kwdefaults__ = {name: eval(one, vars(module)) for name, one in named.items()} or None


def _function(names: dict[str, object], qualname: str) -> FunctionType:
    inside, _, name = qualname.rpartition(".")
    found = vars(names[inside])[name] if inside else names[name]
    if isinstance(found, (staticmethod, classmethod)):
        found = found.__func__
    if not isinstance(found, FunctionType):
        raise LookupError(qualname)  # noqa: TRY004 - it is looked for, and something else is found
    return found


def _code(whole: CodeType, qualname: str) -> CodeType:
    waiting = [whole]
    while waiting:
        code = waiting.pop()
        if code.co_qualname == qualname:
            return code
        waiting.extend(const for const in code.co_consts if isinstance(const, CodeType))
    raise LookupError(qualname)


def _defaults(text: str, qualname: str) -> tuple[list[str], dict[str, str]]:
    """The defaults of a function as they are written: of its positional arguments, of those by name."""
    inside, _, name = qualname.rpartition(".")
    body = ast.parse(text).body
    if inside:
        body = next(one for one in body if isinstance(one, ast.ClassDef) and one.name == inside).body
    given = next(one for one in body if isinstance(one, ast.FunctionDef) and one.name == name).args
    named = zip(given.kwonlyargs, given.kw_defaults, strict=True)
    return (
        [ast.unparse(one) for one in given.defaults],
        {argument.arg: ast.unparse(one) for argument, one in named if one is not None},
    )
