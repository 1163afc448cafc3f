"""British layouts of those who deliver: printed stationery filled by a program, a wholesaler's week of orders, instruments, dockets."""

from html import escape
from textwrap import wrap

from samples.unseen import manners, more
from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.development.overleaf import conditions
from samples.unseen.layouts.development.pieces import cells, chance, coded_analysis, heads, spanned
from samples.unseen.layouts.development.rows import below, named, others
from samples.unseen.layouts.parts import addresses, block, inline, page, pairs, paragraphs
from samples.unseen.layouts.sheet import HEIGHT, LEFT, RIGHT, Sheet
from samples.unseen.style import Layout, Role

_PLACES = {
    "quantity": 84.0,
    "description": 92.0,
    "price": 330.0,
    "percent_off": 372.0,
    "amount": 440.0,
    "rate": 486.0,
    "vat_amount": 548.0,
}
_EDGES = (LEFT, 88.0, 272.0, 334.0, 378.0, 444.0, 490.0, RIGHT)
_TABLE_TOP, _TABLE_FOOT, _EACH = 300.0, 640.0, 24


def _stationery(paper: Paper) -> bytes:
    """Forms from the printer's, filled by a program: all that is printed comes first, then what is typed, not quite in its boxes."""
    sheet = Sheet(("Courier", "Courier-Bold"), 9)
    typed = [line for row in paper.rows for line in _typed_lines(row)]
    parts = [typed[at : at + _EACH] for at in range(0, len(typed), _EACH)]
    for number, part in enumerate(parts, start=1):
        _form(sheet, paper)
        _fill(sheet, paper, part, number)
        if number < len(parts):
            _typed(sheet, RIGHT - 8, 706, "Continued ...", right=True)
            sheet.turn()
    for place, pair in enumerate(_four_sums(paper)):
        _typed(sheet, RIGHT - 8, 668 + 19 * place, pair.value, right=True)
    for place, text in enumerate((*paper.notes, *(f"{pair.label} {pair.value}" for pair in paper.bank))):
        _typed(sheet, LEFT + 6, 668 + 11 * place, text[:64])
    return sheet.finished()


def _typed_lines(row: dict[str, str]) -> list[dict[str, str]]:
    """A line of the bill as lines of type: figures beside the first of its words."""
    first, *further = wrap(row["description"], 32)
    return [{**row, "description": first}, *({"description": words} for words in further)]


def _four_sums(paper: Paper) -> list[Pair]:
    """The sums that the form has boxes for; carriage is printed where there is none too."""
    return paper.totals if len(paper.totals) > 3 else [paper.totals[0], Pair("Carriage Net", "0.00"), *paper.totals[1:]]


def _form(sheet: Sheet, paper: Paper) -> None:
    """What the printer put on each sheet: the firm, frames, captions."""
    canvas, seller = sheet.canvas, paper.seller
    _printed(sheet, LEFT, 60, seller.name, size=17)
    for place, text in enumerate((", ".join(seller.address), f"Tel: {seller.phone}  {seller.email}")):
        _printed(sheet, LEFT, 76 + 11 * place, text, size=8)
    _printed(sheet, RIGHT, 66, paper.title, size=20, right=True)
    canvas.roundRect(LEFT, HEIGHT - 220, 250, 110, 6)
    canvas.roundRect(360, HEIGHT - 260, RIGHT - 360, 150, 6)
    for place, pair in enumerate(paper.meta[:8]):
        _printed(sheet, 366, 127 + 18 * place, pair.label, size=8)
    canvas.rect(LEFT, HEIGHT - _TABLE_FOOT, RIGHT - LEFT, _TABLE_FOOT - _TABLE_TOP)
    canvas.line(LEFT, HEIGHT - _TABLE_TOP - 16, RIGHT, HEIGHT - _TABLE_TOP - 16)
    for x in _EDGES:
        canvas.line(x, HEIGHT - _TABLE_TOP, x, HEIGHT - _TABLE_FOOT)
    for column, start, end in zip(paper.columns, _EDGES, _EDGES[1:], strict=False):
        _printed(sheet, (start + end) / 2, _TABLE_TOP + 11, column.heading, size=7.5, middle=True)
    for place, pair in enumerate(_four_sums(paper)):
        canvas.rect(360, HEIGHT - 673 - 19 * place, RIGHT - 360, 19)
        _printed(sheet, 366, 667 + 19 * place, pair.label, size=8)
    _printed(sheet, LEFT, 800, " · ".join(paper.legal), size=7)
    _printed(sheet, LEFT, 812, "E&OE. All goods remain the property of the seller until paid for.", size=6)


