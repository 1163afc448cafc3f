"""A file of several documents is split, and every page goes to exactly one of them."""

from bots.reading.pdf import read_pdf
from counterfoil.model.documents import Kind
from tests.bots.reading.drawn_pages import Bill, Text, draw, grid, pairs, totals

LETTERHEAD = Text(40, 50, "Halden Supplies Ltd", size=16, bold=True)


def titled(title: str) -> list[Text]:
    return [LETTERHEAD, Text(555, 50, title, size=20, bold=True, align="right")]


def statement() -> list[Text]:
    return [
        *titled("STATEMENT"),
        *grid(
            200,
            ((40, "left"), (130, "left"), (540, "right")),
            ("Date", "Reference", "Amount"),
            ("01/09/2026", "INV-1", "120.00"),
            ("05/09/2026", "INV-2", "240.00"),
        ),
        *totals(300, ("Balance Due", "£360.00")),
        *pairs(40, 140, 400, ("30 days", "360.00"), ("60 days", "0.00")),
    ]


def timesheet(week: str) -> list[Text]:
    return [
        *titled("TIMESHEET"),
        *pairs(40, 140, 120, ("Worker:", "A. Nwosu"), ("Week ending:", week)),
        *grid(
            200,
            ((40, "left"), (140, "left"), (240, "left"), (400, "left")),
            ("Date", "Start time", "Finish time", "Hours worked"),
            ("05/10/2026", "07:30", "19:30", "11.50"),
        ),
        Text(40, 300, "Authorised by the ward manager, signature:"),
    ]


def continuation(number: str, foot: str = "") -> list[Text]:
    return [
        LETTERHEAD,
        *pairs(350, 450, 110, ("Invoice No:", number)),
        Text(40, 200, "All goods remain our property until they have been paid for in full."),
        Text(300, 815, foot, size=8, align="middle"),
    ]


def pages_and_kinds(*pages: list[Text]) -> list[tuple[tuple[int, ...], Kind]]:
    return [(document.pages, document.kind) for document in read_pdf(draw(*pages)).documents]


def test_invoices_with_their_own_numbers_are_their_own_documents() -> None:
    pages = [Bill(number=f"INV-{number}").page() for number in (1, 2, 3)]
    assert pages_and_kinds(*pages) == [((n,), Kind.INVOICE) for n in (1, 2, 3)]


def test_a_page_with_the_same_number_stays_with_its_document() -> None:
    pages = pages_and_kinds(Bill(number="INV-1").page(), continuation("INV-1"), Bill(number="INV-2").page())
    assert pages == [((1, 2), Kind.INVOICE), ((3,), Kind.INVOICE)]


def test_page_one_of_begins_a_document_and_page_two_of_continues_it() -> None:
    pages = (
        Bill(number="INV-1", foot="Page 1 of 2").page(),
        [*titled("INVOICE"), Text(40, 200, "Terms"), Text(300, 815, "Page 2 of 2", align="middle")],
        Bill(number="INV-2", foot="Page 1 of 1").page(),
    )
    assert pages_and_kinds(*pages) == [((1, 2), Kind.INVOICE), ((3,), Kind.INVOICE)]


def test_the_same_invoice_twice_is_two_documents_where_both_are_page_one() -> None:
    copy = Bill(number="INV-1", foot="Page 1 of 1").page()
    assert pages_and_kinds(copy, copy) == [((1,), Kind.INVOICE), ((2,), Kind.INVOICE)]


def test_numbers_that_only_the_title_announces_part_documents_too() -> None:
    pages = [Bill(title=f"INVOICE 4471{number}", number="").page() for number in (1, 2)]
    assert pages_and_kinds(*pages) == [((1,), Kind.INVOICE), ((2,), Kind.INVOICE)]


def test_a_statement_among_invoices_is_its_own_document() -> None:
    pages = pages_and_kinds(Bill(number="INV-1").page(), statement(), Bill(number="INV-2").page())
    assert pages == [((1,), Kind.INVOICE), ((2,), Kind.STATEMENT), ((3,), Kind.INVOICE)]


def test_each_timesheet_behind_an_invoice_is_its_own_document() -> None:
    pages = pages_and_kinds(Bill().page(), timesheet("11/10/2026"), timesheet("18/10/2026"))
    assert pages == [((1,), Kind.INVOICE), ((2,), Kind.TIMESHEET), ((3,), Kind.TIMESHEET)]


def test_a_blank_page_goes_to_the_document_before_it() -> None:
    assert pages_and_kinds(Bill(number="INV-1").page(), [], Bill(number="INV-2").page()) == [
        ((1, 2), Kind.INVOICE),
        ((3,), Kind.INVOICE),
    ]


def test_each_of_the_documents_has_its_own_facts() -> None:
    first, second = read_pdf(
        draw(Bill(number="A-1", order="ZN1000001").page(), Bill(number="A-2", order="ZN1000002").page())
    ).documents
    assert first.invoice_number is not None
    assert second.invoice_number is not None
    assert (first.invoice_number.value, second.invoice_number.value) == ("A-1", "A-2")
    assert [order.value for order in second.order_references] == ["ZN1000002"]
    assert second.invoice_number.page == 2


def test_papers_of_every_kind_scanned_into_one_file_are_parted() -> None:
    order = [*titled("Order Confirmation"), *pairs(350, 450, 110, ("Our order no:", "SO-77"), ("Date:", "01/10/2026"))]
    carried = [*titled("Goods Despatched Note"), *pairs(350, 450, 110, ("Number:", "D-77"), ("Date:", "03/10/2026"))]
    listed = grid(220, ((40, "left"), (330, "right")), ("Description", "Qty"), ("Nitrile gloves, medium", "12"))
    pages = pages_and_kinds(
        [*order, *listed], [*carried, *listed], Bill(number="INV-77").page(), statement(), Bill(number="INV-78").page()
    )
    assert pages == [
        ((1,), Kind.ORDER_ACKNOWLEDGEMENT),
        ((2,), Kind.DELIVERY_NOTE),
        ((3,), Kind.INVOICE),
        ((4,), Kind.STATEMENT),
        ((5,), Kind.INVOICE),
    ]


def test_the_number_of_a_despatch_note_on_every_page_does_not_part_an_invoice() -> None:
    note = Text(40, 190, "Despatch note: D-4711")
    pages = pages_and_kinds(
        [*Bill(number="INV-5", foot="Page 1 of 2").page(), note],
        [*titled("INVOICE"), *pairs(350, 450, 110, ("Invoice No:", "INV-5")), note, Text(300, 815, "Page 2 of 2")],
    )
    assert pages == [((1, 2), Kind.INVOICE)]
