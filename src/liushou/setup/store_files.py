"""What `init` writes: everything a store has besides its records, as relative path → text."""

from collections.abc import Mapping

from liushou.records.kinds import BY_FOLDER
from liushou.records.schema import schema_files
from liushou.setup.drivers import ATTRIBUTES
from liushou.setup.editor_files import editor_files
from liushou.store.root import SETTINGS, STATE
from liushou.yamltext.emit import dump
from liushou.yamltext.reader import Value
from liushou.yamltext.spans import Path as ValuePath

_DUTIES: list[Value] = [
    {"kind": "谈心", "every": "month", "by": "班主任"},
    {"name": "亲情通话", "kind": ["亲情电话", "亲情视频"], "every": "week"},
    {"name": "入户走访", "kind": ["家访", "走访"], "every": "term"},
    {"kind": "信息核查", "every": "term"},
]
_REMARKS: dict[ValuePath, str] = {
    (): "本单位的设置；全部字段见说明文档《档案格式》。",
    ("unit", "level"): "班级 学校 村 社区 乡镇 县 市；还可以写 parent（上级单位）、hotline（热线电话）等",
    ("duties",): "每名儿童应做的事，report、stats 按这里计算。\n"
    "every：day 每日 week 每周 month 每月 quarter 每季度 term 每学期 year 每学年",
    ("pairing", "capacity"): "每人同时最多结对几名儿童",
    ("pairing", "clearance_months"): "违法犯罪记录查询几个月内有效",
}
_IGNORED = (
    f"# liushou 的锁、索引和这台电脑上的查看记录\n/{STATE}/\n"
    "# 导入、导出的表里有身份证号码、电话：不进版本管理\n*.xlsx\n*.xls\n*.et\n*.ods\n*.csv\n"
    "# 私钥放在档案库外面；万一放进来，也不进版本管理\nidentity*.txt\n*.age-key\n"
)
_ATTRIBUTES = (
    "# 档案一律用 UTF-8、LF 换行，Windows 上也一样\n"
    "*.yaml text eol=lf\n*.md text eol=lf\n*.json text eol=lf\n"
    "# 密钥一个字节也不能变；两边都换了密钥时，不拼在一起，由人选一边\n*.age -text -merge\n" + ATTRIBUTES
)
_KEPT = ".gitkeep"


def store_files(name: str) -> Mapping[str, str]:
    """The files of a store of the unit `name`; folders are there by the empty file that git keeps."""
    folders = (*(f"data/{each}" for each in BY_FOLDER), "templates")
    return {
        SETTINGS: _settings(name),
        ".gitignore": _IGNORED,
        ".gitattributes": _ATTRIBUTES,
        **{f"{folder}/{_KEPT}": "" for folder in folders},
        **editor_files(),
        **schema_files(),
    }


def grouped(paths: list[str]) -> list[str]:
    """The paths as a person is told of them: folders once, and nothing of what only git needs."""
    shown = [path.partition("/")[0] + "/" if "/" in path else path for path in paths if not _is_kept(path)]
    return list(dict.fromkeys(shown))


def _is_kept(path: str) -> bool:
    return path.endswith("/" + _KEPT)


def _settings(name: str) -> str:
    """The settings of a new store; they are the unit's own from then on."""
    settings: dict[str, Value] = {
        "format": 1,
        "unit": {"name": name, "level": "学校"},
        "duties": _DUTIES,
        "pairing": {"capacity": 2, "clearance_months": 12},
    }
    return dump(settings, _REMARKS)
