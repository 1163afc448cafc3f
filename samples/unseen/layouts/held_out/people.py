"""Held-out layouts of those who bill for people's time: an agency's blocks a worker, a home's letter, a surgery's note, chambers, an interpreter, a taxi firm's roll."""

from collections.abc import Iterable
from html import escape
from itertools import groupby
from textwrap import wrap

from samples.unseen.besides import groups
from samples.unseen.facts import Paper
from samples.unseen.layouts.parts import addresses, block, inline, lines, page, pairs, paragraphs
from samples.unseen.layouts.sheet import HEIGHT, LEFT, RIGHT, Sheet
from samples.unseen.more import periods, unregistered
from samples.unseen.style import Layout, Role


def _blocks(paper: Paper) -> str:
    """An agency's: each worker's shifts under a bar with the name, without the name in the rows; sums in a column at the left of the bank."""
    shown = [column for column in paper.columns if column.key != "description"]
    heads = "".join(f"<th class='{'r' if one.right else ''}'>{escape(one.heading)}</th>" for one in shown)
    body_rows = ""
    for name, rows in groupby(paper.rows, key=lambda row: row.get("description", "")):
        body_rows += f"<tr class='bar'><td colspan='{len(shown)}'>{escape(name)}</td></tr>"
        for row in rows:
            cells = (f"<td class='{'r' if one.right else ''}'>{escape(row.get(one.key, ''))}</td>" for one in shown)
            body_rows += f"<tr>{''.join(cells)}</tr>"
    css = (
        f".head {{ display: flex; justify-content: space-between; align-items: end; border-bottom: 3pt solid {paper.look.colour} }} .bar td {{ background: {paper.look.shade}; font-weight: bold; padding-top: 3pt }} .shifts {{ width: 100%; margin: 5mm 0 }} .shifts th {{ font-size: 85%; color: #555 }} .three {{ display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 5mm; margin-top: 4mm }}"
        " .sums { border: 1pt solid #000 } .sums tr:last-child td { background: #000; color: #fff }"
    )
    body = (
        f"<div class='head'><span style='font-size:160%'>{escape(paper.title)}</span><b>{escape(paper.seller.name)}</b></div><div class='three'><div>{escape(paper.buyer_label)}{block(paper.buyer)}</div><div>{inline(paper.meta, between='<br>')}</div><div class='r'>{block((*addresses(paper)[1:], *paper.legal))}</div></div>"
        f"{paragraphs([paper.opening])}<table class='shifts'><thead><tr>{heads}</tr></thead><tbody>{body_rows}</tbody></table><div class='three'>{pairs(paper.totals, css='sums', right=True)}<div>{inline(paper.bank, between='<br>')}</div><div>{block(paper.ship_to)}</div></div>{paragraphs(paper.notes)}"
    )
    return page(paper, css, body, margin="14mm")


def _home(paper: Paper) -> str:
    """A care home's letter: day and references in the text column's first lines, a short table without rules, the sums go on from it, greeting, bank after it."""
    heads = "".join(
        f"<td class='{'r' if one.right else ''}'><u>{escape(one.heading)}</u></td>" for one in paper.columns
    )
    rows = lines(paper, "fees", head=False).replace("<tbody>", f"<tbody><tr>{heads}</tr>")
    sums = "".join(
        f"<tr><td colspan='{max(len(paper.columns) - 1, 1)}' class='r'>{escape(pair.label)}</td><td class='r'>{escape(pair.value)}</td></tr>"
        for pair in paper.totals
    )
    css = ".home { text-align: center; font-size: 130%; margin-bottom: 10mm } .fees { width: 100%; margin: 6mm 0 } .fees td { padding: 2pt 3pt } .fees .r { white-space: nowrap } .fees tr:last-child td { font-weight: bold; text-decoration: underline } .foot { margin-top: 12mm; font-size: 85%; text-align: center }"
    number, day, *others = paper.meta
    body = (
        f"<div class='home'>{escape(paper.seller.name)}<br><small>{escape(', '.join(paper.seller.address))}</small></div><div class='r'>{escape(day.label)}: {escape(day.value)}</div>{block(paper.buyer)}<br>{block(paper.ship_to)}<p>Dear Sirs</p><p><b>{escape(paper.title)} &ndash; {escape(number.label)} {escape(number.value)}</b></p><p>{inline(others, between='; ')}</p>"
        f"<p>{escape(paper.opening)} Our charges for the residents whom you fund are as follows.</p>{rows.replace('</tbody>', f'{sums}</tbody>')}{paragraphs(paper.notes)}<p>Yours faithfully</p><br><p>{escape(paper.seller.name)}<br>Accounts</p><p>{inline(paper.bank, between='; ')}</p>"
        f"<div class='foot'>{escape(' - '.join((paper.seller.phone, paper.seller.email, *paper.legal)))}</div>"
    )
    return page(paper, css, body, margin="24mm")


