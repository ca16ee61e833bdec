"""BLAKE2 as Python brings it along.

Not by `hashlib`, which loads OpenSSL first: a tenth of all that is done for an unchanged `check`.
"""

try:
    from _blake2 import blake2b
except ImportError:  # another Python than CPython
    from hashlib import blake2b

__all__ = ["blake2b"]
