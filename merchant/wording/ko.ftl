# 도우미가 한국어로 하는 말. Project Fluent 문법이며, 모든 언어에 모든 키가 있어야 한다.
# 말투: 해요체, 친절하고 짧게. 호칭은 되도록 쓰지 않고, 사람은 "직원"이라고 부른다.
# 키 `intent-이름`은 없어도 된다: 따로 흐름이 없는 의도에 대한 답이다.

greeting = 안녕하세요! { $shop }의 자동 도우미예요. 주문을 찾아 드리고, 질문에 답해 드리고, 직원을 연결해 드릴 수 있어요.
choice-track-order = 내 주문 어디쯤 왔나요?
choice-delivery = 배송은 며칠 걸리나요?
choice-returns = 반품
choice-human = 직원과 상담하기
choice-bot = 도우미로 돌아가기
choice-wait = 계속 기다리기

ask-order-number = 어느 주문인가요? 주문 번호를 보내 주세요. 주문 확인 메일에 적혀 있어요.
ask-order-number-again = 메시지에서 주문 번호를 찾지 못했어요. #AC104233 같은 번호예요. 번호가 없으시면 직원을 연결해 드릴게요.
ask-proof = 감사해요. 개인정보를 지키기 위해 주문 { $order } 건에 쓰신 이메일 주소, 우편번호 또는 전화번호 뒤 네 자리도 보내 주세요.
ask-proof-again = 주문 { $order } 건에 쓰신 이메일 주소, 우편번호 또는 전화번호 뒤 네 자리가 필요해요.
ask-which-order = 최근 주문이에요. 어느 주문을 말씀하시나요?
ask-which-order-again = 이 중에서 하나를 고르시거나 주문 번호를 보내 주세요.
no-orders = 계정에서 주문을 찾을 수 없어요. 비회원으로 주문하셨다면 주문 번호와 함께 그때 쓰신 이메일 주소나 우편번호를 보내 주세요.

order-not-found = 일치하는 주문을 찾을 수 없어요. 주문 번호와, 이메일 주소나 우편번호를 확인하시고 둘 다 다시 보내 주세요.
order-too-many-attempts = 이 대화에서는 더 이상 주문을 조회할 수 없어요. 직원이 본인 확인을 하고 도와드릴 수 있어요.
order-unknown = 지금은 주문 시스템에 연결되지 않아서 확인할 수 없어요. 몇 분 뒤에 다시 물어보시거나 직원에게 문의해 주세요.

order-pending = 주문 { $order } 건이 확인되었어요. 곧 포장할 예정이에요.
order-processed = 주문 { $order } 건은 포장하고 있어요.
order-shipped = 주문 { $order } 건은 배송 중이에요{ $date ->
    [none] .
   *[other] . { $date }에 도착할 예정이에요.
}
order-late = 주문 { $order } 건은 배송 중이지만 늦어지고 있어요. 원래 { $date }에 도착할 예정이었어요. 죄송해요.
order-out_for_delivery = 주문 { $order } 건은 기사님이 배달 중이고, 오늘 도착할 예정이에요.
order-delivered = 주문 { $order } 건은 { $date ->
    [none] 배송이 완료되었어요.
   *[other] { $date }에 배송이 완료되었어요.
}
carrier-latest = 택배사 최신 소식({ $when }): { $what }.
carrier-label_created = 택배사에 접수됨
carrier-in_transit = 이동 중
carrier-delayed = 지연됨
carrier-out_for_delivery = 배송 출발
carrier-attempt_failed = 배송을 시도했으나 전달하지 못함
carrier-ready_for_pickup = 수령 대기 중
carrier-delivered = 배송 완료
carrier-returning = 저희 쪽으로 반송 중
order-cancelled = 주문 { $order } 건은 취소되었어요.
order-returned = 주문 { $order } 건은 저희에게 반송되었어요.

status-pending = 주문 확인됨
status-processed = 포장 중
status-shipped = 배송 중
status-out_for_delivery = 배달 중
status-delivered = 배송 완료
status-cancelled = 취소됨
status-returned = 반송됨

