"""What is charged or taken off between the lines and the net is told by arithmetic, under whatever name."""

from decimal import Decimal

from bots.reading.pages.goods_totals import goods_totals
from bots.reading.pages.segments import Layout
from bots.reading.pages.total_wordings import Total
from bots.reading.pdfs.words import Page, Word
from counterfoil.model.documents import Sums
from tests.bots.reading.drawn_pages import grid, totals
from tests.bots.reading.pages.test_chosen_lines import LINES, document, facts

TABLE = (
    *grid(
        220,
        ((40, "left"), (330, "right"), (420, "right"), (520, "right")),
        ("Zorvel", "Mantif", "Quobs", "Drisk"),
        ("Paper towels", "12", "8.50", "102.00"),
        ("Soap pump", "4", "15.00", "60.00"),
    ),
)


def test_what_leads_from_the_lines_to_the_net_is_a_charge_whatever_it_is_called() -> None:
    sums = (("Vorsal", "162.00"), ("Plim", "8.00"), ("Net", "170.00"), ("VAT 20%", "34.00"), ("Total", "£204.00"))
    foot = totals(420, *sums)
    found = document(*TABLE, foot=foot)
    assert [facts(line) for line in found.lines] == LINES
    assert found.charges is not None
    assert (found.charges.value, found.allowances, found.sums) == (Decimal("8.00"), None, Sums.CLOSED)


def test_what_is_taken_off_is_an_allowance_and_none_of_the_lines() -> None:
    sums = (("Vorsal", "162.00"), ("Plim", "12.00"), ("Net", "150.00"), ("VAT 20%", "30.00"), ("Total", "£180.00"))
    foot = totals(420, *sums)
    found = document(*TABLE, foot=foot)
    assert [facts(line) for line in found.lines] == LINES
    assert found.allowances is not None
    assert (found.allowances.value, found.charges) == (Decimal("12.00"), None)


def test_amounts_by_rate_that_the_lines_come_to_together_are_no_charge() -> None:
    sums = (("Vorsal", "102.00"), ("Plim", "60.00"), ("Net", "162.00"), ("VAT", "20.40"), ("Total", "£182.40"))
    foot = totals(420, *sums)
    found = document(*TABLE, foot=foot)
    assert [facts(line) for line in found.lines] == LINES
    assert (found.charges, found.allowances) == (None, None)


def test_of_several_ways_to_a_net_the_one_with_fewest_extras_comes_first() -> None:
    column = ("80.00", "5.00", "2.00", "87.00", "7.00", "80.00")
    words = tuple(Word(text, 500.0, 100.0 + 20 * at, 540.0, 110.0 + 20 * at, 10.0) for at, text in enumerate(column))
    found = list(goods_totals([Layout(Page(1, 595, 842, words))], [Decimal("87.00"), Decimal("80.00")], comma=False))
    assert (found[0].whole.value, found[0].signs) == (Decimal("87.00"), (-1,))
    assert found[0].sums[0].total is Total.ALLOWANCE
    assert [len(one.extras) for one in found] == sorted(len(one.extras) for one in found)
