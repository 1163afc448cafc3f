"""British layouts as programs for accounts print them: on printed stationery, by themes of the net, with conditions under each item."""

from html import escape

from samples.unseen import besides, manners, more
from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.development.marks import bars, wordmark
from samples.unseen.layouts.development.overleaf import conditions
from samples.unseen.layouts.development.pieces import chance, coded_analysis, small_print
from samples.unseen.layouts.development.rows import below, named, others
from samples.unseen.layouts.parts import addresses, analysis, block, inline, page, pairs, paragraphs, stacked
from samples.unseen.style import Layout, Role


def _net_theme(paper: Paper) -> str:
    """A theme of the net: the order is the reference, when to pay a sentence, what was paid taken off, a slip below."""
    due = named(paper, "due")
    when = f"<p><b>{escape(due[0].label)}: {escape(due[0].value)}</b></p>" if due else ""
    sums = pairs((*paper.totals, *paper.settled), css="sums", right=True)
    slip = [Pair("Customer", paper.buyer[0]), *named(paper, "number"), *(paper.settled or paper.totals)[-1:], *due]
    cut = f"<div class='cut'><div><h2>PAYMENT ADVICE</h2>To: {block(addresses(paper)[:4])}</div><div>{pairs(slip)}<p class='enter'>Amount Enclosed</p><small>Enter the amount you are paying above</small></div></div>"
    css = (
        "h1 { font-size: 20pt; font-weight: 300; margin: 0 0 8mm } .top { display: grid; grid-template-columns: 5fr 3fr 4fr; gap: 5mm } .pair { margin-bottom: 5pt; font-size: 92% } .lines { width: 100%; margin-top: 10mm } .lines th { border-bottom: 2px solid #000 } .lines td { border-bottom: 1px solid #ddd; padding: 5pt 2pt; white-space: pre-line }"
        " .below td { border: 0; font-size: 88% } .sums { margin: 0 0 0 50%; width: 50% } .sums td { padding: 4pt 2pt } .sums tr:last-child td { border-top: 2px solid #000; font-weight: bold } .cut { border-top: 1px dashed #000; margin-top: 9mm; break-inside: avoid; padding-top: 4mm; display: flex; justify-content: space-between } .cut h2 { font-weight: 300; margin: 0 }"
        " .enter { border-bottom: 1px solid #000; margin: 4mm 0 0 } .foot { margin-top: 7mm; font-size: 68%; color: #666 }"
    )
    body = (
        f"<div class='r'>{wordmark(paper.named.get('trading', Pair('', paper.seller.name)).value, paper.look.colour)}</div><div class='top'><div><h1>{escape(paper.title)}</h1>{block(paper.buyer)}</div><div>{stacked(others(paper, 'due'), 'pair')}{stacked([Pair(*one.split(': ', 1)) for one in paper.legal if ': ' in one][:1], 'pair')}</div><div>{block(addresses(paper)[:4])}</div></div>"
        f"{paragraphs([paper.opening])}{below(paper)}{sums}{when}{block(paper.ship_to)}{paragraphs(paper.notes)}<p>{inline(paper.bank, between='<br>')}</p>{cut if paper.bank else ''}<div class='foot'>{escape('. '.join(paper.legal))}</div>"
    )
    return page(paper, css, body, margin="14mm")


