// What outlives a reload: the resume token, the device, its count, and a message that is not yet
// acknowledged. One conversation per browser; tabs take turns through a lock of their own names.

const KEY = 'aisle.conversation';

/** Storage that works even where the browser forbids it: then nothing outlives the page. */
export class Store {
  #memory = {};

  constructor(storage) {
    this.storage = storage;
    try {
      this.#memory = JSON.parse(storage?.getItem(KEY) ?? '{}') ?? {};
    } catch {
      this.#memory = {};
    }
    if (typeof this.#memory.device !== 'string') {
      // A device per tab that ever wrote here would be too many; one per browser is kept.
      this.save({ device: `d-${crypto.randomUUID()}` });
    }
  }

  get kept() {
    return this.#memory;
  }

  save(change) {
    this.#memory = { ...this.#memory, ...change };
    try {
      this.storage?.setItem(KEY, JSON.stringify(this.#memory));
    } catch {
      // Full or forbidden: the page goes on without.
    }
  }

  /** Forgets the conversation, not the device. */
  forget() {
    this.save({ token: undefined, n: 0, pending: undefined });
  }
}
