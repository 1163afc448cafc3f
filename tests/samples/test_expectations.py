"""What is expected: sums that close, one thing wrong with each problem document, every planned situation present."""

from collections import Counter, defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.documents import Kind

PENNY = Decimal("0.01")
HOLDS = {
    "Goods not receipted": "QTY_REC",
    "Billed more than ordered": "QTY_ORD",
    "Price above tolerance": "PRICE",
    "Pack-size mismatch, no known conversion": "UOM",
    "PO belongs to another trust": "WRONG_ENTITY_PO",
    "PO number one character wrong, one candidate": "PO_SUGGEST",
    "PO closed or cancelled": "PO_CLOSED",
    "Blanket PO value used up": "PO_FUNDS",
    "Invoice supplier is not the PO supplier": "SUP_PO_MISMATCH",
    "No invoice number": "INV_NO",
    "No organisation/payables code": "ENTITY",
    "Illegible scan": "RESCAN",
    "Unreadable or wrong file type": "FORMAT",
    "Not an invoice": "NOT_INVOICE",
    "Same file again": "DUP_FILE",
    "Same invoice by two channels": "DUP_CHANNEL",
    "Near-duplicate": "DUP_SUSPECT",
    "Unknown supplier": "SUP_NEW",
    "Two plausible suppliers": "SUP_AMBIG",
    "Bank details on invoice differ from master": "BANK_DIFF",
    "Mandate-fraud e-mail": "FRD_MANDATE",
    "Patient-identifiable data": "IG_PCD",
    "Unsolicited directory/publishing invoice": "FRD_UNSOLICITED",
    "Tampered or hostile document": "DOC_TAMPER",
    "VAT arithmetic wrong": "TAX_VAR",
    "VAT charged, VAT number missing or fails check": "VAT_NO",
    "Foreign currency, no rate": "NO_RATE",
    "Credit note without original reference": "CN_UNMATCHED",
    "Credit note re-using the invoice number": "CN_DUPNO",
    "Late-payment interest invoice": "LPI_CHECK",
    "Genuine bank-change form": "BANK_VERIFY",
    "Rate above cap, no override": "AGY_CAP",
    "Hourly charge >= GBP 100 without CE sign-off; or >=50% over cap without director": "AGY_ESC",
    "Hours exceed approved timesheet": "AGY_HOURS",
    "No timesheet/backing": "AGY_BACKING",
    "Off-framework agency": "AGY_OFFFW",
    "Same worker, overlapping shifts at two trusts": "AGY_OVERLAP",
    "Amount above first approver's limit": "APR_LIMIT",
    "Approver left / no action for N days": "APR_TIMEOUT",
    "New-supplier form, complete": "SUP_VERIFY",
    "New-starter form -> ESR": "HR_DATA",
    "Expenses claim, valid": "EXP_CHECK",
}
POSTED = {
    "PO goods, exact 3-way match",
    "PO goods, exact match, scanned post",
    "PO match, Peppol BIS 3 UBL",
    "PO service, amount-based receipt",
    "Price differs inside tolerance",
    "Part delivery, billed = received",
    "2-3 invoices on one PO, cumulative <= PO",
    "Consolidated invoice, several POs",
    "Pack/each unit differs, catalogue conversion known",
    "Credit note referencing original",
    "Retrospective PO",
    "Legitimate look-alike",
    "Foreign currency, rate loaded",
    "Alias / trading-name variant, one candidate",
    "Agency nurse, within cap, timesheet agrees",
    "Recorded break-glass override",
    "COS coding",
}
# Situations of which some are posted and the others held.
PAIRS = {
    "Locum doctor with 20% VAT after rule's effective date": "TAX_LOCUM",
    "Construction reverse charge": "TAX_VAR",
}
OTHERS = {
    "Exempt category (utilities, rates, legal...)",
    "Supplier statement",
    "Reminder/dunning letter",
    "Many invoices in one PDF",
    "Invoice and backing in separate attachments",
    "E-mail with invoices attached",
    "Timesheet for an agency's bill",
    "NHS-to-NHS recharge on agreed schedule",
}


def penny(amount: Decimal) -> Decimal:
    return amount.quantize(PENNY, ROUND_HALF_UP)


def test_every_planned_situation_is_there_and_no_other(month: Any) -> None:
    assert {row["situation"] for row in month.expected} == set(HOLDS) | POSTED | OTHERS | set(PAIRS)


