//! The report: one HTML page that needs nothing else, by day and by night, for eyes and ears. All
//! that comes from outside is escaped here.

use std::fmt::Write as _;

use super::chart;
use super::figures::{Confusion, Counts, Figures, share};
use super::summary::{LOSSES, lines, percent};

const STYLE: &str = include_str!("page.css");

/// The page of some measurements of the pack in a folder.
pub(super) fn page(pack: &str, measured: &[Figures]) -> String {
    let pack = escape(pack);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>Understanding of {pack}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <main>\n<h1>Understanding of {pack}</h1>\n"
    );
    for (index, figures) in measured.iter().enumerate() {
        section(figures, index, &mut page);
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn section(figures: &Figures, index: usize, page: &mut String) {
    let Counts { in_scope, out_of_scope, .. } = figures.total;
    let title = escape(&figures.title);
    let _ = writeln!(
        page,
        "<section aria-labelledby=\"s{index}\">\n<h2 id=\"s{index}\">{title}</h2>\n\
         <p>{in_scope} messages in scope, {out_of_scope} out of scope.</p>"
    );
    for note in &figures.notes {
        let _ = writeln!(page, "<p>{}</p>", escape(note));
    }
    let mut first: Vec<Vec<Cell>> = lines(figures)
        .into_iter()
        .map(|(what, value)| vec![Cell::Head(what.into()), Cell::Number(value)])
        .collect();
    let Counts { several, all_of_several, .. } = figures.total;
    if several > 0 {
        let what = format!("all intents of the {several} that have several");
        first.push(vec![Cell::Head(what), Cell::Number(percent(share(all_of_several, several)))]);
    }
    table("All messages", &["what", "share"], first, page);
    table("By language", &LANGUAGE_COLUMNS, languages(figures), page);
    page.push_str("<h3>How far confidence can be trusted</h3>\n<div class=\"charts\">\n");
    page.push_str(&chart::reliability(&figures.reliability, &format!("r{index}")));
    if !figures.scope.curve.is_empty() {
        page.push_str(&chart::scope(&figures.scope, &format!("o{index}")));
    }
    page.push_str("</div>\n");
    let columns = ["confidence", "messages", "confidence, on average", "right"];
    table("Reliability, in figures", &columns, bins(figures), page);
    if !figures.scope.curve.is_empty() {
        let columns = ["in scope, refused at most", "out of scope, refused"];
        table("Out-of-scope curve, in figures", &columns, losses(figures), page);
    }
    let columns = ["intent", "messages", "precision", "recall", "F1", "refused"];
    let caption = "Intents by what is acted on, the weakest first";
    table(caption, &columns, intents(figures), page);
    let columns = ["asked for", "likeliest", "messages", "acted on", "such as"];
    let confusions = figures.confusions.iter().map(confusion).collect();
    table("Intents taken for others, the most frequent first", &columns, confusions, page);
    page.push_str("</section>\n");
}

const LANGUAGE_COLUMNS: [&str; 7] = [
    "language",
    "in scope",
    "likeliest intent right",
    "acted on rightly",
    "refused",
    "out of scope",
    "not acted on",
];

fn languages(figures: &Figures) -> Vec<Vec<Cell>> {
    let row = |(language, counts): &(Option<aisle_domain::language::Language>, Counts)| {
        let in_scope = |count| Cell::Number(percent(share(count, counts.in_scope)));
        vec![
            Cell::Head(language.map_or("not told", |language| language.code()).to_owned()),
            Cell::Number(counts.in_scope.to_string()),
            in_scope(counts.likeliest),
            in_scope(counts.acted),
            in_scope(counts.refused),
            Cell::Number(counts.out_of_scope.to_string()),
            Cell::Number(percent(share(counts.kept_out, counts.out_of_scope))),
        ]
    };
    figures.languages.iter().map(row).collect()
}

fn bins(figures: &Figures) -> Vec<Vec<Cell>> {
    let bins = figures.reliability.bins.iter().filter(|bin| bin.count > 0);
    bins.map(|bin| {
        vec![
            Cell::Head(format!("{:.1} to {:.1}", bin.from, bin.to)),
            Cell::Number(bin.count.to_string()),
            Cell::Number(percent(Some(bin.confidence))),
            Cell::Number(percent(Some(bin.right))),
        ]
    })
    .collect()
}

fn losses(figures: &Figures) -> Vec<Vec<Cell>> {
    let row = |loss: &f64| {
        let kept_out = percent(figures.scope.kept_out_at(*loss));
        vec![Cell::Head(percent(Some(*loss))), Cell::Number(kept_out)]
    };
    LOSSES.iter().map(row).collect()
}

fn intents(figures: &Figures) -> Vec<Vec<Cell>> {
    let row = |intent: &super::figures::IntentCounts| {
        vec![
            Cell::Head(intent.name.clone()),
            Cell::Number(intent.asked.to_string()),
            Cell::Number(percent(intent.precision())),
            Cell::Number(percent(intent.recall())),
            Cell::Number(percent(intent.f1())),
            Cell::Number(intent.refused.to_string()),
        ]
    };
    figures.intents.iter().map(row).collect()
}

fn confusion(confusion: &Confusion) -> Vec<Cell> {
    let example = |message: &super::Message| (message.place.to_string(), message.text.clone());
    vec![
        Cell::Head(confusion.asked.clone()),
        Cell::Text(confusion.read.clone()),
        Cell::Number(confusion.count.to_string()),
        Cell::Number(confusion.acted.to_string()),
        Cell::Examples(confusion.examples.iter().map(example).collect()),
    ]
}

/// A cell of a table.
enum Cell {
    /// What the row is about.
    Head(String),
    Text(String),
    Number(String),
    /// Lines: where each stands, and its words.
    Examples(Vec<(String, String)>),
}

fn table(caption: &str, columns: &[&str], rows: Vec<Vec<Cell>>, page: &mut String) {
    let caption = escape(caption);
    let _ = write!(page, "<div class=\"wide\"><table>\n<caption>{caption}</caption>\n<thead><tr>");
    let first = rows.first().map(Vec::as_slice).unwrap_or_default();
    for (index, column) in columns.iter().enumerate() {
        let number = matches!(first.get(index), Some(Cell::Number(_)));
        let class = if number { " class=\"n\"" } else { "" };
        let _ = write!(page, "<th scope=\"col\"{class}>{}</th>", escape(column));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        page.push_str("<tr>");
        for cell in row {
            let _ = match cell {
                Cell::Head(text) => write!(page, "<th scope=\"row\">{}</th>", escape(&text)),
                Cell::Text(text) => write!(page, "<td>{}</td>", escape(&text)),
                Cell::Number(text) => write!(page, "<td class=\"n\">{}</td>", escape(&text)),
                Cell::Examples(lines) => write!(page, "<td><ul>{}</ul></td>", items(&lines)),
            };
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table></div>\n");
}

fn items(lines: &[(String, String)]) -> String {
    let item = |(place, text): &(String, String)| {
        format!("<li><bdi>{}</bdi> <code>{}</code></li>", escape(text), escape(place))
    };
    lines.iter().map(item).collect()
}

/// A text as HTML and SVG take it, in elements and in quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // XML and HTML have no way to write most of these.
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
