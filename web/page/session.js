// The client's duties of docs/PROTOCOL.md as a state machine: frames and time in, frames and
// things to show out. No socket, no page, no clock of its own.

const RETRY_MS = [3000, 6000, 12000, 24000, 30000];
const RESUME_MS = [10000, 20000, 40000, 60000];

export class Session {
  /**
   * @param {object} out what happens: `send(frame)`, `show(entry)`, `acked(n, seq)`,
   *   `status(kind)`, `welcome(frame)`, `save(change)`, `refused(frame)`, `restart()`
   * @param {{device: string, token?: string, n?: number, pending?: object}} kept
   * @param {() => number} random in 0..1
   */
  constructor(out, kept, random = Math.random) {
    this.out = out;
    this.random = random;
    this.device = kept.device;
    this.n = kept.n ?? 0;
    /** The one message that is sent and not acknowledged, and those that wait behind it. */
    this.pending = kept.pending;
    this.queue = [];
    this.seen = new Set();
    this.upTo = 0;
    this.open = false;
    this.ended = false;
    this.retries = 0;
    this.retryAt = undefined;
    this.resumes = 0;
    this.resumeAt = undefined;
    /** When an unanswered `start` and an unanswered `resume` are sent again. */
    this.startAt = undefined;
    this.askAt = undefined;
    this.asks = 0;
    this.askMore = false;
    this.unanswered = new Set();
  }

  /** The socket is open. */
  opened(language, now) {
    this.language = language;
    this.starts = 0;
    this.#start(now);
  }

  /** The socket is closed. */
  closed() {
    this.open = false;
    this.retryAt = undefined;
    this.resumeAt = undefined;
    this.startAt = undefined;
    this.askAt = undefined;
    this.askMore = false;
  }

  /** The shopper says something: `{text}` or `{choice}`. Returns a key to follow it by. */
  say(content, now) {
    const key = `${this.device}.${this.random()}`;
    this.queue.push({ content, key });
    this.#next(now);
    return key;
  }

  /** The tab came to the front. */
  toFront(now) {
    if (this.open) this.#resume(now);
  }

  /** Something may be due. Returns when to ask again. */
  tick(now) {
    if (this.startAt !== undefined && now >= this.startAt) this.#start(now);
    if (this.open && this.askAt !== undefined && now >= this.askAt) this.#ask(now);
    if (this.open && this.retryAt !== undefined && now >= this.retryAt) this.#send(now);
    if (this.open && this.resumeAt !== undefined && now >= this.resumeAt) {
      this.resumes += 1;
      this.resumeAt = now + this.#jitter(RESUME_MS[Math.min(this.resumes, RESUME_MS.length - 1)]);
      this.#resume(now);
    }
    const due = [this.retryAt, this.resumeAt, this.startAt, this.askAt];
    return Math.min(...due.map((at) => at ?? Infinity));
  }

  /** A text came. */
  received(text, now) {
    let frame;
    try {
      frame = JSON.parse(text);
    } catch {
      return;
    }
    switch (frame?.type) {
      case 'welcome': return this.#welcome(frame, now);
      case 'ack': return this.#acked(frame.n, frame.seq, now);
      case 'reply': return this.#reply(frame, now);
      case 'echo': return this.#echo(frame, now);
      case 'history': return this.#history(frame, now);
      case 'status': return this.out.status(frame.status);
      case 'error': return this.#error(frame, now);
      default: // API Gateway's own error is no answer; the retry time stays.
    }
  }

