# What the assistant says in Italian. Project Fluent syntax; every key must exist in every language.
# Register: friendly, plain, short; the shopper is addressed with "tu", as Italian online shops do, and
# without words that would need a gender. A key `intent-NAME` is optional: the answer to an intent
# that has no flow of its own.

greeting = Ciao! Sono l'assistente automatico di { $shop }. Posso trovare il tuo ordine, rispondere alle domande o metterti in contatto con una persona del team.
choice-track-order = Dov'è il mio ordine?
choice-delivery = Quali sono i tempi di consegna?
choice-returns = Resi
choice-human = Parla con una persona
choice-bot = Torna all'assistente
choice-wait = Continua ad aspettare

ask-order-number = Di quale ordine si tratta? Mandami il numero d'ordine, per favore: lo trovi nell'e-mail di conferma.
ask-order-number-again = Non ho trovato un numero d'ordine nel messaggio. Ha questo formato: #AC104233. Se non ce l'hai, posso metterti in contatto con una persona del team.
ask-proof = Grazie. Per proteggere i tuoi dati, mandami anche l'e-mail, il CAP o le ultime quattro cifre del telefono dell'ordine { $order }.
ask-proof-again = Mi serve l'e-mail, il CAP o le ultime quattro cifre del telefono con cui è stato fatto l'ordine { $order }.
ask-which-order = Questi sono i tuoi ultimi ordini. Quale intendi?
ask-which-order-again = Scegli uno di questi ordini o mandami il suo numero, per favore.
no-orders = Non trovo ordini nel tuo account. Se hai comprato come ospite, mandami il numero d'ordine e l'e-mail o il CAP dell'ordine.

order-not-found = Non trovo nessun ordine con questi dati. Controlla il numero d'ordine e l'e-mail o il CAP, e mandameli di nuovo entrambi.
order-too-many-attempts = In questa conversazione non posso cercare altri ordini. Una persona del team può verificare la tua identità e aiutarti.
order-unknown = In questo momento il sistema degli ordini non è raggiungibile, quindi non so dirtelo. Chiedimelo di nuovo tra qualche minuto o parla con una persona del team.

order-pending = L'ordine { $order } è confermato e sarà preparato a breve.
order-processed = L'ordine { $order } è in preparazione.
order-shipped = L'ordine { $order } è in viaggio{ $date ->
    [none] .
   *[other] ; arrivo previsto: { $date }.
}
order-late = L'ordine { $order } è in viaggio, ma in ritardo (arrivo previsto: { $date }). Mi dispiace.
order-out_for_delivery = L'ordine { $order } è in consegna e dovrebbe arrivare oggi.
order-delivered = L'ordine { $order } è stato consegnato{ $date ->
    [none] .
   *[other] ; data di consegna: { $date }.
}
carrier-latest = Ultime notizie dal corriere ({ $when }): { $what }.
carrier-label_created = registrato presso il corriere
carrier-in_transit = in viaggio
carrier-delayed = in ritardo
carrier-out_for_delivery = in consegna
carrier-attempt_failed = tentativo di consegna non riuscito
carrier-ready_for_pickup = pronto per il ritiro
carrier-delivered = consegnato
carrier-returning = in viaggio di ritorno verso di noi
order-cancelled = L'ordine { $order } è stato annullato.
order-returned = L'ordine { $order } ci è stato restituito.

status-pending = Confermato
status-processed = In preparazione
status-shipped = In viaggio
status-out_for_delivery = In consegna
status-delivered = Consegnato
status-cancelled = Annullato
status-returned = Restituito

hello = Ciao! Come posso aiutarti?
thanks = Di nulla! Posso fare altro per te?
goodbye = A presto, e grazie per averci scritto.
capabilities = Posso dirti dov'è il tuo ordine, annullarlo o modificarlo, occuparmi di resi, cambi, fatture e interventi tecnici, rispondere alle domande o metterti in contatto con una persona del team.
acknowledged = Va bene.
not-understood = Scusa, non ho capito. Puoi dirlo con altre parole?
not-understood-choices = Scusa, ancora non capisco. Forse intendi una di queste cose?
no-flow = Questo non so ancora farlo da solo. Può farlo una persona del team.

