"""The commands that write: on which store each is tried, and how one tells that it says it is done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from faults import stores
from faults.process import Job, command
from faults.stores import DAY

_ON = ("--on", DAY)


@dataclass(frozen=True, slots=True)
class Writer:
    """A writing command on a store.

    `words` are its arguments, `{root}` being the store's folder. `done` is part of what it prints once all is
    on the disk. `parts`: it writes file by file, each whole, and run again it writes the rest; else all its
    files change as one. `leaves_out`: what it cannot read it names, and goes on without. `most` is how many
    points of each sort are tried, drawn evenly; 0 is all.
    `job` takes the place of the command where none is tried (`controls`).
    """

    key: str
    title: str
    prepare: Callable[[Path], None]
    words: Sequence[str]
    done: str
    parts: bool = False
    leaves_out: bool = False
    most: int = 0
    job: Callable[[Path], Job] | None = None

    def run(self, root: Path) -> Job:
        """What is to be tried."""
        if self.job is not None:
            return self.job(root)
        return command([word.replace("{root}", str(root)) for word in self.words])


def _in(*words: str) -> tuple[str, ...]:
    return ("-C", "{root}", *words)


_FOUND: Sequence[Writer] = (
    Writer(
        "set",
        "`set`：改一份档案",
        stores.small,
        _in("set", "c-1", "phone=15400099999", "--since", "2026-11-01", *_ON),
        "已修改",
    ),
    Writer(
        "new",
        "`new`：新建一份档案",
        stores.small,
        _in("new", "child", "name=田小满", "sex=女", "birth_date=2015-11-20", *_ON),
        "已新建",
    ),
    Writer(
        "record",
        "`record`：14 份档案各记一条",
        stores.school,
        _in("record", "年级:六年级", "谈心", "--by", "v-mq1dl", "--date", "2026-11-19", *_ON),
        "已记录",
        most=100,
    ),
    Writer("pair", "`pair apply`：结对 3 名", stores.school, _in("pair", "apply", *_ON), "已写入", most=100),
    Writer(
        "promote",
        "`promote`：全体升级",
        stores.school,
        _in("promote", "--school-year", "2027", "--on", "2027-08-30"),
        "已升入",
        most=60,
    ),
    Writer(
        "fix",
        "`check --fix`：改正一半的儿童档案",
        stores.untidy,
        _in("check", "--fix", *_ON),
        "已改正",
        leaves_out=True,
        most=60,
    ),
    Writer(
        "merge-driver",
        "`merge-driver`：如 git 合并时所用",
        stores.three_sides,
        (
            "merge-driver",
            *("{root}/.merge_file_b", "{root}/.merge_file_o", "{root}/.merge_file_t"),
            *("7", stores.CHILD),
        ),
        "",
    ),
    Writer(
        "resolve",
        "`resolve`：处理一处合并冲突",
        stores.in_conflict,
        _in("resolve", "--theirs", *_ON),
        "已写入",
    ),
    Writer(
        "document",
        "`list -o`：写到一个文件",
        stores.small,
        _in("list", "children", "-o", "{root}/名单.csv", *_ON),
        "已写入",
        leaves_out=True,
    ),
    Writer(
        "init",
        "`init`：新建档案库",
        stores.in_git,
        ("init", "{root}", "--name", "石桥小学"),
        "档案库已备好",
        parts=True,
        most=60,
    ),
    Writer(
        "example",
        "`init --example`：新建，加上样例",
        stores.in_git,
        ("init", "{root}", "--example"),
        "样例档案库已建在",
        parts=True,
        most=60,
    ),
    Writer("seal", "`seal`：密封两份档案", stores.to_seal, _in("seal", *_ON), "已密封", leaves_out=True),
    Writer(
        "sealed-set",
        "`set`：改一份密封的档案",
        stores.sealed,
        _in("set", "c-1", "phone=15400099999", "--since", "2026-11-01", *_ON),
        "已修改",
        most=60,
    ),
    Writer(
        "unseal",
        "`unseal`：解封，并登记",
        stores.sealed,
        _in("unseal", "--all", "--why", "统一换系统", "--by", "v-1", *_ON),
        "已解封",
        leaves_out=True,
    ),
    Writer(
        "erase",
        "`erase`：删除一份档案，留下登记",
        stores.small,
        _in("erase", "c-1", "--why", "要求删除", "--even-open", "--by", "v-1", "--yes", *_ON),
        "已删除 1 份档案",
    ),
    Writer(
        "import",
        "`import`：花名册，新建 600 份",
        stores.with_roster,
        _in("import", "{root}/../roster.xlsx", *_ON),
        "已导入",
        most=30,
    ),
)

WRITERS: Mapping[str, Writer] = {writer.key: writer for writer in _FOUND}