  #start(now) {
    const { device, language } = this;
    this.out.send({ type: 'start', channel: 'web', device, language, page: '/chat' });
    this.startAt = now + this.#wait(this.starts);
    this.starts += 1;
  }

  #welcome(frame, now) {
    if (this.open) return;
    this.open = true;
    this.startAt = undefined;
    this.out.save({ token: frame.resume_token });
    this.out.welcome(frame);
    this.#show({ type: 'reply', seq: frame.seq, author: 'bot', answers: [], parts: frame.parts });
    if (frame.last > this.upTo) this.#resume(now);
    if (this.pending) {
      if (frame.next_n < this.pending.n) this.#renumber(frame.next_n);
      this.retries = 0;
      this.#send(now);
    } else {
      this.n = frame.next_n - 1;
      this.#next(now);
    }
  }

  #next(now) {
    if (!this.open || this.pending || this.queue.length === 0 || this.ended) return;
    const { content, key } = this.queue.shift();
    this.n += 1;
    this.pending = { n: this.n, content, key };
    this.out.save({ n: this.n, pending: this.pending });
    this.retries = 0;
    this.#send(now);
  }

  #send(now) {
    if (!this.pending || !this.open) return;
    const { n, content } = this.pending;
    this.out.send({ type: 'message', device: this.device, n, ...content });
    this.retryAt = now + this.#wait(this.retries);
    this.retries += 1;
  }

  #wait(tries) {
    return this.#jitter(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]);
  }

  #jitter(ms) {
    return ms * (0.8 + 0.4 * this.random());
  }

  /** Asks for what is missing; while that is under way, once more after it. */
  #resume(now) {
    if (this.askAt !== undefined) {
      this.askMore = true;
      return;
    }
    this.asks = 0;
    this.#ask(now);
  }

  #ask(now) {
    this.out.send({ type: 'resume', after: this.upTo });
    this.askAt = now + this.#wait(this.asks);
    this.asks += 1;
  }

  #acked(n, seq, now) {
    if (this.pending?.n !== n) return;
    const { key } = this.pending;
    this.pending = undefined;
    this.retryAt = undefined;
    this.out.save({ pending: undefined });
    this.seen.add(seq);
    if (seq === this.upTo + 1) this.upTo = seq;
    this.out.acked(key, seq);
    this.unanswered.add(seq);
    this.resumes = 0;
    this.resumeAt = now + this.#jitter(RESUME_MS[0]);
    this.#next(now);
  }

  #reply(frame, now) {
    const unknown = frame.answers.some((seq) => !this.seen.has(seq));
    this.#show(frame);
    if (frame.seq === this.upTo + 1) this.upTo = frame.seq;
    if (unknown) this.#resume(now);
  }

  #show(entry) {
    for (const seq of entry.answers ?? []) this.unanswered.delete(seq);
    if (this.unanswered.size === 0) this.resumeAt = undefined;
    if (this.seen.has(entry.seq)) return;
    this.seen.add(entry.seq);
    if (entry.notice === 'ended') this.ended = true;
    this.out.show(entry);
  }

  #history(frame, now) {
    for (const entry of frame.entries) {
      if (entry.type === 'echo') {
        this.#echo(entry, now);
      } else if (entry.type === 'reply') {
        this.#show(entry);
      }
    }
    this.upTo = Math.max(this.upTo, frame.up_to);
    const more = frame.more || this.askMore;
    this.askAt = undefined;
    this.askMore = false;
    if (more) this.#resume(now);
  }

  #echo(entry, now) {
    const mine = entry.device === this.device && this.pending?.n === entry.n;
    if (mine) this.#acked(entry.n, entry.seq, now);
    else this.#show(entry);
  }

  #error(frame, now) {
    const mine = this.pending && (frame.n === undefined || frame.n === this.pending.n);
    switch (frame.code) {
      case 'counter_gap':
        if (mine && frame.expected) {
          this.#renumber(frame.expected);
          this.#send(now);
        }
        return;
      case 'counter_reused':
        if (mine) {
          this.#renumber(this.pending.n + 1);
          this.#send(now);
        }
        return;
      case 'not_started':
        this.closed();
        this.starts = 0;
        return this.#start(now);
      case 'wrong_shopper':
        return this.out.restart();
      case 'ended':
        this.ended = true;
        this.pending = undefined;
        this.out.save({ pending: undefined });
        return this.out.status('ended');
      default:
        if (frame.retry_after_ms) {
          this.retryAt = this.pending ? now + frame.retry_after_ms : undefined;
        } else if (mine) {
          const { key } = this.pending;
          // The count was not used: the next message takes it.
          this.n = this.pending.n - 1;
          this.pending = undefined;
          this.retryAt = undefined;
          this.out.save({ n: this.n, pending: undefined });
          this.out.refused(key);
          this.#next(now);
        }
    }
  }

  #renumber(n) {
    this.n = n;
    this.pending = { ...this.pending, n };
    this.out.save({ n, pending: this.pending });
  }
}
