//! What every conversation log must do.

use aisle_contract::{MAX_ENTRY_BYTES, MAX_TEXT_CHARS};
use aisle_domain::conversation::Entry;
use aisle_domain::ids::{ConversationId, Seq};
use futures::future::join_all;

use super::sample::{by_writer, conversation, shopper_entry, written_entry};
use crate::log::MAX_PAGE_BYTES;
use crate::{Appended, Consistency, ConversationLog, Kind};

/// Runs all checks, each on a fresh log.
///
/// # Panics
/// When the adapter does not conform.
pub async fn conversation_log_suite<L: ConversationLog>(make: impl AsyncFn() -> L) {
    an_unknown_conversation_is_empty(&make().await).await;
    an_appended_entry_is_read_back(&make().await).await;
    a_position_is_taken_once(&make().await).await;
    the_same_write_again_is_done(&make().await).await;
    concurrent_appends_at_one_position_have_one_winner(&make().await).await;
    for shopper_entries in [0, 1, 2, 3, 4, 5, 30, 130] {
        the_tail_reaches_back_to_the_newest_written_entry(&make().await, shopper_entries).await;
    }
    a_log_of_shopper_entries_alone_is_all_tail(&make().await).await;
    pages_are_in_order_and_without_gaps(&make().await).await;
    long_entries_are_read_in_bounded_pages(&make().await).await;
    an_eventual_read_is_never_ahead_and_has_no_gaps(&make().await).await;
    the_last_entries_are_read_in_order(&make().await).await;
    the_longest_text_survives(&make().await).await;
    too_large_an_entry_is_invalid(&make().await).await;
    no_entry_has_position_zero(&make().await).await;
    conversations_never_mix(&make().await).await;
}

async fn append<L: ConversationLog>(log: &L, to: &ConversationId, entry: &Entry) -> Appended {
    log.append(to, entry).await.unwrap_or_else(|error| panic!("append {}: {error}", entry.seq))
}

async fn fill<L: ConversationLog>(log: &L, to: &ConversationId, entries: &[Entry]) {
    for entry in entries {
        assert_eq!(append(log, to, entry).await, Appended::Done, "append {} is done", entry.seq);
    }
}

fn shopper_entries(from: u64, count: u64) -> Vec<Entry> {
    (from..from + count).map(|seq| shopper_entry(seq, "where is my order?")).collect()
}

async fn an_unknown_conversation_is_empty<L: ConversationLog>(log: &L) {
    let c = conversation(1);
    let tail = log.tail(&c).await.expect("tail of an unknown conversation");
    assert!(tail.entries.is_empty(), "the tail of an unknown conversation is empty: {tail:?}");
    for consistency in [Consistency::Strong, Consistency::Eventual] {
        let page = log.read_after(&c, Seq::ZERO, 10, consistency).await.expect("read_after");
        assert!(page.entries.is_empty() && !page.more, "nothing to read: {page:?}");
    }
    assert!(log.read_last(&c, 10).await.expect("read_last").is_empty());
}

async fn an_appended_entry_is_read_back<L: ConversationLog>(log: &L) {
    let c = conversation(1);
    let entries = [shopper_entry(1, "hello"), written_entry(2, "good day")];
    fill(log, &c, &entries).await;
    let page = log.read_after(&c, Seq::ZERO, 10, Consistency::Strong).await.expect("read_after");
    assert_eq!(page.entries, entries, "what was appended is read back");
    assert!(!page.more);
}

async fn a_position_is_taken_once<L: ConversationLog>(log: &L) {
    let c = conversation(1);
    fill(log, &c, &[written_entry(1, "first")]).await;
    let before = log.read_last(&c, 10).await.expect("read_last");
    let other = by_writer(written_entry(1, "second"), 7);
    assert_eq!(append(log, &c, &other).await, Appended::Taken, "another write has the position");
    let after = log.read_last(&c, 10).await.expect("read_last");
    assert_eq!(before, after, "an append at a taken position changes nothing");
}