def _fill(sheet: Sheet, paper: Paper, part: list[dict[str, str]], number: int) -> None:
    """What the program typed: a little off, as the paper never lies quite straight."""
    for place, line in enumerate(paper.buyer):
        _typed(sheet, LEFT + 12, 128 + 12 * place, line)
    for place, pair in enumerate(paper.meta[:8]):
        _typed(sheet, 452, 129.5 + 18 * place, pair.value)
    _typed(sheet, 366, 273, f"Page {number}")
    said = wrap(" ".join((paper.opening, *paper.ship_to)), 58) if number == 1 else []
    for place, text in enumerate(said):
        _typed(sheet, LEFT, 240 + 12 * place, text)
    for place, row in enumerate(part):
        for column in paper.columns:
            _typed(
                sheet, _PLACES[column.key], _TABLE_TOP + 31 + 13 * place, row.get(column.key, ""), right=column.right
            )


def _printed(
    sheet: Sheet, x: float, top: float, text: str, *, size: float, right: bool = False, middle: bool = False
) -> None:
    canvas = sheet.canvas
    canvas.setFont("Helvetica", size)
    draw = canvas.drawRightString if right else canvas.drawCentredString if middle else canvas.drawString
    draw(x, HEIGHT - top, text)


def _typed(sheet: Sheet, x: float, top: float, text: str, *, right: bool = False) -> None:
    sheet.top = top
    sheet.write(x, text, right=right)


def _week(paper: Paper) -> str:
    """A wholesaler's week: lines under the order that each was sent for, what each drop comes to, the sum carried from page to page."""
    each = 34
    parts = [paper.rows[at : at + each] for at in range(0, len(paper.rows), each)]
    html = ""
    for number, part in enumerate(parts, start=1):
        rows = (
            spanned(paper.columns, "Brought forward from previous page", parts[number - 2][-1]["running"], "sum")
            if number > 1
            else ""
        )
        for row in part:
            rows += spanned(paper.columns, row["group"], css="group") if row.get("group") else ""
            rows += cells(paper.columns, row)
            rows += spanned(paper.columns, "Drop total", row["subtotal"], "sum") if row.get("subtotal") else ""
        rows += spanned(paper.columns, "Carried forward", part[-1]["running"], "sum") if number < len(parts) else ""
        turn = " style='break-before: page'" if number > 1 else ""
        html += f"<div{turn}>{_week_head(paper, number, len(parts))}<table class='lines'>{heads(paper.columns)}{rows}</table></div>"
    css = (
        "body { font-family: 'Liberation Sans Narrow'; font-size: 8.5pt } .head { width: 100%; table-layout: fixed; border: 1px solid #000 } .head td { padding: 3pt } .lines { width: 100%; margin-top: 3mm } .lines th { border-bottom: 1px solid #000; border-top: 1px solid #000 } .lines td { padding: 0 3pt } .group td { font-weight: bold; padding-top: 4pt } .sum td { text-align: right; font-style: italic }"
        " .two { display: flex; justify-content: space-between; margin-top: 3mm } .analysis td, .analysis th { border: 1px solid #999 } .sums td { border-bottom: 1px solid #000; padding: 2pt 8pt }"
    )
    end = f"<div class='two'><div>{coded_analysis(paper)}<small>{block(paper.notes)}</small></div>{pairs(paper.totals, css='sums', right=True)}</div><p>{inline(paper.bank)}</p>"
    return page(paper, css, f"{html}{paragraphs([paper.opening])}{end}", margin="9mm")


