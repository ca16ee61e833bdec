"""An unknown name is an error that says which name was probably meant."""

from collections.abc import Callable, Iterable, Mapping

from jinja2 import StrictUndefined
from jinja2.utils import missing

from liushou.documents.errors import meant


def strict_undefined(names: Callable[[], Iterable[str]]) -> type[StrictUndefined]:
    """The class of undefined values for an environment whose top-level names are `names()`."""

    class Unknown(StrictUndefined):
        """Fails on any use but `is defined`, with a message in Chinese."""

        __slots__ = ()

        @property
        def _undefined_message(self) -> str:
            name = str(self._undefined_name)
            if self._undefined_hint:
                return self._undefined_hint
            if self._undefined_obj is missing:
                return f"没有名为“{name}”的内容{meant(name, names())}"
            return _not_in(self._undefined_obj, name)

    return Unknown


def _not_in(parent: object, name: str) -> str:
    if parent is None:
        return f"“{name}”的上一级没有填写，请先用 {{% if %}} 判断"
    if isinstance(parent, Mapping):
        return f"没有“{name}”这一项{meant(name, map(str, parent))}"
    if isinstance(parent, (list, tuple)):
        return f"列表只有 {len(parent)} 项，取不到“{name}”"
    return f"这个值没有“{name}”"
