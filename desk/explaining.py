"""An item's counterfoil in words: what was read where, what matched and why, which rules fired, what the ledger has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bots.deciding.holds import HoldEntry
from counterfoil.model.decisions import Decision, HoldCode, TraceStep
from counterfoil.model.documents import Document
from counterfoil.model.fields import Field
from counterfoil.model.matches import Candidate, LineMatch, Match, Reason
from counterfoil.store import CORRECTION, AuditEntry, Dossier, Item, Judgement, RulingRecord, Store
from desk.formats import penny, plain
from desk.rules_words import answer
from flows.learning import correction_of

NONE = "none"
NAMED = ("invoice_number", "issue_date", "due_date", "tax_point", "currency", "net", "vat", "gross", "payables_code")


def story_of(store: Store, item: Item, meanings: Mapping[HoldCode, HoldEntry]) -> Iterator[str]:
    """The whole story of one item, a line at a time; what belongs to a line is set in below it."""
    dossier, earlier = store.dossier(item), store.rulings(item.id)[:-1]
    yield from the_item(dossier, meanings)
    if stone := store.tombstone(item):
        yield f"  {stone}"
    if dossier.reading:
        for document in dossier.reading.documents:
            yield from the_reading(document)
    if dossier.match:
        yield from the_match(dossier.match)
    if dossier.decision:
        yield from the_decision(dossier.decision)
    yield from the_earlier_decisions(earlier)
    yield from the_ledger(dossier)
    yield from the_people(store.judgements(item.id), store.history(item.id))


def the_item(dossier: Dossier, meanings: Mapping[HoldCode, HoldEntry]) -> Iterator[str]:
    """What it is and how it ended."""
    item = dossier.item
    yield f"{item.id}  {item.file}" + (f" part {item.part} ({item.name})" if item.part else "")
    yield f"  received {item.received_on}, {item.size} bytes, SHA-256 {item.sha256}"
    kind = item.kind.value if item.kind else "not read yet"
    yield f"  {kind}: {item.outcome.value if item.outcome else item.state.value}"
    for hold in dossier.holds:
        yield f"  held {hold.code.value} since {hold.opened_on}: {hold.detail}"
        if entry := meanings.get(hold.code):
            yield f"    {entry.plain_english}; {entry.owner} clears it ({entry.sla})"
            yield f"    payment clock: {entry.payment_clock}"
    if item.flags:
        yield f"  flagged {', '.join(flag.value for flag in item.flags)}"
    if item.linked_to:
        yield f"  linked to {item.linked_to}"
    due = f", payment due {item.due_on}" if item.due_on else ""
    yield f"  priority {item.priority}{due}"
    if item.error:
        until = f" until {item.not_before:%Y-%m-%d %H:%M:%S}" if item.not_before else ""
        yield f"  waiting{until} after {item.attempts} attempts: {item.error}"
    if dossier.reading and dossier.reading.trouble:
        yield f"  not read: {dossier.reading.detail}"


def the_reading(document: Document) -> Iterator[str]:
    """Each field with its raw text, its place and how sure the reader is."""
    yield ""
    yield f"Read as {document.kind.value} ({document.kind_confidence:.0%} sure), sums {document.sums.value}"
    seller, bank = document.seller, document.bank
    named = [(name, getattr(document, name)) for name in NAMED]
    named += [("supplier", seller.name), ("VAT number", seller.vat_number), ("company number", seller.company_number)]
    named += [("billed to", document.buyer.name), ("organisation code", document.buyer_code)]
    named += [("order", reference) for reference in document.order_references]
    named += [("sort code", bank.sort_code), ("account", bank.account_number), ("IBAN", bank.iban)]
    for name, field in named:
        if field is not None:
            yield f"  {name.replace('_', ' ')}: {plain(field)}  {evidence(field)}"
    for number, line in enumerate(document.lines, start=1):
        parts = (line.quantity, line.uom, line.description, line.unit_price, line.net)
        yield f"  line {number}: " + "  ".join(plain(part) or "-" for part in parts)
    for entry in document.form:
        yield f"  {entry.label}: {entry.field.value or '(empty)'}  {evidence(entry.field)}"
    for remark in document.remarks:
        yield f"  remark {remark.finding.value}: {remark.detail}"
    for recalled in document.recalled:
        detail = f": {recalled.detail}" if recalled.detail else ""
        yield f"  remembered correction {recalled.memory} {recalled.recall.value} for {recalled.field}{detail}"


def evidence(field: Field[Any]) -> str:
    """Where a field stood."""
    box = field.box
    place = f"page {field.page}" if field.page else ""
    if box:
        place += f" at {box.x0:.0f},{box.top:.0f} to {box.x1:.0f},{box.bottom:.0f}"
    return f"[{', '.join(filter(None, (repr(field.raw), place, field.source, f'{field.confidence:.0%}')))}]"


def the_match(match: Match) -> Iterator[str]:
    """Candidates with the reasons for and against, and each line against its order."""
    yield ""
    yield f"Organisation {match.organisation.certainty.value}: {match.organisation.organisation or 'none'}"
    yield from candidates(match.organisation.candidates)
    yield f"Supplier {match.supplier.certainty.value}: {match.supplier.supplier_id or 'none'}"
    yield from candidates(match.supplier.candidates)
    if match.supplier.bank_differs:
        yield f"  bank: {match.supplier.bank_detail}"
    yield f"Order {match.order.state.value}: {', '.join(match.order.po_numbers) or 'none'}"
    yield from candidates(match.order.candidates)
    for line in match.order.lines:
        yield from the_line(line)
    if match.number_follows:
        yield f"Number in the series of the sender's {match.number_follows}"
    yield f"Seen before: {match.duplicate.repeat.value}"
    yield from reasons(match.duplicate.reasons)
    if match.credit:
        yield f"Credits an invoice: {match.credit.certainty.value}"
        yield from candidates(match.credit.candidates)


def the_line(line: LineMatch) -> Iterator[str]:
    """One invoice line against its order line, with the figures."""
    where = f"order {line.po_number} line {line.po_line}" if line.po_number else "no order line"
    figures = [
        ("billed", line.net if line.by_amount else line.quantity),
        ("ordered", line.ordered),
        ("received", line.received),
        ("billed before", line.billed_before),
        ("over the price by", line.price_over),
    ]
    shown = ", ".join(f"{name} {number(value)}" for name, value in figures if value is not None)
    yield f"  line {line.line + 1} {line.state.value}: {where}; {shown}"
    if line.conversion_note:
        yield f"    {line.conversion_note}"


def candidates(found: Iterable[Candidate]) -> Iterator[str]:
    """The best three, each with its reasons."""
    for candidate in list(found)[:3]:
        yield f"  {candidate.id} {candidate.name}: {candidate.probability:.1%}"
        yield from reasons(candidate.reasons)


def reasons(found: Iterable[Reason]) -> Iterator[str]:
    """Evidence for (+) and against (-)."""
    for reason in found:
        yield f"    {'+' if reason.weight >= 0 else '-'} {reason.detail}"


def the_decision(decision: Decision) -> Iterator[str]:
    """Which rows fired, what they used, and why earlier rows did not."""
    yield ""
    stamp = decision.rulebook
    rules = f" by rules {stamp.content_hash[:12]} (commit {stamp.commit or 'none'})" if stamp else ""
    yield f"Decided as of {decision.as_at}{rules}: {decision.outcome.value}"
    for step in decision.trace:
        if said := consequence(step.then):
            yield f"  {said} by {step.row} {step.name}"
    yield "The rules that were asked, in their order"
    for step in decision.trace:
        yield from the_step(step)
    if decision.approval:
        yield f"  to be approved by {decision.approval.person}: {decision.approval.reason}"
    if decision.missing:
        yield f"  returned for want of: {', '.join(decision.missing)}"
    for line in decision.statement:
        yield f"  statement {line.reference} {penny(line.amount)}: {line.stands}"


def the_step(step: TraceStep) -> Iterator[str]:
    """One table's answer."""
    subject = f" for {step.subject}" if step.subject else ""
    yield f"  {step.row} {step.name}{subject} [{step.source}]"
    yield f"    says {answer(dict(step.then))}"
    if step.parameters:
        yield f"    with {', '.join(f'{name} {value}' for name, value in step.parameters)}"
    for row in step.passed_over:
        yield f"    not {row.row}: {row.why}"


