"""Every field of a document that an e-invoice can state is read from both syntaxes."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bots.reading.read import read_file
from counterfoil.model.documents import Bank, Channel, Document, Kind, Line, Party, Reading, Sums, VatSubtotal
from counterfoil.model.fields import Field
from tests.bots.reading.made_full_invoices import full_cii, full_ubl

# What no e-invoice states: pages, doubt about its kind, a statement's lines, unexplained words, what we add ourselves.
NOT_STATED = {"pages", "kind_confidence", "mentions", "statement_lines", "remarks", "recalled", "form", "backing"}
EXPECTED: dict[str, Any] = {
    "kind": Kind.INVOICE,
    "channel": Channel.E_INVOICE,
    "invoice_number": "INV-1",
    "issue_date": date(2026, 10, 1),
    "due_date": date(2026, 10, 31),
    "tax_point": date(2026, 9, 30),
    "delivered_on": date(2026, 9, 29),
    "period_from": date(2026, 9, 1),
    "period_to": date(2026, 9, 30),
    "terms": "30 days",
    "contract": "C-77",
    "buyer_reference": "Ward 7",
    "payment_reference": "QUOTE-1",
    "currency": "GBP",
    "seller": {
        "name": "Acme Ltd",
        "vat_number": "GB980780684",
        "company_number": "01234567",
        "gln": "5012345000008",
        "address": "1 High Street, Unit 2, Mill Yard, Leeds, Yorkshire",
        "postcode": "LS1 4AP",
        "email": "ar@acme.example",
    },
    "buyer": {
        "name": "Northern Trust",
        "vat_number": "GB654921900",
        "company_number": "NT1",
        "gln": "9520000000000",
        "address": "RQX Payables F765, York",
        "postcode": "YO1 1AA",
        "email": "ap@trust.example",
    },
    # EN 16931 gives a payee a name and identifiers and nothing else.
    "payee": {
        "name": "Factor plc",
        "vat_number": None,
        "company_number": "07654321",
        "gln": "5098765000005",
        "address": None,
        "postcode": None,
        "email": None,
    },
    "buyer_code": "RQX",
    "payables_code": "F765",
    "order_references": ["ZN1000123", "ZN1000777", "ZN1000999", "PO-445566"],
    "references": ["INV-0"],
    "bank": {
        "sort_code": "202015",
        "account_number": "55555555",
        "iban": "GB33BUKB20201555555555",
        "bic": "BUKBGB22",
        "account_name": "Factor plc client account",
    },
    "lines": [
        {
            "description": "Nitrile gloves",
            "item_code": "SKU-1",
            "gtin": "05012345678900",
            "quantity": Decimal(100),
            "uom": "XBX",
            "unit_price": Decimal("1.2"),
            "net": Decimal("116.00"),
            "vat_rate": Decimal(20),
            "po_number": "ZN1000777",
            "po_line": "4",
            "printed": "",
        },
        {
            "description": "Fitting by hour",
            "item_code": None,
            "gtin": None,
            "quantity": Decimal(2),
            "uom": "HUR",
            "unit_price": Decimal(25),
            "net": Decimal("50.00"),
            "vat_rate": Decimal(0),
            "po_number": None,
            "po_line": None,
            "printed": "",
        },
    ],
    "vat_breakdown": [
        {"rate": Decimal(20), "net": Decimal(110), "vat": Decimal(22), "category": "S", "reason": None},
        {"rate": Decimal(0), "net": Decimal(50), "vat": Decimal(0), "category": "AE", "reason": "Reverse charge"},
    ],
    "net": Decimal(160),
    "vat": Decimal(22),
    "gross": Decimal(182),
    "allowances": Decimal(10),
    "charges": Decimal(4),
    "prepaid": Decimal(80),
    "rounding": Decimal("0.01"),
    "amount_due": Decimal("102.01"),
    "reverse_charge": True,
    "sums": Sums.CLOSED,
}


def said(value: object) -> Any:
    """A value without its evidence: fields by their values, parts of the model by their fields."""
    match value:
        case Field():
            return value.value
        case Document() | Party() | Bank() | Line() | VatSubtotal():
            return {each.name: said(getattr(value, each.name)) for each in fields(value)}
        case tuple():
            return [said(each) for each in value]
        case _:
            return value


def evidence(value: object) -> list[Field[Any]]:
    match value:
        case Field():
            return [value]
        case Document() | Party() | Bank() | Line():
            return [found for each in fields(value) for found in evidence(getattr(value, each.name))]
        case tuple():
            return [found for each in value for found in evidence(each)]
        case _:
            return []


@pytest.fixture(params=[full_ubl(), full_cii()], ids=["UBL", "CII"])
def reading(request: pytest.FixtureRequest) -> Reading:
    return read_file("0001.xml", request.param)


def test_every_field_is_read(reading: Reading) -> None:
    (document,) = reading.documents
    found = said(document)
    assert set(found) == set(EXPECTED) | NOT_STATED
    assert {name: found[name] for name in EXPECTED} == EXPECTED


def test_it_breaks_no_rule_but_that_ubl_has_no_place_for_a_lines_order(reading: Reading) -> None:
    remarks = [remark.detail for remark in reading.documents[0].remarks]
    assert remarks == (["UBL-CR-528: the element OrderReference is not used"] if reading.reader == "ubl 1" else [])


def test_every_field_says_where_it_stood(reading: Reading) -> None:
    traces = evidence(reading.documents[0])
    assert len(traces) > 50
    for trace in traces:
        assert trace.source.startswith("BT-")
        assert trace.raw
        assert 0 < trace.confidence <= 1


def test_the_file_inside_is_given_on_as_a_part(reading: Reading) -> None:
    ((name, content),) = [(part.name, part.content) for part in reading.parts]
    assert name == "view.pdf"
    assert content == b"%PDF-1.4\n"
