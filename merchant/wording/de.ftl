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
ask-order-number-again = Darin habe ich keine Bestellnummer gefunden. Sie sieht zum Beispiel so aus: #AC104233. Wenn Sie sie nicht zur Hand haben, kann ich jemanden aus dem Team dazuholen.
ask-proof = Danke. Zum Schutz Ihrer Daten schicken Sie mir bitte noch die E-Mail-Adresse, die Postleitzahl oder die letzten vier Ziffern der Telefonnummer zur Bestellung { $order }.
ask-proof-again = Ich brauche die E-Mail-Adresse, die Postleitzahl oder die letzten vier Ziffern der Telefonnummer, mit der die Bestellung { $order } aufgegeben wurde.
ask-which-order = Das sind Ihre letzten Bestellungen. Welche meinen Sie?
ask-which-order-again = Bitte wählen Sie eine dieser Bestellungen aus oder schicken Sie mir die Bestellnummer.
no-orders = In Ihrem Konto finde ich keine Bestellungen. Wenn Sie als Gast bestellt haben, schicken Sie mir bitte die Bestellnummer und die E-Mail-Adresse oder Postleitzahl der Bestellung.

order-not-found = Ich finde keine passende Bestellung. Bitte prüfen Sie die Bestellnummer und die E-Mail-Adresse oder Postleitzahl und schicken Sie mir beides noch einmal.
order-too-many-attempts = In diesem Gespräch kann ich keine weiteren Bestellungen nachschlagen. Jemand aus dem Team kann Ihre Identität prüfen und Ihnen weiterhelfen.
order-unknown = Ich erreiche unser Bestellsystem gerade nicht und kann Ihnen deshalb nichts dazu sagen. Bitte fragen Sie mich in ein paar Minuten noch einmal oder sprechen Sie mit jemandem aus dem Team.

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
carrier-latest = Neuestes vom Paketdienst ({ $when }): { $what }.
carrier-label_created = beim Paketdienst angekündigt
carrier-in_transit = unterwegs
carrier-delayed = verspätet
carrier-out_for_delivery = in der Zustellung
carrier-attempt_failed = Zustellung erfolglos versucht
carrier-ready_for_pickup = zur Abholung bereit
carrier-delivered = zugestellt
carrier-returning = auf dem Rückweg zu uns
order-cancelled = Die Bestellung { $order } wurde storniert.
order-returned = Die Bestellung { $order } ist wieder bei uns eingegangen.

status-pending = Bestätigt
status-processed = Wird gepackt
status-shipped = Unterwegs
status-out_for_delivery = In Zustellung
status-delivered = Zugestellt
status-cancelled = Storniert
status-returned = Zurückgesendet

hello = Guten Tag! Wie kann ich Ihnen helfen?
thanks = Gern geschehen! Kann ich sonst noch etwas für Sie tun?
goodbye = Auf Wiedersehen und vielen Dank für Ihre Nachricht.
capabilities = Ich kann Ihre Bestellung verfolgen, stornieren oder ändern, mich um Rückgabe, Umtausch, Rechnung und Termine kümmern, Fragen beantworten oder jemanden aus dem Team dazuholen.
acknowledged = In Ordnung.
not-understood = Entschuldigung, das habe ich nicht verstanden. Können Sie es bitte anders formulieren?
not-understood-choices = Das verstehe ich leider immer noch nicht. Meinen Sie vielleicht etwas davon?
no-flow = Das kann ich noch nicht selbst erledigen. Jemand aus dem Team kann das übernehmen.

handoff-requested = Ich hole jemanden aus dem Team dazu. Bis dahin halte ich mich zurück; schreiben Sie gern schon alles auf, was weiterhilft.
handoff-joined = Jemand aus dem Team ist jetzt für Sie da.
handoff-left = Sie schreiben jetzt wieder mit mir, dem automatischen Assistenten.
handoff-nobody = Im Moment ist leider niemand frei. Sie können weiter warten oder mit mir weitermachen.
handoff-waiting = In Ordnung, Sie behalten Ihren Platz in der Warteschlange.
handoff-back = Hier ist wieder der automatische Assistent.
failed = Bei uns ist etwas schiefgegangen, und ich konnte Ihre Nachricht nicht bearbeiten. Ich bitte jemanden aus dem Team, sie sich anzusehen.
ended = Dieses Gespräch ist beendet. Vielen Dank!

