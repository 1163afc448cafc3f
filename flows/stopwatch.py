"""Where a run's time goes, by step: added up for its report, and one by one for its trace."""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from flows.tracing import Span, no_span


class Stopwatch:
    """Adds up the wall-clock seconds of each step of the journey; each time that a step is taken is a span."""

    def __init__(self, span: Span = no_span) -> None:
        self._span = span
        self.seconds: dict[str, float] = defaultdict(float)

    def whole(self, name: str, run: int) -> AbstractContextManager[None]:
        """The span in which those of all steps lie."""
        return self._span(name, run=run)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count the time inside the block to this step."""
        started = time.perf_counter()
        try:
            with self._span(name):
                yield
        finally:
            self.seconds[name] += time.perf_counter() - started