def test_a_problem_has_exactly_the_hold_of_its_situation(month: Any) -> None:
    for row in month.expected:
        code = HOLDS.get(row["situation"]) or (PAIRS.get(row["situation"]) if row["outcome"] == "held" else None)
        assert row["holds"] == ([code] if code else []), row["file"]
        assert row["flags"] == (["RETRO_PO"] if row["situation"] == "Retrospective PO" else [])
        if row["situation"] in POSTED:
            assert row["outcome"] == "posted"


def test_every_file_has_one_line_and_every_line_a_file(month: Any) -> None:
    files = {str(file.relative_to(month.folder / "mail")) for file in (month.folder / "mail").rglob("*.*")}
    whole = Counter(row["file"] for row in month.expected if row["part"] is None)
    assert set(whole) == files
    assert set(whole.values()) == {1}
    assert 180 <= len(files) <= 240


def test_words_are_those_of_the_trade(month: Any) -> None:
    for row in month.expected:
        assert row["kind"] is None or Kind(row["kind"])
        assert Outcome(row["outcome"])
        assert all(HoldCode(code) for code in (*row["holds"], *row["flags"]))


def test_the_sums_of_a_bill_close_but_for_the_one_with_wrong_vat(month: Any) -> None:
    for row in month.bills():
        fields = row["fields"]
        lines = fields["lines"]
        net, vat, gross = (Decimal(fields[name]) for name in ("net", "vat", "gross"))
        assert sum((Decimal(line["net"]) for line in lines), Decimal(0)) == net, row["file"]
        assert net + vat == gross
        if all("vat_rate" in line for line in lines):
            by_rate: dict[str, Decimal] = defaultdict(Decimal)
            for line in lines:
                by_rate[line["vat_rate"]] += Decimal(line["net"])
            due = sum((penny(part * Decimal(rate) / 100) for rate, part in by_rate.items()), Decimal(0))
            wrong = row["holds"] == ["TAX_VAR"] and row["situation"] != "Construction reverse charge"
            assert (due == vat) != wrong, row["file"]


def test_a_line_comes_to_quantity_times_price(month: Any) -> None:
    for row in month.bills():
        for line in row["fields"]["lines"]:
            if line.get("quantity") and line.get("unit_price"):
                assert penny(abs(Decimal(line["quantity"]) * Decimal(line["unit_price"]))) == abs(Decimal(line["net"]))


def test_what_is_posted_quotes_open_orders_of_that_supplier_that_were_received(month: Any) -> None:
    orders = defaultdict(list)
    for line in month.masters["purchase_orders"]:
        orders[line["organisation"], line["po_number"]].append(line)
    receipts = defaultdict(list)
    for receipt in month.masters["receipts"]:
        receipts[receipt["organisation"], receipt["po_number"]].append(date.fromisoformat(receipt["received_on"]))
    for row in month.bills(outcome="posted"):
        for number in row["fields"]["po_numbers"]:
            lines = orders[row["organisation"], number]
            assert {line["supplier_id"] for line in lines} == {row["fields"]["supplier_id"]}, row["file"]
            assert {line["status"] for line in lines} == {"open"}
            raised_after = lines[0]["ordered_on"] > row["fields"]["issue_date"]
            assert raised_after == ("RETRO_PO" in row["flags"])
            assert min(receipts[row["organisation"], number]) <= date.fromisoformat(row["file"][:10])


def test_an_order_at_fault_has_the_one_fault_that_is_planned(month: Any) -> None:
    owners = {(row["organisation"], row["po_number"]): row for row in month.masters["purchase_orders"]}
    received = {(row["organisation"], row["po_number"]) for row in month.masters["receipts"]}
    for row in month.bills():
        faults = set()
        for number in row["fields"]["po_numbers"]:
            order = owners.get((row["organisation"], number))
            if order is None:
                theirs = [code for code, other in owners if other == number]
                faults.add("WRONG_ENTITY_PO" if theirs else "PO_SUGGEST")
                continue
            if order["status"] != "open":
                faults.add("PO_CLOSED")
            if order["supplier_id"] != row["fields"]["supplier_id"]:
                faults.add("SUP_PO_MISMATCH")
            if (row["organisation"], number) not in received:
                faults.add("QTY_REC")
        about_orders = {"WRONG_ENTITY_PO", "PO_SUGGEST", "PO_CLOSED", "SUP_PO_MISMATCH", "QTY_REC"}
        assert faults == set(row["holds"]) & about_orders, row["file"]


