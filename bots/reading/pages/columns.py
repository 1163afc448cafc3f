"""The header words of line tables by column, and how a header is recognised among the lines of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from bots.reading.pages.labels import HEADING, expanded, find_labels
from bots.reading.pages.segments import TOKEN, Layout, Segment
from bots.reading.pages.sums_abroad import COLUMNS_ABROAD


class Column(StrEnum):
    """What the cells of a column hold."""

    POSITION = "position"
    CODE = "code"
    GTIN = "gtin"
    DESCRIPTION = "description"
    QUANTITY = "quantity"
    UOM = "uom"
    PRICE = "price"
    DISCOUNT = "discount"
    VAT_RATE = "vat_rate"
    VAT = "vat"
    NET = "net"
    GROSS = "gross"
    ORDER = "order"
    ORDER_LINE = "order_line"
    DATE = "date"
    BALANCE = "balance"
    DEBIT = "debit"
    CREDIT = "credit"
    REFERENCE = "reference"
    BASE = "base"
    OTHER = "other"


# A heading names the column; signs of money and brackets are left out of what is compared.
COLUMNS = """
position 1
    #; line; line no; pos; position; item #; ln; no; nr; line number; sr; s no; sl no; n; row; seq; lfd nr; pos nr
code 1
    {item|product|stock|part|catalogue|cat|article|our|supplier|material|order|npc|mpc|service|sku|rate|nhssc|style|model}
        {code|no|number|ref|#|id|nr}; code; sku; ref; reference; product; npc; mpc; catalogue; art nr; artnr; artikelnummer; artikelnr;
    artikel nr; artikel; référence; réf; codice; código; artikelcode; cat; item ref; codes; art no; {unsere|ihre} {art nr|artikelnummer|art}; hsn; plu; art nr lieferant; pip code; pip; job {ref|no|number|code}
gtin 1
    gtin; ean; barcode; bar code; ean code; gtin ean; ean gtin; upc; gtin no; ean no
description 1
    {supply|supplies|commodity|task|title|text|matter|work done|work carried out|work|works|service provided|services provided|services rendered|goods supplied|article|articles|item supplied|goods description|what for|details of goods|details of work|nature of goods|nature of supply|nature of work|product title|line text|for|booking details|role|material|materials|product details|item details|line details|narration|description of item|description of product|our description}; {goods|articles|products|items|materials|services} {supplied|provided|ordered|description|and services|or services|delivered};
    {|item|product|line|service|goods|full|job|work|transaction|charge} {description|details|detail|desc};
    description of {work|works|goods|services|goods services|goods and services|work|supply|charge|items|service};
    item; items; particulars; goods; service; services; product name; product; details of {supply|service|charge|goods|work};
    bezeichnung; beschreibung; artikelbezeichnung; leistung; omschrijving; désignation; désignations; descrizione; descripción;
    concepto; description and code; narrative; produkt; produktbezeichnung; artikelbeschreibung; item name; activity;
    item and description; goods services; product service; product description; nature of charge; charge; charges;
    artikel beschreibung; description details; worker; candidate; worker name; name; shift; assignment; libellé; dienst
quantity 1
    {no|num|number|count|pcs|pieces|packs|cases|boxes|volume|usage|consumption|time|time spent|no off|nos|amt used|used|pk qty|q ty|qnty|quant|units used|qty used|hours charged|hours billed|number off|how many|qty ea|chargeable hours|chargeable units|days worked|days charged|no supplied|number supplied|no of units supplied|invoiced qty|our qty}; {qty|quantity|units|hours} {this invoice|now|issued|on invoice|hrs|days|ea|of units};
    {|order|inv|invoiced|del|delivered|supplied|shipped|despatched|billed|total|actual} {qty|quantity|units|quant};
    {qty|quantity|units} {|invoiced|delivered|supplied|shipped|despatched|billed|inv|del|charged|uom|unit|hrs|hours}; hours; hrs;
    total {hours|hrs}; hours worked; days; no of {units|hours|days|items}; {number|no} of {units|hours|days|items}; shifts; miles;
    menge; anzahl; aantal; hoeveelheid; quantité; qté; quantità; qta; cantidad; cant; std; stück; stk; visits; sessions;
    ordered; ord; del; desp; delvd; supp; {qty|quantity|units} {ordered|ord|sent|dispatched|sold|used}; {shipped|supplied|delivered|despatched|dispatched|sent|picked|issued} {|qty|quantity};
    hrs worked; billable hours; units hours; hours units; {hours|hrs} qty; menge einheit; qty hrs; kwh; stunden; nights; weeks; months
uom 1
    {measure|unit size|sold in|unit code|pk|pack unit|packing|unit description|sales unit|price unit|sell unit|size|of|format|u o m|u o i|issue|ut|uts};
    uom; u m; um; unit; unit of measure; unit of {issue|sale|purchase|order}; uoi; uos; uop; pack; pack size; units of measure;
    einheit; eenheid; unité; unità; unidad; me; mengeneinheit; meng einheit; pack unit; unit type; unit pack; sold by; issue unit; ve; unit measure
price 1
    {unit|per unit|unit val|unit value|cost each|price per|rate each|unit ex vat|tariff|fee|fee rate|per item|price for one|price of one|price per item|charge each|charge per unit|each price|at|a|net each|per each|day rate|unit net price|price charged|p unit|unit p|price ea|cost ea|hourly fee|rate of charge|your price each|net cost}; {price|rate|cost|charge} {each|per|for each|a unit|unit|hr|hour|day|pu|p u|p h|unit net|nett|net}; {price|rate|cost|fee|charge} per {hour|day|unit|item|pack|visit|session|shift|mile|each|one|month|week|kwh|test|head|user};
    {|unit|item|net|nett|list|each|selling|sale|contract|ex vat|your|agreed|trade} {price|cost|pr}; unit {price|cost|rate|net|charge|amount|value};
    {price|cost|rate} {each|per unit|unit|ea|ex vat|exc vat|excl vat|per hour|per item|per day}; rate; {charge|hourly|pay|day|daily|hour|agreed|shift|bill} rate;
    each; @; unit price {ex|exc|excl|excluding|net of} vat; rate per {hour|unit|day|mile}; price ex; {einzelpreis|stückpreis|e preis|nettopreis|ep};
    preis; preis einheit; vk preis; prijs; prijs per stuk; stukprijs; eenheidsprijs; prix; prix unitaire; pu ht; p u; prix unitaire ht;
    prezzo; prezzo unitario; precio; precio unitario; {preis|preis je|preis pro} einheit; unit net; unit net price; net unit price; unit sell; price unit; einzelpreis netto; preis pro einheit;
    einzel; stundensatz; cost per unit; net rate; {unit price|price|unit cost|rate|unit rate} {ex|exc|excl|excluding|net of|before|without|exclusive of} {vat|tax}; nettopreis; netto {einzelpreis|preis}; einzelpreis
base 1
    per; price {per|unit|base|basis}; pricing unit; per qty; preiseinheit; pe; pro
discount 1
    disc; discount; disc %; discount %; % disc; rabatt; rabatt %; remise; korting; sconto; dto; less; disc amount; discount amount
vat_rate 1
    {vat|tax|mwst|ust|tva|btw|iva} {|%|rate|code|rate %|% rate|cat|category|class}; % vat; %; rate of vat; v; vat c; mwst satz; ust satz; steuersatz; vc; tc;
    mwst %; ust %; taux tva; t v a; st; steuer; v a t; aliquota; vat at; btw percentage; taxes; vat type; tax type; gst; gst rate
vat 1
    {vat|tax|mwst|ust|tva|btw|iva} {amount|amt|value|total|gbp|payable|charge|betrag|bedrag}; total vat; line vat; steuerbetrag; vat £; tax £; montant tva; gst amount
net 1
    {extn|extended price|ext price|ext value|ext amount|ext cost|ext total|line amount|line price|line sum|sub total|subtotal|sum|nett value|nett amount|nett total|goods net|goods nett|net goods|net line|net line total|net line value|total ex|total nett|total charge|total price|total cost|total amount|total value|invoice value|£|€|charge|value net|amount nett|amount net|net sum|sum net|we charge|charged|row total|item total|price total|to pay net}; {value|amount|total|price|cost|charge|sum} {excl|ex|exc|excluding|net of|before} {|vat|tax}; {net|nett} {worth|charge|fee|total|value|sum|price total|of vat|ex vat}; ex vat; excl vat; excluding vat;
    {|net|nett|line|total|goods|extended|ext|invoice|taxable|gross line|item|sub|charge|net line} {amount|value|total|cost|price|amt};
    net; nett; {line|total|item} {net|nett|price|value|cost|amount}; {total|amount|value|net} {ex|exc|excl|excluding|before|less|net of|without|exclusive of} {vat|tax};
    total; amount; ext; extension; line total {ex|exc|excl|excluding} vat; net {total|amount|value} {gbp|ex vat}; total net; total net amount; total gbp; amount gbp;
    {gesamt|gesamtpreis|betrag|summe|nettobetrag|g preis|gesamtbetrag|nettowert|gp|warenwert|nettosumme|wert|zeilenbetrag|entgelt};
    {bedrag|totaal|regeltotaal|totaalprijs}; {montant|montant ht|total ht|prix total|prix total ht}; {importo|totale|importe|imponibile|prezzo totale};
    fee; charge; goods; goods total; cost; line cost; net cost; charges; line total excl vat; line net; gesamt netto; positionssumme; extended net; net charge; charge amount; amount charged
gross 1
    gross; {gross|total gross} {amount|total|value|price|cost}; {total|amount|value|line total|price} {inc|incl|including|with|inclusive of} {vat|tax}; bruttobetrag; brutto; total ttc; totaal incl; prijs incl btw; line gross; gross line total; total incl; amount inc; totaal incl btw; inc vat; {item|line|sub|net} {total|subtotal|amount|value} {inc|incl|including|with|inclusive of} {vat|tax}; {total|amount|subtotal|item subtotal} {inc|incl|including} {|vat|tax}; {bruttopreis|brutto preis|gesamt brutto|betrag brutto|endbetrag}; {prix|montant} ttc
order 1
    {po|p o|purchase order|order|your order|customer order|cust order|your po|po order|cust po|customer po|your} {|no|number|ref|reference|nr|#};
    bestellnummer; bestelnummer; commande
order_line 1
    {po|order|p o} {line|line no|ln}; po line number
date 1
    {|shift|service|work|delivery|visit|invoice|inv|transaction|trans|tran|txn|doc|document|tax|posting|posted|issue|supply|due|session|tax point|week ending|w e|bill|entry} date; date of {service|supply|work|shift|visit|invoice|issue}; week ending; w e; datum; fecha; date from; date to; data; date {posted|issued|raised}
balance 1
    {|outstanding|running|account|remaining|open|invoice|cumulative|unpaid} balance; outstanding; outstanding {amount|value|debt}; amount {due|outstanding|owing|open|unpaid|remaining}; due amount; unpaid; unpaid amount; saldo; offen; solde; balance {due|outstanding|gbp|remaining}; {os|o s} {amount|balance|value}; o s; total {due|outstanding}; remaining; {remaining|open} amount; still due
debit 1
    {|total} {debit|debits|dr}; debit {amount|gbp|value}; invoiced; invoice {amount|value|total}; original {amount|value}; charges; soll; invoices
credit 1
    {|total} {credit|credits|cr}; credit {amount|gbp|value}; paid; payments; amount paid; received; credits payments; payment received; haben; payments credits; paid to date
reference 1
    {|our|your|doc|document|invoice|inv|transaction|trans|tran|txn|customer|supplier|voucher|entry} {ref|reference|ref no|reference no|reference number}; {document|doc|invoice|inv|transaction|trans|tran|txn|bill|voucher|entry} {no|number|nr|#|id}; invoice; doc; details; document; belegnummer; rechnungsnummer; factuurnummer; invoice credit note no; {invoice|inv} {credit|cn|credit note} {no|number|ref}
other 1
    {type|doc type|document type|tran type|trans type|txn type|transaction type|dept|ward|location|site|grade|band|start|finish|end|break|due|days overdue|age|status|batch|lot|exp|expiry|booking|booking ref|timesheet|timesheet no|delivery note|del note|cost centre|ref|our ref|department|time|start time|end time|finish time|overdue|days|from|to|comment|comments|remarks|notes|weight|country|origin|currency|period};
    date due; payment due; {pay|due} {by|on}; days late; terms; {age|ageing|aging} {|days}; current; not {|yet} due; older; {|over|1|0|31|61|91|121} {30|60|90|120|150} {|days|day} {|plus|old|overdue}
"""  # noqa: E501 a table of words
# Words that say nothing about which column it is.
NOISE = frozenset(("£", "€", "$", "&", "gbp", "eur", "usd", "chf", "in", "the", "of", "sterling", "pounds", "p", "@"))
LONGEST_HEADER = 3
LONGEST_CELL = 6
# What begins so many points behind the last header cell stands beside the table.
BESIDE = 14.0
# Words no further apart, in points, may be one label.
CLOSE_WORDS = 8.0
# The headers of so many pages are remembered, and of so many lines the cells: who reads a page asks more than once.
PAGES, REMEMBERED = 8, 256
# A header names at least so many different columns.
LEAST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Head:
    """One header cell. `columns` are its possible meanings, the likeliest first."""

    columns: tuple[Column, ...]
    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Header:
    """A recognised header: its cells from left to right, and the rows of the page that it covers."""

    heads: tuple[Head, ...]
    first_row: int
    last_row: int
    # What begins left of here stands beside the table.
    begins: float = 0.0

    @property
    def edge(self) -> float:
        """What begins right of here is no part of the table."""
        return self.heads[-1].x1 + BESIDE

    def has(self, *columns: Column) -> bool:
        """Whether any cell can mean one of these columns."""
        return any(column in head.columns for head in self.heads for column in columns)


@cache
def _vocabulary() -> dict[tuple[str, ...], tuple[Column, ...]]:
    meanings: dict[tuple[str, ...], list[Column]] = {}
    for name, _, wordings in HEADING.findall(COLUMNS + COLUMNS_ABROAD):
        for wording in wordings.split(";"):
            for tokens in expanded(wording):
                known = meanings.setdefault(tokens, [])
                if Column(name) not in known:
                    known.append(Column(name))
    return {tokens: tuple(columns) for tokens, columns in meanings.items()}


@cache
def _words() -> frozenset[str]:
    return frozenset(token for tokens in _vocabulary() for token in tokens)


def meaning(tokens: Sequence[str]) -> tuple[Column, ...]:
    """What a header cell with these tokens can mean; nothing where it is no known header."""
    kept = tuple(token for token in tokens if token not in NOISE)
    return _vocabulary().get(kept, ()) or _vocabulary().get(tuple(tokens), ())


@lru_cache(REMEMBERED)
def _split(segment: Segment, space: float) -> tuple[Segment, ...]:
    """A segment as one header cell, or cut into several where they and not the whole are known; at wide gaps first."""
    cells = _wide_cells(segment, space)
    if len(cells) > 1:
        return tuple(part for cell in cells for part in _split(cell, space))
    labels = find_labels(segment.tokens)
    if len(labels) == 1 and labels[0].start == 0 and labels[0].stop == len(segment.words):
        return (segment,)  # "Credit No" and "Date Due" are labels of the whole document
    return tuple(_known_parts(segment)) or (segment,)


def _wide_cells(segment: Segment, space: float) -> list[Segment]:
    """A segment cut at gaps wider than a space (`space` times its height), where any part is a known header cell."""
    gaps = [other.x0 - one.x1 for one, other in pairwise(segment.words)]
    wide = space * segment.size
    if not gaps or max(gaps) < wide or wide > min(gaps) > max(gaps) / 2:
        return [segment]
    cuts = [0, *(number for number, gap in enumerate(gaps, start=1) if gap >= wide), len(segment.words)]
    cells = [segment.part(start, stop) for start, stop in pairwise(cuts)]
    parts = [cell for cell in cells if cell is not None]
    return parts if any(meaning([token for token, _ in part.tokens]) for part in parts) else [segment]


def _known_parts(segment: Segment) -> list[Segment]:
    """The fewest parts that are all known, cut at the widest gap where there is a choice; else nothing."""
    if meaning([token for token, _ in segment.tokens]):
        return [segment]
    best: list[Segment] = []
    cuts = range(1, min(len(segment.words), LONGEST_CELL))
    for cut in sorted(cuts, key=lambda cut: segment.words[cut - 1].x1 - segment.words[cut].x0):
        left, right = segment.part(0, cut), segment.part(cut)
        if left and right and meaning([token for token, _ in left.tokens]):
            rest = _known_parts(right)
            if rest and (not best or len(rest) + 1 < len(best)):
                best = [left, *rest]
    return best


def stacked_heads(rows: Sequence[Sequence[Segment]], space: float) -> list[Head]:
    """Header cells of up to three lines: what stands above one another is read as one."""
    cells: list[tuple[float, float, list[str], list[str]]] = []
    for row in rows:
        for segment in row:
            for part in _split(segment, space):
                tokens = [token for token, _ in part.tokens]
                above = [
                    c
                    for c in cells
                    if min(c[1], part.x1) - max(c[0], part.x0) > 0.3 * min(c[1] - c[0], part.x1 - part.x0)
                ]
                if len(above) == 1 and len(rows) > 1:
                    cell = above[0]
                    cells[cells.index(cell)] = (
                        min(cell[0], part.x0), max(cell[1], part.x1), [*cell[2], *tokens], [*cell[3], part.text],
                    )  # fmt: skip
                else:
                    cells.append((part.x0, part.x1, tokens, [part.text]))
    cells.sort(key=lambda cell: cell[0])
    return [Head(_meaning_of(tokens, text), " ".join(text), x0, x1) for x0, x1, tokens, text in cells]


def _meaning_of(tokens: Sequence[str], lines: Sequence[str]) -> tuple[Column, ...]:
    """What a header cell of several lines means: all of them together, or else the last of them, or the first."""
    whole = meaning(tokens)
    if whole or len(lines) == 1 or any(line.count("(") != line.count(")") for line in lines):
        return whole
    last, first = (meaning(TOKEN.findall(line.casefold())) for line in (lines[-1], lines[0]))
    return last or first


def worth(heads: Sequence[Head]) -> float:
    """How much a row of cells looks like a header: its distinct columns, less what is not understood."""
    known = {head.columns[0] for head in heads if head.columns} - {Column.OTHER}
    unknown = sum(1 for head in heads if not head.columns)
    return len(known) - 0.7 * unknown


def _could_be_header(row: Sequence[Segment]) -> bool:
    words = _words()
    tokens = [token for segment in row for token, _ in segment.tokens]
    known = sum(1 for token in tokens if token in words or token in NOISE)
    # Columns of what has been due for "30 days", "60 days" are headed by numbers.
    few = sum(token.isdigit() for token in tokens) <= 1 or ("days" in tokens and "date" in tokens)
    return 0 < len(tokens) < 40 and known >= 0.5 * len(tokens) and few  # noqa: PLR2004


@lru_cache(PAGES)
def find_headers(layout: Layout) -> tuple[Header, ...]:
    """Every header of a table with money or quantities on a page, from the top down."""
    headers: list[Header] = []
    row = 0
    while row < len(layout.rows):
        best: tuple[float, Header] | None = None
        if _could_be_header(layout.rows[row]):
            for last in range(row, min(row + LONGEST_HEADER, len(layout.rows))):
                if last > row and not (_could_be_header(layout.rows[last]) and _close(layout, last)):
                    break
                if _beside(layout.rows[row : last + 1]):
                    continue
                heads = stacked_heads(layout.rows[row : last + 1], layout.wide)
                reached = worth(heads)
                # A line that only says more of the cells above it ("Qty" / "supplied") is of the header.
                more = best is not None and reached == best[0] and len(heads) == len(best[1].heads)
                more = more and all(_says_more(segment) for segment in layout.rows[last])
                if best is None or reached > best[0] or more:
                    best = (reached, Header(tuple(heads), row, last))
        if best is not None and best[1].last_row > row:
            # A first line that adds nothing stands above the header.
            without = worth(stacked_heads(layout.rows[row + 1 : best[1].last_row + 1], layout.wide))
            best = None if without >= best[0] else best
        if best is not None and _is_header(best[1], best[0]):
            headers.append(best[1])
            row = best[1].last_row
        row += 1
    return tuple(headers)


def _says_more(segment: Segment) -> bool:
    """Whether a line under a header cell may be of the header ("supplied", "(GBP)") and not the first item's name."""
    return len(segment.words) < LEAST_COLUMNS and not any(sign.isdigit() for sign in segment.text)


def _beside(rows: Sequence[Sequence[Segment]]) -> bool:
    """Whether the first or the last of some rows is a lone text right of all others: a label beside the table."""
    for edge, others in ((rows[0], rows[1:]), (rows[-1], rows[:-1])):
        rest = [segment for row in others for segment in row]
        if len(edge) == 1 and len(rest) > 1 and edge[0].x0 > max(segment.x1 for segment in rest) + BESIDE:
            return True
    return False


def _close(layout: Layout, row: int) -> bool:
    above, below = layout.rows[row - 1][0], layout.rows[row][0]
    return below.top - above.bottom < 0.8 * below.size


def _is_header(header: Header, worth: float) -> bool:
    money = header.has(Column.NET, Column.PRICE, Column.GROSS, Column.BALANCE, Column.DEBIT, Column.CREDIT)
    items = header.has(Column.DESCRIPTION, Column.CODE, Column.REFERENCE, Column.QUANTITY, Column.DATE)
    return (len(header.heads) >= LEAST_COLUMNS and worth >= 2 and money and items) or _short(header, worth)  # noqa: PLR2004


def _short(header: Header, worth: float) -> bool:
    """A table of nothing but descriptions and amounts; a label of two words ("Total charges") is none."""
    likely = {head.columns[0] for head in header.heads if head.columns}
    apart = any(other.x0 - one.x1 > CLOSE_WORDS for one, other in pairwise(header.heads))
    return worth >= 2 and apart and header.has(Column.DESCRIPTION) and Column.NET in likely  # noqa: PLR2004
