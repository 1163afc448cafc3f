"""Which fields of a document a person may correct, how each is written, and where it stands in the model."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Self

from counterfoil.model.documents import Document, Line
from counterfoil.model.fields import Box, Field
from counterfoil.model.named_fields import named_fields

DAYS = ("%Y-%m-%d", "%d/%m/%Y")


class Shape(StrEnum):
    """What kind of value a field has."""

    CODE = "code"
    DAY = "day"
    AMOUNT = "amount"
    CURRENCY = "currency"
    NAME = "name"
    VAT_NUMBER = "vat_number"
    COMPANY_NUMBER = "company_number"
    SORT_CODE = "sort_code"
    ACCOUNT_NUMBER = "account_number"
    IBAN = "iban"


@dataclass(frozen=True, slots=True)
class Correctable:
    """A field that may be corrected: its name in the model, and its shape."""

    name: str
    shape: Shape


# By the names of the fixed formats. A line's fields are named "lines.2.net", the first line being 1.
CORRECTABLE: Mapping[str, Correctable] = {
    "invoice_number": Correctable("invoice_number", Shape.CODE),
    "issue_date": Correctable("issue_date", Shape.DAY),
    "due_date": Correctable("due_date", Shape.DAY),
    "tax_point": Correctable("tax_point", Shape.DAY),
    "currency": Correctable("currency", Shape.CURRENCY),
    "net": Correctable("net", Shape.AMOUNT),
    "vat": Correctable("vat", Shape.AMOUNT),
    "gross": Correctable("gross", Shape.AMOUNT),
    "po_number": Correctable("order_references.1", Shape.CODE),
    "supplier_name": Correctable("seller.name", Shape.NAME),
    "vat_number": Correctable("seller.vat_number", Shape.VAT_NUMBER),
    "company_number": Correctable("seller.company_number", Shape.COMPANY_NUMBER),
    "sort_code": Correctable("bank.sort_code", Shape.SORT_CODE),
    "account_number": Correctable("bank.account_number", Shape.ACCOUNT_NUMBER),
    "iban": Correctable("bank.iban", Shape.IBAN),
}
LINE_FIELDS: Mapping[str, Shape] = {
    "description": Shape.NAME,
    "item_code": Shape.CODE,
    "quantity": Shape.AMOUNT,
    "uom": Shape.NAME,
    "unit_price": Shape.AMOUNT,
    "net": Shape.AMOUNT,
    "vat_rate": Shape.AMOUNT,
    "po_number": Shape.CODE,
    "po_line": Shape.CODE,
}
SUMS = ("net", "vat", "gross")
# What does not change from one document of a supplier to the next, and may be remembered where no page shows it. Bank
# details may not: they are always read, to be compared.
CONSTANT = frozenset({"currency", "supplier_name", "vat_number", "company_number"})
# What tells who bills, and so who is paid: what somebody types there is evidence only if the document shows it.
TELLING = ("supplier_name", "vat_number", "company_number")
# What is only ever compared with the account held. To make it agree would pay a bill whose difference nobody has called
# back about (`counterfoil/model/changes.py`), so what was read there may be confirmed and not changed.
COMPARED = frozenset({"sort_code", "account_number", "iban"})
_OF_LINE = re.compile(r"lines\.([1-9]\d{0,3})\.(\w+)")
_WRITTEN = {
    Shape.SORT_CODE: (re.compile(r"\d\d-\d\d-\d\d"), "six figures"),
    Shape.ACCOUNT_NUMBER: (re.compile(r"\d{8}"), "eight figures"),
    Shape.CURRENCY: (re.compile(r"[A-Z]{3}"), "a code of three letters such as GBP"),
    Shape.CODE: (re.compile(r"[^\W_].{0,58}[\w/.\-]|\w"), "at most 60 letters, figures and signs"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A field as it should have been read, by the judgement of a person.

    `value` is as `parsed` took it, in its plain form, `was` the one that was read. `page` and `box` say where it
    stands, if that was said. Of a `TELLING` field `printed` is what the document itself shows there: the value, if a
    page spells it, else what the reader found; None where it shows nothing.
    """

    field: str
    value: str
    person: str
    at: datetime
    was: str | None = None
    printed: str | None = None
    page: int | None = None
    box: Box | None = None

    @classmethod
    def of(cls, body: Mapping[str, str], *, person: str, at: datetime) -> Self:
        """The correction that a judgement with this body holds."""
        return cls(
            field=body["field"],
            value=body["value"],
            person=person,
            at=at,
            was=body.get("was"),
            printed=body.get("printed"),
            page=int(body["page"]) if "page" in body else None,
            box=Box(*map(float, body["box"].split(","))) if "box" in body else None,
        )

    @property
    def body(self) -> dict[str, str]:
        """The correction as the body of a judgement, which knows the person and the time by itself."""
        box = self.box and ",".join(f"{side:g}" for side in (self.box.x0, self.box.top, self.box.x1, self.box.bottom))
        said = {"field": self.field, "value": self.value, "was": self.was, "printed": self.printed}
        return {name: str(each) for name, each in (said | {"page": self.page, "box": box}).items() if each is not None}

    @property
    def confirms(self) -> bool:
        """Whether it says that what was read is right."""
        try:
            return self.was is not None and parsed(self.field, self.was) == parsed(self.field, self.value)
        except ValueError:
            return False

    @property
    def source(self) -> str:
        """How the field came to be, as a clerk would say it."""
        return f"{'confirmed' if self.confirms else 'corrected'} by {self.person} on {self.at:%Y-%m-%d}"


