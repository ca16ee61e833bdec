"""`python bench/columns.py STORE FILE`: what a term report counts, a row for each child, as Parquet.

Run in the environment of the peers: it knows nothing of liushou.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import yaml


def main() -> None:
    """Read every archive of the store and write the file."""
    files = sorted((Path(sys.argv[1]) / "data" / "children").glob("*.yaml"))
    pd.DataFrame([_row(yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)) for file in files]).to_parquet(
        sys.argv[2], index=False
    )


def _row(child: dict[str, Any]) -> dict[str, object]:
    kinds = Counter(record["kind"] for record in child["records"])
    school = child["school"]
    return {
        "id": child["id"],
        "sex": child["sex"],
        "born": child["birth_date"],
        "village": child["address"]["village"],
        "school": school["name"],
        "grade": school["grade"],
        "class": school["class"],
        "boarding": school["boarding"],
        "away": sum(parent["situation"] == "外出务工" for parent in child["parents"]),
        "guardian": child["guardians"][0]["relation"],
        "guardianship": child["guardianship"],
        "paired": bool(child.get("pairings")),
        "signed": bool(child.get("consent")),
        **{kind: kinds[kind] for kind in ("亲情电话", "亲情视频", "谈心", "家访", "信息核查")},
    }


if __name__ == "__main__":
    main()
