"""What a sealed value looks like: known here, so that masks and rules need no cipher to tell one."""

PREFIX = "ENC["
"""How the token begins that stands for a sealed text (`store.sealing`)."""


def is_sealed(text: object) -> bool:
    """True for a value that is sealed, or meant as such: there is nothing in it to read."""
    return isinstance(text, str) and text.startswith(PREFIX)
