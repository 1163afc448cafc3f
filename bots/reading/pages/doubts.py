"""Doubts: fields of a document that contradict one another, so that no label or place makes them sure.

Each doubt is a function whose docstring says what is doubtful; it names the fields by their path ("seller.name").
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from bots.reading.pages.currency import home_currency
from bots.reading.pages.legal_forms import LEGAL_FORM
from bots.reading.pages.orders import CUSTOMERS
from bots.reading.pages.page_codes import GOES_ON, is_of_a_label
from bots.reading.pages.titled import is_named_as_a_title
from counterfoil.model.documents import Document
from counterfoil.model.fields import Box, Field
from counterfoil.model.postings import normalise_number

# How sure a contradicted field can be: less than a guess, so that a person looks at it.
DOUBTED = 0.3
# From so sure on the currency stands with the amounts themselves.
PRINTED = 0.95
# A field whose box lies in that of another for this share was read from the other's words.
SAME_PLACE = 0.5
# So many bits of one or two small letters in a name that are none of these words, and its letters were set apart.
BITS = 2
BIT = re.compile(r"[^\W\d_A-Z]{1,2}")
SHORT_WORDS = frozenset("a by da de di du e el en et i il in la le of og on y zu".split())  # noqa: SIM905
# The number of a customer has at most so many figures.
SHORT_FIGURES = re.compile(r"\d{1,6}")
Doubt = Callable[[Document], Iterator[str]]


def seller_named_as_a_title(document: Document) -> Iterator[str]:
    """What was taken for the seller's name is a title of a document."""
    name = document.seller.name
    if name is None or LEGAL_FORM.search(name.value):
        return
    if is_named_as_a_title(name.value):
        yield "seller.name"


def seller_is_the_buyer(document: Document) -> Iterator[str]:
    """Seller and buyer have one name, or one VAT number."""
    seller, buyer = document.seller, document.buyer
    if _plain(seller.name) and _plain(seller.name) == _plain(buyer.name):
        yield from ("seller.name", "buyer.name")
    if _plain(seller.vat_number) and _plain(seller.vat_number) == _plain(buyer.vat_number):
        yield from ("seller.vat_number", "buyer.vat_number")


def number_of_something_else(document: Document) -> Iterator[str]:
    """The number of the bill is that of an order, an account, a party or a contract as well."""
    bank, seller = document.bank, document.seller
    others = [*document.order_references, document.buyer_code, document.contract, document.payables_code]
    others += [bank.account_number, bank.sort_code, bank.iban, seller.vat_number, seller.company_number]
    if _plain(document.invoice_number) in {_plain(one) for one in others if one is not None}:
        yield "invoice_number"


def number_with_a_word_of_a_label(document: Document) -> Iterator[str]:
    """A word of a label, or one that stands around titles, is taken for part of a number, or the number was cut."""
    if document.invoice_number and _is_no_number(document.invoice_number.value):
        yield "invoice_number"
    if any(_is_no_number(one.value) for one in document.order_references):
        yield "order_references"


def number_in_the_place_of_a_day(document: Document) -> Iterator[str]:
    """A number was read from words that a day was read from."""
    days = [one for one in (document.issue_date, document.due_date, document.tax_point) if one]
    if any(_within(document.invoice_number, day) for day in days):
        yield "invoice_number"
    if any(_within(order, day) for order in document.order_references for day in days):
        yield "order_references"


def seller_in_bits(document: Document) -> Iterator[str]:
    """The seller's name is letters set apart, of which words were made."""
    name = document.seller.name
    words = name.value.split() if name else ()
    if sum(word not in SHORT_WORDS and bool(BIT.fullmatch(word)) for word in words) >= BITS:
        yield "seller.name"


def due_before_it_was_issued(document: Document) -> Iterator[str]:
    """The bill is due before its own date."""
    issued, due = document.issue_date, document.due_date
    if issued and due and due.value < issued.value:
        yield from ("issue_date", "due_date")


def currency_of_another_country(document: Document) -> Iterator[str]:
    """The currency, which is not printed with the amounts, is not that of the country of the seller's VAT number."""
    currency, home = document.currency, home_currency(document.seller)
    if currency and home and currency.value != home and currency.confidence < PRINTED:
        yield "currency"


def orders_that_look_different(document: Document) -> Iterator[str]:
    """Of several orders some look different from the first: one of them may be the seller's own number."""
    looks = [_look(one.value) for one in document.order_references]
    if any(look[0] != looks[0][0] or abs(look[1] - looks[0][1]) > 1 for look in looks):
        yield "order_references"


def order_like_the_number_of_a_customer(document: Document) -> Iterator[str]:
    """What is called the customer's reference is as short as the number of a customer, and may be that."""
    if any(CUSTOMERS.search(one.source) and SHORT_FIGURES.fullmatch(one.value) for one in document.order_references):
        yield "order_references"


DOUBTS: tuple[Doubt, ...] = (
    seller_named_as_a_title,
    seller_is_the_buyer,
    number_of_something_else,
    number_with_a_word_of_a_label,
    number_in_the_place_of_a_day,
    seller_in_bits,
    due_before_it_was_issued,
    currency_of_another_country,
    orders_that_look_different,
    order_like_the_number_of_a_customer,
)


def doubted(document: Document) -> Document:
    """The document with every field that a doubt names no surer than `DOUBTED`; other kinds than bills stay."""
    if not document.kind.is_bill:
        return document
    changes: dict[str, Any] = {}
    for path in {path for doubt in DOUBTS for path in doubt(document)}:
        name, _, part = path.partition(".")
        held = changes.get(name, getattr(document, name))
        changes[name] = replace(held, **{part: _less_sure(getattr(held, part))}) if part else _less_sure(held)
    return replace(document, **changes) if changes else document


def _less_sure(held: Any) -> Any:  # noqa: ANN401 a field of any value, or several
    if isinstance(held, tuple):
        return tuple(_less_sure(one) for one in held)
    return replace(held, confidence=min(held.confidence, DOUBTED)) if isinstance(held, Field) else held


def _plain(field: Field[str] | None) -> str:
    return normalise_number(field.value) if field is not None else ""


def _is_no_number(value: str) -> bool:
    first, *others = value.split() or [""]
    spoken = bool(others) and first.isalpha() and (len(first) == 1 or is_of_a_label(first))
    return spoken or value.endswith(GOES_ON)


def _within(field: Field[Any] | None, other: Field[Any]) -> bool:
    if field is None or field.box is None or other.box is None or field.page != other.page:
        return False
    return _shared(field.box, other.box) >= SAME_PLACE * _area(field.box)


def _shared(one: Box, other: Box) -> float:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, across) * max(0.0, down)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _look(number: str) -> tuple[str, int]:
    """The letters of a number, and how many figures it has."""
    plain = normalise_number(number)
    return "".join(re.findall(r"[^\W\d]+", plain)), len(re.findall(r"\d", plain))
