"""Asking for the work list, a page at a time: each page begins where the one before it ended, however long the list."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select, true, tuple_

from counterfoil.model.decisions import HoldCode
from counterfoil.model.documents import Kind
from counterfoil.money import POUNDS
from counterfoil.store.desk_tables import ACCOUNT, IS_OPEN, WORK
from counterfoil.store.queries import Queries
from counterfoil.store.searching import FEW, has_words, items_with
from counterfoil.store.sight import Scope
from counterfoil.store.tables import HOLD
from counterfoil.store.work_records import Order, Queue, Tab, Wanted, WorkItem

PAGE = 50
BILLS = [kind.value for kind in Kind if kind.is_bill]
COLUMNS = (*(column for column in WORK.c if column is not WORK.c.text), ACCOUNT.c.full_name.label("assignee_name"))
LISTED = select(*COLUMNS).outerjoin(ACCOUNT, ACCOUNT.c.id == WORK.c.assignee)
SORTED = {Order.DUE: (WORK.c.due_on, False), Order.VALUE: (WORK.c.pence, True), Order.AGE: (WORK.c.received_on, False)}


class WorkList(Queries):
    """What the desk asks about the work list; every question takes the scope of whoever asks."""

    def work(
        self, wanted: Wanted, scope: Scope, *, after: tuple[Any, str] | None = None, limit: int = PAGE
    ) -> list[WorkItem]:
        """One page of the list: what comes `after` this (value sorted by, item)."""
        column, falls = SORTED[wanted.order]
        query = LISTED.where(*_conditions(wanted, scope))
        if words := wanted.search.casefold().split():
            few = self._few_with(words)
            query = query.where(*has_words(words), true() if few is None else WORK.c.item.in_(few))
        if wanted.held_by:
            query = query.where(self._is_held_by(wanted))
        if after is not None:
            place = tuple_(column, WORK.c.item)
            query = query.where(place < after if falls else place > after)
        ordered = (column.desc(), WORK.c.item.desc()) if falls else (column, WORK.c.item)
        return [work_item_of(row._mapping) for row in self._all(query.order_by(*ordered).limit(limit))]  # noqa: SLF001

    def listed(self, wanted: Wanted, scope: Scope) -> int:
        """How many items the list has, whatever is searched for and holds them."""
        count: int = self._all(select(func.count()).where(*_conditions(wanted, scope)))[0][0]
        return count

    def held_first(self, scope: Scope) -> list[tuple[HoldCode, int, Decimal, date]]:
        """By the hold that items are listed under: how many, their gross in pounds, and when the oldest came."""
        pence = func.sum(case((and_(WORK.c.currency == POUNDS, WORK.c.pence > 0), WORK.c.pence), else_=0))
        oldest = func.min(WORK.c.received_on, type_=WORK.c.received_on.type)
        query = select(WORK.c.code, func.count(), pence, oldest).where(IS_OPEN, WORK.c.code != "", scope.of_work())
        rows = self._all(query.group_by(WORK.c.code).order_by(func.count().desc(), WORK.c.code))
        return [(HoldCode(code), items, Decimal(int(pence)) / 100, since) for code, items, pence, since in rows]

    def _few_with(self, words: Sequence[str]) -> list[str] | None:
        """The items that have these words; None where they are so many that the list is gone through faster."""
        found = [row.item for row in self._all(items_with(words, dialect=self._engine.dialect.name))]
        return found if len(found) <= FEW else None

    def _is_held_by(self, wanted: Wanted) -> ColumnElement[bool]:
        """Of holds that many items have a page is full soon, so these are asked for item by item."""
        codes = sorted(code.value for code in wanted.held_by)
        held = select(HOLD.c.item).where(HOLD.c.released_on.is_(None), HOLD.c.code.in_(codes))
        few = [row.item for row in self._all(held.limit(FEW + 1))]
        is_held = WORK.c.item.in_(few) if len(few) <= FEW else held.where(HOLD.c.item == WORK.c.item).exists()
        return or_(is_held, WORK.c.queue == Queue.APPROVAL.value) if wanted.or_approval else is_held

    def work_item(self, item: str) -> WorkItem | None:
        """The item's row; None if it has never needed a person."""
        return next((work_item_of(row._mapping) for row in self._all(LISTED.where(WORK.c.item == item))), None)  # noqa: SLF001 - its public name


def _in_tab(tab: Tab, wanted: Wanted) -> ColumnElement[bool]:
    unsettled = WORK.c.settled_by.is_(None)
    match tab:
        case Tab.MINE:
            return and_(WORK.c.assignee == wanted.mine, IS_OPEN, unsettled, WORK.c.asked_until.is_(None))
        case Tab.UNCLAIMED:
            held = WORK.c.queue == Queue.HELD.value
            return and_(IS_OPEN, held, WORK.c.assignee.is_(None), unsettled, WORK.c.asked_until.is_(None))
        case Tab.APPROVE:
            lent = (and_(WORK.c.organisation == body, WORK.c.approver == name) for body, name in wanted.lent)
            theirs = or_(WORK.c.approver.in_(wanted.acts_for), *lent)
            return and_(IS_OPEN, WORK.c.queue == Queue.APPROVAL.value, theirs, unsettled)
        case Tab.WAITING:
            return and_(IS_OPEN, WORK.c.asked_until.is_not(None), unsettled)
        case Tab.DONE:
            return or_(WORK.c.queue == Queue.DONE.value, WORK.c.settled_by.is_not(None))
        case Tab.ALL:
            return IS_OPEN


def _conditions(wanted: Wanted, scope: Scope) -> list[ColumnElement[bool]]:
    conditions = [_in_tab(wanted.tab, wanted), scope.of_work(in_order=True)]
    if wanted.bills_only:
        conditions.append(WORK.c.kind.in_(BILLS))
    if wanted.organisation:
        conditions.append(WORK.c.organisation == wanted.organisation)
    if wanted.code:
        held = select(HOLD.c.item).where(HOLD.c.released_on.is_(None), HOLD.c.code == wanted.code.value)
        conditions.append(WORK.c.item.in_(held))
    if wanted.least is not None:
        conditions.append(WORK.c.pence >= int(wanted.least * 100))
    if wanted.most is not None:
        conditions.append(and_(WORK.c.pence >= 0, WORK.c.pence <= int(wanted.most * 100)))
    if wanted.received_by is not None:
        conditions.append(WORK.c.received_on <= wanted.received_by)
    if wanted.due_by is not None:
        conditions.append(WORK.c.due_on <= wanted.due_by)
    if wanted.due_from is not None:
        conditions.append(WORK.c.due_on >= wanted.due_from)
    return conditions


def work_item_of(row: Mapping[str, Any]) -> WorkItem:
    """A row of the list from one of `COLUMNS`."""
    values = dict(row)
    pence = values.pop("pence")
    return WorkItem(
        **{
            **values,
            "queue": Queue(values["queue"]),
            "code": HoldCode(values["code"]) if values["code"] else None,
            "kind": Kind(values["kind"]) if values["kind"] else None,
            "amount": None if pence < 0 else Decimal(pence) / 100,
        }
    )
