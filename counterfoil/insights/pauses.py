"""Why bills that are decided are not in their ledgers yet, where that is by the ledgers' own limits, in words."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from counterfoil.store import Item, State, Store
from counterfoil.work import Limits, SystemClosedError

CLOSED = f"{SystemClosedError.__name__}: "


def is_paused(item: Item) -> bool:
    """Whether the item waits for nothing but the end of a maintenance window."""
    return item.state is State.WAITING and (item.error or "").startswith(CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pacing:
    """What the ledgers ask to be spared: their limits by name, and how the one of an organisation is named."""

    limits: Mapping[str, Limits]
    name_of: Callable[[str], str]

    def rate_of(self, organisation: str | None) -> int | None:
        """How many bills a minute the organisation's ledger takes; None where it takes as many as there are."""
        return self.limits.get(self.name_of(organisation), Limits()).rate if organisation else None

    def holds_back(self, item: Item) -> bool:
        """Whether the item waits for nothing but its ledger's window to end, or for its turn there."""
        return is_paused(item) or (item.state is State.POSTING and self.rate_of(item.organisation) is not None)


def pauses(store: Store, pacing: Pacing) -> tuple[str, ...]:
    """A sentence for each reason."""
    closed = Counter(
        (item.error or "").removeprefix(CLOSED) for item in store.items(state=State.WAITING) if is_paused(item)
    )
    ready: Counter[tuple[str, int]] = Counter()
    for body, count in store.ready(State.POSTING).items():
        if rate := pacing.rate_of(body):
            ready[pacing.name_of(body), rate] += count
    return (
        *(f"{count} bills wait: {reason}." for reason, count in sorted(closed.items())),
        *(
            f"{count} bills wait their turn: {name} takes at most {rate} a minute."
            for (name, rate), count in sorted(ready.items())
        ),
    )
