//! The shopper's line to the platform: the client of `aisle chat --as ID`, told what to say, and
//! waiting for the answer. It sends texts and choices and reads frames; there is no other way in.

use std::time::Duration;

use aisle_client::session::{Content, Event, Jitter, Kept, Session, Shown, new_device};
use aisle_client::socket::{Screen, drive};
use aisle_client::{SecretText, offer};
use aisle_contract::frame::{HistoryEntry, Reply, Start};
use aisle_domain::ids::ShopperId;
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::Endpoint;

/// An answer that has not come by then does not come.
const PATIENCE: Duration = Duration::from_secs(45);
/// How long a farewell may take.
const FAREWELL: Duration = Duration::from_secs(2);

/// Why nothing can be said any more.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// The shopper cannot be vouched for.
    #[error("the shopper cannot sign in: {0}")]
    SignIn(String),
    /// The platform will not have this client.
    #[error("the platform refused the connection")]
    TurnedAway,
    /// A message was refused for good.
    #[error("a message was refused: {0}")]
    Refused(String),
    /// Nothing was answered.
    #[error("no answer within {} s", PATIENCE.as_secs())]
    Silence,
}

enum Heard {
    Acked(u64),
    Reply(Reply),
    Refused(String),
}

/// A conversation that is open.
pub(crate) struct Line {
    say: mpsc::Sender<Event>,
    heard: mpsc::UnboundedReceiver<Heard>,
}

impl Line {
    /// Says something, and waits for the entry that answers it. Brings what was written meanwhile,
    /// in order, the answer last.
    pub(crate) async fn say(&mut self, content: Content) -> Result<Vec<Reply>, LineError> {
        let sent = self.say.send(Event::Say(content)).await;
        sent.map_err(|_| LineError::TurnedAway)?;
        let (mut own, mut replies) = (None, Vec::<Reply>::new());
        loop {
            match timeout(PATIENCE, self.heard.recv()).await {
                Err(_) => return Err(LineError::Silence),
                Ok(None) => return Err(LineError::TurnedAway),
                Ok(Some(Heard::Refused(why))) => return Err(LineError::Refused(why)),
                Ok(Some(Heard::Acked(seq))) => own = Some(seq),
                Ok(Some(Heard::Reply(reply))) => replies.push(reply),
            }
            let answers = |reply: &Reply| own.is_some_and(|seq| reply.answers.contains(&seq));
            if replies.iter().any(answers) {
                replies.sort_by_key(|reply| reply.seq);
                return Ok(replies);
            }
        }
    }
}

struct Ear {
    tell: mpsc::UnboundedSender<Heard>,
    turned_away: bool,
}

impl Screen for Ear {
    fn show(&mut self, _: &Session, shown: Shown) {
        let heard = match shown {
            Shown::Acked { seq, .. } => Heard::Acked(seq),
            Shown::Entry { entry: HistoryEntry::Reply(reply), .. } => Heard::Reply(reply),
            Shown::Refused { error, .. } => Heard::Refused(error.message),
            Shown::TurnedAway(_) => {
                self.turned_away = true;
                return;
            }
            _ => return,
        };
        // Whoever no longer listens needs no answer.
        let _ = self.tell.send(heard);
    }

    fn keep(&mut self, _: &Session) {}

    fn verdict(&self, _: &Session, closed_for: Option<Duration>) -> Option<i32> {
        if self.turned_away {
            return Some(1);
        }
        closed_for.map(|_| 0)
    }
}

/// Opens a conversation as a shopper, has it held, and hangs up.
pub(crate) async fn call<T>(
    endpoint: &Endpoint,
    shopper: &ShopperId,
    language: &str,
    hold: impl AsyncFnOnce(&mut Line) -> Result<T, LineError>,
) -> Result<T, LineError> {
    let secret: &SecretText = &endpoint.identity_secret;
    let identity = offer::shopper(shopper.as_str(), Some(secret))
        .map_err(|error| LineError::SignIn(error.to_string()))?;
    let device = new_device().ok_or_else(|| LineError::SignIn("no device id".to_owned()))?;
    let opening = Start { language: Some(language.to_owned()), ..Start::default() };
    let session = Session::new(opening, Some(identity), Kept::new(device), Jitter::random());
    let (say, inputs) = mpsc::channel(8);
    let (tell, heard) = mpsc::unbounded_channel();
    let mut ear = Ear { tell, turned_away: false };
    let mut driven = Box::pin(drive(session, &endpoint.url, inputs, &mut ear));
    let mut line = Line { say, heard };
    let held = tokio::select! {
        held = hold(&mut line) => held,
        _ = &mut driven => return Err(LineError::TurnedAway),
    };
    drop(line);
    // A farewell that does not arrive is none the worse.
    let _ = timeout(FAREWELL, driven).await;
    held
}
