//! Lines for people and for pipes. Unlike `println!`, which panics, these go on when nobody reads
//! any more, as after `| head`: whoever only prints asks whether to.

use std::io::Write;

/// Prints a line on standard output; whether somebody still reads.
pub fn line(text: &str) -> bool {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).is_ok()
}

/// Tells a problem on standard error, if somebody reads it.
pub fn problem(text: &str) {
    // In one piece, so that lines of several threads do not mix.
    let _ = std::io::stderr().lock().write_all(format!("{text}\n").as_bytes());
}
