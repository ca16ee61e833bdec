"""Groups as JSON: keys are ASCII and stable."""

from collections.abc import Sequence

from liushou.stats.figures_json import Json, share_json
from liushou.stats.grouped import Grouped, Grouping, Place


def grouping_json(grouping: Grouping, *, names: bool) -> dict[str, Json]:
    """How many are in each place: `{"by": ["grade", "sex"], "cells": [{"grade", "sex", "population"}]}`.

    A group that is null stands for all of them (合计); `names` adds the ids of the `children`.
    """
    cells: list[Json] = [
        {
            **_at(grouping, place),
            "population": len(ids),
            **({"children": [*ids]} if names else {}),
        }
        for place, ids in grouping.places()
    ]
    return {"by": [*grouping.by], "cells": cells}


def grouped_json(figures: Sequence[Grouped]) -> dict[str, Json]:
    """Figures over the same places.

    `{"by": ["grade"], "cells": [{"grade", "indicator", "numerator", "denominator", "rate", "missing"}]}`;
    a group that is null stands for all of them, a rate that is null for a denominator of 0.
    """
    cells: list[Json] = [
        {
            **_at(one.grouping, place),
            "indicator": one.name,
            **share_json(found),
            "missing": [*found.missing],
        }
        for one in figures
        for place, found in one.at.items()
    ]
    return {"by": [*figures[0].grouping.by], "cells": cells}


def _at(grouping: Grouping, place: Place) -> dict[str, Json]:
    return dict(zip(grouping.by, place, strict=True))
