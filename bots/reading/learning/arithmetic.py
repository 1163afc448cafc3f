"""The sums of a document in which one was put right: what follows from them, and whether they close."""

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from bots.reading.pages.balance import PENNY, Totals, judge
from counterfoil.model.corrections import SUMS
from counterfoil.model.documents import Document
from counterfoil.model.fields import Field

# How sure a sum is that follows from the two others.
FOLLOWS = 0.85


def settled(document: Document, put_right: Collection[str]) -> Document:
    """The document with the sum that was not printed worked out again, and its arithmetic judged again.

    `put_right` are the sums that stand fast; of the others, one that was only worked out, or is missing, follows.
    """
    if not set(put_right) & set(SUMS):
        return document
    open_ = [name for name in SUMS if name not in put_right and _follows(getattr(document, name))]
    if len(open_) == 1:
        document = _worked_out(document, open_[0])
    totals = Totals(
        net=document.net,
        vat=document.vat,
        gross=document.gross,
        allowances=document.allowances,
        charges=document.charges,
        prepaid=document.prepaid,
        rounding=document.rounding,
        amount_due=document.amount_due,
    )
    return replace(document, sums=judge(totals, document.lines, document.vat_breakdown))


def adds_up(document: Document) -> bool:
    """Whether net and VAT come to gross, with the rounding that is printed; also where one of them is not known."""
    net, vat, gross = document.net, document.vat, document.gross
    if not (net and vat and gross):
        return True
    gap = net.value + vat.value - gross.value
    rounding = document.rounding.value if document.rounding else Decimal(0)
    return min(abs(gap), abs(gap + rounding)) <= PENNY


def _follows(field: Field[Decimal] | None) -> bool:
    return field is None or (field.box is None and not field.raw)


def _worked_out(document: Document, name: str) -> Document:
    net, vat, gross = document.net, document.vat, document.gross
    if name == "net" and vat and gross:
        return replace(document, net=_derived(gross.value - vat.value, "gross less VAT"))
    if name == "vat" and net and gross:
        return replace(document, vat=_derived(gross.value - net.value, "gross less net"))
    if name == "gross" and net and vat:
        return replace(document, gross=_derived(net.value + vat.value, "net and VAT"))
    return document


def _derived(value: Decimal, source: str) -> Field[Decimal]:
    return Field(value=value, raw="", confidence=FOLLOWS, source=source)
