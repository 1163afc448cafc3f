"""Decides which supplier record of an organisation sent a document, or that none or several may have."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bots.matching import features
from bots.matching.comparison import Comparison, Sender
from bots.matching.evidence import PLAUSIBLE, probabilities, total
from bots.matching.features import SIMILAR
from bots.matching.identifiers import account_key, company_key, domain_key, gln_key, postcode_key, vat_key
from bots.matching.masters import Masters
from bots.matching.names import spellings
from bots.matching.order import Order
from bots.matching.supplier_records import Record
from bots.matching.supplier_register import THE_SAME, SupplierRegister
from bots.matching.weights import WEIGHTS
from counterfoil.model.documents import Document
from counterfoil.model.fields import Field
from counterfoil.model.matches import Candidate, Certainty, Reason, SupplierMatch

SHOWN = 5
FIRM_KINDS = ("vat", "company", "gln")
SURE_KINDS = (*FIRM_KINDS, "account")
PLACES = ("domain", "postcode")
UNUSABLE = -20.0
ACCOUNT_FEATURES = {features.account_match.__name__, features.account_shared.__name__}


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


def find_supplier(
    sender: Sender, *, organisation: str, masters: Masters, chosen: str | None = None, printed: Sender | None = None
) -> SupplierMatch:
    """The organisation's supplier record that fits the sender, with ranked candidates and their reasons.

    Matched is who is certain and stands on more than a likeness of names; else the plausible are laid before a person.
    A record that a person has `chosen` is the one, if the organisation has it. Of such a one, and where the sender is
    not as `printed` since a person typed who bills, what is `unsupported` is said.
    """
    printed = printed or sender
    ranked = weigh(comparisons(sender, organisation, masters.register))
    usable = [row for row in ranked if not row.record.unusable]
    shown = [row.candidate for row in usable[:SHOWN] if row.probability >= PLAUSIBLE]
    unusable = [row.candidate for row in ranked if row.record.unusable and row.corroborated]
    elsewhere = known_elsewhere(sender, masters=masters, but=organisation)
    record = masters.record(organisation, chosen)
    is_chosen = record is not None
    if record is None and usable and usable[0].probability >= WEIGHTS.supplier["certain"] and usable[0].corroborated:
        record = _as_ordered(usable, sender)
    if record is not None:
        found = _matched(sender, record, (*shown, *unusable), elsewhere, masters)
        if not is_chosen and printed == sender:
            return found
        return replace(found, unsupported=unsupported(printed, record, organisation, masters))
    certainty = Certainty.AMBIGUOUS if shown else Certainty.NONE
    return SupplierMatch(certainty=certainty, candidates=(*shown, *unusable), elsewhere=elsewhere)


def _matched(
    sender: Sender,
    record: Record,
    candidates: tuple[Candidate, ...],
    elsewhere: tuple[tuple[str, str], ...],
    masters: Masters,
) -> SupplierMatch:
    differs = bank_control(sender, record)
    return SupplierMatch(
        certainty=Certainty.MATCHED,
        supplier_id=record.id,
        candidates=candidates,
        bank_differs=bool(differs),
        bank_detail=differs,
        account_change=masters.account_change(record.supplier.organisation, record.id),
        elsewhere=elsewhere,
    )


def unsupported(printed: Sender, record: Record, organisation: str, masters: Masters) -> str:
    """Why this record may stand on its account alone, in words: who says who bills says where the money goes.

    Empty where the document speaks for it by more than the account, and for none that holds another account by more.
    """
    ranked = weigh(comparisons(printed, organisation, masters.register))
    told = {row.record.id: total([r for r in row.reasons if r.feature not in ACCOUNT_FEATURES]) for row in ranked}
    mine = told.get(record.id, 0.0)
    if mine <= 0:
        return f"nothing on the document but an account speaks for the supplier record {record.id}"
    better = [row.record for row in ranked if told[row.record.id] > mine and bank_control(printed, row.record)]
    fits = f"but for the account the document fits the supplier record {better[0].id} better" if better else ""
    return f"{fits}, which holds {better[0].account}" if fits else ""


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


def comparisons(
    sender: Sender, organisation: str | None, register: SupplierRegister, *, but: int | None = None
) -> list[Comparison]:
    """Records that share an identifier, a name or an address, or are named by an order; else those alike by name too.

    Of one organisation or of all; never the row `but`. Who bears the printed name exactly, or is corroborated by a
    number and alike by name, leaves no need to look among the names and addresses of all others.
    """
    sure: dict[int, Record] = {}
    for kind in SURE_KINDS:
        sure |= dict(register.having(kind, getattr(sender, kind), organisation))
    named = {row: r for name in sender.names for row, r in register.having("name", name.key, organisation)}
    sure |= named
    if organisation is not None:
        ordered = (register.by_id(organisation, supplier_id) for supplier_id in sorted(sender.ordered_from))
        sure |= dict(filter(None, ordered))
    sure = {row: record for row, record in sure.items() if row != but}
    likeness = dict.fromkeys(named, THE_SAME) | register.likeness(sender.names, sure.keys() - named.keys())
    found = dict(sure)
    if not any(likeness[row].share >= SIMILAR and not record.unusable for row, record in sure.items()):
        near = register.resembling(sender.names, organisation)
        found |= {row: register.record(row) for row in near}
        for kind in PLACES:
            found |= dict(register.having(kind, getattr(sender, kind), organisation))
        likeness |= near | register.likeness(sender.names, found.keys() - sure.keys() - near.keys())
    bearing = [(r.supplier.organisation, r.id) for r in named.values() if not r.unusable]
    return [
        Comparison(sender, r, register, likeness[row], frozenset(i for o, i in bearing if o == r.supplier.organisation))
        for row, r in found.items()
        if row != but
    ]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A record with what speaks for and against it, and its probability among all candidates and "none of these"."""

    record: Record
    reasons: tuple[Reason, ...]
    probability: float
    corroborated: bool

    @property
    def candidate(self) -> Candidate:
        """The record as a person is shown it."""
        return Candidate(
            id=self.record.id, name=self.record.supplier.name, probability=self.probability, reasons=self.reasons
        )


