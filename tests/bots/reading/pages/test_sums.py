"""Printed sums are chosen by labels and arithmetic, kept as printed, and judged."""

from decimal import Decimal

import pytest

from bots.reading.pages.sums import settle
from bots.reading.pages.total_wordings import Total, meanings_of
from bots.reading.pages.totals import Sum
from bots.reading.pdfs.pdf import read_pdf
from bots.reading.pdfs.words import Page, Word
from counterfoil.model.documents import Line, Sums, VatSubtotal
from counterfoil.model.fields import Field
from tests.bots.reading.drawn_pages import Bill, Text, draw, grid, pairs
from tests.bots.reading.drawn_pages import totals as box_of_totals

PAGE = Page(1, 595, 842, ())


def printed(total: Total, value: str, *, weight: float = 1.0, rate: str | None = None) -> Sum:
    word = Word(value, 500, 100, 540, 110, 10)
    return Sum(total, weight, Decimal(value), (word,), PAGE, total.value, Decimal(rate) if rate else None)


def line(net: str, rate: str | None = None) -> Line:
    def stated(figure: str) -> Field[Decimal]:
        return Field(value=Decimal(figure), raw=figure, confidence=0.9, source="stated by the test")

    return Line(net=stated(net), vat_rate=stated(rate) if rate else None)


@pytest.mark.parametrize(
    ("label", "total"),
    [
        ("Net Total", Total.NET),
        ("Sub-total", Total.NET),
        ("Total excl. VAT", Total.NET),
        ("VAT @ 20%", Total.VAT),
        ("V.A.T.", Total.VAT),
        ("Invoice Total (GBP)", Total.GROSS),
        ("Total inc VAT", Total.GROSS),
        ("Carriage", Total.CHARGE),
        ("Less discount", Total.ALLOWANCE),
        ("Amount paid", Total.PAID),
        ("Rechnungsbetrag", Total.GROSS),
        ("Total HT", Total.NET),
        ("Lines total", Total.NET),
        ("Professional fees", Total.NET),
        ("VAT thereon at 20%", Total.VAT),
        ("Final balance", Total.GROSS),
        ("Amount now owing", Total.GROSS),
    ],
)
def test_the_label_of_a_sum_says_which_it_is(label: str, total: Total) -> None:
    best = max(meanings_of(label), key=lambda meaning: meaning[1])
    assert best[0] is total


@pytest.mark.parametrize("label", ["Total hip kit", "Vatican postcards", "Quantity", ""])
def test_what_only_looks_like_the_label_of_a_sum_is_hardly_one(label: str) -> None:
    assert all(weight < 0.7 for _, weight in meanings_of(label))


def test_of_two_totals_the_one_that_agrees_is_taken() -> None:
    sums = [
        printed(Total.NET, "100.00"),
        printed(Total.VAT, "20.00"),
        printed(Total.GROSS, "900.00", weight=0.8),
        printed(Total.GROSS, "120.00", weight=0.8),
    ]
    totals, closes = settle(sums, [line("100.00", "20")], [], untaxed=False)
    assert totals.gross is not None
    assert totals.gross.value == 120
    assert closes is Sums.CLOSED


def test_sums_that_contradict_stay_as_they_are_printed() -> None:
    sums = [printed(Total.NET, "100.00"), printed(Total.VAT, "20.00"), printed(Total.GROSS, "130.00")]
    totals, closes = settle(sums, [line("100.00")], [], untaxed=False)
    assert [field and field.value for field in (totals.net, totals.vat, totals.gross)] == [100, 20, 130]
    assert closes is Sums.OPEN


def test_vat_rounded_on_every_line_still_closes() -> None:
    lines = [line("0.33", "20")] * 5
    sums = [printed(Total.NET, "1.65"), printed(Total.VAT, "0.35"), printed(Total.GROSS, "2.00")]
    assert settle(sums, lines, [], untaxed=False)[1] is Sums.CLOSED


def test_vat_that_is_not_what_the_rate_gives_is_open() -> None:
    sums = [printed(Total.NET, "100.00"), printed(Total.VAT, "17.50"), printed(Total.GROSS, "117.50")]
    summary = [VatSubtotal(rate=Decimal(20), net=Decimal(100), vat=Decimal("17.50"))]
    assert settle(sums, [], summary, untaxed=False)[1] is Sums.OPEN


def test_a_net_and_a_vat_in_each_others_places_add_up_and_are_not_believed() -> None:
    totals, arithmetic = settle(
        [printed(Total.NET, "20.00"), printed(Total.VAT, "100.00"), printed(Total.GROSS, "120.00")],
        [],
        [],
        untaxed=False,
    )
    assert totals.net is None or totals.net.confidence < 0.5
    assert totals.vat is None or totals.vat.confidence < 0.5
    assert arithmetic is not Sums.CLOSED


def test_a_charge_outside_the_lines_is_part_of_the_net() -> None:
    sums = [
        printed(Total.CHARGE, "9.50"),
        printed(Total.NET, "109.50"),
        printed(Total.VAT, "21.90"),
        printed(Total.GROSS, "131.40"),
    ]
    totals, closes = settle(sums, [line("100.00")], [], untaxed=False)
    assert totals.charges is not None
    assert (totals.charges.value, closes) == (Decimal("9.50"), Sums.CLOSED)


