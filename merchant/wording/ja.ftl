# アシスタントの日本語の文言。Project Fluent の書式。すべての言語にすべてのキーが要る。
# 文体：です・ます体で、ていねいに短く。相手は名指しせず、担当者は「スタッフ」と呼ぶ。
# キー `intent-名前` は省ける：専用の流れを持たない意図への答え。

greeting = こんにちは。{ $shop }の自動アシスタントです。ご注文の確認やご質問への回答、スタッフへのお取り次ぎができます。
choice-track-order = 注文した商品は今どこですか？
choice-delivery = 何日で届きますか？
choice-returns = 返品
choice-human = スタッフと話す
choice-bot = アシスタントに戻る
choice-wait = このまま待つ

ask-order-number = どのご注文でしょうか。確認メールに書かれている注文番号をお送りください。
ask-order-number-again = メッセージに注文番号が見当たりませんでした。#AC104233 のような番号です。お手元になければ、スタッフにおつなぎします。
ask-proof = ありがとうございます。お客様の情報を守るため、ご注文 { $order } のメールアドレス、郵便番号、または電話番号の下4桁もお送りください。
ask-proof-again = ご注文 { $order } のときに使われたメールアドレス、郵便番号、または電話番号の下4桁が必要です。
ask-which-order = 最近のご注文はこちらです。どちらについてでしょうか。
ask-which-order-again = この中からお選びいただくか、注文番号をお送りください。
no-orders = お客様のアカウントにご注文が見つかりません。ゲストとして注文された場合は、注文番号と、ご注文時のメールアドレスか郵便番号をお送りください。

order-not-found = 一致するご注文が見つかりません。注文番号と、メールアドレスか郵便番号をお確かめのうえ、両方をもう一度お送りください。
order-too-many-attempts = この会話では、これ以上ご注文をお調べできません。スタッフがご本人確認のうえ、お手伝いします。
order-unknown = ただいま注文システムにつながらず、お調べできません。数分後にもう一度おたずねいただくか、スタッフにご相談ください。

order-pending = ご注文 { $order } を承りました。まもなく梱包いたします。
order-processed = ご注文 { $order } は梱包中です。
order-shipped = ご注文 { $order } は配送中です{ $date ->
    [none] 。
   *[other] 。{ $date }にお届けの予定です。
}
order-late = ご注文 { $order } は配送中ですが、遅れています。お届け予定は{ $date }でした。申し訳ございません。
order-out_for_delivery = ご注文 { $order } はただいま配達中です。本日お届けの予定です。
order-delivered = ご注文 { $order } は{ $date ->
    [none] お届け済みです。
   *[other] { $date }にお届けしました。
}
carrier-latest = 配送会社からの最新情報（{ $when }）：{ $what }。
carrier-label_created = 配送会社に登録済み
carrier-in_transit = 輸送中
carrier-delayed = 遅延
carrier-out_for_delivery = 配達中
carrier-attempt_failed = ご不在などで配達できず
carrier-ready_for_pickup = お受け取り可能
carrier-delivered = お届け済み
carrier-returning = 当店へ返送中
order-cancelled = ご注文 { $order } はキャンセルされました。
order-returned = ご注文 { $order } は当店に返送されました。

status-pending = 受付済み
status-processed = 梱包中
status-shipped = 配送中
status-out_for_delivery = 配達中
status-delivered = お届け済み
status-cancelled = キャンセル済み
status-returned = 返送済み

hello = こんにちは。どのようなご用件でしょうか。
thanks = どういたしまして。ほかにご用件はありますか。
goodbye = ご連絡ありがとうございました。失礼いたします。
capabilities = ご注文の状況のご案内、キャンセルや変更、返品・交換のお手続き、請求書や訪問の手配、ご質問への回答、スタッフへのお取り次ぎができます。
acknowledged = かしこまりました。
not-understood = 申し訳ございません、うまく理解できませんでした。別の言い方で教えていただけますか。
not-understood-choices = 申し訳ございません、まだ理解できませんでした。この中にご用件はありますか。
no-flow = そちらはまだ私では対応できません。スタッフが承ります。

