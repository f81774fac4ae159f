# What the assistant says in German. Project Fluent syntax; every key must exist in every language.
# Register: friendly, plain, short; the shopper is addressed with "Sie". "Jemand aus dem Team" stands
# for the colleague, so that the words suit women and men alike. A key `intent-NAME` is optional: the
# answer to an intent that has no flow of its own.

greeting = Guten Tag! Ich bin der automatische Assistent von { $shop }. Ich kann Ihre Bestellung finden, Fragen beantworten oder jemanden aus dem Team dazuholen.
choice-track-order = Wo ist meine Bestellung?
choice-delivery = Wie lange dauert die Lieferung?
choice-returns = Rückgabe
choice-human = Mit einem Menschen sprechen
choice-bot = Zurück zum Assistenten
choice-wait = Weiter warten

ask-order-number = Um welche Bestellung geht es? Bitte schicken Sie mir die Bestellnummer; sie steht in Ihrer Bestätigungsmail.
ask-order-number-again = Darin habe ich keine Bestellnummer gefunden. Sie sieht so aus: #AC104233. Wenn Sie sie nicht zur Hand haben, kann ich jemanden aus dem Team dazuholen.
ask-proof = Danke. Zum Schutz Ihrer Daten schicken Sie mir bitte noch die E-Mail-Adresse oder die Postleitzahl zur Bestellung { $order }.
ask-proof-again = Ich brauche die E-Mail-Adresse oder die Postleitzahl, mit der die Bestellung { $order } aufgegeben wurde.
ask-which-order = Das sind Ihre letzten Bestellungen. Welche meinen Sie?
ask-which-order-again = Bitte wählen Sie eine dieser Bestellungen aus oder schicken Sie mir ihre Nummer.
no-orders = In Ihrem Konto finde ich keine Bestellungen. Wenn Sie als Gast bestellt haben, schicken Sie mir bitte die Bestellnummer und die E-Mail-Adresse oder Postleitzahl der Bestellung.

order-not-found = Ich finde keine passende Bestellung. Bitte prüfen Sie die Bestellnummer und die E-Mail-Adresse oder Postleitzahl und schicken Sie mir beides noch einmal.
order-too-many-attempts = In diesem Gespräch kann ich keine weiteren Bestellungen nachschlagen. Jemand aus dem Team kann prüfen, wer Sie sind, und Ihnen helfen.
order-unknown = Ich erreiche unser Bestellsystem gerade nicht und kann es deshalb nicht sagen. Bitte fragen Sie mich in ein paar Minuten noch einmal oder sprechen Sie mit jemandem aus dem Team.

order-pending = Die Bestellung { $order } ist bestätigt und wird bald gepackt.
order-processed = Die Bestellung { $order } wird gerade gepackt.
order-shipped = Die Bestellung { $order } ist unterwegs{ $date ->
    [none] .
   *[other] {""} und sollte am { $date } ankommen.
}
order-late = Die Bestellung { $order } ist unterwegs, aber verspätet: Sie hätte am { $date } ankommen sollen. Das tut mir leid.
order-out_for_delivery = Die Bestellung { $order } ist in der Zustellung und sollte heute ankommen.
order-delivered = Die Bestellung { $order } wurde{ $date ->
    [none] {""} zugestellt.
   *[other] {""} am { $date } zugestellt.
}
order-cancelled = Die Bestellung { $order } wurde storniert.
order-returned = Die Bestellung { $order } ist zu uns zurückgekommen.

status-pending = Bestätigt
status-processed = Wird gepackt
status-shipped = Unterwegs
status-out_for_delivery = In Zustellung
status-delivered = Zugestellt
status-cancelled = Storniert
status-returned = Zurückgekommen

hello = Guten Tag! Wie kann ich Ihnen helfen?
thanks = Gern geschehen! Kann ich sonst noch etwas für Sie tun?
goodbye = Auf Wiedersehen und danke für Ihre Nachricht.
capabilities = Ich kann Ihnen sagen, wo Ihre Bestellung ist, Fragen zu Lieferung und Rückgabe beantworten oder jemanden aus dem Team dazuholen.
acknowledged = In Ordnung.
not-understood = Entschuldigung, das habe ich nicht verstanden. Können Sie es mit anderen Worten sagen?
not-understood-choices = Ich verstehe es leider immer noch nicht. Vielleicht etwas davon?
no-flow = Das kann ich selbst noch nicht. Jemand aus dem Team kann es.

