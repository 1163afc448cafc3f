"""Layouts of firms of Denmark, Sweden, Poland and Ireland: payment cards, taxes under their columns, an exchange rate, pounds."""

from html import escape

from samples.unseen import more
from samples.unseen.facts import Paper
from samples.unseen.layouts.development.pieces import WHOLE, cells, chance, heads, in_two_lines, spanned
from samples.unseen.layouts.parts import analysis, block, lines, page, pairs, paragraphs
from samples.unseen.nations import Nation, charged, charges, early, in_currency, numbers, to_britain, untaxed
from samples.unseen.style import Layout, Role


def _card_line(paper: Paper) -> str:
    """Danish: references at the right edge, sums as rows under the amounts, the line of a payment card, a sentence to pay by."""
    random_ = chance(paper)
    refs = "".join(f"<div>{escape(one.label)} <span>{escape(one.value)}</span></div>" for one in paper.meta)
    rows = "".join(cells(paper.columns, row) for row in paper.rows)
    sums = "".join(spanned(paper.columns, one.label, one.value, "sum") for one in paper.totals)
    card = f"+71&lt;{random_.randrange(10**14, 10**15)}+{random_.randrange(10**7, 10**8)}&lt;"
    bank = ", ".join(f"{escape(one.label)} {escape(one.value)}" for one in paper.bank)
    pay = f"<p>Beløbet bedes indbetalt på vores konto: {bank}, eller med kort: {card}</p>" if paper.bank else ""
    css = ".two { display: flex; justify-content: space-between; gap: 10mm } .refs { text-align: right; line-height: 1.5; font-size: 92% } .refs span { display: inline-block; min-width: 32mm; border-bottom: 0.5pt dotted #666 } .lines { width: 100%; margin-top: 8mm } .lines thead th { border-bottom: 1pt solid; font-style: italic; font-weight: normal } .sum td { text-align: right; border: 0 } .sum:nth-last-child(1) td { font-weight: bold; border-bottom: 2pt double } .lines tr.sum:first-of-type td { border-top: 1pt solid } .foot { position: fixed; bottom: 0; left: 0; right: 0; font-size: 70%; border-top: 0.5pt solid; text-align: center; padding-top: 1mm }"
    body = f"<div style='text-align: center; font-size: 170%; color: {paper.look.colour}'>{escape(paper.seller.name)}</div><br><div class='two'><div>{block(paper.buyer)}</div><div class='refs'><b style='font-size: 150%'>{escape(paper.title)}</b>{refs}</div></div><table class='lines'><thead>{heads(paper.columns)}</thead>{rows}{sums}</table>{block(paper.ship_to)}{paragraphs(paper.notes)}{pay}<div class='foot'>{escape(', '.join((*paper.seller.address, f'Tlf. {paper.seller.phone}', paper.seller.email)))} &middot; {' &middot; '.join(map(escape, paper.legal))}</div>"
    return page(paper, css + WHOLE, body, margin="15mm 17mm 20mm")


def _shifted_north(paper: Paper) -> str:
    """Swedish: two columns of pairs under a title, sums above the lines in a shaded row, seats and numbers in a foot of four."""
    random_ = chance(paper)
    half = (len(paper.meta) + 1) // 2
    sums = "".join(f"<div><small>{escape(one.label)}</small><br>{escape(one.value)}</div>" for one in paper.totals)
    ocr = f"OCR {random_.randrange(10**9, 10**10)}"
    giro = f"Bankgiro {random_.randrange(500, 999)}-{random_.randrange(1000, 9999)}"
    foot = (
        ("Adress", (paper.seller.name, *paper.seller.address)),
        ("Telefon", (paper.seller.phone, paper.seller.email)),
        ("Betalning", (giro, ocr, *(f"{one.label} {one.value}" for one in paper.bank))),
        ("Företag", paper.legal),
    )
    columns = "".join(f"<div><b>{title}</b>{block(texts)}</div>" for title, texts in foot)
    css = ".two { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm } .sums { background: #eef3ee; display: flex; justify-content: space-between; padding: 2mm 4mm; margin: 5mm 0; white-space: nowrap } .sums div:last-child { font-weight: bold; font-size: 115% } small { font-size: 70%; font-weight: normal } .lines { width: 100% } .lines th { text-transform: lowercase; border-bottom: 1pt solid #2b6a3a } .lines td { padding: 2.5pt 4pt } .foot { position: fixed; bottom: 0; left: 0; right: 0; display: grid; grid-template-columns: 1.2fr 1.1fr 1.5fr 1.3fr; gap: 3mm; font-size: 65%; border-top: 1pt solid #2b6a3a; padding-top: 1mm }"
    body = f"<div class='two'><div><b style='font-size: 140%; color: #2b6a3a'>{escape(paper.seller.name)}</b></div><div style='font-size: 150%'>{escape(paper.title)}</div><div>{escape(paper.buyer_label)}{block(paper.buyer)}</div><div></div><div>{pairs(paper.meta[:half], colon=':')}</div><div>{pairs(paper.meta[half:], colon=':')}</div></div><div class='sums'>{sums}</div>{lines(paper)}{block(paper.ship_to)}{paragraphs(paper.notes)}<div class='foot'>{columns}</div>"
    return page(paper, css + WHOLE, body, margin="15mm 16mm 30mm")


