# What the assistant says in Arabic. Project Fluent syntax; every key must exist in every language.
# Register: modern standard Arabic, respectful and short; the shopper is addressed in the plural
# (أنتم), which suits women and men alike. A key `intent-NAME` is optional: the answer to an intent
# that has no flow of its own.

greeting = أهلاً بكم! أنا المساعد الآلي لمتجر { $shop }. يمكنني البحث عن طلبكم أو الإجابة عن أسئلتكم أو تحويلكم إلى أحد الزملاء.
choice-track-order = أين طلبي؟
choice-delivery = كم يستغرق التوصيل؟
choice-returns = الإرجاع
choice-human = التحدث إلى موظف
choice-bot = العودة إلى المساعد الآلي
choice-wait = متابعة الانتظار

ask-order-number = عن أي طلب تسألون؟ يُرجى إرسال رقم الطلب، وتجدونه في رسالة التأكيد.
ask-order-number-again = لم أجد رقم طلب في رسالتكم. يكون على هذا الشكل: #AC104233. وإن لم يكن لديكم فيمكنني تحويلكم إلى أحد الزملاء.
ask-proof = شكراً. لحماية بياناتكم يُرجى أيضاً إرسال البريد الإلكتروني أو الرمز البريدي أو آخر أربعة أرقام من هاتف التوصيل الخاص بالطلب { $order }.
ask-proof-again = أحتاج إلى البريد الإلكتروني أو الرمز البريدي أو آخر أربعة أرقام من هاتف التوصيل الذي سُجِّل به الطلب { $order }.
ask-which-order = هذه أحدث طلباتكم. أيها تقصدون؟
ask-which-order-again = يُرجى اختيار أحد هذه الطلبات أو إرسال رقمه.
no-orders = لا أجد أي طلبات في حسابكم. إن كان الطلب قد تم بصفة زائر فيُرجى إرسال رقمه مع البريد الإلكتروني أو الرمز البريدي المسجل فيه.

order-not-found = لا أجد طلباً مطابقاً. يُرجى التحقق من رقم الطلب ومن البريد الإلكتروني أو الرمز البريدي، ثم إرسالهما معاً من جديد.
order-too-many-attempts = لا يمكنني البحث عن طلبات أخرى في هذه المحادثة. يستطيع أحد الزملاء التحقق من هويتكم ومساعدتكم.
order-unknown = لا أستطيع الوصول إلى نظام الطلبات الآن، لذا لا يمكنني الإجابة. يُرجى السؤال مرة أخرى بعد بضع دقائق أو التحدث إلى أحد الزملاء.

order-pending = تم تأكيد الطلب { $order } وسيُجهَّز قريباً.
order-processed = الطلب { $order } قيد التجهيز.
order-shipped = الطلب { $order } في الطريق إليكم{ $date ->
    [none] .
   *[other] {""} ومن المتوقع أن يصل في { $date }.
}
order-late = الطلب { $order } في الطريق إليكم لكنه متأخر: كان من المفترض أن يصل في { $date }. نعتذر عن ذلك.
order-out_for_delivery = الطلب { $order } مع مندوب التوصيل ومن المتوقع أن يصل اليوم.
order-delivered = تم تسليم الطلب { $order }{ $date ->
    [none] .
   *[other] {""} في { $date }.
}
carrier-latest = آخر خبر من شركة الشحن ({ $when }): { $what }.
carrier-label_created = سُجّلت لدى شركة الشحن
carrier-in_transit = في الطريق
carrier-delayed = متأخرة
carrier-out_for_delivery = مع مندوب التوصيل
carrier-attempt_failed = جرت محاولة توصيل دون نجاح
carrier-ready_for_pickup = جاهزة للاستلام
carrier-delivered = تم التسليم
carrier-returning = في طريق العودة إلينا
order-cancelled = تم إلغاء الطلب { $order }.
order-returned = أُعيد الطلب { $order } إلينا.

status-pending = مؤكد
status-processed = قيد التجهيز
status-shipped = في الطريق
status-out_for_delivery = خرج للتوصيل
status-delivered = تم التسليم
status-cancelled = ملغى
status-returned = مُعاد

