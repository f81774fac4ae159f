# What the assistant says in English. Project Fluent syntax; every key must exist in every language.
# Register: friendly, plain, short; "you". A key `intent-NAME` is optional: the answer to an intent
# that has no flow of its own.

greeting = Hello! I'm the automated assistant of { $shop }. I can find your order, answer questions, or bring in a colleague.
choice-track-order = Where is my order?
choice-delivery = How long does delivery take?
choice-returns = Returns
choice-human = Talk to a person
choice-bot = Back to the assistant
choice-wait = Keep waiting

ask-order-number = Which order is it about? Please send me the order number; it is in your confirmation e-mail.
ask-order-number-again = I couldn't find an order number in that. It looks like #AC104233. If you don't have it, I can bring in a colleague.
ask-proof = Thanks. To protect your data, please also send me the e-mail address or the postcode of order { $order }.
ask-proof-again = I need the e-mail address or the postcode that order { $order } was placed with.
ask-which-order = These are your latest orders. Which one do you mean?
ask-which-order-again = Please pick one of these orders, or send me its number.
no-orders = I can't find any orders in your account. If you ordered as a guest, please send me the order number and the e-mail address or postcode of the order.

order-not-found = I can't find an order that matches. Please check the order number and the e-mail address or postcode, and send me both again.
order-too-many-attempts = I can't look up more orders in this conversation. A colleague can check who you are and help you.
order-unknown = I can't reach our order system right now, so I can't tell. Please ask me again in a few minutes, or talk to a colleague.

order-pending = Order { $order } is confirmed and will be packed soon.
order-processed = Order { $order } is being packed.
order-shipped = Order { $order } is on its way{ $date ->
    [none] .
   *[other] {""} and should arrive on { $date }.
}
order-late = Order { $order } is on its way, but late: it should have arrived on { $date }. I'm sorry about that.
order-out_for_delivery = Order { $order } is with the courier and should arrive today.
order-delivered = Order { $order } was delivered{ $date ->
    [none] .
   *[other] {""} on { $date }.
}
order-cancelled = Order { $order } was cancelled.
order-returned = Order { $order } came back to us.

status-pending = Confirmed
status-processed = Being packed
status-shipped = On its way
status-out_for_delivery = Out for delivery
status-delivered = Delivered
status-cancelled = Cancelled
status-returned = Returned

hello = Hello! How can I help?
thanks = You're welcome! Is there anything else?
goodbye = Goodbye, and thank you for writing.
capabilities = I can tell you where your order is, answer questions about delivery and returns, or bring in a colleague.
acknowledged = All right.
not-understood = Sorry, I didn't get that. Could you say it in other words?
not-understood-choices = I still don't get it, sorry. Maybe one of these?
no-flow = I can't do that by myself yet. A colleague can.

handoff-requested = I'm asking a colleague to take over. Until then I'll stay quiet; please write down anything that helps.
handoff-joined = A colleague has joined the conversation.
handoff-left = Your colleague has handed back to me, the automated assistant.
handoff-nobody = Nobody is free at the moment, I'm sorry. You can keep waiting, or go on with me.
handoff-waiting = All right, I keep your place in the queue.
handoff-back = I'm the automated assistant, and I'm back.
failed = Something went wrong on our side, and I couldn't handle your message. I'm asking a colleague to look at it.
ended = This conversation has ended. Thank you!

# Answers to intents that have no flow of their own: what holds in this shop, what the assistant
# cannot do by itself, and a colleague. Below them the choices "Where is my order?" and "Talk to a
# person" are shown.

intent-place_order = You can order on our website: open a product, choose its options, add it to the basket and go to the checkout. I can't place an order for you myself; a colleague can help.
intent-cancel_order = An order can be cancelled until it is packed. I can't do that myself yet; a colleague can.
intent-change_order = Items, options and quantities can be changed until the order is packed. I can't do that myself yet; a colleague can.
intent-expedite_order = I can't speed up an order myself. As long as it isn't packed, a colleague can see whether express is possible.
intent-check_cancellation_fee = Cancelling is free until the order is packed. After that you can send it back within 30 days.

intent-delivery_options = We ship by standard delivery (3 to 5 working days) and express (1 to 2 working days); you choose at the checkout.
intent-delivery_period = Standard delivery takes 3 to 5 working days, express 1 to 2. For an order of yours I can look up the day.
intent-delivery_delayed = I'm sorry that you have to wait. Let me look: what is the order number?
intent-delivered_not_received = I'm sorry. Please look around your door and ask your neighbours; if it isn't there, a colleague will start a search with the carrier.
intent-change_shipping_address = The address can be changed until the order is packed. I can't do that myself yet; a colleague can.
intent-set_up_shipping_address = You can add an address in your account under "Addresses", or enter a new one at the checkout.
intent-international_shipping = The checkout shows whether we ship to your country, and what it costs, as soon as you enter the address. If it isn't offered there, a colleague can check.
intent-customs_duties = For deliveries abroad, duties and import taxes can be due; the carrier or customs will tell you. A colleague can help with papers.

