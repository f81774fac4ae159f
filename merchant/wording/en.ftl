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
ask-proof = Thanks. To protect your data, please also send me the e-mail address, the postcode or the last four digits of the phone number of order { $order }.
ask-proof-again = I need the e-mail address, the postcode or the last four digits of the phone number that order { $order } was placed with.
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
carrier-latest = Latest from the carrier ({ $when }): { $what }.
carrier-label_created = announced to the carrier
carrier-in_transit = on its way
carrier-delayed = delayed
carrier-out_for_delivery = out for delivery
carrier-attempt_failed = delivery was tried without success
carrier-ready_for_pickup = ready for you to pick up
carrier-delivered = delivered
carrier-returning = on its way back to us
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
capabilities = I can tell you where your order is, cancel or change it, arrange returns, exchanges, invoices and visits, answer questions, or bring in a colleague.
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

# What is said around every flow.
flow-restarted = Something changed on our side since we began, so I have to start that again. I keep what I can.
flow-cancelled = All right, I leave everything as it is. Nothing was done.
go-on = Shall we go on with { $flow }?
start-other = You also wrote about { $flow }. Shall we do that now?
next-order = Next is order { $order }. Shall we go on with { $flow } for it?
orders-in-turn = I will take these orders one after the other, { $first } first: { $orders }.
order-taken = This is about order { $order }.
sign-in-needed = For that I need to know whose account it is. Please sign in on our website and open the chat again, or let a colleague help.
angry-human = I'm sorry that this is annoying. If you'd rather talk to a person, just say so.
choice-outdated = That belongs to a question that is no longer open, so I did nothing.
confirm-question = Shall I do that?
confirm-again = To be safe I need a clear answer: yes, or no? This is what would happen:
choice-yes = Yes, please
choice-no = No
choice-all-items = All of them
quote-changed = The order has changed in the meantime, so I did nothing. This is what would happen now:
review-needed = A colleague has to approve this. Nothing has been done so far.
perform-unknown = I didn't hear back from our order system in time, so I do not know yet whether it was done. I will find out and tell you here. Please don't ask for it again elsewhere until then.
label-link = Return label
refused-other = I'm not allowed to do that. A colleague can look at it.
ask-new-variant = What would you like instead of { $name }?
ask-new-variant-again = Please pick what you would like instead of { $name }, or describe it.
variant-not-available = I can't find that for { $name }, or it isn't in stock.
no-other-variants = There is nothing else in stock that { $name } could be swapped for.
summary-line = { $quantity } × { $name }, { $price } each
summary-swap = { $quantity } × { $name } becomes { $becomes }, { $price } each
summary-refund = { $amount } goes back to { $method }, { $when }.
summary-charge = { $amount } is charged to { $method }.
summary-fee = That includes a fee of { $amount }.
arrives-at-once = at once
arrives-in-days = within { $from } to { $to } working days
arrives-after-return = as soon as the items are back with us
arrives-in-days-after-return = within { $from } to { $to } working days after the items are back with us
method-gift_card = your gift card
method-card = your card { $hint }
method-wallet = { $hint }
method-paid = the way you paid

# Questions that several flows ask.
ask-colleague = Shall I ask a colleague to take care of it?
ask-settle-with = If there is a difference in price, what should it be settled with?
ask-visit-name = Whom should the technician ask for?
named-name = my name is | name is | name: | contact: | ask for
named-phone = phone is | phone: | phone number | mobile:
ask-phone = Which phone number can we reach you at?
ask-visit-day = Which day would suit you?
ask-visit-day-again = I need a day from today on, such as "next Tuesday" or "12 May".
ask-address = What is the new address? Please send it whole: street and number, city, postcode and country.
ask-address-again = I need the whole address: street and number, city, postcode and country.
option-agree = Yes, please
option-decline = No, thanks
hand-over-photos = I'm sorry about that. A colleague will put it right and ask you for photos of the item and the box.
hand-over-missing = I'm sorry that something is missing. A colleague will look into it.
hand-over-carrier_search = A colleague will start a search with the carrier.
hand-over-delayed = I'm sorry for the wait. A colleague will find out what is holding it up.
hand-over-refund = A colleague will look where the money is.
hand-over-complaint = Thank you for telling us. A colleague will take care of it.
hand-over-payment = A colleague will check the payments. Please never send your card number here.
hand-over-privacy = A colleague will take your request, after checking that the account is yours.

