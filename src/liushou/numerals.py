"""Chinese numerals: plain (一百零五) for headings and counts, capitals (壹佰零伍元整) for sums of money."""

from decimal import ROUND_HALF_UP, Decimal

_MYRIAD = 10**4
_HUNDRED_MILLION = 10**8
_LIMIT = 10**16

_PLAIN_DIGITS = "零一二三四五六七八九"
_PLAIN_UNITS = ("千", "百", "十", "")
_CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_CAPITAL_UNITS = ("仟", "佰", "拾", "")


def chinese_number(number: int) -> str:
    """A whole number in words: 0 零, 12 十二, 105 一百零五, 10010 一万零一十, -3 负三.

    Raises ValueError from 10¹⁶ on, where the words (亿亿, 兆) are no longer one people's usage.
    """
    if abs(number) >= _LIMIT:
        raise ValueError(f"number too large for words: {number}")
    words = _words(abs(number), _PLAIN_DIGITS, _PLAIN_UNITS) or "零"
    return ("负" if number < 0 else "") + (words[1:] if words.startswith("一十") else words)


def small_number(words: str) -> int | None:
    """The number from 1 to 99 that the words say, 十二 12; None for all else."""
    return _SMALL.get(words)


def rmb_capitals(amount: Decimal | float) -> str:
    """A sum in yuan as receipts write it: 2400 贰仟肆佰元整, 16409.02 壹万陆仟肆佰零玖元零贰分.

    Follows 中国人民银行《正确填写票据和结算凭证的基本规定》: 整 after 元 and 角, nothing after 分; 零 where
    zeros stand between digits. Rounded half up to a fen. Raises ValueError for what is not a finite
    number and from 10¹⁶ yuan on.
    """
    exact = Decimal(str(amount))
    if not exact.is_finite() or abs(exact) >= _LIMIT:
        raise ValueError(f"not a sum of money: {amount}")
    fen_total = int(abs(exact).scaleb(2).quantize(Decimal(1), ROUND_HALF_UP))
    yuan, rest = divmod(fen_total, 100)
    whole = _words(yuan, _CAPITAL_DIGITS, _CAPITAL_UNITS)
    text = (f"{whole}元" if whole else "") + _small_change(rest, after_yuan=bool(whole))
    return ("负" if exact < 0 and fen_total else "") + (text or "零元整")


def _small_change(fen_total: int, *, after_yuan: bool) -> str:
    """What follows 元: 整, 伍角整, 零贰分, 叁角贰分."""
    jiao, fen = divmod(fen_total, 10)
    if not fen_total:
        return "整" if after_yuan else ""
    if not jiao:
        return ("零" if after_yuan else "") + f"{_CAPITAL_DIGITS[fen]}分"
    return f"{_CAPITAL_DIGITS[jiao]}角" + (f"{_CAPITAL_DIGITS[fen]}分" if fen else "整")


def _words(number: int, digits: str, units: tuple[str, ...]) -> str:
    """A number from 0 (empty) to 10¹⁶ in words, read in groups of 亿 and 万."""
    for size, name in ((_HUNDRED_MILLION, "亿"), (_MYRIAD, "万")):
        high, low = divmod(number, size)
        if high:
            gap = "零" if 0 < low < size // 10 else ""
            return f"{_words(high, digits, units)}{name}{gap}{_words(low, digits, units)}"
    return _four_digits(number, digits, units)


def _four_digits(number: int, digits: str, units: tuple[str, ...]) -> str:
    """A number below 10,000 in words, without zeros at either end."""
    text, gap = "", False
    for digit, unit in zip(f"{number:04}", units, strict=True):
        if digit == "0":
            gap = bool(text)
            continue
        text += ("零" if gap else "") + digits[int(digit)] + unit
        gap = False
    return text


_SMALL = {chinese_number(number): number for number in range(1, 100)}
