"""What becomes of a bill: a cause gives its own hold and no other, and precedence keeps later stages silent."""

import re
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal, localcontext

import pytest

from bots.deciding import decide
from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.documents import Bank, Channel, Finding, Kind, Remark, Sums
from counterfoil.model.judged import By, Judged, Release
from counterfoil.model.masters import AccountChange
from counterfoil.model.matches import (
    Certainty,
    OrderState,
    OrganisationMatch,
    Repeat,
    SupplierMatch,
)
from counterfoil.rulebook import Rulebook, RuleFiles
from counterfoil.settings import Settings
from tests.bots.deciding.bills import RECEIVED, Case, money, printed_line, seen
from tests.bots.deciding.causes import MADE_WORSE, NOBODY, credit_note, remarked, repeated, with_vat


@pytest.mark.parametrize("worse", MADE_WORSE)
def test_each_cause_gives_its_outcome_and_its_hold_and_no_other(case: Case, worse: str) -> None:
    change, outcome, code = MADE_WORSE[worse]
    decision = change(case).decide()
    assert (decision.outcome, [hold.code for hold in decision.holds]) == (outcome, [HoldCode(code)])
    assert (decision.posting is not None) == (outcome is Outcome.AWAITING_APPROVAL), (
        "approval is of what will be posted"
    )
    assert all(len(hold.detail) > 20 for hold in decision.holds), "the clerk gets a sentence"


def test_a_sound_bill_is_posted_without_holds(case: Case) -> None:
    decision = case.decide()
    assert (decision.outcome, decision.holds, decision.flags) == (Outcome.POSTED, (), ())
    assert decision.posting is not None
    assert decision.rulebook == case.policy.stamp
    assert decision.missing == ()


def test_what_may_not_be_a_bill_is_looked_at_by_a_person(case: Case) -> None:
    decision = case.printed(kind_confidence=0.6).decide()
    assert (decision.outcome, [hold.code for hold in decision.holds]) == (Outcome.HELD, [HoldCode.FORMAT])
    assert "60% surely" in decision.holds[0].detail
    assert case.printed(kind_confidence=0.7).decide().outcome is Outcome.POSTED


def test_an_e_invoice_that_does_not_add_up_is_held_with_the_broken_rules_named(case: Case) -> None:
    broken = [
        Remark(finding=finding, detail=f"{rule}: off")
        for finding, rule in (
            (Finding.INFORMAL_E_INVOICE, "BR-DEC-12"),
            *((Finding.INVALID_E_INVOICE, f"BR-CO-{number}") for number in (10, 13, 15, 16)),
        )
    ]
    off = case.printed(gross=money("125.00"), sums=Sums.OPEN, channel=Channel.E_INVOICE, remarks=tuple(broken))
    (hold,) = off.decide().holds
    assert hold.code is HoldCode.FORMAT
    assert hold.detail.endswith("do not add up: BR-CO-10: off; BR-CO-13: off; BR-CO-15: off and 1 more")


def test_the_same_input_gives_the_same_decision(case: Case) -> None:
    assert case.decide() == case.decide()


def test_the_callers_arithmetic_context_changes_nothing(case: Case) -> None:
    thirds = case.printed(net=money("100.01"), gross=money("120.01"))
    with localcontext(Context(prec=3)):
        rough = thirds.decide()
    assert rough == thirds.decide()


@pytest.mark.parametrize("absurd", [Decimal("9" * 30), Decimal("1E-30"), Decimal(0)])
def test_an_absurd_figure_is_held_or_harmless_and_never_a_fault(case: Case, absurd: Decimal) -> None:
    odd = printed_line(str(absurd))
    for worse in (
        case.printed(lines=(odd,)),
        case.printed(lines=(replace(odd, net=None, quantity=seen(absurd), unit_price=seen(absurd)),)),
        case.printed(gross=seen(absurd)),
        case.lined(quantity=absurd, received=absurd, ordered=absurd, price_over=absurd, price_over_percent=absurd),
        case.lined(net=absurd, by_amount=True),
    ):
        assert worse.decide().outcome in {Outcome.HELD, Outcome.POSTED}


def test_a_document_that_is_no_bill_is_refused(case: Case) -> None:
    quote = case.printed(kind=Kind.QUOTE)
    with pytest.raises(ValueError, match="no bill to decide about"):
        decide(
            quote.document, quote.match, masters=quote.books, policy=quote.policy, received_on=RECEIVED, as_at=RECEIVED
        )


