# What the assistant says in French. Project Fluent syntax; every key must exist in every language.
# Register: friendly, plain, short; "vous". Colleagues are "une personne de l'équipe", which says
# nothing of their gender. A key `intent-NAME` is optional: the answer to an intent that has no flow
# of its own.

greeting = Bonjour ! Je suis l'assistant automatique de la boutique { $shop }. Je peux retrouver votre commande, répondre à vos questions ou faire venir une personne de l'équipe.
choice-track-order = Où est ma commande ?
choice-delivery = Quel est le délai de livraison ?
choice-returns = Retours
choice-human = Parler à une personne
choice-bot = Revenir à l'assistant
choice-wait = Continuer d'attendre

ask-order-number = De quelle commande s'agit-il ? Envoyez-moi le numéro de commande, s'il vous plaît ; il est dans votre e-mail de confirmation.
ask-order-number-again = Je ne trouve pas de numéro de commande dans votre message. Il ressemble à #AC104233. Si vous ne l'avez pas, je peux faire venir une personne de l'équipe.
ask-proof = Merci. Pour protéger vos données, envoyez-moi aussi l'adresse e-mail ou le code postal de la commande { $order }.
ask-proof-again = Il me faut l'adresse e-mail ou le code postal avec lequel la commande { $order } a été passée.
ask-which-order = Voici vos dernières commandes. De laquelle s'agit-il ?
ask-which-order-again = Choisissez l'une de ces commandes, s'il vous plaît, ou envoyez-moi son numéro.
no-orders = Je ne trouve aucune commande dans votre compte. Si vous avez commandé sans compte, envoyez-moi le numéro de commande et l'adresse e-mail ou le code postal de la commande.

order-not-found = Je ne trouve pas de commande qui corresponde. Vérifiez le numéro de commande et l'adresse e-mail ou le code postal, puis envoyez-moi les deux à nouveau, s'il vous plaît.
order-too-many-attempts = Je ne peux plus chercher d'autres commandes dans cette conversation. Une personne de l'équipe peut vérifier votre identité et vous aider.
order-unknown = Je n'ai pas accès à notre système de commandes pour le moment, je ne peux donc pas vous répondre. Reposez-moi la question dans quelques minutes ou parlez à une personne de l'équipe.

order-pending = La commande { $order } est confirmée et sera bientôt préparée.
order-processed = La commande { $order } est en cours de préparation.
order-shipped = La commande { $order } est en route{ $date ->
    [none] .
   *[other] {""} et devrait arriver le { $date }.
}
order-late = La commande { $order } est en route, mais en retard : elle aurait dû arriver le { $date }. Je vous prie de nous en excuser.
order-out_for_delivery = La commande { $order } est en cours de livraison et devrait arriver aujourd'hui.
order-delivered = La commande { $order } a été livrée{ $date ->
    [none] .
   *[other] {""} le { $date }.
}
order-cancelled = La commande { $order } a été annulée.
order-returned = La commande { $order } nous est revenue.

status-pending = Confirmée
status-processed = En préparation
status-shipped = En route
status-out_for_delivery = En cours de livraison
status-delivered = Livrée
status-cancelled = Annulée
status-returned = Retournée

hello = Bonjour ! Comment puis-je vous aider ?
thanks = Avec plaisir ! Puis-je faire autre chose pour vous ?
goodbye = Au revoir, et merci de nous avoir écrit.
capabilities = Je peux vous dire où est votre commande, répondre à vos questions sur la livraison et les retours, ou faire venir une personne de l'équipe.
acknowledged = D'accord.
not-understood = Désolé, je n'ai pas compris. Pouvez-vous le dire autrement ?
not-understood-choices = Je ne comprends toujours pas, désolé. Peut-être l'une de ces options ?
no-flow = Je ne peux pas encore le faire moi-même. Une personne de l'équipe le peut.

handoff-requested = Je demande à une personne de l'équipe de prendre le relais. D'ici là, je ne répondrai plus ; écrivez tout ce qui peut aider.
handoff-joined = Une personne de l'équipe a rejoint la conversation.
handoff-left = La conversation me revient, à moi, l'assistant automatique.
handoff-nobody = Personne n'est libre pour le moment, désolé. Vous pouvez continuer d'attendre ou poursuivre avec moi.
handoff-waiting = D'accord, je garde votre place dans la file.
handoff-back = C'est de nouveau moi, l'assistant automatique.
failed = Une erreur s'est produite de notre côté et je n'ai pas pu traiter votre message. Je demande à une personne de l'équipe de regarder.
ended = Cette conversation est terminée. Merci !

# Answers to intents that have no flow of their own: what holds in this shop, what the assistant
# cannot do by itself, and a colleague. Below them the choices "Où est ma commande ?" and "Parler à
# une personne" are shown.

