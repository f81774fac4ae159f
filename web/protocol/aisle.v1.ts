// The shopper's protocol `aisle.v1`. Generated from the Rust types by
// `cargo run -p aisle-contract --example generate`; do not edit.
//
// A later release may send frame types, parts, statuses and codes that are not listed here:
// skip an unknown frame, show an unknown part's `fallback`, treat an unknown status or code
// as none. What the frames mean: docs/PROTOCOL.md.

/** `start`. */
export type Start = {
  /** BCP 47 tag of the page or device; an unknown one falls back to the merchant's first. */
  language?: string | null;
  /** The page the shopper is on (path only; at most 512 characters are kept). */
  page?: string | null;
  /** `web`, `terminal`, or another name of at most 32 letters, digits, `_`, `-`. */
  channel?: string | null;
  /** The device, so that `welcome` can tell its next counter. */
  device?: string | null;
};

/** `message`. */
export type Message = {
  /** Chosen once by the client and kept: 1 to 64 letters, digits, `_`, `-`. */
  device: string;
  /** The device's count of its messages; the first is 1, no gaps. */
  n: number;
  /** What was typed, 1 to 4,000 characters. Exactly one of `text` and `choice`. */
  text?: string | null;
  /** The id of a choice that was picked. Exactly one of `text` and `choice`. */
  choice?: string | null;
};

/** `resume`. */
export type Resume = {
  /** The highest position up to which the client has everything; 0 for all. */
  after: number;
};

/** What a shopper's client sends. */
export type ClientFrame =
  /** Opens the conversation, or shows that one goes on; answered by `welcome`. */
  | ({
    type: "start";
  } & Start)
  /** Says something; answered by `ack`, then by a `reply`. */
  | ({
    type: "message";
  } & Message)
  /** Asks for all entries after a position; answered by `history`. */
  | ({
    type: "resume";
  } & Resume)
  /** The shopper is typing; accepted, ignored. */
  | {
    type: "typing";
  }
  /** The shopper has seen everything up to a position; accepted, ignored. */
  | {
    type: "read";
    /** The position. */
    seq: number;
  }
  /** Keeps the connection alive; answered by `pong`. Send one at least every 9 minutes. */
  | {
    type: "ping";
  }
  /** Ends the conversation for good. */
  | {
    type: "end";
  };

/** One piece of a reply. */
export type Part =
  /** Plain text. */
  | {
    type: "text";
    /** In the conversation's language; no markup. */
    text: string;
  }
  /** Answers to pick from; send back `choice` with the id. */
  | {
    type: "choices";
    /** In the order to show. */
    options: Choice[];
    /** Shown by a client that does not know this part. */
    fallback?: string;
  }
  /** An order at a glance. */
  | ({
    type: "order_card";
  } & OrderCard)
  /** A product at a glance. */
  | ({
    type: "product_card";
  } & ProductCard)
  /** Several short texts. */
  | {
    type: "list";
    /** In the order to show. */
    items: string[];
    /** Shown by a client that does not know this part. */
    fallback?: string;
  }
  /** An address to open. */
  | {
    type: "link";
    /** What to show. */
    label: string;
    /** Where it leads; https only. */
    url: string;
    /** Shown by a client that does not know this part. */
    fallback?: string;
  };

/** One answer to pick from. */
export type Choice = {
  /** What to send back. */
  id: string;
  /** What to show. */
  label: string;
};

/** A parcel's carrier. */
export type Carrier = {
  /** The carrier's name, if known. */
  name?: string | null;
  /** The carrier's number of the parcel. */
  tracking: string;
  /** Its page about the parcel; https only. */
  url?: string | null;
};

/** One line on a card. */
export type CardItem = {
  /** The variant's id. */
  item: string;
  /** Its name with options. */
  name: string;
  /** How many. */
  quantity: number;
  /** Price of one. */
  unit_price: Amount;
};

/** An amount of money. */
export type Amount = {
  /** In minor units (cents, fen, yen). */
  minor: number;
  /** ISO 4217 code. */
  currency: string;
};

/** An order at a glance. */
export type OrderCard = {
  /** The order's number, without `#`. */
  number: string;
  /** `pending`, `processed`, `shipped`, `out_for_delivery`, `delivered`, `cancelled`, `returned`; more may come. */
  status: string;
  /** The status in the conversation's language. */
  status_text: string;
  /** The day it arrived or should arrive, `YYYY-MM-DD`. */
  date?: string | null;
  /** The parcel's carrier. */
  carrier?: Carrier | null;
  /** What was bought. */
  items: CardItem[];
  /** What was charged. */
  total: Amount;
  /** Shown by a client that does not know this part. */
  fallback?: string;
};

/** A product at a glance. */
export type ProductCard = {
  /** The product's id. */
  product: string;
  /** Its name. */
  name: string;
  /** From how much. */
  price_from: Amount;
  /** Whether any variant is in stock. */
  available: boolean;
  /** Shown by a client that does not know this part. */
  fallback?: string;
};

