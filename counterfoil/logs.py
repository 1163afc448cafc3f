"""Structured logs: a JSON object a line for each thing that happens, by ids and codes.

Nothing that a document says, no name of a person and no secret stands in them: what is written of an event is a list
of fields whose values are ids, codes and numbers, and of a fault its type. Libraries' own logs are not taken in, since
their messages may quote what they were given.
"""

import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler

OURS = ("counterfoil", "connectors", "bots", "flows", "desk")
STDERR = "stderr"
FIELDS = "fields"
SECONDS = "_seconds"
"""Ends the names of the times of a run's steps."""
RUN: ContextVar[int | None] = ContextVar("run", default=None)
NAME = "counterfoil structured log"


class AsJson(logging.Formatter):
    """A record as one line: when, which process and run, how grave, what happened, and the fields given with it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": record.process,
            "run": RUN.get(),
            "event": record.getMessage(),
            **told_with(record),
        }
        return json.dumps({name: value for name, value in line.items() if value is not None}, ensure_ascii=False)


def told_with(record: logging.LogRecord) -> dict[str, str]:
    """The fields given with a record; of an exception only the type, since its words may be a document's."""
    fields: Mapping[str, str] = getattr(record, FIELDS, {})
    fault = record.exc_info[0] if record.exc_info else None
    return {**fields, "fault": fault.__name__} if fault else {**fields}


def write_logs(to: str) -> None:
    """Write our logs to a file, or to `stderr`; with an empty text nowhere. A second call changes where to.

    The file may be moved away by others at any time (logrotate): the next line then begins a new one.

    Raises:
        OSError: the file cannot be written.
    """
    handler: logging.Handler | None = None
    if to:
        handler = logging.StreamHandler(sys.stderr) if to == STDERR else _file(to)
        handler.set_name(NAME)
        handler.setFormatter(AsJson())
    for name in OURS:
        logger = logging.getLogger(name)
        for before in [each for each in logger.handlers if each.get_name() == NAME]:
            logger.removeHandler(before)
            before.close()
        if handler:
            logger.addHandler(handler)
            logger.setLevel(logging.INFO)


def _file(path: str) -> WatchedFileHandler:
    """Only its owner may read it, and a line is written at once: several processes may append to one file."""
    os.close(os.open(path, os.O_CREAT | os.O_APPEND, 0o600))
    return WatchedFileHandler(path, encoding="utf-8", delay=True)


@contextmanager
def of_run(number: int) -> Iterator[None]:
    """What is logged inside the block belongs to this run."""
    token = RUN.set(number)
    try:
        yield
    finally:
        RUN.reset(token)
