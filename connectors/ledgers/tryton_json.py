"""Tryton's JSON: dates and decimal numbers are objects that name their class."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

Row = dict[str, Any]
Domain = list[Any]


def decoded(content: bytes) -> Any:  # noqa: ANN401 - any JSON
    """Quantities come as JSON numbers and are taken digit by digit, never through a float."""
    return json.loads(content, parse_float=Decimal, object_hook=_typed)


def _typed(found: Row) -> Any:  # noqa: ANN401 - as above
    match found.get("__class__"):
        case "Decimal":
            return Decimal(found["decimal"])
        case "date":
            return date(found["year"], found["month"], found["day"])
        case _:
            return found


def _object_of(value: object) -> Row:
    match value:
        case Decimal():
            return {"__class__": "Decimal", "decimal": str(value)}
        case date():
            return {"__class__": "date", "year": value.year, "month": value.month, "day": value.day}
        case _:
            raise TypeError(f"{type(value).__name__} has no form in Tryton's JSON")


def encoded(value: object) -> str:
    """As Tryton reads it."""
    return json.dumps(value, default=_object_of)
