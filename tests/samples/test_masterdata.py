"""The master data extracts: columns of the fixed formats, references that lead somewhere, check digits."""

from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from stdnum import ean, iban
from stdnum.gb import vat

from counterfoil.model import masters, workforce

CLASSES: dict[str, Any] = {
    "organisations": masters.Organisation,
    "suppliers": masters.Supplier,
    "purchase_orders": masters.OrderLine,
    "receipts": masters.Receipt,
    "conversions": masters.Conversion,
    "ledger_invoices": masters.LedgerInvoice,
    "exchange_rates": masters.ExchangeRate,
    "approvers": masters.Approver,
    "exemptions": masters.Exemption,
    "chart": masters.ChartCode,
    "agency_bookings": workforce.AgencyBooking,
    "agency_overrides": workforce.AgencyOverride,
    "framework_agencies": workforce.FrameworkAgency,
    "positions": workforce.Position,
    "staff": workforce.StaffMember,
    "contacts": masters.Contact,
}


@pytest.mark.parametrize("name", CLASSES)
def test_a_file_has_the_columns_of_its_format_and_every_required_cell(month: Any, name: str) -> None:
    columns = {field.name for field in fields(CLASSES[name])}
    required = [field.name for field in fields(CLASSES[name]) if field.default is MISSING]
    rows = month.masters[name]
    assert rows
    assert set(rows[0]) == columns
    assert not [(row, column) for row in rows for column in required if not row[column]]


def test_there_are_no_other_files(month: Any) -> None:
    assert set(month.masters) == set(CLASSES)


def test_seven_organisations_and_sixty_suppliers_known_at_several_of_them(month: Any) -> None:
    assert [row["organisation"] for row in month.masters["organisations"]] == [f"ZN{place}" for place in range(1, 8)]
    homes: dict[str, set[str]] = {}
    for row in month.masters["suppliers"]:
        homes.setdefault(row["vat_number"] or row["name"].upper(), set()).add(row["organisation"])
    assert len([places for places in homes.values() if len(places) >= 4]) >= 60


def test_suppliers_are_written_differently_at_different_organisations(month: Any) -> None:
    names: dict[str, set[str]] = {}
    for row in month.masters["suppliers"]:
        names.setdefault(row["vat_number"], set()).add(row["name"])
    assert len([spellings for spellings in names.values() if len(spellings) > 2]) >= 40


def test_vat_numbers_location_numbers_and_ibans_pass_their_check_digits(month: Any) -> None:
    rows = [*month.masters["organisations"], *month.masters["suppliers"]]
    assert all(vat.is_valid(row["vat_number"]) for row in rows if row["vat_number"])
    assert all(ean.is_valid(row["gln"]) and row["gln"].startswith("952") for row in rows if row["gln"])
    assert all(iban.is_valid(row["iban"]) for row in month.masters["suppliers"] if row["iban"])


def test_account_numbers_pass_the_modulus_check_of_their_sort_code(month: Any) -> None:
    weights = {"089999": ((7, 1, 3, 7, 1, 3, 7, 1), 10), "107999": ((8, 7, 6, 5, 4, 3, 2, 1), 11)}
    accounts = {(row["sort_code"], row["account_number"]) for row in month.masters["suppliers"] if row["sort_code"]}
    assert len(accounts) > 60
    for sort_code, number in accounts:
        factors, modulus = weights[sort_code]
        assert sum(w * int(d) for w, d in zip(factors, number, strict=True)) % modulus == 0


def test_orders_receipts_and_ledger_refer_to_records_that_exist(month: Any) -> None:
    suppliers = {(row["organisation"], row["supplier_id"]) for row in month.masters["suppliers"]}
    assert len(suppliers) == len(month.masters["suppliers"])
    lines = {
        (row["organisation"], row["po_number"], row["line_number"]): row for row in month.masters["purchase_orders"]
    }
    assert len(lines) == len(month.masters["purchase_orders"])
    for name in ("purchase_orders", "ledger_invoices", "exemptions"):
        assert {(row["organisation"], row["supplier_id"]) for row in month.masters[name]} <= suppliers
    receipts = month.masters["receipts"]
    assert {(row["organisation"], row["po_number"], row["line_number"]) for row in receipts} <= set(lines)


def test_order_numbers_show_whose_they_are_and_no_slip_of_a_digit_gives_another(month: Any) -> None:
    prefixes = {row["organisation"]: row["po_prefix"] for row in month.masters["organisations"]}
    orders = month.masters["purchase_orders"]
    numbers = {row["po_number"] for row in orders}
    assert all(row["po_number"].startswith(prefixes[row["organisation"]]) for row in orders)
    for number in numbers:
        for place in (place for place, character in enumerate(number) if character.isdigit()):
            slips = {f"{number[:place]}{digit}{number[place + 1 :]}" for digit in "0123456789"} - {number}
            assert not {slip for slip in slips if slip in numbers and slip[:4] == number[:4]}


def test_order_lines_come_to_quantity_times_price(month: Any) -> None:
    for row in month.masters["purchase_orders"]:
        if row["quantity"]:
            assert abs(Decimal(row["quantity"]) * Decimal(row["unit_price"]) - Decimal(row["net_amount"])) < Decimal(
                "0.01"
            )


def test_nothing_in_the_masters_lies_after_the_month(month: Any) -> None:
    dated = {"purchase_orders": "ordered_on", "receipts": "received_on", "ledger_invoices": "paid_on"}
    for name, column in dated.items():
        assert all(date.fromisoformat(row[column]) <= date(2026, 10, 31) for row in month.masters[name] if row[column])
