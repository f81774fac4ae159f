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

intent-delivery_period = Standard delivery takes 3 to 5 working days, express 1 to 2. For an order of yours I can look up the day.
intent-return_item = You can send items back within 30 days of delivery, unused and in their box. I can't start the return myself yet; a colleague can.
intent-get_refund = A refund goes back to the way you paid, within 5 working days of our receiving the item. I can't start one myself yet; a colleague can.
intent-cancel_order = An order can be cancelled until it is packed. I can't do that myself yet; a colleague can.
intent-change_shipping_address = The address can be changed until the order is packed. I can't do that myself yet; a colleague can.
intent-check_payment_methods = You can pay by card, PayPal, gift card or bank transfer.
intent-delivery_delayed = I'm sorry that you have to wait. Let me look: what is the order number?
intent-delivered_not_received = I'm sorry. Please look around your door and ask your neighbours; if it isn't there, a colleague will start a search with the carrier.
intent-complaint = I'm sorry that this went wrong. I'd like a colleague to look at it; shall I ask one?