hello = أهلاً! كيف يمكنني مساعدتكم؟
thanks = على الرحب والسعة! هل من شيء آخر؟
goodbye = مع السلامة، وشكراً لتواصلكم معنا.
capabilities = يمكنني إخباركم أين وصل طلبكم، وإلغاؤه أو تغييره، وترتيب الإرجاع والاستبدال والفواتير والزيارات، والإجابة عن أسئلتكم، أو تحويلكم إلى أحد الزملاء.
acknowledged = حسناً.
not-understood = عذراً، لم أفهم ذلك. هل يمكنكم صياغته بطريقة أخرى؟
not-understood-choices = عذراً، ما زلت لا أفهم. هل تقصدون أحد هذه الخيارات؟
no-flow = لا أستطيع القيام بذلك بنفسي حتى الآن، لكن أحد الزملاء يستطيع ذلك.

handoff-requested = أطلب الآن من أحد الزملاء تولي المحادثة. لن أكتب شيئاً حتى ذلك الحين، ويُرجى كتابة كل ما قد يفيد.
handoff-joined = انضم أحد الزملاء إلى المحادثة.
handoff-left = أعاد الزميل المحادثة إليّ، أنا المساعد الآلي.
handoff-nobody = عذراً، لا أحد متاح في هذه اللحظة. يمكنكم متابعة الانتظار أو إكمال المحادثة معي.
handoff-waiting = حسناً، أحتفظ بدوركم في قائمة الانتظار.
handoff-back = أنا المساعد الآلي، وقد عدت إليكم.
failed = حدث خطأ من جانبنا ولم أتمكن من معالجة رسالتكم. أطلب من أحد الزملاء الاطلاع عليها.
ended = انتهت هذه المحادثة. شكراً لكم!

# What is said around every flow.
flow-restarted = تغيّر شيء لدينا منذ أن بدأنا، لذا عليّ أن أبدأ هذا من جديد. سأحتفظ بما يمكن مما ذكرتموه.
flow-cancelled = حسناً، أترك كل شيء كما هو. لم يُنفَّذ شيء.
go-on = هل نعود إلى { $flow }؟
start-other = ذكرتم أيضاً { $flow }. هل ننظر في ذلك الآن؟
next-order = التالي هو الطلب { $order }. هل نتابع { $flow } لهذا الطلب؟
orders-in-turn = سأتناول هذه الطلبات واحداً تلو الآخر، أولاً { $first }: { $orders }.
order-taken = حسناً، بخصوص الطلب { $order }.
sign-in-needed = أحتاج لذلك إلى معرفة صاحب الحساب. يُرجى تسجيل الدخول في موقعنا ثم فتح المحادثة من جديد، أو الاستعانة بأحد الزملاء.
angry-human = نعتذر عن هذا الإزعاج. إن كنتم تفضلون التحدث إلى موظف فيكفي أن تخبروني.
choice-outdated = لم يعد هذا السؤال مطروحاً، لذا لم أنفّذ شيئاً.
confirm-question = هل أنفّذ ذلك؟
confirm-again = للتأكد أحتاج إلى جواب واضح: نعم أم لا؟ هذا ما سيحدث:
choice-yes = نعم، من فضلكم
choice-no = لا
choice-all-items = جميعها
quote-changed = تغيّر الطلب في هذه الأثناء، لذا لم أنفّذ شيئاً. هذا ما سيحدث الآن:
review-needed = يحتاج ذلك إلى موافقة أحد الزملاء. لم يُنفَّذ شيء حتى الآن.
perform-unknown = لم يردّ نظام الطلبات في الوقت المناسب، لذا لا أعرف بعد هل نُفِّذ ذلك. سأتحقق وأخبركم هنا. يُرجى عدم طلبه مرة أخرى في مكان آخر حتى ذلك الحين.
label-link = ملصق الإرجاع
refused-other = لا يُسمح لي بذلك. يمكن لأحد الزملاء النظر فيه.
ask-new-variant = ماذا تريدون بدلاً من { $name }؟
ask-new-variant-again = يُرجى اختيار ما تريدونه بدلاً من { $name } أو وصفه.
variant-not-available = لا أجد ذلك ضمن خيارات { $name }، أو أنه غير متوفر الآن.
no-other-variants = لا يتوفر الآن ما يمكن استبدال { $name } به.
summary-line = { $quantity } × { $name }، سعر القطعة { $price }
summary-swap = { $quantity } × { $name }، والبديل { $becomes }، سعر القطعة { $price }
summary-refund = يُرد مبلغ { $amount } إلى { $method }، { $when }.
summary-charge = يُخصم مبلغ { $amount } من { $method }.
summary-fee = احتُسب في ذلك رسم قدره { $amount }.
arrives-at-once = فوراً
arrives-in-days = خلال { $from } إلى { $to } من أيام العمل
arrives-after-return = فور وصول المنتجات إلينا
arrives-in-days-after-return = خلال { $from } إلى { $to } من أيام العمل بعد وصول المنتجات إلينا
method-gift_card = بطاقة الهدايا
method-card = البطاقة { $hint }
method-wallet = { $hint }
method-paid = وسيلة الدفع الأصلية

