"""Chasing: once a day the office is told whom to remind of what, one message for a cause however many bills wait."""

import hashlib
from collections.abc import Iterator
from datetime import date
from operator import attrgetter

from bots.deciding.holds import load_holds
from counterfoil.insights import Chase, chases
from counterfoil.settings import Settings
from counterfoil.store import EVERY_BODY, Alert, Scope, Store

REMINDER = "reminder"
MOST_NAMED = 10


def all_chases(store: Store, settings: Settings, scope: Scope, *, as_at: date) -> Iterator[Chase]:
    """Every reminder of what is in the scope, due or to come, as the catalogue of holds says."""
    catalogue = load_holds(settings.rules / "holds.yaml")
    return chases(
        store,
        store.causes(scope).causes,
        items=store.items_by_cause(scope),
        days={code: entry.chase_days for code, entry in catalogue.items()},
        chaser={code: entry.chaser for code, entry in catalogue.items()},
        as_at=as_at,
    )


def reminders(store: Store, settings: Settings, *, as_at: date) -> tuple[Alert, ...]:
    """What is to be said of each cause for which a reminder is due, by whom it is for; said again with the next one."""
    due: dict[str, list[Chase]] = {}
    for chase in all_chases(store, settings, EVERY_BODY, as_at=as_at):
        if chase.due:
            due.setdefault(chase.cause.id, []).append(chase)
    last = sorted((each[-1] for each in due.values()), key=attrgetter("to", "cause.since"))
    return tuple(
        Alert(
            key=f"{REMINDER} {_digest(chase.cause.id)}",
            marks=tuple(each.on.isoformat() for each in due[chase.cause.id]),
            text="\n".join(_words(chase)),
        )
        for chase in last
    )


def _digest(cause: str) -> str:
    """A name for a cause in the audit log, where the sender or person that it is called by may not stand."""
    return hashlib.sha256(cause.encode()).hexdigest()[:16]


def _words(chase: Chase) -> Iterator[str]:
    cause = chase.cause
    code = cause.code.value if cause.code else "approval"
    yield f"To remind: {chase.to}"
    yield (
        f"  {code}, {cause.root.value} {cause.name}: {cause.items} items since {cause.since:%d %B}, "
        f"GBP {cause.pounds:,.2f}, the first due {cause.due_on:%d %B}"
    )
    named = ", ".join(chase.items[:MOST_NAMED])
    more = len(chase.items) - MOST_NAMED
    yield f"  {named}" + (f" and {more} more; see the desk's causes" if more > 0 else "")
