"""`make hostile`: every hostile input met and measured, every command over every hostile store."""

import argparse
import sys
from pathlib import Path

from hostile.campaign import Borne, Met, as_json, everything
from hostile.corpus import CASES


def main() -> int:
    """Run, tell each that went wrong, write the figures; 1 when anything did."""
    options = _options()
    chosen = [case for case in CASES if options.only in case.name]
    results: list[Met | Borne] = []
    for result in everything(chosen):
        results.append(result)
        if result.wrong or options.verbose:
            _tell("\n  ".join((result.name, *result.wrong)))
    bad = sum(bool(result.wrong) for result in results)
    met, borne = (sum(isinstance(each, kind) for each in results) for kind in (Met, Borne))
    _tell(f"输入 {met} 种，档案库 {borne} 个，不对的 {bad}")
    if options.output:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(as_json(results), encoding="utf-8", newline="\n")
    return 1 if bad else 0


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m hostile", description="有意做坏的输入：每一种都要有话说")
    parser.add_argument("--only", default="", help="只试名称里有这几个字的")
    parser.add_argument("--output", type=Path, help="结果写到这个文件，如 build/hostile.json")
    parser.add_argument("--verbose", action="store_true", help="没有问题的也写出来")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
