"""A clock that ticks a microsecond each time it is read, and that a test may move."""

from datetime import UTC, datetime, timedelta


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 10, 5, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(microseconds=1)
        return self.now

    def forward(self, by: timedelta) -> None:
        self.now += by


class Watch(Clock):
    """The store's clock and the run's own, which go on as the run sleeps."""

    def __init__(self) -> None:
        super().__init__()
        self.slept = 0.0

    def monotonic(self) -> float:
        return self.slept

    def sleep(self, seconds: float) -> None:
        self.slept += seconds
        self.forward(timedelta(seconds=seconds))
