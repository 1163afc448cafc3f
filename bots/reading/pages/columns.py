"""The header words of line tables by column, and how a header is recognised among the lines of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from bots.reading.pages.column_headings import COLUMNS
from bots.reading.pages.labels import HEADING, expanded, find_labels
from bots.reading.pages.segments import TOKEN, Layout, Segment
from bots.reading.pages.sums_abroad import COLUMNS_ABROAD


class Column(StrEnum):
    """What the cells of a column hold."""

    POSITION = "position"
    CODE = "code"
    GTIN = "gtin"
    DESCRIPTION = "description"
    QUANTITY = "quantity"
    UOM = "uom"
    PRICE = "price"
    DISCOUNT = "discount"
    VAT_RATE = "vat_rate"
    VAT = "vat"
    NET = "net"
    GROSS = "gross"
    ORDER = "order"
    ORDER_LINE = "order_line"
    DATE = "date"
    BALANCE = "balance"
    DEBIT = "debit"
    CREDIT = "credit"
    REFERENCE = "reference"
    BASE = "base"
    OTHER = "other"


# Words that say nothing about which column it is.
NOISE = frozenset(("£", "€", "$", "&", "gbp", "eur", "usd", "chf", "in", "the", "of", "sterling", "pounds", "p", "@"))
LONGEST_HEADER = 3
LONGEST_CELL = 6
# What begins so many points behind the last header cell stands beside the table.
BESIDE = 14.0
# Words no further apart, in points, may be one label.
CLOSE_WORDS = 8.0
# The headers of so many pages are remembered, and of so many lines the cells: who reads a page asks more than once.
PAGES, REMEMBERED = 8, 256
# A header names at least so many different columns.
LEAST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Head:
    """One header cell. `columns` are its possible meanings, the likeliest first."""

    columns: tuple[Column, ...]
    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Header:
    """A recognised header: its cells from left to right, and the rows of the page that it covers."""

    heads: tuple[Head, ...]
    first_row: int
    last_row: int
    # What begins left of here stands beside the table.
    begins: float = 0.0

    @property
    def edge(self) -> float:
        """What begins right of here is no part of the table."""
        return self.heads[-1].x1 + BESIDE

    def has(self, *columns: Column) -> bool:
        """Whether any cell can mean one of these columns."""
        return any(column in head.columns for head in self.heads for column in columns)


@cache
def _vocabulary() -> dict[tuple[str, ...], tuple[Column, ...]]:
    meanings: dict[tuple[str, ...], list[Column]] = {}
    for name, _, wordings in HEADING.findall(COLUMNS + COLUMNS_ABROAD):
        for wording in wordings.split(";"):
            for tokens in expanded(wording):
                known = meanings.setdefault(tokens, [])
                if Column(name) not in known:
                    known.append(Column(name))
    return {tokens: tuple(columns) for tokens, columns in meanings.items()}


@cache
def _words() -> frozenset[str]:
    return frozenset(token for tokens in _vocabulary() for token in tokens)


def meaning(tokens: Sequence[str]) -> tuple[Column, ...]:
    """What a header cell with these tokens can mean; nothing where it is no known header."""
    kept = tuple(token for token in tokens if token not in NOISE)
    return _vocabulary().get(kept, ()) or _vocabulary().get(tuple(tokens), ())


@lru_cache(REMEMBERED)
def _split(segment: Segment, space: float) -> tuple[Segment, ...]:
    """A segment as one header cell, or cut into several where they and not the whole are known; at wide gaps first."""
    cells = _wide_cells(segment, space)
    if len(cells) > 1:
        return tuple(part for cell in cells for part in _split(cell, space))
    labels = find_labels(segment.tokens)
    if len(labels) == 1 and labels[0].start == 0 and labels[0].stop == len(segment.words):
        return (segment,)  # "Credit No" and "Date Due" are labels of the whole document
    return tuple(_known_parts(segment)) or (segment,)


def _wide_cells(segment: Segment, space: float) -> list[Segment]:
    """A segment cut at gaps wider than a space (`space` times its height), where any part is a known header cell."""
    gaps = [other.x0 - one.x1 for one, other in pairwise(segment.words)]
    wide = space * segment.size
    if not gaps or max(gaps) < wide or wide > min(gaps) > max(gaps) / 2:
        return [segment]
    cuts = [0, *(number for number, gap in enumerate(gaps, start=1) if gap >= wide), len(segment.words)]
    cells = [segment.part(start, stop) for start, stop in pairwise(cuts)]
    parts = [cell for cell in cells if cell is not None]
    return parts if any(meaning([token for token, _ in part.tokens]) for part in parts) else [segment]


def _known_parts(segment: Segment) -> list[Segment]:
    """The fewest parts that are all known, cut at the widest gap where there is a choice; else nothing."""
    if meaning([token for token, _ in segment.tokens]):
        return [segment]
    best: list[Segment] = []
    cuts = range(1, min(len(segment.words), LONGEST_CELL))
    for cut in sorted(cuts, key=lambda cut: segment.words[cut - 1].x1 - segment.words[cut].x0):
        left, right = segment.part(0, cut), segment.part(cut)
        if left and right and meaning([token for token, _ in left.tokens]):
            rest = _known_parts(right)
            if rest and (not best or len(rest) + 1 < len(best)):
                best = [left, *rest]
    return best


def stacked_heads(rows: Sequence[Sequence[Segment]], space: float) -> list[Head]:
    """Header cells of up to three lines: what stands above one another is read as one."""
    cells: list[tuple[float, float, list[str], list[str]]] = []
    for row in rows:
        for segment in row:
            for part in _split(segment, space):
                tokens = [token for token, _ in part.tokens]
                above = [
                    c
                    for c in cells
                    if min(c[1], part.x1) - max(c[0], part.x0) > 0.3 * min(c[1] - c[0], part.x1 - part.x0)
                ]
                if len(above) == 1 and len(rows) > 1:
                    cell = above[0]
                    cells[cells.index(cell)] = (
                        min(cell[0], part.x0), max(cell[1], part.x1), [*cell[2], *tokens], [*cell[3], part.text],
                    )  # fmt: skip
                else:
                    cells.append((part.x0, part.x1, tokens, [part.text]))
    cells.sort(key=lambda cell: cell[0])
    heads = [Head(_meaning_of(tokens, text), " ".join(text), x0, x1) for x0, x1, tokens, text in cells]
    return _without_twins(heads)


def _without_twins(heads: Sequence[Head]) -> list[Head]:
    """Heads where two a space apart that are the same amount ("GP netto"), or tied ("Item / Description"), are one."""
    kept: list[Head] = []
    for head in heads:
        if kept and _are_one(kept[-1], head):
            last = kept.pop()
            kept.append(Head(last.columns, f"{last.text} {head.text}", last.x0, head.x1))
        else:
            kept.append(head)
    return kept


def _meaning_of(tokens: Sequence[str], lines: Sequence[str]) -> tuple[Column, ...]:
    """What a header cell of several lines means: all of them together, or else the last of them, or the first."""
    whole = meaning(tokens)
    if whole or len(lines) == 1 or any(line.count("(") != line.count(")") for line in lines):
        return whole
    last, first = (meaning(TOKEN.findall(line.casefold())) for line in (lines[-1], lines[0]))
    return last or first


def _are_one(one: Head, other: Head) -> bool:
    same = one.columns[:1] == other.columns[:1] != ()
    tied = same and (one.columns[0] is Column.NET or one.text.endswith("/") or other.text.startswith("/"))
    return tied and other.x0 - one.x1 < CLOSE_WORDS


def worth(heads: Sequence[Head]) -> float:
    """How much a row of cells looks like a header: its distinct columns, less what is not understood."""
    known = {head.columns[0] for head in heads if head.columns} - {Column.OTHER}
    unknown = sum(1 for head in heads if not head.columns)
    return len(known) - 0.7 * unknown


def _could_be_header(row: Sequence[Segment]) -> bool:
    words = _words()
    tokens = [token for segment in row for token, _ in segment.tokens]
    known = sum(1 for token in tokens if token in words or token in NOISE)
    # Columns of what has been due for "30 days", "60 days" are headed by numbers.
    few = sum(token.isdigit() for token in tokens) <= 1 or ("days" in tokens and "date" in tokens)
    return 0 < len(tokens) < 40 and known >= 0.5 * len(tokens) and few  # noqa: PLR2004


@lru_cache(PAGES)
def find_headers(layout: Layout) -> tuple[Header, ...]:
    """Every header of a table with money or quantities on a page, from the top down."""
    headers: list[Header] = []
    row = 0
    while row < len(layout.rows):
        best: tuple[float, Header] | None = None
        if _could_be_header(layout.rows[row]):
            for last in range(row, min(row + LONGEST_HEADER, len(layout.rows))):
                if last > row and not (_could_be_header(layout.rows[last]) and _close(layout, last)):
                    break
                if _beside(layout.rows[row : last + 1]):
                    continue
                heads = stacked_heads(layout.rows[row : last + 1], layout.wide)
                reached = worth(heads)
                # A line that only says more of the cells above it ("Qty" / "supplied") is of the header.
                more = best is not None and reached == best[0] and len(heads) == len(best[1].heads)
                more = more and all(_says_more(segment) for segment in layout.rows[last])
                if best is None or reached > best[0] or more:
                    best = (reached, Header(tuple(heads), row, last))
        if best is not None and best[1].last_row > row:
            # A first line that adds nothing stands above the header.
            without = worth(stacked_heads(layout.rows[row + 1 : best[1].last_row + 1], layout.wide))
            best = None if without >= best[0] else best
        if best is not None and _is_header(best[1], best[0]):
            headers.append(best[1])
            row = best[1].last_row
        row += 1
    return tuple(headers)


def _says_more(segment: Segment) -> bool:
    """Whether a line under a header cell may be of the header ("supplied", "(GBP)") and not the first item's name."""
    return len(segment.words) < LEAST_COLUMNS and not any(sign.isdigit() for sign in segment.text)


