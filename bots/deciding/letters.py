"""Drafted letters that go with a decision: returns, requests for copies, replies to reminders, referrals and more."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from bots.deciding.bill import Bill
from bots.deciding.sums import NIL
from counterfoil.model.basis import StandingBill
from counterfoil.model.decisions import Hold, HoldCode, Letter, LetterKind, Outcome, StatementVerdict
from counterfoil.model.documents import Document, Kind
from counterfoil.model.masters import LedgerStatus

SUPPLIER, CLIENT, SENDER = "the supplier", "the organisation billed", "the sender"
COUNTER_FRAUD = "the local counter-fraud specialist"
# Post that asks for nothing of payables, and who wants it.
WANTED_BY = {
    Kind.QUOTE: "the buyer",
    Kind.PRO_FORMA: "the buyer",
    Kind.ORDER_ACKNOWLEDGEMENT: "the buyer",
    Kind.DELIVERY_NOTE: "the receiving department",
    Kind.REMITTANCE_ADVICE: "the income team",
}
STANDING = {
    LedgerStatus.PAID: "has been paid",
    LedgerStatus.APPROVED: "is approved and will be paid when it falls due",
    LedgerStatus.HELD: "is with us and held; we will write about what is needed",
    LedgerStatus.CANCELLED: "is cancelled in our books and will not be paid",
    None: "is with us and held; we will write about what is needed",
}

Draft = Callable[[Bill, Hold], Letter]


def about_bill(bill: Bill, holds: Sequence[Hold], *, outcome: Outcome, missing: Sequence[str]) -> tuple[Letter, ...]:
    """The letters that a decided bill needs; none for one that is posted."""
    if outcome is Outcome.RETURNED:
        return (_returned(bill, holds, missing),)
    written = (DRAFTS[hold.code](bill, hold) for hold in holds if hold.code in DRAFTS)
    return tuple({(letter.kind, letter.subject): letter for letter in written}.values())


def about_paper(
    document: Document | None,
    *,
    outcome: Outcome,
    holds: Sequence[Hold],
    statement: Sequence[StatementVerdict] = (),
    standing: Sequence[StandingBill] | None = None,
) -> tuple[Letter, ...]:
    """The letters that other post needs."""
    return tuple(_about_paper(document, outcome, holds, statement, standing))


def _about_paper(
    document: Document | None,
    outcome: Outcome,
    holds: Sequence[Hold],
    statement: Sequence[StatementVerdict],
    standing: Sequence[StandingBill] | None,
) -> Iterator[Letter]:
    codes = {hold.code for hold in holds}
    if HoldCode.FORMAT in codes or HoldCode.RESCAN in codes:
        yield Letter(
            kind=LetterKind.ACKNOWLEDGEMENT,
            to=SENDER,
            subject="We have your file and cannot read it",
            body="We received your file and keep it, but it cannot be read or is of a kind that we do not accept. "
            "Please send an e-invoice, or one PDF without a password for each invoice. The 30 days begin with it.",
        )
    if codes & {HoldCode.FRD_MANDATE, HoldCode.DOC_TAMPER}:
        yield _referral("A letter in the post", holds)
    if outcome is Outcome.RECONCILED:
        yield from _about_statement(statement)
    if document is None or outcome is not Outcome.FILED:
        return
    if document.kind is Kind.REMINDER:
        yield _status_reply(document, standing or ())
    elif document.kind in WANTED_BY:
        kind = document.kind.value.replace("_", " ")
        yield Letter(
            kind=LetterKind.REDIRECT,
            to=WANTED_BY[document.kind],
            subject=f"A {kind} came to payables",
            body=f"The {kind} attached came with the invoices. It asks payables for nothing and is passed on to you.",
        )


def _returned(bill: Bill, holds: Sequence[Hold], missing: Sequence[str]) -> Letter:
    lacking = " and ".join(missing)
    why = [f"it shows no {lacking}"] if missing else [hold.detail for hold in holds]
    return Letter(
        kind=LetterKind.RETURN,
        to=SUPPLIER,
        subject=f"Returned: {_named(bill)}" + (f", no {lacking}" if missing else ""),
        body=f"We return {_named(bill)} because {'; '.join(why)}. Please send a complete invoice. The 30 days for "
        "payment have not begun; they begin when it comes.",
    )


def _reissue(bill: Bill, hold: Hold) -> Letter:
    return Letter(
        kind=LetterKind.REISSUE,
        to=SUPPLIER,
        subject=f"Please reissue {_named(bill)}",
        body=f"{hold.detail}. We dispute {_named(bill)} until a corrected invoice or a credit note comes.",
    )


def _without_patient(bill: Bill, hold: Hold) -> Letter:
    del bill, hold
    return Letter(
        kind=LetterKind.REISSUE,
        to=SUPPLIER,
        subject="Please reissue an invoice without patients' data",
        body="Your invoice carries data by which a patient can be identified. It is not valid; we have shut it away. "
        "Please send it again without names, dates of birth or NHS numbers of patients, and destroy what you hold.",
    )


def _short_pay(bill: Bill, hold: Hold) -> Letter:
    return Letter(
        kind=LetterKind.SHORT_PAY,
        to="the agency",
        subject=f"Hours on {_named(bill)}",
        body=f"{hold.detail}. Please credit the disputed part, or send the signed timesheet that supports it.",
    )


def _onboarding(bill: Bill, hold: Hold) -> Letter:
    return Letter(
        kind=LetterKind.ONBOARDING,
        to=CLIENT,
        subject="New supplier form needed",
        body=f"{hold.detail}. If you ordered this, please complete the new supplier form for the sender of "
        f"{_named(bill)}; suppliers cannot apply themselves.",
    )


def _call_back(bill: Bill, hold: Hold) -> Letter:
    contact = bill.contact
    number = contact.phone if contact and contact.phone else "the number on the supplier's record"
    return Letter(
        kind=LetterKind.CALL_BACK,
        to="the supplier team",
        subject=f"Call back about the bank account on {_named(bill)}",
        body=f"{hold.detail}. Ring {number}, which we held before, and no number from the document. The record "
        "stays as it is until two people have confirmed a change.",
    )


def _to_counter_fraud(bill: Bill, hold: Hold) -> Letter:
    return _referral(_named(bill), [hold])


def _referral(what: str, holds: Sequence[Hold]) -> Letter:
    told = "; ".join(f"{hold.code.value}: {hold.detail}" for hold in holds)
    return Letter(
        kind=LetterKind.REFERRAL,
        to=COUNTER_FRAUD,
        subject=f"Referral: {what}",
        body=f"{what} is held and referred to you. {told}. The original as received, its SHA-256, what was read and "
        "every step of the decision are kept with the item. The sender has not been told.",
    )


DRAFTS: Mapping[HoldCode, Draft] = {
    HoldCode.TAX_VAR: _reissue,
    HoldCode.TAX_LOCUM: _reissue,
    HoldCode.IG_PCD: _without_patient,
    HoldCode.AGY_HOURS: _short_pay,
    HoldCode.SUP_NEW: _onboarding,
    HoldCode.BANK_DIFF: _call_back,
    HoldCode.FRD_UNSOLICITED: _to_counter_fraud,
    HoldCode.DOC_TAMPER: _to_counter_fraud,
    HoldCode.AGY_OVERLAP: _to_counter_fraud,
}


def _about_statement(lines: Sequence[StatementVerdict]) -> Iterator[Letter]:
    """Copies are asked for of what we have not been sent, and of nothing else."""
    lacking = [line for line in lines if line.stands in {"not_received", "credit_not_taken"}]
    if lacking:
        listed = "\n".join(_line(line.reference, line.on, line.amount) for line in lacking)
        yield Letter(
            kind=LetterKind.COPY_REQUEST,
            to=SUPPLIER,
            subject=f"Copies of {len(lacking)} documents on your statement",
            body=f"We do not have these invoices and credit notes on your statement. Please send copies:\n{listed}",
        )


def _status_reply(document: Document, standing: Sequence[StandingBill]) -> Letter:
    named = ", ".join(document.speaks_of) or "the invoice you write of"
    told = [f"invoice {each.bill.invoice_number} {STANDING[each.status]}" for each in standing]
    return Letter(
        kind=LetterKind.STATUS_REPLY,
        to=SUPPLIER,
        subject=f"Your reminder about {named}",
        body=f"Thank you for your reminder. Where it stands: {'; '.join(told)}."
        if told
        else f"Thank you for your reminder. We have not received {named}; please send a copy.",
    )


def _line(reference: str, on: date | None, amount: Decimal) -> str:
    return f"{reference}" + (f" of {on}" if on else "") + f", £{abs(amount):,.2f}" + (" credit" if amount < NIL else "")


def _named(bill: Bill) -> str:
    kind = bill.kind.value.replace("_", " ")
    return f"{kind} {bill.number}" if bill.number else f"your {kind}" + (f" of {bill.date}" if bill.date else "")