def _week_head(paper: Paper, number: int, many: int) -> str:
    own = [*named(paper, "number", "date", "account"), Pair("Page", f"{number}/{many}")]
    rest = others(paper, "number", "date", "account") if number == 1 else []
    legal = "<br>".join(escape(text) for text in paper.legal)
    return (
        f"<table class='head'><tr><td><b>{escape(paper.seller.name)}</b><br>{escape(', '.join((*paper.seller.address, paper.seller.phone)))}<br>{legal}</td><td>{block(paper.buyer)}</td><td><b>{escape(paper.title)}</b>{pairs(own)}</td></tr></table>"
        f"{block(paper.ship_to) if number == 1 else ''}<p>{inline(rest)}</p>"
    )


def _sets(paper: Paper) -> str:
    """A maker of instruments: device identifiers under each line, invoice and delivery addresses with their own numbers, sums in a strip."""
    half = (len(paper.meta) + 1) // 2
    ship = paper.ship_to or ("Delivery address", "As invoice address")
    strip = "".join(f"<td><small>{escape(one.label)}</small><br>{escape(one.value)}</td>" for one in paper.totals)
    css = (
        f".top {{ display: flex; justify-content: space-between; border-bottom: 1px solid {paper.look.colour} }} .adr {{ display: flex; gap: 6mm; margin: 5mm 0 }} .adr > div {{ flex: 1; border-left: 3px solid {paper.look.colour}; padding-left: 3mm }} .refs {{ display: flex; gap: 10mm }} .lines {{ width: 100%; margin: 5mm 0 }} .lines th {{ border-bottom: 1px solid {paper.look.colour}; color: {paper.look.colour}; font-size: 85% }} .lines td {{ border-top: 1px solid #ddd; padding-top: 4pt }}"
        f" .below td {{ border: 0; font: 78% 'Liberation Mono'; padding: 0 4pt 3pt }} .strip {{ width: 100%; background: {paper.look.shade} }} .strip td {{ padding: 4pt 8pt }} .strip td:last-child {{ font-weight: bold; text-align: right }} .foot {{ margin-top: 12mm; font-size: 66% }}"
    )
    body = (
        f"<div class='top'><div><b style='font-size: 150%; letter-spacing: 3pt'>{escape(paper.seller.name.upper())}</b></div><div style='font-size: 150%'>{escape(paper.title)}</div></div><div class='adr'><div>{block(paper.buyer)}</div><div>{block(ship)}</div></div><div class='refs'>{pairs(paper.meta[:half])}{pairs(paper.meta[half:])}</div>"
        f"{paragraphs([paper.opening])}{below(paper)}<table class='strip'><tr>{strip}</tr></table>{paragraphs(paper.notes)}<p>{inline(paper.bank, between='<br>')}</p><div class='foot'>{escape(' | '.join((*addresses(paper)[1:], *paper.legal)))}</div>"
    )
    overleaf = conditions("Standard terms") if chance(paper).random() < 0.5 else ""
    return page(paper, css, body + overleaf, margin="14mm")


