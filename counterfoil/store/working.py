"""What people do on the work list: take an item, give it to somebody, ask somebody, settle it, take that back.

Each names the version of the item that was shown; with an older one nothing is changed (`StaleError`).
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update

from counterfoil.model.judged import JudgementKind
from counterfoil.store.desk_tables import WORK
from counterfoil.store.grouping import Grouping
from counterfoil.store.judging import Judging
from counterfoil.store.records import Judgement
from counterfoil.store.rows import judgement_of
from counterfoil.store.tables import JUDGEMENT
from counterfoil.store.work_records import Queue, StaleError

# For so long no run acts on what was settled, so that it can be taken back.
GRACE = timedelta(seconds=10)


class Working(Judging, Grouping):
    """The moves of people, each with its audit event; who may make them has been asked before."""

    def take(self, item: str, *, version: int, account: int) -> None:
        """Claim an item that nobody has.

        Raises:
            StaleError: somebody has it, or it has changed.
        """
        self._change(item, version, WORK.c.assignee.is_(None), assignee=account)
        self._note(self._organisation_of(item), "claimed", item, {"assignee": str(account)})

    def assign(self, item: str, *, version: int, account: int | None) -> None:
        """Give an item to somebody, whoever has it; None puts it back among the unclaimed.

        Raises:
            StaleError: it has changed.
        """
        self._change(item, version, assignee=account)
        self._note(self._organisation_of(item), "assigned", item, {"assignee": str(account or "nobody")})

    def ask(self, item: str, *, version: int, person: str, account: int, whom: str, until: date, question: str) -> None:
        """Put an item aside until a day, since somebody was asked.

        Raises:
            StaleError: it has changed, or somebody else has it.
        """
        self._change(item, version, _free_for(account), assignee=account, asked=whom, asked_until=until)
        body = {"whom": whom, "until": until.isoformat(), "question": question}
        self.judge(item, person=person, kind=JudgementKind.ASK, body=body)

    def settle(
        self, item: str, *, version: int, person: str, account: int, judgements: Sequence[tuple[str, Mapping[str, str]]]
    ) -> None:
        """Record judgements, as (kind, body), upon which a run decides the item again.

        Raises:
            StaleError: the item has changed, is settled already, or somebody else has it.
        """
        now = self._clock()
        self._change(
            item,
            version,
            WORK.c.settled_by.is_(None),
            _free_for(account),
            assignee=account,
            asked=None,
            asked_until=None,
            settled_by=account,
            settled_at=now,
        )
        for kind, body in judgements:
            self.judge(item, person=person, kind=kind, body=body, acts_from=now + GRACE)

    def judge_as_shown(self, item: str, *, version: int, person: str, kind: str, body: Mapping[str, str]) -> None:
        """Record a judgement that acts on nothing yet, about a held item as it was shown, whoever has it.

        Raises:
            StaleError: it has changed, is settled or held no more.
        """
        self._change(item, version, WORK.c.queue == Queue.HELD.value, WORK.c.settled_by.is_(None))
        self.judge(item, person=person, kind=kind, body=body)

    def send_back(self, item: str, *, version: int, person: str, reason: str) -> None:
        """Give an item that waits for approval back to those who prepare.

        Raises:
            StaleError: it has changed.
        """
        waits = WORK.c.queue == Queue.APPROVAL.value
        self._change(item, version, waits, queue=Queue.HELD.value, assignee=None, asked=None, asked_until=None)
        self.judge(item, person=person, kind=JudgementKind.SEND_BACK, body={"reason": reason})

    def resubmit(self, item: str, *, version: int) -> None:
        """Lay an item that was sent back before its approver again.

        Raises:
            StaleError: it has changed.
        """
        self._change(item, version, WORK.c.approver.is_not(None), queue=Queue.APPROVAL.value)
        self._note(self._organisation_of(item), "resubmitted", item, {})

    def take_back(self, item: str, *, person: str, account: int) -> None:
        """Withdraw all that the person's last settlement judged.

        Raises:
            StaleError: it is not settled, or by somebody else, or a run has taken it up.
        """
        row = self._connection.execute(
            select(WORK.c.version, WORK.c.settled_at).where(WORK.c.item == item, WORK.c.settled_by == account)
        ).first()
        if row is None:
            raise _stale()
        made = select(JUDGEMENT).where(
            JUDGEMENT.c.item == item, JUDGEMENT.c.person == person, JUDGEMENT.c.acts_from >= row.settled_at
        )
        judgements: list[Judgement] = [judgement_of(found) for found in self._connection.execute(made)]
        self.withdraw(judgements)
        self._change(item, row.version, settled_by=None, settled_at=None)

    def _change(self, item: str, version: int, *conditions: Any, **values: Any) -> None:  # noqa: ANN401
        changed = self._connection.execute(
            update(WORK)
            .where(WORK.c.item == item, WORK.c.version == version, WORK.c.queue != Queue.DONE.value, *conditions)
            .values(version=version + 1, **values)
        )
        if changed.rowcount != 1:
            raise _stale()
        if {"queue", "settled_by"} & values.keys():
            self._group_waits(item)


def _free_for(account: int) -> ColumnElement[bool]:
    """Nobody has the item, or this account has; what waits for approval is its approver's, whoever prepared it."""
    return or_(WORK.c.assignee.is_(None), WORK.c.assignee == account, WORK.c.queue == Queue.APPROVAL.value)


def _stale() -> StaleError:
    return StaleError("This item has changed since the page was shown. Nothing was done; look at it again.")
