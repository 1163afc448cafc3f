"""Layouts of certain trades: a dense wholesaler, a utility, an agency, a form with boxes, a line printer, two-line rows."""

from html import escape
from itertools import zip_longest

from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.parts import (
    across,
    addresses,
    analysis,
    block,
    inline,
    lines,
    page,
    pairs,
    paragraphs,
    stacked,
)
from samples.unseen.style import Layout, Role


def _wholesaler(paper: Paper) -> str:
    css = (
        "body { font-size: 7.5pt } .box { border: 1px solid black; padding: 3pt } .top { width: 100% } .top > tbody > tr > td { width: 50% }"
        " .lines { width: 100%; border: 1px solid black; margin: 5pt 0 } .lines th { border: 1px solid black; text-align: center }"
        " .lines td { border-left: 1px solid black; border-right: 1px solid black } .analysis td, .analysis th { border: 1px solid black }"
        " .sums td { border: 1px solid black; font-weight: bold }"
    )
    body = (
        f"<table class='top'><tr><td class='box'>{block(paper.buyer)}</td><td><b>{escape(paper.seller.name)}</b> {escape(', '.join(paper.seller.address))}"
        f" Tel {escape(paper.seller.phone)}<h2>{escape(paper.title)}</h2></td></tr><tr><td class='box'>{block(paper.ship_to)}</td>"
        f"<td class='box'>{pairs(paper.meta)}</td></tr></table>{paragraphs([paper.opening])}{lines(paper)}<table class='top'><tr><td>{analysis(paper)}"
        f"{inline(paper.bank)}</td><td>{pairs(paper.totals, css='sums', right=True)}</td></tr></table>{paragraphs(paper.notes)}{escape('   '.join(paper.legal))}"
    )
    return page(paper, css, body, margin="10mm")


def _boxes(paper: Paper) -> str:
    css = (
        ".grid { display: flex; flex-wrap: wrap; margin: 10pt 0 } .cell { border: 1px solid #444; width: 23%; padding: 2pt; min-height: 26pt }"
        " .cell b { font-size: 65%; font-weight: normal } .lines { width: 100% } .lines td, .lines th { border: 1px solid #444; height: 16pt }"
        " .band { width: 100%; margin-top: 10pt } .band th, .band td { border: 1px solid #444; text-align: center }"
    )
    body = (
        f"<center><b style='font-size: 16pt'>{escape(paper.seller.name)}</b><br>{escape(', '.join(paper.seller.address))} &nbsp; {escape(paper.seller.phone)}"
        f"<br>{escape(' '.join(paper.legal))}</center><h3>{escape(paper.title)}</h3>{escape(paper.buyer_label)}:{block(paper.buyer)}"
        f"<div class='grid'>{stacked(paper.meta, 'cell')}</div>{block(paper.ship_to)}{paragraphs([paper.opening])}{lines(paper)}{across(paper.totals, 'band')}"
        f"{paragraphs(paper.notes)}{pairs(paper.bank)}"
    )
    return page(paper, css, body)


def _utility(paper: Paper) -> str:
    gross = paper.totals[-1] if paper.totals else Pair("", "")
    css = (
        f".due {{ float: right; border: 3px solid {paper.look.colour}; padding: 10pt; font-size: 16pt; border-radius: 8pt }}"
        " h1 { font-size: 20pt } .lines { width: 80%; margin: 10pt 0 } .lines td { border-bottom: 1px solid #eee } .sums { width: 80% } .sums tr:last-child { font-weight: bold }"
    )
    due = f"<div class='due'>{escape(gross.label)}<br><b>{escape(gross.value)}</b></div>" if gross.value else ""
    body = (
        f"<b style='color: {paper.look.colour}; font-size: 20pt'>{escape(paper.seller.name)}</b>{due}<br><br>{block(paper.buyer)}<h1>{escape(paper.title)}</h1>"
        f"{pairs(paper.meta, colon=':')}{paragraphs([paper.opening])}<h3>Your charges</h3>{lines(paper)}{pairs(paper.totals, css='sums', right=True)}"
        f"{paragraphs(paper.notes)}<h3>How to pay</h3>{inline(paper.bank)}<p style='font-size: 80%'>{escape('. '.join((*addresses(paper), *paper.legal)))}</p>"
    )
    return page(paper, css, body)


