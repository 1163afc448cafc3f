"""The titles of documents by kind.

A heading names a kind and the weight of its titles; under it stand the titles as lower-case tokens without punctuation,
parted by semicolons. Braces hold alternatives, an empty one may be left out. Titles of papers that we have no kind for
are unknown's: they too say that a page is no bill.
"""

TITLES = """
invoice 3.0
    invoice to {pay|customer}; bill for {services|goods|supplies|work|works|hire}; {rent|service charge|ground rent} demand; demand for {rent|service charge|ground rent}; notice of charges;
    {internal|inter company|intercompany|departmental} {recharge|charge}; recharge {note|notice}; {authenticated|} vat receipt;
    supplementary {charge|charges}; charge note;
    invoice; tax invoice; vat invoice; sales invoice; rechnung; factuur; facture; fattura; factura;
    commercial invoice; invoice {number|no}; {interim|} valuation {tax|vat|} invoice;
    {interim|} application for {payment|interim payment} {and|} {tax|vat|} invoice; payment application {and|} {tax|vat|} invoice;
    {agency|service|consolidated|interim|final|self billed|self billing} invoice; tax {receipt|bill};
    warenrechnung; kostenrechnung; invoice statement; factura; fee note; debit note; interest invoice;
    late payment invoice; sammelrechnung; rechnungskopie; kopie factuur; copy invoice; duplicate invoice;
    invoice copy; nota fiscal; e invoice; schlussrechnung; teilrechnung; gesamtrechnung; facture n;
    stromrechnung;
    bill; {your|our} {electricity|gas|water|energy|phone|telephone|broadband|utility|fuel} {bill|invoice};
    {electricity|gas|water|energy|telephone|telecoms|utility|quarterly|monthly|final|interim} {bill|account};
    {vat|tax} {sales|service} invoice; self {billed|billing} {tax|vat} invoice; selfbilling invoice;
    self {bill|billed invoice copy}; invoice {and|} {delivery|despatch|dispatch|advice} note; vat only invoice;
    {delivery|despatch|dispatch|advice} note {and|} invoice; invoice {and|} {receipt|remittance advice|remittance};
    gutschrift selbst ausgestellte rechnung; gutschrift im gutschriftverfahren; gutschriftverfahren;
    {rental|hire|lease|subscription|renewal|maintenance|service|services|training|freight|export|purchase} invoice;
    {customer|client|service|worker|contractor|trade|account|site|job|project|works|supplier|parts|labour|goods|company|
    standard|regular|repair|visit|call out|cash|staffing|temp|temporary staff|locum|consultancy|management|agreement|
    usage|consumption|materials|equipment|delivery|collection|waste|laundry|catering|cleaning|course|event|order|
    fee|commission|expenses|retention|stage|interim works|progress|periodic|sundry|recharge|cross charge} invoice;
    your {|latest|new|vat|monthly} {invoice|bill}; invoice {original|tax invoice|vat invoice};
    {monthly|quarterly|annual|weekly|summary|collective|consolidated|combined|replacement|supplementary} invoice;
    {professional|legal} {fees|fee} {invoice|note|account}; note of {fees|charges}; bill of costs; fee account;
    account rendered; invoice for {services|goods|payment|supplies}; simplified invoice; original invoice;
    {vat|tax|sales} {debit note|debit memo}; debit memo; membership invoice; subscription renewal invoice;
credit_note 3.6
    invoice cancelled; cancelled invoice; negative invoice; credit invoice;
    credit {against|for|on|re} {|our|your} invoice; invoice {refund|reversal|cancellation|adjustment};
    {customer|client|service|trade|account|supplier|agency|full|part|partial|your} credit {|note|memo|advice};
    credit notification; {credit|refund} {statement|slip}; note of credit; cancellation {invoice|credit note}; {refund|return|returns|rebate} {note|credit|credit note};
    credit {advice|document|voucher}; notice of credit; {rebate|volume rebate} credit note;
    credit note; credit memo; credit; tax credit note; vat credit note; sales credit note; sales credit;
    credit memorandum; credit invoice; adjustment note; gutschrift;
    rechnungskorrektur; rechnungs korrektur; stornorechnung; creditnota; creditfactuur; avoir;
    facture d avoir; nota di credito;
    vat credit; {goods|sales|purchase} return credit note; credit note and refund; self billed credit note;
    self billing credit note; {tax|vat} adjustment note; supplier credit note; replacement credit note;
    nota de crédito; factura rectificativa; storno; korrekturrechnung; credit adjustment; creditnote;
statement 3.8
    statement; statement of account; account statement; supplier statement; customer statement; monthly statement;
    statement of accounts; kontoauszug; saldenbestätigung; rekeningoverzicht; relevé de compte; relevé;
    estratto conto; estado de cuenta; outstanding invoices; statement as at; aged statement; open items statement;
    activity statement; outstanding statement; statement of your account;
    {your|our|sales ledger|ledger|debtor|debtors|creditor|vendor|trade|quarterly|weekly|month end} statement;
    statement {and|} remittance {advice|slip|}; statement {date|no|number|as at|for|to}; aged {debt|debtor|debtors}
    {report|statement|analysis|}; {open item|open items|unpaid invoice|unpaid invoices|open invoices} {list|report|};
    {statement|list|schedule|summary} of {unpaid|outstanding|open} {invoices|items|accounts};
    customer account {summary|statement}; transaction statement;
    statement of outstanding {invoices|items}; account statement summary;
statement 2.8
    {|customer|your} account {summary|activity|position|history|reconciliation}; summary of {|your} account;
reminder 3.8
    {credit control|debt collection|debt recovery|overdue} letter;
    reminder; payment reminder; {first|second|third|final|friendly|1st|2nd|3rd} reminder; final {notice|demand};
    overdue {account|notice|invoice|invoices|payment|reminder}; notice of overdue payment;
    overdue payment reminder; overdue {invoice|invoices} {notice|reminder};
    mahnung; zahlungserinnerung; {1|2|3|letzte} mahnung; betalingsherinnering;
    herinnering; aanmaning; rappel; rappel de paiement; sollecito; sollecito di pagamento; recordatorio de pago;
    account overdue; past due notice; letter before action; late payment reminder; payment request reminder;
    overdue {accounts|account notice|account reminder|payment notice|balance|debt|statement};
    {gentle|courtesy|polite|urgent|1st|2nd|3rd|first|second|third|final|last} {payment|account|invoice|overdue|}
    {reminder|notice}; {urgent|final|formal} {request|demand} for payment; letter of claim; formal demand;
    {notice|notification} of {intended|intention to take|legal|impending} {legal|}
    {action|proceedings|court proceedings}; {account|accounts} in arrears; arrears notice; notice before {action|
    legal action|proceedings}; credit control reminder; your account is overdue; account on stop; stop notice;
    invoice reminder; invoice payment reminder; reminder letter; reminder statement; debt {collection|recovery} notice;
    pre {action|legal} {notice|letter}; late payment {notice|letter}; demand for payment;
    {payment|invoice|account} chaser; chasing {payment|invoice|an invoice|overdue payment}; second request;
    {unpaid|outstanding} {invoice|invoices|balance}; {invoice|payment} outstanding; third request;
    reminder notice; reminder of overdue {account|invoice|payment}; collection notice; outstanding account;
    invoice overdue; payment overdue;
quote 3.8
    offer {of|for} {supply|services|goods|work|works}; {our|your} price; {price|priced} {offer|schedule|submission};
    {indicative|outline} {price|quote|quotation|cost|costs}; cost {quotation|quote}; offer letter;
    quotation; quote; estimate; sales quotation; sales quote; price quotation; our quotation; formal quotation;
    angebot; offerte; devis; preventivo; presupuesto; quotation {no|number|ref|reference|for};
    {our|your} {offer|quote|estimate|proposal}; offer {no|number}; {cost|price|job|repair} {estimate|proposal};
    {sales|price|formal|written|firm|revised|amended|budget} {quotation|quote|offer|estimate};
    quotation {and|} estimate;
    quotation request response; {commercial|fee|service} proposal; schedule of rates and quotation; price offer;
    estimate {and|} quotation; estimate of {costs|charges|fees}; tender {submission|response|price}; priced offer;
    quote {no|number|ref|for}; tender offer; proposal; budgetary quotation; estimate {no|number|for};
pro_forma 4.2
    pro forma; proforma; pro forma invoice; proforma invoice; proforma rechnung; pro forma rechnung;
    facture pro forma; facture proforma; factura proforma; fattura proforma; proforma factuur;
    pro forma {tax|vat|sales} invoice; {invoice|sales} pro forma; proforma {tax|vat|sales} invoice;
    {interim|} application for {payment|interim payment}; payment application; valuation and application for payment;
    advance payment {request|invoice request}; deposit request; proforma {no|number};
    pro forma {no|number}; invoice proforma; interim valuation; draft invoice; invoice draft; invoice preview;
pro_forma 1.8
    request for payment; payment request;
pro_forma 3.2
    this is not a {tax|vat|valid vat} invoice;
order_acknowledgement 4.0
    order {acknowledgement|acknowledgment|confirmation}; acknowledgement of order; acknowledgment of order;
    confirmation of order; sales order {acknowledgement|acknowledgment|confirmation};
    purchase order {acknowledgement|acknowledgment|confirmation}; auftragsbestätigung; bestellbestätigung;
    orderbevestiging; confirmation de commande; accusé de réception de commande; conferma d ordine;
    confirmación de pedido; sales order; acknowledgement of your order; order receipt; order confirmed;
    {acknowledgement|acknowledgment|confirmation|receipt} of {your|purchase|sales|our} {order|purchase order};
    order {accepted|acceptance|received|booking|booked}; acceptance of {order|your order};
    {sales|customer|web|online|your|works|back|purchase} order {confirmed|acceptance|receipt|
    acknowledgement|acknowledgment|confirmation}; {booking|job|service} {confirmation|acknowledgement};
    confirmation of {sale|sales order|your purchase order|booking}; sales {confirmation|acknowledgement|contract};
    sales contract; order ack; ack of order; works order; {scheduled|back} order {report|advice}; backorder advice;
order_acknowledgement 2.2
    acknowledgement; acknowledgment; confirmation;
    thank you for your order; we have received your order;
delivery_note 4.0
    delivery note; delivery ticket; delivery advice; delivery docket; {despatch|dispatch} {note|advice|docket};
    advice note; goods delivery note; packing {slip|list|note}; proof of delivery; lieferschein; pakbon; leverbon;
    bon de livraison; bordereau de livraison; documento di trasporto; bolla di consegna; albarán; consignment note;
    collection note; goods despatched note; pod; {electronic|signed|} {proof of delivery|delivery receipt|pod};
    goods {delivered|despatched|dispatched|received|issued|out|delivery|advice} note;
    {delivery|despatch|dispatch} {receipt|sheet|confirmation|document|manifest|notification|record};
    proof of {despatch|dispatch}; advice of {despatch|dispatch|delivery}; delivery {and|} collection note;
    {pick|picking|packing|pallet|carton|contents} {list|note|slip|sheet|ticket};
    {shipping|shipment} {note|advice|notice|notification|list|document}; advance shipping {note|notice};
    carriage note; cmr {note|}; {goods|stock} {transfer|return|returns} note; waste transfer note; weighbridge ticket;
    {fuel|oil|bulk} delivery {ticket|note|docket}; drop {note|ticket}; conveyance note; gdn; received goods note;
remittance_advice 3.9
    {supplier|vendor|creditor|bank} payment {advice|notification|details|remittance};
    {details|notice} of payment; payment details;
    remittance advice; remittance; payment advice; payment remittance; bacs remittance; bacs remittance advice;
    bacs payment advice; payment remittance advice; zahlungsavis; avis de paiement; betalingsadvies;
    advice of payment; notification of payment; payment notification; remittance notification; avviso di pagamento;
    electronic remittance advice; remittance {note|statement}; {bacs|chaps|faster payment|cheque|eft|
    electronic} {payment|transfer|} {advice|notification|remittance|confirmation|remittance advice};
    {payment|supplier payment} {confirmation|advice note}; advice of {bacs|credit|remittance} {payment|};
    payment {made|sent} {advice|notification|}; supplier remittance {advice|}; self billing remittance;
timesheet 4.0
    {hours|shift|duty} sheet; {agency|worker|locum|bank} hours; {weekly|agency|worker|locum|bank} {shifts|hours sheet|hours claim};
    {hours|shift|shifts} {worked|confirmation|claim} {|form|sheet}; agency worker {hours|time record|timesheet};
    timesheet; time sheet; weekly timesheet; agency timesheet; temporary worker timesheet; staff timesheet;
    electronic timesheet; timesheets; weekly time sheet; stundenzettel; record of hours worked;
    hours worked record; shift timesheet; signed timesheet; approved timesheet; nursing timesheet; locum timesheet;
    timesheet backing {|to invoice}; {backing|signed|authorised} {time sheet|timesheets};
    {shift|hours|attendance|time} {record|log}; time {and attendance|} record; weekly hours {return|sheet};
    timesheet {for|record|summary|no|number|ref}; e timesheet; bank and agency timesheet;
backing 3.8
    {appendix|annex|schedule|attachment|enclosure} {a|b|c|d|1|2|3|4|one|two|three|i|ii|iii};
    {schedule|breakdown|details|detail|analysis|itemisation} of {charges|calls|usage|costs|hours|visits|activity|works|services}
        {to|for} {|the|our|this} invoice; {itemised|itemized|detailed} {|call|calls|charge|usage|activity|visit} {usage|
        calls|consumption|activity|listing|list};
    {appendix|annex|schedule|attachment|enclosure} {|a|b|c|1|2|3|one|two} to {|the|our} invoice;
    {call|calls|detailed|cost|costs|charges|usage|monthly|line|shift|shifts|fee|fees|spend|itemised|account|site|meter|
    mileage|resource|labour} {breakdown|analysis}; {schedule|appendix|annex|attachment} to invoice;
    {schedule|breakdown|details|detail|analysis|itemisation} of {invoice|charges|calls|usage|costs|hours|shifts|visits|
    journeys|activity|work|works|services}; {calls|visit|journey|trip|usage|activity|work|attendance|itemised}
    {listing|log|list}; {itemised|detailed} {bill|billing} {report|details|schedule};
    {attached|accompanying|invoice} {schedule|listing|statement of charges|charges schedule};
    {time and materials|labour and materials|daywork} {sheet|record|summary}; daywork sheet; charges schedule;
    {management|monthly|weekly} {information|activity} {report|data}; {hours|charges|cost|billing} {detail|summary};
    backing {report|sheet|data|document|documents|documentation|information|schedule};
    supporting {schedule|documentation|information|document|data|breakdown};
    invoice {backing|breakdown|schedule|detail|details|analysis|appendix|attachment};
    breakdown of {charges|invoice|costs}; shift {report|breakdown|schedule|listing|summary|detail};
    schedule of {charges|works|services|shifts|activity}; charge breakdown; activity {report|schedule|backing};
    {engineer|engineers|engineer s} {worksheet|report|work sheet|job sheet|service report|visit report|sheet};
    {job|site|work|works|service|maintenance|call out|visit} {report|card|record|completion sheet|sheet|ticket};
    {site|service|maintenance} visit {report|record|sheet}; {worksheet|work sheet}; certificate of completion;
    {invoice|billing} {annex|attachment|supporting data|support}; supporting {schedule|analysis|invoice data};
    {|itemised} call {details|detail|itemisation|list|charges}; usage {report|detail|details|breakdown|schedule};
    itemised {calls|charges|breakdown}; appendix; annex; attachment to invoice; meter readings; job sheet;
    worksheet; service report; backing; worker shift breakdown; recharge schedule;
    consumption {report|schedule|data}; hours breakdown; schedule;
unknown 2.6
    {method|mission|policy|privacy|bank|witness|income|position|conformity|compliance|modern slavery} statement;
    {risk assessment|safety data sheet|data sheet|price increase notice|agenda|minutes|invitation}; meeting {agenda|
    minutes}; {certificate|declaration} of {insurance|conformity|analysis|calibration|origin}; job {vacancy|advert};
    {delivery|order} schedule; {credit|trade} account application; {account|credit} application form; brochure;
    purchase order; order form; price list; {contract|licence|policy|subscription|} renewal notice; booking form;
    terms and conditions; certificate; {sales|payment|} receipt; contract; tender; {test|inspection|calibration}
    {certificate|report}; insurance certificate; notice of price {change|increase}; price increase; newsletter;
    {direct debit|payment} {mandate|schedule|plan}; returns {form|authorisation}; enquiry; request for quotation;
supplier_form 4.4
    {new|} supplier {set up|setup|request|registration|creation|onboarding|application|details|information|
    amendment|data|questionnaire} {|request} {form|request|}; new supplier; new supplier {request|form};
    new vendor {|request|set up|setup} {|form}; supplier form;
    {request for|request to create|request to set up} {a|} new supplier; vendor {registration|set up|setup} form;
    new creditor {form|set up|request}; supplier maintenance form; creditor {set up|creation} form;
bank_change_form 4.8
    {supplier|} bank {details|detail|account} {change|amendment|update} {|request|notification} {|form};
    change of {supplier|} bank {details|account|account details} {|form|request|notification};
    {supplier|vendor} bank change {|request|notification} {|form}; bank change {form|request};
    amendment to bank details {|form}; bank mandate {change|amendment} {|form};
    notification of change of bank {details|account} {|form}; supplier change of bank details {|form};
    supplier bank details {|form}; bank mandate form; request to change bank details;
    supplier bank detail {change|amendment} {|request} form; change to bank details {|form};
    new bank details {|form}; update of bank details {|form};
requisition_form 4.4
    requisition; purchase requisition; requisition form; purchase requisition {form|request};
    non catalogue {request|requisition} {|form}; internal requisition {|form}; purchase request {|form};
    {goods|order} request form; stores requisition; request to purchase; purchase order request {|form};
    requisition request {|form}; request for goods {and services|or services|services|};
    non stock requisition {|form}; procurement request {|form};
    requisition for {goods|services|goods and services|goods services|purchase}; catalogue requisition {|form};
    sourcing request {|form};
starter_form 4.6
    new starter; {starter|starters|new starters} {notification|notice|details|return} {|form};
    new starter {form|notification|details|request|checklist|appointment form} {|form}; starter form;
    new employee {form|details|notification|starter form} {|form}; esr1; esr 1; appointment form;
    {notification of|notice of} {new starter|appointment|new appointment}; starter notification {|form};
    new appointment {form|notification} {|form}; staff appointment form; new starter esr {|form}; starters form;
    engagement form; new hire form; starter details form; joiner form; new joiner {|form};
leaver_form 4.6
    leaver; {leaver|leavers} {form|notification|details|request|checklist|return|notice} {|form};
    termination {form|notification|of employment|of employment form|details} {|form}; esr3; esr 3;
    notification of {leaver|termination|leaving}; notice of {termination|leaver|leaving};
    employee {leaver|termination} {form|notification} {|form}; staff leaver form; notification of staff leaving;
    leaving form; end of employment {form|notification}; staff {leaver|termination} {form|notification};
    resignation {form|notification}; employment termination form;
change_form 4.6
    change to {terms and conditions|terms|hours|post|pay|contract} {|form}; {post|hours|pay|grade} change {|form};
    {assignment|employee|staff|contract|contractual|employment|post|position|payroll|personal|
    staff details} {change|changes} {form|notification|request|details|} {|form}; change {form|notification|
    of circumstances|of assignment|of details|of hours|of contract|to terms} {|form}; esr2; esr 2;
    change of {circumstances|assignment|hours|contract|terms|post|staff details|employment details} {|form|
    notification|request}; changes form; {variation of contract|contract variation|variation to contract} {|form};
    employee change of circumstances {|form}; notification of change {|form}; assignment change; staff change form;
    amendment to {assignment|employment|contract|post} {|form}; notification of change to employment;
    change in {hours|assignment|circumstances} {|form};
    change to {assignment|employment|conditions|contract} {|form|details};
expenses_form 4.6
    {|staff|employee|travel|mileage|travel and subsistence|travel subsistence|business|personal} {expense|
    expenses} {claim|form|claim form|reimbursement form|claims|report|sheet}; {mileage|travel|subsistence|
    travel and subsistence|travel expenses|travel subsistence} claim {|form}; mileage and expenses claim {|form};
    mileage and expenses; claim for {expenses|travel|travel expenses|travelling expenses|mileage|reimbursement|
    travel and subsistence} {|form}; expenses; staff expenses; reimbursement {claim|form} {|form};
    claim for travel and subsistence expenses; travelling expenses claim {|form}; mileage claim;
    expense reimbursement {|form|claim};
"""  # noqa: E501 a table of words
