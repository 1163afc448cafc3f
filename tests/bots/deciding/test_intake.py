"""What becomes of post that is no bill."""

from datetime import date
from decimal import Decimal

import pytest

from bots.deciding import ClassifiedLine, classify_statement, refused, settle
from counterfoil.model.decisions import Decision, HoldCode, Outcome
from counterfoil.model.documents import (
    Channel,
    Document,
    Finding,
    Kind,
    Part,
    Reading,
    Remark,
    StatementLine,
    Trouble,
)
from counterfoil.rulebook import Policy
from tests.bots.deciding.bills import DOCUMENT, RECEIVED, Case

BILLS = {Kind.INVOICE, Kind.CREDIT_NOTE}
KINDS = {
    Kind.STATEMENT: (Outcome.HELD, "RESCAN"),
    Kind.REMINDER: (Outcome.FILED, None),
    Kind.QUOTE: (Outcome.FILED, "NOT_INVOICE"),
    Kind.PRO_FORMA: (Outcome.FILED, "NOT_INVOICE"),
    Kind.ORDER_ACKNOWLEDGEMENT: (Outcome.FILED, "NOT_INVOICE"),
    Kind.DELIVERY_NOTE: (Outcome.FILED, "NOT_INVOICE"),
    Kind.REMITTANCE_ADVICE: (Outcome.FILED, "NOT_INVOICE"),
    Kind.TIMESHEET: (Outcome.FILED, None),
    Kind.SUPPLIER_FORM: (Outcome.HELD, "SUP_VERIFY"),
    Kind.BANK_CHANGE_FORM: (Outcome.HELD, "BANK_VERIFY"),
    Kind.REQUISITION_FORM: (Outcome.HELD, "REQ_SOURCING"),
    Kind.STARTER_FORM: (Outcome.HELD, "HR_DATA"),
    Kind.LEAVER_FORM: (Outcome.HELD, "HR_DATA"),
    Kind.CHANGE_FORM: (Outcome.HELD, "HR_DATA"),
    Kind.EXPENSES_FORM: (Outcome.HELD, "EXP_CHECK"),
    Kind.BACKING: (Outcome.FILED, None),
    Kind.EMAIL: (Outcome.HELD, "FORMAT"),
    Kind.UNKNOWN: (Outcome.HELD, "FORMAT"),
}


def paper(kind: Kind, channel: Channel = Channel.TEXT, **fields: object) -> Document:
    return Document(kind=kind, channel=channel, **fields)  # type: ignore[arg-type]


def told(policy: Policy, document: Document | None, reading: Reading | None = None, **known: object) -> Decision:
    return settle(reading, document, policy=policy, as_at=RECEIVED, **known)  # type: ignore[arg-type]


def codes(decision: Decision) -> list[str]:
    return [hold.code.value for hold in decision.holds]


@pytest.mark.parametrize("kind", sorted(set(Kind) - BILLS))
def test_every_kind_that_is_no_bill_has_its_outcome(policy: Policy, kind: Kind) -> None:
    outcome, code = KINDS[kind]
    decision = told(policy, paper(kind))
    assert (decision.outcome, codes(decision)) == (outcome, [code] if code else [])
    assert decision.note


FILED_UNSEEN = {kind for kind, (outcome, _) in KINDS.items() if outcome is Outcome.FILED} - {
    Kind.TIMESHEET,
    Kind.BACKING,
}


@pytest.mark.parametrize("kind", sorted(FILED_UNSEEN))
def test_what_may_be_a_bill_after_all_is_not_filed_unseen(policy: Policy, kind: Kind) -> None:
    decision = told(policy, paper(kind, kind_confidence=0.6))
    assert (decision.outcome, codes(decision)) == (Outcome.HELD, ["FORMAT"])


@pytest.mark.parametrize("kind", sorted(BILLS))
def test_a_bill_is_refused(policy: Policy, kind: Kind) -> None:
    with pytest.raises(ValueError, match="it is for decide"):
        told(policy, paper(kind))


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_is_held_with_the_readers_words(policy: Policy, trouble: Trouble) -> None:
    decision = told(policy, None, Reading(reader="pdf 1", trouble=trouble, detail="what the reader said of the file"))
    expected = HoldCode.RESCAN if trouble is Trouble.PICTURE_ONLY else HoldCode.FORMAT
    assert decision.outcome is Outcome.HELD
    assert [(hold.code, hold.detail) for hold in decision.holds] == [(expected, "what the reader said of the file")]


def test_a_trouble_without_words_is_told_by_the_rule(policy: Policy) -> None:
    decision = told(policy, None, Reading(reader="pdf 1", trouble=Trouble.ENCRYPTED))
    assert decision.holds[0].detail == "It cannot be opened, or is of a kind that is not accepted"


def test_a_bank_change_by_mail_is_shut_away(policy: Policy) -> None:
    asked = Remark(finding=Finding.BANK_CHANGE_ASKED, detail="pay to another account")
    decision = told(policy, paper(Kind.EMAIL, Channel.MAIL, remarks=(asked,)))
    assert (decision.outcome, codes(decision)) == (Outcome.QUARANTINED, ["FRD_MANDATE"])


