"""What the review page shows of an item: fields with where they stood, candidates, lines, the bill it may repeat."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bots.matching import Masters
from counterfoil.model.corrections import COMPARED, held
from counterfoil.model.decisions import HoldCode
from counterfoil.model.documents import Document, FormEntry, Line
from counterfoil.model.fields import Box, Field
from counterfoil.model.matches import Candidate, Certainty, LineMatch, LineState, Match, Reason
from desk.web.leading import CHOICES, Lead
from desk.web.words import money, quantity, written

# Below this a field is looked at; rules/national/validity.yaml holds a bill on less.
SURE = 0.9
NEVER_CORRECTED = "compared with the account held, never corrected"
AS_ENTERED = "as entered, not to be corrected here"
# What the comparison with the supplier's record says of a field: that the record has it too.
CONFIRMED_BY = {
    "vat_number_match": "vat_number",
    "vat_number_shared": "vat_number",
    "name_exact": "supplier_name",
    "alias_exact": "supplier_name",
}
SO_SAYS_THE_RECORD = ", as in the supplier's record"
OF_BILL = (
    "invoice_number",
    "issue_date",
    "po_number",
    "due_date",
    "net",
    "vat",
    "gross",
    "currency",
    "supplier_name",
    "vat_number",
    "sort_code",
    "account_number",
)
NEEDED = frozenset({"invoice_number", "issue_date", "gross"})
OF_LINE = ("quantity", "unit_price", "net")
NAMES = {"po_number": "Order number", "vat_number": "VAT number", "net": "Net", "vat": "VAT", "gross": "Total to pay"}
MOST_ORDERS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """A field as the form shows it; `check` says that somebody should look at it, `fixed` why nobody may change it.

    `disputed` is a figure with which the order or the receipt does not agree.
    """

    name: str
    label: str
    value: str
    percent: int | None
    source: str
    page: int | None
    box: Box | None
    check: bool
    fixed: str = ""
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """The candidates for one question, the one that stands now by its id; `leads` says that the hold is about it."""

    name: str
    question: str
    now: str
    candidates: Sequence[Candidate]
    leads: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """A line of the bill beside its order line; `differs` are the words for what does not agree."""

    number: int
    description: str
    fields: Sequence[FieldRow]
    order: str
    ordered: str
    received: str
    billed: str
    differs: Sequence[str]


def field_rows(document: Document | None, match: Match | None) -> list[FieldRow]:
    """The fields of a bill, found or not; of a form what was entered; of another document those that were found.

    What the record of the matched supplier says as well needs no look.
    """
    if document is None:
        return []
    if document.form and not document.kind.is_bill:
        return [_entry(entry) for entry in document.form]
    known = _known_of_supplier(match)
    rows = (_row(name, held(document, name), is_bill=document.kind.is_bill, known=name in known) for name in OF_BILL)
    return [row for row in rows if document.kind.is_bill or row.value]


def _entry(entry: FormEntry) -> FieldRow:
    field = entry.field
    return FieldRow(
        name=f"form.{entry.key}",
        label=entry.label,
        value=field.value,
        percent=int(field.confidence * 100),
        source=f"{field.source}, under {entry.section}" if entry.section else field.source,
        page=field.page,
        box=field.box,
        check=False,
        fixed=AS_ENTERED,
    )


def _known_of_supplier(match: Match | None) -> set[str]:
    """The fields that the record of the supplier has as they were read."""
    if match is None or match.supplier.certainty is not Certainty.MATCHED:
        return set()
    found = (each.reasons for each in match.supplier.candidates if each.id == match.supplier.supplier_id)
    return {CONFIRMED_BY[reason.feature] for reasons in found for reason in reasons if reason.feature in CONFIRMED_BY}


def _row(
    name: str, field: Field[Any] | None, *, is_bill: bool, known: bool = False, disputed: bool = False
) -> FieldRow:
    last = name.rpartition(".")[2]
    doubtful = name in NEEDED if field is None else field.confidence < SURE and not known
    return FieldRow(
        name=name,
        label=NAMES.get(last, last.replace("_", " ").capitalize()),
        value=written(field.value) if field else "",
        percent=int(field.confidence * 100) if field else None,
        source=f"{field.source}{SO_SAYS_THE_RECORD if known else ''}" if field else "not found",
        page=field.page if field else None,
        box=field.box if field else None,
        check=is_bill and name not in COMPARED and doubtful,
        fixed=NEVER_CORRECTED if name in COMPARED else "",
        disputed=disputed,
    )


def choices(document: Document, match: Match | None, codes: Sequence[HoldCode], masters: Masters) -> list[Choices]:
    """The questions that a person may answer, the one that the hold is about first."""
    if match is None:
        return []
    organisation, supplier, order = match.organisation, match.supplier, match.order
    asked = [
        ("organisation", "Who is billed?", organisation.organisation or "", organisation.candidates),
        ("supplier", "Who bills?", supplier.supplier_id or "", supplier.candidates),
        (
            "order",
            "For which order?",
            order.po_numbers[0] if order.po_numbers else "",
            _orders(document, match, masters),
        ),
    ]
    found = [
        Choices(name=name, question=question, now=now, candidates=candidates, leads=bool(CHOICES[name] & {*codes}))
        for name, question, now, candidates in asked
    ]
    found = [each for each in found if each.leads or len(each.candidates) > 1]
    return sorted(found, key=lambda each: not each.leads)


def _orders(document: Document, match: Match, masters: Masters) -> list[Candidate]:
    """The orders that matching weighed, those quoted, and the others that the supplier has open."""
    body, supplier = match.organisation.organisation, match.supplier
    likely = [supplier.supplier_id] if supplier.supplier_id else [each.id for each in supplier.candidates]
    known = {each.id: each for each in match.order.candidates}
    for number in likely if body else ():
        for order in masters.orders.index.of_supplier(body or "", number):
            quoted = order.po_number in match.order.po_numbers
            if order.po_number not in known and (quoted or order.status.value == "open"):
                reasons = tuple(_of_order(order, document, quoted=quoted))
                known[order.po_number] = Candidate(id=order.po_number, name="", probability=0.0, reasons=reasons)
    ranked = sorted(known.values(), key=lambda each: (-each.probability, -sum(r.weight for r in each.reasons), each.id))
    return ranked[:MOST_ORDERS]


def _of_order(order: Any, document: Document, *, quoted: bool) -> Iterator[Reason]:  # noqa: ANN401 - an OrderBook's order
    if quoted:
        yield Reason(feature="quoted", detail="The bill quotes it", weight=2.0)
    said = f"{order.status.value.capitalize()}, ordered {order.ordered_on:%-d %b %Y}, {money(order.net)} net"
    yield Reason(feature="order", detail=said, weight=0.0 if order.status.value == "open" else -2.0)
    if document.net:
        same = document.net.value == order.net
        detail = (
            "Its net is the bill's"
            if same
            else f"Its net differs from the bill's by {money(document.net.value - order.net)}"
        )
        yield Reason(feature="amount", detail=detail, weight=3.0 if same else -1.0)
    if order.lines:
        yield Reason(feature="what", detail=order.lines[0].description, weight=0.0)


def line_rows(document: Document | None, match: Match | None) -> list[LineRow]:
    """The lines of the bill, each beside its order line."""
    if document is None:
        return []
    matched = {line.line: line for line in match.order.lines} if match else {}
    return [_line(number, line, matched.get(number - 1)) for number, line in enumerate(document.lines, start=1)]


def _line(number: int, line: Line, match: LineMatch | None) -> LineRow:
    known = match if match and match.po_line else None
    differs = list(_differences(match)) if match else []
    disputed = ("unit_price" if match and (match.price_over or 0) > 0 else "quantity") if differs else ""
    return LineRow(
        number=number,
        description=line.description.value if line.description else "",
        fields=[
            _row(f"lines.{number}.{name}", getattr(line, name), is_bill=False, disputed=name == disputed)
            for name in OF_LINE
        ],
        order=f"{known.po_number} / {known.po_line}" if known else "",
        ordered=quantity(known.ordered) if known else "",
        received=quantity(known.received or Decimal(0)) if known else "",
        billed=quantity(known.billed_before or Decimal(0)) if known else "",
        differs=differs,
    )


def _differences(match: LineMatch) -> Iterator[str]:
    if match.state is LineState.UNMATCHED:
        yield "on no order line"
    if match.state is LineState.UNIT_UNKNOWN:
        yield "unit cannot be turned into the order's"
    own = match.net if match.by_amount else match.quantity
    total = None if own is None else own + (match.billed_before or Decimal(0))
    if total is not None and match.ordered is not None and total > match.ordered:
        yield f"{quantity(total - match.ordered)} more than ordered"
    if total is not None and match.po_line and total > (match.received or Decimal(0)):
        yield f"{quantity(total - (match.received or Decimal(0)))} not received"
    if match.price_over is not None and match.price_over > 0:
        yield f"{money(match.price_over)} dearer than ordered"


def is_sure_of_supplier(match: Match | None) -> bool:
    """Whether matching, or a person, has said who bills."""
    return match is not None and match.supplier.certainty is Certainty.MATCHED


def clock_of(due_on: date, today: date) -> str:
    """How the payment clock stands, in words."""
    days = (due_on - today).days
    if days < 0:
        return f"{-days} day{'s' * (days != -1)} late"
    return "due today" if days == 0 else f"due in {days} day{'s' * (days != 1)}"


def looked_at(fields: Iterable[FieldRow], lines: Iterable[LineRow], lead: Lead) -> list[FieldRow]:
    """What to look at on the page: the figures in dispute, where the hold is about them, else the fields to check."""
    if lead is Lead.LINES:
        return [row for line in lines for row in line.fields if row.disputed]
    return [row for row in fields if row.check]


def page_to_see(pages: Iterable[int], looked: Iterable[FieldRow]) -> int:
    """The page that is shown first: the one with what is to be looked at, else the first; 0 where there is none."""
    shown = [*pages]
    return next((row.page for row in looked if row.page in shown), None) or min(shown, default=0)
