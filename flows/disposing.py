"""Disposing: originals whose time is over by rule are listed, approved by a person, removed, and leave a tombstone.

An original may belong to several items, and holds what was found inside it: it goes only when no item that came with
any of its copies needs it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bots.deciding.retention import DISPOSE, retention_of
from counterfoil.model.decisions import Outcome
from counterfoil.model.retention import Due, HoldOn, LegalHold, Tombstone
from counterfoil.rulebook import Rulebook, Verdict
from counterfoil.settings import Settings
from counterfoil.store import Item, State, Store, batches
from counterfoil.work import alone_in

ACTOR = "housekeeping"
AT_ONCE = 200
NOT_DUE = "not due any more"
WAITING = {Outcome.HELD, Outcome.AWAITING_APPROVAL, Outcome.QUARANTINED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What is due: the originals, and what the bills among their items come to, gross, by currency."""

    due: Sequence[Due]
    gross: dict[str, Decimal]

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(each.size for each in self.due)

    def counts(self) -> Iterator[tuple[str, str]]:
        """What is due, in numbers: each with what it is."""
        by_rule = Counter(each.rule for each in self.due)
        yield from ((f"originals by {rule}", f"{count}") for rule, count in sorted(by_rule.items()))
        yield "items that they belong to", f"{sum(len(each.items) for each in self.due)}"
        yield "bytes", f"{self.size}"
        yield from ((f"bills, gross, {currency}", f"{sum_:,.2f}") for currency, sum_ in sorted(self.gross.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposed:
    """What one housekeeping did: originals that are gone now, and those left since they are not due any more."""

    gone: int
    spared: int


def listed(store: Store, book: Rulebook) -> Listed:
    """What is due today, changing nothing; every item is looked at."""
    due = due_originals(store, book, store.legal_holds())
    return Listed(due=due, gross=store.gross_by_currency(due))


def on_list(store: Store, number: int) -> Listed:
    """What stands on a list."""
    due = store.on_list(number)
    return Listed(due=due, gross=store.gross_by_currency(due))


def dispose(settings: Settings, store: Store, book: Rulebook) -> Disposed:
    """Dispose of what is still due of the approved lists; no run may be at work meanwhile.

    A tombstone is on the disk before the file is removed, so that a kill between the two loses nothing that is not
    written down; the next housekeeping removes what was left.

    Raises:
        RunInProgressError: a run is at work.
        StoreError: the disk refused.
    """
    gone = spared = 0
    with alone_in(settings.home):
        for number, hashes in store.to_dispose_of().items():
            buried, left = _carry_out(store, book, number, hashes)
            gone, spared = gone + buried, spared + left
        sweep(store, store.tombstones().values())
    return Disposed(gone=gone, spared=spared)


def due_originals(store: Store, book: Rulebook, holds: Iterable[LegalHold]) -> list[Due]:
    """Every original that no item needs any more, in the order of the post."""
    ask, stones = _asking(book, store.clock().date(), holds), store.tombstones()
    needed, files = set[str](), defaultdict[str, set[str]](set)
    found = dict[str, tuple[int, str, list[str]]]()
    for item in store.items():
        files[item.sha256].add(item.file)
        verdict = ask(item)
        if verdict.then["disposal"] != DISPOSE:
            needed.add(item.file)
        elif not store.is_disposed(item, stones):
            found.setdefault(item.sha256, (item.size, verdict.row, []))[2].append(item.id)
    return [
        Due(sha256=sha256, size=size, rule=rule, rules=book.files.digest, items=tuple(items))
        for sha256, (size, rule, items) in found.items()
        if not needed & files[sha256]
    ]


def _asking(book: Rulebook, day: date, holds: Iterable[LegalHold]) -> Callable[[Item], Verdict]:
    """The rules as they answer for an item today; for items that are alike they are asked once."""
    covered: dict[HoldOn, set[str]] = {on: set() for on in HoldOn}
    for hold in holds:
        if hold.stands:
            covered[hold.on].add(hold.value)
    answers = dict[tuple[str | None, date, bool, bool], Verdict]()

    def ask(item: Item) -> Verdict:
        last_used = max(item.received_on, item.decided_on or item.received_on)
        is_open = item.state is not State.DONE or item.outcome in WAITING
        on_hold = (
            not covered[HoldOn.ITEM].isdisjoint({item.id, item.linked_to})
            or item.supplier_id in covered[HoldOn.SUPPLIER]
            or item.organisation in covered[HoldOn.ORGANISATION]
        )
        key = (item.organisation, last_used, is_open, on_hold)
        if key not in answers:
            policy = book.policy(item.organisation)
            answers[key] = retention_of(policy, day=day, last_used=last_used, is_open=is_open, on_hold=on_hold)
        return answers[key]

    return ask


def _carry_out(store: Store, book: Rulebook, number: int, hashes: Sequence[str]) -> tuple[int, int]:
    """Put the tombstones of one list; gives how many, and how many originals were left after all.

    What is due is found anew, since the list may be weeks old, and again where legal holds change meanwhile.
    """
    known, due = _due_now(store, book)
    buried, rest = 0, [*batches(hashes, AT_ONCE)]
    while rest:
        with store.transaction(actor=ACTOR) as tx:
            if tx.standing_holds() == known:
                batch = rest.pop(0)
                tx.keep_rules(digest=book.files.digest, name=book.files.name, texts=book.files.texts)
                tx.bury(number, [due[sha256] for sha256 in batch if sha256 in due])
                tx.spare(number, [sha256 for sha256 in batch if sha256 not in due], why=NOT_DUE)
                buried += len(due.keys() & set(batch))
                continue
        known, due = _due_now(store, book)
    return buried, len(hashes) - buried


def _due_now(store: Store, book: Rulebook) -> tuple[frozenset[int], dict[str, Due]]:
    """The legal holds that stand, and what is due with these, by hash."""
    holds = store.legal_holds()
    due = {each.sha256: each for each in due_originals(store, book, holds)}
    return frozenset(hold.number for hold in holds if hold.stands), due


def sweep(store: Store, stones: Collection[Tombstone]) -> None:
    """Remove what there still is of what is gone: the file, and this home's pictures of its pages."""
    again = store.came_again(stones)
    for stone in stones:
        if stone.sha256 not in again:
            store.originals.remove(stone.sha256)
            for drawn in (store.drawn / stone.sha256[:2]).glob(f"{stone.sha256}-*"):
                drawn.unlink(missing_ok=True)
