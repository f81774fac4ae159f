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
ask-proof = 好的。为了保护您的信息，请再告诉我订单 { $order } 的邮箱、邮编或手机尾号后四位。
ask-proof-again = 我需要订单 { $order } 下单时用的邮箱、邮编或手机尾号后四位。
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
carrier-latest = 物流最新消息（{ $when }）：{ $what }。
carrier-label_created = 已通知快递公司
carrier-in_transit = 运输途中
carrier-delayed = 运输延误
carrier-out_for_delivery = 正在派送
carrier-attempt_failed = 派送未成功
carrier-ready_for_pickup = 已到自提点，可以取件
carrier-delivered = 已签收
carrier-returning = 正在退回给我们
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
capabilities = 我可以告诉您订单到哪了，取消或修改订单，办理退换货、发票和上门服务，回答问题，或者请同事来帮您。
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

# 每个流程都会用到的话。
flow-restarted = 这期间我们这边有改动，所以这件事要重新开始。能保留的我都会保留。
flow-cancelled = 好的，一切保持不变，什么都没有办理。
go-on = 要继续办理{ $flow }吗？
start-other = 您还提到了{ $flow }，现在办理吗？
next-order = 接下来是订单 { $order }，要为它办理{ $flow }吗？
orders-in-turn = 这几个订单我会逐个办理，先办 { $first }：{ $orders }。
order-taken = 这是关于订单 { $order } 的。
sign-in-needed = 这件事需要确认账户。请先在我们的网站登录，再打开对话，或者请同事来帮您。
angry-human = 很抱歉给您添了麻烦。如果您想找真人，直接告诉我就好。
choice-outdated = 那是之前的问题，所以我什么都没有办理。
confirm-question = 要我这样办理吗？
confirm-again = 为了稳妥，请明确回答是或者不是。将会这样办理：
choice-yes = 是的，请办理
choice-no = 不用
choice-all-items = 全部
quote-changed = 这期间订单有变化，所以我什么都没有办理。现在会这样：
review-needed = 这需要同事批准，目前还没有办理。
perform-unknown = 订单系统没有及时答复，我还不知道有没有办成。我会去查清楚，并在这里告诉您。在那之前请不要在别处再次申请。
label-link = 退货标签
refused-other = 这件事我不能办理，同事可以帮您看看。
ask-new-variant = { $name } 想换成哪一种？
ask-new-variant-again = 请选择 { $name } 要换成哪一种，或者描述一下。
variant-not-available = { $name } 没有您说的这一种，或者没有货。
no-other-variants = { $name } 目前没有别的可以换。
summary-line = { $quantity } × { $name }，每件 { $price }
summary-swap = { $quantity } × { $name } 换成 { $becomes }，每件 { $price }
summary-refund = { $amount } 退到{ $method }，{ $when }。
summary-charge = 从{ $method }支付 { $amount }。
summary-fee = 其中包含手续费 { $amount }。
arrives-at-once = 立即到账
arrives-in-days = { $from } 到 { $to } 个工作日内到账
arrives-after-return = 我们收到退货后立即到账
arrives-in-days-after-return = 我们收到退货后 { $from } 到 { $to } 个工作日内到账
method-gift_card = 您的礼品卡
method-card = 您的银行卡 { $hint }
method-wallet = { $hint }
method-paid = 原支付方式

# 多个流程会问的问题。
ask-colleague = 要请同事来处理吗？
ask-settle-with = 如果有差价，用什么支付或退回？
ask-visit-name = 上门时找哪位？
named-name = 联系人 | 姓名 | 名字 | 我叫
named-phone = 联系电话 | 手机号码 | 手机号 | 手机 | 电话
ask-phone = 请问联系电话是多少？
ask-visit-day = 您希望哪一天？
ask-visit-day-again = 请告诉我今天或以后的一天，比如“下周二”或“5月12日”。
ask-address = 新地址是什么？请完整地告诉我：省市区、街道门牌，如有邮编也请附上。
ask-address-again = 我需要完整的地址：省市区、街道门牌，如有邮编也请附上。
option-agree = 好的
option-decline = 不用了
hand-over-photos = 非常抱歉。同事会为您妥善处理，并请您提供商品和包装的照片。
hand-over-missing = 抱歉少了东西，同事会为您核实。
hand-over-carrier_search = 同事会请承运商查找。
hand-over-delayed = 抱歉让您久等了，同事会查清楚卡在哪里。
hand-over-refund = 同事会为您查退款到哪了。
hand-over-complaint = 谢谢您告诉我们，同事会负责处理。
hand-over-payment = 同事会核对付款记录。请千万不要在这里发送银行卡号。
hand-over-privacy = 同事核实账户属于您之后，会受理您的请求。

