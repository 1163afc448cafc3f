"""What speaks for or against a supplier record, one function a comparison.

The first line of a function's docstring is the explanation that the clerk reads; the function gives the weight in bits
(base 2 logarithm of how much likelier the observation is if the record is right) and what was seen, or None where there
is nothing to compare. Weights follow a Fellegi–Sunter model that was fitted on families of companies which share VAT
groups and postcodes, with identifiers rounded up and conflicts left as strong as they were found.
That the account printed differs from the one held is a control (`suppliers.bank_control`) and never changes a score;
that it agrees only chooses between records which share the VAT number printed. A name and a postcode alone do not
choose between two records of one name: sites move and names are shared.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bots.matching.identifiers import vat_is_valid
from bots.matching.names import Name
from bots.matching.numbers import one_slip_apart
from bots.matching.supplier_book import Record, SupplierBook
from counterfoil.model.matches import Reason

Finding = tuple[float, str] | None

# Similarity from which → bits. Below the first step the names have nothing in common.
NAME_STEPS = ((0.0, -5.0), (0.45, -3.0), (0.55, -1.0), (0.65, 1.0), (0.75, 3.0), (0.85, 5.0), (0.93, 6.0))
SIMILAR = 0.65
TELLING_WORD = 3.0  # NameIndex.weight of a word found in fewer than about one name in eight


@dataclass(frozen=True, slots=True)
class Sender:
    """The seller of a document as it is compared. `ordered_from` are the suppliers that its quoted orders name."""

    names: tuple[Name, ...]
    vat: str | None
    company: str | None
    gln: str | None
    postcode: str | None
    domain: str | None
    account: str | None
    ordered_from: frozenset[str] = frozenset()


def similarity(sender: Sender, record: Record, book: SupplierBook) -> float:
    """The likeness of the two names that are most alike, 0 to 1."""
    held = {name.core for name in (*record.names, *record.aliases)}
    return max((book.index.similarity(name.core, core) for name in sender.names for core in held), default=0.0)


def vat_number_match(sender: Sender, record: Record, book: SupplierBook) -> Finding:
    """The VAT number printed is the one on the supplier record."""
    if sender.vat is None or sender.vat != record.vat:
        return None
    sharing = len(book.having("vat", record.vat))
    return 10.0, record.vat if sharing == 1 else f"{record.vat}, which {sharing} records share"


def vat_number_conflict(sender: Sender, record: Record, _: SupplierBook) -> Finding:
    """The VAT number printed is valid and is another than the one on the supplier record."""
    if not (sender.vat and record.vat) or sender.vat == record.vat or not vat_is_valid(sender.vat):
        return None
    return -11.0, f"{sender.vat} printed, {record.vat} held"


def vat_number_misread(sender: Sender, record: Record, _: SupplierBook) -> Finding:
    """The VAT number printed fails its check and is one character away from the one on the supplier record."""
    if not (sender.vat and record.vat) or vat_is_valid(sender.vat) or not one_slip_apart(sender.vat, record.vat):
        return None
    return 5.0, f"{sender.vat} printed, {record.vat} held"


def company_number_match(sender: Sender, record: Record, _: SupplierBook) -> Finding:
    """The company number printed is the one on the supplier record."""
    return (12.0, sender.company) if sender.company and sender.company == record.company else None


def company_number_conflict(sender: Sender, record: Record, _: SupplierBook) -> Finding:
    """The company number printed is another than the one on the supplier record."""
    if not (sender.company and record.company) or sender.company == record.company:
        return None
    return -7.0, f"{sender.company} printed, {record.company} held"


def gln_match(sender: Sender, record: Record, _: SupplierBook) -> Finding:
    """The global location number stated is the one on the supplier record."""
    return (11.0, sender.gln) if sender.gln and sender.gln == record.gln else None


def name_exact(sender: Sender, record: Record, _: SupplierBook) -> Finding:
    """The name printed is the supplier record's name, legal form and abbreviations aside."""
    same = _same_name(sender.names, record.names)
    return (8.0, record.supplier.name) if same else None


def alias_exact(sender: Sender, record: Record, book: SupplierBook) -> Finding:
    """The name printed is one that the supplier record lists as another name of the supplier."""
    if name_exact(sender, record, book):
        return None
    same = _same_name(sender.names, record.aliases)
    return (8.0, same.core) if same else None


def name_similarity(sender: Sender, record: Record, book: SupplierBook) -> Finding:
    """The name printed resembles, or does not resemble, the supplier record's names."""
    if not sender.names or name_exact(sender, record, book) or alias_exact(sender, record, book):
        return None
    if named := next((r for n in sender.names for r in book.having("name", n.key) if not r.unusable), None):
        return NAME_STEPS[0][1], f"the name is that of {named.id}"
    alike = similarity(sender, record, book)
    return max(step for step in NAME_STEPS if step[0] <= alike)[1], f"{alike:.0%} alike to {record.supplier.name}"


