"""What `suggest` shows and `apply` writes: one suggestion for the same words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, get_args

import typer

from liushou.care.pairing.ended import Running
from liushou.care.pairing.gone import left_alone
from liushou.care.pairing.suggestion import Suggestion, Wanted
from liushou.commands.complete import ids_of, words_of
from liushou.commands.pair.told import refuse_residents, whose_are_gone, with_whom
from liushou.console import note
from liushou.errors import UsageError
from liushou.records.kinds import KindName
from liushou.records.standing import on_register, standing
from liushou.records.vocabulary import ADULT_ROLES, PEER_ROLES, PairingRole
from liushou.screens.pairing import nobody
from liushou.screens.pairing_rows import only
from liushou.screens.typed import typed
from liushou.store.load import Store
from liushou.store.who import find_many, find_one, parted
from liushou.waiting import busy

_ROLES: dict[str, PairingRole] = {role: role for role in get_args(PairingRole)}

WhoArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[谁]…",
        help="只看这些儿童：编号、姓名，或 字段:值 的条件；不写为全部",
        autocompletion=ids_of("child"),
        show_default=False,
    ),
]
ExceptOption = Annotated[
    list[str] | None,
    typer.Option("--except", metavar="谁", help="除去这些儿童；可写多次", show_default=False),
]
WithOption = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="谁",
        help="只在这些帮扶人员里找：编号、姓名，或条件（身份:教师）；可写多次",
        show_default=False,
        autocompletion=ids_of("volunteer"),
    ),
]
RoleOption = Annotated[
    str | None,
    typer.Option(
        "--role",
        metavar="身份",
        help="结对身份，如 代理家长、学习帮手；不写则按各人的身份定",
        show_default=False,
        autocompletion=words_of(dict.fromkeys(_ROLES, "")),
    ),
]
PeersOption = Annotated[bool, typer.Option("--peers", help="找学习帮手、手拉手伙伴，不找大人")]


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of the command line that a suggestion depends on, and those that choose from it."""

    who: Sequence[str] = ()
    but: Sequence[str] = ()
    helpers: Sequence[str] = ()
    role: str | None = None
    peers: bool = False

    @property
    def chosen(self) -> bool:
        """True where only some of the children are asked about."""
        return bool(self.who or self.but)

    @property
    def again(self) -> str:
        """The same words as they follow a command, with a blank before them; "" where there are none."""
        options = [("--except", word) for word in self.but] + [("--with", word) for word in self.helpers]
        options += [("--role", self.role)] if self.role else []
        given = [*self.who, *(part for option in options for part in option), *["--peers"] * self.peers]
        return f" {typed(given)}" if given else ""


def suggested(store: Store, asked: Asked, day: date) -> Suggestion:
    """The suggestion for all children, then the part about those asked for: who gets whom does not change.

    A child that is named counts even where it is no 留守儿童. Raises UsageError.
    """
    role = _role(asked)
    chosen = children_asked(store, asked, day)
    wanted = Wanted(day, _children(store, asked, day), _helpers(store, asked, day), role)
    with busy("计算结对"):
        whole = _solved(store, wanted, peers=asked.peers)
    return only(whole, chosen.__contains__) if asked.chosen else whole


def children_asked(store: Store, asked: Asked, day: date) -> frozenset[str]:
    """The children asked about, all of them where none is named. Raises UsageError where nobody is meant."""
    refuse_residents(store, (*asked.who, *asked.but), day)
    chosen = frozenset(find_many(store, asked.who, "child", day, asked.but))
    if asked.chosen and not chosen:
        meant = f"符合“{' '.join(asked.who)}”的" if asked.who else ""
        without = f"（已除去“{' '.join(asked.but)}”）" if asked.but else ""
        raise UsageError(f"没有{meant}儿童{without}。")
    return chosen


