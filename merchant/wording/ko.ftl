# 도우미가 한국어로 하는 말. Project Fluent 문법이며, 모든 언어에 모든 키가 있어야 한다.
# 말투: 해요체, 친절하고 짧게. 호칭은 되도록 쓰지 않고, 사람은 "직원"이라고 부른다.
# 키 `intent-이름`은 없어도 된다: 따로 흐름이 없는 의도에 대한 답이다.

greeting = 안녕하세요! { $shop }의 자동 도우미예요. 주문을 찾아 드리고, 질문에 답해 드리고, 직원을 불러 드릴 수 있어요.
choice-track-order = 내 주문 어디쯤 왔나요?
choice-delivery = 배송은 며칠 걸리나요?
choice-returns = 반품
choice-human = 직원과 이야기하기
choice-bot = 도우미로 돌아가기
choice-wait = 계속 기다리기

ask-order-number = 어느 주문인가요? 주문 번호를 보내 주세요. 확인 메일에 적혀 있어요.
ask-order-number-again = 주문 번호를 찾지 못했어요. #AC104233처럼 생겼어요. 번호가 없으시면 직원을 불러 드릴게요.
ask-proof = 고마워요. 개인정보를 지키기 위해 주문 { $order }에 쓰신 이메일 주소나 우편번호도 보내 주세요.
ask-proof-again = 주문 { $order } 때 쓰신 이메일 주소나 우편번호가 필요해요.
ask-which-order = 최근 주문이에요. 어느 주문을 말씀하시나요?
ask-which-order-again = 이 중에서 하나를 고르시거나 주문 번호를 보내 주세요.
no-orders = 계정에서 주문을 찾을 수 없어요. 비회원으로 주문하셨다면 주문 번호와 함께 그때 쓰신 이메일 주소나 우편번호를 보내 주세요.

order-not-found = 일치하는 주문을 찾을 수 없어요. 주문 번호와, 이메일 주소나 우편번호를 확인하시고 둘 다 다시 보내 주세요.
order-too-many-attempts = 이 대화에서는 더 이상 주문을 조회할 수 없어요. 직원이 본인 확인을 하고 도와드릴 수 있어요.
order-unknown = 지금은 주문 시스템에 연결되지 않아서 확인할 수 없어요. 몇 분 뒤에 다시 물어보시거나 직원과 이야기해 주세요.

order-pending = 주문 { $order } 건은 확인되었고 곧 포장할 거예요.
order-processed = 주문 { $order } 건은 포장하고 있어요.
order-shipped = 주문 { $order } 건은 배송 중이에요{ $date ->
    [none] .
   *[other] . { $date }에 도착할 예정이에요.
}
order-late = 주문 { $order } 건은 배송 중이지만 늦어지고 있어요. { $date }에 도착했어야 해요. 죄송해요.
order-out_for_delivery = 주문 { $order } 건은 배송 기사가 가지고 있고 오늘 도착할 예정이에요.
order-delivered = 주문 { $order } 건은 { $date ->
    [none] 배송이 완료되었어요.
   *[other] { $date }에 배송이 완료되었어요.
}
order-cancelled = 주문 { $order } 건은 취소되었어요.
order-returned = 주문 { $order } 건은 저희에게 되돌아왔어요.

status-pending = 주문 확인
status-processed = 포장 중
status-shipped = 배송 중
status-out_for_delivery = 배달 중
status-delivered = 배송 완료
status-cancelled = 취소됨
status-returned = 반송됨

hello = 안녕하세요! 무엇을 도와드릴까요?
thanks = 천만에요! 더 필요한 게 있으신가요?
goodbye = 안녕히 가세요. 연락해 주셔서 고마워요.
capabilities = 주문이 어디에 있는지 알려 드리고, 배송과 반품에 관한 질문에 답해 드리고, 직원을 불러 드릴 수 있어요.
acknowledged = 알겠어요.
not-understood = 죄송해요, 잘 이해하지 못했어요. 다르게 말씀해 주시겠어요?
not-understood-choices = 죄송해요, 아직 이해하지 못했어요. 혹시 이 중에 있나요?
no-flow = 그건 아직 제가 직접 할 수 없어요. 직원이 도와드릴 수 있어요.

