"""British layouts of those who bill without a ledger's form: by hand, suppliers of energy, studios, line printers, rounds."""

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
        role=Role.DEVELOPMENT,
        draw=_typed,
        trades=("works", "fees"),
        columns=("description", "amount"),
        many=5,
        one_rate=True,
        bills_only=True,
    ),
    Layout(
        name="meter",
        role=Role.DEVELOPMENT,
        draw=_meter,
        trades=("energy",),
        columns=("description", "quantity", "unit", "price", "amount"),
        many=7,
        one_rate=True,
        bills_only=True,
    ),
    Layout(
        name="studio",
        role=Role.DEVELOPMENT,
        draw=_studio,
        trades=("fees", "works"),
        columns=("description", "quantity", "price", "amount"),
        many=4,
        one_rate=True,
        bills_only=True,
    ),
    Layout(
        name="printer",
        role=Role.DEVELOPMENT,
        draw=_printer,
        trades=("supplies", "works"),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        many=12,
        one_rate=True,
    ),
    Layout(
        name="rounds",
        role=Role.DEVELOPMENT,
        draw=_rounds,
        trades=("works", "supplies"),
        columns=("worked", "code", "description", "quantity", "price", "amount", "rate", "vat_amount", "gross_amount"),
        many=22,
    ),
)