def nobody_without(store: Store, asked: Asked, day: date) -> str:
    """What is said where no child asked about is without a pairing."""
    if next(_counted(store, day), None) is None and not asked.chosen:
        return f"{day} 没有在册的留守儿童。"
    chosen = sorted(children_asked(store, asked, day)) if asked.chosen else []
    gone = alone(store, asked, day)
    first = _nobody_free(asked) if gone else nobody(peers=asked.peers, chosen=asked.chosen)
    lines = with_whom(store, [id_ for id_ in chosen if id_ not in gone], day, peers=asked.peers)
    return "\n".join((first, *lines, *whose_are_gone(store, gone, peers=asked.peers)))


def alone(store: Store, asked: Asked, day: date) -> dict[str, tuple[Running, ...]]:
    """The children asked about who count as provided for, though all their helpers (or peers) are gone."""
    children = sorted(children_asked(store, asked, day) if asked.chosen else _counted(store, day))
    return left_alone(store, children, day, peers=asked.peers)


def say_who_is_alone(store: Store, asked: Asked, found: Suggestion) -> None:
    """Tell, beside a suggestion, of the children whose helpers (or peers) are gone."""
    without = {pair.child for pair in found.pairs} | {one.child for one in found.unpaired}
    if asked.peers:
        without |= {pair.with_ for pair in found.pairs}
    gone = {id_: ties for id_, ties in alone(store, asked, found.day).items() if id_ not in without}
    if gone:
        note("\n".join(whose_are_gone(store, gone, peers=asked.peers)))


def _nobody_free(asked: Asked) -> str:
    among = "所选的儿童" if asked.chosen else "在册的留守儿童"
    return f"{among}里没有可以另找{'伙伴' if asked.peers else '结对人'}的。"


def _solved(store: Store, wanted: Wanted, *, peers: bool) -> Suggestion:
    # The solvers take a while to import.
    if peers:
        from liushou.care.pairing.peers.peers import suggest_peers

        return suggest_peers(store, wanted)
    from liushou.care.pairing.adults import suggest_adults

    return suggest_adults(store, wanted)


def _role(asked: Asked) -> PairingRole | None:
    if asked.role is None:
        return None
    role = _ROLES.get(asked.role)
    known = PEER_ROLES if asked.peers else ADULT_ROLES
    if role is None:
        raise UsageError(f"--role 后面的“{asked.role}”不是结对身份：应是 {'、'.join(_ROLES)}。")
    if role not in known:
        fix = "去掉 --peers" if asked.peers else "加上 --peers"
        raise UsageError(
            f"{role}{'由大人担任' if asked.peers else '是孩子之间的结对'}：请{fix}，或换一个身份。"
        )
    return role


def _children(store: Store, asked: Asked, day: date) -> frozenset[str] | None:
    """None for all that are counted; with a child named that is not counted, all of them and it."""
    named = {find_one(store, word, ("child",))[1] for word in parted(asked.who)[0]}
    counts = store.unit.unit.counts
    extra = {id_ for id_ in named if standing(store.children[id_], day).left_behind not in counts}
    return frozenset((*_counted(store, day), *extra)) if extra else None


def _counted(store: Store, day: date) -> Iterator[str]:
    """The children on the register who are counted as left behind."""
    counts = store.unit.unit.counts
    for id_, child in store.children.items():
        if on_register(child, day) and standing(child, day).left_behind in counts:
            yield id_


def _helpers(store: Store, asked: Asked, day: date) -> frozenset[str] | None:
    """The helpers to look among, None for all; among peers a child may be named too."""
    if not asked.helpers:
        return None
    named, filters = parted(asked.helpers)
    kinds: tuple[KindName, ...] = ("volunteer", "child") if asked.peers else ("volunteer",)
    found = {find_one(store, word, kinds)[1] for word in named}
    met = find_many(store, filters, "volunteer", day) if filters else ()
    if filters and not met:
        raise UsageError(f"没有符合“{' '.join(filters)}”的帮扶人员。")
    return frozenset((*found, *met))
