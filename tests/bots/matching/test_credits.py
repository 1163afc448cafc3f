"""Which invoice a credit note credits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bots.matching import Billed, History, Identity
from counterfoil.model.documents import Document, Kind
from counterfoil.model.masters import BillKind, LedgerInvoice, LedgerStatus, Masterdata
from counterfoil.model.matches import Certainty, CreditMatch, KnownBill, Match, OrderState

Bill = Callable[..., Document]
Judged = Callable[..., Match]
World = Callable[..., Masterdata]
Credited = Callable[..., CreditMatch]


def in_ledger(number: str, **changes: Any) -> LedgerInvoice:
    usual: dict[str, Any] = {
        "organisation": "ZN1", "supplier_id": "S-1", "invoice_number": number, "kind": BillKind.INVOICE,
        "invoice_date": date(2026, 9, 10), "gross": Decimal("60.00"), "net": Decimal("50.00"),
        "status": LedgerStatus.PAID, "ledger_reference": f"L-{number}", "po_number": "ZN1000123",
    }  # fmt: skip
    return LedgerInvoice(**{**usual, **changes})


@pytest.fixture
def credited(bill: Bill, judged: Judged, a_world: World) -> Credited:
    """What the usual credit note of 36.00 gross credits, given these bills in the ledger."""

    def run(*bills: LedgerInvoice, history: History | None = None, **facts: Any) -> CreditMatch:
        note = bill(Kind.CREDIT_NOTE, **{"invoice_number": "CN-7", **facts})
        credit = judged(note, a_world(ledger_invoices=bills), history).credit
        assert credit is not None
        return credit

    return run


def original(credit: CreditMatch) -> str | None:
    return credit.original.invoice_number if credit.original else None


def test_an_invoice_credits_nothing(bill: Bill, judged: Judged) -> None:
    assert judged(bill()).credit is None


@pytest.mark.parametrize("reference", ["INV-00100", "inv 00100", "INV-OO1OO"])
def test_the_invoice_that_is_named_is_credited(credited: Credited, reference: str) -> None:
    credit = credited(in_ledger("INV-00100"), in_ledger("INV-00101"), references=(reference,))
    assert (credit.certainty, original(credit)) == (Certainty.MATCHED, "INV-00100")


def test_an_item_of_ours_is_credited_like_a_bill_in_the_ledger(credited: Credited) -> None:
    ours = KnownBill(
        organisation="ZN1", supplier_id="S-1", invoice_number="INV-00100", kind=BillKind.INVOICE,
        invoice_date=date(2026, 10, 1), gross=Decimal("60.00"), item="item-1",
    )  # fmt: skip
    credit = credited(history=History(rivals=(ours,)), references=("INV-00100",))
    assert credit.original == ours


def test_our_store_is_asked_for_the_invoice_that_is_named(bill: Bill, identified: Callable[..., Identity]) -> None:
    keys = identified(bill(Kind.CREDIT_NOTE, invoice_number="CN-7", references=("INV-00100",))).number_keys
    assert {"CN7", "1NV00100"} <= set(keys)


def test_a_name_that_no_invoice_has_leaves_the_likely_ones_ranked(credited: Credited) -> None:
    credit = credited(in_ledger("INV-00100"), in_ledger("INV-00101", po_number=None), references=("INV-99999",))
    assert (credit.certainty, credit.original) == (Certainty.AMBIGUOUS, None)
    assert [candidate.name for candidate in credit.candidates] == ["INV-00100", "INV-00101"]


def test_without_a_name_the_only_invoice_on_the_order_is_credited(credited: Credited) -> None:
    credit = credited(in_ledger("INV-00100"), in_ledger("INV-00050", po_number="ZN1000300"))
    assert (credit.certainty, original(credit)) == (Certainty.MATCHED, "INV-00100")


def test_without_a_name_two_invoices_on_the_order_are_both_candidates(credited: Credited) -> None:
    credit = credited(in_ledger("INV-00100"), in_ledger("INV-00101"))
    assert credit.certainty is Certainty.AMBIGUOUS
    assert {candidate.name for candidate in credit.candidates} == {"INV-00100", "INV-00101"}


def test_an_order_on_which_more_was_billed_than_the_invoice_known_is_not_certain(credited: Credited) -> None:
    more = History(billed={("ZN1000123", "2"): Billed(Decimal(10), Decimal("50.00"))})
    assert credited(in_ledger("INV-00100"), history=more).certainty is Certainty.AMBIGUOUS


def test_without_a_name_or_an_order_nothing_is_certain(credited: Credited) -> None:
    credit = credited(in_ledger("INV-00100"), in_ledger("INV-00101", gross=Decimal("36.00")), orders=())
    assert credit.certainty is Certainty.AMBIGUOUS
    assert credit.candidates[0].name == "INV-00101"


def test_an_invoice_of_less_than_the_credit_is_not_credited_by_itself(credited: Credited) -> None:
    assert credited(in_ledger("INV-00100", gross=Decimal("12.00")), references=("INV-00100",)).original is None


def test_cancelled_invoices_and_those_of_others_cannot_be_credited(credited: Credited) -> None:
    cancelled = in_ledger("INV-00100", status=LedgerStatus.CANCELLED)
    others = replace(in_ledger("INV-00100"), supplier_id="S-2")
    assert credited(cancelled, others, references=("INV-00100",)) == CreditMatch(certainty=Certainty.NONE)


def test_a_credit_note_that_quotes_no_order_is_for_the_order_of_the_invoice_that_it_names(
    bill: Bill, judged: Judged, a_world: World
) -> None:
    note = bill(Kind.CREDIT_NOTE, invoice_number="CN-7", references=("INV-00100",), orders=())
    order = judged(note, a_world(ledger_invoices=(in_ledger("INV-00100"),))).order
    assert (order.state, order.po_numbers) == (OrderState.MATCHED, ("ZN1000123",))
    assert [line.po_line for line in order.lines] == ["1"]


def test_a_credit_note_that_quotes_a_wrong_order_is_not_put_right_by_its_invoice(
    bill: Bill, judged: Judged, a_world: World
) -> None:
    note = bill(Kind.CREDIT_NOTE, invoice_number="CN-7", references=("INV-00100",), orders=("ZN1888888",))
    order = judged(note, a_world(ledger_invoices=(in_ledger("INV-00100"),))).order
    assert order.state is not OrderState.MATCHED


def test_credits_before_it_count_against_what_the_invoice_was_for(credited: Credited) -> None:
    invoice = in_ledger("INV-00100")
    before = in_ledger("CN-3", kind=BillKind.CREDIT_NOTE, gross=Decimal("-24.00"), net=Decimal("-20.00"))
    rest = credited(invoice, before, references=("INV-00100",))
    assert (rest.certainty, rest.over) == (Certainty.MATCHED, None)
    another = in_ledger("CN-4", kind=BillKind.CREDIT_NOTE, gross=Decimal("-12.00"), net=Decimal("-10.00"))
    assert credited(invoice, before, another, references=("INV-00100",)).over == Decimal("10.00")


def test_a_credit_for_an_invoice_that_is_held_has_nothing_to_count_against(credited: Credited) -> None:
    held = KnownBill(
        organisation="ZN1", supplier_id="S-1", invoice_number="INV-00100", kind=BillKind.INVOICE,
        invoice_date=date(2026, 10, 1), gross=Decimal("60.00"), item="item-1", po_numbers=("ZN1000123",),
    )  # fmt: skip
    credit = credited(history=History(rivals=(held,)), references=("INV-00100",))
    assert (credit.original, credit.over) == (held, None)
