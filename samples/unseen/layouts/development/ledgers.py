"""British layouts as the ledgers print them that most suppliers use, small ones and large ones."""

from html import escape

from samples.unseen import more
from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.development.pieces import cells, chance, coded_analysis, heads, small_print, spanned, split
from samples.unseen.layouts.parts import addresses, analysis, block, inline, lines, page, pairs, paragraphs, stacked
from samples.unseen.style import Layout, Role


def _classic(paper: Paper) -> str:
    """A small ledger's form: frames with round corners, empty table down to the totals, the bank in the last line."""
    empty = "<tr>" + "<td>&nbsp;</td>" * len(paper.columns) + "</tr>"
    filling = empty * max(0, 12 - len(paper.rows))
    rows = "".join(cells(paper.columns, row) for row in paper.rows)
    table = f"<table class='lines'>{heads(paper.columns)}{rows}{filling}</table>" if paper.columns else ""
    css = (
        ".own b { font-size: 150% } .two { display: flex; justify-content: space-between; margin: 6mm 0 } .frame { border: 1px solid #000; border-radius: 8px; padding: 4pt 8pt; min-width: 68mm }"
        " .lines { width: 100%; border: 1px solid #000 } .lines th { border-bottom: 1px solid #000; font-weight: normal } .lines td, .lines th { border-left: 1px solid #000 } .end { display: flex; justify-content: space-between; margin-top: 3mm } .sums { border: 1px solid #000 } .sums td { padding: 3pt 8pt } .small { font-size: 75% }"
    )
    body = (
        f"<div class='own'><b>{escape(paper.seller.name)}</b>{block(paper.seller.address)}{block([f'Telephone: {paper.seller.phone}', *paper.legal[:1]])}</div>"
        f"<div class='two'><div class='frame'>{block(paper.buyer)}</div><div><div class='r'><b style='font-size: 140%'>{escape(paper.title)}</b> &nbsp; Page 1</div><div class='frame'>{pairs(paper.meta)}</div></div></div>"
        f"{block(paper.ship_to)}{paragraphs([paper.opening])}{table}<div class='end'><div class='small'>{block(paper.notes)}{inline(paper.bank)}<br>{escape(' '.join(paper.legal[1:]))}</div>{pairs(paper.totals, css='sums', right=True)}</div>"
    )
    return page(paper, css, body, margin="12mm")


def _cloud(paper: Paper) -> str:
    """A ledger of the net: references stacked in the middle, the sender at the right, advice to be cut off below."""
    number = stacked(paper.meta, "pair")
    advice = [Pair("Customer", paper.buyer[0] if paper.buyer else ""), *paper.meta[:1], *paper.totals[-1:]]
    legal = "".join(
        f"<div class='pair'><b>{escape(one.partition(': ')[0])}</b><div>{escape(one.partition(': ')[2])}</div></div>"
        for one in paper.legal[:1]
    )
    css = (
        "h1 { font-size: 22pt; font-weight: 400; margin: 0 0 6mm } .top { display: flex; gap: 6mm } .top > div { flex: 1 } .pair { margin-bottom: 4pt; font-size: 90% } .lines { width: 100%; margin: 12mm 0 4mm } .lines th { border-bottom: 1.5px solid #222 } .lines td { border-bottom: 1px solid #ccc; padding: 5pt 3pt }"
        " .sums { margin-left: auto; width: 45% } .sums td { padding: 4pt } .sums tr:last-child td { border-top: 1.5px solid #222; font-weight: bold } .cut { border-top: 1px dashed #888; margin-top: 12mm; padding-top: 4mm; display: flex; justify-content: space-between } .office { font-size: 70%; color: #666 }"
    )
    cut = (
        f"<div class='cut'><div><h2 style='font-weight: 400'>PAYMENT ADVICE</h2>To: {block(addresses(paper)[:4])}</div>{pairs(advice)}</div>"
        if paper.bank
        else ""
    )
    body = (
        f"<div class='top'><div><h1>{escape(paper.title)}</h1>{block(paper.buyer)}</div><div>{number}{legal}</div><div>{block(addresses(paper)[:-1])}</div></div>{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}"
        f"{block(paper.ship_to)}{paragraphs(paper.notes)}<p>{inline(paper.bank, between='<br>')}</p>{cut}<p class='office'>{escape('. '.join(paper.legal[1:]))}. Registered Office: {escape(', '.join(paper.seller.address))}.</p>"
    )
    return page(paper, css, body, margin="14mm")