handoff-requested = 직원에게 이어받아 달라고 요청하고 있어요. 그때까지 저는 조용히 있을게요. 도움이 될 내용을 적어 주세요.
handoff-joined = 직원이 대화에 들어왔어요.
handoff-left = 직원이 대화를 자동 도우미인 저에게 다시 넘겼어요.
handoff-nobody = 죄송해요, 지금은 시간이 되는 직원이 없어요. 계속 기다리시거나 저와 계속하실 수 있어요.
handoff-waiting = 알겠어요. 순서는 그대로 유지할게요.
handoff-back = 자동 도우미예요. 다시 왔어요.
failed = 저희 쪽에 문제가 생겨 메시지를 처리하지 못했어요. 직원에게 확인을 요청하고 있어요.
ended = 대화가 끝났어요. 고마워요!

# 따로 흐름이 없는 의도에 대한 답: 이 가게의 규칙, 도우미가 직접 할 수 없는 일, 그리고 직원.
# 그 아래에 "내 주문 어디쯤 왔나요?"와 "직원과 이야기하기"가 보인다.

intent-place_order = 주문은 저희 웹사이트에서 하실 수 있어요. 상품을 열고 옵션을 고른 다음 장바구니에 담아 결제로 가시면 돼요. 제가 대신 주문할 수는 없지만 직원이 도와드릴 수 있어요.
intent-cancel_order = 포장하기 전까지는 주문을 취소할 수 있어요. 아직 제가 직접 할 수는 없고 직원이 해 드릴 수 있어요.
intent-change_order = 포장하기 전까지는 상품, 옵션, 수량을 바꿀 수 있어요. 아직 제가 직접 할 수는 없고 직원이 해 드릴 수 있어요.
intent-expedite_order = 제가 직접 배송을 앞당길 수는 없어요. 아직 포장 전이라면 빠른 배송이 가능한지 직원이 확인해 드릴 수 있어요.
intent-check_cancellation_fee = 포장하기 전까지는 취소가 무료예요. 그 뒤에는 30일 안에 반품하실 수 있어요.

intent-delivery_options = 일반 배송(영업일 3~5일)과 빠른 배송(영업일 1~2일)이 있고, 결제할 때 고르실 수 있어요.
intent-delivery_period = 일반 배송은 영업일 3~5일, 빠른 배송은 영업일 1~2일 걸려요. 이미 하신 주문은 제가 날짜를 확인해 드릴 수 있어요.
intent-delivery_delayed = 기다리시게 해서 죄송해요. 확인해 볼게요. 주문 번호가 어떻게 되나요?
intent-delivered_not_received = 죄송해요. 문 주변을 살펴보시고 이웃에게도 물어봐 주세요. 그래도 없으면 직원이 택배사에 조사를 요청할 거예요.
intent-change_shipping_address = 포장하기 전까지는 주소를 바꿀 수 있어요. 아직 제가 직접 할 수는 없고 직원이 해 드릴 수 있어요.
intent-set_up_shipping_address = 계정의 "배송지"에서 주소를 추가하시거나, 결제할 때 새 주소를 입력하실 수 있어요.
intent-international_shipping = 결제 화면에 주소를 입력하시면 그 나라로 배송되는지, 비용이 얼마인지 바로 보여요. 거기서 고를 수 없다면 직원이 확인해 드릴 수 있어요.
intent-customs_duties = 해외 배송에는 관세와 수입세가 붙을 수 있어요. 운송사나 세관에서 알려 드릴 거예요. 서류는 직원이 도와드릴 수 있어요.

