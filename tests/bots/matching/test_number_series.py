"""A number read with doubt is borne out by the series in which its sender numbers bills."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bots.matching.numbers import in_series
from counterfoil.model.documents import Document, Kind
from counterfoil.model.masters import BillKind, LedgerInvoice, LedgerStatus, Masterdata
from counterfoil.model.matches import Match

Bill = Callable[..., Document]
Judged = Callable[..., Match]
World = Callable[..., Masterdata]


@pytest.mark.parametrize(
    ("number", "earlier", "same"),
    [
        ("IN002912/26", "IN002890/26", True),
        ("IN000012/27", "IN002890/26", False),
        ("IN002912/26", "IN002890/25", True),
        ("IN002912/26", "IN002890/23", False),
        ("in002912/26", "IN002890/26", True),
        ("003559", "003541", True),
        ("009559", "003541", False),
        ("10559", "9541", False),
        ("A-131", "A-130", False),
        ("SC0002912", "SI0002890", False),
        ("no digits", "no digits", False),
    ],
)
def test_a_series_has_one_form_and_a_serial_that_goes_on(number: str, earlier: str, *, same: bool) -> None:
    assert in_series(number, earlier) == same
    assert in_series(earlier, number) == same


def earlier(**changes: Any) -> LedgerInvoice:
    usual: dict[str, Any] = {
        "organisation": "ZN1", "supplier_id": "S-1", "invoice_number": "INV-00119", "kind": BillKind.INVOICE,
        "invoice_date": date(2026, 9, 10), "gross": Decimal("60.00"), "status": LedgerStatus.PAID,
    }  # fmt: skip
    return LedgerInvoice(**{**usual, **changes})


def doubtful(document: Document) -> Document:
    assert document.invoice_number is not None
    return replace(document, invoice_number=replace(document.invoice_number, confidence=0.35))


@pytest.mark.parametrize(
    ("changes", "follows"),
    [
        ({}, "INV-00119"),
        ({"organisation": "ZN3", "supplier_id": "T-1"}, "INV-00119"),
        ({"supplier_id": "S-2"}, None),
        ({"kind": BillKind.CREDIT_NOTE}, None),
        ({"invoice_number": "INV-00819"}, None),
    ],
    ids=["here", "at another organisation", "another supplier's", "a credit note's", "far off"],
)
def test_the_senders_bills_of_the_same_kind_bear_a_number_out(
    bill: Bill, judged: Judged, a_world: World, changes: dict[str, Any], follows: str | None
) -> None:
    document = doubtful(bill(invoice_number="INV-00123"))
    assert judged(document, a_world(ledger_invoices=(earlier(**changes),))).number_follows == follows


def test_a_number_that_was_surely_read_needs_no_series(bill: Bill, judged: Judged, a_world: World) -> None:
    assert judged(bill(), a_world(ledger_invoices=(earlier(),))).number_follows is None


def test_a_credit_note_goes_by_the_numbers_of_credit_notes(bill: Bill, judged: Judged, a_world: World) -> None:
    world = a_world(ledger_invoices=(earlier(), earlier(invoice_number="CN-00720", kind=BillKind.CREDIT_NOTE)))
    assert judged(doubtful(bill(Kind.CREDIT_NOTE, invoice_number="CN-00723")), world).number_follows == "CN-00720"
    assert judged(doubtful(bill(Kind.CREDIT_NOTE, invoice_number="INV-00121")), world).number_follows is None
