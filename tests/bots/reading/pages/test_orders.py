"""Orders are found under their many labels, and under a plain reference where nothing else names one."""

from datetime import date

import pytest

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document
from tests.bots.reading.drawn_pages import Bill, Text, draw, stacked


def read(*more: Text) -> Document:
    return read_pdf(draw(Bill(order="", more=more).page())).documents[0]


def orders(document: Document) -> list[str]:
    return [order.value for order in document.order_references]


@pytest.mark.parametrize(
    "label",
    ["Job/PO:", "PO/Requisition No:", "Our Job/Your Order No:", "Contract/Purchase Order:", "Supplied against order"],
)
def test_a_label_may_name_two_things(label: str) -> None:
    assert orders(read(Text(350, 170, label), Text(470, 170, "ZN1000123"))) == ["ZN1000123"]


@pytest.mark.parametrize("label", ["Reference", "Ref:", "Reference No."])
def test_a_plain_reference_is_the_order_where_none_is_named(label: str) -> None:
    above = (Text(350, 175, label, bold=True), Text(350, 188, "ZN/26/00123"))
    assert orders(read(*above)) == ["ZN/26/00123"]
    assert orders(read(*above, Text(40, 205, "Your order: ZN1000777"))) == ["ZN1000777"]


def test_the_number_of_the_bill_and_a_short_reference_are_no_order() -> None:
    assert orders(read(Text(350, 170, "Reference"), Text(450, 170, "INV-1001"))) == []
    assert orders(read(Text(350, 170, "Reference"), Text(450, 170, "JS12"))) == []


def test_the_reference_of_an_article_is_no_order() -> None:
    assert orders(read(Text(40, 260, "boxed, ref NG-40771"))) == []


def test_a_list_of_orders_goes_on_in_the_next_line() -> None:
    listed = stacked(350, 170, "Order Nos: ZN1000123, ZN1000124,", "ZN1000125 & ZN1000126")
    assert orders(read(*listed)) == ["ZN1000123", "ZN1000124", "ZN1000125", "ZN1000126"]


def test_an_order_that_a_narrow_cell_breaks_behind_its_letters_is_read_whole() -> None:
    cell = stacked(470, 170, "PO-", "3816196", lead=10)
    assert orders(read(Text(350, 170, "Purchase order:"), *cell)) == ["PO-3816196"]


def test_two_labels_with_a_sign_between_have_a_value_each() -> None:
    found = read(
        *stacked(350, 170, "PO No / Date: ZN1000123 / 01.09.2026", "Order No & Customer No", "ZN1000124 & NM0012")
    )
    assert orders(found) == ["ZN1000123", "ZN1000124"]
    assert found.issue_date is not None
    assert found.issue_date.value == date(2026, 10, 5)


def test_the_date_of_an_order_is_not_that_of_the_bill() -> None:
    page = [text for text in Bill(order="").page() if text.y != 123]
    head = stacked(350, 170, "PO No / Date: ZN1000123 / 01.09.2026", "Tax date: 05.10.2026")
    found = read_pdf(draw([*page, *head])).documents[0]
    assert found.issue_date is not None
    assert found.issue_date.value == date(2026, 10, 5)


def test_the_credited_invoice_may_stand_on_the_next_line_of_the_text() -> None:
    wrapped = stacked(
        40, 260, "Please find enclosed our note, which corrects your invoice", "NM-44710/26. It is settled."
    )
    assert [reference.value for reference in read(*wrapped).references] == ["NM-44710/26"]
    apart = stacked(40, 260, "Please find enclosed our note, which corrects your invoice", "as agreed, NM-44710/26.")
    assert [reference.value for reference in read(*apart).references] == []


def test_a_number_in_parts_is_one_order_and_two_whole_numbers_are_two() -> None:
    assert orders(read(Text(350, 170, "Order No: ZN1 / 005219"))) == ["ZN1/005219"]
    assert orders(read(Text(350, 170, "Order No: ZN1000123 / ZN1000124"))) == ["ZN1000123", "ZN1000124"]


def test_beside_a_purchase_order_a_bare_order_number_of_another_look_is_the_sellers() -> None:
    both = (Text(350, 170, "Purchase order: ZN1007781"), Text(350, 183, "Order no: 4471209"))
    assert orders(read(*both)) == ["ZN1007781"]


def test_a_list_of_orders_goes_on_a_line_each() -> None:
    assert orders(read(*stacked(350, 170, "Your orders", "ZN1000123", "ZN1000124", "ZN1000125", "Room 14"))) == [
        "ZN1000123",
        "ZN1000124",
        "ZN1000125",
    ]


def test_a_number_with_the_code_of_the_body_billed_may_be_its_order() -> None:
    assert orders(read(Text(40, 190, "FAO J Doyle / ZN1000123"))) == ["ZN1000123"]
    assert orders(read(Text(40, 190, "FAO J Doyle / ZN2000123"))) == []


def test_a_seller_calls_the_order_by_the_customers_name() -> None:
    assert orders(read(Text(350, 170, "Customer’s order no:"), Text(470, 170, "ZN1000123"))) == ["ZN1000123"]


@pytest.mark.parametrize("label", ["Order ack. no.", "Sales order confirmation no."])
def test_the_number_of_an_acknowledgement_is_no_order(label: str) -> None:
    assert orders(read(Text(350, 170, label), Text(490, 170, "8316712"))) == []


def test_a_requisition_beside_its_order_is_none() -> None:
    found = read(*stacked(350, 170, "PO no: 4500123456", "Requisition no: REQ88123"))
    assert orders(found) == ["4500123456"]


def test_an_order_is_cut_behind_its_letters_in_a_cell_beside_or_below() -> None:
    beside = (*stacked(350, 170, "Customer", "PO", lead=11), *stacked(410, 170, "PO-", "2695047", lead=11))
    assert orders(read(*beside)) == ["PO-2695047"]
    below = stacked(350, 170, "Purchase", "order", "number", "PO-", "2695047", lead=10)
    assert orders(read(*below, Text(400, 190, "Account"), Text(400, 200, "68396"))) == ["PO-2695047"]


def test_the_number_of_a_customer_is_no_order() -> None:
    assert orders(read(Text(350, 170, "Cust ref"), Text(470, 170, "C76500"))) == []


def test_an_order_that_is_dated_has_its_own_day() -> None:
    found = read(Text(350, 170, "Order dated - 01/09/2026"))
    assert found.issue_date is not None
    assert found.issue_date.value == date(2026, 10, 5)


def test_the_initials_of_who_ordered_are_no_order() -> None:
    assert orders(read(Text(350, 170, "Uw kenmerk"), Text(470, 170, "tk/42"))) == []


def test_a_contract_and_an_order_may_share_a_french_label() -> None:
    assert orders(read(Text(350, 170, "Réf. marché / commande"), Text(470, 170, "RQ/2026/66261"))) == ["RQ/2026/66261"]