intent-return_item = 받으신 날부터 30일 안에, 사용하지 않고 상자에 담긴 상품은 반품하실 수 있어요. 아직 제가 직접 접수할 수는 없고 직원이 해 드릴 수 있어요.
intent-exchange_item = 사용하지 않은 상품은 받으신 날부터 30일 안에 다른 사이즈나 색상으로 교환하실 수 있어요. 아직 제가 직접 처리할 수는 없고 직원이 해 드릴 수 있어요.
intent-get_refund = 환불은 상품이 저희에게 도착한 뒤 영업일 5일 안에 결제하신 수단으로 돌아가요. 아직 제가 직접 접수할 수는 없고 직원이 해 드릴 수 있어요.
intent-track_refund = 환불은 상품이 저희에게 도착한 뒤 영업일 5일 안에 지급돼요. 은행에서 며칠 더 걸릴 수 있어요. 환불 내역은 아직 제가 볼 수 없고 직원이 확인해 드릴 수 있어요.
intent-check_refund_policy = 받으신 날부터 30일 안에, 사용하지 않고 상자에 담긴 상품은 반품하실 수 있어요. 환불은 저희에게 도착한 뒤 영업일 5일 안에 결제하신 수단으로 돌아가요.
intent-damaged_or_wrong_item = 정말 죄송해요. 직원이 바로잡아 드릴 거예요. 상품과 상자 사진이 있으면 도움이 돼요. 직원을 부를까요?
intent-missing_item = 빠진 것이 있다니 죄송해요. 주문이 여러 상자로 나뉘어 오기도 하니 제가 확인해 드릴 수 있어요. 정말로 빠졌다면 직원이 바로잡아 드릴 거예요.
intent-warranty_repair = 고장이 나거나 망가졌다면 직원이 보증 범위를 알려 드리고 수리를 잡아 드릴 수 있어요. 주문 번호를 준비해 주세요.
intent-price_protection = 가격 차액은 제가 결정할 수 없어요. 직원이 주문과 지금 가격을 확인해 드릴 수 있어요.

intent-check_payment_methods = 카드, PayPal, 기프트카드, 계좌이체로 결제하실 수 있어요.
intent-payment_issue = 저는 결제 내역을 볼 수 없어요. 돈이 빠져나갔는데 주문이 없거나 두 번 빠져나갔다면 직원이 해결해 드릴 거예요. 카드 번호는 절대 여기에 보내지 마세요.
intent-change_payment_method = 포장하기 전까지는 결제 수단을 바꿀 수 있어요. 아직 제가 직접 할 수는 없고 직원이 해 드릴 수 있어요.
intent-get_invoice = 청구서는 배송을 알리는 메일과 함께 보내 드려요. 한 부 더 필요하시거나 회사 앞으로 필요하시면 직원이 발행해 드릴 수 있어요.
intent-check_invoice = 청구서는 계정의 "주문 내역"에 있어요. 잘못된 점이 있으면 직원이 고쳐 드릴 수 있어요.
intent-gift_card = 기프트카드는 결제할 때 입력하시면 되고, 잔액도 거기에 보여요. 코드가 안 되면 직원이 확인해 드릴 수 있어요.

intent-product_question = 아직 상품을 잘 몰라서 답해 드릴 수 없어요. 자세한 내용은 상품 페이지에 있고, 나머지는 직원이 답해 드릴 수 있어요.
intent-product_availability = 재고는 상품 페이지에 나와 있어요. 언제 다시 들어오는지는 직원이 알 수도 있어요.
intent-product_recommendation = 저는 아직 상품을 추천해 드릴 수 없어요. 직원이 기꺼이 도와드릴 거예요.
intent-product_comparison = 저는 아직 상품을 비교해 드릴 수 없어요. 자세한 내용은 상품 페이지에 있고, 직원이 고르시는 걸 도와드릴 수 있어요.
intent-size_advice = 상품 페이지에 사이즈표가 있어요. 두 사이즈 사이에서 고민되시면 직원이 조언해 드릴 수 있어요.
intent-installation_help = 설명서는 상자 안에 있어요. 이해되지 않는 단계가 있으면 직원이 도와드릴 수 있어요.
intent-authenticity_question = 저희가 파는 것은 모두 정품이고 제조사에서 직접 들여와요. 의심되는 상품이 있으면 직원이 확인해 드릴 거예요.

