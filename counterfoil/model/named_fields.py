"""The fields of a document by name, so that what shows, counts or corrects them need not list them again."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, NamedTuple

from counterfoil.model.documents import Bank, Document, FormEntry, Line, Party
from counterfoil.model.fields import Field


class Named(NamedTuple):
    """A field with its name: "net", "seller.vat_number", "order_references.1", "lines.2.net", "form.start_date".

    Lists count from 1; the fields of a form go by their keys.
    """

    name: str
    field: Field[Any]


def named_fields(of: Document | Party | Bank | Line, before: str = "") -> Iterator[Named]:
    """Every field that was found, in the order in which the model has them; `before` is put before each name."""
    for each in fields(of):
        value = getattr(of, each.name)
        name = before + each.name
        match value:
            case Field():
                yield Named(name, value)
            case Party() | Bank():
                yield from named_fields(value, f"{name}.")
            case (Field(), *_):
                yield from (Named(f"{name}.{place}", one) for place, one in enumerate(value, start=1))
            case (FormEntry(), *_):
                yield from (Named(f"{name}.{entry.key}", entry.field) for entry in value)
            case (Line(), *_):
                for place, line in enumerate(value, start=1):
                    yield from named_fields(line, f"{name}.{place}.")