handoff-requested = Ich bitte jemanden aus dem Team zu übernehmen. Bis dahin halte ich mich zurück; schreiben Sie bitte alles auf, was weiterhilft.
handoff-joined = Jemand aus dem Team ist jetzt im Gespräch.
handoff-left = Das Gespräch ist wieder bei mir, dem automatischen Assistenten.
handoff-nobody = Im Moment ist leider niemand frei. Sie können weiter warten oder mit mir weitermachen.
handoff-waiting = In Ordnung, Ihr Platz in der Warteschlange bleibt Ihnen.
handoff-back = Ich bin der automatische Assistent und bin wieder da.
failed = Bei uns ist etwas schiefgegangen, und ich konnte Ihre Nachricht nicht bearbeiten. Ich bitte jemanden aus dem Team, sie sich anzusehen.
ended = Dieses Gespräch ist beendet. Vielen Dank!

# Answers to intents that have no flow of their own: what holds in this shop, what the assistant
# cannot do by itself, and a colleague. Below them the choices "Where is my order?" and "Talk to a
# person" are shown.

intent-place_order = Sie können auf unserer Website bestellen: Produkt öffnen, Ausführung wählen, in den Warenkorb legen und zur Kasse gehen. Selbst kann ich nicht für Sie bestellen; jemand aus dem Team kann helfen.
intent-cancel_order = Eine Bestellung kann storniert werden, bis sie gepackt ist. Das kann ich selbst noch nicht; jemand aus dem Team kann es.
intent-change_order = Artikel, Ausführung und Menge können geändert werden, bis die Bestellung gepackt ist. Das kann ich selbst noch nicht; jemand aus dem Team kann es.
intent-expedite_order = Beschleunigen kann ich eine Bestellung selbst nicht. Solange sie nicht gepackt ist, kann jemand aus dem Team prüfen, ob Express möglich ist.
intent-check_cancellation_fee = Das Stornieren ist kostenlos, bis die Bestellung gepackt ist. Danach können Sie sie innerhalb von 30 Tagen zurückschicken.

intent-delivery_options = Wir liefern per Standardversand (3 bis 5 Werktage) und Express (1 bis 2 Werktage); Sie wählen an der Kasse.
intent-delivery_period = Der Standardversand dauert 3 bis 5 Werktage, Express 1 bis 2. Zu Ihrer Bestellung kann ich den Tag nachsehen.
intent-delivery_delayed = Es tut mir leid, dass Sie warten müssen. Ich sehe nach: Wie lautet die Bestellnummer?
intent-delivered_not_received = Das tut mir leid. Bitte schauen Sie rund um die Haustür nach und fragen Sie in der Nachbarschaft; wenn nichts da ist, startet jemand aus dem Team beim Paketdienst eine Suche.
intent-change_shipping_address = Die Adresse kann geändert werden, bis die Bestellung gepackt ist. Das kann ich selbst noch nicht; jemand aus dem Team kann es.
intent-set_up_shipping_address = Eine Adresse können Sie in Ihrem Konto unter „Adressen“ hinzufügen oder an der Kasse neu eingeben.
intent-international_shipping = Die Kasse zeigt, ob wir in Ihr Land liefern und was es kostet, sobald Sie die Adresse eingeben. Wird es dort nicht angeboten, kann jemand aus dem Team nachsehen.
intent-customs_duties = Bei Lieferungen ins Ausland können Zölle und Einfuhrsteuern anfallen; der Paketdienst oder der Zoll teilt sie Ihnen mit. Bei Papieren kann jemand aus dem Team helfen.