flow-cancel_order = your cancellation
ask-cancel-order = Which order would you like to cancel?
ask-cancel-reason = Why would you like to cancel it?
option-no_longer_needed = I no longer need it
heard-no_longer_needed = no longer need | don't need it | do not need it | don't want it | changed my mind
option-ordered_by_mistake = I ordered it by mistake
heard-ordered_by_mistake = by mistake | by accident | accidentally | wrong order
option-found_cheaper = I found it cheaper
heard-found_cheaper = cheaper elsewhere | cheaper somewhere | found it for less
option-too_slow = It takes too long
heard-too_slow = takes too long | too slow | can't wait
confirm-cancel_order = I would cancel the whole order { $order }. Reason: { $reason }.
done-cancel_order = Order { $order } is cancelled.

flow-change_items = changing the items of your order
ask-change-order = Which order would you like to change?
ask-change-items = Which item would you like to change, and to what?
note-change-once = Please note that this can be done only once for an order, so please be sure that nothing is missing.
confirm-change_items = I would change these items of order { $order }; any difference is settled with { $method }.
done-change_items = The items of order { $order } are changed.

flow-change_address = changing the address
flow-change_default_address = changing your default address
ask-address_of = Is it about an order, or about the address in your account?
option-this_order = An order
heard-this_order = of an order | of the order | of my order | for my order
option-my_account = My account
heard-my_account = account | default address | profile
confirm-change_address = I would send order { $order } to: { $address }.
done-change_address = Order { $order } will go to: { $address }.
confirm-change_default_address = I would change the address in your account to: { $address }.
done-change_default_address = The address in your account is now: { $address }.

flow-change_payment = changing how your order is paid
ask-pay-with = What would you like to pay with instead?
confirm-change_payment = I would have order { $order } paid with { $method } instead.
done-change_payment = Order { $order } is now paid with { $method }.

flow-return_items = your return
ask-return-order = Which order would you like to send something back from?
ask-return-items = What would you like to send back?
ask-return-reason = What is the reason?
ask-refund-to = Where should the money go?
option-not_needed = I don't need it
heard-not_needed = don't need | do not need | no longer need | changed my mind | don't want
option-wrong_size = The size is wrong
heard-wrong_size = too big | too small | too large | too tight | doesn't fit | does not fit | wrong size
option-not_as_described = It is not as described
heard-not_as_described = not as described | looks different | not what I expected
option-damaged = It is damaged
heard-damaged = damaged | broken | cracked | torn | scratched
option-wrong_item = It is not what I ordered
heard-wrong_item = wrong item | not what I ordered | sent me the wrong
confirm-return_items = I would register this return from order { $order }:
done-return_items = Your return from order { $order } is registered.
return-how = Please pack the items in their box. You will get an e-mail with the label; you can drop the parcel off at any of the carrier's shops.

flow-exchange_items = your exchange
ask-exchange-order = Which order would you like to exchange something from?
ask-exchange-items = Which item would you like to exchange, and for what?
confirm-exchange_items = I would exchange these items of order { $order }; any difference is settled with { $method }.
done-exchange_items = The exchange for order { $order } is registered.

flow-expedite = speeding up your order
ask-expedite-order = Which order should come faster?
confirm-expedite = I would mark order { $order } as urgent for the warehouse and the carrier.
done-expedite = Order { $order } is marked as urgent. I can't promise a day, but it goes first.

flow-invoice = your invoice
ask-invoice-order = Which order do you need an invoice for?
ask-invoice_for = Is it for you as a person, or for a company?
option-person = For me
heard-person = personal | private | for me | myself
option-company = For a company
heard-company = company | business | firm
ask-invoice-title = What name should be on it?
ask-tax_number = What is the company's tax number?
named-title = billed to | made out to | title is | title: | in the name of
named-tax_number = tax number is | tax number: | tax id is | tax id: | vat number is | vat number: | vat id: | vat:
confirm-issue_invoice = I would issue an invoice for order { $order } to { $title }{ $tax ->
    [none] .
   *[other] {""}, tax number { $tax }.
}
done-issue_invoice = The invoice for order { $order } is on its way to { $title }.

