"""Column types that both databases keep exactly: instants in UTC, decimals to the last digit, lists in their order."""

import json
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import DateTime, Dialect, String, Text
from sqlalchemy.dialects.postgresql import TEXT
from sqlalchemy.types import TypeDecorator

UNKEEPABLE = re.compile("[\\x00\\ud800-\\udfff]")

# Names sort by code point on both databases, so that both work the post in the same order.
Ordered = Text().with_variant(TEXT(collation="C"), "postgresql")


def keepable(text: str) -> str:
    """The text with U+FFFD for what a database refuses: NUL, and half a surrogate pair."""
    return UNKEEPABLE.sub("\N{REPLACEMENT CHARACTER}", text)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC; SQLite has no time zones and is given and gives back UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC."""
        del dialect
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """In UTC."""
        del dialect
        return value if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Said(TypeDecorator[str]):
    """Text from outside, which may hold what a database refuses."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Without what would be refused."""
        del dialect
        return None if value is None else keepable(value)


class Exact(TypeDecorator[Decimal]):
    """A decimal as text, since SQLite would make it a float; sums are taken in Python."""

    impl = String(60)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Without an exponent."""
        del dialect
        return None if value is None else f"{value:f}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """As it was given."""
        del dialect
        return None if value is None else Decimal(value)


class Listing(TypeDecorator[tuple[Any, ...]]):
    """A tuple of strings or whole numbers as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str:
        """Nothing is the empty list."""
        del dialect
        return json.dumps(value or (), separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...]:
        """As it was given."""
        del dialect
        return tuple(json.loads(value)) if value and value != "[]" else ()
