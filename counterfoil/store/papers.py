"""Readings, matches, decisions, postings and lessons as JSON text and back, without what a default already says."""

import json
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from counterfoil.model.basis import Basis
from counterfoil.model.causes import Watched
from counterfoil.model.decisions import Decision
from counterfoil.model.documents import Reading
from counterfoil.model.matches import Match
from counterfoil.model.memory import Lesson
from counterfoil.model.postings import Posted, Posting
from counterfoil.store.columns import keepable

READING = TypeAdapter(Reading)
MATCH = TypeAdapter(Match)
DECISION = TypeAdapter(Decision)
BASIS = TypeAdapter(Basis)
POSTING = TypeAdapter(Posting)
POSTED = TypeAdapter(Posted)
LESSON = TypeAdapter(Lesson)
WATCHED = TypeAdapter(tuple[Watched, ...])


def dumped(adapter: TypeAdapter[Any], value: object) -> str:
    """One line of JSON; what no database keeps (half a surrogate pair, from a broken font) becomes U+FFFD."""
    try:
        return adapter.dump_json(value, exclude_defaults=True).decode()
    except PydanticSerializationError:
        broken = json.dumps(adapter.dump_python(value, exclude_defaults=True), default=str, ensure_ascii=False)
        return keepable(broken)
