"""What speaks for or against a supplier record, one function a comparison.

The first line of a function's docstring is the explanation that the clerk reads; the function gives what was seen, or
None where there is nothing to compare. What each weighs, in bits (base 2 logarithm of how much likelier it is if the
record is right), stands in `weights.toml` with what it was fitted on.
That the account printed differs from the one held is a control (`suppliers.bank_control`) and never changes a score.
"""

from collections.abc import Callable

from bots.matching.comparison import Comparison
from bots.matching.identifiers import vat_is_valid
from bots.matching.numbers import one_slip_apart
from bots.matching.weights import WEIGHTS
from counterfoil.model.matches import Reason

Seen = str | None

# Likeness from which → the step's name in `weights.toml`. Below the first step the names have nothing in common.
NAME_STEPS = (
    (0.0, "strange"),
    (0.03, "distant"),
    (0.1, "partly"),
    (0.25, "alike"),
    (0.5, "much_alike"),
    (0.8, "nearly_same"),
)
SIMILAR = 0.1


def vat_number_match(pair: Comparison) -> Seen:
    """The VAT number printed is the one on the supplier record."""
    return pair.sender.vat if _same_vat(pair) and pair.sharing("vat", pair.sender.vat) == 1 else None


def vat_number_shared(pair: Comparison) -> Seen:
    """The VAT number printed is the one on the supplier record and on others beside it."""
    if not _same_vat(pair) or (sharing := pair.sharing("vat", pair.sender.vat)) == 1:
        return None
    return f"{pair.sender.vat}, which {sharing} records share"


def vat_number_conflict(pair: Comparison) -> Seen:
    """The VAT number printed is valid and is another than the one on the supplier record."""
    printed, held = pair.sender.vat, pair.record.vat
    if not (printed and held) or printed == held or not vat_is_valid(printed):
        return None
    return f"{printed} printed, {held} held"


def vat_number_misread(pair: Comparison) -> Seen:
    """The VAT number printed fails its check and is one character away from the one on the supplier record."""
    printed, held = pair.sender.vat, pair.record.vat
    if not (printed and held) or vat_is_valid(printed) or not one_slip_apart(printed, held):
        return None
    return f"{printed} printed, {held} held"


def company_number_match(pair: Comparison) -> Seen:
    """The company number printed is the one on the supplier record."""
    return pair.sender.company if pair.sender.company and pair.sender.company == pair.record.company else None


def company_number_misread(pair: Comparison) -> Seen:
    """The company number printed is one character away from the one on the supplier record."""
    printed, held = pair.sender.company, pair.record.company
    if not (printed and held) or printed == held or not one_slip_apart(printed, held):
        return None
    return f"{printed} printed, {held} held"


def company_number_conflict(pair: Comparison) -> Seen:
    """The company number printed is another than the one on the supplier record."""
    printed, held = pair.sender.company, pair.record.company
    if not (printed and held) or printed == held or one_slip_apart(printed, held):
        return None
    return f"{printed} printed, {held} held"


def gln_match(pair: Comparison) -> Seen:
    """The global location number stated is the one on the supplier record."""
    return pair.sender.gln if pair.sender.gln and pair.sender.gln == pair.record.gln else None


def account_match(pair: Comparison) -> Seen:
    """The account printed is the one on the supplier record."""
    return "" if _same_account(pair) and pair.sharing("account", pair.sender.account) == 1 else None


def account_shared(pair: Comparison) -> Seen:
    """The account printed is the one on the supplier record and on others beside it."""
    if not _same_account(pair) or (sharing := pair.sharing("account", pair.sender.account)) == 1:
        return None
    return f"{sharing} records share it"


def name_exact(pair: Comparison) -> Seen:
    """The name printed is the supplier record's name, legal form and abbreviations aside."""
    return pair.record.supplier.name if pair.same_name else None


def alias_exact(pair: Comparison) -> Seen:
    """The name printed is one that the supplier record lists as another name of the supplier."""
    return pair.same_alias.core if pair.same_alias else None


def name_of_another(pair: Comparison) -> Seen:
    """The name printed is exactly that of another record."""
    others = pair.named - {pair.record.id}
    return f"it is that of {min(others)}" if pair.only_alike and others else None


def name_similarity(pair: Comparison) -> Seen:
    """The name printed resembles, or does not resemble, the supplier record's names."""
    return f"{pair.likeness.share:.0%} alike to {pair.record.supplier.name}" if pair.only_alike else None


def name_words_conflict(pair: Comparison) -> Seen:
    """Each of the two names has a telling word that the other has not."""
    printed, held = pair.likeness.unheld, pair.likeness.unprinted
    return f"{' '.join(printed)} printed, {' '.join(held)} held" if pair.only_alike and printed and held else None


def name_words_not_held(pair: Comparison) -> Seen:
    """The name printed has a telling word that the supplier record's names have not."""
    printed, held = pair.likeness.unheld, pair.likeness.unprinted
    return " ".join(printed) if pair.only_alike and printed and not held else None