hello = 안녕하세요! 무엇을 도와드릴까요?
thanks = 별말씀을요! 더 도와드릴 일이 있을까요?
goodbye = 연락해 주셔서 감사해요. 좋은 하루 보내세요!
capabilities = 주문하신 상품이 어디쯤 왔는지 알려 드리고, 주문 취소와 변경, 반품, 교환, 청구서, 방문 예약을 도와드려요. 질문에 답해 드리거나 직원을 연결해 드릴 수도 있어요.
acknowledged = 알겠어요.
not-understood = 죄송해요, 잘 이해하지 못했어요. 다르게 말씀해 주시겠어요?
not-understood-choices = 죄송해요, 아직 이해하지 못했어요. 혹시 이 중에 있나요?
no-flow = 그건 아직 제가 직접 처리해 드릴 수 없어요. 직원이 도와드릴 수 있어요.

handoff-requested = 직원에게 연결을 요청하고 있어요. 그때까지 저는 답하지 않을게요. 도움이 될 내용을 미리 적어 주세요.
handoff-joined = 직원이 대화에 들어왔어요.
handoff-left = 직원이 대화를 자동 도우미인 저에게 다시 넘겼어요.
handoff-nobody = 죄송해요, 지금은 상담 가능한 직원이 없어요. 계속 기다리시거나 저와 계속하실 수 있어요.
handoff-waiting = 알겠어요. 대기 순서는 그대로 유지할게요.
handoff-back = 자동 도우미예요. 다시 제가 도와드릴게요.
failed = 저희 쪽에 문제가 생겨 메시지를 처리하지 못했어요. 직원에게 확인을 요청하고 있어요.
ended = 대화가 끝났어요. 감사해요!

# 모든 흐름에 두루 쓰는 말.
flow-restarted = 그사이 저희 쪽에 바뀐 것이 있어서 처음부터 다시 해야 해요. 말씀하신 내용은 되도록 그대로 쓸게요.
flow-cancelled = 알겠어요. 아무것도 하지 않고 그대로 둘게요.
go-on = { $flow } 건을 이어서 진행할까요?
start-other = { $flow } 건도 말씀하셨어요. 지금 도와드릴까요?
next-order = 다음은 주문 { $order }입니다. { $flow } 건을 진행할까요?
orders-in-turn = 주문을 차례로 처리하겠습니다. 먼저 { $first }: { $orders }.
order-taken = 주문 { $order } 건으로 도와드릴게요.
sign-in-needed = 이 요청은 어느 분의 계정인지 확인해야 해요. 저희 웹사이트에서 로그인하신 뒤 채팅을 다시 열어 주시거나 직원의 도움을 받아 주세요.
angry-human = 불편을 드려 죄송해요. 직원과 상담하고 싶으시면 말씀만 해 주세요.
choice-outdated = 이미 지난 질문이라 아무것도 처리하지 않았어요.
confirm-question = 이대로 진행할까요?
confirm-again = 확실히 하기 위해 "네" 또는 "아니요"로 답해 주세요. 진행하면 이렇게 돼요.
choice-yes = 네, 진행해 주세요
choice-no = 아니요
choice-all-items = 전부
quote-changed = 그사이 주문이 바뀌어서 아무것도 처리하지 않았어요. 지금 진행하면 이렇게 돼요.
review-needed = 이 건은 직원의 승인이 필요해요. 아직 아무것도 처리되지 않았어요.
perform-unknown = 주문 시스템에서 제때 답이 오지 않아 처리되었는지 아직 몰라요. 확인해서 여기에서 알려 드릴게요. 그때까지 다른 곳에서 다시 신청하지 말아 주세요.
label-link = 반품 라벨
refused-other = 그건 제가 해 드릴 수 없어요. 직원이 확인해 드릴 수 있어요.
ask-new-variant = { $name } 대신 어떤 것을 원하세요?
ask-new-variant-again = { $name } 대신 원하시는 것을 고르시거나 색상이나 사이즈를 적어 주세요.
variant-not-available = { $name } 상품에는 말씀하신 옵션이 없거나 재고가 없어요.
no-other-variants = { $name } 상품은 바꿔 드릴 수 있는 다른 옵션의 재고가 없어요.
summary-line = { $name } × { $quantity }, 개당 { $price }
summary-swap = { $name } × { $quantity } → { $becomes }, 개당 { $price }
summary-refund = { $amount } 환불은 { $when } 처리돼요. 환불 수단: { $method }.
summary-charge = { $amount } 결제가 진행돼요. 결제 수단: { $method }.
summary-fee = 수수료가 반영된 금액이에요. 수수료: { $amount }.
arrives-at-once = 바로
arrives-in-days = 영업일 { $from }~{ $to }일 안에
arrives-after-return = 상품이 저희에게 돌아오는 대로
arrives-in-days-after-return = 상품이 저희에게 돌아온 뒤 영업일 { $from }~{ $to }일 안에
method-gift_card = 기프트카드
method-card = 카드 { $hint }
method-wallet = { $hint }
method-paid = 원래 결제 수단