handoff-requested = Sto chiedendo a una persona del team di intervenire. Nel frattempo non risponderò; se vuoi, scrivi qui tutto quello che può essere utile.
handoff-joined = Una persona del team è entrata nella conversazione.
handoff-left = Torno a risponderti io, l'assistente automatico.
handoff-nobody = Mi dispiace, al momento non c'è nessuno disponibile. Puoi continuare ad aspettare o andare avanti con me.
handoff-waiting = Va bene, ti tengo il posto in coda.
handoff-back = Eccomi di nuovo: sono l'assistente automatico.
failed = Qualcosa è andato storto da parte nostra e non ho potuto elaborare il tuo messaggio. Chiedo a una persona del team di occuparsene.
ended = Questa conversazione è terminata. Grazie!

# What is said around every flow.
flow-restarted = Da quando abbiamo iniziato qualcosa è cambiato da parte nostra, quindi devo ricominciare. Conservo tutto quello che posso.
flow-cancelled = Va bene, lascio tutto com'è. Non è stato fatto nulla.
go-on = Andiamo avanti con { $flow }?
start-other = Hai menzionato anche { $flow }. Ce ne occupiamo adesso?
next-order = Ora l'ordine { $order }. Procediamo con { $flow }?
orders-in-turn = Prendo questi ordini uno dopo l'altro, prima { $first }: { $orders }.
order-taken = Si tratta dell'ordine { $order }.
sign-in-needed = Per questo devo sapere di chi è l'account. Accedi sul nostro sito e riapri la chat, oppure fatti aiutare da una persona del team.
angry-human = Mi dispiace per il disagio. Se preferisci parlare con una persona, dimmelo pure.
choice-outdated = Questa scelta riguarda una domanda precedente, quindi non ho fatto nulla.
confirm-question = Confermi?
confirm-again = Per sicurezza mi serve una risposta chiara: sì o no? Ecco che cosa farei:
choice-yes = Sì, procedi
choice-no = No
choice-all-items = Tutti
quote-changed = Nel frattempo l'ordine è cambiato, quindi non ho fatto nulla. Adesso sarebbe così:
review-needed = Una persona del team deve approvare la richiesta. Finora non è stato fatto nulla.
perform-unknown = Il sistema degli ordini non ha risposto in tempo, quindi non so ancora se è stato fatto. Lo verifico e te lo dico qui. Nel frattempo, per favore, non ripetere la richiesta altrove.
label-link = Etichetta di reso
refused-other = Questo non posso farlo. Una persona del team può controllare.
ask-new-variant = Che cosa vuoi al posto di { $name }?
ask-new-variant-again = Scegli che cosa vuoi al posto di { $name }, per favore, oppure descrivilo.
variant-not-available = Non trovo questa versione di { $name }, oppure non è disponibile.
no-other-variants = Al momento non c'è altro disponibile al posto di { $name }.
summary-line = { $quantity } × { $name }, { $price } al pezzo
summary-swap = Cambio di { $quantity } × { $name } con { $becomes }, { $price } al pezzo
summary-refund = Rimborso di { $amount } tramite { $method }, { $when }.
summary-charge = Addebito di { $amount } tramite { $method }.
summary-fee = È inclusa una commissione di { $amount }.
arrives-at-once = subito
arrives-in-days = entro { $from }–{ $to } giorni lavorativi
arrives-after-return = appena riceviamo gli articoli
arrives-in-days-after-return = entro { $from }–{ $to } giorni lavorativi da quando riceviamo gli articoli
method-gift_card = la tua carta regalo
method-card = la tua carta { $hint }
method-wallet = { $hint }
method-paid = il metodo con cui hai pagato

