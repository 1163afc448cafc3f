"""With all evidence, in a world that nothing was fitted on: recall, precision, calibration; beside Splink."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.suppliers.asking import ask
from benchmarks.suppliers.families import ORGANISATION, World
from benchmarks.suppliers.worlds import AS_OF, register_of, scoring_world
from bots.matching import Masters
from bots.matching.supplier_records import record_of
from bots.matching.suppliers import comparisons, find_supplier, sender_of, weigh
from bots.matching.weights import WEIGHTS
from counterfoil.model.masters import Masterdata
from counterfoil.model.matches import Certainty

PRECISION = 0.99
BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """The likeliest record's probability, whether it is the sender's, and whether the sender has one at all."""

    probability: float
    right: bool
    known: bool


def measure(size: int, bills: int) -> None:
    """Print what we find, and what Splink finds, in the same bills."""
    world = scoring_world(size, bills)
    absent = sum(bill.sender is None for bill in world.bills)
    print(
        f"{size:,} suppliers in families, {bills:,} bills, of which {absent / bills:.0%} are from nobody in the master"
    )
    register = register_of(world)
    began = time.process_time()
    found = []
    for bill in world.bills:
        ranked = weigh(comparisons(sender_of(bill.document), ORGANISATION, register))
        best = ranked[0] if ranked else None
        known = bill.sender is not None
        found.append(
            Judged(best.probability, best.record.id == bill.sender, known) if best else Judged(0, False, known)
        )
    seconds = time.process_time() - began
    _tell("counterfoil", found, threshold=float(WEIGHTS.supplier["certain"]), cost=bills / seconds)
    _tell_decisions(world, Masters.build(Masterdata(digest=""), as_of=AS_OF, register=register))
    answers = ask("splink", [_row(record_of(s, as_of=AS_OF), s.supplier_id) for s in world.suppliers], _queries(world))
    theirs = [
        Judged(best[1], world.suppliers[best[0]].supplier_id == bill.sender, bill.sender is not None)
        if best
        else Judged(0, False, bill.sender is not None)
        for bill, best in zip(world.bills, answers.best, strict=True)
    ]
    _tell("Splink", theirs, threshold=0.99, cost=bills / answers.seconds)


def _row(known: Any, number: str) -> dict[str, str | None]:  # noqa: ANN401 - a record or a sender, which have these alike
    keys = {name: getattr(known, name) for name in ("vat", "company", "postcode", "account", "domain")}
    return {"id": number, "name": known.names[0].core if known.names else None, **keys}


def _queries(world: World) -> list[dict[str, str | None]]:
    return [_row(sender_of(bill.document), f"bill {number}") for number, bill in enumerate(world.bills)]


def _tell(who: str, found: Sequence[Judged], *, threshold: float, cost: float) -> None:
    known = sum(each.known for each in found)
    first = sum(each.right for each in found) / known
    taken = [each for each in found if each.probability >= threshold]
    right = sum(each.right for each in taken)
    print(f"    {who:12} right first {first:.1%}; {cost:,.0f} bills a second of a core")
    print(f"    {'':12} error of calibration {_error(found):.3f} (at most 0.02)")
    print(
        f"    {'':12} from {threshold} on (fixed beforehand): recall {right / known:.1%} at precision"
        f" {right / max(len(taken), 1):.2%}; best cut for {PRECISION:.0%}, seen afterwards: {_recall_at(found):.1%}"
    )


def _tell_decisions(world: World, masters: Masters) -> None:
    right = wrong = 0
    for bill in world.bills:
        match = find_supplier(sender_of(bill.document), organisation=ORGANISATION, masters=masters)
        if match.certainty is Certainty.MATCHED:
            right += match.supplier_id == bill.sender
            wrong += match.supplier_id != bill.sender
    known = sum(bill.sender is not None for bill in world.bills)
    print(f"    {'':12} decided by itself: recall {right / known:.1%} at precision {right / (right + wrong):.2%}")


def _recall_at(found: Sequence[Judged]) -> float:
    known = sum(each.known for each in found)
    right, best = 0, 0.0
    for number, each in enumerate(sorted(found, key=lambda each: -each.probability), start=1):
        right += each.right
        if right / number >= PRECISION:
            best = right / known
    return best


def _error(found: Sequence[Judged]) -> float:
    """The expected calibration error: the gap between stated and true share, in ten bins of equal width."""
    stated = np.array([each.probability for each in found])
    right = np.array([each.right for each in found], dtype=float)
    bins = np.minimum((stated * BINS).astype(int), BINS - 1)
    inside = [bins == number for number in range(BINS) if (bins == number).any()]
    return float(sum(abs(stated[each].mean() - right[each].mean()) * each.mean() for each in inside))
