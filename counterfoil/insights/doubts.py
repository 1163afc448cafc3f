"""Bills of which nobody knows whether their ledger has them: sent, and never answered for longer than a limit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from counterfoil.store import Item, Store

LONGEST = timedelta(hours=4)
"""For so long a doubt may last before a person is told; each attempt to clear it up asks the ledger again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An item in doubt, and since when."""

    item: Item
    since: datetime


def doubts(store: Store, waiting: Iterable[Item], *, fault: str, longer_than: timedelta = LONGEST) -> tuple[Doubt, ...]:
    """Which of what waits for a fault does so for this one, by the name of its type, the oldest doubt first."""
    doubted = (item for item in waiting if (item.error or "").startswith(f"{fault}:"))
    found = [Doubt(item=item, since=_since(store, item, fault)) for item in doubted]
    lasting = [doubt for doubt in found if store.clock() - doubt.since > longer_than]
    return tuple(sorted(lasting, key=lambda doubt: (doubt.since, doubt.item.id)))


def _since(store: Store, item: Item, fault: str) -> datetime:
    """When the first of the attempts in a row ended in this fault."""
    since = item.updated_at
    for entry in reversed(store.history(item.id)):
        if entry.kind == "waiting" and entry.body.get("error") == fault:
            since = datetime.fromisoformat(entry.at)
        elif entry.kind in {"waiting", "decided", "reopened"}:
            break
    return since


def in_words(doubt: Doubt) -> str:
    """What a person is told of it, and what to do."""
    return (
        f"{doubt.item.id} ({doubt.item.organisation}) was sent to its ledger, and since {doubt.since:%d %B, %H:%M} UTC "
        "the ledger has not said whether it has it. Look for it there by supplier and number; it is not sent again, "
        "so do not enter it before you are sure. `counterfoil explain` shows the bill."
    )
