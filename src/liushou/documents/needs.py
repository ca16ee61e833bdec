"""The fields a template cannot do without."""

from collections.abc import Mapping, Sequence

from liushou.documents.errors import MissingData, TemplateError, meant
from liushou.documents.plain import BLANK_VALUE, Context, Plain, is_empty
from liushou.documents.templates import Template


class _Unfilled(dict[str, Plain]):
    """A group of fields none of which is filled in."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> Plain:
        return None


def fulfilled(
    template: Template, context: Context, labels: Mapping[str, str], *, allow_missing: bool
) -> Context:
    """The context, with a blank in place of every needed field that is empty if `allow_missing`.

    `labels` gives the Chinese name of a dotted field. Raises MissingData naming all that are empty
    otherwise, TemplateError if a needed field is one the context does not know.
    """
    missing = [field for field in template.about.needs if is_empty(_value(template, context, field))]
    if missing and not allow_missing:
        raise MissingData(template.about.title, missing, [labels.get(field, field) for field in missing])
    for field in missing:
        context = _blanked(context, field.split("."))
    return context


def _value(template: Template, context: Context, field: str) -> Plain:
    value: Plain = context
    for part in field.split("."):
        if value is None:
            return None
        if not isinstance(value, Mapping) or part not in value:
            known = map(str, value) if isinstance(value, Mapping) else ()
            raise TemplateError(
                template.name, None, f"needs 里的“{field}”没有“{part}”这一项{meant(part, known)}"
            )
        value = value[part]
    return value


def _blanked(context: Context, parts: Sequence[str]) -> Context:
    """The context with a blank at the end of a path, as a list of one where a list is expected."""
    first, rest = parts[0], parts[1:]
    value = context.get(first)
    if rest:
        inner = value if isinstance(value, Mapping) else _Unfilled()
        return _with(context, first, _blanked(inner, rest))
    return _with(context, first, (BLANK_VALUE,) if isinstance(value, (list, tuple)) else BLANK_VALUE)


def _with(context: Context, key: str, value: Plain) -> Context:
    copy = _Unfilled() if isinstance(context, _Unfilled) else {}
    copy.update(context)
    copy[key] = value
    return copy
