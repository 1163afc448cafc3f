"""The VAT category rules of EN 16931 (BR-S-01 … BR-O-14): one table of what each category asks, and one check for each.

Every category has the same ten rules with its own answers, so the answers stand in a table and the checks are written
once. A rule's number is the standard's: BR-AE-05 is check 05 asked of category AE.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bots.reading.einvoices.terms import Group
from bots.reading.standards.code_lists import OUT_OF_SCOPE, SPLIT_PAYMENT
from counterfoil.money import to_penny

# What a rate's taxable amount and its VAT may be off by the rounding of lines (the standard's own slack).
_RATE_SLACK = Decimal(1)
_SELLER_IDS = ("BT-31", "BT-32", "BT-63")
_SELLER_VAT_IDS = ("BT-31", "BT-63")
# Where a category may stand: the group, its category, its rate, its amount, the sign of the amount, and the numbers of
# the rules on who must be named (02 … 04) and on the rate (05 … 07).
_PLACES = (
    ("BG-25", "BT-151", "BT-152", "BT-131", 1, "02", "05", "a line"),
    ("BG-20", "BT-95", "BT-96", "BT-92", -1, "03", "06", "an allowance"),
    ("BG-21", "BT-102", "BT-103", "BT-99", 1, "04", "07", "a charge"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """What the standard asks of one VAT category.

    `rate` is "positive", "any", "nought" or "none"; `buyer` are the buyer's identifiers of which one must be given;
    `reason` says whether an exemption reason must be given (True) or must not (False).
    """

    prefix: str
    code: str
    rate: str
    reason: bool
    seller: tuple[str, ...] = _SELLER_IDS
    buyer: tuple[str, ...] = ()

    @property
    def has_rates(self) -> bool:
        """Whether the breakdown has one row for each rate, not one for the category."""
        return self.rate in {"positive", "any"}


CATEGORIES = (
    Category(prefix="S", code="S", rate="positive", reason=False),
    Category(prefix="Z", code="Z", rate="nought", reason=False),
    Category(prefix="E", code="E", rate="nought", reason=True),
    Category(prefix="AE", code="AE", rate="nought", reason=True, buyer=("BT-48", "BT-47")),
    Category(prefix="IC", code="K", rate="nought", reason=True, seller=_SELLER_VAT_IDS, buyer=("BT-48",)),
    Category(prefix="G", code="G", rate="nought", reason=True, seller=_SELLER_VAT_IDS),
    Category(prefix="O", code=OUT_OF_SCOPE, rate="none", reason=True, seller=()),
    Category(prefix="AF", code="L", rate="any", reason=False),
    Category(prefix="AG", code="M", rate="any", reason=False),
)
RULES = frozenset(f"BR-{category.prefix}-{number:02d}" for category in CATEGORIES for number in range(1, 11)) | {
    *(f"BR-O-{number}" for number in (11, 12, 13, 14)),
    *("BR-IC-11", "BR-IC-12", "BR-B-01", "BR-B-02"),
}


def vat_category_violations(invoice: Group) -> Iterator[tuple[str, str]]:
    """Each broken rule with what is wrong, in the order of the categories."""
    for category in CATEGORIES:
        rows = [row for row in invoice.each("BG-23") if row.text("BT-118") == category.code]
        used = any(_of(category, invoice, place) for place in _PLACES)
        if not rows and not used:
            continue
        checks = (
            _breakdown(category, rows, used=used),
            *_named_parties(category, invoice),
            *_rates(category, invoice),
            *(_row_check for row in rows for _row_check in _row_checks(category, row, rows, invoice)),
        )
        for number, detail in checks:
            if detail:
                yield f"BR-{category.prefix}-{number}", detail
        if category.code == OUT_OF_SCOPE and rows:
            yield from _nothing_else(invoice)
        if category.prefix == "IC" and rows:
            yield from _delivered_abroad(invoice)
    yield from _split_payment(invoice)


def _of(category: Category, invoice: Group, place: tuple[str, str, str, str, int, str, str, str]) -> list[Group]:
    """The lines, allowances or charges of the category."""
    group, code = place[0], place[1]
    return [each for each in invoice.each(group) if each.text(code) == category.code]


def _breakdown(category: Category, rows: list[Group], *, used: bool) -> tuple[str, str]:
    if category.has_rates and not used:
        return "01", f"the VAT breakdown has category {category.code}, which nothing that is billed is of"
    if not rows:
        return "01", f"category {category.code} is used, but the VAT breakdown has no row for it"
    if len(rows) > 1 and not category.has_rates:
        return "01", f"the VAT breakdown has {len(rows)} rows of category {category.code} where one is allowed"
    return "01", ""


def _named_parties(category: Category, invoice: Group) -> Iterator[tuple[str, str]]:
    for place in _PLACES:
        number, words = place[5], place[7]
        if not _of(category, invoice, place):
            continue
        if category.code == OUT_OF_SCOPE:
            if invoice.has(*_SELLER_VAT_IDS, "BT-48"):
                yield number, f"{words} is out of VAT's scope, but a VAT number is given"
        elif not invoice.has(*category.seller):
            yield number, f"{words} is of category {category.code}, but the seller's VAT number is not given"
        elif category.buyer and not invoice.has(*category.buyer):
            yield number, f"{words} is of category {category.code}, but the buyer's VAT number is not given"


def _rates(category: Category, invoice: Group) -> Iterator[tuple[str, str]]:
    for place in _PLACES:
        rate_code, number, words = place[2], place[6], place[7]
        for each in _of(category, invoice, place):
            if not _rate_fits(category, each.number(rate_code)):
                stated = each.text(rate_code) or "none"
                yield number, f"{words} of category {category.code} has the VAT rate {stated}"
                break


def _rate_fits(category: Category, rate: Decimal | None) -> bool:
    if category.rate == "none":
        return rate is None
    if rate is None:
        return False
    return {"positive": rate > 0, "any": rate >= 0, "nought": rate == 0}[category.rate]


def _row_checks(category: Category, row: Group, rows: list[Group], invoice: Group) -> Iterator[tuple[str, str]]:
    yield "08", _taxable(category, row, rows, invoice)
    vat, expected = row.number("BT-117"), row.amount("BT-116") * row.amount("BT-119") / 100
    if vat is not None and (abs(vat - expected) >= _RATE_SLACK if category.has_rates else vat != 0):
        yield "09", f"the breakdown of category {category.code} charges {vat} VAT, not {to_penny(expected)}"
    given = row.has("BT-120", "BT-121")
    if given != category.reason:
        yield "10", f"the breakdown of category {category.code} has {'a' if given else 'no'} reason for exemption"


def _taxable(category: Category, row: Group, rows: list[Group], invoice: Group) -> str:
    """Lines less allowances plus charges of this category (and rate) are the taxable amount."""
    stated, rate = row.number("BT-116"), row.number("BT-119")
    if stated is None or not invoice.has("BG-25"):
        return ""
    expected = Decimal(0)
    for place in _PLACES:
        for each in _of(category, invoice, place):
            if not category.has_rates or each.number(place[2]) == rate:
                expected += each.amount(place[3]) * place[4]
    same_rate = [other for other in rows if not category.has_rates or other.number("BT-119") == rate]
    stated_in_all = sum((other.amount("BT-116") for other in same_rate), Decimal(0))
    off = abs(stated_in_all - expected)
    if off < _RATE_SLACK if category.has_rates else to_penny(off) == 0:
        return ""
    of_rate = f" at {rate}%" if category.has_rates else ""
    return (
        f"BT-116 states {stated_in_all} for category {category.code}{of_rate}, but its lines make {to_penny(expected)}"
    )


def _nothing_else(invoice: Group) -> Iterator[tuple[str, str]]:
    """What is out of VAT's scope does not share an invoice with what is in it (BR-O-11 … BR-O-14)."""
    if any(row.text("BT-118") != OUT_OF_SCOPE for row in invoice.each("BG-23")):
        yield "BR-O-11", "the VAT breakdown has rows beside the one that is out of VAT's scope"
    for number, (group, code, *_rest, words) in zip(("12", "13", "14"), _PLACES, strict=True):
        if any(each.has(code) and each.text(code) != OUT_OF_SCOPE for each in invoice.each(group)):
            yield f"BR-O-{number}", f"{words} is taxed on an invoice that is out of VAT's scope"


def _delivered_abroad(invoice: Group) -> Iterator[tuple[str, str]]:
    """An intra-community supply says when and into which country it was delivered."""
    dated = invoice.has("BT-72") or any(period.has("BT-73", "BT-74", "BT-8") for period in invoice.each("BG-14"))
    if not dated:
        yield "BR-IC-11", "an intra-community supply lacks the day of delivery (BT-72) or the period (BG-14)"
    if not invoice.has("BT-80"):
        yield "BR-IC-12", "an intra-community supply lacks the country of delivery (BT-80)"


def _split_payment(invoice: Group) -> Iterator[tuple[str, str]]:
    """Split payment is for Italian invoices, and stands beside no standard rate."""
    used = {each.text(place[1]) for place in (*_PLACES, ("BG-23", "BT-118")) for each in invoice.each(place[0])}
    if SPLIT_PAYMENT not in used:
        return
    if any(country != "IT" for country in (invoice.text("BT-40"), invoice.text("BT-55"))):
        yield "BR-B-01", "split payment (B) is used on an invoice that is not domestic Italian"
    if "S" in used:
        yield "BR-B-02", "split payment (B) is used beside the standard rate (S)"
