"""What holds up whom, kept in step with the work list, so that causes can be grouped from it however many wait."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, insert, select

from counterfoil.model.decisions import HoldCode
from counterfoil.model.roots import Root, root_of
from counterfoil.money import POUNDS
from counterfoil.store.desk_tables import WAIT, WORK
from counterfoil.store.moves import Moves
from counterfoil.store.papers import WATCHED
from counterfoil.store.tables import HOLD, PAPER
from counterfoil.store.work_records import Queue

ITEM: BindParameter[str] = bindparam("of_item")
FORGET = delete(WAIT).where(WAIT.c.item == ITEM)
LISTED = select(WORK).where(WORK.c.item == ITEM, WORK.c.queue != Queue.DONE.value, WORK.c.settled_by.is_(None))
OPEN = select(HOLD.c.code, HOLD.c.opened_on).where(HOLD.c.item == ITEM, HOLD.c.released_on.is_(None))
CAUSES = select(PAPER.c.body).where(PAPER.c.item == ITEM, PAPER.c.paper == "causes")
ADD = insert(WAIT)


class Grouping(Moves):
    """Writes the waits of an item anew after whatever changed its holds or its place on the work list."""

    def _group_waits(self, item: str) -> None:
        asked = {"of_item": item}
        self._connection.execute(FORGET, asked)
        work = self._connection.execute(LISTED, asked).first()
        if work is not None:
            self._connection.execute(ADD, [*self._waits_of(work)])

    def _waits_of(self, work: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - a row
        asked = {"of_item": work.item}
        body = self._connection.execute(CAUSES, asked).scalar()
        watched = [each.cause for each in WATCHED.validate_json(body)] if body else []
        holds = [(row.code, row.opened_on) for row in self._connection.execute(OPEN, asked)]
        for code, since in holds or [("", work.received_on)]:
            # What an approver sent back waits for those who prepare.
            approves = code or work.queue == Queue.APPROVAL.value
            root, name = root_of(
                HoldCode(code) if code else None,
                approver=(work.approver or "") if approves else "",
                sender=work.sender,
                currency=work.currency,
                watched=watched,
            )
            yield {
                "item": work.item,
                "code": code,
                "root": root.value,
                "cause": work.item if root is Root.ITEM else name.casefold(),
                "name": work.number or work.item if root is Root.ITEM else name,
                "restricted": work.restricted,
                "organisation": work.organisation,
                "pence": max(work.pence, 0) if work.currency == POUNDS else 0,
                "since": since,
                "due_on": work.due_on,
            }