# Questions that several flows ask.
ask-colleague = هل أطلب من أحد الزملاء تولي الأمر؟
ask-settle-with = إن كان هناك فرق في السعر، فبأي وسيلة دفع نسوّيه؟
ask-visit-name = من سيستقبل الفني؟ يُرجى كتابة الاسم.
named-name = اسمي | الاسم:
named-phone = الهاتف
ask-phone = ما رقم الهاتف الذي يمكننا التواصل معكم عليه؟
ask-visit-day = أي يوم يناسبكم؟
ask-visit-day-again = أحتاج إلى تاريخ اليوم أو يوم بعده، مثل «الثلاثاء القادم» أو «12 مايو».
ask-address = ما العنوان الجديد؟ يُرجى إرساله كاملاً: الشارع ورقم المبنى والمدينة والرمز البريدي والبلد.
ask-address-again = أحتاج إلى العنوان كاملاً: الشارع ورقم المبنى والمدينة والرمز البريدي والبلد.
option-agree = نعم، من فضلكم
option-decline = لا، شكراً
hand-over-photos = نأسف لذلك. سيعالج أحد الزملاء الأمر، وسيطلب منكم صوراً للمنتج والعلبة.
hand-over-missing = نأسف لهذا النقص. سيتحقق أحد الزملاء من الأمر.
hand-over-carrier_search = سيبدأ أحد الزملاء البحث عن الطرد مع شركة الشحن.
hand-over-delayed = نعتذر عن هذا الانتظار. سيتحقق أحد الزملاء من سبب التأخير.
hand-over-refund = سيتحقق أحد الزملاء من حالة المبلغ المسترد.
hand-over-complaint = شكراً لإبلاغنا بذلك. سيتولى أحد الزملاء الأمر.
hand-over-payment = سيتحقق أحد الزملاء من المدفوعات. يُرجى عدم إرسال رقم البطاقة هنا أبداً.
hand-over-privacy = سيتولى أحد الزملاء طلبكم بعد التحقق من أن الحساب لكم.

flow-cancel_order = إلغاء الطلب
ask-cancel-order = أي طلب تريدون إلغاءه؟
ask-cancel-reason = ما سبب الإلغاء؟
option-no_longer_needed = لم أعد بحاجة إليه
heard-no_longer_needed = لم أعد أحتاج | لم أعد أحتاجه | لم أعد بحاجة | لم أعد أريده | لا أريده | لا أحتاجه | غيرت رأيي | ما أبغاه | ما ابغاه | ما عاد أبغاه | ما أبيه | ما ابيه | ما عاد أبيه | ما احتاجه | ما أحتاجه | ما عدت أحتاجه | مش عايزه | مش عايزاه | مش محتاجه | مش محتاجاه | ما بدي ياه | ما عاد بدي | صرفت نظر
option-ordered_by_mistake = طلبته بالخطأ
heard-ordered_by_mistake = بالخطأ | بالخطا | عن طريق الخطأ | بالغلط | غلطت | أخطأت | طلب خاطئ | طلبت مرتين | من غير ما أقصد | من غير قصد | بدون قصد | دون قصد
option-found_cheaper = وجدته بسعر أقل
heard-found_cheaper = أرخص | ارخص | بسعر أقل | بسعر اقل | سعر أقل | سعر أفضل | أوفر
option-too_slow = يتأخر كثيراً
heard-too_slow = تأخر | تأخرت | تأخرتم | اتأخر | متأخر | تأخير | التأخير | بطيء | طولتوا | يطول | وقت طويل | وقتاً طويلاً | لا أستطيع الانتظار | ما أقدر أنتظر | ما اقدر انتظر | ما أقدر أستنى | مش قادر أستنى | مش هقدر أستنى
confirm-cancel_order = سألغي الطلب { $order } كاملاً. السبب: { $reason }.
done-cancel_order = تم إلغاء الطلب { $order }.