flow-repair = the repair
ask-repair-order = Which order is it from?
flow-installation = the installation
ask-installation-visit = Would you like to book a visit to have it installed?
ask-installation-order = Which order should be installed?
confirm-book_service = I would book a visit for order { $order } on { $day }: { $name }, { $phone }.
done-book_service = The visit for order { $order } is booked for { $day }.

flow-price_protection = the price difference
ask-price-order = Which order is it about?
confirm-protect_price = I would pay you back the difference to today's price for order { $order }.
done-protect_price = The difference for order { $order } is on its way to you.

flow-damaged_or_wrong = what came damaged or wrong
ask-damaged-order = I'm sorry about that. Which order is it from?
ask-damaged-items = Which items is it about?
flow-missing_item = what is missing
ask-missing-order = I'm sorry that something is missing. From which order?
missing-two-parcels = Sometimes an order comes in more than one parcel, and the rest is still on its way.
flow-delivered_not_received = the parcel that didn't arrive
ask-lost-order = I'm sorry. Which order is it?
flow-delivery_delayed = your late order
ask-delayed-order = I'm sorry that you have to wait. Which order is it?
flow-track_refund = your refund
ask-refund-order = Which order was the refund for?
flow-complaint = your complaint
flow-payment_issue = the payment
flow-delete_account = closing your account
flow-data_privacy = your data

# Why something is refused; `refused-CODE`, with what the policy gives.
refused-not_allowed = Our terms don't allow that.
refused-switched_off = I can't do that at the moment. A colleague can help.
refused-changed_meanwhile = The order changed in the meantime, so it was not done.
refused-sign_in_needed = For that you need to be signed in on our website.
refused-proof_needed = For that I need proof that the order is yours.
refused-order_not_found = I can't find that order.
refused-already_packed = The order is packed or on its way already, so it can't be changed or cancelled any more. Once it is there, you can send it back.
refused-delivered_return_instead = The order has arrived, so it can't be cancelled. You can send it back instead.
refused-already_cancelled = The order is cancelled already; there is nothing left to do.
refused-items_changed_before = The items of this order were changed before, and that is possible only once.
refused-not_delivered = The order hasn't arrived yet. Once it has, you can send it back.
refused-return_window_ended = The time for returns ended on { $until }.
refused-return_requested_before = A return of this order was asked for already, and there can be only one.
refused-exchange_requested_before = An exchange for this order was asked for already, and there can be only one.
refused-refund_to_original_only = The money can go back only to what paid for the order, or to a gift card.
refused-other_destination = An earlier return of this order is refunded to another way of paying; this one must go there, too.
refused-nothing_to_expedite = There is nothing left to speed up: the order has arrived or was cancelled.
refused-expedited_before = The order was marked as urgent already.
refused-nothing_to_invoice = There is no invoice for an order that was cancelled or returned.
refused-tax_number_needed = An invoice to a company needs its tax number.
refused-not_shipped = A visit can be booked once the order is on its way.
refused-price_window_ended = Price differences are paid back for a while after ordering; for this order that ended on { $until }.
refused-nothing_to_protect = There is no price difference to pay back for an order that was cancelled or returned.
refused-price_protected_before = A price difference for this order was paid back already.
refused-no_price_drop = Nothing in this order has become cheaper.
refused-gift_card_too_low = There is only { $balance } on the gift card, and { $needed } is needed.
refused-not_available = { $product } isn't available in that version.
refused-variant_unknown = { $product } doesn't exist in that version.
refused-item_not_in_order = That item isn't in the order, or not that many times.
refused-same_item = That is the version you have already.
refused-same_payment_method = The order is paid with that already.
refused-payment_method_not_found = That way of paying isn't in your account.
refused-nothing_paid = Nothing has been paid for this order.
refused-refund_under_way = A refund for this order is under way already.
refused-refund_above_paid = That would be more than was paid for the order.
refused-customer_unknown = I can't find an account for this order. A colleague can help.

