//! Shoppers who ask for a human again and again, and the agent who takes each of them over, says
//! something and gives back: what `handoff` has to do while it is killed. The load generator's
//! shoppers talk to the bot only.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use aisle_client::session::{Content, Event, Jitter, Kept, Session, Shown};
use aisle_client::socket::{Screen as Driven, Socket, drive, next_text, open};
use aisle_client::{SecretText, offer};
use aisle_contract::agent_frame::{AgentErrorCode, AgentFrame, DeskFrame};
use aisle_contract::frame::{HistoryEntry, Start, StatusKind};
use aisle_domain::ids::DeviceId;
use aisle_load::{Acknowledged, Screen, ShownEntry};
use futures::SinkExt as _;
use tokio::sync::mpsc::{Sender, channel};
use tokio::time::{sleep, timeout};
use tokio_tungstenite::tungstenite::Message;

const SEEKERS: usize = 3;
const HELP: &str = "I want to talk to a human";
/// Between two looks at who waits.
const PAUSE: Duration = Duration::from_millis(300);
/// Looks on one connection, so that `connect` has something to do as well.
const LOOKS: usize = 5;
/// What the agent asked is asked again when no answer has come by then.
const AGAIN: Duration = Duration::from_secs(3);

/// What the agent was told to be in the log.
#[derive(Debug, Clone)]
pub struct Said {
    pub conversation: String,
    pub seq: u64,
    pub text: String,
}

/// Goes on until `over`, then until nobody waits; gives the seekers' screens and the agent's acks.
pub async fn run(url: &str, agent_keys: &str, over: &Cell<bool>) -> (Vec<Screen>, Vec<Said>) {
    let said = RefCell::default();
    let seekers = (0..SEEKERS).map(|index| Seeker::run(url, index, over));
    let screens = tokio::select! {
        screens = futures::future::join_all(seekers) => screens,
        () = serve(url, agent_keys, &said) => unreachable!("an agent works until nobody waits"),
    };
    (screens, said.into_inner())
}

/// One shopper: asks for a human; when the bot is back, asks again.
struct Seeker<'a> {
    inputs: Sender<Event>,
    screen: Screen,
    over: &'a Cell<bool>,
    is_over: bool,
}

impl<'a> Seeker<'a> {
    async fn run(url: &str, index: usize, over: &'a Cell<bool>) -> Screen {
        let (inputs, events) = channel(4);
        let name = format!("seeker-{index}");
        let device = DeviceId::new(name.as_str()).unwrap();
        let opening = Start { language: Some("en".to_owned()), ..Start::default() };
        let session = Session::new(opening, None, Kept::new(device), Jitter::random());
        let screen = Screen { device: name, ..Screen::default() };
        let mut seeker = Seeker { inputs, screen, over, is_over: false };
        drive(session, url, events, &mut seeker).await;
        seeker.screen
    }

    fn ask(&mut self) {
        self.inputs.try_send(Event::Say(Content::Text(HELP.to_owned()))).unwrap();
    }

    fn acked(&mut self, n: u32, seq: u64) {
        self.screen.acked.push(Acknowledged { n, text: HELP.to_owned(), seq });
    }
}

