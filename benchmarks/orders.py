"""Orders found by numbers that print, scanner and typist have spoilt, among 300,000 open ones, beside named peers.

`benchmarks/orders_made.py` makes the orders and the bills; seeds up to 9 are for setting weights, later ones for
measuring. "Found" counts bills whose order is in the book. Straight are those matched on the number alone; the rest are
suggested, which a person confirms. CPU time of one process: `make bench`.
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

from benchmarks.orders_made import TODAY, Quoted, make_bills, make_world
from bots.matching import History, Masters
from bots.matching.case import Case
from bots.matching.identification import Identity
from bots.matching.orders import SURE, match_orders
from counterfoil.model.matches import Candidate, Certainty, OrderState, OrganisationMatch, SupplierMatch
from counterfoil.model.postings import normalise_number

SLOW_PEER_BILLS = 400
Finder = Callable[[Quoted], str | None]


def case_of(bill: Quoted, masters: Masters) -> Case:
    """The bill with who is billed and by whom, as identifying would have left it."""
    maybe = tuple(Candidate(id=each, name=each, probability=1 / len(bill.maybe)) for each in bill.maybe)
    certainty = Certainty.MATCHED if bill.supplier_id else Certainty.AMBIGUOUS if maybe else Certainty.NONE
    identity = Identity(
        organisation=OrganisationMatch(certainty=Certainty.MATCHED, organisation=bill.organisation),
        supplier=SupplierMatch(certainty=certainty, supplier_id=bill.supplier_id, candidates=maybe),
    )
    return Case(document=bill.document, identity=identity, masters=masters, history=History(), received_on=TODAY,
                counts=lambda _: True)  # fmt: skip


def ours(masters: Masters) -> Finder:
    """What a clerk is shown: the order matched, or the one surely meant."""

    def find(bill: Quoted) -> str | None:
        match, _ = match_orders(case_of(bill, masters))
        if match.state is OrderState.MATCHED:
            return match.po_numbers[0]
        best = match.candidates[0] if match.candidates else None
        said = match.state is OrderState.SUGGESTED or match.state is OrderState.NOT_QUOTED
        return best.id if best and said and best.name == bill.organisation and best.probability >= SURE else None

    return find


def printed(bill: Quoted) -> str:
    """The number that stands on the bill."""
    return bill.document.order_references[0].value if bill.document.order_references else ""


def exact(masters: Masters) -> Finder:
    """The number looked up as it is printed, capitals and punctuation set aside, as most ledgers do."""
    known = {normalise_number(order.po_number): order.po_number for order in masters.orders.all()}
    return lambda bill: known.get(normalise_number(printed(bill)))


def over_all(masters: Masters, cutoff: int) -> Finder:
    """The number most alike by rapidfuzz's ratio among all orders, from this cut-off."""
    numbers = [order.po_number for order in masters.orders.all()]
    plain = [normalise_number(number) for number in numbers]

    def find(bill: Quoted) -> str | None:
        found = process.extractOne(normalise_number(printed(bill)), plain, scorer=fuzz.ratio, score_cutoff=cutoff)
        return numbers[found[2]] if found else None

    return find


def report(name: str, find: Finder, bills: Sequence[Quoted]) -> None:
    """One line: share found, share of answers that were right, time a bill."""
    if bills:
        find(bills[0])
    started = time.process_time()
    answers = [find(bill) for bill in bills]
    milliseconds = (time.process_time() - started) * 1000 / len(bills)
    right = sum(answer is not None and answer == bill.truth for answer, bill in zip(answers, bills, strict=True))
    given = sum(answer is not None for answer in answers)
    there = sum(bill.truth is not None for bill in bills)
    print(f"    {name:44} found {right / there:6.1%}  right {right / max(given, 1):7.2%}  {given - right:4} wrong"
          f"  {milliseconds:7.3f} ms a bill")  # fmt: skip
    for how in sorted({bill.how for bill in bills}):
        own = [(a, b) for a, b in zip(answers, bills, strict=True) if b.how == how]
        hits = sum(a is not None and a == b.truth for a, b in own)
        print(f"        {how:12} {hits:5} of {len(own):5} found, {sum(a is not None for a, _ in own) - hits} wrong")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--orders", type=int, default=300_000)
    parser.add_argument("--bills", type=int, default=6_000)
    parser.add_argument("--again", type=float, default=0.1, help="share of orders for the goods of an earlier one")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    world = make_world(chance, orders=options.orders, organisations=40, again=options.again)
    bills = list(make_bills(chance, world, count=options.bills))
    masters = Masters.build(world.data, as_of=TODAY)
    started = time.process_time()
    _ = masters.orders.index
    print(f"{options.orders} open orders of 40 organisations, {len(bills)} bills, seed {options.seed}; "
          f"index {time.process_time() - started:.1f} s")  # fmt: skip
    report("Counterfoil", ours(masters), bills)
    report("exact number (peer)", exact(masters), bills)
    report("rapidfuzz ratio over all, 85 (peer)", over_all(masters, 85), bills[:SLOW_PEER_BILLS])
    report("rapidfuzz ratio over all, 92 (peer)", over_all(masters, 92), bills[:SLOW_PEER_BILLS])


if __name__ == "__main__":
    main()
