"""The body of a table: which rows under a header are its own, and where its totals or the foot begin."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, takewhile

from bots.reading.pages.amounts import CODES, find_amounts
from bots.reading.pages.columns import Column, Header
from bots.reading.pages.dates import find_dates
from bots.reading.pages.segments import Layout, Segment
from bots.reading.pages.strips import strip_at
from bots.reading.pages.total_wordings import names_sum

# Words with which a row of sums begins, those of what stands under a table, and of rows that carry a sum overleaf.
CLOSING = re.compile(
    r"^(?:sub ?-?total|grand total|net(?:t)? ?(?:total|amount|value)|(?:goods|invoice|order|net|"
    r"lines?|document|credit) total|vat\b|v\.a\.t|"
    r"tax\b|amount due|balance due|summe|zwischensumme|gesamt\w*|nettobetrag|netto\b|mwst|ust|"
    r"umsatzsteuer|rechnungsbetrag|zzgl|"
    r"totaal|subtotaal|btw|sous-?total|montant|tva|totale|imponibile|iva\b|taxable|exclusief|less\b|"
    r"amount payable)",
    re.IGNORECASE,
)
# The label of a row with the sums of the columns above it.
COLUMN_SUMS = re.compile(
    r"^(?:grand |invoice |document |overall |column |line |sub-?)?totals?(?: (?:gbp|eur|usd|£|carried))?:?$|"
    r"^(?:summen?|gesamt|totaal|totaux|totali|totales):?$",
    re.IGNORECASE,
)
FOOT = re.compile(
    r"^(?:payment terms|terms\b|bank details|please (?:pay|make|quote|remit)|thank you|page \d|continued|notes?:|"
    r"vat (?:summary|analysis)|e ?& ?o ?e|remittance|bankverbindung|zahlbar|rechnungsrabatt|zu- und abschläge)",
    re.IGNORECASE,
)
# The same for extras, where they stand on the right of the page: on the left they are lines.
EXTRA = re.compile(
    r"^(?:carriage|delivery|shipping|postage|freight|p ?& ?p|discount|deposit|paid|rounding|versand|"
    r"fracht|verzendkosten)\b",
    re.IGNORECASE,
)
# A discount on the line above it, which a row of its own says.
REDUCTION = re.compile(
    r"^(?:less\b.*(?:%|discount|rebate)|(?:[^\W\d]+ ){0,2}(?:discount|rebate|rabatt|remise|korting|sconto|nachlass)\b)",
    re.IGNORECASE,
)
CARRYING = re.compile(
    r"(?:carried|brought|c/|b/) ?f(?:or)?w?(?:ar)?d?\b|continued (?:on|over)|übertrag|à reporter|report\b|"
    r"transporteren",
    re.IGNORECASE,
)
# Lines of the next section begin within so many rows of a subtotal.
SECTION = 8
PENNY = Decimal("0.011")
# Words, of which signs of currencies are none.
WORDED = re.compile(r"(?<![^\W\d])(?!(?:" + "|".join(CODES) + r")(?![^\W\d]))[^\W\d]{2}")
# A gap of so many line heights under the last row ends a table.
LONG_GAP = 7.0
# A text that follows the last line after so many line heights is none of its own.
APART = 2.0


def _is_closing(layout: Layout, row: Sequence[Segment], header: Header) -> bool:
    """Whether a row belongs to the totals or the foot of the document and no longer to the table."""
    closing = [segment for segment in row if CLOSING.match(segment.text) or names_sum(segment.text)]
    extra = [segment for segment in row if EXTRA.match(segment.text) and segment.x0 > 0.45 * layout.page.width]
    if any(FOOT.match(segment.text) for segment in row) or _sums_columns(row):
        return True
    if not closing and not extra:
        return False
    numbers = sum(1 for segment in row for amount in find_amounts(segment.text) if not amount.percent)
    if numbers == 0 and len(closing) < 2:  # noqa: PLR2004 a word of the header's last line, or a strip of labels
        return False
    # A line may well be called "Total care package": it has its quantity and price as other lines have. Beside the
    # totals may stand the headings of a summary of VAT, and more beside that.
    beside = len(closing) > 1 and 0 < _behind(row, closing[0]) <= 2  # noqa: PLR2004 a sum, or a basis and a sum
    return beside or numbers <= (2 if closing else 1) or len(header.heads) < 4  # noqa: PLR2004


def _behind(row: Sequence[Segment], label: Segment) -> int:
    """How many figures stand behind a label and before the next words."""
    place = row.index(label)
    own = [label, *takewhile(lambda segment: not WORDED.search(segment.text), row[place + 1 :])]
    return sum(1 for segment in own for amount in find_amounts(segment.text) if not amount.percent)


def _surely_closes(row: Sequence[Segment]) -> bool:
    """Whether a row closes a table that has no lines yet: by its first words, not by the name of a fee."""
    return _sums_columns(row) or any(CLOSING.match(segment.text) or FOOT.match(segment.text) for segment in row)


def _names_rate(row: Sequence[Segment]) -> bool:
    """Whether a row says the rate of VAT of the line above it: a rate, and no money."""
    amounts = [amount for segment in row for amount in find_amounts(segment.text)]
    return any(amount.percent for amount in amounts) and all(
        amount.percent or not amount.decimals for amount in amounts
    )


def _sums_columns(row: Sequence[Segment]) -> bool:
    """Whether a row says nothing but "Totals", with amounts behind it: the sums of the columns."""
    worded = [segment for segment in row if WORDED.search(segment.text)]
    return len(worded) == 1 < len(row) and bool(COLUMN_SUMS.match(worded[0].text)) and has_money(row)


def _goes_on(layout: Layout, start: int, stop: int, *, single: bool) -> bool:
    """Whether lines follow under a subtotal: rows of three figures, the last the product of the others.

    A discount in percent may come off the product. With `single` a line of one piece counts too: a figure 1, and twice
    the same money.
    """
    for row in layout.rows[start : min(stop, start + SECTION)]:
        amounts = [amount for segment in row for amount in find_amounts(segment.text)]
        values = [amount.value for amount in amounts if not amount.percent]
        left = {Decimal(1), *(1 - amount.value / 100 for amount in amounts if amount.percent)}
        if any(is_product(one * each, *two) for one, *two in combinations(values[:6], 3) for each in left):
            return True
        if single and 1 in values[:-2] and values[-1] == values[-2] and has_money(row):
            return True
    return False


def account_goes_on(layout: Layout, header: Header, start: int, stop: int) -> bool:
    """Whether items of an account follow under the subtotal of a site or month: rows with a date under its heading."""
    if not header.has(Column.REFERENCE) or header.has(Column.QUANTITY, Column.PRICE):
        return False
    dated = [head for head in header.heads if Column.DATE in head.columns]
    return any(
        has_money(row) and any(find_dates(s.text) and s.x0 < h.x1 and s.x1 > h.x0 for s in row for h in dated)
        for row in layout.rows[start : min(stop, start + SECTION)]
    )


def is_product(one: Decimal, other: Decimal, product: Decimal) -> bool:
    """Whether two figures give a third, which is not for the reason that one of them is 1."""
    return bool(one and other) and abs(one * other - product) < PENNY and product not in {one, other}


def _first_text(row: Sequence[Segment]) -> str:
    return next((segment.text for segment in row if WORDED.search(segment.text)), row[0].text)


def body_rows(layout: Layout, header: Header, start: int, stop: int) -> tuple[list[int], int]:
    """The rows of the page that make the body of a table, and the first row behind it."""
    rows, end = _rows_and_end(layout, header, start, stop)
    priced = [place for place, number in enumerate(rows) if has_money(layout.rows[number])]
    for place in range(priced[-1] + 1, len(rows)) if priced else ():
        above, row = layout.rows[rows[place - 1]], inside(layout.rows[rows[place]], header)
        # A label of a sum that its box wraps ("Total before" / "VAT") stands apart from the last line.
        if row[0].top - max(segment.bottom for segment in above) > APART * row[0].size:
            return rows[:place], rows[place]
    return rows, end


def _rows_and_end(layout: Layout, header: Header, start: int, stop: int) -> tuple[list[int], int]:
    rows: list[int] = []
    last_bottom = layout.rows[start - 1][0].bottom if start else 0.0
    for number in range(start, stop):
        row = inside(layout.rows[number], header)
        if not row:
            continue
        gap = row[0].top - last_bottom
        if gap > LONG_GAP * row[0].size and rows and not has_money(row):
            return rows, number
        if strip_at(layout, number, comma=False):
            return rows, number
        if _is_closing(layout, row, header) and (rows or _surely_closes(row)):
            if not _goes_on(layout, number + 1, stop, single=_names_rate(row)) and not account_goes_on(
                layout, header, number + 1, stop
            ):
                return rows, number
            if not any(REDUCTION.match(segment.text) for segment in row):
                continue
        if not CARRYING.search(_first_text(row)):
            rows.append(number)
        last_bottom = row[0].bottom
    return rows, stop


def has_money(row: Sequence[Segment]) -> bool:
    """Whether a row has a figure with pence."""
    return any(amount.decimals == 2 for segment in row for amount in find_amounts(segment.text))  # noqa: PLR2004 pence


def inside(row: Sequence[Segment], header: Header) -> list[Segment]:
    """The pieces of a row that stand under the header, and not in a box of totals beside the table.

    A figure beyond the header belongs to the last word before it, or under the last header where nothing stands there:
    a box of totals has labels of its own.
    """
    row = [segment for segment in row if segment.x0 >= header.begins] if header.begins else row
    own = [segment for segment in row if segment.x0 < header.edge]
    labels = bool(own) and WORDED.search(own[-1].text) and not has_money(own[-1:])
    bare = bool(own) and own[-1].x1 < header.heads[-1].x0 and own[-1].x0 > header.heads[0].x1
    beyond = row[len(own) :] if labels or bare else ()
    return [*own, *takewhile(lambda segment: not WORDED.search(segment.text), beyond)]
