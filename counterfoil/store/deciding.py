"""Writing decisions: the outcome or the intent to post, with everything that hangs on it, at once or not at all."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import bindparam, delete, insert, select, update

from counterfoil.model.basis import Basis
from counterfoil.model.causes import Watched
from counterfoil.model.decisions import Decision, Hold, Outcome
from counterfoil.model.documents import Kind
from counterfoil.model.matches import KnownBill, Match
from counterfoil.model.postings import Posted, Posting
from counterfoil.model.shifts import PricedShift, booking_key
from counterfoil.store.enlisting import Enlisting
from counterfoil.store.errors import PostingKeyTakenError, StoreError
from counterfoil.store.inserting import insert_or_leave
from counterfoil.store.papers import BASIS, DECISION, MATCH, POSTED, POSTING, WATCHED, dumped
from counterfoil.store.records import Billed, Claim, Item, State
from counterfoil.store.rows import BILL_COLUMNS
from counterfoil.store.ruling import Ruling
from counterfoil.store.seeing import gross_key
from counterfoil.store.tables import BILL, HOLD, ORDER_BILLING, PAPER
from counterfoil.store.tables import POSTING as POSTING_TABLE
from counterfoil.store.work_records import Brief

# What may reach the ledger, now or once approved, takes its part of the order.
BILLS_THE_ORDER = {Outcome.POSTED, Outcome.AWAITING_APPROVAL}

OWN_POSTING = POSTING_TABLE.c.item == bindparam("of_item")
FIND_POSTED = select(POSTING_TABLE.c.key).where(OWN_POSTING, POSTING_TABLE.c.posted_at.is_not(None))
CONFIRM = update(POSTING_TABLE).where(OWN_POSTING, POSTING_TABLE.c.posted_at.is_(None))
TAKE_BACK = (
    delete(POSTING_TABLE).where(OWN_POSTING),
    delete(PAPER).where(PAPER.c.item == bindparam("of_item"), PAPER.c.paper.in_(["match", "decision", "causes"])),
    delete(BILL).where(BILL.c.item == bindparam("of_item")),
    delete(ORDER_BILLING).where(ORDER_BILLING.c.item == bindparam("of_item")),
)
ADD_HOLDS = insert(HOLD)
ADD_BILL = insert(BILL)
ADD_ORDER_BILLING = insert(ORDER_BILLING)
ADD_INTENT = {
    dialect: added.returning(POSTING_TABLE.c.key)
    for dialect, added in insert_or_leave(POSTING_TABLE, POSTING_TABLE.c.key).items()
}


class Deciding(Ruling, Enlisting):
    """The moves that decide an item and that confirm its posting."""

    def decide(
        self,
        claim: Claim,
        decision: Decision,
        *,
        organisation: str | None = None,
        supplier_id: str | None = None,
        kind: Kind | None = None,
        brief: Brief | None = None,
        match: Match | None = None,
        basis: Basis | None = None,
        watched: Sequence[Watched] = (),
        bill: KnownBill | None = None,
        number_key: str = "",
    ) -> int:
        """Write a decision with its holds, links, coding and trace, in place of the item's earlier one.

        The decision is also kept for ever, with its basis, as the ruling of the number that is returned.

        An outcome of `posted` is only an intent: the item goes to the ledger next and has no outcome until
        `confirm_posted`. Any other finishes the item for now. `bill` is how later post will find this one by
        `number_key` or by amount; without it the item does not count as seen. `kind` corrects the reader's. `watched`
        is what the item waits on while it is held, and `brief` what the work list shows where a person is needed.

        Raises:
            PostingKeyTakenError: another item has, or had, this bill posted; end the transaction and decide again.
            StoreError: the item is posted already.
            ValueError: the outcome is `posted` and there is nothing to post.
        """
        item = claim.item.id
        intends = decision.outcome is Outcome.POSTED
        if intends and decision.posting is None:
            raise ValueError(f"{item} is to be posted, but its decision holds no posting")
        state = State.POSTING if intends else State.DONE
        based = None if basis is None else dumped(BASIS, basis)
        papers = {"match": None if match is None else dumped(MATCH, match), "decision": dumped(DECISION, decision)}
        self._move(
            claim,
            "decided",
            {
                **_said(decision, supplier_id=supplier_id),
                **{name: _digest(body) for name, body in papers.items()},
                "basis": _digest(based),
            },
            stream=organisation,
            state=state.value,
            step=state.value,
            outcome=None if intends else decision.outcome.value,
            kind=(kind or claim.item.kind or Kind.UNKNOWN).value,
            organisation=organisation,
            supplier_id=supplier_id,
            linked_to=decision.linked_to,
            flags=tuple(flag.value for flag in decision.flags),
            decided_on=decision.as_at,
            due_on=decision.posting.due_date if decision.posting else brief and brief.due_on,
            attempts=0,
            not_before=None,
            error=None,
        )
        if claim.item.decided_on is not None:
            self._take_back(item)
        self._add_papers([(item, paper, body) for paper, body in papers.items()])
        self._add_papers([(item, "causes", dumped(WATCHED, tuple(watched)))])
        self._set_holds(claim.item, decision.holds, decision.as_at)
        self._list_work(claim.item, decision, brief or Brief(), organisation=organisation, kind=kind)
        self._add_bill(item, bill, number_key)
        if decision.posting is not None and intends:
            self._add_intent(item, decision.posting)
        if decision.posting is not None and decision.outcome in BILLS_THE_ORDER:
            self._add_order_billing(item, decision.posting, decision.shifts)
        return self._add_ruling(claim, decision, organisation=organisation, decided=papers["decision"], basis=based)

    def confirm_posted(self, claim: Claim, posted: Posted) -> None:
        """Finish an item from what was read back of it from the ledger.

        Raises:
            StoreError: the item was not about to be posted.
        """
        self._move(
            claim,
            "posted",
            {"key": posted.posting.key, "system": posted.system, "reference": posted.reference},
            state=State.DONE.value,
            step=State.DONE.value,
            outcome=Outcome.POSTED.value,
            attempts=0,
            not_before=None,
            error=None,
        )
        receipt = {
            "posted_at": self._clock(),
            "system": posted.system,
            "reference": posted.reference,
            "read_back": dumped(POSTED, posted),
        }
        confirmed = self._connection.execute(CONFIRM, {"of_item": claim.item.id, **receipt})
        if confirmed.rowcount != 1:
            raise StoreError(f"{claim.item.id} was not about to be posted; its posting can not be confirmed")

    def _take_back(self, item: str) -> None:
        """Remove what the earlier decision wrote; its holds stay, to be compared with the new ones."""
        if self._connection.execute(FIND_POSTED, {"of_item": item}).first():
            raise StoreError(
                f"{item} is posted; what is in the ledger is corrected by a credit note, not decided again"
            )
        for statement in TAKE_BACK:
            self._connection.execute(statement, {"of_item": item})

    def _set_holds(self, item: Item, holds: Sequence[Hold], on: date) -> None:
        """A code that stays keeps the day it was opened; several holds of one code are one with all their details."""
        details: dict[str, str] = {}
        for hold in holds:
            before = details.get(hold.code.value)
            details[hold.code.value] = f"{before}\n{hold.detail}" if before else hold.detail
        opened = self._compare_holds(item.id, details, on) if item.decided_on is not None else set()
        rows = [
            {"item": item.id, "code": code, "detail": detail, "opened_on": on}
            for code, detail in details.items()
            if code not in opened
        ]
        if rows:
            self._connection.execute(ADD_HOLDS, rows)

    def _compare_holds(self, item: str, details: Mapping[str, str], on: date) -> set[str]:
        """Release the open holds that are gone, renew the words of those that stay, and return the latter's codes."""
        still_open = HOLD.c.item == item, HOLD.c.released_on.is_(None)
        self._connection.execute(update(HOLD).where(*still_open, HOLD.c.code.not_in(details)).values(released_on=on))
        opened = {str(row.code): row.id for row in self._connection.execute(select(HOLD).where(*still_open))}
        for code, number in opened.items():
            self._connection.execute(update(HOLD).where(HOLD.c.id == number).values(detail=details[code]))
        return set(opened)

    def _add_bill(self, item: str, bill: KnownBill | None, number_key: str) -> None:
        if bill is not None:
            values = {column.name: getattr(bill, column.name) for column in BILL_COLUMNS}
            keys = {"item": item, "number_key": number_key, "gross_key": gross_key(bill.gross)}
            self._connection.execute(ADD_BILL, {**values, **keys, "kind": bill.kind.value})

    def _add_intent(self, item: str, posting: Posting) -> None:
        """On PostgreSQL the insert waits for another transaction that is just inserting the same key."""
        intent = {
            "key": posting.key,
            "item": item,
            "organisation": posting.organisation,
            "body": dumped(POSTING, posting),
            "intended_at": self._clock(),
        }
        if self._connection.execute(ADD_INTENT[self._connection.dialect.name], intent).first() is None:
            taken = select(POSTING_TABLE.c.item).where(POSTING_TABLE.c.key == posting.key)
            raise PostingKeyTakenError(key=posting.key, item=self._connection.execute(taken).scalar_one())

    def _add_order_billing(self, item: str, posting: Posting, shifts: Sequence[PricedShift]) -> None:
        rows = [
            {
                "item": item,
                "organisation": posting.organisation,
                "po_number": po_number,
                "po_line": po_line,
                "quantity": billed.quantity,
                "net": billed.net,
            }
            for (po_number, po_line), billed in {**_billed_by(posting), **_worked(shifts)}.items()
        ]
        if rows:
            self._connection.execute(ADD_ORDER_BILLING, rows)