def consequence(then: Sequence[tuple[str, str]]) -> str:
    """What an answer does to the item (`held PRICE`, `posted`, `flagged RETRO_PO`); empty where nothing."""
    said = dict(then)
    known = [said.get("outcome", NONE), said.get("hold", NONE)]
    flag = said.get("flag", NONE)
    return " ".join([word for word in known if word != NONE] + ([f"flagged {flag}"] if flag != NONE else []))


def the_earlier_decisions(earlier: Sequence[RulingRecord]) -> Iterator[str]:
    """What was decided before, which no longer stands."""
    if earlier:
        yield ""
        yield "Decided before, and no longer standing (`counterfoil replay ITEM --as-of DATE` shows each in full)"
    for ruling in earlier:
        stamp = ruling.decision.rulebook
        rules = f" by rules {stamp.content_hash[:12]}" if stamp else ""
        codes = ", ".join(hold.code.value for hold in ruling.decision.holds)
        yield f"  as of {ruling.as_at}{rules}: {ruling.decision.outcome.value} {codes}".rstrip()


def the_ledger(dossier: Dossier) -> Iterator[str]:
    """The intent and the receipt."""
    record = dossier.posting
    if record is None:
        return
    yield ""
    yield f"To be posted under key {record.posting.key}, meant at {record.intended_at:%Y-%m-%d %H:%M:%S}"
    for part in record.posting.distributions:
        order = f" order {part.po_number} line {part.po_line}" if part.po_number else ""
        yield f"  {part.cost_centre} {part.subjective}: net {penny(part.net)}, VAT {penny(part.vat)}{order}"
    if record.posted and record.posted_at:
        receipt = f"{record.posted.system} as {record.posted.reference}"
        yield f"Read back from {receipt} at {record.posted_at:%Y-%m-%d %H:%M:%S}"


def the_people(judgements: Sequence[Judgement], history: Sequence[AuditEntry]) -> Iterator[str]:
    """Who did what, from the audit log."""
    yield ""
    yield "Audit log"
    for entry in history:
        memory = f" (memory {entry.body['memory']})" if "memory" in entry.body else ""
        yield f"  {entry.stream} {entry.sequence}: {entry.at} {entry.kind}{memory} by {entry.actor}"
    for judgement in judgements:
        yield f"  {judgement.at:%Y-%m-%d %H:%M} {judgement.person}: {what_was_judged(judgement)}"


def what_was_judged(judgement: Judgement) -> str:
    """What a person said, and for a correction what was read before."""
    body = judgement.body
    if judgement.kind != CORRECTION:
        return judgement.kind + "".join(f"; {name.replace('_', ' ')}: {said}" for name, said in body.items())
    if correction_of(judgement).confirms:
        return f"confirmation of {body['field']}, which was read as {body['value']!r}"
    before = f"was read as {body['was']!r}" if "was" in body else "was not read"
    return f"correction of {body['field']} to {body['value']!r}, which {before}"


def number(value: Decimal) -> str:
    """A quantity or an amount without needless places."""
    return f"{value.normalize():f}"
