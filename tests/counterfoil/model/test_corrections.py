"""Which fields can be corrected, how each is written, and where it goes."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.model.corrections import CORRECTABLE, Correction, held, parsed, placed, plainly
from counterfoil.model.documents import Channel, Document, Kind, Line
from counterfoil.model.fields import Box, Field

EMPTY = Document(kind=Kind.INVOICE, channel=Channel.TEXT, lines=(Line(), Line()))
EXAMPLES = {
    "invoice_number": "INV/0012 A",
    "issue_date": "2026-10-31",
    "due_date": "31/10/2026",
    "tax_point": "2026-10-31",
    "currency": "GBP",
    "net": "1,234.50",
    "vat": "-12",
    "gross": "£120.00",
    "po_number": "ZN1000123",
    "supplier_name": "Café Müller & Sons",
    "vat_number": "gb 980 7806 84",
    "company_number": "sc123456",
    "sort_code": "10 79 99",
    "account_number": "1234 5678",
    "iban": "GB33 BUKB 2020 1555 5555 55",
    "lines.2.net": "5.00",
}


def field(value: object) -> Field[object]:
    return Field(value=value, raw="", confidence=1.0, source="test")


@pytest.mark.parametrize(
    ("field", "value", "was", "confirms"),
    [
        ("gross", "120.00", "120", True),
        ("issue_date", "2026-10-05", "2026-10-05", True),
        ("invoice_number", "INV-1", "INV-7", False),
        ("invoice_number", "INV-1", None, False),
        ("currency", "GBP", "pounds", False),
    ],
)
def test_what_was_read_and_is_said_to_be_right_is_confirmed_and_not_corrected(
    field: str, value: str, was: str | None, *, confirms: bool
) -> None:
    at = datetime(2026, 10, 5, 9, tzinfo=UTC)
    made = Correction(field=field, value=value, was=was, person="J Smith", at=at)
    assert made.confirms is confirms
    assert made.source == f"{'confirmed' if confirms else 'corrected'} by J Smith on 2026-10-05"


@pytest.mark.parametrize("name", [*CORRECTABLE, "lines.2.net"])
def test_every_field_can_be_written_placed_and_found_again(name: str) -> None:
    value = parsed(name, EXAMPLES[name])
    assert held(EMPTY, name) is None
    found = held(placed(EMPTY, name, field(value)), name)
    assert found is not None
    assert found.value == value
    assert parsed(name, plainly(value)) == value


def test_values_are_taken_in_the_form_in_which_they_are_read() -> None:
    assert parsed("due_date", "31/10/2026") == date(2026, 10, 31)
    assert parsed("net", "1,234.50") == Decimal("1234.50")
    assert parsed("sort_code", "107999") == "10-79-99"
    assert parsed("vat_number", "gb 980 7806 84") == "GB980780684"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("issue_date", "31.13.2026", "write a day as 2026-10-31"),
        ("net", "ten", "write an amount as 1234.50"),
        ("net", "NaN", "write an amount as 1234.50"),
        ("net", "1e20", "write an amount as 1234.50"),
        ("currency", "pounds", "three letters"),
        ("sort_code", "1079", "six figures"),
        ("account_number", "1", "eight figures"),
        ("invoice_number", "", "at most 60"),
        ("supplier_name", " ", "words"),
        ("colour", "red", "there is no field"),
        ("lines.0.net", "1", "there is no field"),
        ("lines.1.colour", "1", "there is no field"),
    ],
)
def test_what_is_no_value_of_the_field_is_refused_with_how_to_write_one(name: str, text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parsed(name, text)


def test_a_corrected_order_number_goes_before_the_others_and_stands_once() -> None:
    document = placed(placed(EMPTY, "po_number", field("A")), "po_number", field("B"))
    again = placed(document, "po_number", field("A"))
    assert [each.value for each in document.order_references] == ["B", "A"]
    assert [each.value for each in again.order_references] == ["A", "B"]


def test_a_line_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no line 3; the document has 2"):
        placed(EMPTY, "lines.3.net", field(Decimal(1)))


sides = st.integers(0, 800).map(float)


@given(st.sampled_from(sorted(EXAMPLES)), st.none() | st.text(min_size=1), st.none() | st.integers(1, 9), sides)
def test_a_correction_comes_back_from_its_judgement(name: str, was: str | None, page: int | None, side: float) -> None:
    at = datetime(2026, 10, 7, tzinfo=UTC)
    box = Box(side, side, side + 1.5, side + 2) if page else None
    correction = Correction(field=name, value=EXAMPLES[name], person="J Smith", at=at, was=was, page=page, box=box)
    assert Correction.of(correction.body, person="J Smith", at=at) == correction
