# What the assistant says in Italian. Project Fluent syntax; every key must exist in every language.
# Register: friendly, plain, short; the shopper is addressed with "tu", as Italian online shops do, and
# without words that would need a gender. A key `intent-NAME` is optional: the answer to an intent
# that has no flow of its own.

greeting = Ciao! Sono l'assistente automatico di { $shop }. Posso trovare il tuo ordine, rispondere alle domande o chiamare una persona del team.
choice-track-order = Dov'è il mio ordine?
choice-delivery = Quanto dura la consegna?
choice-returns = Resi
choice-human = Parlare con una persona
choice-bot = Tornare all'assistente
choice-wait = Continuare ad aspettare

ask-order-number = Di quale ordine si tratta? Mandami il numero d'ordine, per favore: lo trovi nell'e-mail di conferma.
ask-order-number-again = Non ho trovato un numero d'ordine nel messaggio. È fatto così: #AC104233. Se non ce l'hai, posso chiamare una persona del team.
ask-proof = Grazie. Per proteggere i tuoi dati, mandami anche l'e-mail o il CAP dell'ordine { $order }.
ask-proof-again = Mi serve l'e-mail o il CAP con cui è stato fatto l'ordine { $order }.
ask-which-order = Questi sono i tuoi ultimi ordini. Quale intendi?
ask-which-order-again = Scegli uno di questi ordini o mandami il suo numero, per favore.
no-orders = Non trovo ordini nel tuo account. Se hai comprato come ospite, mandami il numero d'ordine e l'e-mail o il CAP dell'ordine.

order-not-found = Non trovo un ordine che corrisponda. Controlla il numero d'ordine e l'e-mail o il CAP, e mandameli di nuovo entrambi.
order-too-many-attempts = In questa conversazione non posso cercare altri ordini. Una persona del team può verificare chi sei e aiutarti.
order-unknown = In questo momento non riesco a raggiungere il sistema degli ordini, quindi non so dirtelo. Chiedimelo di nuovo tra qualche minuto o parla con una persona del team.

order-pending = L'ordine { $order } è confermato e sarà preparato presto.
order-processed = L'ordine { $order } è in preparazione.
order-shipped = L'ordine { $order } è in viaggio{ $date ->
    [none] .
   *[other] ; arrivo previsto: { $date }.
}
order-late = L'ordine { $order } è in viaggio, ma in ritardo (arrivo previsto: { $date }). Mi dispiace.
order-out_for_delivery = L'ordine { $order } è in consegna con il corriere e dovrebbe arrivare oggi.
order-delivered = L'ordine { $order } è stato consegnato{ $date ->
    [none] .
   *[other] {""} in data { $date }.
}
order-cancelled = L'ordine { $order } è stato annullato.
order-returned = L'ordine { $order } è tornato da noi.

status-pending = Confermato
status-processed = In preparazione
status-shipped = In viaggio
status-out_for_delivery = In consegna
status-delivered = Consegnato
status-cancelled = Annullato
status-returned = Tornato

hello = Ciao! Come posso aiutarti?
thanks = Di nulla! C'è altro?
goodbye = Ciao, e grazie per averci scritto.
capabilities = Posso dirti dov'è il tuo ordine, rispondere alle domande su consegne e resi, o chiamare una persona del team.
acknowledged = Va bene.
not-understood = Scusa, non ho capito. Puoi dirlo con altre parole?
not-understood-choices = Scusa, ancora non capisco. È forse una di queste cose?
no-flow = Questo da solo non lo so ancora fare. Una persona del team può.

handoff-requested = Sto chiedendo a una persona del team di intervenire. Fino ad allora non scrivo più; tu scrivi pure tutto quello che può servire.
handoff-joined = Una persona del team è entrata nella conversazione.
handoff-left = La conversazione è tornata a me, l'assistente automatico.
handoff-nobody = Mi dispiace, al momento non c'è nessuno disponibile. Puoi continuare ad aspettare o andare avanti con me.
handoff-waiting = Va bene, conservo il tuo posto in coda.
handoff-back = Sono l'assistente automatico, eccomi di nuovo.
failed = Qualcosa è andato storto da parte nostra e non ho potuto gestire il tuo messaggio. Chiedo a una persona del team di guardarlo.
ended = Questa conversazione è terminata. Grazie!

# Answers to intents that have no flow of their own: what holds in this shop, what the assistant
# cannot do by itself, and a colleague. Below them the choices "Where is my order?" and "Talk to a
# person" are shown.