# What is said around every flow. A method stands after "auf" or "über", in the accusative, and on a
# button: each of the method names reads the same in both.
flow-restarted = Bei uns hat sich zwischendurch etwas geändert, deshalb muss ich damit noch einmal von vorn anfangen. Was ich behalten kann, behalte ich.
flow-cancelled = In Ordnung, ich lasse alles, wie es ist. Es wurde nichts geändert.
go-on = Wollen wir beim Thema „{ $flow }“ weitermachen?
start-other = Sie hatten auch das Thema „{ $flow }“ angesprochen. Wollen wir das jetzt angehen?
next-order = Als Nächstes die Bestellung { $order }. Machen wir dafür mit „{ $flow }“ weiter?
orders-in-turn = Ich nehme diese Bestellungen nacheinander, zuerst { $first }: { $orders }.
order-taken = Es geht um die Bestellung { $order }.
sign-in-needed = Dafür muss ich wissen, um welches Konto es geht. Bitte melden Sie sich auf unserer Website an und öffnen Sie den Chat noch einmal, oder lassen Sie sich von jemandem aus dem Team helfen.
angry-human = Es tut mir leid, dass das so ärgerlich ist. Wenn Sie lieber mit einem Menschen sprechen möchten, sagen Sie es einfach.
choice-outdated = Diese Frage ist nicht mehr offen, deshalb habe ich nichts unternommen.
confirm-question = Soll ich das so machen?
confirm-again = Zur Sicherheit brauche ich eine klare Antwort: ja oder nein? Folgendes würde passieren:
choice-yes = Ja, bitte
choice-no = Nein
choice-all-items = Alle
quote-changed = Die Bestellung hat sich inzwischen geändert, deshalb habe ich nichts unternommen. Jetzt würde Folgendes passieren:
review-needed = Das muss erst jemand aus dem Team freigeben. Bisher wurde nichts ausgeführt.
perform-unknown = Unser Bestellsystem hat nicht rechtzeitig geantwortet, deshalb weiß ich noch nicht, ob es geklappt hat. Ich finde es heraus und sage es Ihnen hier. Bitte beauftragen Sie es bis dahin nicht noch einmal auf anderem Weg.
label-link = Rücksendeetikett
refused-other = Das darf ich leider nicht. Jemand aus dem Team kann es sich ansehen.
ask-new-variant = Was möchten Sie statt „{ $name }“?
ask-new-variant-again = Bitte wählen Sie aus, was Sie statt „{ $name }“ möchten, oder beschreiben Sie es.
variant-not-available = Diese Ausführung gibt es für „{ $name }“ nicht, oder sie ist nicht vorrätig.
no-other-variants = Für „{ $name }“ ist derzeit keine andere Ausführung vorrätig.
summary-line = { $quantity } × { $name }, je { $price }
summary-swap = { $quantity } × { $name } → { $becomes }, je { $price }
summary-refund = Wir erstatten { $amount } { $when } auf { $method }.
summary-charge = Wir rechnen { $amount } über { $method } ab.
summary-fee = Darin ist eine Gebühr von { $amount } berücksichtigt.
arrives-at-once = sofort
arrives-in-days = innerhalb von { $from } bis { $to } Werktagen
arrives-after-return = gleich nach Eingang Ihrer Rücksendung
arrives-in-days-after-return = innerhalb von { $from } bis { $to } Werktagen nach Eingang Ihrer Rücksendung
method-gift_card = Ihre Geschenkkarte
method-card = Ihre Karte { $hint }
method-wallet = { $hint }
method-paid = Ihre ursprüngliche Zahlungsart

