# What the assistant says in French. Project Fluent syntax; every key must exist in every language.
# Register: friendly, plain, short; "vous". Colleagues are "une personne de l'équipe", which says
# nothing of their gender. A key `intent-NAME` is optional: the answer to an intent that has no flow
# of its own.

greeting = Bonjour ! Je suis l'assistant automatique de la boutique { $shop }. Je peux retrouver votre commande, répondre à vos questions ou vous mettre en relation avec une personne de l'équipe.
choice-track-order = Où est ma commande ?
choice-delivery = Quel est le délai de livraison ?
choice-returns = Retours
choice-human = Parler à quelqu'un
choice-bot = Revenir à l'assistant
choice-wait = Continuer d'attendre

ask-order-number = De quelle commande s'agit-il ? Envoyez-moi le numéro de commande, s'il vous plaît ; il figure dans votre e-mail de confirmation.
ask-order-number-again = Je ne trouve pas de numéro de commande dans votre message. Il se présente comme ceci : #AC104233. Si vous ne l'avez pas, je peux vous mettre en relation avec une personne de l'équipe.
ask-proof = Merci. Pour protéger vos données, envoyez-moi aussi l'adresse e-mail, le code postal ou les quatre derniers chiffres du téléphone de la commande { $order }.
ask-proof-again = Il me faut l'adresse e-mail, le code postal ou les quatre derniers chiffres du téléphone avec lequel la commande { $order } a été passée.
ask-which-order = Voici vos dernières commandes. De laquelle s'agit-il ?
ask-which-order-again = Choisissez l'une de ces commandes, s'il vous plaît, ou envoyez-moi son numéro.
no-orders = Je ne trouve aucune commande dans votre compte. Si vous avez commandé sans compte, envoyez-moi le numéro de commande et l'adresse e-mail ou le code postal de la commande.

order-not-found = Aucune commande ne correspond à ces informations. Vérifiez le numéro de commande et l'adresse e-mail ou le code postal, puis renvoyez-moi les deux, s'il vous plaît.
order-too-many-attempts = Je ne peux plus chercher d'autres commandes dans cette conversation. Une personne de l'équipe peut vérifier votre identité et vous aider.
order-unknown = Je n'ai pas accès à notre système de commandes pour le moment, je ne peux donc pas vous répondre. Reposez-moi la question dans quelques minutes ou parlez à une personne de l'équipe.

order-pending = La commande { $order } est confirmée et sera bientôt préparée.
order-processed = La commande { $order } est en cours de préparation.
order-shipped = La commande { $order } est en route{ $date ->
    [none] .
   *[other] {""} et devrait arriver le { $date }.
}
order-late = La commande { $order } est en route, mais en retard : elle aurait dû arriver le { $date }. Je vous prie de nous en excuser.
order-out_for_delivery = La commande { $order } est en cours de livraison et devrait arriver aujourd'hui.
order-delivered = La commande { $order } a été livrée{ $date ->
    [none] .
   *[other] {""} le { $date }.
}
carrier-latest = Dernière nouvelle du transporteur ({ $when }) : { $what }.
carrier-label_created = annoncé au transporteur
carrier-in_transit = en transit
carrier-delayed = retardé
carrier-out_for_delivery = en cours de livraison
carrier-attempt_failed = tentative de livraison sans succès
carrier-ready_for_pickup = prêt à être retiré
carrier-delivered = livré
carrier-returning = en retour vers nous
order-cancelled = La commande { $order } a été annulée.
order-returned = La commande { $order } nous a été retournée.

status-pending = Confirmée
status-processed = En préparation
status-shipped = En route
status-out_for_delivery = En cours de livraison
status-delivered = Livrée
status-cancelled = Annulée
status-returned = Retournée

