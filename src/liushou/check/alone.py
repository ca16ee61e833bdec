"""The rules that look at one file: what reading found in it, its record, its record in its setting."""

from dataclasses import dataclass, field
from datetime import date
from itertools import repeat

from liushou.check.found import TOLD_BY_READING
from liushou.check.rule import Hit, Rule
from liushou.check.setting import Placed, Setting
from liushou.records.fields import Record
from liushou.store.load import Loaded

Stamped = tuple[Rule, Hit]


def looking_at(subject: type, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules that look at a subject of this type: a kind of record, Placed, Loaded, World or Silenced."""
    return tuple(rule for rule in rules if issubclass(subject, rule.looks_at))


@dataclass(frozen=True, slots=True)
class Alone:
    """Those of some rules that look at one file, sorted out once for all files.

    `without_faults` are those of `of_file` that may have something to say where reading found no fault.
    """

    rules: tuple[Rule, ...]
    of_file: tuple[Rule, ...]
    without_faults: tuple[Rule, ...]
    placed: tuple[Rule, ...]
    _of_record: dict[type[Record], tuple[Rule, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: tuple[Rule, ...]) -> "Alone":
        """Sort out these rules."""
        of_file = looking_at(Loaded, rules)
        silent = tuple(rule for rule in of_file if rule.code not in TOLD_BY_READING)
        return cls(rules, of_file, silent, looking_at(Placed, rules))

    def hits(self, file: Loaded, setting: Setting) -> list[Stamped]:
        """All that these rules find in a file."""
        found = self.hits_in_itself(file, setting.on)
        if file.record is not None:
            placed = Placed(file.record, setting, file.tokens)
            for rule in self.placed:
                found += zip(repeat(rule), rule.find(placed, setting.on), strict=False)
        return found

    def hits_in_itself(self, file: Loaded, on: date) -> list[Stamped]:
        """What can be found without the settings and terms of the store."""
        found: list[Stamped] = []
        for rule in self.of_file if file.faults or file.problems else self.without_faults:
            found += zip(repeat(rule), rule.find(file, on), strict=False)
        record = file.record
        if record is not None:
            for rule in self._of(type(record)):
                found += zip(repeat(rule), rule.find(record, on), strict=False)
        return found

    def _of(self, model: type[Record]) -> tuple[Rule, ...]:
        rules = self._of_record.get(model)
        if rules is None:
            rules = self._of_record[model] = looking_at(model, self.rules)
        return rules
