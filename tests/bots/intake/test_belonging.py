"""A timesheet or backing sheet goes to the bill that it names, and to none where that is not certain."""

from collections.abc import Sequence

import pytest

from bots.intake import bill_of
from counterfoil.model.documents import Channel, Document, Kind, Line
from counterfoil.model.fields import Field


def field(value: str, source: str = "") -> Field[str]:
    return Field(value=value, raw=value, confidence=0.95, source=source)


def bill(number: str, *, order: str = "", mentions: Sequence[str] = (), lines: Sequence[str] = ()) -> Document:
    return Document(
        kind=Kind.INVOICE,
        channel=Channel.TEXT,
        invoice_number=field(number),
        order_references=(field(order),) if order else (),
        mentions=tuple(mentions),
        lines=tuple(Line(description=field(line)) for line in lines),
    )


def sheet(*mentions: str, number: str = "", source: str = "right of the label 'Invoice no'") -> Document:
    return Document(
        kind=Kind.TIMESHEET,
        channel=Channel.TEXT,
        invoice_number=field(number, source) if number else None,
        mentions=mentions,
    )


def test_a_sheet_that_quotes_a_bills_number_is_that_bills_however_it_is_written() -> None:
    bills = [bill("INV-20451"), bill("INV-20452")]
    assert bill_of(sheet("inv 20452"), bills) == 1


def test_a_sheet_that_quotes_an_order_is_the_bills_of_that_order() -> None:
    assert bill_of(sheet("ZN1000456"), [bill("1", order="ZN1000123"), bill("2", order="ZN1000456")]) == 1


def test_a_booking_that_only_one_bill_names_tells_whose_the_sheet_is() -> None:
    bills = [bill("1", mentions=("CLIENT77", "B88123")), bill("2", mentions=("CLIENT77", "B88124"))]
    assert bill_of(sheet("CLIENT77", "B88124"), bills) == 1


@pytest.mark.parametrize("told", ["J. Bell", "11/10/2026"])
def test_the_worker_or_the_week_tells_whose_the_sheet_is(told: str) -> None:
    bills = [bill("1", lines=["A. Nwosu week ending 04/10/2026"]), bill("2", lines=["J Bell, w/e 11/10/2026"])]
    assert bill_of(sheet(told), bills) == 1


def test_an_order_of_several_bills_leaves_the_worker_to_tell() -> None:
    bills = [
        bill("1", order="ZN1000123", lines=["A. Nwosu nights"]),
        bill("2", order="ZN1000123", lines=["J. Bell nights"]),
        bill("3", lines=["J. Bell days"]),
    ]
    assert bill_of(sheet("ZN1000123", "J. Bell"), bills) == 1


def test_a_sheet_that_names_no_bill_or_two_alike_is_left_alone() -> None:
    bills = [bill("1", order="ZN1000123"), bill("2", order="ZN1000123")]
    assert bill_of(sheet("B99999"), bills) is None
    assert bill_of(sheet("ZN1000123"), bills) is None


def test_a_sheet_beside_one_bill_is_its_unless_it_names_another() -> None:
    assert bill_of(sheet("B88123"), [bill("INV-1044")]) == 0
    assert bill_of(sheet(number="TS-7", source="right of the label 'Timesheet no'"), [bill("INV-1044")]) == 0
    assert bill_of(sheet(number="INV-2207"), [bill("INV-1044")]) is None


def test_a_number_with_one_sign_misread_is_not_another() -> None:
    assert bill_of(sheet(number="INV-1O44"), [bill("INV-1044")]) == 0
