"""The mutants of a file: mutmut's own, under the names that mutmut gives them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import libcst
from mutmut.mutation.file_mutation import Mutation, create_mutations
from mutmut.mutation.trampoline_templates import mangle_function_name


@dataclass(frozen=True, slots=True, eq=False)
class Mutant:
    """One small error in one function. `qualname` is `function` or `Class.method`."""

    name: str
    file: Path
    module: str
    qualname: str
    whole: libcst.Module
    change: Mutation

    def text(self) -> str:
        """The file with the error in it."""
        changed = self.whole.deep_replace(self.change.original_node, self.change.mutated_node)
        if not isinstance(changed, libcst.Module):
            raise TypeError(self.name)
        return str(changed.code)


def mutants(file: Path, package: Path) -> Iterator[Mutant]:
    """The mutants of a file below `package` (src/liushou), in the order of the text.

    Like mutmut, only functions and methods: no text of a module or class, nothing decorated.
    """
    module = ".".join((package.name, *file.relative_to(package).with_suffix("").parts)).removesuffix(
        ".__init__"
    )
    whole, changes, _, _ = create_mutations(str(file), file.read_text(encoding="utf-8"))
    owners = _owners(whole)
    numbers: Counter[str] = Counter()
    for change in changes:
        owner = change.contained_by_top_level_function
        if owner not in owners:
            continue
        inside, name = owners[owner]
        mangled = mangle_function_name(name=name, class_name=inside or None)
        numbers[mangled] += 1
        qualname = f"{inside}.{name}" if inside else name
        yield Mutant(f"{module}.{mangled}__mutmut_{numbers[mangled]}", file, module, qualname, whole, change)


def _owners(whole: libcst.Module) -> dict[libcst.CSTNode | None, tuple[str, str]]:
    """The class (or nothing) and the name of each function that mutmut would put a trampoline before."""
    found: dict[libcst.CSTNode | None, tuple[str, str]] = {}
    for statement in whole.body:
        if isinstance(statement, libcst.FunctionDef):
            found[statement] = ("", statement.name.value)
        elif isinstance(statement, libcst.ClassDef) and isinstance(statement.body, libcst.IndentedBlock):
            for method in statement.body.body:
                if isinstance(method, libcst.FunctionDef):
                    found[method] = (statement.name.value, method.name.value)
    return found