# Questions that several flows ask.
ask-colleague = Soll ich jemanden aus dem Team bitten, sich darum zu kümmern?
ask-settle-with = Falls ein Preisunterschied entsteht: Über welche Zahlungsart sollen wir ihn verrechnen?
ask-visit-name = Auf welchen Namen soll der Termin laufen?
named-name = ich heiße | mein name ist | name: | ansprechpartner ist
named-phone = telefon
ask-phone = Unter welcher Telefonnummer erreichen wir Sie?
ask-visit-day = Welcher Tag würde Ihnen passen?
ask-visit-day-again = Bitte nennen Sie mir einen Tag ab heute, zum Beispiel „nächsten Dienstag“ oder „12. Mai“.
ask-address = Wie lautet die neue Adresse? Ich brauche sie vollständig: Straße und Hausnummer, Postleitzahl, Ort und Land.
ask-address-again = Ich brauche die vollständige Adresse: Straße und Hausnummer, Postleitzahl, Ort und Land.
option-agree = Ja, bitte
option-decline = Nein, danke
hand-over-photos = Das tut mir leid. Jemand aus dem Team bringt es in Ordnung und bittet Sie um Fotos vom Artikel und vom Karton.
hand-over-missing = Es tut mir leid, dass etwas fehlt. Jemand aus dem Team geht dem nach.
hand-over-carrier_search = Jemand aus dem Team startet beim Paketdienst eine Suche.
hand-over-delayed = Es tut mir leid, dass Sie warten müssen. Jemand aus dem Team findet heraus, woran es liegt.
hand-over-refund = Jemand aus dem Team sieht nach, wo das Geld bleibt.
hand-over-complaint = Danke, dass Sie uns das sagen. Jemand aus dem Team kümmert sich darum.
hand-over-payment = Jemand aus dem Team prüft die Zahlungen. Bitte schicken Sie hier niemals Ihre Kartennummer.
hand-over-privacy = Jemand aus dem Team kümmert sich um Ihre Anfrage, sobald geprüft ist, dass das Konto Ihnen gehört.

flow-cancel_order = Stornierung
ask-cancel-order = Welche Bestellung möchten Sie stornieren?
ask-cancel-reason = Warum möchten Sie sie stornieren?
option-no_longer_needed = Nicht mehr benötigt
heard-no_longer_needed = brauche ich nicht mehr | brauche es nicht mehr | brauche sie nicht mehr | brauche das nicht mehr | brauch ich nicht mehr | brauchs nicht mehr | nicht mehr gebraucht | nicht mehr nötig | will ich nicht mehr | will es nicht mehr | will das nicht mehr | will sie nicht mehr | möchte ich nicht mehr | nicht mehr haben | umentschieden | anders überlegt | hat sich erledigt | doch nicht mehr | will die Bestellung nicht mehr | nicht mehr leisten
option-ordered_by_mistake = Versehentlich bestellt
heard-ordered_by_mistake = aus Versehen | Versehen | versehentlich | falsch bestellt | doppelt bestellt | zweimal bestellt | verklickt | vertan | Fehlbestellung | irrtümlich | Irrtum
option-found_cheaper = Woanders günstiger
heard-found_cheaper = günstiger | billiger | preiswerter | günstigeres Angebot | besseres Angebot | besserer Preis | besseren Preis
option-too_slow = Dauert zu lange
heard-too_slow = zu lange | zu lang | zu langsam | zu spät | so lange warten | nicht mehr warten | nicht länger warten | kann nicht warten | dauert ewig
confirm-cancel_order = Ich würde die gesamte Bestellung { $order } stornieren. Grund: { $reason }.
done-cancel_order = Die Bestellung { $order } ist storniert.

flow-change_items = Artikel ändern
ask-change-order = Welche Bestellung möchten Sie ändern?
ask-change-items = Welchen Artikel möchten Sie ändern, und was möchten Sie stattdessen?
note-change-once = Bitte beachten Sie: Das geht pro Bestellung nur einmal. Prüfen Sie deshalb bitte, ob noch etwas fehlt.
confirm-change_items = Ich würde diese Artikel der Bestellung { $order } ändern; ein Preisunterschied wird über { $method } verrechnet.
done-change_items = Die Artikel der Bestellung { $order } sind geändert.

flow-change_address = Adresse ändern
flow-change_default_address = Standardadresse ändern
ask-address_of = Geht es um eine Bestellung oder um die Adresse in Ihrem Konto?
option-this_order = Eine Bestellung
heard-this_order = Bestellung | im Auftrag | Auftrag | mein Paket | das Paket | meine Lieferung | die Lieferung
option-my_account = Mein Konto
heard-my_account = Konto | meinem Konto | Kundenkonto | Profil | meinem Profil | Standardadresse | Standardlieferadresse | Hauptadresse | hinterlegte Adresse | hinterlegte Anschrift | gespeicherte Adresse | gespeicherte Anschrift
confirm-change_address = Ich würde die Bestellung { $order } an diese Adresse schicken: { $address }.
done-change_address = Die Bestellung { $order } geht an diese Adresse: { $address }.
confirm-change_default_address = Ich würde die Adresse in Ihrem Konto ändern in: { $address }.
done-change_default_address = Die Adresse in Ihrem Konto ist jetzt: { $address }.

