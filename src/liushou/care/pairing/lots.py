"""Which of two pairs of equal cost is taken: by chance that is the same on every machine and in every order.

Every pair has a lot drawn from the two ids alone. Lots decide between equal costs and never between unequal
ones: all lots of an assignment together are less than one unit of cost.
"""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from liushou.care.pairing.coded import Ints

_LEAST_LOTS = 64
_LEAST_SCALE = 1 << 20
Seeds = NDArray[np.uint64]


def scale_for(pairs: int) -> int:
    """What costs are multiplied by, to make room for the lots of so many pairs: a power of two."""
    return max(_LEAST_SCALE, 1 << (_LEAST_LOTS * (pairs + 1) - 1).bit_length())


def seeds(ids: Sequence[str]) -> Seeds:
    """A number for each id, as if by chance."""
    digests = b"".join(blake2b(each.encode(), digest_size=8).digest() for each in ids)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)


def lots(child: Seeds, helper: Seeds, pairs: int) -> Ints:
    """The lots of pairs by the seeds of both: `pairs` of them are less than scale_for(pairs)."""
    return (mixed(child, helper) % np.uint64(scale_for(pairs) // (pairs + 1))).astype(np.int64)


def mixed(one: Seeds, other: Seeds) -> Seeds:
    """Two columns of numbers made into one, as if by chance (the finaliser of splitmix64)."""
    number: Seeds = one ^ (other * np.uint64(0x9E3779B97F4A7C15))
    number = (number ^ (number >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    number = (number ^ (number >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    number ^= number >> np.uint64(31)
    return number
