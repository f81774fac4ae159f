// The parts of a reply as elements. Text is only ever set as text.

import { amount, wordsOf } from './words.js';

/** An element with a class, text and children. */
export function element(name, { className, text, children = [] } = {}) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

function link(label, url) {
  // Anything but https is shown and not followed.
  if (!/^https:\/\//.test(url ?? '')) return element('span', { text: label });
  const made = element('a', { text: label });
  made.href = url;
  made.rel = 'noopener noreferrer';
  made.target = '_blank';
  return made;
}

function orderCard(part, language) {
  const words = wordsOf(language);
  const items = part.items.map((item) =>
    element('li', {
      text: `${item.quantity} × ${item.name}, ${amount(language, item.unit_price)}`,
    }));
  const children = [
    element('h2', { text: `#${part.number}` }),
    element('p', { text: [part.status_text, part.date].filter(Boolean).join(' · ') }),
    element('ul', { children: items }),
    element('p', { text: `${words.total}: ${amount(language, part.total)}` }),
  ];
  if (part.carrier) {
    const { name, tracking, url } = part.carrier;
    children.push(element('p', {
      text: `${words.tracking}: `,
      children: [link([name, tracking].filter(Boolean).join(' '), url)],
    }));
  }
  return element('section', { className: 'card', children });
}

function choices(part, pick) {
  const buttons = part.options.map((option) => {
    const button = element('button', { text: option.label });
    button.type = 'button';
    button.dataset.choice = option.id;
    button.addEventListener('click', () => pick(option));
    return button;
  });
  return element('div', { className: 'choices', children: buttons });
}

function productCard(part, language) {
  const words = wordsOf(language);
  return element('section', {
    className: 'card',
    children: [
      element('h2', { text: part.name }),
      element('p', { text: amount(language, part.price_from) }),
      element('p', { text: part.available ? words.available : words.unavailable }),
    ],
  });
}

/** One part; an unknown one shows its fallback, or nothing. */
export function part(given, language, pick) {
  switch (given.type) {
    case 'text': return element('p', { className: 'text', text: given.text });
    case 'choices': return choices(given, pick);
    case 'order_card': return orderCard(given, language);
    case 'product_card': return productCard(given, language);
    case 'list': return element('ul', {
      className: 'card',
      children: given.items.map((text) => element('li', { text })),
    });
    case 'link': return element('p', {
      className: 'text',
      children: [link(given.label, given.url)],
    });
    default: return given.fallback && element('p', { className: 'text', text: given.fallback });
  }
}
