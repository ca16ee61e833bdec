"""`make mutations`: what check finds in mutants of the sample, and in archives that are correct."""

import argparse
import os
import sys

from mutations import campaign, false_alarms
from mutations.campaign import Outcome
from mutations.catalogue import CLASSES
from mutations.table import HEAD, misses, reached, row, total

_SHOWN = 5


def main() -> int:
    """Run and print; 1 when a class that shows is found too seldom or a correct store has an error."""
    options = _options()
    failed = _campaign(options)
    stores = false_alarms.run(options.seed, 0 if options.only else options.archives, options.jobs)
    if stores:
        print(f"\n{false_alarms.report(stores)}")
    if failed:
        print(f"\n未达 95%：{'、'.join(failed)}")
    return 1 if failed or false_alarms.errors(stores) else 0


def _campaign(options: argparse.Namespace) -> list[str]:
    """Print the table and the misses; the names of the classes that show and were found too seldom."""
    chosen = [made for made in CLASSES if not options.only or any(part in made.name for part in options.only)]
    print(HEAD, flush=True)
    outcomes: list[Outcome] = []
    for outcome in campaign.run(chosen, options.seed, options.per_class, options.jobs):
        outcomes.append(outcome)
        print(row(outcome), flush=True)
    print(f"\n{total(outcomes)}\n")
    for outcome in outcomes:
        if outcome.of.shows or options.all:
            for line in misses(outcome, None if options.all else _SHOWN):
                print(line)
    return [outcome.of.name for outcome in outcomes if outcome.of.shows and not reached(outcome)]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m mutations", description="变异测试，见 docs/变异测试.md")
    parser.add_argument("--seed", type=int, default=2026, help="种子；相同的种子得到相同的变异")
    parser.add_argument("--per-class", type=int, default=150, help="每类最多几个变异")
    parser.add_argument(
        "--only", action="append", metavar="名称", help="只做名称里有这几个字的类，可以写几次"
    )
    parser.add_argument("--all", action="store_true", help="列出全部没有发现的")
    parser.add_argument("--archives", type=int, default=1000, help="检查几个没有错的档案库")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="同时用几个进程")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
