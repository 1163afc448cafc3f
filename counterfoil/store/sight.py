"""What a person may see: by organisation, and, of restricted post, by who they are."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select

from counterfoil.store.desk_tables import WAIT, WORK
from counterfoil.store.queries import Queries
from counterfoil.store.tables import ITEM

PATIENT, SHUT, PLAIN = "patient", "shut", ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose post somebody sees: of these organisations (None: of all, and of nobody yet), and of which restriction.

    `plain` is post without restriction, `shut` what was quarantined (fraud, hostile files), `patient` patients' data.
    """

    organisations: tuple[str, ...] | None
    plain: bool = True
    shut: bool = False
    patient: bool = False

    @property
    def restrictions(self) -> list[str]:
        """The values of `work.restricted` that are in sight."""
        kinds = {PLAIN: self.plain, SHUT: self.shut, PATIENT: self.patient}
        return [kind for kind, seen in kinds.items() if seen]

    def covers(self, restricted: str, organisation: str | None) -> bool:
        """Whether work of this restriction and this organisation is in sight."""
        return restricted in self.restrictions and (self.organisations is None or organisation in self.organisations)

    def of_work(self, *, in_order: bool = False) -> ColumnElement[bool]:
        """The condition that every query for work takes.

        With `in_order` no index is chosen for it, since an expression has none: nearly everything is plain, and the
        index by which a page is read in its order is the better one.
        """
        column = func.coalesce(WORK.c.restricted, PLAIN) if in_order else WORK.c.restricted
        return self._of(column, WORK.c.organisation)

    def of_waits(self) -> ColumnElement[bool]:
        """The same condition for queries that group what waits by its cause."""
        return self._of(WAIT.c.restricted, WAIT.c.organisation)

    def _of(self, restricted: ColumnElement[str], organisation: ColumnElement[str]) -> ColumnElement[bool]:
        within = [restricted.in_(self.restrictions)]
        if self.organisations is not None:
            within.append(organisation.in_(self.organisations))
        return and_(*within)


# What anybody of the office may see of every organisation: what the night counts and tells by itself.
EVERY_BODY = Scope(organisations=None)


class Sighting(Queries):
    """Whether an item is within a scope."""

    def is_within(self, item: str, scope: Scope) -> bool:
        """Whether there is an item with just this id that is within the scope, with all that is inside it.

        What was found in a part shows in the whole as well: an e-mail with a patient's letter attached is restricted
        as its letter is.
        """
        return bool(self._all(_within(scope), asked=item))


# Made once for each scope: every page of an item asks it, and to make it takes longer than to answer it.
@lru_cache(maxsize=1000)
def _within(scope: Scope) -> Select[Any]:
    inner = ITEM.alias()
    inside = and_(
        inner.c.file == ITEM.c.file,
        or_(
            ITEM.c.part == "",
            inner.c.part == ITEM.c.part,
            func.substr(inner.c.part, 1, func.length(ITEM.c.part) + 1) == ITEM.c.part + "/",
        ),
    )
    restrictions = select(WORK.c.restricted).join(inner, inner.c.id == WORK.c.item).where(inside)
    plain_only = ~exists(restrictions.where(WORK.c.restricted != PLAIN).correlate(ITEM))
    hidden = exists(restrictions.where(WORK.c.restricted.not_in([PLAIN, *scope.restrictions])).correlate(ITEM))
    query = select(ITEM.c.id).where(ITEM.c.id == bindparam("asked"), ~hidden)
    if not scope.plain:
        query = query.where(~plain_only)
    if scope.organisations is not None:
        query = query.where(ITEM.c.organisation.in_(scope.organisations))
    return query
