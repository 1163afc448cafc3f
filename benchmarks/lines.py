"""Bills of which every line was put on the order lines that it is for, beside the usual ways, on the same bills.

`benchmarks/lines_made.py` makes them; seeds up to 9 are for setting weights, later ones for measuring. A bill is right
when each of its lines is on exactly the order lines that it is for: on several where they were billed as one, on the
same one where it was billed in parts, and on none for carriage. Twins (the same goods at the same price twice on one
order) may be exchanged, since nothing on the bill tells them apart. CPU time of one process: `make bench`.
"""

import argparse
import difflib
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

from benchmarks.lines_made import TODAY, Made, make
from bots.matching import History, Masters
from bots.matching.lines import match_lines
from bots.matching.standing import standings
from counterfoil.model.matches import LineState

Found = list[frozenset[tuple[str, str]]]
Matcher = Callable[[Made, Masters], Found]


def ours(made: Made, masters: Masters) -> Found:
    """Counterfoil's own."""
    positions = standings(masters.orders.all(), masters=masters, history=History(), counts=lambda _: True)
    found: list[set[tuple[str, str]]] = [set() for _ in made.document.lines]
    for line in match_lines(made.document, positions, conversions=masters.conversions, currency="GBP"):
        if line.state is not LineState.UNMATCHED:
            found[line.line].add((line.po_number or "", line.po_line or ""))
    return [frozenset(each) for each in found]


def greedy(made: Made, _: Masters) -> Found:
    """Peer: each line in turn takes the order line whose description is most alike by rapidfuzz's token sort."""
    free = list(made.data.purchase_orders)
    found: Found = []
    for line in made.document.lines:
        text = line.description.value.lower() if line.description else ""
        offered = [each.description.lower() for each in free]
        best = process.extractOne(text, offered, scorer=fuzz.token_sort_ratio, score_cutoff=50)
        taken = free.pop(best[2]) if best else None
        found.append(frozenset({(taken.po_number, taken.line_number)} if taken else ()))
    return found


def equal_price(made: Made, _: Masters) -> Found:
    """Peer, as an open-source ledger does it: among order lines at the same price, the best description by difflib."""
    free = list(made.data.purchase_orders)
    found: Found = []
    for line in made.document.lines:
        text = line.description.value.lower() if line.description else ""
        fit = [each for each in free if line.unit_price and each.unit_price == line.unit_price.value
               and line.quantity and each.quantity and line.quantity.value <= each.quantity]  # fmt: skip
        alike = [
            (difflib.SequenceMatcher(None, text, each.description.lower()).ratio(), place)
            for place, each in enumerate(fit)
        ]
        taken = fit[max(alike)[1]] if alike else None
        if taken:
            free.remove(taken)
        found.append(frozenset({(taken.po_number, taken.line_number)} if taken else ()))
    return found


def right(made: Made, found: Found) -> list[bool]:
    """For each line whether it is on what it is for, twins taken for one another."""
    goods = {(each.po_number, each.line_number): (each.po_number, each.item_code, each.unit_price, each.quantity)
             for each in made.data.purchase_orders}  # fmt: skip
    return [Counter(map(goods.get, a)) == Counter(map(goods.get, b)) for a, b in zip(found, made.truth, strict=True)]


def report(name: str, matcher: Matcher, bills: Sequence[tuple[Made, Masters]], *, by_trait: bool = False) -> None:
    """One line, and for our own one line a trait."""
    matcher(*bills[0])
    started = time.process_time()
    answers = [matcher(made, masters) for made, masters in bills]
    milliseconds = (time.process_time() - started) * 1000 / len(bills)
    told = [right(made, found) for (made, _), found in zip(bills, answers, strict=True)]
    lines = [each for bill in told for each in bill]
    whole = sum(map(all, told))
    print(f"    {name:42} bills all right {whole / len(bills):7.2%}  lines right {sum(lines) / len(lines):7.2%}"
          f"  {milliseconds:6.2f} ms a bill")  # fmt: skip
    for trait in sorted({trait for made, _ in bills for trait in made.traits}) if by_trait else ():
        own = [all(each) for (made, _), each in zip(bills, told, strict=True) if trait in made.traits]
        print(f"        with {trait:15} {sum(own):5} of {len(own):5}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--bills", type=int, default=2_000)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    made = [make(chance) for _ in range(options.bills)]
    bills = [(each, Masters.build(each.data, as_of=TODAY)) for each in made]
    print(f"{len(bills)} bills, {sum(len(each.truth) for each in made)} lines, seed {options.seed}")
    report("Counterfoil", ours, bills, by_trait=True)
    report("greedy by description (peer)", greedy, bills)
    report("equal price, then difflib (peer)", equal_price, bills)


if __name__ == "__main__":
    main()