def _activities(paper: Paper) -> str:
    """A small firm's program: the sort of work in bold over what was done, references in a coloured bar, the balance in large type."""
    sorts = ("Labour", "Materials", "Call out", "Sundries")
    first = named(paper, "number", "date", "terms", "due")
    bar = "".join(f"<td>{escape(one.label)}<br><b>{escape(one.value)}</b></td>" for one in first)
    heads = "".join(f"<th class='{'r' if one.right else ''}'>{escape(one.heading)}</th>" for one in paper.columns)
    rows = ""
    for place, row in enumerate(paper.rows):
        cells = ""
        for column in paper.columns:
            over = f"<b>{sorts[place % 4]}:{escape(row['code'])}</b><br>" if column.key == "description" else ""
            cells += f"<td class='{'r' if column.right else ''}'>{over}{escape(row.get(column.key, ''))}</td>"
        rows += f"<tr>{cells}</tr>"
    balance = (paper.settled or paper.totals)[-1]
    label = balance.label if paper.settled else "BALANCE DUE"
    css = (
        f".two {{ display: flex; justify-content: space-between; gap: 8mm }} .bar {{ width: 100%; margin: 5mm 0; background: {paper.look.colour}22; border-top: 1px solid {paper.look.colour}; border-bottom: 1px solid {paper.look.colour} }} h1 {{ color: {paper.look.colour}; font-weight: 400; margin: 4mm 0 }} .lines {{ width: 100% }} .lines th {{ background: {paper.look.colour}33; color: {paper.look.colour}; font-weight: normal }}"
        " .lines td { padding: 4pt } .sums { margin-left: auto; width: 50%; border-top: 1px dotted #888 } .due { display: flex; justify-content: flex-end; gap: 10mm; font-size: 170%; border-top: 1px dotted #888; margin-left: 50% } .analysis { width: 60%; margin-top: 5mm } .small { font-size: 80% }"
    )
    body = (
        f"<div class='two'><div><b>{escape(paper.named.get('trading', Pair('', paper.seller.name)).value)}</b>{block((*paper.seller.address, paper.seller.phone, paper.seller.email, *paper.legal))}</div></div><h1>{escape(paper.title)}</h1><div class='two'><div class='small'>{escape(paper.buyer_label)}{block(paper.buyer)}</div><div class='small'>{block(paper.ship_to)}</div></div>"
        f"<table class='bar'><tr>{bar}</tr></table>{pairs(others(paper, 'number', 'date', 'terms', 'due'), css='small')}{paragraphs([paper.opening])}<table class='lines'><thead><tr>{heads}</tr></thead>{rows}</table>{pairs((*paper.totals, *paper.settled[:1]), css='sums', right=True)}<div class='due'><span>{escape(label)}</span><b>{escape(balance.value)}</b></div>"
        f"{'<p class=small>VAT SUMMARY</p>' if paper.vat_rows else ''}{analysis(paper)}{paragraphs(paper.notes, 'small')}<p class='small'>{inline(paper.bank, colon='', between='<br>')}</p>"
    )
    return page(paper, css, body)


def _billing_document(paper: Paper) -> str:
    """A large firm's program: prices come about in conditions under each item, two facts on one line, words between references."""
    one, two = named(paper, "number"), named(paper, "date")
    both = [
        Pair(f"{first.label}/{second.label}", f"{first.value} / {second.value}")
        for first, second in zip(one, two, strict=True)
    ]
    info = [*both, *(others(paper, "number", "date") if both else paper.meta)]
    rows = ""
    for place, row in enumerate(paper.rows, start=1):
        rows += f"<tr><td>{place * 10:05d}</td><td>{escape(row['code'])}</td><td></td><td></td><td></td></tr><tr><td></td><td>{escape(row['description'])}</td><td class='r'>{escape(row['quantity'])} {escape(row['unit'])}</td><td></td><td></td></tr>"
        price = f"{escape(row['price'])} GBP per 1 {escape(row['unit'])}"
        off = row["percent_off"]
        steps = [("Gross price", price, ""), ("Customer discount", f"{off[:-1]}- %", "")] if off else []
        steps.append(("Net value", "", row["amount"]) if off else ("Net price", price, row["amount"]))
        rows += "".join(
            f"<tr class='cond'><td></td><td>&nbsp;&nbsp;{said}</td><td></td><td class='r'>{of}</td><td class='r'>{escape(value)}</td></tr>"
            for said, of, value in steps
        )
        if row.get("below"):
            rows += f"<tr class='cond'><td></td><td colspan='4'>&nbsp;&nbsp;{escape(row['below'])}</td></tr>"
    heads = {column.key: column.heading for column in paper.columns}
    top = f"<tr><th>Item</th><th>{escape(heads['code'])}<br>{escape(heads['description'])}</th><th class='r'>{escape(heads['quantity'])}</th><th class='r'>{escape(heads['price'])}</th><th class='r'>{escape(heads['amount'])}</th></tr>"
    css = (
        ".adr { font-size: 62%; text-decoration: underline; margin-top: 10mm } .two { display: flex; justify-content: space-between } .info td { padding: 0 6pt 1pt 0 } .info { border: 1px solid #000; padding: 3pt; width: 88mm } .lines { width: 100%; margin-top: 9mm } .lines th { border-top: 1px solid; border-bottom: 1px solid; font-weight: normal } .lines td { padding: 0 4pt } .cond td { font-size: 92%; white-space: nowrap }"
        " .sums { width: 100%; margin-top: 3mm; border-top: 1px solid } .foot { margin-top: 14mm; break-inside: avoid; display: flex; gap: 6mm; font-size: 60%; border-top: 1px solid #888 } .foot > div { flex: 1 }"
    )
    body = (
        f"<div class='r' style='font-size: 160%; color: {paper.look.colour}'>{escape(paper.seller.name.split()[0].upper())}</div><div class='two'><div><div class='adr'>{escape(', '.join((paper.seller.name, *paper.seller.address)))}</div><br>{block(paper.buyer)}</div><div><h2>{escape(paper.title)}</h2><div class='info'>{pairs(info)}</div></div></div><br>{block(paper.ship_to)}"
        f"{paragraphs([paper.opening or 'We supplied to you under the conditions stated overleaf and invoice:'])}<table class='lines'><thead>{top}</thead>{rows}</table>{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}"
        f"<div class='foot'>{block([paper.seller.name, *paper.seller.address])}{block([paper.seller.phone, paper.seller.email])}{block(paper.legal)}{block([f'{pair.label}: {pair.value}' for pair in paper.bank])}</div>"
    )
    overleaf = conditions() if chance(paper).random() < 0.6 else ""
    return page(paper, css, body + overleaf, margin="14mm 16mm")


