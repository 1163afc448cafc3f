"""Held-out British layouts of those who bill without a ledger's form: hands, practices, agencies, utilities, tills."""

from html import escape

from samples.unseen.facts import Paper
from samples.unseen.layouts.parts import across, addresses, block, inline, lines, page, pairs, paragraphs
from samples.unseen.style import Layout, Role


def _typed(paper: Paper) -> str:
    """Typed on plain paper: no table and no headings, each job with its price at the margin."""
    jobs = "".join(
        f"<div class='job'><span>{escape(row['description'])}</span><span>{escape(row['amount'])}</span></div>"
        for row in paper.rows
    )
    sums = "".join(
        f"<div class='job'><span></span><span>{escape(pair.label)} &nbsp; {escape(pair.value)}</span></div>"
        for pair in paper.totals
    )
    css = ".job { display: flex; justify-content: space-between; margin: 5pt 0 } .job span:first-child { max-width: 70% } h2 { text-decoration: underline; text-align: center }"
    body = (
        f"<div class='r'>{block(addresses(paper))}</div><p>{inline(paper.meta, between='<br>')}</p>{block(paper.buyer)}<h2>{escape(paper.title)}</h2>{paragraphs([paper.opening])}"
        f"{jobs}<br>{sums}{paragraphs(paper.notes)}<p>{inline(paper.bank, between=', ')}</p><p>{escape(', '.join(paper.legal))}</p>"
    )
    return page(paper, css, body, margin="25mm")


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


def _meter(paper: Paper) -> str:
    """A supplier of energy: the bill at a glance on the first page, the charges on the next."""
    glance = "".join(
        f"<div class='row'><span>{escape(pair.label)}</span><b>{escape(pair.value)}</b></div>" for pair in paper.totals
    )
    css = (
        f".glance {{ background: {paper.look.shade}; padding: 8pt; width: 62% }} .row {{ display: flex; justify-content: space-between; padding: 3pt 0 }} .side {{ float: right; width: 32% }}"
        " .next { break-before: page } .lines { width: 100% } .lines td { padding: 4pt; border-bottom: 1px dotted #888 }"
    )
    body = (
        f"<div class='side'>{block(addresses(paper))}<br>{pairs(paper.bank)}</div>{block(paper.buyer)}<h1>{escape(paper.title)}</h1>{pairs(paper.meta)}<h3>At a glance</h3><div class='glance'>{glance}</div>"
        f"{paragraphs(paper.notes)}<p>{escape(', '.join(paper.legal))}</p><div class='next'><h3>Your charges in detail</h3>{paragraphs([paper.opening])}{lines(paper)}</div>"
    )
    return page(paper, css, body, margin="16mm")


def _studio(paper: Paper) -> str:
    """A studio's sheet: a coloured column at the right, references and bank side by side at the foot."""
    css = (
        f".whole {{ display: flex; min-height: 250mm }} .main {{ flex: 1; padding-right: 8mm }} .side {{ width: 48mm; background: {paper.look.colour}; color: #fff; padding: 6mm }}"
        " .lines { width: 100% } .lines th { font-weight: 300; text-transform: lowercase; border-bottom: 1px solid #999 } .lines td, .lines th { padding: 7pt 0 7pt 9pt } .sums { width: 100%; margin: 8mm 0 } .foot { display: flex; gap: 12mm; font-size: 90% } h1 { font-size: 260%; font-weight: 200 }"
    )
    body = (
        f"<div class='whole'><div class='main'><h1>{escape(paper.title)}</h1>{block(paper.buyer)}<br>{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}"
        f"<div class='foot'><div>{pairs(paper.meta)}</div><div>{pairs(paper.bank)}</div></div>{paragraphs(paper.notes)}</div><div class='side'>{block(addresses(paper))}<br>{block(paper.legal)}</div></div>"
    )
    return page(paper, css, body, margin="10mm")


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