def test_total_charges_that_are_no_less_than_the_net_are_no_charge_beside_the_lines() -> None:
    sums = [printed(Total.CHARGE, "100.00"), printed(Total.NET, "100.00"), printed(Total.GROSS, "120.00")]
    totals, _ = settle(sums, [line("100.00")], [], untaxed=False)
    assert totals.charges is None


def test_a_sum_that_is_not_printed_is_worked_out_and_says_so() -> None:
    totals, _ = settle(
        [printed(Total.VAT, "20.00"), printed(Total.GROSS, "120.00")], [line("100.00")], [], untaxed=False
    )
    assert totals.net is not None
    assert totals.net.value == 100
    assert totals.net.box is None
    assert totals.net.source == "gross less VAT; no net is printed"


def test_too_little_proves_nothing() -> None:
    assert settle([printed(Total.GROSS, "120.00")], [], [], untaxed=False)[1] is Sums.UNPROVEN


def test_vat_of_more_than_the_gross_gives_no_net_and_neither_is_believed() -> None:
    totals, sums = settle([printed(Total.VAT, "20.00"), printed(Total.GROSS, "0.20")], [], [], untaxed=False)
    assert totals.net is None
    assert [field.confidence for field in (totals.vat, totals.gross) if field] == [0.3, 0.3]
    assert sums is Sums.UNPROVEN


@pytest.mark.parametrize(("gross", "vat"), [("120.00", "20"), ("110.00", "10"), ("121.00", "21"), ("124.40", None)])
def test_what_lies_between_net_and_gross_is_vat_only_where_a_rate_allows_it(gross: str, vat: str | None) -> None:
    totals, sums = settle(
        [printed(Total.NET, "100.00"), printed(Total.GROSS, gross)], [line("100.00")], [], untaxed=False
    )
    assert (totals.vat.value if totals.vat else None) == (Decimal(vat) if vat else None)
    assert sums is (Sums.CLOSED if vat else Sums.UNPROVEN)


def test_totals_beside_a_summary_of_vat_and_the_bank_are_those_next_to_their_labels() -> None:
    columns = (
        (40, "left"),
        (150, "right"),
        (220, "right"),
        (290, "right"),
        (350, "right"),
        (400, "left"),
        (470, "left"),
    )
    head = [text for text in Bill().page() if text.y < 230]
    body = grid(
        220,
        ((40, "left"), (330, "right"), (420, "right"), (540, "right")),
        ("Description", "Qty", "Unit Price", "Net"),
        ("Nitrile gloves", "10", "10.00", "100.00"),
        ("Milk", "4", "12.50", "50.00"),
    )
    foot = grid(
        290,
        columns,
        ("Net amount", "150.00", "VAT rate", "Net amount", "VAT", "Sort code", "10-79-99"),
        ("VAT", "20.00", "20%", "100.00", "20.00", "Account no", "52456288"),
        ("Total due", "170.00", "0%", "50.00", "0.00", "", ""),
    )
    found = read_pdf(draw([*head, *body, *foot])).documents[0]
    totals = [field.value if field else None for field in (found.net, found.vat, found.gross)]
    assert totals == [Decimal("150.00"), Decimal("20.00"), Decimal("170.00")]
    assert (found.bank.sort_code and found.bank.sort_code.value, len(found.lines)) == ("10-79-99", 2)


def test_the_number_of_a_delivery_note_is_no_charge_for_delivery() -> None:
    found = read_pdf(draw(Bill(more=pairs(350, 450, 160, ("Delivery note", "235251.00"))).page())).documents[0]
    assert found.charges is None


@pytest.mark.parametrize("label", ["P&P", "Handling and delivery", "Postage & packing"])
def test_carriage_below_the_lines_is_a_charge_whatever_it_is_called(label: str) -> None:
    foot = box_of_totals(
        300, ("Goods", "100.00"), (label, "9.50"), ("Net", "109.50"), ("VAT", "21.90"), ("Total", "131.40")
    )
    page = [text for text in Bill().page() if not 295 < text.y < 340]
    found = read_pdf(draw([*page, *foot])).documents[0]
    assert found.charges is not None
    assert found.charges.value == Decimal("9.50")


def test_what_is_left_to_pay_beside_payments_is_due() -> None:
    foot = box_of_totals(342, ("Payments to date", "20.00"), ("Left to pay", "100.00"))
    found = read_pdf(draw([*Bill().page(), *foot])).documents[0]
    assert (found.amount_due and found.amount_due.value, found.prepaid and found.prepaid.value) == (100, 20)


def test_a_discount_that_a_sentence_offers_for_paying_soon_is_not_taken_off() -> None:
    offer = Text(40, 400, "A settlement discount of 2% (£2.00) may be deducted if payment is received by 22.05.26.")
    assert read_pdf(draw([*Bill().page(), offer])).documents[0].allowances is None


def test_a_settlement_discount_is_taken_off_where_the_net_is_less_by_it() -> None:
    for net, taken in (("95.00", True), ("100.00", False)):
        sums = [printed(Total.ALLOWANCE, "5.00")._replace(label="Settlement discount"), printed(Total.NET, net)]
        found, _ = settle(sums, [line("100.00")], [], untaxed=False)
        assert (found.allowances is not None) is taken
