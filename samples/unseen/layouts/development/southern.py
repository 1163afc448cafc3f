"""Layouts of firms of Italy, Spain and Portugal: boxes in boxes, the copy of a bill sent by machine, print at the side, a stamp."""

from html import escape

from samples.unseen import more
from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.development.pieces import WHOLE, cells, chance, code_square, heads, in_two_lines
from samples.unseen.layouts.parts import analysis, block, lines, page, pairs, paragraphs
from samples.unseen.nations import Nation, charged, charges, early, in_currency, numbers, to_britain, untaxed
from samples.unseen.style import Layout, Role


def _box(label: str, value: str, css: str = "") -> str:
    """A cell with its label in tiny print at its upper edge."""
    return f"<div class='box' style='{css}'><small>{escape(label)}</small><div>{value}</div></div>"


def _boxes(paper: Paper) -> str:
    """Italian: boxes within boxes, each with a tiny label, from the customer to what falls due; lines ruled down to the foot."""
    number, day, *others = paper.meta
    due = next((one.value for one in others if "cad" in one.label.casefold() or "agamento entro" in one.label), "")
    refs = "".join(_box(one.label, escape(one.value)) for one in others)
    empty = "<tr>" + "<td>&nbsp;</td>" * len(paper.columns) + "</tr>"
    rows = "".join(cells(paper.columns, row) for row in paper.rows) + empty * max(0, 14 - len(paper.rows))
    bank = "".join(_box(one.label, escape(one.value)) for one in paper.bank)
    last = paper.totals[-1]
    sums = "".join(_box(one.label, escape(one.value), "text-align: right") for one in paper.totals[:-1])
    css = (
        ".box { border: 0.6pt solid #333; padding: 0 1.5mm; flex: 1; min-height: 8mm } .box small { font-size: 58%; color: #333; display: block; text-align: left } .row { display: flex; flex-wrap: wrap; margin-top: -0.6pt } .row > .box { margin-left: -0.6pt } .lines { width: 100%; border: 0.6pt solid #333 } .lines th { font-size: 66%; border: 0.6pt solid #333; font-weight: normal } .lines td { border-left: 0.6pt solid #333; font-size: 92% }"
        " .due { font-size: 135%; font-weight: bold; text-align: right } .analysis { width: 100%; font-size: 85% } .analysis td, .analysis th { font-weight: normal } p { margin: 1.5mm 0; font-size: 80% }"
    )
    body = (
        f"<div class='row'><div class='box' style='flex: 1.2'><b style='font-size: 135%'>{escape(paper.seller.name)}</b>{block((*paper.seller.address, f'Tel. {paper.seller.phone}'))}<div style='font-size: 78%'>{'<br>'.join(map(escape, paper.legal))}</div></div><div class='box'><small>{escape(paper.buyer_label)}</small>{block(paper.buyer)}</div></div><div class='row'>{_box('Documento', f'<b>{escape(paper.title)}</b>')}{_box(number.label, escape(number.value))}{_box(day.label, escape(day.value))}</div><div class='row'>{refs}</div><br><table class='lines'><thead>{heads(paper.columns)}</thead>{rows}</table>"
        f"<div class='row'><div class='box' style='flex: 2'>{analysis(paper)}</div></div><div class='row'>{sums}</div><div class='row'>{_box('Scadenze', f'{escape(due)} &nbsp; {escape(last.value)}' if due else 'Vista fattura')}<div class='box' style='flex: 1'><small>{escape(last.label)}</small><div class='due'>{escape(last.value)}</div></div></div><div class='row'>{bank}</div>{block(paper.ship_to)}{paragraphs(paper.notes)}"
    )
    return page(paper, css + WHOLE, body, margin="9mm 11mm")