def test_no_order_is_billed_for_more_than_was_ordered_and_received(month: Any) -> None:
    ordered: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    received: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    price = {}
    for line in month.masters["purchase_orders"]:
        key = (line["organisation"], line["po_number"])
        ordered[key] += Decimal(line["net_amount"])
        price[(*key, line["line_number"])] = Decimal(line["unit_price"] or 0)
    for receipt in month.masters["receipts"]:
        key = (receipt["organisation"], receipt["po_number"])
        worth = Decimal(receipt["quantity"] or 0) * price[(*key, receipt["line_number"])]
        received[key] += Decimal(receipt["net_amount"] or 0) + worth
    billed: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in month.bills(outcome="posted"):
        if row["kind"] == "invoice" and row["situation"] != "Price differs inside tolerance":
            for line in row["fields"]["lines"] if row["fields"]["po_numbers"] else ():
                number = line["po_number"] or (row["fields"]["po_numbers"][0])
                billed[row["organisation"], number] += Decimal(line["net"])
    for key, amount in billed.items():
        assert penny(amount) <= penny(ordered[key])
        assert penny(amount) <= penny(received[key])


def test_no_two_bills_of_a_firm_ask_for_the_same_sum_unless_that_is_the_point(month: Any) -> None:
    repeats = {"Same file again", "Same invoice by two channels", "Near-duplicate", "Legitimate look-alike"}
    # Two shifts of one band and length cost the same, whoever works them.
    agencies = {row["supplier_id"] for row in month.masters["agency_bookings"]}
    seen = Counter(
        (row["fields"]["supplier_name"], row["fields"]["gross"])
        for row in month.bills()
        if row["situation"] not in repeats and row["fields"]["supplier_id"] not in agencies
    )
    past = Counter((row["supplier_id"], row["gross"]) for row in month.masters["ledger_invoices"])
    assert set(seen.values()) == {1}
    rentals, candidates = [3, 3], [2]
    assert sorted(count for count in past.values() if count > 1) == [*candidates, *rentals]


def test_numbers_are_used_once_by_a_firm_unless_that_is_the_point(month: Any) -> None:
    repeats = {"Same file again", "Same invoice by two channels", "Near-duplicate"}
    seen = Counter(
        (row["fields"]["supplier_name"], row["fields"]["invoice_number"])
        for row in month.bills()
        if row["situation"] not in repeats and row["fields"]["invoice_number"]
    )
    assert set(seen.values()) == {1}


def test_repeats_credits_and_reminders_point_to_an_earlier_file(month: Any) -> None:
    linked = [row for row in month.expected if row["linked_to_file"]]
    assert {row["situation"] for row in linked} == {
        "Same file again",
        "Same invoice by two channels",
        "Near-duplicate",
        "Credit note referencing original",
        "Reminder/dunning letter",
    }
    assert all(row["linked_to_file"] < row["file"] for row in linked)


def test_a_posting_is_signed_and_due_thirty_days_after_receipt_or_goods(month: Any) -> None:
    for row in month.bills(outcome="posted"):
        posting = row["posting"]
        assert abs(Decimal(posting["gross"])) == abs(Decimal(row["fields"]["gross"]))
        assert (Decimal(posting["gross"]) < 0) == (row["kind"] == "credit_note")
        if row["kind"] == "invoice":
            assert (date.fromisoformat(posting["due_date"]) - date.fromisoformat(row["file"][:10])).days >= 30


def test_half_of_the_credit_notes_print_positive_amounts(month: Any) -> None:
    rows = [row for row in month.bills(outcome="posted") if row["kind"] == "credit_note"]
    positive = [row for row in rows if Decimal(row["fields"]["gross"]) > 0]
    assert len(rows) == 2 * len(positive)


def test_a_price_above_tolerance_is_clear_and_one_inside_is_small(month: Any) -> None:
    prices = {
        (row["organisation"], row["po_number"], row["item_code"]): Decimal(row["unit_price"])
        for row in month.masters["purchase_orders"]
        if row["unit_price"]
    }
    for row in month.bills():
        over = Decimal(0)
        for line in row["fields"]["lines"]:
            number = line["po_number"] or "".join(row["fields"]["po_numbers"])
            ordered = prices.get((row["organisation"], number, line.get("item_code")))
            if ordered and "unit_price" in line:
                over += (Decimal(line["unit_price"]) - ordered) * Decimal(line["quantity"])
        if row["situation"] == "Price above tolerance":
            assert over > 50, row["file"]
        elif row["situation"] == "Price differs inside tolerance":
            assert 0 < over < 10, row["file"]
        elif row["holds"] != ["UOM"] and "conversion" not in row["situation"]:
            assert over == 0, row["file"]
