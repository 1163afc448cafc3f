"""invoice2data, the best known reader of invoices by templates, with the templates it is shipped with."""

import logging
import tempfile
from datetime import datetime
from functools import cache
from typing import Any

from invoice2data import extract_data
from invoice2data.extract.loader import read_templates

from benchmarks.accuracy.corpora import peer_fields
from benchmarks.accuracy.facts import Found


def read_by_invoice2data(name: str, content: bytes) -> list[Found]:  # noqa: ARG001 (every reader is called alike)
    """One document a PDF where a template matches; nothing where none does, and nothing of any other file."""
    if not content.startswith(b"%PDF"):
        return []
    logging.getLogger("invoice2data").setLevel(logging.CRITICAL)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        answer = extract_data(file.name, templates=_templates())
    return (
        [Found(kind="invoice", fields=peer_fields({key: _plain(value) for key, value in answer.items()}))]
        if answer
        else []
    )


@cache
def _templates() -> Any:  # noqa: ANN401 (the library names its own type)
    return read_templates()


def _plain(value: object) -> object:
    return value.date().isoformat() if isinstance(value, datetime) else value