def _under_columns(paper: Paper) -> str:
    """Polish: what the columns come to in rows under them, rate by rate; the account with its label in words; who issued it."""
    first = [one.key for one in paper.columns].index("amount")
    net, vat, gross = paper.totals[-3:]

    def sums(said: str, *values: str) -> str:
        figures = "".join(f"<td class='r'>{escape(value)}</td>" for value in values)
        return f"<tr class='sum'><td colspan='{first + 1}' class='r'>{said}</td>{figures}</tr>"

    body_rows = "".join(
        cells(paper.columns, row).replace("<tr>", f"<tr><td>{place}</td>", 1)
        for place, row in enumerate(paper.rows, start=1)
    )
    body_rows += sums("Razem:", net.value, "", vat.value, gross.value)
    body_rows += "".join(sums("W tym:", part, rate, vat_, "") for rate, part, vat_ in paper.vat_rows[1:])
    top = heads(paper.columns).replace("<tr>", "<tr><th>Lp.</th>", 1)
    number, day, *others = paper.meta
    refs = "".join(f"<tr><td>{escape(one.label)}:</td><td>{escape(one.value)}</td></tr>" for one in (day, *others))
    bank = "".join(f"<div>{escape(one.label)}: <b>{escape(one.value)}</b></div>" for one in paper.bank)
    list_ = "".join(f"<div>{escape(one.label)}: {escape(one.value)}</div>" for one in paper.totals)
    css = ".two { display: flex; justify-content: space-between; gap: 8mm } .box { border: 0.7pt solid #000; padding: 2mm 3mm; flex: 1 } .box b:first-child { background: #000; color: #fff; padding: 0 2mm; font-weight: normal; font-size: 80% } .lines { width: 100%; margin: 5mm 0; font-size: 92% } .lines th { border: 0.7pt solid #000; text-align: center; font-size: 82% } .lines td { border: 0.7pt solid #000 } .sum td { font-weight: bold; background: #f1f1f1 } .sign { display: flex; justify-content: space-around; margin-top: 16mm; font-size: 75% } .sign div { border-top: 0.5pt solid; padding: 1mm 8mm } .big { font-size: 112% }"
    body = (
        f"<div class='two'><div><b style='font-size: 135%'>{escape(paper.seller.name)}</b></div><table>{refs}</table></div><h2>{escape(paper.title)} {escape(number.label)} {escape(number.value)}</h2><div class='two'><div class='box'><b>Sprzedawca</b>{block((paper.seller.name, *paper.seller.address, *paper.legal))}</div><div class='box'><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}</div></div><table class='lines'><thead>{top}</thead><tbody>{body_rows}</tbody></table>"
        f"<div class='two'><div>{bank}</div><div class='big'>{list_}</div></div>{block(paper.ship_to)}{paragraphs(paper.notes)}<p>Mechanizm podzielonej płatności</p><div class='sign'><div>Wystawił(a)</div><div>Odebrał(a)</div></div>"
    )
    return page(paper, css + WHOLE, body, margin="12mm 14mm")


