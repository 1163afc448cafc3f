"""British papers that are no bills and look like some, each in a layout of its own, and files in which several papers come."""

from collections.abc import Callable
from html import escape

from samples.unseen import correspondence as made
from samples.unseen.facts import Paper
from samples.unseen.layouts.development.marks import wordmark
from samples.unseen.layouts.development.pieces import cells, heads, small_print
from samples.unseen.layouts.parts import across, addresses, analysis, block, inline, lines, page, pairs, paragraphs
from samples.unseen.style import Drawing, Layout, Other, Role


def _account(paper: Paper) -> str:
    """A statement with net and VAT of each bill, a balance that runs, and a slip that repeats number and sum."""
    slip = [*paper.meta[:2], *paper.totals]
    css = f".two {{ display: flex; justify-content: space-between }} .lines {{ width: 100%; margin: 5mm 0; font-size: 84% }} .lines th {{ background: {paper.look.shade}; border: 1px solid #777 }} .lines td {{ border-left: 1px solid #777; border-right: 1px solid #777 }} .lines {{ border-bottom: 1px solid #777 }} .cut {{ border-top: 1px dashed #000; margin-top: 10mm; padding-top: 3mm; display: flex; justify-content: space-between; break-inside: avoid }} .sums {{ margin-left: auto; font-size: 130%; font-weight: bold }}"
    body = (
        f"<div class='two'><div><b style='font-size: 140%'>{escape(paper.seller.name)}</b>{block((*addresses(paper)[1:], *paper.legal))}</div><h1>{escape(paper.title)}</h1></div><div class='two'><div>{block(paper.buyer)}</div>{pairs(paper.meta, colon=':')}</div>{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}"
        f"<div class='cut'><div><b>REMITTANCE</b>{block(addresses(paper)[:4])}</div>{pairs(slip, right=True)}<div>{inline(paper.bank, between='<br>')}</div></div>"
    )
    return page(paper, css, body, margin="13mm")


def _open_items(paper: Paper) -> str:
    """A statement across: ages of what is owed in boxes above the items, name as a picture."""
    css = f".two {{ display: flex; justify-content: space-between }} .ages {{ width: 100%; margin: 5mm 0 }} .ages th {{ background: {paper.look.colour}; color: #fff; font-weight: normal }} .ages td {{ border: 1px solid {paper.look.colour}; font-size: 120% }} .lines {{ width: 100% }} .lines th {{ border-bottom: 1px solid {paper.look.colour} }} .foot {{ font-size: 75%; margin-top: 8mm }}"
    body = f"<div class='two'><div>{wordmark(paper.seller.name, paper.look.colour)}</div><div class='r'><b>{escape(paper.title)}</b><br>{inline(paper.meta, between='<br>')}</div></div><br>{block(paper.buyer)}{across(paper.totals, 'ages')}{paragraphs([paper.opening])}{lines(paper)}{paragraphs(paper.notes)}<div class='foot'>{small_print(paper, ' – ')}</div>"
    return page(paper, css, body, size="A4 landscape", margin="13mm")


def _letter(paper: Paper) -> str:
    """A letter: who writes at the right, who is written to at the left, sums in the middle of the text."""
    css = ".right { margin-left: 60% } .sums { margin: 5mm 15mm } .sums td { padding: 2pt 10pt } .sums tr:last-child td { border-top: 1px solid; font-weight: bold } p { line-height: 1.45 }"
    body = f"<div class='right'>{block(addresses(paper))}<br>{inline(paper.meta, between='<br>')}</div>{block(paper.buyer)}<p>Dear Sirs</p><p><b>{escape(paper.title)}</b></p>{paragraphs([paper.opening])}{pairs(paper.totals, css='sums', right=True)}{pairs((*paper.bank, *paper.settled), css='sums', colon=':')}{paragraphs(paper.notes)}<p>Yours faithfully<br><br><br>for {escape(paper.seller.name)}</p><small>{escape('. '.join(paper.legal))}</small>"
    return page(paper, css, body, margin="25mm")


