// The conversation on the screen: entries in order of position, each once; what is not yet
// acknowledged stands at the end.

import { element, part } from './cards.js';
import { NAMES, directionOf, wordsOf } from './words.js';

export class View {
  constructor(document, pick) {
    this.log = document.querySelector('#log');
    this.statusLine = document.querySelector('#status');
    this.document = document;
    this.pick = pick;
    this.language = 'en';
    this.labels = new Map();
  }

  /** The page's own words. */
  setLanguage(language) {
    this.language = language;
    const words = wordsOf(language);
    this.document.documentElement.lang = language;
    this.document.documentElement.dir = directionOf(language);
    const languages = this.document.querySelector('#language');
    languages.setAttribute('aria-label', words.languages);
    languages.replaceChildren(...NAMES.map(([code, name]) => new Option(name, code)));
    languages.value = language;
    for (const [id, word] of [['title', 'title'], ['label', 'label'], ['send', 'send'], ['new', 'fresh']]) {
      this.document.querySelector(`#${id}`).textContent = words[word];
    }
    this.document.querySelector('#text').placeholder = words.label;
  }

  status(kind) {
    this.statusLine.textContent = wordsOf(this.language)[kind] ?? '';
    this.statusLine.dataset.kind = kind;
  }

  clear() {
    this.log.replaceChildren();
  }

  /** A message of the shopper's that is not in the log yet. */
  pending(key, text) {
    const made = this.#own(text);
    made.classList.add('pending');
    made.dataset.key = key;
    this.log.append(made);
    this.#scroll();
  }

  acked(key, seq) {
    const found = [...this.log.children].find((entry) => entry.dataset.key === key);
    if (!found) return false;
    found.classList.remove('pending');
    delete found.dataset.key;
    this.#place(found, seq);
    return true;
  }

  refused(key) {
    const found = [...this.log.children].find((entry) => entry.dataset.key === key);
    found?.append(element('p', { className: 'who', text: wordsOf(this.language).refused }));
  }

  /** An entry of the log. */
  show(entry) {
    if (entry.type === 'echo') {
      this.#place(this.#own(entry.text ?? this.labels.get(entry.choice) ?? entry.choice), entry.seq);
      return;
    }
    const words = wordsOf(this.language);
    const author = words[entry.author] ?? words.bot;
    const children = [element('span', { className: 'who', text: author })];
    for (const given of entry.parts) {
      for (const option of given.options ?? []) this.labels.set(option.id, option.label);
      const made = part(given, this.language, this.pick);
      if (made) children.push(made);
    }
    if (children.length > 1) {
      this.#place(element('article', { className: `entry ${entry.author}`, children }), entry.seq);
    }
    this.status(entry.notice ?? 'online');
  }

  label(choice) {
    return this.labels.get(choice) ?? choice;
  }

  #own(text) {
    return element('article', {
      className: 'entry shopper',
      children: [element('p', { className: 'text', text })],
    });
  }

  #place(made, seq) {
    made.dataset.seq = seq;
    const after = [...this.log.children].find(
      (entry) => entry !== made && (entry.dataset.key || Number(entry.dataset.seq) > seq));
    this.log.insertBefore(made, after ?? null);
    this.#scroll();
  }

  #scroll() {
    this.log.scrollTop = this.log.scrollHeight;
  }
}