# 여러 흐름에서 묻는 말.
ask-colleague = 직원에게 맡길까요?
ask-settle-with = 가격 차이가 있으면 어떤 결제 수단으로 정산할까요?
ask-visit-name = 기사님이 어느 분을 찾으면 될까요? 성함을 알려 주세요.
named-name = 성함 | 이름
named-phone = 전화번호 | 연락처
ask-phone = 연락 가능한 전화번호를 알려 주세요.
ask-visit-day = 언제 방문하면 좋을까요?
ask-visit-day-again = 오늘이나 그 이후의 날짜를 "다음 주 화요일"이나 "5월 12일"처럼 적어 주세요.
ask-address = 새 주소가 어떻게 되나요? 우편번호, 도로명 주소, 동·호수까지 모두 적어 주세요. 해외라면 국가명도 적어 주세요.
ask-address-again = 우편번호, 도로명 주소, 동·호수까지 전체 주소가 필요해요. 해외라면 국가명도 적어 주세요.
option-agree = 네, 부탁드려요
option-decline = 아니요, 괜찮아요
hand-over-photos = 정말 죄송해요. 직원이 상품과 상자 사진을 요청드린 뒤 해결해 드릴 거예요.
hand-over-missing = 빠진 상품이 있다니 죄송해요. 직원이 확인해 드릴 거예요.
hand-over-carrier_search = 직원이 택배사에 조사를 요청할 거예요.
hand-over-delayed = 기다리시게 해서 죄송해요. 왜 늦어지는지 직원이 확인해 드릴 거예요.
hand-over-refund = 환불이 어디까지 진행되었는지 직원이 확인해 드릴 거예요.
hand-over-complaint = 말씀해 주셔서 감사해요. 직원이 살펴보고 도와드릴 거예요.
hand-over-payment = 직원이 결제 내역을 확인할 거예요. 카드 번호는 절대 여기에 보내지 마세요.
hand-over-privacy = 본인 계정인지 확인한 뒤 직원이 요청을 처리할 거예요.

flow-cancel_order = 주문 취소
ask-cancel-order = 어느 주문을 취소할까요?
ask-cancel-reason = 취소하시는 이유가 무엇인가요?
option-no_longer_needed = 필요 없어졌어요
heard-no_longer_needed = 필요 없 | 필요없 | 필요가 없 | 안 살래 | 안살래 | 안 사려고 | 안 사도 | 마음이 바뀌 | 맘이 바뀌 | 생각이 바뀌 | 변심
option-ordered_by_mistake = 실수로 주문했어요
heard-ordered_by_mistake = 실수로 | 주문 실수 | 잘못 주문 | 잘못 눌 | 잘못 시켰 | 모르고 주문 | 중복 주문 | 두 번 주문 | 두 번 눌 | 또 샀
option-found_cheaper = 더 싼 곳을 찾았어요
heard-found_cheaper = 더 싼 | 더 싸게 | 더 저렴 | 싸게 파는 | 싸게 팔 | 가격이 더 낮
option-too_slow = 너무 오래 걸려요
heard-too_slow = 너무 늦 | 너무 느 | 너무 오래 | 오래 걸 | 못 기다 | 기다릴 수 없 | 기다릴 수가 없 | 배송이 늦 | 안 와서 | 늦어져서
confirm-cancel_order = 주문 { $order } 건 전체를 취소할게요. 이유: { $reason }.
done-cancel_order = 주문 { $order } 건을 취소했어요.

