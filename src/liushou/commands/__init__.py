"""The commands, by name: where each lives and what it does. One is imported when it runs."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One command: the module that defines `command`, and its line in the help."""

    module: str
    summary: str


COMMANDS: dict[str, Entry] = {
    "init": Entry("init", "新建档案库，或在已有的档案库里补上缺少的文件"),
    "new": Entry("new", "新建一份档案、活动方案或学期计划，可照搬去年的"),
    "check": Entry("check.command", "检查档案：格式、编号、日期、人数、金额……"),
    "explain": Entry("explain", "解释一条检查规则，附坏例和好例"),
    "list": Entry("list", "列出儿童、帮扶人员、活动、学期，可按条件筛选"),
    "show": Entry("show", "查看一份档案"),
    "set": Entry("set", "修改档案的字段，旧值记在 past 里，兄弟姐妹两边都改"),
    "hand-over": Entry("hand_over", "移交：帮扶人员手上的结对、后续、个案交给另一位"),
    "record": Entry("record", "记下做过的事：谈心、家访、亲情电话……，一人或多人"),
    "verify": Entry("verify", "信息核查：记下核对过的档案，列出本学期还没有核对的"),
    "case": Entry("case", "个案：立案、记经过、上报、办结，列出未办结的"),
    "pair": Entry("pair.command", "结对：提建议、写入档案、结束和移交"),
    "attend": Entry("attend", "签到：活动一场谁到了、谁没到"),
    "import": Entry("importing.command", "导入花名册等表格：xlsx、xls、ods、csv，先看清再写"),
    "promote": Entry("promote", "新学年：全体升一个年级，毕业、留级、班主任一次办好"),
    "erase": Entry("erase", "删除档案：期满、撤回同意、要求删除的，只留一份登记"),
    "seal": Entry("seal", "密封：档案里的敏感内容写成密文，有私钥的人才能打开"),
    "unseal": Entry("unseal", "解封：把密文在档案里写回明文，写明原因，留下登记"),
    "keys": Entry("keys.command", "密钥：生成、建立、加人、去人、更换，谁打开过"),
    "due": Entry("due", "谁在等：逾期和快到期的职责、后续、个案、手续"),
    "calendar": Entry("calendar", "学期行事历：计划、活动、职责、生日、节日、放假"),
    "diff": Entry("diff.command", "改了什么：两个时候之间档案的变化，按开会的次序说"),
    "log": Entry("log", "一份档案的历史：哪一天，谁，改了什么"),
    "blame": Entry("blame", "档案里的每一项从哪一天起是这样，是谁写的"),
    "resolve": Entry("resolve.command", "处理合并冲突：两个人改了同一处，一处一处地选"),
    "stats": Entry("stats", "统计指标和分类人数"),
    "survey": Entry("survey.command", "摸底统计表：各村 32 栏，核对平衡关系，附登记表"),
    "score": Entry("score", "考核与奖励：帮扶人员、班主任、班级得分，儿童奖项，写进表彰"),
    "report": Entry("report", "学期工作总结：终端、docx、xlsx、md、json"),
    "rollup": Entry("rollup.command", "汇总：各校加成全镇、全县的统计，谁没有报、哪里对不上"),
    "sample": Entry("sample", "督导抽查：抽出要走访的儿童，谁也不能挑，凭种子可以重抽"),
    "render": Entry("render.command", "用模板生成文书，如活动方案"),
    "export": Entry("exporting.command", "导出 Excel 工作簿：花名册、台账、登记表、统计表……"),
    "templates": Entry("templates", "列出能用的模板"),
    "schema": Entry("schema", "供编辑器补全和提示用的 JSON Schema"),
    "doctor": Entry("doctor", "看看这台电脑的设置有什么不妥：编码、字体、git……"),
}

HIDDEN: dict[str, str] = {
    "textconv": "textconv",
    "merge-driver": "merge_driver",
}
"""Commands that git runs by its settings, people hardly ever: their modules. No list of commands has them."""
