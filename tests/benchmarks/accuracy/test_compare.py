"""What counts as the same value, and what does not."""

import pytest

from benchmarks.accuracy.compare import same


@pytest.mark.parametrize(
    ("name", "true", "read"),
    [
        ("sort_code", "20-00-00", "200000"),
        ("vat_number", "GB999 1234 56", "999123456"),
        ("gross", "-120.00", "120"),
        ("issue_date", "2026-10-05", "2026-10-05"),
        ("seller_name", "Fenwick & Daughters Ltd", "Fenwick and Daughters Ltd"),
        ("seller_name", "Fenwick Supplies Limited", "Fenwick Supplies"),
    ],
)
def test_ways_of_writing_are_no_error(name: str, true: str, read: str) -> None:
    assert same(name, (true,), (read,))


@pytest.mark.parametrize(
    ("name", "true", "read"),
    [
        ("invoice_number", "INV-1023", "INV-1028"),
        ("gross", "120.00", "120.01"),
        ("issue_date", "2026-10-05", "2026-05-10"),
        ("seller_name", "Fenwick Supplies Limited", "Fenton Scaffolding Limited"),
    ],
)
def test_another_value_is_an_error(name: str, true: str, read: str) -> None:
    assert not same(name, (true,), (read,))


def test_of_several_orders_exactly_all_must_be_found() -> None:
    assert same("po_numbers", ("A1", "B2"), ("B2", "A1"))
    assert not same("po_numbers", ("A1", "B2"), ("A1",))
    assert not same("po_numbers", ("A1",), ("A1", "B2"))
