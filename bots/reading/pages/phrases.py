"""The phrases that go with each kind of document, wherever they stand on it.

A heading names a kind and the weight of each phrase, below 0 where it speaks against the kind; under it stand patterns,
one a line, for text in lower case whose words are one space apart.
"""

SUPPORT = r"""
invoice 1.5
    \b(?:invoice|inv|bill|tax invoice)\.? ?(?:no|number|date|ref|#)
    \btax point\b
    \binvoice (?:total|amount|value)
invoice 0.8
    \b(?:amount|total|balance) (?:now )?(?:due|payable)\b
    please (?:pay|make payment|quote .{0,40}(?:payment|paying))
    payment (?:terms|due|is due)\b
    \bdue date\b
    \bpay(?:able)? (?:by|within)\b
    sort code
    \biban\b
    (?:cheques?|remittances?|bacs) (?:should be |to be |are )?(?:made )?payable to
invoice 0.5
    \bvat (?:reg|no|number)
    \b(?:(?:plus|add|total) ?)?vat (?:@|at|total|amount)
invoice -3.0
    this is not (?:a|an) (?:vat |tax )?invoice
    not (?:a|an) invoice\b
    do not pay (?:from|against|on) this
credit_note 2.4
    \b(?:credit (?:note|memo|advice)|c/n|cn) ?(?:no|number|date|ref|#)
    (?:have|has been|is|are|we) (?:hereby )?credit(?:ed|ing)? (?:to )?your account
    please (?:deduct|do not pay|set (?:this|it) against|allocate) .{0,40}\b(?:credit|payment|account)
    \b(?:this|your) credit (?:may|will|can|has)\b
    (?:invoice|inv) (?:being )?credited
    \b(?:reason for|amount of|total|value of|net) (?:this )?(?:the )?credit\b
credit_note 1.2
    (?:total|amount|net|sum) (?:of )?credit(?:ed)?\b
    credit total
    being credit
    \b(?:against|corrects?|cancels?|reverses?|relat(?:es|ing) to|in respect of|original|credited) (?:our |your |the )?(?:original )?(?:invoice|inv|bill)\b
statement 3.0
    (?:opening|closing|previous|brought forward|running) balance|balance (?:brought forward|b/?fwd?\b|c/?fwd?\b|carried forward|as at)
    \b(?:current|0 ?[-–] ?30)\b.{0,25}\b(?:30|31 ?[-–] ?60|1 month|over 30)\b.{0,25}\b(?:60|61 ?[-–] ?90|2 months?)\b
    \bdebits?\b.{0,40}\bcredits?\b.{0,40}\bbalance\b
    statement (?:date|no|period|of (?:your )?account)
    (?:account|position|transactions|items) (?:as )?(?:at|to|up to) \d+
    \b(?:items|invoices|transactions) (?:listed|shown|set out)? ?(?:below|above|here)? ?(?:are|remain) (?:open|outstanding|on your account)
    payments? received after (?:this|the) (?:date|statement)|(?:please )?(?:reconcile|compare) .{0,40}(?:records|ledger|account)
    no need to pay (?:from|against)|do not pay (?:from|against|on) this statement|for (?:your )?information only
    \bunallocated\b|\bledger (?:balance|entries)|(?:total|balance) (?:outstanding|owing|on (?:your )?account)
statement 1.2
    \b(?:30|60|90)\+? ?days\b.{0,30}\b(?:60|90|120)\+? ?days
    aged (?:balance|debt)
    account balance
    transactions? type
reminder 1.4
    (?:remains?|is|are|still|now) (?:un-?paid|outstanding|overdue)
    (?:not|nor|never) (?:yet )?(?:appear to have )?(?:been )?received? (?:your |any )?(?:payment|settlement|remittance)
    not appear to have (?:yet )?(?:received|been paid)
    (?:when|what date) .{0,40}(?:be paid|expect payment|will pay|payment (?:date|run))
    \bchas(?:e|er|ing)\b
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
reminder 2.4
    (?:still|not yet|not) (?:been )?(?:received|had) (?:your )?(?:payment|settlement|remittance)
    (?:if|unless) .{0,40}(?:already (?:paid|sent)|payment (?:has|is) (?:already )?(?:been )?(?:made|sent|received))
    please (?:disregard|ignore) this (?:letter|notice|reminder|message)
    late payment of commercial debts|statutory interest|(?:account|supplies) .{0,30}(?:on stop|on hold|be suspended)
    (?:first|second|third|final|last) (?:reminder|request|notice|demand)
    days? (?:late|overdue|past due)\b|\boverdue (?:amount|balance|invoice|since)|amount overdue
quote 3.0
    \b(?:quotation|quote|estimate|offer|proposal|tender) ?(?:no|nr|number|ref|reference|id|date|valid|#)
    \b(?:our|this|the) (?:quotation|quote|offer|estimate|proposal|tender|price)s? (?:is|are|remains?|will remain|holds?|stands?)\b
    (?:we (?:are pleased|have (?:much )?pleasure)|(?:thank you|thanks) for (?:your|the) (?:recent )?(?:enquiry|inquiry|request|opportunity))
    \bvalid(?:ity)? ?(?:until|for|to|till|period|:)
    \bto (?:accept|proceed|go ahead|place (?:an|your) order)\b|(?:accepted|acceptance) (?:by|signature|of (?:this|our))
    \blead time\b|\bexpires? (?:on|:)|\bexpiry date\b
quote 1.2
    (?:open|valid) for acceptance
    quote ?#
    (?:your|recent) enquiry
    receiving your order
    prices? (?:are )?held
    subject to our (?:terms|acceptance)
    (?:quot\w+|offer\w*|submit\w*) (?:as follows|you the following)
pro_forma 3.0
    \bpro-?\s?forma (?:no|number|ref|date|invoice)
    this is not (?:a|an) (?:vat|tax) (?:invoice|receipt)|not (?:a|an) (?:valid )?(?:vat|tax) invoice
    (?:vat|tax) invoice (?:will|shall) (?:follow|be (?:issued|sent|raised))|for (?:vat|tax) purposes
    (?:goods|order|work|services?) (?:will|shall|can) (?:be )?(?:released|despatched|dispatched|shipped|start|begin|commence|processed|booked) (?:on|once|upon|after|when)\b.{0,30}(?:payment|funds|paid)
    payment (?:is )?(?:required |due |requested )?(?:in advance|up ?front|with order|before|prior to)
    application (?:no|number|date)|(?:gross|total) (?:valuation|value of work)|less (?:retention|previous(?:ly)? (?:certified|applications?|payments?))|amount applied for|sum applied for
    (?:due|final) date for payment|\bpayment notice\b|\bretention\b
pro_forma 1.5
    pro-?\s?forma
order_acknowledgement 3.0
    \b(?:acknowledgement|acknowledgment|confirmation) ?(?:no|number|ref|date)
    (?:thank you|thanks) for your (?:purchase |recent |esteemed |valued )?order
    (?:pleased|happy) to (?:confirm|accept|acknowledge)|(?:we )?(?:hereby )?(?:acknowledge|confirm|accept)s? (?:with thanks )?(?:receipt of )?your (?:purchase )?order
    your (?:purchase )?order (?:has been|is|was) (?:accepted|received|booked|confirmed|placed|entered|being processed|processed)
    \b(?:expected|estimated|promised|planned|scheduled|confirmed|anticipated|due|target) (?:delivery|despatch|dispatch|shipping|ship|completion)\b|\b(?:delivery|despatch|dispatch) (?:due|expected|week|promised)
    (?:any|notify us of|advise us of|report) (?:errors?|discrepanc\w+|changes|amendments)\b.{0,60}\b(?:within|immediately|at once|now|today|by)
    (?:please )?check (?:this|that|all|the|these) .{0,40}(?:details|correct|carefully|order)
    (?:invoice|bill) will (?:follow|be (?:sent|issued|raised)) (?:on|when|after|with|upon|once) (?:despatch|dispatch|delivery|the goods|shipment|completion)
order_acknowledgement 1.3
    (?:promised|scheduled|confirmed) (?:for|date|delivery|despatch)
    \b(?:so|acknowledgement) (?:no|number|ref)
    confirmation of your (?:purchase )?order
    received your (?:purchase |sales )?order
    order (?:has been|is|was) (?:placed|processed|shipped)
    this (?:order|acknowledgement|confirmation) (?:is|confirms)
delivery_note 3.0
    \b(?:delivery|despatch|dispatch|advice|consignment|shipment|packing|dn|del)\.? ?(?:note|docket|ticket|slip|list)? ?(?:no|number|nr|ref|#)
    (?:received|delivered|checked|signed|accepted|packed|picked|loaded|despatched|dispatched) (?:by|in good (?:order|condition))
    (?:goods|items|above) (?:have been )?(?:received|delivered|despatched|dispatched|supplied) (?:in|as|today|complete)
    (?:qty|quantity|quantities|number|no) (?:ordered|delivered|despatched|dispatched|shipped|sent|received|outstanding|to follow)
    (?:customer|recipient|receiver|consignee|driver|carrier)(?:['’]s)? (?:signature|name)|print name|signed for
    (?:no\.?|number) of (?:packages|parcels|boxes|pallets|cartons|pieces|cages)|\b(?:gross|net|total) weight\b|\bpallets?\b.{0,20}\d+
    (?:shortages?|damages?|discrepanc\w+) .{0,60}(?:within|reported|notified|advised|claims?)
    this is not an invoice|invoice (?:will )?(?:follow|to follow|follows|sent separately)
    vehicle|(?:to follow|back ?order|outstanding) (?:qty|quantity|items)|\bcarrier\b
delivery_note 1.2
    check (?:the|all) goods
    consignment
    driver
    signature
    back ?order
remittance_advice 3.0
    \b(?:your|supplier) (?:invoice|inv|ref|reference)(?: (?:no|number|ref|date))?\b.{0,80}\b(?:paid|payment|amount|discount|net)\b
    we (?:have (?:today )?|are |today )?(?:paid|pay(?:ing)?|made (?:a |the )?payment|transferred|instructed our bank|remit\w*|enclose (?:our )?(?:cheque|payment))
    (?:has|have|will) (?:been |be )?(?:paid|credited|transferred|sent|remitted|made)(?: by \w+)? (?:in)?to your (?:\w+ )?account
    (?:amount|total|net|sum) (?:of (?:this )?)?(?:paid|remitted|transferred|payment|of payment)\b
    (?:payment|remittance|bacs|transfer|cheque|run) (?:advice )?(?:no|number|ref|reference|date|run|method)\b
    reach your (?:bank )?account|cleared funds|value date|bacs (?:payment|processing|run)
    paid (?:by|to you by|on) (?:bacs|chaps|faster|bank|cheque|\d+)|supplier (?:no|number|code|id|ref)\b|\bpaying (?:authority|organisation|bank)
remittance_advice 1.5
    payment (?:has been|will be) made
    your invoice (?:no|number|ref)
    remittance advice (?:no|number)
timesheet 3.0
    \bstart\b.{0,25}\b(?:finish|end)\b(?:.{0,25}\b(?:breaks?|hours|total)\b)?|\b(?:time )?(?:in|from)\b.{0,12}\b(?:time )?(?:out|to)\b.{0,25}\b(?:breaks?|hours)\b
    (?:worker|employee|staff|candidate|nurse|locum|temp|operative|contractor|assignment|agency)(?:['’]?s)? (?:name|signature|no|number|id|grade|band|ref)
    (?:week|period) (?:ending|commencing|beginning|worked)|\bw/[ce]\b
    (?:hours|shifts|times?) (?:\w+ ){0,3}(?:worked|correct|approved|authorised|certified|confirmed)|(?:total|net|basic|normal|overtime|standard) (?:hours|hrs)
    (?:authoris\w+|approv\w+|verif\w+|line manager|ward manager|supervisor)(?:['’]?s)? (?:by|signatory|signature|name|manager)
    (?:i|we) (?:certify|confirm|declare) that .{0,60}(?:hours|shifts|worked|record)
    \bmon(?:day)?\b.{0,40}\btue(?:sday)?\b.{0,40}\bwed(?:nesday)?\b|\bunpaid break|\b(?:meal )?breaks? (?:taken|\(|mins?|minutes)
timesheet 1.3
    (?:on|off) duty
    (?:net|hrs|hours) (?:hours|worked)
    start time
    finish time
    time (?:in|out)
    breaks?\b
    shift
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
"""  # noqa: E501 a table of patterns
