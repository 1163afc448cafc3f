"""British layouts of those who supply by the month: electricity with readings, telephones by site, water at two tariffs, vehicles on contract."""

from html import escape
from textwrap import wrap

from samples.unseen import dealings, manners, more
from samples.unseen.facts import Paper
from samples.unseen.layouts.development.marks import wordmark
from samples.unseen.layouts.development.pieces import chance
from samples.unseen.layouts.development.rows import below, named
from samples.unseen.layouts.parts import addresses, block, inline, lines, page, pairs, paragraphs
from samples.unseen.layouts.sheet import HEIGHT, LEFT, RIGHT, WIDTH, Sheet
from samples.unseen.style import Layout, Role

_TERMS = (
    "1. Your contract. The price and the period of your agreement are those of the contract that you signed with us. 2. Estimated readings are corrected when an actual reading is taken. 3. Late payment. We may charge £40, £70 or £100 and interest at 8% above base rate on sums that are overdue by more than 30 days. 4. Complaints. Write to Customer Relations, PO Box 4417, or ring 0800 000 0041. If we have not settled your complaint in 8 weeks you may go to the ombudsman.",
    "5. Fuel mix. Renewable 41.2%, nuclear 12.7%, gas 38.9%, coal 0.9%, other 6.3%. 6. Climate change levy is charged at the main rate unless a PP11 is held. 7. VAT is charged at 20%, or 5% where use is below 33 kWh a day.",
)


def _electricity(paper: Paper) -> str:
    """What was owed, paid and charged on the first page; readings and charges on the second; terms and fuel mix on the third."""
    due = (paper.settled or paper.totals)[-1]
    account = [*named(paper, "before", "paid"), *paper.settled[:1], *paper.totals, *paper.settled[1:]]
    rows = "".join(
        f"<tr><td>{escape(row.get('serial', ''))}</td><td class='r'>{row.get('before', '')} A</td><td class='r'>{row.get('after', '')} E</td><td class='r'>1.000</td><td class='r'>{escape(row['quantity'])}</td></tr>"
        for row in paper.rows[:3]
    )
    code = chance(paper).randrange(10**10, 10**11)
    css = (
        f".head {{ border-bottom: 6px solid {paper.look.colour}; display: flex; justify-content: space-between; align-items: center }} .cols {{ display: flex; gap: 8mm; margin: 6mm 0 }} .cols > div {{ flex: 1 }} .big {{ background: {paper.look.colour}; color: #fff; padding: 5mm; font-size: 150% }} .sums {{ width: 100% }} .sums td {{ border-bottom: 1px solid #ccc; padding: 3pt 0 }} .sums tr:last-child td {{ font-weight: bold }}"
        f" .next {{ break-before: page }} .box {{ border: 2px solid #000; width: 60mm }} .box td {{ border: 1px solid #000; padding: 3pt; text-align: center }} .lines, .meters {{ width: 100%; margin: 4mm 0 }} .meters th, .lines th {{ background: {paper.look.shade} }} .small {{ font-size: 70%; columns: 2; text-align: justify }}"
    )
    body = (
        f"<div class='head'>{wordmark(paper.seller.name.rsplit(' ', 1)[0].lower(), paper.look.colour)}<b>{escape(paper.title)}</b></div><div class='cols'><div>{block(paper.buyer)}</div><div>{pairs(paper.meta)}</div></div><div class='cols'><div><h3>Your account</h3>{pairs(account, css='sums', right=True)}</div><div><div class='big'>{escape(due.label)}<br>{escape(due.value)}</div>{paragraphs([paper.opening, *paper.notes])}</div></div>"
        f"<b>How to pay</b><p>{inline(paper.bank)}</p><small>{escape(paper.seller.name)}, {escape(', '.join(paper.seller.address))}. {escape('. '.join(paper.legal))}. Tel {paper.seller.phone}</small>"
        f"<div class='next'><h3>Supply {escape(' '.join(paper.ship_to[1:]) or 'at the address above')}</h3><table class='box'><tr><td rowspan='2'>S</td><td>03</td><td>801</td><td>902</td></tr><tr><td>{str(code)[:2]}</td><td>{str(code)[2:6]} {str(code)[6:10]}</td><td>{str(code)[8:]}</td></tr></table>"
        f"<table class='meters'><tr><th>Meter</th><th class='r'>Last reading</th><th class='r'>This reading</th><th class='r'>Multiplier</th><th class='r'>kWh</th></tr>{rows}</table>{lines(paper)}{pairs(paper.totals, css='sums', right=True)}</div><div class='next'><h3>Terms and useful information</h3><div class='small'>{paragraphs(_TERMS)}</div></div>"
    )
    return page(paper, css, body, margin="14mm")