hello = Bonjour ! Comment puis-je vous aider ?
thanks = Avec plaisir ! Puis-je faire autre chose pour vous ?
goodbye = Au revoir, et merci de nous avoir écrit.
capabilities = Je peux vous dire où est votre commande, l'annuler ou la modifier, organiser retours, échanges, factures et rendez-vous, répondre à vos questions ou vous mettre en relation avec une personne de l'équipe.
acknowledged = D'accord.
not-understood = Désolé, je n'ai pas compris. Pouvez-vous le dire autrement ?
not-understood-choices = Je ne comprends toujours pas, désolé. Peut-être l'une de ces options ?
no-flow = Je ne sais pas encore le faire moi-même. Une personne de l'équipe peut s'en charger.

handoff-requested = Je demande à une personne de l'équipe de prendre le relais. En attendant, je ne répondrai plus ; vous pouvez écrire ici tout ce qui peut aider.
handoff-joined = Une personne de l'équipe a rejoint la conversation.
handoff-left = C'est à nouveau moi, l'assistant automatique, qui vous réponds.
handoff-nobody = Personne n'est disponible pour le moment, désolé. Vous pouvez continuer d'attendre ou poursuivre avec moi.
handoff-waiting = D'accord, je garde votre place dans la file.
handoff-back = C'est de nouveau moi, l'assistant automatique.
failed = Une erreur s'est produite de notre côté et je n'ai pas pu traiter votre message. Je demande à une personne de l'équipe de s'en occuper.
ended = Cette conversation est terminée. Merci !

# What is said around every flow.
flow-restarted = Quelque chose a changé de notre côté depuis que nous avons commencé, je dois donc reprendre depuis le début. Je garde tout ce que je peux.
flow-cancelled = D'accord, je laisse tout en l'état. Rien n'a été fait.
next-order = Passons à la commande { $order }. Continuons-nous avec { $flow } ?
orders-in-turn = Je traite ces commandes l'une après l'autre, d'abord { $first } : { $orders }.
go-on = Voulez-vous continuer avec { $flow } ?
start-other = Vous avez aussi mentionné { $flow }. Voulez-vous qu'on s'en occupe maintenant ?
order-taken = Il s'agit de la commande { $order }.
sign-in-needed = Pour cela, je dois savoir à qui appartient le compte. Connectez-vous sur notre site et rouvrez le chat, ou laissez une personne de l'équipe vous aider.
angry-human = Je suis désolé pour ce désagrément. Si vous préférez parler à quelqu'un, dites-le-moi.
choice-outdated = Ce choix concerne une question précédente, je n'ai donc rien fait.
confirm-question = Vous confirmez ?
confirm-again = Par précaution, il me faut une réponse claire : oui ou non ? Voici ce qui serait fait :
choice-yes = Oui, allez-y
choice-no = Non
choice-all-items = Tous les articles
quote-changed = La commande a changé entre-temps, je n'ai donc rien fait. Voici ce qui serait fait maintenant :
review-needed = Une personne de l'équipe doit donner son accord. Rien n'a été fait pour l'instant.
perform-unknown = Notre système de commandes n'a pas répondu à temps, je ne sais donc pas encore si cela a été fait. Je vais vérifier et vous le dire ici. D'ici là, merci de ne pas refaire la demande ailleurs.
label-link = Étiquette de retour
refused-other = Je ne suis pas autorisé à le faire. Une personne de l'équipe peut examiner votre demande.
ask-new-variant = Par quoi souhaitez-vous remplacer « { $name } » ?
ask-new-variant-again = Choisissez ce qui doit remplacer « { $name } », s'il vous plaît, ou décrivez-le.
variant-not-available = Je ne trouve pas cette option pour { $name }, ou elle n'est pas en stock.
no-other-variants = Il n'y a rien d'autre en stock pour remplacer { $name }.
summary-line = { $quantity } × { $name }, { $price } l'unité
summary-swap = { $quantity } × { $name } à remplacer par { $becomes }, { $price } l'unité
summary-refund = Remboursement de { $amount } sur { $method }, { $when }.
summary-charge = Débit de { $amount } sur { $method }.
summary-fee = Ce montant comprend des frais de { $amount }.
arrives-at-once = immédiatement
arrives-in-days = sous { $from } à { $to } jours ouvrés
arrives-after-return = dès que nous aurons reçu les articles
arrives-in-days-after-return = sous { $from } à { $to } jours ouvrés après réception des articles
method-gift_card = votre carte cadeau
method-card = votre carte { $hint }
method-wallet = { $hint }
method-paid = le moyen de paiement utilisé

