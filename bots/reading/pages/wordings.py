"""The wordings of labels: which words announce which field, in English first and in four other languages.

A heading names a meaning and how surely its wordings mean it (1: nothing else; 0.5: only where nothing better is).
Under it stand the wordings, parted by semicolons, as lower-case tokens without punctuation ("P.O. No." is "p o no").
Braces hold alternatives, an empty one may be left out; <no> and <num> stand for all words for "number".
"""

NUMBER_WORDS = "no|number|num|nr|#"
REFERENCE_WORDS = "no|number|num|nr|#|ref|reference|id|code"

WORDINGS = """
number 1.0
    {si|sin} {<no>}; invoice vat {<no>}; {invoice|bill} sequence {<no>}; {invoice|credit note} no ref;
    {|our|vat|tax|sales|this|supplier|purchase} {invoice|inv} {<no>}; tax invoice #; invoice ref no;
    {|sales|our|vat} {credit note|credit memo|credit|creditnote|cn|c n} {<no>}; invoice credit {<num>};
    invoice credit note no; rechnungsnummer; rechnungsnr; rechnungs {nr|nummer}; rechnung {nr|nummer|no};
    gutschriftsnummer; gutschrift {nr|nummer}; gutschrifts nr; factuurnummer; factuur {nummer|nr}; factuurnr;
    creditnota nummer; {numéro|numero|n|no} de {facture|factura|avoir}; facture {n|no|numéro|numero|#}; avoir {n|no};
    n facture; {numero|n|num} {fattura|della fattura|di fattura}; fattura {n|no|numero|nr};
    factura {n|no|num|número|numero}; número de factura; n fattura; invoice credit number; rechnungsnummer invoice no;
    {invoice|inv} {serial|doc|document|reference|unique|identification|identity|unique reference} {<no>|};
    {credit|refund|adjustment|credit note|credit memo} {doc|document|advice|reference} {|<no>}; invoice s {no|number};
    {|your|this} invoice {num|identifier|reference number}; number of {|this|the} invoice; invoice no s;
    {tax|sales|vat} {document|doc} {<no>}; {refund|adjustment note|fee note|account rendered} {<no>}; {a r|ar} invoice {<no>};
    number of {|this|the} {credit|credit note|bill};
    {refund|credit|correction|adjustment|debit} note {<num>};
number 0.8
    {document|doc|bill|billing|transaction|voucher|tax point|charge|folio|billing document|accounting document} {<no>};
    {document|doc|bill} {reference|serial} {|<no>}; {|your} bill {reference|number}; belegnummer; beleg nr; belegnr; bill #;
    {pro forma|proforma} {|invoice} {<no>};
    {quote|quotation|estimate|statement|claim|remittance|delivery note|acknowledgement|debit note|self bill|receipt|
        timesheet|grn} {<no>};
    dokumentnummer; dokument nr;
number 0.75
    billing document; {invoice|bill} {to pay|for payment};
    our {invoice|credit note|credit|bill}; {|please} {quote|quoting} {|this|our|the} {invoice|reference|ref|number|invoice number|
        reference number} {when paying|with payment|with your payment|when you pay|on payment|on all payments};
    {|bacs|your} {payment|remittance} {ref|reference} {|no|number|to quote|to use}; reference {for|to quote with} payment;
number 0.55
    document;
    {tax|vat|sales|} invoice; {|sales|vat|tax} credit {|note|memo|advice}; adjustment note; fee note;
    invoice credit; gutschrift; rechnungskorrektur; avoir; rechnung; factuur; facture; fattura; factura;
date 1.0
    {transaction|trans|tran|posting|accounting|charge|billing period} date;
    {|tax|vat|our|sales} {invoice|inv} date; date of {invoice|issue}; {invoice|inv} dated; issue date; issued on;
    date issued; {credit note|credit|cn|document|doc|bill|billing|invoice issue} date;
    date of {credit note|credit|bill|document|the invoice|this invoice|billing|invoicing|the bill|preparation|raising};
    {document|bill|credit|note} {dated|issued|raised}; {invoice|inv|bill} {raised|issued|produced|created|made out} {|on};
    day of issue; {made out|prepared|drawn up|compiled} on; date {billed|invoiced|made out|of document issue};
    invoice date {and|&} {tax point|time of supply}; {tax point|tax date} {and|&} {invoice|issue} date; invoice date tax point; date tax point; invoice tax point date;
    date and tax point; {invoice|credit|inv} tax date; tax point invoice date; date of invoice tax point;
    beleg datum; datum des belegs; rechnungsdatum; belegdatum; ausstellungsdatum; rechnungs datum;
    factuurdatum; factuur datum;
    date de {|la} facture; date facture;
    data {fattura|documento|della fattura}; fecha {|de} factura; fecha de {emisión|emision|expedición};
    date {|d} émission; gutschriftsdatum; datum {der|} rechnung; date raised;
date 0.7
    created {|on}; {statement|bill} invoice date;
    date; dated; issued; {billed|raised|invoiced} on; billed; invoiced; raised; day; our date; prepared; datum; fecha; data;
    {statement|quote|quotation|remittance|payment run} date;
tax_point 1.0
    tax point; tax point date; tax date; date of supply; time of supply; supply date; taxpoint; vat date;
due 1.0
    {direct debit|dd|debit} {date|on|due|collection date}; {to be|will be} collected {on|by}; we will collect on;
    {collected|collection} by direct debit {|on}; credit expires; terms {date|expire|end|expire on}; {remittance|funds}
        {due|by|due by|required by}; payment {due|expected} at bank; cleared funds by;
    due date; date due; payment due; payment due {by|date|on|before}; due {on|by|for payment|for payment by};
    invoice due {|date|by|on}; pay by; payable by; please pay by; to be paid by; payment date; pay before; due;
    fällig {am|bis|}; fälligkeitsdatum; fälligkeit; zahlbar bis; zahlungsziel; zu zahlen bis; vervaldatum; vervaldag;
    betalen voor; date d échéance; échéance; date limite de paiement; data scadenza; scadenza; fecha de vencimiento;
    vencimiento; payment {required|requested|expected} {by|before|on}; payment terms due; overdue from;
    last date for payment; {|please|kindly} {settle|remit|pay} {by|before|on or before|no later than|not later than};
    payable {until|before|on|on or before}; payment {by|before}; {to be|must be} paid {by|before|on}; payment {is|
        falls} due {|by|on|before}; due for settlement {|by|on};
    {fall|falls|falling} due {|on|by|for payment on|for payment by|for payment}; due and payable {|by|on};
    {latest|final} {payment|settlement} date; payment deadline; net due {|date|by|on}; maturity date;
    settlement {due|date|due date|by|on or before|expected by|required by}; payment {to reach|due to reach} us by;
    {payment|settlement} {|is} {due|required|requested|expected|wanted|needed|to be made} {by|on|before|on or before|no later than|
        not later than|by end of|latest}; {pay|payable|paid|remit|settle|to be settled|due|funds due|for payment|payment due|
        settlement due|please pay|kindly pay|to be paid|must be paid|monies due|balance due|amount due|total due}
        {by|on or before|before|no later than|not later than|latest by|by the|until}; last {day|date} {to pay|for settlement|
        for payment|of payment}; {latest|final|last} {date|day} {for|of} {payment|settlement}; due {day|on date|by date|for
        settlement}; {date|day} {payment|settlement} {due|is due|required|expected}; payable on; {funds|payment} to arrive by;
order 1.0
    {po|p o} order {|<no>}; requisition {order|po} {|<no>}; your ref {order|po}; {order|po} no yours;
    {commitment|indent|release order|requisition order|purchase requisition} {<no>}; {requested|authorised} under; pord;
    {purchase order|order} {release|and release} {<no>};
    {|your|our|customer|cust|client|nhs|trust|buyer|buyers|official} {purchase order|po|p o|purch order} {|<no>|
        no ref};
    {your|customer|customers|cust|client|buyer|buyers|official|nhs|trust} {order|ord} {|<no>|no ref};
    purchase order po {|no|number}; bestellnummer; bestell nr;
    ihre bestellung; ihre bestellnummer; bestellung {nr|no|nummer}; bestelnummer; uw order; uw bestelnummer;
    inkoopordernummer; ordernummer; klant order; votre commande; commande {n|no|numéro}; n de commande;
    bon de commande; numero ordine; ordine {n|numero}; vostro ordine; ordine d acquisto; pedido; número de pedido;
    su pedido; n pedido; orders;
    {against|under|as per|per} {|your|official} {order|purchase order|po} {|no|number};
    {buyer|buyers|purchaser|purchasers|purchasing|procurement|hospital|supply|trade|official|client|clients|buying|ordering}
        {order|order reference|po|purchase order|authority|authorisation} {|<no>}; {order|your|client|customer}
        {authority|authorisation|instruction|commission} {|<no>}; {ordered|supplied|work|goods|services} {under|against|on} {|your}
        {order|po|purchase order} {|<no>}; {your|customer|client|trust|nhs} {po|purchase order|order} {quoted|quote|number quoted};
    external document {|<no>};
    {p order|purch ord|p ord|pur order|purchase ord} {|<no>}; purchasing {document|doc|order} {|<no>}; order of buyer;
order 0.88
    {|unsere|deine|kunden} bestellung; bestell referenz; bestellreferenz; auftragsreferenz; référence commande;
    order {no|number|num|nr|#|ref|reference} {|po}; order reference number;
order 0.75
    your {no|number|nr};
    {your|yr|customer|customers|cust|client} {ref|reference|ref no|reference no|reference number}; order;
    purchase {ref|reference}; requisition {|no|number}; req {no|number};
    ihr zeichen; ihre referenz; uw referentie; uw kenmerk; votre référence;
    your ref po; contract order; call off {|order} {|no|number};
original 1.0
    {invoice|inv} {|no} {reversed|refunded|being credited|being corrected}; applies to {doc|document} {|<no>};
    original {invoice|inv} {|no|number|ref|reference|#};
    {re|ref|against|credit|credits|crediting|corrects|correcting|relates to|relating to|in respect of|in relation to|
        with reference to|with regard to|applies to|applied to|for|regarding|concerning|cancel|cancels|cancelling|
        cancellation of|reverses|reversing|reversal of|adjusts|adjusting|adjustment to|adjustment of|amends|
        correction of|correction to|refund of|refund for|part of|of|on|from|to} {your|our|original|the|our original|
        your original|the original|tax} {invoice|inv|invoices} {|no|number|ref|#|numbers|nos};
    {re|ref|reference|refers to|referring to|against|credits|crediting|corrects|correcting|relates to|
        relating to|in respect of|in relation to|
        with reference to|with regard to|applies to|for|regarding|concerning|cancel|cancels|cancelling|cancellation of|
        reverses|reversing|reversal of|adjusts|adjusting|adjustment to|adjustment of|amends|correction of|
        correction to|refund of|refund for|part of|of|on} {invoice|inv|invoices} {|no|number|ref|#|numbers|nos};
    {credit|credited|credits|refund} {against|on|for|in respect of} {|your|our|the|original|our original|
        your original|the original} {invoice|inv|invoices} {|no|number|ref|#|numbers|nos};
    {invoice|inv} {|no|number|ref|reference} {credited|corrected|cancelled|adjusted};
    credited {invoice|inv} {|no|number};
    {relates to|relating to|refers to|referring to|in respect of|corrects|credits|cancels|adjusts|reverses|against}
        {|your|our|original|the|the original} {document|doc} {|no|number|ref};
    {document|doc} {|no|number} {credited|corrected|cancelled|adjusted}; credited {document|doc} {|no|number};
    invoice being credited; applied to invoice; related {invoice|inv|document} {|no|number};
    preceding invoice {|no|number|reference}; zu rechnung {|nr}; ursprüngliche rechnung {|nr}; originalrechnung;
    zur rechnung {|nr}; facture d origine; betreft factuur; original document {|no|number};
    credit against; invoice reference being credited;
original 0.8
    credits; cancels; corrects; reverses; replaces;
our_reference 0.6
    our {ref|reference|ref no|reference no}; ref; reference; reference {no|number}; ref no; unser zeichen;
    unsere referenz; job {no|number|ref}; our order {|no|number|ref}; sales order {|no|number|ref}; so {no|number};
    booking {no|number|ref};
vat_number 1.0
    vat; v a t; vat reg {|no} gb; vat gb;
    vat {no|number|reg|registration|id|reg no|registration no|registration number|reg number|id no|
        identification number|regn no|#};
    vat {registered|registration} {|under} {no|number}; tax {id|reg no|registration no|registration number};
    {vat|tax} {identification|registration|ident|identifier|id|trn} {|code}; vatin; {uk|eu|irish|ie|our|supplier|seller|company}
        vat {|id|ident|reg|registration} {|no|number}; registered for vat {|no|number|under|under number|under no}; ust id {|nr|no}; ustid {|nr};
    ustidnr; ust idnr; ust {identnr|ident nr|identnummer|identifikationsnummer};
    ihre ust {identnr|ident nr|id nr|idnr}; umsatzsteuer {id|identifikationsnummer}; ust id nummer;
    btw {|nr|nummer|id}; btwnummer; n tva; {numéro|n|no} de tva; {|n|n de} tva {intracom|intracommunautaire}; tva;
    n i f; c i f; nif cif; cif nif;
    tva intra; n tva intracommunautaire; tva intracommunautaire; partita iva; p iva; cif; nif; uid; uid nr;
    {customer|your|our|supplier|buyer|client} vat {no|number|reg no}; gb vat {no|number};
company_number 1.0
    {company|co|registered|registration|reg|companies house|company registration|company reg|co reg} {no|number|num|nr};
    {registered|reg} {in|} {england|scotland|wales|england wales|england and wales|england & wales|northern ireland|
        uk} {no|number|nr|under no|company no|company number|with number|};
    {company|co} {registration|reg}; crn; company registered {no|number|in england no|in england and wales no}; kvk {|nr|nummer}; hrb; siret; siren;
    rcs; incorporated in {england|scotland} no;
gln 1.0
    gln {|no|number|code}; global location number; ean location {|code}; {buyer|supplier|seller|customer} gln;
sort_code 1.0
    {bank|} branch {no|number|code|sort code}; {|bank} sorting code; sort code; sortcode;
    sort code no; bank sort code; s c; sort; {bacs|bank|clearing|branch|our} {sort|sort code|sorting code|clearing code} {|no|number};
    clearing code; s code; bank code; sort cd; sc; sort {no|number|nr};
account 1.0
    acc; acct; a c; account nr;
    account {no|number|num|nr|#}; a c {no|number|}; acc {no|number}; bank account {|no|number}; acct {no|number|};
    account; ac no; accountnumber; {bacs|bank|our|beneficiary|payee|current|business} {account|a c|acct|acc|ac} {no|number|num}; beneficiary account;
    bank {a c|acct|acc|ac} {|no|number|num}; {acct|acc|account|a c} {num|nbr}; current account;
iban 1.0
    iban {|no|number|code};
currency 1.0
    {invoice|} currency {|code}; währung; devise; valuta; moneda; all amounts in; amounts in; prices in;
bill_to 1.0
    bill to; billed to; billing to; invoice to; invoiced to; invoice address; billing address; sold to; charge to;
    invoice recipient; billing details; invoice addressee; bill to address; invoice for; rechnungsempfänger;
    rechnungsadresse; rechnung an; käufer {|leistungsempfänger}; leistungsempfänger; kunde; kundenadresse;
    auftraggeber; rechnungsanschrift;
    {bill|billed|sold|invoice|invoiced} to customer; {invoiced|billed|charged|account} {to|party}; {customer|client} {invoice|billing} address; in account with; issued to; addressee;
    {bill|invoice} {addressed to|recipient|party|sent to}; prepared for; sold to party; {goods|services|supplied|supply} {sold|
        charged} to; {charges|fees} to; recipient of {supply|invoice|bill}; invoicing address; purchased by; ordered by customer;
    client facturé; acheteur; destinataire; factuuradres; facturé à; adresse de facturation; facturar a; intestatario;
    spett le; credit to; buyer; buyer details; purchaser; payer; debtor; recipient; bill recipient; account holder details;
bill_to 0.8
    customer; client; customer {details|name|address}; client {details|name|address}; to; kunde; klant; cliente;
    name address; {|customer} name and address; {|for|for the} account of;
ship_to 1.0
    ship to; deliver to; delivered to; delivery to; delivery {address|point|location|site}; shipping {address|to};
    shipped to; consignee; {despatched|dispatched|sent|installed|provided|goods delivered|goods sent|works carried out|work done|
        work carried out} {to|at}; {drop|works|job|premises|installation|destination|receiving} {address|site|location|point};
    delivery for; premises; destination; site {address|location|}; service {address|location}; place of supply; ward; supplied to;
    goods to; lieferadresse; warenempfänger; lieferempfänger; lieferanschrift; lieferung an; afleveradres;
    adresse de livraison; send to; location;
    requisition point; delivery;
from 1.0
    from; supplier; seller; vendor; issued by; supplier {details|name|address}; seller {details|name}; invoice from;
    vendor {details|name}; lieferant; verkäufer {|leistungserbringer}; rechnungssteller; rechnungsersteller;
    leistungserbringer; sold by;
    émetteur; absender; leverancier; fournisseur; vendeur; fornitore; proveedor;
    sender; remitter; service provider; bill from; billed by; agency name;
remit_to 0.7
    remit to; remit payment to; remittance {address|to}; {please|} pay to; payee; payable to;
    {please|} make {cheques|payment|payments} payable to; account name; a c name; acc name; beneficiary;
    account holder; kontoinhaber; cheques payable to; bank account name; name of account; all payments to;
customer 1.0
    {customer|cust|client|your|debtor|sales} {account|acc|a c|acct} {|<no>};
    {customer|cust|client} {no|number|nr|id|code|#}; kundennummer; kundennr; kunden {nr|nummer}; klantnummer;
    klant nr; debiteurnummer; debiteur; n client; numéro client; codice cliente; account ref {|no}; account code;
    account reference; customer a c {|no}; site {no|code|id}; {debtor|ledger|sold to|member|membership|subscriber|party|payer}
        {no|number|code|account|id|ref}; {debtor|customer|client|sales} {ledger|ledger no|ledger ref|code};
    {debtor|sales} {reference|ref no}; {bill to|sold to|invoice to|ship to} {customer|account} {<no>|code|id};
    your {account|a c} {with us|ref|reference|code}; account {id|name code};
other_number 1.0
    {del|desp|d|dispatch} note {|<no>}; gdn {|<no>}; {pod|wo|work order|our despatch|our job|our delivery} {<no>}; work order;
    {order|sales order|so} {ack|acknowledgement|acknowledgment|conf|confirmation} {<no>};
    {our|internal|seller s|sellers|works|factory} {s o|sales order|order} {|<no>}; s o {|<no>};
    {delivery note|delivery|despatch|dispatch|despatch note|consignment|advice note|shipment|tracking|job|project|
        booking|ticket|serial|batch|lot|works order|case|policy|meter|mpan|registration|vehicle|
        sales order|so|quote|quotation|item|product|part|stock|page|line|mobile|cost centre|employee|payroll|
        charity|meter point|licence|timesheet|assignment|shift|worker|staff|nhs|lieferschein|
        waste carrier|eori|fao} {<no>};
    {delivery|despatch|dispatch|advice|consignment|goods received} note;
    lieferscheinnummer; lieferschein {|nr|nummer|no}; auftragsnummer; auftrag nr; auftrag nr lief; projektnummer;
    steuernummer;
    steuer nr; eori; gläubiger id; duns {|no|number}; cis {|no}; utr;
delivered 1.0
    {delivery|delivered|despatch|dispatch|despatched|dispatched|ship|shipping|shipment|shipped|service|completion|
        goods issue} date;
    date {of|} {delivery|despatch|dispatch|shipment|service|delivered|despatched|dispatched|shipped};
    {despatched|dispatched|shipped|delivered|supplied|completed} {|on}; dates of service; date de livraison; leverdatum;
    lieferdatum; leistungsdatum; liefertag; {liefer|lieferungs} und leistungsdatum; lieferdatum leistungsdatum;
    datum der {lieferung|leistung}; liefer leistungsdatum; leistungs datum; liefer datum; date de {la prestation|
        la livraison};
    tag der {lieferung|leistung};
period 1.0
    {|invoice|billing|service|supply|charge|charging|statement|accounting|contract|rental|hire|usage|subscription|
        bill|licence}
        period {|covered|dates|of|from|is|ending}; period of {supply|service|hire|charge}; {for|covering} the period
        {|of|from}; leistungszeitraum; lieferzeitraum; abrechnungszeitraum; rechnungszeitraum; période {|
        de facturation|facturée};
        periode; service dates; supply dates;
other_date 1.0
    {run|report|extract|export|print|printed|download|produced} {date|on}; date {printed|produced|of report};
    {order|po|print|printed|contract|start|end|from|
        week ending|w e|work|booking|shift|expiry|created|renewal|job|
        visit|collection|required|original invoice|timesheet|approved|signed|purchase order} {date|ending|end date|
        start date|dates};
    {order|po|purchase order|your order} dated; week ending; w e; week commencing; w c; date {ordered|placed|booked|requested|dispatched|packed};
    date {of|} {order|visit|work}; bestelldatum; bestell datum; auftrags datum; lieferschein datum;
    {collected|ordered|received|visited|carried out|printed} on;
    orderdatum; expires; valid until; order placed on;
    date required; date of order; date paid; date de commande;
    besteldatum; auftragsdatum; date received; as at; valid to; valid from; as of;
terms 1.0
    payment {term|period|within}; credit period; {due|settlement due|payable} {in|within}; terms {days|of trade};
    {|payment|invoice|credit|account|our} terms; terms of payment; payment conditions; settlement terms;
    {zahlungsbedingungen|zahlungskonditionen|zahlungsbedingung}; conditions de paiement; modalités de paiement;
    betalingsvoorwaarden; condizioni di pagamento; condiciones de pago;
contract 1.0
    {contract|agreement|framework|call off contract|framework agreement} {<no>}; contract; vertragsnummer;
    vertrag {nr|nummer};
    vertrags nr; contrat n; n {de|} contrat; contract ref no;
buyer_reference 1.0
    {buyer|buyers|recipient} {ref|reference|ref no|reference no|reference number}; leitweg id; leitweg; leitwegid;
    käuferreferenz;
    référence acheteur; service code; code service;
bic 1.0
    {|iban|swift} bic {|code|no|swift}; bic swift; swift {|code|no|bic}; swift code; swift bic {|code};
    bankers identification code;
other 1.0
    tel; telephone; phone; fax; mobile; email; e mail; web; website; www; page; payment method; payment type; contact;
    salesperson; sales rep; rep; attention; attn; fao;
    carrier; bank; bank name; bank details; bank address; branch; delivery terms; incoterms; department; dept;
    cost centre; raised by; prepared by; requested by; requisitioner; authorised by; ordered by; your contact;
    our contact; account manager; handled by; booked by; {enquiries|queries|correspondence|any queries} to;
number 0.56
    no; number; nr;
nothing 1.0
    {po|p o} box; {invoice|order|credit|statement|credit note} {total|value|amount|net|gross|queries|query|discount|
        balance|totals|summary|currency};
    invoice {is|was|has|will|should|must|may|in|within}; invoices {to|should|must|are}; order {is|was|has|will|
        total|form|books}; account {manager|queries|balance|name is};
    due {to|in|within}; date of birth; delivery {date and|time}; terms and {|our}; to {be|the|a|our|your|us|pay|you|
        make|avoid|ensure|confirm|arrange|this};
    credit {limit|terms|account|control|controller|card|cards|days|available|period|rating|union|agreement|facility|
        check|hold|insurance|to|will};
    from {the|our|a|us|your|this|you}; order {acknowledgement|acknowledgment|ack|confirmation};
    client services; customer {service|services|care|support|copy}; supplier of; suppliers of; supplier to;
    delivery {charge|charges|cost|within}; email queries;
    invoice payable; terms and conditions; terms conditions; bank transfer; account payee; payment terms {are|
        strictly}; contact {us|our}; bank holiday; bank holidays;
    date {and|time}; invoicing; customer satisfaction; order processing; order {online|now|by|via|from|through};
    web {site|services|design}; page layout;
"""  # noqa: E501 a table of words
