"""The titles of documents by kind, and the phrases that go with each kind.

A heading names a kind and the weight of its titles; under it stand the titles as lower-case tokens without punctuation,
parted by semicolons. Braces hold alternatives, an empty one may be left out.
"""

TITLES = """
invoice 3.0
    invoice; tax invoice; vat invoice; sales invoice; rechnung; factuur; facture; fattura; factura;
    commercial invoice; invoice {number|no|date};
    {agency|service|consolidated|interim|final|self billed|self billing} invoice; tax {receipt|bill};
    warenrechnung; kostenrechnung; invoice statement; factura; fee note; debit note; interest invoice;
    late payment invoice; sammelrechnung; rechnungskopie; kopie factuur; copy invoice; duplicate invoice;
    invoice copy; nota fiscal; e invoice; schlussrechnung; teilrechnung; gesamtrechnung; facture n; stromrechnung;
    bill; application for payment;
credit_note 3.6
    credit note; credit memo; credit; tax credit note; vat credit note; sales credit note; sales credit;
    credit memorandum; invoice credit note; credit invoice; invoice credit; adjustment note; gutschrift;
    rechnungskorrektur; rechnungs korrektur; stornorechnung; creditnota; creditfactuur; avoir;
    facture d avoir; nota di credito;
    nota de crédito; factura rectificativa; storno; korrekturrechnung; credit adjustment; creditnote;
statement 3.8
    statement; statement of account; account statement; supplier statement; customer statement; monthly statement;
    statement of accounts; kontoauszug; saldenbestätigung; rekeningoverzicht; relevé de compte; relevé;
    estratto conto; estado de cuenta; outstanding invoices; statement as at; aged statement; open items statement;
    activity statement; outstanding statement;
reminder 3.8
    reminder; payment reminder; {first|second|third|final|friendly|1st|2nd|3rd} reminder; final {notice|demand};
    overdue {account|notice|invoice|invoices|payment|reminder}; notice of overdue payment;
    overdue payment reminder; mahnung; zahlungserinnerung; {1|2|3|letzte} mahnung; betalingsherinnering;
    herinnering; aanmaning; rappel; rappel de paiement; sollecito; sollecito di pagamento; recordatorio de pago;
    account overdue; past due notice; letter before action; late payment reminder; payment request reminder;
    reminder notice; reminder of overdue {account|invoice|payment}; collection notice; outstanding account;
    invoice overdue; payment overdue;
quote 3.8
    quotation; quote; estimate; sales quotation; sales quote; price quotation; our quotation; formal quotation;
    angebot; offerte; devis; preventivo; presupuesto; quotation {no|number|ref|reference|for};
    quote {no|number|ref|for}; tender offer; proposal; budgetary quotation; estimate {no|number|for};
pro_forma 4.2
    pro forma; proforma; pro forma invoice; proforma invoice; proforma rechnung; pro forma rechnung;
    facture pro forma; facture proforma; factura proforma; fattura proforma; proforma factuur;
    pro forma tax invoice; request for payment;
order_acknowledgement 4.0
    order {acknowledgement|acknowledgment|confirmation}; acknowledgement of order; acknowledgment of order;
    confirmation of order; sales order {acknowledgement|acknowledgment|confirmation};
    purchase order {acknowledgement|acknowledgment|confirmation}; auftragsbestätigung; bestellbestätigung;
    orderbevestiging; confirmation de commande; accusé de réception de commande; conferma d ordine;
    confirmación de pedido; sales order; acknowledgement of your order; order receipt; order confirmed;
    thank you for your order;
delivery_note 4.0
    delivery note; delivery ticket; delivery advice; delivery docket; {despatch|dispatch} {note|advice|docket};
    advice note; goods delivery note; packing {slip|list|note}; proof of delivery; lieferschein; pakbon; leverbon;
    bon de livraison; bordereau de livraison; documento di trasporto; bolla di consegna; albarán; consignment note;
    collection note; goods despatched note; pod;
remittance_advice 3.9
    remittance advice; remittance; payment advice; payment remittance; bacs remittance; bacs remittance advice;
    bacs payment advice; payment remittance advice; zahlungsavis; avis de paiement; betalingsadvies;
    advice of payment; notification of payment; payment notification; remittance notification; avviso di pagamento;
    electronic remittance advice;
timesheet 4.0
    timesheet; time sheet; weekly timesheet; agency timesheet; temporary worker timesheet; staff timesheet;
    electronic timesheet; timesheets; weekly time sheet; stundenzettel; record of hours worked;
    hours worked record; shift timesheet; signed timesheet; approved timesheet; nursing timesheet; locum timesheet;
    timesheet {for|record|summary|no|number|ref}; e timesheet; bank and agency timesheet;
backing 3.8
    backing {report|sheet|data|document|documents|documentation|information|schedule};
    supporting {schedule|documentation|information|document|data|breakdown};
    invoice {backing|breakdown|schedule|detail|details|analysis|appendix|attachment};
    breakdown of {charges|invoice|costs}; shift {report|breakdown|schedule|listing|summary|detail};
    schedule of {charges|works|services|shifts|activity}; charge breakdown; activity {report|schedule|backing};
    call {details|detail|itemisation}; usage {report|detail|details|breakdown|schedule};
    itemised {calls|charges|breakdown}; appendix; annex; attachment to invoice; meter readings; job sheet;
    worksheet; service report; backing; worker shift breakdown; recharge schedule;
    consumption {report|schedule|data}; hours breakdown; schedule;
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
    new starter; new starter {form|notification|details|request|checklist|appointment form} {|form}; starter form;
    new employee {form|details|notification|starter form} {|form}; esr1; esr 1; appointment form;
    {notification of|notice of} {new starter|appointment|new appointment}; starter notification {|form};
    new appointment {form|notification} {|form}; staff appointment form; new starter esr {|form}; starters form;
    engagement form; new hire form; starter details form; joiner form; new joiner {|form};
leaver_form 4.6
    leaver; leaver {form|notification|details|request|checklist} {|form}; leavers form;
    termination {form|notification|of employment|of employment form|details} {|form}; esr3; esr 3;
    notification of {leaver|termination|leaving}; notice of {termination|leaver|leaving};
    employee {leaver|termination} {form|notification} {|form}; staff leaver form; notification of staff leaving;
    leaving form; end of employment {form|notification}; staff {leaver|termination} {form|notification};
    resignation {form|notification}; employment termination form;
change_form 4.6
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
"""

