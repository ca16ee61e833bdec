"""The commands, by name: where each lives and what it does. One is imported when it runs."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One command: the module that defines `command`, and its line in the help."""

    module: str
    summary: str


COMMANDS: dict[str, Entry] = {
    "init": Entry("init", "新建档案库，或在已有的档案库里补上缺少的文件"),
    "check": Entry("check", "检查档案：格式、编号、日期、人数、金额……"),
    "explain": Entry("explain", "解释一条检查规则，附坏例和好例"),
    "list": Entry("list", "列出儿童、帮扶人员、活动、学期，可按条件筛选"),
    "show": Entry("show", "查看一份档案"),
    "stats": Entry("stats", "统计指标和分类人数"),
    "report": Entry("report", "学期工作总结：终端、docx、md、json"),
    "render": Entry("render", "用模板生成文书，如活动方案"),
    "templates": Entry("templates", "列出能用的模板"),
    "schema": Entry("schema", "供编辑器补全和提示用的 JSON Schema"),
    "doctor": Entry("doctor", "看看这台电脑的设置有什么不妥：编码、字体、git……"),
}