flow-change_items = 주문 상품 변경
ask-change-order = 어느 주문을 바꿀까요?
ask-change-items = 어떤 상품을 무엇으로 바꿀까요?
note-change-once = 이 요청은 주문마다 한 번만 할 수 있으니, 빠진 것이 없는지 확인해 주세요.
confirm-change_items = 주문 { $order } 건에서 이 상품들을 바꿀게요. 차액 정산 수단: { $method }.
done-change_items = 주문 { $order } 건의 상품을 바꿨어요.

flow-change_address = 배송지 변경
flow-change_default_address = 기본 배송지 변경
ask-address_of = 주문의 배송지인가요, 계정에 등록된 주소인가요?
option-this_order = 주문 배송지
heard-this_order = 이 주문 | 이번 주문 | 방금 주문 | 주문 건 | 주문한 | 주문했 | 주문하신 | 주문의 | 시킨 거 | 시킨 것
option-my_account = 계정 주소
heard-my_account = 계정 | 기본 배송지 | 기본 주소 | 기본으로 | 회원 정보 | 회원정보 | 내 정보 | 프로필 | 마이페이지 주소
confirm-change_address = 주문 { $order } 건을 이 주소로 보낼게요: { $address }
done-change_address = 주문 { $order } 건은 이 주소로 보내 드려요: { $address }
confirm-change_default_address = 계정에 등록된 주소를 이렇게 바꿀게요: { $address }
done-change_default_address = 계정에 등록된 주소를 바꿨어요: { $address }

flow-change_payment = 결제 수단 변경
ask-pay-with = 어떤 결제 수단으로 바꿀까요?
confirm-change_payment = 주문 { $order } 건의 결제 수단을 이렇게 바꿀게요: { $method }
done-change_payment = 주문 { $order } 건의 결제 수단을 바꿨어요: { $method }

flow-return_items = 반품
ask-return-order = 어느 주문의 상품을 반품하시나요?
ask-return-items = 어떤 상품을 반품하시나요?
ask-return-reason = 반품하시는 이유가 무엇인가요?
ask-refund-to = 어디로 환불해 드릴까요?
option-not_needed = 필요 없어요
heard-not_needed = 필요 없 | 필요없 | 필요가 없 | 안 쓸 것 | 안 쓸 거 | 안 쓰게 | 저랑 안 맞 | 마음이 바뀌 | 맘이 바뀌 | 생각이 바뀌 | 변심
option-wrong_size = 사이즈가 안 맞아요
heard-wrong_size = 사이즈가 안 | 사이즈 안 맞 | 사이즈가 크 | 사이즈가 커 | 사이즈가 작 | 너무 크 | 너무 커 | 너무 작 | 너무 헐렁 | 너무 껴 | 꽉 끼 | 안 맞아 | 안 맞는 | 안맞
option-not_as_described = 설명과 달라요
heard-not_as_described = 설명과 달 | 설명과 다르 | 설명이랑 달 | 설명이랑 다르 | 사진과 달 | 사진과 다르 | 사진이랑 달 | 사진이랑 다르 | 화면과 달 | 화면이랑 달 | 생각과 달 | 생각했던 것과 | 생각했던 거랑 | 생각한 것과 | 생각한 거랑 | 기대와 달 | 기대했던
option-damaged = 파손·불량이에요
heard-damaged = 깨져 | 깨졌 | 깨진 | 고장 | 부서졌 | 부서져 | 부서진 | 망가 | 파손 | 찢어 | 찢겨 | 금이 갔 | 금이 가 | 스크래치 | 긁힌 | 긁혀 | 하자가 | 불량
option-wrong_item = 주문한 상품이 아니에요
heard-wrong_item = 다른 상품이 | 다른 제품이 | 다른 물건이 | 다른 게 왔 | 다른게 왔 | 다른 색이 왔 | 잘못 왔 | 잘못 보내 | 잘못 배송 | 오배송 | 주문한 게 아니 | 주문한 것과 달 | 주문한 것과 다르 | 주문한 거랑 달 | 주문한 거랑 다르 | 시킨 게 아니 | 시킨 거랑 달 | 시킨 거랑 다르
confirm-return_items = 주문 { $order } 건의 반품을 이렇게 접수할게요.
done-return_items = 주문 { $order } 건의 반품을 접수했어요.
return-how = 상품을 원래 상자에 담아 주세요. 반품 라벨은 이메일로 보내 드려요. 택배사의 어느 지점에서나 보내실 수 있어요.

