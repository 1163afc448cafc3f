"""Layouts of large senders: a council, a trust that recharges another, a supplier of energy, an agency, a large system's form."""

from html import escape

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


def _council(paper: Paper) -> str:
    """References in a panel at the side, ways to pay in numbered points, a giro slip that repeats number and sum."""
    last = paper.totals[-1] if paper.totals else Pair("", "")
    slip = across([*paper.meta[:1], Pair("Payable to", paper.seller.name), *([last] if last.value else [])], "giro")
    css = (
        f".crest {{ border-left: 10px solid {paper.look.colour}; padding-left: 6pt }} .cols {{ display: flex; gap: 6mm; margin-top: 8mm }} .panel {{ width: 52mm; background: {paper.look.shade}; padding: 4mm }} .panel div {{ margin-bottom: 4pt }}"
        " .main { flex: 1 } .lines { width: 100% } .lines th { font-weight: normal; border-bottom: 1px solid #000; font-size: 85% } .sums { width: 100%; border-top: 1px solid #000 } .giro { width: 100%; border-top: 2px dashed #000; margin-top: 12mm } ol { font-size: 80% }"
    )
    bank = inline(paper.bank, between=", ")
    ways = (
        f"<li>By bank transfer: {bank}</li>" if bank else ""
    ) + "<li>By card at www.council.example/pay</li><li>By Direct Debit</li>"
    body = (
        f"<div class='crest'><b style='font-size:160%'>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}</div><div class='cols'><div class='main'>{block(paper.buyer)}<h2>{escape(paper.title)}</h2>"
        f"{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs(paper.notes)}</div>"
        f"<div class='panel'>{stacked(paper.meta)}{block(paper.legal)}</div></div><b>How to pay</b><ol>{ways}</ol>{slip}"
    )
    return page(paper, css, body, margin="16mm")


def _recharge(paper: Paper) -> str:
    """A trust's blue word at the right, From and To side by side, coding boxes left empty, sums in a grid under black heads."""
    css = (
        ".word { background: #005eb8; color: #fff; font-weight: bold; font-style: italic; padding: 1pt 8pt; float: right; font-size: 150% } .two { width: 100%; clear: both } .two > tbody > tr > td { width: 50%; border: 1px solid #000 }"
        " .lines { width: 100%; margin: 5mm 0 } .lines th { background: #000; color: #fff } .lines td { border: 1px solid #000 } .sums { width: 100% } .sums th, .sums td { border: 1px solid #000; text-align: center } .code td { border: 1px solid #000; height: 14pt; width: 24mm }"
    )
    cells = "".join(f"<td>{caption}</td><td></td>" for caption in ("Cost centre", "Subjective"))
    body = (
        f"<div class='word'>NHS</div><h1>{escape(paper.title)}</h1><table class='two'><tr><td><b>From</b>{block((*addresses(paper), *paper.legal))}</td><td><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</td></tr>"
        f"<tr><td>{pairs(paper.meta)}</td><td>{block(paper.ship_to)}<small>For office use</small><table class='code'><tr>{cells}</tr></table></td></tr></table>{paragraphs([paper.opening])}{lines(paper)}{across(paper.totals, 'sums')}"
        f"{paragraphs(paper.notes)}<p><b>Remit to</b></p>{pairs(paper.bank)}<p style='font-size:75%'>Agreement of balances contact: as above. This recharge is subject to the 30 September exercise.</p>"
    )
    return page(paper, css, body, margin="15mm")


def _energy(paper: Paper) -> str:
    """What is to be paid on the first page, what it is for on the second, with dots between texts and amounts."""
    last = paper.totals[-1]
    sums = "".join(
        f"<div class='dots'><span>{escape(pair.label)}</span><i></i><span>{escape(pair.value)}</span></div>"
        for pair in paper.totals
    )
    css = (
        f"h1 {{ background: linear-gradient(90deg, {paper.look.colour}, #fff); color: #fff; padding: 6mm; margin: 0 }} .cols {{ display: flex; gap: 8mm; margin: 8mm 0 }} .cols > div {{ flex: 1 }}"
        f" .round {{ background: {paper.look.shade}; border-radius: 50%; width: 55mm; height: 55mm; display: flex; flex-direction: column; justify-content: center; text-align: center; font-size: 130% }}"
        " .dots { display: flex } .dots i { flex: 1; border-bottom: 2px dotted #999; margin: 0 4pt } .next { break-before: page } .lines { width: 100% } .lines td { border-bottom: 1px solid #ddd }"
    )
    body = (
        f"<h1>{escape(paper.seller.name)}</h1><div class='cols'><div>{block(paper.buyer)}<br>{pairs(paper.meta)}</div><div><div class='round'>{escape(last.label)}<b>{escape(last.value)}</b></div></div></div>"
        f"<h2>{escape(paper.title)}: summary</h2>{sums}{paragraphs([paper.opening, *paper.notes])}<h3>Paying us</h3>{pairs(paper.bank, colon=':')}<small>{escape(' | '.join((*paper.seller.address, *paper.legal)))}</small>"
        f"<div class='next'><h2>Your charges in detail</h2><p>Meter point 00 123 456 789 &nbsp; Readings are (A) actual.</p>{lines(paper)}</div>"
    )
    return page(paper, css, body, margin="14mm")


