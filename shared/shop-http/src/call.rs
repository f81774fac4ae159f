//! One call to the shop: attempts with jittered pauses, each bounded in time and size, through the
//! circuit breaker. What an answer means for a call is not known here; which answers are worth
//! another attempt is.

use std::time::Duration;

use aisle_ports::clock::timeout;
use aisle_ports::{Clock, Kind, PortError, Randomness};
use reqwest::{Client, Method, Response, StatusCode};

use crate::breaker::Breaker;
use crate::settings::{Times, Token};
use crate::wire::Failure;

/// The largest answer that is read, in bytes: twenty of the largest orders.
const MAX_ANSWER: usize = 4 * 1024 * 1024;
/// A shop that asks for a longer pause than this is told of to the caller instead.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// How calls are made.
pub(crate) struct Caller {
    pub(crate) client: Client,
    pub(crate) base: String,
    pub(crate) token: Option<Token>,
    pub(crate) times: Times,
    pub(crate) breaker: Breaker,
    pub(crate) clock: std::sync::Arc<dyn Clock>,
    pub(crate) randomness: std::sync::Arc<dyn Randomness>,
}

/// What is asked.
pub(crate) struct Question<'a> {
    /// For failures.
    pub(crate) port: &'static str,
    /// The path with its query, from `/v1` on.
    pub(crate) path: String,
    /// The idempotency key and the JSON body, for what is posted; else it is read.
    pub(crate) post: Option<(&'a str, String)>,
}

/// An answer that the caller has to make sense of: the shop is there and has understood.
pub(crate) enum Answer {
    /// 200, with its body.
    Found(Vec<u8>),
    /// 404 of the contract, 409 `changed` or 422: with its body's values.
    Not(StatusCode, Failure),
}

impl Caller {
    /// Asks until there is an answer, the attempts are used up or the time is.
    pub(crate) async fn ask(&self, question: &Question<'_>) -> Result<Answer, PortError> {
        let asked = timeout(&*self.clock, self.times.call, self.attempts(question)).await;
        asked.unwrap_or_else(|_| {
            Err(PortError::new(Kind::TimedOut, question.port, "no answer in time"))
        })
    }

    async fn attempts(&self, question: &Question<'_>) -> Result<Answer, PortError> {
        let mut made = 0;
        loop {
            made += 1;
            let failure = match self.attempt(question).await {
                Err(failure) if failure.is_retryable() && made < self.times.attempts => failure,
                settled => return settled,
            };
            let bound = self.times.first_pause.saturating_mul(2_u32.saturating_pow(made - 1));
            let asked_for = failure.retry_after.unwrap_or_default();
            if asked_for > LONGEST_PAUSE {
                return Err(failure);
            }
            self.clock.sleep(asked_for + self.randomness.jitter(bound)).await;
        }
    }

    async fn attempt(&self, question: &Question<'_>) -> Result<Answer, PortError> {
        let pass = self.breaker.admit(self.clock.now()).map_err(|wait| PortError {
            retry_after: Some(wait),
            ..PortError::new(Kind::Unavailable, question.port, "not asked: it failed several times")
        })?;
        let answer = self.send(question).await;
        match &answer {
            Err(error) if matches!(error.kind, Kind::TimedOut | Kind::Unavailable) => pass.failed(),
            _ => pass.answered(),
        }
        match answer? {
            Sent::Answer(answer) => Ok(answer),
            Sent::Later(error) => Err(error),
        }
    }

    async fn send(&self, question: &Question<'_>) -> Result<Sent, PortError> {
        let port = question.port;
        let url = format!("{}{}", self.base, question.path);
        let method = if question.post.is_some() { Method::POST } else { Method::GET };
        let mut request = self.client.request(method, url).timeout(self.times.attempt);
        if let Some(token) = &self.token {
            request = request.bearer_auth(token.expose());
        }
        if let Some((key, body)) = &question.post {
            request = request.header("Idempotency-Key", *key);
            request = request.header("Content-Type", "application/json").body(body.clone());
        }
        let mut response = request.send().await.map_err(|error| unanswered(port, &error))?;
        let (status, retry_after) = (response.status(), retry_after(&response));
        let body = read(port, &mut response).await?;
        understood(port, status, body).map_err(|error| PortError { retry_after, ..error }).map(
            |sent| match sent {
                Sent::Later(error) => Sent::Later(PortError { retry_after, ..error }),
                answer @ Sent::Answer(_) => answer,
            },
        )
    }
}

/// What came of sending.
enum Sent {
    Answer(Answer),
    /// The shop is well, but this has to be asked again.
    Later(PortError),
}

fn understood(port: &'static str, status: StatusCode, body: Vec<u8>) -> Result<Sent, PortError> {
    let code = status.as_u16();
    let error = |kind, what: &str| PortError::new(kind, port, format!("{what} ({code})"));
    let failure = || serde_json::from_slice::<Failure>(&body).ok();
    match code {
        200 => Ok(Sent::Answer(Answer::Found(body))),
        401 | 403 => Err(error(Kind::Denied, "not permitted: check the token")),
        404 => match failure() {
            Some(failure) if failure.error == "not_found" => {
                Ok(Sent::Answer(Answer::Not(status, failure)))
            }
            // Anything may say 404 that is not the shop; it must not look like "no such order".
            _ => Err(error(Kind::Denied, "no such path: check the shop's address")),
        },
        409 => match failure() {
            Some(failure) if failure.error == "changed" => {
                Ok(Sent::Answer(Answer::Not(status, failure)))
            }
            Some(failure) if failure.error == "in_progress" => {
                Ok(Sent::Later(error(Kind::Unavailable, "the same is being done")))
            }
            _ => Err(error(Kind::Invalid, "a conflict that is not of the contract")),
        },
        422 => match failure() {
            Some(failure) if failure.error == "refused" && failure.reason.is_some() => {
                Ok(Sent::Answer(Answer::Not(status, failure)))
            }
            _ => Err(error(Kind::Invalid, "not understood by the shop")),
        },
        429 => Ok(Sent::Later(error(Kind::Throttled, "too much at once"))),
        408 | 504 => Err(error(Kind::TimedOut, "no answer in time")),
        500..=599 => Err(error(Kind::Unavailable, "the shop failed")),
        _ => Err(error(Kind::Invalid, "an answer that is not of the contract")),
    }
}

/// Reads an answer's body, up to a bound.
async fn read(port: &'static str, response: &mut Response) -> Result<Vec<u8>, PortError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| unanswered(port, &error))? {
        if body.len() + chunk.len() > MAX_ANSWER {
            let message = format!("an answer of more than {MAX_ANSWER} bytes");
            return Err(PortError::new(Kind::Invalid, port, message));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// The header `Retry-After` in seconds; a date is not taken.
fn retry_after(response: &Response) -> Option<Duration> {
    let seconds = response.headers().get("retry-after")?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// The failure of a call without a whole answer. Addresses hold ids, so the error's text is not used.
fn unanswered(port: &'static str, error: &reqwest::Error) -> PortError {
    if error.is_timeout() {
        PortError::new(Kind::TimedOut, port, "no answer in time")
    } else if error.is_connect() {
        PortError::new(Kind::Unavailable, port, "could not be reached")
    } else {
        PortError::new(Kind::Unavailable, port, "the connection broke")
    }
}