# Questions that several flows ask.
named-name = je m'appelle | mon nom est | nom : | demandez
named-phone = téléphone
ask-colleague = Dois-je demander à une personne de l'équipe de s'en occuper ?
ask-settle-with = S'il y a une différence de prix, avec quel moyen de paiement la régler ?
ask-visit-name = Qui notre équipe technique doit-elle demander sur place ?
ask-phone = À quel numéro de téléphone pouvons-nous vous joindre ?
ask-visit-day = Quel jour vous conviendrait ?
ask-visit-day-again = Il me faut un jour à partir d'aujourd'hui, par exemple « mardi prochain » ou « 12 mai ».
ask-address = Quelle est la nouvelle adresse ? Envoyez-la en entier, s'il vous plaît : numéro et rue, code postal, ville et pays.
ask-address-again = Il me faut l'adresse complète : numéro et rue, code postal, ville et pays.
option-agree = Oui, s'il vous plaît
option-decline = Non, merci
hand-over-photos = Je suis désolé. Une personne de l'équipe va régler cela et vous demandera des photos de l'article et de l'emballage.
hand-over-missing = Je suis désolé qu'il manque quelque chose. Une personne de l'équipe va vérifier.
hand-over-carrier_search = Une personne de l'équipe va lancer une recherche auprès du transporteur.
hand-over-delayed = Je suis désolé pour cette attente. Une personne de l'équipe va chercher d'où vient le retard.
hand-over-refund = Une personne de l'équipe va chercher où en est le remboursement.
hand-over-complaint = Merci de nous l'avoir signalé. Une personne de l'équipe va s'en occuper.
hand-over-payment = Une personne de l'équipe va vérifier les paiements. N'envoyez jamais votre numéro de carte ici, s'il vous plaît.
hand-over-privacy = Une personne de l'équipe traitera votre demande, après avoir vérifié que le compte est bien à vous.

flow-cancel_order = l'annulation
ask-cancel-order = Quelle commande souhaitez-vous annuler ?
ask-cancel-reason = Pourquoi souhaitez-vous l'annuler ?
option-no_longer_needed = Je n'en ai plus besoin
heard-no_longer_needed = plus besoin | pas besoin | veux plus | ne le veux pas | n'en veux pas | voulons plus | changé d'avis | change d'avis | changer d'avis | plus envie | plus utile | plus nécessaire | plus necessaire | plus intéressé | plus intéressée | je regrette
option-ordered_by_mistake = Commandé par erreur
heard-ordered_by_mistake = par erreur | suis trompé | suis trompée | suis trompe | sans faire exprès | sans faire expres | sans le vouloir | fausse manipulation | fausse manip | mauvaise commande | mal commandé | commandé deux fois | commande en double | commandé en double | fait une erreur
option-found_cheaper = Trouvé moins cher
heard-found_cheaper = moins cher | moins chère | moins chere | moins chers | moins chères | meilleur prix | meilleure offre
option-too_slow = C'est trop long
heard-too_slow = veux plus attendre | veux pas attendre | trop long | trop longue | trop longtemps | trop lent | trop lente | trop de temps | délai trop | delai trop | délais trop | delais trop | trop de retard | peux pas attendre | peux plus attendre | marre d'attendre | arrivera trop tard | arrive trop tard | pas à temps | pas a temps
confirm-cancel_order = Je vais annuler toute la commande { $order }. Motif : { $reason }.
done-cancel_order = La commande { $order } est annulée.

flow-change_items = la modification des articles de votre commande
ask-change-order = Quelle commande souhaitez-vous modifier ?
ask-change-items = Quel article souhaitez-vous remplacer, et par quoi ?
note-change-once = Attention, cela n'est possible qu'une seule fois par commande : vérifiez bien qu'il ne manque rien.
confirm-change_items = Je vais remplacer ces articles de la commande { $order } ; une éventuelle différence de prix sera réglée avec { $method }.
done-change_items = Les articles de la commande { $order } ont été remplacés.