def name_words_not_printed(pair: Comparison) -> Seen:
    """The supplier record's name has a telling word that is not printed."""
    printed, held = pair.likeness.unheld, pair.likeness.unprinted
    return " ".join(held) if pair.only_alike and held and not printed else None


def legal_form_conflict(pair: Comparison) -> Seen:
    """The names are alike but of different legal forms, so of different legal persons."""
    held = {name.key: name.legal_form for name in (*pair.record.aliases, *pair.record.names)}
    for name in pair.sender.names:
        form = held.get(name.key)
        if form and name.legal_form and form != name.legal_form:
            return f"{name.legal_form} printed, {form} held"
    return None


def postcode_match(pair: Comparison) -> Seen:
    """The postcode in the seller's address is the supplier record's."""
    return pair.sender.postcode if pair.sender.postcode and pair.sender.postcode == pair.record.postcode else None


def postcode_conflict(pair: Comparison) -> Seen:
    """The postcode in the seller's address is another than the supplier record's."""
    printed, held = pair.sender.postcode, pair.record.postcode
    return f"{printed} printed, {held} held" if printed and held and printed != held else None


def email_domain_match(pair: Comparison) -> Seen:
    """The seller's e-mail address is of the supplier record's domain."""
    return pair.sender.domain if pair.sender.domain and pair.sender.domain == pair.record.domain else None


def order_names_supplier(pair: Comparison) -> Seen:
    """A purchase order quoted on the document was placed with this supplier."""
    return pair.record.id if pair.record.id in pair.sender.ordered_from else None


FEATURES: tuple[Callable[[Comparison], Seen], ...] = (
    vat_number_match,
    vat_number_shared,
    vat_number_conflict,
    vat_number_misread,
    company_number_match,
    company_number_misread,
    company_number_conflict,
    gln_match,
    account_match,
    account_shared,
    name_exact,
    alias_exact,
    name_of_another,
    name_similarity,
    name_words_conflict,
    name_words_not_held,
    name_words_not_printed,
    legal_form_conflict,
    postcode_match,
    postcode_conflict,
    email_domain_match,
    order_names_supplier,
)

# One of these, and the match stands on more than names.
REGISTERED = frozenset({"vat_number_match", "vat_number_shared", "company_number_match", "gln_match"})
# The same name stands for itself where nobody else bears it; beside a name that others bear, or a name that is only
# alike, one of these has to stand. A postcode is not one of them: sites move.
SAME_NAME = frozenset({"name_exact", "alias_exact"})
BESIDE_A_NAME = frozenset({"order_names_supplier", "account_match"})
BESIDE_THE_SAME_NAME = BESIDE_A_NAME | {"email_domain_match"}


def corroborated(pair: Comparison, reasons: tuple[Reason, ...]) -> bool:
    """Whether more than a likeness of names speaks for the record."""
    seen = {reason.feature for reason in reasons}
    if seen & REGISTERED:
        return True
    if seen & SAME_NAME:
        return pair.named <= {pair.record.id} or bool(seen & BESIDE_THE_SAME_NAME)
    return pair.likeness.share >= SIMILAR and "name_words_conflict" not in seen and bool(seen & BESIDE_A_NAME)


# What was too rare to be fitted by itself weighs as what it is like: a listed other name as the name, and a location
# number as the other number that a register gives to one firm.
WEIGHS_AS = {"alias_exact": "name_exact", "gln_match": "company_number_match"}


def weight_name(feature: str, pair: Comparison) -> str:
    """Under which name `weights.toml` has the weight of a comparison that has something to say."""
    if feature != name_similarity.__name__:
        return WEIGHS_AS.get(feature, feature)
    return "name_" + max(step for step in NAME_STEPS if step[0] <= pair.likeness.share)[1]


def compare(pair: Comparison) -> tuple[Reason, ...]:
    """Every comparison that has something to say about this record."""
    found = ((feature, feature(pair)) for feature in FEATURES)
    return tuple(
        reason(feature, (WEIGHTS.supplier[weight_name(feature.__name__, pair)], seen))
        for feature, seen in found
        if seen is not None
    )


def reason(feature: Callable[..., object], finding: tuple[float, str]) -> Reason:
    """A finding (its weight, and what was seen) in words: the comparison's explanation and what was seen."""
    weight, seen = finding
    explanation = (feature.__doc__ or "").partition("\n")[0].rstrip(".")
    return Reason(feature=feature.__name__, detail=f"{explanation}: {seen}" if seen else explanation, weight=weight)


def _same_vat(pair: Comparison) -> bool:
    return pair.sender.vat is not None and pair.sender.vat == pair.record.vat


def _same_account(pair: Comparison) -> bool:
    return pair.sender.account is not None and pair.sender.account == pair.record.account