flow-change_items = تغيير منتجات الطلب
ask-change-order = أي طلب تريدون تغييره؟
ask-change-items = أي منتج تريدون تغييره، وماذا تريدون بدلاً منه؟
note-change-once = يُرجى الانتباه: هذا ممكن مرة واحدة فقط لكل طلب، فتأكدوا من أنكم لم تنسوا شيئاً.
confirm-change_items = سأغيّر هذه المنتجات من الطلب { $order }، ويُسوّى أي فرق في السعر عبر { $method }.
done-change_items = تم تغيير منتجات الطلب { $order }.

flow-change_address = تغيير العنوان
flow-change_default_address = تغيير عنوان الحساب
ask-address_of = هل المقصود عنوان أحد الطلبات أم العنوان المسجل في حسابكم؟
option-this_order = عنوان الطلب
heard-this_order = هذا الطلب | الطلب | طلبي | للطلب | لطلبي | الطلبية | طلبيتي | الأوردر | الاوردر | الشحنة | الطرد
option-my_account = عنوان الحساب
heard-my_account = حسابي | في حسابي | بحسابي | الحساب | بالحساب | العنوان الافتراضي | عنواني الافتراضي | عنوان افتراضي | العنوان الأساسي | عنواني الأساسي | عنوان أساسي | العنوان المحفوظ | الملف الشخصي | ملفي الشخصي | بروفايلي
confirm-change_address = سأرسل الطلب { $order } إلى: { $address }.
done-change_address = سيُرسل الطلب { $order } إلى: { $address }.
confirm-change_default_address = سأغيّر العنوان في حسابكم إلى: { $address }.
done-change_default_address = العنوان في حسابكم الآن: { $address }.

flow-change_payment = تغيير وسيلة الدفع
ask-pay-with = بأي وسيلة تريدون الدفع بدلاً من الحالية؟
confirm-change_payment = سأغيّر وسيلة دفع الطلب { $order } إلى: { $method }.
done-change_payment = وسيلة دفع الطلب { $order } الآن: { $method }.

flow-return_items = الإرجاع
ask-return-order = من أي طلب تريدون إرجاع منتجات؟
ask-return-items = ما الذي تريدون إرجاعه؟
ask-return-reason = ما السبب؟
ask-refund-to = إلى أين نرد المبلغ؟
option-not_needed = لا أحتاج إليه
heard-not_needed = لم أعد أحتاج | لم أعد أحتاجه | لم أعد بحاجة | لا أحتاجه | لا أريده | غيرت رأيي | ما احتجته | ما أحتاجه | ما احتاجه | ما أبغاه | ما ابغاه | ما أبيه | ما ابيه | مش عايزه | مش عايزاه | مش محتاجه | مش محتاجاه | ما بدي ياه | زائد عن حاجتي
option-wrong_size = المقاس غير مناسب
heard-wrong_size = كبير علي | كبيرة علي | صغير علي | صغيرة علي | كبير جدا | كبير جداً | صغير جدا | صغير جداً | ضيق | ضيقة | واسع | واسعة | المقاس كبير | المقاس صغير | المقاس غلط | المقاس خطأ | مقاس غلط | مقاس خطأ | ليس مقاسي | مش مقاسي | مو مقاسي
option-not_as_described = غير مطابق للوصف
heard-not_as_described = غير مطابق | غير مطابقة | مختلف عن الصورة | مختلفة عن الصورة | مختلف عن الوصف | غير الصورة | مو مثل الصورة | مش زي الصورة | مش زي ما توقعت | ليس كما توقعت | مو مثل ما توقعت | ما طلع مثل | ما طلعت مثل
option-damaged = تالف أو مكسور
heard-damaged = تالف | تالفة | مكسور | مكسورة | معطل | معطلة | عطلان | خربان | خربانة | بايظ | بايظة | ممزق | ممزقة | مخدوش | مخدوشة | مشروخ | مشروخة | معيوب | معيوبة | لا يعمل | لا تعمل | ما يشتغل | ما تشتغل | مش شغال | مش شغالة
option-wrong_item = ليس ما طلبته
heard-wrong_item = منتج خاطئ | منتج خطأ | منتج غلط | غرض غلط | طلب غلط | وصلني منتج آخر | وصلني شيء آخر | ليس ما طلبت | غير ما طلبت | غير اللي طلبته | مو اللي طلبته | مو هذا اللي طلبته | مش اللي طلبته | مش ده اللي طلبته | لم أطلبه
confirm-return_items = سأسجّل هذا الإرجاع من الطلب { $order }:
done-return_items = تم تسجيل الإرجاع من الطلب { $order }.
return-how = يُرجى وضع المنتجات في علبها الأصلية. ستصلكم رسالة بريد إلكتروني فيها ملصق الإرجاع، ويمكنكم تسليم الطرد في أي فرع لشركة الشحن.