flow-change_address = le changement d'adresse
flow-change_default_address = le changement de votre adresse par défaut
ask-address_of = S'agit-il de l'adresse d'une commande ou de celle de votre compte ?
option-this_order = Une commande
heard-this_order = d'une commande | de la commande | de ma commande | de cette commande | pour ma commande | pour la commande | sur ma commande | cette commande | du colis | de mon colis
option-my_account = Mon compte
heard-my_account = mon compte | du compte | sur le compte | mon profil | par défaut | par defaut | adresse habituelle | adresse principale
confirm-change_address = Je vais envoyer la commande { $order } à l'adresse suivante : { $address }.
done-change_address = La commande { $order } sera envoyée à l'adresse suivante : { $address }.
confirm-change_default_address = Je vais remplacer l'adresse de votre compte par : { $address }.
done-change_default_address = L'adresse de votre compte est maintenant : { $address }.

flow-change_payment = le changement de moyen de paiement
ask-pay-with = Quel autre moyen de paiement souhaitez-vous utiliser ?
confirm-change_payment = Je vais changer le paiement de la commande { $order } : elle sera payée avec { $method }.
done-change_payment = La commande { $order } est maintenant payée avec { $method }.

flow-return_items = votre retour
ask-return-order = De quelle commande souhaitez-vous renvoyer un article ?
ask-return-items = Que souhaitez-vous renvoyer ?
ask-return-reason = Quel est le motif ?
ask-refund-to = Sur quel moyen de paiement souhaitez-vous recevoir le remboursement ?
option-not_needed = Je n'en ai pas besoin
heard-not_needed = plus besoin | pas besoin | veux plus | ne le veux pas | n'en veux pas | voulons plus | changé d'avis | change d'avis | changer d'avis | plus envie | plus utile | je regrette
option-wrong_size = La taille ne va pas
heard-wrong_size = trop grand | trop grande | trop grands | trop grandes | trop petit | trop petite | trop petits | trop petites | trop serré | trop serrée | trop serrés | trop serrées | trop serre | trop large | trop larges | trop étroit | trop étroite | trop long | trop longue | trop court | trop courte | mauvaise taille | pas la bonne taille | pas à ma taille | pas à la bonne taille | pas ma taille | erreur de taille | taille trop | taille grand | taille petit | taille ne va pas | taille ne convient pas | ne me va pas | me va pas | me vont pas | rentre pas dedans
option-not_as_described = Pas conforme à la description
heard-not_as_described = pas conforme | non conforme | correspond pas | correspondent pas | pas comme sur | pas comme décrit | pas comme decrit | différent de la photo | différent des photos | différente de la photo | différente des photos | rien à voir avec | pas ce que j'attendais | m'attendais | ressemble pas | ressemblent pas
option-damaged = L'article est abîmé
heard-damaged = abîmé | abîmée | abîmés | abîmées | abimé | abimée | abimés | abimées | abime | cassé | cassée | cassés | cassées | casse | endommagé | endommagée | endommagés | endommagées | endommage | est déchiré | est déchirée | sont déchirés | sont déchirées | est dechire | s'est déchiré | s'est déchirée | arrivé déchiré | est rayé | est rayée | sont rayés | sont rayées | écran rayé | vitre rayée | fissuré | fissurée | fêlé | fêlée | brisé | brisée | défectueux | défectueuse | defectueux | defectueuse | ne marche pas | ne marche plus | marche pas | fonctionne pas | fonctionne plus
option-wrong_item = Ce n'est pas ce que j'ai commandé
heard-wrong_item = mauvais article | mauvais produit | pas ce que j'ai commandé | pas ce que j'ai commande | pas ce que j'avais commandé | pas celui que j'ai commandé | pas celle que j'ai commandée | pas le bon article | pas le bon produit | pas le bon modèle | pas le bon modele | pas la bonne couleur | reçu autre chose | recu autre chose | reçu un autre | recu un autre | reçu une autre | recu une autre | trompés d'article | trompé d'article
confirm-return_items = Je vais enregistrer ce retour pour la commande { $order } :
done-return_items = Votre retour pour la commande { $order } est enregistré.
return-how = Remettez les articles dans leur emballage d'origine, s'il vous plaît. Vous recevrez l'étiquette par e-mail ; vous pourrez déposer le colis dans n'importe quel point relais du transporteur.

