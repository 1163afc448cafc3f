"""Layouts of firms of Germany, Austria and Switzerland: the address window of the norm, an export, a workshop, two slips."""

from html import escape

from samples.unseen import more
from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.development.pieces import WHOLE, cells, chance, code_square, heads, in_two_lines, spanned
from samples.unseen.layouts.parts import block, lines, page, pairs, paragraphs
from samples.unseen.nations import Nation, charged, charges, early, numbers, to_britain, untaxed
from samples.unseen.style import Layout, Role


def _window(paper: Paper) -> str:
    """The norm's form: marks to fold at, the sender in one line over the window, an information block, four columns below."""
    seller, bank = paper.seller, [f"{one.label}: {one.value}" for one in paper.bank]
    info = "".join(f"<tr><td>{escape(one.label)}:</td><td>{escape(one.value)}</td></tr>" for one in paper.meta)
    css = (
        "body { padding-left: 19mm } .mark { position: absolute; left: 0; width: 5mm; border-top: 0.3pt solid #000 } .top { display: grid; grid-template-columns: 85mm 75mm; column-gap: 10mm; margin-top: 34mm; min-height: 52mm } .from { font-size: 5.6pt; white-space: nowrap; border-bottom: 0.3pt solid; margin-bottom: 3mm } .info { font-size: 90% } .info td { padding: 0 6pt 0 0 } .lines { width: 100%; margin: 3mm 0 0 } .lines thead th { border-bottom: 0.6pt solid; font-size: 85% } .lines td { padding: 2pt 4pt }"
        " .sums { width: 88mm; margin: 2mm 0 4mm auto; border-top: 0.6pt solid } .sums tr:last-child td { font-weight: bold; border-top: 0.6pt solid } .foot { position: fixed; bottom: 0; left: 19mm; right: 0; display: grid; grid-template-columns: 1.2fr 1fr 1.4fr 1.6fr; gap: 4mm; font-size: 6.5pt; border-top: 0.3pt solid; padding-top: 1mm }"
    )
    body = (
        f"<div class='mark' style='top: 87mm'></div><div class='mark' style='top: 192mm'></div><div style='position: absolute; right: 0; top: 0; text-align: right; font-size: 150%; letter-spacing: 1pt'>{escape(seller.name)}</div><div class='top'><div><div class='from'>{escape(' | '.join((seller.name, *seller.address)))}</div>{block(paper.buyer)}</div><table class='info'>{info}</table></div>"
        f"<p><b>{escape(paper.title)}</b></p><p>Sehr geehrte Damen und Herren,<br>für unsere Lieferungen und Leistungen erlauben wir uns zu berechnen:</p>{lines(paper, numbered='Pos')}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs(paper.notes)}<p>Mit freundlichen Grüßen<br>{escape(seller.name)}</p>"
        f"<div class='foot'>{block((seller.name, *seller.address))}{block((f'Tel. {seller.phone}', seller.email))}{block(bank)}{block(paper.legal)}</div>"
    )
    return page(paper, css + WHOLE, body, margin="14mm 20mm 26mm 6mm")


