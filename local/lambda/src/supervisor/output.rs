//! What function processes print, line by line. Lines are passed on as they are: they are the
//! functions' own logs.

use std::io::Write;
use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};

/// A longer line is passed on in pieces, in bytes: the size of the largest CloudWatch log event.
const LINE_BYTES: usize = 1024 * 1024;

/// One line that a process printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutputLine<'a> {
    /// The function.
    pub function: &'a str,
    /// Which of its processes; no two processes have the same number.
    pub instance: u64,
    /// Whether it came over stderr.
    pub is_error: bool,
    /// Without the line break; invalid UTF-8 is replaced.
    pub text: &'a str,
}

/// Where the lines go.
#[derive(Clone)]
pub struct OutputSink(Arc<dyn Fn(OutputLine<'_>) + Send + Sync>);

impl OutputSink {
    /// Calls `take` with every line, on the thread that read it: it must not block for long.
    pub fn new(take: impl Fn(OutputLine<'_>) + Send + Sync + 'static) -> Self {
        Self(Arc::new(take))
    }

    /// Prints the lines as they are to this process's stdout.
    pub fn stdout() -> Self {
        Self::new(|line| {
            // A closed stdout must not end the platform.
            let _ = writeln!(std::io::stdout().lock(), "{}", line.text);
        })
    }
}

/// Passes on all lines of a stream, until it ends.
pub(super) async fn pass_on(
    stream: impl AsyncRead + Unpin,
    function: String,
    instance: u64,
    is_error: bool,
    sink: OutputSink,
) {
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    let send = |line: &mut Vec<u8>| {
        let text = String::from_utf8_lossy(line);
        let text = text.strip_suffix('\r').unwrap_or(&text);
        (sink.0)(OutputLine { function: &function, instance, is_error, text });
        line.clear();
    };
    // A stream that cannot be read has ended: its process went away.
    while let Ok(chunk @ [_, ..]) = reader.fill_buf().await {
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let room = LINE_BYTES - line.len();
        let taken = end.unwrap_or(chunk.len()).min(room);
        line.extend_from_slice(&chunk[..taken]);
        let ends = end == Some(taken);
        reader.consume(taken + usize::from(ends));
        if ends || line.len() >= LINE_BYTES {
            send(&mut line);
        }
    }
    if !line.is_empty() {
        send(&mut line);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::sync::Mutex;

    async fn lines(input: &[u8]) -> Vec<String> {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let into = Arc::clone(&seen);
        let sink = OutputSink::new(move |line| into.lock().unwrap().push(line.text.to_owned()));
        pass_on(input, "f".to_owned(), 1, false, sink).await;
        std::mem::take(&mut *seen.lock().unwrap())
    }

    #[tokio::test]
    async fn lines_are_split_kept_and_bounded() {
        assert_eq!(lines(b"").await, Vec::<String>::new());
        assert_eq!(lines(b"one\n\ntwo\r\nthree").await, ["one", "", "two", "three"]);
        assert_eq!(lines(b"\xff\n").await, ["\u{fffd}"]);
        let long = vec![b'x'; LINE_BYTES + 2];
        let pieces = lines(&long).await;
        assert_eq!(pieces.iter().map(String::len).collect::<Vec<_>>(), [LINE_BYTES, 2]);
    }
}