flow-exchange_items = الاستبدال
ask-exchange-order = من أي طلب تريدون استبدال منتجات؟
ask-exchange-items = أي منتج تريدون استبداله، وبماذا؟
confirm-exchange_items = سأستبدل هذه المنتجات من الطلب { $order }، ويُسوّى أي فرق في السعر عبر { $method }.
done-exchange_items = تم تسجيل الاستبدال للطلب { $order }.

flow-expedite = تسريع الطلب
ask-expedite-order = أي طلب تريدون تسريعه؟
confirm-expedite = سأبلغ المستودع وشركة الشحن بأن الطلب { $order } مستعجل.
done-expedite = تم تسجيل الطلب { $order } على أنه مستعجل. لا أستطيع الوعد بيوم محدد، لكن له الأولوية.

flow-invoice = إصدار الفاتورة
ask-invoice-order = لأي طلب تحتاجون إلى فاتورة؟
ask-invoice_for = هل الفاتورة لكم شخصياً أم لشركة؟
option-person = لي شخصياً
heard-person = شخصي | شخصية | شخصيا | باسمي | لنفسي
option-company = لشركة
heard-company = شركة | الشركة | للشركة | شركتي | لشركتي | شركتنا | مؤسسة | المؤسسة | لمؤسسة | للمؤسسة | مؤسستي | لمؤسستي | منشأة | المنشأة | للمنشأة | منشأتي | جهة عملي
ask-invoice-title = ما الاسم الذي يُكتب في الفاتورة؟
ask-tax_number = ما الرقم الضريبي للشركة؟
named-title = باسم
named-tax_number = الرقم الضريبي
confirm-issue_invoice = سأصدر فاتورة للطلب { $order } باسم { $title }{ $tax ->
    [none] .
   *[other] ، والرقم الضريبي { $tax }.
}
done-issue_invoice = فاتورة الطلب { $order } باسم { $title } في طريقها إليكم.

flow-repair = الإصلاح
ask-repair-order = من أي طلب هذا المنتج؟
flow-installation = التركيب
ask-installation-visit = هل تريدون حجز زيارة للتركيب؟
ask-installation-order = أي طلب تريدون تركيب منتجاته؟
confirm-book_service = سأحجز زيارة للطلب { $order } في { $day } باسم { $name }، رقم الهاتف { $phone }.
done-book_service = تم حجز الزيارة للطلب { $order } في { $day }.

flow-price_protection = فرق السعر
ask-price-order = عن أي طلب تسألون؟
confirm-protect_price = سأرد إليكم الفرق بين ما دفعتموه وسعر اليوم للطلب { $order }.
done-protect_price = فرق السعر للطلب { $order } في طريقه إليكم.

flow-damaged_or_wrong = المنتج التالف أو الخاطئ
ask-damaged-order = نأسف لذلك. من أي طلب هذا المنتج؟
ask-damaged-items = ما المنتجات المقصودة؟
flow-missing_item = النقص في الطلب
ask-missing-order = نأسف لهذا النقص. في أي طلب هو؟
missing-two-parcels = يصل الطلب أحياناً في أكثر من طرد، وقد يكون الباقي ما زال في الطريق.
flow-delivered_not_received = الطرد الذي لم يصل
ask-lost-order = نأسف لذلك. عن أي طلب تسألون؟
flow-delivery_delayed = الطلب المتأخر
ask-delayed-order = نعتذر عن هذا الانتظار. عن أي طلب تسألون؟
flow-track_refund = المبلغ المسترد
ask-refund-order = ما الطلب الذي يخصه المبلغ المسترد؟
flow-complaint = الشكوى
flow-payment_issue = مشكلة الدفع
flow-delete_account = إغلاق الحساب
flow-data_privacy = بياناتكم الشخصية