def _rate_of_the_day(paper: Paper) -> str:
    """Polish: labels in two languages in one line, prices in euro, below the sums the rate of the day and the tax in zloty."""
    random_ = chance(paper)
    rate = f"4,{random_.randrange(2100, 4400)}"
    refs = "".join(f"<tr><td>{escape(one.label)}</td><td><b>{escape(one.value)}</b></td></tr>" for one in paper.meta)
    top = "".join(f"<th class='{'r' if one.right else ''}'>{in_two_lines(one.heading)}</th>" for one in paper.columns)
    rows = "".join(cells(paper.columns, row) for row in paper.rows)
    sums = "".join(
        f"<tr><td>{in_two_lines(one.label)}</td><td class='r'>{escape(one.value)}</td></tr>" for one in paper.totals
    )
    bank = "; ".join(f"{escape(one.label)}: {escape(one.value)}" for one in paper.bank)
    css = "i { font-size: 80%; color: #444 } .bar { border-top: 3pt solid #b02a37; border-bottom: 0.7pt solid #b02a37; padding: 2mm 0; display: flex; justify-content: space-between; align-items: baseline } .two { display: flex; justify-content: space-between; gap: 8mm; margin: 5mm 0 } .refs td { padding: 0.5pt 4mm 0.5pt 0; font-size: 92% } .lines { width: 100% } .lines th { background: #f8e9ea; vertical-align: top } .lines td { border-bottom: 0.5pt solid #ddd } .sums { margin: 4mm 0 0 auto; min-width: 75mm } .sums tr:last-child td { border-top: 1pt solid #b02a37; font-weight: bold } .small { font-size: 78% }"
    body = (
        f"<div class='bar'><b style='font-size: 140%'>{escape(paper.title)}</b><span>{escape(paper.seller.name)}</span></div><div class='two'><div>{block((*paper.seller.address, f'tel. {paper.seller.phone}', paper.seller.email, *paper.legal))}</div><div><small>{escape(paper.buyer_label)}</small>{block(paper.buyer)}</div></div><table class='refs'>{refs}</table><br><table class='lines'><thead><tr>{top}</tr></thead><tbody>{rows}</tbody></table><table class='sums'>{sums}</table>"
        f"<p class='small'>Kurs NBP: 1 EUR = {rate} PLN, tabela A nr {random_.randrange(20, 250):03d}/A/NBP/2026. Kwota VAT: 0,00 PLN.</p><p>{bank}</p>{block(paper.ship_to)}{paragraphs(paper.notes)}"
    )
    return page(paper, css + WHOLE, body, margin="14mm 16mm")


def _rounds(paper: Paper) -> str:
    """Irish: a supplier on rounds: a strip of account and round, lines with VAT codes, Eircode alone, analysis in a framed corner."""
    strip = "".join(f"<td><small>{escape(one.label)}</small><br>{escape(one.value)}</td>" for one in paper.meta)
    bank = "".join(f"<tr><td>{escape(one.label)}</td><td>{escape(one.value)}</td></tr>" for one in paper.bank)
    css = ".two { display: flex; justify-content: space-between; gap: 6mm; align-items: flex-start } .strip { width: 100%; margin: 4mm 0 } .strip td { border-top: 2pt solid #14532d; border-bottom: 0.5pt solid #14532d } small { font-size: 70% } .lines { width: 100%; border: 0.7pt solid #14532d } .lines th { background: #d9eadf } .lines td { border-right: 0.5pt dotted #14532d } .corner { border: 0.7pt solid #14532d; padding: 2mm; font-size: 88% } .sums td { border-bottom: 0.5pt solid #14532d; padding: 2pt 3mm } .sums tr:last-child td { font-size: 118%; font-weight: bold } .foot { font-size: 72%; text-align: center; margin-top: 6mm }"
    body = (
        f"<div class='two'><div><span style='font-size: 165%; color: #14532d'>{escape(paper.seller.name)}</span>{block((*paper.seller.address, f'Tel: {paper.seller.phone}', paper.seller.email))}</div><div class='r'><b style='font-size: 140%'>{escape(paper.title)}</b>{block(paper.legal[:1])}</div></div><br><b>{escape(paper.buyer_label)}</b>{block(paper.buyer)}<table class='strip'><tr>{strip}</tr></table>{lines(paper)}<br><div class='two'><div class='corner'>VAT Analysis{analysis(paper)}</div><table>{bank}</table>{pairs(paper.totals, css='sums', right=True)}</div>"
        f"{block(paper.ship_to)}{paragraphs((paper.opening, *paper.notes))}<div class='foot'>{' | '.join(map(escape, paper.legal[1:]))}</div>"
    )
    return page(paper, css + WHOLE, body, margin="12mm 14mm")