def _export(paper: Paper) -> str:
    """An export in two languages, the second below the first: tariff numbers under each name, the account in a sentence."""
    random_ = chance(paper)
    columns = paper.columns
    top = "".join(f"<th class='{'r' if one.right else ''}'>{in_two_lines(one.heading)}</th>" for one in columns)
    body_rows = ""
    for place, row in enumerate(paper.rows, start=1):
        body_rows += cells(columns, row).replace("<tr>", f"<tr><td>{place:03d}</td>", 1)
        tariff, grams = random_.randrange(90180000, 90229999), random_.randrange(20, 9900)
        said = f"Warentarifnr./HS code {tariff} · Ursprung/Origin DE · {grams // 100},{grams % 100:02d} kg"
        body_rows += f"<tr class='sub'><td></td><td colspan='{len(columns)}'>{said}</td></tr>"
    refs = "".join(
        f"<tr><td>{in_two_lines(one.label)}</td><td><b>{escape(one.value)}</b></td></tr>" for one in paper.meta
    )
    sums = "".join(
        f"<tr><td>{in_two_lines(one.label)}</td><td class='r'>{escape(one.value)}</td></tr>" for one in paper.totals
    )
    pay = ", ".join(f"{escape(one.label)} {escape(one.value)}" for one in paper.bank)
    said = (
        f"Bitte überweisen Sie den Betrag auf unser Konto / Please remit to our account: {pay}." if paper.bank else ""
    )
    css = (
        f"i {{ font-size: 78%; color: #444; font-weight: normal }} .head {{ border-left: 5mm solid {paper.look.colour}; padding-left: 4mm; margin-bottom: 6mm }} .two {{ display: flex; gap: 6mm; align-items: flex-start }} .two > div {{ flex: 1; border: 0.5pt solid #888; padding: 2mm }} .refs td {{ border-bottom: 0.5pt solid #ccc; padding: 2pt 8pt 2pt 0 }}"
        " .lines { width: 100%; margin: 5mm 0 } .lines th { border: 0.5pt solid #888; background: #f2f2f2; vertical-align: bottom } .lines td { border-left: 0.5pt solid #888; border-right: 0.5pt solid #888 } .lines { border-bottom: 0.5pt solid #888 } .sub td { font-size: 75%; padding-bottom: 4pt } .sums td { border: 0.5pt solid #888; padding: 2pt 8pt } .sums tr:last-child { font-weight: bold; font-size: 110% } .small { font-size: 70%; margin-top: 6mm }"
    )
    body = (
        f"<div class='head'><b style='font-size: 140%'>{escape(paper.seller.name)}</b>{block((*paper.seller.address, paper.seller.phone, paper.seller.email))}</div><h2>{in_two_lines(paper.title)}</h2><div class='two'><div>{in_two_lines(paper.buyer_label)}{block(paper.buyer)}</div><div><table class='refs'>{refs}</table></div></div>{block(paper.ship_to)}"
        f"<table class='lines'><thead><tr><th>Pos.</th>{top}</tr></thead><tbody>{body_rows}</tbody></table><table class='sums'>{sums}</table>{paragraphs(paper.notes)}<p>{said}</p><p class='small'>{'<br>'.join(map(escape, paper.legal))}</p>"
    )
    return page(paper, css + WHOLE, body, margin="15mm")


def _craftsman(paper: Paper) -> str:
    """A workshop's: the name at the foot of a coloured column, works under titles, dots before the sums, a request for care."""
    column = paper.look.colour
    titles, rows = ("Arbeitsleistungen", "Material und Fahrten", "Sonstiges"), ""
    for place, row in enumerate(paper.rows):
        if place % 4 == 0:
            rows += spanned(paper.columns, f"Titel {place // 4 + 1}: {titles[place // 4]}", css="title")
        rows += cells(paper.columns, row)
    sums = "".join(
        f"<div class='dots'><span>{escape(one.label)}</span><i></i><span>{escape(one.value)}</span></div>"
        for one in paper.totals
    )
    strip = " &nbsp;|&nbsp; ".join(f"{escape(one.label)} <b>{escape(one.value)}</b>" for one in paper.meta[2:])
    number, day = paper.meta[:2]
    please = "Bitte bei Zahlung und Rückfragen stets die oben genannten Nummern angeben."
    css = (
        f".side {{ position: fixed; left: 0; top: 0; bottom: 0; width: 9mm; background: {column} }} .in {{ margin-left: 14mm }} .refs {{ border-top: 1.5pt solid {column}; border-bottom: 1.5pt solid {column}; padding: 2mm 0; margin: 4mm 0; font-size: 88% }} .lines {{ width: 100% }} .lines th {{ color: {column}; text-transform: uppercase; font-size: 75% }} .title td {{ font-weight: bold; padding-top: 4pt }}"
        " .dots { display: flex; width: 95mm; margin-left: auto } .dots i { flex: 1; border-bottom: 1pt dotted #444; margin: 0 2mm 1mm } .dots:last-of-type { font-weight: bold } .note { font-size: 85% }"
    )
    body = (
        f"<div class='side'></div><div class='in'><div class='r'><b style='font-size: 160%; color: {column}'>{escape(paper.seller.name)}</b><br>{escape(' · '.join((*paper.seller.address, paper.seller.phone)))}</div><br>{block(filter(None, (paper.buyer_label, *paper.buyer)))}<br><div><b style='font-size: 140%'>{escape(paper.title)}</b> &nbsp; {escape(number.label)} {escape(number.value)} &nbsp; {escape(day.label)} {escape(day.value)}</div><div class='refs'>{strip}</div>"
        f"<table class='lines'><thead>{heads(paper.columns)}</thead><tbody>{rows}</tbody></table><br>{sums}<br>{block(paper.ship_to)}{paragraphs(paper.notes, 'note')}<p class='note'>{please}</p><table>{''.join(f'<tr><td>{escape(one.label)}</td><td>{escape(one.value)}</td></tr>' for one in paper.bank)}</table><p class='note'>{escape(' – '.join(paper.legal))}</p></div>"
    )
    return page(paper, css + WHOLE, body, margin="16mm 18mm 14mm 0")