def _enterprise(paper: Paper) -> str:
    """A large firm's program: two facts under one label with a stroke between them, lines numbered in tens."""
    own, others = split(paper)
    both = Pair("/".join(one.label for one in own), " / ".join(one.value for one in own))
    columns = [one for one in paper.columns if one.key != "code"]
    label = next((one.heading for one in paper.columns if one.key == "code"), "")
    rows = ""
    for place, row in enumerate(paper.rows, start=1):
        first = "".join(
            f"<td class='{'r' if one.right else ''}'>{escape(row.get(one.key, ''))}</td>" for one in columns
        )
        code = (
            f"<tr class='sub'><td></td><td colspan='{len(columns)}'>{escape(label)}: {escape(row['code'])}</td></tr>"
            if row.get("code")
            else ""
        )
        rows += f"<tr><td>{place * 10:06d}</td>{first}</tr>{code}"
    top = heads(columns).replace("<tr>", "<tr><th>Item</th>", 1)
    css = (
        "body { font-size: 9pt } .r0 { display: flex; justify-content: space-between } .info { width: 78mm; border: 1px solid #777; padding: 3pt } .info b { display: block; border-bottom: 1px solid #777; margin-bottom: 3pt } .lines { width: 100%; margin-top: 8mm } .lines thead th { border-top: 1px solid; border-bottom: 1px solid; font-weight: normal } .sub td { font-size: 85%; padding-bottom: 4pt }"
        " .sums { width: 100%; border-top: 1px solid; border-bottom: 1px solid; margin-top: 3mm } .cols { display: flex; gap: 5mm; font-size: 62%; margin-top: 14mm; border-top: 1px solid #999; padding-top: 2mm } .cols > div { flex: 1 }"
    )
    body = (
        f"<div class='r'><b style='font-size: 130%; color: {paper.look.colour}'>{escape(paper.seller.name.upper())}</b></div><div class='r0'><div><br>{block(paper.buyer)}</div><div><h2>{escape(paper.title)}</h2><div class='info'><b>Information</b>{block([both.label, both.value])}{''.join(block([one.label, one.value]) for one in others)}</div></div></div>"
        f"{block(paper.ship_to)}{paragraphs([paper.opening])}<table class='lines'><thead>{top}</thead><tbody>{rows}</tbody></table>{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}"
        f"<div class='cols'>{block([paper.seller.name, *paper.seller.address])}{block([paper.seller.phone, paper.seller.email])}{block(paper.legal)}{block([f'{one.label} {one.value}' for one in paper.bank])}</div>"
    )
    return page(paper, css, body, margin="18mm 15mm")


