"""The table of contents: every row of the benchmark, those with a goal of the design first."""

from bench.checking import cold, growth, memory, reference
from bench.everyday import everyday
from bench.exchange import exporting, importing
from bench.history import history, of_old
from bench.pairing import pairing
from bench.reporting import documents, reading, rich, warm_report
from bench.rivals import json_schema, native, yamale
from bench.rollup import of_stores, rollup
from bench.row import Row
from bench.starting import helping, version
from bench.warm import changed, unchanged

_READING = "CSafeLoader 只读同样的文件"

DESIGN = (
    Row("version", "liushou --version", "python -c pass", "≤ 1.5 ×", version),
    Row("help", "liushou --help", "只有一个命令的 typer 程序", "≤ 1.3 ×", helping),
    Row("cold", "check，冷，全部规则", _READING, "≤ 0.18 ×", cold),
    Row("reference", "check，冷，只用精确的读法", _READING, "≤ 0.55 ×", reference),
    Row("native", "check，冷，比 C++ 的 schema 检查", "Sourcemeta jsonschema", "≤ 0.7 ×", native),
    Row("json-schema", "check，冷，比 check-jsonschema", "check-jsonschema", "≤ 1/100", json_schema),
    Row("yamale", "check，冷，比 yamale", "yamale -n 2", "≤ 1/8", yamale),
    Row("warm", "check，有索引，没有改动", "git status", "≤ 3 ×、≤ 1.5 ×", unchanged),
    Row("changed", "check，有索引，改了几份", "git status", "≤ 9 ×、≤ 6 ×", changed),
    Row("report", "report --term，有索引", "导入 pandas 并分组一次", "≤ 1.5 ×", warm_report),
    Row("pair", "pair suggest", "只求解，同样的候选", "≤ 2 ×", pairing),
    Row("import", "import --dry-run", "calamine 只读", "≤ 3 × 加启动", importing),
    Row("history", "历史：", "git log --raw", "≤ 5 ×", history),
    Row("rollup", "rollup", "当 JSON 读", "≤ 3 × 加启动", rollup),
    Row("memory", "check 的内存", "", "≤ 80 MB、≤ 250 MB", memory),
    Row("growth", "check，冷，每份档案的用时", "大小不同的库", "相差不到 15 %", growth),
)
"""The rows of the design's table."""

MORE = (
    Row("reading", "读档案，", "CSafeLoader", "≤ 0.55 ×、≤ 0.8 ×", reading),
    Row("rich", "内容丰富的库：", "CSafeLoader 只读", "≤ 1.1 ×、≤ 1.5 ×", rich),
    Row("documents", "样例：", "report", "≤ 2 ×、≤ 1.5 ×、≤ 3 ×", documents),
    Row("everyday", "每天：", "同一档案库的 check，冷", "≤ 1.1 ×、≤ 1 ×、≤ 6 ×", everyday),
    Row("old", "report --at", "report（现在的档案）", "≤ 1.3 ×", of_old),
    Row("export", "export roster", "check；xlsxwriter", "≤ 1 ×、≤ 3 ×", exporting),
    Row("stores", "rollup 档案库", "CSafeLoader 只读", "≤ 1.5 ×", of_stores),
)
"""What else is worth holding."""

ROWS = (*DESIGN, *MORE)