def _dockets(paper: Paper) -> str:
    """A dental laboratory's month: a narrow sheet, a docket and initials for each piece, exempt from VAT, a line for the cheque."""
    css = (
        "body { font-family: 'Liberation Serif' } .head { text-align: center; border: 3px double #7b1e1e; padding: 4mm } .two { display: flex; justify-content: space-between; margin: 4mm 0 } .lines { width: 100%; border: 1px solid #7b1e1e } .lines th { background: #f6e9e9; border-bottom: 1px solid #7b1e1e } .lines td { border-left: 1px solid #d9b9b9; padding: 2pt 4pt } .group td { font-weight: bold } .subtotal td { font-style: italic; text-align: right; border-top: 1px solid #d9b9b9 }"
        " .sums { margin-left: auto; font-size: 115% } .sums tr:last-child td { border-top: 1px solid; border-bottom: 3px double }"
    )
    body = (
        f"<div class='head'><b style='font-size: 150%'>{escape(paper.seller.name)}</b>{block((', '.join(paper.seller.address), f'{paper.seller.phone} · {paper.seller.email}'))}</div><h3 style='text-align: center'>{escape(paper.title)}</h3><div class='two'><div>{block(paper.buyer)}</div>{pairs(paper.meta, colon=' :')}</div>{paragraphs([paper.opening])}{below(paper, total='List total')}<br>"
        f"{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs(paper.notes)}<p>{inline(paper.bank, between=' &nbsp;&nbsp; ')}</p><p style='font-size: 80%; text-align: center'>Dental prostheses are exempt from VAT (Group 7, Schedule 9). {escape('. '.join(paper.legal))} MHRA registered manufacturer of custom-made devices.</p>"
    )
    return page(paper, css, body, size="A5" if len(paper.rows) < 5 else "A4", margin="10mm")


_UDI = ("(01)05060{}214(17)281031(10)A{}", "(01)05012{}817(21)SN{}")
_CLINICS = ("Clinic list Mon AM", "Clinic list Tue PM", "Orthodontics", "Maxillofacial unit")
WHOLESALERS = (
    Layout(
        name="printed stationery",
        role=Role.DEVELOPMENT,
        draw=_stationery,
        trades=("supplies", "instruments", "works"),
        columns=("quantity", "description", "price", "percent_off", "amount", "rate", "vat_amount"),
        many=30,
        analysis=True,
        bills_only=True,
        own="preprinted",
        day_forms=("{d:02}/{m:02}/{y}", "{d:02}/{m:02}/{short:02}"),
        signs=("{}", "£{}"),
        more=(more.program_numbers, manners.trust_order, manners.named),
        changes=(
            manners.taken_back(
                ("Less returned carton, our collection note", "Price correction on previous supply"), 0.35
            ),
        ),
    ),
    Layout(
        name="week of orders",
        role=Role.DEVELOPMENT,
        draw=_week,
        trades=("medicines",),
        columns=("code", "description", "pack", "batch", "expiry", "quantity", "price", "vat_code", "amount"),
        few=5,
        many=70,
        analysis=True,
        bills_only=True,
        own="orders_in_sections",
        day_forms=("{d:02}/{m:02}/{short:02}", "{d:02}-{mon}-{short:02}"),
        more=(
            more.batches,
            more.program_numbers,
            manners.trust_order,
            manners.several_orders,
            manners.terms_in_words,
            manners.named,
        ),
        changes=(manners.taken_back(("Returned, short dated, uplift agreed", "Manufacturer's rebate"), 0.3),),
    ),
    Layout(
        name="instrument sets",
        role=Role.DEVELOPMENT,
        draw=_sets,
        trades=("instruments", "devices"),
        columns=("code", "description", "quantity", "unit", "price", "percent_off", "rate", "amount"),
        many=7,
        own="instrument_sets",
        more=(
            more.delivered,
            *(manners.trust_order, manners.look_alikes),
            manners.detailed(_UDI, 0.8),
            manners.registered_office,
            manners.named,
        ),
    ),
    Layout(
        name="dental dockets",
        role=Role.DEVELOPMENT,
        draw=_dockets,
        trades=("dental",),
        columns=("ticket", "person", "description", "quantity", "price", "amount"),
        few=2,
        many=14,
        one_rate=True,
        rates=("0",),
        bills_only=True,
        sender="laboratory",
        own="dental_dockets",
        more=(more.tickets, more.unregistered, manners.sectioned(_CLINICS), manners.terms_in_words, manners.named),
    ),
)