def _agency(paper: Paper) -> str:
    css = (
        ".two { width: 100% } .two td { width: 50% } .lines { width: 100%; margin: 10pt 0; font-size: 90% } .lines tbody tr:nth-child(even) { background: #eee }"
        " .sums { float: right } .foot { clear: both; padding-top: 30pt; font-size: 80% }"
    )
    body = (
        f"<table class='two'><tr><td><h2>{escape(paper.seller.name)}</h2></td><td class='r'><h2>{escape(paper.title)}</h2></td></tr>"
        f"<tr><td>{block(paper.buyer)}</td><td>{pairs(paper.meta)}</td></tr></table>{paragraphs([paper.opening])}{lines(paper)}"
        f"{pairs(paper.totals, css='sums', right=True)}{inline(paper.bank, between='<br>')}{paragraphs(paper.notes)}"
        f"<div class='foot'>{escape(paper.seller.name)}, {escape(', '.join(paper.seller.address))}<br>{escape(' - '.join(paper.legal))}</div>"
    )
    return page(paper, css, body)


def _line_printer(paper: Paper) -> str:
    """Text in one width of letter, in columns by spaces, as old systems print."""
    rows = [paper.seller.name.upper(), *paper.seller.address, "", f"{'':40}{paper.title.upper()}", ""]
    left = [*paper.buyer, "", *paper.ship_to]
    right = [f"{pair.label:<22}: {pair.value}" for pair in paper.meta]
    rows += [f"{own:<44}{other}" for own, other in zip_longest(left, right, fillvalue="")]
    rows += ["", paper.opening, "", _printed(paper, {one.key: one.heading for one in paper.columns}), "-" * 92]
    rows += [_printed(paper, row) for row in paper.rows]
    rows += ["-" * 92, *(f"{'':50}{pair.label:<24}{pair.value:>16}" for pair in paper.totals), ""]
    rows += [f"{pair.label}: {pair.value}" for pair in paper.bank]
    rows += [*paper.notes, "", *paper.legal]
    text = escape("\n".join(rows))
    return page(paper, "pre { font-family: 'Liberation Mono'; font-size: 8.5pt }", f"<pre>{text}</pre>")


_WIDTHS = {"code": 12, "description": 42, "quantity": 10, "price": 12, "amount": 14}


def _printed(paper: Paper, row: dict[str, str]) -> str:
    cells = []
    for one in paper.columns:
        width = _WIDTHS.get(one.key, 13)
        cell = row.get(one.key, "")[: width - 1] if one.key != "description" else row.get(one.key, "")[:40]
        cells.append(f"{cell:>{width}}" if one.right else f"{cell:<{width}}")
    return "".join(cells)


def _two_line_rows(paper: Paper) -> str:
    rows = "".join(
        f"<tr><td colspan='2'><b>{escape(row['description'])}</b></td></tr><tr><td>{escape(row['quantity'])} x {escape(row['price'])}</td>"
        f"<td class='r'>{escape(row['amount'])}</td></tr>"
        for row in paper.rows
    )
    css = ".lines { width: 60% } .lines td { padding: 2pt } .sums { width: 60%; border-top: 2px solid black } h1 { font-size: 14pt }"
    body = (
        f"{block(addresses(paper))}<hr><h1>{escape(paper.title)}</h1><p>{inline(paper.meta, between='<br>')}</p>{block(paper.buyer)}{paragraphs([paper.opening])}"
        f"<table class='lines'>{rows}</table>{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}{inline(paper.bank, between='<br>')}"
        f"{block(paper.legal)}"
    )
    return page(paper, css, body)


TRADES = (
    Layout(
        name="wholesaler",
        role=Role.DEVELOPMENT,
        draw=_wholesaler,
        trades=("supplies",),
        columns=("code", "description", "unit", "quantity", "price", "percent_off", "amount", "rate"),
        few=4,
        many=70,
        analysis=True,
    ),
    Layout(
        name="boxes",
        role=Role.DEVELOPMENT,
        draw=_boxes,
        trades=("supplies", "works"),
        columns=("quantity", "description", "price", "amount"),
        many=8,
        one_rate=True,
    ),
    Layout(
        name="utility",
        role=Role.DEVELOPMENT,
        draw=_utility,
        trades=("energy",),
        columns=("description", "quantity", "unit", "price", "amount"),
        few=2,
        bills_only=True,
    ),
    Layout(
        name="agency",
        role=Role.DEVELOPMENT,
        draw=_agency,
        trades=("staff",),
        columns=("worked", "description", "quantity", "price", "amount"),
        few=3,
        many=45,
    ),
    Layout(
        name="line printer",
        role=Role.DEVELOPMENT,
        draw=_line_printer,
        trades=("supplies",),
        columns=("code", "description", "quantity", "price", "amount"),
        many=14,
        one_rate=True,
    ),
    Layout(
        name="two-line rows",
        role=Role.DEVELOPMENT,
        draw=_two_line_rows,
        trades=("works", "supplies"),
        columns=("description", "quantity", "price", "amount"),
        one_rate=True,
        bills_only=True,
    ),
)
