"""Asking for what the work is measured by: what became of each bill, and how long people took over theirs."""

import json
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import ColumnElement, exists, func, or_, select

from counterfoil.model.decisions import Outcome
from counterfoil.model.documents import Kind
from counterfoil.model.judged import ACTING, SHOWN, JudgementKind
from counterfoil.store import papers
from counterfoil.store.desk_tables import JUDGEMENT_END, WORK
from counterfoil.store.queries import Queries
from counterfoil.store.records import Item, State
from counterfoil.store.rows import ITEM_COLUMNS, item_of
from counterfoil.store.sight import PLAIN, Scope
from counterfoil.store.tables import BILL, ITEM, JUDGEMENT, POSTING
from counterfoil.store.work_records import BillEnd

BILLS = [kind.value for kind in Kind if kind.is_bill]
HELPING = [kind.value for kind in {*ACTING, JudgementKind.CORRECTION}]
# Nobody works on one exception for so long without a pause: it was left open.
LONGEST_LOOK = timedelta(minutes=30)
MOST_FOUND = 50


class Measuring(Queries):
    """What the figures are made from; every question takes the scope of whoever asks."""

    def bill_ends(self, scope: Scope) -> Iterator[BillEnd]:
        """Every finished bill within the scope, in the order of the post."""
        withdrawn = exists().where(JUDGEMENT_END.c.judgement == JUDGEMENT.c.id, JUDGEMENT_END.c.withdrawn)
        helped = exists().where(JUDGEMENT.c.item == ITEM.c.id, JUDGEMENT.c.kind.in_(HELPING), ~withdrawn)
        columns = (ITEM.c.id, ITEM.c.organisation, ITEM.c.outcome, ITEM.c.linked_to, ITEM.c.received_on)
        query = (
            select(*columns, BILL.c.gross, BILL.c.currency, POSTING.c.posted_at, POSTING.c.body, helped.label("helped"))
            .add_columns(WORK.c.pence, WORK.c.currency.label("listed_currency"))
            .outerjoin(BILL, BILL.c.item == ITEM.c.id)
            .outerjoin(POSTING, POSTING.c.item == ITEM.c.id)
            .outerjoin(WORK, WORK.c.item == ITEM.c.id)
            .where(ITEM.c.kind.in_(BILLS), ITEM.c.state == State.DONE.value, *_within(scope))
            .order_by(ITEM.c.received_on, ITEM.c.file, ITEM.c.part)
        )
        for row in self._streamed(query):
            posting = papers.POSTING.validate_json(row.body) if row.posted_at else None
            gross, currency = (posting.gross, posting.currency) if posting else (row.gross, row.currency)
            if gross is None and row.pence is not None and row.pence >= 0:
                gross, currency = Decimal(row.pence) / 100, row.listed_currency
            yield BillEnd(
                item=row.id,
                organisation=row.organisation,
                outcome=Outcome(row.outcome),
                linked_to=row.linked_to,
                received_on=row.received_on,
                gross=gross,
                currency=currency or "",
                helped=row.helped,
                posted_on=row.posted_at.date() if row.posted_at else None,
                due_on=posting.due_date if posting else None,
            )

    def looks(self, scope: Scope) -> list[tuple[str, str | None, timedelta]]:
        """How long each exception was before somebody, from its page to their judgement: item, organisation, time.

        Where the page was left open for more than half an hour, nothing is known.
        """
        query = (
            select(JUDGEMENT.c.item, JUDGEMENT.c.at, JUDGEMENT.c.body, WORK.c.organisation)
            .join(WORK, WORK.c.item == JUDGEMENT.c.item)
            .where(JUDGEMENT.c.body.contains(f'"{SHOWN}"'), scope.of_work())
            .order_by(JUDGEMENT.c.id)
        )
        # All that one form judged was looked at once.
        found: dict[tuple[str, str], tuple[str, str | None, timedelta]] = {}
        for row in self._streamed(query):
            shown = json.loads(row.body).get(SHOWN)
            if shown and (took := row.at - datetime.fromisoformat(shown)) <= LONGEST_LOOK:
                found[row.item, shown] = (row.item, row.organisation, took)
        return [*found.values()]

    def bills_numbered(self, text: str, keys: Collection[str], scope: Scope) -> list[Item]:
        """The bills within the scope with one of these number keys, and what the work list has by this number or id."""
        query = (
            select(*ITEM_COLUMNS)
            .outerjoin(BILL, BILL.c.item == ITEM.c.id)
            .outerjoin(WORK, WORK.c.item == ITEM.c.id)
            .where(or_(BILL.c.number_key.in_(keys), ITEM.c.id == text, WORK.c.number == text), *_within(scope))
            .order_by(ITEM.c.received_on.desc(), ITEM.c.id)
            .limit(MOST_FOUND)
        )
        return [item_of(row) for row in self._all(query)]


def _within(scope: Scope) -> Iterator[ColumnElement[bool]]:
    yield func.coalesce(WORK.c.restricted, PLAIN).in_(scope.restrictions)
    if scope.organisations is not None:
        yield ITEM.c.organisation.in_(scope.organisations)