def _order_to_pay(paper: Paper) -> str:
    """Austrian: a bar with number and day, the tax sentence beside the sums, an order to pay with its cells at the foot."""
    bar = "".join(f"<span>{escape(one.label)} <b>{escape(one.value)}</b></span>" for one in paper.meta[:3])
    due = paper.totals[-1]
    slip = (
        Pair("EmpfängerIn", paper.seller.name),
        *paper.bank,
        Pair("Betrag", due.value),
        Pair("Zahlungsreferenz", paper.meta[0].value),
    )
    form = "".join(f"<div><small>{escape(one.label)}</small><br>{escape(one.value)}</div>" for one in slip)
    css = (
        ".bar { background: #9b1c1c; color: #fff; padding: 2mm 3mm; display: flex; justify-content: space-between; margin: 4mm 0 } .two { display: flex; justify-content: space-between; gap: 8mm } .lines { width: 100%; margin: 4mm 0 } .lines th { border-bottom: 2pt solid #9b1c1c } .lines td { border-bottom: 0.5pt solid #ddd; padding: 3pt 4pt } .sums td { padding: 1pt 0 1pt 10mm } .sums tr:last-child td { border-top: 1pt solid #9b1c1c; font-weight: bold }"
        " .form { margin-top: 14mm; break-inside: avoid; background: #fdf6c9; border: 0.5pt solid #b59a2b; display: grid; grid-template-columns: 1fr 1fr; font-size: 85% } .form > div { border: 0.5pt solid #b59a2b; padding: 1mm 2mm } small { font-size: 70% } .say { width: 85mm; font-size: 85% }"
    )
    body = (
        f"<div class='two'><div>{block((*paper.buyer,))}</div><div class='r'><b style='font-size: 150%'>{escape(paper.seller.name)}</b>{block((*paper.seller.address, paper.seller.phone, paper.seller.email, *paper.legal))}</div></div><h1>{escape(paper.title)}</h1><div class='bar'>{bar}</div>{pairs(paper.meta[3:], colon=':')}{lines(paper)}"
        f"<div class='two'><div class='say'>{paragraphs(paper.notes)}{block(paper.ship_to)}</div>{pairs(paper.totals, css='sums', right=True)}</div>{f'<div class=form><div style=grid-column:1/3><b>ZAHLUNGSANWEISUNG</b></div>{form}</div>' if paper.bank else ''}"
    )
    return page(paper, css + WHOLE, body, margin="14mm 16mm")