def _printer(paper: Paper) -> str:
    """Characters of one width, the columns a space apart."""
    columns = paper.columns
    widths = {one.key: max([len(one.heading), *(len(row.get(one.key, "")) for row in paper.rows)]) for one in columns}

    def line(cells: dict[str, str]) -> str:
        parts = [
            cells.get(one.key, "").rjust(widths[one.key])
            if one.right
            else cells.get(one.key, "").ljust(widths[one.key])
            for one in columns
        ]
        return " ".join(parts).rstrip()

    wide = sum(widths.values()) + len(widths)
    sums = [f"{pair.label:>{max(wide - 14, 20)}} {pair.value:>13}" for pair in paper.totals]
    left = [paper.buyer_label, *paper.buyer]
    right = [f"{pair.label:<18} {pair.value}" for pair in paper.meta]
    many = max(len(left), len(right))
    head = [
        f"{one:<42} {other}".rstrip()
        for one, other in zip(left + [""] * (many - len(left)), right + [""] * (many - len(right)), strict=True)
    ]
    text = [
        f"{paper.seller.name:<46}{paper.title}",
        *paper.seller.address,
        paper.seller.phone,
        "",
        *head,
        "",
        paper.opening,
        line({one.key: one.heading for one in columns}),
        "-" * wide,
        *(line(row) for row in paper.rows),
        "-" * wide,
        *sums,
        "",
        *paper.notes,
        *(f"{pair.label:<18} {pair.value}" for pair in paper.bank),
        "",
        "   ".join(paper.legal),
    ]
    css = "pre { font-family: 'Liberation Mono', 'DejaVu Sans Mono', monospace; font-size: 8pt; line-height: 1.35 }"
    return page(paper, css, f"<pre>{escape(chr(10).join(text))}</pre>", margin="12mm")


def _rounds(paper: Paper) -> str:
    """Collections and deliveries by the day, across a landscape page in small type."""
    css = ".lines { width: 100%; font-size: 80% } .lines th { text-align: left; border-bottom: 1px solid } .top { width: 100% } .strip { margin: 5mm 0 5mm auto } .strip td, .strip th { border: 1px solid; padding: 3pt 10pt; text-align: right }"
    body = (
        f"<table class='top'><tr><td>{block(addresses(paper))}</td><td><h2>{escape(paper.title)}</h2></td><td>{pairs(paper.meta, colon=':')}</td></tr></table>{block((paper.buyer_label, *paper.buyer))}"
        f"{paragraphs([paper.opening])}{lines(paper)}{across(paper.totals, 'strip')}{block(paper.ship_to)}{paragraphs(paper.notes)}<p>{inline(paper.bank)}</p><p>{escape(' • '.join(paper.legal))}</p>"
    )
    return page(paper, css, body, size="A4 landscape", margin="10mm")


YARDS = (
    Layout(
        name="typed",
        role=Role.HELD_OUT,
        draw=_typed,
        trades=("works", "fees"),
        columns=("description", "amount"),
        many=5,
        one_rate=True,
        bills_only=True,
    ),
    Layout(
        name="practice",
        role=Role.HELD_OUT,
        draw=_practice,
        trades=("fees",),
        columns=("description", "amount"),
        many=9,
        one_rate=True,
        bills_only=True,
    ),
    Layout(
        name="staffing",
        role=Role.HELD_OUT,
        draw=_staffing,
        trades=("staff",),
        columns=("worked", "description", "quantity", "price", "amount"),
        many=16,
        one_rate=True,
    ),
    Layout(
        name="meter",
        role=Role.HELD_OUT,
        draw=_meter,
        trades=("energy",),
        columns=("description", "quantity", "unit", "price", "amount"),
        many=7,
        one_rate=True,
        bills_only=True,
    ),
    Layout(
        name="studio",
        role=Role.HELD_OUT,
        draw=_studio,
        trades=("fees", "works"),
        columns=("description", "quantity", "price", "amount"),
        many=4,
        one_rate=True,
        bills_only=True,
    ),
    Layout(
        name="till",
        role=Role.HELD_OUT,
        draw=_till,
        trades=("supplies",),
        columns=("description", "quantity", "price", "amount"),
        many=8,
        one_rate=True,
        bills_only=True,
    ),
    Layout(
        name="printer",
        role=Role.HELD_OUT,
        draw=_printer,
        trades=("supplies", "works"),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        many=12,
        one_rate=True,
    ),
    Layout(
        name="rounds",
        role=Role.HELD_OUT,
        draw=_rounds,
        trades=("works", "supplies"),
        columns=("worked", "code", "description", "quantity", "price", "amount", "rate", "vat_amount", "gross_amount"),
        many=22,
    ),
)