def _surgery(paper: Paper) -> str:
    """A surgery's note on half a sheet: no VAT, partners' address at the foot, values over their labels under a rule."""
    refs = "".join(
        f"<div><span>{escape(pair.value)}</span><small>{escape(pair.label)}</small></div>" for pair in paper.meta
    )
    css = f".refs {{ display: flex; flex-wrap: wrap; gap: 3mm 7mm; margin: 5mm 0 }} .refs span {{ display: block; border-bottom: .5pt solid #000; padding: 0 6pt }} .refs small {{ padding: 0 6pt }} .lines {{ width: 100% }} .lines td {{ border-bottom: .5pt dotted #000; padding: 3pt }} .sums {{ margin-left: auto; font-weight: bold }} h2 {{ color: {paper.look.colour}; margin: 0 }}"
    body = (
        f"<h2>{escape(paper.seller.name)}</h2><i>{escape(paper.title)}</i><div class='refs'>{refs}</div>{block(paper.buyer)}{block(paper.ship_to)}{paragraphs([paper.opening])}<br>{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}"
        f"<p>{inline(paper.bank, colon='', between=', ')}</p><small>{escape(', '.join(addresses(paper)[1:]))}</small>"
    )
    return page(paper, css, body, size="A5", margin="11mm")


def _chambers(paper: Paper) -> str:
    """A barrister's: the clerks' column at the left edge, fees with net, VAT and sum in each row, what they come to as the table's last row."""
    css = (
        ".sheet { display: grid; grid-template-columns: 38mm 1fr; gap: 6mm } .side { border-right: .5pt solid #000; font-size: 80%; line-height: 1.5; overflow-wrap: anywhere } .lines { width: 100%; margin: 6mm 0 } .lines th { font-variant: small-caps; border-bottom: .5pt solid #000 } .lines td { padding: 4pt }"
        " .sums { width: 100%; border-top: .5pt solid #000 } h3 { font-weight: normal; letter-spacing: 2pt }"
    )
    body = (
        f"<div class='sheet'><div class='side'><b>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}<br>{block(paper.legal)}<br>{'<br>'.join(f'{escape(pair.label)}<br>{escape(pair.value)}' for pair in paper.bank)}</div><div><h3>{escape(paper.title)}</h3>{pairs(paper.meta, colon=':')}<p>{escape(paper.buyer_label)}</p>{block(paper.buyer)}{block(paper.ship_to)}"
        f"<p>In the matter of a tenancy at Holmbury. {escape(paper.opening)}</p>{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}</div></div>"
    )
    return page(paper, css, body, margin="16mm")


def _interpreter(paper: Paper) -> bytes:
    """A person's own, typed in one width a word at a time: address at the right, a dash before each job, sums behind equals signs."""
    sheet = Sheet(("Courier", "Courier-Bold"), 9.5)
    _typed(sheet, 330, (paper.seller.name, *paper.seller.address, paper.seller.phone, paper.seller.email))
    _typed(sheet, LEFT, (*paper.buyer, "", paper.title.upper()))
    _typed(sheet, LEFT, (f"{pair.label}: {pair.value}" for pair in paper.meta))
    _typed(sheet, LEFT, filter(None, (paper.opening, *paper.ship_to)))
    for row in paper.rows:
        sheet.write(LEFT, "-")
        sheet.write(LEFT + 12, row["worked"])
        _typed(sheet, LEFT + 118, wrap(row["description"], 52), after=0)
        sheet.write(RIGHT, row["amount"], right=True)
        _typed(sheet, LEFT + 118, [f"{row['quantity']} x {row['price']}"], after=0.4)
    for pair in paper.totals:
        sheet.write(RIGHT, pair.value, right=True)
        _typed(sheet, LEFT + 118, [f"{pair.label} ="], after=0.2)
    sheet.down()
    _typed(sheet, LEFT, (*(f"{pair.label} {pair.value}" for pair in paper.bank), *paper.notes))
    sheet.canvas.line(LEFT, HEIGHT - sheet.top, LEFT + 140, HEIGHT - sheet.top)
    return sheet.finished()


