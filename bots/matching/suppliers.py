"""Decides which supplier record of an organisation sent a document, or that none or several may have."""

from collections.abc import Iterable

from bots.matching import features
from bots.matching.evidence import CERTAIN, PLAUSIBLE, probabilities, total
from bots.matching.features import CORROBORATING, SIMILAR, Sender
from bots.matching.identifiers import account_key, company_key, domain_key, gln_key, postcode_key, vat_key
from bots.matching.masters import Masters
from bots.matching.names import spellings
from bots.matching.order import Order
from bots.matching.supplier_book import Record, SupplierBook
from counterfoil.model.documents import Document
from counterfoil.model.fields import Field
from counterfoil.model.matches import Candidate, Certainty, Reason, SupplierMatch

SHOWN = 5
FIRM_KINDS = ("vat", "company", "gln")
UNUSABLE = -20.0


def text_of(field: Field[str] | None) -> str | None:
    """The value of a field that may be missing."""
    return field.value if field else None


def sender_of(document: Document, orders: Iterable[Order] = ()) -> Sender:
    """The document's seller, ready to be compared."""
    seller, bank = document.seller, document.bank
    return Sender(
        names=spellings(text_of(seller.name)),
        vat=vat_key(text_of(seller.vat_number)),
        company=company_key(text_of(seller.company_number)),
        gln=gln_key(text_of(seller.gln)),
        postcode=postcode_key(text_of(seller.postcode)) or postcode_key(text_of(seller.address)),
        domain=domain_key(text_of(seller.email)),
        account=account_key(
            sort_code=text_of(bank.sort_code),
            account_number=text_of(bank.account_number),
            iban=text_of(bank.iban),
        ),
        ordered_from=frozenset().union(*(order.suppliers for order in orders)),
    )


def find_supplier(sender: Sender, *, organisation: str, masters: Masters, chosen: str | None = None) -> SupplierMatch:
    """The organisation's supplier record that fits the sender, with ranked candidates and their reasons.

    A record that a person has `chosen` is the one, if the organisation has it.
    """
    book = masters.book(organisation)
    weighed = [(record, _weigh(sender, record, book)) for record in _candidates(sender, book)]
    ranked = _ranked([(r, reasons) for r, reasons in weighed if not r.unusable])
    shown = [_candidate(record, p, reasons) for record, p, reasons in ranked[:SHOWN] if p >= PLAUSIBLE]
    unusable = [_candidate(r, 0.0, reasons) for r, reasons in weighed if r.unusable and _corroborated(reasons)]
    elsewhere = known_elsewhere(sender, masters=masters, but=organisation)
    if chosen is not None and (record := book.records.get(chosen)):
        return _matched(sender, record, (*shown, *unusable), elsewhere)
    if ranked and ranked[0][1] >= CERTAIN and _corroborated(ranked[0][2]):
        return _matched(sender, ranked[0][0], (*shown, *unusable), elsewhere)
    certainty = Certainty.AMBIGUOUS if shown else Certainty.NONE
    return SupplierMatch(certainty=certainty, candidates=(*shown, *unusable), elsewhere=elsewhere)


def _matched(
    sender: Sender, record: Record, candidates: tuple[Candidate, ...], elsewhere: tuple[tuple[str, str], ...]
) -> SupplierMatch:
    differs = bank_control(sender, record)
    return SupplierMatch(
        certainty=Certainty.MATCHED,
        supplier_id=record.id,
        candidates=candidates,
        bank_differs=bool(differs),
        bank_detail=differs,
        elsewhere=elsewhere,
    )


def known_elsewhere(sender: Sender, *, masters: Masters, but: str | None = None) -> tuple[tuple[str, str], ...]:
    """Where other organisations know the sender: by a registered number, else by its exact name without a conflict."""
    by_number = [record for kind in FIRM_KINDS for record in masters.firm(kind, getattr(sender, kind))]
    by_name = [record for name in sender.names for record in masters.firm("name", name.key)]
    agreeing = [record for record in by_name if not (sender.vat and record.vat and sender.vat != record.vat)]
    found = ((record.supplier.organisation, record.id) for record in (*by_number, *agreeing) if not record.unusable)
    return tuple(dict.fromkeys(pair for pair in found if pair[0] != but))


def bank_control(sender: Sender, record: Record) -> str:
    """What differs between the account printed and the one held, in words; empty when nothing can be said to differ."""
    if not (sender.account and record.account) or record.account.endswith(sender.account):
        return ""
    return f"the document asks for payment to {sender.account}, the supplier record {record.id} holds {record.account}"


def _candidates(sender: Sender, book: SupplierBook) -> list[Record]:
    """Records that share an identifier, a name or an address, or are named by an order; else those alike by name."""
    found: dict[str, Record] = {}
    for kind in FIRM_KINDS:
        found |= {record.id: record for record in book.having(kind, getattr(sender, kind))}
    for name in sender.names:
        found |= {record.id: record for record in book.having("name", name.key)}
    found |= {sid: book.records[sid] for sid in sorted(sender.ordered_from) if sid in book.records}
    settled = any(features.similarity(sender, r, book) >= SIMILAR for r in found.values() if not r.unusable)
    for kind in ("domain", "postcode"):
        found |= {record.id: record for record in book.having(kind, getattr(sender, kind))}
    if not settled:
        for name in sender.names:
            found |= {record.id: record for record in book.resembling(name)}
    return list(found.values())


def _weigh(sender: Sender, record: Record, book: SupplierBook) -> tuple[Reason, ...]:
    reasons = features.compare(sender, record, book)
    if record.unusable:
        return (*reasons, Reason(feature="record_unusable", detail=record.unusable, weight=UNUSABLE))
    return reasons


def _corroborated(reasons: tuple[Reason, ...]) -> bool:
    seen = {reason.feature: reason.weight for reason in reasons}
    if CORROBORATING & seen.keys():
        return True
    return "order_names_supplier" in seen and seen.get("name_similarity", -1.0) > 0


def _ranked(weighed: list[tuple[Record, tuple[Reason, ...]]]) -> list[tuple[Record, float, tuple[Reason, ...]]]:
    chances = probabilities([total(reasons) for _, reasons in weighed])
    rows = [(record, p, reasons) for (record, reasons), p in zip(weighed, chances, strict=True)]
    return sorted(rows, key=lambda row: (-row[1], row[0].id))


def _candidate(record: Record, probability: float, reasons: tuple[Reason, ...]) -> Candidate:
    return Candidate(id=record.id, name=record.supplier.name, probability=probability, reasons=reasons)