intent-place_order = Vous pouvez commander sur notre site : ouvrez un produit, choisissez les options, ajoutez-le au panier et passez à la caisse. Je ne peux pas commander à votre place ; une personne de l'équipe peut vous aider.
intent-cancel_order = Une commande peut être annulée tant qu'elle n'est pas emballée. Je ne peux pas encore le faire moi-même ; une personne de l'équipe le peut.
intent-change_order = Les articles, les options et les quantités peuvent être modifiés tant que la commande n'est pas emballée. Je ne peux pas encore le faire moi-même ; une personne de l'équipe le peut.
intent-expedite_order = Je ne peux pas accélérer une commande moi-même. Tant qu'elle n'est pas emballée, une personne de l'équipe peut voir si l'express est possible.
intent-check_cancellation_fee = L'annulation est gratuite tant que la commande n'est pas emballée. Ensuite, vous pouvez la renvoyer dans les 30 jours.

intent-delivery_options = Nous livrons en standard (3 à 5 jours ouvrés) et en express (1 à 2 jours ouvrés) ; vous choisissez à la caisse.
intent-delivery_period = La livraison standard prend 3 à 5 jours ouvrés, l'express 1 à 2. Si vous avez déjà une commande, je peux chercher le jour.
intent-delivery_delayed = Je suis désolé que vous deviez attendre. Je regarde : quel est le numéro de commande ?
intent-delivered_not_received = Je suis désolé. Regardez autour de votre porte et demandez à vos voisins, s'il vous plaît ; si le colis n'y est pas, une personne de l'équipe lancera une recherche auprès du transporteur.
intent-change_shipping_address = L'adresse peut être modifiée tant que la commande n'est pas emballée. Je ne peux pas encore le faire moi-même ; une personne de l'équipe le peut.
intent-set_up_shipping_address = Vous pouvez ajouter une adresse dans votre compte, sous « Adresses », ou en saisir une nouvelle à la caisse.
intent-international_shipping = Dès que vous saisissez l'adresse à la caisse, vous voyez si nous livrons dans votre pays et à quel prix. Si ce n'est pas proposé, une personne de l'équipe peut vérifier.
intent-customs_duties = Pour les livraisons à l'étranger, des droits et taxes d'importation peuvent être dus ; le transporteur ou la douane vous le dira. Une personne de l'équipe peut vous aider pour les documents.

intent-return_item = Vous pouvez renvoyer des articles dans les 30 jours suivant la livraison, non utilisés et dans leur boîte. Je ne peux pas encore lancer le retour moi-même ; une personne de l'équipe le peut.
intent-exchange_item = Vous pouvez échanger un article non utilisé contre une autre taille ou une autre couleur dans les 30 jours suivant la livraison. Je ne peux pas encore m'en occuper moi-même ; une personne de l'équipe le peut.
intent-get_refund = Le remboursement se fait par le moyen de paiement utilisé, dans les 5 jours ouvrés après réception de l'article chez nous. Je ne peux pas encore en lancer un moi-même ; une personne de l'équipe le peut.
intent-track_refund = Un remboursement est versé dans les 5 jours ouvrés après réception de l'article chez nous ; votre banque peut prendre quelques jours de plus. Je ne peux pas encore voir les remboursements moi-même ; une personne de l'équipe peut regarder.
intent-check_refund_policy = Vous pouvez renvoyer des articles non utilisés dans les 30 jours suivant la livraison, dans leur boîte. L'argent revient par le moyen de paiement utilisé, dans les 5 jours ouvrés après leur réception chez nous.
intent-damaged_or_wrong_item = Je suis désolé. Une personne de l'équipe va régler cela ; des photos de l'article et de la boîte aident. Dois-je faire venir quelqu'un ?
intent-missing_item = Je suis désolé qu'il manque quelque chose. Une commande arrive parfois en plusieurs colis : je peux regarder la vôtre. S'il manque vraiment quelque chose, une personne de l'équipe va régler cela.
intent-warranty_repair = Si quelque chose casse ou tombe en panne, une personne de l'équipe peut vous dire ce que couvre la garantie et organiser une réparation. Gardez le numéro de commande sous la main, s'il vous plaît.
intent-price_protection = Je ne peux pas décider moi-même des différences de prix. Une personne de l'équipe peut regarder votre commande et le nouveau prix.

intent-check_payment_methods = Vous pouvez payer par carte, PayPal, carte cadeau ou virement bancaire.
intent-payment_issue = Je ne vois pas les paiements. Si de l'argent a été prélevé sans commande, ou prélevé deux fois, une personne de l'équipe va régler cela. N'envoyez jamais votre numéro de carte ici, s'il vous plaît.
intent-change_payment_method = Le mode de paiement peut être modifié tant que la commande n'est pas emballée. Je ne peux pas encore le faire moi-même ; une personne de l'équipe le peut.
intent-get_invoice = La facture arrive avec l'e-mail qui annonce que votre commande est en route. S'il vous en faut une autre, ou une au nom d'une entreprise, une personne de l'équipe peut l'établir.
intent-check_invoice = Vos factures sont dans votre compte, sous « Commandes ». S'il y a une erreur sur l'une d'elles, une personne de l'équipe peut la corriger.
intent-gift_card = Vous pouvez saisir une carte cadeau à la caisse ; son solde s'y affiche aussi. Si un code ne fonctionne pas, une personne de l'équipe peut le vérifier.

