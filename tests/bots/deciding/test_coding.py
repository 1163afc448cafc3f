"""How bills are coded: distributions that add up to the penny, in the right sign, due on the right day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from counterfoil.model.documents import Kind, Sums
from counterfoil.model.matches import Certainty, CreditMatch, LineMatch, LineState
from counterfoil.rulebook import Policy
from tests.bots.deciding.bills import Case, matched_line, money, printed_line, seen

PENNIES = st.integers(1, 5_000_00).map(lambda pennies: Decimal(pennies) / 100)
RATES = st.sampled_from(["0", "5", "20"])


def credit(case: Case) -> Case:
    return case.printed(kind=Kind.CREDIT_NOTE).matched(credit=CreditMatch(certainty=Certainty.MATCHED))


def of_lines(case: Case, nets: list[Decimal], *, rates: list[str], vat: Decimal, off: Decimal = Decimal(0)) -> Case:
    """A bill of these lines; `off` is by how much its net total misses them."""
    net = sum(nets, Decimal(0)) + off
    printed = tuple(printed_line(str(each), rate=rate) for each, rate in zip(nets, rates, strict=True))
    matches = tuple(
        matched_line(line=i, po_line=str(i + 1), net=each, cost_centre=f"94{i:04}") for i, each in enumerate(nets)
    )
    return case.printed(
        lines=printed, net=money(str(net)), vat=money(str(vat)), gross=money(str(net + vat)), sums=Sums.CLOSED
    ).ordered(lines=matches)


@settings(max_examples=60, deadline=None)
@given(
    lines=st.lists(st.tuples(PENNIES, RATES), min_size=1, max_size=12),
    vat=PENNIES,
    off=st.integers(-100, 100).map(lambda pennies: Decimal(pennies) / 100),
    kind=st.sampled_from(["invoice", "credit note", "credit note printed below zero"]),
)
def test_distributions_always_add_up_to_the_bill(
    policy: Policy, lines: list[tuple[Decimal, str]], vat: Decimal, off: Decimal, kind: str
) -> None:
    printed = -1 if kind == "credit note printed below zero" else 1
    posted = 1 if kind == "invoice" else -1
    nets, rates = [net * printed for net, _ in lines], [rate for _, rate in lines]
    case = of_lines(Case(policy), nets, rates=rates, vat=vat * printed, off=off * printed)
    assume((sum(nets) + off * printed + vat * printed) * printed > 0)
    posting = (case if kind == "invoice" else credit(case)).draft()
    assert posting is not None
    parts = posting.distributions
    assert sum(part.net for part in parts) == posting.net == (sum(net for net, _ in lines) + off) * posted
    assert sum(part.vat for part in parts) == posting.vat == vat * posted
    assert posting.net + posting.vat == posting.gross
    assert all(amount == round(amount, 2) for part in parts for amount in (part.net, part.vat))


def test_vat_goes_to_the_lines_that_bear_it(case: Case) -> None:
    mixed = of_lines(case, [Decimal("50.00"), Decimal("50.00")], rates=["20", "0"], vat=Decimal("10.00"))
    posting = mixed.decide().posting
    assert posting is not None
    assert [part.vat for part in posting.distributions] == [Decimal("10.00"), Decimal("0.00")]


def test_a_penny_of_vat_rounding_falls_to_the_largest_remainder(case: Case) -> None:
    thirds = of_lines(case, [Decimal("0.33"), Decimal("0.33"), Decimal("0.34")], rates=["20"] * 3, vat=Decimal("0.20"))
    posting = thirds.draft()
    assert posting is not None
    assert [part.vat for part in posting.distributions] == [Decimal("0.07"), Decimal("0.06"), Decimal("0.07")]


def test_a_credit_note_is_posted_below_zero_whatever_its_printed_signs(case: Case) -> None:
    positive = credit(case).draft()
    printed_negative = credit(case).printed(
        net=money("-100.00"), vat=money("-20.00"), gross=money("-120.00"), lines=(printed_line("-100.00"),)
    )
    negative = printed_negative.lined(net=Decimal("-100.00")).draft()
    assert positive == negative
    assert positive is not None
    assert (positive.net, positive.vat, positive.gross) == (Decimal("-100.00"), Decimal("-20.00"), Decimal("-120.00"))
    assert positive.distributions[0].quantity == -10


def test_a_credit_without_vat_has_no_negative_nought(case: Case) -> None:
    free = case.printed(vat=money("0.00"), gross=money("100.00"), lines=(printed_line(rate="0"),))
    posting = credit(free).draft()
    assert posting is not None
    assert str(posting.vat) == "0.00"
    assert str(posting.distributions[0].vat) == "0.00"


def test_a_bill_and_its_credit_have_different_keys(case: Case) -> None:
    bill, note = case.draft(), credit(case).draft()
    assert bill is not None
    assert note is not None
    assert bill.key != note.key


def test_carriage_is_coded_to_the_first_order_line(case: Case) -> None:
    carried = case.printed(lines=(printed_line("80.00"), printed_line("20.00", description="Carriage"))).ordered(
        lines=(matched_line(net=Decimal(80)), LineMatch(line=1, state=LineState.UNMATCHED, net=Decimal(20)))
    )
    posting = carried.decide().posting
    assert posting is not None
    first, carriage = posting.distributions
    assert (carriage.cost_centre, carriage.subjective) == (first.cost_centre, first.subjective)
    assert (carriage.net, carriage.po_line, carriage.quantity) == (Decimal("20.00"), None, None)


def test_a_charge_on_the_whole_bill_is_a_part_of_its_own(case: Case) -> None:
    charged = case.printed(lines=(printed_line("95.00"),), charges=money("5.00")).lined(net=Decimal("95.00"))
    posting = charged.decide().posting
    assert posting is not None
    assert [(part.net, part.po_line) for part in posting.distributions] == [
        (Decimal("95.00"), "1"),
        (Decimal("5.00"), None),
    ]


def test_an_allowance_on_the_whole_bill_is_spread_over_the_lines(case: Case) -> None:
    spread = of_lines(case, [Decimal("60.00"), Decimal("50.00")], rates=["20", "20"], vat=Decimal("20.00"))
    posting = spread.printed(net=money("100.00"), gross=money("120.00"), allowances=money("10.00")).draft()
    assert posting is not None
    assert [part.net for part in posting.distributions] == [Decimal("54.55"), Decimal("45.45")]


def test_a_bill_without_lines_goes_to_the_one_order_line(case: Case) -> None:
    posting = case.printed(lines=()).decide().posting
    assert posting is not None
    assert [(part.po_line, part.net, part.vat) for part in posting.distributions] == [
        ("1", Decimal("100.00"), Decimal("20.00"))
    ]


def test_a_rounding_in_the_total_falls_to_the_net(case: Case) -> None:
    posting = case.printed(gross=money("120.01")).decide().posting
    assert posting is not None
    assert (posting.net, posting.vat, posting.gross) == (Decimal("100.01"), Decimal("20.00"), Decimal("120.01"))


def test_payment_falls_due_after_the_later_of_bill_and_goods(case: Case) -> None:
    bill_later = case.draft()
    goods_later = case.ordered(last_received_on=date(2026, 10, 20)).draft()
    assert bill_later is not None
    assert goods_later is not None
    assert bill_later.due_date == date(2026, 11, 4)
    assert goods_later.due_date == date(2026, 11, 19)


def test_terms_are_the_suppliers_or_else_thirty_days(case: Case) -> None:
    def due(terms: int | None) -> date:
        supplier = replace(case.books.suppliers[0], terms_days=terms)
        posting = case.knowing(suppliers=(supplier,)).draft()
        assert posting is not None
        return posting.due_date

    assert due(14) == date(2026, 10, 19)
    assert due(None) == date(2026, 11, 4)


def test_a_foreign_bill_is_posted_in_its_currency_with_the_rate(case: Case) -> None:
    euros = case.printed(currency=seen("EUR")).ordered(currency="EUR").knowing(rates={"EUR": Decimal("0.8512")})
    posting = euros.decide().posting
    assert posting is not None
    assert (posting.currency, posting.gross, posting.exchange_rate) == ("EUR", Decimal("120.00"), Decimal("0.8512"))


def test_price_tolerances_are_in_pounds_whatever_the_currency(case: Case) -> None:
    dear = case.printed(currency=seen("USD")).lined(price_over=Decimal("12.00"), price_over_percent=Decimal(1))
    dollars = dear.ordered(currency="USD").knowing(rates={"USD": Decimal("0.75")})
    assert dollars.decide().holds == ()
    assert dear.ordered(currency="USD").knowing(rates={"USD": Decimal("0.90")}).decide().holds != ()


def test_agency_nursing_is_recovered_under_its_heading(case: Case) -> None:
    def heading(description: str) -> str | None:
        posting = case.printed(lines=(printed_line(description=description),)).draft()
        assert posting is not None
        return posting.distributions[0].vat_recovery

    assert heading("Agency nurse, Band 5, night shift") == "41"
    assert heading("RMN day shift 12 hours") == "41"
    assert heading("Nursing textbooks") is None
    assert heading("Nitrile gloves") is None


def test_a_bill_between_uncertain_parties_cannot_be_drafted(case: Case) -> None:
    assert case.knowing(suppliers=()).draft() is None
    assert case.printed(invoice_number=None).draft() is None
    assert case.printed(gross=None, net=None, vat=None).draft() is None
    assert case.ordered(lines=()).draft() is None