impl Driven for Seeker<'_> {
    fn show(&mut self, _: &Session, shown: Shown) {
        match shown {
            Shown::Welcome { welcome, greets } => {
                if greets {
                    self.screen.conversation.clone_from(&welcome.conversation);
                    let (seq, answers) = (welcome.seq, Vec::new());
                    self.screen.shown.push(ShownEntry { seq, answers, reply: None });
                    self.ask();
                }
                assert_eq!(self.screen.conversation, welcome.conversation, "it goes on");
            }
            Shown::Acked { n, seq } => self.acked(n, seq),
            Shown::Entry { entry: HistoryEntry::Echo(echo), .. } => self.acked(echo.n, echo.seq),
            Shown::Entry { entry: HistoryEntry::Reply(reply), .. } => {
                if reply.notice == Some(StatusKind::HumanLeft) {
                    self.is_over = self.over.get();
                    if !self.is_over {
                        self.ask();
                    }
                }
                let answers = reply.answers.clone();
                self.screen.shown.push(ShownEntry { seq: reply.seq, answers, reply: Some(reply) });
            }
            Shown::Refused { error, .. } => panic!("{error:?}"),
            Shown::TurnedAway(status) => panic!("turned away: {status:?}"),
            Shown::Status(_) | Shown::Answer(_) | Shown::Offline | Shown::Forgotten => {}
        }
    }

    fn keep(&mut self, _: &Session) {}

    fn verdict(&self, _: &Session, _: Option<Duration>) -> Option<i32> {
        self.is_over.then_some(0)
    }
}

/// The agent.
async fn serve(url: &str, agent_keys: &str, said: &RefCell<Vec<Said>>) {
    let keys = SecretText::from(agent_keys.to_owned());
    let offer = offer::agent("alex", Some(&keys)).unwrap();
    let mut agent = Agent { url, offer, socket: None, request: 0 };
    loop {
        for _ in 0..LOOKS {
            let listed = agent.ask(|request| AgentFrame::AgentList { request }).await;
            let DeskFrame::Cases { cases, .. } = listed else { panic!("{listed:?}") };
            for case in cases {
                agent.take(&case.conversation, said).await;
            }
            sleep(PAUSE).await;
        }
        agent.socket = None;
    }
}

struct Agent<'a> {
    url: &'a str,
    offer: Vec<String>,
    socket: Option<Socket>,
    request: u32,
}

impl Agent<'_> {
    /// Serves one who waits; nothing if nobody does in that conversation any longer.
    async fn take(&mut self, conversation: &str, said: &RefCell<Vec<Said>>) {
        let of = || conversation.to_owned();
        let claim = |request| AgentFrame::AgentClaim { request, conversation: of() };
        if !matches!(self.ask(claim).await, DeskFrame::Case { .. }) {
            return;
        }
        let key = format!("key-{}", said.borrow().len());
        let text = format!("This is Alex, {key}.");
        let say = |request| AgentFrame::AgentSay {
            request,
            conversation: of(),
            key: key.clone(),
            text: text.clone(),
        };
        match self.ask(say).await {
            DeskFrame::Said { seq, .. } => {
                let conversation = of();
                said.borrow_mut().push(Said { conversation, seq, text });
            }
            other => panic!("{other:?}"),
        }
        // Refused when an earlier try did it, and the shopper asked for a human again since.
        self.ask(|request| AgentFrame::AgentGiveBack { request, conversation: of() }).await;
    }

    /// Asks until there is an answer that is no "try again".
    async fn ask(&mut self, frame: impl Fn(u32) -> AgentFrame) -> DeskFrame {
        loop {
            self.request += 1;
            if let Some(answer) = self.ask_once(frame(self.request)).await {
                return answer;
            }
            self.socket = None;
            sleep(PAUSE).await;
        }
    }

    async fn ask_once(&mut self, frame: AgentFrame) -> Option<DeskFrame> {
        if self.socket.is_none() {
            self.socket = Some(open(self.url, &self.offer).await.ok()?);
        }
        let socket = self.socket.as_mut()?;
        socket.send(Message::text(frame.to_json())).await.ok()?;
        let answer = async {
            loop {
                // API Gateway's own errors are no frames.
                let frame = DeskFrame::parse(&next_text(socket).await?).ok()?;
                match frame {
                    DeskFrame::CaseEcho { .. } | DeskFrame::CaseReply { .. } => {}
                    DeskFrame::AgentError { code: AgentErrorCode::Unavailable, .. } => return None,
                    answer => return Some(answer),
                }
            }
        };
        timeout(AGAIN, answer).await.ok()?
    }
}
