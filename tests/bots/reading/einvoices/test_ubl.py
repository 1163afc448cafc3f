"""UBL invoices and credit notes are read in full, with where each value stood."""

from datetime import date
from decimal import Decimal

import pytest

from bots.reading.einvoices.ubl import UblReader
from counterfoil.model.documents import Channel, Document, Finding, Kind, Reading, Sums, Trouble
from tests.bots.reading.fields import value
from tests.bots.reading.made_invoices import Invoice, Item, changed, ubl


def read(content: bytes) -> Document:
    reading = UblReader().read(content)
    assert reading.trouble is None
    (document,) = reading.documents
    return document


def test_the_header_is_read_with_its_business_terms() -> None:
    document = read(ubl(Invoice()))
    assert document.kind is Kind.INVOICE
    assert document.channel is Channel.E_INVOICE
    assert document.pages == ()
    assert document.invoice_number is not None
    assert document.invoice_number.source == "BT-1 cbc:ID"
    assert document.invoice_number.raw == "INV-1001"
    assert value(document.issue_date) == date(2026, 10, 1)
    assert value(document.due_date) == date(2026, 10, 31)
    assert value(document.tax_point) == date(2026, 9, 30)
    assert value(document.currency) == "GBP"


def test_the_parties_are_read_with_their_identifiers() -> None:
    document = read(ubl(Invoice()))
    seller, buyer = document.seller, document.buyer
    assert value(seller.name) == "Acme Medical Supplies Ltd"
    assert value(seller.vat_number) == "GB980780684"
    assert value(seller.company_number) == "01234567"
    assert value(seller.gln) == "5012345000008"
    assert value(seller.address) == "1 High Street, Leeds"
    assert value(seller.postcode) == "LS1 4AP"
    assert value(seller.email) == "accounts@acme.example"
    assert value(buyer.name) == "Northern Trust"
    assert value(buyer.postcode) == "LS11 1HP"


def test_a_vat_number_that_only_serves_as_endpoint_is_read_with_less_confidence() -> None:
    buyer = read(ubl(Invoice())).buyer
    assert buyer.vat_number is not None
    assert buyer.vat_number.value == "GB654921900"
    assert buyer.vat_number.confidence < 1


def test_the_totals_lines_and_breakdown_are_read() -> None:
    document = read(ubl(Invoice()))
    assert [value(field) for field in (document.net, document.vat, document.gross, document.amount_due)] == [
        Decimal("40.00"),
        Decimal("8.00"),
        Decimal("48.00"),
        Decimal("48.00"),
    ]
    first = document.lines[0]
    assert value(first.description) == "Nitrile gloves"
    assert value(first.quantity) == Decimal(10)
    assert value(first.uom) == "XBX"
    assert value(first.unit_price) == Decimal("2.50")
    assert value(first.net) == Decimal("25.00")
    assert value(first.vat_rate) == Decimal(20)
    assert value(first.item_code) == "SKU-1"
    assert value(first.gtin) == "05012345678900"
    assert value(first.po_line) == "1"
    (row,) = document.vat_breakdown
    assert (row.rate, row.net, row.vat, row.category) == (Decimal(20), Decimal("40.00"), Decimal("8.00"), "S")
    assert document.sums is Sums.CLOSED
    assert document.remarks == ()


def test_a_price_for_a_hundred_is_read_as_the_price_of_one() -> None:
    item = Item(quantity="200", price="12.50", base="100", net="25.00")
    document = read(ubl(changed(items=(item,), net="25.00", vat="5.00", gross="30.00", due="30.00")))
    price = document.lines[0].unit_price
    assert price is not None
    assert price.value == Decimal("0.125")
    assert price.raw == "12.50"
    assert document.sums is Sums.CLOSED


def test_order_numbers_come_from_the_header_the_lines_the_reference_and_notes() -> None:
    item = Item(order="ZN1000777", order_line="4")
    document = read(
        ubl(
            changed(
                items=(item, Item(name="Bin", quantity="3", price="5", net="15.00")),
                order="ZN1000123; ZN1000124",
                buyer_reference="4500098765",
                note="Your purchase order no. AB-556677 refers",
            )
        )
    )
    orders = [field.value for field in document.order_references]
    assert orders == ["ZN1000123", "ZN1000124", "ZN1000777", "4500098765", "AB-556677"]
    assert (value(document.lines[0].po_number), value(document.lines[0].po_line)) == ("ZN1000777", "4")