def _over_the_border(paper: Paper) -> str:
    """Irish, billed in sterling to the North: works as a list with bullets, what to pay in a sentence, the account in another."""
    number, day, *others = paper.meta
    works = "".join(
        f"<li><span>{escape(row['description'])} ({escape(row['quantity'])} {escape(row['unit'])} at {escape(row['price'])} each)</span><b>{escape(row['amount'])}</b></li>"
        for row in paper.rows
    )
    sums = "".join(f"<li><span>{escape(one.label)}</span><b>{escape(one.value)}</b></li>" for one in paper.totals)
    bank = " and ".join(f"{escape(one.label)} {escape(one.value)}" for one in paper.bank)
    pay = f"<p>Please remit in pounds sterling to {escape(paper.seller.name)}, {bank}.</p>" if paper.bank else ""
    refs = "<br>".join(f"{escape(one.label)}: {escape(one.value)}" for one in others)
    css = ".head { display: flex; justify-content: space-between; border-bottom: 0.7pt solid #000; padding-bottom: 3mm } ul { list-style: square; padding-left: 6mm } li { padding: 1mm 0 } li span { display: inline-block; width: 78% } li b { float: right; font-weight: normal; white-space: nowrap } .sums { list-style: none } .sums li:last-child b, .sums li:last-child { font-weight: bold } .foot { font-size: 72%; border-top: 0.7pt solid; margin-top: 10mm; padding-top: 2mm }"
    body = f"<div class='head'><div style='font-size: 150%'>{escape(paper.seller.name)}</div><div class='r'>{block((*paper.seller.address, paper.seller.phone, paper.seller.email))}</div></div><p>{escape(day.label)} {escape(day.value)}</p>{block(paper.buyer)}<h3>{escape(paper.title)} &ndash; {escape(number.label)} {escape(number.value)}</h3><p>{refs}</p>{paragraphs([paper.opening])}<p>To:</p><ul>{works}</ul><ul class='sums'>{sums}</ul>{paragraphs(paper.notes)}{pay}{block(paper.ship_to)}<div class='foot'>{'. '.join(map(escape, paper.legal))}</div>"
    return page(paper, css, body, margin="18mm 20mm")


