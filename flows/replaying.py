"""Deciding again: one decision as it was made, or all of a time by other rules, to see what would have come out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bots.deciding import NotConsultedError, make, value_in_pounds
from counterfoil.model.basis import Basis
from counterfoil.model.decisions import Decision, RulebookStamp, TraceStep
from counterfoil.rulebook import Policy, Rulebook, RuleFiles
from counterfoil.store import Item, RulingRecord, Store, StoreError
from flows.rule_sources import rules_kept
from flows.shadowing import differs

# Which rules a decision is made again by, given those that made it.
Choice = Callable[[RulebookStamp], Rulebook]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A decision with what other rules make of it. `after` is None where they cannot tell, and `why` says the reason.

    `pounds` is what is at stake, with VAT; None where the item is no bill or its total was not read. `aside` says that
    the program itself has changed since, so that the same rules would now decide otherwise too.
    """

    ruling: RulingRecord
    after: Decision | None
    pounds: Decimal | None
    why: str = ""
    aside: bool = False

    @property
    def step(self) -> TraceStep | None:
        """Where the ways part: the first answer of the other rules that is not the one that was given."""
        before = {(step.table, step.subject): step.then for step in self.ruling.decision.trace}
        steps = self.after.trace if self.after else ()
        return next((step for step in steps if before.get((step.table, step.subject)) != step.then), None)


class Library:
    """The rulebooks of the past, each read once from what the store has kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._books: dict[tuple[str, str], Rulebook] = {}

    def files(self, stamp: RulebookStamp) -> RuleFiles:
        """The files of the rules that made a decision."""
        return rules_kept(self._store, stamp.files, commit=stamp.commit)

    def book(self, stamp: RulebookStamp) -> Rulebook:
        """The rules that made a decision."""
        key = (stamp.files, stamp.commit)
        if key not in self._books:
            self._books[key] = Rulebook.read(self.files(stamp))
        return self._books[key]


def ruling_on(store: Store, item: Item, day: date | None) -> RulingRecord:
    """The decision that stood at the end of a day; without a day, the one that stands.

    Raises:
        StoreError: nothing was decided about the item by then.
    """
    rulings = [ruling for ruling in store.rulings(item.id) if day is None or ruling.as_at <= day]
    if not rulings:
        raise StoreError(f"nothing was decided about {item.id}" + (f" as of {day} or before" if day else " yet"))
    return rulings[-1]


def again(ruling: RulingRecord, library: Library) -> Decision:
    """The decision made again from what was known then, by the rules that made it.

    Raises:
        StoreError: its basis or its rules were not kept.
        NotConsultedError: the program has changed, and now asks what nobody asked then.
    """
    basis, stamp = _known(ruling)
    before = basis.refusal.rules if basis.refusal else None
    return make(
        basis,
        policy=library.book(stamp).policy(basis.organisation),
        before=library.book(before).policy(basis.organisation) if before else None,
    )


def compare(store: Store, *, since: date, choose: Choice) -> Iterator[Change | None]:
    """What stands of each item since a day, held against other rules; None for each decision that would be the same.

    A change that the same rules would make too, since the program is another by now, is marked.
    """
    library = Library(store)
    for ruling in store.rulings_since(since):
        change = _change(ruling, choose)
        if change is not None and change.after is not None:
            yield _marked(change, library)
        else:
            yield change


def by_these(book: Rulebook) -> Choice:
    """Every decision by the same rules."""
    return lambda _stamp: book


def by_this_pack(pack: str, files: RuleFiles, library: Library) -> Choice:
    """Every decision by its own rules, but for one pack, which is taken from these files."""
    books: dict[str, Rulebook] = {}

    def choose(stamp: RulebookStamp) -> Rulebook:
        if stamp.files not in books:
            books[stamp.files] = Rulebook.read(library.files(stamp).with_pack(pack, files))
        return books[stamp.files]

    return choose


def _change(ruling: RulingRecord, choose: Choice) -> Change | None:
    try:
        basis, stamp = _known(ruling)
        policy: Policy = choose(stamp).policy(basis.organisation)
        after = make(basis, policy=policy)
    except (StoreError, NotConsultedError) as reason:
        return Change(ruling=ruling, after=None, pounds=None, why=str(reason))
    if not differs(ruling.decision, after):
        return None
    return Change(ruling=ruling, after=after, pounds=value_in_pounds(basis))


def _marked(change: Change, library: Library) -> Change:
    aside = differs(change.ruling.decision, again(change.ruling, library))
    return Change(ruling=change.ruling, after=change.after, pounds=change.pounds, aside=aside)


def _known(ruling: RulingRecord) -> tuple[Basis, RulebookStamp]:
    if ruling.basis is None or ruling.decision.rulebook is None:
        raise StoreError(f"{ruling.item} was decided before its basis was kept; it can not be decided again")
    return ruling.basis, ruling.decision.rulebook