# Phrases anywhere in a text that go with a kind, a pattern a line; a negative weight speaks against it.
SUPPORT = r"""
invoice 1.0
    \b(?:invoice|inv)\.? ?(?:no|number|date|ref|#)
    rechnungs?-? ?(?:nr|nummer|datum)
    factuur(?:nummer|datum)
    fattura n
    facture n
invoice 0.5
    \bvat (?:reg|no|number)
    amount due
    total due
    please pay
    payment terms
    sort code
invoice -3.0
    this is not (?:a|an) (?:vat |tax )?invoice
    not (?:a|an) invoice\b
    do not pay (?:from|against|on) this
credit_note 1.2
    \bcredit (?:note|memo) ?(?:no|number|date|ref|#)
    total credit
    credit total
    amount credited
    being credit
    original invoice
statement 1.2
    balance (?:brought|b/f|c/f|carried) ?(?:forward|fwd)?
    \b(?:30|60|90)\+? ?days\b.*\b(?:60|90|120)\+? ?days
    running balance
    open items
    aged (?:balance|debt)
    statement (?:date|no|period)
    account balance
    transactions? type
reminder 1.4
    (?:remains?|is|are|still|now) (?:un-?paid|outstanding|overdue)
    have not (?:yet )?received (?:your )?payment
    (?:legal|recovery|debt collection) (?:action|proceedings)
    our records (?:show|indicate)
    past (?:its|their) due
    days overdue
    prompt payment
    reminder
    (?:noch nicht|bisher nicht) (?:bezahlt|beglichen|eingegangen)
quote 1.2
    valid (?:for|until|to)\b
    this quotation
    quotation (?:no|number|ref|date)
    quote (?:no|number|ref|date|valid)
    prices? (?:are )?held
    subject to our (?:terms|acceptance)
    we (?:are pleased to|have pleasure in) (?:quot|offer|submit)
pro_forma 1.5
    not a (?:vat|tax) invoice
    pro-?\s?forma
    (?:vat|tax) invoice will (?:follow|be (?:issued|sent))
    payment (?:is required )?(?:in advance|before (?:despatch|dispatch|delivery))
order_acknowledgement 1.3
    thank you for your order
    acknowledge(?:s|ment of)? (?:receipt of )?your (?:purchase )?order
    confirm(?:s|ation of)? your (?:purchase )?order
    (?:expected|estimated|promised|planned) (?:delivery|despatch|dispatch)
    order (?:acknowledgement|confirmation) (?:no|number|date)
delivery_note 1.2
    received (?:by|in good)
    goods received
    qty (?:delivered|despatched|ordered)
    quantity (?:delivered|despatched|ordered)
    delivery note (?:no|number|date)
    driver
    signature
    no\. of (?:packages|parcels|boxes|pallets|cartons)
    back ?order
    carrier
remittance_advice 1.5
    (?:has|have) been (?:paid|credited|made) (?:in)?to your (?:bank )?account
    payment (?:has been|will be) made
    we (?:have )?paid
    paid (?:by|to you by) bacs
    (?:bacs|payment) (?:date|run|reference|ref|no)
    your invoice (?:no|number|ref)
    amount paid
    total payment
    remittance advice (?:no|number)
timesheet 1.3
    hours worked
    start time
    finish time
    time (?:in|out)
    week ending
    authoris(?:ed|ing) (?:by|signat\w+|manager)
    total hours
    breaks?\b
    \bshift
    signature
backing 0.8
    supporting
    backing
    breakdown
    schedule to invoice
    (?:relates|refers|attached) to invoice
    in support of invoice
    to accompany invoice
    detail for invoice
supplier_form 1.0
    new supplier
    supplier (?:name|address|type)
    trading name
    company registration
    utr
    nature of (?:business|goods)
    reason for (?:request|new supplier)
bank_change_form 1.2
    (?:new|old|current|existing|previous) (?:bank|sort code|account)
    change of bank
    bank details (?:have )?changed
    effective (?:from|date)
    call-?back
requisition_form 1.0
    requisition
    requested by
    cost centre
    budget holder
    delivery required
    reason for (?:purchase|request)
    quotes? (?:obtained|attached)
    justification
    suggested supplier
    required by
starter_form 1.0
    start date
    date of birth
    national insurance
    ni number
    position number
    job title
    pay (?:band|point|scale)
    contracted hours
    wte
    line manager
    p45
    emergency contact
leaver_form 1.2
    last (?:day|working day)
    leaving date
    date of leaving
    reason for leaving
    termination date
    annual leave (?:owed|outstanding|balance|due)
    notice (?:given|period)
    return of
change_form 1.2
    effective (?:date|from)
    (?:current|existing|new|old|previous|proposed) (?:hours|band|position|post|grade|department)
    (?:current|existing|new|old|previous|proposed) (?:assignment|manager|cost centre|wte)
    change type
    type of change
    reason for change
expenses_form 1.2
    mileage
    miles
    journey
    subsistence
    receipt
    claimant
    rate per mile
    passenger
    engine size
    i certify
    claim (?:period|month|total)
    total claim
"""