flow-exchange_items = 교환
ask-exchange-order = 어느 주문의 상품을 교환하시나요?
ask-exchange-items = 어떤 상품을 무엇으로 교환할까요?
confirm-exchange_items = 주문 { $order } 건에서 이 상품들을 교환할게요. 차액 정산 수단: { $method }.
done-exchange_items = 주문 { $order } 건의 교환을 접수했어요.

flow-expedite = 빠른 처리 요청
ask-expedite-order = 어느 주문을 더 빨리 받고 싶으세요?
confirm-expedite = 주문 { $order } 건을 급한 주문으로 표시해 창고와 택배사에 알릴게요.
done-expedite = 주문 { $order } 건을 급한 주문으로 표시했어요. 날짜를 약속드릴 수는 없지만 먼저 처리해 드릴게요.

flow-invoice = 청구서 발행
ask-invoice-order = 어느 주문의 청구서가 필요하세요?
ask-invoice_for = 개인용인가요, 회사용인가요?
option-person = 개인용
heard-person = 개인 | 제 이름으로 | 본인 이름
option-company = 회사용
heard-company = 회사 | 법인 | 기업 | 업체 | 사업자 | 개인사업자 | 개인 사업자 | 지출증빙 | 세금계산서
ask-invoice-title = 청구서를 어떤 명의로 발행할까요?
ask-tax_number = 회사의 사업자등록번호를 알려 주세요.
named-title = 받는 회사 | 상호
named-tax_number = 사업자등록번호 | 사업자 번호
confirm-issue_invoice = 주문 { $order } 건의 청구서를 발행할게요. 명의: { $title }{ $tax ->
    [none] .
   *[other] , 사업자등록번호: { $tax }.
}
done-issue_invoice = 주문 { $order } 건의 청구서를 보내 드려요. 명의: { $title }.

flow-repair = 수리
ask-repair-order = 어느 주문의 상품인가요?
flow-installation = 설치
ask-installation-visit = 설치 방문을 예약할까요?
ask-installation-order = 어느 주문의 상품을 설치할까요?
confirm-book_service = 주문 { $order } 건의 방문을 { $day }로 예약할게요. 성함: { $name } 님, 연락처: { $phone }
done-book_service = 주문 { $order } 건의 방문을 { $day }로 예약했어요.

flow-price_protection = 차액 환불
ask-price-order = 어느 주문인가요?
confirm-protect_price = 주문 { $order } 건에 대해 오늘 가격과의 차액을 환불해 드릴게요.
done-protect_price = 주문 { $order } 건의 차액을 환불해 드리고 있어요.

flow-damaged_or_wrong = 파손·오배송
ask-damaged-order = 정말 죄송해요. 어느 주문의 상품인가요?
ask-damaged-items = 어떤 상품인가요?
flow-missing_item = 빠진 상품
ask-missing-order = 빠진 상품이 있다니 죄송해요. 어느 주문인가요?
missing-two-parcels = 주문 상품이 여러 상자로 나뉘어 오기도 해요. 나머지는 아직 배송 중일 수 있어요.
flow-delivered_not_received = 받지 못한 택배
ask-lost-order = 죄송해요. 어느 주문인가요?
flow-delivery_delayed = 배송 지연
ask-delayed-order = 기다리시게 해서 죄송해요. 어느 주문인가요?
flow-track_refund = 환불
ask-refund-order = 어느 주문의 환불인가요?
flow-complaint = 불편 접수
flow-payment_issue = 결제 문제
flow-delete_account = 회원 탈퇴
flow-data_privacy = 개인정보

