//! The entries around a human, and the end.

use aisle_dialogue::{claimed, ended, failed, given_back, nobody_free};
use aisle_domain::conversation::{Author, DomainEvent, ResolvedBy, Written};
use aisle_domain::ids::{AgentId, Seq};

use crate::support::{SEQ, changes, context, event, given, notice, part, words};

/// An entry in one line, as a decision is told.
fn told(before: &str, write: impl Fn(&aisle_domain::conversation::State) -> Written) -> String {
    let before = given(before);
    let written = write(&before);
    assert_eq!(written.author, Author::System);
    assert!(written.commands.is_empty() && written.result.is_none());
    let mut line = Vec::new();
    line.extend(written.parts.iter().map(part));
    line.extend(written.notice.as_ref().map(notice));
    line.extend(written.events.iter().map(event));
    if !written.answers.is_empty() {
        let answers: Vec<String> =
            written.answers.iter().map(|seq| format!("#{}", seq.get())).collect();
        line.push(format!("answers {}", answers.join(",")));
    }
    line.extend(changes(&before, &written.state));
    line.join("; ")
}

fn seqs(positions: &[u64]) -> Vec<Seq> {
    positions.iter().copied().map(Seq::new).collect()
}

#[test]
fn nobody_is_free() {
    let wording = words();
    assert_eq!(
        told("waiting offered=human", |state| nobody_free(&context(&wording), state)),
        "handoff-nobody; [wait=choice-wait, bot=choice-bot]; offered wait,bot"
    );
}

#[test]
fn a_human_takes_over() {
    let wording = words();
    let ada = AgentId::new("ada").unwrap();
    let claim = |state: &_| claimed(&context(&wording), state, &ada);
    let joined = "handoff-joined; notice HumanJoined; event HandoffClaimed; owner human ada";
    assert_eq!(told("waiting", claim), joined);
    assert_eq!(told("asked-number", claim), format!("{joined}; flow none"));
    // What an open command was to answer is the human's, from the first message on.
    let reopened = format!("{joined}; flow none; open none; handled #5");
    assert_eq!(told("open=7,6 handled=8 asked-nothing=AC104233", claim), reopened);
    assert_eq!(told("open=6 handled=3", claim), format!("{joined}; open none"));
    assert_eq!(told("human", claim), joined.replace("; owner human ada", ""));
}

#[test]
fn a_human_gives_back() {
    let wording = words();
    assert_eq!(
        told("human zh", |state| given_back(&context(&wording), state)),
        "zh:handoff-left; notice HumanLeft; event HandoffReturned; owner bot"
    );
}

#[test]
fn what_cannot_be_processed_is_confessed_and_the_end_is_told() {
    let wording = words();
    let fail = |state: &_| failed(&context(&wording), state, &seqs(&[6, 7]), SEQ);
    let end = |state: &_| ended(&context(&wording), state, &seqs(&[6, 7]), SEQ);
    let failing = "failed; notice Waiting; event HandoffRequested Poison";
    let ending = "ended; notice Ended; event ConversationEnded";
    assert_eq!(
        told("", fail),
        format!("{failing}; answers #6,#7; owner waiting since #9; handled #9")
    );
    assert_eq!(told("", end), format!("{ending}; answers #6,#7; owner ended; handled #9"));
    // It answers what the open command was to answer, too.
    let state = "open=4,5 asked-nothing=AC104233 offered=human";
    let closed = "flow none; offered nothing; open none; handled #9";
    let answers = "answers #4,#5,#6,#7";
    assert_eq!(
        told(state, fail),
        format!("{failing}; {answers}; owner waiting since #9; {closed}")
    );
    assert_eq!(told(state, end), format!("{ending}; {answers}; owner ended; {closed}"));
}

#[test]
fn an_end_with_nothing_open_is_a_resolution() {
    let wording = words();
    let resolved = |before: &str, pending: &[u64]| {
        let written = ended(&context(&wording), &given(before), &seqs(pending), SEQ);
        written.events.get(1).cloned()
    };
    let by = |by| Some(DomainEvent::ConversationResolved { by });
    assert_eq!(resolved("", &[]), by(ResolvedBy::Bot));
    // Even if the human has said nothing since: what was shown to them is answered.
    assert_eq!(resolved("human", &[6]), by(ResolvedBy::Human));
    for (open, pending) in [("", &[6][..]), ("misses=1", &[]), ("open=4,5", &[]), ("waiting", &[])]
    {
        assert_eq!(resolved(open, pending), None, "{open:?}");
    }
    let mut silent = given("");
    silent.devices.clear();
    let nothing_was_asked = ended(&context(&wording), &silent, &[], SEQ);
    assert_eq!(nothing_was_asked.events, [DomainEvent::ConversationEnded]);
}
