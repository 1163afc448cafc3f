"""Breaks: the places where what is kept is not what was written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """One such place; `stream` is a chain, or `checkpoints`, `protections`, `rulings` or `rules`."""

    stream: str
    sequence: int
    what: str

    def __str__(self) -> str:
        return f"{self.stream} {self.sequence}: {self.what}"
