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

# 没有流程的意图的回答：本店的规定、助手自己办不了的事，以及可以请同事。
# 回答下面会显示“我的订单到哪了？”和“转人工”两个选项。

intent-place_order = 您可以在我们的网站下单：打开商品，选好规格，加入购物车，再去结算。我不能替您下单，同事可以帮您。
intent-cancel_order = 订单打包之前可以取消。我自己还不能取消，同事可以帮您。
intent-change_order = 订单打包之前可以修改商品、规格和数量。我自己还不能修改，同事可以帮您。
intent-expedite_order = 我自己不能加急。只要订单还没打包，同事可以看看能不能改成加急配送。
intent-check_cancellation_fee = 订单打包之前取消不收费。打包之后，您可以在签收后 30 天内退货。

intent-delivery_options = 我们提供标准配送（3 到 5 个工作日）和加急配送（1 到 2 个工作日），结算时可以选择。
intent-delivery_period = 标准配送需要 3 到 5 个工作日，加急 1 到 2 个工作日。您的订单我可以帮您查具体日期。
intent-delivery_delayed = 抱歉让您久等了。我来查一下：请问订单号是多少？
intent-delivered_not_received = 很抱歉。请先在门口附近找一找，并问问邻居；如果还是没有，同事会请承运商查找。
intent-change_shipping_address = 订单打包之前可以修改地址。我自己还不能修改，同事可以帮您。
intent-set_up_shipping_address = 您可以在账户的“地址”里添加，也可以在结算时填写新地址。
intent-international_shipping = 在结算页填好地址后，就会显示能不能送到您所在的国家或地区，以及运费。如果那里没有这个选项，同事可以帮您确认。
intent-customs_duties = 寄往境外的包裹可能要交关税和进口税，承运商或海关会通知您。需要文件的话，同事可以帮您。

intent-return_item = 签收后 30 天内，未使用且包装完好的商品可以退货。我自己还不能办理退货，同事可以帮您。
intent-exchange_item = 签收后 30 天内，未使用的商品可以换尺码或颜色。我自己还不能办理换货，同事可以帮您。
intent-get_refund = 我们收到退货后 5 个工作日内，退款会退回原支付方式。我自己还不能办理退款，同事可以帮您。
intent-track_refund = 我们收到退货后 5 个工作日内会退款，银行入账可能还要几天。我自己还查不到退款，同事可以帮您查。
intent-check_refund_policy = 签收后 30 天内，未使用且包装完好的商品可以退货。我们收到后 5 个工作日内，退款会退回原支付方式。
intent-damaged_or_wrong_item = 非常抱歉。同事会为您妥善处理，请准备好商品和包装的照片。要我请同事来吗？
intent-missing_item = 抱歉少了东西。有时一个订单会分几个包裹送达，我可以帮您查。如果确实少了，同事会为您处理。
intent-warranty_repair = 商品坏了或出了故障，同事可以告诉您保修范围并安排维修。请准备好订单号。
intent-price_protection = 差价的事我自己不能决定。同事可以看看您的订单和现在的价格。

intent-check_payment_methods = 您可以用银行卡、PayPal、礼品卡或银行转账付款。
intent-payment_issue = 我看不到付款记录。如果扣了款却没有订单，或者扣了两次，同事会为您查清。请千万不要在这里发送银行卡号。
intent-change_payment_method = 订单打包之前可以更换付款方式。我自己还不能更换，同事可以帮您。
intent-get_invoice = 发票会随发货通知邮件一起发给您。如果需要另开一张，或者开公司抬头，同事可以帮您。
intent-check_invoice = 您的发票在账户的“订单”里。如果有错，同事可以更正。
intent-gift_card = 礼品卡在结算时输入，余额也会显示在那里。如果卡号用不了，同事可以帮您查。

intent-product_question = 我对商品还不够了解，答不上来。商品页有详细说明，其余的同事可以回答。
intent-product_availability = 商品页会显示有没有货。什么时候补货，同事也许知道。
intent-product_recommendation = 我还不能推荐商品，同事很乐意帮您挑选。
intent-product_comparison = 我还不能比较商品。商品页有详细说明，同事可以帮您选。
intent-size_advice = 商品页有尺码表。如果您在两个尺码之间拿不定主意，同事可以给您建议。
intent-installation_help = 说明书在包装盒里。如果哪一步不清楚，同事可以帮您。
intent-authenticity_question = 我们卖的都是正品，直接来自厂家。如果您对某件商品有疑问，同事会为您核实。

intent-promotion_question = 目前的优惠都在我们网站的首页。如果想知道某个优惠是否适用，同事可以告诉您。
intent-coupon_problem = 请确认优惠码输入无误、没有过期，而且购物车符合使用条件。如果还是用不了，同事可以帮您。
intent-loyalty_points = 您的积分和等级在账户里可以看到。如果觉得少了，同事可以帮您核对。

intent-create_account = 您可以在我们网站的“登录”处用邮箱开通账户。不开通账户也可以下单。
intent-registration_problems = 抱歉您没能注册成功。请看看确认邮件是不是在垃圾邮件里，或者换个浏览器试试；如果还是不行，同事可以帮您。
intent-sign_in_problem = 如果登录不了，请先试试“忘记密码？”。如果账户被锁定，同事可以帮您。
intent-recover_password = 请在登录处点“忘记密码？”，我们会发给您一封带链接的邮件。如果没收到，请看看垃圾邮件。
intent-edit_account = 您可以在账户的“我的资料”里修改。那里改不了的，同事可以帮您改。
intent-switch_account = 请先退出，再用另一个账户登录。我不能合并账户，能怎么办，同事可以告诉您。
intent-delete_account = 我自己不能注销账户。同事核实账户属于您之后，可以为您注销。
intent-data_privacy = 您随时可以问我们保存了您的哪些信息，也可以要求更正或删除。这类请求由同事受理。
intent-newsletter_subscription = 每封资讯邮件的末尾都有退订链接；想订阅的话，在我们网站的页面底部。

intent-contact_customer_service = 您随时可以在这里联系我们。如果想找真人，我来请同事。
intent-complaint = 很抱歉给您带来不好的体验。我想请同事来处理，可以吗？
intent-review = 谢谢您告诉我们！您可以在商品页写评价。
intent-repeat = 我上一条消息就在上面。有什么需要我解释的吗？
intent-start_over = 好的，我们重新开始。请问有什么可以帮您？

settled-done = 好消息：您之前确认的事项已经办好了。
settled-not-done = 我已查明：您之前确认的事项没有办成，什么都没有改动；如果仍然需要，请告诉我。
settled-unknown = 我没能查明您确认的事项是否已办理。同事会去核实并告诉您；在此期间请不要重复提交。
