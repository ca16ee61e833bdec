"""The solver: most children, then least cost, as a flow of least cost from the children to the places.

Whole numbers in and out. A helper's places have costs that do not fall, so the cheaper is filled before the
dearer, and a load that grows with every child is weighed exactly.
"""

from dataclasses import dataclass

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from liushou.care.pairing.coded import Ints, Truths
from liushou.errors import LiushouError, Status

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Offers:
    """child[i] can go to helper[i] for cost[i]; every pair stands once. Children and helpers are rows."""

    child: Ints
    helper: Ints
    cost: Ints


@dataclass(frozen=True, slots=True)
class Places:
    """One entry a place: whose it is, and what the child in it adds to the cost. Those of a helper stand
    together and do not fall.
    """

    helper: Ints
    cost: Ints


@dataclass(frozen=True, slots=True)
class Shares:
    """The group of each child, and how many children of each group get a place at most."""

    group: Ints
    quota: Ints


def assigned(children: int, offers: Offers, places: Places, shares: Shares | None = None) -> Ints:
    """For each child its helper, or NOBODY: as many children as can be, at the least cost in all.

    With `shares` no more of a group than its quota: which of them is a matter of cost. Raises LiushouError
    where the numbers are too large to be added up exactly.
    """
    found = np.full(children, NOBODY, dtype=np.int64)
    if not len(offers.child) or not len(places.helper):
        return found
    sink = children + 1 + int(max(offers.helper.max(), places.helper.max()))
    flow = SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        offers.child, children + offers.helper, np.ones_like(offers.child), offers.cost
    )
    flow.add_arcs_with_capacity_and_unit_cost(
        children + places.helper, np.full_like(places.helper, sink), np.ones_like(places.helper), places.cost
    )
    if shares is None:
        flow.set_nodes_supplies(np.arange(children), np.ones(children, dtype=np.int64))
        flow.set_node_supply(sink, -children)
    else:
        groups = sink + 1 + np.arange(len(shares.quota))
        each = np.ones(children, dtype=np.int64)
        flow.add_arcs_with_capacity_and_unit_cost(
            groups[shares.group], np.arange(children), each, np.zeros_like(each)
        )
        flow.set_nodes_supplies(groups, shares.quota)
        flow.set_node_supply(sink, -int(shares.quota.sum()))
    status = flow.solve_max_flow_with_min_cost()
    if status != flow.OPTIMAL:
        # The solver itself notices numbers that would overflow (BAD_COST_RANGE); all else is well formed.
        raise LiushouError(
            f"结对建议算不出来（{status.name}）：请把 liushou.yaml 里 pairing.weights 的权重改小，"
            "一般在 0 到 100 之间。",
            status=Status.UNREADABLE,
        )
    used: Truths = flow.flows(arcs) > 0
    found[offers.child[used]] = offers.helper[used]
    return found