async fn the_same_write_again_is_done<L: ConversationLog>(log: &L) {
    let c = conversation(1);
    let entry = written_entry(1, "once");
    fill(log, &c, &[entry.clone(), entry.clone(), entry.clone()]).await;
    fill(log, &c, &[written_entry(2, "next"), entry.clone()]).await;
    let stored = log.read_last(&c, 10).await.expect("read_last");
    assert_eq!(stored, [entry, written_entry(2, "next")], "each write is stored once");
}

async fn concurrent_appends_at_one_position_have_one_winner<L: ConversationLog>(log: &L) {
    let c = conversation(1);
    for seq in 1..=3 {
        let entries: Vec<Entry> =
            (0..8).map(|writer| by_writer(written_entry(seq, "mine"), writer)).collect();
        let ended = join_all(entries.iter().map(|entry| append(log, &c, entry))).await;
        let winners: Vec<&Entry> = entries
            .iter()
            .zip(&ended)
            .filter(|(_, ended)| **ended == Appended::Done)
            .map(|(entry, _)| entry)
            .collect();
        assert_eq!(winners.len(), 1, "exactly one append at {seq} is done: {ended:?}");
        let last = log.read_last(&c, 1).await.expect("read_last");
        assert_eq!(last.first(), winners.first().copied(), "the winner's entry is stored");
    }
}

async fn the_tail_reaches_back_to_the_newest_written_entry<L: ConversationLog>(log: &L, n: u64) {
    let c = conversation(1);
    let mut entries = vec![written_entry(1, "old"), shopper_entry(2, "hello")];
    fill(log, &c, &entries).await;
    entries = vec![written_entry(3, "newest written")];
    entries.extend(shopper_entries(4, n));
    fill(log, &c, &entries).await;
    let tail = log.tail(&c).await.expect("tail");
    let seqs = |entries: &[Entry]| entries.iter().map(|e| e.seq.get()).collect::<Vec<_>>();
    assert_eq!(seqs(&tail.entries), seqs(&entries), "tail with {n} shopper entries");
    assert_eq!(tail.entries, entries, "tail with {n} shopper entries");
    assert!(tail.state().is_some(), "the tail has the newest state");
}

async fn a_log_of_shopper_entries_alone_is_all_tail<L: ConversationLog>(log: &L) {
    let c = conversation(1);
    let entries = shopper_entries(1, 9);
    fill(log, &c, &entries).await;
    assert_eq!(log.tail(&c).await.expect("tail").entries, entries);
}

async fn pages_are_in_order_and_without_gaps<L: ConversationLog>(log: &L) {
    let c = conversation(1);
    let entries = shopper_entries(1, 23);
    fill(log, &c, &entries).await;
    for limit in [1, 7, 22, 23, 24, 200] {
        let mut read: Vec<Entry> = Vec::new();
        loop {
            let after = read.last().map_or(Seq::ZERO, |entry| entry.seq);
            let page =
                log.read_after(&c, after, limit, Consistency::Strong).await.expect("read_after");
            assert!(page.entries.len() <= limit, "a page has at most {limit} entries");
            assert!(!page.entries.is_empty(), "a page that was announced holds something");
            read.extend(page.entries);
            assert_eq!(page.more, read.len() < entries.len(), "`more` is right after {after}");
            if !page.more {
                break;
            }
        }
        assert_eq!(read, entries, "pages of {limit} make up the log");
    }
    let beyond = log.read_after(&c, Seq::new(23), 5, Consistency::Strong).await.expect("read");
    assert!(beyond.entries.is_empty() && !beyond.more, "nothing after the last entry");
}

