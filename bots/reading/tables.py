"""Tables: the rows under a recognised header, with each word in the column that it stands in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bots.reading.amounts import Amount, find_amounts
from bots.reading.page_columns import Column, Head, Header
from bots.reading.page_segments import Layout, Segment
from bots.reading.totals import Total, meanings_of
from bots.reading.words import Word

# Words with which a row begins that closes a table, and those of rows that only carry a sum to the next page.
CLOSING = re.compile(
    r"^(?:sub ?-?total|total|grand total|net(?:t)? ?(?:total|amount|value)|(?:goods|invoice|order|net|lines?|document|credit) total|vat\b|v\.a\.t|"
    r"tax\b|amount due|balance due|total\w*|summe|zwischensumme|gesamt\w*|nettobetrag|netto\b|mwst|ust|umsatzsteuer|rechnungsbetrag|zzgl|"
    r"totaal|subtotaal|btw|sous-?total|montant|tva|totale|imponibile|iva\b|taxable|exclusief|less\b|payment terms|terms\b|"
    r"bank details|please (?:pay|make|quote|remit)|thank you|page \d|continued|notes?:|vat (?:summary|analysis)|e ?& ?o ?e|remittance|amount payable)",
    re.I,
)
# The same for extras, where they stand on the right of the page: on the left they are lines.
EXTRA = re.compile(
    r"^(?:carriage|delivery|shipping|postage|freight|p ?& ?p|discount|deposit|paid|rounding|versand|fracht|verzendkosten)\b",
    re.I,
)
CARRYING = re.compile(
    r"(?:carried|brought|c/|b/) ?f(?:or)?w?(?:ar)?d?\b|continued (?:on|over)|übertrag|à reporter|report\b|transporteren",
    re.I,
)
FIGURES = frozenset({Column.QUANTITY, Column.PRICE, Column.NET, Column.GROSS, Column.VAT_RATE})
SUMS = frozenset({Total.NET, Total.VAT, Total.GROSS, Total.DUE})
# What the cell of a column of item codes looks like.
CODE_CELL = re.compile(r"^(?=\S*\d)[A-Z0-9][\w\-./]{1,24}$")
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
    closing = [segment for segment in row if CLOSING.match(segment.text) or _is_sum(segment)]
    extra = [segment for segment in row if EXTRA.match(segment.text) and segment.x0 > 0.45 * layout.page.width]
    if not closing and not extra:
        return False
    numbers = sum(1 for segment in row for amount in find_amounts(segment.text) if not amount.percent)
    # A line may well be called "Total care package": it has its quantity and price as other lines have.
    return numbers <= (2 if closing else 1) or len(header.heads) < 4  # noqa: PLR2004 a sum, or a basis and a sum


def _is_sum(segment: Segment) -> bool:
    """Whether a piece of text is the label of the net, VAT or gross total."""
    return any(weight >= 0.8 and total in SUMS for total, weight in meanings_of(segment.text))  # noqa: PLR2004 surely


def _first_text(row: Sequence[Segment]) -> str:
    return next((segment.text for segment in row if re.search(r"[^\W\d]{2}", segment.text)), row[0].text)


def body_rows(layout: Layout, header: Header, start: int, stop: int) -> tuple[list[int], int]:
    """The rows of the page that make the body of a table, and the first row behind it."""
    rows: list[int] = []
    last_bottom = layout.rows[start - 1][0].bottom if start else 0.0
    for number in range(start, stop):
        row = layout.rows[number]
        gap = row[0].top - last_bottom
        if gap > LONG_GAP * row[0].size and rows and not _has_money(row):
            return rows, number
        if _is_closing(layout, row, header):
            return rows, number
        if not CARRYING.search(_first_text(row)):
            rows.append(number)
        last_bottom = row[0].bottom
    return rows, stop


def _has_money(row: Sequence[Segment]) -> bool:
    return any(amount.decimals == 2 for segment in row for amount in find_amounts(segment.text))  # noqa: PLR2004 pence


def _edges(layout: Layout, header: Header, rows: Sequence[int]) -> list[float]:
    """Where one column ends and the next begins: a white strip that the rows with money leave free."""
    words = [
        word for number in rows if _has_money(layout.rows[number]) for seg in layout.rows[number] for word in seg.words
    ]
    return [_gutter(words, left, right) for left, right in pairwise(header.heads)]


def _gutter(words: Sequence[Word], left: Head, right: Head) -> float:
    """The middle of the white strip between two columns: one that the gap between their headers touches, the widest."""
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
    return max(strips)[2] if strips else (left.x1 + right.x0) / 2


def table_rows(layout: Layout, header: Header, rows: Sequence[int]) -> list[TableRow]:
    """The rows with their words sorted into the header's columns."""
    edges = _edges(layout, header, rows)
    made = []
    for number in rows:
        cells: list[list[Word]] = [[] for _ in header.heads]
        for segment in layout.rows[number]:
            for word in segment.words:
                centre = (word.x0 + word.x1) / 2
                cells[sum(1 for edge in edges if centre > edge)].append(word)
        segments = layout.rows[number]
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


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def _rates(texts: Sequence[str], amounts: Sequence[Amount | None]) -> bool:
    """Whether cells hold rates of VAT (or codes for them) rather than amounts of it."""
    rates = {
        "0",
        "5",
        "7",
        "9",
        "10",
        "12",
        "12.5",
        "19",
        "20",
        "21",
        "5.5",
        "6",
        "8",
        "13",
        "17.5",
        "22",
        "23",
        "25",
        "13.5",
    }
    likely = [
        "%" in text
        or bool(re.fullmatch(r"[A-Z]{1,3}\d?|[TV]?\d{1,2}", text))
        or (amount is not None and format(amount.value.normalize(), "f") in rates)
        for text, amount in zip(texts, amounts, strict=True)
    ]
    return _share(likely) >= 0.6  # noqa: PLR2004 most


