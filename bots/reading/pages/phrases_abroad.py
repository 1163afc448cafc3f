"""The phrases that go with each kind of document in the other languages of the post, in the form of `phrases.py`."""

SUPPORT_ABROAD = r"""
invoice 2.0
    \b(?:rechnungs?-?|beleg-?) ?(?:nr|nummer|datum)
    \bfactuur(?:nummer|datum|nr)
    \bn(?:°|º|o|uméro)? ?(?:de )?(?:la )?facture|\bdate de (?:la )?facture
    \bnumero (?:della )?fattura|\bdata (?:della )?fattura|\bfattura n
    \bn(?:°|º|úm|úmero)?\.? ?(?:de )?factura|\bfecha (?:de )?(?:la )?factura
    \bfaktura ?(?:nr|nummer|dato)|\bnr faktury|\bnumer faktury|\bdata wystawienia
invoice 0.8
    zahlbar (?:bis|innerhalb|sofort)|zahlungsziel|fällig|bitte überweisen|\biban\b
    net à payer|date d['’]échéance|conditions de (?:paiement|règlement)|à payer avant
    te betalen|vervaldatum|betalingstermijn|gelieve .{0,40}over te maken
    scadenza|totale da pagare|modalità di pagamento|importe a pagar|vencimiento|forma de pago
    forfald\w*|betalings(?:betingelser|frist)|at betale|termin (?:płatności|zapłaty)|do zapłaty|sposób zapłaty
invoice -3.0
    keine rechnung(?: im sinne)?|n['’]est pas une facture|geen factuur|non (?:è|costituisce) (?:una )?fattura|no (?:es|constituye) (?:una )?factura
    ikke en faktura|nie (?:jest|stanowi) fakturą
credit_note 2.0
    gutschrifts?-? ?(?:nr|nummer|datum|betrag)|wir schreiben ihnen .{0,40}gut|(?:wird|wurde) .{0,40}gutgeschrieben|zu(?:r)? rechnung (?:nr|vom)
    \bavoir n|n(?:°|º|o)? d['’]avoir|facture d['’]origine|montant de l['’]avoir|net à votre crédit|annule .{0,30}facture
    credit(?:nota|factuur)(?:nummer|datum|nr)|betreft factuur|wij crediteren|te crediteren
    nota di credito n|storno (?:della )?fattura|a vostro credito|fattura di riferimento|rif\.? fattura
    factura (?:rectificada|original|abonada)|motivo de (?:la )?(?:rectificación|abono|devolución)|importe (?:a )?abon\w+|rectifica (?:a )?la factura
    kredit(?:nota|faktura) ?(?:nr|nummer|dato)|vedrørende faktura|vedr\.? faktura|krediteres|oprindelig faktura|til gode
    dotyczy faktury|faktur[aęy] korygowan\w*|do faktury (?:nr|z dnia)|przyczyna korekty|powód korekty|kwota (?:korekty|zwrotu)|do zwrotu|przed korektą|po korekcie
statement 2.2
    offene posten|saldo(?:vortrag| zum)|kontostand|solde (?:précédent|antérieur|au|de votre compte)|nouveau solde
    openstaand saldo|beginsaldo|vorig saldo|saldo (?:precedente|iniziale|al\b)|saldo (?:anterior|inicial|a fecha|pendiente)
    primosaldo|saldo pr\b|saldo początkowe|saldo na dzień
reminder 2.0
    (?:noch nicht|bisher nicht|nicht) (?:bezahlt|beglichen|eingegangen|ausgeglichen)|überfällig|mahngebühr|verzugszinsen
    sauf erreur|(?:demeure|reste|restent) (?:à ce jour )?(?:impayée?s?|dues?)|n['’]avons pas (?:encore )?reçu|dans les plus brefs délais|pénalités de retard
    nog niet (?:ontvangen|betaald|voldaan)|niet tijdig|verzoeken (?:wij )?u .{0,40}(?:betalen|voldoen)|incassokosten
    non (?:risulta|risultano|abbiamo) .{0,30}(?:pagat\w+|ricevuto|saldat\w+)|ad oggi|invitiamo a (?:provvedere|saldare)|interessi di mora
    (?:pendiente|impagad\w+|vencid\w+)s? de pago|no hemos recibido|rogamos .{0,40}(?:abonen|procedan|pago)
    ikke (?:modtaget|registreret)|endnu ikke betalt|rykkergebyr|inkasso|forfalden
    nie (?:otrzymaliśmy|odnotowaliśmy|została zapłacona)|przeterminowan\w*|odsetki (?:ustawowe )?za (?:zwłokę|opóźnienie)|zaległ\w+
quote 2.2
    angebots?-? ?(?:nr|nummer|datum)|gültig bis|bindefrist|freibleibend|unterbreiten wir
    \bdevis n|validité (?:de l['’]offre|du devis)|valable jusqu\w*|bon pour accord|nous avons le plaisir de vous (?:proposer|soumettre)
    offertenummer|offertedatum|geldig (?:tot|t/m)|vrijblijvend|hierbij (?:bieden|offreren)
    preventivo n|offerta n|validità (?:dell['’])?offerta|offerta valida|presupuesto n|validez (?:de la oferta|del presupuesto)|válid[ao] hasta
    tilbud ?(?:nr|nummer|dato)|gælder til|gyldigt? til|oferta (?:nr|ważna)|ważn\w+ do|termin ważności oferty
pro_forma 2.2
    proforma|pro forma|vorkasse|vor lieferung zu zahlen|paiement (?:d['’]avance|à la commande)|vooruitbetaling|pagamento anticipato|pago (?:anticipado|por adelantado)|forudbetaling|przedpłata
order_acknowledgement 2.2
    auftragsbestätigung|bestätigen (?:wir )?(?:ihnen )?(?:hiermit )?(?:ihre|den erhalt ihrer) (?:bestellung|auftrag)|ihren auftrag|voraussichtliche[rs]? liefer\w*|(?:auftrags|liefer)termin|wir danken für ihre(?:n)? (?:bestellung|auftrag)
    accus\w+ réception de votre commande|confirmons votre commande|date (?:de )?livraison prévue|merci (?:de|pour) votre commande
    bevestigen (?:wij )?(?:hierbij )?uw (?:order|bestelling|opdracht)|verwachte (?:lever|verzend)datum|bedankt voor uw (?:order|bestelling)
    confermiamo .{0,30}ordine|data (?:di )?consegna prevista|confirmamos (?:la recepción de )?su pedido|fecha (?:de )?entrega prevista|gracias por su pedido
    tak for (?:din|deres|jeres) (?:ordre|bestilling)|bekræfter (?:hermed )?(?:din|deres|jeres)|forventet levering|potwierdzamy (?:przyjęcie )?(?:zamówieni\w+|zleceni\w+)|(?:planowany|przewidywany) termin (?:dostawy|realizacji)
delivery_note 2.2
    liefer(?:schein)?-? ?(?:nr|nummer)\b|ware (?:in ordnung )?erhalten|empfangsbestätigung|unterschrift (?:des )?(?:empfängers|fahrers)|anzahl (?:pakete|kolli|paletten)|gelieferte menge
    bon de livraison n|reçu (?:conforme|en bon état)|signature (?:du )?(?:destinataire|client|chauffeur)|nombre de (?:colis|palettes)|quantité livrée
    pakbon(?:nummer|nr)|voor ontvangst|handtekening (?:ontvanger|chauffeur)|aantal (?:colli|pallets|geleverd)
    (?:ddt|documento di trasporto) n|firma (?:del )?(?:destinatario|conducente|vettore)|numero colli|causale (?:del )?trasporto|aspetto (?:esteriore )?dei beni
    albarán n|recibí conforme|recibido por|firma (?:del )?(?:cliente|receptor|transportista)|bultos|cantidad entregada
    følgeseddel ?(?:nr|nummer)|modtaget (?:af|i god stand)|underskrift (?:modtager|chauffør)|antal kolli|leveret antal
    (?:towar|otrzymał\w*) .{0,20}(?:odebrał|przyjął)|podpis (?:odbiorcy|kierowcy|odbierającego)|ilość (?:wydana|dostarczona)|liczba (?:paczek|palet)
remittance_advice 2.4
    (?:wir haben|haben wir) .{0,60}(?:überwiesen|angewiesen)|zahlung erfolgt|überweisungsbetrag|ihre rechnung(?:s)?(?:nummer|snr| nr)
    nous avons (?:procédé|effectué) .{0,40}(?:virement|paiement|règlement)|montant (?:viré|réglé)|votre facture n
    hebben wij .{0,40}(?:betaald|overgemaakt)|overgemaakt bedrag|uw factuurnummer
    abbiamo (?:disposto|effettuato) .{0,40}(?:bonifico|pagamento)|importo (?:bonificato|pagato)|hemos (?:realizado|efectuado) .{0,40}(?:transferencia|pago)|importe (?:transferido|pagado)
    vi har (?:i dag )?(?:betalt|overført)|overført beløb|dokonaliśmy (?:przelewu|płatności)|kwota przelewu
timesheet 2.2
    (?:beginn|von)\b.{0,30}\b(?:ende|bis)\b.{0,30}\bpause|geleistete stunden|unterschrift (?:des )?(?:mitarbeiters|vorgesetzten)|gesamtstunden|kalenderwoche
    heures (?:travaillées|effectuées)|début\b.{0,30}\bfin\b.{0,30}\bpause|total (?:des )?heures|gewerkte uren|totaal uren|begintijd|eindtijd
    ore (?:lavorate|totali)|inizio\b.{0,30}\bfine\b|horas (?:trabajadas|totales)|hora de (?:inicio|entrada)|timer i alt|mødetid|liczba godzin|godziny (?:pracy|przepracowane)
backing 1.6
    (?:anlage|anhang) zu(?:r)? rechnung|(?:annexe|joint|détail) .{0,12}(?:à|de) (?:la |notre )?facture|bijlage (?:bij|van) (?:de )?factuur|allegat\w+ (?:alla|a) fattura
    (?:anexo|detalle) .{0,10}(?:a|de) (?:la )?factura|bilag til faktura|załącznik do faktury
"""  # noqa: E501 a table of patterns
