"""What stands on orders and receipts, and what VAT is charged: which bills that lets through and which it holds."""

from datetime import date
from decimal import Decimal

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.documents import Sums
from counterfoil.model.matches import (
    Candidate,
    LineMatch,
    LineState,
    OrderState,
    Reason,
)
from tests.bots.deciding.bills import Case, matched_line, money, printed_line
from tests.bots.deciding.causes import seller, with_vat


def test_a_wrong_order_silences_its_lines(case: Case) -> None:
    closed = case.lined(received=None).ordered(state=OrderState.CLOSED)
    assert [hold.code for hold in closed.decide().holds] == [HoldCode.PO_CLOSED]


def test_the_clerk_reads_how_much_is_not_receipted(case: Case) -> None:
    hold = case.lined(quantity=Decimal(12), ordered=Decimal(12), received=Decimal(8)).decide().holds[0]
    assert hold.detail == "Line 1: billed 12 BX, received 8 BX; 4 BX are not receipted"


def test_the_clerk_reads_by_how_much_the_price_is_over(case: Case) -> None:
    hold = case.lined(price_over=Decimal("12.34"), price_over_percent=Decimal("12.3400")).decide().holds[0]
    assert hold.detail == "Line 1: costs GBP 12.34 (12.34 %) more than on order ZN1000123 line 1"


def test_the_clerk_reads_which_order_is_likely_meant(case: Case) -> None:
    likely = Candidate(
        id="ZN1000132",
        name="ZN1",
        probability=0.9,
        reasons=(Reason(feature="x", detail="two digits swapped", weight=2.0),),
    )
    hold = case.ordered(state=OrderState.SUGGESTED, lines=(), candidates=(likely,)).decide().holds[0]
    assert "order ZN1000132 is likely meant (two digits swapped)" in hold.detail


def test_lines_on_one_order_line_add_up(case: Case) -> None:
    two = case.ordered(lines=(matched_line(), matched_line(line=1)))
    holds = two.decide().holds
    assert [hold.code for hold in holds] == [HoldCode.QTY_ORD]
    assert holds[0].detail.startswith("Line 2: billed 10 after 10 billed before, ordered 10")


def test_a_tail_left_by_a_conversion_is_not_more_than_ordered(case: Case) -> None:
    third = Decimal(1) / 3
    assert (
        case.lined(quantity=third * 3 + Decimal("1e-20"), ordered=Decimal(1), received=Decimal(1)).decide().holds == ()
    )


def test_small_overcharges_on_many_lines_exceed_the_bill_tolerance(case: Case) -> None:
    dear = [
        matched_line(line=i, po_line=str(i + 1), price_over=Decimal("9.00"), price_over_percent=Decimal(1))
        for i in range(6)
    ]
    decision = case.ordered(lines=tuple(dear)).printed(lines=()).decide()
    assert [hold.code for hold in decision.holds] == [HoldCode.PRICE]
    assert "£54.00" in decision.holds[0].detail
    assert case.ordered(lines=tuple(dear[:5])).printed(lines=()).decide().holds == ()


def test_a_price_below_the_order_is_taken(case: Case) -> None:
    cheap = case.lined(price_over=Decimal("-30.00"), price_over_percent=Decimal(-30))
    assert cheap.decide().outcome is Outcome.POSTED


def test_carriage_within_the_limit_is_taken(case: Case) -> None:
    carried = case.printed(
        lines=(printed_line("80.00"), printed_line("20.00", description="Carriage & packing"))
    ).ordered(lines=(matched_line(net=Decimal(80)), LineMatch(line=1, state=LineState.UNMATCHED, net=Decimal(20))))
    assert carried.decide().outcome is Outcome.POSTED
    dear = carried.ordered(
        lines=(matched_line(net=Decimal(80)), LineMatch(line=1, state=LineState.UNMATCHED, net=Decimal(26)))
    )
    assert [hold.code for hold in dear.decide().holds] == [HoldCode.PRICE]


def test_carriage_in_several_lines_is_one_sum(case: Case) -> None:
    carriage = [printed_line("20.00", description=text) for text in ("Carriage", "Delivery charge")]
    on_none = [LineMatch(line=at, state=LineState.UNMATCHED, net=Decimal("20.00")) for at in (1, 2)]
    twice = case.printed(lines=(printed_line("60.00"), *carriage)).ordered(
        lines=(matched_line(net=Decimal(60)), *on_none)
    )
    (hold,) = twice.decide().holds
    assert (hold.code, hold.detail) == (
        HoldCode.PRICE,
        "£40.00 net of carriage and charges was not ordered",
    )
    assert twice.ordered(carriage_left=Decimal("15.00")).decide().outcome is Outcome.POSTED


def test_charges_on_the_whole_bill_are_held_like_carriage(case: Case) -> None:
    charged = case.printed(lines=(printed_line("74.99"),), charges=money("25.01")).lined(net=Decimal("74.99"))
    assert [hold.code for hold in charged.decide().holds] == [HoldCode.PRICE]
    within = case.printed(lines=(printed_line("75.00"),), charges=money("25.00")).lined(net=Decimal("75.00"))
    assert within.decide().outcome is Outcome.POSTED


def test_services_are_matched_by_value(case: Case) -> None:
    service = {"by_amount": True, "quantity": None, "price_over": None, "price_over_percent": None}
    sound = case.lined(ordered=Decimal(500), received=Decimal(100), billed_before=Decimal(0), **service)
    assert sound.decide().outcome is Outcome.POSTED
    early = case.lined(ordered=Decimal(500), received=Decimal(100), billed_before=Decimal(50), **service)
    assert [hold.code for hold in early.decide().holds] == [HoldCode.QTY_REC]
    assert "50 GBP are not receipted" in early.decide().holds[0].detail
    beyond = case.lined(ordered=Decimal(500), received=Decimal(500), billed_before=Decimal(450), **service)
    assert [hold.code for hold in beyond.decide().holds] == [HoldCode.QTY_ORD]


def test_an_order_raised_after_the_invoice_is_flagged_and_posted(case: Case) -> None:
    late = case.ordered(ordered_on=date(2026, 10, 2)).decide()
    assert (late.outcome, late.flags) == (Outcome.POSTED, (HoldCode.RETRO_PO,))


def test_a_wrong_vat_number_is_reported_with_the_one_held(case: Case) -> None:
    hold = case.printed(seller=seller("GB123456789")).decide().holds[0]
    assert "GB123456789" in hold.detail
    assert "GB999999973" in hold.detail


def test_no_number_is_needed_where_no_vat_is_charged(case: Case) -> None:
    free = case.printed(
        seller=seller(None), vat=money("0.00"), gross=money("100.00"), lines=(printed_line(rate="0"),)
    ).lined(vat_rate=Decimal(0))
    assert free.decide().outcome is Outcome.POSTED


def test_vat_a_few_pence_off_is_rounding_even_where_the_reader_doubts_it(case: Case) -> None:
    assert with_vat(case, "20.05", "120.05").decide().outcome is Outcome.POSTED


def test_reverse_charge_without_vat_is_posted(case: Case) -> None:
    domestic = case.printed(reverse_charge=True, vat=money("0.00"), gross=money("100.00"), sums=Sums.OPEN)
    decision = domestic.decide()
    assert decision.outcome is Outcome.POSTED
    assert decision.posting is not None
    assert decision.posting.vat == 0