def weigh(pairs: Sequence[Comparison]) -> list[Weighed]:
    """Each record with its reasons and probability, the likeliest first; one that may not be used has none."""
    reasons = [features.compare(pair) for pair in pairs]
    scores = [UNUSABLE if p.record.unusable else total(r) for p, r in zip(pairs, reasons, strict=True)]
    chances = probabilities(scores, none=WEIGHTS.supplier["none_of_these"])
    rows = [
        Weighed(
            pair.record,
            _with_use(pair.record, why),
            0.0 if pair.record.unusable else p,
            features.corroborated(pair, why),
        )
        for pair, why, p in zip(pairs, reasons, chances, strict=True)
    ]
    return sorted(rows, key=lambda row: (-row.probability, row.record.id))


def _with_use(record: Record, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    if not record.unusable:
        return reasons
    return (*reasons, Reason(feature="record_unusable", detail=record.unusable, weight=UNUSABLE))


def _as_ordered(usable: Sequence[Weighed], sender: Sender) -> Record:
    """The likeliest record; where the firm has another with its name and numbers, the one that the order names.

    Companies of a group may share a VAT number and sites a name: these have other names, or other accounts.
    """
    best = usable[0].record
    twins = [
        row.record
        for row in usable[1:]
        if row.probability >= PLAUSIBLE and row.record.id in sender.ordered_from and _one_firm(row.record, best)
    ]
    fits = best.id not in sender.ordered_from and len(twins) == 1 and not bank_control(sender, twins[0])
    return twins[0] if fits else best


def _one_firm(one: Record, other: Record) -> bool:
    """Whether two records are of one firm, by name and by every number that both have."""
    names = ({name.key for name in record.names} for record in (one, other))
    differ = one.company and other.company and one.company != other.company
    return bool(one.vat) and one.vat == other.vat and not differ and not set.isdisjoint(*names)
