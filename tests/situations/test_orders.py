"""Bills on purchase orders: what goes straight through, and what waits for whom."""

from datetime import date
from decimal import Decimal
from typing import Any

Office = Any


def in_register(month: Office, register: str, case: Any) -> list[dict[str, str]]:
    return [row for row in month.report(register) if row.get("item") == case.item["item"]]


def test_an_exact_match_is_posted_and_due_thirty_days_after_receipt_or_goods(month: Office) -> None:
    for case in month.posted("PO goods, exact 3-way match"):
        assert case.posting["due_date"] == case.expected["posting"]["due_date"]
        assert case.item["ledger"]["reference"] == case.posting["reference"]


def test_a_scanned_bill_is_posted_with_the_boxes_where_its_fields_stood(month: Office) -> None:
    for case in month.posted("PO goods, exact match, scanned post"):
        (document,) = case.dossier.reading.documents
        assert document.channel.value == "scan"
        assert all(field.box for field in (document.invoice_number, document.issue_date, document.gross))


def test_of_a_peppol_invoice_the_xml_is_the_record_and_its_pdf_only_a_view(month: Office) -> None:
    cases = month.posted("PO match, Peppol BIS 3 UBL")
    views = [each for case in cases for each in month.dossiers if each.item.parent == case.item["item"]]
    assert all(case.dossier.reading.documents[0].channel.value == "e_invoice" for case in cases)
    assert views
    assert {view.item.outcome.value for view in views} == {"joined"}


def test_a_service_is_matched_by_what_was_received_by_value(month: Office) -> None:
    for case in month.posted("PO service, amount-based receipt"):
        assert all(line.by_amount for line in case.dossier.match.order.lines)
        assert [part["quantity"] for part in case.posting["distributions"] if part.get("quantity")] == []


def test_a_price_inside_the_tolerance_is_posted_and_recorded_as_a_variance(month: Office) -> None:
    for case in month.posted("Price differs inside tolerance"):
        (row,) = in_register(month, "variances", case)
        assert Decimal(0) < Decimal(row["over"]) < 10
        assert Decimal("0.2") < Decimal(row["percent"]) < 2


def test_a_part_delivery_leaves_the_order_open_for_the_rest(month: Office) -> None:
    for case in month.posted("Part delivery, billed = received"):
        (line,) = case.dossier.match.order.lines
        rows = [row for row in month.report("orders") if row["po_number"] == line.po_number]
        assert [Decimal(row["open"]) for row in rows] == [100 - line.quantity]
        assert line.ordered == 100


def test_bills_on_one_order_add_up_and_never_pass_it(month: Office) -> None:
    lines = [case.dossier.match.order.lines[0] for case in month.posted("2-3 invoices on one PO, cumulative <= PO")]
    assert [(line.billed_before, line.quantity) for line in lines] == [(0, 30), (30, 45), (75, 25)]


def test_a_consolidated_bill_is_distributed_by_order_line(month: Office) -> None:
    for case in month.posted("Consolidated invoice, several POs"):
        parts = [(part["po_number"], part["po_line"]) for part in case.posting["distributions"]]
        assert len(set(parts)) == len(parts) == len(case.expected["fields"]["lines"])
        assert len({number for number, _ in parts}) == len(case.expected["fields"]["po_numbers"]) > 2


def test_pieces_of_boxes_are_converted_as_the_catalogue_says_and_the_conversion_is_cited(month: Office) -> None:
    for case in month.posted("Pack/each unit differs, catalogue conversion known"):
        (line,) = case.dossier.match.order.lines
        assert line.conversion_note
        assert line.price_over == 0
        assert line.quantity == line.ordered


def test_goods_that_nobody_booked_in_wait_for_the_requester_who_is_reminded_three_times(month: Office) -> None:
    for case in month.held("Goods not receipted", "QTY_REC"):
        chases = [row for row in month.report("chases") if case.item["item"] in row["held"].split("|")]
        assert [row["day"] for row in chases] == ["0", "7", "13"]
        order = case.dossier.match.order.po_numbers[0]
        (requester,) = {row["requester"] for row in month.master("purchase_orders") if row["po_number"] == order}
        assert {row["to"] for row in chases} == {requester}
        assert "not receipted" in case.holds["QTY_REC"]


def test_a_bill_is_released_by_itself_when_the_receipt_comes(next_month: Office) -> None:
    case = next_month.cases("Goods not receipted")[0]
    order = case.dossier.match.order.po_numbers[0]
    for line in [row for row in next_month.master("purchase_orders") if row["po_number"] == order]:
        next_month.add(
            "receipts",
            organisation=line["organisation"],
            receipt_number=f"GRN9{line['line_number']}",
            po_number=order,
            line_number=line["line_number"],
            quantity=line["quantity"],
            net_amount="" if line["quantity"] else line["net_amount"],
            received_on="2026-11-02",
        )
    next_month.work(as_of=date(2026, 11, 3))
    after = fresh(next_month).case(case.expected)
    assert after.item["outcome"] == "posted"
    assert after.item["holds"] == []


