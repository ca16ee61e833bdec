"""Chinese telephone numbers."""

import re

_MOBILE = re.compile(r"(?:\+?86[- ]?)?1[3-9][0-9]{9}", re.ASCII)
_FIXED = re.compile(r"0(?:10|2[0-9]|[3-9][0-9]{2})-?[2-9][0-9]{6,7}(?:-[0-9]{1,5})?", re.ASCII)
_TOLL_FREE = re.compile(r"(?:400|800)-?[0-9]{3}-?[0-9]{4}", re.ASCII)
_SERVICE = re.compile(r"[0-9]{3,5}", re.ASCII)
_PHONE = re.compile("|".join(form.pattern for form in (_MOBILE, _FIXED, _TOLL_FREE, _SERVICE)), re.ASCII)


def is_phone(text: str) -> bool:
    """True for a mobile number, a fixed line with area code, 400/800, or a service number of 3–5 digits."""
    return _PHONE.fullmatch(text) is not None


def digits_of(text: str) -> str:
    """The digits alone, without +86, to compare two spellings of one number."""
    plain = text.isascii() and text.isdecimal()
    digits = text if plain else "".join(character for character in text if character in "0123456789")
    return digits[2:] if len(digits) == 13 and digits.startswith("86") else digits
