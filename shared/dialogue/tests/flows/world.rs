//! A conversation: messages are decided on, commands executed, and what is said told in one line.

use std::fs;
use std::path::Path;

use aisle_dialogue::{Context, Decision, Event, Flows, Wording, decide};
use aisle_domain::Timestamp;
use aisle_domain::conversation::{Action, Content, Flow, Owner, State};
use aisle_domain::flow::Running;
use aisle_domain::ids::{ItemId, OrderNumber, ProductId, Seq, ShopperId};
use aisle_domain::language::Language;
use aisle_domain::part::{Choice, Part};
use aisle_domain::understood::{
    Detected, Entity, EntityValue, IntentName, Mood, ScoredIntent, Script, Sentiment, Understood,
};

use crate::reader::PlainReader;
use crate::shop::Shop;

/// Commands that one message leads to at most.
const MAX_COMMANDS: usize = 4;

pub fn pack() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../merchant")
}

/// The demo pack's flow files as (name, text).
pub fn files() -> Vec<(String, String)> {
    let mut paths: Vec<_> =
        fs::read_dir(pack().join("flows")).unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

pub fn flows() -> Flows {
    Flows::parse(&files()).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

pub fn wording() -> Wording {
    let file = |language: Language| {
        let path = pack().join("wording").join(format!("{language}.ftl"));
        (language, fs::read_to_string(path).unwrap())
    };
    Wording::load("Shop", Language::En, &[file(Language::En), file(Language::Zh)]).unwrap()
}

pub struct World {
    pub wording: Wording,
    pub flows: Flows,
    pub shop: Shop,
    pub state: State,
    pub seq: u64,
    pub now: Timestamp,
    /// Everything that was ordered since the last message.
    pub ordered: Vec<Action>,
}

impl World {
    pub fn of(shopper: Option<&str>) -> Self {
        let shopper = shopper.map(|id| ShopperId::new(id).unwrap());
        Self {
            wording: wording(),
            flows: flows(),
            shop: Shop::new(),
            state: State::begin(Language::En, shopper),
            seq: 1,
            now: "2026-03-10T13:00:00Z".parse().unwrap(),
            ordered: Vec::new(),
        }
    }

    pub fn sam() -> Self {
        Self::of(Some("sam"))
    }

    /// `{intent intent} text` or `+choice`; what is said to it.
    pub fn say(&mut self, message: &str) -> String {
        self.seq += 1;
        let at = self.seq;
        self.say_at(message, at)
    }

    /// A message of an earlier position in the log.
    pub fn say_at(&mut self, message: &str, at: u64) -> String {
        self.ordered.clear();
        let (content, understood) = read(message);
        let event = Event::Message {
            content: &content,
            understood: understood.as_ref(),
            seq: Seq::new(at),
        };
        let Some(decision) = self.decide(event) else { return "silent".to_owned() };
        let mut said = told(&decision);
        let mut command = self.take(decision);
        for _ in 0..MAX_COMMANDS {
            let Some(action) = command else { return said };
            let result = self.shop.execute(&action, &self.state);
            self.ordered.push(action.clone());
            let event = Event::CommandDone { action: &action, result: &result };
            let Some(decision) = self.decide(event) else { return said };
            let performs = matches!(decision.command, Some(Action::Perform { .. }));
            assert!(!performs, "only a message orders what is done");
            said.push_str(&told(&decision));
            command = self.take(decision);
        }
        assert!(command.is_none(), "too many commands: {:?}", self.ordered);
        said
    }

    fn decide(&mut self, event: Event<'_>) -> Option<Decision> {
        self.seq += 1;
        let context = Context::for_words(&self.wording, self.now, Seq::new(self.seq))
            .with_flows(&self.flows, &PlainReader);
        decide(&context, &self.state, event)
    }

    fn take(&mut self, decision: Decision) -> Option<Action> {
        self.state = decision.state;
        decision.command
    }

    /// A conversation as lines: `> ` or `+ ` a message, `< ` what must be in the answer, with ` | `
    /// between; `! ` what must have been done in all.
    pub fn play(&mut self, script: &str) {
        let mut said = String::new();
        for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (kind, rest) = line.split_at(1);
            let rest = rest.trim();
            match kind {
                ">" => said = self.say(rest),
                "+" => said = self.say(&format!("+{rest}")),
                "<" => {
                    for expected in rest.split(" | ") {
                        match expected.strip_prefix("no ") {
                            Some(not) => {
                                assert!(!said.contains(not), "{line}\n  {not:?} is in {said}");
                            }
                            None => {
                                assert!(
                                    said.contains(expected),
                                    "{line}\n  {expected:?} is not in {said}"
                                );
                            }
                        }
                    }
                }
                "!" => assert_eq!(done(&self.shop), rest, "after {said}"),
                _ => panic!("a line begins with >, +, < or !: {line}"),
            }
        }
    }

    /// Picks the offered choice whose label has these words.
    pub fn pick(&mut self, label: &str) -> String {
        let choice = self.state.offered.iter().find(|choice| choice.label.contains(label));
        let id = choice.unwrap_or_else(|| panic!("{label} in {:?}", self.state.offered)).id.clone();
        self.say(&format!("+{id}"))
    }

    pub fn running(&self) -> Option<&Running> {
        match &self.state.flow {
            Some(Flow::Running(running)) => Some(running),
            _ => None,
        }
    }

    pub fn is_waiting(&self) -> bool {
        matches!(self.state.owner, Owner::Waiting { .. })
    }
}

/// What was done, as JSON, one after the other.
pub fn done(shop: &Shop) -> String {
    let done: Vec<String> =
        shop.performed.iter().map(|it| serde_json::to_string(it).unwrap()).collect();
    done.join(" ")
}

fn read(message: &str) -> (Content, Option<Understood>) {
    if let Some(id) = message.strip_prefix('+') {
        return (Content::Choice(id.trim().to_owned()), None);
    }
    let (intents, text) = match message.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some((intents, text)) => (intents, text.trim()),
        None => ("", message),
    };
    let mut meaning = Understood {
        language: None,
        intents: vec![],
        refusal: None,
        alternatives: vec![],
        entities: vec![],
        mood: Mood::default(),
    };
    for word in intents.split_whitespace() {
        match word {
            "zh" => {
                let (language, script) = (Language::Zh, Script::SimplifiedHan);
                meaning.language = Some(Detected { language, script, confidence: 0.95 });
            }
            "angry" => {
                meaning.mood = Mood { sentiment: Sentiment::Negative, urgency: 0.0, anger: 1.0 };
            }
            intent => {
                let intent = IntentName::new(intent);
                meaning.intents.push(ScoredIntent { intent, confidence: 0.9, span: None });
            }
        }
    }
    let mut end = 0;
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let start = end + text[end..].find(word).unwrap_or(0);
        end = start + word.len();
        let value = if let Some(ids) = word.strip_prefix("product:") {
            let (product, item) = ids.split_once('/').unwrap();
            let product = ProductId::new(product).unwrap();
            Some(EntityValue::Product { product, item: ItemId::new(item).ok() })
        } else if let Some(count) = word.strip_prefix('x').and_then(|count| count.parse().ok()) {
            Some(EntityValue::Quantity(count))
        } else if word.starts_with("https://") {
            Some(EntityValue::Url(word.to_owned()))
        } else if word.starts_with("AC") {
            OrderNumber::parse(word).ok().map(EntityValue::OrderNumber)
        } else if word.contains('@') {
            Some(EntityValue::Email(word.to_lowercase()))
        } else if word.len() >= 9 && word.bytes().all(|b| b.is_ascii_digit()) {
            Some(EntityValue::Phone(word.to_owned()))
        } else {
            word.parse().ok().map(EntityValue::Date)
        };
        meaning.entities.extend(value.map(|value| Entity { start, end, value }));
    }
    (Content::Text(text.to_owned()), Some(meaning))
}

/// What a decision says, in one line.
fn told(decision: &Decision) -> String {
    let choice = |choice: &Choice| format!("{}={}", choice.id, choice.label);
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Choices(choices) => {
            format!("[{}]", choices.iter().map(choice).collect::<Vec<_>>().join(", "))
        }
        Part::List(lines) => format!("({})", lines.join("; ")),
        Part::Order(card) => format!("card {}", card.number.as_str()),
        Part::Link { url, .. } => url.clone(),
        Part::Product(_) => panic!("no flow shows products"),
    };
    decision.parts.iter().map(|it| format!("{}\n", part(it))).collect()
}