flow-change_payment = Zahlungsart ändern
ask-pay-with = Womit möchten Sie stattdessen bezahlen?
confirm-change_payment = Ich würde die Zahlung der Bestellung { $order } auf { $method } umstellen.
done-change_payment = Die Bestellung { $order } wird jetzt über { $method } bezahlt.

flow-return_items = Rückgabe
ask-return-order = Aus welcher Bestellung möchten Sie etwas zurückschicken?
ask-return-items = Was möchten Sie zurückschicken?
ask-return-reason = Was ist der Grund?
ask-refund-to = Wohin sollen wir das Geld erstatten?
option-not_needed = Nicht benötigt
heard-not_needed = brauche ich nicht | brauche es nicht | brauche sie nicht | brauche das nicht | brauche ich doch nicht | brauch ich nicht | nicht mehr gebraucht | nicht mehr benötigt | nicht mehr nötig | will ich nicht mehr | will es nicht mehr | nicht mehr haben | gefällt mir nicht | gefallen mir nicht | umentschieden | anders überlegt | brauchs nicht mehr | gefällt mir doch nicht | nicht behalten | Nichtgefallen | nichts für mich | nix für mich | steht mir nicht
option-wrong_size = Falsche Größe
heard-wrong_size = zu groß | zu gross | zu klein | zu eng | zu weit | zu lang | zu kurz | passt nicht | passen nicht | passt mir nicht | passen mir nicht | falsche Grösse | Größe stimmt nicht | fällt klein aus | fällt groß aus | sitzt nicht | sitzen nicht
option-not_as_described = Nicht wie beschrieben
heard-not_as_described = entspricht nicht | anders als beschrieben | anders als auf dem Bild | anders als auf dem Foto | anders als abgebildet | sieht anders aus | sehen anders aus | andere Farbe als | nicht wie auf dem Foto | nicht wie erwartet | anders vorgestellt | in echt anders | ganz anders aus
option-damaged = Beschädigt
heard-damaged = beschädigte | kaputt | kaputte | kaputter | kaputtes | kaputten | defekt | defekte | defekter | defektes | defekten | zerbrochen | gebrochen | gerissen | zerrissen | zerkratzt | Kratzer | Riss | Sprung | Delle | verbeult | Loch | funktioniert nicht | Beschädigung | Schaden | Schramme | zersprungen | gesprungen | eingedrückt | ausgelaufen | Mangel | Mängel | mangelhaft
option-wrong_item = Falscher Artikel
heard-wrong_item = falschen Artikel | falsche Artikel | falsches Produkt | falsche Ware | falsch geliefert | Falschlieferung | etwas anderes bestellt | was anderes bestellt | nicht bestellt | nicht das, was ich bestellt habe | falsche Farbe bekommen | verwechselt | falsche Farbe | falsches Teil | falsches Modell | falsche Modell | falsche Lieferung | falsche Größe geschickt | vertauscht
confirm-return_items = Ich würde diese Rückgabe zur Bestellung { $order } anmelden:
done-return_items = Ihre Rückgabe zur Bestellung { $order } ist angemeldet.
return-how = Bitte packen Sie die Artikel in die Originalverpackung. Das Rücksendeetikett kommt per E-Mail; abgeben können Sie das Paket in jeder Filiale des Paketdienstes.

flow-exchange_items = Umtausch
ask-exchange-order = Aus welcher Bestellung möchten Sie etwas umtauschen?
ask-exchange-items = Welchen Artikel möchten Sie umtauschen, und wogegen?
confirm-exchange_items = Ich würde diese Artikel der Bestellung { $order } umtauschen; ein Preisunterschied wird über { $method } verrechnet.
done-exchange_items = Der Umtausch zur Bestellung { $order } ist angemeldet.

