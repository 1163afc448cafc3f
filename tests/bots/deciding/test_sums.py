"""The arithmetic of a bill, against figures worked out by hand, and shares that add up for any figures."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.deciding.sums import Amounts, amounts, apportion, gap_beside_vat, lines_gap, vat_gap
from counterfoil.model.documents import Channel, Document, Kind, Line, Party, VatSubtotal
from tests.bots.deciding.bills import money, printed_line, seen

CENTS = st.integers(-10_000_000, 10_000_000).map(lambda pennies: Decimal(pennies) / 100)


def bill(**fields: object) -> Document:
    return Document(kind=Kind.INVOICE, channel=Channel.TEXT, **fields)  # type: ignore[arg-type]


def sums(net: str, vat: str, gross: str) -> Amounts:
    return Amounts(Decimal(net), Decimal(vat), Decimal(gross))


@given(total=CENTS, weights=st.lists(CENTS, min_size=1, max_size=20))
def test_shares_add_up_to_the_total_exactly(total: Decimal, weights: list[Decimal]) -> None:
    shares = apportion(total, weights)
    assert sum(shares) == total
    assert len(shares) == len(weights)
    assert all(share == round(share, 2) for share in shares)


@given(total=st.integers(0, 10**7), weights=st.lists(st.integers(1, 10**6), min_size=1, max_size=20))
def test_no_share_is_a_penny_from_its_proportion(total: int, weights: list[int]) -> None:
    shares = apportion(Decimal(total) / 100, [Decimal(weight) for weight in weights])
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share * 100 - Decimal(total) * weight / sum(weights)) < 1


def test_weights_that_already_add_up_are_kept() -> None:
    assert apportion(Decimal("0.30"), [Decimal("0.20"), Decimal("0.10")]) == (Decimal("0.20"), Decimal("0.10"))


def test_the_earlier_share_wins_a_tie() -> None:
    assert apportion(Decimal("0.01"), [Decimal(1), Decimal(1)]) == (Decimal("0.01"), Decimal("0.00"))


def test_without_weight_the_first_share_takes_all() -> None:
    assert apportion(Decimal("5.00"), [Decimal(1), Decimal(-1)]) == (Decimal("5.00"), Decimal(0))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ({"net": "100", "vat": "20", "gross": "120"}, ("100", "20", "120")),
        ({"net": "100", "vat": "20"}, ("100", "20", "120")),
        ({"net": "100", "gross": "120"}, ("100", "20", "120")),
        ({"vat": "20", "gross": "120"}, ("100", "20", "120")),
        ({"gross": "120"}, ("120", "0", "120")),
        ({"net": "100", "vat": "21", "gross": "120"}, ("100", "21", "120")),
    ],
)
def test_a_missing_sum_follows_from_the_other_two(printed: dict[str, str], expected: tuple[str, str, str]) -> None:
    assert amounts(bill(**{name: money(text) for name, text in printed.items()})) == sums(*expected)


@pytest.mark.parametrize("sign", [{"seller": Party(vat_number=seen("GB1"))}, {"lines": (printed_line(),)}])
def test_a_lone_total_beside_a_sign_of_vat_is_not_split_by_a_guess(sign: dict[str, object]) -> None:
    assert amounts(bill(gross=money("120"), **sign)) is None


def test_a_lone_total_at_a_printed_rate_of_nothing_has_no_vat() -> None:
    document = bill(gross=money("120"), lines=(printed_line("120", rate="0"),), seller=Party(vat_number=seen("GB1")))
    assert amounts(document) == sums("120", "0", "120")


def test_nothing_printed_gives_no_amounts() -> None:
    assert amounts(bill()) is None
    assert amounts(bill(net=money("100"))) is None


def test_lines_may_come_to_the_net_with_or_without_charges_and_allowances() -> None:
    lines = (printed_line("60"), printed_line("50"))
    assert lines_gap(bill(lines=lines), Decimal(110)) == 0
    assert lines_gap(bill(lines=lines, allowances=money("10")), Decimal(100)) == 0
    assert lines_gap(bill(lines=lines, allowances=money("-10")), Decimal(100)) == 0
    assert lines_gap(bill(lines=lines, charges=money("5")), Decimal(115)) == 0
    assert lines_gap(bill(lines=lines), Decimal(112)) == 2


def test_a_line_without_an_amount_leaves_nothing_to_compare() -> None:
    assert lines_gap(bill(lines=(printed_line("60"), Line())), Decimal(110)) == 0
    assert lines_gap(bill(lines=(Line(quantity=money("3"), unit_price=money("20")),)), Decimal(61)) == 1


def test_vat_is_reckoned_from_the_rates_on_the_lines() -> None:
    document = bill(lines=(printed_line("100", rate="20"), printed_line("100", rate="5")))
    assert vat_gap(document, sums("200", "25", "225")) == 0
    assert vat_gap(document, sums("200", "25.30", "225.30")) == Decimal("0.30")


def test_vat_is_reckoned_from_the_breakdown() -> None:
    rows = (VatSubtotal(rate=Decimal(20), net=Decimal(100), vat=Decimal("20.40")),)
    assert vat_gap(bill(vat_breakdown=rows), sums("100", "20.40", "120.40")) == Decimal("0.40")


def test_a_breakdown_of_part_of_the_net_is_only_held_to_itself() -> None:
    rows = (VatSubtotal(rate=Decimal(20), net=Decimal(50), vat=Decimal(10)),)
    assert vat_gap(bill(vat_breakdown=rows), sums("100", "10", "110")) == 0


def test_one_line_without_a_rate_has_one_of_the_laws() -> None:
    plain = bill(lines=(printed_line("100", rate=None),))
    assert vat_gap(plain, sums("100", "20", "120")) == 0
    assert vat_gap(plain, sums("100", "17.50", "117.50")) == Decimal("2.50")


def test_several_lines_without_rates_may_mix_them_but_never_above_the_highest() -> None:
    mixed = bill(lines=(printed_line("50", rate=None), printed_line("50", rate=None)))
    assert vat_gap(mixed, sums("100", "10", "110")) is None
    assert vat_gap(mixed, sums("100", "25", "125")) == 5


def test_a_wrong_vat_explains_a_total_with_the_right_one() -> None:
    document = bill(lines=(printed_line("100"),))
    assert gap_beside_vat(document, sums("100", "21", "120")) == 0
    assert gap_beside_vat(document, sums("100", "21", "121")) == 0
    assert gap_beside_vat(document, sums("100", "20", "150")) == 30


@pytest.mark.parametrize(("net", "vat", "line"), [("-100", "-20", "100"), ("100", "20", "-100")])
def test_a_credit_note_may_print_either_its_lines_or_its_totals_without_a_sign(net: str, vat: str, line: str) -> None:
    credit = replace(bill(lines=(printed_line(line),)), kind=Kind.CREDIT_NOTE)
    assert lines_gap(credit, Decimal(net)) == 0
    assert vat_gap(credit, sums(net, vat, str(Decimal(net) + Decimal(vat)))) == 0
    assert vat_gap(credit, sums(net, "0", net)) == abs(Decimal(vat))
    assert lines_gap(replace(credit, kind=Kind.INVOICE), Decimal(net)) == 200