def test_independent_causes_hold_together(case: Case) -> None:
    both = case.matched(supplier=SupplierMatch(certainty=Certainty.MATCHED, supplier_id="S-1", bank_differs=True))
    both = both.lined(received=Decimal(8), price_over=Decimal(20), price_over_percent=Decimal(20))
    assert [hold.code for hold in both.decide().holds] == [HoldCode.BANK_DIFF, HoldCode.QTY_REC, HoldCode.PRICE]


def test_rules_from_before_one_could_ask_whose_a_bill_is_decide_it_as_they_did(case: Case) -> None:
    files = RuleFiles.of_folder(Settings.load(environment={}).rules)
    whose = re.compile(
        r"^  bill\.(organisation|supplier): .*\n|bill\.organisation: ZN1, bill\.supplier: S-1, ", re.MULTILINE
    )
    earlier = RuleFiles(files.name, {path: whose.sub("", text) for path, text in files.texts.items()})
    assert "bill.supplier" not in "".join(earlier.texts.values())
    dear = case.lined(price_over=Decimal(20), price_over_percent=Decimal(20))
    before = replace(dear, policy=Rulebook.read(earlier).policy("ZN1")).decide()
    assert (before.outcome, before.holds) == (dear.decide().outcome, dear.decide().holds)
    assert [step.row for step in before.trace] == [step.row for step in dear.decide().trace]


def test_neither_account_is_paid_while_a_change_of_it_is_not_settled(case: Case) -> None:
    change = AccountChange(organisation="ZN1", supplier_id="S-1", number=7, proposed_by="clerk", proposed_on=RECEIVED)
    matched = SupplierMatch(certainty=Certainty.MATCHED, supplier_id="S-1", account_change=change)
    (hold,) = case.matched(supplier=matched).decide().holds
    assert hold.code is HoldCode.BANK_VERIFY
    assert hold.detail.startswith("Change 7 of the account of supplier S-1, proposed by clerk on 2026-10-05, is not")
    both = case.matched(supplier=replace(matched, bank_differs=True)).decide().holds
    assert [each.code for each in both] == [HoldCode.BANK_DIFF, HoldCode.BANK_VERIFY]
    by = By(person="a", on=RECEIVED, number=1)
    stays = Judged(releases=(Release(code=HoldCode.BANK_DIFF, seen=both[0].detail, reason="It stays", by=by),))
    differing = case.matched(supplier=replace(matched, bank_differs=True))
    decided = decide(
        differing.document,
        differing.match,
        masters=case.books,
        policy=case.policy,
        received_on=RECEIVED,
        as_at=RECEIVED,
        judged=stays,
    )
    assert [each.code for each in decided.holds] == [HoldCode.BANK_VERIFY]
    asked = {step.table for step in case.decide().trace}
    assert not asked & {"account_change", "chosen"}, "earlier rules have no such tables"


@pytest.mark.parametrize(
    ("earlier", "code"),
    [
        (lambda c: remarked(c, Finding.PATIENT_DATA), "IG_PCD"),
        (lambda c: repeated(c, Repeat.SAME_FILE), "DUP_FILE"),
        (lambda c: c.printed(invoice_number=None, sums=Sums.CLOSED), "INV_NO"),
        (lambda c: c.matched(organisation=OrganisationMatch(certainty=Certainty.NONE)), "ENTITY"),
        (lambda c: repeated(c, Repeat.SUSPECT), "DUP_SUSPECT"),
        (lambda c: c.matched(supplier=NOBODY), "SUP_NEW"),
    ],
)
def test_what_comes_first_silences_orders_lines_and_tax(case: Case, earlier: object, code: str) -> None:
    assert callable(earlier)
    worse = with_vat(case, "21.00", "121.00").ordered(state=OrderState.CLOSED).lined(received=None)
    assert [hold.code for hold in earlier(worse).decide().holds] == [HoldCode(code)]


def test_a_locum_before_the_exemption_is_posted(case: Case) -> None:
    locum = case.printed(lines=(printed_line(description="Locum consultant, 10 hours"),))
    earlier = locum.printed(issue_date=seen(date(2025, 10, 31))).ordered(ordered_on=date(2025, 9, 1))
    assert earlier.decide().outcome is Outcome.POSTED


def test_an_exempt_bill_waits_for_the_named_approver(case: Case) -> None:
    decision = case.exempt("1000.00", "120.00").decide()
    assert (decision.outcome, decision.holds) == (Outcome.AWAITING_APPROVAL, ())
    assert decision.approval is not None
    assert (decision.approval.person, decision.approval.limit) == ("Approver 2", Decimal("120.00"))
    assert decision.approval.cost_centre == "946200"


