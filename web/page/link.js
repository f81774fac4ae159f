// The socket: opens it with its sub-protocols, opens it again when it closes, with growing random
// pauses. What is said on it is the session's business.

const SHORTEST_MS = 1000;
const LONGEST_MS = 30000;
const PING_MS = 9 * 60 * 1000;
const DEAD_MS = 20000;

export class Link {
  /**
   * @param {string} url
   * @param {() => string[]} tokens further names for the list of sub-protocols
   * @param {{opened(): void, closed(): void, received(text: string): void, denied(): void}} on
   *   `denied`: the server is there, but does not take these tokens
   */
  constructor(url, tokens, on) {
    Object.assign(this, { url, tokens, on, failures: 0, stopped: false, silentSince: 0, suspicious: false });
    this.open();
    addEventListener('online', () => this.#now());
    addEventListener('offline', () => this.socket?.close());
  }

  open() {
    this.timer = undefined;
    let welcomed = false;
    // A browser cannot see why a handshake failed, and a network that is down looks like a refusal.
    // So every fourth try goes without tokens. If that one opens, the tokens are tried once more,
    // because the network may just have come back; only if they fail then are they to blame.
    const names = this.tokens();
    const probes = names.length > 0 && !this.suspicious && this.failures % 4 === 3;
    const socket = new WebSocket(this.url, ['aisle.v1', ...(probes ? [] : names)]);
    this.socket = socket;
    let opened = false;
    socket.onopen = () => {
      opened = true;
      this.suspicious = probes;
      if (probes) {
        this.#drop();
        this.open();
        return;
      }
      this.silentSince = Date.now();
      this.on.opened();
    };
    socket.onmessage = ({ data }) => {
      if (socket !== this.socket) return;
      this.unheardSince = undefined;
      if (!welcomed) {
        welcomed = true;
        this.failures = 0;
      }
      this.on.received(data);
    };
    socket.onclose = () => {
      if (socket !== this.socket) return;
      this.#closed(!opened);
    };
  }

  #closed(refused) {
    this.socket = undefined;
    this.unheardSince = undefined;
    this.on.closed();
    if (this.stopped) return;
    this.failures += 1;
    if (refused && this.suspicious) {
      this.suspicious = false;
      this.on.denied();
      return;
    }
    const bound = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** (this.failures - 1));
    this.timer = setTimeout(() => this.open(), bound * Math.random());
  }

  /** Lets go of the socket without waiting for the other side. */
  #drop() {
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
  }

  send(frame) {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    this.socket.send(JSON.stringify(frame));
    this.silentSince = Date.now();
    this.unheardSince ??= this.silentSince;
  }

  /** Keeps an idle connection alive, and gives a dead one up: nobody may ever close it. */
  tick() {
    if (this.unheardSince !== undefined && Date.now() - this.unheardSince >= DEAD_MS) {
      this.#drop();
      this.#closed(false);
      return;
    }
    if (Date.now() - this.silentSince >= PING_MS) this.send({ type: 'ping' });
  }

  /** Closes for good, or until `open` is called. */
  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    this.socket?.close();
  }

  #now() {
    if (this.timer === undefined || this.stopped) return;
    clearTimeout(this.timer);
    this.open();
  }
}