def name_words_conflict(sender: Sender, record: Record, book: SupplierBook) -> Finding:
    """Each of the two names has a telling word that the other has not."""
    if not sender.names or name_exact(sender, record, book) or alias_exact(sender, record, book):
        return None
    pairs = [book.index.unshared(s.core, r.core) for s in sender.names for r in (*record.names, *record.aliases)]
    telling = [
        [[word for word in words if book.index.weight(word) >= TELLING_WORD] for words in both] for both in pairs
    ]
    if not telling or any(not (one and other) for one, other in telling):
        return None
    one, other = telling[0]
    return -3.0, f"{' '.join(one)} printed, {' '.join(other)} held"


def legal_form_conflict(sender: Sender, record: Record, _: SupplierBook) -> Finding:
    """The names are alike but of different legal forms, so of different legal persons."""
    held = {name.key: name.legal_form for name in (*record.aliases, *record.names)}
    for name in sender.names:
        form = held.get(name.key)
        if form and name.legal_form and form != name.legal_form:
            return -4.0, f"{name.legal_form} printed, {form} held"
    return None


def postcode_match(sender: Sender, record: Record, _: SupplierBook) -> Finding:
    """The postcode in the seller's address is the supplier record's."""
    return (2.5, sender.postcode) if sender.postcode and sender.postcode == record.postcode else None


def postcode_conflict(sender: Sender, record: Record, _: SupplierBook) -> Finding:
    """The postcode in the seller's address is another than the supplier record's."""
    if not (sender.postcode and record.postcode) or sender.postcode == record.postcode:
        return None
    return -1.5, f"{sender.postcode} printed, {record.postcode} held"


def email_domain_match(sender: Sender, record: Record, _: SupplierBook) -> Finding:
    """The seller's e-mail address is of the supplier record's domain."""
    return (3.0, sender.domain) if sender.domain and sender.domain == record.domain else None


def order_names_supplier(sender: Sender, record: Record, _: SupplierBook) -> Finding:
    """A purchase order quoted on the document was placed with this supplier."""
    return (6.0, record.id) if record.id in sender.ordered_from else None


def account_among_sharers(sender: Sender, record: Record, book: SupplierBook) -> Finding:
    """Of the records that share the VAT number printed, this one holds the account printed."""
    agrees = sender.account is not None and sender.account == record.account
    return (6.0, "") if agrees and _shares_vat_number(sender, record, book) else None


def postcode_among_sharers(sender: Sender, record: Record, book: SupplierBook) -> Finding:
    """Of the records that share the VAT number printed, this one is at the postcode printed."""
    agrees = sender.postcode is not None and sender.postcode == record.postcode
    return (2.0, "") if agrees and _shares_vat_number(sender, record, book) else None


def _shares_vat_number(sender: Sender, record: Record, book: SupplierBook) -> bool:
    return sender.vat is not None and sender.vat == record.vat and len(book.having("vat", record.vat)) > 1


FEATURES: tuple[Callable[[Sender, Record, SupplierBook], Finding], ...] = (
    vat_number_match,
    vat_number_conflict,
    vat_number_misread,
    company_number_match,
    company_number_conflict,
    gln_match,
    name_exact,
    alias_exact,
    name_similarity,
    name_words_conflict,
    legal_form_conflict,
    postcode_match,
    postcode_conflict,
    email_domain_match,
    order_names_supplier,
    account_among_sharers,
    postcode_among_sharers,
)

# One of these, and the match stands on more than a likeness of names.
CORROBORATING = frozenset({"vat_number_match", "company_number_match", "gln_match", "name_exact", "alias_exact"})


def _same_name(printed: tuple[Name, ...], held: tuple[Name, ...]) -> Name | None:
    keys = {name.key: name for name in held}
    return next((keys[name.key] for name in printed if name.key in keys), None)


def compare(sender: Sender, record: Record, book: SupplierBook) -> tuple[Reason, ...]:
    """Every comparison that has something to say about this record."""
    found = ((feature, feature(sender, record, book)) for feature in FEATURES)
    return tuple(reason(feature, finding) for feature, finding in found if finding is not None)


def reason(feature: Callable[..., object], finding: tuple[float, str]) -> Reason:
    """A finding in words: the comparison's explanation and what was seen."""
    weight, seen = finding
    explanation = (feature.__doc__ or "").partition("\n")[0].rstrip(".")
    return Reason(feature=feature.__name__, detail=f"{explanation}: {seen}" if seen else explanation, weight=weight)