_WORDS = ("nations",)
NORTHERN = (
    Layout(
        name="card line, Danish",
        role=Role.DEVELOPMENT,
        draw=_card_line,
        trades=("da works", "da"),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        many=8,
        language="da",
        one_rate=True,
        words=_WORDS,
        day_forms=("{d:02}-{m:02}-{short:02}", "{d}. {month} {y}", "{d:02}.{m:02}.{y}"),
        more=(
            Nation(
                firms="da",
                vat="DK########",
                register="## ## ## ##",
                of_vat=2,
                place="DK-{postcode} {town}",
                phone="+45 00 00 00 ##",
                bank=("", "IBAN-nr.", "SWIFT"),
                legal=("CVR-nr. {register}", "VAT no. {vat}"),
            ),
            charges("Fragt og emballage", "Miljø- og fragttillæg", "Ekspeditionsgebyr"),
            more.delivered,
            numbers(("EAN-lokation", "57980000#####"), ("Deres kontakt", "@@@"), most=1),
        ),
    ),
    Layout(
        name="shifted, Swedish",
        role=Role.DEVELOPMENT,
        draw=_shifted_north,
        trades=("sv works", "sv"),
        columns=("description", "quantity", "unit", "price", "percent_off", "amount"),
        many=7,
        rates=("0",),
        one_rate=True,
        language="sv",
        words=_WORDS,
        day_forms=("{y}-{m:02}-{d:02}", "{short:02}{m:02}{d:02}", "{d} {month} {y}"),
        more=(
            Nation(
                firms="sv",
                vat="SE##########01",
                register="######-####",
                of_vat=2,
                place="SE-{postcode} {town}",
                phone="+46 (0)8 000 00 ##",
                grouped=False,
                legal=("Org.nr {register}", "Momsreg.nr {vat}", "Säte: {town}", "Godkänd för F-skatt"),
            ),
            charged("Frakt", "Vägtull", "Emballage", units="st"),
            to_britain("STORBRITANNIEN", "Ert momsnr"),
            untaxed("Omvänd betalningsskyldighet / Reverse charge.", "Momsfri export, 10 kap. mervärdesskattelagen."),
        ),
    ),
    Layout(
        name="under columns, Polish",
        role=Role.DEVELOPMENT,
        draw=_under_columns,
        trades=("pl wards", "pl"),
        columns=("description", "unit", "quantity", "price", "amount", "rate", "vat_amount", "gross_amount"),
        many=7,
        analysis=True,
        one_rate=True,
        language="pl",
        words=_WORDS,
        signs=("{}",),
        thousands=" ",
        more=(
            Nation(
                firms="pl",
                vat="###-###-##-##",
                register="0000######",
                phone="22 000 00 ##",
                bank=("Bank", "Numer rachunku (IBAN)", "SWIFT"),
                legal=("NIP: {vat}", "KRS {register}"),
            ),
            more.delivered,
            numbers(("Środek transportu", "kurier"), ("BDO", "000######"), most=1),
        ),
    ),
    Layout(
        name="rate of the day, Polish",
        role=Role.DEVELOPMENT,
        draw=_rate_of_the_day,
        trades=("pl wards", "pl"),
        columns=("code", "description", "quantity", "unit", "price", "rate", "amount"),
        many=6,
        rates=("0",),
        one_rate=True,
        language="pl",
        words=_WORDS,
        second=(" / ", "en"),
        signs=("{} EUR", "{} €"),
        day_forms=("{y}-{m:02}-{d:02}", "{d:02}.{m:02}.{y}"),
        more=(
            Nation(
                firms="pl",
                vat="PL##########",
                register="0000######",
                place="PL-{postcode} {town}",
                phone="+48 22 000 00 ##",
                grouped=False,
                bank=("Bank", "IBAN", "SWIFT/BIC"),
                legal=("VAT UE/VAT EU: {vat}", "KRS: {register}"),
            ),
            charges("Transport i opakowanie / Freight and packing", "Opłaty drogowe / Road tolls", share=0.6),
            to_britain("WIELKA BRYTANIA / UNITED KINGDOM", "NIP nabywcy / Customer VAT"),
            untaxed("Odwrotne obciążenie / Reverse charge (art. 28b).", cell="NP"),
            in_currency("EUR", "€"),
        ),
    ),
    Layout(
        name="rounds, Irish",
        role=Role.DEVELOPMENT,
        draw=_rounds,
        trades=("ie wards", "ie"),
        columns=("code", "description", "quantity", "unit", "price", "vat_code", "amount"),
        many=10,
        analysis=True,
        language="ie",
        words=_WORDS,
        day_forms=("{d:02}/{m:02}/{short:02}", "{d:02}-{mon}-{short:02}"),
        more=(
            Nation(
                firms="ie",
                vat="IE ########",
                register="######",
                place="{town}, {postcode}",
                phone="+353 (0)20 915 00##",
                bank=("Bank", "IBAN", "BIC"),
                legal=("VAT No. {vat}", "Registered in Ireland No. {register}", "Directors: {person}, J. Example"),
            ),
            charged("Fuel and toll surcharge", "Delivery charge", "Packaging levy"),
            numbers(("Round", "##"), ("Van", "#"), most=1),
        ),
    ),
    Layout(
        name="over the border, Irish",
        role=Role.DEVELOPMENT,
        draw=_over_the_border,
        trades=("ie wards",),
        columns=("description", "quantity", "unit", "price", "amount"),
        many=4,
        rates=("0",),
        one_rate=True,
        language="ie",
        words=_WORDS,
        signs=("£{}", "Stg£{}", "GBP {}"),
        day_forms=("{d}{th} {month} {y}", "{d:02}.{m:02}.{y}"),
        more=(
            Nation(
                firms="ie",
                vat="IE########",
                register="######",
                place="{town}. {postcode}",
                phone="00 353 20 915 00##",
                legal=("Reg. No. {register}, Ireland", "VAT Reg. {vat}"),
            ),
            early(
                "A discount of {percent}% ({less}) applies if paid by {on}; otherwise net by {due}.",
                "Deduct {percent}% ({less}) if paid within {days} days.",
            ),
            untaxed("Reverse charge: VAT is to be accounted for by the recipient.", shown=False),
            in_currency("GBP", "£"),
        ),
    ),
)