flow-exchange_items = votre échange
ask-exchange-order = De quelle commande souhaitez-vous échanger un article ?
ask-exchange-items = Quel article souhaitez-vous échanger, et contre quoi ?
confirm-exchange_items = Je vais enregistrer l'échange de ces articles de la commande { $order } ; une éventuelle différence de prix sera réglée avec { $method }.
done-exchange_items = L'échange pour la commande { $order } est enregistré.

flow-expedite = la livraison en urgence de votre commande
ask-expedite-order = Quelle commande doit arriver plus vite ?
confirm-expedite = Je vais signaler la commande { $order } comme urgente à l'entrepôt et au transporteur.
done-expedite = La commande { $order } est signalée comme urgente. Je ne peux pas vous promettre de date, mais elle passe en priorité.

flow-invoice = votre facture
ask-invoice-order = Pour quelle commande vous faut-il une facture ?
ask-invoice_for = La facture est-elle pour vous ou pour une entreprise ?
option-person = Pour moi
heard-person = pour moi | à mon nom | a mon nom | mon nom propre | particulier | personnel | personnelle | perso | à titre privé
option-company = Pour une entreprise
heard-company = entreprise | l'entreprise | d'entreprise | société | societe | ma boîte | ma boite | raison sociale | professionnel | professionnelle | siret | auto-entrepreneur | association | l'association
named-title = au nom de | raison sociale :
named-tax_number = numéro de tva est | numéro de tva :
ask-invoice-title = À quel nom faut-il l'établir ?
ask-tax_number = Quel est le numéro de TVA de l'entreprise ?
confirm-issue_invoice = Je vais établir une facture pour la commande { $order } au nom suivant : { $title }{ $tax ->
    [none] .
   *[other] {""}, numéro de TVA { $tax }.
}
done-issue_invoice = La facture de la commande { $order } va vous être envoyée, au nom suivant : { $title }.

flow-repair = la réparation
ask-repair-order = De quelle commande provient l'article ?
flow-installation = l'installation
ask-installation-visit = Souhaitez-vous prendre rendez-vous pour le faire installer ?
ask-installation-order = Quelle commande faut-il installer ?
confirm-book_service = Je vais prendre un rendez-vous pour la commande { $order } le { $day } : { $name }, { $phone }.
done-book_service = Le rendez-vous pour la commande { $order } est pris pour le { $day }.

flow-price_protection = la différence de prix
ask-price-order = De quelle commande s'agit-il ?
confirm-protect_price = Je vais vous rembourser la différence avec le prix actuel pour la commande { $order }.
done-protect_price = Le remboursement de la différence pour la commande { $order } est en cours.

flow-damaged_or_wrong = l'article abîmé ou erroné
ask-damaged-order = Je suis désolé. De quelle commande s'agit-il ?
ask-damaged-items = De quels articles s'agit-il ?
flow-missing_item = ce qui manque dans votre commande
ask-missing-order = Je suis désolé qu'il manque quelque chose. Dans quelle commande ?
missing-two-parcels = Une commande arrive parfois en plusieurs colis, et le reste est encore en route.
flow-delivered_not_received = le colis qui n'est pas arrivé
ask-lost-order = Je suis désolé. De quelle commande s'agit-il ?
flow-delivery_delayed = le retard de votre commande
ask-delayed-order = Je suis désolé que vous deviez attendre. De quelle commande s'agit-il ?
flow-track_refund = votre remboursement
ask-refund-order = De quelle commande attendez-vous le remboursement ?
flow-complaint = votre réclamation
flow-payment_issue = le paiement
flow-delete_account = la fermeture de votre compte
flow-data_privacy = vos données personnelles

