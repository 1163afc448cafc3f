"""The work list as decisions write it: an item that needs a person is on it, one that no longer does is done."""

from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from counterfoil.model.decisions import Decision, HoldCode, Outcome
from counterfoil.model.documents import Kind
from counterfoil.money import POUNDS, to_penny
from counterfoil.store.desk_tables import WORK
from counterfoil.store.grouping import Grouping
from counterfoil.store.records import Item
from counterfoil.store.sight import PATIENT, PLAIN, SHUT
from counterfoil.store.work_records import Brief, Queue

NEEDS_A_PERSON = {
    Outcome.HELD: Queue.HELD,
    Outcome.QUARANTINED: Queue.HELD,
    Outcome.AWAITING_APPROVAL: Queue.APPROVAL,
}
# Better Payment Practice Code, where nothing better is known.
USUAL_DAYS = timedelta(days=30)

OF_ITEM = WORK.c.item == bindparam("of_item")
IS_LISTED = select(WORK.c.item).where(OF_ITEM)
CHANGE = update(WORK).where(OF_ITEM)
ADD = insert(WORK)
NOBODY_ASKED = {"asked": None, "asked_until": None}


class Enlisting(Grouping):
    """Keeps the work list in step with decisions, in the same transaction."""

    def _list_work(
        self, item: Item, decision: Decision, brief: Brief, *, organisation: str | None, kind: Kind | None
    ) -> None:
        listed = item.decided_on is not None and self._connection.execute(IS_LISTED, {"of_item": item.id}).first()
        queue = NEEDS_A_PERSON.get(decision.outcome)
        if queue is None:
            if listed:
                done = {"queue": Queue.DONE.value, "version": WORK.c.version + 1, **NOBODY_ASKED}
                self._connection.execute(CHANGE.values(done), {"of_item": item.id})
                self._group_waits(item.id)
            return
        row = _row(item, decision, brief, organisation=organisation, kind=kind)
        row["queue"] = queue.value
        if listed:
            fresh = {**row, "version": WORK.c.version + 1, "settled_by": None, "settled_at": None}
            self._connection.execute(CHANGE.values(fresh), {"of_item": item.id})
        else:
            self._connection.execute(ADD, {"item": item.id, "version": 1, **row})
        self._group_waits(item.id)


def _row(
    item: Item, decision: Decision, brief: Brief, *, organisation: str | None, kind: Kind | None
) -> dict[str, Any]:
    codes = [hold.code for hold in decision.holds]
    patient = HoldCode.IG_PCD in codes
    shown = HoldCode.IG_PCD if patient else codes[0] if codes else None
    found = (item.id, item.file, brief.number, brief.sender, *brief.orders)
    return {
        "restricted": PATIENT if patient else SHUT if decision.outcome is Outcome.QUARANTINED else PLAIN,
        "organisation": organisation,
        "code": shown.value if shown else "",
        "kind": (kind or item.kind or Kind.UNKNOWN).value,
        "number": brief.number,
        "sender": brief.sender,
        "text": " ".join(found).casefold(),
        "currency": brief.currency[:3] or POUNDS,
        "pence": -1 if brief.gross is None else int(abs(to_penny(brief.gross)) * 100),
        "received_on": item.received_on,
        "due_on": brief.due_on or item.received_on + USUAL_DAYS,
        "approver": decision.approval.person if decision.approval else None,
    }