# Questions that several flows ask.
ask-colleague = Vuoi che chieda a una persona del team di occuparsene?
ask-settle-with = Se c'è una differenza di prezzo, con quale metodo di pagamento la regoliamo?
ask-visit-name = Di chi deve chiedere il personale tecnico?
named-name = mi chiamo | il mio nome è | nome: | chiedere di
named-phone = telefono
ask-phone = A quale numero di telefono possiamo contattarti?
ask-visit-day = Quale giorno ti va bene?
ask-visit-day-again = Mi serve un giorno da oggi in poi, per esempio “martedì prossimo” o “12 maggio”.
ask-address = Qual è il nuovo indirizzo? Mandamelo completo, per favore: via e numero civico, CAP, città e Paese.
ask-address-again = Mi serve l'indirizzo completo: via e numero civico, CAP, città e Paese.
option-agree = Sì, grazie
option-decline = No, grazie
hand-over-photos = Mi dispiace. Una persona del team sistemerà la cosa e ti chiederà delle foto dell'articolo e della scatola.
hand-over-missing = Mi dispiace che manchi qualcosa. Una persona del team controllerà.
hand-over-carrier_search = Una persona del team chiederà al corriere di cercare il pacco.
hand-over-delayed = Mi dispiace per l'attesa. Una persona del team verificherà il motivo del ritardo.
hand-over-refund = Una persona del team verificherà a che punto è il rimborso.
hand-over-complaint = Grazie per avercelo detto. Se ne occuperà una persona del team.
hand-over-payment = Una persona del team controllerà i pagamenti. Non mandare mai qui il numero della tua carta.
hand-over-privacy = Una persona del team si occuperà della tua richiesta, dopo aver verificato che l'account sia tuo.

flow-cancel_order = l'annullamento
ask-cancel-order = Quale ordine vuoi annullare?
ask-cancel-reason = Perché vuoi annullarlo?
option-no_longer_needed = Non mi serve più
heard-no_longer_needed = non mi serve più | non mi serve piu | non mi servono più | non mi servono piu | non serve più | non serve piu | non ne ho più bisogno | non ne ho piu bisogno | non ne ho bisogno | non lo voglio più | non lo voglio piu | non la voglio più | non la voglio piu | non li voglio più | non le voglio più | non voglio più | ci ho ripensato | ho cambiato idea | cambiato idea | me ne sono pentito | me ne sono pentita
option-ordered_by_mistake = Ordinato per errore
heard-ordered_by_mistake = per errore | per sbaglio | mi sono sbagliato | mi sono sbagliata | ho sbagliato | senza volere | senza volerlo | ordine sbagliato | ordinato due volte | comprato due volte | ordine doppio | doppio ordine
option-found_cheaper = Trovato a meno
heard-found_cheaper = trovato a meno | trovata a meno | trovati a meno | trovate a meno | costa meno | costava meno | meno caro | meno cara | più economico | piu economico | più economica | piu economica | prezzo più basso | prezzo piu basso | prezzo migliore | prezzo inferiore | più conveniente | piu conveniente
option-too_slow = Ci vuole troppo
heard-too_slow = ci vuole troppo | ci mette troppo | ci mettete troppo | troppo tempo | tempi lunghi | tempi troppo lunghi | troppo lento | troppo lenta | non posso aspettare | non posso più aspettare | non voglio aspettare | non voglio più aspettare | non voglio piu aspettare | stanco di aspettare | stanca di aspettare | non arriva in tempo | non arriverà in tempo | non arrivera in tempo | arriva troppo tardi | arriverebbe troppo tardi
confirm-cancel_order = Sto per annullare l'intero ordine { $order }. Motivo: { $reason }.
done-cancel_order = L'ordine { $order } è stato annullato.

flow-change_items = la modifica degli articoli del tuo ordine
ask-change-order = Quale ordine vuoi modificare?
ask-change-items = Quale articolo vuoi cambiare, e con quale?
note-change-once = Tieni presente che si può fare una volta sola per ordine: controlla che non manchi nulla.
confirm-change_items = Sto per cambiare questi articoli dell'ordine { $order }; un'eventuale differenza di prezzo si regola con { $method }.
done-change_items = Gli articoli dell'ordine { $order } sono stati cambiati.