intent-return_item = Sie können Artikel innerhalb von 30 Tagen nach der Lieferung zurückschicken, unbenutzt und in der Verpackung. Selbst kann ich die Rückgabe noch nicht anlegen; jemand aus dem Team kann es.
intent-exchange_item = Einen unbenutzten Artikel können Sie innerhalb von 30 Tagen nach der Lieferung gegen eine andere Größe oder Farbe umtauschen. Das kann ich selbst noch nicht veranlassen; jemand aus dem Team kann es.
intent-get_refund = Die Erstattung geht auf dem Weg zurück, auf dem Sie bezahlt haben, innerhalb von 5 Werktagen, nachdem der Artikel bei uns ist. Selbst kann ich sie noch nicht veranlassen; jemand aus dem Team kann es.
intent-track_refund = Eine Erstattung wird innerhalb von 5 Werktagen ausgezahlt, nachdem der Artikel bei uns ist; Ihre Bank braucht vielleicht ein paar Tage länger. Selbst kann ich Erstattungen noch nicht sehen; jemand aus dem Team kann nachsehen.
intent-check_refund_policy = Sie können unbenutzte Artikel innerhalb von 30 Tagen nach der Lieferung in der Verpackung zurückschicken. Das Geld geht auf dem Weg zurück, auf dem Sie bezahlt haben, innerhalb von 5 Werktagen, nachdem die Artikel bei uns sind.
intent-damaged_or_wrong_item = Das tut mir leid. Jemand aus dem Team bringt das in Ordnung; Fotos vom Artikel und vom Karton helfen dabei. Soll ich jemanden bitten?
intent-missing_item = Es tut mir leid, dass etwas fehlt. Manchmal kommt eine Bestellung in mehreren Paketen: Ich kann Ihre nachsehen. Fehlt wirklich etwas, bringt jemand aus dem Team es in Ordnung.
intent-warranty_repair = Wenn etwas kaputtgeht oder ausfällt, kann Ihnen jemand aus dem Team sagen, was die Garantie abdeckt, und eine Reparatur veranlassen. Bitte halten Sie die Bestellnummer bereit.
intent-price_protection = Über Preisunterschiede kann ich nicht selbst entscheiden. Jemand aus dem Team kann sich Ihre Bestellung und den neuen Preis ansehen.

intent-check_payment_methods = Sie können mit Karte, PayPal, Geschenkkarte oder Überweisung bezahlen.
intent-payment_issue = Zahlungen kann ich nicht sehen. Wenn Geld abgebucht wurde und es keine Bestellung gibt oder wenn doppelt abgebucht wurde, klärt das jemand aus dem Team. Bitte schicken Sie hier niemals Ihre Kartennummer.
intent-change_payment_method = Die Zahlungsart kann geändert werden, bis die Bestellung gepackt ist. Das kann ich selbst noch nicht; jemand aus dem Team kann es.
intent-get_invoice = Die Rechnung kommt mit der E-Mail, die sagt, dass Ihre Bestellung unterwegs ist. Wenn Sie eine weitere brauchen oder eine auf eine Firma, kann jemand aus dem Team sie ausstellen.
intent-check_invoice = Ihre Rechnungen finden Sie in Ihrem Konto unter „Bestellungen“. Wenn auf einer etwas nicht stimmt, kann jemand aus dem Team sie berichtigen.
intent-gift_card = Eine Geschenkkarte können Sie an der Kasse eingeben; dort sehen Sie auch das Guthaben. Wenn ein Code nicht funktioniert, kann jemand aus dem Team ihn prüfen.

intent-product_question = Dafür kenne ich die Produkte noch nicht gut genug. Auf der Produktseite stehen die Einzelheiten, und den Rest kann jemand aus dem Team beantworten.
intent-product_availability = Auf der Produktseite sehen Sie, was vorrätig ist. Wann etwas wieder da ist, weiß vielleicht jemand aus dem Team.
intent-product_recommendation = Zu Produkten beraten kann ich noch nicht. Jemand aus dem Team tut das gern.
intent-product_comparison = Produkte vergleichen kann ich noch nicht. Die Einzelheiten stehen auf den Produktseiten, und jemand aus dem Team kann Ihnen bei der Auswahl helfen.
intent-size_advice = Auf der Produktseite gibt es eine Größentabelle. Wenn Sie zwischen zwei Größen liegen, kann jemand aus dem Team Sie beraten.
intent-installation_help = Die Anleitung liegt im Karton. Wenn ein Schritt unklar ist, kann jemand aus dem Team helfen.
intent-authenticity_question = Alles, was wir verkaufen, ist echt und kommt von den Herstellern selbst. Wenn Sie bei einem Artikel Zweifel haben, prüft ihn jemand aus dem Team.