flow-cancel_order = 取消订单
ask-cancel-order = 想取消哪个订单？
ask-cancel-reason = 请问取消的原因是什么？
option-no_longer_needed = 不需要了
heard-no_longer_needed = 不需要 | 不想要 | 不要了 | 改主意
option-ordered_by_mistake = 下错单了
heard-ordered_by_mistake = 下错 | 拍错 | 买错 | 误拍
option-found_cheaper = 别处更便宜
heard-found_cheaper = 更便宜 | 便宜一些
option-too_slow = 太慢了
heard-too_slow = 太慢 | 等不及 | 来不及
confirm-cancel_order = 我会取消整个订单 { $order }。原因：{ $reason }。
done-cancel_order = 订单 { $order } 已取消。

flow-change_items = 修改订单商品
ask-change-order = 想修改哪个订单？
ask-change-items = 想换哪件商品，换成什么？
note-change-once = 请注意：每个订单只能办理一次，请确认没有遗漏。
confirm-change_items = 我会修改订单 { $order } 的这些商品；差价用{ $method }结算。
done-change_items = 订单 { $order } 的商品已修改。

flow-change_address = 修改地址
flow-change_default_address = 修改默认地址
ask-address_of = 是改某个订单的地址，还是账户里的地址？
option-this_order = 某个订单
heard-this_order = 这个订单 | 订单的地址 | 订单地址
option-my_account = 我的账户
heard-my_account = 账户 | 默认地址 | 个人资料
confirm-change_address = 我会把订单 { $order } 寄到：{ $address }。
done-change_address = 订单 { $order } 将寄到：{ $address }。
confirm-change_default_address = 我会把您账户里的地址改为：{ $address }。
done-change_default_address = 您账户里的地址现在是：{ $address }。

flow-change_payment = 更换付款方式
ask-pay-with = 想改用什么付款？
confirm-change_payment = 我会把订单 { $order } 改为用{ $method }付款。
done-change_payment = 订单 { $order } 现在用{ $method }付款。

flow-return_items = 退货
ask-return-order = 想退哪个订单的商品？
ask-return-items = 想退哪些商品？
ask-return-reason = 请问退货原因是什么？
ask-refund-to = 钱退到哪里？
option-not_needed = 不需要了
heard-not_needed = 不需要 | 不想要 | 不要了 | 改主意
option-wrong_size = 尺码不合适
heard-wrong_size = 太大 | 太小 | 不合身 | 尺码不对 | 大小不合适
option-not_as_described = 与描述不符
heard-not_as_described = 描述不符 | 和图片不一样 | 不是我想的
option-damaged = 商品损坏
heard-damaged = 坏了 | 破了 | 碎了 | 损坏 | 划痕
option-wrong_item = 发错货了
heard-wrong_item = 发错 | 寄错 | 不是我买的
confirm-return_items = 我会登记订单 { $order } 的退货：
done-return_items = 订单 { $order } 的退货已登记。
return-how = 请把商品装回原包装。退货标签会发到您的邮箱，您可以在承运商的任何网点寄出。

flow-exchange_items = 换货
ask-exchange-order = 想换哪个订单的商品？
ask-exchange-items = 想换哪件商品，换成什么？
confirm-exchange_items = 我会为订单 { $order } 换这些商品；差价用{ $method }结算。
done-exchange_items = 订单 { $order } 的换货已登记。

flow-expedite = 催单
ask-expedite-order = 想催哪个订单？
confirm-expedite = 我会请仓库和承运商优先处理订单 { $order }。
done-expedite = 订单 { $order } 已标记为加急。我不能保证日期，但会优先处理。

