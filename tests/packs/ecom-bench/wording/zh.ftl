# 本店自己的用语；没有写在这里的，用商家包里的。
method-gift_card = 您的京东E卡

confirm-cancel_order = 我会取消整个订单 { $order }。

confirm-issue_invoice = 我会为订单 { $order } 开{ $for }发票，抬头：{ $title }，电话：{ $phone }。
confirm-book_service = 我会为订单 { $order } 预约 { $day } 上门{ $service }：{ $name }，{ $phone }。
option-installation = 安装
option-repair = 维修
ask-visit = 需要为您预约上门安装吗？
option-book_visit = 预约上门安装
heard-book_visit = 预约 | 上门 | 师傅 | 约一下 | 约安装 | 约个 | 需要 | 来安装
option-only_ask = 只想了解一下
heard-only_ask = 怎么安装 | 怎么装 | 教程 | 自己装 | 安装流程 | 了解

flow-reward_review = 晒单返现
ask-review-order = 是哪个订单的晒单？
ask-evidence = 请把晒单截图的链接发给我。
ask-evidence-again = 我需要晒单截图的链接，以 https:// 开头。
confirm-reward_review = 我会为订单 { $order } 登记晒单返现。
done-reward_review = 订单 { $order } 的晒单返现已登记。

flow-place_order = 下单
ask-goods = 您想买什么商品？请把商品编号发给我。
ask-goods-again = 我需要商品编号（商品页上的一串数字），以及要买几件。
ask-pay-order = 用什么支付？
confirm-place_order = 我会为您下单，寄到您账户里的地址：
done-place_order = 下单成功，订单号是 { $order }。

refused-already_shipped = 订单已经发货或已退货，不能再修改、换货或取消。
refused-already_returned = 这个订单已经退货或取消，不能再退。
refused-not_delivered = 订单还没签收，签收后才能申请退货。
refused-order_not_standing = 已取消或已退货的订单不能申请价保。
refused-already_rewarded = 这个订单已经有返现记录。
refused-evidence_missing = 返现需要晒单截图的链接。
refused-product_unknown = 没有找到这个商品编号。
