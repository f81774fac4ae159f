//! `aisle nlu eval` on packs in temporary folders: the figures, and a report that holds the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use serde_json::Value;

use support::{Folder, easy_phrases, file_of, json_of, run};

/// Text of a page's or element's part, without its marks.
fn words(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

/// The cells of the table with this caption, row by row, from the part of a page.
fn table(page: &str, caption: &str) -> Vec<Vec<String>> {
    let start = page.find(&format!("<caption>{caption}</caption>")).expect(caption);
    let table = &page[start..start + page[start..].find("</table>").unwrap()];
    let body = &table[table.find("<tbody>").unwrap()..];
    let rows = body.split("<tr>").skip(1);
    rows.map(|row| {
        let row = row.replace("</th>", "</td>");
        row.split("</td>").map(words).take_while(|cell| !cell.trim().is_empty()).collect()
    })
    .collect()
}

fn percent(value: &Value) -> String {
    value.as_f64().map_or_else(|| "–".to_owned(), |share| format!("{:.1} %", share * 100.0))
}

/// That every element which is opened is closed, in order.
fn assert_well_formed(page: &str) {
    const VOID: [&str; 2] = ["meta", "!DOCTYPE"];
    let mut open: Vec<&str> = Vec::new();
    for tag in page.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a < that is not escaped");
        let name = tag.split([' ', '\n', '/']).next().unwrap();
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{tag}");
        } else if !tag.ends_with('/') && !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

const MESSAGES: &str = r#"# messages
{"text": "please cancel my order", "intents": ["cancel"]}
{"text": "could you cancel this purchase", "intent": "cancel", "language": "en-GB"}
{"text": "cancel <b>it</b> & send the \"invoice\" as pdf", "intents": ["cancel", "invoice"]}
{"text": "which size for shoes do i take", "intent": "cancel", "sentiment": "neutral"}
{"text": "weather in paris tomorrow", "intents": ["out_of_scope"]}
{"text": "football news last week", "intents": [], "language": "de"}
{"text": "anything", "intent": "<unknown>"}
"#;

#[test]
fn the_report_holds_the_figures() {
    let folder = Folder::pack(&[("en", &file_of(&easy_phrases()))]);
    folder.put("fr.jsonl", MESSAGES.as_bytes());
    folder.put("more.csv", b"text,intent,lang\nsize chart for kids,sizes,it\nwhat is it,sizes,\n");
    let path = |name: &str| folder.path(name).to_str().unwrap().to_owned();
    let pack = folder.as_path().to_str().unwrap();
    let (fr, more, report) = (path("fr.jsonl"), path("more.csv"), path("report.html"));
    let arguments = ["eval", "--pack", pack, "--language", "en", "--test", &fr, &more];
    let options = ["--folds", "4", "--out", &report, "--json"];
    let (ended, out) = run(&[&arguments[..], &options].concat());
    ended.unwrap();
    let document = json_of(&out);
    let page = folder.read("report.html");
    assert_well_formed(&page);

    let measured = document["measurements"].as_array().unwrap();
    assert_eq!(measured[0]["title"], "Cross-validation in 4 parts");
    assert_eq!(measured[0]["total"]["in_scope"], 96);
    assert_eq!(measured[0]["total"]["out_of_scope"], 32);
    assert!(measured[0]["total"]["accuracy"].as_f64().unwrap() > 0.9);
    assert_eq!(measured[1]["title"], "Test files");
    assert_eq!(measured[1]["total"]["in_scope"], 6);
    assert_eq!(measured[1]["total"]["out_of_scope"], 2);
    assert_eq!(measured[1]["total"]["several_intents"], 1);
    assert_eq!(measured.len(), 2);
    let languages = measured[1]["languages"].as_array().unwrap();
    let count = |language: &Value| {
        let is = |of: &&Value| of["language"] == *language;
        let of = languages.iter().find(is).unwrap();
        (of["in_scope"].as_u64().unwrap(), of["out_of_scope"].as_u64().unwrap())
    };
    assert_eq!(count(&"fr".into()), (3, 1), "by the name of the file");
    assert_eq!(count(&"en".into()), (1, 0));
    assert_eq!(count(&"de".into()), (0, 1));
    assert_eq!(count(&"it".into()), (1, 0));
    assert_eq!(count(&Value::Null), (1, 0));
    let notes = measured[1]["notes"].to_string();
    assert!(
        notes.contains("1 messages were left out") && notes.contains("<unknown> (1)"),
        "{notes}"
    );
    assert!(notes.contains("2 of the messages are phrases of the pack"), "{notes}");

    let sections: Vec<&str> = page.split("<section ").skip(1).collect();
    assert_eq!(sections.len(), measured.len());
    for (section, figures) in sections.iter().zip(measured) {
        assert!(section.contains(&format!(">{}</h2>", figures["title"].as_str().unwrap())));
        let all = table(section, "All messages");
        let shown = |what: &str| &all.iter().find(|row| row[0] == what).expect(what)[1];
        assert_eq!(
            *shown("in scope, likeliest intent right"),
            percent(&figures["total"]["accuracy"])
        );
        assert_eq!(*shown("confidence off by, on average (ECE)"), percent(&figures["ece"]));
        assert_eq!(*shown("out of scope told from in scope (AUROC)"), percent(&figures["auroc"]));
        let intents = table(section, "Intents by what is acted on, the weakest first");
        assert_eq!(intents.len(), figures["intents"].as_array().unwrap().len());
        for (row, intent) in intents.iter().zip(figures["intents"].as_array().unwrap()) {
            let expected = [
                intent["intent"].as_str().unwrap().to_owned(),
                intent["messages"].to_string(),
                percent(&intent["precision"]),
                percent(&intent["recall"]),
                percent(&intent["f1"]),
                intent["refused"].to_string(),
            ];
            assert_eq!(*row, expected);
        }
        let languages = table(section, "By language");
        for (row, language) in languages.iter().zip(figures["languages"].as_array().unwrap()) {
            assert_eq!(row[0], language["language"].as_str().unwrap_or("not told"));
            assert_eq!(row[1], language["in_scope"].to_string());
            assert_eq!(row[2], percent(&language["accuracy"]));
        }
        let losses = table(section, "Out-of-scope curve, in figures");
        for (row, at) in losses.iter().zip(figures["out_of_scope"].as_array().unwrap()) {
            assert_eq!(*row, [percent(&at["loss_in_scope"]), percent(&at["refused"])]);
        }
        let bins = table(section, "Reliability, in figures");
        let filled = figures["reliability"].as_array().unwrap();
        let filled = filled.iter().filter(|bin| bin["messages"] != 0);
        assert_eq!(bins.len(), filled.clone().count());
        for (row, bin) in bins.iter().zip(filled) {
            assert_eq!(
                row[1..],
                [bin["messages"].to_string(), percent(&bin["confidence"]), percent(&bin["right"])]
            );
        }
        // A bar for each bin that is not empty.
        assert_eq!(section.matches("<rect class=\"bar\"").count(), bins.len());
        let confusions = table(section, "Intents taken for others, the most frequent first");
        assert_eq!(confusions.len(), figures["confusions"].as_array().unwrap().len());
    }
    let confusions = &measured[1]["confusions"].as_array().unwrap();
    let confused =
        confusions.iter().find(|c| c["asked"] == "cancel" && c["read"] == "sizes").unwrap();
    assert_eq!(confused["examples"][0]["line"], 5);
}

#[test]
fn the_report_needs_no_network_and_is_for_everybody() {
    let mut phrases = easy_phrases();
    // Something that is confused, with marks of HTML in it.
    phrases.push(("sizes", "please cancel <script>alert('1')</script> & \"my\" order".to_owned()));
    let folder = Folder::pack(&[("en", &file_of(&phrases))]);
    let report = folder.path("report.html");
    let pack = folder.as_path().to_str().unwrap();
    let out = ["--out", report.to_str().unwrap()];
    let (ended, text) = run(&[&["eval", "--pack", pack, "--language", "en"][..], &out].concat());
    ended.unwrap();
    assert!(
        text.starts_with("Cross-validation in 5 parts: 97 messages in scope, 32 out of scope\n")
    );
    assert!(text.contains("  in scope, likeliest intent right "), "{text}");
    let page = folder.read("report.html");
    assert_well_formed(&page);
    assert!(!page.contains("<script"));
    let escaped =
        "please cancel &lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;my&quot; order";
    assert!(page.contains(escaped), "{page}");
    for outside in ["src=", "href=", "url(", "@import", "http:", "https:"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("prefers-color-scheme: dark") && page.contains("<html lang=\"en\">"));
    let drawings: Vec<&str> = page.split("<svg ").skip(1).collect();
    assert_eq!(drawings.len(), 2);
    for drawing in drawings {
        let (opening, rest) = drawing.split_once('>').unwrap();
        let labels = opening.split("aria-labelledby=\"").nth(1).unwrap();
        let (title, description) = labels.split('"').next().unwrap().split_once(' ').unwrap();
        assert!(opening.contains("role=\"img\""));
        assert!(rest.contains(&format!("<title id=\"{title}\">")), "{rest}");
        assert!(rest.contains(&format!("<desc id=\"{description}\">")), "{rest}");
        assert!(!rest.contains("NaN") && !rest.contains("inf\""), "{rest}");
    }
    assert_eq!(page.matches("<table>").count(), page.matches("<caption>").count());
}

#[test]
fn without_messages_out_of_scope_there_is_no_curve() {
    let folder = Folder::pack(&[("en", &file_of(&easy_phrases()))]);
    let test = folder.put("t.jsonl", b"{\"text\": \"cancel it\", \"intent\": \"cancel\"}\n");
    let report = folder.path("report.html");
    let pack = folder.as_path().to_str().unwrap();
    let arguments = ["eval", "--pack", pack, "--language", "en", "--test", test.to_str().unwrap()];
    let (ended, text) = run(&[&arguments[..], &["--out", report.to_str().unwrap()]].concat());
    ended.unwrap();
    assert!(text.contains("out of scope, not acted on                            –"), "{text}");
    let page = folder.read("report.html");
    assert_well_formed(&page);
    assert!(!page.contains("Out-of-scope curve") && !page.contains("NaN"));
}

#[test]
fn intents_that_are_too_thin_are_left_out_of_the_cross_validation() {
    let mut phrases = easy_phrases();
    for text in ["gift wrap", "a ribbon", "paper", "present", "bow"] {
        phrases.push(("gift", text.to_owned()));
    }
    let folder = Folder::pack(&[("en", &file_of(&phrases))]);
    let pack = folder.as_path().to_str().unwrap();
    let arguments = ["eval", "--pack", pack, "--language", "en", "--json", "--folds", "2"];
    let (ended, out) = run(&arguments);
    ended.unwrap();
    let figures = &json_of(&out)["measurements"][0];
    assert_eq!(figures["total"]["in_scope"], 96);
    let notes = figures["notes"].to_string();
    assert!(notes.contains("Left out, as they have too few phrases: gift."), "{notes}");
}

#[test]
fn what_is_wrong_in_test_files_is_told_with_its_line() {
    for (name, content, told) in [
        ("t.jsonl", "\n{\"text\": \"x\"}\n", "t.jsonl:2: expected either"),
        (
            "t.jsonl",
            "{\"text\": \"x\", \"intent\": \"a\", \"intents\": []}",
            "t.jsonl:1: expected either",
        ),
        ("t.jsonl", "# c\n\nx\n", "t.jsonl:3: expected {\"text\""),
        ("t.csv", "text,intent\nx,\n", "t.csv:2: the row has no intent"),
        ("t.tsv", "text\tlabel\nx\n", "t.tsv:2: 1 cells, but the header has 2"),
    ] {
        let folder = Folder::pack(&[("en", &file_of(&easy_phrases()))]);
        let test = folder.put(name, content.as_bytes());
        let pack = folder.as_path().to_str().unwrap();
        let (ended, _) = run(&["eval", "--pack", pack, "--test", test.to_str().unwrap()]);
        let error = ended.unwrap_err().to_string();
        assert!(
            error.starts_with("the test files are not right:") && error.contains(told),
            "{error}"
        );
    }
}