@pytest.mark.parametrize("nothing", ["NA", "n/a", "None", "XX", ""])
def test_a_word_for_no_order_is_no_order_number(nothing: str) -> None:
    assert read(ubl(changed(order=nothing))).order_references == ()


def test_the_payables_address_names_the_body_and_its_code() -> None:
    document = read(ubl(Invoice()))
    assert (value(document.buyer_code), value(document.payables_code)) == ("RQX", "F765")
    by_reference = read(ubl(changed(buyer_line="1 Hospital Way", buyer_reference="zn1 payables k212")))
    assert (value(by_reference.buyer_code), value(by_reference.payables_code)) == ("ZN1", "K212")


@pytest.mark.parametrize(
    ("account", "branch", "expected"),
    [
        ("GB33BUKB20201555555555", "", ("202015", "55555555", "GB33BUKB20201555555555")),
        ("GB33 BUKB 2020 1555 5555 55", "", ("202015", "55555555", "GB33BUKB20201555555555")),
        ("DE89370400440532013000", "COBADEFF", (None, None, "DE89370400440532013000")),
        ("20201555555555", "", ("202015", "55555555", None)),
        ("20-20-15 55555555", "", ("202015", "55555555", None)),
        ("55555555", "20-20-15", ("202015", "55555555", None)),
        ("55555555", "202015", ("202015", "55555555", None)),
        ("55555555", "BARCGB22", (None, "55555555", None)),
        ("GB00WRONG", "", (None, None, "GB00WRONG")),
    ],
)
def test_the_account_is_read_as_uk_senders_write_it(
    account: str, branch: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    bank = read(ubl(changed(account=account, branch=branch))).bank
    assert (value(bank.sort_code), value(bank.account_number), value(bank.iban)) == expected


@pytest.mark.parametrize(
    ("type_code", "credit", "kind"),
    [
        ("380", False, Kind.INVOICE),
        ("389", False, Kind.INVOICE),
        ("381", True, Kind.CREDIT_NOTE),
        ("381", False, Kind.CREDIT_NOTE),
        ("396", True, Kind.CREDIT_NOTE),
        ("325", False, Kind.PRO_FORMA),
        ("999", False, Kind.UNKNOWN),
    ],
)
def test_the_kind_comes_from_the_type_code_and_the_root(type_code: str, *, credit: bool, kind: Kind) -> None:
    assert read(ubl(changed(type_code=type_code), credit=credit)).kind is kind


def test_a_credit_note_keeps_its_printed_signs_and_names_the_invoice_it_is_about() -> None:
    document = read(ubl(changed(type_code="381", preceding="INV-0999"), credit=True))
    assert [field.value for field in document.references] == ["INV-0999"]
    assert value(document.gross) == Decimal("48.00")
    assert value(document.lines[0].quantity) == Decimal(10)


def test_reverse_charge_is_noticed() -> None:
    item = Item(category="AE", rate="0", quantity="16", net="40.00")
    totals = {"vat": "0.00", "gross": "40.00", "due": "40.00"}
    document = read(ubl(changed(items=(item,), category="AE", rate="0", exemption="Reverse charge", **totals)))
    assert document.reverse_charge
    assert document.sums is Sums.CLOSED


def test_a_total_that_does_not_add_up_is_remarked_on_and_left_as_it_stands() -> None:
    document = read(ubl(changed(gross="84.00", due="84.00")))
    assert document.sums is Sums.OPEN
    assert value(document.gross) == Decimal("84.00")
    details = [remark.detail for remark in document.remarks if remark.finding is Finding.INVALID_E_INVOICE]
    assert details == ["BR-CO-15: BT-112 states 84.00, but net and VAT make 48.00"]


@pytest.mark.parametrize("name", ["PayableAmount", "TaxExclusiveAmount", "PriceAmount", "TaxableAmount"])
def test_an_amount_that_is_given_twice_leaves_the_sums_open(name: str) -> None:
    end = f"</cbc:{name}>"
    twice = ubl(Invoice()).decode().replace(end, f'{end}<cbc:{name} currencyID="GBP">9999.00{end}', 1)
    document = read(twice.encode())
    assert document.sums is Sums.OPEN
    assert any(remark.detail.startswith("TWICE: ") for remark in document.remarks)


def test_lines_at_other_rates_than_the_breakdown_leave_the_sums_open() -> None:
    zero_rated = Item(name="Book", quantity="3", price="5.00", net="15.00", category="Z", rate="0")
    document = read(ubl(changed(items=(Item(), zero_rated))))
    assert document.sums is Sums.OPEN
    assert any(remark.detail.startswith("BR-S-08") for remark in document.remarks)


def test_vat_that_its_lines_rounding_cannot_explain_leaves_the_sums_open() -> None:
    assert read(ubl(changed(vat="8.04", gross="48.04", due="48.04"))).sums is Sums.CLOSED
    off = read(ubl(changed(vat="8.40", gross="48.40", due="48.40")))
    assert off.sums is Sums.OPEN
    assert [remark.detail for remark in off.remarks] == ["VAT: BT-117 states 8.40, but 20% of 40.00 is 8.00"]


def test_a_currency_without_pence_is_rounded_to_the_unit() -> None:
    forints = ubl(changed(vat="8.40", gross="48.40", due="48.40")).replace(b"GBP", b"HUF")
    assert read(forints).sums is Sums.CLOSED


@pytest.mark.parametrize("written", ["1,048.00", "1E5", "NaN", "٤٨", "9" * 40, "9" * 4000, "0." + "0" * 60 + "1"])
def test_what_is_written_in_another_way_is_no_amount(written: str) -> None:
    document = read(ubl(changed(gross=written)))
    assert document.gross is None
    (detail,) = (remark.detail for remark in document.remarks if remark.detail.startswith("NUMBERS"))
    assert f"BT-112 states '{written[:9]}" in detail
    assert len(detail) < 400


def test_a_document_in_its_access_points_envelope_is_read() -> None:
    namespace = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
    inner = ubl(Invoice()).partition(b"?>")[2]
    header = (
        b"<h:StandardBusinessDocumentHeader><h:HeaderVersion>1.0</h:HeaderVersion></h:StandardBusinessDocumentHeader>"
    )
    opening = f'<h:StandardBusinessDocument xmlns:h="{namespace}">'.encode()
    closing = b"</h:StandardBusinessDocument>"
    assert UblReader().identify(opening + header + inner + closing, "")
    assert value(read(opening + header + inner + closing).invoice_number) == "INV-1001"


def test_an_envelope_of_several_invoices_gives_them_all_and_one_of_anything_else_is_refused() -> None:
    inner = [ubl(changed(number=number)).partition(b"?>")[2] for number in ("INV-1", "INV-2")]
    batch = UblReader().read(b"<Batch>" + b"".join(inner) + b"</Batch>")
    assert [value(document.invoice_number) for document in batch.documents] == ["INV-1", "INV-2"]
    mixed = UblReader().read(b"<Batch>" + inner[0] + b"<Order/></Batch>")
    assert mixed.trouble is Trouble.NOT_ACCEPTED
    assert "1 documents that are no invoices" in mixed.detail


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&c;</Invoice>"""


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (LAUGHS, Trouble.NOT_ACCEPTED),
        (LAUGHS.decode().encode("utf-16"), Trouble.NOT_ACCEPTED),
        (
            ubl(Invoice()).replace(b"<Invoice ", b"<!DOCTYPE Invoice SYSTEM 'file:///etc/passwd'><Invoice "),
            Trouble.NOT_ACCEPTED,
        ),
        (ubl(Invoice())[:-200], Trouble.DAMAGED),
        (ubl(Invoice()).replace(b"Thank", b"<a>" * 300 + b"</a>" * 300), Trouble.TOO_LARGE),
    ],
)
def test_a_hostile_or_damaged_file_is_refused_with_a_sentence(content: bytes, trouble: Trouble) -> None:
    reading: Reading = UblReader().read(content)
    assert reading.trouble is trouble
    assert reading.documents == ()
    assert reading.detail.endswith(".")


@pytest.mark.parametrize(
    ("note", "charged"),
    [
        ("Reverse charge: customer to account for the VAT to HMRC", True),
        ("The reverse charge does not apply to this supply", False),
        ("Thank you for your custom", False),
    ],
)
def test_a_note_tells_of_the_reverse_charge_whatever_the_category_of_its_vat(note: str, *, charged: bool) -> None:
    assert read(ubl(Invoice(note=note))).reverse_charge == charged