# Why something is refused; `refused-CODE`, with what the policy gives.
refused-not_allowed = لا تسمح شروطنا بذلك.
refused-sign_in_needed = يتطلب ذلك تسجيل الدخول في موقعنا.
refused-proof_needed = أحتاج لذلك إلى ما يثبت أن الطلب لكم.
refused-order_not_found = لا أجد هذا الطلب.
refused-already_packed = جُهِّز الطلب أو أصبح في الطريق، فلا يمكن تغييره أو إلغاؤه. يمكنكم إرجاعه بعد وصوله.
refused-delivered_return_instead = وصل الطلب، فلا يمكن إلغاؤه. يمكنكم إرجاعه بدلاً من ذلك.
refused-already_cancelled = سبق إلغاء هذا الطلب، ولا حاجة إلى أي إجراء.
refused-items_changed_before = سبق تغيير منتجات هذا الطلب، وذلك ممكن مرة واحدة فقط.
refused-not_delivered = لم يصل الطلب بعد. يمكنكم إرجاعه بعد وصوله.
refused-return_window_ended = انتهت مدة الإرجاع في { $until }.
refused-return_requested_before = سبق طلب إرجاع من هذا الطلب، وذلك ممكن مرة واحدة فقط.
refused-exchange_requested_before = سبق طلب استبدال من هذا الطلب، وذلك ممكن مرة واحدة فقط.
refused-refund_to_original_only = لا يمكن رد المبلغ إلا إلى وسيلة الدفع الأصلية أو إلى بطاقة هدايا.
refused-other_destination = الإرجاع السابق من هذا الطلب يُرد مبلغه إلى وسيلة دفع أخرى، ولا بد أن يُرد مبلغ هذا الإرجاع إليها أيضاً.
refused-nothing_to_expedite = لم يبقَ ما يمكن تسريعه: فقد وصل الطلب أو أُلغي.
refused-expedited_before = سبق تسجيل هذا الطلب على أنه مستعجل.
refused-nothing_to_invoice = لا تصدر فاتورة لطلب أُلغي أو أُعيد.
refused-tax_number_needed = تتطلب فاتورة الشركة رقمها الضريبي.
refused-not_shipped = يمكن حجز الزيارة بعد شحن الطلب.
refused-price_window_ended = نرد فرق السعر لمدة محددة بعد الطلب، وقد انتهت لهذا الطلب في { $until }.
refused-nothing_to_protect = لا فرق في السعر نرده عن طلب أُلغي أو أُعيد.
refused-price_protected_before = سبق رد فرق السعر لهذا الطلب.
refused-no_price_drop = لم ينخفض سعر أي منتج في هذا الطلب.
refused-gift_card_too_low = رصيد بطاقة الهدايا { $balance } فقط، والمطلوب { $needed }.
refused-not_available = هذا الخيار من { $product } غير متوفر الآن.
refused-variant_unknown = لا يوجد هذا الخيار من { $product }.
refused-item_not_in_order = هذا المنتج ليس في الطلب، أو ليس بهذه الكمية.
refused-same_item = هذا هو خياركم الحالي نفسه.
refused-same_payment_method = هذه هي وسيلة دفع الطلب حالياً.
refused-payment_method_not_found = وسيلة الدفع هذه ليست في حسابكم.
refused-nothing_paid = لم يُدفع شيء عن هذا الطلب.
refused-refund_under_way = رد المبلغ عن هذا الطلب جارٍ بالفعل.
refused-refund_above_paid = هذا أكثر مما دُفع عن الطلب.
refused-customer_unknown = لا أجد حساباً لهذا الطلب. يمكن لأحد الزملاء المساعدة.
refused-changed_meanwhile = تغيّر الطلب في هذه الأثناء، لذا لم يُنفَّذ ذلك.
refused-switched_off = لا أستطيع القيام بذلك حالياً. يمكن لأحد الزملاء المساعدة.

# Answers to intents that have no flow of their own: what holds in this shop, what the assistant
# cannot do by itself, and a colleague. Below them the choices "Where is my order?" and "Talk to a
# person" are shown.

intent-place_order = يمكنكم الطلب من موقعنا: افتحوا صفحة المنتج، واختاروا مواصفاته، وأضيفوه إلى السلة، ثم انتقلوا إلى صفحة الدفع. لا أستطيع تسجيل الطلب عنكم؛ ويمكن لأحد الزملاء المساعدة.
intent-check_cancellation_fee = الإلغاء مجاني إلى أن يُجهَّز الطلب. وبعد ذلك يمكنكم إرجاعه خلال 30 يوماً.

