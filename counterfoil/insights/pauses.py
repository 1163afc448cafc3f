"""Why bills that are decided are not in their ledgers yet, where that is by the ledgers' own limits, in words."""

from collections import Counter
from collections.abc import Callable, Mapping

from counterfoil.store import Item, State, Store
from counterfoil.work import Limits, SystemClosedError

CLOSED = f"{SystemClosedError.__name__}: "


def is_paused(item: Item) -> bool:
    """Whether the item waits for nothing but the end of a maintenance window."""
    return item.state is State.WAITING and (item.error or "").startswith(CLOSED)


def pauses(store: Store, *, limits: Mapping[str, Limits], name_of: Callable[[str], str]) -> tuple[str, ...]:
    """A sentence for each reason; `limits` are the ledgers' by name, `name_of` names the one of an organisation."""
    closed = Counter(
        (item.error or "").removeprefix(CLOSED) for item in store.items(state=State.WAITING) if is_paused(item)
    )
    ready: Counter[str] = Counter()
    for body, count in store.ready(State.POSTING).items():
        ready[name_of(body)] += count
    return (
        *(f"{count} bills wait: {reason}." for reason, count in sorted(closed.items())),
        *(
            f"{count} bills wait their turn: {name} takes at most {rate} a minute."
            for name, count in sorted(ready.items())
            if (rate := limits.get(name, Limits()).rate)
        ),
    )