flow-expedite = Schnellere Lieferung
ask-expedite-order = Welche Bestellung soll schneller kommen?
confirm-expedite = Ich würde die Bestellung { $order } für Lager und Paketdienst als dringend kennzeichnen.
done-expedite = Die Bestellung { $order } ist als dringend gekennzeichnet. Einen Liefertag kann ich nicht zusagen, aber sie hat Vorrang.

flow-invoice = Rechnung
ask-invoice-order = Für welche Bestellung brauchen Sie eine Rechnung?
ask-invoice_for = Soll die Rechnung auf Sie privat oder auf eine Firma ausgestellt werden?
option-person = Privat
heard-person = Privatperson | Privatrechnung | Privatkunde | Privatkundin | für mich | auf mich | auf meinen Namen
option-company = Firma
heard-company = Firmenrechnung | Firmenadresse | Firmenname | Firmennamen | Unternehmen | Betrieb | Verein | geschäftlich | gewerblich | GmbH | USt-ID | USt-IdNr | Firmenanschrift | UID | nicht privat | auf die Firma | auf GmbH
ask-invoice-title = Auf welchen Namen soll die Rechnung lauten?
ask-tax_number = Wie lautet die Steuernummer oder USt-IdNr. der Firma?
named-title = ausgestellt auf | rechnung auf | rechnungsempfänger: | firma:
named-tax_number = steuernummer ist | steuernummer: | ust-idnr.: | ust-idnr:
confirm-issue_invoice = Ich würde zur Bestellung { $order } eine Rechnung auf den Namen „{ $title }“ ausstellen{ $tax ->
    [none] .
   *[other] , Steuernummer/USt-IdNr. { $tax }.
}
done-issue_invoice = Die Rechnung zur Bestellung { $order } auf den Namen „{ $title }“ ist unterwegs.

flow-repair = Reparatur
ask-repair-order = Aus welcher Bestellung ist der Artikel?
flow-installation = Installation
ask-installation-visit = Möchten Sie einen Termin für die Installation vor Ort buchen?
ask-installation-order = Für welche Bestellung soll der Termin sein?
confirm-book_service = Ich würde zur Bestellung { $order } einen Termin am { $day } buchen: { $name }, { $phone }.
done-book_service = Der Termin zur Bestellung { $order } ist für den { $day } gebucht.

flow-price_protection = Preisunterschied
ask-price-order = Um welche Bestellung geht es?
confirm-protect_price = Ich würde Ihnen für die Bestellung { $order } den Unterschied zum heutigen Preis erstatten.
done-protect_price = Die Erstattung des Preisunterschieds für die Bestellung { $order } ist veranlasst.

flow-damaged_or_wrong = Beschädigter oder falscher Artikel
ask-damaged-order = Das tut mir leid. Aus welcher Bestellung ist der Artikel?
ask-damaged-items = Um welche Artikel geht es?
flow-missing_item = Fehlender Artikel
ask-missing-order = Es tut mir leid, dass etwas fehlt. In welcher Bestellung?
missing-two-parcels = Manchmal kommt eine Bestellung in mehreren Paketen, und der Rest ist noch unterwegs.
flow-delivered_not_received = Nicht angekommenes Paket
ask-lost-order = Das tut mir leid. Um welche Bestellung geht es?
flow-delivery_delayed = Verspätete Bestellung
ask-delayed-order = Es tut mir leid, dass Sie warten müssen. Um welche Bestellung geht es?
flow-track_refund = Erstattung
ask-refund-order = Zu welcher Bestellung gehört die Erstattung?
flow-complaint = Beschwerde
flow-payment_issue = Zahlung
flow-delete_account = Konto schließen
flow-data_privacy = Ihre Daten