handoff-requested = スタッフに引き継ぎを依頼しています。それまで私からの応答は控えますので、参考になることがあればお書きください。
handoff-joined = スタッフが会話に加わりました。
handoff-left = スタッフから、自動アシスタントの私に引き継がれました。
handoff-nobody = 申し訳ございません、ただいま対応できるスタッフがおりません。このままお待ちいただくか、引き続き私にご用件をお聞かせください。
handoff-waiting = かしこまりました。順番はそのままでお待ちいただけます。
handoff-back = 自動アシスタントです。また私が承ります。
failed = こちらで問題が起き、メッセージを処理できませんでした。スタッフに確認を依頼しています。
ended = この会話は終了しました。ありがとうございました。

# どの流れにも共通する言葉。
flow-restarted = 途中で当店側に変更があったため、最初からやり直します。うかがった内容は、できるだけ引き継ぎます。
flow-cancelled = かしこまりました。何も行わず、そのままにしておきます。
go-on = { $flow }の続きに戻りますか。
start-other = { $flow }についてもお書きいただいていました。いま承りましょうか。
next-order = 次は注文 { $order } です。{ $flow }を進めますか。
orders-in-turn = ご注文を順番に承ります。まず { $first }：{ $orders }。
order-taken = ご注文 { $order } についてですね。
sign-in-needed = この件では、どなたのアカウントかを確認する必要があります。ウェブサイトでログインしてからチャットを開き直していただくか、スタッフにご相談ください。
angry-human = ご不快な思いをさせてしまい、申し訳ございません。スタッフとお話しになりたいときは、いつでもお申し付けください。
choice-outdated = その質問はすでに終わっているため、何も行っていません。
confirm-question = この内容で進めてよろしいですか。
confirm-again = 念のため、「はい」か「いいえ」でお答えください。進める内容は次のとおりです。
choice-yes = はい、お願いします
choice-no = いいえ
choice-all-items = すべて
quote-changed = その間にご注文の内容が変わったため、何も行っていません。いま進めると、次のようになります。
review-needed = この件にはスタッフの承認が必要です。まだ何も行っていません。
perform-unknown = 注文システムから時間内に返答がなく、完了したかどうか、まだわかりません。確認して、こちらでお知らせします。それまでは、ほかの窓口で重ねてお申し込みにならないようお願いします。
label-link = 返品ラベル
refused-other = この件は私では承れません。スタッフに確認を依頼できます。
ask-new-variant = { $name } の代わりに、どれをご希望ですか。
ask-new-variant-again = { $name } の代わりにご希望のものをお選びいただくか、色やサイズなどをお書きください。
variant-not-available = { $name } には、ご希望の種類がないか、在庫がありません。
no-other-variants = { $name } の代わりになる種類は、ほかに在庫がありません。
summary-line = { $name } × { $quantity }（単価 { $price }）
summary-swap = { $name } × { $quantity } → { $becomes }（単価 { $price }）
summary-refund = { $amount } を { $method } へ返金します（{ $when }）。
summary-charge = { $amount } を { $method } でお支払いいただきます。
summary-fee = 手数料 { $amount } を反映した金額です。
arrives-at-once = 即時
arrives-in-days = { $from }〜{ $to }営業日以内
arrives-after-return = 商品が当店に戻りしだい
arrives-in-days-after-return = 商品が当店に戻ってから{ $from }〜{ $to }営業日以内
method-gift_card = ギフトカード
method-card = カード { $hint }
method-wallet = { $hint }
method-paid = ご注文時のお支払い方法

