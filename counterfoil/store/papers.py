"""Readings, matches, decisions and postings as JSON text and back, without what a default already says."""

from typing import Any

from pydantic import TypeAdapter

from counterfoil.model.decisions import Decision
from counterfoil.model.documents import Reading
from counterfoil.model.matches import Match
from counterfoil.model.postings import Posted, Posting

READING = TypeAdapter(Reading)
MATCH = TypeAdapter(Match)
DECISION = TypeAdapter(Decision)
POSTING = TypeAdapter(Posting)
POSTED = TypeAdapter(Posted)


def dumped(adapter: TypeAdapter[Any], value: object) -> str:
    """One line of JSON."""
    return adapter.dump_json(value, exclude_defaults=True).decode()