def _courtesy_copy(paper: Paper) -> str:
    """Italian: the copy of a bill that was sent by machine, with the titles that its style sheet gives all of them."""
    seller, buyer = paper.seller, paper.buyer
    number, day, *others = paper.meta
    kind = "TD04 nota di credito" if paper.truth["kind"] == "credit_note" else "TD01 fattura"
    refs = [
        Pair("Tipologia documento", kind),
        Pair("Numero documento", number.value),
        Pair("Data documento", day.value),
    ]
    table = "".join(f"<th>{escape(one.label)}</th>" for one in (*refs, *others))
    values = "".join(f"<td>{escape(one.value)}</td>" for one in (*refs, *others))
    due = next((one.value for one in others if "scad" in one.label.casefold()), "")
    last = paper.totals[-1]
    pay = (
        "<table><tr><th>Modalità pagamento</th>"
        + "".join(f"<th>{escape(one.label)}</th>" for one in paper.bank)
        + "<th>Data scadenza</th><th>Importo</th></tr><tr><td>MP05 Bonifico</td>"
        + "".join(f"<td>{escape(one.value)}</td>" for one in paper.bank)
        + f"<td>{escape(due)}</td><td class='r'>{escape(last.value)}</td></tr></table>"
        if paper.bank
        else ""
    )
    sums = "".join(
        f"<tr><td>{escape(one.label)}</td><td class='r'>{escape(one.value)}</td></tr>" for one in paper.totals
    )
    css = "body { font-size: 8pt } table { width: 100%; margin: 2mm 0 } th { background: #dcdcdc; font-size: 85%; border: 0.5pt solid #000; text-align: center } td { border: 0.5pt solid #000 } .two { display: grid; grid-template-columns: 1fr 1fr; gap: 3mm } .party { border: 0.5pt solid #000; padding: 2mm; line-height: 1.45 } .party b { display: block; text-align: center; background: #dcdcdc } h3 { font-size: 100%; text-align: center; margin: 3mm 0 1mm } .tiny { font-size: 75%; color: #444 }"
    body = (
        f"<div class='tiny'>Versione FPR12 &nbsp; {escape(paper.title)} &ndash; copia di cortesia priva di valore fiscale</div><div class='two'><div class='party'><b>Cedente/prestatore (fornitore)</b>Denominazione: {escape(seller.name)}<br>{'<br>'.join(map(escape, paper.legal))}<br>Indirizzo: {escape(seller.address[0])}<br>Comune: {escape(' '.join(seller.address[1:]))}<br>Telefono: {escape(seller.phone)}</div><div class='party'><b>Cessionario/committente (cliente)</b>Denominazione: {escape(buyer[0])}<br>Indirizzo: {escape(', '.join(buyer[1:]))}</div></div><table><tr>{table}</tr><tr>{values}</tr></table>"
        f"{lines(paper)}<h3>RIEPILOGHI IVA E TOTALI</h3>{analysis(paper)}<table>{sums}</table>{pay}{block(paper.ship_to)}{paragraphs(paper.notes)}"
    )
    return page(paper, css + WHOLE, body, margin="10mm")