flow-change_address = il cambio di indirizzo
flow-change_default_address = il cambio del tuo indirizzo predefinito
ask-address_of = È l'indirizzo di un ordine o quello del tuo account?
option-this_order = Di un ordine
heard-this_order = di un ordine | dell'ordine | del mio ordine | di questo ordine | di quest'ordine | per il mio ordine | per l'ordine | nell'ordine | sull'ordine | dell'ultimo ordine | del pacco | del mio pacco
option-my_account = Del mio account
heard-my_account = account | dell'account | profilo | predefinito | predefinita | indirizzo principale | indirizzo abituale
confirm-change_address = Sto per cambiare l'indirizzo dell'ordine { $order }. Sarà spedito a: { $address }.
done-change_address = L'ordine { $order } sarà spedito a: { $address }.
confirm-change_default_address = Sto per cambiare l'indirizzo del tuo account in: { $address }.
done-change_default_address = L'indirizzo del tuo account ora è: { $address }.

flow-change_payment = il cambio del metodo di pagamento
ask-pay-with = Con quale metodo preferisci pagare?
confirm-change_payment = Sto per cambiare il pagamento dell'ordine { $order }: sarà pagato con { $method }.
done-change_payment = L'ordine { $order } ora è pagato con { $method }.

flow-return_items = il tuo reso
ask-return-order = Per quale ordine vuoi fare un reso?
ask-return-items = Che cosa vuoi restituire?
ask-return-reason = Qual è il motivo?
ask-refund-to = Dove vuoi ricevere il rimborso?
option-not_needed = Non mi serve
heard-not_needed = non mi serve | non mi servono | non mi serve più | non mi serve piu | non serve più | non serve piu | non ne ho più bisogno | non ne ho piu bisogno | non ne ho bisogno | non lo voglio più | non lo voglio piu | non la voglio più | non la voglio piu | non li voglio più | non le voglio più | ci ho ripensato | ho cambiato idea | cambiato idea | me ne sono pentito | me ne sono pentita
option-wrong_size = La taglia o la misura non va bene
heard-wrong_size = troppo grande | troppo grandi | troppo piccolo | troppo piccola | troppo piccoli | troppo piccole | troppo stretto | troppo stretta | troppo stretti | troppo strette | troppo largo | troppo larga | troppo larghi | troppo larghe | troppo lungo | troppo lunga | troppo lunghi | troppo corto | troppo corta | troppo corti | taglia sbagliata | misura sbagliata | numero sbagliato | sbagliato taglia | sbagliato la taglia | sbagliato misura | sbagliato numero | non è la mia taglia | non e la mia taglia | mi sta grande | mi sta piccolo | mi sta piccola | mi sta stretto | mi sta stretta | mi sta largo | mi sta larga | mi va grande | mi va piccolo | mi va stretto | mi va largo | mi vanno strette | mi vanno stretti | mi vanno grandi | mi vanno larghe | non mi sta | non mi stanno | non mi entra | non mi entrano | non mi va bene | veste grande | veste piccolo | calza grande | calza piccolo
option-not_as_described = Non è come descritto
heard-not_as_described = non è come | non e come | non sono come | non corrisponde | non corrispondono | diverso dalla foto | diversa dalla foto | diverso dalle foto | diversa dalle foto | diverso dalla descrizione | diversa dalla descrizione | non è quello che mi aspettavo | non e quello che mi aspettavo | non era quello che mi aspettavo | me lo aspettavo diverso | me la aspettavo diversa | niente a che vedere
option-damaged = È danneggiato
heard-damaged = danneggiato | danneggiata | danneggiati | danneggiate | rotto | rotta | rotti | rotte | si è rotto | si è rotta | crepato | crepata | è strappato | è strappata | arrivato strappato | arrivata strappata | si è strappato | si è strappata | graffiato | graffiata | graffiati | graffiate | ammaccato | ammaccata | rovinato | rovinata | rovinati | rovinate | scheggiato | scheggiata | difettoso | difettosa | difettosi | difettose | non funziona | non funzionano
option-wrong_item = Non è quello che ho ordinato
heard-wrong_item = non è quello che ho ordinato | non e quello che ho ordinato | non è ciò che ho ordinato | non è quella che ho ordinato | non è quello che avevo ordinato | non e quello che avevo ordinato | non è quello che ho comprato | non e quello che ho comprato | articolo sbagliato | prodotto sbagliato | mi avete mandato un altro | mi avete mandato un'altra | mi avete mandato quello sbagliato | mi è arrivato un altro | mi e arrivato un altro | mi è arrivata un'altra | mi è arrivato quello sbagliato | arrivata un'altra cosa | arrivato il colore sbagliato | avete sbagliato articolo | avete sbagliato prodotto | avete sbagliato ordine
confirm-return_items = Sto per registrare questo reso dell'ordine { $order }:
done-return_items = Il tuo reso dell'ordine { $order } è registrato.
return-how = Rimetti gli articoli nella loro scatola, per favore. Riceverai un'e-mail con l'etichetta; puoi lasciare il pacco in qualsiasi punto di consegna del corriere.