def fresh(office: Office) -> Office:
    """The office as it stands now, after another run."""
    return type(office)(office.settings, office.month)


def test_six_bills_dearer_by_one_price_list_are_one_cause(month: Office) -> None:
    held = {case.item["item"] for case in month.held("Price above tolerance", "PRICE")}
    causes = [row for row in month.report("causes") if row["hold"] == "PRICE"]
    assert {item for row in causes for item in row["held"].split("|")} == held
    largest = causes[0]
    assert largest["items"] == "6"
    assert len(largest["organisations"].split("|")) > 2
    chased = [row for row in month.report("chases") if row["held"] == largest["held"]]
    assert [row["day"] for row in chased] == ["0", "3"]


def test_more_billed_than_ordered_is_held_for_the_buyer_with_both_figures(month: Office) -> None:
    for case in month.held("Billed more than ordered", "QTY_ORD"):
        assert "billed" in case.holds["QTY_ORD"]
        assert "ordered" in case.holds["QTY_ORD"]
        chased = [row for row in month.report("chases") if case.item["item"] in row["held"].split("|")]
        assert {row["to"] for row in chased} == {case.dossier.match.order.buyer}


def test_a_pack_size_nobody_knows_is_held_and_the_ratio_of_the_prices_suggested(month: Office) -> None:
    ratios = {
        str(case.dossier.match.order.lines[0].pack_ratio)
        for case in month.held("Pack-size mismatch, no known conversion", "UOM")
    }
    assert ratios == {"10", "12", "100"}


def test_an_order_of_another_trust_is_held_and_the_bill_stays_with_whom_it_bills(month: Office) -> None:
    for case in month.held("PO belongs to another trust", "WRONG_ENTITY_PO"):
        assert case.item["organisation"] == case.expected["organisation"]
        assert case.posting is None


def test_a_slip_in_an_order_number_is_held_with_the_one_order_that_is_meant(month: Office) -> None:
    known = {row["po_number"] for row in month.master("purchase_orders")}
    for case in month.held("PO number one character wrong, one candidate", "PO_SUGGEST"):
        assert case.dossier.match.order.candidates[0].id in known
        assert f"order {case.dossier.match.order.candidates[0].id} is likely meant" in case.holds["PO_SUGGEST"]


def test_a_closed_or_cancelled_order_takes_no_more_bills(month: Office) -> None:
    said = " ".join(case.holds["PO_CLOSED"] for case in month.held("PO closed or cancelled", "PO_CLOSED"))
    assert "is closed" in said
    assert "is cancelled" in said


def test_a_blanket_order_that_is_used_up_goes_to_its_budget_holder(month: Office) -> None:
    (case,) = month.held("Blanket PO value used up", "PO_FUNDS")
    assert "has GBP 400.00 left" in case.holds["PO_FUNDS"]


def test_a_bill_of_another_supplier_than_the_orders_is_held(month: Office) -> None:
    for case in month.held("Invoice supplier is not the PO supplier", "SUP_PO_MISMATCH"):
        order = case.dossier.match.order
        assert order.supplier_id != case.item["fields"]["supplier_id"]
        assert order.supplier_id in case.holds["SUP_PO_MISMATCH"]


def test_an_order_raised_after_its_invoice_is_posted_and_reported(month: Office) -> None:
    for case in month.posted("Retrospective PO"):
        assert case.item["flags"] == ["RETRO_PO"]
        (row,) = in_register(month, "late-orders", case)
        assert row["ordered_on"] > case.expected["fields"]["issue_date"]


def test_a_foreign_bill_is_posted_in_its_currency_at_the_rate_that_was_loaded(month: Office) -> None:
    rates = {(row["currency"], row["on"]): Decimal(row["rate_to_gbp"]) for row in month.master("exchange_rates")}
    for case in month.posted("Foreign currency, rate loaded"):
        posting = case.decision.posting
        assert case.posting["currency"] == posting.currency in {"EUR", "USD"}
        assert posting.exchange_rate == rates[posting.currency, posting.invoice_date.isoformat()]


def test_a_currency_without_a_rate_waits_for_treasury(month: Office) -> None:
    (case,) = month.held("Foreign currency, no rate", "NO_RATE")
    assert "CHF" in case.holds["NO_RATE"]


def test_a_legitimate_look_alike_is_not_held(month: Office) -> None:
    assert len(month.posted("Legitimate look-alike")) == 2
