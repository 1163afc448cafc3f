"""What a system may be asked to bear: when it is left alone, how many posts a minute, how many failures in a row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from counterfoil.work.windows import LONGEST, Window, WindowError, closed_until

STOP_AFTER = 3
A_MONDAY = datetime(2026, 6, 1, tzinfo=UTC)


class LimitError(ValueError):
    """A limit cannot be used; the message names it and says what it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of one system: its maintenance windows, bills a minute, and failures in a row until it is left alone.

    Without a `rate` it is given as many bills as there are.
    """

    windows: tuple[Window, ...] = ()
    rate: int | None = None
    stop_after: int = STOP_AFTER

    @classmethod
    def read(cls, said: Mapping[str, object]) -> Self:
        """From `windows`, `rate` and `stop_after` as a file of settings has them, as texts; each may be left out.

        Raises:
            LimitError: one of them cannot be used.
        """
        rate = _number("rate", said["rate"]) if "rate" in said else None
        return cls(
            windows=_windows(said.get("windows", [])),
            rate=rate,
            stop_after=_number("stop_after", said.get("stop_after", str(STOP_AFTER))),
        )


NAMES = ("windows", "rate", "stop_after")


def _number(name: str, said: object) -> int:
    if isinstance(said, str) and said.isascii() and said.isdigit() and int(said) > 0:
        return int(said)
    of_what = "bills a minute" if name == "rate" else "failures in a row"
    raise LimitError(f"{name} is {said!r}; give a whole number of {of_what} above 0, or leave it out")


def _windows(said: object) -> tuple[Window, ...]:
    if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
        raise LimitError(f"windows is {said!r}; give a list, as [Sunday 01:00-05:00, every day 22:00-23:00]")
    try:
        windows = tuple(Window.read(each) for each in said)
    except WindowError as error:
        raise LimitError(f"windows: {error}") from error
    if (until := closed_until(windows, A_MONDAY)) and until >= A_MONDAY + LONGEST:
        raise LimitError("windows leave no time at which anything may be posted; shorten them")
    return windows
