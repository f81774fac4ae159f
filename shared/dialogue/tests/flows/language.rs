//! The flow language: what is refused, and where.

use aisle_dialogue::Flows;

use crate::world::{files, flows, pack, wording};

#[test]
fn the_demo_flows_have_all_their_words_and_pictures() {
    let flows = flows();
    let problems = flows.check(&wording(), None);
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(flows.iter().count() >= 20);
    for flow in flows.iter() {
        let picture = flows.draw(&flow.name).unwrap();
        assert!(picture.starts_with("flowchart TD\n"), "{picture}");
        assert!(picture.contains("finish"), "{picture}");
    }
    assert!(flows.draw("nothing").is_none());
}

#[test]
fn every_intent_is_one_that_phrases_teach() {
    let mut intents: Vec<String> = Vec::new();
    for line in std::fs::read_to_string(pack().join("intents/en.jsonl")).unwrap().lines() {
        let Ok(value) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        intents.push(value["intent"].as_str().unwrap().to_owned());
    }
    let problems = flows().check(&wording(), Some(&intents));
    assert!(problems.is_empty(), "{problems:#?}");
    let problems = flows().check(&wording(), Some(&intents[..1]));
    assert!(problems.len() > 10);
    assert!(problems[0].to_string().contains("no phrase teaches"), "{}", problems[0]);
}

#[test]
fn the_version_follows_the_files() {
    let mut changed = files();
    changed[0].1.push('\n');
    assert_ne!(Flows::parse(&changed).unwrap().version(), flows().version());
}

#[test]
fn mistakes_are_told_with_file_line_and_column() {
    for (text, told) in [
        ("flow: x\nsteps: [{say: hello}]\nstep: 1\n", "x.yaml:3:1: \"step\" is not known here"),
        ("flow: X\nsteps: [{say: hello}]\n", "x.yaml:1:7: \"X\" is no name"),
        ("steps: [{say: hello}]\n", "`flow:` is missing"),
        ("flow: x\nsteps: []\n", "a flow has 1 to 60 steps"),
        ("flow: x\nsteps:\n  - tell: hello\n", "x.yaml:3:5: a step does one of collect, go, say"),
        ("flow: x\nsteps:\n  - say: a\n    go: end\n", "x.yaml:4:5: a step does one thing"),
        (
            "flow: x\nsteps:\n  - collect: a\n    type: colour\n",
            "x.yaml:4:11: \"colour\" is no type",
        ),
        ("flow: x\nsteps:\n  - collect: a\n", "x.yaml:3:14: \"a\" is no type"),
        ("flow: x\nsteps:\n  - collect: a\n    type: option\n", "an option needs `options:"),
        (
            "flow: x\nsteps:\n  - collect: items\n    statuses: [pending]\n",
            "only an order has statuses",
        ),
        ("flow: x\nsteps:\n  - collect: order\n    statuses: [lost]\n", "\"lost\" is no status"),
        ("flow: x\nsteps:\n  - go: nowhere\n", "x.yaml:3:9: no step has the id \"nowhere\""),
        ("flow: x\nsteps:\n  - say: a\n    id: a\n  - go: a\n", "go leads back"),
        ("flow: x\nsteps:\n  - go: end\n  - say: b\n", "x.yaml:4:5: no way leads to this step"),
        ("flow: x\nsteps:\n  - hand_over: why\n  - say: b\n", "no way leads to this step"),
        ("flow: x\nsteps:\n  - say: b\n    when: {reason: a}\n", "no step collects \"reason\""),
        (
            "flow: x\nsteps:\n  - collect: r\n    type: option\n    options: [a]\n  - say: b\n    when: {r: c}\n",
            "x.yaml:6:5: \"c\" is none of a",
        ),
        ("flow: x\nsteps:\n  - act: fly\n", "\"fly\" is no request"),
        ("flow: x\nsteps:\n  - act: expedite\n", "expedite needs order: `collect: order`"),
        (
            "flow: x\nsteps:\n  - collect: order\n  - act: cancel_order\n",
            "cancel_order needs reason: `collect: reason` with `type: option`",
        ),
        (
            "flow: x\nsteps:\n  - collect: order\n  - act: book_service\n    with: {service: tea}\n",
            "service is one of installation, repair, not tea",
        ),
        (
            "flow: x\nsteps:\n  - act: expedite\n  - collect: order\n",
            "which is collected only after it",
        ),
        ("flow: x\nsteps:\n  - link: y\n", "there is no flow \"y\""),
        ("flow: x\nsteps:\n  - look_up: parcel\n", "only `order` can be looked up"),
        ("flow: x\nsteps: [\n", "x.yaml:"),
    ] {
        let file = ("x.yaml".to_owned(), text.to_owned());
        let errors = Flows::parse(&[file]).expect_err(text);
        let all: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert!(all.iter().any(|error| error.contains(told)), "{text}\n{told}\n{all:#?}");
    }
}

#[test]
fn flows_of_a_pack_do_not_contradict_each_other() {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let told = |files: &[(String, String)]| Flows::parse(files).unwrap_err()[0].to_string();
    let a = file("a.yaml", "flow: a\nstarts_on: [x]\nsteps: [{say: hello}]\n");
    assert!(told(&[a.clone(), a.clone()]).contains("another file has a flow \"a\""));
    let b = file("b.yaml", "flow: b\nstarts_on: [x]\nsteps: [{say: hello}]\n");
    assert!(told(&[a, b]).contains("x starts the flow \"a\" already"));
    let a = file("a.yaml", "flow: a\nsteps: [{link: b}]\n");
    let b = file("b.yaml", "flow: b\nsteps: [{link: a}]\n");
    assert!(told(&[a, b]).contains("back to itself"));
}

#[test]
fn a_key_without_words_is_told_with_its_language() {
    let text = "flow: x\nsteps:\n  - say: never-said\n";
    let flows = Flows::parse(&[("x.yaml".to_owned(), text.to_owned())]).unwrap();
    let told: Vec<String> = flows.check(&wording(), None).iter().map(ToString::to_string).collect();
    assert!(told[0].contains("wording/en.ftl, wording/zh.ftl has no flow-x"), "{told:?}");
    assert!(told[1].starts_with("x.yaml:3:5: "), "{told:?}");
}
