//! Prints what each line names: `<language><tab><text>` on stdin. With `--bench`, how long all
//! lines take, in microseconds per line: median, 99th percentile, longest.
//! `cargo run -p aisle-understanding --example entities --profile release`

use std::io::BufRead as _;
use std::time::Instant;

use aisle_domain::language::Language;
use aisle_domain::money::Currency;
use aisle_understanding::{Recognisers, Situation, entities::value_json};

fn main() {
    let bench = std::env::args().any(|arg| arg == "--bench");
    let recognisers = Recognisers::default();
    let situation = Situation::new(jiff::civil::date(2026, 11, 26).at(15, 30, 0, 0), Currency::USD);
    let mut lines = Vec::new();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let (tag, text) = line.split_once('\t').unwrap_or(("", &line));
        let language = Language::from_tag(tag);
        let situation = language.map_or(situation, |l| situation.in_language(l));
        lines.push((text.to_owned(), situation));
    }
    if !bench {
        for (text, situation) in &lines {
            println!("{text}");
            for entity in recognisers.find(text, situation) {
                let said = text.get(entity.start..entity.end).unwrap_or_default();
                println!("    {} {said:?} {}", entity.value.kind(), value_json(&entity.value));
            }
        }
        return;
    }
    let start = Instant::now();
    std::hint::black_box(recognisers.find("two", &situation));
    println!("first: {} µs", start.elapsed().as_micros());
    let mut times = Vec::new();
    for _ in 0..20 {
        for (text, situation) in &lines {
            let start = Instant::now();
            std::hint::black_box(recognisers.find(std::hint::black_box(text), situation));
            times.push(start.elapsed().as_nanos());
        }
    }
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 1000).copied().unwrap_or_default();
    println!("p50 {} ns, p99 {} ns, p99.9 {} ns of {}", at(500), at(990), at(999), times.len());
}
