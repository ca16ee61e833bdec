"""`make fuzz`: hold the fast reader of archives to the exact one on texts made at random."""

import argparse
import sys

from fuzz.campaign import Tally
from fuzz.processes import totals


def main() -> int:
    """Run and print; 1 when the readers disagree on any text."""
    options = _options()
    total = Tally()
    for total in totals(options.executions, options.seed, options.processes):
        print(_line(total), flush=True)
    for wrong in total.wrong:
        print(f"\n{wrong.text!r}\n  {wrong.how}")
    return 1 if total.wrong else 0


def _line(tally: Tally) -> str:
    share = tally.fast / max(tally.executions, 1)
    return (
        f"{tally.executions:,} 次，快读 {tally.fast:,}（{share:.0%}），走法 {tally.ways:,}，"
        f"不一致 {len(tally.wrong)}"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m fuzz", description="随机文字：快读与准确读取应得到一样的值"
    )
    parser.add_argument("--executions", type=int, default=100_000, help="一共几段文字")
    parser.add_argument("--seed", type=int, default=2026, help="种子；相同的种子和进程数得到相同的文字")
    parser.add_argument("--processes", type=int, default=1, help="同时用几个进程")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
