# 助手的中文用语。Project Fluent 语法；每个键在每种语言里都必须有。
# 语气：礼貌、简短，用“您”。键 `intent-名称` 可以没有：它是没有流程的意图的回答。

greeting = 您好！我是{ $shop }的自动助手。我可以帮您查订单、回答问题，或者请同事来帮您。
choice-track-order = 我的订单到哪了？
choice-delivery = 配送需要多久？
choice-returns = 退货
choice-human = 转人工
choice-bot = 回到自动助手
choice-wait = 继续等待

ask-order-number = 请问是哪个订单？请把订单号发给我，确认邮件里可以找到。
ask-order-number-again = 我没有找到订单号，它看起来像 #AC104233。如果您手边没有，我可以请同事来帮您。
ask-proof = 好的。为了保护您的信息，请再告诉我订单 { $order } 的邮箱或邮编。
ask-proof-again = 我需要订单 { $order } 下单时用的邮箱或邮编。
ask-which-order = 这是您最近的订单，请问是哪一个？
ask-which-order-again = 请选择其中一个订单，或者把订单号发给我。
no-orders = 您的账户里没有订单。如果是以访客身份下单，请告诉我订单号和下单时的邮箱或邮编。

order-not-found = 没有找到相符的订单。请核对订单号和邮箱或邮编，再一起发给我。
order-too-many-attempts = 在这次对话里我不能再查询订单了。同事可以核实您的身份并帮助您。
order-unknown = 我现在连不上订单系统，所以查不到。请过几分钟再问我，或者转人工。

order-pending = 订单 { $order } 已确认，很快会开始打包。
order-processed = 订单 { $order } 正在打包。
order-shipped = 订单 { $order } 正在路上{ $date ->
    [none] 。
   *[other] ，预计{ $date }送达。
}
order-late = 订单 { $order } 正在路上，但是晚了：原定{ $date }送达。非常抱歉。
order-out_for_delivery = 订单 { $order } 正在派送，预计今天送达。
order-delivered = 订单 { $order } 已{ $date ->
    [none] 送达。
   *[other] 于{ $date }送达。
}
order-cancelled = 订单 { $order } 已取消。
order-returned = 订单 { $order } 已退回。

status-pending = 已确认
status-processed = 打包中
status-shipped = 运输中
status-out_for_delivery = 派送中
status-delivered = 已送达
status-cancelled = 已取消
status-returned = 已退回

hello = 您好！请问有什么可以帮您？
thanks = 不客气！还有别的需要吗？
goodbye = 再见，感谢您的来信。
capabilities = 我可以告诉您订单到哪了，回答配送和退货的问题，或者请同事来帮您。
acknowledged = 好的。
not-understood = 抱歉，我没有听懂。可以换个说法吗？
not-understood-choices = 抱歉，我还是没有听懂。是不是这些问题？
no-flow = 这件事我自己还办不了，同事可以帮您。

handoff-requested = 我正在请同事接手。在那之前我不会打扰您，您可以先把情况写下来。
handoff-joined = 同事已加入对话。
handoff-left = 同事已把对话交还给我，我是自动助手。
handoff-nobody = 抱歉，现在没有同事有空。您可以继续等待，或者由我继续为您服务。
handoff-waiting = 好的，我会为您保留排队的位置。
handoff-back = 我是自动助手，我回来了。
failed = 我们这边出了问题，没能处理您的消息。我正在请同事来看。
ended = 对话已结束，谢谢您！

intent-delivery_period = 标准配送需要 3 到 5 个工作日，加急 1 到 2 个工作日。您的订单我可以帮您查具体日期。
intent-return_item = 签收后 30 天内，未使用且包装完好的商品可以退货。我自己还不能办理退货，同事可以帮您。
intent-get_refund = 我们收到退货后 5 个工作日内，退款会退回原支付方式。我自己还不能办理退款，同事可以帮您。
intent-cancel_order = 订单打包之前可以取消。我自己还不能取消，同事可以帮您。
intent-change_shipping_address = 订单打包之前可以修改地址。我自己还不能修改，同事可以帮您。
intent-check_payment_methods = 您可以用银行卡、PayPal、礼品卡或银行转账付款。
intent-delivery_delayed = 抱歉让您久等了。我来查一下：请问订单号是多少？
intent-delivered_not_received = 很抱歉。请先在门口附近找一找，并问问邻居；如果还是没有，同事会请承运商查找。
intent-complaint = 很抱歉给您带来不好的体验。我想请同事来处理，可以吗？