flow-exchange_items = il tuo cambio
ask-exchange-order = Per quale ordine vuoi fare un cambio?
ask-exchange-items = Quale articolo vuoi cambiare, e con quale?
confirm-exchange_items = Sto per registrare il cambio di questi articoli dell'ordine { $order }; un'eventuale differenza di prezzo si regola con { $method }.
done-exchange_items = Il cambio per l'ordine { $order } è registrato.

flow-expedite = il sollecito del tuo ordine
ask-expedite-order = Quale ordine deve arrivare prima?
confirm-expedite = Sto per segnalare l'ordine { $order } come urgente al magazzino e al corriere.
done-expedite = L'ordine { $order } è segnalato come urgente. Non posso prometterti un giorno, ma ha la precedenza.

flow-invoice = la tua fattura
ask-invoice-order = Per quale ordine ti serve la fattura?
ask-invoice_for = È per te o per un'azienda?
option-person = Per me
heard-person = per me | a mio nome | a nome mio | privato | privata | da privato | persona fisica | uso personale
option-company = Per un'azienda
heard-company = azienda | un'azienda | l'azienda | dell'azienda | all'azienda | ditta | della ditta | società | societa | impresa | un'impresa | aziendale | partita iva | p iva | piva | ragione sociale | libero professionista
ask-invoice-title = A chi va intestata?
ask-tax_number = Qual è la partita IVA dell'azienda?
named-title = intestata a | ragione sociale:
named-tax_number = partita iva è | partita iva: | codice fiscale:
confirm-issue_invoice = Sto per emettere una fattura per l'ordine { $order } intestata a { $title }{ $tax ->
    [none] .
   *[other] {""}, partita IVA { $tax }.
}
done-issue_invoice = La fattura per l'ordine { $order }, intestata a { $title }, è in arrivo.

flow-repair = la riparazione
ask-repair-order = Di quale ordine si tratta?
flow-installation = l'installazione
ask-installation-visit = Vuoi prenotare un intervento per farlo installare?
ask-installation-order = Per quale ordine serve l'installazione?
confirm-book_service = Sto per prenotare un intervento per l'ordine { $order }. Data: { $day }. Contatto: { $name }, { $phone }.
done-book_service = L'intervento per l'ordine { $order } è prenotato. Data: { $day }.

flow-price_protection = la differenza di prezzo
ask-price-order = Di quale ordine si tratta?
confirm-protect_price = Sto per rimborsarti la differenza rispetto al prezzo di oggi per l'ordine { $order }.
done-protect_price = Il rimborso della differenza per l'ordine { $order } è in arrivo.

