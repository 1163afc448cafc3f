"""Tables: the rows under a recognised header, with each word in the column that it stands in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from bots.reading.amounts import find_amounts, parse_amount
from bots.reading.dates import find_dates
from bots.reading.page_columns import Column, Head, Header
from bots.reading.page_segments import Layout, Segment
from bots.reading.page_strips import strip_at
from bots.reading.total_wordings import names_sum
from bots.reading.words import Word

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
    r"vat (?:summary|analysis)|e ?& ?o ?e|remittance|bankverbindung|zahlbar)",
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
FIGURES = frozenset({Column.QUANTITY, Column.PRICE, Column.NET, Column.GROSS, Column.VAT_RATE})
# Lines of the next section begin within so many rows of a subtotal.
SECTION = 8
PENNY = Decimal("0.011")
# A gap of so many line heights under the last row ends a table.
LONG_GAP = 7.0


@dataclass(eq=False)
class TableRow:
    """One line of a table: the words of each column, by the number of the column."""

    row: int
    cells: tuple[tuple[Word, ...], ...]
    segments: tuple[Segment, ...]
    top: float
    bottom: float

    def text(self, column: int) -> str:
        """The text of one cell."""
        return " ".join(word.text for word in self.cells[column])

    @property
    def whole(self) -> str:
        """The text of the whole row."""
        return " ".join(word.text for cell in self.cells for word in cell)


@dataclass(eq=False)
class Table:
    """A header with the rows under it; `columns` are the meanings of its cells, in the same order."""

    layout: Layout
    header: Header
    columns: tuple[Column | None, ...]
    rows: list[TableRow]
    end_row: int

    def column(self, *wanted: Column) -> int | None:
        """The number of the first column with one of these meanings, in the order of wish."""
        for one in wanted:
            if one in self.columns:
                return self.columns.index(one)
        return None


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
    # A line may well be called "Total care package": it has its quantity and price as other lines have.
    return numbers <= (2 if closing else 1) or len(header.heads) < 4  # noqa: PLR2004 a sum, or a basis and a sum


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
    worded = [segment for segment in row if re.search(r"[^\W\d]{2}", segment.text)]
    return len(worded) == 1 < len(row) and bool(COLUMN_SUMS.match(worded[0].text)) and _has_money(row)


def _goes_on(layout: Layout, start: int, stop: int, *, single: bool) -> bool:
    """Whether lines follow under a subtotal: rows of three figures, the last the product of the others.

    With `single` a line of one piece counts too: a figure 1, and twice the same money.
    """
    for row in layout.rows[start : min(stop, start + SECTION)]:
        values = [amount.value for segment in row for amount in find_amounts(segment.text) if not amount.percent]
        if any(_is_product(*triple) for triple in combinations(values[:6], 3)):
            return True
        if single and 1 in values[:-2] and values[-1] == values[-2] and _has_money(row):
            return True
    return False


def _account_goes_on(layout: Layout, header: Header, start: int, stop: int) -> bool:
    """Whether items of an account follow under the subtotal of a site or month: rows with a date under its heading."""
    if not header.has(Column.REFERENCE) or header.has(Column.QUANTITY, Column.PRICE):
        return False
    dated = [head for head in header.heads if Column.DATE in head.columns]
    return any(
        _has_money(row) and any(find_dates(s.text) and s.x0 < h.x1 and s.x1 > h.x0 for s in row for h in dated)
        for row in layout.rows[start : min(stop, start + SECTION)]
    )


def _is_product(one: Decimal, other: Decimal, product: Decimal) -> bool:
    return bool(one and other) and abs(one * other - product) < PENNY and product not in {one, other}


def _first_text(row: Sequence[Segment]) -> str:
    return next((segment.text for segment in row if re.search(r"[^\W\d]{2}", segment.text)), row[0].text)


def body_rows(layout: Layout, header: Header, start: int, stop: int) -> tuple[list[int], int]:
    """The rows of the page that make the body of a table, and the first row behind it."""
    rows: list[int] = []
    last_bottom = layout.rows[start - 1][0].bottom if start else 0.0
    for number in range(start, stop):
        row = inside(layout.rows[number], header)
        if not row:
            continue
        gap = row[0].top - last_bottom
        if gap > LONG_GAP * row[0].size and rows and not _has_money(row):
            return rows, number
        if strip_at(layout, number, comma=False):
            return rows, number
        if _is_closing(layout, row, header) and (rows or _surely_closes(row)):
            if not _goes_on(layout, number + 1, stop, single=_names_rate(row)) and not _account_goes_on(
                layout, header, number + 1, stop
            ):
                return rows, number
            if not any(REDUCTION.match(segment.text) for segment in row):
                continue
        if not CARRYING.search(_first_text(row)):
            rows.append(number)
        last_bottom = row[0].bottom
    return rows, stop


def _has_money(row: Sequence[Segment]) -> bool:
    return any(amount.decimals == 2 for segment in row for amount in find_amounts(segment.text))  # noqa: PLR2004 pence


def inside(row: Sequence[Segment], header: Header) -> list[Segment]:
    """The pieces of a row that stand under the header, and not in a box of totals beside the table."""
    return [segment for segment in row if segment.x0 < header.edge]


def _edges(layout: Layout, header: Header, rows: Sequence[int]) -> list[float]:
    """Where one column ends and the next begins: a white strip that the rows with money leave free."""
    every = [word for number in rows for segment in inside(layout.rows[number], header) for word in segment.words]
    figures = [
        word for number in rows if _has_money(layout.rows[number]) for seg in layout.rows[number] for word in seg.words
    ]
    edges = [
        _gutter(every, left, right) or _gutter(figures, left, right, anywhere=True)
        for left, right in pairwise(header.heads)
    ]
    priced = [inside(layout.rows[number], header) for number in rows if _has_money(layout.rows[number])]
    return _refilled(header, edges, [[word for segment in row for word in segment.words] for row in priced])


def _refilled(header: Header, edges: Sequence[float], rows: Sequence[Sequence[Word]]) -> list[float]:
    """Edges with one moved where a column of figures is empty in every row and the next one begins with a figure.

    A figure set to the right under a narrow header comes to stand nearer to the next one.
    """
    moved = list(edges)
    for number, edge in enumerate(edges):
        before = moved[number - 1] if number else 0.0
        behind = edges[number + 1] if number + 1 < len(edges) else float("inf")
        cells = [[word for word in row if edge < _centre(word) <= behind] for row in rows]
        empty = not any(before < _centre(word) <= edge for row in rows for word in row)
        if not empty or not cells or not FIGURES & set(header.heads[number].columns[:1]):
            continue
        if all(len(cell) > 1 and parse_amount(cell[0].text) and not parse_amount(cell[1].text) for cell in cells):
            left, right = max(cell[0].x1 for cell in cells), min(cell[1].x0 for cell in cells)
            moved[number] = (left + right) / 2 if left < right else edge
    return moved


def _centre(word: Word) -> float:
    return (word.x0 + word.x1) / 2


def _gutter(words: Sequence[Word], left: Head, right: Head, *, anywhere: bool = False) -> float:
    """The middle of the white strip between two columns: the widest of those that the gap between the headers touches.

    0 where there is none such; with `anywhere` the widest of all, or else the middle between the headers.
    """
    low, high = min((left.x0 + left.x1) / 2, right.x0), max((right.x0 + right.x1) / 2, left.x1)
    gap_from, gap_to = min(left.x1, right.x0) - 1, max(left.x1, right.x0) + 1
    strips: list[tuple[bool, float, float]] = []
    reach = low
    for start, end in sorted((word.x0, word.x1) for word in words if word.x1 > low and word.x0 < high):
        if start > reach:
            strips.append((reach < gap_to and start > gap_from, start - reach, (reach + start) / 2))
        reach = max(reach, end)
    if high > reach:
        strips.append((reach < gap_to, high - reach, (reach + high) / 2))
    best = max(strips, default=(False, 0.0, 0.0))
    if anywhere:
        return best[2] or (left.x1 + right.x0) / 2
    return best[2] if best[0] else 0.0


def table_rows(layout: Layout, header: Header, rows: Sequence[int]) -> list[TableRow]:
    """The rows with their words sorted into the header's columns."""
    edges = _edges(layout, header, rows)
    made = []
    for number in rows:
        cells: list[list[Word]] = [[] for _ in header.heads]
        for segment in inside(layout.rows[number], header):
            for word in segment.words:
                cells[sum(1 for edge in edges if _centre(word) > edge)].append(word)
        segments = inside(layout.rows[number], header)
        made.append(
            TableRow(
                row=number,
                cells=tuple(tuple(cell) for cell in cells),
                segments=tuple(segments),
                top=min(segment.top for segment in segments),
                bottom=max(segment.bottom for segment in segments),
            )
        )
    return made


