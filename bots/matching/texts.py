"""Many short texts in two arrays, so that a million of them can be mapped from a file instead of loaded."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Arrays = Mapping[str, Array]


LONGEST = 2**32  # bytes from which 32 bits are too few to say where a text ends


class Texts:
    """A sequence of texts: their UTF-8 bytes one after another, and where each one ends."""

    def __init__(self, letters: NDArray[np.uint8], ends: NDArray[np.int64]) -> None:
        self.letters, self.ends = letters, ends

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Texts in their order."""
        encoded = [text.encode() for text in texts]
        letters = np.frombuffer(b"".join(encoded), dtype=np.uint8)
        ends = np.cumsum([len(text) for text in encoded], dtype=np.int64)
        return cls(letters, ends.astype(np.uint32) if len(letters) < LONGEST else ends)

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, place: int) -> str:
        begin = int(self.ends[place - 1]) if place else 0
        return self.letters[begin : int(self.ends[place])].tobytes().decode()

    def begins(self, places: Array) -> Array:
        """Where the texts at these places begin."""
        return np.where(places > 0, self.ends[places - 1], 0)

    def take(self, places: Array) -> list[str]:
        """The texts at these places."""
        ends = self.ends[places].tolist()
        letters = self.letters
        return [letters[a:b].tobytes().decode() for a, b in zip(self.begins(places).tolist(), ends, strict=True)]