flow-damaged_or_wrong = l'articolo danneggiato o sbagliato
ask-damaged-order = Mi dispiace. Di quale ordine si tratta?
ask-damaged-items = Di quali articoli si tratta?
flow-missing_item = quello che manca nel tuo ordine
ask-missing-order = Mi dispiace che manchi qualcosa. In quale ordine?
missing-two-parcels = A volte un ordine arriva in più pacchi, e il resto è ancora in viaggio.
flow-delivered_not_received = il pacco che non è arrivato
ask-lost-order = Mi dispiace. Di quale ordine si tratta?
flow-delivery_delayed = il ritardo del tuo ordine
ask-delayed-order = Mi dispiace per l'attesa. Di quale ordine si tratta?
flow-track_refund = il tuo rimborso
ask-refund-order = Per quale ordine aspetti il rimborso?
flow-complaint = il tuo reclamo
flow-payment_issue = il pagamento
flow-delete_account = la chiusura del tuo account
flow-data_privacy = i tuoi dati personali

# Why something is refused; `refused-CODE`, with what the policy gives.
refused-not_allowed = Le nostre condizioni non lo permettono.
refused-sign_in_needed = Per questo devi accedere sul nostro sito.
refused-proof_needed = Per questo devo verificare che l'ordine sia tuo.
refused-order_not_found = Non trovo questo ordine.
refused-already_packed = L'ordine è già pronto o in viaggio, quindi non si può più modificare né annullare. Quando arriva, puoi fare il reso.
refused-delivered_return_instead = L'ordine è già arrivato, quindi non si può annullare. Puoi però fare il reso.
refused-already_cancelled = L'ordine è già annullato; non c'è altro da fare.
refused-items_changed_before = Gli articoli di questo ordine sono già stati cambiati, e si può fare una volta sola.
refused-not_delivered = L'ordine non è ancora arrivato. Quando arriva, puoi fare il reso.
refused-return_window_ended = Il termine per il reso è passato (scadenza: { $until }).
refused-return_requested_before = Per questo ordine è già stato chiesto un reso, e se ne può fare uno solo.
refused-exchange_requested_before = Per questo ordine è già stato chiesto un cambio, e se ne può fare uno solo.
refused-refund_to_original_only = Il rimborso può andare solo sul metodo con cui è stato pagato l'ordine o su una carta regalo.
refused-other_destination = Un reso precedente di questo ordine viene rimborsato su un altro metodo di pagamento; anche questo deve andare sullo stesso.
refused-nothing_to_expedite = Non c'è più nulla da accelerare: l'ordine è arrivato o è stato annullato.
refused-expedited_before = L'ordine è già segnalato come urgente.
refused-nothing_to_invoice = Per un ordine annullato o reso non c'è fattura.
refused-tax_number_needed = Per una fattura intestata a un'azienda serve la sua partita IVA.
refused-not_shipped = L'intervento si può prenotare quando l'ordine è in viaggio.
refused-price_window_ended = La differenza di prezzo viene rimborsata per un certo periodo dopo l'acquisto; per questo ordine il termine è passato (scadenza: { $until }).
refused-nothing_to_protect = Per un ordine annullato o reso non c'è una differenza di prezzo da rimborsare.
refused-price_protected_before = Per questo ordine una differenza di prezzo è già stata rimborsata.
refused-no_price_drop = Nessun articolo di questo ordine è sceso di prezzo.
refused-gift_card_too_low = Il saldo della carta regalo è solo { $balance }, mentre l'importo necessario è { $needed }.
refused-not_available = Questa versione di { $product } non è disponibile.
refused-variant_unknown = Questa versione di { $product } non esiste.
refused-item_not_in_order = Quell'articolo non è nell'ordine, o non in quella quantità.
refused-same_item = È la versione che hai già.
refused-same_payment_method = L'ordine è già pagato con questo metodo.
refused-payment_method_not_found = Questo metodo di pagamento non è nel tuo account.
refused-nothing_paid = Per questo ordine non è ancora stato pagato nulla.
refused-refund_under_way = Per questo ordine c'è già un rimborso in corso.
refused-refund_above_paid = Sarebbe più di quanto è stato pagato per l'ordine.
refused-customer_unknown = Non trovo un account per questo ordine. Una persona del team può aiutarti.
refused-changed_meanwhile = Nel frattempo l'ordine è cambiato, quindi non ho fatto nulla. Dimmi se lo vuoi ancora.
refused-switched_off = Al momento non posso farlo. Una persona del team può aiutarti.

