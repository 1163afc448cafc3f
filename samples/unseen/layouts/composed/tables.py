"""The lines of a paper: ruled or not, in boxes down to the foot, with broken headings, second lines, groups, or as paragraphs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from samples.unseen.facts import Column, Paper
from samples.unseen.layouts.composed.ways import border, div, in_capitals, text

Row = dict[str, str]
# The last rows of a table, such as sums, for a table of so many columns.
Last = Callable[[int], str]
Lines = Callable[[Paper, Last], str]
SECOND = (
    "Supplied under framework agreement",
    "As per your instructions of last week",
    "Delivered to Ward 7, bay 2",
    "Commodity code 90189084, origin GB",
    "Ref: site visit, 2 operatives",
    "Batch as marked on the pack",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """How a firm sets its table."""

    table: str
    head: str
    cell: str
    stripe: str
    letters: Callable[[str], str]
    broken: bool
    left_heads: bool
    numbered: str
    step: int
    merged: bool
    code_below: bool
    second: bool
    filled: int


def _grid(random_: Random) -> Grid:
    edge = border(random_)
    frame = random_.choice(("none", "none", "rows", "all", "columns", "columns"))
    cell = {
        "none": "",
        "rows": f"border-bottom: {edge}",
        "all": f"border: {edge}",
        "columns": f"border-left: {edge}; border-right: {edge}",
    }[frame]
    head = random_.choice(
        (
            f"border-bottom: {edge}",
            f"border-top: {edge}; border-bottom: {edge}",
            "background: #e5e5e5",
            "background: #1f3864; color: #fff",
            "font-weight: normal; font-style: italic",
            f"border: {edge}",
            "font-size: 80%; color: #666",
        )
    )
    return Grid(
        table=f"width: 100%; margin: {random_.choice(('3mm', '6mm'))} 0"
        + (f"; border-bottom: {edge}" if frame == "columns" else ""),
        head=head,
        cell=f"{cell}; padding: {random_.choice(('0pt', '1pt', '3pt'))} {random_.choice(('2pt', '4pt', '6pt'))}",
        stripe=random_.choice(("", "", "", "background: #f0f0f0")),
        letters=in_capitals(random_),
        broken=random_.random() < 0.2,
        left_heads=random_.random() < 0.15,
        numbered=random_.choice(("", "", "", "", "Line", "#", "Pos", "Item", "No.")),
        step=random_.choice((1, 1, 10)),
        merged=random_.random() < 0.15,
        code_below=random_.random() < 0.15,
        second=random_.random() < 0.2,
        filled=random_.choice((0, 6, 14)) if frame == "columns" else 0,
    )


def _columns(grid: Grid, paper: Paper) -> list[Column]:
    """The columns as they are drawn: without those that are merged into others."""
    keys = {one.key for one in paper.columns}
    gone = set()
    if grid.merged and {"unit", "quantity"} <= keys:
        gone.add("unit")
    if grid.code_below and {"code", "description"} <= keys:
        gone.add("code")
    return [one for one in paper.columns if one.key not in gone]


def _heads(grid: Grid, columns: Sequence[Column], *, numbered: bool = True) -> str:
    html = f'<th style="{grid.head}">{grid.numbered}</th>' if grid.numbered and numbered else ""
    for one in columns:
        align = "text-align: right; " if one.right and not grid.left_heads else ""
        heading = text(grid.letters(one.heading))
        html += f'<th style="{align}{grid.head}">{heading.replace(" ", "<br>") if grid.broken else heading}</th>'
    return f"<tr>{html}</tr>"


def _cell(grid: Grid, paper: Paper, row: Row, column: Column) -> str:
    value = text(row.get(column.key, ""))
    keys = {one.key: one.heading for one in paper.columns}
    if column.key == "quantity" and grid.merged and "unit" in keys:
        value = f"{value} {text(row.get('unit', ''))}"
    if column.key == "description":
        value += (
            f"<br>{text(keys['code'])}: {text(row.get('code', ''))}"
            if grid.code_below and row.get("code") and "code" in keys
            else ""
        )
        value += f"<br><small>{SECOND[len(value) % len(SECOND)]}</small>" if grid.second else ""
    return f'<td style="{"white-space: nowrap; text-align: right; " if column.right else ""}{grid.cell}">{value}</td>'


def _row(grid: Grid, paper: Paper, columns: Sequence[Column], place: int) -> str:
    row = paper.rows[place]
    number = f'<td style="{grid.cell}">{(place + 1) * grid.step}</td>' if grid.numbered else ""
    stripe = grid.stripe if place % 2 else ""
    return f'<tr style="{stripe}">{number}{"".join(_cell(grid, paper, row, one) for one in columns)}</tr>'


def _empty(grid: Grid, count: int, rows: int) -> str:
    return ("<tr>" + f'<td style="{grid.cell}">&nbsp;</td>' * count + "</tr>") * rows


def _plain(random_: Random) -> Lines:
    grid = _grid(random_)

    def piece(paper: Paper, last: Last) -> str:
        columns = _columns(grid, paper)
        count = len(columns) + bool(grid.numbered)
        body = "".join(_row(grid, paper, columns, place) for place in range(len(paper.rows)))
        body += _empty(grid, count, max(0, grid.filled - len(paper.rows)))
        return f'<table style="{grid.table}"><thead>{_heads(grid, columns)}</thead><tbody>{body}{last(count)}</tbody></table>'

    return piece


def _grouped(random_: Random) -> Lines:
    """Lines in groups with a title over each and what it comes to below."""
    grid = _grid(random_)
    said = random_.choice(("Subtotal", "Total {}", "Sub-total {}", ""))

    def piece(paper: Paper, last: Last) -> str:
        columns = _columns(grid, paper)
        count = len(columns) + bool(grid.numbered)
        body = ""
        for place, row in enumerate(paper.rows):
            if row.get("group"):
                body += f"<tr><td colspan='{count}'><b>{text(row['group'])}</b></td></tr>"
            body += _row(grid, paper, columns, place)
            if row.get("subtotal"):
                label = text(said.format(row["ends"]))
                body += f"<tr><td colspan='{count - 1}' style='text-align: right'>{label}</td><td style='text-align: right; border-top: 1px solid'>{text(row['subtotal'])}</td></tr>"
        return f'<table style="{grid.table}"><thead>{_heads(grid, columns)}</thead><tbody>{body}{last(count)}</tbody></table>'

    return piece


def _carried(random_: Random) -> Lines:
    """So many rows a page, with the sum carried forward between them."""
    grid, each = _grid(random_), random_.choice((14, 18, 24))
    after, before = random_.choice((("Carried forward", "Brought forward"), ("C/F", "B/F"), ("Continued...", "")))

    def piece(paper: Paper, last: Last) -> str:
        columns = _columns(grid, paper)
        count = len(columns) + bool(grid.numbered)
        html = ""
        for start in range(0, max(len(paper.rows), 1), each):
            end = min(start + each, len(paper.rows))
            body = _moved(count, before, paper.rows[start - 1].get("running", "")) if start and before else ""
            body += "".join(_row(grid, paper, columns, place) for place in range(start, end))
            body += (
                _moved(count, after, paper.rows[end - 1].get("running", "")) if end < len(paper.rows) else last(count)
            )
            turn = "; break-before: page" if start else ""
            html += f'<table style="{grid.table}{turn}">{_heads(grid, columns)}{body}</table>'
        return html

    return piece


def _moved(count: int, label: str, value: str) -> str:
    return f"<tr><td colspan='{count - 1}' style='text-align: right'>{label}</td><td style='text-align: right'>{text(value)}</td></tr>"


def _two_rows(random_: Random) -> Lines:
    """The description over the whole width and the figures in the row below it."""
    grid = _grid(random_)

    def piece(paper: Paper, last: Last) -> str:
        columns = [one for one in paper.columns if one.key != "description"]
        title = next((one.heading for one in paper.columns if one.key == "description"), "")
        count = len(columns)
        body = "".join(
            f"<tr><td colspan='{count}'>{text(row.get('description', ''))}</td></tr>"
            f"<tr>{''.join(_cell(grid, paper, row, one) for one in columns)}</tr>"
            for row in paper.rows
        )
        top = f"<tr><th colspan='{count}' style=\"{grid.head}\">{text(title)}</th></tr>{_heads(grid, columns, numbered=False)}"
        return f'<table style="{grid.table}"><thead>{top}</thead><tbody>{body}{last(count)}</tbody></table>'

    return piece


def _paragraphs(random_: Random) -> Lines:
    """Lines as text: what was done, how much at which price, and the amount at the edge."""
    at = random_.choice(("@", "x", "at"))
    css = random_.choice(("margin: 5pt 0", "margin: 3pt 0; border-bottom: 1px dotted #999", "margin: 8pt 0"))

    def line(paper: Paper, row: Row) -> str:
        keys = [one.key for one in paper.columns]
        counted = " ".join(row.get(key, "") for key in ("quantity", "unit") if key in keys)
        price = f" {at} {row.get('price', '')}" if "price" in keys else ""
        others = [row.get(key, "") for key in keys if key not in {"quantity", "unit", "price", "amount"}]
        words = " ".join((*others, counted + price))
        return div(
            f"<span>{text(words)}</span><span style='white-space: nowrap'>{text(row.get('amount', ''))}</span>",
            f"display: flex; justify-content: space-between; {css}",
        )

    return lambda paper, _last: div("".join(line(paper, row) for row in paper.rows), "margin: 6mm 0")


# In all but the last the sums may be rows of the table.
TABLES = (_plain, _plain, _plain, _plain, _plain, _plain, _grouped, _carried, _carried, _two_rows)
PARAGRAPHS = _paragraphs