# Why something is refused; `refused-CODE`, with what the policy gives.
refused-not_allowed = Nos conditions ne le permettent pas.
refused-sign_in_needed = Pour cela, vous devez vous connecter sur notre site.
refused-proof_needed = Pour cela, je dois vérifier que la commande est bien à vous.
refused-order_not_found = Je ne trouve pas cette commande.
refused-already_packed = La commande est déjà emballée ou en route, elle ne peut donc plus être modifiée ni annulée. Une fois arrivée, vous pourrez la renvoyer.
refused-delivered_return_instead = La commande est arrivée, elle ne peut donc plus être annulée. Vous pouvez en revanche la renvoyer.
refused-already_cancelled = La commande est déjà annulée ; il n'y a plus rien à faire.
refused-items_changed_before = Des articles de cette commande ont déjà été remplacés, et ce n'est possible qu'une seule fois.
refused-not_delivered = La commande n'est pas encore arrivée. Une fois arrivée, vous pourrez la renvoyer.
refused-return_window_ended = Le délai de retour a expiré le { $until }.
refused-return_requested_before = Un retour a déjà été demandé pour cette commande, et un seul est possible.
refused-exchange_requested_before = Un échange a déjà été demandé pour cette commande, et un seul est possible.
refused-refund_to_original_only = Le remboursement ne peut se faire que sur le moyen de paiement de la commande ou sur une carte cadeau.
refused-other_destination = Un retour précédent de cette commande est remboursé sur un autre moyen de paiement ; celui-ci doit l'être sur le même.
refused-nothing_to_expedite = Il n'y a plus rien à accélérer : la commande est arrivée ou a été annulée.
refused-expedited_before = La commande est déjà signalée comme urgente.
refused-nothing_to_invoice = Il n'y a pas de facture pour une commande annulée ou renvoyée.
refused-tax_number_needed = Pour une facture au nom d'une entreprise, il faut son numéro de TVA.
refused-not_shipped = Un rendez-vous peut être pris une fois la commande en route.
refused-price_window_ended = La différence de prix est remboursée pendant un certain temps après l'achat ; pour cette commande, ce délai a expiré le { $until }.
refused-nothing_to_protect = Il n'y a pas de différence de prix à rembourser pour une commande annulée ou renvoyée.
refused-price_protected_before = Une différence de prix a déjà été remboursée pour cette commande.
refused-no_price_drop = Aucun article de cette commande n'a baissé de prix.
refused-gift_card_too_low = Il n'y a que { $balance } sur la carte cadeau, alors qu'il faut { $needed }.
refused-not_available = Cette option n'est pas disponible pour { $product }.
refused-variant_unknown = Cette option n'existe pas pour { $product }.
refused-item_not_in_order = Cet article n'est pas dans la commande, ou pas en cette quantité.
refused-same_item = C'est l'option que vous avez déjà.
refused-same_payment_method = La commande est déjà payée avec ce moyen de paiement.
refused-payment_method_not_found = Ce moyen de paiement n'est pas enregistré dans votre compte.
refused-nothing_paid = Rien n'a encore été payé pour cette commande.
refused-refund_under_way = Un remboursement est déjà en cours pour cette commande.
refused-refund_above_paid = Ce serait plus que ce qui a été payé pour la commande.
refused-customer_unknown = Je ne trouve pas de compte pour cette commande. Une personne de l'équipe peut vous aider.
refused-changed_meanwhile = La commande a changé entre-temps, je n'ai donc rien fait. Dites-moi si vous le souhaitez toujours.
refused-switched_off = Je ne peux pas le faire pour le moment. Une personne de l'équipe peut vous aider.

# Answers to intents that have no flow of their own: what holds in this shop, what the assistant
# cannot do by itself, and a colleague. Below them the choices "Où est ma commande ?" and "Parler à
# quelqu'un" are shown.