def _mail(paper: Paper) -> str:
    """A mail as its program prints it: a rule, bold labels, text, a signature."""
    css = "body { font-family: 'Liberation Sans' } .who { border-bottom: 3px solid #000; font-size: 130%; font-weight: bold } .refs td:first-child { font-weight: bold; padding-right: 10mm }"
    body = f"<div class='who'>AP Invoices</div><br>{pairs(paper.meta, css='refs', colon=':')}<hr>{paragraphs([paper.opening, *paper.notes])}<p>Kind regards<br>{escape(paper.seller.name)} Credit Control<br>{escape(paper.seller.phone)}<br>{escape(', '.join(paper.seller.address))}</p><small>{escape(' '.join(paper.legal))}</small>"
    return page(paper, css, body, margin="18mm")


def _remittance(paper: Paper) -> str:
    """A trust's advice to the supplier that it paid: the trust heads it and the supplier is written to."""
    css = ".word { background: #005eb8; color: #fff; font-weight: bold; font-style: italic; padding: 1pt 8pt; float: right } .lines { width: 100%; margin: 5mm 0 } .lines th { border-bottom: 1px solid #005eb8 } .two { display: flex; justify-content: space-between }"
    body = f"<div class='word'>NHS</div>{block(paper.buyer)}<h2>{escape(paper.title)}</h2><div class='two'><div>{block((paper.seller.name, *paper.seller.address))}</div>{pairs(paper.meta, colon=':')}</div><p>The amount below has been paid into your bank account. Please do not send a receipt.</p>{lines(paper)}{pairs(paper.totals, right=True)}"
    return page(paper, css, body, margin="17mm")


def _like_an_invoice(paper: Paper) -> str:
    """Set out in every place as an invoice is; what it is says its title alone."""
    half = (len(paper.meta) + 1) // 2
    css = f".two {{ display: flex; justify-content: space-between; gap: 8mm }} .title {{ background: {paper.look.colour}; color: #fff; padding: 3mm; font-size: 140%; margin: 5mm 0 }} .lines {{ width: 100%; margin: 5mm 0 }} .lines th {{ background: {paper.look.shade} }} .lines td {{ border-bottom: 1px solid #ddd; padding: 3pt }} .sums {{ margin-left: auto }} .sums td {{ padding: 2pt 8pt }} .sums tr:last-child td {{ font-weight: bold; border-top: 1px solid }}"
    body = (
        f"<div class='two'><div><b style='font-size: 150%'>{escape(paper.seller.name)}</b>{block(addresses(paper)[1:])}</div><div>{block(paper.legal)}</div></div><div class='title'>{escape(paper.title)}</div><div class='two'><div>{escape(paper.buyer_label)}{block(paper.buyer)}</div><div>{block(paper.ship_to)}</div>{pairs(paper.meta[:half])}{pairs(paper.meta[half:])}</div>{paragraphs([paper.opening])}{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{analysis(paper)}"
        f"{paragraphs(paper.notes)}<p>{inline(paper.bank, between='<br>')}</p>"
    )
    return page(paper, css, body, margin="15mm")


def _quotation(paper: Paper) -> str:
    """A quotation written as a letter, with a part to be signed and sent back."""
    css = ".lines { width: 100%; margin: 5mm 0 } .lines th { border-top: 1px solid; border-bottom: 1px solid } .sums { margin-left: 55% } .sign { border: 2px solid #000; padding: 4mm; margin-top: 8mm; break-inside: avoid }"
    body = (
        f"<div class='r'>{block(addresses(paper))}</div>{block(paper.buyer)}<p>Dear Sir or Madam</p><b>{escape(paper.title)}</b><p>{inline(paper.meta, between='; ')}</p>{paragraphs([paper.opening])}{lines(paper, numbered='Item')}{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}"
        f"<div class='sign'><b>Acceptance</b> Please go ahead with the work above. Order no. __________________ Signed __________________ Date ________<br>A deposit of 25% may be asked for. Our invoice follows on completion and is payable in 30 days.</div><small>{escape(' '.join(paper.legal))}</small>"
    )
    return page(paper, css, body, margin="20mm")


def _signed_week(paper: Paper) -> str:
    """A timesheet in thick rules, boxes for initials, charges at its foot."""
    css = ".lines { width: 100%; margin: 4mm 0 } .lines th, .lines td { border: 2px solid #000; padding: 5pt } .refs td { border: 1px solid #000; padding: 4pt } .refs { width: 100% } .sums td { padding: 4pt 10pt; border: 1px solid #000 } .sign td { border: 1px solid #000; height: 14mm; width: 60mm; font-size: 75% }"
    body = f"<div style='display: flex; justify-content: space-between'><h2>{escape(paper.title)}</h2><div class='r'>{block(addresses(paper)[:4])}</div></div>{pairs(paper.meta, css='refs')}<p>Client: {escape(', '.join(paper.buyer))}</p>{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{paragraphs(paper.notes)}<table class='sign'><tr><td>Worker</td><td>Authorised signatory</td><td>Agency use: batch / pay ref</td></tr></table>"
    return page(paper, css, body, margin="13mm")