# Why something is refused; `refused-CODE`, with what the policy gives.
refused-not_allowed = Das lassen unsere Bedingungen nicht zu.
refused-sign_in_needed = Dafür müssen Sie auf unserer Website angemeldet sein.
refused-proof_needed = Dafür brauche ich einen Nachweis, dass es Ihre Bestellung ist.
refused-order_not_found = Diese Bestellung finde ich nicht.
refused-already_packed = Die Bestellung ist schon gepackt oder unterwegs und kann nicht mehr geändert oder storniert werden. Sobald sie da ist, können Sie sie zurückschicken.
refused-delivered_return_instead = Die Bestellung ist schon angekommen und kann nicht mehr storniert werden. Sie können sie aber zurückschicken.
refused-already_cancelled = Die Bestellung ist schon storniert; es ist nichts mehr zu tun.
refused-items_changed_before = Die Artikel dieser Bestellung wurden schon einmal geändert, und das geht nur einmal.
refused-not_delivered = Die Bestellung ist noch nicht angekommen. Sobald sie da ist, können Sie sie zurückschicken.
refused-return_window_ended = Die Rückgabefrist endete am { $until }.
refused-return_requested_before = Für diese Bestellung wurde schon eine Rückgabe angemeldet, und das geht nur einmal.
refused-exchange_requested_before = Für diese Bestellung wurde schon ein Umtausch angemeldet, und das geht nur einmal.
refused-refund_to_original_only = Das Geld können wir nur auf die ursprüngliche Zahlungsart oder auf eine Geschenkkarte erstatten.
refused-other_destination = Eine frühere Rückgabe aus dieser Bestellung wird auf eine andere Zahlungsart erstattet; auch diese Erstattung muss dorthin gehen.
refused-nothing_to_expedite = Hier lässt sich nichts mehr beschleunigen: Die Bestellung ist schon angekommen oder storniert.
refused-expedited_before = Die Bestellung ist schon als dringend gekennzeichnet.
refused-nothing_to_invoice = Für eine stornierte oder zurückgeschickte Bestellung gibt es keine Rechnung.
refused-tax_number_needed = Für eine Rechnung auf eine Firma brauche ich deren Steuernummer oder USt-IdNr.
refused-not_shipped = Ein Termin lässt sich buchen, sobald die Bestellung unterwegs ist.
refused-price_window_ended = Preisunterschiede erstatten wir nur eine Zeit lang nach der Bestellung; hier endete die Frist am { $until }.
refused-nothing_to_protect = Für eine stornierte oder zurückgeschickte Bestellung gibt es keinen Preisunterschied zu erstatten.
refused-price_protected_before = Für diese Bestellung wurde schon ein Preisunterschied erstattet.
refused-no_price_drop = In dieser Bestellung ist nichts günstiger geworden.
refused-gift_card_too_low = Das Guthaben der Geschenkkarte beträgt nur { $balance }, nötig sind { $needed }.
refused-not_available = „{ $product }“ ist in dieser Ausführung nicht vorrätig.
refused-variant_unknown = „{ $product }“ gibt es in dieser Ausführung nicht.
refused-item_not_in_order = Dieser Artikel ist nicht oder nicht in dieser Anzahl in der Bestellung.
refused-same_item = Genau diese Ausführung haben Sie schon.
refused-same_payment_method = Die Bestellung wird schon mit dieser Zahlungsart bezahlt.
refused-payment_method_not_found = Diese Zahlungsart ist in Ihrem Konto nicht hinterlegt.
refused-nothing_paid = Für diese Bestellung wurde nichts bezahlt.
refused-refund_under_way = Eine Erstattung für diese Bestellung läuft schon.
refused-refund_above_paid = Das wäre mehr, als für die Bestellung bezahlt wurde.
refused-customer_unknown = Zu dieser Bestellung finde ich kein Konto. Jemand aus dem Team kann helfen.
refused-changed_meanwhile = Die Bestellung hat sich inzwischen geändert, deshalb wurde es nicht ausgeführt.
refused-switched_off = Das kann ich im Moment nicht erledigen. Jemand aus dem Team kann helfen.

# Answers to intents that have no flow of their own: what holds in this shop, what the assistant
# cannot do by itself, and a colleague. Below them the choices "Where is my order?" and "Talk to a
# person" are shown.

intent-place_order = Sie können auf unserer Website bestellen: Produkt öffnen, Ausführung wählen, in den Warenkorb legen und zur Kasse gehen. Selbst kann ich nicht für Sie bestellen; jemand aus dem Team kann helfen.
intent-check_cancellation_fee = Das Stornieren ist kostenlos, bis die Bestellung gepackt ist. Danach können Sie sie innerhalb von 30 Tagen zurückschicken.

