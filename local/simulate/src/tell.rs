//! Entries and frames in a few words, for a trace that a person can read.

use aisle_contract::frame::ServerFrame;
use aisle_domain::conversation::{Body, Content, Entry};

/// An entry of a log.
pub(crate) fn entry(entry: &Entry) -> String {
    match &entry.body {
        Body::Shopper(message) => {
            let said = match &message.content {
                Content::Text(text) => format!("{text:?}"),
                Content::Choice(id) => format!("choice {id}"),
            };
            format!("#{} {} n{} {said}", entry.seq, message.device, message.n.0)
        }
        Body::Written(written) => {
            let answers: Vec<u64> = written.answers.iter().map(|seq| seq.get()).collect();
            let state = &written.state;
            format!(
                "#{} {:?} answers {answers:?} owner {:?} handled {} open {:?} notice {:?} parts {}",
                entry.seq,
                written.author,
                state.owner,
                state.handled_up_to,
                state.open.as_ref().map(|open| open.of.get()),
                written.notice,
                written.parts.len(),
            )
        }
    }
}

/// A frame of the server's.
pub(crate) fn frame(frame: &str) -> String {
    match ServerFrame::parse(frame) {
        Ok(ServerFrame::Reply(reply)) => format!("reply #{}", reply.seq),
        Ok(ServerFrame::Ack { n, seq }) => format!("ack n{n} #{seq}"),
        Ok(ServerFrame::Welcome(welcome)) => {
            format!("welcome last {} next {}", welcome.last, welcome.next_n)
        }
        Ok(ServerFrame::History(history)) => {
            format!("history of {} up to {}", history.entries.len(), history.up_to)
        }
        Ok(ServerFrame::Status(status)) => format!("status {:?}", status.status),
        Ok(ServerFrame::Error(error)) => format!("error {:?} n{:?}", error.code, error.n),
        _ => frame.chars().take(90).collect(),
    }
}
