"""Many rows, some at a time: databases take only so many parameters, and memory only so many rows."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(each: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of `size`, and one of what is left."""
    rest = iter(each)
    while batch := list(islice(rest, size)):
        yield batch