# いくつかの流れでたずねること。
ask-colleague = スタッフに対応を依頼しましょうか。
ask-settle-with = 差額が出た場合、どのお支払い方法で精算しますか。
ask-visit-name = 訪問の際、どなたをお訪ねすればよろしいですか。お名前をお書きください。
named-name = 氏名 | お名前 | 名前
named-phone = 電話番号 | 電話
ask-phone = ご連絡のつく電話番号を教えてください。
ask-visit-day = ご希望の日はいつですか。
ask-visit-day-again = 本日以降の日を、「来週の火曜日」や「5月12日」のようにお書きください。
ask-address = 新しい住所を、郵便番号、都道府県、市区町村、番地、建物名まで、すべてお送りください。海外の場合は国名もお願いします。
ask-address-again = 郵便番号から番地、建物名まで、住所のすべてが必要です。海外の場合は国名もお願いします。
option-agree = はい、お願いします
option-decline = いいえ、結構です
hand-over-photos = 申し訳ございません。スタッフが対応します。その際、商品と箱の写真をお願いします。
hand-over-missing = 商品に不足があり、申し訳ございません。スタッフがお調べします。
hand-over-carrier_search = スタッフが配送会社に調査を依頼します。
hand-over-delayed = お待たせして申し訳ございません。遅れている理由を、スタッフがお調べします。
hand-over-refund = 返金の状況を、スタッフがお調べします。
hand-over-complaint = お知らせいただき、ありがとうございます。スタッフが対応します。
hand-over-payment = お支払いの記録を、スタッフが確認します。カード番号は、ここには絶対に入力しないでください。
hand-over-privacy = ご本人のアカウントであることを確認したうえで、スタッフが承ります。

flow-cancel_order = ご注文のキャンセル
ask-cancel-order = どのご注文をキャンセルしますか。
ask-cancel-reason = キャンセルの理由を教えてください。
option-no_longer_needed = 不要になった
heard-no_longer_needed = いらない | いらなく | 要らない | 要らなく | 要らん | 不要 | 必要なく | 必要がなく | 気が変わ | 買うのをやめ
option-ordered_by_mistake = 間違えて注文した
heard-ordered_by_mistake = 間違えて | 間違って | まちがえ | 誤って | 誤注文 | 誤発注 | うっかり | 子どもが勝手に | 子供が勝手に | 勝手にポチ | 二重に | 重複
option-found_cheaper = ほかで安く見つけた
heard-found_cheaper = もっと安 | 他で安 | ほかで安 | 安い店 | 安いのを見つけ | 安いところ | 安く売って | 安く買え
option-too_slow = 届くのが遅い
heard-too_slow = 遅い | 遅すぎ | 待てない | 待てません | 間に合わない | 間に合いません | 時間がかかりすぎ | 届かない
confirm-cancel_order = ご注文 { $order } の全商品をキャンセルします。理由：{ $reason }。
done-cancel_order = ご注文 { $order } をキャンセルしました。

flow-change_items = ご注文商品の変更
ask-change-order = どのご注文を変更しますか。
ask-change-items = どの商品を、何に変更しますか。
note-change-once = このお手続きは、1件のご注文につき1回限りです。もれがないかご確認ください。
confirm-change_items = ご注文 { $order } の次の商品を変更します。差額は { $method } で精算します。
done-change_items = ご注文 { $order } の商品を変更しました。

flow-change_address = お届け先の変更
flow-change_default_address = 登録住所の変更
ask-address_of = ご注文のお届け先でしょうか、それともアカウントの登録住所でしょうか。
option-this_order = ご注文のお届け先
heard-this_order = この注文 | 今回の注文 | さっきの注文 | 注文の住所 | 注文の届け先 | 注文の送り先 | 注文の配送先 | 注文した | 注文して | 注文済み
option-my_account = アカウントの住所
heard-my_account = アカウント | 登録住所 | 登録している | 登録されている | デフォルト | 既定の | いつもの住所 | いつも使って | 会員情報 | マイページの住所
confirm-change_address = ご注文 { $order } のお届け先を変更します：{ $address }
done-change_address = ご注文 { $order } のお届け先を変更しました：{ $address }
confirm-change_default_address = アカウントの登録住所を変更します：{ $address }
done-change_default_address = アカウントの登録住所を変更しました：{ $address }