# Answers to intents that have no flow of their own: what holds in this shop, what the assistant
# cannot do by itself, and a colleague. Below them the choices "Where is my order?" and "Talk to a
# person" are shown.

intent-place_order = Puoi ordinare sul nostro sito: apri un prodotto, scegli le opzioni, aggiungilo al carrello e vai alla cassa. Non posso fare l'ordine al posto tuo; una persona del team può aiutarti.
intent-check_cancellation_fee = Annullare è gratuito finché l'ordine non è pronto. Dopo puoi fare il reso entro 30 giorni.

intent-delivery_options = Spediamo con consegna standard (da 3 a 5 giorni lavorativi) ed espressa (1 o 2 giorni lavorativi); scegli tu alla cassa.
intent-delivery_period = La consegna standard richiede da 3 a 5 giorni lavorativi, quella espressa 1 o 2. Se hai già un ordine, posso controllare la data prevista.
intent-delivered_not_received = Mi dispiace. Guarda vicino alla porta e chiedi ai vicini; se il pacco non c'è, una persona del team può chiedere al corriere di cercarlo.
intent-set_up_shipping_address = Puoi aggiungere un indirizzo nel tuo account, alla voce “Indirizzi”, oppure inserirne uno nuovo alla cassa.
intent-international_shipping = Alla cassa, non appena inserisci l'indirizzo, vedi se spediamo nel tuo Paese e quanto costa. Se lì non è previsto, una persona del team può verificare.
intent-customs_duties = Per le consegne all'estero possono essere dovuti dazi e tasse d'importazione; te lo dirà il corriere o la dogana. Per i documenti può aiutarti una persona del team.

intent-track_refund = Il rimborso viene effettuato entro 5 giorni lavorativi da quando riceviamo l'articolo; alla tua banca può servire qualche giorno in più.
intent-check_refund_policy = Puoi restituire gli articoli non usati, nella loro scatola, entro 30 giorni dalla consegna. Il rimborso arriva sul metodo con cui hai pagato, entro 5 giorni lavorativi da quando li riceviamo.

intent-check_payment_methods = Puoi pagare con carta, PayPal, carta regalo o bonifico.
intent-payment_issue = Non posso vedere i pagamenti. Se c'è un addebito ma non l'ordine, o l'addebito è doppio, una persona del team può risolvere. Non mandare mai qui il numero della tua carta.
intent-check_invoice = Le tue fatture sono nel tuo account, alla voce “Ordini”. Se in una c'è un errore, una persona del team può correggerla.
intent-gift_card = Puoi inserire una carta regalo alla cassa; lì vedi anche il saldo. Se un codice non funziona, una persona del team può controllarlo.

intent-product_question = Non conosco ancora i prodotti abbastanza bene per rispondere. I dettagli sono nella pagina del prodotto, e al resto può rispondere una persona del team.
intent-product_availability = La pagina del prodotto mostra che cosa è disponibile. Quando tornerà un articolo esaurito, forse lo sa una persona del team.
intent-product_recommendation = Non posso ancora dare consigli sui prodotti. Una persona del team lo farà volentieri.
intent-product_comparison = Non posso ancora confrontare i prodotti. I dettagli sono nelle pagine dei prodotti, e una persona del team può aiutarti a scegliere.
intent-size_advice = Nella pagina del prodotto c'è una tabella delle taglie. Se hai un dubbio tra due taglie, una persona del team può consigliarti.
intent-installation_help = Il manuale è nella scatola e spiega ogni passaggio.
intent-authenticity_question = Tutto quello che vendiamo è originale e viene dai produttori stessi. Se hai dubbi su un articolo, una persona del team lo controllerà.