# 거절하는 이유: `refused-코드`. 정책이 알려 주는 값을 넣어 말한다.
refused-not_allowed = 저희 규정에서는 그렇게 할 수 없어요.
refused-sign_in_needed = 이 요청은 저희 웹사이트에 로그인하셔야 처리할 수 있어요.
refused-proof_needed = 이 요청은 본인의 주문인지 확인되어야 처리할 수 있어요.
refused-order_not_found = 그 주문을 찾을 수 없어요.
refused-already_packed = 주문이 이미 포장되었거나 배송 중이라 바꾸거나 취소할 수 없어요. 받으신 뒤에 반품하실 수 있어요.
refused-delivered_return_instead = 주문이 이미 도착해서 취소할 수 없어요. 대신 반품하실 수 있어요.
refused-already_cancelled = 이미 취소된 주문이라 따로 하실 일은 없어요.
refused-items_changed_before = 이 주문의 상품은 이미 변경하셨고, 한 번만 변경할 수 있어요.
refused-not_delivered = 주문이 아직 도착하지 않았어요. 받으신 뒤에 반품하실 수 있어요.
refused-return_window_ended = 반품 기한이 { $until }에 끝났어요.
refused-return_requested_before = 이 주문은 이미 반품을 신청하셨고, 한 번만 신청할 수 있어요.
refused-exchange_requested_before = 이 주문은 이미 교환을 신청하셨고, 한 번만 신청할 수 있어요.
refused-refund_to_original_only = 환불은 원래 결제 수단이나 기프트카드로만 해 드릴 수 있어요.
refused-other_destination = 이 주문의 앞선 반품은 다른 수단으로 환불돼요. 이번 환불도 그 수단으로만 할 수 있어요.
refused-nothing_to_expedite = 이미 도착했거나 취소된 주문이라 더 빨리 처리할 것이 없어요.
refused-expedited_before = 이미 급한 주문으로 표시되어 있어요.
refused-nothing_to_invoice = 취소되었거나 반품된 주문은 청구서를 발행할 수 없어요.
refused-tax_number_needed = 회사 앞으로 발행하는 청구서에는 사업자등록번호가 필요해요.
refused-not_shipped = 방문 예약은 상품이 출발한 뒤에 할 수 있어요.
refused-price_window_ended = 가격 차액은 주문 후 일정 기간에만 환불해 드려요. 이 주문은 { $until }에 기간이 끝났어요.
refused-nothing_to_protect = 취소되었거나 반품된 주문은 환불해 드릴 차액이 없어요.
refused-price_protected_before = 이 주문의 차액은 이미 환불해 드렸어요.
refused-no_price_drop = 이 주문에는 가격이 내린 상품이 없어요.
refused-gift_card_too_low = 기프트카드 잔액이 부족해요. 잔액: { $balance }, 필요한 금액: { $needed }.
refused-not_available = { $product } 상품의 그 옵션은 지금 재고가 없어요.
refused-variant_unknown = { $product } 상품에는 그런 옵션이 없어요.
refused-item_not_in_order = 그 상품은 주문에 없거나, 주문하신 수량보다 많아요.
refused-same_item = 지금과 같은 옵션이에요.
refused-same_payment_method = 이미 그 수단으로 결제된 주문이에요.
refused-payment_method_not_found = 그 결제 수단은 계정에 등록되어 있지 않아요.
refused-nothing_paid = 이 주문은 아직 결제되지 않았어요.
refused-refund_under_way = 이 주문은 이미 환불이 진행 중이에요.
refused-refund_above_paid = 결제하신 금액보다 많아요.
refused-customer_unknown = 이 주문의 계정을 찾을 수 없어요. 직원이 도와드릴 수 있어요.
refused-changed_meanwhile = 그사이 주문이 바뀌어서 처리되지 않았어요.
refused-switched_off = 지금은 제가 처리해 드릴 수 없어요. 직원이 도와드릴 수 있어요.

# 따로 흐름이 없는 의도에 대한 답: 이 가게의 규칙, 도우미가 직접 할 수 없는 일, 그리고 직원.
# 그 아래에 "내 주문 어디쯤 왔나요?"와 "직원과 상담하기"가 보인다.

intent-place_order = 주문은 저희 웹사이트에서 하실 수 있어요. 상품을 열고 옵션을 고른 다음 장바구니에 담아 결제하시면 돼요. 제가 대신 주문할 수는 없지만 직원이 도와드릴 수 있어요.
intent-check_cancellation_fee = 포장하기 전까지는 취소가 무료예요. 그 뒤에는 30일 안에 반품하실 수 있어요.

