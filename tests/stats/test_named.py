"""Who stands behind figures by their ids."""

from datetime import date

from liushou.stats.frames import frames_of
from liushou.stats.grouped import grouping_of
from liushou.stats.named import NamedChild, children_named, names_of, people_of, told_apart
from liushou.stats.population import scope_of
from tests.builders import child, school, store, term, volunteer

ON = date(2026, 11, 20)
PAIRED = {"role": "代理家长", "since": "2026-09-01"}


def test_children_in_the_order_asked_for_and_nothing_where_nothing_is_known() -> None:
    known = child("c-a", name="田小禾", school=school("五年级", 2), address={"village": "朝阳村"})
    scope = scope_of(store(term(), known, child("c-b", name="周一帆", school=None)), "2026-2027-1", ON)
    assert children_named(scope, ["c-b", "c-a"]) == (
        NamedChild("c-b", "周一帆", "", ""),
        NamedChild("c-a", "田小禾", "五年级2班", "朝阳村"),
    )


def test_two_of_one_name_have_their_ids_beside_it() -> None:
    names = {"v-a": "何秀兰", "v-b": "陈秋萍", "v-c": "何秀兰"}
    assert told_apart(names) == {"v-a": "何秀兰（v-a）", "v-b": "陈秋萍", "v-c": "何秀兰（v-c）"}


def test_only_groups_that_are_volunteers_have_names() -> None:
    helpers = [volunteer("v-a", name="何秀兰"), volunteer("v-b", name="陈秋萍")]
    children = [child("c-a", pairings=[{"with": "v-a", **PAIRED}]), child("c-b")]
    the_store = store(term(), *helpers, *children)
    frames = frames_of(scope_of(the_store, "2026-2027-1", ON))
    assert names_of(the_store, grouping_of(frames, ("village",))) == {}
    for by in (("volunteer",), ("village", "volunteer"), ("volunteer", "village")):
        assert people_of(the_store, grouping_of(frames, by)) == {"v-a": "何秀兰"}