intent-product_question = Je ne connais pas encore assez bien les produits pour vous répondre. La page du produit donne les détails, et une personne de l'équipe peut répondre au reste.
intent-product_availability = La page du produit indique ce qui est en stock. Une personne de l'équipe saura peut-être quand un article reviendra.
intent-product_recommendation = Je ne peux pas encore vous conseiller sur les produits. Une personne de l'équipe le fera avec plaisir.
intent-product_comparison = Je ne peux pas encore comparer des produits. Les pages des produits donnent les détails, et une personne de l'équipe peut vous aider à choisir.
intent-size_advice = La page du produit comporte un guide des tailles. Si vous hésitez entre deux tailles, une personne de l'équipe peut vous conseiller.
intent-installation_help = La notice est dans la boîte. Si une étape n'est pas claire, une personne de l'équipe peut vous aider.
intent-authenticity_question = Tout ce que nous vendons est authentique et vient des fabricants eux-mêmes. Si vous avez un doute sur un article, une personne de l'équipe vérifiera.

intent-promotion_question = Les offres du moment sont sur la page d'accueil de notre site. Si vous voulez savoir si l'une d'elles vous concerne, une personne de l'équipe peut vous le dire.
intent-coupon_problem = Vérifiez que le code est saisi exactement, qu'il n'a pas expiré et que le panier remplit ses conditions, s'il vous plaît. S'il ne fonctionne toujours pas, une personne de l'équipe peut vous aider.
intent-loyalty_points = Vos points et votre niveau sont dans votre compte. S'il semble manquer quelque chose, une personne de l'équipe peut vérifier.

intent-create_account = Vous pouvez ouvrir un compte sur notre site, sous « Se connecter », avec votre adresse e-mail. Vous pouvez aussi commander sans compte.
intent-registration_problems = Je suis désolé que l'inscription ne fonctionne pas. Cherchez l'e-mail de confirmation dans vos indésirables et essayez un autre navigateur, s'il vous plaît ; si cela n'aide pas, une personne de l'équipe le pourra.
intent-sign_in_problem = Si la connexion échoue, essayez d'abord « Mot de passe oublié ? ». Si votre compte est bloqué, une personne de l'équipe peut vous aider.
intent-recover_password = Choisissez « Mot de passe oublié ? » sur la page de connexion ; nous vous enverrons un e-mail avec un lien. S'il n'arrive pas, regardez dans vos indésirables.
intent-edit_account = Vous pouvez modifier vos données dans votre compte, sous « Mes informations ». Ce qui ne peut pas y être modifié, une personne de l'équipe peut le modifier.
intent-switch_account = Déconnectez-vous, puis connectez-vous avec l'autre compte. Je ne peux pas réunir deux comptes ; une personne de l'équipe peut vous dire ce qui est possible.
intent-delete_account = Je ne peux pas fermer un compte moi-même. Une personne de l'équipe le peut, après avoir vérifié qu'il est bien à vous.
intent-data_privacy = Vous pouvez nous demander à tout moment ce que nous savons de vous, et le faire corriger ou effacer. Une personne de l'équipe reçoit ces demandes.
intent-newsletter_subscription = Chaque newsletter contient à la fin un lien pour s'en désabonner ; vous pouvez vous abonner en bas de notre site.

intent-contact_customer_service = Vous pouvez nous joindre ici même à tout moment. Si vous préférez une personne, je fais venir quelqu'un de l'équipe.
intent-complaint = Je suis désolé que cela se soit mal passé. J'aimerais qu'une personne de l'équipe regarde ; dois-je faire venir quelqu'un ?
intent-review = Merci de nous le dire ! Vous pouvez écrire un avis sur la page du produit.
intent-repeat = Mon dernier message est juste au-dessus. Y a-t-il quelque chose que je devrais expliquer ?
intent-start_over = D'accord, recommençons. Comment puis-je vous aider ?

settled-done = Bonne nouvelle : ce que vous aviez confirmé a été fait.
settled-not-done = J'ai vérifié : ce que vous aviez confirmé n'a pas été fait. Rien n'a changé ; dites-moi si vous le souhaitez toujours.
settled-unknown = Je n'ai pas pu savoir si ce que vous aviez confirmé a été fait. Un collègue va vérifier et vous le dira ; d'ici là, merci de ne pas le redemander.
