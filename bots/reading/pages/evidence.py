"""Evidence: what the words and the figures of a page's body say that it is, whatever stands over them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from bots.reading.pages.amounts import find_amounts
from bots.reading.pages.phrase_search import Phrases
from bots.reading.pages.phrases import SUPPORT
from bots.reading.pages.phrases_abroad import SUPPORT_ABROAD
from counterfoil.model.documents import Kind

# What a phrase adds of its weight, and how many different ones of a line of the table count.
EACH, MOST = 0.5, 3
# From so many sums on, of which this share is negative, a page credits.
FEWEST_SUMS, CREDITING = 3, 0.5
# What it says for each kind that a page shows no sum of money at all; bills, offers and accounts are made of them.
WITHOUT_MONEY: Mapping[Kind, float] = {
    Kind.DELIVERY_NOTE: 0.8,
    Kind.TIMESHEET: 0.6,
    Kind.INVOICE: -2.5,
    Kind.CREDIT_NOTE: -2.5,
    Kind.PRO_FORMA: -2.0,
    Kind.QUOTE: -1.5,
    Kind.STATEMENT: -2.5,
    Kind.REMITTANCE_ADVICE: -2.0,
}
# The same of one that charges VAT, which is reckoned on sales, neither on goods going out nor on hours or accounts.
WITH_VAT: Mapping[Kind, float] = {
    Kind.INVOICE: 0.5,
    Kind.CREDIT_NOTE: 0.3,
    Kind.DELIVERY_NOTE: -2.0,
    Kind.TIMESHEET: -2.0,
    Kind.STATEMENT: -1.0,
    Kind.REMITTANCE_ADVICE: -2.0,
    Kind.REMINDER: -0.5,
}
# The same of rows that have a day, a number and a sum each, and name nothing that was sold.
OF_BILLS: Mapping[Kind, float] = {
    Kind.STATEMENT: 1.4,
    Kind.REMINDER: 1.0,
    Kind.REMITTANCE_ADVICE: 1.0,
    Kind.INVOICE: -2.0,
    Kind.CREDIT_NOTE: -1.0,
    Kind.QUOTE: -1.5,
    Kind.PRO_FORMA: -1.5,
    Kind.ORDER_ACKNOWLEDGEMENT: -1.5,
}
FEWEST_ROWS = 3
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|[^\W\d]{3,9})\.?[ ./-]\d{2,4}\b")
WORD = re.compile(r"(?<!\w)[^\W\d]+(?!\w)")
OF_A_LIST = frozenset(
    "invoice inv credit note payment receipt bacs si cn cr dr sc in gbp eur usd po rq zn day days".split()  # noqa: SIM905 a list to read
)
CREDITED: Mapping[Kind, float] = {Kind.CREDIT_NOTE: 2.5, Kind.INVOICE: -1.5}
VAT_LINE = re.compile(
    r"\b(?:vat|v\.a\.t\.|mwst|ust|umsatzsteuer|tva|btw|iva|moms|(?:value added )?tax)\b[^\n]{0,40}?\d[.,]\d\d(?![.,\d])"
)


@cache
def _support() -> tuple[tuple[tuple[Kind, float], ...], Phrases]:
    """What each list of phrases speaks for and how much, and the phrases."""
    lists = re.findall(r"^(\w+) (-?[\d.]+)\n((?:^ .*\n?)+)", SUPPORT + SUPPORT_ABROAD, re.MULTILINE)
    meanings = tuple((Kind(name), float(weight)) for name, weight, _ in lists)
    return meanings, Phrases(["|".join(line.strip() for line in patterns.splitlines()) for _, _, patterns in lists])


def evidence(text: str) -> dict[Kind, float]:
    """How much the words and the sums of money of a text speak for each kind, below 0 where against it."""
    found: dict[Kind, float] = defaultdict(float)
    meanings, phrases = _support()
    for (kind, weight), hits in zip(meanings, phrases.hits(" ".join(text.casefold().split())), strict=True):
        if hits:
            found[kind] += weight * EACH * min(len(hits), MOST)
    for table in _shown(text):
        for kind, weight in table.items():
            found[kind] += weight
    return found


def _lists_bills(text: str) -> bool:
    """Whether rows list bills: days, numbers and sums, and no word of what was sold."""
    rows = 0
    for line in text.splitlines():
        # The figures last: few lines come so far, and figures cost most.
        if DAY.search(line) and OF_A_LIST.issuperset(WORD.findall(DAY.sub(" ", line))):
            rows += any(one.like_money for one in find_amounts(line))
    return rows >= FEWEST_ROWS


def _shown(text: str) -> Iterator[Mapping[Kind, float]]:
    rows = ([amount.value for amount in find_amounts(line) if amount.like_money] for line in text.splitlines())
    # A credit may have its sign on the amount alone, which is the last of its row.
    sums = [row[-1] for row in rows if row]
    if not sums:
        yield WITHOUT_MONEY
    small = text.casefold()
    if _lists_bills(small):
        yield OF_BILLS
    if VAT_LINE.search(small):
        yield WITH_VAT
    if len(sums) >= FEWEST_SUMS and sum(value < 0 for value in sums) >= CREDITING * len(sums):
        yield CREDITED
