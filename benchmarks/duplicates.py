"""Copies of bills that were had before, and honest bills taken for one, beside the checks that ledgers make.

`benchmarks/duplicates_made.py` makes two years of bills and a later batch; seeds up to 9 are for setting weights, later
ones for measuring. CPU time of one process: `make bench`.
"""

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta

from benchmarks.duplicates_made import TODAY, Sent, make
from bots.matching import History, Masters
from bots.matching.case import Case
from bots.matching.duplicates import find_duplicate
from bots.matching.identification import Identity
from counterfoil.model.documents import Channel, Document, Kind, Party
from counterfoil.model.fields import Field
from counterfoil.model.masters import LedgerInvoice, LedgerStatus
from counterfoil.model.matches import Certainty, OrderMatch, OrderState, OrganisationMatch, Repeat, SupplierMatch
from counterfoil.model.postings import normalise_number

Flagged = Callable[[LedgerInvoice], bool]


def field(value):  # noqa: ANN001, ANN201
    """A field read without doubt."""
    return Field(value=value, raw=str(value), confidence=1.0, source="made")


def ours(masters: Masters) -> Flagged:
    """Counterfoil's own, with the bill identified as far as its supplier record."""

    def flagged(bill: LedgerInvoice) -> bool:
        vat = masters.supplier(bill.organisation, bill.supplier_id)
        document = Document(
            kind=Kind.INVOICE, channel=Channel.TEXT, invoice_number=field(bill.invoice_number), currency=field("GBP"),
            issue_date=field(bill.invoice_date), gross=field(bill.gross), net=field(bill.net), vat=field(bill.vat),
            seller=Party(vat_number=field(vat.vat_number) if vat and vat.vat_number else None),
        )  # fmt: skip
        identity = Identity(
            organisation=OrganisationMatch(certainty=Certainty.MATCHED, organisation=bill.organisation),
            supplier=SupplierMatch(certainty=Certainty.MATCHED, supplier_id=bill.supplier_id),
            gross=bill.gross,
        )
        case = Case(document=document, identity=identity, masters=masters, history=History(), received_on=TODAY,
                    counts=lambda _: True)  # fmt: skip
        orders = (bill.po_number,) if bill.po_number else ()
        state = OrderState.NOT_FOUND if orders else OrderState.NOT_QUOTED
        return find_duplicate(case, OrderMatch(state=state, po_numbers=orders), ()).repeat is not Repeat.NEW

    return flagged


def exact(ledger: Sequence[LedgerInvoice]) -> Flagged:
    """Peer, as ledgers do by default: the same supplier record and the same number."""
    known = {(each.organisation, each.supplier_id, normalise_number(each.invoice_number)) for each in ledger}
    return lambda bill: (bill.organisation, bill.supplier_id, normalise_number(bill.invoice_number)) in known


def reference_amount_date(ledger: Sequence[LedgerInvoice]) -> Flagged:
    """Peer: the same supplier record, number, amount and date."""
    known = {
        (each.organisation, each.supplier_id, each.invoice_number, each.gross, each.invoice_date) for each in ledger
    }
    return lambda b: (b.organisation, b.supplier_id, b.invoice_number, b.gross, b.invoice_date) in known


def amounts(ledger: Sequence[LedgerInvoice]) -> Flagged:
    """Peer, as recovery auditors do: the same number from the same supplier, or its same amount within a week."""
    number, days = exact(ledger), defaultdict(list)
    for each in ledger:
        days[each.organisation, each.supplier_id, each.gross].append(each.invoice_date)

    def flagged(bill: LedgerInvoice) -> bool:
        near = days.get((bill.organisation, bill.supplier_id, bill.gross), ())
        return number(bill) or any(abs(day - bill.invoice_date) <= timedelta(days=7) for day in near)

    return flagged


def report(name: str, flagged: Flagged, batch: Sequence[Sent], *, by_kind: bool = False) -> None:
    """One line, and for our own one line a kind of copy."""
    flagged(batch[0].bill)
    started = time.process_time()
    told = [flagged(sent.bill) for sent in batch]
    milliseconds = (time.process_time() - started) * 1000 / len(batch)
    copies = [hit for hit, sent in zip(told, batch, strict=True) if sent.copy_of]
    honest = [hit for hit, sent in zip(told, batch, strict=True) if not sent.copy_of]
    right = sum(copies) / max(1, sum(told))
    false = 1000 * sum(honest) / len(honest)
    print(f"    {name:48} found {sum(copies) / len(copies):6.1%}  false flags {false:6.1f} in 1,000"
          f"  right {right:6.1%}  {milliseconds:.3f} ms a bill")  # fmt: skip
    kinds = Counter(sent.how for sent in batch if sent.copy_of)
    hits = Counter(sent.how for hit, sent in zip(told, batch, strict=True) if hit)
    for kind in kinds if by_kind else ():
        print(f"        {kind:15} {hits[kind]:4} of {kinds[kind]:4}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    world = make(random.Random(options.seed), history=27_500, batch=8_000, copies=700)
    ledger, batch = world.data.ledger_invoices, world.batch
    masters = Masters.build(world.data, as_of=TODAY)
    alike = Counter((b.organisation, b.supplier_id, b.gross, b.invoice_date) for b in ledger)
    same = sum(count for count in alike.values() if count > 1)
    print(f"{len(ledger)} bills held, {same / len(ledger):.1%} of them with a look-alike of the day; "
          f"{len(batch)} later ones, 700 of them copies; seed {options.seed}")  # fmt: skip
    assert all(bill.status is not LedgerStatus.CANCELLED for bill in ledger)
    report("Counterfoil", ours(masters), batch, by_kind=True)
    report("supplier record and number (peer)", exact(ledger), batch)
    report("supplier, number, amount and date (peer)", reference_amount_date(ledger), batch)
    report("number, or amount within a week (peer)", amounts(ledger), batch)


if __name__ == "__main__":
    main()
