"""Layouts that were once only counted and may now be looked at: with a slip to tear off, landscape, centred, with gross columns."""

from html import escape

from samples.unseen.facts import Paper
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


def _slip(paper: Paper) -> str:
    """A remittance slip at the foot repeats the numbers and the total."""
    css = (
        ".top { width: 100% } .lines { width: 100%; margin: 10pt 0 } .lines th { border-bottom: 1px solid } .sums { margin-left: auto }"
        " .slip { border-top: 1px dashed black; margin-top: 40pt; width: 100% } .slip td { width: 50% }"
    )
    slip = [*paper.meta[:1], *paper.totals[-1:]]
    body = (
        f"<table class='top'><tr><td><h2>{escape(paper.seller.name)}</h2>{block(paper.seller.address)}</td><td class='r'><h2>{escape(paper.title)}</h2>"
        f"{inline(paper.meta, between='<br>')}</td></tr></table>{block(paper.buyer)}{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}"
        f"{paragraphs(paper.notes)}{escape(', '.join(paper.legal))}<table class='slip'><tr><td><b>Remittance slip</b><br>{escape(paper.seller.name)}"
        f"{pairs(paper.bank, colon=':')}</td><td>{pairs(slip, colon=':')}</td></tr></table>"
    )
    return page(paper, css, body)


def _landscape(paper: Paper) -> str:
    css = (
        f".top {{ width: 100%; background: {paper.look.shade} }} .lines {{ width: 100%; margin: 8pt 0 }} .lines td, .lines th {{ border: 1px solid #bbb }}"
        " .end { width: 100% } .end > tbody > tr > td { width: 33% } .sums td { border-bottom: 1px solid #bbb }"
    )
    body = (
        f"<table class='top'><tr><td><b>{escape(paper.title)}</b>{pairs(paper.meta, colon=':')}</td><td><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</td>"
        f"<td>{block(paper.ship_to)}</td><td>{block(addresses(paper))}</td></tr></table>{paragraphs([paper.opening])}{lines(paper)}"
        f"<table class='end'><tr><td>{pairs(paper.totals, css='sums', right=True)}</td><td>{analysis(paper)}</td><td>{pairs(paper.bank)}</td></tr></table>"
        f"{paragraphs(paper.notes)}{escape(' / '.join(paper.legal))}"
    )
    return page(paper, css, body, size="A4 landscape")


def _centred(paper: Paper) -> str:
    """Everything in the middle, and dots between labels and values."""
    dots = "".join(
        f"<div class='row'><span>{escape(pair.label)}</span><i></i><span>{escape(pair.value)}</span></div>"
        for pair in paper.meta
    )
    sums = "".join(
        f"<div class='row'><span>{escape(pair.label)}</span><i></i><span>{escape(pair.value)}</span></div>"
        for pair in paper.totals
    )
    css = (
        "body { text-align: center } .row { display: flex; width: 60%; margin: 0 auto } .row i { flex: 1; border-bottom: 1px dotted #555; margin: 0 4pt 3pt }"
        f" .lines {{ width: 90%; margin: 14pt auto }} .lines th {{ color: {paper.look.colour}; font-style: italic }}"
    )
    body = (
        f"<h2>{escape(paper.seller.name)}</h2><div>{escape(' · '.join(paper.seller.address))}</div><h1>{escape(paper.title)}</h1>{dots}<br>{block(paper.buyer)}"
        f"{paragraphs([paper.opening])}{lines(paper)}{sums}{paragraphs(paper.notes)}<p>{inline(paper.bank)}</p><p>{escape(' · '.join(paper.legal))}</p>"
    )
    return page(paper, css, body)


def _gross_columns(paper: Paper) -> str:
    css = (
        f"h1 {{ color: {paper.look.colour}; text-align: right }} .head {{ display: flex; justify-content: space-between }} .pair b {{ display: inline-block; width: 90pt }}"
        " .pair div { display: inline } .lines { width: 100%; margin: 15pt 0 } .lines td { border-bottom: 1px solid #ddd } .sums { width: 40% }"
    )
    body = (
        f"<h1>{escape(paper.title)}</h1><div class='head'><div><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div><div>{stacked(paper.meta, 'pair')}</div></div>"
        f"{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}<hr>{block(addresses(paper))}"
        f"{block(paper.legal)}{pairs(paper.bank)}"
    )
    return page(paper, css, body)


def _key_cells(paper: Paper) -> str:
    """References in two rows of cells below the address, the total first, the seller at the foot."""
    half = (len(paper.meta) + 1) // 2
    css = (
        ".refs { width: 100%; margin: 4pt 0 } .refs th { background: #eee; font-weight: normal; font-size: 80% } .refs td { font-weight: bold }"
        " .lines { width: 100%; margin: 10pt 0 } .lines tr:nth-child(odd) td { background: #f6f6f6 } .foot { border-top: 2px solid #333; margin-top: 25pt; display: flex; gap: 30pt }"
    )
    body = (
        f"<h2>{escape(paper.title)}</h2>{block(paper.buyer)}{across(paper.meta[:half], 'refs')}{across(paper.meta[half:], 'refs')}{paragraphs([paper.opening])}"
        f"{lines(paper)}{across(paper.totals, 'refs')}{block(paper.ship_to)}{paragraphs(paper.notes)}<div class='foot'>{block(addresses(paper))}{block(paper.legal)}"
        f"{pairs(paper.bank, colon=':')}</div>"
    )
    return page(paper, css, body)


def _fee_note(paper: Paper) -> str:
    """A practitioner's note of fees, as typed."""
    rows = "".join(
        f"<p>{escape(row['description'])}<br><span class='fee'>{escape(row['amount'])}</span></p>" for row in paper.rows
    )
    css = ".fee { display: block; text-align: right } .sums { margin-left: auto } p { margin: 6pt 0 }"
    body = (
        f"{block(addresses(paper))}<br>{block(paper.buyer)}<br>{pairs(paper.meta)}<h3>{escape(paper.title)}</h3>{paragraphs([paper.opening])}{rows}"
        f"{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}{inline(paper.bank, between='; ')}{block(paper.legal)}"
    )
    return page(paper, css, body, margin="22mm")


FURTHER = (
    Layout(
        name="slip",
        role=Role.DEVELOPMENT,
        draw=_slip,
        trades=("works", "supplies"),
        columns=("description", "quantity", "price", "rate", "amount"),
    ),
    Layout(
        name="landscape",
        role=Role.DEVELOPMENT,
        draw=_landscape,
        trades=("supplies",),
        columns=("code", "description", "unit", "quantity", "price", "percent_off", "rate", "amount"),
        many=20,
        analysis=True,
    ),
    Layout(
        name="centred",
        role=Role.DEVELOPMENT,
        draw=_centred,
        trades=("works", "fees"),
        columns=("description", "quantity", "price", "amount"),
        one_rate=True,
    ),
    Layout(
        name="gross columns",
        role=Role.DEVELOPMENT,
        draw=_gross_columns,
        trades=("supplies", "works"),
        columns=("description", "quantity", "price", "amount", "vat_amount", "gross_amount"),
        many=9,
    ),
    Layout(
        name="key cells",
        role=Role.DEVELOPMENT,
        draw=_key_cells,
        trades=("supplies", "staff"),
        columns=("code", "quantity", "description", "price", "amount"),
        many=30,
        one_rate=True,
    ),
    Layout(
        name="fee note",
        role=Role.DEVELOPMENT,
        draw=_fee_note,
        trades=("fees",),
        columns=("description", "amount"),
        many=3,
        bills_only=True,
    ),
)
