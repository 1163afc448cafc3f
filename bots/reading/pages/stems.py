"""The stems of titles: what a heading that is no listed title most likely names, by the words that make it one.

A heading names a kind; under it stand patterns, one a line, for the words of a heading in small letters and one space
apart. The first kind that fits is the one: a schedule of an invoice is no invoice, and a credit for one neither.
"""

STEMS = r"""
unknown
    \b(?:method|mission|policy|privacy|bank|witness|income|conformity|compliance|slavery|risk) statement
    \b(?:terms|conditions) (?:and conditions|of (?:sale|trade|business|supply))
    \bpurchase order$|\b(?:certificate|declaration) of (?:insurance|conformity|origin|analysis)|\bprice list
timesheet
    \btime ?sheets?\b|\b(?:hours|shifts?|time) (?:sheets?|returns?|claims?|logs?|cards?|records?|register)\b
    \b(?:record|sheet|log|register|return|confirmation|statement) of (?:\w+ )?(?:hours|shifts|attendance|time worked)\b
    \battendance (?:sheet|record|register|log)|\b(?:hours|shifts) (?:\w+ ){0,2}(?:worked|confirmed|authorised)\b
    stundenzettel|(?:stunden|arbeitszeit|t[äa]tigkeits)\w*(?:nachweis|bericht|aufstellung)|feuille (?:d )?(?:heures|temps|présence)
    \buren(?:staat|lijst|briefje|registratie|verantwoording)|foglio (?:delle )?(?:ore|presenze)|(?:parte|hoja|registro) de (?:horas|trabajo)
    \btime(?:seddel|regnskab|registrering)|\b(?:ewidencja|karta|wykaz|lista) (?:\w+ )?(?:czasu|godzin|pracy)
pro_forma
    \bpro ?forma\w*|\bdraft (?:\w+ )?(?:bill|invoice)\b|\b(?:bill|invoice) (?:\w+ )?draft\b
    \b(?:application|claim|request|certificate|valuation) (?:no |number )?(?:for|of) (?:\w+ )?payment\b
    \b(?:interim|stage|progress|payment) (?:application|valuation|certificate)\b|\b(?:deposit|advance|prepayment) (?:payment )?request\b
    (?:vorkasse|voraus)rechnung|\bfatt?ura (?:di )?cortesia\b
order_acknowledgement
    order\w* (?:\w+ ){0,3}(?:acknowledg\w*|confirm\w*|accept\w*|receipt|received|booked|placed)\b
    \b(?:acknowledg\w*|confirm\w*|accept\w*|thank\w*|receipt) (?:\w+ ){0,4}(?:orders?|booking|instructions?)\b
    auftragsbest\w*|bestell(?:ungs)?best\w*|(?:auftrags|bestell|order)bevestig\w*|(?:order|opdracht|bestel)\w*bevestig\w*
    (?:confirmation|accusé|réception|acceptation) (?:\w+ ){0,3}commande|(?:conferma|ricezione|accettazione) (?:\w+ ){0,2}ordine
    (?:confirmación|acuse|aceptación) (?:\w+ ){0,3}pedido|ordre\w*bekræftelse|bekræftelse (?:\w+ ){0,2}(?:ordre|bestilling)
    (?:potwierdzenie|przyjęcie) (?:\w+ ){0,2}(?:zamówienia|zlecenia)
remittance_advice
    \bremit\w*\b|\bpaid (?:in)?to (?:you|your account)\b|\bbacs (?:advice|payment|report|listing)
    \b(?:payment|transfer|bacs|credit transfer) (?:\w+ )?(?:advice|notification|confirmation|made|sent|summary)\b
    \b(?:advice|notice|notification|confirmation|details) of (?:\w+ )?(?:payment|transfer|bacs)\b|\bpayment (?:by|run) (?:bacs|us)\b
    (?:zahlungs|überweisungs)(?:avis|mitteilung|anzeige|information)|avis de (?:virement|paiement|règlement)
    betalings?(?:advies|specificatie|advis|oversigt)|betaal(?:advies|specificatie)|avviso di (?:pagamento|bonifico)
    (?:aviso|notificación|comunicación) de (?:pago|transferencia|abono en cuenta)|(?:awizo|zawiadomienie o|potwierdzenie) (?:płatności|przelew\w*)
reminder
    \bremind\w*|\boverdue\b|\barrears\b|\bunpaid\b|\bpast due\b|\blate payment\b|\bdunning\b|\bdebt (?:recovery|collection)|\bcredit control\b
    \b(?:first|second|third|final|last|formal|urgent) (?:\w+ )?(?:notice|demand|request|letter|call)\b|\bdemand for\b|\bchas(?:er|ing)\b
    \b(?:notice|letter) (?:before|of|prior to) (?:\w+ )?(?:action|claim|proceedings|default)\b|\b(?:amounts?|sums?|invoices?|accounts?) (?:now )?(?:outstanding|overdue)\b
    \w*mahnung\b|zahlungs(?:erinnerung|aufforderung|verzug)|\brappel\b|\brelance\b|mise en demeure|impayée?s?\b
    herinnering\b|aanmaning|ingebrekestelling|sommatie|sollecit\w*|\bdiffida\b|recordatorio|requerimiento|impago|reclamación
    rykker\w*|påmindelse|betalingspåmind\w*|\bwezwanie\b|ponaglenie|upomnienie|przypomnienie|\bmonit\b
delivery_note
    \b(?:deliver\w*|despatch\w*|dispatch\w*|ship\w*|consign\w*|pack\w*|pick\w*|goods|collection|carriage|load\w*|transport) (?:\w+ ){0,3}(?:notes?|dockets?|slips?|tickets?|advice|lists?|sheets?|receipts?|manifest|records?|documents?)\b
    \bproof of (?:delivery|despatch|dispatch|collection)|\b(?:advice|note|record|list|notice) of (?:\w+ )?(?:goods|delivery|despatch|dispatch|shipment|items)\b
    \badvice note\b|\bway ?bill\b|\bbill of lading\b|\bmanifest\b|\bgoods (?:delivered|despatched|dispatched|outward\w*|issued|received)\b
    liefer(?:schein|nachweis|avis)\w*|warenbegleit\w*|pack(?:zettel|liste)|versand(?:anzeige|schein|avis)|ladeschein
    \b(?:bon|bordereau|note|avis) (?:de |d )(?:livraison|expédition|transport|réception)|lettre de voiture
    (?:pak|lever|aflever|verzend|vracht)(?:bon|brief|lijst)|\bddt\b|(?:documento|bolla) di (?:trasporto|consegna|accompagnamento)
    \balbarán|\balbaran|nota de entrega|(?:følge|pakke|leverings)seddel|fragtbrev|\bwz\b|(?:dowód|list|dokument|potwierdzenie) (?:dostawy|przewozow\w*|wydania)
quote
    \bquot(?:e|es|ation|ations|ed)\b|\bestimates?\b|\bproposal\b|\btender\b|\b(?:price|our|your|formal|written|commercial|firm|sales|special) offer\b
    \boffer (?:of|for|no|number|to|ref)\b|\bprice (?:indication|submission|proposal)\b|\b(?:cost|costs|price) (?:estimate|indication)\b
    \w*angebot\b|kosten(?:voranschlag|schätzung)|\bofferte\b|prijs(?:opgave|offerte|aanbieding)|\bdevis\b|\boffre\b|proposition
    \bpreventivo\b|\bofferta\b|\bpresupuesto\b|\bcotización\b|\boferta\b|\btilbud\b|prisoverslag|\bwycena\b|kosztorys
statement
    \bstatements?\b(?! of (?:work|works|truth|compliance|conformity))|\bopen items?\b|\baged (?:balance|debt|analysis|debtors?)
    \baccount (?:summary|balance|position|activity|overview|history|reconciliation)\b|\b(?:list|summary|schedule) of (?:open|outstanding|unpaid) \w+
    \b(?:balance|account) confirmation\b|\bledger (?:extract|print|report|card)\b|\btransactions? (?:list|history|report)\b
    konto(?:auszug|übersicht|stand)|saldenb?\w*|offene[r]? posten|relevé|(?:extrait|situation|état) (?:de|du) compte|rekening\w*overzicht
    openstaande|debiteuren\w*|estratto|partite aperte|(?:extracto|estado) de (?:su )?cuenta|konto(?:udtog|oversigt|udskrift)|åbne poster
    \bwyciąg\b|(?:zestawienie|potwierdzenie) (?:\w+ )?(?:sald\w*|należności|rozrachunków)
backing
    \b(?:schedule|breakdown|analysis|appendix|annex|listing|itemisation|attachment|enclosure|details?|summary) (?:\w+ ){0,3}(?:invoices?|charges|calls|usage|costs|hours|visits|journeys|activity|works?|services|jobs|shifts)\b
    \b(?:invoice|charges?|calls?|usage|costs?|visits?|journeys?|activity|billing|consumption|shifts?|jobs?) (?:schedule|breakdown|analysis|appendix|annex|listing|details?|report|summary|backing|data)\b
    \bbacking\b|\bsupporting (?:\w+ )?(?:schedule|data|information|documents?|papers?)\b|\bitemised\b|\bappendix\b|\bannex\b
    (?:leistungs|einzel|verbrauchs)(?:nachweis|aufstellung|übersicht)|\banlage zu|\bannexe\b|\bbijlage\b|specificatie\b|\ballegato\b
    \bdettaglio\b|\bdesglose\b|\bbilag til\b|specifikation\b|\bzałącznik\b|specyfikacja
credit_note
    \bcredit (?:\w+ ){0,2}(?:notes?|memos?|memorandum|advice|invoice|document|voucher|slip|notice|bill|adjustment)\b
    \b(?:invoice|bill|sales|vat|goods|return|price|account) (?:\w+ )?(?:credit|refund|reversal|cancellation|adjustment)\b|\bcredited?\b$|^credit\b(?! (?:control|account|application|card|terms))
    \brefund\b|\brebate\b|\bnote of credit\b|\bnotice of credit\b|\bcredit (?:for|against|to|in respect)\b|\bcn$
    gutschrift|storno|rechnungskorrektur|korrektur(?:rechnung|beleg)|\bavoir\b|\bcrédit\b|rectificati\w*|ann?ula\w*|devoluci[oó]n
    credit(?:nota|factuur|ering)|kredit(?:nota|faktura|ering)|nota (?:di |de |d )?(?:accredit\w*|credit\w*|crédito|abono|variazione)|\babono\b|\bcrédito\b
    korygując\w*|korekt\w*|uznaniow\w*|anulac\w*|tilbagebetaling|refusion|terugbetaling
invoice
    \binvoices?\b|\bself bill\w*|\bbill\b(?:$| (?:for|of) )|\bfees? (?:note|account|invoice)\b|\bnote of (?:fees|charges)\b|\bdebit (?:note|memo)\b|\baccount rendered\b|^(?:(?:vat|your|our|sales|trade) )?account$|\baccount for (?:\w+ ){0,2}(?:services|work|fees|charges|goods)\b
    \w*rechnung\w*|liquidation|honorarnote|\bfactures?\b|note d honoraires|mémoire|\w*factuur\b|\bfattur\w*|\bparcella\b|\bfactura\w*|minuta
    \w*faktur\w*|\bregning\b|\brachunek\b|nota obciążeniowa
"""  # noqa: E501 a table of patterns
