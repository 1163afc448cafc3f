"""What a run did, for whoever started it."""

from dataclasses import dataclass, field


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
