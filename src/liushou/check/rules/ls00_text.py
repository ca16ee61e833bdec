"""LS001–LS006: the file can be read as one plain mapping, under its own id."""

from collections.abc import Iterable
from datetime import date

from liushou.check.found import found
from liushou.check.rule import Hit, rule
from liushou.store.load import Loaded


@rule("LS001", "utf8-text", "error", Loaded)
def utf8_text(file: Loaded, _on: date) -> Iterable[Hit]:
    """文件是 UTF-8 编码的文本。

    别的编码（GBK、UTF-16）在另一台电脑上会变成乱码，孩子的姓名就认不出来了。
    BOM、CRLF 换行、末尾没有换行不影响读取，但会使改动记录混乱，只作警告。

    坏例（儿童档案，存为 GBK）：
        name: 李小雨

    坏例（儿童档案，存为 UTF-8 BOM）：
        name: 李小雨

    好例（儿童档案，存为 UTF-8）：
        name: 李小雨

    怎样改：用编辑器另存为 UTF-8（不带 BOM）、换行用 LF。
    """
    return found(file, "LS001")


@rule("LS002", "one-mapping", "error", Loaded)
def one_mapping(file: Loaded, _on: date) -> Iterable[Hit]:
    """文件是一份写法正确的 YAML：一组“字段: 值”。

    写法有误的文件整份读不出来，这个孩子就不在任何名单和统计里。
    最常见的是用了全角冒号、冒号后面没有空格、引号或括号没有成对、缩进不齐。

    坏例（儿童档案）：
        name：李小雨

    坏例（儿童档案）：
        notes: "没有写完的引号

    好例（儿童档案）：
        name: 李小雨

    怎样改：按提示的行和列查看；冒号用半角，后面空一格，同级的字段左边对齐。
    """
    return found(file, "LS002")


@rule("LS003", "duplicate-key", "error", Loaded)
def duplicate_key(file: Loaded, _on: date) -> Iterable[Hit]:
    """同一组里没有写了两遍的字段。

    写了两遍，程序只能取其中一个，另一个会悄悄丢失。

    坏例（儿童档案）：
        ethnicity: 汉族
        ethnicity: 土家族

    好例（儿童档案）：
        ethnicity: 土家族

    怎样改：核实哪一个对，只留一个；确实有几项的写成列表。
    """
    return found(file, "LS003")


@rule("LS004", "merge-conflict", "error", Loaded)
def merge_conflict(file: Loaded, _on: date) -> Iterable[Hit]:
    """没有留下合并冲突的标记。

    两个人改了同一处，git 把两种写法都留在文件里等人选定；不选定，这份档案就读不出来。

    坏例（儿童档案）：
        <<<<<<< HEAD
        ethnicity: 汉族
        =======
        ethnicity: 土家族
        >>>>>>> 张老师的修改

    好例（儿童档案）：
        ethnicity: 土家族

    怎样改：运行 liushou resolve，一处一处地选；或选定内容，删去三行标记。
    """
    return found(file, "LS004")


@rule("LS005", "plain-yaml", "error", Loaded)
def plain_yaml(file: Loaded, _on: date) -> Iterable[Hit]:
    """只用普通的 YAML：没有标签、锚点和引用，不超过 1 MiB、32 层。

    档案要让人直接读懂，二十年后也能读；引用和标签别的程序可能读成别的内容，还能使程序卡死。

    坏例（儿童档案）：
        ethnicity: &minzu 汉族

    好例（儿童档案）：
        ethnicity: 汉族

    怎样改：把内容直接写出来。文件过大时，看看是否误放了别的文件。
    """
    return found(file, "LS005")


@rule("LS006", "file-and-id", "error", Loaded)
def file_and_id(file: Loaded, _on: date) -> Iterable[Hit]:
    """文件名就是编号，文件是档案库里的普通文件。

    别处用编号指这份档案（结对、签到、兄弟姐妹），编号和文件名不同就会指错人。
    链接到档案库之外的文件不读取：它不随档案库保存，还可能把别的文件带出去。

    坏例（儿童档案）：
        id: c-7kq2n

    好例（儿童档案）：
        id: c-7kq2m

    怎样改：把 id 改成文件名（不含 .yaml），或给文件改名；扩展名用 .yaml。
    """
    return found(file, "LS006")
