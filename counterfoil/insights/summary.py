"""The totals of the post: how many items ended how, why things are held, and how much was posted for whom."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from counterfoil.model.decisions import Outcome
from counterfoil.money import Money
from counterfoil.store import State, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts and amounts over all items of a store.

    `unfinished` counts items on their way by the state they are in. `bills` is the number of items by outcome that
    were invoices or credit notes; `posted` has the gross posted by (organisation, currency), credit notes taken off.
    """

    files: int
    items: int
    outcomes: dict[str, int]
    unfinished: dict[str, int]
    holds: dict[str, int]
    bills: dict[str, int]
    posted: dict[tuple[str, str], tuple[int, Money]]

    @property
    def touchless(self) -> float | None:
        """The share of bills that were posted with nobody's help (Medius' definition, nothing left out); 0 to 1."""
        return self.bills.get(Outcome.POSTED, 0) / sum(self.bills.values()) if self.bills else None


def summarise(store: Store) -> Summary:
    """Add up a store; the items are streamed."""
    outcomes: Counter[str] = Counter()
    unfinished: Counter[str] = Counter()
    bills: Counter[str] = Counter()
    files = items = 0
    for item in store.items():
        items += 1
        files += item.part == ""
        if item.outcome is None or item.state is not State.DONE:
            unfinished[item.state.value] += 1
            continue
        outcomes[item.outcome.value] += 1
        if item.kind and item.kind.is_bill:
            bills[item.outcome.value] += 1
    posted: dict[tuple[str, str], tuple[int, Money]] = {}
    for record in store.postings():
        if record.posted:
            bill = record.posted.posting
            key = (bill.organisation, bill.currency)
            count, gross = posted.get(key, (0, Money(Decimal(0), bill.currency)))
            posted[key] = (count + 1, gross + Money(bill.gross, bill.currency))
    return Summary(
        files=files,
        items=items,
        outcomes=dict(sorted(outcomes.items())),
        unfinished=dict(unfinished),
        holds={code.value: count for code, count in sorted(store.hold_counts().items())},
        bills=dict(bills),
        posted=dict(sorted(posted.items())),
    )
