"""What a run did, for whoever started it."""

from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[int, int], None]
"""Told how many items are finished, and how many are known."""


def silent(_finished: int, _known: int) -> None:
    """Progress that nobody watches."""


@dataclass(slots=True, kw_only=True)
class Report:
    """Files newly registered, held items taken up again, moves made by all items, and seconds by step.

    `strays` names what lies in the folder of post and is not post of any day; `warnings` are the master data's.
    """

    registered: int = 0
    released: int = 0
    moved: int = 0
    strays: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