def _beside(rows: Sequence[Sequence[Segment]]) -> bool:
    """Whether the first or the last of some rows is a lone text right of all others: a label beside the table."""
    for edge, others in ((rows[0], rows[1:]), (rows[-1], rows[:-1])):
        rest = [segment for row in others for segment in row]
        if len(edge) == 1 and len(rest) > 1 and edge[0].x0 > max(segment.x1 for segment in rest) + BESIDE:
            return True
    return False


def _close(layout: Layout, row: int) -> bool:
    above, below = layout.rows[row - 1][0], layout.rows[row][0]
    return below.top - above.bottom < 0.8 * below.size


def _is_header(header: Header, worth: float) -> bool:
    money = header.has(Column.NET, Column.PRICE, Column.GROSS, Column.BALANCE, Column.DEBIT, Column.CREDIT)
    items = header.has(Column.DESCRIPTION, Column.CODE, Column.REFERENCE, Column.QUANTITY, Column.DATE)
    return (len(header.heads) >= LEAST_COLUMNS and worth >= 2 and money and items) or _short(header, worth)  # noqa: PLR2004


def _short(header: Header, worth: float) -> bool:
    """A table of nothing but descriptions and amounts; a label of two words ("Total charges") is none."""
    likely = {head.columns[0] for head in header.heads if head.columns}
    apart = any(other.x0 - one.x1 > CLOSE_WORDS for one, other in pairwise(header.heads))
    return worth >= 2 and apart and header.has(Column.DESCRIPTION) and Column.NET in likely  # noqa: PLR2004
