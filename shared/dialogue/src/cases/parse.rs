//! From a case file to turns. What is expected is checked in `run`.

use aisle_domain::ids::{OrderNumber, ShopperId};
use aisle_domain::language::Language;
use aisle_domain::shop::OrderStatus;

use super::run::CaseProblem;
use crate::yaml::{self, At, Node, Value};

/// A conversation with what must be answered and done.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) shopper: Option<ShopperId>,
    pub(super) language: Language,
    pub(super) turns: Vec<Turn>,
}

/// What the shopper says, and what must come of it.
pub(super) struct Turn {
    pub(super) line: usize,
    pub(super) says: Says,
    /// What must be in the answer.
    pub(super) bot: Vec<String>,
    /// What must not be in it.
    pub(super) not: Vec<String>,
    /// What must be done in this turn: a request's name, or some of its fields.
    pub(super) done: Vec<Done>,
    /// Where orders must stand after it.
    pub(super) orders: Vec<(OrderNumber, OrderStatus)>,
}

pub(super) enum Says {
    /// Typed.
    Text(String),
    /// Picked, by what the choice is called or by its id.
    Pick(String),
}

/// A request's fields as text, with where they stand in its JSON form.
pub(super) type Done = Vec<(String, Vec<String>)>;

type Problem = (At, String);

/// Reads a case file.
pub(super) fn case(file: &str, text: &str) -> Result<Case, CaseProblem> {
    let told = |(at, problem): Problem| CaseProblem {
        file: file.to_owned(),
        case: String::new(),
        line: at.line,
        problem,
    };
    read(text).map_err(told)
}

fn read(text: &str) -> Result<Case, Problem> {
    let root = yaml::parse(text)?;
    let entries = map(&root, &["case", "as", "language", "turns"])?;
    let get = |key: &str| entries.iter().find(|(name, ..)| name == key).map(|(_, _, node)| node);
    let missing = |key: &str| (root.at, format!("`{key}:` is missing"));
    let name = word(get("case").ok_or_else(|| missing("case"))?)?.to_owned();
    let shopper = match get("as") {
        Some(node) => Some(ShopperId::new(word(node)?).map_err(|e| (node.at, e.to_string()))?),
        None => None,
    };
    let language = match get("language") {
        Some(node) => word(node)?.parse().map_err(|e| (node.at, format!("{e}")))?,
        None => Language::En,
    };
    let turns = get("turns").ok_or_else(|| missing("turns"))?;
    let Value::List(turns) = &turns.value else {
        return Err((turns.at, "turns are a list: lines that begin with `- `".to_owned()));
    };
    let turns = turns.iter().map(turn).collect::<Result<_, _>>()?;
    Ok(Case { name, shopper, language, turns })
}

fn turn(node: &Node) -> Result<Turn, Problem> {
    let entries = map(node, &["shopper", "pick", "bot", "not", "done", "orders"])?;
    let get = |key: &str| entries.iter().find(|(name, ..)| name == key).map(|(_, _, node)| node);
    let says = match (get("shopper"), get("pick")) {
        (Some(text), None) => Says::Text(word(text)?.to_owned()),
        (None, Some(choice)) => Says::Pick(word(choice)?.to_owned()),
        _ => return Err((node.at, "a turn has either `shopper:` or `pick:`".to_owned())),
    };
    let texts = |key| get(key).map_or(Ok(Vec::new()), words);
    let done = match get("done") {
        None => Vec::new(),
        Some(Node { value: Value::List(items), .. }) => {
            items.iter().map(done).collect::<Result<_, _>>()?
        }
        Some(one) => vec![done(one)?],
    };
    let orders = match get("orders") {
        None => Vec::new(),
        Some(Node { value: Value::Map(orders), .. }) => {
            orders.iter().map(order).collect::<Result<_, _>>()?
        }
        Some(other) => return Err((other.at, "write `orders: {NUMBER: status}`".to_owned())),
    };
    Ok(Turn { line: node.at.line, says, bot: texts("bot")?, not: texts("not")?, done, orders })
}

fn done(node: &Node) -> Result<Done, Problem> {
    match &node.value {
        Value::Map(fields) => {
            fields.iter().map(|(name, _, value)| Ok((name.clone(), words(value)?))).collect()
        }
        _ => Ok(vec![("kind".to_owned(), vec![word(node)?.to_owned()])]),
    }
}

fn order((number, at, status): &(String, At, Node)) -> Result<(OrderNumber, OrderStatus), Problem> {
    let number = OrderNumber::parse(number).map_err(|error| (*at, error.to_string()))?;
    let name = word(status)?;
    let known = OrderStatus::ALL.into_iter().find(|status| status.name() == name);
    let status = known.ok_or_else(|| (status.at, format!("{name:?} is no status of an order")))?;
    Ok((number, status))
}

fn map<'a>(node: &'a Node, known: &[&str]) -> Result<&'a [(String, At, Node)], Problem> {
    let Value::Map(entries) = &node.value else {
        return Err((node.at, format!("write `key: value`, with {}", known.join(", "))));
    };
    match entries.iter().find(|(name, ..)| !known.contains(&name.as_str())) {
        Some((name, at, _)) => {
            Err((*at, format!("{name:?} is not known here; {} are", known.join(", "))))
        }
        None => Ok(entries),
    }
}

fn word(node: &Node) -> Result<&str, Problem> {
    node.text().ok_or_else(|| (node.at, "a text belongs here".to_owned()))
}

fn words(node: &Node) -> Result<Vec<String>, Problem> {
    match &node.value {
        Value::List(items) => items.iter().map(|it| Ok(word(it)?.to_owned())).collect(),
        _ => Ok(vec![word(node)?.to_owned()]),
    }
}