intent-delivery_options = 일반 배송(영업일 3~5일)과 빠른 배송(영업일 1~2일)이 있고, 결제할 때 고르실 수 있어요.
intent-delivery_period = 일반 배송은 영업일 3~5일, 빠른 배송은 영업일 1~2일 걸려요. 이미 하신 주문은 제가 날짜를 확인해 드릴 수 있어요.
intent-delivered_not_received = 죄송해요. 문 앞과 주변을 살펴보시고 이웃에게도 물어봐 주세요. 그래도 없으면 직원이 택배사에 조사를 요청할 수 있어요.
intent-set_up_shipping_address = 계정의 "배송지"에서 주소를 추가하시거나, 결제할 때 새 주소를 입력하실 수 있어요.
intent-international_shipping = 결제 화면에 주소를 입력하시면 그 나라로 배송되는지와 배송비를 바로 확인하실 수 있어요. 거기서 고를 수 없다면 직원이 확인해 드릴 수 있어요.
intent-customs_duties = 해외 배송에는 관세와 수입 부가세가 붙을 수 있어요. 택배사나 세관에서 알려 드릴 거예요. 서류는 직원이 도와드릴 수 있어요.

intent-track_refund = 환불은 상품이 저희에게 도착한 뒤 영업일 5일 안에 처리돼요. 은행에서 며칠 더 걸릴 수 있어요.
intent-check_refund_policy = 사용하지 않은 상품은 받으신 날부터 30일 안에 상자에 담아 반품하실 수 있어요. 저희에게 도착한 뒤 영업일 5일 안에 결제하신 수단으로 환불해 드려요.

intent-check_payment_methods = 카드, PayPal, 기프트카드, 계좌이체로 결제하실 수 있어요.
intent-payment_issue = 저는 결제 내역을 볼 수 없어요. 결제되었는데 주문이 없거나 두 번 결제되었다면 직원이 해결해 드릴 수 있어요. 카드 번호는 절대 여기에 보내지 마세요.
intent-check_invoice = 청구서는 계정의 "주문 내역"에 있어요. 잘못된 점이 있으면 직원이 고쳐 드릴 수 있어요.
intent-gift_card = 기프트카드는 결제할 때 입력하시면 되고, 잔액도 거기에 보여요. 코드가 적용되지 않으면 직원이 확인해 드릴 수 있어요.

intent-product_question = 아직 상품을 잘 몰라서 답해 드릴 수 없어요. 자세한 내용은 상품 페이지에 있고, 나머지는 직원이 답해 드릴 수 있어요.
intent-product_availability = 재고는 상품 페이지에 나와 있어요. 언제 다시 들어오는지는 직원이 알 수도 있어요.
intent-product_recommendation = 저는 아직 상품을 추천해 드릴 수 없어요. 직원이 기꺼이 도와드릴 거예요.
intent-product_comparison = 저는 아직 상품을 비교해 드릴 수 없어요. 자세한 내용은 상품 페이지에 있고, 직원이 고르시는 걸 도와드릴 수 있어요.
intent-size_advice = 상품 페이지에 사이즈표가 있어요. 두 사이즈 사이에서 고민되시면 직원이 조언해 드릴 수 있어요.
intent-installation_help = 설명서는 상자 안에 있고, 모든 단계가 나와 있어요.
intent-authenticity_question = 저희가 파는 상품은 모두 정품이고 제조사에서 직접 들여와요. 의심되는 상품이 있으면 직원이 확인해 드릴 거예요.

intent-promotion_question = 진행 중인 행사는 저희 웹사이트 첫 화면에 있어요. 적용되는지 궁금하시면 직원이 알려 드릴 수 있어요.
intent-coupon_problem = 코드를 정확히 입력하셨는지, 기한이 지나지 않았는지, 장바구니가 조건에 맞는지 확인해 주세요. 그래도 안 되면 직원이 도와드릴 수 있어요.
intent-loyalty_points = 포인트와 등급은 계정에서 보실 수 있어요. 빠진 것 같다면 직원이 확인해 드릴 수 있어요.