def joined_rows(rows: Sequence[TableRow], columns: Sequence[Column | None], *, comma: bool) -> list[TableRow]:
    """Rows whose figures are set a little higher or lower than their texts, put together again."""
    figures = [number for number, column in enumerate(columns) if column in FIGURES]
    joined: list[TableRow] = []
    for row in rows:
        last = joined[-1] if joined else None
        drop = row.top - last.top if last is not None else 0.0
        if last is not None and drop < 1.6 * (last.bottom - last.top):
            mine = {number for number in figures if row.cells[number]}
            others = {number for number in figures if last.cells[number]}
            level = drop < 0.8 * (last.bottom - last.top) or _product_over_two(columns, last, row, comma=comma)
            if not mine & others and mine and others and level:
                joined[-1] = _put_together(last, row)
                continue
        joined.append(row)
    return joined


def _product_over_two(columns: Sequence[Column | None], one: TableRow, other: TableRow, *, comma: bool) -> bool:
    """Whether quantity and price of one row give the amount of the next: cells of one item, each set in its middle."""
    both = _put_together(one, other)
    found = [
        find_amounts(both.text(columns.index(column)), comma=comma) if column in columns else []
        for column in (Column.QUANTITY, Column.PRICE, Column.NET)
    ]
    if not all(found):
        return False
    quantity, price, net = (amounts[0].value for amounts in found)
    return bool(net) and abs(quantity * price - net) < PENNY


def _put_together(one: TableRow, other: TableRow) -> TableRow:
    return TableRow(
        row=one.row,
        cells=tuple((*a, *b) for a, b in zip(one.cells, other.cells, strict=True)),
        segments=(*one.segments, *other.segments),
        top=min(one.top, other.top),
        bottom=max(one.bottom, other.bottom),
    )
