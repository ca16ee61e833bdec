"""`make fuzz`: parts of the program held to what they promise, on inputs made at random."""

import argparse
import sys

from fuzz.campaign import Tally
from fuzz.processes import totals
from fuzz.target import Report, run_target
from fuzz.targets.contents import TARGETS

_READER = "reader"


def main() -> int:
    """Run and print; 1 where anything went wrong."""
    options = _options()
    names = [_READER, *TARGETS] if options.target == "all" else [options.target]
    wrong = [_of_reader(options) if name == _READER else _of_target(name, options) for name in names]
    return 1 if any(wrong) else 0


def _of_reader(options: argparse.Namespace) -> bool:
    total = Tally()
    for total in totals(options.executions, options.seed, options.processes):
        print(_line(total), flush=True)
    for wrong in total.wrong:
        print(f"\n{wrong.text!r}\n  {wrong.how}")
    return bool(total.wrong)


def _of_target(name: str, options: argparse.Namespace) -> bool:
    report = Report(name)
    for report in run_target(TARGETS[name], options.executions, options.seed):
        print(_told(report), flush=True)
    for fault in report.faults:
        print(f"\n{fault.given!r}\n  {fault.how}")
    return bool(report.faults)


def _line(tally: Tally) -> str:
    share = tally.fast / max(tally.executions, 1)
    return (
        f"{tally.executions:,} 次，快读 {tally.fast:,}（{share:.0%}），走法 {tally.ways:,}，"
        f"不一致 {len(tally.wrong)}"
    )


def _told(report: Report) -> str:
    return (
        f"{report.target}：{report.executions:,} 次，拒绝 {report.refused:,}，最慢 {report.slowest:.2f} 秒，"
        f"不对的 {len(report.faults)}"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m fuzz", description="随机输入：该读的读出来，该拒绝的说清楚"
    )
    choices = [_READER, *TARGETS, "all"]
    parser.add_argument("--target", choices=choices, default=_READER, help="试哪一部分；all 为全部")
    parser.add_argument("--executions", type=int, default=100_000, help="一共几次（all：每一部分几次）")
    parser.add_argument("--seed", type=int, default=2026, help="种子；相同的种子和进程数得到相同的输入")
    parser.add_argument("--processes", type=int, default=1, help="同时用几个进程（只用于 reader）")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