def _receivables(paper: Paper) -> str:
    """A grid of cells at the head, in which each label is small and its value below; totals are the table's last rows."""
    parts = [paper.meta[at : at + 4] for at in range(0, len(paper.meta), 4)]
    grid = "".join(
        "<table class='grid'><tr>"
        + "".join(f"<td><small>{escape(one.label.upper())}</small><br>{escape(one.value)}</td>" for one in part)
        + "</tr></table>"
        for part in parts
    )
    rows = "".join(cells(paper.columns, row) for row in paper.rows)
    sums = "".join(spanned(paper.columns, one.label, one.value, "sum") for one in paper.totals)
    ship = paper.ship_to or ("SHIP TO", *paper.buyer)
    css = (
        ".grid { width: 100%; table-layout: fixed; margin-top: -1px } .grid td { border: 1px solid #333; padding: 2pt 4pt; height: 22pt } .lines { width: 100%; margin-top: -1px } .lines th, .lines td { border: 1px solid #333 } .lines th { background: #d9d9d9 } .sum td { text-align: right } small { font-size: 65% }"
        " .adr { width: 100%; table-layout: fixed; margin-top: -1px } .adr td { border: 1px solid #333; padding: 4pt }"
    )
    body = (
        f"<table style='width: 100%'><tr><td>{block(addresses(paper)[:4])}</td><td class='r'><h1>{escape(paper.title)}</h1>Page 1 of 1</td></tr></table>{grid}"
        f"<table class='adr'><tr><td><b>{escape(paper.buyer_label.upper())}</b>{block(paper.buyer)}</td><td>{block(ship)}</td></tr></table>{paragraphs([paper.opening])}<table class='lines'>{heads(paper.columns)}{rows}{sums}</table>"
        f"{paragraphs(paper.notes)}<p>{'Remit to: ' if paper.bank else ''}{inline(paper.bank, colon='')}</p><small>{escape('  '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="10mm")


def _dynamic(paper: Paper) -> str:
    """A middle-sized firm's program: two columns of references, VAT by code below, firm and bank in three columns at the foot."""
    seller = paper.seller
    half = (len(paper.meta) + 1) // 2
    firm = [Pair("Phone No.", seller.phone), Pair("E-Mail", seller.email)]
    legal = [Pair(*one.split(": ", 1)) for one in paper.legal]
    css = (
        "h1 { font-size: 17pt } .two { display: flex; gap: 10mm; margin: 5mm 0 } .two > * { flex: 1 } .two td:first-child { font-weight: bold } .lines { width: 100% } .lines th { border-bottom: 2px solid; vertical-align: bottom } .sums { margin: 4mm 0 4mm auto } .sums tr:last-child { font-weight: bold } .analysis { font-size: 85%; margin: 4mm 0 } .analysis th { border-bottom: 1px solid }"
        " .foot { display: flex; gap: 8mm; font-size: 80%; border-top: 1px solid; margin-top: 10mm } "
    )
    body = (
        f"<div class='two'><div>{block(paper.buyer)}</div><div class='r'>{block([seller.name, *seller.address])}</div></div><h1>{escape(paper.title)} {escape(paper.meta[0].value)}</h1>Page 1 of 1<div class='two'>{pairs(paper.meta[:half])}{pairs(paper.meta[half:])}</div>{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}"
        f"{'<b>VAT Amount Specification</b>' if paper.vat_rows else ''}{coded_analysis(paper)}{block(paper.ship_to)}{paragraphs(paper.notes)}<div class='foot'>{pairs(firm)}{pairs(legal)}{pairs(paper.bank)}</div>"
    )
    return page(paper, css, body, margin="15mm")


def _bookkeeper(paper: Paper) -> str:
    """A small firm's template: a coloured band of references, and what is due in large type at the end."""
    first, others = split(paper, 3)
    band = "".join(f"<div><b>{escape(one.label.upper())}</b> {escape(one.value)}</div>" for one in first)
    sums = "".join(
        f"<tr><td>{escape(one.label)}</td><td class='r'>{escape(one.value)}</td></tr>" for one in paper.totals[:-1]
    )
    due = (
        f"<tr class='due'><td>{escape(paper.totals[-1].label)}</td><td class='r'>{escape(paper.totals[-1].value)}</td></tr>"
        if paper.totals
        else ""
    )
    css = (
        f".band {{ background: {paper.look.colour}; color: #fff; display: flex; justify-content: space-between; padding: 6pt 10pt; margin: 6mm 0 }} .lines {{ width: 100% }} .lines th {{ color: {paper.look.colour}; border-bottom: 1px solid {paper.look.colour}; font-size: 85%; text-transform: uppercase }} .lines td {{ padding: 4pt }} h2 {{ color: {paper.look.colour}; font-weight: 400 }}"
        " .sums { width: 50%; margin-left: auto } .due td { font-size: 150%; font-weight: bold; padding-top: 5pt; border-top: 1px dotted #999 } .analysis { width: 100%; margin-top: 6mm } .analysis th { text-transform: uppercase; font-size: 80% } .two { display: flex; justify-content: space-between }"
    )
    body = (
        f"<b>{escape(paper.seller.name)}</b>{block((*paper.seller.address, paper.seller.email, *paper.legal))}<h2>{escape(paper.title)}</h2><div class='two'><div><b>{escape(paper.buyer_label.upper())}</b>{block(paper.buyer)}</div><div>{block(paper.ship_to)}</div></div><div class='band'>{band}</div>"
        f"<p>{inline(others, colon='', between=' &nbsp;&nbsp;&nbsp; ')}</p>{paragraphs([paper.opening])}{lines(paper)}<table class='sums'>{sums}{due}</table>{analysis(paper)}{paragraphs(paper.notes)}<p>{inline(paper.bank, between='<br>')}</p>"
    )
    return page(paper, css, body)


def _foot_only(paper: Paper) -> str:
    """A picture stands for the name; who sends it is said in the run of small print at the foot alone."""
    css = (
        f".mark {{ width: 18mm; height: 18mm; border-radius: 50%; background: {paper.look.colour} }} .right {{ float: right; text-align: right }} .lines {{ width: 100%; margin: 8mm 0 }} .lines th {{ background: #555; color: #fff; padding: 4pt }} .lines td {{ padding: 4pt; border-bottom: 1px solid #ddd }} .sums {{ width: 40% }} .sums tr:last-child td {{ background: #555; color: #fff }}"
        " .foot { position: fixed; bottom: 0; font-size: 68%; text-align: center; width: 100%; border-top: 1px solid #555 }"
    )
    body = (
        f"<div class='right'><h1>{escape(paper.title)}</h1>{inline(paper.meta, colon=':', between='<br>')}</div><div class='mark'></div><br><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}<div style='clear: both'></div>{block(paper.ship_to)}{paragraphs([paper.opening])}{lines(paper)}"
        f"{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}<div class='foot'>{small_print(paper)}</div>"
    )
    return page(paper, css, body, margin="15mm 15mm 25mm")


def _strip(paper: Paper) -> str:
    """Number and day in a strip beside the title only; the totals in a band at the foot, label over value."""
    first, others = split(paper)
    random_ = chance(paper)
    band = "".join(f"<td><small>{escape(one.label)}</small><br><b>{escape(one.value)}</b></td>" for one in paper.totals)
    css = (
        ".head { background: #222; color: #fff; display: flex; justify-content: space-between; padding: 8pt; font-size: 120% } .three { display: flex; gap: 4mm; margin: 6mm 0 } .three > div { flex: 1 } .lines { width: 100% } .lines th { background: #222; color: #fff } .lines tr:nth-child(even) td { background: #eee }"
        " .band { position: fixed; bottom: 22mm; width: 100%; border: 1px solid #222 } .band td { text-align: center; padding: 4pt 10pt } .foot { position: fixed; bottom: 0; font-size: 70% }"
    )
    strip = " &nbsp;|&nbsp; ".join(f"{escape(one.label)} {escape(one.value)}" for one in first)
    body = (
        f"<div class='head'><span>{escape(paper.title)}</span><span>{strip}</span></div><div class='three'><div><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div><div>{block(paper.ship_to)}</div><div>{pairs(others)}</div></div>{paragraphs([paper.opening])}{lines(paper)}{paragraphs(paper.notes)}"
        f"<table class='band'><tr>{band}</tr></table><div class='foot'>{small_print(paper, random_.choice((' | ', '   ', ' • ')))}</div>"
    )
    return page(paper, css, body, margin="12mm 12mm 45mm")


_GOODS = ("supplies", "works")
LEDGERS = (
    Layout(
        name="classic ledger",
        role=Role.DEVELOPMENT,
        draw=_classic,
        trades=_GOODS,
        columns=("quantity", "description", "price", "percent_off", "amount", "rate", "vat_amount"),
        day_forms=("{d:02}/{m:02}/{y}", "{d:02}/{m:02}/{short:02}"),
        more=(more.program_numbers,),
    ),
    Layout(
        name="cloud ledger",
        role=Role.DEVELOPMENT,
        draw=_cloud,
        trades=("fees", "works", "courses"),
        columns=("description", "quantity", "price", "rate", "amount"),
        many=5,
        day_forms=("{d} {mon} {y}", "{d:02} {mon} {y}"),
    ),
    Layout(
        name="enterprise program",
        role=Role.DEVELOPMENT,
        draw=_enterprise,
        trades=("supplies", "devices"),
        columns=("code", "description", "quantity", "unit", "price", "per", "amount"),
        many=14,
        one_rate=True,
        day_forms=("{d:02}.{m:02}.{y}", "{d:02}/{m:02}/{y}", "{y}-{m:02}-{d:02}"),
        more=(more.program_numbers, more.references, more.per_hundred),
    ),
    Layout(
        name="receivables grid",
        role=Role.DEVELOPMENT,
        draw=_receivables,
        trades=("software", "supplies", "fees"),
        columns=("code", "description", "unit", "ordered", "quantity", "price", "amount"),
        many=9,
        one_rate=True,
        day_forms=("{d:02}-{mon}-{y}", "{d:02}-{mon}-{short:02}"),
        more=(more.ordered, more.references, more.days),
    ),
    Layout(
        name="dynamic",
        role=Role.DEVELOPMENT,
        draw=_dynamic,
        trades=("supplies", "works", "hire"),
        columns=("code", "description", "quantity", "unit", "price", "percent_off", "vat_code", "amount"),
        many=18,
        analysis=True,
        day_forms=("{d} {month} {y}", "{d:02}. {month} {y}", "{d:02}/{m:02}/{short:02}"),
        more=(more.program_numbers, more.days, more.references),
    ),
    Layout(
        name="bookkeeper",
        role=Role.DEVELOPMENT,
        draw=_bookkeeper,
        trades=("works", "fees", "courses", "meals"),
        columns=("worked", "description", "rate", "quantity", "price", "amount"),
        analysis=True,
        day_forms=("{d:02}/{m:02}/{y}",),
    ),
    Layout(
        name="foot only",
        role=Role.DEVELOPMENT,
        draw=_foot_only,
        trades=("works", "cleaning"),
        columns=("description", "price", "quantity", "amount"),
        one_rate=True,
        more=(more.references,),
    ),
    Layout(
        name="strip",
        role=Role.DEVELOPMENT,
        draw=_strip,
        trades=("supplies", "print", "meals"),
        columns=("code", "description", "price", "amount", "rate", "quantity"),
        many=12,
        more=(more.days, more.references),
    ),
)