def _giro_advice(paper: Paper) -> str:
    """A middle-sized firm's program: the customer's VAT number beside the seller's, two addresses, an advice with a machine's line."""
    half = (len(paper.meta) + 1) // 2
    digits = "".join(filter(str.isdigit, f"{paper.meta[0].value}{paper.totals[-1].value if paper.totals else ''}"))
    slip = [*paper.meta[:1], *named(paper, "account", "due"), *paper.totals[-1:]]
    css = (
        ".two { display: flex; justify-content: space-between; gap: 10mm; margin-bottom: 5mm } .two > * { flex: 1 } td { padding: 0 5pt 1pt 0 } .lines { width: 100%; margin: 6mm 0; font-size: 92% } .lines th { border-bottom: 1px solid #000; vertical-align: bottom } .below td { font-size: 90%; padding-left: 22mm } .sums { width: 100%; border-top: 1px solid #000 } .sums tr { display: inline-block; margin-right: 8mm } .sums td { display: block; text-align: left }"
        " .giro { border: 1px solid #000; padding: 3mm; margin-top: 10mm; break-inside: avoid } .ocr { font-family: 'Liberation Mono'; letter-spacing: 1pt } .analysis { font-size: 85%; margin: 3mm 0 }"
    )
    body = (
        f"<div class='two'><div>{block(paper.buyer)}</div><div><b>{escape(paper.seller.name)}</b>{block((*paper.seller.address, paper.seller.phone, *paper.legal))}</div></div><h2>{escape(paper.title)}</h2><div class='two'>{pairs(paper.meta[:half])}{pairs(paper.meta[half:])}</div><div class='two'><div>{block(paper.ship_to)}</div><div></div></div>{paragraphs([paper.opening])}{below(paper)}"
        f"{pairs(paper.totals, css='sums')}{coded_analysis(paper)}{paragraphs(paper.notes)}<div class='giro'><b>Payment advice</b><div class='two'>{pairs(slip)}{pairs(paper.bank)}</div><div class='ocr'>H   # {digits[:14]:0>14} # {escape(paper.seller.account_number if paper.bank else '0')} 08 #41#</div></div>"
    )
    return page(paper, css, body, margin="13mm")