intent-place_order = Puoi ordinare sul nostro sito: apri un prodotto, scegli le opzioni, aggiungilo al carrello e vai alla cassa. Non posso fare l'ordine al posto tuo; una persona del team può aiutarti.
intent-cancel_order = Un ordine si può annullare finché non è stato preparato. Io non posso ancora farlo; una persona del team sì.
intent-change_order = Articoli, opzioni e quantità si possono cambiare finché l'ordine non è stato preparato. Io non posso ancora farlo; una persona del team sì.
intent-expedite_order = Non posso accelerare un ordine da solo. Finché non è stato preparato, una persona del team può vedere se è possibile la spedizione espressa.
intent-check_cancellation_fee = Annullare è gratuito finché l'ordine non è stato preparato. Dopo puoi fare il reso entro 30 giorni.

intent-delivery_options = Spediamo con consegna standard (da 3 a 5 giorni lavorativi) ed espressa (1 o 2 giorni lavorativi); scegli tu alla cassa.
intent-delivery_period = La consegna standard richiede da 3 a 5 giorni lavorativi, quella espressa 1 o 2. Se hai già un ordine, posso cercare il giorno.
intent-delivery_delayed = Mi dispiace per l'attesa. Fammi controllare: qual è il numero d'ordine?
intent-delivered_not_received = Mi dispiace. Guarda intorno alla porta e chiedi al vicinato; se il pacco non c'è, una persona del team avvierà una ricerca con il corriere.
intent-change_shipping_address = L'indirizzo si può cambiare finché l'ordine non è stato preparato. Io non posso ancora farlo; una persona del team sì.
intent-set_up_shipping_address = Puoi aggiungere un indirizzo nel tuo account, alla voce "Indirizzi", oppure inserirne uno nuovo alla cassa.
intent-international_shipping = La cassa mostra se spediamo nel tuo paese e quanto costa, non appena inserisci l'indirizzo. Se lì non è previsto, una persona del team può verificare.
intent-customs_duties = Per le consegne all'estero possono essere dovuti dazi e tasse d'importazione; te lo dirà il corriere o la dogana. Per i documenti può aiutarti una persona del team.

intent-return_item = Puoi restituire gli articoli entro 30 giorni dalla consegna, non usati e nella loro confezione. Io non posso ancora avviare il reso; una persona del team sì.
intent-exchange_item = Puoi cambiare un articolo non usato con un'altra taglia o un altro colore entro 30 giorni dalla consegna. Io non posso ancora occuparmene; una persona del team sì.
intent-get_refund = Il rimborso torna sul metodo con cui hai pagato, entro 5 giorni lavorativi da quando riceviamo l'articolo. Io non posso ancora avviarlo; una persona del team sì.
intent-track_refund = Il rimborso viene pagato entro 5 giorni lavorativi da quando riceviamo l'articolo; alla tua banca può servire qualche giorno in più. Io non posso ancora vedere i rimborsi; una persona del team può controllare.
intent-check_refund_policy = Puoi restituire gli articoli non usati, nella loro confezione, entro 30 giorni dalla consegna. I soldi tornano sul metodo con cui hai pagato, entro 5 giorni lavorativi da quando li riceviamo.
intent-damaged_or_wrong_item = Mi dispiace. Una persona del team sistemerà la cosa; sono utili le foto dell'articolo e della scatola. Vuoi che la chiami?
intent-missing_item = Mi dispiace che manchi qualcosa. A volte un ordine arriva in più pacchi: posso controllare il tuo. Se manca davvero, una persona del team sistemerà la cosa.
intent-warranty_repair = Se qualcosa si rompe o smette di funzionare, una persona del team può dirti che cosa copre la garanzia e organizzare la riparazione. Tieni a portata di mano il numero d'ordine.
intent-price_protection = Sulle differenze di prezzo non posso decidere io. Una persona del team può guardare il tuo ordine e il nuovo prezzo.

