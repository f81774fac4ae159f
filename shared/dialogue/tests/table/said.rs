//! What is said to a message, and to what begins a conversation: `cases.txt`, line by line.

use aisle_dialogue::{Event, decide, greeting};

use crate::support::{SEQ, changes, context, given, message, told, words};

const CASES: &str = include_str!("cases.txt");

#[test]
fn every_message_is_answered_as_the_table_says() {
    let wording = words();
    let mut cases = 0;
    let mut wrong = Vec::new();
    for line in CASES.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let [state, said, expected] = line.splitn(3, '|').map(str::trim).collect::<Vec<_>>()[..]
        else {
            panic!("a case has three columns: {line}");
        };
        let state = given(state);
        let (content, understood) = message(said);
        let event = Event::Message { content: &content, understood: understood.as_ref(), seq: SEQ };
        let decision = decide(&context(&wording), &state, event);
        let told = decision.map_or("silent".to_owned(), |decision| told(&state, &decision));
        if told != expected {
            wrong.push(format!("{line}\n    but: {told}"));
        }
        cases += 1;
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(cases > 60, "{cases} cases");
}

#[test]
fn a_conversation_begins_with_a_greeting_and_first_choices() {
    let wording = words();
    let state = given("zh");
    let decision = greeting(&context(&wording), &state);
    assert_eq!(
        told(&state, &decision),
        "zh:greeting Shop; [track_order=zh:choice-track-order, \
         intent:delivery_period=zh:choice-delivery, intent:return_item=zh:choice-returns, \
         human=zh:choice-human]; offered track_order,intent:delivery_period,intent:return_item,\
         human"
    );
    assert_eq!(changes(&state, &decision.state).len(), 1);
}