def line_field(field: str) -> tuple[int, str]:
    """The number of the line, from 1, and the name of its field; (0, "") for a field of the whole document."""
    found = _OF_LINE.fullmatch(field)
    return (int(found[1]), found[2]) if found and found[2] in LINE_FIELDS else (0, "")


def correctable(field: str) -> Correctable:
    """The field of this name.

    Raises:
        ValueError: there is none that may be corrected.
    """
    if known := CORRECTABLE.get(field):
        return known
    if cell := line_field(field)[1]:
        return Correctable(field, LINE_FIELDS[cell])
    names = ", ".join([*CORRECTABLE, "lines.1.net (or another field of a line)"])
    raise ValueError(f"there is no field {field!r} to correct; the fields are {names}")


def parsed(field: str, text: str) -> date | Decimal | str:
    """A value as a person writes it: days as 2026-10-31 or 31/10/2026, amounts as 1234.50.

    Raises:
        ValueError: there is no such field, or the text is not one of its values; the message says how to write one.
    """
    shape, text = correctable(field).shape, " ".join(text.split())
    if shape is Shape.DAY:
        return _day(field, text)
    if shape is Shape.AMOUNT:
        return _amount(field, text)
    if shape in {Shape.SORT_CODE, Shape.ACCOUNT_NUMBER, Shape.IBAN, Shape.VAT_NUMBER, Shape.COMPANY_NUMBER}:
        text = re.sub(r"[\s.\-–]", "", text).upper()
    if shape is Shape.SORT_CODE and len(text) == 6:  # noqa: PLR2004 as it is read: 10-79-99
        text = f"{text[:2]}-{text[2:4]}-{text[4:]}"
    pattern, how = _WRITTEN.get(shape, (re.compile(r".{1,200}"), "words"))
    if not pattern.fullmatch(text):
        raise ValueError(f"{text!r} is no {field}; write it as {how}")
    return text


def _day(field: str, text: str) -> date:
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 a day has no zone
        except ValueError:
            continue
    raise ValueError(f"{text!r} is no {field}; write a day as 2026-10-31 or 31/10/2026")


def _amount(field: str, text: str) -> Decimal:
    try:
        amount = Decimal(text.replace(",", "").lstrip("£"))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or abs(amount) >= Decimal(10) ** 9:
        raise ValueError(f"{text!r} is no {field}; write an amount as 1234.50")
    return amount


def plainly(value: date | Decimal | str) -> str:
    """A value as it is stored: days in ISO form, amounts without an exponent."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return value


def held(document: Document, field: str) -> Field[Any] | None:
    """The field as the document has it; None where it was not found."""
    name = correctable(field).name
    return next((named.field for named in named_fields(document) if named.name == name), None)


def placed(document: Document, field: str, value: Field[Any]) -> Document:
    """The document with this field in place of the one it has; an order number goes before the others.

    Raises:
        ValueError: it is a field of a line that the document does not have.
    """
    name = correctable(field).name
    outer, _, inner = name.partition(".")
    if outer == "order_references":
        others = tuple(one for one in document.order_references if one.value != value.value)
        return replace(document, order_references=(value, *others))
    if outer == "lines":
        return replace(document, lines=_with_cell(document.lines, inner, value))
    changed: dict[str, Any] = {outer: replace(getattr(document, outer), **{inner: value}) if inner else value}
    return replace(document, **changed)


def _with_cell(lines: tuple[Line, ...], place: str, value: Field[Any]) -> tuple[Line, ...]:
    number, _, cell = place.partition(".")
    index = int(number) - 1
    if index >= len(lines):
        raise ValueError(f"there is no line {number}; the document has {len(lines)}")
    changed: dict[str, Any] = {cell: value}
    return (*lines[:index], replace(lines[index], **changed), *lines[index + 1 :])
