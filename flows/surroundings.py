"""What an item came with and speaks of: its cover letter, the papers around and inside it, the bill it belongs to."""

from dataclasses import replace

from bots.intake import bill_of
from bots.matching import number_key
from counterfoil.model.documents import Channel, Document, Kind
from counterfoil.store import Item, Transaction
from flows.workbench import Workbench


def with_cover(bench: Workbench, item: Item, document: Document) -> Document:
    """An attachment that quotes no order takes the orders that its cover e-mail quotes or mentions."""
    if document.order_references or item.parent is None:
        return document
    cover = bench.store.reading(item.parent)
    mails = [each for each in cover.documents if each.kind is Kind.EMAIL] if cover else []
    quoted = tuple(order for mail in mails for order in mail.order_references)
    mentioned = (mention for mail in mails for mention in mail.mentions)
    return replace(document, order_references=quoted, mentions=(*document.mentions, *mentioned))


def with_backing(bench: Workbench, item: Item, document: Document) -> Document:
    """A bill with the timesheets and backing sheets that came beside or inside it, and with those on its own pages."""
    around = bench.store.children(item.parent) if item.parent else []
    inside = bench.store.children(item.id) if document.channel is Channel.E_INVOICE else []
    papers = [paper for paper in (*around, *inside) if paper.kind in {Kind.TIMESHEET, Kind.BACKING}]
    readings = bench.store.readings([paper.id for paper in papers]) if papers else {}
    sheets = [
        sheet for paper in papers for sheet in readings[paper.id].documents if companion(bench, paper, sheet) == item.id
    ]
    return replace(document, backing=(*document.backing, *sheets)) if sheets else document


def companion(bench: Workbench, item: Item, sheet: Document) -> str | None:
    """The bill that a timesheet or a backing sheet belongs to: the e-invoice it is in, or one that came with it."""
    above = bench.store.item(item.parent) if item.parent else None
    while above is not None:
        if above.kind and above.kind.is_bill:
            return above.id
        if bills := bills_below(bench, above.id):
            place = bill_of(sheet, [document for _, document in bills])
            return bills[place][0] if place is not None else None
        above = bench.store.item(above.parent) if above.parent else None
    return None


def bills_below(bench: Workbench, parent: str) -> list[tuple[str, Document]]:
    """The bills among the files and documents inside an item, and inside those, each with its item."""
    bills = []
    for child in bench.store.children(parent):
        if child.kind and child.kind.is_bill:
            reading = bench.store.reading(child.id)
            bills += [(child.id, document) for document in (reading.documents if reading else ())]
        else:
            bills += bills_below(bench, child.id)
    return bills


def spoken_of(tx: Transaction, document: Document) -> str | None:
    """The one item whose number this document quotes: a reminder's invoice, a remittance's bill."""
    keys = [number_key(number) for number in document.speaks_of]
    items = {bill.item for bill in tx.known_bills(keys, []) if bill.item} if keys else set()
    return items.pop() if len(items) == 1 else None