def test_above_the_first_limit_the_next_tier_is_named(case: Case) -> None:
    decision = case.exempt("100.00", "1000.00").decide()
    assert decision.approval is not None
    assert decision.approval.person == "Approver 2"
    assert "Approver 1" in decision.holds[0].detail


def test_what_waits_for_approval_can_be_drafted(case: Case) -> None:
    draft = case.exempt("1000.00").draft()
    assert draft is not None
    assert [(d.cost_centre, d.subjective, d.net) for d in draft.distributions] == [
        ("946200", "52170000", Decimal("100.00"))
    ]


def test_an_exempt_supplier_that_quotes_an_order_is_matched_to_it(case: Case) -> None:
    both = case.knowing(exemptions=case.exempt("1000.00").books.exemptions)
    assert both.decide().outcome is Outcome.POSTED


def test_a_returned_bill_names_what_it_lacks(case: Case) -> None:
    decision = case.printed(invoice_number=None).decide()
    assert (decision.outcome, decision.missing) == (Outcome.RETURNED, ("invoice number",))


def test_a_blank_number_is_no_number(case: Case) -> None:
    assert case.printed(invoice_number=seen("  ")).decide().outcome is Outcome.RETURNED


def test_a_duplicate_is_linked_to_the_first(case: Case) -> None:
    assert repeated(case, Repeat.SAME_INVOICE).decide().linked_to == "item-7"


def test_a_credit_note_is_linked_to_its_invoice_and_posted_below_zero(case: Case) -> None:
    decision = credit_note(case).decide()
    assert (decision.outcome, decision.linked_to) == (Outcome.POSTED, "item-7")
    assert decision.posting is not None
    assert decision.posting.gross == Decimal("-120.00")


def test_a_credit_note_on_a_closed_order_is_posted(case: Case) -> None:
    assert credit_note(case).ordered(state=OrderState.CLOSED).decide().outcome is Outcome.POSTED


def test_an_invoice_whose_number_a_credit_note_took_is_posted(case: Case) -> None:
    assert repeated(case, Repeat.NUMBER_REUSED).decide().outcome is Outcome.POSTED


def test_an_invoice_below_zero_is_held_as_a_credit(case: Case) -> None:
    below = case.printed(net=money("-100.00"), vat=money("-20.00"), gross=money("-120.00"), lines=())
    assert [hold.code for hold in below.decide().holds] == [HoldCode.CN_UNMATCHED]


def test_an_organisation_may_tighten_a_tolerance(case: Case, book: Rulebook) -> None:
    dear = case.lined(price_over=Decimal("8.00"), price_over_percent=Decimal(1))
    assert dear.decide().outcome is Outcome.POSTED
    tight = dear.on(policy=book.policy("ZN4"))
    assert [hold.code for hold in tight.decide().holds] == [HoldCode.PRICE]


def test_bank_details_on_the_bill_reach_neither_posting_nor_trace(case: Case) -> None:
    bank = Bank(sort_code=seen("089999"), account_number=seen("66374958"))
    decision = case.printed(bank=bank).decide()
    assert "66374958" not in repr(decision)


def test_the_trace_names_every_table_asked_with_its_row(case: Case) -> None:
    asked = [step.table for step in case.decide().trace]
    assert asked[:3] == ["repeat", "validity", "organisation"]
    assert {"supplier", "bank", "vat_sum", "order", "line_quantity", "line_price", "approval", "terms"} <= set(asked)


def test_a_doubtful_date_is_borne_out_by_a_tax_point_on_the_same_day(case: Case) -> None:
    day = date(2026, 10, 1)
    doubtful = case.printed(issue_date=seen(day, 0.24))
    assert [hold.code for hold in doubtful.decide().holds] == [HoldCode.RESCAN]
    assert doubtful.printed(tax_point=seen(day, 0.82)).decide().outcome is Outcome.POSTED
    another = doubtful.printed(tax_point=seen(date(2026, 9, 30), 0.82))
    assert [hold.code for hold in another.decide().holds] == [HoldCode.RESCAN]


def test_a_doubtful_number_is_borne_out_by_the_series_that_it_carries_on(case: Case) -> None:
    doubtful = case.printed(invoice_number=seen("INV-00123", 0.35))
    assert [hold.code for hold in doubtful.decide().holds] == [HoldCode.RESCAN]
    assert doubtful.matched(number_follows="INV-00119").decide().outcome is Outcome.POSTED


def test_a_series_bears_out_no_number_that_is_the_orders(case: Case) -> None:
    order = case.printed(invoice_number=seen("ZN1000123", 0.35)).matched(number_follows="ZN1000120")
    assert [hold.code for hold in order.decide().holds] == [HoldCode.RESCAN]
