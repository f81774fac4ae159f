// The page's own words. What the assistant says comes from the server.

const WORDS = {
  en: {
    title: 'Customer service', label: 'Your message', send: 'Send', fresh: 'New conversation',
    other: '中文', connecting: 'Connecting…', offline: 'No connection; trying again', online: '',
    working: 'One moment, this takes a little longer…', waiting: 'A colleague has been asked for',
    human_joined: 'A colleague is here', human_left: '', ended: 'The conversation has ended',
    refused: 'This message could not be sent', bot: 'Assistant', human: 'Colleague',
    system: 'Customer service', total: 'Total', tracking: 'Parcel', available: 'In stock',
    unavailable: 'Out of stock',
  },
  zh: {
    title: '客服', label: '您的消息', send: '发送', fresh: '新对话', other: 'English',
    connecting: '正在连接…', offline: '连接中断，正在重试', online: '',
    working: '请稍等，还需要一点时间…', waiting: '正在请同事接手', human_joined: '同事已加入',
    human_left: '', ended: '对话已结束', refused: '这条消息没能发送', bot: '自动助手',
    human: '同事', system: '客服', total: '合计', tracking: '包裹', available: '有货',
    unavailable: '缺货',
  },
};

/** The languages that the page speaks. */
export const LANGUAGES = Object.keys(WORDS);

/** The words of a language; English for one that the page does not speak. */
export const wordsOf = (language) => WORDS[language] ?? WORDS.en;

/** An amount as the language writes it, from minor units. */
export function amount(language, { minor, currency }) {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
}
