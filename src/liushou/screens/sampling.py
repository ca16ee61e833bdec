"""An inspection sample as rows, as JSON, and as the form tells it; what repeats it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liushou.care.sampling.sample import LATELY_WEIGHS, OTHERS_WEIGH, Sample
from liushou.documents.contexts.drawing import Drawing
from liushou.documents.contexts.reader import Reader
from liushou.documents.contexts.roster import listed
from liushou.records.visits import last_visit
from liushou.screens.typed import typed
from liushou.store.git import DIRTY
from liushou.store.load import Store

HEADS = ("序号", "编号", "姓名", "班级", "村", "最近走访")


@dataclass(frozen=True, slots=True)
class Row:
    """A child that was drawn; `visited` is the last day somebody visited it."""

    id: str
    name: str
    class_label: str | None
    village: str | None
    visited: date | None


@dataclass(frozen=True, slots=True)
class Told:
    """A sample and what is told with it: its children by class, and what it was drawn from and by.

    `revision` is that of the archives (git.current_revision); `who` and `but` are the words that named whom
    to draw from.
    """

    store: Store
    sample: Sample
    revision: str | None
    who: tuple[str, ...] = ()
    but: tuple[str, ...] = ()

    @property
    def commit(self) -> str | None:
        """The commit alone."""
        return self.revision.removesuffix(DIRTY) if self.revision else None

    @property
    def changed(self) -> bool:
        """Whether archives differ from the commit."""
        return self.revision is not None and self.revision.endswith(DIRTY)

    @property
    def repeat(self) -> str:
        """The command line that draws the same children again."""
        plan = self.sample.plan
        words = ["liushou", "sample", str(plan.count), *self.who]
        words += [part for word in self.but for part in ("--except", word)]
        words += ["--per", plan.per.label, "--seed", plan.seed]
        words += [] if plan.lightly is None else ["--lightly", str(plan.lightly)]
        words += ["--on", str(plan.day)]
        words += ["--at", self.commit] if self.commit and not self.changed else []
        return typed(words)

    @property
    def whom(self) -> str:
        """Of whom they were drawn, in words."""
        return "所列儿童" if self.who else "其余在册留守儿童" if self.but else "在册留守儿童"

    @property
    def names(self) -> list[str]:
        """What the strata are called, in their order."""
        groups = [one.group for one in self.sample.strata]
        return [self.store.name_of(group) for group in groups] if self.sample.plan.per.people else groups


def rows_of(store: Store, ids: Sequence[str], day: date) -> tuple[Row, ...]:
    """The children by class, in the order of the inspection form, as on `day`."""
    children = listed(Reader(store, "internal"), (store.children[id_] for id_ in ids), day)
    return tuple(
        Row(one.child.id, one.name, one.class_label, one.then.village, last_visit(one.child.records, day))
        for one in children
    )


def as_cells(rows: Sequence[Row]) -> list[list[str]]:
    """Under HEADS."""
    return [
        [str(number), row.id, row.name, row.class_label or "", row.village or "", str(row.visited or "")]
        for number, row in enumerate(rows, 1)
    ]


def as_json(told: Told, rows: Sequence[Row]) -> dict[str, object]:
    """See cli.md; `strata` by group, people by id; `weights` None where all chances are alike."""
    sample, plan = told.sample, told.sample.plan
    lately = plan.lately
    return {
        "seed": plan.seed,
        "revision": told.revision,
        "on": str(plan.day),
        "per": plan.per.key,
        "asked": plan.count,
        "population": sample.population,
        "weights": None
        if lately is None
        else {
            "days": plan.lightly,
            "since": str(lately.first),
            "visited": LATELY_WEIGHS,
            "others": OTHERS_WEIGH,
            "visited_children": sample.lately,
        },
        "certain": sample.certain,
        "strata": {one.group: {"children": one.children, "drawn": one.drawn} for one in sample.strata},
        "children": [row.id for row in rows],
        "repeat": told.repeat,
    }


def drawing_of(told: Told) -> Drawing:
    """The draw as the inspection form tells it."""
    sample, plan = told.sample, told.sample.plan
    strata = zip(told.names, sample.strata, strict=True)
    return Drawing(
        seed=plan.seed,
        revision=told.commit,
        changed=told.changed,
        per=plan.per.label,
        whom=told.whom,
        count=len(sample.ids),
        population=sample.population,
        strata=tuple((name, one.children, one.drawn) for name, one in strata),
        lightly=plan.lightly,
        lately=sample.lately,
        certain=sample.certain,
        repeat=told.repeat,
    )
