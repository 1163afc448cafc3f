"""British layouts of those who bill without a ledger's form: practices, agencies, tills."""

from html import escape

from samples.unseen.facts import Paper
from samples.unseen.layouts.parts import block, inline, lines, page, pairs, paragraphs
from samples.unseen.style import Layout, Role


def _practice(paper: Paper) -> str:
    """A practice's letter: long texts that run over the page, the bank in a sentence."""
    rows = "".join(
        f"<tr><td>{escape(row['description'])}</td><td class='r'>{escape(row['amount'])}</td></tr>"
        for row in paper.rows
    )
    pay = ", ".join(f"{pair.label[0].lower()}{pair.label[1:]} {pair.value}" for pair in paper.bank)
    sentence = f"Payment should be made by bank transfer to {pay}, quoting our reference." if pay else ""
    heads = "".join(
        f"<th class='{'r' if column.right else ''}'>{escape(column.heading)}</th>" for column in paper.columns
    )
    css = (
        ".fees { width: 100%; margin: 6mm 0 } .fees tr { break-inside: auto } .fees td { padding: 8pt 3pt; line-height: 1.7 } .fees td:last-child { width: 26% }"
        " .sums { margin-left: auto } h3 { letter-spacing: 1pt } .head { border-bottom: 1px solid #000; margin-bottom: 8mm }"
    )
    body = (
        f"<div class='head'><b style='font-size:150%'>{escape(paper.seller.name)}</b><br>{escape(' · '.join((*paper.seller.address, paper.seller.phone)))}</div>{block(paper.buyer)}<br>{pairs(paper.meta, colon=':')}"
        f"<h3>{escape(paper.title)}</h3>{paragraphs([paper.opening])}<table class='fees'><tr>{heads}</tr>{rows}</table>{pairs(paper.totals, css='sums', right=True)}"
        f"{paragraphs([*paper.notes, sentence])}<p style='font-size:80%'>{escape('. '.join(paper.legal))}</p>"
    )
    return page(paper, css, body, margin="24mm")


def _staffing(paper: Paper) -> str:
    """An agency's bill by shifts, the references in two columns of label and value, the payment line in a sentence."""
    half = (len(paper.meta) + 1) // 2
    code = " and ".join(f"{pair.label.lower()} {pair.value}" for pair in paper.bank)
    css = (
        ".two { display: flex; gap: 10mm; margin: 4mm 0 } .lines { width: 100%; font-size: 92% } .lines th { border-top: 2px solid; border-bottom: 2px solid } .sums { float: right; border: 1px solid } .sums td { padding: 3pt 8pt }"
        f" .brand {{ color: {paper.look.colour}; font-size: 160%; font-weight: bold }}"
    )
    body = (
        f"<div class='brand'>{escape(paper.seller.name)}</div><div>{escape(', '.join(paper.seller.address))}</div><h3>{escape(paper.title)}</h3><div class='two'><div>{block(paper.buyer)}</div>"
        f"<div>{pairs(paper.meta[:half])}</div><div>{pairs(paper.meta[half:])}</div></div>{paragraphs([paper.opening])}{lines(paper)}<br>{pairs(paper.totals, css='sums', right=True)}"
        f"<div style='clear:both'></div>{block(paper.ship_to)}{paragraphs([*paper.notes, f'Please remit to {code}.' if code else ''])}<p>{escape(' | '.join(paper.legal))}</p>"
    )
    return page(paper, css, body)


def _till(paper: Paper) -> str:
    """A trade counter's slip on half a sheet: the text of each line over its count, price and amount."""
    items = "".join(
        f"<div>{escape(row['description'])}</div><div class='row'><span>&nbsp; {escape(row['quantity'])} x {escape(row['price'])}</span><span>{escape(row['amount'])}</span></div>"
        for row in paper.rows
    )
    sums = "".join(
        f"<div class='row'><span>{escape(pair.label)}</span><span>{escape(pair.value)}</span></div>"
        for pair in paper.totals
    )
    css = "body { text-align: left } .row { display: flex; justify-content: space-between } .mid { text-align: center } hr { border: 0; border-top: 1px dashed #000 }"
    body = (
        f"<div class='mid'><b>{escape(paper.seller.name)}</b><br>{escape(', '.join(paper.seller.address))}<br>{escape(paper.legal[0])}<br><br><b>{escape(paper.title)}</b></div><hr>"
        f"{inline(paper.meta, between='<br>')}<hr>{escape(paper.buyer_label)}{block(paper.buyer)}<hr>{paragraphs([paper.opening])}{items}<hr>{sums}<hr>{paragraphs(paper.notes)}"
        f"{inline(paper.bank, between='<br>')}<div class='mid'>{escape(' '.join(paper.legal[1:]))}</div>"
    )
    return page(paper, css, body, size="A5", margin="10mm")


YARDS = (
    Layout(
        name="practice",
        role=Role.CALIBRATION,
        draw=_practice,
        trades=("fees",),
        columns=("description", "amount"),
        many=9,
        one_rate=True,
        bills_only=True,
    ),
    Layout(
        name="staffing",
        role=Role.CALIBRATION,
        draw=_staffing,
        trades=("staff",),
        columns=("worked", "description", "quantity", "price", "amount"),
        many=16,
        one_rate=True,
    ),
    Layout(
        name="till",
        role=Role.CALIBRATION,
        draw=_till,
        trades=("supplies",),
        columns=("description", "quantity", "price", "amount"),
        many=8,
        one_rate=True,
        bills_only=True,
    ),
)