# Answers to intents that have no flow of their own: what holds in this shop, what the assistant
# cannot do by itself, and a colleague. Below them the choices "Where is my order?" and "Talk to a
# person" are shown.

intent-place_order = You can order on our website: open a product, choose its options, add it to the basket and go to the checkout. I can't place an order for you myself; a colleague can help.
intent-check_cancellation_fee = Cancelling is free until the order is packed. After that you can send it back within 30 days.

intent-delivery_options = We ship by standard delivery (3 to 5 working days) and express (1 to 2 working days); you choose at the checkout.
intent-delivery_period = Standard delivery takes 3 to 5 working days, express 1 to 2. For an order of yours I can look up the day.
intent-delivered_not_received = I'm sorry. Please look around your door and ask your neighbours; if it isn't there, a colleague can start a search with the carrier.
intent-set_up_shipping_address = You can add an address in your account under "Addresses", or enter a new one at the checkout.
intent-international_shipping = The checkout shows whether we ship to your country, and what it costs, as soon as you enter the address. If it isn't offered there, a colleague can check.
intent-customs_duties = For deliveries abroad, duties and import taxes can be due; the carrier or customs will tell you. A colleague can help with papers.

intent-track_refund = A refund is paid within 5 working days of our receiving the item; your bank may need a few days more.
intent-check_refund_policy = You can send unused items back within 30 days of delivery, in their box. The money goes back to the way you paid, within 5 working days of our receiving them.

intent-check_payment_methods = You can pay by card, PayPal, gift card or bank transfer.
intent-payment_issue = I can't see payments. If money was taken and there is no order, or it was taken twice, a colleague can sort it out. Please never send your card number here.
intent-check_invoice = Your invoices are in your account under "Orders". If something in one is wrong, a colleague can correct it.
intent-gift_card = You can enter a gift card at the checkout; its balance is shown there, too. If a code doesn't work, a colleague can check it.

intent-product_question = I don't know the products well enough to answer that yet. The product page has the details, and a colleague can answer the rest.
intent-product_availability = The product page shows what is in stock. When something will be back, a colleague may know.
intent-product_recommendation = I can't give advice on products yet. A colleague would be glad to.
intent-product_comparison = I can't compare products yet. The product pages have the details, and a colleague can help you choose.
intent-size_advice = The product page has a size chart. If you are between two sizes, a colleague can advise you.
intent-installation_help = The manual is in the box; it shows every step.
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
intent-complaint = I'm sorry that this went wrong.
intent-review = Thank you for telling us! You can write a review on the product's page.
intent-repeat = My last message is just above. Is there something in it that I should explain?
intent-start_over = All right, let's start again. How can I help?

# How a change ended that the order system had not confirmed in time.
settled-done = Good news: what you confirmed earlier has been done.
settled-not-done = I have found out: what you confirmed earlier was not done. Nothing was changed; tell me if you still want it.
settled-unknown = I couldn't find out whether what you confirmed was done. A colleague will look and tell you; please don't ask for it again meanwhile.

# What is told unasked, when something of an order or an item has changed.
notice-shipped = Good news: order { $order } is on its way{ $carrier ->
    [none] {""}
   *[other] {""} with { $carrier }
}{ $date ->
    [none] .
   *[other] {""} and should arrive on { $date }.
}
notice-tracking = Tracking number: { $tracking }
notice-delayed = I'm sorry, order { $order } is delayed{ $date ->
    [none] .
   *[other] . It should now arrive on { $date }.
}
notice-out_for_delivery = Order { $order } is with the courier and should arrive today.
notice-delivered = Order { $order } has been delivered.
notice-refund_paid = Your refund of { $amount } for order { $order } has been paid.
notice-back_in_stock = Back in stock: { $name }.
choice-notices-off = No more of these messages
choice-notices-on = Tell me again when there is news
notices-off = All right, I won't write unasked any more. You can ask me at any time.
notices-on = All right, I'll tell you here when there is news.
watching-item = All right, I'll tell you here when it is back in stock.