def _side_print(paper: Paper) -> str:
    """Spanish: the register's entry turned along the left edge, the number with its series large, bases in a row of the foot."""
    number, *others = paper.meta
    refs = "".join(f"<tr><td>{escape(one.label)}</td><td>{escape(one.value)}</td></tr>" for one in others)
    cells_ = "".join(f"<td><small>{escape(one.label)}</small><br>{escape(one.value)}</td>" for one in paper.totals)
    pay = " &ndash; ".join(f"{escape(one.label)}: {escape(one.value)}" for one in paper.bank)
    css = (
        "body { padding-left: 9mm } .side { position: fixed; left: 0; top: 40mm; writing-mode: vertical-rl; transform: rotate(180deg); font-size: 6pt; color: #444 } .two { display: flex; justify-content: space-between; gap: 8mm } .refs td { border: 0.5pt solid #999; padding: 1pt 3mm } .refs td:first-child { background: #f4f4f4; font-size: 85% } .lines { width: 100%; margin: 6mm 0; min-height: 60mm } .lines th { border-top: 1pt solid; border-bottom: 1pt solid; font-size: 85% } .foot { width: 100% } .foot td { border: 1pt solid #000; padding: 1mm 3mm; text-align: right; white-space: nowrap } .foot small { font-size: 68% } .foot td:last-child { font-weight: bold; font-size: 115% }"
        " .pay { border: 0.5pt solid #999; padding: 2mm; margin-top: 3mm; font-size: 90% }"
    )
    body = (
        f"<div class='side'>{escape(paper.seller.name)} &middot; {' &middot; '.join(map(escape, paper.legal[1:]))}</div><div class='two'><div><b style='font-size: 155%; color: {paper.look.colour}'>{escape(paper.seller.name)}</b>{block((paper.legal[0], *paper.seller.address, f'Tfno. {paper.seller.phone}', paper.seller.email))}</div><div><div style='font-size: 130%'>{escape(paper.title)}</div><div>{escape(number.label)} <b style='font-size: 130%'>{escape(number.value)}</b></div></div></div><br><div class='two'><table class='refs' style='align-self: start'>{refs}</table><div>{escape(paper.buyer_label)}<br><b>{escape(paper.buyer[0])}</b>{block(paper.buyer[1:])}</div></div>"
        f"{lines(paper)}<table class='foot'><tr>{cells_}</tr></table><div class='pay'>Forma de pago: transferencia bancaria. {pay}</div>{block(paper.ship_to)}{paragraphs(paper.notes)}"
    )
    return page(paper, css + WHOLE, body, margin="12mm 12mm 12mm 9mm")


def _in_pounds(paper: Paper) -> str:
    """Spanish: labels in two languages and prices in pounds with commas, a table of accounts, a charge line, boxes rounded."""
    refs = "".join(
        f"<div class='ref'><div>{in_two_lines(one.label, ' · ')}</div><b>{escape(one.value)}</b></div>"
        for one in paper.meta
    )
    top = "".join(
        f"<th class='{'r' if one.right else ''}'>{in_two_lines(one.heading, ' · ')}</th>" for one in paper.columns
    )
    rows = "".join(cells(paper.columns, row) for row in paper.rows)
    sums = "".join(
        f"<tr><td class='r'>{escape(one.label)}</td><td class='r'>{escape(one.value)}</td></tr>" for one in paper.totals
    )
    css = f"i {{ font-size: 78%; color: #555; font-weight: normal }} .refs {{ display: flex; flex-wrap: wrap; gap: 2mm; margin: 5mm 0 }} .ref {{ border: 0.7pt solid {paper.look.colour}; border-radius: 2mm; padding: 1mm 3mm; font-size: 90% }} .two {{ display: flex; justify-content: space-between; gap: 8mm; align-items: flex-start }} .lines {{ width: 100% }} .lines th {{ background: {paper.look.shade} }} .lines td {{ border-bottom: 0.5pt dotted #888; padding: 2.5pt 4pt }} .sums {{ margin: 3mm 0 5mm auto }} .sums tr:last-child td {{ font-weight: bold; background: {paper.look.shade} }} .bank td {{ border: 0.5pt solid #aaa; padding: 1pt 4mm }} .small {{ font-size: 75% }}"
    body = f"<div class='two'><div><span style='font-size: 150%'>{escape(paper.seller.name)}</span>{block((*paper.seller.address, paper.seller.phone, *paper.legal))}</div><div>{block(paper.buyer)}</div></div><h2>{escape(paper.title)}</h2><div class='refs'>{refs}</div><table class='lines'><thead><tr>{top}</tr></thead><tbody>{rows}</tbody></table><table class='sums'>{sums}</table>{pairs(paper.bank, css='bank')}{block(paper.ship_to)}{paragraphs(paper.notes, 'small')}"
    return page(paper, css + WHOLE, body, margin="15mm")


