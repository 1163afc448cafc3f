"""A change of a supplier's master data: proposed, called back, approved by a second person; here alone stands who may.

The master data itself is never written: an approved change is a record for the team that keeps it. That the number
rung was held before, and that no one person both asks for a change and lets it through, are the two controls against
payment fraud (HM Treasury and NHS Counter Fraud Authority guidance on mandate fraud).
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from counterfoil.model.decisions import HoldCode
from counterfoil.model.judged import By, JudgementKind, Recorded

NOT_DIGIT = re.compile(r"\D")
NOT_WORD = re.compile(r"[\W_]+")
# Long enough to be a number that somebody can be rung at: the shortest British national numbers have ten digits.
SHORTEST_NUMBER = 10


class ChangeKind(StrEnum):
    """What is to become of the master data."""

    BANK = "bank"
    KEEP = "keep"
    SUPPLIER = "supplier"


class Answer(StrEnum):
    """What the supplier said when it was called back."""

    CONFIRMED = "confirmed"
    DENIED = "denied"
    NO_ANSWER = "no_answer"


KINDS_BY_HOLD: Mapping[HoldCode, tuple[ChangeKind, ...]] = {
    HoldCode.BANK_DIFF: (ChangeKind.BANK, ChangeKind.KEEP),
    HoldCode.BANK_VERIFY: (ChangeKind.BANK,),
    HoldCode.SUP_VERIFY: (ChangeKind.SUPPLIER,),
}
"""What may be proposed about an item with this hold."""

DETAILS: Mapping[ChangeKind, tuple[str, ...]] = {
    ChangeKind.BANK: ("account_name", "sort_code", "account_number", "iban"),
    ChangeKind.KEEP: (),
    ChangeKind.SUPPLIER: (
        *("name", "company_number", "vat_number", "address", "email"),
        *("account_name", "sort_code", "account_number", "iban"),
    ),
}
"""What a proposal of each kind says, by the names of the columns of `suppliers`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is proposed, of which record (`supplier_id` is empty for a new one); `held` is the account held then."""

    kind: ChangeKind
    organisation: str
    supplier_id: str
    details: Mapping[str, str]
    held: str
    reason: str
    by: By

    @property
    def telling(self) -> str:
        """The figure or name by which one knows that two people speak of the same: what is read out and keyed again."""
        names = ("account_number", "iban") if self.kind is ChangeKind.BANK else ("company_number", "vat_number", "name")
        if self.kind is ChangeKind.KEEP:
            return self.held.rpartition("/")[2]
        return next((self.details[name] for name in names if self.details.get(name)), "")

    def is_told(self, text: str) -> bool:
        """Whether this is the telling figure, spaces, hyphens and capitals set aside."""
        return bool(plain(text)) and plain(text) == plain(self.telling)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBack:
    """A call to a number that was held before: who answered, when (local time, as written), and what was said."""

    number: str
    spoken_to: str
    called_at: str
    answer: Answer
    by: By


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The change of one item as it stands: the last proposal that nobody refused, with what was done about it."""

    item: str
    proposal: Proposal
    call: CallBack | None = None
    approved: By | None = None

    @classmethod
    def of(cls, judgements: Iterable[Recorded], *, item: str) -> Self | None:
        """What these judgements of one item, the earliest first and without those taken back, come to."""
        change: Self | None = None
        for one in judgements:
            body, by = one.body, By(person=one.person, on=one.at.date(), number=one.id)
            if one.kind == JudgementKind.PROPOSE_CHANGE:
                change = cls(item=item, proposal=_proposal(body, by))
            elif one.kind == JudgementKind.REFUSE_CHANGE:
                change = None
            elif change is not None and one.kind == JudgementKind.CALL_BACK:
                change = replace(change, call=_call(body, by))
            elif change is not None and one.kind == JudgementKind.APPROVE_CHANGE:
                change = replace(change, approved=by)
        return change

    @property
    def stands(self) -> str:
        """Where it stands, in a word: what is to be done next, or that it is done."""
        if self.approved:
            return "approved"
        if self.call is None or self.call.answer is Answer.NO_ANSWER:
            return "to_call_back"
        return "to_approve" if self.call.answer is Answer.CONFIRMED else "denied"


def against_call(change: Change, *, number: str, held: Collection[str], printed: str) -> str:
    """What stands against a call to this number; empty where nothing does.

    `held` are the numbers in the master data's contacts, `printed` all that the document says.
    """
    if change.approved:
        return "This change is approved already"
    key = phone_key(number)
    if len(key) < SHORTEST_NUMBER:
        return "Give the whole number that was rung, with its area code"
    if key in {phone_key(each) for each in held}:
        return ""
    if key in NOT_DIGIT.sub("", printed):
        return (
            "This number stands in the document itself and not in the master data. Whoever wrote the document answers "
            "it, so a call to it proves nothing. Ring a number that the master data holds"
        )
    return (
        "The master data does not hold this number for them. Ring one that it holds; if there is none, have the "
        "master data team find one independently and enter it in the contacts first"
    )


def against_approval(change: Change, *, person: str, full_name: str, requested_by: str) -> str:
    """What stands against an approval by this person, who is called `full_name`; empty where nothing does."""
    if change.approved:
        return "This change is approved already"
    if change.call is None or change.call.answer is not Answer.CONFIRMED:
        return "Nobody has called back yet and had it confirmed"
    if person == change.proposal.by.person:
        return "You proposed this change; a second person approves it"
    if person == change.call.by.person:
        return "You made the call; a second person approves the change"
    if plain(requested_by) and plain(requested_by) == plain(full_name):
        return "The form names you as the one who asks for it; somebody else approves it"
    return ""


def phone_key(text: str) -> str:
    """A telephone number as it is compared: its digits, a British country code as the nought that it replaces."""
    digits = NOT_DIGIT.sub("", text.replace("(0)", ""))
    for code in ("0044", "44"):
        if digits.startswith(code) and len(digits) - len(code) >= SHORTEST_NUMBER - 1:
            return f"0{digits.removeprefix(code)}"
    return digits


def plain(text: str) -> str:
    """A name or number without spaces, punctuation and capitals."""
    return NOT_WORD.sub("", text).casefold()


def _proposal(body: Mapping[str, str], by: By) -> Proposal:
    kind = ChangeKind(body["change"])
    return Proposal(
        kind=kind,
        organisation=body["organisation"],
        supplier_id=body["supplier_id"],
        details={name: body[name] for name in DETAILS[kind] if name in body},
        held=body["held"],
        reason=body["reason"],
        by=by,
    )


def _call(body: Mapping[str, str], by: By) -> CallBack:
    return CallBack(
        number=body["number"],
        spoken_to=body["spoken_to"],
        called_at=body["called_at"],
        answer=Answer(body["answer"]),
        by=by,
    )