intent-place_order = Vous pouvez commander sur notre site : ouvrez un produit, choisissez les options, ajoutez-le au panier et passez commande. Je ne peux pas commander à votre place ; une personne de l'équipe peut vous aider.
intent-check_cancellation_fee = L'annulation est gratuite tant que la commande n'est pas emballée. Ensuite, vous pouvez la renvoyer dans les 30 jours.

intent-delivery_options = Nous livrons en standard (3 à 5 jours ouvrés) et en express (1 à 2 jours ouvrés) ; vous choisissez au moment de commander.
intent-delivery_period = La livraison standard prend 3 à 5 jours ouvrés, l'express 1 à 2. Si vous avez déjà une commande, je peux vous indiquer la date prévue.
intent-delivered_not_received = Je suis désolé. Regardez près de votre porte et demandez à vos voisins, s'il vous plaît ; si le colis n'y est pas, une personne de l'équipe peut lancer une recherche auprès du transporteur.
intent-set_up_shipping_address = Vous pouvez ajouter une adresse dans votre compte, rubrique « Adresses », ou en saisir une nouvelle au moment de commander.
intent-international_shipping = Au moment de commander, dès que vous saisissez l'adresse, vous voyez si nous livrons dans votre pays et à quel prix. Si ce n'est pas proposé, une personne de l'équipe peut vérifier.
intent-customs_duties = Pour les livraisons à l'étranger, des droits et taxes d'importation peuvent être dus ; le transporteur ou la douane vous l'indiquera. Une personne de l'équipe peut vous aider pour les documents.

intent-track_refund = Le remboursement est effectué dans les 5 jours ouvrés suivant la réception de l'article ; votre banque peut prendre quelques jours de plus.
intent-check_refund_policy = Vous pouvez renvoyer des articles non utilisés dans les 30 jours suivant la livraison, dans leur emballage d'origine. Le remboursement se fait sur le moyen de paiement utilisé, dans les 5 jours ouvrés suivant leur réception.

intent-check_payment_methods = Vous pouvez payer par carte, PayPal, carte cadeau ou virement bancaire.
intent-payment_issue = Je ne vois pas les paiements. Si un paiement a été prélevé sans qu'il y ait de commande, ou prélevé deux fois, une personne de l'équipe peut régler cela. N'envoyez jamais votre numéro de carte ici, s'il vous plaît.
intent-check_invoice = Vos factures sont dans votre compte, rubrique « Commandes ». S'il y a une erreur sur l'une d'elles, une personne de l'équipe peut la corriger.
intent-gift_card = Vous pouvez utiliser une carte cadeau au moment du paiement ; son solde s'y affiche aussi. Si un code ne fonctionne pas, une personne de l'équipe peut le vérifier.

intent-product_question = Je ne connais pas encore assez bien les produits pour vous répondre. La fiche produit donne les détails, et une personne de l'équipe peut répondre au reste.
intent-product_availability = La fiche produit indique ce qui est en stock. Une personne de l'équipe saura peut-être quand un article sera de nouveau disponible.
intent-product_recommendation = Je ne peux pas encore vous conseiller sur les produits. Une personne de l'équipe le fera avec plaisir.
intent-product_comparison = Je ne peux pas encore comparer des produits. Les fiches produits donnent les détails, et une personne de l'équipe peut vous aider à choisir.
intent-size_advice = La fiche produit comporte un guide des tailles. Si vous hésitez entre deux tailles, une personne de l'équipe peut vous conseiller.
intent-installation_help = La notice est dans la boîte ; elle explique chaque étape.
intent-authenticity_question = Tout ce que nous vendons est authentique et vient des fabricants eux-mêmes. Si vous avez un doute sur un article, une personne de l'équipe vérifiera.

intent-promotion_question = Les offres du moment sont sur la page d'accueil de notre site. Si vous voulez savoir si l'une d'elles vous concerne, une personne de l'équipe peut vous le dire.
intent-coupon_problem = Vérifiez que le code est saisi exactement, qu'il n'a pas expiré et que votre panier en remplit les conditions, s'il vous plaît. S'il ne fonctionne toujours pas, une personne de l'équipe peut vous aider.
intent-loyalty_points = Vos points et votre niveau sont dans votre compte. S'il semble manquer quelque chose, une personne de l'équipe peut vérifier.