intent-return_item = You can send items back within 30 days of delivery, unused and in their box. I can't start the return myself yet; a colleague can.
intent-exchange_item = You can exchange an unused item within 30 days of delivery for another size or colour. I can't arrange it myself yet; a colleague can.
intent-get_refund = A refund goes back to the way you paid, within 5 working days of our receiving the item. I can't start one myself yet; a colleague can.
intent-track_refund = A refund is paid within 5 working days of our receiving the item; your bank may need a few days more. I can't see refunds myself yet; a colleague can look.
intent-check_refund_policy = You can send unused items back within 30 days of delivery, in their box. The money goes back to the way you paid, within 5 working days of our receiving them.
intent-damaged_or_wrong_item = I'm sorry about that. A colleague will put it right; photos of the item and the box help. Shall I ask one?
intent-missing_item = I'm sorry that something is missing. Sometimes an order comes in more than one parcel: I can look up yours. If it really is missing, a colleague will put it right.
intent-warranty_repair = If something breaks or fails, a colleague can tell you what the warranty covers and arrange a repair. Please have the order number ready.
intent-price_protection = I can't decide on price differences myself. A colleague can look at your order and the new price.

intent-check_payment_methods = You can pay by card, PayPal, gift card or bank transfer.
intent-payment_issue = I can't see payments. If money was taken and there is no order, or it was taken twice, a colleague will sort it out. Please never send your card number here.
intent-change_payment_method = The way of paying can be changed until the order is packed. I can't do that myself yet; a colleague can.
intent-get_invoice = The invoice comes with the e-mail that says your order is on its way. If you need another, or one made out to a company, a colleague can issue it.
intent-check_invoice = Your invoices are in your account under "Orders". If something in one is wrong, a colleague can correct it.
intent-gift_card = You can enter a gift card at the checkout; its balance is shown there, too. If a code doesn't work, a colleague can check it.

intent-product_question = I don't know the products well enough to answer that yet. The product page has the details, and a colleague can answer the rest.
intent-product_availability = The product page shows what is in stock. When something will be back, a colleague may know.
intent-product_recommendation = I can't give advice on products yet. A colleague would be glad to.
intent-product_comparison = I can't compare products yet. The product pages have the details, and a colleague can help you choose.
intent-size_advice = The product page has a size chart. If you are between two sizes, a colleague can advise you.
intent-installation_help = The manual is in the box. If a step isn't clear, a colleague can help.
intent-authenticity_question = Everything we sell is genuine and comes from the makers themselves. If you have doubts about an item, a colleague will check it.

intent-promotion_question = Current offers are on our website's start page. If you'd like to know whether one applies to you, a colleague can tell.
intent-coupon_problem = Please check that the code is typed exactly, hasn't expired, and that the basket meets its conditions. If it still doesn't work, a colleague can help.
intent-loyalty_points = Your points and level are in your account. If something seems to be missing, a colleague can check.

intent-create_account = You can open an account on our website under "Sign in", with your e-mail address. You can also order without one.
intent-registration_problems = I'm sorry that signing up doesn't work. Please check your spam folder for the confirmation e-mail and try another browser; if that doesn't help, a colleague can.
intent-sign_in_problem = If signing in fails, please try "Forgot your password?" first. If your account is locked, a colleague can help.
intent-recover_password = Choose "Forgot your password?" where you sign in; we'll send you an e-mail with a link. If none comes, look in the spam folder.
intent-edit_account = You can change your details in your account under "My details". What can't be changed there, a colleague can change.
intent-switch_account = Sign out, then sign in with the other account. I can't join two accounts; a colleague can tell you what is possible.
intent-delete_account = I can't close an account myself. A colleague can, after checking that it is yours.
intent-data_privacy = You may ask us at any time what we know about you, and have it corrected or erased. A colleague takes such requests.
intent-newsletter_subscription = Every newsletter has a link at its end that ends it; you can subscribe at the bottom of our website.

intent-contact_customer_service = You can reach us right here at any time. If you'd like a person, I'll ask a colleague.
intent-complaint = I'm sorry that this went wrong. I'd like a colleague to look at it; shall I ask one?
intent-review = Thank you for telling us! You can write a review on the product's page.
intent-repeat = My last message is just above. Is there something in it that I should explain?
intent-start_over = All right, let's start again. How can I help?

# How a change ended that the order system had not confirmed in time.
settled-done = Good news: what you confirmed earlier has been done.
settled-not-done = I have found out: what you confirmed earlier was not done. Nothing was changed; tell me if you still want it.
settled-unknown = I couldn't find out whether what you confirmed was done. A colleague will look and tell you; please don't ask for it again meanwhile.
