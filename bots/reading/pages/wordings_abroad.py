"""The wordings of labels in the other languages of the post: German, French, Dutch, Italian, Spanish, Danish, Polish.

In the form of `wordings.py`, and beside what stands there. "N°" and "Nº" are the token "n".
"""

WORDINGS_ABROAD = """
number 1.0
    {fact|rekening} {nr|nummer}; {n|numéro} pièce; {n|nr} fatt; document n; vorgang nr;
    kreditfakturanummer; kreditfakturanr; kreditnr; {fakt|kreditfakt|kundfaktura} {nr|nummer};
    {rechnungs|rechn|rg|re|faktura|fakturen|rechnungsbeleg} {nr|nummer|no|id}; rechnung {#|id}; fakturanummer;
    fakturanr; rechnungsbelegnummer; gutschriftnummer; gutschriftnr; korrekturnummer; rechnungskorrektur {nr|nummer};
    {storno|stornorechnung|korrektur} {nr|nummer}; unsere {rechnungsnummer|rechnung nr|rechnungs nr};
    {réf|ref|référence} {|de la|de} {facture|avoir}; facture {référence|ref|réf|num}; {n|numéro} {de|d|de la} {pièce|
        avoir|note}; pièce n; avoir {numéro|no|réf}; note de crédit {n|no|numéro}; {n|numéro} de document;
    nummer {factuur|creditnota|creditfactuur}; {factuur|creditfactuur|creditnota|nota} {nr|nummer|id|referentie};
    factuurreferentie; creditnotanummer; creditnotanr; creditfactuurnummer; creditnr; notanummer; onze factuur {|nr};
    {numero|n|nr|num|rif} {|di|della|del} {fattura|documento|nota|nota di credito|nota credito|doc}; num doc;
    {fattura|documento|doc|nota|nota di credito|nota credito} {n|nr|num|numero|rif}; fattura di vendita {n|nr};
    {número|numero|núm|num|n|no|nro} {|de} {|la} {factura|documento|abono|fra}; {factura|fra|abono|documento|factura
        rectificativa|factura de abono|nota de crédito} {n|no|núm|num|nro|número|numero};
    {faktura|kreditnota|regnings|regning|salgsfaktura|kreditfaktura} {nr|nummer|no|id}; fakturanr; kreditnotanr;
    kreditnotanummer; regningsnummer; regningsnr; vores faktura {|nr};
    {numer|nr} {faktury|faktury vat|rachunku|faktury korygującej|korekty|noty|noty korygującej|fv};
    {faktura|faktura vat|faktura korygująca|fv|rachunek|korekta|nota} {nr|numer|n}; faktura vat {nr|numer|n};
    {fatura|nota de crédito|documento} {no|n|nr|número}; {no|n|nr|número} {da|de} {fatura|nota de crédito|documento};
number 0.8
    bilagsnr; bilagsnummer; bilag nr; dokumentnr; dokumentnummer; dokument {nr|numer}; {numer|nr} dokumentu;
    documentnummer; document nr; vorgangsnummer; buchungsnummer;
number 0.55
    kreditfaktura; kundfaktura;
    faktura; kreditnota; regning; faktura vat; faktura korygująca; nota di credito; abono; factura rectificativa;
    creditnota; creditfactuur; note de crédit; nota;
number 0.56
    nummer; numéro; numero; número; numer;
date 1.0
    {re|rg|beleg} datum; belegdat; datum date; documentdatum; dagtekening; fact datum; rechnungs und leistungsdatum;
    {fakt|kredit|utställnings} datum; {utställd|utfärdad|utskriven} {|den}; utställningsdatum; kreditdatum;
    {faktura|faktura ausstellungs|gutschrifts|erstellungs} datum; fakturadatum; erstellungsdatum; {erstellt|ausgestellt}
        {am|den}; rechnung vom; datum der {gutschrift|faktura|ausstellung};
    date {de|de la} {facturation|création|l avoir|pièce|note}; date d {avoir|établissement|emission};
    {facturé|facturée|émis|émise|établi|établie} le; date du document; date document; date pièce;
    datum {factuur|creditnota|creditfactuur|nota}; creditdatum; {opgesteld|opgemaakt|gefactureerd} op; datum van {
        factuur|uitgifte}; notadatum; creditnotadatum;
    data {|di|della|del|d} {fattura|documento|doc|emissione|nota|nota di credito|fatturazione}; {emessa|emesso} il;
    fecha {|de|de la|del} {factura|emisión|emision|expedición|documento|abono|facturación|fra}; {emitida|expedida} el;
    fakturadato; kreditnotadato; bilagsdato; dokumentdato; udstedelsesdato; udstedt {|den|d}; faktureret {|den|d};
    dato for {faktura|udstedelse}; faktura dato; regningsdato;
    data {wystawienia|faktury|dokumentu|sporządzenia|wystawienia faktury|korekty}; {wystawiono|wystawiona} {|dnia|w dniu};
    dzień wystawienia; {miejsce i data|data i miejsce} wystawienia;
    data {de|da} {emissão|fatura|nota de crédito}; data do documento; {emitida|emitido} em; emissão;
date 0.7
    dato; date du; le; den; dnia; z dnia; vom;
tax_point 1.0
    data {podatkowa|obowiązku podatkowego}; fecha de devengo; date du fait générateur;
due 1.0
    vervaldat; betaaldatum uiterlijk; pagadero hasta; netto fällig {|am}; zahlung fällig {|am};
    {|data} scad {|il}; scad fattura;
    förfallodatum; förfallodag; {förf|förfallo} {datum|dag}; förfaller {|den|till betalning|till betalning den}; {betalas|
        betala|betalning} {senast|senast den|före|oss tillhanda|oss tillhanda senast}; oss tillhanda {|senast|senast den};
    {sista|senaste} {betalningsdag|betalningsdatum|betaldag|dag för betalning}; betalningsdag; forfallsdato; {forfalls} {dato|
        dag}; eräpäivä; {viimeinen|} maksupäivä; {data|data limite} de {vencimento|pagamento}; data {venc|vencimento|limite}; vencimento; venc; pagar até;
    {datum|den} splatnosti; splatnost; fizetési határidő; data scadenței;
    fällig {zum|per|ab}; {zahlbar|zu bezahlen|zahlung|bitte zahlen|bitte zahlen sie|zahlungseingang|bitte überweisen}
        {bis|bis zum|am|spätestens am|bis spätestens|fällig am|zum}; zahlungstermin; zahlungsfrist; fälligkeitstermin;
    fälligkeitstag; netto bis; fälligkeits datum; zahlungsdatum; letzter zahltag; termin zahlung;
    échéance {le|au|de paiement|du|paiement|facture}; payable {le|au|avant|avant le|au plus tard le|jusqu au|pour le};
    {à payer|à régler|paiement|règlement|régler|payer} {le|avant|avant le|au plus tard le|pour le|dû le|attendu le};
    date {de|limite de|limite|d} {règlement|paiement|exigibilité}; date d échéance {du paiement|de paiement}; exigible le;
    {vervalt|verloopt} op; betaaldatum; {uiterste|laatste|uiterlijke} {betaaldatum|betaaldag|betaling|betaaldag|
        betalingsdatum|datum}; {|uiterlijk|graag|gelieve} {te betalen|te voldoen|betalen|voldoen|betaling|betaal|betaald}
        {voor|vóór|uiterlijk|op|tegen|uiterlijk op|vóór of op}; uiterlijk {op|te betalen op|voldoen op};
    betalingsdatum; vervaldag factuur; betaaltermijn {tot|eindigt op}; verval datum;
    {data|termine} {|di|del|della} {scadenza|pagamento}; scadenza {pagamento|fattura|il|del}; {da pagare|pagare|
        pagamento|pagabile|saldare} {entro|entro il|entro e non oltre il|il|al}; scade il; entro il;
    {fecha|fecha límite|fecha tope|límite} {|de|del|de la} {vencimiento|vto|pago}; vencimiento {factura|el|pago}; vence
        {|el}; {pagar|pagadero|pago|a pagar|abonar} antes {del|de|de el}; pagadero {el|hasta el|a fecha}; vto;
    {forfalds|betalings|sidste betalings|seneste betalings|sidste rettidige betalings} {dato|dag}; forfaldsdato;
    betalingsdato; {forfalder|forfalden|forfald} {|den|d|til betaling|til betaling den}; {betales|betal|betaling|til
        betaling|indbetales|skal betales} {senest|senest den|inden|inden den|den|sidste}; betalingsfrist; sidste {|
        rettidige} {betalingsdato|betaling|betalingsdag|frist}; senest den; seneste {betaling|betalingsdato}; forfald;
    {termin|data|dzień} {płatności|zapłaty|wymagalności}; {płatne|zapłata|zapłacić|płatność|płatna|do zapłaty} {do|do
        dnia|w terminie do}; termin {zapłaty do|płatności do}; wymagalne dnia;
order 1.0
    {cde|bc} {|client|n}; n bc; {n|} engagement; ordernr klant; deres ref ordre;
    {|ihre|ihr} best nr; {|ihre|ihr} bestellnummer; {vs|n} ord;
    {|ert|er|eran|kundens|köparens} {inköpsorder|inköpsordernr|inköpsordernummer|inköpsnr|inköpsnummer|inköps nr|
        beställning|beställningsnr|beställningsnummer|beställnings nr|best nr}; {ert|er|eran|kundens|köparens} {order|ordernr|
        ordernummer|order nr|rekvisition|rekvisitionsnr};
    {ihre|deren|kunden|ihr} {auftragsnummer|auftrags nr|auftrag|auftrag nr|order|order nr|bestell nr|bestellnr|
        bestellung nr|bestellung vom|po|po nr|bestellreferenz|bestellzeichen|einkaufsbestellung}; kundenbestellnummer;
    kundenbestellung; kundenauftragsnummer; kundenauftrag; bestellnr; bestell {nummer|no|zeichen}; po {nummer};
    {einkaufs|abruf} {nr|nummer|bestellung}; bestellung {|#}; bestellschein {|nr}; vergabenummer; auftragsnummer kunde;
    {votre|vos|v|réf|référence|ref} {|n|n de|numéro de|bon de|ref|réf} {commande|bc|bon de commande}; commande {|client}
        {n|no|numéro|réf|référence|ref}; {n|numéro|no} {|de|du} {commande|bon de commande|bon commande} {|client};
    bon de commande {n|no|numéro}; commande client; référence de {|votre} commande; {n|numéro} d engagement; engagement;
    commande {du client|acheteur};
    {uw|klant|inkoop} {bestelling|ordernummer|ordernr|inkoopnummer|inkooporder|inkoopordernummer|opdracht|
        opdrachtnummer|po|po nummer|bestelnr|bestelbon|order nr|order nummer}; inkooporder {|nr|nummer}; inkoopnummer;
    inkoopordernr; bestelnr; bestelbon {|nr|nummer}; bestel {nr|nummer}; bestelling {nr|nummer}; opdrachtnummer;
    {vs|vostro|vostra|suo|rif|numero|n|nr|num|riferimento|ref|rif vs|vs rif|riferimento vs|nr vs} {ordine|ord|ordine n|
        ordine nr|ordine numero|ordine di acquisto|ordine d acquisto|ordine acquisto}; ordine {cliente|di acquisto|
        d acquisto|acquisto|cliente n|nr|num}; ordine {di|d} acquisto {n|nr|numero}; oda {|n|nr}; codice ordine;
    {su|vuestro|s|n|no|núm|num|nro|número|numero|ref|referencia} {|de|n|núm|número} {pedido|orden|orden de compra|
        pedido cliente|pedido de compra}; pedido {cliente|de cliente|de compra|n|no|núm|num|nro|número|ref};
    {orden de compra|oc|o c} {|n|no|núm|número}; nuestro pedido; su orden {|de compra};
    {deres|jeres|kundens|din|kunde|købers} {ordre|ordrenr|ordrenummer|ordre nr|rekvisition|rekvisitionsnr|
        rekvisitionsnummer|indkøbsordre|indkøbsordrenr|bestilling|bestillingsnr|po|po nr|indkøbsnr|bestillingsnummer};
    rekvisition {|nr|nummer}; {rekvisitions|indkøbsordre|købsordre|bestillings|indkøbs} {nr|nummer|no};
    rekvisitionsnr; rekvisitionsnummer; indkøbsordre; indkøbsordrenr; indkøbsordrenummer; købsordre; købsordrenr;
    købsordrenummer; bestillingsnr; bestillingsnummer; bestilling {|nr}; ordrereference; ordrereferance; rekv {|nr};
    {|numer|nr|państwa|wasze|twoje|nr państwa|numer państwa} {zamówienia|zamówienie|zam} {|klienta|zakupu|nabywcy};
    zamówienie {nr|numer|klienta|zakupu|klienta nr|zakupu nr}; do zamówienia {|nr}; nr zlecenia {klienta};
    {nota de|v|vossa|sua|no da|nr da|n da} encomenda {|no|n|nr}; encomenda {|no|n|nr}; requisição {|no|n|nr};
    {|n|réf|référence} marché {/|} commande;
order 0.88
    ordrenr; ordrenummer; ordre {nr|nummer}; ordine; order {nummer}; orden {n|núm}; zlecenie {|nr};
order 0.75
    {er|ert|eran|kundens|köparens|beställarens} {ref|referens}; beställarreferens;
    {v|vos|vs|votre} {réf|ref|références}; klantreferentie; referentie klant; uw ref; ihre {ref|zeichen}; kundenreferenz;
    {vs|vostro} {rif|riferimento}; riferimento cliente; su {ref|referencia}; referencia cliente; {deres|jeres}
        {ref|reference|referencer}; kundereference; państwa {referencja|ref|znak};
original 1.0
    {avser|krediterar|vedr|annule la|creditering van} {faktura|facture|factuur}; ursprungsrechnung; rectifica a;
    {zu|zur|betrifft|korrigiert|storniert} {rechnung|rechnungsnummer} {|nr|vom}; bezug {rechnung|auf rechnung} {|nr};
    {sur|annule|concerne|relatif à la|facture} {facture|d origine|concernée|initiale} {|n}; {factuur gecrediteerd|
        betreft factuurnummer|oorspronkelijke factuur|op factuur|originele factuur} {|nr}; {su|rif|storno|a storno di|
        riferimento} fattura {|n|originaria|originale}; fattura {originale|di riferimento|originaria|collegata} {|n};
    factura {rectificada|original|de origen|abonada} {|n}; {rectifica|anula} {|a} {|la} factura {|n}; {vedrører|
        krediterer|kreditering af|til|oprindelig|original} faktura {|nr}; {do faktury|dotyczy faktury|faktura korygowana|
        faktura pierwotna|korygowana faktura|korekta do faktury} {|nr};
our_reference 0.6
    vår {ref|referens}; vårt {ärende|ärendenr};
    {unsere|uns} {ref|zeichen}; {n|nos|notre} {réf|ref|référence}; onze {ref|referentie|kenmerk}; {ns|nostro} {rif|
        riferimento}; rif; nuestra {ref|referencia}; vores {ref|reference|sagsnr}; vor ref; nasz {znak|numer}; référence;
    referentie; riferimento; referencia; sagsnr; sagsnummer; znak sprawy; réf; nostro ordine; vores ordre {|nr};
vat_number 1.0
    {umsatzsteuer|ust|mwst} {identifikationsnummer|ident|identnr|id|idnr|nr|nummer} {|nr}; {n|numéro|no|identifiant}
        {|de|d} tva {|intracommunautaire|intracom|ce}; n id tva; tva {ce|fr}; btw {identificatienummer|nr|id nr};
    omzetbelastingnummer; ob nummer; {p|partita|part} iva {|n|nr}; piva; {p iva|c f|cod fisc|codice fiscale} {e p iva|
        e partita iva|p iva}; {nif|cif|n i f|c i f} {iva|intracomunitario|n|no}; n {iva|nif|cif}; nif iva;
    {número|numero} de {iva|identificación fiscal}; cvr {|nr|no|nummer}; cvrnr; cvr se; {moms|momsregistrerings|se}
        {nr|nummer|reg nr}; momsnr; momsnummer; momsregistreringsnr; nip {|ue|sprzedawcy|nr}; {nr|numer} nip; vat ue;
    {customer|your|nabywcy|kunden|klant} {nip|ust id|btw nr|btw nummer}; nip nabywcy; vat {eu|nr};
    {|no|n|número de} contribuinte {|no|n|nr}; nipc; numer vat {|ue};
company_number 1.0
    {registro mercantil|reg imp|registro imprese|rea|c c i a a|r e a} {|n|nr}; {hr|hrb|hra|fn|handelsregister} {|nr};
    {rcs|siret|siren|siège social rcs|n siret|n siren}; krs {|nr}; regon; numer krs; ondernemingsnummer; kvk nummer;
sort_code 1.0
    bankleitzahl; blz;
account 1.0
    {konto|bankkonto} {|nr|nummer|no}; kontonr; kontonummer; kontonr; {n|numéro} de compte {|bancaire}; compte bancaire;
    rekeningnummer; rekeningnr; bankrekening {|nr|nummer}; {conto|c} {corrente|c} {|n|bancario}; {n|núm|número} {|de}
        cuenta {|bancaria}; cuenta {|bancaria|corriente}; {nr|numer} {konta|rachunku|rachunku bankowego}; rachunek
        bankowy;
iban 1.0
    iban {nr|konto|rachunku}; konto iban; bankkonto iban;
currency 1.0
    valuta; devise {|de facturation}; divisa; moneda; waluta; rechnungswährung; belegwährung; munt; valutakode;
bill_to 1.0
    {adresse|adresse de} facturation; adressé à; facturer à; client facturé; doit; acheteur; facturé à;
    {factuur|factureren|facturatie|gefactureerd} aan; afnemer; klantgegevens; opdrachtgever; factuuradres;
    rechnung {für|an}; rechnungsanschrift; abnehmer; besteller; leistungsempfänger; empfänger; warenkäufer;
    {spett|spettabile|spett le|egr|gent} {|ditta|le}; {fatturare|intestata|intestato|fatturato} a; cessionario {|
        committente}; committente; acquirente; dati cliente; intestazione;
    {facturar|facturado|factura} a; datos {del|de} {cliente|facturación|receptor}; dirección de facturación; comprador;
    {faktura|faktureres|fakturering} til; faktureringsadresse; fakturaadresse; fakturamodtager; køber; kunde navn;
    nabywca; kupujący; płatnik; zamawiający; nabywca płatnik; dane nabywcy; usługobiorca;
bill_to 0.8
    destinatario; destinataire; kunde; klient; cliente; client; klant; aan; til; debitor; kontrahent; modtager;
ship_to 1.0
    {versand|liefer|leistungs|lieferungs} {adresse|anschrift|ort}; lieferort; leistungsort; einsatzort; versandadresse;
    {lieu|adresse|point} {de|d} {livraison|exécution|intervention|expédition}; livré à; livrer à; livraison à; chantier;
    {lever|bezorg|verzend|aflever} {adres}; leveradres; bezorgadres; verzendadres; {geleverd|levering|afleveren|leveren}
        aan; afleverlocatie;
    {luogo|indirizzo} di {consegna|destinazione|spedizione}; destinazione {|merce|merci}; {consegna|spedire|spedito}
        {a|presso}; cantiere;
    {dirección|lugar|punto} de {entrega|envío|suministro|servicio}; {enviar|entregar|entregado|enviado} {a|en};
    {leverings|leverance} {adresse|sted}; leveringsadresse; leveringssted; {leveres|leveret|levering} til; leverance til;
    adres {dostawy|wysyłki|odbiorcy}; miejsce {dostawy|wykonania usługi}; odbiorca; dostawa do;
from 1.0
    prestataire; {cedente|prestatore|cedente prestatore|emittente|venditore}; {emisor|vendedor|prestador}; {leverandør|
        sælger|fakturaudsteder}; {sprzedawca|wystawca|dostawca|usługodawca|dane sprzedawcy}; verkoper; opdrachtnemer;
    rechnungsaussteller;
customer 1.0
    {kundenkonto|deb nr}; client n;
    kundnr; kundnummer; {kund|kundens} {nr|nummer|no|id}; kundkod; ert kundnr; asiakasnumero;
    {debitor|debitoren|kd} {nr|nummer|no}; debitornummer; debitorennummer; kdnr; ihre {kundennummer|kd nr|kunden nr};
    {réf|référence|compte|code|n compte|n de compte|numéro de|n de} client; {klant|debiteur|debiteuren|relatie} {nr|code|
        id|nummer}; klantnr; klantcode; debiteurnr; debiteurennummer; relatienummer; relatienr;
    {codice|cod|n|numero|nr} cliente; cliente {n|nr|cod|codice}; {código|cód|cod|n|núm|número|no} {|de} cliente; cliente
        {no|núm|número|código}; {kunde|debitor} {nr|nummer|id|no}; kundenr; kundenummer; debitornr; kundenr;
    {nr|numer|kod|id} {klienta|kontrahenta|nabywcy|odbiorcy|płatnika};
other_number 1.0
    {vårt|vår} {ordernr|ordernummer|order|order nr}; {följesedel|fraktsedel|leverans} {|nr|nummer}; följesedelsnr;
    följesedelsnummer;
    {ons|onze} {order|ordernummer|ordernr|orderreferentie}; {ns|nostro} {ordine|ord} {|n|nr};
    {auftrags|projekt|vorgangs|angebots|kommissions|lieferschein|liefer|vertrags} {nr|nummer}; auftrag {|nr}; projekt {|
        nr}; kommission; angebot {nr|nummer}; {bl|bon de livraison|bordereau|devis|affaire|dossier|chantier} {n|no|
        numéro|réf}; {n|numéro} {|de|du} {bl|bon de livraison|devis|dossier|affaire|contrat}; {pakbon|project|offerte|
        leverbon|zending|dossier} {nr|nummer}; pakbonnummer; pakbonnr; projectnummer; offertenummer; pakbon;
    {ddt|d d t|bolla|documento di trasporto|preventivo|commessa|lotto} {|n|nr|num|del}; {cig|cup|codice destinatario|
        codice univoco|codice sdi}; {albarán|albaran|presupuesto|obra|expediente|lote} {|n|no|núm|número};
    {n|núm|número} {|de} {albarán|albaran|presupuesto|expediente}; {følgeseddel|følgesedler|tilbud|tilbuds|projekt|sags|
        vare|fragtbrev} {nr|nummer}; følgeseddel; følgeseddelnr; projektnr; {wz|nr wz|dokument wz|numer wz|nr oferty|nr
        umowy|list przewozowy|bdo|nr bdo} {|nr}; {nr|numer} {dostawy|oferty|umowy|projektu|zlecenia};
gln 1.0
    ean {nr|nummer|lokationsnr|lokationsnummer}; lokationsnummer;
delivered 1.0
    leveransdatum; {lev|leverans} datum; levererad; levererat;
    {livré|livrée|exécuté|réalisé} le; date {de|d} {prestation|exécution|réalisation|intervention|expédition};
    {geleverd|verzonden} {op|d d}; leveringsdatum; datum {levering|verzending}; data {|di|della} {consegna|spedizione|
        trasporto|prestazione|ddt}; fecha {|de|del} {entrega|servicio|operación|albarán|prestación|envío};
    leveringsdato; leveret {|den|d}; afsendelsesdato; leverancedato; data {sprzedaży|dostawy|wykonania|wykonania usługi|
        dostawy towarów|zakończenia dostawy|wydania|dostawy wykonania usługi|sprzedaży usługi}; versanddatum;
period 1.0
    periodo {|di|de} {riferimento|fatturazione|facturación|competenza|servicio}; periodo; período {|de facturación};
    {fakturerings|afregnings|leverings} periode; faktureringsperiode; afregningsperiode; okres {|rozliczeniowy|
        rozliczenia|usługi}; za okres; leistungsmonat; factuurperiode; periode van; competenza;
other_date 1.0
    {date|datum|data|fecha|dato|vom} {|de|della|del|der|dell|d} {commande|bestellung|bestelling|ordine|pedido|ordre|
        zamówienia|auftrag|devis|offerte|angebots}; ordredato; bestillingsdato; auftragsdatum; imprimé le; gedruckt am;
    printdatum; udskrevet {|den}; wydrukowano; stampato il; fecha de impresión; druckdatum; udskriftsdato;
terms 1.0
    betalningsvillkor; {betalnings|bet} villkor;
    {zahlungs} {weise|art|bedingung}; zahlungsweise; zahlungsart; {mode|modalités|conditions|modalité|moyen} de {
        règlement|paiement}; règlement; betalings {termijn|conditie|condities}; betalingstermijn; betalingsconditie;
    betaalwijze; betaaltermijn; {condizioni|modalità|termini|metodo|tipo} {|di} pagamento; pagamento; {condiciones|forma|
        términos|plazo|método|medio} de pago; forma pago; betalings {betingelser|vilkår|betingelse}; betalingsbetingelser;
    betalingsbetingelse; betalingsvilkår; betalingsform; {forma|sposób|warunki|metoda} {płatności|zapłaty};
contract 1.0
    {n|numéro} de {contrat|marché}; marché {|n|public n}; contractnummer; contract nr; {contratto|contrato} {|n|nr|núm};
    kontrakt {|nr|nummer}; kontraktnr; aftale {nr|nummer}; aftalenummer; umowa {|nr}; numer umowy; rahmenvertrag {|nr};
other 1.0
    ansprechpartner; sachbearbeiter; bearbeiter; vertreter; interlocuteur; commercial; votre contact; téléphone; tél;
    courriel; contactpersoon; telefoon; behandeld door; verkoper naam; referente; agente; contatto; telefono; banca;
    contacto; teléfono; correo; comercial; banco; kontaktperson; kontakt; telefon; tlf; sælger navn; osoba kontaktowa;
    bank nazwa; wystawił; odebrał; vores kontakt; deres kontakt; deres kontaktperson; att;
nothing 1.0
    {faktura|rechnungs|factuur|facture|fattura|factura} {total|totale|betrag|bedrag|beløb|adresse|til}; total {facture|
        fattura|factura|factuur|faktura}; totale {fattura|documento}; montant facture; le {montant|présent|client|
        paiement|règlement|taux}; de {la|l|los|las|factuur|klant|heer}; von {der|den|uns|ihnen}; den {anførte|samlede|
        viste}; an {der|die|den}; aan {de|het|u|ons}; til {betaling|gode|rådighed|tiden}; vom {tag|netto};
"""  # noqa: E501 a table of words