intent-create_account = Vous pouvez créer un compte sur notre site, via « Se connecter », avec votre adresse e-mail. Vous pouvez aussi commander sans compte.
intent-registration_problems = Je suis désolé que l'inscription ne fonctionne pas. Cherchez l'e-mail de confirmation dans vos courriers indésirables et essayez un autre navigateur, s'il vous plaît ; si cela ne suffit pas, une personne de l'équipe peut vous aider.
intent-sign_in_problem = Si la connexion échoue, essayez d'abord « Mot de passe oublié ? ». Si votre compte est bloqué, une personne de l'équipe peut vous aider.
intent-recover_password = Choisissez « Mot de passe oublié ? » sur la page de connexion ; nous vous enverrons un e-mail avec un lien. S'il n'arrive pas, regardez dans vos courriers indésirables.
intent-edit_account = Vous pouvez modifier vos données dans votre compte, rubrique « Mes informations ». Une personne de l'équipe peut modifier le reste.
intent-switch_account = Déconnectez-vous, puis connectez-vous avec l'autre compte. Je ne peux pas fusionner deux comptes ; une personne de l'équipe peut vous dire ce qui est possible.
intent-delete_account = Je ne peux pas fermer un compte moi-même. Une personne de l'équipe peut le faire, après avoir vérifié qu'il est bien à vous.
intent-data_privacy = Vous pouvez nous demander à tout moment ce que nous savons de vous, et le faire corriger ou effacer. Une personne de l'équipe traite ces demandes.
intent-newsletter_subscription = Chaque newsletter contient à la fin un lien de désabonnement ; vous pouvez vous abonner en bas de page sur notre site.

intent-contact_customer_service = Vous pouvez nous joindre ici même à tout moment. Si vous préférez parler à quelqu'un, je vous mets en relation avec une personne de l'équipe.
intent-complaint = Je suis désolé que cela se soit mal passé.
intent-review = Merci de nous le dire ! Vous pouvez écrire un avis sur la fiche produit.
intent-repeat = Mon dernier message est juste au-dessus. Souhaitez-vous que j'explique quelque chose ?
intent-start_over = D'accord, recommençons. Comment puis-je vous aider ?

# How a change ended that the order system had not confirmed in time.
settled-done = Bonne nouvelle : ce que vous aviez confirmé a été fait.
settled-not-done = J'ai vérifié : ce que vous aviez confirmé n'a pas été fait. Rien n'a changé ; dites-moi si vous le souhaitez toujours.
settled-unknown = Je n'ai pas pu savoir si ce que vous aviez confirmé a été fait. Une personne de l'équipe va vérifier et vous le dira ; d'ici là, merci de ne pas refaire la demande.

# What is told unasked, when something of an order or an item has changed.
notice-shipped = Bonne nouvelle : la commande { $order } est en route{ $carrier ->
    [none] {""}
   *[other] {""} avec { $carrier }
}{ $date ->
    [none] .
   *[other] {""} et devrait arriver le { $date }.
}
notice-tracking = Numéro de suivi : { $tracking }
notice-delayed = La commande { $order } a du retard, veuillez nous en excuser{ $date ->
    [none] .
   *[other] . Elle devrait maintenant arriver le { $date }.
}
notice-out_for_delivery = La commande { $order } est en cours de livraison et devrait arriver aujourd'hui.
notice-delivered = La commande { $order } a été livrée.
notice-refund_paid = Votre remboursement de { $amount } pour la commande { $order } a été versé.
notice-back_in_stock = De nouveau en stock : { $name }.
choice-notices-off = Ne plus recevoir ces messages
choice-notices-on = Recevoir à nouveau ces messages
notices-off = D'accord, je ne vous écrirai plus de moi-même. Vous pouvez m'interroger à tout moment.
notices-on = D'accord, je vous préviendrai ici dès qu'il y aura du nouveau.
watching-item = D'accord, je vous préviendrai ici dès que l'article sera de nouveau en stock.
