"""What is left to do for each child at the end of a term report."""

from collections.abc import Mapping, Sequence

from liushou.documents.contexts.alike import shown_names
from liushou.documents.contexts.measures import to_do
from liushou.documents.contexts.report_shape import ReportJson
from liushou.documents.frontmatter import Audience
from liushou.documents.plain import Plain


def left_to_do(
    report: ReportJson,
    children: Mapping[str, tuple[str, str | None]],
    order: Sequence[str],
    audience: Audience,
) -> tuple[dict[str, Plain], ...]:
    """{name, class, tasks} for every child behind an indicator that falls short or a duty that is overdue.

    `children` gives name and class by id; they stand in the `order` of classes, those without one last. Full
    names are for internal readers, others see 王某, two alike as 王某1 and 王某2; the public sees nobody.
    """
    if audience == "public":
        return ()
    tasks: dict[str, list[str]] = {}
    for indicator in report["indicators"]:
        if indicator["met"] is False:
            _add(tasks, indicator["missing"], to_do(indicator["name"]))
    for duty in report["duties"]:
        _add(tasks, duty["overdue"], f"补做{duty['kind']}")
    ids = sorted((id_ for id_ in tasks if id_ in children), key=lambda id_: _place(children[id_][1], order))
    names = [children[id_][0] for id_ in ids]
    return tuple(
        {"name": name, "class": children[id_][1], "tasks": tuple(tasks[id_])}
        for name, id_ in zip(shown_names(names, audience), ids, strict=True)
    )


def _add(tasks: dict[str, list[str]], ids: Sequence[str], task: str) -> None:
    for id_ in ids:
        mine = tasks.setdefault(id_, [])
        if task not in mine:
            mine.append(task)


def _place(class_label: str | None, order: Sequence[str]) -> tuple[int, str]:
    known = class_label in order
    return (order.index(class_label) if known and class_label else len(order), class_label or "")
