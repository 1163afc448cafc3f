"""Ways of setting out figures that only composed layouts for calibration have: lines, sums, VAT, bank, registration."""

from random import Random

from samples.unseen.facts import Column, Paper
from samples.unseen.layouts.composed.sums import every
from samples.unseen.layouts.composed.tables import Last, Lines, Row
from samples.unseen.layouts.composed.ways import Piece, border, div, span, table, text


def _cell(column: Column, row: Row, css: str) -> str:
    align = "text-align: right; white-space: nowrap" if column.right else ""
    return f'<td style="{css}; {align}">{text(row.get(column.key, ""))}</td>'


def headed_twice(random_: Random) -> Lines:
    """Two rows of headings: what belongs together has a heading over it."""
    edge = border(random_)
    over = random_.choice((("Supply", "Charge"), ("Goods", "Value"), ("Details", "Amounts")))

    def piece(paper: Paper, last: Last) -> str:
        columns = paper.columns
        left = max(1, sum(not one.right for one in columns))
        ordered = sorted(columns, key=lambda one: one.right)
        top = f'<tr><th colspan="{left}" style="border: {edge}">{over[0]}</th>'
        top += f'<th colspan="{len(columns) - left or 1}" style="border: {edge}">{over[1]}</th></tr>'
        heads = "".join(f'<th style="border: {edge}; font-weight: normal">{text(one.heading)}</th>' for one in ordered)
        body = "".join(
            "<tr>" + "".join(_cell(one, row, f"border: {edge}") for one in ordered) + "</tr>" for row in paper.rows
        )
        return f'<table style="width: 100%; margin: 4mm 0">{top}<tr>{heads}</tr>{body}{last(len(columns))}</table>'

    return piece


def centred_cells(random_: Random) -> Lines:
    """All cells but the first in the middle of their columns, wide rows."""
    pad, back = random_.choice(("4pt", "7pt")), random_.choice(("#ddeedd", "#f5e6d8", "#fff"))

    def piece(paper: Paper, last: Last) -> str:
        css = f"text-align: center; padding: {pad} 3pt; border-top: 1px solid #bbb"
        heads = "".join(f'<th style="{css}; background: {back}">{text(one.heading)}</th>' for one in paper.columns)
        body = ""
        for row in paper.rows:
            cells = "".join(f'<td style="{css}">{text(row.get(one.key, ""))}</td>' for one in paper.columns)
            body += f"<tr>{cells}</tr>"
        return f'<table style="width: 100%; margin: 4mm 0"><tr>{heads}</tr>{body}{last(len(paper.columns))}</table>'

    return piece


def below_description(random_: Random) -> Lines:
    """What is counted and what it costs in a line below the description, the amount beside both."""
    edge = border(random_)

    def piece(paper: Paper, last: Last) -> str:
        amount = next((one for one in paper.columns if one.key == "amount"), paper.columns[-1])
        first = next((one for one in paper.columns if one.key == "description"), paper.columns[0])
        others = [one for one in paper.columns if one not in {amount, first}]
        heads = f"<tr><th>{text(first.heading)}</th><th style='text-align: right'>{text(amount.heading)}</th></tr>"
        body = ""
        for row in paper.rows:
            small = " &nbsp; ".join(f"{text(one.heading)}: {text(row.get(one.key, ''))}" for one in others)
            words = f"<b>{text(row.get(first.key, ''))}</b><br>{span(small, 'font-size: 85%')}"
            body += f'<tr><td style="border-top: {edge}">{words}</td>{_cell(amount, row, f"border-top: {edge}")}</tr>'
        return f'<table style="width: 100%; margin: 4mm 0">{heads}{body}{last(2)}</table>'

    return piece


def in_a_sentence(random_: Random) -> Piece:
    """The sums in a sentence."""
    join = random_.choice((", ", " + ", "; "))
    return lambda paper: div(join.join(f"{text(one.label)} <b>{text(one.value)}</b>" for one in every(paper)))


def two_columns(random_: Random) -> Piece:
    """The sums in two columns under a rule, the last one over both."""
    edge = border(random_)

    def piece(paper: Paper) -> str:
        *others, last = every(paper) or [None]
        if last is None:
            return ""
        cells = [f"{text(one.label)} &nbsp; <b>{text(one.value)}</b>" for one in others]
        rows = [cells[at : at + 2] for at in range(0, len(cells), 2)]
        return div(
            table(rows, "width: 100%") + div(f"{text(last.label)} &nbsp; {text(last.value)}", "font-size: 120%"),
            f"border-top: {edge}; border-bottom: {edge}",
        )

    return piece


def ladder(random_: Random) -> Piece:
    """Each sum in a box of its own below the other, its label at the top left of it."""
    edge, width = border(random_), random_.choice((38, 48))
    return lambda paper: "".join(
        div(
            div(text(one.label), "font-size: 75%") + div(text(one.value), "text-align: right"),
            f"border: {edge}; width: {width}mm; margin-left: auto; padding: 1pt 3pt; white-space: nowrap",
        )
        for one in every(paper)
    )


def turned_analysis(random_: Random) -> Piece:
    """VAT by rate with a column for each rate."""
    edge = border(random_)

    def piece(paper: Paper) -> str:
        rows = zip(*paper.vat_rows, strict=True) if paper.vat_rows else ()
        return table((map(text, row) for row in rows), "", (f"border: {edge}; padding: 1pt 5pt",))

    return piece


def strip(random_: Random) -> Piece:
    """The bank in a shaded strip over the page."""
    back, colour = random_.choice((("#333", "#fff"), ("#e8eef7", "#000"), ("#eee", "#000")))
    cells = (f"background: {back}; color: {colour}; padding: 3pt 6pt",)
    return lambda paper: table(
        [[f"{text(one.label)}<br><b>{text(one.value)}</b>" for one in paper.bank]] if paper.bank else [],
        "width: 100%",
        cells,
    )


def by_numbers(random_: Random) -> Piece:
    """How to pay, as a numbered list."""
    others = random_.choice(
        ("By card: call us on the number above", "By cheque: made payable to us", "Online: see our site")
    )
    join = random_.choice((", ", " / "))

    def piece(paper: Paper) -> str:
        bank = join.join(f"{text(one.label)} {text(one.value)}" for one in paper.bank)
        said = others if paper.seller.vat_number.startswith("GB") else ""
        return f"<ol><li>{bank}</li>{f'<li>{said}</li>' if said else ''}</ol>" if paper.bank else ""

    return piece


def legal_cells(random_: Random) -> Piece:
    """What the law asks for in cells of a table at the foot, the label above the number."""
    edge = border(random_)
    return lambda paper: table(
        [["<br>".join(map(text, one.split(": ", 1))) for one in paper.legal]],
        "width: 100%; font-size: 80%",
        (f"border: {edge}; text-align: center",),
    )


def legal_reversed(random_: Random) -> Piece:
    """What the law asks for at the right edge, one below the other in small italics."""
    size = random_.choice(("70%", "80%"))
    return lambda paper: div(
        "<br>".join(map(text, paper.legal)), f"text-align: right; font-style: italic; font-size: {size}"
    )
