"""Whether the post balances: every file and page accounted for, every posting matched to the ledger."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from counterfoil.insights.pauses import Pacing, pauses
from counterfoil.model.decisions import Outcome
from counterfoil.model.postings import Posted
from counterfoil.store import Item, State, Store, batches

PARTED = {Outcome.SPLIT}
ITEMS_AT_ONCE = 500
FEW = 3
UNLIMITED = Pacing(limits={}, name_of=str)

Foots = Callable[[str], bool]
Holds = Callable[[str], Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What was counted, and a sentence for each thing that does not agree; no sentence means that it balances.

    `disposed` counts the items whose original is gone by rule; its tombstone stands for it. `waiting` says of bills
    that are as they should be how many wait and why: not yet in their ledgers by these ledgers' own limits, or in them
    and kept from being paid there.
    """

    files: int
    items: int
    pages: int
    postings: int
    audit_events: int
    disposed: int
    waiting: tuple[str, ...]
    faults: tuple[str, ...]


def balance(
    store: Store,
    *,
    ledger: Iterable[Posted],
    books: Foots = lambda _: True,
    held: Holds = lambda _: {},
    mail: Mapping[str, int] | None = None,
    pacing: Pacing = UNLIMITED,
) -> Balance:
    """Count the post against itself, its originals, the ledger and the audit log.

    `ledger` is everything the ledger holds from us; `books` says of an organisation whether its ledger's debits and
    credits, and its supplier balances and control account, agree; `held` gives its bills that the ledger keeps from
    being paid, by reference, and why; `mail` has each file received so far with its size in
    bytes, where the folder of post can be reached; what the ledgers' limits in `pacing` hold back is no fault.
    """
    faults: list[str] = []
    pages = Pages()
    files = items = disposed = 0
    for batch in batches(store.items(), ITEMS_AT_ONCE):
        stones = store.tombstones_of(batch)
        for item in batch:
            items += 1
            files += item.part == ""
            pages.count(item)
            faults += () if pacing.holds_back(item) else unfinished(item)
            if not item.excerpt:
                gone = store.is_disposed(item, stones)
                disposed += gone
                faults += () if gone else original(store, item)
    faults += pages.faults()
    faults += received_but_not_registered(store, mail or {})
    postings, differences = against_the_ledger(store, ledger)
    bodies = sorted({record.posting.organisation for record in store.postings()})
    differ = "do not foot, or do not owe its suppliers what was posted"
    faults += [f"the ledger's books of {body} {differ}" for body in bodies if not books(body)]
    checked = store.verify()
    return Balance(
        files=files,
        items=items,
        pages=pages.total,
        postings=postings,
        audit_events=checked.events,
        disposed=disposed,
        waiting=(*pauses(store, pacing), *(words for body in bodies for words in on_hold(body, held(body)))),
        faults=(*faults, *differences, *(f"audit log: {broken}" for broken in checked.breaks)),
    )


class Pages:
    """Counts pages, and checks that the children of a split file cover each of its pages once."""

    def __init__(self) -> None:
        self.total = 0
        self._split: dict[str, Item] = {}
        self._covered: dict[str, list[int]] = defaultdict(list)

    def count(self, item: Item) -> None:
        """Count one item's pages; a child that is only some pages of its parent adds none of its own."""
        if item.excerpt and item.parent:
            self._covered[item.parent].extend(item.pages)
        else:
            self.total += item.page_count
        if item.outcome in PARTED:
            self._split[item.id] = item

    def faults(self) -> Iterable[str]:
        """A sentence for each split file whose pages are not covered once each."""
        for id_, item in self._split.items():
            covered = sorted(self._covered[id_])
            if covered != list(range(1, item.page_count + 1)):
                yield f"{id_} ({item.file}) has {item.page_count} pages, and its documents cover {covered}"


def original(store: Store, item: Item) -> Iterable[str]:
    """A sentence for an item whose original is not as it was received."""
    if not store.originals.path(item.sha256).is_file():
        yield f"{item.id} ({item.file}): its original {item.sha256} is missing from {store.home}"
    elif not store.originals.verify(item.sha256):
        yield f"{item.id} ({item.file}): its original {item.sha256} has been changed in {store.home}"


def unfinished(item: Item) -> Iterable[str]:
    """A sentence for an item without an outcome."""
    if item.state is not State.DONE or item.outcome is None:
        state = f"{item.state.value}: {item.error}" if item.error else item.state.value
        yield f"{item.id} ({item.file}) has no outcome yet, it is {state}; `counterfoil run` goes on with it"


def on_hold(organisation: str, held: Mapping[str, str]) -> Iterable[str]:
    """A sentence where bills of an organisation are posted and kept from being paid; the first few by reference."""
    if held:
        some = "; ".join(f"{reference}: {why}" for reference, why in list(held.items())[:FEW])
        more = f" and {len(held) - FEW} more" if len(held) > FEW else ""
        yield f"posted bills of {organisation} on hold in its ledger: {len(held)} ({some}{more})"


def received_but_not_registered(store: Store, mail: Mapping[str, int]) -> Iterable[str]:
    """A sentence for each file in the folder of post that has no item, or has other bytes than were registered."""
    registered = store.registered()
    for file, size in mail.items():
        if file not in registered:
            yield f"{file} was received and is not registered; run `counterfoil run` up to its day"
        elif registered[file][0] != size:
            yield f"{file} was registered with {registered[file][0]} bytes and has {size} now; it may not change"


def against_the_ledger(store: Store, ledger: Iterable[Posted]) -> tuple[int, list[str]]:
    """Hold our postings against the ledger's, both ways; gives how many the ledger has, and what differs."""
    ours = {record.posting.key: record for record in store.postings()}
    faults: list[str] = []
    count = 0
    seen: set[str] = set()
    for posted in ledger:
        count += 1
        record = ours.get(posted.posting.key)
        where = f"{posted.system} {posted.reference} ({posted.posting.invoice_number} of {posted.posting.organisation})"
        if posted.posting.key in seen:
            faults.append(f"{where} is in the ledger twice")
        elif record is None:
            faults.append(f"{where} is in the ledger under our key and no item of ours was posted so")
        elif record.posted is None:
            faults.append(
                f"{where} is in the ledger, and {record.item} does not say so yet; `counterfoil run` finishes it"
            )
        elif record.posted != posted:
            faults.append(f"{where} has changed in the ledger since {record.item} was read back")
        seen.add(posted.posting.key)
    faults.extend(
        f"{record.item} was posted as {record.posted.reference}, and the ledger does not have it"
        for record in ours.values()
        if record.posted and record.posting.key not in seen
    )
    return count, faults
