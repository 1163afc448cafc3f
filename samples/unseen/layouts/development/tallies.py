"""Ways of setting out lines, sums and VAT by rate, which only the later composed layouts for development have."""

import re
from collections.abc import Sequence
from random import Random

from samples.unseen.facts import Column, Paper
from samples.unseen.layouts.composed.sums import every
from samples.unseen.layouts.composed.tables import Last, Lines, Row
from samples.unseen.layouts.composed.ways import Piece, border, div, table, text
from samples.unseen.layouts.development.letterheads import british

_RIGHT = "text-align: right; white-space: nowrap"
# The hundredths of an amount, with what is printed behind them.
_HUNDREDTHS = re.compile(r"[.,](\d\d\D*)$")


def _cell(column: Column, row: Row, css: str) -> str:
    return f'<td style="{css}; {_RIGHT if column.right else ""}">{text(row.get(column.key, ""))}</td>'


def _heads(columns: Sequence[Column], css: str) -> str:
    return "".join(
        f'<th style="{css}; {"text-align: right" if one.right else ""}">{text(one.heading)}</th>' for one in columns
    )


def by_columns(random_: Random) -> Lines:
    """Columns one after the other: the file has all cells of a column before those of the next."""
    head = random_.choice(("border-bottom: 1px solid #000", "background: #e5e5e5", "font-weight: bold"))

    def piece(paper: Paper, last: Last) -> str:
        columns, count = paper.columns, len(paper.rows)
        wide = " ".join("minmax(34mm, 1fr)" if one.key == "description" else "auto" for one in columns)
        cells = ""
        for one in columns:
            right = _RIGHT if one.right else ""
            cells += f'<div style="{head}; {right}">{text(one.heading)}</div>'
            cells += "".join(
                f'<div style="{right}">{text(row.get(one.key, "")) or "&nbsp;"}</div>' for row in paper.rows
            )
        grid = f"display: grid; grid-auto-flow: column; grid-template-rows: repeat({count + 1}, auto); grid-template-columns: {wide}; column-gap: 4mm; row-gap: 2pt; margin: 5mm 0 2mm"
        rows = last(len(columns))
        return div(cells, grid) + (f"<table style='width: 100%'>{rows}</table>" if rows else "")

    return piece


def forms(random_: Random) -> Lines:
    """A form for each line: its number, and each cell under its heading, which every line says again."""
    edge, said = border(random_), random_.choice(("Item", "Line", "No."))

    def piece(paper: Paper, last: Last) -> str:
        others = [one for one in paper.columns if one.key != "description"]
        title = next((one.heading for one in paper.columns if one.key == "description"), "")
        html = ""
        for place, row in enumerate(paper.rows, start=1):
            first = f"<td colspan='{len(others)}'><small>{f'{said} {place}: ' if british(paper) else place} {text(title)}</small> {text(row.get('description', ''))}</td>"
            cells = "".join(
                f'<td style="{"text-align: right" if one.right else ""}; white-space: nowrap"><small>{text(one.heading)}</small><br>{text(row.get(one.key, "")) or "&ndash;"}</td>'
                for one in others
            )
            html += f'<table style="width: 100%; border: {edge}; margin-bottom: 2pt; break-inside: avoid"><tr>{first}</tr><tr>{cells}</tr></table>'
        rows = last(max(2, len(others)))
        return div(html, "margin: 4mm 0") + (f"<table style='width: 100%'>{rows}</table>" if rows else "")

    return piece


def _parted(value: str) -> tuple[str, str]:
    """An amount before and after its point."""
    found = _HUNDREDTHS.search(value)
    return (value[: found.start()], found[1]) if found else (value, "")


def ledger(random_: Random) -> Lines:
    """The amount in two columns, pounds and pence, as in a ruled ledger."""
    edge = random_.choice(("1px solid #c0392b", "1px solid #555"))
    signs = random_.choice((("£", "p"), ("", "")))

    def piece(paper: Paper, last: Last) -> str:
        columns = [one for one in paper.columns if one.key != "amount"]
        heading = next((one.heading for one in paper.columns if one.key == "amount"), "")
        pounds, pence = signs if british(paper) else ("", "")
        top = f"<tr>{_heads(columns, 'border-bottom: 1px solid #000')}<th colspan='2' style='text-align: center'>{text(heading)}<br><small>{pounds} &nbsp; {pence}</small></th></tr>"
        body = ""
        for row in paper.rows:
            whole, part = _parted(row.get("amount", ""))
            cells = "".join(_cell(one, row, "border-bottom: 0.5px solid #ccc") for one in columns)
            body += f"<tr>{cells}<td style='border-left: {edge}; {_RIGHT}'>{text(whole)}</td><td style='border-left: {edge}; border-right: {edge}'>{text(part)}</td></tr>"
        return f"<table style='width: 100%; margin: 4mm 0'>{top}{body}{last(len(columns) + 2)}</table>"

    return piece


def amounts_first(random_: Random) -> Lines:
    """The amount in the first column, and what it is for behind it."""
    edge = border(random_)

    def piece(paper: Paper, last: Last) -> str:
        columns = sorted(paper.columns, key=lambda one: one.key != "amount")
        body = "".join(
            "<tr>" + "".join(_cell(one, row, f"border-bottom: {edge}") for one in columns) + "</tr>"
            for row in paper.rows
        )
        return f"<table style='width: 100%; margin: 4mm 0'><tr>{_heads(columns, f'border-bottom: {edge}')}</tr>{body}{last(len(columns))}</table>"

    return piece