def settle_columns(header: Header, rows: Sequence[TableRow], *, comma: bool) -> tuple[Column | None, ...]:
    """Which of its possible meanings each column has, from what its cells hold and what the other columns are."""
    settled: list[Column | None] = []
    for number, head in enumerate(header.heads):
        texts = [row.text(number) for row in rows if row.cells[number]]
        found = [find_amounts(text, comma=comma) for text in texts]
        amounts = [cell[0] if len(cell) == 1 else None for cell in found]
        numeric = _share([amount is not None for amount in amounts])
        settled.append(_settled(head.columns, texts, amounts, numeric))
    _resolve_doubles(settled, header)
    return tuple(settled)


def _settled(
    columns: tuple[Column, ...], texts: Sequence[str], amounts: Sequence[Amount | None], numeric: float
) -> Column | None:
    if not columns:
        return None
    likely = columns[0]
    money = _share([amount is not None and amount.decimals >= 2 and not amount.percent for amount in amounts])  # noqa: PLR2004
    if likely in {Column.VAT_RATE, Column.VAT} and texts:
        return Column.VAT_RATE if _rates(texts, amounts) else Column.VAT
    if likely is Column.UOM and texts and money > 0.5:  # noqa: PLR2004 most
        return Column.PRICE
    if likely is Column.UOM and texts and numeric > 0.8 and not any(re.search(r"[^\W\d]", text) for text in texts):  # noqa: PLR2004
        return Column.QUANTITY
    if likely in {Column.NET, Column.PRICE, Column.GROSS} and texts and numeric < 0.3:  # noqa: PLR2004 hardly any
        return next(
            (column for column in columns if column in {Column.DESCRIPTION, Column.CODE, Column.REFERENCE}), likely
        )
    if likely is Column.DESCRIPTION and _share([bool(CODE_CELL.match(text)) for text in texts]) > 0.6:  # noqa: PLR2004
        return Column.CODE
    if likely is Column.DESCRIPTION and money > 0.7 and Column.NET in columns:  # noqa: PLR2004
        return Column.NET
    if likely is Column.QUANTITY and texts and numeric < 0.3 and Column.DESCRIPTION in columns:  # noqa: PLR2004
        return Column.DESCRIPTION
    return likely


def _resolve_doubles(settled: list[Column | None], header: Header) -> None:
    """Two columns cannot both be the net amount: the later "total" is the gross, the earlier "amount" the price."""
    nets = [number for number, column in enumerate(settled) if column is Column.NET]
    if len(nets) > 1:
        worded = [n for n in nets if re.search(r"net|ex|goods", header.heads[n].text, re.I)]
        keep = worded[-1] if worded else nets[0] if Column.VAT in settled[nets[0] :] else nets[-1]
        for number in nets:
            if number != keep:
                settled[number] = (
                    Column.GROSS if number > keep else (Column.PRICE if Column.PRICE not in settled else None)
                )
    if Column.DESCRIPTION not in settled:
        unknown = [
            n
            for n, column in enumerate(settled)
            if column is None or column in {Column.CODE, Column.REFERENCE, Column.OTHER}
        ]
        if unknown:
            widest = max(
                unknown, key=lambda n: header.heads[n + 1].x0 - header.heads[n].x0 if n + 1 < len(settled) else 0
            )
            settled[widest] = Column.DESCRIPTION


def joined_rows(rows: Sequence[TableRow], columns: Sequence[Column | None]) -> list[TableRow]:
    """Rows whose figures are set a little higher or lower than their texts, put together again."""
    figures = [number for number, column in enumerate(columns) if column in FIGURES]
    joined: list[TableRow] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last is not None and row.top < (last.top + last.bottom) / 2 + 0.3 * (last.bottom - last.top):
            mine = {number for number in figures if row.cells[number]}
            others = {number for number in figures if last.cells[number]}
            if not mine & others and mine and others:
                joined[-1] = _put_together(last, row)
                continue
        joined.append(row)
    return joined


def _put_together(one: TableRow, other: TableRow) -> TableRow:
    return TableRow(
        row=one.row,
        cells=tuple((*a, *b) for a, b in zip(one.cells, other.cells, strict=True)),
        segments=(*one.segments, *other.segments),
        top=min(one.top, other.top),
        bottom=max(one.bottom, other.bottom),
    )
