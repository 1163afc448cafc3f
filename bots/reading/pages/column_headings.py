"""The words that head the columns of line tables in Britain; those of its neighbours are in `sums_abroad`.

A heading names the column and what it is worth; signs of money and brackets are left out of what is compared.
"""

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
    list; basic; {|unit|item|net|nett|list|each|basic|gross unit|selling|sale|contract|ex vat|your|agreed|trade} {price|cost|pr}; unit {price|cost|rate|net|charge|amount|value};
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
    {|vat|tax|rate} {%age|percentage|percent|pct}; {vat|tax|mwst|ust|tva|btw|iva} {|%|rate|code|rate %|% rate|cat|category|class}; % vat; %; rate of vat; v; vat c; mwst satz; ust satz; steuersatz; vc; tc;
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