/** What the server accepts. */
export type Limits = {
  /** Longest text of a message, in characters. */
  max_text_chars: number;
  /** Largest frame, in bytes. */
  max_frame_bytes: number;
  /** Messages per second. */
  messages_per_second: number;
  /** Send `ping` when nothing was sent for so long, in seconds. */
  ping_after_seconds: number;
  /** Send `resume` when no reply came so long after an ack, in seconds. */
  resume_after_seconds: number;
};

/** `welcome`. */
export type Welcome = {
  /** The conversation. */
  conversation: string;
  /** Brings the client back to this conversation; keep it, never show or log it. */
  resume_token: string;
  /** The conversation's language. */
  language: string;
  /** The newest position. If the client holds less, it sends `resume`. */
  last: number;
  /** The count that the device's next message must have. */
  next_n: number;
  /** The position of the greeting, which is an entry like any other. */
  seq: number;
  /** The greeting, which says that it is automated, and first choices. */
  parts: Part[];
  /** What the server accepts. */
  limits: Limits;
};

/** Who speaks. */
export type Speaker =
  /** The bot. */
  | "bot"
  /** A human agent. */
  | "human"
  /** The platform. */
  | "system";

/** What is going on. */
export type StatusKind =
  /** An answer takes a little longer. */
  | "working"
  /** A human has been asked for. */
  | "waiting"
  /** A human has taken over. */
  | "human_joined"
  /** The human has handed back. */
  | "human_left"
  /** The conversation is over. */
  | "ended";

/** `reply`. */
export type Reply = {
  /** Its position. Show each once, ordered by it. */
  seq: number;
  /** When it was appended, RFC 3339 in UTC. */
  at: string;
  /** Who speaks. */
  author: Speaker;
  /** The shopper's entries that it answers; they are in the log, acknowledged or not. */
  answers: number[];
  /** What to show. */
  parts: Part[];
  /** A change that comes with it. */
  notice?: StatusKind | null;
};

/** `echo`. */
export type Echo = {
  /** Its position. */
  seq: number;
  /** When it was appended, RFC 3339 in UTC. */
  at: string;
  /** Which device said it. */
  device: string;
  /** The device's count of it. */
  n: number;
  /** What was typed. */
  text?: string | null;
  /** The id of the choice that was picked. */
  choice?: string | null;
};

/** `status`. */
export type Status = {
  /** What is going on. */
  status: StatusKind;
};

/** One entry of `history`: the frame that would have been pushed. */
export type HistoryEntry =
  /** An entry that answers. */
  | ({
    type: "reply";
  } & Reply)
  /** An entry of the shopper's. */
  | ({
    type: "echo";
  } & Echo);

/** `history`. */
export type History = {
  /** Visible entries in order. */
  entries: HistoryEntry[];
  /** Everything up to here is now complete; the `after` of the next `resume`. */
  up_to: number;
  /** Whether there is more: send `resume {after: up_to}` again. */
  more: boolean;
};

/** What went wrong. */
export type ErrorCode =
  /** The frame is not a JSON object. */
  | "invalid_json"
  /** The frame has no known `type`. */
  | "unknown_type"
  /** A field is missing or ill-typed. */
  | "invalid_frame"
  /** The text is empty. */
  | "text_empty"
  /** The text is over 4,000 characters. */
  | "text_too_long"
  /** The device has more to send before this (see `expected`). */
  | "counter_gap"
  /** This count was used for another text; nothing was stored. */
  | "counter_reused"
  /** The conversation has too many devices. */
  | "too_many_devices"
  /** Send `start` first. */
  | "not_started"
  /** The conversation is over; connect without a resume token for a new one. */
  | "ended"
  /** The conversation belongs to another shopper. */
  | "wrong_shopper"
  /** Too many messages per second; the connection is closed. */
  | "rate_limited"
  /** Not stored; send the same message with the same count again. */
  | "unavailable";

/** `error`. */
export type Refused = {
  /** What went wrong, for a program. */
  code: ErrorCode;
  /** What to do about it, for a developer. */
  message: string;
  /** The count of the message that was refused. */
  n?: number | null;
  /** The count that was expected. */
  expected?: number | null;
  /** Try again after so many milliseconds. */
  retry_after_ms?: number | null;
};

/** What the server sends to a shopper's client. */
export type ServerFrame =
  /** The conversation is open. */
  | ({
    type: "welcome";
  } & Welcome)
  /** A message is in the log. */
  | {
    type: "ack";
    /** Its count. */
    n: number;
    /** Its position. */
    seq: number;
  }
  /** A log entry that answers. */
  | ({
    type: "reply";
  } & Reply)
  /** A log entry of the shopper's own, from another device or an earlier visit. */
  | ({
    type: "echo";
  } & Echo)
  /** What is going on. */
  | ({
    type: "status";
  } & Status)
  /** Log entries in order; the answer to `resume`. */
  | ({
    type: "history";
  } & History)
  /** Something was refused; says what to do. */
  | ({
    type: "error";
  } & Refused)
  /** The answer to `ping`. */
  | {
    type: "pong";
  };

