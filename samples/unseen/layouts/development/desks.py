"""British layouts of desks: solicitors, wholesalers of medicines, agencies, universities, traders without VAT, a till."""

from html import escape

from samples.unseen import more
from samples.unseen.facts import Column, Paper
from samples.unseen.layouts.development.pieces import (
    Row,
    carried,
    cells,
    chance,
    coded_analysis,
    heads,
    small_print,
    spanned,
    split,
)
from samples.unseen.layouts.parts import addresses, analysis, block, inline, lines, page, pairs, paragraphs, stacked
from samples.unseen.style import Layout, Role


def _costs(paper: Paper) -> str:
    """A solicitor's bill: charges first and disbursements after, each with its VAT beside it and a rule before the sums."""
    half = max(1, len(paper.rows) // 2)
    body_of = [("Our charges", paper.rows[:half]), ("Disbursements", paper.rows[half:])]
    rows = "".join(
        spanned(paper.columns, title, css="part") + "".join(cells(paper.columns, row) for row in part)
        for title, part in body_of
        if part
    )
    css = (
        "body { font-family: 'DejaVu Serif' } .refs { margin: 6mm 0 } .refs td { padding: 1pt 14pt 1pt 0 } .lines { width: 100% } .lines th { font-weight: normal; text-decoration: underline } .part td { font-variant: small-caps; padding-top: 6pt } .lines td { padding: 3pt 0 } .sums { width: 100%; border-top: 1px solid; margin-top: 4mm }"
        " .foot { font-size: 65%; text-align: justify; border-top: 1px solid; margin-top: 10mm; padding-top: 2mm } "
    )
    body = (
        f"<h1 style='font-weight: normal; letter-spacing: 2pt'>{escape(paper.seller.name)}</h1>{block(paper.buyer)}{pairs(paper.meta, css='refs', colon=':')}<b>{escape(paper.title.upper())}</b>{paragraphs([paper.opening])}<table class='lines'>{heads(paper.columns)}{rows}</table>{pairs(paper.totals, css='sums', right=True)}"
        f"{paragraphs(paper.notes)}<p>{inline(paper.bank, between='. ')}</p><div class='foot'>{escape(', '.join(addresses(paper)))}. {escape(paper.seller.name)} is authorised and regulated by the regulator of its profession. {escape('. '.join(paper.legal))}.</div>"
    )
    return page(paper, css, body, margin="22mm")


def _medicines(paper: Paper) -> str:
    """A wholesaler's: small type, batches and expiries, the head on every page and the sum carried from one to the next."""
    (own, others) = split(paper, 3)

    def head(number: int, many: int) -> str:
        return (
            f"<table class='head'><tr><td><b>{escape(paper.seller.name)}</b>{block((*paper.seller.address, paper.seller.phone))}</td><td><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</td><td>{block(paper.ship_to)}</td></tr></table>"
            f"<table class='strip'><tr><td><b>{escape(paper.title)}</b></td>{''.join(f'<td>{escape(one.label)}: {escape(one.value)}</td>' for one in own)}<td>Page {number} of {many}</td></tr></table><p>{inline(others)}</p>"
        )

    css = "body { font-size: 7.5pt } .head { width: 100%; table-layout: fixed } .strip { width: 100%; margin: 3mm 0 } .strip td { border: 1px solid #000 } .lines { width: 100% } .lines th { border-bottom: 1px solid #000; border-top: 1px solid #000 } .carried td { font-style: italic } .end { display: flex; justify-content: space-between; margin-top: 4mm } .analysis td, .analysis th { border: 1px solid #999 } .sums td { padding: 1pt 6pt }"
    end = f"{paragraphs([paper.opening])}<div class='end'>{coded_analysis(paper)}{pairs(paper.totals, css='sums', right=True)}</div>{paragraphs(paper.notes)}<p>{inline(paper.bank)}</p>{escape('   '.join(paper.legal))}"
    return page(paper, css, carried(paper, head, each=32) + end, margin="9mm")


def _desk(paper: Paper) -> str:
    """An agency's: shifts under the worker's name, who came to how much in a row of its own; numbers in the header line."""
    own, others = split(paper)
    random_ = chance(paper)
    rows, before = "", ""
    for row in paper.rows:
        _, comma, who = row.get("description", "").rpartition(", ")
        rows += spanned(paper.columns, f"Worker: {who}", css="who") if comma and who != before else ""
        rows += cells(paper.columns, row)
        before = who
    css = (
        ".line { display: flex; justify-content: space-between; border-bottom: 2px solid #0e7490; font-size: 85% } .lines { width: 100%; margin: 5mm 0 } .lines th { text-align: left; color: #0e7490 } .lines td { padding: 1pt 4pt } .who td { background: #e0f2f7; font-weight: bold } .sums { width: 100% } .sums td { text-align: right } .two { display: flex; justify-content: space-between; margin-top: 5mm }"
        " .fin { border: 1px solid #0e7490; padding: 4pt; margin-top: 6mm }"
    )
    body = (
        f"<div class='line'><span>{inline(own)}</span><span>Page 1 of 1</span></div><div class='two'><div>{block(addresses(paper))}</div><h1>{escape(paper.title)}</h1></div><div class='two'><div>{block(paper.buyer)}</div><div>{pairs(others)}</div></div>{paragraphs([paper.opening])}<table class='lines'><thead>{heads(paper.columns)}</thead><tbody>{rows}</tbody></table>{pairs(paper.totals, css='sums', right=True)}"
        f"{block(paper.ship_to)}{paragraphs(paper.notes)}<div class='fin'>{random_.choice(('Please quote the number above on all payments.', 'This debt has been assigned; pay the account below only.'))} {inline(paper.bank)}</div><small>{escape(', '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="14mm")


def _faculty(paper: Paper) -> str:
    """A university's or a charity's: a crest, references under a rule at the right, a slip that repeats numbers and sums."""
    own, others = split(paper, 3)
    css = ".crest { float: left; width: 16mm; height: 20mm; border: 2px solid #7b1e1e; border-radius: 0 0 8mm 8mm; margin-right: 5mm } .clear { clear: both } .refs { float: right; border-top: 1px solid #7b1e1e; border-bottom: 1px solid #7b1e1e } .refs td { padding: 1pt 5pt } .lines { width: 100%; margin: 8mm 0; clear: both } .lines th { border-bottom: 1px solid #7b1e1e; text-align: left } .sums { margin-left: 45%; width: 55% } .slip { margin-top: 12mm; border: 1px solid #000; padding: 3mm; display: flex; justify-content: space-between }"
    body = (
        f"<div class='crest'></div><h2>{escape(paper.seller.name)}</h2>{escape('Finance Office, ' + ', '.join(paper.seller.address))}<div class='clear'></div><h3>{escape(paper.title)}</h3><div class='refs'>{pairs((*others, *own))}</div>{block(paper.buyer)}{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs(paper.notes)}"
        f"<div class='slip'><div><b>REMITTANCE ADVICE</b><br>{escape(paper.seller.name)}{pairs(paper.bank, colon=':')}</div><div>{pairs((*own[:2], *paper.totals[-1:]), colon=':', right=True)}</div></div><small>{escape(paper.seller.phone)} {escape(paper.seller.email)} {escape(' '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="17mm")


def _sentence(paper: Paper) -> str:
    """Written, not laid out: number, day and order in the first sentence, the work in a list, the total in the last one."""
    work = "".join(
        f"<li>{escape(row['description'])} <span class='money'>{escape(row['amount'])}</span></li>"
        for row in paper.rows
    )
    sums = "".join(f"<p class='sum'>{escape(one.label)}: {escape(one.value)}</p>" for one in paper.totals)
    bank = f"<p>Please pay into {inline(paper.bank, colon='', between=', ')}.</p>" if paper.bank else ""
    css = ".money { position: absolute; right: 0; bottom: 0 } li { margin: 5pt 0; position: relative; padding-right: 32mm } .sum { text-align: right; margin: 2pt 0 } .own { border-left: 3px solid #333; padding-left: 4mm }"
    body = f"<div class='own'>{block(addresses(paper))}</div><br>{block(paper.buyer)}{paragraphs([paper.opening])}<p>{inline(paper.meta, between='. ')}</p><ol>{work}</ol>{sums}{bank}{paragraphs(paper.notes)}<p>With many thanks</p><small>{escape('. '.join(paper.legal))}</small>"
    return page(paper, css, body, margin="25mm")


def _trader(paper: Paper) -> str:
    """A trader without VAT: a word processor's template, a total alone, references in one line."""
    empty = "<tr>" + "<td>&nbsp;</td>" * len(paper.columns) + "</tr>"
    rows = "".join(cells(paper.columns, row) for row in paper.rows) + empty * 4
    last = "".join(spanned(paper.columns, one.label, one.value, "total") for one in paper.totals)
    css = "h1 { text-align: right; color: #8a8a8a; font-size: 30pt; margin: 0 } .lines { width: 100%; margin: 6mm 0; border: 1px solid #aaa } .lines th { background: #ddd } .lines td { border: 1px solid #aaa } .total td { text-align: right; font-weight: bold } .two { display: flex; justify-content: space-between } .mid { text-align: center; font-size: 85% }"
    body = (
        f"<div class='two'><div>{block(addresses(paper))}</div><h1>{escape(paper.title)}</h1></div><br><div class='two'><div><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div><div class='r'>{inline(paper.meta, between='<br>')}</div></div>{paragraphs([paper.opening])}<table class='lines'>{heads(paper.columns)}{rows}{last}</table>"
        f"{block(paper.ship_to)}{paragraphs(paper.notes)}<p>{inline(paper.bank, between='<br>')}</p><p class='mid'>{escape('. '.join(paper.legal) or 'Not registered for VAT.')}</p>"
    )
    return page(paper, css, body, margin="20mm")


def _till(paper: Paper) -> str:
    """The counter of a merchant: a roll of paper, two lines for an article, all in characters of one width."""
    css = "body { font-family: 'DejaVu Sans Mono'; font-size: 8pt } .mid { text-align: center } .lines { width: 100% } .lines td { padding: 0 } .rule { border-top: 1px dashed #000; margin: 2mm 0 } .sums { width: 100% } .sums td { padding: 0 }"
    rows = "".join(
        f"<tr><td colspan='2'>{escape(row['description'])}</td></tr><tr><td>{escape(row['code'])} {escape(row['quantity'])} @ {escape(row['price'])}</td><td class='r'>{escape(row['amount'])} {escape(row['vat_code'])}</td></tr>"
        for row in paper.rows
    )
    body = (
        f"<div class='mid'><b>{escape(paper.seller.name)}</b>{block((*paper.seller.address, paper.seller.phone, *paper.legal))}<br><b>{escape(paper.title)}</b></div><div class='rule'></div>{pairs(paper.meta, colon=':')}<div class='rule'></div>{block(paper.buyer)}{block(paper.ship_to)}{paragraphs([paper.opening])}<div class='rule'></div><table class='lines'>{rows}</table><div class='rule'></div>"
        f"{pairs(paper.totals, css='sums', right=True)}<div class='rule'></div>{analysis(paper)}{paragraphs(paper.notes)}{block([f'{one.label} {one.value}' for one in paper.bank])}"
    )
    return page(paper, css, body, size="105mm 297mm", margin="6mm")


def _delegates(paper: Paper) -> str:
    """A provider of courses: sums in a box at the left, who came under each course, a small title between rules."""

    def who(row: Row) -> str:
        return f"Delegate: {row['person']}" if "person" in row else ""

    own, others = split(paper)
    columns: list[Column] = paper.columns
    css = f".title {{ border-top: 1px solid #999; border-bottom: 1px solid #999; font-size: 80%; letter-spacing: 3pt; padding: 2pt }} .lines {{ width: 100%; margin: 5mm 0 }} .lines th {{ background: {paper.look.colour}; color: #fff; padding: 4pt }} .below td {{ color: #666; font-size: 85%; border-bottom: 1px solid #ddd }} .sums {{ border: 2px solid {paper.look.colour} }} .sums td {{ padding: 3pt 8pt }} .two {{ display: flex; justify-content: space-between }} .pair {{ margin-bottom: 3pt }}"
    body = (
        f"<div class='two'><div><b style='font-size: 140%'>{escape(paper.seller.name)}</b><br>{escape(paper.seller.email)}</div><div>{stacked(own, 'pair')}</div></div><div class='title'>{escape(paper.title)}</div><br><div class='two'><div>{escape(paper.buyer_label)}{block(paper.buyer)}</div><div>{pairs(others)}</div></div>{paragraphs([paper.opening])}{lines(paper, below=who) if columns else ''}<div class='two'>{pairs(paper.totals, css='sums', right=True)}<div>{block(paper.ship_to)}{paragraphs(paper.notes)}</div></div>"
        f"<br><small>{small_print(paper, ' – ')}</small>"
    )
    return page(paper, css, body, margin="16mm")


_LONG_DAYS = ("{d}{th} {month} {y}", "{weekday} {d} {month} {y}", "{d} {month} {y}")
DESKS = (
    Layout(
        name="costs",
        role=Role.DEVELOPMENT,
        draw=_costs,
        trades=("legal",),
        columns=("description", "amount", "vat_amount"),
        few=2,
        many=6,
        bills_only=True,
        day_forms=_LONG_DAYS,
    ),
    Layout(
        name="medicines",
        role=Role.DEVELOPMENT,
        draw=_medicines,
        trades=("medicines",),
        columns=(
            "code",
            "description",
            "pack",
            "batch",
            "expiry",
            "quantity",
            "price",
            "percent_off",
            "amount",
            "vat_code",
        ),
        few=6,
        many=75,
        analysis=True,
        more=(more.batches, more.program_numbers, more.references),
    ),
    Layout(
        name="desk",
        role=Role.DEVELOPMENT,
        draw=_desk,
        trades=("staff",),
        columns=("worked", "description", "quantity", "price", "amount", "vat_amount"),
        few=2,
        many=24,
        more=(more.references,),
    ),
    Layout(
        name="faculty",
        role=Role.DEVELOPMENT,
        draw=_faculty,
        trades=("courses", "recharges", "tests"),
        columns=("description", "quantity", "price", "amount", "rate", "gross_amount"),
        many=6,
    ),
    Layout(
        name="sentence",
        role=Role.DEVELOPMENT,
        draw=_sentence,
        trades=("fees", "works"),
        columns=("description", "amount"),
        many=4,
        one_rate=True,
        bills_only=True,
        day_forms=_LONG_DAYS,
        sender="trader",
        more=(more.ordinary_words,),
    ),
    Layout(
        name="trader",
        role=Role.DEVELOPMENT,
        draw=_trader,
        trades=("works", "courses", "journeys"),
        columns=("worked", "description", "quantity", "price", "amount"),
        many=6,
        one_rate=True,
        rates=("0",),
        sender="trader",
        more=(more.unregistered,),
    ),
    Layout(
        name="till",
        role=Role.DEVELOPMENT,
        draw=_till,
        trades=("supplies", "meals"),
        columns=("code", "description", "quantity", "price", "amount", "vat_code"),
        many=9,
        analysis=True,
        bills_only=True,
        day_forms=("{d:02}/{m:02}/{short:02}", "{d:02}/{m:02}/{y}"),
    ),
    Layout(
        name="delegates",
        role=Role.DEVELOPMENT,
        draw=_delegates,
        trades=("courses", "stays"),
        columns=("quantity", "description", "price", "amount"),
        many=6,
        one_rate=True,
        more=(more.tickets, more.references),
    ),
)