def _slip_with_code(paper: Paper) -> str:
    """Swiss: receipt and part to pay by with a square code at the foot, which alone say where; the window at the right."""
    due, random_ = paper.totals[-1], chance(paper)
    reference = f"{random_.randrange(10, 99)} {random_.randrange(10**4, 10**5)} {random_.randrange(10**4, 10**5)} 00000 {random_.randrange(10**4, 10**5)}"
    account = "<br>".join(f"{escape(one.value)}" for one in paper.bank[:1])
    payee = "<br>".join(map(escape, (paper.seller.name, *paper.seller.address)))
    payer = "<br>".join(map(escape, paper.buyer[:1] + paper.buyer[-3:]))
    money = f"<div class='money'><div><b>Währung</b><br>CHF</div><div><b>Betrag</b><br>{escape(due.value.replace('CHF', '').strip())}</div></div>"
    said = f"<b>Konto / Zahlbar an</b><br>{account}<br>{payee}<br><br><b>Referenz</b><br>{reference}<br><br><b>Zahlbar durch</b><br>{payer}"
    slip = (
        f"<div class='slip'><div class='left'><p>Empfangsschein</p>{said}{money}<div class='r'><b>Annahmestelle</b></div></div><div class='code'><p>Zahlteil</p>{code_square(random_, 46)}{money}</div><div>{said}</div></div>"
        if paper.bank
        else ""
    )
    css = (
        ".top { display: grid; grid-template-columns: 1fr 80mm } .refs td { padding: 0 10pt 0 0 } .lines { width: 100%; margin: 5mm 0 } .lines th { border-top: 1pt solid; border-bottom: 1pt solid; font-weight: normal } .sums { width: 100% } .sums td { border-top: 0.5pt solid #aaa } .sums tr:last-child td { font-weight: bold; border-bottom: 1pt solid }"
        " .whole { min-height: 270mm; display: flex; flex-direction: column } .slip { margin-top: auto; break-inside: avoid; height: 98mm; border-top: 0.5pt dashed #000; display: grid; grid-template-columns: 58mm 52mm 1fr; gap: 4mm; font-size: 7.5pt; line-height: 1.25 } .left { border-right: 0.5pt dashed #000; padding-right: 3mm } .slip p { font-weight: bold; font-size: 11pt; margin: 3mm 0 } .money { display: flex; gap: 8mm; margin-top: 3mm }"
    )
    body = f"<div class='whole'><div class='top'><div><b style='font-size: 150%; color: {paper.look.colour}'>{escape(paper.seller.name)}</b>{block((*paper.seller.address, paper.seller.phone, paper.seller.email))}</div><div style='padding-top: 14mm'>{block(paper.buyer)}</div></div><br><div class='refs'>{pairs(paper.meta)}</div><h2>{escape(paper.title)}</h2>{lines(paper)}{pairs(paper.totals, css='sums', right=True)}{block(paper.ship_to)}{paragraphs(paper.notes)}<small>{escape(' / '.join(paper.legal))}</small>{slip}</div>"
    return page(paper, css + WHOLE, body, margin="12mm 14mm 10mm")


