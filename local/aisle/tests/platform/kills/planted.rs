//! Losses and doubles that the test itself plants, on a screen and in the log: a comparison that
//! does not find them proves nothing.

use aisle_domain::conversation::{Body, Entry};
use aisle_domain::ids::{ConversationId, Seq, WriteId};
use aisle_load::{Screen, ShownEntry};
use aisle_ports::{Appended, ConversationLog};

use super::comparison::Comparison;

/// Spoils a screen, then its log; panics if anything of it is not found. The log stays spoilt.
pub async fn are_found(log: &dyn ConversationLog, screen: &Screen) {
    on_a_screen(log, screen.clone()).await;
    in_the_log(log, screen).await;
}

async fn on_a_screen(log: &dyn ConversationLog, mut screen: Screen) {
    screen.acked[0].text.push('?');
    screen.acked.pop();
    let twice = screen.shown[1].clone();
    screen.shown.push(twice);
    screen.shown[2].reply.as_mut().unwrap().at.clear();
    screen.shown.remove(3);
    screen.shown.push(ShownEntry { seq: 1_000_000, answers: Vec::new(), reply: None });
    let mut found = Comparison::default();
    found.add(log, &screen, &[]).await;
    assert!(!found.is_clean());
    let Comparison { lost, not_acked, shown_twice, differing, not_shown, not_in_log, .. } = found;
    let found = [lost, not_acked, shown_twice, differing, not_shown, not_in_log];
    assert_eq!(found, [1; 6], "what is planted on a screen");
}

async fn in_the_log(log: &dyn ConversationLog, screen: &Screen) {
    let id = ConversationId::new(screen.conversation.as_str()).unwrap();
    let entries = log.read_last(&id, 200).await.unwrap();
    let last = entries.last().unwrap().seq.get();
    let newest = |is: fn(&Entry) -> bool| entries.iter().rfind(|entry| is(entry)).unwrap().clone();
    let answer = newest(|entry| matches!(&entry.body, Body::Written(w) if w.answers.len() == 1));
    let message = newest(|entry| matches!(&entry.body, Body::Shopper(_)));
    // A second answer; then a hole, and a message that was said twice.
    for (entry, seq) in [(answer, last + 1), (message, last + 3)] {
        let write_id = WriteId::new(format!("planted-{seq}")).unwrap();
        let entry = Entry { seq: Seq::new(seq), write_id, ..entry };
        assert_eq!(log.append(&id, &entry).await.unwrap(), Appended::Done);
    }
    let mut found = Comparison::default();
    found.add(log, screen, &[]).await;
    let Comparison { answered_twice, not_shown, unanswered, not_acked, holes, .. } = found;
    let found = [answered_twice, not_shown, unanswered, not_acked, holes];
    assert_eq!(found, [1; 5], "what is planted in the log");
}
