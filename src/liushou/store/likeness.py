"""Children's archives side by side: by what they would share if two of them were one child's.

One definition for LS401 and for what an import takes for a child that is there already.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, takewhile
from typing import NamedTuple

from liushou.halfwidth import narrow
from liushou.identity import IdNumber, check_character, read_id_number, student_number_fault
from liushou.phones import digits_of, is_phone
from liushou.records.child import Child
from liushou.records.names import Reading, plain_name, readings
from liushou.records.person import Person
from liushou.records.vocabulary import ChildStatus
from liushou.sealed import is_sealed
from liushou.store.load import Store
from liushou.store.sealing.token import parsed

_SERVICE_DIGITS = 5
"""Numbers up to this length are services (110, 12345), which are nobody's own."""

_SMALL = 8
"""Children of one birthday and one phone: beyond this many, something else is wrong."""

Home = tuple[str, str]
Key = tuple[str, str, Reading] | tuple[str, str, str]
"""What two archives that may be one child's share: birthday, phone and sound; or name, phone and
the birthday but for a slip of the pen.
"""


class Traits(NamedTuple):
    """What a child's archive is compared by; days are ISO text, `plain` is the name as it is compared.

    `id_number` as it is compared; `student_number` without its G (with one it is the id number; J… and L…
    are numbers of their own); `phones` are the digits of parents' and guardians' phones; `cleared` the ids
    of not_duplicate.

    Of what is sealed and not opened there are no phones, and of a number only its print: it is the same as
    that of the same field in another archive, and never as a number in the open.
    """

    registered_on: str
    birth_date: str
    name: str
    plain: str
    status: ChildStatus
    id_number: str | None
    student_number: str | None
    phones: Sequence[str]
    cleared: Sequence[str]


@dataclass(frozen=True, slots=True)
class Archive:
    """One child's archive: its traits, `rank` among all, the oldest first, and what is looked up often."""

    file: str
    id: str
    traits: Traits
    rank: int
    numbers: frozenset[str]
    phones: frozenset[str]
    cleared: frozenset[str]

    @property
    def name(self) -> str:
        """The name as it is compared."""
        return self.traits.plain

    @property
    def birth_date(self) -> str:
        """The birth date, ISO."""
        return self.traits.birth_date

    def told_apart(self, other: "Archive") -> bool:
        """True if either archive says that the two are not one child (not_duplicate)."""
        return other.id in self.cleared or self.id in other.cleared


@dataclass(frozen=True, slots=True)
class Index:
    """All archives, oldest first, and those that share a key, in the same order."""

    archives: tuple[Archive, ...]
    numbered: Mapping[str, Sequence[Archive]]
    named: Mapping[tuple[str, str], Sequence[Archive]]
    alike: Mapping[Key, Sequence[Archive]]
    keys: Mapping[str, Sequence[Key]]

    def same_number(self, archive: Archive) -> Archive | None:
        """The oldest earlier archive with one of its numbers."""
        groups = (self.numbered[number] for number in archive.numbers)
        return _oldest(group[0] for group in groups if group[0].rank < archive.rank)

    def look_alike(self, archive: Archive) -> Archive | None:
        """The oldest earlier archive with its name, or much like it, not told apart from it.

        Archives passed over are named in a not_duplicate, so that the work grows with the files alone.
        """
        groups = (
            self.named[archive.name, archive.birth_date],
            *(self.alike[key] for key in self.keys.get(archive.id, ())),
        )
        return _oldest(one for group in groups if (one := _first(group, archive)) is not None)


def index_of(archives: tuple[Archive, ...]) -> Index:
    """The index of archives that stand in the order of their ranks."""
    numbered: defaultdict[str, list[Archive]] = defaultdict(list)
    named: defaultdict[tuple[str, str], list[Archive]] = defaultdict(list)
    homes: defaultdict[Home, list[Archive]] = defaultdict(list)
    kin: defaultdict[tuple[str, str], list[Archive]] = defaultdict(list)
    for archive in archives:
        named[archive.name, archive.birth_date].append(archive)
        for number in archive.numbers:
            numbered[number].append(archive)
        for phone in archive.phones:
            homes[archive.birth_date, phone].append(archive)
            kin[archive.name, phone].append(archive)
    alike: defaultdict[Key, list[Archive]] = defaultdict(list)
    keys: defaultdict[str, list[Key]] = defaultdict(list)
    for archive, key in (*_by_sound(homes), *_by_slip(kin)):
        alike[key].append(archive)
        keys[archive.id].append(key)
    return Index(archives, numbered, named, alike, keys)


def _by_sound(homes: Mapping[Home, Sequence[Archive]]) -> Iterator[tuple[Archive, Key]]:
    for home, group in homes.items():
        if _may_sound_alike(group):
            yield from (
                (archive, (*home, reading)) for archive in group for reading in readings(archive.name)
            )


def _by_slip(kin: Mapping[tuple[str, str], Sequence[Archive]]) -> Iterator[tuple[Archive, Key]]:
    for home, group in kin.items():
        if len({archive.birth_date for archive in group}) > 1:
            yield from ((archive, (*home, left)) for archive in group for left in slips(archive.birth_date))


