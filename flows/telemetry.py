"""Traces of runs for a collector, by OpenTelemetry: a span for a run and each step of each chunk, with what happened.

OpenTelemetry's own variables say where they go and how. In a span stands what stands in the structured log, from which
its events are taken: ids, codes and numbers, and of a fault its type.
"""

import logging
import os
import platform
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import SpanLimits, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

from counterfoil.logs import told_with
from flows.tracing import Span

PROGRAM = "counterfoil"
# A chunk moves far fewer items; what is taken in of a whole month is not all told.
MOST_EVENTS = 1000


@contextmanager
def sending() -> Iterator[Span]:
    """What makes spans inside the block; in the end what was not sent yet is sent, unless nobody takes it.

    The provider is not made the process's own, so that libraries send nothing by it, whose messages may quote.
    """
    provider = TracerProvider(
        resource=_resource(), span_limits=SpanLimits(max_events=MOST_EVENTS), shutdown_on_exit=False
    )
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    tracer = provider.get_tracer(PROGRAM)

    @contextmanager
    def span(name: str, /, **said: str | int) -> Iterator[None]:
        with tracer.start_as_current_span(
            name, attributes=_named(said), record_exception=False, set_status_on_exception=False
        ) as current:
            try:
                yield
            except BaseException as fault:
                current.set_attribute("error.type", type(fault).__name__)
                current.set_status(trace.StatusCode.ERROR)
                raise

    with _told_of():
        try:
            yield span
        finally:
            provider.shutdown()


class _Events(logging.Handler):
    """Puts what is logged of items into the span of the step that is under way."""

    def emit(self, record: logging.LogRecord) -> None:
        trace.get_current_span().add_event(record.getMessage(), _named(told_with(record)))


@contextmanager
def _told_of() -> Iterator[None]:
    """What is logged inside the block becomes events."""
    logger, events = logging.getLogger(PROGRAM), _Events()
    before = logger.level
    logger.addHandler(events)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.setLevel(before)
        logger.removeHandler(events)


def _resource() -> Resource:
    """Which program on which machine this is; what the house's variables say goes before it."""
    ours = {"service.name": PROGRAM, "service.version": version(PROGRAM), "host.name": platform.node()}
    return Resource.create({**ours, "process.pid": os.getpid()}).merge(OTELResourceDetector().detect())


def _named(said: Mapping[str, str | int]) -> dict[str, str | int]:
    return {f"{PROGRAM}.{name}": value for name, value in said.items()}
