//! From the SDK's failures to the ports'. Codes and statuses only: a service's message can quote
//! what it was sent.

use std::error::Error;
use std::time::Duration;

use aisle_ports::{Kind, PortError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

/// The most of a cause that goes into a message, in characters.
const MAX_CAUSE_CHARS: usize = 300;

/// The port's failure for an SDK call's.
pub(crate) fn port_error<E: ProvideErrorMetadata>(
    port: &'static str,
    error: &SdkError<E, HttpResponse>,
) -> PortError {
    match error {
        SdkError::ConstructionFailure(_) => {
            PortError::new(Kind::Invalid, port, "the request could not be built")
        }
        SdkError::TimeoutError(_) => PortError::new(Kind::TimedOut, port, "no answer in time"),
        SdkError::DispatchFailure(failure) => {
            let kind = if failure.is_timeout() { Kind::TimedOut } else { Kind::Unavailable };
            let cause = failure.as_connector_error().map(|error| causes(error)).unwrap_or_default();
            PortError::new(kind, port, format!("could not be reached: {cause}"))
        }
        SdkError::ServiceError(refusal) => {
            let status = refusal.raw().status().as_u16();
            let code = refusal.err().code().unwrap_or("no code");
            let mut error = refused(port, code, status);
            error.retry_after = retry_after(refusal.raw());
            error
        }
        _ => PortError::new(Kind::Unavailable, port, "the answer could not be read"),
    }
}

/// The failure for a refusal by code and HTTP status.
pub(crate) fn refused(port: &'static str, code: &str, status: u16) -> PortError {
    PortError::new(kind(code, status), port, format!("refused with {code} ({status})"))
}

fn kind(code: &str, status: u16) -> Kind {
    const THROTTLED: [&str; 9] = [
        "Throttling",
        "ThrottlingException",
        "ThrottledException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "LimitExceededException",
        "TooManyRequestsException",
        "RequestThrottled",
        "OverLimit",
    ];
    // A missing table, queue or bus counts as denied: only an operator can help.
    const DENIED: [&str; 13] = [
        "AccessDenied",
        "AccessDeniedException",
        "ForbiddenException",
        "UnrecognizedClientException",
        "InvalidClientTokenId",
        "InvalidSignatureException",
        "SignatureDoesNotMatch",
        "MissingAuthenticationTokenException",
        "ExpiredTokenException",
        "ResourceNotFoundException",
        "QueueDoesNotExist",
        "AWS.SimpleQueueService.NonExistentQueue",
        "NotAuthorizedForSourceException",
    ];
    match status {
        _ if THROTTLED.contains(&code) => Kind::Throttled,
        429 => Kind::Throttled,
        _ if DENIED.contains(&code) => Kind::Denied,
        401 | 403 | 404 => Kind::Denied,
        400..=499 => Kind::Invalid,
        _ => Kind::Unavailable,
    }
}

/// The header `retry-after` in seconds, if there is one.
fn retry_after(response: &HttpResponse) -> Option<Duration> {
    let seconds = response.headers().get("retry-after")?.parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// The texts of an error and its sources, shortened. Only for errors of the transport, which know
/// addresses but no content.
fn causes(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text.chars().take(MAX_CAUSE_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_decides_what_the_caller_does() {
        let cases = [
            ("ProvisionedThroughputExceededException", 400, Kind::Throttled),
            ("no code", 429, Kind::Throttled),
            ("AccessDeniedException", 400, Kind::Denied),
            ("ResourceNotFoundException", 400, Kind::Denied),
            ("no code", 403, Kind::Denied),
            ("ValidationException", 400, Kind::Invalid),
            ("PayloadTooLargeException", 413, Kind::Invalid),
            ("InternalServerError", 500, Kind::Unavailable),
            ("no code", 503, Kind::Unavailable),
        ];
        for (code, status, expected) in cases {
            assert_eq!(refused("port", code, status).kind, expected, "{code} {status}");
        }
    }
}