def _telephone(paper: Paper) -> str:
    """Charges under the sites that they were made at, with what each comes to; the summary stands after them, with the slip."""
    last = (paper.settled or paper.totals)[-1]
    slip = [*paper.meta[:1], *named(paper, "account", "due"), last]
    css = (
        f".strip {{ background: {paper.look.shade}; padding: 4mm; display: grid; grid-template-columns: repeat(4, 1fr); gap: 3mm }} .strip b {{ display: block }} .lines {{ width: 100%; margin: 5mm 0 }} .group td {{ color: {paper.look.colour}; font-weight: bold; border-top: 1px solid {paper.look.colour}; padding-top: 4pt }} .subtotal td {{ text-align: right; background: #f6f6f6 }} .lines th {{ font-size: 80% }}"
        " .sums { width: 60%; margin-left: 40% } .cut { margin-top: 8mm; border-top: 1px dashed #000; padding-top: 3mm; display: flex; justify-content: space-between; break-inside: avoid } .two { display: flex; justify-content: space-between }"
    )
    boxes = "".join(f"<div><small>{escape(one.label)}</small><b>{escape(one.value)}</b></div>" for one in paper.meta)
    body = (
        f"<div class='two'><div><h1 style='color: {paper.look.colour}; margin: 0'>{escape(paper.title)}</h1>{block(paper.buyer)}</div><div class='r'>{block(addresses(paper))}</div></div><br><div class='strip'>{boxes}</div>{paragraphs([paper.opening])}{below(paper, total='Site total')}{pairs((*paper.totals, *paper.settled), css='sums', right=True)}{paragraphs(paper.notes)}"
        f"{block(paper.ship_to)}<div class='cut'><div><b>Bank giro credit</b><br>{escape(paper.seller.name)}<br>{inline(paper.bank, between='<br>')}</div>{pairs(slip, right=True)}</div><small>{escape(' | '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="13mm")


def _water(paper: Paper) -> bytes:
    """Two halves of a sheet: at the left what is to be paid, at the right what for; drawn word by word in no order that one reads."""
    sheet = Sheet(("Helvetica", "Helvetica-Bold"), 8)
    middle = 222.0
    sheet.canvas.setFillGray(0.92)
    sheet.canvas.rect(middle - 8, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    sheet.canvas.setFillGray(0)
    _column(sheet, middle, 60, [(paper.title, "", True), *((f"{one.label}", one.value, False) for one in paper.meta)])
    _charges(sheet, paper, middle)
    left = [(paper.seller.name, "", True), *((text, "", False) for text in (*paper.seller.address, paper.seller.phone))]
    _column(sheet, LEFT, 60, left, end=middle - 20)
    _column(sheet, LEFT, 190, [(text, "", False) for text in paper.buyer], end=middle - 20)
    account = [*named(paper, "before", "paid"), *paper.settled[:1], *paper.totals[-1:], *paper.settled[1:]]
    _column(sheet, LEFT, 310, [(one.label, one.value, one in account[-1:]) for one in account], end=middle - 20)
    said = [
        *paper.notes,
        *(f"{one.label} {one.value}" for one in paper.bank),
        *paper.legal,
        paper.opening,
        " ".join(paper.ship_to),
    ]
    _column(sheet, LEFT, 450, [(part, "", False) for text in said for part in wrap(text, 40)], end=middle - 20)
    return sheet.finished()


def _column(sheet: Sheet, x: float, top: float, texts: list[tuple[str, str, bool]], end: float = RIGHT) -> None:
    """Texts from a height down, their values to the right; long labels take a line of their own."""
    sheet.top = top
    for label, value, bold in texts:
        sheet.write(x, label, bold=bold)
        if value and sheet.canvas.stringWidth(label + value, sheet.bold, sheet.size) > end - x - 10:
            sheet.down()
        sheet.write(end, value, bold=bold, right=True)
        sheet.down(1.2)


def _charges(sheet: Sheet, paper: Paper, x: float) -> None:
    """Amounts first, then what they are for."""
    ends = {"quantity": x + 190, "price": x + 245, "rate": x + 275, "amount": RIGHT}
    top = 270.0
    for place, row in enumerate(({one.key: one.heading for one in paper.columns}, *paper.rows)):
        sheet.top = top + 15 * place
        for key, end in ends.items():
            sheet.write(end, row[key], right=True, bold=place == 0)
    for place, text in enumerate(("", *(row["description"] for row in paper.rows))):
        sheet.top = top + 15 * place
        sheet.write(x, text[:40])
    sheet.top = top + 15 * len(paper.rows) + 34
    for pair in paper.totals:
        sheet.write(RIGHT, pair.value, right=True, bold=pair is paper.totals[-1])
        sheet.write(x, pair.label, bold=pair is paper.totals[-1])
        sheet.down(1.3)


def _contract_hire(paper: Paper) -> str:
    """A lessor's: landscape, net, VAT and gross of each vehicle, the sums as the table's last row under their columns."""
    *sums, last = paper.totals
    css = (
        "body { font-size: 8.5pt } .two { display: flex; justify-content: space-between; gap: 8mm } .refs { display: grid; grid-template-columns: repeat(2, auto); gap: 1mm 8mm; border: 1px solid #000; padding: 3mm } .lines { width: 100%; margin: 5mm 0; border-top: 2px solid #000 } .lines th { border-bottom: 1px solid #000 } .lines tr:nth-child(even) td { background: #f1f1f1 }"
        " .sums { margin-left: auto } .sums td { padding: 2pt 8pt } .foot { font-size: 75%; margin-top: 6mm; border-top: 1px solid #000 }"
    )
    refs = "".join(f"<span>{escape(one.label)}: <b>{escape(one.value)}</b></span>" for one in paper.meta)
    body = (
        f"<div class='two'><div><h2>{escape(paper.seller.name)}</h2>{block(paper.buyer)}</div><div><h2 class='r'>{escape(paper.title)}</h2><div class='refs'>{refs}</div></div></div>{paragraphs([paper.opening])}{lines(paper)}{pairs((*sums, last), css='sums', right=True)}{block(paper.ship_to)}{paragraphs(paper.notes)}"
        f"<p>{inline(paper.bank)}</p><div class='foot'>{escape(', '.join(addresses(paper)[1:]))}. {escape('. '.join(paper.legal))}. Supply of services. Insurance and fines are the hirer's. Do not quote the registration number as a payment reference.</div>"
    )
    return page(paper, css, body, size="A4 landscape", margin="12mm")


_SITES = (
    "Ashcombe General, main switchboard 01632 960100",
    "Holmbury Clinic 01632 960200",
    "Community hub, Quay Road",
    "Data centre links",
)
SUPPLIES = (
    Layout(
        name="electricity with readings",
        role=Role.DEVELOPMENT,
        draw=_electricity,
        trades=("power",),
        columns=("description", "quantity", "unit", "price", "amount"),
        few=3,
        many=7,
        one_rate=True,
        rates=("20", "20", "5"),
        bills_only=True,
        sender="supplier",
        own="supply",
        day_forms=("{d} {month} {y}", "{d:02} {mon} {y}"),
        more=(
            more.readings,
            dealings.period,
            manners.trust_order,
            manners.terms_in_words,
            manners.registered_office,
            dealings.brought_forward,
            manners.named,
        ),
    ),
    Layout(
        name="telephones by site",
        role=Role.DEVELOPMENT,
        draw=_telephone,
        trades=("lines",),
        columns=("description", "quantity", "price", "amount"),
        few=4,
        many=26,
        one_rate=True,
        bills_only=True,
        own="telephone",
        more=(
            dealings.carrier_numbers,
            dealings.period,
            manners.sectioned(_SITES),
            manners.look_alikes,
            dealings.brought_forward,
            manners.named,
        ),
        changes=(manners.taken_back(("Service credit, fault 4 days", "Loyalty discount"), 0.6),),
    ),
    Layout(
        name="water in two halves",
        role=Role.DEVELOPMENT,
        draw=_water,
        trades=("water",),
        columns=("description", "quantity", "price", "rate", "amount"),
        few=2,
        many=8,
        analysis=True,
        rates=("0", "0", "20"),
        bills_only=True,
        sender="supplier",
        own="water",
        day_forms=("{d:02}/{m:02}/{y}", "{d} {mon} {y}"),
        more=(dealings.period, manners.to_council, dealings.brought_forward, manners.named),
    ),
    Layout(
        name="contract hire",
        role=Role.DEVELOPMENT,
        draw=_contract_hire,
        trades=("vehicles",),
        columns=(
            "reg",
            "agreement",
            "description",
            "from",
            "to",
            "quantity",
            "price",
            "amount",
            "vat_amount",
            "gross_amount",
        ),
        few=2,
        many=22,
        one_rate=True,
        bills_only=True,
        sender="lessor",
        own="contract_hire",
        day_forms=("{d:02}/{m:02}/{short:02}", "{d:02}-{capitals}-{short:02}"),
        more=(
            dealings.vehicles,
            more.periods,
            more.program_numbers,
            manners.trust_order,
            manners.terms_in_words,
            manners.named,
        ),
    ),
)