def _typed(sheet: Sheet, left: float, texts: Iterable[str], *, after: float = 1) -> None:
    """Lines below one another, each word written by itself where a machine of one width would strike it."""
    width = sheet.canvas.stringWidth("m", sheet.plain, sheet.size)
    for text in texts:
        x = left
        for word in text.split(" "):
            sheet.write(x, word)
            x += width * (len(word) + 1)
        sheet.down()
    sheet.down(after)


def _roll(paper: Paper) -> str:
    """A taxi firm's roll of 80 mm: everything centred or with its value at the right edge, a journey on two lines, days with their sums."""
    journeys = ""
    for row in paper.rows:
        day = f"<div class='day'>{escape(row['group'])}</div>" if row.get("group") else ""
        ends = (
            f"<div class='pair'><i>Subtotal {escape(row['ends'])}</i><i>{escape(row['subtotal'])}</i></div>"
            if row.get("ends")
            else ""
        )
        journeys += f"{day}<div>{escape(row['worked'])} {escape(row['description'])}</div><div class='pair'><span>&nbsp;{escape(row['quantity'])} @ {escape(row['price'])}</span><span>{escape(row['amount'])}</span></div>{ends}"
    sides = "".join(
        f"<div class='pair'><span>{escape(pair.label)}</span><span>{escape(pair.value)}</span></div>"
        for pair in paper.meta
    )
    sums = "".join(
        f"<div class='pair'><b>{escape(pair.label)}</b><b>{escape(pair.value)}</b></div>" for pair in paper.totals
    )
    css = "body { font-family: 'DejaVu Sans Mono'; font-size: 7pt } .pair { display: flex; justify-content: space-between; gap: 2mm } center { margin: 2mm 0 } .cut { border-top: 1pt dashed #000; margin: 2mm 0; padding-top: 2mm } .day { font-weight: bold; margin-top: 2mm }"
    body = (
        f"<center><b>{escape(paper.seller.name.upper())}</b>{block(addresses(paper)[1:])}{block(paper.legal)}</center><center>{escape(paper.title.upper())}</center>{sides}<div class='cut'>{block(paper.buyer)}</div>{paragraphs([paper.opening])}<div class='cut'>{journeys}</div>"
        f"<div class='cut'>{sums}</div>{block(paper.ship_to)}{block(paper.notes)}<div class='cut'>{inline(paper.bank, colon='', between='<br>')}</div><center>Thank you for travelling with us</center>"
    )
    return page(paper, css, body, size="80mm 297mm", margin="4mm")


PEOPLE = (
    Layout(
        name="a block a worker",
        role=Role.HELD_OUT,
        draw=_blocks,
        trades=("staff",),
        columns=("worked", "description", "quantity", "price", "amount", "vat_amount"),
        few=2,
        many=24,
        one_rate=True,
        bills_only=True,
    ),
    Layout(
        name="letter of a home",
        role=Role.HELD_OUT,
        draw=_home,
        trades=("care",),
        columns=("description", "from", "to", "quantity", "price", "amount"),
        many=6,
        one_rate=True,
        bills_only=True,
        sender="home",
        rates=("0", "0", "20"),
        more=(periods,),
        day_forms=("{d} {month} {y}", "{d:02}/{m:02}/{y}", "{d:02}/{m:02}/{short:02}"),
    ),
    Layout(
        name="note of a surgery",
        role=Role.HELD_OUT,
        draw=_surgery,
        trades=("recharges", "courses"),
        columns=("worked", "description", "amount"),
        many=4,
        one_rate=True,
        bills_only=True,
        sender="practice",
        rates=("0",),
        more=(unregistered,),
    ),
    Layout(
        name="clerks' column",
        role=Role.HELD_OUT,
        draw=_chambers,
        trades=("legal",),
        columns=("worked", "description", "amount", "vat_amount", "gross_amount"),
        many=4,
        one_rate=True,
        bills_only=True,
        sender="chambers",
        rates=("20",),
    ),
    Layout(
        name="interpreter's own",
        role=Role.HELD_OUT,
        draw=_interpreter,
        trades=("fees",),
        columns=("worked", "description", "quantity", "price", "amount"),
        many=5,
        one_rate=True,
        bills_only=True,
        sender="person",
        rates=("0",),
        more=(unregistered,),
    ),
    Layout(
        name="roll of a taxi firm",
        role=Role.HELD_OUT,
        draw=_roll,
        trades=("journeys",),
        columns=("worked", "description", "quantity", "price", "amount"),
        few=3,
        many=12,
        one_rate=True,
        bills_only=True,
        rates=("20", "0"),
        more=(groups,),
        day_forms=("{d:02}/{m:02}/{short:02}", "{d:02}.{m:02}.{short:02}", "{d:02} {mon} {short:02}"),
    ),
)