def _schedule(paper: Paper) -> str:
    """A schedule over several pages, each with the invoice's number at its head; the total on the last."""
    parts = [paper.rows[at : at + 14] for at in range(0, len(paper.rows), 14)]
    html = ""
    for number, part in enumerate(parts, start=1):
        turn = " style='break-before: page'" if number > 1 else ""
        head = f"<div class='head'><b>{escape(paper.title)}</b><span>{inline(paper.meta, colon='')}</span><span>Page {number} of {len(parts)}</span></div>"
        html += f"<div{turn}>{head}<table class='lines'>{heads(paper.columns)}{''.join(cells(paper.columns, row) for row in part)}</table></div>"
    css = ".head { display: flex; justify-content: space-between; border-bottom: 2px solid #000; margin-bottom: 3mm } .lines { width: 100%; font-size: 90% } .lines th { border-bottom: 1px solid #000 } .lines td { padding: 4pt }"
    end = f"{pairs(paper.totals, right=True)}<small>{escape(', '.join(addresses(paper)))}. {escape(' '.join(paper.legal))}</small>"
    return page(paper, css, f"{html}{end}", size="A4 landscape", margin="12mm")


def _other(kind: str, make: made.Made, name: str, draw: Callable[[Paper], Drawing], own: str) -> Other:
    """A paper of this kind in the words of a section of its own."""
    layout = Layout(
        name=name,
        role=Role.DEVELOPMENT,
        draw=draw,
        trades=_TRADES.get(kind, ("supplies",)),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        one_rate=True,
        bills_only=True,
        own=own,
    )
    return Other(kind=kind, layout=layout, make=make)


_ORDER, _OFFER, _ADVANCE = "order_acknowledgement", "quote", "pro_forma"
_TRADES = {
    "timesheet": ("shifts",),
    _OFFER: ("works", "odd jobs"),
    _ORDER: ("devices", "instruments"),
    _ADVANCE: ("courses", "supplies"),
}
OTHERS = (
    _other("statement", made.running_account, "account with a slip", _account, "accounts"),
    _other("statement", made.listed("statement"), "open items across", _open_items, "aged"),
    _other("reminder", made.before_action, "claim for late payment", _letter, "letters"),
    _other("reminder", made.written_mail, "printed mail", _mail, "mails"),
    _other("remittance_advice", made.paid_by_trust, "remittance of a trust", _remittance, "remittances"),
    _other("delivery_note", made.priced_delivery, "priced delivery note", _like_an_invoice, "priced_notes"),
    _other("timesheet", made.priced_hours, "hours with charges", _signed_week, "hours"),
    _other(_OFFER, made.offered(_OFFER), "quotation to sign", _quotation, "quotes"),
    _other(_ORDER, made.offered(_ORDER), "confirmed order", _like_an_invoice, "acknowledgements"),
    _other(_ADVANCE, made.offered(_ADVANCE), "pro forma like an invoice", _like_an_invoice, "proformas"),
    _other("bank_change_form", made.new_bank, "letter of a new bank", _letter, "changes"),
    _other("backing", made.listed("backing"), "schedule over pages", _schedule, "schedules"),
)
# Files in which several papers come, by the names of their layouts: a bill's or one of those above.
FILES = (
    ("runs of workers", "hours with charges", "hours with charges"),
    ("week of orders", "week of orders"),
    ("account with a slip", "printed stationery", "net theme"),
    ("claim for late payment", "activities"),
    ("priced delivery note", "bar code and picture"),
    ("telephones by site", "schedule over pages"),
    ("letter of a new bank", "contract hire"),
    ("printed mail", "locum sessions"),
    ("corrections", "billing document"),
    ("electricity with readings", "electricity with readings", "water in two halves"),
    ("quotation to sign", "jobbing trader"),
    ("pro forma like an invoice", "market of the net", "remittance of a trust"),
)