flow-change_payment = お支払い方法の変更
ask-pay-with = どのお支払い方法に変更しますか。
confirm-change_payment = ご注文 { $order } のお支払いを { $method } に変更します。
done-change_payment = ご注文 { $order } のお支払いを { $method } に変更しました。

flow-return_items = 返品
ask-return-order = どのご注文の商品を返品しますか。
ask-return-items = 返品する商品はどれですか。
ask-return-reason = 返品の理由を教えてください。
ask-refund-to = 返金先はどちらにしますか。
option-not_needed = 不要になった
heard-not_needed = いらない | いらなく | 要らない | 要らなく | いらん | 不要に | 不要な | もう不要 | 必要ない | 必要なく | 使わない | 使わなく | 気が変わ
option-wrong_size = サイズが合わない
heard-wrong_size = サイズが合わ | サイズが違 | サイズ違い | サイズが大き | サイズが小さ | 大きすぎ | 小さすぎ | 大きかった | 小さかった | 長すぎ | 短すぎ | ぶかぶか | きつい | きつかった | ゆるい
option-not_as_described = 説明と違う
heard-not_as_described = 説明と違 | 写真と違 | 画像と違 | イメージと違 | 思っていたのと違 | 思ってたのと違 | 思っていた色と | 思ってた色と | 期待と違 | 期待していたのと
option-damaged = 破損・不良
heard-damaged = 壊れ | こわれ | 割れ | 破損 | 破れ | ひび | 傷 | キズ | 不良 | 故障 | 動かない | 動きません
option-wrong_item = 注文と違う商品
heard-wrong_item = 注文と違 | 違う商品 | 別の商品が | 間違った商品 | 違うものが届 | 違うものが入 | 違うものが来 | 違うのが届 | 別のものが届 | 頼んでない | 頼んでいない | 注文していない | サイズ違いが届 | サイズ違いが送られ | 誤配送
confirm-return_items = 次の内容で、ご注文 { $order } の返品を受け付けます。
done-return_items = ご注文 { $order } の返品を受け付けました。
return-how = 商品は元の箱に入れてください。返品ラベルをメールでお送りします。お荷物は、配送会社の取扱店ならどこからでも発送できます。

flow-exchange_items = 交換
ask-exchange-order = どのご注文の商品を交換しますか。
ask-exchange-items = どの商品を、何に交換しますか。
confirm-exchange_items = ご注文 { $order } の次の商品を交換します。差額は { $method } で精算します。
done-exchange_items = ご注文 { $order } の交換を受け付けました。

flow-expedite = お急ぎのご依頼
ask-expedite-order = お急ぎのご注文はどれですか。
confirm-expedite = ご注文 { $order } を「お急ぎ」として、倉庫と配送会社に優先対応を依頼します。
done-expedite = ご注文 { $order } を「お急ぎ」として承りました。お届け日はお約束できませんが、優先して進めます。

flow-invoice = 請求書の発行
ask-invoice-order = どのご注文の請求書が必要ですか。
ask-invoice_for = 宛名は個人でしょうか、会社でしょうか。
option-person = 個人
heard-person = 個人 | 自分用 | 自分宛 | 自分の名前
option-company = 会社・法人
heard-company = 会社名 | 会社宛 | 会社用 | 会社の | 会社で | 株式会社 | 有限会社 | 合同会社 | 法人 | 企業 | 弊社 | 当社 | 勤務先 | 職場 | 社名
ask-invoice-title = 宛名は何とお書きしましょうか。
ask-tax_number = 会社の税務番号（法人番号など）を教えてください。
named-title = 宛名
named-tax_number = 登録番号 | 税番号
confirm-issue_invoice = ご注文 { $order } の請求書を { $title } 宛てに発行します{ $tax ->
    [none] 。
   *[other] 。税務番号は { $tax } です。
}
done-issue_invoice = ご注文 { $order } の請求書を { $title } 宛てに発行し、お送りしています。