intent-promotion_question = 지금 하는 행사는 저희 웹사이트 첫 화면에 있어요. 적용되는지 궁금하시면 직원이 알려 드릴 수 있어요.
intent-coupon_problem = 코드를 정확히 입력하셨는지, 기한이 지나지 않았는지, 장바구니가 조건에 맞는지 확인해 주세요. 그래도 안 되면 직원이 도와드릴 수 있어요.
intent-loyalty_points = 포인트와 등급은 계정에서 보실 수 있어요. 빠진 것 같다면 직원이 확인해 드릴 수 있어요.

intent-create_account = 저희 웹사이트의 "로그인"에서 이메일 주소로 계정을 만드실 수 있어요. 계정 없이도 주문하실 수 있어요.
intent-registration_problems = 가입이 안 된다니 죄송해요. 확인 메일이 스팸함에 있는지 보시고 다른 브라우저로도 해 보세요. 그래도 안 되면 직원이 도와드릴 수 있어요.
intent-sign_in_problem = 로그인이 안 되면 먼저 "비밀번호를 잊으셨나요?"를 이용해 보세요. 계정이 잠겼다면 직원이 도와드릴 수 있어요.
intent-recover_password = 로그인 화면에서 "비밀번호를 잊으셨나요?"를 누르시면 링크가 담긴 메일을 보내 드려요. 오지 않으면 스팸함을 확인해 주세요.
intent-edit_account = 정보는 계정의 "내 정보"에서 바꾸실 수 있어요. 거기서 바꿀 수 없는 것은 직원이 바꿔 드릴 수 있어요.
intent-switch_account = 로그아웃하신 뒤 다른 계정으로 로그인해 주세요. 저는 두 계정을 합칠 수 없지만, 무엇이 가능한지 직원이 알려 드릴 수 있어요.
intent-delete_account = 제가 직접 계정을 없앨 수는 없어요. 본인 계정인지 확인한 뒤 직원이 해 드릴 수 있어요.
intent-data_privacy = 저희가 어떤 정보를 가지고 있는지 언제든지 물어보실 수 있고, 고치거나 지워 달라고 하실 수 있어요. 이런 요청은 직원이 받아요.
intent-newsletter_subscription = 모든 소식 메일 끝에 구독을 끊는 링크가 있어요. 구독은 저희 웹사이트 맨 아래에서 하실 수 있어요.

intent-contact_customer_service = 언제든지 바로 여기로 연락하시면 돼요. 사람과 이야기하고 싶으시면 직원을 부를게요.
intent-complaint = 불편을 드려 죄송해요. 직원이 살펴보면 좋겠는데, 부를까요?
intent-review = 말씀해 주셔서 고마워요! 후기는 상품 페이지에서 쓰실 수 있어요.
intent-repeat = 제 마지막 메시지는 바로 위에 있어요. 설명이 필요한 부분이 있나요?
intent-start_over = 알겠어요, 다시 시작해요. 무엇을 도와드릴까요?

settled-done = 좋은 소식입니다. 앞서 확인하신 내용이 처리되었습니다.
settled-not-done = 확인해 보니 앞서 확인하신 내용은 처리되지 않았습니다. 변경된 것은 없으며, 아직 원하시면 말씀해 주세요.
settled-unknown = 확인하신 내용이 처리되었는지 알아내지 못했습니다. 담당자가 확인해 알려 드리겠습니다. 그동안 같은 요청을 다시 하지 말아 주세요.
