"""Cells: which of its possible meanings each column of a table has, from what its cells hold."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from bots.reading.pages.amounts import Amount, find_amounts
from bots.reading.pages.body import has_money
from bots.reading.pages.columns import Column, Header
from bots.reading.pages.tables import TableRow

# Rates of VAT in Britain and its neighbours, in percent, as they are printed without a percent sign.
USUAL_RATES = frozenset(
    ("0", "5", "5.5", "6", "7", "8", "9", "10", "12", "12.5", "13", "13.5", "17.5", "19", "20", "21", "22", "23", "25")
)
TEXTS = frozenset({Column.DESCRIPTION, Column.CODE, Column.REFERENCE})
# Shares of the cells of a column that are taken for all, most, or hardly any of them.
NEARLY_ALL, MOST, FEW = 0.8, 0.6, 0.3
# What the cell of a column of item codes looks like.
COUNTED = re.compile(r"^(?:item|line|pos(?:ition)?|no|nr|number|#|ln)\b", re.IGNORECASE)
ORDERED = re.compile(r"\b(?:ord(?:er(?:ed)?)?|b/?o|back|outstanding|requested|bestellt)\b", re.IGNORECASE)
# Half a penny of rounding on the line, and half a penny more on prices cut to the penny.
ROUNDED = Decimal("0.011")
# Columns whose headers say nothing of lines; "invoiced" heads what is owed on a statement, and a quantity on a bill.
UNSAID = frozenset({None, Column.OTHER, Column.POSITION, Column.DEBIT, Column.CREDIT, Column.BALANCE})
# So many units a price may be for, where its column says so.
BASES = frozenset(map(Decimal, (1, 10, 100, 1000, 10000)))
# A code that no word, date or amount looks like.
NAMED_CODE = re.compile(r"^(?=\S*[A-Z])(?=\S*[\d./-])[A-Z0-9][A-Z0-9\-./]{3,23}$")
DESCRIBED = re.compile(r"\b(?:desc|description|particulars|bezeichnung|beschreibung|omschrijving)", re.IGNORECASE)
WORDY = re.compile(r"[^\W\d]{3}")
CODE_CELL = re.compile(r"^(?=\S*\d)[A-Z0-9][\w\-./]{1,24}$")


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def _rates(texts: Sequence[str], amounts: Sequence[Amount | None]) -> bool:
    """Whether cells hold rates of VAT (or codes for them) rather than amounts of it."""
    likely = [
        "%" in text
        or bool(re.fullmatch(r"[A-Z]{1,3}\d?|[TV]?\d{1,2}", text))
        or (amount is not None and format(amount.value.normalize(), "f") in USUAL_RATES)
        for text, amount in zip(texts, amounts, strict=True)
    ]
    return _share(likely) >= 0.6  # noqa: PLR2004 most


def _plain(amounts: list[Amount]) -> list[Amount]:
    """The amounts of a cell without a discount in percent that stands beside them."""
    return [one for one in amounts if not one.percent] or amounts


def settle_columns(header: Header, rows: Sequence[TableRow], *, comma: bool) -> tuple[Column | None, ...]:
    """Which of its possible meanings each column has, from what its cells hold and what the other columns are."""
    settled: list[Column | None] = []
    for number, head in enumerate(header.heads):
        texts = [row.text(number) for row in rows if row.cells[number]]
        found = [_plain(find_amounts(text, comma=comma)) for text in texts]
        amounts = [cell[0] if len(cell) == 1 else None for cell in found]
        settled.append(_settled(head.columns, texts, amounts))
    _settle_position(settled, header, rows)
    _resolve_doubles(settled, header, rows)
    _settle_quantity(settled, header, rows, comma=comma)
    _settle_code(settled, header, rows)
    _settle_description(settled, header)
    return tuple(settled)


def _settle_quantity(settled: list[Column | None], header: Header, rows: Sequence[TableRow], *, comma: bool) -> None:
    """Of several quantities ("Ordered", "Shipped") and prices ("List", "Net") those that multiply to the amount.

    A column whose header says nothing is the quantity or the price where the arithmetic proves it. Where several do,
    a price after its discount goes before one before it, and a delivered quantity before an ordered one.
    """
    net = settled.index(Column.NET) if Column.NET in settled else _product(settled, rows, comma=comma)
    if net is None:
        return
    settled[net] = Column.NET
    discount = settled.index(Column.DISCOUNT) if Column.DISCOUNT in settled else None
    base = settled.index(Column.BASE) if Column.BASE in settled else None
    named = Column.QUANTITY in settled and Column.PRICE in settled
    proofs: dict[tuple[int, int], tuple[int, int, bool, int]] = {}
    # A "Size" of nothing but figures looks like a quantity, until they multiply to nothing and others do.
    for unsaid in (False, True):
        quantities = _candidates(settled, Column.QUANTITY, unsaid=unsaid)
        prices = _candidates(settled, Column.PRICE, unsaid=unsaid)
        proofs |= {
            (quantity, price): (
                *_products(rows, (quantity, price, net), (discount, base), comma=comma),
                not ORDERED.search(header.heads[quantity].text),
                _places(rows, price, comma=comma) - _places(rows, quantity, comma=comma),
            )
            for quantity in quantities
            for price in prices
            if quantity != price and (quantity, price) not in proofs
        }
        if any(2 * proof[0] >= len(rows) for proof in proofs.values()):
            break
    best = max(proofs, key=lambda pair: proofs[pair], default=None)
    if best is None or (not proofs[best][0] and not named):
        return
    if not proofs[best][0]:
        said = [pair for pair in proofs if settled[pair[0]] is Column.QUANTITY and settled[pair[1]] is Column.PRICE]
        best = max(said, key=lambda pair: proofs[pair])
    for column, chosen in ((Column.QUANTITY, best[0]), (Column.PRICE, best[1])):
        for number, known in enumerate(settled):
            if known is column and number != chosen:
                settled[number] = Column.OTHER
        settled[chosen] = column


def _product(settled: Sequence[Column | None], rows: Sequence[TableRow], *, comma: bool) -> int | None:
    """The column that is no amount by its heading, and in most rows the product of two others."""
    if Column.GROSS in settled:
        return None
    figures = [number for number, column in enumerate(settled) if column in {*UNSAID, Column.QUANTITY, Column.PRICE}]
    proofs = [
        (_products(rows, (one, other, net), (None, None), comma=comma)[0], net)
        for net in figures
        for one, other in combinations(figures, 2)
        if net not in {one, other}
    ]
    proven, best = max(proofs, default=(0, None))
    return best if 2 * proven > len(rows) else None


def _places(rows: Sequence[TableRow], column: int, *, comma: bool) -> int:
    """How many places the figures of a column have at least; a price has more than a quantity."""
    found = [find_amounts(row.text(column), comma=comma) for row in rows]
    return min((cell[0].decimals for cell in found if cell), default=0)


def _candidates(settled: Sequence[Column | None], wanted: Column, *, unsaid: bool) -> list[int]:
    """The columns of a meaning; where there are none, or with `unsaid`, those whose header says nothing too."""
    named = [number for number, column in enumerate(settled) if column is wanted]
    others = [number for number, column in enumerate(settled) if column in UNSAID]
    return [*named, *others] if unsaid or not named else named


def _products(
    rows: Sequence[TableRow], columns: tuple[int, int, int], others: tuple[int | None, int | None], *, comma: bool
) -> tuple[int, int]:
    """In how many rows the figures of two columns multiply to that of the third: with any discount, and without it.

    `others` are the columns of the discount and of how many units a price is for.
    """
    less, plain = 0, 0
    discount, base = others
    for row in rows:
        every = [find_amounts(row.text(number), comma=comma) for number in columns]
        cells = [_plain(amounts) for amounts in every]
        if not all(cells) or not cells[-1][0].value:
            continue
        one, other, whole = (cell[0].value for cell in cells)
        units = find_amounts(row.text(base)) if base is not None else []
        one = one / units[0].value if units and units[0].value in BASES else one
        off = find_amounts(row.text(discount), comma=comma) if discount is not None else []
        off = off or [amount for amounts in every for amount in amounts if amount.percent]
        # A credit may have its sign on the amount alone.
        one, other, whole = abs(one), abs(other), abs(whole)
        reduced = [one * other * (100 - abs(off[0].value)) / 100, one * other - abs(off[0].value)] if off else []
        exact = abs(one * other - whole) <= ROUNDED
        plain += exact
        less += exact or any(abs(each - whole) <= ROUNDED for each in reduced)
    return less, plain


def _settle_position(settled: list[Column | None], header: Header, rows: Sequence[TableRow]) -> None:
    """Cells that count 1, 2, 3 or 10, 20, 30 under "Item" or "Line" number the lines; they are no codes."""
    for number, column in enumerate(settled):
        cells = [row.text(number) for row in rows if row.cells[number]]
        if column not in {Column.CODE, Column.DESCRIPTION} or not all(cell.isdecimal() for cell in cells) or not cells:
            continue
        counted = [int(cell) for cell in cells]
        if COUNTED.match(header.heads[number].text) and counted[0] in {1, 10, 100} and _even(counted):
            settled[number] = Column.POSITION


def _settle_code(settled: list[Column | None], header: Header, rows: Sequence[TableRow]) -> None:
    """A second column of descriptions, or one whose header says nothing, is that of codes where it holds only these."""
    texts = [number for number, column in enumerate(settled) if column is Column.DESCRIPTION]
    unknown = [number for number, column in enumerate(settled) if column is None]
    priced = [row for row in rows if has_money(row.segments)] or rows
    for number in (*(texts if len(texts) > 1 else ()), *unknown):
        cells = [row.text(number) for row in priced if row.cells[number]]
        plain = number in texts  # "63409" is a code beside a description, and alone perhaps a number of anything
        coded = [NAMED_CODE.match(cell) or (plain and CODE_CELL.match(cell)) for cell in cells]
        if Column.CODE not in settled and cells and all(coded):
            settled[number] = Column.CODE
    # "Order No" may head codes of goods only where no other column does.
    codes = [number for number, column in enumerate(settled) if column is Column.CODE]
    orders = [number for number in codes if Column.ORDER in header.heads[number].columns]
    if len(codes) > len(orders) > 0 and Column.ORDER not in settled:
        settled[orders[0]] = Column.ORDER


def _settle_description(settled: list[Column | None], header: Header) -> None:
    """Where one of several texts is headed as the description, the others ("Activity") are none."""
    texts = [number for number, column in enumerate(settled) if column is Column.DESCRIPTION]
    named = [number for number in texts if DESCRIBED.search(header.heads[number].text)]
    if len(named) == 1:
        for number in texts:
            settled[number] = Column.DESCRIPTION if number in named else Column.OTHER


def _even(counted: Sequence[int]) -> bool:
    """Whether numbers go up by the first of them."""
    return all(other - one == counted[0] for one, other in pairwise(counted))


def _settled(columns: tuple[Column, ...], texts: Sequence[str], amounts: Sequence[Amount | None]) -> Column | None:
    """What a column is, when what its cells hold is set against what its header says."""
    if not columns or not texts:
        return columns[0] if columns else None
    likely = columns[0]
    numeric = _share([amount is not None for amount in amounts])
    money = _share([amount is not None and amount.decimals >= 2 and not amount.percent for amount in amounts])  # noqa: PLR2004
    coded = _share([bool(CODE_CELL.match(text)) for text in texts])
    worded = any(re.search(r"[^\W\d]", text) for text in texts)
    texty = next((column for column in columns if column in TEXTS), likely)
    based = _share([amount is not None and amount.value in BASES and not amount.decimals for amount in amounts])
    otherwise = {
        Column.BASE: likely if based == 1 else Column.UOM if worded else Column.PRICE if money > MOST else Column.OTHER,
        Column.VAT_RATE: Column.VAT_RATE if _rates(texts, amounts) else Column.VAT,
        Column.VAT: Column.VAT_RATE if _rates(texts, amounts) else Column.VAT,
        Column.UOM: Column.PRICE
        if money > MOST
        else Column.QUANTITY
        if numeric > NEARLY_ALL and not worded
        else likely,
        Column.DESCRIPTION: Column.CODE
        if coded > MOST and money < FEW
        else Column.NET
        if money > MOST and Column.NET in columns
        else likely,
        Column.QUANTITY: texty if numeric < FEW else likely,
        Column.DEBIT: Column.QUANTITY if numeric > MOST and not money else likely,
        **dict.fromkeys((Column.NET, Column.PRICE, Column.GROSS), texty if numeric < FEW else likely),
    }
    return otherwise.get(likely, likely)


def _resolve_doubles(settled: list[Column | None], header: Header, rows: Sequence[TableRow]) -> None:
    """Two columns cannot both be the net amount: the later "total" is the gross, the earlier "amount" the price.

    Where no column is the description it is the widest that may be, but none of nothing but codes.
    """
    nets = [number for number, column in enumerate(settled) if column is Column.NET]
    if len(nets) > 1:
        worded = [n for n in nets if re.search(r"net|ex|goods", header.heads[n].text, re.IGNORECASE)]
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
            if (
                column is None
                or column in {Column.REFERENCE, Column.OTHER}
                or (column is Column.CODE and not all(CODE_CELL.match(row.text(n)) for row in rows if row.cells[n]))
            )
            and any(WORDY.search(row.text(n)) for row in rows)
        ]
        if unknown:
            widest = max(
                unknown, key=lambda n: header.heads[n + 1].x0 - header.heads[n].x0 if n + 1 < len(settled) else 0
            )
            settled[widest] = Column.DESCRIPTION