def slips(day: str) -> Iterator[str]:
    """What is left of a day (ISO) when one digit, or the order of two neighbours, is left out of account.

    Two days share one of these if a single slip of the pen makes one of the other.
    """
    digits = day.replace("-", "")
    for at in range(len(digits)):
        yield f"{digits[:at]}.{digits[at + 1 :]}"
    for at in range(len(digits) - 1):
        low, high = sorted(digits[at : at + 2])
        yield f"{digits[:at]}({low}{high}){digits[at + 2 :]}"


def _may_sound_alike(group: Sequence[Archive]) -> bool:
    """False where nobody in a small group need be compared by sound: it takes a dictionary of readings.

    Names of different lengths are not read alike, and most of a group are twins, once told apart.
    """
    if len(group) > _SMALL:
        return len({archive.name for archive in group}) > 1
    return any(
        one.name != other.name and len(one.name) == len(other.name) and not one.told_apart(other)
        for one, other in combinations(group, 2)
    )


def sound_alike(one: Archive, other: Archive) -> bool:
    """True if the two names can be read alike."""
    return not readings(one.name).isdisjoint(readings(other.name))


def slip_apart(one: Archive, other: Archive) -> bool:
    """True if a single slip of the pen makes one birth date of the other."""
    return not set(slips(one.birth_date)).isdisjoint(slips(other.birth_date))


def archives_of(store: Store) -> tuple[Archive, ...]:
    """A store's children, by registered_on and then by id."""
    return ranked(
        (file.source.path, file.source.id, traits_of(file.record))
        for file in store.files
        if isinstance(file.record, Child)
    )


def ranked(found: Iterable[tuple[str, str, Traits]]) -> tuple[Archive, ...]:
    """Children's archives (file, id, traits) in their order: by registered_on, then by id."""
    oldest_first = sorted(found, key=lambda one: (one[2].registered_on, one[1]))
    return tuple(archive_of(file, id_, traits, rank) for rank, (file, id_, traits) in enumerate(oldest_first))


def archive_of(file: str, id_: str, traits: Traits, rank: int) -> Archive:
    """A child's archive as it is compared; `rank` is its place among all, the oldest first."""
    numbers = (traits.id_number, traits.student_number)
    return Archive(
        file=file,
        id=id_,
        traits=traits,
        rank=rank,
        numbers=frozenset(number for number in numbers if number),
        phones=frozenset(traits.phones),
        cleared=frozenset(traits.cleared),
    )


def traits_of(child: Child) -> Traits:
    """What a child's archive is compared by."""
    return Traits(
        registered_on=child.registered_on.isoformat(),
        birth_date=child.birth_date.isoformat(),
        name=child.name,
        plain=plain_name(child.name),
        status=child.status,
        id_number=id_number_of(child),
        student_number=_compared_student(child.student_number),
        phones=tuple(dict.fromkeys(_phones(child))),
        cleared=child.not_duplicate,
    )


def likeness(archive: Archive, other: Archive) -> str:
    """What the two have in common beside numbers, of what makes archives look alike, in Chinese."""
    home = not archive.phones.isdisjoint(other.phones)
    if archive.birth_date != other.birth_date:
        near = home and archive.name == other.name and slip_apart(archive, other)
        return "姓名、家人电话都相同，出生日期只差一处" if near else ""
    if archive.name == other.name:
        return "姓名、出生日期、家人电话都相同" if home else "姓名和出生日期相同"
    return "名字读音、出生日期、家人电话都相同" if home and sound_alike(archive, other) else ""


def id_number_of(person: Person) -> str | None:
    """The id number as it is compared; None for what cannot be one, but for its check character (LS106)."""
    return _compared_id(person.id_number)


def numbers_of(id_number: str | None, student_number: str | None) -> Iterator[str]:
    """The numbers that are one child's alone, as they are compared: a student number without its G."""
    for number in (_compared_id(id_number), _compared_student(student_number)):
        if number is not None:
            yield number


def _compared_student(student_number: str | None) -> str | None:
    if is_sealed(student_number):
        return _print_of(student_number or "")
    student = narrow(student_number or "").upper()
    return student.removeprefix("G") if student and student_number_fault(student) is None else None


def _compared_id(id_number: str | None) -> str | None:
    if is_sealed(id_number):
        return _print_of(id_number or "")
    number = narrow(id_number or "").upper()
    if len(number) != 18 or not number[:17].isdecimal() or not number.isascii():
        return None
    if isinstance(read_id_number(number), IdNumber):
        return number
    right = number[:17] + check_character(number)
    return number if isinstance(read_id_number(right), IdNumber) else None


def _print_of(sealed: str) -> str | None:
    """What stands for a number that is sealed: one for one text, under keys of one epoch."""
    token = parsed(sealed)
    return None if token is None or token.print is None else f"{token.epoch}.{token.print.hex()}"


def _phones(child: Child) -> Iterator[str]:
    written = [parent.phone for parent in child.parents]
    written += [guardian.phone for guardian in child.guardians]
    for phone in map(narrow, filter(None, written)):
        digits = digits_of(phone)
        if len(digits) > _SERVICE_DIGITS and is_phone(phone):
            yield digits


def _first(group: Sequence[Archive], archive: Archive) -> Archive | None:
    earlier = takewhile(lambda other: other.rank < archive.rank, group)
    return next((other for other in earlier if not other.told_apart(archive)), None)


def _oldest(found: Iterator[Archive]) -> Archive | None:
    return min(found, key=lambda archive: archive.rank, default=None)