flow-repair = 修理
ask-repair-order = どのご注文の商品ですか。
flow-installation = 設置
ask-installation-visit = 設置の訪問を予約しますか。
ask-installation-order = どのご注文の商品を設置しますか。
confirm-book_service = ご注文 { $order } の訪問を{ $day }に予約します。お名前：{ $name } 様、電話番号：{ $phone }
done-book_service = ご注文 { $order } の訪問を{ $day }に予約しました。

flow-price_protection = 差額の返金
ask-price-order = どのご注文についてでしょうか。
confirm-protect_price = ご注文 { $order } について、現在の価格との差額を返金します。
done-protect_price = ご注文 { $order } の差額の返金を手配しました。

flow-damaged_or_wrong = 破損や品違いの件
ask-damaged-order = 申し訳ございません。どのご注文の商品ですか。
ask-damaged-items = どの商品についてでしょうか。
flow-missing_item = 不足している商品の件
ask-missing-order = 商品に不足があり、申し訳ございません。どのご注文でしょうか。
missing-two-parcels = ご注文が複数の荷物に分かれ、残りがまだ配送中のことがあります。
flow-delivered_not_received = 届いていない荷物の件
ask-lost-order = 申し訳ございません。どのご注文でしょうか。
flow-delivery_delayed = 配送の遅れの件
ask-delayed-order = お待たせして申し訳ございません。どのご注文でしょうか。
flow-track_refund = 返金の件
ask-refund-order = どのご注文の返金でしょうか。
flow-complaint = ご指摘の件
flow-payment_issue = お支払いの件
flow-delete_account = 退会
flow-data_privacy = 個人情報の件

# お断りする理由：`refused-コード`。方針が伝える値を入れて言う。
refused-not_allowed = 恐れ入りますが、当店の規約により承れません。
refused-sign_in_needed = この件は、ウェブサイトでのログインが必要です。
refused-proof_needed = この件は、ご本人のご注文であることの確認が必要です。
refused-order_not_found = そのご注文は見つかりません。
refused-already_packed = ご注文は梱包済みか配送中のため、変更やキャンセルはできません。お受け取りのあとで返品できます。
refused-delivered_return_instead = ご注文はお届け済みのため、キャンセルできません。返品は承れます。
refused-already_cancelled = ご注文はすでにキャンセルされています。お手続きは必要ありません。
refused-items_changed_before = このご注文の商品は、すでに変更されています。変更は1回限りです。
refused-not_delivered = ご注文はまだ届いていません。お受け取りのあとで返品できます。
refused-return_window_ended = 返品の期限は{ $until }まででした。
refused-return_requested_before = このご注文の返品は、すでに受け付けています。返品は1回限りです。
refused-exchange_requested_before = このご注文の交換は、すでに受け付けています。交換は1回限りです。
refused-refund_to_original_only = 返金先は、ご注文時のお支払い方法かギフトカードに限られます。
refused-other_destination = このご注文の前回の返品は、別のお支払い方法へ返金されます。今回の返金先も同じにする必要があります。
refused-nothing_to_expedite = ご注文はお届け済みかキャンセル済みのため、お急ぎの対応はできません。
refused-expedited_before = ご注文はすでにお急ぎとして承っています。
refused-nothing_to_invoice = キャンセルや返品になったご注文の請求書は発行できません。
refused-tax_number_needed = 会社宛ての請求書には、税務番号が必要です。
refused-not_shipped = 訪問のご予約は、発送のあとで承ります。
refused-price_window_ended = 差額の返金は、ご注文後の一定期間に限られます。このご注文の期限は{ $until }まででした。
refused-nothing_to_protect = キャンセルや返品になったご注文には、返金する差額がありません。
refused-price_protected_before = このご注文の差額は、すでに返金しています。
refused-no_price_drop = このご注文の商品で、値下がりしたものはありません。
refused-gift_card_too_low = ギフトカードの残高は { $balance } で、必要な { $needed } に足りません。
refused-not_available = { $product } のその種類は、ただいま在庫がありません。
refused-variant_unknown = { $product } に、その種類はありません。
refused-item_not_in_order = その商品はご注文に含まれていないか、ご注文の数を超えています。
refused-same_item = いまの商品と同じ種類です。
refused-same_payment_method = ご注文は、すでにそのお支払い方法になっています。
refused-payment_method_not_found = そのお支払い方法は、アカウントに登録されていません。
refused-nothing_paid = このご注文には、まだお支払いがありません。
refused-refund_under_way = このご注文の返金は、すでに手続き中です。
refused-refund_above_paid = お支払いいただいた金額を超えてしまいます。
refused-customer_unknown = このご注文のアカウントが見つかりません。スタッフがお手伝いします。
refused-changed_meanwhile = その間にご注文の内容が変わったため、実行されませんでした。
refused-switched_off = ただいま私では承れません。スタッフがお手伝いします。