_WORDS = ("nations",)
_INFO = (
    ("Ihr Zeichen", "@@/@@"),
    ("Unser Zeichen", "@@"),
    ("Ihre Nachricht vom", "{day}"),
    ("Durchwahl", "-##"),
    ("Kostenstelle", "47##"),
)
_SKONTO = early(
    "Zahlbar bis {on} mit {percent} % Skonto (= {rest}), bis {due} ohne Abzug.",
    "Bei Zahlung innerhalb von {days} Tagen gewähren wir {percent} % Skonto, das sind {less}.",
)
GERMAN = (
    Layout(
        name="norm window, German",
        role=Role.DEVELOPMENT,
        draw=_window,
        trades=("de wards",),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        many=7,
        one_rate=True,
        language="de",
        words=_WORDS,
        day_forms=("{d:02}.{m:02}.{y}", "{d}. {month} {y}", "{d:02}.{m:02}.{short:02}"),
        more=(
            Nation(
                firms="de",
                vat="DE ### ### ###",
                register="HRB ######",
                place="D-{postcode} {town}",
                phone="+49 7999 0000-##",
                bank=("Bank", "IBAN", "BIC"),
                legal=(
                    "Geschäftsführung: {person}",
                    "Amtsgericht {town} {register}",
                    "USt-IdNr.: {vat}",
                    "Steuer-Nr. ##/###/#####",
                ),
            ),
            numbers(*_INFO),
            _SKONTO,
        ),
    ),
    Layout(
        name="export, German",
        role=Role.DEVELOPMENT,
        draw=_export,
        trades=("de", "de wards"),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        many=6,
        rates=("0",),
        one_rate=True,
        language="de",
        words=_WORDS,
        second=(" / ", "en"),
        signs=("EUR {}", "{} EUR"),
        more=(
            Nation(
                firms="de",
                vat="DE#########",
                register="HRB #####",
                phone="0049 4999 00 00##",
                grouped=False,
                bank=("", "IBAN", "SWIFT-BIC"),
                legal=("USt-IdNr./VAT ID {vat}", "Registergericht/Registered at {town} {register}", "EORI: DE#######"),
            ),
            charges(
                "Nebenkosten gesamt / Total charges",
                parts=("davon Fracht / Freight", "davon Verpackung / Packing", "davon Maut / Road toll"),
            ),
            numbers(("Lieferbedingung / Incoterms", "DAP"), ("Zollreferenz / MRN", "##DE##########")),
            to_britain("GROSSBRITANNIEN / UNITED KINGDOM", "USt-IdNr. Kunde / Customer VAT no."),
            untaxed(
                "Steuerfreie Ausfuhrlieferung gemäß § 4 Nr. 1a i. V. m. § 6 UStG. / Tax-exempt export delivery.",
                "Steuerschuldnerschaft des Leistungsempfängers. / Reverse charge.",
            ),
        ),
    ),
    Layout(
        name="craftsman, German",
        role=Role.DEVELOPMENT,
        draw=_craftsman,
        trades=("de works",),
        columns=("quantity", "unit", "description", "price", "amount"),
        many=9,
        one_rate=True,
        language="de",
        words=_WORDS,
        day_forms=("{d:02}.{m:02}.{short:02}", "{d}.{m}.{y}"),
        more=(
            Nation(
                firms="de",
                vat="DE ###.###.###",
                phone="07999 / 00 00 ##",
                bank=("Bankverbindung", "IBAN", "BIC"),
                legal=("Inh. {person}", "USt-ID {vat}", "Handwerkskammer {town}"),
            ),
            charged(
                "Mautpauschale",
                "Verpackungs- und Entsorgungspauschale",
                "An- und Abfahrt, Zone 3",
                "Fracht (anteilig)",
                units="psch",
            ),
            more.delivered,
            _SKONTO,
        ),
    ),
    Layout(
        name="order to pay, Austrian",
        role=Role.DEVELOPMENT,
        draw=_order_to_pay,
        trades=("de", "de wards"),
        columns=("code", "description", "quantity", "price", "rate", "amount"),
        many=6,
        rates=("0",),
        language="at",
        words=_WORDS,
        more=(
            Nation(
                firms="at",
                vat="AT#########",
                register="FN ######@",
                place="A-{postcode} {town}",
                grouped=False,
                legal=("UID-Nr. {vat}", "{register}, LG {town}", "DVR 00#####"),
            ),
            charges("Versandkostenanteil", "Frachtspesen", share=0.5),
            more.delivered,
            to_britain("Großbritannien", "Ihre UID-Nr."),
            untaxed("Die Steuerschuld geht auf den Leistungsempfänger über (Reverse Charge, Art. 196 MwStSystRL)."),
        ),
    ),
    Layout(
        name="slip with code, Swiss",
        role=Role.DEVELOPMENT,
        draw=_slip_with_code,
        trades=("de", "de wards"),
        columns=("description", "quantity", "unit", "price", "rate", "amount"),
        many=5,
        language="ch",
        words=_WORDS,
        more=(
            Nation(
                firms="ch",
                vat="CH#-###.###.###",
                place="CH-{postcode} {town}",
                phone="+41 44 000 00 ##",
                bank=("", "IBAN", ""),
                legal=("MWST-Nr. {vat}", "Kontaktperson {person}"),
            ),
            numbers(("Kommission", "Spital ##"), ("Sachbearbeitung", "@@"), most=1),
        ),
    ),
)