def _workers(paper: Paper) -> str:
    """Landscape, VAT and gross in each line, references in a row of pills, the sums as a table across."""
    pills = "".join(
        f"<span class='pill'>{escape(pair.label)} <b>{escape(pair.value)}</b></span> " for pair in paper.meta
    )
    css = (
        f".pill {{ border: 1px solid {paper.look.colour}; border-radius: 8pt; padding: 2pt 6pt; display: inline-block; margin: 2pt }} .lines {{ width: 100%; margin: 4mm 0; font-size: 88% }} .lines th {{ border-bottom: 2px solid {paper.look.colour} }}"
        f" .lines tbody tr:nth-child(odd) {{ background: {paper.look.shade} }} .sums {{ margin-left: auto; font-size: 110% }} .sums th {{ color: {paper.look.colour} }} .sums th, .sums td {{ text-align: right; padding: 3pt 8pt }} .top {{ display: flex; justify-content: space-between }}"
    )
    body = (
        f"<div class='top'><div><b style='font-size:170%;color:{paper.look.colour}'>{escape(paper.seller.name)}</b><br>{escape(', '.join(addresses(paper)[1:]))}</div><div class='r'><b style='font-size:150%'>{escape(paper.title)}</b></div></div>"
        f"<p>{escape(paper.buyer_label)}: {escape(', '.join(paper.buyer))}</p>{block(paper.ship_to)}<p>{pills}</p>{paragraphs([paper.opening])}{lines(paper)}{across(paper.totals, 'sums')}{paragraphs(paper.notes)}<p>{inline(paper.bank, between=' / ')}</p><small>{escape(' · '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, size="A4 landscape", margin="12mm")


def _receivables(paper: Paper) -> str:
    """A large system's form: captions in grey cells over their values, lines numbered, tax summary by rate, sums boxed at the left."""
    css = (
        "body { font-family: 'Liberation Sans Narrow' } .refs { width: 100% } .refs th { background: #ccc; font-size: 80%; font-weight: normal } .refs th, .refs td { border: 1px solid #888 } .lines { width: 100%; margin: 3mm 0; border: 1px solid #888 } .lines th { background: #ccc; font-weight: normal }"
        " .foot { display: flex; justify-content: space-between } .sums td { border: 1px solid #888 } .analysis th { background: #ccc; font-weight: normal } .analysis td, .analysis th { border: 1px solid #888 } .three { display: flex; justify-content: space-between; margin: 4mm 0 }"
    )
    half = (len(paper.meta) + 1) // 2
    body = (
        f"<div class='three'><div><b>{escape(paper.seller.name)}</b>{block(paper.seller.address)}</div><div style='font-size:160%'>{escape(paper.title)}</div><div>1 of 1</div></div>{across(paper.meta[:half], 'refs')}{across(paper.meta[half:], 'refs')}"
        f"<div class='three'><div><small>{escape(paper.buyer_label)}:</small>{block(paper.buyer)}</div><div>{block(paper.ship_to)}</div></div>{paragraphs([paper.opening])}{lines(paper, numbered='Line')}"
        f"<div class='foot'><div>{pairs(paper.totals, css='sums', right=True)}</div><div>{analysis(paper)}</div></div>{paragraphs(paper.notes)}<p>{inline(paper.bank)}</p>{block((*paper.legal, f'Queries: {paper.seller.phone}, {paper.seller.email}'))}"
    )
    return page(paper, css, body, margin="12mm")


BODIES = (
    Layout(
        name="council with a giro slip",
        role=Role.DEVELOPMENT,
        draw=_council,
        trades=("cleaning", "hire"),
        columns=("description", "quantity", "price", "rate", "amount"),
        sender="council",
    ),
    Layout(
        name="recharge of a trust",
        role=Role.DEVELOPMENT,
        draw=_recharge,
        trades=("recharges",),
        columns=("description", "unit", "quantity", "price", "amount"),
        one_rate=True,
        sender="trust",
    ),
    Layout(
        name="energy on two pages",
        role=Role.DEVELOPMENT,
        draw=_energy,
        trades=("energy",),
        columns=("description", "quantity", "unit", "price", "amount"),
        few=3,
        many=9,
        bills_only=True,
    ),
    Layout(
        name="agency workers across",
        role=Role.DEVELOPMENT,
        draw=_workers,
        trades=("staff",),
        columns=("worked", "description", "quantity", "price", "amount", "vat_amount", "gross_amount"),
        few=2,
        many=40,
        one_rate=True,
    ),
    Layout(
        name="receivables form",
        role=Role.DEVELOPMENT,
        draw=_receivables,
        trades=("supplies", "tests"),
        columns=("code", "description", "quantity", "unit", "price", "amount", "rate"),
        many=18,
        analysis=True,
    ),
)