async fn long_entries_are_read_in_bounded_pages<L: ConversationLog>(log: &L) {
    let c = conversation(1);
    let text = "文".repeat(MAX_TEXT_CHARS);
    // 1.2 MB: more than a table gives in one answer.
    let entries: Vec<Entry> = (1..=100).map(|seq| shopper_entry(seq, &text)).collect();
    fill(log, &c, &entries).await;
    let mut read: Vec<Entry> = Vec::new();
    loop {
        let after = read.last().map_or(Seq::ZERO, |entry| entry.seq);
        let page = log.read_after(&c, after, 200, Consistency::Strong).await.expect("read_after");
        let bytes = page.entries.len() * text.len();
        assert!(bytes <= MAX_PAGE_BYTES, "a page has {bytes} bytes, allowed {MAX_PAGE_BYTES}");
        assert!(!page.entries.is_empty(), "a page holds at least one entry");
        read.extend(page.entries);
        if !page.more {
            break;
        }
    }
    assert_eq!(read, entries, "pages make up the log");
    assert_eq!(log.read_last(&c, 200).await.expect("read_last"), entries);
    assert_eq!(log.tail(&c).await.expect("tail").entries, entries);
}

async fn an_eventual_read_is_never_ahead_and_has_no_gaps<L: ConversationLog>(log: &L) {
    let c = conversation(1);
    let entries = shopper_entries(1, 12);
    for appended in 1..=entries.len() {
        fill(log, &c, &entries[appended - 1..appended]).await;
        let page = log.read_after(&c, Seq::ZERO, 200, Consistency::Eventual).await.expect("read");
        let seen = page.entries.len();
        assert!(seen <= appended, "{seen} entries read of {appended}");
        assert_eq!(page.entries, entries[..seen], "an older state, without gaps");
    }
}

async fn the_last_entries_are_read_in_order<L: ConversationLog>(log: &L) {
    let c = conversation(1);
    let entries = shopper_entries(1, 12);
    fill(log, &c, &entries).await;
    for (limit, first) in [(1, 11), (5, 7), (12, 0), (200, 0)] {
        let last = log.read_last(&c, limit).await.expect("read_last");
        assert_eq!(last, entries[first..], "the last {limit}");
    }
}

async fn the_longest_text_survives<L: ConversationLog>(log: &L) {
    let c = conversation(1);
    for (seq, character) in [(1, "货"), (2, "𠮷"), (3, "\""), (4, "e\u{301}\n")] {
        let text: String = character.chars().cycle().take(MAX_TEXT_CHARS).collect();
        let entry = shopper_entry(seq, &text);
        fill(log, &c, std::slice::from_ref(&entry)).await;
        assert_eq!(log.read_last(&c, 1).await.expect("read_last"), [entry], "{character:?}");
    }
}

async fn too_large_an_entry_is_invalid<L: ConversationLog>(log: &L) {
    let c = conversation(1);
    let entry = written_entry(1, &"x".repeat(MAX_ENTRY_BYTES));
    let error = log.append(&c, &entry).await.expect_err("an entry over the cap is refused");
    assert_eq!(error.kind, Kind::Invalid, "{error}");
    assert!(log.tail(&c).await.expect("tail").entries.is_empty(), "nothing was stored");
}

async fn no_entry_has_position_zero<L: ConversationLog>(log: &L) {
    let c = conversation(1);
    let error = log.append(&c, &shopper_entry(0, "hello")).await.expect_err("position 0");
    assert_eq!(error.kind, Kind::Invalid, "{error}");
}

async fn conversations_never_mix<L: ConversationLog>(log: &L) {
    let mut conversations = vec![conversation(1), conversation(2)];
    for name in ["c-0001-", "c-000", "C-0001", "c-0001_L"] {
        conversations.push(ConversationId::new(name).expect("a valid id"));
    }
    for (writer, c) in (0..).zip(&conversations) {
        fill(log, c, &[by_writer(shopper_entry(1, c.as_str()), writer)]).await;
    }
    for (writer, c) in (0..).zip(&conversations) {
        let expected = by_writer(shopper_entry(1, c.as_str()), writer);
        assert_eq!(log.tail(c).await.expect("tail").entries, [expected], "log of {c:?}");
    }
}
