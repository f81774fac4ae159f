// The socket: opens it with its sub-protocols, opens it again when it closes, with growing random
// pauses. What is said on it is the session's business.

const SHORTEST_MS = 1000;
const LONGEST_MS = 30000;
const PING_MS = 9 * 60 * 1000;

export class Link {
  /**
   * @param {string} url
   * @param {() => string[]} tokens further names for the list of sub-protocols
   * @param {{opened(): void, closed(): void, received(text: string): void, denied(): void}} on
   */
  constructor(url, tokens, on) {
    Object.assign(this, { url, tokens, on, failures: 0, stopped: false, silentSince: 0 });
    this.open();
    addEventListener('online', () => this.#now());
    addEventListener('offline', () => this.socket?.close());
  }

  open() {
    this.timer = undefined;
    let welcomed = false;
    const socket = new WebSocket(this.url, ['aisle.v1', ...this.tokens()]);
    this.socket = socket;
    socket.onopen = () => {
      this.silentSince = Date.now();
      this.on.opened();
    };
    socket.onmessage = ({ data }) => {
      if (!welcomed) {
        welcomed = true;
        this.failures = 0;
      }
      this.on.received(data);
    };
    socket.onclose = () => {
      if (socket !== this.socket) return;
      this.socket = undefined;
      this.on.closed();
      if (this.stopped) return;
      this.failures += 1;
      // A browser cannot see why a handshake was refused; after three, the token may be to blame.
      if (!welcomed && this.failures === 3) this.on.denied();
      const bound = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** (this.failures - 1));
      this.timer = setTimeout(() => this.open(), bound * Math.random());
    };
  }

  send(frame) {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    this.socket.send(JSON.stringify(frame));
    this.silentSince = Date.now();
  }

  /** Keeps an idle connection alive. */
  tick() {
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