def _hosted_billing(paper: Paper) -> str:
    """A page of a billing service in an American style: what is due and when as a headline, no frames, tax with its country."""
    random_ = chance(paper)
    last = (paper.settled or paper.totals or [Pair("", "")])[-1]
    due = named(paper, "due")
    headline = f"{escape(last.value)} due {escape(due[0].value)}" if due and paper.totals else escape(last.value)
    css = (
        "body { color: #1a1a2e } .two { display: flex; justify-content: space-between } .two > div { width: 48% } h1 { font-size: 19pt; margin: 0 } td:first-child { font-weight: 600 } .refs td { padding: 1pt 8pt 1pt 0 } h2 { font-size: 15pt; margin: 9mm 0 1mm } .lines { width: 100%; margin-top: 8mm } .lines th { font-size: 78%; font-weight: 400; border-bottom: 1px solid #1a1a2e } .lines td { padding: 5pt 0; font-weight: 400 !important }"
        " .below td { color: #777; font-size: 86%; padding: 0 0 5pt } .sums { width: 50%; margin-left: 50% } .sums td { border-top: 1px solid #ddd; padding: 4pt 0; font-weight: 400 } .sums tr:last-child td { font-weight: 700 } .foot { position: fixed; bottom: 0; width: 100%; font-size: 72%; border-top: 1px solid #ddd; display: flex; justify-content: space-between; color: #777 }"
    )
    number = paper.meta[0].value if paper.meta else ""
    body = (
        f"<div class='two'><h1>{escape(paper.title)}</h1><div class='r' style='font-size: 140%; color: #888'>{escape(paper.seller.name.split()[0])}</div></div><br>{pairs(paper.meta, css='refs')}<br><div class='two'><div><b>{escape(paper.seller.name)}</b>{block((*paper.seller.address, 'United Kingdom', paper.seller.email, *paper.legal))}</div><div><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div></div>{block(paper.ship_to)}"
        f"<h2>{headline}</h2><u>{random_.choice(('Pay online', 'View and pay this invoice', ''))}</u>{paragraphs([paper.opening])}{below(paper)}{pairs((*paper.totals, *paper.settled), css='sums', right=True)}{paragraphs(paper.notes)}<p>{inline(paper.bank, between='<br>')}</p><div class='foot'><span>{escape(number)} &middot; {headline}</span><span>Page 1 of 1</span></div>"
    )
    return page(paper, css, body, size="Letter", margin="16mm 18mm")


def _barred(paper: Paper) -> str:
    """A distributor's: a bar code over the number, the name a picture, who sends it said in the small print alone, prices before quantities."""
    own, rest = named(paper, "number", "date", "po"), others(paper, "number", "date", "po")
    own, rest = (own, rest) if own else (paper.meta[:2], paper.meta[2:])
    strip = "".join(f"<td><small>{escape(one.label)}</small><br>{escape(one.value)}</td>" for one in rest)
    css = (
        f".two {{ display: flex; justify-content: space-between }} .box {{ border: 2px solid {paper.look.colour}; padding: 5pt; width: 72mm }} .strip {{ width: 100%; margin: 5mm 0; background: {paper.look.shade} }} .lines {{ width: 100%; border-bottom: 2px solid {paper.look.colour} }} .lines th {{ border-bottom: 2px solid {paper.look.colour}; font-size: 85% }} .lines td {{ border-right: 1px dotted #aaa }} .below td {{ font-size: 80%; font-style: italic; border: 0 }}"
        f" .sums td {{ padding: 2pt 8pt; background: {paper.look.shade} }} .sums tr:last-child td {{ font-size: 125% }} .foot {{ margin-top: 10mm; font-size: 64%; text-align: center }}"
    )
    body = (
        f"<div class='two'><div>{wordmark(paper.named.get('trading', Pair('', paper.seller.name)).value, paper.look.colour)}</div><div class='box'><b>{escape(paper.title.upper())}</b><br>{bars(paper.meta[0].value)}{pairs(own, colon=':')}</div></div><div class='two'><div><br>{block(paper.buyer)}</div><div><br>{block(paper.ship_to)}</div></div><table class='strip'><tr>{strip}</tr></table>{paragraphs([paper.opening])}"
        f"{below(paper)}<br><div class='two'><div>{coded_analysis(paper)}{paragraphs(paper.notes)}</div>{pairs(paper.totals, css='sums', right=True)}</div><div class='foot'>{small_print(paper, ' • ')}</div>"
    )
    return page(paper, css, body, margin="12mm")