def _certified(paper: Paper) -> str:
    """Portuguese: the code of the document and its square, what was loaded where, a summary of taxes, the program's certificate."""
    random_ = chance(paper)
    letters = "".join(random_.choices("ABCDEFGHJKLMNPQRSTVWXYZ0123456789", k=8))
    head = "".join(f"<th>{escape(one.label)}</th>" for one in paper.meta)
    values = "".join(f"<td>{escape(one.value)}</td>" for one in paper.meta)
    sums = "".join(
        f"<div class='sum'><span>{escape(one.label)}</span><span>{escape(one.value)}</span></div>"
        for one in paper.totals
    )
    hash_ = "".join(random_.choices("abcdefghkmnpqrstuvwxyzABCDEFGHKLMNPQR", k=4))
    bank = " | ".join(f"{escape(one.label)} {escape(one.value)}" for one in paper.bank)
    css = ".two { display: flex; justify-content: space-between; gap: 6mm } .refs { width: 100%; margin: 4mm 0 } .refs th { font-size: 75%; border-bottom: 0.7pt solid; font-weight: normal; color: #444 } .lines { width: 100% } .lines th { background: #2b2b2b; color: #fff; font-weight: normal; font-size: 88% } .lines tbody tr:nth-child(even) td { background: #f3f3f3 } .sum { display: flex; justify-content: space-between; min-width: 72mm } .sum:last-child { font-weight: bold; font-size: 115%; border-top: 1pt solid } .analysis th { font-size: 80%; border-bottom: 0.7pt solid } .small { font-size: 72%; color: #333 } .end { margin-top: 8mm; align-items: flex-end }"
    body = (
        f"<div class='two'><div><b style='font-size: 135%'>{escape(paper.seller.name)}</b>{block((*paper.seller.address, f'Tel. {paper.seller.phone}', *paper.legal))}</div><div class='r'><span style='font-size: 160%'>{escape(paper.title)}</span><br>Original<br><span class='small'>ATCUD:{letters}-{random_.randrange(10, 9999)}</span></div></div><div style='margin: 5mm 0 0 95mm'><small>{escape(paper.buyer_label)}</small>{block(paper.buyer)}</div><table class='refs'><tr>{head}</tr><tr>{values}</tr></table>{lines(paper)}<br><div class='two'><div><small>Quadro resumo de impostos</small>{analysis(paper)}</div><div>{sums}</div></div>"
        f"{block(paper.ship_to)}{paragraphs(paper.notes)}<div class='two end'><div class='small'>{hash_}-Processado por programa certificado n.º {random_.randrange(100, 2999)}/AT<br>{bank}</div>{code_square(random_, 26)}</div>"
    )
    return page(paper, css + WHOLE, body, margin="13mm 15mm")