intent-delivery_options = نشحن بالتوصيل العادي (من 3 إلى 5 أيام عمل) وبالتوصيل السريع (من يوم إلى يومي عمل)، والاختيار لكم عند إتمام الشراء.
intent-delivery_period = يستغرق التوصيل العادي من 3 إلى 5 أيام عمل، والسريع من يوم إلى يومي عمل. وإن كان لديكم طلب فيمكنني البحث عن موعد وصوله.
intent-delivered_not_received = نأسف لذلك. يُرجى البحث حول الباب وسؤال الجيران؛ فإن لم تجدوا الطرد فيمكن لأحد الزملاء أن يبدأ البحث عنه مع شركة الشحن.
intent-set_up_shipping_address = يمكنكم إضافة عنوان في حسابكم ضمن «العناوين»، أو إدخال عنوان جديد عند إتمام الشراء.
intent-international_shipping = تظهر إمكانية الشحن إلى بلدكم وتكلفته في صفحة إتمام الشراء بمجرد إدخال العنوان. وإن لم يكن متاحاً هناك فيمكن لأحد الزملاء التحقق.
intent-customs_duties = قد تُستحق رسوم جمركية وضرائب استيراد على الشحنات إلى الخارج، وتبلغكم بها شركة الشحن أو الجمارك. ويمكن لأحد الزملاء المساعدة في المستندات.

intent-track_refund = يُدفع المبلغ المسترد خلال 5 أيام عمل من استلامنا المنتج، وقد يحتاج البنك إلى بضعة أيام أخرى.
intent-check_refund_policy = يمكنكم إرجاع المنتجات غير المستعملة في علبها الأصلية خلال 30 يوماً من التسليم. ويُرد المبلغ إلى وسيلة الدفع نفسها خلال 5 أيام عمل من استلامنا إياها.

intent-check_payment_methods = يمكنكم الدفع بالبطاقة أو PayPal أو بطاقة الهدايا أو التحويل البنكي.
intent-payment_issue = لا أستطيع رؤية المدفوعات. إذا خُصم مبلغ ولم يُسجَّل طلب، أو خُصم مرتين، فيمكن لأحد الزملاء معالجة الأمر. يُرجى عدم إرسال رقم البطاقة هنا أبداً.
intent-check_invoice = فواتيركم موجودة في حسابكم ضمن «الطلبات». وإن وجدتم خطأ في إحداها فيمكن لأحد الزملاء تصحيحه.
intent-gift_card = يمكنكم إدخال بطاقة الهدايا عند إتمام الشراء، وهناك يظهر رصيدها أيضاً. وإن لم يعمل الرمز فيمكن لأحد الزملاء التحقق منه.

intent-product_question = لا أعرف المنتجات بما يكفي للإجابة عن ذلك حتى الآن. التفاصيل في صفحة المنتج، ويمكن لأحد الزملاء الإجابة عن الباقي.
intent-product_availability = تبين صفحة المنتج ما هو متوفر. أما موعد عودة منتج نفد فقد يعرفه أحد الزملاء.
intent-product_recommendation = لا أستطيع تقديم نصائح عن المنتجات حتى الآن. ويسر أحد الزملاء مساعدتكم في ذلك.
intent-product_comparison = لا أستطيع مقارنة المنتجات حتى الآن. التفاصيل في صفحات المنتجات، ويمكن لأحد الزملاء مساعدتكم على الاختيار.
intent-size_advice = في صفحة المنتج جدول للمقاسات. وإن كنتم بين مقاسين فيمكن لأحد الزملاء تقديم النصيحة.
intent-installation_help = دليل الاستخدام موجود في العلبة، وفيه كل الخطوات.
intent-authenticity_question = كل ما نبيعه أصلي ومن الشركات الصانعة نفسها. وإن كان لديكم شك في منتج فسيتحقق منه أحد الزملاء.

intent-promotion_question = العروض الحالية في الصفحة الرئيسية لموقعنا. ولمعرفة ما إذا كان أحدها ينطبق عليكم يمكنكم سؤال أحد الزملاء.
intent-coupon_problem = يُرجى التحقق من أن الرمز مكتوب كما هو، وأنه لم تنتهِ صلاحيته، وأن السلة تستوفي شروطه. وإن ظل لا يعمل فيمكن لأحد الزملاء المساعدة.
intent-loyalty_points = نقاطكم ومستواكم موضحان في حسابكم. وإن بدا لكم أن شيئاً ينقص فيمكن لأحد الزملاء التحقق.

