"""What tests of readers ask of a field."""

from typing import TypeVar

from counterfoil.model.fields import Field

T = TypeVar("T")


def value(field: Field[T] | None) -> T | None:
    """What the field says, None where it was not read."""
    return field.value if field else None
