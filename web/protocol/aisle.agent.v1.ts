// The human agent's protocol `aisle.agent.v1`. Generated from the Rust types by
// `cargo run -p aisle-contract --example generate`; do not edit.
//
// A later release may send frame types, parts, statuses and codes that are not listed here:
// skip an unknown frame, show an unknown part's `fallback`, treat an unknown status or code
// as none. What the frames mean: docs/PROTOCOL.md.

import type { Echo, HistoryEntry, Reply } from "./aisle.v1";

/** What an agent's client sends. Every frame carries a `request` that its answer repeats. */
export type AgentFrame =
  /** Lists the conversations that wait, longest waiting first; answered by `cases`. */
  | {
    type: "agent_list";
    /** Repeated in the answer. */
    request: number;
  }
  /** Takes a waiting conversation over; answered by `case`. */
  | {
    type: "agent_claim";
    /** Repeated in the answer. */
    request: number;
    /** Which. */
    conversation: string;
  }
  /** Says something to the shopper; answered by `said`. Safe to send again with the same `key`. */
  | {
    type: "agent_say";
    /** Repeated in the answer. */
    request: number;
    /** Which conversation. */
    conversation: string;
    /** Chosen by the client for this message: 1 to 60 letters, digits, `_`, `-`. */
    key: string;
    /** 1 to 4,000 characters. */
    text: string;
  }
  /** Hands the conversation back to the bot; answered by `returned`. */
  | {
    type: "agent_give_back";
    /** Repeated in the answer. */
    request: number;
    /** Which conversation. */
    conversation: string;
  };

/** One waiting conversation. */
export type Case = {
  /** Which. */
  conversation: string;
  /** Since when, RFC 3339 in UTC. */
  since: string;
  /** `asked`, `proof_failed`, `not_understood`, `poison`. */
  reason: string;
  /** Its language. */
  language: string;
};

/** What went wrong for an agent. */
export type AgentErrorCode =
  /** Not a frame of this protocol. */
  | "invalid_frame"
  /** There is no such conversation. */
  | "not_found"
  /** Another agent has it. */
  | "taken_by_other"
  /** It is not yours: claim it first. */
  | "not_yours"
  /** Try again. */
  | "unavailable";

/** What the server sends to an agent's client. */
export type DeskFrame =
  /** The conversations that wait. */
  | {
    type: "cases";
    /** Of which request. */
    request: number;
    /** Longest waiting first; at most 50. */
    cases: Case[];
  }
  /** A conversation is yours; its recent entries. */
  | {
    type: "case";
    /** Of which request. */
    request: number;
    /** Which conversation. */
    conversation: string;
    /** Its language. */
    language: string;
    /** The signed-in shopper, if any. */
    shopper?: string | null;
    /** Up to 50 recent entries in order. */
    entries: HistoryEntry[];
  }
  /** What you said is in the log. */
  | {
    type: "said";
    /** Of which request. */
    request: number;
    /** Which conversation. */
    conversation: string;
    /** Its position. */
    seq: number;
  }
  /** The bot has it again. */
  | {
    type: "returned";
    /** Of which request. */
    request: number;
    /** Which conversation. */
    conversation: string;
  }
  /** The shopper said something in a conversation of yours. May come twice: `seq` tells. */
  | {
    type: "case_echo";
    /** Which conversation. */
    conversation: string;
    /** What was said. */
    echo: Echo;
  }
  /** Somebody else wrote in a conversation of yours. May come twice: `seq` tells. */
  | {
    type: "case_reply";
    /** Which conversation. */
    conversation: string;
    /** What was written. */
    reply: Reply;
  }
  /** Something was refused. */
  | {
    type: "agent_error";
    /** Of which request, if it could be read. */
    request?: number | null;
    /** What went wrong. */
    code: AgentErrorCode;
    /** What to do about it. */
    message: string;
  };