intent-check_payment_methods = Puoi pagare con carta, PayPal, carta regalo o bonifico.
intent-payment_issue = Non posso vedere i pagamenti. Se i soldi sono stati presi e l'ordine non c'è, o sono stati presi due volte, una persona del team risolverà. Non mandare mai qui il numero della tua carta.
intent-change_payment_method = Il metodo di pagamento si può cambiare finché l'ordine non è stato preparato. Io non posso ancora farlo; una persona del team sì.
intent-get_invoice = La fattura arriva con l'e-mail che dice che il tuo ordine è in viaggio. Se te ne serve un'altra, o una intestata a un'azienda, una persona del team può emetterla.
intent-check_invoice = Le tue fatture sono nel tuo account, alla voce "Ordini". Se in una c'è un errore, una persona del team può correggerla.
intent-gift_card = Puoi inserire una carta regalo alla cassa; lì vedi anche il saldo. Se un codice non funziona, una persona del team può controllarlo.

intent-product_question = Non conosco ancora i prodotti abbastanza bene per rispondere. I dettagli sono nella pagina del prodotto, e al resto può rispondere una persona del team.
intent-product_availability = La pagina del prodotto mostra che cosa è disponibile. Quando tornerà un articolo esaurito, forse lo sa una persona del team.
intent-product_recommendation = Non posso ancora dare consigli sui prodotti. Una persona del team lo farà volentieri.
intent-product_comparison = Non posso ancora confrontare i prodotti. I dettagli sono nelle pagine dei prodotti, e una persona del team può aiutarti a scegliere.
intent-size_advice = Nella pagina del prodotto c'è una tabella delle taglie. Se hai un dubbio tra due taglie, una persona del team può consigliarti.
intent-installation_help = Il manuale è nella scatola. Se un passaggio non è chiaro, una persona del team può aiutarti.
intent-authenticity_question = Tutto quello che vendiamo è originale e viene dai produttori stessi. Se hai dubbi su un articolo, una persona del team lo controllerà.

intent-promotion_question = Le offerte in corso sono nella pagina iniziale del nostro sito. Se vuoi sapere se una vale per te, può dirtelo una persona del team.
intent-coupon_problem = Controlla che il codice sia scritto esattamente, che non sia scaduto e che il carrello rispetti le condizioni. Se ancora non funziona, una persona del team può aiutarti.
intent-loyalty_points = I tuoi punti e il tuo livello sono nel tuo account. Se sembra mancare qualcosa, una persona del team può controllare.

intent-create_account = Puoi aprire un account sul nostro sito, alla voce "Accedi", con il tuo indirizzo e-mail. Puoi anche ordinare senza.
intent-registration_problems = Mi dispiace che la registrazione non funzioni. Cerca l'e-mail di conferma nella cartella spam e prova un altro browser; se non basta, una persona del team può aiutarti.
intent-sign_in_problem = Se l'accesso non riesce, prova prima con "Hai dimenticato la password?". Se il tuo account è bloccato, una persona del team può aiutarti.
intent-recover_password = Scegli "Hai dimenticato la password?" dove accedi; ti manderemo un'e-mail con un link. Se non arriva, guarda nella cartella spam.
intent-edit_account = Puoi cambiare i tuoi dati nel tuo account, alla voce "I miei dati". Quello che lì non si può cambiare, può cambiarlo una persona del team.
intent-switch_account = Esci e accedi con l'altro account. Non posso unire due account; una persona del team può dirti che cosa è possibile.
intent-delete_account = Non posso chiudere un account da solo. Può farlo una persona del team, dopo aver verificato che è tuo.
intent-data_privacy = Puoi chiederci in ogni momento che cosa sappiamo di te e farlo correggere o cancellare. Queste richieste le riceve una persona del team.
intent-newsletter_subscription = In fondo a ogni newsletter c'è un link per disiscriversi; ci si iscrive in fondo al nostro sito.

intent-contact_customer_service = Puoi contattarci qui in ogni momento. Se preferisci una persona, la chiamo io.
intent-complaint = Mi dispiace che sia andata così. Vorrei che una persona del team se ne occupasse; vuoi che la chiami?
intent-review = Grazie per avercelo detto! Puoi scrivere una recensione nella pagina del prodotto.
intent-repeat = Il mio ultimo messaggio è qui sopra. C'è qualcosa che devo spiegare?
intent-start_over = Va bene, ricominciamo. Come posso aiutarti?

settled-done = Buone notizie: ciò che ha confermato prima è stato fatto.
settled-not-done = Ho verificato: ciò che ha confermato prima non è stato fatto. Non è cambiato nulla; mi dica se lo desidera ancora.
settled-unknown = Non sono riuscito a sapere se ciò che ha confermato è stato fatto. Un collega controllerà e glielo dirà; nel frattempo, per favore, non lo chieda di nuovo.