_LOOKS = (manners.trust_order, manners.look_alikes)
PROGRAMS = (
    Layout(
        name="net theme",
        role=Role.DEVELOPMENT,
        draw=_net_theme,
        trades=("works", "courses", "cleaning"),
        columns=("description", "quantity", "price", "rate", "amount"),
        many=5,
        bills_only=True,
        own="net_theme",
        day_forms=("{d} {mon} {y}",),
        more=(
            manners.trading_name,
            manners.trust_order,
            manners.detailed(("Job {} as agreed on site", "Booking {}")),
            manners.paid_before(
                (("Less Amount Paid", "AMOUNT DUE GBP"), ("Less Amount Credited", "AMOUNT DUE GBP")), 0.4
            ),
            manners.named,
        ),
    ),
    Layout(
        name="activities",
        role=Role.DEVELOPMENT,
        draw=_activities,
        trades=("works", "cleaning", "hire"),
        columns=("worked", "description", "quantity", "price", "rate", "amount"),
        many=7,
        analysis=True,
        bills_only=True,
        own="activities",
        day_forms=("{d:02}/{m:02}/{y}",),
        more=(
            manners.trading_name,
            manners.trust_order,
            manners.paid_before((("PAYMENT", "BALANCE DUE"), ("DEPOSIT", "BALANCE DUE"))),
            manners.named,
        ),
        changes=(manners.taken_back(("Goodwill allowance", "Returned parts, credit"), 0.35),),
    ),
    Layout(
        name="billing document",
        role=Role.DEVELOPMENT,
        draw=_billing_document,
        trades=("devices", "supplies", "instruments"),
        columns=("code", "description", "quantity", "unit", "price", "percent_off", "amount"),
        many=9,
        one_rate=True,
        bills_only=True,
        own="billing_document",
        day_forms=("{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02}", "{d:02}/{m:02}/{y}"),
        more=(
            more.program_numbers,
            more.days,
            *_LOOKS,
            manners.detailed(("Batch {}", "Commodity code {}00, origin DE", "Serial numbers: {}"), 0.7),
            manners.terms_in_words,
            manners.named,
        ),
    ),
    Layout(
        name="giro advice",
        role=Role.DEVELOPMENT,
        draw=_giro_advice,
        trades=("supplies", "software", "instruments"),
        columns=("code", "description", "quantity", "unit", "price", "percent_off", "amount", "vat_code"),
        many=10,
        analysis=True,
        own="giro_advice",
        more=(
            more.program_numbers,
            *_LOOKS,
            manners.buyers_vat_number,
            manners.detailed(("Batch number: {}", "Serial no. {}")),
            manners.named,
        ),
    ),
    Layout(
        name="hosted billing",
        role=Role.DEVELOPMENT,
        draw=_hosted_billing,
        trades=("software",),
        columns=("description", "quantity", "price", "amount"),
        many=4,
        one_rate=True,
        own="hosted_billing",
        day_forms=("{month} {d}, {y}", "{mon} {d}, {y}"),
        signs=("£{}",),
        more=(
            manners.trust_order,
            manners.billed_periods,
            besides.early,
            manners.paid_before((("Applied balance", "Amount due"), ("Amount paid", "Amount remaining")), 0.3),
            manners.named,
        ),
        changes=(manners.taken_back(("Unused time after downgrade", "Credit for service interruption"), 0.4),),
    ),
    Layout(
        name="bar code and picture",
        role=Role.DEVELOPMENT,
        draw=_barred,
        trades=("supplies", "medicines", "instruments"),
        columns=("code", "description", "unit", "price", "quantity", "vat_code", "amount"),
        many=16,
        analysis=True,
        bills_only=True,
        more=(
            manners.trading_name,
            *_LOOKS,
            more.days,
            manners.detailed(("Replaces item {}", "To follow: nil"), 0.25),
            manners.named,
        ),
    ),
)
