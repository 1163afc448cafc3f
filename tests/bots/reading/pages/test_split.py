"""A file of several documents is split, and every page goes to exactly one of them."""

from dataclasses import replace

import pypdfium2

from bots.reading.pages.segments import Layout
from bots.reading.pages.split import split
from bots.reading.pdfs.pdf import read_pdf
from bots.reading.pdfs.words import read_page
from counterfoil.model.documents import Kind
from tests.bots.reading.drawn_pages import Bill, Text, draw, grid, pairs, stacked, totals

LISTED = (("INV-126443", "Returned goods", "60.00"), ("INV-126991", "Price correction", "30.00"))
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


def test_pages_numbered_by_bare_figures_at_the_foot_are_kept_together() -> None:
    first, second = Bill(number="", foot="1/2").page(), [*titled("INVOICE"), Text(297, 815, "2/2", align="middle")]
    other = Bill(number="", foot="1/1").page()
    assert pages_and_kinds(first, second, other) == [((1, 2), Kind.INVOICE), ((3,), Kind.INVOICE)]


def test_a_page_that_repeats_the_head_of_an_unnumbered_invoice_continues_it_and_another_head_begins_one() -> None:
    first = Bill(number="", date="05/10/2026", order="ZN1000123").page()
    later = Bill(number="", date="07/10/2026", order="ZN1000777").page()
    assert pages_and_kinds(first, first, later) == [((1, 2), Kind.INVOICE), ((3,), Kind.INVOICE)]


def test_a_number_listed_on_a_page_that_counts_on_begins_nothing() -> None:
    first = Bill(title="CREDIT NOTE", number_label="Credit Note No:", number="CN-88024", foot="Page 1").page()
    second = [
        LETTERHEAD,
        *grid(100, ((40, "left"), (200, "left"), (540, "right")), ("Invoice", "Narrative", "Credit"), *LISTED),
        *totals(300, ("Net credit", "90.00"), ("VAT credit", "18.00"), ("Total credit", "£108.00")),
        Text(297, 815, "Page 2", size=8, align="middle"),
    ]
    assert pages_and_kinds(first, second) == [((1, 2), Kind.CREDIT_NOTE)]


def test_timesheets_that_each_say_page_one_of_one_are_their_own_documents() -> None:
    pages = [
        [*timesheet(week), Text(555, 815, "1/1", align="right")] for week in ("04/10/2026", "11/10/2026", "18/10/2026")
    ]
    assert pages_and_kinds(Bill().page(), *pages)[1:] == [((n,), Kind.TIMESHEET) for n in (2, 3, 4)]


def recognised(*numbers: str) -> list[Layout]:
    """Pages of a scan whose numbers were recognised so."""
    content = draw(*(Bill(number=number, foot=f"Page {n} of 2").page() for n, number in enumerate(numbers, start=1)))
    with pypdfium2.PdfDocument(content) as pdf:
        pages = [read_page(page, n) for n, page in enumerate(pdf, start=1)]
    return [Layout(replace(page, words=tuple(word._replace(sure=0.9) for word in page.words))) for page in pages]


def test_a_number_misread_on_a_page_that_counts_on_does_not_cut_a_scan() -> None:
    assert len(split(recognised("INV-20451", "INV-20457"))) == 1
    assert len(split(recognised("INV-20451", "INV-33077"))) == 2


def test_a_reminder_in_letter_form_behind_an_invoice_is_a_document_of_its_own() -> None:
    letter = stacked(
        40,
        120,
        "Halden Supplies Ltd",
        "12 December 2026",
        "Overdue account: second notice",
        "Dear Accounts Payable,",
        "Our records show that an invoice is still unpaid and is now overdue.",
        "Please arrange for immediate payment within 7 days of this letter, or we may take legal action.",
    )
    documents = read_pdf(draw(Bill().page(), letter)).documents
    assert [document.kind for document in documents] == [Kind.INVOICE, Kind.REMINDER]


def charges(title: str) -> list[Text]:
    """The page of a bill that lists what is charged and sums it up."""
    return [
        Text(40, 50, title, size=20, bold=True),
        *grid(
            120,
            ((40, "left"), (330, "right"), (420, "right"), (540, "right")),
            ("Description", "Qty", "Unit Price", "Net"),
            ("Nitrile gloves", "1", "100.00", "100.00"),
            ("Carried by our own van, unpacked and put away", "0", "0.00", "0.00"),
        ),
        *totals(300, ("Net Total", "100.00"), ("VAT @ 20%", "20.00"), ("Total", "£120.00")),
    ]


def test_the_charges_overleaf_belong_to_the_bill_whose_first_page_only_says_what_is_due() -> None:
    front = [
        *titled("INVOICE"),
        *stacked(40, 110, "Northmoor Hospitals NHS Foundation Trust", "PO Box 4107", "Tarnford"),
        *pairs(350, 450, 110, ("Invoice No:", "INV-1001"), ("Date:", "05/10/2026"), ("Order No:", "ZN1000123")),
        *totals(300, ("Amount due", "£120.00")),
    ]
    (bill,) = read_pdf(draw(front, charges("Summary of charges"))).documents
    assert (bill.kind, bill.pages) == (Kind.INVOICE, (1, 2))
    assert bill.net is not None
    assert bill.net.value == 100


def test_charges_listed_behind_a_bill_that_sums_up_itself_are_its_backing() -> None:
    assert pages_and_kinds(Bill().page(), charges("Summary of charges"))[0] == ((1,), Kind.INVOICE)


def test_a_last_page_with_the_sums_belongs_to_the_bill_before_it_though_a_cell_of_it_looks_like_a_title() -> None:
    whole = Bill().page()
    first = [text for text in whole if text.y < 295 or text.y > 800]
    last = [Text(40, 60, "INVOICE", bold=True), *totals(80, ("Net", "100.00"), ("VAT", "20.00"), ("Total", "120.00"))]
    assert [document.pages for document in read_pdf(draw(first, last)).documents] == [(1, 2)]