# 専用の流れを持たない意図への答え：当店の決まり、アシスタントだけではできないこと、スタッフのこと。
# その下に「注文した商品は今どこですか？」と「スタッフと話す」の選択肢が出る。

intent-place_order = ご注文は当店のウェブサイトでできます。商品を開いて種類を選び、カートに入れて、レジへお進みください。私が代わりに注文することはできませんが、スタッフがお手伝いします。
intent-check_cancellation_fee = 梱包の前であれば、キャンセルは無料です。そのあとは、30日以内であれば返品できます。

intent-delivery_options = 通常便（3〜5営業日）とお急ぎ便（1〜2営業日）があります。ご購入手続きの際にお選びください。
intent-delivery_period = 通常便は3〜5営業日、お急ぎ便は1〜2営業日です。ご注文済みの商品なら、お届け日をお調べできます。
intent-delivered_not_received = 申し訳ございません。玄関まわりや宅配ボックスをご確認のうえ、ご近所の方にもお聞きください。見つからなければ、スタッフが配送会社に調査を依頼できます。
intent-set_up_shipping_address = 住所はアカウントの「お届け先」で追加できます。ご購入手続きの際に新しく入力することもできます。
intent-international_shipping = ご購入手続きで住所を入力すると、その国へお届けできるかどうかと送料が表示されます。選べない場合は、スタッフが確認します。
intent-customs_duties = 海外へのお届けでは、関税や輸入税がかかることがあります。配送会社か税関からお知らせがあります。書類については、スタッフがお手伝いします。

intent-track_refund = 商品が当店に届いてから5営業日以内に返金します。銀行での反映にさらに数日かかることがあります。
intent-check_refund_policy = お届けから30日以内で、未使用・箱付きの商品は返品できます。当店に届いてから5営業日以内に、ご注文時のお支払い方法へ返金します。

intent-check_payment_methods = カード、PayPal、ギフトカード、銀行振込でお支払いいただけます。
intent-payment_issue = お支払いの記録は、私では確認できません。代金が引き落とされたのに注文がない、または二重に引き落とされた場合は、スタッフが対応できます。カード番号は、ここには絶対に入力しないでください。
intent-check_invoice = 請求書はアカウントの「注文履歴」にあります。誤りがあれば、スタッフが訂正します。
intent-gift_card = ギフトカードはご購入手続きの際に入力でき、残高もそこに表示されます。コードが使えない場合は、スタッフが確認します。

intent-product_question = 商品についてはまだ詳しくないため、お答えできません。詳細は商品ページをご覧ください。それ以外はスタッフがお答えします。
intent-product_availability = 在庫は商品ページに表示されています。再入荷の時期は、スタッフがお答えできるかもしれません。
intent-product_recommendation = おすすめ商品のご案内はまだできません。スタッフが喜んでお手伝いします。
intent-product_comparison = 商品の比較はまだできません。詳細は商品ページをご覧ください。商品選びはスタッフがお手伝いします。
intent-size_advice = 商品ページにサイズ表があります。どちらのサイズか迷われたら、スタッフがご相談に乗ります。
intent-installation_help = 説明書は箱に入っています。すべての手順が載っています。
intent-authenticity_question = 当店の商品はすべて正規品で、メーカーから直接仕入れています。気になる商品があれば、スタッフが確認します。