def products(random_: Random) -> Lines:
    """Each line as a small sum: so many times the price is the amount; the rest in brackets behind the description."""
    times, is_ = random_.choice((("×", "="), ("x", "="), ("*", "=")))

    def piece(paper: Paper, last: Last) -> str:
        known = {one.key: one for one in paper.columns}
        body = ""
        for row in paper.rows:
            others = [
                f"{text(one.heading)} {text(row[key])}"
                for key, one in known.items()
                if key not in {"description", "quantity", "unit", "price", "amount"} and row.get(key)
            ]
            rest = f" <small>({'; '.join(others)})</small>" if others else ""
            counted = " ".join(text(row.get(key, "")) for key in ("quantity", "unit") if key in known)
            sum_ = f"{counted} {times} {text(row.get('price', ''))} {is_} " if "price" in known and counted else ""
            body += f"<tr><td>{text(row.get('description', ''))}{rest}</td><td style='{_RIGHT}'>{sum_}<b>{text(row.get('amount', ''))}</b></td></tr>"
        return f"<table style='width: 100%; margin: 5mm 0'>{body}{last(2)}</table>"

    return piece


def reckoning(random_: Random) -> Piece:
    """The sums as one reckoning from left to right: this and that is so much, each label below its value."""
    small = random_.choice(("70%", "80%"))

    def piece(paper: Paper) -> str:
        pairs, cells = every(paper), ""
        signs = ("", "+", "=") if len(pairs) == 3 else ("", *["|"] * len(pairs))
        for sign, one in zip(signs, pairs, strict=False):
            value = f"{sign} <b>{text(one.value)}</b>"
            cells += div(div(value) + div(text(one.label), f"font-size: {small}"), "white-space: nowrap")
        return div(cells, "display: flex; flex-wrap: wrap; gap: 2mm 4mm; justify-content: flex-end; text-align: center")

    return piece


def values_first(random_: Random) -> Piece:
    """Each value left of what it is."""
    edge = random_.choice(("", f"border-bottom: {border(random_)}"))
    where = random_.choice(("margin-left: auto", ""))
    return lambda paper: table(
        ((text(one.value), text(one.label)) for one in every(paper)),
        where,
        (f"{_RIGHT}; {edge}", f"{edge}; padding-left: 8pt"),
    )


def pounds_and_pence(random_: Random) -> Piece:
    """The sums in two columns, before and after the point, under one another in a ruled frame."""
    edge = random_.choice(("1px solid #c0392b", "1px solid #555"))

    def piece(paper: Paper) -> str:
        rows = ((text(one.label), *map(text, _parted(one.value))) for one in every(paper))
        return table(
            rows,
            "margin-left: auto",
            ("padding-right: 10pt", f"border-left: {edge}; {_RIGHT}", f"border-left: {edge}; border-right: {edge}"),
        )

    return piece


def marked(random_: Random) -> Piece:
    """The sums marked by letters or numbers, as notes refer to them."""
    marks, after = random_.choice(("abcdefghijkl", "ABCDEFGHIJKL", "123456789")), random_.choice((")", "."))
    return lambda paper: table(
        ((f"{mark}{after}", text(one.label), text(one.value)) for mark, one in zip(marks, every(paper), strict=False)),
        "margin-left: auto",
        ("color: #666", "padding-left: 6pt", f"padding-left: 14pt; {_RIGHT}"),
    )


def sentence_a_rate(random_: Random) -> Piece:
    """VAT by rate in sentences: so much at this rate is so much."""
    of, is_ = random_.choice((("of", "is"), ("on", "=")))
    join = random_.choice(("; ", "<br>"))

    def piece(paper: Paper) -> str:
        of_, is__ = (of, is_) if british(paper) else ("×", "=")
        rates = [f"{text(rate)} {of_} {text(net)} {is__} {text(vat)}" for rate, net, vat in paper.vat_rows[1:]]
        said = "VAT: " if british(paper) else ""
        return div(f"({said}{join.join(rates)})", "font-size: 85%; font-style: italic") if rates else ""

    return piece


def rate_last(random_: Random) -> Piece:
    """VAT by rate with the rate in the last column."""
    edge = border(random_)
    return lambda paper: table(
        ((text(vat), text(net), text(rate)) for rate, net, vat in paper.vat_rows),
        "",
        (f"border: {edge}; {_RIGHT}; padding: 1pt 6pt",),
    )


def rate_as_title(random_: Random) -> Piece:
    """Each rate as a small title, and below it what it is charged on and what comes of it."""
    css = random_.choice(("border-top: 1px solid #888", "background: #f1f1f1"))

    def piece(paper: Paper) -> str:
        if not paper.vat_rows:
            return ""
        (rate, net, vat), *rows = paper.vat_rows
        boxes = (
            div(f"<b>{text(rate)} {text(row[0])}</b>", css)
            + div(f"{text(net)}: {text(row[1])}")
            + div(f"{text(vat)}: {text(row[2])}")
            for row in rows
        )
        return div(
            "".join(div(box, "min-width: 34mm") for box in boxes),
            "display: flex; flex-wrap: wrap; gap: 4mm; font-size: 88%",
        )

    return piece


def by_columns_analysis(_random: Random) -> Piece:
    """VAT by rate column after column in the file."""

    def piece(paper: Paper) -> str:
        columns = zip(*paper.vat_rows, strict=True) if paper.vat_rows else ()
        cells = "".join(div("".join(div(text(cell)) for cell in column), _RIGHT) for column in columns)
        return div(
            cells, "display: flex; gap: 6mm; font-size: 90%; border: 0.5px solid #888; padding: 2mm; width: fit-content"
        )

    return piece


LINES = (by_columns, forms, ledger, amounts_first, products)
BOXES = (reckoning, values_first, pounds_and_pence, marked)
ANALYSES = (sentence_a_rate, rate_last, rate_as_title, by_columns_analysis)
