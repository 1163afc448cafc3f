"""The phrases that go with each kind of document, wherever they stand on it.

A heading names a kind and the weight of each phrase, below 0 where it speaks against the kind; under it stand patterns,
one a line, for text in lower case whose words are one space apart.
"""

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
    \bc/?n (?:no|number|ref|#)
    (?:have|has been|is) credited (?:to )?your account
    (?:total|amount|net|sum) (?:of )?credit(?:ed)?\b
    reason for credit
    \bcredit (?:note|memo) ?(?:no|number|date|ref|#)
    total credit
    credit total
    amount credited
    being credit
    original invoice
statement 1.2
    balance (?:brought|b/f|c/f|carried) ?(?:forward|fwd)?
    \b(?:30|60|90)\+? ?days\b.{0,30}\b(?:60|90|120)\+? ?days
    running balance
    open items
    aged (?:balance|debt)
    statement (?:date|no|period)
    account balance
    transactions? type
reminder 1.4
    (?:remains?|is|are|still|now) (?:un-?paid|outstanding|overdue)
    (?:not|nor|never) (?:yet )?(?:appear to have )?(?:been )?received? (?:your |any )?(?:payment|settlement|remittance)
    not appear to have (?:yet )?(?:received|been paid)
    (?:when|what date) .{0,40}(?:be paid|expect payment|will pay|payment (?:date|run))
    chas(?:e|er|ing)
    (?:was|were|fell|became|long) (?:over)?due\b
    arrange (?:for )?(?:immediate |prompt |early )?(?:payment|settlement)
    \bby return\b
    (?:within|in) (?:7|seven|14|fourteen) days (?:of|or|we)
    please (?:remit|settle)\b
    (?:legal|recovery|debt collection) (?:action|proceedings)
    our records (?:show|indicate)
    past (?:its|their) due
    days overdue
    prompt payment
    reminder
    (?:noch nicht|bisher nicht) (?:bezahlt|beglichen|eingegangen)
quote 1.2
    (?:open|valid) for acceptance
    quote ?#
    (?:your|recent) enquiry
    receiving your order
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
    acknowledge (?:with thanks )?your order
    your order has been
    (?:promised|scheduled|confirmed) (?:for|date|delivery|despatch)
    \b(?:so|acknowledgement) (?:no|number|ref)
    thank you for your order
    acknowledge(?:s|ment of)? (?:receipt of )?your (?:purchase )?order
    confirm(?:s|ation of)? your (?:purchase )?order
    received your (?:purchase |sales )?order
    order (?:has been|is|was) (?:accepted|received|booked|confirmed|placed|processed|being processed)
    this (?:order|acknowledgement|confirmation) (?:is|confirms)
    check (?:this|that|all) .{0,30}(?:details|correct)
    (?:expected|estimated|promised|planned) (?:delivery|despatch|dispatch)
    order (?:acknowledgement|confirmation) (?:no|number|date)
delivery_note 1.2
    (?:qty|quantity) shipped
    \bdn (?:no|number)
    (?:shortages?|damages?) .{0,30}(?:notified|reported|advised)
    check (?:the|all) goods
    consignment
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
    (?:credit|paid into) your (?:bank )?account (?:with|within|on)
    reach your (?:bank )?account
    (?:total|net) (?:remitted|paid|transferred)
    bacs remittance
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
    (?:on|off) duty
    (?:net|hrs|hours) (?:hours|worked)
    (?:meal|unpaid|less) breaks?
    week commencing
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
backing 1.6
    (?:in support of|supports?|accompan(?:y|ies)|(?:attached|appendix|annex|schedule) to) (?:\w+ ){0,2}?invoice
    (?:charges?|items?|hours|shifts?|calls?|visits?|jobs?) (?:\w+ ){0,2}?(?:in|making up|make up) (?:\w+ ){0,2}?invoice
    (?:sheet|schedule|listing|report|breakdown|analysis) (?:supports|accompanies|relates to|belongs to)
    (?:carried|total) to (?:\w+ )?invoice
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