intent-delivery_options = Wir liefern per Standardversand (3 bis 5 Werktage) und Express (1 bis 2 Werktage); wählen können Sie an der Kasse.
intent-delivery_period = Der Standardversand dauert 3 bis 5 Werktage, Express 1 bis 2. Für eine Ihrer Bestellungen kann ich den Liefertag nachsehen.
intent-delivered_not_received = Das tut mir leid. Bitte schauen Sie rund um die Haustür nach und fragen Sie in der Nachbarschaft; wenn nichts da ist, kann jemand aus dem Team beim Paketdienst eine Suche starten.
intent-set_up_shipping_address = Eine Adresse können Sie in Ihrem Konto unter „Adressen“ hinzufügen oder an der Kasse neu eingeben.
intent-international_shipping = An der Kasse sehen Sie, ob wir in Ihr Land liefern und was es kostet, sobald Sie die Adresse eingeben. Ist Ihr Land dort nicht dabei, kann jemand aus dem Team nachsehen.
intent-customs_duties = Bei Lieferungen ins Ausland können Zölle und Einfuhrsteuern anfallen; der Paketdienst oder der Zoll informiert Sie darüber. Bei den Unterlagen kann jemand aus dem Team helfen.

intent-track_refund = Wir erstatten innerhalb von 5 Werktagen, nachdem der Artikel bei uns eingegangen ist; bei Ihrer Bank kann es ein paar Tage länger dauern.
intent-check_refund_policy = Sie können unbenutzte Artikel innerhalb von 30 Tagen nach der Lieferung in der Originalverpackung zurückschicken. Wir erstatten innerhalb von 5 Werktagen nach Eingang auf Ihre ursprüngliche Zahlungsart.

intent-check_payment_methods = Sie können mit Karte, PayPal, Geschenkkarte oder Überweisung bezahlen.
intent-payment_issue = Zahlungen kann ich nicht einsehen. Wenn Geld abgebucht wurde und es keine Bestellung gibt oder wenn doppelt abgebucht wurde, kann jemand aus dem Team das klären. Bitte schicken Sie hier niemals Ihre Kartennummer.
intent-check_invoice = Ihre Rechnungen finden Sie in Ihrem Konto unter „Bestellungen“. Wenn auf einer etwas nicht stimmt, kann jemand aus dem Team sie berichtigen.
intent-gift_card = Eine Geschenkkarte können Sie an der Kasse eingeben; dort sehen Sie auch das Guthaben. Wenn ein Code nicht funktioniert, kann jemand aus dem Team ihn prüfen.

intent-product_question = Dafür kenne ich die Produkte noch nicht gut genug. Auf der Produktseite stehen die Einzelheiten, und den Rest kann jemand aus dem Team beantworten.
intent-product_availability = Auf der Produktseite sehen Sie, was vorrätig ist. Wann etwas wieder da ist, weiß vielleicht jemand aus dem Team.
intent-product_recommendation = Zu Produkten beraten kann ich noch nicht. Jemand aus dem Team tut das gern.
intent-product_comparison = Produkte vergleichen kann ich noch nicht. Die Einzelheiten stehen auf den Produktseiten, und jemand aus dem Team kann Ihnen bei der Auswahl helfen.
intent-size_advice = Auf der Produktseite gibt es eine Größentabelle. Wenn Sie zwischen zwei Größen liegen, kann jemand aus dem Team Sie beraten.
intent-installation_help = Die Anleitung liegt im Karton; sie zeigt jeden Schritt.
intent-authenticity_question = Alles, was wir verkaufen, ist echt und kommt direkt von den Herstellern. Wenn Sie bei einem Artikel Zweifel haben, prüft ihn jemand aus dem Team.

intent-promotion_question = Die aktuellen Angebote stehen auf der Startseite unserer Website. Ob eines davon für Sie gilt, kann Ihnen jemand aus dem Team sagen.
intent-coupon_problem = Bitte prüfen Sie, ob der Code richtig eingegeben und noch gültig ist und ob der Warenkorb die Bedingungen erfüllt. Klappt es dann immer noch nicht, kann jemand aus dem Team helfen.
intent-loyalty_points = Ihre Punkte und Ihre Stufe sehen Sie in Ihrem Konto. Wenn etwas zu fehlen scheint, kann jemand aus dem Team nachsehen.