intent-promotion_question = Le offerte in corso sono nella pagina iniziale del nostro sito. Se vuoi sapere se una vale anche per te, può dirtelo una persona del team.
intent-coupon_problem = Controlla che il codice sia scritto correttamente, che non sia scaduto e che il carrello rispetti le condizioni. Se ancora non funziona, una persona del team può aiutarti.
intent-loyalty_points = I tuoi punti e il tuo livello sono nel tuo account. Se sembra mancare qualcosa, una persona del team può controllare.

intent-create_account = Puoi creare un account sul nostro sito, alla voce “Accedi”, con il tuo indirizzo e-mail. Puoi anche ordinare senza account.
intent-registration_problems = Mi dispiace che la registrazione non funzioni. Cerca l'e-mail di conferma nella cartella spam e prova un altro browser; se non basta, una persona del team può aiutarti.
intent-sign_in_problem = Se l'accesso non riesce, prova prima con “Hai dimenticato la password?”. Se il tuo account è bloccato, una persona del team può aiutarti.
intent-recover_password = Scegli “Hai dimenticato la password?” nella pagina di accesso; ti manderemo un'e-mail con un link. Se non arriva, guarda nella cartella spam.
intent-edit_account = Puoi cambiare i tuoi dati nel tuo account, alla voce “I miei dati”. Quello che lì non si può cambiare, può cambiarlo una persona del team.
intent-switch_account = Esci e accedi con l'altro account. Non posso unire due account; una persona del team può dirti che cosa è possibile.
intent-delete_account = Non posso chiudere un account da solo. Può farlo una persona del team, dopo aver verificato che sia tuo.
intent-data_privacy = Puoi chiederci in ogni momento che cosa sappiamo di te e farlo correggere o cancellare. Di queste richieste si occupa una persona del team.
intent-newsletter_subscription = In fondo a ogni newsletter c'è un link per disiscriversi; puoi iscriverti in fondo alla pagina del nostro sito.

intent-contact_customer_service = Puoi contattarci qui in ogni momento. Se preferisci parlare con una persona, avviso il team.
intent-complaint = Mi dispiace che sia andata così.
intent-review = Grazie per avercelo detto! Puoi scrivere una recensione nella pagina del prodotto.
intent-repeat = Il mio ultimo messaggio è qui sopra. Vuoi che ti spieghi qualcosa?
intent-start_over = Va bene, ricominciamo. Come posso aiutarti?

# How a change ended that the order system had not confirmed in time.
settled-done = Buone notizie: quello che hai confermato prima è stato fatto.
settled-not-done = Ho verificato: quello che hai confermato prima non è stato fatto. Non è cambiato nulla; dimmi se lo vuoi ancora.
settled-unknown = Non ho potuto verificare se quello che hai confermato è stato fatto. Una persona del team controllerà e te lo dirà; nel frattempo, per favore, non chiederlo di nuovo.

# What is told unasked, when something of an order or an item has changed.
notice-shipped = Buone notizie: l'ordine { $order } è in viaggio{ $carrier ->
    [none] {""}
   *[other] {""} con { $carrier }
}{ $date ->
    [none] .
   *[other] ; arrivo previsto: { $date }.
}
notice-tracking = Numero di tracciamento: { $tracking }
notice-delayed = Mi dispiace, l'ordine { $order } è in ritardo{ $date ->
    [none] .
   *[other] . Nuovo arrivo previsto: { $date }.
}
notice-out_for_delivery = L'ordine { $order } è in consegna con il corriere e dovrebbe arrivare oggi.
notice-delivered = L'ordine { $order } è stato consegnato.
notice-refund_paid = Il rimborso di { $amount } per l'ordine { $order } è stato pagato.
notice-back_in_stock = Di nuovo disponibile: { $name }.
choice-notices-off = Non ricevere più questi avvisi
choice-notices-on = Ricevere di nuovo gli avvisi
notices-off = Va bene, non ti scriverò più di mia iniziativa. Puoi chiedermi quando vuoi.
notices-on = Va bene, ti avviserò qui quando ci sono novità.
watching-item = Va bene, ti avviserò qui quando torna disponibile.
