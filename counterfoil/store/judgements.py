"""Asking the store what people have judged, and what of it counts."""

from collections.abc import Collection
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import ColumnElement, and_, or_, select

from counterfoil.model.changes import Change
from counterfoil.model.decisions import Outcome
from counterfoil.model.judged import ACTING, CHANGING, NAMING, JudgementKind
from counterfoil.store.desk_tables import JUDGEMENT_END, WORK
from counterfoil.store.queries import Queries
from counterfoil.store.records import Judgement
from counterfoil.store.rows import judgement_of
from counterfoil.store.sight import Scope
from counterfoil.store.tables import ITEM, JUDGEMENT


def open_judgements(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """The condition of judgements that are neither taken up nor withdrawn, and whose authors' time is over."""
    ended = select(JUDGEMENT_END.c.judgement).where(JUDGEMENT_END.c.judgement == JUDGEMENT.c.id).exists()
    return (~ended, or_(JUDGEMENT.c.acts_from.is_(None), JUDGEMENT.c.acts_from <= now))


class Judgements(Queries):
    """What flows and the desk ask about people's judgements."""

    def new_judgements(self) -> list[Judgement]:
        """Judgements for a run to take up, the earliest first; corrections are asked for by `new_corrections`."""
        kinds = [kind.value for kind in ACTING]
        query = select(JUDGEMENT).where(JUDGEMENT.c.kind.in_(kinds), *open_judgements(self.clock()))
        return [judgement_of(row) for row in self._all(query.order_by(JUDGEMENT.c.id))]

    def judgements_in_force(self, items: Collection[str]) -> dict[str, list[Judgement]]:
        """What counts about each of these items, the earliest first; items about which nothing counts are left out.

        A correction counts unless it was withdrawn, any other judgement once a run has taken it up.
        """
        query = (
            select(JUDGEMENT)
            .outerjoin(JUDGEMENT_END, JUDGEMENT_END.c.judgement == JUDGEMENT.c.id)
            .where(
                JUDGEMENT.c.item.in_(items),
                or_(
                    JUDGEMENT_END.c.withdrawn.is_(False),
                    and_(JUDGEMENT.c.kind == JudgementKind.CORRECTION.value, JUDGEMENT_END.c.withdrawn.is_(None)),
                ),
            )
            .order_by(JUDGEMENT.c.id)
        )
        found: dict[str, list[Judgement]] = {}
        for row in self._all(query):
            found.setdefault(row.item, []).append(judgement_of(row))
        return found

    def suppliers_chosen(self) -> list[tuple[Judgement, str | None]]:
        """Choices of a supplier that count, of bills that were posted, the earliest first, each with who was billed."""
        query = (
            select(JUDGEMENT, ITEM.c.organisation)
            .join(JUDGEMENT_END, JUDGEMENT_END.c.judgement == JUDGEMENT.c.id)
            .join(ITEM, ITEM.c.id == JUDGEMENT.c.item)
            .where(
                JUDGEMENT.c.kind == JudgementKind.SUPPLIER.value,
                JUDGEMENT_END.c.withdrawn.is_(False),
                ITEM.c.outcome == Outcome.POSTED.value,
            )
            .order_by(JUDGEMENT.c.id)
        )
        return [(judgement_of(row), row.organisation) for row in self._all(query)]

    def names_judged(self, *, before: datetime | None = None) -> list[Judgement]:
        """Names that somebody confirmed or declined, the earliest first; with `before` those of until then."""
        query = select(JUDGEMENT).where(JUDGEMENT.c.kind.in_([kind.value for kind in NAMING])).order_by(JUDGEMENT.c.id)
        if before is not None:
            query = query.where(JUDGEMENT.c.at < before)
        return [judgement_of(row) for row in self._all(query)]

    def changes(self, scope: Scope, *, final: bool = False, before: datetime | None = None) -> list[Change]:
        """The changes of master data that are proposed or approved, within the scope, in the order of their items.

        With `final` only what can no longer be taken back counts, with `before` only the steps taken until then.
        """
        query = (
            select(JUDGEMENT)
            .join(WORK, WORK.c.item == JUDGEMENT.c.item)
            .outerjoin(JUDGEMENT_END, JUDGEMENT_END.c.judgement == JUDGEMENT.c.id)
            .where(
                JUDGEMENT.c.kind.in_([kind.value for kind in CHANGING]),
                or_(JUDGEMENT_END.c.withdrawn.is_(None), JUDGEMENT_END.c.withdrawn.is_(False)),
                scope.of_work(),
            )
            .order_by(JUDGEMENT.c.item, JUDGEMENT.c.id)
        )
        if final:
            query = query.where(or_(JUDGEMENT.c.acts_from.is_(None), JUDGEMENT.c.acts_from <= self.clock()))
        if before is not None:
            query = query.where(JUDGEMENT.c.at < before)
        made = groupby((judgement_of(row) for row in self._all(query)), key=attrgetter("item"))
        changes = (Change.of(judgements, item=item) for item, judgements in made)
        return [change for change in changes if change is not None]

    def withdrawn(self, item: str) -> frozenset[int]:
        """The numbers of the item's judgements that were taken back."""
        query = (
            select(JUDGEMENT.c.id)
            .join(JUDGEMENT_END, JUDGEMENT_END.c.judgement == JUDGEMENT.c.id)
            .where(JUDGEMENT.c.item == item, JUDGEMENT_END.c.withdrawn)
        )
        return frozenset(row.id for row in self._all(query))
