"""The titles of documents in the other languages of the post, in the form of `titles.py` and beside those there."""

TITLES_ABROAD = """
invoice 3.0
    kundfaktura; rekening;
    faktura; honorarrechnung; honorarnote; liquidation; rechnung original; abschlagsrechnung; handelsrechnung;
    monatsrechnung; quartalsrechnung; wartungsrechnung; endrechnung; dienstleistungsrechnung; ihre rechnung;
    facture {|de|d} {vente|client|commerciale|acompte|prestations|prestation|services|honoraires|originale|acquittée|
        récapitulative|finale|solde|définitive|situation}; votre facture; note {d honoraires|de débit|de frais};
    mémoire d honoraires; facture {simplifiée|électronique}; duplicata de facture;
    factuur {origineel|kopie}; uw factuur; nota; verzamelfactuur; verkoopfactuur; eindfactuur; deelfactuur; declaratie;
    maandfactuur; voorschotfactuur; debetnota; eindafrekening; eindnota; termijnfactuur;
    fattura {di vendita|accompagnatoria|immediata|differita|elettronica|commerciale|riepilogativa|originale|di cortesia|
        di acconto|a saldo|per prestazioni}; parcella; nota di {debito|addebito}; copia {fattura|di cortesia}; la fattura;
    factura {simplificada|comercial|de venta|completa|ordinaria|electrónica|original|de servicios|recapitulativa|
        de compra|normal|final}; su factura; minuta de honorarios; nota de {cargo|débito}; duplicado de factura;
    salgsfaktura; samlefaktura; slutfaktura; acontofaktura; aconto faktura; regning; din faktura; fakturakopi; kopi af
    faktura; rykker faktura gebyr; honorarregning; debetnota; debitnota; månedsfaktura; abonnementsfaktura;
    faktura {vat|sprzedaży|końcowa|zaliczkowa|uproszczona|zbiorcza|kosztowa|rozliczeniowa|ustrukturyzowana|oryginał|
        kopia|handlowa|sprzedażowa}; faktura {vat|sprzedaży} {oryginał|kopia|sprzedaży}; rachunek; nota {obciążeniowa|
        księgowa|odsetkowa}; duplikat faktury;
credit_note 3.6
    kredit;
    gutschrifts {anzeige|rechnung}; gutschriftsanzeige; gutschriftanzeige; rechnungsgutschrift; {rechnungs|} storno;
    stornobeleg; korrekturbeleg; kaufmännische gutschrift; warengutschrift; retourengutschrift; gutschriftsrechnung;
    avoir {client|sur facture|commercial|financier|partiel|total}; note de crédit; facture {rectificative|d avoir|
        avoir|d annulation}; note d avoir; {crediteringsnota|creditering|crediteernota}; credit nota; credit factuur;
    correctiefactuur;
    nota {di|d} {credito|accredito}; nota credito; nota di variazione {|in diminuzione}; fattura di storno; storno fattura;
    abono; factura {de|} abono; nota de abono; factura {de rectificación|rectificativa de abono}; nota de credito;
    kreditnota; kreditfaktura; kredit nota; kreditering; krediteringsnota; kreditfaktura nota;
    {faktura|fv} {korygująca|korekta}; {korekta|korygująca} {faktury|faktura}; faktura {vat|} korygująca; korekta;
    nota {uznaniowa|kredytowa|korygująca}; faktura vat korekta;
statement 3.8
    saldenmitteilung; offene {posten|posten liste|rechnungen}; kontenübersicht; kundenkontoauszug; saldobestätigung;
    relevé {de compte client|de factures|client|de situation|mensuel|des factures}; {extrait|situation} de compte;
    openstaande {posten|facturen}; rekeningafschrift; saldo overzicht; saldo overeenkomst; debiteurenoverzicht;
    estratto {conto cliente|di conto}; situazione {contabile|partite aperte}; partite aperte; scadenzario clienti;
    {extracto|estado} {|de} {|la} {cuenta|cuentas|cliente|su cuenta}; relación de facturas {pendientes|};
    kontoudtog; kontooversigt; saldoopgørelse; {åbne|udestående} poster; kontoudskrift; saldomeddelelse;
    {wyciąg|zestawienie} {z konta|rozrachunków|należności|faktur|sald}; potwierdzenie salda; wyciąg; stan rozrachunków;
reminder 3.8
    {erste|zweite|dritte|1|2|3|letzte|} {mahnung|zahlungserinnerung|erinnerung|zahlungsaufforderung}; mahnbescheid;
    zahlungsverzug; {premier|première|deuxième|second|troisième|dernier|dernière|1er|2e|} {rappel|relance}; lettre de
        {relance|rappel}; relance {de|} {paiement|facture|facture impayée}; mise en demeure; facture impayée; avis
        d échéance dépassée; {eerste|tweede|derde|laatste|} {herinnering|aanmaning|betalingsherinnering}; sommatie;
    ingebrekestelling; {primo|secondo|terzo|ultimo|} sollecito {|di pagamento|pagamento}; diffida {|ad adempiere};
    {primer|segundo|último|} {recordatorio|aviso} {|de pago|de impago|de vencimiento}; reclamación de {pago|deuda};
    requerimiento de pago; aviso de {impago|factura vencida}; {1|2|3|første|anden|tredje|} {rykker|rykkerskrivelse|
        betalingspåmindelse|påmindelse|rykkerbrev}; inkassovarsel; rykker for betaling; venlig påmindelse;
    {pierwsze|drugie|ostateczne|} {wezwanie do zapłaty|przypomnienie|ponaglenie|upomnienie|monit}; przypomnienie o
        {płatności|zapłacie}; przedsądowe wezwanie {|do zapłaty}; ponaglenie płatności;
quote 3.8
    kostenvoranschlag; kostenangebot; preisangebot; unser angebot; angebot {nr|für}; offre {de prix|commerciale|n};
    proposition {commerciale|de prix|tarifaire}; devis {estimatif|n}; estimation; prijsopgave; aanbieding; prijsofferte;
    offerta {|commerciale|economica|di prezzo}; {cotización|oferta} {|comercial|económica}; tilbud; prisoverslag;
    overslag; pristilbud; oferta {handlowa|cenowa}; wycena; kosztorys; begroting; vores tilbud; presupuesto n;
pro_forma 4.2
    {pro forma|proforma} {rechnung|facture|factuur|fattura|factura|faktura}; {rechnung|facture|factuur|fattura|factura|
        faktura} {pro forma|proforma}; proformarechnung; proformafactuur; proformafaktura; vorausrechnung;
    vorkasserechnung;
order_acknowledgement 4.0
    auftrags {bestätigung}; bestätigung {ihres auftrags|ihrer bestellung}; {bestelling|opdracht} bevestiging;
    opdrachtbevestiging; bestelbevestiging; bevestiging {van uw bestelling|van uw order|bestelling|van opdracht};
    {confirmation|accusé de réception} {de|de votre|de la} commande; ar de commande; conferma {|d|di|del|dell} ordine;
    {confirmación|acuse de recibo|aceptación} {de|del|de su} pedido; ordrebekræftelse; bekræftelse {|på|af} {ordre|
        bestilling}; {potwierdzenie|przyjęcie} {|przyjęcia} {zamówienia|zlecenia};
delivery_note 4.0
    warenbegleitschein; {pack} {liste|zettel}; packliste; packzettel; versandanzeige; begleitschein; wareneingangsschein;
    bon {d expédition|de transport|de réception}; bordereau {d expédition|d envoi}; lettre de voiture; afleverbon;
    verzendbon; vrachtbrief; paklijst; ddt; d d t; bolla {|di accompagnamento|di trasporto}; lista di imballaggio;
    albarán {|de} {|entrega|salida|n}; albaran; nota de entrega; carta de porte; følgeseddel; pakkeseddel; fragtbrev;
    leveringsseddel; leverancenota; forsendelsesadvis; {dowód|dokument} {dostawy|wydania|wz}; wydanie zewnętrzne; wz;
    list przewozowy; specyfikacja wysyłkowa;
remittance_advice 3.9
    {zahlungs|überweisungs} {avis|mitteilung}; zahlungsmitteilung; überweisungsavis; zahlungsanzeige; avis de {virement|
        règlement|transfert}; {betaal|betalings} {advies|specificatie}; betaalspecificatie; betalingsspecificatie;
    betaaladvies; {avviso|distinta} di {bonifico|pagamento}; {aviso|notificación} de {transferencia|remesa|pago realizado};
    justificante de {pago|transferencia}; betalingsadvis; betalingsadvisering; remitteringsadvis; betalingsspecifikation;
    {awizo|potwierdzenie} {płatności|przelewu}; awizo;
timesheet 4.0
    {stunden|tätigkeits|arbeitszeit} nachweis; stundennachweis; tätigkeitsnachweis; arbeitszeitnachweis; zeiterfassung;
    feuille {de temps|d heures|de présence}; relevé d heures; urenstaat; urenbriefje; urenregistratie; werkbriefje;
    weekstaat; foglio {ore|presenze}; rapportino ore; {parte|hoja} de {horas|trabajo}; timeseddel; ugeseddel;
    timeregistrering; arbejdsseddel; karta {pracy|czasu pracy}; ewidencja czasu pracy; lista godzin;
backing 3.8
    {anlage|anhang} {|zur rechnung|zu rechnung}; leistungsnachweis; rechnungsanlage; einzelverbindungsnachweis;
    leistungsaufstellung; einzelaufstellung; annexe {|à la facture}; détail {de facturation|de la facture|des
        prestations|des consommations}; état détaillé; bijlage {|bij factuur|bij de factuur}; {factuur|uren}specificatie;
    factuurspecificatie; urenspecificatie; specificatie {|bij factuur}; allegato {|alla fattura|fattura}; dettaglio
        {fattura|consumi|prestazioni|traffico}; anexo {|a la factura|factura}; desglose {de|} {factura|consumos|
        servicios|horas}; bilag {|til faktura}; fakturaspecifikation; fakturabilag; specifikation {|til faktura|af};
    załącznik {|do faktury}; specyfikacja {|do faktury|usług}; zestawienie do faktury;
unknown 2.6
    {purchase|} bestellung; {agb|allgemeine geschäftsbedingungen}; bon de commande; bestelbon; ordine d acquisto; orden de
    compra; indkøbsordre; zamówienie; kvittering; quittung; reçu; ricevuta; recibo; paragon; pokwitowanie;
"""  # noqa: E501 a table of words
