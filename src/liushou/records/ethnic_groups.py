"""The 56 ethnic groups of China, by the names of GB/T 3304-1991."""

_NAMES = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 "
    "土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 "
    "柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 "
    "乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)
ETHNIC_GROUPS: tuple[str, ...] = tuple(f"{name}族" for name in _NAMES.split())

_NAME_OF = {**{name: name for name in ETHNIC_GROUPS}, **{name[:-1]: name for name in ETHNIC_GROUPS}}


def ethnic_group(text: str) -> str | None:
    """The name of the group: 汉 and 汉族 are 汉族; None for what is none of the 56."""
    return _NAME_OF.get(text)