@pytest.mark.parametrize(
    ("finding", "code"),
    [
        (Finding.PATIENT_DATA, "IG_PCD"),
        (Finding.HIDDEN_TEXT, "DOC_TAMPER"),
        (Finding.ACTIVE_CONTENT, "DOC_TAMPER"),
        (Finding.EMBEDDED_E_INVOICE_DIFFERS, "DOC_TAMPER"),
        (Finding.TEXT_DIFFERS_FROM_PICTURE, "DOC_TAMPER"),
    ],
)
def test_what_may_not_be_handled_is_shut_away_before_all_else(policy: Policy, finding: Finding, code: str) -> None:
    document = paper(Kind.QUOTE, remarks=(Remark(finding=finding, detail="white on white", page=2),))
    decision = told(policy, document, repeats=True)
    assert (decision.outcome, codes(decision)) == (Outcome.QUARANTINED, [code])
    assert decision.holds[0].detail == "white on white (page 2)"


def test_two_findings_hold_twice_and_one_seen_twice_once(policy: Policy) -> None:
    remarks = tuple(
        Remark(finding=finding, detail="seen")
        for finding in (Finding.PATIENT_DATA, Finding.HIDDEN_TEXT, Finding.PATIENT_DATA)
    )
    assert sorted(codes(told(policy, paper(Kind.QUOTE, remarks=remarks)))) == ["DOC_TAMPER", "IG_PCD"]


@pytest.mark.parametrize("finding", [Finding.INVALID_E_INVOICE, Finding.INFORMAL_E_INVOICE])
def test_a_flawed_e_invoice_standard_is_no_reason_by_itself(policy: Policy, finding: Finding) -> None:
    remark = Remark(finding=finding, detail="BR-06")
    assert told(policy, paper(Kind.QUOTE, remarks=(remark,))).outcome is Outcome.FILED


def test_a_file_of_several_documents_is_split(policy: Policy) -> None:
    reading = Reading(reader="pdf 1", page_count=2, documents=(DOCUMENT, paper(Kind.STATEMENT)))
    assert told(policy, None, reading).outcome is Outcome.SPLIT


def test_a_child_of_a_split_file_is_decided_by_itself(policy: Policy) -> None:
    reading = Reading(reader="pdf 1", page_count=2, documents=(DOCUMENT, paper(Kind.QUOTE)))
    assert told(policy, paper(Kind.QUOTE), reading).outcome is Outcome.FILED


def test_a_cover_mail_joins_what_it_brought(policy: Policy) -> None:
    reading = Reading(reader="mail 1", parts=(Part(name="a.pdf", content=b"%PDF"),))
    assert told(policy, paper(Kind.EMAIL, Channel.MAIL), reading).outcome is Outcome.JOINED
    assert told(policy, None, reading).outcome is Outcome.JOINED
    assert told(policy, paper(Kind.EMAIL, Channel.MAIL), reading, parts=0).outcome is Outcome.HELD


def test_a_backing_sheet_joins_its_invoice(policy: Policy) -> None:
    decision = told(policy, paper(Kind.BACKING), linked_to="item-1")
    assert (decision.outcome, decision.linked_to) == (Outcome.JOINED, "item-1")


def test_a_reminder_is_filed_with_its_invoice(policy: Policy) -> None:
    decision = told(policy, paper(Kind.REMINDER), linked_to="item-1")
    assert (decision.outcome, decision.linked_to) == (Outcome.FILED, "item-1")


def test_the_same_paper_again_is_a_duplicate(policy: Policy) -> None:
    decision = told(policy, paper(Kind.QUOTE), repeats=True, linked_to="item-1")
    assert (decision.outcome, codes(decision)) == (Outcome.DUPLICATE, ["DUP_FILE"])


def test_a_logo_joins_its_mail(policy: Policy) -> None:
    assert told(policy, None, None, decoration=True, linked_to="item-1").outcome is Outcome.JOINED


def test_a_statement_told_apart_is_reconciled_with_its_lines(policy: Policy) -> None:
    line = StatementLine(reference="INV-1", on=date(2026, 9, 1), amount=Decimal("12.00"))
    document = paper(Kind.STATEMENT, statement_lines=(line,))
    apart: tuple[ClassifiedLine, ...] = classify_statement(
        document, organisation="ZN1", bills=(), policy=policy, as_at=RECEIVED
    )
    decision = told(policy, document, statement=apart)
    assert (decision.outcome, decision.holds) == (Outcome.RECONCILED, ())
    assert [(each.reference, each.amount, each.stands) for each in decision.statement] == [
        ("INV-1", Decimal("12.00"), "not_received")
    ]
    untold = told(policy, document)
    assert (untold.outcome, codes(untold)) == (Outcome.HELD, ["FORMAT"])


def test_a_refusal_by_the_ledger_holds_what_was_to_be_posted(case: Case) -> None:
    posted = case.decide()
    held = refused(
        posted, refusal="order_closed", detail="order ZN1000123 was closed today", policy=case.policy, as_at=RECEIVED
    )
    assert (held.outcome, codes(held), held.posting) == (Outcome.HELD, ["PO_CLOSED"], None)
    assert held.holds[0].detail == "order ZN1000123 was closed today"
    assert held.trace[:-1] == posted.trace


def test_a_form_is_held_for_what_the_masters_have_against_it_and_says_what(policy: Policy) -> None:
    known = told(policy, paper(Kind.SUPPLIER_FORM), known_suppliers="ZN2 has it as S-9")
    assert [(hold.code, hold.detail) for hold in known.holds] == [(HoldCode.SUP_DUP, "ZN2 has it as S-9")]
    taken = told(policy, paper(Kind.CHANGE_FORM), post_taken="Position P-1 is filled")
    assert [(hold.code, hold.detail) for hold in taken.holds] == [(HoldCode.HR_CONFLICT, "Position P-1 is filled")]