flow-invoice = 开发票
ask-invoice-order = 需要哪个订单的发票？
ask-invoice_for = 开给个人还是公司？
option-person = 个人
heard-person = 个人
option-company = 公司
heard-company = 公司 | 企业 | 单位
ask-invoice-title = 发票抬头是什么？
ask-tax_number = 公司的税号是多少？
named-title = 发票抬头 | 抬头 | 开票名称
named-tax_number = 纳税人识别号 | 统一社会信用代码 | 公司税号 | 税号
confirm-issue_invoice = 我会为订单 { $order } 开发票，抬头：{ $title }{ $tax ->
    [none] 。
   *[other] ，税号：{ $tax }。
}
done-issue_invoice = 订单 { $order } 的发票会开给{ $title }。

flow-repair = 维修
ask-repair-order = 是哪个订单的商品？
flow-installation = 安装
ask-installation-visit = 需要预约上门安装吗？
ask-installation-order = 要安装哪个订单的商品？
confirm-book_service = 我会为订单 { $order } 预约 { $day } 上门：{ $name }，{ $phone }。
done-book_service = 订单 { $order } 的上门服务已预约在 { $day }。

flow-price_protection = 价保
ask-price-order = 是哪个订单？
confirm-protect_price = 我会为订单 { $order } 退还与现价的差额。
done-protect_price = 订单 { $order } 的差价会退给您。

flow-damaged_or_wrong = 商品损坏或发错货
ask-damaged-order = 非常抱歉。是哪个订单？
ask-damaged-items = 是哪些商品？
flow-missing_item = 缺少的商品
ask-missing-order = 抱歉少了东西。是哪个订单？
missing-two-parcels = 有时一个订单会分几个包裹送达，其余的还在路上。
flow-delivered_not_received = 没收到的包裹
ask-lost-order = 很抱歉。是哪个订单？
flow-delivery_delayed = 延误的订单
ask-delayed-order = 抱歉让您久等了。是哪个订单？
flow-track_refund = 退款
ask-refund-order = 是哪个订单的退款？
flow-complaint = 投诉
flow-payment_issue = 付款问题
flow-delete_account = 注销账户
flow-data_privacy = 个人信息

# 不能办理的原因；`refused-代码`，带上政策给出的内容。
refused-not_allowed = 按我们的规定不能这样办理。
refused-switched_off = 目前我不能办理这件事，同事可以帮您。
refused-changed_meanwhile = 这期间订单有变化，所以没有办理。
refused-sign_in_needed = 这件事需要您在我们的网站登录。
refused-proof_needed = 这件事需要证明订单是您的。
refused-order_not_found = 没有找到这个订单。
refused-already_packed = 订单已经打包或正在路上，不能再修改或取消。收到后您可以退货。
refused-delivered_return_instead = 订单已送达，不能取消，但您可以退货。
refused-already_cancelled = 订单已经取消，不需要再办理。
refused-items_changed_before = 这个订单的商品已经修改过，只能修改一次。
refused-not_delivered = 订单还没送达。送达后您可以退货。
refused-return_window_ended = 退货期限已于{ $until }结束。
refused-return_requested_before = 这个订单已经申请过退货，只能申请一次。
refused-exchange_requested_before = 这个订单已经申请过换货，只能申请一次。
refused-refund_to_original_only = 钱只能退回原支付方式或礼品卡。
refused-other_destination = 这个订单之前的退货退到了另一种支付方式，这一次也必须退到那里。
refused-nothing_to_expedite = 订单已送达或已取消，不需要再催。
refused-expedited_before = 这个订单已经加急过。
refused-nothing_to_invoice = 已取消或已退回的订单不能开发票。
refused-tax_number_needed = 公司发票需要税号。
refused-not_shipped = 订单发货后才能预约上门。
refused-price_window_ended = 下单后一段时间内可以退差价；这个订单的期限已于{ $until }结束。
refused-nothing_to_protect = 已取消或已退回的订单不能退差价。
refused-price_protected_before = 这个订单已经退过差价。
refused-no_price_drop = 这个订单里的商品没有降价。
refused-gift_card_too_low = 礼品卡余额只有 { $balance }，需要 { $needed }。
refused-not_available = { $product } 的这一种没有货。
refused-variant_unknown = { $product } 没有这一种。
refused-item_not_in_order = 订单里没有这件商品，或者没有这么多件。
refused-same_item = 这就是您现在的这一种。
refused-same_payment_method = 订单已经是用这种方式付款。
refused-payment_method_not_found = 您的账户里没有这种付款方式。
refused-nothing_paid = 这个订单还没有付款。
refused-refund_under_way = 这个订单已经有退款在办理。
refused-refund_above_paid = 这会超过订单实付的金额。
refused-customer_unknown = 没有找到这个订单的账户，同事可以帮您。

