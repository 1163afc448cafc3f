"""The words of which the labels of forms are made."""

FUNCTION_WORDS = frozenset(
    """
    a an and any are as at be been by do does for from has have here if in is it its of on only or other per please
    that the this to was when where which who will with you your our their his her not than s
    """.split()  # noqa: SIM905 (a word list)
)

LABEL_WORDS = frozenset(
    """
    accommodation account acting actual address addresses adjustment advance age agenda agreed allowance
    allowances amount analysis annual applicable applicant application approval approvals approved approver area
    assignment attached authorisation authorised authoriser authorising balance band bank banking base basis bic
    birth bookings branch break budget building business buyer calculated callback capacity category cell centre
    certificate change charge charity check checked city claim claimant claimants claimed class clinical closed
    code commencement comment comments companies company completed completing confirm confirmation confirmed
    contact continuous contract contracted contractual cost costs country county created currency current
    customer date dates day days dbs debtor declaration deduction delivery depart department departure
    description desired destination detail details director directorate disability distance division dob duns
    duration duty effective email employee employees employer employment end engine enhanced equipment esr
    establishment estimate estimated ethnic ethnicity evidence existing expected expenditure expense expenses
    expiry extension fare fax final finish first forename forenames former forwarding free frequency from fte
    full function fund funded funding gender given goods grade gross group gtin handover held holder holiday
    home hour hours house iban id identity increment incremental initial initials invoice issued item job
    journey justification kin kind kit known last leave leaver leavers leaving left legal length level limit
    line link list loan locality location maiden manager managers marital maternity meal method middle mile
    mileage miles mobile mode month months name names national nationality nature nearest net new next nhs ni
    nino no notes notice num number occupational office old opening order organisation original outstanding
    overtime owed own owner p45 paid parking partner passenger passengers passport password pattern pay payable
    payee payment payments payroll pension percentage period permanent person personal phone pin place plan po
    point position post postage postal postcode practice preferred present previous price primary print printed
    prior priority probation probationary procurement product professional proforma project proposed provider
    purchase purpose qty quantity quotation quote quoted quotes rate reason reasons receipt receipts recipient
    record recruitment ref reference references referred reg region registered registrar registration regs
    reimbursement relationship remaining remarks remittance reporting request requested requester requestor
    requestors required requirement requirements requisition requisitioner resignation responsible return
    returned returns reviewed right role roll route salary scale school section sector service services sex
    shift ship sign signatory signature signed site size society sort source spine staff stage start starter
    starters starting statement status step street student subjective subsistence subtotal suggested supervisor
    supplied supplier supplying surname swift system taken tax taxable team tel telephone temporary term
    termination terms ticket time times title to total totals town trade trading transfer travel travelled trust
    type unit units until uom urgency usual utr value variation vat vehicle vendor verified via visa void ward
    web website week weekend weekly weeks witness work worked worker working workplace wte year years yes zip
    """.split()  # noqa: SIM905 (a word list)
)
