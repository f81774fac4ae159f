// Puts the page together: store, socket, session, view.
// Query: `?lang=zh`, `?endpoint=wss://…`. Signing in: `#identity=<sub-protocol token>`, as the
// merchant's site would hand it over; a fragment is never sent to a server, and is taken away.

import { Link } from './link.js';
import { Session } from './session.js';
import { Store } from './store.js';
import { View } from './view.js';
import { LANGUAGES } from './words.js';

const query = new URLSearchParams(location.search);
let identity = new URLSearchParams(location.hash.slice(1)).get('identity');
if (identity) history.replaceState(null, '', location.pathname + location.search);

const asked = query.get('lang') ?? navigator.language;
const language = LANGUAGES.find((code) => asked.startsWith(code)) ?? 'en';
const own = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/`;
const meta = document.querySelector('meta[name=aisle-endpoint]').content;
const endpoint = query.get('endpoint') || meta || own;

let storage;
try {
  storage = localStorage;
} catch {
  storage = undefined;
}
const store = new Store(storage);
const view = new View(document, (option) => say({ choice: option.id }, option.label));
view.setLanguage(language);
view.status('connecting');

let session = newSession();
let timer;

const link = new Link(endpoint, tokens, {
  opened: () => {
    session.opened(language, Date.now());
    schedule();
  },
  closed: () => {
    session.closed();
    view.status(session.ended ? 'ended' : 'offline');
    if (session.ended) link.stop();
  },
  received: (text) => {
    session.received(text, Date.now());
    schedule();
  },
  denied: () => {
    identity = null;
    restart();
  },
});

function newSession() {
  const made = new Session({
    send: (frame) => link.send(frame),
    show: (entry) => view.show(entry),
    acked: (key, seq) => view.acked(key, seq),
    status: (kind) => view.status(kind),
    welcome: () => view.status('online'),
    save: (change) => store.save(change),
    refused: (key) => view.refused(key),
    restart,
  }, store.kept);
  if (made.pending) view.pending(made.pending.key, shown(made.pending.content));
  return made;
}

function tokens() {
  const { token } = store.kept;
  return [token && `aisle.resume.${token}`, identity].filter(Boolean);
}

function shown(content) {
  return content.text ?? view.label(content.choice);
}

function say(content, text) {
  const key = session.say(content, Date.now());
  view.pending(key, text);
  // An ack cannot have come yet: it takes a round trip.
  schedule();
}

/** A new conversation: the old one is over, or not ours. */
function restart() {
  store.forget();
  view.clear();
  session = newSession();
  link.failures = 0;
  link.stopped = false;
  if (link.socket) link.socket.close();
  else link.open();
}

function schedule() {
  clearTimeout(timer);
  const due = session.tick(Date.now());
  const wait = Math.min(Math.max(due - Date.now(), 50), 30000);
  timer = setTimeout(() => {
    link.tick();
    schedule();
  }, wait);
}

document.querySelector('#composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const field = document.querySelector('#text');
  const text = field.value.trim();
  if (!text) return;
  field.value = '';
  say({ text }, text);
});
document.querySelector('#text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    document.querySelector('#composer').requestSubmit();
  }
});
document.querySelector('#new').addEventListener('click', restart);
document.querySelector('#language').addEventListener('change', (event) => {
  query.set('lang', event.target.value);
  location.search = query.toString();
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    session.toFront(Date.now());
    schedule();
  }
});
schedule();