intent-create_account = يمكنكم فتح حساب في موقعنا من «تسجيل الدخول» باستخدام بريدكم الإلكتروني. ويمكن الطلب من دون حساب أيضاً.
intent-registration_problems = نأسف لتعذر التسجيل. يُرجى البحث عن رسالة التأكيد في مجلد الرسائل غير المرغوبة وتجربة متصفح آخر؛ فإن لم يُفد ذلك فيمكن لأحد الزملاء المساعدة.
intent-sign_in_problem = إذا تعذر تسجيل الدخول فيُرجى تجربة «هل نسيت كلمة المرور؟» أولاً. وإن كان الحساب مقفلاً فيمكن لأحد الزملاء المساعدة.
intent-recover_password = اختاروا «هل نسيت كلمة المرور؟» في صفحة تسجيل الدخول، وسنرسل إليكم رسالة فيها رابط. وإن لم تصل فابحثوا في مجلد الرسائل غير المرغوبة.
intent-edit_account = يمكنكم تغيير بياناتكم في حسابكم ضمن «بياناتي». وما لا يمكن تغييره هناك يستطيع أحد الزملاء تغييره.
intent-switch_account = سجلوا الخروج ثم ادخلوا بالحساب الآخر. لا أستطيع دمج حسابين؛ ويمكن لأحد الزملاء أن يوضح ما هو ممكن.
intent-delete_account = لا أستطيع إغلاق حساب بنفسي. يستطيع ذلك أحد الزملاء بعد التحقق من أنه حسابكم.
intent-data_privacy = يحق لكم في أي وقت أن تسألوا عما نعرفه عنكم وأن تطلبوا تصحيحه أو محوه. ويتولى أحد الزملاء هذه الطلبات.
intent-newsletter_subscription = في آخر كل نشرة رابط لإيقافها، ويمكنكم الاشتراك من أسفل موقعنا.

intent-contact_customer_service = يمكنكم التواصل معنا هنا في أي وقت. وإن أردتم التحدث إلى موظف فسأطلب ذلك من أحد الزملاء.
intent-complaint = نأسف لما حدث.
intent-review = شكراً لمشاركتنا رأيكم! يمكنكم كتابة تقييم في صفحة المنتج.
intent-repeat = رسالتي الأخيرة موجودة أعلاه. هل فيها ما يحتاج إلى توضيح؟
intent-start_over = حسناً، لنبدأ من جديد. كيف يمكنني مساعدتكم؟

# How a change ended that the order system had not confirmed in time.
settled-done = خبر سار: تم تنفيذ ما أكدتموه سابقاً.
settled-not-done = تحققت من الأمر: ما أكدتموه سابقاً لم يُنفَّذ. لم يتغير شيء؛ أخبروني إن كنتم ما زلتم تريدونه.
settled-unknown = لم أتمكن من معرفة ما إذا كان ما أكدتموه قد نُفِّذ. سيتحقق أحد الزملاء ويخبركم؛ يُرجى عدم طلبه مرة أخرى حتى ذلك الحين.

# What is told unasked, when something of an order or an item has changed.
notice-shipped = خبر سار: الطلب { $order } في الطريق إليكم{ $carrier ->
    [none] {""}
   *[other] {""} مع { $carrier }
}{ $date ->
    [none] .
   *[other] {""} ومن المتوقع أن يصل في { $date }.
}
notice-tracking = رقم التتبع: { $tracking }
notice-delayed = نعتذر، تأخر الطلب { $order }{ $date ->
    [none] .
   *[other] . من المتوقع الآن أن يصل في { $date }.
}
notice-out_for_delivery = الطلب { $order } مع مندوب التوصيل ومن المتوقع أن يصل اليوم.
notice-delivered = تم تسليم الطلب { $order }.
notice-refund_paid = تم دفع المبلغ المسترد { $amount } عن الطلب { $order }.
notice-back_in_stock = متوفر من جديد: { $name }.
choice-notices-off = إيقاف هذه الرسائل
choice-notices-on = استئناف هذه الرسائل
notices-off = حسناً، لن أراسلكم من تلقاء نفسي بعد الآن. يمكنكم سؤالي في أي وقت.
notices-on = حسناً، سأخبركم هنا عندما يستجد شيء.
watching-item = حسناً، سأخبركم هنا عندما يتوفر المنتج من جديد.
