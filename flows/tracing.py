"""Whether a run is traced: only where OpenTelemetry's own variables name a collector, and what sends is installed."""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Protocol

ASKED_BY = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
NOT_INSTALLED = "{} is set, but what sends traces is not installed: install counterfoil[otel], or unset it"


class Span(Protocol):
    """What stands in a trace with its beginning and its end."""

    def __call__(self, name: str, /, **said: str | int) -> AbstractContextManager[None]:
        """A span over the block, with these ids, codes or numbers."""


def no_span(_name: str, /, **_said: str | int) -> AbstractContextManager[None]:
    """The span of what is not traced."""
    return nullcontext()


@contextmanager
def tracing() -> Iterator[tuple[Span, tuple[str, ...]]]:
    """What makes spans inside the block, and warnings; in the end what was not sent yet is sent."""
    asked = next((name for name in ASKED_BY if os.environ.get(name)), None)
    if asked is None:
        yield no_span, ()
        return
    try:
        from flows.telemetry import sending  # noqa: PLC0415 - its libraries are there only where somebody wants traces
    except ImportError:
        yield no_span, (NOT_INSTALLED.format(asked),)
        return
    with sending() as span:
        yield span, ()