intent-promotion_question = Die aktuellen Angebote stehen auf der Startseite unserer Website. Ob eines davon für Sie gilt, kann Ihnen jemand aus dem Team sagen.
intent-coupon_problem = Bitte prüfen Sie, ob der Code genau richtig eingegeben und noch nicht abgelaufen ist und ob der Warenkorb die Bedingungen erfüllt. Wenn es dann immer noch nicht klappt, kann jemand aus dem Team helfen.
intent-loyalty_points = Ihre Punkte und Ihre Stufe sehen Sie in Ihrem Konto. Wenn etwas zu fehlen scheint, kann jemand aus dem Team nachsehen.

intent-create_account = Ein Konto können Sie auf unserer Website unter „Anmelden“ mit Ihrer E-Mail-Adresse eröffnen. Sie können auch ohne Konto bestellen.
intent-registration_problems = Es tut mir leid, dass die Registrierung nicht klappt. Bitte suchen Sie die Bestätigungsmail im Spam-Ordner und versuchen Sie es mit einem anderen Browser; wenn das nicht hilft, kann jemand aus dem Team helfen.
intent-sign_in_problem = Wenn die Anmeldung nicht klappt, versuchen Sie es bitte zuerst mit „Passwort vergessen?“. Wenn Ihr Konto gesperrt ist, kann jemand aus dem Team helfen.
intent-recover_password = Wählen Sie bei der Anmeldung „Passwort vergessen?“; wir schicken Ihnen eine E-Mail mit einem Link. Wenn keine kommt, sehen Sie im Spam-Ordner nach.
intent-edit_account = Ihre Daten können Sie in Ihrem Konto unter „Meine Daten“ ändern. Was sich dort nicht ändern lässt, kann jemand aus dem Team ändern.
intent-switch_account = Melden Sie sich ab und mit dem anderen Konto wieder an. Zwei Konten zusammenlegen kann ich nicht; jemand aus dem Team kann Ihnen sagen, was möglich ist.
intent-delete_account = Ein Konto schließen kann ich nicht selbst. Jemand aus dem Team kann es, nachdem geprüft ist, dass es Ihres ist.
intent-data_privacy = Sie können jederzeit fragen, was wir über Sie wissen, und es berichtigen oder löschen lassen. Solche Anfragen nimmt jemand aus dem Team entgegen.
intent-newsletter_subscription = Am Ende jedes Newsletters steht ein Link zum Abbestellen; anmelden können Sie sich ganz unten auf unserer Website.

intent-contact_customer_service = Sie erreichen uns jederzeit direkt hier. Wenn Sie mit einem Menschen sprechen möchten, bitte ich jemanden aus dem Team dazu.
intent-complaint = Es tut mir leid, dass das schiefgelaufen ist. Ich möchte, dass jemand aus dem Team sich das ansieht; soll ich darum bitten?
intent-review = Danke für Ihre Rückmeldung! Eine Bewertung können Sie auf der Produktseite schreiben.
intent-repeat = Meine letzte Nachricht steht gleich darüber. Soll ich etwas daraus erklären?
intent-start_over = In Ordnung, fangen wir von vorn an. Wie kann ich Ihnen helfen?

settled-done = Gute Nachricht: Was Sie vorhin bestätigt haben, ist erledigt.
settled-not-done = Ich habe es herausgefunden: Was Sie vorhin bestätigt haben, wurde nicht ausgeführt. Es hat sich nichts geändert; sagen Sie mir, ob Sie es noch wünschen.
settled-unknown = Ich konnte nicht herausfinden, ob das, was Sie bestätigt haben, ausgeführt wurde. Jemand aus dem Team sieht nach und sagt es Ihnen; bitte beauftragen Sie es so lange nicht noch einmal.
