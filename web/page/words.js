// The page's own words. What the assistant says comes from the server. A key that a language lacks
// is said by nothing at all: `online` and `human_left` need no words.

const WORDS = {
  en: {
    name: 'English', title: 'Customer service', label: 'Your message', send: 'Send',
    fresh: 'New conversation', connecting: 'Connecting…', offline: 'No connection; trying again',
    working: 'One moment, this takes a little longer…', waiting: 'A colleague has been asked for',
    human_joined: 'A colleague is here', ended: 'The conversation has ended',
    refused: 'This message could not be sent', bot: 'Assistant', human: 'Colleague',
    system: 'Customer service', total: 'Total', tracking: 'Parcel', available: 'In stock',
    unavailable: 'Out of stock', languages: 'Language',
  },
  zh: {
    name: '中文', title: '客服', label: '您的消息', send: '发送', fresh: '新对话', connecting: '正在连接…',
    offline: '连接中断，正在重试', working: '请稍等，还需要一点时间…', waiting: '正在请同事接手', human_joined: '同事已加入',
    ended: '对话已结束', refused: '这条消息没能发送', bot: '自动助手', human: '同事', system: '客服', total: '合计',
    tracking: '包裹', available: '有货', unavailable: '缺货', languages: '语言',
  },
  es: {
    name: 'Español', title: 'Atención al cliente', label: 'Tu mensaje', send: 'Enviar',
    fresh: 'Nueva conversación', connecting: 'Conectando…', offline: 'Sin conexión; reintentando',
    working: 'Un momento, esto tarda un poco más…', waiting: 'Hemos avisado a alguien del equipo',
    human_joined: 'Alguien del equipo está aquí', ended: 'La conversación ha terminado',
    refused: 'No se pudo enviar este mensaje', bot: 'Asistente', human: 'Equipo',
    system: 'Atención al cliente', total: 'Total', tracking: 'Paquete', available: 'Disponible',
    unavailable: 'Agotado', languages: 'Idioma',
  },
  fr: {
    name: 'Français', title: 'Service client', label: 'Votre message', send: 'Envoyer',
    fresh: 'Nouvelle conversation', connecting: 'Connexion…',
    offline: 'Pas de connexion ; nouvel essai',
    working: 'Un instant, cela prend un peu plus de temps…',
    waiting: 'Une personne de l’équipe est prévenue',
    human_joined: 'Une personne de l’équipe est là', ended: 'La conversation est terminée',
    refused: 'Ce message n’a pas pu être envoyé', bot: 'Assistant', human: 'Équipe',
    system: 'Service client', total: 'Total', tracking: 'Colis', available: 'En stock',
    unavailable: 'Épuisé', languages: 'Langue',
  },
  de: {
    name: 'Deutsch', title: 'Kundenservice', label: 'Ihre Nachricht', send: 'Senden',
    fresh: 'Neues Gespräch', connecting: 'Verbinde…', offline: 'Keine Verbindung; neuer Versuch',
    working: 'Einen Moment, das dauert etwas länger…', waiting: 'Jemand aus dem Team ist gerufen',
    human_joined: 'Jemand aus dem Team ist da', ended: 'Das Gespräch ist beendet',
    refused: 'Diese Nachricht konnte nicht gesendet werden', bot: 'Assistent', human: 'Team',
    system: 'Kundenservice', total: 'Summe', tracking: 'Paket', available: 'Auf Lager',
    unavailable: 'Nicht vorrätig', languages: 'Sprache',
  },
  it: {
    name: 'Italiano', title: 'Servizio clienti', label: 'Il tuo messaggio', send: 'Invia',
    fresh: 'Nuova conversazione', connecting: 'Connessione…',
    offline: 'Nessuna connessione; nuovo tentativo', working: 'Un momento, ci vuole ancora un po’…',
    waiting: 'Abbiamo chiamato una persona del team', human_joined: 'Una persona del team è qui',
    ended: 'La conversazione è terminata',
    refused: 'Non è stato possibile inviare questo messaggio', bot: 'Assistente', human: 'Team',
    system: 'Servizio clienti', total: 'Totale', tracking: 'Pacco', available: 'Disponibile',
    unavailable: 'Esaurito', languages: 'Lingua',
  },
  pt: {
    name: 'Português', title: 'Atendimento ao cliente', label: 'Sua mensagem', send: 'Enviar',
    fresh: 'Nova conversa', connecting: 'Conectando…', offline: 'Sem conexão; tentando de novo',
    working: 'Um momento, isto demora um pouco mais…', waiting: 'Alguém da equipe foi chamado',
    human_joined: 'Alguém da equipe está aqui', ended: 'A conversa terminou',
    refused: 'Não foi possível enviar esta mensagem', bot: 'Assistente', human: 'Equipe',
    system: 'Atendimento ao cliente', total: 'Total', tracking: 'Pacote', available: 'Em estoque',
    unavailable: 'Esgotado', languages: 'Idioma',
  },
  ja: {
    name: '日本語', title: 'カスタマーサービス', label: 'メッセージ', send: '送信', fresh: '新しい会話',
    connecting: '接続しています…', offline: '接続が切れました。再試行しています', working: '少々お待ちください…',
    waiting: 'スタッフを呼んでいます', human_joined: 'スタッフが参加しました', ended: '会話は終了しました',
    refused: 'このメッセージは送信できませんでした', bot: 'アシスタント', human: 'スタッフ', system: 'カスタマーサービス', total: '合計',
    tracking: '荷物', available: '在庫あり', unavailable: '在庫なし', languages: '言語',
  },
  ko: {
    name: '한국어', title: '고객센터', label: '메시지', send: '보내기', fresh: '새 대화', connecting: '연결 중…',
    offline: '연결이 끊겼어요. 다시 시도하고 있어요', working: '잠시만요, 조금 더 걸려요…', waiting: '직원을 부르고 있어요',
    human_joined: '직원이 들어왔어요', ended: '대화가 끝났어요', refused: '이 메시지를 보내지 못했어요', bot: '도우미',
    human: '직원', system: '고객센터', total: '합계', tracking: '택배', available: '재고 있음', unavailable: '품절',
    languages: '언어',
  },
  ar: {
    name: 'العربية', title: 'خدمة العملاء', label: 'رسالتكم', send: 'إرسال', fresh: 'محادثة جديدة',
    connecting: 'جارٍ الاتصال…', offline: 'لا يوجد اتصال؛ تجري إعادة المحاولة',
    working: 'لحظة من فضلكم، يستغرق هذا وقتًا أطول قليلًا…', waiting: 'تم طلب أحد الزملاء',
    human_joined: 'انضم أحد الزملاء', ended: 'انتهت المحادثة', refused: 'تعذر إرسال هذه الرسالة',
    bot: 'المساعد', human: 'زميل', system: 'خدمة العملاء', total: 'المجموع', tracking: 'الطرد',
    available: 'متوفر', unavailable: 'غير متوفر', languages: 'اللغة',
  },
  ru: {
    name: 'Русский', title: 'Служба поддержки', label: 'Ваше сообщение', send: 'Отправить',
    fresh: 'Новый разговор', connecting: 'Соединение…', offline: 'Нет связи; пробуем ещё раз',
    working: 'Минуту, это займёт чуть больше времени…', waiting: 'Зовём коллегу',
    human_joined: 'Коллега здесь', ended: 'Разговор окончен',
    refused: 'Не удалось отправить это сообщение', bot: 'Помощник', human: 'Коллега',
    system: 'Служба поддержки', total: 'Итого', tracking: 'Посылка', available: 'В наличии',
    unavailable: 'Нет в наличии', languages: 'Язык',
  },
  id: {
    name: 'Bahasa Indonesia', title: 'Layanan pelanggan', label: 'Pesan Anda', send: 'Kirim',
    fresh: 'Percakapan baru', connecting: 'Menghubungkan…',
    offline: 'Tidak ada koneksi; mencoba lagi', working: 'Sebentar, ini perlu sedikit waktu lagi…',
    waiting: 'Rekan kami sedang dipanggil', human_joined: 'Rekan kami sudah di sini',
    ended: 'Percakapan telah berakhir', refused: 'Pesan ini tidak dapat dikirim', bot: 'Asisten',
    human: 'Rekan', system: 'Layanan pelanggan', total: 'Total', tracking: 'Paket',
    available: 'Tersedia', unavailable: 'Habis', languages: 'Bahasa',
  },
};

/** The languages that the page speaks. */
export const LANGUAGES = Object.keys(WORDS);

/** The words of a language; English for one that the page does not speak. */
export const wordsOf = (language) => WORDS[language] ?? WORDS.en;

/** The languages with their own names, as they are offered to pick from. */
export const NAMES = Object.entries(WORDS).map(([code, { name }]) => [code, name]);

/** Which way a language is written. */
export const directionOf = (language) => (language === 'ar' ? 'rtl' : 'ltr');

/** An amount as the language writes it, from minor units. */
export function amount(language, { minor, currency }) {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
}
