"""A file inside an e-invoice supports it; where it plainly shows something else, that is reported."""

from decimal import Decimal

import pytest

from bots.reading.einvoices.views import contradictions, record_of, supporting
from counterfoil.model.documents import Bank, Channel, Document, Kind, Reading, Sums, Trouble
from counterfoil.model.fields import Field


def amount(text: str) -> Field[Decimal]:
    return Field(value=Decimal(text), raw=text, confidence=0.95, source="test")


def account(number: str, confidence: float = 0.95) -> Bank:
    return Bank(account_number=Field(value=number, raw=number, confidence=confidence, source="test"))


RECORD = Document(kind=Kind.INVOICE, channel=Channel.E_INVOICE, gross=amount("48.00"), bank=account("55555555"))


def view(gross: str, *, sums: Sums = Sums.CLOSED, kind: Kind = Kind.INVOICE, bank: Bank | None = None) -> Reading:
    shown = Document(kind=kind, channel=Channel.TEXT, gross=amount(gross), sums=sums, bank=bank or Bank())
    return Reading(reader="pdf 1", page_count=1, documents=(shown,))


def test_only_one_bill_of_an_e_invoice_is_a_record() -> None:
    assert record_of(Reading(reader="ubl 1", documents=(RECORD,))) == RECORD
    assert record_of(Reading(reader="ubl 1", documents=(RECORD, RECORD))) is None
    assert record_of(view("48.00")) is None
    assert record_of(Reading(reader="ubl 1", trouble=Trouble.DAMAGED)) is None


def test_a_bill_inside_becomes_backing_and_all_else_stays() -> None:
    assert [document.kind for document in supporting(view("48.00")).documents] == [Kind.BACKING]
    assert [document.kind for document in supporting(view("1.00", kind=Kind.TIMESHEET)).documents] == [Kind.TIMESHEET]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (view("48.00", bank=account("55555555")), ""),
        (view("-48.00"), ""),
        (view("84.00"), "total of 84.00, the e-invoice states 48.00"),
        (view("84.00", sums=Sums.UNPROVEN), ""),
        (view("84.00", kind=Kind.QUOTE), ""),
        (view("48.00", bank=account("12345678")), "another bank account"),
        (view("48.00", bank=account("12345678", confidence=0.7)), ""),
    ],
)
def test_what_the_pdf_inside_proves_is_held_against_the_record(inside: Reading, words: str) -> None:
    details = [remark.detail for remark in contradictions(RECORD, inside)]
    assert bool(details) is bool(words)
    assert all(words in detail for detail in details)