intent-promotion_question = 現在のセールやキャンペーンは、ウェブサイトのトップページにあります。対象になるかどうかは、スタッフがお答えします。
intent-coupon_problem = コードが正しく入力されているか、期限が切れていないか、カートの内容が条件を満たしているかをご確認ください。それでも使えない場合は、スタッフがお手伝いします。
intent-loyalty_points = ポイントとランクはアカウントで確認できます。足りないと思われるときは、スタッフが確認します。

intent-create_account = アカウントは、ウェブサイトの「ログイン」からメールアドレスで作れます。アカウントがなくても注文できます。
intent-registration_problems = 登録できず、申し訳ございません。確認メールが迷惑メールに入っていないかご確認のうえ、別のブラウザでもお試しください。それでも登録できない場合は、スタッフがお手伝いします。
intent-sign_in_problem = ログインできないときは、まず「パスワードをお忘れですか？」をお試しください。アカウントがロックされている場合は、スタッフがお手伝いします。
intent-recover_password = ログイン画面で「パスワードをお忘れですか？」を選ぶと、リンクの入ったメールが届きます。届かないときは、迷惑メールをご確認ください。
intent-edit_account = 登録内容は、アカウントの「お客様情報」で変更できます。そこで変更できないものは、スタッフが変更します。
intent-switch_account = いったんログアウトしてから、別のアカウントでログインしてください。アカウントを一つにまとめることは私にはできませんが、何ができるかスタッフがご案内します。
intent-delete_account = 退会の手続きは私だけではできません。スタッフがご本人のアカウントであることを確認したうえで承ります。
intent-data_privacy = 当店が保有しているお客様の情報について、いつでもお問い合わせいただけます。訂正や削除もできます。スタッフが承ります。
intent-newsletter_subscription = メールマガジンの末尾にあるリンクから、いつでも配信を停止できます。登録はウェブサイトの一番下でできます。

intent-contact_customer_service = いつでもここからご連絡いただけます。スタッフとお話しになりたいときは、お呼びします。
intent-complaint = ご不快な思いをさせてしまい、申し訳ございません。
intent-review = お知らせありがとうございます。レビューは商品ページで書いていただけます。
intent-repeat = 先ほどのメッセージはすぐ上にあります。説明が必要なところはありますか。
intent-start_over = かしこまりました。最初から始めましょう。どのようなご用件でしょうか。

# 注文システムの返答が間に合わなかった変更が、どう終わったか。
settled-done = 先ほどご確認いただいた内容は、無事に完了しました。
settled-not-done = 確認したところ、先ほどの内容は実行されていませんでした。何も変更されていません。まだご希望でしたらお知らせください。
settled-unknown = ご確認いただいた内容が実行されたかどうか、確認できませんでした。スタッフが調べてお知らせします。それまでは重ねてのご依頼をお控えください。

# ご注文や商品に変化があったとき、こちらからお知らせする言葉。
notice-shipped = ご注文 { $order } を発送しました{ $carrier ->
    [none] 。
   *[other] （{ $carrier }）。
}{ $date ->
    [none] {""}
   *[other] { $date }にお届けの予定です。
}
notice-tracking = お問い合わせ番号：{ $tracking }
notice-delayed = 申し訳ございません。ご注文 { $order } の配送が遅れています{ $date ->
    [none] 。
   *[other] 。お届けは{ $date }になる見込みです。
}
notice-out_for_delivery = ご注文 { $order } は配達員が持ち出しました。本日お届けの予定です。
notice-delivered = ご注文 { $order } をお届けしました。
notice-refund_paid = ご注文 { $order } の返金 { $amount } の手続きが完了しました。
notice-back_in_stock = 再入荷しました：{ $name }。
choice-notices-off = 今後このお知らせを受け取らない
choice-notices-on = お知らせを再び受け取る
notices-off = かしこまりました。今後、こちらからのお知らせは控えます。ご質問はいつでもどうぞ。
notices-on = かしこまりました。新しい情報があれば、こちらでお知らせします。
watching-item = かしこまりました。再入荷しましたら、こちらでお知らせします。