def _billed_by(posting: Posting) -> dict[tuple[str, str], Billed]:
    billed: dict[tuple[str, str], Billed] = {}
    for part in posting.distributions:
        if part.po_number is not None:
            key = (part.po_number, part.po_line or "")
            before = billed.get(key, Billed())
            quantity = before.quantity + (part.quantity or Decimal(0))
            billed[key] = Billed(quantity=quantity, net=before.net + part.net)
    return billed


def _worked(shifts: Sequence[PricedShift]) -> dict[tuple[str, str], Billed]:
    """The hours of each booking that a bill takes; where it bills several together, each by what was approved."""
    worked: dict[tuple[str, str], Billed] = {}
    for shift in (priced.match for priced in shifts):
        for each in shift.booked:
            share = each.approved / shift.approved if len(shift.booked) > 1 and shift.approved else Decimal(1)
            worked[booking_key(each.booking)] = Billed(
                quantity=(shift.hours or Decimal(0)) * share, net=shift.net * share
            )
    return worked


def _said(decision: Decision, *, supplier_id: str | None) -> dict[str, str | None]:
    """What the audit log is told of a decision: codes, keys and hashes, no words of the document."""
    return {
        "outcome": decision.outcome.value,
        "as_at": decision.as_at.isoformat(),
        "holds": "|".join(sorted({hold.code.value for hold in decision.holds})),
        "flags": "|".join(flag.value for flag in decision.flags),
        "linked_to": decision.linked_to,
        "supplier_id": supplier_id,
        "posting_key": decision.posting.key if decision.posting else None,
        "rules": decision.rulebook.content_hash if decision.rulebook else None,
        "rule_files": decision.rulebook.files if decision.rulebook else None,
        "commit": decision.rulebook.commit if decision.rulebook else None,
        "rows": "|".join(step.row for step in decision.trace),
    }


def _digest(body: str | None) -> str | None:
    return None if body is None else hashlib.sha256(body.encode()).hexdigest()