# 没有流程的意图的回答：本店的规定、助手自己办不了的事，以及可以请同事。
# 回答下面会显示“我的订单到哪了？”和“转人工”两个选项。

intent-place_order = 您可以在我们的网站下单：打开商品，选好规格，加入购物车，再去结算。我不能替您下单，同事可以帮您。
intent-check_cancellation_fee = 订单打包之前取消不收费。打包之后，您可以在签收后 30 天内退货。

intent-delivery_options = 我们提供标准配送（3 到 5 个工作日）和加急配送（1 到 2 个工作日），结算时可以选择。
intent-delivery_period = 标准配送需要 3 到 5 个工作日，加急 1 到 2 个工作日。您的订单我可以帮您查具体日期。
intent-delivered_not_received = 很抱歉。请先在门口附近找一找，并问问邻居；如果还是没有，同事可以请承运商查找。
intent-set_up_shipping_address = 您可以在账户的“地址”里添加，也可以在结算时填写新地址。
intent-international_shipping = 在结算页填好地址后，就会显示能不能送到您所在的国家或地区，以及运费。如果那里没有这个选项，同事可以帮您确认。
intent-customs_duties = 寄往境外的包裹可能要交关税和进口税，承运商或海关会通知您。需要文件的话，同事可以帮您。

intent-track_refund = 我们收到退货后 5 个工作日内会退款，银行入账可能还要几天。
intent-check_refund_policy = 签收后 30 天内，未使用且包装完好的商品可以退货。我们收到后 5 个工作日内，退款会退回原支付方式。

intent-check_payment_methods = 您可以用银行卡、PayPal、礼品卡或银行转账付款。
intent-payment_issue = 我看不到付款记录。如果扣了款却没有订单，或者扣了两次，同事会为您查清。请千万不要在这里发送银行卡号。
intent-check_invoice = 您的发票在账户的“订单”里。如果有错，同事可以更正。
intent-gift_card = 礼品卡在结算时输入，余额也会显示在那里。如果卡号用不了，同事可以帮您查。

intent-product_question = 我对商品还不够了解，答不上来。商品页有详细说明，其余的同事可以回答。
intent-product_availability = 商品页会显示有没有货。什么时候补货，同事也许知道。
intent-product_recommendation = 我还不能推荐商品，同事很乐意帮您挑选。
intent-product_comparison = 我还不能比较商品。商品页有详细说明，同事可以帮您选。
intent-size_advice = 商品页有尺码表。如果您在两个尺码之间拿不定主意，同事可以给您建议。
intent-installation_help = 说明书在包装盒里，每一步都有说明。
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
intent-complaint = 很抱歉给您带来不好的体验。
intent-review = 谢谢您告诉我们！您可以在商品页写评价。
intent-repeat = 我上一条消息就在上面。有什么需要我解释的吗？
intent-start_over = 好的，我们重新开始。请问有什么可以帮您？

settled-done = 好消息：您之前确认的事项已经办好了。
settled-not-done = 我已查明：您之前确认的事项没有办成，什么都没有改动；如果仍然需要，请告诉我。
settled-unknown = 我没能查明您确认的事项是否已办理。同事会去核实并告诉您；在此期间请不要重复提交。

# 订单或商品有变化时，主动告知的话。
notice-shipped = 好消息：订单 { $order } 已发货{ $carrier ->
    [none] {""}
   *[other] ，由{ $carrier }承运
}{ $date ->
    [none] 。
   *[other] ，预计{ $date }送达。
}
notice-tracking = 运单号：{ $tracking }
notice-delayed = 非常抱歉，订单 { $order } 的配送有延误{ $date ->
    [none] 。
   *[other] ，现预计{ $date }送达。
}
notice-out_for_delivery = 订单 { $order } 正在派送，预计今天送达。
notice-delivered = 订单 { $order } 已送达。
notice-refund_paid = 订单 { $order } 的退款 { $amount } 已退出。
notice-back_in_stock = 商品到货了：{ $name }。
choice-notices-off = 不再接收此类通知
choice-notices-on = 恢复通知
notices-off = 好的，我不会再主动通知您。您随时可以来问我。
notices-on = 好的，有新消息时我会在这里告诉您。
watching-item = 好的，到货后我会在这里告诉您。