intent-create_account = 저희 웹사이트의 "로그인"에서 이메일 주소로 계정을 만드실 수 있어요. 계정 없이도 주문하실 수 있어요.
intent-registration_problems = 가입이 안 된다니 죄송해요. 확인 메일이 스팸함에 있는지 보시고 다른 브라우저로도 해 보세요. 그래도 안 되면 직원이 도와드릴 수 있어요.
intent-sign_in_problem = 로그인이 안 되면 먼저 "비밀번호를 잊으셨나요?"를 이용해 보세요. 계정이 잠겼다면 직원이 도와드릴 수 있어요.
intent-recover_password = 로그인 화면에서 "비밀번호를 잊으셨나요?"를 누르시면 링크가 담긴 메일을 보내 드려요. 오지 않으면 스팸함을 확인해 주세요.
intent-edit_account = 정보는 계정의 "내 정보"에서 바꾸실 수 있어요. 거기서 바꿀 수 없는 것은 직원이 바꿔 드릴 수 있어요.
intent-switch_account = 로그아웃하신 뒤 다른 계정으로 로그인해 주세요. 저는 두 계정을 합칠 수 없지만, 무엇이 가능한지 직원이 알려 드릴 수 있어요.
intent-delete_account = 제가 직접 탈퇴를 처리할 수는 없어요. 본인 계정인지 확인한 뒤 직원이 처리해 드릴 수 있어요.
intent-data_privacy = 저희가 어떤 정보를 보관하는지 언제든지 물어보실 수 있고, 정정이나 삭제를 요청하실 수 있어요. 이런 요청은 직원이 처리해요.
intent-newsletter_subscription = 모든 뉴스레터 끝에 구독 해지 링크가 있어요. 구독 신청은 저희 웹사이트 맨 아래에서 하실 수 있어요.

intent-contact_customer_service = 언제든지 바로 여기로 연락하시면 돼요. 직원과 상담하고 싶으시면 연결해 드릴게요.
intent-complaint = 불편을 드려 정말 죄송해요.
intent-review = 말씀해 주셔서 감사해요! 후기는 상품 페이지에서 쓰실 수 있어요.
intent-repeat = 제 마지막 메시지는 바로 위에 있어요. 설명이 필요한 부분이 있나요?
intent-start_over = 알겠어요, 처음부터 다시 시작할게요. 무엇을 도와드릴까요?

# 주문 시스템이 제때 확인해 주지 않은 변경이 어떻게 끝났는지.
settled-done = 좋은 소식이에요. 아까 진행하기로 하신 요청이 처리되었어요.
settled-not-done = 확인해 보니 아까 진행하기로 하신 요청은 처리되지 않았어요. 바뀐 것은 없으니, 아직 원하시면 말씀해 주세요.
settled-unknown = 진행하기로 하신 요청이 처리되었는지 확인하지 못했어요. 직원이 살펴보고 알려 드릴 거예요. 그동안 같은 요청을 다시 하지 말아 주세요.

# 주문이나 상품에 변화가 있을 때 먼저 알려 드리는 말.
notice-shipped = 좋은 소식이에요. 주문 { $order } 건이 발송되었어요{ $carrier ->
    [none] .
   *[other] {""} ({ $carrier }).
}{ $date ->
    [none] {""}
   *[other] {""} { $date }에 도착할 예정이에요.
}
notice-tracking = 운송장 번호: { $tracking }
notice-delayed = 죄송해요. 주문 { $order } 건의 배송이 늦어지고 있어요{ $date ->
    [none] .
   *[other] . 이제 { $date }에 도착할 예정이에요.
}
notice-out_for_delivery = 주문 { $order } 건은 배송 기사가 가지고 있고 오늘 도착할 예정이에요.
notice-delivered = 주문 { $order } 건의 배송이 완료되었어요.
notice-refund_paid = 주문 { $order } 건의 환불금 { $amount } 지급이 완료되었어요.
notice-back_in_stock = 다시 입고되었어요: { $name }.
choice-notices-off = 이런 알림 그만 받기
choice-notices-on = 알림 다시 받기
notices-off = 알겠어요. 이제 먼저 알려 드리지 않을게요. 궁금한 점은 언제든 물어봐 주세요.
notices-on = 알겠어요. 새 소식이 있으면 여기에서 알려 드릴게요.
watching-item = 알겠어요. 다시 입고되면 여기에서 알려 드릴게요.