_WORDS = ("nations",)
SOUTHERN = (
    Layout(
        name="boxes, Italian",
        role=Role.DEVELOPMENT,
        draw=_boxes,
        trades=("it wards", "it"),
        columns=("code", "description", "unit", "quantity", "price", "percent_off", "amount", "rate"),
        many=9,
        analysis=True,
        language="it",
        words=_WORDS,
        more=(
            Nation(
                firms="it",
                vat="IT ###########",
                register="BS-######",
                place="{postcode} {town}",
                phone="030 000 00##",
                bank=("Banca d'appoggio", "IBAN", "BIC"),
                grouped=False,
                legal=("P.IVA {vat}", "R.E.A. {register}", "Cap. Soc. € ##.000,00 i.v."),
            ),
            charges("Spese trasporto", "Spese imballo e pedaggi", "Spese accessorie"),
            numbers(("Porto", "Franco"), ("Causale", "VENDITA"), ("Vettore", "@@@ Trasporti"), ("Colli", "#")),
        ),
    ),
    Layout(
        name="courtesy copy, Italian",
        role=Role.DEVELOPMENT,
        draw=_courtesy_copy,
        trades=("it wards", "it"),
        columns=("code", "description", "quantity", "price", "unit", "rate", "amount"),
        many=7,
        rates=("0",),
        analysis=True,
        language="it",
        words=_WORDS,
        signs=("{}",),
        day_forms=("{y}-{m:02}-{d:02}", "{d:02}-{m:02}-{y}"),
        more=(
            Nation(
                firms="it",
                vat="IT###########",
                register="FG ######",
                place="{town} CAP {postcode}",
                phone="+39 0881 0000##",
                legal=(
                    "Identificativo fiscale ai fini IVA: {vat}",
                    "Regime fiscale: RF01 ordinario",
                    "Numero REA: {register}",
                ),
            ),
            to_britain("Nazione: GB"),
            numbers(("Codice destinatario", "XXXXXXX"), ("CIG", "ZB#######@"), most=1),
            untaxed("Operazione non imponibile art. 8 c. 1 lett. a) DPR 633/72.", cell="N3.1"),
        ),
    ),
    Layout(
        name="side print, Spanish",
        role=Role.DEVELOPMENT,
        draw=_side_print,
        trades=("es wards", "es"),
        columns=("code", "description", "quantity", "unit", "price", "amount"),
        many=8,
        rates=("0",),
        one_rate=True,
        language="es",
        words=_WORDS,
        day_forms=("{d:02}-{m:02}-{short:02}", "{d:02}/{m:02}/{y}"),
        more=(
            Nation(
                firms="es",
                vat="ES-#-########",
                place="E-{postcode} {town}",
                phone="+34 900 00 00 ##",
                bank=("Entidad", "IBAN", "SWIFT"),
                legal=("NIF-IVA: {vat}", "Inscrita en el R.M. de {town}, tomo ####, folio ###"),
            ),
            to_britain("REINO UNIDO", "NIF cliente"),
            more.delivered,
            untaxed(
                "Operación exenta de IVA por exportación, art. 21 Ley 37/1992.",
                "Inversión del sujeto pasivo, art. 84 Ley 37/1992 (reverse charge).",
            ),
        ),
    ),
    Layout(
        name="in pounds, Spanish",
        role=Role.DEVELOPMENT,
        draw=_in_pounds,
        trades=("es wards",),
        columns=("description", "quantity", "price", "amount", "rate"),
        many=7,
        language="es",
        rates=("21", "21", "10"),
        one_rate=True,
        words=_WORDS,
        second=(" · ", "en"),
        signs=("{} £", "£{}", "{} GBP"),
        more=(
            Nation(
                firms="es",
                vat="ES #########",
                phone="(+34) 91 000 00 ##",
                grouped=False,
                bank=("Banco · Bank", "IBAN", "BIC"),
                legal=("C.I.F. {vat}",),
            ),
            charged("Portes · Carriage", "Peajes · Road tolls", "Embalaje · Packing", units="ud"),
            to_britain("REINO UNIDO"),
            early(
                "Descuento pronto pago {percent} % ({less}) hasta {on}; vencimiento {due}.",
                "Por pago antes de {on}: descuento del {percent} %, es decir, {less}.",
            ),
            in_currency("GBP", "£"),
        ),
    ),
    Layout(
        name="certified, Portuguese",
        role=Role.DEVELOPMENT,
        draw=_certified,
        trades=("pt",),
        columns=("code", "description", "quantity", "unit", "price", "percent_off", "rate", "amount"),
        many=8,
        analysis=True,
        language="pt",
        words=_WORDS,
        more=(
            Nation(
                firms="pt",
                vat="PT ### ### ###",
                phone="+351 220 000 0##",
                bank=("", "IBAN", "BIC/SWIFT"),
                legal=("Contribuinte n.º {vat}", "Capital Social ##.000,00 €"),
            ),
            charges("Portes e embalagem", "Transporte e portagens", share=0.6),
            to_britain("REINO UNIDO", "V/ N.º Contribuinte"),
        ),
    ),
)