intent-create_account = Ein Konto können Sie auf unserer Website unter „Anmelden“ mit Ihrer E-Mail-Adresse anlegen. Sie können auch ohne Konto bestellen.
intent-registration_problems = Es tut mir leid, dass die Registrierung nicht klappt. Bitte suchen Sie die Bestätigungsmail im Spam-Ordner und versuchen Sie es mit einem anderen Browser; wenn das nicht hilft, kann jemand aus dem Team helfen.
intent-sign_in_problem = Wenn die Anmeldung nicht klappt, versuchen Sie es bitte zuerst mit „Passwort vergessen?“. Wenn Ihr Konto gesperrt ist, kann jemand aus dem Team helfen.
intent-recover_password = Wählen Sie bei der Anmeldung „Passwort vergessen?“; wir schicken Ihnen eine E-Mail mit einem Link. Wenn keine kommt, sehen Sie im Spam-Ordner nach.
intent-edit_account = Ihre Daten können Sie in Ihrem Konto unter „Meine Daten“ ändern. Was sich dort nicht ändern lässt, kann jemand aus dem Team ändern.
intent-switch_account = Melden Sie sich ab und mit dem anderen Konto wieder an. Zwei Konten zusammenlegen kann ich nicht; jemand aus dem Team kann Ihnen sagen, was möglich ist.
intent-delete_account = Ein Konto kann ich nicht selbst schließen. Jemand aus dem Team kann das tun, sobald geprüft ist, dass es Ihnen gehört.
intent-data_privacy = Sie können jederzeit fragen, welche Daten wir über Sie gespeichert haben, und sie berichtigen oder löschen lassen. Solche Anfragen nimmt jemand aus dem Team entgegen.
intent-newsletter_subscription = Am Ende jedes Newsletters steht ein Link zum Abbestellen; anmelden können Sie sich ganz unten auf unserer Website.

intent-contact_customer_service = Sie erreichen uns jederzeit direkt hier. Wenn Sie mit einem Menschen sprechen möchten, hole ich jemanden aus dem Team dazu.
intent-complaint = Es tut mir leid, dass das schiefgelaufen ist.
intent-review = Danke für Ihre Rückmeldung! Eine Bewertung können Sie auf der Produktseite schreiben.
intent-repeat = Meine letzte Nachricht steht direkt über dieser. Soll ich etwas daraus erklären?
intent-start_over = In Ordnung, fangen wir von vorn an. Wie kann ich Ihnen helfen?

# How a change ended that the order system had not confirmed in time.
settled-done = Gute Nachricht: Was Sie vorhin bestätigt haben, ist erledigt.
settled-not-done = Ich habe es herausgefunden: Was Sie vorhin bestätigt haben, wurde nicht ausgeführt. Es hat sich nichts geändert; sagen Sie mir, falls Sie es noch möchten.
settled-unknown = Ich konnte nicht herausfinden, ob das, was Sie bestätigt haben, ausgeführt wurde. Jemand aus dem Team sieht nach und sagt es Ihnen; bitte beauftragen Sie es so lange nicht noch einmal.

# What is told unasked, when something of an order or an item has changed.
notice-shipped = Gute Nachrichten: Die Bestellung { $order } ist unterwegs{ $carrier ->
    [none] {""}
   *[other] {""} mit { $carrier }
}{ $date ->
    [none] .
   *[other] {""} und sollte am { $date } ankommen.
}
notice-tracking = Sendungsnummer: { $tracking }
notice-delayed = Leider verspätet sich die Bestellung { $order }{ $date ->
    [none] .
   *[other] . Sie sollte jetzt am { $date } ankommen.
}
notice-out_for_delivery = Die Bestellung { $order } ist in der Zustellung und sollte heute ankommen.
notice-delivered = Die Bestellung { $order } wurde zugestellt.
notice-refund_paid = Die Rückzahlung von { $amount } für die Bestellung { $order } ist ausgeführt.
notice-back_in_stock = Wieder verfügbar: { $name }.
choice-notices-off = Keine solchen Nachrichten mehr
choice-notices-on = Wieder benachrichtigen
notices-off = In Ordnung, ich melde mich nicht mehr von selbst. Fragen geht jederzeit.
notices-on = In Ordnung, ich melde mich hier, sobald es etwas Neues gibt.
watching-item = In Ordnung, ich melde mich hier, sobald der Artikel wieder verfügbar ist.
